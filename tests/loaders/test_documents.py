"""Official documents: the grammar of numbers, mentions in sentences, and which mentions of an article are one."""

from __future__ import annotations

import time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hoso.loaders.dates import find_dates
from hoso.loaders.documents import (
    DOCUMENTS,
    DocumentMention,
    documents,
    find_documents,
    parse_number,
    resolve_documents,
    symbol_issuer,
)
from hoso.loaders.documents.numbers import abbreviations, symbols, types
from hoso.loaders.lexicon import load
from hoso.loaders.text.normal import normalise

CASES = Path(__file__).parents[1] / "cases"


def rows(name: str) -> list[list[str]]:
    lines = (CASES / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")][1:]


def issuer(mention: DocumentMention) -> str:
    """A stand-in for the reader of bodies: what is printed, with a committee's province."""
    text = mention.issuer_text
    return f"{text} Quảng Trị" if text.endswith(("Tỉnh ủy", "tỉnh")) else text


def resolved(text: str, place: str = "Quảng Trị") -> list[str]:
    return [item.document.name for item in resolve_documents(find_documents(text), issuer, place).documents]


@pytest.mark.parametrize("row", rows("docnumbers"), ids=lambda row: row[0])
def test_numbers(row: list[str]) -> None:
    number = parse_number(row[0])
    found = (
        [number.number, number.symbol, number.type, number.issuer, number.system] if number else ["-", "", "", "", ""]
    )
    assert found == row[1:]


def shown(mention: DocumentMention) -> str:
    name = mention.name or " ".join(x for x in (mention.type, mention.number, mention.symbol) if x)
    of = "" if mention.issuer is None else mention.issuer_text
    more = [x for x in (mention.date, of, mention.term) if x]
    return f"{name} [{'; '.join(more)}]" if more else name


@pytest.mark.parametrize("row", rows("docnumbers_mentions"), ids=lambda row: row[0])
@pytest.mark.parametrize(
    "frame", ["{}", "Hội nghị quán triệt {}", "Họ bàn ({}).", "Ngày 2/1, họ xem\n{}\nSau đó, họ về."]
)
def test_mentions(row: list[str], frame: str) -> None:
    text = frame.format(row[0])
    found = list(documents(find_documents(text)))
    assert (" | ".join(map(shown, found)) or "-") == row[1]
    for mention in found:
        assert text[mention.start : mention.end] == mention.printed
        assert mention.end <= mention.extent <= len(text)
        if mention.issuer is not None:
            assert text[slice(*mention.issuer)] == mention.issuer_text


def test_counts_and_plurals_are_told_apart_from_numbers() -> None:
    found = find_documents("ban hành 2 nghị quyết, mười đề án, các chỉ thị và Nghị quyết số 10")
    assert [(m.status, m.count) for m in found] == [("group", 2), ("group", 10), ("generic", 0), ("partial", 0)]


def test_date_without_a_year_takes_the_last_such_day() -> None:
    text = "Quyết định số 120/QĐ-UBND ngày 25/12"
    assert [m.date for m in find_documents(text)] == [""]
    assert [m.date for m in find_documents(text, "2031-01-05")] == ["2030-12-25"]
    assert [m.date for m in find_documents(text, "2031-12-30")] == ["2031-12-25"]
    full = "Ngày 20/12/2031, họ họp."
    assert [m.date for m in find_documents(text, "", find_dates(full))] == ["2031-12-25"]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Nghị quyết số 12-NQ/TU về “Phát triển du lịch; giữ rừng” đến nay", "Phát triển du lịch; giữ rừng"),
        ("Nghị quyết số 12-NQ/TU về phát triển du lịch, dịch vụ; sau đó", "phát triển du lịch, dịch vụ"),
        ("Nghị quyết số 12-NQ/TU về phát triển du lịch và Chỉ thị số 13-CT/TU", "phát triển du lịch"),
        ("Kế hoạch số 12-KH/TU về thực hiện Nghị quyết số 13-NQ/TW.", "thực hiện Nghị quyết số 13-NQ/TW"),
        ("Quyết định số 12-QĐ/TU ban hành Quy chế làm việc, đồng thời", "ban hành Quy chế làm việc"),
        ("Nghị quyết số 12-NQ/TU, đồng thời", ""),
        ("Nghị quyết số 12-NQ/TU về phát triển du lịch, Đảng bộ huyện đã họp", "phát triển du lịch"),
        ("Nghị quyết số 12-NQ/TU về phát triển du lịch, trong những năm qua", "phát triển du lịch"),
        ("Nghị quyết số 12-NQ/TU về phát triển du lịch vừa được ban hành", "phát triển du lịch"),
        ("Nghị quyết số 12-NQ/TU về phát triển du lịch đối với Ban Thường vụ Huyện ủy Thử", "phát triển du lịch"),
        ("Nghị quyết số 12-NQ/TU về góp ý với Đảng, chính quyền tỉnh", "góp ý với Đảng, chính quyền tỉnh"),
        ("Nghị quyết số 9-NQ/TW về đổi mới toàn diện giáo dục đã chỉ rõ hạn chế.", "đổi mới toàn diện giáo dục"),
        ("Nghị định số 9/2031/NĐ-CP về bưu chính, viễn thông và tần số cũng có.", "bưu chính, viễn thông và tần số"),
        ("Thông tư số 9/2031/TT-BCT về kho số viễn thông do Bộ Công Thương ban hành.", "kho số viễn thông"),
        (
            "Nghị quyết số 9/NQ-CP về hỗ trợ doanh nghiệp nhỏ và vừa đến năm 2040.",
            "hỗ trợ doanh nghiệp nhỏ và vừa đến năm 2040",
        ),
        ("Chỉ thị số 9-CT/TW về chế độ cho cán bộ đã nghỉ hưu.", "chế độ cho cán bộ đã nghỉ hưu"),
        ("Quyết định số 9/QĐ-TTg phê duyệt Đề án “Rừng ven biển”.", "phê duyệt Đề án “Rừng ven biển”"),
        ('Việc ban hành "Quyết định số 9/QĐ-TTg" hay "Chiến lược biển" đã có.', ""),
    ],
)
def test_titles(text: str, title: str) -> None:
    assert find_documents(text)[0].title == title


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Quy định 12-QĐ/TƯ. Quy định số 12/QĐ-TW. Quy định 12", ["Quy định số 12-QĐ/TW"]),
        ("Quy định 12-QĐ/TW và Quy định 12-QĐ/TU", ["Quy định số 12-QĐ/TW", "Quy định số 12-QĐ/TU"]),
        ("Quy định 12-QĐ/TU và Quyết định 12-QĐ/TU", ["Quy định số 12-QĐ/TU", "Quyết định số 12-QĐ/TU"]),
        ("Quy định 12-QĐ/TU. Xem 12-QĐ/TU.", ["Quy định số 12-QĐ/TU"]),
        ("Chương trình số 01-CTr/TU. Chương trình 01. Chương trình số 1-Ctr/TU", ["Chương trình số 01-CTr/TU"]),
        ("Chỉ thị 05 của Bộ Chính trị. Chỉ thị 05-CT/TW. Chỉ thị 05 của Tỉnh ủy.", ["Chỉ thị số 05-CT/TW", "Chỉ thị 05 của Tỉnh ủy Quảng Trị"]),
        ("Chỉ thị số 35-CT/TW ngày 1/2/2030 và Chỉ thị số 35-CT/TW ngày 3/4/2034", ["Chỉ thị số 35-CT/TW", "Chỉ thị số 35-CT/TW"]),
        ("Quyết định 19/2031/QĐ-TTg và Quyết định 19/QĐ-TTg", ["Quyết định số 19/2031/QĐ-TTg", "Quyết định số 19/QĐ-TTg"]),
        ("Nghị định 19/2031/NĐ-CP, tức Nghị định 19", ["Nghị định số 19/2031/NĐ-CP"]),
        ("Nghị quyết số 15-NQ/TU của Tỉnh ủy. Nghị quyết số 15-NQ/TU của Ban Thường vụ Tỉnh ủy.", ["Nghị quyết số 15-NQ/TU"]),
        ("Nghị quyết Đại hội XV của Đảng. Nghị quyết XV của Đảng. Nghị quyết Đại hội XV", ["Nghị quyết Đại hội XV của Đảng"]),
        ("Nghị quyết Đại hội XV của Đảng và Nghị quyết Đại hội lần thứ XV Đảng bộ tỉnh", ["Nghị quyết Đại hội XV của Đảng", "Nghị quyết Đại hội XV Đảng bộ tỉnh Quảng Trị"]),
        ("Nghị quyết Trung ương 4 khóa XV. Nghị quyết Trung ương 4", ["Nghị quyết Trung ương 4 khóa XV"]),
        ("Luật Đất đai năm 2013. Luật Đất đai", ["Luật Đất đai năm 2013"]),
        ("Nghị quyết 35 của Chính phủ về hỗ trợ các bến bãi nhỏ. Nghị quyết của Chính phủ về hỗ trợ các bến bãi nhỏ đã có.", ["Nghị quyết 35 của Chính phủ"]),
        ("Quy chế làm việc của Tỉnh ủy và Quy chế làm việc của Chính phủ", ["Quy chế làm việc của Tỉnh ủy Quảng Trị", "Quy chế làm việc của Chính phủ"]),
        ("Công văn 4321/UBND-KT. Văn bản số 4321/UBND-KT", ["Công văn số 4321/UBND-KT"]),
        ("Đề án quản lý phương tiện giao thông Đông Giang là lớn. Đề án quản lý phương tiện giao thông đã xong.", ["Đề án quản lý phương tiện giao thông Đông Giang"]),
        ("Đề án quản lý phương tiện giao thông là lớn. Đề án quản lý cây xanh đô thị đã xong.", ["Đề án quản lý phương tiện giao thông", "Đề án quản lý cây xanh đô thị"]),
        ("HĐND TP thông qua đề án “Tăng cường quản lý phương tiện giao thông đường bộ Đông Giang”. Đề án này có lợi.", ["Đề án “Tăng cường quản lý phương tiện giao thông đường bộ Đông Giang”"]),
    ],
)  # fmt: skip
def test_identity_within_an_article(text: str, names: list[str]) -> None:
    assert resolved(text) == names


