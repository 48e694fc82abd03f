"""The saved questions on graphs of every kind: the embedded engine, Neo4j and the SPARQL twins answer alike.

Asked are the sample, the graph of the annotated articles (where they are) and a generated one, with random parameters;
what a user types is a value and never a part of a query.
"""

from __future__ import annotations

import itertools
import os
import random
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.graph import twins
from tests.graph.factory import SHARED, gold
from tests.graph.generated import KNOWN, generated
from tests.graph.sample import sample
from tests.notshipped import WHY

from hoso.graph import sparql
from hoso.graph.errors import QueryError
from hoso.graph.exports.syntaxes import PREFIXES
from hoso.graph.model import Graph
from hoso.graph.resolve import resolve
from hoso.graph.saved import SavedQuery, catalogue, find
from hoso.graph.stores import embedded
from hoso.graph.stores.base import View, is_intact
from hoso.graph.stores.embedded import EmbeddedView

GRAPHS = ["sample", "annotated", "generated"]
QUESTIONS = [query for query in catalogue() if query.name != "new-since"]  # which takes a list of arrivals
TWINS = [find(name) for name in twins.names()]
PATIENCE = 300.0
"""Seconds for one question of a graph with many claims."""
FEW = settings(
    max_examples=int(os.environ.get("HOSO_TEST_EXAMPLES", "3")),
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
HOSTILE = [
    "' OR 1=1 //",
    "'}) DETACH DELETE n //",
    '"}) RETURN 1 AS x //',
    "\\",
    "\\' OR true OR '",
    "$who",
    "`",
    "*/ RETURN 1 /*",
    ".*",
    "\x00",
    "\ud800",
    "' + 'Ứng Khê",
    '") UNDEF) } { ?s ?p ?o } #',
    '" @vi) } SERVICE <http://x.example/> { } #',
    '"""\n} DROP ALL #',
    "> <http://x.example/",
    "\u2028\\u0027 OR true //",
]


def _graph(name: str) -> Graph:
    if name == "sample":
        return sample()
    if name == "generated":
        return generated(400, 1500)
    folder = SHARED / "eval/gold"
    if not folder.is_dir():
        pytest.skip(WHY)
    articles, facts = gold(path.stem for path in sorted(folder.glob("*.json")))
    return resolve(facts, articles)


@pytest.fixture(scope="module", params=GRAPHS)
def graph(request: pytest.FixtureRequest) -> Graph:
    return _graph(request.param)


@pytest.fixture(scope="module")
def view(graph: Graph, tmp_path_factory: pytest.TempPathFactory) -> Iterator[EmbeddedView]:
    with opened(graph, tmp_path_factory.mktemp("view")) as held:
        yield held


@pytest.fixture(scope="module")
def linked(graph: Graph) -> Any:
    return sparql.store_of(graph)


def opened(graph: Graph, folder: Path) -> EmbeddedView:
    """The graph in the embedded engine."""
    held = embedded.open_view(folder / embedded.FILE, write=True, rebuild=True)
    held.update(graph)
    return held


def values(graph: Graph, seed: int, question: SavedQuery) -> dict[str, Any]:
    """Parameters for a question: words and ids of the graph, and days, with a chance for each that may be left out."""
    rng = random.Random(seed)
    found: dict[str, Any] = {}
    for parameter in question.parameters:
        if not parameter.required and rng.random() < 0.5:
            continue
        if parameter.type == "date":
            found[parameter.name] = f"{rng.randrange(2019, 2026)}-{rng.randrange(1, 13):02}-{rng.randrange(1, 29):02}"
        elif parameter.type == "integer":
            found[parameter.name] = rng.randrange(1, 40)
        elif parameter.name == "rule":
            rules = sorted({rule for s in graph.statements for rule in s.props.get("rules") or ()})  # type: ignore[union-attr]
            found[parameter.name] = rng.choice([*rules, "không có"])
        else:
            entity = rng.choice(graph.entities)
            words = str(rng.choice([entity.props["name"], *entity.props.get("aliases", ())])).split()  # type: ignore[misc]
            start = rng.randrange(len(words))
            text = " ".join(words[start : start + rng.randrange(1, 4)])
            found[parameter.name] = rng.choice([entity.id, text, text.upper(), rng.choice(HOSTILE)])
    if "since" in found and "until" in found:
        # A span that ends before it begins is refused.
        found["since"], found["until"] = sorted((found["since"], found["until"]))
    return found


# --- twins ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("question", TWINS, ids=lambda question: question.name)
@FEW
@given(seed=st.integers(0, 2**32))
def test_a_twin_answers_as_the_embedded_engine(
    question: SavedQuery, graph: Graph, view: EmbeddedView, linked: Any, seed: int
) -> None:
    for asked in (values(graph, seed, question), _likely(graph, seed, question)):
        assert question.ask(view, asked) == twins.ask(linked, question.name, asked), asked


def _likely(graph: Graph, seed: int, question: SavedQuery) -> dict[str, Any]:
    """Only what has to be given, and that a word which many names have."""
    rng = random.Random(seed)
    words = ("Ban", "ủy", "số", "Chủ tịch", "Bí thư", "Nghị quyết", "Huyện ủy", "Đoàn", "Minh", "Văn")
    return {parameter.name: rng.choice(words) for parameter in question.parameters if parameter.required}


@pytest.mark.parametrize("question", TWINS, ids=lambda question: question.name)
def test_a_twin_has_answers_and_takes_what_the_question_takes(question: SavedQuery, tmp_path: Path) -> None:
    store = sparql.store_of(sample())
    text = question.path.with_suffix(".rq").read_text("utf-8")
    store.query(text, prefixes=dict(PREFIXES))  # as it stands, with nothing given
    assert {f"?given_{parameter.name}" for parameter in question.parameters if parameter.name != twins.TOP} == {
        name for name in re.findall(r"\?given_\w+", text) if not name.endswith("_node")
    }
    required = {
        "person": "Ứng Văn Ân",
        "body": "Ứng Khê",
        "who": "Ban Thường vụ",
        "document": "05-NQ/TU",
        "post": "Bí thư",
    }
    asked = {parameter.name: required[parameter.name] for parameter in question.parameters if parameter.required}
    assert twins.ask(store, question.name, asked).rows


def test_a_twin_is_asked_for_by_name() -> None:
    store = sparql.store_of(Graph())
    with pytest.raises(QueryError, match=r"timeline has no twin in SPARQL; there is "):
        twins.ask(store, "timeline")
    with pytest.raises(QueryError, match="who has to be given"):
        twins.ask(store, "inspections-by")
    with pytest.raises(QueryError, match="takes no parameter 'nobody'"):
        twins.filled("SELECT * WHERE { VALUES (?given_who) { (UNDEF) } }", {"nobody": "x"})


# --- what a user types ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.name)
def test_what_is_typed_is_a_value_and_never_a_part_of_the_query(
    question: SavedQuery, hostile: tuple[EmbeddedView, Any]
) -> None:
    held, linked = hostile
    texts = [parameter for parameter in question.parameters if parameter.type == "text"]
    for parameter, typed in itertools.product(texts, HOSTILE):
        given = {p.name: "2023-03-14" if p.type == "date" else "Ứng Khê" for p in question.parameters if p.required}
        found = question.ask(held, {**given, parameter.name: typed})
        assert found.columns == question.columns
        assert not found.rows or question.name == "inspected-about", (parameter.name, typed, found.rows)
        if question.name in twins.names():
            assert twins.ask(linked, question.name, {**given, parameter.name: typed}) == found
    assert is_intact(held)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[EmbeddedView, Any]]:
    with opened(sample(), tmp_path_factory.mktemp("hostile")) as held:
        yield held, sparql.store_of(sample())


