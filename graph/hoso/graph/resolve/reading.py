"""One article as the resolution sees it: its facts, its fields and text, and the names that its local ids stand for."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from hoso.graph import dates
from hoso.graph.model import Attestation
from hoso.graph.resolve.gazetteer import Province, later_cities
from hoso.loaders.article import Article
from hoso.loaders.facts import HAPPENED, ArticleFacts, Body, Event, Evidence, Fact, Mention

_DEPARTMENT = re.compile(r"(?:^|[^\w])Sở ")

Ids = Mapping[tuple[str, str], str]
"""(article id, local id) → entity id."""


@dataclass(frozen=True, slots=True)
class Reading:
    """An article's facts with its fields; ``article.text`` may be empty where nobody needs quotes of mentions."""

    facts: ArticleFacts
    article: Article
    bodies: Mapping[str, Body] = field(default_factory=dict)
    events: Mapping[str, Event] = field(default_factory=dict)
    by_type: Mapping[str, tuple[Fact, ...]] = field(default_factory=dict)

    @property
    def id(self) -> str:
        """The article's id."""
        return self.facts.id

    @property
    def published(self) -> str:
        """The article's own date, as the facts have it, else as its fields have it."""
        return self.facts.published or self.article.published

    def of(self, *types: str) -> list[Fact]:
        """The facts of some types, in the order of the types."""
        return [fact for type_ in types for fact in self.by_type.get(type_, ())]

    def happened(self, *types: str) -> list[Fact]:
        """The facts of some types that are done or ongoing."""
        return [fact for fact in self.of(*types) if fact.modality in HAPPENED]


def _as_of_then(facts: ArticleFacts, published: str) -> ArticleFacts:
    """Facts in which a town that became a province's city later is a town: "thành phố Huế" before 2025.

    The loaders know one Huế, whatever the day.
    """
    later, written = later_cities(), dates.bounds(published)
    places = {facts.place, *(body.place for body in facts.bodies)} & later.keys()
    for name in sorted(places):
        began, before = later[name]
        if written is not None and written[1] < began:
            bodies = tuple(_of_town(body, name, before) if body.place == name else body for body in facts.bodies)
            facts = replace(facts, place=before.name if facts.place == name else facts.place, bodies=bodies)
    return facts


def _of_town(body: Body, town: str, within: Province) -> Body:
    """A body of a town or of its province; departments are only of provinces."""
    if body.level != "province" or within.name in body.name:
        return replace(body, place=within.name)
    if _DEPARTMENT.search(body.name):
        name = body.name.replace(f"thành phố {town}", f"{within.kind} {within.name}")
        return replace(body, place=within.name, name=name)
    return replace(body, place=within.name, level="district")


def reading(facts: ArticleFacts, article: Article | None = None) -> Reading:
    """Index an article's facts."""
    facts = _as_of_then(facts, facts.published or (article.published if article else ""))
    by_type: dict[str, list[Fact]] = {}
    for fact in sorted(facts.facts, key=lambda f: (f.type, f.subject, f.object, f.event, f.evidence, f.modality)):
        by_type.setdefault(fact.type, []).append(fact)
    return Reading(
        facts,
        article or Article(id=facts.id, text="", published=facts.published),
        {body.id: body for body in facts.bodies},
        {event.id: event for event in facts.events},
        {type_: tuple(items) for type_, items in by_type.items()},
    )


def attestations(article_id: str, evidence: Iterable[Evidence]) -> tuple[Attestation, ...]:
    """The evidence of a fact as attestations, sorted, none twice."""
    return tuple(sorted({Attestation(article_id, item.start, item.end, item.quote) for item in evidence}))


def mention_attestation(source: Reading, mentions: Iterable[Mention]) -> tuple[Attestation, ...]:
    """The first mention as an attestation; none where there is no mention or no text to quote."""
    spans = sorted((m.start, m.end) for m in mentions if 0 <= m.start < m.end <= len(source.article.text))
    if not spans:
        return ()
    start, end = spans[0]
    return (Attestation(source.id, start, end, source.article.text[start:end]),)


def commonest(values: Iterable[str]) -> str:
    """The value that occurs most often.

    Of equals the longest, then the first by code points. Empty ones do not count.
    """
    known = [value for value in values if value]
    if len(known) < 2:
        return known[0] if known else ""  # so it is of nearly every statement
    counted = Counter(known)
    return min(counted, key=lambda value: (-counted[value], -len(value), value))
