"""A saved question's name and its parameters, or a query of the user's own → a table of answers."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from hoso.app.corrections import with_corrections
from hoso.app.tables import Answer, cell, counted
from hoso.loaders.errors import FileError

if TYPE_CHECKING:
    from hoso.app.names import Named
    from hoso.graph.saved import SavedQuery
    from hoso.graph.stores.base import View

LABELS = {
    "person": ("Person",),
    "body": ("Body",),
    "document": ("Directive", "Program"),
    "who": ("Person", "Body", "Directive", "Program"),
    "other": ("Person", "Body", "Directive", "Program"),
    "post": ("Post", "Body"),
    "event": ("Event",),
    "about": ("Person", "Body", "Directive", "Program", "Event", "Post"),
    "text": ("Event", "Person", "Body"),
}
"""The parameters that are names, and of what."""

_CLAIM = "MATCH ()-[r]->() WHERE r.id = $id RETURN r.id AS id"
"""Whether an id is that of a claim, which has no name."""

_CALLED = {
    "who": "person, body or document",
    "other": "person, body or document",
    "post": "post or body",
    "about": "node",
    "text": "event, person or body",
}
"""The word for what a parameter names, where it is not the parameter's own."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A saved question with all its parameters."""

    question: SavedQuery
    values: Mapping[str, Any]


def names() -> list[str]:
    """The names of the saved questions."""
    from hoso.graph.saved import catalogue

    return [question.name for question in catalogue()]


def is_name(word: str) -> bool:
    """Whether one word on the command line is the name of a saved question, or meant as one."""
    return re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", word) is not None


def listing() -> Answer:
    """The saved questions, with the options that each takes."""
    from hoso.graph.saved import catalogue

    rows = tuple(
        (
            question.name,
            question.en,
            question.vi,
            " ".join(_option(p.name) if p.required else f"[{_option(p.name)}]" for p in question.parameters),
        )
        for question in catalogue()
    )
    return Answer(
        ("name", "question", "câu hỏi", "options"),
        rows,
        note="hoso ask NAME answers one of them; a sentence in Vietnamese or English will do too",
    )


def _option(name: str) -> str:
    """A parameter as an option: ``as_of`` → ``--as-of``."""
    return f"--{name.replace('_', '-')}"


def prepare(name: str, given: Mapping[str, str], store: Path | None = None) -> Asked:
    """The saved question and its parameters. Raises click.UsageError for a name or parameter that it does not have.

    What is asked since an entry of the log or its day, the ``store`` knows. Raises StoreError where it does not.
    """
    from hoso.graph.errors import QueryError
    from hoso.graph.saved import QueryFileError, find

    try:
        question = find(name)
        if empty := next((key for key, value in given.items() if isinstance(value, str) and not value.strip()), ""):
            raise click.UsageError(f"--{empty.replace('_', '-')} is empty: give it a value, or leave it out")
        for parameter in question.parameters:
            if parameter.required and not given.get(parameter.name):
                word = {"text": "NAME", "arrivals": "DAY"}.get(parameter.type, parameter.type.upper())
                raise click.UsageError(f"{name} needs --{parameter.name} {word}: {parameter.en}")
        return Asked(question, question.bind(_arrived(question, given, store)))
    except QueryFileError:
        raise
    except QueryError as error:
        raise click.UsageError(str(error)) from error


def _arrived(question: SavedQuery, given: Mapping[str, str], store: Path | None) -> Mapping[str, Any]:
    """What is given, with the articles that came in since then in the place of a day or a number of the log."""
    from hoso.app.history import arrived_since

    wanted = {parameter.name for parameter in question.parameters if parameter.type == "arrivals"}
    if store is None:
        return given
    return {name: arrived_since(store, str(value)) if name in wanted else value for name, value in given.items()}


def resolved(asked: Asked, view: View) -> Asked:
    """The question with its names as the graph has them. Raises UnknownName with candidates."""
    return replace(asked, values=_understood(asked, view)[0])


