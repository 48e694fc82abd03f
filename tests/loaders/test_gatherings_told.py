"""Gatherings told of on the way: looked back on, told of without a day, or by a body that says so later."""

from __future__ import annotations

import pytest
from tests.loaders.tables import told

from hoso.loaders.article import Article
from hoso.loaders.extraction import extract

_WORKS = "Chiều 5/4/2031, Bí thư Tỉnh ủy Nghệ An Trần Văn Thử làm việc với Ban Thường vụ Huyện ủy Nghi Lộc. "

_BEFORE = "Trước đó, tại Hội nghị triển khai nhiệm vụ năm 2031, Giám đốc Sở Nội vụ Lê Văn Mẫu nêu rõ việc khó. "


@pytest.mark.parametrize(
    ("text", "events"),
    [
        (
            f"{_WORKS}{_BEFORE}Ông Mẫu cho rằng còn khó. Bí thư Huyện ủy Nghi Lộc Ngô Văn Ví nhấn mạnh kết quả.",
            ["working_session: took_part Thử, took_part Ví", "conference: took_part Mẫu"],
        ),
        (
            f"{_WORKS}Cùng ngày, tại hội nghị sơ kết công tác quý I, Giám đốc Sở Nội vụ Lê Văn Mẫu nêu rõ việc khó.",
            ["working_session: took_part Thử", "conference: took_part Mẫu"],
        ),
        (
            "Huyện ủy Nghi Lộc tổ chức hội nghị sơ kết. Đồng chí Trần Văn Thử, Bí thư Huyện ủy chủ trì.",
            ["conference: chaired Thử, took_part Thử"],
        ),
        (
            (
                "Sáng 18/11/2031, Thường trực Huyện ủy Nghi Lộc tiếp công dân định kỳ. "
                "Bí thư Huyện ủy Trần Văn Thử chủ trì buổi tiếp công dân."
            ),
            ["meeting: chaired Thử, took_part Thử"],
        ),
        (
            (
                "Sáng 18/11/2031, đồng chí Trần Văn Thử, Bí thư Tỉnh ủy, Trưởng Đoàn giám sát số 12 của Tỉnh ủy Nghệ An "
                "chủ trì hội nghị giám sát Ban Thường vụ Huyện ủy Nghi Lộc."
            ),
            ["inspection: chaired Thử, took_part Thử"],
        ),
        (
            (
                "Sáng 18/11/2031, Bí thư Tỉnh ủy Nghệ An Trần Văn Thử kiểm tra Trường Tiểu học Nghi Thử. "
                "Tiếp đó, Bí thư Tỉnh ủy Trần Văn Thử đến kiểm tra tại Sở Y tế."
            ),
            ["inspection: took_part Thử"],
        ),
        (
            "Huyện ủy Nghi Lộc tổ chức hội nghị sơ kết. Dự có đồng chí Trần Văn Thử, Phó Bí thư Tỉnh ủy Nghệ An.",
            ["conference: took_part Thử"],
        ),
        (
            "Huyện ủy Nghi Lộc tổ chức hội nghị mỗi quý một lần. Đồng chí Trần Văn Thử, Bí thư Huyện ủy cho biết thế.",
            [],
        ),
        (
            "Sáng 5/4/2031, Bí thư Huyện ủy Nghi Lộc Trần Văn Thử làm việc với Đảng ủy xã Nghi Thử để kiểm tra việc trồng rừng.",
            ["inspection: took_part Thử"],
        ),
        (
            (
                "Đồng chí Trần Văn Thử chủ trì hội nghị.\nSáng 5/4/2031, Ban Thường vụ Tỉnh ủy Nghệ An họp phiên thường kỳ.\n"
                "Đồng chí Trần Văn Thử, Bí thư Tỉnh ủy kết luận các nội dung."
            ),
            ["session: chaired Thử, took_part Thử"],
        ),
        (
            "Sáng 5/4/2031, Ban Thường vụ Huyện ủy Nghi Lộc họp bàn nhân sự. Hội nghị do Bí thư Huyện ủy Trần Văn Thử chủ trì.",
            ["meeting: chaired Thử, took_part Thử"],
        ),
        (
            "Sáng 15/5/2031, Quốc hội thông qua Nghị quyết về biên chế. Phó Chủ tịch Quốc hội Trần Thị Thử đề nghị rà soát.",
            ["session: took_part Thử"],
        ),
        (
            "Sáng 15/5/2031, Công ty cổ phần Nghi Thử thông qua nghị quyết. Bí thư Tỉnh ủy Nghệ An Trần Văn Thử hoan nghênh.",
            [],
        ),
    ],
)
def test_gatherings_told_of_on_the_way(text: str, events: list[str]) -> None:
    assert told(extract(Article("t", text))) == events


