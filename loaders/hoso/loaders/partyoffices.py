"""Say of which body of the Party an office is that leaves it unsaid, by the offices that its holder has besides.

"Phó Bí thư, Chủ tịch UBND huyện A" is of the committee of that district, "Bí thư Đảng ủy, Giám đốc Sở B" of that of
the department.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from hoso.loaders.bodynames import BodyName, organ_of
from hoso.loaders.committees import ORGANS_OF_COMMITTEE, branch_led_by
from hoso.loaders.coreference import BodyResolver
from hoso.loaders.officereading import OfficeReading
from hoso.loaders.readings import BOARDS, COMMITTEES, HAMLETS, LEVEL_OF_COMMITTEE, PARTY_OF, BodyReading, PlaceReading

_OF_THE_PLACE = ("Hội đồng nhân dân", "Ủy ban nhân dân")
"""The bodies of a place itself: who chairs one and is secretary of a Đảng ủy, is that of the place's."""

_SEATS = (
    *(*_OF_THE_PLACE, "Công an", "Bộ Chỉ huy Quân sự", "Ban Chỉ huy Quân sự", "Sở", "Viện kiểm sát nhân dân"),
    *("Ủy ban Mặt trận Tổ quốc Việt Nam", "Ủy ban Mặt trận Tổ quốc", "Tòa án nhân dân", "Đoàn đại biểu Quốc hội"),
)
"""Whose leaders are in the standing committee of their place's Party: "Ủy viên Ban Thường vụ, Giám đốc Công an …"."""

_ORGANS = ("Ban Tổ chức", "Ban Tuyên giáo", "Ban Dân vận", "Ban Nội chính", "Ủy ban Kiểm tra")
"""Organs of a committee whose heads are among its members."""

_COMMUNES = ("xã", "phường", "thị trấn")
"""Where all leaders are in the Party committee of the place: "Đảng ủy viên, Trưởng Công an xã …"."""

_PROVINCES = ("tỉnh", "thành phố")
"""Where the council and the People's Committee have a Party committee each, besides that of the place."""

_WITHOUT_PARTY = (*BOARDS, "Phòng", "Khoa", "Văn phòng")
"""Parts of a body whose officers are in the Party organisation of the whole."""


