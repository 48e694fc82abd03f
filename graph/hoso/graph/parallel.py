"""A function over many items by several processes, results in the order of the items: ``in_processes``.

Processes start anew (no fork), so that none holds the store's lock, and end by themselves when the one that started
them does, however it ends.
"""

from __future__ import annotations

import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import chain, islice
from multiprocessing import connection, get_context, parent_process
from typing import TypeVar

from hoso.graph.errors import StoreError

_Item = TypeVar("_Item")
_Result = TypeVar("_Result")

CHUNK = 16
"""Items that travel together: one alone would cost more on the way than in the work."""

FEW = 400
"""Up to how many items one process does the work itself: others need longer to start."""

_AHEAD = 3
"""Chunks that wait for each process, so that none is idle and memory does not grow with the items."""


def in_processes(
    function: Callable[[_Item], _Result], items: Iterable[_Item], workers: int, *, few: int = FEW
) -> Generator[_Result, None, None]:
    """``map(function, items)`` by so many processes; by this one alone where there are ``few`` items or one worker.

    ``items`` are taken in this process, as they are needed. What a function raises is raised here; StoreError where one
    of the processes is ended from outside.
    """
    rest = iter(items)
    first = list(islice(rest, few))
    if workers < 2 or len(first) < few:
        yield from map(function, chain(first, rest))
        return
    pool = ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_prepare)
    try:
        yield from _ordered(pool, function, chain(first, rest), workers * _AHEAD)
    except BrokenProcessPool as error:
        raise StoreError(
            "a process that was reading articles has been ended (is memory short?); what was finished is kept: "
            "run it again, with --workers 1"
        ) from error
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _ordered(
    pool: ProcessPoolExecutor, function: Callable[[_Item], _Result], items: Iterator[_Item], ahead: int
) -> Iterator[_Result]:
    waiting: deque[Future[list[_Result]]] = deque()
    while chunk := list(islice(items, CHUNK)):
        waiting.append(pool.submit(_each, function, chunk))
        if len(waiting) > ahead:
            yield from waiting.popleft().result()
    while waiting:
        yield from waiting.popleft().result()


def _each(function: Callable[[_Item], _Result], chunk: list[_Item]) -> list[_Result]:
    return [function(item) for item in chunk]


def _prepare() -> None:
    """Leave Ctrl-C to the process that started this one, and end with it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:  # pragma: no cover  # runs in the other processes only
    parent = parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os._exit(1)
