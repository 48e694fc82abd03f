"""Join a unit to the body that a comma, a dash or a bracket after it says it is part of.

"Phòng Hợp tác quốc tế, Sở Ngoại vụ tỉnh …", "Vụ Pháp chế - Bộ Y tế", "Khoa Nội (Bệnh viện …)".
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from hoso.loaders.anchors import Anchors
from hoso.loaders.readings import BodyReading

_PART_LINK = re.compile(r", | - | – | thuộc | trực thuộc | của | \((?:thuộc )?")
_WHOLES = {
    "Phòng": (
        *("Sở", "Công an", "Cục", "Tổng cục", "Bảo hiểm xã hội", "Bộ Chỉ huy", "Viện kiểm sát", "Tòa án nhân dân"),
        *("Thanh tra", "Kho bạc", "Chi cục"),
    ),
    "Phòng Cảnh sát giao thông": ("Công an",),
    "Phòng Cảnh sát hình sự": ("Công an",),
    "Cơ quan Cảnh sát điều tra": ("Công an", "Bộ Công an"),
    "Cơ quan An ninh điều tra": ("Công an", "Bộ Công an"),
    "Đội": ("Công an", "Phòng Cảnh sát"),
    "Đội Cảnh sát giao thông": ("Công an", "Phòng Cảnh sát"),
    "Khoa": ("Bệnh viện", "Trường Đại học", "Đại học", "Học viện", "Trung tâm Y tế"),
    "Vụ": (
        *("Bộ", "Tổng cục", "Ngân hàng Nhà nước", "Thanh tra Chính phủ", "Kiểm toán Nhà nước", "Ủy ban Dân tộc"),
        *("Văn phòng Quốc hội", "Văn phòng Chính phủ", "Văn phòng Chủ tịch nước", "Ban ", "Ủy ban Kiểm tra"),
    ),
    "Tòa": ("Tòa án nhân dân",),
    "Đội Quản lý thị trường": ("Chi cục Quản lý thị trường", "Cục Quản lý thị trường"),
    **dict.fromkeys(
        (
            *("Ban Pháp chế", "Ban Kinh tế - Ngân sách", "Ban Kinh tế - Xã hội", "Ban Văn hóa - Xã hội", "Ban Đô thị"),
            "Ban Dân tộc",
        ),
        ("Hội đồng nhân dân",),
    ),
    "Hội đồng thẩm định": ("Bộ", "Sở", "Ủy ban nhân dân"),
    "Hội đồng Tư vấn về Dân chủ - Pháp luật": ("Ủy ban", "Mặt trận"),
}
"""The heads of the bodies whose units are named with them, by the head of the unit."""


def unit_of(
    text: str, unit: BodyReading, organs: Anchors, read: Callable[[int, bool], BodyReading | None]
) -> BodyReading | None:
    """The unit with its whole, or None. ``read`` reads the body that starts at a place, inside another one or not."""
    wholes = _WHOLES.get(unit.organ)
    if wholes is None or (unit.own == unit.organ and "field" in unit.tails):
        return None
    link = _PART_LINK.match(text, unit.end)
    anchor = organs.get(link.end()) if link else None
    if link is None or anchor is None:
        return None
    name = anchor.row["name"] if "name" in anchor.row else anchor.row["organ"]
    whole = read(link.end(), True) if name.startswith(wholes) else None
    if whole is None or (whole.organ == whole.own and not whole.unique and whole.place is None):
        return None
    end = whole.end
    if "(" in link.group():
        if text[end : end + 1] != ")":
            return None
        end += 1
    return replace(unit, end=end, parent=whole, linked=True)
