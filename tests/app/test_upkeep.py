"""A store taken care of: verified, rebuilt, articles retracted, and the log of all that."""

from __future__ import annotations

import contextlib
import json
import shutil
import sqlite3
import zlib
from contextlib import closing
from dataclasses import replace
from functools import cache, partial
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.app.conftest import PLACE, SAMPLES, Run
from tests.command import clean_environment, elsewhere

import hoso.loaders
from hoso.app.building import build_store
from hoso.app.changes import difference
from hoso.app.history import arrived_since, came_with, listing
from hoso.app.store import STATE, open_store, update_view
from hoso.app.upkeep import rebuild, retract, verify
from hoso.graph.bundles import Bundle
from hoso.graph.errors import StoreError
from hoso.graph.ledger import FILE as LEDGER
from hoso.graph.ledger import Ledger
from hoso.graph.pipeline import build as put
from hoso.graph.pipeline import resolve_ledger
from hoso.graph.stores.base import is_intact
from hoso.graph.stores.embedded import FILE, open_view
from hoso.graph.stores.fingerprints import FILE as ITEMS
from hoso.loaders.article import Article
from hoso.loaders.extraction import extract
from hoso.loaders.facts import ArticleFacts
from hoso.loaders.readers import read_paths

ARTICLE = "2023-03-14-van-trach"


@pytest.fixture(scope="module")
def samples() -> tuple[Article, ...]:
    return tuple(item for item in read_paths([SAMPLES], place=PLACE[1]) if isinstance(item, Article))


@cache
def read(article: Article) -> ArticleFacts:
    return extract(article)


