"""The files for neo4j-admin: what stands in them, and that Neo4j's own import makes hoso's graph of them."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from tests.graph.sample import sample
from tests.neo4j_server import local

from hoso.graph.errors import StoreError
from hoso.graph.importfiles import write
from hoso.graph.model import Attestation, Entity, Graph, Statement
from hoso.graph.stores.neo4j import connect
from hoso.graph.stores.storable import content_hash, storable

HARD = "Nói: \"thẳng\", \\ và; 'nháy'\nhai dòng\ttab, \x1f phân cách "


def hard() -> Graph:
    """Two nodes and a claim full of what a CSV file takes badly."""
    one = Entity("person/một", ("Person",), {"name": HARD, "sort_key": "a", "aliases": (HARD, ";", "\x1e")})
    two = Entity("event/hai", ("Event", "Visit"), {"name": 'Thăm, "tặng quà"', "sort_key": "b"})
    quotes = (Attestation("bài-1", 0, 4, HARD), Attestation("bài-2", 7, 9, "x"))
    claim = Statement("c1", "CHAIRED", one.id, two.id, {"basis": "stated", "modality": "done"}, quotes)
    return Graph.of([one, two], [claim])


def test_importfiles_hold_what_a_load_would_write(tmp_path: Path) -> None:
    written = write(hard(), tmp_path / "new" / "files")
    assert (written.nodes, written.relationships) == (2, 1)
    with (tmp_path / "new/files/nodes-Person-Hoso.csv").open(encoding="utf-8", newline="") as stream:
        header, row = csv.reader(stream)
    # U+001F and U+001E occur in the texts, so that the next character joins lists.
    wanted = {
        "id:ID": "person/một",
        "aliases:string[]": f"{HARD}\x1d;\x1d\x1e",
        "name": HARD,
        "sort_key": "a",
    }
    assert wanted.items() <= dict(zip(header, row, strict=True)).items()
    assert "--array-delimiter=U+001D" in written.command
    with (tmp_path / "new/files/relationships-CHAIRED.csv").open(encoding="utf-8", newline="") as stream:
        header, row = csv.reader(stream)
    assert {
        ":START_ID": "person/một",
        ":END_ID": "event/hai",
        "starts:long[]": "0\x1d7",
        "hoso:boolean": "true",
    }.items() <= dict(zip(header, row, strict=True)).items()


def test_importfiles_are_written_anew_and_nothing_else_is_touched(tmp_path: Path) -> None:
    write(hard(), tmp_path)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    write(Graph(), tmp_path)
    assert not (tmp_path / "nodes-Person-Hoso.csv").exists()
    write(hard(), tmp_path)
    assert before == {path.name: path.read_bytes() for path in tmp_path.iterdir()}


@pytest.mark.parametrize("beside", [True, False], ids=["beside a run's files", "alone"])
@pytest.mark.parametrize("name", ["letter.txt", "nodes-people.csv", "import.sh"])
def test_importfiles_touch_nothing_of_somebody_else(tmp_path: Path, name: str, beside: bool) -> None:
    if beside:
        write(hard(), tmp_path)
    (tmp_path / name).write_text("mine", encoding="utf-8")
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    with pytest.raises(StoreError, match="a folder with other files in it"):
        write(hard(), tmp_path)
    assert before == {path.name: path.read_bytes() for path in tmp_path.iterdir()}


def test_importfiles_refuse_what_no_such_file_can_hold(tmp_path: Path) -> None:
    props = {"name": "a", "sort_key": "a"}
    one, two = (Entity(f"indicator/{n}", ("Indicator",), {**props, "value": value}) for n, value in ((1, 1), (2, 1.5)))
    with pytest.raises(StoreError, match="value has values of two types"):
        write(Graph.of([one, two], []), tmp_path)


@pytest.mark.neo4j
@pytest.mark.slow
def test_importfiles_are_imported_by_neo4j(tmp_path: Path) -> None:
    one, two = hard(), sample()
    graph = Graph.of([*one.entities, *two.entities], [*one.statements, *two.statements])
    written = write(graph, tmp_path / "files")
    try:
        said = local.admin(tmp_path / "home", written.command[1:], tmp_path / "files")
        assert "IMPORT DONE" in said
        with local.running(home=tmp_path / "home") as server, connect(server.uri) as view:
            assert storable(graph) == view.contents()
            assert content_hash(storable(graph)) == view.hash()
            assert not view.update(graph)
    except local.Unavailable as error:
        pytest.skip(str(error))
