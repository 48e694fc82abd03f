"""Rows of an answer → text for a reader (a table that fits the width) or for a program (JSON, CSV, Markdown)."""

from __future__ import annotations

import csv
import io
import json
import math
import re
import shutil
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

FORMATS = ("table", "text", "json", "csv", "markdown")
"""The formats of ``render``, the reader's first."""

_READABLE = 13
"""The width that a long cell needs to be read; where the terminal has less, a row becomes a card, one line a field."""

_LONG = 80
"""Characters of a text that needs twice that width to be read."""

_UNBROKEN = (44, 20)
"""The longest words that are not broken at the end of a line: where there is room for that, and where there is less."""

_LONGEST = 120
"""Characters of a cell that a table shows, unless all of it is asked for; the other formats have all of it."""

_LONGEST_IN_CARD = 480
"""The same where a row is a card, and a long text has the whole width."""

_CUT = " […]"
_CUT_NOTES = {
    "vi": "đoạn dài được cắt ở đây; --full in cả đoạn, --format json cũng vậy",
    "en": "long texts are cut here; --full shows them whole, and so does --format json",
}

_COMMAND = re.compile(r"(?:^|: )hoso [a-z]")

_GAP = "  "
"""What stands between two columns."""

_UNKNOWN_WIDTH = 120
"""The width of output that goes to no terminal, unless ``COLUMNS`` says otherwise."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A table to be shown: ``columns`` name the cells of each row; ``note`` is said under it to a reader only.

    ``aside`` are columns that a reader's table leaves out, ``evidence`` the lines that it puts under each row.
    ``sentences`` say the rows one by one. ``lang`` is the language of a reader's table, empty where the
    graph's own words are what is told. ``sought`` are words for
    which the rows were chosen: where a long text is cut, they stay.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    title: str = ""
    note: str = ""
    aside: tuple[str, ...] = ()
    evidence: tuple[tuple[str, ...], ...] = ()
    sentences: tuple[str, ...] = ()
    lang: str = "en"
    sought: tuple[str, ...] = ()


def render(answer: Answer, form: str, *, width: int | None = None, colour: bool = False, full: bool = False) -> str:
    """The answer as text that ends with a newline, or is empty. ``form`` is one of ``FORMATS``.

    ``width`` (in columns), ``colour`` and ``full`` (long texts are not cut) matter to ``table`` only; without ``width``
    it is the terminal's.
    """
    if form == "json":
        return _json(answer)
    if form == "csv":
        return _csv(answer)
    if form == "markdown":
        return _markdown(answer)
    if form == "text":
        return _text(answer, width or terminal_width(), colour=colour)
    return _table(answer, width or terminal_width(), colour=colour, full=full)


def terminal_width() -> int:
    """The columns there are: ``COLUMNS``, else the terminal's, else 120."""
    return max(20, shutil.get_terminal_size((_UNKNOWN_WIDTH, 24)).columns)


def counted(number: int, several: str) -> str:
    """A number and what there is of it, in the singular where it is one: "1 entity", "2 entities", "0 people"."""
    first, space, rest = several.partition(" ")
    one = _SINGULAR.get(first) or (
        first.removesuffix("ies") + "y" if first.endswith("ies") else first.removesuffix("s")
    )
    return f"{number} {one}{space}{rest}" if number == 1 else f"{number} {several}"


_SINGULAR = {"people": "person"}


