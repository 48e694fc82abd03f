"""``hoso suppress``: what was suppressed stands in no byte of the store, of an export, of an answer, of Neo4j."""

from __future__ import annotations

import contextlib
import io
import json
import os
import pty
import sqlite3
import subprocess
import zipfile
import zlib
from pathlib import Path

import pytest
from tests.app.conftest import PLACE, SAMPLES, Run
from tests.command import HOSO, clean_environment
from tests.neo4j_server.local import Server

from hoso.app import questions
from hoso.graph.exports import formats

LEADER = "Đặng Văn Khải"
FORMS = [LEADER, "Khải", "person/đặng-văn-khải", "%C4%91%E1%BA%B7ng-v%C4%83n-kh%E1%BA%A3i"]
"""What of the name must be nowhere; the given name alone is nobody else's in the samples."""


def everything_in(store: Path) -> bytes:
    """All bytes of a store's files, and what is packed in its ledger unpacked."""
    whole = b"".join(file.read_bytes() for file in sorted(store.rglob("*")) if file.is_file())
    ledger = sqlite3.connect(store / "ledger.sqlite")
    for (table,) in ledger.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
        for row in ledger.execute(f"SELECT * FROM {table}"):
            for value in row:
                packed = value if isinstance(value, bytes) else str(value).encode()
                with contextlib.suppress(zlib.error):
                    packed = zlib.decompress(packed)
                whole += packed + b"\n"
    ledger.close()
    return whole


def absent(data: bytes | str, forms: list[str]) -> None:
    text = data if isinstance(data, str) else data.decode("utf-8", "replace")
    for form in forms:
        assert form not in text
        assert json.dumps(form)[1:-1] not in text


def test_suppress_a_person_leaves_no_byte(hoso: Run, own: Path) -> None:
    assert hoso("rule", "same", LEADER, "Lê Thị Thu Hạ", "--reason", f"{LEADER} và người kia").status == 0
    assert hoso("rule", "undo", json.loads((own / "rulings.jsonl").read_text("utf-8"))["id"]).status == 0
    assert LEADER in hoso("show", LEADER).out
    done = hoso("suppress", "person", LEADER, "--yes")
    assert done.status == 0, done.err
    absent(done.out + done.err, FORMS)
    absent(everything_in(own), FORMS)
    for form in formats():
        out = own.parent / f"export{form.suffix}"
        assert hoso("export", form.name, "--out", out).status == 0
        data = out.read_bytes()
        if zipfile.is_zipfile(io.BytesIO(data)):
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                data = b"".join(archive.read(name) for name in archive.namelist())
        absent(data, FORMS)
    for name in questions.names():
        absent(hoso("ask", name, "--format", "json").out, FORMS)
    for command in (
        ("stats",),
        ("log",),
        ("log", "1"),
        ("rule", "list"),
        ("suppress", "list"),
        ("show", "Tỉnh ủy An Giao"),
    ):
        absent(hoso(*command).out, FORMS)
    assert "is called" in hoso("show", LEADER).err
    # What others did in the same articles is still there.
    assert "Ngô Bá Thuyên" in hoso("ask", "who-chaired").out
    assert hoso("verify").status == 0


