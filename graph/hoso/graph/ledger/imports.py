"""What was imported into a store: statements of articles whose texts are not held."""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Iterator

from hoso.graph.bundles import ORPHANS, Bundle, dump, joined, parse
from hoso.graph.errors import StoreError
from hoso.graph.ledger.file import IMPORTS, LedgerFile, Outcome

_UNREAD = "article NOT IN (SELECT id FROM articles)"


class Imports:
    """The bundles of one ledger, one an article."""

    def __init__(self, file: LedgerFile) -> None:
        self._file = file

    def put(self, bundle: Bundle) -> Outcome:
        """Keep what an article says whose text is not held; a former bundle of the article is replaced.

        What belongs to no article, of which several files have some, is added to what is held.
        """
        if bundle.article == ORPHANS:
            held = self._bundle(ORPHANS)
            bundle = bundle if held is None else joined([held, bundle])
        plain = dump(bundle)
        digest = hashlib.sha256(json.dumps([bundle.article, hashlib.sha256(plain).hexdigest()]).encode()).hexdigest()
        with self._file.batch():
            self._file.execute(IMPORTS)
            old = self._file.first("SELECT digest FROM imports WHERE article = ?", (bundle.article,))
            if old is not None and old[0] == digest:
                return "unchanged"
            row = (bundle.article, digest, zlib.compress(plain, 6))
            self._file.execute("INSERT OR REPLACE INTO imports VALUES (?, ?, ?)", row)
        return "new" if old is None else "changed"

    def remove(self, article: str) -> bool:
        """Take out what was imported of an article; what was read of it stays. False: nothing was."""
        with self._file.batch():
            if not self._file.has("imports"):
                return False
            return self._file.execute("DELETE FROM imports WHERE article = ?", (article,)).rowcount > 0

    def bundles(self, *, superseded: bool = False) -> Iterator[Bundle]:
        """What was imported, by article; with ``superseded`` also of articles that have since been read themselves."""
        if not self._file.has("imports"):
            return
        wanted = "TRUE" if superseded else _UNREAD
        for article, content in self._file.chunks("SELECT article, bundle FROM imports", "article", wanted):
            yield self._parsed(article, content)

    def _bundle(self, article: str) -> Bundle | None:
        if not self._file.has("imports"):
            return None
        row = self._file.first("SELECT bundle FROM imports WHERE article = ?", (article,))
        return None if row is None else self._parsed(article, row[0])

    def _parsed(self, article: str, content: bytes) -> Bundle:
        try:
            return parse(article, zlib.decompress(content))
        except (ValueError, zlib.error) as error:
            raise StoreError(
                f"{self._file.path}: damaged in what was imported of {article!r} ({error}); retract it, import again"
            ) from error

    def articles(self) -> frozenset[str]:
        """The ids of the articles, and files, that came by import only: their texts are not held."""
        if not self._file.has("imports"):
            return frozenset()
        rows = self._file.chunks("SELECT article FROM imports", "article", _UNREAD)
        return frozenset(row[0] for row in rows if row[0])

    def digests(self) -> list[str]:
        """The hashes of the bundles, by article."""
        if not self._file.has("imports"):
            return []
        return [row[0] for row in self._file.all("SELECT digest FROM imports ORDER BY article")]
