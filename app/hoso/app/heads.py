"""``queries/heads.tsv`` → the heads of columns and the values of a table, as a reader of its language has them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from hoso.graph.assets import asset
from hoso.loaders.lexicon import read

_WITH = {"vi": "{value} có “{words}”", "en": "{value} with “{words}”"}


def head(column: str, lang: str) -> str:
    """The head of a column; several stand together as "leader,delegation"."""
    return ", ".join(_heads(lang).get(("column", name)) or name for name in column.split(","))


def worded(value: Any, lang: str) -> Any:
    """A value, or those of a list, in words where it is a word of the answers and no name.

    Of "assessed+praise", as a sentence keeps rows, the words behind the value are what a quote has to hold.
    """
    if isinstance(value, list | tuple):
        return [worded(one, lang) for one in value]
    if not isinstance(value, str):
        return value
    own, plus, words = value.partition("+")
    if plus and own in {name for _, name in _heads(lang)}:
        return _WITH[lang].format(value=worded(own, lang), words=worded(words, lang))
    return _heads(lang).get(("value", value)) or value


@cache
def _heads(lang: str) -> Mapping[tuple[str, str], str]:
    """The words by what they are for. Raises LexiconError with file and line."""
    rows = read(asset("queries") / "heads.tsv", key=("what", "name"))
    return {(row["what"], row["name"]): row[lang] for row in rows}
