"""Say whether the name after a chain of offices is their holder's: "Chủ tịch UBND tỉnh, ông Trần Văn Thử"."""

from __future__ import annotations

import re

from hoso.loaders import places
from hoso.loaders.address import Address, read_address
from hoso.loaders.companynames import leads_companies
from hoso.loaders.letters import LOWER, UPPER
from hoso.loaders.officereading import OfficeReading
from hoso.loaders.personnames import NameReader
from hoso.loaders.record import record

_TO_NAME = re.compile(r"(?: - | – | |, |: |,)(?=\S)")
# "Chủ tịch UBND quận 1 (TP.HCM) Trần Văn Thử": what the bracket adds is of the office.
_ADDED = re.compile(r" ?\([^()\n]{2,60}\)(?= [A-ZĐ])")
_FAMILIAR = re.compile(r"(?:anh|chị|em|cháu) (?=[A-ZĐ])")
_NAME_COMES = re.compile(r", (?:ông|bà) (?=[A-ZĐ])")
_BEGINS = re.compile(r"(?:^|[.!?…\n\u2028] ?)$")
_SMALL_WORD = re.compile(rf" (?!và |cùng )[{LOWER}]|, (?:đã|vừa|cho)(?!\w)")
_SMALL_WORD_OR_MORE = re.compile(rf"{_SMALL_WORD.pattern}|, (?=[{UPPER}])| \((?=\d|SN|[Ss]inh )")
_THERE = re.compile(r" có (?:(?:đồng chí|ông|bà) )?$")
_LISTED = re.compile(r"[.;]|$")
_APPOSED = re.compile(r", (?:đã|cho|nói|yêu cầu|khẳng định|nhấn mạnh|phát biểu|chia sẻ|đề nghị)(?!\w)")
# "Phát biểu tại hội nghị, | Chủ tịch Hội …, Trần Văn A đánh giá": such words leave the subject to come next.
_SPOKE_AT = re.compile(
    r"(?:^|[.!?…\n] ?)(?:Phát biểu|Kết luận|Khai mạc|Bế mạc|Chỉ đạo|Trao đổi|Tại)(?: [^\W\d_]+){1,10}, "
    r"(?:đồng chí |ông |bà )?$"
)
# To whom something is said, before the office, and in whose name it is done: not who says or does it.
_ADDRESSED = re.compile(
    r"(?:(?:^|(?<=[\s“\"”]))(?:Báo cáo|Trả lời|Trao đổi|Kiến nghị|Đề xuất|Thưa|Chào)[^,.;:\n]{0,60} (?:với|cho|tới)"
    r"|(?<!\w)(?:ủy quyền(?: của)?|[Tt]hay mặt)) $"
)
# "Trong thời gian chờ kiện toàn chức vụ | Bí thư Thành ủy, ông A, …": a post without a holder.
_VACANT = re.compile(
    r"(?<!\w)(?:kiện toàn|khuyết|để trống|còn thiếu)(?: (?:các )?(?:chức danh|chức vụ|chức|vị trí))? $"
)


@record
class NameAfter:
    """The name of the holder of a chain of offices that ends at ``titled``, and whether it is a comrade's."""

    titled: int
    start: int
    end: int
    comrade: bool


