"""A graph → the CSV files and the command of ``neo4j-admin database import``: for graphs too large to load by Cypher.

The files hold what an update of the Neo4j view would write, the view's hash included, so that hoso finds the imported
database up to date. One file for each set of labels and each type; lists are joined by a character that occurs in
none of their texts. Format: Neo4j Operations Manual 5, "Import", CSV header format.
"""

from __future__ import annotations

import csv
import io
import re
import shlex
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from hoso.graph.assets import asset
from hoso.graph.errors import StoreError
from hoso.graph.exports.target import opened
from hoso.graph.model import Graph
from hoso.graph.stores.form import MARK, VIEW, claims_made, node_props, relationship_props
from hoso.graph.stores.storable import content_hash, storable

COMMAND = "import.sh"
SCHEMA = "schema.cypher"

_DELIMITERS = ("\x1f", "\x1e", "\x1d", *(chr(code) for code in range(0xE000, 0xE100)))
"""What may join a list: characters that texts hardly have."""

_START, _END = ":START_ID", ":END_ID"
_TYPES = {str: "string", date: "date", bool: "boolean", int: "long", float: "double"}

_HEAD = "#!/bin/sh\n# Makes the Neo4j database "
_SCRIPT = (
    _HEAD
    + """{database} of these files. The server must be stopped, or the database must not be running;
# a database of that name is overwritten. Run it in this folder, where neo4j-admin is on the PATH:
#     sh {script}
# Then start the server, and declare indexes and constraint:
#     cypher-shell -d {database} -f {schema}
set -eu
cd "$(dirname "$0")"
{command}
"""
)


@dataclass(frozen=True, slots=True)
class ImportFiles:
    """What was written: counts of nodes and relationships, and the command, its arguments each a string."""

    nodes: int
    relationships: int
    command: tuple[str, ...]


def write(graph: Graph, folder: Path, database: str = "neo4j") -> ImportFiles:
    """Write a graph's files, the command and the schema into a folder, which is made.

    Files of an earlier run there, which its command names, go when the new ones are whole.
    Raises StoreError where the folder holds something else, cannot be written, or where a property has values of two
    types, which no such file can hold.
    """
    clean = storable(graph)
    former = _former(folder)
    delimiter = _delimiter(clean)
    made = claims_made(clean)
    nodes: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for entity in clean.entities:
        nodes[":".join((*entity.labels, MARK))].append(node_props(entity, made))
    nodes[VIEW].append({"id": "view", "hash": content_hash(clean)})
    relationships: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for statement in clean.statements:
        ends = {_START: statement.subject, _END: statement.object}
        relationships[statement.type].append({**ends, **relationship_props(statement)})
    command = [
        "neo4j-admin", "database", "import", "full", database, "--overwrite-destination",
        "--id-type=string", "--multiline-fields=true", "--legacy-style-quoting=false",
        f"--array-delimiter=U+{ord(delimiter):04X}",
    ]  # fmt: skip
    for kind, groups in (("nodes", nodes), ("relationships", relationships)):
        for name, rows in sorted(groups.items()):
            file = f"{kind}-{name.replace(':', '-')}.csv"
            with opened(folder / file) as stream:
                stream.write(_table(rows, delimiter, file).encode("utf-8"))
            command.append(f"--{kind}={name}={file}")
            former.discard(file)
    for file in former:
        _remove(folder / file)
    _put(folder / SCHEMA, asset("queries").joinpath("schema", "neo4j.cypher").read_text(encoding="utf-8"))
    line = shlex.join(command[:5]) + "".join(f" \\\n    {shlex.quote(option)}" for option in command[5:])
    _put(folder / COMMAND, _SCRIPT.format(database=database, script=COMMAND, schema=SCHEMA, command=line))
    return ImportFiles(len(clean.entities), len(clean.statements), tuple(command))


_TABLES = re.compile(r"=((?:nodes|relationships)-[\w-]+\.csv)'?(?: |$)", re.MULTILINE)
"""The files that a command of ours names."""


def _former(folder: Path) -> set[str]:
    """Make the folder; the tables that an earlier run left there. Raises StoreError where anything else is in it."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        found = sorted(path.name for path in folder.iterdir())
        script = (folder / COMMAND).read_text(encoding="utf-8", errors="replace") if COMMAND in found else ""
    except OSError as error:
        raise StoreError(f"{folder}: cannot be written ({error.strerror}); choose another folder") from error
    tables = set(_TABLES.findall(script)) if script.startswith(_HEAD) else set()
    ours = {*tables, COMMAND, SCHEMA} if tables else set()
    if strange := [name for name in found if name not in ours]:
        raise StoreError(f"{folder}: a folder with other files in it ({strange[0]}); name another folder")
    return tables


def _remove(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise StoreError(f"{path}: cannot be removed ({error.strerror}); choose another folder") from error


def _put(path: Path, text: str) -> None:
    with opened(path) as stream:
        stream.write(text.encode("utf-8"))


def _delimiter(graph: Graph) -> str:
    """A character that no list of the graph has in one of its texts."""
    used: set[str] = set()
    for entity in graph.entities:
        for value in entity.props.values():
            if isinstance(value, tuple):
                used.update(*(item for item in value if isinstance(item, str)))
    for statement in graph.statements:
        for mark in statement.attestations:
            used.update(mark.article, mark.quote)
        for value in statement.props.values():
            if isinstance(value, tuple):
                used.update(*(item for item in value if isinstance(item, str)))
    return next(one for one in _DELIMITERS if one not in used)


def _table(rows: Sequence[Mapping[str, Any]], delimiter: str, file: str) -> str:
    types = _types(rows, file)
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\n")
    node = _START not in types
    writer.writerow(_heading(key, type_, node=node) for key, type_ in types.items())
    writer.writerows([_cell(row.get(key), delimiter) for key in types] for row in rows)
    return stream.getvalue()


def _types(rows: Iterable[Mapping[str, Any]], file: str) -> dict[str, str]:
    """The columns, ids first, then by name, with the type of each."""
    found: dict[str, str] = {}
    for row in rows:
        for key, value in row.items():
            type_ = _TYPES[type(value[0])] + "[]" if isinstance(value, list) else _TYPES[type(value)]
            if found.setdefault(key, type_) != type_:
                raise StoreError(f"{file}: {key} has values of two types ({found[key]}, {type_})")
    return dict(sorted(found.items(), key=lambda item: (not item[0].startswith(":"), item[0] != "id", item[0])))


def _heading(key: str, type_: str, *, node: bool) -> str:
    if key == "id" and node:
        return "id:ID"  # a property, and how relationships find the node
    return key if type_ == "string" else f"{key}:{type_}"


def _cell(value: Any, delimiter: str) -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        return delimiter.join(_cell(item, delimiter) for item in value)
    if isinstance(value, bool):
        return "true" if value else "false"
    return value.isoformat() if isinstance(value, date) else str(value)
