"""The patterns that read relations, remarks and figures: TOML files beside this module, loaded by ``compiled``.

A pattern is a regular expression over tagged sentences (see ``tagged``), in which

- ``{person}``, ``{body}``, ``{delegation}``, ``{document}``, ``{date}`` stand for one mention of that kind,
- ``{people}``, ``{bodies}``, ``{documents}`` for a list of them, ``{agent}`` for a body or a delegation,
  ``{doers}`` for a list of those,
- ``{attendance}`` for a list of people with words between that say who they are, and with others who are not named,
- ``{listed}`` for documents with nothing but commas and "và" between, where ``{documents}`` lets some words stand,
- ``{person:leader}`` gives the mention the role ``leader`` in what the pattern reads,
- ``{gap}`` is up to 60 characters without a mention or the end of a clause, ``{far}`` up to 160 that may hold mentions,
- ``{#person}``, ``{#body}``, ``{#delegation}``, ``{#document}``, ``{#date}``, ``{#title}`` are the bare marks of
  mentions, for sets: ``[^.;{#person}{#body}]``. Of several: ``{#anyone}`` (person, body, delegation), ``{#named}``
  (these and documents), ``{#any}``,
- ``{WORD}`` is the alternation ``WORD`` of the file's ``[words]`` table, of that of ``words.toml``, or of the file's
  ``[lists]`` table, which takes words from a lexicon: ``COUNTED = { lexicon = "units", kind = "count" }``.

``anchor`` names words of which a sentence must hold one, in lower case: the pattern is tried in no other, which takes a
fraction of the time. ``gate`` is an expression of the same kind that must match somewhere in a sentence: a part of the
pattern without which there is no match, and which is quicker to find.

Long expressions are written over several lines: a line break and the blanks beside it mean nothing,
and a blank that begins or ends a line is written ``[ ]``.
A space within a line matches a space; a pattern that begins with a word matches only where a word begins;
the first letter of the pattern matches in either case.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from hoso.loaders.alternation import any_of
from hoso.loaders.anchors import variants
from hoso.loaders.errors import PatternError
from hoso.loaders.expression import expression
from hoso.loaders.lexicon import load
from hoso.loaders.record import record
from hoso.loaders.tagged import BODY, DATE, DELEGATION, DOCUMENT, PERSON, TITLE

_Compile = Callable[[str], re.Pattern[str]]

FOLDER = Path(__file__).parent

FAMILIES: Mapping[str, tuple[str, ...]] = {
    "relations": ("led", "acts", "gatherings", "attendance", "documents"),
    "remarks": ("remarks",),
    "indicators": ("indicators",),
}
"""The files of patterns that are tried together, in the order in which they are tried."""

_SHARED = "words"

_JOIN = r"(?:,? và |, cùng |, |; | và | cùng (?:với )?| với | - )"
_MARK = f"{PERSON}{BODY}{DELEGATION}{DOCUMENT}{TITLE}"
# A bracket may stand after a name: "Ông Thử (bên phải) và ông Mẫu chủ trì".
_ONE = f"{PERSON}(?: \\([^(){PERSON}-{TITLE}]{{1,40}}\\))?"
# "Ông Thử đã cùng ông Mẫu chủ trì": what is told is told of both.
_PEOPLE = f"{_ONE}(?:(?:{_JOIN}| đã cùng (?:với )?)(?:các )?(?:đồng chí |ông |bà )?{_ONE}){{0,30}}"
# "có ông Thử, Phó Cục trưởng phía Nam; đại diện các sở; ông Mẫu": after a name there may be the rest of a title that
# was not read, and items without a name stand between; whoever is listed begins an item.
_ITEM_ENDS = f"[^.;:!?…“”{PERSON}]{{0,160}};"
_ITEMS = f"(?: [^.;:!?…“”{PERSON}]{{1,200}};){{0,8}}"
_HONOUR = "(?:(?:và|cùng|các|đồng chí|ông|bà|nguyên) ){0,4}"
# "…; Chủ tịch Nhóm Nghị sĩ | hữu nghị, Thượng tướng Mẫu": an item may begin with an office read without its holder,
# and who holds one may have a name that was not read.
_OFFICE = f"(?:{TITLE}[^.;:!?…“”{PERSON}]{{0,60}},? )?"
_NOT_READ = f"(?:,| và) {TITLE}[^.;:,!?…“”{PERSON}]{{0,40}}(?:,| và)"
# "Nghị quyết số 5 và triển khai Kế hoạch số 8; các nghị quyết của HĐND tỉnh: số 12, số 15": whose the next are.
_ELSE = f"[^.{PERSON}{BODY}{DELEGATION}{DOCUMENT}]"
_THEIRS = f"(?:[Nn]ghị quyết|[Cc]hỉ thị|[Kk]ết luận|[Qq]uyết định|[Kk]ế hoạch|[Vv]ăn bản) của {BODY}"
_ONE_MENTION = {
    "person": PERSON,
    "body": BODY,
    "delegation": DELEGATION,
    "document": DOCUMENT,
    "date": DATE,
}
_KINDS = {
    **_ONE_MENTION,
    "agent": f"[{BODY}{DELEGATION}]",
    "anyone": f"[{PERSON}{BODY}{DELEGATION}]",
    "people": _PEOPLE,
    "attendance": f"{_PEOPLE}(?:(?:{_ITEM_ENDS}{_ITEMS} {_HONOUR}{_OFFICE}|{_NOT_READ} {_HONOUR}){_PEOPLE}){{0,30}}",
    "bodies": f"{BODY}(?:(?: \\([^()]{{1,60}}\\))?{_JOIN}{BODY}){{0,20}}",
    "doers": f"[{BODY}{DELEGATION}](?:{_JOIN}[{BODY}{DELEGATION}]){{0,20}}",
    "listed": f'{DOCUMENT}(?:[”"]?(?:,| và|, và|;)(?: các)? {DOCUMENT}){{0,20}}',
    "documents": f"{DOCUMENT}(?:(?:{_ELSE}{{0,40}}|{_ELSE}{{0,12}}{_THEIRS}{_ELSE}{{0,12}}){DOCUMENT}){{0,30}}",
}
_MARKS = {
    **_ONE_MENTION,
    "title": TITLE,
    "anyone": f"{PERSON}-{DELEGATION}",
    "named": f"{PERSON}-{DOCUMENT}",
    "any": f"{PERSON}-{TITLE}",
}
_NAMED_MARK = re.compile(r"\{#(\w+)\}")
_EXPRESSIONS = ("anchor", "gate", "pattern")
_TEXTS = ("name", "reads", "pattern", "anchor", "gate", "event", "act", "modality", "when", "note")
_GAPS = {
    "gap": f"[^.;:!?…{_MARK}]{{0,60}}?",
    "near": f"[^.;:,!?…{_MARK}]{{0,30}}?",
    "far": r"[^.!?…;]{0,160}?",
}


_TOKEN = re.compile(
    r"\\.|\[\^?\]?[^\]]*\]|(?P<open>\()|(?P<close>\))|(?P<bar>\|)"
    r"|\{(?P<kind>[A-Za-z_]+)(?::[a-z_]+)?\}(?P<optional>[?*]|\{0)?"
)
"""What ``needs`` looks at in the source of a pattern: brackets, bars, placeholders. It passes over escapes and sets."""

_FIRST = re.compile(r"(?:\(\?:)?\(\?=(\[[\ue000-\ue005-]+\]|[\ue000-\ue005])\)")
"""The beginning of a pattern, its words put in, that looks ahead at a mention before anything else."""


@record
class Pattern:
    """One named pattern. ``reads`` is what a match states, ``values`` its fixed properties (event, act, …)."""

    name: str
    reads: str
    regex: re.Pattern[str]
    values: Mapping[str, str]
    examples: tuple[Mapping[str, Any], ...]
    counter: tuple[str, ...]
    path: Path
    line: int
    needs: tuple[frozenset[str], ...] = ()
    """Of each set, a sentence must hold one kind of mention, or the pattern cannot match in it."""
    anchors: tuple[str, ...] = ()
    """A sentence must hold one of these words, in lower case, or the pattern is not tried in it."""
    gate: re.Pattern[str] | None = None
    """A sentence in which this finds nothing has no match."""
    first: re.Pattern[str] | None = None
    """The mention with which every match begins, where the pattern says so: it is tried there and nowhere else."""
    at_start: bool = False
    """Whether it can match at the start of a sentence only."""

    def matches(self, text: str) -> Iterator[re.Match[str]]:
        """The matches in a tagged sentence, as ``regex.finditer`` gives them and sooner."""
        if self.gate is not None and not self.gate.search(text):
            return iter(())
        if self.at_start:
            match = self.regex.match(text)
            return iter((match,) if match else ())
        return self.regex.finditer(text) if self.first is None else self._from_first(self.first, text)

    def _from_first(self, first: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
        end = 0
        for mention in first.finditer(text):
            if mention.start() >= end and (match := self.regex.match(text, mention.start())):
                yield match
                end = match.end()


@cache
def compiled(family: str = "relations") -> tuple[Pattern, ...]:
    """The patterns of a family in the order of its files, each compiled when it is first tried."""
    return tuple(pattern for name in FAMILIES[family] for pattern in in_file(name))


@cache
def in_file(name: str) -> tuple[Pattern, ...]:
    """The patterns of ``patterns/NAME.toml``, in its order."""
    return _patterns(FOLDER / f"{name}.toml", *_own(name), expression)


@cache
def vocabulary(name: str) -> Mapping[str, str]:
    """The ``[words]`` of ``patterns/NAME.toml``: alternations by name, as they are written there."""
    words: dict[str, str] = _own(name)[1].get("words", {})
    return words


def read(path: Path) -> tuple[Pattern, ...]:
    """Read a pattern file.

    Raises PatternError with file and line for TOML that does not parse, an unknown placeholder or key, a pattern that
    does not compile, a name used twice, or a pattern without an example.
    """
    return _patterns(path, *_parsed(path), re.compile)


@cache
def _own(name: str) -> tuple[str, dict[str, Any]]:
    return _parsed(FOLDER / f"{name}.toml")


def _parsed(path: Path) -> tuple[str, dict[str, Any]]:
    """The text of a pattern file, and what it holds."""
    import tomllib

    try:
        text = path.read_text(encoding="utf-8")
        data = tomllib.loads(text)
    except OSError as error:
        raise PatternError(f"cannot be read ({error.strerror}); it is part of the installation", path) from error
    except tomllib.TOMLDecodeError as error:
        raise PatternError(f"is no TOML: {error}", path) from error
    unknown = next((mark for mark in _NAMED_MARK.finditer(text) if mark[1] not in _MARKS), None)
    if unknown:
        raise PatternError(f"unknown mark {unknown[0]}", path, text.count("\n", 0, unknown.start()) + 1)
    words = {name: _joined(alternation) for name, alternation in data.get("words", {}).items()}
    patterns = [
        item | {key: _joined(item[key]) for key in _EXPRESSIONS if key in item} for item in data.get("pattern", ())
    ]
    return text, data | {"words": words, "pattern": patterns}


def _joined(source: str) -> str:
    """An expression in one line, with the marks of mentions instead of their names."""
    # In a text of one line a blank at its end counts; over several lines nobody would see it.
    line = "".join(map(str.strip, source.split("\n"))).replace("[ ]", " ") if "\n" in source else source
    return _NAMED_MARK.sub(lambda name: _MARKS[name[1]], line)


def _patterns(path: Path, text: str, data: Mapping[str, Any], compile_: _Compile) -> tuple[Pattern, ...]:
    words = {**vocabulary(_SHARED), **_lists(data.get("lists", {}), path), **data.get("words", {})}
    lines = {
        match.group(1): text.count("\n", 0, match.start()) + 1
        for match in re.finditer(r'^name = "(.*?)"', text, re.MULTILINE)
    }
    patterns: list[Pattern] = []
    seen: set[str] = set()
    for item in data.get("pattern", ()):
        name = item.get("name", "")
        line = lines.get(name)
        if not name or name in seen:
            raise PatternError(f"a pattern needs a name of its own, not {name!r}", path, line)
        seen.add(name)
        unknown = set(item) - {*_TEXTS, "examples", "counter"}
        if unknown:
            raise PatternError(f"pattern {name}: unknown key {', '.join(sorted(unknown))}", path, line)
        if not item.get("examples"):
            raise PatternError(f"pattern {name} has no example", path, line)
        missing = [key for key in ("reads", "pattern") if not item.get(key)]
        if missing:
            raise PatternError(f"pattern {name} does not say {' and '.join(missing)}", path, line)
        values = {key: item[key] for key in ("event", "act", "modality", "when") if key in item}
        source = _expanded(item["pattern"], words, name, path, line)
        first = _FIRST.match(source)
        patterns.append(
            Pattern(
                name,
                item["reads"],
                _compiled(source, compile_, name, path, line),
                values,
                tuple(item["examples"]),
                tuple(item.get("counter", ())),
                path,
                line or 0,
                needs(item["pattern"]),
                tuple(item["anchor"].split("|")) if "anchor" in item else (),
                _compiled(_expanded(item["gate"], words, name, path, line, whole=False), compile_, name, path, line)
                if "gate" in item
                else None,
                re.compile(first[1]) if first else None,
                item["pattern"].startswith("^") and not any(bar for _, bar in _outside_groups(item["pattern"])),
            )
        )
    return tuple(patterns)


def _lists(tables: Mapping[str, Mapping[str, str]], path: Path) -> dict[str, str]:
    """The file's ``[lists]`` as alternations: the words of a lexicon whose rows have the given cells, longest first."""
    words: dict[str, str] = {}
    for name, wanted in tables.items():
        cells = {column: cell for column, cell in wanted.items() if column != "lexicon"}
        if "lexicon" not in wanted:
            raise PatternError(f"the list {name} does not name its lexicon", path)
        forms = [
            form
            for row in load(wanted["lexicon"])
            if all(row.get(column) == cell for column, cell in cells.items())
            for form in variants(row, next(iter(row)))
        ]
        if not forms:
            raise PatternError(f"the list {name} has no words: no row of {wanted['lexicon']} has {cells}", path)
        words[name] = any_of(forms)
    return words


