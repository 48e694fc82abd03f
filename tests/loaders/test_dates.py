"""Dates in normal text, and the year that a date leaves out."""

from __future__ import annotations

import time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hoso.loaders.dates import DateMention, find_dates, resolve

CASES = [
    line.split("\t")
    for line in (Path(__file__).parents[1] / "cases" / "dates.tsv").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


@pytest.mark.parametrize(("drawn", "values"), CASES)
def test_find_dates_finds_what_is_drawn(drawn: str, values: str) -> None:
    text = drawn.replace("[", "").replace("]", "")
    expected = [part.split("]")[0] for part in drawn.split("[")[1:]]
    found = find_dates(text)
    assert expected == [text[m.start : m.end] for m in found]
    assert values == " | ".join(_show(m) for m in found)


def _show(mention: DateMention) -> str:
    """2021-03-17, ?-05-09, 2021-03-?, 2021-?-?; +0 a distance in days; > the last day; ! a goal."""
    if mention.month is None and mention.year is None:
        return f"{mention.offset:+d}"
    parts = [f"{v:02d}" if v is not None else "?" for v in (mention.year, mention.month, mention.day)]
    last = "-".join(f"{v:02d}" if v else "?" for v in mention.last) if mention.last else ""
    offset = f"{mention.offset:+d}" if mention.offset is not None else ""
    return "-".join(parts) + offset + (">" + last if last else "") + "!" * mention.goal


RESOLVED = [
    # text, published, of what is to come, ISO, basis; the mention is the first one of the text
    ("ngày 17-3-2021", "2022-05-09", False, "2021-03-17", "stated"),
    ("tháng 3/2021", "", False, "2021-03", "stated"),
    ("năm 2021", "2022-05-09", False, "2021", "stated"),
    ("Ngày 9/5", "2022-05-09", False, "2022-05-09", "year-inferred"),
    ("Ngày 18/11", "2021-11-19", False, "2021-11-18", "year-inferred"),
    # the turn of the year, either way
    ("Ngày 2/1", "2021-12-31", False, "2022-01-02", "year-inferred"),
    ("Ngày 31/12", "2022-01-02", False, "2021-12-31", "year-inferred"),
    ("Ngày 20/12", "2022-02-02", False, "2021-12-20", "year-inferred"),
    ("Ngày 20/5", "2022-02-02", False, "2021-05-20", "year-inferred"),
    ("ngày 20/5", "2022-02-02", True, "2022-05-20", "year-inferred"),
    ("ngày 20/1", "2021-12-25", True, "2022-01-20", "year-inferred"),
    ("tháng 12", "2022-01-13", False, "2021-12", "year-inferred"),
    ("ngày 29/2", "2021-03-01", False, "2020-02-29", "year-inferred"),
    # words for days
    ("Sáng nay", "2022-05-09", False, "2022-05-09", "published"),
    ("chiều hôm qua", "2022-03-01", False, "2022-02-28", "published"),
    ("Sáng nay (25/3)", "2021-03-26", False, "2021-03-25", "year-inferred"),
    ("Sáng nay", "", False, "", ""),
    # an article of which the month is known
    ("Ngày 1/11", "2024-11", False, "2024-11-01", "year-inferred"),
    ("Ngày 30/11", "2024-11", False, "2024-11-30", "year-inferred"),
    ("Ngày 1/12", "2024-11", False, "2023-12-01", "year-inferred"),
    ("Ngày 28/10", "2024-11", False, "2024-10-28", "year-inferred"),
    ("ngày 2/1", "2024-12", True, "2025-01-02", "year-inferred"),
    ("ngày 2/12", "2024-12", True, "2024-12-02", "year-inferred"),
    ("tháng 12", "2025-01", False, "2024-12", "year-inferred"),
    ("Ngày 29/2", "2024-02", False, "2024-02-29", "year-inferred"),
    ("Sáng nay", "2024-11", False, "", ""),
    ("Ngày 9/5", "2024", False, "", ""),
    # no day of publication: the other dates of the text
    ("Sáng nay (25/3). Đến ngày 11/3/2021 có 5 đơn vị.", "", False, "2021-03-25", "year-inferred"),
    (
        "Sáng 22/6. So với năm 2016, quý I năm 2017 và 6 tháng đầu năm 2017 tăng.",
        "",
        False,
        "2017-06-22",
        "year-inferred",
    ),
    ("Sáng 22/6. Trong 5 tháng đầu năm 2017, thu ngân sách tăng.", "", False, "2017-06-22", "year-inferred"),
    ("Sáng 22/6. Trong quý II năm 2017, thu ngân sách tăng.", "", False, "2017-06-22", "year-inferred"),
    ("Sáng 22/6. Trong 9 tháng đầu năm 2016, thu ngân sách tăng.", "", False, "", ""),
    (
        "Sáng 7/2. Thu năm 2016 tăng, chi năm 2016 giảm, nhiệm vụ năm 2017 nặng.",
        "",
        False,
        "2017-02-07",
        "year-inferred",
    ),
    ("Sáng 7/2. Thu năm 2016 tăng, nhiệm vụ năm 2017 nặng.", "", False, "", ""),
    # what comes years later, or came a year before about the same day, says nothing of the year
    ("Sáng 12/7. " + "Luật này đã được thông qua. " * 20 + "Luật có hiệu lực từ ngày 1/1/2018.", "", False, "", ""),
    ("Sáng 19/5. " + "Kỳ họp sắp khai mạc. " * 20 + "Cuộc bầu cử ngày 22/5/2016 thành công.", "", False, "", ""),
    (
        "Sáng 19/5. " + "Kỳ họp sắp khai mạc. " * 20 + "Trước đó, ngày 16/5/2017, họ đã bàn.",
        "",
        False,
        "2017-05-19",
        "year-inferred",
    ),
    ("Sáng 7/6. Thu năm 2016 tăng, nhiệm vụ năm 2017 nặng.", "", False, "", ""),
    ("Sáng 7/6 ký, trong tháng 6/2017 xong.", "", False, "2017-06-07", "year-inferred"),
    ("Sáng 22/6. Ông sinh ngày 20/6/1966.", "", False, "", ""),
    ("Ngày 30/6, theo Quyết định ngày 12-12-2013", "", False, "", ""),
    ("Ngày 30/12. Kế hoạch năm 2018, năm 2018 so với năm 2017", "", False, "", ""),
    ("Ngày 30/6. Phấn đấu đến năm 2025, đến năm 2025, so với năm 2024", "", False, "", ""),
    ("Ngày 9/5", "", False, "", ""),
    ("Ngày 9/5", "không rõ", False, "", ""),
]


@pytest.mark.parametrize(("text", "published", "future", "iso", "basis"), RESOLVED)
def test_resolve_supplies_the_year_it_has_ground_for(
    text: str, published: str, future: bool, iso: str, basis: str
) -> None:
    mention, *others = find_dates(text)
    actual = resolve(mention, published, others, future=future)
    assert (iso, basis) == actual


@given(st.one_of(st.text(), st.text(st.sampled_from("0123456789/.-– ngàyđếntháăm,()\n"))), st.dates())
def test_find_dates_and_resolve_take_any_text(text: str, published: object) -> None:
    found = find_dates(text)
    assert all(0 <= m.start < m.end <= len(text) for m in found)
    assert all(left.end <= right.start for left, right in pairwise(found))
    for mention in found:
        iso, basis = resolve(mention, str(published), found)
        assert bool(iso) == bool(basis)
        resolve(mention, "", found, future=True)


@pytest.mark.timed
@pytest.mark.parametrize(
    "unit", ["1/", "1-", "1, ", "ngày 1 ", "1/5-", "năm 2021 ", "hôm nay ", "tháng 3/2021-", "12 và "]
)
def test_find_dates_takes_linear_time(unit: str) -> None:
    started = time.perf_counter()
    find_dates(unit * (100_000 // len(unit)))
    assert time.perf_counter() - started < 5
