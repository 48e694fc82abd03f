"""From the driver's values to plain data: a node or relationship becomes its properties, a date a ``date``."""

from __future__ import annotations

from typing import Any

from hoso.graph.stores.form import MADE


def plain(value: Any) -> Any:
    """A value of the driver as plain data: a node or relationship becomes its properties, a date a ``date``."""
    kind = type(value)
    if kind is str or kind is int or value is None or kind is bool or kind is float:
        return value
    if kind is list:
        return [plain(item) for item in value]
    if kind is dict:
        return {key: plain(item) for key, item in value.items()}
    return _special(value)


def _special(value: Any) -> Any:
    from neo4j.graph import Node, Path, Relationship
    from neo4j.time import Duration

    if isinstance(value, (Node, Relationship)):
        return {key: plain(item) for key, item in value.items() if key not in MADE}
    if isinstance(value, Path):
        return [plain(node) for node in value.nodes]
    if isinstance(value, Duration):
        return value.iso_format()
    if hasattr(value, "to_native"):
        return value.to_native()
    return list(value) if isinstance(value, tuple) else value
