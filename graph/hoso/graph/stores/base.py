"""What a view of the graph does, and what the views have in common: ``Graph`` → rows of properties → ``Graph``.

A view (the embedded graph, Neo4j) holds nothing of its own. It is brought to hold exactly the entities and statements
of a ``Graph`` by the difference to what it holds, the graph's hash written last; so a view whose hash is missing or
another one was interrupted or is older, and the next update repairs it.

The form in a view, the same in both engines:

- A node has its entity's labels and the label ``Hoso``, hoso's mark; its properties are the entity's and ``id``.
- A relationship is one statement: its properties, ``id``, ``hoso`` (always true: the mark), and the parallel lists
  ``articles``, ``quotes``, ``starts``, ``ends``, sorted by article and start and absent where nothing attests it.
- One node ``HosoView`` holds the ``hash``.

Engines do not keep the order of labels: what is read back has them in the order of ``terms.LABELS``, general before
special.
"""

from __future__ import annotations

import gc
import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Protocol, TypeVar

from hoso.graph.errors import StoreError
from hoso.graph.model import Attestation, Entity, Graph, Statement, Value
from hoso.graph.stores.fingerprints import fingerprints
from hoso.graph.terms import LABELS, RELATIONSHIPS

MARK = "Hoso"
"""The label that every node of ours carries."""

RELATIONSHIP_MARK = "hoso"
"""The property, true, that every relationship of ours carries."""

WORDS = "hoso_words"
"""The property of every node that saved questions look for a name in: see ``words``."""

CLAIMS = "hoso_claims"
"""The property of every article's node that counts the claims which stand in it: see ``claims_made``."""

MADE = frozenset({WORDS, CLAIMS})
"""The properties of nodes that a view makes itself; they are none of the entity's."""

VIEW = "HosoView"
"""The label of the one node that holds a view's hash."""

BATCH = 2000
"""Rows of one statement: large enough for speed, small enough for a server's transaction memory."""

_ORDER = {label: place for place, label in enumerate(LABELS)}
_TYPES = frozenset(RELATIONSHIPS)
_PROPERTY = re.compile(r"[a-z][a-z0-9_]{0,63}")
_SURROGATE = re.compile(r"[\ud800-\udfff]")

_LONG = 80
"""Characters of a text that is kept for others that are equal to it."""

_LISTS = ("articles", "quotes", "starts", "ends")
_RESERVED_NODE = frozenset({"id", "hoso", "hoso_given"}) | MADE
_RESERVED_RELATIONSHIP = frozenset({"id", "type", "hoso", *_LISTS})


class DamagedView(StoreError):
    """A view that is missing or cannot be read; whoever has the ledger rebuilds it."""


@dataclass(frozen=True, slots=True)
class Change:
    """What an update wrote: how many entities and statements were added, changed in place, and removed."""

    entities_added: int = 0
    entities_changed: int = 0
    entities_removed: int = 0
    statements_added: int = 0
    statements_changed: int = 0
    statements_removed: int = 0

    def __bool__(self) -> bool:
        return self != Change()


@dataclass(frozen=True, slots=True)
class Counts:
    """How many entities and statements a view holds."""

    entities: int = 0
    statements: int = 0


@dataclass(frozen=True, slots=True)
class Rows:
    """A table: values are ``None``, ``bool``, ``int``, ``float``, ``str``, ``date``, lists of these, or dictionaries.

    ``more`` is true when a limit cut the answer short.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    more: bool = False

    @classmethod
    def of(cls, columns: tuple[str, ...], rows: Sequence[tuple[Any, ...]], limit: int | None) -> Rows:
        """The first ``limit`` of the rows (``None``: all); who asks for one row more learns here that there is more."""
        return cls(columns, tuple(rows[:limit]), more=limit is not None and len(rows) > limit)


class View(Protocol):
    """A graph that can be brought up to date, read back and asked."""

    def update(self, graph: Graph) -> Change:
        """Make the view hold exactly this graph. Raises StoreError when it cannot; the next update repairs it."""
        ...

    def contents(self) -> Graph:
        """What the view holds now, exactly: after ``update(graph)`` it is ``storable(graph)``."""
        ...

    def query(
        self,
        cypher: str,
        parameters: Mapping[str, Any] | None = None,
        *,
        limit: int | None = None,
        timeout: float | None = None,
    ) -> Rows:
        """The rows of a read-only query, at most ``limit``, within ``timeout`` seconds. Raises QueryError."""
        ...

    def hash(self) -> str:
        """The hash of the graph that the last complete update wrote; empty if none was, or if one is incomplete."""
        ...

    def counts(self) -> Counts:
        """How many entities and statements the view holds, counted in the view."""
        ...

    def claims(self) -> dict[str, Any]:
        """The ids of the articles' nodes, each with what the view holds as its ``CLAIMS``."""
        ...

    def close(self) -> None:
        """Let go of the file or the connection. A second call does nothing."""
        ...


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


