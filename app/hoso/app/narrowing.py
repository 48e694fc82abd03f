"""Which rows of an answer are meant: by a column's values, by words that a row holds, by the days of an office.

A sentence narrows an answer so, and ``hoso ask NAME --only`` does the same: ``COLUMN=VALUE | VALUE`` keeps the rows
whose column has one of the values (``*`` is any), ``act=concluded+yêu cầu`` those whose quote holds the words besides
(``act=assessed+own``: faults, in the words of the inspected body itself),
``COLUMN,COLUMN~WORDS | WORDS`` those that hold the words in one of the columns (``=`` may have several columns),
``COLUMN~~WORDS`` those in which a few others may stand between, ``COLUMN#WORDS`` those with a number near them, as
``COLUMN##WORDS`` with a few others between, and
``seen=2023..2024`` the offices in which the press shows somebody within that time.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from hoso.app.rulebook import rules
from hoso.app.tables import plain
from hoso.app.words import goes_on, words
from hoso.graph.days import is_date

Row = Mapping[str, Any]

BAR = " | "
"""What stands between values of which one is enough."""

_ONLY = re.compile(r"([a-z_]+(?:,[a-z_]+)*)(=|~~|~|##|#)(.+)")
_SEEN = "seen"

_LISTS = ("heads", "faults", "praise")
"""The lists of ``[names]`` in ``sentences.toml`` whose names stand for their values."""

_OWN, _FAULTS = "own", "faults"
"""What stands for faults in the words of the inspected body itself: it admits them, by whatever verb it is told."""


@dataclass(frozen=True, slots=True)
class Holds:
    """Words that a row has to hold in one of the columns, in one of their ``forms``; ``typed`` is what a user wrote.

    ``named`` says whether they are a name that the graph knows, ``figure`` that a number has to stand near them,
    ``loose`` that others may stand between them, ``exact`` that the forms are all that a column has; one of the
    ``articles``, if there are some, is the row's.
    """

    typed: str
    columns: tuple[str, ...]
    forms: tuple[str, ...]
    articles: frozenset[str] = frozenset()
    named: bool = False
    figure: bool = False
    loose: bool = False
    exact: bool = False

    def fits(self, row: Row) -> bool:
        """Whether the row holds the words; typed without marks, they stand for those with them."""
        texts = [str(part) for column in self.columns for part in _cells(row.get(column))]
        if "acts" in row and "quote" in self.columns:
            # What somebody did is told between its semicolons, and beside it what another did.
            parts = [part for part in str(row.get("quote") or "").split(";") if str(row.get("person")) in part]
            texts = [text for text in texts if text != row.get("quote")] + (parts or [str(row.get("quote") or "")])
        if self.exact:
            told = not self.articles or not self.articles.isdisjoint(_cells(row.get("articles")))
            return told and not set(self.forms).isdisjoint(texts)
        if self.figure:
            return any(_holds_figure(form, text, loose=self.loose) for form in self.forms for text in texts)
        fits = holds_loosely if self.loose else holds_words
        return any(fits(form, text) for form in self.forms for text in texts)


@dataclass(frozen=True, slots=True)
class Only:
    """All that narrows an answer: values of columns, words, and from when until when an office must have been seen."""

    keep: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    told: tuple[Holds, ...] = ()
    seen: tuple[str, str] = ("", "")

    def options(self) -> list[str]:
        """What ``--only`` takes for each part."""
        found = [f"{column}={BAR.join(values)}" for column, values in self.keep.items()]
        for one in self.told:
            sign = "=" if one.exact else ("#" if one.figure else "~") * (1 + one.loose)
            found.append(f"{','.join(one.columns)}{sign}{BAR.join(one.forms) or one.typed}")
            found += [f"articles={BAR.join(sorted(one.articles))}"] if one.articles else []
        return [*found, f"{_SEEN}={'..'.join(self.seen)}"] if any(self.seen) else found


def sought(chosen: Only) -> tuple[str, ...]:
    """The words for which a reader looks in the texts of the kept rows: those of a figure, else all that they hold."""
    told = [one for one in chosen.told if one.figure] or [one for one in chosen.told if not one.named]
    values = (value.partition("+")[2] for some in chosen.keep.values() for value in some)
    held = [form for one in told for form in one.forms] or [word for value in values if value for word in _each(value)]
    return tuple(dict.fromkeys(held))


def only(texts: Sequence[str], columns: Sequence[str]) -> Only:
    """What was given with ``--only``. Raises ValueError for what cannot be read, or has a column that is not there."""
    keep: dict[str, tuple[str, ...]] = {}
    told: list[Holds] = []
    seen = ("", "")
    for text in texts:
        match = _ONLY.fullmatch(text.strip())
        if not match:
            raise ValueError(f"--only {text!r}: write COLUMN=VALUE or COLUMN~WORDS")
        names, values = tuple(match[1].split(",")), tuple(part.strip() for part in match[3].split("|") if part.strip())
        if names == (_SEEN,):
            since, _, until = (part.strip() for part in match[3].partition(".."))
            if not all(is_date(day) for day in (since, until) if day):
                raise ValueError(f"--only {text!r}: write seen=DAY..DAY, each a day, month or year (2022-05-09)")
            seen = (since, until)
            continue
        if unknown := [name for name in names if name not in columns]:
            raise ValueError(f"--only {text!r}: there is no column {unknown[0]}; there are {', '.join(columns)}")
        if match[2] != "=":
            told.append(Holds(match[3], names, values, figure=match[2][0] == "#", loose=len(match[2]) > 1))
        else:
            keep[",".join(names)] = values
    return Only(keep, tuple(told), seen)


def kept(row: Row, column: str, wanted: Sequence[str]) -> bool:
    """Whether one of the columns has one of the values; of ``concluded+yêu cầu`` the quote holds the words too."""
    cells = [cell for name in column.split(",") for cell in _cells(row.get(name))]
    if has(cells, [one for value in wanted if "+" not in value for one in _each(value)]):
        return True
    quote = str(row.get("quote") or "")
    for value in wanted:
        plain_value, plus, said = value.partition("+")
        if said == _OWN and set(_cells(row.get("said_by"))).isdisjoint(_cells(row.get("inspected"))):
            continue
        if plus and has(cells, _each(plain_value)) and any(holds_words(one, quote) for one in _each(said)):
            return True
    return False


def _each(value: str) -> tuple[str, ...]:
    """The values for which the name of a list stands, or the value itself."""
    value = _FAULTS if value == _OWN else value
    return rules().lists.get(value, (value,)) if value in _LISTS else (value,)


def has(cell: Any, wanted: Sequence[str]) -> bool:
    """Whether a cell is one of the values, names one among others (as an act does), or begins with one (``word*``)."""
    cells = [str(one) for one in _cells(cell)]
    if any(one in wanted for one in cells):
        return True
    begun = [value.removesuffix("*").casefold() for value in wanted if value.endswith("*")]
    return any(
        ((", " in one or " và " in one) and not set(re.split(r", | và ", one)).isdisjoint(wanted))
        or any(one.casefold().startswith(b) for b in begun)
        for one in cells
    )


def seen_within(row: Row, since: str, until: str) -> bool:
    """Whether the press shows the person in the office within the time: a day seen, or a term that the text gives."""
    spans = [(row.get("first_seen"), row.get("last_seen")), (row.get("held_from"), row.get("held_until"))]
    for first, last in spans:
        start, end = str(plain(first) or ""), str(plain(last) or "")
        if (
            (start or end)
            and (not until or (start or end) <= until + "~")
            and (not since or (end or start) + "~" >= since)
        ):
            return True
    return False


def _cells(cell: Any) -> list[Any]:
    return [one for one in (cell if isinstance(cell, list | tuple) else [cell]) if one is not None]


_BEFORE, _BEHIND = 3, 8
"""How many words before or behind others a number is still a figure of them."""


def _holds_figure(form: str, text: str, *, loose: bool = False) -> bool:
    """Whether the words follow each other in the text, and a number stands near them; ``loose``: others between."""
    if not loose and not holds_words(form, text):
        return False
    low, whole = _alike(form, text)
    digits = [any(c.isdigit() for c in one.text) for one in words(text)]
    runs = (
        _loosely(low, whole)
        if loose
        else ((i, i + len(low)) for i in range(len(whole)) if whole[i : i + len(low)] == low)
    )
    return bool(low) and any(any(digits[max(0, i - _BEFORE) : end + _BEHIND]) for i, end in runs)


def holds_words(form: str, text: str) -> bool:
    """Whether the words follow each other in the text; without marks they stand for those with them."""
    (low, plain_form), (own, plain_text) = _spelled(form), _spelled(text)
    low, own = (low, own) if low != plain_form else (plain_form, plain_text)
    if not low.strip() or low not in own:
        return False
    last = words(low)[-1:]
    # "Thứ mười" is not in "thứ mười hai".
    return bool(last) and any(not goes_on(last[0], words(rest)[:1]) for rest in own.split(low)[1:])


_BETWEEN = 3
"""How many other words may stand between two that are looked for, where they are not one phrase."""


def holds_loosely(form: str, text: str) -> bool:
    """Whether the words follow each other in the text with at most a few others between two of them."""
    return any(_loosely(*_alike(form, text)))


def _loosely(low: Sequence[str], whole: Sequence[str]) -> list[tuple[int, int]]:
    """Where the words begin and end in a text with at most a few others between two of them."""
    runs = dict.fromkeys((i, i + 1) for i, one in enumerate(whole) if low and one == low[0])
    for sought in low[1:]:
        # Each once, in however many ways the words between are passed over.
        runs = dict.fromkeys(
            (start, end + i + 1)
            for start, end in runs
            for i, one in enumerate(whole[end : end + _BETWEEN + 1])
            if one == sought
        )
    return list(runs)


def _alike(form: str, text: str) -> tuple[list[str], list[str]]:
    """The words of both as they are compared: without marks where the form is typed without them."""
    said, own = words(form), words(text)
    marked = any(one.marked for one in said)
    return [one.low if marked else one.plain for one in said], [one.low if marked else one.plain for one in own]


@lru_cache(maxsize=65536)
def _spelled(text: str) -> tuple[str, str]:
    """The words of a text with a space on either side, in small letters, and without marks."""
    said = words(text)
    return f" {' '.join(one.low for one in said)} ", f" {' '.join(one.plain for one in said)} "
