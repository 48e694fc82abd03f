"""The people of many articles → one entity each, with the posts that they were seen in.

People are exact in name (tone and word order, spelling made uniform). Under one name, articles speak of one person
unless the offices say otherwise:

- the same office, or an office in the same body, makes two sightings one person, whatever lies between;
- offices in one province that can be held together, or half a year and more apart, are a career: Phó Chủ tịch Hội
  đồng nhân dân of a city, later Chủ tịch of it; at the centre, or of a name that many have (Nguyễn Văn Nam), only
  those of one unit are;
- offices in two provinces, in a province and at the centre, or in two districts at one time are two people, put up
  for review;
- a sighting without any office joins the only person of that name, unless its article is about another province.

Two people of one article are never one: the article tells them apart. A career that fits two people joins neither.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, lru_cache
from itertools import combinations, pairwise

from hoso.graph import dates
from hoso.graph.keys import digest, name_key, naming, slug, sort_key, uniform
from hoso.graph.model import Attestation, Entity, Value
from hoso.graph.resolve.bodies import COMMITTEE, PARTY_UNITS, Resolved, body_key, parent_name, province_at_end
from hoso.graph.resolve.doubt import pairs
from hoso.graph.resolve.gazetteer import province, provinces, rare_roles
from hoso.graph.resolve.reading import Ids, Reading, attestations, commonest
from hoso.graph.resolve.ruled import Bound
from hoso.loaders.facts import HAPPENED, Office, Person
from hoso.loaders.lexicon import load
from hoso.loaders.tenures import Dated, joined

CAREER = timedelta(days=180)
"""How far apart two sightings must be for a move from one unit of a province to another to be a career."""

_SIGNS = "official-signs"
"""The rule that reads who signs a document: it says of the sentence's official that the day is that document's."""

_COMMON = re.compile(
    r"(?:Nguyễn|Trần|Lê|Phạm|Hoàng|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương) (?:Văn|Thị) \w+", re.IGNORECASE
)
"""Names that many have: in one province several hold an office at any time, so years between two tell nothing."""

_CENTRE = "trung ương"
_RARE = "hiếm"
_MEMBERS = tuple(name_key(word) for word in ("ủy viên", "đại biểu", "thành viên"))


@dataclass(frozen=True, slots=True)
class Seat:
    """An office as identity sees it: role and body, the sphere (a province or the centre), and the unit within it."""

    role: str
    body: str
    sphere: str
    unit: str
    member: bool


@dataclass(frozen=True, slots=True)
class Sighting:
    """A person of one article with the seats that the article gives, and the days on which it shows the person."""

    source: Reading
    person: Person
    seats: frozenset[Seat]
    days: tuple[date, ...]
    where: tuple[int, int]

    @property
    def ref(self) -> tuple[str, str]:
        """Article and local id."""
        return self.source.id, self.person.id

    @property
    def spans(self) -> tuple[tuple[date, date], ...]:
        """The days, else the first and last day that the article's date may mean ("2017"); empty where it has none."""
        span = dates.bounds(self.source.published)
        return tuple((day, day) for day in self.days) or ((span,) if span else ())

    @property
    def order(self) -> tuple[str, int, int, str]:
        """Article, first mention: by the smallest of these a person is known."""
        return self.source.id, *self.where, self.person.id


@dataclass(frozen=True, slots=True)
class HeldPost:
    """One person's tenure of one post, what attests it, and the rules that read it."""

    person: str
    tenure: str
    post: str
    attested: tuple[Attestation, ...]
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class People:
    """People resolved: ids, the entities of people, posts and tenures, who held what, pairs for review."""

    ids: Ids
    entities: tuple[Entity, ...]
    held: tuple[HeldPost, ...]
    posts: tuple[tuple[str, str], ...]
    doubtful: tuple[tuple[str, str], ...]


