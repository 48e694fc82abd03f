"""Sentences to measured figures: value, unit, of what, of whom, out of how many, when.

Read are figures that a body is said to have reached: no plan, no date, no document's number, no price of a private
bargain, and nothing in an article in which no official body is named.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from hoso.loaders.anchors import variants
from hoso.loaders.dates import resolve as resolve_date
from hoso.loaders.expression import expression
from hoso.loaders.facts import Indicator
from hoso.loaders.gatherings import Story, gathering_at
from hoso.loaders.lexicon import Row, load
from hoso.loaders.patterns import Pattern, compiled
from hoso.loaders.record import record
from hoso.loaders.speech import Speech
from hoso.loaders.tagged import BODY, DATE, DELEGATION, DOCUMENT, PERSON, TITLE, TaggedSentence
from hoso.loaders.understanding import Understanding

OFFICIAL = ("party", "state", "mass")
"""The kinds of body of which an article must name one to have figures."""

SMALLEST_COUNT = 10
"""A smaller count without a whole that it is part of says little, and is often no measure ("2 cán bộ bị thương")."""

_NEAR = 40
"""So many characters before a figure are looked at for the words that lead to it."""

MOST_FIGURES = 60
"""No more figures of one sentence are read: it is a table that lost its lines, and the time stays linear."""

_VAGUE = 4
"""The name of a measure in money or area of at most so many words ("tổng mức đầu tư") does not say of what it is."""

_FIGURE = re.compile(r"[0-9](?:[0-9.,]* ?%|[0-9.,]*/[0-9]|[0-9.,]* \w)")
_SCALES = {"nghìn": 1000, "ngàn": 1000, "vạn": 10000, "triệu": 1000000}
# What is still to come or is asked for has not been measured.
_NOT_YET = expression(
    r"(?<!\w)(?:phấn đấu|mục tiêu|chỉ tiêu(?! chủ yếu)|dự kiến|sẽ|cần|phải|yêu cầu|đề nghị|đề xuất|kiến nghị|nếu|giả sử"
    r"|quy định|không quá|tối thiểu|tối đa|định mức|quy mô|hướng tới|kế hoạch (?:đến|năm|giai đoạn)|đề ra|trở lên"
    r"|mong|xin|nhằm|để|quy hoạch|muốn|có thể|không được|chưa|không|từng|mỗi|hàng|hằng|giá|phạt|nhu cầu|chuẩn bị|ví dụ"
    r"|đến năm|(?:đến|tới) 20[0-9][0-9]|dự trù|cam kết|hứa|công suất|thiết kế)(?!\w)",
    re.IGNORECASE,
)
_CRIME = expression(
    r"(?<!\w)(?:đối tượng|bị can|bị cáo|nghi phạm|nạn nhân|hung thủ|tử vong|thi thể|tạm giữ|tạm giam|khởi tố|bắt giữ"
    r"|chiếm đoạt|tai nạn|bị thương|thiệt mạng|ma túy|lừa đảo|buôn lậu|trộm|cướp|cháy|sạt lở|ngộ độc|mất tích"
    r"|cáo trạng|vụ lợi|tham ô|xét xử|kết tội|gia đình (?:tôi|ông|bà|anh|chị|em)|chết|(?:bị|đã|bắt) giữ"
    r"|giữ(?= [0-9]))(?!\w)",
    re.IGNORECASE,
)
_SUBJECT = expression(
    r"(?:^|[,;:.] |^\ue004,? )(?:(?:Theo đó|Trong đó|Đến nay|Tính đến nay|Kết quả|Cụ thể|Riêng|Hiện nay|Hiện"
    r"|Nhiệm kỳ qua|Tuy nhiên|Thời gian qua|Bên cạnh đó|Cùng với đó),? )?(?:[Tt]oàn |[Tt]ập thể )?(?P<body>\ue001)"
    r"(?:, \ue004,)? (?!và |cho biết|cho hay|cho rằng|đề nghị|yêu cầu|về |số |tại )(?=[a-zđăâêôơưàáảãạ])"
)
_CHANGED = expression(r"(?<!\w)(?:tăng|giảm|vượt)(?: \w+){0,2} ?\Z")
_MADE = expression(r"(?<!\w)đã (?:thành lập|ban hành|xây dựng|tổ chức|mở)(?: được)? \Z")
_FOLLOWED = expression(r" (?:đạt|có|được|bị|trúng|tăng|giảm|chiếm|là)(?!\w)")
_NAMED = expression(f" [{PERSON}{DELEGATION}{DOCUMENT}{TITLE}]")
_TAKES = expression(r"(?:chiếm|bằng|đạt|đáp ứng|tương đương|hoàn thành|giải ngân)(?: \w+){0,2} ?\Z")
_OF_BODY = expression(r"(?<!\w)(?:của|thuộc) \Z")
_SHORT = expression(r"[^,;:]{0,60}")
"""Between a body and a measure of it: what stands after a comma may be another's."""
_OTHER_DATE = expression(
    r"(?<!\w)(?:(?:so với|kể từ|từ|giai đoạn|nhiệm kỳ)(?: cùng kỳ| cuối| đầu)?|từ [0-9][0-9.,]* ?%?) ?\Z", re.IGNORECASE
)


