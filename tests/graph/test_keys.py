"""Sort keys, keys of identity, ids, dates."""

from __future__ import annotations

import unicodedata
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hoso.graph import dates
from hoso.graph.keys import ascii_slug, digest, name_key, slug, sort_key, uniform

ORDERED = [
    "Quận 2",
    "Quận 10",
    "Quận Ba",
    "a", "à", "ả", "ã", "á", "ạ", "an", "ăn", "ân",
    "ba b", "bà a", "bả", "bã", "bá", "bạ", "ban", "bàn",
    "ca", "da", "đa", "e", "ê", "em", "êm",
    "hoa", "hòa", "hỏa", "hóa", "họa", "hoan",
    "o", "ô", "ơ", "u", "ư", "y",
]  # fmt: skip


def test_vietnamese_order() -> None:
    for one, other in pairwise(["a", "à", "ả", "ã", "á", "ạ"]):
        assert sort_key(one) < sort_key(other)
    for group in (ORDERED[:3], ["a", "ạ", "an", "ăn", "ân"], ORDERED[12:20], ["ca", "da", "đa", "e", "em", "ê", "êm"],
                  ["hoa", "hòa", "hỏa", "hóa", "họa", "hoan"], ["o", "ô", "ơ", "u", "ư", "y"]):  # fmt: skip
        assert sorted(group, key=sort_key) == group


@given(st.text())
def test_sort_key_is_ascii_and_blind_to_form(name: str) -> None:
    key = sort_key(name)
    assert key.isascii()
    assert key == sort_key(unicodedata.normalize("NFC", name))


@given(st.text(alphabet="aăâbcdđeêghiklmnoôơpqrstuưvxyàảãáạằẳẵắặầẩẫấậ ", max_size=12))
def test_sort_key_order_is_the_same_in_bytes_and_in_code_points(name: str) -> None:
    other = name[::-1]
    assert (sort_key(name) < sort_key(other)) == (sort_key(name).encode() < sort_key(other).encode())


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Hoà", "Hòa", True),
        ("Thuý", "THÚY", True),
        ("Lê  Thị\u00a0Mẫu", "Lê Thị Mẫu", True),
        (unicodedata.normalize("NFD", "Nguyễn Ưởng"), "Nguyễn Ưởng", True),
        ("H’Mẫu", "H'Mẫu", True),
        ("Hoa", "Hòa", False),
        ("Trần Văn Mẫu", "Văn Trần Mẫu", False),
        ("Đào", "Dào", False),
        ("Lý", "Lí", False),
    ],
)
def test_name_key(one: str, other: str, same: bool) -> None:
    assert (name_key(one) == name_key(other)) is same


def test_slug_and_uniform() -> None:
    assert slug("Ban Thường vụ Thành uỷ Mẫu") == "ban-thường-vụ-thành-ủy-mẫu"
    assert slug("") == "_"
    assert uniform("Uỷ  ban ") == "Ủy ban"
    assert ascii_slug("Cô Tô – Đảo") == "co-to-dao"
    long = slug("chữ " * 60)
    assert len(long) <= 96
    assert long != slug("chữ " * 61)


def test_digest_is_the_same_on_every_machine() -> None:
    assert digest("a", 1, "") == "ea8dc08fe742ae27342f741f75b57915"
    assert digest("a", 1, "ă") == "fff020e71490224543d63600e2cc57cc"
    assert digest("a", "b") != digest("ab", "")


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2022-05-09", date(2022, 5, 9), date(2022, 5, 9)),
        ("2022-05-09T15:03:00+07:00", date(2022, 5, 9), date(2022, 5, 9)),
        ("2020-02", date(2020, 2, 1), date(2020, 2, 29)),
        ("2021-12", date(2021, 12, 1), date(2021, 12, 31)),
        ("2021", date(2021, 1, 1), date(2021, 12, 31)),
    ],
)
def test_bounds(text: str, first: date, last: date) -> None:
    assert dates.bounds(text) == (first, last)


@pytest.mark.parametrize("text", ["", "hôm nay", "2021-13", "2021-02-30", "21-02-03", "2021-2-3"])
def test_no_date(text: str) -> None:
    assert dates.bounds(text) is None
    assert dates.properties(text) == {}


def test_fits() -> None:
    assert dates.fits("2021", "2021-05-01")
    assert dates.fits("", "2021-05-01")
    assert not dates.fits("2021-04", "2021-05-01")
