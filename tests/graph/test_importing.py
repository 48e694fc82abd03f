"""Import: an export comes back as it was, articles come and go, other tools' data, and files with faults."""

from __future__ import annotations

import random
import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pyoxigraph
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.graph.test_exports import graph_of, plain, tricky
from tests.graph.test_rdf import FORMATS, written
from tests.graph.test_resolve import article as article_of
from tests.graph.test_resolve import corpora, inspection, seen
from tests.graph.typed import typed_sample

from hoso.graph import bundles, importing
from hoso.graph.exports.rdf import RdfOptions
from hoso.graph.ledger import Ledger
from hoso.graph.model import Entity, Graph
from hoso.graph.pipeline import resolve_ledger
from hoso.graph.stores.embedded import FILE, open_view
from hoso.graph.stores.neo4j import Neo4jView
from hoso.graph.stores.storable import storable
from hoso.graph.terms import VOCABULARY, node_iri
from hoso.graph.tombstones import Tombstones
from hoso.loaders.facts import ArticleFacts

PREFIXES = f"""@prefix hoso: <{VOCABULARY}> . @prefix n: <https://w3id.org/hoso/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> . @prefix schema: <http://schema.org/> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> . @prefix org: <http://www.w3.org/ns/org#> .
@prefix oa: <http://www.w3.org/ns/oa#> . @prefix ex: <https://elsewhere.example/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
"""


def taken(data: bytes, name: str = "turtle") -> importing.Imported:
    return importing.read(pyoxigraph.parse(data, format=FORMATS[name]), "file.ttl")


def texts(graph: Graph) -> Graph:
    """The graph as views hold it, lists sorted as RDF has them."""
    return plain(storable(graph))


def into(folder: Path, graph: Graph) -> list[str]:
    with Ledger.open(folder, create=True) as ledger:
        return [ledger.imports.put(bundle) for bundle in bundles.bundles_of(graph)]


def held(folder: Path) -> Graph:
    with Ledger.open(folder, readonly=True) as ledger:
        return resolve_ledger(ledger)


@pytest.mark.parametrize("name", FORMATS)
def test_an_export_comes_back_as_it_was(name: str) -> None:
    for graph in (typed_sample(), tricky(typed_sample()), graph_of(inspection("a"), inspection("b"))):
        found = taken(written(graph, name), name)
        assert (found.left_out, found.faults, found.foreign) == ((), (), Graph())
        assert found.graph == texts(graph)


@pytest.mark.parametrize(
    "options", [RdfOptions(rdf12=True), RdfOptions(materialize=True), RdfOptions(rules="a", rulings="b")]
)
def test_what_options_add_is_no_news(options: RdfOptions) -> None:
    found = taken(written(typed_sample(), "turtle", options))
    assert (found.graph, found.left_out) == (texts(typed_sample()), ())


def test_without_quotes_the_rest_comes_back() -> None:
    graph = taken(written(typed_sample(), "turtle", quotes=False)).graph
    assert [s.id for s in graph.statements] == [s.id for s in typed_sample().statements]
    assert {mark.quote for s in graph.statements for mark in s.attestations} == {""}


@settings(max_examples=15, deadline=None)
@given(corpora())
def test_any_graph_comes_back_through_its_bundles(facts: list[ArticleFacts]) -> None:
    graph = graph_of(*facts)
    found = taken(written(graph, "ntriples"), "ntriples").graph
    assert found == texts(graph)
    apart = list(bundles.bundles_of(found))
    again = [bundles.parse(bundle.article, bundles.dump(bundle)) for bundle in apart]
    assert again == apart
    assert bundles.merged(Graph(), reversed(again)) == found


def test_store_to_turtle_to_store_is_the_same_in_both_steps(tmp_path: Path) -> None:
    graph = texts(typed_sample())
    assert set(into(tmp_path / "one", taken(written(graph, "turtle")).graph)) == {"new"}
    with open_view(tmp_path / "one" / FILE, write=True, rebuild=True) as view:
        view.update(held(tmp_path / "one"))
        assert view.contents() == graph
        assert written(view.contents(), "turtle") == written(graph, "turtle")


@pytest.mark.neo4j
def test_neo4j_holds_what_was_imported(tmp_path: Path, neo4j_view: Neo4jView) -> None:
    graph = texts(typed_sample())
    into(tmp_path, taken(written(graph, "turtle")).graph)
    neo4j_view.update(held(tmp_path))
    assert neo4j_view.contents() == graph