_LOOSE = expression(
    r"(?: (?:có|của|(?<!nhà )ở|tại|trong|cho|với|là|được|đã|đang|gồm|(?<!trực )thuộc|về|giữa|(?<!thực )hiện|hết"
    r"|trên|bởi|các|mỗi|từng|những|nguyên|hơn|khoảng|gần"
    r"|cũng|còn|bị|khi|ước|lên|xuống|đến|từ|như|trước|sau|vào|ngày|cả|số|và))+\Z"
)
_BROKEN = expression(r" (?:đạt|là|chiếm|lên|xuống|nhưng|mà|thì|giảm|tăng) ")
# A measure that says what it is of without a word more; "tổng kinh phí" does not.
_PLAIN = expression(
    r"(?:thu ngân sách|chi ngân sách|thu nội địa|tổng thu|tổng chi|tổng sản phẩm|grdp|thu nhập bình quân"
    r"|tăng trưởng kinh tế|kim ngạch|dư nợ|tổng dư nợ|tốc độ tăng trưởng)",
    re.IGNORECASE,
)
# "về 12 dự án": what is spoken of, not how much there is.
_SPOKEN_OF = expression(
    r"(?<!\w)(?:về|đối với|của|tại|ở|trong|bởi|cùng|giữa|thuộc|với|cho|trong số|số lượng|vụ|tiếp) \Z"
)
_HALF = expression(
    r" sẽ | dự kiến | mục tiêu | và (?:đã|sẽ|còn) | (?:cho rằng|cho là|cho biết|cho thấy|lớn|cao|thấp|nhỏ|nhất)\Z"
)
_ELSEWHERE = expression(
    r"(?<!\w)(?:cả nước|toàn quốc|(?:[Tt]ỉnh|[Tt]hành phố|TP|[Hh]uyện|[Qq]uận|[Xx]ã|[Pp]hường) [A-ZĐ])"
)
_ITSELF = expression(
    r"(?:(?<=, )|(?<=nay )|(?<=: ))(huyện|quận|thị xã|xã|phường|tỉnh|[Tt]hành phố|Sở|Bộ|Cục|Chi cục)"
    r" (?:này )?(?:đã|hiện|đang|có)(?!\w)[^,;:]{0,40}\Z"
)
_PLACES = frozenset({"xã", "huyện", "phường", "thôn", "trường", "đơn vị", "cơ quan", "đảng bộ", "chi bộ"})


@record
class _Figure:
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


def indicators_of(known: Understanding, story: Story, speech: Speech) -> tuple[Indicator, ...]:
    """The measured figures of an article in the order in which they stand there."""
    if not any(name.kind in OFFICIAL for name in known.bodies.names.values()):
        return ()
    found: list[Indicator] = []
    for sentence in known.tagged:
        if not _FIGURE.search(sentence.text):
            continue
        for figure in _figures(known, sentence):
            subject = _subject(known, story, speech, sentence, figure)
            if figure.bare and not subject:
                continue
            evidence = known.evidence(*sentence.original(figure.start, figure.end))
            date = _date(known, sentence, figure.at)
            found.append(
                Indicator(
                    figure.value,
                    figure.unit,
                    figure.of,
                    (evidence,),
                    figure.rule,
                    subject,
                    figure.target,
                    figure.comparator,
                    date,
                )
            )
    return tuple(dict.fromkeys(found))


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


