"""The documents of many articles → one entity each, by the key of their number, never by their title.

A key with an unknown part is provisional: it joins a full key where exactly one fits, it is known whose number it is,
and the titles are not of two matters; two provisional ones are one document only where date or title agrees (both,
where it is not known whose number it is), else they go to review.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from hoso.graph import dates
from hoso.graph.keys import digest, name_key, naming, uniform
from hoso.graph.model import Entity, Value
from hoso.graph.resolve.documentkeys import UNKNOWN, Key, document_key
from hoso.graph.resolve.doubt import pairs
from hoso.graph.resolve.gazetteer import term_on, term_row
from hoso.graph.resolve.reading import Ids, Reading, commonest
from hoso.graph.resolve.ruled import Bound
from hoso.graph.terms import DOCUMENT_LABELS
from hoso.loaders.facts import Document

_TERM = timedelta(days=5 * 365)
"""How long a term lasts where no table tells its days."""

_OTHER_TITLE, _SAME_TITLE = 1 / 3, 2 / 3
"""Which part of the shorter title's syllables two titles share: less than the first are of two documents, and the
second or more of one, where number and issuer are the same."""

_TWO_SERIES = frozenset({"quyet-dinh", "chi-thi"})
"""Types of which one issuer's numbers run twice in a year: of rules ("12/2031/QĐ-TTg") and of all others ("12/QĐ-TTg").

A council's resolutions do so too; the Government's run once.
"""

_PLENUM = re.compile(r"Nghị quyết Trung ương \d+$")
"""A plenum's resolution without its term: each term has a fourth plenum."""

_NEW_YEAR, _YEAR = timedelta(days=90), timedelta(days=366)
"""How far into a year a number without its year may still be one of the year before, bare and with its letters."""

_DISTRICTS = frozenset({"qu", "hu", "thu"})


@dataclass(frozen=True, slots=True)
class _Item:
    source: Reading
    document: Document
    key: Key

    @property
    def ref(self) -> tuple[str, str]:
        return self.source.id, self.document.id


@dataclass(frozen=True, slots=True)
class Documents:
    """Documents resolved: ids, entities, the dates and terms by id, and the pairs for review."""

    ids: Ids
    entities: tuple[Entity, ...]
    dates: Mapping[str, str]
    terms: Mapping[str, tuple[str, str]]
    doubtful: tuple[tuple[str, str], ...]


def _may_be(provisional: Key, full: Key) -> bool:
    """Whether a provisional key may mean a full one: every known part is the same."""

    def same(a: str, b: str) -> bool:
        return UNKNOWN in (a, a.removeprefix("khoa-")) or a == b

    ours, theirs = provisional.place.partition(".")[::2], full.place.partition(".")[::2]
    place = provisional.place == UNKNOWN or all(same(a, b) for a, b in zip(ours, theirs, strict=True))
    return (
        provisional.number == full.number
        and same(provisional.type, full.type)
        and same(provisional.system, full.system)
        and same(provisional.register, full.register)
        and place
        and same(provisional.series, full.series)
    )


def _clusters(items: Sequence[_Item]) -> tuple[dict[str, list[_Item]], dict[str, Key]]:
    """Mentions of one document together, by the end of its id; and the keys by the same."""
    full: defaultdict[str, list[_Item]] = defaultdict(list)
    keys: dict[str, Key] = {}
    for item in _told_apart(items):
        if not item.key.provisional:
            full[item.key.text].append(item)
            keys[item.key.text] = item.key
    joining, loose = _joining([item for item in items if item.key.provisional], full, keys)
    clusters = {node: [*members, *joining[node]] for node, members in full.items()}
    for identity, members in _by_identity(_sharpened(loose)).items():
        key = members[0].key
        node = key.text + "--" + (members[0].document.date or digest(identity)[:8])
        if node in clusters:
            node += "-" + digest(identity)[:8]
        clusters[node] = members
        keys[node] = key
    return clusters, keys


