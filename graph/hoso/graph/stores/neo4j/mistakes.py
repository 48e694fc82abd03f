"""From an error of the driver to the one line that says what went wrong, where, and what to do."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from hoso.graph.errors import StoreError

OLDEST = (5, 26)
"""The first version of Neo4j that takes labels and types as values."""

OLDEST_SAID = ".".join(map(str, OLDEST))


@contextmanager
def explained(where: str, database: str) -> Iterator[None]:
    """Turn the driver's errors into a StoreError of one line."""
    from neo4j import exceptions

    try:
        yield
    except (exceptions.Neo4jError, exceptions.DriverError, OSError, ValueError) as error:
        raise StoreError(explanation(error, where, database)) from error


def explanation(error: Exception, where: str, database: str) -> str:
    """What went wrong ``where`` a server or its ``database`` was spoken to; never with a password in it."""
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
        return f"{where}: what answers there is no Neo4j, or too old a one; hoso needs {OLDEST_SAID} or newer"
    if "TransactionOutOfMemory" in code or "OutOfMemory" in code:
        return f"{where}: Neo4j has too little memory for this; raise its heap (see docker-compose.yml)"
    # Of what the driver itself says, ``message`` is only that something happened.
    message = (isinstance(error, exceptions.Neo4jError) and error.message) or str(error) or type(error).__name__
    return f"{where}: Neo4j says: {' '.join(str(message).split())}"
