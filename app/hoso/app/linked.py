"""A store's linked data, or a file of it: asked, checked, and taken in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hoso.app.exporting import rdf_options
from hoso.app.settings import Neo4jSettings
from hoso.app.tables import Answer, counted

if TYPE_CHECKING:
    from hoso.graph.model import Graph


def ask(
    store: Path,
    query: str,
    parameters: Mapping[str, Any],
    *,
    readable: bool,
    limit: int | None = None,
    seconds: float | None = None,
) -> Answer:
    """The answer to a SPARQL query on the store's own export: at most ``limit`` rows, within ``seconds``.

    ``readable``: nodes by their ids and not by their IRIs.
    Raises StoreError where there is no store, QueryError where the query is wrong or takes too long.
    """
    from hoso.graph import sparql

    data = sparql.store_of(_graph(store), rdf_options(store))
    found = sparql.ask(data, query, parameters, limit=limit, timeout=seconds or sparql.TIMEOUT)
    rows = found.rows
    if readable:
        rows = tuple(tuple(map(sparql.short, row)) for row in rows)
    count = counted(len(rows), "rows") if rows else "no rows"
    return Answer(found.columns, rows, note=f"the first {count}; there are more" if found.more else count, lang="")


def validate(file: Path | None, store: Path) -> Answer:
    """The faults of a file, or of the store's own export where none is given: a row each, none where it conforms.

    Raises RdfError for a file that cannot be read, StoreError where there is no store.
    """
    from hoso.graph import rdffile, sparql, validation

    data = rdffile.load(file) if file else sparql.dataset_of(_graph(store), rdf_options(store))
    rows = tuple((sparql.short(found.node), found.rule, found.fix) for found in validation.validate(data))
    told = f"{len(rows)} faults" if len(rows) != 1 else "1 fault"
    name = str(file) if file else f"the export of {store}"
    note = f"{name}: {counted(len(data), 'triples')}, {told if rows else 'no fault'}"
    return Answer(("node", "rule", "to do"), rows, note=note)


def take_in(
    file: Path, store: Path, neo4j: Neo4jSettings | None = None, *, into_existing: bool = False
) -> tuple[Answer, Sequence[str]]:
    """Put what a file of linked data says into a store, which is made where there is none, and its views.

    What that changed, and a line for each thing that was left out. Raises RdfError for a file that cannot be read or
    has a fault, with which nothing is changed, and HosoError where the store or Neo4j cannot be opened or written.
    """
    from hoso.app.store import open_neo4j, tally, update_view
    from hoso.graph import importing, rdffile, sparql
    from hoso.graph.bundles import FILE, Bundle, bundles_of, without_suppressed
    from hoso.graph.errors import RdfError
    from hoso.graph.garbage import many_objects
    from hoso.graph.ledger import Ledger
    from hoso.graph.pipeline import resolve_ledger
    from hoso.graph.stores.storable import storable

    with many_objects():
        found = importing.read(rdffile.triples(file), file.name)
    if found.faults:
        told = [f"{sparql.short(fault.node)} {fault.what}" for fault in found.faults[:_SHOWN]]
        more = f"; and {len(found.faults) - _SHOWN} more" if len(found.faults) > _SHOWN else ""
        raise RdfError(f"nothing was taken in: {'; '.join(told)}{more}", file)
    bundles = list(bundles_of(storable(found.graph)))
    if found.foreign.entities:
        others = storable(found.foreign)
        bundles.append(Bundle(_key(file), others.entities, others.statements))
    outcomes: Counter[str] = Counter()
    key = ""
    with ExitStack() as stack:
        server = stack.enter_context(open_neo4j(neo4j, into_existing=into_existing)) if neo4j is not None else None
        ledger = stack.enter_context(Ledger.open(store, create=True))
        graves = ledger.graves.tombstones()
        counts = stack.enter_context(ledger.log.entry("import", [str(file)]))
        with ledger.batch():
            for bundle in bundles:
                kept = without_suppressed(bundle, graves) if graves else bundle
                outcome = ledger.imports.put(kept) if kept else "suppressed"
                outcomes[outcome] += 1
                if kept and kept.article.startswith(FILE):
                    key = kept.article
                elif kept and kept.article and kept.article not in ledger and outcome in ("new", "changed"):
                    ledger.log.arrived(kept.article)
        counts.update({f"articles {outcome}": number for outcome, number in sorted(outcomes.items())})
        graph = resolve_ledger(ledger)
        change = update_view(ledger, lambda: graph)
        counts.update(tally("graph", change))
        if server is not None:
            counts.update(tally("Neo4j", server.update(graph)))
        not_held = len([key for key in ledger.imports.articles() if not key.startswith(FILE)])
        read = [bundle.article for bundle in bundles if bundle.article in ledger]
    rows: list[tuple[str, int]] = [(f"articles {outcome}", number) for outcome, number in sorted(outcomes.items())]
    rows += [
        ("articles whose text is not held", not_held),
        ("articles read from their own text, which counts", len(read)),
        ("statements added", change.statements_added),
        ("statements in the store", len(graph.statements)),
        ("left out", len(found.left_out)),
    ]
    left = [f"{sparql.short(problem.node)} {problem.what}" for problem in found.left_out]
    note = f"another tool's: hoso retract {key} takes it out" if key else ""
    return Answer(("imported", "count"), tuple(rows), note=note), left


def _key(file: Path) -> str:
    """What another tool's file is kept as: another file of the same name, in another folder, has another key."""
    from hoso.graph.bundles import FILE
    from hoso.graph.keys import digest

    return f"{FILE}{file.name}@{digest(str(file.resolve()))[:8]}"


_SHOWN = 5


def _graph(store: Path) -> Graph:
    from hoso.app.store import open_store

    with open_store(store) as view:
        return view.contents()
