"""Writes the names, signs and codes of currencies that checker/facts/currencies.py reads.

    pip install babel
    python scripts/write_currencies.py checker/facts/data/rates.csv checker/facts/data/currencies.csv

English names and signs: Unicode CLDR through Babel (Unicode License v3), for the currencies that have rates and for the dollar;
codes: ISO 4217; what news writes beside these: currency_words.csv beside this script.
"""

import csv
import sys
from pathlib import Path

from babel.numbers import get_currency_name

# Codes that are words, or units, of English.
WORDS = {"ALL", "TOP", "TRY", "COP", "MAD", "PEN", "SOS", "GEL", "CUP", "RON"}


def main(rates: Path, output: Path) -> None:
    codes = [line.split(",")[0] for line in rates.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    rows = {}
    for code in ["USD", *codes]:
        for count in (1, 2):
            rows["after", get_currency_name(code, count, locale="en").lower()] = code
        if code not in WORDS:
            rows["before", code] = code
            rows["after", code.lower()] = code
    with Path(__file__).with_name("currency_words.csv").open(encoding="utf-8") as file:
        rows |= {(row[0], row[1]): row[2] for row in csv.reader(line for line in file if not line.startswith("#"))}
    names = {code: get_currency_name(code, 2, locale="en") for code in ["USD", *codes]}
    with output.open("w", encoding="utf-8", newline="") as file:
        file.write("# Written by scripts/write_currencies.py. Names: Unicode CLDR (Unicode License v3); codes: ISO 4217.\n")
        file.write(
            "# place,form,codes: of several codes the first is meant unless the article says otherwise; "
            'after "!" all are alike.\n'
        )
        writer = csv.writer(file, lineterminator="\n")
        writer.writerows(("name", code, name) for code, name in sorted(names.items()))
        writer.writerows((place, form, codes) for (place, form), codes in sorted(rows.items()))
    print(f"{len(rows)} forms of {len(names)} currencies")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
