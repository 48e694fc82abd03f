"""Read whose an office is: the body, the place or the sort of body that follows a role, "Giám đốc | Sở Nội vụ"."""

from __future__ import annotations

import re
from dataclasses import replace

from hoso.loaders import places
from hoso.loaders.anchors import Anchor
from hoso.loaders.companynames import company_after, leads_companies
from hoso.loaders.deputies import seat_of_deputy
from hoso.loaders.letters import LETTER, UPPER, capitalised
from hoso.loaders.lexicon import Row
from hoso.loaders.nameends import name_ending
from hoso.loaders.personnames import NameReader
from hoso.loaders.readings import HAMLETS, LEVEL_OF_COMMITTEE, BodyReading, PlaceReading
from hoso.loaders.record import record
from hoso.loaders.spelledbodies import SpelledBodies

TERM = re.compile(
    r"(?:,? (?:khóa|nhiệm kỳ|Khóa|giai đoạn|các khóa) (?:[IVXL]+|\d{1,4})"
    r"(?:(?:, | và )(?:[IVXL]+|\d{1,2})(?![\w/]))*)"
    r"(?: ?[-–] ?\d{2,4})?(?:(?:,| và)(?: nhiệm kỳ| giai đoạn)? \d{4} ?[-–] ?\d{4})*(?:,? nhiệm kỳ \d{4} ?[-–] ?\d{4})?"
    r"(?: \(\d{4} ?[-–] ?\d{4}\))?"
    r"| \((?:từ )?(?:tháng )?\d[\d/. -]*\d ?(?:[-–]|đến) ?(?:tháng )?(?:\d[\d/. -]*\d|nay)\)"
)
"""The term of an office, by its number or its years."""
_OURS = re.compile(
    r" (?:nước )?(?:Cộng hòa xã hội chủ nghĩa |CHXHCN |CHXHCNVN )?Việt Nam(?= [A-ZĐ]|[,.;)]| và | - | – )"
)
# "Phó Tổng Tham mưu trưởng | Quân đội nhân dân Việt Nam"
_OF_THE_ARMY = re.compile(r" (?=(?:Quân đội [Nn]hân dân|QĐND)(?!\w))")
_ARMY_STAFF = ("Bộ Tổng Tham mưu", "Tổng cục Chính trị")
# "Giám đốc Ngân hàng Thế giới | tại Việt Nam | John Mẫu"
_IN_THIS_COUNTRY = re.compile(r"(?: \([A-Z]{2,8}\))? tại Việt Nam(?!\w)")
_COMMITTEES = (*LEVEL_OF_COMMITTEE, "Đảng ủy", "Quân ủy")
_OF_A_TERM = ("Đoàn đại biểu Quốc hội", "Hội đồng nhân dân")
"""Bodies of which an office may name the term before the place."""
# "đại biểu Quốc hội khóa XIV | thuộc Đoàn đại biểu Quốc hội tỉnh …"
_OF_A_GROUP = re.compile(r"(?:,? khóa (?:[IVX]+|\d{1,2}))?,? (?:thuộc )?(?=[Đđ]oàn (?:đại biểu|ĐB))")
_OF_UNIT = re.compile(r" (?:của|đơn vị)(?= )")
_BRACKET = re.compile(r" \((?=[A-ZĐ])")
# What a body is called now, between two offices: "… Đảng ủy Quân sự Trung ương | (nay là Quân ủy Trung ương) |, …".
_CALLED_NOW = re.compile(r" \((?:nay|trước|trước đây) (?:là|thuộc) [^()\n]{2,80}\)(?=,|;| - )")
_HAMLET_NUMBER = re.compile(r"(?:số )?\d{1,2}(?![\d/])")
_BUREAU_OF = re.compile(r", | - | – ")
_BARE_SORT = re.compile(
    r" ((?i:Trung tâm|Tổng công ty|Công ty|Bệnh viện|Trường|Học viện|Viện|Ngân hàng|Tập đoàn|Sở|Cục|Vụ|Hiệp hội|Hội))"
    r"(?!\w| này(?!\w))"
)
# "Hiệu trưởng nhà trường": the school, in the press's own word for it.
_SCHOOL = re.compile(r" [Nn]hà trường(?!\w)")
_MARK = re.compile(r" ?[,.;)(–-]| kiêm(?!\w)|$")
# "Giám đốc Sở | Trần Văn Thử", "Chủ nhiệm Ủy ban, Thượng tướng …": the sort alone, and then the holder. Hospitals and
# schools are named after people.
_SORT_OF_HOLDER = re.compile(r" ((?i:Sở|Cục|Tổng cục|Chi cục|Vụ|Ủy ban|Hội đồng|Hội|Hiệp hội|Liên đoàn))(?=( )|, )")
# "Nguyên Tổng cục trưởng Tổng cục Thử Mẫu, nguyên Thứ trưởng …": the next office of the holder.
_NEXT_OFFICE = re.compile(r"(?:, | kiêm | - | – |, kiêm )(?:nguyên |cựu |cố |quyền )?")
# "Trần Văn Thử, Chủ tịch Quỹ Lê Văn Mẫu": whose office it is, stands before.
_AFTER_A_NAME = re.compile(rf"[{UPPER}][{LETTER}]*(?:, | - | – | \()$")
_COMPANIES = ("Công ty", "Tổng công ty", "Tập đoàn", "Ngân hàng")


