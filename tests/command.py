"""The ``hoso`` command as tests run it: in their own process, which spares each call a second, or in another."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from hoso.app.cli import run as run_command

HOSO = Path(sys.executable).with_name("hoso")


@dataclass(frozen=True, slots=True)
class Done:
    """How a process ended."""

    status: int
    out: str
    err: str


def clean_environment(**more: str) -> dict[str, str]:
    """The environment without what would reach a server or colour the output."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith("NEO4J_") and k not in {"COLUMNS", "FORCE_COLOR"}}
    return {**kept, **more}


def here(arguments: list[str], folder: Path, environment: dict[str, str]) -> Done:
    """Run the command in this process, in a folder and an environment, without a terminal."""
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


def elsewhere(arguments: list[str], folder: Path, environment: dict[str, str]) -> Done:
    """The same in a process of its own."""
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
