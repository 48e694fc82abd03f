"""From readings of offices to the offices that are meant, within one article: each gets the full name of its body.

A chain of offices shares what it says once: the committee, the place, the company.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from hoso.loaders.articleplaces import Places, is_city, province_name
from hoso.loaders.bodynames import BodyName, is_ministry, organ_of
from hoso.loaders.committees import ORGANS_OF_COMMITTEE
from hoso.loaders.companynames import leads_companies
from hoso.loaders.coordinations import with_place_of_next
from hoso.loaders.coreference import BodyResolver
from hoso.loaders.lexicon import Row
from hoso.loaders.officereading import MISSIONS, OfficeReading
from hoso.loaders.partyoffices import PartyOffices, of_hamlets, of_place_reading, of_the_party
from hoso.loaders.readings import BOARDS, HAMLETS, LEVEL_OF_COMMITTEE, PARTY_OF, BodyReading, PlaceReading
from hoso.loaders.record import record

_CLASSES = ("Công chức", "Cán bộ")
"""What is nobody's office without a body: a class of people."""

_OFFICES = ("Chủ tịch nước",)
"""What the lexicon has as a body and is an office only: its holder acts, its bureau is Văn phòng Chủ tịch nước."""

_MILITARY = ("Tư lệnh", "Chính ủy", "Tham mưu trưởng", "Chỉ huy trưởng", "Chủ nhiệm Chính trị", "Chính trị viên")
"""Who leads a unit: of several offices the last names it, "Phó Tư lệnh, Tham mưu trưởng Quân khu 4"."""


@record
class OfficeName:
    """An office as meant: ``name`` is role and body in one string."""

    name: str
    role: str
    body: BodyName | None
    status: str
    start: int
    end: int
    event_role: bool


_OF_THE_BODY_BEFORE = (
    ("Phó Giám đốc", "Sở"),
    *((role, "Ủy ban nhân dân") for role in ("Chủ tịch", "Phó Chủ tịch")),
)
"""Roles whose body is the one named just before: "Sở Y tế họp, Phó Giám đốc …", "UBND huyện cấp, do Chủ tịch … ký"."""


_HEADS_OF_SENDERS = {
    "chủ nhiệm": ("Ủy ban ",),
    "chủ tịch": (
        "Ủy ban nhân dân",
        "Hội đồng nhân dân",
        "Ủy ban Mặt trận Tổ quốc",
        "Hội Nông dân",
        "Hội Liên hiệp Phụ nữ",
        "Hội Cựu chiến binh",
        "Liên đoàn Lao động",
    ),
    "giám đốc": ("Sở ", "Công an "),
}
"""What leads a body that sends delegations, by the role without rank: of the others the article says more."""
_UNDER_A_CHAIRMAN = ("Ủy ban nhân dân", "Ủy ban Mặt trận Tổ quốc")


