"""A form is added to a YAML glossary, and nothing else in it changes."""

from __future__ import annotations

import pytest

from checker.glossary.amend import add_form
from checker.model import Concept, Status, Term

PACT = Concept("pact", "term", (Term("harbour pact", Status.PREFERRED),))
START = "# Ours\n- id: hall\n  preferred: hall\n"

# A glossary, the status of the form "port pact", and the glossary afterwards.
ADDED = [
    (START + "- id: pact\n  preferred: harbour pact\n", "admitted",
     START + '- id: pact\n  admitted: ["port pact"]\n  preferred: harbour pact\n'),
    (START + "- preferred: harbour pact # é\n  id: pact\n", "forbidden",
     START + '- forbidden: ["port pact"]\n  preferred: harbour pact # é\n  id: pact\n'),
    ("- {id: pact, preferred: harbour pact} # 🙂\n", "forbidden",
     '- {id: pact, preferred: harbour pact, forbidden: ["port pact"]} # 🙂\n'),
    ("- id: pact # 🙂\n  preferred: harbour pact\n  admitted: [the pact]\n", "admitted",
     '- id: pact # 🙂\n  preferred: harbour pact\n  admitted: ["port pact", the pact]\n'),
    ("- id: pact\n  preferred: harbour pact\n  admitted: []\n", "admitted",
     '- id: pact\n  preferred: harbour pact\n  admitted: ["port pact"]\n'),
    ("- id: pact\r\n  preferred: harbour pact\r\n  forbidden:\r\n    - form: haven pact # bad\r\n", "forbidden",
     '- id: pact\r\n  preferred: harbour pact\r\n  forbidden:\r\n    - "port pact"\r\n    - form: haven pact # bad\r\n'),
    (START, "forbidden", START + '- id: pact-house\n  preferred: "harbour pact"\n  drift: false\n  forbidden: ["port pact"]\n'),
    ("", "admitted", '- id: pact-house\n  preferred: "harbour pact"\n  drift: false\n  admitted: ["port pact"]\n'),
    (START.rstrip(), "admitted",
     START + '- id: pact-house\n  preferred: "harbour pact"\n  drift: false\n  admitted: ["port pact"]\n'),
    (START + "- {id: pact-house, preferred: harbour pact}\n", "admitted",
     START + '- {id: pact-house, preferred: harbour pact, admitted: ["port pact"]}\n'),
]  # fmt: skip

REFUSED = [
    "- id: pact\n  preferred: harbour pact\n  admitted: [Port  Pact]\n",
    "- id: pact\n  preferred: harbour pact\n  forbidden: [{form: port pact}]\n",
    "- id: pact\n  preferred: harbour pact\n  admitted: the pact\n",
    "- id: pact\n  preferred: harbour pact\n  colour: red\n",
    "id: pact\n",
    "[\n",
]


@pytest.mark.parametrize(("before", "status", "after"), ADDED)
def test_a_form_is_added(before: str, status: str, after: str) -> None:
    insertion = add_form(before, PACT, "port pact", Status(status), path="house.yaml")
    assert insertion is not None
    assert before[: insertion.at] + insertion.text + before[insertion.at :] == after


@pytest.mark.parametrize("before", REFUSED)
def test_what_cannot_be_added_is_not(before: str) -> None:
    assert add_form(before, PACT, "port pact", Status.ADMITTED, path="house.yaml") is None


@pytest.mark.parametrize(
    "form", ['a "quoted" pact', "pact: the harbour's", "# pact", "café\u0301 🙂", "- x", "back\\slash", "yes"]
)
def test_any_form_is_written_so_that_it_reads_back(form: str) -> None:
    assert add_form(START, PACT, form, Status.FORBIDDEN, path="house.yaml") is not None
