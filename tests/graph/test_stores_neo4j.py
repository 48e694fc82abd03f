"""A Neo4j server: what is not hoso's is left alone, what went wrong is told in a line, what was interrupted is repaired."""

from __future__ import annotations

import os
import random
import socket
import threading
import time
import unicodedata
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import partial
from typing import Any

import pytest
from tests.conftest import FOREIGN
from tests.graph.sample import sample
from tests.neo4j_server.local import Server

from hoso.graph.errors import StoreError
from hoso.graph.model import Graph
from hoso.graph.stores.base import Counts, is_intact
from hoso.graph.stores.difference import batches
from hoso.graph.stores.fingerprints import fingerprints
from hoso.graph.stores.neo4j import Neo4jView, connect, database, turns
from hoso.graph.stores.neo4j.database import Database
from hoso.graph.stores.neo4j.turns import Turns
from hoso.graph.stores.schema import schema
from hoso.graph.stores.storable import storable

SECRET = "rất-bí-mật-9"


def run(view: Neo4jView, cypher: str, **parameters: Any) -> list[list[Any]]:
    """What somebody else does to the database."""
    with view.database.session() as session:
        return [record.values() for record in session.run(cypher, parameters)]


# --- addresses and passwords: no server needed ------------------------------------------------------------------------


@pytest.fixture
def silent_port() -> Iterator[int]:
    """A port that takes connections and never says anything."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen(5)
        yield listener.getsockname()[1]


@pytest.mark.parametrize(
    ("uri", "message"),
    [
        ("", "is no address of Neo4j"),
        ("localhost:7687", "is no address of Neo4j"),
        ("http://localhost:7474", "is no address of Neo4j"),
        ("bolt://", "is no address of Neo4j"),
        ("bolt://localhost:999999", "malformed"),
        (f"bolt://neo4j:{SECRET}@localhost", "must not hold a user or password"),
        ("bolt://127.0.0.1:1", "no Neo4j answers there"),
        ("neo4j://127.0.0.1:1", "no Neo4j answers there"),
        ("neo4j+s://127.0.0.1:1", r"encrypted connections \(\+s\)"),
        ("bolt://no-such-host.invalid", "no Neo4j answers there"),
    ],
)
def test_a_wrong_address_is_told_in_a_line(uri: str, message: str, capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(StoreError, match=message) as raised:
        connect(uri, "neo4j", SECRET)
    assert "\n" not in str(raised.value)
    assert SECRET not in str(raised.value)
    assert capfd.readouterr() == ("", "")


@pytest.fixture
def old_server(request: pytest.FixtureRequest) -> Iterator[int]:
    """A port where a server of the given Bolt version and name shakes hands and lets every message succeed."""
    bolt, name = request.param
    label = f"Neo4j/{name}".encode()
    # What is said to HELLO and to RUN, each a map in the message of success; to all else an empty map.
    said = {0x01: b"\xa1\x86server\xd0" + bytes([len(label)]) + label, 0x10: b"\xa1\x86fields\x91\x811"}

    def talk(listener: socket.socket) -> None:
        while True:
            try:
                client, _ = listener.accept()
            except OSError:
                return
            with client, client.makefile("rwb") as stream:
                stream.read(20)
                stream.write(bytes([0, 0, *reversed(bolt)]))
                stream.flush()
                tag = 0
                while header := stream.read(2):
                    if size := int.from_bytes(header, "big"):
                        tag = stream.read(size)[1]
                        continue
                    answer = b"\xb1\x70" + said.get(tag, b"\xa0")
                    stream.write(len(answer).to_bytes(2, "big") + answer + b"\0\0")
                    stream.flush()

    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=talk, args=[listener], daemon=True)
        thread.start()
        yield listener.getsockname()[1]
        listener.shutdown(socket.SHUT_RDWR)
        thread.join(10)


@pytest.mark.parametrize(
    ("old_server", "message"),
    [
        (((3, 0), "3.5.3"), "no Neo4j, or too old a one; hoso needs 5.26 or newer"),
        (((4, 4), "4.4.12"), "no Neo4j, or too old a one; hoso needs 5.26 or newer"),
        (((0, 0), ""), "no Neo4j, or too old a one; hoso needs 5.26 or newer"),
        (((5, 4), "5.12.0"), "Neo4j 5.12 answers there; hoso needs 5.26 or newer"),
        (((5, 4), "2026.5.1"), None),
    ],
    indirect=["old_server"],
)
def test_a_server_that_is_too_old_is_told_in_a_line(old_server: int, message: str | None) -> None:
    uri = f"bolt://127.0.0.1:{old_server}"
    if message is None:
        connect(uri).close()
        return
    with pytest.raises(StoreError, match=message) as raised:
        connect(uri)
    assert "\n" not in str(raised.value)


def test_a_server_that_never_answers_is_given_up_within_ten_seconds(
    silent_port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Tried with a fifth of the time that is given to an address; no try takes more than two and a half of those."""
    assert 2.5 * database.CONNECT_TIMEOUT <= 10
    given = database.CONNECT_TIMEOUT / 5
    monkeypatch.setattr(database, "CONNECT_TIMEOUT", given)

    def attempt(scheme: str) -> tuple[str, float]:
        started = time.monotonic()
        with pytest.raises(StoreError) as raised:
            connect(f"{scheme}://127.0.0.1:{silent_port}", "neo4j", SECRET)
        return str(raised.value), time.monotonic() - started

    with ThreadPoolExecutor() as pool:
        for message, seconds in pool.map(attempt, ["bolt", "neo4j", "bolt+ssc"]):
            assert "no Neo4j answers there" in message
            assert seconds < given * 2.5


