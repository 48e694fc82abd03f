"""The graph in a Neo4j server: a ``Graph`` brought into a database through the official driver, and asked there.

hoso touches only what carries its mark: nodes with the label ``Hoso``, relationships between them with ``hoso: true``,
and the one node ``HosoView``. A database that holds other nodes is refused unless ``into_existing`` is given.
A node of ours that has to go while a relationship of somebody else still hangs on it is emptied of everything that is
ours and left there, so that nothing of the other's is lost.

Plain Cypher only, no plug-in, in batches, each in a managed transaction that the driver retries. All nodes go through
one text and all new relationships through another (labels and types are values in it), for a server plans every text
anew, and for a small graph that took longer than writing. Each batch first takes a lock on the view's node and counts
itself there: one that comes twice, or from an update that another has overtaken, writes nothing. While the server
commits a batch, which is most of its work, the next one is made and sent by another worker and waits for that lock; so
batches are written in their order, one at a time. Indexes are declared when the nodes are there, for the server to fill
while it is sent the relationships. The view's hash is cleared before the first write and written after the counts were
read back, so an interrupted update shows, and the next one, which starts from what is really there, repairs it.
"""

from __future__ import annotations

import logging
import re
import time
import uuid
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import groupby
from queue import SimpleQueue
from typing import Any, Self, TypeVar
from urllib.parse import urlsplit

