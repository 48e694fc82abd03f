"""A graph → RDF 1.1 Turtle: the direct triple of every relationship that is so, and a node that says the rest of it.

``<a> hoso:inspected <b>`` is for simple questions. ``<statement/…>``, a ``hoso:Assertion``, has the relationship's
ends and properties and names its evidence; ``<evidence/…>`` has the quote and its place in the article. What is
planned, requested or denied has no direct triple: it is not so. No blank nodes, everything sorted, names
percent-encoded, one subject a block.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import lru_cache

from hoso.graph.exports import Target
from hoso.graph.exports.target import opened
from hoso.graph.model import Attestation, Entity, Graph, Statement, Value
from hoso.graph.resolve.keys import digest
from hoso.graph.terms import REFERENCES, VOCABULARY, label_iri, node_iri, property_iri, relationship_iri
from hoso.loaders.facts import HAPPENED

_PREFIXES = {
    "hoso": VOCABULARY,
    "dcterms": "http://purl.org/dc/terms/",
    "oa": "http://www.w3.org/ns/oa#",
    "schema": "http://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_LOCAL = re.compile(r"[A-Za-z][A-Za-z0-9_]*")
_ESCAPED = re.compile(r'[\x00-\x1f\x7f"\\\ud800-\udfff\ufffe\uffff]')
_SHORT = {"\n": "\\n", "\r": "\\r", "\t": "\\t", '"': '\\"', "\\": "\\\\"}
_DATES = frozenset({"date", "published"})
"""The properties whose text is a date of some exactness."""
_DECIMALS = frozenset({"value", "out_of"})


def write(graph: Graph, target: Target) -> None:
    """Write a graph as Turtle, in UTF-8. Raises StoreError where the path cannot be written."""
    with opened(target) as stream:
        for line in lines(graph):
            stream.write(line.encode("utf-8"))


def lines(graph: Graph) -> Iterator[str]:
    """The file in pieces: the prefixes, then a block for every node, assertion and evidence, each sort by its IRI."""
    for prefix, iri in _PREFIXES.items():
        yield f"@prefix {prefix}: <{iri}> .\n"
    outgoing: dict[str, set[tuple[str, str]]] = {}
    evidence: dict[str, Attestation] = {}
    for statement in graph.statements:
        if statement.props.get("modality", "done") in HAPPENED:
            triple = (_name(relationship_iri(statement.type)), _node(statement.object))
            outgoing.setdefault(statement.subject, set()).add(triple)
        for attestation in statement.attestations:
            evidence[_evidence_id(attestation)] = attestation
    for entity in sorted(graph.entities, key=lambda entity: entity.id):
        yield _block(_node(entity.id), [*_entity(entity), *sorted(outgoing.get(entity.id, ()))])
    for statement in sorted(graph.statements, key=lambda statement: statement.id):
        yield _block(_node(f"statement/{statement.id}"), _assertion(statement))
    for id_, attestation in sorted(evidence.items()):
        yield _block(_node(f"evidence/{id_}"), _evidence(attestation))


def _block(subject: str, pairs: Iterable[tuple[str, str]]) -> str:
    grouped: dict[str, list[str]] = {}
    for predicate, object_ in pairs:
        grouped.setdefault(predicate, []).append(object_)
    body = " ;\n    ".join(
        f"{predicate} {', '.join(objects)}"
        if len(objects) == 1 or predicate == "a"
        else f"{predicate}\n        " + ",\n        ".join(objects)
        for predicate, objects in grouped.items()
    )
    return f"\n{subject} {body} .\n"


def _entity(entity: Entity) -> Iterator[tuple[str, str]]:
    for label in entity.labels:
        yield "a", _name(label_iri(label))
    yield from _properties(entity.props)


def _assertion(statement: Statement) -> Iterator[tuple[str, str]]:
    yield "a", "hoso:Assertion"
    yield "hoso:subject", _node(statement.subject)
    yield "hoso:predicate", _name(relationship_iri(statement.type))
    yield "hoso:object", _node(statement.object)
    yield from _properties(statement.props)
    for article in sorted({attestation.article for attestation in statement.attestations}):
        yield "hoso:inArticle", _node(f"article/{article}")
    for id_ in sorted({_evidence_id(attestation) for attestation in statement.attestations}):
        yield "hoso:evidence", _node(f"evidence/{id_}")


def _evidence(attestation: Attestation) -> Iterator[tuple[str, str]]:
    yield "a", "hoso:Evidence"
    if attestation.quote:
        yield "oa:exact", _text(attestation.quote)
    yield "oa:start", f'"{attestation.start}"^^xsd:nonNegativeInteger'
    yield "oa:end", f'"{attestation.end}"^^xsd:nonNegativeInteger'
    yield "hoso:inArticle", _node(f"article/{attestation.article}")


def _evidence_id(attestation: Attestation) -> str:
    return digest(attestation.article, attestation.start, attestation.end)[:24]


def _properties(props: Mapping[str, Value]) -> Iterator[tuple[str, str]]:
    for key in sorted(props):
        value = props[key]
        predicate = _name(property_iri(key))
        if key in REFERENCES:
            yield predicate, _node(str(value))
        elif isinstance(value, tuple):
            # Two forms of one name that print alike are one triple.
            yield from ((predicate, item) for item in dict.fromkeys(_literal(key, item) for item in value))
        else:
            yield predicate, _literal(key, value)


def _literal(key: str, value: Value) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return f'"{value.isoformat()}"^^xsd:date'
    if key in _DECIMALS and isinstance(value, int | float):
        return f'"{_decimal(value)}"^^xsd:decimal'
    if isinstance(value, int | float):
        return f'"{value}"^^xsd:{"integer" if isinstance(value, int) else "double"}'
    if key in _DATES:
        return _date(str(value))
    return _text(str(value))


def _decimal(value: float) -> str:
    from decimal import Decimal

    return format(Decimal(repr(value)).normalize(), "f")


def _date(text: str) -> str:
    """A date of some exactness: xsd:date, xsd:gYearMonth or xsd:gYear; what is none stays text."""
    kinds = {10: "date", 7: "gYearMonth", 4: "gYear"}
    kind = kinds.get(len(text)) if re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", text) else None
    return f'"{text}"^^xsd:{kind}' if kind else _text(text)


def _text(text: str) -> str:
    return '"' + _ESCAPED.sub(_escape, text) + '"'


def _escape(match: re.Match[str]) -> str:
    char = match[0]
    if "\ud800" <= char <= "\udfff":
        # Half of a character: no file in UTF-8 can hold it.
        return "\ufffd"
    return _SHORT.get(char) or f"\\u{ord(char):04X}"


@lru_cache(maxsize=65536)
def _node(id_: str) -> str:
    return f"<{node_iri(id_)}>"


@lru_cache(maxsize=512)
def _name(iri: str) -> str:
    for prefix, namespace in _PREFIXES.items():
        if iri.startswith(namespace) and _LOCAL.fullmatch(iri[len(namespace) :]):
            return f"{prefix}:{iri[len(namespace) :]}"
    return f"<{iri}>"
