"""Rows of what a sentence names → the rows beside them that it asks for.

"Who went with X to Y" asks for the others of the events at which X was; "who headed Y after X" for those who are shown
in the same offices later; "what was X before Y" for the offices in which X is shown earlier than in one of Y.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from hoso.app.answering import Understood, left_of, rows_of
from hoso.app.frames import HOWS
from hoso.app.narrowing import Only
from hoso.app.tables import plain

if TYPE_CHECKING:
    from hoso.graph.stores.base import View


def beside(understood: Understood, how: Mapping[str, str], named: str, view: View) -> Understood | None:
    """The same with the rows beside those whose column ``named`` has the name; nothing where none are known to be.

    ``how`` has the column by which they are compared for one of ``HOWS``, and for "other" the column of which the rows
    that are asked for have another value than those of the name.
    """
    columns, rows = rows_of(understood, view)
    cells = [dict(zip(columns, row, strict=True)) for row in left_of(understood, columns, rows)]
    rest = {column: values for column, values in understood.only.keep.items() if column != named}
    without = replace(understood, only=Only(rest, understood.only.told, understood.only.seen))
    others = [dict(zip(columns, row, strict=True)) for row in left_of(without, columns, rows)]
    word = next(one for one in HOWS if one in how)
    column, other = how[word], how["other"]
    own = {_value(row[column]) for row in cells} - {""}
    apart = {row[other] for row in cells}
    found = [row for row in others if row[other] not in apart and own and _is_beside(_value(row[column]), own, word)]
    keep = {**rest, other: _values(found, other)}
    if word == "with":
        # Events of one name that are not told together may be several.
        told = {article for row in cells for article in row.get("articles") or ()}
        if any(told.isdisjoint(row.get("articles") or ()) for row in found):
            return None
        keep[column] = _values(found, column)
    if not found:
        return None
    return replace(understood, only=Only(keep, understood.only.told, understood.only.seen))


def shared(understood: Understood, column: str, view: View) -> Understood:
    """The same with the rows whose value of a column all who are named have: of two people, the events of both."""
    columns, rows = rows_of(understood, view)
    cells = [dict(zip(columns, row, strict=True)) for row in left_of(understood, columns, rows)]
    own = [{row[column] for row in cells if row[columns[0]] == name} for name in {row[columns[0]] for row in cells}]
    means = next(iter(understood.names.values()), None)
    named = {node.name for node in means.nodes} if means else set()
    values = sorted(set.intersection(*own)) if own and len(own) == len(named) else []
    return replace(
        understood, only=replace(understood.only, keep={**understood.only.keep, column: tuple(values) or ("—",)})
    )


def _is_beside(value: str, own: set[str], word: str) -> bool:
    if word == "with":
        return value in own
    return bool(value) and (value < min(own) if word == "before" else value > min(own))


def _value(cell: Any) -> str:
    return str(plain(cell) or "")


def _values(rows: Sequence[Mapping[str, Any]], column: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(str(row[column]) for row in rows))
