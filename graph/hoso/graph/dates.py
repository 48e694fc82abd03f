"""ISO dates as exact as they are known ("2021", "2020-08", "2022-05-09") → the days that they may mean."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta
from functools import lru_cache

from hoso.graph.model import Value

_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_BASES = ("stated", "year-inferred", "published")


@lru_cache(maxsize=65536)
def bounds(text: str) -> tuple[date, date] | None:
    """The first and the last day that a date may mean; None for what is no date. A time after the day is ignored."""
    match = _DATE.fullmatch(text[:10].partition("T")[0])
    if not match:
        return None
    year, month, day = (int(part) if part else 0 for part in match.groups())
    try:
        if day:
            return (date(year, month, day),) * 2
        first = date(year, month or 1, 1)
        following = date(year + (not month or month == 12), month % 12 + 1 if month else 1, 1)
        return first, following - timedelta(days=1)
    except ValueError:
        return None


def day(text: str) -> date | None:
    """The one day that a date means, or None."""
    found = bounds(text)
    return found[0] if found and found[0] == found[1] else None


def fits(one: str, other: str) -> bool:
    """Whether two dates may mean the same day; an unknown one fits every date."""
    a, b = bounds(one), bounds(other)
    return a is None or b is None or (a[0] <= b[1] and b[0] <= a[1])


def properties(text: str, basis: str = "") -> dict[str, Value]:
    """``date``, ``date_from``, ``date_to`` and ``date_basis`` of a node or a relationship; nothing for no date."""
    found = bounds(text)
    if found is None:
        return {}
    props: dict[str, Value] = {"date": text[:10].partition("T")[0], "date_from": found[0], "date_to": found[1]}
    if basis:
        props["date_basis"] = basis
    return props


def best_basis(bases: Iterable[str]) -> str:
    """The firmest of several ways in which one date is known."""
    known = set(bases) - {""}
    return next((basis for basis in _BASES if basis in known), min(known, default=""))
