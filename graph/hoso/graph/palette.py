"""The colour of each kind of node, with its name in Vietnamese: one for the picture and for Neo4j Browser."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

COLOURS: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "Person": ("#e07a5f", "Người"),
        "PartyBody": ("#c1121f", "Tổ chức đảng"),
        "StateBody": ("#3d5a80", "Cơ quan nhà nước"),
        "MassOrganization": ("#588157", "Mặt trận, đoàn thể"),
        "Delegation": ("#f2a65a", "Đoàn"),
        "OtherBody": ("#8d99ae", "Tổ chức khác"),
        "Directive": ("#6a4c93", "Văn bản"),
        "Program": ("#9d79bc", "Chương trình"),
        "Event": ("#2a9d8f", "Sự kiện"),
    }
)
"""The kinds that a picture tells apart: label → colour and name."""

ASIDE: Final[Mapping[str, str]] = MappingProxyType(
    {
        "Post": "#b08968",
        "Tenure": "#d6ccc2",
        "Remark": "#e9c46a",
        "Indicator": "#90be6d",
        "Term": "#adb5bd",
        "Place": "#6d6875",
        "Article": "#f1faee",
    }
)
"""The kinds that stand around them: label → colour."""


def darker(colour: str) -> str:
    """A colour's darker neighbour, for a border ("#e07a5f" → "#a6553f" or so): three quarters of each part."""
    return "#" + "".join(f"{int(colour[start : start + 2], 16) * 3 // 4:02x}" for start in (1, 3, 5))


def readable_on(colour: str) -> str:
    """White or near-black, whichever reads better on a colour (relative luminance of WCAG 2.2, threshold .4)."""
    parts = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return "#2a2c34" if 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.4 else "#ffffff"
