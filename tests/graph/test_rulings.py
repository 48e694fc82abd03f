"""Rulings: what a row may be, what each kind does to the graph, and what is reported instead of applied."""

from __future__ import annotations

import json
import random
import tempfile
import threading
from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.graph.test_resolve import article, check, corpora, inspection, of, people, quote, seen, with_bodies

from hoso.graph.errors import RulingError
from hoso.graph.model import Graph
from hoso.graph.resolve import resolve
from hoso.graph.resolve.reading import reading
from hoso.graph.resolve.ruled import bind
from hoso.graph.rulings import Place, Ruling, Rulings
from hoso.graph.rulingsfile import append, load, of_store, path_of, rewrite, to_dict
from hoso.loaders.article import Article
from hoso.loaders.extraction import extract
from hoso.loaders.facts import ArticleFacts, Document, Indicator, Mention, Remark

HASH = article("a").sha256


def at(article_id: str, sort: str = "person", start: int = 3, end: int = 9) -> Place:
    """A place in an article of the tests, all of which have one text."""
    return Place(sort, article_id, start, end, HASH)


def rows(*rulings: Ruling) -> Rulings:
    """Rulings in order, with ids r1, r2, …"""
    named = tuple(replace(row, id=row.id or f"r{n}") for n, row in enumerate(rulings, 1))
    return Rulings(named, "hash", "rulings.jsonl", {row.id: n for n, row in enumerate(named, 1)})


def ruled(facts: Sequence[ArticleFacts], *rulings: Ruling) -> Graph:
    """The graph with rulings: sound, and the same whatever the order of the articles."""
    own = [article(item.id, item.published) for item in facts]
    graph = resolve(facts, own, rows(*rulings))
    check(graph)
    for seed in range(3):
        mixed = list(facts)
        random.Random(seed).shuffle(mixed)
        assert resolve(mixed, own, rows(*rulings)) == graph
    return graph


def told(facts: Sequence[ArticleFacts], *rulings: Ruling) -> list[str]:
    return bind(rows(*rulings), [reading(f, article(f.id, f.published)) for f in facts]).notices


def same(one: Place, other: Place) -> Ruling:
    return Ruling("", "same", (one, other))


def different(one: Place, other: Place) -> Ruling:
    return Ruling("", "different", (one, other))


# ── People, bodies, documents, events ───────────────────────────────────────────────────────────────────────────────

TWO = [
    seen("a", "2022-05-09", ("Bí thư", "Quận A")),
    seen("b", "2022-05-10", ("Chủ tịch", "HĐND khác")),
]


def test_same_joins_two_people_whose_offices_differ() -> None:
    assert len(people(resolve(TWO, map(article, "ab")))) == 2
    graph = ruled(TWO, same(at("a"), at("b")))
    assert len(people(graph)) == 1
    assert of(graph, "POSSIBLY_SAME") == []
    assert len(of(graph, "HELD")) == 2


def test_same_joins_two_names() -> None:
    graph = ruled(
        [seen("a", "", ("Bí thư", "Quận A")), seen("b", "", ("Bí thư", "Quận A"), name="Mạc Văn Thứ")],
        same(at("a"), at("b")),
    )
    (one,) = [e for e in graph.entities if e.labels == ("Person",)]
    assert {one.props["name"], *one.props["aliases"]} == {"Mạc Văn Thử", "Mạc Văn Thứ"}  # type: ignore[misc]


def test_different_keeps_two_and_they_do_not_come_again() -> None:
    before = resolve(TWO, map(article, "ab"))
    assert len(of(before, "POSSIBLY_SAME")) == 1
    graph = ruled(TWO, different(at("a"), at("b")))
    assert len(people(graph)) == 2
    assert of(graph, "POSSIBLY_SAME") == []


