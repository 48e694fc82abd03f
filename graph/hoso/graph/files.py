"""Files that are there whole or not at all, and locks that end with the process that holds them."""

from __future__ import annotations

import errno
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from hoso.graph.errors import StoreError


class Held(Exception):
    """A lock that another process holds; ``holder`` is its id, or "unknown"."""

    def __init__(self, holder: str) -> None:
        super().__init__(holder)
        self.holder = holder


@contextmanager
def whole(given: Path) -> Iterator[IO[bytes]]:
    """A stream into a file that takes its place when the block ends, on the disk, with the mode of the one before it.

    Whoever looks sees the old content or the new, never a part, even after a crash or with two that write at once. A
    link is followed; a pipe or a device is written to as it is. Raises StoreError naming the file where it cannot be
    written; after that, or another error in the block, the old content stands.
    """
    scratch = ""
    try:
        if given.exists() and not given.is_file():
            with given.open("wb") as stream:
                yield stream
            return
        path = _followed(given)
        descriptor, scratch = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:50]}.", suffix=".unfinished")
        with os.fdopen(descriptor, "wb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        Path(scratch).chmod(_mode(path))
        Path(scratch).replace(path)
        scratch = ""
    except OSError as error:
        raise StoreError(f"{given}: cannot be written ({error.strerror or error}); choose another place") from error
    finally:
        if scratch:
            with suppress(OSError):
                Path(scratch).unlink()


def write_whole(path: Path, data: bytes) -> None:
    """Write a file as ``whole`` does; missing folders are made. Raises StoreError where it cannot be written."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(f"{path}: cannot be written ({error.strerror}); choose another place") from error
    with whole(path) as stream:
        stream.write(data)


def lock(path: Path, *, wait: bool = False) -> IO[str]:
    """Lock a file, which is made, for as long as it is open, with our process id in it.

    Raises Held where another has it locked, unless we are to ``wait`` for it, and OSError where it cannot be opened.
    """
    file = path.open("a+", encoding="ascii")
    try:
        if sys.platform == "win32":
            import msvcrt

            # Far behind the content, so that others can still read whose lock it is.
            file.seek(1 << 20)
            msvcrt.locking(file.fileno(), msvcrt.LK_LOCK if wait else msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file.fileno(), fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        file.seek(0)
        holder = file.read().strip() or "unknown"
        file.close()
        raise Held(holder) from error
    file.seek(0)
    file.truncate()
    file.write(f"{os.getpid()}\n")
    file.flush()
    return file


def _followed(path: Path) -> Path:
    try:
        return path.resolve()
    except RuntimeError as error:
        raise OSError(errno.ELOOP, "links in a circle") from error


def _mode(path: Path) -> int:
    """The mode of the file that is replaced; of a new one, that of any file: mkstemp's is for its owner alone."""
    if path.exists():
        return path.stat().st_mode & 0o7777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
