"""``hoso rule``: from a name or an id to a row, and from the row to answers and exports."""

from __future__ import annotations

import html
import json
import shutil
from pathlib import Path

import pytest
from tests.app.conftest import PLACE, SAMPLES, Run

ARTICLE = "2023-03-14-van-trach"
LEADER = "Đặng Văn Khải"
OTHER = "Lê Thị Thu Hạ"


def cypher(hoso: Run, query: str) -> list[dict[str, object]]:
    done = hoso("query", query, "--format", "json")
    assert done.status == 0, done.err
    found: list[dict[str, object]] = json.loads(done.out)
    return found


def test_rule_a_dispute_is_shown_everywhere_and_undone(hoso: Run, own: Path) -> None:
    find = f"MATCH (p:Person {{name: '{LEADER}'}})-[r:CHAIRED]->() RETURN r.id AS id, r.disputed AS disputed"
    before = hoso("export", "turtle").out
    claim = str(cypher(hoso, find)[0]["id"])
    done = hoso("rule", "dispute", claim, "--reason", "tòa báo đính chính", "--who", "ban biên tập")
    assert done.status == 0, done.err
    row = json.loads((own / "rulings.jsonl").read_text("utf-8"))
    assert row["id"] == done.out.strip()
    assert (row["who"], row["relation"]) == ("ban biên tập", "CHAIRED")
    assert claim not in json.dumps(row)
    said = f"tòa báo đính chính ({row['when'][:10]})"
    assert {str(found["disputed"]) for found in cypher(hoso, find)} >= {said}
    assert said in hoso("show", LEADER, "--format", "markdown").out
    for form in ("turtle", "graphml", "gexf", "json"):
        assert said in html.unescape(hoso("export", form).out), form
    assert "(bị bác)" in hoso("export", "svg").out
    hoso("export", "csv", "--out", "tables")
    assert said in (own.parent / "tables/relationships.csv").read_text("utf-8-sig")
    assert "in force" in hoso("rule", "list").out
    assert hoso("rule", "undo", row["id"]).status == 0
    assert "undone" in hoso("rule", "list").out
    assert hoso("export", "turtle").out == before


def test_rule_same_corrects_and_a_changed_text_makes_it_stale(hoso: Run, own: Path) -> None:
    assert hoso("rule", "same", LEADER, OTHER, "--reason", "thử").status == 0
    names = [row["name"] for row in cypher(hoso, "MATCH (p:Person) RETURN p.name AS name")]
    assert len({LEADER, OTHER} & set(names)) == 1
    samples = own.parent / "samples"
    shutil.copytree(SAMPLES, samples)
    article = json.loads((own / "rulings.jsonl").read_text("utf-8"))["about"][0]["article"]
    changed = samples / f"{article}.txt"
    changed.write_text(changed.read_text("utf-8") + "\nHết.\n", encoding="utf-8")
    done = hoso("build", samples, *PLACE)
    assert done.status == 0
    assert "rulings.jsonl:1: ruling r" in done.err
    assert "is stale and not applied: the text of the article" in done.err
    names = [row["name"] for row in cypher(hoso, "MATCH (p:Person) RETURN p.name AS name")]
    assert {LEADER, OTHER} <= set(names)
    # Said again by the next build, which finds nothing new.
    assert "is stale" in hoso("build", samples, *PLACE).err


def test_rule_a_name_is_corrected_in_every_article(hoso: Run, own: Path) -> None:
    assert hoso("rule", "correct", LEADER, "name", "Đặng Văn Khái").status == 0
    names = {row["name"] for row in cypher(hoso, "MATCH (p:Person) RETURN p.name AS name")}
    assert "Đặng Văn Khái" in names
    assert LEADER not in names
    assert len((own / "rulings.jsonl").read_text("utf-8").splitlines()) > 1


def test_rule_a_corrected_value_is_never_shown_as_what_an_article_states(hoso: Run, own: Path) -> None:
    document = "Nghị quyết số 05-NQ/TU"
    asked = ("ask", "who-issued", "--document", document)
    assert "corrected" not in hoso(*asked, "--format", "csv").out
    done = hoso("rule", "correct", document, "date", "2021-10-26", "--reason", "bài in nhầm ngày")
    assert done.status == 0, done.err
    day = json.loads((own / "rulings.jsonl").read_text("utf-8").splitlines()[0])["when"][:10]
    said = f"date: 2021-04-12 → 2021-10-26, bài in nhầm ngày ({day})"
    row = json.loads(hoso(*asked, "--format", "json").out)[0]
    assert row["corrected"] == said
    told = " ".join(hoso(*asked, "--format", "text", "--lang", "en").out.split())
    assert f"corrected: {said}" in told
    for shown in (
        hoso(*asked, "--format", "csv"),
        hoso("show", document, "--format", "markdown"),
        hoso("export", "turtle"),
    ):
        assert said in shown.out
    assert "corrected" not in hoso("ask", "who-chaired", "--format", "csv").out
    # It travels with the linked data.
    assert hoso("export", "turtle", "--out", "graph.ttl").status == 0
    assert hoso("import", "graph.ttl", "--store", "copy.store").status == 0
    assert said in hoso("export", "turtle", "--store", "copy.store").out
    assert said in hoso("show", document, "--store", "copy.store", "--format", "markdown").out


