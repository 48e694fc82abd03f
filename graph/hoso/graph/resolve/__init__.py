"""The facts of many articles → one graph: ``resolve``. Pure: no database, no clock, and no order of articles counts.

``bodies``, ``events``, ``documents`` and ``people`` give what the articles name its entity, ``statements`` puts
together what they say. This module walks over the articles and turns each fact into a claim.

All articles are resolved whenever one is new. What a new one reaches is more than what shares a name with it: it can
name a person anew (by the first place of all that names it), change how a post or a body is called and thereby what
belongs to it, join or part others' events and documents, and each of these changes the claims of articles that have
nothing else in common with it. To follow all that would need a second resolution beside this one that must never
differ from it; so this one is kept quick, and only its result is compared (``hoso.graph.stores.fingerprints``).
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import chain

from hoso.graph import dates
from hoso.graph.keys import digest, slug, sort_key, uniform
from hoso.graph.model import Entity, Graph, Value
from hoso.graph.resolve.bodies import Resolved, links, resolve_bodies
from hoso.graph.resolve.documents import Documents, resolve_documents
from hoso.graph.resolve.events import Events, resolve_delegations, resolve_events
from hoso.graph.resolve.gazetteer import province, provinces, term_row
from hoso.graph.resolve.people import People, resolve_people
from hoso.graph.resolve.reading import Reading, attestations, mention_attestation, reading
from hoso.graph.resolve.ruled import Bound, Correction, bind, told
from hoso.graph.resolve.statements import Claim, assemble
from hoso.graph.rulings import NONE, Rulings
from hoso.loaders.article import Article
from hoso.loaders.facts import HAPPENED, ArticleFacts, Fact

__all__ = ["resolve"]

_TYPES = {
    "chaired": "CHAIRED",
    "led": "LED",
    "took_part": "TOOK_PART",
    "inspected": "INSPECTED",
    "issued": "ISSUED",
    "implements": "IMPLEMENTS",
    "sent": "SENT",
    "conducted": "CONDUCTED",
    "target": "TARGET",
    "organized": "ORGANIZED",
    "about": "ABOUT",
    "disseminated": "DISSEMINATED",
    "advised": "ADVISED",
    "cites": "CITES",
    "supersedes": "SUPERSEDES",
}
"""The type of a fact → the type of the relationship."""

_QUOTE_NAME = 80


class _Names:
    """What every article's local ids stand for."""

    def __init__(self, *tables: Mapping[tuple[str, str], str]) -> None:
        self._tables = tables

    def get(self, article: str, local: str) -> str:
        """The entity of a local id, or empty."""
        if local:
            for table in self._tables:
                if entity := table.get((article, local)):
                    return entity
        return ""


def resolve(facts: Iterable[ArticleFacts], articles: Iterable[Article] = (), rulings: Rulings = NONE) -> Graph:
    """The graph of all that the articles say, as the rulings have it.

    ``facts`` one an article, in any order; ``articles`` their fields and texts, in any order: without its text an
    article's mentions have no quotes. Raises ValueError where two facts have one article id, or a fact has no
    evidence.
    """
    fields = {article.id: article for article in articles}
    readings: list[Reading] = []
    for own in sorted(facts, key=lambda item: item.id):
        if readings and readings[-1].id == own.id:
            raise ValueError(f"two sets of facts for the article {own.id!r}")
        readings.append(reading(own, fields.get(own.id)))
    bound = bind(rulings, readings)
    readings = bound.readings
    bodies = resolve_bodies(readings, bound)
    events = resolve_events(readings, bodies, bound)
    delegations, delegation_entities, senders = resolve_delegations(readings, bodies, events, bound)
    people = resolve_people(readings, bodies, bound)
    documents = resolve_documents(readings, bound)
    names = _Names(bodies.ids, delegations, events.ids, people.ids, documents.ids)

    entities: dict[str, Entity] = {}
    for entity in chain(bodies.entities, delegation_entities, events.entities, people.entities, documents.entities):
        if entity.id in entities:
            raise AssertionError(f"two entities have the id {entity.id!r}")
        entities[entity.id] = entity
    _tell_corrections(bound, names, entities)
    claims: list[Claim] = []
    claims += _structure(bodies, entities)
    claims += _body_links(bodies, readings)
    claims += _offices(people)
    claims += _terms(documents, entities)
    decided = {frozenset((names.get(*one), names.get(*other))) for one, other in bound.different}
    claims += _review(events, people, documents, decided)
    unsent = {(names.get(*sender), names.get(sender[0], team)) for sender, team in bound.unsent}
    for source in readings:
        claims += _article(source, names, events, documents, senders, entities, unsent)
        claims += _remarks(source, names, events, entities)
        claims += _indicators(source, names, entities, bound)
    claims = bound.claims(claims, names.get)
    claims = _grounded(claims) if rulings.rows else claims
    claims += bound.claims(_derived(claims), names.get)
    return Graph(tuple(entities[id_] for id_ in sorted(entities)), assemble(claims))


