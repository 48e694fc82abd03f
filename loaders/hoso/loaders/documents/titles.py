"""Where a title without quotation marks ends.

A title is what a document is about. It ends before a verb with a tense, before who is told or asked something, and
where the sentence goes on. Where a verb said that the document was issued, it may go on to where and when it holds
("… tại các xã biên giới"); else it ends before that too.
"""

from __future__ import annotations

import re

from hoso.loaders.documents.words import any_of
from hoso.loaders.expression import expression
from hoso.loaders.letters import UPPER

_TOKEN = expression(r"(?:,? )[^\s,.;:“”\"()!?\[\]]+")
_TOKEN_OR_QUOTE = expression(r"(?:,? )[^\s,.;:“”\"()!?\[\]]+|,? [“\"][^“”\"\n]{3,200}[”\"]")
_HEADING = rf"(?<=năm \d\d\d\d) [{UPPER}](?=[a-zđà-ỹ]+ [a-zđà-ỹ])"
"""The next heading, where one ran on without a stop: "… năm 2031 | Ngăn chặn …"."""
_NEW_CLAUSE = rf"{_HEADING}|, (?:{any_of('title_stop')})(?!\w)|, (?!Điều \d|Quốc hội khóa)[{UPPER}]"
ENDS = expression(
    rf",? (?<!tự )(?<!Tự )(?:{any_of('title_ends')}|{any_of('title_ends_unless_issued')}"
    r"|cho (?:rằng|biết|hay|thấy|phép)"
    r"|(?<!chất vấn )tại|trong(?! tình hình| giai đoạn| lĩnh vực| thời kỳ)"
    r"|(?<!hàng )(?<!phòng )không|có(?! công| xét| trách| nhu| hoàn)"
    r"|(?<!hương )(?<!ông )(?<!quá )(?<!lộ )(?<!quy )(?<!tiến )(?<!lịch )(?<!giáo )(?<!tờ )trình(?! độ)"
    r"|và (?:lễ )?khai mạc|sau(?! kỳ nghỉ| Tết| đại hội)|(?:sáng|chiều|tối) \d"
    rf"|của (?:TP|thành phố|tỉnh|huyện|quận|địa phương|nhà băng))(?!\w)|{_NEW_CLAUSE}"
)
"""What ends the title of a document that is only named."""
ENDS_OF_ISSUED = expression(
    rf",? (?:{any_of('title_ends')}|{any_of('title_ends_if_issued')}|giao(?! thông| dịch| tiếp| lưu| thừa| rừng| đất)"
    r"|với (?:mục tiêu|mục đích|các|nhiều|tổng|những|nội dung|chủ đề|\d)|đến (?:các|từng|toàn)"
    r"|và (?:giao|yêu cầu|đề nghị|chỉ đạo|tổ chức thực hiện|nhiều|các văn bản)|(?:sáng|chiều|tối|ngày) \d)(?!\w)"
    rf"|, (?:bắt đầu|làm|vốn|ban hành|tổng|diện tích|công nhận)(?!\w)|{_NEW_CLAUSE}|,? [-–] (?!\d)"
)
"""What ends the title of a document that a verb before it says was issued."""
_DANGLES = expression(
    r"(?:,? (?:đối|và|về|cho|của|để|các|một|những|với|việc|thành|tiến tới|tại|trên|theo|giai đoạn|đối tượng))+$"
)


def title_end(text: str, start: int, limit: int, *ends: re.Pattern[str], quotes: bool = False) -> int:
    """Where the title ends that begins at ``start`` with a space, at the latest at ``limit``; ``start`` for none.

    ``ends`` match where it ends; with ``quotes`` it may hold words in quotation marks. What runs up to the limit inside
    a word is none: no title is so long.
    """
    end = start
    for token in (_TOKEN_OR_QUOTE if quotes else _TOKEN).finditer(text, start, limit):
        if token.start() != end or any(stop.match(text, token.start()) for stop in ends):
            break
        end = token.end()
    if end == limit and text[end - 1 : end + 1].isalnum() and end < len(text):
        return start
    return start + len(_DANGLES.sub("", text[start:end]))
