"""From an article's story to its facts: each relation once, with every sentence that says it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from hoso.loaders.antecedents import LOOKS_BACK, Antecedents, headed_by, only_body_of
from hoso.loaders.article import Span
from hoso.loaders.documents.issued_titles import RULE as ISSUED_TITLE
from hoso.loaders.documents.issuers import stated_register
from hoso.loaders.documents.nested import said_of_next
from hoso.loaders.documents.resolve import ResolvedDocument
from hoso.loaders.documents.treaties import TREATIES
from hoso.loaders.expression import expression
from hoso.loaders.facts import TO_A_BODY, Evidence, Fact
from hoso.loaders.frames import Reading, last_with, subject_before
from hoso.loaders.gathering import Gathering, gathering_at
from hoso.loaders.gatherings import Story
from hoso.loaders.speech import Speech
from hoso.loaders.tagged import BODY, DELEGATION, DOCUMENT, PERSON, Tag, TaggedSentence
from hoso.loaders.understanding import ONLY_ISSUERS, Understanding

_LAWS = ("Luật", "Bộ luật")
_OBEYED = (*_LAWS, "Pháp lệnh", "Hiến pháp", *TREATIES)
"""Who acts as a law says obeys it as all do: "theo" makes nobody carry it out."""

_OF_A_PART = expression(
    r"(?:Cục|Vụ|Tổng cục|Ban|Phòng|Thanh tra|Trung tâm|Viện|Chi cục|[Cc]ơ quan|Hội đồng|Chi nhánh|Đội|Tổ|Khoa|Trường)"
    r"(?: [^\s.;:,\ue000-\ue005]+){1,6},? $"
)
"""Before a body: a part of it that no lexicon holds, and that acts in its stead ("Ban Kỷ luật Liên đoàn … đã ra")."""

_WHERE = (" tại ", " ở ", "Tại ")
"""Before the first of several bodies: where the others are ("tại Trung tâm Hội nghị tỉnh, Tỉnh ủy tổ chức …")."""

_DRAFTS = expression(
    r"(?<!\w)(?:[Dd]ự (?:thảo|án)|trình Quốc hội|cho ý kiến)(?!\w)"
    r"(?:(?!(?<!\w)(?:thông qua|ban hành|công bố|có hiệu lực)(?!\w))[^.])*$"
)
"""In a sentence before the name of a document without a number: it is a draft as yet, and changes no other."""

_FORGED = expression(rf"(?<!\w)(?:làm giả|giả mạo|ký giả)(?: [^.;:,{DOCUMENT}]{{1,30}})? {DOCUMENT}")
"""A document that is said to be forged was issued by nobody."""
_JOINT = expression(r"(?<!\w)(?:liên (?:tịch|ngành|bộ)|phối hợp)(?!\w)", re.IGNORECASE)
_ALSO_OF = expression(r",? và |, (?:của )?")
"""What stands between the bodies that issued a document together."""

_WILL = re.compile(
    r"(?<!\w)(?:sẽ|dự kiến|sắp)(?!\w)|(?<!\w)(?:ra|ban hành|ký|có) (?:quyết định|kế hoạch)", re.IGNORECASE
)

# "Tuần tới, đoàn sẽ giám sát tại UBND huyện …": the delegation of which the article tells.
_THE_DELEGATION_WILL = re.compile(
    rf"(?:[^.;:“”{BODY}{DELEGATION}{PERSON}]{{0,60}} )?[Đđ]oàn(?: công tác| kiểm tra| giám sát| thanh tra| khảo sát)?"
    r" (?:sẽ|dự kiến|sắp)(?!\w)"
)
_SETS_UP = re.compile(r"(?<!\w)(?:thành lập|tổ chức|cử|lập)(?: [^ .;:,]+){0,2} $")
_WILL_SET_UP = re.compile(
    r"(?<!\w)(?:sẽ|dự kiến|sắp|đề nghị|đề xuất|kiến nghị|yêu cầu|giao|dự thảo|xem xét|thảo luận|trình)(?!\w)"
    r"[^.:]{0,200}?(?:thành lập|tổ chức|cử|lập)(?: [^ .;:,]+){0,2} $"
)
_WILL_GO = re.compile(r"(?: [^ .;:,]+){0,3},? (?:sẽ|dự kiến|sắp)(?!\w)")


_BETWEEN = {
    "issued": ("issuer", "document", "issued"),
    "agreed": ("issuer", "document", "issued"),
    "implements": ("implementer", "document", "implements"),
    "follows": ("implementer", "document", "implements"),
    "task": ("implementer", "document", "implements"),
    "implements_document": ("newer", "older", "implements"),
    "advised": ("adviser", "document", "advised"),
    "supersedes": ("newer", "older", "supersedes"),
    "cites": ("citing", "cited", "cites"),
}
"""What a pattern reads → the roles of subject and object, and the fact's type."""


