"""The events of many articles → one entity each, and the delegations that went to them.

Two articles report one event where kind, date, and whom it went to (or who held it) are the same. Of several that a
body may hold on one day (conferences, ceremonies) those are one that share who led them, a name or a topic. An event
without a full date joins a dated one only if exactly one fits, it was reported soon after, and something more speaks
for it. What only looks alike is put up for review, and nothing is joined through a third. Within one article, events
are what the article makes of them.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from hoso.graph import dates
from hoso.graph.keys import digest, name_key, naming, slug, sort_key, uniform
from hoso.graph.model import Entity, Value
from hoso.graph.resolve.bodies import Resolved, family
from hoso.graph.resolve.doubt import pairs
from hoso.graph.resolve.reading import Ids, Reading, commonest
from hoso.graph.resolve.ruled import Bound
from hoso.graph.terms import EVENT_LABELS
from hoso.loaders.facts import TO_A_BODY, Body, Event

_WORDS = {
    "inspection": "Kiểm tra",
    "working_session": "Làm việc với",
    "conference": "Hội nghị",
    "session": "Phiên họp",
    "congress": "Đại hội",
    "ceremony": "Lễ",
    "visit": "Thăm",
    "meeting": "Cuộc họp",
}
SOON = timedelta(days=31)
"""How long after an event a report without a day may speak of it."""

_ONE_A_DAY = frozenset({"session", "congress"})
"""The kinds of which a body holds one a day."""

_VERBS = frozenset({"họp", "họp phiên", "họp kỳ"})
"""Acts that name no gathering: "Cuộc họp", not "Họp"."""


@dataclass(frozen=True, slots=True)
class Occurrence:
    """An event of one article: its anchor is whom it went to, else who held it, else its own name."""

    source: Reading
    event: Event
    date: str
    anchor: str
    targets: tuple[str, ...]
    hosts: tuple[str, ...]

    @property
    def ref(self) -> tuple[str, str]:
        """Article and local id."""
        return self.source.id, self.event.id

    @property
    def key(self) -> tuple[str, str, str]:
        """What two reports of one event share, the date aside."""
        return self.event.kind, "site" if self.event.site_of else "", self.anchor


@dataclass(frozen=True, slots=True)
class Events:
    """Events resolved: ids, entities, dates by id, pairs for review, and the articles' own reports."""

    ids: Ids
    entities: tuple[Entity, ...]
    dates: Mapping[str, tuple[str, str]]
    acts: Mapping[str, str]
    doubtful: tuple[tuple[str, str], ...]
    occurrences: Mapping[tuple[str, str], Occurrence]


def event_date(event: Event) -> str:
    """The ISO date of an event, or empty."""
    return event.date[:10] if dates.bounds(event.date) else ""


def _body_name(source: Reading, resolved: Resolved, local: str) -> str:
    """What identifies a body as an anchor: its entity; for a delegation its name in uniform spelling."""
    body = source.bodies.get(local)
    if body is None:
        return ""
    return resolved.ids.get((source.id, local)) or "delegation:" + name_key(body.name)


def occurrences(readings: Sequence[Reading], resolved: Resolved) -> list[Occurrence]:
    """The events of all articles with what they are anchored to."""
    found: list[Occurrence] = []
    for source in readings:
        targets: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
        hosts: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
        for fact in source.of("target", "inspected", "organized", "conducted"):
            where = min((item.start for item in fact.evidence), default=0)
            if fact.type == "target":
                targets[fact.subject].append((where, _body_name(source, resolved, fact.object)))
            elif fact.type == "inspected":
                targets[fact.event].append((where, _body_name(source, resolved, fact.object)))
            else:
                hosts[fact.object].append(
                    (where + (fact.type == "conducted") * 10**9, _body_name(source, resolved, fact.subject))
                )
        for event in source.facts.events:
            own_targets = [name for _, name in sorted(targets[event.id]) if name]
            own_hosts = [name for _, name in sorted(hosts[event.id]) if name]
            title = "name:" + name_key(event.name) if event.name else ""
            anchor = title if event.site_of else next(iter([*own_targets, *own_hosts]), title)
            found.append(
                Occurrence(
                    source,
                    event,
                    event_date(event),
                    anchor,
                    tuple(sorted(set(own_targets))),
                    tuple(sorted(set(own_hosts))),
                )
            )
    return found


