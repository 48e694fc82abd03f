"""The words around a figure: what leads to it in its clause, and how what was measured goes on.

All positions are of the tagged text of one sentence. "Huyện đã kết nạp 120 đảng viên, quần chúng" counts what was
admitted and not what there is, and goes on after its comma.
"""

from __future__ import annotations

import re

from hoso.loaders.expression import expression
from hoso.loaders.figures.periods import PERIOD
from hoso.loaders.figures.words import listed
from hoso.loaders.record import record
from hoso.loaders.tagged import BODY, DATE, DELEGATION, DOCUMENT, PERSON, TITLE

MOST_WORDS = 14
"""A clause of more words before its figure is too long to be repeated in what was measured."""

FARTHEST = 160
"""So many characters before a figure its clause is looked for; what goes on after it is no longer than this."""

_TAGS = f"{PERSON}{BODY}{DELEGATION}{DOCUMENT}{DATE}{TITLE}"
_CLAUSE = expression(rf"[^,;:.…()\[\]“”\"–!?{_TAGS}]*\Z")
# What stands before these words in a clause says who did it, or who told it.
_AFTER = expression(lambda: rf".*(?<!\w)(?:{listed('LEAD_AFTER')})(?= |\Z)")
_FILLER = expression(lambda: rf"(?: |[-+*]|(?:{listed('LEAD_FILLER')})(?= |\Z))*")
_ENDING = expression(lambda: rf"(?:(?<!\w)(?:{listed('LEAD_ENDING')})(?: |\Z))*\Z")
_PART_BEFORE = expression(r"(?<!\w)trong đó, \Z", re.IGNORECASE)
_PART = expression(r"\W*(?:trong đó|trong số đó|trong số này)(?!\w)", re.IGNORECASE)

# Another figure, or the end of a list of names: the rest of the clause stands before.
_LISTED = expression(r"[0-9]|(?<!\w)một (?:quốc gia|địa phương|trong|nước)| (?:này|đó|ấy)(?!\w)|(?<!\w)và (?=[A-ZĐ])")
_LIST_END = expression(lambda: rf"(?:{listed('NAMES_END')}|\w+ và)\s*\Z|(?:{listed('KINDS_END')})(?!\w)")
# "đi qua TP. Nghi Lộc", "Tổng số cán bộ, giáo viên … là 12": the clause begins before.
_HALF_BEFORE = expression(
    r"(?<!\w)(?:TP|Tp|TX|Q|H|P)\.\Z|(?<!\w)(?:[Tt]ổng số|[Ss]ố|[Tt](?:ỷ|ỉ) lệ) [^,;:.0-9]{2,80},\Z"
)
# "ở thôn Trung, xã Thử Mẫu gồm 17 hộ": a name goes on after its comma.
_NAME = expression(r"(?:(?:xã|phường|thị trấn|quận|huyện|thị xã|tỉnh|thành phố) )?[A-ZĐ]")
_NAME_BEFORE = expression(r"[A-ZĐ]\w*,\Z")
_HALF = expression(rf"[{_TAGS}] (?:giữa|của) ")

# What follows a comma and goes on with what was counted: "nhân viên phòng, chống dịch", "cán bộ, chiến sĩ".
_MORE = expression(
    lambda: (
        rf", (?!(?:{listed('GOES_ON_NOT')})(?!\w))(?!chúng tôi|chúng ta|việc|người ta)"
        # "120 hội viên, Nghi Lộc đông nhất với 40 hội viên"
        r"(?![A-ZĐ][^,;:.()]{0,70} với (?:\w+ )?[0-9])"
        # What has its own verb late is a clause of its own.
        r"(?!(?:[^\s,;]+ ){3,}(?:đã|đang|là|được|có|phải|sẽ) )"
        rf"[^,;:.…()\[\]“”\"–!?0-9{_TAGS}]{{2,70}}(?=[,;:.…()\[\]“”\"!?]|\Z| với (?:\w+ )?[0-9])"
    )
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
    for opening in (_AFTER, _FILLER, PERIOD, _FILLER):
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
        or text.startswith(("cùng ", "sự ", "với sự "), start, end)
        or text.startswith("và", max(end - 3, start))
        or _HALF_BEFORE.search(text, max(begin - 100, 0), begin) is not None
        or (text[begin - 1 : begin] == "," and _LIST_END.match(text, start, end) is not None)
        or (
            _NAME.match(text, start, end) is not None
            and _NAME_BEFORE.search(text, max(begin - 20, 0), begin) is not None
        )
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