def test_rule_a_corrected_day_of_an_event_is_told_where_the_event_has_no_name(hoso: Run, own: Path) -> None:
    find = "MATCH (e:Inspection) WHERE e.date = '2023-03-14' RETURN e.id AS id"
    event = str(cypher(hoso, find)[0]["id"])
    assert hoso("rule", "correct", event, "date", "2023-03-15").status == 0
    rows = json.loads(hoso("ask", "who-inspected-whom", "--format", "json").out)
    assert [row["date"] for row in rows if row["corrected"]] == ["2023-03-15"]


def test_rule_one_person_is_parted_by_two_places(hoso: Run, own: Path) -> None:
    done = hoso("rule", "different", LEADER, LEADER)
    assert done.status == 1
    assert "name two places of it as ARTICLE:START-END" in done.err
    places = done.err.rpartition("(")[2].rstrip(").\n").split(", ")
    assert hoso("rule", "different", *places[:2]).status == 0
    assert len(cypher(hoso, f"MATCH (p:Person {{name: '{LEADER}'}}) RETURN p.id")) > 1


def test_rule_another_file_is_remembered(hoso: Run, own: Path) -> None:
    file = own.parent / "kept/rulings.jsonl"
    assert hoso("rule", "same", LEADER, OTHER, "--rulings", file).status == 0
    assert not (own / "rulings.jsonl").exists()
    assert "in force" in hoso("rule", "list").out
    assert hoso("build", SAMPLES, *PLACE).status == 0
    file.unlink()
    done = hoso("stats")
    assert done.status == 1
    assert f"{file}: the store's rulings are to be here, but are not; put the file back" in done.err
    assert "hoso build --rulings FILE" in done.err
    assert hoso("build", SAMPLES, *PLACE, "--rulings", own / "rulings.jsonl").status == 0
    assert hoso("stats").status == 0


@pytest.mark.parametrize(
    ("command", "status", "why"),
    [
        (("rule", "list"), 2, "list shows the rulings in force and changes nothing"),
        (("review", "--list"), 2, "--list changes nothing"),
        (("review",), 1, "no such file, and the rulings of hoso.store/rulings.jsonl (rows: 1) would count no more"),
        (("rule", "same", LEADER, "Ngô Bá Thuyên"), 1, "correct the name, or copy them there first"),
        (("build", SAMPLES, *PLACE), 1, "correct the name, or copy them there first"),
    ],
)
def test_rule_a_mistyped_file_takes_no_decision_back(
    command: tuple[str, ...], status: int, why: str, hoso: Run, own: Path
) -> None:
    assert hoso("rule", "same", LEADER, OTHER).status == 0
    done = hoso(*command, "--rulings", own.parent / "typo/rulings.jsonl")
    assert (done.status, why in done.err) == (status, True), done.err
    assert not (own.parent / "typo").exists()
    assert "in force" in hoso("rule", "list").out


def test_rule_another_file_with_its_rows_is_told_of(hoso: Run, own: Path) -> None:
    assert hoso("rule", "same", LEADER, OTHER).status == 0
    moved = Path(shutil.copy(own / "rulings.jsonl", own.parent / "moved.jsonl"))
    done = hoso("rule", "undo", json.loads(moved.read_text("utf-8"))["id"], "--rulings", moved)
    assert done.status == 0, done.err
    assert f"are now those of {moved} (rows: 1), before those of hoso.store/rulings.jsonl (rows: 1)" in done.err