def _told_apart(items: Sequence[_Item]) -> list[_Item]:
    """Numbers without their year get a series of their own where the year has a rule of that number too.

    Not where a day or the title says that the press only left the year out.
    """
    rules: defaultdict[Key, list[_Item]] = defaultdict(list)
    for item in items:
        key = item.key
        if key.system == "nn" and "/" in item.document.number and (key.type in _TWO_SERIES or key.register == "hdnd"):
            rules[key].append(item)
    return [
        replace(item, key=replace(item.key, series=item.key.series + "-khac"))
        if "/" not in item.document.number and item.key in rules and not _is_one_of(item, rules[item.key])
        else item
        for item in items
    ]


def _is_one_of(item: _Item, others: Sequence[_Item]) -> bool:
    """Whether a mention gives the day or the title of others of its number."""
    if dates.day(item.document.date) and any(dates.day(other.document.date) for other in others):
        return any(other.document.date == item.document.date for other in others)
    return (_alike(item, others) or 0) >= _SAME_TITLE


def _alike(item: _Item, others: Sequence[_Item]) -> float | None:
    """Which part of the shorter title's syllables a mention's title shares with one of the others', the most like it.

    None where one side has no title. The press cuts titles, and words them anew.
    """
    mine = set(name_key(item.document.title).split())
    theirs = [set(name_key(other.document.title).split()) for other in others if other.document.title]
    if not mine or not theirs:
        return None
    return max(len(mine & title) / min(len(mine), len(title)) for title in theirs)


def _joining(
    provisional: Sequence[_Item], full: Mapping[str, Sequence[_Item]], keys: Mapping[str, Key]
) -> tuple[Mapping[str, list[_Item]], list[_Item]]:
    """Provisional mentions by the one full key that each joins, and those that join none."""
    by_number: defaultdict[str, list[Key]] = defaultdict(list)
    for key in keys.values():
        by_number[key.number].append(key)
    joining: defaultdict[str, list[_Item]] = defaultdict(list)
    loose: list[_Item] = []
    for item in provisional:
        fitting = [
            key.text
            for key in by_number.get(item.key.number, ())
            if _may_be(item.key, key) and _in_time(item, full[key.text], key)
        ]
        if len(fitting) > 1:
            fitting = [node for node in fitting if (_alike(item, full[node]) or 0) >= _SAME_TITLE]
        if len(fitting) == 1 and _can_join(item, full[fitting[0]]):
            joining[fitting[0]].append(item)
        else:
            loose.append(item)
    return joining, loose


def _by_identity(items: Sequence[_Item]) -> Mapping[str, list[_Item]]:
    homes = _homes(items)
    found: defaultdict[str, list[_Item]] = defaultdict(list)
    for item in items:
        found[_loose_identity(item, homes)].append(item)
    return found


def resolve_documents(readings: Sequence[Reading], bound: Bound) -> Documents:
    """Give every document of every article its entity."""
    items = [
        _Item(source, document, document_key(document, source.facts.place))
        for source in readings
        for document in source.facts.documents
    ]
    clusters, keys = _clusters(items)
    ids: dict[tuple[str, str], str] = {}
    entities: list[Entity] = []
    when: dict[str, str] = {}
    terms: dict[str, tuple[str, str]] = {}
    of: dict[str, Key] = {}
    review: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
    nodes = sorted(clusters)
    regrouped = bound.regroup(
        # A full key names the document that it is joined with.
        [clusters[node] for node in nodes], lambda item: item.ref, rank=lambda index: (keys[nodes[index]].provisional,)
    )  # fmt: skip
    for group in regrouped:
        members = group.members
        id_ = "doc/" + nodes[group.origin] + ("-" + digest(min(i.ref for i in members))[:8] if group.parted else "")
        key = keys[nodes[group.origin]]
        entity, date = _entity(id_, key, members)
        entities.append(entity)
        when[id_] = date
        if key.system == "dang" and key.term:
            terms[id_] = (key.numbering, key.term)
        of[id_] = key
        review[key.number, key.type].append(id_)
        for item in members:
            ids[item.ref] = id_

    def alike(one: str, other: str) -> bool:
        return _doubtful(of[one], of[other]) and dates.fits(when[one], when[other])

    doubtful = {pair for group in review.values() for pair in pairs(group, alike)}
    return Documents(ids, tuple(entities), when, terms, tuple(sorted(doubtful)))