def test_what_could_be_two_documents_stays_open() -> None:
    found = resolve_documents(
        find_documents("Chỉ thị 05-CT/TW. Chỉ thị 05-CT/TU. Rồi Chỉ thị 05."), issuer, "Quảng Trị"
    )
    assert [d.document.id for d in found.documents] == ["d1", "d2"]
    assert [(o.quote, o.reason) for o in found.open] == [
        ("Chỉ thị 05", "could be Chỉ thị số 05-CT/TU or Chỉ thị số 05-CT/TW")
    ]


def test_issuer_is_stated_or_comes_from_the_symbol() -> None:
    text = "Chỉ thị 05-CT/TU; Chỉ thị 06-CT/TU của Ban Thường vụ Tỉnh ủy; Chỉ thị 07-CT/TW; Nghị định 8/2031/NĐ-CP"
    found = resolve_documents(find_documents(text), issuer, "Quảng Trị").documents
    assert [(d.document.issuer, d.issuer_basis) for d in found] == [
        ("Tỉnh ủy Quảng Trị", "symbol"),
        ("Ban Thường vụ Tỉnh ủy Quảng Trị", "stated"),
        ("", ""),
        ("Chính phủ", "symbol"),
    ]
    spans = [text[slice(*d.issuer_evidence)] for d in found if d.issuer_evidence]
    assert spans == ["Chỉ thị 05-CT/TU", "Chỉ thị 06-CT/TU của Ban Thường vụ Tỉnh ủy", "Nghị định 8/2031/NĐ-CP"]