def _cluster(found: Sequence[Occurrence]) -> list[list[Occurrence]]:
    """Reports of one event together; every other event alone."""
    together: defaultdict[tuple[str, str, str], list[Occurrence]] = defaultdict(list)
    alone: list[list[Occurrence]] = []
    # An article that tells two events apart which have one key leaves open which of them another article means.
    twice = {
        key for key, count in Counter((o.source.id, o.key, o.date) for o in found if o.anchor).items() if count > 1
    }
    for item in found:
        if item.anchor and (item.source.id, item.key, item.date) not in twice:
            together[item.key].append(item)
        else:
            alone.append([item])
    clusters: list[list[Occurrence]] = []
    for members in together.values():
        exact: defaultdict[str, list[Occurrence]] = defaultdict(list)
        vague: list[Occurrence] = []
        for item in members:
            if dates.day(item.date):
                exact[item.date].append(item)
            else:
                vague.append(item)
        additions: defaultdict[str, list[Occurrence]] = defaultdict(list)
        for item in vague:
            fitting = [day for day in exact if dates.fits(day, item.date)]
            articles = {o.source.id for o in exact[fitting[0]]} if len(fitting) == 1 else set()
            near = len(fitting) == 1 and _is_near(item, fitting[0]) and _agrees(item, exact[fitting[0]])
            if near and item.source.id not in articles:
                additions[fitting[0]].append(item)
            else:
                alone.append([item])
        for day, items in additions.items():
            # Two vague events of one article cannot both be the one dated event.
            times = Counter(item.source.id for item in items)
            exact[day] += [item for item in items if times[item.source.id] == 1]
            alone += [[item] for item in items if times[item.source.id] > 1]
        for same_day in exact.values():
            clusters += _of_one_day(same_day)
    return [*clusters, *alone]


def _is_near(item: Occurrence, day: str) -> bool:
    """Whether a report without a day can mean an event of that day: its month says so, or it was written soon after.

    A ministry holds conferences all the year: a report of another year means another one.
    """
    when, span, written = dates.day(day), dates.bounds(item.date), dates.day(item.source.published)
    if when is None:
        return False
    if span is not None and span[1] - span[0] <= SOON:
        return True
    return written is not None and when <= written <= when + SOON


def _agrees(item: Occurrence, others: Sequence[Occurrence]) -> bool:
    """Whether something beside kind and body speaks for one event; an inspection of a body in a month needs nothing."""
    if item.event.kind == "inspection" and item.targets:
        return True
    return any(_told(item) & _told(other) for other in others)


def _of_one_day(items: Sequence[Occurrence]) -> list[list[Occurrence]]:
    """Reports of one kind, body and day as events.

    Whom one went to, or whose session or congress it was, tells enough. A city's committee holds several conferences
    and ceremonies a day: those are one where they share who led them, a name or a topic, every two of them.
    """
    first = items[0]
    if len(items) == 1 or first.event.kind in _ONE_A_DAY or first.anchor in first.targets or first.event.site_of:
        return [list(items)]
    by_mark: defaultdict[str, list[Occurrence]] = defaultdict(list)
    for item in sorted(items, key=lambda item: item.ref):
        for mark in _told(item):
            by_mark[mark].append(item)
    left = {item.ref: item for item in items}
    found: list[list[Occurrence]] = []
    for _, several in sorted(by_mark.items(), key=lambda pair: (-len(pair[1]), pair[0])):
        here = [left.pop(item.ref) for item in several if item.ref in left]
        if here:
            found.append(here)
    return [*found, *([item] for item in left.values())]


def _told(item: Occurrence) -> set[str]:
    """What tells an event from others of its kind, body and day: who led it, its name, its topic."""
    people = {person.id: person.name for person in item.source.facts.people}
    found = {
        "person:" + name_key(people[fact.subject])
        for fact in item.source.of("chaired", "led")
        if fact.subject in people and item.event.id in (fact.object, fact.event)
    }
    texts = {"name:": item.event.name, "topic:": item.event.topic}
    return found | {prefix + name_key(text) for prefix, text in texts.items() if text}


