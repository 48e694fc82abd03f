"""Triples → the graph that they were exported from, or what keeps them from being one.

An export of hoso comes back as it was: entities, statements, attestations. What other tools made with the terms that
hoso's stand under (FOAF, ORG, schema.org, ELI, Dublin Core) is taken where its sense is certain; the rest is listed. A
claim without a quote is not taken, whoever makes it. Nothing is guessed: data in hoso's own terms that is not as hoso
writes it is a fault, and with one fault nothing is taken.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from hoso.graph.days import exists
from hoso.graph.errors import OntologyError
from hoso.graph.exports.syntaxes import PREFIXES, RDF, XSD
from hoso.graph.keys import digest, slug, sort_key, uniform
from hoso.graph.model import Attestation, Entity, Graph, Statement, Value
from hoso.graph.ontology import ontology
from hoso.graph.sparql import short
from hoso.graph.terms import (
    BASES,
    LABELS,
    LISTS,
    MODALITIES,
    NAMESPACE,
    NODE_PROPERTIES,
    REFERENCES,
    RELATIONSHIPS,
    STATEMENT_PROPERTIES,
    UNQUOTED,
    VOCABULARY,
    node_id,
    property_iri,
    relationship_iri,
    relationship_type,
)

if TYPE_CHECKING:
    import pyoxigraph

FAULTS: Final = 50
"""So many faults are told; whoever made a file by hand mends those first."""

_TYPE = RDF + "type"
_ORDER = {label: place for place, label in enumerate(LABELS)}
_DAYS = frozenset(("date_from", "date_to", "first_seen", "last_seen", "due", "valid_from", "valid_until"))
_SOME_DAY = frozenset(("date", "published", "from", "until"))
_NUMBERS = frozenset(("value", "out_of"))
_TRUTHS = frozenset(("provisional",))
_DATES = {XSD + kind for kind in ("date", "gYearMonth", "gYear", "dateTime", "string")}
_FIGURES = {XSD + kind for kind in ("decimal", "integer", "double", "float", "int", "long", "nonNegativeInteger")}
_TREES = ("PART_OF",)
"""The relationships in which nothing stands above itself."""


def _term(name: str) -> str:
    prefix, _, local = name.partition(":")
    return PREFIXES[prefix] + local


_FOREIGN_CLASSES: Final[Mapping[str, tuple[str, ...]]] = {
    _term("foaf:Person"): ("Person",),
    _term("schema:Person"): ("Person",),
    _term("foaf:Organization"): ("Body", "OtherBody"),
    _term("org:Organization"): ("Body", "OtherBody"),
    _term("org:FormalOrganization"): ("Body", "OtherBody"),
    _term("org:OrganizationalUnit"): ("Body", "OtherBody"),
    _term("schema:Organization"): ("Body", "OtherBody"),
    _term("schema:GovernmentOrganization"): ("Body", "StateBody"),
    _term("eli:LegalResource"): ("Directive",),
    _term("schema:Legislation"): ("Directive",),
    _term("schema:AdministrativeArea"): ("Place",),
    _term("org:Post"): ("Post",),
}
_FOREIGN_NAMES: Final = tuple(
    map(_term, ("foaf:name", "schema:name", "skos:prefLabel", "rdfs:label", "dcterms:title", "schema:legalName"))
)
_FOREIGN_ALIASES: Final = frozenset(map(_term, ("skos:altLabel", "schema:alternateName", "foaf:nick")))
_FOREIGN_RELATIONSHIPS: Final[Mapping[str, tuple[str, bool]]] = {
    _term("org:subOrganizationOf"): ("PART_OF", False),
    _term("org:unitOf"): ("PART_OF", False),
    _term("org:hasSubOrganization"): ("PART_OF", True),
    _term("schema:parentOrganization"): ("PART_OF", False),
    _term("schema:subOrganization"): ("PART_OF", True),
    _term("schema:location"): ("LOCATED_IN", False),
    _term("schema:containedInPlace"): ("LOCATED_IN", False),
    _term("org:postIn"): ("OF_BODY", False),
    _term("org:hasPost"): ("OF_BODY", True),
    _term("dcterms:references"): ("CITES", False),
    _term("dcterms:replaces"): ("SUPERSEDES", False),
    _term("dcterms:isReplacedBy"): ("SUCCEEDED_BY", False),
}
"""The properties of others that say how things stand to one another, and whether they go the other way round."""

_KINDS = {"Person": "person", "Body": "body", "Directive": "doc", "Place": "place", "Post": "post"}
_OWN_EXTRAS = frozenset(map(_term, ("eli:type_document", "org:role", "schema:identifier", "rdf:reifies", "rdfs:label")))
"""What an export of hoso says a second time, in the words of others."""
_DESCRIPTIONS = frozenset(
    map(_term, ("void:Dataset", "dcat:Dataset", "skos:Concept", "prov:Entity", "org:Role", "eli:ResourceType"))
)
_DESCRIBED = ("dataset", "document-type", "role", "rules", "rulings", "ontology")


_EMPTY: Final = Graph()


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in the triples: the IRI of the node, and what is the matter with it."""

    node: str
    what: str


