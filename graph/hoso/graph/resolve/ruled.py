"""Rulings and what the articles say → what the resolution does with them.

``bind`` finds what each ruling is about and gives the articles' facts without what was rejected and with what was
corrected. ``Bound.regroup`` joins and parts the clusters that the rules made; ``Bound.claims`` takes out and marks
claims. A ruling whose text changed, or where nothing of its sort is read any more, is stale: reported, not applied. Of
rulings that contradict each other the later holds, and both are reported.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final, Generic, TypeVar

from hoso.graph.keys import name_key, slug
from hoso.graph.model import Attestation
from hoso.graph.resolve.reading import Reading, reading
from hoso.graph.resolve.statements import Claim
from hoso.graph.rulings import CLAIM, NONE, REJECTABLE, Place, Ruling, Rulings
from hoso.loaders.facts import ArticleFacts, Evidence, Indicator

Ref = tuple[str, str]
"""Article id and local id."""

_T = TypeVar("_T")

_PARTS: Final = {"person": "people", "body": "bodies", "document": "documents", "event": "events"}


_DERIVED: Final = ("INSPECTED", "TARGET", "CONDUCTED", "SENT", "PART_OF", "ABOUT")
"""Relationships that the resolution also makes of other facts."""


@dataclass(frozen=True, slots=True)
class Group(Generic[_T]):
    """Members of one entity.

    ``origin`` is the index of the cluster that gives the name, ``parted`` whether a ruling took them out of it.
    """

    members: list[_T]
    origin: int
    parted: bool = False


@dataclass(frozen=True, slots=True)
class _OnClaim:
    """A ruling on claims, with the ends as local ids; an end that is not named fits every claim.

    ``exact``: there is a quote with just this start and end; else those count that share a character with it.
    """

    ruling: Ruling
    place: Place
    subject: str
    object: str
    exact: bool

    def meets(self, quote: Evidence | Attestation) -> bool:
        if self.exact:
            return (quote.start, quote.end) == (self.place.start, self.place.end)
        return quote.start < self.place.end and self.place.start < quote.end


Correction = tuple[Ruling, str]
"""A ruling, and what it corrects: the value that was read, or nothing."""


@dataclass(slots=True)
class Bound:
    """Rulings bound to the articles: ``readings`` are those to resolve."""

    readings: list[Reading]
    same: list[tuple[Ref, Ref]] = field(default_factory=list)
    different: list[tuple[Ref, Ref]] = field(default_factory=list)
    on_claims: list[_OnClaim] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)
    rulings: Rulings = NONE
    corrected: dict[Ref, list[Correction]] = field(default_factory=dict)
    """The corrections of a thing; of a figure, which has no local id, under ``START-END``."""
    unsent: set[tuple[Ref, str]] = field(default_factory=set)
    """A body's and a delegation's local id: an article says that it sent it, and a ruling rejects that."""

    def regroup(
        self,
        clusters: Iterable[Sequence[_T]],
        ref: Callable[[_T], Ref],
        finer: Callable[[Sequence[_T]], Iterable[Sequence[Sequence[_T]]]] = lambda _: (),
        rank: Callable[[int], tuple[object, ...]] = lambda _: (),
    ) -> list[Group[_T]]:
        """The clusters as the rulings want them.

        ``finer`` gives partitions of a cluster, coarse ones first, by which it may be parted; where none keeps apart
        what was ruled different, the thing that each ruling names second leaves the cluster. ``rank`` of a cluster's
        index says which of several joined ones gives the name (the smallest, then the largest cluster).
        """
        groups = [Group(list(cluster), index) for index, cluster in enumerate(clusters)]
        ruled = {end for pair in (*self.same, *self.different) for end in pair}
        home = {ref(item): group.origin for group in groups for item in group.members if ref(item) in ruled}
        if not home:
            return groups
        joined = _Union()
        for one, other in self.same:
            if one in home and other in home:
                joined.join(home[one], home[other])
        parts: dict[object, list[Group[_T]]] = defaultdict(list)
        for group in groups:
            parts[joined.root(group.origin)].append(group)
        found: list[Group[_T]] = []
        for several in parts.values():
            lead = min(several, key=lambda group: (rank(group.origin), -len(group.members), group.origin)).origin
            members = [item for group in several for item in group.members]
            here = {ref(item) for item in members if ref(item) in ruled}
            apart = [pair for pair in self.different if pair[0] in here and pair[1] in here]
            if not apart:
                found.append(Group(members, lead))
                continue
            blocks = self._part(members, ref, apart, finer)
            found += [Group(block, lead, parted=index > 0) for index, block in enumerate(blocks)]
        return found

    def _part(
        self,
        members: list[_T],
        ref: Callable[[_T], Ref],
        apart: Sequence[tuple[Ref, Ref]],
        finer: Callable[[Sequence[_T]], Iterable[Sequence[Sequence[_T]]]],
    ) -> list[list[_T]]:
        together = _Union()
        for one, other in self.same:
            together.join(one, other)

        def united(blocks: Iterable[Sequence[_T]]) -> list[list[_T]]:
            """Blocks joined where a ruling says that something of one is the same as something of the other."""
            joined = _Union()
            first: dict[object, int] = {}
            held = [list(block) for block in blocks]
            for index, block in enumerate(held):
                for item in block:
                    joined.join(index, first.setdefault(together.root(ref(item)), index))
            whole: dict[object, list[_T]] = defaultdict(list)
            for index, block in enumerate(held):
                whole[joined.root(index)] += block
            return list(whole.values())

        def sound(blocks: Sequence[Sequence[_T]]) -> bool:
            block_of = {ref(item): index for index, block in enumerate(blocks) for item in block}
            return all(block_of[one] != block_of[other] for one, other in apart)

        for partition in finer(members):
            blocks = united(partition)
            if sound(blocks):
                return sorted(blocks, key=lambda block: (-len(block), min(map(ref, block))))
        leaving: dict[object, None] = {}
        for one, other in apart:
            if together.root(one) not in leaving:
                leaving[together.root(other)] = None
        stay = [item for item in members if together.root(ref(item)) not in leaving]
        gone: dict[object, list[_T]] = {root: [] for root in leaving}
        for item in members:
            if (root := together.root(ref(item))) in gone:
                gone[root].append(item)
        return [block for block in (stay, *gone.values()) if block]

    def claims(self, claims: Iterable[Claim], entity: Callable[[str, str], str]) -> list[Claim]:
        """The claims without the rejected ones, the disputed ones marked. ``entity`` of an article's local id."""
        claims = list(claims)
        if not self.on_claims:
            return claims
        by_article: dict[str, list[_OnClaim]] = defaultdict(list)
        for item in self.on_claims:
            by_article[item.place.article].append(item)
        kept: list[Claim] = []
        for claim in claims:
            marks: list[str] = []
            rejected = False
            for item in (i for a in sorted({m.article for m in claim.attested}) for i in by_article.get(a, ())):
                row = item.ruling
                if not _is_about(item, claim, entity):
                    continue
                if row.kind == "reject":
                    rejected = True
                else:
                    marks.append(f"{row.reason} ({row.when[:10]})" if row.when else row.reason)
            if not rejected:
                told = "; ".join(dict.fromkeys(filter(None, (*claim.disputed.split("; "), *marks))))
                kept.append(replace(claim, disputed=told) if marks else claim)
        return kept

    def stale(self, row: Ruling, why: str) -> str:
        """The message that a ruling is not applied, and why."""
        return f"{self.rulings.where(row)}: ruling {row.id} is stale and not applied: {why}; rule again or undo it"


