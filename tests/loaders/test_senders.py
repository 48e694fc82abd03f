"""Whose a delegation is that the text names without its sender, and whether it has been sent."""

from __future__ import annotations

import pytest

from hoso.loaders.article import Article
from hoso.loaders.extraction import extract

_NGHE_AN = "UBND tỉnh Nghệ An họp sáng 8/7/2031. "


def said(text: str, kind: str, modality: str = "done") -> list[str]:
    facts = extract(Article("example", text))
    names = {p.id: p.name for p in facts.people} | {b.id: b.name for b in facts.bodies}
    return [
        f"{names[f.subject]} → {names[f.object]} ({f.basis})"
        for f in facts.facts
        if f.type == kind and f.modality == modality and f.object in names
    ]


@pytest.mark.parametrize(
    ("text", "sent"),
    [
        pytest.param(
            "Sở Y tế tỉnh Nghệ An đã thành lập đoàn kiểm tra. Đoàn kiểm tra đã làm việc với phòng khám.",
            ["Sở Y tế tỉnh Nghệ An → Đoàn kiểm tra của Sở Y tế tỉnh Nghệ An (stated)"],
            id="set up by a body",
        ),
        pytest.param(
            "Bộ Y tế đã thành lập đoàn kiểm tra việc chấp hành pháp luật của Hội Nông dân tỉnh Nghệ An.",
            ["Bộ Y tế → Đoàn kiểm tra của Bộ Y tế (stated)"],
            id="set up by a body, and not sent by the one that it looks into",
        ),
        pytest.param(
            "Ngày 9/5/2031, Chánh Thanh tra tỉnh Nghệ An đã ký quyết định số 12/QĐ-TTr thành lập đoàn thanh tra.",
            ["Thanh tra tỉnh Nghệ An → Đoàn thanh tra của Thanh tra tỉnh Nghệ An (stated)"],
            id="set up by an official",
        ),
        pytest.param("Phó Chủ tịch UBND tỉnh Nghệ An Trần Văn Thử đã chỉ đạo lập đoàn kiểm tra.", [], id="told to be"),
        pytest.param(
            "Đoàn thanh tra gồm 6 người, do ông Trần Văn Thử, Phó Chánh Thanh tra tỉnh Nghệ An làm trưởng đoàn.",
            ["Thanh tra tỉnh Nghệ An → Đoàn thanh tra của Thanh tra tỉnh Nghệ An (derived)"],
            id="an inspectorate's, by its leader",
        ),
        pytest.param(
            "Đoàn thanh tra do ông Trần Văn Thử, Cục trưởng Cục Chống tham nhũng, Thanh tra Chính phủ làm trưởng đoàn.",
            ["Thanh tra Chính phủ → Đoàn thanh tra của Thanh tra Chính phủ (derived)"],
            id="an inspectorate's, by the department of its leader",
        ),
        pytest.param(
            "Ngày 8/7/2031, Phó Tổng cục trưởng Tổng cục Du lịch Trần Văn Thử dẫn đầu đoàn công tác đến Nghệ An.",
            ["Tổng cục Du lịch → Đoàn công tác của Tổng cục Du lịch (derived)"],
            id="a working delegation, by the one body that its leader heads",
        ),
        pytest.param(
            "Ngày 8/7/2031, Thứ trưởng Bộ Y tế Trần Văn Thử họp. Chiều, Thứ trưởng Trần Văn Thử dẫn đầu đoàn công tác.",
            ["Bộ Y tế → Đoàn công tác của Bộ Y tế (derived)"],
            id="a working delegation, by the office of its leader, given in full elsewhere",
        ),
        pytest.param(
            "Đoàn thanh tra do ông Trần Văn Thử, Cục trưởng Cục chống thử mẫu, Thanh tra Chính phủ làm trưởng đoàn.",
            ["Thanh tra Chính phủ → Đoàn thanh tra của Thanh tra Chính phủ (derived)"],
            id="an inspectorate's, by a department of its leader that no list holds",
        ),
        pytest.param(
            "Bộ trưởng Bộ Y tế Lê Thị Mẫu đã cử đoàn công tác của Bộ lên Nghệ An.",
            ["Bộ Y tế → Đoàn công tác của Bộ Y tế (stated)"],
            id="of the ministry just named",
        ),
        pytest.param(
            "Thực hiện Quyết định số 12-QĐ/TU của Ban Thường vụ Tỉnh ủy Nghệ An về kiểm tra công tác cán bộ, sáng 8/7, "
            "Đoàn kiểm tra do ông Trần Văn Thử làm trưởng đoàn đã kiểm tra Huyện ủy Nghi Lộc.",
            ["Ban Thường vụ Tỉnh ủy Nghệ An → Đoàn kiểm tra của Ban Thường vụ Tỉnh ủy Nghệ An (derived)"],
            id="by whose decision it went",
        ),
        pytest.param(
            "Đoàn kiểm tra được thành lập theo quyết định của Ban Thường vụ Tỉnh ủy Nghệ An.",
            ["Ban Thường vụ Tỉnh ủy Nghệ An → Đoàn kiểm tra của Ban Thường vụ Tỉnh ủy Nghệ An (derived)"],
            id="by whose decision it was set up",
        ),
        pytest.param(
            "Thực hiện Quyết định số 12-QĐ/TU của Ban Thường vụ Tỉnh ủy Nghệ An, Huyện ủy Nghi Lộc đã đón đoàn kiểm tra.",
            [],
            id="a decision that somebody else carries out",
        ),
        pytest.param("Ngày 8/7/2031, đoàn công tác của cục giải quyết đơn thư đến Sở Y tế Nghệ An.", [], id="goes on"),
        pytest.param(
            "Đoàn công tác do ông Trần Văn Thử, Phó Bí thư Tỉnh ủy, Chủ tịch UBND tỉnh Nghệ An dẫn đầu đã đến nơi.",
            [],
            id="a working delegation whose leader heads two bodies",
        ),
        pytest.param(
            "Đoàn công tác do ông Trần Văn Thử, Cục trưởng Cục Quản lý Khám chữa bệnh (Bộ Y tế) dẫn đầu đã đến nơi.",
            [],
            id="a working delegation led from a part of a ministry",
        ),
        pytest.param(
            "Đoàn kiểm tra do ông Trần Văn Thử, Giám đốc Sở Y tế tỉnh Nghệ An làm trưởng đoàn đã đến.",
            [],
            id="another team's leader tells no more",
        ),
        pytest.param(
            "Đoàn thanh tra liên ngành do ông Trần Văn Thử, Phó Chánh Thanh tra tỉnh Nghệ An làm trưởng đoàn đã đến.",
            [],
            id="a team of several bodies is not its leader's",
        ),
        pytest.param(
            "UBND tỉnh Nghệ An đã thành lập đoàn thanh tra. Đoàn thanh tra do ông Trần Văn Thử, Phó Chánh Thanh tra "
            "tỉnh làm trưởng đoàn.",
            ["Ủy ban nhân dân tỉnh Nghệ An → Đoàn thanh tra của Ủy ban nhân dân tỉnh Nghệ An (stated)"],
            id="who set it up comes first",
        ),
    ],
)
def test_who_sent_a_delegation_stands_beside_it(text: str, sent: list[str]) -> None:
    assert said(text, "sent") == sent


