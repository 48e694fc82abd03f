"""Validation: what conforms, each fault in plain words, pieces and the whole alike, files that cannot be read."""

from __future__ import annotations

import io
import re
from functools import cache
from pathlib import Path

import pyoxigraph
import pyshacl
import pytest
import rdflib
from tests.graph.test_exports import FAULTS, HOSO, OA, graph_of
from tests.graph.test_rdf import written
from tests.graph.test_resolve import inspection
from tests.graph.typed import typed_sample

from hoso.graph import rdffile, sparql, validation
from hoso.graph.assets import asset
from hoso.graph.errors import RdfError
from hoso.graph.exports.rdf import RdfOptions
from hoso.graph.model import Graph
from hoso.graph.ontology import ontology
from hoso.graph.terms import VOCABULARY

SH = rdflib.Namespace("http://www.w3.org/ns/shacl#")


def dataset(data: bytes) -> pyoxigraph.Dataset:
    return pyoxigraph.Dataset(pyoxigraph.parse(data, format=pyoxigraph.RdfFormat.TURTLE))


@cache
def shapes() -> rdflib.Graph:
    return rdflib.Graph().parse(asset("shapes.ttl"))


@cache
def sound() -> rdflib.Graph:
    """A small export."""
    return rdflib.Graph().parse(data=written(graph_of(inspection("a")), "turtle"), format="turtle")


def broken(*faults: str) -> bytes:
    """The small export with these faults of the table."""
    store = rdflib.Graph() + sound()
    for fault in faults:
        store.update(f"PREFIX hoso: <{HOSO}> PREFIX oa: <{OA}> PREFIX xsd: <{rdflib.XSD}> {FAULTS[fault]}")
    return store.serialize(format="turtle", encoding="utf-8")


@pytest.mark.parametrize("options", [RdfOptions(), RdfOptions(rdf12=True, materialize=True, rules="a", rulings="b")])
def test_the_sample_conforms_in_every_form(options: RdfOptions) -> None:
    assert list(validation.validate(dataset(written(typed_sample(), "turtle", options)))) == []
    assert list(validation.validate(dataset(written(typed_sample(), "turtle", options, quotes=False)), 7)) == []


def test_shapes_know_every_term_of_the_ontology() -> None:
    known = ontology()
    text = asset("shapes.ttl").read_text("utf-8")
    lists = [
        set(re.findall(r"hoso:(\w+)", part)) for part in re.findall(r"NOT IN \(\n(.*?)\)\)", text, flags=re.DOTALL)
    ]
    properties = {item.iri for item in known.relationships.values()} | {item.iri for item in known.properties.values()}
    assert lists == [{iri.removeprefix(VOCABULARY) for iri in properties}, set(known.classes)]


def test_an_empty_graph_conforms() -> None:
    assert list(validation.validate(sparql.dataset_of(Graph()))) == []


def test_pieces_find_what_the_whole_finds() -> None:
    """The same faults at the same nodes as pySHACL finds in one go, in pieces of twelve nodes."""
    data = broken(*FAULTS)
    _, report, _ = pyshacl.validate(rdflib.Graph().parse(data=data, format="turtle"), shacl_graph=shapes())
    assert isinstance(report, rdflib.Graph)
    expected = {
        (
            str(report.value(result, SH.value if (result, SH.focusNode, HOSO.Assertion) in report else SH.focusNode)),
            str(report.value(result, SH.sourceConstraintComponent))
            .removeprefix(str(SH))
            .removesuffix("ConstraintComponent"),
        )
        for result in report.subjects(rdflib.RDF.type, SH.ValidationResult)
    }
    assert len(expected) >= len(FAULTS)
    found = list(validation.validate(dataset(data), 12))
    assert {(item.node, item.component) for item in found} == expected
    for item in found:
        assert len(item.rule) > 10 and len(item.fix) > 10
        assert "None" not in item.rule + item.fix and "http" not in item.rule + item.fix, item


