"""``queries/heads.tsv`` → the heads of columns and the values of a table, as a reader of Vietnamese has them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from hoso.graph.assets import asset
from hoso.loaders.lexicon import read


def head(column: str, lang: str) -> str:
    """The head of a column; several stand together as "leader,delegation"."""
    if lang != "vi":
        return column
    return ", ".join(_heads().get(("column", name), name) for name in column.split(","))


def worded(value: Any, lang: str) -> Any:
    """A value, or those of a list, in words where it is a word of the answers and no name."""
    if lang != "vi":
        return value
    if isinstance(value, list | tuple):
        return [worded(one, lang) for one in value]
    return _heads().get(("value", value), value) if isinstance(value, str) else value


@cache
def _heads() -> Mapping[tuple[str, str], str]:
    """The words by what they are for. Raises LexiconError with file and line."""
    return {(row["what"], row["name"]): row["vi"] for row in read(asset("queries") / "heads.tsv", key=("what", "name"))}