@dataclass(frozen=True, slots=True)
class Imported:
    """What triples hold: a graph with its articles, what another tool says without any, and what was left out.

    With ``faults`` both graphs are empty.
    """

    graph: Graph = _EMPTY
    foreign: Graph = _EMPTY
    left_out: tuple[Problem, ...] = ()
    faults: tuple[Problem, ...] = ()


_Said = dict[str, list[Any]]
"""What one subject says: predicate → objects; an IRI is a text, all else a term of pyoxigraph."""


@dataclass(slots=True)
class _Reading:
    nodes: dict[str, _Said]
    source: str
    left: Counter[tuple[str, str]] = field(default_factory=Counter)
    faults: list[Problem] = field(default_factory=list)
    entities: dict[str, Entity] = field(default_factory=dict)
    ids: dict[str, str] = field(default_factory=dict)
    foreign: set[str] = field(default_factory=set)
    claims: list[Statement] = field(default_factory=list)
    evidence: dict[str, Attestation] = field(default_factory=dict)
    statements: dict[str, Statement] = field(default_factory=dict)

    def fault(self, iri: str, what: str) -> None:
        self.faults.append(Problem(iri, what))

    def leave(self, iri: str, what: str) -> None:
        self.left[iri, what] += 1


def read(triples: Iterable[pyoxigraph.Quad | pyoxigraph.Triple], source: str) -> Imported:
    """The graph that triples say. ``source`` (a file's name) is what a claim of another tool gives as its source."""
    import pyoxigraph

    nodes: dict[str, _Said] = {}
    last: _Said = {}
    subject: Any = None
    named = pyoxigraph.NamedNode
    for triple in triples:
        if triple.subject != subject:
            subject = triple.subject
            key = subject.value if isinstance(subject, named) else str(subject)
            last = nodes.setdefault(key, {})
        value = triple.object
        last.setdefault(triple.predicate.value, []).append(value.value if isinstance(value, named) else value)
    reading = _Reading(nodes, source)
    kinds = {iri: _kind(reading, iri, said) for iri, said in nodes.items()}
    for iri, labels in kinds.items():
        if labels:
            _entity(reading, iri, labels)
    for iri, said in nodes.items():
        if VOCABULARY + "Evidence" in said.get(_TYPE, ()):
            _evidence(reading, iri, said)
    for iri, said in nodes.items():
        if VOCABULARY + "Assertion" in said.get(_TYPE, ()):
            _assertion(reading, iri, said)
    _direct(reading)
    if not reading.faults:
        _check(reading)
    if reading.faults:
        return Imported(faults=tuple(reading.faults[:FAULTS]))
    left = tuple(Problem(iri, what) for iri, what in sorted(reading.left))
    said_of = {end for s in reading.statements.values() for end in (s.subject, s.object, *map(str, s.props.values()))}
    own = [entity for id_, entity in reading.entities.items() if id_ not in reading.foreign or id_ in said_of]
    ends = {end for statement in reading.claims for end in (statement.subject, statement.object)} | reading.foreign
    others = [entity for id_, entity in reading.entities.items() if id_ in ends]
    return Imported(Graph.of(own, reading.statements.values()), Graph.of(others, reading.claims), left)


