"""Articles → ledger → graph: what is read again, what fails alone, and that order and repetition do not count."""

from __future__ import annotations

import random
import sys
import tracemalloc
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from hoso.graph.errors import StoreError
from hoso.graph.ledger import Ledger
from hoso.graph.pipeline import BuildReport, Failure, build, faults, resolve_ledger, rules_version
from hoso.loaders.article import Article
from hoso.loaders.errors import HosoError, LexiconError
from hoso.loaders.facts import ArticleFacts, Body, Event, Evidence, Fact, Mention, Person


def article(number: int, text: str = "") -> Article:
    text = text or f"Ngày 5/3, bà Mạc Thị Thử dự hội nghị số {number} của xã Mẫu."
    return Article(id=f"a{number}", text=text, published="2024-03-05")


def extract(article: Article) -> ArticleFacts:
    """Rules of our own, so that these tests are of the pipeline."""
    if "sai" in article.text:
        raise HosoError("không đọc được")
    if "hỏng" in article.text:
        raise ZeroDivisionError("division by zero")
    start = article.text.index("Mạc")
    quote = (Evidence(start, start + 11, article.text[start : start + 11]),)
    return ArticleFacts(
        id=article.id,
        published=article.published,
        people=(Person("p1", "Mạc Thị Thử", (), (), (Mention(start, start + 11, "Mạc Thị Thử", "t"),)),),
        bodies=(Body("b1", "Ủy ban nhân dân xã Mẫu", "state"),),
        events=(Event("e1", "conference", "", "2024-03-05", "stated"),),
        facts=(Fact("took_part", "p1", "e1", quote, "t"), Fact("organized", "b1", "e1", quote, "t")),
    )


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "store", create=True) as opened:
        yield opened


def test_build_counts_and_repeats_nothing(ledger: Ledger) -> None:
    reports: list[BuildReport] = []
    some = [article(number) for number in range(5)]
    first = build(some, ledger, extract, rules="r1", batch=2, progress=reports.append)
    assert first == BuildReport(articles=5, new=5)
    assert first.read == 5
    assert [report.new for report in reports] == [2, 4, 5]
    before = ledger.hash()

    def never(article: Article) -> ArticleFacts:
        raise AssertionError("read again")

    assert build(some, ledger, never, rules="r1") == BuildReport(articles=5, unchanged=5)
    assert ledger.hash() == before


def test_build_reads_new_versions_and_with_new_rules(ledger: Ledger) -> None:
    build([article(1), article(2)], ledger, extract, rules="r1")
    changed = article(2, "Bản mới: bà Mạc Thị Thử vắng mặt.")
    assert build([article(1), changed], ledger, extract, rules="r1") == BuildReport(articles=2, changed=1, unchanged=1)
    assert ledger.article("a2") == changed
    assert build([article(1)], ledger, extract, rules="r2").changed == 1


def test_a_failure_leaves_the_rest_and_the_former_version(ledger: Ledger) -> None:
    build([article(1)], ledger, extract, rules="r1")
    report = build([article(1, "sai"), article(2), article(3, "hỏng")], ledger, extract, rules="r1")
    assert report.new == 1
    assert report.failed == (
        Failure("a1", "không đọc được"),
        Failure("a3", "a fault of hoso: ZeroDivisionError: division by zero"),
    )
    assert ledger.article("a1") == article(1)


def test_one_id_with_two_texts_names_both(ledger: Ledger) -> None:
    one = replace(article(1), url="https://a.example/1", title="Bài một")
    other = replace(article(1, "Bài khác của bà Mạc Thị Thử."), url="https://b.example/1", title="Bài hai")
    with pytest.raises(StoreError, match=r"Bài một.*a\.example.*Bài hai.*b\.example"):
        build([one, other], ledger, extract, rules="r1")
    assert build([one, one], ledger, extract, rules="r1").unchanged >= 1


