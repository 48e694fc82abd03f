"""Whether what was read around a number is a figure, whether its words are whole, and whether they say enough.

A wrong figure is worse than a missing one: what may be a rule, a plan, an address or half of a clause is none.
"""

from __future__ import annotations

import re
from decimal import Decimal

from hoso.loaders.expression import expression
from hoso.loaders.figures.figure import NEAR, Told, units
from hoso.loaders.figures.lead import is_cut
from hoso.loaders.figures.periods import period_after
from hoso.loaders.figures.told import is_whole
from hoso.loaders.figures.words import any_of, listed
from hoso.loaders.lexicon import Row
from hoso.loaders.patterns import Pattern
from hoso.loaders.tagged import BODY, DATE, DELEGATION, DOCUMENT, PERSON, TITLE

SMALLEST_COUNT = 10
"""A smaller count without a whole that it is part of says little, and is often no measure ("2 cán bộ bị thương")."""

_VAGUE, _VAGUE_MONEY = 4, 6
"""The name of a measure in area or money of at most so many words ("tổng mức đầu tư") does not say of what it is."""

_YEAR = expression(r"(?:19[5-9]|20[0-4])[0-9]")
_MADE = expression(r"(?<!\w)đã (?:thành lập|ban hành|xây dựng|tổ chức|mở)(?: được)? \Z")
_CAPITAL = expression(rf"(?:[A-ZĐ]\w*|{BODY}) \Z")
# "tăng 1% thì …" is a rule, "120 cán bộ … sẽ được …" is still to come.
_THEN = expression(r"[^,;:.…()\[\]“”\"–!?]{0,40}? (?:thì|sẽ)(?!\w)")
# "tăng từ gần 41% lên 45%": what there was before.
_FROM = expression(r"(?<!\w)từ (?:gần|hơn|trên|dưới|khoảng|mức) \Z")
_SPOKEN_OF = expression(lambda: rf"(?<!\w)(?:{listed('SPOKEN_OF')}) \Z", re.IGNORECASE)

# "kiểm tra khi có dấu hiệu vi phạm đối với 15 đảng viên", "tặng Bằng khen cho 12 tập thể": what it was done to counts.
_DONE_TO = expression(
    r"(?<!\w)(?:(?:kiểm tra|giám sát|kỷ luật|xem xét|xử lý|biểu dương|khen thưởng)[^,;:.0-9]{0,50} đối với"
    r"|(?:trao|tặng|truy tặng)[^,;:.0-9]{0,50} cho) \Z"
)

_STOPS = expression(r" ?[(“]|[,;.!?…)]|\Z")
_LOOSE = expression(lambda: rf"(?: (?:{listed('LOOSE')}))+\Z")
_UNTIL = expression(r" (?:hồi|kể từ|từ khi|tính từ|so với)(?!\w)")

_HALF = expression(
    r" sẽ | dự kiến | mục tiêu | khiến | và (?:đã|sẽ|còn) | (?:cho rằng|cho là|cho biết|cho thấy|lớn|cao|thấp|nhỏ"
    r"|nhất|giữ|trung|TP)\Z"
)
# What an earlier sentence has named: "dự án này", "3 xã còn lại".
_POINTS = expression(r" (?:này|ấy)(?!\w)| (?:này|đó|kia|ấy|trên|còn lại|khác|nói trên|nêu trên)\Z")
_POINTED = expression(r"\w+(?: \w+){0,2} (?:này|đó|ấy|kể trên|nói trên|còn lại)(?!\w)")
# "kim ngạch thương mại hai chiều": between which two, another sentence says.
_OF_TWO = expression(r" (?:hai chiều|hai nước|hai bên|song phương)(?!\w)")
_EITHER = expression(r"(?:nam|nữ)(?: có| là)?", re.IGNORECASE)
_TAKES_PART = expression(r"\w+(?: \w+)? tham gia\Z")
_PLAYED = expression(
    r"đơn (?:chất|hàng|giá|nguyên)(?!\w)|ca (?:khúc|sĩ|kịch)(?!\w)"
    r"|lượt (?:xem|thích|share|chia sẻ|theo dõi|trận|tải|truy cập|nghe)(?!\w)"
)
_RUNS_ON = expression(lambda: rf"[a-zà-ỹ] (?:{listed('RUNS_ON')})(?!\w)")
_BROKEN = expression(r" (?:đạt(?! chuẩn| danh hiệu)|là|chiếm|lên|xuống|nhưng|mà|thì|giảm|tăng) ")
_FOLLOWED = expression(r" (?:đạt(?! chuẩn| danh hiệu)|có|được|bị|trúng|tăng|giảm|chiếm|là)(?!\w)")
_NAMED = expression(f" ?[“{PERSON}{DELEGATION}{DOCUMENT}{TITLE}]")
_LISTED = expression(f"(?:,| và) [{BODY}{DELEGATION}{DOCUMENT}]")
_LIMIT = expression(r" (?:trước|sau|từ)(?: khi| ngày| tháng| năm)?\s*\Z")
_BRACKET = expression(r" ?\([^()]{1,60}\)")

