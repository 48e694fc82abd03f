"""From article files to facts: ``read_paths`` yields articles, ``extract`` reads one article's facts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from hoso.loaders.extraction import extract as extract
    from hoso.loaders.readers import read_paths as read_paths

# Loaded when first asked for: importing any module of this package must stay cheap.
_LATE = {"extract": "hoso.loaders.extraction", "read_paths": "hoso.loaders.readers"}


def __getattr__(name: str) -> Any:
    if name not in _LATE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_LATE[name]), name)
