"""Where an export goes: a path or a stream becomes a stream of bytes; a file is there whole or not at all."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, cast

from hoso.graph.errors import StoreError


@contextmanager
def opened(target: str | Path | IO[bytes] | IO[str]) -> Iterator[IO[bytes]]:
    """A stream of bytes for the target. Raises StoreError where a path cannot be written."""
    if isinstance(target, str | Path):
        with _file(Path(target)) as stream:
            yield stream
    elif isinstance(target, io.TextIOBase):
        buffer = io.BytesIO()
        yield buffer
        target.write(buffer.getvalue().decode("utf-8"))
    else:
        yield cast("IO[bytes]", target)


@contextmanager
def _file(given: Path) -> Iterator[IO[bytes]]:
    """A file that takes its place when it is whole; a pipe or a device is written to as it is, a link is followed."""
    unfinished: Path | None = None
    try:
        if given.exists() and not given.is_file():
            with given.open("wb") as stream:
                yield stream
            return
        path = given.resolve()
        unfinished = path.with_name(f".{path.name}.unfinished")
        with unfinished.open("wb") as stream:
            yield stream
        unfinished.replace(path)
    except (OSError, RuntimeError) as error:
        # RuntimeError: links in a circle.
        why = getattr(error, "strerror", None) or error
        raise StoreError(f"{given}: cannot be written ({why}); choose another place") from error
    finally:
        if unfinished is not None:
            with suppress(OSError):
                unfinished.unlink()
