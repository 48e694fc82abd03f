"""A graph in the form that every view can hold, or what keeps it from being held."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from hoso.graph.errors import StoreError
from hoso.graph.model import Attestation, Entity, Graph, Statement, Value
from hoso.graph.stores.fingerprints import fingerprints
from hoso.graph.stores.form import RESERVED_NODE, RESERVED_RELATIONSHIP, ordered
from hoso.graph.terms import LABELS, RELATIONSHIPS

_LABELS = frozenset(LABELS)
_TYPES = frozenset(RELATIONSHIPS)
_PROPERTY = re.compile(r"[a-z][a-z0-9_]{0,63}")
_SURROGATE = re.compile(r"[\ud800-\udfff]")


def storable(graph: Graph) -> Graph:
    """The graph as every view can hold it: everything sorted, lone surrogates (which no database takes) as U+FFFD.

    Raises StoreError for what cannot be stored: a label or type that is no term, a property name that is reserved or
    out of its alphabet, two items of one id, an end that is not among the entities, a number that is not finite. Names
    become part of a query's text, values never do; so names are checked here, before any query is made.
    """
    clean = Graph.of(map(_clean_entity, graph.entities), map(_clean_statement, graph.statements))
    _refuse_twice("entity", (entity.id for entity in clean.entities))
    _refuse_twice("statement", (statement.id for statement in clean.statements))
    known = {entity.id for entity in clean.entities}
    for statement in clean.statements:
        for end in (statement.subject, statement.object):
            if end not in known:
                raise StoreError(f"statement {statement.id!r} ({statement.type}) has an end that is no entity: {end!r}")
    return clean


def content_hash(graph: Graph) -> str:
    """The hash of a graph in its storable form: the same for the same content in any order."""
    return fingerprints(graph).hash


def _clean_entity(entity: Entity) -> Entity:
    if not entity.labels:
        raise StoreError(f"entity {entity.id!r} has no label")
    labels = ordered(entity.labels)
    for label in labels:
        if label not in _LABELS:
            raise StoreError(f"entity {entity.id!r} has a label that is no term of the ontology: {label!r}")
    id_, props = _text(entity.id), _clean_props(entity.id, entity.props, RESERVED_NODE)
    if id_ is entity.id and labels == entity.labels and props is entity.props:
        return entity
    return Entity(id_, labels, props)


def _clean_statement(statement: Statement) -> Statement:
    if statement.type not in _TYPES:
        raise StoreError(f"statement {statement.id!r} has a type that is no term of the ontology: {statement.type!r}")
    attested = tuple([_clean_attestation(mark) for mark in statement.attestations])
    if len(attested) > 1:
        attested = tuple(sorted(attested))
    return Statement(
        _text(statement.id),
        statement.type,
        _text(statement.subject),
        _text(statement.object),
        _clean_props(statement.id, statement.props, RESERVED_RELATIONSHIP),
        attested,
    )


def _clean_attestation(attested: Attestation) -> Attestation:
    article, quote = _text(attested.article), _text(attested.quote)
    if article is attested.article and quote is attested.quote:
        return attested
    return Attestation(article, attested.start, attested.end, quote)


def _clean_props(owner: str, props: Mapping[str, Value], reserved: frozenset[str]) -> Mapping[str, Value]:
    """The properties, the very same where they are clean."""
    changed: dict[str, Value] = {}
    for name, value in props.items():
        if not _is_property(name) or name in reserved:
            raise StoreError(f"{owner!r} has a property that no view can hold: {name!r}")
        if isinstance(value, str):
            if (text := _text(value)) is not value:
                changed[name] = text
        elif isinstance(value, float) and not math.isfinite(value):
            raise StoreError(f"{owner!r} has a {name} that is not a finite number: {value!r}")
        elif isinstance(value, tuple):
            texts = tuple([_text(item) if isinstance(item, str) else item for item in value])
            if texts != value:
                changed[name] = texts  # type: ignore[assignment]
    return {**props, **changed} if changed else props


@lru_cache(1000)
def _is_property(name: str) -> bool:
    return bool(_PROPERTY.fullmatch(name))


def _text(value: str) -> str:
    # Most texts have no lone surrogate, and encoding says so quicker than looking for one.
    if value.isascii():
        return value
    try:
        value.encode()
    except UnicodeEncodeError:
        return _SURROGATE.sub("\ufffd", value)
    return value


def _refuse_twice(kind: str, ids: Iterable[str]) -> None:
    last: str | None = None
    for id_ in ids:
        if id_ == last:
            raise StoreError(f"two of the graph's {kind} ids are the same: {id_!r}")
        last = id_
