"""People and their offices, from whole texts, against a table of answers."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest
from tests.loaders.tables import Case, cases

from hoso.loaders.article import Article
from hoso.loaders.extraction import extract
from hoso.loaders.facts import ArticleFacts

CASES = cases(Path(__file__).parents[1] / "cases" / "people.tsv")


@cache
def _facts(text: str) -> ArticleFacts:
    return extract(Article("example", text))


def shown(facts: ArticleFacts) -> str:
    """The people of an article as the table writes them."""
    people = []
    for person in facts.people:
        offices = [o.name + ("" if o.status == "current" else f" ({o.status})") for o in person.offices]
        people.append(person.name + (": " + " + ".join(offices) if offices else ""))
    return " | ".join(people) or "-"


@pytest.mark.parametrize("case", CASES)
def test_people_are_those_of_the_table(case: Case) -> None:
    assert shown(_facts(case.text)) == case.expected


def test_mentions_stand_in_the_text() -> None:
    for case in (parameter.values[0] for parameter in CASES):
        for person in _facts(case.text).people:
            assert person.mentions, case
            for mention in person.mentions:
                printed = case.text[mention.start : mention.end]
                assert printed == printed.strip(), case
                assert mention.form == person.name, case


def test_title_alone_and_given_name_are_mentions_of_the_holder() -> None:
    text = "Bí thư Tỉnh ủy Nghệ An Trần Văn Thử dự. Đồng chí Bí thư Tỉnh ủy yêu cầu khẩn trương. Ông Thử lưu ý."
    (person,) = _facts(text).people
    assert [text[m.start : m.end] for m in person.mentions] == [
        "Bí thư Tỉnh ủy Nghệ An Trần Văn Thử",
        "Đồng chí Bí thư Tỉnh ủy",
        "Ông Thử",
    ]


def test_title_alone_of_two_named_at_once_stays_open() -> None:
    text = (
        "Sáng 9/5/2031, HĐND tỉnh Nghệ An bầu ông Trần Văn Thử và ông Lê Văn Mẫu giữ chức Phó Chủ tịch UBND tỉnh. "
        "Phó Chủ tịch UBND tỉnh hứa làm tốt."
    )
    facts = _facts(text)
    assert [text[place.start : place.end] for place in facts.open] == ["Phó Chủ tịch UBND tỉnh"]
    assert all(mention.rule != "title-only" for person in facts.people for mention in person.mentions)


@pytest.mark.slow
def test_what_is_read_does_not_depend_on_the_process() -> None:
    """Another process has another hash seed: no order of a set may show."""
    code = (
        "import json, sys\n"
        "from hoso.loaders.article import Article\n"
        "from hoso.loaders.extraction import extract\n"
        "from hoso.loaders.factsfile import to_dict\n"
        "for text in json.load(sys.stdin):\n"
        "    print(json.dumps(to_dict(extract(Article('example', text)))))"
    )
    texts = json.dumps([case.values[0].text for case in CASES])
    first, second = (
        subprocess.run(
            [sys.executable, "-c", code],
            input=texts,
            text=True,
            capture_output=True,
            check=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2")
    )
    assert first == second


def test_title_alone_is_the_last_one_of_that_office() -> None:
    text = (
        "Phó Bí thư Tỉnh ủy Nghệ An Trần Văn Thử dự. Phó Chủ tịch UBND tỉnh Lê Thị Mẫu báo cáo. "
        "Phó Bí thư Tỉnh ủy đề nghị sửa. Phó Chủ tịch UBND tỉnh tiếp thu."
    )
    assert {p.name: len(p.mentions) for p in _facts(text).people} == {"Trần Văn Thử": 2, "Lê Thị Mẫu": 2}


@pytest.mark.parametrize(
    ("after", "who"),
    [
        ("Bí thư Tỉnh ủy Lê Văn Mẫu dự. Bí thư Tỉnh ủy nhấn mạnh.", "Lê Văn Mẫu"),
        # Of whom the article only speaks; who is meant then is not told for certain.
        ("Tỉnh có nhiều người tiêu biểu như Bí thư Tỉnh ủy Lê Văn Mẫu. Bí thư Tỉnh ủy nhấn mạnh.", ""),
    ],
)
def test_title_alone_of_two_holders(after: str, who: str) -> None:
    text = f"Bí thư Tỉnh ủy Nghệ An Trần Văn Thử làm việc với Huyện ủy Nghi Lộc. {after}"
    facts = _facts(text)
    start = text.rindex("Bí thư Tỉnh ủy nhấn")
    assert [p.name for p in facts.people if any(m.start == start for m in p.mentions)] == [who] * bool(who)
    assert [o.start for o in facts.open] == [start] * (not who)


def test_a_minister_without_a_ministry_is_called_minister() -> None:
    text = (
        "Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ Trần Văn Thử chủ trì họp báo. "
        "Theo Bộ trưởng Trần Văn Thử, việc đã xong. Bộ trưởng cho biết sẽ báo cáo."
    )
    (person,) = _facts(text).people
    assert len(person.mentions) == 3
    assert [office.name for office in person.offices] == ["Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ"]


def test_title_without_a_holder_stays_open() -> None:
    facts = _facts("Tỉnh ủy Nghệ An họp. Đồng chí Bí thư Tỉnh ủy yêu cầu các cấp ủy khẩn trương.")
    assert [item.quote for item in facts.open] == ["Đồng chí Bí thư Tỉnh ủy"]


def test_given_name_that_fits_two_people_stays_open() -> None:
    text = "Bí thư Tỉnh ủy Nghệ An Trần Văn Thử và Chủ tịch UBND tỉnh Lê Văn Thử dự. Ông Thử phát biểu."
    facts = _facts(text)
    assert [len(p.mentions) for p in facts.people] == [1, 1]
    assert [item.quote for item in facts.open] == ["Ông Thử"]


def test_caption_repeats_a_person_and_makes_no_second_one() -> None:
    text = (
        "Sáng 9/5/2031, Bí thư Tỉnh ủy Nghệ An Trần Văn Thử làm việc với Huyện ủy Nghi Lộc.\n"
        "Bí thư Tỉnh ủy Trần Văn Thử phát biểu tại buổi làm việc. Ảnh: Lê Thị Mẫu\n"
        "Đồng chí Trần Văn Thử, Bí thư Tỉnh ủy Nghệ An biểu dương Huyện ủy Nghi Lộc.\n"
    )
    (person,) = _facts(text).people
    assert person.name == "Trần Văn Thử" and len(person.mentions) == 3
