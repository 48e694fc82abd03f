"""The errors of the graph: schema, store, queries."""

from __future__ import annotations

from hoso.loaders.errors import FileError, HosoError


class OntologyError(FileError):
    """``ontology.ttl`` cannot be read, or a term that the code uses is not in it."""


class StoreError(HosoError):
    """A store (the ledger, the embedded graph, Neo4j) that cannot be opened, read or written."""


class QueryError(HosoError):
    """A saved or free query that is malformed, unknown, or lacks a parameter."""
