"""How fast articles are read: words a minute on one core, linearity, import. ``make bench`` runs it.

The text is ../shared/bulk, real articles of all kinds; where it is absent, a sentence says so and nothing is measured.
Reading alone is timed, in this process: no files, no store, no workers. underthesea's ``ner``, a general recogniser
of names, is timed on a sample of the same articles a sentence at a time, which is how it is meant to be called.
Exit status 1 when a limit is missed.

``bench/speed.py [ARTICLES]`` reads only so many articles, evenly spread.
"""

from __future__ import annotations

import gzip
import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from hoso.loaders.article import Article
from hoso.loaders.extraction import extract
from hoso.loaders.text.normal import normalise
from hoso.loaders.text.sentences import sentences

BULK = Path(__file__).resolve().parents[2] / "shared" / "bulk" / "articles.jsonl.gz"
SAMPLE = 40
LONG = 400_000
"""Characters of the article that is doubled."""
REPEATED = "Ngày 9/5/2031, Đoàn kiểm tra của Tỉnh ủy Nghệ An do ông Trần Văn Thử dẫn đầu làm việc với Sở Nội vụ. "
IMPORTS = 9


def main(arguments: Sequence[str]) -> int:
    """Measure and print the table; 1 when a limit, set for a busy machine, is missed."""
    if not BULK.exists():
        print(f"bench/speed.py: skipped, because the articles to read, {BULK}, are not there")
        return 0
    articles = _articles(int(arguments[0]) if arguments else 0)
    extract(articles[0])  # The lexicons are read and the patterns compiled once, before the clock starts.
    rows = [
        ("words a minute, millions", _pace(articles) / 1e6, 3.0, "least"),
        ("times as fast as underthesea's ner", _against_underthesea(articles), None, "least"),
        ("time of twice the digits and commas", _doubled("1,25,3,"), 2.5, "most"),
        ("time of twice one sentence again and again", _doubled(REPEATED), 2.5, "most"),
        ("import of hoso.loaders.extraction, s", _import_time(), 0.4, "most"),
    ]
    print(f"{len(articles)} articles, {_words(articles):,} words, one core")
    print(f"{'measure':<45} {'value':>9} {'limit':>9}")
    missed = 0
    for name, value, limit, sense in rows:
        missed += limit is not None and (value < limit if sense == "least" else value > limit)
        print(f"{name:<45} {value:>9.2f} {'-' if limit is None else f'{limit:.2f}':>9}")
    return int(missed > 0)


def _articles(number: int) -> list[Article]:
    with gzip.open(BULK, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    step = max(1, len(rows) // number) if number else 1
    return [Article(row["id"], row.get("text") or "", title=row.get("title") or "") for row in rows[::step]]


def _words(articles: Iterable[Article]) -> int:
    return sum(len(article.text.split()) for article in articles)


def _pace(articles: Sequence[Article]) -> float:
    return _words(articles) / _seconds(lambda: [extract(article) for article in articles]) * 60


def _against_underthesea(articles: Sequence[Article]) -> float:
    from underthesea import ner

    sample = articles[:: max(1, len(articles) // SAMPLE)][:SAMPLE]
    texts = [normalise(article.text).text for article in sample]
    cut = [(text, sentences(text)) for text in texts]
    ner("Hà Nội")  # The model is loaded before the clock starts.
    theirs = _seconds(lambda: [ner(text[span.start : span.end]) for text, spans in cut for span in spans])
    return theirs / _seconds(lambda: [extract(article) for article in sample])


def _doubled(piece: str) -> float:
    """The time of an article of ``piece`` again and again, over that of one half as long; 2 is linear."""
    once, twice = (Article("x", (piece * (size // len(piece) + 1))[:size]) for size in (LONG, 2 * LONG))
    return _seconds(lambda: extract(twice)) / _seconds(lambda: extract(once))


def _import_time() -> float:
    """The median time of a Python that imports the reader, without that of a Python that imports nothing.

    The modules are compiled before, as they are where hoso is installed.
    """
    _process("import hoso.loaders.extraction")
    return statistics.median(_process("import hoso.loaders.extraction") - _process("pass") for _ in range(IMPORTS))


def _process(code: str) -> float:
    """The processor's time for a Python that runs ``code``."""
    compiled = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    start = _of_children()
    subprocess.run([sys.executable, "-c", code], check=True, env=compiled)
    return _of_children() - start


def _of_children() -> float:
    used = os.times()
    return used.children_user + used.children_system


def _seconds(work: Callable[[], object]) -> float:
    """The processor's time, which other programs disturb less than they do the clock's."""
    start = time.process_time()
    work()
    return time.process_time() - start


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
