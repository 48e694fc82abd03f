"""What an engine says of a wrong query → line, column, and the line itself with a mark under the place."""

from __future__ import annotations

import re

from hoso.graph.errors import QueryError, WrongQuery

_WIDTH = 100
"""Characters of a line that are shown; of a longer one, those around the place."""

_EMBEDDED = re.compile(r"Cypher (?:\w+ )?error at line (?P<line>\d+), col (?P<column>\d+): (?P<said>[^\n]*)", re.DOTALL)
_NEO4J = re.compile(r"(?P<said>.*?) \(line (?P<line>\d+), column (?P<column>\d+) \(offset: \d+\)\)", re.DOTALL)
_TOKEN = re.compile(r"(?:Unexpected token|Expected)[^:]*: (\w+)")
_NAMED = re.compile(r"(?:Undefined variable '(?P<variable>\w+)'|Missing parameter: (?P<parameter>\$\w+))")


def explained(message: str, query: str) -> QueryError:
    """The error for a reader: with the place in the query, marked, unless the engine names no place."""
    found = _EMBEDDED.match(message) or _NEO4J.match(message)
    lines = query.split("\n")
    if found:
        said, line, column = found["said"].strip(), int(found["line"]), int(found["column"])
        # kglite names the place behind the word that it stumbles over.
        token = _TOKEN.match(said) if found.re is _EMBEDDED else None
        if token and 1 <= line <= len(lines):
            column = (lines[line - 1].rfind(token[1], 0, column - 1) + 1) or column
        return _marked(said, lines, line, column)
    named = _NAMED.search(message)
    word = (named["variable"] or named["parameter"]) if named else ""
    place = re.search(rf"(?<![\w$]){re.escape(word)}(?!\w)", query) if word else None
    if place is None:
        return QueryError(message)
    line = query.count("\n", 0, place.start()) + 1
    return _marked(message, lines, line, place.start() - query.rfind("\n", 0, place.start()))


def _marked(said: str, lines: list[str], line: int, column: int) -> QueryError:
    if not 1 <= line <= len(lines):
        return QueryError(said)
    text = lines[line - 1].replace("\t", " ")
    start = max(0, min(column - _WIDTH // 2, len(text) - _WIDTH))
    shown = f"  {text[start : start + _WIDTH]}\n  {' ' * (column - 1 - start)}^"
    return WrongQuery(f"line {line}, column {column}: {said}", shown)
