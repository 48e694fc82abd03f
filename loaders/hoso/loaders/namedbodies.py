"""The bodies that an article has named so far, by where: which of them was named last before a place, which first."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator

from hoso.loaders.bodynames import BodyName, is_ministry
from hoso.loaders.readings import LEVEL_OF_COMMITTEE


class NamedBodies:
    """The bodies of one article that are told apart by their names, with the places in the text that name them."""

    def __init__(self) -> None:
        self._starts: dict[BodyName, list[int]] = {}

    def __iter__(self) -> Iterator[BodyName]:
        return iter(self._starts)

    def add(self, body: BodyName, start: int) -> None:
        """Keep that ``body`` is named at ``start``."""
        insort(self._starts.setdefault(body, []), start)

    def start_before(self, position: int, body: BodyName) -> int:
        """Where ``body`` was named last before ``position``, or -1."""
        starts = self._starts[body]
        index = bisect_left(starts, position)
        return starts[index - 1] if index else -1

    def before(self, position: int, bodies: Iterable[BodyName]) -> list[BodyName]:
        """Those of some named bodies that are named before ``position``, the last one named last."""
        last = [(start, body) for body in bodies if (start := self.start_before(position, body)) >= 0]
        return [body for _, body in sorted(last, key=lambda pair: pair[0])]

    def last_or_first(self, position: int, bodies: Iterable[BodyName]) -> BodyName | None:
        """The one of some named bodies that is named last before ``position``, else the one that is named first."""
        alike = list(bodies)
        before = self.before(position, alike)
        return before[-1] if before else self.first(alike)

    def first(self, bodies: Iterable[BodyName]) -> BodyName | None:
        """The one of some named bodies that is named first."""
        return min(bodies, key=lambda body: self._starts[body][0], default=None)

    def in_order_of_last(self, bodies: Iterable[BodyName]) -> list[BodyName]:
        """Some named bodies in the order in which the article names them for the last time."""
        return sorted(bodies, key=lambda body: self._starts[body][-1])

    def last_committee(self, position: int) -> BodyName | None:
        """The committee of the Party that is named last before ``position``."""
        committees = (n for n in self if n.organ in LEVEL_OF_COMMITTEE or n.organ.startswith("Đảng ủy"))
        before = self.before(position, committees)
        return before[-1] if before else None

    def only_of_sort(self, organ: str) -> BodyName | None:
        """The only body of this sort that the article names: "Thứ trưởng" alone is of the one ministry named."""
        alike = (body for body in self if body.name.startswith(organ + " "))
        found = [body for body in alike if organ != "Bộ" or is_ministry(body)]
        return found[0] if len(found) == 1 else None