@record
class Whose:
    """What an office is of, and where that ends; ``within`` and ``sort`` as in ``OfficeReading``."""

    end: int
    body: BodyReading | None = None
    place: PlaceReading | None = None
    within: BodyReading | None = None
    sort: str = ""


class OfficeBodies:
    """Reads what the roles of one text are followed by."""

    def __init__(self, names: NameReader) -> None:
        self.text = names.text
        self.bodies = names.bodies
        self.names = names
        self.spelled = SpelledBodies(names.bodies, names.roles, names.honorifics)

    def read(self, anchor: Anchor, end: int, named: bool) -> Whose:
        """Whose the office is of which the role ends at ``end``; ``named``: it stands after its holder's name."""
        row, organ = anchor.row, anchor.row["organ"]
        if row["takes_body"] == "yes":
            return self._said(anchor, end, named)
        if row["role"] == "Đại biểu Quốc hội":
            group = _OF_A_GROUP.match(self.text, end)
            within = self.bodies.read(group.end(), inner=True) if group else None
            return Whose(within.end if within is not None else seat_of_deputy(self.text, end), within=within)
        if row["takes_body"] != "inherent":
            return Whose(end)
        here = _OURS.match(self.text, end) if row["kind"] == "state" else None
        if here:
            # "Chủ tịch Quốc hội | Việt Nam": said where another state is spoken of.
            return Whose(here.end())
        army = _OF_THE_ARMY.match(self.text, end) if row["body"] in _ARMY_STAFF else None
        whole = self.bodies.read(army.end(), inner=True) if army else None
        if whole is not None:
            return Whose(whole.end, within=whole)
        return _of(self._continued(organ, anchor.start, end, end) if organ else None, end)

    def with_more(self, whose: Whose) -> Whose:
        """The same with what more is said of the body: the whole in a bracket, a foreign one's seat here."""
        body, end = whose.body, whose.end
        if body is None:
            return whose
        here = _IN_THIS_COUNTRY.match(self.text, end) if body.unique and body.kind == "other" else None
        end = here.end() if here else end
        now = _CALLED_NOW.match(self.text, end)
        end = now.end() if now else end
        bracket = _BRACKET.match(self.text, end)
        added = self.bodies.read(bracket.end(), inner=True) if bracket else None
        if added is not None and self.text[added.end : added.end + 1] == ")":
            # As in "Tổng cục Du lịch (Bộ Văn hóa, Thể thao và Du lịch)".
            return replace(whose, end=added.end + 1, within=added)
        return replace(whose, end=end)

    def _said(self, anchor: Anchor, end: int, named: bool) -> Whose:
        """The body of a role that takes one, or the place that it has instead; else nothing."""
        row = anchor.row
        holder = self._sort_of_holder(end) if not named else None
        if holder is not None:
            return Whose(holder.end(), sort=holder[1].capitalize())
        body = self._body(row, anchor.start, end, named)
        if body is not None:
            return _of(body, end)
        place = self._place_of_role(row, end + 1) if self.text[end : end + 1] == " " else None
        if place is not None:
            return Whose(max(end, place.end), place=place)
        company = company_after(self.names, row["role"], end, named)
        if company is not None:
            return _of(company, end)
        bare = _BARE_SORT.match(self.text, end)
        if bare and _MARK.match(self.text, bare.end()):
            return Whose(bare.end(), sort=bare[1].capitalize())
        school = _SCHOOL.match(self.text, end)
        if school:
            return Whose(school.end(), sort="Trường")
        spelled = self._spelled_out(row, anchor.start, end, named)
        if spelled is None and bare and name_ending().match(self.text, bare.end()):
            return Whose(bare.end(), sort=bare[1].capitalize())
        return _of(spelled, end)

    def _body(self, row: Row, start: int, end: int, named: bool) -> BodyReading | None:
        """The body that a role from ``start`` to ``end`` ends with or that follows it."""
        organ = row["organ"]
        body = (self._in_role(organ, start, end) if organ else None) or self._right_after(end)
        if organ == "Bộ" and body is not None and body.own == body.organ and body.place is None:
            # "Bộ trưởng | Công an": the ministry of the field, which a body of no place is named like.
            body = self._continued(organ, start, end, end) or body
        if organ == "Ban Thường vụ" and body is not None and body.organ in _COMMITTEES:
            # "UVBTV | Tỉnh ủy": of its standing committee.
            body = self._continued(organ, start, end, end) or body
        if body is None and organ:
            body = self._continued(organ, start, end, end) or self._of_bureau(organ, start, end)
        if body is None and named:
            body = self._after_a_mark(row, end)
        if body is None:
            body = self._of_a_term(organ, start, end)
        return self._other_company(body) if body is not None else None

    def _in_role(self, organ: str, start: int, end: int) -> BodyReading | None:
        """The body whose organ is the end of the role: "Chánh | Văn phòng Huyện ủy", "Ủy viên | BTV Thành ủy"."""
        head = self._short_head(organ, start, end) or end - len(organ)
        if not self.text[head:end].isupper() and self.text[head:end].lower() != organ.lower():
            return None
        body = self.bodies.read(head, inner=True)
        # "Phó Trưởng ban | Trần Văn Thử": whose name follows, and no body's.
        his = body is not None and self.bodies.names.person_shaped(self.text[end + 1 : body.end].split(" "))
        return body if body is not None and body.end > end and not his else None

    def _right_after(self, end: int) -> BodyReading | None:
        """The body after a role: "Giám đốc | Sở Nội vụ", "Giám đốc của | Sở Nội vụ"."""
        if self.text[end : end + 1] != " ":
            return None
        body = self.bodies.read(end + 1, inner=True)
        return body or (self.bodies.read(end + 5, inner=True) if self.text.startswith(" của ", end) else None)

    def _continued(self, organ: str, start: int, end: int, after: int) -> BodyReading | None:
        """The body of which a role up to ``end`` names the organ, and what stands ``after`` it the rest."""
        return self.bodies.continued(organ, max(start, end - len(organ)), after)

    def _of_bureau(self, organ: str, start: int, end: int) -> BodyReading | None:
        """As in "Chánh Thanh tra, Sở Nội vụ", "Phó Chánh Văn phòng - Tổng cục Thủy sản"."""
        link = _BUREAU_OF.match(self.text, end) if organ in ("Thanh tra", "Văn phòng") else None
        whole = self.bodies.read(link.end(), inner=True) if link else None
        return self.bodies.bureau(organ, start, whole) if whole is not None else None

    def _of_a_term(self, organ: str, start: int, end: int) -> BodyReading | None:
        """As in "Trưởng đoàn đại biểu Quốc hội khóa XIV (của) TP Hà Nội"."""
        between = TERM.match(self.text, end) if organ in _OF_A_TERM else None
        if between is None:
            return None
        of = _OF_UNIT.match(self.text, between.end())
        return self._continued(organ, start, end, of.end() if of else between.end())

    def _other_company(self, body: BodyReading) -> BodyReading:
        """The body, or in "Tổng Giám đốc EVN Hà Nội" the company whose name begins with another's."""
        if not (body.unique and body.kind == "other" and self.text[body.end : body.end + 1] == " "):
            return body
        branch = places.longest_name(self.text, body.end + 1)
        own = self.text[body.start : branch]
        return BodyReading(body.start, branch, own, "", "other", "", ("none",)) if branch > 0 else body

    def _short_head(self, organ: str, start: int, end: int) -> int:
        """Where the abbreviation of ``organ`` begins that ends a role ("Ủy viên | BTV"), or 0."""
        head = self.text.rfind(" ", start, end) + 1
        anchor = self.bodies.organs.get(head) if head else None
        short = anchor is not None and anchor.end == end and anchor.row.get("organ") == organ
        return head if short and self.text[head:end].isupper() else 0

    def _place_of_role(self, row: Row, start: int) -> PlaceReading | None:
        """The place that an office names: "Chủ tịch TP Hà Nội".

        Of a hamlet any name, "Trưởng thôn Nội Thử", "Trưởng khu phố 1".
        """
        level = next((word for word in HAMLETS if row["role"].endswith(" " + word)), "")
        if not level:
            return self.bodies.read_place(start)
        number = _HAMLET_NUMBER.match(self.text, start)
        if number:
            return PlaceReading(start, number.end(), level, number.group())
        return self.bodies.read_place(start, level, open_name=True)

    def _spelled_out(self, row: Row, start: int, end: int, named: bool) -> BodyReading | None:
        """The body in words that no lexicon has, beside the name of the office's holder."""
        body = self.spelled.read(row, start, end)
        if body is None or named or _AFTER_A_NAME.search(self.text, max(0, start - 14), start):
            return body if named else None
        holder = self.names.end(body.end + 1, strong=False) if self.text[body.end : body.end + 1] == " " else -1
        more = _NEXT_OFFICE.match(self.text, body.end) if not body.own[1:].islower() else None
        return body if holder > 0 or (more is not None and more.end() in self.names.roles) else None

    def _after_a_mark(self, row: Row, end: int) -> BodyReading | None:
        """The body that a comma or a dash parts from its office: "Quyền Cục trưởng - | Cục Thử Mẫu".

        It begins with the role's own organ, or is the company of who leads one.
        """
        link = _BUREAU_OF.match(self.text, end)
        body = self.bodies.read(link.end(), inner=True) if link else None
        if link is None or body is None or body.kind == "delegation":
            return None
        company = link.group() == ", " and leads_companies(row["role"]) and body.organ.startswith(_COMPANIES)
        # "Trần Văn Thử, giảng viên, | Trường Đại học Thử Mẫu"
        staff = (row["weak"] == "yes" and row["event_role"] == "no") or row["role"].startswith("Giảng viên")
        works_there = link.group() == ", " and staff and (body.own != body.organ or not body.bare)
        return body if body.organ == row["organ"] or (not row["organ"] and company) or works_there else None

    def _sort_of_holder(self, end: int) -> re.Match[str] | None:
        """The sort alone of a body after a role, where the holder follows: "Giám đốc | Sở | Trần Văn Thử"."""
        sort = _SORT_OF_HOLDER.match(self.text, end)
        if sort is None:
            return None
        if sort[2] is None:
            after = sort.end() + 2
            return sort if after in self.names.honorifics and after not in self.names.roles else None
        words = [self.text[a:b] for a, b in capitalised(self.text, sort.end() + 1, 6)]
        return sort if self.bodies.names.person_shaped(words) else None


def _of(body: BodyReading | None, end: int) -> Whose:
    """The body of an office whose role ends at ``end``."""
    return Whose(end if body is None else max(end, body.end), body)