def test_different_parts_a_career_by_its_offices() -> None:
    """Two of one office stay together; who has none could be either, and stands alone."""
    facts = [
        seen("a", "2019-01-01", ("Bí thư", "Quận A")),
        seen("b", "2019-03-01", ("Bí thư", "Quận A")),
        seen("c", "2023-01-01", ("Giám đốc", "Sở")),
        seen("d", "2023-02-01"),
    ]
    assert len(people(resolve(facts, map(article, "abcd")))) == 1
    graph = ruled(facts, different(at("b"), at("c")))
    assert len(people(graph)) == 3
    assert sorted(len(of_person) for of_person in _articles_of_people(graph)) == [1, 1, 2]
    assert len(of(graph, "POSSIBLY_SAME")) == 2


def test_different_inside_one_office_takes_out_the_second() -> None:
    facts = [seen(id_, "2022-05-09", ("Bí thư", "Quận A")) for id_ in "abc"]
    graph = ruled(facts, different(at("a"), at("b")))
    assert sorted(_articles_of_people(graph)) == [{"article/a", "article/c"}, {"article/b"}]
    graph = ruled(facts, different(at("a"), at("b")), same(at("b"), at("c")))
    assert sorted(_articles_of_people(graph)) == [{"article/a"}, {"article/b", "article/c"}]


def _articles_of_people(graph: Graph) -> list[set[str]]:
    mentions = [s for s in graph.statements if s.type == "MENTIONS" and s.object.startswith("person/")]
    return sorted(({s.subject for s in mentions if s.object == id_} for id_ in people(graph)), key=sorted)


def _named(facts: ArticleFacts, **spans: tuple[int, int]) -> ArticleFacts:
    """The facts with a mention for the things whose local ids are given."""

    def named(item: Any) -> Any:
        span = spans.get(item.id)
        return replace(item, mentions=(Mention(*span, item.name, "test"),)) if span else item

    parts: dict[str, Any] = {p: tuple(map(named, getattr(facts, p))) for p in ("bodies", "documents", "events")}
    return replace(facts, **parts)


def test_bodies_are_joined_and_parted() -> None:
    two = [
        _named(with_bodies("a", ("Sở Mẫu", "state", "province", "Hà Nội")), b1=(3, 9)),
        _named(with_bodies("b", ("Sở Mẫu và Thử", "state", "province", "Hà Nội")), b1=(3, 9)),
    ]
    graph = ruled(two, same(at("a", "body"), at("b", "body")))
    (one,) = [e for e in graph.entities if e.labels[0] == "Body"]
    assert {one.props["name"], *one.props["aliases"]} == {"Sở Mẫu", "Sở Mẫu và Thử"}  # type: ignore[misc]

    one_name = [_named(with_bodies(id_, ("Sở Mẫu", "state", "", "")), b1=(3, 9)) for id_ in "abc"]
    graph = ruled(one_name, different(at("a", "body"), at("b", "body")))
    found = sorted(e.id for e in graph.entities if e.labels[0] == "Body")
    assert len(found) == 2
    assert found[0] == "body/sở-mẫu"


def cited(id_: str, **parts: str) -> ArticleFacts:
    document = Document("d1", "directive", "Chỉ thị", parts.pop("name", "Chỉ thị 11"), **parts)  # type: ignore[arg-type]
    return _named(ArticleFacts(id=id_, published="2022-05-09", documents=(document,)), d1=(3, 9))


def _documents(graph: Graph) -> list[Any]:
    return [e for e in graph.entities if e.labels[0] == "Directive"]


def test_a_provisional_document_is_joined_with_a_full_one() -> None:
    two = [
        cited("a", number="11", symbol="CT/TU", issuer="Thành ủy Hà Nội", place="Hà Nội", term="XVII"),
        cited("b", number="11", symbol="CT/TU", issuer="Tỉnh ủy Cao Bằng", place="Cao Bằng"),
    ]
    assert len(_documents(resolve(two, map(article, "ab")))) == 2
    (one,) = _documents(ruled(two, same(at("b", "document"), at("a", "document"))))
    assert one.id == "doc/dang/tu-01/khoa-xvii/chi-thi/11"
    assert "provisional" not in one.props


