"""A store's folder or a Neo4j server → an open view of the graph, up to date with the ledger.

The ledger is the truth. Beside the embedded graph lies ``graph.state``: of which ledger, read and resolved by which
rules, and with which rulings, that graph is the view. Where that differs from what is there, it is made again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from hoso.app.settings import Neo4jSettings
from hoso.graph.files import write_whole
from hoso.graph.versions import code_version

if TYPE_CHECKING:
    from hoso.graph.ledger import Ledger
    from hoso.graph.model import Graph
    from hoso.graph.stores.base import Change, View
    from hoso.graph.stores.embedded import EmbeddedView
    from hoso.graph.stores.neo4j import Neo4jView

STATE = "graph.state"
"""The file that says of what the embedded graph is the view, and the hash of that graph.

Written after the graph, removed before."""


def is_current(ledger: Ledger, view: View) -> bool:
    """Whether the embedded view is the one that the present code last made of the ledger, as far as hashes tell."""
    return _recorded(ledger.folder).strip() == f"{_state(ledger)} {view.hash()}"


def tally(where: str, change: Change) -> dict[str, int]:
    """A change as the log keeps it: what was done in which view, zeros left out."""
    kinds = ((what, verb) for what in ("entities", "statements") for verb in ("added", "changed", "removed"))
    counts = {f"{where}: {what} {verb}": getattr(change, f"{what}_{verb}") for what, verb in kinds}
    return {words: count for words, count in counts.items() if count}


def update_view(ledger: Ledger, graph: Callable[[], Graph], *, anew: bool = False) -> Change:
    """Bring the embedded graph of an open ledger up to date; what that changed.

    By the difference to what the file holds, or, ``anew``, by writing a file from nothing. ``graph`` gives the
    ledger's graph; without ``anew`` it is not asked for where the view is that graph already.
    """
    from hoso.graph.stores.base import Change
    from hoso.graph.stores.difference import difference
    from hoso.graph.stores.embedded import FILE, open_view, remove_view
    from hoso.graph.stores.storable import storable

    if not anew and _is_current(ledger):
        return Change()
    # Taken before: a ruling that comes while the graph is made leaves it older than its ledger, never newer.
    of_what = _state(ledger)
    wanted = graph()
    state = ledger.folder / STATE
    path = ledger.folder / FILE
    with open_view(path, write=True, rebuild=True) as view:
        state.unlink(missing_ok=True)
        before = view.contents() if anew else None
        change = view.update(wanted) if before is None else Change()
        hash_ = view.hash()
    if before is not None:
        remove_view(path)
        with open_view(path, write=True, rebuild=True) as view:
            view.update(wanted)
            change = difference(before, storable(wanted)).change
            hash_ = view.hash()
    write_whole(state, f"{of_what} {hash_}\n".encode("ascii"))
    return change


def _is_current(ledger: Ledger) -> bool:
    """Whether the embedded graph is that of the ledger as it is now, read and resolved by the present rules."""
    view = _fresh(ledger)
    if view is None:
        return False
    view.close()
    return True


@contextmanager
def open_store(folder: Path, older: Callable[[str], None] | None = None) -> Iterator[EmbeddedView]:
    """The embedded graph of a store, to read; made again from the ledger first where it is not the ledger's graph.

    So it is where it is missing, damaged, older, or that of another store. Where it cannot be made now, because another
    process writes to the store or its folder is read-only, ``older`` is told so in a line and the graph is the one that
    was last finished: whole, but without what came since. It is for questions only: what is ruled or exported has to
    fit to the ledger, and without ``older`` NotNow is raised.
    Raises StoreError where there is no store or it cannot be read.
    """
    from hoso.graph.errors import NotNow
    from hoso.graph.ledger import Ledger
    from hoso.graph.pipeline import resolve_ledger
    from hoso.graph.stores.embedded import FILE, open_view

    with Ledger.open(folder, readonly=True) as ledger:
        view = _fresh(ledger)
    if view is None:
        try:
            ledger = Ledger.open(folder)
        except NotNow as error:
            view = _finished(folder)
            if view is None or older is None:
                raise
            older(f"{error.why}; this is answered from the graph as it was last finished, without what came since")
        else:
            with ledger, ledger.log.entry("update", _outdated(ledger)) as counts:
                counts.update(tally("graph", update_view(ledger, partial(resolve_ledger, ledger))))
            view = open_view(folder / FILE)
    with view:
        yield view


def _fresh(ledger: Ledger) -> EmbeddedView | None:
    """The embedded graph, if it is that of the ledger as it is now."""
    of_what, _, hash_ = _recorded(ledger.folder).strip().rpartition(" ")
    if of_what != _state(ledger):
        return None
    view = _finished(ledger.folder)
    return view if view is not None and view.hash() == hash_ else None


def _finished(folder: Path) -> EmbeddedView | None:
    """The embedded graph as an update last left it, if there is one: its file is replaced as a whole."""
    from hoso.graph.stores.base import DamagedView
    from hoso.graph.stores.embedded import FILE, open_view

    try:
        view = open_view(folder / FILE)
        return view if view.hash() else None
    except DamagedView:
        return None


@contextmanager
def open_neo4j(settings: Neo4jSettings, *, into_existing: bool = False) -> Iterator[Neo4jView]:
    """A Neo4j server's graph. ``into_existing``: an update may write beside content that is not hoso's.

    Raises StoreError where the server cannot be reached or entered.
    """
    from hoso.graph.stores.neo4j import connect

    # An empty password means a server without authentication, which wants no user either.
    user = settings.user if settings.password else ""
    with connect(settings.uri, user, settings.password, settings.database, into_existing=into_existing) as view:
        yield view


@contextmanager
def open_graph(store: Path, neo4j: Neo4jSettings | None, older: Callable[[str], None]) -> Iterator[View]:
    """The graph of the Neo4j server if there are settings for one, else that of the store; see ``open_store``."""
    if neo4j is None:
        with open_store(store, older) as view:
            yield view
    else:
        with open_neo4j(neo4j) as server:
            yield server


def _state(ledger: Ledger) -> str:
    from hoso.graph.rulingsfile import of_store

    # Resolving reads the loaders' lexicons too.
    rules = f"{code_version('hoso.graph')} {code_version('hoso.loaders')}"
    return f"{ledger.hash()} {rules} {of_store(ledger.folder).hash or '-'}"


def _outdated(ledger: Ledger) -> list[str]:
    """Of what the embedded graph is no more the view, in the words of the log."""
    from hoso.graph.rulingsfile import path_of

    of_what = ("articles", "rules of hoso", "rules of hoso", str(path_of(ledger.folder)))
    before, now = _recorded(ledger.folder).split()[: len(of_what)], _state(ledger).split()
    if len(before) != len(now):
        return ["graph"]
    return list(dict.fromkeys(what for what, a, b in zip(of_what, before, now, strict=True) if a != b)) or ["graph"]


def _recorded(folder: Path) -> str:
    try:
        return (folder / STATE).read_text(encoding="ascii")
    except (OSError, UnicodeDecodeError):
        return ""
