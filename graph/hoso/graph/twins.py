"""A saved question's twin in SPARQL, ``queries/NAME.rq``: the exported Turtle in a store → the rows of ``NAME.cypher``.

A twin is SPARQL as it stands. Its parameters are in ``VALUES`` blocks, unbound (``UNDEF``) until given::

    VALUES (?given_person ?given_person_node ?given_since) { (UNDEF UNDEF UNDEF) }

``?given_X`` is the parameter X, ``?given_X_node`` the node whose id it may be. Only terms that pyoxigraph makes and
escapes are put there, so that nothing a user types can become part of the query.

A twin gives a row for each quote, with ``?article``, ``?start`` and ``?exact``; rows that are alike otherwise are one
answer, its ``quote`` the first of them, its ``articles`` all. ``# days:`` in its head names the columns that are days.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
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
_ATTESTED: Final = ("article", "start", "exact")
_GROUPED: Final = ("quote", "articles")


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
    try:
        solutions = store.query(filled(text, question.bind(given or {})), prefixes=dict(PREFIXES))
    except SyntaxError as error:
        raise QueryError(f"{_path(name)}: {error}") from error
    days = frozenset(_DAYS.search(text)[1].split(", ")) if _DAYS.search(text) else frozenset()  # type: ignore[index]
    return Rows(question.columns, tuple(_rows(question, solutions, days)))


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
        if f"?given_{name}" not in wanted:
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


def _rows(question: SavedQuery, solutions: Any, days: frozenset[str]) -> Iterable[tuple[Any, ...]]:
    own = [column for column in question.columns if column not in _GROUPED]
    keys = [variable.value for variable in solutions.variables if variable.value not in _ATTESTED]
    groups: dict[tuple[str | None, ...], list[tuple[str, int, str | None]]] = {}
    for solution in solutions:
        key = tuple(_text(solution[name]) for name in keys)
        attested = groups.setdefault(key, [])
        article, start, exact = (_text(solution[name]) for name in _ATTESTED)
        if article is not None:
            attested.append((node_id(article).removeprefix("article/"), int(start or 0), exact))
    for key, attested in groups.items():
        cells: dict[str, Any] = dict(zip(keys, key, strict=True))
        row: dict[str, Any] = {name: _day(cells[name]) if name in days else cells[name] for name in own}
        attested.sort(key=lambda item: item[:2])
        row["quote"] = attested[0][2] if attested else None
        row["articles"] = list(dict.fromkeys(article for article, *_ in attested))
        yield tuple(row[column] for column in question.columns)


def _day(text: str | None) -> date | str | None:
    return date.fromisoformat(text) if text and re.fullmatch(r"\d{4}-\d\d-\d\d", text) else text


def _text(term: Any) -> str | None:
    return None if term is None else str(term.value)


def _path(name: str) -> Path:
    return asset("queries") / f"{name}.rq"
