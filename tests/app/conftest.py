"""The samples' store, built once, and the command, in the tests' process or in one of its own."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from hoso.app.cli import run as run_command

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "samples"
PLACE = ("--place", "An Giao")
"""The samples' province is invented; nothing else can tell hoso of it."""

HOSO = Path(sys.executable).with_name("hoso")


@dataclass(frozen=True, slots=True)
class Done:
    """How a process ended."""

    status: int
    out: str
    err: str


Run = Callable[..., Done]


def clean_environment(**more: str) -> dict[str, str]:
    """The environment without what would reach a server or colour the output."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith("NEO4J_") and k not in {"COLUMNS", "FORCE_COLOR"}}
    return {**kept, **more}


@pytest.fixture
def hoso(tmp_path: Path) -> Run:
    """``hoso("ask", "NAME", env={…})`` in an empty folder, without a terminal.

    It runs in this process, which spares each call a second; ``process=True`` takes a process of its own.
    """

    def run(*arguments: str | Path, env: dict[str, str] | None = None, process: bool = False) -> Done:
        words = [str(argument) for argument in arguments]
        environment = clean_environment(**(env or {}))
        return _elsewhere(words, tmp_path, environment) if process else _here(words, tmp_path, environment)

    return run


def _here(arguments: list[str], folder: Path, environment: dict[str, str]) -> Done:
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True) for _ in range(2))
    with pytest.MonkeyPatch.context() as patch, Path(os.devnull).open(encoding="utf-8") as nothing:
        for name in set(os.environ) - set(environment):
            patch.delenv(name)
        for name, value in environment.items():
            patch.setenv(name, value)
        patch.chdir(folder)
        for name, stream in (("stdin", nothing), ("stdout", out), ("stderr", err)):
            patch.setattr(sys, name, stream)
        status = run_command(arguments)
    return Done(status, *(stream.buffer.getvalue().decode("utf-8") for stream in (out, err)))


def _elsewhere(arguments: list[str], folder: Path, environment: dict[str, str]) -> Done:
    done = subprocess.run(
        [HOSO, *arguments],
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=60,
        check=False,
    )
    return Done(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The store of the samples. Nobody writes to it."""
    folder = tmp_path_factory.mktemp("demo") / "hoso.store"
    subprocess.run([HOSO, "build", SAMPLES, *PLACE, "--store", folder], check=True, capture_output=True)
    return folder
