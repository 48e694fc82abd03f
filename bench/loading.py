"""How quickly a graph is loaded: into the embedded engine, and into Neo4j beside the writer of neo4j-graphrag.

The graph is invented (``tests/graph/generated.py``). The items, its nodes and relationships with all their properties,
are in memory in the form that each loader takes before the clock starts; it stops when the loader returns. Each begins
with an empty database without indexes and makes its own. hoso counts what it wrote before it returns, and is asked to
load the same once more, which must write nothing; what is counted is counted in the database.

In Neo4j the two take turns on one server, after a round that does not count and in which Java warms up; the order
changes from round to round. Needs ``pip install neo4j-graphrag`` (the extra ``bench``), and what a local server of the
tests needs; without them a sentence says what was left out. Exit status 1 when a limit is missed.

``bench/loading.py [NODES CLAIMS]``
"""

from __future__ import annotations

import asyncio
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tests.graph.generated import generated
from tests.neo4j_server import local

from hoso.graph.model import Graph
from hoso.graph.stores import embedded, neo4j
from hoso.graph.stores.base import Counts, View
from hoso.graph.stores.form import RELATIONSHIP_MARK, WORDS, node_props, relationship_props

ROUNDS = 5
EMBEDDED_LIMIT = 20_000
"""Items for each second of processor time."""
TIMES_AS_FAST = 2.5
"""Of the writer, on the clock."""

SERVER = ("-Xms2g", "-Xmx4g")
"""Java's options for Neo4j: memory as a server of that size has it, and compiled as usual."""


def main(arguments: Sequence[str]) -> int:
    """Measure and print; 1 when a limit is missed."""
    nodes, claims = (int(arguments[0]), int(arguments[1])) if len(arguments) > 1 else (10_000, 30_000)
    graph = generated(nodes, claims)
    print(f"{nodes:,} nodes, {claims:,} relationships; items a second, medians of {ROUNDS} (least, most)")
    missed = _embedded(graph)
    try:
        missed += _server(graph)
    except local.Unavailable as error:
        print(f"no Neo4j: {error}")
    print("; ".join(missed) or "no limit is missed")
    return int(bool(missed))


# --- the embedded engine ----------------------------------------------------------------------------------------------


def _embedded(graph: Graph) -> list[str]:
    """Load into a new file each time; the limits that were missed."""
    clock: list[float] = []
    processor: list[float] = []
    for _ in range(ROUNDS):
        with tempfile.TemporaryDirectory() as folder:
            begun, used = time.perf_counter(), time.process_time()
            with embedded.open_view(Path(folder, embedded.FILE), write=True, rebuild=True) as view:
                view.update(graph)
            processor.append(_items(graph) / (time.process_time() - used))
            clock.append(_items(graph) / (time.perf_counter() - begun))
            with embedded.open_view(Path(folder, embedded.FILE), write=True) as view:
                _held(view, graph)
    _show("kglite, by hoso", clock)
    _show("the same, of processor time", processor)
    reached = statistics.median(processor)
    return [f"kglite: {reached:,.0f} items a second, not {EMBEDDED_LIMIT:,}"] if reached < EMBEDDED_LIMIT else []


# --- Neo4j ------------------------------------------------------------------------------------------------------------