def _doubtful(one: Key, other: Key) -> bool:
    """Whether two nodes may be one document: one of them provisional, the known parts the same."""
    if one.provisional and other.provisional:
        return (
            one.register == other.register and one.place == other.place and (_may_be(one, other) or _may_be(other, one))
        )
    if one.provisional:
        return one.register != UNKNOWN and _may_be(one, other)
    return other.provisional and other.register != UNKNOWN and _may_be(other, one)


def _in_time(item: _Item, full: Sequence[_Item], key: Key) -> bool:
    """Whether the article could cite that document: the same date where both have one, and not before it was issued."""
    date = commonest(other.document.date for other in full if dates.bounds(other.document.date))
    if item.document.date and date and not dates.fits(item.document.date, date):
        return False
    written = dates.bounds(item.source.published)
    if written is None:
        return True
    issued = dates.bounds(date)
    if issued:
        return issued[0] <= written[1]
    row = term_row(key.numbering, key.term)
    return row is None or row.begins <= written[1]


def _vague(key: Key) -> bool:
    """Whether so many registers are meant that two documents of one number and day are nothing strange.

    All councils meet in the same weeks, and number their resolutions from 1.
    """
    return key.number != UNKNOWN and (
        key.register == UNKNOWN or (UNKNOWN in key.place.split(".") and key.register != "tu")
    )


def _is_current(item: _Item, full: Sequence[_Item]) -> bool:
    """Whether a number without its year or term was written down while that series ran, or soon after.

    Numbers of the State begin anew each year, those of the Party with each term: "Chỉ thị 16" of 2021 is not that of
    2017, and a resolution 26 that is cited in the twelfth term can be of the tenth or the eleventh.
    """
    key, written = full[0].key, dates.bounds(item.source.published)
    if item.document.date and any(other.document.date == item.document.date for other in full):
        return True
    if written is None:
        return False
    if (year := key.series.partition("-")[0]).isdigit() and (span := dates.bounds(year)):
        # A number with its letters is copied from the document; the bare one of everyday speech is this year's.
        after = _YEAR if item.document.symbol else _NEW_YEAR
        return span[0] <= written[1] <= span[1] + after
    row = term_row(key.numbering, key.term)
    if row is not None:
        return row.begins <= written[1] and (row.ends is None or written[0] < row.ends)
    issued = [span for other in full if (span := dates.bounds(other.document.date))]
    return any(span[0] <= written[1] <= span[1] + _TERM for span in issued)


def _can_join(item: _Item, full: Sequence[_Item]) -> bool:
    """Whether a provisional mention tells enough to be the only full one: of whom it is, else its day or its title."""
    document = item.document
    alike = _alike(item, full) if document.number else None
    if alike is not None and alike < _OTHER_TITLE:
        return False
    placed = item.key.register != UNKNOWN and UNKNOWN not in item.key.place.split(".")
    if placed and (item.key.dated or _is_current(item, full) or (alike or 0) >= _SAME_TITLE):
        return True
    if not document.number:
        return True
    titles = {name_key(other.document.title) for other in full} - {""}
    if document.title and name_key(document.title) in titles:
        return True
    return (
        not _vague(item.key) and bool(dates.day(document.date)) and any(o.document.date == document.date for o in full)
    )


def _agreement(item: _Item) -> str:
    """What two provisional mentions must share to be one document, beside their known parts: a day, else a title.

    Where even the register is unknown, or its place, both.
    """
    document = item.document
    if document.number and _vague(item.key):
        both = dates.day(document.date) and document.title
        return f"{document.date}|{name_key(document.title)}" if both else ""
    if dates.day(document.date):
        return document.date
    if document.title and document.number:
        return name_key(document.title)
    return ""


