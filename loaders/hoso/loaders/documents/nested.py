"""What the title of a document says of another one that it names: that it changes it, carries it out, rests on it."""

from __future__ import annotations

from hoso.loaders.expression import expression

_PLACE = r"(?: (?:một số|các|những|của|tại|nội dung|quy định|tinh thần|nhiệm vụ|[Đđ]iều \d+|khoản \d+|điều|và|,)){0,6}"
_SAYS = (
    (
        "supersedes",
        expression(rf"(?<!\w)(?:[Ss]ửa đổi(?:, bổ sung)?|[Bb]ổ sung|[Tt]hay thế|[Bb]ãi bỏ|[Đđ]iều chỉnh){_PLACE} $"),
    ),
    (
        "implements",
        expression(rf"(?<!\w)(?:[Tt]hực hiện|[Tt]riển khai|[Cc]ụ thể hóa|[Tt]hi hành|[Hh]ướng dẫn){_PLACE} $"),
    ),
    ("cites", expression(rf"(?<!\w)(?:theo|căn cứ|áp dụng|quy định (?:của|tại)){_PLACE} $")),
)
_LOOKS_BACK = expression(r"(?<!\w)(?:tổng kết|sơ kết|đánh giá|kiểm tra|giám sát|báo cáo)(?!\w)")
"""“Đề án tổng kết 10 năm thực hiện Chỉ thị …”: what is looked back on is not what the document is to carry out."""


def said_of_next(title: str) -> str:
    """The type of the fact that a document's name and title, up to another document named in it, say of that one.

    ``title`` ends with the space before the other document. Empty where it says nothing.
    """
    for kind, words in _SAYS:
        if words.search(title):
            return "" if kind == "implements" and _LOOKS_BACK.search(title.lower()) else kind
    return ""
