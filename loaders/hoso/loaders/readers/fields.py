"""What sources say of an article, to the fields of ``Article``: dates as ISO, an address to its host."""

from __future__ import annotations

import re
from datetime import date
from email.utils import parsedate
from urllib.parse import urlsplit

from hoso.loaders.dates import find_dates
from hoso.loaders.text.normal import normalise

_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?!\d)")
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)\Z")
_PARTIAL = re.compile(r"((?:19|20)\d\d)(?:-(0[1-9]|1[0-2]))?\Z")
_MONTH = re.compile(r"(?:tháng )?(0?[1-9]|1[0-2])[/-]((?:19|20)\d\d)\Z", re.IGNORECASE)


def iso_date(text: str) -> str:
    """The day of a date as sources print it (ISO, "Thứ hai, 09/05/2022 15:03", RFC 5322), or nothing.

    Of "2022", "2022-05" and "5/2022" the year or the month, which is all that they say.
    """
    text = text.strip()
    if match := _PARTIAL.match(text):
        return match[0]
    if match := _MONTH.match(text):
        return f"{match[2]}-{int(match[1]):02}"
    if match := _ISO.match(text) or _COMPACT.match(text):
        return _day(int(match[1]), int(match[2]), int(match[3]))
    full = {(m.year, m.month, m.day) for m in find_dates(normalise(text[:200]).text) if m.full and not m.last}
    if len(full) == 1:
        year, month, day = full.pop()
        return _day(year or 0, month or 0, day or 0)
    parsed = parsedate(text)
    return _day(*parsed[:3]) if parsed else ""


def host(url: str) -> str:
    """The host of an address without "www.", or nothing."""
    try:
        name = urlsplit(url).hostname or ""
    except ValueError:
        return ""
    return name.removeprefix("www.")


def _day(year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""
