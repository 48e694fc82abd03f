"""The dates in a typed question → from which day until which day: "từ 2020 đến 2022", "before May 2022".

Without marks they are read too ("nam 2022"). A day or month without its year is no date here: nothing in it says which
year; ``bare_days`` finds such days for those who know.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from hoso.app.words import Word, stands_at, word


@dataclass(frozen=True, slots=True)
class When:
    """The words ``start`` to ``end`` of a sentence, and the first and last day, month or year (ISO) that they mean.

    ``limit`` is the day itself of "before that day": what is due "before 30 June" has that day for its limit.
    """

    start: int
    end: int
    since: str = ""
    until: str = ""
    limit: str = ""


@dataclass(frozen=True, slots=True)
class _Span:
    """A day, month or year: the ISO text, where it ends in the sentence, and its first and last day."""

    iso: str
    end: int
    last: str = ""

    def day_before(self) -> str:
        first = self.iso.split("-")
        day = date(int(first[0]), int(first[1]) if first[1:] else 1, int(first[2]) if first[2:] else 1)
        return (day - timedelta(days=1)).isoformat()

    def day_after(self) -> str:
        last = [int(part) for part in (self.last or self.iso).split("-")]
        month = last[1] if last[1:] else 12
        return (date(last[0], month, last[2] if last[2:] else monthrange(last[0], month)[1]) + timedelta(1)).isoformat()


_YEAR = re.compile(r"(?:19|20)\d\d")
_YEARS = re.compile(r"((?:19|20)\d\d)-((?:19|20)\d\d)")
_MONTH_YEAR = re.compile(r"(1[0-2]|0?[1-9])[/-]((?:19|20)\d\d)")
_ISO = re.compile(r"((?:19|20)\d\d)-(\d\d)(?:-(\d\d))?")
_DAY = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2((?:19|20)\d\d)")
_BARE_DAY = re.compile(r"(\d{1,2})/(\d{1,2})")
_QUARTER_YEAR = re.compile(r"q?([1-4]|iv|i{1,3})/((?:19|20)\d\d)")
_MONTH = re.compile(r"(?:19|20)\d\d-(?:0[1-9]|1[0-2])")
_FIFTH = 5
_ROMAN = ("I", "II", "III", "IV")
_SAID_HALVES = {
    ("01", "06"): ("6 tháng đầu năm", "sáu tháng đầu năm", "nửa đầu năm"),
    ("07", "12"): ("6 tháng cuối năm", "sáu tháng cuối năm", "nửa cuối năm"),
}
_NUMBER = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?")
_QUARTERS = {"1": 1, "2": 2, "3": 3, "4": 4, "i": 1, "ii": 2, "iii": 3, "iv": 4}
_SPOKEN_MONTHS = {
    tuple(word(part) for part in name.split()): number
    for name, number in {
        "giêng": 1, "một": 1, "hai": 2, "ba": 3, "tư": 4, "năm": 5, "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9,
        "mười": 10, "mười một": 11, "mười hai": 12, "chạp": 12,
    }.items()
}  # fmt: skip
_MONTHS = tuple(
    "january february march april may june july august september october november december".split()  # noqa: SIM905
)


@dataclass(frozen=True, slots=True)
class _Phrases:
    """Phrases, the longest first, and the spellings in which the first word of one may be typed."""

    all: tuple[tuple[Word, ...], ...]
    begin: frozenset[str]


def _phrases(texts: str) -> _Phrases:
    """Phrases with bars between them."""
    found = [tuple(word(part) for part in text.split()) for text in texts.split("|")]
    begin = frozenset(spelling for first, *_ in found for spelling in (first.low, first.plain))
    return _Phrases(tuple(sorted(found, key=len, reverse=True)), begin)


_FROM = _phrases(
    "từ|kể từ|từ đầu|kể từ đầu|từ khi|từ sau khi|since|from|starting|starting in|"
    "since the beginning of|from the beginning of|since early"
)
_BETWEEN = _phrases("giữa|trong khoảng|khoảng giữa|between")
_TO = _phrases("đến|tới|cho đến|cho tới|đến hết|tới hết|đến cuối|-|to|until|till|through|up to")
_AND = _phrases("và|đến|tới|-|and|to")
_ALSO = _phrases("và|and")
_UP_TO = _phrases(
    "đến|tới|cho đến|cho tới|đến hết|tới hết|tính đến|tính đến hết|"
    "until|till|up to|through|up until|by|no later than|by the end of|by end of|until the end of|until end of|"
    "chậm nhất|muộn nhất"
)
_BEFORE = _phrases("trước|before|prior to|earlier than")
_AFTER = _phrases("sau|after|later than")
_IN = _phrases(
    "trong|trong hai năm|trong các năm|trong những năm|vào|hồi|ở|in|on|during|throughout|within|of|for|dated|vào hôm"
)
_ONWARD = _phrases("đến nay|tới nay|trở đi|trở lại đây|đến giờ|onwards|onward|on|to date|until now|to today|till now")
_BACK = _phrases("trở về trước|trở lại trước|and earlier|or earlier")
_LEAD_OF_DAY = _phrases(
    "ngày|hôm|vào ngày|the|sáng|sáng ngày|chiều|chiều ngày|tối|tối ngày|trưa|trưa ngày|vào sáng|vào chiều|vào tối"
)
_LEAD_OF_YEAR = _phrases("năm|cả năm|the year|year|giai đoạn|những năm")
_LEAD_OF_MONTH = _phrases("tháng|the month of")
_LEAD_OF_QUARTER = _phrases("quý|the quarter|quarter")
_YEAR_WORD = _phrases("năm|of|in")
_YEAR_OF_HALF = _phrases("năm|of|in|cả năm|the year|year|giai đoạn|những năm")
_PARTS_OF_A_YEAR = (
    (
        _phrases("6 tháng đầu|sáu tháng đầu|nửa đầu|first half|the first half|first six months|the first six months"),
        1,
        6,
    ),
    (_phrases("6 tháng cuối|sáu tháng cuối|nửa cuối|second half|the second half|last six months"), 7, 12),
    (_phrases("3 tháng đầu|ba tháng đầu|quý đầu|first three months|the first three months"), 1, 3),
    (_phrases("9 tháng đầu|chín tháng đầu|first nine months|the first nine months"), 1, 9),
)
_MONTH_WORD = _phrases("tháng")
_NAMED_QUARTERS = tuple(
    (_phrases(f"{name} quarter|the {name} quarter"), str(number))
    for number, name in enumerate(("first", "second", "third", "fourth"), 1)
)


def find(sentence: Sequence[Word], numbered: frozenset[tuple[str, ...]] = frozenset()) -> list[When]:
    """The date phrases of a sentence in order, the longest at each place.

    A bare year is none behind one of the words ``numbered`` (in small letters without marks), which have numbers of
    their own: "Quyết định 2022".
    """
    found: list[When] = []
    i = 0
    while i < len(sentence):
        phrase = _phrase(sentence, i, numbered)
        if phrase:
            found.append(phrase)
        i = phrase.end if phrase else i + 1
    return found


def places(phrases: Iterable[When]) -> set[int]:
    """The places of the words of date phrases."""
    return {i for phrase in phrases for i in range(phrase.start, phrase.end)}


def spoken(since: str, until: str) -> tuple[str, str, tuple[str, ...]]:
    """A span as a text speaks of it: from when and until when that was said, and the words; no words for other spans.

    "6 tháng đầu năm" is said within its year; the other words name theirs, and may be said at any time.
    """
    if not since and (day := _ISO.fullmatch(until)) and day[3]:
        short = tuple(f"{d}/{m}" for d in (str(int(day[3])), day[3]) for m in (str(int(day[2])), day[2]))
        return day[1], day[1], tuple(dict.fromkeys((*short, *(f"{one}/{day[1]}" for one in short))))
    year, month = since[:4], since[5:]
    if since == until and _YEAR.fullmatch(since):
        return "", "", (f"năm {year}", year, *(f"quý {quarter}/{year}" for quarter in _ROMAN))
    if since == until and _MONTH.fullmatch(since):
        return "", "", tuple(f"tháng {one}{of}{year}" for one in (str(int(month)), month) for of in ("/", " năm "))
    if until[:4] != year or not (_MONTH.fullmatch(since) and _MONTH.fullmatch(until)):
        return "", "", ()
    if (month, until[5:]) in _SAID_HALVES:
        return year, year, _SAID_HALVES[month, until[5:]]
    quarter, first = divmod(int(month) - 1, 3)
    if first or int(until[5:]) != int(month) + 2:
        return "", "", ()
    return "", "", tuple(f"quý {one}{of}{year}" for one in (_ROMAN[quarter], quarter + 1) for of in ("/", " năm "))


def bare_days(
    sentence: Sequence[Word], numbered: frozenset[tuple[str, ...]] = frozenset()
) -> list[tuple[int, int, str]]:
    """The days without a year ("28/3", "10 February"): where each begins and ends, and its month and day ("03-28")."""
    taken = {i for phrase in find(sentence, numbered) for i in range(phrase.start, phrase.end)}
    found: list[tuple[int, int, str]] = []
    for i in range(len(sentence)):
        behind = any(tuple(before.plain for before in sentence[max(0, i - n) : i]) in numbered for n in (1, 2))
        for end, day, month in _bare_day(sentence, i):
            # The year of a leap, so that every day there can be is one.
            if not behind and taken.isdisjoint(range(i, end)) and _valid("2000", month, day, i):
                found.append((i, end, f"{int(month):02d}-{int(day):02d}"))
                taken |= {*range(i, end)}
    return found


def bare_months(
    sentence: Sequence[Word], numbered: frozenset[tuple[str, ...]] = frozenset()
) -> list[tuple[int, int, int]]:
    """The months without a year or day ("tháng 3", "in March"): where each begins and ends, and its number."""
    taken = places(find(sentence, numbered)) | {
        i for start, end, _ in bare_days(sentence, numbered) for i in range(start, end)
    }
    found: list[tuple[int, int, int]] = []
    for i in range(len(sentence)):
        months = [one for at in _after(sentence, i, _LEAD_OF_MONTH) for one in _month_numbers(sentence, at)]
        months = months or [(at + 1, n) for at in _after(sentence, i, _IN) if (n := _month_name(sentence, at))]
        end, number = max(months, default=(i, 0))
        if number and taken.isdisjoint(range(i, end)) and not _counts(sentence, end):
            found.append((i, end, number))
            taken |= {*range(i, end)}
    return found


def _counts(said: Sequence[Word], i: int) -> bool:
    """Whether what stands behind a month's number makes it a number of months."""
    return i < len(said) and said[i].plain in {"dau", "cuoi", "lien", "qua", "truoc"}


