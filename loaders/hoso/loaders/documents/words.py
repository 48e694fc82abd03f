"""The word lists of ``document_words.tsv`` as tuples and as alternatives of an expression."""

from __future__ import annotations

import re
from functools import cache

from hoso.loaders.lexicon import load


@cache
def words(role: str) -> tuple[str, ...]:
    """The words of a role, in file order. Raises KeyError for a role that the lexicon lacks."""
    return {row["role"]: tuple(row["words"].split(" | ")) for row in load("document_words")}[role]


@cache
def any_of(role: str) -> str:
    """The words of a role as alternatives, longest first, for use inside a group."""
    return "|".join(re.escape(word).replace(r"\ ", " ") for word in sorted(words(role), key=len, reverse=True))
