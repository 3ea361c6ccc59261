"""The figures of an article, read once for all rules on numbers."""

from __future__ import annotations

from dataclasses import dataclass

from checker.facts.amount import Amount
from checker.facts.amounts import read_amounts
from checker.facts.equations import Equation, read_equations
from checker.model import Document


@dataclass(frozen=True, slots=True)
class Figures:
    """The amounts of an article in order, and the pairs of them that it gives as equal."""

    amounts: tuple[Amount, ...]
    equations: tuple[Equation, ...]


def find_figures(document: Document) -> Figures:
    """Returns an article's amounts and equations, with spans in its prose."""
    text = document.prose.text
    amounts = read_amounts(text)
    return Figures(tuple(amounts), tuple(read_equations(text, amounts)))
