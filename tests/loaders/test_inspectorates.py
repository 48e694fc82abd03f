"""When "thanh tra" names an inspectorate, and when it says what is done to a body."""

from __future__ import annotations

import pytest

from hoso.loaders.article import Article
from hoso.loaders.extraction import extract


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        (
            "Thanh tra Chính phủ đã thanh tra Công ty cổ phần Nghi Thử.",
            ["Thanh tra Chính phủ", "Công ty cổ phần Nghi Thử"],
        ),
        (
            "Thanh tra tỉnh Nghệ An thanh tra UBND huyện Nghi Lộc.",
            ["Thanh tra tỉnh Nghệ An", "Ủy ban nhân dân huyện Nghi Lộc"],
        ),
        ("Thanh tra Công ty cổ phần Nghi Thử, đoàn thấy nhiều việc.", ["Công ty cổ phần Nghi Thử"]),
        ("Theo kết luận thanh tra Sở Y tế tỉnh Nghệ An, tiền đã mất.", ["Sở Y tế tỉnh Nghệ An"]),
        ("Chuyện lộ ra sau khi thanh tra huyện Nghi Lộc vào cuộc.", ["Thanh tra huyện Nghi Lộc"]),
        (
            "Ông mời thanh tra Sở Y tế tỉnh Nghệ An đến.",
            ["Sở Y tế tỉnh Nghệ An", "Thanh tra Sở Y tế tỉnh Nghệ An"],
        ),
    ],
)
def test_what_is_done_to_a_body_is_no_inspectorate(text: str, bodies: list[str]) -> None:
    assert [body.name for body in extract(Article("t", text)).bodies] == bodies


def test_who_heads_a_team_inspects_and_the_inspected_sent_none() -> None:
    text = "Ngày 5/4/2031, ông Trần Văn Thử, Chánh Thanh tra tỉnh Nghệ An làm Trưởng đoàn kiểm tra Hội Nông dân tỉnh Nghệ An."
    assert "delegation" not in [body.kind for body in extract(Article("t", text)).bodies]