# ── Nodes ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def _kind(reading: _Reading, iri: str, said: _Said) -> tuple[str, ...]:
    """The labels of an entity; none for what is no entity. What nobody knows is noted."""
    types = [type_ for type_ in said.get(_TYPE, ()) if isinstance(type_, str)]
    own = [type_.removeprefix(VOCABULARY) for type_ in types if type_.startswith(VOCABULARY)]
    labels = tuple(sorted((label for label in own if label in _ORDER), key=_ORDER.__getitem__))
    if labels:
        if not iri.startswith(NAMESPACE):
            reading.fault(iri, f"is a hoso:{labels[-1]}, but its IRI is not one of {NAMESPACE}")
            return ()
        schema = ontology()
        above = {parent for label in labels for parent in schema.classes[label].parents if parent in _ORDER}
        return tuple(sorted({*labels, *above}, key=_ORDER.__getitem__))
    if unknown := [name for name in own if name not in ("Assertion", "Evidence")]:
        reading.fault(iri, f"is of no class of hoso's: {unknown[0]}")
        return ()
    if own:
        return ()
    if iri.startswith(NAMESPACE) and (
        iri[len(NAMESPACE) :].partition("/")[0] in _DESCRIBED or _DESCRIPTIONS.intersection(types)
    ):
        return ()
    for type_ in sorted(types, key=lambda type_: (type_ not in _FOREIGN_CLASSES, type_)):
        if type_ in _FOREIGN_CLASSES:
            if not iri.startswith(("http://", "https://", "urn:")):
                reading.leave(iri, "has no IRI (a blank node)")
                return ()
            return _FOREIGN_CLASSES[type_]
    what = f"is a {short(types[0])}" if types else "has no class"
    reading.leave(iri, f"{what}, which hoso has no word for")
    return ()


def _entity(reading: _Reading, iri: str, labels: tuple[str, ...]) -> None:
    said = reading.nodes[iri]
    own = any(type_.startswith(VOCABULARY) for type_ in said[_TYPE] if isinstance(type_, str))
    props = _own_props(reading, iri, said) if own else _foreign_props(reading, iri, said)
    name = props.get("name")
    if not isinstance(name, str) or not name:
        (reading.fault if own else reading.leave)(iri, "has no name")
        return
    # Two people of one name may be two: where the IRI is not hoso's own, it tells them apart.
    minted = f"{_KINDS.get(labels[0], 'node')}/{slug(name)}-{digest(iri)[:8]}"
    id_ = node_id(iri) if own or iri.startswith(NAMESPACE) else minted
    if not own:
        reading.foreign.add(id_)
    if own and "sort_key" not in props:
        props["sort_key"] = sort_key(name)
    reading.ids[iri] = id_
    reading.entities[id_] = Entity(id_, labels, dict(sorted(props.items())))


def _own_props(reading: _Reading, iri: str, said: _Said, known: tuple[str, ...] = NODE_PROPERTIES) -> dict[str, Value]:
    props: dict[str, Value] = {}
    for predicate, objects in said.items():
        key = _KEYS.get(predicate)
        if key is None or key not in known or key in REFERENCES:
            if key is None and predicate not in _IGNORED and not predicate.startswith(_STANDARD):
                own = predicate.startswith(VOCABULARY)
                (reading.fault if own else reading.leave)(iri, f"{short(predicate)} is no property that hoso knows")
            continue
        values = [value for item in objects if (value := _value(reading, iri, key, item)) is not None]
        if key in LISTS:
            props[key] = tuple(sorted(str(value) for value in values))
        elif len(values) > 1:
            reading.fault(iri, f"has {len(values)} values of {short(predicate)}; it can have one")
        elif values:
            props[key] = values[0]
    return dict(sorted(props.items()))


def _value(reading: _Reading, iri: str, key: str, item: Any) -> Value | None:
    """A literal as the graph holds it; a wrong one is a fault."""
    datatype = getattr(getattr(item, "datatype", None), "value", "")
    text = item if isinstance(item, str) else getattr(item, "value", "")
    try:
        if isinstance(item, str) or not datatype:
            raise ValueError("a literal is wanted")
        if key in _DAYS:
            if datatype != XSD + "date":
                raise ValueError("a day is wanted, as xsd:date")
            return date.fromisoformat(text)
        if key in _SOME_DAY:
            if datatype not in _DATES:
                raise ValueError("a day, month or year is wanted")
            if not exists(str(text), datatype):
                raise ValueError("no such day")
            return str(text)
        if key in _NUMBERS:
            if datatype not in _FIGURES:
                raise ValueError("a number is wanted, as xsd:decimal")
            number = float(text)
            if number - number != 0:
                raise ValueError("a finite number is wanted")
            return number
        if key in _TRUTHS:
            if text not in ("true", "false", "1", "0"):
                raise ValueError("true or false is wanted")
            return text in ("true", "1")
        if datatype not in (XSD + "string", RDF + "langString"):
            raise ValueError("a text is wanted")
    except ValueError as error:
        reading.fault(iri, f"{short(_IRIS[key])} {str(item)[:80]}: {error}")
        return None
    return str(text)


