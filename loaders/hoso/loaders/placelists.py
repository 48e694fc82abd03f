"""One body in each of several places: "Đảng ủy các xã A, B và phường C", "các Huyện ủy A, B"."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from hoso.loaders.anchors import Anchors
from hoso.loaders.bodylists import PLURAL
from hoso.loaders.readings import LEVEL, LEVEL_OF_COMMITTEE, BodyReading, PlaceReading

# As in "các quận, huyện: | Vân Trạch", "hai xã | Nghi Thử".
_LEVELS = r"(?:tỉnh|thành phố|TP|quận|huyện|thị xã|xã|phường|thị trấn|đặc khu)"
_PLACES = re.compile(
    rf" (?:các|hai|ba|bốn|năm|sáu|bảy|tám|\d{{1,2}}) (?P<levels>{_LEVELS}(?:(?:, ?| và |/){_LEVELS})*)"
    r"(?:,? (?:gồm|bao gồm|là|như))?:? (?=[A-ZĐa-zđ])"
)
# As in "các Huyện ủy: | Vân Trạch, Nghi Thử", "các UBND xã | Nghi Thử, Vân Thử".
_SHARED = re.compile(rf"(?: (?P<levels>{_LEVELS}))?:? (?=[A-ZĐ])")
_BETWEEN = re.compile(r" (?:(?:của )?(?:các|hai|ba|bốn|năm) )?")
_MORE = re.compile(r", và |, | và |; ")

_DEEPEST = 4
"""So many heads may follow each other."""

PlaceAt = Callable[[int, str, bool], PlaceReading | None]
"""Reads the place at an offset, of an expected level, with or without a name that no gazetteer has."""


def of_places(text: str, organs: Anchors, start: int, place_at: PlaceAt) -> list[BodyReading]:
    """The bodies of one sort whose places a list gives that begins with their head at ``start``; none for one place.

    The first one begins with the head, each other with its place. Where the list is of several levels, a place has that
    which is printed before it, or none.
    """
    heads = _heads(text, organs, start)
    if not heads or "place" not in heads[-1].tails:
        return []
    end = heads[-1].end
    several = _PLACES.match(text, end)
    if several is None and PLURAL.search(text, max(0, heads[-1].start - 12), heads[-1].start):
        several = _SHARED.match(text, end)
    if several is None:
        return []
    levels = [word.group().lower() for word in LEVEL.finditer(several["levels"] or "")]
    expected = levels[0] if len(levels) == 1 else LEVEL_OF_COMMITTEE.get(heads[-1].organ, "") if not levels else ""
    found = _places(text, several.end(), expected, place_at)
    if len(found) < 2 or (several.re is _SHARED and not (expected or levels)):
        return []
    starts = [start, *(place.start for place in found[1:])]
    return [_in_place(heads, place, begins) for place, begins in zip(found, starts, strict=True)]


def _heads(text: str, organs: Anchors, start: int) -> list[BodyReading]:
    """The heads that follow each other from ``start`` on: "Ban Thường vụ | Đảng ủy", "Thường trực | các | Huyện ủy".

    None where one is a name.
    """
    heads: list[BodyReading] = []
    anchor = organs.get(start)
    while anchor is not None and len(heads) < _DEEPEST and "organ" in anchor.row and anchor.row["unique"] != "yes":
        row = anchor.row
        tails = tuple(row["tail"].split(" | "))
        heads.append(
            BodyReading(anchor.start, anchor.end, row["organ"], row["organ"], row["kind"], row["level"], tails)
        )
        link = _BETWEEN.match(text, anchor.end) if "body" in tails else None
        inner = organs.get(link.end()) if link else None
        if inner is None:
            return heads
        anchor = inner
    return []


def _places(text: str, start: int, level: str, place_at: PlaceAt) -> list[PlaceReading]:
    """The places of a list from ``start`` on; what is told of the last alone, the others lie in as well."""
    found: list[PlaceReading] = []
    at = start
    while at > 0:
        place = place_at(at, level, True)
        if place is None or not place.name:
            break
        found.append(place)
        more = _MORE.match(text, place.end)
        at = more.end() if more else -1
    within = found[-1].within if found else ()
    if within and not any(place.within for place in found[:-1]):
        found = [replace(place, within=within) for place in found]
    return found


def _in_place(heads: list[BodyReading], place: PlaceReading, start: int) -> BodyReading:
    """The body that ``heads`` name, in a place."""
    body = replace(heads[-1], start=start, end=place.end, place=place, among=True)
    for head in reversed(heads[:-1]):
        body = replace(head, start=start, end=place.end, parent=body, among=True)
    return body