def test_one_document_is_parted() -> None:
    two = [cited(id_, number="11", symbol="CT/TW", term="XIII") for id_ in "ab"]
    assert len(_documents(ruled(two, different(at("a", "document"), at("b", "document"))))) == 2


def test_events_and_their_delegations() -> None:
    """Two inspections on two days, ruled to be one: one team then, one relationship with two quotes."""
    two = [
        _named(inspection("a", "2022-05-09"), e1=(12, 15), b2=(20, 24)),
        _named(inspection("b", "2022-05-10"), e1=(12, 15), b2=(20, 24)),
    ]
    assert len([s for s in resolve(two, map(article, "ab")).statements if s.type == "TARGET"]) == 2
    graph = ruled(two, same(at("a", "event", 12, 15), at("b", "event", 12, 15)))
    assert len(of(graph, "TARGET")) == 1
    assert len([e for e in graph.entities if "Delegation" in e.labels]) == 1

    one = [two[0], _named(inspection("b", "2022-05-09"), e1=(12, 15), b2=(20, 24))]
    assert len(of(ruled(one, different(at("a", "event", 12, 15), at("b", "event", 12, 15))), "TARGET")) == 2
    parted = ruled(one, different(at("a", "body", 20, 24), at("b", "body", 20, 24)))
    assert len([e for e in parted.entities if "Delegation" in e.labels]) == 2
    assert len(of(parted, "TARGET")) == 1


# ── Claims and values ───────────────────────────────────────────────────────────────────────────────────────────────


def claim(kind: str, start: int, end: int, *, article_id: str = "a", **more: Any) -> Ruling:
    return Ruling("", kind, (at(article_id, "claim", start, end),), **more)


def test_a_rejected_claim_is_gone_and_so_is_what_was_derived_of_it() -> None:
    facts = [inspection("a"), inspection("b", "2023-01-05")]
    before = resolve(facts, map(article, "ab"))
    graph = ruled(facts, claim("reject", 20, 40, relation="INSPECTED"))
    assert {s.attestations[0].article for s in graph.statements if s.type == "INSPECTED"} == {"b"}
    assert (len(of(before, "INSPECTED")), len(of(graph, "INSPECTED"))) == (6, 3)
    # Nothing else says whom the event went to; that the person took part in it stays.
    assert len(of(graph, "TOOK_PART")) == len(of(before, "TOOK_PART"))


def test_only_a_derived_claim_is_rejected() -> None:
    """The leader did not inspect: the delegation did, and still does."""
    facts = [inspection("a")]
    graph = ruled(facts, claim("reject", 20, 40, relation="INSPECTED", subject=at("a")))
    inspectors = {subject.split("/")[0] for subject, _ in of(graph, "INSPECTED")}
    assert len(of(resolve(facts, [article("a")]), "INSPECTED")) == 3
    assert len(of(graph, "INSPECTED")) == 2
    assert inspectors == {"body"}


@pytest.mark.parametrize(
    ("kind", "relation", "inspectors"),
    [
        ("reject", "LED", {"đoàn": "", "tỉnh": ""}),
        ("dispute", "LED", {"đoàn": "", "tỉnh": "", "trần": "x (2023-04-02)"}),
        ("reject", "SENT", {"đoàn": "", "trần": ""}),
        ("dispute", "SENT", {"đoàn": "", "tỉnh": "x (2023-04-02)", "trần": ""}),
    ],
)
def test_what_an_article_implies_goes_with_its_ground(kind: str, relation: str, inspectors: dict[str, str]) -> None:
    """Who did not lead or send the delegation did not inspect what it inspected; where that is disputed, so is this.

    That the delegation's name has its sender does not bring back what was rejected.
    """
    text = (
        "Sáng 8/2/2031, Đoàn kiểm tra của Tỉnh ủy Nghệ An do Bí thư Tỉnh ủy Trần Văn Thử làm trưởng đoàn đã kiểm tra "
        "Sở Y tế."
    )
    own = Article("a", text)
    place = Place("claim", "a", 0, len(text), own.sha256)
    row = Ruling("", kind, (place,), relation=relation, reason="x", when="2023-04-02T08:00:00Z")
    graph = resolve([extract(own)], [own], rows(row))
    found = {
        s.subject.split("/")[1].split("-")[0]: s.props.get("disputed") or ""
        for s in graph.statements
        if s.type == "INSPECTED"
    }
    assert found == inspectors
    rejected = kind == "reject"
    assert bool(of(graph, relation)) is not rejected


