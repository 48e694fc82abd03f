"""Every shipped lexicon loads, says where it comes from, and holds what the grammar counts on."""

from __future__ import annotations

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
YES_NO = {"yes", "no"}
VALUES = {
    ("abbreviations", "kind"): {"body", "body-part", "class", "adjective", "place"},
    ("career_words", "means"): {"heading", "born", "takes", "unlike"},
    ("communes", "kind"): {"xã", "phường", "thị trấn", "đặc khu"},
    ("districts", "kind"): {"quận", "huyện", "thị xã", "thành phố"},
    ("foreign_organs", "kind"): {"party", "state", "other"},
    ("foreign_organs", "only"): YES_NO,
    ("honorifics", "kind"): {"honorific", "degree", "religious"},
    ("honorifics", "plural"): YES_NO,
    ("local_offices", "of"): {"district", "police", "investigators", "region", "departments"},
    ("national_bodies", "kind"): {"party", "state", "mass", "other"},
    ("not_people", "where"): {"before", "name"},
    ("organs", "inherits"): YES_NO,
    ("organs", "kind"): {"party", "state", "mass", "delegation", "other"},
    ("organs", "level"): {"central", "province", "district", "commune", "base", ""},
    ("organs", "unique"): YES_NO,
    ("provinces", "kind"): {"tỉnh", "thành phố"},
    ("roles", "event_role"): YES_NO,
    ("roles", "kind"): {"party", "state", "mass", "event", "other"},
    ("roles", "weak"): YES_NO,
    ("roles", "takes_body"): {"yes", "no", "inherent"},
    ("surnames", "common"): YES_NO,
    ("unit_words", "place"): {"begins", "ends", "inside", "never", "before_about"},
}
TAILS = {"none", "place", "field", "body", "free", "country"}
NAMES = {"called_after", "small", "never_small", "closed", "of_province"}
POSITIONS = {"first", "last", "prefix"}
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


@pytest.mark.parametrize(("name", "column"), sorted(VALUES))
def test_values_of_closed_columns(name: str, column: str) -> None:
    assert {row[column] for row in load(name)} <= VALUES[name, column]


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
    assert {name for row in load("named_heads") for name in row["name"].split(" | ")} == NAMES


def test_tails_and_positions_are_known() -> None:
    assert {tail for row in load("organs") for tail in row["tail"].split(" | ")} == TAILS
    assert {position for row in load("surnames") for position in row["position"].split(" | ")} == POSITIONS


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


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("# a\nword\tkind\nx\n", ":3"),
        ("# a\nword\nx\nx\n", "already"),
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
