"""The form in a view, the same in both engines: entities and statements ⇄ the properties of nodes and relationships.

- A node has its entity's labels and the label ``Hoso``, hoso's mark; its properties are the entity's and ``id``.
- A relationship is one statement: its properties, ``id``, ``hoso`` (always true: the mark), and the parallel lists
  ``articles``, ``quotes``, ``starts``, ``ends``, sorted by article and start and absent where nothing attests it.
- One node ``HosoView`` holds the ``hash``.

Engines do not keep the order of labels: what is read back has them in the order of ``terms.LABELS``, general before
special.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from hoso.graph.model import Attestation, Entity, Graph, Statement, Value
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

_ORDER = {label: place for place, label in enumerate(LABELS)}

_LONG = 80
"""Characters of a text that is kept for others that are equal to it."""

_LISTS = ("articles", "quotes", "starts", "ends")
RESERVED_NODE = frozenset({"id", "hoso", "hoso_given"}) | MADE
"""What no entity's property may be called."""

RESERVED_RELATIONSHIP = frozenset({"id", "type", "hoso", *_LISTS})
"""What no statement's property may be called."""


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
    return Entity(str(props.get("id", "")), ordered(label for label in labels if label != MARK), rest)


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
    rest = {name: _tupled(value) for name, value in props.items() if name not in RESERVED_RELATIONSHIP}
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


def ordered(labels: Iterable[str]) -> tuple[str, ...]:
    """Labels from general to special; what is no label of the ontology comes last."""
    return _in_order(frozenset(labels))


@lru_cache(1000)
def _in_order(labels: frozenset[str]) -> tuple[str, ...]:
    return tuple(sorted(labels, key=lambda label: (_ORDER.get(label, len(_ORDER)), label)))


def _listed(value: Value) -> Any:
    return list(value) if isinstance(value, tuple) else value


def _tupled(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value