class TitledNames:
    """Reads the names after the offices of one text."""

    def __init__(self, names: NameReader) -> None:
        self.text = names.text
        self.names = names

    def read(self, begin: int, titled: int, offices: list[OfficeReading]) -> NameAfter | None:
        """The name of who holds ``offices``, which begin at ``begin`` and end at ``titled``; None if none follows."""
        last = offices[-1]
        added = _ADDED.match(self.text, titled) if last.body is not None or last.foreign else None
        if added and self.names.end(added.end() + 1, strong=bool(last.foreign)) > 0:
            titled = added.end()
        gap = _TO_NAME.match(self.text, titled)
        if gap is None:
            return None
        address = read_address(self.text, gap.end(), self.names.honorifics, self.names.roles)
        if address.end > gap.end():
            joined = self._of_the_addressed(begin, gap, address, offices)
        else:
            joined = gap.group() == " " or gap.group().startswith(":") or self._of_who_acts(begin, gap, last)
        end = self._end(address.end, address.end == titled + 1, last) if joined else -1
        return NameAfter(titled, address.end, end, address.comrade) if end >= 0 else None

    def _of_the_addressed(self, begin: int, gap: re.Match[str], address: Address, offices: list[OfficeReading]) -> bool:
        """Whether offices are those of who is addressed after a ``gap``."""
        if gap.group().startswith(":"):
            # Not in "Tổng Bí thư: Ông Trần Văn A là …": who says it, and of whom.
            return not _SMALL_WORD.match(self.text, self.names.end(address.end, strong=True))
        if not gap.group().startswith(","):
            return True
        if _FAMILIAR.match(self.text, gap.end()):
            # "… của Bí thư Thành ủy, anh Trần Văn Thử viết": a citizen.
            return False
        if address.delegate and all(office.body is None for office in offices):
            # "Chất vấn Bộ trưởng, đại biểu Trần Văn A …": whom the deputy asks.
            return False
        if _VACANT.search(self.text, max(0, begin - 30), begin):
            return False
        # "Báo cáo với Chủ tịch nước, bác sĩ Trần Văn A, Giám đốc Bệnh viện …": two people.
        return _ADDRESSED.search(self.text, max(0, begin - 90), begin) is None

    def _of_who_acts(self, begin: int, gap: re.Match[str], office: OfficeReading) -> bool:
        """Whether a dash joins an office to the name of who acts: "Chủ tịch UBND TP Hà Nội - Trần Văn Thử cho rằng".

        Or a comma, where the office opens the sentence.
        """
        opens = gap.group() == ", " and (
            _BEGINS.search(self.text, max(0, begin - 2), begin) is not None
            or _SPOKE_AT.search(self.text, max(0, begin - 90), begin) is not None
        )
        if office.body is None and office.place is None and office.role["takes_body"] != "inherent":
            return False
        end = self.names.end(gap.end(), strong=False)
        if gap.group() == ", " and _APPOSED.match(self.text, end):
            # "Chủ tịch UBND tỉnh, Trần Văn Thử, đã giao …"
            return True
        if not opens and gap.group() not in (" - ", " – "):
            return False
        if _THERE.search(self.text, max(0, begin - 20), begin) and _LISTED.match(self.text, end):
            # "Đến dự có Chủ tịch UBND tỉnh - Trần Văn Thử."
            return places.longest_name(self.text, gap.end()) < end
        follows = _SMALL_WORD if opens else _SMALL_WORD_OR_MORE
        return end > 0 and follows.match(self.text, end) is not None

    def _end(self, start: int, right_after: bool, office: OfficeReading) -> int:
        """Where the name that starts here ends, or -1; ``right_after``: a space parts it from the office."""
        end = self.names.end(start, strong=True)
        if end < 0 and (office.foreign or self._of_many_states(office)):
            end = self.names.end_of_foreign(start)
        if end >= 0 and right_after and places.longest_name(self.text, start) >= end:
            # "Phó Tổng Giám đốc EVN Hà Nội": a place right after an office is the office's.
            return -1
        return -1 if end >= 0 and right_after and self._of_a_company(start, end, office) else end

    @staticmethod
    def _of_many_states(office: OfficeReading) -> bool:
        return office.body is not None and office.body.unique and office.body.kind == "other"

    def _of_a_company(self, start: int, end: int, office: OfficeReading) -> bool:
        """Whether foreign words after a manager's title are the company, for the name is yet to come.

        "Chủ tịch Samvina, ông Trần Văn Thử …".
        """
        first = self.text[start:end].split(" ")[0]
        bare = office.body is None and leads_companies(office.role["role"]) and first not in self.names.surnames
        return bare and _NAME_COMES.match(self.text, end) is not None
