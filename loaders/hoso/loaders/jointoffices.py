"""Give an office that is said of several people to all of them: "các ông A và B được bầu làm Phó Chủ tịch UBND …"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from hoso.loaders.appointments import RULE, said_of
from hoso.loaders.officereading import OfficeReading
from hoso.loaders.personreading import PersonReading

_AND = re.compile(r",? (?:và|cùng)(?: các)?(?: (?:đồng chí|đ/c|ông|bà))? ?")
_COMMA = re.compile(r"[,;] ?")
_PLURAL = re.compile(r"(?<!\w)(?:các|hai|ba|bốn|\d) (?:đồng chí|đ/c|ông|bà)", re.IGNORECASE)
_CHOSEN = re.compile(
    r"(?<!\w)(?:bầu|bầu bổ sung|bổ nhiệm|chỉ định|chuẩn y|điều động|luân chuyển|phân công) $", re.IGNORECASE
)
_OF_SEVERAL = ("Phó ", "Ủy viên", "Thành viên", "Thứ trưởng", "Đại biểu", "Thẩm phán", "Kiểm sát viên")
_OF_ONE = ("Thường trực", "phụ trách")


def share_offices(text: str, people: Sequence[PersonReading]) -> list[PersonReading]:
    """The mentions in their order, with one for each of those who are named together before an office said of them.

    Only an office that several people have is shared.
    """
    found: list[PersonReading] = []
    for index, person in enumerate(people):
        found.append(person)
        if person.rule == RULE and person.offices and all(map(_of_several, person.offices)):
            found += [said_of(other, person.start, person.offices) for other in _together(text, people[:index], person)]
    return found


def _of_several(office: OfficeReading) -> bool:
    role = office.role["role"]
    return role.startswith(_OF_SEVERAL) and not role.endswith(_OF_ONE)


def _together(text: str, before: Sequence[PersonReading], holder: PersonReading) -> list[PersonReading]:
    """Who is named together with the holder of an office, right before it."""
    if not before or before[-1].name != holder.name or before[-1].rule == RULE:
        return []
    others: list[PersonReading] = []
    last, joined = before[-1], False
    for person in reversed(before[:-1]):
        gap = text[person.end : last.start]
        link = _AND.fullmatch(gap)
        begun = _PLURAL.match(text, last.start) is not None
        if begun or person.rule == RULE or not person.name or person.given or not (link or _COMMA.fullmatch(gap)):
            break
        joined = joined or link is not None
        others.append(person)
        last = person
    named = _PLURAL.match(text, last.start) or _PLURAL.search(text, max(0, last.start - 14), last.start)
    chosen = _CHOSEN.search(text, max(0, last.start - 14), last.start)
    only_two = len(others) == 1 and joined
    return others if named or chosen or only_two else []
