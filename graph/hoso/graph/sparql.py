"""A graph → an RDF store in memory → the rows of a SPARQL query, which only reads.

What is asked is the graph's own export, so that a query that works here works on the exported file. Nothing is fetched:
a query that would ask another server (SERVICE) is refused.
"""

from __future__ import annotations

import io
import json
import re
import threading
from collections.abc import Mapping, Sequence
from concurrent.futures import Future
from decimal import Decimal
from itertools import islice, takewhile
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import unquote

from hoso.graph.errors import QueryError, QueryTimeout
from hoso.graph.exports.syntaxes import PREFIXES, XSD
from hoso.graph.model import Graph
from hoso.graph.rdffile import DEEPEST
from hoso.graph.stores.base import Rows
from hoso.graph.terms import NAMESPACE

if TYPE_CHECKING:
    import pyoxigraph

    from hoso.graph.exports.rdf import RdfOptions

_TOKEN: Final = re.compile(
    r"""'''(?:\\.|[^\\])*?'''|\"\"\"(?:\\.|[^\\])*?\"\"\"|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|<[^<>"{}|^`\\\s]*>|\#[^\n]*"""
    r"""|\$(?P<parameter>\w+)""",
    re.DOTALL,
)
_NESTING: Final = re.compile(rf"{_TOKEN.pattern}|[\[\](){{}}]", re.DOTALL)
_SERVICE = re.compile(r"(?<![\w:?$.-])SERVICE\b(?!:)", re.IGNORECASE)
_ALL = re.compile(r"\bSELECT\s+(?:(?:DISTINCT|REDUCED)\s+)?\*", re.IGNORECASE)
_UPDATE = re.compile(r"(?<![\w:?$.-])(?:INSERT|DELETE|LOAD|CLEAR|CREATE|DROP|COPY|MOVE|ADD)\b(?!:)", re.IGNORECASE)
_CODE_POINT = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_LONGEST = 120

TIMEOUT: Final = 60.0
"""Seconds after which a query that names no timeout is stopped."""

_PLACE = re.compile(r"(?:error )?at (\d+):(\d+): *")


def store_of(graph: Graph, options: RdfOptions | None = None) -> pyoxigraph.Store:
    """The graph's RDF in memory, as an export with these options has it, ready to be asked."""
    import pyoxigraph

    store = pyoxigraph.Store()
    store.bulk_load(_ntriples(graph, options), pyoxigraph.RdfFormat.N_TRIPLES)
    return store


def dataset_of(graph: Graph, options: RdfOptions | None = None) -> pyoxigraph.Dataset:
    """The graph's RDF in memory, each triple exactly as an export has it; it cannot be asked."""
    import pyoxigraph

    return pyoxigraph.Dataset(pyoxigraph.parse(_ntriples(graph, options), format=pyoxigraph.RdfFormat.N_TRIPLES))


def _ntriples(graph: Graph, options: RdfOptions | None) -> io.BytesIO:
    from hoso.graph import exports
    from hoso.graph.exports.rdf import RdfOptions

    buffer = io.BytesIO()
    exports.write(graph, "ntriples", buffer, rdf=options or RdfOptions())
    buffer.seek(0)
    return buffer


def ask(
    store: pyoxigraph.Store,
    query: str,
    parameters: Mapping[str, Any] | None = None,
    *,
    limit: int | None = None,
    timeout: float = TIMEOUT,
) -> Rows:
    """The rows of a SPARQL query: SELECT's columns, ASK's one cell ``answer``, CONSTRUCT's triples.

    The prefixes of the exports need no declaration. ``parameters`` take the place of ``$name``: a number, a truth
    value, a text, or an IRI in angle brackets. Cells are None, bool, int, float or text; IRIs are whole.
    At most ``limit`` rows, and within ``timeout`` seconds. Raises QueryError for a query that is wrong, naming line and
    column, that would ask another server, whose brackets stand a hundred deep, or that takes too long.
    """
    text = _filled(query, parameters or {})
    _refuse(text)
    over = threading.Event()
    answer: Future[Rows] = Future()

    def work() -> None:
        try:
            answer.set_result(_rows(store, text, limit, over))
        except BaseException as error:  # noqa: BLE001 - raised where the answer is waited for
            answer.set_exception(error)

    # The engine cannot be told to stop; while it works it lets go of Python, so that the clock can be watched. A thread
    # that finds no row any more is left behind, and ends with the process.
    threading.Thread(target=work, daemon=True).start()
    try:
        return answer.result(timeout)
    except TimeoutError as error:
        raise QueryTimeout(f"SPARQL: the query took longer than {timeout:g} s") from error
    except SyntaxError as error:
        raise QueryError(f"SPARQL: {_explained(str(error), text)}") from error
    except (OSError, RuntimeError, ValueError) as error:
        raise QueryError(f"SPARQL: {error}") from error
    finally:
        over.set()