def _figures(known: Understanding, sentence: TaggedSentence) -> Iterator[_Figure]:
    """The figures of a sentence, in order; what an earlier pattern read, a later one leaves."""
    text = sentence.text
    taken: dict[int, tuple[Pattern, re.Match[str]]] = {}
    lowered = text.lower()
    for pattern in compiled("indicators"):
        if not pattern.may_match(lowered):
            continue
        for match in pattern.matches(text):
            taken.setdefault(match.start("number"), (pattern, match))
    if not taken or _CRIME.search(text):
        return
    before: _Figure | None = None
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


def _ahead(known: Understanding, sentence: TaggedSentence, position: int) -> bool:
    """Whether a date before the figure lies ahead: "Đến năm 2035, GRDP đạt …" of an article of 2031 is a goal."""
    year = known.published[:4]
    mentions = [known.dates[int(tag.ids[0])] for tag in sentence.tags_in(0, position) if tag.kind == DATE]
    if not year.isdigit():
        return any(mention.goal for mention in mentions)
    return any((mention.year or 0) > int(year) for mention in mentions)


def _next(text: str, before: _Figure, match: re.Match[str]) -> bool:
    """Whether a figure speaks of the one before it: they stand in one clause, with few words between."""
    between = text[before.end : match.start()]
    return len(between) <= 60 and re.search(r"[;:.]", between) is None


def _figure(
    known: Understanding, sentence: TaggedSentence, pattern: Pattern, match: re.Match[str], before: _Figure | None
) -> _Figure | None:
    groups = match.groupdict()
    printed, _, per = (groups.get("unit") or groups["counted"]).partition("/")
    row = _units()[printed.lower()]
    counted = row["kind"] == "count"
    number = value(match["number"], counted=counted, scale=_SCALES.get(groups.get("scale") or "", 1))
    target = value(groups.get("target") or "", counted=True)
    if not number or (pattern.reads == "count" and _few(sentence.text, match.start(), Decimal(number))):
        return None
    if pattern.reads == "ratio" and not (target and Decimal(target) > 1):
        return None
    if counted and row["unit"] in _PLACES and (groups.get("tail") or "").strip()[:1].isupper():
        # "68 phường Tân Thử": a number of an address.
        return None
    if pattern.reads == "count" and _SPOKEN_OF.search(sentence.text, max(match.start() - _NEAR, 0), match.start()):
        return None
    told = _of(known, sentence, pattern, match, before)
    of = _LOOSE.sub("", told)
    if (
        not of
        or _HALF.search(of)
        or _BROKEN.search(of if counted else f"{of} ")
        or _cut(sentence.text, pattern, match, of == told)
    ):
        return None
    said = of.removeprefix("tăng ").removeprefix("giảm ").lower()
    if counted:
        bare = said == printed.lower() and row["alone"] == "no"
    elif pattern.reads == "measure":
        head = match["head"].strip().lower()
        words = said.count(" ") + 1
        bare = not _PLAIN.match(said) and (said == head or (row["kind"] != "share" and words <= _VAGUE))
    else:
        bare = pattern.reads == "plan" and before is not None and before.bare
    comparator = next((name for name in ("about", "over", "under") if groups.get(name)), "")
    unit = row["unit"] + (f"/{per}" if per else "")
    return _Figure(
        match.start(),
        match.start("number"),
        match.end(),
        number,
        unit,
        of,
        target,
        comparator,
        pattern.reads,
        pattern.name,
        bare,
    )


def _few(text: str, start: int, number: Decimal) -> bool:
    """Whether a count is too small to say anything; not of what a body has made ("đã thành lập 7 tổ công nghệ")."""
    return number < SMALLEST_COUNT and not (number > 1 and _MADE.search(text, max(start - _NEAR, 0), start))


def _cut(text: str, pattern: Pattern, match: re.Match[str], whole: bool) -> bool:
    """Whether what was measured goes on after the match, so that its words are only half of it.

    "8.900 thí sinh đạt 15,5 điểm", "100% bệnh viện, trung tâm y tế chưa xong", "thí sinh dự thi cả 3 môn".
    """
    if pattern.reads not in ("count", "ratio", "share"):
        return False
    after = text[match.end() :]
    if _FOLLOWED.match(after) or _NAMED.match(after) or (whole and re.match(r" [0-9]", after)):
        return True
    if pattern.reads != "share":
        return False
    words = match["of"].split()
    listed = (
        after.startswith(",")
        and len(words) <= 3
        and not _TAKES.search(text, max(match.start() - _NEAR, 0), match.start())
    )
    return len(words) < 2 or listed


