"""The letters of Vietnamese as character classes for patterns, and capitalised syllables.

Names of the Central Highlands use letters beyond the Vietnamese alphabet (ĕ, č, ñ, ŏ, ŭ) and an apostrophe (H'Yim).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_VOWELS = "aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵ"
LOWER = _VOWELS + "bcdđfghjklmnpqrstvwxz" + "ĕĭŏŭčñ"
UPPER = LOWER.upper()
LETTER = LOWER + UPPER

CAP = f"[{UPPER}](?:[{LETTER}]|['’ʼ](?=[{LETTER}]))*"
"""One capitalised syllable, as in a name or the head of a body."""

_RUN = re.compile(f"{CAP}(?: {CAP})*")
_SYLLABLE = re.compile(CAP)


def capitalised(text: str, start: int, limit: int = 8) -> list[tuple[int, int]]:
    """The spans of the capitalised syllables from ``start`` on, single spaces between, at most ``limit`` of them."""
    spans: list[tuple[int, int]] = []
    match = _SYLLABLE.match(text, start)
    while match and len(spans) < limit:
        spans.append(match.span())
        if text[match.end() : match.end() + 1] != " ":
            break
        match = _SYLLABLE.match(text, match.end() + 1)
    return spans


def capitalised_runs(text: str) -> Iterator[tuple[int, int]]:
    """Every maximal run of capitalised syllables."""
    return (match.span() for match in _RUN.finditer(text))
