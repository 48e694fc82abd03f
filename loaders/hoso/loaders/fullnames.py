"""The full name that a short one means within one article: "Công ty Thử Vân" of "Công ty cổ phần Dược phẩm Thử Vân"."""

from __future__ import annotations

from hoso.loaders.readings import BodyReading
from hoso.loaders.recognise import Recognised
from hoso.loaders.secondnames import short_forms

_SHORT_HEADS = ("Công ty", "Trường", "Bệnh viện")
"""Heads that an article prints short once it has given the full name."""


class FullNames:
    """The bodies of one article that are printed without a place, each once, by which a short name is completed."""

    def __init__(self, recognised: Recognised) -> None:
        self._unplaced: dict[tuple[str, str], BodyReading] = {}
        self._alone: dict[tuple[str, str], BodyReading] = {}
        for reading in recognised.bodies:
            if reading.place is None:
                self._unplaced.setdefault((reading.own, reading.organ), reading)
                if reading.parent is None:
                    self._alone.setdefault((reading.own, reading.organ), reading)
        self._short_forms = short_forms(recognised)

    def of(self, reading: BodyReading) -> BodyReading | None:
        """The only body of the article whose full name a short one means, or None."""
        if reading.own == reading.organ:
            return None
        short = reading.own.removeprefix(reading.organ).strip()
        # "Đại học Thử Mẫu" of "Đại học Thử Mẫu Việt Nam".
        with_nation = self._unplaced.get((f"{reading.own} Việt Nam", reading.organ))
        longer = self._short_forms.get(short) or with_nation or self._longer(reading) or self._ministry(reading)
        return longer if longer is not None and longer.own != reading.own else None

    def _longer(self, reading: BodyReading) -> BodyReading | None:
        """A name with more words between the head and its end: "Trường Thử Vân" of "Trường Mầm non Thử Vân"."""
        if reading.organ not in _SHORT_HEADS:
            return None
        name = reading.own.removeprefix(reading.organ)
        longer: dict[str, BodyReading] = {}
        for other in self._alone.values():
            same_sort = other.organ.startswith(reading.organ)
            if same_sort and len(other.own) > len(reading.own) and other.own.endswith(name):
                longer.setdefault(other.own, other)
        return next(iter(longer.values())) if len(longer) == 1 else None

    def _ministry(self, reading: BodyReading) -> BodyReading | None:
        """A ministry by the first of its fields: "Bộ Nông nghiệp" of "Bộ Nông nghiệp và Phát triển nông thôn"."""
        if reading.organ != "Bộ":
            return None
        begins = (f"{reading.own} và ", f"{reading.own}, ")
        longer = {other.own: other for other in self._unplaced.values() if other.own.startswith(begins)}
        return next(iter(longer.values())) if len(longer) == 1 else None
