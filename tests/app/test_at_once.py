"""Two commands on one store at once: who may go on, who is told to wait, and what is answered meanwhile."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.app.conftest import PLACE, SAMPLES, Run

from hoso.app.store import STATE
from hoso.graph.ledger import Ledger
from hoso.graph.stores.embedded import FILE
from hoso.loaders.article import Article
from hoso.loaders.extraction import extract

NEWS = "Ngày 2/4/2024, đồng chí Mạc Thị Mẫu, Bí thư Tỉnh ủy An Giao chủ trì hội nghị của Tỉnh ủy An Giao."
QUESTIONS = [
    ("ask", "who-chaired"),
    ("ask", "Ai chủ trì hội nghị?"),
    ("query", "MATCH (p:Person) RETURN p.name"),
    ("show", "Ngô Bá Thuyên"),
    ("conflicts",),
]
IN_USE = "in use by process"


@pytest.fixture
def building(own: Path) -> Iterator[Path]:
    """A store to which a build has written an article, and goes on."""
    with Ledger.open(own) as ledger, ledger.log.entry("build"):
        article = Article(id="news", text=NEWS)
        ledger.put(article, extract(article), "r")
        yield own


@pytest.mark.parametrize("question", QUESTIONS, ids=" ".join)
def test_a_question_during_a_build_is_answered_from_the_last_finished_graph(
    question: tuple[str, ...], store: Path, building: Path, hoso: Run
) -> None:
    before = hoso(*question, "--store", store)
    done = hoso(*question)
    assert (done.status, done.out) == (0, before.out)
    assert "Mạc Thị Mẫu" not in done.out
    assert done.err.count("\n") == before.err.count("\n") + 1
    assert f"{IN_USE} " in done.err
    assert "answered from the graph as it was last finished, without what came since" in done.err


@pytest.mark.parametrize(
    ("command", "status", "said"),
    [
        (("stats",), 0, "as it was last finished"),
        (("log",), 0, ""),
        (("rule", "list"), 0, ""),
        (("verify",), 1, ""),
        (("build", SAMPLES, *PLACE), 1, IN_USE),
        (("rebuild",), 1, IN_USE),
        (("retract", "news"), 1, IN_USE),
        (("suppress", "person", "Ngô Bá Thuyên", "--yes"), 1, IN_USE),
        (("rule", "same", "Ngô Bá Thuyên", "Đặng Văn Khải"), 1, IN_USE),
        (("review", "--list"), 1, IN_USE),
        (("export", "turtle"), 1, IN_USE),
        (("sparql", "ASK {}"), 1, IN_USE),
        (("validate",), 1, IN_USE),
        (("diff", "hoso.store", "hoso.store"), 1, IN_USE),
        (("neo4j", "import-files", "files"), 1, IN_USE),
    ],
    ids=lambda value: " ".join(map(str, value[:2])) if isinstance(value, tuple) else "",
)
def test_what_else_can_be_done_during_a_build(
    command: tuple[str, ...], status: int, said: str, building: Path, hoso: Run
) -> None:
    graph = (building / FILE).read_bytes()
    done = hoso(*command)
    assert done.status == status, done.err
    assert said in done.err
    assert (done.err.count("\n"), "Traceback" in done.err) == (1 if said else 0, False)
    assert (building / FILE).read_bytes() == graph


def test_a_store_that_cannot_be_written_is_asked_as_it_is(own: Path, hoso: Run) -> None:
    before = hoso("ask", "who-chaired").out
    (own / STATE).write_text("made by another hoso", encoding="ascii")
    (own / "ledger.lock").unlink()
    (own / "ledger.lock").mkdir()  # not even the superuser can write to a folder
    done = hoso("ask", "who-chaired")
    assert (done.status, done.out) == (0, before)
    assert "cannot be written" in done.err
    assert "as it was last finished" in done.err


@pytest.mark.parametrize("left", ["nothing", "damaged"])
def test_where_no_graph_was_finished_there_is_no_answer(left: str, building: Path, hoso: Run) -> None:
    if left == "nothing":
        (building / FILE).unlink()
    else:
        (building / FILE).write_bytes(b"x" * 1000)
    done = hoso("ask", "who-chaired")
    assert (done.status, done.out) == (1, "")
    assert IN_USE in done.err
