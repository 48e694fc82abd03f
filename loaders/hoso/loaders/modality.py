"""Whether what a pattern reads is done, ongoing, planned, requested or denied: by the words in it and around it."""

from __future__ import annotations

import re

from hoso.loaders.expression import expression
from hoso.loaders.patterns import Pattern
from hoso.loaders.tagged import DATE, TaggedSentence

_IN_ITS_CLAUSE = ("act", "found", "named", "shown", "led_event")
"""What is only planned where the clause before it says so, however far before."""
_OF_AN_EVENT = ("named", "spoken_of", "took_part", "held", "shown", "chaired", "chaired_known")
_DENIED = expression(r"(?<!\w)(?:chưa|không|chẳng|chậm)(?!\w)(?! (?:chỉ|ngừng|những))")
# "kiểm tra công tác chuẩn bị đại hội": the preparation is what was looked at.
_PLANNED = re.compile(
    r"(?<!\w)(?:lên đường|trên đường|rời Hà Nội|có nhiệm vụ|sẽ|dự kiến"
    r"|(?<!công tác )(?<!việc )(?<!sự )(?<!tình hình )chuẩn bị"
    r"(?! (?:các |những )?(?:nội dung|điều kiện|hồ sơ|nhân sự))|sắp|dự định|(?<!kèm )theo kế hoạch"
    r"|(?:ngày|sáng|trưa|chiều|tối|tuần) (?:mai|tới))(?!\w)",
    re.IGNORECASE,
)
# "tại phiên họp | của Ban A, sẽ có …", "tham dự buổi công bố | sẽ có ông B", "tại cuộc họp | dự kiến diễn ra vào …"
_AT_WHICH_WILL = re.compile(
    r"[^.;:,]{0,80}, (?:(?:ông |bà )?[\ue000\ue001\ue005] )?(?:sẽ|dự kiến)(?!\w)"
    r"|(?:(?! về )[^.;:,]){0,60}?"
    r" (?:(?:sẽ|dự kiến) (?:có|gồm|diễn ra|được tổ chức|tổ chức|khai mạc|vào)|sắp diễn ra)(?!\w)"
)
# "Theo chương trình, hôm nay sẽ có 6 nội dung …, trong đó ông A trình bày …"
_AGENDA = re.compile(r"Theo (?:chương trình|lịch|dự kiến|kế hoạch)(?!\w)[^;]{0,200}?(?<!\w)sẽ(?!\w)")
# "Bình thường cuộc giao ban này do ông A chủ trì": no more than a habit.
_AS_A_RULE = re.compile(r"(?:Bình thường|Thông thường|Thường thì)(?!\w)")
# "Đoàn đại biểu … do ông A dẫn đầu, | sẽ thăm …"
_GOING_TO = re.compile(r",? (?:sẽ|dự kiến)(?!\w)")
_QUOTED = re.compile(r"(?:^|“)[^“”]*”")
_NEED = r"cần(?-i:(?! [A-ZĐ]))"
"""What is needed, and not Cần Thơ."""
_CHARGE = r"(?<!được )(?<!xã )(?<!bàn )(?<!ngoại )(?<!chuyển )giao(?! (?:ban|lưu|thông))"
"""Who gives a task to another, and not "xã giao", "bàn giao", "giao ban"."""
_REQUESTED = expression(
    rf"(?<!\w)(?:{_NEED}|phải|đề nghị|yêu cầu|kiến nghị(?! (?:của )?cử tri)|đề xuất|mong muốn|mong"
    rf"|{_CHARGE}|chỉ đạo|lưu ý|nên|hãy|nhằm|để|nếu"
    r"|kêu gọi|tăng cường|đẩy mạnh|chủ động|cam kết)(?!\w)(?! của(?!\w))",
    re.IGNORECASE,
)
"""What is asked for, and not "thực hiện chỉ đạo của", which is done."""
_ASKED = expression(
    rf"(?<!\w)(?:đề nghị|yêu cầu|kiến nghị(?! (?:của )?cử tri)|mong muốn|lưu ý|{_CHARGE}|chỉ đạo|{_NEED}|phải)"
    r"(?!\w)(?! của)",
    re.IGNORECASE,
)
_CHARGED = expression(
    r"\W*\ue001,? (?:chủ trì|khẩn trương|chỉ đạo|rà soát|hướng dẫn)(?!\w)(?![^.;]*?(?<!\w)(?:đã|đang|vừa)(?!\w))"
)
"""Who is told to do something, in a list of such: "Bộ Tài chính chủ trì khẩn trương xây dựng …"."""
_ADVISED = expression(r"(?<!đã )(?<!vừa )(?<!\w)tham mưu(?: cho| với| giúp| trình)?(?: lãnh đạo)? $")
"""Right before who is to issue a document: "Sở cũng tham mưu | UBND tỉnh ban hành …"."""
_BETTER = expression(r"(?<!\w)tiếp tục(?!\w)[^.;:]*? (?:tốt|hiệu quả|nghiêm|nghiêm túc|quyết liệt|mạnh mẽ) hơn(?!\w)")
"""What goes on better has yet to: "Chính phủ tiếp tục thực hiện tốt hơn …"."""
_AHEAD = expression(r"(?<!\w)(?:[Pp]hương hướng|(?:thời gian|năm|nhiệm kỳ|giai đoạn) tới|tháng cuối năm)(?!\w)[^.;:]*$")
"""Before who is to carry something out: "Về phương hướng 6 tháng cuối năm, | Hội đồng xác định …"."""
_IN_ORDER_TO = expression(r"(?<!\w)(?:để|nhằm)(?: [^\W\d]+){0,2} $")
"""Right before who is to carry out: "… nhiệm vụ chủ yếu để | Chính phủ tập trung thực hiện …"."""
_HOPED = expression(r"(?<!\w)(?:tin tưởng|tin rằng|hy vọng|mong rằng|kỳ vọng)(?!\w)[^.;:“”]*$")
"""Before who is trusted to carry something out: "tôi tin tưởng đồng chí sẽ cùng | Đảng bộ …"."""
_ON_THE_AGENDA = expression(r"(?:[Tt]heo (?:dự kiến|chương trình|kế hoạch|lịch)|[Dd]ự kiến)(?!\w)[^.;]*?,")
"""At the head of a sentence that lists what a session is going to do."""
_CALLED_OFF = expression(r"(?<!\w)(?:dừng|hoãn|hủy|ngừng|bỏ)(?: việc)?(?: tổ chức)?(?!\w)")
_HAPPENED = expression(r"(?<!\w)(?:đã|vừa|tiến hành|có buổi|vừa qua)(?!\w)", re.IGNORECASE)
# "công bố quyết định | thanh tra …": the first meeting of an inspection that goes on; "ra quyết định | thanh tra …":
# there was none yet. But "thực hiện quyết định kiểm tra, đoàn đã …" tells of one.
_OPENED = re.compile(
    r"(?:công bố|thông báo|triển khai)(?: các)? (?:[Qq]uyết định|[Kk]ế hoạch|\ue003)(?: số \S+)?"
    r"(?:(?: và|,) [Kk]ế hoạch)?(?: về)?(?: việc)? $"
)
_DECIDED = re.compile(
    r"(?:ra|ban hành|ký|có)(?: các)? (?:[Qq]uyết định|[Kk]ế hoạch|\ue003)(?: số \S+)?(?: về)?(?: việc)? $"
)
# "Năm 2031, Thanh tra huyện tập trung | thanh tra …": the work of a year.
_FOCUSES = re.compile(r"(?<!đã )tập trung $")
_OF_A_YEAR = re.compile(rf"(?:Trong |Theo đó, )*(?:[Nn]ăm (?:20\d\d|{DATE})|{DATE}),")
# "Hiện đoàn … đang tiến hành | kiểm tra …"; but "khi đang kiểm tra …" is told of a time that is over.
_GOING_ON = re.compile(r"(?<!khi )(?<!lúc )(?<!\w)đang (?:\w+ ){0,2}$")
_LEADERSHIP = r"(?:lãnh đạo(?:,| và)|công tác|việc) chỉ đạo(?!\w)"
_NO_REQUEST = re.compile(rf" để |{_LEADERSHIP}")
_DIRECTS = expression(r"(?<!\w)chỉ đạo(?!\w)")
"""Who directs that a document be carried out carries it out: "Tỉnh ủy chỉ đạo triển khai Nghị quyết …"."""
_UNDER_WAY = expression(r"[\s\ue000-\ue005](đang|luôn)(?!\w)")