def answer(asked: Asked, view: View, *, evidence: bool = False) -> Answer:
    """The answer of a graph. An abbreviation, a document's number, or a name without tones stands for what it can mean.

    ``evidence`` puts the quote and the articles under each row of an answer that names them.
    Raises UnknownName with candidates for a name that nothing in the graph has.
    """
    known, nodes = _understood(asked, view)
    rows = view.query(asked.question.text, known)
    notes = [_count(len(rows.rows))]
    if rows.rows and len(rows.rows) == known.get("top"):
        notes[0] = f"the first {notes[0]}; --top N takes more, or fewer"
    read = {name: _name(value, nodes[name]) for name, value in known.items() if value != asked.values[name]}
    if rows.rows:
        notes += [f"--{name} {asked.values[name]!r} is read as {meant}" for name, meant in read.items()]
    else:
        empty = not view.query("MATCH (a:Article) RETURN a.id AS id", limit=1).rows
        notes[0] += ": there is no article in this store yet" if empty else _why_none(known, nodes)
    found = Answer(rows.columns, rows.rows, title=asked.question.en, note="\n".join(notes))
    return with_sources(found, view, shown=evidence)


def _understood(asked: Asked, view: View) -> tuple[dict[str, Any], dict[str, list[Named]]]:
    """The parameters with the given names as the graph has them, and the nodes that each can name."""
    from hoso.app.dossier import named

    values = dict(asked.values)
    nodes: dict[str, list[Named]] = {}
    for parameter, labels in LABELS.items():
        typed = values.get(parameter)
        if not typed:
            continue
        nodes[parameter] = named(view, labels)
        if parameter == "about" and view.query(_CLAIM, {"id": typed}).rows:
            continue
        values[parameter] = _meant(typed, nodes[parameter], parameter)
    return values, nodes


def _meant(typed: str, nodes: Sequence[Named], parameter: str) -> str:
    """What a query is given for a typed name: whole words of names, or an id. Raises UnknownName with candidates."""
    from hoso.app.abbreviations import expanded
    from hoso.app.names import holds, numbered, one, toned

    what = _CALLED.get(parameter, parameter)
    if any(node.id == typed for node in nodes):
        return typed
    if numbered(typed, nodes) and (parameter == "document" or not any(holds(node, typed) for node in nodes)):
        return one(typed, nodes, what).id
    forms = dict.fromkeys((expanded(typed), typed))
    titles = {form.casefold() for form in forms} if parameter == "post" else set()
    exact = [node.id for node in nodes if node.name.casefold() in titles]
    if len(exact) == 1:
        # "Bí thư Huyện ủy Vân Trạch" is no deputy.
        return exact[0]
    for form in forms:
        if any(holds(node, form) for node in nodes):
            return form
    for form in forms:
        with_tones = toned(form, nodes)
        if len(with_tones) == 1:
            return with_tones.pop()
    return one(typed, nodes, what).id


def value_of(typed: str, nodes: Sequence[Named], parameter: str) -> str:
    """What a query is given for a typed name, or nothing where it is given none."""
    from hoso.app.names import UnknownName

    try:
        return _meant(typed, nodes, parameter)
    except UnknownName:
        return ""


def _name(value: str, nodes: Sequence[Named]) -> str:
    return next((f"{node.name} ({node.id})" for node in nodes if node.id == value), value)


def _why_none(values: Mapping[str, Any], nodes: Mapping[str, Sequence[Named]]) -> str:
    """What a reader is told who finds nothing: whom the filters do mean, and that the dates may be too narrow."""
    from hoso.app.names import holds

    parts: list[str] = []
    for parameter, candidates in nodes.items():
        names = dict.fromkeys(node.name for node in candidates if holds(node, values[parameter]))
        if names:
            more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
            parts.append(f"--{parameter} means {'; '.join(list(names)[:_NAMED])}{more}")
    if isinstance(arrived := values.get("since"), list):
        parts.append(f"{counted(len(arrived), 'articles')} came in since then (hoso log lists what was built when)")
    elif values.get("since") or values.get("until"):
        parts.append("--since and --until leave out what has no date, and other days")
    if not parts:
        return ": the articles of this store tell of nothing of the kind"
    return ": nothing of the kind is told where " + ", and ".join(parts)


_NAMED = 3
"""How many names are said of what a filter means."""

