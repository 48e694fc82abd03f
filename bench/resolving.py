"""How resolving grows: ``python bench/resolving.py STORE [ARTICLES …]``.

The facts of a store's articles, and where more are asked for, of copies of them under other ids and with other dates
(so that the clusters of names grow with the articles, as those of a province do over the years), are resolved in
memory: processor time, and that time over n log n against the first size. Without numbers: 1,000, 7,000 and 50,000.
"""

from __future__ import annotations

import math
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import count, islice
from pathlib import Path

from hoso.graph.garbage import many_objects
from hoso.graph.ledger import Ledger
from hoso.graph.resolve import resolve
from hoso.loaders.facts import ArticleFacts

SIZES = (1_000, 7_000, 50_000)


def main() -> None:
    """Print a line for each size."""
    store = Path(sys.argv[1])
    sizes = [int(size) for size in sys.argv[2:]] or SIZES
    with Ledger.open(store, readonly=True) as ledger:
        facts = list(ledger.facts())
    print(f"{len(facts)} articles in {store}")
    print(f"{'articles':>9}{'entities':>10}{'statements':>12}{'seconds':>9}{'against n log n':>17}")
    first = 0.0
    for size in sizes:
        given = list(islice(copies(facts), size))
        with many_objects():
            begin = time.process_time()
            graph = resolve(given)
            seconds = time.process_time() - begin
        rate = seconds / (size * math.log(size))
        first = first or rate
        print(
            f"{size:9}{len(graph.entities):10}{len(graph.statements):12}{seconds:9.1f}{rate / first:17.2f}", flush=True
        )


def copies(facts: list[ArticleFacts]) -> Iterator[ArticleFacts]:
    """The facts themselves, then again and again under other ids, published a year later each time."""
    for turn in count():
        for own in facts:
            yield own if turn == 0 else replace(own, id=f"{own.id}~{turn}", published=later(own.published, turn))


def later(day: str, years: int) -> str:
    """A day so many years later; what is no whole day stays."""
    try:
        return (date.fromisoformat(day) + timedelta(days=365 * years)).isoformat()
    except ValueError:
        return day


if __name__ == "__main__":
    main()
