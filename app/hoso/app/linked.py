"""A store's linked data, asked."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from hoso.app.tables import Answer


def ask(store: Path, query: str, parameters: Mapping[str, Any], *, readable: bool) -> Answer:
    """The answer to a SPARQL query on the store's own export; ``readable``: nodes by their ids and not by their IRIs.

    Raises StoreError where there is no store, QueryError where the query is wrong.
    """
    from hoso.app.store import open_store
    from hoso.graph import sparql

    with open_store(store) as view:
        graph = view.contents()
    found = sparql.ask(sparql.store_of(graph), query, parameters)
    rows = found.rows
    if readable:
        rows = tuple(tuple(map(sparql.short, row)) for row in rows)
    return Answer(found.columns, rows, note="1 row" if len(rows) == 1 else f"{len(rows)} rows")