def test_a_rejected_office_is_none() -> None:
    facts = [seen("a", "2022-05-09", ("Bí thư", "Quận A"), ("Giám đốc", "Sở")), seen("b", "", ("Bí thư", "Quận A"))]
    graph = ruled(facts, claim("reject", 0, 12, relation="HELD", subject=at("a"), value="Giám đốc"))
    ((_, tenure),) = of(graph, "HELD")
    assert "bí-thư" in tenure
    assert next(e for e in graph.entities if e.id == tenure).props["last_seen"]


def test_a_disputed_claim_says_why_and_so_does_what_is_derived_of_it() -> None:
    facts = [inspection("a")]
    row = claim("dispute", 20, 40, relation="INSPECTED", reason="đính chính của báo", when="2023-04-02T08:00:00Z")
    graph = ruled(facts, row)
    marks = {s.props.get("disputed") for s in graph.statements if s.type == "INSPECTED"}
    assert marks == {"đính chính của báo (2023-04-02)"}
    assert {s.props.get("disputed") for s in graph.statements if s.type in ("LED", "TOOK_PART")} == {None}


def test_a_remark_and_a_figure() -> None:
    said = Remark("assessed", "p1", quote(0, 12), "test")
    figure = Indicator("98.65", "%", "tổ chức", quote(14, 30), "test")
    one = replace(seen("a", "2022-05-09"), remarks=(said,), indicators=(figure,))
    assert of(ruled([one], claim("reject", 0, 12, relation="SAID")), "SAID") == []
    right = Ruling("", "correct", (at("a", "indicator", 14, 30),), field="value", value="96.85")
    (after,) = [e for e in ruled([one], right).entities if "Indicator" in e.labels]
    assert (after.props["value"], after.props["corrected"]) == (96.85, "value: 98.65 → 96.85")


@pytest.mark.parametrize(
    ("facts", "place", "field", "value", "label", "prop"),
    [
        (seen("a", ""), at("a"), "name", "Mạc Văn Thứ", "Person", "name"),
        (cited("a", number="11", symbol="CT/TW"), at("a", "document"), "term", "XIII", "Directive", "term"),
        (cited("a", number="11", symbol="CT/TW"), at("a", "document"), "number", "17", "Directive", "number"),
        (_named(inspection("a", ""), e1=(12, 15)), at("a", "event", 12, 15), "date", "2022-05-11", "Event", "date"),
        (_named(with_bodies("a", ("Sở Mẫu", "state", "", "")), b1=(3, 9)), at("a", "body"), "name", "Sở Thử", "Body", "name"),
    ],
    ids=["a person's name", "a term", "a number", "a date", "a body's name"],
)  # fmt: skip
def test_a_value_is_corrected(facts: ArticleFacts, place: Place, field: str, value: str, label: str, prop: str) -> None:
    graph = ruled([facts], Ruling("", "correct", (place,), field=field, value=value))
    assert value in {e.props.get(prop) for e in graph.entities if e.labels[0] == label}


# ── What is reported and not applied ────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (same(at("a"), at("z")), "the article 'z' is not here"),
        (same(at("a"), replace(at("b"), text="0" * 64)), "the text of the article 'b' changed"),
        (same(at("a"), at("b", start=100, end=101)), "no person is read there any more"),
        (claim("reject", 100, 120), "no such claim is read there any more"),
        (claim("dispute", 0, 12, relation="CHAIRED", reason="x"), "no such claim is read there any more"),
    ],
)
def test_a_stale_ruling_is_reported_and_not_applied(row: Ruling, why: str) -> None:
    (line,) = told(TWO, row)
    assert line.startswith("rulings.jsonl:1: ruling r1 is stale and not applied: ")
    assert why in line
    assert ruled(TWO, row) == resolve(TWO, map(article, "ab"))


