"""The full name that a short one means within one article: "Công ty Thử Vân" of "Công ty cổ phần Dược phẩm Thử Vân"."""

from __future__ import annotations

from hoso.loaders.readings import BodyReading
from hoso.loaders.recognise import Recognised
from hoso.loaders.secondnames import short_forms

_SHORT_HEADS = ("Công ty", "Trường", "Bệnh viện")
"""Heads that an article prints short once it has given the full name."""


class FullNames:
    """The bodies of one article as they are printed, each once, by which a short name is completed."""

    def __init__(self, recognised: Recognised) -> None:
        alike: dict[tuple[str, str, bool, bool], BodyReading] = {}
        for reading in recognised.bodies:
            alike.setdefault((reading.own, reading.organ, reading.place is None, reading.parent is None), reading)
        self._distinct = tuple(alike.values())
        self._short_forms = short_forms(recognised)

    def of(self, reading: BodyReading) -> BodyReading | None:
        """The only body of the article whose full name a short one means, or None."""
        short = reading.own.removeprefix(reading.organ).strip()
        longer = self._short_forms.get(short) or self._with_nation(reading) or self._longer(reading)
        return longer if longer is not None and longer.own != reading.own else None

    def _with_nation(self, reading: BodyReading) -> BodyReading | None:
        """The same name with the country after it: "Đại học Thử Mẫu" of "Đại học Thử Mẫu Việt Nam"."""
        wanted = (f"{reading.own} Việt Nam", reading.organ, None)
        named = reading.own != reading.organ
        return next((o for o in self._distinct if named and (o.own, o.organ, o.place) == wanted), None)

    def _longer(self, reading: BodyReading) -> BodyReading | None:
        """A name with more words between the head and its end: "Trường Thử Vân" of "Trường Mầm non Thử Vân"."""
        if reading.organ not in _SHORT_HEADS or reading.own == reading.organ:
            return None
        name = reading.own.removeprefix(reading.organ)
        longer: dict[str, BodyReading] = {}
        for other in self._distinct:
            same_sort = other.organ.startswith(reading.organ) and other.parent is None and other.place is None
            if same_sort and len(other.own) > len(reading.own) and other.own.endswith(name):
                longer.setdefault(other.own, other)
        return next(iter(longer.values())) if len(longer) == 1 else None
