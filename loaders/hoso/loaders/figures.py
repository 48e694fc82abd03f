"""Sentences to figures: the value, its unit, and what was measured, in the words of the text without the number.

Read are figures of what was reached: no plan, no date, no document's number, no price of a private bargain.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from decimal import Decimal
from functools import cache

from hoso.loaders.anchors import variants
from hoso.loaders.expression import expression
from hoso.loaders.figurewords import goes_on, is_cut, lead, period_after
from hoso.loaders.lexicon import Row, load
from hoso.loaders.patterns import Pattern
from hoso.loaders.record import record
from hoso.loaders.tagged import BODY, DATE, DELEGATION, DOCUMENT, PERSON, TITLE, TaggedSentence
from hoso.loaders.understanding import Understanding

SMALLEST_COUNT = 10
"""A smaller count without a whole that it is part of says little, and is often no measure ("2 cán bộ bị thương")."""

_NEAR = 40
"""So many characters before a figure are looked at for the words that lead to it."""

MOST_FIGURES = 60
"""No more figures of one sentence are read: it is a table that lost its lines, and the time stays linear."""

_VAGUE, _VAGUE_MONEY = 4, 6
"""The name of a measure in area or money of at most so many words ("tổng mức đầu tư") does not say of what it is."""

_TELLING = 4
"""Of a part of something that is not told ("trong đó có 12 …"), more words than this are enough to say what."""

_EARLIER = expression(r"(?<!\w)(?:cùng kỳ|năm trước|năm ngoái|trước đó)(?!\w)")
_YEAR = expression(r"(?:19[5-9]|20[0-4])[0-9]")
_JOINED = (", ", " và ", ", và ", "; ")

_SCALES = {"nghìn": 1000, "ngàn": 1000, "vạn": 10000, "triệu": 1000000}
# What is still to come or is asked for has not been measured.
_NOT_YET = expression(
    r"(?<!\w)(?:phấn đấu|mục tiêu|chỉ tiêu(?! chủ yếu)|dự kiến|sẽ|cần|phải|yêu cầu|đề nghị|đề xuất|kiến nghị|nếu|giả sử"
    r"|quy định|không quá|tối thiểu|tối đa|định mức|quy mô|hướng tới|kế hoạch (?:đến|năm|giai đoạn)|đề ra|trở lên"
    r"|mong|xin|nhằm|để|quy hoạch|muốn|có thể|không được|chưa|không|từng|mỗi|hàng|hằng|giá|phạt|nhu cầu|chuẩn bị|ví dụ"
    r"|đến năm|(?:đến|tới) 20[0-9][0-9]|dự trù|cam kết|hứa|công suất|thiết kế"
    r"|gợi ý|kỳ vọng|hy vọng|kịch bản|cho phép|cứ|sắp|dự định|dự thảo|thúc đẩy|giải pháp|thuế suất|lãi suất"
    r"|thường(?! vụ| trực| xuyên| niên| kỳ)|(?<!chúng )tôi"
    r"|sức chứa|tuyển(?: sinh)?(?! được| dụng))(?!\w)",
    re.IGNORECASE,
)
_CRIME = expression(
    r"(?<!\w)(?:đối tượng|bị can|bị cáo|nghi phạm|nạn nhân|hung thủ|tử vong|thi thể|tạm giữ|tạm giam|khởi tố|bắt giữ"
    r"|chiếm đoạt|tai nạn|bị thương|thiệt mạng|ma túy|lừa đảo|buôn lậu|trộm|cướp|cháy|sạt lở|ngộ độc|mất tích"
    r"|cáo trạng|vụ lợi|tham ô|xét xử|kết tội|gia đình (?:tôi|ông|bà|anh|chị|em)|chết|(?:bị|đã|bắt) giữ"
    r"|giữ(?= [0-9]))(?!\w)",
    re.IGNORECASE,
)
_CHANGED = expression(r"(?<!\w)(?:tăng|giảm|vượt)(?: \w+){0,2} ?\Z")
_MADE = expression(r"(?<!\w)đã (?:thành lập|ban hành|xây dựng|tổ chức|mở)(?: được)? \Z")
_FOLLOWED = expression(r" (?:đạt|có|được|bị|trúng|tăng|giảm|chiếm|là)(?!\w)")
_NAMED = expression(f" ?[“{PERSON}{DELEGATION}{DOCUMENT}{TITLE}]")
_LIMIT = expression(r" (?:trước|sau|từ)(?: khi| ngày| tháng| năm)?\s*\Z")
_BRACKET = expression(r" ?\([^()]{1,60}\)")
_WHOLE = expression(
    r"\Z|[.;:!?…]|, (?:trong|với|chiếm|tăng|giảm|đạt|[0-9]|gồm|bao gồm|bằng|tương)| (?:trong đó|và [0-9]|tăng|giảm)"
)
_LISTED = expression(f"(?:,| và) [{BODY}{DELEGATION}{DOCUMENT}]")
# "…, chiếm 12% tổng số …": the share is of what stands before.
_TAKES = expression(
    r"(?<!\w)(?P<verb>chiếm|bằng|tương đương|tương ứng|đạt)(?: với)?(?: (?:tỷ|tỉ) lệ| hơn| gần| trên)? ?\Z"
)
# What is given, paid or owned by share is a rule or a bargain and no measure.
_GRANTED = expression(
    r"(?<!\w)(?:hưởng|hỗ trợ|đóng|nộp|trả|miễn|giảm|thưởng|trích|lãi|chịu|mua|bán|bồi thường|sở hữu|góp|nắm giữ|nắm"
    r"|mới|mức độ|chia|cắt giảm|thanh toán|tài trợ|cổ phần|vốn)(?: \w+){0,2} ?\Z"
)
_LOOSE = expression(
    r"(?: (?:có|của|(?<!nhà )ở|tại|trong|cho|với|là|được|đã|đang|gồm|(?<!trực )thuộc|về|giữa|(?<!thực )hiện|hết"
    r"|trên|bởi|các|mỗi|từng|những|nguyên|hơn|khoảng|gần"
    r"|cũng|còn|bị|khi|ước|(?<!trở )lên|xuống|đến|từ|như|trước|sau|vào|ngày|cả|số|và|đều|luôn|vẫn|ước tính))+\Z"
)
_STOPS = expression(r" ?[(“]|[,;.!?…)]|\Z")
_BROKEN = expression(r" (?:đạt|là|chiếm|lên|xuống|nhưng|mà|thì|giảm|tăng) ")
# A measure that says what it is of without a word more; "tổng kinh phí" does not.
_PLAIN = expression(
    r"(?:thu ngân sách|chi ngân sách|thu nội địa|tổng thu|tổng chi(?!\w)|tổng sản phẩm|grdp|thu nhập bình quân"
    r"|tăng trưởng kinh tế|kim ngạch|dư nợ|tổng dư nợ|tốc độ tăng trưởng)",
    re.IGNORECASE,
)
# Of which land or body a figure of the economy is.
_PLACED = expression(
    rf"[A-ZĐ]\w* [A-ZĐ]|{BODY}|(?<!\w)(?:của|trên địa bàn|cả nước|toàn|tỉnh|huyện|thành phố|xã|quận|nước)(?!\w)"
)
_REACHING = expression(r"(?:đạt|với|có|tổng) \Z")
_WITH = expression(r"(?<!\w)(?:với|có) \Z")
_WITH_SO_MANY = expression(r"(?<!\w)với \Z")
_CAPITAL = expression(rf"(?:[A-ZĐ]\w*|{BODY}) \Z")
# "tăng 1% thì …" is a rule, "120 cán bộ … sẽ được …" is still to come.
_THEN = expression(r"[^,;:.…()\[\]“”\"–!?]{0,40}? (?:thì|sẽ)(?!\w)")
_UNTIL = expression(r" (?:hồi|kể từ|từ khi|tính từ|so với)(?!\w)")
_SUM = expression(r"(?:[Tt]ổng )?(?:số )?(?:tiền|kinh phí|vốn|giá trị|trị giá)(?!\w)")
_ATTRIBUTE = expression(
    r"(?:(?:tổng )?dân số|quân số|tổng số|biên chế|lao động|nhân sự|cảnh cáo|khiển trách)", re.IGNORECASE
)
_NUMBERED = expression(r"(?:số|tổng số|lượng|bậc|cấp|hệ|khối|ngành|biên chế|hợp đồng)(?!\w)", re.IGNORECASE)
_COUNT = expression(r"\A(?:tổng )?số (?:lượng )?", re.IGNORECASE)
_GROWN = expression(r"(?<!\w)(?:tăng|giảm|lên|xuống|giảm còn)\Z")
_WORK = expression(r"(?:khối lượng|phần việc|tiến độ|công việc|hạng mục|công trình)(?!\w)")
_MONEY = expression(r"(?:tổng|vốn|kinh phí|mức|số|giá trị|doanh thu|lợi nhuận|trị giá)(?!\w)", re.IGNORECASE)
_BASIS = expression(rf",? ?(?P<basis>so (?:với|cùng) [^,;:.()0-9{PERSON}{TITLE}]{{1,60}})")
_ITS = expression(
    r" (?:của|toàn|cho|xây dựng|thực hiện)(?: toàn)? (?:dự án|công trình|đề án|tiểu dự án|gói thầu)\Z", re.IGNORECASE
)
# A caption or a heading that runs on: "652 doanh nghiệp nhà nước | Hội nghị trực tuyến …".
_GLUED = expression(
    r"[a-zà-ỹ] (?:Hội nghị|Theo|Tại|Trong|Năm|Ông|Bà|Quang cảnh|Toàn cảnh|Ảnh|Phát biểu|Đây|Các|Những|Một|Đến"
    r"|Hiện|Sau|Để|Khi|Với|Đánh giá|Phát hiện|Thực hiện|Tổng kết|Qua|Nhân dịp|Dự|Được|Tiếp|Trước|Không|Về"
    r"|Cả nước|Thận trọng|Liên quan|Tuy nhiên|Đồng thời)(?!\w)"
)
_PROPER = expression(r"\w [A-ZĐ]")
# What has changed may follow: "tăng 8% về số dự án".
_ON = expression(
    rf" (?:về|ở) (?P<what>[^,;:.…()0-9{PERSON}{BODY}{DELEGATION}{DOCUMENT}{DATE}{TITLE}]{{3,50}}?)"
    r"(?= so (?:với|cùng)| và|[,;.)]|\Z)"
)
# What an earlier sentence has named: "dự án này", "3 xã còn lại".
_POINTS = expression(r" (?:này|ấy)(?!\w)| (?:này|đó|kia|ấy|trên|còn lại|khác|nói trên|nêu trên)\Z")
_POINTED = expression(r"\w+(?: \w+){0,2} (?:này|đó|ấy|kể trên|nói trên|còn lại)(?!\w)")
_PLAYED = expression(
    r"đơn (?:chất|hàng|giá|nguyên)(?!\w)|lượt (?:xem|thích|share|chia sẻ|theo dõi|trận|tải|truy cập|nghe)(?!\w)"
)
# "về 12 dự án": what is spoken of, not how much there is.
_SPOKEN_OF = expression(
    r"(?<!\w)(?:về|đối với|của|tại|ở|trong|bởi|cùng|giữa|thuộc|với|cho|trong số|số lượng|vụ|tiếp|trước|từ"
    r"|sau|trong danh sách) \Z",
    re.IGNORECASE,
)
_HALF = expression(
    r" sẽ | dự kiến | mục tiêu | và (?:đã|sẽ|còn) | (?:cho rằng|cho là|cho biết|cho thấy|lớn|cao|thấp|nhỏ"
    r"|nhất|giữ|trung|TP)\Z"
)
_PLACES = frozenset({"xã", "huyện", "phường", "thôn", "trường", "đơn vị", "cơ quan", "đảng bộ", "chi bộ"})


@record
class Figure:
    """A figure as a pattern read it, in positions of the tagged text."""

    start: int
    at: int
    """Where the number stands."""
    end: int
    value: str
    unit: str
    of: str
    target: str
    comparator: str
    reads: str
    rule: str
    bare: bool
    """Whether the words name the kind of the measure only, so that it says nothing without its subject."""
    led: str = ""
    """The words that lead to it, which a figure beside it shares: "đã trao 12 giấy khen, 30 suất quà"."""
    within: str = ""
    """What it is a part of, or belongs to: " trong số …", " của …"."""
    core: str = ""
    """What was measured, without all that."""


@record
class _Told:
    """What was measured: ``core`` up to ``end``, with what leads to it, what it is compared with and part of."""

    core: str
    end: int
    led: str = ""
    change: str = ""
    basis: str = ""
    within: str = ""


@cache
def _units() -> dict[str, Row]:
    """Every printed form of a unit → its row."""
    return {form.lower(): row for row in load("units") for form in variants(row, "unit")}


def value(printed: str, *, counted: bool = False, scale: int = 1) -> str:
    """A printed number as a plain decimal: "10.027" → "10027", "98,65" → "98.65"; empty where it can be read two ways.

    A stop with three digits after it parts thousands, a comma begins the decimals. Of what is counted one by one
    (``counted``) a comma with three digits parts thousands too: nobody counts thousandths of people.
    """
    if re.fullmatch(r"[0-9]{1,3}(?:[.][0-9]{3})+(?:,[0-9]+)?", printed):
        plain = printed.replace(".", "").replace(",", ".")
    elif counted and scale == 1 and re.fullmatch(r"[0-9]{1,3}(?:,[0-9]{3})+", printed):
        plain = printed.replace(",", "")
    elif re.fullmatch(r"[0-9]+(?:[.,][0-9]+)?", printed):
        plain = printed.replace(",", ".")
        if counted and scale == 1 and "." in plain:
            return ""
    else:
        return ""
    number = Decimal(plain) * scale
    return f"{number.normalize():f}" if scale != 1 else plain


def figures(known: Understanding, sentence: TaggedSentence, patterns: Iterable[Pattern]) -> Iterator[Figure]:
    """The figures that these patterns read in a sentence, in order; what an earlier one read, a later one leaves."""
    text = sentence.text
    taken: dict[int, tuple[Pattern, re.Match[str]]] = {}
    for pattern in patterns:
        for match in pattern.matches(text):
            taken.setdefault(match.start("number"), (pattern, match))
    if not taken or _CRIME.search(text):
        return
    before: Figure | None = None
    limit = _NOT_YET.search(text)
    for position in sorted(taken)[:MOST_FIGURES]:
        pattern, match = taken[position]
        if (limit is not None and limit.end() <= position) or _ahead(known, sentence, position):
            return
        near = before if before is not None and _next(text, before, match) else None
        figure = _figure(known, sentence, pattern, match, near)
        if figure is not None:
            yield figure
        if pattern.reads not in ("change", "plan"):
            before = figure
        elif before is not None and figure is not None:
            # "120 đảng viên, đạt 98% kế hoạch, tăng 12%": all three are of the first.
            before = replace(before, end=figure.end)


def _ahead(known: Understanding, sentence: TaggedSentence, position: int) -> bool:
    """Whether a date before the figure lies ahead: "Đến năm 2035, GRDP đạt …" of an article of 2031 is a goal."""
    year = known.published[:4]
    mentions = [known.dated(tag) for tag in sentence.tags_in(0, position) if tag.kind == DATE]
    if not year.isdigit():
        return any(mention.goal for mention in mentions)
    return any((mention.year or 0) > int(year) for mention in mentions)


def _next(text: str, before: Figure, match: re.Match[str]) -> bool:
    """Whether a figure speaks of the one before it: they stand in one clause, with few words and no figure between."""
    between = text[before.end : match.start()]
    return len(between) <= 60 and re.search(r"[;:.0-9]", between) is None


def _figure(
    known: Understanding, sentence: TaggedSentence, pattern: Pattern, match: re.Match[str], before: Figure | None
) -> Figure | None:
    groups = match.groupdict()
    printed, _, per = (groups.get("unit") or groups["counted"]).partition("/")
    row = _units()[printed.lower()]
    counted = row["kind"] == "count"
    number = value(match["number"], counted=counted, scale=_SCALES.get(groups.get("scale") or "", 1))
    target = value(groups.get("target") or "", counted=True)
    if not number or (pattern.reads == "count" and _few(sentence.text, match.start(), Decimal(number))):
        return None
    if counted and _YEAR.fullmatch(match["number"]):
        return None
    if pattern.reads == "ratio" and not (target and Decimal(target) > 1):
        return None
    if counted and row["unit"] in _PLACES and groups.get("scale"):
        # "45 triệu đơn vị": of something else than bodies.
        return None
    if counted and row["unit"] in _PLACES and (groups.get("tail") or "").strip()[:1].isupper():
        # "68 phường Tân Thử": a number of an address.
        return None
    if counted and row["unit"] in _PLACES and _CAPITAL.search(sentence.text, max(match.start() - 8, 0), match.start()):
        # "UBND 10 phường", "Lữ đoàn X 12 xã"
        return None
    if _THEN.match(sentence.text, match.end()):
        return None
    if pattern.reads == "count" and _SPOKEN_OF.search(sentence.text, max(match.start() - _NEAR, 0), match.start()):
        return None
    told = _told(known, sentence, pattern, match, before)
    if told is None:
        return None
    # "đưa ong về, …": what a stop follows is whole.
    core = told.core if _STOPS.match(sentence.text, told.end) and counted else _LOOSE.sub("", told.core)
    if counted and sentence.text[told.end : told.end + 1] == DATE and _UNTIL.search(core):
        return None
    if counted and sentence.text[told.end : told.end + 1] in (DATE, PERSON):
        # "12 người và chuyến bay ngày 9/5 có 30 người"
        core = core.partition(" và ")[0]
    if (
        not core
        or _HALF.search(core)
        or _POINTS.search(core)
        or _GLUED.search(core)
        or (counted and (_POINTED.match(core) or _PLAYED.match(core)))
        or _BROKEN.search(core if counted else f"{core} ")
        or _cut(sentence.text, pattern, told, core)
    ):
        return None
    if counted:
        units = all(part in _units() for part in core.lower().split(", "))  # "xã, phường, thị trấn"
        alone = (core.lower() == printed.lower() or (units and not told.led)) and not told.within
        bare = alone and told.led.count(" ") == 0 and (row["alone"] == "no" if told.change else not told.led)
        bare = bare or (alone and _ATTRIBUTE.fullmatch(told.led) is not None)
    elif pattern.reads == "measure":
        bare = not (told.within or _PROPER.search(told.led)) and _vague(sentence.text, match, core, row)
    elif pattern.reads == "share":
        bare = _WORK.fullmatch(core) is not None
    else:
        bare = pattern.reads == "plan" and before is not None and before.bare
    comparator = next((name for name in ("about", "over", "under") if groups.get(name)), "")
    unit = row["unit"] + (f"/{per}" if per else "")
    led = told.led.removesuffix(" có")
    # "tổng số giáo viên nghỉ hưu là 12 người": what was counted stands before.
    named = core.lower() == printed.lower() and not told.change and (led.count(" ") > 1 or _NUMBERED.match(led))
    whole = " ".join(part for part in (told.change, led if named else told.led, "" if named else core) if part)
    return Figure(
        match.start(),
        match.start("number"),
        max(told.end, match.end()),
        number,
        unit,
        f"{whole}{told.basis}{told.within}",
        target,
        comparator,
        pattern.reads,
        pattern.name,
        bare,
        told.led,
        told.within,
        _COUNT.sub("", led) if named and _NUMBERED.match(led) else core,
    )


def _few(text: str, start: int, number: Decimal) -> bool:
    """Whether a count is too small to say anything; not of what a body has made ("đã thành lập 7 tổ công nghệ")."""
    return number < SMALLEST_COUNT and not (number > 1 and _MADE.search(text, max(start - _NEAR, 0), start))


def _vague(text: str, match: re.Match[str], core: str, row: Row) -> bool:
    """Whether the name of a measure says nothing without its subject: "tổng mức đầu tư", "… đạt kim ngạch"."""
    if _PLAIN.match(core):
        told = _PLACED.search(core) or _PLACED.search(text, 0, match.start())
        return told is None or _REACHING.search(text, max(match.start() - _NEAR, 0), match.start()) is not None
    if core.lower() == match["head"].strip().lower():
        return True
    words = core.count(" ") + 1
    if row["kind"] == "share":
        return words < _VAGUE
    return words <= _VAGUE or _ITS.search(core) is not None or (words <= _VAGUE_MONEY and bool(_MONEY.match(core)))


def _cut(text: str, pattern: Pattern, told: _Told, core: str) -> bool:
    """Whether what was measured goes on after its words, so that they are only half of it.

    "8.900 thí sinh đạt 15,5 điểm", "100% bệnh viện, trung tâm y tế chưa xong", "thí sinh dự thi cả 3 môn".
    """
    if pattern.reads not in ("count", "ratio", "share"):
        return False
    if _FOLLOWED.match(text, told.end) or _NAMED.match(text, told.end) or _LISTED.match(text, told.end):
        return True
    if core != told.core and _LIMIT.search(told.core) and text.startswith(DATE, told.end):
        return True
    if (bracket := _BRACKET.match(text, told.end)) is not None and not _WHOLE.match(text, bracket.end()):
        return True
    if re.match(r" ?[0-9]", text[told.end : told.end + 2]) and period_after(text, told.end) is None:
        return True
    if is_cut(text, told.end, told.core):
        return True
    if pattern.reads != "share" or told.led:
        return False
    words = told.core.count(" ") + 1
    return words < 2 or (words <= 3 and text.startswith(",", told.end))


def _told(
    known: Understanding, sentence: TaggedSentence, pattern: Pattern, match: re.Match[str], before: Figure | None
) -> _Told | None:
    """What was measured, in the words of the text; None where they do not tell it."""
    text = sentence.text
    groups = match.groupdict()

    def printed(start: int, end: int) -> str:
        if start >= end:
            return ""
        start, end = sentence.original(start, end)
        return " ".join(known.text[start:end].split())

    change = groups.get("change") or ""
    if pattern.reads in ("change", "plan"):
        return _compared(sentence, match, before, change, printed)
    if pattern.reads == "share":
        return _shared(text, match, before, printed)
    words = lead(text, match.start())
    led = "" if words.long else printed(words.start, words.end)
    if pattern.reads == "measure":
        plan = f" so với {groups['plan'].removeprefix('so với ')}" if groups.get("plan") else ""
        basis = plan or (_basis(text, match.end(), printed) if change else "")
        of = (
            f" của {before.core}"
            if before is not None
            and before.reads == "count"
            and before.core.lower() not in _units()
            and _beside(text, match)
            else ""
        )
        if of and before is not None and text.endswith(" và ", 0, before.start):
            return None  # "12 dự án mới và 30 dự án cũ với tổng vốn …" is of both
        if not of and _WITH_SO_MANY.search(text, max(match.start() - _NEAR, 0), match.start()):
            return None
        led = "" if of else led
        return _Told(printed(*match.span("of")), match.end(), led, change, basis, of)
    end = goes_on(text, match.end())
    core = printed(match.start("unit"), end)
    joined = before is not None and before.reads in ("count", "ratio") and text[before.end : match.start()] in _JOINED
    if before is not None and joined and not led:
        return _Told(core, end, before.led, within=before.within)
    aside = text.rfind("(", 0, match.start()) > text.rfind(")", 0, match.start())
    if words.long or _SUM.match(led) or (aside and not led):
        return None
    if led and _WITH_SO_MANY.search(text, max(match.start() - _NEAR, 0), match.start()):
        # "huyện đông dân nhất tỉnh với 12 nghìn người": the words before it tell of something else.
        led = ""
    if _GROWN.search(led):
        return None
    if not words.part:
        return _Told(core, end, led)
    if before is not None and before.reads in ("count", "ratio"):
        return _Told(core, end, led, within=f" trong số {before.core}")
    return _Told(core, end, led) if core.count(" ") >= _TELLING else None


def _compared(
    sentence: TaggedSentence,
    match: re.Match[str],
    before: Figure | None,
    change: str,
    printed: Callable[[int, int], str],
) -> _Told | None:
    """What a change or a share of a plan is of: what it counts, else what the figure before it is of."""
    text, groups = sentence.text, match.groupdict()
    basis = _basis(text, match.end(), printed) if change else ""
    counted, tail = groups.get("counted"), (groups.get("tail") or "").strip()
    same = before is not None and before.unit == _units()[counted.lower()]["unit"] if counted else True
    if counted and (tail or not same or before is None):
        return _Told(printed(match.start("counted"), match.end("tail")), match.end(), "", change, basis)
    on = _ON.match(text, match.end()) if change else None
    if on is not None:
        return _Told(printed(*on.span("what")), on.end(), "", change, _basis(text, on.end(), printed))
    if before is None or before.reads == "change" or (before.bare and change):
        return None
    if change and _EARLIER.search(text, before.end, match.start()):
        return None
    if groups.get("plan"):
        basis = f" so với {groups['plan'].removeprefix('so với ')}"
    return _Told(before.core, match.end(), before.led, change, basis, before.within)


def _shared(text: str, match: re.Match[str], before: Figure | None, printed: Callable[[int, int], str]) -> _Told | None:
    """What a percentage is a share of, and of what it is the share."""
    start, near = match.start(), max(match.start() - _NEAR, 0)
    if _CHANGED.search(text, near, start) or _GRANTED.search(text, near, start):
        return None
    end = goes_on(text, match.end())
    core = printed(match.start("of"), end).partition(" - Ảnh")[0]
    taken = _TAKES.search(text, near, start)
    words = lead(text, taken.start() if taken is not None else start)
    if words.long:
        return None
    led = printed(words.start, words.end) if not _WITH_SO_MANY.search(text, near, start) else ""
    if taken is None:
        return _Told(core, end, led)
    verb = taken["verb"]
    if text.rfind("(", near, start) > text.rfind(")", near, start):
        # "72 thí sinh (chiếm 2,5% …) không đến": what the figure before counts goes on after the bracket.
        closing = text.find(")", match.end())
        if closing < 0 or not _WHOLE.match(text, closing + 1):
            return None
    told = before is not None and before.reads in ("count", "ratio", "measure") and not before.bare
    if not led and before is not None and told and " " in before.core:
        led = before.of
    if not led and text[words.end - 2 : words.end - 1] != BODY:
        return None
    return _Told(core, end, f"{led} {verb}".strip())


def _basis(text: str, end: int, printed: Callable[[int, int], str]) -> str:
    """What a change is compared with, as it stands after the figure."""
    found = _BASIS.match(text, end)
    return f" {printed(found.start('basis'), found.end('basis'))}" if found is not None else ""


def _beside(text: str, match: re.Match[str]) -> bool:
    return _WITH.search(text, max(match.start() - _NEAR, 0), match.start()) is not None