@pytest.mark.parametrize("typed", HOSTILE)
def test_a_name_that_looks_like_a_query_is_found_as_a_name(typed: str, tmp_path: Path) -> None:
    clean = re.sub("[\ud800-\udfff]", "\ufffd", typed)
    from tests.graph.sample import entity, said

    odd = Graph.of(
        [entity("person/x", "Person", clean), entity("body/y", "Body:StateBody", "Sở Y")],
        [said("person/x", "INSPECTED", "body/y", ("a1", 0, 9))],
    )
    with opened(odd, tmp_path) as held:
        found = find("inspections-by").ask(held, {"who": clean})
        expected = 1 if clean.strip() and " ".join(clean.split()) == clean else len(found.rows)
        assert len(found.rows) == expected
        assert twins.ask(sparql.store_of(odd), "inspections-by", {"who": clean}) == found


# --- form -------------------------------------------------------------------------------------------------------------

_STRINGS = re.compile(r"'(?:\\.|[^'\\])*'|\"(?:\\.|[^\"\\])*\"|`[^`]*`")
_WRITES = re.compile(
    r"\b(?:CREATE|MERGE|SET|DELETE|DETACH|REMOVE|DROP|FOREACH|LOAD|INSERT|USE|GRANT|DENY)\b", re.IGNORECASE
)
_TOTAL: Mapping[str, str] = {
    "coverage": "a row per kind and name, which both are sorted by",
    "derived-or-stated": "a row per relation and basis, which both are sorted by",
    "printed-forms": "a row per node and form, which both are sorted by",
    "reports-differ": "a row per event, relation and two articles, which all are sorted by",
    "path-between": "the ids of a way's relationships are the last thing that is sorted by",
    "evidence-for": "a claim, an article and a start, which no two quotes share",
    "conflicts": "the ids of both ends, then their quotes",
}
"""Questions whose order ends otherwise than by an id, and why no two rows are equal in it."""


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.name)
def test_a_question_reads_only_and_its_order_is_total(question: SavedQuery) -> None:
    plain = _STRINGS.sub("''", question.text)
    assert not _WRITES.search(plain)
    assert not re.search(r"\bCALL\s+(?!\()", plain), "a procedure"
    order = plain[plain.rindex("ORDER BY") :].removesuffix("LIMIT $top").strip()
    assert plain.rindex("ORDER BY") > plain.rindex("RETURN")
    last = order.removeprefix("ORDER BY").split(",")[-1].split()[0]
    if question.name not in _TOTAL:
        assert re.fullmatch(r"\w+\.id|\w+_id|claim|id", last), last
    assert all(f"${parameter.name}" in question.text for parameter in question.parameters)
    if "CONTAINS" in plain and question.name != "conflicts":
        assert "hoso_words CONTAINS" in plain


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.name)
def test_a_question_is_taken_by_the_engine_on_an_empty_graph(question: SavedQuery, tmp_path: Path) -> None:
    given = {p.name: "2023-03-14" if p.type == "date" else "x" for p in question.parameters if p.required}
    with opened(Graph(), tmp_path) as held:
        found = question.ask(held, given)
    assert (found.columns, found.rows) == (question.columns, ())


