"""When an office began or ended: only where the text says so, and as exact as it says it."""

from __future__ import annotations

import pytest

from hoso.loaders.article import Article
from hoso.loaders.extraction import extract

WHO = "Ông Trần Văn Thử, Phó Bí thư Huyện ủy Nghi Lộc phát biểu. "

CASES = [
    # begun
    ("Ngày 9/5/2031, ông Trần Văn Thử được bầu làm Bí thư Huyện ủy Nghi Lộc.", "Bí thư Huyện ủy Nghi Lộc", "2031-05-09", ""),
    ("Sáng nay, ông Trần Văn Thử được bầu giữ chức Bí thư Huyện ủy Nghi Lộc.", "Bí thư Huyện ủy Nghi Lộc", "2031-06-20", ""),
    ("Ngày 9/5, ông Trần Văn Thử được Tỉnh ủy Nghệ An bổ nhiệm giữ chức Giám đốc Sở Y tế tỉnh Nghệ An.", "Giám đốc Sở Y tế tỉnh Nghệ An", "2031-05-09", ""),
    ("Ông Trần Văn Thử được bổ nhiệm làm Giám đốc Sở Y tế tỉnh Nghệ An từ ngày 1/7/2031.", "Giám đốc Sở Y tế tỉnh Nghệ An", "2031-07-01", ""),
    ("Tỉnh ủy điều động, bổ nhiệm ông Trần Văn Thử giữ chức Giám đốc Sở Y tế tỉnh Nghệ An kể từ 1/7/2031.", "Giám đốc Sở Y tế tỉnh Nghệ An", "2031-07-01", ""),
    # ended
    ("Ông Trần Văn Thử thôi giữ chức Giám đốc Sở Y tế tỉnh Nghệ An từ ngày 15/5/2031.", "Giám đốc Sở Y tế tỉnh Nghệ An", "", "2031-05-15"),
    ("Ngày 9/5/2031, ông Trần Văn Thử thôi giữ chức Giám đốc Sở Y tế tỉnh Nghệ An.", "Giám đốc Sở Y tế tỉnh Nghệ An", "", "2031-05-09"),
    ("Ông Trần Văn Thử, Giám đốc Sở Y tế tỉnh Nghệ An, nghỉ hưu theo chế độ từ ngày 1/6/2031.", "Giám đốc Sở Y tế tỉnh Nghệ An", "", "2031-06-01"),
    # months and years
    ("Tháng 5/2031, ông Trần Văn Thử được bầu làm Bí thư Huyện ủy Nghi Lộc.", "Bí thư Huyện ủy Nghi Lộc", "2031-05", ""),
    ("Năm 2020, ông Trần Văn Thử thôi làm Giám đốc Sở Y tế tỉnh Nghệ An.", "Giám đốc Sở Y tế tỉnh Nghệ An", "", "2020"),
    ("Từ tháng 3/2020 đến năm 2025, ông Trần Văn Thử là Giám đốc Sở Y tế tỉnh Nghệ An.", "Giám đốc Sở Y tế tỉnh Nghệ An", "2020-03", "2025"),
    ("Ông Trần Văn Thử từng là Giám đốc Sở Y tế tỉnh Nghệ An (2020-2025).", "Giám đốc Sở Y tế tỉnh Nghệ An", "2020", "2025"),
    ("Ông Trần Văn Thử là Giám đốc Sở Y tế tỉnh Nghệ An từ năm 2025 đến nay.", "Giám đốc Sở Y tế tỉnh Nghệ An", "2025", ""),
    ("Đầu năm 2020, ông Trần Văn Thử được khen thưởng, sau đó được phân công làm Giám đốc Sở Y tế tỉnh Nghệ An.", "Giám đốc Sở Y tế tỉnh Nghệ An", "", ""),
    ("Tỉnh ủy bổ nhiệm ông Trần Văn Thử (1990) giữ chức Giám đốc Sở Y tế tỉnh Nghệ An.", "Giám đốc Sở Y tế tỉnh Nghệ An", "", ""),
    ("Ông Trần Văn Thử (quê Nam Đàn, 1990) thôi giữ chức Giám đốc Sở Y tế tỉnh Nghệ An.", "Giám đốc Sở Y tế tỉnh Nghệ An", "", ""),
    ("Ông Trần Văn Thử, SN 1990, thôi giữ chức Giám đốc Sở Y tế tỉnh Nghệ An.", "Giám đốc Sở Y tế tỉnh Nghệ An", "", ""),
    ("Kỷ niệm 110 năm ngày sinh ông Trần Văn Thử, nguyên Giám đốc Sở Y tế tỉnh Nghệ An (6/1921-6/2031).", "Giám đốc Sở Y tế tỉnh Nghệ An", "", ""),
    ("Theo ông Trần Văn Thử, Giám đốc Sở Y tế tỉnh Nghệ An, giai đoạn 2020 - 2025, cả tỉnh xây 5 bệnh viện.", "Giám đốc Sở Y tế tỉnh Nghệ An", "", ""),
    ("Nhiệm kỳ 2020-2025, ông Trần Văn Thử là Giám đốc Sở Y tế tỉnh Nghệ An.", "Giám đốc Sở Y tế tỉnh Nghệ An", "", ""),
    ("Năm 2020, ông Trần Văn Thử là Giám đốc Sở Y tế tỉnh Nghệ An.", "Giám đốc Sở Y tế tỉnh Nghệ An", "", ""),
    # no day, or the day of something else
    ("Ông Trần Văn Thử được bầu làm Bí thư Huyện ủy Nghi Lộc.", "Bí thư Huyện ủy Nghi Lộc", "", ""),
    ("Ngày 9/5/2031, Tỉnh ủy trao quyết định cho ông Trần Văn Thử được bổ nhiệm làm Giám đốc Sở Y tế tỉnh Nghệ An.", "Giám đốc Sở Y tế tỉnh Nghệ An", "", ""),
    ("Ngày 9/5/2031, sau 3 năm kể từ ngày 2/4/2028, ông Trần Văn Thử được bầu làm Bí thư Huyện ủy Nghi Lộc.", "Bí thư Huyện ủy Nghi Lộc", "", ""),
    ("Ngày 9/5/2031, ông Trần Văn Thử, Bí thư Huyện ủy Nghi Lộc dự hội nghị.", "Bí thư Huyện ủy Nghi Lộc", "", ""),
    ("Ngày 9/5/2031, ông Trần Văn Thử là Bí thư Huyện ủy Nghi Lộc.", "Bí thư Huyện ủy Nghi Lộc", "", ""),
]  # fmt: skip


@pytest.mark.parametrize(("text", "office", "since", "until"), CASES)
def test_an_office_is_dated_where_the_text_says_so(text: str, office: str, since: str, until: str) -> None:
    facts = extract(Article("x", WHO + text, published="2031-06-20"))
    found = [(o.since, o.until) for p in facts.people for o in p.offices if o.name == office]
    assert found == [(since, until)], [o.name for p in facts.people for o in p.offices]
    others = [(o.since, o.until) for p in facts.people for o in p.offices if o.name != office]
    assert set(others) <= {("", "")}
