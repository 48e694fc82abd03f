"""Read a lexicon: a TSV file whose ``#`` lines say what it is, whose first other line names the columns.

Every lexicon of this folder is read through ``load``, so every one has the same checks: as many cells as columns, no
stray spaces, NFC, no duplicate key (the key is the first column), and no value that the head does not name for its
column::

    #= kind: one of party | state | (nothing)
    #= tail: some of place | body

The fault is named with file and line.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from hoso.loaders.errors import LexiconError

_STRAY = re.compile(r"[^\S \t\n]| (?=[ \t\n]|\Z)|(?<=[\t\n]) |\A ")
"""A space that no cell may hold: another kind of space, one beside another, one at the end of a cell."""

_VALUES = re.compile(r"#= (\w+): (one|some) of (.+)")
"""A line of the head that names all values of a column: a cell has one of them, or some, separated by " | "."""

_NOTHING = "(nothing)"

FOLDER = Path(__file__).parent / "lexicons"

Row = Mapping[str, str]


@cache
def load(name: str) -> tuple[Row, ...]:
    """The rows of the shipped lexicon ``lexicons/NAME.tsv``, in file order."""
    return read(FOLDER / f"{name}.tsv")


def read(path: Path, key: tuple[str, ...] = ()) -> tuple[Row, ...]:
    """The rows of a lexicon file as column → cell. ``key``: the columns that must be unique together (the first one).

    Raises LexiconError with file and line for a missing file or header, a wrong number of cells, stray spaces,
    text that is not NFC, a duplicate key, or a value that the head does not name for its column.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise LexiconError(f"cannot be read ({error.strerror}); it is part of the installation", path) from error
    lines = text.split("\n")
    sound = not _STRAY.search(text) and unicodedata.is_normalized("NFC", text)  # Then so is every cell.
    columns: list[str] = []
    closed = {
        column: (kind == "some", frozenset("" if value == _NOTHING else value for value in values.split(" | ")))
        for column, kind, values in map(tuple[str, str, str], _VALUES.findall(text))
    }
    rows: list[Row] = []
    seen: dict[tuple[str, ...], int] = {}
    for number, line in enumerate(lines, 1):
        if not line or line.startswith("#"):
            continue
        cells = line.split("\t")
        if not columns:
            columns = cells
            key = key or (columns[0],)
            if unknown := closed.keys() - set(columns):
                raise LexiconError(f"the head names values of {min(unknown)!r}, which is no column", path, number)
            continue
        if len(cells) != len(columns):
            raise LexiconError(f"{len(cells)} cells, but {len(columns)} columns: {', '.join(columns)}", path, number)
        for cell in () if sound else cells:
            if cell != " ".join(cell.split()):
                raise LexiconError(f"stray spaces in {cell!r}", path, number)
            if not unicodedata.is_normalized("NFC", cell):
                raise LexiconError(f"{cell!r} is not in NFC", path, number)
        row = dict(zip(columns, cells, strict=True))
        if not row[columns[0]]:
            raise LexiconError(f"the first column, {columns[0]}, is empty", path, number)
        for column, (several, values) in closed.items():
            for value in row[column].split(" | ") if several else (row[column],):
                if value not in values:
                    known = ", ".join(one or _NOTHING for one in sorted(values))
                    raise LexiconError(f"{column} is {value!r}, and can only be {known}", path, number)
        identity = tuple(row[column] for column in key)
        if identity in seen:
            raise LexiconError(f"{' / '.join(identity)!r} stands in line {seen[identity]} already", path, number)
        seen[identity] = number
        rows.append(row)
    if not columns:
        raise LexiconError("no header row", path)
    return tuple(rows)
