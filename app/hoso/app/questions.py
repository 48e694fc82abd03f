"""A saved question's name and its parameters, or a query of the user's own → a table of answers."""

from __future__ import annotations

import calendar
import json
import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from hoso.app.tables import Answer

if TYPE_CHECKING:
    from hoso.graph.stores.base import View

_ISO = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
_VIETNAMESE = re.compile(r"(?:(?:(\d{1,2})/)?(\d{1,2})/)?(\d{4})")


def run(view: View, cypher: str, parameters: dict[str, Any]) -> Answer:
    """The answer to a query that only reads. Raises QueryError where it is wrong or would write."""
    rows = view.query(cypher, parameters)
    return Answer(rows.columns, rows.rows, note="" if rows.rows else "no rows")


def query_text(given: str) -> str:
    """The query itself, or the content of the file that is named in its place (``FILE.cypher``).

    Raises click.UsageError where the file cannot be read.
    """
    if not given.endswith(".cypher") or "\n" in given:
        return given
    try:
        return Path(given).read_text(encoding="utf-8")
    except OSError as error:
        raise click.UsageError(f"{given}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise click.UsageError(f"{given}: not UTF-8 text (byte {error.start})") from error


def parameters(pairs: Sequence[str]) -> dict[str, Any]:
    """``NAME=VALUE`` → name and value; a JSON number, list, object, true, false or null is one, the rest is text."""
    found: dict[str, Any] = {}
    for pair in pairs:
        name, equals, text = pair.partition("=")
        if not equals or not name.isidentifier():
            raise click.UsageError(f"--param {pair!r}: write NAME=VALUE")
        try:
            found[name] = json.loads(text)
        except ValueError:
            found[name] = text
    return found


def day(text: str, *, last: bool) -> date:
    """The first or last day of a day, month or year: ``2023-03-14``, ``2023-03``, ``2023``, ``14/3/2023``, ``3/2023``.

    Raises click.UsageError for anything else.
    """
    if match := _ISO.fullmatch(text.strip()):
        year, month, day_ = match.groups()
    elif match := _VIETNAMESE.fullmatch(text.strip()):
        day_, month, year = match.groups()
    else:
        raise click.UsageError(f"not a date: {text!r}; write 2023-03-14, 2023-03 or 2023")
    try:
        first_month = int(month) if month else (12 if last else 1)
        if day_:
            return date(int(year), first_month, int(day_))
        return date(int(year), first_month, calendar.monthrange(int(year), first_month)[1] if last else 1)
    except ValueError as error:
        raise click.UsageError(f"no such day: {text!r}") from error
