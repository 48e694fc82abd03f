"""Read one article: ``extract(article)`` gives all its facts, with offsets into ``Article.text``.

The way: normal text → layout, sentences → mentions → who is meant (``understanding``) → what the patterns read in
each sentence (``frames``) → its events (``gatherings``) → its facts (``relations``).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from hoso.loaders.anchors import lower
from hoso.loaders.appointments import RULE as SAID_OF_PERSON
from hoso.loaders.article import Article
from hoso.loaders.careers import RULE as CAREER
from hoso.loaders.dates import DateMention
from hoso.loaders.documents.issued_titles import RULE as ISSUED_TITLE
from hoso.loaders.entities import PersonMention, without_shorter
from hoso.loaders.facts import TO_A_BODY, ArticleFacts, Body, Document, Event, Fact, Office, OpenMention, Person
from hoso.loaders.frames import match
from hoso.loaders.gathering import Gathering
from hoso.loaders.gatherings import Story, tell
from hoso.loaders.indicators import indicators_of
from hoso.loaders.officenames import OfficeName
from hoso.loaders.patterns.anchored import able, held
from hoso.loaders.relations import event_id, facts_of
from hoso.loaders.remarks import remarks_of
from hoso.loaders.speech import listen
from hoso.loaders.tenures import Dated, joined, over, tenures
from hoso.loaders.topics import called
from hoso.loaders.transfers import ended, left
from hoso.loaders.understanding import Understanding, understand
from hoso.loaders.unexplained import unexplained


def extract(article: Article, *, back_off: bool = False) -> ArticleFacts:
    """The facts of one article. Pure: the same article gives the same facts. No text makes it fail.

    With ``back_off``, ``open`` also lists the names that no rule explains, found by underthesea (slower).
    """
    known = understand(article)
    mentions: dict[str, list[PersonMention]] = {}
    for mention in known.cast.mentions:
        mentions.setdefault(mention.name, []).append(mention)
    dated = tenures(known.text, known.sentences, known.cast.mentions, known.dates, lambda date: _day(known, date))
    anchors = held([sentence.text for sentence in known.tagged])
    lead_end = known.lead_end
    readings = [
        (sentence, tuple(match(able("relations", sentence.kinds, own, lead=sentence.start <= lead_end), sentence)))
        for sentence, own in zip(known.tagged, anchors, strict=True)
    ]
    story = tell(known, readings)
    speech = listen(known, anchors)
    facts = facts_of(known, story, readings, speech)
    return ArticleFacts(
        id=article.id,
        published=known.published,
        place=known.home,
        title=known.title,
        people=tuple(_person(known, name, mentions[name], dated) for name in known.cast.people),
        bodies=tuple(_body(known, identity) for identity in known.bodies.names),
        documents=_documents(known, facts),
        events=_events(known, story),
        facts=facts,
        remarks=remarks_of(known, story, speech),
        indicators=indicators_of(known, story, speech, anchors),
        open=_open(known, unexplained(known) if back_off else ()),
    )


_TERM = re.compile(r",? (?:các |hai )?(?:khóa|nhiệm kỳ)(?!\w)")
"""After an office: of which term it is."""


def _day(known: Understanding, mention: DateMention) -> str:
    """The whole day that a date means, or empty."""
    found = known.date(mention)[0]
    return found if len(found) == len("2022-05-09") else ""


def _person(known: Understanding, name: str, own: Sequence[PersonMention], dated: Mapping[int, Dated]) -> Person:
    told = _former(known.text, [_over(mention, dated, known.published) for mention in own])
    kept = without_shorter([o for mention in told for o in mention.offices])
    # What a biography dates is an office of its own beside the longer one that came after it.
    kept += [o for m in told if m.reading.rule == CAREER for o in m.offices if o.body is not None]
    stated = {(lower(office.name), office.status): office for office in reversed(kept)}
    offices = tuple(_office(known, office, told, dated) for office in reversed(stated.values()))
    mentions = tuple(known.mention(m.reading.start, m.reading.end, name, m.reading.rule) for m in own)
    printed = dict.fromkeys(known.text[m.reading.name_start : m.reading.name_end] for m in own if m.reading.name)
    return Person(known.person_ids[name], name, tuple(form for form in printed if form != name), offices, mentions)


def _over(mention: PersonMention, dated: Mapping[int, Dated], published: str) -> PersonMention:
    """The mention with those of its offices as former ones that it says were held until a day of the past."""
    offices = tuple(
        replace(office, status="former") if over(dated.get(office.start, Dated()), published) else office
        for office in mention.offices
    )
    return mention if offices == mention.offices else replace(mention, offices=offices)


def _former(text: str, own: Sequence[PersonMention]) -> list[PersonMention]:
    """The mentions, of somebody whom one calls "nguyên Giám đốc" with that office as a former one in all.

    "Ông A, nguyên Giám đốc Sở … Năm 2021, ông A giữ chức Giám đốc Sở …"; but a term of it may be followed by another.
    So with an office that somebody leaves for another, which was held until then.
    """
    gone, past = left(text, own), ended(text, own)
    over_now = {
        lower(office.name): "former" if office.status == "former" or office.start in past else "left"
        for mention in own
        if mention.reading.rule not in (SAID_OF_PERSON, CAREER)
        for office in mention.offices
        if office.start in gone | past or (office.status == "former" and not _TERM.match(text, office.end))
    }
    return [
        replace(
            mention,
            offices=tuple(
                replace(office, status=over_now.get(lower(office.name), office.status)) for office in mention.offices
            ),
        )
        for mention in own
    ]


def _office(
    known: Understanding, office: OfficeName, own: Sequence[PersonMention], dated: Mapping[int, Dated]
) -> Office:
    alike = [(m, o) for m in own for o in m.offices if o.name == office.name and o.status == office.status]
    time = joined(dated[o.start] for _, o in alike if o.start in dated)
    saying = [m for m, _ in alike]
    saying = [m for m in saying if m.reading.name and not m.reading.given] or saying
    evidence = tuple(dict.fromkeys(known.evidence(m.reading.start, m.reading.end) for m in saying))
    body = known.bodies.ids[office.body.name] if office.body is not None else ""
    rule = saying[0].reading.rule
    return Office(office.name, office.role, body, office.status, evidence, rule, time.since, time.until)


def _body(known: Understanding, identity: str) -> Body:
    name = known.bodies.names[identity]
    mentions = tuple(
        known.mention(span.start, span.end, name.name, "body-name") for span in known.bodies.spans.get(identity, ())
    )
    aliases = dict.fromkeys(known.article.text[m.start : m.end] for m in mentions)
    part_of = known.bodies.ids[name.part_of.name] if name.part_of is not None else ""
    return Body(
        identity,
        name.name,
        name.kind,
        name.level,
        name.place,
        part_of,
        tuple(a for a in aliases if a != name.name),
        mentions,
        known.bodies.districts.get(identity, ""),
    )


def _documents(known: Understanding, facts: Sequence[Fact]) -> tuple[Document, ...]:
    """The documents of the article. Who a sentence says issued one is its issuer, before whom its symbol suggests.

    One known by that sentence and its title alone has its issuer too: another body's of the same title is another.
    """
    said = {f.object: known.bodies.names[f.subject].name for f in facts if f.type == "issued" and f.modality == "done"}
    found: list[Document] = []
    for item in known.documents.documents:
        by_sentence = item.issuer_basis == "symbol" or item.mentions[0].rule == ISSUED_TITLE
        issuer = said.get(item.document.id, item.document.issuer) if by_sentence else ""
        mentions = tuple(known.mention(m.start, m.end, m.form, m.rule) for m in item.document.mentions)
        found.append(replace(item.document, mentions=mentions, issuer=issuer or item.document.issuer))
    return tuple(found)


def _events(known: Understanding, story: Story) -> tuple[Event, ...]:
    if not story.gatherings:
        return ()
    bodies = {span.start: span.end for spans in known.bodies.spans.values() for span in spans}
    found: list[Event] = []
    for index, event in enumerate(story.gatherings):
        act, topic = _called(known, event, story, bodies)
        found.append(
            Event(
                event_id(index),
                event.kind,
                act,
                event.date,
                event.date_basis,
                event.name,
                topic=topic,
                site_of=event_id(event.site_of) if event.site_of >= 0 else "",
                modality=event.modality,
                mentions=(known.mention(event.start, event.end, event.kind, event.rule),),
            )
        )
    return tuple(found)


def _called(known: Understanding, event: Gathering, story: Story, bodies: Mapping[int, int]) -> tuple[str, str]:
    """The noun and the topic printed where an event is told of, else in the lead if that tells of no other like it."""
    if event.kind in TO_A_BODY or event.site_of >= 0 or not event.act:
        return event.act, ""
    spans = [(event.start, event.end)]
    if sum(other.kind == event.kind and other.site_of < 0 for other in story.gatherings) == 1:
        spans.append((0, known.lead_end))
    noun = re.compile(re.escape(event.act) + r"(?!\w)", re.IGNORECASE)
    found = [
        called(known.text, own.start(), own.end(), bodies)
        for start, end in spans
        for own in noun.finditer(known.text, start, end)
    ]
    return next((name for name in found if name[1]), next(iter(found), (event.act, "")))


def _open(known: Understanding, names: tuple[OpenMention, ...]) -> tuple[OpenMention, ...]:
    items = [
        OpenMention(r.start, r.end, "", "a title or a name whose holder the article does not name")
        for r in known.cast.open
    ]
    found: list[OpenMention] = []
    for item in (*items, *known.documents.open):
        start, end = known.normal.offsets(item.start, item.end)
        found.append(OpenMention(start, end, known.article.text[start:end], item.reason))
    return tuple(sorted((*found, *names), key=lambda item: (item.start, item.end)))
