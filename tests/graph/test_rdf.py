"""Linked data: every format holds one graph, what the options add, the description of the whole, real readers."""

from __future__ import annotations

import io
import json
from dataclasses import replace

import pyoxigraph
import pytest
import rdflib
from rdflib.namespace import RDF
from tests.graph.sample import entity, sample
from tests.graph.test_exports import HOSO, OA, tricky

from hoso.graph import exports
from hoso.graph.errors import StoreError
from hoso.graph.exports.rdf import DATASET, RdfOptions, concept_of_role, concept_of_type
from hoso.graph.exports.syntaxes import PREFIXES
from hoso.graph.model import Graph
from hoso.graph.ontology import ontology
from hoso.graph.terms import node_iri, relationship_iri
from hoso.loaders.lexicon import load

FORMATS = {
    "turtle": pyoxigraph.RdfFormat.TURTLE,
    "ntriples": pyoxigraph.RdfFormat.N_TRIPLES,
    "jsonld": pyoxigraph.RdfFormat.JSON_LD,
}
Triples = set[tuple[str, str, str]]
REIFIES = f"<{RDF}reifies>"


def written(graph: Graph, name: str, options: RdfOptions | None = None, *, quotes: bool = True) -> bytes:
    stream = io.BytesIO()
    exports.write(graph, name, stream, quotes=quotes, rdf=options)
    return stream.getvalue()


def triples(graph: Graph, name: str = "turtle", options: RdfOptions | None = None, *, quotes: bool = True) -> Triples:
    found = pyoxigraph.parse(written(graph, name, options, quotes=quotes), format=FORMATS[name])
    return {(str(quad.subject), str(quad.predicate), str(quad.object)) for quad in found}


def iri(name: str) -> str:
    prefix, _, local = name.partition(":")
    return f"<{PREFIXES[prefix]}{local}>"


@pytest.mark.parametrize("options", [RdfOptions(), RdfOptions(materialize=True), RdfOptions(rules="r1", rulings="j2")])
def test_all_formats_hold_the_same_graph(options: RdfOptions) -> None:
    graph = tricky(sample())
    whole = triples(graph, "turtle", options)
    assert whole == triples(graph, "ntriples", options) == triples(graph, "jsonld", options)
    assert len(whole) == len(written(graph, "ntriples", options).splitlines())


@pytest.mark.parametrize(("name", "reader"), [("turtle", "turtle"), ("ntriples", "nt"), ("jsonld", "json-ld")])
def test_rdflib_reads_what_pyoxigraph_reads(name: str, reader: str) -> None:
    graph = sample()
    mine = rdflib.Graph().parse(data=written(graph, name), format=reader)
    assert len(mine) == len(triples(graph))
    again = mine.serialize(format="nt", encoding="utf-8")
    assert {str(quad.triple) for quad in pyoxigraph.parse(again, format=FORMATS["ntriples"])} == {
        str(quad.triple) for quad in pyoxigraph.parse(written(graph, "ntriples"), format=FORMATS["ntriples"])
    }


def test_rdf12_reifies_each_assertion_and_adds_nothing_else() -> None:
    graph = sample()
    plain, annotated = triples(graph), triples(graph, options=RdfOptions(rdf12=True))
    counts = (iri("void:triples"), iri("void:entities"))
    added = {triple for triple in annotated - plain if triple[1] not in counts}
    assert {predicate for _, predicate, _ in added} == {REIFIES}
    direct = {
        f"<{node_iri('statement/' + s.id)}>": (
            f"<{node_iri(s.subject)}> <{relationship_iri(s.type)}> <{node_iri(s.object)}>"
        )
        for s in graph.statements
    }
    assert {subject: object_ for subject, _, object_ in added} == direct
    assert annotated == triples(graph, "ntriples", RdfOptions(rdf12=True))
    assert " ~ <" in written(graph, "turtle", RdfOptions(rdf12=True)).decode()
    with pytest.raises(StoreError, match=r"RDF 1\.2"):
        written(graph, "jsonld", RdfOptions(rdf12=True))


