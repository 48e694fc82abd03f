"""Source files → one hash that says which rules are at work."""

from __future__ import annotations

import hashlib
import importlib.util
from functools import cache
from pathlib import Path

from hoso.loaders.errors import HosoError

_CODE = (".py", ".tsv", ".toml", ".ttl", ".csv", ".txt")
"""What a rule can be written in."""


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
