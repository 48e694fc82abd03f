"""Find the literal anchors of a text in one pass: heads of bodies, heads of offices, honorifics.

The words come from the lexicons; matching ignores case and needs word boundaries, and the longest word wins
("Phó Bí thư Thường trực" over "Bí thư"). What an anchor means is decided by the readers that start at it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache

import ahocorasick_rs

from hoso.loaders.lexicon import Row, load
from hoso.loaders.record import record


@record
class Anchor:
    """A lexicon entry found in the text, at ``start`` to ``end`` (offsets into the normal text)."""

    start: int
    end: int
    row: Row


Anchors = dict[int, Anchor]
"""Anchors by the offset at which they start."""


class Finder:
    """A compiled set of literals: ``find`` gives the longest one at each place."""

    def __init__(self, entries: Iterable[tuple[str, Row]], nested: bool = False) -> None:
        """``nested``: also the literals that begin inside another one ("HĐND" in "Thường trực HĐND")."""
        table: dict[str, Row] = {}
        for literal, row in entries:
            table.setdefault(literal.lower(), row)
        self._rows = list(table.values())
        self._nested = nested
        kind = ahocorasick_rs.MatchKind.Standard if nested else ahocorasick_rs.MatchKind.LeftmostLongest
        self._automaton = ahocorasick_rs.AhoCorasick(list(table), matchkind=kind)

    def find(self, text: str, lowered: str, accept: Callable[[Row, str], bool] | None = None) -> Anchors:
        """The anchors of ``text``; ``lowered`` is the same text in lower case, of the same length.

        ``accept(row, printed)`` may refuse an entry by the way it is printed.
        """
        found: Anchors = {}
        for index, start, end in self._automaton.find_matches_as_indexes(lowered, overlapping=self._nested):
            if text[start - 1 : start].isalnum() or text[end : end + 1].isalnum():
                continue
            row = self._rows[index]
            if start in found and found[start].end >= end:
                continue
            if accept is None or accept(row, text[start:end]):
                found[start] = Anchor(start, end, row)
        return found


def variants(row: Row, column: str) -> list[str]:
    """A row's own word (``column``) and its printed variants (column ``printed``, separated by ``|``)."""
    printed = [form.strip() for form in row.get("printed", "").split("|")]
    return [row[column], *(form for form in printed if form)]


_SHORT = (
    ("Trung ương", ("T.Ư", "TƯ", "TW", "T.W")),
    ("Việt Nam", ("VN",)),
    ("Mặt trận Tổ quốc", ("MTTQ",)),
    ("Ban Chấp hành", ("BCH",)),
    ("Ban Thường vụ", ("BTV",)),
    ("Ủy ban", ("UB",)),
    ("Thi đua - Khen thưởng", ("TĐ-KT", "TĐKT", "Thi đua khen thưởng", "Thi đua, khen thưởng")),
    (" - ", ("-", " – ", "- ", " ")),
)
"""How the press shortens words inside a name, whichever name it is."""


def spellings(form: str) -> list[str]:
    """A name as lexicons have it, and the forms in which its words are shortened: "Ban Tổ chức Trung ương", "… T.Ư"."""
    found = [form]
    for full, short in _SHORT:
        found += [name.replace(full, brief) for name in found if full in name and name != full for brief in short]
    return found


@cache
def role_finder() -> Finder:
    """The heads of offices ("Phó Bí thư Thường trực")."""
    return Finder((form, row) for row in load("roles") for form in variants(row, "role"))


@cache
def organ_finder() -> Finder:
    """The heads of bodies ("Ban Thường vụ", "Sở") and the bodies known by name ("Bộ Chính trị")."""
    rows = [
        (form, row) for row in load("national_bodies") for name in variants(row, "name") for form in spellings(name)
    ]
    organs = ((form, row) for row in load("organs") for name in variants(row, "organ") for form in spellings(name))
    return Finder([*rows, *organs], nested=True)


@cache
def honorific_finder() -> Finder:
    """Honorifics, degrees and ranks ("đồng chí", "PGS.TS", "Thiếu tướng")."""
    rows = [*load("honorifics"), *load("ranks")]
    return Finder((form, row) for row in rows for form in variants(row, next(iter(row))))


def lower(text: str) -> str:
    """The text in lower case at the same length: the few letters whose lower case is longer are kept as they are."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
