"""The mentions of people with the offices that they state, as meant: of which body, and of which state."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from hoso.loaders.bodynames import BodyName
from hoso.loaders.bodywords import UNREAD_WHOLE, most_frequent
from hoso.loaders.coreference import BodyResolver
from hoso.loaders.officenames import OfficeName, OfficeResolver, given_name
from hoso.loaders.officereading import OURS_ABROAD, OfficeReading
from hoso.loaders.personreading import PersonReading
from hoso.loaders.readings import LEVEL_OF_COMMITTEE, BodyReading
from hoso.loaders.recognise import Recognised, is_foreign

Stated = tuple[PersonReading, tuple[OfficeName, ...], BodyReading | None]
"""A mention, the offices that it states, and the delegation that it says to be led."""
_LONGEST_SENTENCE = 2000
"""How far back a sentence is looked at; it keeps the time linear."""
_NEVER_HERE = ("Tổng thống", "Phó Tổng thống", "Quốc vương", "Nữ hoàng")
"""Offices that this country has not."""
_SPELLED_ALIKE = frozenset(("Lý",))
"""Surnames as frequent in the press of heads of government elsewhere, whose names it spells as ours."""


def stated_offices(
    recognised: Recognised,
    readings: Sequence[PersonReading],
    abroad: set[tuple[str, str]],
    offices: OfficeResolver,
    bodies: BodyResolver,
) -> tuple[list[Stated], set[tuple[str, str]]]:
    """The mentions with their offices as meant; and the names with the roles that are theirs without a body.

    ``abroad``: the names with the roles that they have in another state.
    """
    found: list[Stated] = []
    # "Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ A" is of no ministry, nor is "Bộ trưởng A" after it.
    without_body = {
        (r.name, r.offices[-1].role["role"])
        for r in readings
        if r.name and r.offices and UNREAD_WHOLE.match(recognised.text, r.offices[-1].end)
    }
    without_body |= {
        (r.name, head) for r in readings for o in r.offices for head in o.role["role"].split(", ")[:-1] if r.name
    }
    # "Bộ trưởng Y tế A" is of that ministry, and "Bộ trưởng A" after it of none that the article names besides.
    of_a_body = {
        (r.name, o.role["role"])
        for r in readings
        if r.name
        for o in r.offices
        if o.body is not None or o.place is not None
    }
    for reading in readings:
        context = _context(recognised, bodies, reading.start) if reading.offices else None
        near = max(reading.start - 400, -1)
        line = max(recognised.text.rfind(mark, max(near, 0), reading.start) for mark in ("\n", ". "))
        before = [o for other, names, _ in found[-6:] if other.start > max(line, near) for o in names]
        foreign = any((reading.name, o.role["role"]) in abroad for o in reading.offices)
        names_of = tuple(offices.resolve(reading.offices, context, before, foreign))
        if len(reading.offices) > 1:
            without_body |= {(reading.name, office.role) for office in names_of if office.body is None}
        else:
            names_of = tuple(
                replace(o, name=o.role, body=None)
                if reading.offices[0].body is None
                and reading.offices[0].place is None
                and (reading.name, o.role) in without_body | of_a_body
                else o
                for o in names_of
            )
        led = next((o.body for o in reading.offices if o.role["event_role"] == "yes" and o.body is not None), None)
        found.append((reading, names_of, led))
    return _of_the_body_printed(found), without_body


def _of_the_body_printed(stated: Sequence[Stated]) -> list[Stated]:
    """The mentions, of somebody whose office is once printed with its place the same office elsewhere.

    "Ông A, Chủ tịch UBND tỉnh … Ông A, Chủ tịch UBND tỉnh Ninh Bình": of Ninh Bình both, wherever the article is set.
    """
    printed: dict[tuple[str, str], set[OfficeName]] = {}
    for reading, offices, _ in stated:
        for office in offices:
            if reading.name and any(_is_told_apart(o, office) for o in reading.offices):
                printed.setdefault((reading.name, office.role), set()).add(replace(office, start=0, end=0))
    found: list[Stated] = []
    for reading, offices, led in stated:
        whole = [_as_printed(reading, office, printed.get((reading.name, office.role), set())) for office in offices]
        found.append((reading, tuple(whole), led))
    return found


def _is_told_apart(reading: OfficeReading, office: OfficeName) -> bool:
    return reading.role["role"] == office.role and reading.body is not None and not reading.body.bare


def _as_printed(reading: PersonReading, office: OfficeName, printed: set[OfficeName]) -> OfficeName:
    """An office of which the mention leaves the place unsaid, as the only one of its role that is printed with one."""
    unsaid = [o for o in reading.offices if o.role["role"] == office.role and o.body is not None and o.body.bare]
    named = {other.name for other in printed if other.status == office.status}
    if not unsaid or len(named) != 1 or office.name in named or office.body is None:
        return office
    whole = next(other for other in printed if other.name in named)
    if whole.body is None or whole.body.organ != office.body.organ:
        return office
    return replace(whole, start=office.start, end=office.end)


def roles_abroad(text: str, named: Sequence[PersonReading]) -> set[tuple[str, str]]:
    """Names, whole and given, with the roles that they have in another state, wherever the text leaves the state out.

    "Phó Thủ tướng Singapore A" is nobody of the Government here where he is called "Phó Thủ tướng A", nor is who has
    a foreign name, or, but for the surnames of most people here, is named in one breath with a head of state that this
    country has not: "Tổng thống A và Thủ tướng B".
    """
    found = {(r.name, o.role["role"]) for r in named for o in r.offices if o.foreign and OURS_ABROAD not in o.foreign}
    found |= {(r.name, o.role["role"]) for r in named for o in r.offices if is_foreign(r)}
    for one, other in pairwise(named):
        crowned = any(office.role["role"] in _NEVER_HERE for office in one.offices)
        ours = other.name.partition(" ")[0] in most_frequent() - _SPELLED_ALIKE
        if crowned and not ours and text[one.end : other.start] in (" và ", ", ", " cùng "):
            found |= {(other.name, office.role["role"]) for office in other.offices}
    return found | {(given_name(name), role) for name, role in found}


def _context(recognised: Recognised, bodies: BodyResolver, position: int) -> BodyName | None:
    """The committee that a bare role takes.

    The last one of the same sentence ("Thay mặt Thường trực Đảng ủy Khối …, Phó Bí thư …").
    """
    near = max(position - _LONGEST_SENTENCE, 0)
    begin = max(recognised.text.rfind("\n", near, position) + 1, recognised.text.rfind(". ", near, position), near)
    start = bisect_left(recognised.standing, begin, key=lambda body: body.start)
    stop = bisect_left(recognised.standing, position, key=lambda body: body.start)
    for reading in reversed([b for b in recognised.standing[start:stop] if b.end <= position]):
        found = bodies.resolve(reading)
        while found is not None and found.kind == "party":
            if (
                found.organ in LEVEL_OF_COMMITTEE
                or found.organ.startswith("Đảng ủy")
                or found.organ.startswith("Ban cán sự")
            ):
                return found
            found = found.part_of
        if reading is not None:
            resolved = bodies.resolve(reading)
            if resolved is not None and resolved.kind != "party":
                return resolved
    return None
