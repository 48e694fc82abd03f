"""Read one article: ``extract(article)`` gives all its facts, with offsets into ``Article.text``.

The way: normal text → layout and sentences → mentions (``recognise``, ``documents``, ``dates``) → who is meant (``coreference``, ``entities``)
→ tagged sentences → patterns → events and facts. Everything before the last step works on the normal text; here offsets are brought back.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from hoso.loaders.article import Article
from hoso.loaders.bodies import BodyReading
from hoso.loaders.coreference import BodyName, BodyResolver, OfficeName, OfficeResolver, find_places, is_city
from hoso.loaders.dates import DateMention, find_dates
from hoso.loaders.dates import resolve as resolve_date
from hoso.loaders.documents import DocumentMention, Resolution, find_documents, resolve_documents
from hoso.loaders.entities import Cast, PersonMention, cast_of, without_shorter
from hoso.loaders.facts import ArticleFacts, Body, Document, Event, Evidence, Fact, Mention, Office, OpenMention, Person
from hoso.loaders.frames import INSPECTING, Gathering, Reading, delegations_in, first_date, kind_of_noun, match, subject_before
from hoso.loaders.patterns import compiled
from hoso.loaders.recognise import Recognised, recognise
from hoso.loaders.tagged import BODY, DATE, DELEGATION, DOCUMENT, PERSON, TITLE, Tag, TaggedSentence, tag
from hoso.loaders.text.layout import layout, published
from hoso.loaders.text.normal import NormalText, normalise
from hoso.loaders.text.sentences import sentences

RULES_VERSION = "1"
"""Changes whenever the rules or their data read differently: what an older version read is read again."""

LONGEST_QUOTE = 700
"""A sentence longer than this many characters is quoted by the matched part alone."""

READABLE = ("title", "body", "caption", "dateline")


def extract(article: Article) -> ArticleFacts:
    """The facts of one article. Pure: the same article gives the same facts. No text makes it fail."""
    return _Reader(article).read()


@dataclass(frozen=True, slots=True)
class _Issue:
    issuer: str
    document: str
    basis: str
    start: int
    end: int


class _Reader:
    """Reads one article; an instance serves once."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.normal: NormalText = normalise(article.text)
        self.text = self.normal.text
        self.blocks = layout(self.text)
        self.sentence_spans = [
            span for block in self.blocks if block.kind in READABLE for span in sentences(self.text, block.start, block.end)
        ]
        self.published = article.published or published(self.text, self.blocks)
        self.dates: list[DateMention] = []
        self.body_ids: dict[str, str] = {}
        self.body_names: dict[str, BodyName] = {}
        self.first_span: dict[str, tuple[int, int]] = {}
        self.led: list[tuple[str, str, int, int, str]] = []
        self.person_ids: dict[str, str] = {}
        self.document_at: dict[tuple[int, int], str] = {}
        self.gatherings: list[Gathering] = []
        self.facts: dict[tuple[str, ...], Fact] = {}

    # -- the way through -----------------------------------------------------------------------------------------

    def read(self) -> ArticleFacts:
        text = self.text
        shown = self._masked()
        recognised = recognise(shown)
        title_end = next((block.end for block in self.blocks if block.kind == "title"), 0)
        where = find_places(recognised, title_end, self.article.place)
        bodies = BodyResolver(recognised, where)
        offices = OfficeResolver(bodies, where)
        cast = cast_of(recognised, offices, bodies)
        mentions = find_documents(shown, self.published)
        self.dates = find_dates(shown)
        self._name_bodies(recognised, bodies, cast)
        self.person_ids = {name: f"p{number}" for number, name in enumerate(cast.people, 1)}
        resolution = resolve_documents(mentions, lambda mention: self._issuer(mention, bodies), self._register_place(where.home))
        self.document_at = {(m.start, m.end): item.document.id for item in resolution.documents for m in item.mentions}
        tags = self._tags(recognised, bodies, cast, mentions)
        tagged = [tag(text, span.start, span.end, tags) for span in self.sentence_spans]
        self._relate(tagged, cast)
        self._issues(resolution, bodies)
        events = self._events()
        return ArticleFacts(
            id=self.article.id,
            published=self.published,
            place=where.home,
            people=self._people(cast, recognised),
            bodies=self._bodies(recognised, bodies),
            documents=tuple(self._document(item.document) for item in resolution.documents),
            events=events,
            facts=tuple(sorted(self.facts.values(), key=lambda f: (f.type, f.subject, f.object, f.event, f.evidence, f.modality))),
            open=self._open(cast, resolution),
        )

    def _masked(self) -> str:
        """The text with by-lines, credits and furniture blanked, offsets kept: what stands there is nobody's fact."""
        parts: list[str] = []
        position = 0
        for block in self.blocks:
            if block.kind in READABLE:
                continue
            parts += (self.text[position : block.start], re.sub(r"[^\n]", "\u2028", self.text[block.start : block.end]))
            position = block.end
        parts.append(self.text[position:])
        return "".join(parts)

    def _register_place(self, home: str) -> str:
        return home

    # -- bodies --------------------------------------------------------------------------------------------------

    def _name_bodies(self, recognised: Recognised, bodies: BodyResolver, cast: Cast) -> None:
        for reading in recognised.bodies:
            found = bodies.resolve(reading)
            if found is not None:
                self.first_span.setdefault(self._body(found), (reading.start, reading.end))
        for mention in cast.mentions:
            for office in mention.offices:
                if office.body is not None and mention.name in cast.people:
                    self._body(office.body)

    def _body(self, name: BodyName) -> str:
        """The id of a body, given on first sight; the bodies whose organ it is come with it."""
        if name.part_of is not None:
            self._body(name.part_of)
        if name.name not in self.body_ids:
            self.body_ids[name.name] = f"b{len(self.body_ids) + 1}"
            self.body_names[self.body_ids[name.name]] = name
        return self.body_ids[name.name]

    def _issuer(self, mention: DocumentMention, bodies: BodyResolver) -> str:
        if mention.issuer is None:
            return ""
        start, end = mention.issuer
        for reading in bodies.readings:
            if start <= reading.start < end and reading.start - start < 3:
                found = bodies.resolve(reading)
                return found.name if found is not None else ""
        return mention.issuer_text if mention.issuer_text in ("Thủ tướng Chính phủ", "Chủ tịch nước") else ""

    def _bodies(self, recognised: Recognised, bodies: BodyResolver) -> tuple[Body, ...]:
        mentions: dict[str, list[Mention]] = {}
        for reading in recognised.bodies:
            found = bodies.resolve(reading)
            if found is not None:
                span = self.normal.original(reading.start, reading.end)
                mentions.setdefault(self.body_ids[found.name], []).append(Mention(span.start, span.end, found.name, "body-name"))
        result: list[Body] = []
        for identity, name in self.body_names.items():
            own = tuple(sorted(set(mentions.get(identity, ()))))
            aliases = dict.fromkeys(self.article.text[m.start : m.end] for m in own)
            part_of = self.body_ids[name.part_of.name] if name.part_of is not None else ""
            result.append(Body(identity, name.name, name.kind, name.level, name.place, part_of, tuple(a for a in aliases if a != name.name), own))
        return tuple(result)

    # -- people --------------------------------------------------------------------------------------------------

    def _people(self, cast: Cast, recognised: Recognised) -> tuple[Person, ...]:
        result: list[Person] = []
        for name in cast.people:
            own = [m for m in cast.mentions if m.name == name]
            stated = without_shorter([office for m in own for office in m.offices])
            offices = tuple(self._office(office, own) for office in stated)
            mentions = tuple(self._mention(m.reading.start, m.reading.end, name, m.reading.rule) for m in own)
            printed = dict.fromkeys(self.text[m.reading.name_start : m.reading.name_end] for m in own if m.reading.name)
            result.append(Person(self.person_ids[name], name, tuple(p for p in printed if p != name), offices, mentions))
        return tuple(result)

    def _office(self, office: OfficeName, own: Sequence[PersonMention]) -> Office:
        evidence = [
            self._evidence(m.reading.start, m.reading.end) for m in own for other in m.offices if other.name == office.name and other.status == office.status
        ]
        body = self._body(office.body) if office.body is not None else ""
        rule = next(m.reading.rule for m in own if office in m.offices)
        return Office(office.name, office.role, body, office.status, tuple(dict.fromkeys(evidence)), rule)

    # -- tagging -------------------------------------------------------------------------------------------------

    def _tags(self, recognised: Recognised, bodies: BodyResolver, cast: Cast, documents: Sequence[DocumentMention]) -> list[Tag]:
        tags: list[Tag] = []
        for mention in documents:
            identity = self.document_at.get((mention.start, mention.end))
            if identity is not None:
                tags.append(Tag(DOCUMENT, mention.start, max(mention.end, mention.extent), (identity,)))
        blocked = [(t.start, t.end) for t in tags]
        for person in cast.mentions:
            identity = self.person_ids.get(person.name, "")
            reading = person.reading
            tags.append(Tag(PERSON if identity else TITLE, reading.start, reading.end, (identity,) if identity else ()))
        for reading in recognised.standing:
            found = bodies.resolve(reading)
            if found is not None:
                kind = DELEGATION if found.kind == "delegation" else BODY
                tags.append(Tag(kind, reading.start, reading.end, (self.body_ids[found.name],)))
        for index, date in enumerate(self.dates):
            tags.append(Tag(DATE, date.start, date.end, (str(index),)))
        tags = [t for t in tags if t.kind == DOCUMENT or not any(a < t.end and t.start < b for a, b in blocked)]
        tags.sort(key=lambda t: (t.start, -t.end))
        kept: list[Tag] = []
        for item in tags:
            if not kept or item.start >= kept[-1].end:
                kept.append(item)
        return kept

    # -- relations -----------------------------------------------------------------------------------------------

    def _relate(self, tagged: Sequence[TaggedSentence], cast: Cast) -> None:
        patterns = compiled()
        readings = [(sentence, list(match(patterns, sentence))) for sentence in tagged]
        self._event_roles(cast)
        for sentence, found in readings:
            self._gather(sentence, found)
        for sentence, found in readings:
            self._take_part(sentence, found)
        for _, found in readings:
            self._document_facts(found)
        self._called_inspections()
        self._gathering_facts()

    def _called_inspections(self) -> None:
        """A delegation's working session is an inspection where the article calls it so ("phát biểu tại buổi kiểm tra")."""
        called = _CALLED_INSPECTION.search(self.text)
        for event in self.gatherings:
            if event.kind == "working_session" and event.delegations and called:
                event.kind, event.act = "inspection", called.group(1)

    def _event_roles(self, cast: Cast) -> None:
        """"…, Trưởng đoàn công tác số 12 của Ban Thường vụ Thành ủy": an office of the event says who led."""
        for mention in cast.mentions:
            identity = self.person_ids.get(mention.name, "")
            if not identity:
                continue
            for office in mention.offices:
                if office.event_role and office.role.startswith(("Trưởng đoàn", "Tổ trưởng")) and office.body is not None and office.body.kind == "delegation":
                    self.led.append((identity, self._body(office.body), mention.reading.start, mention.reading.end, "lead-as-office"))

    def _gather(self, sentence: TaggedSentence, found: Sequence[Reading]) -> None:
        by = {name: [r for r in found if r.pattern.reads == name] for name in ("led", "act", "held", "chaired", "site")}
        for reading in by["led"]:
            if reading.modality == "done" and "leader" in reading.roles and "delegation" in reading.roles:
                self.led.append((reading.roles["leader"][0].ids[0], reading.roles["delegation"][0].ids[0], reading.start, reading.end, reading.pattern.name))
        acts = [r for r in by["act"] if r.modality == "done"]
        leads = [entry for entry in self.led if sentence.start <= entry[2] < sentence.end]
        teams = [t.ids[0] for t in delegations_in(sentence)] + [entry[1] for entry in leads]
        inspecting = any(self.body_names[t].organ in INSPECTING for t in teams)
        held = [r for r in by["held"] if r.modality == "done"]
        chaired = [r for r in by["chaired"] if r.modality == "done"]
        date, basis = self._date(sentence)
        self._found(sentence, [r for r in found if r.pattern.reads == "found" and r.modality != "planned"])
        if not date:
            held = [r for r in held if sentence.start <= self._lead_end() and re.search(r"(?<!\w)(?:đã|vừa)(?!\w)", sentence.text)]
        gatherings = self._acted(sentence, acts, teams, inspecting, date) if acts else []
        named = [r for r in found if r.pattern.reads == "named"] if not self.gatherings and sentence.start <= self._lead_end() else []
        if not gatherings and (held or chaired or named):
            noun = next((r.groups["gathering"] for r in (*held, *chaired, *named) if "gathering" in r.groups), "")
            kind = kind_of_noun(noun) if noun else (self.gatherings[-1].kind if self.gatherings else "meeting")
            rule = (*held, *chaired, *named)[0].pattern.name
            gatherings = [Gathering(kind, noun.lower(), start=sentence.start, end=sentence.end, rule=rule)]
        event: Gathering | None = None
        for gathering in gatherings:
            gathering.date, gathering.date_basis = date, basis
            for entry in leads:
                if entry[1] in gathering.delegations or not gathering.delegations:
                    gathering.say("leaders", entry[0], entry[2], entry[3], entry[4])
                    gathering.say("delegations", entry[1], entry[2], entry[3], entry[4])
            for reading in held:
                for item in reading.roles.get("host", ()):
                    gathering.say("hosts", item.ids[0], reading.start, reading.end, reading.pattern.name)
            event = self._join(gathering)
        for reading in chaired:
            if event is not None:
                for item in reading.roles["chair"]:
                    event.say("chairs", item.ids[0], reading.start, reading.end, reading.pattern.name)

    def _lead_end(self) -> int:
        """Where the lead of the article ends: what happened is told in its first sentences."""
        spans = self.sentence_spans[:6]
        return spans[-1].end if spans else 0

    def _found(self, sentence: TaggedSentence, readings: Sequence[Reading]) -> None:
        """What the inspecting delegation finds at a body, it inspected: "Tại UBND huyện …, đoàn kiểm tra ghi nhận …"."""
        for reading in readings:
            team = reading.roles["delegation"][0].ids[0]
            event = next((g for g in reversed(self.gatherings) if team in g.delegations), None)
            if event is None or self.body_names[team].organ not in INSPECTING:
                continue
            for item in reading.roles["target"]:
                event.say("targets", item.ids[0], reading.start, reading.end, reading.pattern.name)

    def _acted(self, sentence: TaggedSentence, acts: Sequence[Reading], teams: Sequence[str], inspecting: bool, date: str) -> list[Gathering]:
        """The gatherings that the acts of one sentence are: a visit is one of its own, all other acts are one."""
        gatherings: dict[bool, Gathering] = {}
        for reading in acts:
            own = [t for role in ("agent", "participant") for t in reading.roles.get(role, ()) if t.ids]
            subject = own[0] if own else subject_before(reading)
            if "target" not in reading.roles and not date and reading.start > self._lead_end():
                continue
            kind = reading.pattern.values.get("event", "meeting")
            happened = bool(teams) or (subject is not None and (bool(date) or bool(re.search(r"(?<!\w)(?:đã|vừa|đến|tiến hành)(?!\w)", sentence.text))))
            if not happened:
                continue
            if kind == "working_session" and inspecting:
                kind = "inspection"
            act = reading.groups.get("verb", reading.pattern.values.get("act", ""))
            gathering = gatherings.get(kind == "visit")
            if gathering is None:
                gathering = gatherings[kind == "visit"] = Gathering(kind, act, start=reading.start, end=reading.end, rule=reading.pattern.name)
            elif kind == "inspection" and gathering.kind == "working_session":
                gathering.kind, gathering.act = kind, act
            for item in reading.roles.get("target", ()):
                if item.ids[0] not in teams:
                    gathering.say("targets", item.ids[0], reading.start, reading.end, reading.pattern.name)
            for team in dict.fromkeys(teams):
                gathering.say("delegations", team, sentence.start, sentence.end, reading.pattern.name)
            if subject is not None and subject.kind != DELEGATION:
                gathering.say("agents", subject.ids[0], reading.start, reading.end, reading.pattern.name)
        return list(gatherings.values())

    def _join(self, new: Gathering) -> Gathering:
        """The event that the sentence speaks of: one known already, or a new one."""
        for event in self.gatherings:
            if event.site_of < 0 and _same_event(event, new):
                if new.kind == "inspection" and event.kind in ("working_session", "meeting", "visit"):
                    event.kind, event.act = new.kind, new.act
                if not event.date:
                    event.date, event.date_basis = new.date, new.date_basis
                for role in ("delegations", "agents", "targets", "hosts", "leaders", "chairs"):
                    for identity in getattr(new, role):
                        event.say(role, identity, *new.evidence[role, identity])
                return event
        self.gatherings.append(new)
        return new

    def _date(self, sentence: TaggedSentence) -> tuple[str, str]:
        found = first_date(sentence)
        if found is None:
            if _SAME_DAY.search(sentence.text) and self.gatherings:
                return self.gatherings[-1].date, self.gatherings[-1].date_basis
            return "", ""
        mention = self.dates[int(found.ids[0])]
        if mention.day is None and mention.offset is None:
            return "", ""
        return resolve_date(mention, self.published, self.dates)

    def _take_part(self, sentence: TaggedSentence, found: Sequence[Reading]) -> None:
        if not self.gatherings:
            return
        event = self._event_at(sentence)
        for reading in found:
            if reading.pattern.reads == "site" and reading.modality == "done":
                self._site(event, reading)
        sited = any(r.pattern.reads == "site" for r in found)
        for reading in found:
            if reading.modality != "done" or reading.pattern.reads not in ("took_part", "chaired", "site"):
                continue
            role = "participant" if reading.pattern.reads == "took_part" else "chair"
            for item in reading.roles.get(role, ()):
                if item.ids and not (sited and role == "participant"):
                    self._state("took_part", item.ids[0], self._event_id(event), reading.start, reading.end, reading.pattern.name, act=reading.groups.get("verb", ""))

    def _site(self, event: Gathering, reading: Reading) -> None:
        """The chairs of a site of an online conference chair that site, which is an event of its own."""
        index = self.gatherings.index(event)
        host = reading.roles.get("host", ())
        name = "điểm cầu " + (self.body_names[host[0].ids[0]].name if host else "")
        site = next((g for g in self.gatherings if g.site_of == index and g.name == name.strip()), None)
        if site is None:
            site = Gathering(event.kind, event.act, event.date, event.date_basis, name.strip(), index, start=reading.start, end=reading.end, rule=reading.pattern.name)
            self.gatherings.append(site)
        for item in reading.roles.get("chair", ()):
            site.say("chairs", item.ids[0], reading.start, reading.end, reading.pattern.name)

    def _event_at(self, sentence: TaggedSentence) -> Gathering:
        before = [g for g in self.gatherings if g.start < sentence.end and g.site_of < 0]
        return before[-1] if before else self.gatherings[0]

    def _event_id(self, event: Gathering) -> str:
        return f"e{self.gatherings.index(event) + 1}"

    def _gathering_facts(self) -> None:
        for event in self.gatherings:
            identity = self._event_id(event)
            for role, fact in (("chairs", "chaired"), ("hosts", "organized"), ("delegations", "conducted")):
                for member in getattr(event, role):
                    self._state(fact, member, identity, *event.evidence[role, member], event=event)
            for person in (*event.leaders, *event.chairs):
                place = event if event.site_of < 0 else self.gatherings[event.site_of]
                role = "leaders" if person in event.leaders else "chairs"
                self._state("took_part", person, self._event_id(place), *event.evidence[role, person])
            for target in event.targets:
                self._state("target", identity, target, *event.evidence["targets", target], event=event)
            if event.kind == "inspection":
                self._inspected(event, identity)
        for person, team, start, end, rule in self.led:
            self._state("led", person, team, start, end, rule)
        for identity, name in self.body_names.items():
            if name.kind == "delegation" and name.part_of is not None:
                self._sent(identity, name)

    def _sent(self, identity: str, name: BodyName) -> None:
        span = self.first_span.get(identity)
        if span is not None and name.part_of is not None:
            self._state("sent", self.body_ids[name.part_of.name], identity, *span, "delegation-of-sender")

    def _inspected(self, event: Gathering, identity: str) -> None:
        for target in event.targets:
            start, end, rule = event.evidence["targets", target]
            for team in event.delegations:
                self._state("inspected", team, target, start, end, rule, event=event)
                sender = self.body_names[team].part_of
                if sender is not None and self.body_ids[sender.name] != target:
                    self._state("inspected", self.body_ids[sender.name], target, start, end, rule, event=event, basis="derived")
            for leader in event.leaders:
                self._state("inspected", leader, target, start, end, rule, event=event, basis="derived")
            if not event.delegations:
                for agent in event.agents:
                    if agent != target:
                        self._state("inspected", agent, target, start, end, rule, event=event)

    def _document_facts(self, found: Sequence[Reading]) -> None:
        pairs = {
            "issued": ("issuer", "document", "issued"),
            "implements": ("implementer", "document", "implements"),
            "task": ("implementer", "document", "implements"),
            "implements_document": ("newer", "older", "implements"),
            "advised": ("adviser", "document", "advised"),
            "supersedes": ("newer", "older", "supersedes"),
        }
        for reading in found:
            if reading.pattern.reads == "topic":
                self._topic(reading)
                continue
            if reading.pattern.reads not in pairs:
                if reading.pattern.reads == "disseminated" and self.gatherings:
                    for item in reading.roles.get("document", ()):
                        for document in item.ids:
                            self._state("disseminated", self._event_id(self._event_at(reading.sentence)), document, reading.start, reading.end, reading.pattern.name, modality=reading.modality)
                continue
            subject, obj, fact = pairs[reading.pattern.reads]
            modal = "done" if reading.pattern.reads == "task" and reading.modality == "requested" else reading.modality
            for one in reading.roles.get(subject, ()):
                for other in reading.roles.get(obj, ()):
                    if one.ids and other.ids and one.ids != other.ids:
                        self._state(fact, one.ids[0], other.ids[0], reading.start, reading.end, reading.pattern.name, modality=modal)

    def _topic(self, reading: Reading) -> None:
        """What the delegation looks into is what the inspected body carries out."""
        event = self._event_at(reading.sentence) if self.gatherings else None
        if event is None or event.kind != "inspection" or not event.delegations or reading.modality == "denied":
            return
        for target in event.targets:
            for item in reading.roles["document"]:
                for document in item.ids:
                    self._state("implements", target, document, reading.start, reading.end, reading.pattern.name)

    def _issues(self, resolution: Resolution, bodies: BodyResolver) -> None:
        for item in resolution.documents:
            issuer = item.document.issuer
            if not issuer or item.issuer_evidence is None:
                continue
            identity = self.body_ids.get(issuer)
            if identity is None:
                kind = "party" if "ủy" in issuer.split()[0] or "Trung ương" in issuer or issuer.startswith("Ban ") else "state"
                identity = self._body(BodyName(issuer, kind, "", item.document.place))
            basis = "symbol" if item.issuer_basis == "symbol" else "stated"
            self._state("issued", identity, item.document.id, *item.issuer_evidence, "document-of-issuer" if basis == "stated" else "issuer-by-symbol", basis=basis)

    # -- facts ---------------------------------------------------------------------------------------------------

    def _state(
        self, kind: str, subject: str, obj: str, start: int, end: int, rule: str,
        *, modality: str = "done", basis: str = "stated", event: Gathering | None = None, act: str = "",
    ) -> None:
        key = (kind, subject, obj, modality, self._event_id(event) if event is not None else "")
        evidence = self._evidence(start, end)
        known = self.facts.get(key)
        if known is not None:
            if evidence not in known.evidence:
                self.facts[key] = _with_evidence(known, evidence)
            return
        self.facts[key] = Fact(
            kind, subject, obj, (evidence,), rule, modality, basis,
            event=self._event_id(event) if event is not None and kind not in ("chaired", "organized", "conducted", "target") else "",
            date=event.date if event is not None else "", act=act or (event.act if event is not None and kind == "inspected" else ""),
        )

    def _evidence(self, start: int, end: int) -> Evidence:
        """The quote for a span of the normal text: the sentence around it, or the span alone where the sentence is too long."""
        for span in self.sentence_spans:
            if span.start <= start and end <= span.end and span.end - span.start <= LONGEST_QUOTE:
                start, end = span.start, span.end
                break
        original = self.normal.original(start, end)
        return Evidence(original.start, original.end, self.article.text[original.start : original.end])

    def _events(self) -> tuple[Event, ...]:
        result: list[Event] = []
        for index, event in enumerate(self.gatherings, 1):
            mention = self._mention(event.start, event.end, event.kind, event.rule)
            site = f"e{event.site_of + 1}" if event.site_of >= 0 else ""
            result.append(Event(f"e{index}", event.kind, event.act, event.date, event.date_basis, event.name, site_of=site, mentions=(mention,)))
        return tuple(result)

    def _mention(self, start: int, end: int, form: str, rule: str) -> Mention:
        span = self.normal.original(start, end)
        return Mention(span.start, span.end, form, rule)

    def _document(self, document: Document) -> Document:
        mentions = tuple(self._mention(m.start, m.end, m.form, m.rule) for m in document.mentions)
        return Document(
            document.id, document.kind, document.type, document.name, document.number, document.symbol, document.term, document.date,
            document.issuer, document.place, document.title, document.aliases, mentions,
        )

    def _open(self, cast: Cast, resolution: Resolution) -> tuple[OpenMention, ...]:
        items = [OpenMention(r.start, r.end, "", "a title or name whose holder the article does not name") for r in cast.open]
        items += resolution.open
        result: list[OpenMention] = []
        for item in items:
            span = self.normal.original(item.start, item.end)
            result.append(OpenMention(span.start, span.end, self.article.text[span.start : span.end], item.reason))
        return tuple(sorted(result, key=lambda o: (o.start, o.end)))


