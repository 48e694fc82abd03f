"""A ``View`` over a Neo4j database: what it holds, and how it is brought to hold exactly a graph.

Indexes are declared when the nodes are there, for the server to fill while it is sent the relationships. The view's
hash is cleared before the first write and written after the counts were read back, so an interrupted update shows, and
the next one, which starts from what is really there, repairs it.
A node of ours that has to go while a relationship of somebody else still hangs on it is emptied of everything that is
ours and left there, so that nothing of the other's is lost.
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Self

from hoso.graph.errors import StoreError
from hoso.graph.garbage import many_objects
from hoso.graph.model import Graph
from hoso.graph.stores.base import Change, Counts, Rows
from hoso.graph.stores.difference import Difference, difference
from hoso.graph.stores.fingerprints import Fingerprints, fingerprints, part, stale
from hoso.graph.stores.form import (
    CLAIMS,
    MARK,
    RELATIONSHIP_MARK,
    VIEW,
    claims_made,
    entity_of,
    recounted,
    statement_of,
)
from hoso.graph.stores.neo4j.database import Database, opened
from hoso.graph.stores.neo4j.turns import Turns, hash_of_view
from hoso.graph.stores.neo4j.writing import write_claims_made, write_entities, write_statements
from hoso.graph.stores.schema import schema
from hoso.graph.stores.storable import storable

INDEX_TIME = 120.0
"""Seconds that an update waits for the server to fill new indexes; it goes on filling them after that."""

_CONSTRAINT = "CREATE CONSTRAINT "

_NODES, _NODE = f"MATCH (n:{MARK})", "RETURN labels(n), properties(n)"
_EDGES = f"MATCH (a:{MARK})-[r]->(b:{MARK}) WHERE r.{RELATIONSHIP_MARK} = true"
_EDGE = "RETURN type(r), coalesce(a.id, ''), coalesce(b.id, ''), properties(r)"

_WORKERS = 3
"""One batch under way, one behind it, and the hash."""


def connect(
    uri: str, user: str = "", password: str = "", database: str = "", *, into_existing: bool = False
) -> Neo4jView:
    """Connect to a database: the server's default one unless named. No user means no authentication.

    Raises StoreError as ``database.opened`` does.
    """
    return Neo4jView(opened(uri, user, password, database), into_existing=into_existing)


class Neo4jView:
    """A ``View`` over one Neo4j database. Made by ``connect``."""

    def __init__(self, database: Database, *, into_existing: bool) -> None:
        self.database = database
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
        if before is not None and self._holds(before):
            todo = self._difference_since(before, wanted, hashing.result())
            compared = bool(todo.change)
        else:
            todo = difference(self.contents() if ours else Graph(), wanted)
            compared = True
        made = claims_made(wanted) if compared else {}
        miscounted = recounted(self.claims(), made) if compared and ours else []
        self.database.run_all(statement for statement in schema("neo4j") if statement.startswith(_CONSTRAINT))
        if not todo.change and not miscounted and self.hash() == hashing.result().hash:
            # A database that neo4j-admin has made of our files has no index yet.
            self._declare_indexes()
            self._await_indexes()
            return Change()
        with Turns(self.database, self._workers) as turns:
            write_entities(turns, todo, made)
            write_claims_made(turns, miscounted)
            # When the nodes are there: to fill an index in one go costs a fraction of keeping it up to date batch by
            # batch. And before the relationships: the server fills indexes beside writing these.
            self._declare_indexes()
            write_statements(turns, todo)
            turns.settle()
        self._refuse_other_counts(wanted)
        self._await_indexes()
        turns.finish(hashing.result().hash)
        return todo.change

    @many_objects()
    def contents(self) -> Graph:
        """Everything in the database that carries our mark, in storable form."""
        nodes, relationships = self.database.read(f"{_NODES} {_NODE}"), self.database.read(f"{_EDGES} {_EDGE}")
        entities = [entity_of(labels, props) for labels, props in nodes]
        statements = [statement_of(*row) for row in relationships]
        return Graph.of(entities, statements)

    def query(
        self,
        cypher: str,
        parameters: Mapping[str, Any] | None = None,
        *,
        limit: int | None = None,
        timeout: float | None = None,
    ) -> Rows:
        """The rows of a read-only query: the server refuses one that writes and stops one that takes too long."""
        return self.database.query(cypher, parameters or {}, limit, timeout)

    def hash(self) -> str:
        """The hash of the last finished update, or empty."""
        return hash_of_view(self.database)

    def counts(self) -> Counts:
        """How many entities and statements carry our mark."""
        ((nodes, relationships),) = self.database.read(
            f"RETURN COUNT {{ (:{MARK}) }}, COUNT {{ (:{MARK})-[r]->(:{MARK}) WHERE r.{RELATIONSHIP_MARK} = true }}"
        )
        return Counts(nodes, relationships)

    def claims(self) -> dict[str, Any]:
        """The ids of our articles' nodes, each with the number of claims that it is said to have."""
        return dict(self.database.read(f"MATCH (a:{MARK}:Article) RETURN a.id, a.{CLAIMS}"))

    def remove(self) -> Change:
        """Take everything that carries our mark out of the database, the view's own node as well."""
        change = self.update(Graph())
        self.database.run(f"MATCH (v:{VIEW}) DELETE v")
        return change

    def close(self) -> None:
        """Close the connection."""
        self._workers.shutdown()
        self.database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _refuse_foreign(self) -> int:
        """How many nodes are ours. Raises StoreError where others are there and nobody said that this is right."""
        counted = f"RETURN COUNT {{ () }} AS total, COUNT {{ (:{MARK}) }} AS ours, COUNT {{ (:{VIEW}) }} AS views"
        ((total, ours, views),) = self.database.read(counted)
        if self._into_existing or total == ours + views:
            return int(ours)
        # What an update had to leave for the sake of somebody else's relationship holds nothing.
        bare = "MATCH (n) WHERE size(labels(n)) = 0 AND size(keys(n)) = 0 RETURN count(n)"
        if foreign := total - ours - views - self.database.read(bare)[0][0]:
            raise StoreError(
                f"{self.database.where}: the database holds {foreign} nodes that are not hoso's; "
                "name an empty database, or give --into-existing to load beside them (they are not touched)"
            )
        return int(ours)

    def _holds(self, before: Fingerprints) -> bool:
        """Whether the last update left these items here, and there are as many of them as then."""
        return self.hash() == before.hash and self.counts() == Counts.of(before)

    def _difference_since(self, before: Fingerprints, wanted: Graph, hashes: Fingerprints) -> Difference:
        """From what an earlier update left here to the ``wanted`` graph, of which these are the hashes."""
        differing = stale(before, hashes)
        held = self._some(list(differing.held_entities), list(differing.held_statements))
        return difference(held, part(wanted, differing.wanted_entities, differing.wanted_statements))

    def _some(self, entities: list[str], statements: list[str]) -> Graph:
        """Those of our items that have these ids."""
        read = self.database.read
        nodes = read(f"{_NODES} WHERE n.id IN $ids {_NODE}", {"ids": entities}) if entities else []
        edges = read(f"{_EDGES} AND r.id IN $ids {_EDGE}", {"ids": statements}) if statements else []
        return Graph.of((entity_of(*row) for row in nodes), (statement_of(*row) for row in edges))

    def _declare_indexes(self) -> None:
        """Declare what the schema has beside constraints; the server begins to fill what is new."""
        self.database.run_all(statement for statement in schema("neo4j") if not statement.startswith(_CONSTRAINT))

    def _await_indexes(self) -> None:
        """Give the server a while to fill its indexes."""
        patience = time.monotonic() + INDEX_TIME
        filling = "SHOW INDEXES YIELD name, state WHERE name STARTS WITH 'hoso_' AND state = 'POPULATING' RETURN name"
        while self.database.read_once(filling) and time.monotonic() < patience:
            time.sleep(0.02)

    def _refuse_other_counts(self, wanted: Graph) -> None:
        """Raise StoreError where the database does not hold as many items as the graph that was written."""
        counted, written = self.counts(), Counts.of(wanted)
        if counted != written:
            raise StoreError(
                f"{self.database.where}: wrote {written.entities} entities and {written.statements} statements, "
                f"but counts {counted.entities} and {counted.statements}; does another program write there? Load again"
            )
