"""How long each saved question takes, on the embedded engine and on Neo4j: the median of several, once warm.

The graph is invented (``tests/graph/generated.py``): 100,000 nodes and 300,000 relationships by default. Each question
is asked with what a reader gives, names that have an answer: what it has to be given, and for those that take days a
month; ``(all)`` is it with nothing but its limit of rows, for which the whole graph may be read. Neo4j is asked where
the tests find or can start one; else its column stays empty and the reason is said. The processor time of each engine
(of Neo4j, its server's) stands beside, which says more where other programs keep the machine busy.
Exit status 1 when a limit is missed by a question that is not ``(all)``.

``bench/questions.py [NODES CLAIMS]``
"""

from __future__ import annotations

import math
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tests.graph.generated import KNOWN, generated
from tests.neo4j_server import local

from hoso.graph.errors import QueryError, StoreError
from hoso.graph.model import Graph
from hoso.graph.saved import SavedQuery, catalogue
from hoso.graph.stores import embedded, neo4j
from hoso.graph.stores.base import View

LIMITS = {"kglite": 50.0, "neo4j": 100.0}
"""Milliseconds."""
TIMES = 5
PATIENCE = 4.0
"""Seconds after which a question is given up, and its time is given as inf. The first time has a minute."""

SERVER = ("-Xms2g", "-Xmx4g")
"""Java's options for Neo4j: memory as a server of that size has it, and compiled as usual."""

MONTH = {"since": "2022-05", "until": "2022-05"}

ANSWERED: Mapping[tuple[str, str], tuple[str, bool]] = {
    ("cited-by", "document"): ("CITES", True),
    ("predecessors-of", "body"): ("SUCCEEDED_BY", True),
    ("superseded-by", "document"): ("SUPERSEDES", True),
    ("unresolved", "about"): ("POSSIBLY_SAME", False),
}
"""Of questions that few names have an answer to: the type of a claim whose object (or else subject) is asked for."""


def main(arguments: Sequence[str]) -> int:
    """Measure and print the table; 1 when a limit is missed."""
    nodes, claims = (int(arguments[0]), int(arguments[1])) if len(arguments) > 1 else (100_000, 300_000)
    graph = generated(nodes, claims)
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        with embedded.open_view(folder / embedded.FILE, write=True, rebuild=True) as written:
            written.update(graph)
        views: dict[str, View] = {"kglite": embedded.open_view(folder / embedded.FILE)}
        try:
            server = stack.enter_context(local.running(jvm=SERVER))
            views["neo4j"] = neo4j.connect(server.uri, server.user, server.password, server.database)
            views["neo4j"].update(graph)
        except local.Unavailable as error:
            print(f"no Neo4j: {error}")
        print(f"{nodes:,} nodes, {claims:,} relationships; medians of {TIMES} in ms")
        print(f"{'question':<36}{'rows':>7}" + "".join(f"{name:>10}" for name in LIMITS) + "  processor of each")
        names = {(question, parameter): _name(graph, *end) for (question, parameter), end in ANSWERED.items()}
        missed = 0
        for question in catalogue():
            for name, usual in _asked(question):
                given = {key: names.get((question.name, key), value) for key, value in usual.items()}
                rows, found, processor = 0, {}, {}
                for engine, view in views.items():
                    rows, found[engine], processor[engine] = _median(view, question, given, SPENT[engine])
                over = [engine for engine, took in found.items() if took > LIMITS[engine]]
                missed += bool(over) and not name.endswith("(all)")
                cells = "".join(f"{found[engine]:>10.1f}" if engine in found else f"{'-':>10}" for engine in LIMITS)
                busy = "".join(f"{used:>10.1f}" for used in processor.values())
                late = "  over: " + ", ".join(over) if over else ""
                print(f"{name:<36}{rows:>7}{cells}{busy}{late}", flush=True)
    print(f"{missed} over the limits of {', '.join(f'{limit:g} ms on {name}' for name, limit in LIMITS.items())}")
    return int(missed > 0)


def _name(graph: Graph, type_: str, object_: bool) -> str:
    """The name of the last claim's subject or object, of all claims of a type."""
    claim = max((s for s in graph.statements if s.type == type_), key=lambda s: s.id)
    end = claim.object if object_ else claim.subject
    return next(str(entity.props["name"]) for entity in graph.entities if entity.id == end)


def _asked(question: SavedQuery) -> Iterator[tuple[str, dict[str, str]]]:
    """The ways in which a question is asked, each with its name in the table."""
    if any(parameter.required and parameter.name not in KNOWN for parameter in question.parameters):
        return  # new-since takes what came in at certain times
    required = {parameter.name: KNOWN[parameter.name] for parameter in question.parameters if parameter.required}
    names = [parameter.name for parameter in question.parameters]
    if required:
        yield question.name, required
        return
    yield f"{question.name} (all)", {}
    narrow = next(
        (name for name in ("body", "person", "event", "about", "document", "who", "rule") if name in names), ""
    )
    if narrow:
        yield f"{question.name} --{narrow}", {narrow: KNOWN[narrow]}
    if "since" in names:
        yield f"{question.name} of a month", dict(MONTH)


def _children() -> float:
    """Seconds of processor that the processes started by this one have used (Linux; else 0)."""
    ticks = 0
    for listed in Path("/proc/self/task").glob("*/children"):
        for child in listed.read_text(encoding="ascii").split():
            fields = Path(f"/proc/{child}/stat").read_text(encoding="utf-8").rsplit(")", 1)[1].split()
            ticks += int(fields[11]) + int(fields[12])  # in its own code and in the kernel's
    return ticks / os.sysconf("SC_CLK_TCK")


SPENT: Mapping[str, Callable[[], float]] = {"kglite": time.process_time, "neo4j": _children}
"""The seconds of processor that each engine has used so far."""


def _median(
    view: View, question: SavedQuery, given: Mapping[str, str], spent: Callable[[], float]
) -> tuple[int, float, float]:
    """Rows, the median of the milliseconds, and those of processor of one asking.

    The first time does not count: a server plans the query in it.
    """
    took: list[float] = []
    rows, busy = 0, 0.0
    for time_ in range(TIMES + 1):
        busy = spent() if time_ == 1 else busy
        begun = time.perf_counter()
        try:
            rows = len(question.ask(view, given, timeout=PATIENCE if time_ else None).rows)
        except (QueryError, StoreError):  # too long, or more memory than the server has
            return 0, math.inf, math.inf
        if time_:
            took.append((time.perf_counter() - begun) * 1000)
        if sum(took) > PATIENCE * 1000:
            break  # slow enough to be known as slow
    return rows, statistics.median(took), (spent() - busy) * 1000 / len(took)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
