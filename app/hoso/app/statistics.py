"""A store → counts: articles in the ledger, nodes by label and relationships by type in its graph."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from hoso.app.store import open_store
from hoso.app.tables import Answer


def statistics(store: Path) -> Answer:
    """The counts, with the graph's hash as a note. Raises StoreError where there is no store."""
    from hoso.graph.ledger import Ledger

    with Ledger.open(store, readonly=True) as ledger:
        articles = len(ledger)
    with open_store(store) as view:
        graph = view.contents()
        hash_ = view.hash()
    labels = Counter(label for entity in graph.entities for label in entity.labels)
    types = Counter(statement.type for statement in graph.statements)
    rows: list[tuple[str, str, int]] = [("ledger", "articles", articles), ("nodes", "all", len(graph.entities))]
    rows += [("nodes", label, count) for label, count in sorted(labels.items())]
    rows.append(("relationships", "all", len(graph.statements)))
    rows += [("relationships", type_, count) for type_, count in sorted(types.items())]
    return Answer(("what", "which", "count"), tuple(rows), note=f"graph {hash_}")
