"""The place that a text leaves unsaid: which province "Tỉnh ủy" is of, which ward "UBND phường"."""

from __future__ import annotations

from hoso.loaders.articleplaces import Places, is_city, province_name


class UnsaidPlaces:
    """Says which place of a level a text of ``length`` characters means where it prints the level alone."""

    def __init__(self, where: Places, length: int) -> None:
        self.where = where
        own = (start for start, _, name in where.mentions if province_name(name) == where.home)
        self._home_named = next(own, length) if where.home else 0

    def of_level(self, level: str, position: int) -> str:
        """The place of ``level`` that the text leaves unsaid at ``position``, or empty where it is open."""
        home = self.where.home
        here = self.where.set_in(position) if level in ("tỉnh", "thành phố") else ""
        if here and is_city(here) == (level == "thành phố"):
            return here
        if level in ("tỉnh", "thành phố") and home and is_city(home) == (level == "thành phố"):
            # Where the article has named only another one so far, it is that one's.
            return self._named_instead(position, level) or home
        if level == "tỉnh":
            return self._last_province(position)
        return self.where.nearest(level, position)

    def _named_instead(self, position: int, level: str) -> str:
        """The province or city named before ``position``, twice at least, while the article's own is not yet."""
        if position >= self._home_named:
            return ""
        before = [
            province
            for start, _, name in self.where.mentions
            if start <= position and (province := province_name(name)) and is_city(province) == (level == "thành phố")
        ]
        return before[-1] if len(before) > 1 and len(set(before)) == 1 else ""

    def _last_province(self, position: int) -> str:
        """The province named last before ``position``, a centrally-run city being none."""
        found = [
            name
            for start, _, name in self.where.mentions
            if start <= position and province_name(name) and not is_city(province_name(name))
        ]
        return found[-1] if found else ""
