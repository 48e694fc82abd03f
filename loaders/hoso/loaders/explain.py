"""An article to a page of plain text that shows which rule read what, each under its sentence.

Every sentence with its mentions underlined, then a line for each mention, relation, event, remark and figure in it:

    Sáng 9/5/2031, Đoàn kiểm tra của Tỉnh ủy Nghệ An làm việc với Huyện ủy Nghi Lộc.
                   ─────────────────────────────────              ────────────────
      body      Đoàn kiểm tra của Tỉnh ủy Nghệ An = b2 · body-name
      inspected Đoàn kiểm tra của Tỉnh ủy Nghệ An → Huyện ủy Nghi Lộc · stated, done · works-with
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hoso.loaders.article import Article, Span
from hoso.loaders.extraction import extract
from hoso.loaders.facts import (
    ArticleFacts,
    Body,
    Document,
    Event,
    Evidence,
    Fact,
    Indicator,
    Mention,
    Person,
    Remark,
)
from hoso.loaders.text.layout import layout
from hoso.loaders.text.normal import normalise
from hoso.loaders.text.runons import parted
from hoso.loaders.text.sentences import sentences

WIDTH = 110
"""Columns of a line of text, so that the underlining stays beneath it."""

_LABEL = 12


@dataclass(frozen=True, slots=True)
class _Note:
    """A line under the sentence in which ``start`` lies; ``end`` is that of a mention to underline, else ``start``."""

    start: int
    end: int
    label: str
    text: str


def explain(article: Article, facts: ArticleFacts | None = None) -> str:
    """The page for one article: all that ``extract`` reads in it, drawn under the text, without colours.

    ``facts`` are those of the article where the caller has them already.
    """
    facts = extract(article) if facts is None else facts
    spans = _sentences(article)
    starts = [span.start for span in spans]
    under: dict[int, list[_Note]] = {}
    for note in _notes(facts):
        under.setdefault(max(bisect_right(starts, note.start) - 1, 0), []).append(note)
    head = " · ".join(part for part in (article.id, facts.published, facts.place) if part)
    lines = [head, "=" * _columns(head), ""]
    for index, span in enumerate(spans):
        notes = under.get(index, [])
        lines += _drawn(article.text, span, [note for note in notes if note.end > note.start])
        lines += [f"  {note.label:<{_LABEL}}{note.text}" for note in notes]
        lines.append("")
    return "\n".join(line.rstrip() for line in lines)


def _sentences(article: Article) -> list[Span]:
    """The sentences of the whole text, also those in which nothing is read, with offsets into the article's text."""
    normal = normalise(article.text)
    text = parted(normal.text)
    found = [
        normal.original(span.start, span.end)
        for block in layout(normal.text)
        for span in sentences(text, block.start, block.end)
    ]
    return sorted(found)


def _notes(facts: ArticleFacts) -> Iterator[_Note]:
    names = _names(facts)
    parts: tuple[tuple[str, Sequence[Person | Body | Document | Event]], ...] = (
        ("person", facts.people),
        ("body", facts.bodies),
        ("document", facts.documents),
        ("event", facts.events),
    )
    for label, items in parts:
        for item in items:
            for mention in item.mentions:
                yield _mention(label, mention, f"{names[item.id]} = {item.id}")
    for left in facts.open:
        yield _Note(left.start, left.end, "open", left.reason)
    for person in facts.people:
        for office in person.offices:
            for quote in office.evidence:
                yield _said("office", quote, f"{person.name}: {office.name} ({office.status})", office.rule)
    for fact in facts.facts:
        for quote in fact.evidence:
            yield _said(fact.type, quote, _fact(fact, names), fact.rule)
    for remark in facts.remarks:
        yield _said("remark", remark.evidence[0], _remark(remark, names), remark.rule)
    for indicator in facts.indicators:
        yield _said("indicator", indicator.evidence[0], _indicator(indicator, names), indicator.rule)


def _names(facts: ArticleFacts) -> dict[str, str]:
    names = {item.id: item.name for part in (facts.people, facts.bodies, facts.documents) for item in part}
    for event in facts.events:
        names[event.id] = " ".join(part for part in (event.name or event.act or event.kind, event.date) if part)
    return names


def _mention(label: str, mention: Mention, text: str) -> _Note:
    # An event's mention is the sentence that tells of it: underlined it would hide who is named there.
    end = mention.start if label == "event" else mention.end
    return _Note(mention.start, end, label, f"{text} · {mention.rule}")


def _said(label: str, quote: Evidence, text: str, rule: str) -> _Note:
    return _Note(quote.start, quote.start, label, f"{text} · {rule}")


def _fact(fact: Fact, names: dict[str, str]) -> str:
    text = f"{names.get(fact.subject, fact.subject)} → {names.get(fact.object, fact.object)}"
    parts = [fact.basis, fact.modality, fact.act, fact.date]
    if fact.said_by:
        parts.append(f"said by {names.get(fact.said_by, fact.said_by)}")
    return f"{text} · {', '.join(part for part in parts if part)}"


def _remark(remark: Remark, names: dict[str, str]) -> str:
    parts = [f"{names.get(remark.said_by, remark.said_by)} {remark.act}"]
    if remark.about:
        parts.append("about " + ", ".join(names.get(item, item) for item in remark.about))
    if remark.event:
        parts.append(f"at {names.get(remark.event, remark.event)}")
    if remark.due:
        parts.append(f"due {remark.due}")
    return " · ".join(parts)


def _indicator(indicator: Indicator, names: dict[str, str]) -> str:
    figure = " ".join(part for part in (indicator.comparator, indicator.value, indicator.unit) if part)
    parts = [f"{figure} of {indicator.of}" + (f", out of {indicator.out_of}" if indicator.out_of else "")]
    if indicator.subject:
        parts.append(names.get(indicator.subject, indicator.subject))
    if indicator.date:
        parts.append(indicator.date)
    return " · ".join(parts)


def _drawn(text: str, span: Span, marked: Sequence[_Note]) -> Iterator[str]:
    """The sentence in lines of at most ``WIDTH`` columns, broken at spaces, each with the line that underlines it."""
    inside = {position for note in marked for position in range(note.start, min(note.end, span.end))}
    for start, end in _lines(text, span):
        printed = "".join(_shown(char) for char in text[start:end])
        yield printed
        under = "".join(("─" if at in inside else " ") * _columns(_shown(text[at])) for at in range(start, end))
        if under.strip():
            yield under


def _lines(text: str, span: Span) -> Iterator[tuple[int, int]]:
    start = span.start
    while span.end - start > WIDTH:
        space = text.rfind(" ", start + 1, start + WIDTH + 1)
        end = space if space > start else start + WIDTH
        yield start, end
        start = end + 1 if end == space else end
    yield start, span.end


def _shown(char: str) -> str:
    """A character that takes its place on a line: control characters and line ends become a space."""
    return " " if unicodedata.category(char) in ("Cc", "Zl", "Zp", "Cs") else char


def _columns(text: str) -> int:
    """How many columns a terminal gives the text: combining marks take none, wide characters two."""
    return sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text
    )
