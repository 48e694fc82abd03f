"""The tombstones in a ledger's file: the marks, hashes with a key, of what was suppressed."""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Iterable, Mapping

from hoso.graph.ledger.file import LedgerFile, now, to_json
from hoso.graph.tombstones import Tombstones


class Graves:
    """The tombstones of one ledger, and the key of its hashes."""

    def __init__(self, file: LedgerFile) -> None:
        self._file = file

    def tombstones(self) -> Tombstones:
        """All marks of what was suppressed."""
        if not self._file.has("tombstones"):
            return Tombstones()
        rows = self._file.all("SELECT kind, marks FROM tombstones")
        marks: dict[str, set[str]] = {}
        with self._file.decoding("what is kept of the suppressed"):
            salt = next((bytes.fromhex(marks) for kind, marks in rows if kind == "salt"), b"")
            for kind, made in rows:
                if kind != "salt":
                    for sort, several in json.loads(made).items():
                        marks.setdefault(sort, set()).update(several)
        return Tombstones(salt, {sort: frozenset(several) for sort, several in sorted(marks.items())})

    def listed(self) -> list[tuple[str, str, str]]:
        """Id, kind (article, person, claim) and time of each tombstone, the oldest first."""
        if not self._file.has("tombstones"):
            return []
        rows = self._file.all("SELECT id, kind, made FROM tombstones WHERE kind <> 'salt' ORDER BY made, id")
        return [(id_, kind, made) for id_, kind, made in rows]

    def salt(self) -> bytes:
        """The key of this ledger's hashes, made when it is first asked for."""
        with self._file.batch():
            row = self._file.first("SELECT marks FROM tombstones WHERE kind = 'salt'")
            if row is None:
                row = (secrets.token_hex(32),)
                self._file.execute("INSERT INTO tombstones VALUES ('salt', 'salt', ?, ?)", (now(), row[0]))
        return bytes.fromhex(row[0])

    def bury(self, kind: str, marks: Mapping[str, Iterable[str]]) -> str:
        """Keep the marks of something suppressed; the tombstone's id, made of the marks alone."""
        told = to_json({sort: sorted(several) for sort, several in sorted(marks.items()) if several})
        id_ = "t" + hashlib.sha256(told.encode("ascii")).hexdigest()[:10]
        with self._file.batch():
            self._file.execute("INSERT OR REPLACE INTO tombstones VALUES (?, ?, ?, ?)", (id_, kind, now(), told))
        return id_

    def exhume(self, tombstone: str) -> bool:
        """Take a tombstone away; what it kept out comes back when it is built again. False: there is none."""
        with self._file.batch():
            done = self._file.execute("DELETE FROM tombstones WHERE id = ? AND kind <> 'salt'", (tombstone,))
        return done.rowcount > 0