@contextmanager
def many_objects() -> Iterator[None]:
    """A block that makes many objects and no cycles: Python looks for garbage after it, which halves its time."""
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def is_intact(view: View) -> bool:
    """Whether the view still holds what its hash says: false after an interruption or an edit from outside."""
    held = view.contents()
    return view.hash() == content_hash(held) and not recounted(view.claims(), claims_made(held))


# --- the difference ---------------------------------------------------------------------------------------------------


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


# --- to and from properties -------------------------------------------------------------------------------------------


def node_props(entity: Entity, made: Mapping[str, int]) -> dict[str, Any]:
    """The properties of an entity's node: its own, its names in small letters to be looked for, an article's claims.

    ``made`` is the graph's ``claims_made``.
    """
    own = {name: _listed(value) for name, value in entity.props.items()}
    props = {"id": entity.id, **own, WORDS: words(entity.props)}
    if entity.id in made:
        props[CLAIMS] = made[entity.id]
    return props


def words(props: Mapping[str, Any]) -> str:
    """All that a node is called, each name in small letters between spaces, so that whole words can be found in it.

    A name, a title and each alias stand apart; an event's topic goes on after its name.
    """
    named = f"{props.get('name') or ''} {props.get('topic') or ''}".rstrip()
    others = [props["title"]] if isinstance(props.get("title"), str) else []
    aliases = props.get("aliases")
    others += [alias for alias in aliases if isinstance(alias, str)] if isinstance(aliases, list | tuple) else []
    return "\n".join(f" {name.lower()} " for name in dict.fromkeys((named, *others)))


_COUNTED = frozenset(RELATIONSHIPS) - {
    "MENTIONS", "POSSIBLY_SAME", "IN_POST", "OF_BODY", "LOCATED_IN", "GOVERNS", "SUCCEEDED_BY", "IN_TERM"
}  # fmt: skip
"""The types of what an article claims; not that it names somebody, nor what goes with an office."""


def claims_made(graph: Graph) -> dict[str, int]:
    """Each article's node with how many claims of what was done or is going on stand in it: ``CLAIMS`` of a view."""
    made = {entity.id: 0 for entity in graph.entities if "Article" in entity.labels}
    for statement in graph.statements:
        if statement.type in _COUNTED and statement.props.get("modality") in ("done", "ongoing"):
            for article in {f"article/{mark.article}" for mark in statement.attestations}:
                if article in made:
                    made[article] += 1
    return made


def recounted(held: Mapping[str, Any], made: Mapping[str, int]) -> list[dict[str, Any]]:
    """The ids of the articles of which a view does not hold the right number of claims, each with the number.

    ``held`` is what the view holds (``View.claims``), ``made`` what is right (``claims_made``).
    """
    return [
        {"id": id_, "claims": made[id_]}
        for id_, number in held.items()
        if id_ in made and (number != made[id_] or type(number) is not int)
    ]


def relationship_props(statement: Statement) -> dict[str, Any]:
    """The properties of a statement's relationship."""
    props: dict[str, Any] = {"id": statement.id, RELATIONSHIP_MARK: True}
    props.update((name, _listed(value)) for name, value in statement.props.items())
    if statement.attestations:
        props["articles"] = [a.article for a in statement.attestations]
        props["quotes"] = [a.quote for a in statement.attestations]
        props["starts"] = [a.start for a in statement.attestations]
        props["ends"] = [a.end for a in statement.attestations]
    return props


