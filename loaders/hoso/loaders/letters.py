"""The letters of Vietnamese as character classes for patterns, and capitalised syllables.

Names of the Central Highlands use letters beyond the Vietnamese alphabet (ĕ, č, ñ, ŏ, ŭ) and an apostrophe (H'Yim).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

_VOWELS = "aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵ"
LOWER = _VOWELS + "bcdđfghjklmnpqrstvwxz" + "ĕĭŏŭčñ"
UPPER = LOWER.upper()
LETTER = LOWER + UPPER

CAP = f"[{UPPER}](?:[{LETTER}]|['’ʼ](?=[{LETTER}]))*"
"""One capitalised syllable, as in a name or the head of a body."""

SYLLABLE = re.compile(
    r"(?:b|c|ch|d|g|gh|gi|h|k|kh|l|m|n|ng|ngh|nh|p|ph|qu|r|s|t|th|tr|v|x)?[aeiouy]{1,3}(?:c|ch|m|n|ng|nh|p|t)?",
    re.IGNORECASE,
)
"""One syllable of the language as it is written without tones."""


def is_foreign_word(word: str) -> bool:
    """Whether a word is no syllable of the language nor an abbreviation, and so of another one: "Smith", "Samvina"."""
    return len(word) > 2 and word.isascii() and not word.isupper() and not SYLLABLE.fullmatch(word)


_RUN = re.compile(f"{CAP}(?: {CAP})*")
_MOST = 8
_FEW = re.compile(f"{CAP}(?: {CAP}){{0,{_MOST - 1}}}")


def capitalised(text: str, start: int, limit: int = _MOST) -> list[tuple[int, int]]:
    """The spans of the capitalised syllables from ``start`` on, single spaces between, at most ``limit``."""
    match = _FEW.match(text, start)
    if match is None:
        return []
    spans: list[tuple[int, int]] = []
    for word in match[0].split(" ")[:limit]:
        spans.append((start, start + len(word)))
        start += len(word) + 1
    return spans


def capitalised_runs(text: str, start: int = 0, stop: int | None = None) -> Iterator[tuple[int, int]]:
    """Every maximal run of capitalised syllables, in all the text or from ``start`` to ``stop``."""
    return (match.span() for match in _RUN.finditer(text, start, len(text) if stop is None else stop))


_TONES = dict.fromkeys(map(ord, "\u0300\u0301\u0303\u0309\u0323"))


def toneless(text: str) -> str:
    """The text without its tones, the letters kept: "Thành" and "Thanh" are alike, "Tấn" and "Tan" are not."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", text).translate(_TONES))
