"""A store → counts: articles in the ledger, nodes by label and relationships by type in its graph."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from hoso.app.store import open_store
from hoso.app.tables import Answer
from hoso.graph.model import Graph
from hoso.graph.stores.base import View


@dataclass(frozen=True, slots=True)
class Tallies:
    """How many nodes have each label, and how many relationships each type."""

    labels: Counter[str]
    types: Counter[str]


def tallies(view: View) -> Tallies:
    """What a view holds, counted in it."""
    labels = view.query("MATCH (n:Hoso) UNWIND labels(n) AS label RETURN label, count(*) AS times").rows
    types = view.query("MATCH (:Hoso)-[r]->(:Hoso) WHERE r.hoso = true RETURN type(r) AS type, count(*) AS times").rows
    return Tallies(Counter({label: n for label, n in labels if label != "Hoso"}), Counter(dict(types)))


def tallies_of(graph: Graph) -> Tallies:
    """What a view holds that was just brought to hold the graph."""
    labels = Counter(label for entity in graph.entities for label in entity.labels)
    return Tallies(labels, Counter(statement.type for statement in graph.statements))


def statistics(store: Path, older: Callable[[str], None] | None = None) -> Answer:
    """The counts, with the graph's hash as a note; ``older`` as for ``open_store``.

    Raises StoreError where there is no store.
    """
    from hoso.graph.bundles import FILE
    from hoso.graph.ledger import Ledger

    with Ledger.open(store, readonly=True) as ledger:
        articles, imported = len(ledger), len([key for key in ledger.imports.articles() if not key.startswith(FILE)])
    with open_store(store, older) as view:
        counted, all_, hash_ = tallies(view), view.counts(), view.hash()
    rows: list[tuple[str, str, int]] = [("ledger", "articles", articles), ("nodes", "all", all_.entities)]
    if imported:
        rows.insert(1, ("ledger", "imported articles, text not held", imported))
    rows += [("nodes", label, count) for label, count in sorted(counted.labels.items())]
    rows.append(("relationships", "all", all_.statements))
    rows += [("relationships", type_, count) for type_, count in sorted(counted.types.items())]
    return Answer(("what", "which", "count"), tuple(rows), note=f"graph {hash_}", lang="")
