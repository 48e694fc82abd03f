"""Read people: chains of offices before and after a name, names, and titles that stand for a person named elsewhere.

Grammar::

    person = {HONORIFIC} [chain] {HONORIFIC} NAME [("," | "-" | "(") chain]      "Bí thư Tỉnh ủy Trần Văn Thử"
    title  = {HONORIFIC} chain                                                  "Đồng chí Bí thư Tỉnh ủy"
    chain  = office {(", " | " kiêm " | " - ") office}
    office = [STATUS] ROLE [body | place] [term]                                 "nguyên Bí thư Huyện ủy khóa XX"

A chain that a name follows belongs to that name; else it belongs to the name before it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from hoso.loaders import places
from hoso.loaders.anchors import Anchors
from hoso.loaders.bodies import BodyReader
from hoso.loaders.bodywords import countries, not_bodies
from hoso.loaders.letters import LETTER, LOWER, UPPER, capitalised
from hoso.loaders.lexicon import Row, load
from hoso.loaders.readings import BodyReading, PlaceReading
from hoso.loaders.record import record


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


@record
class PersonReading:
    """A mention of a person, ``start`` to ``end`` with all titles.

    An empty ``name`` is a title that stands for its holder; ``given`` says that the name is a given name only ("Ông
    Thử");
    ``comrade`` that the text calls the person đồng chí or đại biểu, which it does of officials and delegates only.
    """

    start: int
    end: int
    name: str
    name_start: int
    name_end: int
    offices: tuple[OfficeReading, ...]
    rule: str
    given: bool = False
    comrade: bool = False


# What begins no name without a surname, and what ends a company's ("Chủ tịch Vinagold Group").
_NO_NAME = frozenset(
    ("Đảng", "Làng", "Thôn", "Nếu", "Một", "Khi", "Những", "Trong", "Sau", "Theo", "Tỉnh", "Khu", "Vùng")
)
_COMPANY_WORDS = frozenset(
    (
        "Group",
        "Bank",
        "Holding",
        "Holdings",
        "Airlines",
        "Airways",
        "Corp",
        "Corporation",
        "Media",
        "Inc",
        "Ltd",
        "Motors",
    )
)
_MISSIONS = ("Đại sứ quán", "Tổng Lãnh sự quán", "Thương vụ", "Phái đoàn")
_OURS_ABROAD = " Việt Nam tại "
# As in "Bê-la-rút", and where several states sit.
_SPELLED_COUNTRY = re.compile(r" (?:[A-ZĐ]\w*(?:-\w+)+|Liên [Hh]ợp [Qq]uốc|LHQ|Liên minh châu Âu|EU)(?!\w)")
_OF_A_TERM = ("Đoàn đại biểu Quốc hội", "Hội đồng nhân dân")
"""Bodies of which an office may name the term before the place."""

_HONORIFICS = 8
"""So many honorifics, degrees and ranks may stand before one name."""

_STATUS = re.compile(
    r"(nguyên|cố|quyền|cựu|tân|từng là|từng làm|từng giữ chức|từng giữ chức vụ)(?: là)? $", re.IGNORECASE
)
_STATUS_AHEAD = re.compile(r"(nguyên|cố|quyền|cựu) ", re.IGNORECASE)
_BRACKET = re.compile(r" \((?=[A-ZĐ])")
_HAMLET_COUNT = re.compile(r" \d{1,2}(?=[,.;:)(]| [-–]|$)(?!\.\d)")
_HAMLET_NUMBER = re.compile(r"(?:số )?\d{1,2}(?![\d/])")
_AFTER_HONORIFIC = re.compile(r"[ ,.:]{0,2}")
_TO_NEXT_NAME = re.compile(r" (?:(?:đồng chí|ông|bà|đ/c) )?")
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
# One syllable of the language as it is written without tones.
_SYLLABLE = re.compile(
    r"(?:b|c|ch|d|g|gh|gi|h|k|kh|l|m|n|ng|ngh|nh|p|ph|qu|r|s|t|th|tr|v|x)?[aeiouy]{1,3}(?:c|ch|m|n|ng|nh|p|t)?",
    re.IGNORECASE,
)
_CAPITALS_OF_WORDS = re.compile(r"UB|TT|HH|BQ|GD|CL|HT|TQ")
_SMALL_WORD = re.compile(rf" (?!và |cùng )[{LOWER}]|, (?:đã|vừa|cho)(?!\w)")
_WHOLE = re.compile(r", | - | – | của ")
_IS_WHO = re.compile(
    r"( khi ấy| khi đó| lúc đó| lúc bấy giờ| thời điểm đó)?(?: hiện nay| hiện tại| hôm đó)? là (?:đồng chí |ông |bà )"
)
_NEXT_BEGINS = re.compile(r" (?:Ông|Bà|Đồng chí) (?=[A-ZĐ])")
_OF_WHERE = re.compile(r" \([^()\n]{2,40}\)(?=, |; | và )")
# To whom something is said, and in whose name it is done: not who says or does it.
_TOLD = re.compile(
    r"(?:(?:^|(?<=[\s“\"”]))(?:Báo cáo|Báo cáo với|Trả lời|Thưa)|(?<!\w)(?:ủy quyền|ủy quyền của|[Tt]hay mặt)) $"
)
_INITIAL = re.compile(r"[A-ZĐ]\. ?[A-ZĐ]")
_STATUS_MEANS = {
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
    r"(?:, kiêm |(?:,|;|,? và) (?:nay|hiện|hiện nay|hiện đang|sau này|sau đó) (?=là )|, |; (?=nguyên )| kiêm "
    rf"|,(?=[A-ZĐ])| --? | – |-(?=(?-i:[{UPPER}]))| và là |, đồng thời là | rồi (?:sau đó )?)(?:là )?"
    r"(nguyên |cố |quyền |cựu )?",
    re.IGNORECASE,
)
_TERM = re.compile(
    r"(?:,? (?:khóa|nhiệm kỳ|Khóa|giai đoạn|các khóa) (?:[IVXL]+|\d{1,4})"
    r"(?:(?:, | và )(?:[IVXL]+|\d{1,2})(?![\w/]))*)"
    r"(?: ?[-–] ?\d{2,4})?(?:,? nhiệm kỳ \d{4} ?[-–] ?\d{4})?(?: \(\d{4} ?[-–] ?\d{4}\))?"
)
# What an article tells of a person between the name and the office: age, birth, home, degree.
_LIFE = (
    r"(?:(?:\d\d tuổi|(?:sinh|SN)(?: ngày| năm)? ?\d[\d/.-]*|(?:quê(?: quán)?|trú|người|Việt kiều) [^,;.()\n]{2,60}"
    r"|dân tộc \w+|(?:trình độ|học vị|thạc s[ĩỹ]|tiến s[ĩỹ]|cử nhân|kỹ sư|bác s[ĩỹ])[^,;.()\n]{0,60})[,;] )"
)
# "(45 tuổi, quê Nghệ An)": what an article tells of a person between the name and what follows.
_AGE = r"(?: \((?:\d\d tuổi|sinh (?:năm |ngày )?\d|SN ?\d)[^()\n]{0,80}\))?"
_THEN = r"(?:khi đó|lúc đó|lúc ấy|khi ấy|bấy giờ|lúc bấy giờ|thời điểm đó|khi còn) là "
_THEN_SAID = re.compile(_THEN.rstrip())
_AFTER_NAME = re.compile(
    rf"{_AGE}(?: ?, | --? | – |- |– | \(|: |-(?=(?-i:[{UPPER}])|nguyên ))(?:{_LIFE}{{1,4}})?"
    rf"(nguyên (?:là )?|cố |quyền |cựu |tân |hiện (?:(?:nay |đang )*là )?|{_THEN})?",
    re.IGNORECASE,
)
_TO_NAME = re.compile(r"(?: - | – | |, |: |,)(?=\S)")
_LIST_SEP = re.compile(r"(?:, | và |; |, và | cùng )")
_PLURAL_BEFORE = re.compile(
    r"(?:^|[\s,;:(])(?:các|hai|ba|bốn|2|3|4) (?:đồng chí |đ/c |ông |bà )?(?:nguyên )?$", re.IGNORECASE
)
# A stop is often lost between a caption and what follows: "… Trần Văn Thử Chiều 28/6, Tỉnh ủy …". The words of time
# are names as well.
_NEW_SENTENCE = re.compile(
    r"(?:Sáng|Chiều|Tối|Trưa|Ngày|Tháng) (?:\d|ngày|nay|cùng)"
    r"|(?:Tại|Trong|Theo|Việc|Ảnh|Với|Sau|Trước|Khi|Những|Các|Ông|Bà|Đây|Đó|Trên|Từ|Để|Cũng|Được|Cùng|Về"
    r"|Hội nghị|Đồng chí|Phát biểu)(?![\w,)]| [-–(])"
)
# "do … làm trưởng đoàn", "giữ chức Bí thư": an office that is said of somebody is no mention of its holder.
_PREDICATE = re.compile(r"(?:làm|là|giữ chức|giữ chức vụ|chức vụ|chức danh|chức|vai trò|bầu|bổ nhiệm) $", re.IGNORECASE)
# As in "Moon Jae-in".
_FOREIGN_TAIL = re.compile(r"-[a-z]{2,6}(?![\w-])")
# A sentence that begins with whom or what it is about, and no comma since: what comes after the comma is its subject.
_ADDRESSED = re.compile(
    r"(?:(?:^|(?<=[\s“\"”]))(?:Báo cáo|Trả lời|Trao đổi|Kiến nghị|Đề xuất|Thưa|Chào)[^,.;:\n]{0,60} (?:với|cho|tới)"
    r"|(?<!\w)(?:ủy quyền(?: của)?|[Tt]hay mặt)) $"
)
_ABOUT = re.compile(
    r"(?:^|[.!?…\n“\"”] ?)(?:Về|Đối với|Với|Liên quan|Trước|Ngoài|Riêng|Báo cáo|Trả lời|Thay mặt) [^,.;:\n]{0,110}$"
)
_VERB = re.compile(
    r" (?:đã |cũng |vừa |sẽ )*"
    r"(?:cho|nói|gửi|nhấn|khẳng|yêu|đề|nêu|cảm|bày|chỉ|phát|đánh|ghi|giao|lưu|chia|trả|kết)(?!\w)"
)
_PREFIX_NAME = re.compile(rf"(?:[YAK]|H['’ʼ]?|K['’ʼ]?) ?(?=[A-ZĐÊÔĂÂƠƯ][{LETTER}])")


@cache
def _no_company() -> frozenset[str]:
    """Abbreviations, which are no company's own name."""
    return frozenset(row["short"] for row in load("abbreviations"))


_BRANCHES = (", chi nhánh", " chi nhánh", " Chi nhánh", ", Chi nhánh", " - chi nhánh", " - Chi nhánh")


def _is_foreign_word(word: str) -> bool:
    """Whether a word is none of the language, and so a name ("Samvina", "VNS"); no abbreviation of common words."""
    if word.isupper() and len(word) > 2:
        return not _CAPITALS_OF_WORDS.match(word) and (len(word) == 3 or any(c in "AEIOUY" for c in word))
    return len(word) > 2 and word.isascii() and not _SYLLABLE.fullmatch(word)


def _leads_companies(role: str) -> bool:
    return role.endswith(
        ("Giám đốc", "Giám đốc điều hành", "Hội đồng quản trị", "Hội đồng thành viên", "Tổng Biên tập", "Chủ tịch")
    )


@cache
def not_persons() -> frozenset[str]:
    """Capitalised words that have the shape of a name and name nobody who takes part in what is reported."""
    return frozenset(row["word"] for row in load("not_people") if row["where"] == "name")


def _public(honorific: Row) -> bool:
    """Whether a form of address is that of an official or of a delegate, whom an article may name for it."""
    return next(iter(honorific.values())).endswith(("đồng chí", "đại biểu"))


_HIGHEST = ("Tổng Bí thư", "Chủ tịch nước", "Thủ tướng Chính phủ", "Chủ tịch Quốc hội")


def _of_the_party(office: OfficeReading) -> bool:
    return office.role["kind"] == "party" or (office.body is not None and office.body.kind == "party")


def _one_holder(offices: Sequence[OfficeReading]) -> int:
    """How many offices of a chain, from the first on, can be one person's.

    "Thay mặt …, Thủ tướng Chính phủ, Bộ trưởng …", "tiếp Chủ tịch Tập đoàn …, Thủ tướng …": two people.
    """
    for index in range(1, len(offices)):
        before, role = offices[index - 1].role["role"], offices[index].role["role"]
        if before == "Thủ tướng Chính phủ" and role.startswith(("Bộ trưởng", "Thứ trưởng", "Phó Thủ tướng")):
            return index
        if role in _HIGHEST and not all(map(_of_the_party, offices[:index])):
            return index
    return len(offices)


class PeopleReader:
    """Reads the people of one text from the anchors of roles and honorifics."""

    def __init__(
        self, text: str, roles: Anchors, honorifics: Anchors, bodies: BodyReader, surnames: frozenset[str]
    ) -> None:
        self.text = text
        self.roles = roles
        self.honorifics = honorifics
        self.bodies = bodies
        self.surnames = surnames

    # -- names ---------------------------------------------------------------------------------------------------

    def name_end(self, start: int, strong: bool) -> int:
        """Where the person's name that starts here ends, or -1. ``strong``: a title or honorific stands before it."""
        text = self.text
        spans = capitalised(text, start, 6)
        if not spans:
            return -1
        limit = len(spans)
        for index, (first, last) in enumerate(spans):
            if index and (
                self._starts_something(first, last, index) or (index > 1 and _NEW_SENTENCE.match(text, first))
            ):
                limit = index
                break
        spans = spans[:limit]
        words = [text[a:b] for a, b in spans]
        if (
            not words
            or (words[0] in ("Ông", "Bà") and start in self.honorifics)
            or text[spans[0][0] : spans[-1][1]] in not_persons()
            or (any(len(word) > 1 and word.isupper() for word in words) and not (strong and self._in_capitals(words)))
        ):
            return -1
        if words[0].isupper() and len(words[0]) > 1:
            return spans[-1][1]
        if words[0] == "Đoàn" and len(words) > 1 and self._of_a_place(text[spans[1][0] : spans[-1][1]]):
            # "các đại biểu Đoàn Hà Nội", "Đoàn Việt Nam": whom a place or a country sends.
            return -1
        if len(words) == 2 and self.bodies.names.joins(spans[1][1], words[1]):
            # "Giám đốc Khu Quản | lý …": the second word goes on in small letters.
            return -1
        prefix = bool(_PREFIX_NAME.match(text, start)) and strong
        if len(words) == 1 and not prefix:
            return -1
        tail = _FOREIGN_TAIL.match(text, spans[-1][1]) if strong else None
        if words[0] in self.surnames and tail is None:
            if not strong and (places.longest_name(text, start) >= spans[-1][1]):
                return -1
            return spans[min(len(spans), 5) - 1][1]
        headed = start in self.bodies.organs and not any(
            not_bodies().get(text[start:last]) == "person" for _, last in spans
        )
        if not strong or headed or start in self.roles or words[0] in _NO_NAME or not _COMPANY_WORDS.isdisjoint(words):
            return -1
        known = places.longest_name(text, start)
        if known >= spans[0][1] and not prefix:
            return -1
        return tail.end() if tail and len(spans) <= 4 else spans[min(len(spans), 4) - 1][1]

    def _of_a_place(self, name: str) -> bool:
        return name == "Việt Nam" or name in countries() or places.longest_name(name, 0) == len(name)

    def _in_capitals(self, words: list[str]) -> bool:
        """Whether a name is printed in capitals throughout: "đồng chí TRẦN VĂN THỬ"."""
        return 2 < len(words) < 5 and all(word.isupper() for word in words) and words[0].title() in self.surnames

    def _starts_something(self, first: int, last: int, index: int) -> bool:
        """Whether an office or a body begins here, at a name's syllable ``index``.

        A head of more than one syllable ("Khoa" alone is also a given name); a degree right after the surname, both of
        its syllables capitalised, is none ("Trần | Tiến Sỹ").
        """
        title = self.honorifics.get(first)
        if title is not None and index == 1 and title.row.get("kind") == "degree":
            title = None if self.text[first : title.end].istitle() else title
        anchors = (self.roles.get(first), self.bodies.organs.get(first), title)
        return any(anchor is not None and anchor.end > last for anchor in anchors)

    # -- offices -------------------------------------------------------------------------------------------------

    def office(self, start: int, status: str = "current", named: bool = False) -> OfficeReading | None:
        """The office whose role starts at ``start``. ``named``: it stands after the name of its holder."""
        anchor = self.roles.get(start)
        if anchor is None:
            return None
        text, row, end = self.text, anchor.row, anchor.end
        if row["role"].startswith("Quyền "):
            status = "acting"
        if (
            row["weak"] == "yes"
            and text[start].islower()
            and not (text[end : end + 1] == " " and (text[end + 1 : end + 2].isupper() or end + 1 in self.honorifics))
        ):
            return None
        body: BodyReading | None = None
        place: PlaceReading | None = None
        organ = row["organ"]
        bare: re.Match[str] | None = None
        foreign = self.bodies.country_end(end)
        if foreign > 0:
            return OfficeReading(start, foreign, row, status, foreign=text[start:foreign])
        abroad = self._abroad(row, end)
        if abroad > 0:
            return OfficeReading(start, abroad, row, status, foreign=row["role"] + text[end:abroad])
        if row["takes_body"] == "yes":
            if organ:
                size = len(organ)
                head = end - size
                if text[head:end].lower() == organ.lower():
                    body = self.bodies.read(head, inner=True)
                    body = body if body is not None and body.end > end else None
            if body is None and text[end : end + 1] == " ":
                body = self.bodies.read(end + 1, inner=True)
                if body is None and text.startswith(" của ", end):
                    body = self.bodies.read(end + 5, inner=True)
            if body is None and organ:
                body = self.bodies.continued(organ, max(anchor.start, end - len(organ)), end)
            link = _BUREAU_OF.match(text, end) if body is None and organ in ("Thanh tra", "Văn phòng") else None
            if link:
                # As in "Chánh Thanh tra, Sở Nội vụ", "Phó Chánh Văn phòng - Tổng cục Thủy sản".
                whole = self.bodies.read(link.end(), inner=True)
                body = self.bodies.bureau(organ, start, whole) if whole is not None else None
            if body is not None and body.unique and body.kind == "other" and text[body.end : body.end + 1] == " ":
                # "Tổng Giám đốc EVN Hà Nội": another company than the one whose name begins its own.
                branch = places.longest_name(text, body.end + 1)
                if branch > 0:
                    own = text[body.start : branch]
                    body = BodyReading(body.start, branch, own, "", "other", "", ("none",))
            between = _TERM.match(text, end) if body is None and organ in _OF_A_TERM else None
            if between:
                # As in "Trưởng đoàn đại biểu Quốc hội khóa XIV (của) TP Hà Nội".
                after = between.end() + (4 if text.startswith(" của ", between.end()) else 0)
                body = self.bodies.continued(organ, max(anchor.start, end - len(organ)), after)
            if body is None and text[end : end + 1] == " ":
                place = self._place_of_role(row, end + 1)
            if body is None and place is None:
                body = self._company(row, end, named)
            if body is None and place is None:
                bare = _BARE_SORT.match(text, end)
        elif row["takes_body"] == "inherent" and organ:
            body = self.bodies.continued(organ, max(anchor.start, end - len(organ)), end)
        if body is not None and not body.unique and body.place is None and body.parent is None:
            foreign = self.bodies.country_end(body.end)
            if foreign > 0:
                return OfficeReading(start, foreign, row, status, foreign=text[start:foreign])
        if body is not None and body.organ == body.own and body.own.endswith(tuple(countries())):
            return OfficeReading(start, body.end, row, status, foreign=text[start : body.end])
        for part in (body, place):
            if part is not None and part.end > end:
                end = part.end
        end = bare.end() if bare else end
        bracket = _BRACKET.match(text, end)
        within = self.bodies.read(bracket.end(), inner=True) if bracket and body is not None else None
        if within is not None and text[within.end : within.end + 1] == ")":
            # As in "Tổng cục Du lịch (Bộ Văn hóa, Thể thao và Du lịch)".
            end = within.end + 1
        else:
            within = None
        term = _TERM.match(text, end)
        if term:
            end = term.end()
        sort = bare[1][0].upper() + bare[1][1:].lower() if bare else ""
        return OfficeReading(start, end, row, status, body, place, within=within, sort=sort)

    def _abroad(self, row: Row, end: int) -> int:
        """Where the country ends in which an envoy of this one serves ("Đại sứ | Việt Nam tại Nhật Bản"), or -1."""
        if row["organ"] not in _MISSIONS or not self.text.startswith(_OURS_ABROAD, end):
            return -1
        after = end + len(_OURS_ABROAD) - 1
        spelled = _SPELLED_COUNTRY.match(self.text, after)
        return max(self.bodies.country_end(after), spelled.end() if spelled else -1)

    def _company(self, row: Row, end: int, named: bool) -> BodyReading | None:
        """A company by its own name after an office: "Tổng Giám đốc Samvina".

        Only after or before a name: alone, the words may be those of a foreigner ("CEO Tom Thử").
        """
        text = self.text
        match = _OWN_NAME.match(text, end) if _leads_companies(row["role"]) else None
        if match is None:
            return None
        stop = match.end()
        for first, last in capitalised(text, end + 1, 8):
            word = text[first:last]
            if (
                word in self.surnames
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
        holder = text[stop : stop + 1] == " " and self.name_end(stop + 1, strong=False) > 0
        if not (named or holder):
            return None
        return BodyReading(end + 1, stop, own, "", "other", "", ("none",))

    def _place_of_role(self, row: Row, start: int) -> PlaceReading | None:
        """The place that an office names: "Chủ tịch TP Hà Nội".

        Of a hamlet any name, "Trưởng thôn Nội Thử", "Trưởng khu phố 1".
        """
        level = next(
            (
                word
                for word in ("thôn", "ấp", "bản", "khu phố", "khóm", "buôn", "tổ dân phố")
                if row["role"].endswith(" " + word)
            ),
            "",
        )
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
            offices.append(office)
            link = _CHAIN_SEP.match(self.text, office.end)
            if link is None:
                break
            word = (link.group(1) or "").strip().lower()
            office = self.office(self._past_rank(self._role_at(link)), _STATUS_MEANS.get(word, "current"), named)
        if offices and offices[-1].foreign and _OURS_ABROAD not in offices[-1].foreign:
            # "Tổng Bí thư, Chủ tịch Trung Quốc": the country is that of the whole chain.
            country = self.text[self.roles[offices[-1].start].end : offices[-1].end]
            return [
                replace(o, body=None, place=None, foreign=o.foreign or self.text[o.start : o.end] + country)
                if o.body is None and o.place is None
                else o
                for o in offices
            ]
        return offices

    def _past_rank(self, start: int) -> int:
        """Where the office begins that a rank stands before: "Bí thư Đảng ủy …, | Đại tá, Phó Tham mưu trưởng …"."""
        rank = self.honorifics.get(start)
        if rank is None or "rank" not in rank.row or not self.text.startswith(", ", rank.end):
            return start
        return rank.end + 2

    def _role_at(self, link: re.Match[str]) -> int:
        """Where the role after a link begins: "quyền" may be a part of it ("Quyền Vụ trưởng")."""
        return link.start(1) if link.end() not in self.roles and link.start(1) in self.roles else link.end()

    def status_before(self, start: int) -> tuple[int, str]:
        """A status word before an office ("nguyên Bí thư"): where it starts, and what it means."""
        match = _STATUS.search(self.text, max(0, start - 12), start)
        if match and (match.start() == 0 or not self.text[match.start() - 1].isalnum()):
            return match.start(), _STATUS_MEANS[match.group(1).lower()]
        return start, "current"

    # -- people --------------------------------------------------------------------------------------------------

    def read(self, start: int) -> list[PersonReading]:
        """The people whose mention starts at ``start``, or none. A list shares its plural title.

        All of it is read at once.
        """
        text = self.text
        begin, position, plural, comrade, polite = start, start, False, False, False
        told = _TOLD.search(text, max(0, start - 16), start)
        for _ in range(_HONORIFICS):
            if position not in self.honorifics:
                break
            anchor = self.honorifics[position]
            comrade = comrade or _public(anchor.row)
            if position in self.roles and self.roles[position].end > anchor.end:
                # "Đại biểu | Quốc hội": the form of address begins the office.
                break
            plural = plural or anchor.row.get("plural") == "yes"
            polite = True
            position = self._after(anchor.end)
        status = "current"
        word = _STATUS_AHEAD.match(text, position)
        if word and word.end() in self.roles:
            status, position = _STATUS_MEANS[word.group(1).lower()], word.end()
        elif not polite:
            begin, status = self.status_before(start)
        offices = self.chain(position, status)
        alone = 1 if told else _one_holder(offices)
        if 0 < alone < len(offices):
            # "Báo cáo với Bí thư Thành ủy, Phó Giám đốc Sở … Trần Văn Thử": to whom, and who.
            first = tuple(offices[:alone])
            return [PersonReading(begin, first[-1].end, "", 0, 0, first, "title-only", comrade=comrade)]
        if not offices and (not polite or not text[position : position + 1].isupper()):
            return []
        if offices and _PREDICATE.search(text, max(0, begin - 14), begin) and _NEXT_BEGINS.match(text, offices[-1].end):
            # A lost stop: "Ông A làm Phó Trưởng ban Ông B sau đó …": B has nothing of it.
            return []
        if offices:
            offices[-1] = self._within(offices[-1])
            plural = plural or bool(_PLURAL_BEFORE.search(text, max(0, begin - 16), begin))
            position = offices[-1].end
        if offices and text[position : position + 1] == " ":
            spans = capitalised(text, position + 1, 3)
            if spans and any(text[spans[0][0] : b] in not_persons() for _, b in spans):
                return []
        named = self._named(begin, position, offices, comrade, bool(offices))
        if named is None:
            given = self._given(begin, position, offices, comrade)
            if given is not None:
                return [given]
            told_of = self._is_who(begin, offices) if offices else None
            if told_of is not None:
                return [told_of]
            if (
                not offices
                or _PREDICATE.search(text, max(0, begin - 14), begin)
                or all(o.role["event_role"] == "yes" and o.body is None for o in offices)
            ):
                return []
            return [PersonReading(begin, offices[-1].end, "", 0, 0, tuple(offices), "title-only", comrade=comrade)]
        people = [named]
        if plural:
            people = self._list(named, tuple(offices), comrade)
        return people

    def _within(self, office: OfficeReading) -> OfficeReading:
        """The office with the body of the nation that a comma adds to its own, where a name follows.

        "Cục trưởng Cục Thú y, Bộ Nông nghiệp và Phát triển nông thôn Trần Văn Thử".
        """
        link = _WHOLE.match(self.text, office.end) if office.body is not None else None
        whole = self.bodies.read(link.end(), inner=True) if link else None
        if whole is None or not whole.unique or whole.kind != "state" or self.text[whole.end : whole.end + 1] != " ":
            return office
        return replace(office, end=whole.end, within=whole) if self.name_end(whole.end + 1, strong=True) > 0 else office

    def _after(self, end: int) -> int:
        gap = _AFTER_HONORIFIC.match(self.text, end)
        return gap.end() if gap else end

    def _named(
        self, begin: int, position: int, offices: list[OfficeReading], comrade: bool, titled: bool
    ) -> PersonReading | None:
        """The name after honorifics and offices, and the offices after it."""
        start = position
        if titled:
            gap = _TO_NAME.match(self.text, position)
            if gap is None:
                return None
            start = gap.end()
            comma = gap.group()[:1] in (",", ":") or "-" in gap.group() or "–" in gap.group()
            moved = False
            while start in self.honorifics:
                anchor = self.honorifics[start]
                comrade = comrade or _public(anchor.row)
                start = self._after(anchor.end)
                moved = True
            if comma and not moved and gap.group()[:1] != ":" and not self._dashed(gap, offices[-1]):
                return None
            if moved and gap.group()[:1] == ":" and _SMALL_WORD.match(self.text, self.name_end(start, strong=True)):
                # "Tổng Bí thư: Ông Trần Văn A là …": who says it, and of whom.
                return None
            if moved and gap.group()[:1] == "," and _ADDRESSED.search(self.text, max(0, begin - 90), begin):
                # "Báo cáo với Chủ tịch nước, bác sĩ Trần Văn A, Giám đốc Bệnh viện …": two people.
                return None
        end = self.name_end(start, strong=True)
        if end < 0 or (titled and start == position + 1 and places.longest_name(self.text, start) >= end):
            # "Phó Tổng Giám đốc EVN Hà Nội": a place right after an office is the office's.
            return None
        after, close = self._titles_after(end)
        rule = (
            "titles-around-name"
            if titled and after
            else "title-before-name"
            if titled
            else "name-with-title-after"
            if after
            else "honorific-name"
        )
        name = self._name(start, end)
        return PersonReading(begin, close, name, start, end, (*offices, *after), rule, comrade=comrade)

    def _dashed(self, gap: re.Match[str], office: OfficeReading) -> bool:
        """Whether a dash joins an office to the name of who acts: "Chủ tịch UBND TP Hà Nội - Trần Văn Thử cho rằng"."""
        if gap.group() not in (" - ", " – ") or (office.body is None and office.role["takes_body"] != "inherent"):
            return False
        end = self.name_end(gap.end(), strong=False)
        return end > 0 and _SMALL_WORD.match(self.text, end) is not None

    def _name(self, start: int, end: int) -> str:
        """The name that stands here, in capitals and small letters however it is printed."""
        name = self.text[start:end]
        return name.title() if name.isupper() else name

    def _titles_after(self, end: int) -> tuple[tuple[OfficeReading, ...], int]:
        """The offices after a name, unless they lead up to the next name; and where the whole ends."""
        text = self.text
        link = _AFTER_NAME.match(text, end)
        if link is None:
            return (), end
        position = self._role_at(link)
        while position in self.honorifics and self.honorifics[position].row.get("class"):
            position = self._after(self.honorifics[position].end)
        word = (link.group(1) or "").strip().lower()
        status = _STATUS_MEANS.get(word, "former" if _THEN_SAID.match(word) else "current")
        offices = self.chain(position, status, named=True)
        if not offices:
            return (), end
        close = offices[-1].end
        if link.group().count("(") > link.group().count(")"):
            # The bracket may say more: "(Chủ tịch UBND huyện Quỳ Hợp, Nghệ An)".
            closing = text.find(")", close, close + 60)
            return (tuple(offices), closing + 1) if closing >= 0 else ((), end)
        gap = _TO_NEXT_NAME.match(text, close)
        following = self.name_end(gap.end(), strong=True) if gap else -1
        body = offices[-1].body
        known = -1 if gap is None or (body is not None and body.unique) else places.longest_name(text, gap.end())
        if gap and _leads_companies(offices[-1].role["role"]) and self.name_end(gap.end(), strong=False) < 0:
            # "…, Phó Giám đốc Khu Thử": more of the company's name than hoso reads, rather than a foreigner's.
            following = following if len(gap.group()) > 1 else -1
        if gap and (following > max(known, 0) or _INITIAL.match(text, gap.end())):
            # "…, Chủ tịch UBND tỉnh Trần Văn A": the offices are the next person's.
            return (), end
        if link.group().strip() == "," and _VERB.match(text, close) and _ABOUT.search(text, max(0, end - 120), end):
            # "Về việc xử lý ông Trần Văn A, Bí thư Tỉnh ủy cảm ơn …": another person speaks.
            return (), end
        return tuple(offices), close

    def _given(self, begin: int, position: int, offices: list[OfficeReading], comrade: bool) -> PersonReading | None:
        """A given name alone after an honorific or an office: "Ông Thử", "Chủ tịch Thử"."""
        start = position + 1 if offices and self.text[position : position + 1] == " " else position
        if offices and start == position:
            return None
        spans = capitalised(self.text, start, 2)
        if len(spans) != 1:
            return None
        first, last = spans[0]
        if first in self.roles or first in self.bodies.organs or self.text[first:last].isupper():
            return None
        # "Theo Bộ trưởng Thử, Thủ tướng …": a comma ends the clause, a dash or a bracket does not.
        after, close = self._titles_after(last) if self.text[last : last + 1] != "," else ((), last)
        held = (*offices, *after)
        return PersonReading(
            begin, close, self.text[first:last], first, last, held, "given-name", given=True, comrade=comrade
        )

    def _is_who(self, begin: int, offices: list[OfficeReading]) -> PersonReading | None:
        """Whoever an office is said to be: "Trưởng đoàn đại biểu Quốc hội tỉnh Nghệ An lúc đó là ông Trần Văn Thử"."""
        link = _IS_WHO.match(self.text, offices[-1].end) if offices[-1].body is not None else None
        end = self.name_end(link.end(), strong=True) if link else -1
        if link is None or end < 0 or _PREDICATE.search(self.text, max(0, begin - 14), begin):
            return None
        held = [replace(office, status="former") for office in offices] if link[1] else offices
        after, close = self._titles_after(end)
        name = self._name(link.end(), end)
        return PersonReading(begin, close, name, link.end(), end, (*held, *after), "office-is-who")

    def _list(self, first: PersonReading, shared: tuple[OfficeReading, ...], comrade: bool) -> list[PersonReading]:
        """The people of a list after a plural title or honorific: "các đồng chí Phó Bí thư Tỉnh ủy: A, B và C"."""
        people = [first]
        while True:
            # As in "Các đại biểu Trần Văn Thử (Nghệ An), Lê Thị Mẫu (Hà Nội)".
            where = _OF_WHERE.match(self.text, people[-1].end)
            link = _LIST_SEP.match(self.text, where.end() if where else people[-1].end)
            if link is None:
                return people
            start = link.end()
            if start in self.roles or start in self.honorifics or start in self.bodies.organs:
                return people
            end = self.name_end(start, strong=True)
            if end < 0:
                return people
            after, close = self._titles_after(end)
            people.append(
                PersonReading(
                    start,
                    close,
                    self._name(start, end),
                    start,
                    end,
                    (*shared, *after),
                    "list-of-names",
                    comrade=comrade,
                )
            )

    def untitled(self, start: int) -> PersonReading | None:
        """A name without anything before it, if offices follow: "Trần Văn Thử, Bí thư Huyện ủy Thanh Lãng"."""
        end = self.name_end(start, strong=False)
        if end < 0:
            return None
        after, close = self._titles_after(end)
        if not after:
            return None
        return PersonReading(start, close, self.text[start:end], start, end, after, "name-with-title-after")
