"""Resolution: who is one, who stays two, and what the articles' facts become."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.graph.factory import SHARED, gold
from tests.notshipped import WHY

from hoso.graph.model import Graph
from hoso.graph.ontology import ontology
from hoso.graph.resolve import resolve
from hoso.graph.resolve.documentkeys import document_key
from hoso.graph.resolve.gazetteer import communes_alike
from hoso.graph.terms import UNQUOTED
from hoso.loaders.article import Article
from hoso.loaders.facts import (
    ArticleFacts,
    Body,
    Document,
    Event,
    Evidence,
    Fact,
    Indicator,
    Mention,
    Office,
    Person,
    Remark,
)
from hoso.loaders.lexicon import load

TEXT = "Một bài báo thử, trong đó không có người thật nào. " * 20

# Name, kind, level and province of the bodies that the tests speak of.
BODIES = {
    "Thành ủy": ("Thành ủy Hà Nội", "party", "province", "Hà Nội"),
    "HĐND": ("Hội đồng nhân dân thành phố Hà Nội", "state", "province", "Hà Nội"),
    "Sở": ("Sở Mẫu Hà Nội", "state", "province", "Hà Nội"),
    "Quận A": ("Quận ủy Mẫu Một", "party", "district", "Hà Nội"),
    "Quận B": ("Quận ủy Mẫu Hai", "party", "district", "Hà Nội"),
    "UBND quận A": ("Ủy ban nhân dân quận Mẫu Một", "state", "district", "Hà Nội"),
    "Tỉnh ủy": ("Tỉnh ủy Cao Bằng", "party", "province", "Cao Bằng"),
    "Tỉnh ủy khác": ("Tỉnh ủy Hạ Mẫu", "party", "province", ""),
    "HĐND khác": ("Hội đồng nhân dân tỉnh Hạ Mẫu", "state", "province", ""),
    "Trung ương": ("Ban Chấp hành Trung ương Đảng", "party", "central", ""),
    "Bộ": ("Bộ Mẫu", "state", "central", ""),
}


def quote(start: int = 0, end: int = 12) -> tuple[Evidence, ...]:
    return (Evidence(start, end, TEXT[start:end]),)


def article(id_: str, published: str = "2024-03-05") -> Article:
    return Article(id=id_, text=TEXT, title=f"Bài {id_}", published=published)


def person(id_: str, name: str, offices: Sequence[tuple[str, str]], facts: ArticleFacts) -> ArticleFacts:
    """Add a person with offices (role, key of BODIES or "") and the bodies that these need."""
    bodies = {body.name: body for body in facts.bodies}
    held = []
    for role, key in offices:
        if not key:
            held.append(Office(role, role, "", evidence=quote(), rule="test"))
            continue
        name_, kind, level, place = BODIES[key]
        body = bodies.setdefault(name_, Body(f"b{len(bodies) + 1}", name_, kind, level, place))
        held.append(Office(f"{role} {name_}", role, body.id, evidence=quote(), rule="test"))
    one = Person(id_, name, (), tuple(held), (Mention(3, 9, name, "test"),))
    return replace(facts, people=(*facts.people, one), bodies=tuple(bodies.values()))


def seen(id_: str, published: str, *offices: tuple[str, str], name: str = "Mạc Văn Thử") -> ArticleFacts:
    """One article that shows one person in some offices."""
    return person("p1", name, offices, ArticleFacts(id=id_, published=published, place="Hà Nội"))


def built(*facts: ArticleFacts) -> Graph:
    graph = resolve(facts, [article(item.id, item.published) for item in facts])
    check(graph)
    for seed in range(3):
        mixed = list(facts)
        random.Random(seed).shuffle(mixed)
        assert resolve(mixed, [article(item.id, item.published) for item in mixed]) == graph
    return graph


def check(graph: Graph) -> None:
    """What must hold of every graph."""
    known = ontology()
    entities = {entity.id: entity for entity in graph.entities}
    assert [e.id for e in graph.entities] == sorted(entities)
    assert [s.id for s in graph.statements] == sorted({s.id for s in graph.statements})
    for entity in graph.entities:
        assert {"name", "sort_key"} <= entity.props.keys()
        assert all(value not in ("", (), None) for value in entity.props.values()), entity
    for statement in graph.statements:
        known.check(statement, entities)
        assert {"basis", "modality"} <= statement.props.keys()
        assert statement.attestations == tuple(sorted(set(statement.attestations)))
        if statement.props["basis"] in UNQUOTED:
            assert statement.props["source"]
        else:
            assert statement.attestations
        for mark in statement.attestations:
            assert f"article/{mark.article}" in entities
        for key in ("event", "said_by", "on_behalf_of"):
            assert statement.props.get(key, graph.entities[0].id) in entities


def people(graph: Graph) -> list[str]:
    return [entity.id for entity in graph.entities if entity.labels == ("Person",)]


def of(graph: Graph, type_: str) -> list[tuple[str, str]]:
    return sorted((s.subject, s.object) for s in graph.statements if s.type == type_)


# ── People ──────────────────────────────────────────────────────────────────────────────────────────────────────────

ONE = [
    pytest.param(
        [seen("a", "2020-02-20", ("Ủy viên", "Thành ủy"), ("Phó Chủ tịch", "HĐND")),
         seen("b", "2022-05-09", ("Phó Bí thư", "Thành ủy"), ("Chủ tịch", "HĐND"))],
        id="two pairs of offices two years apart in one city"),
    pytest.param([seen("a", "2022-05-09", ("Phó Bí thư", "Thành ủy")), seen("b", "2022-05-10", ("Chủ tịch", "HĐND"))],
                 id="committee and council of one city at one time"),
    pytest.param([seen("a", "2022-05-09", ("Bí thư", "Quận A")), seen("b", "2022-05-10", ("Chủ tịch", "UBND quận A"))],
                 id="committee and people's committee of one district at one time"),
    pytest.param([seen("a", "2020-01-01", ("Bí thư", "Quận A")), seen("b", "2023-01-01", ("Giám đốc", "Sở"))],
                 id="from a district to a department, three years later"),
    pytest.param([seen("a", "2020-01-01", ("Tổng Bí thư", "")), seen("b", "2020-01-02", ("Tổng Bí thư", ""))],
                 id="an office of which there is one in the nation"),
    pytest.param([replace(seen("a", "", ("Tổng thống", "")), place=""), replace(seen("b", "", ("Tổng thống", "")), place="")],
                 id="a rare office without a body"),
    pytest.param([seen("a", "2020-01-01", ("Bí thư", "Quận A")), seen("b", "2020-01-02")], id="one article names no office"),
    pytest.param([seen("a", "2020-01-01"), seen("b", "2020-01-02")], id="no office at all"),
    pytest.param([seen("a", "2020-01-01", ("Bí thư", "Tỉnh ủy"), ("Ủy viên", "Trung ương")),
                  seen("b", "2022-01-01", ("Bí thư", "Thành ủy"), ("Ủy viên", "Trung ương"))],
                 id="a member of the Central Committee moves to another province"),
    pytest.param([seen("a", "2020-01-01", ("Bí thư", "Quận A"), name="Mạc Thị Hoà"),
                  seen("b", "2020-01-02", ("Bí thư", "Quận A"), name="Mạc Thị Hòa")], id="tone mark in another place"),
]  # fmt: skip
ONE.append(
    pytest.param(
        [seen("a", "2022-05-09", ("Phó Bí thư", "Tỉnh ủy khác")), seen("b", "2022-05-10", ("Chủ tịch", "HĐND khác"))],
        id="committee and council of a province that no table has",
    )
)
TWO = [
    pytest.param([seen("a", "2022-05-09", ("Bí thư", "Quận A")), seen("b", "2022-05-20", ("Bí thư", "Quận B"))],
                 id="two districts at one time"),
    pytest.param([seen("a", "2020-01-01", ("Bí thư", "Tỉnh ủy")), seen("b", "2023-01-01", ("Bí thư", "Quận A"))],
                 id="two provinces"),
    pytest.param([seen("a", "2020-01-01", ("Bí thư", "Quận A")), seen("b", "2023-01-01", ("Bộ trưởng", "Bộ"))],
                 id="a district and the centre"),
    pytest.param([seen("a", "", ("Bí thư", "Quận A")), seen("b", "", ("Bí thư", "Quận B"))], id="no date tells"),
    pytest.param([replace(seen("a", "2020-01-01", ("Giám đốc", "")), place=""), seen("b", "2020-01-02", ("Giám đốc", ""))],
                 id="a common office without a body"),
]  # fmt: skip


@pytest.mark.parametrize("facts", ONE)
def test_one_person(facts: list[ArticleFacts]) -> None:
    graph = built(*facts)
    assert len(people(graph)) == 1
    assert not of(graph, "POSSIBLY_SAME")


@pytest.mark.parametrize("facts", TWO)
def test_two_people_put_up_for_review(facts: list[ArticleFacts]) -> None:
    graph = built(*facts)
    assert len(people(graph)) == 2
    assert of(graph, "POSSIBLY_SAME") == [tuple(sorted(people(graph)))]


@pytest.mark.parametrize(
    ("one", "other"),
    [("Mạc Thị Hoa", "Mạc Thị Hòa"), ("Mạc Đình Dũng", "Mạc Dình Dũng"), ("Mạc Văn Thử", "Mạc Thử Văn")],
)
def test_names_are_exact(one: str, other: str) -> None:
    same = ("Bí thư", "Quận A")
    graph = built(seen("a", "2020-01-01", same, name=one), seen("b", "2020-01-01", same, name=other))
    assert len(people(graph)) == 2
    assert not of(graph, "POSSIBLY_SAME")


def test_two_people_of_one_article_stay_two_whatever_a_third_says() -> None:
    both = person("p2", "Mạc Văn Thử", [("Giám đốc", "Sở")], seen("a", "2020-01-01", ("Bí thư", "Quận A")))
    third = seen("b", "2020-01-02", ("Bí thư", "Quận A"), ("Giám đốc", "Sở"))
    graph = built(both, third)
    in_a = {s.object for s in graph.statements if s.type == "MENTIONS" and s.subject == "article/a"}
    assert len(in_a & set(people(graph))) == 2


def test_a_career_that_fits_two_people_joins_neither() -> None:
    graph = built(
        seen("a", "2020-01-01", ("Bí thư", "Quận A")),
        seen("b", "2020-01-02", ("Bí thư", "Quận B")),
        seen("c", "2023-01-01", ("Giám đốc", "Sở")),
    )
    assert len(people(graph)) == 3
    assert len(of(graph, "POSSIBLY_SAME")) == 3


@pytest.mark.parametrize(("place", "count"), [("Hà Nội", 1), ("", 1), ("Lai Châu", 2)])
def test_a_name_without_an_office_joins_nobody_of_another_province(place: str, count: int) -> None:
    bare = replace(seen("b", "2022-05-09"), place=place)
    graph = built(seen("a", "2022-05-09", ("Bí thư", "Quận A")), bare)
    assert len(people(graph)) == count
    assert len(of(graph, "POSSIBLY_SAME")) == count - 1


def test_many_of_one_name_are_each_put_beside_the_first_three() -> None:
    graph = built(*(seen(f"a{n}", f"2020-01-{n + 1:02}", (f"Chức mẫu {n}", "")) for n in range(7)))
    assert len(people(graph)) == 7
    pairs = of(graph, "POSSIBLY_SAME")
    assert {one for one, _ in pairs} == set(people(graph)[:3])
    assert {other for _, other in pairs} == set(people(graph)[1:])


@pytest.mark.parametrize(
    ("days", "stated"),
    [
        ([], {}),
        ([("2031-05-09", "")], {"from": "2031-05-09"}),
        # The later article says when it ended; that it is later ends nothing.
        ([("2031-05-09", ""), ("", "")], {"from": "2031-05-09"}),
        ([("2031-05-09", ""), ("", "2033-01-31")], {"from": "2031-05-09", "until": "2033-01-31"}),
        ([("2036-05-09", ""), ("2031-05-09", "")], {"from": "2031-05-09"}),
        ([("2031-05", ""), ("", "2033")], {"from": "2031-05", "until": "2033"}),
        ([("2031-05-09", ""), ("2031", "")], {"from": "2031-05-09"}),
        ([("", "2033-01"), ("", "2033")], {"until": "2033-01"}),
        # Left and come back: one tenure cannot say it.
        ([("2021", "2025"), ("2031", "2033")], {}),
        ([("2021", "2025"), ("2026-01", "2033")], {"from": "2021", "until": "2033"}),
        ([("2036-05-09", ""), ("", "2033-01-31")], {}),
    ],
)
def test_a_tenure_has_the_dates_that_texts_state(days: list[tuple[str, str]], stated: dict[str, str]) -> None:
    articles = [seen(f"a{number}", "2031-06-01", ("Bí thư", "Quận A")) for number in range(3)]
    for number, (since, until) in enumerate(days):
        (one,) = articles[number].people
        office = replace(one.offices[0], since=since, until=until)
        articles[number] = replace(articles[number], people=(replace(one, offices=(office,)),))
    graph = built(*articles)
    (tenure,) = (entity for entity in graph.entities if entity.labels == ("Tenure",))
    assert {name: tenure.props[name] for name in ("from", "until") if name in tenure.props} == stated


def test_tenures_show_when_the_press_saw_them() -> None:
    graph = built(
        seen("a", "2020-02-20", ("Bí thư", "Quận A")),
        seen("b", "2021-06-01", ("Bí thư", "Quận A")),
        seen("c", "2023-01-01", ("Giám đốc", "Sở")),
    )
    tenures = {e.props["name"]: e.props for e in graph.entities if e.labels == ("Tenure",)}
    assert len(tenures) == 2
    first = tenures["Mạc Văn Thử, Bí thư Quận ủy Mẫu Một"]
    assert (first["first_seen"], first["last_seen"]) == (date(2020, 2, 20), date(2021, 6, 1))
    assert "until" not in first
    assert len(of(graph, "HELD")) == len(of(graph, "IN_POST")) == len(of(graph, "OF_BODY")) == 2


@pytest.mark.parametrize(("later", "status"), [("2021-06-01", "current"), ("2020-02-20", "former"), ("", "former")])
def test_an_office_left_for_another_was_held_until_the_day(later: str, status: str) -> None:
    facts = seen("a", "2020-02-20", ("Bí thư", "Quận A"))
    left = replace(facts.people[0].offices[0], status="left")
    others = [seen("b", later, ("Bí thư", "Quận A"))] if later else []
    graph = built(replace(facts, people=(replace(facts.people[0], offices=(left,)),)), *others)
    tenure = next(e for e in graph.entities if e.labels == ("Tenure",))
    assert tenure.props["status"] == status
    assert str(tenure.props["last_seen"]) == (later or "2020-02-20")


@pytest.mark.parametrize(
    ("published", "rule", "status", "days"),
    [
        ("2024-11", "official-signs", "current", ["2024-11-05"]),
        ("", "official-signs", "current", ["2024-11-05"]),
        # Whole days, another month, a document that is only spoken of, an office of before.
        ("2024-11-07", "official-signs", "current", ["2024-11-07"]),
        ("2024-12", "official-signs", "current", []),
        ("2024-11", "issuer-of-document", "current", []),
        ("2024-11", "official-signs", "former", []),
    ],
)
def test_who_signs_is_seen_on_the_day_of_the_document(published: str, rule: str, status: str, days: list[str]) -> None:
    facts = seen("a", published, ("Chủ tịch", "HĐND"))
    (one,) = facts.people
    office = replace(one.offices[0], status=status)
    graph = built(
        replace(
            facts,
            people=(replace(one, offices=(office,)),),
            documents=(Document("d1", "directive", "Chỉ thị", "Chỉ thị số 9/CT-HĐND", "9", date="2024-11-05"),),
            facts=(Fact("issued", office.body, "d1", quote(), rule),),
        )
    )
    (tenure,) = [e for e in graph.entities if e.labels == ("Tenure",)]
    shown = {str(tenure.props[name]) for name in ("first_seen", "last_seen") if name in tenure.props}
    assert sorted(shown) == days


def test_who_speaks_is_seen_on_the_day_of_the_event() -> None:
    facts = seen("a", "2024-11", ("Bí thư", "Quận A"))
    event = Event("e1", "conference", "Hội nghị", date="2024-11-06", modality="done")
    graph = built(replace(facts, events=(event,), remarks=(Remark("assessed", "p1", quote(), "test", "e1"),)))
    (tenure,) = [e for e in graph.entities if e.labels == ("Tenure",)]
    assert tenure.props["last_seen"] == date(2024, 11, 6)


@pytest.mark.parametrize(
    ("told", "on", "until", "shown_on", "expected"),
    [
        ("former", "2021-06-01", "", "2020-02-20", "former"),
        ("former", "", "", "2020-02-20", "former"),
        ("former", "", "", "", "former"),
        ("former", "2021-06-01", "", "", "former"),
        ("left", "", "", "2020-02-20", "former"),
        ("left", "", "", "", "former"),
        ("former", "2021-06", "", "2020-02-20", "former"),
        # Somebody came back, as far as days, months or years can tell.
        ("former", "2020-02-20", "", "2021-06-01", "current"),
        ("left", "2020-02", "", "2021-06-01", "current"),
        ("left", "2020-02-20", "", "2021", "current"),
        ("former", "2022-06-01", "2011-07", "2021-06-01", "current"),
        ("former", "", "2021-07", "2021-06-01", "former"),
    ],
)
def test_who_was_in_office_holds_it_no_more(told: str, on: str, until: str, shown_on: str, expected: str) -> None:
    """Where no day says which came first, nobody is told to hold what an article says was held before."""
    facts = seen("a", on, ("Bí thư", "Quận A"))
    before = replace(facts.people[0].offices[0], status=told, until=until)
    graph = built(
        replace(facts, people=(replace(facts.people[0], offices=(before,)),)),
        seen("b", shown_on, ("Bí thư", "Quận A")),
    )
    (tenure,) = [e for e in graph.entities if e.labels == ("Tenure",)]
    assert tenure.props["status"] == expected


def test_a_former_office_is_not_seen_on_the_day() -> None:
    facts = seen("a", "2020-02-20", ("Bí thư", "Quận A"))
    former = replace(facts.people[0].offices[0], status="former")
    graph = built(replace(facts, people=(replace(facts.people[0], offices=(former,)),)))
    tenure = next(e for e in graph.entities if e.labels == ("Tenure",))
    assert tenure.props["status"] == "former"
    assert "first_seen" not in tenure.props


def test_person_id_does_not_change_when_others_come() -> None:
    alone = people(built(seen("a", "2020-01-01", ("Bí thư", "Quận A"))))[0]
    more = built(
        seen("a", "2020-01-01", ("Bí thư", "Quận A")),
        seen("b", "2020-01-02", ("Bí thư", "Quận B")),
        seen("c", "2021-01-02", ("Bí thư", "Quận A")),
    )
    assert alone in people(more)


# ── Bodies ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def with_bodies(id_: str, *bodies: tuple[str, str, str, str]) -> ArticleFacts:
    made = tuple(Body(f"b{n}", name, kind, level, place) for n, (name, kind, level, place) in enumerate(bodies, 1))
    return ArticleFacts(id=id_, bodies=made)


def bodies(graph: Graph) -> list[str]:
    return [entity.id for entity in graph.entities if entity.labels[0] == "Body"]


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [
        (("Ủy ban nhân dân thành phố Hà Nội", "Hà Nội"), ("Uỷ ban nhân dân Hà Nội", "Hà Nội"), 1),
        (("Ủy ban nhân dân tỉnh Cao Bằng", "Cao Bằng"), ("Ủy ban nhân dân thành phố Cao Bằng", "Cao Bằng"), 2),
        (("Huyện ủy Mẫu", "Cao Bằng"), ("Huyện ủy Mẫu", "Lạng Sơn"), 2),
        (("Huyện ủy Mẫu", "Cao Bằng"), ("Huyện ủy Mẫu", ""), 1),
        (("Quận ủy Mẫu", "Hà Nội"), ("Đảng bộ quận Mẫu", "Hà Nội"), 2),
        (("Ban Thường vụ Quận ủy Mẫu", "Hà Nội"), ("Thường trực Quận ủy Mẫu", "Hà Nội"), 2),
        (("Hội Mẫu Việt Nam", ""), ("Hội Mẫu", ""), 1),
        (("Hội đồng nhân dân tỉnh Hạ Mẫu", ""), ("Hội đồng nhân dân tỉnh Hạ Mẫu", "Hạ Mẫu"), 1),
        (("Sở Mẫu của thành phố Hà Nội", "Hà Nội"), ("Sở Mẫu Hà Nội", "Hà Nội"), 1),
        (("Báo Mẫu Mới", "Hà Nội"), ("Báo Mẫu Mới", "Cao Bằng"), 1),
        (("Báo Điện tử Mẫu", "Hà Nội"), ("Báo Điện tử Mẫu", "Cao Bằng"), 1),
        (("Tập đoàn Mẫu", "Hà Nội"), ("Tập đoàn Mẫu", ""), 1),
        (("Công ty Mẫu", "Hà Nội"), ("Công ty Mẫu", "Cao Bằng"), 2),
        (("Tổ chức Cà phê Mẫu", ""), ("Tổ chức Cà phê Mẫu", ""), 1),
        (("Tổ Cà phê", ""), ("Tổ Cà phê", ""), 2),
    ],
)
def test_body_identity(one: tuple[str, str], other: tuple[str, str], count: int) -> None:
    graph = built(
        *(with_bodies(id_, (name, "party", "", place)) for id_, (name, place) in zip("ab", (one, other), strict=True))
    )
    assert len(bodies(graph)) == count


def test_a_body_without_place_joins_none_of_two() -> None:
    graph = built(
        with_bodies("a", ("Huyện ủy Mẫu", "party", "district", "Cao Bằng")),
        with_bodies("b", ("Huyện ủy Mẫu", "party", "district", "Lạng Sơn")),
        with_bodies("c", ("Huyện ủy Mẫu", "party", "district", "")),
    )
    assert len(bodies(graph)) == 3


@pytest.mark.parametrize(
    ("name", "districts", "published", "found"),
    [
        # The city had several such wards.
        (
            "Ủy ban nhân dân phường 7",
            ("quận 3", "quận Gò Vấp", "quận 3"),
            "2024-03-05",
            {"ủy-ban-nhân-dân-phường-7-quận-3", "ủy-ban-nhân-dân-phường-7-quận-gò-vấp"},
        ),
        # It had one, as far as anybody knows: told with its district or without.
        ("Ủy ban nhân dân phường Mẫu", ("quận 3", ""), "2024-03-05", {"ủy-ban-nhân-dân-phường-mẫu"}),
        # Since 1 July 2025 no province has two.
        ("Ủy ban nhân dân phường Tân Hưng", ("", ""), "2026-03-05", {"ủy-ban-nhân-dân-phường-tân-hưng"}),
    ],
)
def test_bodies_of_communes_of_one_name_are_parted_by_district(
    name: str, districts: tuple[str, ...], published: str, found: set[str]
) -> None:
    place = "Thành phố Hồ Chí Minh"
    graph = built(
        *(
            ArticleFacts(
                f"a{n}", published=published, bodies=(Body("b1", name, "state", "commune", place, district=one),)
            )
            for n, one in enumerate(districts)
        )
    )
    assert set(bodies(graph)) == {f"body/{slug}--thành-phố-hồ-chí-minh" for slug in found}


def test_bodies_of_communes_of_one_name_stand_alone_where_no_district_is_told() -> None:
    one, other = (with_bodies(id_, ("Công an phường 7", "state", "commune", "Thành phố Hồ Chí Minh")) for id_ in "ab")
    assert len(bodies(built(one, other))) == 2


def test_an_office_has_the_district_by_which_its_body_is_told_apart() -> None:
    name, place = "Ủy ban nhân dân phường 7", "Thành phố Hồ Chí Minh"
    office = Office(f"Chủ tịch {name}", "Chủ tịch", "b1", evidence=quote(), rule="test")
    body = Body("b1", name, "state", "commune", place, district="quận 3")
    graph = built(ArticleFacts("a", bodies=(body,), people=(Person("p1", "Trần Văn Thử", (), (office,)),)))
    assert [entity.props["name"] for entity in graph.entities if entity.labels == ("Post",)] == [
        "Chủ tịch Ủy ban nhân dân phường 7, quận 3"
    ]


def test_communes_alike_are_those_of_the_gazetteer() -> None:
    names: dict[str, set[str]] = {}
    for row in load("provinces"):
        if not row["unit"].endswith("-2025"):
            names.setdefault(row["code"], set()).add(row["name"])
    districts: dict[tuple[str, str, str], set[str]] = {}
    for row in load("communes"):
        if not row["unit"].endswith("-2025"):
            for province in names[row["province"]]:
                districts.setdefault((province, row["kind"], row["name"]), set()).add(row["district"])
    assert communes_alike() == {name for name, found in districts.items() if len(found) > 1}


def test_a_central_body_has_no_place() -> None:
    graph = built(
        with_bodies("a", ("Bộ Mẫu", "state", "central", "Cao Bằng")),
        with_bodies("b", ("Bộ Mẫu", "state", "central", "Hà Nội")),
    )
    assert bodies(graph) == ["body/bộ-mẫu"]
    assert not of(graph, "LOCATED_IN")


@pytest.mark.parametrize(
    ("body", "place"),
    [
        (("Sở Mẫu tỉnh Cao Bằng", "state", "province", "Cao Bằng"), ["place/cao-bằng"]),
        (("Trường Đại học Mẫu Cao Bằng", "other", "", "Cao Bằng"), ["place/cao-bằng"]),
        (("Công an xã Mẫu", "state", "commune", "Cao Bằng"), ["place/cao-bằng"]),
        (("Ngân hàng Mẫu", "other", "", "Cao Bằng"), []),
    ],
)
def test_a_body_of_no_level_is_only_where_its_name_says(body: tuple[str, str, str, str], place: list[str]) -> None:
    assert [found for _, found in of(built(with_bodies("a", body)), "LOCATED_IN")] == place


def test_structure_follows_from_names() -> None:
    graph = built(
        with_bodies(
            "a",
            ("Thành ủy Hà Nội", "party", "province", "Hà Nội"),
            ("Ban Thường vụ Thành ủy Hà Nội", "party", "province", "Hà Nội"),
            ("Đảng bộ thành phố Hà Nội", "party", "province", "Hà Nội"),
            ("Đảng bộ quận Mẫu", "party", "district", "Hà Nội"),
            ("Quận ủy Mẫu", "party", "district", "Hà Nội"),
            ("Thường trực Quận ủy Mẫu", "party", "district", "Hà Nội"),
            ("Bộ Chính trị", "party", "central", ""),
            ("Ban Chấp hành Trung ương Đảng", "party", "central", ""),
            ("Sở Mẫu Hà Nội", "state", "province", "Hà Nội"),
            ("Ủy ban nhân dân thành phố Hà Nội", "state", "province", "Hà Nội"),
        )
    )
    names = {entity.id: str(entity.props["name"]) for entity in graph.entities}
    assert {(names[a], names[b]) for a, b in of(graph, "PART_OF")} == {
        ("Ban Thường vụ Thành ủy Hà Nội", "Thành ủy Hà Nội"),
        ("Thường trực Quận ủy Mẫu", "Quận ủy Mẫu"),
        ("Đảng bộ quận Mẫu", "Đảng bộ thành phố Hà Nội"),
        ("Bộ Chính trị", "Ban Chấp hành Trung ương Đảng"),
        ("Sở Mẫu Hà Nội", "Ủy ban nhân dân thành phố Hà Nội"),
    }
    assert {(names[a], names[b]) for a, b in of(graph, "GOVERNS")} == {
        ("Thành ủy Hà Nội", "Đảng bộ thành phố Hà Nội"),
        ("Quận ủy Mẫu", "Đảng bộ quận Mẫu"),
    }
    ended = {names[e.id] for e in graph.entities if "valid_until" in e.props}
    assert ended == {"Quận ủy Mẫu", "Thường trực Quận ủy Mẫu", "Đảng bộ quận Mẫu"}


# ── Documents ───────────────────────────────────────────────────────────────────────────────────────────────────────

KEYS = [
    (("Quy định", "37", "QĐ/TW", "2021-10-25", "", "", ""), "dang/tw/khoa-xiii/quy-dinh/37"),
    (("Quy định", "37", "QĐ/TW", "", "", "", "XIII"), "dang/tw/khoa-xiii/quy-dinh/37"),
    (("Quy định", "55", "QĐ-TƯ", "2016-12-19", "Bộ Chính trị", "", ""), "dang/tw/khoa-xii/quy-dinh/55"),
    (("Chỉ thị", "35", "CT/TU", "2024-06-14", "Bộ Chính trị", "", ""), "dang/tw/khoa-xiii/chi-thi/35"),
    (("Quy định", "8", "QĐi/TW", "2018-10-25", "", "", ""), "dang/tw/khoa-xii/quy-dinh-qdi/8"),
    (("Chương trình", "01", "CTr/TU", "2021-03-17", "", "Hà Nội", ""), "dang/tu-01/khoa-xvii/chuong-trinh/1"),
    (("Kế hoạch", "65", "Ctr/TU", "2026-04-22", "", "Hưng Yên", ""), "dang/tu-33/khoa-_/chuong-trinh/65"),
    (("Đề án", "24", "", "", "Thành ủy Hà Nội", "", ""), "dang/tu-01/khoa-_/de-an/24"),
    (
        ("Nghị quyết", "15", "NQ/TU", "", "Ban Thường vụ Thành ủy Hà Nội", "", "XVI"),
        "dang/tu-01/khoa-xvi/nghi-quyet/15",
    ),
    (("", "01", "QĐ/HU", "", "", "", ""), "dang/hu-_/khoa-_/_/1"),
    (
        ("Kế hoạch", "128", "KH/HU", "2019-07-10", "Huyện ủy Cô Tô", "Quảng Ninh", ""),
        "dang/hu-22.co-to/khoa-_/ke-hoach/128",
    ),
    (("Hướng dẫn", "36", "HD/VPTW", "2018-04-03", "", "", ""), "dang/vptw/khoa-xii/huong-dan/36"),
    (("Nghị định", "30/2020", "NĐ-CP", "", "", "", ""), "nn/cp/2020/nghi-dinh/30"),
    (("Nghị quyết", "366", "NQ-CP", "", "", "", ""), "nn/cp/_/nghi-quyet/366"),
    (("Quyết định", "439", "QĐ-TTg", "2023-04-27", "", "", ""), "nn/ttg/2023/quyet-dinh/439"),
    (("Luật", "64/2025", "QH15", "", "", "", ""), "nn/qh/2025/luat/64"),
    (("Nghị quyết", "1656", "NQ-UBTVQH15", "2025-06-16", "", "", ""), "nn/ubtvqh/khoa-15/nghi-quyet/1656"),
    (("Kế hoạch", "325", "KH-UBND", "2025-12-03", "", "Hà Nội", ""), "nn/ubnd-01/2025/ke-hoach/325"),
    (("Kế hoạch", "200", "KH-UBND", "", "", "", ""), "nn/ubnd-_/_/ke-hoach/200"),
    (("Nghị quyết", "05", "NQ/TU", "", "Tỉnh ủy Hạ Mẫu", "", ""), "dang/tu-ha-mau/khoa-_/nghi-quyet/5"),
    (
        ("Nghị quyết", "05", "NQ/TU", "", "Ban Chấp hành Đảng bộ tỉnh Hạ Mẫu", "", ""),
        "dang/tu-ha-mau/khoa-_/nghi-quyet/5",
    ),
    (("Nghị quyết", "36", "NQ-HĐND", "", "Hội đồng nhân dân tỉnh Hạ Mẫu", "", ""), "nn/hdnd-ha-mau/_/nghi-quyet/36"),
    (("Kế hoạch", "7", "KH/HU", "", "Huyện ủy Mẫu", "Hạ Mẫu", ""), "dang/hu-ha-mau.mau/khoa-_/ke-hoach/7"),
    (("Kế hoạch", "7", "KH/HU", "", "Huyện ủy Mẫu", "", ""), "dang/hu-_.mau/khoa-_/ke-hoach/7"),
    (("Quyết định", "56", "QĐ-BYT", "2024-01-08", "Bộ Y tế", "", ""), "nn/byt/2024/quyet-dinh/56"),
    (("Quyết định", "84", "QĐ/TWĐTN", "2013-02-22", "", "", ""), "doan/twdtn/khoa-x/quyet-dinh/84"),
]


@pytest.mark.parametrize(("parts", "key"), KEYS, ids=[key for _, key in KEYS])
def test_document_key(parts: tuple[str, ...], key: str) -> None:
    type_, number, symbol, day, issuer, place, term = parts
    document = Document("d", "directive", type_, "tên", number, symbol, term, day, issuer, place)
    assert document_key(document).text == key


@pytest.mark.parametrize(
    ("number", "symbol", "term"),
    [
        ("5", "NQ/TU", "XVII"),
        ("12/2031", "UBTVQH16", "16"),
        ("12/2031", "", ""),  # a year is no term, also where it is not known who issued it
        ("5", "NQ-ĐH", ""),
    ],
)
def test_only_a_term_is_a_term(number: str, symbol: str, term: str) -> None:
    document = Document("d", "directive", "Nghị quyết", "tên", number, symbol, "XVII" if "TU" in symbol else "")
    assert document_key(document).term == term


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Nghị quyết Đại hội XIII của Đảng", "dang/tw/dai-hoi-xiii/nghi-quyet/nghi-quyet-dai-hoi"),
        ("Nghị quyết Đại hội lần thứ XIII của Đảng", "dang/tw/dai-hoi-xiii/nghi-quyet/nghi-quyet-dai-hoi"),
        (
            "Nghị quyết Đại hội đại biểu toàn quốc lần thứ XIII của Đảng",
            "dang/tw/dai-hoi-xiii/nghi-quyet/nghi-quyet-dai-hoi",
        ),
        ("Nghị quyết Đại hội XVII Đảng bộ thành phố Hà Nội", "dang/tu-01/dai-hoi-xvii/nghi-quyet/nghi-quyet-dai-hoi"),
        (
            "Nghị quyết Đại hội Đảng bộ thành phố Hà Nội lần thứ XVII",
            "dang/tu-01/dai-hoi-xvii/nghi-quyet/nghi-quyet-dai-hoi",
        ),
    ],
)
def test_congress_resolution_key(name: str, key: str) -> None:
    assert document_key(Document("d", "directive", "Nghị quyết", name)).text == key


def cited(id_: str, published: str, *documents: Document) -> ArticleFacts:
    return ArticleFacts(id=id_, published=published, place="Hà Nội", documents=documents)


def documents(graph: Graph) -> list[str]:
    return [entity.id for entity in graph.entities if entity.labels[0] in ("Directive", "Program")]


FULL = Document(
    "d1", "directive", "Nghị quyết", "Nghị quyết số 04-NQ/TU", "04", "NQ/TU", "", "2021-05-31", "", "Hà Nội"
)
BARE = Document("d1", "directive", "Nghị quyết", "Nghị quyết số 04", "04", "", "", "", "Thành ủy Hà Nội", "Hà Nội")


def test_a_provisional_document_joins_the_only_full_one() -> None:
    graph = built(cited("a", "2021-06-01", FULL), cited("b", "2022-01-13", BARE))
    assert documents(graph) == ["doc/dang/tu-01/khoa-xvii/nghi-quyet/4"]


@pytest.mark.parametrize(
    ("other", "published"),
    [
        pytest.param(BARE, "2020-01-13", id="written before it was issued"),
        pytest.param(replace(BARE, date="2016-05-05"), "2022-01-13", id="of another date"),
        pytest.param(replace(BARE, number="05"), "2022-01-13", id="of another number"),
        pytest.param(replace(BARE, type="Chỉ thị"), "2022-01-13", id="of another type"),
        pytest.param(
            replace(BARE, issuer="Tỉnh ủy Cao Bằng", place="Cao Bằng"), "2022-01-13", id="of another province"
        ),
    ],
)
def test_a_provisional_document_does_not_join(other: Document, published: str) -> None:
    assert len(documents(built(cited("a", "2021-06-01", FULL), cited("b", published, other)))) == 2


def test_a_provisional_document_joins_none_of_two_terms() -> None:
    older = replace(FULL, date="2016-05-31")
    graph = built(cited("a", "2021-06-01", FULL), cited("b", "2016-06-01", older), cited("c", "2022-01-13", BARE))
    assert len(documents(graph)) == 3
    assert len(of(graph, "POSSIBLY_SAME")) == 2


def test_two_provisional_documents_are_one_only_where_date_or_title_agrees() -> None:
    titled = replace(BARE, title="về việc mẫu")
    assert len(documents(built(cited("a", "2022-01-01", titled), cited("b", "2022-02-01", titled)))) == 1
    apart = built(cited("a", "2022-01-01", BARE), cited("b", "2022-02-01", BARE))
    assert len(documents(apart)) == 2
    assert len(of(apart, "POSSIBLY_SAME")) == 1


def test_a_vaguer_document_of_the_same_day_is_the_better_known_one() -> None:
    """ "Chỉ thị 11-CT/TU ngày …" without a committee, beside the same number and day with one."""
    known = Document(
        "d1", "directive", "Chỉ thị", "Chỉ thị số 11-CT/TU", "11", "CT/TU", "", "2022-09-06", "Tỉnh ủy Hạ Mẫu"
    )
    vague = replace(known, issuer="")
    assert documents(built(cited("a", "2022-10-01", known), cited("b", "2022-10-02", vague))) == [
        "doc/dang/tu-ha-mau/khoa-_/chi-thi/11--2022-09-06"
    ]
    third = replace(known, issuer="Tỉnh ủy Thượng Mẫu")
    three = built(cited("a", "2022-10-01", known), cited("b", "2022-10-02", vague), cited("c", "2022-10-02", third))
    assert len(documents(three)) == 3


def test_title_is_never_a_key() -> None:
    one = replace(FULL, title="Nâng cao chất lượng mẫu")
    other = replace(FULL, title="Tập trung nâng cao chất lượng mẫu")
    assert len(documents(built(cited("a", "2022-01-01", one), cited("b", "2022-01-02", other)))) == 1


# ── Events and what was said of them ────────────────────────────────────────────────────────────────────────────────


def inspection(id_: str, day: str = "2022-05-09", *, target: str = "Quận A", modality: str = "done") -> ArticleFacts:
    """A team, sent by Ban Thường vụ Thành ủy and led by a person, inspects a district's committee."""
    name, kind, level, place = BODIES[target]
    bodies_ = (
        Body("b1", "Ban Thường vụ Thành ủy Hà Nội", "party", "province", "Hà Nội"),
        Body("b2", "Đoàn kiểm tra số 3 của Ban Thường vụ Thành ủy Hà Nội", "delegation", "province", "Hà Nội", "b1"),
        Body("b3", name, kind, level, place),
    )
    event = Event("e1", "inspection", "kiểm tra", day, "stated", modality=modality)
    facts = (
        Fact("led", "p1", "b2", quote(), "test", event="e1"),
        Fact("took_part", "p1", "e1", quote(), "test"),
        Fact("inspected", "b2", "b3", quote(20, 40), "test", event="e1", modality=modality),
    )
    whole = ArticleFacts(id=id_, published="2022-05-10", place="Hà Nội", bodies=bodies_, events=(event,), facts=facts)
    return person("p1", "Mạc Văn Thử", [("Phó Bí thư", "Thành ủy")], whole)


