"""Normal text to the dates in it, and a date without its year to an ISO date with the ground for it.

``find_dates`` reads "ngày 17-3-2021", "ngày 5 tháng 3 năm 2021", "Ngày 9/5", "sáng 13/1", "Sáng nay (25/3)",
"tháng 3/2021", "năm 2021", "hôm qua", "từ ngày 12 đến 14/5". Day comes before month. A day and month without a year
counts only after a word that leads to a date: "213/210", "43/68" and "4-5 năm" are none, nor are document numbers
(30/2020/NĐ-CP), terms (2020-2025), month ranges (7/2020-3/2021) and days of the lunar calendar (mùng 5 tháng Giêng).
``resolve`` supplies the year from the day of publication, else from the full dates of the same text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from hoso.loaders.expression import expression
from hoso.loaders.record import ordered_record, record

STATED = "stated"
INFERRED = "year-inferred"
PUBLISHED = "published"

_AHEAD = timedelta(days=5)
"""How far after its publication an article may date what it reports: an event announced as if held, a wrong clock."""
_WEEK = timedelta(days=7)
_MONTH_LONG = timedelta(days=31)
_SEASON = timedelta(days=60)
_BESIDE, _NOT_FAR = 150, 400
"""Characters between two dates of one sentence, and of one paragraph."""
_PRESS = 1995
"""Dates before this year are births and history: what articles report is later than the first of them online."""


@ordered_record
class DateMention:
    """A date as the text gives it: half-open offsets, then what is stated of it and ``None`` for what is not.

    ``offset`` is the distance in days from the publication: 0 for "sáng nay", -1 for "hôm qua", else ``None``.
    Of a range or a list ("từ ngày 12 đến 14/5", "7 và 8/2"), the fields give the first day, ``last`` the last one as
    (year or 0, month, day). ``goal`` marks a year that is aimed at: "đến năm 2030", "tầm nhìn đến năm 2045".
    ``passed`` is the last month of the part of a year that is told of: 6 in "6 tháng đầu năm 2021", "quý II năm 2021".
    """

    start: int
    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    offset: int | None = None
    last: tuple[int, int, int] | None = None
    goal: bool = False
    passed: int | None = None

    @property
    def full(self) -> bool:
        """Whether day, month and year are stated."""
        return self.year is not None and self.day is not None


_PART = r"(?:rạng sáng|sáng sớm|chiều tối|chiều muộn|tối muộn|sáng|trưa|chiều|tối|đêm|khuya)"
_RELATIVE = rf"(?:{_PART}(?: ngày)?(?: hôm)?|ngày hôm|hôm) (?:nay|qua|kia)|(?:{_PART}|ngày) mai"
_OFFSETS = {"nay": 0, "qua": -1, "kia": -2, "mai": 1}
# After the end of "sáng", "trưa", "chiều", "tối", "đêm", "khuya", "sớm", "muộn", "ngày" or "hôm".
_RELATIVE_WORD = expression(
    r"(?:nay|qua|kia|mai)(?!\w| đời| mặt)(?<=(?i:áng |rưa |iều |tối |đêm |uya |sớm |uộn |gày |hôm )...)"
)
_RELATIVE_END = expression(rf"(?<!\w)(?:{_RELATIVE})\Z", re.IGNORECASE)

# Anchored where a run of digits begins. The separators of one date may differ ("17-3/2021") and have spaces around.
# Figures of which something may come: four after "năm", one or two that go on as a date does or stand after "tháng".
_DIGITS = expression(
    r"[0-9](?<![0-9][0-9])(?:(?<=(?i:năm )[0-9])[0-9]{3}(?![0-9])"
    r"|[0-9]?(?![0-9])(?:(?= ?[/.–-]| tháng )|(?<=(?i:tháng )[0-9])|(?<=(?i:tháng )[0-9][0-9])))"
)
_NUMERIC = re.compile(
    r"(\d{1,2})( ?[/.–-] ?)(\d{1,2})(?: ?[/.–-] ?(\d{4}|\d\d))?(?![\w%/]|[.,:–-]\d| ?[–-] ?\d{1,2}[/.-]\d)"
    # the first half of "1/5-30/6" and "1/5 - 30/6/2017"
    r"|(\d{1,2})([/.-])(\d{1,2})(?:[/.-](\d{4}))?(?= ?[–-] ?\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{4})?(?!\d))"
)
_WORDS = expression(r"(\d{1,2}) tháng (\d{1,2})(?:(?:,? năm |[/.-]| ?, ?)(\d{4}))?(?![\w/]|[.,-]\d)")
_MONTH = expression(r"(\d{1,2})(?:(?: năm | ?[/.-] ?)(\d{4}))?(?![\w/]|[.,-]\d)")
_MONTH_YEAR = expression(r"(\d{1,2})[/-]((?:19|20)\d\d)(?![\w/]|[.,–-]\d)")
_YEAR = expression(r"(?:19|20)\d\d(?![\w/]| ?[–-] ?\d)")

# What stands before a date that has no year. The strong ones take any separator, the weak ones only "/".
_STRONG = expression(
    rf"(?<!\w)(?P<lead>(?:(?:{_PART}|vào|trong|từ|đến) )?ngày:?|(?P<relative>{_RELATIVE})|{_PART}|hôm"
    r"|thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật)(?: vừa qua)?"
    r"(?:(?P<open>,? ?\( ?)(?:ngày )?|,? ?(?:ngày )?)(?<=[ (])\Z",
    re.IGNORECASE,
)
_WEAK = expression(
    r"(?<!\w)(?:(?:từ|đến|đến hết|trước|sau|vào|dịp|hết|kể từ) |(?:trước|sau|qua|tới) ?\()\Z", re.IGNORECASE
)
_EVERY_DAY = expression(r"(?:mỗi|một|hằng|hàng|\d) ngày \Z", re.IGNORECASE)
_COUNTED = expression(r" (?:lần|giờ|tiếng|người|suất|cuộc|ca|bữa|triệu|nghìn|tỷ|tỉ|kg|km|năm|tháng|tuần|ngày)(?!\w)")
_LUNAR_BEFORE = expression(r"(?:mùng|mồng|rằm) (?:\d{1,2} )?(?:tháng )?\Z", re.IGNORECASE)
_LUNAR_AFTER = expression(r"(?: năm \w+)?(?: \(?âm lịch| ÂL)", re.IGNORECASE)
_NUMBER_BEFORE = expression(r"(?:số|quý|kỳ|điều|khoản|mục|tập|t[ỷỉ] lệ)[ :]{1,2}\Z", re.IGNORECASE)
_FIRST_DAYS = expression(
    r"(?<![\w/.,-])(?<!tháng )(\d{1,2})(?:, \d{1,2})*(?: ?[–-] ?| (?:đến|tới|và)(?: hết)? (?:ngày )?|, )\Z"
)
_DATE_AND_DASH = expression(r"\d{1,2}[/.]\d{1,2}(?:[/.]\d{4})?-\Z")
_CHAINED = expression(r" ?[–-] ?| (?:đến|tới|và) |, ")
_RANGE = expression(r"(?: ?[–-] ?| (?=đến|tới))(?:(?:đến|tới) )?(?:hết )?(?:ngày )?\d")
_MONTHS_APART = expression(r" ?[–-] ?(?:tháng )?| (?:đến|tới)(?: hết)? (?:tháng )?")
_GOAL = expression(r"(?:đến|tới|hết|trước|cuối|vào|mục tiêu|tầm nhìn) \Z", re.IGNORECASE)
_PART_OF_YEAR = expression(
    r"(?:(\d{1,2}|ba|sáu|bảy|tám|chín) tháng(?: đầu)?(?: của)?|quý (I{1,3}V?|[1-4])(?: của|,)?) \Z", re.IGNORECASE
)
_MONTHS = {"ba": 3, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9}
_QUARTERS = {"i": 3, "ii": 6, "iii": 9, "iv": 12}
_NO_NUMBER_BEFORE = frozenset("/.,:+%_")
_WINDOW = 40
"""How far back a lead is looked for; it keeps the time linear."""


@record
class _Figures:
    """Day and month in figures with what may follow: the raw reading of "7 và 8/2/2017" at "8"."""

    start: int
    end: int
    day: int
    month: int
    year: str
    separator: str


def find_dates(text: str) -> list[DateMention]:
    """The dates of a normal text in the order of their places, none overlapping another. Linear in its length."""
    days: list[DateMention] = []
    months: list[tuple[int, int, int, str]] = []
    years: list[DateMention] = []
    done = 0
    for run in _DIGITS.finditer(text):
        at, size = run.start(), run.end() - run.start()
        if at < done:
            continue
        if size == 4:
            if match := _YEAR.match(text, at):
                before = text[max(0, at - _WINDOW) : at - 4]
                goal = _GOAL.search(before) is not None
                years.append(DateMention(at - 4, match.end(), int(match[0]), goal=goal, passed=_passed(before)))
            continue
        previous = text[at - 1 : at]
        if previous.isalnum() or (previous and previous in _NO_NUMBER_BEFORE):
            continue
        if (figures := _figures(text, at)) and (mention := _day_and_month(text, figures, days[-1] if days else None)):
            days.append(mention)
            done = mention.end
        elif month := _month(text, at):
            months.append(month)
    return _apart([*_ranges(text, days), *_relative(text), *_months(text, months), *years])


def resolve(
    mention: DateMention, published: str = "", others: Iterable[DateMention] = (), *, future: bool = False
) -> tuple[str, str]:
    """The ISO date of a mention, as exact as it is known, and its basis: stated, year-inferred or published.

    ``published`` is an ISO date or empty; ``others`` are the dates of the same text, which serve where it is no month.
    ``future`` says that the mention is of something still to come, and makes the nearest such day right, else it is the
    last one before publication. ("", "") where there is no ground: no day and no year is invented.
    """
    if mention.month is None and mention.year is not None:
        return f"{mention.year:04d}", STATED
    if mention.month is not None and mention.year is not None:
        return _iso(mention.year, mention.month, mention.day), STATED
    day = _parse(published)
    if mention.month is None:
        if mention.offset is None or day is None:
            return "", ""
        return (day + timedelta(days=mention.offset)).isoformat(), PUBLISHED
    if near := day or _in_month(published, future):
        year = _nearest_year(mention.month, mention.day, near, future)
    else:
        year = _year_of_others(mention, others)
    return (_iso(year, mention.month, mention.day), INFERRED) if year else ("", "")


def _passed(before: str) -> int | None:
    """The last month of the part of a year that ends right before "năm 2021", or nothing."""
    part = _PART_OF_YEAR.search(before)
    if part is None:
        return None
    digits, quarter = part.groups()
    if digits:
        months = _MONTHS.get(digits.lower()) or int(digits)
        return months if months <= 12 else None
    return _QUARTERS.get(quarter.lower()) or 3 * int(quarter)


def _figures(text: str, at: int) -> _Figures | None:
    if match := _NUMERIC.match(text, at):
        day, separator, month, year = match.groups()[:4] if match[1] else match.groups()[4:]
        if match[1] and len(year or "") == 2 and "/" not in separator and text[match.end(3) : match.start(4)] == "/":
            return None  # "1-2/12": two days, and no year
    elif match := _WORDS.match(text, at):
        (day, month, year), separator = match.groups(), "/"
    else:
        return None
    return _Figures(at, match.end(), int(day), int(month), year or "", separator.strip())


def _day_and_month(text: str, figures: _Figures, previous: DateMention | None) -> DateMention | None:
    """The mention that the figures are part of, or nothing where they are no date (ratio, score, lunar day)."""
    year = _year(figures.year)
    if year == 0 or not _valid(year, figures.month, figures.day) or _LUNAR_AFTER.match(text, figures.end):
        return None
    at, first = figures.start, figures.day
    before = text[max(0, at - _WINDOW) : at]
    days = _FIRST_DAYS.search(before)
    if before.endswith("tháng "):
        return None
    if days and 1 <= int(days[1]) < figures.day:
        at, first = at - len(before) + days.start(), int(days[1])
        before = before[: days.start()]
    elif before.endswith("-") and not _DATE_AND_DASH.search(before):
        return None
    if _LUNAR_BEFORE.search(before):
        return None
    lead = _STRONG.search(before)
    if not lead and len(figures.year) != 4:
        chained = previous is not None and previous.year is None and _CHAINED.fullmatch(text, previous.end, at)
        if figures.year or figures.separator != "/" or not (chained or _WEAK.search(before)):
            return None
    counted = _EVERY_DAY.search(before) or _COUNTED.match(text, figures.end)
    if figures.separator == "-" and not figures.year and counted:
        return None
    offset, end = None, figures.end
    if lead:
        at -= len(before) - lead.start("lead")
        if lead["relative"]:
            offset = _OFFSETS[lead["relative"][-3:].lower()]
        if lead["open"] and text.startswith(")", end):
            end += 1
    last = (year or 0, figures.month, figures.day) if first != figures.day else None
    return DateMention(at, end, year, figures.month, first, offset, last)


def _relative(text: str) -> list[DateMention]:
    found = []
    for match in _RELATIVE_WORD.finditer(text):
        before = text[max(0, match.start() - _WINDOW) : match.end()]
        if lead := _RELATIVE_END.search(before):
            start = match.end() - len(before) + lead.start()
            found.append(DateMention(start, match.end(), offset=_OFFSETS[match[0]]))
    return found


def _ranges(text: str, found: Sequence[DateMention]) -> list[DateMention]:
    """Join "1/5 - 30/6/2017" and "từ ngày 27/4 đến ngày 3/5"; the first year is that of the last day, or one less."""
    joined: list[DateMention] = []
    for mention in found:
        before = joined[-1] if joined else None
        # The second day's own lead ("đến ngày") belongs to its span: the gap is looked at from the end of the first.
        if before is None or before.last or mention.last or not _RANGE.match(text, before.end, mention.end):
            joined.append(mention)
            continue
        year = before.year
        if year is None and mention.year is not None:
            year = mention.year - ((before.month or 0) > (mention.month or 0))
        last = (mention.year or 0, mention.month or 0, mention.day or 0)
        joined[-1] = replace(before, end=mention.end, year=year, last=last)
    return joined


def _month(text: str, at: int) -> tuple[int, int, int, str] | None:
    """A month at the figures ``at``: where it starts and ends, its number and its year as printed."""
    named = text[max(0, at - 6) : at].lower() == "tháng "
    match = (_MONTH if named else _MONTH_YEAR).match(text, at)
    if not match or not 1 <= int(match[1]) <= 12:
        return None
    start = at - 6 if named else at
    before = text[max(0, start - _WINDOW) : start]
    if _NUMBER_BEFORE.search(before) or _LUNAR_BEFORE.search(before) or _LUNAR_AFTER.match(text, match.end()):
        return None
    return start, match.end(), int(match[1]), match[2] or ""


def _months(text: str, found: Sequence[tuple[int, int, int, str]]) -> list[DateMention]:
    """Months, without those that are ends of a range ("tháng 7/2020-3/2021", "từ tháng 3 đến tháng 5/2021")."""
    ranged: set[int] = set()
    for left, right in pairwise(found):
        if _MONTHS_APART.fullmatch(text, left[1], right[0]):
            ranged |= {left[0], right[0]}
    mentions = []
    for start, end, month, year in found:
        if (
            start in ranged
            or re.match(r" ?[–-] ?\d", text[end : end + 4])
            or re.search(r"\d ?[–-] ?\Z", text[max(0, start - 4) : start])
        ):
            continue
        mentions.append(DateMention(start, end, int(year) if year else None, month))
    return mentions


def _apart(found: Iterable[DateMention]) -> list[DateMention]:
    """Sorted by place; of two that overlap, the one that says more, then the longer one."""
    kept: list[DateMention] = []
    for mention in sorted(found, key=lambda m: (m.start, m.day is None, m.month is None, -m.end)):
        if kept and mention.start < kept[-1].end:
            if kept[-1].day is None and mention.day is not None:
                kept[-1] = mention
            continue
        kept.append(mention)
    return kept


def _year(digits: str | None) -> int | None:
    """The year, ``None`` where none is given, 0 for digits that are no year. Two digits are of this century."""
    if not digits:
        return None
    year = int(digits)
    if len(digits) == 2:
        return 2000 + year if year <= 50 else 0
    return year if 1800 <= year <= 2100 else 0


def _valid(year: int | None, month: int, day: int) -> bool:
    try:
        date(year or 2000, month, day)
    except ValueError:
        return False
    return True


def _parse(iso: str) -> date | None:
    try:
        return date.fromisoformat(iso)
    except ValueError:
        return None


def _in_month(iso: str, future: bool) -> date | None:
    """For an article of a month ("2024-11"), the day from which all days of it, and none of the next, are near."""
    first = _parse(f"{iso}-01")
    if first is None or future:
        return first and first + _AHEAD
    return (first + _MONTH_LONG).replace(day=1) - timedelta(days=1) - _AHEAD


def _iso(year: int, month: int, day: int | None) -> str:
    return f"{year:04d}-{month:02d}" + (f"-{day:02d}" if day is not None else "")


def _nearest_year(month: int, day: int | None, published: date, future: bool) -> int | None:
    days = {year: _day(year, month, day) for year in (published.year - 1, published.year, published.year + 1)}
    if future:
        ahead = [year for year, found in days.items() if found and found >= published - _AHEAD]
        return min(ahead, default=None)
    if day is None:
        # "tháng 12" of an article of January is the month before; the article's own month has begun.
        return published.year if month <= published.month else published.year - 1
    past = [year for year, found in days.items() if found and found <= published + _AHEAD]
    return max(past, default=None)


def _day(year: int, month: int, day: int | None) -> date | None:
    return date(year, month, day or 1) if _valid(year, month, day or 1) else None


def _year_of_others(mention: DateMention, others: Iterable[DateMention]) -> int | None:
    """The year of a day and month out of the other dates of the text, or nothing where they settle none.

    It is the latest year spoken of (goals and the dates of history aside), and only where the text leads up to the day:
    a full date is of the week before it, or near to it in the text too; the part of that year that has just passed is
    told of ("6 tháng đầu năm 2017"); or, where nothing later is named, the year before is spoken of more than once in
    the first quarter, or beside a recent day when that year is named often. No year is better than another's.
    """
    if mention.month is None:
        return None
    named = [other for other in others if other.year and other.year >= _PRESS and not other.goal and other != mention]
    years = Counter(other.year or 0 for other in named)
    years.update(other.last[0] for other in named if other.last and other.last[0])
    latest = max(years, default=0)
    day = _day(latest, mention.month, mention.day) if latest else None
    if day is None:
        return None
    recent = later = False
    for other in named:
        if other.year == latest and other.passed is not None and -1 <= mention.month - other.passed <= 2:
            return latest
        if other.month is None or not (stated := _day(other.year or 0, other.month, other.day)):
            continue
        apart, between = stated - day, abs(other.start - mention.start)
        if other.day is None:
            if other.year == latest and other.month == mention.month and between < _BESIDE:
                return latest
            later = later or (other.year or 0, other.month) > (latest, mention.month)
            recent = recent or (-4 * _MONTH_LONG < apart < _MONTH_LONG and not later)
            continue
        if -_WEEK <= apart <= timedelta() or (abs(apart) <= _SEASON and between < _BESIDE):
            return latest
        if timedelta() < apart <= _WEEK and between < _NOT_FAR:
            return latest
        later = later or apart > _WEEK
        recent = recent or -3 * _MONTH_LONG < apart <= timedelta()
    before = years[latest - 1]
    if later or before < 2:
        return None
    return latest if mention.month <= 3 or (recent and years[latest] > 2) else None
