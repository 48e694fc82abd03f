"""A name → all that the graph says of one person, body or document: offices, events, quotes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from hoso.app.names import Named, one
from hoso.app.tables import Answer, json_text, plain, render, visible

if TYPE_CHECKING:
    from hoso.graph.stores.base import View

SHOWN = ("Person", "Body", "Directive", "Program", "Event")
"""The labels of what can be shown by its name."""

_WITH_TITLES = frozenset({"Directive", "Program"})

_OFFICES = """
MATCH (p:Person {id: $id})-[h:HELD]->(t:Tenure)-[:IN_POST]->(o:Post)
OPTIONAL MATCH (o)-[:OF_BODY]->(b:Body)
RETURN o.name AS office, b.name AS body, t.status AS status, t.first_seen AS first_seen, t.last_seen AS last_seen,
       t.from AS from, t.until AS until, h.disputed AS disputed, h.articles AS articles
"""

_HOLDERS = """
MATCH (b:Body {id: $id})<-[:OF_BODY]-(o:Post)<-[:IN_POST]-(t:Tenure)<-[h:HELD]-(p:Person)
RETURN p.name AS person, o.name AS office, t.status AS status, t.first_seen AS first_seen, t.last_seen AS last_seen,
       t.from AS from, t.until AS until, h.disputed AS disputed, h.articles AS articles
"""

_OUT = """
MATCH (n:Hoso {id: $id})-[r]->(m:Hoso)
OPTIONAL MATCH (e:Event {id: r.event})
RETURN type(r) AS relation, m.name AS name, coalesce(r.date, m.date, e.date) AS date, r.modality AS modality,
       r.basis AS basis, r.quotes AS quotes, r.articles AS articles, r.disputed AS disputed
