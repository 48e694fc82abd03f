"""From readings of bodies to the bodies that are meant, within one article: bare ones get their place.

What the rules of this press leave open stays open: a body that cannot be placed is no entity.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace

from hoso.loaders.articleplaces import Places, province_in_full, province_name
from hoso.loaders.barebodies import at_home, by_sort, has_own_name, named_with_place
from hoso.loaders.bodynames import BodyName
from hoso.loaders.committees import (
    ORGANS_OF_COMMITTEE,
    branch_led_by,
    committee_leading,
    committee_of,
    organ_of_committee,
)
from hoso.loaders.delegationnames import deputies_of, named_before, numbered, sent_by, sent_from
from hoso.loaders.expression import expression
from hoso.loaders.foreign import short_state
from hoso.loaders.fullnames import FullNames
from hoso.loaders.namedbodies import NamedBodies
from hoso.loaders.placedbodies import body_of_place
from hoso.loaders.readings import LEVEL_OF_COMMITTEE, LEVEL_OF_YOUTH, RANK, BodyReading, PlaceReading
from hoso.loaders.recognise import Recognised
from hoso.loaders.secondnames import second_names
from hoso.loaders.unsaidplaces import UnsaidPlaces

_NOT_FAR = 1500
"""So many characters further an article still speaks of the same ward or district."""

_WHOLES_OF_THE_NATION = (
    ("Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam", "mass", expression(r"MTTQ|[Mm]ặt trận")),
    ("Ủy ban Thường vụ Quốc hội", "state", expression(r"[Tt]hường vụ|UBTV")),
)
"""National bodies whose parts are named with them, their kind, and how it shows that the whole is printed."""
# "Ban Chấp hành | , Ban Thường vụ và giữ chức Phó Bí thư"
_TAKES_OFFICE = expression(
    r"(?:,? (?:và )?(?:Ban Thường vụ|Ban thường vụ|BTV|Ban Chấp hành|Ban chấp hành|BCH))?,?"
    r"(?: (?:và|để|đồng thời|rồi))*(?: (?:giữ|nhận|đảm nhiệm|đảm nhận|làm))(?: (?:chức|chức vụ|chức danh))?"
    r" (?:Phó )?Bí thư(?: [Tt]hường trực)?(?=[ ,])"
)
_IN_A_TITLE = 40
"""Within so many characters a title names the committee it is of: "Bí thư | Ban cán sự, Phó Bí thư Tỉnh ủy"."""
_HYPHEN = re.compile(r" ?[-–] ?")


def _of_the_nation(reading: BodyReading) -> bool:
    """Whether a body, or the one whose organ it is, is read as the nation's only one: it may mean a local branch."""
    return any(body.unique for body in reading.with_wholes())


