"""Utterances to remarks: who reported, assessed, admitted, requested or concluded what, of whom, and until when.

The act and the speaker come from ``speech``, the event it was said at from ``occasions``; this module finds the bodies
and documents it speaks of, and the day that a request sets.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from hoso.loaders.dates import DateMention
from hoso.loaders.dates import resolve as resolve_date
from hoso.loaders.expression import expression
from hoso.loaders.facts import Remark
from hoso.loaders.gatherings import Story
from hoso.loaders.occasions import Occasions
from hoso.loaders.relations import event_id
from hoso.loaders.speech import Speech, Utterance
from hoso.loaders.tagged import BODY, DATE, DELEGATION, DOCUMENT, TaggedSentence
from hoso.loaders.understanding import Understanding

_TOPICS = (BODY, DELEGATION, DOCUMENT)

# What the police say of suspects and victims is no remark on the work of a body: private people stay out of the graph.
_CRIME = expression(
    r"(?<!\w)(?:đối tượng (?=[A-ZĐ])|bị can|bị cáo|nghi phạm|nghi can|nạn nhân|hung thủ|tử vong|thi thể|tạm giữ hình sự"
    r"|bắt tạm giam|\(?SN ?\d{4}|sinh năm \d{4})"
)

# Before a date: it is a limit. The work to be done stands before it in the same clause.
_LIMIT = expression(
    r"(?:(?P<before>trước)|chậm nhất(?: là)?(?: vào| đến| trong)?|hạn chót(?: là)?"
    r"|(?:đến |trước )?hết|xong(?: trong| vào)?"
    r"|(?P<within>trong|vào|đến)) ?\Z"
)
_WORK = expression(
    r"(?<!\w)(?:hoàn thành|hoàn thiện|xong|báo cáo|trình|gửi|nộp|giải quyết|khắc phục|tham mưu|ban hành|bàn giao|xử lý"
    r"|tổng hợp|kết thúc|có kết quả|giải ngân|phê duyệt|rà soát|triển khai|thực hiện|tổ chức|công bố)(?!\w)"
)
# "… cũng nêu rõ những hạn chế trong công tác cán bộ"
_SHORTCOMINGS = expression(
    r" (?:rằng |rõ |lên |ra )?(?:(?:một số|những|các|nhiều|còn|vẫn còn|có) ){0,3}"
    r"(?:tồn tại|hạn chế|khuyết điểm|thiếu sót|yếu kém|bất cập)(?!\w)"
)
_ANOTHERS = expression(r" của (?!mình|đơn vị|địa phương|công tác|việc|tập thể|huyện|tỉnh|thành phố|xã(?!\w))")
# "“Đề nghị các xã làm ngay”, ông A nói"
_ASKS = expression(r"[ ,:]*[“\"']? ?(?:[Tt]ôi |[Cc]húng tôi )?(?:xin )?(?:đề nghị|yêu cầu|kiến nghị) ", re.IGNORECASE)
_FINISH = expression(r"(?<!\w)(?:hoàn thành|hoàn thiện|xong|báo cáo|trình|gửi|nộp|bàn giao|kết thúc)(?!\w)")
# "các trạm đã quyết toán trong năm 2031"
_DONE = expression(r"(?<!\w)đã (?:\w+ ){1,4}\Z")
_QUARTER = expression(
    r"(?:trước|hết|trong|vào|cuối|đến|chậm nhất(?: trong| vào| đến| là)?)(?: hết)? quý (?P<quarter>IV|I{1,3}|[1-4])"
    r"(?:(?: ?/ ?| năm | ?[-–] ?|,? )(?P<year>20\d\d))?(?!\w)"
)
_REST = expression(r",? (?:phải |cần |sẽ |cơ bản )?[^.;:,]{0,60}")
"""What follows a limit in its clause: "trong quý II phải hoàn thành …"."""
_QUARTERS = {"I": 1, "II": 2, "III": 3, "IV": 4, "1": 1, "2": 2, "3": 3, "4": 4}

_ASKED_FOR = expression(r"(?<!\w)(?:yêu cầu|đề nghị|giao(?! (?:ban|lưu|dịch|thông))|chỉ đạo)(?!\w)")
"""What a conclusion says of what it asks for: "kết luận, … đồng thời yêu cầu A hoàn thành … trong quý II"."""


def remarks_of(known: Understanding, story: Story, speech: Speech) -> tuple[Remark, ...]:
    """The remarks of an article in the order in which they stand there."""
    remarks: list[Remark] = []
    occasions = Occasions(known, story)
    for said in speech.utterances:
        sentence = known.tagged[said.at]
        if _CRIME.search(known.text, sentence.start, sentence.end):
            continue
        event = occasions.event_of(said)
        places = [(sentence.start, sentence.end), *said.spans[1:]]
        remarks.append(
            Remark(
                _act(known, story, said),
                said.speaker,
                tuple(dict.fromkeys(known.evidence(*place) for place in sorted(places))),
                said.rule,
                event_id(event) if event >= 0 else "",
                _about(known, said),
                _due(known, said) if said.act in ("requested", "concluded") else "",
            )
        )
    return tuple(remarks)


def _act(known: Understanding, story: Story, said: Utterance) -> str:
    """The act of a remark: an inspected body that names shortcomings which are no other's admits its own.

    What begins with the word of a request is one, whatever the verb that tells of it.
    """
    if said.act in ("assessed", "reported") and _ASKS.match(known.text, min(start for start, _ in said.spans)):
        return "requested"
    start, end = said.spans[0]
    if said.act not in ("assessed", "reported") or not _SHORTCOMINGS.match(known.text, start, end):
        return said.act
    inspected = any(
        said.speaker in event.members["targets"] for event in story.gatherings if event.kind == "inspection"
    )
    return "admitted" if inspected and not _ANOTHERS.search(known.text, start, end) else said.act


def _said_in(known: Understanding, said: Utterance) -> list[TaggedSentence]:
    first, last = said.spans[0][0], said.spans[-1][1]
    low, high = min(first, said.spans[-1][0]), max(last, said.spans[0][1])
    near = known.tagged[max(said.at - 8, 0) : said.at + 9]
    return [sentence for sentence in near if sentence.start < high and low < sentence.end]


def _about(known: Understanding, said: Utterance) -> tuple[str, ...]:
    """The bodies and documents that the words name, in their order, without the speaker."""
    named: dict[str, None] = {}
    for sentence in _said_in(known, said):
        for tag in sentence.tags:
            if tag.kind in _TOPICS and any(start <= tag.start < end for start, end in said.spans):
                named.update(dict.fromkeys(tag.ids))
    named.pop(said.speaker, None)
    return tuple(named)


def _due(known: Understanding, said: Utterance) -> str:
    """The last day on which what is asked for must be done, as an ISO date; empty where none is set."""
    for sentence in _said_in(known, said):
        for tag in sentence.tags:
            if tag.kind == DATE and any(start <= tag.start < end for start, end in said.spans):
                begin = max(start for start, _ in said.spans if start <= tag.start)
                if not _is_asked(known.text, said, begin, tag.start):
                    continue
                due = _limit(known, known.dated(tag), begin)
                if due:
                    return due
    for start, end in said.spans:
        for match in _QUARTER.finditer(known.text, start, end):
            before, after = _clause(known.text, start, match.start()), _REST.match(known.text, match.end(), end)
            if not _is_asked(known.text, said, start, match.start()):
                continue
            if _WORK.search(before) or (after is not None and _WORK.search(after[0])):
                return _end_of_quarter(_QUARTERS[match["quarter"]], match["year"], known.published, match[0])
    return ""


def _is_asked(text: str, said: Utterance, begin: int, position: int) -> bool:
    """Whether what is told before ``position`` is asked for: all of a request; of a conclusion, where it says so."""
    return said.act == "requested" or _ASKED_FOR.search(_clause(text, begin, position)) is not None


def _clause(text: str, begin: int, position: int) -> str:
    """What stands before ``position`` in its clause."""
    begin = max(begin, position - 160, *(text.rfind(mark, begin, position) for mark in ";:"))
    return text[begin:position]


def _limit(known: Understanding, mention: DateMention, begin: int) -> str:
    text = known.text
    lead = re.match(r"\D*", text[mention.start : mention.end])
    words = _clause(text, begin, mention.start) + (lead[0] if lead else "").removesuffix("ngày ").removesuffix("tháng ")
    words = words.removesuffix("năm ").rstrip()
    limit = _LIMIT.search(words)
    if limit is None or mention.last is not None or mention.offset is not None or mention.goal:
        return ""
    if limit["within"] and _DONE.search(words, 0, limit.start()):
        return ""
    iso, _ = resolve_date(mention, known.published, known.dates, future=True)
    if not iso or (known.published and iso < known.published[: len(iso)]):
        return ""
    work = _FINISH if limit["within"] else _WORK
    after = _REST.match(text, mention.end)
    # Before which day of the time to come something is asked for is the day by which it must be done, whatever it is.
    ahead = limit["before"] is not None and known.published != ""
    if not ahead and not work.search(words[: limit.start()]) and (after is None or not _FINISH.search(after[0])):
        return ""
    return _last_day(iso, before=limit["before"] is not None)


def _end_of_month(year: int, month: int) -> str:
    return (date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)).isoformat()


def _last_day(iso: str, *, before: bool) -> str:
    """The last day of a year or month, or the day before it begins; of a day, itself ("trước ngày 30/6")."""
    if len(iso) == len("2031-05-09"):
        return iso
    year, month = int(iso[:4]), int(iso[5:7] or 0)
    if before:
        return (date(year, month or 1, 1) - timedelta(days=1)).isoformat()
    return _end_of_month(year, month or 12)


def _end_of_quarter(quarter: int, year: str | None, published: str, words: str) -> str:
    if not year and len(published) < len("2022-05"):
        return ""  # without the month it is open which year's quarter is the next one
    number = int(year or published[:4])
    if not year and int(published[5:7]) > quarter * 3:
        number += 1
    if words.startswith("trước") and "hết" not in words:
        return (date(number, quarter * 3 - 2, 1) - timedelta(days=1)).isoformat()
    return _end_of_month(number, quarter * 3)
