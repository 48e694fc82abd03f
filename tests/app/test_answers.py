"""Saved questions on the sample articles, against answers that a reader of ``samples/`` wrote down.

``tests/cases/answers/NAME.tsv``: a line ``# NAME PARAMETER=VALUE``, the columns that are compared, and the rows in any
order; several names in a cell are joined by "; ". A row that begins with ``-`` is one that hoso is known to miss, one that
begins with ``+`` is one that it is known to give too many; both are to be mended, and then the test says so.
"""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from hoso.graph.saved import find
from hoso.graph.stores.embedded import FILE, open_view

ANSWERS = sorted((Path(__file__).parents[1] / "cases/answers").glob("*.tsv"))


def test_there_are_a_dozen() -> None:
    assert len(ANSWERS) >= 12


@pytest.mark.parametrize("path", ANSWERS, ids=lambda path: path.stem)
def test_the_answer_is_the_readers(path: Path, store: Path) -> None:
    head, columns, *lines = path.read_text("utf-8").splitlines()
    name, _, given = head.removeprefix("# ").partition(" ")
    question, wanted = find(name), columns.split("\t")
    with open_view(store / FILE) as view:
        found = question.ask(view, dict([given.split("=", 1)]) if given else {})
    places = [question.columns.index(column) for column in wanted]
    rows = Counter(tuple(_cell(row[place]) for place in places) for row in found.rows)
    told = Counter(tuple(line.removeprefix("+").split("\t")) for line in lines if not line.startswith("-"))
    assert told == rows, "if the answer became better, take the sign of its row away"


def _cell(value: Any) -> str:
    if isinstance(value, list):
        return "; ".join(map(str, value))
    return value.isoformat() if isinstance(value, date) else "" if value is None else str(value)
