"""The saved questions' files: what a header says, what is wrong with one, and what a user may give."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.graph.sample import sample

from hoso.graph import saved
from hoso.graph.errors import QueryError
from hoso.graph.saved import Parameter, QueryFileError, SavedQuery, catalogue, find, read
from hoso.graph.stores.embedded import FILE, open_view
from hoso.graph.stores.querytext import without_comments
from hoso.graph.terms import LABELS, RELATIONSHIPS

PROMISED = [
    "inspected-about",
    "no-inspection-reported",
    "findings-of",
    "repeated-findings",
    "on-own-word",
    "implementation-chain",
    "in-office-on",
    "inspector-then-official",
    "predecessors-of",
    "superseded-by",
    "printed-forms",
    "provisional",
    "path-between",
    "indicators-of",
    "reports-differ",
    "unresolved",
    "derived-or-stated",
    "by-rule",
    "who-inspected-whom",
    "inspections-of",
    "inspections-by",
    "who-chaired",
    "events-of",
    "who-issued",
    "issued-by",
    "who-implements",
    "implemented-by",
    "holders-of",
    "career-of",
    "body-tree",
    "took-part-with",
    "cited-by",
    "evidence-for",
    "coverage",
    "timeline",
    "most-inspecting",
    "most-cited",
    "conflicts",
    "new-since",
]

GOOD = """// vi: Ai?
// en: Who?
// about: One row
//   per person.
// param who: text | người | person
// param top: integer = 20 | số dòng | number of rows
// param since: date = null | từ | from
// columns: name, n

