"""Wrong queries: the place that a reader is shown, in each engine's own words and in what the embedded engine says."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.app.conftest import Run

from hoso.app.mistakes import explained
from hoso.app.questions import run
from hoso.graph.errors import WrongQuery
from hoso.graph.stores.embedded import FILE, open_view


@pytest.mark.parametrize(
    ("query", "place", "mark"),
    [
        ("MATCH (n RETURN n", "line 1, column 10", "         ^"),
        ("MATCH (n)\nWHERE n.x = 1 RETURNN n", "line 2, column 15", "              ^"),
        ("MATCH (n) RETURN m", "line 1, column 18", "                 ^"),
        ("MATCH (n)\nRETURN $absent", "line 2, column 8", "       ^"),
        ("MATCH (a)\n// đây\nRETURN a.name ORDER BY", "line 3, column 23", "                      ^"),
    ],
)
def test_the_embedded_engine_s_mistakes_have_a_place(store: Path, query: str, place: str, mark: str) -> None:
    with open_view(store / FILE) as view, pytest.raises(WrongQuery) as raised:
        run(view, query, {})
    assert str(raised.value).startswith(place + ": ")
    line, marked = raised.value.shown.split("\n")
    assert (line, marked) == ("  " + query.split("\n")[int(place[5]) - 1], "  " + mark)


def test_neo4j_s_words_and_a_long_line() -> None:
    said = 'Variable `m` not defined (line 1, column 18 (offset: 17))\n"MATCH (n) RETURN m"\n                  ^'
    short = explained(said, "MATCH (n) RETURN m")
    assert isinstance(short, WrongQuery)
    assert str(short) == "line 1, column 18: Variable `m` not defined"
    assert short.shown == "  MATCH (n) RETURN m\n" + " " * 19 + "^"
    query = f"RETURN '{'x' * 300}' AS a, foo(1)"
    long = explained(f"Unknown function (line 1, column {query.index('foo') + 1} (offset: 0))", query)
    assert isinstance(long, WrongQuery)
    line, mark = long.shown.split("\n")
    assert len(line) <= 102
    assert line[mark.index("^") :].startswith("foo")
    assert not isinstance(explained("the query took longer than 1 s", "RETURN 1"), WrongQuery)


def test_a_wrong_query_is_shown_with_its_place(hoso: Run, store: Path) -> None:
    wrong = hoso("query", "MATCH (n) RETURN m", "--store", str(store))
    assert wrong.status == 2
    assert wrong.err.split("\n")[1:3] == ["  MATCH (n) RETURN m", " " * 19 + "^"]


def test_query_stops_at_its_limits(hoso: Run, store: Path) -> None:
    cut = hoso(
        "query", "MATCH (n:Person) RETURN n.name AS name ORDER BY n.sort_key", "--limit", "2", "--store", str(store)
    )
    assert cut.status == 0
    assert "the first 2 rows; there are more" in cut.out + cut.err
    slow = "UNWIND range(1, 1000000) AS a UNWIND range(1, 1000000) AS b WITH a, b WHERE a + b < 0 RETURN count(*) AS n"
    stopped = hoso("query", slow, "--time-limit", "0.3", "--store", str(store))
    assert stopped.status == 1
    assert "took longer than 0.3 s" in stopped.err
