"""On which day a sentence says that something took place, and which in a row it was."""

from __future__ import annotations

import re

from hoso.loaders.dates import DateMention
from hoso.loaders.expression import expression
from hoso.loaders.frames import dates_of
from hoso.loaders.gathering import Gathering
from hoso.loaders.tagged import Tag, TaggedSentence
from hoso.loaders.understanding import Understanding

_NUMBERED = expression(
    r"(kỳ họp|phiên họp|hội nghị|đại hội)(?: (?!và)[^\s.,;:]+){0,4}? (?:lần )?thứ"
    r" (\d+|nhất|hai|ba|tư|năm|sáu|bảy|tám|chín)(?!\w)",
    re.IGNORECASE,
)
_OPENS = 12
"""Within so many characters a sentence opens with a day: "Vào sáng 5/4, …"."""
_ORDINALS = {"nhất": "1", "hai": "2", "ba": "3", "tư": "4", "năm": "5", "sáu": "6", "bảy": "7", "tám": "8", "chín": "9"}


_BY = expression(
    r"(?<!\w)(?:(?:trước|hạn|hạn cuối|chậm nhất|muộn nhất|từ nay đến|đến hết)(?: là| vào)?"
    r"|nhân dịp|chào mừng|kỷ niệm|hướng tới|nhân|mừng)(?: ngày)? $",
    re.IGNORECASE,
)
"""Before a day by which something is to be done ("trước ngày | 30/9"), or that is an occasion ("nhân dịp | 21/6")."""
# "Ngày 6/2, Sở Y tế cho biết, mới đây …": the day of the telling.
_TOLD_ON = re.compile(
    r"[^.;:“”]{0,90}?(?<!\w)(?:cho biết|cho hay|thông tin|đưa tin|thông báo),?"
    r" (?:mới đây|vừa qua|gần đây|trước đó)(?!\w)"
)


def day_told(known: Understanding, sentence: TaggedSentence, since: int = 0) -> Tag | None:
    """The day on which what the sentence reports from ``since`` on took place, even where its year is left open."""
    for tag in dates_of(sentence):
        if tag.start < since:
            continue
        mention = known.dated(tag)
        if _is_period(mention) or _BY.search(known.text, max(0, tag.start - 24), tag.start):
            continue
        telling = _TOLD_ON.match(known.text, tag.end, sentence.end)
        if telling is not None:
            since = telling.end()
            continue
        if mention.offset is not None and mention.offset > 0:
            # "yêu cầu ngay trong ngày mai …", "chương trình “Vì ngày mai …”": nothing has taken place on it.
            continue
        if mention.day is not None or mention.offset is not None:
            return tag
        if mention.month is not None:
            # "tháng 11/2016 … như đã nói ngày 27/6": the month is when, and it leaves the day open.
            return None
    return None


def _is_period(mention: DateMention) -> bool:
    """Whether a range of days is longer than a gathering: "giai đoạn từ ngày 1/1/2014 đến 31/12/2016"."""
    if mention.last is None or mention.month is None:
        return False
    year, month, _ = mention.last
    months = month - mention.month
    return (12 * (year - mention.year) + months if year and mention.year else months % 12) > 1


def date_of(known: Understanding, day: Tag | None) -> tuple[str, str]:
    """The date of a day that the text tells, and on what it is based; empty for none."""
    return known.date(known.dated(day)) if day is not None else ("", "")


def month_and_day(known: Understanding, day: Tag | None) -> tuple[int, int] | None:
    """Month and day of a date, where the text gives both."""
    mention = known.dated(day) if day is not None else None
    if mention is None or mention.month is None or mention.day is None:
        return None
    return mention.month, mention.day


def opens_with(sentence: TaggedSentence, day: Tag) -> bool:
    """Whether a sentence opens with a day that it tells."""
    return day.start - sentence.start < _OPENS


def on_another_day(known: Understanding, day: Tag, event: Gathering) -> bool:
    """Whether a day that the text tells is not the event's: both are told, and differ."""
    date, _ = date_of(known, day)
    told = month_and_day(known, day)
    return bool((date and event.date and date != event.date) or (told and event.day and told != event.day))


def number_told(known: Understanding, start: int, end: int) -> str:
    """Which in a row the gathering is that is spoken of between two places of the text ("kỳ họp 5"), or empty."""
    found = _NUMBERED.search(known.text, start, end)
    if found is None:
        return ""
    number = found.group(2).lower()
    return f"{found.group(1).lower()} {_ORDINALS.get(number, number)}"
