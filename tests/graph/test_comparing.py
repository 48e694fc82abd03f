"""Two graphs compared: what became of entities, and claims followed through it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.graph.sample import entity, said, sample

from hoso.graph.comparing import Comparison, compare
from hoso.graph.model import Entity, Graph, Statement

FIRST, SECOND, THIRD = ("a1", 0, 40), ("a2", 9, 60), ("b-7", 5, 50)
MEETING = entity("event/họp", "Event:Meeting", "Họp")


def graph(*people: tuple[str, str, list[tuple[str, int, int]]]) -> Graph:
    """People (id, name, the places that name them), each of whom took part in one meeting."""
    entities = [entity(id_, "Person", name) for id_, name, _ in people]
    statements = [said("article/x", "MENTIONS", id_, *where) for id_, _, where in people]
    statements += [said(id_, "TOOK_PART", MEETING.id, *where) for id_, _, where in people]
    return Graph.of([*entities, MEETING, entity("article/x", "Article", "Bài")], statements)


ONE = ("person/1", "Hồ Thị Mẫu", [FIRST])
TWO = ("person/2", "Hồ Thị Mẫu", [SECOND])
BOTH = ("person/1", "Hồ Thị Mẫu", [FIRST, SECOND])


@pytest.mark.parametrize(
    ("before", "after", "fates", "counts"),
    [
        ([ONE], [ONE], [], (0, 0, 0)),
        ([ONE, TWO], [BOTH], [("merged", 2, 1)], (1, 0, 1)),
        ([BOTH], [ONE, TWO], [("split", 1, 2)], (0, 1, 1)),
        ([ONE], [("person/9", "Hồ Thị Mẫu", [FIRST])], [("renumbered", 1, 1)], (0, 0, 0)),
        ([ONE], [("person/9", "Hồ Thị Mẩu", [FIRST])], [("renamed", 1, 1)], (0, 0, 0)),
        ([ONE], [("person/1", "Hồ Thị Mẩu", [THIRD])], [("renamed", 1, 1)], (0, 0, 1)),
        ([ONE], [ONE, TWO], [("new", 0, 1)], (0, 1, 0)),
        ([ONE, TWO], [TWO], [("gone", 1, 0)], (1, 0, 0)),
        (
            [("person/1", "A", [FIRST, SECOND]), ("person/2", "A", [THIRD])],
            [("person/3", "A", [FIRST]), ("person/4", "A", [SECOND, THIRD])],
            [("regrouped", 2, 2)],
            (0, 0, 2),
        ),
    ],
)
def test_entities_and_claims_are_followed(
    before: list[tuple[str, str, list[tuple[str, int, int]]]],
    after: list[tuple[str, str, list[tuple[str, int, int]]]],
    fates: list[tuple[str, int, int]],
    counts: tuple[int, int, int],
) -> None:
    found = compare(graph(*before), graph(*after))
    assert [(fate.what, len(fate.before), len(fate.after)) for fate in found.fates] == fates
    assert (len(found.lost), len(found.gained), len(found.changed)) == counts


def test_a_graph_does_not_differ_from_itself_and_wholly_from_nothing() -> None:
    whole = sample()
    claims = [statement for statement in whole.statements if statement.type != "MENTIONS"]
    assert compare(whole, whole) == Comparison((), (), (), ())
    assert len(compare(Graph(), whole).gained) == len(claims) == len(compare(whole, Graph()).lost)
    assert {fate.what for fate in compare(Graph(), whole).fates} == {"new"}


def test_a_claim_changes_and_is_not_lost() -> None:
    whole = sample()
    claim = next(s for s in whole.statements if s.type == "LED" and len(s.attestations) == 2)
    fewer = replace(claim, attestations=claim.attestations[:1])
    other: list[Statement] = [fewer if s is claim else s for s in whole.statements]
    found = compare(whole, Graph.of(whole.entities, other))
    assert (found.changed, found.lost, found.gained) == (((claim, fewer),), (), ())


def test_what_an_entity_is_is_not_guessed_by_its_place_alone() -> None:
    """A body and a person that one place names are two, whatever their order."""
    body: Entity = entity("body/1", "Body:StateBody", "Sở")
    before = graph(ONE)
    after = Graph.of(
        (*(e for e in before.entities if e.id != "person/1"), body),
        (said("article/x", "MENTIONS", "body/1", FIRST),),
    )
    assert [(fate.what, fate.before, fate.after) for fate in compare(before, after).fates] == [
        ("gone", (before.entities[-1],), ()),
        ("new", (), (body,)),
    ]