def test_two_newspapers_make_one_relationship_with_two_quotes() -> None:
    graph = built(inspection("a"), inspection("b"))
    inspected = [s for s in graph.statements if s.type == "INSPECTED"]
    assert len(inspected) == 3
    assert {len(s.attestations) for s in inspected} == {2}
    assert Counter(s.props["basis"] for s in inspected) == {"stated": 1, "derived": 2}
    assert {s.props["act"] for s in inspected} == {"kiểm tra"}
    assert {s.props["date_from"] for s in inspected} == {date(2022, 5, 9)}
    assert (
        len(of(graph, "TARGET")) == len(of(graph, "CONDUCTED")) == len(of(graph, "SENT")) == len(of(graph, "LED")) == 1
    )
    assert len([e for e in graph.entities if e.labels[-1] == "Delegation"]) == 1


def test_two_inspections_of_one_body_are_two() -> None:
    graph = built(inspection("a", "2022-05-09"), inspection("b", "2022-08-01"))
    assert len([s for s in graph.statements if s.type == "INSPECTED"]) == 6
    assert len([e for e in graph.entities if e.labels[-1] == "Delegation"]) == 2


def test_an_undated_inspection_joins_only_one() -> None:
    assert len(of(built(inspection("a"), inspection("b", "")), "TARGET")) == 1
    assert len(of(built(inspection("a"), inspection("b", "2022-08-01"), inspection("c", "")), "TARGET")) == 3
    assert len(of(built(inspection("a", "2022-05-09"), inspection("b", "2022-05")), "TARGET")) == 1


