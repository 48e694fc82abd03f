"""A function over many items by several processes: in order, lazily, and without orphans."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from hoso.graph.errors import StoreError
from hoso.graph.parallel import CHUNK, in_processes


def double(number: int) -> int:
    return 2 * number


def refuse(number: int) -> int:
    if number == 40:
        raise ValueError(number)
    return number


def end(number: int) -> int:
    if number == 40:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def process(_: int) -> int:
    return os.getpid()


@pytest.mark.parametrize("workers", [1, 2])
@pytest.mark.parametrize("count", [0, 1, CHUNK - 1, CHUNK, 5 * CHUNK + 3])
def test_parallel_gives_every_result_in_order(count: int, workers: int) -> None:
    assert [2 * n for n in range(count)] == list(in_processes(double, range(count), workers, few=CHUNK))


def test_parallel_work_is_done_elsewhere_only_where_there_is_much() -> None:
    assert {os.getpid()} == set(in_processes(process, range(10), 2, few=11))
    assert os.getpid() not in set(in_processes(process, range(10), 2, few=10))


def test_parallel_takes_items_as_they_are_needed() -> None:
    taken: list[int] = []

    def items() -> Iterator[int]:
        for number in range(100 * CHUNK):
            taken.append(number)
            yield number

    results = in_processes(double, items(), 2, few=1)
    next(results)
    results.close()
    assert len(taken) <= 10 * CHUNK


def test_parallel_what_goes_wrong_is_raised_here() -> None:
    with pytest.raises(ValueError, match="40"):
        list(in_processes(refuse, range(100), 2, few=1))
    with pytest.raises(StoreError, match="--workers 1"):
        list(in_processes(end, range(100), 2, few=1))


SLOW = """
import os, sys, time
from pathlib import Path
from hoso.graph.parallel import in_processes

def sleep(folder):
    Path(folder, str(os.getpid())).touch()
    time.sleep(60)

if __name__ == "__main__":
    list(in_processes(sleep, [sys.argv[1]] * 40, 2, few=1))
"""


def test_parallel_processes_end_with_the_one_that_started_them(tmp_path: Path) -> None:
    script, folder = tmp_path / "slow.py", tmp_path / "processes"
    script.write_text(SLOW, encoding="utf-8")
    folder.mkdir()
    parent = subprocess.Popen([sys.executable, script, folder])
    wait_until(lambda: len(list(folder.iterdir())) == 2)
    parent.kill()
    parent.wait()
    wait_until(lambda: not any(running(int(path.name)) for path in folder.iterdir()))


def running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    # One that has ended and that nobody has waited for yet.
    status = Path(f"/proc/{process}/stat")
    return not status.exists() or status.read_text().rpartition(")")[2].split()[0] != "Z"


def wait_until(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 20
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.05)
