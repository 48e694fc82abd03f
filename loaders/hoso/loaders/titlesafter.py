"""Read the offices after a person's name, unless they lead up to the next one: "Trần Văn Thử, Bí thư Huyện ủy …"."""

from __future__ import annotations

import re
from dataclasses import replace

from hoso.loaders import places
from hoso.loaders.address import after_honorific
from hoso.loaders.bodywords import monuments
from hoso.loaders.companynames import leads_companies
from hoso.loaders.holders import one_holder
from hoso.loaders.letters import SYLLABLE, UPPER, capitalised
from hoso.loaders.officereading import OfficeReading
from hoso.loaders.offices import STATUS_MEANS, OfficeReader
from hoso.loaders.personnames import NameReader

Titles = tuple[tuple[OfficeReading, ...], int]
"""The offices after a name, and where the whole ends."""

_SHORT_BRACKET, _LONGEST_BRACKET = 60, 140
"""So far behind an office its bracket closes where it only adds the place, and where it says more."""

# What an article tells of a person between the name and the office: age, birth, home, degree.
_LIFE = (
    r"(?:(?:\d\d tuổi|(?:sinh|SN)(?: ngày| năm)? ?\d[\d/.-]*(?: tháng \d\d?(?: năm |/)\d{4})?"
    r"|(?:quê(?: quán)?|trú|người|Việt kiều) [^,;.()\n]{2,60}"
    r"|dân tộc \w+|(?:giáo|đăng kiểm|đảng|nhân|kế toán|điều tra|thanh tra|kiểm sát) viên[^,;.()\n]{0,40}"
    r"|(?:thương|bệnh) binh[^,;.()\n]{0,20}"
    r"|(?:trình độ|học vị|thạc s[ĩỹ]|tiến s[ĩỹ]|cử nhân|kỹ sư|bác s[ĩỹ])[^,;.()\n]{0,60})[,;] )"
)
# "(45 tuổi, quê Nghệ An)": what an article tells of a person between the name and what follows.
# Or where the person stands in the picture: "(bìa trái)"; or the name in its own letters: "(Malu Thuzo)".
_AGE = (
    r"(?: \((?:(?:[^()\n]{3,30}(?: - | – |, ))?(?:\d\d tuổi|sinh (?:năm |ngày )?\d|SN ?\d)[^()\n]{0,80}|\d{4}"
    r"|(?:thứ (?:hai|ba|tư|nhất|\d)|bìa|trái|phải|giữa|đứng|ngồi|ngoài|hàng|áo|ảnh|cầm)(?!\w)[^()\n]{0,40}"
    r"|(?-i:[A-Z][a-z]+(?: [A-Z][a-z.]*){1,3}))\))?"
)
_THEN = r"(?:(?:khi đó|lúc đó|lúc ấy|khi ấy|bấy giờ|lúc bấy giờ|thời điểm đó|khi còn) là|khi còn) "
_THEN_SAID = re.compile(_THEN.rstrip())
_AFTER_NAME = re.compile(
    rf"{_AGE}(?: ?, | --? | – |- |– | \( ?|: | ?[-–](?=(?-i:[{UPPER}])|nguyên )|,(?=(?-i:[{UPPER}])))"
    rf"(?:{_LIFE}{{1,4}})?"
    r"(nguyên (?:là )?|cố |quyền |cựu |tân |hiện (?:(?:nay |đang )*là |(?:được \w+ \w+ )?(?:làm|giữ chức) )?"
    rf"|{_THEN}|một trong (?:các|những|hai|ba|bốn|\d+) )?",
    re.IGNORECASE,
)
# "Trần Văn Thử, TVHĐ, Bí thư …": letters that no lexicon has.
_SHORT = re.compile(rf"[{UPPER}]{{2,8}}(?:, | - | – )")
# Also "…, Trưởng Công an huyện Thượng tá | Trần Văn Thử".
_TO_NEXT_NAME = re.compile(
    r":? (?:(?:đồng chí|ông|bà|đ/c) )?(?:(?:[Đđ]ại|[Tt]hượng|[Tt]rung|[Tt]hiếu) (?:tướng|tá|úy) )?"
)
_INITIAL = re.compile(r"[A-ZĐ]\. ?[A-ZĐ]")
_FORMERLY = re.compile(r" \((nguyên|cựu) (?=\S)")
_UNPARTED = re.compile(r" (?:(nguyên|cựu|tân) )?(?=\S)")
_SAYS = re.compile(r" (?:cho biết|cho hay|cho rằng|nhấn mạnh|khẳng định|chia sẻ|phát biểu)(?!\w)")
_BEGIN_ANEW = (" Theo", " Tại", " Trong", " Sau", " Khi", " Với", " Về", " Từ", " Trên", " Trước")
_ENDS = re.compile(r"[,;)]|\.?(?:\n|$)")
# A sentence that begins with whom or what it is about, and no comma since: what comes after the comma is its subject.
_ABOUT = re.compile(
    r"(?:^|[.!?…\n“\"”] ?)(?:Về|Đối với|Với|Liên quan|Trước|Ngoài|Riêng|Báo cáo|Trả lời|Thay mặt"
    r"|Vui mừng|Chào mừng|Chúc mừng|Hoan nghênh|Cảm ơn|Tiếp|Đón|Gặp|Gặp lại|Thăm|Trao đổi với|Hội đàm với|Làm việc với"
    r"|Sau khi nghe (?:các |những )?(?:ý kiến|báo cáo|phát biểu|trình bày|giải trình|kiến nghị|đề xuất))"
    r" [^,.;:\n]{0,110}$"
)
_VERB = re.compile(
    r" (?:đã |cũng |vừa |sẽ )*"
    r"(?:cho|nói|gửi|nhấn|khẳng|yêu|đề|nêu|cảm|bày|chỉ|phát|đánh|ghi|giao|lưu|chia|trả|kết)(?!\w)"
)


