"""The ledger: articles, their texts and their facts as read ⇄ ``ledger.sqlite`` in a store's folder.

The ledger is the truth and every graph is a view of it. Texts are kept by content hash, facts as the facts file's JSON,
each with the version of the rules that read it, so that what was read need not be read again. SQLite in WAL mode: a
process that is killed leaves what it had committed. One writer at a time, held by a lock on ``ledger.lock`` that the
system drops when the process ends, however it ends; readers need no lock.
"""

from __future__ import annotations

import hashlib
import json
import os
import secrets
import sqlite3
import sys
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Final, Literal, Self
from urllib.parse import quote

from hoso.graph.bundles import Bundle, dump, parse
from hoso.graph.errors import StoreError
from hoso.graph.tombstones import Tombstones
from hoso.loaders.article import Article
from hoso.loaders.errors import HosoError
from hoso.loaders.facts import ArticleFacts
from hoso.loaders.factsfile import from_dict, to_dict

FILE: Final = "ledger.sqlite"
LOCK: Final = "ledger.lock"

APPLICATION_ID: Final = 0x686F736F  # "hoso", where SQLite keeps the kind of a database
SCHEMA_VERSION: Final = 2

_SCHEMA = """
CREATE TABLE IF NOT EXISTS texts (sha256 TEXT PRIMARY KEY, text BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS articles (
    id TEXT PRIMARY KEY,
    sha256 TEXT NOT NULL REFERENCES texts,
    version TEXT NOT NULL,
    fields BLOB NOT NULL,
    rules TEXT NOT NULL,
    facts BLOB NOT NULL,
    digest TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS articles_by_text ON articles (sha256);
CREATE TABLE IF NOT EXISTS builds (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,
    begun TEXT NOT NULL,
    ended TEXT NOT NULL,
    given TEXT NOT NULL,
    counts TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS imports (article TEXT PRIMARY KEY, digest TEXT NOT NULL, bundle BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS arrivals (article TEXT PRIMARY KEY, build INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS tombstones (
    id TEXT PRIMARY KEY, kind TEXT NOT NULL, made TEXT NOT NULL, marks TEXT NOT NULL
) WITHOUT ROWID;
"""
"""Form 1 had the first two tables only; an older ledger gets what it lacks when it is next written to."""
_IMPORTS = next(line for line in _SCHEMA.splitlines() if " imports " in line)
_FIELDS = ("title", "url", "publisher", "published", "author", "place")
_CHUNK = 200

BRINGING: Final = ("build", "import")
"""The kinds of the log's entries with which articles come in."""

