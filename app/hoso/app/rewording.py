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
from hoso.app.spelling import corrected
from hoso.app.words import joined, stands_at, words

_CLAUSE = re.compile(r"\s*(.+?)(?:[,;:!.](?=\s)|\s[-–—](?=\s))\s*")
"""The first clause of a sentence, up to a sign of punctuation."""

_SHORTEST_REST = 2
"""Words of a sentence behind its introduction."""


def rewordings(sentence: str, names: Names) -> Iterator[tuple[str, dict[str, str]]]:
    """The sentence in other words, each with those that were meant by the ones that were typed."""
    spelled, typed = corrected(sentence, names)
    if typed:
        yield spelled, typed
    whole = written_out(sentence)[1]
    text, typed = corrected(written_out(sentence)[0], names)
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
    """The sentence without politeness at its ends, and without a first clause that tells of who asks it."""
    clause = _CLAUSE.match(sentence)
    if clause and _introduces(clause[1], names) and len(words(sentence[clause.end() :])) >= _SHORTEST_REST:
        sentence = sentence[clause.end() :]
    said = words(sentence)
    left = stripped(said, rules())[-1:]
    return joined(left[0]) if left and len(left[0]) < len(said) else sentence


def _introduces(clause: str, names: Names) -> bool:
    """Whether a clause tells of who asks, and names nothing that is asked of."""
    said = words(clause)
    begins = any(stands_at(said, 0, one) for one in rules().phrases_of("introducing"))
    return begins and not any(end - start > 1 for start, end in spans(said, names))
