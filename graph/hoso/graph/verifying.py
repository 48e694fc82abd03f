"""A ledger, and a view beside the graph that the ledger makes → what is wrong, in plain words. Nothing is written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Any

from hoso.graph.ledger import Ledger
from hoso.graph.model import Attestation, Entity, Graph, Statement
from hoso.graph.pipeline import faults
from hoso.graph.stores.base import Counts, View
from hoso.graph.stores.difference import Difference, difference
from hoso.graph.stores.form import claims_made, recounted
from hoso.graph.stores.storable import content_hash


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong: ``where`` is the ledger or a view, ``what`` the id of the thing concerned, if any."""

    where: str
    what: str
    says: str


def ledger_findings(ledger: Ledger) -> Iterator[Finding]:
    """What is wrong in the ledger: pages, hashes of texts, fields and facts, and quotes that do not stand there."""
    broken: set[str] = set()
    for article_id, fault in ledger.faults():
        broken.add(article_id)
        yield Finding("ledger", article_id, fault)
    for article_id in ledger.versions():
        if article_id in broken:
            continue
        article, facts = ledger.article(article_id), ledger.facts_of(article_id)
        if article is not None and facts is not None and (fault := faults(article, facts)):
            yield Finding("ledger", article_id, fault)


def view_findings(
    where: str, view: View, wanted: Graph, texts: Mapping[str, str], imported: frozenset[str] = frozenset()
) -> Iterator[Finding]:
    """What keeps a view from being ``wanted``, the ledger's graph in storable form.

    A view that is whole and of another state of a ledger is told in one finding.
    ``texts`` are the articles' texts by id: every quote of the view is looked up in them, but for those of ``imported``
    articles, whose texts are not held. ``where`` names the view.
    """
    held = view.contents()
    names = {entity.id: str(entity.props.get("name", "")) for entity in (*held.entities, *wanted.entities)}
    todo = difference(held, wanted)
    hash_ = view.hash()
    if hash_ and hash_ == content_hash(held) != content_hash(wanted):
        # Whole, and of something else: each thing in which the two differ would be a finding, and say no more.
        here, there = Counts.of(held), Counts.of(wanted)
        told = f"it holds {_told_of(here)}, the ledger's graph has {_told_of(there)}"
        yield Finding(where, "", f"{_OLDER}: {told}")
        return
    for says in _as_a_whole(view, held, wanted):
        yield Finding(where, "", says)
    of_items = (
        _of_entities(held, todo),
        _of_counts(view, wanted),
        _of_statements(todo, names),
        _of_quotes(held, names, texts, imported),
    )
    for what, says in chain.from_iterable(of_items):
        yield Finding(where, what, says)


_OLDER = "it is whole, but of another ledger, or of an older state"


def is_older(finding: Finding) -> bool:
    """Whether this says of a view that it is whole, but not of the present ledger."""
    return finding.says.startswith(_OLDER)


def _told_of(counts: Counts) -> str:
    return f"{counts.entities} entities and {counts.statements} statements"


_Fault = tuple[str, str]
"""The id of the thing concerned, and what is wrong with it."""


def _as_a_whole(view: View, held: Graph, wanted: Graph) -> Iterator[str]:
    """What the view's hash and its counts say."""
    hash_ = view.hash()
    if not hash_:
        yield "it has no hash: its last update was interrupted"
    elif hash_ != content_hash(held):
        yield "its content is not what its hash says: something else has written to it"
    counted, right = view.counts(), Counts.of(wanted)
    if counted != right:
        yield (f"it holds {_told_of(counted)}, the ledger's graph has {_told_of(right)}")


