"""From a body printed with a place to its full name: the place with its level, and the province it lies in."""

from __future__ import annotations

from hoso.loaders import places
from hoso.loaders.articleplaces import Places, is_city, province_in_full, province_name
from hoso.loaders.bodynames import BodyName
from hoso.loaders.bodywords import former_provinces, heads_named
from hoso.loaders.committees import ORGANS_OF_COMMITTEE, committee_of, organ_of_committee
from hoso.loaders.localoffices import of_every_district
from hoso.loaders.readings import CITY_OR_DISTRICT, COMMITTEES, LEVEL_OF_YOUTH, RANK, BodyReading, PlaceReading

_CALLED_AFTER_ITS_PLACE = (" cố đô", " cảng", " chợ", " vịnh", " ga", " sân bay")
"""Before a place of which they have their name: "Ban Quản lý Di tích Cố đô | Huế"."""
_TIERS = {1: "province", 2: "district", 3: "commune"}


def body_of_place(reading: BodyReading, place: PlaceReading, where: Places) -> BodyName:
    """The body that ``reading`` prints, of a ``place`` whose name is said: UBND huyện Vân Trạch."""
    level, name = place.level, place.name
    of_committee = reading.organ in ORGANS_OF_COMMITTEE or (reading.kind == "party" and reading.tails[0] == "body")
    if of_committee and (level in COMMITTEES or province_name(name)):
        committee = committee_of(level or ("thành phố" if is_city(province_name(name)) else "tỉnh"), name, where.home)
        return organ_of_committee(reading.own, reading.organ, committee)
    province = province_name(name) if not level or RANK.get(level, 3) == 1 else ""
    if level == "thành phố" and province and not is_city(province):
        # A city of the same name as its province (Thái Bình, Hà Giang) is a district-level unit.
        return BodyName(f"{reading.own} thành phố {name}", reading.kind, "district", province, None, reading.organ)
    if level == "tỉnh" and is_city(province) and former_provinces().fullmatch(name):
        # "UBND tỉnh Cần Thơ": the province that the city of this name was part of.
        return BodyName(f"{reading.own} tỉnh {name}", reading.kind, "province", province, None, reading.organ)
    if province:
        in_full = province if _closes_name(reading, level) else province_in_full(province)
        return BodyName(f"{reading.own} {in_full}", reading.kind, "province", province, None, reading.organ)
    return _below_province(reading, place, where)


def _closes_name(reading: BodyReading, level: str) -> bool:
    """Whether a province is part of a name: "Công ty cổ phần Thử Mẫu Nghệ An", "Ban Quản lý Cảng Đà Nẵng"."""
    named = not level and reading.own != reading.organ and reading.organ.startswith(heads_named("of_province"))
    thing = not level and reading.own.lower().endswith(_CALLED_AFTER_ITS_PLACE)
    return named or thing or reading.own in LEVEL_OF_YOUTH


def _below_province(reading: BodyReading, place: PlaceReading, where: Places) -> BodyName:
    """A body of a district, a city of a province, a commune, or of a place whose level is not told."""
    level, name = place.level, place.name
    owner = places.province_of_district(level, name) if level in CITY_OR_DISTRICT else ""
    for upper, upper_name in place.within:
        if RANK.get(upper) == 1 and province_name(upper_name):
            owner = province_name(upper_name)
    if not level and _has_a_level(reading):
        # "UBND Thanh Lãng": the level that the article or the gazetteer has for the name.
        level, owner = _level_of(name, where)
    tier = "district" if level == "thành phố" else _TIERS.get(RANK.get(level, 0), reading.level)
    in_full = f"{level} {name}" if level and reading.own not in LEVEL_OF_YOUTH else name
    return BodyName(f"{reading.own} {in_full}", reading.kind, tier, owner or where.home, None, reading.organ)


def _has_a_level(reading: BodyReading) -> bool:
    """Whether a body is one of an authority, whose place has a level although it is printed without."""
    if reading.kind == "other" or reading.organ.startswith("Ban Quản lý"):
        return False
    return reading.tails[0] == "place" or of_every_district(reading.own)


def _level_of(name: str, where: Places) -> tuple[str, str]:
    """The level of a place printed without it, and its province; both empty where it is open."""
    said = {tier for tier in CITY_OR_DISTRICT if any(other == name for _, other in where.levels.get(tier, ()))}
    found = places.districts_named(name)
    here = [place for place in found if place.province == where.home] or (list(found) if len(found) == 1 else [])
    kinds = {place.kind for place in here}
    level = next(iter(said)) if len(said) == 1 else next(iter(kinds)) if len(kinds) == 1 else ""
    owner = next((place.province for place in here if place.kind == level), "") if level else ""
    return level, owner
