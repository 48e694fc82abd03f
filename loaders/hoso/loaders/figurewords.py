"""The words around a figure: what leads to it in its clause, how what was measured goes on, and of which period it is.

All positions are of the tagged text of one sentence. "Huyện đã kết nạp 120 đảng viên, quần chúng" counts what was
admitted and not what there is, and goes on after its comma; "quý I" and "nhiệm kỳ 2030-2035" are no day.
"""

from __future__ import annotations

import re

from hoso.loaders.expression import expression
from hoso.loaders.record import record
from hoso.loaders.tagged import BODY, DATE, DELEGATION, DOCUMENT, PERSON, TITLE

MOST_WORDS = 14
"""A clause of more words before its figure is too long to be repeated in what was measured."""

FARTHEST = 160
"""So many characters before a figure its clause is looked for; what goes on after it is no longer than this."""

_TAGS = f"{PERSON}{BODY}{DELEGATION}{DOCUMENT}{DATE}{TITLE}"
_CLAUSE = expression(rf"[^,;:.…()\[\]“”\"–!?{_TAGS}]*\Z")
# What stands before these words in a clause says who did it, or who told it.
_AFTER = expression(
    r".*(?<!\w)(?:đã|đang|vừa|mới|cho thấy|cho biết|cho hay|xác nhận|thì|khi"
    r"|rằng|nay|nhưng|trong khi|tổng cộng|trong số|tính cả|kể cả)(?= |\Z)"
)
_FILLER = expression(
    r"(?: |[-+*]|(?:[Tt]rong đó|[Tt]heo đó|[Rr]iêng|[Nn]goài ra|[Cc]ụ thể|[Nn]hư vậy|[Kk]ết quả|[Dd]ù|[Nn]hưng"
    r"|[Mm]ặc dù|tương ứng|tương đương|tức|đồng nghĩa"
    r"|[Cc]ũng|[Cc]òn|[Vv]ẫn"
    r"|[Đđ]ều|[Cc]hỉ(?! đạo| định| thị| rõ| huy)|[Ll]ại|và|mà|thì|[Vv]ới|là|[Cc]ó|gồm|bao gồm|tất cả"
    r"|[Hh]iện(?! đại| hành)|cả(?! nước)|thêm|ước(?! tính)|đạt"
    r"|đạt được|[Tt]ổng cộng|theo(?! dõi)|[Tt]rước|[Tt]rên|[Tt]ại|[Ởở]|[Tt]rong|do|số|khi|lúc|đó|nhất(?! trí)|tới|đến"
    r"|trung bình|bình quân)(?= |\Z))*"
)
_ENDING = expression(
    r"(?:(?<!\w)(?:được|bị|tất cả|là|đạt|đạt được|gồm|bao gồm|thêm|ước|cả|tổng cộng|tới|với|khoảng|gần"
    r"|hơn|trên|chỉ|lên|lên tới|lên đến|đến|xuống)(?: |\Z))*\Z"
)
_PART_BEFORE = expression(r"(?<!\w)trong đó, \Z", re.IGNORECASE)
_PART = expression(r"\W*(?:trong đó|trong số đó|trong số này)(?!\w)", re.IGNORECASE)

# Another figure, or the end of a list of names: the rest of the clause stands before.
_LISTED = expression(r"[0-9]|(?<!\w)một (?:quốc gia|địa phương|trong|nước)| (?:này|đó|ấy)(?!\w)|(?<!\w)và (?=[A-ZĐ])")
_LIST_END = expression(
    r"(?:quận|huyện|xã|phường|thị trấn|thị xã|thành phố|ban|bộ|\w+ và)\s*\Z"
    r"|(?:ngành|địa phương|đơn vị|tổ chức|cá nhân|doanh nghiệp|dài hạn|hội viên|chiến sĩ|nhân dân|người dân"
    r"|đoàn thể)(?!\w)"
)
# "đi qua TP. Nghi Lộc", "Tổng số cán bộ, giáo viên … là 12": the clause begins before.
_HALF_BEFORE = expression(
    r"(?<!\w)(?:TP|Tp|TX|Q|H|P)\.\Z|(?<!\w)(?:[Tt]ổng số|[Ss]ố|[Tt](?:ỷ|ỉ) lệ) [^,;:.0-9]{2,80},\Z"
)
_NAME_BEFORE = expression(r"[A-ZĐ]\w*,\Z")
_HALF = expression(rf"[{_TAGS}] (?:giữa|của) ")

