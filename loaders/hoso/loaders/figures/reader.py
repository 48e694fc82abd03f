"""Sentences to figures: the value, its unit, and what was measured, in the words of the text without the number."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal

from hoso.loaders.expression import expression
from hoso.loaders.figures.figure import Figure, Told, units
from hoso.loaders.figures.numbers import SCALES, value
from hoso.loaders.figures.sound import core_of, is_bare, is_few, is_figure, is_half
from hoso.loaders.figures.told import Teller, is_beside
from hoso.loaders.figures.words import any_of
from hoso.loaders.patterns import Pattern
from hoso.loaders.tagged import DATE, TaggedSentence
from hoso.loaders.understanding import Understanding

MOST_FIGURES = 60
"""No more figures of one sentence are read: it is a table that lost its lines, and the time stays linear."""

_NUMBERED = expression(r"(?:số|tổng số|lượng|bậc|cấp|hệ|khối|ngành|biên chế|hợp đồng)(?!\w)", re.IGNORECASE)
_IS = expression(r"(?<!\w)(?:là|đạt|lên|tới|đến|bằng|ước|ước tính|chỉ) \Z")
_ANYONE = frozenset({"người", "trường hợp"})
"""Units that say nothing of what stands before: "tinh giản biên chế | 120 người"."""
_ESTIMATED = expression(r"(?<!\w)ước(?!\w)")
_COUNT = expression(r"\A(?:tổng )?số (?:lượng )?", re.IGNORECASE)


def figures(known: Understanding, sentence: TaggedSentence, patterns: Iterable[Pattern]) -> Iterator[Figure]:
    """The figures that these patterns read in a sentence, in order; what an earlier one read, a later one leaves."""
    text = sentence.text
    taken: dict[int, tuple[Pattern, re.Match[str]]] = {}
    for pattern in patterns:
        for match in pattern.matches(text):
            taken.setdefault(match.start("number"), (pattern, match))
    if not taken or any_of("CRIME").search(text):
        return
    before: Figure | None = None
    limit = any_of("NOT_YET").search(text)
    for position in sorted(taken)[:MOST_FIGURES]:
        pattern, match = taken[position]
        if (limit is not None and limit.end() <= position) or _ahead(known, sentence, position):
            return
        near = before if before is not None and _next(text, before, match) else None
        figure = _figure(known, sentence, pattern, match, near)
        if figure is not None and not (pattern.reads == "count" and is_few(text, match.start(), Decimal(figure.value))):
            yield figure
        if pattern.reads not in ("change", "plan"):
            before = figure
        elif before is not None and figure is not None:
            # "120 đảng viên, đạt 98% kế hoạch, tăng 12%": all three are of the first.
            before = replace(before, end=figure.end)


def _ahead(known: Understanding, sentence: TaggedSentence, position: int) -> bool:
    """Whether a date before the figure lies ahead: "Đến năm 2035, GRDP đạt …" of an article of 2031 is a goal."""
    year = known.published[:4]
    mentions = [known.dated(tag) for tag in sentence.tags_in(0, position) if tag.kind == DATE]
    if not year.isdigit():
        return any(mention.goal for mention in mentions)
    return any((mention.year or 0) > int(year) for mention in mentions)


def _next(text: str, before: Figure, match: re.Match[str]) -> bool:
    """Whether a figure speaks of the one before it: they stand in one clause, with few words and no figure between."""
    between = text[before.end : match.start()]
    return len(between) <= 60 and re.search(r"[;:.0-9]", between) is None


def _figure(
    known: Understanding, sentence: TaggedSentence, pattern: Pattern, match: re.Match[str], before: Figure | None
) -> Figure | None:
    text, groups = sentence.text, match.groupdict()
    printed, _, per = (groups.get("unit") or groups["counted"]).partition("/")
    row = units()[printed.lower()]
    counted = row["kind"] == "count"
    number = value(match["number"], counted=counted, scale=SCALES.get(groups.get("scale") or "", 1))
    out_of = value(groups.get("out_of") or "", counted=True)
    if not number or not is_figure(text, pattern, match, row, out_of, beside=is_beside(text, before, match)):
        return None
    told = Teller(known, sentence, pattern, match, before).told()
    core = core_of(text, told, counted=counted) if told is not None else ""
    if told is None or not core or is_half(text, pattern, told, core, counted=counted):
        return None
    bare = is_bare(text, pattern, match, row, told, core)
    if pattern.reads == "plan" and not counted:
        bare = before is not None and before.bare
    of, core = _words(text, match.start(), told, core, printed)
    return Figure(
        match.start(),
        match.start("number"),
        max(told.end, match.end()),
        number,
        row["unit"] + (f"/{per}" if per else ""),
        of,
        out_of,
        next((name for name in ("about", "over", "under") if groups.get(name)), _estimated(text, match)),
        pattern.reads,
        pattern.name,
        bare,
        told.led,
        told.within,
        core,
    )


def _estimated(text: str, match: re.Match[str]) -> str:
    """The comparator of a figure that is only estimated ("ước đạt 120 tỷ đồng"), else none."""
    return "about" if _ESTIMATED.search(text, match.start(), match.start("number")) else ""


def _words(text: str, start: int, told: Told, core: str, unit: str) -> tuple[str, str]:
    """What was measured as it is given out, and its core alone; the figure begins at ``start``."""
    led = told.led.removesuffix(" có").removesuffix(" còn")
    # "tổng số giáo viên nghỉ hưu là 12 người": what was counted stands before.
    numbered = _NUMBERED.match(led)
    is_so = led.count(" ") > 1 and (unit.lower() in _ANYONE or _IS.search(text, 0, start) is not None)
    is_so = is_so or led.lower().startswith(f"{unit.lower()} ")
    named = core.lower() == unit.lower() and not told.change and (is_so or numbered)
    whole = " ".join(part for part in (told.change, led if named else told.led, "" if named else core) if part)
    return f"{whole}{told.basis}{told.within}", _COUNT.sub("", led) if named and numbered else core
