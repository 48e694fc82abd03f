"""What a typed name can mean."""

from __future__ import annotations

import pytest

from hoso.app.names import Named, UnknownName, matches, one, toned

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