def _seat(source: Reading, office: Office, resolved: Resolved) -> Seat:
    role = name_key(office.role or office.name)
    member = role.startswith(_MEMBERS)
    id_ = resolved.ids.get((source.id, office.body), "")
    if not id_:
        if inherent := _inherent().get(role):
            unit = _CENTRE if inherent in _party_centre() else inherent
            return Seat(role, _CENTRE + " " + inherent, _CENTRE, unit, member)
        if role in rare_roles():
            return Seat(role, "rare " + role, _RARE, _RARE, member)
        # "Bí thư chi bộ" without a body is an office like any other of that name in the province, and no more.
        known = province(source.facts.place)
        return Seat(name_key(office.name), "", known.name if known else "", "không rõ " + name_key(office.name), member)
    unit = area(resolved.names[id_])
    if unit in _party_centre() or resolved.levels[id_] == "central":
        unit = _CENTRE if unit in _party_centre() else unit
        # "Giám đốc Viettel An Lộc": its head is known there, though it is a branch of a body of the centre.
        branch = province_at_end(resolved.names[id_])
        return Seat(
            role, _CENTRE + " " + body_key(resolved.names[id_]), branch.name if branch else _CENTRE, unit, member
        )
    return Seat(role, id_, resolved.places[id_], unit, member)


@lru_cache(maxsize=65536)
def area(name: str) -> str:
    """The unit that a body is of: committee, council and people's committee of one district are of one unit."""
    while parent := parent_name(name):
        name = parent
    if match := COMMITTEE.fullmatch(name):
        name = PARTY_UNITS[match[1]] + match[2]
    else:
        for head in ("Đảng bộ ", "Hội đồng nhân dân ", "Ủy ban nhân dân "):
            name = name.removeprefix(head)
    return body_key(name)


@cache
def _inherent() -> Mapping[str, str]:
    """Offices that are one in the nation (Tổng Bí thư, Thủ tướng): key of the role → key of its body."""
    rows = [row for row in load("roles") if row["takes_body"] == "inherent" and row["body"]]
    found: dict[str, str] = {}
    for row in rows:
        for form in (row["role"], *row["printed"].split(" | ")):
            if form:
                found.setdefault(name_key(form), body_key(row["body"]))
    return found


@cache
def _party_centre() -> frozenset[str]:
    """Bodies whose members hold other offices, in a province or at the centre."""
    names = ("Bộ Chính trị", "Ban Bí thư", "Ban Chấp hành Trung ương Đảng", "Quốc hội", "Đảng Cộng sản Việt Nam")
    return frozenset(body_key(name) for name in names)


def _days(source: Reading, person: Person) -> tuple[date, ...]:
    """The days on which an article shows a person: of the events the person was at, else the article's own.

    Of an article of which no whole day is known, else the days on which the person spoke or signed.
    """
    found = {
        day
        for fact in source.happened("chaired", "led", "took_part")
        if fact.subject == person.id and (day := _day_of(source, fact.object) or _day_of(source, fact.event))
    }
    if not found and (day := dates.day(source.published)):
        found = {day}
    return tuple(sorted(found or _told_days(source, person)))


def _day_of(source: Reading, event: str) -> date | None:
    """The day of an event that took place; None where it is not known, or this is no event."""
    known = source.events.get(event)
    return dates.day(known.date) if known is not None and known.modality in HAPPENED else None


def _told_days(source: Reading, person: Person) -> set[date]:
    """The days that fit the article's month or year on which the person spoke, or signed as head of a body."""
    issued = {item.id: item.date for item in source.facts.documents}
    signs = {(office.body, mark) for office in person.offices if office.status != "former" for mark in office.evidence}
    days = {_day_of(source, remark.event) for remark in source.facts.remarks if remark.said_by == person.id} | {
        dates.day(issued.get(fact.object, ""))
        for fact in source.happened("issued")
        if fact.rule == _SIGNS and any((fact.subject, mark) in signs for mark in fact.evidence)
    }
    return {day for day in days if day is not None and dates.fits(day.isoformat(), source.published)}


