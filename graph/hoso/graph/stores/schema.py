"""The constraints and indexes that an engine is given: ``queries/schema/ENGINE.cypher`` → statements."""

from __future__ import annotations

from hoso.graph.assets import asset
from hoso.graph.stores.querytext import without_comments


def schema(engine: str) -> tuple[str, ...]:
    """The statements for ``kglite`` or ``neo4j``, each safe to run again."""
    text = without_comments(asset("queries").joinpath("schema", f"{engine}.cypher").read_text(encoding="utf-8"))
    return tuple(statement for part in text.split(";") if (statement := part.strip()))
