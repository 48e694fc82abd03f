"""The file of a ledger: its tables, its writer's lock, its transactions, and what is said when it is damaged.

SQLite in WAL mode: a process that is killed leaves what it had committed. One writer at a time, held by a lock on
``ledger.lock`` that the system drops when the process ends, however it ends; readers need no lock.
"""

from __future__ import annotations

import json
import os
import sqlite3
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Any, Final, Literal
from urllib.parse import quote

from hoso.graph.errors import NotNow, StoreError
from hoso.graph.files import Held
from hoso.graph.files import lock as take_lock
from hoso.loaders.errors import HosoError

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
IMPORTS: Final = next(line for line in _SCHEMA.splitlines() if " imports " in line)
"""The statement that makes the table of what was imported, which an older ledger may lack."""
_CHUNK = 200

UNREADABLE: Final = (zlib.error, ValueError, TypeError, AttributeError, KeyError, RecursionError, HosoError)
"""What decoders raise where a row is no longer what was written: no zlib, no UTF-8, no JSON, or other fields."""

Outcome = Literal["new", "changed", "unchanged"]
"""What putting something into a ledger changed."""


class LedgerFile:
    """An open ledger's file, which the ledger's parts read and write through.

    Every method raises StoreError where the file is damaged, or cannot be read or written.
    """

    def __init__(self, connection: sqlite3.Connection, folder: Path, lock: IO[str] | None) -> None:
        self._connection = connection
        self._lock = lock
        self._batch = 0
        self.folder = folder

    @classmethod
    def open(cls, folder: Path, *, create: bool, readonly: bool) -> LedgerFile:
        """Open a store's ledger; ``Ledger.open`` says what is taken and raised."""
        path = folder / FILE
        if not path.is_file() and (readonly or not create):
            raise StoreError(f"{folder}: no store here (there is no {FILE}); build one first or name another folder")
        if create and not path.exists() and (other := _strange(folder)):
            raise StoreError(f"{folder}: no store, but a folder with other files in it ({other}); name another folder")
        lock: IO[str] | None = None
        try:
            if not readonly:
                folder.mkdir(parents=True, exist_ok=True)
                lock = take_lock(folder / LOCK)
        except Held as error:
            why = f"{folder}: in use by process {error.holder}, which is writing to it"
            raise NotNow(why, "wait until it has finished") from error
        except OSError as error:
            raise NotNow(f"{folder}: cannot be written ({error.strerror})", "choose another folder") from error
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

    @contextmanager
    def batch(self) -> Iterator[None]:
        """One transaction for all that is written inside; an exception leaves the file as it was before."""
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

    @contextmanager
    def decoding(self, what: str) -> Iterator[None]:
        """Turn what decoders say of a bad row into a StoreError; nothing but decoding stands inside.

        ``what`` is damaged then ("the facts of the article 'a1'").
        """
        try:
            yield
        except UNREADABLE as error:
            raise StoreError(
                f"{self.path}: damaged: {what} cannot be read; hoso verify says what else is; restore it from a copy, "
                "or retract what is damaged and load the articles again"
            ) from error

    def execute(self, statement: str, values: Sequence[Any] = ()) -> sqlite3.Cursor:
        """Run one statement; to be called inside ``batch``."""
        return self._connection.execute(statement, values)

    def all(self, query: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """All rows of a query."""
        with _explained(self.path):
            return self._connection.execute(query, values).fetchall()

    def first(self, query: str, values: Sequence[Any] = ()) -> tuple[Any, ...] | None:
        """The first row of a query, or None."""
        with _explained(self.path):
            row: tuple[Any, ...] | None = self._connection.execute(query, values).fetchone()
        return row

    def chunks(self, select: str, key: str, where: str = "TRUE") -> Iterator[tuple[Any, ...]]:
        """The rows of ``select`` by ``key``, its first column.

        They are fetched a chunk at a time, so that no cursor stays open while the caller writes.
        """
        after: tuple[str, ...] = ()
        while True:
            later = f"{key} > ? AND " if after else ""
            rows = self.all(f"{select} WHERE {later}{where} ORDER BY {key} LIMIT {_CHUNK}", after)
            yield from rows
            if len(rows) < _CHUNK:
                return
            after = (rows[-1][0],)

    def has(self, table: str) -> bool:
        """Whether there is such a table: an older hoso made fewer, and a reader makes none."""
        return self.first("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?", (table,)) is not None

    def shred(self) -> None:
        """Write the file anew without free pages, and empty its log: nothing that was removed is left in either."""
        with _explained(self.path):
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            self._connection.execute("VACUUM")
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def to_json(value: Any) -> str:
    """JSON of what the log and the tombstones hold. ASCII, for a path may hold bytes that are no text."""
    return json.dumps(value, sort_keys=True)


def now() -> str:
    """This second, ISO, UTC."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    """Turn what SQLite says of a bad file into a StoreError that says what to do."""
    try:
        yield
    except sqlite3.OperationalError as error:
        message = str(error)
        if "locked" in message:
            raise StoreError(f"{path}: another program is writing to it; try again when it has finished") from error
        if "readonly" in message:
            raise StoreError(f"{path}: cannot be written; it is opened or kept read-only") from error
        raise StoreError(f"{path}: {message}; check that the folder can be read and the disk is not full") from error
    except sqlite3.DatabaseError as error:
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
        # WAL needs its side files even to read. Without them the file is read as it lies there, which is right only
        # where nobody writes to it: not we, in this folder, and no other, who would have left a log.
        connection.close()
        if os.access(path.parent, os.W_OK):
            raise
        if path.with_name(f"{path.name}-wal").exists():
            raise StoreError(
                f"{path}: cannot be read, for somebody else writes to it or was interrupted, and this folder is "
                "read-only; try again, or have its owner run hoso rebuild"
            ) from None
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
