"""What the tests of the command line share: a small pack, articles, and what a run leaves behind."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

PACK = """\
- id: indo-pacific
  preferred: Indo-Pacific
  forbidden: [{form: Pacific India, replacement: Indo-Pacific}]
  reference: https://example.org/indo-pacific
  specs: [{flag: Envoys met in the Pacific India.}, {pass: Envoys met in the Indo-Pacific.}]
- id: harbour-pact
  preferred: Harbour-Lagoon pact
  admitted: [Lagoon-Harbour pact]
  reference: https://example.org/harbour-pact
  specs: [{pass: The Harbour-Lagoon pact holds.}]
"""
FILES = {
    "packs/desk/concepts.yaml": PACK,
    "clean.txt": "Envoys met in the Indo-Pacific.\n",
    "wrong.txt": "Envoys met in the Pacific India.\n",
    "twice.txt": "Envoys met in the the hall.\n",
    "mixed.txt": "The Harbour-Lagoon pact holds. They signed the Lagoon-Harbour pact.\n",
    "empty.txt": "",
    "news.jsonl": '{"body": "Envoys met in the hall."}\n{"body": "Envoys met in the Pacific India."}\n',
    "page.html": "<html><body><p>Envoys met in the Pacific <b>India</b>.</p></body></html>\n",
}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run of the program left behind."""

    code: int
    out: str
    err: str

    @property
    def found(self) -> list[str]:
        """File and code of each line of the concise format."""
        lines = [line.split() for line in self.out.splitlines()]
        return [f"{line[0].split(':')[0]} {line[1]}" for line in lines]


Run = Callable[..., Outcome]