@pytest.mark.parametrize(
    ("words", "more", "reached"),
    [
        # Two things that have a claim with each other.
        ("Đoàn kiểm tra số 3 của Ban Thường vụ Tỉnh ủy An Giao", (), {"SENT"}),
        ("Ban Chấp hành Trung ương Đảng", (), {"ISSUED"}),
        ("Quy định số 37-QĐ/TW ngày 25/10/2021 của Ban Chấp hành Trung ương Đảng", (), {"ISSUED"}),
        # One: all that the sentence says of it.
        ("Lê Thị Thu Hạ", (), {"LED", "INSPECTED", "HELD", "TOOK_PART"}),
        ("Lê Thị Thu Hạ", ("--relation", "LED"), {"LED"}),
        # A word that names nothing.
        ("làm Trưởng đoàn", (), set()),
        ("làm Trưởng đoàn", ("--relation", "LED"), {"LED"}),
        ("làm Trưởng đoàn", ("--relation", "CHAIRED"), set()),
    ],
)
def test_rule_a_place_means_the_claims_about_what_it_names(
    words: str, more: tuple[str, ...], reached: set[str], hoso: Run, own: Path
) -> None:
    start = (SAMPLES / f"{ARTICLE}.txt").read_text("utf-8").index(words)
    done = hoso("rule", "dispute", f"{ARTICLE}:{start}-{start + len(words)}", "--reason", "thử", *more)
    assert done.status == (0 if reached else 1), done.err
    assert {line.split()[2] for line in done.err.splitlines() if line.startswith("hoso: dispute ")} == reached
    marked = cypher(hoso, "MATCH ()-[r]->() WHERE r.disputed IS NOT NULL RETURN DISTINCT type(r) AS type")
    assert {str(row["type"]) for row in marked} == reached
    assert (own / "rulings.jsonl").exists() == bool(reached)


def test_rule_a_whole_sentence_means_all_its_claims_and_several_are_undone_at_once(hoso: Run, own: Path) -> None:
    before = hoso("export", "turtle").out
    find = "MATCH ()-[r:ISSUED]->() RETURN r.articles AS articles, r.starts AS starts, r.ends AS ends LIMIT 1"
    (row,) = json.loads(hoso("query", find, "--format", "json").out)
    done = hoso("rule", "reject", f"{row['articles'][0]}:{row['starts'][0]}-{row['ends'][0]}")
    ids = done.out.split()
    assert len(ids) > 2
    assert f"{len(ids)} rulings written on {len(ids)} claims" in done.err
    assert hoso("export", "turtle").out != before
    assert hoso("rule", "undo", *ids).status == 0
    assert hoso("export", "turtle").out == before


def test_rule_what_is_two_already_is_said(hoso: Run, own: Path) -> None:
    assert f"{LEADER} and {OTHER} are two already" in hoso("rule", "different", LEADER, OTHER).err
    (pair,) = cypher(hoso, "MATCH (a:Person)-[r:POSSIBLY_SAME]->(b:Person) RETURN a.id AS a, b.id AS b LIMIT 1")
    assert "already" not in hoso("rule", "different", str(pair["a"]), str(pair["b"])).err


@pytest.mark.parametrize(
    ("arguments", "status", "why"),
    [
        (("same", LEADER), 2, "same takes two things"),
        (("dispute", "0" * 32), 2, "dispute needs --reason"),
        (("dispute", "0" * 32, "--reason", "x"), 1, "no relationship with the id"),
        (("reject", "a:1-2"), 1, "'a:1-2' is no relationship"),
        (("undo", "r1"), 1, "no ruling has the id 'r1'"),
        (("same", LEADER, "Không Có Ai"), 1, "is called 'Không Có Ai'"),
        (("correct", LEADER, "age", "50"), 2, "'age' is nothing that can be corrected of a person; name can"),
        (("correct", "Nghị quyết số 05-NQ/TU", "date", "hôm qua"), 2, "a date is a day, a month or a year"),
        (("reject", f"{ARTICLE}:99990-99999"), 1, "no place in this text, which has"),
        (("reject", f"{ARTICLE}:9-9"), 1, "no place in this text"),
        (("reject", f"{ARTICLE}:0-5"), 1, "no claim is read there"),
        (("maybe", LEADER), 2, "is not one of"),
    ],
)
def test_rule_misuse_writes_nothing(arguments: tuple[str, ...], status: int, why: str, hoso: Run, own: Path) -> None:
    done = hoso("rule", *arguments)
    assert (done.status, why in done.err) == (status, True), done.err
    assert not (own / "rulings.jsonl").exists()


def test_rule_a_malformed_row_stops_a_build_before_it_reads(hoso: Run, own: Path) -> None:
    (own / "rulings.jsonl").write_text('{"id": "r1", "kind": "may be"}\n', encoding="utf-8")
    for command in (("build", SAMPLES, *PLACE), ("stats",), ("rule", "list")):
        done = hoso(*command)
        assert done.status == 1
        assert "rulings.jsonl:1: kind is one of" in done.err
