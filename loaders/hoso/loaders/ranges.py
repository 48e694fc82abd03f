"""Ranges of a text to the question whether another range overlaps one of them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable


class Taken:
    """Half-open ranges that are taken. To ask whether one overlaps them takes the logarithm of their number."""

    def __init__(self, ranges: Iterable[tuple[int, int]]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted(ranges):
            if self._ends and start < self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], end)
            else:
                self._starts.append(start)
                self._ends.append(end)

    def overlaps(self, start: int, end: int) -> bool:
        """Whether any range has a character in common with ``start`` to ``end``, which is not empty."""
        last = bisect_left(self._starts, end) - 1
        return last >= 0 and self._ends[last] > start
