"""Bodies, from whole texts, against a table of answers."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from tests.loaders.tables import Case, cases

from hoso.loaders.article import Article
from hoso.loaders.bodywords import written_out
from hoso.loaders.extraction import extract
from hoso.loaders.facts import ArticleFacts

CASES = cases(Path(__file__).parents[1] / "cases" / "bodies.tsv")


@cache
def _facts(text: str) -> ArticleFacts:
    return extract(Article("example", text))


@pytest.mark.parametrize("case", CASES)
def test_bodies_are_those_of_the_table(case: Case) -> None:
    found = {f"[{b.name}]" if b.kind == "delegation" else b.name for b in _facts(case.text).bodies}
    assert found == (set() if case.expected == "-" else set(case.expected.split(" | ")))


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Ban Thường vụ Tỉnh ủy Nghệ An", "party"),
        ("Văn phòng Tỉnh ủy Nghệ An", "party"),
        ("Ủy ban nhân dân tỉnh Nghệ An", "state"),
        ("Thường trực Hội đồng nhân dân tỉnh Nghệ An", "state"),
        ("Sở Y tế tỉnh Nghệ An", "state"),
        ("Liên đoàn Lao động tỉnh Nghệ An", "mass"),
        ("Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Nghệ An", "mass"),
        ("Đoàn kiểm tra của Tỉnh ủy Nghệ An", "delegation"),
        ("Công ty cổ phần Mẫu Thử", "other"),
    ],
)
def test_kind_of_a_body(name: str, kind: str) -> None:
    kinds = {body.name: body.kind for body in _facts(f"{name} báo cáo với Tỉnh ủy Nghệ An.").bodies}
    assert kinds[name] == kind


@pytest.mark.parametrize(
    ("name", "level", "place"),
    [
        ("Bộ Chính trị", "central", ""),
        ("Tỉnh ủy Nghệ An", "province", "Nghệ An"),
        ("Thành ủy Hà Nội", "province", "Hà Nội"),
        ("Quận ủy Tây Hồ", "district", "Hà Nội"),
        ("Thành ủy Vinh", "district", "Nghệ An"),
        ("Ủy ban nhân dân huyện Nghi Lộc", "district", "Nghệ An"),
        ("Ủy ban nhân dân Thành phố Hồ Chí Minh", "province", "Thành phố Hồ Chí Minh"),
        ("Đảng ủy phường Nghi Mẫu", "commune", ""),
    ],
)
def test_level_and_place_of_a_body(name: str, level: str, place: str) -> None:
    (body,) = _facts(f"{name} báo cáo.").bodies
    assert (body.level, body.place) == (level, place)


def test_organ_is_part_of_its_committee() -> None:
    facts = _facts("Đoàn kiểm tra số 1 của Ban Thường vụ Tỉnh ủy Nghệ An đến nơi.")
    names = {body.id: body.name for body in facts.bodies}
    assert {body.name: names.get(body.part_of, "") for body in facts.bodies} == {
        "Tỉnh ủy Nghệ An": "",
        "Ban Thường vụ Tỉnh ủy Nghệ An": "Tỉnh ủy Nghệ An",
        "Đoàn kiểm tra số 1 của Ban Thường vụ Tỉnh ủy Nghệ An": "Ban Thường vụ Tỉnh ủy Nghệ An",
    }


def test_place_that_the_reader_gives_counts_only_where_the_text_is_silent() -> None:
    silent = "Thành ủy họp bàn việc chung."
    assert [b.name for b in extract(Article("a", silent, place="Hà Nội")).bodies] == ["Thành ủy Hà Nội"]
    told = "Tại Hải Phòng, Thành ủy họp bàn việc chung."
    assert [b.name for b in extract(Article("a", told, place="Hà Nội")).bodies] == ["Thành ủy Hải Phòng"]


def test_word_that_only_begins_like_a_delegation_is_no_mention_of_it() -> None:
    text = "Đoàn kiểm tra của Tỉnh ủy Nghệ An đến nơi. Đoàn viên và các đoàn thể hưởng ứng; cả tỉnh đoàn kết."
    (team,) = [body for body in _facts(text).bodies if body.kind == "delegation"]
    assert [text[m.start : m.end] for m in team.mentions] == ["Đoàn kiểm tra của Tỉnh ủy Nghệ An"]


@pytest.mark.parametrize(
    ("text", "districts"),
    [
        ("Sáng 5/4/2031, UBND phường 7, quận 3, TP.HCM họp. UBND phường 7 báo cáo.", ["quận 3"]),
        ("UBND xã Tân Thử (huyện Nghi Lộc) họp.", ["huyện Nghi Lộc"]),
        ("UBND xã Tân Thử, H.Nghi Lộc họp.", ["huyện Nghi Lộc"]),
        ("Đảng ủy phường 5 thuộc Đảng bộ thành phố Vinh họp.", ["thành phố Vinh", ""]),
        ("UBND phường Tân Thử, TP Hà Nội họp.", [""]),
        ("Công an phường Tân Thử, Q.3, TP.HCM họp.", ["quận 3"]),
        ("Công an phường 7, quận 3 và Công an phường 7, quận 10 họp.", [""]),
    ],
)
def test_a_body_of_a_commune_has_its_district_where_one_is_said(text: str, districts: list[str]) -> None:
    assert [body.district for body in extract(Article("example", text)).bodies] == districts


@pytest.mark.parametrize(
    ("name", "full"),
    [
        ("Công ty TNHH MTV Thử Mẫu", "Công ty trách nhiệm hữu hạn một thành viên Thử Mẫu"),
        ("Hội đồng Thử Mẫu TW", "Hội đồng Thử Mẫu Trung ương"),
        # The letters of a document stay.
        ("Ban Chỉ đạo Tổng kết Nghị quyết 18-NQ/TW", "Ban Chỉ đạo Tổng kết Nghị quyết 18-NQ/TW"),
    ],
)
def test_abbreviations_inside_a_name_are_written_out(name: str, full: str) -> None:
    assert written_out(name) == full
