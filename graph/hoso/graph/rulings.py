"""What people decided about what was read: same, different, wrong, corrected, disputed.

A ruling never names an entity of the graph, whose id may change: it names places in articles, each with the hash of the
article's text, so that a ruling on a text that changed is known as stale. ``rulingsfile`` reads and writes them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from hoso.graph.terms import RELATIONSHIPS

FILE: Final = "rulings.jsonl"
"""The name of the rulings file in a store's folder."""

KINDS: Final = ("same", "different", "reject", "correct", "dispute", "undo", "redacted")
"""``redacted`` is what is left of a row whose subject was suppressed: its id, so that rows that name it stay valid."""

THINGS: Final = ("person", "body", "document", "event")
"""The sorts of things that can be the same or different."""

CLAIM: Final = "claim"
"""The sort of a place where a claim is attested."""

FIELDS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "person": ("name",),
        "body": ("name", "place", "level"),
        "document": ("name", "type", "number", "symbol", "term", "date", "issuer", "place", "title"),
        "event": ("name", "date", "act", "topic"),
        "indicator": ("value", "out_of", "unit", "of", "date"),
    }
)
"""What can be corrected of each sort of thing."""

REJECTABLE: Final = tuple(
    type_
    for type_ in RELATIONSHIPS
    if type_
    not in ("MENTIONS", "POSSIBLY_SAME", "IN_POST", "OF_BODY", "GOVERNS", "SUCCEEDED_BY", "LOCATED_IN", "IN_TERM")
)
"""The relationships that a text can attest, and that can so be rejected or disputed."""


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where in an article what was ruled on stands. ``text`` is ``Article.sha256`` of the text that was ruled on."""

    sort: str
    article: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Ruling:
    """One row. ``about``: two places for same and different, one for reject, correct and dispute, none for undo.

    ``relation``, ``subject``, ``object`` and, of an office, ``value`` say which claim at the place is meant, as far as
    given; ``field`` and ``value`` are what is corrected; ``of`` is the id of the row that is undone.
    """

    id: str
    kind: str
    about: tuple[Place, ...] = ()
    reason: str = ""
    who: str = ""
    when: str = ""
    relation: str = ""
    subject: Place | None = None
    object: Place | None = None
    field: str = ""
    value: str = ""
    of: str = ""

    @property
    def places(self) -> tuple[Place, ...]:
        """All places that the row names."""
        return (*self.about, *(place for place in (self.subject, self.object) if place is not None))


@dataclass(frozen=True, slots=True)
class Rulings:
    """All rows of a file, in its order, and the file's hash; ``name`` is what messages call the file."""

    rows: tuple[Ruling, ...] = ()
    hash: str = ""
    name: str = FILE
    lines: Mapping[str, int] = field(default_factory=dict)

    def in_force(self) -> tuple[Ruling, ...]:
        """The rows that no later row in force undoes, undo rows themselves left out."""
        undone: set[str] = set()
        kept: list[Ruling] = []
        for row in reversed(self.rows):
            if row.id in undone or row.kind == "redacted":
                continue
            if row.kind == "undo":
                undone.add(row.of)
            else:
                kept.append(row)
        return tuple(reversed(kept))

    @property
    def version(self) -> str:
        """A hash of the rows in force, empty where there are none: what is undone leaves no trace in an export."""
        rows = [row.id for row in self.in_force()]
        return hashlib.sha256(" ".join(rows).encode()).hexdigest() if rows else ""

    def where(self, row: Ruling) -> str:
        """File and line of a row, for messages."""
        line = self.lines.get(row.id)
        return f"{self.name}:{line}" if line else self.name


NONE: Final = Rulings()
"""No rulings at all."""
