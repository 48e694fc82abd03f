"""Saved questions and their parameters, as the command line takes them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click
import pytest

from hoso.app.cli import cli
from hoso.app.questions import parameters, prepare, query_text
from hoso.graph.saved import catalogue
from hoso.loaders.errors import FileError


def test_each_parameter_of_a_saved_question_is_an_option() -> None:
    options = {parameter.name for parameter in cli.commands["ask"].params}
    for question in catalogue():
        assert {parameter.name for parameter in question.parameters} <= options, question.name


@pytest.mark.parametrize(
    ("pairs", "expected"),
    [
        (["name=Ngô Bá Thuyên"], {"name": "Ngô Bá Thuyên"}),
        (["n=3", "x=1.5", "yes=true", "none=null"], {"n": 3, "x": 1.5, "yes": True, "none": None}),
        (["ids=[1, 2]", "text=a=b"], {"ids": [1, 2], "text": "a=b"}),
        (["empty="], {"empty": ""}),
    ],
)
def test_parameters(pairs: list[str], expected: dict[str, Any]) -> None:
    assert parameters(pairs) == expected


@pytest.mark.parametrize("pair", ["name", "=x", "a b=1", "$n=1"])
def test_a_malformed_parameter_is_misuse(pair: str) -> None:
    with pytest.raises(click.UsageError, match="NAME=VALUE"):
        parameters([pair])


@pytest.mark.parametrize(
    ("name", "given", "says"),
    [
        ("who-inspected-who", {}, "who-inspected-whom"),
        ("who-inspected-whom", {"post": "Bí thư"}, "no parameter 'post'"),
        ("who-inspected-whom", {"since": "yesterday"}, "2022-05-09"),
        ("who-inspected-whom", {"until": "2023-02-30"}, "2022-05-09"),
        ("who-inspected-whom", {"since": "2024", "until": "2023"}, "since 2024 is after until 2023"),
        ("who-inspected-whom", {"person": ""}, "--person is empty"),
        ("who-issued", {"document": " "}, "--document is empty"),
    ],
)
def test_a_wrong_question_or_parameter_is_misuse(name: str, given: dict[str, str], says: str) -> None:
    with pytest.raises(click.UsageError, match=says):
        prepare(name, given)


def test_a_query_is_taken_from_a_file_that_is_named(tmp_path: Path) -> None:
    file = tmp_path / "q.cypher"
    file.write_text("// vi\nRETURN 1", encoding="utf-8")
    assert query_text(str(file)) == "// vi\nRETURN 1"
    assert query_text("RETURN 1") == "RETURN 1"
    with pytest.raises(FileError, match=r"none\.cypher: cannot be read"):
        query_text(str(tmp_path / "none.cypher"))
    file.write_bytes(b"\xff")
    with pytest.raises(FileError, match="UTF-8"):
        query_text(str(file))
