"""The embedded graph's file: who may write it, what a kill leaves, and what damage is called."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest
from tests.graph.sample import sample

from hoso.graph.errors import StoreError
from hoso.graph.model import Entity, Graph, Statement
from hoso.graph.stores.base import DamagedView, is_intact
from hoso.graph.stores.embedded import FILE, EmbeddedView, open_view
from hoso.graph.stores.fingerprints import FILE as ITEMS
from hoso.graph.stores.fingerprints import kept
from hoso.graph.stores.storable import content_hash, storable


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A graph file with the sample in it."""
    path = tmp_path / FILE
    with open_view(path, write=True, rebuild=True) as view:
        view.update(sample())
    return path


def test_a_missing_file_is_damage_for_reader_and_writer(tmp_path: Path) -> None:
    for write in (False, True):
        with pytest.raises(DamagedView, match=r"graph\.kgl: there is no graph yet"):
            open_view(tmp_path / FILE, write=write)
    with pytest.raises(StoreError, match="does not exist"):
        open_view(tmp_path / "nowhere" / FILE, write=True, rebuild=True)


@pytest.mark.parametrize("keep", [0, 10, 100, 0.5, 0.99])
def test_a_cut_file_is_damage_and_can_be_rebuilt(path: Path, keep: float) -> None:
    data = path.read_bytes()
    path.write_bytes(data[: int(keep if keep >= 1 else keep * len(data))])
    for write in (False, True):
        with pytest.raises(DamagedView, match="damaged") as raised:
            open_view(path, write=write)
        assert "\n" not in str(raised.value)
    with open_view(path, write=True, rebuild=True) as view:
        assert view.hash() == ""
        assert view.update(sample()).entities_added == len(sample().entities)
    assert open_view(path).contents() == storable(sample())


