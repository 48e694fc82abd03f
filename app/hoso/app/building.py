"""Article files → a store brought up to date, and a report of what that changed."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from hoso.app.extracting import read_facts
from hoso.app.files import rules_version
from hoso.app.progress import expected, shown
from hoso.app.settings import Neo4jSettings
from hoso.app.tables import Answer
from hoso.loaders.errors import LoadError

if TYPE_CHECKING:
    from hoso.graph.ledger import Ledger
    from hoso.graph.model import Graph
    from hoso.graph.stores.base import Change
    from hoso.loaders.article import Article
    from hoso.loaders.facts import ArticleFacts

COUNTED = (
    ("people", "Person"),
    ("bodies", "Body"),
    ("directives", "Directive"),
    ("programmes", "Program"),
    ("events", "Event"),
)
"""The labels that a report counts, under the words that it uses."""


@dataclass(slots=True)
class Report:
    """What a build did: counts of this run, and of the graph as it is now."""

    read: Counter[str] = field(default_factory=Counter)
    failed: int = 0
    articles: int = 0
    labels: Counter[str] = field(default_factory=Counter)
    types: Counter[str] = field(default_factory=Counter)
    changes: dict[str, Change] = field(default_factory=dict)
    seconds: float = 0.0

    def answer(self) -> Answer:
        """The closing table."""
        rows: list[tuple[str, int | float]] = [("articles", self.articles)]
        rows += [(word, self.labels[label]) for word, label in COUNTED]
        rows += [(type_, count) for type_, count in sorted(self.types.items())]
        rows.append(("seconds", round(self.seconds, 1)))
        return Answer(("in the store", "count"), tuple(rows), note="\n".join(self._notes()))

    def _notes(self) -> list[str]:
        kinds = ("new", "changed", "unchanged")
        notes = [", ".join(f"{self.read[kind]} {kind}" for kind in kinds if self.read[kind]) or "no articles"]
        notes[0] = f"this run: {notes[0]}" + (f", {self.failed} failed" if self.failed else "")
        if self.read["read again"]:
            notes.append(f"{self.read['read again']} articles of the store read again, because the rules changed")
        for where, change in self.changes.items():
            if not change:
                notes.append(f"{where}: nothing changed")
                continue
            parts = [
                f"{count} {what} {verb}"
                for verb in ("added", "changed", "removed")
                for what in ("entities", "statements")
                if (count := getattr(change, f"{what}_{verb}"))
            ]
            notes.append(f"{where}: {', '.join(parts)}")
        return notes


def build_store(
    paths: Sequence[Path],
    store: Path,
    *,
    place: str = "",
    encoding: str = "",
    neo4j: Neo4jSettings | None = None,
    into_existing: bool = False,
    complain: Callable[[str], None],
) -> Report:
    """Read the articles of the paths into the store's ledger and bring its graph, and Neo4j's if asked, up to date.

    ``complain`` is called with one line for each file or row that cannot be read; the others are. Neo4j is reached
    before anything is read, so that a wrong address or password costs no time and changes nothing.
    Raises HosoError where the store or Neo4j cannot be opened or written.
    """
    from contextlib import ExitStack

    from hoso.app.store import update_view
    from hoso.graph.ledger import Ledger

    start = time.monotonic()
    report = Report()
    with ExitStack() as stack:
        server = None
        if neo4j is not None:
            from hoso.app.store import open_neo4j

            server = stack.enter_context(open_neo4j(neo4j, into_existing=into_existing))
        ledger = stack.enter_context(Ledger.open(store, create=True))
        _load(ledger, paths, report, place=place, encoding=encoding, complain=complain)
        graph, change = update_view(ledger)
        report.changes["graph"] = change
        if server is not None:
            report.changes["Neo4j"] = server.update(graph)
        report.articles = len(ledger)
    _count(graph, report)
    report.seconds = time.monotonic() - start
    return report


def _load(
    ledger: Ledger, paths: Sequence[Path], report: Report, *, place: str, encoding: str, complain: Callable[[str], None]
) -> None:
    from hoso.loaders.readers import DuplicateError, read_paths

    rules = rules_version("hoso.loaders")
    known = ledger.versions()
    before: dict[str, tuple[Article, ArticleFacts, str] | None] = {}

    def failed(message: str) -> None:
        report.failed += 1
        complain(message)

    items = read_paths(paths, encoding=encoding, place=place)
    for item in shown(items, "reading articles", expected(paths)):
        if isinstance(item, DuplicateError):
            failed(f"{item}; neither is taken")
            if item.id in before:
                _restore(ledger, item.id, before.pop(item.id))
            continue
        if isinstance(item, LoadError):
            failed(str(item))
            continue
        if known.get(item.id) == (item.version, rules):
            report.read["unchanged"] += 1
            continue
        facts = read_facts(item, failed)
        if facts is None:
            continue
        if item.id not in before:
            before[item.id] = _held(ledger, item.id, known)
        report.read[ledger.put(item, facts, rules)] += 1
    _read_again(ledger, rules, report, failed)


def _held(ledger: Ledger, id: str, known: dict[str, tuple[str, str]]) -> tuple[Article, ArticleFacts, str] | None:
    article, facts = ledger.article(id), ledger.facts_of(id)
    return None if article is None or facts is None else (article, facts, known[id][1])


def _restore(ledger: Ledger, id: str, held: tuple[Article, ArticleFacts, str] | None) -> None:
    """What the ledger had under this id before the run, whichever of the two texts came first."""
    if held is None:
        ledger.remove(id)
    else:
        ledger.put(*held)


def _read_again(ledger: Ledger, rules: str, report: Report, failed: Callable[[str], None]) -> None:
    """Read the ledger's own texts again where other rules read them before."""
    stale = [id for id, (_, by) in ledger.versions().items() if by != rules]
    for id in shown(stale, "reading again", len(stale)):
        article = ledger.article(id)
        facts = None if article is None else read_facts(article, failed)
        if article is not None and facts is not None:
            ledger.put(article, facts, rules)
            report.read["read again"] += 1


def _count(graph: Graph, report: Report) -> None:
    for entity in graph.entities:
        report.labels.update(set(entity.labels))
    report.types.update(statement.type for statement in graph.statements)
