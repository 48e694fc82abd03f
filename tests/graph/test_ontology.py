"""The ontology: its size, its words against the code's, its logic, and the check of statements by it."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
import rdflib
from rdflib.namespace import OWL, RDF, RDFS

from hoso.graph import terms
from hoso.graph.assets import asset
from hoso.graph.errors import OntologyError
from hoso.graph.model import Entity, Statement
from hoso.graph.ontology import Class, Property, Relationship, ontology, read

HOSO = rdflib.Namespace(terms.VOCABULARY)
ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def triples() -> rdflib.Graph:
    return rdflib.Graph().parse(asset("ontology.ttl"))


def test_size() -> None:
    known = ontology()
    assert len(known.classes) <= 32
    assert len(known.relationships) + len(known.properties) <= 65


def test_every_term_has_label_and_comment_in_both_languages() -> None:
    known = ontology()
    found: list[Class | Relationship | Property] = [*known.classes.values(), *known.relationships.values()]
    for term in [*found, *known.properties.values()]:
        assert set(term.labels) == set(term.comments) == {"vi", "en"}, term


def test_words_of_the_code_are_those_of_the_ontology() -> None:
    known = ontology()
    assert set(terms.LABELS) <= known.classes.keys()
    helpers = {"Entity", "Agent", "Instrument", "Assertion", "Evidence"}
    assert known.classes.keys() == {*terms.LABELS, *helpers}
    about_assertions = {"SUBJECT", "PREDICATE", "OBJECT", "EVIDENCE", "IN_ARTICLE", "EVENT", "SAID_BY", "ON_BEHALF_OF"}
    assert known.relationships.keys() == {*terms.RELATIONSHIPS, *about_assertions}
    iris = {item.iri for item in known.properties.values()} | {item.iri for item in known.relationships.values()}
    iris |= known.external
    for key in (*terms.NODE_PROPERTIES, *terms.STATEMENT_PROPERTIES):
        assert terms.property_iri(key) in iris, key
    written = {*terms.NODE_PROPERTIES, *terms.STATEMENT_PROPERTIES}
    assert known.properties.keys() <= written


@pytest.mark.parametrize("folder", ["resolve", "exports"])
def test_code_names_no_other_relationship_type(folder: str) -> None:
    claims = re.compile(r"[A-Z]{4,}(?:_[A-Z]+)*")
    for path in (ROOT / "graph/hoso/graph" / folder).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Claim" and node.args:
                first = node.args[0]
                if isinstance(first, ast.Constant):
                    assert first.value in terms.RELATIONSHIPS, (path, first.value)
            if folder == "exports" and isinstance(node, ast.Constant) and isinstance(node.value, str):
                assert not claims.fullmatch(node.value) or node.value in terms.RELATIONSHIPS, (path, node.value)


def test_names_go_both_ways() -> None:
    for type_ in terms.RELATIONSHIPS:
        assert terms.relationship_type(terms.relationship_iri(type_)) == type_
    for key in (*terms.NODE_PROPERTIES, *terms.STATEMENT_PROPERTIES):
        assert terms.property_key(terms.property_iri(key)) == key
    assert terms.relationship_iri("TOOK_PART").endswith("#tookPart")
    for id_ in ("body/thành-ủy-mẫu", 'article/https://a.example/b?c=d e&f="g"', "doc/dang/tu-_/khoa-_/nghi-quyet/1"):
        assert terms.node_iri(id_).isascii()
        assert terms.node_id(terms.node_iri(id_)) == id_
    with pytest.raises(ValueError, match="elsewhere"):
        terms.node_id("https://elsewhere.example/x")


def test_no_union_and_no_own_date_range(triples: rdflib.Graph) -> None:
    """OWL 2 RL has no union in a domain, OWL 2 DL has no xsd:date; both would be easy to put in."""
    assert not list(triples.triples((None, OWL.unionOf, None)))
    assert not list(triples.triples((None, OWL.imports, None)))
    allowed = {rdflib.XSD.string, rdflib.XSD.decimal, rdflib.XSD.boolean}
    for subject in triples.subjects(RDF.type, OWL.DatatypeProperty):
        if str(subject).startswith(terms.VOCABULARY):
            assert set(triples.objects(subject, RDFS.range)) <= allowed, subject


def test_rules_derive_who_inspected_and_nothing_else(triples: rdflib.Graph) -> None:
    """The leader and the sender inspected what their delegation did; a working session makes no inspection."""
    import owlrl  # type: ignore[import-untyped]

    data = rdflib.Graph()
    data += triples
    node = rdflib.Namespace("https://w3id.org/hoso/x/")
    data.add((node.leader, HOSO.led, node.team))
    data.add((node.sender, HOSO.sent, node.team))
    data.add((node.team, HOSO.inspected, node.body))
    data.add((node.other, HOSO.conducted, node.event))
    data.add((node.event, HOSO.target, node.body))
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(data)
    assert set(data.subject_objects(HOSO.inspected)) == {
        (node.leader, node.body),
        (node.sender, node.body),
        (node.team, node.body),
    }
    assert (node.body, RDF.type, rdflib.Namespace("http://www.w3.org/ns/org#").Organization) in data
    assert not list(data.subjects(RDF.type, OWL.Nothing))
    assert not list(data.subjects(RDF.type, rdflib.URIRef("http://www.daml.org/2002/03/agents/agent-ont#ErrorMessage")))


def _entity(id_: str, *labels: str) -> Entity:
    return Entity(id_, labels, {"name": id_, "sort_key": id_})


ENTITIES = {
    entity.id: entity
    for entity in (
        _entity("person", "Person"),
        _entity("body", "Body", "PartyBody"),
        _entity("team", "Body", "Delegation"),
        _entity("event", "Event", "Inspection"),
        _entity("site", "Event", "Conference"),
        _entity("directive", "Directive"),
        _entity("remark", "Remark"),
    )
}


@pytest.mark.parametrize(
    ("type_", "subject", "object_"),
    [
        ("INSPECTED", "person", "body"),
        ("INSPECTED", "team", "body"),
        ("LED", "person", "team"),
        ("LED", "person", "event"),
        ("IMPLEMENTS", "directive", "directive"),
        ("PART_OF", "site", "event"),
        ("PART_OF", "team", "body"),
        ("ABOUT", "remark", "person"),
    ],
)
def test_check_lets_right_ends_pass(type_: str, subject: str, object_: str) -> None:
    ontology().check(Statement("s", type_, subject, object_), ENTITIES)


@pytest.mark.parametrize(
    ("type_", "subject", "object_", "message"),
    [
        ("INSPECTED", "event", "body", "must be Agent"),
        ("INSPECTED", "person", "directive", "must be Body"),
        ("LED", "person", "body", "must be Delegation or Event"),
        ("CHAIRED", "body", "event", "must be Person"),
        ("PART_OF", "site", "body", "both be"),
        ("ISSUED", "body", "nowhere", "which is no node"),
        ("LIKES", "person", "body", "no property"),
    ],
)
def test_check_refuses_wrong_ends(type_: str, subject: str, object_: str, message: str) -> None:
    with pytest.raises(OntologyError, match=message):
        ontology().check(Statement("s", type_, subject, object_), ENTITIES)


def test_check_refuses_unknown_label() -> None:
    with pytest.raises(OntologyError, match="Robot"):
        ontology().kinds(_entity("x", "Robot"))


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("this is not turtle", "not Turtle"),
        ("<https://w3id.org/hoso/ontology#X> a <http://www.w3.org/2002/07/owl#Class> .", "label in vi and en"),
        ('<https://w3id.org/hoso/ontology#X> <http://x.example/p> "y" .', "neither a class nor a property"),
    ],
)
def test_read_says_what_is_wrong(tmp_path: Path, content: str, message: str) -> None:
    path = tmp_path / "bad.ttl"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(OntologyError, match=message):
        read(path)


def test_read_says_that_the_file_is_missing(tmp_path: Path) -> None:
    with pytest.raises(OntologyError, match="installation"):
        read(tmp_path / "none.ttl")
