"""Which patterns are tried in a sentence: those whose mentions and anchors it has."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache, reduce
from operator import or_

import ahocorasick_rs

from hoso.loaders.patterns import FAMILIES, Pattern, compiled, vocabulary


def held(texts: Sequence[str]) -> list[int]:
    """Which anchors of all patterns each sentence of an article holds: a number with a bit for each."""
    automaton = _automaton()
    lowered = [text.lower() for text in texts]
    found = [0] * len(texts)
    number, end = -1, -1
    # One pass over all sentences, for a pass over each takes longer to begin than to end. Matches come by their ends.
    for index, _, last in automaton.find_matches_as_indexes("\n".join(lowered), overlapping=True):
        while last > end:
            number += 1
            end += 1 + len(lowered[number])
        found[number] |= 1 << index
    return found


def able(family: str, kinds: frozenset[str], anchors: int, *, lead: bool = True) -> tuple[Pattern, ...]:
    """The patterns of a family that can say something in a sentence.

    It has mentions of exactly these kinds and holds these anchors (``held``). Of most sentences they are few. What only
    names a gathering says something in the lead of an article (``lead``) and nowhere else.
    """
    return _anchored(family, kinds, lead, anchors & _asked(family, kinds, lead))


@lru_cache(maxsize=32768)
def _anchored(family: str, kinds: frozenset[str], lead: bool, anchors: int) -> tuple[Pattern, ...]:
    """The patterns of such a sentence that need no anchor, or have one among those that it holds."""
    return tuple([p for p, own in _fit(family, kinds, lead) if not own or own & anchors])


@cache
def _asked(family: str, kinds: frozenset[str], lead: bool) -> int:
    """The anchors of all patterns of such a sentence."""
    return reduce(or_, [own for _, own in _fit(family, kinds, lead)], 0)


@cache
def _fit(family: str, kinds: frozenset[str], lead: bool) -> tuple[tuple[Pattern, int], ...]:
    """The patterns that can say something in such a sentence, whatever words it holds, each with its anchors."""
    return tuple(
        (pattern, _bits(pattern.anchors))
        for pattern in compiled(family)
        if not any(need.isdisjoint(kinds) for need in pattern.needs) and (lead or pattern.reads != "named")
    )


@cache
def common_anchors(family: str) -> int:
    """The list ANCHORS of a family as ``held`` tells of anchors.

    A sentence without any of them holds nothing for these patterns.
    """
    return _bits(_listed(family))


@cache
def _bits(anchors: tuple[str, ...]) -> int:
    """The number in which ``held`` sets a bit for each of these anchors."""
    return sum(1 << _numbers()[anchor] for anchor in set(anchors))


@cache
def _numbers() -> Mapping[str, int]:
    """All anchors, each once however many patterns share it, and the bit of each."""
    own = [anchor for family in FAMILIES for pattern in compiled(family) for anchor in pattern.anchors]
    listed = [anchor for family in FAMILIES for anchor in _listed(family)]
    return {anchor: number for number, anchor in enumerate(dict.fromkeys((*own, *listed)))}


def _listed(family: str) -> tuple[str, ...]:
    lists = (vocabulary(name).get("ANCHORS", "") for name in FAMILIES[family])
    return tuple(anchor for words in lists if words for anchor in words.split("|"))


@cache
def _automaton() -> ahocorasick_rs.AhoCorasick:
    return ahocorasick_rs.AhoCorasick(list(_numbers()), implementation=ahocorasick_rs.Implementation.DFA)