Outcome = Literal["new", "changed", "unchanged"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the log: what was done to the store, when (ISO, UTC), and what that changed.

    ``kind`` is build, retract, rebuild or update; ``given`` are the paths or articles that were named. ``ended`` is
    empty for what was interrupted. ``counts`` are by words ("articles new", "graph: statements added").
    """

    number: int
    kind: str
    begun: str
    ended: str
    given: tuple[str, ...]
    counts: Mapping[str, int]


class Ledger:
    """An open ledger. ``Ledger.open`` makes one; it is a context manager and closes itself.

    Every method raises StoreError where the file is damaged, is no ledger, or cannot be read or written.
    """

    def __init__(self, connection: sqlite3.Connection, folder: Path, lock: IO[str] | None) -> None:
        self._connection = connection
        self._lock = lock
        self._batch = 0
        self._build = 0
        self.folder = folder

    @classmethod
    def open(cls, folder: str | Path, *, create: bool = False, readonly: bool = False) -> Ledger:
        """Open the ledger of a store's folder.

        ``create`` makes folder and ledger where there is none; ``readonly`` takes no lock and cannot write.
        Raises StoreError where there is no ledger (and none is to be made), where another process holds the writer's
        lock (its process id is named), where a store is to be made among other files, or where the file is damaged, of
        another program, or of a newer hoso.
        """
        folder = Path(folder)
        path = folder / FILE
        if not path.is_file() and (readonly or not create):
            raise StoreError(f"{folder}: no store here (there is no {FILE}); build one first or name another folder")
        if create and not path.exists() and (other := _strange(folder)):
            raise StoreError(f"{folder}: no store, but a folder with other files in it ({other}); name another folder")
        lock: IO[str] | None = None
        try:
            if not readonly:
                folder.mkdir(parents=True, exist_ok=True)
                lock = _take_lock(folder / LOCK)
        except OSError as error:
            raise StoreError(f"{folder}: cannot be written ({error.strerror}); choose another folder") from error
        try:
            with _explained(path):
                connection = _connect(path, readonly=readonly)
                try:
                    _prepare(connection, path, readonly=readonly)
                except BaseException:
                    connection.close()
                    raise
        except BaseException:
            if lock is not None:
                lock.close()
            raise
        return cls(connection, folder, lock)

    @property
    def path(self) -> Path:
        """The SQLite file."""
        return self.folder / FILE

    def close(self) -> None:
        """Close the file and give the lock back; closing twice is harmless."""
        try:
            self._connection.close()
        finally:
            if self._lock is not None:
                self._lock.close()
                self._lock = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # ── Writing ────────────────────────────────────────────────────────────────────────────────────────────────────

    @contextmanager
    def batch(self) -> Iterator[None]:
        """One transaction for all that is written inside; an exception leaves the ledger as it was before."""
        with _explained(self.path):
            if self._batch == 0:
                self._connection.execute("BEGIN IMMEDIATE")
            self._batch += 1
            try:
                yield
            except BaseException:
                self._batch -= 1
                if self._batch == 0:
                    self._connection.rollback()
                raise
            self._batch -= 1
            if self._batch == 0:
                self._connection.commit()

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
            execute = self._connection.execute
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
            if self._build and (old is None or old[3] != article.version):
                execute("INSERT OR REPLACE INTO arrivals VALUES (?, ?)", (article.id, self._build))
        return "new" if old is None else "changed"

    def remove(self, article_id: str) -> bool:
        """Take out an article, its facts and, unless another has it too, its text. False: it was not there."""
        with self.batch():
            row = self._connection.execute("SELECT sha256 FROM articles WHERE id = ?", (article_id,)).fetchone()
            imported = self.remove_bundle(article_id)
            if row is None:
                return imported
            self._connection.execute("DELETE FROM articles WHERE id = ?", (article_id,))
            self._connection.execute("DELETE FROM arrivals WHERE article = ?", (article_id,))
            self._drop_text(row[0])
        return True

    def _drop_text(self, sha256: str) -> None:
        self._connection.execute(
            "DELETE FROM texts WHERE sha256 = ?1 AND NOT EXISTS (SELECT 1 FROM articles WHERE sha256 = ?1)", (sha256,)
        )

    # ── The log ────────────────────────────────────────────────────────────────────────────────────────────────────

    @contextmanager
    def logged(self, kind: str, given: Sequence[str] = ()) -> Iterator[dict[str, int]]:
        """One entry of the log for what is done inside; the block puts its counts into the dictionary that it is given.

        Articles that are put inside a build or an import are known to have come with it. An entry that a crash or an
        error leaves without an end shows that it was interrupted. The log is kept out of the ledger's hash and of
        every graph.
        """
        outer = self._build
        with self.batch():
            row = self._connection.execute(
                "INSERT INTO builds (kind, begun, ended, given, counts) VALUES (?, ?, '', ?, '{}')",
                (kind, _now(), _text(list(given))),
            )
            number = int(row.lastrowid or 0)
            # What a suppression masks is no newer for that.
            self._build = number if kind in BRINGING else 0
        counts: dict[str, int] = {}
        try:
            yield counts
            with self.batch():
                self._connection.execute(
                    "UPDATE builds SET ended = ?, counts = ? WHERE number = ?", (_now(), _text(counts), number)
                )
        finally:
            self._build = outer

    def log(self) -> list[Entry]:
        """Every entry of the log, the oldest first; none where an older hoso wrote the ledger."""
        with _explained(self.path):
            if not self._has("builds"):
                return []
            rows = self._connection.execute(
                "SELECT number, kind, begun, ended, given, counts FROM builds ORDER BY number"
            ).fetchall()
            return [
                Entry(number, kind, begun, ended, tuple(json.loads(given)), json.loads(counts))
                for number, kind, begun, ended, given, counts in rows
            ]

    def arrivals(self) -> dict[str, int]:
        """Article id → the number of the build that its present version came with; 0 where it came before the log."""
        with _explained(self.path):
            if not self._has("arrivals"):
                return dict.fromkeys(self.versions(), 0)
            rows = self._connection.execute(
                "SELECT id, coalesce(build, 0) FROM articles LEFT JOIN arrivals ON article = id ORDER BY id"
            ).fetchall()
        return dict(rows)

    def _has(self, table: str) -> bool:
        query = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?"
        return self._connection.execute(query, (table,)).fetchone() is not None

    # ── Imported statements ────────────────────────────────────────────────────────────────────────────────────────

    def put_bundle(self, bundle: Bundle) -> Outcome:
        """Keep what an article says whose text is not held; a former bundle of the article is replaced."""
        plain = dump(bundle)
        digest = hashlib.sha256(json.dumps([bundle.article, hashlib.sha256(plain).hexdigest()]).encode()).hexdigest()
        with self.batch():
            execute = self._connection.execute
            execute(_IMPORTS)
            old = execute("SELECT digest FROM imports WHERE article = ?", (bundle.article,)).fetchone()
            if old is not None and old[0] == digest:
                return "unchanged"
            row = (bundle.article, digest, zlib.compress(plain, 6))
            execute("INSERT OR REPLACE INTO imports VALUES (?, ?, ?)", row)
        return "new" if old is None else "changed"

    def remove_bundle(self, article: str) -> bool:
        """Take out what was imported of an article; what was read of it stays. False: nothing was."""
        with self.batch():
            if not self._has("imports"):
                return False
            return self._connection.execute("DELETE FROM imports WHERE article = ?", (article,)).rowcount > 0

    def bundles(self, *, superseded: bool = False) -> Iterator[Bundle]:
        """What was imported, by article; with ``superseded`` also of articles that have since been read themselves."""
        with _explained(self.path):
            if not self._has("imports"):
                return
        # A chunk at a time, so that no cursor stays open while the caller writes.
        last: str | None = None
        while True:
            with _explained(self.path):
                rows = self._connection.execute(
                    "SELECT article, bundle FROM imports WHERE (?1 IS NULL OR article > ?1) "
                    "AND (?2 OR article NOT IN (SELECT id FROM articles)) ORDER BY article LIMIT ?3",
                    (last, superseded, _CHUNK),
                ).fetchall()
            for article, content in rows:
                try:
                    yield parse(article, zlib.decompress(content))
                except (ValueError, zlib.error) as error:
                    raise StoreError(
                        f"{self.path}: damaged in what was imported of {article!r} ({error}); retract it, import again"
                    ) from error
            if len(rows) < _CHUNK:
                return
            last = rows[-1][0]

    def imported(self) -> frozenset[str]:
        """The ids of the articles, and files, that came by import only: their texts are not held."""
        with _explained(self.path):
            if not self._has("imports"):
                return frozenset()
            rows = self._connection.execute(
                "SELECT article FROM imports WHERE article <> '' AND article NOT IN (SELECT id FROM articles)"
            ).fetchall()
        return frozenset(row[0] for row in rows)

    # ── Tombstones ────────────────────────────────────────────────────────────────────────────────────────────────

    def tombstones(self) -> Tombstones:
        """All marks of what was suppressed."""
        with _explained(self.path):
            if not self._has("tombstones"):
                return Tombstones()
            rows = self._connection.execute("SELECT kind, marks FROM tombstones").fetchall()
        salt = next((bytes.fromhex(marks) for kind, marks in rows if kind == "salt"), b"")
        marks: dict[str, set[str]] = {}
        for kind, made in rows:
            if kind != "salt":
                for sort, several in json.loads(made).items():
                    marks.setdefault(sort, set()).update(several)
        return Tombstones(salt, {sort: frozenset(several) for sort, several in sorted(marks.items())})

    def graves(self) -> list[tuple[str, str, str]]:
        """Id, kind (article, person, claim) and time of each tombstone, the oldest first."""
        with _explained(self.path):
            if not self._has("tombstones"):
                return []
            rows = self._connection.execute(
                "SELECT id, kind, made FROM tombstones WHERE kind <> 'salt' ORDER BY made, id"
            ).fetchall()
        return [(id_, kind, made) for id_, kind, made in rows]

    def salt(self) -> bytes:
        """The key of this ledger's hashes, made when it is first asked for."""
        with self.batch():
            row = self._connection.execute("SELECT marks FROM tombstones WHERE kind = 'salt'").fetchone()
            if row is None:
                row = (secrets.token_hex(32),)
                self._connection.execute("INSERT INTO tombstones VALUES ('salt', 'salt', ?, ?)", (_now(), row[0]))
        return bytes.fromhex(row[0])

    def bury(self, kind: str, marks: Mapping[str, Iterable[str]]) -> str:
        """Keep the marks of something suppressed; the tombstone's id, made of the marks alone."""
        told = _text({sort: sorted(several) for sort, several in sorted(marks.items()) if several})
        id_ = "t" + hashlib.sha256(told.encode("ascii")).hexdigest()[:10]
        with self.batch():
            self._connection.execute("INSERT OR REPLACE INTO tombstones VALUES (?, ?, ?, ?)", (id_, kind, _now(), told))
        return id_

    def exhume(self, tombstone: str) -> bool:
        """Take a tombstone away; what it kept out comes back when it is built again. False: there is none."""
        with self.batch():
            done = self._connection.execute("DELETE FROM tombstones WHERE id = ? AND kind <> 'salt'", (tombstone,))
        return done.rowcount > 0

    def rewrite_log(self, clean: Callable[[str], str]) -> None:
        """Put every path and id that the log names through ``clean``."""
        with self.batch():
            for number, given in self._connection.execute("SELECT number, given FROM builds").fetchall():
                kept = _text([clean(text) for text in json.loads(given)])
                self._connection.execute("UPDATE builds SET given = ? WHERE number = ?", (kept, number))

    def shred(self) -> None:
        """Write the file anew without free pages, and empty its log: nothing that was removed is left in either."""
        with _explained(self.path):
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            self._connection.execute("VACUUM")
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    # ── Reading ────────────────────────────────────────────────────────────────────────────────────────────────────

    def __len__(self) -> int:
        with _explained(self.path):
            return int(self._connection.execute("SELECT count(*) FROM articles").fetchone()[0])

    def __contains__(self, article_id: object) -> bool:
        with _explained(self.path):
            found = self._connection.execute("SELECT 1 FROM articles WHERE id = ?", (article_id,)).fetchone()
        return found is not None

    def article(self, article_id: str) -> Article | None:
        """One article with its text, or None."""
        with _explained(self.path):
            row = self._connection.execute(
                "SELECT id, fields, text FROM articles JOIN texts USING (sha256) WHERE id = ?", (article_id,)
            ).fetchone()
            return None if row is None else _article(*row)

    def facts_of(self, article_id: str) -> ArticleFacts | None:
        """What was read in one article, or None."""
        with _explained(self.path):
            row = self._connection.execute("SELECT facts FROM articles WHERE id = ?", (article_id,)).fetchone()
            return None if row is None else _facts(row[0])

    def articles(self) -> Iterator[Article]:
        """All articles with their texts, by id."""
        query = (
            "SELECT id, fields, text FROM articles JOIN texts USING (sha256) WHERE id > ? ORDER BY id LIMIT ?",
            "SELECT id, fields, text FROM articles JOIN texts USING (sha256) ORDER BY id LIMIT ?",
        )
        for row in self._rows(*query):
            with _explained(self.path):
                article = _article(*row)
            yield article

    def facts(self) -> Iterator[ArticleFacts]:
        """The facts of all articles, by article id; a few hundred are in memory at a time."""
        query = (
            "SELECT id, facts FROM articles WHERE id > ? ORDER BY id LIMIT ?",
            "SELECT id, facts FROM articles ORDER BY id LIMIT ?",
        )
        for row in self._rows(*query):
            with _explained(self.path):
                facts = _facts(row[1])
            yield facts

    def metadata(self) -> Iterator[Article]:
        """All articles by id, without their texts: what a graph says of an article."""
        query = (
            "SELECT id, fields FROM articles WHERE id > ? ORDER BY id LIMIT ?",
            "SELECT id, fields FROM articles ORDER BY id LIMIT ?",
        )
        for row in self._rows(*query):
            with _explained(self.path):
                article = Article(id=row[0], text="", **_decode(row[1]))
            yield article

    def versions(self) -> dict[str, tuple[str, str]]:
        """Article id → the version of the article and of the rules that read it: what need not be read again."""
        with _explained(self.path):
            rows = self._connection.execute("SELECT id, version, rules FROM articles ORDER BY id").fetchall()
        return {row[0]: (row[1], row[2]) for row in rows}

    def hash(self) -> str:
        """A hash of all articles and facts, the same in whatever order and however often they were put."""
        whole = hashlib.sha256()
        with _explained(self.path):
            for row in self._connection.execute("SELECT digest FROM articles ORDER BY id"):
                whole.update(row[0].encode("ascii"))
            if self._has("imports"):
                for row in self._connection.execute("SELECT digest FROM imports ORDER BY article"):
                    whole.update(row[0].encode("ascii"))
        return whole.hexdigest()

    def verify(self) -> None:
        """Read every page and every text; raise StoreError where the file is damaged or a text is not what it was."""
        with _explained(self.path):
            found = self._connection.execute("PRAGMA quick_check(1)").fetchone()[0]
            if found != "ok":
                raise sqlite3.DatabaseError(found)
            for sha256, blob in self._connection.execute("SELECT sha256, text FROM texts"):
                if hashlib.sha256(zlib.decompress(blob)).hexdigest() != sha256:
                    raise sqlite3.DatabaseError(f"the text {sha256} is not what its hash says")

    def faults(self) -> Iterator[tuple[str, str]]:
        """What is wrong in the ledger: the article concerned ("" for the file) and what, in plain words; all of it.

        Every page is read, and every text, every article's fields and facts are held against the hashes kept of them.
        """
        with _explained(self.path):
            for (found,) in self._connection.execute("PRAGMA quick_check").fetchall():
                if found != "ok":
                    yield "", found
        select = "SELECT id, sha256, version, fields, digest, facts, text FROM articles LEFT JOIN texts USING (sha256)"
        for row in self._rows(f"{select} WHERE id > ? ORDER BY id LIMIT ?", f"{select} ORDER BY id LIMIT ?"):
            if fault := _fault(*row):
                yield row[0], fault
        with _explained(self.path):
            orphans = "SELECT sha256 FROM texts WHERE sha256 NOT IN (SELECT sha256 FROM articles) ORDER BY sha256"
            for (sha256,) in self._connection.execute(orphans).fetchall():
                yield "", f"the text {sha256[:12]} is no article's"

    def _rows(self, after: str, first: str) -> Iterator[tuple[Any, ...]]:
        """Rows by id, a chunk at a time, so that no cursor stays open while the caller writes."""
        with _explained(self.path):
            rows = self._connection.execute(first, (_CHUNK,)).fetchall()
        while rows:
            yield from rows
            with _explained(self.path):
                rows = self._connection.execute(after, (rows[-1][0], _CHUNK)).fetchall()


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
    except (zlib.error, ValueError, TypeError, AttributeError):
        return "its text or its fields cannot be read"
    if article.sha256 != sha256:
        return "its text is not what its hash says"
    if article.version != version:
        return "its fields are not what their hash says"
    try:
        plain = zlib.decompress(facts)
        _facts(facts)
    except (zlib.error, ValueError, TypeError, AttributeError, KeyError, HosoError):
        return "its facts cannot be read"
    return "" if _digest(article_id, version, plain) == digest else "its facts are not what their hash says"


def _encode(data: dict[str, Any]) -> bytes:
    # Not ASCII: JSON's escapes would join two surrogates that stand side by side into one character.
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode("utf-8", "surrogatepass")


def _text(value: Any) -> str:
    """JSON for the log. ASCII, for a path may hold bytes that are no text."""
    return json.dumps(value, sort_keys=True)


def _now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _decode(data: bytes) -> Any:
    return json.loads(data.decode("utf-8", "surrogatepass"))


def _article(article_id: str, fields: bytes, text: bytes) -> Article:
    return Article(id=article_id, text=zlib.decompress(text).decode("utf-8", "surrogatepass"), **_decode(fields))


def _facts(blob: bytes) -> ArticleFacts:
    return from_dict(_decode(zlib.decompress(blob)))


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    """Turn what SQLite and the decoders say of a bad file into a StoreError that says what to do."""
    try:
        yield
    except sqlite3.OperationalError as error:
        message = str(error)
        if "locked" in message:
            raise StoreError(f"{path}: another program is writing to it; try again when it has finished") from error
        if "readonly" in message:
            raise StoreError(f"{path}: cannot be written; it is opened or kept read-only") from error
        raise StoreError(f"{path}: {message}; check that the folder can be read and the disk is not full") from error
    except (sqlite3.DatabaseError, zlib.error, UnicodeDecodeError, json.JSONDecodeError) as error:
        what = " ".join(str(error).split())
        raise StoreError(
            f"{path}: damaged ({what}); restore it from a copy, or move it away and load the articles again"
        ) from error


def _strange(folder: Path) -> str:
    """The name of something in a folder that no store leaves there, or nothing."""
    try:
        names = sorted(item.name for item in folder.iterdir()) if folder.is_dir() else []
    except OSError:
        return ""  # whoever writes there says what is wrong
    return next((name for name in names if not name.startswith(("ledger.", "graph.", "rulings."))), "")


def _connect(path: Path, *, readonly: bool) -> sqlite3.Connection:
    location = "file:" + quote(str(path.resolve()))
    if not readonly:
        return sqlite3.connect(location, uri=True, isolation_level=None)
    connection = sqlite3.connect(location + "?mode=ro", uri=True, isolation_level=None)
    try:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.OperationalError:
        # WAL needs its side files even to read; in a folder that cannot be written nobody else writes either.
        connection.close()
        if os.access(path.parent, os.W_OK):
            raise
        connection = sqlite3.connect(location + "?mode=ro&immutable=1", uri=True, isolation_level=None)
    return connection


def _prepare(connection: sqlite3.Connection, path: Path, *, readonly: bool) -> None:
    """Check that the file is a ledger that this version reads; make the tables in an empty one."""
    execute = connection.execute
    application = execute("PRAGMA application_id").fetchone()[0]
    version = execute("PRAGMA user_version").fetchone()[0]
    tables = {row[0] for row in execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if application not in ((APPLICATION_ID,) if tables else (0, APPLICATION_ID)):
        raise StoreError(f"{path}: a database of another program, not a ledger; choose another folder")
    if version > SCHEMA_VERSION:
        raise StoreError(
            f"{path}: written by a newer hoso (form {version}, this one reads {SCHEMA_VERSION}); update hoso"
        )
    if tables and not {"texts", "articles"} <= tables:
        raise sqlite3.DatabaseError("tables are missing")
    if not tables and readonly:
        raise StoreError(f"{path}: an empty ledger; build the store first")
    if readonly:
        execute("PRAGMA query_only = ON")
        return
    execute("PRAGMA journal_mode = WAL")
    execute("PRAGMA synchronous = NORMAL")
    # A retracted article must leave no trace, in free pages neither.
    execute("PRAGMA secure_delete = ON")
    if version < SCHEMA_VERSION:
        execute("BEGIN IMMEDIATE")
        for statement in _SCHEMA.split(";"):
            if statement.strip():
                execute(statement)
        execute(f"PRAGMA application_id = {APPLICATION_ID}")
        execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
        connection.commit()


def _take_lock(path: Path) -> IO[str]:
    """Lock a file for as long as it is open, with our process id in it. Raises StoreError if another holds it."""
    file = path.open("a+", encoding="ascii")
    try:
        if sys.platform == "win32":
            import msvcrt

            # Far behind the content, so that others can still read whose lock it is.
            file.seek(1 << 20)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        file.seek(0)
        holder = file.read().strip() or "unknown"
        file.close()
        raise StoreError(
            f"{path.parent}: in use by process {holder}, which is writing to it; wait until it has finished"
        ) from error
    file.seek(0)
    file.truncate()
    file.write(f"{os.getpid()}\n")
    file.flush()
    return file