def sightings(readings: Sequence[Reading], resolved: Resolved) -> list[Sighting]:
    """The people of all articles."""
    found: list[Sighting] = []
    for source in readings:
        starts: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
        for fact in source.facts.facts:
            starts[fact.subject] += [(item.start, item.end) for item in fact.evidence]
        for person in source.facts.people:
            seats = frozenset(_seat(source, office, resolved) for office in person.offices)
            spans = [(m.start, m.end) for m in person.mentions] or starts[person.id] or [(-1, -1)]
            found.append(Sighting(source, person, seats, _days(source, person), min(spans)))
    return found


def _wide(seat: Seat) -> bool:
    """Whether members hold other offices besides, so that the seat tells little: the Central Committee, deputies."""
    return seat.member and seat.unit == _CENTRE


def _compatible(one: Sequence[Sighting], other: Sequence[Sighting]) -> bool:
    """Whether two groups of sightings can be one career: every two of them fit."""
    return all(_career(a, b) for a in one for b in other)


def _career(one: Sighting, other: Sighting) -> bool:
    if one.source.id == other.source.id:
        return False
    mine, yours = _spheres(one), _spheres(other)
    apart = _apart(one.spans, other.spans)
    moved = apart is not None and apart >= CAREER and not _COMMON.fullmatch(uniform(one.person.name))
    if {(s.role, s.body) for s in one.seats if _wide(s)} & {(s.role, s.body) for s in other.seats if _wide(s)}:
        # Both are named as members of the Central Committee: few enough for a move from one province to another.
        return moved or bool(mine & yours) or {_CENTRE} in (mine, yours)
    common = mine & yours
    # The centre is no place in which one would be known: years apart, two of its bodies have two of one name.
    return bool(common and _units(one) & _units(other)) or (moved and not common <= {_CENTRE})


def _spheres(sighting: Sighting) -> set[str]:
    """The provinces of a person's seats; the centre only where there is no other: it counts members from everywhere."""
    spheres = {seat.sphere for seat in sighting.seats if seat.sphere}
    return spheres - {_CENTRE} or spheres


def _units(sighting: Sighting) -> set[tuple[str, str]]:
    return {(seat.sphere, seat.unit) for seat in sighting.seats if seat.sphere}


def _apart(one: Sequence[tuple[date, date]], other: Sequence[tuple[date, date]]) -> timedelta | None:
    """The time that lies at least between the nearest days of two sightings; None where a date is unknown."""
    gaps = (max(ours[0] - theirs[1], theirs[0] - ours[1], timedelta()) for ours in one for theirs in other)
    return min(gaps, default=None)


def _one_an_article(members: Sequence[Sighting]) -> bool:
    return len({item.source.id for item in members}) == len(members)


def _by_office(members: Sequence[Sighting]) -> list[list[Sighting]]:
    """Sightings joined by shared offices.

    Where that would join two people of one article, only those with equal seats are.
    """
    by_seat: defaultdict[object, list[int]] = defaultdict(list)
    for index, item in enumerate(members):
        for seat in item.seats:
            if not _wide(seat) and (seat.body or seat.sphere):
                by_seat[seat.body or (seat.role, seat.sphere)].append(index)
    linked: defaultdict[int, set[int]] = defaultdict(set)
    for indexes in by_seat.values():
        for one, other in pairwise(indexes):
            if one != other:
                linked[one].add(other)
                linked[other].add(one)
    groups: list[list[Sighting]] = []
    for component in _components(len(members), linked):
        group = [members[index] for index in component]
        if _one_an_article(group):
            groups.append(group)
            continue
        equal: defaultdict[frozenset[Seat], list[Sighting]] = defaultdict(list)
        for item in group:
            equal[item.seats].append(item)
        for same in equal.values():
            groups += [same] if _one_an_article(same) else [[item] for item in same]
    return groups


