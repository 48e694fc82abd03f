"""The embedded graph: a ``Graph`` in one file, ``graph.kgl``, held and asked by kglite inside this process.

One process writes at a time; the others are told who does. Readers take no lock: they see the file as the last
finished update left it. An update is one transaction in memory and then one atomic replacement of the file, so a
process that is killed leaves the old graph or the new one; kglite's log, which would write all of it a second time, is
not kept. Beside it lies ``graph.items``, by which the next update knows what is in it (see ``fingerprints``). The file
is a view: when it is missing or damaged, ``DamagedView`` says so, and whoever has the ledger opens it again with
``rebuild=True`` and updates it.

What kglite does in its own way stays in this module:

- It gives a node without ``title``, ``type`` or ``label`` its name or its first label under that name. So what is read
  back drops a value that equals that stand-in, unless ``hoso_given`` says that the entity really has it.
- A node's first label cannot change, so an entity whose labels change is removed and added again.
- Comments in a query have to be ASCII, so queries are sent without theirs (see ``hoso.graph.saved``).
"""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any, Self

from hoso.graph.errors import QueryError, QueryTimeout, StoreError
from hoso.graph.garbage import many_objects
from hoso.graph.model import Entity, Graph, Statement
from hoso.graph.stores.base import Change, Counts, DamagedView, Rows
from hoso.graph.stores.difference import Difference, batches, difference, removals
from hoso.graph.stores.fingerprints import FILE as ITEMS
from hoso.graph.stores.fingerprints import Fingerprints, file_hash, fingerprints, keep, kept, part, stale
from hoso.graph.stores.form import (
    CLAIMS,
    MADE,
    MARK,
    RELATIONSHIP_MARK,
    VIEW,
    Shared,
    claims_made,
    entity_of,
    node_props,
    recounted,
    relationship_props,
    statement_of,
)
from hoso.graph.stores.querytext import refuse_strange, single
from hoso.graph.stores.schema import schema
from hoso.graph.stores.storable import storable

FILE = "graph.kgl"
"""The name of the embedded graph in a store's folder."""

TIMEOUT = 60.0
"""Seconds after which a query that names no timeout is stopped."""

_GIVEN = "hoso_given"

_MANY = 20_000
"""More items than these are read as quickly with all others."""

_NODES, _NODE = f"MATCH (n:{MARK})", "RETURN labels(n) AS labels, properties(n) AS props"
_EDGES = f"MATCH (a)-[r]->(b) WHERE r.{RELATIONSHIP_MARK} = true"
_PART = "coalesce({0}.id, '') >= $first AND ($last = '' OR coalesce({0}.id, '') < $last)"
_EDGE = "RETURN type(r) AS type, a.id AS subject, b.id AS object, properties(r) AS props"


def open_view(path: Path, *, write: bool = False, rebuild: bool = False) -> EmbeddedView:
    """Open the graph file at ``path``: to read what is there, or, with ``write``, to update it.

    ``rebuild`` (only with ``write``) starts with an empty graph where the file is missing or damaged.
    Raises DamagedView where it is and ``rebuild`` is not given; StoreError naming the holder where another process
    writes, or saying what is wrong with the place.
    """
    kglite = _kglite()
    if not write:
        try:
            return EmbeddedView(kglite.load(str(path)), path, writable=False)
        except (kglite.FileError, kglite.FileFormatError) as error:
            raise DamagedView(f"{path}: {_damage(path, error)}; it is rebuilt from the ledger") from error
        except (kglite.KgError, OSError) as error:
            raise StoreError(f"{path}: cannot be read: {_one_line(error)}") from error
    if not path.parent.is_dir():
        raise StoreError(f"{path}: the folder {path.parent} does not exist")
    if not path.exists() and not rebuild:
        raise DamagedView(f"{path}: there is no graph yet; it is built from the ledger")
    try:
        held = _known(path)
        return EmbeddedView(_writer(path), path, writable=True, held=held)
    except DamagedView:
        if not rebuild:
            raise
    # kglite refuses a held file before it reads a damaged one: nobody else is writing here.
    remove_view(path)
    return EmbeddedView(_writer(path), path, writable=True)