TOLD = {
    "a person without a name": ("every node has exactly one name", "add hoso:name"),
    "a body of two kinds": ("has exactly one special class", "give it one, or keep one"),
    "a person who is inspected": (
        "hoso:inspected is a hoso:Body",
        " that type, or take the triple away that makes it one",
    ),
    "an assertion without evidence": ("the node is one of the kinds that shapes.ttl allows there", " or its type"),
    "an assertion without its direct triple": ("what is so has its direct triple", "its subject, predicate and object"),
    "a quote that is too long": ("the quote is not as long as its place", "correct oa:exact, oa:start or oa:end"),
    "an unknown modality": (
        'hoso:modality is one of "done", "ongoing", "planned", "requested", "denied"',
        'put one of them in place of "perhaps"',
    ),
    "a tenure of nobody": ("a tenure is one person's", "add something that leads to it by hoso:held"),
    "a time that runs backwards": ("hoso:firstSeen is not after hoso:lastSeen", " or hoso:lastSeen"),
    "a property that hoso has not": ("hoso has no such property", "correct its name; docs/ontology.md has them all"),
    "a class that hoso has not": ("hoso has no such class", "correct its name; docs/ontology.md has them all"),
    "who inspects itself": ("nobody inspects itself", "take the triple and its assertion away"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_told_in_plain_words(fault: str) -> None:
    rule, fix = TOLD[fault]
    found = validation.validate(dataset(broken(fault)))
    assert any(item.rule == rule and item.fix.endswith(fix) for item in found)


@pytest.mark.parametrize(
    ("literal", "told"),
    [
        ('"2023-02-30"^^xsd:date', True),
        ('"2023-13"^^xsd:gYearMonth', True),
        ('"0000"^^xsd:gYear', True),
        ('"hôm qua"^^xsd:date', True),
        ('"2024-02-29"^^xsd:date', False),
        ('"2024-12"^^xsd:gYearMonth', False),
        ('"2024"^^xsd:gYear', False),
        ('"2023-02-30"', False),
    ],
)
def test_a_day_that_no_calendar_has_is_a_fault(literal: str, told: bool, caplog: pytest.LogCaptureFixture) -> None:
    data = f"@prefix xsd: <{rdflib.XSD}> . <http://x.example/> <{HOSO}date> {literal} ."
    found = {(item.rule, item.node) for item in validation.validate(dataset(data.encode()))}
    assert (("hoso:date: no such day", "http://x.example/") in found) == told
    assert caplog.records == []


@pytest.mark.parametrize("node", ["<x:p>", "<foaf:p>", "_:b", "[]", "<mailto:a@b.example>"])
def test_nodes_of_any_name_are_checked(node: str) -> None:
    data = f'{node} a <{rdflib.FOAF.Person}>; <{rdflib.FOAF.name}> "A" .'
    assert list(validation.validate(dataset(data.encode()))) == []
    (found,) = validation.validate(dataset(f"{node} <{HOSO}nope> 1 .".encode()))
    assert "no such property" in found.rule
    data = f"{node} a <{HOSO}Person> ; <{HOSO}sortKey> 'a' ."
    assert "every node has exactly one name" in {item.rule for item in validation.validate(dataset(data.encode()))}


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.ttl", b"@prefix a: <http://x.example/> .\na:b a:c ;; .\n", r"a\.ttl:2: column 9"),
        ("a.ttl", b"<http://a.example/> <http://b.example/> \xff .", r"a\.ttl:1: "),
        ("a.nt", b"<http://a.example/> <http://b.example/> 'x .", r"a\.nt:1: "),
        ("a.jsonld", b'{"@context": "https://elsewhere.example/context", "a": 1}', "context"),
        ("a.jsonld", b'{"@id": ', r"a\.jsonld"),
        ("a.ttl", b"<http://a.example/>\n<http://b.example/> " + b"( " * 100_000, r"a\.ttl:2: 100 brackets"),
        ("a.ttl", b"<http://a.example/> <http://b.example/> " + b"[ <http://b.example/> " * 100_000, "brackets"),
        ("a.ttl", b'<http://a.example/> <http://b.example/> "\\"", ' + b"[ <http://b.example/> " * 100, "brackets"),
        ("a.jsonld", b'{"@id":"x:a","x:p":' * 8000 + b"1" + b"}" * 8000, r"a\.jsonld:1: 100 brackets"),
        ("a.jsonld", b'{"@id": "http://a.example/", "http://b.example/": ' + b"[" * 100_000, "brackets"),
        ("a.docx", b"", "not one of"),
    ],
)  # fmt: skip
def test_files_that_cannot_be_read_are_explained(tmp_path: Path, name: str, content: bytes, message: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(RdfError, match=message):
        rdffile.load(path)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.ttl", b"# " + b"(" * 200 + b"\n<x:a> <x:b(((> '" + b"[" * 200 + b"' ."),
        ("a.ttl", b'<x:a> <x:b> """' + b'"[\n' * 200 + b'""" .'),
        ("a.ttl", b"\xef\xbb\xbf<x:a> <x:b> " + b"[ <x:b> " * 98 + b"1" + b"]" * 98 + b" ."),
        ("a.nt", b"\xef\xbb\xbf<x:a> <x:b> <x:c> .\n"),
        ("a.jsonld", b'\xef\xbb\xbf{"@id": "x:a", "x:b": "\\"' + b"{" * 200 + b'"}'),
    ],
)
def test_brackets_in_texts_and_a_byte_order_mark_are_no_fault(tmp_path: Path, name: str, content: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert len(rdffile.load(path)) >= 1


def test_missing_and_oversized_files_are_explained(tmp_path: Path) -> None:
    with pytest.raises(RdfError, match="no such file; check the name"):
        rdffile.load(tmp_path / "none.ttl")
    (tmp_path / "folder.ttl").mkdir()
    with pytest.raises(RdfError, match="no file"):
        rdffile.load(tmp_path / "folder.ttl")
    (tmp_path / "big.ttl").write_bytes(written(typed_sample(), "turtle"))
    with pytest.raises(RdfError, match="larger than 0 MiB"):
        rdffile.load(tmp_path / "big.ttl", limit=1000)


def test_a_file_is_read_exactly(tmp_path: Path) -> None:
    path = tmp_path / "a.ttl"
    path.write_bytes(written(typed_sample(), "turtle"))
    whole = set(
        pyoxigraph.parse(io.BytesIO(written(typed_sample(), "ntriples")), format=pyoxigraph.RdfFormat.N_TRIPLES)
    )
    assert set(rdffile.load(path)) == whole