def facts_of(
    known: Understanding,
    story: Story,
    readings: Sequence[tuple[TaggedSentence, Sequence[Reading]]],
    speech: Speech,
) -> tuple[Fact, ...]:
    """All facts of an article, in canonical order."""
    book = _Book(known, speech)
    before = Antecedents(known)
    last = last_with(readings, LOOKS_BACK)
    for number, (sentence, found) in enumerate(readings):
        for reading in found:
            _document_fact(book, story, reading)
            _planned_inspection(book, story, reading)
            who, modality = before.implementer(sentence, reading)
            said = (reading.start, reading.end, reading.pattern.name)
            for item in reading.roles.get("document", ()) if who else ():
                book.state("implements", who, item.ids[0], *said, modality=modality, said_at=item.start)
        _told_in_titles(book, sentence)
        if number < last:
            before.read(sentence)
    _issued(book)
    _issued_jointly(book)
    _issued_with(book, [reading for _, found in readings for reading in found if reading.pattern.reads == "approves"])
    for index, event in enumerate(story.gatherings):
        _event_facts(book, index, event)
    for part in story.took_part:
        book.state("took_part", part.person, event_id(part.gathering), part.start, part.end, part.rule, act=part.act)
    going_on = {team for event in story.gatherings if event.ongoing for team in event.members["delegations"]}
    for led in story.led:
        modality = "ongoing" if led.delegation in going_on else "done"
        book.state("led", led.person, led.delegation, led.start, led.end, led.rule, modality=modality)
    _sent(book, story)
    return book.facts()


def _sent(book: _Book, story: Story) -> None:
    """Who sent which delegation: where the text says so, and as derived where it tells no more than its leader.

    A delegation of which the text says only that it is to be set up or will go is not sent yet.
    """
    known = book.known
    active = {led.delegation for led in story.led}.union(*(event.of("delegations") for event in story.gatherings))
    for identity, name in known.bodies.names.items():
        spans = known.bodies.spans.get(identity, ())
        if name.kind != "delegation" or name.part_of is None or not spans:
            continue
        sender = known.bodies.ids[name.part_of.name]
        own = known.bodies.spans.get(sender, ())
        whole = next((s for s in spans if any(s.start < inner.start and inner.end <= s.end for inner in own)), None)
        founded = next((s for s in spans if _SETS_UP.search(known.text, max(0, s.start - 40), s.start)), None)
        said = whole or founded or spans[0]
        ahead = identity not in active and all(_is_ahead(known.text, span) for span in spans)
        book.state(
            "sent",
            sender,
            identity,
            said.start,
            said.end,
            "delegation-of-sender" if whole else "delegation-set-up" if founded else "delegation-of-leader",
            modality="planned" if ahead else "done",
            basis="stated" if whole or founded else "derived",
        )


def _is_ahead(text: str, span: Span) -> bool:
    """Whether a mention of a delegation says that it will be set up or will go."""
    return bool(_WILL_SET_UP.search(text, max(0, span.start - 260), span.start) or _WILL_GO.match(text, span.end))