def test_two_delegations_of_one_name_have_each_their_leader() -> None:
    facts = extract(
        Article(
            "t",
            "Sáng 5/4/2031, Đoàn công tác của Bộ Y tế do Thứ trưởng Trần Văn Thử làm Trưởng đoàn đã kiểm tra thuốc tại tỉnh "
            "Nghệ An. Đoàn công tác của Bộ Y tế đã kiểm tra Sở Y tế tỉnh Nghệ An. "
            "Ngày 6/4/2031, Đoàn công tác của Bộ Y tế do Thứ trưởng Lê Thị Mẫu dẫn đầu đã kiểm tra thuốc tại tỉnh Hà Tĩnh.",
        )
    )
    names = {person.id: person.name for person in facts.people}
    assert [names[fact.subject] for fact in facts.facts if fact.type == "inspected" and fact.subject in names] == [
        "Trần Văn Thử"
    ]


def test_the_same_day_is_the_one_told_of_last() -> None:
    text = (
        "Ngày 2/7/2031, ông Lê Văn Mẫu, Giám đốc Sở Y tế tỉnh Nghệ An kể lại chuyện cũ. "
        "Cũng trong sáng cùng ngày, Thứ trưởng Bộ Y tế Trần Văn Thử đã có buổi làm việc với Sở Y tế."
    )
    assert [event.date for event in extract(Article("t", text)).events] == ["2031-07-02"]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        (
            "Sáng 12/3, Tỉnh ủy Nghệ An tổ chức hội nghị sơ kết 3 năm thực hiện Chỉ thị số 20-CT/TU ngày 1/2/2028 của Tỉnh ủy.",
            "",
        ),
        ("Ngày 6/2/2031, Bộ Y tế cho biết, mới đây, Thứ trưởng Trần Văn Thử đã chủ trì cuộc họp về thuốc.", ""),
        (
            "Ngày 6/2/2031, Bộ Y tế cho biết, trước đó, ngày 3/2/2031, Thứ trưởng Trần Văn Thử đã chủ trì cuộc họp về thuốc.",
            "2031-02-03",
        ),
    ],
)
def test_the_day_on_which_a_body_tells_of_a_meeting_is_not_its_day(text: str, date: str) -> None:
    assert [event.date for event in extract(Article("t", text)).events] == [date]


def test_who_is_said_to_inspect_does_so_beside_a_team_of_no_known_sender() -> None:
    facts = extract(
        Article(
            "t",
            "Sáng 5/4/2031, Ban Thường vụ Thành ủy Hà Nội tiến hành kiểm tra đối với Quận ủy Nghi Thử. "
            "Đồng chí Trần Văn Thử, Trưởng Ban Dân vận Thành ủy, Trưởng đoàn kiểm tra số 3 chủ trì hội nghị.",
        )
    )
    names = {person.id: person.name for person in facts.people} | {body.id: body.name for body in facts.bodies}
    assert {names[fact.subject] for fact in facts.facts if fact.type == "inspected"} == {
        "Ban Thường vụ Thành ủy Hà Nội",
        "Đoàn kiểm tra số 3",
        "Trần Văn Thử",
    }
