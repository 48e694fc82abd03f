"""The words that the code writes: labels, relationship types, properties, and their IRIs.

They are the terms of ``ontology.ttl``, kept here as constants so that nothing has to parse that file to start;
``tests/graph/test_ontology.py`` holds the two against each other.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final
from urllib.parse import quote, unquote

NAMESPACE: Final = "https://w3id.org/hoso/"
"""A node's IRI is this and its percent-encoded id."""

VOCABULARY: Final = NAMESPACE + "ontology#"
"""A term's IRI is this and its local name."""

BODY_LABELS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "party": "PartyBody",
        "state": "StateBody",
        "mass": "MassOrganization",
        "delegation": "Delegation",
        "other": "OtherBody",
    }
)
"""``Body.kind`` of a facts file → the special label."""

DOCUMENT_LABELS: Final[Mapping[str, str]] = MappingProxyType({"directive": "Directive", "program": "Program"})
"""``Document.kind`` → the label."""

EVENT_LABELS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "inspection": "Inspection",
        "working_session": "WorkingSession",
        "conference": "Conference",
        "session": "Session",
        "congress": "Congress",
        "ceremony": "Ceremony",
        "visit": "Visit",
        "meeting": "Meeting",
    }
)
"""``Event.kind`` → the special label."""

LABELS: Final = (
    "Person",
    "Body",
    *BODY_LABELS.values(),
    *DOCUMENT_LABELS.values(),
    "Event",
    *EVENT_LABELS.values(),
    "Post",
    "Tenure",
    "Remark",
    "Indicator",
    "Term",
    "Place",
    "Article",
)
"""Every label that a node may have."""

HEADLINE: Final = ("CHAIRED", "INSPECTED", "ISSUED", "IMPLEMENTS")
"""The four relationships that the graph is for."""

RELATIONSHIPS: Final = (
    *HEADLINE,
    "LED",
    "SENT",
    "CONDUCTED",
    "TARGET",
    "ORGANIZED",
    "TOOK_PART",
    "ABOUT",
    "DISSEMINATED",
    "ADVISED",
    "SAID",
    "MEASURED",
    "HELD",
    "IN_POST",
    "OF_BODY",
    "PART_OF",
    "GOVERNS",
    "SUCCEEDED_BY",
    "LOCATED_IN",
    "CITES",
    "SUPERSEDES",
    "IN_TERM",
    "MENTIONS",
    "POSSIBLY_SAME",
)
"""Every relationship type."""

EXTERNAL: Final[Mapping[str, str]] = MappingProxyType(
    {
        "aliases": "http://www.w3.org/2004/02/skos/core#altLabel",
        "code": "http://www.w3.org/2004/02/skos/core#notation",
        "published": "http://schema.org/datePublished",
        "publisher": "http://schema.org/publisher",
        "quote": "http://www.w3.org/ns/oa#exact",
        "title": "http://purl.org/dc/terms/title",
        "unit": "http://schema.org/unitText",
        "url": "http://schema.org/url",
        "value": "http://schema.org/value",
        "valid_from": "http://schema.org/validFrom",
        "valid_until": "http://schema.org/validThrough",
    }
)
"""The node properties for which a well-known property of others is used as it is."""

NODE_PROPERTIES: Final = (
    "name",
    "sort_key",
    *sorted(EXTERNAL),
    "level",
    "type",
    "number",
    "symbol",
    "term",
    "date",
    "date_from",
    "date_to",
    "date_basis",
    "provisional",
    "corrected",
    "act",
    "topic",
    "role",
    "status",
    "first_seen",
    "last_seen",
    "from",
    "until",
    "due",
    "of",
    "out_of",
    "comparator",
)
"""Every property of a node beside its id."""

STATEMENT_PROPERTIES: Final = (
    "modality",
    "basis",
    "source",
    "disputed",
    "date",
    "date_from",
    "date_to",
    "date_basis",
    "act",
    "event",
    "said_by",
    "on_behalf_of",
    "rules",
)
"""Every property of a relationship beside its id and the parallel lists of its attestations."""

LISTS: Final = ("aliases", "rules")
"""The properties of a node or a relationship that hold a list, be it of one item."""

REFERENCES: Final = ("event", "said_by", "on_behalf_of")
"""The properties of a relationship whose value is the id of a node."""

BASES: Final = ("stated", "derived", "symbol", "name", "gazetteer")
MODALITIES: Final = ("done", "ongoing", "planned", "requested", "denied")
UNQUOTED: Final = ("name", "gazetteer")
"""The bases of statements that have a ``source`` instead of a quote."""

# What an IRI may hold unescaped in a path segment (RFC 3987, ipchar without "%") beside letters and digits.
_SAFE = "/-._~!$&'()*+,;=:@"


def node_iri(node_id: str) -> str:
    """The IRI of a node: every byte outside ASCII letters, digits and path punctuation percent-encoded."""
    return NAMESPACE + quote(node_id, safe=_SAFE)


def node_id(iri: str) -> str:
    """The id of a node from its IRI; raises ValueError for an IRI of another namespace."""
    if not iri.startswith(NAMESPACE):
        raise ValueError(f"{iri} does not start with {NAMESPACE}")
    return unquote(iri[len(NAMESPACE) :])


def camel(snake: str) -> str:
    """``first_seen`` or ``TOOK_PART`` → ``firstSeen``, ``tookPart``."""
    head, *rest = snake.lower().split("_")
    return head + "".join(word.capitalize() for word in rest)


def snake(local_name: str) -> str:
    """``firstSeen`` → ``first_seen``."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", local_name).lower()


def label_iri(label: str) -> str:
    """The IRI of a label's class."""
    return VOCABULARY + label


def relationship_iri(type_: str) -> str:
    """The IRI of a relationship type's property: ``TOOK_PART`` → ``…ontology#tookPart``."""
    return VOCABULARY + camel(type_)


def relationship_type(iri: str) -> str:
    """The relationship type of a property's IRI or local name: ``…ontology#tookPart`` → ``TOOK_PART``."""
    return snake(iri.removeprefix(VOCABULARY)).upper()


def property_iri(key: str) -> str:
    """The IRI of a node's or relationship's property: ``first_seen`` → ``…ontology#firstSeen``, ``title`` → dcterms."""
    return EXTERNAL.get(key) or VOCABULARY + camel(key)


def property_key(iri: str) -> str:
    """The key of a property's IRI; the inverse of ``property_iri``."""
    for key, external in EXTERNAL.items():
        if iri == external:
            return key
    return snake(iri.removeprefix(VOCABULARY))
