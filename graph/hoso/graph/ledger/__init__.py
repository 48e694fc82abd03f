"""The ledger: articles, their texts and their facts as read ⇄ ``ledger.sqlite`` in a store's folder.

The ledger is the truth and every graph is a view of it. Texts are kept by content hash, facts as the facts file's JSON,
each with the version of the rules that read it, so that what was read need not be read again. What else a store must
not lose stands in the same file: its log, what was imported into it, and the tombstones of what was suppressed.
"""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from hoso.graph.errors import StoreError
from hoso.graph.ledger.file import FILE, UNREADABLE, LedgerFile, Outcome
from hoso.graph.ledger.graves import Graves
from hoso.graph.ledger.imports import Imports
from hoso.graph.ledger.log import BRINGING, Entry, Log
from hoso.loaders.article import Article
from hoso.loaders.facts import ArticleFacts
from hoso.loaders.factsfile import from_dict, to_dict

__all__ = ["BRINGING", "FILE", "Entry", "Graves", "Imports", "Ledger", "Log", "Outcome", "Row"]

_FIELDS = ("title", "url", "publisher", "published", "author", "place")


@dataclass(frozen=True, slots=True)
class Row:
    """An article as it lies in the file, its text and facts compressed, and with which build it came (0: unknown)."""

    values: tuple[Any, ...]
    text: bytes
    build: int


