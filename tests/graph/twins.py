"""A saved question's twin in SPARQL, ``queries/NAME.rq``: the exported Turtle in a store → the rows of ``NAME.cypher``.

A twin is SPARQL as it stands. Its parameters are in ``VALUES`` blocks, unbound (``UNDEF``) until given::

    VALUES (?given_person ?given_person_node ?given_since) { (UNDEF UNDEF UNDEF) }

``?given_X`` is the parameter X, ``?given_X_node`` the node whose id it may be. Only terms that pyoxigraph makes and
escapes are put there, so that nothing a user types can become part of the query.

A twin gives a row for each quote, with ``?article``, ``?start`` and ``?exact``; rows that are alike otherwise are one
answer, its ``quote`` the first of them, its ``articles`` all. Its head may say more of its columns:

- ``# days: A, B`` are days;
- ``# lists: A, B of X`` are lists of names, one for each node ``?X``, in the order of the solutions;
- ``# first: A, B`` are the first that is bound, in the order of the solutions, and so may ``quote`` be.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from hoso.graph.assets import asset
from hoso.graph.errors import QueryError
from hoso.graph.exports.syntaxes import PREFIXES, XSD
from hoso.graph.saved import SavedQuery, find
from hoso.graph.stores.base import Rows
from hoso.graph.terms import node_id, node_iri

if TYPE_CHECKING:
    import pyoxigraph

_GIVEN: Final = re.compile(r"VALUES \((?P<names>(?:\?given_\w+ ?)+)\) \{ \((?:UNDEF ?)+\) \}")
_DAYS: Final = re.compile(r"^# days: (.+)$", re.MULTILINE)
_FIRST: Final = re.compile(r"^# first: (.+)$", re.MULTILINE)
_LISTS: Final = re.compile(r"^# lists: (.+) of (\w+)$", re.MULTILINE)
_ATTESTED: Final = ("article", "start", "exact")
_GROUPED: Final = ("quote", "articles")


TOP: Final = "top"
"""The parameter that a twin leaves to who asks it: its solutions are quotes, and rows are counted."""


def names() -> tuple[str, ...]:
    """The saved questions that have a twin."""
    return tuple(path.stem for path in sorted(asset("queries").glob("*.rq")))


def ask(store: pyoxigraph.Store, name: str, given: Mapping[str, str | int | date | None] | None = None) -> Rows:
    """The answer of a twin: the columns, the rows and the order of the saved question of that name.

    ``store`` holds an export of the graph. Raises QueryError for an unknown question, one without a twin, or a
    parameter that the question does not take.
    """
    question = find(name)
    if name not in names():
        raise QueryError(f"{name} has no twin in SPARQL; there is {', '.join(names())}")
    text = _path(name).read_text(encoding="utf-8")
    parameters = question.bind(given or {})
    try:
        solutions = store.query(filled(text, parameters), prefixes=dict(PREFIXES))
    except SyntaxError as error:
        raise QueryError(f"{_path(name)}: {error}") from error
    return Rows(question.columns, tuple(_rows(question, solutions, _head(text)))[: _top(parameters)])


def _top(parameters: Mapping[str, Any]) -> int | None:
    return int(parameters[TOP]) if TOP in parameters else None


def filled(text: str, parameters: Mapping[str, Any]) -> str:
    """The query with the terms of its parameters in its ``VALUES`` blocks. Raises QueryError for one that has none."""
    terms = _terms(parameters)
    wanted: set[str] = set()

    def fill(found: re.Match[str]) -> str:
        variables = found["names"].split()
        wanted.update(variables)
        return f"VALUES ({' '.join(variables)}) {{ ({' '.join(terms.get(name, 'UNDEF') for name in variables)}) }}"

    whole = _GIVEN.sub(fill, text)
    for name in parameters:
        if name != TOP and f"?given_{name}" not in wanted:
            raise QueryError(f"the twin takes no parameter {name!r}")
    return whole


def _terms(parameters: Mapping[str, Any]) -> dict[str, str]:
    """Each variable with its term, escaped; a parameter that is not given has none."""
    import pyoxigraph

    found: dict[str, str] = {}
    for name, value in parameters.items():
        if isinstance(value, date):
            found[f"?given_{name}"] = str(pyoxigraph.Literal(str(value), datatype=pyoxigraph.NamedNode(XSD + "date")))
        elif value is not None:
            found[f"?given_{name}"] = str(pyoxigraph.Literal(str(value)))
            found[f"?given_{name}_node"] = str(pyoxigraph.NamedNode(node_iri(str(value))))
    return found


@dataclass(frozen=True, slots=True)
class _Head:
    """What a twin's head says of its columns; ``each`` is the variable of ``lists``."""

    days: tuple[str, ...]
    first: tuple[str, ...]
    lists: tuple[str, ...]
    each: str


def _head(text: str) -> _Head:
    days, first, lists = _DAYS.search(text), _FIRST.search(text), _LISTS.search(text)
    return _Head(
        tuple(days[1].split(", ")) if days else (),
        tuple(first[1].split(", ")) if first else (),
        tuple(lists[1].split(", ")) if lists else (),
        lists[2] if lists else "",
    )


@dataclass(slots=True)
class _Answer:
    """One answer while its solutions come in."""

    attested: list[tuple[str, int, str | None]]
    first: dict[str, str]
    lists: dict[str, dict[str | None, str]]


def _rows(question: SavedQuery, solutions: Any, head: _Head) -> Iterable[tuple[Any, ...]]:
    own = [column for column in question.columns if column not in _GROUPED]
    gathered = {*_ATTESTED, *head.first, *head.lists, head.each}
    keys = [variable.value for variable in solutions.variables if variable.value not in gathered]
    answers: dict[tuple[str | None, ...], _Answer] = {}
    for solution in solutions:
        key = tuple(_text(solution[name]) for name in keys)
        answer = answers.setdefault(key, _Answer([], {}, {name: {} for name in head.lists}))
        article, start, exact = (_text(solution[name]) for name in _ATTESTED)
        if article is not None:
            answer.attested.append((node_id(article).removeprefix("article/"), int(start or 0), exact))
        for name in head.first:
            value = exact if name == "quote" else _text(solution[name])
            if value is not None:
                answer.first.setdefault(name, value)
        for name in head.lists:
            value = _text(solution[name])
            if value is not None:
                answer.lists[name].setdefault(_text(solution[head.each]), value)
    for key, answer in answers.items():
        cells: dict[str, Any] = {**dict.fromkeys(head.first), **dict(zip(keys, key, strict=True)), **answer.first}
        cells |= {name: list(found.values()) for name, found in answer.lists.items()}
        row: dict[str, Any] = {name: _day(cells[name]) if name in head.days else cells[name] for name in own}
        attested = sorted(answer.attested, key=lambda item: item[:2])
        first = attested[0][2] if attested else None
        row["quote"] = cells["quote"] if "quote" in head.first else first
        row["articles"] = list(dict.fromkeys(article for article, *_ in attested))
        yield tuple(row[column] for column in question.columns)


def _day(text: str | None) -> date | str | None:
    return date.fromisoformat(text) if text and re.fullmatch(r"\d{4}-\d\d-\d\d", text) else text


def _text(term: Any) -> str | None:
    return None if term is None else str(term.value)


def _path(name: str) -> Path:
    return asset("queries") / f"{name}.rq"