def test_suppress_a_person_leaves_no_byte_of_what_was_imported(hoso: Run, tmp_path: Path) -> None:
    text = (
        f"Ngày 2/4/2024, đồng chí {LEADER}, Bí thư Tỉnh ủy An Giao và đồng chí Mạc Thị Mẫu, Phó Bí thư Tỉnh ủy An Giao"
    )
    row = {"id": "2024-dang-van-khai", "title": "Hội nghị", "text": f"{text} chủ trì hội nghị của Tỉnh ủy An Giao."}
    (tmp_path / "rows.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    assert hoso("build", "rows.jsonl", "--store", "read.store").status == 0
    assert hoso("export", "turtle", "--store", "read.store", "--out", "graph.ttl").status == 0
    assert hoso("import", "graph.ttl").status == 0
    forms = [*FORMS, "dang-van-khai"]
    assert any(form in everything_in(tmp_path / "hoso.store").decode("utf-8", "replace") for form in forms)
    done = hoso("suppress", "person", LEADER, "--yes")
    assert done.status == 0, done.err
    absent(everything_in(tmp_path / "hoso.store"), forms)
    exported = hoso("export", "turtle").out
    absent(exported, forms)
    assert "Mạc Thị Mẫu" in exported
    assert hoso("verify").status == hoso("validate").status == 0
    # Imported again it is kept out again, and the text finds its article under the id that it has now.
    assert hoso("import", "graph.ttl").status == 0
    assert hoso("export", "turtle").out == exported
    assert hoso("build", "rows.jsonl").status == 0
    absent(everything_in(tmp_path / "hoso.store"), forms)
    assert "imported" not in hoso("stats").out


def test_suppress_a_person_holds_in_later_builds(hoso: Run, own: Path) -> None:
    assert hoso("suppress", "person", LEADER, "--yes").status == 0
    logged = json.loads(hoso("log", "--format", "json").out)[-1]
    told = " ".join(logged["graph"])
    assert (logged["what"], "removed" in told, "added" in told) == ("suppress", True, False), told
    before = hoso("export", "turtle").out
    assert "12 unchanged" in hoso("build", SAMPLES, *PLACE).out
    assert hoso("export", "turtle").out == before
    more = own.parent / "more.jsonl"
    text = f"Ngày 2/4/2024, đồng chí {LEADER.upper()}, Bí thư Tỉnh ủy An Giao chủ trì hội nghị của Tỉnh ủy An Giao."
    more.write_text(json.dumps({"id": "m1", "title": f"{LEADER} chủ trì", "text": text}) + "\n", encoding="utf-8")
    assert hoso("build", more).status == 0
    absent(everything_in(own), [*FORMS, LEADER.upper()])
    # Lifted and built again, all is as it was.
    tombstone = json.loads(hoso("suppress", "list", "--format", "json").out)[0]["tombstone"]
    assert hoso("suppress", "lift", tombstone).status == 0
    assert hoso("build", SAMPLES, *PLACE).status == 0
    assert LEADER in hoso("show", LEADER).out


def test_suppress_an_article(hoso: Run, own: Path) -> None:
    gone = "2023-03-16-loc-khe"
    text = (SAMPLES / f"{gone}.txt").read_text("utf-8")
    assert hoso("rule", "dispute", f"{gone}:0-22", "--reason", "thử").status == 0
    assert hoso("suppress", "article", gone, "--yes").status == 0
    said = [gone, text[200:260], text[-80:-20]]
    absent(everything_in(own), said)
    absent(hoso("export", "turtle").out + hoso("log").out + hoso("rule", "list").out, said)
    done = hoso("build", SAMPLES, *PLACE)
    assert "11 unchanged, 1 suppressed" in done.out
    other = own.parent / "copy.txt"
    other.write_text(text, encoding="utf-8")
    assert "1 suppressed" in hoso("build", other, *PLACE).out
    absent(everything_in(own), said)


def test_suppress_a_claim(hoso: Run, own: Path) -> None:
    query = f"MATCH (p:Person {{name: '{LEADER}'}})-[r:CHAIRED]->() RETURN r.id AS id, r.quotes AS quotes"
    rows = json.loads(hoso("query", query, "--format", "json").out)
    found = rows[0]
    assert hoso("suppress", "claim", found["id"], "--yes").status == 0
    absent(everything_in(own), found["quotes"])
    # The same sentence in another article went too; another sentence stays.
    left = json.loads(hoso("query", query, "--format", "json").out)
    assert left == [row for row in rows if row["quotes"] != found["quotes"]] != []
    before = hoso("export", "turtle").out
    assert hoso("build", SAMPLES, *PLACE).status == 0
    assert hoso("export", "turtle").out == before
    assert hoso("verify").status == 0


def test_a_claim_by_its_place_is_the_whole_sentence(hoso: Run, own: Path) -> None:
    article, words = "2023-03-14-van-trach", "đã ban hành Chương trình hành động số 21-CTr/HU"
    at = (SAMPLES / f"{article}.txt").read_text("utf-8").index(words)
    done = hoso("suppress", "claim", f"{article}:{at}-{at + 9}", "--yes", "--format", "json")
    assert done.status == 0, done.err
    assert {row["what"]: row["count"] for row in json.loads(done.out)}["articles masked"] == 1
    assert words not in hoso("export", "turtle").out
    assert hoso("verify").status == 0


@pytest.mark.parametrize(
    ("arguments", "status", "why"),
    [
        (("person", LEADER), 2, "say --yes"),
        (("person",), 2, "person what?"),
        (("person", "Tỉnh ủy An Giao", "--yes"), 1, "no person"),
        (("person", "Không Có Ai", "--yes"), 1, "is called"),
        (("article", "x", "--yes"), 1, "no article 'x'"),
        (("claim", "x", "--yes"), 1, "is no relationship"),
        (("claim", "2023-03-14-van-trach:99990-99999", "--yes"), 1, "no place in this text, which has"),
        (("claim", "2023-03-14-van-trach:0-5", "--yes"), 1, "no claim is read there"),
        (("lift", "t1"), 1, "no tombstone 't1'"),
    ],
)
def test_suppress_misuse(arguments: tuple[str, ...], status: int, why: str, hoso: Run, own: Path) -> None:
    done = hoso("suppress", *arguments)
    assert (done.status, why in done.err) == (status, True), done.err


def test_suppress_asks_which_of_two_namesakes(hoso: Run, own: Path) -> None:
    rows = [
        {"id": "n1", "date": "2024-03-01", "text": "Đồng chí Mạc Văn Thử, Giám đốc Sở Y tế Cao Bằng chủ trì hội nghị."},
        {"id": "n2", "date": "2024-03-01", "text": "Đồng chí Mạc Văn Thử, Giám đốc Sở Y tế Quảng Ninh chủ trì hội nghị."},
    ]  # fmt: skip
    file = own.parent / "two.jsonl"
    file.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    assert hoso("build", file).status == 0
    done = hoso("suppress", "person", "Mạc Văn Thử", "--yes")
    assert done.status == 1
    assert "say which" in done.err
    found = json.loads(hoso("query", "MATCH (p:Person)-[:HELD]->()-[:IN_POST]->(o) WHERE p.name = 'Mạc Văn Thử' "
                            "RETURN p.id AS id, o.name AS office ORDER BY office", "--format", "json").out)  # fmt: skip
    assert hoso("suppress", "person", found[0]["id"], "--yes").status == 0
    assert "Quảng Ninh" in hoso("show", "Mạc Văn Thử").out
    assert "Cao Bằng" not in hoso("show", "Mạc Văn Thử").out
    before = hoso("export", "turtle").out
    assert "2 unchanged" in hoso("build", file).out
    assert hoso("export", "turtle").out == before
    assert before.count("Mạc Văn Thử") > 0


@pytest.mark.parametrize(("typed", "gone"), [("y\n", True), ("n\n", False), ("\n", False)])
def test_suppress_asks_on_a_terminal(typed: str, gone: bool, own: Path) -> None:
    leader, follower = pty.openpty()
    process = subprocess.Popen(
        [HOSO, "suppress", "person", LEADER],
        cwd=own.parent, env=clean_environment(), stdin=follower, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    os.close(follower)
    os.write(leader, typed.encode())
    out, err = process.communicate(timeout=60)
    os.close(leader)
    assert b"Suppress it?" in err
    assert process.returncode == (0 if gone else 1)
    assert (b"tombstone" in out) == gone


@pytest.mark.neo4j
@pytest.mark.usefixtures("neo4j_view")
def test_suppress_reaches_neo4j(hoso: Run, own: Path, neo4j_server: Server) -> None:
    env = {"NEO4J_USERNAME": neo4j_server.user, "NEO4J_PASSWORD": neo4j_server.password}
    there = ("--neo4j", neo4j_server.uri)
    assert hoso("build", SAMPLES, *PLACE, *there, env=env).status == 0
    query = ("query", "MATCH (n) OPTIONAL MATCH (n)-[r]->() RETURN properties(n), properties(r)", "--format", "json")
    assert LEADER in hoso(*query, *there, env=env).out
    assert hoso("suppress", "person", LEADER, "--yes", *there, env=env).status == 0
    absent(hoso(*query, *there, env=env).out, FORMS)