def test_importing_twice_changes_nothing(tmp_path: Path) -> None:
    graph = taken(written(typed_sample(), "turtle")).graph
    into(tmp_path, graph)
    with Ledger.open(tmp_path) as ledger:
        before = ledger.hash()
    assert set(into(tmp_path, graph)) == {"unchanged"}
    with Ledger.open(tmp_path) as ledger:
        assert ledger.hash() == before


def test_an_article_that_is_retracted_leaves_no_trace(tmp_path: Path) -> None:
    graph = taken(written(typed_sample(), "turtle")).graph
    into(tmp_path, graph)
    apart = {bundle.article: bundle for bundle in bundles.bundles_of(graph)}
    with Ledger.open(tmp_path) as ledger:
        for gone in ("a1", "a2", "b-7"):
            assert gone in ledger.imports.articles()
            assert ledger.remove(gone)
            assert not ledger.remove(gone)
            del apart[gone]
            left = resolve_ledger(ledger)
            assert left == bundles.merged(Graph(), apart.values())
            assert f"article/{gone}" not in {entity.id for entity in left.entities}
            assert not [mark for s in left.statements for mark in s.attestations if mark.article == gone]
        assert left == Graph()


def test_an_article_that_is_read_later_counts_as_read(tmp_path: Path) -> None:
    facts = [inspection("a"), inspection("b", target="Tỉnh ủy"), seen("c", "2024-01-01", ("Bí thư", "Tỉnh ủy"))]
    graph = graph_of(*facts)
    into(tmp_path, taken(written(graph, "turtle")).graph)
    with Ledger.open(tmp_path) as ledger:
        whole = ledger.hash()
        for number, item in enumerate(facts):
            assert ledger.imports.articles() == {other.id for other in facts[number:]}
            ledger.put(article_of(item.id, item.published), item, "r")
        assert ledger.imports.articles() == frozenset()
        assert ledger.hash() != whole
        assert resolve_ledger(ledger) == graph
        assert ledger.remove("a")
        # It was read and imported: both are gone.
        assert "a" not in ledger.imports.articles() and "a" not in ledger


@settings(max_examples=15, deadline=None)
@given(corpora(), st.randoms(use_true_random=False))
def test_what_is_read_later_knows_no_less_than_what_was_imported(facts: list[ArticleFacts], rng: random.Random) -> None:
    """Of what both the whole and import with a part of its articles read have, nothing is known less or otherwise."""
    whole = graph_of(*facts)
    with TemporaryDirectory() as folder:
        into(Path(folder), whole)
        with Ledger.open(folder) as ledger:
            for item in facts:
                if rng.random() < 0.4:
                    ledger.put(article_of(item.id, item.published), item, "r")
            got = resolve_ledger(ledger)
    known, right = (
        {e.id: e.props for e in graph.entities} | {s.id: s.props for s in graph.statements} for graph in (got, whole)
    )
    for id_ in known.keys() & right.keys():
        for key in ("status", "date_basis", "rules"):
            assert known[id_].get(key) == right[id_].get(key), (id_, key)


@pytest.mark.parametrize(
    ("imported", "read", "holds"),
    [
        (("former", "2023-03-14"), ("current", "2023-03-14"), "former"),
        (("former", "2021-03-14"), ("current", "2023-03-14"), "current"),
        (("current", "2021-03-14"), ("acting", "2023-03-14"), "acting"),
        (("current", "2023-03-14"), ("former", "2023-03-14"), "former"),
        (("current", "2023-03-14"), ("former", ""), "current"),
        (("current", ""), ("former", ""), "current"),
    ],
)
def test_an_office_is_what_the_later_of_two_says(imported: tuple[str, str], read: tuple[str, str], holds: str) -> None:
    def tenure(status: str, seen: str) -> Entity:
        days = {"last_seen": date.fromisoformat(seen)} if seen else {}
        return Entity("tenure/a/b", ("Tenure",), {"name": "a, b", "status": status, **days})

    bundle = bundles.Bundle("x", (tenure(*imported),), ())
    (found,) = bundles.merged(Graph((tenure(*read),), ()), [bundle]).entities
    assert found.props["status"] == holds


def test_what_belongs_to_no_article_stays_beside_that_of_another_file(tmp_path: Path) -> None:
    one, other = (Entity(f"place/{name}", ("Place",), {"name": name, "sort_key": name}) for name in ("a", "b"))
    with Ledger.open(tmp_path, create=True) as ledger:
        for entity in (one, other, other):
            outcome = ledger.imports.put(bundles.Bundle(bundles.ORPHANS, (entity,), ()))
        assert outcome == "unchanged"
        assert next(ledger.imports.bundles()).entities == (one, other)