_ATTRIBUTE = expression(
    r"(?:(?:tổng )?dân số|quân số|tổng số|biên chế|lao động|nhân sự|cảnh cáo|khiển trách)", re.IGNORECASE
)
# "xử lý 120 trường hợp": of what is not told.
_DEED = expression(r"[a-zà-ỹ]+(?: [a-zà-ỹ]+){0,3}")
_PROPER = expression(r"\w [A-ZĐ]")
_WORK = expression(r"(?:khối lượng|phần việc|tiến độ|công việc|hạng mục|công trình)(?!\w)")
_PLAIN = expression(lambda: f"(?:{listed('PLAIN')})", re.IGNORECASE)
# Of which land or body a figure of the economy is.
_PLACED = expression(
    rf"[A-ZĐ]\w* [A-ZĐ]|{BODY}|(?<!\w)(?:của|trên địa bàn|cả nước|toàn|tỉnh|huyện|thành phố|xã|quận|nước)(?!\w)"
)
_REACHING = expression(r"(?:đạt|với|có|tổng) \Z")
_MONEY = expression(r"(?:tổng|vốn|kinh phí|mức|số|giá trị|doanh thu|lợi nhuận|trị giá)(?!\w)", re.IGNORECASE)
_ITS = expression(
    r" (?:của|toàn|cho|xây dựng|thực hiện)(?: toàn)? (?:dự án|công trình|đề án|tiểu dự án|gói thầu)\Z", re.IGNORECASE
)


def is_figure(text: str, pattern: Pattern, match: re.Match[str], row: Row, out_of: str, *, beside: bool) -> bool:
    """Whether a number with its unit (``row``) is one that was reached.

    ``out_of`` is what it is measured against; ``beside`` says that it is what the count right before has
    (``told.is_beside``).
    """
    if pattern.reads == "ratio" and not (out_of and Decimal(out_of) > 1):
        return False
    number = match.start("number")
    if _THEN.match(text, match.end()) or _FROM.search(text, max(number - NEAR, 0), number):
        return False
    if row["kind"] == "count" and (_YEAR.fullmatch(match["number"]) or _counts_no_bodies(text, match, row)):
        return False
    if pattern.reads != "count" or beside or _DONE_TO.search(text, max(match.start() - 2 * NEAR, 0), match.start()):
        return True
    received = row["unit"].startswith("lượt") and text.endswith("tiếp ", 0, match.start())
    return received or not _SPOKEN_OF.search(text, max(match.start() - NEAR, 0), match.start())


def _counts_no_bodies(text: str, match: re.Match[str], row: Row) -> bool:
    """Whether the word of a body after a number is none: "45 triệu đơn vị", "68 phường Tân Thử", "UBND 10 phường"."""
    if not any_of("BODIES_COUNTED").fullmatch(row["unit"]):
        return False
    groups = match.groupdict()
    tail = (groups.get("tail") or "").strip()
    before = _CAPITAL.search(text, max(match.start() - 8, 0), match.start())
    return bool(groups.get("scale") or tail[:1].isupper() or before)


def is_few(text: str, start: int, number: Decimal) -> bool:
    """Whether a count is too small to say anything; not of what a body has made ("đã thành lập 7 tổ công nghệ")."""
    return number < SMALLEST_COUNT and not (number > 1 and _MADE.search(text, max(start - NEAR, 0), start))


