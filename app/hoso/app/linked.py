"""A store's linked data, or a file of it: asked, and checked."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hoso.app.tables import Answer

if TYPE_CHECKING:
    from hoso.graph.model import Graph


def ask(store: Path, query: str, parameters: Mapping[str, Any], *, readable: bool) -> Answer:
    """The answer to a SPARQL query on the store's own export; ``readable``: nodes by their ids and not by their IRIs.

    Raises StoreError where there is no store, QueryError where the query is wrong.
    """
    from hoso.graph import sparql

    found = sparql.ask(sparql.store_of(_graph(store)), query, parameters)
    rows = found.rows
    if readable:
        rows = tuple(tuple(map(sparql.short, row)) for row in rows)
    return Answer(found.columns, rows, note="1 row" if len(rows) == 1 else f"{len(rows)} rows")


def validate(file: Path | None, store: Path) -> Answer:
    """The faults of a file, or of the store's own export where none is given: a row each, none where it conforms.

    Raises RdfError for a file that cannot be read, StoreError where there is no store.
    """
    from hoso.graph import rdffile, sparql, validation

    data = rdffile.load(file) if file else sparql.dataset_of(_graph(store))
    rows = tuple((sparql.short(found.node), found.rule, found.fix) for found in validation.validate(data))
    told = f"{len(rows)} faults" if len(rows) != 1 else "1 fault"
    name = str(file) if file else f"the export of {store}"
    note = f"{name}: {len(data)} triples, {told if rows else 'no fault'}"
    return Answer(("node", "rule", "to do"), rows, note=note)


def _graph(store: Path) -> Graph:
    from hoso.app.store import open_store

    with open_store(store) as view:
        return view.contents()