def test_who_leads_an_inspectorate_s_team_leads_it() -> None:
    text = "Đoàn thanh tra gồm 6 người (do ông Trần Văn Thử, Phó Chánh Thanh tra tỉnh Nghệ An làm trưởng đoàn) đã đến."
    assert said(text, "led") == ["Trần Văn Thử → Đoàn thanh tra của Thanh tra tỉnh Nghệ An (stated)"]
    text = _NGHE_AN + "Ông Trần Văn Thử, Phó Chánh Thanh tra tỉnh, Trưởng đoàn thanh tra công bố kết luận."
    assert said(text, "led") == ["Trần Văn Thử → Đoàn thanh tra của Thanh tra tỉnh Nghệ An (stated)"]


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Tuần tới, đoàn kiểm tra của Sở Y tế tỉnh Nghệ An sẽ làm việc với UBND huyện Nghi Lộc.", "planned"),
        ("Bộ Y tế dự kiến thành lập Tổ công tác của Bộ Y tế.", "planned"),
        ("Đoàn kiểm tra của Sở Y tế tỉnh Nghệ An đã làm việc với UBND huyện. Đoàn kiểm tra sẽ báo cáo.", "done"),
    ],
)
def test_a_delegation_that_will_go_is_not_sent_yet(text: str, modality: str) -> None:
    assert len(said(text, "sent", modality)) == 1
    assert said(text, "sent", "done" if modality == "planned" else "planned") == []
