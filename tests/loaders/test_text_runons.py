"""Sentences that a heading or a caption runs into, against drawn answers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hoso.loaders.text.runons import parted


@pytest.mark.parametrize(
    "drawn",
    [
        "Ba nhiệm vụ trọng tâm|Phát biểu tại hội nghị, ông Trần Văn Thử nêu ba việc.",
        "Quang cảnh hội nghị|Sáng 5/3, Huyện ủy Vân Trạch họp.",
        "Đại biểu của Viện kiểm sát nhân dân tối cao|Đến dự hội nghị có ông Trần Văn Thử.",
        "Nhiệm kỳ 2015 - 2020|Theo báo cáo, huyện đã xong. Tình hình “nóng”|Trước đó, huyện đã báo cáo.",
        "Không thể chậm hơn được|Tuy nhiên, huyện chưa báo cáo.",
        # within a sentence
        "Lễ kỷ niệm 70 năm Ngày 27/7 và lễ mừng Ngày 2/9.",
        "Ông ghi trong sổ tay của Sau khi về, và Chương trình Theo dòng lịch sử.",
        "Nghị quyết Về việc sáp nhập; ông Trần Văn Sáng nói. Phát biểu tại đây, ông cảm ơn.",
        "Tổ chức (Theo báo cáo) và: Theo đó, huyện - Trước đó, xã.",
    ],
)
def test_a_sentence_is_parted_from_what_runs_into_it(drawn: str) -> None:
    assert drawn.replace("|", "\n") == parted(drawn.replace("|", " "))


@given(st.lists(st.sampled_from(["Theo đó", "ông An", "Sáng 5/3", "của", " ", "\n", ".", "Trần Văn", "Tại buổi"])))
def test_only_spaces_become_line_ends(words: list[str]) -> None:
    text = " ".join(words)
    changed = {(before, after) for before, after in zip(text, parted(text), strict=True) if before != after}
    assert changed <= {(" ", "\n")}
