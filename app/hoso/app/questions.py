"""A saved question's name and its parameters, or a query of the user's own → a table of answers."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from hoso.app.tables import Answer

if TYPE_CHECKING:
    from hoso.graph.saved import SavedQuery
    from hoso.graph.stores.base import View

_LABELS = {
    "person": ("Person",),
    "body": ("Body",),
    "document": ("Directive", "Program"),
    "who": ("Person", "Body"),
    "event": ("Event",),
}
"""The parameters that are names, and of what."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A saved question with all its parameters."""

    question: SavedQuery
    values: Mapping[str, Any]


def names() -> list[str]:
    """The names of the saved questions."""
    from hoso.graph.saved import catalogue

    return [question.name for question in catalogue()]


def listing() -> Answer:
    """The saved questions, with the options that each takes."""
    from hoso.graph.saved import catalogue

    rows = tuple(
        (
            question.name,
            question.en,
            question.vi,
            " ".join(f"--{p.name}" if p.required else f"[--{p.name}]" for p in question.parameters),
        )
        for question in catalogue()
    )
    return Answer(("name", "question", "câu hỏi", "options"), rows, note="hoso ask NAME answers one of them")


def prepare(name: str, given: Mapping[str, str]) -> Asked:
    """The saved question and its parameters. Raises click.UsageError for a name or parameter that it does not have."""
    from hoso.graph.errors import QueryError
    from hoso.graph.saved import QueryFileError, find

    try:
        question = find(name)
        return Asked(question, question.bind(given))
    except QueryFileError:
        raise
    except QueryError as error:
        raise click.UsageError(str(error)) from error


def answer(asked: Asked, view: View) -> Answer:
    """The answer of a graph. A name without tones stands for the one name that it can mean.

    Raises UnknownName with candidates for a name that nothing in the graph has.
    """
    rows = view.query(asked.question.text, asked.values)
    if not rows.rows:
        known = {**asked.values, **_known_names(asked.values, view)}
        if known != asked.values:
            rows = view.query(asked.question.text, known)
    return Answer(rows.columns, rows.rows, title=asked.question.en, note=_count(len(rows.rows)))


def _known_names(values: Mapping[str, Any], view: View) -> dict[str, str]:
    """What the given names mean, for those that are no part of any name as they were typed: with tones, or an id."""
    from hoso.app.dossier import named
    from hoso.app.names import holds, one, toned

    found: dict[str, str] = {}
    for parameter, labels in _LABELS.items():
        typed = values.get(parameter)
        if typed:
            nodes = named(view, labels)
            if not any(holds(node, typed) for node in nodes):
                forms = toned(typed, nodes) if typed.isascii() else set()
                found[parameter] = forms.pop() if len(forms) == 1 else one(typed, nodes, parameter).id
    return found


def _count(rows: int) -> str:
    return {0: "no rows", 1: "1 row"}.get(rows, f"{rows} rows")


def run(view: View, cypher: str, parameters: dict[str, Any]) -> Answer:
    """The answer to a query that only reads. Raises QueryError where it is wrong or would write."""
    rows = view.query(cypher, parameters)
    return Answer(rows.columns, rows.rows, note=_count(len(rows.rows)))


def query_text(given: str) -> str:
    """The query itself, or the content of the file that is named in its place (``FILE.cypher``).

    Raises click.UsageError where the file cannot be read.
    """
    if not given.endswith(".cypher") or "\n" in given:
        return given
    try:
        return Path(given).read_text(encoding="utf-8")
    except OSError as error:
        raise click.UsageError(f"{given}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise click.UsageError(f"{given}: not UTF-8 text (byte {error.start})") from error


def parameters(pairs: Sequence[str]) -> dict[str, Any]:
    """``NAME=VALUE`` → name and value; a JSON number, list, object, true, false or null is one, the rest is text."""
    found: dict[str, Any] = {}
    for pair in pairs:
        name, equals, text = pair.partition("=")
        if not equals or not name.isidentifier():
            raise click.UsageError(f"--param {pair!r}: write NAME=VALUE")
        try:
            found[name] = json.loads(text)
        except ValueError:
            found[name] = text
    return found
