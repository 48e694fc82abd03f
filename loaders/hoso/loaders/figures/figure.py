"""What is read of a figure, and the units that figures have."""

from __future__ import annotations

from functools import cache

from hoso.loaders.anchors import variants
from hoso.loaders.lexicon import Row, load
from hoso.loaders.record import record

NEAR = 40
"""So many characters before a figure are looked at for the words that lead to it."""


@record
class Figure:
    """A figure as a pattern read it, in positions of the tagged text."""

    start: int
    at: int
    """Where the number stands."""
    end: int
    value: str
    unit: str
    of: str
    out_of: str
    comparator: str
    reads: str
    rule: str
    bare: bool
    """Whether the words name the kind of the measure only, so that it says nothing without its subject."""
    led: str = ""
    """The words that lead to it, which a figure beside it shares: "đã trao 12 giấy khen, 30 suất quà"."""
    within: str = ""
    """What it is a part of, or belongs to: " trong số …", " của …"."""
    core: str = ""
    """What was measured, without all that."""


@record
class Told:
    """What was measured: ``core`` up to ``end``, with what leads to it, what it is compared with and part of."""

    core: str
    end: int
    led: str = ""
    change: str = ""
    basis: str = ""
    within: str = ""


@cache
def units() -> dict[str, Row]:
    """Every printed form of a unit → its row."""
    return {form.lower(): row for row in load("units") for form in variants(row, "unit")}
