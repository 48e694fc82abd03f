"""What only a terminal sees: the progress bar, colours, the question for a password."""

from __future__ import annotations

import os
import pty
import select
import subprocess
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest
from tests.app.conftest import SAMPLES
from tests.command import HOSO, clean_environment

from hoso.app.progress import Bar


def on_a_terminal(cwd: Path, *arguments: str, typed: str = "", wait_for: str = "", **env: str) -> tuple[int, str]:
    """The exit status and all that a terminal of 100 columns got; ``typed`` is typed once ``wait_for`` was shown."""
    master, slave = pty.openpty()
    environment = clean_environment(TERM="xterm-256color", COLUMNS="100", **env)
    process = subprocess.Popen([HOSO, *arguments], cwd=cwd, env=environment, stdin=slave, stdout=slave, stderr=slave)
    os.close(slave)
    shown = b""
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        if select.select([master], [], [], 0.1)[0]:
            try:
                part = os.read(master, 65536)
            except OSError:  # Linux says so when the last process has closed the terminal
                break
            if not part:
                break
            shown += part
            if typed and wait_for.encode() in shown:
                os.write(master, typed.encode())
                typed = ""
        elif process.poll() is not None:
            break
    os.close(master)
    return process.wait(10), shown.decode("utf-8", "replace")


def test_long_work_shows_a_bar_and_wipes_it(tmp_path: Path) -> None:
    status, shown = on_a_terminal(tmp_path, "build", str(SAMPLES))
    assert status == 0
    assert "reading articles" in shown
    assert "/12" in shown
    assert "12 new" in shown
    assert "bringing the graph up to date" in shown
    assert "reading again" not in shown


def test_checking_shows_that_it_goes_on(tmp_path: Path, store: Path) -> None:
    assert "checking every quote" in on_a_terminal(tmp_path, "verify", "--store", str(store))[1]


def test_the_bar_counts_what_is_done_and_not_what_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[int] = []
    bar = Bar("reading", 6)
    monkeypatch.setattr(bar, "_show", lambda: seen.append(bar._taken - bar._away))

    def all_at_once(function: Callable[[int], int], items: Iterable[int]) -> Iterator[int]:
        yield from map(function, list(items))

    some = (number for number in bar.taken(range(6)) if number % 2)
    assert list(bar.through(all_at_once)(lambda number: number, some)) == [1, 3, 5]
    assert seen[-1] == 6
    assert max(seen[:-3]) == 3  # until a result comes, only what needs no reading is done


def test_colour_is_for_terminals_that_want_it(tmp_path: Path, store: Path) -> None:
    question = ("ask", "who-inspected-whom", "--store", str(store))
    assert "\x1b[1m" in on_a_terminal(tmp_path, *question)[1]
    assert "\x1b[" not in on_a_terminal(tmp_path, *question, NO_COLOR="1")[1]


def test_a_missing_password_is_asked_for_and_not_shown(tmp_path: Path) -> None:
    status, shown = on_a_terminal(
        tmp_path, "build", str(SAMPLES), "--neo4j", "bolt://127.0.0.1:1", typed="s3cret\n", wait_for="Password of neo4j"
    )
    assert status == 1
    assert "Password of neo4j at bolt://127.0.0.1:1:" in shown
    assert "s3cret" not in shown
