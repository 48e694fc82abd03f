"""Read what an ordinary official of a place does there: "cán bộ tư pháp xã Vân Trạch"."""

from __future__ import annotations

import re

from hoso.loaders.anchors import Anchor
from hoso.loaders.bodies import BodyReader
from hoso.loaders.bodywords import written_out
from hoso.loaders.letters import LOWER, UPPER
from hoso.loaders.officereading import OfficeReading

_CLASSES = ("Cán bộ", "Công chức", "Nhân viên", "Chuyên viên")
_LEVEL = r"(?:xã|phường|thị trấn|huyện|quận|thị xã)(?!\w)"
# Who they are and what they do elsewhere is no duty of theirs.
_NO_DUTY = (
    r"(?:tại|ở|của|cho|về hưu|nghỉ|hưu|làm|đã|đang|được|bị|từ|đến|trên|các|những|và|cùng|đi|chủ|là|có|không|trong|với"
    r"|cấp|nguồn|thuộc)(?!\w)"
)
_DUTY = re.compile(
    rf"(?: (?!{_LEVEL}|{_NO_DUTY})(?:[{LOWER}]+|[{UPPER}]{{2,6}}(?!\w))(?: ?[-–](?= ?[{LOWER}])|,(?= hộ tịch))?){{1,6}}"
    rf"(?= {_LEVEL} [{UPPER}\d])"
)


def duty_at_place(text: str, anchor: Anchor, bodies: BodyReader, status: str) -> OfficeReading | None:
    """The office of a class of officials that its duty and its place tell apart, or None."""
    duty = _DUTY.match(text, anchor.end) if anchor.row["role"] in _CLASSES else None
    place = bodies.read_place(duty.end() + 1) if duty else None
    if duty is None or place is None or not place.name:
        return None
    role = {**anchor.row, "role": anchor.row["role"] + written_out(duty.group())}
    return OfficeReading(anchor.start, place.end, role, status, place=place)
