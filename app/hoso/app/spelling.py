"""A sentence with a word that nothing knows → the same with the word that was meant, where a slip of the finger shows.

Two letters changed places, one is missing or too many, and a known word is left. A word that could be one is none: a
syllable that Vietnamese has is a word that is not known, and a wrong letter may make another word of any.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache
from itertools import pairwise

from hoso.app.frames import frames
from hoso.app.hints import language
from hoso.app.known import Names
from hoso.app.rulebook import rules
from hoso.app.words import Word, letters, words

_SYLLABLE = re.compile(
    r"(?:ngh|ng|nh|th|tr|ch|kh|ph|gh|gi|qu|[bcdghklmnpqrstvx])?(?:[iuoy]?[aeiouy][aeiouy]?)(?:ch|ng|nh|[cmnpt])?"
)
_SHORTEST = {"vi": 3, "en": 5}
"""Letters of a word in which a slip is seen."""

_SHORTEST_NAME = 7
"""The same of a word with a capital."""


def corrected(sentence: str, names: Names) -> tuple[str, dict[str, str]]:
    """The sentence with the words that were meant, and these by the ones that were typed."""
    lang = language(sentence)
    known = _vocabulary(lang)
    found: dict[str, str] = {}
    for one in words(sentence):
        if _is_strange(one, lang, known) and not names.sayable(one) and (meant := _meant(one.plain, lang, known)):
            found[one.text] = meant
    for typed, meant in found.items():
        sentence = re.sub(rf"(?<!\w){re.escape(typed)}(?!\w)", meant, sentence)
    return sentence, found


def phrases_corrected(sentence: str, names: Names) -> tuple[str, dict[str, str]]:
    """The sentence with phrases of two words that nothing knows as the ones that were meant: "hôi nghị" → "hội nghị".

    One of the words is that of the phrase, the other a slip for it, also with other marks; names have no such pair.
    """
    lang = language(sentence)
    pairs, sides = _pairs(lang)
    said = words(sentence)
    found: dict[str, str] = {}
    for one, other in pairwise(said):
        if one.text != one.low or other.text != other.low:
            continue
        if (one.plain, other.plain) in pairs and _may_stand(one, other, pairs[one.plain, other.plain]):
            continue
        near = {pair for word in (one, other) for pair in sides.get(word.low, ()) if _is_slip(one, other, pair)}
        if len(near) == 1 and not names.pair_sayable(one, other):
            found[f"{one.text} {other.text}"] = " ".join(next(iter(near)))
    for typed, meant in found.items():
        sentence = re.sub(rf"(?<!\w){re.escape(typed)}(?!\w)", meant, sentence)
    return sentence, found


def _may_stand(one: Word, other: Word, meant: Collection[tuple[str, str]]) -> bool:
    """Whether two typed words stand for one of the phrases that have their letters: with its marks, or without any."""
    return any(one.low in (first, one.plain) and other.low in (last, other.plain) for first, last in meant)


def _is_slip(one: Word, other: Word, pair: tuple[str, str]) -> bool:
    """Whether one of two typed words is that of a phrase, and the other a slip of the finger or of a mark for it."""
    first, last = pair
    if one.low == first:
        return other.low != last and _is_near(other, last)
    return other.low == last and _is_near(one, first)


def _is_near(typed: Word, meant: str) -> bool:
    plain = letters(meant)
    turned = any(plain[:i] + plain[i + 1] + plain[i] + plain[i + 2 :] == typed.plain for i in range(len(plain) - 1))
    return typed.plain == plain or turned or _lacks(typed.plain, plain) or _lacks(plain, typed.plain)


@cache
def _pairs(lang: str) -> tuple[dict[tuple[str, str], set[tuple[str, str]]], dict[str, set[tuple[str, str]]]]:
    """The phrases of two words of a language, by their letters, and by each of their words."""
    every = (frames().general[lang], *(frame.lexicon[lang] for frame in frames().frames))
    by_letters: dict[tuple[str, str], set[tuple[str, str]]] = {}
    by_word: dict[str, set[tuple[str, str]]] = {}
    for some in every:
        for phrase in (phrase for phrases in some.values() for phrase, _ in phrases if len(phrase) == 2):
            one, other = phrase
            by_letters.setdefault((one.plain, other.plain), set()).add((one.low, other.low))
            for word in (one.low, other.low):
                by_word.setdefault(word, set()).add((one.low, other.low))
    return by_letters, by_word


def _is_strange(one: Word, lang: str, known: Collection[str]) -> bool:
    """Whether it is no word that is known, and none that the language has for certain."""
    # A capital may begin a name that is not known; a long word is more likely one of "the People's Comittee".
    shortest = _SHORTEST[lang] if one.text == one.low else _SHORTEST_NAME
    return (
        one.plain.isalpha()
        and len(one.plain) >= shortest
        and one.plain not in known
        and (lang == "en" or not _SYLLABLE.fullmatch(one.plain))
    )


def _meant(plain: str, lang: str, known: Collection[str]) -> str:
    """The one known word that begins alike and of which the letters are a slip; empty where there are several.

    At its end an English word is bent: "dated" is no slip for "date".
    """
    turned = {plain[:i] + plain[i + 1] + plain[i] + plain[i + 2 :] for i in range(1, len(plain) - 1)}
    fewer = {plain[:i] + plain[i + 1 :] for i in range(1, len(plain))}
    known = {one for one in known if one[0] == plain[0] and (lang == "vi" or one[-1] == plain[-1])}
    for some in (turned & known, (fewer & known) | {one for one in known if _lacks(plain, one)}):
        if len(some) == 1:
            return next(iter(some))
        if some:
            return ""
    return ""


def _lacks(typed: str, whole: str) -> bool:
    """Whether the typed word is the whole one without one of its letters."""
    return len(whole) == len(typed) + 1 and any(whole[:i] + whole[i + 1 :] == typed for i in range(1, len(whole)))


@cache
def _vocabulary(lang: str) -> frozenset[str]:
    """The words that sentences may have in a language, without marks, as they are typed without them."""
    every = (frames().general[lang], *(frame.lexicon[lang] for frame in frames().frames))
    own = {one.plain for some in every for phrases in some.values() for phrase, _ in phrases for one in phrase}
    said = {*rules().vocabulary[lang], *(rules().listed("english") if lang == "en" else ())}
    return frozenset(own | {one.plain for text in said for one in words(text)})
