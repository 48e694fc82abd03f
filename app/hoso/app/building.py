"""Article files → a store brought up to date, and a report of what that changed."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from hoso.app.homes import Homes
from hoso.app.progress import Bar, expected, working
from hoso.app.ruling import keep_rulings
from hoso.app.settings import Neo4jSettings
from hoso.app.tables import Answer, counted
from hoso.graph.terms import HEADLINE
from hoso.loaders.article import Article
from hoso.loaders.errors import LoadError

if TYPE_CHECKING:
    from hoso.graph.ledger import Ledger, Row
    from hoso.graph.pipeline import BuildReport
    from hoso.graph.stores.base import Change

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

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    failed: int = 0
    suppressed: int = 0
    read_again: int = 0
    passed_over: Counter[str] = field(default_factory=Counter)
    homes: Homes = field(default_factory=Homes)
    articles: int = 0
    labels: Counter[str] = field(default_factory=Counter)
    types: Counter[str] = field(default_factory=Counter)
    changes: dict[str, Change] = field(default_factory=dict)
    seconds: float = 0.0

    def answer(self) -> Answer:
        """The closing table: the relationships that the graph is for by name, the others in one sum."""
        rows: list[tuple[str, int | float]] = [("articles", self.articles)]
        rows += [(word, self.labels[label]) for word, label in COUNTED]
        rows += [(type_, self.types[type_]) for type_ in HEADLINE]
        rows.append(("other relationships", sum(n for type_, n in self.types.items() if type_ not in HEADLINE)))
        rows.append(("seconds", round(self.seconds, 1)))
        return Answer(("in the store", "count"), tuple(rows), note="\n".join(self._notes()))

    def tally(self) -> dict[str, int]:
        """The counts of this run, as the log keeps them, zeros left out."""
        from hoso.app.store import tally

        kinds = ("new", "changed", "unchanged", "failed", "suppressed", "read_again")
        counts = {f"articles {kind.replace('_', ' ')}": n for kind in kinds if (n := getattr(self, kind))}
        for where, change in self.changes.items():
            counts |= tally(where, change)
        return counts

    def _notes(self) -> Iterator[str]:
        counts = {"new": self.new, "changed": self.changed, "unchanged": self.unchanged, "failed": self.failed}
        counts["suppressed"] = self.suppressed
        yield "one inspection counts for each who inspected: the delegation, its leader and its sender"
        yield "hoso stats counts every kind of node and relationship"
        yield "this run: " + (", ".join(f"{n} {kind}" for kind, n in counts.items() if n) or "no articles")
        if hint := self.homes.hint():
            yield hint
        if self.passed_over:
            kinds_of_files = ", ".join(f"{n} {kind}" for kind, n in sorted(self.passed_over.items()))
            yield f"not read in the folders: {kinds_of_files}"
        if self.read_again:
            yield f"{counted(self.read_again, 'articles')} of the store read again, because the rules changed"
        for where, change in self.changes.items():
            parts = [
                counted(count, f"{what} {verb}")
                for verb in ("added", "changed", "removed")
                for what in ("entities", "statements")
                if (count := getattr(change, f"{what}_{verb}"))
            ]
            yield f"{where}: {', '.join(parts) or 'nothing changed'}"


def build_store(
    paths: Sequence[Path],
    store: Path,
    *,
    place: str = "",
    encoding: str = "",
    neo4j: Neo4jSettings | None = None,
    into_existing: bool = False,
    workers: int = 1,
    rulings: Path | None = None,
    complain: Callable[[str], None],
) -> Report:
    """Read the articles of the paths into the store's ledger and bring its graph, and Neo4j's if asked, up to date.

    ``complain`` is called with one line for each file or row that cannot be read; the others are. Neo4j is reached
    before anything is read, so that a wrong address or password costs no time and changes nothing. ``workers`` is the
    number of processes that read where there are many articles; the result is the same for any. ``rulings`` is the
    file of the store's rulings from now on.
    Raises HosoError where the store or Neo4j cannot be opened or written.
    """
    from hoso.app.statistics import tallies, tallies_of
    from hoso.app.store import open_neo4j, open_store, update_view
    from hoso.graph.ledger import FILE, Ledger
    from hoso.graph.pipeline import notices, resolve_ledger
    from hoso.graph.rulingsfile import of_store
    from hoso.graph.stores.fingerprints import FILE as ITEMS
    from hoso.graph.stores.fingerprints import kept
    from hoso.loaders.readers import passed_over

    start = time.monotonic()
    report = Report(passed_over=passed_over(paths))
    with ExitStack() as stack:
        server = None
        if neo4j is not None:
            server = stack.enter_context(open_neo4j(neo4j, into_existing=into_existing))
        if not (store / FILE).exists() and (problems := _nothing(paths, encoding)):
            # A mistyped path, or files of which none can be read, leave no empty store behind.
            for problem in problems:
                complain(str(problem))
            report.failed = len(problems)
            return report
        ledger = stack.enter_context(Ledger.open(store, create=True))
        if rulings is not None and (changed := keep_rulings(store, rulings)):
            complain(changed)
        of_store(store)  # a malformed row is named before anything is read
        counts = stack.enter_context(ledger.log.entry("build", [str(path) for path in paths]))
        _take_in(ledger, paths, report, place=place, encoding=encoding, workers=workers, complain=complain)
        _read_again(ledger, report, workers=workers, complain=complain)
        for notice in notices(ledger):
            complain(notice)
        # Resolved once, and only where a graph is not the ledger's already.
        graph = cache(partial(resolve_ledger, ledger))
        before = kept(store / ITEMS) if server is not None else None
        with working("bringing the graph up to date"):
            report.changes["graph"] = update_view(ledger, graph)
        if server is not None:
            with working("bringing Neo4j up to date"):
                report.changes["Neo4j"] = server.update(graph(), before and before[0])
        report.articles = len(ledger)
        counts.update(report.tally())
    if graph.cache_info().currsize:
        counted = tallies_of(graph())
    else:
        with open_store(store) as view:
            counted = tallies(view)
    report.labels, report.types = counted.labels, counted.types
    report.seconds = time.monotonic() - start
    return report


def _nothing(paths: Sequence[Path], encoding: str) -> list[LoadError]:
    """What is wrong with the paths if they lead to no article at all."""
    from hoso.loaders.readers import read_paths

    problems: list[LoadError] = []
    for found in read_paths(paths, encoding=encoding):
        if isinstance(found, Article):
            return []
        problems.append(found)
    return problems


def _take_in(
    ledger: Ledger,
    paths: Sequence[Path],
    report: Report,
    *,
    place: str,
    encoding: str,
    workers: int,
    complain: Callable[[str], None],
) -> None:
    """Read the articles of the paths into the ledger; an id that two of them claim keeps what it had before."""
    from hoso.graph.parallel import in_processes
    from hoso.graph.pipeline import build
    from hoso.loaders.extraction import extract
    from hoso.loaders.readers import DuplicateError, read_paths

    known = ledger.versions()
    before: dict[str, Row] = {}
    claimed_twice: list[str] = []

    def articles() -> Iterator[Article]:
        for item in bar.taken(read_paths(paths, encoding=encoding, place=place)):
            if isinstance(item, LoadError):
                report.failed += 1
                complain(f"{item}; neither is taken" if isinstance(item, DuplicateError) else str(item))
                if isinstance(item, DuplicateError):
                    claimed_twice.append(item.id)
                continue
            if item.id in known and known[item.id][0] != item.version:
                row = ledger.row(item.id)
                if row is not None:
                    before[item.id] = row
            yield item

    with Bar("reading articles", expected(paths)) as bar:
        map_ = bar.through(partial(in_processes, workers=workers))
        done = build(articles(), ledger, extract, map_=map_ if place else report.homes.through(map_))
    report.new, report.changed, report.unchanged = done.new, done.changed, done.unchanged
    report.suppressed = done.suppressed
    _tell(done, report, complain)
    with ledger.batch():
        for id in claimed_twice:
            # What the ledger had before this run, whichever of the two texts came first.
            if id in before:
                report.changed -= ledger.put_back(id, before[id])
            elif id not in known:
                report.new -= ledger.put_back(id, None)


def _read_again(ledger: Ledger, report: Report, *, workers: int, complain: Callable[[str], None]) -> None:
    """Read the ledger's own texts once more where other rules read them."""
    from hoso.graph.parallel import in_processes
    from hoso.graph.pipeline import build, rules_version
    from hoso.loaders.extraction import extract

    rules = rules_version()
    stale = [id for id, (_, by) in ledger.versions().items() if by != rules]
    for id in _masked(ledger, stale):
        # Read in a masked text, what a person did could be put to another: the facts stay until the text is given.
        article, facts = ledger.article(id), ledger.facts_of(id)
        if article is not None and facts is not None:
            ledger.put(article, facts, rules)
            stale.remove(id)
    if not stale:
        return
    with Bar("reading again", len(stale)) as bar:
        again = (article for id in bar.taken(stale) if (article := ledger.article(id)))
        done = build(again, ledger, extract, map_=bar.through(partial(in_processes, workers=workers)))
    report.read_again = done.articles - len(done.failed)
    _tell(done, report, complain)


def _masked(ledger: Ledger, ids: Iterable[str]) -> list[str]:
    """Those of the articles in whose text something was masked."""
    from hoso.graph.tombstones import MASK

    if not ledger.graves.tombstones():
        return []
    return [id for id in ids if (article := ledger.article(id)) is not None and MASK in article.text]


def _tell(done: BuildReport, report: Report, complain: Callable[[str], None]) -> None:
    report.failed += len(done.failed)
    for failure in done.failed:
        complain(f"article {failure.article!r}: {failure.reason}; the others are read")