def test_two_exports_are_one_graph(tmp_path: Path) -> None:
    one, other = graph_of(inspection("a"), inspection("b")), graph_of(inspection("b"), inspection("d"))
    for name, order in (("x", (one, other)), ("y", (other, one))):
        for graph in order:
            into(tmp_path / name, graph)
    shared = [held(tmp_path / name) for name in ("x", "y")]
    articles = [{mark.article for s in graph.statements for mark in s.attestations} for graph in shared]
    assert articles == [{"a", "b", "d"}] * 2


def test_what_was_suppressed_is_not_taken_in() -> None:
    graph = taken(written(typed_sample(), "turtle")).graph
    nobody = Tombstones(b"salt")
    graves = replace(nobody, marks={kind: frozenset(marks) for kind, marks in nobody.of_name("Mạc Thị Đào").items()})
    kept = [bundles.without_suppressed(bundle, graves) for bundle in bundles.bundles_of(graph)]
    left = bundles.merged(Graph(), [bundle for bundle in kept if bundle])
    assert "Mạc Thị Đào" in written(graph, "turtle").decode()
    assert "Mạc Thị Đào" not in written(left, "turtle").decode()
    assert left.entities
    # An article whose id spells the name is called by another, as where its text is read.
    called = Graph(
        tuple(replace(e, id="article/2031-mac-thi-dao") if e.id == "article/a1" else e for e in graph.entities),
        tuple(
            replace(
                s,
                subject="article/2031-mac-thi-dao" if s.subject == "article/a1" else s.subject,
                attestations=tuple(
                    replace(mark, article="2031-mac-thi-dao") if mark.article == "a1" else mark
                    for mark in s.attestations
                ),
            )
            for s in graph.statements
        ),
    )
    before = next(bundle for bundle in bundles.bundles_of(called) if "mac-thi-dao" in bundle.article)
    after = bundles.without_suppressed(before, graves)
    assert after is not None
    assert b"mac-thi-dao" in bundles.dump(before) and b"mac-thi-dao" not in bundles.dump(after)
    assert after.article == graves.masked_id(before.article) != before.article
    assert f"article/{after.article}" in {entity.id for entity in after.entities}
    assert {mark.article for s in after.statements for mark in s.attestations} == {after.article}
    assert bundles.without_suppressed(after, graves) == after
    gone = replace(nobody, marks={"article": frozenset({nobody.mark("article", "a1")})})
    assert [b.article for b in bundles.bundles_of(graph) if b.article and bundles.without_suppressed(b, gone)] == [
        "a2",
        "b-7",
    ]


FOREIGN = """
ex:an a foaf:Person ; foaf:name "Mạc An"@vi ; foaf:age 40 ; org:hasMembership ex:m .
ex:dept a org:OrganizationalUnit ; skos:prefLabel "Sở Lạ"@vi , "Odd Department"@en ; org:subOrganizationOf ex:gov .
ex:gov a org:FormalOrganization ; skos:prefLabel "Ủy ban Lạ" ; skos:altLabel "UB Lạ" ; hoso:inspected ex:dept .
ex:m a org:Membership .
ex:post a org:Post ; foaf:name "Giám đốc Sở Lạ" ; org:postIn ex:dept .
ex:nameless a foaf:Person .
ex:thing a ex:Thing .
[] a foaf:Person ; foaf:name "Không Tên" .
"""