def needs(source: str) -> tuple[frozenset[str], ...]:
    """The kinds of mention without which a pattern cannot match.

    They are those of its placeholders that stand in no group and are not optional; there are none where the whole
    pattern is an alternative of several.
    """
    found: list[frozenset[str]] = []
    for kind, bar in _outside_groups(source):
        if bar:
            return ()
        found.append(_kinds_of(_KINDS[kind]))
    return tuple(dict.fromkeys(found))


def _outside_groups(source: str) -> Iterator[tuple[str, bool]]:
    """What stands in no group of a pattern: each placeholder of a mention that is not optional, and each bar."""
    depth = 0
    for token in _TOKEN.finditer(source):
        if token["open"]:
            depth += 1
        elif token["close"]:
            depth -= 1
        elif token["bar"] and depth == 0:
            yield "", True
        elif token["kind"] in _KINDS and depth == 0 and not token["optional"]:
            yield token["kind"], False


def _kinds_of(pattern: str) -> frozenset[str]:
    """The kinds of mention with which the pattern of a placeholder begins: one character, or a set of them."""
    return frozenset(pattern[1 : pattern.index("]")] if pattern.startswith("[") else pattern[0])


_NO_WORD_FIRST = re.compile(r"\{|(?:\(\?:|\(\?<=[^()]*\))*(?:\^|[ ,;.]|\[[^\w]|\\\()")
"""A pattern that begins with a mention, at the beginning of a sentence, or with a mark or a blank between words."""