def shortened(article: Article) -> Article:
    return replace(article, text=article.text[: len(article.text) * 2 // 3])


def build(store: Path, *paths: Path) -> None:
    build_store(paths, store, place=PLACE[1], complain=pytest.fail)


def graph_hash(store: Path) -> str:
    with open_store(store) as view:
        return view.hash()


def test_a_store_as_it_was_built_verifies_and_stays_as_it_is(own: Path) -> None:
    before = {path.name: path.read_bytes() for path in own.iterdir()}
    answer, wrong = verify(own)
    assert (answer.rows, wrong) == ((), 0)
    assert "12 articles; the embedded graph is what the ledger says" in answer.note
    assert {name: (own / name).read_bytes() for name in before} == before


def test_an_edit_that_keeps_the_hash_is_noticed_and_rebuild_repairs_it(own: Path, hoso: Run) -> None:
    hash_ = graph_hash(own)
    with open_view(own / FILE, write=True) as view:
        view._graph.cypher("MATCH (n:Person) WHERE n.name = 'Ngô Bá Thuyên' SET n.name = 'Ngô Bá Thuyền'")
        view._graph.save()
    assert graph_hash(own) == hash_
    done = hoso("verify", "--format", "json")
    assert done.status == 1
    assert "name is 'Ngô Bá Thuyền', the ledger says 'Ngô Bá Thuyên'" in done.out
    assert verify(own)[1] > 0
    # The closing table says what that changed: the one name.
    assert rebuild(own).rows[0][3:] == (0, 1, 0)
    assert verify(own)[1] == 0
    assert graph_hash(own) == hash_


@pytest.mark.parametrize(
    "cypher",
    [
        "CREATE (:Person {id: 'person/x', name: 'Ai Đó'})",
        "MATCH (a:Person) MATCH (b:Body) WITH a, b LIMIT 1 CREATE (a)-[:INSPECTED]->(b)",
    ],
)
def test_what_somebody_put_beside_the_graph_is_noticed_and_rebuild_removes_it(own: Path, cypher: str) -> None:
    with open_view(own / FILE, write=True) as view:
        view._graph.cypher(cypher)
        view._graph.save()
    answer, _ = verify(own)
    assert [row[2] for row in answer.rows] in (
        ["it holds 1 node and 0 relationships that hoso did not write"],
        ["it holds 0 nodes and 1 relationship that hoso did not write"],
    )
    rebuild(own)
    assert verify(own)[1] == 0


@pytest.mark.parametrize("damage", ["missing", "damaged", "stale"])
def test_a_graph_that_is_no_view_of_the_ledger_is_told(own: Path, damage: str) -> None:
    if damage == "missing":
        (own / FILE).unlink()
    elif damage == "damaged":
        (own / FILE).write_bytes(b"x" * 1000)
    else:
        with Ledger.open(own) as ledger:
            ledger.remove(ARTICLE)
    answer, wrong = verify(own)
    assert wrong
    assert len(answer.rows) == wrong == 1  # and not each thing that is new since
    told = " ".join(row[2] for row in answer.rows)
    assert {"missing": "no graph yet", "damaged": "damaged", "stale": "older than the ledger"}[damage] in told
    rebuild(own)
    assert verify(own)[1] == 0


@pytest.mark.parametrize(("column", "kept"), [("facts", b"{}"), ("fields", b"5")])
def test_every_damaged_article_is_told_and_the_way_out_works(own: Path, hoso: Run, column: str, kept: bytes) -> None:
    before = graph_hash(own)
    with closing(sqlite3.connect(own / LEDGER)) as connection, connection:
        blob = zlib.compress(kept) if column == "facts" else kept
        connection.execute(f"UPDATE articles SET {column} = ? WHERE id LIKE '2023-03-14%'", (blob,))
        damaged = [id_ for (id_,) in connection.execute("SELECT id FROM articles WHERE id LIKE '2023-03-14%'")]
    done = hoso("verify", "--format", "json")
    assert (done.status, done.err) == (1, "")
    assert [row["id"] for row in json.loads(done.out)] == damaged
    assert {row["where"] for row in json.loads(done.out)} == {"ledger"}
    assert "hoso retract takes the articles out" in hoso("verify").out
    assert hoso("retract", *damaged).status == 0
    assert hoso("build", SAMPLES, *PLACE).status == 0
    assert (verify(own)[1], graph_hash(own)) == (0, before)


def test_other_lexicons_make_the_graph_anew_where_no_article_is_read_otherwise(tmp_path: Path) -> None:
    rows = tmp_path / "rows.jsonl"
    text = "Bí thư Tỉnh ủy Nghệ An Trần Văn Thử chủ trì hội nghị của Tỉnh ủy Nghệ An."
    rows.write_text(json.dumps({"id": "x", "text": text}), encoding="utf-8")
    build(tmp_path / "hoso.store", rows)
    copied = shutil.copytree(Path(hoso.loaders.__path__[0]), tmp_path / "other/hoso/loaders")
    provinces = Path(copied, "lexicons/provinces.tsv")
    rows_of = provinces.read_text("utf-8")
    assert "Nghệ An\ttỉnh\t40\t" in rows_of
    provinces.write_text(rows_of.replace("Nghệ An\ttỉnh\t40\t", "Nghệ An\ttỉnh\t940\t"), encoding="utf-8")
    env = clean_environment(PYTHONPATH=str(tmp_path / "other"))
    told = elsewhere(["query", "MATCH (p:Place) RETURN p.code", "--format", "json"], tmp_path, env)
    assert "940" in told.out, told
    assert elsewhere(["verify"], tmp_path, env).status == 0


def test_one_id_for_two_texts_changes_nothing_whichever_comes_first(tmp_path: Path, hoso: Run) -> None:
    def rows(name: str, *ids_and_texts: tuple[str, str]) -> Path:
        lines = (json.dumps({"id": id_, "text": f"Ông Trần Văn Thử {text}."}) + "\n" for id_, text in ids_and_texts)
        (tmp_path / name).write_text("".join(lines), encoding="utf-8")
        return tmp_path / name

    assert hoso("build", rows("first.jsonl", ("a", "đến xã Mẫu"), ("b", "họp"))).status == 0
    own = tmp_path / "hoso.store"
    with Ledger.open(own, readonly=True) as ledger:
        before = ledger.hash(), ledger.log.arrivals()
    done = hoso("build", rows("two.jsonl", ("a", "đi"), ("a", "về"), ("c", "đi"), ("c", "về"), ("c", "ở")))
    assert done.status == 1
    assert done.err.count("neither is taken") == 3
    assert "this run: 3 failed" in done.out
    with Ledger.open(own, readonly=True) as ledger:
        assert (ledger.hash(), ledger.log.arrivals()) == before
    assert came_with(own, 2).rows == ()
    # What was imported of the article is none of its texts.
    with Ledger.open(own) as ledger:
        ledger.imports.put(Bundle("c", (), ()))
    hoso("build", tmp_path / "two.jsonl")
    with Ledger.open(own, readonly=True) as ledger:
        assert ledger.imports.articles() == {"c"}


def test_retracting_leaves_what_there_was_before(tmp_path: Path) -> None:
    some = [SAMPLES / "2023-03-15-van-trach.html", SAMPLES / "2023-03-16-loc-khe.txt"]
    build(tmp_path / "one", *some)
    build(tmp_path / "two", *some, SAMPLES / f"{ARTICLE}.txt")
    assert graph_hash(tmp_path / "one") != graph_hash(tmp_path / "two")
    retract(tmp_path / "two", [f"article/{ARTICLE}", ARTICLE])
    assert graph_hash(tmp_path / "one") == graph_hash(tmp_path / "two")
    assert verify(tmp_path / "two")[1] == 0
    build(tmp_path / "one", SAMPLES / f"{ARTICLE}.txt")
    build(tmp_path / "two", SAMPLES / f"{ARTICLE}.txt")
    assert graph_hash(tmp_path / "one") == graph_hash(tmp_path / "two")


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["build", "new version", "retract", "no hashes"]), st.sets(st.integers(0, 11), max_size=4)
    ),
    max_size=4,
)