def test_interruption_keeps_whole_batches(ledger: Ledger) -> None:
    def interrupted() -> Iterator[Article]:
        yield from (article(number) for number in range(5))
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build(interrupted(), ledger, extract, rules="r1", batch=2)
    assert len(ledger) == 4


def test_workers_give_the_same_ledger(tmp_path: Path) -> None:
    some = [article(number) for number in range(40)]
    hashes = set()
    for name, mapped in (("one", None), ("pool", ThreadPoolExecutor(2))):
        with Ledger.open(tmp_path / name, create=True) as ledger:
            if mapped is None:
                build(some, ledger, extract, rules="r1")
            else:
                build(some, ledger, extract, rules="r1", map_=mapped.map)
            hashes.add(ledger.hash())
    assert len(hashes) == 1


def test_graph_depends_on_what_was_loaded_alone(tmp_path: Path) -> None:
    some = [article(number) for number in range(6)]
    graphs = []
    for turn in range(3):
        mixed = list(some)
        random.Random(turn).shuffle(mixed)
        with Ledger.open(tmp_path / str(turn), create=True) as ledger:
            for part in (mixed[: turn + 1], mixed[turn + 1 :], mixed[:2]):
                build(part, ledger, extract, rules="r1")
            graphs.append(resolve_ledger(ledger))
    assert graphs[0] == graphs[1] == graphs[2]
    assert graphs[0].entities


def test_retraction_leaves_no_trace_in_the_graph(ledger: Ledger) -> None:
    build([article(1)], ledger, extract, rules="r1")
    before = resolve_ledger(ledger)
    build([article(2)], ledger, extract, rules="r1")
    ledger.remove("a2")
    assert resolve_ledger(ledger) == before


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"id": "other"}, "those of 'other'"),
        ({"people": (Person("b1", "X"),)}, "one id"),
        ({"facts": (Fact("took_part", "p9", "e1", (Evidence(0, 4, "Ngày"),), "t"),)}, "p9"),
        ({"facts": (Fact("took_part", "p1", "e1", (), "t"),)}, "no evidence"),
        ({"facts": (Fact("took_part", "p1", "e1", (Evidence(0, 4, "ngày"),), "t"),)}, "quote at 0"),
        ({"facts": (Fact("took_part", "p1", "e1", (Evidence(-4, 4, ""),), "t"),)}, "quote at -4"),
    ],
)
def test_faults_are_found(wrong: dict[str, object], message: str) -> None:
    sound = extract(article(1))
    assert faults(article(1), sound) == ""
    assert message in faults(article(1), replace(sound, **wrong))  # type: ignore[arg-type]


def test_rules_version_is_a_hash_of_the_rules() -> None:
    assert rules_version() == rules_version()
    assert len(rules_version()) == 16


def test_a_build_holds_no_more_texts_than_a_batch_has(tmp_path: Path) -> None:
    def articles() -> Iterator[Article]:
        return (Article(id=f"a{number}", text=f"{number} " + "bài " * 100_000) for number in range(20))

    with Ledger.open(tmp_path, create=True) as ledger:
        tracemalloc.start()
        try:
            build(articles(), ledger, lambda article: ArticleFacts(id=article.id), rules="r", batch=2)
            _, peak = tracemalloc.get_traced_memory()
        finally:
            tracemalloc.stop()
        assert len(ledger) == 20
    assert peak < 12 * sys.getsizeof(next(articles()).text)


def test_a_fault_in_a_list_is_no_articles_fault_and_stops_the_build(tmp_path: Path) -> None:
    def wrong(_: Article) -> ArticleFacts:
        raise LexiconError("takes_body is 'perhaps'", "roles.tsv", 8)

    with Ledger.open(tmp_path, create=True) as ledger, pytest.raises(LexiconError, match=r"^roles\.tsv:8: takes_body"):
        build([article(1), article(2)], ledger, wrong, rules="r")
