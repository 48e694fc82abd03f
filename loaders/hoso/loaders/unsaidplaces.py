"""The place that a text leaves unsaid: which province "Tỉnh ủy" is of, which ward "UBND phường"."""

from __future__ import annotations

from bisect import bisect_right

from hoso.loaders.articleplaces import Places, is_city, province_name


def _is_of(province: str, level: str) -> bool:
    """Whether a province or city is told, and is of this level: a centrally-run city is no tỉnh."""
    return province != "" and is_city(province) == (level == "thành phố")


class UnsaidPlaces:
    """Says which place of a level a text of ``length`` characters means where it prints the level alone."""

    def __init__(self, where: Places, length: int) -> None:
        self.where = where
        named = [(start, province) for start, _, name in where.mentions if (province := province_name(name))]
        self._named = {level: [pair for pair in named if _is_of(pair[1], level)] for level in ("tỉnh", "thành phố")}
        own = (start for start, province in named if province == where.home)
        self._home_named = next(own, length) if where.home else 0

    def of_level(self, level: str, position: int) -> str:
        """The place of ``level`` that the text leaves unsaid at ``position``, or empty where it is open."""
        if level not in self._named:
            return self.where.nearest(level, position)
        here = self.where.set_in(position)
        if _is_of(here, level):
            return here
        before = self._named_before(position, level)
        if _is_of(self.where.home, level):
            # Where the article has named only another one so far, it is that one's, if it is named twice at least.
            instead = position < self._home_named and len(before) > 1 and len(set(before)) == 1
            return before[-1] if instead else self.where.home
        if level == "tỉnh":
            return before[-1] if before else ""
        return self.where.nearest(level, position)

    def _named_before(self, position: int, level: str) -> list[str]:
        """The provinces, or the centrally-run cities, that are named up to ``position``, in order."""
        named = self._named[level]
        return [province for _, province in named[: bisect_right(named, position, key=lambda pair: pair[0])]]
