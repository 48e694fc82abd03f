"""A name with the abbreviations of the press → the name as articles are read.

"UBND TP.HCM" → "Ủy ban nhân dân Thành phố Hồ Chí Minh". The readings are those of the loaders' lexicons; an
abbreviation that has two readings stays as it is typed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache

from hoso.loaders.lexicon import load

_SHORTEST_IN_SMALL_LETTERS = 3
"""Letters of an abbreviation that may be typed in small ones or without marks: "tư" is a word, "hdnd" is none."""


@lru_cache(maxsize=8192)
def expanded(name: str) -> str:
    """The name with every abbreviation that stands in it as a word written out, and single spaces."""
    text = unicodedata.normalize("NFC", " ".join(name.split()))
    return " ".join(_pattern().sub(lambda found: f"{_reading(found[0])} ", text).split())


@lru_cache(maxsize=32768)
def bare(text: str) -> str:
    """Lower case without tones and marks, single spaces: "Tỉnh ủy" → "tinh uy"."""
    decomposed = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    return " ".join("".join(c for c in decomposed if not unicodedata.combining(c)).split())


def _reading(short: str) -> str:
    exact, loose = _readings()
    return exact.get(short) or loose[short.casefold()]


@cache
def _readings() -> tuple[Mapping[str, str], Mapping[str, str]]:
    """The readings by the abbreviation as it is printed, and by its small letters, with and without marks."""
    found: dict[str, str] = {}
    for row in load("abbreviations"):
        found.setdefault(row["short"], row["full"])
    others: dict[str, set[str]] = {}
    for table, column in (("organs", "organ"), ("national_bodies", "name"), ("fields", "field")):
        for row in load(table):
            for form in row["printed"].split(" | "):
                if _is_short(form):
                    others.setdefault(form, set()).add(row[column])
    for form, readings in others.items():
        if len(readings) == 1:
            found.setdefault(form, min(readings))
    loose: dict[str, set[str]] = {}
    for form, full in found.items():
        if sum(c.isalpha() for c in form) >= _SHORTEST_IN_SMALL_LETTERS or form in {"TP", "TP.", "TW"}:
            for key in (form.casefold(), bare(form)):
                loose.setdefault(key, set()).add(full)
    return found, {key: min(full) for key, full in loose.items() if len(full) == 1}


def _is_short(form: str) -> bool:
    """Whether a printed form is an abbreviation and nothing else: capitals, without a space ("GD&ĐT", "BCSĐ")."""
    return " " not in form and form == form.upper() and sum(c.isalpha() for c in form) > 1


@cache
def _pattern() -> re.Pattern[str]:
    exact, loose = _readings()

    def alternatives(forms: Mapping[str, str]) -> str:
        ordered = sorted(forms, key=lambda form: (-len(form), form))
        # After a full stop the next word may follow at once ("TP.Hà Nội"), but no further abbreviation ("T.p").
        return "|".join(re.escape(f) + (r"(?=\s?[^\W_])" if f.endswith(".") else r"(?![\w/&-]|\.\w)") for f in ordered)

    # What is part of a document's symbol ("37-QĐ/TW") is no abbreviation of a name.
    return re.compile(rf"(?<![\w./&-])(?:{alternatives(exact)}|(?i:{alternatives(loose)}))")
