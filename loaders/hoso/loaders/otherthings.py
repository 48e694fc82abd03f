"""Tell what begins like the name of a body and is none: a place, a case, a team, a tax, what somebody does."""

from __future__ import annotations

import re

from hoso.loaders.anchors import Anchor
from hoso.loaders.bodywords import abbreviated, compounds, countries, heads_named, things
from hoso.loaders.fields import match_field
from hoso.loaders.inspectorates import is_act
from hoso.loaders.nameends import WORK_OR_OFFICE, NameEnds
from hoso.loaders.ownnames import GROUNDS
from hoso.loaders.readings import BodyReading

_WORDS_TOO = ("Vụ", "Đội", "Hội")
"""Heads that are words of the language too: what has a name of capitals alone behind them is no body."""
_PORTS = ("Cảng", "Vườn quốc gia")
_AT = re.compile(r"(?:tại|ở|trong|vào|đến|tới|quanh|gần|qua|từ|khu vực|luồng|dự án|đường|rời|về|ra|tuyến|vùng) $")
_NUMBER = re.compile(r"(?:số )?(?:\d|[IVX]+(?!\w))")


def is_another_thing(names: NameEnds, anchor: Anchor, reading: BodyReading, *, inner: bool) -> bool:
    """Whether what begins like a body is none. ``inner``: it stands inside an office or another body."""
    text, organ = names.text, anchor.row["organ"]
    own = reading.own.removeprefix(organ).strip()
    if text.startswith(things(), anchor.start):
        return True
    if not inner and (
        organ in GROUNDS or (organ.startswith(_PORTS) and _AT.search(text, max(0, anchor.start - 9), anchor.start))
    ):
        # "tại Khu công nghiệp Thử Sơn": where something is; its Ban Quản lý is a body.
        return True
    if organ in _WORDS_TOO and not inner and reading.parent is None and _in_capitals(own):
        # "Vụ Thử Tâm: …", "Hội Lim", "Đội Văn Thử": a case, a festival, a team by its place or its man.
        return True
    if _does_no_work(names, anchor, own):
        return True
    if organ == "Chi nhánh":
        # "Thubank chi nhánh Vân Trạch": the branch alone could be any bank's there.
        return reading.parent is None
    if organ == "Trường":
        # "xã Trường Thử": of one word a school has no name but what it teaches.
        return own.istitle() and " " not in own and match_field(text, anchor.end + 1) is None
    if organ == "Báo":
        # "Báo Nga viết": the newspapers there; but "Báo Pháp Luật".
        return own in countries() or (own.partition(" ")[0] in countries() and own.partition(" ")[2].islower())
    if organ == "Nhóm":
        # "Nhóm P.V": by whom an article is.
        return own.isupper()
    if organ == "Trung tâm":
        # "trung tâm TP …": the middle of a city.
        return not own
    if organ in WORK_OR_OFFICE:
        # A tax is none, nor what is counted; "Thuế tỉnh …" is the office of a province since July 2025.
        return reading.place is None or not reading.place.level or text[anchor.start].islower()
    return is_act(text, reading)


def _in_capitals(own: str) -> bool:
    """Whether a name has a capital in every word, as those of people and places do."""
    return own.istitle() and not own.isupper() and not own.endswith("Việt Nam")


def _does_no_work(names: NameEnds, anchor: Anchor, own: str) -> bool:
    """Whether the name after a word for a unit says nothing that a unit does: "Vụ BOT Thử Mẫu", "Đội Thử Vân".

    "TT" is short for other things too ("TT Thử" is a town), so what follows it must do something as well.
    """
    organ = anchor.row["organ"]
    short = organ == "Trung tâm" and names.text[anchor.start : anchor.end].isupper()
    if not own or _NUMBER.match(own) or not (short or organ in heads_named("of_work")):
        return False
    first, _, rest = own.partition(" ")
    if match_field(own, 0) is not None or first in abbreviated():
        return False
    if organ == "Vụ" and anchor.end + 1 in names.roles:
        # "Vụ Chủ tịch tỉnh …": a case, by whom it is about.
        return True
    return rest.split(" ")[0].rstrip(",").lower() not in compounds().get(first.lower(), ())
