"""What the patterns read in a sentence: which mentions play which role, and who does what is said."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from hoso.loaders.expression import expression
from hoso.loaders.modality import modality
from hoso.loaders.patterns import Pattern
from hoso.loaders.tagged import BODY, DATE, DELEGATION, DOCUMENT, PERSON, Tag, TaggedSentence

_INSPECTING = expression(
    r"(?:Đoàn|Tổ) (?:(?:kiểm tra|giám sát|thanh tra|khảo sát|thẩm định|phúc tra|kiểm toán)(?!\w)|liên ngành$)"
)

_KIND_OF_NOUN = (
    ("tiếp xúc", "meeting"),
    ("tiếp công dân", "meeting"),
    ("tiếp dân", "meeting"),
    ("kiểm tra", "inspection"),
    ("giám sát", "inspection"),
    ("khảo sát", "inspection"),
    ("kỳ họp", "session"),
    ("phiên", "session"),
    ("họp kỳ", "session"),
    ("thảo luận", "session"),
    ("chất vấn", "session"),
    ("làm việc tại hội trường", "session"),
    ("biểu quyết", "session"),
    ("cho ý kiến", "session"),
    ("xem xét", "session"),
    ("giải trình", "session"),
    ("làm việc", "working_session"),
    ("hội nghị", "conference"),
    ("hội thảo", "conference"),
    ("giao ban", "conference"),
    ("sơ kết", "conference"),
    ("tổng kết", "conference"),
    ("đại hội", "congress"),
    ("lễ", "ceremony"),
    ("kỷ niệm", "ceremony"),
    ("khai mạc", "ceremony"),
    ("bế mạc", "ceremony"),
    ("vinh danh", "ceremony"),
    ("ký kết", "ceremony"),
    ("khai giảng", "ceremony"),
    ("bế giảng", "ceremony"),
    ("khởi công", "ceremony"),
    ("khánh thành", "ceremony"),
    ("ra mắt", "ceremony"),
    ("phát động", "ceremony"),
    ("khai trương", "ceremony"),
    ("ra quân", "ceremony"),
    ("dương", "ceremony"),
    ("tiếp", "visit"),
    ("thăm", "visit"),
)


# "Ông A thành lập tổ công tác làm việc với …": A does not work with them.
_BROKEN_OFF = expression(
    r"[.;:]|(?<!\w)(?:và|của|cho|để|nhằm|đề nghị|yêu cầu|giao|tại|ở|thành lập|cử|chỉ đạo|phân công"
    r"|sau cuộc|sau buổi|trước cuộc|trước buổi)(?!\w)"
)
# "Phó Thủ tướng A, Trưởng Ban Chỉ đạo Nhà nước | về đổi mới đơn vị sự nghiệp đã": the rest of a long title has none of
# these.
_NO_TITLE = expression(
    r"[,()“”\"]|(?<!\w)(?:cho biết|cho hay|cho rằng|khẳng định|nói|rằng|khi|sau|trước|được|bị|từng|muốn|là|nêu|báo cáo"
    r"|phát biểu|có)(?!\w)"
)
# "Bí thư A đã đến thăm mô hình trồng rau và | làm việc với Huyện ủy": who visits goes on to something else.
_GOES_AND = re.compile(
    r",?(?: (?:đã|vừa|cũng|đến|tới|đi|về|trực tiếp|có))* (?:thăm|dâng hương|dâng hoa|viếng|khảo sát|kiểm tra|thị sát|dự"
    rf"|tham dự|chúc Tết|chúc mừng|tặng quà|động viên|trao)(?!\w)[^.;:“”\"{PERSON}]{{0,120}}?"
    r"(?:,| và|, và|, sau đó| rồi|, đồng thời)(?: (?:đã|có|tiếp tục|sau đó|đồng thời))* $"
)
_VISITED = re.compile(r"(?:thăm|khảo sát|kiểm tra|thị sát|viếng|động viên|dự)(?: [^\W\d]+){0,4} $")
_TOGETHER_WITH = re.compile(r"[\ue001\ue002],?(?: đã| vừa)? phối hợp (?:với|cùng) $")
# "Ông A, chiều 5/6, tại trụ sở UBND tỉnh, | đã làm việc với …": when and where, between who does it and what is done.
_WHEN_AND_WHERE = re.compile(rf",? (?:vào )?{DATE}(?:,? (?:tại|ở) [^.,;:{PERSON}{DELEGATION}]{{1,60}})?,")
_WHERE = re.compile(r"(?:tại|ở|trụ sở|[Hh]ội trường) $")
_TOGETHER = re.compile(rf"{PERSON},?(?: và [Pp]hu nhân,?)?(?: và| cùng| cùng với)(?: các thành viên)? $")
_REMEMBERED = expression(
    r"(?:kỷ niệm|ngày thành lập|toàn thắng|giải phóng|sinh ngày|sinh năm|ngày sinh)(?:(?!\ue004, )[^.;)])*$",
    re.IGNORECASE,
)


class Reading(NamedTuple):
    """One match of one pattern: which mentions play which role, and the span of the normal text that says so."""

    pattern: Pattern
    sentence: TaggedSentence
    roles: dict[str, tuple[Tag, ...]]
    start: int
    end: int
    modality: str
    groups: dict[str, str]
    at: int


def match(patterns: Iterable[Pattern], sentence: TaggedSentence) -> Iterator[Reading]:
    """Every match of these patterns (see ``patterns.able``) in the sentence, in the order of the patterns."""
    for pattern in patterns:
        for found in pattern.matches(sentence.text):
            roles: dict[str, tuple[Tag, ...]] = {}
            groups: dict[str, str] = {}
            for name, value in found.groupdict().items():
                if value is None:
                    continue
                tags = _playing(sentence.tags_in(found.start(name), found.end(name)))
                if tags:
                    roles[name] = tags
                else:
                    groups[name] = value
            start, end = sentence.original(found.start(), found.end())
            yield Reading(
                pattern, sentence, roles, start, end, modality(pattern, sentence, found), groups, found.start()
            )


def last_with(readings: Sequence[tuple[TaggedSentence, Sequence[Reading]]], reads: Sequence[str]) -> int:
    """The number of the last sentence of an article in which a pattern reads one of these; -1 where none does."""
    found = (
        number
        for number in range(len(readings) - 1, -1, -1)
        if any(reading.pattern.reads in reads for reading in readings[number][1])
    )
    return next(found, -1)


def _playing(inside: Sequence[Tag]) -> tuple[Tag, ...]:
    """Of the mentions in a group, those that play its role.

    A list of documents may have dates between them; nor does a document play one that the title of another names.
    """
    listed = [item for item in inside if item.kind == inside[0].kind]
    return tuple(
        item
        for index, item in enumerate(listed)
        if not (item.kind == DOCUMENT and index and listed[index - 1].end == item.start)
    )


def inspects(organ: str) -> bool:
    """Whether the meetings of a delegation of this sort are inspections, whatever the verb: "Đoàn giám sát"."""
    return _INSPECTING.match(organ) is not None


def kind_of_noun(noun: str) -> str:
    """The kind of event that a noun names ("Hội nghị" → conference)."""
    folded = noun.lower()
    if folded in ("công bố", "trao"):
        return "ceremony"  # "tổ chức công bố Quyết định …"; but "buổi công bố" is a meeting.
    return next((kind for word, kind in _KIND_OF_NOUN if word in folded), "meeting")


def subject_before(reading: Reading) -> Tag | None:
    """The person or body right before the matched verb: who did it, if the text says it in the usual place."""
    text = reading.sentence.text
    position = reading.at
    if text[position : position + 1] == DELEGATION:
        # "Nhân ngày sinh Tổng Bí thư A, chiều 7/7, | Đoàn đại biểu … dâng hương": the match begins with who did it.
        return None
    # "Chi cục A phối hợp với Công an B kiểm tra": who is named first did it.
    while position > max(reading.at - 100, 0):
        position -= 1
        char = text[position]
        if char in (PERSON, BODY, DELEGATION):
            between = _WHEN_AND_WHERE.sub("", text[position + 1 : reading.at], count=1)
            if char == BODY and any(
                pattern.search(text, 0, position) for pattern in (_TOGETHER_WITH, _WHERE, _VISITED)
            ):
                continue
            if char == PERSON and _GOES_AND.fullmatch(text, position + 1, reading.at):
                return reading.sentence.tag_at(position)
            if _BROKEN_OFF.search(between) or (len(between) > 45 and (char != PERSON or _NO_TITLE.search(between))):
                return None
            return reading.sentence.tag_at(position)
        if char in ".;:":
            return None
    return None


def with_company(sentence: TaggedSentence, item: Tag) -> Tag | None:
    """The person who goes with a delegation: "Chủ tịch nước A và Phu nhân, cùng Đoàn đại biểu Việt Nam thăm …"."""
    before = sentence.before(item, 60)
    if item.kind != DELEGATION or not _TOGETHER.search(before):
        return None
    return next((tag for tag in reversed(sentence.tags) if tag.end <= item.start and tag.kind == PERSON), None)


def dates_of(sentence: TaggedSentence) -> Iterator[Tag]:
    """The dates of a sentence that may be of what it reports: those of no anniversary and no birthday."""
    for tag in sentence.tags:
        if tag.kind == DATE and not _REMEMBERED.search(sentence.before(tag, 60)):
            yield tag


def delegations_in(sentence: TaggedSentence) -> Sequence[Tag]:
    """The delegations that a sentence names."""
    return [tag for tag in sentence.tags if tag.kind == DELEGATION]
