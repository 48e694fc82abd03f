"""The pages on linked data: each query runs on the samples, and the reference is that of the ontology."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pyoxigraph
import pytest
from tests.graph.test_rdf import triples
from tests.graph.typed import typed_sample

from hoso.graph import reference, sparql
from hoso.graph.ledger import Ledger
from hoso.graph.model import Graph
from hoso.graph.ontology import ontology
from hoso.graph.pipeline import build, resolve_ledger
from hoso.graph.resolve import resolve
from hoso.graph.terms import EVENT_LABELS, VOCABULARY
from hoso.loaders.errors import LoadError
from hoso.loaders.extraction import extract
from hoso.loaders.facts import ArticleFacts, Event
from hoso.loaders.readers import read_paths

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs/linked-data.md").read_text("utf-8")
QUERIES = re.findall(r"^```sparql\n(.*?)^```", PAGE, flags=re.DOTALL | re.MULTILINE)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> pyoxigraph.Store:
    articles = [item for item in read_paths([ROOT / "samples"], place="An Giao") if not isinstance(item, LoadError)]
    with Ledger.open(tmp_path_factory.mktemp("page") / "store", create=True) as ledger:
        build(articles, ledger, extract)
        return sparql.store_of(resolve_ledger(ledger))


def test_page_has_who_inspected_whom_what_is_to_hold_and_twenty_questions() -> None:
    assert len(QUERIES) == 22
    assert len(re.findall(r"^\*\*\d+\. .*\?\*\*", PAGE, flags=re.MULTILINE)) == 20


@pytest.mark.parametrize("number", range(22))
def test_page_each_query_has_an_answer(store: pyoxigraph.Store, number: int) -> None:
    assert sparql.ask(store, QUERIES[number]).rows, QUERIES[number]


def test_page_main_query_has_date_and_quote(store: pyoxigraph.Store) -> None:
    rows = sparql.ask(store, QUERIES[0])
    assert rows.columns == ("who", "whom", "act", "date", "what", "basis", "quote", "article")
    assert all(row[6] and row[7] for row in rows.rows)
    assert any(row[3] and row[4] for row in rows.rows)


def test_page_says_how_a_saved_question_gets_its_value(store: pyoxigraph.Store) -> None:
    found = re.search(r"^sed 's/(.+)/(.+)/' (queries/.+\.rq) >", PAGE, flags=re.MULTILINE)
    assert found
    absent, given, path = found.groups()
    query = (ROOT / path).read_text("utf-8")
    assert sparql.ask(store, query).rows == ()
    assert sparql.ask(store, query.replace(absent, given)).rows


def test_page_of_the_ontology_is_current() -> None:
    assert (ROOT / "docs/ontology.md").read_text("utf-8") == reference.page(ontology()), (
        "run python -m hoso.graph.reference > docs/ontology.md"
    )


def test_every_term_of_the_ontology_is_used_by_an_export(store: pyoxigraph.Store) -> None:
    """By the sample graph of the tests, one that is corrected, the samples, or an article with each kind of event."""
    schema = ontology()
    events = tuple(
        Event(f"e{n}", kind, "", "2023-05-0" + str(n + 1), "stated", kind) for n, kind in enumerate(EVENT_LABELS)
    )
    first, *_ = typed_sample().entities
    corrected = replace(first, props={**first.props, "corrected": "name: A → B"})
    graphs = [
        typed_sample(),
        Graph((corrected,), ()),
        resolve([ArticleFacts(id="a", published="2023-05-01", events=events)]),
    ]
    used = {part[1:-1] for graph in graphs for triple in triples(graph) for part in triple[1:] if part.startswith("<")}
    used |= {
        node.value for quad in store for node in (quad.predicate, quad.object) if isinstance(node, pyoxigraph.NamedNode)
    }
    classes = {VOCABULARY + name for name in schema.classes} - {
        VOCABULARY + n for n in ("Entity", "Agent", "Instrument")
    }
    properties = {item.iri for item in schema.relationships.values()} | {
        item.iri for item in schema.properties.values()
    }
    assert (classes | properties) - used == set()
