"""When "thanh tra" is the name of an inspectorate ("Thanh tra Sở Y tế"), and when it is what is done to a body."""

from __future__ import annotations

import re

from hoso.loaders.letters import LETTER, LOWER, UPPER
from hoso.loaders.readings import BodyReading

_ORGAN = "Thanh tra"
_HAVE_ONE = ("Bộ", "Sở", "Cục", "Tổng cục", "Chi cục", "Ban Quản lý")
"""The bodies of which one may be written in small letters: "theo thanh tra | Sở Xây dựng"."""
_ACT = re.compile(
    r"(?<!\w)(?:đã|đang|sẽ|vừa|tiến hành|được|bị|tổ chức|khi|vụ|cuộc|đợt|kết luận|quyết định|kế hoạch|công bố|vào cuộc"
    r"|trực tiếp|chủ trì|tiếp tục|qua|về việc|việc|kiểm tra,?(?: và)?|giám sát,?(?: và)?|đột xuất|đề nghị|yêu cầu"
    rf"|[Tt]hanh tra (?:[{LOWER}]+ )?(?:[{UPPER}][{LETTER}]* ?)*(?!(?:và|với|của|do|cùng|là|theo) )"
    rf"[{LETTER}]+) $"
)
"""Right before "thanh tra": it is what somebody does, or what was done."""
_ACTS = re.compile(
    r" (?:đã|cũng|còn|sẽ|đang|vừa|tiến hành|yêu cầu|kiến nghị|phát hiện|vào cuộc|kết luận|xử phạt|cho)(?!\w)"
)
"""Right after it: it is the inspectorate that does something ("sau khi thanh tra huyện … tiến hành")."""
_BEFORE = 45
_OF_ALL = ", ngành"


def is_act(text: str, reading: BodyReading) -> bool:
    """Whether "thanh tra" before a body or place is no name: the reading of an inspectorate is none of a body.

    "đã thanh tra Công ty …", "kết luận thanh tra Vân Trạch", "định hướng thanh tra của …"; "các cơ quan thanh tra bộ,
    ngành" are many.
    """
    if reading.organ != _ORGAN:
        return False
    whole = reading.parent
    if whole is not None and whole.kind == "other":
        return True
    if not text[reading.start].islower():
        return False
    if reading.linked or text.startswith(_OF_ALL, reading.end):
        return True
    if reading.place is not None and not reading.place.level:
        return True
    if whole is not None and whole.organ not in _HAVE_ONE and not whole.unique:
        return True
    if _ACTS.match(text, reading.end):
        return False
    return _ACT.search(text, max(0, reading.start - _BEFORE), reading.start) is not None
