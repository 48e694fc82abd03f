"""What a view of the graph does, and what the views have in common: ``Graph`` → rows of properties → ``Graph``.

A view (the embedded graph, Neo4j) holds nothing of its own. It is brought to hold exactly the entities and statements
of a ``Graph`` by the difference to what it holds, the graph's hash written last; so a view whose hash is missing or
another one was interrupted or is older, and the next update repairs it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from hoso.graph.errors import StoreError
from hoso.graph.model import Graph
from hoso.graph.stores.fingerprints import Fingerprints
from hoso.graph.stores.form import claims_made, recounted
from hoso.graph.stores.storable import content_hash


class DamagedView(StoreError):
    """A view that is missing or cannot be read; whoever has the ledger rebuilds it."""


@dataclass(frozen=True, slots=True)
class Change:
    """What an update wrote: how many entities and statements were added, changed in place, and removed."""

    entities_added: int = 0
    entities_changed: int = 0
    entities_removed: int = 0
    statements_added: int = 0
    statements_changed: int = 0
    statements_removed: int = 0

    def __bool__(self) -> bool:
        return self != Change()


@dataclass(frozen=True, slots=True)
class Counts:
    """How many entities and statements a view holds."""

    entities: int = 0
    statements: int = 0

    @classmethod
    def of(cls, items: Graph | Fingerprints) -> Counts:
        """How many a graph has, or the hashes of one."""
        return cls(len(items.entities), len(items.statements))


@dataclass(frozen=True, slots=True)
class Rows:
    """A table: values are ``None``, ``bool``, ``int``, ``float``, ``str``, ``date``, lists of these, or dictionaries.

    ``more`` is true when a limit cut the answer short.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    more: bool = False

    @classmethod
    def of(cls, columns: tuple[str, ...], rows: Sequence[tuple[Any, ...]], limit: int | None) -> Rows:
        """The first ``limit`` of the rows (``None``: all); who asks for one row more learns here that there is more."""
        return cls(columns, tuple(rows[:limit]), more=limit is not None and len(rows) > limit)


class View(Protocol):
    """A graph that can be brought up to date, read back and asked."""

    def update(self, graph: Graph) -> Change:
        """Make the view hold exactly this graph. Raises StoreError when it cannot; the next update repairs it."""
        ...

    def contents(self) -> Graph:
        """What the view holds now, exactly: after ``update(graph)`` it is ``storable(graph)``."""
        ...

    def query(
        self,
        cypher: str,
        parameters: Mapping[str, Any] | None = None,
        *,
        limit: int | None = None,
        timeout: float | None = None,
    ) -> Rows:
        """The rows of a read-only query, at most ``limit``, within ``timeout`` seconds. Raises QueryError."""
        ...

    def hash(self) -> str:
        """The hash of the graph that the last complete update wrote; empty if none was, or if one is incomplete."""
        ...

    def counts(self) -> Counts:
        """How many entities and statements the view holds, counted in the view."""
        ...

    def claims(self) -> dict[str, Any]:
        """The ids of the articles' nodes, each with what the view holds as its ``CLAIMS``."""
        ...

    def close(self) -> None:
        """Let go of the file or the connection. A second call does nothing."""
        ...


def is_intact(view: View) -> bool:
    """Whether the view still holds what its hash says: false after an interruption or an edit from outside."""
    held = view.contents()
    return view.hash() == content_hash(held) and not recounted(view.claims(), claims_made(held))
