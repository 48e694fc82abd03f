"""Names of places, old and new, in all their printed forms."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hoso.loaders import places
from hoso.loaders.lexicon import load
from hoso.loaders.places import gazetteer

BEFORE, AFTER = date(2025, 6, 30), date(2025, 7, 1)
PROVINCES = st.sampled_from(gazetteer().provinces)
DISTRICTS = st.sampled_from(gazetteer().districts)


@pytest.mark.parametrize(
    ("day", "provinces", "districts"),
    [(date(2010, 1, 1), 63, None), (date(2024, 1, 1), 63, 705), (BEFORE, 63, 696), (AFTER, 34, 0)],
)
def test_how_many_units_stood(day: date, provinces: int, districts: int | None) -> None:
    assert sum(place.stood_on(day) for place in gazetteer().provinces) == provinces
    if districts is not None:
        assert abs(sum(place.stood_on(day) for place in gazetteer().districts) - districts) <= 10


def test_how_many_cities_stood() -> None:
    cities = {
        day: {p.name for p in gazetteer().provinces if p.kind == "thành phố" and p.stood_on(day)}
        for day in (BEFORE, AFTER)
    }
    assert cities[BEFORE] == cities[AFTER]
    assert len(cities[AFTER]) == 6


def test_every_old_province_has_a_successor_that_stands() -> None:
    units = {place.unit: place for place in gazetteer().provinces}
    for place in gazetteer().provinces:
        if place.valid_until:
            assert place.successors
            assert all(units[unit].valid_until in ("", "2025-06-30") for unit in place.successors)
        else:
            assert not place.successors


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("Hà Nội", "Hà Nội"),
        ("HÀ NỘI", "Hà Nội"),
        ("thành phố Hà Nội", "Hà Nội"),
        ("Thủ đô", "Hà Nội"),
        ("TPHCM", "Thành phố Hồ Chí Minh"),
        ("TP.HCM", "Thành phố Hồ Chí Minh"),
        ("TP. Hồ Chí Minh", "Thành phố Hồ Chí Minh"),
        ("Hồ Chí Minh", "Thành phố Hồ Chí Minh"),
        ("Thanh Hoá", "Thanh Hóa"),
        ("Hòa Bình", "Hòa Bình"),
        ("Thừa Thiên - Huế", "Thừa Thiên Huế"),
        ("BR-VT", "Bà Rịa - Vũng Tàu"),
        ("Bà Rịa – Vũng Tàu", "Bà Rịa - Vũng Tàu"),
        ("Đăk Lăk", "Đắk Lắk"),
        ("Đắc Lắc", "Đắk Lắk"),
        ("Daklak", "Đắk Lắk"),
        ("Bắc Cạn", "Bắc Kạn"),
        ("tỉnh Nghệ An", "Nghệ An"),
    ],
)
def test_printed_forms_of_provinces(printed: str, name: str) -> None:
    place = places.province(printed)
    assert place is not None
    assert place.name == name
    assert places.is_place(printed)


@pytest.mark.parametrize(
    "name", ["", "hòa bình", "Hoà", "Nam", "thành phố Bắc Ninh", "quận Hà Nội", "Đống Đa", "1", "Q.1"]
)
def test_no_provinces(name: str) -> None:
    assert places.province(name) is None
    assert places.city_committee(name) == ""


def test_a_day_chooses_the_life() -> None:
    def unit(name: str, day: date | None) -> str:
        place = places.province(name, day)
        return place.unit if place else ""

    assert unit("Bắc Ninh", BEFORE) == "27"
    assert unit("Bắc Ninh", AFTER) == "24-2025"
    assert unit("Bắc Ninh", None) == "24-2025"
    assert unit("Bắc Giang", AFTER) == "24"  # history: the only life it had
    assert unit("Huế", date(2025, 1, 1)) == "46"
    assert unit("Thừa Thiên Huế", None) == "46-2024"


@pytest.mark.parametrize(
    ("kind", "name", "province"),
    [
        ("quận", "Hoàn Kiếm", "Hà Nội"),
        ("quận", "1", "Thành phố Hồ Chí Minh"),
        ("quận", "Quận 1", "Thành phố Hồ Chí Minh"),
        ("Quận", "2", "Thành phố Hồ Chí Minh"),  # until 2020
        ("thành phố", "Quy Nhơn", "Bình Định"),
        ("", "Qui Nhơn", "Bình Định"),
        ("thành phố", "Từ Sơn", "Bắc Ninh"),
        ("thị xã", "Từ Sơn", "Bắc Ninh"),  # until 2021
        ("huyện", "Ba Đình", ""),
        ("huyện", "Châu Thành", ""),  # nine of them
        ("huyện", "Cư M’gar", "Đắk Lắk"),
        ("huyện", "Nowhere", ""),
        ("", "", ""),
    ],
)
def test_province_of_a_district(kind: str, name: str, province: str) -> None:
    assert places.province_of_district(kind, name) == province


def test_a_day_tells_districts_apart() -> None:
    assert places.province_of_district("huyện", "Kỳ Sơn") == ""
    assert places.province_of_district("huyện", "Kỳ Sơn", date(2024, 1, 1)) == "Nghệ An"
    assert [place.kind for place in places.districts_named("Thủ Đức", date(2015, 1, 1))] == ["quận"]
    assert [place.kind for place in places.districts_named("Thủ Đức", date(2022, 1, 1))] == ["thành phố"]
    assert places.districts_named("Hoàn Kiếm", AFTER) == ()


@pytest.mark.parametrize(
    ("name", "committee"),
    [("Hà Nội", "Thành ủy"), ("TPHCM", "Thành ủy"), ("Nghệ An", "Tỉnh ủy"), ("tỉnh Bắc Ninh", "Tỉnh ủy")],
)
def test_committee_of_a_province(name: str, committee: str) -> None:
    assert places.city_committee(name) == committee


def test_communes_are_found_when_asked_for() -> None:
    assert not places.is_place("Phúc Xá")
    assert places.is_place("Phúc Xá", communes=True)
    (new,) = places.communes_named("phường Hoàn Kiếm", AFTER)
    assert (new.province, new.code, new.level) == ("Hà Nội", "00070", "commune")
    old = places.communes_named("phường 7", BEFORE)
    assert old == places.communes_named("P.07", BEFORE)
    assert {place.kind for place in old} == {"phường"}


@pytest.mark.parametrize(("day", "count"), [(BEFORE, 10_035), (AFTER, 3_321)])
def test_how_many_communes_stood(day: date, count: int) -> None:
    every = {place.unit: place for found in places._communes().values() for place in found}
    assert sum(place.stood_on(day) and len(place.valid_until) != 4 for place in every.values()) == count
    stood = {place.unit for place in every.values()}
    assert all(unit in stood for place in every.values() for unit in place.successors)
    districts = {place.unit for place in gazetteer().districts}
    assert {place.district for place in every.values()} <= districts


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Thái Bình Ngô Văn An", "Thái Bình"),
        ("Hà Nam Lê Thị An", "Hà Nam"),
        ("Bà Rịa - Vũng Tàu.", "Bà Rịa - Vũng Tàu"),
        ("TP.HCM.", "TP.HCM"),
        ("HÀ NỘI: họp", "HÀ NỘI"),
        ("Hai Bà Trưng Nguyễn Văn An", "Hai Bà Trưng"),
        ("M'Đrắk", "M'Đrắk"),
        ("Hồ Chí Minh", ""),
        ("Hà Nộii", ""),
        ("hòa bình", ""),
        ("1 người", ""),
        (", Hà Nội", ""),
        ("", ""),
    ],
)
def test_longest_name(text: str, name: str) -> None:
    assert places.longest_name(text, 0) == (len(name) or -1)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("UBND TP Hà Nội và Tỉnh ủy Thái Bình", ["Hà Nội", "Thái Bình"]),
        ("(HÀ NỘI) TPHCM, Đăk Lăk", ["Hà Nội", "Thành phố Hồ Chí Minh", "Đắk Lắk"]),
        ("Đảng bộ Thủ đô. Thủ đô Viêng Chăn", ["Hà Nội"]),
        ("tư tưởng Hồ Chí Minh", []),
        ("ở Thái Bình Dương", []),
        ("ông Trần Thái Bình, bà Lê Thị Hà Giang", []),
        ("nền hòa bình", []),
        ("Đoàn Hà Giang", ["Hà Giang"]),
    ],
)
def test_provinces_named_in_a_text(text: str, names: list[str]) -> None:
    found = places.provinces_named(text)
    assert [name for _, _, name in found] == names
    for start, end, name in found:
        place = places.province(text[start:end])
        assert place is not None
        assert place.name == name


@given(PROVINCES, st.data())
def test_every_form_of_a_province_finds_it(place: places.Place, data: st.DataObject) -> None:
    form = data.draw(st.sampled_from((place.name, *place.printed)))
    for printed in (form, form.upper()):
        found = places.province(printed)
        assert found is not None
        assert found.name == place.name


@given(DISTRICTS, st.data())
def test_every_form_of_a_district_finds_it(place: places.Place, data: st.DataObject) -> None:
    form = data.draw(st.sampled_from((place.name, *place.printed)))
    assert place in places.districts_named(form)
    assert place in places.districts_named(f"{place.kind} {form}")


@given(st.text(max_size=60))
def test_any_text_is_taken(text: str) -> None:
    assert places.province(text) is None or places.is_place(text)
    for start in range(len(text)):
        end = places.longest_name(text, start)
        assert end == -1 or start < end <= len(text)
    spans = [(start, end) for start, end, _ in places.provinces_named(text)]
    assert spans == sorted(spans)


@pytest.mark.timed
def test_provinces_and_districts_load_fast() -> None:
    def once() -> float:
        load.cache_clear()
        gazetteer.cache_clear()
        start = time.perf_counter()
        gazetteer()
        return time.perf_counter() - start

    assert min(once() for _ in range(5)) < 0.05  # 0.02 s on a machine of today; slack for a busy one
