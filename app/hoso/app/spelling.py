"""A sentence with a word that nothing knows → the same with the word that was meant, where a slip of the finger shows.

Two letters changed places, one is missing or too many, and a known word is left. A word that could be one is none: a
syllable that Vietnamese has is a word that is not known, and a wrong letter may make another word of any.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache

from hoso.app.frames import frames
from hoso.app.hints import language
from hoso.app.known import Names
from hoso.app.rulebook import rules
from hoso.app.words import Word, words

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
