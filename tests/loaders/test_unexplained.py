"""Names that no rule explains are listed as open when asked for, and make nobody a person."""

from __future__ import annotations

import subprocess
import sys

import pytest

from hoso.loaders.article import Article
from hoso.loaders.extraction import extract

LEAD = "Sáng 8/7/2031, Tỉnh ủy Nghệ An tổ chức hội nghị."

CASES = [
    # A list of guests without offices.
    ("Cùng dự có Trần Văn Thử, Lê Thị Mẫu và đông đảo nhân dân.", ["Trần Văn Thử", "Lê Thị Mẫu"]),
    # Who has an office is read by the rules, and not open.
    ("Cùng dự có Bí thư Tỉnh ủy Trần Văn Thử.", []),
    # A street and a school are named like people.
    ("Tham dự tại đường Trần Văn Thử và Trường Tiểu học Lê Thị Mẫu có đông người.", []),
    # Nobody does anything.
    ("Tập thơ của Trần Văn Thử rất hay.", []),
]


@pytest.mark.parametrize(("text", "names"), CASES)
def test_unexplained_names_are_open(text: str, names: list[str]) -> None:
    article = Article("a", f"Tiêu đề\n{LEAD} {text}")
    facts = extract(article, back_off=True)
    assert [item.quote for item in facts.open if "no rule" in item.reason] == names
    assert all(article.text[item.start : item.end] == item.quote for item in facts.open)
    assert facts.people == extract(article).people


def test_unexplained_names_cost_nothing_unless_asked_for() -> None:
    code = (
        "import sys; from hoso.loaders.article import Article; from hoso.loaders.extraction import extract; "
        "extract(Article('a', 'Cùng dự có Trần Văn Thử.')); print('underthesea' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