@pytest.mark.parametrize(
    "question", [q for q in QUESTIONS if any(p.name == "top" for p in q.parameters)], ids=lambda question: question.name
)
def test_a_limit_cuts_the_rows_and_changes_none(question: SavedQuery, graph: Graph, view: EmbeddedView) -> None:
    required = {parameter.name: KNOWN[parameter.name] for parameter in question.parameters if parameter.required}
    every = question.ask(view, {**required, "top": 100_000}).rows
    for top in (1, 20):
        assert every[:top] == question.ask(view, {**required, "top": top}).rows


# --- Neo4j ------------------------------------------------------------------------------------------------------------


@pytest.mark.neo4j
@pytest.mark.xdist_group("questions")  # so that one server plans them
# The sample is asked of both engines in test_stores.py; Neo4j plans each question anew for each graph, which takes long.
@pytest.mark.parametrize("name", ["annotated", "generated"])
def test_neo4j_answers_as_the_embedded_engine(name: str, neo4j_view: View, tmp_path: Path) -> None:
    graph = _graph(name)
    neo4j_view.update(graph)
    with opened(graph, tmp_path) as held:
        for question, seed in itertools.product(QUESTIONS, range(int(os.environ.get("HOSO_TEST_EXAMPLES", "2")))):
            asked = {**_likely(graph, seed, question), **values(graph, seed, question)}
            assert question.ask(neo4j_view, asked) == question.ask(held, asked), (question.name, asked)


@pytest.mark.neo4j
@pytest.mark.timed
@pytest.mark.skipif(
    "HOSO_TEST_CLAIMS" not in os.environ, reason="HOSO_TEST_CLAIMS=100000 tries that many; it takes long"
)
def test_neo4j_answers_as_the_embedded_engine_with_many_claims(neo4j_view: View, tmp_path: Path) -> None:
    claims = int(os.environ["HOSO_TEST_CLAIMS"])
    graph = generated(claims // 3, claims)
    neo4j_view.update(graph)
    wrong: list[str] = []
    answered = set()
    with opened(graph, tmp_path) as held:
        linked = sparql.store_of(graph)
        for question, asked in ((each, asked) for each in QUESTIONS for asked in _ways(each)):
            try:
                found = question.ask(held, asked, timeout=PATIENCE)
                same = question.ask(neo4j_view, asked, timeout=PATIENCE) == found
                if same and question.name in twins.names():
                    same = twins.ask(linked, question.name, asked) == found
            except QueryError as error:
                wrong.append(f"{question.name} {asked}: {error}")
                continue
            print(
                f"{question.name} {asked}: {len(found.rows)} rows, {'the same' if same else 'NOT THE SAME'}", flush=True
            )
            wrong += [] if same else [f"{question.name} {asked}"]
            answered |= {question.name} if found.rows else set()
    assert not wrong
    assert len(answered) > len(QUESTIONS) * 0.8, "nothing is compared where nothing is found"


def _ways(question: SavedQuery) -> Iterator[dict[str, str]]:
    """What has to be given, a name that many nodes have; without it, all, what has such a name, and a month."""
    required = {parameter.name: KNOWN[parameter.name] for parameter in question.parameters if parameter.required}
    names = [parameter.name for parameter in question.parameters]
    yield required
    if not required:
        yield from ({name: KNOWN[name]} for name in names if name in KNOWN)
    if {"since", "until"} <= set(names):
        yield {**required, "since": "2022-05", "until": "2022-05"}
