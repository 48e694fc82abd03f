"""The word lists of ``patterns/indicators.toml`` that no pattern of it uses, as expressions."""

from __future__ import annotations

import re
from functools import cache

from hoso.loaders.patterns import vocabulary


@cache
def any_of(name: str) -> re.Pattern[str]:
    """Matches any word of a list as a whole word, in either case. Raises KeyError for a list that the file lacks."""
    return re.compile(rf"(?<!\w)(?:{listed(name)})(?!\w)", re.IGNORECASE)


def listed(name: str) -> str:
    """The words of a list as alternatives, for use inside a group."""
    return vocabulary("indicators")[name]
