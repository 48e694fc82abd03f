"""The surnames of the lexicon: which words begin the name of a person, and how surely."""

from __future__ import annotations

from functools import cache

from hoso.loaders.lexicon import load


@cache
def all_surnames() -> frozenset[str]:
    """The surnames as they are printed, also those that stand only last in a name or as a prefix."""
    return frozenset(row["surname"] for row in load("surnames"))


@cache
def surnames() -> frozenset[str]:
    """Those that stand first in a name."""
    return frozenset(row["surname"] for row in load("surnames") if "first" in row["position"].split(" | "))


@cache
def common_surnames() -> frozenset[str]:
    """Those that most people bear: two capitalised words of which the first is one of these are a name."""
    return frozenset(row["surname"] for row in load("surnames") if row["common"] == "yes")


@cache
def most_frequent() -> frozenset[str]:
    """Those that nine of ten people of the country bear: the lexicon has them first."""
    return frozenset(row["surname"] for row in load("surnames")[:22])