def test_a_flipped_byte_does_not_give_another_answer(path: Path) -> None:
    data = path.read_bytes()
    for place in range(8, len(data), max(1, len(data) // 25)):
        path.write_bytes(data[:place] + bytes([data[place] ^ 0x55]) + data[place + 1 :])
        try:
            held = open_view(path).contents()
        except StoreError:
            continue
        assert held == storable(sample())


def test_a_damaged_log_is_damage_and_can_be_rebuilt(path: Path) -> None:
    path.with_name(FILE + "-wal").write_bytes(b"no log at all" * 50)
    with pytest.raises(DamagedView, match="log is damaged"):
        open_view(path, write=True)
    assert open_view(path).contents() == storable(sample())
    with open_view(path, write=True, rebuild=True) as view:
        view.update(sample())
    assert is_intact(open_view(path))


def test_what_an_earlier_hoso_left_in_a_log_is_taken_over(path: Path) -> None:
    """It was killed between the log and the file."""
    code = f"""
        import os, kglite
        graph = kglite.open({str(path)!r}, durable="full")
        transaction = graph.begin()
        transaction.cypher("MATCH (n:Person) DETACH DELETE n")
        transaction.commit()
        os._exit(9)
    """
    subprocess.run([sys.executable, "-c", textwrap.dedent(code)], check=False)
    assert path.with_name(FILE + "-wal").stat().st_size > 100
    with open_view(path, write=True) as view:
        assert not is_intact(view)
        assert view.update(sample()).entities_added
    assert open_view(path).contents() == storable(sample())
    with open_view(path, write=True) as view:
        assert not view.update(sample())


def test_an_edit_from_outside_shows(path: Path) -> None:
    import kglite

    graph = kglite.open(str(path))
    graph.cypher("MATCH (p:Person {id: 'person/đỗ-ý-2'}) SET p += {name: 'Đỗ Y'}")
    graph.cypher("MATCH (a:Article) SET a.hoso_claims = 99")
    graph.close()
    with open_view(path, write=True) as view:
        assert view.hash() == content_hash(storable(sample()))
        assert not is_intact(view)
        assert view.update(sample()).entities_changed == 1
        assert is_intact(view)


def test_an_update_reads_back_only_what_differs_and_says_the_same(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = sample()
    less = Graph(whole.entities, whole.statements[1::2])
    with open_view(path, write=True) as view:
        slow = view.update(less), view.update(whole)
    monkeypatch.setattr(EmbeddedView, "contents", lambda _: pytest.fail("all of the view was read back"))
    with open_view(path, write=True) as view:
        quick = view.update(less), view.update(whole)
    with open_view(path, write=True) as view:
        assert not view.update(whole)
    monkeypatch.undo()
    assert slow == quick
    assert open_view(path).contents() == storable(whole)
    assert is_intact(open_view(path))


def test_everything_is_read_back_whatever_its_id_begins_with(path: Path) -> None:
    ids = [" ", "!", "0", "4", "48", "8", "A", "c", "d", "f", "p", "person/x", "s", "s~", "z", "~", "ấ", "đ", "😀"]
    nodes = [Entity(id_, ("Person",), {"name": id_, "sort_key": id_, "aliases": (id_ * 90, "x")}) for id_ in ids]
    whole = Graph.of(nodes, [Statement(id_, "LED", id_, ids[0], {"basis": "stated"}) for id_ in ids])
    with open_view(path, write=True) as view:
        view.update(whole)
        assert view.contents() == storable(whole)


@pytest.mark.parametrize(
    "found", [None, b"", b"{}", b'{"view": 1', b"[1]", b'{"view": "%s", "entities": {}}', "older", "other"]
)
def test_hashes_that_are_not_those_of_the_file_are_not_believed(path: Path, found: bytes | str | None) -> None:
    items = path.with_name(ITEMS)
    older = items.read_bytes()
    with open_view(path, write=True) as view:
        view.update(Graph(sample().entities))
    if found is None:
        items.unlink()
    elif isinstance(found, bytes):
        items.write_bytes(found)
    elif found == "older":  # as after a crash between the two files
        items.write_bytes(older)
    else:  # the graph's file is another's
        other = path.with_name("other")
        other.mkdir()
        with open_view(other / FILE, write=True, rebuild=True) as view:
            view.update(Graph(sample().entities[:3]))
        path.write_bytes((other / FILE).read_bytes())
    with open_view(path, write=True) as view:
        assert view.update(sample()).statements_added == len(sample().statements)
        assert view.contents() == storable(sample())
        assert is_intact(view)
    known = kept(items)
    assert known and known[0].hash == content_hash(storable(sample()))


def test_a_second_writer_is_told_who_writes_and_readers_are_not_kept_waiting(path: Path) -> None:
    code = f"""
        import sys
        from pathlib import Path
        from hoso.graph.stores.embedded import open_view
        view = open_view(Path({str(path)!r}), write=True)
        print("open", flush=True)
        sys.stdin.read()
    """
    other = subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(code)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    try:
        assert other.stdout
        assert other.stdout.readline() == "open\n"
        with pytest.raises(StoreError, match=f"process {other.pid} has been writing this graph") as raised:
            open_view(path, write=True, rebuild=True)
        assert not isinstance(raised.value, DamagedView)
        assert open_view(path).contents() == storable(sample())
    finally:
        other.communicate("")
    open_view(path, write=True).close()


def test_two_writers_in_one_process(path: Path) -> None:
    with open_view(path, write=True), pytest.raises(StoreError, match="this process has been writing"):
        open_view(path, write=True)


def test_a_reader_keeps_its_snapshot_and_cannot_update(path: Path) -> None:
    reader = open_view(path)
    with open_view(path, write=True) as writer:
        writer.update(Graph())
    assert reader.contents() == storable(sample())
    assert open_view(path).contents() == Graph()
    with pytest.raises(StoreError, match="for reading only"):
        reader.update(Graph())
    reader.close()
    reader.close()


@pytest.mark.slow
def test_a_killed_writer_leaves_the_old_graph_or_the_new_one(tmp_path: Path) -> None:
    path = tmp_path / FILE
    small, large = (
        Graph(tuple(Entity(f"p/{n}", ("Person",), {"name": f"P{n}", "sort_key": f"{n}"}) for n in range(size)))
        for size in (10, 4000)
    )
    with open_view(path, write=True, rebuild=True) as view:
        view.update(small)
    code = f"""
        from pathlib import Path
        from hoso.graph.model import Entity, Graph, Statement
        from hoso.graph.stores.embedded import open_view
        large = Graph(tuple(Entity(f"p/{{n}}", ("Person",), {{"name": f"P{{n}}", "sort_key": f"{{n}}"}}) for n in range(4000)))
        view = open_view(Path({str(path)!r}), write=True)
        print("open", flush=True)
        while True:
            view.update(large)
            view.update(Graph(large.entities[:10]))
    """
    for delay in (0.01, 0.05, 0.12, 0.2):
        writer = subprocess.Popen([sys.executable, "-c", textwrap.dedent(code)], stdout=subprocess.PIPE, text=True)
        assert writer.stdout
        assert writer.stdout.readline() == "open\n"
        time.sleep(delay)
        os.kill(writer.pid, signal.SIGKILL)
        writer.communicate()
        hashes = {content_hash(storable(graph)) for graph in (small, large)}
        with open_view(path) as reader:
            assert reader.hash() in hashes
            assert is_intact(reader)
        with open_view(path, write=True) as view:
            assert is_intact(view)
            view.update(small)


@pytest.mark.slow
def test_a_question_is_answered_within_a_second_of_starting(path: Path) -> None:
    code = f"""
        import sys
        from pathlib import Path
        from hoso.graph.saved import find
        from hoso.graph.stores.embedded import open_view
        with open_view(Path({str(path)!r})) as view:
            assert len(find("who-inspected-whom").ask(view).rows) == 2
        heavy = {{"neo4j", "rdflib", "networkx", "matplotlib", "underthesea", "trafilatura", "pandas"}} & set(sys.modules)
        assert not heavy, heavy
    """
    started = time.perf_counter()
    subprocess.run([sys.executable, "-c", textwrap.dedent(code)], check=True)
    assert time.perf_counter() - started < 1.0