def resolve_events(readings: Sequence[Reading], resolved: Resolved, bound: Bound) -> Events:
    """Give every event of every article its entity."""
    found = occurrences(readings, resolved)
    ids: dict[tuple[str, str], str] = {}
    entities: dict[str, Entity] = {}
    when: dict[str, tuple[str, str]] = {}
    acts: dict[str, str] = {}
    members: dict[str, list[Occurrence]] = {}
    regrouped = bound.regroup(_cluster(found), lambda item: item.ref)
    clusters = [sorted(group.members, key=lambda item: item.ref) for group in regrouped]
    for cluster in sorted(clusters, key=lambda cluster: cluster[0].ref):
        first = cluster[0]
        date = max((item.date for item in cluster), key=lambda text: (len(text), [-ord(c) for c in text]), default="")
        basis = dates.best_basis(item.event.date_basis for item in cluster if item.date == date)
        act = commonest(item.event.act for item in cluster)
        name = _name(cluster, act, date, resolved)
        shared = bool(first.anchor) and bool(dates.day(date))
        tail = "-" + digest(*first.key)[:8] if shared else "-" + digest(*first.ref)[:8]
        id_ = f"event/{date or '_'}-{slug(name.partition(' (')[0], 64)}{tail}"
        if id_ in entities:
            id_ += "-" + digest(*first.ref)[:8]
        props: dict[str, Value] = {"name": name, "sort_key": sort_key(name), **dates.properties(date, basis)}
        if act:
            props["act"] = act
        if topic := commonest(uniform(item.event.topic) for item in cluster):
            props["topic"] = topic
        entities[id_] = Entity(id_, ("Event", EVENT_LABELS.get(first.event.kind, "Meeting")), props)
        when[id_], acts[id_], members[id_] = (date, basis), act, cluster
        for item in cluster:
            ids[item.ref] = id_
    return Events(
        ids,
        tuple(entities[id_] for id_ in sorted(entities)),
        when,
        acts,
        tuple(_doubtful(members, resolved)),
        {item.ref: item for item in found},
    )


def _name(cluster: Sequence[Occurrence], act: str, date: str, resolved: Resolved) -> str:
    """An event's own name, else one made of its noun, its topic, whom it went to or who held it, and its date."""
    own = commonest(uniform(item.event.name) for item in cluster)
    day = f" ({date})" if date else ""
    if own:
        return own[:1].upper() + own[1:] + day
    kind = cluster[0].event.kind
    noun = kind == "inspection" or (kind not in TO_A_BODY and act not in _VERBS)
    word = act[:1].upper() + act[1:] if act and noun else _WORDS.get(kind, "Cuộc họp")
    bodies = cluster[0].targets if kind in TO_A_BODY else cluster[0].hosts or cluster[0].targets
    anchor = cluster[0].anchor if cluster[0].anchor in bodies else next(iter(bodies), "")
    whom = resolved.names.get(anchor, "")
    if kind in TO_A_BODY:
        return (f"{word} {whom}" if whom else word.removesuffix(" với")) + day
    if topic := commonest(uniform(item.event.topic) for item in cluster):
        known = ", ".join(part for part in (whom, date) if part)
        return f"{word} {topic}" + (f" ({known})" if known else "")
    return (f"{word} của {whom}" if whom else word) + day


def _doubtful(members: Mapping[str, Sequence[Occurrence]], resolved: Resolved) -> list[tuple[str, str]]:
    """Pairs of one kind and day, of different articles, that share a body's family or a person who led."""
    days: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for id_, cluster in members.items():
        for date in {item.date for item in cluster if dates.day(item.date)}:
            days[cluster[0].event.kind, date].append(id_)
    marks: dict[str, set[str]] = {}
    articles: dict[str, set[str]] = {}
    found: set[tuple[str, str]] = set()
    for ids in days.values():
        if len(ids) < 2:
            continue
        for id_ in ids:
            if id_ not in marks:
                marks[id_] = {mark for item in members[id_] for mark in _marks(item, resolved)}
                articles[id_] = {item.source.id for item in members[id_]}
        found |= set(pairs(ids, lambda one, other: _may_be_one(one, other, marks, articles)))
    return sorted(found)


