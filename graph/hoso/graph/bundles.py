"""A graph from elsewhere ⇄ bundles, one an article: what a ledger keeps of a graph whose articles it does not have.

A bundle is all that one article attests, with every entity that this names and what follows from names for those (the
body of a post, the province of a body); so an article can go, or be read from its own text, without the others.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from hoso.graph.dates import best_basis
from hoso.graph.model import Attestation, Entity, Graph, Statement, Value
from hoso.graph.terms import REFERENCES
from hoso.graph.tombstones import Tombstones

ORPHANS: Final = ""
"""The key of the bundle of what belongs to no article: it stays as long as the bundle of an article does."""

FILE: Final = "file:"
"""What the key of a bundle begins with that holds what another tool's file says, without any article."""


@dataclass(frozen=True, slots=True)
class Bundle:
    """What one article attests. ``article`` is its id, or ``ORPHANS``, or ``FILE`` and the name of a file."""

    article: str
    entities: tuple[Entity, ...]
    statements: tuple[Statement, ...]


def bundles_of(graph: Graph) -> Iterator[Bundle]:
    """Take a graph apart, sorted by article; what ``merged`` makes of them is the graph again."""
    entities = {entity.id: entity for entity in graph.entities}
    follows: defaultdict[str, list[Statement]] = defaultdict(list)
    said: defaultdict[str, list[Statement]] = defaultdict(list)
    for statement in graph.statements:
        for article in {mark.article for mark in statement.attestations}:
            said[article].append(statement)
        if not statement.attestations:
            follows[statement.subject].append(statement)
    left = {entity.removeprefix("article/") for entity in entities if entity.startswith("article/")} - said.keys()
    placed_entities: set[str] = set()
    placed: set[str] = set()
    for article in sorted(said.keys() | left):
        own = said.get(article, [])
        reached = {"article/" + article, *(id_ for statement in own for id_ in _named(statement))}
        found = [_of(statement, article) for statement in own]
        waiting = list(reached)
        while waiting:
            for statement in follows.get(waiting.pop(), ()):
                found.append(statement)
                new = _named(statement) - reached
                reached |= new
                waiting += new
        reached &= entities.keys()
        placed_entities |= reached
        placed.update(statement.id for statement in found)
        yield _bundle(article, (entities[id_] for id_ in reached), found)
    rest = [statement for statement in graph.statements if statement.id not in placed]
    alone = (entities.keys() - placed_entities) | {id_ for statement in rest for id_ in _named(statement)}
    if rest or alone:
        yield _bundle(ORPHANS, (entities[id_] for id_ in alone & entities.keys()), rest)


def merged(graph: Graph, bundles: Iterable[Bundle]) -> Graph:
    """The graph with what bundles add. What the graph itself says of an entity or a claim stands.

    Aliases, attestations and the rules that read a claim are put together, and the days on which an office was seen
    widened; an office is what the later of two says, a date is known as firmly as either knows it. Where two bundles
    differ in anything else, that of the first article does. The order of the bundles does not count.
    """
    entities = {entity.id: entity for entity in graph.entities}
    statements = {statement.id: statement for statement in graph.statements}
    ordered = sorted(bundles, key=lambda bundle: bundle.article or "\U0010ffff")
    of_articles = any(bundle.article != ORPHANS and not bundle.article.startswith(FILE) for bundle in ordered)
    for bundle in ordered:
        if bundle.article == ORPHANS and not of_articles:
            continue
        for entity in bundle.entities:
            held = entities.get(entity.id)
            entities[entity.id] = entity if held is None else _entity(held, entity)
        for statement in bundle.statements:
            known = statements.get(statement.id)
            statements[statement.id] = statement if known is None else _statement(known, statement)
    # What was imported has its dates as they were; only what was read here may know less of an event's day.
    read = {statement.id for statement in graph.statements}
    claims = (_dated(claim, entities) if claim.id in read else claim for claim in statements.values())
    return Graph.of(entities.values(), claims)


def joined(bundles: Iterable[Bundle]) -> Bundle:
    """Several bundles of one key as one; of an entity or a claim that two have, the later one's stays."""
    several = tuple(bundles)
    entities = {entity.id: entity for bundle in several for entity in bundle.entities}
    statements = {statement.id: statement for bundle in several for statement in bundle.statements}
    return _bundle(several[0].article, entities.values(), statements.values())


def without_suppressed(bundle: Bundle, graves: Tombstones) -> Bundle | None:
    """The bundle without what a tombstone keeps out; None where its article is such.

    Of a graph there is no text to tell namesakes apart by: whatever has a suppressed name goes, with its claims.
    """
    own = next((entity for entity in bundle.entities if entity.id == "article/" + bundle.article), None)
    if graves.has("article", bundle.article) or (own and graves.has("url", str(own.props.get("url", "")))):
        return None
    if (id_ := graves.masked_id(bundle.article)) != bundle.article:
        bundle = _called(bundle, id_)

    def clean(*values: object) -> bool:
        return not any(isinstance(value, str) and graves.masked(value) != value for value in values)

    def texts(props: Mapping[str, Value]) -> Iterator[object]:
        for value in props.values():
            yield from value if isinstance(value, tuple) else (value,)

    entities = [e for e in bundle.entities if clean(e.id, *texts(e.props))]
    kept = {entity.id for entity in entities}
    statements = []
    for statement in bundle.statements:
        marks = tuple(mark for mark in statement.attestations if clean(mark.quote))
        if _named(statement) <= kept and clean(*texts(statement.props)) and bool(marks) == bool(statement.attestations):
            statements.append(replace(statement, attestations=marks))
    # An office without its holder and a remark without its speaker say nothing.
    bare = _owned(bundle.statements) - _owned(statements)
    return _bundle(
        bundle.article,
        (entity for entity in entities if entity.id not in bare),
        (statement for statement in statements if not _named(statement) & bare),
    )