def _of(
    known: Understanding, sentence: TaggedSentence, pattern: Pattern, match: re.Match[str], before: _Figure | None
) -> str:
    """What was measured, in the words of the text; of a change, what changed."""
    groups = match.groupdict()

    def printed(first: str, last: str = "") -> str:
        end = match.end(last) if last and groups.get(last) else match.end(first)
        start, end = sentence.original(match.start(first), end)
        return " ".join(known.text[start:end].split())

    plan = f" so với {groups['plan'].removeprefix('so với ')}" if groups.get("plan") else ""
    change = f"{groups['change']} " if groups.get("change") else ""
    if pattern.reads == "measure":
        return change + printed("of") + plan
    if pattern.reads == "share":
        return "" if _CHANGED.search(sentence.text, max(match.start() - _NEAR, 0), match.start()) else printed("of")
    if groups.get("counted"):
        return change + printed("counted", "tail")
    if pattern.reads in ("plan", "change"):
        told = before is not None and not before.of.startswith(("tăng ", "giảm "))
        told = told and before is not None and (not before.bare or pattern.reads == "plan")
        return change + before.of + plan if before is not None and told else ""
    return printed("unit", "tail")


def _subject(known: Understanding, story: Story, speech: Speech, sentence: TaggedSentence, figure: _Figure) -> str:
    """The body of which the figure speaks.

    It is the subject of the clause, else the only body named in what was measured, else who reports the figure, else
    the body that was inspected or visited, where that is one and the delegation itself does not speak.
    """
    names = known.bodies.names
    inside = [tag for tag in sentence.tags_in(figure.start, figure.end) if tag.kind == BODY]
    official = len(inside) == 1 and names[inside[0].ids[0]].kind in OFFICIAL
    if official and _OF_BODY.search(known.text, sentence.start, inside[0].start):
        return inside[0].ids[0]
    own = [match.start("body") for match in _SUBJECT.finditer(sentence.text, 0, figure.start)]
    between = sentence.text[own[-1] + 1 : figure.start] if own else ""
    if (
        own
        and not re.search(f"[:;{BODY}]", between)
        and (figure.reads not in ("measure", "share") or _SHORT.fullmatch(between))
    ):
        return sentence.tag_at(own[-1]).ids[0]
    start, _ = sentence.original(figure.start, figure.end)
    speaker = speech.speaker_at(start)
    others = {tag.ids[0] for tag in sentence.tags_in(0, figure.start) if tag.kind == BODY}
    if inside or (others and not (others == {speaker} and _of_itself(names[speaker].name, sentence, figure))):
        return ""
    if speaker in names:
        return speaker if names[speaker].kind != "delegation" else ""
    if not story.gatherings:
        return ""
    if _ELSEWHERE.search(sentence.text, 0, figure.start):
        return ""
    event = story.gatherings[gathering_at(story.gatherings, sentence.end)]
    targets = list(event.members["targets"])
    one = len({target for other in story.gatherings for target in other.members["targets"]}) == 1
    return targets[0] if one and targets and event.start < sentence.end and event.kind == "inspection" else ""


def _of_itself(speaker: str, sentence: TaggedSentence, figure: _Figure) -> bool:
    """Whether a body speaks of itself by one word: "UBND huyện cho biết, đến nay huyện đã giải ngân …"."""
    found = _ITSELF.search(sentence.text, 0, figure.start)
    return found is not None and f" {found.group(1).lower()} " in f" {speaker.lower()} "


def _date(known: Understanding, sentence: TaggedSentence, position: int) -> str:
    """The day, month or year of which the figure is: the last one named before it, if it is no other's."""
    start, _ = sentence.original(position, position + 1)
    dates = [tag for tag in sentence.tags if tag.kind == DATE and tag.end <= start]
    if not dates:
        return ""
    mention = known.dates[int(dates[-1].ids[0])]
    if mention.goal or mention.last is not None or _OTHER_DATE.search(known.text, sentence.start, mention.start):
        return ""
    return resolve_date(mention, known.published, known.dates)[0]
