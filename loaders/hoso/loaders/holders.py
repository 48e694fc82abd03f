"""Say where a chain of offices ends that can be one person's, though no mark parts it from the next one's."""

from __future__ import annotations

from collections.abc import Sequence

from hoso.loaders.offices import OfficeReading

_HIGHEST = ("Tổng Bí thư", "Chủ tịch nước", "Thủ tướng Chính phủ", "Chủ tịch Quốc hội")


def _of_the_party(office: OfficeReading) -> bool:
    return office.role["kind"] == "party" or (office.body is not None and office.body.kind == "party")


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
    return len(offices)
