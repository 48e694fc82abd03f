"""``queries/sentences.toml`` → the rules by which sentences are read: templates, choices, politeness, names."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from hoso.app.templates import Choices, Fixed, Run, Slot, compiled, leaves, needed
from hoso.app.words import Word, word, words
from hoso.graph.assets import asset
from hoso.graph.errors import QueryError
from hoso.graph.saved import SavedQuery, catalogue
from hoso.loaders.errors import FileError

LANGUAGES = ("vi", "en")


class SentenceFileError(FileError, QueryError):
    """``sentences.toml`` is malformed; with file and line."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A slot with words of its own, by language: for each the column and the values that a row is to have there.

    Words without values keep all rows. ``columns`` are all of the columns.
    """

    name: str
    columns: frozenset[str]
    words: Mapping[str, Mapping[tuple[Word, ...], tuple[str, tuple[str, ...]]]]


@dataclass(frozen=True, slots=True)
class Sentence:
    """One way of asking: the templates by language, the question they ask, and what they fix of it.

    ``rows`` has for a slot whose name a row has to have the parameter of that kind, ``fields`` the columns.
    """

    question: str
    templates: Mapping[str, tuple[Run, ...]]
    needed: Mapping[str, tuple[tuple[frozenset[str], ...], ...]]
    given: Mapping[str, str]
    rows: Mapping[str, str]
    fields: Mapping[str, str]
    keep: Mapping[str, tuple[str, ...]]
    day: str
    told: tuple[str, ...]
    deadline: bool
    undue: bool
    alone: bool
    quoted: bool
    see: str
    examples: tuple[Mapping[str, str], ...]
    line: int


@dataclass(frozen=True, slots=True)
class Rules:
    """All of ``sentences.toml``."""

    sentences: tuple[Sentence, ...]
    choices: Mapping[str, Choice]
    phrases: Mapping[str, Choices]
    openings: tuple[Run, ...]
    closings: tuple[Run, ...]
    ends: frozenset[str]
    small: Choices
    numbered: frozenset[tuple[str, ...]]
    vocabulary: Mapping[str, frozenset[str]]
    plain: frozenset[str]
    lists: Mapping[str, tuple[str, ...]]
    never: Mapping[str, Mapping[str, tuple[str, ...]]]
    unanswered: tuple[tuple[tuple[Word, ...], str, Mapping[str, str]], ...]


@cache
def rules() -> Rules:
    """The rules that are shipped. Raises SentenceFileError with file and line."""
    return load(asset("queries") / "sentences.toml")


_KEYS = {
    "question",
    "vi",
    "en",
    "given",
    "rows",
    "keep",
    "day",
    "told",
    "deadline",
    "undue",
    "alone",
    "quoted",
    "see",
    "examples",
}
_ALWAYS = {"ask", "since", "until", "told"}
_TOLD = {"words", "more"}


def read_toml(path: Path, table: str) -> tuple[dict[str, Any], list[int]]:
    """What a TOML file holds, and the line of each of its ``[[table]]``. Raises SentenceFileError with the file."""
    try:
        source = path.read_text(encoding="utf-8")
        data = tomllib.loads(source)
    except OSError as error:
        raise SentenceFileError(f"cannot be read ({error.strerror}); it is part of the installation", path) from error
    except UnicodeDecodeError as error:
        raise SentenceFileError("is not in UTF-8", path) from error
    except tomllib.TOMLDecodeError as error:
        raise SentenceFileError(f"is no TOML: {error}", path) from error
    return data, [number for number, line in enumerate(source.split("\n"), 1) if line.strip() == f"[[{table}]]"]


def load(path: Path) -> Rules:
    """Read a file of sentences. Raises SentenceFileError with file and line for whatever is wrong in it."""
    data, lines = read_toml(path, "sentence")
    lists: dict[str, str] = data.get("words", {})
    questions = {question.name: question for question in catalogue()}
    try:
        choices = {name: _choice(name, given) for name, given in data.get("choice", {}).items()}
        openings, closings = (
            {lang: tuple(compiled(text, lists) for text in data.get(part, {}).get(lang, ())) for lang in LANGUAGES}
            for part in ("opening", "closing")
        )
    except (ValueError, KeyError) as error:
        raise SentenceFileError(str(error), path) from error
    sentences = tuple(
        _sentence(item, line, lists, choices, questions, path)
        for item, line in zip(data.get("sentence", ()), lines, strict=True)
    )
    own = {
        lang: [
            leaf.word
            for run in (*openings[lang], *closings[lang], *(t for one in sentences for t in one.templates[lang]))
            for leaf in leaves(run)
            if isinstance(leaf, Fixed)
        ]
        for lang in LANGUAGES
    }
    vocabulary = {
        lang: frozenset(form for one in group for form in (one.low, one.plain)) for lang, group in own.items()
    }
    ends = frozenset(leaf.word.low for run in _all(closings) for leaf in leaves(run) if isinstance(leaf, Fixed))
    chosen = [one.plain for choice in choices.values() for some in choice.words.values() for p in some for one in p]
    named = {name: tuple(some) for name, some in data.get("names", {}).items()}
    numbered = frozenset(tuple(one.plain for one in words(text)) for text in named.get("numbered", ()))
    never = {
        question: {slot: tuple(kinds) for slot, kinds in slots.items()}
        for question, slots in data.get("never", {}).items()
    }
    if missing := [name for name, slots in never.items() if name not in questions or set(slots) - _of(questions[name])]:
        raise SentenceFileError(f"[never] has no saved question {missing[0]} with these parameters", path)
    unanswered = tuple(
        (words(phrase), own, {lang: group[lang] for lang in LANGUAGES})
        for group in data.get("unanswered", {}).values()
        for own, phrases in group["words"].items()
        for phrase in phrases
    )
    phrases = _phrases(choices)
    small = {lang: tuple(words(text) for text in data.get("small", {}).get(lang, ())) for lang in LANGUAGES}
    translated = (words(line.partition(" = ")[0].replace("{}", " ")) for line in named.get("english", ()))
    tolerated = [one.plain for some in (*translated, *(p for group in small.values() for p in group)) for one in some]
    plain = frozenset([*tolerated, *(one.plain for group in own.values() for one in group), *chosen])
    return Rules(
        sentences, choices, phrases, _all(openings), _all(closings), ends, small, numbered, vocabulary, plain, named,
        never, unanswered,
    )  # fmt: skip


def _of(question: SavedQuery) -> set[str]:
    return {parameter.name for parameter in question.parameters}


def _phrases(choices: Mapping[str, Choice]) -> dict[str, Choices]:
    return {lang: {name: tuple(choice.words[lang]) for name, choice in choices.items()} for lang in LANGUAGES}


def _all(groups: Mapping[str, tuple[Run, ...]]) -> tuple[Run, ...]:
    return tuple(run for group in groups.values() for run in group)


def _choice(name: str, given: Mapping[str, Any]) -> Choice:
    if set(given) != {"column", *LANGUAGES}:
        raise ValueError(f"[choice.{name}] has a column, vi and en")
    found: dict[str, dict[tuple[Word, ...], tuple[str, tuple[str, ...]]]] = {lang: {} for lang in LANGUAGES}
    for lang in LANGUAGES:
        for value, phrases in given[lang].items():
            other, equals, rest = value.partition("=")
            column = other.strip() if equals else given["column"]
            values = tuple(part.strip() for part in (rest if equals else value).split("|") if part.strip())
            found[lang] |= {tuple(word(part) for part in phrase.split()): (column, values) for phrase in phrases}
    columns = {column for some in found.values() for column, _ in some.values()} | {given["column"]}
    return Choice(name, frozenset(columns), found)


def single(columns: Iterable[str]) -> set[str]:
    """The columns one by one, where some stand together as "leader,delegation"."""
    return {name for column in columns for name in column.split(",")}


def _rows(given: Mapping[str, str]) -> tuple[dict[str, str], dict[str, str]]:
    """Of each slot for a name in a row ("who in leader, sender") the parameter, and the columns, else its own."""
    parts = {slot: text.partition(" in ") for slot, text in given.items()}
    fields = {
        slot: ",".join(name.strip() for name in (rest or slot).split(",")) for slot, (_, _, rest) in parts.items()
    }
    return {slot: parameter for slot, (parameter, _, _) in parts.items()}, fields


def _sentence(
    item: Mapping[str, Any], line: int, lists: Mapping[str, str], choices: Mapping[str, Choice],
    questions: Mapping[str, SavedQuery], path: Path,
) -> Sentence:  # fmt: skip
    name = item.get("question", "")
    if name not in questions:
        raise SentenceFileError(f"there is no saved question {name!r}", path, line)
    parameters = {parameter.name for parameter in questions[name].parameters}
    if item.get("see", name) not in questions:
        raise SentenceFileError(f"there is no saved question {item['see']!r}", path, line)
    if surplus := set(item) - _KEYS:
        raise SentenceFileError(f"unknown key {', '.join(sorted(surplus))}", path, line)
    if not item.get("examples"):
        raise SentenceFileError(f"{name}: no examples", path, line)
    templates: dict[str, tuple[Run, ...]] = {}
    for lang in LANGUAGES:
        runs: list[Run] = []
        for template in item.get(lang, ()):
            try:
                runs.append(compiled(template, lists))
            except ValueError as error:
                raise SentenceFileError(f"{template!r}: {error}", path, line) from error
            slots = (
                {leaf.name for leaf in leaves(runs[-1]) if isinstance(leaf, Slot)}
                - set(choices)
                - set(item.get("rows", {}))
                - (_TOLD if item.get("told") else set())
            )
            columns = single(
                column
                for leaf in leaves(runs[-1])
                if isinstance(leaf, Slot) and leaf.name in choices
                for column in choices[leaf.name].columns
            )
            if columns - set(questions[name].columns):
                missing = ", ".join(columns - set(questions[name].columns))
                raise SentenceFileError(f"{template!r}: {name} has no column {missing}", path, line)
            if slots - parameters:
                raise SentenceFileError(f"{template!r}: {name} has no {', '.join(slots - parameters)}", path, line)
        templates[lang] = tuple(runs)
    for key in (*item.get("given", {}), *([item["day"]] if "day" in item else [])):
        if key not in parameters:
            raise SentenceFileError(f"{name} has no parameter {key!r}", path, line)
    rows, fields = _rows(item.get("rows", {}))
    for column in single((*item.get("keep", {}), *fields.values(), *item.get("told", ()))):
        if column not in questions[name].columns:
            raise SentenceFileError(f"{name} has no column {column!r}", path, line)
    for example in item["examples"]:
        if (
            surplus := set(example)
            - _ALWAYS
            - parameters
            - {column for choice in choices.values() for column in choice.columns}
            - set(item.get("keep", {}))
            - set(fields.values())
        ):
            raise SentenceFileError(f"an example of {name} has the key {', '.join(sorted(surplus))}", path, line)
    keep = {column: tuple(values) for column, values in item.get("keep", {}).items()}
    phrases = _phrases(choices)
    need = {lang: tuple(needed(run, phrases[lang]) for run in runs) for lang, runs in templates.items()}
    return Sentence(
        name,
        templates,
        need,
        dict(item.get("given", {})),
        rows,
        fields,
        keep,
        item.get("day", ""),
        tuple(item.get("told", ())),
        bool(item.get("deadline")),
        bool(item.get("undue")),
        bool(item.get("alone")),
        bool(item.get("quoted")),
        item.get("see", ""),
        tuple(item["examples"]),
        line,
    )