def _tell_corrections(bound: Bound, names: _Names, entities: dict[str, Entity]) -> None:
    """Give what a ruling corrected the property that says so; figures get theirs where they are made."""
    of: dict[str, list[Correction]] = {}
    for ref, corrections in bound.corrected.items():
        if id_ := names.get(*ref):
            of.setdefault(id_, []).extend(corrections)
    for id_, several in of.items():
        entities[id_] = replace(entities[id_], props={**entities[id_].props, "corrected": told(several)})


# ── What follows from names and tables ──────────────────────────────────────────────────────────────────────


def _place(name: str, entities: dict[str, Entity]) -> str:
    """The id of a place's node, made where it is not there yet; empty for no name. Only a known province has a code."""
    known = province(name) if name else None
    own = known.name if known else uniform(name)
    if not own:
        return ""
    id_ = "place/" + slug(own)
    props: dict[str, Value] = {"name": own, "sort_key": sort_key(own)}
    if known:
        props["code"] = known.code
    entities.setdefault(id_, Entity(id_, ("Place",), props))
    return id_


def _structure(bodies: Resolved, entities: dict[str, Entity]) -> Iterator[Claim]:
    for id_, place in sorted(bodies.places.items()):
        in_name = place.casefold() in bodies.names[id_].casefold()
        if not in_name and not bodies.levels[id_]:
            # A bank, a newspaper or a club is told apart by the province it is spoken of in, and need not be there.
            continue
        if target := _place(place, entities):
            told = "provinces.tsv" if province(place) else "place of the article"
            basis, source = ("name", "place in the name") if in_name else ("gazetteer", told)
            yield Claim("LOCATED_IN", id_, target, basis=basis, source=source)
    for known in provinces().values():
        for successor in known.successors:
            one, other = "place/" + slug(known.name), "place/" + slug(successor)
            if one in entities and other in entities:
                yield Claim("SUCCEEDED_BY", one, other, basis="gazetteer", source="provinces.tsv")


def _body_links(bodies: Resolved, readings: list[Reading]) -> Iterator[Claim]:
    for link in links(bodies, readings):
        yield Claim(link.type, link.subject, link.object, basis=link.basis, source=link.source)


def _offices(people: People) -> Iterator[Claim]:
    for item in people.held:
        if item.attested:
            yield Claim("HELD", item.person, item.tenure, item.attested, rules=item.rules)
        else:
            yield Claim("HELD", item.person, item.tenure, basis="name", source="office before or after the name")
        yield Claim("IN_POST", item.tenure, item.post, basis="name", source="post of the tenure")
    for post, body in people.posts:
        yield Claim("OF_BODY", post, body, basis="name", source="body in the office")


def _terms(documents: Documents, entities: dict[str, Entity]) -> Iterator[Claim]:
    for document, (register, term) in sorted(documents.terms.items()):
        row = term_row(register, term)
        id_ = f"term/{register}/{term.lower()}"
        name = row.name if row else f"Khóa {term} ({register})"
        props: dict[str, Value] = {"name": name, "sort_key": sort_key(name)}
        if row:
            props["from"] = row.begins.isoformat()
            if row.ends:
                props["until"] = row.ends.isoformat()
        entities.setdefault(id_, Entity(id_, ("Term",), props))
        yield Claim("IN_TERM", document, id_, basis="gazetteer", source="terms.tsv" if row else "term as printed")