def _bare_day(said: Sequence[Word], i: int) -> Iterator[tuple[int, str, str]]:
    """A day and month that begin at the i-th word: where they end, and the two numbers."""
    if match := _BARE_DAY.fullmatch(said[i].low):
        yield i + 1, match[1], match[2]
    number = _NUMBER.fullmatch(said[i].low)
    for at in _after(said, i + 1, _MONTH_WORD) if number else ():
        month = _NUMBER.fullmatch(said[at].low) if at < len(said) else None
        if number and month:
            yield at + 1, number[1], month[1]
    if number and (named := _month_name(said, i + 1)):
        yield i + 2, number[1], str(named)
    day = _NUMBER.fullmatch(said[i + 1].low) if i + 1 < len(said) else None
    if day and (named := _month_name(said, i)):
        yield i + 2, day[1], str(named)


def _phrase(said: Sequence[Word], i: int, numbered: frozenset[tuple[str, ...]]) -> When | None:
    for lead, joint in ((_FROM, _TO), (_BETWEEN, _AND)):
        for at in _after(said, i, lead):
            if first := _span(said, at):
                for then in _after(said, first.end, joint):
                    if (last := _span(said, then)) and _starts(first) <= _starts(last):
                        return When(i, last.end, first.iso, last.last or last.iso)
                if lead is _FROM:
                    return _open_ended(said, i, first)
    for at in _after(said, i, _BEFORE):
        if first := _span(said, at):
            return When(i, first.end, "", first.day_before(), first.last or first.iso)
    for at in _after(said, i, _AFTER):
        if first := _span(said, at):
            return When(i, first.end, first.day_after(), "")
    for at in _after(said, i, _UP_TO):
        if first := _span(said, at):
            return When(i, first.end, "", first.last or first.iso)
    for at in (*_after(said, i, _IN), i):
        # "Nghị quyết 2022" has a number, "nghị quyết năm 2022" a year.
        if (
            at == i
            and _YEAR.fullmatch(said[i].low)
            and any(tuple(one.plain for one in said[max(0, i - n) : i]) in numbered for n in (1, 2))
        ):
            continue
        if first := _span(said, at):
            return _several(said, i, first)
    return None


