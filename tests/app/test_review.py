"""``hoso review``: answers from a pipe and from a terminal, one ruling on the disk after the other."""

from __future__ import annotations

import json
import os
import pty
import select
import signal
import subprocess
import time
from pathlib import Path

import pytest
from tests.app.conftest import Run
from tests.command import HOSO, clean_environment

from hoso.app.reviewing import _around
from hoso.graph.resolve.documentkeys import lacking

OFFICES = [
    ("Mạc Văn Thử", "Giám đốc Sở Y tế Cao Bằng"),
    ("Mạc Văn Thử", "Giám đốc Sở Y tế Quảng Ninh"),
    ("Lò Thị Mẫu", "Giám đốc Sở Nội vụ Lào Cai"),
    ("Lò Thị Mẫu", "Giám đốc Sở Nội vụ Cà Mau"),
]


@pytest.fixture
def own(hoso: Run, tmp_path: Path) -> Path:
    """A store with two pairs of namesakes, and a document of which the term is not known."""
    rows = [
        {
            "id": f"n{n}",
            "date": "2024-03-01",
            "title": f"Bài {n}",
            "text": f"Đồng chí {name}, {office} chủ trì hội nghị.",
        }
        for n, (name, office) in enumerate(OFFICES)
    ]
    rows.append({"id": "d1", "text": "Thành ủy Hà Nội ban hành Kế hoạch số 71-KH/TU về công tác mẫu."})
    (tmp_path / "rows.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    done = hoso("build", "rows.jsonl")
    assert done.status == 0, done.err
    return tmp_path


def listed(hoso: Run, *more: str) -> list[dict[str, str]]:
    done = hoso("review", "--list", "--format", "json", *more)
    assert done.status == 0, done.err
    found: list[dict[str, str]] = json.loads(done.out)
    return found


def piped(own: Path, answers: str, *more: str) -> tuple[int, str]:
    done = subprocess.run(
        [HOSO, "review", *more], cwd=own, env=clean_environment(), input=answers.encode(), capture_output=True,
        timeout=60, check=False,
    )  # fmt: skip
    return done.returncode, done.stdout.decode() + done.stderr.decode()


def kinds(own: Path) -> list[str]:
    file = own / "hoso.store/rulings.jsonl"
    return [json.loads(line)["kind"] for line in file.read_text("utf-8").splitlines()] if file.exists() else []


def test_review_lists_cases_that_rule_can_decide(hoso: Run, own: Path) -> None:
    found = listed(hoso)
    assert [row["case"] for row in found] == ["pairs", "pairs", "documents"]
    pair = found[0]
    assert pair["name"] == pair["other_name"] == "Lò Thị Mẫu"
    assert {"Lào Cai", "Cà Mau"} == {
        place for place in ("Lào Cai", "Cà Mau") if place in pair["told"] + pair["other_told"]
    }
    assert "chủ trì hội nghị" in pair["quote"]
    assert hoso("rule", "different", pair["place"], pair["other_place"]).status == 0
    assert [row["name"] for row in listed(hoso, "--sort", "person")] == ["Mạc Văn Thử"]
    assert [row["case"] for row in listed(hoso, "--what", "documents")] == ["documents"]


def test_review_from_a_pipe(hoso: Run, own: Path) -> None:
    status, out = piped(own, "s\nd\n\n", "--reason", "đã hỏi", "--who", "biên tập")
    assert status == 0
    for said in ("1 of 3", "2 of 3", "3 of 3", "3 seen, 0 left: 1 same, 1 different, 1 skipped"):
        assert said in out
    assert kinds(own) == ["same", "different"]
    rows = [json.loads(line) for line in (own / "hoso.store/rulings.jsonl").read_text("utf-8").splitlines()]
    assert {(row["reason"], row["who"]) for row in rows} == {("đã hỏi", "biên tập")}
    # What was decided does not come again; what was skipped does.
    assert [row["case"] for row in listed(hoso)] == ["documents"]
    people = json.loads(hoso("query", "MATCH (p:Person) RETURN p.name AS name", "--format", "json").out)
    assert sorted(row["name"] for row in people) == ["Lò Thị Mẫu", "Mạc Văn Thử", "Mạc Văn Thử"]


def test_review_rejects_and_corrects(hoso: Run, own: Path) -> None:
    answers = "r\n1\n1\nr\n9\nx\nc\n2\nLò Thị Mậu\ns\nq\n"
    status, out = piped(own, answers, "--sort", "person")
    assert status == 0
    assert "'9' is neither 1 nor 2; nothing was written" in out
    assert "'x' is no answer here" in out
    assert "1 seen, 1 left: 1 same, 1 rejected, 1 corrected" in out
    assert kinds(own) == ["reject", "correct", "same"]
    status, out = piped(own, "c\nterm\nXVII\nc\nage\n5\n", "--what", "documents")
    assert status == 0
    assert "can be corrected of a document; name, type" in out
    terms = json.loads(hoso("query", "MATCH (d:Program) RETURN d.term AS term", "--format", "json").out)
    terms += json.loads(hoso("query", "MATCH (d:Directive) RETURN d.term AS term", "--format", "json").out)
    assert {row["term"] for row in terms} == {"XVII"}
    assert listed(hoso, "--what", "documents") == []


def test_review_corrects_in_every_article(hoso: Run, tmp_path: Path) -> None:
    said = {
        "a": "Đồng chí Lò Thị Mẫu, Giám đốc Sở Nội vụ Lào Cai chủ trì hội nghị.",
        "b": "Đồng chí Lò Thị Mẫu, Giám đốc Sở Nội vụ Lào Cai phát biểu.",
        "c": "Đồng chí Lò Thị Mẫu, Giám đốc Sở Nội vụ Cà Mau chủ trì hội nghị.",
    }
    rows = [{"id": id_, "date": "2024-03-01", "text": text} for id_, text in said.items()]
    (tmp_path / "rows.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    assert hoso("build", "rows.jsonl").status == 0
    (pair,) = listed(hoso, "--sort", "person")
    side = "1" if "Lào Cai" in pair["told"] else "2"
    assert "2 corrected" in piped(tmp_path, f"c\n{side}\nLò Thị Mậu\nq\n", "--sort", "person")[1]
    people = json.loads(hoso("query", "MATCH (p:Person) RETURN p.name AS name", "--format", "json").out)
    assert sorted(row["name"] for row in people) == ["Lò Thị Mẫu", "Lò Thị Mậu"]


def test_review_says_what_a_document_lacks(hoso: Run, own: Path) -> None:
    assert [case["why"] for case in listed(hoso) if case["case"] == "documents"] == ["not known: term"]
    assert "not known:" in hoso("review", "--list").out


@pytest.mark.parametrize(
    ("id_", "lacks"),
    [
        ("doc/dang/tu-01/khoa-_/ke-hoach/71", ("term",)),
        ("doc/dang/hu-_.mau/khoa-_/chuong-trinh/21--2021-06-30", ("place", "term")),
        ("doc/nn/ubnd-01/_/quyet-dinh/_", ("date", "number")),
        ("doc/_/_/_/_/33--8f70f671", ("issuer", "date", "type")),
        ("doc/dang/tw/khoa-xiii/quy-dinh/37", ()),
        ("doc/ten/mau", ()),
    ],
)
def test_what_is_unknown_in_a_documents_key(id_: str, lacks: tuple[str, ...]) -> None:
    assert lacking(id_) == lacks


@pytest.mark.parametrize(
    ("text", "around"),
    [
        ("Sáng 14/3, A dự.", "Sáng 14/3, A dự."),
        ("Họp. Sáng, A dự. Hết.", "Sáng, A dự."),
        ("Họp\nSáng, A dự\nHết", "Sáng, A dự"),
        ("A", "A"),
        ("Họp. A", "A"),
        ("x" * 900 + " A " + "x" * 900, "… A …"),
        ("đảng " * 90 + "A" + " đảng" * 90, "… " + "đảng " * 39 + "A" + " đảng" * 39 + " …"),
    ],
)
def test_what_stands_around_a_place_begins_and_ends_with_a_word(text: str, around: str) -> None:
    start = text.index("A")
    assert _around(text, start, start + 1) == around


def test_review_with_nothing_to_say(hoso: Run, own: Path) -> None:
    assert piped(own, "")[0] == 0
    assert kinds(own) == []
    assert hoso("review", "--store", "nowhere").status == 1


def _until(leader: int, text: bytes) -> bytes:
    seen = b""
    end = time.monotonic() + 30
    while text not in seen and time.monotonic() < end:
        if select.select([leader], [], [], 0.2)[0]:
            seen += os.read(leader, 65536)
    assert text in seen, seen.decode("utf-8", "replace")
    return seen


def test_review_on_a_terminal_and_ctrl_c(own: Path) -> None:
    leader, follower = pty.openpty()
    process = subprocess.Popen(
        [HOSO, "review"], cwd=own, env=clean_environment(COLUMNS="100", TERM="xterm"), stdin=follower, stdout=follower,
        stderr=follower, start_new_session=True,
    )  # fmt: skip
    os.close(follower)
    first = _until(leader, b"q quit > ")
    assert "1 of 3" in first.decode()
    # Both sides stand on one line.
    assert any(line.count("Lò Thị Mẫu") == 2 for line in first.decode().splitlines())
    os.write(leader, b"d\n")
    _until(leader, b"2 of 3")
    assert kinds(own) == ["different"]
    os.kill(process.pid, signal.SIGINT)
    assert process.wait(timeout=30) == 130
    os.close(leader)
    assert kinds(own) == ["different"]