def cluster(members: Sequence[Sighting]) -> list[list[Sighting]]:
    """The sightings of one name as people. Does not depend on the order in which they are given."""
    members = sorted(members, key=lambda item: item.order)
    groups = _by_office([item for item in members if item.seats])
    fits: defaultdict[int, set[int]] = defaultdict(set)
    for one, other in combinations(range(len(groups)), 2):
        if _compatible(groups[one], groups[other]):
            fits[one].add(other)
            fits[other].add(one)
    merged: list[list[Sighting]] = []
    for component in _components(len(groups), fits):
        joined = [item for index in component for item in groups[index]]
        # A clique only: what fits two that do not fit each other could be either.
        clique = all(other in fits[one] for one, other in combinations(component, 2))
        if clique and _one_an_article(joined):
            merged.append(joined)
        else:
            merged += [groups[index] for index in component]
    bare = [item for item in members if not item.seats]
    if len(merged) == 1:
        near = [item for item in bare if _could_be(item, merged[0])]
        if _one_an_article([*merged[0], *near]):
            return [[*merged[0], *near], *([item] for item in bare if item not in near)]
    elif not merged and _one_an_article(bare):
        return [bare] if bare else []
    return [*merged, *([item] for item in bare)]


def _could_be(bare: Sighting, group: Sequence[Sighting]) -> bool:
    """Whether somebody named without an office can be the only one of that name with offices.

    Not where the article is about another province: a founder in a list of names is no inspector of today.
    """
    known = province(bare.source.facts.place) if bare.source.facts.place else None
    spheres = set().union(*(_spheres(item) for item in group))
    return known is None or known.name in spheres or not spheres <= {p.name for p in provinces().values()}


def _components(count: int, fits: Mapping[int, set[int]]) -> list[list[int]]:
    seen: set[int] = set()
    found: list[list[int]] = []
    for start in range(count):
        if start in seen:
            continue
        stack, component = [start], []
        while stack:
            index = stack.pop()
            if index in seen:
                continue
            seen.add(index)
            component.append(index)
            stack.extend(fits.get(index, set()) - seen)
        found.append(sorted(component))
    return found


def _finer(group: Sequence[Sighting]) -> Iterator[list[list[Sighting]]]:
    """How a person may be parted: by offices in common, else by equal offices; who has none stands alone."""
    seated = [item for item in group if item.seats]
    bare = [[item] for item in group if not item.seats]
    yield [*_by_office(seated), *bare]
    equal: defaultdict[frozenset[Seat], list[Sighting]] = defaultdict(list)
    for item in seated:
        equal[item.seats].append(item)
    yield [*equal.values(), *bare]


def resolve_people(readings: Sequence[Reading], resolved: Resolved, bound: Bound) -> People:
    """Give every person of every article an entity, and every office its post and tenure."""
    names: defaultdict[str, list[Sighting]] = defaultdict(list)
    for item in sightings(readings, resolved):
        names[name_key(item.person.name)].append(item)
    clusters = [found for _, members in sorted(names.items()) for found in cluster(members)]
    ids: dict[tuple[str, str], str] = {}
    entities: dict[str, Entity] = {}
    groups: list[tuple[str, list[Sighting]]] = []
    namesakes: defaultdict[str, list[str]] = defaultdict(list)
    for regrouped in bound.regroup(clusters, lambda item: item.ref, _finer):
        group = sorted(regrouped.members, key=lambda item: item.order)
        name = commonest(uniform(item.person.name) for item in group)
        earliest = group[0]
        seed = (earliest.source.id, *earliest.where, "" if earliest.where[0] >= 0 else earliest.person.id)
        id_ = f"person/{slug(name)}-{digest(*seed)[:8]}"
        if id_ in entities:
            id_ = f"person/{slug(name)}-{digest(*seed, earliest.person.id)[:16]}"
        forms = (form for item in group for form in (item.person.name, *item.person.aliases))
        entities[id_] = Entity(id_, ("Person",), {**naming(name, forms)})
        groups.append((id_, group))
        for key in {name_key(item.person.name) for item in group}:
            namesakes[key].append(id_)
        for item in group:
            ids[item.ref] = id_
    doubtful = {pair for several in namesakes.values() for pair in pairs(several)}
    held, posts = _tenures(groups, resolved, entities)
    return People(ids, tuple(entities[id_] for id_ in sorted(entities)), held, posts, tuple(sorted(doubtful)))