def test_a_planned_inspection_is_planned_throughout() -> None:
    graph = built(inspection("a", modality="planned"))
    assert {s.props["modality"] for s in graph.statements if s.type in ("INSPECTED", "TOOK_PART", "LED")} == {"planned"}


def test_alike_events_go_to_review() -> None:
    """One names the committee, the other its standing committee: perhaps one event, not surely."""
    other = inspection("b")
    standing = replace(other.bodies[2], name="Ban Thường vụ " + other.bodies[2].name)
    graph = built(inspection("a"), replace(other, bodies=(*other.bodies[:2], standing, *other.bodies[3:])))
    events = [e.id for e in graph.entities if e.labels[0] == "Event"]
    assert len(events) == 2
    assert tuple(sorted(events)) in of(graph, "POSSIBLY_SAME")


def test_two_events_of_one_article_stay_two() -> None:
    facts = inspection("a")
    twice = replace(facts, events=(*facts.events, replace(facts.events[0], id="e2")),
                    facts=(*facts.facts, Fact("target", "e2", "b3", quote(), "test")))  # fmt: skip
    assert len([e for e in built(twice, inspection("b")).entities if e.labels[0] == "Event"]) == 3


def test_a_site_is_part_of_its_conference() -> None:
    events = (
        Event("e1", "conference", "", "2022-01-13", "stated", "Hội nghị toàn quốc mẫu"),
        Event("e2", "conference", "", "2022-01-13", "stated", "điểm cầu Thành ủy Hà Nội", site_of="e1"),
    )
    facts = seen("a", "2022-01-13", ("Phó Bí thư", "Thành ủy"))
    graph = built(replace(facts, events=events, facts=(Fact("chaired", "p1", "e2", quote(), "test"),)))
    ((site, whole),) = of(graph, "PART_OF")
    assert of(graph, "CHAIRED") == [(people(graph)[0], site)]
    assert whole != site


