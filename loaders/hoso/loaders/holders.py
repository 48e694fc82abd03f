"""Say where a chain of offices ends that can be one person's, though no mark parts it from the next one's."""

from __future__ import annotations

from collections.abc import Sequence

from hoso.loaders.officereading import OfficeReading

_HIGHEST = ("Tổng Bí thư", "Chủ tịch nước", "Thủ tướng Chính phủ", "Chủ tịch Quốc hội")
_PROVINCE = ("Tỉnh ủy", "Thành ủy")
_DEPARTMENTS = ("Sở", "Phòng", "Chi cục", "Trung tâm")


def _of_the_party(office: OfficeReading) -> bool:
    return office.role["kind"] == "party" or (office.body is not None and office.body.kind == "party")


def of_another(held: Sequence[OfficeReading], office: OfficeReading) -> bool:
    """Whether an office after those of one person is of another: the state's four highest besides one of the state.

    "Phó Thủ tướng A, Chủ tịch Quốc hội cho rằng": who speaks. What somebody was once, he may have been besides.
    """
    now = [other for other in held if other.status == "current"]
    ours = office.role["role"] in _HIGHEST and office.status == "current" and not office.foreign
    return ours and not all(map(_of_the_party, now))


def of_two_places(one: OfficeReading, other: OfficeReading) -> bool:
    """Whether two offices are one of two places that are named, which nobody holds at a time.

    "Chủ tịch HĐND tỉnh A Bun Mẫu, Chủ tịch HĐND tỉnh B Trần Văn Thử", where the first name is read as the place's.
    """
    if one.role["role"] != other.role["role"] or one.status != other.status or one.body is None or other.body is None:
        return False
    names = {body.place.name if body.place is not None else "" for body in (one.body, other.body)}
    return one.body.organ == other.body.organ and len(names) > 1 and "" not in names


def one_holder(offices: Sequence[OfficeReading]) -> int:
    """How many offices of a chain, from the first on, can be one person's.

    "Thay mặt …, Thủ tướng Chính phủ, Bộ trưởng …", "tiếp Chủ tịch Tập đoàn …, Thủ tướng …": two people.
    """
    for index in range(1, len(offices)):
        before, role = offices[index - 1].role["role"], offices[index].role["role"]
        if before == "Thủ tướng Chính phủ" and role.startswith(("Bộ trưởng", "Thứ trưởng", "Phó Thủ tướng")):
            return index
        if role in _HIGHEST and not all(map(_of_the_party, offices[:index])):
            return index
        above, below = offices[index - 1].body, offices[index].body
        heads = before == "Bí thư" and above is not None and above.organ in _PROVINCE
        once = offices[index].status != offices[index - 1].status
        if of_two_places(offices[index - 1], offices[index]):
            return index
        if heads and not once and below is not None and below.organ in _DEPARTMENTS:
            # "Báo cáo với Bí thư Thành ủy, Phó Giám đốc Sở Y tế …": to whom, and who.
            return index
    return len(offices)
