"""What all tests share: a Neo4j server, looked for in one order, and a database in it that is empty before each test.

1. ``HOSO_TEST_NEO4J_URI`` (with ``HOSO_TEST_NEO4J_USERNAME``, ``HOSO_TEST_NEO4J_PASSWORD``, ``HOSO_TEST_NEO4J_DATABASE``): a server for
   tests whose database is empty. Never ``NEO4J_URI``: that is somebody's own database.
2. Docker through testcontainers, where a Docker engine answers.
3. A local server from Maven's artifacts (``tests/neo4j_server``), where Java and Maven are there.

Of the last two each worker of ``pytest -n`` starts one of its own.

Otherwise the tests marked ``neo4j`` are skipped with the reason; ``HOSO_REQUIRE_NEO4J=1`` makes that a failure.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import NoReturn

import pytest
from hypothesis import settings
from tests.neo4j_server import local
from tests.neo4j_server.local import Server, Unavailable

from hoso.graph.stores.neo4j import Neo4jView, connect
from hoso.graph.stores.schema import schema
from hoso.loaders.errors import HosoError
from hoso.loaders.lexicon import FOLDER, load

# How long one example takes says nothing on a busy machine.
settings.register_profile("hoso", deadline=None)
settings.load_profile("hoso")

# Compiled code is kept (in __pycache__) even where PYTHONDONTWRITEBYTECODE is set, as in many containers: else each of
# the hundreds of processes that tests start compiles hoso anew, 0.3 s for 0.05, and each worker all tests.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)


def pytest_sessionstart(session: pytest.Session) -> None:
    """A list that its loader refuses is told by file and line, instead of failing thousands of tests."""
    if hasattr(session.config, "workerinput"):
        return
    try:
        for path in sorted(FOLDER.glob("*.tsv")):
            load(path.stem)
    except HosoError as error:
        pytest.exit(str(error), returncode=1)


FOREIGN = "SomebodyElse"
"""The label of what tests write beside hoso's; it and what is marked as hoso's is removed after each test."""


@pytest.fixture(scope="session")
def neo4j_server() -> Iterator[Server]:
    """A server with an empty database."""
    with ExitStack() as stack:
        try:
            server = stack.enter_context(_server())
        except Unavailable as error:
            _none(str(error))
        with connect(server.uri, server.user, server.password, server.database) as view:
            held = view.query("MATCH (n) RETURN count(n) AS n").rows[0][0]
            if held:
                pytest.fail(f"the database for tests at {server.uri} holds {held} nodes; it has to be empty")
        yield server
        with connect(server.uri, server.user, server.password, server.database) as view:
            _drop_schema(view)


@pytest.fixture
def neo4j_view(neo4j_server: Server) -> Iterator[Neo4jView]:
    """A view of the empty database; what the test wrote is removed afterwards."""
    with connect(neo4j_server.uri, neo4j_server.user, neo4j_server.password, neo4j_server.database) as view:
        yield view
        _empty(view)


@pytest.fixture(scope="session")
def neo4j_with_first_password() -> Iterator[Server]:
    """A local server that asks for a password, just set up: the first one is still to be changed."""
    with ExitStack() as stack:
        try:
            server = stack.enter_context(local.running(auth=True))
        except Unavailable as error:
            _none(str(error))
        yield server


@contextmanager
def _server() -> Iterator[Server]:
    if uri := os.environ.get("HOSO_TEST_NEO4J_URI"):
        if os.environ.get("PYTEST_XDIST_WORKER"):
            raise Unavailable("several workers cannot share one database: run the tests marked neo4j without -n")
        user, password, database = (
            os.environ.get(f"HOSO_TEST_NEO4J_{name}", "") for name in ("USERNAME", "PASSWORD", "DATABASE")
        )
        yield Server(uri, user, password, database)
    elif _docker_answers():
        # Not run where this was written: there was no Docker engine.
        from testcontainers.community.neo4j import Neo4jContainer

        with Neo4jContainer("neo4j:5.26-community", password="only-for-tests") as container:
            yield Server(container.get_connection_url(), container.username, container.password)
    else:
        with local.running() as server:
            yield server


def _docker_answers() -> bool:
    try:
        import docker  # type: ignore[import-untyped]
        import testcontainers.community.neo4j  # noqa: F401 - is it there?
    except ImportError:
        return False
    try:
        return bool(docker.from_env(timeout=5).ping())
    except (docker.errors.DockerException, OSError):
        return False


def _none(reason: str) -> NoReturn:
    if os.environ.get("HOSO_REQUIRE_NEO4J") == "1":
        pytest.fail(f"HOSO_REQUIRE_NEO4J=1, but there is no Neo4j: {reason}")
    pytest.skip(f"no Neo4j: {reason}")


def _empty(view: Neo4jView) -> None:
    with view.database.session() as session:
        for label in ("Hoso", "HosoView", FOREIGN):
            session.run(f"MATCH (n:{label}) DETACH DELETE n").consume()
        # What an update has emptied of everything of ours has no label and no property left.
        session.run("MATCH (n) WHERE size(labels(n)) = 0 AND size(keys(n)) = 0 DETACH DELETE n").consume()


def _drop_schema(view: Neo4jView) -> None:
    with view.database.session() as session:
        for statement in schema("neo4j"):
            found = re.match(r"CREATE (?:(?:FULL)?TEXT )?(\w+) (\w+)", statement)
            assert found, statement
            session.run(f"DROP {found[1]} {found[2]} IF EXISTS").consume()


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Put the group of a test into its id, by which a worker gets all of it: pytest-xdist 3.8 fails to in pytest 9.2."""
    for item in items if config.getoption("loadgroup", default=False) else ():
        group = item.get_closest_marker("xdist_group")
        if group is not None and not item.nodeid.endswith(ending := f"@{group.args[0]}") and hasattr(item, "_id"):
            item._id = type(item._id).parse(item.nodeid + ending)