def test_other_tools_data_is_taken_where_it_can_be_and_the_rest_is_listed(tmp_path: Path) -> None:
    found = taken((PREFIXES + FOREIGN).encode())
    assert (found.graph, found.faults) == (Graph(), ())
    names = {str(entity.props["name"]): entity for entity in found.foreign.entities}
    assert {name: entity.labels for name, entity in names.items()} == {
        "Mạc An": ("Person",),
        "Sở Lạ": ("Body", "OtherBody"),
        "Ủy ban Lạ": ("Body", "OtherBody"),
        "Giám đốc Sở Lạ": ("Post",),
    }
    assert names["Ủy ban Lạ"].props["aliases"] == ("UB Lạ",)
    assert {(s.type, s.subject, s.object) for s in found.foreign.statements} == {
        ("PART_OF", names["Sở Lạ"].id, names["Ủy ban Lạ"].id),
        ("OF_BODY", names["Giám đốc Sở Lạ"].id, names["Sở Lạ"].id),
    }
    assert {s.props["source"] for s in found.foreign.statements} == {
        "file.ttl: org:subOrganizationOf",
        "file.ttl: org:postIn",
    }
    left = {problem.what for problem in found.left_out}
    for expected in (
        "foaf:age is not taken from others",
        "org:hasMembership is not taken from others",
        "is a org:Membership, which hoso has no word for",
        "hoso:inspected without an assertion that has its quote",
        "has no name",
        "is a https://elsewhere.example/Thing, which hoso has no word for",
        "has no IRI (a blank node)",
    ):
        assert expected in left
    with Ledger.open(tmp_path, create=True) as ledger:
        ledger.imports.put(bundles.Bundle("file:file.ttl", found.foreign.entities, found.foreign.statements))
        assert resolve_ledger(ledger) == found.foreign
        assert ledger.remove("file:file.ttl")
        assert resolve_ledger(ledger) == Graph()


GOOD = """
n:person%2Fx a hoso:Person ; hoso:name "Mạc Thử" ; hoso:sortKey "x" .
<https://w3id.org/hoso/body/y> a hoso:Body , hoso:OtherBody ; hoso:name "Ủy ban Thử" ; hoso:sortKey "y" .
<https://w3id.org/hoso/body/z> a hoso:Body , hoso:OtherBody ; hoso:name "Sở Thử" ; hoso:sortKey "z" .
<https://w3id.org/hoso/article/a> a hoso:Article ; hoso:name "Tin" ; hoso:sortKey "t" .
<https://w3id.org/hoso/statement/1> a hoso:Assertion ; hoso:subject <https://w3id.org/hoso/body/y> ;
    hoso:predicate hoso:inspected ; hoso:object <https://w3id.org/hoso/body/z> ; hoso:basis "stated" ;
    hoso:modality "done" ; hoso:inArticle <https://w3id.org/hoso/article/a> ; hoso:evidence <https://w3id.org/hoso/evidence/e> .
<https://w3id.org/hoso/evidence/e> a hoso:Evidence ; oa:exact "kiểm tra" ; oa:start 5 ; oa:end 13 ;
    hoso:inArticle <https://w3id.org/hoso/article/a> .
<https://w3id.org/hoso/statement/2> a hoso:Assertion ; hoso:subject <https://w3id.org/hoso/body/z> ;
    hoso:predicate hoso:partOf ; hoso:object <https://w3id.org/hoso/body/y> ; hoso:basis "name" ; hoso:modality "done" ;
    hoso:source "names" .
"""
CIRCLE = """
<https://w3id.org/hoso/statement/3> a hoso:Assertion ; hoso:subject <https://w3id.org/hoso/body/y> ;
    hoso:predicate hoso:partOf ; hoso:object <https://w3id.org/hoso/body/z> ; hoso:basis "name" ; hoso:modality "done" ;
    hoso:source "names" .
"""


