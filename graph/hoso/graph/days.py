"""What is written as a date → whether the calendar has it; a number of the right shape may be no day (2023-02-30)."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from hoso.graph.exports.syntaxes import XSD

_SHAPES: Final = {
    XSD + "date": re.compile(r"(\d{4}-\d\d-\d\d)(?:Z|[+-]\d\d:\d\d)?", re.ASCII),
    XSD + "gYearMonth": re.compile(r"(\d{4}-\d\d)(?:Z|[+-]\d\d:\d\d)?", re.ASCII),
    XSD + "gYear": re.compile(r"(\d{4})(?:Z|[+-]\d\d:\d\d)?", re.ASCII),
}


_DATE = re.compile(r"\d{4}(?:-\d\d){0,2}", re.ASCII)


def is_date(text: str) -> bool:
    """Whether a text is a day, a month or a year that the calendar has: 2022-05-09, 2022-05, 2022."""
    if not _DATE.fullmatch(text):
        return False
    try:
        date.fromisoformat(text + "-01-01"[len(text) - 4 :])
    except ValueError:
        return False
    return True


def exists(text: str, datatype: str) -> bool:
    """Whether a day, month or year (of the XSD type ``datatype``, an IRI) is one; of another type anything is."""
    shape = _SHAPES.get(datatype)
    if shape is None:
        return True
    found = shape.fullmatch(text)
    return found is not None and is_date(found[1])
