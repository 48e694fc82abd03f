"""Answers as tables, JSON, CSV and Markdown."""

from __future__ import annotations

import csv
import io
import json
import math
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hoso.app.tables import Answer, cell, counted, render

ANSWER = Answer(
    ("leader", "date", "quote", "articles"),
    (
        ("Lê Thị Thu Hạ", date(2023, 3, 14), "Đoàn kiểm tra số 3 | của Ban Thường vụ\nTỉnh ủy", 2),
        ("Đặng Văn Khải", None, None, 1),
    ),
    title="Who inspected whom?",
    note="2 rows",
)

values: st.SearchStrategy[Any] = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(allow_nan=False, allow_infinity=False),
    st.text(),
    st.dates(),
    st.lists(st.text(), max_size=3),
)


FEW = settings(max_examples=40)


def tables(cells: st.SearchStrategy[Any]) -> st.SearchStrategy[Answer]:
    return st.integers(1, 6).flatmap(
        lambda width: st.lists(st.tuples(*[cells] * width), max_size=4).map(
            lambda rows: Answer(tuple(f"c{i}" for i in range(width)), tuple(rows))
        )
    )


@pytest.mark.parametrize(
    ("number", "words", "told"),
    [
        (1, "rows", "1 row"),
        (0, "articles", "0 articles"),
        (1, "entities added", "1 entity added"),
        (1, "people", "1 person"),
        (1, "new", "1 new"),
        (27856, "findings", "27856 findings"),
    ],
)
def test_what_is_counted_is_one_or_several(number: int, words: str, told: str) -> None:
    assert counted(number, words) == told


def test_json_keeps_values_and_leaves_out_title_and_note() -> None:
    rows = json.loads(render(ANSWER, "json"))
    assert rows[0]["date"] == "2023-03-14"
    assert rows[1] == {"leader": "Đặng Văn Khải", "date": None, "quote": None, "articles": 1}


def test_markdown_has_a_line_a_row_whatever_is_in_the_cells() -> None:
    lines = render(ANSWER, "markdown").splitlines()
    assert lines[0] == "| leader | date | quote | articles |"
    assert lines[2] == "| Lê Thị Thu Hạ | 2023-03-14 | Đoàn kiểm tra số 3 \\| của Ban Thường vụ Tỉnh ủy | 2 |"
    assert len(lines) == 4


@pytest.mark.parametrize("width", [20, 40, 60, 80, 120, 200])
def test_a_table_fits_the_width_and_loses_nothing(width: int) -> None:
    text = render(ANSWER, "table", width=width)
    assert max(len(line) for line in text.splitlines()) <= width
    letters = "".join(text.split())
    for words in ("LêThịThuHạ", "2023-03-14", "Whoinspectedwhom?", "2rows"):
        assert words in letters
    assert not any(line.endswith(" ") for line in text.splitlines())


def test_a_date_is_never_broken() -> None:
    answer = Answer(("a", "date", "b"), (("x " * 80, date(2023, 3, 14), "y " * 80),))
    assert "2023-03-14" in render(answer, "table", width=60)


def test_the_id_of_an_article_is_broken_only_where_there_is_no_room() -> None:
    id = "2023-03-28-hoi-nghi-truc-tuyen-toan-tinh"
    answer = Answer(("a", "articles", "b"), (("x " * 39, [id], "y " * 39),))
    assert id in render(answer, "table", width=120)
    assert id not in render(answer, "table", width=60)


def test_columns_set_aside_are_for_programs() -> None:
    answer = Answer(("a", "urls"), (("x", "https://bao.example"),), aside=("urls",))
    assert "urls" not in render(answer, "table", width=80)
    for form in ("json", "csv", "markdown"):
        assert "https://bao.example" in render(answer, form)


def test_colour_only_where_it_is_asked_for() -> None:
    assert "\x1b" not in render(ANSWER, "table", width=80)
    assert "\x1b" in render(ANSWER, "table", width=80, colour=True)


def test_what_a_terminal_would_obey_is_shown_instead() -> None:
    answer = Answer(("quote",), (("\x1b]0;title\x07 \x1b[31mred [bold]brackets[/bold]",),))
    text = render(answer, "table", width=80)
    assert "\x1b" not in text
    assert "[bold]brackets[/bold]" in text


def test_a_title_and_a_note_cannot_command_the_terminal_either() -> None:
    text = render(Answer(("a",), (("x",),), title="\x1b]0;t\x07", note="read as \x1b[2J\x9b31m"), "table", width=80)
    assert not {"\x1b", "\x07", "\x9b"} & set(text)


def test_an_empty_answer_says_so_to_a_reader_and_is_empty_for_a_program() -> None:
    empty = Answer(("a", "b"), (), note="no rows")
    assert render(empty, "table", width=80) == "no rows\n"
    assert render(empty, "json") == "[]\n"
    assert render(empty, "csv") == "a,b\n"


@pytest.mark.parametrize("value", ["=1+1", ("=cmd|' /C calc'!A0",), ["@SUM(A1)", "b"], "-2+3+cmd|' /C calc'!A0"])
def test_no_cell_of_csv_is_a_formula(value: object) -> None:
    _, (written,) = csv.reader(io.StringIO(render(Answer(("a",), ((value,),)), "csv"), newline=""))
    assert written.startswith("'")


@pytest.mark.parametrize(("number", "written"), [(math.inf, "inf"), (-math.inf, "-inf"), (math.nan, "nan"), (1.5, 1.5)])
def test_a_number_that_json_lacks_is_a_text(number: float, written: object) -> None:
    assert json.loads(render(Answer(("a",), ((number,),)), "json")) == [{"a": written}]


@pytest.mark.parametrize(("number", "shown"), [(214.0, "214"), (47.5, "47.5"), (3, "3"), (-1.0, "-1")])
def test_a_whole_number_has_no_fraction(number: float, shown: str) -> None:
    assert cell(number) == shown


@FEW
@given(tables(values))
def test_csv_reads_back_with_a_row_for_each_row(answer: Answer) -> None:
    rows = list(csv.reader(io.StringIO(render(answer, "csv"), newline="")))
    assert len(rows) == len(answer.rows) + 1
    assert all(len(row) == len(answer.columns) for row in rows)


@FEW
@given(tables(values), st.integers(20, 150))
def test_any_table_fits_any_width(answer: Answer, width: int) -> None:
    from rich.cells import cell_len

    for line in render(answer, "table", width=width).splitlines():
        assert cell_len(line) <= width


@FEW
@given(tables(values))
def test_json_is_json(answer: Answer) -> None:
    assert len(json.loads(render(answer, "json"))) == len(answer.rows)


def test_a_long_text_is_cut_around_words_that_were_typed_without_marks() -> None:
    text = (
        f"{'Thành ủy đã tổ chức mười hai hội nghị ' * 4}; thu ngân sách đạt 7,1 nghìn tỷ đồng, tăng so với năm trước."
    )
    answer = Answer(("quote", "date"), ((text, "2022-05-09"),), sought=("thu ngan sach",))
    assert "7,1 nghìn" in " ".join(render(answer, "table", width=120).split())