def test_modality_word_and_behalf_keep_claims_apart() -> None:
    base = replace(seen("a", "2022-01-13", ("Phó Bí thư", "Thành ủy")), documents=(FULL,))
    body = base.bodies[0].id
    facts = (
        Fact("implements", body, "d1", quote(0, 5), "test"),
        Fact("implements", body, "d1", quote(5, 9), "test"),
        Fact("implements", body, "d1", quote(9, 14), "test", modality="requested"),
        Fact("implements", body, "d1", quote(14, 20), "test", said_by="p1"),
    )
    graph = built(replace(base, facts=facts))
    assert sorted(len(s.attestations) for s in graph.statements if s.type == "IMPLEMENTS") == [1, 1, 2]


def test_remarks_and_indicators() -> None:
    base = replace(
        seen("a", "2022-01-13", ("Phó Bí thư", "Thành ủy")),
        remarks=(Remark("requested", "p1", quote(0, 30), "test", about=("b1",), due="2022-06-30"),),
        indicators=(Indicator("98.65", "%", "tổ chức đảng", quote(30, 50), "test", subject="b1", out_of="100"),),
    )
    graph = built(base)
    remark = next(e for e in graph.entities if e.labels == ("Remark",))
    assert remark.props["due"] == date(2022, 6, 30)
    assert remark.props["quote"] == TEXT[:30]
    indicator = next(e for e in graph.entities if e.labels == ("Indicator",))
    assert (indicator.props["value"], indicator.props["out_of"], indicator.props["unit"]) == (98.65, 100.0, "%")
    assert len(of(graph, "SAID")) == len(of(graph, "ABOUT")) == len(of(graph, "MEASURED")) == 1