def _of_entities(held: Graph, todo: Difference) -> Iterator[_Fault]:
    """The entities that are there twice, missing, unknown to the ledger, or have other labels or properties."""
    for id_, times in sorted(Counter(entity.id for entity in held.entities).items()):
        if times > 1:
            yield id_, f"{times} nodes have this id"
    for entity in todo.entities_added:
        yield entity.id, f"{_told(entity)} is missing"
    for entity in todo.entities_removed:
        yield entity.id, f"{_told(entity)} is nothing that the ledger knows"
    for was, entity in todo.entities_changed:
        if set(was.labels) != set(entity.labels):
            labels = f"{', '.join(was.labels)} instead of {', '.join(entity.labels)}"
            yield entity.id, f"{_told(entity)} has the labels {labels}"
        for says in _properties(was.props, entity.props):
            yield entity.id, f"{_told(entity)}: {says}"


def _of_counts(view: View, wanted: Graph) -> Iterator[_Fault]:
    """The articles that are said to have another number of claims."""
    claims = view.claims()
    for row in recounted(claims, claims_made(wanted)):
        says = f"says that {claims[row['id']]} claims stand in it, the ledger's graph has {row['claims']}"
        yield row["id"], says


def _of_statements(todo: Difference, names: Mapping[str, str]) -> Iterator[_Fault]:
    """The statements that are missing, unknown to the ledger, or other than there."""
    again = {statement.id for statement in todo.statements_added}
    for statement in todo.statements_removed:
        strange = "is other than in the ledger" if statement.id in again else "is nothing that the ledger knows"
        yield statement.id, f"{_claim(statement, names)} {strange}"
    gone = {statement.id for statement in todo.statements_removed}
    for statement in todo.statements_added:
        if statement.id not in gone:
            yield statement.id, f"{_claim(statement, names)} is missing"
    for held, claim in todo.statements_changed:
        for says in _properties(held.props, claim.props):
            yield claim.id, f"{_claim(claim, names)}: {says}"
        if held.attestations != claim.attestations:
            says = f"it is attested {len(held.attestations)} times, {_attested(held, claim)}"
            yield claim.id, f"{_claim(claim, names)}: {says}"


def _of_quotes(
    held: Graph, names: Mapping[str, str], texts: Mapping[str, str], imported: frozenset[str]
) -> Iterator[_Fault]:
    """The quotes that do not stand in their article, or in no article of the ledger."""
    for statement in held.statements:
        for mark in statement.attestations:
            text = texts.get(mark.article)
            if text is None and mark.article in imported:
                continue
            if says := _fault_of_quote(mark, text):
                yield statement.id, f"{_claim(statement, names)}: {says}"


def _fault_of_quote(mark: Attestation, text: str | None) -> str:
    """What is wrong with a quote of a text, which is None where the ledger does not have it; empty if nothing is."""
    if text is None:
        return f"a quote of the article {mark.article!r}, which the ledger does not have"
    if text[mark.start : mark.end] != mark.quote or not 0 <= mark.start < mark.end:
        return f"the quote at {mark.start}–{mark.end} of the article {mark.article!r} does not stand there"
    return ""


def _attested(held: Statement, wanted: Statement) -> str:
    if len(held.attestations) != len(wanted.attestations):
        return f"in the ledger {len(wanted.attestations)} times"
    return "but at other places or in other words than in the ledger"


def _told(entity: Entity) -> str:
    label = entity.labels[-1] if entity.labels else "node without a label"
    return f"{label} {entity.props.get('name', entity.id)!r}"


def _claim(statement: Statement, names: Mapping[str, str]) -> str:
    return (
        f"{statement.type} from {names.get(statement.subject, statement.subject)!r} "
        f"to {names.get(statement.object, statement.object)!r}"
    )


def _properties(held: Mapping[str, Any], wanted: Mapping[str, Any]) -> Iterator[str]:
    """In words, the properties that differ, their types included."""
    for name in sorted({*held, *wanted}):
        here, there = held.get(name), wanted.get(name)
        if name not in held:
            yield f"{name} is missing, the ledger says {_shown(there)}"
        elif name not in wanted:
            yield f"{name} is {_shown(here)}, the ledger says nothing"
        elif (type(here), here) != (type(there), there):
            yield f"{name} is {_shown(here)}, the ledger says {_shown(there)}"


def _shown(value: Any) -> str:
    return repr(value) if isinstance(value, str | int | float | bool | tuple) else str(value)
