"""The log of a store: what was done to it, when, and with which build each article came."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

from hoso.graph.ledger.file import LedgerFile, now, to_json

BRINGING: Final = ("build", "import")
"""The kinds of the log's entries with which articles come in."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the log: what was done to the store, when (ISO, UTC), and what that changed.

    ``kind`` is build, import, retract, rebuild, suppress or update; ``given`` are the paths or articles that were
    named. ``ended`` is empty for what was interrupted. ``counts`` are by words ("articles new", "graph: statements
    added").
    """

    number: int
    kind: str
    begun: str
    ended: str
    given: tuple[str, ...]
    counts: Mapping[str, int]


class Log:
    """The log of one ledger. It is kept out of the ledger's hash and of every graph."""

    def __init__(self, file: LedgerFile) -> None:
        self._file = file
        self._build = 0

    @contextmanager
    def entry(self, kind: str, given: Sequence[str] = ()) -> Iterator[dict[str, int]]:
        """One entry for what is done inside; the block puts its counts into the dictionary that it is given.

        Articles that are put inside a build or an import are known to have come with it. An entry that a crash or an
        error leaves without an end shows that it was interrupted.
        """
        outer = self._build
        with self._file.batch():
            row = self._file.execute(
                "INSERT INTO builds (kind, begun, ended, given, counts) VALUES (?, ?, '', ?, '{}')",
                (kind, now(), to_json(list(given))),
            )
            number = int(row.lastrowid or 0)
            # What a suppression masks is no newer for that.
            self._build = number if kind in BRINGING else 0
        counts: dict[str, int] = {}
        try:
            yield counts
            with self._file.batch():
                self._file.execute(
                    "UPDATE builds SET ended = ?, counts = ? WHERE number = ?", (now(), to_json(counts), number)
                )
        finally:
            self._build = outer

    def entries(self) -> list[Entry]:
        """Every entry, the oldest first; none where an older hoso wrote the ledger."""
        if not self._file.has("builds"):
            return []
        rows = self._file.all("SELECT number, kind, begun, ended, given, counts FROM builds ORDER BY number")
        with self._file.decoding("the log"):
            return [
                Entry(number, kind, begun, ended, tuple(json.loads(given)), json.loads(counts))
                for number, kind, begun, ended, given, counts in rows
            ]

    def rewrite(self, clean: Callable[[str], str]) -> None:
        """Put every path and id that the log names through ``clean``."""
        with self._file.batch():
            for number, given in self._file.all("SELECT number, given FROM builds"):
                kept = to_json([clean(text) for text in json.loads(given)])
                self._file.execute("UPDATE builds SET given = ? WHERE number = ?", (kept, number))

    def arrived(self, article: str) -> None:
        """An article, or a new version of one, came with the build or import that is going on, if one is."""
        if self._build:
            self.came_with(article, self._build)

    def came_with(self, article: str, build: int) -> None:
        """An article came with the build of this number; nothing is known of 0."""
        if build:
            self._file.execute("INSERT OR REPLACE INTO arrivals VALUES (?, ?)", (article, build))

    def arrival(self, article: str) -> int:
        """The number of the build that an article's present version came with; 0 where that is not known."""
        found = self._file.first("SELECT build FROM arrivals WHERE article = ?", (article,))
        return found[0] if found else 0

    def left(self, article: str) -> None:
        """An article was taken out."""
        self._file.execute("DELETE FROM arrivals WHERE article = ?", (article,))

    def arrivals(self) -> dict[str, int]:
        """Article id → the number of the build that its present version came with; 0 where it came before the log."""
        if not self._file.has("arrivals"):
            return dict.fromkeys((row[0] for row in self._file.all("SELECT id FROM articles ORDER BY id")), 0)
        found = dict(
            self._file.all("SELECT id, coalesce(build, 0) FROM articles LEFT JOIN arrivals ON article = id ORDER BY id")
        )
        if self._file.has("imports"):
            imported = dict(self._file.all("SELECT article, build FROM imports JOIN arrivals USING (article)"))
            found = dict(sorted({**imported, **found}.items()))
        return found
