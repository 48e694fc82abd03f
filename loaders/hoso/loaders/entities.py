"""The people and bodies of one article: mentions joined to entities with ids, offices and aliases.

One name is one person within an article. A given name ("Ông Thử") or a title alone ("Phó Bí thư Tỉnh ủy") joins the
only person whom
it fits; where two fit, the last one named before it does if the title is the same to the letter, else it stays open.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

import ahocorasick_rs

from hoso.loaders.anchors import lower
from hoso.loaders.bodynames import BodyName, is_ministry
from hoso.loaders.coreference import BodyResolver
from hoso.loaders.letters import LETTER, LOWER, toneless
from hoso.loaders.officenames import OfficeName, OfficeResolver, given_name
from hoso.loaders.offices import OURS_ABROAD, OfficeReading
from hoso.loaders.personreading import PersonReading
from hoso.loaders.private import counts_as_office, is_private, of_the_public
from hoso.loaders.ranges import Taken
from hoso.loaders.readings import LEVEL_OF_COMMITTEE, BodyReading
from hoso.loaders.recognise import Recognised, is_foreign
from hoso.loaders.record import record

_NEXT_SMALL = re.compile(rf" ([{LOWER}]+)(?![{LETTER}])")
# Who stands at the beginning of a sentence, or after what opens it, does what it tells.
_SUBJECT = re.compile(r"(?:^|[\n.!?…:] ?|[,”\"] | [-–] )$")
_LONGEST_SENTENCE = 2000
"""How far back a sentence is looked at; it keeps the time linear."""


@record
class PersonMention:
    """A mention of a person in the article: the reading, the offices that it states, and who is meant (empty.

    Nobody known).
    """

    reading: PersonReading
    offices: tuple[OfficeName, ...]
    name: str
    delegation: BodyReading | None = None


@record
class Cast:
    """Who and what an article names.

    ``people`` are full names in order of first mention, ``mentions`` all their mentions in order.
    """

    people: tuple[str, ...]
    mentions: tuple[PersonMention, ...]
    open: tuple[PersonReading, ...]


Stated = tuple[PersonReading, tuple[OfficeName, ...], BodyReading | None]
"""A mention, the offices that it states, and the delegation that it says to be led."""


def cast_of(recognised: Recognised, offices: OfficeResolver, bodies: BodyResolver) -> Cast:
    """Join the mentions of people.

    Only people whom the text gives an office, a lead or a comrade's address are people of the article.
    """
    recognised = replace(recognised, people=_one_spelling(_whole_names(recognised.people, recognised.text)))
    named = [reading for reading in recognised.people if reading.name and not reading.given]
    full = list(dict.fromkeys(reading.name for reading in named))
    again = _repeated(recognised, full)
    readings = sorted([*recognised.people, *again], key=lambda r: (r.start, r.end))
    abroad = _abroad(recognised.text, named)
    stated, without_body = _stated(recognised, readings, abroad, offices, bodies)
    mentions = _joined(recognised.text, stated, full, without_body, abroad)
    unknown = [mention.reading for mention in mentions if not mention.name]
    officials = {
        m.name
        for m in mentions
        if m.name and (m.delegation is not None or m.reading.comrade or any(map(counts_as_office, m.offices)))
    }
    own: dict[str, list[PersonMention]] = {}
    for mention in mentions:
        own.setdefault(mention.name, []).append(mention)
    people = [name for name in full if name in officials and not _private(recognised.text, own[name])]
    return Cast(tuple(people), tuple(mentions), tuple(unknown))


# "Chủ tịch | công đoàn cơ sở Thử Mẫu": of a body that was not read, and of no other.
_UNREAD_BODY = re.compile(
    r" (?:công đoàn|hội|chi hội|hiệp hội|câu lạc bộ|tập đoàn|công ty|hội đồng|ban|tổ|nhóm|liên đoàn|liên minh|quỹ"
    r"|trường|lớp|hợp tác xã|hãng|cơ quan|trung tâm|viện|bệnh viện|chi nhánh|phiên tòa|giáo xứ|thôn|ấp|bản"
    r"|khu phố)(?!\w)"
)


def _stated(
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
        if r.name and r.offices and _UNREAD_BODY.match(recognised.text, r.offices[-1].end)
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
        without_body |= {(reading.name, head) for o in names_of for head in o.role.split(", ")[:-1]}
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


def _joined(
    text: str,
    stated: Sequence[Stated],
    full: Sequence[str],
    without_body: set[tuple[str, str]],
    abroad: set[tuple[str, str]],
) -> list[PersonMention]:
    """The mentions with the full name of who is meant: the name itself, who is called so, or who holds the title."""
    several = _of_several_ministries(office for _, offices, _ in stated for office in offices)
    held = list(
        dict.fromkeys(
            (reading.name, replace(office, start=0, end=0))
            for reading, offices, _ in stated
            if reading.name and not reading.given
            for office in offices
            if not office.event_role
        )
    )
    called: dict[str, list[str]] = {}
    for name in full:
        called.setdefault(given_name(name), []).append(name)
    last: dict[str, int] = {}
    acted: dict[str, int] = {}
    mentions: list[PersonMention] = []
    for reading, offices, led in stated:
        if reading.given:
            name = _by_given_name(called.get(reading.name, ()), last)
        else:
            name = reading.name or _holder(offices, _fitting(offices, held, without_body, several), last, acted)
        told = offices
        if name != reading.name:
            told = tuple(o if _adds(o, reading, name, abroad) else replace(o, name=o.role, body=None) for o in offices)
        if name and not reading.name:
            held += [(name, replace(office, start=0, end=0)) for office in told]
        last[name] = reading.start
        if _SUBJECT.search(text, max(0, reading.start - 3), reading.start):
            acted[name] = reading.start
        mentions.append(PersonMention(reading, told, name, led))
    return mentions


def _fitting(
    stated: Sequence[OfficeName],
    held: Sequence[tuple[str, OfficeName]],
    without_body: set[tuple[str, str]],
    several: frozenset[str],
) -> list[tuple[str, OfficeName]]:
    """The holders whom a title can mean: of a ministry is not who is a minister of none, nor who may be of another."""
    placed = {office.role for office in stated if office.body is not None}
    return [
        (name, office)
        for name, office in held
        if office.body is not None
        or office.role not in placed
        or ((name, office.role) not in without_body and office.role not in several)
    ]


def _abroad(text: str, named: Sequence[PersonReading]) -> set[tuple[str, str]]:
    """Names, whole and given, with the roles that they have in another state, wherever the text leaves the state out.

    "Phó Thủ tướng Singapore A" is nobody of the Government here where he is called "Phó Thủ tướng A", nor is who has
    a foreign name, or is named in one breath with a head of state that this country has not: "Tổng thống A và Thủ
    tướng B".
    """
    found = {(r.name, o.role["role"]) for r in named for o in r.offices if o.foreign and OURS_ABROAD not in o.foreign}
    found |= {(r.name, o.role["role"]) for r in named for o in r.offices if is_foreign(r)}
    for one, other in pairwise(named):
        crowned = any(office.role["role"] in _NEVER_HERE for office in one.offices)
        if crowned and text[one.end : other.start] in (" và ", ", ", " cùng "):
            found |= {(other.name, office.role["role"]) for office in other.offices}
    return found | {(given_name(name), role) for name, role in found}


def _of_several_ministries(offices: Iterable[OfficeName]) -> frozenset[str]:
    """The roles that an article gives of more ministries than one: whose minister is meant, has to be said."""
    bodies: dict[str, set[str]] = {}
    for office in offices:
        if office.body is not None and is_ministry(office.body):
            bodies.setdefault(office.role, set()).add(office.body.name)
    return frozenset(role for role, names in bodies.items() if len(names) > 1)


def _adds(office: OfficeName, reading: PersonReading, name: str, abroad: set[tuple[str, str]]) -> bool:
    """Whether a title alone, or with a given name, adds the body of its office to those of ``name``.

    None does that is not printed, or that the holder has in another state; "Bộ trưởng Thử" says no ministry.
    """
    if (name, office.role) in abroad:
        return False
    assumed = reading.given and (office.body is None or not is_ministry(office.body))
    return assumed or _told(office, reading)


def _told(office: OfficeName, reading: PersonReading) -> bool:
    """Whether a mention prints the body or place of an office, or its role says it."""
    alike = (o for o in reading.offices if o.role["role"] == office.role)
    return any(o.body is not None or o.place is not None or o.role["takes_body"] == "inherent" for o in alike)


def _private(text: str, own: Sequence[PersonMention]) -> bool:
    if any(mention.delegation is not None or mention.reading.comrade for mention in own):
        return False
    if any(of_the_public(office) for mention in own for office in mention.reading.offices):
        # "Phó Giám đốc Công an tỉnh", whatever province's.
        return False
    return is_private(text, [mention.reading for mention in own], [o for mention in own for o in mention.offices])


def _whole_names(readings: Sequence[PersonReading], text: str) -> tuple[PersonReading, ...]:
    """One spelling for each person whose name the text prints cut or run on.

    A lost stop lets a name run on ("… Trần Văn Thử Nhưng", a by-line after it): where the beginning stands elsewhere as
    a name of three syllables, or the rest is one word that stands only once, the beginning is the name. A name without
    its surname ("bà Kim Thử") is that of the only person whose name ends so; one whose last syllable is in small
    letters ("Trần Văn thử") is that of whoever bears it in capitals.
    """
    full = {reading.name for reading in readings if reading.name and not reading.given}
    readings = [
        replace(reading, name=small) if (small := _in_small(reading, text)) in full else reading for reading in readings
    ]
    printed = Counter(reading.name for reading in readings if reading.name and not reading.given)
    result: list[PersonReading] = []
    for reading in readings:
        words = reading.name.split(" ")
        begun = _begun(words, printed) if reading.name_end == reading.end and not reading.given else ""
        ends = [name for name in printed if name.endswith(" " + reading.name)] if len(words) > 1 and not begun else []
        if begun:
            end = reading.name_end - len(reading.name) + len(begun)
            result.append(replace(reading, name=begun, name_end=end, end=end))
        elif len(ends) == 1 and not reading.given:
            result.append(replace(reading, name=ends[0]))
        else:
            result.append(reading)
    return tuple(result)


def _in_small(reading: PersonReading, text: str) -> str:
    """A name with the word in small letters after it as its last syllable, or empty where there is none."""
    word = _NEXT_SMALL.match(text, reading.name_end) if reading.name and not reading.given else None
    return f"{reading.name} {word[1].capitalize()}" if word else ""


def _one_spelling(readings: Sequence[PersonReading]) -> tuple[PersonReading, ...]:
    """One name for each person whose name the text prints with and without a tone: "Trần Thành A", "Trần Thanh A".

    They are one where the text gives both the same office of the same body; the name printed more often, else first, is
    right.
    """
    alike: dict[str, Counter[str]] = {}
    for reading in readings:
        if reading.name and not reading.given:
            alike.setdefault(toneless(reading.name), Counter())[reading.name] += 1
    right: dict[str, str] = {}
    for names in (found for found in alike.values() if len(found) > 1):
        first, *others = (name for name, _ in names.most_common())
        held = {
            name: {(o.role["role"], o.body.own) for r in readings if r.name == name for o in r.offices if o.body}
            for name in names
        }
        right |= {other: first for other in others if held[first] & held[other]}
    return tuple(replace(r, name=right[r.name]) if r.name in right else r for r in readings)


def _begun(words: Sequence[str], printed: Mapping[str, int]) -> str:
    """The shorter name with which these words begin, if they run on beyond it; else empty."""
    for size in range(len(words) - 1, 1, -1):
        shorter = " ".join(words[:size])
        if printed.get(shorter, 0) and (size >= 3 or (size == len(words) - 1 and printed[" ".join(words)] == 1)):
            return shorter
    return ""


def _repeated(recognised: Recognised, names: Sequence[str]) -> list[PersonReading]:
    """Known full names where they stand without title or honorific."""
    text = recognised.text
    taken = Taken((r.start, r.end) for r in recognised.people)
    found: list[PersonReading] = []
    for name, start, end in _places_of(names, text):
        whole = not (text[start - 1 : start].isalnum() or text[end : end + 1].isalnum())
        if whole and not taken.overlaps(start, end):
            found.append(PersonReading(start, end, name, start, end, (), "name-again"))
    return found


_FEW = 12
"""So many names are looked for one by one; to look for more at once takes less time."""


def _places_of(names: Sequence[str], text: str) -> Iterator[tuple[str, int, int]]:
    """Where some names stand in a text."""
    if len(names) > _FEW:
        automaton = ahocorasick_rs.AhoCorasick(names)
        for index, start, end in automaton.find_matches_as_indexes(text, overlapping=True):
            yield names[index], start, end
        return
    for name in names:
        start = text.find(name)
        while start >= 0:
            yield name, start, start + len(name)
            start = text.find(name, start + 1)


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


def _by_given_name(fits: Sequence[str], last: Mapping[str, int]) -> str:
    """Who is called by a given name that these people bear; ``last`` is where each was named last before."""
    if len(fits) == 1:
        return fits[0]
    earlier = [name for name in fits if name in last]
    return earlier[0] if len(earlier) == 1 else ""


def _holder(
    stated: Sequence[OfficeName],
    held: Sequence[tuple[str, OfficeName]],
    last: Mapping[str, int],
    acted: Mapping[str, int],
) -> str:
    """The person whom a title without a name means: who holds exactly these offices.

    Where several do, it is the one named last. It stays open if another has acted since that one did, for an article
    may only speak of a holder: "… mà tiêu biểu là Tổng Bí thư Trần Văn Cựu. Tổng Bí thư nhấn mạnh …".
    """
    if not stated:
        return ""
    fits: set[str] | None = None
    for office in stated:
        exact = {name for name, other in held if same_office(office, other)}
        # "Bí thư Tỉnh ủy" is nobody whom the text calls "Bí thư" and also "Bí thư Thành ủy".
        exact -= {name for name, other in held if _of_another_body(office, other)} - {
            name for name, other in held if other.name == office.name
        }
        fits = exact if fits is None else fits & exact
    if not fits:
        return ""
    if len(fits) == 1:
        return next(iter(fits))
    latest, actor = (max((n for n in fits if n in told), key=lambda n: told[n], default="") for told in (last, acted))
    return latest if actor in ("", latest) else ""


def _of_another_body(one: OfficeName, other: OfficeName) -> bool:
    return one.role == other.role and one.body is not None and other.body is not None and one.body != other.body


def same_office(short: OfficeName, full: OfficeName) -> bool:
    """Whether a printed office is the other one, its body perhaps left out."""
    if short.role != full.role or "former" in (short.status, full.status):
        return False
    if short.body is None and short.name != short.role:
        # "Tổng thống Syria" is nobody whom the text calls only "Tổng thống".
        return short.name == full.name
    if full.body is None and full.name != full.role:
        # The title of another state's says which state.
        return short.body is None and short.name in (short.role, full.name)
    return short.body is None or full.body is None or short.body.name == full.body.name


_NEVER_HERE = ("Tổng thống", "Phó Tổng thống", "Quốc vương", "Nữ hoàng")
"""Offices that this country has not."""

_STAFF = ("Công chức", "Cán bộ")
"""What is an office only with the body that somebody works for."""


def without_shorter(offices: Sequence[OfficeName]) -> list[OfficeName]:
    """The offices of one person without those that only shorten another.

    "Phó Bí thư" of whoever is Phó Bí thư Thường trực.
    """
    kept: dict[tuple[str, str], OfficeName] = {}
    for office in offices:
        if not office.event_role and (office.body is not None or office.role not in _STAFF):
            kept.setdefault((lower(office.name), office.status), office)
    result: list[OfficeName] = []
    for office in kept.values():
        shorter = any(_shortens(office, other) for other in kept.values() if other is not office)
        if not shorter:
            result.append(office)
    return result


def _shortens(short: OfficeName, full: OfficeName) -> bool:
    if short.role == full.role:
        if short.name != short.role and full.body is not None and full.body.kind in ("party", "mass"):
            # "Bí thư Chi bộ" of whoever is Bí thư Huyện ủy too: another office.
            return short.body is None and lower(full.name).startswith(lower(short.name))
        abroad = full.name.startswith(short.name + " ")
        return short.body is None and (full.body is not None or short.name == short.role != full.name or abroad)
    if not full.role.startswith((short.role + " ", short.role + ", ")):
        return False
    return short.body is None or (full.body is not None and short.body.name == full.body.name)
