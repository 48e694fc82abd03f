"""Find the literal anchors of a text in one pass: heads of bodies, heads of offices, honorifics.

The words come from the lexicons; matching ignores case and needs word boundaries, and the longest word wins
("Phó Bí thư Thường trực" over "Bí thư"). What an anchor means is decided by the readers that start at it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
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
    """The words of several vocabularies, compiled together: one pass over a text finds the anchors of each."""

    def __init__(self, vocabularies: Sequence[Iterable[tuple[str, Row]]], nested: Collection[int] = ()) -> None:
        """``nested``: the vocabularies of which words count that begin inside another ("HĐND" in "Thường trực HĐND").

        Of the others, a word inside a longer one is passed over.
        """
        tables: list[dict[str, Row]] = []
        for entries in vocabularies:
            tables.append({})
            for literal, row in entries:
                tables[-1].setdefault(literal.lower(), row)
        literals = list(dict.fromkeys(literal for table in tables for literal in table))
        self._rows = [
            [(number, table[literal]) for number, table in enumerate(tables) if literal in table]
            for literal in literals
        ]
        self._nested = [number in nested for number in range(len(tables))]
        self._part_rows = [[pair for pair in rows if not self._nested[pair[0]]] for rows in self._rows]
        self._automaton = ahocorasick_rs.AhoCorasick(literals)

    def find(self, lowered: str) -> tuple[Anchors, ...]:
        """The anchors of a text by vocabulary, from the text in lower case, of the same length."""
        bounded = f" {lowered} "  # So that every match has a character before and after it.
        longest: list[dict[int, tuple[int, Row]]] = [{} for _ in self._nested]
        # They come in the order of their ends, so that of those with one start the longest comes last.
        for index, start, end in self._automaton.find_matches_as_indexes(bounded, overlapping=True):
            part = bounded[start - 1].isalnum() or bounded[end].isalnum()
            for number, row in self._part_rows[index] if part else self._rows[index]:
                longest[number][start - 1] = (1 - end if part else end - 1, row)
        return tuple(
            {start: Anchor(start, end, row) for start, (end, row) in found.items()} if nested else _apart(found)
            for found, nested in zip(longest, self._nested, strict=True)
        )


def _apart(found: Mapping[int, tuple[int, Row]]) -> Anchors:
    """The words that begin inside no earlier one; an end below zero is that of a word that is part of another."""
    anchors: Anchors = {}
    done = 0
    for start in sorted(found):
        if start >= done:
            end, row = found[start]
            done = abs(end)
            if end > 0:
                anchors[start] = Anchor(start, end, row)
    return anchors


def variants(row: Row, column: str) -> list[str]:
    """A row's own word (``column``) and its printed variants (column ``printed``, separated by ``|``)."""
    printed = [form.strip() for form in row.get("printed", "").split("|")]
    return [row[column], *(form for form in printed if form)]


_DASHED = (" - ", ("-", " – ", "- ", " "))


@cache
def _shortenings() -> tuple[tuple[str, Sequence[str]], ...]:
    """How the press shortens words inside a name, and how it prints a dash there."""
    return (*((row["full"], row["short"].split(" | ")) for row in load("shortenings")), _DASHED)


def spellings(form: str) -> list[str]:
    """A name as lexicons have it, and the forms in which its words are shortened: "Ban Tổ chức Trung ương", "… T.Ư"."""
    found = [form]
    for full, short in _shortenings():
        found += [name.replace(full, brief) for name in found if full in name and name != full for brief in short]
    return found


@cache
def finder() -> Finder:
    """One finder for the heads of offices, the heads of bodies with the bodies known by name, and honorifics.

    In this order: "Phó Bí thư Thường trực"; "Ban Thường vụ", "Sở", "Bộ Chính trị"; "đồng chí", "PGS.TS", "Thiếu tướng".
    """
    roles = [(form, row) for row in load("roles") for form in variants(row, "role")]
    roles += [(row["word"], row) for row in load("not_offices")]
    bodies = (
        (form, row)
        for lexicon, column in (("national_bodies", "name"), ("organs", "organ"))
        for row in load(lexicon)
        for name in variants(row, column)
        for form in spellings(name)
    )
    honorifics = [*load("honorifics"), *load("ranks")]
    titles = ((form, row) for row in honorifics for form in variants(row, next(iter(row))))
    return Finder([roles, bodies, titles], nested=[1])


def lower(text: str) -> str:
    """The text in lower case at the same length: the few letters whose lower case is longer are kept as they are."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
