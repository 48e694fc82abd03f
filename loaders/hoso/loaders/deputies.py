"""Whom an article calls only "đại biểu" and gives a province: a deputy of the National Assembly.

"đại biểu Trần Văn Thử (Nghệ An)", "ĐB Lê Thị Mẫu (Đoàn TP.HCM)": so the press reports the Assembly's sittings. The
deputies of a province's own council are told apart by their districts, and their article speaks of the council.
"""

from __future__ import annotations

import re
from functools import cache, cached_property

from hoso.loaders import places
from hoso.loaders.lexicon import Row, load
from hoso.loaders.readings import BodyReading, PlaceReading

_SEAT = re.compile(
    r" \((?P<sent>(?:ĐBQH|[Đđ]oàn ĐBQH|[Đđ]oàn đại biểu Quốc hội|[Đđ]oàn ĐB|[Đđ]oàn|ĐB|đại biểu) )?"
    r"(?P<level>(?:tỉnh|TP|tp|Tp|[Tt]hành phố)\b[. ]*)?(?P<place>[^()\n]{3,22})\)"
)
# "Đại biểu Trần Văn Thử | - Nghệ An | góp ý"
# Also "Đại biểu Trần Văn Thử, | đoàn ĐBQH tỉnh Nghệ An".
_AFTER_A_DASH = re.compile(
    r"(?: [-–] |, (?=[Đđ]oàn ))(?P<sent>[Đđ]oàn (?:ĐBQH |[Đđ]ại biểu Quốc hội |ĐB )?)?"
    r"(?P<level>(?:tỉnh|TP|tp|Tp|[Tt]hành phố)\b[. ]*)?(?=[A-ZĐ])"
)

_SENT_BY = re.compile(
    r"(?:,? khóa (?:[IVX]+|\d{1,2}))?(?: chuyên trách)?,? (?:thuộc )?"
    r"(?:(?:[Đđ]oàn|đơn vị) )?(?P<level>(?:tỉnh|TP|tp|Tp|[Tt]hành phố)\b[. ]*)?(?=[A-ZĐ])"
)


def seat_of_deputy(text: str, end: int) -> int:
    """Where the seat ends that the office of a deputy names: "đại biểu Quốc hội | tỉnh Nghệ An"; else ``end``."""
    return max(_province_end(text, end, _SENT_BY), end)


def _province_end(text: str, end: int, link: re.Pattern[str]) -> int:
    """Where the province ends to which ``link`` leads from ``end`` on, or -1."""
    match = link.match(text, end)
    start, stop = _place_after(text, match) if match else (-1, -1)
    return stop if match is not None and stop > 0 and _is_province(text[start:stop], _level(match)) else -1


def _place_after(text: str, match: re.Match[str]) -> tuple[int, int]:
    """Where the place begins and ends that a level leads to; of "Thành phố Hồ Chí Minh" the level is a part."""
    stop = places.longest_name(text, match.end())
    if stop < 0 and match["level"]:
        return match.start("level"), places.longest_name(text, match.start("level"))
    return match.end(), stop


def _is_province(name: str, level: str) -> bool:
    """Whether a name is a province's, or where its level says so a city's."""
    province = places.province(name)
    return province is not None and not (level == "thành phố" and province.kind != "thành phố")


def _level(match: re.Match[str]) -> str:
    """The level that is printed before a province, or empty: "thành phố" also where it is short."""
    level = (match["level"] or "").lower()
    return "thành phố" if level.startswith(("tp", "thành")) else level.strip()


@cache
def deputy() -> Row:
    """The role of a deputy of the National Assembly."""
    return next(row for row in load("roles") if row["role"] == "Đại biểu Quốc hội")


def group_of(text: str, end: int) -> BodyReading | None:
    """The deputies of a province whom the text names after a deputy's name up to ``end``: "(đoàn Nghệ An)"."""
    match = _SEAT.match(text, end) or _AFTER_A_DASH.match(text, end)
    if match is None or "đoàn" not in (match["sent"] or "").lower():
        return None
    start, stop = match.span("place") if match.re is _SEAT else _place_after(text, match)
    place = PlaceReading(start, stop, _level(match), text[start:stop])
    group = "Đoàn đại biểu Quốc hội"
    return BodyReading(match.start("sent"), place.end, group, group, "state", "province", ("place",), place=place)


class Seats:
    """Says who of one text is a deputy of the National Assembly by the province that it gives after the name."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def _of_the_assembly(self) -> bool:
        """Whether the text speaks of the National Assembly, and more often than of people's councils."""
        # Counted once: an article of many deputies is long.
        assembly = self.text.count("Quốc hội") + self.text.count("QH")
        return assembly > self.text.count("HĐND") + self.text.count("Hội đồng nhân dân")

    def end(self, end: int, delegate: bool) -> int:
        """Where what gives a province to the deputy whose name ends at ``end`` is over, or -1: a bracket, or a dash.

        Who is not called a ``delegate`` is one where a bracket says so: "Bà Lê Thị Mẫu (Đoàn Nghệ An)".
        """
        close = _bracket_end(self.text, end, delegate)
        close = _province_end(self.text, end, _AFTER_A_DASH) if close < 0 and delegate else close
        return close if close > 0 and self._of_the_assembly else -1


def _bracket_end(text: str, end: int, delegate: bool) -> int:
    match = _SEAT.match(text, end)
    if match is None or not (delegate or match["sent"]):
        return -1
    return match.end() if _is_province(match["place"], _level(match)) else -1
