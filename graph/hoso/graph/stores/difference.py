"""What a view holds and what it should → what has to be written, and in which batches."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from hoso.graph.model import Entity, Graph, Statement, Value
from hoso.graph.stores.base import Change

BATCH = 2000
"""Rows of one statement: large enough for speed, small enough for a server's transaction memory."""


@dataclass(frozen=True, slots=True)
class Difference:
    """What takes a view from what it holds to what it should. ``*_changed`` are pairs of (held, wanted).

    A statement whose type or ends changed, and a claim held twice, is removed and added. ``relabelled`` are the
    changed entities whose labels differ as well.
    """

    entities_added: tuple[Entity, ...]
    entities_changed: tuple[tuple[Entity, Entity], ...]
    entities_removed: tuple[Entity, ...]
    statements_added: tuple[Statement, ...]
    statements_changed: tuple[tuple[Statement, Statement], ...]
    statements_removed: tuple[Statement, ...]

    @property
    def relabelled(self) -> tuple[tuple[Entity, Entity], ...]:
        return tuple(pair for pair in self.entities_changed if set(pair[0].labels) != set(pair[1].labels))

    @property
    def change(self) -> Change:
        return Change(
            len(self.entities_added),
            len(self.entities_changed),
            len(self.entities_removed),
            len(self.statements_added),
            len(self.statements_changed),
            len(self.statements_removed),
        )


def difference(held: Graph, wanted: Graph) -> Difference:
    """What has to be written for a view that holds ``held`` to hold ``wanted`` (in storable form)."""
    here = {entity.id: entity for entity in held.entities}
    there = {entity.id: entity for entity in wanted.entities}
    times = Counter(statement.id for statement in held.statements)
    claims_here = {s.id: s for s in held.statements if times[s.id] == 1}
    claims_there = {statement.id: statement for statement in wanted.statements}
    rerouted = {
        id for id in claims_here.keys() & claims_there.keys() if _route(claims_here[id]) != _route(claims_there[id])
    }
    same = (claims_here.keys() & claims_there.keys()) - rerouted
    return Difference(
        entities_added=tuple(e for e in wanted.entities if e.id not in here),
        entities_changed=tuple(
            (here[e.id], e)
            for e in wanted.entities
            if e.id in here and (_typed(here[e.id].props) != _typed(e.props) or set(here[e.id].labels) != set(e.labels))
        ),
        entities_removed=tuple(e for e in held.entities if e.id not in there),
        statements_added=tuple(s for s in wanted.statements if s.id not in same),
        statements_changed=tuple(
            (claims_here[s.id], s)
            for s in wanted.statements
            if s.id in same
            and (_typed(s.props), s.attestations) != (_typed(claims_here[s.id].props), claims_here[s.id].attestations)
        ),
        statements_removed=tuple(
            s for s in held.statements if times[s.id] > 1 or s.id in rerouted or s.id not in claims_there
        ),
    )


_Item = TypeVar("_Item")


def batches(items: Sequence[_Item], size: int = BATCH) -> Iterator[Sequence[_Item]]:
    """The items in slices of at most ``size``."""
    return (items[start : start + size] for start in range(0, len(items), size))


def removals(held: Mapping[str, Any], wanted: Mapping[str, Any]) -> dict[str, Any]:
    """The wanted properties with ``None`` for those that have to go: what ``SET x += …`` needs."""
    return {**{name: None for name in held if name not in wanted}, **wanted}


def _route(statement: Statement) -> tuple[str, str, str]:
    return statement.type, statement.subject, statement.object


def _typed(props: Mapping[str, Value]) -> dict[str, tuple[type, Value]]:
    """Props with their types, so that 1, 1.0 and True are three values."""
    return {name: (type(value), value) for name, value in props.items()}