def remove_view(path: Path) -> None:
    """Remove a graph file and what lies beside it. Whoever calls this sees to it that nobody writes them."""
    for leftover in (path, _log(path), path.with_name(ITEMS)):
        leftover.unlink(missing_ok=True)


class EmbeddedView:
    """A ``View`` over one graph file. Made by ``open_view``."""

    def __init__(self, graph: Any, path: Path, *, writable: bool, held: Fingerprints | None = None) -> None:
        self._graph = graph
        self._path = path
        self._writable = writable
        self._held = held
        self._frozen = graph.freeze()

    @many_objects()
    def update(self, graph: Graph) -> Change:
        """Make the file hold exactly this graph, in one transaction; nothing is written where it does already."""
        if not self._writable:
            raise StoreError(f"{self._path}: the graph is open for reading only")
        wanted = storable(graph)
        prints = fingerprints(wanted)
        held, sought = self._to_compare(wanted, prints)
        todo = difference(held, sought)
        compared = self._held is None or bool(todo.change)
        made = claims_made(wanted) if compared else {}
        miscounted = recounted(self.claims(), made) if compared else []
        if not todo.change and not miscounted and self.hash() == prints.hash:
            self._keep(prints)
            return Change()
        kglite = _kglite()
        self._held = None
        try:
            transaction = self._graph.begin()
            try:
                _write(transaction, todo, held, wanted, made)
                _run(transaction, _RECOUNT, miscounted)
                _record(transaction, prints.hash)
                _verify(transaction, wanted, self._path)
            except BaseException:
                transaction.rollback()
                raise
            transaction.commit()
            for statement in schema("kglite"):
                self._graph.cypher(statement)
            self._graph.save()
        except (kglite.KgError, OSError, ValueError) as error:
            raise StoreError(f"{self._path}: the graph could not be written: {_one_line(error)}") from error
        finally:
            self._frozen = self._graph.freeze()
        self._keep(prints)
        return todo.change

    def _to_compare(self, wanted: Graph, prints: Fingerprints) -> tuple[Graph, Graph]:
        """What is held and what is wanted, both without what is known to be the same."""
        if self._held is None:
            return self.contents(), wanted
        differing = stale(self._held, prints)
        sought = part(wanted, differing.wanted_entities, differing.wanted_statements)
        return self._some(differing.held_entities, differing.held_statements), sought

    def _keep(self, prints: Fingerprints) -> None:
        """Keep what the file holds now, in memory and beside it."""
        if self._held is None:
            keep(self._path.with_name(ITEMS), prints, file_hash(self._path))
            self._held = prints

    @many_objects()
    def contents(self) -> Graph:
        """Everything in the file, in storable form."""
        text, shared = (sharing := Shared()).text, sharing.props
        entities: list[Entity] = []
        statements: list[Statement] = []
        for ids in _parts("dfprs"):
            nodes = self._rows(f"{_NODES} WHERE {_PART.format('n')} {_NODE}", ids)
            entities += [_entity(labels, shared(props)) for labels, props in nodes]
        for ids in _parts("48c"):
            edges = self._rows(f"{_EDGES} AND {_PART.format('r')} {_EDGE}", ids)
            statements += [statement_of(type_, text(a), text(b), shared(props)) for type_, a, b, props in edges]
        return Graph.of(entities, statements)

    def _some(self, entities: Collection[str], statements: Collection[str]) -> Graph:
        """Those of the file's items that have these ids."""
        if len(entities) + len(statements) > _MANY:
            return part(self.contents(), entities, statements)
        nodes = self._read(f"{_NODES} WHERE n.id IN $ids {_NODE}", {"ids": list(entities)}) if entities else []
        edges = self._read(f"{_EDGES} AND r.id IN $ids {_EDGE}", {"ids": list(statements)}) if statements else []
        return Graph.of((_entity(*row) for row in nodes), (statement_of(*row) for row in edges))

    def query(
        self,
        cypher: str,
        parameters: Mapping[str, Any] | None = None,
        *,
        limit: int | None = None,
        timeout: float | None = None,
    ) -> Rows:
        """The rows of a read-only query on the snapshot; a query that would write, or read files, is refused."""
        refuse_strange(cypher)
        kglite = _kglite()
        seconds = TIMEOUT if timeout is None else timeout
        try:
            result = self._frozen.cypher(
                single(cypher),
                params=dict(parameters or {}),
                timeout_ms=max(1, round(seconds * 1000)),
                row_limit=None if limit is None else limit + 1,
            )
            columns = tuple(result.columns)
            rows = [tuple([_value(row[column]) for column in columns]) for row in result.to_list()]
        except kglite.CypherTimeoutError as error:
            raise QueryTimeout(f"the query took longer than {seconds:g} s") from error
        except kglite.ReadOnlyError as error:
            raise QueryError("the query would change the graph; only reading is allowed") from error
        except (kglite.KgError, ValueError, TypeError, OverflowError, RecursionError) as error:
            raise QueryError(str(error).rstrip()) from error
        return Rows.of(columns, rows, limit)

    def hash(self) -> str:
        """The hash of the last finished update, or empty."""
        rows = self._read(f"MATCH (v:{VIEW}) RETURN v.hash AS hash")
        return str(rows[0][0] or "") if len(rows) == 1 else ""

    def counts(self) -> Counts:
        """How many entities and statements the file holds."""
        return _counts(self._frozen)

    def claims(self) -> dict[str, Any]:
        """The ids of the articles' nodes, each with the number of claims that it is said to have."""
        return dict(self._read(f"MATCH (a:Article) RETURN a.id AS id, a.{CLAIMS} AS claims"))

    def strangers(self) -> Counts:
        """How many nodes and relationships the file holds that carry no mark: hoso wrote none of them."""
        nodes = self._read("MATCH (n) RETURN count(n) AS n")[0][0]
        relationships = self._read("MATCH ()-[r]->() RETURN count(r) AS n")[0][0]
        views = self._read(f"MATCH (v:{VIEW}) RETURN count(v) AS n")[0][0]
        ours = self.counts()
        return Counts(nodes - views - ours.entities, relationships - ours.statements)

    def close(self) -> None:
        """Let go of the file and of the writer's lock."""
        if self._writable:
            self._writable = False
            log = _log(self._path).exists()
            try:
                # To close it is to write all of it once more; what an update wrote is there, and nothing else shall be.
                if log:
                    self._graph.close()
                self._graph = None
            except (_kglite().KgError, OSError) as error:
                raise StoreError(f"{self._path}: the graph could not be closed: {_one_line(error)}") from error

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _read(self, cypher: str, parameters: Mapping[str, Any] | None = None) -> list[tuple[Any, ...]]:
        return list(self._rows(cypher, parameters))

    def _rows(self, cypher: str, parameters: Mapping[str, Any] | None = None) -> Iterator[tuple[Any, ...]]:
        kglite = _kglite()
        try:
            found = self._frozen.cypher(cypher, params=dict(parameters or {}), timeout_ms=0)
            # One by one: the whole answer as objects would take more memory than what is made of it.
            for row in found:
                yield tuple(row.values())
        except kglite.KgError as error:
            raise DamagedView(f"{self._path}: {_one_line(error)}; it is rebuilt from the ledger") from error


