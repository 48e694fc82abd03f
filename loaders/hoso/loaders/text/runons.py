"""Where a heading, a caption or a lead-in runs into the next sentence of its line without a full stop.

Pages that lost their line ends print "Ba nhiệm vụ trọng tâm Phát biểu tại hội nghị, ông An …". What stands before has
nothing to do with what comes after: neither a name nor what is told reaches across.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache

from hoso.loaders.lexicon import load

_MARKS = {"DAY": r"\d{1,2}(?: ?[/.-] ?\d| tháng)", "FIGURE": r"\d"}
_CLOSING = frozenset(
    [
        *("được", "không", "đó", "này", "đây", "kia", "ấy", "rồi", "lại", "lên", "ra"),
        *("xuống", "nhất", "hơn", "trước", "sau", "đi", "gì", "ai", "chưa", "đều", "mới", "nào"),
    ]
)
"""Grammatical words that a heading may well end with, unlike "của" or "tại"."""
_NAMES_A_DAY = frozenset(["niệm", "mừng", "dịp", "năm", "nhân", "ứng", "lễ", "ngày", "tháng", "dịch"])
"""What goes before the name of a day: "kỷ niệm | Ngày 27/7", "70 năm | Ngày 27/7"."""


def parted(text: str) -> str:
    """The normal text with a line end for the space before each such sentence; length and offsets stay."""
    found = [match.start() for match in _opener().finditer(text) if not _wants_more(text, match.start())]
    if not found:
        return text
    parts = [text[start + 1 : end] for start, end in zip([-1, *found], [*found, len(text)], strict=True)]
    return "\n".join(parts)


def _wants_more(text: str, at: int) -> bool:
    """Whether the word before ``at`` cannot end anything, so that the sentence goes on with a capital."""
    before = text[max(text.rfind(" ", 0, at), text.rfind("\n", 0, at)) + 1 : at].strip("“”\"'‘’()[]»«")
    return before in _open_words() or (before.lower() in _NAMES_A_DAY and text.startswith(("Ngày", "Tháng"), at + 1))


@cache
def _open_words() -> frozenset[str]:
    return frozenset(row["word"] for row in load("function_words") if row["class"] == "grammatical") - _CLOSING


@cache
def _opener() -> re.Pattern[str]:
    """A space before an opener that no stop, comma or dash parts from what stands before."""
    tails: dict[str, list[str]] = defaultdict(list)
    for row in load("openers"):
        then = "|".join(_MARKS.get(word, rf"{re.escape(word)}(?!\w)") for word in row["then"].split(" | ") if word)
        first, _, rest = row["opener"].partition(" ")
        tails[first].append(re.escape(f" {rest}" if rest else "") + (rf" (?:{then})" if then else r"(?!\w)"))
    openers = "|".join(f"{first}(?:{'|'.join(rest)})" for first, rest in sorted(tails.items()))
    firsts = "".join(sorted({first[0] for first in tails}))
    return re.compile(rf" (?=[{firsts}])(?<=[\w”\"»)\]] )(?={openers})")
