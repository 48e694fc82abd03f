"""Measured figures: their value, unit, of what, of whom, out of how many; and what is no figure."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hoso.loaders.article import Article
from hoso.loaders.extraction import extract
from hoso.loaders.facts import Indicator
from hoso.loaders.figures import value

LEAD = "Huyện ủy Nghi Lộc họp ngày 9/5/2031 tại Nghệ An.\n"

FIGURES: dict[str, list[tuple[str, str, str]]] = {
    "Đảng bộ huyện Nghi Lộc có 98,65% số tổ chức cơ sở Đảng hoàn thành tốt nhiệm vụ.": [
        ("98.65", "%", "tổ chức cơ sở Đảng hoàn thành tốt nhiệm vụ")
    ],
    "Huyện ủy Nghi Lộc đã kết nạp 213/210 đảng viên mới.": [("213", "đảng viên", "kết nạp đảng viên mới")],
    "Tổng thu ngân sách trên địa bàn đạt trên 14 nghìn tỷ đồng.": [
        ("14", "nghìn tỷ đồng", "Tổng thu ngân sách trên địa bàn")
    ],
    "Đảng bộ huyện Nghi Lộc kết nạp 10.027 đảng viên mới, đạt 102,9% kế hoạch, tăng 12,9% so với năm trước.": [
        ("10027", "đảng viên", "kết nạp đảng viên mới"),
        ("102.9", "%", "kết nạp đảng viên mới so với kế hoạch"),
        ("12.9", "%", "tăng kết nạp đảng viên mới so với năm trước"),
    ],
    "Huyện ủy Nghi Lộc giảm 1.950 biên chế.": [("1950", "biên chế", "giảm biên chế")],
    "Có 43/68 TCCSĐ hoàn thành xuất sắc nhiệm vụ.": [
        ("43", "tổ chức cơ sở đảng", "TCCSĐ hoàn thành xuất sắc nhiệm vụ")
    ],
    "Huyện có gần 12 nghìn hộ dân tham gia.": [("12000", "hộ dân", "Huyện có hộ dân tham gia")],
    "Huyện ủy Nghi Lộc đã giải ngân 214 tỷ đồng, đạt 47,5%.": [
        ("214", "tỷ đồng", "giải ngân"),
        ("47.5", "%", "giải ngân"),
    ],
    "Huyện ủy Nghi Lộc đã giải ngân được 1.214 tỷ đồng, đạt 47,5% kế hoạch vốn.": [
        ("1214", "tỷ đồng", "giải ngân"),
        ("47.5", "%", "giải ngân so với kế hoạch vốn"),
    ],
    "Huyện ủy Nghi Lộc đã thành lập 7 tổ công nghệ số cộng đồng.": [
        ("7", "tổ công nghệ số cộng đồng", "thành lập tổ công nghệ số cộng đồng")
    ],
    # what leads to a figure, what it is part of, what it goes on with
    "Huyện ủy Nghi Lộc đã khen thưởng 12 tập thể, 30 cá nhân.": [
        ("12", "tập thể", "khen thưởng tập thể"),
        ("30", "cá nhân", "khen thưởng cá nhân"),
    ],
    "Toàn huyện có 120 hợp tác xã nông nghiệp, trong đó có 48 hợp tác xã hoạt động tốt.": [
        ("120", "hợp tác xã", "Toàn huyện có hợp tác xã nông nghiệp"),
        ("48", "hợp tác xã", "hợp tác xã hoạt động tốt trong số hợp tác xã nông nghiệp"),
    ],
    "Trong số 436 đơn vị thuộc ngành, 18 đơn vị đã tự chủ, 83 đơn vị còn lúng túng; 12 tập thể được khen.": [
        ("18", "đơn vị", "đơn vị đã tự chủ trong số đơn vị thuộc ngành"),
        ("83", "đơn vị", "đơn vị còn lúng túng trong số đơn vị thuộc ngành"),
        ("12", "tập thể", "tập thể được khen"),
    ],
    "Đợt mưa vừa qua khiến 135 hộ dân bị cô lập.": [("135", "hộ dân", "khiến hộ dân bị cô lập")],
    "Số giáo viên dự thi là 129 người, trong đó có 45 người nhận giải.": [
        ("129", "người", "Số giáo viên dự thi"),
        ("45", "người", "người nhận giải trong số giáo viên dự thi"),
    ],
    "Tổng số giáo viên nghỉ hưu là 129 người.": [("129", "người", "Tổng số giáo viên nghỉ hưu")],
    "Huyện đã huy động 160 cán bộ, chiến sĩ tham gia phòng, chống lũ.": [
        ("160", "cán bộ", "huy động cán bộ, chiến sĩ tham gia phòng, chống lũ")
    ],
    "Toàn huyện có 72 thí sinh tự do dự thi (chiếm 2,5% tổng số thí sinh dự thi).": [
        ("72", "thí sinh", "Toàn huyện có thí sinh tự do dự thi"),
        ("2.5", "%", "Toàn huyện có thí sinh tự do dự thi chiếm thí sinh dự thi"),
    ],
    "Toàn huyện thu hút 24 dự án mới, với tổng vốn đăng ký 640 tỷ đồng, tăng 12% về vốn đăng ký.": [
        ("24", "dự án", "Toàn huyện thu hút dự án mới"),
        ("640", "tỷ đồng", "tổng vốn đăng ký của dự án mới"),
        ("12", "%", "tăng vốn đăng ký"),
    ],
    # lists, what a count has, and its parts in brackets
    "Toàn huyện còn 2.140 hộ nghèo, 1.250 hộ cận nghèo.": [
        ("2140", "hộ nghèo", "Toàn huyện còn hộ nghèo"),
        ("1250", "hộ cận nghèo", "Toàn huyện còn hộ cận nghèo"),
    ],
    "Đảng bộ huyện Nghi Lộc có 45 tổ chức cơ sở đảng (21 đảng bộ, 24 chi bộ) với 6.214 đảng viên.": [
        ("45", "tổ chức cơ sở đảng", "tổ chức cơ sở đảng"),
        ("21", "đảng bộ", "đảng bộ trong số tổ chức cơ sở đảng"),
        ("24", "chi bộ", "chi bộ trong số tổ chức cơ sở đảng"),
    ],
    "Đảng bộ huyện Nghi Lộc có 32 đảng bộ, chi bộ trực thuộc với gần 7.000 đảng viên.": [
        ("32", "đảng bộ", "đảng bộ, chi bộ trực thuộc"),
        ("7000", "đảng viên", "đảng viên của đảng bộ, chi bộ trực thuộc"),
    ],
    "Huyện ủy Nghi Lộc đã thi hành kỷ luật 4 tổ chức đảng, 27 đảng viên.": [
        ("27", "đảng viên", "thi hành kỷ luật đảng viên")
    ],
    "Huyện ủy Nghi Lộc kiểm tra khi có dấu hiệu vi phạm đối với 15 đảng viên.": [
        ("15", "đảng viên", "kiểm tra khi có dấu hiệu vi phạm đối với đảng viên")
    ],
    "Huyện ủy Nghi Lộc trao Huy hiệu Đảng cho 120 đảng viên.": [
        ("120", "đảng viên", "trao Huy hiệu Đảng cho đảng viên")
    ],
    "Trên địa bàn xảy ra 149 vụ phạm pháp, tăng 18 vụ so với cùng kỳ gây nhiều thiệt hại.": [
        ("149", "vụ", "địa bàn xảy ra vụ phạm pháp"),
        ("18", "vụ", "địa bàn tăng vụ phạm pháp so với cùng kỳ"),
    ],
    "Huyện ủy Nghi Lộc đã tiếp 1.240 lượt công dân.": [("1240", "lượt", "tiếp lượt công dân")],
    "Huyện ủy Nghi Lộc đã vận động được 1,2 tỷ đồng.": [("1.2", "tỷ đồng", "vận động")],
    "Toàn huyện có 25/28 xã đạt chuẩn nông thôn mới.": [("25", "xã", "Toàn huyện có xã đạt chuẩn nông thôn mới")],
    "Sản lượng thủy sản nuôi trồng toàn huyện đạt 24 tấn (cá giảm 0,7%).": [
        ("24", "tấn", "Sản lượng thủy sản nuôi trồng toàn huyện")
    ],
    # What may be compared again and again takes no longer for it.
    f"Kim ngạch xuất khẩu của huyện đạt 120 tỷ đồng, {'so với ' * 40}, gạo tăng 2%.": [
        ("120", "tỷ đồng", "Kim ngạch xuất khẩu của huyện")
    ],
    "Kim ngạch xuất khẩu của huyện đạt 120 tỷ đồng, chủ yếu do gạo tăng 2%.": [
        ("120", "tỷ đồng", "Kim ngạch xuất khẩu của huyện")
    ],
    "Huyện có 120 dự án mới, tăng 12% so với năm trước.": [
        ("120", "dự án", "Huyện có dự án mới"),
        ("12", "%", "Huyện tăng dự án mới so với năm trước"),
    ],
    # what stands around the clause
    "Đối với nhóm nghề gốm, Nghi Lộc có 37 cơ sở phải di dời.": [
        ("37", "cơ sở", "Đối với nhóm nghề gốm, Nghi Lộc có cơ sở phải di dời")
    ],
    "Về phía địa phương, huyện có 37 cơ sở phải di dời.": [("37", "cơ sở", "huyện có cơ sở phải di dời")],
    "Mục tiêu đến năm 2035 là phát triển bền vững. 100% hộ chăn nuôi trong huyện được tập huấn.": [
        ("100", "%", "hộ chăn nuôi trong huyện được tập huấn")
    ],
    "Mục tiêu đến năm 2035 là phát triển bền vững. 100% hộ chăn nuôi trong huyện có kiến thức.": [],
    "Ở góc nhìn khác, huyện có 37 cơ sở phải di dời.": [("37", "cơ sở", "huyện có cơ sở phải di dời")],
    "Các xã ven biển chiếm tới 78% vốn, 75% hàng hóa bán ra.": [],
    "Huyện đã tăng tỷ lệ hộ dùng nước sạch từ gần 41% lên 45%.": [],
    "Huyện đã có hơn 11. 700 người ký tên đồng thuận với việc này.": [],
    "Các trường đã cấp 120 suất học bổng, quà tặng; trong đó có 48 lượt khám bằng thẻ bảo hiểm.": [
        ("120", "suất học bổng", "cấp suất học bổng, quà tặng")
    ],
    "Huyện đã lập biên bản, xử lý 7.000 trường hợp.": [],
    "Dịch có ở 224 xã, phường (chiếm 38% số xã, phường của tỉnh).": [],
    # a period is told in words
    "Trong 6 tháng đầu năm 2031, thu ngân sách của huyện đạt 320 tỷ đồng.": [
        ("320", "tỷ đồng", "thu ngân sách của huyện, Trong 6 tháng đầu năm 2031")
    ],
    "Nhiệm kỳ 2026-2031, Đảng bộ huyện Nghi Lộc kết nạp 1.027 đảng viên.": [
        ("1027", "đảng viên", "kết nạp đảng viên, Nhiệm kỳ 2026-2031")
    ],
    # no figures
    "Huyện ủy Nghi Lộc giải quyết việc 120 hộ dân khiếu nại.": [],
    "Huyện ủy Nghi Lộc đã lập kế hoạch sơ tán 1.900 hộ dân.": [],
    "Đoàn ở lại thôn Trung, xã Thử Mẫu gồm 17 hộ gia đình.": [],
    "Người lao động được hưởng 85% tiền lương.": [],
    "Tổng mức đầu tư của dự án là 214 tỷ đồng.": [],
    "UBND 12 phường rà soát lại việc này.": [],
    "Có 72 thí sinh (chiếm 2,5% thí sinh đăng ký dự thi) không đến.": [],
    "Máy móc của trường đều mới 100% nên cán bộ rất mừng.": [],
    "Huyện đang thúc đẩy giải ngân gói tín dụng 120 tỷ đồng.": [],
    "Các tàu này, dư nợ là 120 tỷ đồng.": [],
    "Khách đến nhiều (đạt 45.000 lượt khách).": [],
    "Bệnh có ở 24 quận, 224 xã, phường (chiếm 38% số xã).": [],
    "Có 12 đơn vị lập báo cáo trước ngày 31/8/2030.": [],
    "Có 12 hộ thuê đất, mượn đất của xã đã được xử lý.": [],
    "Tổng số cán bộ, nhân viên của các trường là 129 người.": [],
    "Chỉ còn 65 doanh nghiệp nhà nước Hội nghị trực tuyến đã bắt đầu.": [],
    "Cứ tăng 1% tổng sản phẩm thì cần thêm 2% điện năng tiêu thụ.": [],
    "Vấn đề của 12 dự án này đã rõ.": [],
    "Chỉ còn 652 doanh nghiệp.": [],
    "Huyện ủy Nghi Lộc có 7 tổ công nghệ số cộng đồng.": [],
    "Cả nước đã giải ngân 214 tỷ đồng, đạt 47,5%.": [],
    "Huyện ủy Nghi Lộc phấn đấu kết nạp 300 đảng viên mới.": [],
    "Nhiệm kỳ 2030-2035, ngày 12/5, Nghị quyết số 120-NQ/TU của Tỉnh ủy Nghệ An được thông qua.": [],
    "Đến năm 2035, GRDP bình quân đầu người đạt 105 triệu đồng.": [],
    "Huyện ủy Nghi Lộc thông tin về 12 dự án.": [],
    "Bị can đã lấy của 120 hộ dân nhiều tài sản.": [],
    "Tổ 68 phường Tân Thử góp ý.": [],
    "Giá từ 3% đến 5% một năm.": [],
    # between whom, another sentence says; so does it which projects, and what all of them took part in
    "Kim ngạch thương mại hai chiều đạt trên 9 tỷ USD.": [],
    "Tổng mức đầu tư của các dự án trên là 37.282 tỷ đồng.": [],
    "Đến nay có 627 doanh nghiệp tham gia, tiếp nhận 37.000 hồ sơ.": [("37000", "hồ sơ", "tiếp nhận hồ sơ")],
    "Số người có uy tín là 2.168 người, trong đó nam có 1.903 người, nữ có 265 người.": [
        ("2168", "người", "Số người có uy tín")
    ],
    "Phòng Cảnh sát giao thông Công an tỉnh Nghệ An đã huy động 100% quân số ứng trực.": [
        ("100", "%", "huy động quân số ứng trực")
    ],
    "Số trường hợp được hỗ trợ là 52 người và tất cả đã được nhận tiền.": [
        ("52", "người", "Số trường hợp được hỗ trợ")
    ],
}


def read(text: str) -> tuple[Indicator, ...]:
    return extract(Article("a1", LEAD + text, published="2031-05-10")).indicators


@pytest.mark.parametrize("text", FIGURES)
def test_figures_of_a_sentence(text: str) -> None:
    assert FIGURES[text] == [(figure.value, figure.unit, figure.of) for figure in read(text)]


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("UBND huyện Nghi Lộc cho biết, đến nay huyện đã giải ngân 214 tỷ đồng.", "Ủy ban nhân dân huyện Nghi Lộc"),
        ("Huyện ủy Nghi Lộc cho biết, toàn huyện có 120 hộ dân được vay vốn.", "Huyện ủy Nghi Lộc"),
        (
            "Ông Trần Văn Thử, Chủ tịch UBND huyện Nghi Lộc cho biết, trên địa bàn có 120 hộ dân được vay vốn.",
            "Ủy ban nhân dân huyện Nghi Lộc",
        ),
        (
            "Ông Trần Văn Thử, Giám đốc Sở Y tế Nghệ An cho biết, đến nay Sở đã kiểm tra 120 cơ sở ăn uống.",
            "Sở Y tế tỉnh Nghệ An",
        ),
        (
            "UBND huyện Nghi Lộc có nhiều cố gắng. Đến nay, huyện đã thu hút 42 dự án mới.",
            "Ủy ban nhân dân huyện Nghi Lộc",
        ),
        ("Huyện ủy Nghi Lộc có nhiều cố gắng. Đến nay, huyện đã thu hút 42 dự án mới.", None),
        ("Huyện ủy Nghi Lộc có nhiều cố gắng. Năm qua, huyện đã kết nạp 42 đảng viên.", "Huyện ủy Nghi Lộc"),
        (
            "Ông Trần Văn Thử, Chủ tịch UBND huyện Nghi Lộc cho biết, cả nước có 120 hộ dân được vay vốn.",
            None,
        ),
        ("Theo Sở Y tế Nghệ An, toàn tỉnh có 1.970 hộ dân chưa có nước.", None),
        ("Theo Sở Y tế Nghệ An, trên địa bàn tỉnh đã có 1.970 hộ dân có nước.", None),
    ],
)
def test_who_speaks_of_itself_by_one_word_is_what_the_figure_is_of(text: str, subject: str | None) -> None:
    facts = extract(Article("a1", text, published="2031-05-10"))
    names = {body.id: body.name for body in facts.bodies}
    assert [subject] == [names.get(figure.subject) for figure in facts.indicators]


def test_figure_has_its_body_whole_comparator_and_date() -> None:
    facts = extract(
        Article("a1", LEAD + "Năm 2030, Đảng bộ huyện Nghi Lộc kết nạp 213/210 đảng viên mới.", published="2031-05-10")
    )
    (figure,) = facts.indicators
    name = next(body.name for body in facts.bodies if body.id == figure.subject)
    assert (name, figure.out_of, figure.date) == ("Đảng bộ huyện Nghi Lộc", "210", "2030")
    (over,) = read("Tổng thu ngân sách trên địa bàn đạt trên 14 nghìn tỷ đồng.")
    assert over.comparator == "over"


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Ngày 9/5, Huyện ủy Nghi Lộc cho biết, toàn huyện có 120 hộ dân được vay vốn.", ""),
        ("Đến ngày 30/4/2031, toàn huyện có 120 hộ dân được vay vốn.", "2031-04-30"),
        ("Thành lập năm 2028, hiện nay hợp tác xã có 120 hộ dân được vay vốn.", ""),
        ("Trong 6 tháng đầu năm 2030, thu ngân sách của huyện đạt 320 tỷ đồng.", "2030"),
        ("Giai đoạn 2026-2031, toàn huyện có 120 hộ dân được vay vốn.", ""),
    ],
)
def test_date_is_that_of_the_figure(text: str, date: str) -> None:
    assert [date] == [figure.date for figure in read(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Huyện ủy Nghi Lộc cho biết: “Cả nước có 120.000 hộ dân được vay vốn”.",
        "Huyện ủy Nghi Lộc cho biết: “Tỷ lệ thất nghiệp cả năm là 4%”.",
        "Huyện ủy Nghi Lộc đã công bố 235 cơ sở đủ điều kiện đóng tàu.",
    ],
)
def test_who_tells_a_figure_is_not_what_it_is_of(text: str) -> None:
    (figure,) = read(text)
    assert figure.subject == ""


def test_estimate_is_about_so_much() -> None:
    (figure,) = read("Tổng thu ngân sách của huyện ước đạt 320 tỷ đồng.")
    assert figure.comparator == "about"


def test_article_of_a_crime_or_an_accident_has_no_figures() -> None:
    text = (
        "Tai nạn ở Nghi Lộc.\nHuyện ủy Nghi Lộc họp ngày 9/5/2031 tại Nghệ An.\nToàn huyện có 120 hộ dân bị mất điện."
    )
    assert extract(Article("a1", text)).indicators == ()


def test_article_without_an_official_body_has_no_figures() -> None:
    text = "Đội bóng có 98% số cổ động viên trung thành và 213/210 hội viên mới."
    assert extract(Article("a1", text)).indicators == ()


@pytest.mark.parametrize(
    ("printed", "counted", "plain"),
    [
        ("10.027", True, "10027"),
        ("98,65", False, "98.65"),
        ("98.65", False, "98.65"),
        ("1.234.567,8", False, "1234567.8"),
        ("12,500", True, "12500"),
        ("1,5", True, ""),
        ("7", True, "7"),
        ("", True, ""),
        ("1.2.3", False, ""),
    ],
)
def test_value_is_a_plain_decimal(printed: str, counted: bool, plain: str) -> None:
    assert plain == value(printed, counted=counted)


@given(st.integers(min_value=0, max_value=10**12))
def test_value_of_a_printed_count_is_the_count(number: int) -> None:
    assert str(number) == value(f"{number:,}".replace(",", "."), counted=True)


@given(st.text("0123456789.,", max_size=12), st.booleans())
def test_value_is_a_number_or_nothing(printed: str, counted: bool) -> None:
    found = value(printed, counted=counted)
    assert not found or Decimal(found).is_finite()