class TitlesAfter:
    """Reads the offices after the names of one text."""

    def __init__(self, names: NameReader, offices: OfficeReader) -> None:
        self.text = names.text
        self.names = names
        self.offices = offices

    def read(self, end: int) -> Titles:
        """The offices after a name that ends at ``end``, and where the whole ends: there, if there are none."""
        link = _AFTER_NAME.match(self.text, end)
        offices = self._chain(link) if link else []
        if link is None or not offices:
            return (), end
        close = offices[-1].end
        if link.group().count("(") > link.group().count(")"):
            return self._in_brackets(end, offices)
        formerly = self._formerly(close)
        if formerly:
            offices += formerly
            close = formerly[-1].end + 1
        own = self._own(link, offices, close)
        if own < len(offices):
            return (tuple(offices[:own]), offices[own - 1].end) if own else ((), end)
        if link.group().strip() == "," and self._another_speaks(end, close):
            return (), end
        return tuple(offices), close

    def unparted(self, end: int) -> Titles:
        """The offices right after a name that no comma parts from it: "Ông Trần Văn Thử phó giám đốc Sở Y tế …".

        In capitals they may begin the next sentence, whose stop is lost, unless a comma or the end comes after them.
        """
        text = self.text
        link = _UNPARTED.match(text, end)
        if link is None or link.end() not in self.names.roles or text.endswith(_BEGIN_ANEW, 0, end):
            return (), end
        role = self.names.roles[link.end()].row
        offices = self.offices.chain(link.end(), STATUS_MEANS.get(link[1], "current"), named=True)
        if not offices or role["weak"] == "yes" or role["event_role"] == "yes" or offices[0].body is None:
            return (), end
        close = offices[-1].end
        if text[link.end()].isupper() and not (link[1] or _ENDS.match(text, close) or _SAYS.match(text, close)):
            return (), end
        if text[close : close + 1] == " " and self.names.end(close + 1, strong=True) > 0:
            return (), end
        return tuple(offices), close

    def _chain(self, link: re.Match[str]) -> list[OfficeReading]:
        """The chain of offices that begins after a link, past ranks and unknown letters that stand before it."""
        position, honorifics = self.offices.role_at(link), self.names.honorifics
        while position in honorifics and honorifics[position].row.get("class"):
            position = after_honorific(self.text, honorifics[position].end)
        short = _SHORT.match(self.text, position) if position not in self.names.roles else None
        position = short.end() if short else position
        word = (link.group(1) or "").strip().lower()
        status = STATUS_MEANS.get(word, "former" if _THEN_SAID.match(word) else "current")
        return self.offices.chain(position, status, named=True)

    def _in_brackets(self, end: int, offices: list[OfficeReading]) -> Titles:
        """Offices in a bracket, which may say more: "(Chủ tịch UBND huyện Quỳ Hợp, Nghệ An)"."""
        close = offices[-1].end
        closing = self.text.find(")", close, close + _SHORT_BRACKET)
        if closing >= 0:
            return tuple(offices), closing + 1
        # What else a long bracket says is read for itself.
        return (tuple(offices), close) if self.text.find(")", close, close + _LONGEST_BRACKET) > 0 else ((), end)

    def _formerly(self, close: int) -> list[OfficeReading]:
        """Former offices in a bracket after others: "…, Bí thư Thành ủy Hà Nội (nguyên Bí thư Tỉnh ủy Nghệ An)"."""
        link = _FORMERLY.match(self.text, close)
        held = self.offices.chain(link.end(), named=True) if link else []
        whole = bool(held) and self.text[held[-1].end : held[-1].end + 1] == ")"
        return [replace(office, status="former") for office in held] if whole else []

    def _own(self, link: re.Match[str], offices: list[OfficeReading], close: int) -> int:
        """How many offices of a chain up to ``close`` are the named one's; the others are the next person's."""
        gap = _TO_NEXT_NAME.match(self.text, close)
        if gap is None or (gap.group() == ": " and offices[-1].status != "former"):
            return len(offices)
        last, next_name = offices[-1], self._next_name(gap.end())
        if next_name < 0 and link.group().strip() == "," and self._given_follows(last):
            # "… Thủ tướng Trần Văn A, Tổng Thư ký Thuzo mong muốn": the last office is the next person's.
            return len(offices) - 1
        if not self._leads_up_to(last, gap, next_name):
            return len(offices)
        # "…, Chủ tịch UBND tỉnh Trần Văn A": the offices are the next person's, but for those of another's chain.
        alone = one_holder(offices)
        if alone < len(offices):
            return alone
        # After a dash the first are still whose name stands before it: "A - Chủ tịch UBND huyện, Phó Chủ tịch B".
        return len(offices) - 1 if "-" in link.group() or "–" in link.group() else 0

    def _leads_up_to(self, office: OfficeReading, gap: re.Match[str], next_name: int) -> bool:
        """Whether the name after an office, which ends at ``next_name``, is that of its holder, and of no place."""
        start = gap.end()
        national = office.body is not None and office.body.unique
        place = -1 if national else places.longest_name(self.text, start)
        if not (office.foreign or national) and leads_companies(office.role["role"]) and gap.group() == " ":
            # "…, Phó Giám đốc Khu Thử": more of the company's name than hoso reads, rather than a foreigner's.
            next_name = next_name if self.names.end(start, strong=False) >= 0 else -1
        return next_name > max(place, 0) or _INITIAL.match(self.text, start) is not None

    def _next_name(self, start: int) -> int:
        """Where the name of somebody else ends that stands right after offices, or -1; "Đền Thử Mẫu" is nobody's."""
        named_after = self.text[start : start + 12].partition(" ")[0].lower() in monuments()
        return -1 if named_after else self.names.end(start, strong=True)

    def _given_follows(self, office: OfficeReading) -> bool:
        """Whether one word of another language stands right after an office without a body: who is called by it."""
        bare = office.body is None and office.place is None and not office.foreign and not office.sort
        spans = capitalised(self.text, office.end + 1, 2) if self.text[office.end : office.end + 1] == " " else []
        word = self.text[spans[0][0] : spans[0][1]] if len(spans) == 1 else ""
        foreign = word.isascii() and not word.isupper() and SYLLABLE.fullmatch(word) is None
        return bool(word) and bare and foreign and not leads_companies(office.role["role"])

    def _another_speaks(self, end: int, close: int) -> bool:
        """Whether an office after a comma is that of who speaks of the named one.

        "Về việc xử lý ông Trần Văn A, Bí thư Tỉnh ủy cảm ơn …".
        """
        says = _VERB.match(self.text, close)
        return says is not None and _ABOUT.search(self.text, max(0, end - 120), end) is not None