def test_of_two_that_contradict_each_other_the_later_holds() -> None:
    one, other = same(at("a"), at("b")), different(at("b"), at("a"))
    for first, second, count in ((one, other, 2), (other, one, 1)):
        assert len(people(ruled(TWO, first, second))) == count
        (line,) = told(TWO, first, second)
        assert "r1" in line
        assert "r2" in line
        assert "the later one, r2, holds" in line


def test_a_contradiction_through_a_third() -> None:
    facts = [*TWO, seen("c", "2022-05-09", ("Bí thư", "Tỉnh ủy"))]
    chain = (same(at("a"), at("b")), same(at("b"), at("c")))
    assert len(people(ruled(facts, *chain))) == 1
    graph = ruled(facts, *chain, different(at("a"), at("c")))
    assert len(people(graph)) == 2
    assert len(told(facts, *chain, different(at("a"), at("c")))) == 1


def test_the_later_of_two_corrections_holds() -> None:
    first = Ruling("", "correct", (at("a"),), field="name", value="Mạc Văn Thứ")
    second = replace(first, value="Mạc Văn Thự")
    (line,) = told(TWO, first, second)
    assert "correct one name differently" in line
    assert "Mạc Văn Thự" in {e.props["name"] for e in ruled(TWO, first, second).entities}


def test_undo_and_undo_of_undo() -> None:
    plain = resolve(TWO, map(article, "ab"))
    joined = ruled(TWO, same(at("a"), at("b")))
    assert ruled(TWO, same(at("a"), at("b")), Ruling("", "undo", of="r1")) == plain
    undone_twice = (same(at("a"), at("b")), Ruling("", "undo", of="r1"), Ruling("", "undo", of="r2"))
    assert ruled(TWO, *undone_twice) == joined


# ── Anything at all ─────────────────────────────────────────────────────────────────────────────────────────────────


def _spread(facts: ArticleFacts) -> ArticleFacts:
    """Every thing named at a place of its own."""
    parts: dict[str, Any] = {}
    for number, part in enumerate(("people", "bodies", "documents", "events")):
        parts[part] = tuple(
            replace(item, mentions=(Mention(100 * number + 10 * n, 100 * number + 10 * n + 8, item.name, "test"),))
            for n, item in enumerate(getattr(facts, part))
        )
    return replace(facts, **parts)


@st.composite
def rulings(draw: st.DrawFn, facts: Sequence[ArticleFacts]) -> tuple[Ruling, ...]:
    """Any rulings on the things of some articles, an undo among them."""
    found: list[Ruling] = []
    for sort, part in (("person", "people"), ("body", "bodies"), ("document", "documents"), ("event", "events")):
        spots = [at(f.id, sort, i.mentions[0].start, i.mentions[0].end) for f in facts for i in getattr(f, part)]
        pairs = list(combinations(spots, 2))
        if pairs:
            for one, other in draw(st.lists(st.sampled_from(pairs), max_size=3)):
                found.append(Ruling("", draw(st.sampled_from(["same", "different"])), (one, other)))
    for item in (fact for f in facts for fact in f.facts[:1]):
        mark = item.evidence[0]
        owner = next(f.id for f in facts if item in f.facts)
        kind = draw(st.sampled_from(["reject", "dispute", ""]))
        if kind:
            found.append(claim(kind, mark.start, mark.end, article_id=owner, reason="thử"))
    return tuple(replace(row, id=f"r{n}") for n, row in enumerate(draw(st.permutations(found)), 1))


