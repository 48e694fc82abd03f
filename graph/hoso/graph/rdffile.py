"""A file of RDF → its triples in memory, or what is wrong with it, with line and column.

Turtle, N-Triples and JSON-LD, told by the suffix. Nothing is fetched: a context that is an address is refused.
"""

from __future__ import annotations

import mmap
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

from hoso.graph.errors import RdfError

if TYPE_CHECKING:
    import pyoxigraph

MAX_BYTES: Final = 2 << 30
"""Larger files are refused: what is in them would not fit into memory."""

DEEPEST: Final = 100
"""So many brackets may stand open at once, in data and in queries; a parser has no room on its stack for thousands."""

_JSON = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*+"|[\[{(]|[\]})]', re.DOTALL)
_TURTLE = re.compile(
    rb"""'''(?:[^'\\]|\\.|'(?!''))*+'''|\"\"\"(?:[^"\\]|\\.|"(?!""))*+\"\"\""""
    rb"""|'(?:[^'\\\n]|\\.)*+'|"(?:[^"\\\n]|\\.)*+"|<[^<>"{}|^`\s]*>|\\.|\#[^\n\r]*+|[\[{(]|[\]})]""",
    re.DOTALL,
)
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_FORMATS = {".ttl": "TURTLE", ".turtle": "TURTLE", ".nt": "N_TRIPLES", ".jsonld": "JSON_LD", ".json": "JSON_LD"}


def load(path: Path, *, limit: int = MAX_BYTES) -> pyoxigraph.Dataset:
    """All triples of a file in memory, to be looked up. Raises RdfError, as ``triples`` does."""
    import pyoxigraph

    # A store would take xsd:nonNegativeInteger for xsd:integer.
    return pyoxigraph.Dataset(triples(path, limit=limit))


def triples(path: Path, *, limit: int = MAX_BYTES) -> Iterator[pyoxigraph.Quad]:
    """The triples of a file, one by one, each exactly as it stands there; ``limit`` is the largest size in bytes.

    Raises RdfError, naming line and column where the syntax is wrong.
    """
    import pyoxigraph

    if not path.exists():
        raise RdfError("no such file; check the name", path)
    if path.suffix.lower() not in _FORMATS:
        raise RdfError(f"not one of {', '.join(_FORMATS)}: name the file by what is in it", path)
    _check(path, limit)
    kind = getattr(pyoxigraph.RdfFormat, _FORMATS[path.suffix.lower()])
    try:
        with path.open("rb") as file:
            if file.read(3) != _BYTE_ORDER_MARK:
                file.seek(0)
            yield from pyoxigraph.parse(file, format=kind)
    except SyntaxError as error:
        raise RdfError(_told(error), path, error.lineno) from error
    except (OSError, ValueError, RuntimeError) as error:
        raise RdfError(f"cannot be read: {error}", path) from error


def _check(path: Path, limit: int) -> None:
    """Refuse what would take the parser for ever, or more memory than there is."""
    try:
        size = path.stat().st_size
        if not path.is_file():
            raise RdfError("is no file", path)
        if size > limit:
            raise RdfError(f"is larger than {limit >> 20} MiB; give it in parts", path)
        if size:
            with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
                _refuse_nests(path, data)
    except OSError as error:
        raise RdfError(f"cannot be read: {error.strerror}", path) from error


def _refuse_nests(path: Path, data: mmap.mmap) -> None:
    """Brackets that stand one in the other, outside texts, addresses and comments."""
    depth = 0
    for found in (_JSON if _FORMATS[path.suffix.lower()] == "JSON_LD" else _TURTLE).finditer(data):
        token = found[0]
        if token in _OPENING:
            depth += 1
            if depth >= DEEPEST:
                line = 1 + data[: found.start()].count(b"\n")
                raise RdfError(f"{DEEPEST} brackets stand one in the other; no data is made like that", path, line)
        elif token in _CLOSING:
            depth = max(depth - 1, 0)


_OPENING = frozenset((b"(", b"[", b"{"))
_CLOSING = frozenset((b")", b"]", b"}"))


def _told(error: SyntaxError) -> str:
    message = re.sub(r"^Parser error at line \d+ column \d+: | \(line \d+\)$", "", str(error.msg or error))
    return f"column {error.offset}: {message}" if error.offset else message