def test_mentions_quote_the_text() -> None:
    graph = built(seen("a", "2022-01-13", ("Phó Bí thư", "Thành ủy")))
    quoted = [s for s in graph.statements if s.type == "MENTIONS" and s.object in people(graph)]
    assert [mark.quote for s in quoted for mark in s.attestations] == [TEXT[3:9]]


def test_one_article_twice_is_an_error() -> None:
    with pytest.raises(ValueError, match="two sets of facts"):
        resolve([ArticleFacts(id="a"), ArticleFacts(id="a")])


def test_a_fact_without_evidence_is_an_error() -> None:
    facts = inspection("a")
    with pytest.raises(ValueError, match="no quote"):
        resolve([replace(facts, facts=(replace(facts.facts[2], evidence=()),))])


# ── Anything at all ─────────────────────────────────────────────────────────────────────────────────────────────────

NAMES = st.sampled_from(["Mạc Văn Thử", "Mạc Thị Hoà", "Mạc Thị Hòa", "Mạc Thị Hoa", "H'Mẫu Niê"])
DAYS = st.sampled_from(["", "2020", "2020-02", "2020-02-20", "2022-05-09", "2022-05-10"])
OFFICES = st.lists(
    st.tuples(st.sampled_from(["Bí thư", "Phó Bí thư", "Ủy viên", "Chủ tịch"]), st.sampled_from(["", *BODIES])),
    max_size=3,
)
DOCUMENTS = st.builds(
    Document,
    st.just("d1"),
    st.sampled_from(["directive", "program"]),
    st.sampled_from(["Nghị quyết", "Quy định", "Kế hoạch", ""]),
    st.sampled_from(["Nghị quyết Đại hội XIII của Đảng", "Luật Mẫu", "Quy chế mẫu"]),
    st.sampled_from(["", "1", "01", "4", "30/2020"]),
    st.sampled_from(["", "NQ/TU", "QĐ/TW", "NĐ-CP", "KH-UBND", "QH15"]),
    st.sampled_from(["", "XIII"]),
    DAYS,
    st.sampled_from(["", "Thành ủy Hà Nội", "Bộ Chính trị", "Tỉnh ủy Cao Bằng"]),
    st.sampled_from(["", "Hà Nội", "Cao Bằng"]),
    st.sampled_from(["", "về việc mẫu"]),
)
KINDS = st.sampled_from(["inspection", "conference", "visit", "meeting"])
TYPES = ["chaired", "led", "took_part", "inspected", "issued", "implements", "organized", "target", "disseminated"]


