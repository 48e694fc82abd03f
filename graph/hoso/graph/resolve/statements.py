"""Everything that was resolved → the statements of the graph: one a distinct claim, with everybody who attests it.

What distinguishes a claim, beside its type and its two ends: the modality, whose word it is, on whose behalf, and for
an inspection the event (two inspections of one body are two). A claim without a date joins a dated one only if
exactly one fits.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from hoso.graph import dates
from hoso.graph.keys import digest
from hoso.graph.model import Attestation, Statement, Value
from hoso.graph.resolve.reading import commonest
from hoso.graph.terms import UNQUOTED

_FIRMNESS = ("stated", "symbol", "derived", "gazetteer", "name")


@dataclass(frozen=True, slots=True)
class Claim:
    """One article's word for a relationship, before those of all articles are put together."""

    type: str
    subject: str
    object: str
    attested: tuple[Attestation, ...] = ()
    basis: str = "stated"
    modality: str = "done"
    said_by: str = ""
    on_behalf_of: str = ""
    event: str = ""
    date: str = ""
    date_basis: str = ""
    act: str = ""
    source: str = ""
    rules: tuple[str, ...] = ()
    disputed: str = ""

    @property
    def identity(self) -> tuple[str, ...]:
        """What two reports of one claim share, the date aside."""
        event = self.event if self.type == "INSPECTED" else ""
        return self.type, self.subject, self.object, self.modality, self.said_by, self.on_behalf_of, event


def assemble(claims: Iterable[Claim]) -> tuple[Statement, ...]:
    """Put claims together into statements, sorted by id. The order of the claims does not count.

    Raises ValueError for a claim that must have a quote and has none.
    """
    groups: defaultdict[tuple[str, ...], list[Claim]] = defaultdict(list)
    for claim in claims:
        if not claim.attested and claim.basis not in UNQUOTED:
            raise ValueError(f"{claim.type} from {claim.subject} to {claim.object} has no quote")
        groups[claim.identity].append(claim)
    statements = [
        _statement(identity, date, members)
        for identity, group in groups.items()
        for date, members in _by_date(group).items()
    ]
    return tuple(sorted(statements, key=lambda statement: statement.id))


def _by_date(group: Sequence[Claim]) -> Mapping[str, list[Claim]]:
    """Claims of one identity by their dates, those that may mean one dated claim only put to it."""
    if len(group) == 1:  # as nearly all are
        (only,) = group
        return {only.date if dates.bounds(only.date) else "": [only]}
    exact = sorted({claim.date for claim in group if dates.day(claim.date)})
    found: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in group:
        if claim.date in exact:
            found[claim.date].append(claim)
            continue
        fitting = [day for day in exact if dates.fits(day, claim.date)]
        known = claim.date if dates.bounds(claim.date) else ""
        found[fitting[0] if len(fitting) == 1 else known].append(claim)
    return found


def _statement(identity: tuple[str, ...], date: str, members: Sequence[Claim]) -> Statement:
    type_, subject, object_, modality, said_by, on_behalf_of, _ = identity
    first = members[0]
    basis, attested, rules = first.basis, first.attested, first.rules
    event, act, disputed, source = first.event, first.act, first.disputed, first.source
    if len(members) > 1:  # hardly any: most claims are one article's
        basis = min((claim.basis for claim in members), key=_FIRMNESS.index)
        attested = tuple(mark for claim in members for mark in claim.attested)
        rules = tuple(rule for claim in members for rule in claim.rules)
        events = {claim.event for claim in members if claim.event}
        # A claim that several events attest (a body implements a document) belongs to none of them.
        event = next(iter(events)) if len(events) == 1 and all(claim.event for claim in members) else ""
        act = commonest(claim.act for claim in members)
        disputed = "; ".join(sorted({claim.disputed for claim in members} - {""}))
        source = commonest(claim.source for claim in members if claim.basis == basis)
    if len(attested) > 1:
        attested = tuple(sorted(set(attested)))
    props: dict[str, Value] = {"basis": basis, "modality": modality}
    if date:
        props |= dates.properties(date, dates.best_basis(claim.date_basis for claim in members if claim.date == date))
    if said_by:
        props["said_by"] = said_by
    if on_behalf_of:
        props["on_behalf_of"] = on_behalf_of
    if event:
        props["event"] = event
    if act:
        props["act"] = act
    if disputed:
        props["disputed"] = disputed
    if source and basis != "stated":
        props["source"] = source
    if rules := tuple(sorted({rule for rule in rules if rule})):
        props["rules"] = rules
    return Statement(digest(*identity, date), type_, subject, object_, props, attested)
