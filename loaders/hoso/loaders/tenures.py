"""When an office began or ended, where the sentence that says so dates it: "ngày 9/5/2031, ông … được bầu làm …".

What dates an office:

- "(kể) từ ngày …" right after the office, or after "nghỉ hưu" that follows person and offices;
- the only day of the sentence, before somebody "được bầu làm …" or "thôi giữ chức …" on it.

The day on which a decision was signed, announced or handed over is not the day on which the office began.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence

from hoso.loaders.appointments import RULE
from hoso.loaders.article import Span
from hoso.loaders.dates import DateMention
from hoso.loaders.entities import PersonMention
from hoso.loaders.expression import expression
from hoso.loaders.record import record

_TAKES = expression(
    r"(?<!\w)(?:được[^.;]{0,110}? (?:bầu|bổ nhiệm|điều động|luân chuyển|chỉ định|phân công|phê chuẩn)[^.;]{0,60}?"
    r"|trúng cử|đắc cử|tái đắc cử|nhậm chức|nhận chức"
    r"|(?:[Bb]ầu|[Bb]ổ nhiệm|[Đđ]iều động|[Ll]uân chuyển|[Cc]hỉ định)[^.;]{0,200}?) ?(?:\w+ ){0,4}$"
)
_LEAVES = expression(r"(?<!\w)(?:thôi(?: giữ| làm)?|miễn nhiệm|rời)(?: các)?(?: chức vụ| chức danh| chức| cương vị)? $")
_FROM = expression(r"(?:,? (?:khóa|nhiệm kỳ) [\w -]{1,20})?,?(?: (?:kể|tính))? từ (?:ngày )?$")
_RETIRES = expression(
    r"\)?,?(?: (?:đã|được|chính thức))* nghỉ (?:hưu|công tác|chế độ)[^.;:]{0,40}? (?:kể |tính )?từ (?:ngày )?$"
)
_OTHER_DAY = expression(
    r"(?<!\w)(?:quyết định|công bố|trao|ký|văn bản|thông báo|tờ trình|dự kiến|sẽ|đề nghị|giới thiệu|ứng cử|quy hoạch"
    r"|chưa|không|sau khi|trước khi|sinh|kỷ niệm)(?!\w)",
    re.IGNORECASE,
)
_FIGURE = expression(r"\d")
_AFTER = 70
"""So many characters after an office at most tell from when."""


@record
class Dated:
    """What a mention says of the days of its offices: ISO days, empty where it says none."""

    since: str = ""
    until: str = ""


def tenures(
    text: str,
    sentences: Sequence[Span],
    mentions: Iterable[PersonMention],
    dates: Sequence[DateMention],
    iso: Callable[[DateMention], str],
) -> dict[int, Dated]:
    """The days of the offices of mentions, by where the mention starts; only what is dated is there.

    ``dates`` are those of the text in their order, ``iso`` gives the whole day that one means, or nothing.
    """
    starts = [date.start for date in dates]
    found: dict[int, Dated] = {}
    for mention in mentions:
        if not mention.offices:
            continue
        reading = mention.reading
        index = bisect_right(sentences, reading.start, key=lambda span: span.start) - 1
        if index < 0 or reading.end > sentences[index].end:
            continue
        sentence = sentences[index]
        inside = dates[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        dated = _dated(text, sentence, mention, list(_days(inside, iso)))
        if dated != Dated():
            found[reading.start] = dated
    return found


def _days(inside: Iterable[DateMention], iso: Callable[[DateMention], str]) -> Iterator[tuple[DateMention, str]]:
    """The dates with the day that each means; a span of days is none."""
    return ((date, "" if date.last else iso(date)) for date in inside)


def _before_figures(text: str, start: int, date: DateMention) -> str:
    """What stands between an office's end and the figures of a date ("từ ngày" may be the date's); not all if long."""
    figures = _FIGURE.search(text, date.start, date.end)
    return text[start : figures.start() if figures else date.start][: _AFTER + 1]


def _dated(text: str, sentence: Span, mention: PersonMention, days: Sequence[tuple[DateMention, str]]) -> Dated:
    reading = mention.reading
    after = [(_before_figures(text, reading.end, date), day) for date, day in days if date.start >= reading.end]
    if any(day and _RETIRES.fullmatch(gap) for gap, day in after):
        return Dated(until=next(day for gap, day in after if day and _RETIRES.fullmatch(gap)))
    if reading.rule != RULE:
        return Dated()
    before = text[sentence.start : reading.start]
    leaves = bool(_LEAVES.search(before))
    if not leaves and not _TAKES.search(before[-260:]):
        return Dated()
    stated = next((day for gap, day in after if day and _FROM.fullmatch(gap)), "")
    # One date, a day, ahead of the verb: else it is open which of them is meant.
    if not stated and len(days) == 1 and days[0][0].end <= reading.start and not _OTHER_DAY.search(before):
        stated = days[0][1]
    return Dated(until=stated) if leaves else Dated(since=stated)