@st.composite
def articles(draw: st.DrawFn, id_: str) -> ArticleFacts:
    """Any article: people, bodies, a delegation, a document, two events, and facts between whatever fits."""
    facts = ArticleFacts(id=id_, published=draw(DAYS), place=draw(st.sampled_from(["", "Hà Nội"])))
    for number in range(draw(st.integers(0, 2))):
        facts = person(f"p{number}", draw(NAMES), draw(OFFICES), facts)
    team = Body("t1", "Đoàn kiểm tra số 1 của Thành ủy Hà Nội", "delegation", "", "", draw(st.sampled_from(["", "b1"])))
    if not facts.bodies and team.part_of:
        team = replace(team, part_of="")
    facts = replace(facts, bodies=(*facts.bodies, team), documents=(draw(DOCUMENTS),))
    events = tuple(
        Event(f"e{n}", draw(KINDS), "", draw(DAYS), "stated", draw(st.sampled_from(["", "Hội nghị mẫu"])))
        for n in range(draw(st.integers(0, 2)))
    )
    domain = {
        "person": [p.id for p in facts.people],
        "body": [b.id for b in facts.bodies],
        "document": [d.id for d in facts.documents],
        "event": [e.id for e in events],
    }
    ends = {
        "chaired": ("person", "event"), "led": ("person", "event"), "took_part": ("person", "event"),
        "inspected": ("body", "body"), "issued": ("body", "document"), "implements": ("body", "document"),
        "organized": ("body", "event"), "target": ("event", "body"), "disseminated": ("event", "document"),
    }  # fmt: skip
    made = []
    for type_ in draw(st.lists(st.sampled_from(TYPES), max_size=5)):
        one, other = ends[type_]
        if domain[one] and domain[other]:
            made.append(
                Fact(
                    type_, draw(st.sampled_from(domain[one])), draw(st.sampled_from(domain[other])),
                    quote(draw(st.integers(0, 9)), 20), "test",
                    modality=draw(st.sampled_from(["done", "planned", "requested"])),
                    event=draw(st.sampled_from(["", *domain["event"]])) if type_ == "inspected" else "",
                )
            )  # fmt: skip
    return replace(facts, events=events, facts=tuple(made))


