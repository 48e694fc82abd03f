"""Whom an article calls only "đại biểu" and gives a province: a deputy of the National Assembly.

"đại biểu Trần Văn Thử (Nghệ An)", "ĐB Lê Thị Mẫu (Đoàn TP.HCM)": so the press reports the Assembly's sittings. The
deputies of a province's own council are told apart by their districts, and their article speaks of the council.
"""

from __future__ import annotations

import re
from functools import cache

from hoso.loaders import places
from hoso.loaders.lexicon import Row, load

_SEAT = re.compile(
    r" \((?P<sent>(?:ĐBQH|[Đđ]oàn ĐBQH|[Đđ]oàn đại biểu Quốc hội|[Đđ]oàn ĐB|[Đđ]oàn|ĐB|đại biểu) )?"
    r"(?P<level>(?:tỉnh|TP|tp|Tp|[Tt]hành phố)\b[. ]*)?(?P<place>[^()\n]{3,22})\)"
)


@cache
def deputy() -> Row:
    """The role of a deputy of the National Assembly."""
    return next(row for row in load("roles") if row["role"] == "Đại biểu Quốc hội")


def seat_end(text: str, end: int, delegate: bool) -> int:
    """Where the bracket closes that gives the deputy whose name ends at ``end`` a province, or -1.

    Only in a text that speaks of the National Assembly, and more often than of people's councils. Who is not called a
    ``delegate`` is one where the bracket says so: "Bà Lê Thị Mẫu (Đoàn Nghệ An)".
    """
    match = _SEAT.match(text, end)
    if match is None or not (delegate or match["sent"]):
        return -1
    province = places.province(match["place"])
    city = (match["level"] or "").lower().startswith(("tp", "thành"))
    if province is None or (city and province.kind != "thành phố"):
        return -1
    assembly = text.count("Quốc hội") + text.count("QH")
    councils = text.count("HĐND") + text.count("Hội đồng nhân dân")
    return match.end() if assembly > councils else -1
