"""One database of a Neo4j server: Cypher and parameters → rows; what goes wrong is a StoreError of one line."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any
from urllib.parse import urlsplit

from hoso.graph.errors import QueryError, QueryTimeout, StoreError
from hoso.graph.stores.base import Rows
from hoso.graph.stores.neo4j.mistakes import OLDEST, OLDEST_SAID, explained, explanation
from hoso.graph.stores.neo4j.values import plain
from hoso.graph.stores.querytext import refuse_strange, single

SCHEMES = ("neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc")
"""The schemes of the driver's addresses (Neo4j Python Driver manual, "Connection URI")."""

CONNECT_TIMEOUT = 4.0
"""Seconds for one address to answer; a name may have two, and ``opened`` has to give up within ten."""

RETRY_TIME = 15.0
"""Seconds for which the driver tries a transaction again."""

TIMEOUT = 60.0
"""Seconds after which a query that names no timeout is stopped by the server."""


class Database:
    """A connection to a database of that ``name`` (empty: the server's default one). Made by ``opened``."""

    def __init__(self, driver: Any, where: str, name: str) -> None:
        self._driver = driver
        self.where = where
        self.name = name

    def session(self, **settings: Any) -> Any:
        """A session of the driver with these settings, to be closed by who asks for it."""
        return self._driver.session(database=self.name or None, **settings)

    def run(
        self,
        cypher: str,
        parameters: Mapping[str, Any] | None = None,
        answer: Callable[[Any], None] = lambda _: None,
    ) -> None:
        """Run what writes, again where the server asks for it; ``answer`` gets its first value before the commit."""

        def run(transaction: Any) -> None:
            records = list(transaction.run(cypher, parameters))
            answer(records[0][0] if records else None)

        with explained(self.where, self.name), self.session() as session:
            session.execute_write(run)

    def run_all(self, statements: Iterable[str]) -> None:
        """Run some statements in one transaction, for each transaction waits for the disk."""
        wanted = list(statements)
        with explained(self.where, self.name), self.session() as session:
            session.execute_write(lambda transaction: [transaction.run(text).consume() for text in wanted])

    def read(self, cypher: str, parameters: Mapping[str, Any] | None = None) -> list[tuple[Any, ...]]:
        """The rows of what reads only, as plain data; asked again where the server wants it."""
        with explained(self.where, self.name), self.session() as session:
            rows = session.execute_read(
                lambda transaction: [record.values() for record in transaction.run(cypher, parameters)]
            )
        return [tuple(plain(value) for value in row) for row in rows]

    def read_once(self, cypher: str, parameters: Mapping[str, Any] | None = None) -> list[list[Any]]:
        """The rows of what reads only, from the server that writes, as the driver gives them."""
        with explained(self.where, self.name), self.session() as session:
            found: list[list[Any]] = session.run(cypher, parameters).values()
        return found

    def query(self, cypher: str, parameters: Mapping[str, Any], limit: int | None, timeout: float | None) -> Rows:
        """The rows of somebody's query, at most ``limit``: the server refuses one that writes.

        It stops one that takes longer than ``timeout`` seconds (``TIMEOUT`` if None). Raises QueryError for these, and
        for what is wrong in the query or its parameters; StoreError where the server is at fault.
        """
        import neo4j
        from neo4j import exceptions

        refuse_strange(cypher)
        seconds = TIMEOUT if timeout is None else timeout
        try:
            with (
                self.session(default_access_mode=neo4j.READ_ACCESS) as session,
                session.begin_transaction(timeout=seconds) as transaction,
            ):
                result = transaction.run(single(cypher), dict(parameters))
                columns = tuple(result.keys())
                records = list(result) if limit is None else result.fetch(limit + 1)
                rows = [tuple(plain(value) for value in record.values()) for record in records]
        except exceptions.Neo4jError as error:
            fault = _fault_of_query(error, seconds)
            raise fault or StoreError(explanation(error, self.where, self.name)) from error
        except (exceptions.DriverError, OSError) as error:
            raise StoreError(explanation(error, self.where, self.name)) from error
        except (TypeError, ValueError, OverflowError) as error:
            raise QueryError(f"a parameter that Neo4j cannot take: {error}") from error
        return Rows.of(columns, rows, limit)

    def close(self) -> None:
        """Close the connection."""
        self._driver.close()


def opened(uri: str, user: str, password: str, name: str) -> Database:
    """The database of that name at an address. No user means no authentication.

    Raises StoreError in one line, never with the password in it, within ten seconds: for an address that is none,
    a server that does not answer or is too old, a wrong user or password, an unknown database.
    """
    import neo4j

    _quiet()
    where = _checked(uri)
    with explained(where, name):
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
        with explained(where, name), driver.session(database=name or None) as session:
            agent = session.run("RETURN 1").consume().server.agent
        _refuse_old(where, agent)
    except BaseException:
        driver.close()
        raise
    return Database(driver, where, name)


def _fault_of_query(error: Any, seconds: float) -> QueryError | None:
    """What is wrong with a query that the server refused or stopped after ``seconds``; None if the query is not."""
    from neo4j import exceptions

    code = error.code or ""
    if "TransactionTimedOut" in code or "TransactionTerminated" in code:
        return QueryTimeout(f"the query took longer than {seconds:g} s")
    if code.endswith("Statement.AccessMode"):
        return QueryError("the query would change the graph; only reading is allowed")
    if code.startswith("Neo.ClientError.Statement") or isinstance(error, exceptions.CypherSyntaxError):
        return QueryError(str(error.message or error).rstrip())
    return None


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


def _refuse_old(where: str, agent: str) -> None:
    """Raise StoreError for a server that says it is a Neo4j too old for what is written here."""
    found = re.match(r"Neo4j/(\d+)\.(\d+)", agent or "")
    if found and (int(found[1]), int(found[2])) < OLDEST:
        raise StoreError(f"{where}: Neo4j {found[1]}.{found[2]} answers there; hoso needs {OLDEST_SAID} or newer")


def _quiet() -> None:
    """Keep the driver's own remarks off the terminal: whoever wants them sets up logging."""
    logger = logging.getLogger("neo4j")
    if not logger.handlers:
        logger.addHandler(logging.NullHandler())
