"""``queries/sentences.toml`` → the rules by which sentences are read: templates, choices, politeness, names."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from hoso.app.templates import Choices, Fixed, Run, Slot, compiled, leaves, needed
from hoso.app.words import Word, stands_for, word, words
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
    undated: bool
    now: bool
    unnamed: bool
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

    def listed(self, name: str) -> tuple[str, ...]:
        """A list of ``[names]``; nothing for one that is not there."""
        return self.lists.get(name, ())

    def phrases_of(self, name: str) -> tuple[tuple[Word, ...], ...]:
        """The words of each phrase of such a list."""
        return tuple(words(text) for text in self.listed(name))

    def has(self, one: Word, *names: str) -> bool:
        """Whether the word can be one of those of some lists of ``[names]``."""
        return any(stands_for(one, own) for name in names for phrase in self.phrases_of(name) for own in phrase)


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
    "undated",
    "now",
    "unnamed",
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
    lists: dict[str, Run] = {}
    questions = {question.name: question for question in catalogue()}
    try:
        for name, text in data.get("words", {}).items():
            lists[name] = compiled(text, lists)
        choices = {name: _choice(name, given) for name, given in data.get("choice", {}).items()}
        openings, closings = (
            {lang: tuple(compiled(text, lists) for text in data.get(part, {}).get(lang, ())) for lang in LANGUAGES}
            for part in ("opening", "closing")
        )
    except (ValueError, KeyError) as error:
        raise SentenceFileError(str(error), path) from error
    phrases = _phrases(choices)
    reader = _Reader(lists, choices, questions, phrases, {lang: {} for lang in LANGUAGES})
    sentences = tuple(_at(reader, item, line, path) for item, line in zip(data.get("sentence", ()), lines, strict=True))
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


@dataclass(frozen=True, slots=True)
class _Reader:
    """What the tables of a file are read with: its lists and choices, and the saved questions.

    Its methods raise ValueError for what is wrong in a table.
    """

    lists: Mapping[str, Run]
    choices: Mapping[str, Choice]
    questions: Mapping[str, SavedQuery]
    phrases: Mapping[str, Choices]
    seen: Mapping[str, dict[int, frozenset[str]]]

    def sentence(self, item: Mapping[str, Any], line: int) -> Sentence:
        """One ``[[sentence]]``."""
        question = self._question(item)
        templates = {
            lang: tuple(self._template(text, item, question) for text in item.get(lang, ())) for lang in LANGUAGES
        }
        rows, fields = _rows(item.get("rows", {}))
        _check_names(item, question, fields)
        self._check_examples(item, question, fields)
        return Sentence(
            question=question.name,
            templates=templates,
            needed={
                lang: tuple(needed(run, self.phrases[lang], self.seen[lang]) for run in runs)
                for lang, runs in templates.items()
            },
            given=dict(item.get("given", {})),
            rows=rows,
            fields=fields,
            keep={column: tuple(values) for column, values in item.get("keep", {}).items()},
            day=item.get("day", ""),
            told=tuple(item.get("told", ())),
            deadline=bool(item.get("deadline")),
            undue=bool(item.get("undue")),
            undated=bool(item.get("undated")),
            now=bool(item.get("now")),
            unnamed=bool(item.get("unnamed")),
            alone=bool(item.get("alone")),
            quoted=bool(item.get("quoted")),
            see=item.get("see", ""),
            examples=tuple(item["examples"]),
            line=line,
        )

    def _question(self, item: Mapping[str, Any]) -> SavedQuery:
        """The saved question that a table asks; its keys are those that a table may have, and it has examples."""
        name = item.get("question", "")
        for one in (name, item.get("see", name)):
            if one not in self.questions:
                raise ValueError(f"there is no saved question {one!r}")
        if surplus := set(item) - _KEYS:
            raise ValueError(f"unknown key {', '.join(sorted(surplus))}")
        if not item.get("examples"):
            raise ValueError(f"{name}: no examples")
        return self.questions[name]

    def _template(self, template: str, item: Mapping[str, Any], question: SavedQuery) -> Run:
        """A template, whose slots are parameters of the question, choices among its columns, or names in its rows."""
        try:
            run = compiled(template, self.lists)
        except ValueError as error:
            raise ValueError(f"{template!r}: {error}") from error
        slots = {leaf.name for leaf in leaves(run) if isinstance(leaf, Slot)}
        columns = single(c for slot in slots & set(self.choices) for c in self.choices[slot].columns)
        if missing := columns - set(question.columns):
            raise ValueError(f"{template!r}: {question.name} has no column {', '.join(sorted(missing))}")
        own = slots - set(self.choices) - set(item.get("rows", {})) - (_TOLD if item.get("told") else set())
        if missing := own - _of(question):
            raise ValueError(f"{template!r}: {question.name} has no {', '.join(sorted(missing))}")
        return run

    def _check_examples(self, item: Mapping[str, Any], question: SavedQuery, fields: Mapping[str, str]) -> None:
        chosen = {column for choice in self.choices.values() for column in choice.columns}
        known = _ALWAYS | _of(question) | chosen | set(item.get("keep", {})) | set(fields.values())
        for example in item["examples"]:
            if surplus := set(example) - known:
                raise ValueError(f"an example of {question.name} has the key {', '.join(sorted(surplus))}")


def _check_names(item: Mapping[str, Any], question: SavedQuery, fields: Mapping[str, str]) -> None:
    """Raise ValueError for a parameter or a column that a table names and its question has not."""
    for key in (*item.get("given", {}), *([item["day"]] if "day" in item else [])):
        if key not in _of(question):
            raise ValueError(f"{question.name} has no parameter {key!r}")
    for column in single((*item.get("keep", {}), *fields.values(), *item.get("told", ()))):
        if column not in question.columns:
            raise ValueError(f"{question.name} has no column {column!r}")


def _at(reader: _Reader, item: Mapping[str, Any], line: int, path: Path) -> Sentence:
    """One ``[[sentence]]``. Raises SentenceFileError with file and line."""
    try:
        return reader.sentence(item, line)
    except ValueError as error:
        raise SentenceFileError(str(error), path, line) from error
