"""The questions of time and of disagreement, with their answers by hand: conflicts, new-since, and as_of."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.graph.sample import entity, on, said, sample

from hoso.graph.model import Graph
from hoso.graph.saved import find
from hoso.graph.stores.base import View
from hoso.graph.stores.embedded import FILE, open_view

FIRST, SECOND, THIRD = ("a1", 0, 40), ("a2", 9, 60), ("b-7", 5, 50)


def office(number: int, status: str = "current", **days: date) -> list[Any]:
    """A person of the post "Chủ tịch Hội Nông dân", seen or said to hold it on some days: entities and statements."""
    person, tenure = f"person/{number}", f"tenure/hội-{number}"
    return [
        entity(person, "Person", f"Hồ Thị Mẫu {number}"),
        entity(tenure, "Tenure", f"Hồ Thị Mẫu {number}, Chủ tịch", status=status, **days),
        said(person, "HELD", tenure, FIRST if number % 2 else SECOND),
        said(tenure, "IN_POST", "post/ct"),
    ]


def graph() -> Graph:
    """The sample with every kind of conflict, and beside each what is none."""
    base = sample()
    added = [
        entity("post/ct", "Post", "Chủ tịch Hội Nông dân tỉnh Hạ Giang", role="Chủ tịch"),
        said("post/ct", "OF_BODY", "body/hội-nông-dân"),
        # Seen in 2022 and 2024; another seen in between; a third dated after the first; one only called former, one without days.
        *office(1, first_seen=date(2022, 1, 1), last_seen=date(2024, 1, 1)),
        *office(2, first_seen=date(2023, 1, 1), last_seen=date(2023, 1, 1)),
        *office(3, from_=date(2024, 1, 2), until=date(2025, 6, 30), first_seen=date(2023, 6, 1), last_seen=date(2025, 9, 1)),
        *office(4, "former"),
        *office(5),
        said("person/đỗ-ý-2", "LED", "body/đoàn-3", THIRD),
        said("person/ứng-văn-ân-1", "LED", "body/đoàn-3", THIRD, modality="planned"),
        said("body/tỉnh-ủy-hạ-giang", "ISSUED", "doc/nq-05", SECOND, **on("2021-04-12")),
        said("body/tỉnh-ủy-hạ-giang", "ISSUED", "doc/nq-05", THIRD, **on("2021-04-21")),
        # The standing committee is an organ of the committee, and the committee has two names: one issuer.
        entity("body/bch", "Body:PartyBody", "Ban Chấp hành Đảng bộ tỉnh Hạ Giang", level="province"),
        said("body/bch", "ISSUED", "doc/nq-05", SECOND),
        said("body/btv-tỉnh-ủy-hạ-giang", "ISSUED", "doc/nq-05", THIRD),
        *(
            entity(f"indicator/{id_}", "Indicator", f"hộ nghèo: {value} %", value=value, unit="%", of="hộ nghèo", **on(day), **more)
            for id_, value, day, more in (
                ("x", 2.5, "2023-12-31", {}), ("y", 3.0, "2023-12-31", {}), ("z", 4.0, "2022-12-31", {}),
                ("v", 2.0, "2023-12-31", {"comparator": "over"}), ("w", 9.0, "2023-12-31", {}),
            )
        ),
        *(
            said("body/ubnd-ứng-khê", "MEASURED", f"indicator/{id_}", where)
            for id_, where in (("x", FIRST), ("y", SECOND), ("z", SECOND), ("v", THIRD), ("w", FIRST))
        ),
    ]  # fmt: skip
    items = [item for item in added if hasattr(item, "labels")]
    return Graph.of((*base.entities, *items), (*base.statements, *(item for item in added if item not in items)))


@pytest.fixture(params=["embedded", pytest.param("neo4j", marks=pytest.mark.neo4j)])
def view(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[View]:
    if request.param == "neo4j":
        server: View = request.getfixturevalue("neo4j_view")
        server.update(graph())
        yield server
    else:
        with open_view(tmp_path / FILE, write=True, rebuild=True) as opened:
            opened.update(graph())
            yield opened


def rows(view: View, name: str, **given: Any) -> list[dict[str, Any]]:
    found = find(name).ask(view, given)
    return [dict(zip(found.columns, row, strict=True)) for row in found.rows]


def test_conflicts_are_found_and_nothing_else(view: View) -> None:
    found = rows(view, "conflicts")
    assert [(row["conflict"], row["about"], row["one"], row["other"], row["articles"]) for row in found] == [
        ("dates", "Nghị quyết số 05-NQ/TU", "2021-04-12", "2021-04-21", ["a2", "b-7"]),
        ("figures", "Ủy ban nhân dân huyện Ứng Khê", "hộ nghèo: 9.0 %", "hộ nghèo: 3.0 %", ["a1", "a2"]),
        ("figures", "Ủy ban nhân dân huyện Ứng Khê", "hộ nghèo: 2.5 %", "hộ nghèo: 3.0 %", ["a1", "a2"]),
        ("holders", "Chủ tịch Hội Nông dân tỉnh Hạ Giang", "Hồ Thị Mẫu 1", "Hồ Thị Mẫu 2", ["a1", "a2"]),
        ("issuers", "Chỉ thị số 11-CT/TU", "Ban Thường vụ Tỉnh ủy Hạ Giang", "Ủy ban nhân dân huyện Ứng Khê", ["a2", "b-7"]),
        ("leaders", "Đoàn kiểm tra số 3 của Ban Thường vụ Tỉnh ủy Hạ Giang", "Mạc Thị Đào", "Đỗ Ý", ["a1", "a2", "b-7"]),
    ]  # fmt: skip
    assert all(row["quote_one"] and row["quote_other"] for row in found)
    assert [row["conflict"] for row in rows(view, "conflicts", who="Hồ Thị Mẫu 2")] == ["holders"]
    assert [row["conflict"] for row in rows(view, "conflicts", who="doc/ct-11")] == ["issuers"]


@pytest.mark.parametrize(
    ("day", "holders"),
    [
        ("2021-12-31", []),
        ("2022-01-01", [1]),
        # Who is called a former holder on a day did not hold the post on it.
        ("2022-06-01", [1]),
        ("2023-01-01", [1, 2]),
        ("2024-01-01", [1]),
        # Dated by a text: the days on which the press shows the person outside of that do not count.
        ("2024-01-02", [3]),
        ("2025-06-30", [3]),
        ("2025-07-01", []),
    ],
)
def test_who_is_known_to_have_held_a_post_on_a_day(view: View, day: str, holders: list[int]) -> None:
    found = rows(view, "holders-of", post="post/ct", as_of=day)
    assert sorted(row["person"] for row in found) == [f"Hồ Thị Mẫu {number}" for number in holders]
    for number in range(1, 6):
        assert len(rows(view, "career-of", person=f"person/{number}", as_of=day)) == (number in holders)
    assert len(rows(view, "holders-of", post="post/ct")) == 5


def test_a_body_that_ended_is_left_out_of_a_later_day(view: View) -> None:
    asked = {"body": "body/ubnd-ứng-khê"}
    assert len(rows(view, "body-tree", **asked, as_of="2025-06-30")) == 1
    assert rows(view, "body-tree", **asked, as_of="2025-07-01") == []
    assert len(rows(view, "body-tree", **asked)) == 1


def test_what_came_in_is_a_claim_or_one_more_quote(view: View) -> None:
    found = rows(view, "new-since", since=["a2"], who="Mạc Thị Đào")
    assert {(row["news"], row["relation"], tuple(row["articles"])) for row in found} == {
        ("claim", "INSPECTED", ("a2",)),
        ("quote", "LED", ("a2",)),
        ("quote", "TOOK_PART", ("a2",)),
    }
    assert rows(view, "new-since", since=[]) == []
    assert {row["relation"] for row in rows(view, "new-since", since=["a1", "a2", "b-7"])} >= {
        "CHAIRED",
        "ISSUED",
        "HELD",
    }
