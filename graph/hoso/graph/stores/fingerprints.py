"""A graph → a short hash of each of its items, and of all of them: what differs is found without the other graph.

To bring a view up to date, hoso needs to know which items differ from what the view holds. To read all of a view back
and compare it item by item takes longer than to resolve its articles; so the hashes of what was last written are kept
in a small file, and only the items whose hashes differ are read back, compared and written.

The file proves nothing by itself. It is believed where it belongs to the very bytes of the embedded graph's file, whose
hash is in it, or where the hash that a server's view carries is that of all its items.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from hoso.graph.errors import StoreError
from hoso.graph.files import write_whole
from hoso.graph.model import Graph, Statement

FILE = "graph.items"
"""The name of the file in a store's folder."""

FORM = b"5\n"
"""Part of a view's hash: a view of another form, with other properties made by the view or other indexes, is older."""


@dataclass(frozen=True)
class Fingerprints:
    """The hash of each entity and each statement of a storable graph, by id, in hexadecimal digits."""

    entities: Mapping[str, str]
    statements: Mapping[str, str]

    @cached_property
    def hash(self) -> str:
        """The hash of the whole graph: SHA-256 over the hashes of its items by id."""
        whole = hashlib.sha256(FORM)
        for items in (self.entities, self.statements):
            whole.update("\n".join([items[id_] for id_ in sorted(items)]).encode("ascii") + b"\n\n")
        return whole.hexdigest()


@dataclass(frozen=True, slots=True)
class Stale:
    """The ids of what has to be looked at: what is held and not wanted, or not so; what is wanted and not held so."""

    held_entities: frozenset[str]
    held_statements: frozenset[str]
    wanted_entities: frozenset[str]
    wanted_statements: frozenset[str]


def fingerprints(graph: Graph) -> Fingerprints:
    """The hashes of a graph in storable form; the same for the same content in any order."""
    return Fingerprints(
        _by_id((entity.id, _hash(["e", entity.id, list(entity.labels), entity.props])) for entity in graph.entities),
        _by_id((statement.id, _hash(_told(statement))) for statement in graph.statements),
    )


def stale(held: Fingerprints, wanted: Fingerprints) -> Stale:
    """What differs between two graphs."""
    return Stale(
        *(
            frozenset(id_ for id_, _ in one.items() - other.items())
            for one, other in (
                (held.entities, wanted.entities),
                (held.statements, wanted.statements),
                (wanted.entities, held.entities),
                (wanted.statements, held.statements),
            )
        )
    )


def part(graph: Graph, entities: Iterable[str], statements: Iterable[str]) -> Graph:
    """The items of a graph that have these ids. Ends of statements may be missing from it."""
    some, others = frozenset(entities), frozenset(statements)
    return Graph(
        tuple(entity for entity in graph.entities if entity.id in some),
        tuple(statement for statement in graph.statements if statement.id in others),
    )


def keep(path: Path, found: Fingerprints, view: str) -> None:
    """Write the file for a view whose own file has the hash ``view``. Where that fails there is none, which is slow."""
    told = {"view": view, "entities": found.entities, "statements": found.statements}
    try:
        write_whole(path, json.dumps(told, separators=(",", ":")).encode("ascii"))
    except StoreError:
        # Ids have names in them: nothing may stay of a graph from which somebody was taken out.
        with contextlib.suppress(OSError):
            path.unlink()


def kept(path: Path) -> tuple[Fingerprints, str] | None:
    """The hashes that were kept and the hash of the view's file; None where the file is missing or damaged."""
    try:
        whole = json.loads(path.read_bytes())
        return Fingerprints(dict(whole["entities"]), dict(whole["statements"])), str(whole["view"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def file_hash(path: Path) -> str:
    """The hash of a file's bytes; empty where it cannot be read."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""


def _by_id(hashes: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The hashes by id; two items of one id, which no update writes, have another hash than each of them."""
    found: dict[str, str] = {}
    for id_, own in hashes:
        found[id_] = _hash([found[id_], own]) if id_ in found else own
    return found


def _told(statement: Statement) -> list[Any]:
    attested = [[a.article, a.start, a.end, a.quote] for a in statement.attestations]
    return ["s", statement.id, statement.type, statement.subject, statement.object, statement.props, attested]


def _day(value: date) -> dict[str, str]:
    return {"date": value.isoformat()}


# json.dumps would make an encoder for each item.
_ENCODED = json.JSONEncoder(
    ensure_ascii=True, sort_keys=True, separators=(",", ":"), check_circular=False, default=_day
).encode


def _hash(item: list[Any]) -> str:
    return hashlib.sha256(_ENCODED(item).encode("ascii")).hexdigest()[:32]