# --- writing ----------------------------------------------------------------------------------------------------------


_RECOUNT = f"UNWIND $rows AS row MATCH (a:Article {{id: row.id}}) SET a.{CLAIMS} = row.claims"


def _write(transaction: Any, todo: Difference, held: Graph, wanted: Graph, made: Mapping[str, int]) -> None:
    """Write the difference, what goes before what comes. ``held`` may lack what stays as it is.

    ``made`` is the wanted graph's ``claims_made``.
    """
    moved = {entity.id: entity for _, entity in todo.relabelled}
    again = [s for s in wanted.statements if s.subject in moved or s.object in moved] if moved else []
    kept = [pair for pair in todo.entities_changed if pair[1].id not in moved]

    first = {entity.id: entity.labels[0] for entity in wanted.entities}
    was_first = first | {entity.id: entity.labels[0] for entity in held.entities}
    _delete_statements(transaction, todo.statements_removed, was_first)
    _delete_entities(transaction, [*todo.entities_removed, *(was for was, _ in todo.relabelled)])
    by_labels: dict[tuple[str, ...], list[dict[str, Any]]] = defaultdict(list)
    for entity in (*todo.entities_added, *moved.values()):
        by_labels[entity.labels].append(_props(entity, made))
    for node, entity in kept:
        by_labels[entity.labels].append(removals(_props(node, {}), _props(entity, made)))
    for labels, rows in sorted(by_labels.items()):
        more = ":".join((*labels[1:], MARK))
        _run(transaction, f"UNWIND $rows AS row MERGE (n:{labels[0]} {{id: row.id}}) SET n += row SET n:{more}", rows)

    by_ends: dict[tuple[str, str, str], list[dict[str, Any]]] = defaultdict(list)
    # A statement of a node that was made anew is written once, whether it changed or not.
    fresh = {s.id: s for s in (*todo.statements_added, *again)}
    for statement in fresh.values():
        key = (statement.type, first[statement.subject], first[statement.object])
        by_ends[key].append(_row(statement, relationship_props(statement)))
    for was, statement in todo.statements_changed:
        if statement.id not in fresh:
            key = (statement.type, first[statement.subject], first[statement.object])
            by_ends[key].append(_row(statement, removals(relationship_props(was), relationship_props(statement))))
    for (type_, subject, object_), rows in sorted(by_ends.items()):
        _run(
            transaction,
            f"UNWIND $rows AS row MATCH (a:{subject} {{id: row.subject}}) MATCH (b:{object_} {{id: row.object}}) "
            f"MERGE (a)-[r:{type_} {{id: row.id}}]->(b) SET r += row.props",
            rows,
        )


