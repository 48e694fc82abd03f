"""Of which period a figure is: "6 tháng đầu năm 2031", "nhiệm kỳ 2030-2035", "trong 5 năm qua" are no day.

All positions are of the tagged text of one sentence.
"""

from __future__ import annotations

import re

from hoso.loaders.expression import expression
from hoso.loaders.tagged import DATE

_NUMBER = r"(?:[0-9]{1,2}|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)"
_PERIODS = (
    rf"(?<!\w)(?:(?:trong |qua )?{_NUMBER} tháng (?:đầu|cuối|qua|{DATE})(?: (?:của )?(?:năm(?: nay)?|nhiệm kỳ)(?!\w)"
    rf"|(?: của)? {DATE})?"
    rf"|quý (?:IV|I{{1,3}}|[1-4])(?: năm nay|(?:,| của)? {DATE}|/20[0-9]{{2}})?(?!\w)"
    rf"|nửa (?:đầu|cuối) (?:năm|nhiệm kỳ)(?: nay| {DATE})?(?!\w)"
    rf"|(?:giai đoạn|nhiệm kỳ|khóa|niên khóa|năm học|vụ) (?:20[0-9]{{2}}|{DATE}) ?[-–] ?(?:20[0-9]{{2}}|{DATE})"
    rf"|nhiệm kỳ (?:vừa )?qua"
    rf"|(?:trong|qua|sau) (?:hơn |gần )?{_NUMBER} (?:năm|tháng|tuần|ngày)(?! nay| đầu| cuối)(?: qua| gần đây"
    rf"| trở lại đây| thực hiện| triển khai)?(?!\w)"
    rf"|{_NUMBER} (?:năm|tháng) trước(?: đây)?(?!\w)"
    rf"|(?<=, )(?:năm ngoái|năm trước)(?!\w)|\A(?:năm ngoái|năm trước|trước đây)(?!\w)"
    rf"|(?<= ){_NUMBER} năm (?:qua|gần đây|trở lại đây)"
    rf"|từ (?:đầu (?:năm|nhiệm kỳ)(?: {DATE})?|(?:cuối |đầu )?(?:năm |tháng |ngày )?{DATE})(?: cho)?"
    rf"(?: (?:đến|tới) nay| (?:đến|tới)(?: hết)?(?: năm| tháng| ngày)? {DATE})?)"
)
PERIOD = expression(_PERIODS, re.IGNORECASE)
_PERIOD_AFTER = expression(rf"(?:(?! và | nhưng )[^,;:.()0-9]){{0,40}}? (?P<period>{_PERIODS})", re.IGNORECASE)
_TILL_NOW = expression(r"(?<!\w)(?:hiện|hiện nay|đến nay|lũy kế|(?:đến|tới) thời điểm này)(?!\w)", re.IGNORECASE)
_COMPARED = expression(r"(?<!\w)(?:so với|hơn|kém|bằng|cùng kỳ|từ)(?: \w+){0,2} \Z", re.IGNORECASE)


def period_after(text: str, end: int) -> tuple[int, int] | None:
    """The span of the period that stands in the clause after the figure that ends at ``end``."""
    found = _PERIOD_AFTER.match(text, end)
    return found.span("period") if found is not None else None


def period(text: str, at: int, end: int) -> tuple[int, int] | None:
    """The span of the period of the figure from ``at`` to ``end``: the one after it in its clause, else the last one.

    None where none is named, or where it is the period of what the figure is compared with.
    """
    after = period_after(text, end)
    if after is not None:
        return after
    last = None
    for found in PERIOD.finditer(text, 0, at):
        last = found
    if last is None or _TILL_NOW.search(text, last.end(), at) or _COMPARED.search(text, 0, last.start()):
        return None
    return last.span()
