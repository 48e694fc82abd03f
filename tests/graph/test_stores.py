"""One contract for every view: what it is brought to hold it holds exactly, and every saved question answers alike."""

from __future__ import annotations

import dataclasses
import os
import random
import string
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.graph.sample import entity, said, sample

from hoso.graph.dates import properties
from hoso.graph.errors import QueryError, StoreError
from hoso.graph.model import Attestation, Entity, Graph, Statement, Value
from hoso.graph.saved import Parameter, catalogue
from hoso.graph.stores import embedded
from hoso.graph.stores.base import Change, Counts, View, is_intact
from hoso.graph.stores.fingerprints import fingerprints
from hoso.graph.stores.neo4j import Neo4jView
from hoso.graph.stores.storable import content_hash, storable
from hoso.graph.terms import RELATIONSHIPS

ENGINES = ["embedded", pytest.param("neo4j", marks=pytest.mark.neo4j)]

SLOW_SERVER = settings(
    max_examples=int(os.environ.get("HOSO_TEST_EXAMPLES", "12")),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@pytest.fixture(params=ENGINES)
def view(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[View]:
    """An empty view of each engine."""
    if request.param == "neo4j":
        yield request.getfixturevalue("neo4j_view")
    else:
        with embedded.open_view(tmp_path / embedded.FILE, write=True, rebuild=True) as opened:
            yield opened


# --- small graphs of any shape ----------------------------------------------------------------------------------------

# Letters with marks, quotes, backslashes, newlines, signs outside the BMP, a lone surrogate, and what looks like Cypher.
TEXT = st.one_of(
    st.text(st.sampled_from("aĐđẤấ ưỳỹ'\"\\`\n\t$\ud800😀{}()[]-,;"), max_size=6),
    st.sampled_from(
        ["", "2022-05-09", "null", "true", "1", "1.0", "Person", "\u0000", "'}) DETACH DELETE n //", "a\u0301"]
    ),
)
VALUE = st.one_of(
    TEXT,
    st.booleans(),
    st.integers(-(2**63), 2**63 - 1),
    st.floats(allow_nan=False, allow_infinity=False),
    st.dates(min_value=date(1, 1, 1)),
    st.lists(TEXT, max_size=3).map(tuple),
    st.lists(st.integers(-(2**63), 2**63 - 1), min_size=1, max_size=3).map(tuple),
)
NAMES = st.sampled_from(["title", "type", "label", "from", "of", "date", "value", "aliases", "provisional", "x9"])
LABELS = st.sampled_from(
    [("Person",), ("Body", "PartyBody"), ("Body", "Delegation"), ("Event", "Inspection"), ("Directive",), ("Place",)]
)
IDS = st.sampled_from([f"n/{letter}" for letter in "abcđ"] + ["n/'x\\", "n/ấ b", "n/😀"])
PROPS = st.dictionaries(NAMES, VALUE, max_size=4)


@st.composite
def graphs(draw: st.DrawFn) -> Graph:
    entities = {}
    for id_ in draw(st.lists(IDS, max_size=5, unique=True)):
        # A title that is the name, a type that is the label: what kglite answers where there is none.
        name = draw(TEXT)
        props = {**draw(PROPS), **draw(st.sampled_from([{}, {"title": name}, {"type": "Person"}, {"label": "Body"}]))}
        entities[id_] = Entity(id_, draw(LABELS), {**props, "name": name, "sort_key": draw(TEXT)})
    statements = []
    if entities:
        ends = st.sampled_from(sorted(entities))
        for id_ in draw(st.lists(st.sampled_from("123456"), max_size=6, unique=True)):
            attested = draw(
                st.lists(st.builds(Attestation, TEXT, st.integers(0, 9), st.integers(0, 9), TEXT), max_size=3)
            )
            props = {name: value for name, value in draw(PROPS).items() if name != "type"}
            type_ = draw(st.sampled_from(["INSPECTED", "LED", "PART_OF"]))
            statements.append(Statement(id_, type_, draw(ends), draw(ends), props, tuple(attested)))
    return Graph(tuple(entities.values()), tuple(statements))


@SLOW_SERVER
@given(steps=st.lists(graphs(), min_size=1, max_size=3))
def test_any_graph_after_any_graph_is_held_exactly(view: View, steps: list[Graph]) -> None:
    before = None
    for graph in steps:
        if isinstance(view, Neo4jView):
            view.update(graph, before)
            before = fingerprints(storable(graph))
        else:
            view.update(graph)
        assert view.contents() == storable(graph)
        assert view.hash() == content_hash(storable(graph))
        assert view.counts() == Counts(len(graph.entities), len(graph.statements))
        assert not view.update(graph)
        assert is_intact(view)


def test_what_a_node_lost_is_absent(view: View) -> None:
    for props in ({}, {"title": "N"}, {}, {"title": "x", "type": "q", "label": "Body"}, {"label": "Person"}, {}):
        graph = Graph((entity("person/n", "Person", "N", **props),))
        view.update(graph)
        assert view.contents() == storable(graph)
        assert not view.update(graph)


def test_types_come_back_as_they_were(view: View) -> None:
    values: dict[str, Value] = {
        "a": 1,
        "b": 1.0,
        "c": True,
        "d": "1",
        "e": date(2022, 5, 9),
        "f": ("x",),
        "g": (1, 2),
        "h": "2022-05-09",
    }
    held = Graph((entity("person/x", "Person", "X", **values),))
    view.update(held)
    read = view.contents().entities[0].props
    assert {name: (type(read[name]), read[name]) for name in values} == {n: (type(v), v) for n, v in values.items()}
    swapped = dataclasses.replace(held.entities[0], props={**held.entities[0].props, "a": 1.0, "b": 1, "c": 1})
    assert view.update(Graph((swapped,))) == Change(entities_changed=1)
    assert [type(view.contents().entities[0].props[name]) for name in "abc"] == [float, int, int]


@pytest.mark.parametrize(
    ("condition", "found"),
    [
        ("e.date_to >= date('2023-05-01') AND e.date_from <= date('2023-05-31')", ["a", "b"]),
        ("e.date >= '2023-05' AND e.date < '2023-06'", ["a", "b"]),
        ("e.title <> e.name", ["c"]),
    ],
)
def test_the_filters_of_the_manual_keep_the_same_on_every_engine(view: View, condition: str, found: list[str]) -> None:
    """What the README tells of days, of dates as exact as stated, and of a title that a node may not have."""
    told = {"a": "2023-05-09", "b": "2023-05", "c": "2024"}
    nodes = [
        entity(f"event/{key}", "Event", key, **properties(text), **({"title": "Tên riêng"} if key == "c" else {}))
        for key, text in told.items()
    ]
    view.update(Graph(tuple(nodes)))
    rows = view.query(f"MATCH (e:Event) WHERE {condition} RETURN e.name AS name ORDER BY name")
    assert [row[0] for row in rows.rows] == found


# --- the sample: changes by difference --------------------------------------------------------------------------------


def test_the_sample_is_held_and_a_second_update_writes_nothing(view: View) -> None:
    graph = sample()
    assert view.hash() == ""
    assert view.update(graph) == Change(entities_added=len(graph.entities), statements_added=len(graph.statements))
    assert view.contents() == storable(graph)
    assert view.update(graph) == Change()


def test_the_order_of_the_graph_does_not_matter(view: View) -> None:
    graph = sample()
    view.update(graph)
    shuffled = Graph(
        tuple(random.Random(1).sample(graph.entities, len(graph.entities))),
        tuple(random.Random(2).sample(graph.statements, len(graph.statements))),
    )
    assert view.update(shuffled) == Change()


def test_what_goes_is_removed_and_nothing_else(view: View) -> None:
    graph = sample()
    view.update(graph)
    gone = "person/mạc-thị-đào-1"
    touching = [s for s in graph.statements if gone in (s.subject, s.object)]
    rest = Graph(
        tuple(e for e in graph.entities if e.id != gone), tuple(s for s in graph.statements if s not in touching)
    )
    assert view.update(rest) == Change(entities_removed=1, statements_removed=len(touching))
    assert view.contents() == storable(rest)
    assert view.update(graph) == Change(entities_added=1, statements_added=len(touching))
    assert view.contents() == storable(graph)
    assert view.update(Graph()).entities_removed == len(graph.entities)
    assert view.counts() == Counts()


def test_a_property_a_label_an_end_and_an_attestation_can_change(view: View) -> None:
    graph = sample()
    view.update(graph)
    person, body, *_ = (e for e in graph.entities if e.id in ("body/công-ty", "person/đỗ-ý-2"))
    claim = next(s for s in graph.statements if len(s.attestations) == 2 and s.type == "LED")
    moved = next(s for s in graph.statements if s.type == "ADVISED")
    changed = {
        person.id: Entity("body/công-ty", ("Body", "StateBody"), {"name": "Công ty mới", "sort_key": "cong ty moi"}),
        body.id: Entity("person/đỗ-ý-2", ("Person",), {**body.props, "aliases": ("Đỗ Ý",)}),
    }
    statements = {
        claim.id: dataclasses.replace(claim, attestations=claim.attestations[:1]),
        moved.id: dataclasses.replace(moved, object="doc/ct-11"),
    }
    new = Graph(
        tuple(changed.get(e.id, e) for e in graph.entities), tuple(statements.get(s.id, s) for s in graph.statements)
    )
    change = view.update(new)
    assert (change.entities_changed, change.statements_changed) == (2, 1)
    assert (change.statements_added, change.statements_removed) == (1, 1)
    assert view.contents() == storable(new)


def test_parallel_lists_are_sorted_by_article_and_start(view: View) -> None:
    view.update(sample())
    rows = view.query(
        "MATCH (:Person)-[r:LED]->(:Delegation) RETURN r.articles, r.starts, r.ends, r.quotes, r.hoso"
    ).rows
    ((articles, starts, ends, quotes, mark),) = rows
    assert (articles, starts, ends, mark) == (["a1", "a2"], [0, 9], [40, 60], True)
    assert [len(quote) for quote in quotes] == [end - start for start, end in zip(starts, ends, strict=True)]


@pytest.mark.parametrize(
    ("graph", "message"),
    [
        (Graph((Entity("x", ("Nobody",), {}),)), "no term of the ontology: 'Nobody'"),
        (Graph((Entity("x", ("Person` DETACH DELETE",), {}),)), "no term of the ontology"),
        (Graph((Entity("x", (), {}),)), "has no label"),
        (Graph((Entity("x", ("Person",), {"a b": 1}),)), "property that no view can hold: 'a b'"),
        (Graph((Entity("x", ("Person",), {"id": "y"}),)), "property that no view can hold: 'id'"),
        (Graph((Entity("x", ("Person",), {"v": float("nan")}),)), "not a finite number"),
        (Graph((Entity("x", ("Person",), {}), Entity("x", ("Body",), {}))), "entity ids are the same: 'x'"),
        (Graph((Entity("x", ("Person",), {}),), (Statement("s", "LED", "x", "y"),)), "an end that is no entity: 'y'"),
        (
            Graph((Entity("x", ("Person",), {}),), (Statement("s", "HATES", "x", "x"),)),
            "no term of the ontology: 'HATES'",
        ),
        (Graph((Entity("x", ("Person",), {}),), (Statement("s", "LED", "x", "x", {"quotes": "y"}),)), "'quotes'"),
    ],
)
def test_what_no_view_can_hold_is_refused_before_anything_is_written(graph: Graph, message: str) -> None:
    with pytest.raises(StoreError, match=message):
        storable(graph)


# --- queries ----------------------------------------------------------------------------------------------------------


def test_a_query_reads_only(view: View) -> None:
    view.update(sample())
    for cypher in (
        "CREATE (n:Person {id: 'x'}) RETURN n",
        "MATCH (n:Person) SET n.name = 'x'",
        "MATCH (n) DETACH DELETE n",
    ):
        with pytest.raises(QueryError, match="only reading is allowed"):
            view.query(cypher)
    assert view.contents() == storable(sample())


@pytest.mark.parametrize(
    "cypher",
    [
        "LOAD CSV FROM 'file:///a.csv' AS l RETURN l",
        "match (n) with n load /* x */ csv with headers from 'file:///a.csv' AS l RETURN l",
        "LOAD // x\nCSV FROM 'file:///a.csv' AS l RETURN l",
        r"WITH '\' AS a LOAD CSV FROM 'file:///a.csv' AS l RETURN l",
        r"LO\u0041D CSV FROM 'file:///a.csv' AS l RETURN l",
        "CALL apoc.load.json('file:///a.json') YIELD value RETURN value",
        "CALL `apoc`.`export`.csv.all('a.csv', {}) YIELD file RETURN file",
    ],
)
def test_a_query_reads_no_files(view: View, cypher: str) -> None:
    with pytest.raises(QueryError, match="read the graph only"):
        view.query(cypher)


@pytest.mark.parametrize(
    "cypher",
    [
        "SHOW USERS",
        "show current user",
        "/* x */ SHOW TRANSACTIONS YIELD transactionId RETURN transactionId",
        "SHOW INDEXES YIELD name SHOW TRANSACTIONS YIELD transactionId RETURN name",
        "EXPLAIN SHOW DATABASES",
        "CYPHER 5 SHOW SETTINGS",
        "USE system SHOW USERS",
        "USE `system` SHOW ROLES",
        "TERMINATE TRANSACTION 'neo4j-transaction-1'",
        "TERMINATE /* x */ TRANSACTIONS 'a', 'b'",
        "ALTER USER x SET PASSWORD 'y'",
        "GRANT ROLE x TO y",
        "STOP DATABASE neo4j",
        "CALL dbms.killConnection('bolt-1')",
        "CALL `dbms`.listConfig() YIELD name RETURN name",
        "MATCH (n) CALL db.clearQueryCaches() YIELD value RETURN value",
    ],
)
def test_a_query_gives_a_server_no_command(view: View, cypher: str) -> None:
    with pytest.raises(QueryError, match="may read the graph only"):
        view.query(cypher)


def test_words_of_commands_are_words_elsewhere(view: View) -> None:
    view.update(sample())
    cypher = "MATCH (show:Person) WHERE show.name <> 'SHOW USERS' RETURN count(show.start) AS terminate, 'GRANT x' AS `STOP y`"
    assert view.query(cypher).rows == ((0, "GRANT x"),)


@pytest.mark.neo4j
@pytest.mark.parametrize("cypher", ["SHOW INDEXES", "SHOW ALL CONSTRAINTS YIELD name", "SHOW BUILT IN FUNCTIONS"])
def test_neo4j_tells_what_belongs_to_the_graph(neo4j_view: View, cypher: str) -> None:
    neo4j_view.update(sample())
    assert neo4j_view.query(cypher, limit=3).rows


def test_words_for_files_in_strings_names_and_comments_are_words(view: View) -> None:
    cypher = "/* LOAD CSV */ RETURN 'LOAD CSV' AS a, \"it's LOAD CSV, apoc.load.json\" AS `LOAD CSV` // LOAD CSV"
    assert view.query(cypher).rows == (("LOAD CSV", "it's LOAD CSV, apoc.load.json"),)


@pytest.mark.parametrize(
    ("cypher", "message"),
    [
        ("", "there is no query"),
        (" \n;", "there is no query"),
        ("// MATCH (n) RETURN n", "there is no query"),
        ("RETURN 1; RETURN 2", "line 1, column 11: a second query"),
        ("RETURN ';' AS a;\n\n /* x; */ RETURN 2;", "line 3, column 4: a second query"),
    ],
)
def test_none_or_several_queries_are_refused(view: View, cypher: str, message: str) -> None:
    with pytest.raises(QueryError, match=message):
        view.query(cypher)


def test_a_semicolon_at_the_end_is_taken(view: View) -> None:
    assert view.query("RETURN ';' AS `;` ; // ;\n").rows == ((";",),)


def test_a_query_takes_comments_parameters_and_a_limit(view: View) -> None:
    view.update(sample())
    cypher = "// người\nMATCH (p:Person) /* ai */ WHERE p.name <> $not AND 'http://x' <> '' RETURN p.name AS name ORDER BY p.sort_key"
    assert view.query(cypher, {"not": "Đỗ Ý"}).rows == (("Mạc Thị Đào",), ("Ứng Văn Ân",), ("Ứng Văn Ân",))
    cut = view.query(cypher, {"not": ""}, limit=1)
    assert (cut.columns, cut.rows, cut.more) == (("name",), (("Đỗ Ý",),), True)
    assert not view.query(cypher, {"not": ""}, limit=4).more
    assert view.query("MATCH (p:Person {id: $id}) RETURN p", {"id": "person/đỗ-ý-2"}).rows[0][0]["name"] == "Đỗ Ý"


def test_a_query_that_takes_too_long_is_stopped(view: View) -> None:
    slow = "UNWIND range(1, 1000000) AS a UNWIND range(1, 1000000) AS b WITH a, b WHERE a + b < 0 RETURN count(*) AS n"
    with pytest.raises(QueryError, match=r"took longer than 0\.5 s"):
        view.query(slow, timeout=0.5)


@pytest.mark.parametrize("cypher", ["MATCH (n RETURN n", "RETURN $absent AS x", ""])
def test_a_wrong_query_is_a_query_error(view: View, cypher: str) -> None:
    with pytest.raises(QueryError):
        view.query(cypher)


GIVEN = {
    "person": ["Ứng Văn Ân", "mạc đào", "person/đỗ-ý-2", "Không Ai"],
    "body": ["Ứng Khê", "tỉnh ủy hạ giang", "body/công-ty", "nơi nào"],
    "who": ["Mạc Thị Đào", "Ban Thường vụ", "body/đoàn-3", "CTr/HU", "ai"],
    "document": ["05-NQ/TU", "chuyển đổi số", "Chương trình", "không số"],
    "post": ["Bí thư", "Huyện ủy Ứng Khê", "Chủ tịch"],
    "event": ["quán triệt", "chuyển đổi số", "không có"],
    "about": ["Ứng Khê", "05-NQ/TU", "không có"],
    "text": ["Ứng Khê", "đào", "không có"],
    "since": ["2023-03-14", "2023-03", "2024"],
    "until": ["2023-03-14", "2023", "2020"],
    "top": ["1", "2", "50"],
    "as_of": ["2023-03-14", "2020-07-01", "2025-07-01", "1999-01-01"],
    "other": ["05-NQ/TU", "person/ứng-văn-ân-2", "không có"],
    "date": ["2023-03-14", "2024-02", "2019"],
    "rule": ["carried-out", "không có"],
    "modality": ["requested", "done", "không có"],
}
"""For each parameter some values that have answers and one that has none."""

ARRIVED = [["a1", "b-7"], ["a2"], []]
"""The same for the articles that came in."""


def given_for(parameter: Parameter) -> Sequence[Any]:
    """What the tests give for a parameter."""
    return ARRIVED if parameter.type == "arrivals" else GIVEN[parameter.name]


@pytest.mark.neo4j
@pytest.mark.xdist_group("questions")  # one server plans them all
class TestBothEngines:
    """The same rows, in the same order, from both."""

    @pytest.mark.parametrize("name", [query.name for query in catalogue()])
    def test_saved_question(self, name: str, neo4j_pair: tuple[View, View]) -> None:
        query = next(query for query in catalogue() if query.name == name)
        required = {p.name: given_for(p)[0] for p in query.parameters if p.required}
        asked = [required]
        for parameter in query.parameters:
            asked += [{**required, parameter.name: value} for value in given_for(parameter)]
        answered = 0
        for values in asked:
            first, second = (query.ask(view, values) for view in neo4j_pair)
            assert first == second, values
            assert first.columns == query.columns
            answered += bool(first.rows)
        assert answered, "no value has an answer: the sample does not try this question"

    def test_every_saved_question_on_random_graphs(self, neo4j_pair: tuple[View, View]) -> None:
        graph = _random_graph(random.Random(5))
        for view in neo4j_pair:
            view.update(graph)
        for query in catalogue():
            stand_ins = {"arrivals": ARRIVED[0], "date": "2023-06-01"}
            values: dict[str, Any] = {p.name: stand_ins.get(p.type, "n") for p in query.parameters if p.required}
            first, second = (query.ask(view, values) for view in neo4j_pair)
            assert first == second, query.name

    @pytest.fixture
    def neo4j_pair(self, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[View, View]]:
        server: View = request.getfixturevalue("neo4j_view")
        with embedded.open_view(tmp_path / embedded.FILE, write=True, rebuild=True) as file:
            for view in (server, file):
                view.update(sample())
            yield server, file


def _random_graph(rng: random.Random) -> Graph:
    """Every label and every relationship type, between whatever ends: more odd than any real graph."""
    labels = ["Person", "Body:PartyBody", "Body:Delegation", "Event:Inspection", "Event:Visit", "Directive", "Program",
              "Post", "Tenure", "Remark", "Indicator", "Term", "Place", "Article"]  # fmt: skip
    entities = []
    for number in range(40):
        name = "n " + "".join(rng.choice(string.ascii_lowercase + "đấ") for _ in range(2))
        dates: dict[str, Value] = {"date": "2023", "date_from": date(2023, 1, 1), "date_to": date(2023, 12, 31)}
        extra = dates if rng.random() < 0.5 else {}
        if rng.random() < 0.2:
            name = "Ban Thường vụ " + name
        article = rng.random() < 0.3
        id_ = f"article/{number % 4}-{number}" if article else f"x/{number}"
        entities.append(entity(id_, "Article" if article else rng.choice(labels), name, **extra))
    statements = {}
    for _ in range(250):
        subject, object_ = rng.choice(entities).id, rng.choice(entities).id
        where = [("a1", start, start + 9) for start in rng.sample(range(50), rng.randrange(3))]
        statement = said(
            subject, rng.choice(RELATIONSHIPS), object_, *where,
            modality=rng.choice(["done", "ongoing", "planned", "denied"]),
            **({"event": rng.choice(entities).id} if rng.random() < 0.5 else {}),
            **({"said_by": rng.choice(entities).id} if rng.random() < 0.3 else {}),
        )  # fmt: skip
        statements[statement.id] = statement
    return Graph(tuple(entities), tuple(statements.values()))


def test_the_same_content_has_the_same_hash_and_other_content_another() -> None:
    graph = storable(sample())
    assert content_hash(graph) == content_hash(storable(Graph(graph.entities[::-1], graph.statements[::-1])))
    seen = {content_hash(graph)}
    first = graph.entities[0]
    for props in (
        {**first.props, "name": "y"},
        {**first.props, "z": 1},
        {**first.props, "z": 1.0},
        {**first.props, "z": "1"},
    ):
        seen.add(content_hash(Graph((dataclasses.replace(first, props=props), *graph.entities[1:]), graph.statements)))
    # As an edit from outside can leave a view.
    seen.add(content_hash(Graph(graph.entities, (*graph.statements, graph.statements[-1]))))
    seen.add(content_hash(Graph((*graph.entities, graph.entities[-1]), graph.statements)))
    assert len(seen) == 7
    assert content_hash(Graph()) == content_hash(storable(Graph()))


def test_an_article_s_node_counts_the_claims_that_stand_in_it(view: View) -> None:
    first, second = (
        [entity(f"article/a{n}", "Article", f"Tin {n}") for n in (1, 2)],
        [entity("body/x", "Body", "Sở X")],
    )
    people = [entity(f"person/{n}", "Person", f"Ứng Văn {n}") for n in range(3)]
    claims = [said(f"person/{n}", "INSPECTED", "body/x", ("a1", n, n + 2), ("a1", n + 3, n + 5)) for n in range(3)]
    claims.append(said("article/a1", "MENTIONS", "body/x", ("a1", 0, 2)))
    planned = dataclasses.replace(claims[0], props={**claims[0].props, "modality": "planned"})
    for kept, expected in ((claims, 3), ([planned, *claims[1:]], 2), (claims[1:2], 1), ([], 0)):
        view.update(Graph.of((*first, *second, *people), kept))
        found = view.query("MATCH (a:Article) RETURN a.id AS id, a.hoso_claims AS claims ORDER BY id")
        assert found.rows == (("article/a1", expected), ("article/a2", 0))