def plain(value: Any) -> Any:
    """A value as JSON has it: dates as ISO text, tuples as lists, what JSON lacks as text."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    if value is None or isinstance(value, (str, int)) or (isinstance(value, float) and math.isfinite(value)):
        return value
    return str(value)


def cell(value: Any) -> str:
    """A value as a reader sees it: nothing for ``None``, the items of a list with semicolons between them."""
    value = plain(value)
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return "; ".join(cell(item) for item in value)
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, float):
        from hoso.graph.saying import number

        return number(value)
    return visible(str(value))


def visible(text: str) -> str:
    """Text without what a terminal would obey (escape sequences from an article) instead of show."""
    return "".join(c if c.isprintable() or c in "\n\t" else "\ufffd" for c in text)


def _short(text: str, longest: int, sought: Sequence[str] = ()) -> str:
    """The text's first words where it is long, or those around the first of the words that were sought."""
    if len(text) <= longest:
        return text
    room = longest - len(_CUT)
    low, plain_low = text.casefold(), _unmarked(text)
    # Words typed without marks stand for those with them.
    places = (low.find(one.casefold()) if not one.isascii() else plain_low.find(one.casefold()) for one in sought)
    at = min((i for i in places if i >= 0), default=0)
    if at < room * 2 // 3:
        return text[:room].rsplit(" ", 1)[0] + _CUT
    room -= len(_CUT)
    # What is told of them stands mostly behind them.
    start = text.find(" ", min(at - room // 4, len(text) - room)) + 1
    cut = text[start : start + room]
    if start + room < len(text):
        cut = cut.rsplit(" ", 1)[0] + _CUT
    return f"{_CUT.strip()} {cut}"


def _unmarked(text: str) -> str:
    """The text in small letters without marks, as many characters as it has."""
    return "".join("d" if c in "đĐ" else unicodedata.normalize("NFD", c)[0] for c in text).lower()


_OBEYED = re.compile("[\x7f-\x9f]")


def json_text(value: Any, indent: int | None = 2) -> str:
    """A value as JSON that keeps Vietnamese as it is, and escapes what a terminal would obey."""
    # Below a space, JSON escapes by itself.
    return _OBEYED.sub(
        lambda c: f"\\u{ord(c[0]):04x}", json.dumps(plain(value), ensure_ascii=False, indent=indent, allow_nan=False)
    )


def _json(answer: Answer) -> str:
    rows = [dict(zip(answer.columns, plain(row), strict=True)) for row in answer.rows]
    return json_text(rows) + "\n"


def _csv(answer: Answer) -> str:
    """CSV; a text that a spreadsheet would run as a formula has an apostrophe before it, as in the export."""
    from hoso.graph.exports.tables import no_formula

    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(answer.columns)
    writer.writerows([no_formula(cell(v)) for v in row] for row in answer.rows)
    return out.getvalue()


def _markdown(answer: Answer) -> str:
    def line(cells: Sequence[str]) -> str:
        return "| " + " | ".join(" ".join(text.replace("|", "\\|").split()) for text in cells) + " |\n"

    return (
        line(answer.columns)
        + line(["---"] * len(answer.columns))
        + "".join(line([cell(value) for value in row]) for row in answer.rows)
    )


def _console(out: io.StringIO, width: int, *, colour: bool) -> Any:
    from rich.console import Console

    return Console(
        file=out, width=width, force_terminal=colour, no_color=not colour, highlight=False, markup=False, emoji=False,
        legacy_windows=False,
    )  # fmt: skip


def _printed(out: io.StringIO) -> str:
    # Padding to the full width would make the lines of a file or a pipe end in spaces.
    return "".join(line.rstrip(" ") + "\n" for line in out.getvalue().splitlines())


def _text(answer: Answer, width: int, *, colour: bool) -> str:
    """The sentences, each with its evidence under it where there is some, and the note."""
    out = io.StringIO()
    console = _console(out, width, colour=colour)
    for number, sentence in enumerate(answer.sentences):
        console.print(visible(sentence))
        _print_evidence(console, answer.evidence[number] if answer.evidence else ())
    if answer.note:
        _print_note(console, ("\n" if answer.sentences else "") + answer.note)
    return _printed(out)


def _print_note(console: Any, note: str) -> None:
    """The lines of a note; one with a command is not broken, so that it can be copied."""
    for line in visible(note).split("\n"):
        console.print(line, style="dim", soft_wrap=_COMMAND.search(line) is not None)


def _print_evidence(console: Any, lines: Sequence[str]) -> None:
    from rich.padding import Padding
    from rich.text import Text

    for line in lines:
        console.print(Padding(Text(visible(line), style="dim", overflow="fold"), (0, 0, 0, 4)))
    if lines:
        console.print()


def _table(answer: Answer, width: int, *, colour: bool, full: bool) -> str:
    from rich.padding import Padding

    out = io.StringIO()
    console = _console(out, width, colour=colour)
    if answer.title:
        console.print(visible(answer.title), style="bold")
    if answer.rows and answer.columns:
        columns, values = _filled(answer)
        whole = [[cell(value) for value in row] for row in values]
        texts = whole if full else [[_short(text, _LONGEST, answer.sought) for text in row] for row in whole]
        room = width - len(_GAP) * len(columns)
        widths = next((found for word in _UNBROKEN if (found := _widths(columns, texts, room, word))), [])
        if widths and answer.evidence:
            for number, row in enumerate(texts):
                grid = _grid(columns, [row], values[number : number + 1], widths, head=not number, edge=False)
                console.print(Padding(grid, (0, 0, 0, 1)))
                _print_evidence(console, answer.evidence[number])
        elif widths:
            console.print(_grid(columns, texts, values, widths))
        else:
            if not full:
                texts = [[_short(text, _LONGEST_IN_CARD, answer.sought) for text in row] for row in whole]
            for number, row in enumerate(texts):
                console.print(_card(columns, row))
                _print_evidence(console, answer.evidence[number] if answer.evidence else ())
                if not answer.evidence:
                    console.print()
        if any(_CUT.strip() in text for row in texts for text in row):
            console.print(_CUT_NOTES.get(answer.lang, _CUT_NOTES["en"]), style="dim")
    if answer.note:
        _print_note(console, answer.note)
    return _printed(out)


def _filled(answer: Answer) -> tuple[list[str], list[list[Any]]]:
    """The columns in which any row has something, in the reader's words; nothing is missed, others get more room.

    In the graph's own words it is a reader's query that names the columns, and all of them are shown.
    """
    from hoso.app.heads import head, worded

    shown = [i for i, column in enumerate(answer.columns) if column not in answer.aside]
    lang = answer.lang
    kept = [i for i in shown if not lang or _tells(answer, i)] or [0]
    if not lang:
        return [answer.columns[i] for i in kept], [[row[i] for i in kept] for row in answer.rows]
    return [head(answer.columns[i], lang) for i in kept], [[worded(row[i], lang) for i in kept] for row in answer.rows]


def _tells(answer: Answer, index: int) -> bool:
    """Whether a column has something in some row: that all was done needs no saying."""
    nothing = ("", "done") if answer.columns[index] == "modality" else ("",)
    return any(cell(row[index]) not in nothing for row in answer.rows)


def _widths(columns: Sequence[str], texts: list[list[str]], room: int, unbroken: int) -> list[int]:
    """How wide each column is, so that the rows are as low as can be; nothing where they cannot be read.

    ``unbroken``: the longest words that a column must not break.
    """
    from rich.cells import cell_len

    cells = [[column, *(row[i] for row in texts)] for i, column in enumerate(columns)]
    longest = [max(cell_len(text) for text in column) for column in cells]
    words = [[cell_len(word) for text in column for word in text.split()] for column in cells]
    # A name that has to be typed again is not broken; an address may be.
    whole = [max((word for word in column if word <= unbroken), default=0) for column in words]
    needed = [_READABLE * 2 if length >= _LONG else min(length, _READABLE) for length in longest]
    widths = [max(least, word) for least, word in zip(needed, whole, strict=True)]
    if sum(widths) > room:
        return []
    for _ in range(room - sum(widths)):
        lines, most = max((length / width, i) for i, (length, width) in enumerate(zip(longest, widths, strict=True)))
        if lines <= 1:
            break
        widths[most] += 1
    return widths


def _grid(
    columns: Sequence[str],
    texts: list[list[str]],
    values: Sequence[Sequence[Any]],
    widths: Sequence[int],
    *,
    head: bool = True,
    edge: bool = True,
) -> Any:
    from rich import box
    from rich.cells import cell_len
    from rich.table import Table
    from rich.text import Text

    wraps = any(cell_len(text) > width for row in texts for text, width in zip(row, widths, strict=True))
    table = Table(
        box=box.SIMPLE_HEAD,
        leading=int(wraps),
        padding=(0, 1, 0, 0),
        pad_edge=False,
        header_style="bold",
        show_header=head,
        show_edge=edge,
    )
    for index, (column, width) in enumerate(zip(columns, widths, strict=True)):
        numeric = all(isinstance(row[index], (int, float)) or row[index] is None for row in values)
        table.add_column(column, justify="right" if numeric else "left", overflow="fold", width=width)
    for row in texts:
        table.add_row(*(Text(text) for text in row))
    return table


def _card(columns: Sequence[str], texts: Sequence[str]) -> Any:
    from rich.table import Table
    from rich.text import Text

    card = Table(box=None, show_header=False, pad_edge=False)
    card.add_column(style="bold", no_wrap=True)
    card.add_column(overflow="fold")
    for column, text in zip(columns, texts, strict=True):
        if text:
            card.add_row(Text(column), Text(text))
    return card
