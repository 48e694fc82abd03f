"""``hoso sparql``, ``validate`` and ``import`` as a user runs them, on the samples."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.command import clean_environment, elsewhere
from tests.graph.test_rdf import written
from tests.graph.typed import typed_sample

from hoso.app.cli import cli, run
from hoso.graph import rdffile
from hoso.graph.terms import node_iri

NAME = "http://xmlns.com/foaf/0.1/name"
ROOT = Path(__file__).parents[2]


def hoso(*arguments: str | Path) -> Result:
    return CliRunner().invoke(cli, [str(argument) for argument in arguments], prog_name="hoso")


@pytest.fixture(scope="module")
def turtle(store: Path) -> Path:
    path = store.parent / "graph.ttl"
    assert hoso("export", "turtle", "--store", store, "--out", path).exit_code == 0
    return path


@pytest.fixture(scope="module")
def validated(store: Path) -> Result:
    """How ``hoso validate`` ended on the samples' store."""
    return hoso("validate", "--store", store)


one_worker = pytest.mark.xdist_group("validated")  # so that the store is validated once


def test_linked_sparql_answers_in_every_format(store: Path, tmp_path: Path) -> None:
    query = tmp_path / "q.rq"
    query.write_text("SELECT ?who ?name WHERE { ?who a hoso:Person ; hoso:name ?name FILTER(?name = $name) }", "utf-8")
    asked = ("sparql", query, "--param", "name=Ngô Bá Thuyên", "--store", store)
    (row,) = json.loads(hoso(*asked, "--format", "json").stdout)
    assert row["name"] == "Ngô Bá Thuyên"
    assert row["who"].startswith("https://w3id.org/hoso/person/ng%C3%B4")
    (again,) = csv.DictReader(io.StringIO(hoso(*asked, "--format", "csv").stdout.removeprefix("\ufeff")))
    assert again == row
    assert "person/ngô-bá-thuyên" in hoso(*asked).stdout


def test_linked_sparql_without_a_column_counts_its_rows(store: Path) -> None:
    for form, start in (("table", "1 row"), ("json", "[\n"), ("csv", ""), ("markdown", "")):
        done = hoso("sparql", "SELECT * WHERE {}", "--store", store, "--format", form)
        assert (done.exit_code, done.exception) == (0, None)
        assert done.stdout.startswith(start), (form, done.stdout)


@one_worker
def test_linked_sparql_asks_the_very_graph_of_the_export(store: Path, turtle: Path, validated: Result) -> None:
    count = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c }"
    (row,) = json.loads(hoso("sparql", count, "--store", store, "--format", "json").stdout)
    assert row["n"] == len(rdffile.load(turtle))
    assert f"{row['n']} triples" in " ".join(validated.stdout.split())


def test_linked_sparql_is_cut_short_by_rows_and_by_time(store: Path, tmp_path: Path) -> None:
    assert (
        "the first 3 rows; there are more"
        in hoso("sparql", "SELECT ?a { ?a a ?b }", "--limit", "3", "--store", store).output
    )
    # An engine that finds no row must not keep the process either.
    for query in ("SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }", "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f }"):
        endless = query.replace(" }", " . ?x ?y ?z . ?u ?v ?w }")
        words = ["sparql", endless, "--time-limit", "0.2", "--store", str(store)]
        done = elsewhere(words, tmp_path, clean_environment())
        assert (done.status, done.err) == (1, "hoso: SPARQL: the query took longer than 0.2 s\n")


@one_worker
def test_linked_validate_finds_no_fault_in_the_samples(validated: Result) -> None:
    assert (validated.exit_code, "no fault" in validated.stdout) == (0, True)


