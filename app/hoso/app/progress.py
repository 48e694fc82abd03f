"""Long work → a progress bar on the terminal's standard error; elsewhere nothing."""

from __future__ import annotations

import gzip
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

_Item = TypeVar("_Item")

_CHUNK = 1 << 20


def shown(items: Iterable[_Item], what: str, total: int | None = None) -> Iterator[_Item]:
    """The same items, with a bar that says ``what`` and how many of ``total`` while they are taken.

    Only a terminal gets a bar; it is wiped at the end, so that what stays on the screen is the result.
    """
    if not sys.stderr.isatty():
        yield from items
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(what, total=total)
        for item in items:
            yield item
            progress.advance(task)


def expected(paths: Sequence[Path]) -> int | None:
    """About how many articles the paths hold, for the bar's length: lines of row files, one for any other file.

    ``None`` when that cannot be told; whoever reads the files says what is wrong with them.
    """
    if not sys.stderr.isatty():
        return None
    from hoso.loaders.readers import files_of

    try:
        return sum(_count(file) for file in files_of(paths) if isinstance(file, Path))
    except (OSError, EOFError):
        return None


def _count(file: Path) -> int:
    name = file.name.lower()
    if not name.endswith((".jsonl", ".jsonl.gz")):
        return 1
    with gzip.open(file) if name.endswith(".gz") else file.open("rb") as rows:
        return sum(chunk.count(b"\n") for chunk in iter(lambda: rows.read(_CHUNK), b""))