class PartyOffices:
    """Says it for one article."""

    def __init__(self, bodies: BodyResolver) -> None:
        self.bodies = bodies

    def of_next(self, following: Sequence[OfficeReading]) -> BodyName | None:
        """The committee of a bare role before an office of a place.

        "Phó Bí thư, Chủ tịch UBND huyện A" is Phó Bí thư of the committee of the same place.
        """
        after = following[0] if following else None
        if after is None or after.role["kind"] != "state":
            return None
        place = self._place_of(after.body) if after.body is not None else after.place
        return self.at(place, place.level) if place is not None else None

    def around_seat(self, organ: str, following: Sequence[OfficeReading]) -> BodyName | None:
        """The standing committee of a member who holds an office of a place: "Ủy viên BTV, Giám đốc Công an tỉnh …"."""
        body = following[0].body if following else None
        if body is None or organ != "Ban Thường vụ":
            return None
        if following[0].role["role"].startswith("Phó ") and body.organ not in _OF_THE_PLACE:
            # "Ủy viên BTV, Phó Giám đốc Sở …": more likely of the department's own committee.
            return None
        committee = self._of_seat(body)
        return organ_of(committee, organ, committee.kind, organ) if committee is not None else None

    @staticmethod
    def organ_after(office: OfficeReading, held: Sequence[BodyName | None]) -> BodyName | None:
        """The organ of a committee that an office leads whose holder has offices in the bodies ``held``.

        "Ủy viên BTV Tỉnh ủy Nghệ An, Trưởng Ban Tổ chức".
        """
        own = office.body.own if office.body is not None and office.body.bare else office.role["organ"]
        if own not in _ORGANS or office.place is not None or (office.body is not None and office.body.organ != own):
            return None
        if not all(body is not None and body.kind == "party" for body in held):
            # "Ủy viên BTV Tỉnh ủy, Phó Chủ tịch UBND tỉnh, Trưởng Ban Tổ chức": of a festival, rather.
            return None
        committee = held[-1] if held else None
        while committee is not None and committee.organ not in LEVEL_OF_COMMITTEE:
            committee = committee.part_of
        return organ_of(committee, own, "party", own) if committee is not None else None

    def of_committee(self, organ: BodyReading, following: Sequence[OfficeReading]) -> BodyName | None:
        """The organ of a Đảng ủy that leaves its place unsaid: "Ủy viên BTV Đảng ủy, Phó Chủ tịch UBND xã …"."""
        whole = organ.parent
        if whole is None or whole.own != "Đảng ủy" or not whole.bare or organ.organ not in ORGANS_OF_COMMITTEE:
            return None
        committee = self.from_next(whole, list(following))
        return organ_of(committee, organ.own, committee.kind, organ.organ) if committee is not None else None

    def _of_seat(self, seat: BodyReading) -> BodyName | None:
        """The committee of the place of which a leader of this body may be a member."""
        place = self._place_of(seat) if seat.organ in _SEATS else None
        return self.at(place, place.level) if place is not None else None

    def _place_of(self, body: BodyReading) -> PlaceReading | None:
        """The place of a body, with the commune that the text leaves unsaid: "Phó Bí thư, Chủ tịch UBND | xã"."""
        place = body.place
        if place is None or place.name or place.level not in _COMMUNES:
            return place
        meant, unnamed = self.bodies.resolve(body), f"{body.own} {place.level} "
        named = meant is not None and meant.name.startswith(unnamed)
        return replace(place, name=meant.name.removeprefix(unnamed)) if meant is not None and named else place

    def at(self, place: PlaceReading, level: str) -> BodyName | None:
        """The committee of the Party of a place of this level, which the place may leave unsaid."""
        organ = COMMITTEES.get(level, "")
        if organ in LEVEL_OF_COMMITTEE:
            return self.bodies.resolve(of_place_reading(place, organ, "party"))
        return self.bodies.committee(level, place.name) if organ and place.name else None

    def _branch_at(self, place: PlaceReading) -> BodyName | None:
        """The branch of the Party of a place, which its committee leads: "Đảng bộ thị trấn Vân Trạch"."""
        committee = self.at(place, place.level)
        if committee is None:
            return None
        led = branch_led_by(committee)
        name = led if led != committee.name else f"Đảng bộ {place.level} {place.name}"
        return BodyName(name, "party", committee.level, committee.place, None, "Đảng bộ")

    def from_next(self, head: BodyReading, following: list[OfficeReading]) -> BodyName | None:
        """What a bare ``head`` means by the offices after it: of their place, of their committee, of their body."""
        for other in following:
            if other.body is None or (head.own in ("Đảng bộ", "Đảng ủy") and other.body.organ == "Chi bộ"):
                continue
            place = self._place_of(other.body)
            if head.tails == ("place",) and other.body.tails == ("place",) and place is not None:
                # "Chủ tịch HĐND, Chủ tịch UBND TP Đà Nẵng"
                return self.bodies.resolve(replace(head, place=place))
            seats = _SEATS if place is not None and place.level in _COMMUNES else _OF_THE_PLACE
            of_a_place = place is not None and other.body.organ in seats and place.level in COMMITTEES
            if place is not None and of_a_place and head.own == "Đảng bộ":
                return self._branch_at(place)
            if place is not None and of_a_place and head.own == "Đảng ủy" and place.level in _PROVINCES:
                # "Phó Bí thư Tỉnh ủy, Bí thư Đảng ủy, Chủ tịch UBND tỉnh": of the committee's own Party, not Tỉnh ủy.
                return self._party_in(head, other.body)
            if place is not None and of_a_place and head.own in ("Đảng ủy", "Chi bộ"):
                # "Bí thư Đảng ủy, Chủ tịch HĐND xã Vân Trạch"; but of a department it is the department's.
                return self.bodies.committee(place.level, place.name) if place.name else None
            if head.organ in (*PARTY_OF, "Đảng bộ") and other.body.organ == "Đoàn đại biểu Quốc hội":
                # The deputies of a province have no Party committee of theirs.
                return None
            if head.organ in (*PARTY_OF, "Đảng bộ"):
                return self._party_in(head, other.body)
            if head.organ not in ORGANS_OF_COMMITTEE:
                continue
            found = self.bodies.resolve(other.body)
            while found is not None and found.organ not in LEVEL_OF_COMMITTEE and found.part_of is not None:
                found = found.part_of
            if found is not None and (found.organ in LEVEL_OF_COMMITTEE or found.organ.startswith("Đảng ủy")):
                return organ_of(found, head.own, found.kind, head.organ)
        return None

    def _party_in(self, head: BodyReading, whole: BodyReading) -> BodyName | None:
        """What of the Party an officer leads in the body of his next office, or in the one of which this is a part."""
        parts = BOARDS if head.organ == "Chi bộ" else _WITHOUT_PARTY
        while whole.parent is not None and whole.organ in parts:
            whole = whole.parent
        body = self.bodies.resolve(whole)
        return organ_of(body, head.own, "party", head.organ) if body is not None else None


def of_hamlets(chain: Iterable[OfficeReading]) -> list[OfficeReading]:
    """A chain in which a cell of the Party is that of the hamlet that its secretary heads.

    "Bí thư Chi bộ, Trưởng thôn Nội Thử".
    """
    readings = list(chain)
    for index, (here, following) in enumerate(pairwise(readings)):
        cell = here.body is not None and here.body.own == "Chi bộ" and here.body.bare
        if cell and following.place is not None and following.place.level in HAMLETS:
            readings[index] = replace(here, body=None, place=following.place)
    return readings


def of_the_party(office: OfficeReading, organ: str, *tails: str) -> BodyReading:
    """The body of the Party that an office names by its organ alone."""
    return BodyReading(office.start, office.end, organ, organ, "party", "", tails)


def of_place_reading(place: PlaceReading, organ: str, kind: str) -> BodyReading:
    """The body of this sort of a place."""
    return BodyReading(place.start, place.end, organ, organ, kind, "", ("place",), place=place)
