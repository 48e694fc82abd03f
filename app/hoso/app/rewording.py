"""A sentence that is not understood → the same with its abbreviations written out, and without what only introduces it.

The abbreviations are those of offices and of the telephone, which no article has: those of the press names have anyway.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from hoso.app.known import Names
from hoso.app.pieces import spans
from hoso.app.rulebook import rules
from hoso.app.sentences import stripped
from hoso.app.spelling import corrected, phrases_corrected
from hoso.app.words import joined, stands_at, words

_FIRST = re.compile(r"\s*(.+?)(?:[,;:!.](?=\s)|\s[-–—](?=\s))\s*")
_LAST = re.compile(r"(.+)[,;:!.?]\s+([^,;:]+)$", re.DOTALL)
"""The first and the last clause of a sentence, behind and before a sign of punctuation."""

_SHORTEST_REST = 2
"""Words of a sentence behind its introduction."""


def rewordings(sentence: str, names: Names) -> Iterator[tuple[str, dict[str, str]]]:
    """The sentence in other words, each with those that were meant by the ones that were typed."""
    spelled, typed = corrected(sentence, names)
    if typed:
        yield spelled, typed
    phrased, meant = phrases_corrected(spelled, names)
    if meant:
        yield phrased, {**typed, **meant}
    text, whole = written_out(sentence)
    text, typed = corrected(text, names)
    typed = {**whole, **typed}
    if whole:
        yield text, typed
    bare = without_introduction(text, names)
    if bare != text:
        yield bare, typed


def written_out(sentence: str) -> tuple[str, dict[str, str]]:
    """The sentence with its abbreviations written out, and what each stands for."""
    pattern, meant = _shorts()
    typed: dict[str, str] = {}

    def full(found: re.Match[str]) -> str:
        typed[found[0]] = meant[found[0]]
        return meant[found[0]]

    return pattern.sub(full, sentence), typed


@cache
def _shorts() -> tuple[re.Pattern[str], dict[str, str]]:
    """The abbreviations of ``[names] short``, the longest first: as they are written there, for small letters tell."""
    found = dict(line.split(" = ", 1) for line in rules().listed("short"))
    forms = "|".join(re.escape(form) for form in sorted(found, key=len, reverse=True))
    # "CT" of "11-CT/TU" is part of a document's symbol.
    return re.compile(rf"(?<![\w./&-])(?:{forms})(?![\w/&-]|\.\w)"), found


def without_introduction(sentence: str, names: Names) -> str:
    """The sentence without politeness at its ends, and without a first or last clause that tells of who asks it."""
    first = _FIRST.match(sentence)
    if first and _says_of_asking(first[1], sentence[first.end() :], "introducing", names):
        sentence = sentence[first.end() :]
    last = _LAST.match(sentence)
    if last and _says_of_asking(last[2], last[1], "closing_clause", names):
        sentence = last[1]
    said = words(sentence)
    left = stripped(said, rules())[-1:]
    return joined(left[0]) if left and len(left[0]) < len(said) else sentence


def _says_of_asking(clause: str, rest: str, how: str, names: Names) -> bool:
    """Whether a clause begins as those of a list that speak of who asks, names nothing, and the rest may be asked."""
    said = words(clause)
    begins = any(stands_at(said, 0, one) for one in rules().phrases_of(how))
    named = begins and any(end - start > 1 for start, end in spans(said, names))
    return begins and not named and len(words(rest)) >= _SHORTEST_REST
