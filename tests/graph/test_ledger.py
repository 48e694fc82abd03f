"""The ledger: repetition, replacement, retraction, crashes, two writers, bad files."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sqlite3
import subprocess
import sys
import tempfile
import zlib
from collections.abc import Iterator
from dataclasses import replace
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hoso.graph.errors import StoreError
from hoso.graph.ledger import FILE, Ledger
from hoso.loaders.article import Article
from hoso.loaders.facts import ArticleFacts, Evidence, Fact, OpenMention, Person


def article(id_: str = "a1", text: str = "Ông Trần Văn Thử đến xã Mẫu.", **fields: str) -> Article:
    return Article(id=id_, text=text, **fields)


def facts_of(article: Article) -> ArticleFacts:
    return ArticleFacts(
        id=article.id,
        people=(Person("p1", "Trần Văn Thử"),),
        facts=(Fact("took_part", "p1", "e1", (Evidence(0, 3, article.text[:3]),), "r"),),
    )


def contents(ledger: Ledger) -> tuple[list[Article], list[ArticleFacts], str]:
    return list(ledger.articles()), list(ledger.facts()), ledger.hash()


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "store", create=True) as opened:
        yield opened


def test_put_and_read_back(ledger: Ledger) -> None:
    one = article(url="https://báo.example/1", published="2024-03-05", publisher="Báo Mẫu", author="M.", place="Mẫu")
    assert ledger.put(one, facts_of(one), "r1") == "new"
    assert ledger.article("a1") == one
    assert ledger.facts_of("a1") == facts_of(one)
    assert ledger.versions() == {"a1": (one.version, "r1")}
    assert list(ledger.metadata()) == [replace(one, text="")]
    assert len(ledger) == 1
    assert "a1" in ledger
    assert ledger.article("other") is None
    assert ledger.facts_of("other") is None
    assert list(ledger.faults()) == []


def test_put_again_changes_nothing(ledger: Ledger) -> None:
    one = article()
    ledger.put(one, facts_of(one), "r1")
    before = contents(ledger)
    assert ledger.put(one, facts_of(one), "r1") == "unchanged"
    assert contents(ledger) == before


def test_new_version_replaces_text_and_facts(ledger: Ledger) -> None:
    old, new = article(), article(text="Bản mới.")
    ledger.put(old, facts_of(old), "r1")
    assert ledger.put(new, facts_of(new), "r1") == "changed"
    assert contents(ledger)[:2] == ([new], [facts_of(new)])


def test_new_rules_are_a_change_of_the_record_and_not_of_the_content(ledger: Ledger) -> None:
    one = article()
    ledger.put(one, facts_of(one), "r1")
    before = ledger.hash()
    assert ledger.put(one, facts_of(one), "r2") == "changed"
    assert ledger.versions() == {"a1": (one.version, "r2")}
    assert ledger.hash() == before


def test_remove_leaves_no_trace(tmp_path: Path) -> None:
    kept, gone = article("kept", "Giữ lại."), article("gone", "Bài phải gỡ bỏ hoàn toàn, không dấu vết. " * 40)
    with Ledger.open(tmp_path, create=True) as ledger:
        ledger.put(kept, facts_of(kept), "r1")
        before = contents(ledger)
        ledger.put(gone, facts_of(gone), "r1")
        blob = zlib.compress(gone.text.encode(), 6)
        assert blob in (tmp_path / f"{FILE}-wal").read_bytes()
        assert ledger.remove("gone")
        assert contents(ledger) == before
        assert not ledger.remove("gone")
    for path in tmp_path.iterdir():
        assert blob[:40] not in path.read_bytes(), path


def test_one_text_under_two_ids_outlives_one_of_them(ledger: Ledger) -> None:
    one, two = article("one"), article("two")
    for each in (one, two):
        ledger.put(each, facts_of(each), "r1")
    ledger.remove("one")
    assert list(ledger.articles()) == [two]


def test_hash_does_not_depend_on_order(tmp_path: Path) -> None:
    some = [article(f"a{n}", f"Bài {n}.") for n in range(3)]
    seen = set()
    for number, order in enumerate(permutations(some)):
        with Ledger.open(tmp_path / str(number), create=True) as ledger:
            for each in order:
                ledger.put(each, facts_of(each), "r1")
            seen.add((ledger.hash(), tuple(a.id for a in ledger.articles()), tuple(f.id for f in ledger.facts())))
    assert len(seen) == 1


def test_reading_streams_past_one_chunk_while_writing(ledger: Ledger) -> None:
    with ledger.batch():
        for number in range(450):
            each = article(f"a{number:04}", f"Bài {number}.")
            ledger.put(each, facts_of(each), "r1")
    ids = []
    for facts in ledger.facts():
        ids.append(facts.id)
        if facts.id == "a0100":
            ledger.remove("a0449")
    assert ids == [f"a{number:04}" for number in range(449)]


def test_failed_batch_leaves_the_ledger_as_it_was(ledger: Ledger) -> None:
    one, two = article("one"), article("two", "Khác.")
    ledger.put(one, facts_of(one), "r1")
    before = contents(ledger)

    def interrupted() -> None:
        with ledger.batch():
            ledger.put(two, facts_of(two), "r1")
            ledger.remove("one")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert contents(ledger) == before


def test_facts_of_another_article_are_refused(ledger: Ledger) -> None:
    with pytest.raises(ValueError, match="other"):
        ledger.put(article(), facts_of(article("other")), "r1")


def test_id_that_is_no_text_is_refused(ledger: Ledger) -> None:
    bad = article("a\ud800")
    with pytest.raises(StoreError, match="rename"):
        ledger.put(bad, facts_of(bad), "r1")


@settings(max_examples=30, deadline=None)
@given(
    text=st.text(st.characters()) | st.text(alphabet="a\ud800\udfff\0\n\r"),
    fields=st.fixed_dictionaries({name: st.text() for name in ("title", "url", "publisher", "author", "place")}),
)
def test_any_text_comes_back(text: str, fields: dict[str, str]) -> None:
    one = Article(id="x", text=text, **fields)
    facts = ArticleFacts(id="x", open=(OpenMention(0, len(text), text, "odd"),))
    with tempfile.TemporaryDirectory() as folder, Ledger.open(folder, create=True) as ledger:
        ledger.put(one, facts, "r")
        assert ledger.article("x") == one
        assert ledger.facts_of("x") == facts
        assert list(ledger.faults()) == []


def test_second_writer_is_told_who_holds_the_ledger(ledger: Ledger) -> None:
    with pytest.raises(StoreError, match=rf"process {os.getpid()}\b"):
        Ledger.open(ledger.folder)


def test_readers_need_no_lock(ledger: Ledger) -> None:
    one = article()
    ledger.put(one, facts_of(one), "r1")
    with Ledger.open(ledger.folder, readonly=True) as reader:
        assert list(reader.articles()) == [one]
        with pytest.raises(StoreError, match="read-only"):
            reader.put(article("a2"), facts_of(article("a2")), "r1")


def test_closing_twice_is_harmless_and_frees_the_lock(tmp_path: Path) -> None:
    ledger = Ledger.open(tmp_path, create=True)
    ledger.close()
    ledger.close()
    Ledger.open(tmp_path).close()


_WRITER = """
import sys
from hoso.graph.ledger import Ledger
from hoso.loaders.article import Article
from hoso.loaders.facts import ArticleFacts
ledger = Ledger.open(sys.argv[1], create=True)
for number in range(100000):
    with ledger.batch():
        for part in range(10):
            id_ = f"a{number:06}-{part}"
            ledger.put(Article(id=id_, text=f"Bài {id_}." * 50), ArticleFacts(id=id_), "r")
    print(number, flush=True)
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs SIGKILL")
def test_killed_writer_loses_no_committed_batch_and_leaves_no_lock(tmp_path: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", _WRITER, str(tmp_path)], stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout is not None
        for _ in range(8):
            last = int(writer.stdout.readline())
        with pytest.raises(StoreError, match=rf"process {writer.pid}\b"):
            Ledger.open(tmp_path)
        writer.kill()
    with Ledger.open(tmp_path) as ledger:
        assert list(ledger.faults()) == []
        ids = [a.id for a in ledger.articles()]
        assert len(ids) % 10 == 0
        assert len(ids) >= 10 * (last + 1)
        assert [f.id for f in ledger.facts()] == ids


def _damage_header(path: Path) -> None:
    path.write_bytes(b"no database at all, only words" * 100)


def _damage_middle(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[4096 + 8 :] = b"\xa5" * (len(data) - 4096 - 8)
    path.write_bytes(data)


def _foreign(path: Path) -> None:
    path.unlink()
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE cookies (name TEXT)")
    connection.close()


def _newer(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()


@pytest.mark.parametrize(
    ("damage", "message"),
    [
        (_damage_header, "damaged.*load the articles again"),
        (_damage_middle, "damaged.*load the articles again"),
        (_foreign, "another program"),
        (_newer, "newer hoso"),
    ],
)
@pytest.mark.parametrize("readonly", [False, True])
def test_bad_file_is_explained(tmp_path: Path, damage: object, message: str, readonly: bool) -> None:
    one = article(text="Một bài đủ dài. " * 3000)
    with Ledger.open(tmp_path, create=True) as ledger:
        ledger.put(one, facts_of(one), "r1")
    assert callable(damage)
    damage(tmp_path / FILE)

    def read() -> None:
        with Ledger.open(tmp_path, readonly=readonly) as ledger:
            list(ledger.faults())
            list(ledger.articles())

    with pytest.raises(StoreError, match=message):
        read()


@pytest.mark.parametrize("readonly", [False, True])
def test_no_store_is_explained(tmp_path: Path, readonly: bool) -> None:
    with pytest.raises(StoreError, match="build one first"):
        Ledger.open(tmp_path / "none", readonly=readonly)
    assert not (tmp_path / "none").exists()


# ── The log ─────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_log_tells_what_was_done_and_what_came_with_it(ledger: Ledger) -> None:
    one, two = article("a1"), article("a2")
    ledger.put(one, facts_of(one), "r1")
    with ledger.log.entry("build", ["folder"]) as counts:
        ledger.put(two, facts_of(two), "r1")
        counts["articles new"] = 1
    with ledger.log.entry("build"):
        ledger.put(one, facts_of(one), "r2")  # other rules, the same article: it did not come again
        changed = replace(two, title="Tựa mới")
        ledger.put(changed, facts_of(changed), "r2")
    with pytest.raises(KeyError), ledger.log.entry("retract", ["a1"]):
        raise KeyError
    first, second, third = ledger.log.entries()
    assert (first.number, first.kind, first.given, first.counts) == (1, "build", ("folder",), {"articles new": 1})
    assert first.begun <= first.ended <= second.begun
    assert second.ended
    assert (third.kind, third.ended) == ("retract", "")
    assert ledger.log.arrivals() == {"a1": 0, "a2": 2}
    with ledger.log.entry("suppress"):
        masked = replace(changed, text="Ông … đến xã Mẫu.")
        ledger.put(masked, facts_of(masked), "r2")
    assert ledger.log.arrivals() == {"a1": 0, "a2": 2}
    ledger.remove("a2")
    assert ledger.log.arrivals() == {"a1": 0}


def test_the_log_is_no_part_of_the_hash(ledger: Ledger) -> None:
    one = article()
    ledger.put(one, facts_of(one), "r1")
    before = ledger.hash()
    with ledger.log.entry("rebuild"):
        assert ledger.put(one, facts_of(one), "r1") == "unchanged"
    assert ledger.hash() == before


def _first_form(folder: Path) -> None:
    """Make the ledger of a folder one of form 1, as hoso 0.1 wrote it."""
    with sqlite3.connect(folder / FILE) as connection:
        for (table,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
            if table not in ("texts", "articles", "sqlite_sequence"):
                connection.execute(f"DROP TABLE {table}")
        connection.execute("PRAGMA user_version = 1")
    connection.close()


def test_a_ledger_of_the_first_form_is_read_and_becomes_one_of_this(tmp_path: Path) -> None:
    one = article()
    with Ledger.open(tmp_path, create=True) as ledger:
        ledger.put(one, facts_of(one), "r1")
        before = ledger.hash()
    _first_form(tmp_path)
    with Ledger.open(tmp_path, readonly=True) as ledger:
        assert (ledger.log.entries(), ledger.log.arrivals(), ledger.hash()) == ([], {"a1": 0}, before)
    with Ledger.open(tmp_path) as ledger:
        assert (ledger.article("a1"), ledger.hash(), list(ledger.faults())) == (one, before, [])
        with ledger.log.entry("build"):
            pass
        assert len(ledger.log.entries()) == 1


@pytest.mark.parametrize("kept", ["5", "[]", '{"strange": 1}', "[" * 99_999])
@pytest.mark.parametrize("column", ["facts", "fields"])
def test_a_row_that_is_json_but_not_what_was_written_is_explained(tmp_path: Path, column: str, kept: str) -> None:
    with Ledger.open(tmp_path, create=True) as ledger:
        ledger.put(article(), facts_of(article()), "r1")
    blob = zlib.compress(kept.encode()) if column == "facts" else kept.encode()
    with sqlite3.connect(tmp_path / FILE) as connection:
        connection.execute(f"UPDATE articles SET {column} = ?", (blob,))
    connection.close()
    with Ledger.open(tmp_path) as ledger:
        of_facts = (lambda: ledger.facts_of("a1"), lambda: list(ledger.facts()))
        of_fields = (lambda: ledger.article("a1"), lambda: list(ledger.articles()), lambda: list(ledger.metadata()))
        for read in of_facts if column == "facts" else of_fields:
            with pytest.raises(StoreError, match="of the article 'a1' cannot be read"):
                read()


def test_what_goes_wrong_in_a_batch_for_reasons_of_its_own_is_not_laid_at_the_ledger(ledger: Ledger) -> None:
    with pytest.raises(UnicodeDecodeError), ledger.batch():
        b"\xff".decode()


@pytest.mark.parametrize(
    ("statement", "says"),
    [
        ("UPDATE articles SET sha256 = 'x'", "its text is missing"),
        ("UPDATE articles SET fields = x'7b7d'", "its fields are not what their hash says"),
        ("UPDATE articles SET fields = 'x'", "its text or its fields cannot be read"),
        ("UPDATE articles SET facts = x'00'", "its facts cannot be read"),
        (f"UPDATE articles SET facts = x'{zlib.compress(b'{}').hex()}'", "its facts cannot be read"),
        (f"UPDATE articles SET facts = x'{zlib.compress(b'[]').hex()}'", "its facts cannot be read"),
        ("UPDATE articles SET facts = (SELECT facts FROM articles WHERE id = 'a2')", "its facts are not what their"),
        ("UPDATE texts SET text = (SELECT text FROM texts ORDER BY sha256 LIMIT 1)", "its text is not what its hash"),
        ("INSERT INTO texts VALUES ('0', x'00')", "is no article's"),
    ],
)
def test_every_fault_of_the_ledger_is_told(tmp_path: Path, statement: str, says: str) -> None:
    with Ledger.open(tmp_path, create=True) as ledger:
        for one in (article("a1"), article("a2", "Bài khác của ông Trần Văn Thử.", title="Khác")):
            ledger.put(one, facts_of(one), "r1")
        assert list(ledger.faults()) == []
    with sqlite3.connect(tmp_path / FILE) as connection:
        connection.execute(statement)
    connection.close()
    with Ledger.open(tmp_path, readonly=True) as ledger:
        assert says in " ".join(fault for _, fault in ledger.faults())


def _as_nobody() -> None:
    if os.geteuid() == 0:
        os.setuid(65534)


def _count(folder: Path) -> int:
    with Ledger.open(folder, readonly=True) as ledger:
        return len(ledger)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_a_folder_that_cannot_be_written_is_read_only_where_nobody_writes() -> None:
    with tempfile.TemporaryDirectory() as name, multiprocessing.get_context("fork").Pool(1, _as_nobody) as others:
        folder = Path(name)
        with Ledger.open(folder, create=True) as ledger:
            ledger.put(article(), facts_of(article()), "r1")
        folder.chmod(0o555)
        try:
            assert others.apply(_count, (folder,)) == 1
            folder.chmod(0o755)
            (folder / f"{FILE}-wal").touch()
            folder.chmod(0o555)
            with pytest.raises(StoreError, match="somebody else writes to it or was interrupted"):
                others.apply(_count, (folder,))
        finally:
            folder.chmod(0o755)