def _foreign_props(reading: _Reading, iri: str, said: _Said) -> dict[str, Value]:
    """Name, aliases, and what is hoso's own property beside them."""
    props: dict[str, Value] = {}
    for predicate in _FOREIGN_NAMES:
        names = sorted(
            (item.language != "vi", item.value) for item in said.get(predicate, ()) if hasattr(item, "language")
        )
        if names and "name" not in props:
            props["name"] = uniform(names[0][1])
            props["sort_key"] = sort_key(str(props["name"]))
    aliases = {uniform(item.value) for key in _FOREIGN_ALIASES for item in said.get(key, ()) if hasattr(item, "value")}
    if aliases - {props.get("name"), ""}:
        props["aliases"] = tuple(sorted(aliases - {str(props.get("name")), ""}))
    taken = {_TYPE, *_FOREIGN_NAMES, *_FOREIGN_ALIASES, *_FOREIGN_RELATIONSHIPS}
    for predicate in said.keys() - taken:
        if predicate not in _RELATIONSHIP_IRIS:
            reading.leave(iri, f"{short(predicate)} is not taken from others")
    return props


# ── Claims ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def _evidence(reading: _Reading, iri: str, said: _Said) -> None:
    article = _one(reading, iri, said, VOCABULARY + "inArticle", node=True)
    start, end = (_one(reading, iri, said, _term(f"oa:{name}")) for name in ("start", "end"))
    quote = _one(reading, iri, said, _term("oa:exact"), optional=True)
    if not article or not start or not end:
        return
    if not (start.isascii() and start.isdigit() and end.isascii() and end.isdigit() and int(start) < int(end)):
        reading.fault(iri, f"oa:start {start[:20]} and oa:end {end[:20]} are no place in a text")
    elif quote and len(quote) != int(end) - int(start):
        reading.fault(iri, f"its quote has {len(quote)} characters, its place {int(end) - int(start)}")
    elif article not in reading.ids or not reading.ids[article].startswith("article/"):
        reading.fault(iri, f"hoso:inArticle leads to {short(article)}, which is no article of the file")
    else:
        id_ = reading.ids[article].removeprefix("article/")
        reading.evidence[iri] = Attestation(id_, int(start), int(end), quote)


def _assertion(reading: _Reading, iri: str, said: _Said) -> None:
    if not iri.startswith(NAMESPACE + "statement/"):
        reading.fault(iri, f"is a hoso:Assertion, but its IRI is not one of {NAMESPACE}statement/")
        return
    ends = [_one(reading, iri, said, VOCABULARY + name, node=True) for name in ("subject", "predicate", "object")]
    props = _own_props(reading, iri, said, STATEMENT_PROPERTIES)
    for key in REFERENCES:
        if objects := said.get(_IRIS[key]):
            if len(objects) > 1 or objects[0] not in reading.ids:
                reading.fault(iri, f"hoso:{short(_IRIS[key])[5:]} leads to no node of the file")
                return
            props[key] = reading.ids[objects[0]]
    if not all(ends):
        return
    subject, predicate, object_ = ends
    type_ = relationship_type(predicate) if predicate.startswith(VOCABULARY) else ""
    marks = [mark for mark in said.get(VOCABULARY + "evidence", ()) if isinstance(mark, str)]
    if type_ not in RELATIONSHIPS:
        reading.fault(iri, f"hoso:predicate {short(predicate)} is no relationship of hoso's")
    elif missing := [end for end in (subject, object_) if end not in reading.ids]:
        reading.fault(iri, f"leads to {short(missing[0])}, which is no node of the file")
    elif missing := [mark for mark in marks if mark not in reading.evidence]:
        reading.fault(iri, f"its evidence {short(missing[0])} is not in the file, or has a fault itself")
    elif props.get("basis") not in BASES or props.get("modality") not in MODALITIES:
        reading.fault(iri, f"hoso:basis is one of {', '.join(BASES)}, hoso:modality one of {', '.join(MODALITIES)}")
    elif not marks and not (props["basis"] in UNQUOTED and props.get("source")):
        reading.fault(iri, "has no evidence, and no basis (name, gazetteer) that needs none")
    else:
        attested = tuple(sorted({reading.evidence[mark] for mark in marks}))
        id_ = node_id(iri).removeprefix("statement/")
        ids = (reading.ids[subject], reading.ids[object_])
        reading.statements[id_] = Statement(id_, type_, *ids, dict(sorted(props.items())), attested)


def _one(
    reading: _Reading, iri: str, said: _Said, predicate: str, *, node: bool = False, optional: bool = False
) -> str:
    """The one object of a predicate as text, or empty with a fault noted."""
    objects = said.get(predicate, [])
    if not objects and optional:
        return ""
    if len(objects) != 1 or isinstance(objects[0], str) != node:
        reading.fault(iri, f"has {short(predicate)} {len(objects)} times; it is to have it once, as a {_WANTED[node]}")
        return ""
    return objects[0] if isinstance(objects[0], str) else str(getattr(objects[0], "value", ""))