_CALLED_INSPECTION = re.compile(r"(?:[Bb]uổi|[Cc]uộc|[Đđ]ợt|[Đđ]oàn|công tác|nội dung) (kiểm tra|giám sát|khảo sát|thanh tra)(?! (?:và|,))(?=[ ,.](?:việc|lần|này|,|[A-ZĐ]|có|đã|ghi|đề|đánh|$)?)")
_SAME_DAY = re.compile(r"(?:[Cc]ùng ngày|trong ngày)")
_TOGETHER = {"inspection", "working_session", "visit"}


def _same_event(known: Gathering, new: Gathering) -> bool:
    """Whether two frames speak of one gathering: dates that do not contradict, kinds that go together, and company in common."""
    if known.date and new.date and known.date != new.date:
        return False
    if known.kind != new.kind and not {known.kind, new.kind} <= _TOGETHER:
        return False
    shared = (
        set(known.targets) & set(new.targets)
        or set(known.delegations) & set(new.delegations)
        or set(known.leaders + known.agents + known.chairs) & set(new.leaders + new.agents + new.chairs)
        or set(known.hosts) & set(new.hosts)
    )
    if known.targets and new.targets and not set(known.targets) & set(new.targets) and not set(known.delegations) & set(new.delegations):
        return False
    if known.kind != new.kind:
        # A visit on the way is not the inspection, though the same delegation makes it.
        if "visit" in (known.kind, new.kind) or new.targets:
            return bool(set(known.targets) & set(new.targets))
        return bool(shared)
    return bool(shared) or not (new.targets or new.delegations or new.hosts) or not (known.targets or known.hosts)


def _with_evidence(fact: Fact, evidence: Evidence) -> Fact:
    """The same fact, said once more."""
    return replace(fact, evidence=(*fact.evidence, evidence))