def _planned_inspection(book: _Book, story: Story, reading: Reading) -> None:
    """Whom a body is going to inspect ("quý II, Đoàn kiểm tra số 4 sẽ kiểm tra Huyện ủy …"): no event as yet."""
    if reading.modality != "planned" or reading.pattern.values.get("event") != "inspection":
        return
    own = [item for role in ("agent", "delegation") for item in reading.roles.get(role, ())]
    before = _delegation_at(reading) or subject_before(reading)
    agents = [
        (agent.ids[0], agent.start)
        for agent in own or ([] if before is None else [before])
        if agent.ids and agent.kind != PERSON and _WILL.search(book.known.text, agent.end, reading.end)
    ]
    if not agents and before is None and _THE_DELEGATION_WILL.match(reading.sentence.text):
        teams = {team for event in story.gatherings if event.start < reading.start for team in event.of("delegations")}
        agents = [(team, reading.start) for team in teams if len(teams) == 1]
    for agent, start in agents:
        for target in reading.roles.get("target", ()):
            if target.ids and agent != target.ids[0]:
                book.state(
                    "inspected",
                    agent,
                    target.ids[0],
                    min(start, reading.start),
                    reading.end,
                    reading.pattern.name,
                    modality="planned",
                    said_at=reading.start,
                )


def _delegation_at(reading: Reading) -> Tag | None:
    """The delegation with whose name a match begins."""
    at_it = reading.sentence.text.startswith(DELEGATION, reading.at)
    return reading.sentence.tag_at(reading.at) if at_it else None


def event_id(index: int) -> str:
    """The id, in the article, of the event with this index."""
    return f"e{index + 1}"


class _Book:
    """Facts by what they say; a fact said again gains a quote."""

    def __init__(self, known: Understanding, speech: Speech) -> None:
        self.known = known
        self.speech = speech
        self._facts: dict[tuple[str, ...], Fact] = {}
        self._said: dict[tuple[str, ...], set[Evidence]] = {}
        self._offices: dict[str, frozenset[str]] | None = None
        self.issued_titles = frozenset(
            m.start for item in known.documents.documents for m in item.mentions if m.rule == ISSUED_TITLE
        )
        """Where a document is told of as issued just there: who issues it is not said to carry it out."""
        self._forged = {
            identity
            for sentence in known.tagged
            if "giả" in sentence.text
            for match in _FORGED.finditer(sentence.text)
            for identity in sentence.tag_at(match.end() - 1).ids
        }

    def state(
        self,
        kind: str,
        subject: str,
        obj: str,
        start: int,
        end: int,
        rule: str,
        *,
        modality: str = "done",
        basis: str = "stated",
        event: str = "",
        date: str = "",
        act: str = "",
        said_at: int = -1,
    ) -> None:
        """Note a fact that the normal text says from ``start`` to ``end``.

        ``said_at`` is a place in those words: whoever speaks there says so, unless the article itself says it
        elsewhere.
        """
        issuer = self.known.bodies.names.get(subject) if kind == "issued" else None
        if kind == "issued" and (obj in self._forged or (issuer is not None and issuer.kind == "delegation")):
            # Who sends a delegation issues, not the delegation.
            return
        said_by = self.speech.speaker_at(said_at) if said_at >= 0 else ""
        key = (kind, subject, obj, modality, event)
        evidence = self.known.evidence(start, end)
        self._said.setdefault(key, set()).add(evidence)
        before = self._facts.get(key)
        if before is None:
            self._facts[key] = Fact(kind, subject, obj, (evidence,), rule, modality, basis, said_by, event, date, act)
        elif before.said_by and not said_by:
            self._facts[key] = replace(before, said_by="")

    def bodies_of(self, person: str) -> frozenset[str]:
        """The bodies in which the article gives a person an office."""
        if self._offices is None:
            self._offices = {}
            for mention in self.known.cast.mentions:
                own = {self.known.bodies.ids.get(o.body.name, "") for o in mention.offices if o.body is not None}
                identity = self.known.person_ids.get(mention.name, "")
                self._offices[identity] = self._offices.get(identity, frozenset()) | own
        return self._offices.get(person, frozenset())

    def stated_objects(self, kind: str) -> frozenset[str]:
        """The objects of the facts of a kind that are done."""
        return frozenset(f.object for f in self._facts.values() if f.type == kind and f.modality == "done")

    def issuers_of(self, document: str) -> list[Fact]:
        """The facts of who issued a document."""
        return [f for f in self._facts.values() if f.type == "issued" and f.object == document and f.modality == "done"]

    def facts(self) -> tuple[Fact, ...]:
        said = [replace(fact, evidence=tuple(sorted(self._said[key]))) for key, fact in self._facts.items()]
        return tuple(sorted(said, key=lambda f: (f.type, f.subject, f.object, f.event, f.evidence, f.modality)))