def _rows(store: pyoxigraph.Store, query: str, limit: int | None, over: threading.Event) -> Rows:
    """The rows of a query; no more are looked for when it is ``over``."""
    import pyoxigraph

    found = store.query(query, prefixes=dict(PREFIXES))
    if isinstance(found, pyoxigraph.QueryBoolean):
        return Rows(("answer",), ((bool(found),),))
    if isinstance(found, pyoxigraph.QueryTriples):
        triples = takewhile(lambda _: not over.is_set(), found)
        rows = sorted(tuple(map(_value, (t.subject, t.predicate, t.object))) for t in triples)
        return Rows.of(("subject", "predicate", "object"), rows, limit)
    columns = _as_written(query, [variable.value for variable in found.variables])
    solutions = takewhile(lambda _: not over.is_set(), islice(found, None if limit is None else limit + 1))
    return Rows.of(columns, [tuple(_value(solution[name]) for name in columns) for solution in solutions], limit)


def _as_written(query: str, variables: Sequence[str]) -> tuple[str, ...]:
    """The columns in the order of the query: the engine sorts those of ``SELECT *`` by their names."""
    plain = _TOKEN.sub(lambda found: found[0] if found["parameter"] else " ", query)
    if not _ALL.search(plain):
        return tuple(variables)
    places = {name: found.start() for name in variables if (found := re.search(rf"[?$]{re.escape(name)}\b", plain))}
    return tuple(sorted(variables, key=lambda name: places.get(name, len(plain))))


def _explained(message: str, query: str) -> str:
    """What the parser says, with the place first and without the long list of all that could stand there."""
    if _UPDATE.search(_TOKEN.sub(" ", query)):
        return "the query would change the graph; only SELECT, ASK, CONSTRUCT and DESCRIBE are taken"
    place = _PLACE.match(message)
    if place is None:
        return message
    said = message[place.end() :]
    if "Prefix not found" in said:
        said = f"a prefix that is not declared; known without it are {', '.join(PREFIXES)}"
    elif len(said) > _LONGEST:
        said = "this cannot stand here"
    return f"line {place[1]}, column {place[2]}: {said}"


def short(value: Any) -> Any:
    """A cell for a reader: a node's IRI as its id, a known vocabulary's as ``prefix:name``; all else as it is."""
    if isinstance(value, str):
        for prefix, namespace in PREFIXES.items():
            if value.startswith(namespace):
                return f"{prefix}:{value[len(namespace) :]}"
        if value.startswith(NAMESPACE):
            return unquote(value[len(NAMESPACE) :])
    return value


def _filled(query: str, parameters: Mapping[str, Any]) -> str:
    """The query with its parameters' terms in place, which are escaped as terms; what no parameter names stays."""
    used: set[str] = set()

    def fill(found: re.Match[str]) -> str:
        name = found["parameter"]
        if name is None or name not in parameters:
            return found[0]
        used.add(name)
        return _term(name, parameters[name])

    text = _TOKEN.sub(fill, query)
    if unused := sorted(parameters.keys() - used):
        raise QueryError(f"the query has no parameter ${unused[0]}; a parameter is written with a dollar sign")
    return text


def _term(name: str, value: Any) -> str:
    import pyoxigraph

    if isinstance(value, bool | int | str):
        if isinstance(value, str) and value.startswith("<") and value.endswith(">"):
            try:
                return str(pyoxigraph.NamedNode(value[1:-1]))
            except ValueError as error:
                raise QueryError(f"parameter {name}: {value} is no IRI: {error}") from error
        return str(pyoxigraph.Literal(value))
    if isinstance(value, float):
        return str(pyoxigraph.Literal(repr(value), datatype=pyoxigraph.NamedNode(XSD + "decimal")))
    raise QueryError(f"parameter {name}: a number, true, false, a text or an <IRI>, not {json.dumps(value)}")


def _refuse(query: str) -> None:
    plain = _CODE_POINT.sub(lambda found: chr(min(int(found[1] or found[2], 16), 0x10FFFF)), query)
    for text in (query, plain):
        _refuse_nests(text)
        if _SERVICE.search(_TOKEN.sub(lambda found: found[0] if found["parameter"] else " ", text)):
            raise QueryError("SERVICE asks another server; a query may ask this graph only")


def _refuse_nests(query: str) -> None:
    depth = 0
    for found in _NESTING.finditer(query):
        # Between < and > may stand an address, or what is less than something and more than something else.
        for sign in found[0] if found[0][0] in "<([{)]}" else "":
            depth = depth + 1 if sign in "([{" else max(depth - 1, 0) if sign in ")]}" else depth
            if depth >= DEEPEST:
                raise QueryError(f"{DEEPEST} brackets stand one in the other; ask with fewer")


def _value(term: Any) -> Any:
    import pyoxigraph

    if term is None:
        return None
    if not isinstance(term, pyoxigraph.Literal):
        return term.value if isinstance(term, pyoxigraph.NamedNode) else str(term)
    kind = term.datatype.value.removeprefix(XSD)
    try:
        if kind == "boolean":
            return term.value in ("true", "1")
        if kind in ("integer", "nonNegativeInteger", "int", "long"):
            return int(term.value)
        if kind == "decimal":
            number = Decimal(term.value)
            return int(number) if number == number.to_integral_value() else float(number)
        if kind in ("double", "float"):
            return float(term.value)
    except (ValueError, ArithmeticError):
        pass
    return term.value