def core_of(text: str, told: Told, *, counted: bool) -> str:
    """What was measured without small words that belong to what comes next; empty where that is not clear."""
    # "đưa ong về, …": what a stop follows is whole.
    core = told.core if _STOPS.match(text, told.end) and counted else _LOOSE.sub("", told.core)
    follows = text[told.end : told.end + 1]
    if counted and follows == DATE and _UNTIL.search(core):
        return ""
    if counted and follows in (DATE, PERSON):
        # "12 người và chuyến bay ngày 9/5 có 30 người"
        core = core.partition(" và ")[0]
    return core


def is_half(text: str, pattern: Pattern, told: Told, core: str, *, counted: bool) -> bool:
    """Whether the words of a figure are only half of what was measured, or point to another sentence."""
    return bool(
        _HALF.search(core)
        or _POINTS.search(core)
        or _RUNS_ON.search(core)
        or (_OF_TWO.search(core) and not _PROPER.search(core))
        or (pattern.reads == "measure" and _POINTS.search(told.core))
        or (counted and (_EITHER.fullmatch(told.led) or (not told.led and _TAKES_PART.match(core))))
        or (counted and (_POINTED.match(core) or _PLAYED.match(core)))
        or _BROKEN.search(core if counted else f"{core} ")
        or _goes_on(text, pattern, told, core)
    )


def _goes_on(text: str, pattern: Pattern, told: Told, core: str) -> bool:
    """Whether what was measured goes on after its words.

    "8.900 thí sinh đạt 15,5 điểm", "100% bệnh viện, trung tâm y tế chưa xong", "thí sinh dự thi cả 3 môn".
    """
    if pattern.reads not in ("count", "ratio", "share"):
        return False
    if _FOLLOWED.match(text, told.end) or _NAMED.match(text, told.end) or _LISTED.match(text, told.end):
        return True
    if core != told.core and _LIMIT.search(told.core) and text.startswith(DATE, told.end):
        return True
    if (bracket := _BRACKET.match(text, told.end)) is not None and not is_whole(text, bracket.end()):
        return True
    if re.match(r" ?[0-9]", text[told.end : told.end + 2]) and period_after(text, told.end) is None:
        return True
    if is_cut(text, told.end, told.core):
        return True
    if pattern.reads != "share" or told.led:
        return False
    words = told.core.count(" ") + 1
    return words < 2 or (words <= 3 and text.startswith(",", told.end))


def is_bare(text: str, pattern: Pattern, match: re.Match[str], row: Row, told: Told, core: str) -> bool:
    """Whether the words name the kind of what was measured only, so that they say nothing without its subject."""
    if row["kind"] == "count":
        printed = (match.groupdict().get("unit") or match.groupdict()["counted"]).lower()
        kinds = all(part in units() for part in core.lower().split(", "))  # "xã, phường, thị trấn"
        alone = (core.lower() == printed or (kinds and not told.led)) and not told.within
        if alone and (
            _ATTRIBUTE.fullmatch(told.led) or (any_of("CASES").fullmatch(printed) and _DEED.fullmatch(told.led))
        ):
            return True
        return alone and told.led.count(" ") == 0 and (row["alone"] == "no" if told.change else not told.led)
    if pattern.reads == "measure":
        return not (told.within or _PROPER.search(told.led)) and _vague(text, match, core, row)
    return pattern.reads == "share" and _WORK.fullmatch(core) is not None


def _vague(text: str, match: re.Match[str], core: str, row: Row) -> bool:
    """Whether the name of a measure says nothing without its subject: "tổng mức đầu tư", "… đạt kim ngạch"."""
    if _PLAIN.match(core):
        told = _PLACED.search(core) or _PLACED.search(text, 0, match.start())
        return told is None or _REACHING.search(text, max(match.start() - NEAR, 0), match.start()) is not None
    if core.lower() == match["head"].strip().lower():
        return True
    words = core.count(" ") + 1
    if row["kind"] == "share":
        return words < _VAGUE
    return words <= _VAGUE or _ITS.search(core) is not None or (words <= _VAGUE_MONEY and bool(_MONEY.match(core)))
