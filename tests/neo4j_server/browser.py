"""Neo4j Browser in a Chromium: opened on a server without authentication, styled, asked, its graph in full view.

Style and favourites are those of ``hoso neo4j browser-kit``, in the colours of the picture that hoso draws.
What is clicked are the names that Neo4j Browser 5.24 gives its parts (``data-testid``, ``title``, ``aria-label``).
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from base64 import b64encode
from pathlib import Path
from urllib.parse import urlencode

from tests.chromium import Page
from tests.neo4j_server.local import Server

from hoso.graph.browserkit import STYLE

ROOT = Path(__file__).parents[2]
QUERY = "MATCH (a)-[r:INSPECTED]->(b) WHERE r.modality = 'done' RETURN a, r, b"
"""Who inspected whom, as the graph that the README's tour shows."""

# What a reader has after a first visit: no guide, no banner, and nothing reported to anybody.
_KEPT = {
    "neo4j.settings": {
        "theme": "normal",
        "initCmd": "",
        "playImplicitInitCommands": False,
        "allowUserStats": False,
        "allowCrashReports": False,
        "showWheelZoomInfo": False,
    },
    "neo4j.udc": {"consentBannerShownCount": 6},
}
_FRAME = '[data-testid="frame"]'
_FRAMES = f"document.querySelectorAll('{_FRAME}').length"
_EDITOR = "#monaco-main-editor"
_SCRIPT = '[data-testid^="scriptTitle-"]'
_NAME = "one => one.dataset.testid.replace('scriptTitle-', '')"
_SIGNS = '[data-testid="multi-statement-list-icon"]'
_FIT = '[aria-label="zoom-to-fit"]'


def load_samples(server: Server, store: Path) -> None:
    """``hoso build samples`` into the server, as the README has it."""
    hoso = Path(sys.executable).with_name("hoso")
    subprocess.run(
        [hoso, "build", "samples", "--place", "An Giao", "--store", store, "--neo4j", server.uri],
        cwd=ROOT,
        env={
            **os.environ,
            "NEO4J_USERNAME": server.user,
            "NEO4J_PASSWORD": server.password,
            "NEO4J_DATABASE": server.database,
        },
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=True,
    )


def open_browser(page: Page, server: Server) -> None:
    """Open Neo4j Browser; a server without authentication lets it in at once."""
    kept = "".join(f"localStorage[{json.dumps(k)}] ??= {json.dumps(json.dumps(v))};" for k, v in _KEPT.items())
    page.send("Page.addScriptToEvaluateOnNewDocument", source=kept)
    page.open(f"{server.http}/browser/?" + urlencode({"dbms": server.uri, "preselectAuthMethod": "NO_AUTH"}))
    page.until("document.body.innerText.includes('Connected to Neo4j')", 60)
    _close_frame(page)


def drop(page: Page, name: str, data: bytes) -> None:
    """Drop a file on the page, as from the desktop."""
    page.value(f"""(() => {{
        const bytes = Uint8Array.from(atob({json.dumps(b64encode(data).decode())}), letter => letter.charCodeAt(0));
        const carried = new DataTransfer();
        carried.items.add(new File([bytes], {json.dumps(name)}));
        const place = document.querySelector('{_EDITOR}');
        for (const kind of ['dragenter', 'dragover', 'drop'])
            place.dispatchEvent(new DragEvent(kind, {{dataTransfer: carried, bubbles: true, cancelable: true}}));
    }})()""")


def style(page: Page, text: str) -> None:
    """Colours and sizes, dropped as a file."""
    before = page.value(_FRAMES)
    drop(page, STYLE, text.encode("utf-8"))
    page.until("localStorage['neo4j.grass']?.includes('node.Person')")
    page.until(f"{_FRAMES} > {before}")
    _close_frame(page)


def favourites(page: Page) -> list[str]:
    """The names of the favourites in hoso's folder, in the drawer that this opens."""
    page.click('[data-testid="navigationFavorites"]')
    page.click('[data-testid="expandFolder-hoso"]')
    page.until(f"document.querySelectorAll('{_SCRIPT}').length > 0")
    return [str(name) for name in page.value(f"[...document.querySelectorAll('{_SCRIPT}')].map({_NAME})")]


