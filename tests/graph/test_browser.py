"""Neo4j Browser, as a reader opens it: the graph of the samples is there, and its nodes bear their names."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from tests.chromium import NoChromium, Page, page
from tests.neo4j_server import browser
from tests.neo4j_server.local import Server

from hoso.graph.browserkit import FAVOURITES, kit, style
from hoso.graph.saved import catalogue
from hoso.graph.stores.neo4j import Neo4jView

pytestmark = pytest.mark.neo4j

FITS = 16
"""So many characters have room on a node, whatever the letters."""


@pytest.fixture
def chromium() -> Iterator[Page]:
    with ExitStack() as stack:
        try:
            opened = stack.enter_context(page())
        except NoChromium as error:
            if os.environ.get("HOSO_REQUIRE_NEO4J") == "1":
                pytest.fail(f"HOSO_REQUIRE_NEO4J=1, but Neo4j Browser cannot be opened: {error}")
            pytest.skip(f"Neo4j Browser cannot be opened: {error}")
        yield opened


@pytest.mark.slow
def test_browser_shows_who_inspected_whom(
    neo4j_server: Server, neo4j_view: Neo4jView, chromium: Page, tmp_path: Path
) -> None:
    if not neo4j_server.http:
        pytest.skip("where this server has its Neo4j Browser is known only of the tests' own one (tests/neo4j_server)")
    assert browser.QUERY in (browser.ROOT / "README.md").read_text(encoding="utf-8")
    browser.load_samples(neo4j_server, tmp_path / "store")
    browser.open_browser(chromium, neo4j_server)
    browser.style(chromium, style())
    browser.show_graph(chromium, browser.QUERY)

    rows = neo4j_view.query("MATCH (n) WHERE EXISTS { (n)-[:INSPECTED {modality: 'done'}]-() } RETURN n.name").rows
    names = sorted(str(name) for (name,) in rows)
    captions = browser.captions(chromium)
    assert len(captions) == len(names) > 10
    for name in names:
        first_lines = [caption.split("\n")[0] for caption in captions]
        assert any(line and name.startswith(line) for line in first_lines), (name, captions)
        if len(name) <= FITS:
            assert name in [caption.replace("\n", " ") for caption in captions]
    shown = chromium.value("[...document.querySelectorAll('g.relationship text')].map(one => one.textContent)")
    assert "INSPECTED" in shown


@pytest.mark.slow
def test_browser_takes_the_kit_and_answers_the_saved_questions(
    neo4j_server: Server, neo4j_view: Neo4jView, chromium: Page, tmp_path: Path
) -> None:
    if not neo4j_server.http:
        pytest.skip("where this server has its Neo4j Browser is known only of the tests' own one (tests/neo4j_server)")
    browser.load_samples(neo4j_server, tmp_path / "store")
    browser.open_browser(chromium, neo4j_server)
    # What a build brought only the ledger knows.
    questions = [one for one in catalogue() if one.name != "new-since"]
    browser.drop(chromium, FAVOURITES, kit(questions)[FAVOURITES])
    names = browser.favourites(chromium)
    assert [name.partition(":")[0] for name in names[1:]] == [question.name for question in questions]
    assert "ERROR" not in browser.run_favourite(chromium, names[0])
    for question in ("coverage", "timeline", "who-chaired", "who-inspected-whom"):
        shown = browser.run_favourite(chromium, question + ":")
        assert "ERROR" not in shown, shown
        assert "Started streaming" in shown
    for (name,) in neo4j_view.query("MATCH (p:Person)-[r:INSPECTED {modality: 'done'}]->() RETURN p.name").rows:
        assert name in shown
