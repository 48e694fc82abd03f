"""A mention of a document, and the Roman and written ordinals that mentions hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any

from hoso.loaders.documents.numbers import types
from hoso.loaders.record import record

DOCUMENTS = ("numbered", "partial", "unnumbered", "ambiguous")
"""The statuses that make a document; ``group`` ("8 đề án") and ``generic`` ("các nghị quyết") make none.

Nor does ``again`` ("Chỉ thị này"), which means one named elsewhere in the article, if there is one of its type alone.
"""


@record
class DocumentMention:
    """One place where a document is named. Offsets are into the normal text.

    ``start``–``end`` is the name itself ("Quy định số 55-QĐ/TƯ"), ``extent`` the end of all that belongs to it (date,
    issuer, term, title), ``printed`` the name as printed, ``head`` where the type word of its list stands (-1: none).

    ``type`` is the canonical word, empty for QĐ without one; ``kind`` directive or program. ``number`` has the
    year where it is part of the number, ``symbol`` is normal ("QĐ/TW"), ``issuer_symbol`` its issuer ("TW"),
    ``system`` party, state, mass or empty. ``date`` is ISO, as exact as printed; ``term`` Roman. ``name`` is set for
    unnumbered documents.

    ``issuer`` is the span of the issuer printed after "của" or before "ban hành", or None, and ``issuer_text`` what it
    holds; for a congress resolution it is the Đảng bộ or organisation whose congress it was.

    ``status`` is numbered, partial (no symbol), unnumbered, ambiguous, group (with ``count``), generic or again.
    ``ordinal`` is the number of a plenum. ``conflict`` says what contradicts: symbol (the issuer and the letters), type
    (the word and the letters), or nothing.
    """

    start: int
    end: int
    extent: int
    type: str
    kind: str
    status: str
    rule: str
    printed: str
    number: str = ""
    symbol: str = ""
    issuer_symbol: str = ""
    system: str = ""
    date: str = ""
    term: str = ""
    title: str = ""
    name: str = ""
    issuer: tuple[int, int] | None = None
    issuer_text: str = ""
    head: int = -1
    count: int = 0
    ordinal: int = 0
    conflict: str = ""


def make(text: str, start: int, end: int, word: str, status: str, rule: str, **more: Any) -> DocumentMention:
    """A mention of a type and status at a span, with its kind and printed form filled in."""
    kind = types()[word].kind if word else "directive"
    return DocumentMention(start, end, end, word, kind, status, rule, text[start:end], **more)


def documents(mentions: Iterable[DocumentMention]) -> Iterator[DocumentMention]:
    """The mentions that name a document."""
    return (m for m in mentions if m.status in DOCUMENTS)


ROMAN = r"[IVXL]{1,7}"
WORD_ORDINALS = {
    word: number
    for number, spelt in enumerate(
        ("nhất một", "hai nhì", "ba", "tư bốn", "năm", "sáu", "bảy bẩy", "tám", "chín", "mười"), 1
    )
    for word in spelt.split()
}


def ordinal(printed: str) -> int:
    """The number of an ordinal in digits, Roman figures or words (tư, năm)."""
    if printed.isdigit():
        return int(printed)
    if printed in WORD_ORDINALS:
        return WORD_ORDINALS[printed]
    value = 0
    digits = [{"I": 1, "V": 5, "X": 10, "L": 50}[c] for c in printed]
    for here, after in pairwise([*digits, 0]):
        value += here if here >= after else -here
    return value


def roman(number: int) -> str:
    """1 to 89 in Roman figures."""
    tens, ones = divmod(number, 10)
    return ("", "X", "XX", "XXX", "XL", "L", "LX", "LXX", "LXXX")[tens] + (
        "",
        "I",
        "II",
        "III",
        "IV",
        "V",
        "VI",
        "VII",
        "VIII",
        "IX",
    )[ones]
