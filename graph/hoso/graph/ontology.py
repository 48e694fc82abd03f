"""``ontology.ttl`` → a frozen table of classes, relationship types, properties and concepts, and a statement's check.

Read once, when it is first asked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from hoso.graph.assets import asset
from hoso.graph.errors import OntologyError
from hoso.graph.model import Entity, Statement
from hoso.graph.terms import VOCABULARY, relationship_type, snake

_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_RDFS = "http://www.w3.org/2000/01/rdf-schema#"
_OWL = "http://www.w3.org/2002/07/owl#"
_SCHEMA = "http://schema.org/"
_SKOS = "http://www.w3.org/2004/02/skos/core#"
_DCTERMS = "http://purl.org/dc/terms/"


@dataclass(frozen=True, slots=True)
class Class:
    """A class: its local name is the label. ``parents`` are its superclasses in this vocabulary, near and far.

    ``aligned`` are the classes of others directly above it.
    """

    name: str
    parents: frozenset[str]
    aligned: tuple[str, ...]
    labels: Mapping[str, str]
    comments: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Relationship:
    """A relationship type. ``domain`` and ``range`` are the classes that its ends may have; empty means any.

    ``aligned`` are the properties of others above it, each with whether it goes the other way round.
    """

    type: str
    iri: str
    domain: frozenset[str]
    range: frozenset[str]
    aligned: tuple[tuple[str, bool], ...]
    labels: Mapping[str, str]
    comments: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Property:
    """A property of nodes or relationships: ``key`` as in the graph, ``range`` the IRI of a datatype or empty.

    ``aligned`` are the properties of others above it.
    """

    key: str
    iri: str
    domain: str
    range: str
    aligned: tuple[str, ...]
    labels: Mapping[str, str]
    comments: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Ontology:
    """The schema: classes by label, relationships by type, properties by key. ``external`` are IRIs named of others.

    ``concepts`` are labels by language of each SKOS concept by IRI; ``license`` is the IRI of the ontology's own.
    """

    path: Path
    version: str
    version_iri: str
    license: str
    classes: Mapping[str, Class]
    relationships: Mapping[str, Relationship]
    properties: Mapping[str, Property]
    concepts: Mapping[str, Mapping[str, str]]
    external: frozenset[str]

    def above(self, label: str) -> frozenset[str]:
        """The classes of others that a label's class stands under, by itself or through its superclasses here."""
        known = self.classes[label]
        return frozenset(iri for name in (label, *known.parents) for iri in self.classes[name].aligned)

    def kinds(self, entity: Entity) -> frozenset[str]:
        """The entity's labels and all their superclasses. Raises OntologyError for a label that is not here."""
        found: set[str] = set()
        for label in entity.labels:
            if label not in self.classes:
                raise OntologyError(f"no class {label!r}, which the node {entity.id!r} has as a label", self.path)
            found |= {label, *self.classes[label].parents}
        return frozenset(found)

    def check(self, statement: Statement, entities: Mapping[str, Entity]) -> None:
        """Raise OntologyError where the statement's type is unknown, an end is missing, or an end's class is wrong.

        ``entities`` by id. A relationship whose ends may be of two kinds (``PART_OF``) joins ends of one kind.
        """
        relationship = self.relationships.get(statement.type)
        if relationship is None:
            raise OntologyError(f"no property for the relationship type {statement.type!r}", self.path)
        for role, end, allowed in (
            ("from", statement.subject, relationship.domain),
            ("to", statement.object, relationship.range),
        ):
            entity = entities.get(end)
            if entity is None:
                raise OntologyError(f"{statement.type} {statement.id} goes {role} {end!r}, which is no node", self.path)
            if allowed and not allowed & self.kinds(entity):
                raise OntologyError(
                    f"{statement.type} {statement.id} goes {role} {end!r}, a {'/'.join(entity.labels)}; "
                    f"it must be {' or '.join(sorted(allowed))}",
                    self.path,
                )
        both = self.kinds(entities[statement.subject]) & self.kinds(entities[statement.object])
        if relationship.domain and relationship.domain == relationship.range and not relationship.domain & both:
            raise OntologyError(
                f"{statement.type} {statement.id} joins {statement.subject!r} and {statement.object!r}, "
                f"which must both be {' or both '.join(sorted(relationship.domain))}",
                self.path,
            )


@cache
def ontology() -> Ontology:
    """The shipped ontology."""
    return read(asset("ontology.ttl"))


def read(path: Path) -> Ontology:
    """Read an ontology file. Raises OntologyError where it is missing, is no Turtle, or a term lacks a label."""
    source = _source(path)
    classes: dict[str, Class] = {}
    concepts: dict[str, Mapping[str, str]] = {}
    relationships: dict[str, Relationship] = {}
    properties: dict[str, Property] = {}
    external: set[str] = set()
    about = ""
    for iri in sorted(source.terms):
        kinds = set(source.values(iri, _RDF + "type"))
        if _OWL + "Ontology" in kinds:
            about = iri
        elif _SKOS + "Concept" in kinds:
            concepts[iri] = source.texts(iri, _SKOS + "prefLabel")
        elif not iri.startswith(VOCABULARY):
            external.add(iri)
        elif _OWL + "Class" in kinds:
            classes[iri.removeprefix(VOCABULARY)] = source.class_(iri)
        elif _OWL + "ObjectProperty" in kinds:
            relationships[relationship_type(iri)] = source.relationship(iri)
        elif _OWL + "DatatypeProperty" in kinds:
            properties[snake(iri.removeprefix(VOCABULARY))] = source.property(iri)
        else:
            raise OntologyError(f"{iri} is neither a class nor a property", path)
    for relationship in relationships.values():
        for name in relationship.domain | relationship.range:
            if name not in classes:
                raise OntologyError(f"{relationship.iri} names the class {name!r}, which is not there", path)
    return Ontology(
        path,
        source.first(about, _OWL + "versionInfo"),
        source.first(about, _OWL + "versionIRI"),
        source.first(about, _DCTERMS + "license"),
        MappingProxyType(classes),
        MappingProxyType(relationships),
        MappingProxyType(properties),
        MappingProxyType(concepts),
        frozenset(external),
    )


