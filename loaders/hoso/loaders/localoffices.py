"""The offices that every district, every province or its police has, and whose of them is meant where none is said."""

from __future__ import annotations

from functools import cache

from hoso.loaders import places
from hoso.loaders.articleplaces import Places, province_in_full, province_name
from hoso.loaders.bodynames import BodyName, organ_of
from hoso.loaders.lexicon import load
from hoso.loaders.namedbodies import NamedBodies
from hoso.loaders.readings import DISTRICT, BodyReading


@cache
def _offices(of: str) -> frozenset[str]:
    """The offices of this kind; see the lexicon."""
    return frozenset(row["office"] for row in load("local_offices") if row["of"] == of)


def of_every_district(office: str) -> bool:
    """Whether every district has this office; the article that names one district means its office."""
    return office in _offices("district")


@cache
def _begin(of: str) -> tuple[str, ...]:
    """How the names of the offices of this kind begin."""
    return tuple(name.removesuffix("…") for name in _offices(of))


@cache
def _provincial_branches() -> frozenset[str]:
    """The branches (Chi cục) that every province has one of."""
    rows = (row for row in load("fields") if "Chi cục" in row["organs"].split(" | "))
    return frozenset(f"Chi cục {row['field']}" for row in rows) - _offices("region")


def local_office(reading: BodyReading, named: NamedBodies, where: Places) -> BodyName | None:
    """An office that the text names without its district, province or police, where it can only be one; else None."""
    own, home = reading.own, where.home
    if home and province_name(home) and _of_every_province(reading, named, home):
        return BodyName(f"{own} {province_in_full(home)}", reading.kind, "province", home, None, reading.organ)
    if reading.organ == "Vụ":
        return _of_the_ministry(reading, named)
    if of_every_district(own):
        return _of_the_district(reading, where)
    if own.startswith(_begin("police")) or own in _offices("investigators"):
        return _of_the_police(reading, named)
    return None


def _of_every_province(reading: BodyReading, named: NamedBodies, home: str) -> bool:
    """Whether every province has one of this office, and the article means the province ``home`` by it.

    A branch of a department does; any other ("Trường Chính trị", "Đoàn đại biểu Quốc hội") where the article names a
    body in the province: what a ministry says at a conference there is said of all provinces.
    """
    if reading.organ == "Chi cục":
        return reading.own in _provincial_branches()
    one = reading.level == "province" and "place" in reading.tails and reading.own not in _offices("region")
    return one and any(body.place == home for body in named)


def _of_the_ministry(reading: BodyReading, named: NamedBodies) -> BodyName | None:
    """The department (Vụ) of the only ministry that the article names, if it names nobody else who has such."""
    ministry = named.only_of_sort("Bộ")
    others = (body for body in named if body.organ != "Ban Chỉ đạo")
    if ministry is None or any(body.name.startswith(_begin("departments")) for body in others):
        return None
    return BodyName(f"{reading.own} {ministry.name}", "state", "central", "", ministry, reading.organ)


def _of_the_district(reading: BodyReading, where: Places) -> BodyName | None:
    """The office of the only district that the article names."""
    districts = {(level, name) for level in DISTRICT for _, name in where.levels.get(level, ())}
    if len(districts) != 1:
        return None
    level, name = districts.pop()
    owner = places.province_of_district(level, name) or where.home
    return BodyName(f"{reading.own} {level} {name}", "state", "district", owner, None, reading.organ)


def _of_the_police(reading: BodyReading, named: NamedBodies) -> BodyName | None:
    """The office of the only police of a province, investigators' of a district also, that the article names."""
    levels = ("province", "district") if reading.own in _offices("investigators") else ("province",)
    forces = [body for body in named if body.organ == "Công an" and body.level in levels]
    if len(forces) != 1:
        return None
    return organ_of(forces[0], reading.own, "state", reading.organ)
