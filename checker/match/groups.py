"""Sets that are joined step by step: which of many things belong together."""

from __future__ import annotations

from collections import defaultdict


class Groups:
    """The numbers below `count`, each first a group of its own (union-find, Galler and Fischer 1964)."""

    def __init__(self, count: int) -> None:
        self._leader = list(range(count))

    def leader(self, number: int) -> int:
        """Returns the lowest number of a number's group."""
        leader = self._leader
        while leader[number] != number:
            leader[number] = leader[leader[number]]
            number = leader[number]
        return number

    def join(self, one: int, other: int) -> None:
        """Makes the groups of two numbers one."""
        first, second = sorted((self.leader(one), self.leader(other)))
        self._leader[second] = first

    def members(self) -> list[list[int]]:
        """Returns all groups, sorted, each with its numbers in order."""
        found: dict[int, list[int]] = defaultdict(list)
        for number in range(len(self._leader)):
            found[self.leader(number)].append(number)
        return [numbers for _, numbers in sorted(found.items())]