class Ledger:
    """An open ledger: its articles, and its ``log``, ``imports`` and ``graves``.

    ``Ledger.open`` makes one; it is a context manager and closes itself. Every method, of the parts too, raises
    StoreError where the file is damaged, is no ledger, or cannot be read or written.
    """

    def __init__(self, file: LedgerFile) -> None:
        self._file = file
        self.folder = file.folder
        self.log = Log(file)
        self.imports = Imports(file)
        self.graves = Graves(file)

    @classmethod
    def open(cls, folder: str | Path, *, create: bool = False, readonly: bool = False) -> Ledger:
        """Open the ledger of a store's folder.

        ``create`` makes folder and ledger where there is none; ``readonly`` takes no lock and cannot write.
        Raises StoreError where there is no ledger (and none is to be made), where another process holds the writer's
        lock (its process id is named), where a store is to be made among other files, or where the file is damaged, of
        another program, or of a newer hoso.
        """
        return cls(LedgerFile.open(Path(folder), create=create, readonly=readonly))

    @property
    def path(self) -> Path:
        """The SQLite file."""
        return self._file.path

    def close(self) -> None:
        """Close the file and give the lock back; closing twice is harmless."""
        self._file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # ── Writing ────────────────────────────────────────────────────────────────────────────────────────────────────

    def batch(self) -> AbstractContextManager[None]:
        """One transaction for all that is written inside; an exception leaves the ledger as it was before."""
        return self._file.batch()

    def put(self, article: Article, facts: ArticleFacts, rules_version: str) -> Outcome:
        """Keep an article and what was read in it; a former version of the same id is replaced.

        Returns what that changed. The same article with the same facts read by the same rules changes nothing.
        Raises ValueError where the facts are another article's.
        """
        if facts.id != article.id:
            raise ValueError(f"facts of {facts.id!r} given for the article {article.id!r}")
        try:
            article.id.encode()
        except UnicodeEncodeError as error:
            raise StoreError(f"article id {article.id!r} has a character that is no character; rename it") from error
        plain = _encode(to_dict(facts))
        digest = _digest(article.id, article.version, plain)
        with self.batch():
            execute = self._file.execute
            old = execute("SELECT digest, rules, sha256, version FROM articles WHERE id = ?", (article.id,)).fetchone()
            if old is not None and old[0] == digest and old[1] == rules_version:
                return "unchanged"
            text = zlib.compress(article.text.encode("utf-8", "surrogatepass"), 6)
            execute("INSERT OR IGNORE INTO texts VALUES (?, ?)", (article.sha256, text))
            fields = _encode({name: getattr(article, name) for name in _FIELDS})
            row = (article.id, article.sha256, article.version, fields, rules_version, zlib.compress(plain, 6), digest)
            execute("INSERT OR REPLACE INTO articles VALUES (?, ?, ?, ?, ?, ?, ?)", row)
            if old is not None and old[2] != article.sha256:
                self._drop_text(old[2])
            if old is None or old[3] != article.version:
                self.log.arrived(article.id)
        return "new" if old is None else "changed"

    def remove(self, article_id: str) -> bool:
        """Take out an article, its facts and, unless another has it too, its text. False: it was not there."""
        with self.batch():
            row = self._file.first("SELECT sha256 FROM articles WHERE id = ?", (article_id,))
            imported = self.imports.remove(article_id)
            if row is None:
                self.log.left(article_id)
                return imported
            self._take_out(article_id, row[0])
        return True

    def row(self, article_id: str) -> Row | None:
        """An article as it lies in the file, or None."""
        found = self._file.first(
            "SELECT articles.*, text FROM articles JOIN texts USING (sha256) WHERE id = ?", (article_id,)
        )
        return None if found is None else Row(found[:-1], found[-1], self.log.arrival(article_id))

    def put_back(self, article_id: str, row: Row | None) -> bool:
        """Have an article again as it was when its ``row`` was taken: out of the ledger where there was none.

        Whether that changed anything. What was imported of the article stays.
        """
        with self.batch():
            held = self._file.first("SELECT * FROM articles WHERE id = ?", (article_id,))
            if held == (None if row is None else row.values):
                return False
            if held is not None:
                self._take_out(article_id, held[1])
            if row is not None:
                self._file.execute("INSERT OR IGNORE INTO texts VALUES (?, ?)", (row.values[1], row.text))
                self._file.execute("INSERT INTO articles VALUES (?, ?, ?, ?, ?, ?, ?)", row.values)
                self.log.came_with(article_id, row.build)
        return True

    def _take_out(self, article_id: str, sha256: str) -> None:
        self._file.execute("DELETE FROM articles WHERE id = ?", (article_id,))
        self.log.left(article_id)
        self._drop_text(sha256)

    def _drop_text(self, sha256: str) -> None:
        self._file.execute(
            "DELETE FROM texts WHERE sha256 = ?1 AND NOT EXISTS (SELECT 1 FROM articles WHERE sha256 = ?1)", (sha256,)
        )

    def shred(self) -> None:
        """Write the file anew without free pages, and empty its log: nothing that was removed is left in either."""
        self._file.shred()

    # ── Reading ────────────────────────────────────────────────────────────────────────────────────────────────────

    def __len__(self) -> int:
        (number,) = self._file.first("SELECT count(*) FROM articles") or (0,)
        return int(number)

    def __contains__(self, article_id: object) -> bool:
        return self._file.first("SELECT 1 FROM articles WHERE id = ?", (article_id,)) is not None

    def article(self, article_id: str) -> Article | None:
        """One article with its text, or None."""
        row = self._file.first(
            "SELECT id, fields, text FROM articles JOIN texts USING (sha256) WHERE id = ?", (article_id,)
        )
        return None if row is None else self._article(*row)

    def facts_of(self, article_id: str) -> ArticleFacts | None:
        """What was read in one article, or None."""
        row = self._file.first("SELECT facts FROM articles WHERE id = ?", (article_id,))
        return None if row is None else self._facts(article_id, row[0])

    def articles(self) -> Iterator[Article]:
        """All articles with their texts, by id."""
        for row in self._file.chunks("SELECT id, fields, text FROM articles JOIN texts USING (sha256)", "id"):
            yield self._article(*row)

    def facts(self) -> Iterator[ArticleFacts]:
        """The facts of all articles, by article id; a few hundred are in memory at a time."""
        for row in self._file.chunks("SELECT id, facts FROM articles", "id"):
            yield self._facts(*row)

    def metadata(self) -> Iterator[Article]:
        """All articles by id, without their texts: what a graph says of an article."""
        for row in self._file.chunks("SELECT id, fields FROM articles", "id"):
            with self._file.decoding(f"the fields of the article {row[0]!r}"):
                article = Article(id=row[0], text="", **_decode(row[1]))
            yield article

    def _article(self, article_id: str, fields: bytes, text: bytes) -> Article:
        with self._file.decoding(f"the text or the fields of the article {article_id!r}"):
            return _article(article_id, fields, text)

    def _facts(self, article_id: str, facts: bytes) -> ArticleFacts:
        with self._file.decoding(f"the facts of the article {article_id!r}"):
            return _facts(facts)

    def versions(self) -> dict[str, tuple[str, str]]:
        """Article id → the version of the article and of the rules that read it: what need not be read again."""
        rows = self._file.all("SELECT id, version, rules FROM articles ORDER BY id")
        return {row[0]: (row[1], row[2]) for row in rows}

    def hash(self) -> str:
        """A hash of all articles and facts, the same in whatever order and however often they were put."""
        whole = hashlib.sha256()
        digests = [row[0] for row in self._file.all("SELECT digest FROM articles ORDER BY id")]
        for digest in [*digests, *self.imports.digests()]:
            whole.update(digest.encode("ascii"))
        return whole.hexdigest()

    def faults(self) -> Iterator[tuple[str, str]]:
        """What is wrong in the ledger: the article concerned ("" for the file) and what, in plain words; all of it.

        Every page is read, and every text, every article's fields and facts are held against the hashes kept of them.
        """
        for (found,) in self._file.all("PRAGMA quick_check"):
            if found != "ok":
                yield "", found
        select = "SELECT id, sha256, version, fields, digest, facts, text FROM articles LEFT JOIN texts USING (sha256)"
        for row in self._file.chunks(select, "id"):
            if fault := _fault(*row):
                yield row[0], fault
        orphans = "SELECT sha256 FROM texts WHERE sha256 NOT IN (SELECT sha256 FROM articles) ORDER BY sha256"
        for (sha256,) in self._file.all(orphans):
            yield "", f"the text {sha256[:12]} is no article's"