def _open_ended(said: Sequence[Word], i: int, first: _Span) -> When:
    for end in _after(said, first.end, _BACK):
        return When(i, end, "", first.last or first.iso)
    for end in _after(said, first.end, _ONWARD):
        return When(i, end, first.iso, "")
    if first.last:
        return When(i, first.end, first.iso, first.last)
    return When(i, first.end, first.iso, "")


def _several(said: Sequence[Word], i: int, first: _Span) -> When:
    """A date alone, a range without "from", or two years of which one follows the other ("năm 2021 và 2022")."""
    for at in _after(said, first.end, _TO):
        if (last := _span(said, at)) and _starts(first) <= _starts(last):
            return When(i, last.end, first.iso, last.last or last.iso)
    for at in _after(said, first.end, _ALSO):
        last = _span(said, at)
        if last and first.day_after() == _starts(last).isoformat():
            return When(i, last.end, first.iso, last.last or last.iso)
    for end in _after(said, first.end, _BACK):
        return When(i, end, "", first.last or first.iso)
    return When(i, first.end, first.iso, first.last or first.iso)


def _starts(span: _Span) -> date:
    parts = [int(part) for part in span.iso.split("-")]
    return date(*[*parts, 1, 1][:3])


def _span(said: Sequence[Word], i: int) -> _Span | None:
    """The longest day, month, quarter, half year or year whose words begin at ``i``."""
    found = [span for read in (_day, _month, _quarter, _named_quarter, _half, _year) for span in read(said, i)]
    return max(found, key=lambda span: (span.end, len(span.iso)), default=None)