def _review(
    events: Events, people: People, documents: Documents, decided: Collection[frozenset[str]]
) -> Iterator[Claim]:
    for pairs, source in (
        (people.doubtful, "one name, offices that do not fit"),
        (events.doubtful, "one kind and day, a body's family or a leader in common"),
        (documents.doubtful, "one number, a part of the key unknown"),
    ):
        for one, other in pairs:
            if frozenset((one, other)) in decided:
                continue
            yield Claim("POSSIBLY_SAME", one, other, basis="name", source=source)


# ── What one article says ───────────────────────────────────────────────────────────────────────────────────


def _article(
    source: Reading,
    names: _Names,
    events: Events,
    documents: Documents,
    senders: Mapping[tuple[str, str], str],
    entities: dict[str, Entity],
    unsent: Collection[tuple[str, str]],
) -> Iterator[Claim]:
    """The claims of one article. ``unsent`` are senders and delegations of which a ruling rejects that one sent it."""
    node = _article_node(source, entities)
    yield from _mentions(source, node, names)
    sent: set[str] = set()
    targets: set[tuple[str, str]] = set()
    conducted: set[tuple[str, str]] = set()
    for fact in source.facts.facts:
        claim = _claim(source, fact, names, events, documents)
        if claim is None:
            continue
        yield claim
        if fact.type == "sent":
            sent.add(fact.object)
        elif fact.type == "target":
            targets.add((claim.subject, claim.object))
        elif fact.type == "conducted":
            conducted.add((claim.subject, claim.object))
    delegations = {body.id for body in source.facts.bodies if body.kind == "delegation"}
    for fact in source.happened("inspected"):
        # Who inspected whom at an event says what the event was about to see, and whose doing it was.
        claim = _claim(source, fact, names, events, documents)
        if claim is None or not claim.event:
            continue
        common = (claim.attested, "stated", claim.modality, claim.said_by, "", "", claim.date, claim.date_basis)
        if (claim.event, claim.object) not in targets:
            yield Claim("TARGET", claim.event, claim.object, *common, rules=claim.rules)
        teams = {other.subject for other in source.happened("inspected") if other.event == fact.event} & delegations
        by_body = fact.subject in (teams or source.bodies.keys())
        if by_body and fact.basis == "stated" and (claim.subject, claim.event) not in conducted:
            yield Claim("CONDUCTED", claim.subject, claim.event, *common, rules=claim.rules)
    for body in source.facts.bodies:
        sender, delegation = senders.get((source.id, body.id), ""), names.get(source.id, body.id)
        if sender and body.id not in sent and (sender, delegation) not in unsent:
            quotes = mention_attestation(source, body.mentions)
            yield Claim("SENT", sender, delegation, quotes, basis="name", source="sender in the delegation's name")
    for event in source.facts.events:
        site, whole = names.get(source.id, event.id), names.get(source.id, event.site_of)
        if whole and site != whole:
            yield Claim("PART_OF", site, whole, basis="name", source="site of an online conference")
        if province(event.place) and (place := _place(event.place, entities)):
            yield Claim("LOCATED_IN", site, place, basis="gazetteer", source="provinces.tsv")


def _article_node(source: Reading, entities: dict[str, Entity]) -> str:
    article = source.article
    id_ = "article/" + source.id
    title = article.title or source.facts.title
    name = uniform(title) or source.id
    props: dict[str, Value] = {"name": name, "sort_key": sort_key(name), **dates.properties(source.published)}
    texts = {"title": title, "url": article.url, "publisher": article.publisher, "published": source.published}
    props.update({key: text for key, text in texts.items() if text})
    entities[id_] = Entity(id_, ("Article",), props)
    return id_


def _mentions(source: Reading, node: str, names: _Names) -> Iterator[Claim]:
    """The first place where the article names each entity; further ones are in the ledger."""
    facts = source.facts
    named = [(person.id, person.mentions) for person in facts.people]
    named += [(body.id, body.mentions) for body in facts.bodies]
    named += [(document.id, document.mentions) for document in facts.documents]
    named += [(event.id, event.mentions) for event in facts.events]
    for local, mentions in named:
        quotes = mention_attestation(source, mentions)
        entity = names.get(source.id, local)
        basis = "stated" if quotes else "name"
        yield Claim("MENTIONS", node, entity, quotes, basis=basis, source="" if quotes else "facts of the article")


