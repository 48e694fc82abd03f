"""Find every mention of a text: people with their offices, bodies, documents, dates, places.

What is printed, not yet who is meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

import ahocorasick_rs

from hoso.loaders import places
from hoso.loaders.anchors import Anchor, Anchors, finder, lower
from hoso.loaders.appointments import AppointmentReader
from hoso.loaders.bodies import BodyReader
from hoso.loaders.careers import CareerReader
from hoso.loaders.coordinations import share_places, share_tails
from hoso.loaders.jointoffices import share_offices
from hoso.loaders.letters import LETTER, capitalised_runs, is_foreign_word
from hoso.loaders.lexicon import Row, load
from hoso.loaders.officereading import OfficeReading
from hoso.loaders.offices import OfficeReader
from hoso.loaders.parted import parted
from hoso.loaders.people import PeopleReader
from hoso.loaders.personnames import NameReader
from hoso.loaders.personreading import PersonReading
from hoso.loaders.readings import BodyReading, PlaceReading
from hoso.loaders.record import record
from hoso.loaders.senders import with_senders
from hoso.loaders.sharedtitles import share_titles
from hoso.loaders.surnames import common_surnames, surnames


@record
class Recognised:
    """The mentions of a text in order of their start.

    ``people`` and ``standing`` (bodies outside offices) do not overlap, but where one office is said of several people.
    ``bodies`` are all readings of bodies, also those inside offices and inside other bodies; of two that start together
    the longer stands first.
    """

    text: str
    people: tuple[PersonReading, ...]
    standing: tuple[BodyReading, ...]
    bodies: tuple[BodyReading, ...]
    places: tuple[PlaceReading, ...]


_LEVELS = (
    *("thành phố", "tp.", "tp", "tỉnh", "quận", "q.", "huyện", "h.", "thị xã", "tx.", "xã", "phường", "p."),
    "thị trấn",
)
_NAME_FOLLOWS = re.compile(rf" ?[{LETTER}\d]")


@cache
def _not_people() -> re.Pattern[str]:
    words = [row["word"] for row in load("not_people") if row["where"] == "before"]
    return re.compile(
        rf"(?<![{LETTER}])(?:{'|'.join(map(re.escape, sorted(words, key=len, reverse=True)))}) $", re.IGNORECASE
    )


def stands_for_no_person(text: str, start: int) -> bool:
    """Whether a person-shaped name that starts here is a street's, a school's, a prize's: by the word before it."""
    return bool(_not_people().search(text, max(0, start - 24), start))


def is_foreign(reading: PersonReading) -> bool:
    """Whether a name is none of this country: no surname and no prefix of its peoples begins it, or a dash is in it."""
    if not reading.name or reading.given:
        return False
    words = reading.name.split(" ")
    prefix = len(words[0]) == 1 or words[0][1:2] in ("'", "’", "-")
    if prefix or "'" in words[0] or "’" in words[0]:
        return False
    native = words[0] in surnames()
    return "-" in reading.name or (not native and (reading.name.isascii() or any(map(is_foreign_word, words))))


_GROWTH = ("tăng ", "Tăng ")
"""Before what is the end of a word: "tăng | trưởng thuế"."""
_NO_OFFICE = re.compile(r" [Qq]uán(?!\w)")
"""After the head of an office: "đại sứ | quán các nước" is none."""


@cache
def _by_role() -> dict[str, Row]:
    return {row["role"]: row for row in load("roles")}


@cache
def _authorities() -> frozenset[str]:
    """The offices that act in their own name, as bodies of the nation do."""
    return frozenset(row["name"] for row in load("national_bodies")) & _by_role().keys()


def _heads_of_offices(text: str, heads: Anchors) -> Anchors:
    """The heads of offices that are none of a document's number, of a longer word, or of "ủy quyền Chủ tịch nước".

    Without the words that only hide one ("chức vụ Trưởng ban").
    """
    roles: Anchors = {}
    for start, anchor in heads.items():
        if (
            "role" not in anchor.row
            or _IN_A_NUMBER.search(text, max(0, start - 4), start)
            or _NO_OFFICE.match(text, anchor.end)
        ):
            continue
        if text.endswith(_GROWTH, 0, start):
            continue
        if text.endswith("ủy ", 0, start) and anchor.row["role"].startswith("Quyền "):
            role = _by_role().get(anchor.row["role"].removeprefix("Quyền "))
            if role is not None:
                roles[start + 6] = Anchor(start + 6, anchor.end, role)
            continue
        roles[start] = anchor
    return roles


_NAMED_AFTER = re.compile(r"(?:mang tên|đặt tên)(?: [^.,;:\n]{0,60})? $")
_OF_A_YEAR = re.compile(r" (?:của )?năm (?:\d{4}|trước|ngoái)(?!\w)")
# "Chỉ thị số 11-CT/TU": these letters are the document's, and no "Chủ tịch"; "Trung Quốc Vương Nghị" is no king.
_IN_A_NUMBER = re.compile(r"\d ?[-–/] ?$")
# "304/2016/TT-BTC", "526/UBND-TNMT": what stands in a document's number names its issuer only as a whole.
_IN_SYMBOL = re.compile(r"[0-9]/(?:[0-9]{4}/)?(?:[A-ZĐ]{1,6}[-–] ?)?$")
_MEMBERS_OF = ("đại biểu ", "Đại biểu ", "ĐB ")