def _sharpened(items: Sequence[_Item]) -> list[_Item]:
    """Provisional mentions that agree with exactly one better known one, with its key: "11-CT/TU" of the same day."""
    by_agreement: defaultdict[tuple[str, str], set[Key]] = defaultdict(set)
    for item in items:
        by_agreement[item.key.number, _agreement(item)].add(item.key)
    sharp: list[_Item] = []
    for item in items:
        others = by_agreement[item.key.number, _agreement(item)] if _agreement(item) else set()
        better = [key for key in others if key != item.key and _may_be(item.key, key) and not _may_be(key, item.key)]
        # The best known of them, where the others may be that one too.
        best = [key for key in better if all(other == key or _may_be(other, key) for other in better)]
        sharp.append(replace(item, key=best[0]) if len(best) == 1 else item)
    return sharp


def _homes(items: Sequence[_Item]) -> Mapping[tuple[str, str], frozenset[str]]:
    """By key and day, the provinces of the articles that cite documents of a district committee of no named province.

    Of districts, no two in a province have one name; of communes, many do.
    """
    found: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for item in items:
        home, _, unit = item.key.place.partition(".")
        if item.document.number and item.key.register in _DISTRICTS and home == UNKNOWN and unit not in ("", UNKNOWN):
            found[item.key.text, item.document.date].add(item.source.facts.place)
    return {key: frozenset(places) for key, places in found.items()}


def _loose_identity(item: _Item, homes: Mapping[tuple[str, str], frozenset[str]]) -> str:
    """What makes two provisional mentions one document: one key, and one day or title; or, unnumbered, one name.

    "Chương trình số 8-CTr/HU ngày 2/6/2031 của Huyện ủy Nghi Thử": whose it is leaves only the province open, and where
    all who cite it write about one province, number, district and day are enough.
    """
    key = item.key.text
    about = homes.get((key, item.document.date), frozenset())
    if dates.day(item.document.date) and len(about) == 1 and "" not in about:
        return f"{key}|{item.document.date}|{next(iter(about))}"
    if dates.day(item.document.date) and (agreed := _agreement(item)):
        return f"{key}|{agreed}"
    if not item.document.number and item.key.place != UNKNOWN:
        if _PLENUM.fullmatch(uniform(item.document.name)):
            return f"{key}|{_term_of_writing(item) or item.source.id}"
        return f"{key}|named"
    if agreed := _agreement(item):
        return f"{key}|{agreed}"
    return f"{key}|{item.source.id}|{item.document.id}"


def _term_of_writing(item: _Item) -> str:
    """The term in which the article was written; empty where its date leaves two open."""
    span = dates.bounds(item.source.published)
    rows = [term_on(item.key.numbering, day) for day in span] if span else [None]
    return rows[0].term if rows[0] is not None and rows[0] == rows[-1] else ""


def _entity(id_: str, key: Key, members: Sequence[_Item]) -> tuple[Entity, str]:
    documents = [item.document for item in members]
    numbered = [document for document in documents if document.symbol] or documents
    name = commonest(uniform(document.name) for document in numbered)
    date = commonest(document.date for document in documents if dates.bounds(document.date))
    kind = commonest(document.kind for document in documents)
    props: dict[str, Value] = {
        **naming(name, (form for document in documents for form in (document.name, *document.aliases))),
        **dates.properties(date),
    }
    texts = {
        "type": commonest(document.type for document in numbered),
        "number": commonest(document.number for document in numbered),
        "symbol": commonest(document.symbol for document in numbered),
        "title": commonest(uniform(document.title) for document in documents),
    }
    props.update({field: text for field, text in texts.items() if text})
    if key.system != "nn" and key.term:
        props["term"] = key.term
    if key.provisional:
        props["provisional"] = True
    return Entity(id_, (DOCUMENT_LABELS.get(kind, "Directive"),), props), date
