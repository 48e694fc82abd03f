"""Every pattern is tried on its own examples and counter-examples, and the loader of pattern files names what is wrong."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from hoso.loaders.article import Article
from hoso.loaders.errors import PatternError
from hoso.loaders.facts import HAPPENED
from hoso.loaders.frames import match
from hoso.loaders.patterns import FAMILIES, FOLDER, Pattern, in_file, read
from hoso.loaders.patterns.anchored import able, held
from hoso.loaders.tagged import BODY, PERSON
from hoso.loaders.understanding import Understanding, understand

FILES = [FOLDER / f"{name}.toml" for names in FAMILIES.values() for name in names]
PATTERNS = [pattern for path in FILES for pattern in in_file(path.stem)]


def _examples() -> list[Any]:
    return [
        pytest.param(pattern, example, id=f"{pattern.name}-{number}")
        for pattern in PATTERNS
        for number, example in enumerate(pattern.examples, 1)
    ]


def _at(pattern: Pattern) -> str:
    return f"{pattern.path}:{pattern.line}: pattern {pattern.name}"


def _has_anchor(pattern: Pattern, text: str) -> bool:
    return not pattern.anchors or any(anchor in text.lower() for anchor in pattern.anchors)


def _names(known: Understanding) -> dict[str, str]:
    """Who or what each id of the article is."""
    names = {identity: name for name, identity in known.person_ids.items()}
    names |= {identity: body.name for identity, body in known.bodies.names.items()}
    return names | {item.document.id: item.document.name for item in known.documents.documents}


def _read(pattern: Pattern, text: str) -> list[tuple[str, Mapping[str, list[str]]]]:
    """What the pattern reads in an article of this text: modality, and by role the names or the words, of each match."""
    known = understand(Article("example", text))
    names = _names(known)
    return [
        (
            reading.modality,
            {role: [names.get(i, i) for tag in tags for i in tag.ids] for role, tags in reading.roles.items()}
            | {group: [words] for group, words in reading.groups.items()},
        )
        for sentence in known.tagged
        if _has_anchor(pattern, sentence.text)
        for reading in match([pattern], sentence)
    ]


@pytest.mark.parametrize(("pattern", "example"), _examples())
def test_pattern_reads_its_example(pattern: Pattern, example: Mapping[str, str]) -> None:
    found = _read(pattern, example["text"])
    assert found, f"{_at(pattern)} reads nothing in {example['text']!r}"
    wanted = {role: names.split("; ") for role, names in example.items() if role != "text"}
    unknown = set(wanted) - set(pattern.regex.groupindex)
    assert not unknown, f"{_at(pattern)} has no role {unknown}"
    assert any(all(roles.get(role) == names for role, names in wanted.items()) for _, roles in found), (
        f"{_at(pattern)} reads {found}, not {wanted}"
    )


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_no_match_is_lost_for_want_of_an_anchor(path: Path) -> None:
    """Whatever a pattern matches in an example of any pattern of its file has one of its anchors."""
    own = [pattern for pattern in PATTERNS if pattern.path == path]
    for text in (example["text"] for pattern in own for example in pattern.examples):
        for sentence in understand(Article("example", text)).tagged:
            for pattern in own:
                if not _has_anchor(pattern, sentence.text):
                    assert not pattern.regex.search(sentence.text), f"{_at(pattern)}: no anchor in {sentence.text!r}"


def test_patterns_that_need_no_other_word_are_always_tried() -> None:
    kinds = frozenset({PERSON, BODY})
    anchors = held(["", "Họp", "phát biểu"])
    tried = [{p.name for p in able("relations", kinds, own)} for own in anchors]
    assert tried[0] == {p.name for p in able("relations", kinds, 0) if not p.anchors} != set()
    assert "spoken-by" in tried[2] - tried[1]
    assert "at-gathering" in tried[1] - {p.name for p in able("relations", kinds, anchors[1], lead=False)}


@pytest.mark.parametrize(
    ("pattern", "text"),
    [pytest.param(p, text, id=f"{p.name}-{n}") for p in PATTERNS for n, text in enumerate(p.counter, 1)],
)
def test_pattern_reads_nothing_in_its_counter_example(pattern: Pattern, text: str) -> None:
    happened = [reading for reading in _read(pattern, text) if reading[0] in HAPPENED]
    assert not happened, f"{_at(pattern)} reads {happened} in {text!r}"


def test_every_pattern_file_is_tried_and_compiles() -> None:
    assert {path.stem for path in FILES} | {"words"} == {path.stem for path in FOLDER.glob("*.toml")}
    assert [pattern.name for path in FILES for pattern in read(path)] == [pattern.name for pattern in PATTERNS]


def test_patterns_are_found_in_their_files() -> None:
    lines = {path: path.read_text(encoding="utf-8").splitlines() for path in FILES}
    for pattern in PATTERNS:
        assert f'name = "{pattern.name}"' in lines[pattern.path][pattern.line - 1], _at(pattern)


@pytest.mark.parametrize("path", [*FILES, FOLDER / "words.toml"], ids=lambda path: path.stem)
def test_lines_of_a_pattern_file_can_be_read(path: Path) -> None:
    """An expression stands over lines that fit a window; an example stands in one, however long."""
    example = ("  { text", '  "', "examples = ", "counter = ", "note = ")
    lines = enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
    assert [f"{path}:{number}" for number, line in lines if len(line) > 120 and not line.startswith(example)] == []


GOOD = """\
[words]
MEET = "họp|làm việc"

