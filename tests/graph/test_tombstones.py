"""Tombstones: what they find in any spelling, what they leave, and that they hold hashes only."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.graph.test_pipeline import article as numbered
from tests.graph.test_pipeline import extract as read_simply

from hoso.graph.ledger import Ledger
from hoso.graph.pipeline import attempt, build, faults, resolve_ledger
from hoso.graph.tombstones import MASK, NONE, Tombstones
from hoso.loaders.article import Article
from hoso.loaders.extraction import extract
from hoso.loaders.facts import ArticleFacts, Body, Mention, Office, Person
from hoso.loaders.factsfile import to_dict

NAME = "Mạc Thị Hoà Thử"
GIVEN = "Thử"
TEXT = (
    "Ngày 5/3/2024, đồng chí Mạc Thị Hòa Thử, Bí thư Huyện ủy Vân Mẫu, chủ trì hội nghị. "
    "Phát biểu kết luận, đồng chí Thử yêu cầu các xã thực hiện nghiêm. Ông Lò Văn Mẫu, Chủ tịch UBND huyện Vân Mẫu dự."
)


def graves(*marks: dict[str, set[str]]) -> Tombstones:
    merged: dict[str, set[str]] = {}
    for each in marks:
        for sort, several in each.items():
            merged.setdefault(sort, set()).update(several)
    return Tombstones(b"salt", {sort: frozenset(several) for sort, several in merged.items()})


EMPTY = Tombstones(b"salt")
NAMED = graves(EMPTY.of_name(NAME))


@pytest.mark.parametrize(
    "text",
    [
        "Mạc Thị Hoà Thử",
        "Mạc Thị Hòa Thử",
        unicodedata.normalize("NFD", "Mạc Thị Hòa Thử"),
        "MẠC THỊ HOÀ THỬ",
        "mạc thị hoà thử",
        "Mạc  Thị\nHòa\u00a0Thử",
        "ông Mạc Thị Hòa Thử, 54 tuổi",
        "(Mạc Thị Hoà Thử)",
        "https://mau.vn/tin/mac-thi-hoa-thu-nhan-nhiem-vu-123.html",
        "mac_thi_hoa_thu.txt",
    ],
)
def test_a_name_is_found_however_it_is_spelt(text: str) -> None:
    masked = NAMED.masked(text)
    assert MASK in masked
    assert len(masked) == len(text)
    assert masked.count("\n") == text.count("\n")
    assert not NAMED.touches(Article(id="a", text=masked))


@pytest.mark.parametrize(
    "text",
    [
        "Mạc Thị Hoa Thử",  # another tone is another name
        "Mạc Thị Hòa Thứ",
        "Mạc Thị Hòa",
        "Thị Hòa Thử",
        "Mạc Thị Hòa, Thử",
        "Mac Thị Hoa Thu",  # neither with its tones nor wholly without
        "Mạc Thị Văn Hòa Thử",
        "",
    ],
)
def test_another_name_is_left(text: str) -> None:
    assert NAMED.masked(text) == text
    assert NONE.masked(text) == text


def test_an_article_loses_the_name_and_what_the_person_did() -> None:
    article = Article(
        id="mac-thi-hoa-thu-1", text=TEXT, title=f"{NAME}: hội nghị", url="https://mau.vn/mac-thi-hoa-thu"
    )
    facts = extract(article)
    assert [person.name for person in facts.people] == ["Mạc Thị Hòa Thử", "Lò Văn Mẫu"]
    done = attempt(extract, article, NAMED)
    assert done.facts is not None
    assert faults(done.article, done.facts) == ""
    whole = json.dumps(to_dict(done.facts), ensure_ascii=False) + repr(done.article)
    for form in ("Hòa", "Hoà", GIVEN, "mac-thi-hoa-thu"):
        assert form not in whole
    assert [person.name for person in done.facts.people] == ["Lò Văn Mẫu"]
    assert not [fact for fact in done.facts.facts if fact.type == "chaired"]
    # Nobody else has got what was the person's.
    before = {(fact.type, fact.subject, fact.object) for fact in facts.facts}
    assert {(fact.type, fact.subject, fact.object) for fact in done.facts.facts} <= before
    assert len(done.article.text) == len(TEXT)
    assert done.article.url == ""
    again = attempt(extract, article, NAMED)
    assert again == done


def held(id_: str, role: str, body: str) -> tuple[Article, ArticleFacts]:
    """An article that shows the person in one office."""
    text = f"Đồng chí {NAME}, {role} {body}, dự."
    mention = Mention(9, 9 + len(NAME), NAME, "test")
    office = Office(f"{role} {body}", role, "b1")
    facts = ArticleFacts(
        id=id_, people=(Person("p1", NAME, (), (office,), (mention,)),), bodies=(Body("b1", body, "party"),)
    )
    return Article(id=id_, text=text), facts


def test_a_namesake_who_was_told_apart_stays() -> None:
    own, own_facts = held("a", "Bí thư", "Huyện ủy Vân Mẫu")
    other, other_facts = held("b", "Giám đốc", "Sở Mẫu")
    stones = graves(
        EMPTY.of_name(NAME),
        EMPTY.of_seats("out", own_facts.people[0], own_facts),
        EMPTY.of_seats("spared", other_facts.people[0], other_facts),
    )
    assert stones.redact(own, own_facts).facts.people == ()
    kept = stones.redact(other, other_facts)
    assert (kept.article, kept.facts, kept.places) == (other, other_facts, 0)
    # The same office in another article; the other's office; an office that nobody knows.
    for role, body, left in (("Giám đốc", "Sở Mẫu", 1), ("Bí thư", "Huyện ủy Vân Mẫu", 0), ("Chủ tịch", "Hội Mẫu", 0)):
        assert len(stones.redact(*held("c", role, body)).facts.people) == left
    # Named in an article that was looked at, but without an office: it is the one who was told apart there.
    bare = replace(other_facts, people=(replace(other_facts.people[0], offices=()),))
    assert len(stones.redact(other, bare).facts.people) == 1


def test_a_passage_goes_with_all_that_rests_on_it() -> None:
    first = TEXT.index("Phát biểu")
    passage = TEXT[first : TEXT.index(" Ông")]
    stones = graves(EMPTY.of_passage(passage))
    article = Article(id="a", text="Mở đầu. " + TEXT.replace("  ", " ").replace("yêu cầu", "yêu  cầu"))
    facts = extract(article)
    assert facts.remarks
    done = stones.redact(article, facts)
    assert done.places == 1
    assert done.facts.remarks == ()
    assert "thực hiện nghiêm" not in done.article.text
    assert "chủ trì hội nghị" in done.article.text
    assert len(done.facts.people) == 2
    assert faults(done.article, done.facts) == ""


def test_a_mark_tells_nothing() -> None:
    stones = graves(
        EMPTY.of_name(NAME), EMPTY.of_passage(TEXT), EMPTY.of_article(Article(id="bài", text=TEXT, url="u"))
    )
    told = repr(sorted((sort, sorted(several)) for sort, several in stones.marks.items()))
    for word in ("Mạc", "mạc", "Hoà", "mac", "bài", "hội nghị"):
        assert word not in told
    other = Tombstones(b"another")
    assert not {m for several in other.of_name(NAME).values() for m in several} & set(stones.marks["name:4"])


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "store", create=True) as opened:
        yield opened


def test_a_suppressed_article_is_never_read(ledger: Ledger) -> None:
    some = [numbered(number) for number in range(4)]
    build(some, ledger, read_simply, rules="r")
    gone = some[2]
    stones = replace(ledger.graves.tombstones(), salt=ledger.graves.salt())
    tombstone = ledger.graves.bury("article", stones.of_article(gone))
    ledger.remove(gone.id)

    def reader(article: Article) -> ArticleFacts:
        assert article.text != gone.text, "read"
        return read_simply(article)

    others = [article for article in some if article is not gone]
    before = resolve_ledger(ledger)
    copy = replace(gone, id="a9", title="bản khác")
    for rules in ("r", "newer rules"):
        done = build([*others, gone, copy], ledger, reader, rules=rules)
        assert done.suppressed == 2
    assert resolve_ledger(ledger) == before
    assert [(id_, kind) for id_, kind, _ in ledger.graves.listed()] == [(tombstone, "article")]
    assert ledger.graves.exhume(tombstone)
    assert not ledger.graves.exhume(tombstone)
    assert build([gone], ledger, read_simply, rules="r").new == 1


@settings(max_examples=20, deadline=None)
@given(st.data())
def test_nothing_of_a_name_is_left_in_any_text(data: st.DataObject) -> None:
    """Whatever stands around it, and masking twice is masking once."""
    around = st.text(alphabet="abạ .,;:\n\"'()1đĐ-", max_size=12)
    text = "".join(
        data.draw(around) + data.draw(st.sampled_from([f" {NAME} ", f"\n{NAME.upper()},", ""])) for _ in range(4)
    )
    masked = NAMED.masked(text)
    assert NAME not in masked
    assert NAME.upper() not in masked
    assert NAMED.masked(masked) == masked
    assert len(masked) == len(text)
