"""The facts file holds all that was read, and reads back to the same."""

from __future__ import annotations

import json

from hoso.loaders.facts import ArticleFacts, Body, Document, Event, Evidence, Fact, Mention, Office, Person
from hoso.loaders.factsfile import from_dict, to_dict

QUOTE = Evidence(0, 5, "Quote")
FACTS = ArticleFacts(
    id="a1",
    title="Họp Tỉnh ủy",
    published="2031-05-09",
    people=(
        Person(
            "p1",
            "Trần Văn Thử",
            ("ông Thử",),
            (Office("Bí thư Huyện ủy An Thử", "Bí thư", "b1", evidence=(QUOTE,), rule="title-before-name"),),
            (Mention(0, 5, "Trần Văn Thử", "title-before-name"),),
        ),
    ),
    bodies=(Body("b1", "Huyện ủy An Thử", "party"),),
    documents=(Document("d1", "directive", "Quy định", "Quy định số 55-QĐ/TW", "55", "QĐ/TW"),),
    events=(Event("e1", "inspection", "kiểm tra", "2031-05-09", "stated"),),
    facts=(
        Fact("chaired", "p1", "e1", (QUOTE,), "chair-verb"),
        Fact("implements", "b1", "d1", (QUOTE,), "implement-verb", modality="requested"),
        Fact("inspected", "b1", "b1", (QUOTE,), "plan", modality="planned"),
        Fact("target", "e1", "b1", (QUOTE,), "inspect-verb"),
    ),
)


def test_factsfile_round_trip() -> None:
    assert from_dict(json.loads(json.dumps(to_dict(FACTS)))) == FACTS


def test_factsfile_separates_what_happened_from_what_is_planned() -> None:
    data = to_dict(FACTS)
    assert [fact["type"] for fact in data["relations"]] == ["chaired", "implements"]
    assert [fact["type"] for fact in data["other_relations"]] == ["inspected", "target"]


def test_factsfile_gives_titles_and_nulls() -> None:
    data = to_dict(FACTS)
    assert data["people"][0]["titles"] == ["Bí thư Huyện ủy An Thử"]
    assert data["documents"][0]["date"] is None
