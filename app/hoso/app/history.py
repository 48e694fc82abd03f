"""A store's log → what was done to it, and which articles came in since a day or with an entry."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from hoso.app.tables import Answer, counted
from hoso.graph.days import is_date

if TYPE_CHECKING:
    from hoso.graph.ledger import Entry, Ledger
    from hoso.loaders.article import Article


def listing(store: Path) -> Answer:
    """Every entry of the log, the oldest first. Raises StoreError where there is no store."""
    from hoso.graph.ledger import Ledger

    with Ledger.open(store, readonly=True) as ledger:
        entries = ledger.log.entries()
        kept = Counter(ledger.log.arrivals().values())
    # What was interrupted has no counts of its own; what came with it is there.
    counts = {
        entry.number: entry.counts if entry.ended or not kept[entry.number] else {"articles kept": kept[entry.number]}
        for entry in entries
    }
    rows = tuple(
        (
            entry.number,
            entry.begun,
            entry.kind,
            list(entry.given),
            *(list(_told(counts[entry.number], part)) for part in _PARTS),
            "" if entry.ended else "interrupted",
        )
        for entry in entries
    )
    told = f"{counted(len(rows), 'entries')}; hoso log NUMBER lists the articles that came with one"
    note = told if rows else "no entries yet"
    return Answer(("number", "when", "what", "given", "articles", "graph", "neo4j", "state"), rows, note=note)


def came_with(store: Path, number: int) -> Answer:
    """The articles whose present version came with an entry. Raises StoreError where there is no such entry."""
    from hoso.graph.errors import StoreError
    from hoso.graph.ledger import Ledger

    with Ledger.open(store, readonly=True) as ledger:
        entry = next((entry for entry in ledger.log.entries() if entry.number == number), None)
        if number and entry is None:
            raise StoreError(f"{store}: the log has no entry {number}; hoso log lists those that there are")
        wanted = {article for article, build in ledger.log.arrivals().items() if build == number}
        read = (_read(article, ledger) for article in ledger.metadata() if article.id in wanted)
        rows = tuple(sorted((*read, *_imported(ledger, wanted))))
    note = counted(len(rows), "articles") + _gone(entry, len(rows))
    return Answer(("article", "title", "publisher", "published"), rows, note=note)


def _read(article: Article, ledger: Ledger) -> tuple[str, str, str, str]:
    """What is known of an article that was read; title and date of a plain text are among its facts."""
    facts = ledger.facts_of(article.id) if not (article.title and article.published) else None
    title = article.title or (facts.title if facts else "")
    published = article.published or (facts.published if facts else "")
    return article.id, title, article.publisher, published


def _gone(entry: Entry | None, left: int) -> str:
    """Why an entry has fewer articles than came with it, or none, in words to add to their number."""
    from hoso.graph.ledger import BRINGING

    if entry is None:
        return ""
    if entry.kind not in BRINGING:
        return f"; no article comes with what is called {entry.kind}"
    gone = sum(entry.counts.get(f"articles {kind}", 0) for kind in ("new", "changed")) - left
    return (
        f"; {gone} more came with it, of which a later entry brought another version, or took them out" if gone else ""
    )


def _imported(ledger: Ledger, wanted: Collection[str]) -> Iterator[tuple[str, str, str, str]]:
    """What is known of the articles that came by import: their texts are not held."""
    for bundle in ledger.imports.bundles() if not ledger.imports.articles().isdisjoint(wanted) else ():
        if bundle.article in wanted:
            own = (entity.props for entity in bundle.entities if entity.id == f"article/{bundle.article}")
            props = next(own, {})
            title, publisher, published = (str(props.get(key, "")) for key in ("title", "publisher", "published"))
            yield bundle.article, title, publisher, published


def arrived_since(store: Path, since: str) -> list[str]:
    """The articles whose present version came with the build of this number or later, or on this day or later, sorted.

    ``since`` is a number of the log ("3") or a day, month or year ("2026-11-22"). Raises StoreError where the log has
    no such entry, click.UsageError for what is neither.
    """
    from hoso.graph.ledger import Ledger

    with Ledger.open(store, readonly=True) as ledger:
        first = _first(ledger, since)
        return [article for article, build in ledger.log.arrivals().items() if build >= first]


def _first(ledger: Ledger, since: str) -> int:
    """The number of the first entry that counts."""
    from hoso.graph.errors import StoreError

    entries: list[Entry] = ledger.log.entries()
    # Four digits are a year: a log of a thousand builds names its days.
    if since.isdecimal() and len(since) < 4:
        if int(since) and not any(entry.number == int(since) for entry in entries):
            raise StoreError(f"{ledger.folder}: the log has no entry {since}; hoso log lists those that there are")
        return int(since)
    if not is_date(since):
        raise click.UsageError(f"--since {since!r}: write a number of the log (3) or a day, month or year (2026-11-22)")
    after = [entry.number for entry in entries if entry.begun >= since]
    return min(after, default=max((entry.number for entry in entries), default=0) + 1)


_PARTS = ("articles ", "graph: ", "Neo4j: ")
"""What the counts of an entry begin with: the columns that they go to."""


def _told(counts: Mapping[str, int], part: str) -> Iterator[str]:
    return (counted(count, words.removeprefix(part)) for words, count in counts.items() if words.startswith(part))