def _may_be_one(one: str, other: str, marks: Mapping[str, set[str]], articles: Mapping[str, set[str]]) -> bool:
    """Whether two events of one day and kind share a mark, and no article tells of both."""
    return not marks[one].isdisjoint(marks[other]) and articles[one].isdisjoint(articles[other])


def _marks(item: Occurrence, resolved: Resolved) -> set[str]:
    """What two reports of one event are likely to share: families of the bodies, names of who chaired or led."""
    found = {"body:" + family(resolved.names[id_]) for id_ in (*item.targets, *item.hosts) if id_ in resolved.names}
    people = {person.id: person.name for person in item.source.facts.people}
    for fact in item.source.of("chaired", "led"):
        if fact.subject in people and item.event.id in (fact.object, fact.event):
            found.add("person:" + name_key(people[fact.subject]))
    return found


# ── Delegations ─────────────────────────────────────────────────────────────────────────────────────────────


def resolve_delegations(
    readings: Sequence[Reading], resolved: Resolved, events: Events, bound: Bound
) -> tuple[Ids, tuple[Entity, ...], Ids]:
    """Give every delegation its entity: its sender, its name with its number, the date and the target of its event.

    Returns ids, entities, and for each delegation of an article that names one the sender's entity.
    A delegation that no event tells apart is its article's own.
    """
    ids: dict[tuple[str, str], str] = {}
    senders: dict[tuple[str, str], str] = {}
    clusters: defaultdict[str, list[tuple[Reading, Body]]] = defaultdict(list)
    for source in readings:
        for body in source.facts.bodies:
            if body.kind != "delegation":
                continue
            sender = next(
                (
                    resolved.ids[source.id, fact.subject]
                    for fact in source.of("sent")
                    if fact.object == body.id and (source.id, fact.subject) in resolved.ids
                ),
                resolved.ids.get((source.id, body.part_of), ""),
            )
            if sender:
                senders[source.id, body.id] = sender
            when = _missions(source, body.id, events)
            bare = name_key(_bare(body.name, resolved.names.get(sender, "")))
            identity = [bare, sender, *when] if when else [source.id, body.id, bare]
            clusters[digest(*identity)].append((source, body))
    entities: dict[str, Entity] = {}
    identities = sorted(clusters)
    regrouped = bound.regroup([clusters[known] for known in identities], lambda member: (member[0].id, member[1].id))
    for group in regrouped:
        cluster, identity_ = group.members, identities[group.origin]
        if group.parted:
            identity_ = digest(identity_, min((source.id, body.id) for source, body in cluster))
        name = commonest(uniform(body.name) for _, body in cluster)
        id_ = f"body/{slug(name, 72)}-{identity_[:8]}"
        ids.update({(source.id, body.id): id_ for source, body in cluster})
        props: dict[str, Value] = {**naming(name, (form for _, body in cluster for form in (body.name, *body.aliases)))}
        if level := commonest(body.level for _, body in cluster):
            props["level"] = level
        entities[id_] = Entity(id_, ("Body", "Delegation"), props)
    return (
        ids,
        tuple(entities[id_] for id_ in sorted(entities)),
        senders,
    )


def _bare(name: str, sender: str) -> str:
    """A delegation's name without its sender: "Đoàn kiểm tra số 1"."""
    plain = uniform(name)
    return plain.removesuffix(" " + sender).removesuffix(" của") if sender else plain


def _missions(source: Reading, local: str, events: Events) -> list[str]:
    """The events that a delegation of an article was sent to, as far as their day is known: their ids, sorted."""
    own = {
        fact.event or (fact.object if fact.type == "conducted" else "")
        for fact in source.of("inspected", "conducted")
        if fact.subject == local
    } | {fact.event for fact in source.of("led", "sent") if fact.object == local}
    if not own - {""}:
        inspections = [event.id for event in source.facts.events if event.kind == "inspection"]
        own = set(inspections) if len(inspections) == 1 else set()
    found = sorted({events.ids[source.id, event] for event in own if (source.id, event) in events.ids})
    return found if found and all(dates.day(events.dates[id_][0]) for id_ in found) else []
