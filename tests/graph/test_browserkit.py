"""The kit for Neo4j Browser: the same bytes each time, every label with a colour, every question with its parameters."""

from __future__ import annotations

import io
import re
import zipfile

from hoso.graph.browserkit import FAVOURITES, GUIDE, STYLE, kit, parameters
from hoso.graph.palette import darker, readable_on
from hoso.graph.saved import catalogue
from hoso.graph.terms import LABELS

QUESTIONS = [one for one in catalogue() if all(p.type in ("text", "date", "integer") for p in one.parameters)]
"""Those that can be asked without the ledger."""


def test_browserkit_is_the_same_each_time() -> None:
    assert kit(catalogue()) == kit(catalogue())


def test_browserkit_style_has_a_colour_and_a_caption_for_each_label() -> None:
    rules = dict(re.findall(r"^(\S+) \{(.*)\}$", kit(catalogue())[STYLE].decode(), flags=re.MULTILINE))
    for label in LABELS:
        assert re.search(r'color: #[0-9a-f]{6};.*caption: "\{name\}";', rules[f"node.{label}"]), label


def test_browserkit_has_each_question_once_and_a_value_for_each_of_its_parameters() -> None:
    with zipfile.ZipFile(io.BytesIO(kit(catalogue())[FAVOURITES])) as archive:
        scripts = {name: archive.read(name).decode() for name in archive.namelist()}
    set_first = set(re.findall(r"^:param (\w+) => \S", scripts.pop("hoso/parameters.cypher"), flags=re.MULTILINE))
    assert [f"hoso/{question.name}.cypher" for question in QUESTIONS] == sorted(scripts)
    for question in QUESTIONS:
        script = scripts[f"hoso/{question.name}.cypher"]
        assert script.startswith(f"// {question.name}: {question.en} · {question.vi}\n")
        assert question.text in script
        assert {parameter.name for parameter in question.parameters} <= set_first
    assert ":param body => null;" in parameters(catalogue())


def test_browserkit_guide_shows_each_question() -> None:
    page = kit(catalogue())[GUIDE].decode()
    for question in QUESTIONS:
        assert f"<b>{question.name}</b>" in page


def test_browserkit_text_is_readable_on_its_colour() -> None:
    assert [readable_on(colour) for colour in ("#000000", "#ffffff", "#e9c46a", "#c1121f")] == [
        "#ffffff",
        "#2a2c34",
        "#2a2c34",
        "#ffffff",
    ]
    assert darker("#ff8004") == "#bf6003"
