"""Two graphs → what became of each entity of the first, and which claims were lost and gained.

An entity is followed by its id, and by the places that name it: where two articles' first mention of somebody stood for
one person and now stands for two, the person was split. A claim is followed through what became of its ends, so that a
person with a new id has not lost and gained everything.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from hoso.graph.model import Attestation, Entity, Graph, Statement

FATES = ("merged", "split", "regrouped", "renamed", "renumbered", "gone", "new")
"""What becomes of entities, beside staying what they are."""

_NOT_COMPARED = frozenset({"MENTIONS"})
"""What only says where something is named: it follows the entities."""


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of some entities: ``before`` and ``after`` are those of the first and of the second graph."""

    what: str
    before: tuple[Entity, ...]
    after: tuple[Entity, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """The difference of two graphs: fates of entities, claims of the first only, of the second only, and changed ones.

    A claim ``changed`` where the same is said of the same, but by other articles, in other words, or with another
    property (an act, a basis): pairs of (first, second).
    """

    fates: tuple[Fate, ...]
    lost: tuple[Statement, ...]
    gained: tuple[Statement, ...]
    changed: tuple[tuple[Statement, Statement], ...]


def compare(first: Graph, second: Graph) -> Comparison:
    """What became of the first graph in the second."""
    groups = _groups(first, second)
    became: dict[str, tuple[str, ...]] = {}
    for before, after in groups:
        for entity in before:
            became[entity.id] = tuple(other.id for other in after)
    fates = [fate for group in groups if (fate := _fate(*group)) is not None]
    fates.sort(key=lambda fate: (FATES.index(fate.what), [entity.id for entity in (*fate.before, *fate.after)]))

    # First the claims of one date, then those of which one graph knows the date less well.
    pairs, lost, gained = _paired(list(_claims(first)), list(_claims(second)), became, dated=True)
    more, lost, gained = _paired(lost, gained, became, dated=False)
    changed = tuple((one, other) for one, other in (*pairs, *more) if not _same(one, other))
    return Comparison(tuple(fates), tuple(lost), tuple(gained), changed)


def _paired(
    first: Sequence[Statement], second: Sequence[Statement], became: Mapping[str, tuple[str, ...]], *, dated: bool
) -> tuple[list[tuple[Statement, Statement]], list[Statement], list[Statement]]:
    """The claims that are one in both graphs, those of the first alone, those of the second alone."""
    there: defaultdict[tuple[str, ...], list[Statement]] = defaultdict(list)
    for statement in second:
        there[_with(statement, _ends(statement), dated=dated)].append(statement)
    pairs: list[tuple[Statement, Statement]] = []
    alone: list[Statement] = []
    for statement in first:
        candidates = product(*(became.get(end, (end,)) or (end,) for end in _ends(statement)))
        keys = (_with(statement, ends, dated=dated) for ends in candidates)
        found = next((there[key] for key in keys if there.get(key)), None)
        if found is None:
            alone.append(statement)
        else:
            pairs.append((statement, found.pop(0)))
    taken = {other.id for _, other in pairs}
    return pairs, alone, [statement for statement in second if statement.id not in taken]


def _groups(first: Graph, second: Graph) -> list[tuple[list[Entity], list[Entity]]]:
    """The entities of both graphs together that an id links or a place that names them, the others alone."""
    here = {entity.id: entity for entity in first.entities}
    there = {entity.id: entity for entity in second.entities}
    links: defaultdict[str, set[str]] = defaultdict(set)
    back: defaultdict[str, set[str]] = defaultdict(set)

    def link(one: str, other: str) -> None:
        links[one].add(other)
        back[other].add(one)

    for id_ in here.keys() & there.keys():
        link(id_, id_)
    named, named_there = _places(first, here), _places(second, there)
    for place in named.keys() & named_there.keys():
        # One sentence may hold several figures: it follows none of them.
        if len(named[place]) == len(named_there[place]) == 1:
            link(*named[place], *named_there[place])
    # No article names a tenure: it is that of its person in its post.
    tenures, tenures_there = _tenures(first), _tenures(second)
    for (person, post), tenure in tenures.items():
        for one, other in product(links[person] or {person}, links[post] or {post}):
            if (one, other) in tenures_there:
                link(tenure, tenures_there[one, other])
    groups: list[tuple[list[Entity], list[Entity]]] = []
    seen: set[str] = set()
    for start in sorted(here):
        if start in seen:
            continue
        before, after, waiting = {start}, set[str](), [start]
        while waiting:
            for other in links[waiting.pop()] - after:
                after.add(other)
                more = back[other] - before
                before |= more
                waiting += more
        seen |= before
        groups.append(([here[id_] for id_ in sorted(before)], [there[id_] for id_ in sorted(after)]))
    groups += [([], [there[id_]]) for id_ in sorted(there) if not back[id_]]
    return groups


def _tenures(graph: Graph) -> Mapping[tuple[str, str], str]:
    """(person, post) → tenure."""
    posts = {statement.subject: statement.object for statement in graph.statements if statement.type == "IN_POST"}
    held = (statement for statement in graph.statements if statement.type == "HELD" and statement.object in posts)
    return {(statement.subject, posts[statement.object]): statement.object for statement in held}


def _places(graph: Graph, entities: Mapping[str, Entity]) -> Mapping[tuple[str, Attestation], set[str]]:
    """Where the articles name entities of a kind: the first label and the place → ids."""
    found: defaultdict[tuple[str, Attestation], set[str]] = defaultdict(set)
    for statement in graph.statements:
        if statement.type == "MENTIONS":
            for mark in statement.attestations:
                found[entities[statement.object].labels[0], mark].add(statement.object)
    return found


def _fate(before: list[Entity], after: list[Entity]) -> Fate | None:
    what = ""
    if not before:
        what = "new"
    elif not after:
        what = "gone"
    elif len(before) > 1 and len(after) > 1:
        what = "regrouped"
    elif len(before) > 1:
        what = "merged"
    elif len(after) > 1:
        what = "split"
    elif before[0].props.get("name") != after[0].props.get("name"):
        what = "renamed"
    elif before[0].id != after[0].id:
        what = "renumbered"
    return Fate(what, tuple(before), tuple(after)) if what else None


def _claims(graph: Graph) -> Iterator[Statement]:
    return (statement for statement in graph.statements if statement.type not in _NOT_COMPARED)


_FOLLOWED = ("said_by", "on_behalf_of", "event")


def _ends(statement: Statement) -> tuple[str, ...]:
    return (statement.subject, statement.object, *(_prop(statement, name) for name in _FOLLOWED))


def _with(statement: Statement, ends: tuple[str, ...], *, dated: bool) -> tuple[str, ...]:
    """What distinguishes a claim, as the ids of the graph have it, with these ends."""
    if statement.type == "POSSIBLY_SAME":
        ends = (*sorted(ends[:2]), *ends[2:])
    # The event distinguishes inspections only.
    kept = ends if statement.type == "INSPECTED" else ends[:-1]
    return (statement.type, *kept, _prop(statement, "modality"), _prop(statement, "date") if dated else "")


def _prop(statement: Statement, name: str) -> str:
    return str(statement.props.get(name, ""))


def _same(one: Statement, other: Statement) -> bool:
    followed = {*_FOLLOWED}
    mine = {name: value for name, value in one.props.items() if name not in followed}
    yours = {name: value for name, value in other.props.items() if name not in followed}
    return mine == yours and one.attestations == other.attestations
