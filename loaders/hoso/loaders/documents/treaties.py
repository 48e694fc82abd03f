"""A type word to the treaty that its name picks out: "Công ước Liên hợp quốc về Luật Biển năm 1982", "Hiệp định Paris".

A treaty has no number; its name says what it is about, who concluded it, or where. What says none of these ("hiệp định
thương mại mới") names none.
"""

from __future__ import annotations

import re

from hoso.loaders.bodywords import written_out
from hoso.loaders.documents.anchors import Anchor
from hoso.loaders.documents.mention import DocumentMention, make
from hoso.loaders.documents.titles import ENDS, title_end
from hoso.loaders.expression import expression
from hoso.loaders.letters import LOWER, UPPER

TREATIES = ("Hiệp định", "Hiệp ước", "Công ước")
RULE = "treaty"

_NONE_BEFORE = expression(
    r"(?<!\w)(?:[Tt]ổ chức|[Cc]ác|những|nhiều|một số|mọi|\d|hai|ba|[Đđ]àm phán|[Dd]ự thảo|một|thay cho|phê chuẩn lại) $"
)
"""Before the word: several of them, one that is not concluded, or an organisation called after one."""
_OF = expression(r" (?:khung )?(?:(?:của )?(?:Liên [Hh](?:ợp|iệp) [Qq]uốc|LHQ|ASEAN) )?(?:khung )?về (?!việc)(?=\w)")
_FOREIGN = expression(r" (?P<name>[A-Z][a-z]{3,})(?![\w'’-])(?: năm \d{4})?")
"""The place after which a treaty is called: "Hiệp định Paris"."""
_ACRONYM = expression(r" (?P<name>[A-Z]{3,8})(?![\w&-])")
_ENDS = expression(
    r",? (?:trong|có|sau|một khi|đem|mang|lần|nhưng|khiến|của|bị|việc|cùng|giúp|không|về việc|mới|cũ"
    r"|và (?:các|những|đề|tiếp|nhất|tuân|tạo|tham|gia|ký|thúc|đẩy|phê|[Tt]ổ chức|Nghị định thư|Hiệp|Công ước))(?!\w)"
    rf"|, | [-–] (?=[{LOWER}])|,? (?:[Nn]ghị quyết|[Cc]hỉ thị|[Ll]uật (?![Bb]iển))"
)
"""What ends the name of a treaty, beside what ends any title."""
_PROPER = re.compile(rf"(?<= )(?:[{UPPER}][\w-]*|\d{{4}})(?=$|[ ,])")
_SECOND = expression(r" (?:do|tác|vực|mại|nghị)(?!\w)")
"""The second syllable of a word with whose first a name cannot end: "Tự | do"."""
_OF_NO_ONE = expression(r" (?i:(?:hợp tác )?(?:thương mại|kinh tế)(?: tự do| song phương)?)(?: năm \d{4})?")
"""A kind of treaty of which there are many."""


def treaty(text: str, anchor: Anchor, limit: int) -> DocumentMention | None:
    """The treaty that begins at a type word; ``limit`` is where the next type word stands."""
    if not anchor.capital or _NONE_BEFORE.search(text, max(0, anchor.start - 14), anchor.start):
        return None
    far = text.endswith(" về ", 0, limit) and text.startswith("Luật ", limit)  # "Công ước … về Luật Biển"
    stop = anchor.end + 160 if far else min(max(limit, anchor.end), anchor.end + 160)
    if (short := _ACRONYM.match(text, anchor.end)) is not None:
        return _made(text, anchor, short.end(), _spelt_out(text, anchor.word, short["name"]) or anchor.word + short[0])
    place, about = _FOREIGN.match(text, anchor.end), _OF.match(text, anchor.end)
    if about is not None or (place is not None and text.startswith(" về ", place.end())):
        end = title_end(text, about.end() - 1 if about is not None else anchor.end, stop, ENDS, _ENDS)
        if text.count(" ", anchor.end, end) < 3:
            return None
    elif place is not None:
        end = place.end()
    else:
        end = title_end(text, anchor.end, stop, ENDS, _ENDS)
        proper = [m for m in _PROPER.finditer(text, anchor.end, end) if m.start() > anchor.end + 1]
        if not proper:
            return None  # "Hiệp định thương mại mới", "Hiệp định Thương mại"
        end = proper[-1].end()
        second = _SECOND.match(text, end)
        end = second.end() if second is not None else end
        if text.count(" ", anchor.end, end) < 3:
            return None
    if _OF_NO_ONE.fullmatch(text, anchor.end, end):
        return None
    return _made(text, anchor, end, anchor.word + text[anchor.end : end])


def _made(text: str, anchor: Anchor, end: int, name: str) -> DocumentMention:
    year = re.search(r"(?:19|20)\d\d$", name)
    date = year[0] if year is not None and not re.search(r"\d{4} ?[-–] ?\d{4}$", name) else ""
    return make(text, anchor.start, end, anchor.word, "unnumbered", RULE, name=written_out(name), date=date)


def _spelt_out(text: str, word: str, acronym: str) -> str:
    """The name before which the article explains the acronym: "Hiệp định Đối tác xuyên Thái Bình Dương (TPP)"."""
    found = re.search(rf"{word} (?P<name>[^().;:“”\"\n]{{8,90}}) \({acronym}(?=[), ])", text)
    if found is None or _OF_NO_ONE.fullmatch(f" {found['name']}") or _ENDS.search(f" {found['name']}"):
        return ""
    return f"{word} {found['name']}"
