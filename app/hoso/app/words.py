"""A typed sentence or a name → its words, each with the spelling by which it is compared.

A word that is typed without marks stands for every word that has these letters ("tra" for "trả"); a word with marks
stands for itself alone. Punctuation that says nothing is no word; every other sign is one: nothing is overlooked.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from hoso.app.abbreviations import bare
from hoso.loaders.text.normal import normalise

_WORD = re.compile(r"['’]s(?!\w)|[^\W_]+(?:[./&-][^\W_]+)*|[^\s?!.,;:\"“”„‘’'()«»…*]")
_APART = re.compile(r" ['’]s(?!\S)")
_MARKS = re.compile("[\u0300-\u036f]")
_DASHES = str.maketrans("–—−", "---")


@dataclass(frozen=True, slots=True)
class Word:
    """``text`` as typed in normal spelling, ``low`` in small letters, ``plain`` without marks."""

    text: str
    low: str
    plain: str

    @property
    def marked(self) -> bool:
        """Whether it is typed with tones or other marks."""
        return self.low != self.plain


@lru_cache(maxsize=4096)
def word(text: str) -> Word:
    """One word that is in normal spelling already."""
    low = text.casefold().replace("’", "'")
    return Word(text, low, low if low.isascii() else bare(low))


@lru_cache(maxsize=4096)
def words(text: str) -> tuple[Word, ...]:
    """The words of a text in order; an example of the questions is asked for its words again and again."""
    return tuple(word(found) for found in _WORD.findall(normalise(text).text.translate(_DASHES)))


def letters(text: str) -> str:
    """A text, however long, in small letters without marks."""
    return _MARKS.sub("", unicodedata.normalize("NFD", text.casefold().replace("đ", "d")))


def spelled_in(plain: str) -> set[str]:
    """The words of a text that ``letters`` has spelled, as ``Word.plain`` has them."""
    return set(_WORD.findall(plain))


def stands_for(typed: Word, meant: Word) -> bool:
    """Whether the typed word can be the meant one."""
    return typed.low in (meant.low, meant.plain)


def stands_at(said: Sequence[Word], i: int, phrase: Sequence[Word]) -> bool:
    """Whether the words of a phrase stand in a sentence from the i-th on."""
    return len(said) >= i + len(phrase) and all(map(stands_for, said[i : i + len(phrase)], phrase))


_UNITS = frozenset(["mot", "hai", "ba", "bon", "tu", "nam", "lam", "sau", "bay", "tam", "chin"])


def goes_on(last: Word, then: Sequence[Word]) -> bool:
    """Whether a number goes on in the next word: "mười" in "mười hai"."""
    return last.plain == "muoi" and bool(then) and then[0].plain in _UNITS


def joined(some: Sequence[Word]) -> str:
    """The words as one text, the English ’s with the word that it ends."""
    return _APART.sub("'s", " ".join(one.text for one in some))
