"""From the sentences of an article, one after another, to whether it still tells of the event that it told of last.

Having told of an event, an article goes on to what experts say, what somebody wrote, or what a newspaper was told.
Who only speaks there was not at the event.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from hoso.loaders.expression import expression
from hoso.loaders.tagged import PERSON, TaggedSentence

SILENCE = 20
"""So many sentences may pass between two that speak of the event of which an article tells."""

SHORT = 5
"""So many after one that it only mentions on the way."""

ON_SITE = 7
"""So many after an inspection, before "theo ông A" is said elsewhere."""

TO_THE_PRESS = expression(
    r"(?:(?:[Tt]rao đổi|[Tt]rả lời|[Cc]hia sẻ|[Pp]hỏng vấn)[^.,]{0,12}(?:với|cho)? ?"
    r"|(?:[Nn]ói|[Tt]hông tin|[Xx]ác nhận)[^.,]{0,12}(?:với|cho) )"
    r"(?:PV|phóng viên|báo |Báo |chúng tôi|báo chí|VnExpress|Zing)"
    r"|(?:[Gg]ọi điện|[Đđ]iện thoại) cho (?:PV|phóng viên|báo |Báo |chúng tôi)"
    r"|[Cc]húng tôi (?:đã )?(?:có cuộc trao đổi|trao đổi|liên hệ|gặp)"
    r"|[Bb]ên lề |[Bb]ên hành lang |[Ss]au (?:buổi|cuộc) (?:họp|làm việc|kiểm tra)"
    r"|[Tt]rong (?:công văn|văn bản|thư(?! viện)|đơn(?! vị)|thông cáo|tờ trình)(?!\w)"
)
# At a press conference the press is answered, and that is part of it.
_ANSWERS = expression(r"(?:[Tt]rả lời|[Gg]iải đáp)[^.,]{0,30} (?:báo chí|phóng viên|PV|nhà báo)(?!\w)")
# "Trao đổi với báo chí tại hội nghị, …": who does so was there.
_THERE = expression(
    r"(?:PV|phóng viên|báo chí|báo giới),? (?:tại|trong|ngay tại) (?:buổi|cuộc họp|hội nghị|hội thảo|lễ|phiên|đại hội"
    r"|diễn đàn|tọa đàm)(?!\w)",
    re.IGNORECASE,
)
# "Báo Tin Mới đưa tin, …": who tells of it, and nobody who was there.
BY_THE_PRESS = expression(r"(?:đưa tin|dẫn lời),?")
# "trao đổi với Tin Mới": with who is neither a person nor a body that is known.
TO_A_PAPER = expression(r"(?:[Tt]rao đổi|[Cc]hia sẻ|[Tt]rả lời)(?: \w+)? với [A-ZĐ]")
# Every match of the two holds one of these, which are found in a tenth of the time; most sentences hold none.
MAY_BE_TO_THE_PRESS = expression(
    r"rao đổi|rả lời|hia sẻ|hông tin|ác nhận|hỏng vấn|ọi điện|iện thoại|ói|úng tôi |ên lề |ên hành lang "
    r"|au (?:buổi|cuộc) |rong (?:công văn|văn bản|thư|đơn|thông cáo|tờ trình)"
)
_OF_IT = expression(
    r"(?<!\w)(?:[Bb]uổi(?! (?:sáng|trưa|chiều|tối))|[Cc]uộc (?:họp|làm việc|gặp|tiếp|đối thoại|tọa đàm|kiểm tra)"
    r"|[Hh]ội nghị|[Hh]ội thảo|[Pp]hiên|[Kk]ỳ họp|họp|[Ll]ễ(?! hội)|[Đđ]ại hội|[Tt]ọa đàm|[Tt]ại đây)(?!\w)"
)
# "thông báo ý kiến của ông A tại hội nghị": what is told was said there.
_NOT_THERE = r"(?! tại (?:hội nghị|buổi|cuộc|phiên|lễ)(?!\w))"
# "ông A đã ký công văn gửi …", "văn bản truyền đạt ý kiến của ông A"
_WRITES = expression(
    rf"(?P<who>{PERSON})[^.;:{PERSON}]{{0,30}} (?:ký|ký ban hành|gửi|có) (?:công văn|văn bản|công điện|thư)(?!\w)"
    rf"|(?:công văn|văn bản|công điện|thư|(?:thông báo|truyền đạt) ý kiến(?: chỉ đạo)?)(?!\w)"
    rf"[^.;:{PERSON}]{{0,60}} (?:của|do) (?:ông |bà |đồng chí )?(?P<whose>{PERSON}){_NOT_THERE}"
)
NAMED = expression(
    r"(?<!\w)(?:tại|trong|ở|dự|kết luận|khai mạc|bế mạc)(?: các| một)? (?:buổi |cuộc |phiên (?=làm))?"
    r"(?P<noun>hội nghị|hội thảo|tọa đàm|họp báo|đại hội|lễ|diễn đàn|kỳ họp|phiên|họp|làm việc|kiểm tra|giám sát"
    r"|khảo sát|đối thoại|tiếp xúc|gặp|tiếp|hội đàm|hội kiến|giao ban)(?!\w)",
    re.IGNORECASE,
)
"""Where a sentence says that something was said: "tại cuộc họp báo"."""
ANOTHER_TIME = expression(
    r"(?:Nhưng|Còn|Tuy nhiên,)? ?"
    r"(?:(?P<day>(?:(?:Sáng|Trưa|Chiều|Tối) )?[Cc]ùng ngày|Cũng trong ngày|Cũng (?:trong |vào )?\ue004)"
    r"|(?P<past>Trước đó|Trước đây)"
    r"|Hôm qua|Hôm trước|Mới đây|Gần đây|Thời gian qua|Từ đầu (?:năm|tháng)|Năm ngoái|Nhiều lần)(?!\w)"
)
"""How a sentence opens that goes on to another time: of the same ``day``, before (``past``), which may be at the event
too, or any other."""
# "kiến nghị gửi ông A, bà B, đề nghị …", "đã gọi điện tới ông A yêu cầu …", "truyền đạt ý kiến của ông A yêu cầu …"
_ABSENT = expression(
    rf"(?<!\w)(?:(?:gửi(?! lời)|(?:gọi )?điện(?: thoại)? (?:cho|tới|đến))(?!\w)(?:(?! của )[^.,;:“”\"{PERSON}]){{0,60}}"
    rf"|(?:truyền đạt|thông báo) (?:ý kiến|chỉ đạo|yêu cầu|\d+ yêu cầu)(?!\w)[^.,;:“”\"{PERSON}]{{0,40}})"
    rf"(?P<who>{PERSON}(?:(?:,| và) {PERSON})*){_NOT_THERE}"
)
# As in "tại lễ tang | đồng chí A", "kỷ niệm 100 năm Ngày sinh | đồng chí A", "viếng | đồng chí A".
_DEAD = expression(
    rf"(?:(?:[Ll]ễ |[Tt]ang )(?:tang|viếng|truy điệu|an táng|lễ|tưởng niệm|giỗ)|viếng|tưởng niệm|[Nn]gày (?:sinh|mất))"
    rf"(?: cấp \w+(?: \w+)?)?(?: của)?(?: đồng chí| ông| bà| cụ)? ?(?P<who>{PERSON})"
)
# Every match of each holds one of these.
_MAY_BE_ABSENT = expression(r"gửi|điện|truyền đạt|thông báo")
_MAY_BE_DEAD = expression(r"(?:tang|viếng|truy điệu|tưởng niệm|giỗ|gày (?:sinh|mất))(?!\w)")


def absent(sentences: Iterable[TaggedSentence]) -> set[str]:
    """Who is written to or telephoned with, or whose word another brings."""
    found: set[str] = set()
    for sentence in sentences:
        if PERSON not in sentence.kinds or not _MAY_BE_ABSENT.search(sentence.text):
            continue
        for match in _ABSENT.finditer(sentence.text):
            found.update(i for tag in sentence.tags_in(*match.span("who")) if tag.kind == PERSON for i in tag.ids)
    return found


def dead(sentences: Iterable[TaggedSentence]) -> set[str]:
    """Whose funeral or birthday is told of, who cannot have been there."""
    found: set[str] = set()
    for sentence in sentences:
        if PERSON in sentence.kinds and _MAY_BE_DEAD.search(sentence.text):
            for match in _DEAD.finditer(sentence.text):
                found.update(sentence.tag_at(match.start("who")).ids)
    return found


def to_the_press(text: str, sentence: TaggedSentence, *, conference: bool = False) -> bool:
    """Whether somebody speaks to the press in a sentence of the normal text, or writes.

    Not in a press conference: one that the sentence names, or (``conference``) that the article tells of.
    """
    if not MAY_BE_TO_THE_PRESS.search(text, sentence.start, sentence.end):
        return False
    said = TO_THE_PRESS.search(text, sentence.start, sentence.end) or TO_A_PAPER.search(sentence.text)
    if said is None or "họp báo" in sentence.text or _THERE.search(sentence.text):
        return False
    return not (conference and _ANSWERS.search(text, sentence.start, sentence.end))


def speaks_of_it(sentence: TaggedSentence) -> bool:
    """Whether a sentence speaks of a gathering, so that an article that had turned to the press may be back at it."""
    return _OF_IT.search(sentence.text) is not None


class Thread:
    """Where an article is: how long it has not spoken of its event, whether it has turned to the press.

    ``elsewhere`` are those who wrote, told the press or spoke at another time.
    """

    __slots__ = ("_last", "_number", "_pressed", "elsewhere")

    def __init__(self) -> None:
        """Stand before the first sentence."""
        self._number = self._last = -1
        self._pressed = False
        self.elsewhere: set[str] = set()

    def go_on(self, sentence: TaggedSentence, *, press: bool, tells: bool) -> None:
        """Take the next sentence; ``press`` says whether it is to the press, ``tells`` whether it is of the event."""
        self._number += 1
        if press:
            self._pressed = True
        elif tells or speaks_of_it(sentence):
            self._pressed = False
            self.stay()
        for match in _WRITES.finditer(sentence.text):
            self.elsewhere.update(sentence.tag_at(match.start(match.lastgroup or 0)).ids)

    def turn_away(self) -> None:
        """The sentence goes on to something else, of another day."""
        self._pressed = True

    def stay(self) -> None:
        """The sentence speaks of the event."""
        self._last = self._number

    def left(self, person: str, silence: int) -> bool:
        """Whether what a person says in the sentence is no longer said at the event.

        ``silence``: after so many sentences that did not speak of it, the article has left it.
        """
        if self._last == self._number:
            return False
        return self._pressed or person in self.elsewhere or self._number - self._last > silence