def _digest(article_id: str, version: str, facts: bytes) -> str:
    """The hash of an article's version and facts."""
    content = [article_id, version, hashlib.sha256(facts).hexdigest()]
    return hashlib.sha256(json.dumps(content).encode("ascii")).hexdigest()


def _fault(
    article_id: str, sha256: str, version: str, fields: bytes, digest: str, facts: bytes, text: bytes | None
) -> str:
    """What is wrong with one article's row, or nothing."""
    if text is None:
        return "its text is missing"
    try:
        article = _article(article_id, fields, text)
    except UNREADABLE:
        return "its text or its fields cannot be read"
    if article.sha256 != sha256:
        return "its text is not what its hash says"
    if article.version != version:
        return "its fields are not what their hash says"
    try:
        plain = zlib.decompress(facts)
        _facts(facts)
    except UNREADABLE:
        return "its facts cannot be read"
    return "" if _digest(article_id, version, plain) == digest else "its facts are not what their hash says"


def _encode(data: dict[str, Any]) -> bytes:
    # Not ASCII: JSON's escapes would join two surrogates that stand side by side into one character.
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode("utf-8", "surrogatepass")


def _decode(data: bytes) -> Any:
    return json.loads(data.decode("utf-8", "surrogatepass"))


def _article(article_id: str, fields: bytes, text: bytes) -> Article:
    return Article(id=article_id, text=zlib.decompress(text).decode("utf-8", "surrogatepass"), **_decode(fields))


def _facts(blob: bytes) -> ArticleFacts:
    return from_dict(_decode(zlib.decompress(blob)))
