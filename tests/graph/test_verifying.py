"""A view beside the ledger's graph: whatever was done to it by hand is told."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.graph.sample import ARTICLES, sample

from hoso.graph.model import Graph
from hoso.graph.stores.base import View
from hoso.graph.stores.embedded import FILE, EmbeddedView, open_view
from hoso.graph.stores.neo4j import Neo4jView
from hoso.graph.stores.storable import storable
from hoso.graph.verifying import view_findings

Edit = Callable[[str], None]


@pytest.fixture(params=["embedded", pytest.param("neo4j", marks=pytest.mark.neo4j)])
def edited(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[View, Edit]]:
    """A view of the sample, and a way to write to it past hoso, its recorded hash kept."""
    if request.param == "neo4j":
        server: Neo4jView = request.getfixturevalue("neo4j_view")
        server.update(sample())
        yield server, server.database.run
        return
    with open_view(tmp_path / FILE, write=True, rebuild=True) as view:
        view.update(sample())

        def edit(cypher: str) -> None:
            view._graph.cypher(cypher)
            view._frozen = view._graph.freeze()

        yield view, edit


def found(view: View, graph: Graph) -> list[str]:
    return [f"{item.what} {item.says}" for item in view_findings("here", view, storable(graph), ARTICLES)]


def test_a_view_as_it_was_written_has_no_fault(edited: tuple[View, Edit]) -> None:
    assert found(edited[0], sample()) == []


@pytest.mark.parametrize(
    ("cypher", "says"),
    [
        ("MATCH (n:Person {id: 'person/đỗ-ý-2'}) SET n.name = 'Đỗ Ỷ'", "name is 'Đỗ Ỷ', the ledger says 'Đỗ Ý'"),
        ("MATCH (n:Person {id: 'person/đỗ-ý-2'}) SET n.code = 1", "code is 1, the ledger says nothing"),
        ("MATCH (n:Directive {id: 'doc/nq-05'}) SET n.number = 5", "number is 5, the ledger says '05'"),
        ("MATCH (n:Event {id: 'event/thăm'}) DETACH DELETE n", "event/thăm Visit"),
        ("MATCH (:Person)-[r:SAID]->(:Remark) DELETE r", "SAID from 'Mạc Thị Đào' to 'Yêu cầu của Mạc Thị Đào' is missing"),
        ("MATCH (:Person)-[r:SAID]->(:Remark) SET r.basis = 'derived'", "basis is 'derived', the ledger says 'stated'"),
        ("MATCH (:Person)-[r:SAID]->(:Remark) SET r.quotes = ['x']", "does not stand there"),
        (
            "MATCH (a:Person {id: 'person/đỗ-ý-2'}) MATCH (b:Event {id: 'event/thăm'}) CREATE (a)-[:CHAIRED {id: 'made-up', hoso: true}]->(b)",
            "is nothing that the ledger knows",
        ),
    ],
)  # fmt: skip
def test_an_edit_by_hand_is_told(edited: tuple[View, Edit], cypher: str, says: str) -> None:
    view, edit = edited
    edit(cypher)
    told = found(view, sample())
    assert says in "\n".join(told)
    assert told[0].endswith("something else has written to it")


def test_an_article_that_counts_other_claims_is_told(edited: tuple[View, Edit]) -> None:
    view, edit = edited
    edit("MATCH (a:Article) SET a.hoso_claims = a.hoso_claims + 7")
    told = found(view, sample())
    assert len(told) == sum(entity.labels == ("Article",) for entity in sample().entities)
    assert re.search(r"says that (\d+) claims stand in it, the ledger's graph has (\d+)", told[0])


def test_a_view_of_another_graph_is_told(edited: tuple[View, Edit]) -> None:
    graph = sample()
    newer = replace(graph, statements=graph.statements[1:])
    (told,) = found(edited[0], newer)
    assert "of another ledger, or of an older state" in told
    assert f"{len(graph.statements)} statements, the ledger's graph has" in told


def test_an_article_that_the_ledger_lacks_and_an_interruption_are_told(edited: tuple[View, Edit]) -> None:
    view, edit = edited
    texts: dict[str, Any] = {"a1": ARTICLES["a1"], "a2": ARTICLES["a2"]}
    told = [item.says for item in view_findings("here", view, storable(sample()), texts)]
    assert any("'b-7', which the ledger does not have" in says for says in told)
    edit("MATCH (v:HosoView) SET v.hash = ''")
    assert "interrupted" in found(view, sample())[0]


def test_a_view_can_be_checked_while_it_is_only_read(tmp_path: Path) -> None:
    with open_view(tmp_path / FILE, write=True, rebuild=True) as view:
        view.update(sample())
    before = (tmp_path / FILE).read_bytes()
    with open_view(tmp_path / FILE) as reader:
        assert isinstance(reader, EmbeddedView)
        assert found(reader, sample()) == []
    assert (tmp_path / FILE).read_bytes() == before
