"""What gatherings are called: the noun whole, the topic cut where who, where and when begin."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hoso.loaders.article import Article
from hoso.loaders.extraction import extract
from hoso.loaders.topics import called

CALLED = (
    # text, noun as a pattern reads it → whole noun, topic
    ("dự lễ khai giảng năm học mới và tặng quà học sinh", "lễ khai giảng", "lễ khai giảng", "năm học mới"),
    ("Hội nghị trực tuyến toàn tỉnh quán triệt, triển khai Chỉ thị số 11-CT/TU về", "hội nghị", "hội nghị",
     "trực tuyến toàn tỉnh quán triệt, triển khai Chỉ thị số 11-CT/TU"),
    ("kỳ họp thứ mười hai, Hội đồng nhân dân tỉnh", "kỳ họp", "kỳ họp", "thứ mười hai"),
    ("Hội nghị tổng kết công tác năm 2031 và triển khai nhiệm vụ năm 2032 do ông", "hội nghị", "hội nghị",
     "tổng kết công tác năm 2031 và triển khai nhiệm vụ năm 2032"),
    ("hội nghị phòng, chống thiên tai tại An Giao", "hội nghị", "hội nghị", "phòng, chống thiên tai"),
    ("cuộc họp bàn về xử lý các tồn tại ở Vân Trạch", "cuộc họp", "cuộc họp", "bàn về xử lý các tồn tại"),
    ("lễ công bố quyết định bổ nhiệm hiệu trưởng.", "lễ công", "lễ công bố", "quyết định bổ nhiệm hiệu trưởng"),
    ("buổi lễ có lãnh đạo tỉnh", "buổi lễ", "buổi lễ", ""),
    ("Hội thảo “Chuyển đổi số ở nông thôn” tại", "hội thảo", "hội thảo", "“Chuyển đổi số ở nông thôn”"),
    ("biểu quyết thông qua Nghị quyết về quy hoạch vào sáng", "biểu quyết", "biểu quyết", "thông qua Nghị quyết về quy hoạch"),
    ("lễ ký kết, ông Trần Văn Thử", "lễ ký", "lễ ký kết", ""),
    ("hội nghị về ứng phó với bão số 8 sáng 21/10", "hội nghị", "hội nghị", "về ứng phó với bão số 8"),
    ("thảo luận về kết quả 'thực hiện'", "thảo luận", "thảo luận", ""),
    ("hội nghị nhấn mạnh", "hội nghị", "hội nghị", ""),
    ("cuộc họp với lãnh đạo các sở", "cuộc họp", "cuộc họp", ""),
    ("họp báo thông tin về vụ án của Nguyễn Văn Thử", "họp báo", "họp báo", "thông tin về vụ án"),
    ("họp báo về vụ bắt Nguyễn Văn Thử", "họp báo", "họp báo", ""),
)  # fmt: skip


@pytest.mark.parametrize(("text", "read", "noun", "topic"), CALLED)
def test_what_a_gathering_is_called(text: str, read: str, noun: str, topic: str) -> None:
    start = text.lower().index(read)
    assert called(text, start, start + len(read), {}) == (noun, topic)


def test_a_body_before_the_topic_is_part_of_it() -> None:
    text = "hội nghị Ban Chấp hành Đảng bộ tỉnh lần thứ 5 đã"
    body = {text.index("Ban"): text.index(" lần")}
    assert called(text, 0, len("hội nghị"), body) == ("hội nghị", "Ban Chấp hành Đảng bộ tỉnh lần thứ 5")
    assert called(text.replace(" lần thứ 5", ""), 0, len("hội nghị"), body) == ("hội nghị", "")


@given(st.text(st.sampled_from('hội nghịvề, “”"–-.abcĐ Nguyễn0123%/'), max_size=80))
def test_a_topic_stands_in_the_text(rest: str) -> None:
    text = "hội nghị " + rest
    noun, topic = called(text, 0, len("hội nghị"), {})
    assert text.lower().startswith(noun)
    assert topic in text
    assert topic == topic.strip()


def test_events_carry_their_topic() -> None:
    text = (
        "Sáng 14/3/2023, đồng chí Trần Văn Thử, Bí thư Tỉnh ủy An Giang chủ trì hội nghị sơ kết công tác quý I "
        "tại thành phố Long Xuyên."
    )
    assert [(e.act, e.topic) for e in extract(Article("a", text)).events] == [("hội nghị", "sơ kết công tác quý I")]
