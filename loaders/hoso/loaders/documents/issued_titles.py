"""A type word to the document that somebody is said to have issued and that only its title names.

"UBND tỉnh vừa ban hành Kế hoạch triển khai …; Quyết định phê duyệt …": the verb says that there is one, and the title
which.
"""

from __future__ import annotations

import re
from dataclasses import replace

from hoso.loaders.documents.anchors import Anchor
from hoso.loaders.documents.mention import DocumentMention, make
from hoso.loaders.documents.titles import ENDS_OF_ISSUED, title_end
from hoso.loaders.expression import expression
from hoso.loaders.letters import UPPER

RULE = "issued title"

_WORK = (
    r"(?:hành động )?(?:thực hiện|triển khai|tổ chức|phát triển|xây dựng|phòng|kiểm tra|giám sát|tuyên truyền"
    r"|nâng cao|bảo vệ|đẩy mạnh|tăng cường|cải cách|ứng phó|quản lý|đào tạo|hỗ trợ|giảm nghèo|chuyển đổi|khắc phục"
    r"|thí điểm|bảo đảm|đảm bảo|về)"
)
_OPENS = {
    word: re.compile(rf" {opening}(?!\w)")
    for word, opening in {
        "Kế hoạch": _WORK,
        "Chương trình": r"hành động (?:tiếp tục |đẩy mạnh |nhằm )*(?:thực hiện|triển khai|về)",
        "Quyết định": r"(?:về (?:việc )?)?(?:ban hành|phê duyệt|công bố|thành lập|quy định)",
        "Chỉ thị": r"(?:về|tăng cường|đẩy mạnh|yêu cầu tăng cường)",
        "Nghị định": r"(?:về|quy định|sửa đổi|hướng dẫn|thay thế)",
        "Thông tư": r"(?:về|quy định|sửa đổi|hướng dẫn|quản lý)",
        "Công điện": r"(?:về|yêu cầu tăng cường)",
        "Nghị quyết": r"(?:về|quy định|phê duyệt|sửa đổi|thí điểm)",
        "Nghị quyết liên tịch": r"(?:về|quy định|hướng dẫn)",
        "Quy định": r"(?:về|tiêu chuẩn|tiêu chí|mức|quản lý)",
        "Quy chế": r"(?:về|phối hợp|quản lý|tiếp|dân chủ|hoạt động|phát ngôn)",
        "Hướng dẫn": r"(?:về|thực hiện|tổ chức|triển khai)",
    }.items()
}
_LEAST = 5
"""Words of a title, with its verb: fewer name no one document ("Kế hoạch thực hiện năm 2031")."""

_YEARLY = ("Chương trình", "Kế hoạch")
_OF_A_YEAR = expression(
    r" (?:công tác|kiểm tra, giám sát|kiểm tra|giám sát)(?: toàn khóa)?,? năm (?:19|20)\d\d(?!\d| ?[-–/])"
)
"""What a body has one of for each year: "Chương trình công tác năm 2031"."""

_ISSUED_BEFORE = expression(
    rf"(?:[{UPPER}]\w*|tỉnh|huyện|[Tt]hành phố|quận|xã|phường|ủy|nước|phủ|hội|đã|vừa|mới|cũng|kịp thời|chính thức)\)?"
    r" (?:ký,? ban hành|ban hành|ký|ra|phê duyệt|thông qua) (?:bản )?$"
)
_HAVING_BEFORE = expression(r"(?:đã|vừa|mới) có $")
_HAD = ("Quyết định", "Chỉ thị", "Công điện")
"""What a body has as soon as it issued it: "UBND tỉnh vừa có Công điện về …"."""
_NOT_YET = expression(
    r"(?<!\w)(?:yêu cầu|đề nghị|giao|chỉ đạo|sẽ|cần|phải|để|chậm|chưa|không|dự kiến|kiến nghị|đề xuất|trình|xem xét"
    r"|nếu|sớm|(?<!đã )tham mưu|dự thảo|trước khi|khi|theo|thẩm quyền|nhằm)(?!\w)[^.;:]*$"
)
"""In the clause before: there is no such document as yet, or none that is told of here."""

_OF_ONE_CASE = expression(
    r"(?:.{0,30} )?(?:ông|bà|đồng chí|bị can|vụ án|cán bộ|kỷ luật|kết quả trúng tuyển)(?!\w)"
    r"|.{0,20}thành lập (?:thêm|đoàn|Đoàn|tổ|Tổ|hội đồng|[Bb]an [Ss]oạn thảo|các|nhiều)(?!\w)"
)
"""What is decided of persons or for one occasion is told as an event, and is no document to look for."""

_GLUED = expression(r"(kỳ|khóa|đoạn|năm)(?=\d)")
_LISTED = expression(r";|,| và|, và")


def issued_title(text: str, anchor: Anchor, before: DocumentMention | None) -> DocumentMention | None:
    """The document that begins at a type word, if words before it say that it was issued, or that it is one of a list.

    ``before`` is the last mention of this kind before it. The mention itself is the type word, its ``extent`` the end
    of the title, so that a document named in the title is read too; ``head`` is where the first of its list begins.
    """
    yearly = _OF_A_YEAR.match(text, anchor.end) if anchor.capital and anchor.word in _YEARLY else None
    if yearly is not None and _said_to_be_issued(text, anchor):
        return make(text, anchor.start, yearly.end(), anchor.word, "unnumbered", "own", name=anchor.word + yearly[0])
    opening = _OPENS.get(anchor.word)
    if opening is None or opening.match(text, anchor.end) is None:
        return None
    of_list = (
        before is not None
        and anchor.capital
        and _LISTED.fullmatch(text[before.extent : anchor.start].rstrip()) is not None
    )
    if not of_list and not _said_to_be_issued(text, anchor):
        return None
    end = title_end(text, anchor.end, anchor.end + 320, ENDS_OF_ISSUED, quotes=True)
    title = text[anchor.end : end]
    if not _LEAST <= title.count(" ") <= 45 or _OF_ONE_CASE.match(title):
        return None
    name = anchor.word + _GLUED.sub(r"\1 ", title).removeprefix(" về" if title.startswith(" về quy định") else "")
    found = make(text, anchor.start, anchor.end, anchor.word, "unnumbered", RULE, name=name)
    head = -1 if before is None or not of_list else before.start if before.head < 0 else before.head
    return replace(found, extent=end, printed=text[anchor.start : end], head=head)


def _said_to_be_issued(text: str, anchor: Anchor) -> bool:
    window = text[max(0, anchor.start - 160) : anchor.start]
    verb = _ISSUED_BEFORE.search(window)
    if verb is None and anchor.word in _HAD:
        verb = _HAVING_BEFORE.search(window)
    return verb is not None and _NOT_YET.search(window[: verb.end()].rpartition("\n")[2]) is None