[[pattern]]
name = "meets"
reads = "act"
event = "meeting"
pattern = "{person:agent}{gap}(?:{MEET}) với {bodies:target}"
examples = [{ text = "Ông Trần Văn Thử họp với Huyện ủy Nghi Lộc." }]
counter = ["Không ai họp."]
"""

BROKEN = {
    "no TOML": (GOOD.replace('"act"', '"act'), None, "is no TOML"),
    "unknown key": (GOOD + 'colour = "red"\n', 5, "unknown key colour"),
    "unknown placeholder": (GOOD.replace("{gap}", "{gasp}"), 5, "unknown placeholder {gasp}"),
    "unknown placeholder in a word": (GOOD.replace("họp|làm", "{gasp}|làm"), 5, "unknown placeholder {gasp}"),
    "unknown mark": (GOOD.replace("{gap}", "[^{#gasp}]"), 8, "unknown mark {#gasp}"),
    "no example": (GOOD.replace("[{ text", "[] #"), 5, "has no example"),
    "example key missing": ("\n".join(x for x in GOOD.splitlines() if not x.startswith("examples")), 5, "no example"),
    "name twice": (GOOD + GOOD[GOOD.index("[[pattern]]") :], None, "'meets'"),
    "no name": (GOOD.replace('name = "meets"\n', ""), None, "needs a name"),
    "does not compile": (GOOD.replace("{gap}(?:", "{gap}(?:("), 5, "does not compile"),
    "reads missing": (GOOD.replace('reads = "act"\n', ""), 5, "reads"),
    "pattern missing": ("\n".join(x for x in GOOD.splitlines() if not x.startswith("pattern")), 5, "pattern"),
}


def test_good_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "good.toml"
    path.write_text(GOOD, encoding="utf-8")
    (pattern,) = read(path)
    assert (pattern.name, pattern.reads, pattern.line, dict(pattern.values)) == (
        "meets",
        "act",
        5,
        {"event": "meeting"},
    )


def test_an_expression_may_stand_over_lines_and_name_marks(tmp_path: Path) -> None:
    path = tmp_path / "lines.toml"
    over_lines = """'''
      {person:agent}[^.{#person}{#body}]{0,9}?  (?:họp
        |làm việc)[ ]
      với {bodies:target}
    '''"""
    one = f'"{{person:agent}}[^.{PERSON}{BODY}]{{0,9}}?  (?:họp|làm việc) với {{bodies:target}}"'
    line = next(line for line in GOOD.splitlines() if line.startswith("pattern = "))
    sources = []
    for written in (over_lines, one):
        path.write_text(GOOD.replace(line, f"pattern = {written}"), encoding="utf-8")
        sources.append(read(path)[0].regex.pattern)
    assert sources[0] == sources[1]


@pytest.mark.parametrize("fault", BROKEN)
def test_fault_in_a_pattern_file_is_named_with_its_line(fault: str, tmp_path: Path) -> None:
    text, line, message = BROKEN[fault]
    path = tmp_path / "broken.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(PatternError) as raised:
        read(path)
    assert str(raised.value).startswith(str(path))
    assert message in str(raised.value)
    assert raised.value.path == path
    if line is not None:
        assert raised.value.line == line


def test_missing_pattern_file_is_a_pattern_error(tmp_path: Path) -> None:
    with pytest.raises(PatternError, match="cannot be read"):
        read(tmp_path / "absent.toml")
