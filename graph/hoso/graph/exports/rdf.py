"""A graph → RDF: the direct triple of every relationship that is so, and a node that says the rest of it.

``<a> hoso:inspected <b>`` is for simple questions. ``<statement/…>``, a ``hoso:Assertion``, has the relationship's
ends and properties and names its evidence, so that two inspections of one body stay two; ``<evidence/…>`` has the
quote and its place in the article. What is planned, requested or denied has no direct triple: it is not so.

No blank nodes, no clock, everything sorted, IRIs from keys; one subject a block: nodes, concepts, assertions,
evidence, and last the description of the whole with its counts. What is in memory is the graph, never the file.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from hoso.graph.exports.syntaxes import PREFIXES, RDF, Syntax
from hoso.graph.keys import ascii_slug, digest, slug
from hoso.graph.model import Attestation, Entity, Graph, Statement, Value
from hoso.graph.ontology import Ontology, ontology
from hoso.graph.resolve.gazetteer import province
from hoso.graph.terms import NAMESPACE, REFERENCES, VOCABULARY, label_iri, node_iri, property_iri, relationship_iri
from hoso.loaders.facts import HAPPENED

TYPE: Final = RDF + "type"
DATASET: Final = NAMESPACE + "dataset"
DOCUMENT_TYPES: Final = NAMESPACE + "document-types"
ROLES: Final = NAMESPACE + "roles"

_DATES = frozenset({"date", "published", "from", "until"})
"""The properties whose text is a date of some exactness."""
_DECIMALS = frozenset({"value", "out_of"})
_REMEMBERED = 50_000
"""Values whose terms are kept: enough for what recurs, little memory."""
_EXACTNESS = {10: "date", 7: "gYearMonth", 4: "gYear"}
_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


@dataclass(frozen=True, slots=True)
class RdfOptions:
    """What an RDF export is to hold.

    ``rdf12``: each assertion is also the reifier of its triple, as RDF 1.2 has it. ``materialize``: the classes and
    properties of the standard vocabularies that those of hoso stand under are written out. ``rules`` and ``rulings``
    are the versions of what read and judged the articles; empty where nobody knows.
    """

    rdf12: bool = False
    materialize: bool = False
    rules: str = ""
    rulings: str = ""


def concept_of_type(word: str) -> str:
    """The IRI of the concept of a type of documents ("Nghị quyết")."""
    return node_iri("document-type/" + ascii_slug(word))


def concept_of_role(word: str) -> str:
    """The IRI of the concept of a role ("Phó Bí thư")."""
    return node_iri("role/" + slug(word))


def evidence_id(attestation: Attestation) -> str:
    """The key of an article's place in the IRI of its evidence."""
    return digest(attestation.article, attestation.start, attestation.end)[:24]


def full(name: str) -> str:
    """``dcterms:title`` → its IRI."""
    prefix, _, local = name.partition(":")
    return PREFIXES[prefix] + local


def pieces(graph: Graph, syntax: Syntax, options: RdfOptions) -> Iterator[str]:
    """The file in pieces, a block each."""
    yield syntax.begin()
    yield from _Writer(graph, syntax, options).blocks()
    yield syntax.end()


Pair = tuple[str, str]
"""A predicate and an object, as the syntax writes them."""


@dataclass(frozen=True, slots=True)
class _Share:
    """How much of the data set is of one class or property; ``part`` names the share in the data set."""

    part: str
    of: str
    number: int

    @property
    def iri(self) -> str:
        return f"{DATASET}/{self.part}"


