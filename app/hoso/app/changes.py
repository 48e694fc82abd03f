"""Two stores → a table of what became of entities and claims between them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hoso.app.tables import Answer

if TYPE_CHECKING:
    from hoso.graph.comparing import Comparison
    from hoso.graph.model import Entity, Graph, Statement

_COLUMNS = ("change", "what", "before", "after", "date", "quote", "articles", "ids_before", "ids_after")


def difference(first: Path, second: Path) -> Answer:
    """What the second store has otherwise than the first. Raises StoreError where one of them is none."""
    from hoso.app.store import open_store
    from hoso.graph.comparing import compare

    graphs: list[Graph] = []
    for folder in (first, second):
        with open_store(folder) as view:
            graphs.append(view.contents())
    found = compare(*graphs)
    rows = (*_entities(found), *_claims(found, _names(graphs[0]), _names(graphs[1])))
    counts = f"{len(found.gained)} claims gained, {len(found.lost)} lost, {len(found.changed)} changed"
    note = f"{len(found.fates)} changes of entities; {counts}" if rows else "no difference"
    return Answer(_COLUMNS, rows, note=note, aside=("ids_before", "ids_after"))


def _names(graph: Graph) -> Mapping[str, str]:
    return {entity.id: str(entity.props.get("name", entity.id)) for entity in graph.entities}


def _entities(found: Comparison) -> Iterator[tuple[Any, ...]]:
    for fate in found.fates:
        label = (fate.before or fate.after)[0].labels[0]
        yield (
            fate.what,
            label,
            [_name(entity) for entity in fate.before],
            [_name(entity) for entity in fate.after],
            None,
            None,
            [],
            [entity.id for entity in fate.before],
            [entity.id for entity in fate.after],
        )


def _name(entity: Entity) -> str:
    return str(entity.props.get("name", entity.id))


def _claims(found: Comparison, here: Mapping[str, str], there: Mapping[str, str]) -> Iterator[tuple[Any, ...]]:
    for statement in found.lost:
        yield _row("lost", statement, [_told(statement, here)], [], [statement.id], [])
    for statement in found.gained:
        yield _row("gained", statement, [], [_told(statement, there)], [], [statement.id])
    for was, now in found.changed:
        yield _row("changed", now, [_told(was, here)], [_told(now, there)], [was.id], [now.id])


def _row(change: str, claim: Statement, before: list[str], after: list[str], *ids: list[str]) -> tuple[Any, ...]:
    articles = list(dict.fromkeys(mark.article for mark in claim.attestations))
    quote = claim.attestations[0].quote if claim.attestations else None
    return (change, claim.type, before, after, claim.props.get("date"), quote, articles, *ids)


def _told(statement: Statement, names: Mapping[str, str]) -> str:
    ends = f"{names.get(statement.subject, statement.subject)} → {names.get(statement.object, statement.object)}"
    modality = statement.props.get("modality")
    return ends if modality == "done" else f"{ends} ({modality})"
