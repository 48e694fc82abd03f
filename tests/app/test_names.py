"""What a typed name can mean."""

from __future__ import annotations

import pytest

from hoso.app.abbreviations import expanded
from hoso.app.names import Named, UnknownName, holds, matches, numbered, one, toned

NODES = (
    Named("person/1", "Lê Thị Thu Hạ", "Person"),
    Named("person/2", "Lê Thị Thu Hà", "Person"),
    Named("person/3", "Ngô Bá Thuyên", "Person"),
    Named("person/4", "Nguyễn Văn Hải", "Person", hint="Giám đốc Sở Nội vụ tỉnh An Giao"),
    Named("person/5", "Nguyễn Văn Hải", "Person", hint="Bí thư Đảng ủy xã Hòa Ngàn"),
    Named("body/1", "Huyện ủy Vân Trạch", "Body"),
    Named("body/2", "Ban Thường vụ Huyện ủy Vân Trạch", "Body", aliases=("BTV Huyện ủy Vân Trạch",)),
    Named("doc/1", "Nghị quyết số 05-NQ/TU", "Directive", aliases=("Nghị quyết 05-NQ/TU",)),
)


@pytest.mark.parametrize(
    ("typed", "ids"),
    [
        ("Ngô Bá Thuyên", ["person/3"]),
        ("ngô bá thuyên", ["person/3"]),
        ("ngo ba thuyen", ["person/3"]),  # without tones, and only one
        ("thuyên", ["person/3"]),
        ("Lê Thị Thu Hạ", ["person/1"]),  # exact in tone
        ("le thi thu ha", ["person/1", "person/2"]),  # without tones it can be both
        ("Huyện uỷ Vân Trạch", ["body/1"]),  # the tone mark on the other letter is the same tone
        ("BTV Huyện ủy Vân Trạch", ["body/2"]),  # an alias
        ("van trach", ["body/1", "body/2"]),
        ("huyen uy van trach", ["body/1"]),  # a whole name before a part of one
        ("trạch vân", ["body/1", "body/2"]),
        ("person/5", ["person/5"]),
        ("05-nq/tu", ["doc/1"]),
        ("Trần Văn Ấm", []),
        ("", []),
    ],
)
def test_matches(typed: str, ids: list[str]) -> None:
    assert sorted(node.id for node in matches(typed, NODES)[1]) == ids


def test_namesakes_are_offered_by_id_with_what_tells_them_apart() -> None:
    with pytest.raises(UnknownName, match=r"person/4 \(Giám đốc Sở Nội vụ tỉnh An Giao\)") as caught:
        one("Nguyễn Văn Hải", NODES, "person")
    assert "person/5 (Bí thư Đảng ủy xã Hòa Ngàn)" in str(caught.value)


def test_another_tone_is_another_name_and_only_offered() -> None:
    assert one("ngo ba thuyen", NODES, "person").id == "person/3"
    with pytest.raises(UnknownName, match="did you mean Ngô Bá Thuyên"):
        one("Ngô Bá Thuyền", NODES, "person")


@pytest.mark.parametrize(
    ("typed", "forms"),
    [
        ("van trach", {"Vân Trạch"}),
        ("thu ha", {"Thu Hạ", "Thu Hà"}),
        ("thu h", set()),  # words, not letters
        ("", set()),
    ],
)
def test_toned(typed: str, forms: set[str]) -> None:
    assert toned(typed, NODES) == forms


def test_a_name_that_nothing_has() -> None:
    with pytest.raises(UnknownName, match="no person is called 'Trần Văn Ấm'"):
        one("Trần Văn Ấm", NODES, "person")


def test_a_document_that_is_none_brings_those_of_its_number() -> None:
    with pytest.raises(UnknownName, match="did you mean Chỉ thị số 05-CT/TW or Chỉ thị số 05-CT/TU"):
        one("Thông tri 5", DOCUMENTS, "document")


ABBREVIATED = (
    Named("body/3", "Ủy ban nhân dân thành phố Hà Nội", "Body"),
    Named("body/4", "Ủy ban nhân dân Thành phố Hồ Chí Minh", "Body"),
    Named("body/5", "Sở Giáo dục và Đào tạo tỉnh An Giao", "Body"),
    Named("body/6", "Ban Dân vận Trung ương", "Body"),
    Named("person/6", "Bùi Văn Tư", "Person"),
)


