"""A ledger, and a view beside the graph that the ledger makes → what is wrong, in plain words. Nothing is written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from hoso.graph.ledger import Ledger
from hoso.graph.model import Entity, Graph, Statement
from hoso.graph.pipeline import faults
from hoso.graph.stores.base import Counts, View
from hoso.graph.stores.difference import difference
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

    ``texts`` are the articles' texts by id: every quote of the view is looked up in them, but for those of ``imported``
    articles, whose texts are not held. ``where`` names the view.
    """
    held = view.contents()
    names = {entity.id: str(entity.props.get("name", "")) for entity in (*held.entities, *wanted.entities)}
    if not view.hash():
        yield Finding(where, "", "it has no hash: its last update was interrupted")
    elif view.hash() != content_hash(held):
        yield Finding(where, "", "its content is not what its hash says: something else has written to it")
    elif view.hash() != content_hash(wanted):
        yield Finding(
            where, "", "its hash is not that of the ledger's graph: it is of another ledger, or of an older state"
        )
    counted, right = view.counts(), Counts(len(wanted.entities), len(wanted.statements))
    if counted != right:
        yield Finding(
            where,
            "",
            f"it holds {counted.entities} entities and {counted.statements} statements, "
            f"the ledger's graph has {right.entities} and {right.statements}",
        )
    for id_, times in sorted(Counter(entity.id for entity in held.entities).items()):
        if times > 1:
            yield Finding(where, id_, f"{times} nodes have this id")
    todo = difference(held, wanted)
    for entity in todo.entities_added:
        yield Finding(where, entity.id, f"{_told(entity)} is missing")
    for entity in todo.entities_removed:
        yield Finding(where, entity.id, f"{_told(entity)} is nothing that the ledger knows")
    for was, entity in todo.entities_changed:
        if set(was.labels) != set(entity.labels):
            says = f"{_told(entity)} has the labels {', '.join(was.labels)} instead of {', '.join(entity.labels)}"
            yield Finding(where, entity.id, says)
        for says in _properties(was.props, entity.props):
            yield Finding(where, entity.id, f"{_told(entity)}: {says}")
    claims = view.claims()
    for row in recounted(claims, claims_made(wanted)):
        says = f"says that {claims[row['id']]} claims stand in it, the ledger's graph has {row['claims']}"
        yield Finding(where, row["id"], says)
    again = {statement.id for statement in todo.statements_added}
    for statement in todo.statements_removed:
        strange = "is other than in the ledger" if statement.id in again else "is nothing that the ledger knows"
        yield Finding(where, statement.id, f"{_claim(statement, names)} {strange}")
    gone = {statement.id for statement in todo.statements_removed}
    for statement in todo.statements_added:
        if statement.id not in gone:
            yield Finding(where, statement.id, f"{_claim(statement, names)} is missing")
    for held_claim, claim in todo.statements_changed:
        for says in _properties(held_claim.props, claim.props):
            yield Finding(where, claim.id, f"{_claim(claim, names)}: {says}")
        if held_claim.attestations != claim.attestations:
            says = f"it is attested {len(held_claim.attestations)} times, {_attested(held_claim, claim)}"
            yield Finding(where, claim.id, f"{_claim(claim, names)}: {says}")
    for statement in held.statements:
        for mark in statement.attestations:
            text = texts.get(mark.article)
            if text is None:
                if mark.article in imported:
                    continue
                says = f"a quote of the article {mark.article!r}, which the ledger does not have"
            elif text[mark.start : mark.end] != mark.quote or not 0 <= mark.start < mark.end:
                says = f"the quote at {mark.start}–{mark.end} of the article {mark.article!r} does not stand there"
            else:
                continue
            yield Finding(where, statement.id, f"{_claim(statement, names)}: {says}")


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
