"""Bodies and offices that are named together share what is printed once.

"Ban Thường vụ, Ban Chấp hành Đảng bộ Thành phố"; "Ủy viên Ban Thường vụ Huyện ủy, Chủ tịch HĐND huyện Vân Trạch".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from hoso.loaders import places
from hoso.loaders.officereading import OfficeReading
from hoso.loaders.personreading import PersonReading
from hoso.loaders.readings import LEVEL_OF_COMMITTEE, LEVEL_OF_YOUTH, PARTY_OF, BodyReading, PlaceReading

_AND = (", ", " và ", ", và ", " & ", " cùng ")
_OF_A_COUNCIL = (
    "Ban Pháp chế",
    "Ban Kinh tế - Ngân sách",
    "Ban Kinh tế - Xã hội",
    "Ban Văn hóa - Xã hội",
    "Ban Đô thị",
)
"""The committees of a people's council, which a comma may part from it."""
_LEADERS = re.compile(
    r"(?:,| và|, và) (?:[Tt]ập thể |[Bb]an )?(?:[Ll]ãnh đạo|[Cc]hỉ huy|[Tt]hủ trưởng|[Bb]an [Gg]iám đốc|BGĐ"
    r"|[Bb]an [Gg]iám hiệu|BGH) "
)


def share_tails(readings: list[BodyReading], text: str) -> list[BodyReading]:
    """Give a bare head the tail of the next one in a coordination: "Ban Thường vụ, Ban Chấp hành Đảng bộ Thành phố".

    ``readings`` are in order of their start; a head whose tail is printed keeps it.
    """
    shared = list(readings)
    for share in (_tail_of_next, _place_of_next):
        for index in range(len(readings) - 2, -1, -1):
            here, following = shared[index], shared[index + 1]
            shared[index] = share(here, following, text[here.end : following.start])
    for index in range(1, len(readings)):
        before, here = shared[index - 1], shared[index]
        shared[index] = _place_of_committee(before, here, text[before.end : here.start])
    return shared


def _tail_of_next(here: BodyReading, following: BodyReading, gap: str) -> BodyReading:
    """A bare head with the tail of the next body, or as the organ of this one."""
    if _LEADERS.fullmatch(gap) and here.organ in PARTY_OF and here.bare and following.kind != "party":
        # "Ban cán sự đảng, lãnh đạo Bộ Y tế": its Party's, though only its leaders are said to be of it.
        return replace(here, parent=following)
    if gap == ", " and here.organ in _OF_A_COUNCIL and here.bare and following.organ == "Hội đồng nhân dân":
        # "Ban Pháp chế, HĐND tỉnh": a committee of that council.
        return replace(here, end=following.end, parent=following)
    if following.organ in LEVEL_OF_COMMITTEE or here.organ in LEVEL_OF_COMMITTEE or here.kind == "delegation":
        return here
    if here.unique or here.place is not None or here.parent is not None:
        return here
    if here.kind == "state" and here.organ != "Văn phòng" and following.parent and following.parent.kind == "party":
        # "Thanh tra, Ban Tổ chức Tỉnh ủy": no inspectorate of the Party.
        return here
    joined = gap in _AND or (gap == "-" and here.tails == following.tails == ("place",))
    if joined and following.among:
        # "HĐND, UBND các xã A và B": those of the places too, which stay open, and none named before.
        return replace(here, cut=True)
    same_sort = bool({"body", "place"} & set(here.tails) and {"body", "place"} & set(following.tails))
    same_sort = same_sort and not _below_a_province(here, following)
    return replace(here, place=following.place, parent=following.parent) if joined and same_sort else here


def _place_of_next(here: BodyReading, following: BodyReading, gap: str) -> BodyReading:
    """A body that says its place by the level only, with that of the next one.

    "Ban An toàn giao thông tỉnh và Phòng Cảnh sát giao thông Bắc Ninh": of the same province.
    """
    if gap not in _AND or here.parent is not None or following.place is None or not following.place.name:
        return here
    level = here.place.level if here.place is not None else LEVEL_OF_COMMITTEE.get(here.organ, "")
    if (here.place is not None and here.place.name) or not level or _level(following) != level:
        return here
    start = here.place.start if here.place is not None else here.end
    return replace(here, place=PlaceReading(start, here.end, level, following.place.name))


def _place_of_committee(before: BodyReading, here: BodyReading, gap: str) -> BodyReading:
    """A bare body with the place of the committee before it: "lãnh đạo Tỉnh ủy, HĐND, UBND"."""
    committee = before.parent if before.parent is not None and before.parent.parent is None else before
    level = LEVEL_OF_COMMITTEE.get(committee.organ, "")
    if not level or here.place is not None or here.parent is not None or here.tails != ("place",):
        return here
    if gap not in (", ", " và ", ", và ", "-", ", lãnh đạo ", " và lãnh đạo "):
        return here
    name = committee.place.name if committee.place is not None else ""
    return replace(here, place=PlaceReading(here.end, here.end, level, name))


def _below_a_province(here: BodyReading, following: BodyReading) -> bool:
    """Whether the next body's place is no province though this sort of body is one of a province's."""
    place = following.place
    return here.level == "province" and place is not None and bool(place.name) and not places.province(place.name)


def _level(body: BodyReading) -> str:
    """The level of a body's place, also where its name alone tells that it is a province."""
    if body.place is None:
        return ""
    level = body.place.level or LEVEL_OF_COMMITTEE.get(body.organ, "")
    found = None if level else places.province(body.place.name)
    return level or (found.kind if found is not None else "")


def _is_whole(name: str) -> bool:
    """Whether a place's name is known, or as long as such names are, so that it is neither cut nor runs on."""
    return places.is_place(name) or name.count(" ") in (1, 2)


def with_place_of_next(body: BodyReading, following: Sequence[OfficeReading]) -> BodyReading:
    """A body that says its place by the level only, with the place of this level that the next offices name.

    "Ủy viên Ban Thường vụ Huyện ủy, Chủ tịch HĐND huyện Vân Trạch": of this district, whatever others are named before.
    """
    if body.parent is not None:
        return replace(body, parent=with_place_of_next(body.parent, following))
    unsaid = LEVEL_OF_COMMITTEE.get(body.organ, "") or LEVEL_OF_YOUTH.get(body.own, "")
    level = body.place.level if body.place is not None else unsaid
    if not level or (body.place is not None and body.place.name):
        return body
    for other in following:
        place = [*other.body.with_wholes()][-1].place if other.body is not None else other.place
        if place is not None and place.level == level and _is_whole(place.name):
            return replace(body, place=place)
    return body


def share_places(person: PersonReading) -> PersonReading:
    """The person with the places of the offices filled in that another office of the same chain names."""
    offices = tuple(
        replace(office, body=with_place_of_next(office.body, person.offices[index + 1 :]))
        if office.body is not None
        else office
        for index, office in enumerate(person.offices)
    )
    return person if offices == person.offices else replace(person, offices=offices)
