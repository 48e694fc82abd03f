"""The committees of the Party by their names: that of a place, and the branch (Đảng bộ) that it leads."""

from __future__ import annotations

from hoso.loaders import places
from hoso.loaders.articleplaces import province_name
from hoso.loaders.bodynames import BodyName
from hoso.loaders.readings import COMMITTEES, LEVEL_OF_COMMITTEE, RANK

ORGANS_OF_COMMITTEE = ("Ban Thường vụ", "Ban Chấp hành", "Thường trực")
"""Organs that belong to a committee of the Party where nothing else is said."""


def committee_of(level: str, name: str, home: str) -> BodyName:
    """The committee of the Party of a place: Thành ủy Hà Nội, Huyện ủy Thanh Lãng.

    ``home`` is the province or city of the article: a place below it that no gazetteer has lies there.
    """
    province = province_name(name) if RANK[level] == 1 else ""
    head = COMMITTEES[level]
    if province:
        return BodyName(f"{head} {province}", "party", "province", province, None, head)
    owner = places.province_of_district(level, name) if RANK[level] <= 2 else ""
    tier = "province" if level == "tỉnh" else "district" if RANK[level] <= 2 else "commune"
    if level == "quận" and name.isdigit():
        name = f"Quận {name}"
    place = owner or (name if level == "tỉnh" else home)
    return BodyName(f"{head} {name}", "party", tier, place, None, head if RANK[level] < 3 else "Đảng ủy")


def branch_led_by(committee: BodyName) -> str:
    """Huyện ủy Vân Trạch → Đảng bộ huyện Vân Trạch: the executive committee is that of the branch."""
    for level, head in COMMITTEES.items():
        place = committee.name.removeprefix(f"{head} ")
        if place != committee.name and committee.organ in LEVEL_OF_COMMITTEE:
            return f"Đảng bộ {place if place.startswith(('Thành phố ', 'Quận ')) else f'{level} {place}'}"
    return committee.name


def committee_leading(branch: BodyName, home: str) -> BodyName | None:
    """Đảng bộ quận Ba Đình → Quận ủy Ba Đình: the standing committee is that of the committee."""
    for level in LEVEL_OF_COMMITTEE.values():
        prefix = f"Đảng bộ {level} "
        if branch.name.startswith(prefix):
            return committee_of(level, branch.name.removeprefix(prefix), home)
    return None


def organ_of_committee(own: str, organ: str, committee: BodyName) -> BodyName:
    """An organ of a committee: "Ban Thường vụ Huyện ủy Vân Trạch", "Ban Chấp hành Đảng bộ huyện Vân Trạch"."""
    whose = branch_led_by(committee) if own == "Ban Chấp hành" else committee.name
    return BodyName(f"{own} {whose}", "party", committee.level, committee.place, committee, organ)