def _server(graph: Graph) -> list[str]:
    """Load with both in turn; the limits that were missed. Raises Unavailable where there is no server."""
    import neo4j as driver

    try:
        written: Any = _graphrag(graph)
    except ModuleNotFoundError as error:
        print(f"without neo4j-graphrag ({error}): pip install -e '.[bench]' to compare with it")
        written = None
    plugins = local.apoc() if written is not None else None
    with (
        local.running(plugins=plugins, jvm=SERVER) as server,
        driver.GraphDatabase.driver(server.uri, notifications_min_severity="OFF") as peer,
        neo4j.connect(server.uri) as view,
    ):
        took: dict[str, list[float]] = {"hoso": [], "writer": []}

        def hoso() -> None:
            _empty(peer)
            took["hoso"].append(_items(graph) / _seconds(lambda: view.update(graph)))
            _held(view, graph)

        def writer() -> None:
            _empty(peer)
            took["writer"].append(_items(graph) / _seconds(lambda: _write(peer, written)))

        both: list[Callable[[], None]] = [hoso, writer] if written is not None else [hoso]
        for round_ in range(ROUNDS + 1):
            for load in both if round_ % 2 else reversed(both):
                load()
        if written is not None:
            _empty(peer)
            counted = [_write(peer, written) or _counted(peer) for _ in range(2)]
    _show("Neo4j, by hoso", took["hoso"][1:])
    if written is None:
        return []
    _show("Neo4j, by neo4j-graphrag's writer", took["writer"][1:])
    for time_, (nodes, relationships) in zip(("one load", "a second one"), counted, strict=True):
        print(f"  the writer after {time_}: {nodes:,} nodes, {relationships:,} relationships")
    times = statistics.median(took["hoso"][1:]) / statistics.median(took["writer"][1:])
    print(f"hoso is {times:.1f} times as fast as the writer")
    return [f"Neo4j: {times:.1f} times as fast as the writer, not {TIMES_AS_FAST}"] if times < TIMES_AS_FAST else []


def _graphrag(graph: Graph) -> Any:
    """The graph as the writer takes it: a node has one label, and hoso's own marks are left out."""
    from neo4j_graphrag.components.types import Neo4jGraph, Neo4jNode, Neo4jRelationship

    return Neo4jGraph(
        nodes=[
            Neo4jNode(
                id=e.id, label=e.labels[-1], properties={k: v for k, v in node_props(e, {}).items() if k != WORDS}
            )
            for e in graph.entities
        ],
        relationships=[
            Neo4jRelationship(
                start_node_id=s.subject,
                end_node_id=s.object,
                type=s.type,
                properties={k: v for k, v in relationship_props(s).items() if k != RELATIONSHIP_MARK},
            )
            for s in graph.statements
        ],
    )


def _write(peer: Any, written: Any) -> None:
    from neo4j_graphrag.components.kg_writer import Neo4jWriter

    done = asyncio.run(Neo4jWriter(peer).run(written))
    if done.status != "SUCCESS":
        raise SystemExit(f"the writer failed: {done.metadata}")


def _empty(peer: Any) -> None:
    """Take everything out of the database, indexes and constraints as well."""
    with peer.session() as session:
        session.run("MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 2000 ROWS").consume()
        for (name,) in session.run("SHOW CONSTRAINTS YIELD name").values():
            session.run(f"DROP CONSTRAINT {name}").consume()
        for (name,) in session.run("SHOW INDEXES YIELD name, type WHERE type <> 'LOOKUP' RETURN name").values():
            session.run(f"DROP INDEX {name}").consume()


def _counted(peer: Any) -> tuple[int, int]:
    (found,) = peer.execute_query("RETURN COUNT { () }, COUNT { ()-->() }").records
    return found[0], found[1]


# --- both -------------------------------------------------------------------------------------------------------------


def _held(view: View, graph: Graph) -> None:
    """Whether the view holds the graph, and loading it again adds nothing; else there is nothing to measure."""
    if change := view.update(graph):
        raise SystemExit(f"a second load changed something: {change}")
    counted = view.counts()
    if counted != Counts.of(graph):
        raise SystemExit(f"{len(graph.entities)} nodes and {len(graph.statements)} relationships became {counted}")


def _items(graph: Graph) -> int:
    return len(graph.entities) + len(graph.statements)


def _seconds(load: Callable[[], object]) -> float:
    begun = time.perf_counter()
    load()
    return time.perf_counter() - begun


def _show(what: str, rates: Sequence[float]) -> None:
    print(f"{what:<36}{statistics.median(rates):>9,.0f}  ({min(rates):,.0f}, {max(rates):,.0f})", flush=True)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
