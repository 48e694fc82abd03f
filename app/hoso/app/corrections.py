"""An answer and its graph → the same answer, with a column that says which values of its rows people corrected."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from hoso.app.tables import Answer, plain

if TYPE_CHECKING:
    from hoso.graph.stores.base import View

COLUMN = "corrected"

_LABELS = ("Person", "Body", "Directive", "Program", "Event", "Indicator")
_UNNAMED = ("Event", "Indicator")
"""What a row may tell of without its name: it is told by a value and by the articles that name it."""


@dataclass(frozen=True, slots=True)
class _Corrected:
    name: str
    named: bool
    values: frozenset[str]
    articles: frozenset[str]
    mark: str

    def is_in(self, row: Mapping[str, Any]) -> bool:
        cells = {str(one) for cell in row.values() for one in (cell if isinstance(cell, list | tuple) else (cell,))}
        if self.named or "articles" not in row or not isinstance(row["articles"], list | tuple):
            return self.name in cells
        return bool(cells & self.values) and bool(self.articles & set(row["articles"]))


def with_corrections(found: Answer, view: View) -> Answer:
    """The answer with the column ``corrected`` where a row tells of a thing of which a person corrected a value."""
    if not found.rows or COLUMN in found.columns:
        return found
    corrected = _corrected(view)
    if not corrected:
        return found
    rows = [dict(zip(found.columns, row, strict=True)) for row in found.rows]
    marks = ["; ".join(dict.fromkeys(one.mark for one in corrected if one.is_in(plain_row(row)))) for row in rows]
    if not any(marks):
        return found
    whole = tuple((*row, mark or None) for row, mark in zip(found.rows, marks, strict=True))
    return replace(found, columns=(*found.columns, COLUMN), rows=whole)


def plain_row(row: Mapping[str, Any]) -> dict[str, Any]:
    """The row with days and the like as texts."""
    return {column: plain(value) for column, value in row.items()}


def _corrected(view: View) -> list[_Corrected]:
    found: dict[str, _Corrected] = {}
    for label in _LABELS:
        query = (
            f"MATCH (n:{label}) WHERE n.corrected IS NOT NULL "
            "RETURN n.id AS id, n.name AS name, n.date AS date, n.value AS value, n.corrected AS mark"
        )
        for id, name, date, value, mark in view.query(query).rows:
            articles: list[str] = []
            if label in _UNNAMED:
                by = "MATCH (a:Article)-[:MENTIONS]->(n:Hoso {id: $id}) RETURN a.id AS id"
                articles = [str(row[0]).removeprefix("article/") for row in view.query(by, {"id": id}).rows]
            values = frozenset(str(plain(one)) for one in (name, date, value) if one is not None)
            found[id] = _Corrected(str(name), label not in _UNNAMED, values, frozenset(articles), str(mark))
    return list(found.values())