def _event_facts(book: _Book, index: int, event: Gathering) -> None:
    identity = event_id(index)
    for role, kind in (("chairs", "chaired"), ("hosts", "organized"), ("delegations", "conducted")):
        for member, said in event.members[role].items():
            # The meeting at which an inspection is announced was chaired; the inspection goes on.
            modality = event.modality if role == "delegations" else "done"
            book.state(kind, member, identity, *said, modality=modality, date=event.date, said_at=said[0])
    place = event_id(event.site_of) if event.site_of >= 0 else identity
    for role in ("leaders", "chairs", "present"):
        for person, said in event.members[role].items():
            book.state("took_part", person, place, *said)
    if not event.members["delegations"]:
        for leader, said in event.members["leaders"].items():
            book.state("led", leader, identity, *said, modality=event.modality, date=event.date)
    for target, said in event.members["targets"].items():
        if target in event.members["agents"]:
            # "kết quả kiểm tra đối với Đảng ủy A, Ủy ban Kiểm tra B nhận thấy …": who made it is no target of it.
            continue
        book.state("target", identity, target, *said, modality=event.modality, date=event.date, said_at=said[0])
        if event.kind == "inspection":
            _inspected(book, event, identity, target)


def _inspected(book: _Book, event: Gathering, identity: str, target: str) -> None:
    """The delegation inspected what it met; so did, by it, who led it and who sent it.

    Without a delegation, who acted.
    """
    bodies = book.known.bodies
    said = event.members["targets"][target]
    teams = event.members["delegations"]
    by: dict[str, str] = dict.fromkeys(teams, "stated")
    for team in teams:
        sender = bodies.names[team].part_of
        if sender is not None:
            by.setdefault(bodies.ids[sender.name], "derived")
    for leader in event.members["leaders"]:
        by.setdefault(leader, "derived")
    # "Bộ trưởng A cùng Đoàn kiểm tra của Bộ đã kiểm tra B": the person inspected too, not only those sent; and the
    # body, where nobody else is said to have sent them.
    sent = any(bodies.names[team].part_of is not None for team in teams)
    for agent in event.members["agents"]:
        if not sent or agent.startswith("p"):
            by.setdefault(agent, "stated")
    for agent, basis in by.items():
        # "Chủ tịch UBND huyện cho biết tại buổi kiểm tra tại UBND huyện": nobody inspects the body of their own office.
        if agent != target and target not in book.bodies_of(agent):
            book.state(
                "inspected",
                agent,
                target,
                *said,
                modality=event.modality,
                basis=basis,
                event=identity,
                date=event.date,
                act=event.act,
                said_at=said[0],
            )