def test_materialize_adds_terms_of_others_only_and_all_that_the_ontology_implies() -> None:
    import owlrl  # type: ignore[import-untyped]

    graph = sample()
    plain, full = triples(graph), triples(graph, options=RdfOptions(materialize=True))
    assert plain - full == {t for t in plain if t[:2] == (f"<{DATASET}>", iri("void:triples"))}
    added = full - plain
    own = f"<{PREFIXES['hoso']}"
    assert not [t for t in added if t[1].startswith(own) or (t[1] == f"<{RDF.type}>" and t[2].startswith(own))]
    for expected in (
        (f"<{node_iri('person/mạc-thị-đào-1')}>", f"<{RDF.type}>", iri("foaf:Person")),
        (f"<{node_iri('event/kt-ung-khe')}>", iri("prov:wasAssociatedWith"), f"<{node_iri('body/đoàn-3')}>"),
        (f"<{node_iri('event/hội-nghị')}>", iri("schema:organizer"), f"<{node_iri('body/btv-tỉnh-ủy-hạ-giang')}>"),
        (f"<{node_iri('person/mạc-thị-đào-1')}>", iri("org:holds"), f"<{node_iri('post/pbt')}>"),
        (f"<{node_iri('tenure/1')}>", iri("org:organization"), f"<{node_iri('body/tỉnh-ủy-hạ-giang')}>"),
        *(
            (subject, iri(name), article)
            for subject, predicate, article in plain
            if predicate == iri("hoso:inArticle")
            for name in ("dcterms:source", "prov:wasDerivedFrom")
        ),
        *((subject, iri("rdfs:label"), name) for subject, predicate, name in plain if predicate == iri("hoso:name")),
        *(
            (subject, f"<{RDF.type}>", iri("prov:Entity"))
            for subject, _, class_ in plain
            if class_ in (iri("hoso:Assertion"), iri("hoso:Evidence"), iri("hoso:Article")) and "dataset" not in subject
        ),
    ):
        assert expected in added
    past = replace(
        graph,
        entities=tuple(
            replace(e, props={**e.props, "status": "former"}) if e.id == "tenure/1" else e for e in graph.entities
        ),
    )
    held = {t[1] for t in triples(past, options=RdfOptions(materialize=True)) if t[0].endswith("mạc-thị-đào-1>")}
    assert iri("org:holds") not in held
    # What RDFS and the inverse properties make of it, without ORG's two chains.
    closed = rdflib.Graph().parse(ontology().path)
    closed.parse(data=written(graph, "turtle"), format="turtle")
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(closed)
    nodes = {rdflib.URIRef(node_iri(item.id)) for item in graph.entities}
    standard = tuple(PREFIXES[p] for p in ("foaf", "org", "prov", "schema", "eli", "time"))
    implied = {
        (f"<{s}>", f"<{p}>", o.n3())
        for s, p, o in closed
        if s in nodes
        and (str(p).startswith(standard) or (p == RDF.type and str(o).startswith(standard)))
        and isinstance(o, rdflib.URIRef)
    }
    written_out = {t for t in full if t[0][1:-1] in {str(n) for n in nodes} and t[2].startswith("<")}
    assert implied <= written_out


def test_evidence_is_a_selector_and_without_quotes_a_position_only() -> None:
    graph = sample()
    for quotes in (True, False):
        store = rdflib.Graph().parse(data=written(graph, "turtle", quotes=quotes), format="turtle")
        evidence = set(store.subjects(RDF.type, HOSO.Evidence))
        assert evidence == set(store.subjects(RDF.type, OA.TextPositionSelector))
        assert set(store.subjects(RDF.type, OA.TextQuoteSelector)) == (evidence if quotes else set())


def test_two_inspections_of_one_body_stay_two() -> None:
    """What one says is on its own assertion: its day, its articles, its quotes."""
    graph = sample()
    store = rdflib.Graph().parse(data=written(graph, "turtle"), format="turtle")
    for statement in graph.statements:
        node = rdflib.URIRef(node_iri("statement/" + statement.id))
        quotes = {
            (
                str(store.value(mark, HOSO.inArticle)),
                int(str(store.value(mark, OA.start))),
                str(store.value(mark, OA.exact)),
            )
            for mark in store.objects(node, HOSO.evidence)
        }
        assert quotes == {(node_iri("article/" + a.article), a.start, a.quote) for a in statement.attestations}
        assert str(store.value(node, HOSO.modality)) == statement.props["modality"]


