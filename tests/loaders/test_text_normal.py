"""The normal form of a text and its way back to the original."""

from __future__ import annotations

import time
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hoso.loaders.article import Span
from hoso.loaders.text.normal import normalise

CASES = [
    # spaces
    ("nhiệm  vụ", "nhiệm vụ"),
    ("a\u00a0b\u2003\u00a0c\td", "a b c d"),
    ("một \n  hai\n\n\nba", "một \n hai\n\n\nba"),
    ("a\r\nb\rc\u2028d", "a\nb\nc\nd"),
    # zero width
    ("\ufeffThành\u200b ủy", "Thành ủy"),
    ("a \u200b b", "a b"),
    ("e\u200b\u0301", "é"),
    # tone marks: only a whole syllable that ends in oa, oe, uy, and never after q
    ("Thành uỷ, Quận Uỷ, UỶ BAN", "Thành ủy, Quận Ủy, ỦY BAN"),
    ("hoà Hoà HOÀ thuỷ khoẻ toạ loè xoá", "hòa Hòa HÒA thủy khỏe tọa lòe xóa"),
    (
        "Hoàn Kiếm, toàn quốc, hoàng, quý, Quý, quỹ, khuỷu, ngoáy",
        "Hoàn Kiếm, toàn quốc, hoàng, quý, Quý, quỹ, khuỷu, ngoáy",
    ),
    ("hòa Ủy thủy", "hòa Ủy thủy"),
    ("Chloé", "Chloé"),
    # the Đ of old converters
    ("\u00d0ảng bộ, \u00f0ồng chí", "Đảng bộ, đồng chí"),
    # what stays
    ("“a” – b — c ‑ d 'e'…", "“a” – b — c ‑ d 'e'…"),
    ("L?y l?i m\ufffd \x08 \ud800 x", "L?y l?i m\ufffd \x08 \ud800 x"),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_normalise_gives_the_normal_form(text: str, expected: str) -> None:
    actual = normalise(text).text
    assert expected == actual


def test_normalise_original_covers_what_a_character_stems_from() -> None:
    text = unicodedata.normalize("NFD", "Bí  thư Thành\u00a0uỷ")
    normal = normalise(text)
    assert normal.text == "Bí thư Thành ủy"
    for word in ("Bí", "thư", "Thành ủy"):
        start = normal.text.index(word)
        span = normal.original(start, start + len(word))
        assert normalise(text[span.start : span.end]).text == word


def test_normalise_original_leaves_out_what_was_dropped_at_the_ends() -> None:
    normal = normalise("\u200bab\u200bc\u200b")
    assert normal.original(0, 3) == Span(1, 5)
    assert normal.original(0, 2) == Span(1, 3)
    assert normal.original(1, 1) == Span(2, 2)


VIETNAMESE = st.text(
    st.sampled_from(
        "aoeuyqhtnHOÀUYàáạỷỳéđÐư \u00a0\u200b\n\r\t.\u0300\u0301\u0309\u0323\u0302\ufeffㄱ가\u1100\u1161\u11a8\ud800"
    )
)
TEXTS = st.one_of(st.text(), VIETNAMESE)


@given(TEXTS)
def test_normalise_is_idempotent(text: str) -> None:
    once = normalise(text).text
    twice = normalise(once)
    assert twice.text == once
    assert twice.original(0, len(once)) == Span(0, len(once))


@given(TEXTS)
def test_normalise_gives_the_same_for_nfc_and_nfd(text: str) -> None:
    expected = normalise(text).text
    assert normalise(unicodedata.normalize("NFC", text)).text == expected
    assert normalise(unicodedata.normalize("NFD", text)).text == expected


@given(TEXTS)
def test_normalise_map_is_monotone_and_inside_the_text(text: str) -> None:
    normal = normalise(text)
    spans = [normal.original(i, i + 1) for i in range(len(normal.text))]
    for before, after in pairwise(spans):
        assert before.start <= after.start and before.end <= after.end
    for i, span in enumerate(spans):
        assert 0 <= span.start < span.end <= len(text)
        assert normal.original(0, i + 1) == Span(spans[0].start, span.end)
    if normal.text == text:
        assert spans == [Span(i, i + 1) for i in range(len(text))]


@given(st.lists(st.sampled_from(["Thành", "uỷ", "Hoà", "Hoàn", "toàn", "quý", "2021", "Ðảng"]), min_size=1), st.data())
def test_normalise_a_quote_has_the_normal_form_of_its_span(words: list[str], data: st.DataObject) -> None:
    text = unicodedata.normalize(data.draw(st.sampled_from(["NFC", "NFD"])), "  ".join(words))
    normal = normalise(text)
    places = [(i, i + len(word)) for word, i in zip(normal.text.split(), _starts(normal.text), strict=True)]
    start, end = data.draw(st.sampled_from(places))[0], data.draw(st.sampled_from(places))[1]
    if start < end:
        span = normal.original(start, end)
        assert normalise(text[span.start : span.end]).text == normal.text[start:end]


def _starts(text: str) -> list[int]:
    return [i for i in range(len(text)) if text[i] != " " and (i == 0 or text[i - 1] == " ")]


@pytest.mark.timed
@pytest.mark.parametrize(
    "unit", ["Hoà  ", "a\u0301\u0323", "\u0323\u0301", " \u00a0", "\u1100\u1161", "\r\n\u200b", "o\u0301\u200b"]
)
def test_normalise_takes_linear_time(unit: str) -> None:
    started = time.perf_counter()
    normalise(unit * (150_000 // len(unit)))
    assert time.perf_counter() - started < 5