def _record(transaction: Any, hash_: str) -> None:
    """Write the hash: the last thing of an update."""
    transaction.cypher(f"MATCH (v:{VIEW}) WHERE v.id <> 'view' DETACH DELETE v")
    _run(
        transaction,
        f"UNWIND $rows AS row MERGE (v:{VIEW} {{id: row.id}}) SET v += row",
        [{"id": "view", "hash": hash_}],
    )


def _delete_statements(transaction: Any, statements: Iterable[Statement], first: Mapping[str, str]) -> None:
    by_type: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    for statement in statements:
        by_type[statement.type, first[statement.subject]].append({"id": statement.id, "subject": statement.subject})
    for (type_, label), rows in sorted(by_type.items()):
        cypher = f"UNWIND $rows AS row MATCH (:{label} {{id: row.subject}})-[r:{type_} {{id: row.id}}]->() DELETE r"
        _run(transaction, cypher, rows)


def _delete_entities(transaction: Any, entities: Iterable[Entity]) -> None:
    by_label: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for entity in entities:
        by_label[entity.labels[0]].append({"id": entity.id})
    for label, rows in sorted(by_label.items()):
        _run(transaction, f"UNWIND $rows AS row MATCH (n:{label} {{id: row.id}}) DETACH DELETE n", rows)


def _run(transaction: Any, cypher: str, rows: list[dict[str, Any]]) -> None:
    for batch in batches(rows):
        transaction.cypher(cypher, params={"rows": batch}, timeout_ms=0)


def _row(statement: Statement, props: dict[str, Any]) -> dict[str, Any]:
    return {"id": statement.id, "subject": statement.subject, "object": statement.object, "props": props}


def _verify(transaction: Any, wanted: Graph, path: Path) -> None:
    """Count what is there before it is committed: an engine that dropped a row must not report success."""
    counted, written = _counts(transaction), Counts.of(wanted)
    if counted != written:
        raise StoreError(
            f"{path}: wrote {written.entities} entities and {written.statements} statements, "
            f"but counts {counted.entities} and {counted.statements}; nothing was kept"
        )


def _counts(runner: Any) -> Counts:
    nodes = runner.cypher(f"MATCH (n:{MARK}) RETURN count(n) AS n", timeout_ms=0).to_list()[0]["n"]
    relationships = runner.cypher(
        f"MATCH ()-[r]->() WHERE r.{RELATIONSHIP_MARK} = true RETURN count(r) AS n", timeout_ms=0
    ).to_list()[0]["n"]
    return Counts(nodes, relationships)