def _claim(source: Reading, fact: Fact, names: _Names, events: Events, documents: Documents) -> Claim | None:
    """A fact between entities; None where an end is not one of the article's (an unknown local id)."""
    type_ = _TYPES.get(fact.type)
    subject, object_ = names.get(source.id, fact.subject), names.get(source.id, fact.object)
    if type_ is None or not subject or not object_ or subject == object_:
        return None
    local_event = next((id_ for id_ in (fact.event, fact.object, fact.subject) if id_ in source.events), "")
    if type_ == "INSPECTED" and not local_event:
        inspections = [event.id for event in source.facts.events if event.kind == "inspection"]
        local_event = inspections[0] if len(inspections) == 1 else ""
    if type_ in ("LED", "SENT") and not local_event:
        # A delegation is led and sent to what it inspects.
        missions = {other.event for other in source.of("inspected") if other.subject == fact.object} - {""}
        local_event = missions.pop() if len(missions) == 1 else ""
    event = names.get(source.id, local_event)
    date, date_basis = events.dates.get(event, ("", "")) if event else ("", "")
    if not date and dates.bounds(fact.date):
        date, date_basis = fact.date[:10], "stated"
    if type_ == "ISSUED" and not event:
        # An article that gives the document another day makes another claim: hoso conflicts shows both.
        own = next((document.date for document in source.facts.documents if document.id == fact.object), "")
        date = own if dates.day(own) else documents.dates.get(object_, "")
        date_basis = "stated" if date else ""
    if type_ in ("IMPLEMENTS", "ADVISED", "CITES", "SUPERSEDES") and not fact.date:
        # The day of the article's event is when it was said, not when it was done.
        date, date_basis = "", ""
    modality = fact.modality
    happening = source.events.get(local_event)
    if happening is not None and happening.modality not in HAPPENED and modality in HAPPENED and type_ != "IMPLEMENTS":
        modality = happening.modality
    act = fact.act
    if type_ == "INSPECTED":
        act = events.acts.get(event, "") or fact.act
    return Claim(
        type_,
        subject,
        object_,
        attestations(source.id, fact.evidence),
        fact.basis,
        modality,
        names.get(source.id, fact.said_by),
        names.get(source.id, fact.on_behalf_of),
        event if event not in (subject, object_) else "",
        date,
        date_basis,
        act,
        "symbol and place" if fact.basis == "symbol" else fact.rule if fact.basis == "derived" else "",
        (fact.rule,),
    )


def _remarks(source: Reading, names: _Names, events: Events, entities: dict[str, Entity]) -> Iterator[Claim]:
    for remark in source.facts.remarks:
        quotes = attestations(source.id, remark.evidence)
        speaker = names.get(source.id, remark.said_by)
        if not quotes or not speaker:
            continue
        first = quotes[0]
        id_ = "remark/" + digest(source.id, [[q.start, q.end] for q in quotes], remark.act, remark.said_by)[:16]
        name = uniform(first.quote)
        name = name if len(name) <= _QUOTE_NAME else name[:_QUOTE_NAME].rsplit(" ", 1)[0] + " …"
        quote = " … ".join(item.quote for item in quotes)
        props: dict[str, Value] = {"name": name or "_", "sort_key": sort_key(name), "act": remark.act, "quote": quote}
        if due := dates.day(remark.due):
            props["due"] = due
        entities[id_] = Entity(id_, ("Remark",), props)
        event = names.get(source.id, remark.event)
        date, basis = events.dates.get(event, ("", ""))
        rules = (remark.rule,)
        yield Claim("SAID", speaker, id_, quotes, event=event, date=date, date_basis=basis, act=remark.act, rules=rules)
        for local in remark.about:
            if topic := names.get(source.id, local):
                yield Claim("ABOUT", id_, topic, quotes, event=event, date=date, date_basis=basis, rules=rules)
        yield Claim("MENTIONS", "article/" + source.id, id_, quotes[:1])


