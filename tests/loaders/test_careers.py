"""Biographies told by dates: whose life it is, each office with its body, and from when until when."""

from __future__ import annotations

import pytest

from hoso.loaders.article import Article
from hoso.loaders.extraction import extract
from hoso.loaders.periods import periods

CASES = {
    "a line each, after where somebody comes from": (
        (
            "Ông Trần Văn Thử làm Bí thư Tỉnh ủy Nghệ An\n\n"
            "Ông Trần Văn Thử 52 tuổi, quê huyện Nghi Lộc, trình độ thạc sĩ Luật.\n"
            "- Từ 1995 - 2000: Chuyên viên Sở Tư pháp Nghệ An.\n"
            "- Từ 2000 - 2005: Phó Giám đốc, rồi Giám đốc Sở Tư pháp Nghệ An; Bí thư Chi bộ.\n"
            "- Từ tháng 6/2005 đến tháng 9/2010: Bí thư Huyện ủy Nghi Lộc.\n"
            "- Từ tháng 10/2010 đến nay: Phó Chủ tịch UBND tỉnh Nghệ An.\n"
        ),
        """Trần Văn Thử: Bí thư Tỉnh ủy Nghệ An | current
        Trần Văn Thử: Chuyên viên Sở Tư pháp tỉnh Nghệ An | former 1995 2000
        Trần Văn Thử: Phó Giám đốc Sở Tư pháp tỉnh Nghệ An | former 2000 2005
        Trần Văn Thử: Giám đốc Sở Tư pháp tỉnh Nghệ An | former 2000 2005
        Trần Văn Thử: Bí thư Chi bộ | former 2000 2005
        Trần Văn Thử: Bí thư Huyện ủy Nghi Lộc | former 2005-06 2010-09
        Trần Văn Thử: Phó Chủ tịch Ủy ban nhân dân tỉnh Nghệ An | current 2010-10""",
    ),
    "a personnel file, its name in capitals": (
        (
            "Hội nghị cử Phó Chủ tịch\n\nHọ và tên: TRẦN VĂN THỬ Sinh ngày: 12.8.1962 Trình độ học vấn: Tiến sĩ Kinh tế "
            "Tóm tắt quá trình công tác: + Tháng 7.1994 – 12.2005: Bí thư Quận ủy Bình Thủy, Cần Thơ; + Từ 19.3.2008 – "
            "12.2010: Ủy viên Đảng đoàn, Phó Chủ tịch Ủy ban Trung ương MTTQ Việt Nam.\n"
        ),
        """Trần Văn Thử: Bí thư Quận ủy Bình Thủy | former 1994-07 2005-12
        Trần Văn Thử: Ủy viên Đảng đoàn Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam | former 2008-03-19 2010-12
        Trần Văn Thử: Phó Chủ tịch Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam | former 2008-03-19 2010-12""",
    ),
    "run into one paragraph under a heading": (
        (
            "Tóm tắt quá trình công tác của đồng chí Lê Thị Mẫu: 8/1990 - 12/1996: Cán bộ Ban Tổ chức Tỉnh ủy Hà Tĩnh. "
            "4/2003 - 5/2008: Tỉnh ủy viên, Bí thư Huyện ủy Thạch Hà, Chủ tịch HĐND huyện; Đại biểu HĐND tỉnh. "
            "Từ 6/2008: Ủy viên Ban Thường vụ, Trưởng Ban Tổ chức Tỉnh ủy Hà Tĩnh."
        ),
        """Lê Thị Mẫu: Cán bộ Ban Tổ chức Tỉnh ủy Hà Tĩnh | former 1990-08 1996-12
        Lê Thị Mẫu: Tỉnh ủy viên Hà Tĩnh | former 2003-04 2008-05
        Lê Thị Mẫu: Bí thư Huyện ủy Thạch Hà | former 2003-04 2008-05
        Lê Thị Mẫu: Chủ tịch Hội đồng nhân dân huyện Thạch Hà | former 2003-04 2008-05
        Lê Thị Mẫu: Đại biểu Hội đồng nhân dân tỉnh Hà Tĩnh | former 2003-04 2008-05
        Lê Thị Mẫu: Ủy viên Ban Thường vụ Tỉnh ủy Hà Tĩnh | current 2008-06
        Lê Thị Mẫu: Trưởng Ban Tổ chức Tỉnh ủy Hà Tĩnh | current 2008-06""",
    ),
    "told in sentences, the subject left out": (
        (
            "Ông Phạm Văn Thử sinh năm 1965. Từ năm 2001 đến năm 2005, ông giữ chức Phó Giám đốc Sở Y tế tỉnh Hải Dương; "
            "tháng 8/2005, được bầu làm Chủ tịch UBND huyện Thanh Hà; đến tháng 3/2010, được bổ nhiệm làm Giám đốc "
            "Sở Nội vụ tỉnh Hải Dương."
        ),
        """Phạm Văn Thử: Phó Giám đốc Sở Y tế tỉnh Hải Dương | former 2001 2005
        Phạm Văn Thử: Chủ tịch Ủy ban nhân dân huyện Thanh Hà | former 2005-08
        Phạm Văn Thử: Giám đốc Sở Nội vụ tỉnh Hải Dương | current 2010-03""",
    ),
    "single years, and the end of a career": (
        (
            "Họ và tên: Vũ Đức Thử. Quá trình công tác: Năm 1985: Kỹ sư. Năm 1991: Giám đốc Sở Công nghiệp tỉnh Nam Định. "
            "Năm 2004: được bầu làm Phó Chủ tịch UBND tỉnh Nam Định. Năm 2010: nghỉ hưu."
        ),
        """Vũ Đức Thử: Giám đốc Sở Công nghiệp tỉnh Nam Định | former 1991
        Vũ Đức Thử: Phó Chủ tịch Ủy ban nhân dân tỉnh Nam Định | former 2004""",
    ),
    "what somebody studied, or did for another, is no office": (
        (
            "Tiểu sử ông Hoàng Văn Thử: 9/1980-7/1985: học cùng Bí thư Đoàn trường. "
            "6/1990-8/1996: thư ký Bộ trưởng Bộ Xây dựng. 9/2001-7/2007: Viện trưởng Viện Kiến trúc."
        ),
        "Hoàng Văn Thử: Viện trưởng Viện Kiến trúc | former 2001-09 2007-07",
    ),
    "one of two people: it is open whose": (
        (
            "Chủ tịch UBND tỉnh Nghệ An Trần Văn Thử trao quyết định cho ông Lê Văn Mẫu. "
            "2001-2005: Giám đốc Sở Y tế tỉnh Nghệ An. 2005-2010: Bí thư Huyện ủy Nghi Lộc."
        ),
        "Trần Văn Thử: Chủ tịch Ủy ban nhân dân tỉnh Nghệ An | current",
    ),
    "spans of something else": (
        (
            "Ông Trần Văn Thử, Giám đốc Sở Y tế tỉnh Nghệ An báo cáo. Giai đoạn 2011-2015: 5 bệnh viện. "
            "Giai đoạn 2016-2020: 7 bệnh viện, Bí thư Tỉnh ủy Nghệ An đã đến dự."
        ),
        "Trần Văn Thử: Giám đốc Sở Y tế tỉnh Nghệ An | current",
    ),
    "two lives": (
        (
            "Tiểu sử ông Trần Văn Thử: 2001-2005: Giám đốc Sở Y tế tỉnh Nghệ An. 2005-2010: Bí thư Huyện ủy Nghi Lộc.\n"
            "Tiểu sử bà Lê Thị Mẫu: 2002-2006: Giám đốc Sở Nội vụ tỉnh Nghệ An. 2006-2011: Phó Chủ tịch HĐND tỉnh Nghệ An."
        ),
        """Trần Văn Thử: Giám đốc Sở Y tế tỉnh Nghệ An | former 2001 2005
        Trần Văn Thử: Bí thư Huyện ủy Nghi Lộc | former 2005 2010
        Lê Thị Mẫu: Giám đốc Sở Nội vụ tỉnh Nghệ An | former 2002 2006
        Lê Thị Mẫu: Phó Chủ tịch Hội đồng nhân dân tỉnh Nghệ An | former 2006 2011""",
    ),
    "a place left unsaid is that of the entry before": (
        (
            "Sơ lược tiểu sử đồng chí Đỗ Văn Thử\n+ 1999-2003: Phó Bí thư Tỉnh đoàn Thanh Hóa.\n"
            "+ 2003-2008: Bí thư Tỉnh đoàn.\n+ 2008-2012: Phó Bí thư Thường trực Huyện ủy Nga Sơn.\n"
            "+ 2012-2016: Bí thư Huyện ủy.\n+ 2016-nay: Phó Chủ tịch UBND tỉnh."
        ),
        """Đỗ Văn Thử: Phó Bí thư Tỉnh đoàn Thanh Hóa | former 1999 2003
        Đỗ Văn Thử: Bí thư Tỉnh đoàn Thanh Hóa | former 2003 2008
        Đỗ Văn Thử: Phó Bí thư Thường trực Huyện ủy Nga Sơn | former 2008 2012
        Đỗ Văn Thử: Bí thư Huyện ủy Nga Sơn | former 2012 2016
        Đỗ Văn Thử: Phó Chủ tịch Ủy ban nhân dân tỉnh Thanh Hóa | current 2016""",
    ),
    "the date in a line of its own": (
        (
            "Chân dung tân Giám đốc Sở Y tế Nghệ An Trần Văn Thử\nTừ tháng 3/2001 đến tháng 5/2006\n"
            "Giám đốc Bệnh viện Đa khoa tỉnh Nghệ An\nTừ tháng 6/2006 đến nay\nPhó Giám đốc Sở Y tế tỉnh Nghệ An"
        ),
        """Trần Văn Thử: Giám đốc Sở Y tế tỉnh Nghệ An | current
        Trần Văn Thử: Giám đốc Bệnh viện đa khoa tỉnh Nghệ An | former 2001-03 2006-05
        Trần Văn Thử: Phó Giám đốc Sở Y tế tỉnh Nghệ An | current 2006-06""",
    ),
    "left and come back: one span cannot say it": (
        (
            "Tiểu sử ông Trần Văn Thử: 1990-1995: Đại biểu Quốc hội khóa IX. 1995-2002: Bí thư Huyện ủy Nghi Lộc. "
            "2002-2007: Đại biểu Quốc hội khóa XI."
        ),
        """Trần Văn Thử: Đại biểu Quốc hội | former
        Trần Văn Thử: Bí thư Huyện ủy Nghi Lộc | former 1995 2002""",
    ),
    "a deputy first, then the deputy of standing": (
        (
            "Tiểu sử ông Trần Văn Thử: 1990-1995: Phó Chủ tịch UBND tỉnh Nghệ An. "
            "1995-2002: Phó Chủ tịch Thường trực UBND tỉnh Nghệ An."
        ),
        """Trần Văn Thử: Phó Chủ tịch Ủy ban nhân dân tỉnh Nghệ An | former 1990 1995
        Trần Văn Thử: Phó Chủ tịch Thường trực Ủy ban nhân dân tỉnh Nghệ An | former 1995 2002""",
    ),
    "posts in turn, without dates": (
        (
            "Đồng chí Trần Văn Thử sinh năm 1970. Đồng chí từng giữ các chức vụ: Phó Bí thư Huyện đoàn Nghi Lộc; "
            "Phó Chủ tịch rồi Chủ tịch UBND huyện Nghi Lộc."
        ),
        """Trần Văn Thử: Phó Bí thư Huyện đoàn Nghi Lộc | former
        Trần Văn Thử: Phó Chủ tịch Ủy ban nhân dân huyện Nghi Lộc | former
        Trần Văn Thử: Chủ tịch Ủy ban nhân dân huyện Nghi Lộc | former""",
    ),
    "grown up in posts": (
        (
            "Ông Trần Văn Thử trưởng thành từ cơ sở, qua các vị trí: Trưởng phòng Tài chính huyện Nghi Lộc, "
            "Bí thư Huyện ủy Nghi Lộc."
        ),
        """Trần Văn Thử: Trưởng Phòng Tài chính huyện Nghi Lộc | former
        Trần Văn Thử: Bí thư Huyện ủy Nghi Lộc | former""",
    ),
    "before he was appointed": (
        "Trước khi được bổ nhiệm làm Giám đốc Sở Y tế tỉnh Nghệ An, ông Trần Văn Thử là Phó Giám đốc Sở Y tế tỉnh Nghệ An.",
        """Trần Văn Thử: Giám đốc Sở Y tế tỉnh Nghệ An | current
        Trần Văn Thử: Phó Giám đốc Sở Y tế tỉnh Nghệ An | former""",
    ),
    "what was reported before is not over": (
        "Trước đó, ngày 6/2, Tỉnh ủy đã chỉ định ông Trần Văn Thử giữ chức Bí thư Huyện ủy Nghi Lộc.",
        "Trần Văn Thử: Bí thư Huyện ủy Nghi Lộc | current 2031-02-06",
    ),
    "posts with their years in brackets": (
        (
            "Bà Lê Thị Mẫu quê Nghệ An. Bà lần lượt giữ các chức vụ Phó Giám đốc, Giám đốc Sở Y tế tỉnh Nghệ An (2001-2008), "
            "Bí thư Huyện ủy Nghi Lộc (2008-2013)."
        ),
        """Lê Thị Mẫu: Phó Giám đốc Sở Y tế tỉnh Nghệ An | former
        Lê Thị Mẫu: Giám đốc Sở Y tế tỉnh Nghệ An | former 2001 2008
        Lê Thị Mẫu: Bí thư Huyện ủy Nghi Lộc | former 2008 2013""",
    ),
    "told one after the other: who takes the next has left the one before": (
        (
            "Ông Trần Văn Thử sinh năm 1970. Năm 2005, ông được bầu làm Bí thư Huyện ủy Nghi Lộc. Năm 2008, ông được bầu "
            "làm Ủy viên Ban Chấp hành Đảng bộ tỉnh Nghệ An. Tháng 3/2010, ông được bầu làm Phó Chủ tịch UBND tỉnh Nghệ An. "
            "Năm 2015, ông được bầu làm Phó Bí thư Tỉnh ủy Nghệ An."
        ),
        """Trần Văn Thử: Bí thư Huyện ủy Nghi Lộc | former 2005
        Trần Văn Thử: Ủy viên Ban Chấp hành Đảng bộ tỉnh Nghệ An | current 2008
        Trần Văn Thử: Phó Chủ tịch Ủy ban nhân dân tỉnh Nghệ An | current 2010-03
        Trần Văn Thử: Phó Bí thư Tỉnh ủy Nghệ An | current 2015""",
    ),
    "whose posts they are, told by the new one": (
        (
            "Ông Trần Văn Thử, Bí thư Thành ủy Đà Nẵng, phát biểu. Tân Bí thư Thành ủy Đà Nẵng từng kinh qua nhiều vị trí "
            "như giảng viên; Phó Bí thư Thành đoàn Đà Nẵng."
        ),
        """Trần Văn Thử: Bí thư Thành ủy Đà Nẵng | current
        Trần Văn Thử: Phó Bí thư Thành đoàn Đà Nẵng | former""",
    ),
    "the new one of another place": (
        (
            "Ông Trần Văn Thử, Bí thư Thành ủy Đà Nẵng, phát biểu. Tân Bí thư Thành ủy Cần Thơ từng kinh qua nhiều vị trí "
            "như giảng viên; Phó Bí thư Thành đoàn Cần Thơ."
        ),
        "Trần Văn Thử: Bí thư Thành ủy Đà Nẵng | current",
    ),
    "learning first, and the person again": (
        (
            "Bà Lê Thị Mẫu có học vị tiến sĩ, là Phó Giám đốc Sở Y tế tỉnh Nghệ An. Tháng 9/2016, bà này được điều động, "
            "phân công làm Bí thư Huyện ủy Nghi Lộc."
        ),
        """Lê Thị Mẫu: Phó Giám đốc Sở Y tế tỉnh Nghệ An | current
        Lê Thị Mẫu: Bí thư Huyện ủy Nghi Lộc | current 2016-09""",
    ),
    "a department is of the province of the entry before": (
        (
            "Tiểu sử ông Trần Văn Thử, Bí thư Tỉnh ủy Nghệ An: 2000-2005: Phó Giám đốc Sở Y tế Hà Tĩnh. 2005-2010: Giám đốc "
            "Sở Nội vụ. 2010-nay: Bí thư Tỉnh ủy Nghệ An. Hội nghị của tỉnh Nghệ An diễn ra tại Nghệ An."
        ),
        """Trần Văn Thử: Phó Giám đốc Sở Y tế tỉnh Hà Tĩnh | former 2000 2005
        Trần Văn Thử: Giám đốc Sở Nội vụ tỉnh Hà Tĩnh | former 2005 2010
        Trần Văn Thử: Bí thư Tỉnh ủy Nghệ An | current 2010""",
    ),
    "clauses with commas, of one who is called by the given name": (
        (
            "Bà Lê Thị Mẫu được bầu làm Chủ tịch HĐND tỉnh Nghệ An. Bà Mẫu sinh năm 1972. Quá trình công tác: Từ tháng "
            "9-1994 đến tháng 4-2001, Thẩm phán TAND huyện Nghi Lộc; từ tháng 5-2001 đến nay, Chánh án TAND tỉnh Nghệ An."
        ),
        """Lê Thị Mẫu: Chủ tịch Hội đồng nhân dân tỉnh Nghệ An | current
        Lê Thị Mẫu: Thẩm phán Tòa án nhân dân huyện Nghi Lộc | former 1994-09 2001-04
        Lê Thị Mẫu: Chánh án Tòa án nhân dân tỉnh Nghệ An | current 2001-05""",
    ),
    "who did something for somebody in a year": (
        (
            "Ông Trần Văn Thử sinh năm 1950. Năm 2005, Chủ tịch UBND tỉnh Nghệ An tặng ông bằng khen. Năm 2007, Bí thư "
            "Tỉnh ủy Nghệ An đến thăm gia đình ông."
        ),
        "",
    ),
    "so many years in a post": (
        "Ông Trần Văn Thử từng có 5 năm làm Giám đốc Sở Y tế tỉnh Nghệ An.",
        "Trần Văn Thử: Giám đốc Sở Y tế tỉnh Nghệ An | former",
    ),
    "a foreigner's bodies are not ours": (
        "Tiểu sử ông Khamphone Thutho: 2001-2005: Thứ trưởng Bộ Ngoại giao. 2005-2010: Ủy viên Bộ Chính trị.",
        "",
    ),
    "an office called former once is over wherever it is told of": (
        (
            "Ông Trần Văn Thử, nguyên Giám đốc Sở Y tế tỉnh Nghệ An, bị kỷ luật. Năm 2024, ông Trần Văn Thử giữ chức vụ "
            "Giám đốc Sở Y tế tỉnh Nghệ An."
        ),
        """Trần Văn Thử: Giám đốc Sở Y tế tỉnh Nghệ An | former""",
    ),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_a_career_is_read(text: str, expected: str) -> None:
    facts = extract(Article("x", text, published="2031-06-20"))
    found = {
        f"{person.name}: {office.name} | {' '.join(filter(None, (office.status, office.since, office.until)))}"
        for person in facts.people
        for office in person.offices
    }
    assert {line.strip() for line in expected.splitlines() if line.strip()} == found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("6/1970-12/1979: nhập ngũ", ("1970-06", "1979-12", False)),
        ("Từ tháng 7/2010 đến 5/2013, ông", ("2010-07", "2013-05", False)),
        ("- Từ 2005 - 2010, ông", ("2005", "2010", False)),
        ("từ tháng 8 năm 2001 đến nay", ("2001-08", "", True)),
        ("ngày 5 tháng 3 năm 2010 được bầu", ("2010-03-05", "", False)),
        ("tháng 5 /1997", ("1997-05", "", False)),
        ("nhiệm kỳ 2015-2020", None),
        ("Nghị định 30/2020/NĐ-CP", None),
        ("2010-2005", None),
        ("tháng 13/2010", None),
    ],
)
def test_a_span_is_as_exact_as_stated(text: str, expected: tuple[str, str, bool] | None) -> None:
    found = next(periods(text), None)
    assert expected == (None if found is None else (found.since, found.until, found.lasting))