def test_linked_validate_tells_faults_and_exits_with_1(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bad = tmp_path / "bad.ttl"
    text = written(typed_sample(), "turtle").decode("utf-8")
    bad.write_text(text.replace('hoso:modality "planned"', 'hoso:modality "vielleicht"', 1), "utf-8")
    assert run(["validate", str(bad), "--format", "json"]) == 1
    (row,) = json.loads(capsys.readouterr().out)
    assert row["node"].startswith("statement/")
    assert row["rule"].startswith("hoso:modality is one of")
    assert "vielleicht" in row["to do"]


def test_linked_import_brings_back_the_same_bytes(
    turtle: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copy = tmp_path / "copy"
    assert run(["import", str(turtle), "--store", str(copy)]) == 0
    assert "12" in capsys.readouterr().out
    assert run(["export", "turtle", "--store", str(copy), "--out", str(tmp_path / "again.ttl")]) == 0
    assert (tmp_path / "again.ttl").read_bytes() == turtle.read_bytes()
    assert run(["verify", "--store", str(copy)]) == 0
    assert "text is not held" in capsys.readouterr().out
    assert run(["build", str(ROOT / "samples"), "--place", "An Giao", "--store", str(copy)]) == 0
    assert run(["export", "turtle", "--store", str(copy), "--out", str(tmp_path / "read.ttl")]) == 0
    assert (tmp_path / "read.ttl").read_bytes() == turtle.read_bytes()
    assert run(["verify", "--store", str(copy)]) == 0
    assert "text is not held" not in capsys.readouterr().out


def test_linked_imported_articles_are_counted_and_logged(
    turtle: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copy = str(tmp_path / "copy")
    assert run(["import", str(turtle), "--store", copy]) == 0
    assert run(["retract", "2023-03-14-van-trach", "--store", copy]) == 0
    assert "0 articles in the store, and of 11 articles what was imported" in capsys.readouterr().out
    assert run(["log", "1", "--store", copy]) == 0
    came = capsys.readouterr().out
    assert "11 articles" in came
    assert "2023-03-16-loc-khe" in came
    assert "2023-03-14-van-trach" not in came
    assert run(["log", "--store", copy, "--format", "json"]) == 0
    first, second = json.loads(capsys.readouterr().out)
    assert (first["articles"], second["articles"]) == (["12 new"], ["1 removed"])


def test_linked_two_files_of_one_name_are_two(tmp_path: Path) -> None:
    store = str(tmp_path / "store")
    keys = []
    for folder, name in (("one", "Mạc An"), ("two", "Mạc Bình")):
        (tmp_path / folder).mkdir()
        file = tmp_path / folder / "data.ttl"
        file.write_text(
            f'<https://x.example/{folder}> a <http://xmlns.com/foaf/0.1/Person> ; <{NAME}> "{name}" .', "utf-8"
        )
        done = hoso("import", file, "--store", store)
        assert (done.exit_code, "articles new" in done.output) == (0, True), done.output
        keys += re.findall(r"hoso retract (file:data\.ttl@\w+) ", done.output)
        assert "articles unchanged" in hoso("import", file, "--store", store).output
    names = "MATCH (p:Person) RETURN p.name AS name ORDER BY name"
    assert json.loads(hoso("query", names, "--store", store, "--format", "json").stdout) == [
        {"name": "Mạc An"},
        {"name": "Mạc Bình"},
    ]
    assert hoso("retract", keys[0], "--store", store).exit_code == 0
    assert json.loads(hoso("query", names, "--store", store, "--format", "json").stdout) == [{"name": "Mạc Bình"}]


def test_linked_import_with_a_fault_makes_no_store(
    turtle: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = tmp_path / "bad.ttl"
    for broken, message in (
        (
            turtle.read_text("utf-8").replace('hoso:modality "done"', 'hoso:modality "vielleicht"'),
            "nothing was taken in",
        ),
        (turtle.read_text("utf-8")[:-200], "column"),
    ):
        bad.write_text(broken, "utf-8")
        assert run(["import", str(bad), "--store", str(tmp_path / "none")]) == 1
        said = capsys.readouterr()
        assert (said.out, said.err.count("\n")) == ("", 1)
        assert message in said.err
        assert not (tmp_path / "none").exists()


@pytest.mark.slow
def test_linked_what_was_imported_can_be_suppressed_and_not_ruled_on(
    turtle: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copy = str(tmp_path / "copy")
    assert run(["import", str(turtle), "--store", copy]) == 0
    assert "text not held" in hoso("stats", "--store", copy).stdout
    query = "MATCH (:Body)-[r:INSPECTED]->() RETURN r.id AS id, r.articles AS articles, r.quotes AS quotes"
    claim = json.loads(hoso("query", query, "--store", copy, "--format", "json").stdout)[0]
    capsys.readouterr()
    assert run(["rule", "reject", claim["id"], "--reason", "x", "--who", "x", "--store", copy]) == 1
    assert "is not held" in capsys.readouterr().err
    for kind, what in (("claim", claim["id"]), ("person", "Ngô Bá Thuyên"), ("article", claim["articles"][0])):
        assert run(["suppress", kind, what, "--yes", "--store", copy]) == 0, capsys.readouterr().err
        capsys.readouterr()
    out = tmp_path / "left.ttl"
    for _ in range(2):
        assert run(["export", "turtle", "--store", copy, "--out", str(out)]) == 0
        left = out.read_text("utf-8")
        assert claim["id"] not in left and claim["quotes"][0] not in left
        assert "Ngô Bá Thuyên" not in left and node_iri("ngô-bá-thuyên").rpartition("/")[2] not in left
        assert f"/article/{claim['articles'][0]}>" not in left
        # Not by another import either.
        assert run(["import", str(turtle), "--store", copy]) == 0
    assert run(["verify", "--store", copy]) == 0
