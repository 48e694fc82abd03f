"""When an office began or ended, where the sentence that says so dates it: "ngày 9/5/2031, ông … được bầu làm …".

What dates an office:

- the span right after it: "Giám đốc Sở Y tế (2021-2025)";
- the entry of a biography in which it stands (``careers``);
- "(kể) từ ngày …" right after the office, or after "nghỉ hưu" that follows person and offices;
- the only day of the sentence, before somebody "được bầu làm …" or "thôi giữ chức …" on it;
- the only span, or month or year, of the clause: "từ năm 2021 đến 2025, ông là …", "tháng 5/2021, bà được bầu làm …".

The day on which a decision was signed, announced or handed over is not the day on which the office began.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise

from hoso.loaders.appointments import RULE
from hoso.loaders.article import Span
from hoso.loaders.careers import RULE as CAREER
from hoso.loaders.dates import DateMention
from hoso.loaders.entities import PersonMention
from hoso.loaders.expression import expression
from hoso.loaders.periods import periods
from hoso.loaders.personreading import PersonReading
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
    r"|chưa|không|sau khi|trước khi|sinh|SN|kỷ niệm|thay)(?!\w)",
    re.IGNORECASE,
)
_FIGURE = expression(r"\d")
# "… Giám đốc Sở Y tế (từ 2021 đến 2025)", "…, giai đoạn 2021-2025".
_AFTER_IT = expression(r"(?:,? (?:khóa|nhiệm kỳ) [IVXL\d, -]{1,12})?(?:,| \()? ?")
# "năm 2021, ông tái đắc cử …, cho đến hôm nay, khi được phân công làm …".
_ANOTHER_TIME = expression(r"(?<!\w)(?:khi|hôm nay|đến nay|sau đó|sau|trước|cùng năm)(?!\w)")
_TERM = expression(r"(?<!\w)(?:khóa|nhiệm kỳ)(?!\w)", re.IGNORECASE)
_LONGEST = 40
"""So many years at most is somebody in one office: longer spans are lives, or the anniversary of one."""
_BETWEEN = 2
"""So many months at most lie between two spans that are told of one time in office."""
_AFTER = 70
"""So many characters after an office at most tell from when."""


@record
class Dated:
    """What a mention says of when its offices were held: ISO dates as exact as stated, empty where it says none."""

    since: str = ""
    until: str = ""


def tenures(
    text: str,
    sentences: Sequence[Span],
    mentions: Iterable[PersonMention],
    dates: Sequence[DateMention],
    iso: Callable[[DateMention], str],
) -> dict[int, Dated]:
    """The times of the offices of mentions, by where the office starts; only what is dated is there.

    ``dates`` are those of the text in their order, ``iso`` gives the whole day that one means, or nothing.
    """
    starts = [date.start for date in dates]
    found: dict[int, Dated] = {}
    for mention in mentions:
        if not mention.offices:
            continue
        reading = mention.reading
        whole = Dated(reading.since, reading.until)
        index = bisect_right(sentences, reading.start, key=lambda span: span.start) - 1
        if whole == Dated() and index >= 0 and reading.end <= sentences[index].end:
            sentence = sentences[index]
            inside = dates[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
            whole = _dated(text, sentence, mention, list(_days(inside, iso)))
        own = _own(text, mention)
        for office in mention.offices:
            dated = own.get(office.start, Dated()) if own else whole
            if dated != Dated():
                found[office.start] = dated
    return found


def _own(text: str, mention: PersonMention) -> dict[int, Dated]:
    """The spans that stand right after the offices of a mention, by the starts of the offices."""
    told = mention.reading.rule in (RULE, CAREER)
    spans = {office.start: _span_after(text, office.start, office.end, told) for office in mention.offices}
    found = {start: span for start, span in spans.items() if span != Dated()}
    last = mention.offices[-1]
    if list(found) == [last.start]:
        # "Chủ tịch HĐQT, Tổng Giám đốc Công ty … (2021-2025)": of all that have no term of their own.
        return {
            office.start: found[last.start]
            for office in mention.offices
            if office.status == last.status and not _TERM.search(text, office.start, office.end)
        } | found
    return found


def _span_after(text: str, start: int, end: int, told: bool) -> Dated:
    """The span that ends what is printed of one office: "Giám đốc Sở Y tế (2021-2025)".

    Without brackets ("giai đoạn 2021-2025") only where the office is ``told`` of somebody: else it may begin a clause.
    """
    if text.startswith(" (", end):
        said = next(periods(text, end + 2, end + _AFTER), None)
        begins = said is not None and said.start == end + 2 and text.startswith(")", said.end)
    elif text[end - 1 : end] == ")" or (told and text[end - 1 : end].isdigit()):
        said = next(periods(text, start, end), None)
        begins = said is not None and text[said.end : end] in ("", ")") and not _TERM.search(text, start, end)
    else:
        return Dated()
    if said is None or not begins or not (said.until or said.lasting or said.starts):
        return Dated()
    if said.until and int(said.until[:4]) - int(said.since[:4]) > _LONGEST:
        return Dated()
    return Dated(said.since, said.until)


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
    takes = _TAKES.search(before[-260:]) is not None
    if leaves or takes:
        stated = next((day for gap, day in after if day and _FROM.fullmatch(gap)), "")
        # One date, a day, ahead of the verb: else it is open which of them is meant.
        if not stated and len(days) == 1 and days[0][0].end <= reading.start and not _OTHER_DAY.search(before):
            stated = days[0][1]
        if stated:
            return Dated(until=stated) if leaves else Dated(since=stated)
    return _span(text, sentence, reading, leaves, takes)


def _span(text: str, sentence: Span, reading: PersonReading, leaves: bool, takes: bool) -> Dated:
    """What the clause of an office says of its time in months and years, or in two days."""
    said = next(periods(text, reading.end, min(sentence.end, reading.end + _AFTER)), None)
    lead = _AFTER_IT.fullmatch(text, reading.end, said.start) if said is not None else None
    if said is None or lead is None or not (said.until or said.lasting or said.starts):
        begin = max(sentence.start, text.rfind("; ", sentence.start, reading.start) + 2)
        ahead = list(periods(text, begin, reading.start))
        if len(ahead) != 1 or _OTHER_DAY.search(text[begin : reading.start]) or _aside(text, begin, ahead[0].start):
            # "bổ nhiệm ông A (1970), …": the year of a birth.
            return Dated()
        said = ahead[0]
        if _ANOTHER_TIME.search(text, said.end, reading.start):
            return Dated()
        if not (said.until or said.lasting or said.starts or takes or leaves):
            return Dated()
    if leaves:
        return Dated(until=said.since) if not (said.until or said.lasting or said.starts) else Dated()
    return Dated(said.since, said.until)


def _aside(text: str, begin: int, position: int) -> bool:
    """Whether a place is inside brackets: "ông A (SN 1970)"."""
    return text.rfind("(", begin, position) > text.rfind(")", begin, position)


def over(dated: Dated, published: str) -> bool:
    """Whether an office of these dates is one of the past on the day of publication."""
    exact = min(len(dated.until), len(published))
    until, day = dated.until[:exact], published[:exact]
    return bool(dated.until) and (until < day or not day or (until == day and len(dated.until) > len("2021")))


def joined(times: Iterable[Dated]) -> Dated:
    """The one span of an office that several sentences date; nothing where somebody left it and came back."""
    known = sorted(times, key=lambda dated: dated.since or dated.until)
    for before, after in pairwise(known):
        if before.until and after.since and _month(after.since, 1) - _month(before.until, 12) > _BETWEEN:
            return Dated()
    since = min((dated.since for dated in known if dated.since), default="")
    until = max((dated.until for dated in known if dated.until), key=lambda iso: iso + "~", default="")
    # "2021" and "2021-05" may be one: as exact as any says it.
    return Dated(
        max((dated.since for dated in known if dated.since.startswith(since)), key=len, default=""),
        max((dated.until for dated in known if dated.until.startswith(until)), key=len, default=""),
    )


def _month(iso: str, unsaid: int) -> int:
    """The months since the year 0 of a date whose month may be unsaid."""
    year, _, rest = iso.partition("-")
    return int(year) * 12 + (int(rest[:2]) if rest else unsaid)