def _document_fact(book: _Book, story: Story, reading: Reading) -> None:
    reads = reading.pattern.reads
    if reads in _BETWEEN:
        subject, obj, kind = _BETWEEN[reads]
        # What a body is asked about in an inspection, it has to carry out; whether it does is what the inspection asks.
        duty = reads == "task" and "praise" not in reading.groups and reading.modality != "denied"
        modality = "requested" if duty else reading.modality
        for index, one in enumerate(reading.roles.get(subject, ())):
            before = reading.sentence.before(one, 60) if one.kind != DOCUMENT and index == 0 else ""
            if _OF_A_PART.search(before) or (kind == "issued" and before.endswith(f"{BODY}, ")):
                continue
            if reads == "implements" and before.endswith(_WHERE) and len(reading.roles[subject]) > 1:
                continue
            for other in reading.roles.get(obj, ()):
                if (
                    one.ids
                    and other.ids
                    and one.ids != other.ids
                    and (reads == "agreed" or not _issued_by_another(book, kind, one.ids[0], other.ids[0]))
                    and not (kind == "implements" and obj == "document" and other.start in book.issued_titles)
                    and not (reads == "implements_document" and _is_law(book, one.ids[0], other.ids[0]))
                    and not (reads == "follows" and _resolved(book, other.ids[0]).document.type in _OBEYED)
                ):
                    book.state(
                        kind,
                        one.ids[0],
                        other.ids[0],
                        reading.start,
                        reading.end,
                        reading.pattern.name,
                        modality=modality,
                        said_at=other.start,
                    )
    elif reads == "signed":
        for signer in reading.roles.get("signer", ()):
            body = headed_by(book.known, signer)
            for other in reading.roles.get("document", ()):
                if body and not _issued_by_another(book, "issued", body, other.ids[0]):
                    said = (reading.start, reading.end, reading.pattern.name)
                    book.state("issued", body, other.ids[0], *said, modality=reading.modality, said_at=other.start)
    elif reads == "implements_by_head":
        for official in reading.roles.get("official", ()):
            body = only_body_of(book.known, official)
            for other in reading.roles.get("document", ()) if body else ():
                said = (reading.start, reading.end, reading.pattern.name)
                book.state("implements", body, other.ids[0], *said, modality=reading.modality, said_at=other.start)
    elif reads in ("disseminated", "topic", "topic_here") and story.gatherings:
        index = gathering_at(story.gatherings, reading.sentence.end)
        if reads == "topic_here" and story.gatherings[index].start < reading.sentence.start:
            return  # What the sentence tells of is not what the article told of before.
        for item in reading.roles.get("document", ()):
            _about(book, story, index, item.ids, reading)


def _told_in_titles(book: _Book, sentence: TaggedSentence) -> None:
    """What a document's title says of another that it names: "Quyết định số 9 về việc thẩm định theo Nghị định 67"."""
    for outer, inner in pairwise(sentence.tags):
        if outer.kind == inner.kind == DOCUMENT and outer.end == inner.start and outer.ids != inner.ids:
            text = book.known.text
            kind = said_of_next(text[outer.start : outer.end])
            if kind and outer.ids and inner.ids:
                unnumbered = kind == "supersedes" and not _resolved(book, outer.ids[0]).document.number
                ahead = unnumbered and _DRAFTS.search(text, sentence.start, outer.start) is not None
                said = (outer.start, inner.end, "told-in-title")
                book.state(kind, outer.ids[0], inner.ids[0], *said, modality="planned" if ahead else "done")


def _is_law(book: _Book, newer: str, older: str) -> bool:
    """Whether the newer of two documents is a law, which carries out nothing but the constitution."""
    return _resolved(book, newer).document.type in _LAWS and _resolved(book, older).document.type != "Hiến pháp"


def _resolved(book: _Book, document: str) -> ResolvedDocument:
    return next(item for item in book.known.documents.documents if item.document.id == document)


def _issued_by_another(book: _Book, kind: str, issuer: str, document: str) -> bool:
    """Whether the document names another issuer ("… của Bộ Chính trị"), or is of a register that this one has not."""
    if kind != "issued":
        return False
    resolved = _resolved(book, document)
    item, name = resolved.document, book.known.bodies.names[issuer]
    if item.type in ONLY_ISSUERS and name.name not in ONLY_ISSUERS[item.type]:
        return True
    if resolved.issuer_basis == "symbol" and stated_register(name.name) == stated_register(item.issuer) != "":
        return False  # Of those who share a register, the sentence says which one it is.
    return item.issuer not in ("", name.name) or (item.symbol.endswith("TW") and name.kind == "state")


def _about(book: _Book, story: Story, index: int, documents: Sequence[str], reading: Reading) -> None:
    """What a gathering disseminated, or what a delegation looked into, which the inspected body carries out."""
    event = story.gatherings[index]
    said = (reading.start, reading.end, reading.pattern.name)
    for document in documents:
        if reading.pattern.reads == "disseminated":
            if event.kind in TO_A_BODY:  # What one of these tells there was, was held elsewhere ("12 hội nghị").
                continue
            book.state(
                "disseminated", event_id(index), document, *said, modality=reading.modality, said_at=reading.start
            )
            continue
        book.state("about", event_id(index), document, *said, said_at=reading.start)
        if event.kind == "inspection" and event.members["delegations"] and reading.modality != "denied":
            for target, (_, named, _) in event.members["targets"].items():
                if named <= reading.end:
                    book.state("implements", target, document, *said, modality="requested", said_at=reading.start)


