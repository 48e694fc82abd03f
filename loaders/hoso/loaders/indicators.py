"""Figures to indicators: what an article measured, of whom (``figures.owners``) and when.

Nothing is read in an article in which no official body is named.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from hoso.loaders.dates import resolve as resolve_date
from hoso.loaders.expression import expression
from hoso.loaders.facts import Indicator
from hoso.loaders.figures import Figure, figures, period
from hoso.loaders.figures.context import begins_in_number, goes_on_aiming, topic
from hoso.loaders.figures.owners import OFFICIAL, Owners
from hoso.loaders.figures.words import any_of
from hoso.loaders.gatherings import Story
from hoso.loaders.patterns.anchored import able
from hoso.loaders.speech import Speech
from hoso.loaders.tagged import DATE, TaggedSentence
from hoso.loaders.understanding import Understanding

_FIGURE = re.compile(r"[0-9](?:[0-9.,]* ?%|[0-9.,]*/[0-9]|[0-9.,]* \w)")
_OTHER_DATE = expression(
    r"(?<!\w)(?:(?:so với|kể từ|từ|giai đoạn|nhiệm kỳ)(?: cùng kỳ| cuối| đầu)?|từ [0-9][0-9.,]* ?%?) ?\Z", re.IGNORECASE
)
_NOW = expression(r"(?<!\w)(?:hiện|đến nay|hiện nay|nay|lũy kế|(?:đến|tới) thời điểm này)(?!\w)", re.IGNORECASE)


def indicators_of(known: Understanding, story: Story, speech: Speech, anchors: Sequence[int]) -> tuple[Indicator, ...]:
    """The measured figures of an article in the order in which they stand there.

    ``anchors`` are those that each of its sentences holds (``patterns.held``).
    """
    if not any(name.kind in OFFICIAL for name in known.bodies.names.values()):
        return ()
    found: list[Indicator] = []
    owners = Owners(known, story, speech)
    for number, (sentence, own) in enumerate(zip(known.tagged, anchors, strict=True)):
        if not _FIGURE.search(sentence.text) or begins_in_number(known, sentence):
            continue
        before = known.tagged[number - 1] if number else None
        for figure in figures(known, sentence, able("indicators", sentence.kinds, own)):
            subject = owners.owner_of(sentence, figure)
            if (figure.bare and not subject) or goes_on_aiming(sentence, before):
                continue
            evidence = known.evidence(*sentence.original(figure.start, figure.end))
            date, of = _when(known, speech, sentence, figure)
            of = ", ".join(part for part in (topic(known, sentence, figure), of) if part)
            found.append(
                Indicator(
                    figure.value,
                    figure.unit,
                    of,
                    (evidence,),
                    figure.rule,
                    subject,
                    figure.out_of,
                    figure.comparator,
                    date,
                )
            )
    return () if found and any_of("INCIDENT").search(known.text, 0, known.lead_end) else tuple(dict.fromkeys(found))


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