def test_the_schema_files_are_safe_to_run_again() -> None:
    for statement in (*schema("neo4j"), *schema("kglite")):
        assert statement.startswith("CREATE ")
        assert " IF NOT EXISTS FOR " in statement


@pytest.mark.neo4j
def test_first_password_wrong_password_right_password(neo4j_with_first_password: Server) -> None:
    server = neo4j_with_first_password
    with pytest.raises(StoreError, match="wants its first password changed"):
        connect(server.uri, server.user, server.password)
    import neo4j

    with (
        neo4j.GraphDatabase.driver(server.uri, auth=(server.user, server.password)) as driver,
        driver.session(database="system") as session,
    ):
        change = "ALTER CURRENT USER SET PASSWORD FROM $old TO $new"
        session.run(change, {"old": server.password, "new": SECRET}).consume()
    for user, password in ((server.user, "sai-mật-khẩu"), ("ai-đó", SECRET), ("", "")):
        started = time.monotonic()
        with pytest.raises(StoreError, match="refuses the user or the password") as raised:
            connect(server.uri, user, password)
        assert time.monotonic() - started < 10
        assert "\n" not in str(raised.value)
        for secret in (SECRET, "sai-mật-khẩu"):
            assert secret not in str(raised.value)
    with connect(server.uri, server.user, SECRET) as view:
        assert view.update(sample())
        assert view.contents() == storable(sample())
        # Too many wrong ones, and Neo4j makes everybody wait.
        for _ in range(4):
            with pytest.raises(StoreError, match=r"refuses the user or the password|too many wrong passwords"):
                connect(server.uri, server.user, "sai-mật-khẩu")


@pytest.mark.neo4j
def test_an_unknown_database(neo4j_server: Server) -> None:
    with pytest.raises(StoreError, match="there is no database 'nơi-nào'"):
        connect(neo4j_server.uri, neo4j_server.user, neo4j_server.password, "nơi-nào")


# --- beside somebody else's data --------------------------------------------------------------------------------------


