"""Read offices: a role with its body or place, and chains of offices.

Grammar::

    chain  = office {(", " | " kiêm " | " - ") office}
    office = [STATUS] ROLE [body | place] [term]                                 "nguyên Bí thư Huyện ủy khóa XX"
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from hoso.loaders import places
from hoso.loaders.anchors import Anchor
from hoso.loaders.bodywords import countries, written_out
from hoso.loaders.deputies import seat_of_deputy
from hoso.loaders.foreign import country_of, foreign_body, governed, with_country
from hoso.loaders.letters import LETTER, SYLLABLE, UPPER, capitalised
from hoso.loaders.lexicon import Row, load
from hoso.loaders.personnames import NameReader
from hoso.loaders.readings import HAMLETS, LEVEL_OF_COMMITTEE, BodyReading, PlaceReading
from hoso.loaders.record import record
from hoso.loaders.spelledbodies import SpelledBodies


@record
class OfficeReading:
    """One office as printed: its role, and the body or place after it if there is one.

    ``foreign`` is the whole title where it is of another country, or held in one ("Thủ tướng Canada"); ``within`` is
    the body that a comma or a bracket adds to the office's own ("Cục trưởng Cục Thú y, Bộ …"); ``sort`` is a body's
    sort where its name is left unsaid ("Giám đốc Công ty").
    """

    start: int
    end: int
    role: Row
    status: str = "current"
    body: BodyReading | None = None
    place: PlaceReading | None = None
    foreign: str = ""
    within: BodyReading | None = None
    sort: str = ""


MISSIONS = ("Đại sứ quán", "Tổng Lãnh sự quán", "Thương vụ", "Phái đoàn")
# "Giám đốc Ngân hàng Thế giới | tại Việt Nam | John Mẫu"
_IN_THIS_COUNTRY = re.compile(r"(?: \([A-Z]{2,8}\))? tại Việt Nam(?!\w)")
_OURS = re.compile(
    r" (?:nước )?(?:Cộng hòa xã hội chủ nghĩa |CHXHCN |CHXHCNVN )?Việt Nam(?= [A-ZĐ]|[,.;)]| và | - | – )"
)
OURS_ABROAD = " Việt Nam tại "
_ENVOY_OF_OURS = re.compile(r"(?: nước (?:Cộng hòa xã hội chủ nghĩa|CHXHCN))? Việt Nam tại (?:nước )?(?=\S)")
_HERE = re.compile(r" (?:Việt Nam|Hà Nội|Đà Nẵng|(?:TP\.? ?|[Tt]hành phố )(?:HCM|Hồ Chí Minh))(?!\w)")
# As in "Bê-la-rút", and where several states sit.
_SPELLED_COUNTRY = re.compile(r" (?:[A-ZĐ]\w*(?:-\w+)+|Liên [Hh]ợp [Qq]uốc|LHQ|Liên minh châu Âu|EU)(?!\w)")
_OF_A_TERM = ("Đoàn đại biểu Quốc hội", "Hội đồng nhân dân")
"""Bodies of which an office may name the term before the place."""
# "đại biểu Quốc hội khóa XIV | thuộc Đoàn đại biểu Quốc hội tỉnh …"
_OF_A_GROUP = re.compile(r"(?:,? khóa (?:[IVX]+|\d{1,2}))?,? (?:thuộc )?(?=[Đđ]oàn (?:đại biểu|ĐB))")
_OF_UNIT = re.compile(r" (?:của|đơn vị)(?= )")
_BRACKET = re.compile(r" \((?=[A-ZĐ])")
_HAMLET_COUNT = re.compile(r" \d{1,2}(?=[,.;:)(]| [-–]|$)(?!\.\d)")
_HAMLET_NUMBER = re.compile(r"(?:số )?\d{1,2}(?![\d/])")
_BUREAU_OF = re.compile(r", | - | – ")
# The own name of a company: words in Latin letters without tones, then a number or a place.
_OWN_NAME = re.compile(
    rf" [A-Z][A-Za-z0-9&-]+(?: [A-Z][A-Za-z0-9&-]*(?![{LETTER}])| \d{{1,4}}| Việt Nam| Hà Nội){{0,3}}(?![{LETTER}])"
)
_BARE_SORT = re.compile(
    r" ((?i:Trung tâm|Tổng công ty|Công ty|Bệnh viện|Trường|Học viện|Viện|Ngân hàng|Tập đoàn|Sở|Cục|Vụ|Hiệp hội|Hội))"
    r"(?= ?[,.;)(–-]| (?:cho|nói|khẳng định|chia sẻ|cùng|đã|cũng|phát biểu|bày tỏ|trao đổi|thông tin|nhấn mạnh|báo cáo"
    r"|trình bày|kiêm)(?!\w)|$)"
)
# "Giám đốc Sở | Trần Văn Thử", "Chủ nhiệm Ủy ban, Thượng tướng …": the sort alone, and then the holder. Hospitals and
# schools are named after people.
_SORT_OF_HOLDER = re.compile(r" ((?i:Sở|Cục|Tổng cục|Chi cục|Vụ|Ủy ban|Hội đồng|Hội|Hiệp hội|Liên đoàn))(?=( )|, )")
# "Trần Văn Thử, Chủ tịch Quỹ Lê Văn Mẫu": whose office it is, stands before.
_AFTER_A_NAME = re.compile(rf"[{UPPER}][{LETTER}]*(?:, | - | – | \()$")
_SHORT_ROLE = re.compile(r" \((?:TGĐ|PTGĐ|GĐ|PGĐ|CT|PCT|TTK)\)(?= )")
_CAPITALS_OF_WORDS = re.compile(r"UB|TT|HH|BQ|GD|CL|HT|TQ")
_STATUS = re.compile(
    r"(nguyên|cố|quyền|cựu|tân|từng là|từng làm|từng giữ chức|từng giữ chức vụ)(?: là)? $", re.IGNORECASE
)
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
    r"(?:, kiêm |, rồi (?:sau đó )?|(?:,|;|,? và) (?:nay|hiện|hiện nay|hiện đang|sau này|sau đó) (?=là )|, "
    r"|; (?=nguyên |đại biểu Quốc hội (?:các )?khóa [IVX\d, ]+[.;])| kiêm "
    rf"|,(?=[A-ZĐ])| --? | – |-(?=(?-i:[{UPPER}]))| và là |, đồng thời là | rồi (?:sau đó )?"
    r"| và sau (?:đó |này )?)(?:là )?"
    r"(nguyên |cố |quyền |cựu )?",
    re.IGNORECASE,
)
_TERM = re.compile(
    r"(?:,? (?:khóa|nhiệm kỳ|Khóa|giai đoạn|các khóa) (?:[IVXL]+|\d{1,4})"
    r"(?:(?:, | và )(?:[IVXL]+|\d{1,2})(?![\w/]))*)"
    r"(?: ?[-–] ?\d{2,4})?(?:(?:,| và)(?: nhiệm kỳ| giai đoạn)? \d{4} ?[-–] ?\d{4})*(?:,? nhiệm kỳ \d{4} ?[-–] ?\d{4})?"
    r"(?: \(\d{4} ?[-–] ?\d{4}\))?"
    r"| \((?:từ )?(?:tháng )?\d[\d/. -]*\d ?(?:[-–]|đến) ?(?:tháng )?(?:\d[\d/. -]*\d|nay)\)"
)
# The term of a deputy, and before it perhaps the place.
_TERM_AHEAD = re.compile(r"[^,.;:()\n]{0,40}? (?:các )?(?:khóa|nhiệm kỳ) (?:[IVXL]+|\d{1,4})(?!\w)")


@cache
def _no_company() -> frozenset[str]:
    """Abbreviations, which are no company's own name."""
    return frozenset(row["short"] for row in load("abbreviations"))