# What follows a comma and goes on with what was counted: "nhân viên phòng, chống dịch", "cán bộ, chiến sĩ".
_MORE = expression(
    r", (?!(?:trong|đạt|chiếm|tăng|giảm|bằng|với|còn|số|qua|góp|nhất là|đặc biệt|theo|do|nhưng|song|tuy"
    r"|đồng thời|gồm|bao gồm|như|cao|thấp|tương|trị giá|xếp|vượt|thu về|giúp|nhằm|để|nên|vì|khi|khiến|gây|từ|tạo"
    r"|là|thì|mà|ông|bà|đồng chí|hầu|chủ yếu|phần|trung bình|bình quân|lớn|nhiều|ít|hơn|riêng|cụ thể|ước|tức|hay"
    r"|sau|trước|đến|hiện|so|cũng|đã|đang|sẽ|cần|phải|tổng|vẫn|được|bị|không|chưa|nếu|dù|kể|ngoài|cùng|bên cạnh"
    r"|tại|trên|ở|có|vậy|cả|thuộc)(?!\w))"
    r"(?!chúng tôi|chúng ta|việc|người ta)"
    # What has its own verb late is a clause of its own.
    r"(?!(?:[^\s,;]+ ){3,}(?:đã|đang|là|được|có|phải|sẽ) )"
    rf"[^,;:.…()\[\]“”\"–!?0-9{_TAGS}]{{2,70}}(?=[,;:.…()\[\]“”\"!?]|\Z)"
)

_GLOSS = expression(
    rf" ?\([A-ZĐ&-]{{2,8}}\) (?=[^\W\d_A-Z])[^,;:.…()\[\]“”\"–!?0-9{_TAGS}]{{2,90}}(?=[,;:.…()\[\]“”\"!?]|\Z)"
)
_VERB = expression(
    r"(?<!\w)(?:đã|đang|được|bị|có|là|chưa|không|tham gia|tham dự|hoạt động|đăng ký|dự thi|làm"
    r"|thực hiện|hoàn thành|vi phạm)(?!\w)"
)
_LATE = expression(
    r", (?!(?:trong đó|còn|nhưng|song|tuy|số|theo|do|ông|bà|chúng|việc)(?!\w))(?:[^\s,;.:]+ ){3,12}(?:đã|đang|được|bị) "
)
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
_PERIOD = expression(_PERIODS, re.IGNORECASE)
_PERIOD_AFTER = expression(rf"(?:(?! và | nhưng )[^,;:.()0-9]){{0,40}}? (?P<period>{_PERIODS})", re.IGNORECASE)
_TILL_NOW = expression(r"(?<!\w)(?:hiện|hiện nay|đến nay|lũy kế|(?:đến|tới) thời điểm này)(?!\w)", re.IGNORECASE)
_COMPARED = expression(r"(?<!\w)(?:so với|hơn|kém|bằng|cùng kỳ|từ)(?: \w+){0,2} \Z", re.IGNORECASE)


@record
class Lead:
    """What stands before a figure in its clause.

    ``start`` to ``end`` are the words that say what was done or who had it ("đã <kết nạp> 12 …", "<cả nước có> 12 …"),
    empty where there are none; ``part`` tells that the figure is a part of the one before ("trong đó có 12 …");
    ``long``, that the words are too many to be told, or themselves only half of what there is.
    """

    start: int
    end: int
    part: bool
    long: bool


def lead(text: str, at: int) -> Lead:
    """The words that lead to the figure that begins at ``at``."""
    clause = _CLAUSE.search(text, max(at - FARTHEST, 0), at)
    start = clause.start() if clause is not None else at
    part = _PART.match(text, start, at) is not None or _PART_BEFORE.search(text, max(start - 12, 0), start) is not None
    begin = start
    for opening in (_AFTER, _FILLER, _PERIOD, _FILLER):
        found = opening.match(text, start, at)
        start = found.end() if found is not None else start
    ending = _ENDING.search(text, start, at)
    end = max(ending.start() if ending is not None else at, start)
    long = (
        text.count(" ", start, end) >= MOST_WORDS
        or at - start >= FARTHEST
        or _LISTED.search(text, start, end) is not None
        or _HALF.match(text, max(begin - 1, 0), end) is not None
        or text[max(begin - 2, 0) : begin] == " –"
        or text.startswith("và", max(end - 3, start))
        or _HALF_BEFORE.search(text, max(begin - 100, 0), begin) is not None
        or (text[begin - 1 : begin] == "," and _LIST_END.match(text, start, end) is not None)
        or (text[start : start + 1].isupper() and _NAME_BEFORE.search(text, max(begin - 20, 0), begin) is not None)
    )
    return Lead(start, end, part, long)


def is_cut(text: str, end: int, core: str) -> bool:
    """Whether words that end at a comma have their verb later: "12 hộ thuê đất, mượn đất của xã đã xong"."""
    return _VERB.search(core) is None and _LATE.match(text, end) is not None


def goes_on(text: str, end: int) -> int:
    """Where what was counted ends, if its words go on after the comma or the abbreviation at ``end``."""
    begin = end
    if (gloss := _GLOSS.match(text, end)) is not None:
        end = gloss.end()
    while (more := _MORE.match(text, end)) is not None and more.end() - begin <= FARTHEST:
        end = more.end()
    return end


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
    for found in _PERIOD.finditer(text, 0, at):
        last = found
    if last is None or _TILL_NOW.search(text, last.end(), at) or _COMPARED.search(text, 0, last.start()):
        return None
    return last.span()