@pytest.mark.neo4j
class TestForeignContent:
    @pytest.fixture
    def beside(self, neo4j_server: Server, neo4j_view: Neo4jView) -> Iterator[Neo4jView]:
        """A view that may write beside others, in a database where somebody has two nodes and a relationship."""
        run(
            neo4j_view,
            f"CREATE (:{FOREIGN}:Person {{id: 'person/đỗ-ý-2', name: 'x'}})-[:LED {{id: 'y'}}]->(:{FOREIGN})",
        )
        given = neo4j_server.uri, neo4j_server.user, neo4j_server.password, neo4j_server.database
        with connect(*given, into_existing=True) as view:
            yield view

    def theirs(self, view: Neo4jView) -> list[list[Any]]:
        return run(
            view,
            f"MATCH (a:{FOREIGN})-[r]->(b) RETURN labels(a), properties(a), type(r), properties(r), labels(b), properties(b)",
        )

    def test_it_is_refused(self, neo4j_view: Neo4jView, beside: Neo4jView) -> None:
        with pytest.raises(StoreError, match=r"holds 2 nodes that are not hoso's.*--into-existing"):
            neo4j_view.update(sample())
        assert neo4j_view.counts() == Counts()
        assert beside.hash() == ""

    def test_it_is_left_alone_where_that_was_said(self, beside: Neo4jView) -> None:
        before = self.theirs(beside)
        beside.update(sample())
        assert beside.contents() == storable(sample())
        assert not beside.update(sample())
        assert self.theirs(beside) == before
        beside.remove()
        assert self.theirs(beside) == before
        assert run(beside, "MATCH (n) RETURN count(n)") == [[2]]

    def test_a_relationship_of_others_on_a_node_that_goes_is_kept(self, beside: Neo4jView) -> None:
        beside.update(sample())
        run(
            beside,
            f"MATCH (a:{FOREIGN} {{name: 'x'}}), (b:Hoso {{id: 'place/hạ-giang'}}) CREATE (a)-[:NOTE {{text: 'giữ'}}]->(b)",
        )
        assert beside.contents() == storable(sample())
        beside.update(Graph())
        assert beside.counts() == Counts()
        assert run(beside, "MATCH ()-[r:NOTE]->(b) RETURN r.text, labels(b), keys(b)") == [["giữ", [], []]]
        beside.update(sample())
        assert beside.contents() == storable(sample())


# --- interruptions and edits from outside -----------------------------------------------------------------------------


@pytest.mark.neo4j
@pytest.mark.parametrize("survives", range(0, 12, 2))
def test_an_interrupted_update_shows_and_is_repaired(
    neo4j_view: Neo4jView, monkeypatch: pytest.MonkeyPatch, survives: int
) -> None:
    graph = sample()
    neo4j_view.update(Graph(graph.entities[:20], ()))
    monkeypatch.setattr(turns, "batches", partial(batches, size=9))
    write = Database.run
    calls = 0

    def failing(self: Database, cypher: str, *given: Any) -> None:
        nonlocal calls
        calls += 1
        if calls > survives:
            raise KeyboardInterrupt
        write(self, cypher, *given)

    with monkeypatch.context() as patched:
        patched.setattr(Database, "run", failing)
        with pytest.raises(KeyboardInterrupt):
            neo4j_view.update(graph)
    if survives:
        assert neo4j_view.hash() == ""
    neo4j_view.update(graph)
    assert neo4j_view.contents() == storable(graph)
    assert is_intact(neo4j_view)


@pytest.mark.neo4j
def test_an_update_that_another_overtakes_writes_nothing_more(
    neo4j_server: Server, neo4j_view: Neo4jView, monkeypatch: pytest.MonkeyPatch
) -> None:
    graph = sample()
    monkeypatch.setattr(turns, "batches", partial(batches, size=30))
    write = Database.run
    calls = 0

    def overtaken(self: Database, cypher: str, *given: Any) -> None:
        nonlocal calls
        calls += 1
        if calls == 4:
            monkeypatch.setattr(Database, "run", write)
            with connect(neo4j_server.uri, neo4j_server.user, neo4j_server.password, neo4j_server.database) as other:
                other.update(Graph(graph.entities, graph.statements[::2]))
        write(self, cypher, *given)

    monkeypatch.setattr(Database, "run", overtaken)
    with pytest.raises(StoreError, match="another program loaded into the database at the same time"):
        neo4j_view.update(graph)
    assert neo4j_view.contents() == storable(Graph(graph.entities, graph.statements[::2]))
    assert is_intact(neo4j_view)


