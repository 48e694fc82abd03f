"""Exports: the same bytes, back to the same graph, conformant to the shapes."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import subprocess
import sys
import zipfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

import matplotlib as mpl
import networkx as nx  # type: ignore[import-untyped]
import pyoxigraph
import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib.compare import isomorphic
from tests.graph.test_resolve import article as article_of
from tests.graph.test_resolve import corpora, inspection, seen

from hoso.graph import exports
from hoso.graph.assets import asset
from hoso.graph.errors import StoreError
from hoso.graph.exports import networks, tables
from hoso.graph.exports.picture import telling
from hoso.graph.model import Attestation, Entity, Graph, Statement, Value
from hoso.graph.ontology import ontology
from hoso.graph.resolve import resolve
from hoso.graph.terms import (
    HEADLINE,
    LISTS,
    NODE_PROPERTIES,
    REFERENCES,
    STATEMENT_PROPERTIES,
    VOCABULARY,
    node_id,
    node_iri,
    property_key,
    relationship_type,
)
from hoso.loaders.facts import ArticleFacts, Indicator, Remark

HOSO = rdflib.Namespace(VOCABULARY)
OA = rdflib.Namespace("http://www.w3.org/ns/oa#")
TRICKY = "Dấu \"nháy\" \\ và\nxuống dòng, tab\t, <thẻ> & $công thức$ 𝐀 \u0001 'ơ'"


def graph_of(*facts: ArticleFacts) -> Graph:
    return resolve(facts, [article_of(item.id, item.published) for item in facts])


@pytest.fixture(scope="module")
def small() -> Graph:
    """Two inspections, a planned one, a remark, a figure, two people of one name."""
    remark = inspection("a")
    quotes = remark.facts[0].evidence
    whole = replace(
        remark,
        remarks=(Remark("requested", "p1", quotes, "t", event="e1", about=("b3",), due="2022-12-31"),),
        indicators=(Indicator("98.65", "%", "", quotes, "t", subject="b3", out_of="100", date="2021"),),
    )
    return graph_of(
        whole,
        inspection("b", target="Tỉnh ủy"),
        inspection("c", "2023-01", modality="planned"),
        seen("d", "2024-01-01", ("Bí thư", "Tỉnh ủy")),
    )


def tricky(graph: Graph) -> Graph:
    """The graph with characters that formats trip over."""
    first, *rest = graph.entities
    odd = replace(first, props={**first.props, "name": TRICKY, "aliases": (TRICKY, "b", "\ud800")})
    last, *others = reversed(graph.statements)
    marks = tuple(replace(mark, quote=TRICKY[: mark.end - mark.start]) for mark in last.attestations)
    return Graph((odd, *rest), (*reversed(others), replace(last, attestations=marks)))


def written(graph: Graph, name: str) -> bytes:
    stream = io.BytesIO()
    exports.write(graph, name, stream)
    return stream.getvalue()


def from_turtle(data: bytes) -> Graph:
    """An export back to the graph that it was made of."""
    store = rdflib.Graph().parse(data=data, format="turtle")
    known = ontology()
    entities: list[Entity] = []
    statements: list[Statement] = []

    def value(key: str, literal: rdflib.Literal) -> Value:
        if key in ("date", "published", "from", "until"):
            return str(literal)
        plain = literal.toPython()
        return float(plain) if key in ("value", "out_of") else plain

    def props(node: rdflib.URIRef, skip: frozenset[str]) -> dict[str, Value]:
        found: dict[str, list[Any]] = {}
        for predicate, object_ in store.predicate_objects(node):
            key = property_key(str(predicate))
            if key in skip or key not in (*NODE_PROPERTIES, *STATEMENT_PROPERTIES):
                continue
            if isinstance(object_, rdflib.Literal):
                found.setdefault(key, []).append(value(key, object_))
            elif key in REFERENCES:
                found.setdefault(key, []).append(node_id(str(object_)))
        return {
            key: tuple(sorted(items, key=str)) if key in LISTS else items[0] for key, items in sorted(found.items())
        }

    evidence: dict[str, Attestation] = {}
    for node in store.subjects(rdflib.RDF.type, HOSO.Evidence):
        article = next(store.objects(node, HOSO.inArticle))
        evidence[str(node)] = Attestation(
            node_id(str(article)).removeprefix("article/"),
            int(str(next(store.objects(node, OA.start)))),
            int(str(next(store.objects(node, OA.end)))),
            str(next(store.objects(node, OA.exact), "")),
        )
    for node in sorted(set(store.subjects(rdflib.RDF.type, None)), key=str):
        assert isinstance(node, rdflib.URIRef)
        labels = [
            str(label).removeprefix(VOCABULARY)
            for label in store.objects(node, rdflib.RDF.type)
            if str(label).startswith(VOCABULARY)
        ]
        if labels in ([], ["Evidence"]):
            continue
        if labels != ["Assertion"]:
            labels.sort(key=lambda label: len(known.classes[label].parents))
            entities.append(Entity(node_id(str(node)), tuple(labels), props(node, frozenset())))
            continue
        ends = {key: str(next(store.objects(node, HOSO[key]))) for key in ("subject", "predicate", "object")}
        statements.append(
            Statement(
                node_id(str(node)).removeprefix("statement/"),
                relationship_type(ends["predicate"]),
                node_id(ends["subject"]),
                node_id(ends["object"]),
                props(node, frozenset({"subject", "predicate", "object", "evidence", "in_article"})),
                tuple(sorted(evidence[str(item)] for item in store.objects(node, HOSO.evidence))),
            )
        )
    return Graph(
        tuple(sorted(entities, key=lambda entity: entity.id)),
        tuple(sorted(statements, key=lambda statement: statement.id)),
    )


def plain(graph: Graph) -> Graph:
    """The graph with the order within aliases, which RDF does not keep, made uniform."""
    return Graph(tuple(_plain(entity) for entity in graph.entities), graph.statements)


def _plain(entity: Entity) -> Entity:
    aliases = entity.props.get("aliases")
    if not isinstance(aliases, tuple):
        return entity
    return replace(entity, props={**entity.props, "aliases": tuple(sorted(str(form) for form in aliases))})


# ── All formats ─────────────────────────────────────────────────────────────────────────────────────────────────────


def test_formats_are_listed() -> None:
    assert [one.name for one in exports.formats()] == [
        "turtle",
        "ntriples",
        "jsonld",
        "graphml",
        "gexf",
        "json",
        "csv",
        "svg",
    ]
    assert all(one.suffix.startswith(".") and one.vi and one.en for one in exports.formats())


def test_unknown_format_is_explained() -> None:
    with pytest.raises(StoreError, match="turtle"):
        exports.write(Graph(), "docx", io.BytesIO())


@pytest.mark.parametrize("name", [one.name for one in exports.formats()])
def test_same_graph_same_bytes(small: Graph, name: str) -> None:
    data = written(small, name)
    assert data
    assert written(Graph(small.entities[::-1], small.statements[::-1]), name) == data
    assert written(tricky(small), name)


@pytest.mark.parametrize("name", [one.name for one in exports.formats()])
def test_empty_graph_can_be_written(name: str) -> None:
    assert written(Graph(), name)


@pytest.mark.parametrize("one", exports.formats(), ids=lambda one: one.name)
def test_path_and_streams_get_the_same(small: Graph, one: exports.Format, tmp_path: Path) -> None:
    path = tmp_path / f"out{one.suffix}"
    exports.write(small, one.name, path)
    assert path.read_bytes() == written(small, one.name)
    assert [item.name for item in tmp_path.iterdir()] == [path.name]
    if one.name != "csv":
        text = io.StringIO()
        exports.write(small, one.name, text)
        assert text.getvalue() == path.read_text("utf-8")


def test_bytes_do_not_depend_on_the_process() -> None:
    """Another process has another hash seed: no order of a set may show."""
    code = (
        "import sys, io; sys.path.insert(0, '.')\n"
        "from tests.graph.test_resolve import inspection\n"
        "from tests.graph.test_exports import graph_of, written\n"
        "graph = graph_of(inspection('a'), inspection('b'))\n"
        "sys.stdout.buffer.write(written(graph, 'turtle') + written(graph, 'svg'))"
    )
    root = Path(__file__).parents[2]
    outputs = {
        subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True,
            check=True,
            cwd=root,
            env={"PYTHONHASHSEED": seed, "PATH": "", "MPLCONFIGDIR": mpl.get_configdir()},
        ).stdout
        for seed in ("1", "2")
    }
    graph = graph_of(inspection("a"), inspection("b"))
    assert outputs == {written(graph, "turtle") + written(graph, "svg")}


def test_unwritable_path_is_explained(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="cannot be written"):
        exports.write(Graph(), "turtle", tmp_path / "none" / "out.ttl")


def test_a_link_is_followed_and_a_pipe_written_to_as_it_is(small: Graph, tmp_path: Path) -> None:
    link, pipe = tmp_path / "link.ttl", tmp_path / "pipe.ttl"
    link.symlink_to("real.ttl")
    os.mkfifo(pipe)
    with ThreadPoolExecutor() as pool:
        read = pool.submit(pipe.read_bytes)
        exports.write(small, "turtle", pipe)
        assert read.result(10) == written(small, "turtle")
    (tmp_path / "real.ttl").write_text("old", encoding="utf-8")
    exports.write(small, "turtle", link)
    assert (tmp_path / "real.ttl").read_bytes() == written(small, "turtle")
    assert link.is_symlink()
    assert pipe.is_fifo()
    (tmp_path / "circle").symlink_to("circle")
    with pytest.raises(StoreError, match="circle: cannot be written"):
        exports.write(small, "turtle", tmp_path / "circle")


@pytest.mark.parametrize("name", [one.name for one in exports.formats()])
def test_without_quotes_no_words_of_articles_go_out(small: Graph, name: str, tmp_path: Path) -> None:
    path = tmp_path / "out.zip"
    exports.write(small, name, path, quotes=False)
    data = path.read_bytes()
    if name == "csv":
        with zipfile.ZipFile(path) as archive:
            data = b"".join(archive.read(item) for item in archive.namelist())
    text = data.decode("utf-8")
    quotes = {mark.quote for statement in small.statements for mark in statement.attestations}
    assert quotes
    for quote in quotes:
        assert quote.strip() not in text, quote


# ── Turtle ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_turtle_comes_back_as_the_same_graph(small: Graph) -> None:
    assert from_turtle(written(small, "turtle")) == plain(small)


@settings(max_examples=25, deadline=None)
@given(corpora())
def test_turtle_of_any_graph_comes_back(facts: list[ArticleFacts]) -> None:
    graph = graph_of(*facts)
    assert from_turtle(written(graph, "turtle")) == plain(graph)


@given(st.text(st.characters(exclude_categories=["Cs"])))
@settings(deadline=None)
def test_turtle_keeps_every_text(text: str) -> None:
    entity = Entity("person/x", ("Person",), {"name": "x", "sort_key": "x", "title": text or "_"})
    data = written(Graph((entity,)), "turtle")
    quads = list(pyoxigraph.parse(data, format=pyoxigraph.RdfFormat.TURTLE))
    assert (text or "_") in {quad.object.value for quad in quads if isinstance(quad.object, pyoxigraph.Literal)}


def test_two_parsers_read_the_same_triples(small: Graph) -> None:
    data = written(tricky(small), "turtle")
    mine = rdflib.Graph().parse(data=data, format="turtle")
    quads = pyoxigraph.parse(data, format=pyoxigraph.RdfFormat.TURTLE)
    lines = pyoxigraph.serialize(quads, format=pyoxigraph.RdfFormat.N_TRIPLES)
    assert lines is not None
    assert isomorphic(mine, rdflib.Graph().parse(data=lines, format="nt"))
    assert not [node for triple in mine for node in triple if isinstance(node, rdflib.BNode)]


def test_turtle_is_sorted_and_has_no_clock(small: Graph) -> None:
    text = written(small, "turtle").decode("utf-8")
    subjects = re.findall(r"^<([^>]*)> a ", text, flags=re.MULTILINE)
    assert len(subjects) == len(set(subjects))
    assert subjects[: len(small.entities)] == [node_iri(entity.id) for entity in small.entities]


def test_what_is_not_so_has_no_direct_triple(small: Graph) -> None:
    store = rdflib.Graph().parse(data=written(small, "turtle"), format="turtle")
    planned = list(store.subjects(HOSO.modality, rdflib.Literal("planned")))
    assert planned
    for node in planned:
        (subject,), (predicate,), (object_,) = (
            list(store.objects(node, HOSO[key])) for key in ("subject", "predicate", "object")
        )
        others = [
            other
            for other in store.subjects(HOSO.subject, subject)
            if (other, HOSO.predicate, predicate) in store and (other, HOSO.object, object_) in store
            and (other, HOSO.modality, rdflib.Literal("done")) in store
        ]  # fmt: skip
        assert ((subject, predicate, object_) in store) == bool(others)


def test_sample_conforms_to_the_shapes(small: Graph) -> None:
    import pyshacl

    shapes = rdflib.Graph().parse(asset("shapes.ttl"))
    for graph in (small, exports.without_quotes(small)):
        store = rdflib.Graph().parse(data=written(graph, "turtle"), format="turtle")
        conforms, _, report = pyshacl.validate(store, shacl_graph=shapes)
        assert conforms, report


FAULTS = {
    "a person without a name": "DELETE { ?x hoso:name ?n } WHERE { ?x a hoso:Person ; hoso:name ?n }",
    "a body of two kinds": "INSERT { ?x a hoso:StateBody } WHERE { ?x a hoso:PartyBody }",
    "a person who is inspected": "INSERT { ?x hoso:inspected ?p } WHERE { ?x hoso:inspected ?y . ?p a hoso:Person }",
    "an assertion without evidence": "DELETE { ?x hoso:evidence ?e } WHERE { ?x hoso:evidence ?e ; hoso:basis 'stated' }",
    "an assertion without its direct triple": "DELETE { ?s ?p ?o } WHERE { ?x hoso:subject ?s ; hoso:predicate ?p ; hoso:object ?o ; hoso:modality 'done' }",
    "a quote that is too long": "DELETE { ?x oa:exact ?q } INSERT { ?x oa:exact 'x' } WHERE { ?x oa:exact ?q }",
    "an unknown modality": "DELETE { ?x hoso:modality ?m } INSERT { ?x hoso:modality 'perhaps' } WHERE { ?x hoso:modality ?m }",
    "a tenure of nobody": "DELETE { ?x hoso:held ?t } WHERE { ?x hoso:held ?t }",
    "a time that runs backwards": "DELETE { ?t hoso:lastSeen ?d } INSERT { ?t hoso:lastSeen '1999-01-01'^^xsd:date } WHERE { ?t hoso:lastSeen ?d }",
    "a property that hoso has not": "INSERT { ?x hoso:shoeSize 41 } WHERE { ?x a hoso:Person }",
    "a class that hoso has not": "INSERT { ?x a hoso:Robot } WHERE { ?x a hoso:Delegation }",
    "who inspects itself": "INSERT { ?x hoso:inspected ?x } WHERE { ?x a hoso:Delegation }",
}
"""What is done to a good export, in SPARQL, and test_validation.py has to find."""


# ── Networks, tables, the picture ───────────────────────────────────────────────────────────────────────────────────


def read_networks(graph: Graph, folder: Path) -> dict[str, Any]:
    """The graph as networkx reads it back from each format."""
    for name in ("graphml", "gexf"):
        exports.write(graph, name, folder / name)
    return {
        "graphml": nx.read_graphml(folder / "graphml", force_multigraph=True),
        "gexf": nx.read_gexf(folder / "gexf"),
        "json": nx.node_link_graph(json.loads(written(graph, "json")), edges="edges"),
    }


def test_networks_come_back_with_every_property(small: Graph, tmp_path: Path) -> None:
    wanted = networks.network(small)
    for name, network in read_networks(small, tmp_path).items():
        # GEXF has types and ids of edges of its own.
        type_ = "relationship" if name == "gexf" else "type"
        assert dict(network.nodes(data="kind")) == dict(wanted.nodes(data="kind")), name
        edges = {
            data.get("id", key): (one, other, data) for one, other, key, data in network.edges(keys=True, data=True)
        }
        assert edges.keys() == {key for *_, key in wanted.edges(keys=True)}, name
        for node, data in wanted.nodes(data=True):
            assert texts(data).items() <= texts(network.nodes[node]).items(), (name, node)
        for one, other, key, data in wanted.edges(keys=True, data=True):
            told = {**data, type_: data["type"]}
            found = edges[key]
            assert found[:2] == (one, other)
            assert texts(told).items() <= texts({"type": told["type"], **found[2]}).items(), (name, key)


def texts(data: dict[str, Any]) -> dict[str, str]:
    """Properties as texts: a format may give a number or a truth value back as another type of number."""
    return {key: str(value) for key, value in data.items()}


def test_networks_hold_names_that_xml_cannot(small: Graph, tmp_path: Path) -> None:
    for name, network in read_networks(tricky(small), tmp_path).items():
        assert set(network.nodes) == {entity.id for entity in small.entities}, name


def test_tables_hold_everything(small: Graph, tmp_path: Path) -> None:
    exports.write(small, "csv", tmp_path / "folder")
    with zipfile.ZipFile(io.BytesIO(written(small, "csv"))) as archive:
        assert archive.namelist() == ["nodes.csv", "relationships.csv"]
        for name in archive.namelist():
            assert archive.read(name) == (tmp_path / "folder" / name).read_bytes()
    with (tmp_path / "folder/nodes.csv").open(encoding="utf-8-sig", newline="") as file:
        nodes = list(csv.DictReader(file))
    assert [row["id"] for row in nodes] == [entity.id for entity in small.entities]
    with (tmp_path / "folder/relationships.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["id"] for row in rows] == [statement.id for statement in small.statements]
    for row, statement in zip(rows, small.statements, strict=True):
        assert json.loads(row["quotes"] or "[]") == [mark.quote for mark in statement.attestations]
        assert json.loads(row["starts"] or "[]") == [mark.start for mark in statement.attestations]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("=1+1", "'=1+1"), ("+84", "'+84"), ("@SUM(A1)", "'@SUM(A1)"), ("-A1", "'-A1"), ("\t=1", "'\t=1"),
        ("\r=1", "'\r=1"), ("-5", "-5"), ("-1.5", "-1.5"), ("-2+3+cmd|x", "'-2+3+cmd|x"), ("Lê An", "Lê An"), ("", ""), ("a=1", "a=1"),
    ],
)  # fmt: skip
def test_no_text_of_a_table_is_a_formula(text: str, expected: str) -> None:
    graph = Graph((Entity("a", ("Person",), {"name": text, "count": -3}),), ())
    (row,) = csv.DictReader(io.StringIO(tables.nodes(graph).decode("utf-8-sig"), newline=""))
    assert (row["name"], row["count"]) == (expected, "-3")


def test_picture_shows_names_and_a_legend(small: Graph) -> None:
    text = written(small, "svg").decode("utf-8")
    assert "Mạc Văn Thử" in text
    assert "kiểm tra" in text
    assert "Tổ chức đảng" in text
    assert "<dc:date>" not in text


def test_picture_says_the_act_and_what_a_bare_event_was_about() -> None:
    def entity(id_: str, name: str, *labels: str, **props: Value) -> Entity:
        return Entity(id_, labels, {"name": name, "sort_key": name, **props})

    def statement(subject: str, type_: str, object_: str, **props: Value) -> Statement:
        return Statement(f"{subject}-{type_}-{object_}", type_, subject, object_, {"modality": "done", **props}, ())

    graph = Graph(
        (
            entity("person/1", "Mạc Thử", "Person"),
            entity("body/1", "Xã Lạc Viên", "Body", "StateBody"),
            entity("body/2", "Đoàn giám sát", "Body", "Delegation"),
            entity("event/1", "Làm việc", "Event", "WorkingSession", date="2023-05"),
            entity("event/2", "Hội nghị (2023-06-01)", "Event", "Conference", date="2023-06-01", topic="Mùa màng"),
        ),
        (
            statement("body/2", "INSPECTED", "body/1", act="giám sát", basis="stated"),
            statement("person/1", "INSPECTED", "body/1", act="khảo sát", basis="derived"),
            statement("event/1", "TARGET", "body/1"),
            statement("person/1", "CHAIRED", "event/2"),
        ),
    )
    text = written(graph, "svg").decode("utf-8")
    assert "giám sát" in text.replace("Đoàn giám sát", "")
    assert "khảo sát" not in text  # derived: drawn, not said again
    assert "suy ra từ đoàn" in text
    words = " ".join(re.sub(r"<[^>]*>", " ", text).split())
    assert "Làm việc: Xã Lạc Viên (2023-05)" in words
    assert "Hội nghị (2023-06-01):" in words
    assert words.count("2023-06-01") == 1


def test_picture_of_a_large_graph_is_small(small: Graph) -> None:
    chosen = telling(small, limit=4)
    assert 0 < len(chosen.entities) <= 4
    ends = {entity.id for entity in chosen.entities}
    assert all(statement.subject in ends and statement.object in ends for statement in chosen.statements)
    assert {statement.type for statement in chosen.statements} & set(HEADLINE)
    assert not [s for s in telling(small).statements if s.props["modality"] == "planned"]
