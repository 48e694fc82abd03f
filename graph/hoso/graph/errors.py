"""The errors of the graph: schema, store, queries."""

from __future__ import annotations

from hoso.loaders.errors import FileError, HosoError


class OntologyError(FileError):
    """``ontology.ttl`` cannot be read, or a term that the code uses is not in it."""


class StoreError(HosoError):
    """A store (the ledger, the embedded graph, Neo4j) that cannot be opened, read or written."""


class NotNow(StoreError):
    """A store that cannot be written now: another process writes to it, or its folder is not ours to write."""

    def __init__(self, why: str, advice: str) -> None:
        super().__init__(f"{why}; {advice}")
        self.why = why


class QueryError(HosoError):
    """A saved or free query that is malformed, unknown, would write, or lacks a parameter."""

    misuse = True


class QueryTimeout(QueryError):
    """A query that took longer than it may."""

    misuse = False


class WrongQuery(QueryError):
    """A free query that no engine can read. ``shown`` are the line of it that is wrong, and a mark under the place."""

    def __init__(self, message: str, shown: str) -> None:
        super().__init__(message)
        self.shown = shown


class RulingError(FileError):
    """A rulings file that cannot be read or written, or a row of it that is no ruling."""


class RdfError(FileError):
    """A file of RDF that cannot be read, or holds what hoso cannot take."""