class _Writer:
    """One export under way: the terms made so far, and what was counted."""

    def __init__(self, graph: Graph, syntax: Syntax, options: RdfOptions) -> None:
        self._graph = graph
        self._options = options
        self._syntax = syntax
        self._a = syntax.name(TYPE)
        self._names: dict[str, str] = {}
        self._nodes = {entity.id: syntax.iri(node_iri(entity.id)) for entity in graph.entities}
        self._articles: dict[str, str] = {}
        self._keys: dict[str, str] = {}
        self._values: dict[tuple[str, Value], Pair] = {}
        self._lists: dict[tuple[str, Value], tuple[Pair, ...]] = {}
        self._evidence: dict[tuple[str, int, int], tuple[str, str, str]] = {}
        self._concepts: dict[str, tuple[str, str, str]] = {}
        self._triples = 0
        self._subjects = 0
        self._direct: Counter[str] = Counter()
        self._aligned = _Aligned(ontology()) if options.materialize else None
        self._stands_in = [self._name("hoso:inArticle")]
        if self._aligned:
            self._stands_in += [self._name(iri) for iri, _ in self._aligned.relationships["IN_ARTICLE"]]

    def blocks(self) -> Iterator[str]:
        outgoing = self._outgoing()
        for entity in sorted(self._graph.entities, key=lambda entity: entity.id):
            pairs = [*self._entity(entity), *sorted(outgoing.pop(entity.id, ()))]
            yield self._block(self._nodes[entity.id], pairs)
        for _, (scheme, class_, word) in sorted(self._concepts.items()):
            yield self._concept(scheme, class_, word)
        for statement in sorted(self._graph.statements, key=lambda statement: statement.id):
            yield self._block(self._statement(statement), self._assertion(statement))
        for (article, start, end), (_, term, quote) in sorted(self._evidence.items(), key=lambda item: item[1][0]):
            yield self._block(term, self._evidence_pairs(article, start, end, quote))
        yield from self._description()

    # ── Terms ──────────────────────────────────────────────────────────────────────────────────────────────────────

    def _name(self, iri: str) -> str:
        found = self._names.get(iri)
        if found is None:
            found = self._names[iri] = self._syntax.name(iri if iri.startswith("http") else full(iri))
        return found

    def _node(self, id_: str) -> str:
        return self._nodes.get(id_) or self._syntax.iri(node_iri(id_))

    def _article(self, id_: str) -> str:
        found = self._articles.get(id_)
        if found is None:
            found = self._articles[id_] = self._node("article/" + id_)
        return found

    def _statement(self, statement: Statement) -> str:
        id_ = statement.id
        return self._syntax.iri(
            f"{NAMESPACE}statement/{id_}" if id_.isascii() and id_.isalnum() else node_iri("statement/" + id_)
        )

    def _resource(self, iri: str) -> str:
        """Another node's IRI: a class as an object, a dataset, a concept."""
        return self._syntax.iri(iri if iri.startswith("http") else full(iri))

    def _class(self, iri: str) -> Pair:
        return self._a, self._name(iri)

    def _block(self, subject: str, pairs: list[Pair]) -> str:
        self._triples += len(pairs)
        self._subjects += 1
        return self._syntax.block(subject, pairs)

    # ── Direct triples ─────────────────────────────────────────────────────────────────────────────────────────────

    def _outgoing(self) -> dict[str, set[Pair]]:
        """Node → the direct triples that start there."""
        plain: dict[str, set[Pair]] = {}
        names = {statement.type: "" for statement in self._graph.statements}
        for type_ in names:
            names[type_] = self._name(relationship_iri(type_))
        reified: dict[tuple[str, Pair], list[str]] = {}
        annotates = self._options.rdf12 and self._syntax.annotates
        for statement in self._graph.statements:
            if statement.props.get("modality", "done") not in HAPPENED:
                continue
            subject, object_ = statement.subject, statement.object
            pair = (names[statement.type], self._node(object_))
            held = plain.setdefault(subject, set())
            if pair not in held:
                held.add(pair)
                self._direct[statement.type] += 1
                if self._aligned:
                    for iri, inverse in self._aligned.relationships.get(statement.type, ()):
                        start, end = (object_, subject) if inverse else (subject, object_)
                        plain.setdefault(start, set()).add((self._name(iri), self._node(end)))
            if annotates:
                reified.setdefault((subject, pair), []).append(self._statement(statement))
        if self._aligned:
            self._add_chains(plain)
        for (subject, pair), reifiers in reified.items():
            plain[subject].remove(pair)
            plain[subject].add((pair[0], self._syntax.annotated(pair[1], sorted(reifiers))))
            self._triples += len(reifiers)
        return plain

    def _add_chains(self, plain: dict[str, set[Pair]]) -> None:
        """What ORG says in one step and hoso in two: who holds a post, and of which body a membership is.

        Nobody holds a post that is told to be a former one: its tenure says when it was held.
        """
        former = {entity.id for entity in self._graph.entities if entity.props.get("status") == "former"}
        next_: dict[str, dict[str, set[str]]] = {"HELD": {}, "IN_POST": {}, "OF_BODY": {}}
        for statement in self._graph.statements:
            if statement.type in next_ and statement.props.get("modality", "done") in HAPPENED:
                next_[statement.type].setdefault(statement.subject, set()).add(statement.object)
        for first, second, iri in (("HELD", "IN_POST", "org:holds"), ("IN_POST", "OF_BODY", "org:organization")):
            for start, middles in next_[first].items():
                for middle in middles - former if first == "HELD" else middles:
                    for end in next_[second].get(middle, ()):
                        plain.setdefault(start, set()).add((self._name(iri), self._node(end)))

    # ── Blocks ─────────────────────────────────────────────────────────────────────────────────────────────────────

    def _entity(self, entity: Entity) -> list[Pair]:
        pairs = [self._class(label_iri(label)) for label in entity.labels]
        if self._aligned:
            pairs += [self._class(iri) for iri in self._aligned.classes(entity.labels)]
        pairs += self._properties(entity.props)
        if self._aligned:
            if isinstance(name := entity.props.get("name"), str):
                pairs.append((self._name("rdfs:label"), self._syntax.text(name)))
            for key in sorted(entity.props):
                for iri in self._aligned.properties.get(key, ()):
                    pairs.append((self._name(iri), self._value(key, entity.props[key])[1]))
        type_, role = entity.props.get("type"), entity.props.get("role")
        if isinstance(type_, str):
            iri = concept_of_type(type_)
            self._remember(iri, DOCUMENT_TYPES, "eli:ResourceType", type_)
            pairs.append((self._name("eli:type_document"), self._resource(iri)))
        if isinstance(role, str):
            iri = concept_of_role(role)
            self._remember(iri, ROLES, "org:Role", role)
            pairs.append((self._name("org:role"), self._resource(iri)))
        if "code" in entity.props and (known := province(str(entity.props.get("name", "")))) and known.iso:
            pairs.append((self._name("schema:identifier"), self._syntax.text(known.iso)))
        return pairs

    def _remember(self, iri: str, scheme: str, class_: str, word: str) -> None:
        # Of two spellings of one concept, the first in order names it.
        held = self._concepts.get(iri)
        if held is None or word < held[2]:
            self._concepts[iri] = (scheme, class_, word)

    def _concept(self, scheme: str, class_: str, word: str) -> str:
        iri = concept_of_type(word) if scheme == DOCUMENT_TYPES else concept_of_role(word)
        labels = ontology().concepts.get(iri) or {"vi": word}
        pairs = [self._class("skos:Concept"), self._class(class_)]
        pairs += [(self._name("skos:prefLabel"), self._syntax.text(text, tag)) for tag, text in sorted(labels.items())]
        pairs.append((self._name("skos:inScheme"), self._resource(scheme)))
        return self._block(self._resource(iri), pairs)

    def _assertion(self, statement: Statement) -> list[Pair]:
        predicate = relationship_iri(statement.type)
        subject, object_ = self._node(statement.subject), self._node(statement.object)
        pairs = [
            self._class("hoso:Assertion"),
            *map(self._class, self._aligned.classes(["Assertion"]) if self._aligned else ()),
            (self._name("hoso:subject"), subject),
            (self._name("hoso:predicate"), self._predicate(predicate)),
            (self._name("hoso:object"), object_),
            *self._properties(statement.props),
        ]
        marks = statement.attestations
        if len(marks) == 1:
            pairs += self._in_article(marks[0].article)
            pairs.append((self._name("hoso:evidence"), self._mark(marks[0])[1]))
        elif marks:
            for article in sorted({mark.article for mark in marks}):
                pairs += self._in_article(article)
            found = sorted({self._mark(mark) for mark in marks})
            pairs += [(self._name("hoso:evidence"), term) for _, term, _ in found]
        if self._options.rdf12:
            happened = statement.props.get("modality", "done") in HAPPENED
            if not (happened and self._syntax.annotates):
                triple = self._syntax.triple(subject, self._name(predicate), object_)
                pairs.append((self._name("rdf:reifies"), triple))
        return pairs

    def _predicate(self, iri: str) -> str:
        """A property as an object; Turtle shortens it."""
        return self._syntax.name(iri) if self._syntax.annotates else self._syntax.iri(iri)

    def _mark(self, mark: Attestation) -> tuple[str, str, str]:
        key = (mark.article, mark.start, mark.end)
        found = self._evidence.get(key)
        if found is None:
            id_ = evidence_id(mark)
            found = self._evidence[key] = (id_, self._syntax.iri(f"{NAMESPACE}evidence/{id_}"), mark.quote)
        return found

    def _evidence_pairs(self, article: str, start: int, end: int, quote: str) -> list[Pair]:
        pairs = [self._class("hoso:Evidence")]
        if quote:
            pairs.append(self._class("oa:TextQuoteSelector"))
        pairs.append(self._class("oa:TextPositionSelector"))
        if self._aligned:
            pairs.append(self._class("prov:Entity"))
        if quote:
            pairs.append((self._name("oa:exact"), self._syntax.text(quote)))
        pairs.append((self._name("oa:start"), self._syntax.typed(str(start), "nonNegativeInteger")))
        pairs.append((self._name("oa:end"), self._syntax.typed(str(end), "nonNegativeInteger")))
        pairs += self._in_article(article)
        return pairs

    def _in_article(self, article: str) -> list[Pair]:
        """Where an assertion or its evidence stands."""
        return [(name, self._article(article)) for name in self._stands_in]

    def _properties(self, props: Mapping[str, Value]) -> Iterator[Pair]:
        for key in sorted(props):
            value = props[key]
            if key in REFERENCES:
                yield self._key(key), self._node(str(value))
            elif isinstance(value, tuple):
                yield from self._list(key, value)
            else:
                yield self._value(key, value)

    def _key(self, key: str) -> str:
        found = self._keys.get(key)
        if found is None:
            found = self._keys[key] = self._name(property_iri(key))
        return found

    def _list(self, key: str, value: tuple[str, ...] | tuple[int, ...]) -> tuple[Pair, ...]:
        found = self._lists.get((key, value))
        if found is None:
            if len(self._lists) > _REMEMBERED:
                self._lists.clear()
            # Two forms of one name that print alike are one triple.
            literals = sorted({self._literal(key, item) for item in value})
            found = self._lists[key, value] = tuple((self._key(key), literal) for literal in literals)
        return found

    def _value(self, key: str, value: Value) -> Pair:
        if isinstance(value, str) and len(value) > 40:
            return self._key(key), self._literal(key, value)
        # What is short recurs: dates, acts, modalities. 1, 1.0 and True are one key of a dictionary, so they stay out.
        if isinstance(value, str | date):
            found = self._values.get((key, value))
            if found is None:
                if len(self._values) > _REMEMBERED:
                    self._values.clear()
                found = self._key(key), self._literal(key, value)
                self._values[key, value] = found
            return found
        return self._key(key), self._literal(key, value)

    def _literal(self, key: str, value: Value) -> str:
        if isinstance(value, bool):
            return self._syntax.typed("true" if value else "false", "boolean")
        if isinstance(value, date):
            return self._syntax.typed(value.isoformat(), "date")
        if key in _DECIMALS and isinstance(value, int | float):
            return self._syntax.typed(format(Decimal(repr(value)).normalize(), "f"), "decimal")
        if isinstance(value, int | float):
            return self._syntax.typed(str(value), "integer" if isinstance(value, int) else "double")
        text = str(value)
        if key in _DATES and _DATE.fullmatch(text):
            return self._syntax.typed(text, _EXACTNESS[len(text)])
        return self._syntax.text(text)

    # ── The description of the whole ───────────────────────────────────────────────────────────────────────────────

    def _description(self) -> Iterator[str]:
        """What the file is, how much is in it, who made it of what, and whose its parts are (DCAT, VoID, PROV)."""
        labels = Counter(label for entity in self._graph.entities for label in entity.labels)
        labels.update({"Assertion": len(self._graph.statements), "Evidence": len(self._evidence)})
        direct = sorted((relationship_iri(type_), number) for type_, number in self._direct.items())
        classes = [
            _Share(f"class/{label}", label_iri(label), number) for label, number in sorted(labels.items()) if number
        ]
        relationships = [_Share(f"property/{iri.removeprefix(VOCABULARY)}", iri, number) for iri, number in direct]
        made_by = [
            (f"{kind}/{value}", title)
            for kind, value, title in (
                ("rules", self._options.rules, "Rules that read the articles"),
                ("rulings", self._options.rulings, "Rulings of people on identity and claims"),
            )
            if value
        ]
        yield self._dataset(classes, relationships, [id_ for id_, _ in made_by])
        yield from self._shares(classes, "void:class", "void:entities")
        yield from self._shares(relationships, "void:property", "void:triples")
        yield from self._parts()
        yield from self._sources(made_by)

    def _dataset(self, classes: Sequence[_Share], relationships: Sequence[_Share], made_by: Sequence[str]) -> str:
        text, resource, name = self._syntax.text, self._resource, self._name
        return self._block(
            resource(DATASET),
            [
                self._class("void:Dataset"),
                self._class("dcat:Dataset"),
                (name("dcterms:title"), text("Knowledge graph of Vietnamese official press", "en")),
                (name("dcterms:title"), text("Đồ thị tri thức từ báo chí chính thống", "vi")),
                (name("dcterms:conformsTo"), resource(ontology().version_iri)),
                (name("void:vocabulary"), resource(VOCABULARY.rstrip("#"))),
                (name("void:uriSpace"), text(NAMESPACE)),
                (name("void:triples"), self._count(self._triples)),
                (name("void:entities"), self._count(self._subjects)),
                *((name("void:classPartition"), resource(share.iri)) for share in classes),
                *((name("void:propertyPartition"), resource(share.iri)) for share in relationships),
                *((name("prov:wasDerivedFrom"), resource(node_iri(id_))) for id_ in made_by),
                (name("dcterms:hasPart"), resource(f"{DATASET}/facts")),
                *([(name("dcterms:hasPart"), resource(f"{DATASET}/quotes"))] if self._quoted() else []),
            ],
        )

    def _shares(self, shares: Iterable[_Share], of: str, unit: str) -> Iterator[str]:
        """How much of the data set each class, or each property, has."""
        for share in shares:
            told = [(self._name(of), self._resource(share.of)), (self._name(unit), self._count(share.number))]
            yield self._block(self._resource(share.iri), told)

    def _parts(self) -> Iterator[str]:
        """The parts of the data set, with the rights in each."""
        yield self._part(
            "facts",
            ("Sự kiện, quan hệ như báo chí đưa tin", "Facts as the press reported them"),
            (
                "Không ai giữ bản quyền đối với sự kiện; hồ sơ không đòi quyền gì. Xem nguồn của từng khẳng định.",
                "Nobody owns facts, and hoso claims no right in them. Each assertion names its source.",
            ),
        )
        if self._quoted():
            yield self._part(
                "quotes",
                ("Câu trích (oa:exact)", "Quotes (oa:exact)"),
                (
                    "Bản quyền thuộc các báo; trích ngắn, kèm nguồn. Xuất không kèm câu trích: --no-quotes.",
                    "The newspapers' own; short quotations with their source. An export without them: --no-quotes.",
                ),
            )

    def _sources(self, made_by: Iterable[tuple[str, str]]) -> Iterator[str]:
        """The version of the ontology, and what made the data: the rules, and the rulings of people."""
        text, resource, name = self._syntax.text, self._resource, self._name
        entity = self._class("prov:Entity")
        yield self._block(
            resource(ontology().version_iri),
            [
                entity,
                (name("dcterms:isVersionOf"), resource(VOCABULARY.rstrip("#"))),
                (name("dcterms:license"), resource(ontology().license)),
            ],
        )
        for id_, title in made_by:
            told = [
                (name("dcterms:title"), text(title, "en")),
                (name("dcterms:identifier"), text(id_.partition("/")[2])),
            ]
            yield self._block(resource(node_iri(id_)), [entity, *told])

    def _quoted(self) -> bool:
        return any(quote for _, _, quote in self._evidence.values())

    def _count(self, number: int) -> str:
        return self._syntax.typed(str(number), "integer")

    def _part(self, part: str, titles: tuple[str, str], rights: tuple[str, str]) -> str:
        pairs = [self._class("dcat:Dataset")]
        for key, texts in (("dcterms:title", titles), ("dcterms:rights", rights)):
            pairs += [
                (self._name(key), self._syntax.text(words, tag)) for words, tag in zip(texts, ("vi", "en"), strict=True)
            ]
        return self._block(self._resource(f"{DATASET}/{part}"), pairs)


class _Aligned:
    """The standard classes and properties that the ontology puts above hoso's own."""

    def __init__(self, schema: Ontology) -> None:
        self._classes = {name: schema.above(name) for name in schema.classes}
        self.relationships = {type_: item.aligned for type_, item in schema.relationships.items() if item.aligned}
        self.properties = {key: item.aligned for key, item in schema.properties.items() if item.aligned}

    def classes(self, labels: Iterable[str]) -> list[str]:
        """The standard classes of a node with these labels."""
        return sorted({iri for label in labels for iri in self._classes.get(label, ())})
