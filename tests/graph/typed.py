"""The sample graph with values of the types that the resolved graph has: days are dates, figures are numbers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tests.graph.sample import sample

from hoso.graph.model import Entity, Graph, Value

_DAYS = ("first_seen", "last_seen", "due", "valid_from", "valid_until")
_NUMBERS = ("value", "out_of")


def typed_sample() -> Graph:
    """The graph, sorted as a ``Graph`` has to be."""
    graph = sample()
    return Graph(tuple(map(_typed, graph.entities)), graph.statements)


def _typed(entity: Entity) -> Entity:
    props: dict[str, Value] = dict(entity.props)
    for key in _DAYS:
        if isinstance(value := props.get(key), str):
            props[key] = date.fromisoformat(value)
    for key in _NUMBERS:
        if isinstance(value := props.get(key), str):
            props[key] = float(value)
    if entity.labels == ("Term",):
        # A term has its days in from and until.
        props.pop("date", None)
    return replace(entity, props=props)
