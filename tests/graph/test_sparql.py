"""SPARQL on the graph's own export: rows, parameters, errors with their place, nothing fetched."""

from __future__ import annotations

from typing import Any

import pyoxigraph
import pytest
from tests.graph.typed import typed_sample

from hoso.graph import sparql
from hoso.graph.errors import QueryError
from hoso.graph.terms import node_iri


@pytest.fixture(scope="module")
def store() -> pyoxigraph.Store:
    return sparql.store_of(typed_sample())


def test_select_gives_plain_values(store: pyoxigraph.Store) -> None:
    rows = sparql.ask(
        store,
        """SELECT ?value ?out ?day ?p ?none WHERE { ?x a hoso:Indicator ; schema:value ?value ; hoso:outOf ?out .
           ?e hoso:topic "chuyển đổi số" ; hoso:date ?day . ?d hoso:provisional ?p }""",
    )
    assert rows.columns == ("value", "out", "day", "p", "none")
    assert rows.rows == ((96.4, 100, "2023-03-14", True, None),)


@pytest.mark.parametrize("query", ["SELECT ?s { ?s ?p ?o }", "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"])
def test_a_limit_cuts_the_rows_and_says_so(store: pyoxigraph.Store, query: str) -> None:
    whole = sparql.ask(store, query)
    some = sparql.ask(store, query, limit=2)
    assert (len(some.rows), some.more, whole.more) == (2, True, False)
    assert not sparql.ask(store, query, limit=len(whole.rows)).more


def test_a_query_that_takes_too_long_is_stopped(store: pyoxigraph.Store) -> None:
    with pytest.raises(QueryError, match=r"took longer than 0\.05 s"):
        sparql.ask(store, "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }", timeout=0.05)


def test_the_columns_of_all_stand_as_in_the_query(store: pyoxigraph.Store) -> None:
    query = "# ?o first\nSELECT * WHERE { ?s hoso:led ?o . ?s ?p 'Đỗ ?a' }"
    assert sparql.ask(store, query).columns == ("s", "o", "p")
    assert sparql.ask(store, "SELECT ?o ?s WHERE { ?s hoso:led ?o }").columns == ("o", "s")


def test_ask_and_construct_have_rows_too(store: pyoxigraph.Store) -> None:
    assert sparql.ask(store, "ASK { ?a hoso:inspected ?b }").rows == ((True,),)
    rows = sparql.ask(store, "CONSTRUCT { ?b skos:related ?a } WHERE { ?a hoso:governs ?b }")
    assert rows.columns == ("subject", "predicate", "object")
    assert [tuple(map(sparql.short, row)) for row in rows.rows] == [
        ("body/đảng-bộ-ứng-khê", "skos:related", "body/huyện-ủy-ứng-khê")
    ]


@pytest.mark.parametrize(
    ("query", "parameters", "count"),
    [
        ("SELECT ?x WHERE { ?x hoso:name $name }", {"name": "Đỗ Ý"}, 1),
        ("SELECT ?x WHERE { ?x hoso:name $name }", {"name": 'x" . ?x ?y ?z . "'}, 0),
        ("SELECT ?x WHERE { $who hoso:led ?x }", {"who": f"<{node_iri('person/đỗ-ý-2')}>"}, 1),
        ("SELECT ?x WHERE { ?x oa:start ?s FILTER(?s > $n) }", {"n": 4}, 4),
        ("SELECT ?x WHERE { ?x schema:value ?v FILTER(?v = $n) }", {"n": 96.4}, 1),
        ("SELECT ?x WHERE { ?x hoso:provisional $yes }", {"yes": True}, 1),
        ('SELECT ?x WHERE { ?x hoso:name "$name" } # $name', {}, 0),
        ("SELECT $x WHERE { $x a hoso:Person }", {}, 4),
        ("SELECT ?service WHERE { ?service hoso:name 'SERVICE' }", {}, 0),
    ],
)
def test_parameters_are_terms(store: pyoxigraph.Store, query: str, parameters: dict[str, Any], count: int) -> None:
    assert len(sparql.ask(store, query, parameters).rows) == count


@pytest.mark.parametrize(
    ("query", "parameters", "message"),
    [
        ("SELECT ?x\nWHERE { ?x ?y }", {}, "line 2, column 16"),
        ("SELECT * WHERE { SERVICE <http://x.example/> { ?a ?b ?c } }", {}, "another server"),
        ("SELECT * WHERE { service silent ?x { ?a ?b ?c } }", {}, "another server"),
        (r"SELECT * WHERE { \u0053ERVICE <http://x.example/> { ?a ?b ?c } }", {}, "another server"),
        ("INSERT DATA { <http://a.example/> <http://b.example/> 1 }", {}, "would change"),
        ("SELECT * WHERE { ?a nope:b ?c }", {}, "line 1, column 27: a prefix that is not declared"),
        ("ASK { ?a ?b ?c }", {"name": "x"}, "no parameter"),
        ("ASK { ?a ?b $c }", {"c": [1]}, "not"),
        ("ASK { ?a ?b $c }", {"c": "<not an iri>"}, "no IRI"),
        (f"ASK {{ FILTER ({'(' * 5000}1{')' * 5000}) }}", {}, "100 brackets"),
        (f"ASK {{ ?a ?b ?c FILTER (?a<{'(' * 5000}1{')' * 5000}>?b) }}", {}, "100 brackets"),
        (f"ASK {'{' * 5000}{'}' * 5000}", {}, "100 brackets"),
        ("ASK { FILTER (" + r"\u0028" * 5000 + "1" + ")" * 5001 + " }", {}, "100 brackets"),
    ],
)
def test_errors_say_what_and_where(
    store: pyoxigraph.Store, query: str, parameters: dict[str, Any], message: str
) -> None:
    with pytest.raises(QueryError, match=message):
        sparql.ask(store, query, parameters)


def test_short_names_are_for_readers() -> None:
    assert sparql.short(node_iri("person/đỗ-ý-2")) == "person/đỗ-ý-2"
    assert sparql.short("http://www.w3.org/ns/oa#exact") == "oa:exact"
    assert sparql.short("https://elsewhere.example/x") == "https://elsewhere.example/x"
    assert sparql.short(3) == 3