@settings(max_examples=4, deadline=None)
@given(STEPS)
def test_a_graph_brought_up_to_date_step_by_step_is_the_one_made_from_nothing(
    samples: tuple[Article, ...], steps: list[tuple[str, set[int]]]
) -> None:
    """What an update takes for known to be in the graph's file is in it, whatever was built before."""
    held: dict[str, Article] = {}
    with TemporaryDirectory() as folder:
        with Ledger.open(Path(folder, "steps"), create=True) as ledger:
            for what, numbers in [("build", {0, 1, 2}), *steps]:
                some = [samples[number] for number in sorted(numbers)]
                if what == "no hashes":
                    (ledger.folder / ITEMS).unlink(missing_ok=True)
                elif what == "retract":
                    for article in some:
                        ledger.remove(article.id)
                        held.pop(article.id, None)
                else:
                    some = [shortened(one) if what == "new version" else one for one in some]
                    assert not put(some, ledger, read, rules="r").failed
                    held |= {article.id: article for article in some}
                update_view(ledger, partial(resolve_ledger, ledger))
        with Ledger.open(Path(folder, "once"), create=True) as ledger:
            assert not put(held.values(), ledger, read, rules="r").failed
            update_view(ledger, partial(resolve_ledger, ledger))
        with open_view(Path(folder, "steps", FILE)) as one, open_view(Path(folder, "once", FILE)) as other:
            assert one.contents() == other.contents()
            assert one.hash() == other.hash()
            assert is_intact(one)


def test_an_unknown_article_is_answered_with_near_ones_and_nothing_goes(own: Path) -> None:
    hash_ = graph_hash(own)
    with pytest.raises(StoreError, match=r"'2023-03-14-van-trac' \(did you mean 2023-03-14-van-trach.*nothing was"):
        retract(own, [ARTICLE, "2023-03-14-van-trac"])
    assert graph_hash(own) == hash_
    assert [entry.kind for entry in Ledger.open(own, readonly=True).log.entries()] == ["build"]


def test_a_new_version_replaces_the_old_one(tmp_path: Path) -> None:
    def write(text: str) -> Path:
        rows = tmp_path / "rows.jsonl"
        rows.write_text(json.dumps({"id": "x", "text": text, "date": "2031-05-09"}), encoding="utf-8")
        return rows

    old = "Ngày 9/5/2031, Bí thư Tỉnh ủy An Giao Trần Văn Thử chủ trì hội nghị sơ kết của Tỉnh ủy An Giao."
    new = "Ngày 9/5/2031, Phó Bí thư Tỉnh ủy An Giao Mạc Thị Mẫu chủ trì hội nghị sơ kết của Tỉnh ủy An Giao."
    build(tmp_path / "both", write(old))
    build(tmp_path / "both", write(new))
    build(tmp_path / "new", write(new))
    assert graph_hash(tmp_path / "both") == graph_hash(tmp_path / "new")