def _indicators(source: Reading, names: _Names, entities: dict[str, Entity], bound: Bound) -> Iterator[Claim]:
    for indicator in source.facts.indicators:
        quotes = attestations(source.id, indicator.evidence)
        value = _number(indicator.value)
        if not quotes or value is None:
            continue
        spans = [[q.start, q.end] for q in quotes]
        id_ = "indicator/" + digest(source.id, spans, indicator.value, indicator.unit, indicator.of)[:16]
        name = uniform(f"{indicator.of}: {indicator.value} {indicator.unit}" if indicator.of else quotes[0].quote)
        props: dict[str, Value] = {"name": name, "sort_key": sort_key(name), "value": value}
        texts = {"unit": indicator.unit, "of": uniform(indicator.of), "comparator": indicator.comparator}
        props.update({key: text for key, text in texts.items() if text})
        if (out_of := _number(indicator.out_of)) is not None:
            props["out_of"] = out_of
        props.update(dates.properties(indicator.date))
        if corrected := [one for q in quotes for one in bound.corrected.get((source.id, f"{q.start}-{q.end}"), ())]:
            props["corrected"] = told(corrected)
        entities[id_] = Entity(id_, ("Indicator",), props)
        if subject := names.get(source.id, indicator.subject):
            yield Claim("MEASURED", subject, id_, quotes, rules=(indicator.rule,))
        yield Claim("MENTIONS", "article/" + source.id, id_, quotes[:1])


def _number(text: str) -> float | None:
    try:
        value = float(text)
    except ValueError:
        return None
    return value if math.isfinite(value) else None


# ── What follows from statements ────────────────────────────────────────────────────────────────────────────


def _grounded(claims: list[Claim]) -> list[Claim]:
    """The claims without what an article implies by one that a ruling took out; what is disputed of that is here too.

    Who led or sent a delegation, or an inspection without one, inspected what was inspected: not where he did not.
    """
    above: dict[tuple[str, str], list[str]] = {}
    teams: dict[tuple[str, str], set[str]] = {}
    for claim in claims:
        if claim.type in ("LED", "SENT") and claim.modality in HAPPENED:
            above.setdefault((claim.subject, claim.object), []).append(claim.disputed)
        elif claim.type == "INSPECTED" and claim.basis != "derived":
            teams.setdefault((claim.object, claim.event), set()).add(claim.subject)
    kept: list[Claim] = []
    for claim in claims:
        inspectors = teams.get((claim.object, claim.event), set()) if claim.basis == "derived" else set()
        if claim.type != "INSPECTED" or not inspectors:
            kept.append(claim)
            continue
        grounds = [one for led in (*sorted(inspectors), claim.event) for one in above.get((claim.subject, led), [])]
        if grounds:
            kept.append(replace(claim, disputed=claim.disputed or min(grounds)))
    return kept


def _derived(claims: list[Claim]) -> list[Claim]:
    """The leader and the sender of a delegation inspected what it inspected, on the delegation's quotes."""
    above: dict[str, dict[str, str]] = {}
    for claim in claims:
        if claim.type in ("LED", "SENT") and claim.modality in HAPPENED:
            # Disputed only where every report of it is.
            known = above.setdefault(claim.object, {})
            known[claim.subject] = min(known.get(claim.subject, claim.disputed), claim.disputed)
    stated = {(claim.subject, claim.object, claim.event) for claim in claims if claim.type == "INSPECTED"}
    return [
        Claim(
            "INSPECTED",
            subject,
            claim.object,
            claim.attested,
            "derived",
            claim.modality,
            claim.said_by,
            "",
            claim.event,
            claim.date,
            claim.date_basis,
            claim.act,
            "leader or sender of the delegation",
            disputed="; ".join(sorted({claim.disputed, disputed} - {""})),
        )
        for claim in claims
        if claim.type == "INSPECTED"
        for subject, disputed in sorted(above.get(claim.subject, {}).items())
        if subject != claim.object and (subject, claim.object, claim.event) not in stated
    ]