def _day(said: Sequence[Word], i: int) -> list[_Span]:
    found: list[_Span] = []
    for at in (i, *_after(said, i, _LEAD_OF_DAY)):
        if at >= len(said):
            continue
        if match := _DAY.fullmatch(said[at].low):
            found += _valid(match[4], match[3], match[1], at + 1)
        if (match := _ISO.fullmatch(said[at].low)) and match[3]:
            found += _valid(match[1], match[2], match[3], at + 1)
        if number := _NUMBER.fullmatch(said[at].low):
            for then in _after(said, at + 1, _MONTH_WORD):
                for month in _month_and_year(said, then):
                    found += _valid(month.iso[:4], month.iso[5:], number[1], month.end)
            for named in _named_month(said, at + 1):
                found += _valid(named.iso[:4], named.iso[5:], number[1], named.end)
        if at + 2 < len(said) and (month_name := _month_name(said, at)) and _YEAR.fullmatch(said[at + 2].low):
            number = _NUMBER.fullmatch(said[at + 1].low)
            found += _valid(said[at + 2].low, str(month_name), number[1], at + 3) if number else []
    return found


def _month(said: Sequence[Word], i: int) -> list[_Span]:
    found = [span for at in _after(said, i, _LEAD_OF_MONTH) for span in _month_and_year(said, at)]
    if i < len(said):
        if match := _MONTH_YEAR.fullmatch(said[i].low):
            found.append(_Span(f"{match[2]}-{int(match[1]):02d}", i + 1))
        if (match := _ISO.fullmatch(said[i].low)) and not match[3] and 1 <= int(match[2]) <= 12:
            found.append(_Span(said[i].low, i + 1))
    return [*found, *(span for at in (i, *_after(said, i, _LEAD_OF_MONTH)) for span in _named_month(said, at))]


def _month_and_year(said: Sequence[Word], i: int) -> list[_Span]:
    """What may follow the word "tháng": "5/2022", "5 năm 2022", "5 2022"."""
    if i >= len(said):
        return []
    if match := _MONTH_YEAR.fullmatch(said[i].low):
        return [_Span(f"{match[2]}-{int(match[1]):02d}", i + 1)]
    return [
        _Span(f"{said[at].low}-{number:02d}", at + 1)
        for end, number in _month_numbers(said, i)
        for at in (end, *_after(said, end, _YEAR_WORD))
        if at < len(said) and _YEAR.fullmatch(said[at].low)
    ]