def _is_about(item: _OnClaim, claim: Claim, entity: Callable[[str, str], str]) -> bool:
    row, article = item.ruling, item.place.article
    if claim.type not in REJECTABLE or row.relation not in ("", claim.type):
        return False
    if claim.type == "HELD" and (row.kind == "reject" or (row.value and claim.object.split("/")[2] != slug(row.value))):
        # One claim has what all articles say of an office: what one of them says was rejected among its facts.
        return False
    ends = ((item.subject, claim.subject), (item.object, claim.object))
    if any(local and entity(article, local) != end for local, end in ends):
        return False
    return any(mark.article == article and item.meets(mark) for mark in claim.attested)


class _Union:
    """Things that were joined, each with one of them that stands for all."""

    def __init__(self) -> None:
        self._above: dict[object, object] = {}

    def root(self, item: object) -> object:
        while (above := self._above.get(item, item)) != item:
            item = above
        return item

    def join(self, one: object, other: object) -> None:
        a, b = self.root(one), self.root(other)
        if a != b:
            self._above[b] = a


def bind(rulings: Rulings, readings: Sequence[Reading]) -> Bound:
    """Find what the rulings in force are about, and apply those that change what an article says."""
    bound = Bound(list(readings), rulings=rulings)
    rows = rulings.in_force()
    if not rows:
        return bound
    index = {source.id: number for number, source in enumerate(readings)}
    hashes: dict[str, str] = {}

    def fault(place: Place) -> str:
        if place.article not in index:
            return f"the article {place.article!r} is not here"
        if place.article not in hashes:
            hashes[place.article] = readings[index[place.article]].article.sha256
        return "" if hashes[place.article] == place.text else f"the text of the article {place.article!r} changed"

    def local(place: Place) -> str:
        return _at(readings[index[place.article]].facts, place)

    pairs: list[tuple[Ruling, Ref, Ref]] = []
    edits: list[tuple[Ruling, str, str]] = []
    for row in rows:
        if why := next(filter(None, map(fault, row.places)), ""):
            bound.notices.append(bound.stale(row, why))
            continue
        named = [place for place in row.places if place.sort not in (CLAIM, "indicator")]
        if missing := next((place for place in named if not local(place)), None):
            why = f"no {missing.sort} is read there any more (article {missing.article!r}, {missing.start})"
            bound.notices.append(bound.stale(row, why))
            continue
        if row.kind in ("same", "different"):
            one, other = ((place.article, local(place)) for place in row.about)
            if one != other:
                pairs.append((row, one, other))
        elif row.kind in ("reject", "dispute"):
            ends = [local(place) if place is not None else "" for place in (row.subject, row.object)]
            (place,) = row.about
            quotes = _quotes(readings[index[place.article]].facts)
            exact = any((quote.start, quote.end) == (place.start, place.end) for quote in quotes)
            item = _OnClaim(row, place, ends[0], ends[1], exact)
            if _is_read(readings[index[place.article]].facts, item):
                bound.on_claims.append(item)
            else:
                bound.notices.append(bound.stale(row, "no such claim is read there any more"))
        else:
            edits.append((row, row.about[0].article, "" if row.about[0].sort == "indicator" else local(row.about[0])))
    _decide(bound, pairs)
    _edit(bound, edits, index)
    return bound


