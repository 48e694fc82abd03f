"""Find shipped data: the wheel's copies if there are any, else the checkout's files."""

from __future__ import annotations

from pathlib import Path

_CHECKOUT = Path(__file__).parents[3]
_PACKAGED = Path(__file__).parent / "_assets"


def asset(name: str) -> Path:
    """The path of a data file or folder kept at the repository root (``ontology.ttl``, ``queries``)."""
    root = _PACKAGED if _PACKAGED.is_dir() else _CHECKOUT
    return root / name