def _expanded(
    source: str, words: Mapping[str, str], name: str, path: Path, line: int | None, *, whole: bool = True
) -> str:
    """The expression of a pattern, or (not ``whole``) of its gate, which may begin within a word."""

    def expand(match: re.Match[str]) -> str:
        word, _, role = match.group(1).partition(":")
        if word in _GAPS:
            return _GAPS[word]
        if word in _KINDS:
            return f"(?P<{role}>{_KINDS[word]})" if role else f"(?:{_KINDS[word]})"
        if word in words:
            inner = re.sub(r"\{([A-Za-z_]+(?::[a-z_]+)?)\}", expand, words[word])
            return f"(?:{inner})"
        raise PatternError(f"pattern {name}: unknown placeholder {match.group()}", path, line)

    expanded = re.sub(r"\{([A-Za-z_]+(?::[a-z_]+)?)\}", expand, source)
    # Trying a pattern that begins with a word only where a word begins takes a fraction of the time.
    return expanded if not whole or _NO_WORD_FIRST.match(source) else rf"\b{expanded}"


def _compiled(source: str, compile_: _Compile, name: str, path: Path, line: int | None) -> re.Pattern[str]:
    try:
        return compile_(source)
    except re.error as error:
        raise PatternError(f"pattern {name} does not compile: {error}", path, line) from error