_WANTED = {True: "node", False: "literal"}


def _direct(reading: _Reading) -> None:
    """Triples between entities: hoso's own have their assertion, those of others are taken where they need no quote."""
    asserted = {(s.subject, s.type, s.object) for s in reading.statements.values()}
    for iri, id_ in reading.ids.items():
        for predicate, objects in reading.nodes[iri].items():
            own = _RELATIONSHIP_IRIS.get(predicate)
            foreign = _FOREIGN_RELATIONSHIPS.get(predicate)
            if own is None and foreign is None:
                continue
            for object_ in objects:
                other = reading.ids.get(object_) if isinstance(object_, str) else None
                if own is not None:
                    if other is None or (id_, own, other) not in asserted:
                        reading.leave(iri, f"{short(predicate)} without an assertion that has its quote")
                elif foreign is not None and other is None:
                    reading.leave(iri, f"{short(predicate)} leads to what is not taken")
                elif foreign is not None and other is not None and not iri.startswith(NAMESPACE):
                    _foreign_claim(reading, iri, predicate, (id_, other), asserted)


def _foreign_claim(
    reading: _Reading, iri: str, predicate: str, ends: tuple[str, str], asserted: set[tuple[str, str, str]]
) -> None:
    type_, turned = _FOREIGN_RELATIONSHIPS[predicate]
    subject, object_ = ends[::-1] if turned else ends
    source = f"{reading.source}: {short(predicate)}"
    id_ = digest("import", type_, subject, object_, source)
    props: dict[str, Value] = {"basis": "gazetteer", "modality": "done", "source": source}
    statement = Statement(id_, type_, subject, object_, props)
    try:
        ontology().check(statement, reading.entities)
    except OntologyError:
        reading.leave(iri, f"{short(predicate)} does not join what it joins here")
        return
    if (subject, type_, object_) not in asserted:
        asserted.add((subject, type_, object_))
        reading.claims.append(statement)


# ── The whole ───────────────────────────────────────────────────────────────────────────────────────────────────────


def _check(reading: _Reading) -> None:
    """Ends that do not fit, and what stands above itself."""
    schema = ontology()
    above: dict[str, dict[str, list[str]]] = {type_: {} for type_ in _TREES}
    for statement in (*reading.statements.values(), *reading.claims):
        try:
            schema.check(statement, reading.entities)
        except OntologyError as error:
            what = str(error).partition(": ")[2]
            reading.fault(NAMESPACE + "statement/" + statement.id, what)
        if statement.type in above:
            above[statement.type].setdefault(statement.subject, []).append(statement.object)
    iris = {id_: iri for iri, id_ in reading.ids.items()}
    for type_, edges in above.items():
        for circle in _circles(edges):
            names = " → ".join(str(short(iris[id_])) for id_ in circle)
            reading.fault(iris[circle[0]], f"hoso:{short(relationship_iri(type_))[5:]} goes in a circle: {names}")


def _circles(edges: Mapping[str, list[str]]) -> Iterator[list[str]]:
    """A circle of each set of nodes that stand above one another."""
    import networkx as nx  # type: ignore[import-untyped]  # it has no types, and its stubs are another package

    whole = nx.DiGraph((lower, upper) for lower in sorted(edges) for upper in edges[lower])
    for found in sorted(map(sorted, nx.strongly_connected_components(whole))):
        # A graph of their own, made in order: a view of the whole would go through its nodes as they are hashed.
        inside = set(found)
        own = nx.DiGraph((lower, upper) for lower in found for upper in edges.get(lower, ()) if upper in inside)
        if own:
            circle = [lower for lower, _ in nx.find_cycle(own, found[0])]
            yield [*circle, circle[0]]


_IRIS: Final = {key: property_iri(key) for key in (*NODE_PROPERTIES, *STATEMENT_PROPERTIES)}
_KEYS: Final = {iri: key for key, iri in _IRIS.items()}
_RELATIONSHIP_IRIS: Final = {relationship_iri(type_): type_ for type_ in RELATIONSHIPS}
_ASSERTED: Final = frozenset(VOCABULARY + name for name in ("subject", "predicate", "object", "evidence", "inArticle"))
_IGNORED: Final = frozenset({_TYPE, *_RELATIONSHIP_IRIS, *_ASSERTED, *_OWN_EXTRAS})
_STANDARD: Final = tuple(PREFIXES[name] for name in ("foaf", "org", "prov", "schema", "dcterms"))
"""Of these vocabularies an export with ``--materialize`` has terms that say again what hoso's own say."""
