"""What one article says: people, bodies, documents, events, and the facts between them.

``ArticleFacts`` is what leaves the loaders; ``factsfile`` gives its JSON form.
Ids (``p1``, ``b1``, ``d1``, ``e1``) are unique within the article and mean nothing outside it.
"""

from __future__ import annotations

from dataclasses import dataclass

SCORED = ("chaired", "led", "took_part", "inspected", "issued", "implements")
"""The relations of the facts file's ``relations``; all others go under ``other_relations``."""

HAPPENED = ("done", "ongoing")
"""The modalities of what is or was so; the others are ``planned``, ``requested``, ``denied``."""

TO_A_BODY = frozenset({"inspection", "working_session", "visit"})
"""The kinds of events that are something done to a body, and are named by its verb and that body."""


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """A quote and where it stands: ``text[start:end] == quote``."""

    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True, order=True)
class Mention:
    """One place where the text names something: ``form`` is the normal form, ``rule`` what read it."""

    start: int
    end: int
    form: str
    rule: str


@dataclass(frozen=True, slots=True)
class Office:
    """An office that the article gives a person.

    ``name`` is role and body in one string ("Phó Bí thư Thành ủy Hà Nội"); ``body`` is the id of the body in
    this article, or empty where the text names none ("Đại biểu Quốc hội" has one, "Bí thư chi bộ" may not).
    ``status`` is ``current``, ``former`` (nguyên, cố), ``acting`` (quyền, phụ trách) or ``left``: held until the
    article tells that somebody is moved to another. ``since`` and ``until`` are ISO dates as exact as the text states
    them ("1985-04"), only where it says from or to when.
    """

    name: str
    role: str
    body: str = ""
    status: str = "current"
    evidence: tuple[Evidence, ...] = ()
    rule: str = ""
    since: str = ""
    until: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """A person named in an office or a role: ``name`` without title or honorific, ``aliases`` as printed."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    offices: tuple[Office, ...] = ()
    mentions: tuple[Mention, ...] = ()


@dataclass(frozen=True, slots=True)
class Body:
    """An organisation. ``kind``: party, state, mass, delegation, other.

    ``level``: central, province, district, commune, base, or empty. ``place`` is the province or city, in full
    and without its kind ("Hà Nội"), in which the body is, or empty where the article does not tell. ``district`` is
    that of a body of a commune, with its kind ("quận Thử"), as far as the article says it.
    ``part_of`` is the id, in this article, of the body whose organ or team it is ("" if none is named).
    """

    id: str
    name: str
    kind: str
    level: str = ""
    place: str = ""
    part_of: str = ""
    aliases: tuple[str, ...] = ()
    mentions: tuple[Mention, ...] = ()
    district: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """An official document. ``kind``: directive or program; ``type`` is the word ("Quy định").

    ``number`` has the digits, with the year where it is part of the number ("30/2020"); ``symbol`` is the rest
    ("QĐ/TW"). ``term`` is the congress term in Roman figures where the text gives it ("XVII"); ``date`` is ISO;
    ``issuer`` the canonical name of the issuing body; ``place`` the province or city whose register the symbol means.
    """

    id: str
    kind: str
    type: str
    name: str
    number: str = ""
    symbol: str = ""
    term: str = ""
    date: str = ""
    issuer: str = ""
    place: str = ""
    title: str = ""
    aliases: tuple[str, ...] = ()
    mentions: tuple[Mention, ...] = ()


@dataclass(frozen=True, slots=True)
class Event:
    """A gathering or act.

    ``kind``: inspection, working_session, conference, session, congress, ceremony, visit, meeting. ``act`` is the
    verb's own kind in Vietnamese (kiểm tra, giám sát, thanh tra, khảo sát, …). ``date`` is ISO as exact
    as known; ``date_basis`` is ``stated`` (day, month and year in the text), ``year-inferred`` or ``published``
    ("hôm nay", "sáng nay"). ``site_of`` is the id of the online conference of which this is one site (điểm cầu).
    """

    id: str
    kind: str
    act: str = ""
    date: str = ""
    date_basis: str = ""
    name: str = ""
    place: str = ""
    topic: str = ""
    site_of: str = ""
    modality: str = "done"
    mentions: tuple[Mention, ...] = ()


@dataclass(frozen=True, slots=True)
class Fact:
    """One relation that the article states, between two ids of the article.

    ``type`` is one of ``SCORED`` or: sent (body → delegation), conducted (body → event), target (event → body),
    organized (body → event), about (event → document or body), disseminated (event → document),
    advised (body → document), cites,
    supersedes (document → document). ``event`` is the id of the event it belongs to, where there is one.
    ``modality``: done, ongoing, planned, requested, denied. ``basis``: stated, derived, symbol.
    ``said_by`` is the id of the person or body whose word it is, or empty: the article's own.
    """

    type: str
    subject: str
    object: str
    evidence: tuple[Evidence, ...]
    rule: str
    modality: str = "done"
    basis: str = "stated"
    said_by: str = ""
    event: str = ""
    date: str = ""
    act: str = ""
    on_behalf_of: str = ""


@dataclass(frozen=True, slots=True)
class Remark:
    """What a speaker or an inspected body said. ``act``: reported, assessed, admitted, requested, concluded.

    ``about`` are ids of the bodies and documents it speaks of; ``due`` is an ISO date where one is set.
    """

    act: str
    said_by: str
    evidence: tuple[Evidence, ...]
    rule: str
    event: str = ""
    about: tuple[str, ...] = ()
    due: str = ""


@dataclass(frozen=True, slots=True)
class Indicator:
    """A measured figure: "98,65% tổ chức cơ sở đảng", "213/210 đảng viên mới", "14 nghìn tỷ đồng".

    ``value`` is a decimal in plain notation ("98.65"), ``out_of`` the total or the aim that it is measured against
    ("210"), ``unit`` as printed ("%", "tỷ đồng"), ``of`` what was counted, ``subject`` the id of the body it is about,
    ``comparator`` about, over or under.
    """

    value: str
    unit: str
    of: str
    evidence: tuple[Evidence, ...]
    rule: str
    subject: str = ""
    out_of: str = ""
    comparator: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class OpenMention:
    """A mention that stays ambiguous or unresolved, and why."""

    start: int
    end: int
    quote: str
    reason: str


@dataclass(frozen=True, slots=True)
class ArticleFacts:
    """All that was read out of one article.

    ``place`` is the city or province that bare bodies were resolved to, ``title`` the headline that the text begins
    with, empty where it has none.
    """

    id: str
    published: str = ""
    place: str = ""
    title: str = ""
    people: tuple[Person, ...] = ()
    bodies: tuple[Body, ...] = ()
    documents: tuple[Document, ...] = ()
    events: tuple[Event, ...] = ()
    facts: tuple[Fact, ...] = ()
    remarks: tuple[Remark, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    open: tuple[OpenMention, ...] = ()
