"""Find every mention of a text: people with their offices, bodies, documents, dates, places.

What is printed, not yet who is meant.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from hoso.loaders import places
from hoso.loaders.anchors import honorific_finder, lower, organ_finder, role_finder
from hoso.loaders.bodies import BodyReader, BodyReading, PlaceReading, share_tails
from hoso.loaders.letters import LETTER, UPPER, capitalised_runs
from hoso.loaders.lexicon import load
from hoso.loaders.people import PeopleReader, PersonReading


@dataclass(frozen=True, slots=True)
class Recognised:
    """The mentions of a text in order of their start.

    ``people`` and ``standing`` (bodies outside offices) do not overlap.
    ``bodies`` are all readings of bodies, also those inside offices and inside other bodies.
    """

    text: str
    people: tuple[PersonReading, ...]
    standing: tuple[BodyReading, ...]
    bodies: tuple[BodyReading, ...]
    places: tuple[PlaceReading, ...]


_PLACE = re.compile(
    r"(?:thành phố|tp\.?|tỉnh|quận|q\.|huyện|h\.|thị xã|tx\.|xã|phường|p\.|thị trấn)"
    rf"(?= ?[{UPPER}\d])",
    re.IGNORECASE,
)


@cache
def surnames() -> frozenset[str]:
    """The surnames of the lexicon as they are printed, those that stand first in a name."""
    return frozenset(row["surname"] for row in load("surnames") if "first" in row["position"].split(" | "))


@cache
def common_surnames() -> frozenset[str]:
    """The surnames that most people bear: two capitalised words of which the first is one of these are a name."""
    return frozenset(row["surname"] for row in load("surnames") if row["common"] == "yes")


@cache
def _not_people() -> re.Pattern[str]:
    words = [row["word"] for row in load("not_people") if row["where"] == "before"]
    return re.compile(
        rf"(?<![{LETTER}])(?:{'|'.join(map(re.escape, sorted(words, key=len, reverse=True)))}) $", re.IGNORECASE
    )


def recognise(text: str) -> Recognised:
    """All mentions of ``text``, which must be in normal form."""
    lowered = lower(text)
    known = surnames()
    roles = role_finder().find(text, lowered)
    organs = organ_finder().find(text, lowered)
    honorifics = honorific_finder().find(text, lowered)
    body_reader = BodyReader(text, organs, known, common_surnames())
    people_reader = PeopleReader(text, roles, honorifics, body_reader, known)
    runs = {start for start, _ in capitalised_runs(text)}
    people: list[PersonReading] = []
    standing: list[BodyReading] = []
    cursor = 0
    for start in sorted({*roles, *organs, *honorifics, *runs}):
        if start < cursor:
            continue
        found = people_reader.read(start) if start in roles or start in honorifics else []
        if start in honorifics and start not in roles and places.longest_name(text, start) > 0:
            found = []
        if found:
            people += found
            cursor = found[-1].end
            continue
        body = body_reader.read(start) if start in organs else None
        if body is not None:
            standing.append(body)
            cursor = body.end
            continue
        if start in runs and not _not_people().search(text, max(0, start - 24), start):
            untitled = people_reader.untitled(start)
            if untitled is not None:
                people.append(untitled)
                cursor = untitled.end
    standing = share_tails(standing, text)
    bodies: list[BodyReading] = []
    for person in people:
        for office in person.offices:
            _collect(office.body, bodies)
    for body in standing:
        _collect(body, bodies)
    found_places = [
        reading for match in _PLACE.finditer(text) if (reading := body_reader.read_place(match.start())) is not None
    ]
    return Recognised(
        text,
        tuple(people),
        tuple(standing),
        tuple(sorted(bodies, key=lambda b: (b.start, -b.end))),
        tuple(found_places),
    )


def _collect(body: BodyReading | None, into: list[BodyReading]) -> None:
    while body is not None:
        into.append(body)
        body = body.parent
