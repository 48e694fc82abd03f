"""The mentions of people with the offices that they state, as meant: of which body, and of which state."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from hoso.loaders.bodynames import BodyName
from hoso.loaders.bodywords import UNREAD_WHOLE
from hoso.loaders.coreference import BodyResolver
from hoso.loaders.officenames import OfficeName, OfficeResolver
from hoso.loaders.officereading import OfficeReading
from hoso.loaders.personnames import given_name
from hoso.loaders.personreading import PersonReading
from hoso.loaders.readings import LEVEL_OF_COMMITTEE, BodyReading
from hoso.loaders.recognise import Recognised, is_foreign
from hoso.loaders.surnames import most_frequent

Stated = tuple[PersonReading, tuple[OfficeName, ...], BodyReading | None]
"""A mention, the offices that it states, and the delegation that it says to be led."""
_LONGEST_SENTENCE = 2000
"""How far back a sentence is looked at; it keeps the time linear."""
_NEAR = 399
"""Within so many characters before an office its superior or deputy is named in the same sentence."""
_LED_BY = re.compile(r",? do (?:đồng chí |ông |bà )?$")
_LED_BEFORE = 20
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
    without_body = _without_body(recognised.text, readings)
    # "Bộ trưởng Y tế A" is of that ministry, and "Bộ trưởng A" after it of none that the article names besides.
    of_a_body = {(r.name, o.role["role"]) for r in readings if r.name for o in r.offices if o.body or o.place}
    for reading in readings:
        if not reading.offices:
            found.append((reading, (), None))
            continue
        context = _context(recognised, bodies, reading.start)
        begin = _sentence_begin(recognised.text, reading.start, _NEAR)
        before = [o for other, names, _ in found[-6:] if other.start >= begin for o in names]
        foreign = any((reading.name, o.role["role"]) in abroad for o in reading.offices)
        sender = _sender(recognised, bodies, reading.start)
        names_of = tuple(offices.resolve(reading.offices, context, before, foreign, sender))
        first, *more = reading.offices
        if more:
            without_body |= {(reading.name, office.role) for office in names_of if office.body is None}
        elif first.body is None and first.place is None:
            names_of = tuple(
                replace(o, name=o.role, body=None)
                if (theirs := (reading.name, o.role)) in without_body or theirs in of_a_body
                else o
                for o in names_of
            )
        led = next((o.body for o in reading.offices if o.role["event_role"] == "yes" and o.body is not None), None)
        found.append((reading, names_of, led))
    return _of_the_body_printed(found), without_body


def _without_body(text: str, readings: Sequence[PersonReading]) -> set[tuple[str, str]]:
    """The names with the roles that a mention prints without a body of theirs.

    "Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ A" is of no ministry, nor is "Bộ trưởng A" after it.
    """
    found: set[tuple[str, str]] = set()
    for reading in readings:
        if not (reading.name and reading.offices):
            continue
        roles = [office.role["role"] for office in reading.offices]
        found |= {(reading.name, head) for role in roles for head in role.split(", ")[:-1]}
        if UNREAD_WHOLE.match(text, reading.offices[-1].end):
            found.add((reading.name, roles[-1]))
    return found


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


def roles_abroad(text: str, named: Sequence[PersonReading], readings: Sequence[PersonReading]) -> set[tuple[str, str]]:
    """Names, whole and given, with the roles that they have in another state, wherever the text leaves the state out.

    ``readings`` are all mentions: who has a foreign name has any role of them elsewhere.

    "Phó Thủ tướng Singapore A" is nobody of the Government here where he is called "Phó Thủ tướng A", nor is who has
    a foreign name, or, but for the surnames of most people here, is named in one breath with a head of state that this
    country has not: "Tổng thống A và Thủ tướng B".
    """
    found = {(r.name, o.role["role"]) for r in named for o in r.offices if o.abroad}
    roles = {office.role["role"] for reading in readings for office in reading.offices}
    found |= {(reading.name, role) for reading in named if is_foreign(reading) for role in roles}
    for one, other in pairwise(named):
        crowned = any(office.role["role"] in _NEVER_HERE for office in one.offices)
        surname = other.name.partition(" ")[0]
        ours = surname in most_frequent() and surname not in _SPELLED_ALIKE
        if crowned and not ours and text[one.end : other.start] in (" và ", ", ", " cùng "):
            found |= {(other.name, office.role["role"]) for office in other.offices}
    return found | {(given_name(name), role) for name, role in found}


def _sentence_begin(text: str, position: int, farthest: int) -> int:
    """Where the sentence or line begins in which ``position`` stands, at most ``farthest`` characters before it."""
    near = max(position - farthest, 0)
    return max(text.rfind("\n", near, position) + 1, text.rfind(". ", near, position), near)


def _sender(recognised: Recognised, bodies: BodyResolver, position: int) -> BodyName | None:
    """Whose delegation is led by who is named at ``position``: "Đoàn giám sát của HĐND tỉnh do | Phó Chủ tịch …"."""
    led = _LED_BY.search(recognised.text, max(0, position - _LED_BEFORE), position)
    if led is None:
        return None
    index = bisect_left(recognised.standing, led.start(), key=lambda body: body.start) - 1
    team = recognised.standing[index] if index >= 0 else None
    if team is None or team.kind != "delegation" or team.end != led.start():
        return None
    found = bodies.resolve(team)
    return found.part_of if found is not None else None


def _context(recognised: Recognised, bodies: BodyResolver, position: int) -> BodyName | None:
    """The committee that a bare role takes, or the body that it may be of.

    The last one of the same sentence ("Thay mặt Thường trực Đảng ủy Khối …, Phó Bí thư …").
    """
    begin = _sentence_begin(recognised.text, position, _LONGEST_SENTENCE)
    start = bisect_left(recognised.standing, begin, key=lambda body: body.start)
    stop = bisect_left(recognised.standing, position, key=lambda body: body.start)
    for reading in reversed([b for b in recognised.standing[start:stop] if b.end <= position]):
        found = bodies.resolve(reading)
        if found is not None and found.kind != "party":
            return found
        while found is not None and found.kind == "party":
            if found.organ in LEVEL_OF_COMMITTEE or found.organ.startswith(("Đảng ủy", "Ban cán sự")):
                return found
            found = found.part_of
    return None
