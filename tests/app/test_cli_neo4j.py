"""The ``hoso`` command with a real Neo4j server."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from tests.app.conftest import PLACE, SAMPLES, Run
from tests.neo4j_server.local import Server

from hoso.graph.stores.neo4j import Neo4jView

pytestmark = pytest.mark.neo4j

ASK = ("ask", "who-inspected-whom", "--format", "json")


def reach(server: Server) -> dict[str, str]:
    return {
        "NEO4J_URI": server.uri,
        "NEO4J_USERNAME": server.user,
        "NEO4J_PASSWORD": server.password,
        "NEO4J_DATABASE": server.database,
    }


def test_build_brings_the_server_up_to_date_and_both_answer_alike(
    hoso: Run, neo4j_server: Server, neo4j_view: Neo4jView
) -> None:
    env = reach(neo4j_server)
    first = hoso("build", SAMPLES, *PLACE, "--neo4j", env=env)
    assert first.status == 0, first.err
    assert neo4j_view.counts().entities > 0
    assert hoso(*ASK, "--neo4j", env=env).out == hoso(*ASK).out
    assert "Neo4j: nothing changed" in hoso("build", SAMPLES, *PLACE, "--neo4j", env=env).out


def test_the_address_is_an_option_or_stands_in_the_env_file(
    hoso: Run, tmp_path: Path, neo4j_server: Server, neo4j_view: Neo4jView
) -> None:
    query = ("query", "RETURN 1 AS one", "--format", "csv")
    (tmp_path / ".env").write_text("".join(f"{k}={v}\n" for k, v in reach(neo4j_server).items()), encoding="utf-8")
    assert hoso(*query, "--neo4j").out == "one\n1\n"
    assert hoso(*query, "--neo4j", neo4j_server.uri).out == "one\n1\n"


def test_a_database_with_other_content_is_refused_and_left_alone(
    hoso: Run, neo4j_server: Server, neo4j_view: Neo4jView
) -> None:
    with neo4j_view.database.session() as session:
        session.run("CREATE (:SomebodyElse {name: 'x'})").consume()
    env = reach(neo4j_server)
    start = time.monotonic()
    done = hoso("build", SAMPLES, *PLACE, "--neo4j", env=env)
    assert time.monotonic() - start < 10
    assert done.status == 1
    assert done.err.startswith("hoso: ")
    assert done.err.count("\n") == 1
    assert "--into-existing" in done.err
    assert neo4j_view.counts().entities == 0
    assert hoso("build", SAMPLES, *PLACE, "--neo4j", neo4j_server.uri, "--into-existing", env=env).status == 0
    assert neo4j_view.query("MATCH (n:SomebodyElse) RETURN n.name AS name").rows == (("x",),)


def test_a_wrong_password_is_told_within_ten_seconds_and_not_shown(
    hoso: Run, tmp_path: Path, neo4j_with_first_password: Server
) -> None:
    start = time.monotonic()
    done = hoso("build", SAMPLES, "--neo4j", neo4j_with_first_password.uri, "--neo4j-password", "wr0ng-one")
    assert time.monotonic() - start < 10
    assert done.status == 1
    assert done.err.startswith("hoso: ")
    assert done.err.count("\n") == 1
    assert "password" in done.err
    assert "wr0ng-one" not in done.err + done.out
    assert not (tmp_path / "hoso.store").exists()


def test_retract_verify_rebuild_and_what_came_since_with_a_server(
    hoso: Run, neo4j_server: Server, neo4j_view: Neo4jView
) -> None:
    env = reach(neo4j_server)
    assert hoso("build", SAMPLES, *PLACE, "--neo4j", env=env).status == 0
    whole = neo4j_view.contents()
    asked = ("ask", "new-since", "--since", "1", "--who", "Ngô Bá Thuyên", "--format", "json")
    assert hoso(*asked, "--neo4j", env=env).out == hoso(*asked).out != "[]\n"
    assert hoso("conflicts", "--neo4j", "--format", "json", env=env).out == hoso("conflicts", "--format", "json").out

    assert hoso("retract", "2023-03-14-van-trac", "--neo4j", env=env).status == 1
    assert neo4j_view.contents() == whole
    done = hoso("retract", "2023-03-14-van-trach", "--neo4j", env=env)
    assert done.status == 0, done.err
    assert neo4j_view.query("MATCH (a:Article {id: 'article/2023-03-14-van-trach'}) RETURN a.id").rows == ()
    assert hoso("verify", "--neo4j", env=env).status == 0

    with neo4j_view.database.session() as session:
        session.run("MATCH (n:Person) WITH n LIMIT 1 SET n.name = 'Ai Đó'").consume()
    found = hoso("verify", "--neo4j", "--format", "csv", env=env)
    assert found.status == 1
    assert "name is 'Ai Đó', the ledger says" in found.out
    assert hoso("rebuild", "--neo4j", env=env).status == 0
    assert hoso("verify", "--neo4j", env=env).status == 0
    assert hoso("build", SAMPLES, *PLACE, "--neo4j", env=env).status == 0
    assert neo4j_view.contents() == whole
