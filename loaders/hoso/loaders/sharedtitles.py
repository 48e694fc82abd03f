"""Give the people of a list the title that stands before all of them, where each has an office of his own.

"các Ủy viên Trung ương Đảng: Chủ nhiệm Ủy ban Đối ngoại Trần Văn Thử; Bí thư Tỉnh ủy Nghệ An Lê Thị Mẫu".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from hoso.loaders.peoplelists import PLURAL_BEFORE
from hoso.loaders.personreading import PersonReading

_COLON = re.compile(r": ?")
_LINK = re.compile(r"[;,]?(?: và| cùng)? ?")


def share_titles(text: str, people: Sequence[PersonReading]) -> list[PersonReading]:
    """The mentions of people in their order, with the titles that lists share; such a title is no mention by itself."""
    shared: list[PersonReading] = []
    index = 0
    while index < len(people):
        head = people[index]
        index += 1
        stop = index + _size(text, head, people[index:])
        shared += [replace(one, offices=(*head.offices, *one.offices)) for one in people[index:stop]] or [head]
        index = stop
    return shared


def _size(text: str, head: PersonReading, following: Sequence[PersonReading]) -> int:
    """How many of the following mentions are of a list with this title."""
    first = head.offices[0].start if head.offices else head.start
    if head.name or not PLURAL_BEFORE.search(text, max(0, first - 24), first):
        return 0
    link, end, size, parted = _COLON, head.end, 0, ""
    for one in following:
        if not one.name or not link.fullmatch(text, end, one.start):
            break
        between = text[end : one.start]
        if size and ";" in between and parted == ",":
            # "các Ủy viên Bộ Chính trị: Chủ nhiệm A, Trưởng ban B; Ủy viên Trung ương C": the title is of A and B.
            break
        parted = parted or ("," if size and "," in between else "")
        link, end, size = _LINK, one.end, size + 1
    return size
