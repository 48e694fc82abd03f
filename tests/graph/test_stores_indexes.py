"""The embedded graph's indexes of relationships: a question that goes through one finds what reading all finds."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.graph.generated import generated

from hoso.graph.model import Graph, Statement
from hoso.graph.stores import embedded
from hoso.graph.stores.schema import schema

GRAPHS = [generated(120, 600, seed) for seed in range(4)]


def _part(graph: Graph, kept: int, moved: bool) -> Graph:
    """Some of a graph's claims, each at another event where ``moved``."""
    claims = [statement for n, statement in enumerate(graph.statements) if (kept >> n % 8) & 1]
    if moved:
        claims = [_at(claim, "event/1") if "event" in claim.props else claim for claim in claims]
    return Graph.of(graph.entities, claims)


def _at(claim: Statement, event: str) -> Statement:
    return Statement(
        claim.id, claim.type, claim.subject, claim.object, {**claim.props, "event": event}, claim.attestations
    )


@settings(
    max_examples=int(os.environ.get("HOSO_TEST_EXAMPLES", "5")),
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
@given(steps=st.lists(st.tuples(st.integers(0, 3), st.integers(0, 255), st.booleans()), min_size=2, max_size=4))
def test_an_index_finds_what_reading_all_finds_after_every_update(
    steps: list[tuple[int, int, bool]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("indexes") / embedded.FILE
    for which, kept, moved in steps:
        graph = _part(GRAPHS[which], kept, moved)
        with embedded.open_view(path, write=True, rebuild=True) as view:
            view.update(graph)
            _same(view, graph)
        _same(embedded.open_view(path), graph)


def _same(view: embedded.EmbeddedView, graph: Graph) -> None:
    for type_, name in (("INSPECTED", "event"), ("INSPECTED", "id"), ("SAID", "event")):
        wanted = sorted(
            (str(value), claim.id)
            for claim in graph.statements
            if claim.type == type_ and (value := claim.id if name == "id" else claim.props.get(name))
        )
        values = sorted({value for value, _ in wanted} | {"event/0", "nothing"})
        found = view.query(
            f"UNWIND $values AS value MATCH (x)-[r:{type_}]->(y) WHERE r.{name} = value RETURN value, r.id AS id",
            {"values": values},
        )
        assert sorted(found.rows) == wanted


def test_a_question_goes_through_the_index(tmp_path: Path) -> None:
    assert len(schema("kglite")) == 3
    with embedded.open_view(tmp_path / embedded.FILE, write=True, rebuild=True) as view:
        view.update(GRAPHS[0])
    plan = embedded.open_view(tmp_path / embedded.FILE).query(
        "EXPLAIN UNWIND $keys AS key MATCH (x)-[r:SAID]->(m:Remark) WHERE r.event = key RETURN r.id",
        {"keys": ["event/1"]},
    )
    assert any("RelIndexSeek" in str(row) for row in plan.rows)