def run_favourite(page: Page, begins: str) -> str:
    """Run the favourite whose name begins so; the text of its frame, once it is done."""
    before = page.value(_FRAMES)
    page.value(
        f"[...document.querySelectorAll('{_SCRIPT}')].find(one => ({_NAME})(one).startsWith({json.dumps(begins)}))"
        ".closest('[data-testid=\"savedScriptListItem\"]').querySelector('[data-testid=\"savedScriptsButton-Run\"]').click()"
    )
    page.until(f"{_FRAMES} > {before}")
    # The newest frame stands first; a script with several statements has a sign for each.
    page.until(
        f"""(() => {{
            const frame = document.querySelector('{_FRAME}');
            const signs = [...frame.querySelectorAll('{_SIGNS}')];
            return signs.length ? signs.every(one => /success|error/.test(one.title))
                : /Started streaming|ERROR/.test(frame.innerText);
        }})()""",
        60,
    )
    return str(page.value(f"document.querySelector('{_FRAME}').innerText"))


def show_graph(page: Page, cypher: str) -> None:
    """Run a query and wait until its graph stands still, large and in full view."""
    _run(page, cypher)
    page.until(f"!!document.querySelector('{_FIT}')")
    page.click(f'{_FRAME} button[title="Fullscreen"]')
    # Neo4j Browser remembers it for the next graph.
    page.value("document.querySelector('[aria-label=\"Collapse the node properties display\"]')?.click()")
    _until_still(page, "svg.neod3viz g.node")
    page.click(_FIT)
    _until_still(page, "svg.neod3viz > g > g")


def close_graph(page: Page) -> None:
    """Back to where another command can be given."""
    _close_frame(page)


def covered(page: Page) -> int:
    """How many relationships run under a node that is not theirs: the fewer, the easier the graph is to read."""
    return int(
        page.value("""(() => {
            const data = selector => [...document.querySelectorAll('svg.neod3viz ' + selector)].map(e => e.__data__);
            const distance = (p, a, b) => {
                const [x, y] = [b.x - a.x, b.y - a.y];
                const along = ((p.x - a.x) * x + (p.y - a.y) * y) / (x * x + y * y);
                const near = Math.max(0, Math.min(1, along));
                return Math.hypot(p.x - a.x - near * x, p.y - a.y - near * y);
            };
            const nodes = data('g.node');
            return data('g.relationship').filter(({source, target}) => nodes.some(node =>
                node !== source && node !== target && distance(node, source, target) < node.radius + 4)).length;
        })()""")
    )


def captions(page: Page) -> list[str]:
    """What is written on the nodes, a string with a line for each line."""
    found = page.value(
        "[...document.querySelectorAll('svg.neod3viz g.node')].map(node =>"
        " [...node.querySelectorAll('text.caption')].map(line => line.textContent.trim()).join('\\n'))"
    )
    return [str(caption) for caption in found]


def _run(page: Page, command: str) -> None:
    frames = f"document.querySelectorAll('{_FRAME}').length"
    before = page.value(frames)
    page.type("#monaco-main-editor textarea", command)
    page.click('[data-testid="editor-Run"]')
    page.until(f"{frames} > {before}")


def _close_frame(page: Page) -> None:
    frames = f"document.querySelectorAll('{_FRAME}').length"
    before = page.value(frames)
    page.click(f'{_FRAME} button[title="Close"]')
    page.until(f"{frames} < {before}")


def _until_still(page: Page, selector: str) -> None:
    """Until nothing that is selected has moved for half a second."""
    page.until(
        f"""(async () => {{
            const places = () => [...document.querySelectorAll({json.dumps(selector)})]
                .map(one => one.getAttribute('transform')).join();
            const before = places();
            await new Promise(done => setTimeout(done, 500));
            return before !== '' && before === places();
        }})()"""
    )