@pytest.mark.parametrize(
    ("letters", "place", "name"),
    [
        ("TU", "Hà Nội", "Thành ủy Hà Nội"),
        ("TU", "Quảng Trị", "Tỉnh ủy Quảng Trị"),
        ("TU", "", ""),
        ("TU", "một nơi không có", ""),
        ("TW", "Hà Nội", ""),
        ("UBND", "Thành phố Hồ Chí Minh", "Ủy ban nhân dân Thành phố Hồ Chí Minh"),
        ("HĐND", "Quảng Trị", "Hội đồng nhân dân tỉnh Quảng Trị"),
        ("TTg", "", "Thủ tướng Chính phủ"),
        ("UBKTTU", "Hải Phòng", "Ủy ban Kiểm tra Thành ủy Hải Phòng"),
        ("BNV-BTC", "", ""),
        ("TCT", "Hà Nội", ""),
    ],
)
def test_symbol_issuer(letters: str, place: str, name: str) -> None:
    assert symbol_issuer(letters, place) == name


def test_contradictions_are_flagged() -> None:
    found = resolve_documents(
        find_documents("Chỉ thị 12-CT/TU của Bộ Chính trị; Kế hoạch 65-CTr/TU"), issuer, ""
    ).documents
    assert [(d.document.symbol, d.conflict) for d in found] == [("CT/TW", "symbol"), ("CTr/TU", "type")]