@settings(max_examples=25, deadline=None)
@given(st.data())
def test_replay_does_not_depend_on_order_and_undo_restores(data: st.DataObject) -> None:
    facts = [_spread(item) for item in data.draw(corpora())]
    own = [article(item.id, item.published) for item in facts]
    made = data.draw(rulings(facts))
    plain, graph = resolve(facts, own), resolve(facts, own, rows(*made))
    if graph.entities:
        check(graph)
    mixed = data.draw(st.permutations(facts))
    assert resolve(mixed, data.draw(st.permutations(own)), rows(*made)) == graph
    undone = [Ruling(f"u{n}", "undo", of=row.id) for n, row in enumerate(made)]
    assert resolve(facts, own, rows(*made, *undone)) == plain
    # What was ruled the same is one entity, what was ruled different two, as far as the rulings agree.
    held = bind(rows(*made), [reading(f, article(f.id, f.published)) for f in facts])
    assert not {frozenset(pair) for pair in held.same} & {frozenset(pair) for pair in held.different}


# ── The file ────────────────────────────────────────────────────────────────────────────────────────────────────────

PLACE = {"sort": "person", "article": "a", "start": 3, "end": 9, "text": HASH}
CLAIM = {**PLACE, "sort": "claim"}
OTHER = {**PLACE, "article": "b"}

MALFORMED: list[tuple[str, str]] = [
    ("{", "not JSON"),
    ("[]", "a row is a JSON object"),
    ('{"id": "r1"}', "kind is one of"),
    ('{"id": "", "kind": "undo", "of": "r0"}', "id is a word"),
    ('{"id": "r1", "kind": "maybe"}', "kind is one of"),
    ('{"id": "r1", "kind": "undo"}', "undo needs of"),
    ('{"id": "r1", "kind": "undo", "of": "r9"}', "no row before it"),
    ('{"id": "r1", "kind": "same", "extra": 1}', "no field 'extra'"),
    ('{"id": "r1", "kind": "same", "reason": 3}', "reason is a text"),
    ('{"id": "r1", "kind": "same", "about": {}}', "about is a list"),
    *(
        (json.dumps({"id": "r1", **row}), why)
        for row, why in (
            ({"kind": "same", "about": [PLACE]}, "about 2 places"),
            ({"kind": "same", "about": [PLACE, PLACE]}, "not one twice"),
            ({"kind": "same", "about": [PLACE, {**OTHER, "sort": "body"}]}, "of one sort"),
            ({"kind": "same", "about": [PLACE, {**OTHER, "start": 9}]}, "start before end"),
            ({"kind": "same", "about": [PLACE, {**OTHER, "start": "3"}]}, "numbers of characters"),
            ({"kind": "same", "about": [PLACE, {**OTHER, "text": "abc"}]}, "64 hexadecimal digits"),
            ({"kind": "same", "about": [PLACE, {**OTHER, "sort": "place"}]}, "sort is one of"),
            ({"kind": "same", "about": [PLACE, {**OTHER, "article": ""}]}, "the id of an article"),
            ({"kind": "same", "about": [PLACE, {"article": "b"}]}, "a place has the fields"),
            ({"kind": "same", "about": [PLACE, OTHER], "when": "hôm qua"}, "when is a day or a time"),
            ({"kind": "reject", "about": [PLACE]}, "about a claim"),
            ({"kind": "reject", "about": [CLAIM], "relation": "MENTIONS"}, "relation is one of"),
            ({"kind": "dispute", "about": [CLAIM]}, "needs a reason"),
            ({"kind": "correct", "about": [PLACE], "field": "age", "value": "3"}, "can be corrected of a person"),
            ({"kind": "correct", "about": [PLACE], "field": "name", "value": ""}, "cannot be empty"),
            ({"kind": "correct", "about": [PLACE], "field": "name", "value": "A\u001b[2J"}, "cannot be seen"),
            ({"kind": "correct", "about": [{**PLACE, "sort": "event"}], "field": "date", "value": "09/5/2022"}, "a date is"),
            ({"kind": "correct", "about": [{**PLACE, "sort": "event"}], "field": "date", "value": "2022-13-01"}, "a date is"),
            ({"kind": "correct", "about": [{**PLACE, "sort": "indicator"}], "field": "value", "value": "1,5"}, "decimal number"),
        )
    ),
]  # fmt: skip