def test_the_log_and_what_came_since(own: Path, tmp_path: Path) -> None:
    rows = tmp_path / "rows.jsonl"
    rows.write_text(json.dumps({"id": "x", "title": "Tựa", "text": "Sáng nay họp."}), encoding="utf-8")
    build(own, rows)
    retract(own, [ARTICLE])
    rebuild(own)
    columns = listing(own).columns
    first, second, third, fourth = (dict(zip(columns, row, strict=True)) for row in listing(own).rows)
    assert [entry["what"] for entry in (first, second, third, fourth)] == ["build", "build", "retract", "rebuild"]
    assert (second["articles"], second["given"]) == (["1 new"], [str(rows)])
    assert (third["articles"], third["given"]) == (["1 removed"], [ARTICLE])
    assert "entities removed" in " ".join(third["graph"])
    assert came_with(own, 2).rows == (("x", "Tựa", "", ""),)
    assert (ARTICLE.replace("14", "16").replace("van-trach", "loc-khe"), "2023-03-16") in {
        (row[0], row[3]) for row in came_with(own, 1).rows if row[1]
    }
    assert came_with(own, 1).note == (
        "11 articles; 1 more came with it, of which a later entry brought another version, or took them out"
    )
    assert came_with(own, 4).note == "0 articles; no article comes with what is called rebuild"
    assert ARTICLE not in {row[0] for row in came_with(own, 1).rows}
    assert arrived_since(own, "2") == ["x"]
    assert len(arrived_since(own, "1")) == 12
    assert arrived_since(own, "4") == []
    assert len(arrived_since(own, first["when"][:10])) == 12
    assert arrived_since(own, "2999") == []
    with pytest.raises(StoreError, match="no entry 9"):
        arrived_since(own, "9")
    with pytest.raises(StoreError, match="no entry 9"):
        came_with(own, 9)


def test_an_interrupted_build_shows_in_the_log_and_the_next_question_repairs_the_graph(own: Path) -> None:
    hash_ = graph_hash(own)
    with contextlib.suppress(KeyboardInterrupt), Ledger.open(own) as ledger, ledger.log.entry("build"):
        ledger.remove(ARTICLE)
        raise KeyboardInterrupt
    assert listing(own).rows[-1][-1] == "interrupted"
    (own / STATE).unlink()
    assert graph_hash(own) != hash_
    assert listing(own).rows[-1][2:4] == ("update", ["graph"])


def test_the_log_says_why_a_graph_was_made_anew(own: Path, hoso: Run) -> None:
    assert hoso("rule", "same", "Đặng Văn Khải", "Lê Thị Thu Hạ").status == 0
    assert hoso("stats").status == 0
    assert listing(own).rows[-1][2:4] == ("update", ["hoso.store/rulings.jsonl"])
    assert hoso("suppress", "person", "Đặng Văn Khải", "--yes").status == 0
    assert listing(own).rows[-1][2:4] == ("suppress", ["person"])
    tombstone = json.loads(hoso("suppress", "list", "--format", "json").out)[0]["tombstone"]
    assert hoso("suppress", "lift", tombstone).status == 0
    assert listing(own).rows[-1][2:4] == ("suppress", ["lift", tombstone])


def test_two_stores_are_compared(store: Path, own: Path, hoso: Run) -> None:
    assert difference(store, own).rows == ()
    retract(own, [ARTICLE])
    done = hoso("diff", store, own, "--format", "json")
    rows = json.loads(done.out)
    assert done.status == 0
    # What another article says too is changed, and a person whose number is another is no other person.
    lost = [row for row in rows if row["change"] == "lost" and row["articles"]]
    assert lost and all(row["articles"] == [ARTICLE] for row in lost)
    assert {row["what"] for row in rows if row["change"] == "changed"} >= {"INSPECTED", "LED"}
    assert not [row for row in rows if row["change"] in ("gone", "new") and row["what"] in ("Person", "Tenure")]
    assert [row["before"] for row in rows if row["change"] == "split"] == [["Nghị quyết số 05-NQ/TU"]]
    assert hoso("diff", store, own.parent / "none").status == 1