def modality(pattern: Pattern, sentence: TaggedSentence, found: re.Match[str]) -> str:
    """Whether what the match says is done, ongoing, planned, requested or denied.

    By the words inside it and right before it. An inspection that is announced to the inspected, or said to be going
    on, is ongoing.
    """
    said = _modality(pattern, sentence, found)
    if said != "done" or pattern.values.get("event") != "inspection" or "verb" not in pattern.regex.groupindex:
        return said
    before = sentence.text[max(0, found.start("verb") - 50) : found.start("verb")]
    if _OPENED.search(before) or _GOING_ON.search(before):
        return "ongoing"
    focused = _FOCUSES.search(before) and _OF_A_YEAR.match(sentence.text) and not _HAPPENED.search(found.group())
    return "planned" if _DECIDED.search(before) or focused else said


def _modality(pattern: Pattern, sentence: TaggedSentence, found: re.Match[str]) -> str:
    if "modality" in pattern.values:
        return pattern.values["modality"]
    own = re.sub("[\ue000-\ue005]", " ", found.group().replace(found.groupdict().get("aside") or "\n", " "))
    if pattern.reads == "act":
        # "đến trường để kiểm tra", "kiểm tra công tác lãnh đạo, chỉ đạo": what is gone for or looked at is no request.
        own = _NO_REQUEST.sub(" ", own)
    if pattern.reads in ("implements", "follows"):
        own = _DIRECTS.sub(" ", own)
    near = max(found.start() - 60, 0)
    clause = max(sentence.text.rfind(mark, near, found.start()) for mark in (".", ";", ":", "“", '"'))
    before = sentence.text[max(clause, near) : found.start()]
    if pattern.reads in ("implements", "follows"):
        before = re.sub(_LEADERSHIP, " ", before)
    if pattern.reads == "act" and re.match(r"(?:[Bb]uổi|[Cc]uộc)", own):
        # "Tại buổi làm việc với …": the meeting is named, so it was held, whatever else the sentence asks for.
        return "planned" if _PLANNED.search(before[-12:]) else "done"
    if pattern.reads in _IN_ITS_CLAUSE and _PLANNED.search(sentence.text, max(clause, 0), found.start()):
        # "“… sẽ ngừng thi công”, ông A nói tại buổi làm việc": what is said in quotation marks is no plan of it.
        unquoted = _QUOTED.sub(" ", sentence.text[: found.start()])
        since = max(unquoted.rfind(mark) for mark in (".", ";", ":", "“", '"'))
        return "planned" if _PLANNED.search(unquoted, max(since, 0)) else "done"
    if (
        pattern.reads == "issued"
        and _ON_THE_AGENDA.search(sentence.text, 0, found.start())
        and not _HAPPENED.search(own)
    ):
        return "planned"
    if pattern.reads in ("named", "spoken_of", "took_part", "held", "shown") and _AGENDA.match(sentence.text):
        return "planned"
    if pattern.reads in _OF_AN_EVENT and _AS_A_RULE.match(sentence.text):
        return "planned"
    if pattern.reads in ("named", "spoken_of"):
        # "… yêu cầu như vậy tại cuộc họp": what is asked for there is not the meeting.
        if _PLANNED.search(own) or _AT_WHICH_WILL.match(sentence.text, found.end()):
            return "planned"
        return "denied" if _DENIED.search(own) else "done"
    if pattern.reads in ("held", "shown") and _CALLED_OFF.search(before):
        return "denied"
    if pattern.reads == "held" and (_REQUESTED.search(own) or _REQUESTED.search(before)) and not _HAPPENED.search(own):
        return "requested"
    if pattern.reads == "led" and _GOING_TO.match(sentence.text, found.end()):
        return "planned"
    if pattern.reads in ("led", "took_part", "chaired", "chaired_known", "site", "held"):
        if _DENIED.search(own) and pattern.reads != "took_part":
            return "denied"
        # "“… sẽ ngừng thi công”, ông A nói": what stands in quotation marks is said, and no plan of who says it.
        heard = before[before.rfind("”") + 1 :]
        near_by = heard if pattern.name == "attends" else heard[-25:]
        return "planned" if _PLANNED.search(own) or _PLANNED.search(near_by) else "done"
    if _DENIED.search(own) or re.search(r"(?:chưa|không) $", before):
        return "denied"
    if pattern.reads == "implements_document":
        return "done"  # "Kế hoạch số 12 để triển khai Nghị quyết số 5": what a document is for is no request.
    if _PLANNED.search(own) or _PLANNED.search(before[-25:]):
        return "planned"
    under_way = _UNDER_WAY.search(own) if pattern.reads in ("implements", "follows") else None
    if under_way and not _ASKED.search(before + own):
        return "ongoing" if under_way[1] == "đang" else "done"
    if _REQUESTED.search(own) and not _HAPPENED.search(own):
        return "requested"
    if pattern.reads == "issued" and _ADVISED.search(before):
        return "requested"
    aimed_at = _BETTER.search(own) or _AHEAD.search(sentence.text[: found.start()])
    if pattern.reads == "implements" and aimed_at and not _HAPPENED.search(own):
        return "planned"
    if pattern.reads == "implements" and _CHARGED.match(sentence.text):
        return "requested"
    if pattern.reads == "implements" and _IN_ORDER_TO.search(before):
        return "requested"
    if pattern.reads == "implements" and _HOPED.search(sentence.text, 0, found.start()):
        return "planned"
    if _ASKED.search(before) and not (pattern.reads == "issued" and _HAPPENED.search(own)):
        return "requested"
    return "done"