# --- kglite's own ways ------------------------------------------------------------------------------------------------


def _props(entity: Entity, made: Mapping[str, int]) -> dict[str, Any]:
    props = node_props(entity, made)
    given = [name for name, standin in _standins(entity.labels[0], props).items() if props.get(name) == standin]
    return {**props, _GIVEN: given} if given else props


def _entity(labels: list[str], props: Mapping[str, Any]) -> Entity:
    given = props.get(_GIVEN) or ()
    standins = _standins(labels[0], props)
    kept = {
        name: value
        for name, value in props.items()
        # kglite answers a title that was removed as null.
        if name != _GIVEN and value is not None and (name in given or name not in standins or value != standins[name])
    }
    return entity_of(labels, kept)


def _standins(label: str, props: Mapping[str, Any]) -> dict[str, Any]:
    """What kglite answers for these properties of a node that lacks them."""
    return {"title": props.get("name"), "type": label, "label": label}


_KEYS_OF_NODE = {"id", "labels", "properties"}
_KEYS_OF_RELATIONSHIP = {"id", "start", "end", "type", "properties"}
"""The keys of the maps that kglite returns for a node and for a relationship."""


def _value(value: Any) -> Any:
    """A returned value as plain data: a node or relationship becomes its properties."""
    if type(value) is str or value is None:
        return value
    if isinstance(value, dict):
        if value.keys() in (_KEYS_OF_NODE, _KEYS_OF_RELATIONSHIP):
            return {key: _value(item) for key, item in value["properties"].items() if key != _GIVEN and key not in MADE}
        return {key: _value(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_value(item) for item in value]
    return value


def _kglite() -> Any:
    """kglite, loaded when a graph is first opened, its remarks on queries kept off the terminal."""
    import kglite

    kglite.set_query_warning_policy("silent")
    return kglite


def _writer(path: Path) -> Any:
    kglite = _kglite()
    # A log is of an earlier hoso: what it holds beyond the file is taken over, and kglite goes on with it.
    durable = "full" if _log(path).exists() else "off"
    try:
        return kglite.open(str(path), durable=durable)
    except kglite.WriterLeaseHeldError as error:
        holder = getattr(error, "holder", None) or {}
        who = "this process" if holder.get("self") else f"process {holder.get('pid', 'unknown')}"
        since = f" since {holder['since']}" if holder.get("since") else ""
        raise StoreError(
            f"{path}: {who} has been writing this graph{since}; one process writes at a time, try again when it is done"
        ) from error
    except (kglite.FileFormatError, kglite.FileError, RuntimeError) as error:
        raise DamagedView(f"{path}: {_damage(path, error)}; it is rebuilt from the ledger") from error
    except (kglite.KgError, OSError, ValueError) as error:
        if _log(path).exists() and os.access(path.parent, os.W_OK) and "write-ahead log" in str(error):
            raise DamagedView(
                f"{path}: its log is damaged: {_one_line(error)}; it is rebuilt from the ledger"
            ) from error
        raise StoreError(f"{path}: cannot be opened for writing: {_one_line(error)}") from error


def _parts(cuts: str) -> Iterator[dict[str, str]]:
    """All ids in parts of like size, cut before these beginnings: kglite's answer to a question is in memory whole."""
    return ({"first": first, "last": last} for first, last in pairwise(("", *cuts, "")))


def _known(path: Path) -> Fingerprints | None:
    """What the file holds, where the hashes kept beside it are those of its very bytes."""
    found = kept(path.with_name(ITEMS))
    return found[0] if found and found[1] == file_hash(path) and not _log(path).exists() else None


def _log(path: Path) -> Path:
    return path.with_name(path.name + "-wal")


def _damage(path: Path, error: Exception) -> str:
    return f"the graph file is damaged ({_one_line(error)})" if path.exists() else "there is no graph yet"


def _one_line(error: BaseException) -> str:
    return " ".join(str(error).split()) or type(error).__name__
