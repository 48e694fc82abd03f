"""The ``hoso`` command as its users meet it: real processes, real files."""

from __future__ import annotations

import csv
import io
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest
from tests.app.conftest import PLACE, SAMPLES, Run
from tests.command import HOSO, clean_environment

from hoso.graph.errors import StoreError
from hoso.graph.ledger import Ledger

QUERY = "MATCH (a)-[r:INSPECTED]->(b) RETURN a.name AS inspector, b.name AS inspected ORDER BY inspector, inspected"


def one_line(text: str) -> bool:
    return text.startswith("hoso: ") and text.endswith("\n") and text.count("\n") == 1


def exported(hoso: Run, store: Path) -> str:
    done = hoso("export", "turtle", "--store", store)
    assert done.status == 0, done.err
    return done.out


# --- build ------------------------------------------------------------------------------------------------------------


def test_build_closes_with_the_counts(hoso: Run) -> None:
    assert "not read in the folders: 1 .md\n" in hoso("build", SAMPLES).out
    done = hoso("build", SAMPLES, "--format", "json")
    assert (done.status, done.err) == (0, "")
    counts = {row["in the store"]: row["count"] for row in json.loads(done.out)}
    assert counts["articles"] == 12
    for word in ("people", "bodies", "directives", "programmes", "events", "INSPECTED", "CHAIRED", "ISSUED"):
        assert counts[word] > 0, word
    assert "seconds" in counts


def test_building_twice_changes_nothing(hoso: Run, tmp_path: Path) -> None:
    store = tmp_path / "hoso.store"
    assert "12 new" in hoso("build", SAMPLES).out
    before = exported(hoso, store)
    again = hoso("build", SAMPLES)
    assert "12 unchanged" in again.out
    assert "graph: nothing changed" in again.out
    assert exported(hoso, store) == before


def test_one_run_or_many_in_any_order_is_the_same(hoso: Run, tmp_path: Path, store: Path) -> None:
    files = [path for path in sorted(SAMPLES.iterdir(), reverse=True) if path.suffix != ".md"]
    half = len(files) // 2
    hoso("build", *files[:half], *PLACE, "--store", tmp_path / "other")
    hoso("build", *files[half:], *PLACE, "--store", tmp_path / "other")
    assert exported(hoso, tmp_path / "other") == exported(hoso, store)


def test_build_names_what_it_cannot_read_and_reads_the_rest(hoso: Run, tmp_path: Path) -> None:
    good = tmp_path / "good.txt"
    shutil.copy(SAMPLES / "2023-03-16-loc-khe.txt", good)
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)) * 8)
    (tmp_path / "rows.jsonl").write_text('{"id": "a", "text": "Một hai ba."}\n{broken\n', encoding="utf-8")
    bad = [tmp_path / name for name in ("missing.txt", "empty.txt", "binary.txt", "rows.jsonl")]
    done = hoso("build", *bad, good)
    assert done.status == 1
    lines = done.err.splitlines()
    assert len(lines) == len(bad)
    for line, path in zip(lines, bad, strict=True):
        assert line.startswith(f"hoso: {path}")
    assert "rows.jsonl:2" in done.err
    assert "Đặng Văn Khải" in hoso("ask", "who-inspected-whom").out


@pytest.mark.parametrize("arguments", [["nope.txt"], ["nope.txt", "--encoding", "klingon"], [""]])
def test_a_build_of_nothing_makes_no_store(hoso: Run, tmp_path: Path, arguments: list[str]) -> None:
    done = hoso("build", *arguments)
    assert done.status in (1, 2)
    assert done.err
    assert not list(tmp_path.iterdir())


def test_a_build_of_which_nothing_can_be_read_makes_no_store_and_no_table(hoso: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"")
    (tmp_path / "b.html").write_text("<nav><a href='/'>Trang chủ</a></nav>", encoding="utf-8")
    done = hoso("build", "a.txt", "b.html")
    assert (done.status, done.out, len(done.err.splitlines())) == (1, "", 2)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.txt", "b.html"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_does_not_stop_the_others(hoso: Run, tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("Sáng nay họp.", encoding="utf-8")
    (tmp_path / "b.txt").chmod(0)
    done = hoso("build", "a.txt", "b.txt")
    assert (done.status, one_line(done.err)) == (1, True)
    assert "1 new, 1 failed" in done.out


