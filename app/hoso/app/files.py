"""Bytes → a file that is there whole or not at all; source files → one hash that says which rules are at work."""

from __future__ import annotations

import contextlib
import hashlib
import importlib.util
import os
import tempfile
from functools import cache
from pathlib import Path

from hoso.loaders.errors import HosoError

_CODE = (".py", ".tsv", ".toml", ".ttl", ".csv", ".txt")
"""What a rule can be written in."""


def write_whole(path: Path, data: bytes) -> None:
    """Write a file so that whoever looks sees the old content or the new, never a part, even after a crash.

    Missing folders are made, a link is followed, and a pipe or a device is written to as it is.
    Raises HosoError naming the file when it cannot be written.
    """
    scratch = ""
    try:
        if path.exists() and not path.is_file():
            path.write_bytes(data)
            return
        path = path.resolve()
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor, scratch = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        # mkstemp makes files that only their owner can read; this one is to be shared like any other.
        mask = os.umask(0)
        os.umask(mask)
        Path(scratch).chmod(0o666 & ~mask)
        Path(scratch).replace(path)
        scratch = ""
    except (OSError, RuntimeError) as error:
        # RuntimeError: links in a circle.
        why = getattr(error, "strerror", None) or error
        raise HosoError(f"{path}: cannot be written ({why}); choose another place") from error
    finally:
        if scratch:
            with contextlib.suppress(OSError):
                Path(scratch).unlink()


@cache
def code_version(package: str) -> str:
    """The hash of all code and data of an installed package ("hoso.loaders"): another value, other rules.

    Raises HosoError when the package's files cannot be found.
    """
    spec = importlib.util.find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise HosoError(f"the files of {package} cannot be found; install hoso again")
    whole = hashlib.sha256()
    for folder in spec.submodule_search_locations:
        root = Path(folder)
        for file in sorted(root.rglob("*")):
            if file.suffix in _CODE and file.is_file():
                whole.update(file.relative_to(root).as_posix().encode() + b"\0")
                whole.update(hashlib.sha256(file.read_bytes()).digest())
    return whole.hexdigest()[:16]