def _status(times: Sequence[tuple[Sighting, Office]]) -> str:
    """What the latest article that can be dated says of an office: current, acting, or former ("nguyên Bí thư").

    Who leaves an office was in it until then. Where days are missing, having been in office comes after being in it:
    few come back, and an office that somebody had must not be told as one that is held. Who is shown in it after the
    day on which it is told to have ended has it for another term.
    """
    seen = max((day for item, office in times if office.status != "former" for day, _ in item.spans), default=None)
    for item, office in times:
        ended = dates.bounds(office.until)
        last = ended[1] if ended else max((day for _, day in item.spans), default=None)
        after = seen is None or last is None or last > seen
        if (office.status == "former" and after) or (office.status == "left" and (after or last == seen)):
            return "former"
    statuses = {office.status for _, office in times}
    return next((known for known in ("current", "acting") if known in statuses), "former")


def _tenures(
    groups: Sequence[tuple[str, list[Sighting]]], resolved: Resolved, entities: dict[str, Entity]
) -> tuple[tuple[HeldPost, ...], tuple[tuple[str, str], ...]]:
    """Posts and tenures into ``entities``; who held what, and which body has which post."""
    seen: defaultdict[tuple[str, str], list[tuple[Sighting, Office]]] = defaultdict(list)
    offices: defaultdict[str, list[Office]] = defaultdict(list)
    bodies: dict[str, str] = {}
    for person, group in groups:
        for item in group:
            for office in item.person.offices:
                body = resolved.ids.get((item.source.id, office.body), "")
                if body:
                    post = f"post/{slug(office.role or office.name)}/{body.removeprefix('body/')}"
                    bodies[post] = body
                else:
                    post = f"post/{slug(office.name)}"
                seen[person, post].append((item, office))
                offices[post].append(office)
    for post, named in offices.items():
        name = commonest(uniform(office.name) for office in named)
        if district := resolved.districts.get(bodies.get(post, ""), ""):
            # "Chủ tịch Ủy ban nhân dân phường 7, quận 3": as its body is told apart.
            name = f"{name}, {district}"
        props: dict[str, Value] = {"name": name, "sort_key": sort_key(name)}
        if role := commonest(uniform(office.role) for office in named):
            props["role"] = role
        entities[post] = Entity(post, ("Post",), props)
    held: list[HeldPost] = []
    for (person, post), times in sorted(seen.items()):
        tenure = f"tenure/{person.removeprefix('person/')}/{post.removeprefix('post/')}"
        name = f"{entities[person].props['name']}, {entities[post].props['name']}"
        props = {"name": name, "sort_key": sort_key(name)}
        in_it = [(item, office) for item, office in times if office.status != "former"]
        days = sorted({day for item, _ in in_it for day in item.days})
        if days:
            props["first_seen"], props["last_seen"] = days[0], days[-1]
        status = _status(times)
        props |= _stated((office for _, office in times), status)
        props["status"] = status
        entities[tenure] = Entity(tenure, ("Tenure",), props)
        attested = sorted({mark for item, office in times for mark in attestations(item.source.id, office.evidence)})
        rules = tuple(sorted({office.rule for _, office in times}))
        held.append(HeldPost(person, tenure, post, tuple(attested), rules))
    return tuple(held), tuple(sorted(bodies.items()))


def _stated(offices: Iterable[Office], status: str) -> dict[str, Value]:
    """``from`` and ``until`` as exact as the articles state them: the earliest beginning, the latest end.

    What an article calls over says nothing of when the office began or ended that a later one shows somebody in. Where
    the end is before the beginning, or a span apart from another, somebody left and came back; one tenure cannot say
    that, and neither stands.
    """
    time = joined(Dated(o.since, o.until) for o in offices if status == "former" or o.status != "former")
    if time.since and time.until and time.since > time.until + "~":
        return {}
    return {name: text for name, text in (("from", time.since), ("until", time.until)) if dates.bounds(text)}
