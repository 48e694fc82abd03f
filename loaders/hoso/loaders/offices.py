"""Read offices: a role with its body or place, and chains of offices.

Grammar::

    chain  = office {(", " | " kiêm " | " - ") office}
    office = [STATUS] ROLE [body | place] [term]                                 "nguyên Bí thư Huyện ủy khóa XX"
"""

from __future__ import annotations

import re

from hoso.loaders.anchors import Anchor
from hoso.loaders.deputies import seat_of_deputy
from hoso.loaders.duties import duty_at_place
from hoso.loaders.foreignoffices import ForeignOffices
from hoso.loaders.letters import UPPER
from hoso.loaders.lexicon import Row
from hoso.loaders.officebodies import TERM, OfficeBodies
from hoso.loaders.officereading import OfficeReading
from hoso.loaders.personnames import NameReader

_SHORT_ROLE = re.compile(r" \((?:TGĐ|PTGĐ|GĐ|PGĐ|CT|PCT|TTK)\)(?= )")
# "chính quyền | Tổng thống A", "dưới quyền | Tổng thống A": nobody only acts there.
_STATUS = re.compile(
    r"(nguyên|cố|(?<!chính )(?<!dưới )(?<!nhân )(?<!tước )(?<!thẩm )(?<!ủy )quyền|cựu|tân"
    r"|từng là|từng làm|từng giữ chức|từng giữ chức vụ)(?: là)? $",
    re.IGNORECASE,
)
# "đã miễn nhiệm 2 | Ủy viên UBND tỉnh là ông A và ông B": the office of both is over.
_RELIEVED = re.compile(r"(?:đã|phê chuẩn|quyết định) miễn nhiệm (?:\d+|hai|ba|các) $")
STATUS_MEANS = {
    "từng là": "former",
    "từng làm": "former",
    "từng giữ chức": "former",
    "từng giữ chức vụ": "former",
    "nguyên": "former",
    "cố": "former",
    "cựu": "former",
    "quyền": "acting",
    "tân": "current",
    "nguyên là": "former",
}
_CHAIN_SEP = re.compile(
    r"(?:(?:[,;]|,? và)? (?:đồng thời|kiêm nhiệm) (?:giữ chức |kiêm )?"
    r"|, kiêm |, rồi (?:sau đó )?|(?:,|;|,? và) (?:nay|hiện|hiện nay|hiện đang|sau này|sau đó) (?=là )"
    r"| \((?:nay|hiện|hiện nay|hiện đang) (?=là )| (?:nay|hiện nay) (?=là )|, "
    r"|; (?=nguyên |đại biểu Quốc hội (?:các )?khóa [IVX\d, ]+[.;])| kiêm "
    rf"|,(?=[A-ZĐ])| --? | – |-(?=(?-i:[{UPPER}]))| và là | rồi (?:sau đó )?"
    r"| và sau (?:đó |này )?)(?:là )?"
    r"(nguyên |cố |quyền |cựu )?",
    re.IGNORECASE,
)
# The term of a deputy, and before it perhaps the place.
_TERM_AHEAD = re.compile(r"[^,.;:()\n]{0,40}? (?:các )?(?:khóa|nhiệm kỳ) (?:[IVXL]+|\d{1,4})(?!\w)")