def _owned(statements: Iterable[Statement]) -> set[str]:
    return {statement.object for statement in statements if statement.type in ("HELD", "SAID")}


def _called(bundle: Bundle, article: str) -> Bundle:
    """The bundle under another id of its article."""
    old, new = f"article/{bundle.article}", f"article/{article}"

    def moved(id_: str) -> str:
        return new if id_ == old else id_

    return _bundle(
        article,
        (replace(entity, id=moved(entity.id)) for entity in bundle.entities),
        (
            replace(
                statement,
                subject=moved(statement.subject),
                object=moved(statement.object),
                attestations=tuple(replace(mark, article=article) for mark in statement.attestations),
            )
            for statement in bundle.statements
        ),
    )


def dump(bundle: Bundle) -> bytes:
    """A bundle as JSON, the same for the same bundle."""
    data = {
        "entities": [[e.id, list(e.labels), _plain(e.props)] for e in bundle.entities],
        "statements": [
            [s.id, s.type, s.subject, s.object, _plain(s.props), [[a.start, a.end, a.quote] for a in s.attestations]]
            for s in bundle.statements
        ],
    }
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode("utf-8")


def parse(article: str, data: bytes) -> Bundle:
    """The inverse of ``dump``. Raises ValueError for what is no bundle."""
    try:
        found = json.loads(data)
        return Bundle(
            article,
            tuple(Entity(id_, tuple(labels), _props(props)) for id_, labels, props in found["entities"]),
            tuple(
                Statement(
                    id_,
                    type_,
                    subject,
                    object_,
                    _props(props),
                    tuple(Attestation(article, start, end, quote) for start, end, quote in marks),
                )
                for id_, type_, subject, object_, props, marks in found["statements"]
            ),
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"no bundle: {error}") from error


def _bundle(article: str, entities: Iterable[Entity], statements: Iterable[Statement]) -> Bundle:
    return Bundle(
        article,
        tuple(sorted(entities, key=lambda entity: entity.id)),
        tuple(sorted(statements, key=lambda statement: statement.id)),
    )


def _named(statement: Statement) -> set[str]:
    return {statement.subject, statement.object, *(str(statement.props[k]) for k in REFERENCES if k in statement.props)}


def _of(statement: Statement, article: str) -> Statement:
    return replace(statement, attestations=tuple(mark for mark in statement.attestations if mark.article == article))


def _entity(held: Entity, other: Entity) -> Entity:
    if held.props == other.props:
        return held
    props = dict(held.props)
    aliases = {str(form) for item in (held, other) for form in _listed(item.props.get("aliases"))} - {props.get("name")}
    if aliases - set(_listed(props.get("aliases"))):
        props["aliases"] = tuple(sorted(aliases))
    if "status" in props and "status" in other.props:
        props["status"] = max((held.props, other.props), key=_lateness)["status"]
    for key, choose in (("first_seen", min), ("last_seen", max)):
        days = [value for item in (held, other) if isinstance(value := item.props.get(key), date)]
        if days:
            props[key] = choose(days)
    return replace(held, props=props | _firmest(held.props, other.props))


def _lateness(office: Mapping[str, Value]) -> tuple[date, bool, bool, bool]:
    """Of two that tell of an office, which is the later one: who saw its holder last, or, on one day, left it since.

    Without a day being in office goes before having been in it, as where texts are read.
    """
    seen, status = office.get("last_seen"), office["status"]
    day = seen if isinstance(seen, date) else date.min
    return day, status == "former" and day > date.min, status == "current", status == "acting"


def _firmest(held: Mapping[str, Value], other: Mapping[str, Value]) -> dict[str, Value]:
    """How firmly the date is known on which both agree; nothing where they do not."""
    if "date" not in held or held["date"] != other.get("date") or "date_basis" not in {*held, *other}:
        return {}
    return {"date_basis": best_basis(str(props.get("date_basis", "")) for props in (held, other))}


def _dated(statement: Statement, entities: Mapping[str, Entity]) -> Statement:
    """The claim, its date known as firmly as that of the event that it has it from."""
    for id_ in (statement.subject, statement.object, str(statement.props.get("event", ""))):
        event = entities.get(id_) if id_.startswith("event/") else None
        if event is not None and (firmer := _firmest(statement.props, event.props)):
            statement = replace(statement, props={**statement.props, **firmer})
    return statement


def _statement(held: Statement, other: Statement) -> Statement:
    same = (held.type, held.subject, held.object) == (other.type, other.subject, other.object)
    if not same or held == other:
        return held
    props = {**held.props, **_firmest(held.props, other.props)}
    if rules := {str(rule) for item in (held, other) for rule in _listed(item.props.get("rules"))}:
        props["rules"] = tuple(sorted(rules))
    return replace(held, props=props, attestations=tuple(sorted({*held.attestations, *other.attestations})))


def _listed(value: Value | None) -> tuple[Any, ...]:
    return value if isinstance(value, tuple) else ()


def _plain(props: Mapping[str, Value]) -> dict[str, Any]:
    return {key: {"date": value.isoformat()} if isinstance(value, date) else value for key, value in props.items()}


def _props(props: Mapping[str, Any]) -> dict[str, Value]:
    return {key: _value(value) for key, value in props.items()}


def _value(value: Any) -> Value:
    if isinstance(value, dict):
        return date.fromisoformat(value["date"])
    return tuple(value) if isinstance(value, list) else value
