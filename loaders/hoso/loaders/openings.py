"""How a sentence opens that goes on to another gathering than the one of which the article has told."""

from __future__ import annotations

import re

from hoso.loaders.expression import expression

# "Cũng trong ngày 10/2, …", "* Chiều cùng ngày, …": the article goes on to another gathering.
ANOTHER = expression(
    r"(?:[*+•-] ?)?(?:[^.;,]{0,60},? )?(?:[Cc]ũng )?(?:[Tt]rong )?"
    r"(?:(?:[Ss]áng|[Tt]rưa|[Cc]hiều|[Tt]ối) )?"
    r"(?:[Cc]ùng ngày|[Cc]ũng trong(?! (?:kỳ|phiên|buổi (?!sáng|trưa|chiều|tối)|cuộc|hội nghị|khuôn khổ))"
    r"|[Cc]ũng \ue004)"
)
_AT_ONE = r"(?:phát biểu |trả lời |báo cáo )?tại (?:buổi |cuộc |phiên )?[Hh]ội (?:nghị|thảo) \w+ "
# "Trước đó, tại buổi làm việc với huyện Nghi Lộc, …": one that has a company of its own.
_WITH_OTHERS = r"(?:tại|trong) (?:buổi|cuộc|phiên)(?: \w+){1,4} (?:của|với|giữa)(?!\w)"
# "Trước đó, tại Hội nghị triển khai nhiệm vụ năm 2031, ông A nêu rõ": a gathering with a name of its own, held before.
BEFORE_THAT = re.compile(
    r"(?:Trước đó|Trước đây|Mới đây|Gần đây),? (?:vào |sáng |chiều |hôm |ngày |\ue004,? )*"
    rf"(?:{_AT_ONE}|{_WITH_OTHERS})"
)
ON_THAT_DAY = re.compile(rf"(?:(?:Sáng|Trưa|Chiều|Tối) )?[Cc]ùng ngày,? {_AT_ONE}")
# "Ngày 5/4, ông A kiểm tra Trường B. Tiếp đó, …": to the next place of one way.
GOES_ON = re.compile(r"(?:Tại|Sau đó|Tiếp đó|Tiếp theo|Kế đó|Tiếp tục|Đến)(?!\w)")