def _month_numbers(said: Sequence[Word], i: int) -> list[tuple[int, int]]:
    """The number of a month that begins at the i-th word, in figures or words, and where it ends."""
    number = _NUMBER.fullmatch(said[i].low) if i < len(said) else None
    found = [(i + 1, int(number[1]))] if number and 1 <= int(number[1]) <= 12 else []
    # "Tháng năm 2023" may have lost its number.
    spoken = [(i + len(name), n) for name, n in _SPOKEN_MONTHS.items() if stands_at(said, i, name)]
    return [*found, *((end, n) for end, n in spoken if n != _FIFTH or not _year_at(said, end))]


def _year_at(said: Sequence[Word], i: int) -> bool:
    return i < len(said) and bool(_YEAR.fullmatch(said[i].low))


def _named_month(said: Sequence[Word], i: int) -> list[_Span]:
    month = _month_name(said, i)
    return [
        _Span(f"{said[at].low}-{month:02d}", at + 1)
        for at in (i + 1, *_after(said, i + 1, _YEAR_WORD))
        if month and at < len(said) and _YEAR.fullmatch(said[at].low)
    ]


def _month_name(said: Sequence[Word], i: int) -> int:
    """The number of the English month, in full or by its first letters (at least three); 0 for none."""
    low = said[i].low if i < len(said) else ""
    near = [number for number, name in enumerate(_MONTHS, 1) if name == low or (low in {name[:3], name[:4]})]
    return near[0] if near else 0


def _quarter(said: Sequence[Word], i: int) -> list[_Span]:
    found: list[_Span] = []
    for at in (i, *_after(said, i, _LEAD_OF_QUARTER)):
        if at >= len(said):
            continue
        named = at > i or said[at].low.startswith("q")
        if named and (match := _QUARTER_YEAR.fullmatch(said[at].low)):
            found.append(_of_quarter(match[2], match[1], at + 1))
        low = said[at].low.removeprefix("q")
        if named and low in _QUARTERS:
            found += [
                _of_quarter(said[then].low, low, then + 1)
                for then in (at + 1, *_after(said, at + 1, _YEAR_WORD))
                if then < len(said) and _YEAR.fullmatch(said[then].low)
            ]
    return found


def _named_quarter(said: Sequence[Word], i: int) -> list[_Span]:
    return [
        _of_quarter(said[then].low, number, then + 1)
        for phrases, number in _NAMED_QUARTERS
        for at in _after(said, i, phrases)
        for then in (at, *_after(said, at, _YEAR_WORD))
        if then < len(said) and _YEAR.fullmatch(said[then].low)
    ]


def _half(said: Sequence[Word], i: int) -> list[_Span]:
    return [
        _Span(f"{said[then].low}-{first:02d}", then + 1, f"{said[then].low}-{last:02d}")
        for phrases, first, last in _PARTS_OF_A_YEAR
        for at in _after(said, i, phrases)
        for then in (at, *_after(said, at, _YEAR_OF_HALF))
        if then < len(said) and _YEAR.fullmatch(said[then].low)
    ]


def _of_quarter(year: str, quarter: str, end: int) -> _Span:
    last = 3 * _QUARTERS[quarter]
    return _Span(f"{year}-{last - 2:02d}", end, f"{year}-{last:02d}")


def _year(said: Sequence[Word], i: int) -> list[_Span]:
    found: list[_Span] = []
    for at in (i, *_after(said, i, _LEAD_OF_YEAR)):
        if at < len(said) and _YEAR.fullmatch(said[at].low):
            found.append(_Span(said[at].low, at + 1))
        if at < len(said) and (match := _YEARS.fullmatch(said[at].low)) and match[1] <= match[2]:
            found.append(_Span(match[1], at + 1, match[2]))
    return found


def _valid(year: str, month: str, day: str, end: int) -> list[_Span]:
    try:
        return [_Span(date(int(year), int(month), int(day)).isoformat(), end)]
    except ValueError:
        return []


def _after(said: Sequence[Word], i: int, phrases: _Phrases) -> list[int]:
    """Where the phrases that stand at ``i`` end, the longest first."""
    if i >= len(said) or said[i].low not in phrases.begin:
        return []  # As at most places of a sentence.
    return [i + len(phrase) for phrase in phrases.all if stands_at(said, i, phrase)]
