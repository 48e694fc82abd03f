"""Every shipped lexicon loads, says where it comes from, and holds what the grammar counts on."""

from __future__ import annotations

import pickle
import re
import unicodedata
from collections import Counter
from pathlib import Path

import pytest

from hoso.loaders.errors import LexiconError
from hoso.loaders.lexicon import FOLDER, Row, load, read
from hoso.loaders.text.normal import normalise

FILES = sorted(FOLDER.glob("*.tsv"))
# The tables that this test holds to their columns; others that live in the folder are held by their own readers' tests.
COLUMNS = {
    "abbreviations": ["short", "full", "kind"],
    "career_words": ["word", "means"],
    "communes": [
        "unit",
        "name",
        "kind",
        "district",
        "province",
        "valid_from",
        "valid_until",
        "successor",
        "printed",
    ],
    "districts": ["code", "name", "kind", "former_kinds", "province", "valid_from", "valid_until", "printed"],
    "fields": ["field", "printed", "organs"],
    "foreign_organs": ["organ", "kind", "only"],
    "honorifics": ["honorific", "printed", "kind", "plural", "full"],
    "local_offices": ["office", "of"],
    "named_heads": ["head", "name"],
    "national_bodies": ["name", "kind", "level", "valid_from", "valid_until", "successor", "printed"],
    "not_people": ["word", "where", "kind"],
    "organs": ["organ", "printed", "kind", "inherits", "level", "tail", "unique"],
    "provinces": ["unit", "name", "kind", "code", "iso", "valid_from", "valid_until", "successor", "printed"],
    "ranks": ["rank", "printed", "service", "class", "order"],
    "roles": ["role", "printed", "takes_body", "body", "organ", "kind", "event_role", "weak"],
    "surnames": ["surname", "group", "position", "common"],
    "unit_words": ["word", "place"],
}
ISO_DATE = re.compile(r"(?:\d{4}(?:-\d{2}(?:-\d{2})?)?)?")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_lexicon_loads_and_says_what_it_is(path: Path) -> None:
    assert path.read_text(encoding="utf-8").startswith("# ")
    assert load(path.stem)


@pytest.mark.parametrize("name", sorted(COLUMNS))
def test_source_and_licence(name: str) -> None:
    lines = (FOLDER / f"{name}.tsv").read_text(encoding="utf-8").split("\n", 20)
    head = " ".join(line for line in lines if line.startswith("#"))
    assert re.search(r"Sources?: ", head)
    assert re.search(r"\bMIT\b|Apache-2\.0", head)


@pytest.mark.parametrize("name", sorted(COLUMNS))
def test_columns(name: str) -> None:
    assert set(COLUMNS[name]) <= set(load(name)[0])


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_column_whose_values_are_words_of_ours_has_them_in_the_head(path: Path) -> None:
    """At the least those of yes and no: a third word would be taken for a no."""
    named = set(re.findall(r"^#= (\w+): ", path.read_text(encoding="utf-8"), flags=re.MULTILINE))
    rows = load(path.stem)
    yes_no = {column for column in rows[0] if {row[column] for row in rows} <= {"yes", "no"}}
    assert yes_no <= named


@pytest.mark.parametrize("name", sorted(COLUMNS))
def test_spelling_is_normal(name: str) -> None:
    """NFC, tone marks in one style: the forms are compared with text in normal form."""
    odd = []
    for row in load(name):
        for cell in row.values():
            assert unicodedata.is_normalized("NFC", cell)
            if normalise(cell).text != cell:
                odd.append(cell)
    assert not odd


def _forms(row: Row) -> list[str]:
    return [form for form in row["printed"].split(" | ") if form]


@pytest.mark.parametrize("name", sorted(name for name, columns in COLUMNS.items() if "printed" in columns))
def test_printed_forms_are_listed_once(name: str) -> None:
    for row in load(name):
        forms = _forms(row)
        assert " | ".join(forms) == row["printed"]
        assert len(forms) == len(set(forms)), row
        assert next(iter(row.values())) not in forms, row


