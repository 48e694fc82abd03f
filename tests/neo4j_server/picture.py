"""Makes docs/neo4j-browser.png and docs/neo4j-favourites.png anew: the graph of ``samples/`` in Neo4j Browser, and the
saved questions among its favourites, on the tests' own server.

    .venv/bin/python -m tests.neo4j_server.picture

needs Java 17, Maven and Chromium, nothing else of the network than what the local server needs, and takes a minute or two.
Neo4j Browser lays the same graph out in the same way each time, but in another for each size of the nodes: of a few sizes,
that is taken which leaves the fewest relationships covered by nodes.
"""

from __future__ import annotations

import re
import tempfile
from pathlib import Path

from tests.chromium import Page, page
from tests.neo4j_server import browser, local

from hoso.graph.browserkit import FAVOURITES, kit, style
from hoso.graph.saved import catalogue

PICTURE = browser.ROOT / "docs/neo4j-browser.png"
FAVOURED = browser.ROOT / "docs/neo4j-favourites.png"

SIZES = (64, 70, 60, 68, 56)


def main() -> None:
    with local.running() as server, tempfile.TemporaryDirectory() as scratch, page(scale=1.4) as shown:
        browser.load_samples(server, Path(scratch, "store"))
        browser.open_browser(shown, server)
        tried: dict[int, int] = {}
        for size in SIZES:
            _show(shown, size)
            tried[size] = browser.covered(shown)
            if tried[size] == 0:
                break
            browser.close_graph(shown)
        else:
            _show(shown, min(SIZES, key=tried.__getitem__))
        PICTURE.write_bytes(shown.picture())
        browser.close_graph(shown)
        browser.drop(shown, FAVOURITES, kit(catalogue())[FAVOURITES])
        names = browser.favourites(shown)
        browser.run_favourite(shown, names[0])
        browser.run_favourite(shown, "who-inspected-whom:")
        FAVOURED.write_bytes(shown.picture())
    print(
        f"wrote {PICTURE}: {PICTURE.stat().st_size // 1000} kB; relationships covered for each size of nodes: {tried}"
    )


def _show(shown: Page, size: int) -> None:
    browser.style(shown, re.sub(r"diameter: \d+px", f"diameter: {size}px", style()))
    browser.show_graph(shown, browser.QUERY)


if __name__ == "__main__":
    main()
