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
    browser.style(chromium, browser.STYLE.read_text(encoding="utf-8"))
    browser.show_graph(chromium, browser.QUERY)

    rows = neo4j_view.query("MATCH (n) WHERE EXISTS { (n)-[:INSPECTED]-() } RETURN n.name").rows
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
