"""What the readers of people make: a mention of a person as it is printed."""

from __future__ import annotations

from collections.abc import Sequence

from hoso.loaders.officereading import OfficeReading
from hoso.loaders.record import record


@record
class PersonReading:
    """A mention of a person, ``start`` to ``end`` with all titles.

    An empty ``name`` is a title that stands for its holder; ``given`` says that the name is a given name only ("Ông
    Thử"); ``comrade`` that the text calls the person đồng chí or đại biểu, which it does of officials and delegates
    only, or the head of a delegation. ``since`` and ``until`` are those of the offices as ISO dates, where the
    mention itself dates them (a biography).
    """

    start: int
    end: int
    name: str
    name_start: int
    name_end: int
    offices: tuple[OfficeReading, ...]
    rule: str
    given: bool = False
    comrade: bool = False
    since: str = ""
    until: str = ""


def title_alone(start: int, offices: Sequence[OfficeReading], comrade: bool) -> PersonReading:
    """A mention from ``start`` on of nothing but offices, which stand for their holder."""
    return PersonReading(start, offices[-1].end, "", 0, 0, tuple(offices), "title-only", comrade=comrade)
