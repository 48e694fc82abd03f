"""A row of an answer → a sentence in Vietnamese or English, by the question's own template.

A template stands in the question's header (``say-vi``, ``say-en``): words, ``{column}`` for a value, ``{column|words}``
with words for a value that is missing, ``{column:bare}`` for a date without "on" or "in", and ``[…]`` for a part that
is left out where one of its columns is empty, or, with ``[column=value: …]``, where the column has another value, that
of another column it may be, or with ``[column!=value: …]`` just this one::

    // say-vi: {inspector} {act|kiểm tra} {inspected}[ {date}]
    // say-en: [direction=to: {name} {relation} {other}][direction=from: {other} {relation} {name}]

The words of a template say what was done: of what was planned, asked for or denied that is said first.
``queries/words.tsv`` has the words for values that are no names.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from hoso.graph.assets import asset
from hoso.loaders.lexicon import read

LANGUAGES = ("vi", "en")

_PART = re.compile(r"\[([^\[\]]*)\]")
_VALUE = re.compile(r"\{(\w+)(:bare)?(?:\|([^{}|]*))?\}")
_ONLY_OF = re.compile(r"(\w+)(!?=)(\w+): ")
_ISO = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_DONE = frozenset({"done", "ongoing"})
_BESIDE = frozenset({"quote", "articles", "modality", "basis", "said_by", "disputed", "corrected"})
"""Columns that every sentence tells in the same way, behind it."""

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


def faults(template: str, columns: Sequence[str]) -> str:
    """What is wrong with a template for these columns; empty if nothing is."""
    left = _VALUE.sub("", template)
    if stray := re.search(r"[{}]", left):
        return f"{stray[0]!r} stands alone; a value is {{column}} or {{column|words}}"
    if stray := re.search(r"[\[\]]", _PART.sub("", left)):
        return f"{stray[0]!r} stands alone; brackets do not stand in each other"
    named = [name for name, *_ in _VALUE.findall(template)]
    named += [found[1] for part in _PART.findall(template) if (found := _ONLY_OF.match(part))]
    unknown = [name for name in named if name not in columns]
    return f"there is no column {unknown[0]!r}" if unknown else ""


def say(template: str, row: Mapping[str, Any], lang: str) -> str:
    """One row as a sentence without its source; without a template its values by column."""
    modality = row.get("modality")
    told_already = {name for name, *_ in _VALUE.findall(template)}
    plain = modality is None or modality in _DONE or "modality" in told_already
    first = "" if plain else said(modality, lang, "modality")
    if template:
        whole = _PART.sub(lambda part: _part(part[1], row, lang), template)
        text = " ".join(_filled(whole, row, lang).split())
    else:
        told = [
            f"{name}: {value}"
            for name, found in row.items()
            if name not in _BESIDE and (value := said(found, lang, name))
        ]
        text = "; ".join(told)
    beside = [
        said(row[name], lang, name)
        for name in ("modality", "basis")
        if name not in told_already and row.get(name) not in {None, "done"} and not (name == "modality" and first)
    ]
    if (speaker := row.get("said_by")) and "said_by" not in told_already:
        beside.append(f"{'theo lời' if lang == 'vi' else 'in the words of'} {speaker}")
    if disputed := row.get("disputed"):
        beside.append(f"{'có tranh cãi' if lang == 'vi' else 'disputed'}: {disputed}")
    if corrected := row.get("corrected"):
        beside.append(f"{'đã sửa' if lang == 'vi' else 'corrected'}: {corrected}")
    text = f"{first}: {text}" if first else text
    return text[:1].upper() + text[1:] + (f" ({'; '.join(beside)})" if beside else "")


def said(value: Any, lang: str, column: str = "") -> str:
    """A value in words: a date with its preposition in English, a list with commas, a known word translated."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return ({"vi": "có", "en": "yes"} if value else {"vi": "không", "en": "no"})[lang]
    if isinstance(value, list | tuple):
        items = [text for one in value if (text := said(one, lang, column))]
        last = " và " if lang == "vi" else " and "
        return last.join([", ".join(items[:-1]), items[-1]]) if len(items) > 1 else "".join(items)
    if isinstance(value, float):
        return number(value).replace(".", "," if lang == "vi" else ".")
    text = str(value)
    if date := _ISO.fullmatch(text):
        return _date(date[1], date[2], date[3], lang)
    known = _words().get((text, column)) or _words().get((text, "")) or {}
    return known.get(lang, text)


def number(value: float) -> str:
    """A number as people write it: without a fraction that is none."""
    return f"{value:.0f}" if value.is_integer() else str(value)


def _date(year: str, month: str | None, day: str | None, lang: str) -> str:
    if lang == "vi":
        rest = f"{int(month)}/{year}" if month else year
        return f"ngày {int(day)}/{rest}" if day else f"tháng {rest}" if month else f"năm {rest}"
    rest = f"{_MONTHS[int(month) - 1]} {year}" if month and 1 <= int(month) <= 12 else year
    return f"on {int(day)} {rest}" if day else f"in {rest}"


def _part(part: str, row: Mapping[str, Any], lang: str) -> str:
    """A part in brackets, filled; nothing where it is left out."""
    if only := _ONLY_OF.match(part):
        alike = str(row.get(only[1])) == str(row.get(only[3], only[3]))
        if alike != (only[2] == "="):
            return ""
        part = part[only.end() :]
    return _filled(part, row, lang) if _has_all(part, row) else ""


def _has_all(part: str, row: Mapping[str, Any]) -> bool:
    return all(said(row.get(name), "en") for name, _, fallback in _VALUE.findall(part) if not fallback)


def _filled(part: str, row: Mapping[str, Any], lang: str) -> str:
    def filled(value: re.Match[str]) -> str:
        text = said(row.get(value[1]), lang, value[1])
        if text.endswith(".") and part[value.end() :].startswith(" "):
            # A sentence of an article that goes on here.
            text = text[:-1]
        return (text.removeprefix("on ").removeprefix("in ") if value[2] else text) or value[3] or "…"

    return _VALUE.sub(filled, part)


@cache
def _words() -> Mapping[tuple[str, str], Mapping[str, str]]:
    """The words for values. Raises LexiconError with file and line."""
    rows = read(asset("queries") / "words.tsv", key=("value", "column"))
    return {(row["value"], row["column"]): row for row in rows}
