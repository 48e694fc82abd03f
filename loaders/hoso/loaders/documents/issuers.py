"""An issuer as printed after "của" to where its name ends and whose register it numbers its documents in."""

from __future__ import annotations

import re
from functools import cache

from hoso.loaders.documents.mention import ROMAN
from hoso.loaders.documents.numbers import symbols, types
from hoso.loaders.documents.words import any_of, words
from hoso.loaders.expression import expression

HEADS = expression(rf"(?:{any_of('issuer_head')})\b")
_CENTRAL = expression(
    r"(?:Bộ Chính trị|Ban Bí thư(?: Trung ương(?: Đảng)?)?|Chính phủ|Thủ tướng(?: Chính phủ)?|Quốc hội|Chủ tịch nước|"
    r"(?:Ủy ban [Tt]hường vụ|UBTV) ?(?:Quốc hội|QH)|"
    r"(?:Ban [Cc]hấp hành |BCH |Ban [Tt]hường vụ )?(?:Trung ương|T\.Ư|TƯ|TW)(?: Đảng)?)(?! (?:Đoàn|Hội|MTTQ|Mặt)|\w)"
)
_TOKEN = expression(r" ?(?:TP\. ?|T\.(?:Ư|W)|[^\s,.;:()“”\"!?…\[\]/]+)")
_SMALL_HEAD = expression(r"(?:thành phố|tỉnh|huyện|quận|thành ủy|tỉnh ủy|huyện ủy|quận ủy)(?!\w)")
_CARRIES_OUT = expression(r" ?(?:thực hiện|triển khai|tổ chức thực hiện|quán triệt|hướng dẫn|ban hành)(?!\w)")
"""No part of a name that ends before it: "Kế hoạch số 19 của Ban Chỉ đạo thực hiện Chỉ thị …"."""
_ORG_WORDS = frozenset(words("issuer_word"))
DANGLING = expression(r"(?: (?:và|các|-|–))* ?$")


def org_end(text: str, start: int) -> int:
    """Where the name of an organisation that begins at ``start`` ends: after its capitals and small words."""
    if (fixed := _CENTRAL.match(text, start)) is not None:
        return fixed.end()
    position = end = start
    head = text[start : start + 4]
    for _ in range(18):
        token = _TOKEN.match(text, position)
        if token is None or (end > start and _CARRIES_OUT.match(text, position)):
            break
        word = token[0].strip()
        if (re.fullmatch(ROMAN, word) and position > start) or word in ("lần", "nhiệm", "khóa", "về", "ngày"):
            break
        upper = word[:1].isupper() or word[:1].isdigit()
        if word in ("và", "-", "–"):
            following = _TOKEN.match(text, token.end())
            nxt = following[0].strip() if following else ""
            if not (nxt[:1].isupper() and head.startswith(("Bộ ", "Sở ", "Ủy ", "Ban ")) and not HEADS.match(nxt)):
                break
            if text.startswith(tuple(types()), token.end() + 1):
                break  # "Quy chế làm việc của Ban Chấp hành và | Quy định số 37-QĐ/TW"
        elif not upper and word.lower() not in _ORG_WORDS:
            break
        position = token.end()
        if upper or word not in ("các", "và", "-", "–"):
            end = position
    return end


def names_body(text: str, start: int) -> bool:
    """Whether the name of a body can begin at ``start``: a first word of issuers, any capital, "tỉnh", "thành ủy"."""
    return bool(HEADS.match(text, start)) or text[start].isupper() or bool(_SMALL_HEAD.match(text, start))


_REGISTERS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (expression(pattern), symbol)
    for pattern, symbol in (
        (
            r"(?:Bộ Chính trị|Ban Bí thư|(?:Ban [Cc]hấp hành|BCH) (?:Trung ương|TW|TƯ|T\.Ư)|Trung ương|T\.?Ư|TW)(?!\w)",
            "TW",
        ),
        (r"(?:Ban Thường vụ |BTV |Thường trực |Bí thư )?(?:[Tt]hành|[Tt]ỉnh) ủy", "TU"),
        (r"(?:Ban [Cc]hấp hành|BCH) (?:Đảng bộ )?(?:tỉnh|thành phố|TP|Thành phố|Tỉnh)", "TU"),
        (r"(?:Ban Thường vụ |BTV )?[Hh]uyện ủy", "HU"),
        (r"(?:Ban Thường vụ |BTV )?[Qq]uận ủy", "QU"),
        (r"(?:Ban Thường vụ |BTV )?[Tt]hị ủy", "ThU"),
        (r"Đảng ủy", "ĐU"),
        (r"Thủ tướng|TTg", "TTg"),
        (r"Chính phủ|CP(?!\w)", "CP"),
        (r"Ủy ban [Tt]hường vụ Quốc hội|UBTVQH", "UBTVQH"),
        (r"Quốc hội|QH(?!\w)", "QH"),
        (r"Chủ tịch nước", "CTN"),
        (r"(?:Chủ tịch )?(?:UBND|Ủy ban nhân dân|UB(?!\w))", "UBND"),
        (r"(?:Thường trực )?(?:HĐND|Hội đồng nhân dân)", "HĐND"),
    )
)


def stated_register(issuer: str) -> str:
    """The symbol of the register in which an issuer, as printed or in full, numbers its documents; "" if not known."""
    for pattern, symbol in _REGISTERS:
        if pattern.match(issuer):
            return symbol
    return _ministries().get(issuer.casefold(), "")


@cache
def _ministries() -> dict[str, str]:
    return {s.issuer.casefold(): s.symbol for s in symbols().values() if s.issuer and "{" not in s.issuer}


_FROM_THE_TOP = frozenset({"TW", "CP", "TTg", "QH", "UBTVQH"})
_BELOW = frozenset({"HU", "QU", "ThU", "ĐU", "UBND", "HĐND"})
_LOCAL = expression(
    r"(?:Sở|Công an|Đảng bộ|Chi bộ|Phòng|Ban Tổ chức|Ban Tuyên giáo|Ban Dân vận|Hội (?!đồng)|Liên đoàn|Mặt trận|MTTQ"
    r"|Trường|Cục|Chi cục|Tổng công ty|Công ty|Tập đoàn|Bộ (?!Chính trị|trưởng))"
)


def of_another_register(symbol: str, issuer: str) -> bool:
    """Whether who is printed after "của" stands below whom a number's letters name, and so has not issued it.

    "kết quả thực hiện Chỉ thị số 12-CT/TW của Huyện ủy …": the committee carries it out. Letters that name one beside
    the other (TW and TU, CP and TTg) are a slip, and the word counts.
    """
    stated = stated_register(issuer)
    if symbol in ("TW", "TU"):
        return stated in _BELOW or _LOCAL.match(issuer) is not None
    if symbol in ("UBND", "HĐND"):
        # "Nghị quyết số 12/NQ-HĐND của UBND huyện …": the council's, whatever is printed.
        return stated not in ("", symbol) or issuer.startswith("Sở ")
    if symbol in ("QH", "UBTVQH") and stated in ("CP", "TTg"):
        return True
    below = stated in _BELOW or stated == "TU" or issuer.startswith(("Sở ", "Bộ "))
    return symbol in _FROM_THE_TOP and stated != "TW" and below