class OfficeReader:
    """Reads the offices of one text from the anchors of roles."""

    def __init__(self, names: NameReader) -> None:
        self.text = names.text
        self.roles = names.roles
        self.honorifics = names.honorifics
        self.bodies = names.bodies
        self.names = names
        self._whose = OfficeBodies(names)
        self._foreign = ForeignOffices(names)

    def office(
        self, start: int, status: str = "current", named: bool = False, linked: bool = False
    ) -> OfficeReading | None:
        """The office whose role starts at ``start``.

        ``named``: it stands after the name of its holder; ``linked``: after another office.
        """
        anchor = self.roles.get(start)
        if anchor is None:
            return None
        row, end = anchor.row, self._past_short_form(anchor)
        status = "acting" if row["role"].startswith("Quyền ") else status
        duty = duty_at_place(self.text, anchor, self.bodies, status) if named else None
        if duty is not None:
            return duty
        with_body = named and self.text.startswith(", ", end) and end + 2 in self.bodies.organs
        if self._is_common_word(anchor, end) and not (with_body or self._deputy(row, end, named, linked)):
            return None
        foreign = self._foreign.read(anchor, end, status, named)
        if foreign is not None:
            return foreign
        whose = self._whose.read(anchor, end, named)
        theirs = self._foreign.of_body(anchor, status, whose.body) if whose.body is not None else None
        if theirs is not None:
            return theirs
        whose = self._whose.with_more(whose)
        term = TERM.match(self.text, whose.end)
        end = term.end() if term else whose.end
        return OfficeReading(start, end, row, status, whose.body, whose.place, within=whose.within, sort=whose.sort)

    def chain(self, start: int, status: str = "current", named: bool = False) -> list[OfficeReading]:
        """The offices that follow each other from ``start`` on. ``named``: they stand after their holder's name."""
        offices: list[OfficeReading] = []
        office = self.office(start, status, named)
        while office is not None:
            own = self._foreign.goes_on(office, offices[-1], named) if offices else office
            if own is None:
                break
            offices.append(own)
            link = _CHAIN_SEP.match(self.text, own.end)
            if link is None:
                break
            word = (link.group(1) or "").strip().lower()
            office = self.office(self._past_rank(self.role_at(link)), STATUS_MEANS.get(word, "current"), named, True)
        return self._foreign.of_one_country(offices)

    def role_at(self, link: re.Match[str]) -> int:
        """Where the role after a link begins: "quyền" may be a part of it ("Quyền Vụ trưởng")."""
        return link.start(1) if link.end() not in self.roles and link.start(1) in self.roles else link.end()

    def status_before(self, start: int) -> tuple[int, str]:
        """A status word before an office ("nguyên Bí thư"): where it starts, and what it means."""
        match = _STATUS.search(self.text, max(0, start - 32), start)
        if match and (match.start() == 0 or not self.text[match.start() - 1].isalnum()):
            return match.start(), STATUS_MEANS[match.group(1).lower()]
        return start, "former" if _RELIEVED.search(self.text, max(0, start - 40), start) else "current"

    def _past_short_form(self, anchor: Anchor) -> int:
        """Where a role ends with its short form: "Tổng Giám đốc (TGĐ) | Thông tấn xã Việt Nam"."""
        short = _SHORT_ROLE.match(self.text, anchor.end)
        return short.end() if short and short.end() + 1 in self.bodies.organs else anchor.end

    def _is_common_word(self, anchor: Anchor, end: int) -> bool:
        """Whether a role is a word in small letters that no name or form of address follows."""
        if anchor.row["weak"] != "yes" or not self.text[anchor.start].islower():
            return False
        follows = self.text[end + 1 : end + 2].isupper() or end + 1 in self.honorifics
        return not (self.text[end : end + 1] == " " and follows)

    def _deputy(self, row: Row, end: int, named: bool, linked: bool) -> bool:
        """Whether a deputy in small letters is somebody: after a name, or of a term ("đại biểu Quốc hội khóa XI")."""
        if not row["role"].startswith("Đại biểu "):
            return False
        if named and not linked:
            return True
        seat = seat_of_deputy(self.text, end)
        if linked:
            return seat > end or _TERM_AHEAD.match(self.text, end) is not None
        term = TERM.match(self.text, seat)
        close = term.end() if term else seat
        return close > end and self.names.end(close + 1, strong=False) > 0

    def _past_rank(self, start: int) -> int:
        """Where the office begins that a rank stands before: "Bí thư Đảng ủy …, | Đại tá, Phó Tham mưu trưởng …"."""
        rank = self.honorifics.get(start)
        if rank is None or "rank" not in rank.row or not self.text.startswith(", ", rank.end):
            return start
        return rank.end + 2