def test_a_name_with_a_line_end_and_an_escape_is_shown_in_one_line(hoso: Run, tmp_path: Path) -> None:
    (tmp_path / "a\n\x1b[31mb\x9b.txt").write_bytes(b"")
    done = hoso("extract", ".")
    assert one_line(done.err)
    assert r"a\n\x1b[31mb\x9b.txt: is empty" in done.err


@pytest.mark.parametrize(
    ("redirection", "says"),
    [(">&-", "standard output is closed"), ("> /dev/full", "standard output: No space left on device")],
)
def test_output_that_cannot_be_written_costs_one_line(store: Path, redirection: str, says: str) -> None:
    command = f'"$0" stats --store "$1" {redirection}'
    done = subprocess.run(["sh", "-c", command, HOSO, store], capture_output=True, text=True, check=False)
    assert (done.returncode, one_line(done.stderr)) == (1, True), done.stderr
    assert says in done.stderr


def test_one_id_with_two_texts_is_an_error_that_names_both_and_takes_neither(hoso: Run, tmp_path: Path) -> None:
    rows = [json.dumps({"id": "x", "title": f"Tựa {n}", "text": f"Sáng nay họp lần {n}."}) for n in (1, 2)]
    kept = json.dumps({"id": "y", "title": "Tựa 3", "text": "Chiều nay họp."})
    for order in (rows, rows[::-1]):
        store = tmp_path / f"store{order[0][-5]}"
        (tmp_path / "rows.jsonl").write_text("\n".join([*order, kept]), encoding="utf-8")
        done = hoso("build", "rows.jsonl", "--store", store, "--format", "json")
        assert done.status == 1
        assert one_line(done.err)
        assert "'x'" in done.err
        assert "rows.jsonl:1" in done.err
        assert "rows.jsonl:2" in done.err
        assert json.loads(done.out)[0] == {"in the store": "articles", "count": 1}


def test_of_two_versions_in_two_runs_the_last_one_counts(hoso: Run, tmp_path: Path) -> None:
    text = (SAMPLES / "2023-03-16-loc-khe.txt").read_text(encoding="utf-8")
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    hoso("build", "a.txt")
    (tmp_path / "a.txt").write_text(text.replace("Lộc Khê", "Lộc Giang"), encoding="utf-8")
    assert "1 changed" in hoso("build", "a.txt").out
    answer = hoso("ask", "who-inspected-whom", "--format", "json").out
    assert "Lộc Giang" in answer
    assert "Lộc Khê" not in answer


