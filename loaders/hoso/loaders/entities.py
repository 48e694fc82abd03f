"""The people and bodies of one article: mentions joined to entities with ids, offices and aliases.

One name is one person within an article. A given name ("Ông Thử") or a title alone ("Phó Bí thư Tỉnh ủy") joins the
only person whom
it fits; where two fit, the last one named before it does if the title is the same to the letter, else it stays open.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from hoso.loaders.anchors import lower
from hoso.loaders.bodies import LEVEL_OF_COMMITTEE, BodyReading
from hoso.loaders.coreference import BodyName, BodyResolver, OfficeName, OfficeResolver, given_name
from hoso.loaders.letters import is_letter
from hoso.loaders.people import PersonReading
from hoso.loaders.private import counts_as_office, is_private
from hoso.loaders.recognise import Recognised


@dataclass(frozen=True, slots=True)
class PersonMention:
    """A mention of a person in the article: the reading, the offices that it states, and who is meant (empty.

    Nobody known).
    """

    reading: PersonReading
    offices: tuple[OfficeName, ...]
    name: str
    delegation: BodyReading | None = None


@dataclass(frozen=True, slots=True)
class Cast:
    """Who and what an article names.

    ``people`` are full names in order of first mention, ``mentions`` all their mentions in order.
    """

    people: tuple[str, ...]
    mentions: tuple[PersonMention, ...]
    open: tuple[PersonReading, ...]


def cast_of(recognised: Recognised, offices: OfficeResolver, bodies: BodyResolver) -> Cast:
    """Join the mentions of people.

    Only people whom the text gives an office, a lead or a comrade's address are people of the article.
    """
    recognised = replace(recognised, people=_without_next_word(recognised.people))
    named = [reading for reading in recognised.people if reading.name and not reading.given]
    full = list(dict.fromkeys(reading.name for reading in named))
    again = _repeated(recognised, full)
    readings = sorted([*recognised.people, *again], key=lambda r: (r.start, r.end))
    resolved: list[tuple[PersonReading, tuple[OfficeName, ...], BodyReading | None]] = []
    for reading in readings:
        context = _context(recognised, bodies, reading.start)
        line = recognised.text.rfind("\n", 0, reading.start)
        before = [o for other, names, _ in resolved[-6:] if other.start > max(line, reading.start - 400) for o in names]
        names_of = tuple(offices.resolve(reading.offices, context, before))
        led = next((o.body for o in reading.offices if o.role["event_role"] == "yes" and o.body is not None), None)
        resolved.append((reading, names_of, led))
    mentions: list[PersonMention] = []
    held: list[tuple[str, OfficeName]] = [
        (reading.name, office)
        for reading, stated, _ in resolved
        if reading.name and not reading.given
        for office in stated
        if not office.event_role
    ]
    unknown: list[PersonReading] = []
    for reading, stated, led in resolved:
        if reading.given:
            name = _by_given_name(reading, full, mentions)
        elif reading.name:
            name = reading.name
        else:
            name = _holder(stated, held, mentions)
        if not name:
            unknown.append(reading)
        mentions.append(PersonMention(reading, stated, name, led))
    officials = {
        m.name
        for m in mentions
        if m.name and (m.delegation is not None or m.reading.comrade or any(map(counts_as_office, m.offices)))
    }
    people = [name for name in full if name in officials and not _private(recognised.text, name, mentions)]
    return Cast(tuple(people), tuple(mentions), tuple(unknown))


def _private(text: str, name: str, mentions: Sequence[PersonMention]) -> bool:
    own = [mention for mention in mentions if mention.name == name]
    if any(mention.delegation is not None or mention.reading.comrade for mention in own):
        return False
    return is_private(text, [mention.reading for mention in own], [o for mention in own for o in mention.offices])


def _without_next_word(readings: Sequence[PersonReading]) -> tuple[PersonReading, ...]:
    """Cut from a name the first word of the next sentence, where a stop was lost.

    "… Trần Văn Thử Nhưng", if "Trần Văn Thử" stands elsewhere.
    """
    printed = Counter(reading.name for reading in readings if reading.name and not reading.given)
    result: list[PersonReading] = []
    for reading in readings:
        shorter, _, last = reading.name.rpartition(" ")
        lost = (
            printed[shorter] > 0
            and printed[reading.name] == 1
            and shorter.count(" ") >= 1
            and reading.name_end == reading.end
        )
        if lost and " " in shorter:
            end = reading.name_end - len(last) - 1
            result.append(replace(reading, name=shorter, name_end=end, end=end))
        else:
            result.append(reading)
    return tuple(result)


def _repeated(recognised: Recognised, names: Sequence[str]) -> list[PersonReading]:
    """Known full names where they stand without title or honorific."""
    text = recognised.text
    taken = [(r.start, r.end) for r in recognised.people]
    found: list[PersonReading] = []
    for name in names:
        start = text.find(name)
        while start >= 0:
            end = start + len(name)
            whole = (not start or not is_letter(text[start - 1])) and (end >= len(text) or not is_letter(text[end]))
            if whole and not any(a < end and start < b for a, b in taken):
                found.append(PersonReading(start, end, name, start, end, (), "name-again"))
            start = text.find(name, end)
    return found


def _context(recognised: Recognised, bodies: BodyResolver, position: int) -> BodyName | None:
    """The committee that a bare role takes.

    The last one of the same sentence ("Thay mặt Thường trực Đảng ủy Khối …, Phó Bí thư …").
    """
    begin = recognised.text.rfind("\n", 0, position) + 1
    stop = recognised.text.rfind(". ", begin, position)
    begin = max(begin, stop)
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


def _by_given_name(reading: PersonReading, names: Sequence[str], before: Sequence[PersonMention]) -> str:
    fits = [name for name in names if given_name(name) == reading.name]
    if len(fits) == 1:
        return fits[0]
    earlier = [m.name for m in before if m.name in fits]
    return earlier[-1] if earlier and len(set(earlier)) == 1 else ""


def _holder(
    stated: Sequence[OfficeName],
    held: Sequence[tuple[str, OfficeName]],
    before: Sequence[PersonMention],
) -> str:
    """The person whom a title without a name means: who holds exactly these offices, the last one named before."""
    if not stated:
        return ""
    fits: set[str] | None = None
    for office in stated:
        exact = {name for name, other in held if same_office(office, other)}
        fits = exact if fits is None else fits & exact
    if not fits:
        return ""
    if len(fits) == 1:
        return next(iter(fits))
    earlier = [m.name for m in before if m.name in fits]
    return earlier[-1] if earlier else ""


def same_office(short: OfficeName, full: OfficeName) -> bool:
    """Whether a printed office is the other one, its body perhaps left out."""
    if short.role != full.role or full.status == "former":
        return False
    return short.body is None or full.body is None or short.body.name == full.body.name


def without_shorter(offices: Sequence[OfficeName]) -> list[OfficeName]:
    """The offices of one person without those that only shorten another.

    "Phó Bí thư" of whoever is Phó Bí thư Thường trực.
    """
    kept: dict[tuple[str, str], OfficeName] = {}
    for office in offices:
        if not office.event_role:
            kept.setdefault((lower(office.name), office.status), office)
    result: list[OfficeName] = []
    for office in kept.values():
        shorter = any(_shortens(office, other) for other in kept.values() if other is not office)
        if not shorter:
            result.append(office)
    return result


def _shortens(short: OfficeName, full: OfficeName) -> bool:
    if short.role == full.role:
        return short.body is None and full.body is not None
    if not full.role.startswith(short.role + " "):
        return False
    return short.body is None or (full.body is not None and short.body.name == full.body.name)