"""

_IN = _OUT.replace("-[r]->", "<-[r]-")

_STATUS = {"current": "as reported"}
"""What the graph calls current was so on the days on which it was seen, and perhaps no longer."""

_TOLD_ELSEWHERE = frozenset({"HELD", "IN_POST", "OF_BODY", "MENTIONS"})
_NOT_SHOWN = frozenset({"name", "sort_key", "date_from", "date_to", "hoso_given", "hoso_words", "hoso_claims"})
_COLUMNS = ("relation", "with", "date", "modality", "basis", "quote", "articles", "disputed")


@dataclass(frozen=True, slots=True)
class Dossier:
    """One node and what stands in the graph about it; each part is a table, and empty parts are left out."""

    node: Named
    facts: Answer
    offices: Answer
    relations: Answer


def named(view: View, labels: Sequence[str] = SHOWN) -> list[Named]:
    """Everything with one of the labels that can be asked for by name."""
    found: list[Named] = []
    for label in labels:
        rows = view.query(
            f"MATCH (n:{label}) RETURN n.id AS id, n.name AS name, n.aliases AS aliases, n.sort_key AS sort_key, "
            "n.date AS date, n.title AS title, n.topic AS topic, n.number AS number, n.provisional AS provisional"
        ).rows
        documents = label in _WITH_TITLES
        found += [
            Named(
                id, name or id, label, tuple(aliases or ()), sort_key or "", hint=str(date or ""),
                # The embedded engine gives a node that has no title its name for one.
                also=(title if documents and title != name else topic) or "",
                number=str(number or "") if documents else "",
                provisional=bool(provisional),
            )
            for id, name, aliases, sort_key, date, title, topic, number, provisional in rows
        ]  # fmt: skip
    return found


def look_up(typed: str, view: View) -> Named:
    """The one node that the name can mean. Raises UnknownName with candidates where it is none or several.

    People, bodies and documents go before events, whose names are made of theirs.
    """
    from hoso.app.names import matches

    for labels in (SHOWN[:4], SHOWN[4:]):
        nodes = named(view, labels)
        if matches(typed, nodes)[1]:
            return one(typed, with_offices(nodes, view), "person, body or document")
    return one(typed, [], "person, body or document")


def with_offices(nodes: list[Named], view: View) -> list[Named]:
    """People with their offices as hints, where two have one name."""
    names = [node.name for node in nodes if node.label == "Person"]
    if len(set(names)) == len(names):
        return nodes
    offices: dict[str, list[str]] = {}
    rows = view.query(
        "MATCH (p:Person)-[:HELD]->(:Tenure)-[:IN_POST]->(o:Post) RETURN p.id AS id, o.name AS office"
    ).rows
    for id, office in rows:
        offices.setdefault(id, []).append(office)
    return [
        Named(node.id, node.name, node.label, node.aliases, node.sort_key, ", ".join(sorted(offices[node.id])))
        if node.id in offices
        else node
        for node in nodes
    ]


def dossier(node: Named, view: View) -> Dossier:
    """All that the graph says of the node."""
    return Dossier(node, _facts(node, view), _offices(node, view), _relations(node, view))


def text_of(found: Dossier, form: str, *, limit: int, colour: bool = False, full: bool = False) -> str:
    """The dossier as text: ``table`` and ``markdown`` show at most ``limit`` rows of each part, ``json`` all."""
    if form == "json":
        data: dict[str, Any] = {"id": found.node.id, "name": found.node.name, "label": found.node.label}
        data["properties"] = {str(name): plain(value) for name, value in found.facts.rows}
        for name, part in (("offices", found.offices), ("relations", found.relations)):
            data[name] = [dict(zip(part.columns, plain(row), strict=True)) for row in part.rows]
        return json_text(data) + "\n"
    title = visible(f"{found.node.name} · {found.node.label}")
    blocks = [f"# {title}\n" if form == "markdown" else title + "\n"]
    for part in (found.facts, found.offices, found.relations):
        if not part.rows:
            continue
        left = len(part.rows) - limit
        note = f"… and {left} more: --limit {len(part.rows)} shows them" if left > 0 else ""
        if form == "markdown":
            blocks.append(f"## {part.title}\n\n")
        shown = Answer(part.columns, part.rows[:limit], "" if form == "markdown" else part.title, note)
        blocks.append(render(shown, form, colour=colour, full=full))
    return "\n".join(blocks)


def _facts(node: Named, view: View) -> Answer:
    rows = view.query(
        "MATCH (n:Hoso {id: $id}) RETURN labels(n) AS labels, properties(n) AS props", {"id": node.id}
    ).rows
    labels, props = rows[0] if rows else ([], {})
    # The embedded engine gives a node that has no title or type its name and label for them.
    standins = {("title", node.name), *(("type", label) for label in labels)}
    kept = [
        (name, value)
        for name, value in sorted(props.items())
        if name not in _NOT_SHOWN and (isinstance(value, list) or (name, value) not in standins)
    ]
    return Answer(("property", "value"), tuple(kept), title="Properties")


def _offices(node: Named, view: View) -> Answer:
    if node.label not in {"Person", "Body"}:
        return Answer((), ())
    person = node.label == "Person"
    found = view.query(_OFFICES if person else _HOLDERS, {"id": node.id})
    rows = [(*row[:2], _STATUS.get(row[2], row[2]), *row[3:-1], len(set(row[-1] or ()))) for row in found.rows]
    rows.sort(key=lambda row: (str(row[5] or plain(row[3]) or row[6] or "~"), str(row[0]), str(row[1])))
    return Answer(found.columns, tuple(rows), title="Offices (chức vụ)" if person else "Seen in its offices")


def _relations(node: Named, view: View) -> Answer:
    rows: list[tuple[Any, ...]] = []
    for cypher, arrow in ((_OUT, "{} →"), (_IN, "← {}")):
        for row in view.query(cypher, {"id": node.id}).rows:
            type_, name, date, modality, basis, quotes, articles, disputed = row
            if type_ in _TOLD_ELSEWHERE:
                continue
            quote = (quotes or [None])[0]
            rows.append((arrow.format(type_), name, date, modality, basis, quote, len(set(articles or ())), disputed))
    rows.sort(key=lambda row: (str(plain(row[2]) or ""), row[0], str(row[1])))
    return Answer(_COLUMNS, tuple(rows), title="Relations")
