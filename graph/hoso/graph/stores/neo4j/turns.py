"""Write to a Neo4j database in batches, in their order and each once, whatever is sent again or overtaken.

Each batch first takes a lock on the view's node and counts itself there: one that comes twice, or from an update that
another has overtaken, writes nothing. While the server commits a batch, which is most of its work, the next one is made
and sent by another worker and waits for that lock; so batches are written in their order, one at a time.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Executor, Future, wait
from queue import SimpleQueue
from typing import Any, Self, TypeVar

from hoso.graph.errors import StoreError
from hoso.graph.stores.difference import batches
from hoso.graph.stores.form import VIEW
from hoso.graph.stores.neo4j.database import Database

# The lock first: what is read before it may be what another transaction is about to change.
TURN = (
    f"MATCH (v:{VIEW} {{id: 'view'}}) SET v.locked = true "
    "WITH v WHERE v.load = $load AND v.step = $step SET v.step = v.step + 1 WITH v "
)
"""How the Cypher of a batch begins: it goes on only where the batch is the next one of its update."""

_Item = TypeVar("_Item")


class Turns:
    """The batches of one update. From its making on, every other update that is under way writes nothing more.

    Leaving it waits for what is on its way; the view's hash stays empty unless ``finish`` was called.
    """

    def __init__(self, database: Database, workers: Executor) -> None:
        self.name = uuid.uuid4().hex
        self._database = database
        self._workers = workers
        self._steps = 0
        self._pending: list[Future[None]] = []
        """The batches not known as done."""
        database.run(f"MATCH (v:{VIEW}) WHERE coalesce(v.id, '') <> 'view' DETACH DELETE v")
        database.run(
            f"MERGE (v:{VIEW} {{id: 'view'}}) SET v.hash = '', v.load = $load, v.step = 0", {"load": self.name}
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        wait(self._pending)

    def write(self, cypher: str, items: Sequence[_Item], rows: Callable[[Sequence[_Item]], list[Any]] = list) -> None:
        """Write the items, each under the name ``row`` in the Cypher, a batch in a transaction of its own.

        ``rows`` makes a batch of items what Neo4j takes. The last batch may still be on its way when this returns; the
        next one waits for it in the server.
        """
        text = f"{TURN}UNWIND $rows AS row {cypher} RETURN count(*)"
        for batch in batches(items):
            turn = {"load": self.name, "step": self._steps, "rows": rows(batch)}
            answer: SimpleQueue[Any] = SimpleQueue()
            self._pending.append(self._workers.submit(self._ahead, text, turn, answer))
            if not answer.get():  # nothing was written
                self.settle()
                if self._step() == self._steps:  # it was here before the one before it, which was tried again
                    self._database.run(text, turn)
            self._steps += 1
            while len(self._pending) > 1:
                self._pending.pop(0).result()

    def settle(self) -> None:
        """Wait until all batches are committed."""
        while self._pending:
            self._pending.pop(0).result()

    def finish(self, hash_: str) -> None:
        """Say that the view now holds the graph of this hash. Raises StoreError where another update has overtaken."""
        finish = TURN + "SET v = {id: 'view', hash: $hash}"
        self._database.run(finish, {"load": self.name, "step": self._steps, "hash": hash_})
        if hash_of_view(self._database) != hash_:
            raise self._overtaken()

    def _ahead(self, text: str, turn: Mapping[str, Any], answer: SimpleQueue[Any]) -> None:
        """Write a batch. ``answer`` is given how many rows it had before it is committed, or ``None`` if it failed."""
        try:
            self._database.run(text, turn, answer.put)
        finally:
            answer.put(None)

    def _step(self) -> int:
        """How many batches of the update are in the database. Raises StoreError where another update has overtaken."""
        here = f"MATCH (v:{VIEW} {{id: 'view', load: $load}}) RETURN v.step"
        found = self._database.read_once(here, {"load": self.name})
        if not found:
            raise self._overtaken()
        return int(found[0][0])

    def _overtaken(self) -> StoreError:
        return StoreError(
            f"{self._database.where}: another program loaded into the database at the same time; load again"
        )


def hash_of_view(database: Database) -> str:
    """The hash of the last finished update, or empty."""
    rows = database.read(f"MATCH (v:{VIEW}) RETURN v.hash")
    return str(rows[0][0] or "") if len(rows) == 1 else ""