class BodyResolver:
    """Says which body each reading means.

    Readings are resolved in the order of the text, so that "the last one named" is known.
    """

    def __init__(self, recognised: Recognised, where: Places) -> None:
        self.where = where
        self.readings = recognised.bodies
        self._text = recognised.text
        self._unsaid = UnsaidPlaces(where, len(recognised.text))
        self._full_names = FullNames(recognised)
        self._second_names = second_names(recognised)
        self._named = NamedBodies()
        self._known: dict[tuple[int, int, str], BodyName | None] = {}
        self._printed: dict[str, BodyName] = {}
        for reading in recognised.bodies:
            if not reading.bare and not _of_the_nation(reading):
                self.resolve(reading)
        for reading in recognised.bodies:
            if reading.bare and reading.told_apart:
                self.resolve(reading)
        for reading in recognised.bodies:
            if _of_the_nation(reading):
                self.resolve(reading)

    def printed(self, reading: BodyReading) -> str:
        """A body as the text prints it."""
        return self._text[reading.start : reading.end]

    def resolve(self, reading: BodyReading) -> BodyName | None:
        """The body that the reading means, or None if it stays open."""
        key = (reading.start, reading.end, reading.own)
        if key not in self._known:
            found = self._resolve(reading)
            if found is not None:
                # "Công ty Cổ phần Thử Mẫu" and "Công ty cổ phần Thử Mẫu" are one: as it is printed first.
                found = self._printed.setdefault(_HYPHEN.sub("-", short_state(found.name).lower()), found)
            self._known[key] = found
            if found is not None and reading.told_apart and not reading.among:
                self._named.add(found, reading.start)
        return self._known[key]

    def committee(self, level: str, name: str) -> BodyName:
        """The committee of the Party of a place: Thành ủy Hà Nội, Huyện ủy Thanh Lãng."""
        return committee_of(level, name, self.where.home)

    def only_of_sort(self, organ: str) -> BodyName | None:
        """The only body of this sort that the article names: "Thứ trưởng" alone is of the one ministry named."""
        return self._named.only_of_sort(organ)

    def only_printed(self, sort: str) -> BodyName | None:
        """The only body of a sort that the article prints with a name, whether or not a place is told of it."""
        named = (r for r in self.readings if not (r.own == r.organ and r.bare) and r.own.startswith(sort + " "))
        found = {body for reading in named if (body := self.resolve(reading)) is not None}
        return next(iter(found)) if len(found) == 1 else None

    def _resolve(self, reading: BodyReading) -> BodyName | None:
        first = self._second_names.get(reading.own)
        if first is not None and (
            reading.place is None or reading.place.name in ("", first.place and first.place.name)
        ):
            return self.resolve(first)
        if reading.unique:
            return self._national(reading)
        if reading.kind == "delegation":
            return self._delegation(reading)
        if reading.parent is not None:
            return self._with_parent(reading, reading.parent)
        if reading.organ in LEVEL_OF_COMMITTEE:
            return self._committee(reading)
        if reading.place is not None:
            return self._placed(reading, reading.place)
        return self._bare(reading)

    def _national(self, reading: BodyReading) -> BodyName:
        """A body of the nation, or its branch: "Kho bạc Nhà nước" of the article that names one branch of it."""
        branches = [name for name in self._named if name.organ == reading.own and name.name != reading.own]
        if len(branches) == 1 and branches[0].level != "central":
            return branches[0]
        boards = [
            name for name in self._named if name.organ == "Ban Chỉ đạo" and name.name.startswith(f"{reading.own} ")
        ]
        if len(boards) == 1:
            # "Trưởng Ban Chỉ đạo Nhà nước": the one that the article has named by what it is for.
            return boards[0]
        whole = self._whole_printed(reading)
        return BodyName(reading.own, reading.kind, reading.level or "central", "", whole, reading.organ)

    def _whole_printed(self, reading: BodyReading) -> BodyName | None:
        """The national body that a part of it is printed with: "Ban Dân nguyện | của Ủy ban Thường vụ Quốc hội"."""
        for name, kind, printed in _WHOLES_OF_THE_NATION:
            if reading.own.endswith(f" {name}") and printed.search(self._text, reading.start, reading.end):
                return BodyName(name, kind, "central", "", None, name)
        return None

    def _delegation(self, reading: BodyReading) -> BodyName | None:
        """A delegation by its sender, its place, or as one named before."""
        if reading.parent is not None:
            sender = self.resolve(reading.parent)
            return sent_by(reading, sender) if sender is not None else None
        if reading.place is None:
            return named_before(reading, self._named) or numbered(reading, self._named)
        name = reading.place.name or self._unsaid.of_level(reading.place.level, reading.start)
        if not name:
            return None
        deputies = deputies_of(name, self.readings) if reading.own == "Đoàn" else None
        meant = self.resolve(deputies) if deputies is not None else None
        return meant or sent_from(reading, reading.place.level, name, self.where.home)

    def _with_parent(self, reading: BodyReading, parent_reading: BodyReading) -> BodyName | None:
        """An organ or office of another body: "Ban Thường vụ | Huyện ủy", "Văn phòng | Sở Nội vụ"."""
        parent = self.resolve(parent_reading)
        if parent is None:
            return None
        if reading.own == "Ban Thường vụ" and parent.organ == "Đảng bộ":
            parent = committee_leading(parent, self.where.home) or parent
        kind = parent.kind if reading.organ in ORGANS_OF_COMMITTEE or reading.organ == "Văn phòng" else reading.kind
        shared = reading.own == "Ban Chấp hành" and parent_reading.start > reading.end
        joined = f"{reading.own} {branch_led_by(parent) if shared else parent.name}"
        at = province_name(reading.place.name) if reading.place is not None else ""
        if at:
            # "Văn phòng đại diện Báo … tại …"
            joined = f"{joined} tại {province_in_full(at)}"
        return BodyName(joined, kind, parent.level, parent.place, parent, reading.organ)

    def _committee(self, reading: BodyReading) -> BodyName | None:
        """A committee of the Party, of the place that it says or leaves unsaid: "Huyện ủy"."""
        level = LEVEL_OF_COMMITTEE[reading.organ]
        name = reading.place.name if reading.place is not None else ""
        name = name or self._unsaid.of_level(level, reading.start)
        return self.committee(level, name) if name else None

    def _placed(self, reading: BodyReading, place: PlaceReading) -> BodyName | None:
        """A body with a place, or with the level of one that it leaves unsaid: "UBND huyện"."""
        if place.name:
            return body_of_place(reading, place, self.where)
        same = self._same_as_before(reading, place.level)
        if same is not None:
            return same
        name = self._unsaid.of_level(place.level, reading.start)
        return body_of_place(reading, replace(place, name=name), self.where) if name else None

    def _same_as_before(self, reading: BodyReading, level: str) -> BodyName | None:
        """The only body of its sort and level that the article has named, and not far before.

        "Công an phường", whatever wards the article speaks of besides.
        """
        said = f"{reading.own} {level} "
        alike = [body for body in self._named if body.organ == reading.organ and body.name.startswith(said)]
        if len(alike) != 1 or RANK.get(level, 0) <= 1:
            return None
        start = self._named.start_before(reading.start, alike[0])
        return alike[0] if start >= 0 and reading.start - start < _NOT_FAR else None

    def _bare(self, reading: BodyReading) -> BodyName | None:
        """A body with neither place nor whole: what its sort or its own name means in this article."""
        if reading.cut:
            return None
        if reading.organ in ORGANS_OF_COMMITTEE:
            committee = self._taken_up(reading) or self._named.last_committee(reading.start)
            return organ_of_committee(reading.own, reading.organ, committee) if committee is not None else None
        if reading.own in LEVEL_OF_YOUTH:
            return self._placed(reading, PlaceReading(reading.start, reading.end, LEVEL_OF_YOUTH[reading.own], ""))
        if not has_own_name(reading):
            return by_sort(reading, self._named, self.where)
        placed = named_with_place(reading, self._named, self.where)
        if placed is not None:
            return placed
        full = self._full_names.of(reading)
        return self.resolve(full) if full is not None else at_home(reading, self._named, self.where)

    def _taken_up(self, reading: BodyReading) -> BodyName | None:
        """The committee in which somebody takes an office who is to join a bare organ of it.

        "… tham gia Ban Chấp hành, Ban Thường vụ và giữ chức Bí thư | Tỉnh ủy …".
        """
        office = _TAKES_OFFICE.match(self._text, reading.end)
        if office is None:
            return None
        index = bisect_left(self.readings, office.end(), key=lambda body: body.start)
        near = self.readings[index] if index < len(self.readings) else None
        if near is None or near.organ not in LEVEL_OF_COMMITTEE or near.start - office.end() >= _IN_A_TITLE:
            return None
        return self.resolve(near)
