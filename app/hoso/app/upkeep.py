"""What is done to a store as a whole: made anew from its ledger, held against it, articles taken out of it."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from hoso.app.progress import working
from hoso.app.settings import Neo4jSettings
from hoso.app.tables import Answer, counted

if TYPE_CHECKING:
    from hoso.graph.ledger import Ledger
    from hoso.graph.model import Graph
    from hoso.graph.stores.base import Change
    from hoso.graph.stores.neo4j import Neo4jView
    from hoso.graph.verifying import Finding


_COLUMNS = ("view", "entities", "statements", "added", "changed", "removed")


def rebuild(store: Path, neo4j: Neo4jSettings | None = None, *, into_existing: bool = False) -> Answer:
    """Resolve the ledger and write the embedded graph from nothing; Neo4j's is brought to hold exactly the same.

    The table of what the views hold now and what that changed in them. Raises HosoError where the store or Neo4j
    cannot be opened or written.
    """
    from hoso.graph.ledger import Ledger

    with ExitStack() as stack:
        server = _server(stack, neo4j, into_existing=into_existing)
        ledger = stack.enter_context(Ledger.open(store))
        counts = stack.enter_context(ledger.log.entry("rebuild"))
        return _written(ledger, server, counts, anew=True)


def retract(
    store: Path, given: Sequence[str], neo4j: Neo4jSettings | None = None, *, into_existing: bool = False
) -> Answer:
    """Take articles out of the ledger and the views, with every claim that nothing else supports.

    All of them or none: raises StoreError with ids that come near where the ledger lacks one, and where the store or
    Neo4j cannot be opened or written.
    """
    from hoso.graph.ledger import Ledger

    with ExitStack() as stack:
        server = _server(stack, neo4j, into_existing=into_existing)
        ledger = stack.enter_context(Ledger.open(store))
        ids = _articles(given, ledger)
        counts = stack.enter_context(ledger.log.entry("retract", ids))
        with ledger.batch():
            counts["articles removed"] = sum(ledger.remove(id) for id in ids)
        return _written(ledger, server, counts)


def verify(store: Path, neo4j: Neo4jSettings | None = None) -> tuple[Answer, int]:
    """Hold the ledger against its hashes and the views against the ledger; what is wrong, and in how many places.

    Nothing is written. Raises StoreError where there is no store or Neo4j cannot be reached.
    """
    from hoso.graph.ledger import Ledger

    with ExitStack() as stack:
        server = _server(stack, neo4j)
        ledger = stack.enter_context(Ledger.open(store, readonly=True))
        with working("checking every quote, node and claim"):
            found = list(_findings(ledger, server))
        checked = len(ledger)
        not_held = len(imported_articles(ledger))
    rows = tuple((item.where, item.what, item.says) for item in found)
    views = "the embedded graph" + (" and Neo4j's are" if neo4j is not None else " is")
    if not rows:
        told = f"{counted(checked, 'articles')}; {views} what the ledger says"
        if not_held:
            told += f"\nof {counted(not_held, 'imported articles')} the text is not held, so quotes are not looked up"
        return Answer(("where", "id", "what is wrong"), (), note=told), 0
    if any(item.where == "ledger" for item in found):
        advice = (
            "a ledger is restored from a copy, or hoso retract takes the articles out, to be built again; "
            "the views are looked at when it is sound"
        )
    else:
        advice = "hoso rebuild makes a graph anew"
    return Answer(("where", "id", "what is wrong"), rows, note=f"{counted(len(rows), 'findings')}\n{advice}"), len(rows)


def _server(stack: ExitStack, neo4j: Neo4jSettings | None, *, into_existing: bool = False) -> Neo4jView | None:
    """Neo4j is reached before anything is done, so that a wrong address or password changes nothing."""
    from hoso.app.store import open_neo4j

    return None if neo4j is None else stack.enter_context(open_neo4j(neo4j, into_existing=into_existing))


def _written(ledger: Ledger, server: Neo4jView | None, counts: dict[str, int], *, anew: bool = False) -> Answer:
    from hoso.app.store import tally, update_view
    from hoso.graph.pipeline import resolve_ledger

    with working("bringing the graph up to date"):
        graph = resolve_ledger(ledger)
        change = update_view(ledger, lambda: graph, anew=anew)
    rows = [_row("graph", graph, change)]
    counts.update(tally("graph", change))
    if server is not None:
        change = server.update(graph)
        rows.append(_row("Neo4j", graph, change))
        counts.update(tally("Neo4j", change))
    note = f"{counted(len(ledger), 'articles')} in the store"
    if imported := len(imported_articles(ledger)):
        note += f", and of {counted(imported, 'articles')} what was imported"
    return Answer(_COLUMNS, tuple(rows), note=note)


def imported_articles(ledger: Ledger) -> list[str]:
    """The articles of which only what was imported is held, and not the text."""
    from hoso.graph.bundles import FILE as IMPORTED_FILE

    return sorted(key for key in ledger.imports.articles() if not key.startswith(IMPORTED_FILE))


def _row(where: str, graph: Graph, change: Change) -> tuple[str, int, int, int, int, int]:
    added, changed, removed = (
        getattr(change, f"entities_{verb}") + getattr(change, f"statements_{verb}")
        for verb in ("added", "changed", "removed")
    )
    return where, len(graph.entities), len(graph.statements), added, changed, removed


def _articles(given: Sequence[str], ledger: Ledger) -> list[str]:
    """The ids of the named articles, each once; the graph's own form ("article/x") is taken too."""
    from hoso.graph.errors import StoreError

    known = ledger.versions().keys() | ledger.imports.articles()
    ids: list[str] = []
    unknown: list[str] = []
    for name in dict.fromkeys(given):
        short = name.removeprefix("article/")
        found = name if name in known else short if short in known else ""
        if found:
            ids.append(found)
            continue
        near = difflib.get_close_matches(short, known, n=3, cutoff=0.5)
        unknown.append(f"{name!r}" + (f" (did you mean {' or '.join(near)}?)" if near else ""))
    if unknown:
        raise StoreError(
            f"{ledger.folder}: no article {', '.join(unknown)}; nothing was retracted. "
            'hoso query "MATCH (a:Article) RETURN a.id, a.name" lists the ids'
        )
    return list(dict.fromkeys(ids))