@dataclass(frozen=True, slots=True)
class _Source:
    """The triples of an ontology file: of each term by predicate its objects, as value and language.

    ``inverses`` are the properties of others that a property stands under the other way round.
    """

    path: Path
    terms: Mapping[str, Mapping[str, Sequence[tuple[str, str]]]]
    inverses: Mapping[str, Sequence[str]]

    def values(self, iri: str, predicate: str) -> list[str]:
        return [value for value, _ in self.terms.get(iri, {}).get(predicate, ())]

    def first(self, iri: str, predicate: str) -> str:
        return "".join(self.values(iri, predicate)[:1])

    def texts(self, iri: str, predicate: str) -> Mapping[str, str]:
        """Texts by language. Raises OntologyError where the Vietnamese or the English one is missing."""
        found = {language: value for value, language in self.terms[iri].get(predicate, ()) if language}
        if not {"vi", "en"} <= found.keys():
            raise OntologyError(f"{iri} needs a {predicate.removeprefix(_RDFS)} in vi and en", self.path)
        return MappingProxyType(dict(sorted(found.items())))

    def class_(self, iri: str) -> Class:
        return Class(
            iri.removeprefix(VOCABULARY),
            self._ancestors(iri),
            self._aligned(iri, _RDFS + "subClassOf"),
            self.texts(iri, _RDFS + "label"),
            self.texts(iri, _RDFS + "comment"),
        )

    def relationship(self, iri: str) -> Relationship:
        forward = [(other, False) for other in self._aligned(iri, _RDFS + "subPropertyOf")]
        turned = [(other, True) for other in self.inverses.get(iri, ())]
        return Relationship(
            relationship_type(iri),
            iri,
            self._ends(iri, "domainIncludes", "domain"),
            self._ends(iri, "rangeIncludes", "range"),
            tuple(sorted([*forward, *turned])),
            self.texts(iri, _RDFS + "label"),
            self.texts(iri, _RDFS + "comment"),
        )

    def property(self, iri: str) -> Property:
        return Property(
            snake(iri.removeprefix(VOCABULARY)),
            iri,
            "".join(sorted(_own(self.values(iri, _RDFS + "domain")))),
            "".join(self.values(iri, _RDFS + "range")),
            self._aligned(iri, _RDFS + "subPropertyOf"),
            self.texts(iri, _RDFS + "label"),
            self.texts(iri, _RDFS + "comment"),
        )

    def _ends(self, iri: str, exact: str, general: str) -> frozenset[str]:
        return _own(self.values(iri, _SCHEMA + exact) or self.values(iri, _RDFS + general))

    def _ancestors(self, iri: str, seen: frozenset[str] = frozenset()) -> frozenset[str]:
        above = _own(self.values(iri, _RDFS + "subClassOf")) - seen
        return above.union(*(self._ancestors(VOCABULARY + name, seen | above) for name in above))

    def _aligned(self, iri: str, predicate: str) -> tuple[str, ...]:
        return tuple(sorted(other for other in self.values(iri, predicate) if not other.startswith(VOCABULARY)))


def _own(iris: Iterable[str]) -> frozenset[str]:
    """The local names of those that are of this vocabulary."""
    return frozenset(iri.removeprefix(VOCABULARY) for iri in iris if iri.startswith(VOCABULARY))


def _source(path: Path) -> _Source:
    import pyoxigraph

    terms: dict[str, dict[str, list[tuple[str, str]]]] = {}
    turned: dict[pyoxigraph.BlankNode, str] = {}
    above: list[tuple[str, pyoxigraph.BlankNode]] = []
    try:
        for quad in pyoxigraph.parse(path=str(path), format=pyoxigraph.RdfFormat.TURTLE):
            subject, predicate, value = quad.subject, quad.predicate.value, quad.object
            if isinstance(subject, pyoxigraph.BlankNode):
                if predicate == _OWL + "inverseOf":
                    turned[subject] = str(getattr(value, "value", ""))
            elif isinstance(subject, pyoxigraph.NamedNode):
                if isinstance(value, pyoxigraph.BlankNode):
                    above.append((subject.value, value))
                elif isinstance(value, pyoxigraph.NamedNode | pyoxigraph.Literal):
                    language = getattr(value, "language", None) or ""
                    terms.setdefault(subject.value, {}).setdefault(predicate, []).append((value.value, language))
    except OSError as error:
        raise OntologyError("cannot be read; it is part of the installation", path) from error
    except (SyntaxError, ValueError) as error:
        raise OntologyError(f"is not Turtle: {error}", path, getattr(error, "lineno", None)) from error
    inverses: dict[str, list[str]] = {}
    for iri, node in above:
        if node in turned:
            inverses.setdefault(iri, []).append(turned[node])
    return _Source(path, terms, inverses)