// Ở đây có ghi chú.
MATCH (p:Person) WHERE p.name = $who AND ($since IS NULL OR p.url <> 'http://x') RETURN p.name AS name, 1 AS n LIMIT $top
"""


def written(tmp_path: Path, text: str, name: str = "who") -> SavedQuery:
    path = tmp_path / f"{name}.cypher"
    path.write_text(text, encoding="utf-8")
    return read(path)


def test_a_file_becomes_a_question(tmp_path: Path) -> None:
    query = written(tmp_path, GOOD)
    assert (query.name, query.vi, query.en, query.about) == ("who", "Ai?", "Who?", "One row per person.")
    assert query.columns == ("name", "n")
    assert query.parameters == (
        Parameter("who", "text", "người", "person", required=True),
        Parameter("top", "integer", "số dòng", "number of rows", default=20),
        Parameter("since", "date", "từ", "from"),
    )
    assert query.text.startswith("MATCH (p:Person)")
    assert "'http://x'" in query.text


@pytest.mark.parametrize(
    ("change", "line", "message"),
    [
        (("// en: Who?\n", ""), 1, "no line 'en'"),
        (("// columns: name, n\n", ""), 1, "no line 'columns'"),
        (("// vi: Ai?", "// what: Ai?"), 1, "a header line is"),
        (("// en: Who?", "// vi: Who?"), 2, "'vi' stands in line 1 already"),
        (("text | người", "word | người"), 5, "a parameter is"),
        (("text | người | person", "text"), 5, "a parameter is"),
        (("integer = 20", "integer = many"), 6, "whole number"),
        (("columns: name, n", "columns: name, name"), 8, "'name' is no name of a column, or stands there twice"),
        (("columns: name, n", "columns: name,"), 8, "'' is no name"),
        (("LIMIT $top", "LIMIT $rows"), 9, "uses $rows, which the header does not declare"),
        (("LIMIT $top", ""), 9, "declares top, which the query does not use"),
    ],
)
def test_a_faulty_file_is_named_with_its_line(tmp_path: Path, change: tuple[str, str], line: int, message: str) -> None:
    assert change[0] in GOOD
    with pytest.raises(QueryFileError) as raised:
        written(tmp_path, GOOD.replace(*change))
    assert message in str(raised.value)
    assert str(raised.value).startswith(f"{tmp_path / 'who.cypher'}:{line}: ")


def test_other_faults_of_files(tmp_path: Path) -> None:
    with pytest.raises(QueryFileError, match="no query after the header"):
        written(tmp_path, "// vi: a\n// en: b\n// about: c\n// columns: d\n")
    with pytest.raises(QueryFileError, match="lower-case words"):
        written(tmp_path, GOOD, "Who_is")
    with pytest.raises(QueryFileError, match="cannot be read"):
        read(tmp_path / "absent.cypher")
    (tmp_path / "latin.cypher").write_bytes(b"// vi: \xff\n")
    with pytest.raises(QueryFileError, match="not in UTF-8"):
        read(tmp_path / "latin.cypher")


@pytest.mark.parametrize(
    ("given", "name", "value"),
    [
        ({"who": " Đỗ   Ý "}, "who", "Đỗ Ý"),
        ({"who": "Đô\u0303 Y\u0301"}, "who", "Đỗ Ý"),
        ({"who": "x"}, "top", 20),
        ({"who": "x", "top": "5"}, "top", 5),
        ({"who": "x", "top": ""}, "top", 20),
        ({"who": "x", "top": 1}, "top", 1),
        ({"who": "x"}, "since", None),
        ({"who": "x", "since": "2022-05-09"}, "since", date(2022, 5, 9)),
        ({"who": "x", "since": "2022-5"}, "since", date(2022, 5, 1)),
        ({"who": "x", "since": date(2022, 5, 9)}, "since", date(2022, 5, 9)),
    ],
)
def test_given_values_are_read(tmp_path: Path, given: dict[str, Any], name: str, value: object) -> None:
    assert written(tmp_path, GOOD).bind(given)[name] == value


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({}, "who has to be given: person"),
        ({"who": "  "}, "who has to be given"),
        ({"who": "x", "top": "-1"}, "top has to be a whole number from 1 on, not '-1'"),
        ({"who": "x", "top": "0"}, "top has to be a whole number from 1 on"),
        ({"who": "x", "top": True}, "top has to be a whole number from 1 on"),
        ({"who": "x", "since": "2022-13"}, "since has to be a date"),
        ({"who": "x", "since": "hôm qua"}, "since has to be a date"),
        ({"who": "x", "whom": "y"}, "who has no parameter 'whom'; it takes who, top, since"),
    ],
)
def test_wrong_values_are_explained(tmp_path: Path, given: dict[str, Any], message: str) -> None:
    with pytest.raises(QueryError) as raised:
        written(tmp_path, GOOD).bind(given)
    assert message in str(raised.value)


@pytest.mark.parametrize("text", ["2022", "2022-05", "22-5-9"])
def test_as_of_is_a_whole_day(text: str) -> None:
    with pytest.raises(QueryError, match=r"as-of has to be a whole day"):
        find("career-of").bind({"person": "x", "as_of": text})
    assert find("career-of").bind({"person": "x", "as_of": "2022-5-9"})["as_of"] == date(2022, 5, 9)


@pytest.mark.parametrize(
    ("text", "until"), [("2022", date(2022, 12, 31)), ("2024-02", date(2024, 2, 29)), ("2024-02-03", date(2024, 2, 3))]
)
def test_until_means_the_end_of_a_month_or_year(text: str, until: date) -> None:
    assert find("timeline").bind({"until": text})["until"] == until


@pytest.mark.parametrize(
    ("cypher", "plain"),
    [
        ("RETURN 1 // ghi chú", "RETURN 1  "),
        ("RETURN /* a\nb */ 1", "RETURN  \n 1"),
        ("RETURN 'http://x' AS `a//b`", "RETURN 'http://x' AS `a//b`"),
        (r"RETURN 'it\'s // no comment'", r"RETURN 'it\'s // no comment'"),
        ('RETURN "/* no */" // x\n, 2', 'RETURN "/* no */"  \n, 2'),
    ],
)
def test_comments_are_taken_out_and_nothing_else(cypher: str, plain: str) -> None:
    assert without_comments(cypher) == plain


def test_the_promised_questions_are_there() -> None:
    assert set(PROMISED) <= {query.name for query in catalogue()}
    with pytest.raises(QueryError, match="there is who-inspected-whom"):
        find("who-inspect-whom")


@pytest.mark.parametrize("query", catalogue(), ids=lambda query: query.name)
def test_each_question_keeps_the_rules(query: SavedQuery) -> None:
    assert query.vi != query.en
    assert not {"apoc", "dbms.", "elementid", "db.labels"} & set(query.text.lower().split())
    assert "ORDER BY" in query.text
    assert "modality IN ['done', 'ongoing']" in query.text or query.name in (
        "body-tree",
        "coverage",
        "planned-inspections",
    )
    words = set("".join(c if c.isalnum() or c == "_" else " " for c in query.text).split())
    types = {word for word in words if "_" in word and word.isupper()}
    assert types <= set(RELATIONSHIPS), types - set(RELATIONSHIPS)
    assert words & {*LABELS, *RELATIONSHIPS} or query.name == "new-since"  # which asks of every kind


def test_who_inspected_whom(tmp_path: Path) -> None:
    with open_view(tmp_path / FILE, write=True, rebuild=True) as view:
        view.update(sample())
        rows = [
            dict(zip(answer.columns, row, strict=True))
            for answer in [find("who-inspected-whom").ask(view)]
            for row in answer.rows
        ]
    first, second = rows
    assert first["leader"] == ["Mạc Thị Đào"]
    assert first["delegation"] == ["Đoàn kiểm tra số 3 của Ban Thường vụ Tỉnh ủy Hạ Giang"]
    assert first["sender"] == ["Ban Thường vụ Tỉnh ủy Hạ Giang"]
    # One newspaper prints the standing committee, the other the committee: one row.
    assert first["inspected"] == "Ban Thường vụ Huyện ủy Ứng Khê"
    assert (first["date"], first["act"], first["articles"]) == ("2023-03-14", "kiểm tra", ["a1", "a2"])
    # Without a day it comes last; what was only planned does not come at all.
    assert (second["sender"], second["inspected"]) == (["Tỉnh ủy Hạ Giang"], "Ủy ban nhân dân huyện Ứng Khê")
    assert second["disputed"] == "đính chính ngày 02/4/2023"


def test_a_malformed_question_stops_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "who.cypher").write_text(GOOD, encoding="utf-8")
    (tmp_path / "whom.cypher").write_text(GOOD.replace("// columns: name, n\n", ""), encoding="utf-8")
    monkeypatch.setattr(saved, "asset", lambda _: tmp_path)
    kept = (saved._names, saved._of_name, saved.catalogue)
    for cached in kept:
        cached.cache_clear()
    try:
        assert find("who").columns == ("name", "n")
        with pytest.raises(QueryFileError, match=r"whom\.cypher:1: the header has no line 'columns'"):
            find("whom")
        with pytest.raises(QueryFileError, match=r"whom\.cypher:1"):
            catalogue()
    finally:
        for cached in kept:
            cached.cache_clear()
