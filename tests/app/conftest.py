"""The samples' store, built once, and the command, in the tests' process or in one of its own."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.command import Done, clean_environment, elsewhere, here

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "samples"
PLACE = ("--place", "An Giao")
"""The samples' province is invented; nothing else can tell hoso of it."""

Run = Callable[..., Done]


@pytest.fixture
def hoso(tmp_path: Path) -> Run:
    """``hoso("ask", "NAME", env={…})`` in an empty folder, without a terminal.

    It runs in this process, which spares each call a second; ``process=True`` takes a process of its own.
    """

    def run(*arguments: str | Path, env: dict[str, str] | None = None, process: bool = False) -> Done:
        words = [str(argument) for argument in arguments]
        environment = clean_environment(**(env or {}))
        return elsewhere(words, tmp_path, environment) if process else here(words, tmp_path, environment)

    return run


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The store of the samples. Nobody writes to it."""
    folder = tmp_path_factory.mktemp("demo") / "hoso.store"
    done = here(["build", str(SAMPLES), *PLACE, "--store", str(folder)], folder.parent, clean_environment())
    assert done.status == 0, done.err
    return folder


@pytest.fixture
def own(store: Path, tmp_path: Path) -> Path:
    """A copy of the samples' store in the working folder of ``hoso``."""
    return Path(shutil.copytree(store, tmp_path / "hoso.store"))
