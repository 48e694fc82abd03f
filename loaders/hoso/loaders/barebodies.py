"""Which body is meant by its sort or field alone, "UBND", "Sở Nội vụ": one that the article names, or the one at home.

Only bodies told apart by more than that are among those named, and none of them is meant where two fit equally well.
"""

from __future__ import annotations

from dataclasses import replace

from hoso.loaders.articleplaces import Places, province_in_full, province_name
from hoso.loaders.bodynames import BodyName, is_ministry
from hoso.loaders.localoffices import local_office
from hoso.loaders.namedbodies import NamedBodies
from hoso.loaders.readings import BodyReading

_OF_ONE_PLACE = {
    "Hội đồng nhân dân": "Ủy ban nhân dân",
    "Ủy ban nhân dân": "Hội đồng nhân dân",
    "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân": "Ủy ban nhân dân",
}
_JUST_NAMED = 120
"""Within so many characters a department is that of the province whose body stands before it."""
_OF_OFFICES_AND_FIRMS = ("Đảng bộ Khối", "Đảng ủy Khối")


def has_own_name(reading: BodyReading) -> bool:
    """Whether a body has a field or a name besides its sort: "Sở Nội vụ", "Công ty Cổ phần …", "Đảng ủy Khối"."""
    return reading.own != reading.organ or reading.organ.startswith(_OF_OFFICES_AND_FIRMS)


def by_sort(reading: BodyReading, named: NamedBodies, where: Places) -> BodyName | None:
    """The body that its sort alone means: "UBND", "Bộ", "Ban Chỉ đạo"; None where it stays open."""
    if reading.own == "Ban Chỉ đạo":
        return named.only_of_sort(reading.own)
    if reading.own == "Bộ":
        return named.last_or_first(reading.start, filter(is_ministry, named))
    if reading.own == "Công đoàn":
        unions = [body for body in named if body.organ.startswith("Công đoàn ")]
        if len(unions) == 1:
            # "Ban Thường vụ | Công đoàn" where the article names "Công đoàn ngành Y tế" only.
            return unions[0]
    alike = named.last_or_first(reading.start, (body for body in named if body.organ == reading.organ))
    return (
        alike
        or _beside_its_twin(reading, named)
        or local_office(reading, named, where)
        or _of_the_centre(reading, named)
    )


def _of_the_centre(reading: BodyReading, named: NamedBodies) -> BodyName | None:
    """The Party's central organ of this sort, named before where no committee is: "Chủ nhiệm | UBKT"."""
    if reading.kind != "party" or named.last_committee(reading.start) is not None:
        return None
    central = named.only_of_sort(reading.own)
    before = central is not None and named.start_before(reading.start, central) >= 0
    return central if before and central is not None and central.name == f"{reading.own} Trung ương" else None


def _beside_its_twin(reading: BodyReading, named: NamedBodies) -> BodyName | None:
    """The council or its office of the place whose People's Committee alone the article names, or the other way."""
    twin = _OF_ONE_PLACE.get(reading.own)
    alike = [body for body in named if twin and body.organ == twin and body.name.startswith(twin)]
    if twin is None or len(alike) != 1:
        return None
    return replace(alike[0], name=alike[0].name.replace(twin, reading.own, 1), organ=reading.organ, part_of=None)


def named_with_place(reading: BodyReading, named: NamedBodies, where: Places) -> BodyName | None:
    """The body of the same name that the article gives a place: "Sở Nội vụ" of "Sở Nội vụ tỉnh Nghệ An"."""
    own = reading.own + " "
    here = where.set_in(reading.start) if reading.organ == "Sở" else ""
    alike = (
        body
        for body in named
        if body.organ == reading.organ and body.name.startswith(own) and (not here or body.place == here)
    )
    found = named.last_or_first(reading.start, alike)
    if found is not None and reading.organ == "Sở" and named.start_before(reading.start, found) < 0:
        # "UBND tỉnh A yêu cầu | Sở Nội vụ …. Sở Nội vụ tỉnh B cũng …": what is named later is not meant yet.
        near = _province_just_named(reading, named)
        return found if near in ("", found.place) else _department(reading, near)
    return found or _branch_or_committee(reading, named)


def _province_just_named(reading: BodyReading, named: NamedBodies) -> str:
    """The province of the body of a province that stands just before a reading, or empty."""
    before = named.before(reading.start, (body for body in named if body.level == "province" and body.place))
    near = bool(before) and reading.start - named.start_before(reading.start, before[-1]) < _JUST_NAMED
    return before[-1].place if near else ""


def _department(reading: BodyReading, place: str) -> BodyName:
    """The department of a province that a reading means."""
    in_full = province_in_full(place) if province_name(place) else place
    return BodyName(f"{reading.own} {in_full}", reading.kind, "province", place, None, reading.organ)


def _branch_or_committee(reading: BodyReading, named: NamedBodies) -> BodyName | None:
    """Đảng bộ Khối where the article names only Đảng ủy Khối in full, and the other way round."""
    for head, other in (_OF_OFFICES_AND_FIRMS, _OF_OFFICES_AND_FIRMS[::-1]):
        if reading.own.startswith(head):
            wanted = other + reading.own.removeprefix(head)
            full = named.first(body for body in named if body.organ == other and body.name.startswith(wanted + " "))
            if full is not None:
                return replace(full, name=head + full.name.removeprefix(other), organ=head)
    return None


def at_home(reading: BodyReading, named: NamedBodies, where: Places) -> BodyName | None:
    """A body with a name of its own where the article is set: a department of the province, else as it is printed."""
    home = where.set_in(reading.start) or where.home
    if reading.organ == "Sở":
        return _department(reading, home) if home else None
    place = "" if reading.level == "central" else home
    printed = BodyName(reading.own, reading.kind, reading.level, place, None, reading.organ)
    return local_office(reading, named, where) or printed