_COMPANIES = ("Công ty", "Tổng công ty", "Tập đoàn", "Ngân hàng")

_BRANCHES = (", chi nhánh", " chi nhánh", " Chi nhánh", ", Chi nhánh", " - chi nhánh", " - Chi nhánh")


def _is_foreign_word(word: str) -> bool:
    """Whether a word is none of the language, and so a name ("Samvina", "VNS"); no abbreviation of common words."""
    if word.isupper() and len(word) > 2:
        return not _CAPITALS_OF_WORDS.match(word) and (len(word) == 3 or any(c in "AEIOUY" for c in word))
    return len(word) > 2 and word.isascii() and not SYLLABLE.fullmatch(word)


def leads_companies(role: str) -> bool:
    """Whether a role is one that companies have: an article may give it with the company's own name alone."""
    return role.endswith(
        ("Giám đốc", "Giám đốc điều hành", "Hội đồng quản trị", "Hội đồng thành viên", "Tổng Biên tập", "Chủ tịch")
    )


class OfficeReader:
    """Reads the offices of one text from the anchors of roles."""

    def __init__(self, names: NameReader) -> None:
        self.text = names.text
        self.roles = names.roles
        self.honorifics = names.honorifics
        self.bodies = names.bodies
        self.names = names
        self.spelled = SpelledBodies(names.bodies, names.roles, names.honorifics)

    def office(
        self, start: int, status: str = "current", named: bool = False, linked: bool = False
    ) -> OfficeReading | None:
        """The office whose role starts at ``start``.

        ``named``: it stands after the name of its holder; ``linked``: after another office.
        """
        anchor = self.roles.get(start)
        if anchor is None:
            return None
        text, row, end = self.text, anchor.row, anchor.end
        short = _SHORT_ROLE.match(text, end)
        if short and short.end() + 1 in self.bodies.organs:
            # As in "Tổng Giám đốc (TGĐ) | Thông tấn xã Việt Nam".
            end = short.end()
        if row["role"].startswith("Quyền "):
            status = "acting"
        if (
            row["weak"] == "yes"
            and text[start].islower()
            and not (text[end : end + 1] == " " and (text[end + 1 : end + 2].isupper() or end + 1 in self.honorifics))
            and not self._deputy(row, end, named, linked)
        ):
            return None
        body: BodyReading | None = None
        place: PlaceReading | None = None
        organ = row["organ"]
        bare: re.Match[str] | None = None
        within: BodyReading | None = None
        foreign = self.bodies.country_end(end)
        if foreign > 0:
            foreign = max(foreign, self._posted(row, foreign))
            said = self._named_in_role(anchor, foreign)
            return OfficeReading(start, foreign, row, status, said, foreign=written_out(text[start:foreign]))
        theirs = foreign_body(text, start, end)
        if theirs is not None:
            title = f"{text[start : theirs.start]}{theirs.own}"
            return OfficeReading(start, theirs.end, row, status, theirs if theirs.kind else None, foreign=title)
        # "Thống đốc" alone is the State Bank's, but for the words that follow it.
        seat = governed(text, written_out(text[start:end]), end, named)
        if seat > 0:
            foreign = max(self.bodies.country_end(seat), seat)
            return OfficeReading(start, foreign, row, status, foreign=written_out(text[start:foreign]))
        abroad = self._abroad(row, end)
        if abroad > 0:
            ours = text.index(OURS_ABROAD, end)
            return OfficeReading(start, abroad, row, status, foreign=row["role"] + text[ours:abroad])
        holder = self._sort_of_holder(end) if row["takes_body"] == "yes" and not named else None
        if holder is not None:
            bare = holder
        elif row["takes_body"] == "yes":
            if organ:
                head = self._short_head(organ, start, end) or end - len(organ)
                if text[head:end].isupper() or text[head:end].lower() == organ.lower():
                    body = self.bodies.read(head, inner=True)
                    his = body is not None and self.bodies.names.person_shaped(text[end + 1 : body.end].split(" "))
                    # "Phó Trưởng ban | Trần Văn Thử": whose name follows, and no body's.
                    body = body if body is not None and body.end > end and not his else None
            if body is None and text[end : end + 1] == " ":
                body = self.bodies.read(end + 1, inner=True)
                if body is None and text.startswith(" của ", end):
                    body = self.bodies.read(end + 5, inner=True)
            if organ == "Bộ" and body is not None and body.own == body.organ and body.place is None:
                # "Bộ trưởng | Công an": the ministry of the field, which a body of no place is named like.
                body = self.bodies.continued(organ, max(anchor.start, end - len(organ)), end) or body
            if body is None and organ:
                body = self.bodies.continued(organ, max(anchor.start, end - len(organ)), end)
            link = _BUREAU_OF.match(text, end) if body is None and organ in ("Thanh tra", "Văn phòng") else None
            if link:
                # As in "Chánh Thanh tra, Sở Nội vụ", "Phó Chánh Văn phòng - Tổng cục Thủy sản".
                whole = self.bodies.read(link.end(), inner=True)
                body = self.bodies.bureau(organ, start, whole) if whole is not None else None
            if body is None and named:
                body = self._after_a_mark(row, end)
            if body is not None and body.unique and body.kind == "other" and text[body.end : body.end + 1] == " ":
                # "Tổng Giám đốc EVN Hà Nội": another company than the one whose name begins its own.
                branch = places.longest_name(text, body.end + 1)
                if branch > 0:
                    own = text[body.start : branch]
                    body = BodyReading(body.start, branch, own, "", "other", "", ("none",))
            between = _TERM.match(text, end) if body is None and organ in _OF_A_TERM else None
            if between:
                # As in "Trưởng đoàn đại biểu Quốc hội khóa XIV (của) TP Hà Nội".
                of = _OF_UNIT.match(text, between.end())
                after = of.end() if of else between.end()
                body = self.bodies.continued(organ, max(anchor.start, end - len(organ)), after)
            if body is None and text[end : end + 1] == " ":
                place = self._place_of_role(row, end + 1)
            if body is None and place is None:
                body = self._company(row, end, named)
            if body is None and place is None:
                bare = _BARE_SORT.match(text, end)
            if body is None and place is None and bare is None:
                body = self._spelled_out(row, start, end, named)
        elif row["role"] == "Đại biểu Quốc hội":
            group = _OF_A_GROUP.match(text, end)
            within = self.bodies.read(group.end(), inner=True) if group else None
            end = within.end if within is not None else seat_of_deputy(text, end)
        elif row["takes_body"] == "inherent" and row["kind"] == "state" and (here := _OURS.match(text, end)):
            # "Chủ tịch Quốc hội | Việt Nam": said where another state is spoken of.
            end = here.end()
        elif row["takes_body"] == "inherent" and organ:
            body = self.bodies.continued(organ, max(anchor.start, end - len(organ)), end)
        if body is not None and not body.unique and body.place is None and body.parent is None:
            foreign = self.bodies.country_end(body.end)
            if foreign > 0:
                return OfficeReading(start, foreign, row, status, foreign=text[start:foreign])
        if body is not None and body.organ == body.own and body.own.endswith(tuple(countries())):
            title = written_out(text[start : body.end])
            return OfficeReading(start, body.end, row, status, body, foreign=title)
        for part in (body, place):
            if part is not None and part.end > end:
                end = part.end
        end = bare.end() if bare else end
        here = _IN_THIS_COUNTRY.match(text, end) if body is not None and body.unique and body.kind == "other" else None
        end = here.end() if here else end
        bracket = _BRACKET.match(text, end)
        added = self.bodies.read(bracket.end(), inner=True) if bracket and body is not None else None
        if added is not None and text[added.end : added.end + 1] == ")":
            # As in "Tổng cục Du lịch (Bộ Văn hóa, Thể thao và Du lịch)".
            end, within = added.end + 1, added
        term = _TERM.match(text, end)
        if term:
            end = term.end()
        sort = bare[1][0].upper() + bare[1][1:].lower() if bare else ""
        return OfficeReading(start, end, row, status, body, place, within=within, sort=sort)

    def _after_a_mark(self, row: Row, end: int) -> BodyReading | None:
        """The body that a comma or a dash parts from its office: "Quyền Cục trưởng - | Cục Thử Mẫu".

        It begins with the role's own organ, or is the company of who leads one.
        """
        link = _BUREAU_OF.match(self.text, end)
        body = self.bodies.read(link.end(), inner=True) if link else None
        if link is None or body is None or body.kind == "delegation":
            return None
        company = link.group() == ", " and leads_companies(row["role"]) and body.organ.startswith(_COMPANIES)
        return body if body.organ == row["organ"] or (not row["organ"] and company) else None

    def _spelled_out(self, row: Row, start: int, end: int, named: bool) -> BodyReading | None:
        """The body in words that no lexicon has, beside the name of the office's holder."""
        body = self.spelled.read(row, start, end)
        if body is None or named or _AFTER_A_NAME.search(self.text, max(0, start - 14), start):
            return body if named else None
        holder = self.names.end(body.end + 1, strong=False) if self.text[body.end : body.end + 1] == " " else -1
        return body if holder > 0 else None

    def _sort_of_holder(self, end: int) -> re.Match[str] | None:
        """The sort alone of a body after a role, where the holder follows: "Giám đốc | Sở | Trần Văn Thử"."""
        sort = _SORT_OF_HOLDER.match(self.text, end)
        if sort is None:
            return None
        if sort[2] is None:
            after = sort.end() + 2
            return sort if after in self.honorifics and after not in self.roles else None
        words = [self.text[a:b] for a, b in capitalised(self.text, sort.end() + 1, 6)]
        return sort if self.bodies.names.person_shaped(words) else None

    def _short_head(self, organ: str, start: int, end: int) -> int:
        """Where the abbreviation of ``organ`` begins that ends a role ("Ủy viên | BTV"), or 0."""
        head = self.text.rfind(" ", start, end) + 1
        anchor = self.bodies.organs.get(head) if head else None
        short = anchor is not None and anchor.end == end and anchor.row.get("organ") == organ
        return head if short and self.text[head:end].isupper() else 0

    def _deputy(self, row: Row, end: int, named: bool, linked: bool) -> bool:
        """Whether a deputy in small letters is somebody: after a name, or of a term ("đại biểu Quốc hội khóa XI")."""
        if not row["role"].startswith("Đại biểu "):
            return False
        if named and not linked:
            return True
        seat = seat_of_deputy(self.text, end)
        if linked:
            return seat > end or _TERM_AHEAD.match(self.text, end) is not None
        term = _TERM.match(self.text, seat)
        close = term.end() if term else seat
        return close > end and self.names.end(close + 1, strong=False) > 0

    def _posted(self, row: Row, end: int) -> int:
        """Where the place ends in which an envoy of another state serves ("Đại sứ Cuba | tại Việt Nam"), or -1."""
        if row["organ"] not in MISSIONS or not self.text.startswith(" tại ", end):
            return -1
        here = _HERE.match(self.text, end + 4)
        return here.end() if here else self._country_after(end + 4)

    def _country_after(self, end: int) -> int:
        spelled = _SPELLED_COUNTRY.match(self.text, end)
        return max(self.bodies.country_end(end), spelled.end() if spelled else -1)

    def _abroad(self, row: Row, end: int) -> int:
        """Where the country ends in which an envoy of this one serves ("Đại sứ | Việt Nam tại Nhật Bản"), or -1."""
        ours = _ENVOY_OF_OURS.match(self.text, end) if row["organ"] in MISSIONS else None
        return self._country_after(ours.end() - 1) if ours else -1

    def _company(self, row: Row, end: int, named: bool) -> BodyReading | None:
        """A company by its own name after an office: "Tổng Giám đốc Samvina".

        Only after or before a name: alone, the words may be those of a foreigner ("CEO Tom Thử").
        """
        text = self.text
        match = _OWN_NAME.match(text, end) if leads_companies(row["role"]) else None
        if match is None:
            return None
        stop = match.end()
        for first, last in capitalised(text, end + 1, 8):
            word = text[first:last]
            if (
                word in self.names.surnames
                or (first in self.bodies.organs and first == end + 1)
                or first in self.roles
                or word in _no_company()
            ):
                # "Chủ tịch Vinamex Trần Văn Thử"
                stop = first - 1
                break
            if last >= match.end():
                break
        own = text[end + 1 : stop]
        if not own or not any(map(_is_foreign_word, own.split(" "))) or text.startswith(_BRANCHES, stop):
            return None
        holder = text[stop : stop + 1] == " " and self.names.end(stop + 1, strong=False) > 0
        if not (named or holder):
            return None
        return BodyReading(end + 1, stop, own, "", "other", "", ("none",))

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
        place = self.bodies.read_place(start, level, open_name=True)
        counted = _HAMLET_COUNT.match(self.text, place.end) if place is not None and place.name else None
        if place is not None and counted:
            # As in "Trưởng thôn Nội Thử 2".
            return replace(place, end=counted.end(), name=place.name + counted.group())
        return place

    def chain(self, start: int, status: str = "current", named: bool = False) -> list[OfficeReading]:
        """The offices that follow each other from ``start`` on. ``named``: they stand after their holder's name."""
        offices: list[OfficeReading] = []
        office = self.office(start, status, named)
        while office is not None:
            if offices and offices[-1].foreign and not office.foreign and self._of_a_state(office):
                theirs = self._theirs(office, offices[-1], named)
                if theirs is None:
                    # "…, Đại sứ Lào tại Việt Nam, Chủ tịch UBND tỉnh Nghệ An Trần Văn Thử": the next person's.
                    break
                office = theirs
            offices.append(office)
            link = _CHAIN_SEP.match(self.text, office.end)
            if link is None:
                break
            word = (link.group(1) or "").strip().lower()
            office = self.office(self._past_rank(self.role_at(link)), STATUS_MEANS.get(word, "current"), named, True)
        if offices and offices[-1].foreign and OURS_ABROAD not in offices[-1].foreign:
            # "Tổng Bí thư, Chủ tịch Trung Quốc": the country is that of the whole chain.
            country = country_of(offices[-1].foreign)
            return [self._of_country(office, offices[-1], country) for office in offices]
        return offices

    def _of_country(self, office: OfficeReading, last: OfficeReading, country: str) -> OfficeReading:
        """An office of a chain that ends with another country's: "Ủy viên Bộ Chính trị, Bộ trưởng … | Lào"."""
        if office.foreign:
            body = office.body and replace(office.body, own=with_country(office.body.own, country))
            return replace(office, foreign=with_country(office.foreign, country), body=body)
        title = self.text[office.start : office.end]
        if office.body is not None and office.body.bare and office.body.organ in LEVEL_OF_COMMITTEE:
            # "Bí thư Tỉnh ủy, Tỉnh trưởng tỉnh Thu Thử": no committee of this country's.
            return replace(office, foreign=title, body=None)
        if office.body is not None or office.place is not None:
            return office
        if last.body is not None and last.body.kind == "other":
            # "Chủ tịch kiêm Giám đốc Viện … Nga"
            return replace(office, foreign=f"{title} {last.body.own}", body=last.body)
        return replace(office, foreign=with_country(title, country))

    @staticmethod
    def _of_a_state(office: OfficeReading) -> bool:
        return office.body is not None or (office.role["takes_body"] == "inherent" and office.role["kind"] == "state")

    def _theirs(self, office: OfficeReading, before: OfficeReading, named: bool) -> OfficeReading | None:
        """An office of a state's own body after another country's: "…, Chủ tịch Quốc hội Lào, Bộ trưởng Bộ Y tế".

        Whoever is named after it without a name of this country holds both.
        """
        country = country_of(before.foreign)
        start = office.end + 1
        name = self.names.end(start, strong=True) if self.text[office.end : start] == " " else -1
        ours = self.text[start:name].partition(" ")[0] in self.names.surnames
        if not country or (named and name > 0) or (not named and (name < 0 or ours)):
            return None
        if office.body is None:
            return replace(office, foreign=f"{self.text[office.start : office.end]} {country}")
        if not office.body.unique or office.body.kind != "state":
            return None
        own = f"{office.body.own} {country}"
        body = replace(office.body, own=own, organ=own)
        return replace(office, foreign=f"{self.text[office.start : office.body.start]}{own}", body=body)

    def _named_in_role(self, anchor: Anchor, end: int) -> BodyReading | None:
        """The body of another state that a role prints whole: "Chủ tịch | Quốc hội Lào"."""
        row, text = anchor.row, self.text
        body = row["body"] if row["takes_body"] == "inherent" else ""
        if not body or body == "Chủ tịch nước" or not text[anchor.start : anchor.end].endswith(body):
            return None
        own = written_out(f"{body}{text[anchor.end : end]}")
        return BodyReading(anchor.end - len(body), end, own, own, row["kind"], "", ("none",), unique=True)

    def _past_rank(self, start: int) -> int:
        """Where the office begins that a rank stands before: "Bí thư Đảng ủy …, | Đại tá, Phó Tham mưu trưởng …"."""
        rank = self.honorifics.get(start)
        if rank is None or "rank" not in rank.row or not self.text.startswith(", ", rank.end):
            return start
        return rank.end + 2

    def role_at(self, link: re.Match[str]) -> int:
        """Where the role after a link begins: "quyền" may be a part of it ("Quyền Vụ trưởng")."""
        return link.start(1) if link.end() not in self.roles and link.start(1) in self.roles else link.end()

    def status_before(self, start: int) -> tuple[int, str]:
        """A status word before an office ("nguyên Bí thư"): where it starts, and what it means."""
        match = _STATUS.search(self.text, max(0, start - 12), start)
        if match and (match.start() == 0 or not self.text[match.start() - 1].isalnum()):
            return match.start(), STATUS_MEANS[match.group(1).lower()]
        return start, "current"