@st.composite
def corpora(draw: st.DrawFn) -> list[ArticleFacts]:
    return [draw(articles(f"a{number}")) for number in range(draw(st.integers(0, 4)))]


@settings(max_examples=80, deadline=None)
@given(corpora(), st.randoms(use_true_random=False))
def test_any_articles_in_any_order_make_one_sound_graph(facts: list[ArticleFacts], order: random.Random) -> None:
    own = [article(item.id, item.published) for item in facts]
    graph = resolve(facts, own)
    if graph.entities:
        check(graph)
    order.shuffle(facts)
    order.shuffle(own)
    assert resolve(facts, own) == graph


@settings(max_examples=40, deadline=None)
@given(corpora())
def test_an_article_gone_is_gone(facts: list[ArticleFacts]) -> None:
    """Nothing of an article is left in the graph of the others: no quote, no node, no name."""
    for item in facts:
        rest = [other for other in facts if other is not item]
        graph = resolve(rest, [article(other.id) for other in rest])
        assert f"article/{item.id}" not in {entity.id for entity in graph.entities}
        assert item.id not in {mark.article for s in graph.statements for mark in s.attestations}


# ── The annotated articles ──────────────────────────────────────────────────────────────────────────────────────────

needs_gold = pytest.mark.skipif(not (SHARED / "eval/gold").is_dir(), reason=WHY)


