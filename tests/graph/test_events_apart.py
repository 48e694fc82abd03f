"""Events that are not one although kind and body are: of another time, or several of one day."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.graph.test_resolve import built, of, person, quote

from hoso.loaders.facts import ArticleFacts, Body, Event, Fact

HOST = Body("b1", "Ủy ban nhân dân tỉnh Cao Bằng", "state", "province", "Cao Bằng")


def held(
    id_: str, day: str, published: str, *, kind: str = "conference", chair: str = "", topic: str = ""
) -> ArticleFacts:
    """A body's conference, chaired by somebody or nobody."""
    facts: tuple[Fact, ...] = (Fact("organized", "b1", "e1", quote(), "test"),)
    whole = ArticleFacts(
        id=id_,
        published=published,
        bodies=(HOST,),
        events=(Event("e1", kind, "", day, "stated", topic=topic),),
        facts=facts,
    )
    if chair:
        whole = person("p1", chair, [], whole)
        whole = replace(whole, facts=(*facts, Fact("chaired", "p1", "e1", quote(), "test")))
    return whole


def conferences(*articles: ArticleFacts) -> int:
    return len([e for e in built(*articles).entities if e.labels[0] == "Event"])


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [
        (held("a", "2021-04-28", "2021-04-28"), held("b", "", "2017"), 2),
        (held("a", "2021-04-28", "2021-04-28"), held("b", "", ""), 2),
        (held("a", "2021-04-28", "2021-04-28"), held("b", "", "2021-04-29"), 2),
        (held("a", "2021-04-28", "2021-04-28", chair="Mạc Văn Thử"), held("b", "", "2021-04-29", chair="Mạc Văn Thử"), 1),
        (held("a", "2021-04-28", "2021-04-28", chair="Mạc Văn Thử"), held("b", "", "2021-09-29", chair="Mạc Văn Thử"), 2),
        (held("a", "2021-04-28", "2021-04-28", topic="về số"), held("b", "2021-04", "2021-12-01", topic="về số"), 1),
        (held("a", "2021-04-28", "2021-04-28"), held("b", "2021-04-28", "2021-04-29"), 2),
        (held("a", "2021-04-28", "", topic="về thuế"), held("b", "2021-04-28", "", topic="về lũ"), 2),
        (held("a", "2021-04-28", "", chair="Mạc Văn Thử"), held("b", "2021-04-28", "", chair="Mạc Văn Thử"), 1),
        (held("a", "2021-04-28", "", kind="session"), held("b", "2021-04-28", "", kind="session"), 1),
    ],
)  # fmt: skip
def test_conferences_of_one_body(one: ArticleFacts, other: ArticleFacts, count: int) -> None:
    assert conferences(one, other) == count


def test_two_of_one_day_are_put_up_for_review() -> None:
    graph = built(held("a", "2021-04-28", ""), held("b", "2021-04-28", ""))
    assert len(of(graph, "POSSIBLY_SAME")) == 1
