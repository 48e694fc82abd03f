"""Rows of answers as sentences."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from hoso.graph.saved import QueryFileError, catalogue, find, read
from hoso.graph.saying import faults, said, say

INSPECTED = "{inspector} {act|kiểm tra} {inspected}[, {date}]"
ROW = {"inspector": "Đoàn A", "act": "giám sát", "inspected": "Huyện ủy B", "date": "2031-05-09"}


@pytest.mark.parametrize(
    ("change", "lang", "sentence"),
    [
        ({}, "vi", "Đoàn A giám sát Huyện ủy B, ngày 9/5/2031"),
        ({}, "en", "Đoàn A supervised Huyện ủy B, on 9 May 2031"),
        ({"date": None}, "vi", "Đoàn A giám sát Huyện ủy B"),
        ({"act": None, "date": "2031-05"}, "vi", "Đoàn A kiểm tra Huyện ủy B, tháng 5/2031"),
        ({"inspected": None, "date": "2031"}, "vi", "Đoàn A giám sát …, năm 2031"),
        ({"basis": "stated"}, "vi", "Đoàn A giám sát Huyện ủy B, ngày 9/5/2031 (bài báo viết rõ)"),
        (
            {"basis": "derived", "said_by": "Huyện ủy B"},
            "vi",
            "Đoàn A giám sát Huyện ủy B, ngày 9/5/2031 (suy ra từ đoàn: người dẫn đầu hoặc nơi cử đoàn; theo lời Huyện ủy B)",
        ),
        (
            {"modality": "ongoing", "disputed": "đính chính"},
            "en",
            "Đoàn A supervised Huyện ủy B, on 9 May 2031 (announced or under way; disputed: đính chính)",
        ),
        # Of what was not done that is said before the words that say that it was.
        (
            {"modality": "planned"},
            "en",
            "Planned, not reported as done: Đoàn A supervised Huyện ủy B, on 9 May 2031",
        ),
        (
            {"modality": "denied", "basis": "stated"},
            "vi",
            "Bị phủ nhận: Đoàn A giám sát Huyện ủy B, ngày 9/5/2031 (bài báo viết rõ)",
        ),
    ],
)
def test_a_row_is_said(change: dict[str, Any], lang: str, sentence: str) -> None:
    assert sentence == say(INSPECTED, {**ROW, **change}, lang)


@pytest.mark.parametrize(("direction", "sentence"), [("to", "A inspected B"), ("from", "B inspected A")])
def test_who_did_it_stands_first_whichever_was_asked_for(direction: str, sentence: str) -> None:
    row = {"name": "A", "direction": direction, "relation": "INSPECTED", "other": "B", "detail": None, "date": None}
    assert say(find("profile").say["en"], row, "en") == sentence


def test_without_a_template_the_values_are_said_by_column() -> None:
    assert say("", {"who": "A", "kind": None, "n": 3, "quote": "…"}, "en") == "Who: A; n: 3"


@pytest.mark.parametrize(
    ("value", "column", "vi", "en"),
    [
        (["A", "B", "C"], "", "A, B và C", "A, B and C"),
        ([], "", "", ""),
        (date(2031, 5, 9), "", "ngày 9/5/2031", "on 9 May 2031"),
        ("requested", "modality", "mới được yêu cầu, chưa nêu là đã làm", "asked for, not reported as done"),
        ("requested", "act", "yêu cầu", "asked"),
        ("Huyện ủy B", "", "Huyện ủy B", "Huyện ủy B"),
        (True, "", "có", "yes"),
        (None, "", "", ""),
    ],
)
def test_values_in_words(value: object, column: str, vi: str, en: str) -> None:
    assert (said(value, "vi", column), said(value, "en", column)) == (vi, en)


@pytest.mark.parametrize(
    ("template", "fault"),
    [
        ("{who} ran", ""),
        ("{who|somebody}[ on {day}]", ""),
        ("{whom} ran", "there is no column 'whom'"),
        ("{who ran", "'{' stands alone"),
        ("[{who}", "'[' stands alone"),
        ("[a [{who}] b]", "'[' stands alone"),
    ],
)
def test_a_faulty_template_is_named(tmp_path: Path, template: str, fault: str) -> None:
    assert faults(template, ("who", "day")).startswith(fault)
    file = tmp_path / "who.cypher"
    head = f"// vi: Ai?\n// en: Who?\n// about: x\n// columns: who, day\n// say-en: {template}\n"
    file.write_text(f"{head}MATCH (p:Person) RETURN p.name AS who, 1 AS day\n", encoding="utf-8")
    if not fault:
        assert read(file).say == {"en": template}
        return
    with pytest.raises(QueryFileError) as raised:
        read(file)
    assert str(raised.value).startswith(f"{file}:5: {fault}")


def test_every_saved_question_says_its_rows_in_both_languages() -> None:
    assert [query.name for query in catalogue() if set(query.say) != {"vi", "en"}] == []
