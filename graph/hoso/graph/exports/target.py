"""Where an export goes: a path or a stream becomes a stream of bytes; a file is there whole or not at all."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, cast

from hoso.graph.errors import StoreError


@contextmanager
def opened(target: str | Path | IO[bytes] | IO[str]) -> Iterator[IO[bytes]]:
    """A stream of bytes for the target. Raises StoreError where a path cannot be written."""
    if isinstance(target, str | Path):
        path = Path(target)
        unfinished = path.with_name(f".{path.name}.unfinished")
        try:
            with unfinished.open("wb") as stream:
                yield stream
            unfinished.replace(path)
        except OSError as error:
            raise StoreError(f"{path}: cannot be written ({error.strerror}); choose another place") from error
        finally:
            unfinished.unlink(missing_ok=True)
    elif isinstance(target, io.TextIOBase):
        buffer = io.BytesIO()
        yield buffer
        target.write(buffer.getvalue().decode("utf-8"))
    else:
        yield cast("IO[bytes]", target)