@needs_gold
def test_the_first_five_articles() -> None:
    own, facts = gold(f"seed-00{number}" for number in range(5))
    graph = resolve(facts, own)
    check(graph)
    names = Counter(e.props["name"] for e in graph.entities if e.labels == ("Person",))
    assert set(names.values()) == {1}, "every name is one person here"
    held = [s for s in graph.statements if s.type == "HELD"]
    tenures = {entity.id: entity for entity in graph.entities}
    years = {
        who: {str(tenures[s.object].props["first_seen"])[:4] for s in held if s.subject == who}
        for who in people(graph)
    }  # fmt: skip
    movers = [who for who, found in years.items() if {"2020", "2022"} <= found]
    assert [len([s for s in held if s.subject == who]) for who in movers] == [4], (
        "two pairs of offices, two years apart"
    )
    reported = {who: {m.article for s in held if s.subject == who for m in s.attestations} for who in people(graph)}
    assert sorted(len(found) for found in reported.values())[-2:] == [2, 2]
    regulation = [e for e in graph.entities if e.id == "doc/dang/tw/khoa-xiii/quy-dinh/37"]
    assert len([e for e in graph.entities if e.props.get("number") == "37"]) == len(regulation) == 1
    citing = [s for s in graph.statements if s.type == "MENTIONS" and s.object == regulation[0].id]
    assert len(citing) == 2


@needs_gold
def test_all_annotated_articles() -> None:
    own, facts = gold(path.stem for path in sorted((SHARED / "eval/gold").glob("*.json")))
    graph = resolve(facts, own)
    check(graph)
    random.Random(1).shuffle(facts)
    assert resolve(facts, own) == graph
