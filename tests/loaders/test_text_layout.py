"""The layout of an article's text, against drawn answers, and the day of publication."""

from __future__ import annotations

import json
import time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.notshipped import WHY

from hoso.loaders.text.blocks import BODY, FURNITURE
from hoso.loaders.text.layout import layout, published
from hoso.loaders.text.normal import normalise

SHARED = Path(__file__).parents[2] / ".." / "shared" / "eval"


def _drawn() -> list[tuple[str, list[tuple[str, str]]]]:
    cases = []
    for case in (Path(__file__).parents[1] / "cases" / "layout.txt").read_text(encoding="utf-8").split("----\n"):
        text, blocks = "", []
        for line in case.splitlines():
            if not line or line.startswith("#"):
                continue
            kind, part = line.split(maxsplit=1)
            joint = " " if kind.startswith("[") else "\n\n" if kind.startswith("↵") else "\n"
            text += (joint if text else "") + part
            blocks.append((kind.strip("[]↵"), part))
        cases.append((text, blocks))
    return cases


@pytest.mark.parametrize(("text", "blocks"), _drawn())
def test_layout_is_what_is_drawn(text: str, blocks: list[tuple[str, str]]) -> None:
    expected: list[tuple[str, str]] = []
    for kind, part in blocks:
        if expected and expected[-1][0] == kind and kind in (BODY, FURNITURE):
            expected.append((kind, f"{expected.pop()[1]}\n{part}"))
        else:
            expected.append((kind, part))
    actual = [(block.kind, text[block.start : block.end]) for block in layout(text)]
    assert expected == actual


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Thứ Sáu, 19/11/2021, 10:43 [GMT+7]", "2021-11-19"),
        ("20/02/2020", "2020-02-20"),
        ("(15:17 13/01/2022)", "2022-01-13"),
        ("Cập nhật lúc: 10h30, 9-5-2022", "2022-05-09"),
        ("Thứ Hai, ngày 9 tháng 5 năm 2022", "2022-05-09"),
        ("2018-08-17 12:31:00", "2018-08-17"),
        ("Chính trị | 09/05/2022 15:03", "2022-05-09"),
        ("Đăng ngày 09.05.2022", "2022-05-09"),
        ("Ngày 9/5/2022, đoàn kiểm tra làm việc.", ""),
        ("32/13/2022", ""),
        ("09/05", ""),
    ],
)
def test_published_reads_a_stamp_and_nothing_else(line: str, day: str) -> None:
    text = f"Đoàn kiểm tra làm việc\n\n{line}\nNgày 8/5/2022, đoàn kiểm tra làm việc với phường."
    assert day == published(text, layout(text))


TEXTS = st.text(st.sampled_from("aBĐ .:()[]-/\n12Ảnh,“”\u2028"))


@given(st.one_of(st.text(), TEXTS))
def test_layout_holds_every_character_once(text: str) -> None:
    text = normalise(text).text
    blocks = layout(text)
    assert all(block.start < block.end for block in blocks)
    assert all(left.end <= right.start for left, right in pairwise(blocks))
    assert "".join("".join(text[b.start : b.end].split()) for b in blocks) == "".join(text.split())
    published(text, blocks)


@pytest.mark.timed
@pytest.mark.parametrize(
    "unit", ["a\n", "Ảnh: ", "(Ảnh", "Ảnh: Lê An. ", "A-", "A ", "Tin liên quan\n", "1/1/2021 ", ": ", "A & "]
)
def test_layout_takes_linear_time(unit: str) -> None:
    started = time.perf_counter()
    layout(normalise(unit * (80_000 // len(unit))).text)
    assert time.perf_counter() - started < 5


@pytest.mark.skipif(not SHARED.is_dir(), reason=WHY)
def test_published_on_real_articles() -> None:
    wrong = []
    for folder, gold in (("articles", "gold"), ("distractors", "distractors/gold")):
        for path in sorted((SHARED / folder).glob("*.txt")):
            text = normalise(path.read_bytes().decode("utf-8")).text
            expected = json.loads((SHARED / gold / f"{path.stem}.json").read_text(encoding="utf-8"))["published"] or ""
            if published(text, layout(text)) != expected:
                wrong.append(path.stem)
    assert wrong == []