SOURCES = ("titles", "publishers", "urls", "published")


def with_sources(answer: Answer, view: View, *, shown: bool = False) -> Answer:
    """Beside the ids of the articles their titles, publishers, addresses and days, in the same order.

    What people corrected is marked in a column of its own.
    A table leaves these columns out, for they are wide; where they are ``shown``, quote and articles stand under each
    row. The other formats always have the columns.
    """
    answer = with_corrections(answer, view)
    place = answer.columns.index("articles") if "articles" in answer.columns else -1
    if place < 0 or not all(isinstance(row[place], list | tuple) for row in answer.rows):
        return answer  # a number of articles
    ids = [tuple(dict.fromkeys(row[place] or ())) for row in answer.rows]
    wanted = sorted({f"article/{id}" for row in ids for id in row})
    told = {
        row[0]: row[1:]
        for row in view.query(
            "MATCH (a:Article) WHERE a.id IN $ids RETURN a.id AS id, a.name AS title, a.publisher AS publisher, "
            "a.url AS url, a.published AS published, a.date AS date",
            {"ids": wanted},
        ).rows
    }
    quote = answer.columns.index("quote") if shown and "quote" in answer.columns else -1
    rows: list[tuple[Any, ...]] = []
    evidence: list[tuple[str, ...]] = []
    for row, articles in zip(answer.rows, ids, strict=True):
        found = [told.get(f"article/{id}", (None, None, None, None, None)) for id in articles]
        titles, publishers, urls = ([one[i] for one in found] for i in range(3))
        sources = (titles, publishers, urls, [published or date for *_, published, date in found])
        rows.append((*row[:place], articles, *row[place + 1 :], *sources))
        lines = [f"“{row[quote]}”"] if quote >= 0 and row[quote] else []
        lines += [
            " · ".join(map(cell, filter(None, one))) for one in zip(*sources[:2], sources[3], sources[2], strict=True)
        ]
        evidence.append(tuple(lines))
    aside = (*SOURCES, *(("quote", "articles") if shown else ()))
    columns = (*answer.columns, *SOURCES)
    return replace(answer, columns=columns, rows=tuple(rows), aside=aside, evidence=tuple(evidence) if shown else ())


def _count(rows: int) -> str:
    return counted(rows, "rows") if rows else "no rows"


def run(
    view: View, cypher: str, parameters: dict[str, Any], *, limit: int | None = None, seconds: float | None = None
) -> Answer:
    """The answer to a query that only reads: at most ``limit`` rows, within ``seconds``.

    Raises QueryError where it is wrong, saying where, where it would write, and where it takes too long.
    """
    from hoso.app.mistakes import explained
    from hoso.graph.errors import QueryError, QueryTimeout

    try:
        rows = view.query(cypher, parameters, limit=limit, timeout=seconds)
    except QueryTimeout:
        raise
    except QueryError as error:
        raise explained(str(error), cypher) from error
    count = _count(len(rows.rows))
    return Answer(rows.columns, rows.rows, note=f"the first {count}; there are more" if rows.more else count, lang="")


def query_text(given: str, suffix: str = ".cypher") -> str:
    """The query itself, or the content of the file that is named in its place (``FILE.cypher``).

    Raises FileError where the file cannot be read.
    """
    if not given.endswith(suffix) or "\n" in given:
        return given
    try:
        return Path(given).read_text(encoding="utf-8")
    except OSError as error:
        raise FileError(f"cannot be read ({error.strerror})", given) from error
    except UnicodeDecodeError as error:
        raise FileError(f"not UTF-8 text (byte {error.start}); save it as that", given) from error


def parameters(pairs: Sequence[str]) -> dict[str, Any]:
    """``NAME=VALUE`` → name and value; a JSON number, list, object, true, false or null is one, the rest is text."""
    found: dict[str, Any] = {}
    for pair in pairs:
        name, equals, text = pair.partition("=")
        if not equals or not name.isidentifier():
            raise click.UsageError(f"--param {pair!r}: write NAME=VALUE")
        try:
            found[name] = json.loads(text)
        except (ValueError, RecursionError):
            found[name] = text
    return found
