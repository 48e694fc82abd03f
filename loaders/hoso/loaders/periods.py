"""Text → the spans of time that it states: "4/1985-7/1988", "Từ tháng 7/2010 đến 5/2013", "Năm 2001", "8/2020 đến nay".

Each end is an ISO date as exact as it is stated (a year, a month or a day).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from hoso.loaders.expression import expression
from hoso.loaders.record import record

# The groups of one date: day, month, year.
_POINT = r"(?:(\d{1,2})(?:[/.-]| tháng ))?(?:(\d{1,2})(?: ?/ ?|[.-]|,? năm ))?((?:19|20)\d\d)(?!\d|[/.]\d)"
_NOW = r"nay|hiện nay|hiện tại|bây giờ|thời điểm hiện tại"
_KIND = r"(?:(?:đầu|cuối|giữa|hết) )?(?:(?:ngày|tháng|năm) )?"
# Tried where figures begin, which are found sooner than what begins with a look behind.
_FIGURES = expression(r"[0-9](?<![\w/.,-].)(?<!\d .)")
_SPAN = expression(
    rf"{_POINT}"
    rf"(?:\)? ?(?:[-–—]| đến| tới| cho đến| cho tới|- đến) ?(?:đến )?(?:{_KIND}(?:(?<!\d)){_POINT}|({_NOW})(?!\w)))?"
)
_LEAD = expression(
    r"(?<!\w)(?:(?P<from>kể từ|từ sau|từ)|trong thời gian|thời gian|thời kỳ|giai đoạn|trong|vào|đến|tới)? ?"
    r"(?:(?:các|những) )?(?:(?:đầu|cuối|giữa) )?(?:(?:ngày|tháng|năm):? )?$",
    re.IGNORECASE,
)
_TERM = expression(
    r"(?<!\w)(?:nhiệm kỳ|khóa|niên khóa|kế hoạch|quyết định|nghị quyết|luật|số)[^.;:,\n]{0,12}$", re.IGNORECASE
)
_WINDOW = 24


@record
class Period:
    """A span of time at ``start`` to ``end`` of a text, with the words that lead to it.

    ``since`` and ``until`` are ISO dates as exact as stated, empty where none is; ``lasting``: it ends "nay".
    ``starts`` says that a word like "từ" leads to it.
    """

    start: int
    end: int
    since: str
    until: str = ""
    lasting: bool = False
    starts: bool = False


def periods(text: str, start: int = 0, end: int | None = None) -> Iterator[Period]:
    """The spans of time stated between ``start`` and ``end``, in their order; a single date has no ``until``."""
    stop = len(text) if end is None else end
    done = start
    for figures in _FIGURES.finditer(text, start, stop):
        match = _SPAN.match(text, figures.start(), stop) if figures.start() >= done else None
        if match is None:
            continue
        done = match.end()
        since, until = _iso(*match.group(1, 2, 3)), _iso(*match.group(4, 5, 6))
        if not since or (match[6] and not until) or (until and until < since[: len(until)]):
            continue
        lead = _LEAD.search(text, max(start, match.start() - _WINDOW), match.start())
        words = lead[0].lstrip() if lead else ""
        begin = match.start() - len(words)
        if _TERM.search(text, max(start, begin - _WINDOW), begin):
            continue
        yield Period(begin, match.end(), since, until, match[7] is not None, bool(lead and lead["from"]))


def _iso(day: str | None, month: str | None, year: str | None) -> str:
    """The date in ISO form as exact as given, or empty where the calendar has none.

    One figure before a year is the month.
    """
    if year is None:
        return ""
    if month is None:
        day, month = None, day
    try:
        date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return ""
    return "-".join(f"{int(part):02d}" for part in (year, month, day) if part)