def _at(facts: ArticleFacts, place: Place) -> str:
    """The thing of the place's sort that the article names there; empty where there is none, or doubt."""
    exact: list[str] = []
    near: list[str] = []
    for item in getattr(facts, _PARTS.get(place.sort, "people")):
        if any((m.start, m.end) == (place.start, place.end) for m in item.mentions):
            exact.append(item.id)
        elif any(m.start < place.end and place.start < m.end for m in item.mentions):
            near.append(item.id)
    found = exact or near
    return found[0] if len(found) == 1 else ""


def _quotes(facts: ArticleFacts) -> Iterator[Evidence]:
    offices = (office.evidence for person in facts.people for office in person.offices)
    others = (facts.facts, facts.remarks, facts.indicators)
    for evidence in (*offices, *(item.evidence for items in others for item in items)):
        yield from evidence


def _decide(bound: Bound, pairs: Sequence[tuple[Ruling, Ref, Ref]]) -> None:
    """The pairs that hold together: from the last row back, each that contradicts no later one."""
    together = _Union()
    apart: list[tuple[Ruling, Ref, Ref]] = []
    why: list[tuple[Ruling, Ref, Ref]] = []
    accepted: set[str] = set()
    for row, one, other in reversed(pairs):
        if row.kind == "same":
            a, b = together.root(one), together.root(other)
            against = [r for r, x, y in apart if {together.root(x), together.root(y)} == {a, b} and a != b]
        else:
            against = []
            if together.root(one) == together.root(other):
                # The rows that joined them, one of which may be the very pair.
                direct = [r for r, x, y in why if {x, y} == {one, other}]
                against = direct or [r for r, x, _ in why if together.root(x) == together.root(one)]
        if against:
            holds = against[0]
            bound.notices.append(
                f"{bound.rulings.where(row)}: rulings {row.id} ({row.kind}) and {holds.id} ({holds.kind}) contradict "
                f"each other; the later one, {holds.id}, holds"
            )
            continue
        accepted.add(row.id)
        if row.kind == "same":
            together.join(one, other)
            why.append((row, one, other))
        else:
            apart.append((row, one, other))
    for row, one, other in pairs:
        if row.id in accepted:
            (bound.same if row.kind == "same" else bound.different).append((one, other))


# ── What one article says, without what was rejected and with what was corrected ────────────────────────────


