"""Long work → a bar or a sign on the terminal's standard error; elsewhere nothing."""

from __future__ import annotations

import gzip
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self, TypeVar

if TYPE_CHECKING:
    from rich.progress import Progress


_Item = TypeVar("_Item")

_CHUNK = 1 << 20


class Bar:
    """A bar that says what is done and how many of how many; it counts an item when it is done, not when it is taken.

    Only a terminal gets one; it is wiped at the end, so that what stays on the screen is the result.
    """

    def __init__(self, what: str, total: int | None) -> None:
        self._what, self._total = what, total
        self._taken = self._away = 0
        self._progress: Progress | None = None

    def __enter__(self) -> Self:
        if sys.stderr.isatty() and self._total != 0:
            from rich.console import Console
            from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

            columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
            self._progress = Progress(*columns, console=Console(stderr=True), transient=True)
            self._progress.start()
            self._task = self._progress.add_task(self._what, total=self._total)
        return self

    def __exit__(self, *_: object) -> None:
        if self._progress is not None:
            self._progress.stop()

    def taken(self, items: Iterable[_Item]) -> Iterator[_Item]:
        """The same items; each is done when the next is asked for, unless it went into ``through``."""
        for item in items:
            yield item
            self._taken += 1
            self._show()

    def through(self, map_: Callable[..., Iterable[Any]]) -> Callable[..., Iterator[Any]]:
        """The same map; what went into it is done when it comes out."""

        def counting(function: Callable[[Any], Any], items: Iterable[Any]) -> Iterator[Any]:
            def into() -> Iterator[Any]:
                for item in items:
                    self._away += 1
                    yield item

            for result in map_(function, into()):
                self._away -= 1
                self._show()
                yield result

        return counting

    def _show(self) -> None:
        if self._progress is not None:
            self._progress.update(self._task, completed=max(0, self._taken - self._away))


@contextmanager
def working(what: str) -> Iterator[None]:
    """A sign on the terminal that says what is going on for as long as the block takes; wiped at its end."""
    if not sys.stderr.isatty():
        yield
        return
    from rich.console import Console

    with Console(stderr=True).status(f"{what} …"):
        yield


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