def test_the_good_file_is_good() -> None:
    found = taken((PREFIXES + GOOD).encode())
    assert (found.faults, found.left_out) == ((), ())
    assert (len(found.graph.entities), len(found.graph.statements)) == (4, 2)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("n:person%2Fx a", "ex:x a", "its IRI is not one of https://w3id.org/hoso/"),
        ("<https://w3id.org/hoso/statement/1> a", "ex:s a", "its IRI is not one of https://w3id.org/hoso/statement/"),
        ('hoso:name "Mạc Thử"', "hoso:name 3", "a text is wanted"),
        ('hoso:name "Mạc Thử"', 'hoso:name "a" , "b"', "has 2 values of hoso:name"),
        ('hoso:name "Mạc Thử"', "hoso:name ex:y", "a literal is wanted"),
        ('hoso:sortKey "x"', 'hoso:dateFrom "2023-02-31"^^xsd:date', "hoso:dateFrom"),
        ('hoso:sortKey "x"', 'hoso:date "2023-02-30"^^xsd:date', "no such day"),
        ('hoso:sortKey "x"', 'hoso:date "2023-13"^^xsd:gYearMonth', "no such day"),
        ('hoso:sortKey "x"', 'hoso:dateFrom "bao giờ"', "a day is wanted"),
        ('hoso:sortKey "x"', 'schema:value "mấy"^^xsd:decimal', "schema:value"),
        ('hoso:sortKey "x"', 'schema:value "INF"^^xsd:double', "a finite number"),
        ('hoso:sortKey "x"', 'hoso:shoeSize "41"', "hoso:shoeSize is no property"),
        ("a hoso:Person", "a hoso:Robot", "no class of hoso's: Robot"),
        ('hoso:name "Mạc Thử" ;', "", "has no name"),
        ("hoso:predicate hoso:inspected", "hoso:predicate hoso:likes", "no relationship"),
        ("hoso:predicate hoso:inspected", "hoso:predicate hoso:chaired", "must be Person"),
        ("hoso:object <https://w3id.org/hoso/body/z>", "hoso:object <https://w3id.org/hoso/body/q>", "no node of the file"),
        ('hoso:modality "done" ; hoso:inArticle', 'hoso:modality "perhaps" ; hoso:inArticle', "hoso:modality one of"),
        ("hoso:evidence <https://w3id.org/hoso/evidence/e> .", "hoso:act 'x' .", "has no evidence"),
        ("hoso:evidence <https://w3id.org/hoso/evidence/e> .", "hoso:evidence ex:e .", "not in the file"),
        ("oa:end 13", "oa:end 12", "8 characters, its place 7"),
        ("oa:end 13", "oa:end 3", "no place in a text"),
        ("oa:start 5", "oa:start 5 , 6", "oa:start 2 times"),
        ('hoso:source "names" .\n', 'hoso:source "names" .\n' + CIRCLE, "goes in a circle: body/y → body/z → body/y"),
    ],
)  # fmt: skip
def test_with_a_fault_nothing_is_taken(old: str, new: str, message: str) -> None:
    assert old in GOOD
    found = taken((PREFIXES + GOOD.replace(old, new, 1)).encode())
    assert found.graph == Graph()
    assert found.foreign == Graph()
    assert message in " | ".join(fault.what for fault in found.faults)


def test_a_long_chain_is_no_circle_and_takes_no_recursion() -> None:
    count = 3000
    lines = [PREFIXES]
    for n in range(count):
        lines.append(f'<{node_iri(f"body/{n}")}> a hoso:Body , hoso:OtherBody ; hoso:name "{n}" ; hoso:sortKey "{n}" .')
        if n:
            lines.append(
                f"<{node_iri(f'statement/{n}')}> a hoso:Assertion ; hoso:subject <{node_iri(f'body/{n - 1}')}> ; "
                f'hoso:predicate hoso:partOf ; hoso:object <{node_iri(f"body/{n}")}> ; hoso:basis "name" ; '
                'hoso:modality "done" ; hoso:source "s" .'
            )
    found = taken("\n".join(lines).encode())
    assert (len(found.graph.statements), found.faults) == (count - 1, ())


LINES = written(graph_of(inspection("a")), "ntriples").decode("utf-8").splitlines()
TERM = re.compile(r'<[^>]*>|"(?:[^"\\]|\\.)*"(?:\^\^<[^>]*>)?')
ODD = [
    '"x"', '""', '"x"@vi', "_:b", "<https://e.example/x>", "<https://w3id.org/hoso/>", "<https://w3id.org/hoso/%ff>",
    '"5"^^<http://www.w3.org/2001/XMLSchema#integer>', '"2020-13-45"^^<http://www.w3.org/2001/XMLSchema#date>',
    "<<( <https://e.example/a> <https://e.example/b> <https://e.example/c> )>>",
    "<http://xmlns.com/foaf/0.1/Person>", f"<{VOCABULARY}Person>", f"<{VOCABULARY}partOf>",
]  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, len(LINES) - 1), st.integers(0, 3), st.sampled_from(ODD)), min_size=1, max_size=6)
)
def test_a_spoilt_file_is_taken_whole_or_not_at_all(changes: list[tuple[int, int, str]]) -> None:
    """Lines dropped, terms replaced: what is taken can be stored and goes through its bundles, and nothing breaks."""
    lines: list[str] = list(LINES)
    for number, term, odd in changes:
        terms = TERM.findall(lines[number])
        lines[number] = lines[number].replace(terms[term], odd, 1) if term < len(terms) else ""
    try:
        triples = list(pyoxigraph.parse("\n".join(lines), format=FORMATS["ntriples"]))
    except SyntaxError:
        return
    found = importing.read(triples, "f")
    if found.faults:
        assert (found.graph, found.foreign) == (Graph(), Graph())
        return
    graph = storable(found.graph)
    storable(found.foreign)
    again = bundles.merged(Graph(), bundles.bundles_of(graph))
    if any(entity.labels == ("Article",) for entity in graph.entities):
        assert again == graph
