"""Bodies that are named together share what is printed once: "Ban Thường vụ, Ban Chấp hành Đảng bộ Thành phố"."""

from __future__ import annotations

from dataclasses import replace

from hoso.loaders.readings import LEVEL_OF_COMMITTEE, BodyReading, PlaceReading


def share_tails(readings: list[BodyReading], text: str) -> list[BodyReading]:
    """Give a bare head the tail of the next one in a coordination: "Ban Thường vụ, Ban Chấp hành Đảng bộ Thành phố".

    ``readings`` are in order of their start; a head whose tail is printed keeps it.
    """
    shared = list(readings)
    for index in range(len(readings) - 2, -1, -1):
        here, following = shared[index], shared[index + 1]
        gap = text[here.end : following.start]
        if following.organ in LEVEL_OF_COMMITTEE or here.organ in LEVEL_OF_COMMITTEE:
            continue
        if (
            here.unique
            or here.place is not None
            or here.parent is not None
            or gap not in (", ", " và ", ", và ", " & ", " cùng ")
        ):
            continue
        same_sort = bool({"body", "place"} & set(here.tails) and {"body", "place"} & set(following.tails))
        if not same_sort or here.kind == "delegation":
            continue
        shared[index] = replace(here, place=following.place, parent=following.parent)
    for index in range(1, len(readings)):
        before, here = shared[index - 1], shared[index]
        level = LEVEL_OF_COMMITTEE.get(before.organ, "")
        if not level or here.place is not None or here.parent is not None or here.tails != ("place",):
            continue
        if text[before.end : here.start] in (", ", " và ", ", và ") and before.organ in LEVEL_OF_COMMITTEE:
            # "lãnh đạo Tỉnh ủy, HĐND, UBND": the committee's place is theirs.
            name = before.place.name if before.place is not None else ""
            shared[index] = replace(here, place=PlaceReading(here.end, here.end, level, name))
    return shared
