"""The page that shows which rule read what."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from hoso.loaders.article import Article
from hoso.loaders.explain import WIDTH, explain

TEXT = (
    "Ngày 9/5/2031, Đoàn kiểm tra của Tỉnh ủy Nghệ An làm việc với Huyện ủy Nghi Lộc.\n"
    "Phó Bí thư Tỉnh ủy Nghệ An Lê Thị Mẫu yêu cầu Huyện ủy Nghi Lộc hoàn thành trước ngày 30/6. "
    "Huyện ủy Nghi Lộc kết nạp 213/210 đảng viên mới.\nMưa suốt ngày."
)


def test_page_draws_mentions_under_their_sentence_and_names_rules() -> None:
    lines = explain(Article("a1", TEXT, published="2031-05-10")).split("\n")
    at = next(number for number, line in enumerate(lines) if line.startswith("Ngày 9/5/2031"))
    name = "Đoàn kiểm tra của Tỉnh ủy Nghệ An"
    start = lines[at].index(name)
    assert "─" * len(name) == lines[at + 1][start : start + len(name)]
    page = "\n".join(lines)
    assert f"inspected   {name} → Huyện ủy Nghi Lộc · stated, done" in page
    assert "remark      Lê Thị Mẫu requested · about Huyện ủy Nghi Lộc · " in page
    assert "due 2031-06-30 · says" in page
    assert "indicator   213 đảng viên of kết nạp đảng viên mới, out of 210 · Huyện ủy Nghi Lộc · ratio-of" in page
    assert "Mưa suốt ngày." in lines


@given(st.text(max_size=400))
def test_page_of_any_text_is_made(text: str) -> None:
    for line in explain(Article("a1", text)).split("\n"):
        assert len(line) <= WIDTH or line.startswith("  ") or " " not in line[:WIDTH]