def recognise(text: str) -> Recognised:
    """All mentions of ``text``, which must be in normal form."""
    lowered = lower(text)
    known = surnames()
    heads, organs, honorifics = finder().find(lowered)
    roles = _heads_of_offices(text, heads)
    body_reader = BodyReader(text, organs, known, common_surnames(), roles)
    names = NameReader(text, roles, honorifics, body_reader, known)
    people_reader = PeopleReader(names, OfficeReader(names))
    appointments = AppointmentReader(people_reader)
    careers = CareerReader(appointments)
    runs = set(_bare_names(text, known)) if roles else set()
    people: list[PersonReading] = []
    standing: list[BodyReading] = []
    aside: list[BodyReading] = []
    cursor = 0
    for start in sorted({*roles, *body_reader.outside(), *honorifics, *runs}):
        if start < cursor or (start in organs and _IN_SYMBOL.search(text, max(0, start - 20), start)):
            continue
        said = (appointments.read(start, people) or careers.read(start, people)) if start in roles else None
        if said is not None:
            people.append(said)
            cursor = said.end
            continue
        found = people_reader.read(start) if start in roles or start in honorifics else []
        if start in honorifics and start not in roles and places.longest_name(text, start) > 0:
            found = []
        if found and not found[-1].name and found[-1].offices[0].role["role"] == "Đại biểu Quốc hội":
            # "bầu cử đại biểu Quốc hội", "các đại biểu Quốc hội": nobody in particular, of a body that is named.
            found = []
        if found:
            people += [] if _gives_a_name(text, start) else found
            cursor = found[-1].end
            continue
        listed = body_reader.listed(start) if start in organs else []
        if listed:
            standing += listed
            cursor = listed[-1].end
            continue
        body = body_reader.read(start) if start in organs else None
        if body is not None and text.endswith(_MEMBERS_OF, 0, start):
            # "bầu cử đại biểu Quốc hội": the members are spoken of, the body does nothing.
            aside.append(body)
            cursor = body.end
            continue
        if body is not None and body.kind == "delegation" and body.bare and _OF_A_YEAR.match(text, body.end):
            # "… mà đoàn kiểm tra năm 2029 chỉ ra": another one than the article tells of.
            cursor = body.end
            continue
        if body is not None:
            standing.append(body)
            cursor = body.end
            continue
        if start in runs:
            untitled = people_reader.untitled(start) or appointments.untitled(start)
            if untitled is not None and not stands_for_no_person(text, start):
                people.append(untitled)
                cursor = untitled.end
    people = share_offices(text, share_titles(text, parted(text, people)))
    people = [share_places(person) if len(person.offices) > 1 else person for person in careers.settled(people)]
    people, standing = with_senders(text, people, share_tails(standing, text))
    bodies = [
        *_of_offices(people, body_reader),
        *(whole for body in (*standing, *aside) for whole in body.with_wholes()),
    ]
    found_places = [
        reading for start in _level_words(text, lowered) if (reading := body_reader.read_place(start)) is not None
    ]
    return Recognised(
        text,
        tuple(people),
        tuple(standing),
        tuple(sorted(bodies, key=lambda b: (b.start, -b.end))),
        tuple(found_places),
    )


def _gives_a_name(text: str, start: int) -> bool:
    """Whether something is called after the people from ``start`` on: "đặt tên đường mang tên | Đại tướng …"."""
    near = max(0, start - 70)
    return text.find("tên ", near, start) >= 0 and _NAMED_AFTER.search(text, near, start) is not None


def _of_offices(people: Sequence[PersonReading], reader: BodyReader) -> Iterator[BodyReading]:
    """The bodies of the offices of people, without those of this state that an official of another one is read with."""
    for person in people:
        abroad = is_foreign(person) or any(office.abroad for office in person.offices)
        for office in person.offices:
            if office.foreign or not (abroad and office.body is not None and office.body.national):
                for body in (office.body, office.within):
                    yield from body.with_wholes() if body is not None else ()
            if not abroad:
                yield from _in_role(office, reader)


def _in_role(office: OfficeReading, reader: BodyReader) -> Iterator[BodyReading]:
    """The body of the nation that a role prints whole: "Chánh án | TAND tối cao", "Chủ tịch | Quốc hội".

    But the Prime Minister and the President are authorities of their own.
    """
    row = office.role
    if office.body is not None or office.foreign or {row["role"], row["body"]} & _authorities():
        return
    for start in range(office.start + 1, office.end):
        head = reader.organs.get(start)
        body = reader.read(start, inner=True) if head is not None and head.row.get("name") == row["body"] else None
        if body is not None:
            yield body


def _bare_names(text: str, surnames: frozenset[str]) -> Iterator[int]:
    """Where a run of capitalised syllables begins with a surname: a name may stand there without a title."""
    return (start for start, end in capitalised_runs(text) if text[start:end].partition(" ")[0] in surnames)


@cache
def _level_finder() -> ahocorasick_rs.AhoCorasick:
    return ahocorasick_rs.AhoCorasick(_LEVELS, matchkind=ahocorasick_rs.MatchKind.LeftmostFirst)


def _level_words(text: str, lowered: str) -> list[int]:
    """Where the level of a place is printed that a name or a number follows ("huyện Thanh Lãng", "TP. Hà Nội")."""
    return [
        start for _, start, end in _level_finder().find_matches_as_indexes(lowered) if _NAME_FOLLOWS.match(text, end)
    ]