class OfficeResolver:
    """Says which office each reading means: the role with the full name of its body."""

    def __init__(self, bodies: BodyResolver, where: Places) -> None:
        self.bodies = bodies
        self.where = where
        self.party = PartyOffices(bodies)

    def resolve(
        self,
        chain: Iterable[OfficeReading],
        context: BodyName | None = None,
        before: Sequence[OfficeName] = (),
        foreign: bool = False,
        sender: BodyName | None = None,
    ) -> list[OfficeName]:
        """The offices of one chain.

        ``sender`` is whose delegation somebody leads who is named right after it: a bare role of its head is of it.
        A bare organ takes the committee of the next office; a bare role the committee of ``context``, or the body of
        its superior or deputy among the offices named ``before`` in the same sentence ("Tổng Giám đốc …; các Phó Tổng
        Giám đốc").
        """
        readings = of_hamlets(chain)
        foreign = foreign or any(office.abroad for office in readings)
        offices: list[OfficeName] = []
        for index, reading in enumerate(readings):
            office = self._one(reading, readings[index + 1 :], context, before, foreign)
            if office.body is None and sender is not None and len(readings) == 1:
                office = self._of_sender(reading, office, sender)
            body = self.party.organ_after(reading, [o.body for o in offices]) if office.body is None else None
            offices.append(office if body is None else replace(office, name=self._name(reading, body), body=body))
        return [o for o in offices if not (o.body is None and o.name in _CLASSES)]

    def _one(
        self,
        reading: OfficeReading,
        following: list[OfficeReading],
        context: BodyName | None,
        before: Sequence[OfficeName],
        foreign: bool,
    ) -> OfficeName:
        settled = self._settled(reading, foreign)
        if settled is not None:
            name, body = settled
        else:
            body = self._own_body(reading, following)
            if body is None and self._says_nothing(reading, following):
                body = self._body_around(reading, following, context, before, foreign)
            name = self._name(reading, body)
        role, event_role = reading.role["role"], reading.role["event_role"] == "yes"
        return OfficeName(name, role, body, reading.status, reading.start, reading.end, event_role)

    def _of_sender(self, reading: OfficeReading, office: OfficeName, sender: BodyName) -> OfficeName:
        """An office without a body, of who leads a delegation, as that in its sender if such is whose head's it is.

        "Đoàn giám sát của HĐND tỉnh … do Phó Chủ tịch …", "do ông …, Phó Chủ nhiệm Ủy ban làm trưởng đoàn".
        """
        if sender.organ == "Thường trực Hội đồng nhân dân" and sender.part_of is not None:
            sender = sender.part_of
        family = _family(office.role)
        led_so = sender.name.startswith(_HEADS_OF_SENDERS.get(family, ("-",)))
        if family == "chủ nhiệm" and sender.name.startswith(_UNDER_A_CHAIRMAN):
            led_so = False
        printed = reading.body is not None or reading.place is not None
        if printed or not led_so or not sender.name.startswith(reading.sort):
            return office
        return replace(office, name=self._name(reading, sender), body=sender)

    def _settled(self, reading: OfficeReading, foreign: bool) -> tuple[str, BodyName | None] | None:
        """The name and the body of an office of the nation or of another state; None for the others."""
        row = reading.role
        role = row["role"]
        if reading.foreign:
            return reading.foreign, self.bodies.resolve(reading.body) if reading.body is not None else None
        if row["takes_body"] == "inherent" and row["body"]:
            if foreign:
                # "Thủ tướng Benjamin Netanyahu": no name of this country, so no office of its Government.
                return role_printed(row), None
            if role.endswith(row["body"]) and row["body"] in _OFFICES:
                return role, None
            return role, BodyName(row["body"], row["kind"], "central", "", None, row["body"])
        if reading.body is not None and foreign and reading.body.national:
            return self._name_abroad(row, reading.body), None
        return None

    def _name_abroad(self, row: Row, body: BodyReading) -> str:
        """The name of a foreigner's office in a body that is read as one of ours.

        "Bộ trưởng Bộ Năng lượng John Mẫu", "Bộ trưởng Quốc phòng Ivan Thuzov": the ministry is not ours.
        """
        printed = self.bodies.printed(body)
        if printed.split(" ")[0] == body.own.split(" ")[0]:
            # "Chánh án Tòa án Tối cao Thử Mẫu": as it is printed, and not by the name of the court here.
            return f"{row['role']} {printed}"
        if body.organ == "Bộ":
            return f"{row['role']} {body.own.removeprefix('Bộ ')}"
        return office_name(row["role"], row["organ"], self.bodies.resolve(body))

    def _name(self, reading: OfficeReading, body: BodyName | None) -> str:
        """Role and body in one string; a hamlet, which is no body, by its name."""
        role, place = reading.role["role"], reading.place
        if body is None and place is not None and place.level in HAMLETS:
            hamlet = f"Chi bộ {place.level} " if role.endswith("Bí thư") else ""
            return f"{role} {hamlet}{place.name}"
        if body is None and place is not None and place.name and reading.role["weak"] == "yes":
            # "Cán bộ tư pháp xã Vân Trạch"
            return f"{role} {place.level} {place.name}"
        return office_name(role, reading.role["organ"], body or self._as_printed(reading.body))

    @staticmethod
    def _says_nothing(reading: OfficeReading, following: Sequence[OfficeReading]) -> bool:
        """Whether an office prints no body, place or sort, and no organ that is looked for by itself."""
        organ = reading.role["organ"]
        by_itself = organ in ORGANS_OF_COMMITTEE or organ in LEVEL_OF_COMMITTEE
        with_next = bool(following) and (organ in BOARDS or organ == "Đảng ủy")
        return not (reading.body or reading.place or reading.sort or by_itself or with_next)

    def _own_body(self, reading: OfficeReading, following: list[OfficeReading]) -> BodyName | None:
        """The body that an office prints, by its name, its organ, its place or its sort."""
        role, organ = reading.role["role"], reading.role["organ"]
        if reading.body is not None:
            body = self.bodies.resolve(reading.body)
            bare = reading.body.parent is None and reading.body.place is None and not reading.body.unique
            around = self.party.of_committee(reading.body, following)
            if around is not None:
                return around
            if bare or (body is None and reading.body.organ not in PARTY_OF):
                body = self.party.from_next(reading.body, following) or body
            return body
        if organ in ORGANS_OF_COMMITTEE:
            head = of_the_party(reading, organ, "body")
            around = self.party.around_seat(organ, following)
            return self.party.from_next(head, following) or around or self.bodies.resolve(head)
        if organ in BOARDS and following:
            return self._board(organ, following)
        if organ in LEVEL_OF_COMMITTEE:
            if is_city(self.where.home) and organ == "Tỉnh ủy" and reading.end - reading.start < len(role):
                # "TUV" is Thành ủy viên in a city.
                organ = "Thành ủy"
            return self.bodies.resolve(with_place_of_next(of_the_party(reading, organ, "place"), following))
        if organ == "Đảng ủy" and following:
            return self.party.from_next(of_the_party(reading, organ, "body", "place"), following)
        if reading.place is not None:
            return self._of_place(role, reading.place) if reading.place.level not in HAMLETS else None
        return self.bodies.only_printed(reading.sort) if reading.sort else None

    def _body_around(
        self,
        reading: OfficeReading,
        following: list[OfficeReading],
        context: BodyName | None,
        before: Sequence[OfficeName],
        foreign: bool,
    ) -> BodyName | None:
        """The body of an office that prints none: of its sort in the article, of the next office, or named before."""
        row = reading.role
        role, organ, event_role = row["role"], row["organ"], row["event_role"] == "yes"
        if organ and organ not in MISSIONS and not event_role and not following and not foreign:
            body = self.bodies.only_of_sort(organ)
            if body is None and role.startswith("Thứ trưởng") and context is not None:
                # "Tại trụ sở Bộ Công Thương, Thứ trưởng …", "đoàn công tác của Bộ Y tế do Thứ trưởng …"
                body = next((b for b in (context, context.part_of) if b and is_ministry(b)), None)
            return body
        if context is not None and (role, context.organ) in _OF_THE_BODY_BEFORE and not following:
            return context
        if organ == "Văn phòng":
            return self._office_of_spokesman(organ, following)
        body = self._shared(row, following) or (self.party.of_next(following) if row["kind"] == "party" else None)
        if body is not None:
            return body
        if context is not None and context.kind == "party" == row["kind"]:
            return context
        return _superior_or_deputy(role, before) if not event_role else None

    @staticmethod
    def _as_printed(body: BodyReading | None) -> BodyName | None:
        """A body as it is printed, where the article leaves open whose: "Bí thư | Chi bộ", "Chủ tịch | UBND tỉnh"."""
        if body is None or (body.place is not None and body.place.name):
            return None
        if body.parent is not None:
            whole = OfficeResolver._as_printed(body.parent)
            return organ_of(whole, body.own, body.kind, body.organ) if whole is not None else None
        if body.place is not None and body.organ not in LEVEL_OF_COMMITTEE:
            return BodyName(f"{body.own} {body.place.level}", body.kind, "", "", None, body.organ)
        if body.kind not in ("party", "mass"):
            return None
        return BodyName(body.own, body.kind, "", "", None, body.organ)

    def _board(self, organ: str, following: Sequence[OfficeReading]) -> BodyName | None:
        """The board of the company of the next office: "Chủ tịch HĐQT kiêm Tổng Giám đốc Công ty …"."""
        after = following[0]
        whole = self.bodies.resolve(after.body) if after.body is not None else None
        if whole is None and after.sort:
            whole = self.bodies.only_printed(after.sort)
        if whole is None or whole.kind != "other":
            return None
        if whole.organ in BOARDS:
            return whole if whole.organ == organ else None
        return organ_of(whole, organ, whole.kind, organ)

    def _office_of_spokesman(self, organ: str, following: Sequence[OfficeReading]) -> BodyName | None:
        """The office of the body for which its head speaks: "Chánh Văn phòng, người phát ngôn của UBND tỉnh …"."""
        after = following[0] if following else None
        if after is None or after.body is None or after.role["role"] != "Người phát ngôn":
            return None
        whole = self.bodies.resolve(after.body)
        return organ_of(whole, organ, whole.kind, organ) if whole is not None else None

    def _shared(self, row: Row, following: Sequence[OfficeReading]) -> BodyName | None:
        """The body of the next office, which a bare one before it shares: "Phó Chủ tịch, Tổng Thư ký Hội …"."""
        if not following or row["organ"] or row["kind"] == "party" or "yes" in (row["event_role"], row["weak"]):
            return None
        after = following[0]
        if after.role["role"] == "Thủ trưởng" and after.body is not None and after.body.parent is not None:
            # "Phó Giám đốc, Thủ trưởng Cơ quan Cảnh sát điều tra Công an tỉnh …"
            return self.bodies.resolve(after.body.parent) if after.body.parent.organ == "Công an" else None
        if row["role"].endswith(_MILITARY):
            unit = next((o.body for o in following if o.body and o.role["role"].endswith(_MILITARY)), None)
            return self.bodies.resolve(unit) if unit is not None else None
        if after.body is not None and after.role["organ"] in BOARDS and leads_companies(row["role"]):
            # "Tổng Giám đốc kiêm Chủ tịch HĐQT Tập đoàn …"
            board = self.bodies.resolve(after.body)
            return board.part_of if board is not None and board.organ in BOARDS else board
        if after.body is None or after.role["organ"] or after.role["kind"] == "party":
            return None
        body = self.bodies.resolve(after.body)
        return body if body is not None and body.kind in ("mass", "other") else None

    def _of_place(self, role: str, place: PlaceReading) -> BodyName | None:
        """The body of an office of a place.

        The chairman chairs its People's Committee, the secretary leads its Party.
        """
        if "Bí thư" in role:
            level = place.level or ("thành phố" if is_city(province_name(place.name)) else "tỉnh")
            return self.party.at(place, level)
        return self.bodies.resolve(of_place_reading(place, "Ủy ban nhân dân", "state")) if "Chủ tịch" in role else None