@pytest.mark.parametrize(
    ("sent", "status", "says"), [(signal.SIGINT, 130, "interrupted"), (signal.SIGTERM, 143, "ended")]
)
def test_build_interrupted_ends_with_one_line_and_nothing_half_written(
    hoso: Run, tmp_path: Path, sent: signal.Signals, status: int, says: str
) -> None:
    def held() -> list[str]:
        """The articles that the ledger has."""
        try:
            with Ledger.open(tmp_path / "hoso.store", readonly=True) as ledger:
                return sorted(ledger.versions())
        except StoreError:
            return []

    text = "Ngày {}/5/2031, Bí thư Tỉnh ủy An Giao Trần Văn Thử chủ trì hội nghị của Tỉnh ủy An Giao. Số {}."
    lines = [json.dumps({"id": f"n{n}", "text": text.format(n % 28 + 1, n)}) + "\n" for n in range(30_000)]
    (tmp_path / "many.jsonl").write_text("".join(lines), encoding="utf-8")
    process = subprocess.Popen(
        [HOSO, "build", "many.jsonl"],
        cwd=tmp_path, env=clean_environment(), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    deadline = time.monotonic() + 30
    while not held() and time.monotonic() < deadline:
        time.sleep(0.05)
    process.send_signal(sent)
    out, err = process.communicate(timeout=30)
    assert process.returncode == status, err
    assert f"hoso: {says};" in err.decode()
    assert "kept" in hoso("log").out
    assert one_line(err.decode("utf-8")), err
    assert out == b""
    some = held()
    assert 0 < len(some) < len(lines)
    assert hoso("stats").status == 0
    assert hoso("verify").status == 0
    # What is there is what a build of just these articles gives.
    (tmp_path / "some.jsonl").write_text("".join(lines[int(id_[1:])] for id_ in some), encoding="utf-8")
    assert hoso("build", "some.jsonl", "--store", "other.store").status == 0
    assert exported(hoso, tmp_path / "hoso.store") == exported(hoso, tmp_path / "other.store")


def test_two_builds_at_a_time_and_the_second_is_told(hoso: Run, tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "hoso.store", create=True):
        done = hoso("build", SAMPLES)
    assert done.status == 1
    assert one_line(done.err)
    assert "in use by process" in done.err


# --- Neo4j ------------------------------------------------------------------------------------------------------------

NOWHERE = "bolt://127.0.0.1:1"


@pytest.mark.parametrize(
    ("arguments", "status", "says"),
    [
        (["--neo4j", NOWHERE, "--neo4j-password", "s3cret"], 1, "127.0.0.1:1"),
        (["--neo4j", NOWHERE], 2, "NEO4J_PASSWORD"),
        (["--neo4j"], 2, "NEO4J_URI"),
        (["--neo4j", "http://localhost:7474", "--neo4j-password", "s3cret"], 2, "not a Neo4j address"),
        (["--neo4j", "bolt://neo4j:s3cret@localhost"], 2, "must not hold"),
    ],
)
def test_a_server_that_is_not_there_costs_one_line_and_changes_nothing(
    hoso: Run, tmp_path: Path, arguments: list[str], status: int, says: str
) -> None:
    start = time.monotonic()
    done = hoso("build", SAMPLES, *arguments)
    assert time.monotonic() - start < 10
    assert done.status == status
    assert one_line(done.err)
    assert says in done.err
    assert "s3cret" not in done.err + done.out
    assert not (tmp_path / "hoso.store").exists()


def test_a_folder_is_no_address(hoso: Run) -> None:
    done = hoso("build", "--neo4j", SAMPLES)
    assert done.status == 2
    assert "write --neo4j last" in done.err


def test_settings_in_the_environment_alone_reach_no_server(hoso: Run) -> None:
    done = hoso("build", SAMPLES, env={"NEO4J_URI": NOWHERE, "NEO4J_PASSWORD": "s3cret"})
    assert done.status == 0, done.err


# --- ask, query, stats ------------------------------------------------------------------------------------------------


def test_ask_alone_lists_the_questions(hoso: Run) -> None:
    done = hoso("ask")
    assert done.status == 0
    assert "who-inspected-whom" in done.out
    assert "Ai đã kiểm tra ai?" in done.out


def test_ask_answers_in_each_format(hoso: Run, store: Path) -> None:
    answers = {
        form: hoso("ask", "who-inspected-whom", "--store", store, "--format", form).out
        for form in ("table", "json", "csv", "markdown")
    }
    rows = json.loads(answers["json"])
    assert len(rows) >= 6
    assert len(list(csv.reader(io.StringIO(answers["csv"])))) == len(rows) + 1
    assert len(answers["markdown"].splitlines()) == len(rows) + 2
    assert f"{len(rows)} rows" in answers["table"]


def test_a_saved_question_loads_nothing_that_reads_articles_or_sentences(store: Path) -> None:
    asked = f"c.run(['ask', 'who-inspected-whom', '--store', {str(store)!r}])"
    script = f"import sys, hoso.app.cli as c; {asked}; print(*sorted(sys.modules), file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert {"hoso.graph.resolve", "hoso.loaders.people", "hoso.app.asking"} & set(done.stderr.split()) == set()


def test_who_inspected_whom_of_the_samples(hoso: Run, store: Path) -> None:
    rows = json.loads(hoso("ask", "who-inspected-whom", "--store", store, "--format", "json").out)
    found = {(row["date"], row["leader"], row["inspected"]) for row in json.loads(json.dumps(rows, default=str))
             if isinstance(row["leader"], str)} | {
        (row["date"], "; ".join(row["leader"]), row["inspected"]) for row in rows if isinstance(row["leader"], list)
    }  # fmt: skip
    assert found == {
        ("2023-03-14", "Lê Thị Thu Hạ", "Ban Thường vụ Huyện ủy Vân Trạch"),
        ("2023-03-16", "Đặng Văn Khải", "Ban Thường vụ Thành ủy Lộc Khê"),
        ("2023-05-09", "Hoàng Minh Tước", "Đảng ủy Sở Nội vụ tỉnh An Giao"),
        ("2023-06-20", "Đỗ Thị Thiết", "Ủy ban nhân dân huyện Phú Ngàn"),
        ("2023-08-22", "Ngô Bá Thuyên", "Đảng ủy xã Hòa Ngàn"),
        ("2024-04-18", "Hoàng Minh Tước", "Ban Thường vụ Huyện ủy Vân Trạch"),
    }
    twice = [row for row in rows if row["date"] == "2023-03-14"]
    assert len(twice) == 1
    assert len(twice[0]["articles"]) == 2


def test_the_people_of_the_samples_are_each_one_and_the_namesakes_two(hoso: Run, store: Path) -> None:
    done = hoso("query", "MATCH (p:Person) RETURN p.name AS name ORDER BY name", "--store", store, "--format", "json")
    people = Counter(row["name"] for row in json.loads(done.out))
    assert people.pop("Nguyễn Văn Hải") == 2
    assert set(people.values()) == {1}
    assert len(people) == 11


@pytest.mark.parametrize(
    ("options", "dates"),
    [
        (["--since", "2024"], {"2024-04-18"}),
        (["--until", "2023-03"], {"2023-03-14", "2023-03-16"}),
        (["--body", "Lộc Khê"], {"2023-03-16"}),
        (["--body", "loc khe"], {"2023-03-16"}),
        (["--person", "Lê Thị Thu Hạ"], {"2023-03-14"}),
        (["--person", "le thi thu ha"], {"2023-03-14"}),
    ],
)
def test_ask_narrowed(hoso: Run, store: Path, options: list[str], dates: set[str]) -> None:
    done = hoso("ask", "who-inspected-whom", *options, "--store", store, "--format", "json")
    assert done.status == 0, done.err
    assert {row["date"] for row in json.loads(done.out)} == dates


@pytest.mark.parametrize("group", [(), ("neo4j",)])
def test_a_group_alone_shows_its_help_in_lines(hoso: Run, group: tuple[str, ...]) -> None:
    bare = hoso(*group)
    assert (bare.status, bare.out) == (2, "")
    assert bare.err == hoso(*group, "--help").out
    assert "..." not in bare.err.partition("Commands:")[2]


@pytest.mark.parametrize(
    ("arguments", "status", "says"),
    [
        (["ask", "who-inspected-who"], 2, "who-inspected-whom"),
        (["ask", "who-inspected-whom", "--since", "soon"], 2, "2022-05-09"),
        (["ask", "who-inspected-whom", "--person", "Trần Văn Ấm"], 1, "no person is called"),
        (["query", "MATCH (n) RETURN nonsense("], 2, "hoso: "),
        (["query", "CREATE (n:Person) RETURN n"], 2, "hoso: "),
        (["sparql", "DELETE WHERE { ?s ?p ?o }"], 2, "would change the graph"),
        (["ask", " "], 2, "there is no question"),
        (["query", "none.cypher"], 1, "none.cypher"),
        (["ask", "holders-of", "--post", "thợ lặn"], 1, "no post or body is called"),
        (["ask", "who-chaired", "--event", "hội chợ xe"], 1, "no event is called"),
        (
            ["ask", "timeline", "--text", "hội chợ xe"],
            1,
            "no event, person or body is called, or is about, 'hội chợ xe'",
        ),
        (["ask", "events-of", "--who", "Ngô Bá Thuyền"], 1, "did you mean Ngô Bá Thuyên"),
        (["ask", "evidence-for", "--about", "ngo ba thuyen quang"], 1, "did you mean Ngô Bá Thuyên"),
        (["ask", "holders-of"], 2, "--post NAME"),
        (["ask", "who-issued"], 2, "--document NAME"),
        (["show", "Trần Văn Ấm"], 1, "try a part"),
        (["show", "Nguyễn Văn Hải"], 1, "say which"),
        (["show", "Ngô Bá Thuyền"], 1, "did you mean Ngô Bá Thuyên"),
        (["export", "word"], 2, "turtle"),
        (["export", "jsonld", "--out", "a.ttl"], 2, ".ttl is the ending of turtle"),
        (["export", "turtle", "--out", "none/a.ttl"], 2, "there is no folder none; make it first"),
        (["validate", "nofile"], 1, "nofile: no such file"),
        (["frobnicate"], 2, "No such command"),
        (["build", ""], 2, "an empty name"),
        (["stats", "--store", ""], 2, "an empty name"),
        (["build", str(SAMPLES), "--encoding", "klingon"], 2, "unknown encoding 'klingon'"),
        (["build", str(SAMPLES), "--store", str(SAMPLES)], 1, "no store, but a folder with other files in it"),
        (["query", "LOAD CSV FROM 'file:///a' AS l RETURN l"], 2, "LOAD CSV reads files"),
        (["stats", "--store", "nowhere"], 1, "nowhere"),
        (["show", "Ngô Bá Thuyên", "--limit", "abc"], 2, "'abc' is not a valid whole number; hoso show --help says"),
        (["ask", "who-inspected-whom", "--since", "2024", "--until", "2023"], 2, "since 2024 is after until 2023"),
        (["ask", "who-inspected-whom", "--person", ""], 2, "--person is empty"),
    ],
)
def test_mistakes_are_explained(hoso: Run, store: Path, arguments: list[str], status: int, says: str) -> None:
    if "--store" not in arguments and arguments[0] != "frobnicate":
        arguments = [*arguments, "--store", str(store)]
    done = hoso(*arguments)
    assert done.status == status, done.err
    assert says in done.err
    assert "Traceback" not in done.err
    assert done.out == ""
    # Under the line the query, with a sign where it is wrong.
    told = done.err.partition("\n  ")[0] + "\n" if arguments[0] == "query" else done.err
    assert one_line(told.replace("\n\n", "\n"))


@pytest.mark.parametrize(
    ("arguments", "column", "value"),
    [
        (["holders-of", "--post", "bi thu huyen uy"], "person", "Ngô Bá Thuyên"),
        (["holders-of", "--post", "huyện ủy vân trạch"], "person", "Ngô Bá Thuyên"),
        (["career-of", "--person", "ngo ba thuyen"], "status", "as reported"),
        (["events-of", "--who", "ngo ba thuyen"], "who", "Ngô Bá Thuyên"),
        (["who-chaired", "--event", "hoi nghi"], "kind", "Conference"),
        (["timeline", "--text", "phu ngan"], "date", "2023-06-20"),
        (["evidence-for", "--about", "ngo ba thuyen"], "subject", "Ngô Bá Thuyên"),
        (["who-inspected-whom", "--body", "UBND huyện Phú Ngàn"], "date", "2023-06-20"),
        (["who-inspected-whom", "--body", "ubnd huyen phu ngan"], "date", "2023-06-20"),
        (["who-inspected-whom", "--body", "BTV Thành ủy Lộc Khê"], "date", "2023-03-16"),
        (["who-issued", "--document", "884"], "document", "Quyết định số 884/QĐ-UBND"),
        (["who-issued", "--document", "Nghị quyết 5"], "document", "Nghị quyết số 05-NQ/TU"),
        (["who-issued", "--document", "QĐ 1506"], "document", "Quyết định số 1506-QĐ/TU"),
    ],
)
def test_names_may_be_typed_as_people_write_them(
    hoso: Run, store: Path, arguments: list[str], column: str, value: str
) -> None:
    done = hoso("ask", *arguments, "--store", store, "--format", "json")
    assert done.status == 0, done.err
    assert value in {row[column] for row in json.loads(done.out)}


def test_a_claim_can_be_asked_for_by_its_id(hoso: Run, store: Path) -> None:
    found = hoso("query", "MATCH ()-[r:ISSUED]->() RETURN r.id AS id LIMIT 1", "--store", store, "--format", "json")
    id = json.loads(found.out)[0]["id"]
    done = hoso("ask", "evidence-for", "--about", id, "--store", store, "--format", "json")
    assert {row["claim"] for row in json.loads(done.out)} == {id}


def test_no_rows_says_what_the_filters_mean(hoso: Run, store: Path) -> None:
    done = hoso("ask", "who-inspected-whom", "--person", "Ngô Bá Thuyên", "--since", "2030", "--store", store)
    assert done.status == 0
    words = " ".join(done.out.split())
    assert "no rows: nothing of the kind is told where --person means Ngô Bá Thuyên" in words
    assert "--since and --until leave out what has no date" in words


def test_an_answer_names_its_articles(hoso: Run, tmp_path: Path) -> None:
    text = (SAMPLES / "2023-03-16-loc-khe.txt").read_text(encoding="utf-8")
    row = {"id": "a1", "title": "Một bài", "text": text, "url": "https://bao.example/a1", "date": "2023-03-17"}
    (tmp_path / "a.jsonl").write_text(json.dumps(row), encoding="utf-8")
    hoso("build", "a.jsonl")
    rows = json.loads(hoso("ask", "who-inspected-whom", "--format", "json").out)
    assert rows
    for found in rows:
        told = [found[column] for column in ("articles", "titles", "urls", "published")]
        assert told == [["a1"], ["Một bài"], ["https://bao.example/a1"], ["2023-03-17"]]
    assert "Một bài" not in hoso("ask", "who-inspected-whom").out
    assert "Một bài" in hoso("ask", "who-inspected-whom", "--evidence", env={"COLUMNS": "200"}).out


@pytest.mark.parametrize("columns", ["60", "160"])
def test_full_shows_quotes_whole(hoso: Run, store: Path, columns: str) -> None:
    asked = ("ask", "inspections-by", "--who", "Đặng Văn Khải", "--store", store)
    quote = json.loads(hoso(*asked, "--format", "json").out)[0]["quote"]
    assert len(quote) > 150
    env = {"COLUMNS": columns}
    assert "[…]" not in hoso(*asked, "--full", env=env).out
    assert ("[…]" in hoso(*asked, env=env).out) == (columns != "60")
    person = ("show", "Đặng Văn Khải", "--store", store)
    assert "[…]" not in hoso(*person, "--full", env=env).out


@pytest.mark.parametrize("form", ["table", "json", "markdown"])
def test_nothing_of_an_article_reaches_the_terminal_raw(hoso: Run, tmp_path: Path, form: str) -> None:
    text = (SAMPLES / "2023-03-16-loc-khe.txt").read_text(encoding="utf-8")
    evil = "\x1b]0;x\x07\x9b2J\x7f"
    row = {"id": f"a{evil}", "title": f"Bài {evil}", "text": text.replace(" đã ", f" {evil} đã "), "date": "2023-03-17"}
    (tmp_path / "a.jsonl").write_text(json.dumps(row), encoding="utf-8")
    done = [
        hoso("build", "a.jsonl", "--format", form),
        hoso("ask", "inspections-by", "--who", "Đặng Văn Khải", "--format", form),
        hoso("ask", "who-chaired", "--person", f"Đặng{evil}"),
        hoso("query", "MATCH (a) RETURN a.id, a.name", "--format", form),
        hoso("show", "Đặng Văn Khải", "--format", form),
        hoso("extract", "a.jsonl"),
        hoso("extract", "a.jsonl", "--explain"),
        hoso("extract", "a.jsonl", "--format", "table"),
    ]
    for one in done:
        assert not set("\x1b\x07\x9b\x7f") & set(one.out + one.err)


def test_query_from_a_file_with_parameters(hoso: Run, tmp_path: Path, store: Path) -> None:
    (tmp_path / "q.cypher").write_text(
        "// Vân Trạch\nMATCH (p:Person {name: $name}) RETURN p.name AS name", encoding="utf-8"
    )
    done = hoso("query", "q.cypher", "--param", "name=Ngô Bá Thuyên", "--store", store, "--format", "json")
    assert json.loads(done.out) == [{"name": "Ngô Bá Thuyên"}]
    injected = hoso("query", "q.cypher", "--param", 'name="}) DETACH DELETE p //', "--store", store, "--format", "json")
    assert (injected.status, injected.out) == (0, "[]\n")


def test_stats_count_nodes_and_relationships(hoso: Run, store: Path) -> None:
    rows = json.loads(hoso("stats", "--store", store, "--format", "json").out)
    counts = {(row["what"], row["which"]): row["count"] for row in rows}
    assert counts["ledger", "articles"] == 12
    assert counts["nodes", "Person"] > 0
    assert counts["relationships", "INSPECTED"] > 0


# --- show, extract, export --------------------------------------------------------------------------------------------


def test_show_a_person_with_offices_over_time(hoso: Run, store: Path) -> None:
    done = hoso("show", "ngo ba thuyen", "--store", store, "--format", "json")
    assert done.status == 0, done.err
    data = json.loads(done.out)
    assert data["name"] == "Ngô Bá Thuyên"
    offices = {row["office"]: row for row in data["offices"]}
    assert offices["Bí thư Huyện ủy Vân Trạch"]["first_seen"] == "2023-03-14"
    assert any(office.startswith("Phó Chủ nhiệm Thường trực Ủy ban Kiểm tra") for office in offices)
    assert {"relation": "LED →", "date": "2023-08-22"}.items() <= next(
        row for row in data["relations"] if row["relation"] == "LED →"
    ).items()


def test_show_a_body_and_a_document(hoso: Run, store: Path) -> None:
    body = hoso("show", "Ban Thường vụ Huyện ủy Vân Trạch", "--store", store)
    assert body.status == 0, body.err
    assert "← INSPECTED" in body.out
    document = hoso("show", "05-NQ/TU", "--store", store)
    assert document.status == 0, document.err
    assert "← IMPLEMENTS" in document.out


def test_extract_prints_one_json_a_line_and_article(hoso: Run) -> None:
    done = hoso("extract", SAMPLES)
    assert done.status == 0, done.err
    facts = [json.loads(line) for line in done.out.splitlines()]
    assert len(facts) == 12
    text = (SAMPLES / "2023-03-14-van-trach.txt").read_text(encoding="utf-8")
    article = next(item for item in facts if item["id"] == "2023-03-14-van-trach")
    assert {relation["type"] for relation in article["relations"]} >= {"led", "inspected", "issued", "implements"}
    for relation in article["relations"]:
        for evidence in relation["evidence"]:
            assert text[evidence["start"] : evidence["end"]] == evidence["quote"]


def test_extract_writes_a_file_an_article_under_a_name_that_is_one(hoso: Run, tmp_path: Path) -> None:
    row = {"id": "https://báo.example/a?b=1", "text": "Sáng nay họp."}
    (tmp_path / "a.jsonl").write_text(json.dumps(row), encoding="utf-8")
    done = hoso("extract", SAMPLES / "2023-03-16-loc-khe.txt", "a.jsonl", "--out", "facts")
    assert (done.status, done.out) == (0, "")
    names = {path.name for path in (tmp_path / "facts").iterdir()}
    assert names == {"2023-03-16-loc-khe.json", "https___báo.example_a_b=1.json"}


def test_extract_to_files_goes_on_after_an_id_that_is_no_name_of_a_file(hoso: Run, tmp_path: Path) -> None:
    rows = [json.dumps({"id": id, "text": "Sáng nay họp."}) for id in ("ế" * 90, "a\ud800", "b")]
    (tmp_path / "a.jsonl").write_text("\n".join(rows), encoding="utf-8")
    done = hoso("extract", "a.jsonl", "--out", "facts")
    assert (done.status, done.out) == (1, "")
    assert "too long for the name of a file" in done.err
    assert done.err.count("hoso: ") == done.err.count("\n") == 2
    assert [path.name for path in (tmp_path / "facts").iterdir()] == ["b.json"]


def test_extract_follows_a_link(hoso: Run, tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text("Sáng nay họp.", encoding="utf-8")
    (tmp_path / "b.json").symlink_to("real.json")
    assert hoso("extract", "b.txt", "--out", ".").status == 0
    assert (tmp_path / "b.json").is_symlink()
    assert json.loads((tmp_path / "real.json").read_text(encoding="utf-8"))["id"] == "b"


def test_extract_as_a_table(hoso: Run) -> None:
    done = hoso("extract", SAMPLES / "2023-03-16-loc-khe.txt", "--format", "table")
    assert done.status == 0
    assert "Đặng Văn Khải" in done.out
    assert "inspected" in done.out


def test_export_to_a_file_is_what_goes_to_standard_output(hoso: Run, tmp_path: Path, store: Path) -> None:
    (tmp_path / "folder").mkdir()
    done = hoso("export", "turtle", "--store", store, "--out", "folder/graph.ttl")
    assert done.status == 0, done.err
    assert done.out == ""
    assert (tmp_path / "folder/graph.ttl").read_bytes().decode("utf-8") == exported(hoso, store)
    assert [path.name for path in (tmp_path / "folder").iterdir()] == ["graph.ttl"]


# --- the store --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("damage", ["missing", "damaged", "no state", "older", "another"])
def test_a_graph_that_is_missing_damaged_or_older_is_made_again(
    hoso: Run, tmp_path: Path, store: Path, damage: str
) -> None:
    copy = tmp_path / "hoso.store"
    shutil.copytree(store, copy)
    graph, state = copy / "graph.kgl", copy / "graph.state"
    if damage == "missing":
        graph.unlink()
    elif damage == "damaged":
        graph.write_bytes(graph.read_bytes()[: graph.stat().st_size // 2])
    elif damage == "no state":
        state.unlink()
    elif damage == "another":
        hoso("build", SAMPLES / "2023-03-16-loc-khe.txt", "--store", tmp_path / "other")
        shutil.copy(tmp_path / "other" / "graph.kgl", graph)
    else:
        state.write_text("another ledger\n", encoding="ascii")
    done = hoso("query", QUERY, "--format", "json")
    assert done.status == 0, done.err
    assert done.out == hoso("query", QUERY, "--store", store, "--format", "json").out


# --- the terminal and the shell ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "utf-16"])
def test_output_is_utf8_whatever_the_locale_says(hoso: Run, store: Path, encoding: str) -> None:
    done = hoso("ask", "who-inspected-whom", "--store", store, env={"PYTHONIOENCODING": encoding, "LC_ALL": "C"})
    assert done.status == 0
    assert "Ngô Bá Thuyên" in done.out
    assert "\x1b" not in done.out


def test_a_reader_that_leaves_early_is_no_error(tmp_path: Path) -> None:
    text = (SAMPLES / "2023-03-16-loc-khe.txt").read_text(encoding="utf-8")
    with (tmp_path / "many.jsonl").open("w", encoding="utf-8") as rows:
        for number in range(100):
            rows.write(json.dumps({"id": f"n{number}", "text": f"{text}\n{number}"}) + "\n")
    process = subprocess.Popen(
        [HOSO, "extract", "many.jsonl"],
        cwd=tmp_path, env=clean_environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    assert process.stdout
    assert process.stderr
    process.stdout.read(10)
    process.stdout.close()
    assert process.stderr.read() == b""
    assert process.wait(30) == 141


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion(hoso: Run, shell: str) -> None:
    done = hoso("completion", shell)
    assert done.status == 0
    assert "_HOSO_COMPLETE" in done.out


def test_completion_of_a_question(hoso: Run) -> None:
    done = hoso(
        env={"_HOSO_COMPLETE": "bash_complete", "COMP_WORDS": "hoso ask who-i", "COMP_CWORD": "2"}, process=True
    )
    assert "who-inspected-whom" in done.out
    assert "body-tree" not in done.out


def test_an_interruption_while_python_loads_the_command_costs_one_line() -> None:
    script = """
import sys

class Interrupting:
    def find_spec(self, name, path=None, target=None):
        if name == "click":
            raise KeyboardInterrupt

sys.meta_path.insert(0, Interrupting())
from hoso.app.entry import main
main()
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert (done.returncode, one_line(done.stderr), "Traceback" in done.stderr) == (130, True, False), done.stderr
    assert done.stderr.startswith("hoso: interrupted")