def _edit(bound: Bound, edits: Sequence[tuple[Ruling, str, str]], index: Mapping[str, int]) -> None:
    changed: dict[str, ArticleFacts] = {}
    told: dict[tuple[Ref, str], Correction] = {}
    seen: dict[tuple[str, object, str], Ruling] = {}
    for row, article, local in edits:
        facts = changed.get(article, bound.readings[index[article]].facts)
        key = (article, local or row.about[0], row.field)
        if (former := seen.get(key)) and former.value != row.value:
            bound.notices.append(
                f"{bound.rulings.where(former)}: rulings {former.id} and {row.id} correct one {row.field} differently; "
                f"the later one, {row.id}, holds"
            )
        seen[key] = row
        after = _corrected(facts, row, local)
        if after is None:
            bound.notices.append(bound.stale(row, f"no {row.about[0].sort} is read there any more"))
        else:
            changed[article] = after
            place = row.about[0]
            ref = (article, local or f"{place.start}-{place.end}")
            told[ref, row.field] = (row, _read(bound.readings[index[article]].facts, row, local))
    for (ref, _), correction in told.items():
        bound.corrected.setdefault(ref, []).append(correction)
    for item in bound.on_claims:
        if item.ruling.kind == "reject":
            article = item.place.article
            before = changed.get(article, bound.readings[index[article]].facts)
            changed[article] = _without(before, item)
            gone = {fact for fact in before.facts if fact.type == "sent"} - set(changed[article].facts)
            bound.unsent |= {((article, fact.subject), fact.object) for fact in gone}
    for article, facts in changed.items():
        bound.readings[index[article]] = reading(facts, bound.readings[index[article]].article)


def told(corrections: Iterable[Correction]) -> str:
    """What a node says of its corrections: ``date: 2021-10-25 → 2021-10-26, REASON (DAY)``.

    What was read stands there once, and not at all where nothing was.
    """
    changes: dict[tuple[str, str, str, str], dict[str, None]] = {}
    for row, read in corrections:
        key = (row.field, row.value, f", {row.reason}" if row.reason else "", f" ({row.when[:10]})" if row.when else "")
        changes.setdefault(key, {}).update({read: None} if read else {})
    return "; ".join(
        f"{name}{': ' if before else ''}{' / '.join(before)} → {value}{reason}{day}"
        for (name, value, reason, day), before in changes.items()
    )


def _read(facts: ArticleFacts, row: Ruling, local: str) -> str:
    """What was read of the article before the correction."""
    if local:
        things = [item for item in getattr(facts, _PARTS[row.about[0].sort]) if item.id == local]
    else:
        things = _figures(facts, row.about[0])
    return next((str(getattr(item, row.field)) for item in things), "")


def _figures(facts: ArticleFacts, place: Place) -> list[Indicator]:
    return [i for i in facts.indicators if any((e.start, e.end) == (place.start, place.end) for e in i.evidence)]


def _corrected(facts: ArticleFacts, row: Ruling, local: str) -> ArticleFacts | None:
    place = row.about[0]
    if place.sort == "indicator":
        found = _figures(facts, place)
        if len(found) != 1:
            return None
        (old,) = found
        change: dict[str, Any] = {row.field: row.value}
        new = replace(old, **change)
        return replace(facts, indicators=tuple(new if i is old else i for i in facts.indicators))
    part = _PARTS[place.sort]
    values: dict[str, Any] = {row.field: row.value}
    if place.sort == "event" and row.field == "date":
        values["date_basis"] = ""  # no text states it
    items = tuple(replace(item, **values) if item.id == local else item for item in getattr(facts, part))
    parts: dict[str, Any] = {part: items}
    return replace(facts, **parts)


def _is_read(facts: ArticleFacts, item: _OnClaim) -> bool:
    """Whether the article still makes the claim, or has a quote there from which it can be derived."""
    if item.ruling.relation in _DERIVED:
        return any(map(item.meets, _quotes(facts)))
    return _without(facts, item) != facts


def _without(facts: ArticleFacts, item: _OnClaim) -> ArticleFacts:
    """The facts without those that the claim rests on. What is only derived from others goes later, as a claim."""
    relation = item.ruling.relation

    def said(evidence: Iterable[Evidence]) -> bool:
        return any(map(item.meets, evidence))

    def ends(subject: str, object_: str = "") -> bool:
        return item.subject in ("", subject) and item.object in ("", object_)

    kept = tuple(
        fact
        for fact in facts.facts
        if not (relation in ("", fact.type.upper()) and ends(fact.subject, fact.object) and said(fact.evidence))
    )
    people = facts.people
    if relation in ("", "HELD"):
        role = name_key(item.ruling.value)
        people = tuple(
            replace(
                person,
                offices=tuple(
                    office
                    for office in person.offices
                    if not said(office.evidence) or (role and role != name_key(office.role or office.name))
                ),
            )
            if item.subject in ("", person.id)
            else person
            for person in people
        )
    remarks, indicators = facts.remarks, facts.indicators
    if relation in ("", "SAID"):
        remarks = tuple(r for r in remarks if not (ends(r.said_by) and said(r.evidence)))
    if relation in ("", "MEASURED"):
        indicators = tuple(i for i in indicators if not (ends(i.subject) and said(i.evidence)))
    return replace(facts, facts=kept, people=people, remarks=remarks, indicators=indicators)
