"""What always holds, with the real rules on real texts: order, batches, workers, repetition, retraction, new versions.

The articles are the samples, whose facts every property is tried on, and real ones of ../shared where they are.
"""

from __future__ import annotations

import io
import random
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import cache, partial
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.graph.factory import SHARED
from tests.notshipped import WHY

from hoso.graph.exports import write
from hoso.graph.ledger import Ledger
from hoso.graph.model import Graph
from hoso.graph.parallel import in_processes
from hoso.graph.pipeline import Extract, Map, build, resolve_ledger
from hoso.graph.stores.storable import content_hash, storable
from hoso.loaders.article import Article
from hoso.loaders.extraction import extract
from hoso.loaders.facts import ArticleFacts
from hoso.loaders.readers import read_paths

SAMPLES = Path(__file__).parents[2] / "samples"
REAL = SHARED / "eval" / "articles"

FEW = settings(max_examples=6, deadline=None)


def of(folder: Path, place: str = "") -> tuple[Article, ...]:
    items = [item for item in read_paths([folder], place=place) if isinstance(item, Article)]
    return tuple(sorted(items, key=lambda article: article.id))


@cache
def samples() -> tuple[Article, ...]:
    return of(SAMPLES, "An Giao")


@cache
def read(article: Article) -> ArticleFacts:
    """The facts of an article; read once, for reading is pure (which other tests show)."""
    return extract(article)


def other_version(article: Article) -> Article:
    """The article without its last third, and of another day."""
    return replace(article, text=article.text[: len(article.text) * 2 // 3], published="2031-01-02")


def loaded(ledger: Ledger, articles: Iterable[Article], batch: int = 200, map_: Map = map) -> None:
    report = build(articles, ledger, read, rules="r", batch=batch, map_=map_)
    assert not report.failed


@contextmanager
def store() -> Iterator[Ledger]:
    with tempfile.TemporaryDirectory() as folder, Ledger.open(Path(folder) / "store", create=True) as ledger:
        yield ledger


def state(ledger: Ledger) -> tuple[str, str]:
    """The hash of the ledger and that of the graph."""
    return ledger.hash(), content_hash(storable(resolve_ledger(ledger)))


def of_nothing_but(articles: Sequence[Article]) -> tuple[str, str]:
    with store() as ledger:
        loaded(ledger, articles)
        return state(ledger)


def turtle(graph: Graph) -> bytes:
    out = io.BytesIO()
    write(storable(graph), "turtle", out)
    return out.getvalue()


@FEW
@given(st.data())
def test_order_batches_and_repetition_do_not_count(data: st.DataObject) -> None:
    some = data.draw(st.lists(st.sampled_from(samples()), min_size=2, unique=True))
    mixed = data.draw(st.permutations(some))
    cut = data.draw(st.integers(0, len(mixed)))
    with store() as ledger:
        loaded(ledger, mixed[:cut], batch=data.draw(st.integers(1, 5)))
        loaded(ledger, mixed[cut:])
        loaded(ledger, data.draw(st.lists(st.sampled_from(some), unique=True)))
        assert state(ledger) == of_nothing_but(some)


@FEW
@given(st.lists(st.sampled_from(range(12)), min_size=3, unique=True), st.data())
def test_a_build_and_a_retraction_are_as_if_nothing_was_built(numbers: list[int], data: st.DataObject) -> None:
    some = [samples()[number] for number in numbers]
    gone = data.draw(st.lists(st.sampled_from(some), min_size=1, unique=True))
    with store() as ledger:
        loaded(ledger, some)
        assert all(ledger.remove(article.id) for article in gone)
        kept = [article for article in some if article not in gone]
        assert state(ledger) == of_nothing_but(kept)
        loaded(ledger, gone)
        assert state(ledger) == of_nothing_but(some)


@FEW
@given(st.lists(st.sampled_from(range(12)), min_size=2, unique=True), st.data())
def test_of_two_versions_the_last_loaded_is_all_that_counts(numbers: list[int], data: st.DataObject) -> None:
    first = [samples()[number] for number in numbers]
    changed = data.draw(st.lists(st.sampled_from(first), min_size=1, unique=True))
    second = [other_version(article) if article in changed else article for article in first]
    with store() as ledger:
        loaded(ledger, first)
        loaded(ledger, data.draw(st.permutations(second)))
        assert state(ledger) == of_nothing_but(second)
        loaded(ledger, changed)
        assert state(ledger) == of_nothing_but(first)


@pytest.mark.slow
@pytest.mark.xdist_group("real articles")
@pytest.mark.skipif(not REAL.is_dir(), reason=WHY)
def test_real_articles_in_any_order_by_one_process_or_two_give_the_same_bytes() -> None:
    some = list(of(REAL)[::2])  # every second one, for to read each a second time is most of what this test takes
    found = set()
    # What this process has read for other tests it does not read again; those of the second way read for themselves.
    ways: tuple[tuple[Map, Extract], ...] = (
        (map, read),
        (partial(in_processes, workers=2, few=1), extract),
    )
    for turn, (map_, by) in enumerate(ways):
        random.Random(turn).shuffle(some)
        with store() as ledger:
            cut = len(some) // (turn + 2)
            for part in (some[:cut], some[cut:]):
                assert not build(part, ledger, by, rules="r", batch=7 + turn, map_=map_).failed
            graph = resolve_ledger(ledger)
            found.add((ledger.hash(), content_hash(storable(graph)), turtle(graph)))
    assert len(found) == 1


@pytest.mark.slow
@pytest.mark.xdist_group("real articles")
@pytest.mark.skipif(not REAL.is_dir(), reason=WHY)
def test_real_articles_retracted_and_changed_leave_no_trace() -> None:
    some = of(REAL)
    kept, gone = some[::2], some[1::2]
    with store() as ledger:
        loaded(ledger, [*gone[::-1], *(other_version(article) for article in kept)])
        loaded(ledger, kept)
        for article in gone:
            ledger.remove(article.id)
        assert state(ledger) == of_nothing_but(kept)
