"""``ontology.ttl`` → a frozen table of classes, relationship types, properties and concepts, and a statement's check.

Read once, when it is first asked for.
"""

from __future__ import annotations

from collections.abc import Mapping
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
    import pyoxigraph

    table: dict[str, dict[str, list[pyoxigraph.NamedNode | pyoxigraph.Literal]]] = {}
    turned: dict[pyoxigraph.BlankNode, str] = {}
    above: list[tuple[str, pyoxigraph.BlankNode]] = []
    try:
        for quad in pyoxigraph.parse(path=str(path), format=pyoxigraph.RdfFormat.TURTLE):
            if quad.predicate.value == _OWL + "inverseOf" and isinstance(quad.subject, pyoxigraph.BlankNode):
                turned[quad.subject] = str(getattr(quad.object, "value", ""))
            elif isinstance(quad.subject, pyoxigraph.NamedNode) and isinstance(quad.object, pyoxigraph.BlankNode):
                above.append((quad.subject.value, quad.object))
            elif isinstance(quad.subject, pyoxigraph.NamedNode) and isinstance(
                quad.object, pyoxigraph.NamedNode | pyoxigraph.Literal
            ):
                table.setdefault(quad.subject.value, {}).setdefault(quad.predicate.value, []).append(quad.object)
    except OSError as error:
        raise OntologyError("cannot be read; it is part of the installation", path) from error
    except (SyntaxError, ValueError) as error:
        raise OntologyError(f"is not Turtle: {error}", path, getattr(error, "lineno", None)) from error

    def values(iri: str, predicate: str) -> list[str]:
        return [item.value for item in table.get(iri, {}).get(predicate, [])]

    def texts(iri: str, predicate: str) -> Mapping[str, str]:
        found = {
            item.language: item.value
            for item in table[iri].get(predicate, [])
            if isinstance(item, pyoxigraph.Literal) and item.language
        }
        if not {"vi", "en"} <= found.keys():
            name = predicate.removeprefix(_RDFS)
            raise OntologyError(f"{iri} needs a {name} in vi and en", path)
        return MappingProxyType(dict(sorted(found.items())))

    def names(iris: list[str]) -> frozenset[str]:
        return frozenset(iri.removeprefix(VOCABULARY) for iri in iris if iri.startswith(VOCABULARY))

    def ends(iri: str, exact: str, general: str) -> frozenset[str]:
        return names(values(iri, _SCHEMA + exact) or values(iri, _RDFS + general))

    def ancestors(iri: str, seen: frozenset[str] = frozenset()) -> frozenset[str]:
        above = names(values(iri, _RDFS + "subClassOf")) - seen
        return above.union(*(ancestors(VOCABULARY + name, seen | above) for name in above))

    def aligned(iri: str, predicate: str) -> tuple[str, ...]:
        return tuple(sorted(other for other in values(iri, predicate) if not other.startswith(VOCABULARY)))

    inverse = {
        iri: [(turned[node], True) for other, node in above if other == iri and node in turned] for iri, _ in above
    }
    classes: dict[str, Class] = {}
    concepts: dict[str, Mapping[str, str]] = {}
    relationships: dict[str, Relationship] = {}
    properties: dict[str, Property] = {}
    external: set[str] = set()
    version = version_iri = license_ = ""
    for iri in sorted(table):
        kinds = set(values(iri, _RDF + "type"))
        if _OWL + "Ontology" in kinds:
            version = "".join(values(iri, _OWL + "versionInfo")[:1])
            version_iri = "".join(values(iri, _OWL + "versionIRI")[:1])
            license_ = "".join(values(iri, _DCTERMS + "license")[:1])
        elif _SKOS + "Concept" in kinds:
            concepts[iri] = texts(iri, _SKOS + "prefLabel")
        elif not iri.startswith(VOCABULARY):
            external.add(iri)
        elif _OWL + "Class" in kinds:
            name = iri.removeprefix(VOCABULARY)
            classes[name] = Class(
                name,
                ancestors(iri),
                aligned(iri, _RDFS + "subClassOf"),
                texts(iri, _RDFS + "label"),
                texts(iri, _RDFS + "comment"),
            )
        elif _OWL + "ObjectProperty" in kinds:
            type_ = relationship_type(iri)
            relationships[type_] = Relationship(
                type_,
                iri,
                ends(iri, "domainIncludes", "domain"),
                ends(iri, "rangeIncludes", "range"),
                tuple(sorted([*((p, False) for p in aligned(iri, _RDFS + "subPropertyOf")), *inverse.get(iri, [])])),
                texts(iri, _RDFS + "label"),
                texts(iri, _RDFS + "comment"),
            )
        elif _OWL + "DatatypeProperty" in kinds:
            key = snake(iri.removeprefix(VOCABULARY))
            properties[key] = Property(
                key,
                iri,
                "".join(sorted(names(values(iri, _RDFS + "domain")))),
                "".join(values(iri, _RDFS + "range")),
                aligned(iri, _RDFS + "subPropertyOf"),
                texts(iri, _RDFS + "label"),
                texts(iri, _RDFS + "comment"),
            )
        else:
            raise OntologyError(f"{iri} is neither a class nor a property", path)
    for relationship in relationships.values():
        for name in relationship.domain | relationship.range:
            if name not in classes:
                raise OntologyError(f"{relationship.iri} names the class {name!r}, which is not there", path)
    return Ontology(
        path,
        version,
        version_iri,
        license_,
        MappingProxyType(classes),
        MappingProxyType(relationships),
        MappingProxyType(properties),
        MappingProxyType(concepts),
        frozenset(external),
    )
