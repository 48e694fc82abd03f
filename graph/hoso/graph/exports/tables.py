"""A graph → two CSV tables, ``nodes.csv`` and ``relationships.csv``, in a folder or in a zip file.

UTF-8 with a byte order mark, so that spreadsheets show Vietnamese; one header row; lists are JSON; no value is an
empty cell. A text that a spreadsheet would run as a formula has an apostrophe before it (``no_formula``).
"""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from hoso.graph.errors import StoreError
from hoso.graph.exports import Target
from hoso.graph.exports.target import opened
from hoso.graph.model import Graph, Value
from hoso.graph.terms import NODE_PROPERTIES, STATEMENT_PROPERTIES

_FORMULA = re.compile(r"\s*(?:[=+@]|-(?!\d+(?:[.,]\d+)*(?:e[+-]?\d+)?\Z))")

_LISTS = ("articles", "quotes", "starts", "ends")


def write(graph: Graph, target: Target) -> None:
    """Write both tables: for a path that ends in ``.zip``, or a stream, as a zip file, else into a folder.

    Raises StoreError where the place cannot be written.
    """
    files = {"nodes.csv": nodes(graph), "relationships.csv": relationships(graph)}
    if isinstance(target, str | Path) and Path(target).suffix.lower() != ".zip":
        folder = Path(target)
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StoreError(f"{folder}: cannot be made ({error.strerror}); choose another folder") from error
        for name, data in files.items():
            with opened(folder / name) as stream:
                stream.write(data)
        return
    with opened(target) as stream, zipfile.ZipFile(stream, "w") as archive:
        for name, data in files.items():
            # A zip file knows no time before 1980: the same one for every export.
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, data)


def nodes(graph: Graph) -> bytes:
    """The table of nodes: id, labels, and a column for every property that occurs."""
    found = {key for entity in graph.entities for key in entity.props}
    columns = _columns(NODE_PROPERTIES, found)
    rows = (
        [no_formula(entity.id), ":".join(entity.labels), *(_cell(entity.props.get(column)) for column in columns)]
        for entity in sorted(graph.entities, key=lambda entity: entity.id)
    )
    return _table(["id", "labels", *columns], rows)


def relationships(graph: Graph) -> bytes:
    """The table of relationships: id, type, ends, properties, and the parallel lists of what attests them."""
    found = {key for statement in graph.statements for key in statement.props}
    columns = _columns(STATEMENT_PROPERTIES, found)
    rows = (
        [
            no_formula(statement.id),
            statement.type,
            no_formula(statement.subject),
            no_formula(statement.object),
            *(_cell(statement.props.get(column)) for column in columns),
            *(
                _cell(tuple(values)) if values else ""
                for values in (
                    [mark.article for mark in statement.attestations],
                    [mark.quote for mark in statement.attestations],
                    [mark.start for mark in statement.attestations],
                    [mark.end for mark in statement.attestations],
                )
            ),
        ]
        for statement in sorted(graph.statements, key=lambda statement: statement.id)
    )
    return _table(["id", "type", "subject", "object", *columns, *_LISTS], rows)


def no_formula(text: str) -> str:
    """Text as a cell that no spreadsheet runs: an apostrophe before =, +, @, and before - unless it begins a number."""
    return f"'{text}" if _FORMULA.match(text) else text


def _columns(order: Sequence[str], found: set[str]) -> list[str]:
    return [*(key for key in order if key in found), *sorted(found - set(order))]


def _cell(value: object | Value | None) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (int, float)):
        return str(value)
    if isinstance(value, tuple):
        return json.dumps(value, ensure_ascii=False)
    return no_formula(str(value))


def _table(header: list[str], rows: Iterable[list[str]]) -> bytes:
    lines: list[str] = []
    for row in (header, *rows):
        # The writer quotes a carriage return only where lines end in one.
        line = io.StringIO(newline="")
        csv.writer(line, lineterminator="\r\n").writerow(row)
        lines.append(line.getvalue().removesuffix("\r\n"))
    return b"\xef\xbb\xbf" + "".join(f"{line}\n" for line in lines).encode("utf-8", "replace")