def _findings(ledger: Ledger, server: Neo4jView | None) -> Iterator[Finding]:
    from hoso.app.store import is_current
    from hoso.graph.errors import StoreError
    from hoso.graph.pipeline import resolve_ledger
    from hoso.graph.stores.base import Counts
    from hoso.graph.stores.embedded import FILE, open_view
    from hoso.graph.stores.storable import storable
    from hoso.graph.verifying import Finding, is_older, ledger_findings, view_findings

    sound = True
    try:
        for finding in ledger_findings(ledger):
            sound = False
            yield finding
        if not sound:
            # What a damaged ledger would make of them is no measure for the views.
            return
        wanted = storable(resolve_ledger(ledger))
        texts = {article.id: article.text for article in ledger.articles()}
    except StoreError as error:
        yield Finding("ledger", "", f"it cannot be read, and no graph can be made of it: {error}")
        return
    try:
        with open_view(ledger.folder / FILE) as view:
            if not (current := is_current(ledger, view)):
                yield Finding(
                    "graph",
                    "",
                    "it is older than the ledger, or was changed since; hoso makes it anew at the next question",
                )
            if (more := view.strangers()) != Counts():
                nodes, edges = counted(more.entities, "nodes"), counted(more.statements, "relationships")
                says = f"it holds {nodes} and {edges} that hoso did not write"
                yield Finding("graph", "", says)
            found = list(view_findings("graph", view, wanted, texts, ledger.imports.articles()))
            if current or not (found and is_older(found[0])):
                yield from found
    except StoreError as error:
        yield Finding("graph", "", str(error))
    if server is not None:
        yield from view_findings("Neo4j", server, wanted, texts, ledger.imports.articles())
