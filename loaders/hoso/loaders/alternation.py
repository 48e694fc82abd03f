"""Words to an alternation of a regular expression: those that begin alike stand together, so that few are tried."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable


def any_of(words: Iterable[str]) -> str:
    """Some words as an alternation, the longest first. For expressions that tell capitals from small letters."""
    ordered = sorted(words, key=len, reverse=True)
    return _together((re.escape(word[0]), re.escape(word[1:]).replace("\\ ", " ")) for word in ordered)


def grouped(forms: Iterable[str]) -> str:
    """Parts of an expression, each of which begins with a letter of its own, as an alternation in their order."""
    return _together((form[0], form[1:]) for form in forms)


def _together(forms: Iterable[tuple[str, str]]) -> str:
    alike: defaultdict[str, list[str]] = defaultdict(list)
    for first, rest in forms:
        alike[first].append(rest)
    return "|".join(f"{first}(?:{'|'.join(rest)})" for first, rest in alike.items())