@pytest.mark.parametrize(("line", "why"), MALFORMED)
def test_a_malformed_row_is_named_with_file_and_line(line: str, why: str, tmp_path: Path) -> None:
    path = tmp_path / "rulings.jsonl"
    good = json.dumps({"id": "r0", "kind": "same", "about": [PLACE, OTHER]})
    path.write_text(f"{good}\n\n{line}\n", encoding="utf-8")
    with pytest.raises(RulingError) as caught:
        load(path)
    assert str(caught.value).startswith(f"{path}:3: ")
    assert why in str(caught.value)


def test_an_id_twice_is_named(tmp_path: Path) -> None:
    path = tmp_path / "rulings.jsonl"
    path.write_text((json.dumps({"id": "r0", "kind": "same", "about": [PLACE, OTHER]}) + "\n") * 2, encoding="utf-8")
    with pytest.raises(RulingError, match=r"rulings\.jsonl:2: the id 'r0' is that of line 1"):
        load(path)


def test_rows_are_appended_and_read_back(tmp_path: Path) -> None:
    path = tmp_path / "new" / "rulings.jsonl"
    assert load(path) == Rulings(name=str(path))
    first = append(path, replace(same(at("a"), at("b")), reason="một người", who="mạc", when="2026-03-14T08:00:00Z"))
    before = path.read_bytes()
    # A row that somebody wrote by hand, without a line end behind it.
    path.write_bytes(before.rstrip(b"\n"))
    second = append(path, Ruling("", "undo", of=first.id))
    assert path.read_bytes().startswith(before)
    found = load(path)
    assert found.rows == (first, second)
    assert found.in_force() == ()
    assert len(found.hash) == 64
    with pytest.raises(ValueError, match="about 2 places"):
        append(path, Ruling("", "same"))
    assert load(path) == found
    # The same row again is a row of its own.
    again = append(path, replace(first, id=""))
    assert again.id not in (first.id, second.id)


@settings(max_examples=4, deadline=None)
@given(st.data())
def test_any_row_reads_back_as_it_was_written(data: st.DataObject) -> None:
    place = st.builds(
        Place,
        st.just("person"),
        st.text(min_size=1, max_size=8).filter(_speakable),
        st.just(1),
        st.just(4),
        st.just(HASH),
    )
    text = st.text(max_size=12).filter(_speakable)
    row = Ruling("r1", "same", (data.draw(place), replace(data.draw(place), start=2)), data.draw(text), data.draw(text))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "rulings.jsonl"
        append(path, row)
        assert load(path).rows == (row,)
        assert to_dict(load(path).rows[0]) == to_dict(row)


def _speakable(text: str) -> bool:
    return not any("\ud800" <= c <= "\udfff" for c in text)


def test_where_a_stores_rulings_are(tmp_path: Path) -> None:
    assert path_of(tmp_path) == tmp_path / "rulings.jsonl"
    assert of_store(tmp_path).rows == ()
    (tmp_path / "ledger.rulings").write_text(str(tmp_path / "elsewhere/rulings.jsonl") + "\n", encoding="utf-8")
    with pytest.raises(RulingError, match="are to be here"):
        of_store(tmp_path)


def test_what_is_appended_while_the_file_is_rewritten_stays(tmp_path: Path) -> None:
    path = tmp_path / "rulings.jsonl"

    def review() -> None:
        for number in range(30):
            append(path, replace(same(at("a"), at("b")), reason=str(number)))

    others = [threading.Thread(target=review) for _ in range(2)]
    for other in others:
        other.start()
    while any(other.is_alive() for other in others):
        rewrite(path, lambda row: replace(row, who="ai"))
    rewrite(path, lambda row: replace(row, who="ai"))
    rows = load(path).rows
    assert sorted(int(row.reason) for row in rows) == sorted([*range(30), *range(30)])
    assert {row.who for row in rows} == {"ai"}
    # Two that say the same at once have two ids.
    assert len({row.id for row in rows}) == 60
