"""The samples' store, built once, and the command as a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

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
    """``hoso("ask", "NAME", env={…})`` in an empty folder, as a process without a terminal."""

    def run(*arguments: str | Path, env: dict[str, str] | None = None, timeout: float = 60) -> Done:
        done = subprocess.run(
            [HOSO, *arguments],
            cwd=tmp_path,
            env=clean_environment(**(env or {})),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=timeout,
            check=False,
        )
        return Done(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))

    return run


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The store of the samples. Nobody writes to it."""
    folder = tmp_path_factory.mktemp("demo") / "hoso.store"
    subprocess.run([HOSO, "build", SAMPLES, *PLACE, "--store", folder], check=True, capture_output=True)
    return folder