def role_printed(row: Row) -> str:
    """The role without the body that it implies: "Thủ tướng" of "Thủ tướng Chính phủ"."""
    body = row["body"]
    return (
        row["role"].removesuffix(" " + body).removesuffix(" " + body.removesuffix(" Việt Nam")).strip() or row["role"]
    )


def _family(role: str) -> str:
    """The role without rank: "Phó Chủ tịch Thường trực" and "Chủ tịch" are of one family."""
    return re.sub(r"^(?:Quyền |Phó |Nguyên )+|(?: Thường trực| phụ trách)$", "", role).lower()


def _superior_or_deputy(role: str, before: Sequence[OfficeName]) -> BodyName | None:
    """The body of the office of the same family that was named last: "Tổng Giám đốc …; các Phó Tổng Giám đốc"."""
    family = _family(role)
    alike = (o.body for o in reversed(before) if o.body and _family(o.role) == family and o.role != role)
    return next(alike, None)


def office_name(role: str, organ: str, body: BodyName | None) -> str:
    """Role and body in one string: "Trưởng ban" of "Ban Tổ chức Trung ương" is "Trưởng Ban Tổ chức Trung ương"."""
    if body is None:
        return role
    if organ in MISSIONS and body.name.startswith(organ):
        # "Tổng Lãnh sự | Việt Nam tại Fukuoka"
        return f"{role} {body.name.removeprefix(organ).strip()}".strip()
    if organ and role == f"{organ} viên":
        organ = body.organ if organ in LEVEL_OF_COMMITTEE else organ
        return f"{organ} viên {body.name.removeprefix(organ).strip()}"
    if organ and role.lower().endswith(organ.lower()) and body.name.startswith(organ):
        return role[: len(role) - len(organ)] + body.name
    return f"{role} {body.name}"