def test_lexicons_agree_with_themselves() -> None:
    for row in load("document_types"):
        assert row["kind"] in ("directive", "program") and row["bare"] in ("strong", "plain", "symbol"), row
    for row in load("document_symbols"):
        assert row["system"] in ("party", "state", "mass"), row
    assert all(word in types() for _, found in abbreviations().values() for word in found)
    assert symbols()["TƯ"].symbol == "TW" != symbols()["TU"].symbol


PARTY = st.sampled_from(sorted(s.symbol for s in symbols().values() if s.system == "party"))
TYPE = st.sampled_from(["NQ", "CT", "KL", "QĐ", "CTr", "HD", "KH", "TB"])


@given(
    st.integers(1, 9999),
    TYPE,
    PARTY,
    st.sampled_from(["{}-{}/{}", "{}/{}-{}", "{}-{}-{}", "{} - {}/{}", "{} {}/{}", "{}–{}/{}"]),
)
def test_shape_does_not_matter(number: int, letters: str, register: str, shape: str) -> None:
    found = parse_number(shape.format(number, letters, register))
    assert found is not None and found.text == f"{number}-{letters}/{register}" and found.issuer == register


@given(st.integers(1, 99), TYPE)
def test_the_centre_is_never_the_province(number: int, letters: str) -> None:
    centre, province = parse_number(f"{number}-{letters}/TƯ"), parse_number(f"{number}-{letters}/TU")
    assert centre is not None and province is not None and centre.issuer == "TW" and province.issuer == "TU"


PIECES = st.sampled_from(
    ["Nghị quyết", "quyết định", "Luật", "Đất đai", " ", " ", ", ", " và ", "số ", "12", "2031", "-", "/", "QĐ", "TW", "TƯ", "ngày ", "3/4/2031", "của ", "Bộ Chính trị",
     "Đại hội ", "lần thứ ", "XV", " khóa ", "Đảng bộ ", "(", ")", "“", "”", "\n", ".", "Trung ương 4", "các ", "İ", "về ", "Hiến pháp"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=40).map("".join))
def test_offsets_hold_whatever_the_text(text: str) -> None:
    shown = normalise(text).text
    found = find_documents(shown, "2031-05-05")
    named = [m for m in found if m.status in DOCUMENTS]
    for mention in found:
        assert shown[mention.start : mention.end] == mention.printed and mention.printed
        assert mention.end <= mention.extent <= len(shown)
    assert all(a.end <= b.start for a, b in pairwise(named))
    result = resolve_documents(found, issuer, "Hà Nội")
    assert sum(len(d.mentions) for d in result.documents) + len(result.open) == len(named)
    assert [d.document.id for d in result.documents] == [f"d{n}" for n in range(1, len(result.documents) + 1)]


@pytest.mark.timed
@pytest.mark.parametrize(
    "unit",
    ["1", "1/", "12-", "1,", "1, ", "a", "A", "Q", "QĐ", "QĐ-", "QĐ/", "12/QĐ-", "quyết định ", "Nghị quyết 12, ", "Luật ", " ", "“", "Luật A ",
     "Nghị quyết Đại hội ", "Quy hoạch a ", "Nghị quyết số 12-NQ/TU về ", "của Bộ ", "các Quyết định số 1, 2, 3 ", "ngày 1/2, Bộ ra "],
)  # fmt: skip
def test_time_is_linear(unit: str) -> None:
    def seconds(length: int) -> float:
        text = (unit * (length // len(unit) + 1))[:length]
        start = time.process_time()
        find_documents(text)
        return time.process_time() - start

    seconds(1000)
    assert seconds(100_000) < 3