@pytest.mark.neo4j
def test_a_batch_that_comes_twice_at_once_is_written_once(neo4j_view: Neo4jView) -> None:
    neo4j_view.update(sample())
    turn = f"{turns.TURN}UNWIND $rows AS row MATCH (n:Hoso {{id: row}}) SET n.name = n.name + '!'"
    id_ = sample().entities[0].id
    with neo4j_view.database.session() as session, ThreadPoolExecutor() as pool:
        given = {"load": Turns(neo4j_view.database, pool).name, "step": 0, "rows": [id_]}
        first = session.begin_transaction()
        first.run(turn, given).consume()
        again = pool.submit(neo4j_view.database.run, turn, given)
        time.sleep(0.3)
        first.commit()
        again.result(30)
    name = sample().entities[0].props["name"]
    assert run(neo4j_view, "MATCH (n:Hoso {id: $id}) RETURN n.name", id=id_) == [[f"{name}!"]]


class Cut:
    """A way to the server that breaks once so many bytes have come back, wherever in a message that is."""

    def __init__(self, server: Server, after: int) -> None:
        host, _, port = server.uri.rpartition("/")[2].partition(":")
        self.behind = (host, int(port or 7687))
        self.left = after
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.uri = f"bolt://127.0.0.1:{self.listener.getsockname()[1]}"
        threading.Thread(target=self.accept, daemon=True).start()

    def accept(self) -> None:
        while self.left > 0:
            try:
                client, _ = self.listener.accept()
            except OSError:
                return
            server = socket.create_connection(self.behind)
            threading.Thread(target=self.pass_on, args=(client, server), daemon=True).start()
            threading.Thread(target=self.pass_on, args=(server, client, True), daemon=True).start()
        self.listener.close()

    def pass_on(self, source: socket.socket, target: socket.socket, counted: bool = False) -> None:
        try:
            while data := source.recv(65536):
                if counted:
                    self.left -= len(data)
                    if self.left <= 0:
                        break
                target.sendall(data)
        except OSError:
            pass
        for end in (source, target):
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
        if self.left <= 0:
            self.listener.close()


