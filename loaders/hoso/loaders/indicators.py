"""Figures to indicators: of whom each is, and when.

Nothing is read in an article in which no official body is named.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from hoso.loaders.dates import resolve as resolve_date
from hoso.loaders.expression import expression
from hoso.loaders.facts import Indicator
from hoso.loaders.figures import Figure, figures, period
from hoso.loaders.figures.words import any_of
from hoso.loaders.gathering import gathering_at
from hoso.loaders.gatherings import Story
from hoso.loaders.patterns import able
from hoso.loaders.speech import Speech
from hoso.loaders.tagged import BODY, DATE, TaggedSentence
from hoso.loaders.understanding import Understanding

OFFICIAL = ("party", "state", "mass")
"""The kinds of body of which an article must name one to have figures."""

_FIGURE = re.compile(r"[0-9](?:[0-9.,]* ?%|[0-9.,]*/[0-9]|[0-9.,]* \w)")
_SUBJECT = expression(
    r"(?:^|[,;:.] |^\ue004,? )(?:(?:Theo đó|Trong đó|Đến nay|Tính đến nay|Kết quả|Cụ thể|Riêng|Hiện nay|Hiện"
    r"|Nhiệm kỳ qua|Tuy nhiên|Thời gian qua|Bên cạnh đó|Cùng với đó),? )?(?:[Tt]oàn |[Tt]ập thể )?(?P<body>\ue001)"
    r"(?:, \ue004,)? "
    r"(?!và |cho biết|cho hay|cho rằng|đề nghị|yêu cầu|về |số |tại |thống kê|ước tính|thông báo|thông tin|xác nhận"
    r"|khẳng định|nêu |dự báo|đánh giá|công bố số)(?=[a-zđăâêôơưàáảãạ])"
)
_OF_BODY = expression(r"(?<!\w)(?:của|thuộc) \Z")
_SHORT = expression(r"[^,;:]{0,60}")
"""Between a body and a measure of it: what stands after a comma may be another's."""
_OTHER_DATE = expression(
    r"(?<!\w)(?:(?:so với|kể từ|từ|giai đoạn|nhiệm kỳ)(?: cùng kỳ| cuối| đầu)?|từ [0-9][0-9.,]* ?%?) ?\Z", re.IGNORECASE
)


_NOW = expression(r"(?<!\w)(?:hiện|đến nay|hiện nay|nay|lũy kế|(?:đến|tới) thời điểm này)(?!\w)", re.IGNORECASE)
_OTHERS = expression(f"[:;{BODY}]|(?<!\\w)(?:về việc|đối với)(?!\\w)")
_DEED = expression(r"(?:giải ngân|huy động|nộp ngân sách|tiết kiệm)(?!\w)", re.IGNORECASE)
_HAS = expression(r"(?<!\w)(?:có|còn|số|xảy ra|đạt|tỷ lệ|diện tích|tổng)(?!\w)")
_ELSEWHERE = expression(
    r"(?<!\w)(?:[Cc]ả nước|[Tt]oàn (?:quốc|tỉnh|thành phố|huyện|quận|ngành|cầu|thế giới)|[Tt]rên địa bàn|[Nn]ước ta"
    r"|Việt Nam|[Tt]hế giới|(?:[Tt]ỉnh|[Tt]hành phố|TP|[Hh]uyện|[Qq]uận|[Xx]ã|[Pp]hường) [A-ZĐ])"
)
_ITSELF = expression(
    r"(?:(?<=, )|(?<=nay )|(?<=: ))(huyện|quận|thị xã|xã|phường|tỉnh|[Tt]hành phố|Sở|Bộ|Cục|Chi cục)"
    r" (?:này )?(?:đã|hiện|đang|có)(?!\w)[^,;:]{0,40}\Z"
)


def indicators_of(known: Understanding, story: Story, speech: Speech, anchors: Sequence[int]) -> tuple[Indicator, ...]:
    """The measured figures of an article in the order in which they stand there.

    ``anchors`` are those that each of its sentences holds (``patterns.held``).
    """
    if not any(name.kind in OFFICIAL for name in known.bodies.names.values()):
        return ()
    found: list[Indicator] = []
    for sentence, own in zip(known.tagged, anchors, strict=True):
        if not _FIGURE.search(sentence.text):
            continue
        for figure in figures(known, sentence, able("indicators", sentence.kinds, own)):
            subject = _subject(known, story, speech, sentence, figure)
            if figure.bare and not subject:
                continue
            evidence = known.evidence(*sentence.original(figure.start, figure.end))
            date, of = _when(known, speech, sentence, figure)
            found.append(
                Indicator(
                    figure.value,
                    figure.unit,
                    of,
                    (evidence,),
                    figure.rule,
                    subject,
                    figure.target,
                    figure.comparator,
                    date,
                )
            )
    return () if found and any_of("INCIDENT").search(known.text, 0, known.lead_end) else tuple(dict.fromkeys(found))