def entity_of(labels: Iterable[str], props: Mapping[str, Any]) -> Entity:
    """The entity of a node, its labels from general to special.

    ``WORDS`` that are not what they should be stay among the properties, so that an update sees the difference.
    """
    rest = {name: _tupled(value) for name, value in props.items() if name != "id" and name not in MADE}
    if (found := props.get(WORDS, "")) != words(rest):
        rest[WORDS] = found
    return Entity(str(props.get("id", "")), _ordered(label for label in labels if label != MARK), rest)


def statement_of(type_: str, subject: str, object_: str, props: Mapping[str, Any]) -> Statement:
    """The statement of a relationship. Lists of unequal length, which no update writes, count as no attestation."""
    lists = [props.get(name) or [] for name in _LISTS]
    attested: list[Attestation] = []
    if len({len(items) for items in lists}) == 1:
        articles, quotes, starts, ends = lists
        attested = [
            Attestation(article, start, end, quote)
            for article, quote, start, end in zip(articles, quotes, starts, ends, strict=True)
        ]
    rest = {name: _tupled(value) for name, value in props.items() if name not in _RESERVED_RELATIONSHIP}
    return Statement(str(props.get("id", "")), type_, subject, object_, rest, tuple(attested))


class Shared:
    """Makes equal texts one: an engine answers each name of a property, each id and each value as a text of its own."""

    def __init__(self) -> None:
        self._texts: dict[str, str] = {}

    def text(self, value: str) -> str:
        """The text as it first occurred."""
        return self._texts.setdefault(value, value)

    def props(self, props: Mapping[str, Any]) -> dict[str, Any]:
        """Properties with shared names and values; long texts, which hardly recur, as they are."""
        shared = self._texts.setdefault
        made: dict[str, Any] = {}
        for name, value in props.items():
            if type(value) is str and len(value) <= _LONG:
                made[shared(name, name)] = shared(value, value)
            elif type(value) is list and value and type(value[0]) is str and len(value[0]) <= _LONG:
                made[shared(name, name)] = [shared(item, item) for item in value]
            else:
                made[shared(name, name)] = value
        return made


_Item = TypeVar("_Item")


def batches(items: Sequence[_Item], size: int = BATCH) -> Iterator[Sequence[_Item]]:
    """The items in slices of at most ``size``."""
    return (items[start : start + size] for start in range(0, len(items), size))


def removals(held: Mapping[str, Any], wanted: Mapping[str, Any]) -> dict[str, Any]:
    """The wanted properties with ``None`` for those that have to go: what ``SET x += …`` needs."""
    return {**{name: None for name in held if name not in wanted}, **wanted}


# --- checks -----------------------------------------------------------------------------------------------------------


def _clean_entity(entity: Entity) -> Entity:
    if not entity.labels:
        raise StoreError(f"entity {entity.id!r} has no label")
    labels = _ordered(entity.labels)
    for label in labels:
        if label not in _ORDER:
            raise StoreError(f"entity {entity.id!r} has a label that is no term of the ontology: {label!r}")
    id_, props = _text(entity.id), _clean_props(entity.id, entity.props, _RESERVED_NODE)
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
        _clean_props(statement.id, statement.props, _RESERVED_RELATIONSHIP),
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


def _ordered(labels: Iterable[str]) -> tuple[str, ...]:
    return _in_order(frozenset(labels))


@lru_cache(1000)
def _in_order(labels: frozenset[str]) -> tuple[str, ...]:
    return tuple(sorted(labels, key=lambda label: (_ORDER.get(label, len(_ORDER)), label)))


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


def _route(statement: Statement) -> tuple[str, str, str]:
    return statement.type, statement.subject, statement.object


def _typed(props: Mapping[str, Value]) -> dict[str, tuple[type, Value]]:
    """Props with their types, so that 1, 1.0 and True are three values."""
    return {name: (type(value), value) for name, value in props.items()}


def _listed(value: Value) -> Any:
    return list(value) if isinstance(value, tuple) else value


def _tupled(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value
