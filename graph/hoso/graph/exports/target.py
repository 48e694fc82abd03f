"""Where an export goes: a path or a stream becomes a stream of bytes; a file is there whole or not at all."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, cast

from hoso.graph.files import whole


@contextmanager
def opened(target: str | Path | IO[bytes] | IO[str]) -> Iterator[IO[bytes]]:
    """A stream of bytes for the target. Raises StoreError where a path cannot be written."""
    if isinstance(target, str | Path):
        with whole(Path(target)) as stream:
            yield stream
    elif isinstance(target, io.TextIOBase):
        buffer = io.BytesIO()
        yield buffer
        target.write(buffer.getvalue().decode("utf-8"))
    else:
        yield cast("IO[bytes]", target)
