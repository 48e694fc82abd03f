"""Normal text to the type words in it ("Nghị quyết", "QĐ 07"), found by Aho-Corasick in one pass."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from hoso.loaders.documents.numbers import abbreviations, spellings
from hoso.loaders.documents.words import words
from hoso.loaders.expression import expression
from hoso.loaders.record import record

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick


@record
class Anchor:
    """A type word in the text: the canonical ``word``, and whether it is printed with a capital."""

    start: int
    end: int
    word: str
    capital: bool


# Two letters each, and the look behind comes after them: what begins with a set is searched faster.
_SHORT = expression(r"(N[QĐ]|QĐ|C[VT]|HD|K[HL]|T[BT])(?<!\w[A-ZĐ]{2})(?= (?:số )?\d| TW| Trung ương| Đại hội| ĐH)")


@cache
def _automaton() -> tuple[AhoCorasick, tuple[str, ...]]:
    from ahocorasick_rs import AhoCorasick, MatchKind

    # These contain a type word and are none.
    known = (*spellings(), *words("not_type"))
    return AhoCorasick(known, matchkind=MatchKind.LeftmostLongest), known


def lower(text: str) -> str:
    """The lower-case text, of the same length."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c if len(c.lower()) != 1 else c.lower() for c in text)


def find_anchors(text: str) -> list[Anchor]:
    """The type words of normal text in order, and abbreviations that stand for one before a number."""
    automaton, literals = _automaton()
    known = spellings()
    found = []
    for index, start, end in automaton.find_matches_as_indexes(lower(text)):
        word = known.get(literals[index])
        inside = (start and text[start - 1].isalnum()) or (end < len(text) and text[end].isalnum())
        if word is not None and not inside:
            found.append(Anchor(start, end, word, text[start].isupper()))
    for match in _SHORT.finditer(text):
        names = abbreviations()[match[1]][1]
        word = {"QĐ": "Quyết định", "TT": "Thông tư"}.get(match[1], names[0])
        found.append(Anchor(match.start(), match.end(), word, True))
    return sorted(found, key=lambda a: a.start)