from hoso.graph.errors import QueryError, StoreError
from hoso.graph.garbage import many_objects
from hoso.graph.model import Entity, Graph, Statement
from hoso.graph.stores.base import Change, Counts, Rows
from hoso.graph.stores.difference import Difference, batches, difference
from hoso.graph.stores.fingerprints import Fingerprints, fingerprints, part, stale
from hoso.graph.stores.form import (
    CLAIMS,
    MADE,
    MARK,
    RELATIONSHIP_MARK,
    VIEW,
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

SCHEMES = ("neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc")

CONNECT_TIMEOUT = 4.0
"""Seconds for one address to answer; a name may have two, and ``connect`` has to give up within ten."""

RETRY_TIME = 15.0
"""Seconds for which the driver tries a transaction again."""

TIMEOUT = 60.0
"""Seconds after which a query that names no timeout is stopped by the server."""

INDEX_TIME = 120.0
"""Seconds that an update waits for the server to fill new indexes; it goes on filling them after that."""

OLDEST = (5, 26)
"""The first version of Neo4j that takes labels and types as values."""

_CONSTRAINT = "CREATE CONSTRAINT "

_NODES, _NODE = f"MATCH (n:{MARK})", "RETURN labels(n), properties(n)"
_EDGES = f"MATCH (a:{MARK})-[r]->(b:{MARK}) WHERE r.{RELATIONSHIP_MARK} = true"
_EDGE = "RETURN type(r), coalesce(a.id, ''), coalesce(b.id, ''), properties(r)"

_WORKERS = 3
"""One batch under way, one behind it, and the hash."""

_OLDEST = ".".join(map(str, OLDEST))

# The lock first: what is read before it may be what another transaction is about to change.
_TURN = (
    f"MATCH (v:{VIEW} {{id: 'view'}}) SET v.locked = true "
    "WITH v WHERE v.load = $load AND v.step = $step SET v.step = v.step + 1 WITH v "
)


def connect(
    uri: str, user: str = "", password: str = "", database: str = "", *, into_existing: bool = False
) -> Neo4jView:
    """Connect to a database: the server's default one unless named. No user means no authentication.

    Raises StoreError in one line, never with the password in it, within ten seconds: for an address that is none,
    a server that does not answer, a wrong user or password, an unknown database.
    """
    import neo4j

    _quiet()
    where = _checked(uri)
    with _explained(where, database):
        driver = neo4j.GraphDatabase.driver(
            uri,
            auth=(user, password) if user else None,
            connection_timeout=CONNECT_TIMEOUT,
            connection_acquisition_timeout=2 * CONNECT_TIMEOUT,
            max_transaction_retry_time=RETRY_TIME,
            notifications_min_severity="OFF",
        )
    try:
        # Not verify_connectivity(), which asks for no database, nor a managed transaction, which tries again.
        with _explained(where, database), driver.session(database=database or None) as session:
            agent = session.run("RETURN 1").consume().server.agent
        _refuse_old(where, agent)
    except BaseException:
        driver.close()
        raise
    return Neo4jView(driver, where, database, into_existing=into_existing)


class Neo4jView:
    """A ``View`` over one Neo4j database. Made by ``connect``."""

    def __init__(self, driver: Any, where: str, database: str, *, into_existing: bool) -> None:
        self._driver = driver
        self._where = where
        self._database = database
        self._into_existing = into_existing
        self._workers = ThreadPoolExecutor(_WORKERS)

    @many_objects()
    def update(self, graph: Graph, before: Fingerprints | None = None) -> Change:
        """Make the database hold exactly this graph beside what is not ours; where it does, nothing is written.

        ``before`` are the hashes of a graph that it may hold since an earlier update: where its own hash and its
        counts say that it does, only what differs is read back. What somebody changed there since, neither adding nor
        removing anything, is then left to an update without it.
        """
        wanted = storable(graph)
        hashing = self._workers.submit(fingerprints, wanted)
        ours = self._refuse_foreign()
        known = before is not None and self._holds(before)
        if before is not None and known:
            differing = stale(before, hashing.result())
            held = self._some(list(differing.held_entities), list(differing.held_statements))
            todo = difference(held, part(wanted, differing.wanted_entities, differing.wanted_statements))
        else:
            todo = difference(self.contents() if ours else Graph(), wanted)
        compared = not known or bool(todo.change)
        made = claims_made(wanted) if compared else {}
        miscounted = recounted(self.claims(), made) if compared and ours else []
        self._declare(statement for statement in schema("neo4j") if statement.startswith(_CONSTRAINT))
        if not todo.change and not miscounted and self.hash() == hashing.result().hash:
            # A database that neo4j-admin has made of our files has no index yet.
            self._declare_indexes()
            self._await_indexes()
            return Change()
        load = self._begin()
        try:
            self._write_entities(todo, load, made)
            self._batched(load, f"MATCH (a:{MARK} {{id: row.id}}) SET a.{CLAIMS} = row.claims", miscounted)
            # When the nodes are there: to fill an index in one go costs a fraction of keeping it up to date batch by
            # batch. And before the relationships: the server fills indexes beside writing these.
            self._declare_indexes()
            self._write_statements(todo, load)
            self._settle(load)
        finally:
            wait(load.pending)  # nothing of this update is on its way when it has ended
        counted = self.counts()
        if counted != Counts(len(wanted.entities), len(wanted.statements)):
            raise StoreError(
                f"{self._where}: wrote {len(wanted.entities)} entities and {len(wanted.statements)} statements, "
                f"but counts {counted.entities} and {counted.statements}; does another program write there? Load again"
            )
        self._await_indexes()
        self._finish(load, hashing.result().hash)
        return todo.change

    @many_objects()
    def contents(self) -> Graph:
        """Everything in the database that carries our mark, in storable form."""
        nodes, relationships = self._read(f"{_NODES} {_NODE}"), self._read(f"{_EDGES} {_EDGE}")
        entities = [entity_of(labels, props) for labels, props in nodes]
        statements = [statement_of(*row) for row in relationships]
        return Graph.of(entities, statements)

    def _holds(self, before: Fingerprints) -> bool:
        """Whether the last update left these items here, and there are as many of them as then."""
        return self.hash() == before.hash and self.counts() == Counts(len(before.entities), len(before.statements))

    def _some(self, entities: list[str], statements: list[str]) -> Graph:
        """Those of our items that have these ids."""
        nodes = self._read(f"{_NODES} WHERE n.id IN $ids {_NODE}", {"ids": entities}) if entities else []
        edges = self._read(f"{_EDGES} AND r.id IN $ids {_EDGE}", {"ids": statements}) if statements else []
        return Graph.of((entity_of(*row) for row in nodes), (statement_of(*row) for row in edges))

    def query(
        self,
        cypher: str,
        parameters: Mapping[str, Any] | None = None,
        *,
        limit: int | None = None,
        timeout: float | None = None,
    ) -> Rows:
        """The rows of a read-only query: the server refuses one that writes and stops one that takes too long."""
        import neo4j
        from neo4j import exceptions

        refuse_strange(cypher)
        seconds = TIMEOUT if timeout is None else timeout
        try:
            with (
                self._driver.session(database=self._database or None, default_access_mode=neo4j.READ_ACCESS) as session,
                session.begin_transaction(timeout=seconds) as transaction,
            ):
                result = transaction.run(single(cypher), dict(parameters or {}))
                columns = tuple(result.keys())
                records = list(result) if limit is None else result.fetch(limit + 1)
                rows = [tuple(_value(value) for value in record.values()) for record in records]
        except exceptions.Neo4jError as error:
            code = error.code or ""
            if "TransactionTimedOut" in code or "TransactionTerminated" in code:
                raise QueryError(f"the query took longer than {seconds:g} s") from error
            if code.endswith("Statement.AccessMode"):
                raise QueryError("the query would change the graph; only reading is allowed") from error
            if code.startswith("Neo.ClientError.Statement") or isinstance(error, exceptions.CypherSyntaxError):
                raise QueryError((error.message or str(error)).rstrip()) from error
            raise StoreError(_explanation(error, self._where, self._database)) from error
        except (exceptions.DriverError, OSError) as error:
            raise StoreError(_explanation(error, self._where, self._database)) from error
        except (TypeError, ValueError, OverflowError) as error:
            raise QueryError(f"a parameter that Neo4j cannot take: {error}") from error
        return Rows.of(columns, rows, limit)

    def hash(self) -> str:
        """The hash of the last finished update, or empty."""
        rows = self._read(f"MATCH (v:{VIEW}) RETURN v.hash")
        return str(rows[0][0] or "") if len(rows) == 1 else ""

    def counts(self) -> Counts:
        """How many entities and statements carry our mark."""
        ((nodes, relationships),) = self._read(
            f"RETURN COUNT {{ (:{MARK}) }}, COUNT {{ (:{MARK})-[r]->(:{MARK}) WHERE r.{RELATIONSHIP_MARK} = true }}"
        )
        return Counts(nodes, relationships)

    def claims(self) -> dict[str, Any]:
        """The ids of our articles' nodes, each with the number of claims that it is said to have."""
        return dict(self._read(f"MATCH (a:{MARK}:Article) RETURN a.id, a.{CLAIMS}"))

    def remove(self) -> Change:
        """Take everything that carries our mark out of the database, the view's own node as well."""
        change = self.update(Graph())
        self._run(f"MATCH (v:{VIEW}) DELETE v", None)
        return change

    def close(self) -> None:
        """Close the connection."""
        self._workers.shutdown()
        self._driver.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # --- what update consists of --------------------------------------------------------------------------------------

    def _refuse_foreign(self) -> int:
        """How many nodes are ours. Raises StoreError where others are there and nobody said that this is right."""
        counted = f"RETURN COUNT {{ () }} AS total, COUNT {{ (:{MARK}) }} AS ours, COUNT {{ (:{VIEW}) }} AS views"
        ((total, ours, views),) = self._read(counted)
        if self._into_existing or total == ours + views:
            return int(ours)
        # What an update had to leave for the sake of somebody else's relationship holds nothing.
        empty = self._read("MATCH (n) WHERE size(labels(n)) = 0 AND size(keys(n)) = 0 RETURN count(n)")[0][0]
        if foreign := total - ours - views - empty:
            raise StoreError(
                f"{self._where}: the database holds {foreign} nodes that are not hoso's; "
                "name an empty database, or give --into-existing to load beside them (they are not touched)"
            )
        return int(ours)

    def _declare(self, statements: Iterable[str]) -> None:
        wanted = list(statements)  # in one transaction, of which each waits for the disk
        with _explained(self._where, self._database), self._session() as session:
            session.execute_write(lambda transaction: [transaction.run(text).consume() for text in wanted])

    def _declare_indexes(self) -> None:
        """Declare what the schema has beside constraints; the server begins to fill what is new."""
        self._declare(statement for statement in schema("neo4j") if not statement.startswith(_CONSTRAINT))

    def _await_indexes(self) -> None:
        """Give the server a while to fill its indexes."""
        patience = time.monotonic() + INDEX_TIME
        filling = "SHOW INDEXES YIELD name, state WHERE name STARTS WITH 'hoso_' AND state = 'POPULATING' RETURN name"
        with _explained(self._where, self._database), self._session() as session:
            while session.run(filling).values() and time.monotonic() < patience:
                time.sleep(0.02)

    def _begin(self) -> _Load:
        """Clear the hash; from here on every other update that is under way writes nothing more."""
        self._run(f"MATCH (v:{VIEW}) WHERE coalesce(v.id, '') <> 'view' DETACH DELETE v", None)
        load = _Load(uuid.uuid4().hex)
        self._run(f"MERGE (v:{VIEW} {{id: 'view'}}) SET v.hash = '', v.load = $load, v.step = 0", {"load": load.name})
        return load

    def _finish(self, load: _Load, hash_: str) -> None:
        finish = _TURN + "SET v = {id: 'view', hash: $hash}"
        self._run(finish, {"load": load.name, "step": load.steps, "hash": hash_})
        if self.hash() != hash_:
            raise self._overtaken()

    def _overtaken(self) -> StoreError:
        return StoreError(f"{self._where}: another program loaded into the database at the same time; load again")

    def _write_entities(self, todo: Difference, load: _Load, made: Mapping[str, int]) -> None:
        """Remove what has to go, and write the entities. ``made`` is the wanted graph's ``claims_made``."""
        self._delete_statements(load, todo.statements_removed)
        self._delete_entities(load, todo.entities_removed)
        for (gone, come), ids in sorted(_by_labels(todo.relabelled).items()):
            remove = f" REMOVE n{gone}" if gone else ""
            put = f" SET n{come}" if come else ""
            self._batched(load, f"MATCH (n:{MARK} {{id: row}}){remove}{put}", ids)
        self._batched(
            load,
            f"MERGE (n:{MARK} {{id: row.id}}) SET n = row.props SET n:$(row.labels)",
            [*todo.entities_added, *(entity for _, entity in todo.entities_changed)],
            lambda batch: [
                {"id": entity.id, "labels": list(entity.labels), "props": node_props(entity, made)} for entity in batch
            ],
        )

    def _write_statements(self, todo: Difference, load: _Load) -> None:
        """Write the statements that are new or changed, between entities that are there."""
        self._batched(
            load,
            f"MATCH (a:{MARK} {{id: row.id}}) UNWIND row.claims AS claim MATCH (b:{MARK} {{id: claim.object}}) "
            "CREATE (a)-[r:$(claim.type)]->(b) SET r = claim.props",
            sorted(todo.statements_added, key=_subject),  # so that a node is looked for and locked once, not for each
            _by_subject,
        )
        by_type: dict[str, list[Statement]] = defaultdict(list)
        for _, statement in todo.statements_changed:
            by_type[statement.type].append(statement)
        for type_, statements in sorted(by_type.items()):
            self._batched(
                load,
                f"MATCH (a:{MARK} {{id: row.id}}) UNWIND row.claims AS claim MATCH (b:{MARK} {{id: claim.object}}) "
                f"MATCH (a)-[r:{_quoted(type_)} {{id: claim.props.id, {RELATIONSHIP_MARK}: true}}]->(b) "
                "SET r = claim.props",
                statements,
                _by_subject,
            )

    def _delete_statements(self, load: _Load, statements: Sequence[Statement]) -> None:
        by_type: dict[str, list[dict[str, str]]] = defaultdict(list)
        for statement in statements:
            by_type[statement.type].append({"id": statement.id, "subject": statement.subject})
        for type_, rows in sorted(by_type.items()):
            self._batched(
                load,
                f"MATCH (:{MARK} {{id: row.subject}})-[r:{_quoted(type_)}]->(:{MARK}) "
                f"WHERE r.{RELATIONSHIP_MARK} = true AND coalesce(r.id, '') = row.id DELETE r",
                rows,
            )

    def _delete_entities(self, load: _Load, entities: Sequence[Entity]) -> None:
        if not entities:
            return
        ids = [entity.id for entity in entities]
        self._batched(load, f"MATCH (n:{MARK} {{id: row}}) WHERE NOT EXISTS {{ (n)--() }} DELETE n", ids)
        if "" in ids:  # marked by somebody, never written by us
            self._settle(load)
            self._run(f"MATCH (n:{MARK}) WHERE n.id IS NULL DETACH DELETE n", None)
        by_labels: dict[tuple[str, ...], list[str]] = defaultdict(list)
        for entity in entities:
            by_labels[entity.labels].append(entity.id)
        for labels, rows in sorted(by_labels.items()):
            emptied = f"MATCH (n:{MARK} {{id: row}}) SET n = {{}} REMOVE n{_labels((*labels, MARK))}"
            self._batched(load, emptied, rows)

    def _batched(
        self, load: _Load, cypher: str, items: Sequence[_Item], rows: Callable[[Sequence[_Item]], list[Any]] = list
    ) -> None:
        """Write the items, each under the name ``row`` in the Cypher, a batch in a transaction of its own.

        ``rows`` makes a batch of items what Neo4j takes. The last batch may still be on its way when this returns; the
        next one waits for it in the server.
        """
        text = f"{_TURN}UNWIND $rows AS row {cypher} RETURN count(*)"
        for batch in batches(items):
            turn = {"load": load.name, "step": load.steps, "rows": rows(batch)}
            answer: SimpleQueue[Any] = SimpleQueue()
            load.pending.append(self._workers.submit(self._ahead, text, turn, answer))
            if not answer.get():  # nothing was written
                self._settle(load)
                if self._step(load) == load.steps:  # it was here before the one before it, which was tried again
                    self._run(text, turn)
            load.steps += 1
            while len(load.pending) > 1:
                load.pending.pop(0).result()

    def _settle(self, load: _Load) -> None:
        """Wait until all batches are committed."""
        while load.pending:
            load.pending.pop(0).result()

    def _step(self, load: _Load) -> int:
        """How many batches of the update are in the database. Raises StoreError where another update has overtaken."""
        with _explained(self._where, self._database), self._session() as session:
            found = session.run(f"MATCH (v:{VIEW} {{id: 'view', load: $load}}) RETURN v.step", load=load.name).single()
        if found is None:
            raise self._overtaken()
        return int(found[0])

    def _ahead(self, text: str, turn: Mapping[str, Any], answer: SimpleQueue[Any]) -> None:
        """Write a batch. ``answer`` is given how many rows it had before it is committed, or ``None`` if it failed."""
        try:
            self._run(text, turn, answer.put)
        finally:
            answer.put(None)

    def _run(
        self, cypher: str, parameters: Mapping[str, Any] | None, answer: Callable[[Any], None] = lambda _: None
    ) -> None:
        """Run what writes, again where the server asks for it; ``answer`` gets its first value before the commit."""

        def run(transaction: Any) -> None:
            records = list(transaction.run(cypher, parameters))
            answer(records[0][0] if records else None)

        with _explained(self._where, self._database), self._session() as session:
            session.execute_write(run)

    def _read(self, cypher: str, parameters: Mapping[str, Any] | None = None) -> list[tuple[Any, ...]]:
        with _explained(self._where, self._database), self._session() as session:
            rows = session.execute_read(
                lambda transaction: [record.values() for record in transaction.run(cypher, parameters)]
            )
        return [tuple(_value(value) for value in row) for row in rows]

    def _session(self) -> Any:
        return self._driver.session(database=self._database or None)


_Item = TypeVar("_Item")


@dataclass(slots=True)
class _Load:
    """An update that writes: what tells it from others, how many batches it has sent, and those not known as done."""

    name: str
    steps: int = 0
    pending: list[Future[None]] = field(default_factory=list)


def _subject(statement: Statement) -> str:
    return statement.subject


def _by_subject(statements: Sequence[Statement]) -> list[dict[str, Any]]:
    """Statements, those of one subject beside each other, as rows: a subject with its claims."""
    return [
        {
            "id": id_,
            "claims": [{"type": s.type, "object": s.object, "props": relationship_props(s)} for s in claims],
        }
        for id_, claims in groupby(statements, _subject)
    ]


def _refuse_old(where: str, agent: str) -> None:
    """Raise StoreError for a server that says it is a Neo4j too old for what is written here."""
    found = re.match(r"Neo4j/(\d+)\.(\d+)", agent or "")
    if found and (int(found[1]), int(found[2])) < OLDEST:
        raise StoreError(f"{where}: Neo4j {found[1]}.{found[2]} answers there; hoso needs {_OLDEST} or newer")


def _quiet() -> None:
    """Keep the driver's own remarks off the terminal: whoever wants them sets up logging."""
    logger = logging.getLogger("neo4j")
    if not logger.handlers:
        logger.addHandler(logging.NullHandler())


# --- names ------------------------------------------------------------------------------------------------------------


def _by_labels(pairs: Iterable[tuple[Entity, Entity]]) -> dict[tuple[str, str], list[str]]:
    """The ids of the entities whose labels change, by what goes and what comes, both as ``:A:B``."""
    groups: dict[tuple[str, str], list[str]] = defaultdict(list)
    for was, entity in pairs:
        gone = sorted(set(was.labels) - set(entity.labels))
        come = sorted(set(entity.labels) - set(was.labels))
        groups[_labels(gone), _labels(come)].append(entity.id)
    return groups


def _labels(labels: Iterable[str]) -> str:
    return "".join(f":{_quoted(label)}" for label in labels)


def _quoted(name: str) -> str:
    """A label or type as Cypher takes it. Ours are checked against the ontology; others may be in the database."""
    return "`" + name.replace("`", "``") + "`"


# --- errors -----------------------------------------------------------------------------------------------------------


def _checked(uri: str) -> str:
    """The address as it may be shown. Raises StoreError if it is none, or holds a password."""
    try:
        parts = urlsplit(uri)
        port = parts.port
    except ValueError as error:
        raise StoreError(f"the address of Neo4j is malformed ({error}); it looks like bolt://localhost:7687") from error
    if "@" in parts.netloc:
        raise StoreError("the address of Neo4j must not hold a user or password; give them as settings of their own")
    if parts.scheme not in SCHEMES or not parts.hostname:
        raise StoreError(
            f"{uri!r} is no address of Neo4j; it looks like bolt://localhost:7687 (or {', '.join(SCHEMES)})"
        )
    return f"{parts.scheme}://{parts.hostname}" + (f":{port}" if port else "")


@contextmanager
def _explained(where: str, database: str) -> Iterator[None]:
    """Turn the driver's errors into one line."""
    from neo4j import exceptions

    try:
        yield
    except (exceptions.Neo4jError, exceptions.DriverError, OSError, ValueError) as error:
        raise StoreError(_explanation(error, where, database)) from error


def _explanation(error: Exception, where: str, database: str) -> str:
    from neo4j import exceptions

    code = getattr(error, "code", None) or ""
    if code.endswith("Security.CredentialsExpired"):
        return f"{where}: Neo4j wants its first password changed; do so with cypher-shell or Neo4j Browser"
    if code.endswith("Security.AuthenticationRateLimit"):
        return f"{where}: Neo4j has had too many wrong passwords and waits some seconds; try again then"
    if isinstance(error, exceptions.AuthError):
        return f"{where}: Neo4j refuses the user or the password; check NEO4J_USERNAME and NEO4J_PASSWORD"
    if "DatabaseNotFound" in code:
        return f"{where}: there is no database {database!r}; check NEO4J_DATABASE"
    if isinstance(error, (exceptions.ServiceUnavailable, exceptions.SessionExpired, OSError, TimeoutError)):
        encrypted = ", and that it takes encrypted connections (+s)" if "+s" in where else ""
        return f"{where}: no Neo4j answers there; check that the server runs, the address and the port{encrypted}"
    if isinstance(error, exceptions.ConfigurationError):  # the server speaks no Bolt, or one from before 5.7
        return f"{where}: what answers there is no Neo4j, or too old a one; hoso needs {_OLDEST} or newer"
    if "TransactionOutOfMemory" in code or "OutOfMemory" in code:
        return f"{where}: Neo4j has too little memory for this; raise its heap (see docker-compose.yml)"
    # Of what the driver itself says, ``message`` is only that something happened.
    message = (isinstance(error, exceptions.Neo4jError) and error.message) or str(error) or type(error).__name__
    return f"{where}: Neo4j says: {' '.join(str(message).split())}"


# --- values -----------------------------------------------------------------------------------------------------------


def _value(value: Any) -> Any:
    """A value of the driver as plain data: a node or relationship becomes its properties, a date a ``date``."""
    kind = type(value)
    if kind is str or kind is int or value is None or kind is bool or kind is float:
        return value
    if kind is list:
        return [_value(item) for item in value]
    if kind is dict:
        return {key: _value(item) for key, item in value.items()}
    return _special(value)


def _special(value: Any) -> Any:
    from neo4j.graph import Node, Path, Relationship
    from neo4j.time import Duration

    if isinstance(value, (Node, Relationship)):
        return {key: _value(item) for key, item in value.items() if key not in MADE}
    if isinstance(value, Path):
        return [_value(node) for node in value.nodes]
    if isinstance(value, Duration):
        return value.iso_format()
    if hasattr(value, "to_native"):
        return value.to_native()
    return list(value) if isinstance(value, tuple) else value