@pytest.mark.parametrize(
    ("typed", "full"),
    [
        ("UBND thành phố Hà Nội", "Ủy ban nhân dân thành phố Hà Nội"),
        ("UBND TP. Hà Nội", "Ủy ban nhân dân thành phố Hà Nội"),
        ("HĐND TP.Hà Nội", "Hội đồng nhân dân thành phố Hà Nội"),
        ("hđnd tỉnh An Giao", "Hội đồng nhân dân tỉnh An Giao"),
        ("hdnd tinh An Giao", "Hội đồng nhân dân tinh An Giao"),
        ("UBND TP.HCM", "Ủy ban nhân dân Thành phố Hồ Chí Minh"),
        ("TPHCM", "Thành phố Hồ Chí Minh"),
        ("BTV Huyện ủy Vân Trạch", "Ban Thường vụ Huyện ủy Vân Trạch"),
        ("BCH TƯ Đảng", "Ban Chấp hành Trung ương Đảng"),
        ("MTTQ Việt Nam", "Mặt trận Tổ quốc Việt Nam"),
        ("Sở GD&ĐT", "Sở Giáo dục và Đào tạo"),
        ("Bùi Văn Tư", "Bùi Văn Tư"),  # a name, not Trung ương
        ("đầu tư", "đầu tư"),
        ("37-QĐ/TW", "37-QĐ/TW"),  # a symbol
        ("Nguyễn Thị T.", "Nguyễn Thị T."),  # somebody whose name is kept back
        ("  ", ""),
    ],
)
def test_abbreviations_are_written_out(typed: str, full: str) -> None:
    assert expanded(typed) == full
    assert expanded(full) == full


@pytest.mark.parametrize(
    ("typed", "id"),
    [
        ("UBND TP.HCM", "body/4"),
        ("ubnd tp hà nội", "body/3"),
        ("ubnd tp ha noi", "body/3"),
        ("Sở GD-ĐT An Giao", "body/5"),
        ("Ban Dân vận TW", "body/6"),
        ("tư", "person/6"),
    ],
)
def test_an_abbreviated_name_is_found(typed: str, id: str) -> None:
    assert one(typed, ABBREVIATED, "body").id == id


DOCUMENTS = (
    Named("doc/1", "Quy định số 37-QĐ/TW", "Directive", number="37"),
    Named("doc/2", "Chỉ thị số 05-CT/TW", "Directive", ("Chỉ thị 05",), number="05"),
    Named("doc/3", "Chỉ thị số 05-CT/TU", "Directive", number="05"),
    Named("doc/4", "Quyết định số 884/2037/QĐ-UBND", "Directive", number="884", also="triển khai Quy định 37-QĐ/TW"),
    Named("doc/5", "Chương trình hành động", "Program"),
)


@pytest.mark.parametrize(
    ("typed", "ids"),
    [
        ("37", ["doc/1"]),
        ("Quy định 37", ["doc/1"]),
        ("quy dinh so 37", ["doc/1"]),
        ("QĐ 37", ["doc/1"]),
        ("37-QĐ/TW", ["doc/1"]),
        ("37-qd/tw", ["doc/1"]),
        ("Chỉ thị 05", ["doc/3", "doc/2"]),  # also where one of them has exactly this alias
        ("Chỉ thị 5", ["doc/3", "doc/2"]),
        ("05-CT/TU", ["doc/3"]),
        ("884/QĐ-UBND", ["doc/4"]),
        ("2037", []),  # a year
        ("7", []),
        ("Chương trình hành động", []),
    ],
)
def test_a_document_is_found_by_its_number(typed: str, ids: list[str]) -> None:
    assert sorted(node.id for node in numbered(typed, DOCUMENTS)) == sorted(ids)
    if ids:
        assert sorted(node.id for node in matches(typed, DOCUMENTS)[1]) == sorted(ids)


def test_documents_of_one_number_are_offered_with_their_ids() -> None:
    with pytest.raises(UnknownName, match=r"2 have .*05-CT/TU \(doc/3\)") as caught:
        one("Chỉ thị 05", DOCUMENTS, "document")
    assert "05-CT/TW (doc/2)" in str(caught.value)
    assert one("doc/2", DOCUMENTS, "document").id == "doc/2"


@pytest.mark.parametrize(
    ("typed", "whole"),
    [("Vân Trạch", True), ("vân trạch", True), ("Trạch", True), ("Trạc", False), ("van trach", False)],
)
def test_what_holds_agrees_with_the_queries(typed: str, whole: bool) -> None:
    assert any(holds(node, typed) for node in NODES) is whole


def test_what_nothing_is_called_is_answered_with_the_nearest() -> None:
    with pytest.raises(UnknownName, match="did you mean Ngô Bá Thuyên"):
        one("ngo ba tuyen", NODES, "person")
