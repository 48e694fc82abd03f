"""The people and bodies of one article: mentions joined to entities with ids, offices and aliases.

One name is one person within an article. A given name ("Ông Thử") or a title alone ("Phó Bí thư Tỉnh ủy") joins the
only person whom it fits; where two fit, the last one named before it does if the title is the same to the letter, else
it stays open.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from hoso.loaders.anchors import lower
from hoso.loaders.bodynames import is_ministry
from hoso.loaders.coreference import BodyResolver
from hoso.loaders.letters import is_foreign_word
from hoso.loaders.officenames import OfficeName, OfficeResolver
from hoso.loaders.personnames import given_name
from hoso.loaders.personreading import PersonReading
from hoso.loaders.personspellings import one_spelling, repeated, whole_names
from hoso.loaders.private import counts_as_office, is_private, of_the_public
from hoso.loaders.readings import BodyReading
from hoso.loaders.recognise import Recognised
from hoso.loaders.record import record
from hoso.loaders.statedoffices import Stated, roles_abroad, stated_offices

_LEVELS_ABROAD = ("thành phố", "TP", "TP.", "thủ đô", "bang", "tỉnh", "vùng", "đảo", "hạt")
# Who stands at the beginning of a sentence, or after what opens it, does what it tells.
_SUBJECT = re.compile(r"(?:^|[\n.!?…:] ?|[,”\"] | [-–] )$")


@record
class PersonMention:
    """A mention of a person in the article: the reading, the offices that it states, and who is meant.

    ``name`` is empty where that is nobody known.
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


def cast_of(recognised: Recognised, offices: OfficeResolver, bodies: BodyResolver) -> Cast:
    """Join the mentions of people.

    Only people whom the text gives an office, a lead or a comrade's address are people of the article.
    """
    recognised = replace(recognised, people=one_spelling(whole_names(recognised.people, recognised.text)))
    named = [reading for reading in recognised.people if reading.name and not reading.given]
    full = list(dict.fromkeys(reading.name for reading in named))
    again = repeated(recognised, full)
    readings = sorted([*recognised.people, *again], key=lambda r: (r.start, r.end))
    abroad = roles_abroad(recognised.text, named, readings)
    stated, without_body = stated_offices(recognised, readings, abroad, offices, bodies)
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
    people = [
        name
        for name in full
        if name in officials and not _private(recognised.text, own[name]) and not _is_a_place(recognised.text, name)
    ]
    return Cast(tuple(people), tuple(mentions), tuple(unknown))


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
            told = tuple(_told_of(o, reading, name, abroad) for o in offices)
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


def _of_several_ministries(offices: Iterable[OfficeName]) -> frozenset[str]:
    """The roles that an article gives of more ministries than one: whose minister is meant, has to be said."""
    bodies: dict[str, set[str]] = {}
    for office in offices:
        if office.body is not None and is_ministry(office.body):
            bodies.setdefault(office.role, set()).add(office.body.name)
    return frozenset(role for role, names in bodies.items() if len(names) > 1)


def _told_of(office: OfficeName, reading: PersonReading, name: str, abroad: set[tuple[str, str]]) -> OfficeName:
    """The office that a title alone or with a given name tells of ``name``: without its body where it adds none."""
    if _adds(office, reading, name, abroad) or (office.body is None and (name, office.role) in abroad):
        return office
    return replace(office, name=office.role, body=None)


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


def _is_a_place(text: str, name: str) -> bool:
    """Whether a name from abroad is once said to be a place's: "gặp Thống đốc Saint Thuzburg", "rời thành phố …"."""
    return any(map(is_foreign_word, name.split(" "))) and any(f"{level} {name}" in text for level in _LEVELS_ABROAD)


def _private(text: str, own: Sequence[PersonMention]) -> bool:
    if any(mention.delegation is not None or mention.reading.comrade for mention in own):
        return False
    if any(of_the_public(office) for mention in own for office in mention.reading.offices):
        # "Phó Giám đốc Công an tỉnh", whatever province's.
        return False
    return is_private(text, [mention.reading for mention in own], [o for mention in own for o in mention.offices])


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

    Where several do, it is the one named last, unless they were named at once. It stays open if another has acted since
    that one did, for an article may only speak of a holder: "… mà tiêu biểu là Tổng Bí thư Trần Văn Cựu. Tổng Bí thư
    nhấn mạnh …".
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
    named, actors = _told_last(fits, last), _told_last(fits, acted)
    return next(iter(named)) if len(named) == 1 and actors <= named else ""


def _told_last(names: set[str], told: Mapping[str, int]) -> set[str]:
    """Those of these people of whom it was told last, several where it was told of them at once."""
    latest = max((told[name] for name in names if name in told), default=None)
    return {name for name in names if told.get(name) == latest} if latest is not None else set()


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