def _subject(known: Understanding, story: Story, speech: Speech, sentence: TaggedSentence, figure: Figure) -> str:
    """The body of which the figure speaks.

    It is the subject of the clause, else the only body named in what was measured, else who reports the figure, else
    the body that was inspected or visited, where that is one and the delegation itself does not speak.
    """
    names = known.bodies.names
    inside = [tag for tag in sentence.tags_in(figure.start, figure.end) if tag.kind == BODY]
    official = len(inside) == 1 and names[inside[0].ids[0]].kind in OFFICIAL
    if official and _OF_BODY.search(known.text, sentence.start, inside[0].start):
        return inside[0].ids[0]
    own = [match.start("body") for match in _SUBJECT.finditer(sentence.text, 0, figure.start)]
    between = sentence.text[own[-1] + 1 : figure.start] if own else ""
    if (
        own
        and not _OTHERS.search(between)
        and not (_ELSEWHERE.search(between) or figure.led[:1].isupper())
        and (figure.within or "trong đó" not in between)
        and "gồm" not in between.partition(",")[2]
        and (figure.reads not in ("measure", "share") or _SHORT.fullmatch(between))
    ):
        return sentence.tag_at(own[-1]).ids[0]
    start, _ = sentence.original(figure.start, figure.end)
    speaker = speech.speaker_at(start)
    others = {tag.ids[0] for tag in sentence.tags_in(0, figure.start) if tag.kind == BODY}
    if inside or _ELSEWHERE.search(sentence.text, 0, figure.start):
        return ""
    if others:
        return speaker if others == {speaker} and _of_itself(names[speaker].name, sentence, figure) else ""
    # Of what is so in the land the speaker may tell as well; what was done is the speaker's own.
    if not _DEED.match(figure.of) and (
        figure.reads == "measure" or not figure.led[:1].islower() or _HAS.search(figure.led)
    ):
        return ""
    if speaker in names:
        return speaker if names[speaker].kind != "delegation" else ""
    if not story.gatherings:
        return ""
    event = story.gatherings[gathering_at(story.gatherings, sentence.end)]
    targets = list(event.members["targets"])
    one = len({target for other in story.gatherings for target in other.members["targets"]}) == 1
    return targets[0] if one and targets and event.start < sentence.end and event.kind == "inspection" else ""


def _of_itself(speaker: str, sentence: TaggedSentence, figure: Figure) -> bool:
    """Whether a body speaks of itself by one word: "UBND huyện cho biết, đến nay huyện đã giải ngân …"."""
    found = _ITSELF.search(sentence.text, 0, figure.start)
    return found is not None and f" {found.group(1).lower()} " in f" {speaker.lower()} "


def _when(known: Understanding, speech: Speech, sentence: TaggedSentence, figure: Figure) -> tuple[str, str]:
    """The day, month or year of which a figure is, and what was measured, with the period where it is of one.

    A period ("6 tháng đầu năm 2031", "nhiệm kỳ 2030-2035") is told in the words of what was measured; the date is its
    year where it is of one year.
    """
    start, _ = sentence.original(figure.at, figure.at + 1)
    span = period(sentence.text, figure.start, figure.end)
    dates = [tag for tag in sentence.tags if tag.kind == DATE and tag.end <= start]
    last = dates[-1] if dates else None
    if span is not None:
        first, end = sentence.original(*span)
        inside = [tag for tag in sentence.tags if tag.kind == DATE and first <= tag.start < end]
        if last is None or last.start < end:
            words = " ".join(known.text[first:end].split())
            year = known.dated(inside[0]) if len(inside) == 1 else None
            whole = year is not None and year.passed is not None
            date = resolve_date(year, known.published, known.dates)[0] if year is not None and whole else ""
            return date, figure.of if words.lower() in figure.of.lower() else f"{figure.of}, {words}"
    if last is None or _NOW.search(known.text, last.end, start):
        return "", figure.of
    mention = known.dated(last)
    if known.text.count("(", sentence.start, last.start) > known.text.count(")", sentence.start, last.start) and (
        ")" in known.text[last.end : start]
    ):
        return "", figure.of  # "(ra viện ngày 9/5)" is another's day
    if mention.last is not None:
        return "", f"{figure.of}, {' '.join(known.text[last.start : last.end].split())}"
    if mention.goal or _OTHER_DATE.search(known.text, sentence.start, mention.start):
        return "", figure.of
    date = resolve_date(mention, known.published, known.dates)[0]
    told = speech.begin_at(start)
    # "Ngày 9/5, ông A cho biết, …" is the day of the word.
    return ("" if len(date) == len("2031-05-09") and last.end <= told else date), figure.of