def test_description_counts_what_is_there() -> None:
    graph = sample()
    store = rdflib.Graph().parse(data=written(graph, "turtle", RdfOptions(rules="abc", rulings="def")), format="turtle")
    void, dcterms, prov = (rdflib.Namespace(PREFIXES[p]) for p in ("void", "dcterms", "prov"))
    data = rdflib.URIRef(DATASET)
    own = {s for s in store.subjects() if str(s).startswith(DATASET)}
    own |= set(store.objects(data, dcterms.conformsTo)) | set(store.objects(data, prov.wasDerivedFrom))
    assert int(str(store.value(data, void.triples))) == len([1 for s, _, _ in store if s not in own])
    assert int(str(store.value(data, void.entities))) == len(set(store.subjects()) - own)
    for part in store.objects(data, void.classPartition):
        class_ = store.value(part, void["class"])
        assert int(str(store.value(part, void.entities))) == len(list(store.subjects(RDF.type, class_))), class_
    for part in store.objects(data, void.propertyPartition):
        property_ = store.value(part, void.property)
        assert int(str(store.value(part, void.triples))) == len(list(store.subject_objects(property_))), property_
    assert {str(store.value(node, dcterms.identifier)) for node in store.objects(data, prov.wasDerivedFrom)} == {
        "abc",
        "def",
    }


def test_licences_are_kept_apart() -> None:
    dcterms = rdflib.Namespace(PREFIXES["dcterms"])
    for quotes in (True, False):
        store = rdflib.Graph().parse(data=written(sample(), "turtle", quotes=quotes), format="turtle")
        parts = {str(part) for part in store.objects(rdflib.URIRef(DATASET), dcterms.hasPart)}
        assert parts == {f"{DATASET}/facts", f"{DATASET}/quotes"} if quotes else {f"{DATASET}/facts"}
        for part in parts:
            assert {text.n3()[-2:] for text in store.objects(rdflib.URIRef(part), dcterms.rights)} == {"vi", "en"}
        assert str(store.value(rdflib.URIRef(ontology().version_iri), dcterms.license)) == ontology().license


def test_document_types_and_roles_are_concepts() -> None:
    store = rdflib.Graph().parse(data=written(sample(), "turtle"), format="turtle")
    skos, eli, org = (rdflib.Namespace(PREFIXES[p]) for p in ("skos", "eli", "org"))
    for item in sample().entities:
        node = rdflib.URIRef(node_iri(item.id))
        for key, property_, concept in (
            ("type", eli.type_document, concept_of_type),
            ("role", org.role, concept_of_role),
        ):
            if key in item.props:
                word = str(item.props[key])
                found = store.value(node, property_)
                assert str(found) == concept(word)
                assert (found, RDF.type, skos.Concept) in store
                assert rdflib.Literal(word, lang="vi") in set(store.objects(found, skos.prefLabel))


def test_every_type_of_document_has_its_concept() -> None:
    words = {row["word"]: concept_of_type(row["word"]) for row in load("document_types")}
    assert {iri: known["vi"] for iri, known in ontology().concepts.items()} == {i: w for w, i in words.items()}


def test_known_provinces_have_their_codes_and_no_other_place_has() -> None:
    graph = Graph((entity("place/hà-nội", "Place", "Hà Nội", code="01"), entity("place/x", "Place", "Hạ Giang")))
    found = triples(graph)
    assert (f"<{node_iri('place/hà-nội')}>", iri("schema:identifier"), '"VN-HN"') in found
    assert (f"<{node_iri('place/hà-nội')}>", iri("skos:notation"), '"01"') in found
    assert not [t for t in found if t[0] == f"<{node_iri('place/x')}>" and t[1] == iri("schema:identifier")]
    assert "sameAs" not in written(graph, "turtle").decode()


def test_every_term_of_others_in_an_export_is_named_in_the_ontology() -> None:
    known = ontology()
    for options in (RdfOptions(), RdfOptions(materialize=True)):
        for _, predicate, object_ in triples(sample(), options=options):
            for term in (predicate, object_ if predicate == f"<{RDF.type}>" else predicate):
                if not term.startswith(tuple(f"<{PREFIXES[name]}" for name in ("hoso", "rdf", "rdfs"))):
                    assert term[1:-1] in known.external, term


def test_jsonld_needs_no_network_and_is_one_node_a_line() -> None:
    data = json.loads(written(sample(), "jsonld"))
    assert data["@context"] == PREFIXES
    assert len(data["@graph"]) == len({t[0] for t in triples(sample())})