@pytest.mark.neo4j
def test_a_connection_lost_in_the_middle_of_a_load_loses_and_doubles_nothing(
    neo4j_server: Server, neo4j_view: Neo4jView, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(turns, "batches", partial(batches, size=20))
    monkeypatch.setattr(database, "RETRY_TIME", 0.5)
    graph = sample()
    neo4j_view.update(Graph())
    rng = random.Random(5)
    lost = 0
    for _ in range(int(os.environ.get("HOSO_TEST_CUTS", "3"))):
        cut = Cut(neo4j_server, after=rng.randrange(2000, 8000))
        given = neo4j_server.user, neo4j_server.password, neo4j_server.database
        lost += 1
        with suppress(StoreError), connect(cut.uri, *given) as view:
            view.update(graph)
            lost -= 1
        neo4j_view.update(graph)
        assert neo4j_view.contents() == storable(graph)
        assert not neo4j_view.update(graph)
        neo4j_view.update(Graph(graph.entities[::3]))
    assert lost


@pytest.mark.neo4j
@pytest.mark.parametrize(
    "edit",
    [
        "MATCH (p:Person {id: 'person/đỗ-ý-2'}) SET p.name = 'Đỗ Y', p.note = 'x'",
        "MATCH (p:Person {id: 'person/đỗ-ý-2'}) SET p:`Của tôi``` REMOVE p:Person",
        "MATCH (p:Person {id: 'person/đỗ-ý-2'}) DETACH DELETE p",
        "MATCH (:Person)-[r:LED]->(d) SET r.quotes = ['khác']",
        "MATCH (a:Person)-[r:LED]->(d) CREATE (a)-[q:LED]->(d) SET q = properties(r)",
        "MATCH (a:Person)-[r:LED]->(d) CREATE (d)-[q:`của tôi` {hoso: true, id: 'z'}]->(a)",
        "MATCH (a:Person)-[r:LED]->(d) CREATE (d)-[q:LED {hoso: true}]->(a)",
        "CREATE (:Hoso {name: 'không id'})",
        "CREATE (:Hoso {id: 'person/mới'})-[:LED]->(:Hoso {id: 'body/mới'})",
        "MATCH (v:HosoView) DELETE v",
        "MATCH (v:HosoView) SET v.hash = 'x'",
        "CREATE (:HosoView {id: 'other', hash: 'x'})",
        "MATCH (a:Article) SET a.hoso_claims = 999",
        "MATCH (a:Article) REMOVE a.hoso_claims",
    ],
)
def test_an_edit_from_outside_shows_and_is_repaired(neo4j_view: Neo4jView, edit: str) -> None:
    neo4j_view.update(sample())
    run(neo4j_view, edit)
    assert not is_intact(neo4j_view)
    neo4j_view.update(sample())
    assert neo4j_view.contents() == storable(sample())
    assert is_intact(neo4j_view)
    assert not neo4j_view.update(sample())


@pytest.mark.neo4j
@pytest.mark.parametrize(
    "edit",
    [
        "MATCH (p:Person {id: 'person/đỗ-ý-2'}) DETACH DELETE p",
        "MATCH (a:Person)-[r:LED]->(d) CREATE (a)-[q:LED]->(d) SET q = properties(r)",
        "CREATE (:Hoso {id: 'person/mới'})",
        "MATCH (v:HosoView) SET v.hash = 'x'",
        "MATCH (v:HosoView) DELETE v",
    ],
)
def test_what_was_added_or_removed_is_seen_by_an_update_that_reads_only_what_differs(
    neo4j_view: Neo4jView, edit: str
) -> None:
    before = fingerprints(storable(sample()))
    neo4j_view.update(sample())
    run(neo4j_view, edit)
    less = Graph(sample().entities, sample().statements[::2])
    neo4j_view.update(less, before)
    assert neo4j_view.contents() == storable(less)
    assert is_intact(neo4j_view)


@pytest.mark.neo4j
def test_an_update_that_reads_only_what_differs_leaves_the_rest(neo4j_view: Neo4jView) -> None:
    before = fingerprints(storable(sample()))
    neo4j_view.update(sample())
    run(neo4j_view, "MATCH (p:Person {id: 'person/đỗ-ý-2'}) SET p.name = 'Khác'")
    less = Graph(sample().entities, sample().statements[::2])
    neo4j_view.update(less, before)
    assert not is_intact(neo4j_view)
    neo4j_view.update(less)
    assert neo4j_view.contents() == storable(less)


@pytest.mark.neo4j
def test_a_relationship_of_others_between_our_nodes_is_left_alone(neo4j_view: Neo4jView) -> None:
    neo4j_view.update(sample())
    run(neo4j_view, "MATCH (a:Person)-[r:LED]->(d:Delegation) CREATE (a)-[:LED {id: 'của tôi'}]->(d)")
    assert is_intact(neo4j_view)
    assert not neo4j_view.update(sample())
    assert run(neo4j_view, "MATCH ()-[r:LED {id: 'của tôi'}]->() RETURN count(r)") == [[1]]


@pytest.mark.neo4j
def test_the_readers_first_query_works(neo4j_view: Neo4jView) -> None:
    neo4j_view.update(sample())
    rows = neo4j_view.query("MATCH (a)-[:INSPECTED]->(b) RETURN a, b").rows
    assert {(a["name"], b["name"]) for a, b in rows} >= {("Mạc Thị Đào", "Ban Thường vụ Huyện ủy Ứng Khê")}


@pytest.mark.neo4j
def test_neo4j_finds_names_typed_without_tones(neo4j_view: Neo4jView) -> None:
    neo4j_view.update(sample())
    find = "CALL db.index.fulltext.queryNodes('hoso_names', $typed) YIELD node RETURN node.name AS name"
    with neo4j_view.database.session() as session:
        session.run("CALL db.awaitIndexes(60)").consume()
    names = [name for (name,) in neo4j_view.query("MATCH (n:Person) RETURN n.name ORDER BY n.id").rows]
    for name in names:
        typed = "".join(
            c for c in unicodedata.normalize("NFD", name.replace("đ", "d").replace("Đ", "D")) if c.isascii()
        )
        assert name in [found for (found,) in neo4j_view.query(find, {"typed": f'"{typed}"'}).rows]