@pytest.mark.parametrize("name", ["roles", "national_bodies", "honorifics", "ranks"])
def test_a_printed_form_stands_under_one_row(name: str) -> None:
    uses = Counter(form for row in load(name) for form in (next(iter(row.values())), *_forms(row)))
    assert [form for form, count in uses.items() if count > 1] == []


@pytest.mark.parametrize("name", [name for name, columns in COLUMNS.items() if "valid_until" in columns])
def test_validity_is_iso_and_in_order(name: str) -> None:
    for row in load(name):
        first, last = row["valid_from"], row["valid_until"]
        assert ISO_DATE.fullmatch(first)
        assert ISO_DATE.fullmatch(last)
        assert not first or not last or first <= last, row


def test_every_named_head_begins_heads_of_bodies() -> None:
    organs = [row["organ"] for row in load("organs")]
    assert [row["head"] for row in load("named_heads") if not any(o.startswith(row["head"]) for o in organs)] == []


def test_inherent_bodies_and_successors_have_rows() -> None:
    bodies = {row["name"] for row in load("national_bodies")}
    inherent = {row["role"]: row["body"] for row in load("roles") if row["takes_body"] == "inherent"}
    assert {role: body for role, body in inherent.items() if body not in bodies} == {}
    units = {row["unit"] for row in load("provinces")}
    assert {row["successor"] for row in load("provinces")} <= units | {""}


@pytest.mark.parametrize(
    "role",
    ["Bí thư", "Phó Bí thư Thường trực", "Phó Chủ tịch Thường trực", "Trưởng ban", "Chánh Văn phòng", "Bộ trưởng"],
)
def test_offices_everyone_needs(role: str) -> None:
    assert any(row["role"] == role and row["event_role"] == "no" for row in load("roles"))


@pytest.mark.parametrize(("short", "kind"), [("UBND", "body-part"), ("TW", "adjective"), ("TCCSĐ", "class")])
def test_what_an_abbreviation_is(short: str, kind: str) -> None:
    assert [row["kind"] for row in load("abbreviations") if row["short"] == short] == [kind]


def test_surnames_of_all_peoples() -> None:
    rows = {row["surname"]: row for row in load("surnames")}
    assert len(rows) >= 300
    for surname in ("Nguyễn", "Lò", "Nông", "Giàng", "Bàn", "Quách", "Thạch", "Ksor", "Bhling", "Khổng", "Tập"):
        assert "first" in rows[surname]["position"]
    assert "last" in rows["Niê"]["position"]
    assert rows["H'"]["position"] == rows["Y"]["position"] == "prefix"
    common = [surname for surname, row in rows.items() if row["common"] == "yes"]
    assert common[:5] == ["Nguyễn", "Trần", "Lê", "Phạm", "Hoàng"]
    assert 40 <= len(common) <= 80


def test_a_fault_comes_whole_from_another_process() -> None:
    fault = LexiconError("stray spaces", "words.tsv", 3)
    again = pickle.loads(pickle.dumps(fault))
    assert (str(again), again.line, type(again)) == ("words.tsv:3: stray spaces", 3, LexiconError)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("# a\nword\tkind\nx\n", ":3"),
        ("# a\nword\nx\nx\n", "already"),
        ("# a\n#= kind: one of a | b\nword\tkind\nx\ta\ny\tperhaps\n", ":5: kind is 'perhaps', and can only be a, b"),
        ("# a\n#= kind: some of a | b\nword\tkind\nx\ta | b\ny\ta | c\n", ":5: kind is 'c'"),
        (
            "# a\n#= kind: one of a | (nothing)\nword\tkind\nx\t\ny\tb\n",
            ":5: kind is 'b', and can only be (nothing), a",
        ),
        ("# a\n#= sort: one of a\nword\tkind\nx\ta\n", ":3: the head names values of 'sort'"),
        ("# a\nword\n x\n", "stray spaces"),
        ("# a\nword\nho\u0300a\n", "NFC"),
        ("# a\nword\tkind\n\tk\n", "empty"),
        ("# only a comment\n", "no header"),
    ],
)
def test_a_fault_names_file_and_line(tmp_path: Path, content: str, says: str) -> None:
    path = tmp_path / "words.tsv"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(LexiconError) as caught:
        read(path)
    assert "words.tsv" in str(caught.value)
    assert says in str(caught.value)