def _another_of_register(known: Understanding, issuer: str, number: tuple[int, int]) -> bool:
    """Whether the sentence names another body that numbers its documents as the issuer does, and not the issuer.

    "Phó Chủ tịch thành phố … ký Quyết định số 9/QĐ-UBND": the symbol alone does not say which committee it is. Who is
    sent a document has not issued it ("Văn bản số 526/UBND-TNMT gửi UBND tỉnh, UBND huyện …").
    """
    register = stated_register(known.bodies.names[issuer].name)
    sentence = next(span for span in known.sentences if span.start <= number[0] < span.end)

    def named(identity: str) -> bool:
        return any(
            sentence.start <= span.start < sentence.end and not known.text.endswith("gửi ", 0, span.start)
            for span in known.bodies.spans.get(identity, ())
        )

    if not register or named(issuer):
        return False
    offices = (office for mention in known.cast.mentions for office in mention.offices)
    of_office = {
        office.body.name
        for office in offices
        if office.body is not None and sentence.start <= office.start < sentence.end
    }
    return any(
        identity != issuer and stated_register(name.name) == register and (name.name in of_office or named(identity))
        for identity, name in known.bodies.names.items()
    )


def _issued(book: _Book) -> None:
    stated = book.stated_objects("issued")
    for item in book.known.documents.documents:
        if item.issuer_basis == "symbol" and item.document.id in stated:
            continue
        issuer = book.known.bodies.ids.get(item.document.issuer, "")
        if issuer and item.issuer_evidence is not None:
            by_symbol = item.issuer_basis == "symbol"
            if by_symbol and _another_of_register(book.known, issuer, item.issuer_evidence):
                continue
            rule = "issuer-by-symbol" if by_symbol else "document-of-issuer"
            book.state(
                "issued",
                issuer,
                item.document.id,
                *item.issuer_evidence,
                rule,
                basis="symbol" if by_symbol else "stated",
            )


def _issued_jointly(book: _Book) -> None:
    """Who issued a document with the body that is read as its issuer: "Thông tư liên tịch số 5 của Bộ A | và Bộ B"."""
    known = book.known
    begins = {span.start: (identity, span.end) for identity, spans in known.bodies.spans.items() for span in spans}
    for item in known.documents.documents:
        for mention in item.mentions:
            if mention.issuer is None or not _JOINT.search(known.text, mention.start, mention.issuer[0]):
                continue
            end = max(
                mention.issuer[1], *(stop for start, (_, stop) in begins.items() if start == mention.issuer[0]), 0
            )
            while link := _ALSO_OF.match(known.text, end):
                other, end = begins.get(link.end(), ("", len(known.text)))
                if other:
                    book.state("issued", other, item.document.id, mention.start, end, "document-of-issuer")


def _issued_with(book: _Book, approvals: Sequence[Reading]) -> None:
    """Who issued a decision issued what it approves, and who issued the first of a list issued the others.

    "Quyết định số 12 của Bộ … phê duyệt Đề án …"; "ban hành Kế hoạch thực hiện …; Quyết định phê duyệt …".
    """
    documents = book.known.documents.documents
    first = {m.start: item.document.id for item in documents for m in item.mentions if m.rule == ISSUED_TITLE}
    for item in documents:
        for mention in item.mentions:
            if mention.rule == ISSUED_TITLE and mention.head in first:
                for fact in book.issuers_of(first[mention.head]):
                    said = (mention.head, mention.end, fact.rule)
                    book.state("issued", fact.subject, item.document.id, *said, basis=fact.basis)
    for reading in approvals:
        for newer in reading.roles["newer"]:
            for fact in book.issuers_of(newer.ids[0]):
                for approved in reading.roles["approved"]:
                    if approved.ids[0] != newer.ids[0] and not _issued_by_another(
                        book, "issued", fact.subject, approved.ids[0]
                    ):
                        said = (reading.start, reading.end, reading.pattern.name)
                        book.state("issued", fact.subject, approved.ids[0], *said, basis=fact.basis)
