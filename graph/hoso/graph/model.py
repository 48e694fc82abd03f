"""What a graph is made of: entities and statements, each statement attested by articles.

Labels and relationship types are those of ``ontology.ttl``. Nothing here knows a database.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

Value = str | int | float | bool | date | tuple[str, ...] | tuple[int, ...]
"""What a property may hold. Absent is absent: there is no null and no empty string."""


@dataclass(frozen=True, slots=True)
class Entity:
    """A node. ``labels`` go from general to special ("Body", "PartyBody"); ``props`` has ``name`` and ``sort_key``.

    ``id`` is a path without a leading slash ("body/thành-ủy-hà-nội"); its IRI is the namespace + the id,
    percent-encoded.
    """

    id: str
    labels: tuple[str, ...]
    props: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, order=True)
class Attestation:
    """One article's sentence for a statement: ``text_of(article)[start:end] == quote``."""

    article: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Statement:
    """One claim: a relationship between two entities. ``id`` is a hash of the claim, not of who attests it.

    ``type`` is the relationship type ("INSPECTED"). ``props`` has ``basis`` and ``modality`` and what else
    distinguishes the claim (``date``, ``act``, ``event``, ``said_by``, …). A stated claim has at least one
    attestation; one with basis ``name`` or ``gazetteer`` has a rule or a data row in ``props["source"]`` instead.
    """

    id: str
    type: str
    subject: str
    object: str
    props: Mapping[str, Value] = field(default_factory=dict)
    attestations: tuple[Attestation, ...] = ()


@dataclass(frozen=True, slots=True)
class Graph:
    """Entities sorted by id, statements sorted by id; every end of a statement is among the entities."""

    entities: tuple[Entity, ...] = ()
    statements: tuple[Statement, ...] = ()

    @classmethod
    def of(cls, entities: Iterable[Entity], statements: Iterable[Statement]) -> Graph:
        """The graph of entities and statements that come in any order."""
        return cls(
            tuple(sorted(entities, key=lambda entity: entity.id)),
            tuple(sorted(statements, key=lambda statement: statement.id)),
        )
