"""From the difference between two graphs to the batches that make a Neo4j database hold the wanted one.

All nodes go through one text and all new relationships through another (labels and types are values in it), for a
server plans every text anew, and for a small graph that took longer than writing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import Any

from hoso.graph.model import Entity, Statement
from hoso.graph.stores.difference import Difference
from hoso.graph.stores.form import CLAIMS, MARK, RELATIONSHIP_MARK, node_props, relationship_props
from hoso.graph.stores.neo4j.turns import Turns


def write_entities(turns: Turns, todo: Difference, made: Mapping[str, int]) -> None:
    """Remove what has to go, and write the entities. ``made`` is the wanted graph's ``claims_made``."""
    _delete_statements(turns, todo.statements_removed)
    _delete_entities(turns, todo.entities_removed)
    for (gone, come), ids in sorted(_by_labels(todo.relabelled).items()):
        remove = f" REMOVE n{gone}" if gone else ""
        put = f" SET n{come}" if come else ""
        turns.write(f"MATCH (n:{MARK} {{id: row}}){remove}{put}", ids)
    turns.write(
        f"MERGE (n:{MARK} {{id: row.id}}) SET n = row.props SET n:$(row.labels)",
        [*todo.entities_added, *(entity for _, entity in todo.entities_changed)],
        lambda batch: [
            {"id": entity.id, "labels": list(entity.labels), "props": node_props(entity, made)} for entity in batch
        ],
    )


def write_claims_made(turns: Turns, miscounted: Sequence[Mapping[str, Any]]) -> None:
    """Write how many claims the articles have whose number is another one in the database."""
    turns.write(f"MATCH (a:{MARK} {{id: row.id}}) SET a.{CLAIMS} = row.claims", miscounted)


def write_statements(turns: Turns, todo: Difference) -> None:
    """Write the statements that are new or changed, between entities that are there."""
    turns.write(
        f"MATCH (a:{MARK} {{id: row.id}}) UNWIND row.claims AS claim MATCH (b:{MARK} {{id: claim.object}}) "
        "CREATE (a)-[r:$(claim.type)]->(b) SET r = claim.props",
        sorted(todo.statements_added, key=_subject),  # so that a node is looked for and locked once, not for each
        _by_subject,
    )
    by_type: dict[str, list[Statement]] = defaultdict(list)
    for _, statement in todo.statements_changed:
        by_type[statement.type].append(statement)
    for type_, statements in sorted(by_type.items()):
        turns.write(
            f"MATCH (a:{MARK} {{id: row.id}}) UNWIND row.claims AS claim MATCH (b:{MARK} {{id: claim.object}}) "
            f"MATCH (a)-[r:{_quoted(type_)} {{id: claim.props.id, {RELATIONSHIP_MARK}: true}}]->(b) "
            "SET r = claim.props",
            statements,
            _by_subject,
        )


def _delete_statements(turns: Turns, statements: Sequence[Statement]) -> None:
    by_type: dict[str, list[dict[str, str]]] = defaultdict(list)
    for statement in statements:
        by_type[statement.type].append({"id": statement.id, "subject": statement.subject})
    for type_, rows in sorted(by_type.items()):
        turns.write(
            f"MATCH (:{MARK} {{id: row.subject}})-[r:{_quoted(type_)}]->(:{MARK}) "
            f"WHERE r.{RELATIONSHIP_MARK} = true AND coalesce(r.id, '') = row.id DELETE r",
            rows,
        )


def _delete_entities(turns: Turns, entities: Sequence[Entity]) -> None:
    """Delete entities, or empty of everything of ours those on which somebody else's relationship still hangs."""
    if not entities:
        return
    ids = [entity.id for entity in entities]
    turns.write(f"MATCH (n:{MARK} {{id: row}}) WHERE NOT EXISTS {{ (n)--() }} DELETE n", ids)
    if "" in ids:  # marked by somebody, never written by us
        turns.write(f"MATCH (n:{MARK}) WHERE n.id IS NULL DETACH DELETE n", [""])
    by_labels: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for entity in entities:
        by_labels[entity.labels].append(entity.id)
    for labels, rows in sorted(by_labels.items()):
        turns.write(f"MATCH (n:{MARK} {{id: row}}) SET n = {{}} REMOVE n{_labels((*labels, MARK))}", rows)


def _subject(statement: Statement) -> str:
    return statement.subject


def _by_subject(statements: Sequence[Statement]) -> list[dict[str, Any]]:
    """Statements, those of one subject beside each other, as rows: a subject with its claims."""
    return [
        {
            "id": id_,
            "claims": [{"type": s.type, "object": s.object, "props": relationship_props(s)} for s in claims],
        }
        for id_, claims in groupby(statements, _subject)
    ]


def _by_labels(pairs: Iterable[tuple[Entity, Entity]]) -> dict[tuple[str, str], list[str]]:
    """The ids of the entities whose labels change, by what goes and what comes, both as ``:A:B``."""
    groups: dict[tuple[str, str], list[str]] = defaultdict(list)
    for was, entity in pairs:
        gone = sorted(set(was.labels) - set(entity.labels))
        come = sorted(set(entity.labels) - set(was.labels))
        groups[_labels(gone), _labels(come)].append(entity.id)
    return groups


def _labels(labels: Iterable[str]) -> str:
    return "".join(f":{_quoted(label)}" for label in labels)


def _quoted(name: str) -> str:
    """A label or type as Cypher takes it. Ours are checked against the ontology; others may be in the database."""
    return "`" + name.replace("`", "``") + "`"
