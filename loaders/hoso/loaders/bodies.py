"""Read the names of bodies: from the head of a body ("Ban Thường vụ") to a reading of the whole name.

A reading says what is printed and nothing more: "Quận ủy" without a place stays bare here; ``coreference`` puts the
place in.
Grammar (design: the head decides what may follow)::

    body  = HEAD [number] [tail]
    tail  = body | place | field [place | "thuộc" body] | free name [place]
    place = [LEVEL] NAME {("," | "(") LEVEL NAME} | LEVEL        "thành phố Hà Nội", "TP", "xã A, huyện B"
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache

from hoso.loaders import places
from hoso.loaders.anchors import Anchor, Anchors, spellings, variants
from hoso.loaders.expression import expression
from hoso.loaders.letters import CAP, LETTER, LOWER, UPPER, capitalised
from hoso.loaders.lexicon import Row, load
from hoso.loaders.record import record

COMMITTEES = {
    "thành phố": "Thành ủy",
    "tỉnh": "Tỉnh ủy",
    "quận": "Quận ủy",
    "huyện": "Huyện ủy",
    "thị xã": "Thị ủy",
    "xã": "Đảng ủy xã",
    "phường": "Đảng ủy phường",
    "thị trấn": "Đảng ủy thị trấn",
}
"""The committee of the Party at each level of place."""

LEVEL_OF_COMMITTEE = {
    "Thành ủy": "thành phố",
    "Tỉnh ủy": "tỉnh",
    "Quận ủy": "quận",
    "Huyện ủy": "huyện",
    "Thị ủy": "thị xã",
}

RANK = {
    "tỉnh": 1,
    "thành phố": 1,
    "quận": 2,
    "huyện": 2,
    "thị xã": 2,
    "xã": 3,
    "phường": 3,
    "thị trấn": 3,
    "đặc khu": 3,
    "thôn": 4,
    "ấp": 4,
    "bản": 4,
    "buôn": 4,
    "khóm": 4,
    "khu phố": 4,
    "tổ dân phố": 4,
}
"""How deep a level lies: a qualifier after a comma must lie higher than what it qualifies."""


@record
class PlaceReading:
    """A place as printed: ``level`` ("quận".

    Empty if not printed), ``name`` (empty where only the level is printed).
    """

    start: int
    end: int
    level: str
    name: str
    within: tuple[tuple[str, str], ...] = ()


@record
class BodyReading:
    """A body as printed. ``own`` is its head with number and field ("Sở Nội vụ", "Đoàn kiểm tra số 1")."""

    start: int
    end: int
    own: str
    organ: str
    kind: str
    level: str
    tails: tuple[str, ...]
    unique: bool = False
    place: PlaceReading | None = None
    parent: BodyReading | None = None
    linked: bool = False
    cut: bool = False
    """Of a delegation: whether its name goes on in words that were not read, so that it is none named before."""

    @property
    def bare(self) -> bool:
        """Whether the printed name leaves open which body of its sort is meant."""
        if self.unique:
            return False
        if self.parent is not None:
            return self.parent.bare
        return self.place is None or not self.place.name


_SHORT_TITLES = ("GĐ", "PGĐ", "TGĐ", "PTGĐ", "CT", "PCT", "BT", "PBT", "HĐQT", "HĐTV", "CĐ")
"""Abbreviations that end a title or begin a body, and no name: a body may begin after them."""

_DEEPEST = 12
"""So many bodies may stand one in another: "Văn phòng | Ban Thường vụ | Tỉnh ủy" are three."""

_LEVEL = re.compile(
    r"(tp\.|q\.|h\.|tx\.|p\.|tt\.|(?:thành phố|tp|tỉnh|quận|huyện|thị xã|tx|xã|phường|thị trấn|thủ đô|đặc khu"
    r"|thôn|ấp|bản|khu phố|tổ dân phố)"
    rf"(?![{LETTER}]))",
    re.IGNORECASE,
)
_CITY = re.compile(r"^tp\.? ?", re.IGNORECASE)
_LEVEL_FULL = {"tp": "thành phố", "q": "quận", "h": "huyện", "tx": "thị xã", "p": "phường", "tt": "thị trấn"}
_GLOSS = re.compile(r" ?\((?:sau đây )?(?:gọi tắt là |viết tắt là )?[“\"]?[A-ZĐ][A-ZĐa-z&.-]{0,12}[”\"]?\)")
_NUMBER = re.compile(r" (?:số )?(\d{1,3})(?![\d./])")
_NUMBER_STATED = re.compile(r" số (\d{1,3})(?![\d./])|(?: số)? (\d{1,4})(?= của )")
_CAPITALISED = re.compile(rf" ([{UPPER}][{LETTER}]*)")
# "… do bà A làm trưởng đoàn giám sát UBND huyện": what the delegation does, not which one it is.
_LEADING = re.compile(r"(?:làm|là) [Tt]rưởng $")
_ITS_ACT = re.compile(
    r"[Đđ]oàn (?:kiểm tra|giám sát|thanh tra|khảo sát)(?=,? (?:việc|tại|đối với|tình hình|công tác|UBND|HĐND|Sở|Ban"
    r"|Bộ|Công an|Trường|Công ty|Huyện|Thành|Quận|Tỉnh|Đảng|Chi|Ủy)(?!\w))"
)
_PLURAL = re.compile(
    # "Kỳ họp thứ 4 | HĐND", "Điều 20 | Bộ luật": such a number does not count what follows.
    r"(?:^|[\s(,;:“\"])(?:các|những|mỗi|từng|một số|nhiều|mọi|hai|ba|bốn"
    r"|(?<!thứ )(?<!điều )(?<!năm )(?<!tháng )(?<!ngày )(?<!số )(?<!khóa )(?<!khoản )(?<!lớp )(?<!PC )\d+) $",
    re.IGNORECASE,
)
_GENERIC_TAIL = re.compile(r" (?:các cấp|cấp |cơ sở|trực thuộc|các (?:quận|huyện|tỉnh|xã|phường|địa phương))")
_ONLY_KNOWN_FIELDS = ("Bộ", "Sở")
"""Ministries and departments are a closed set: after these heads only a field of the lexicon makes a body."""
_AND_PEOPLE = re.compile(
    r"(?:,| và) (?:chính quyền|[Nn]hân dân|quân và dân|quân, dân)"
    r"(?:(?:,| và) (?:chính quyền|[Nn]hân dân|quân và dân|quân, dân|các lực lượng vũ trang))*"
    r"(?: các dân tộc)? (?:trong )?"
)
_CAPITALS_AT_END = re.compile(rf"(?:{CAP} ?){{1,6}}$")
_PLACE_NUMBER = re.compile(r"\d{1,2}(?![\d/.,-]\d)")
_IN_BRACKETS = re.compile(r" \(([^()]{2,24})\)")
_WORD_START = re.compile(rf"[ ,&-]+(?=[{UPPER}])")
_CAPITAL_BEFORE = re.compile(rf"(?:^|(?<=[^{LETTER}])){CAP} $")
# A head of State or Government who sends a team in his own name.
_HOLDER = re.compile(r"(Thủ tướng|Chủ tịch nước)(?: Chính phủ)?(?!\w)")
_HOLDERS = {"Thủ tướng": "Thủ tướng Chính phủ", "Chủ tịch nước": "Chủ tịch nước"}
_CHAIR = re.compile(r"([Cc]hủ tịch|[Bb]ộ trưởng) (?=UBND|Ủy ban nhân dân|Bộ )")
_QUALIFIER = re.compile(r"(?:, | \()(?:thuộc )?(?=\S)")
_OF = re.compile(r" (?:của|thuộc|trực thuộc) ")
_SEVERAL_STATES = re.compile(r" (?:hai nước|các nước|hai bên|điện tử|kiến tạo|một số nước)(?!\w)")
_NO_BODY_BEFORE = re.compile(r"(?:trái phiếu|tín phiếu|dự án|sân golf) $", re.IGNORECASE)
_GENERIC_AFTER_FIELD = re.compile(r" (?:các (?:tỉnh|huyện|quận|thành phố|địa phương|nước|cấp|xã)|hai nước)(?!\w)")
_LISTED = ("Sở", "Bộ")
_LIST_HEAD = re.compile(r"(?:, (?:ban, )?ngành)?:? ")
_LIST_MORE = re.compile(r", và |, | và |; ")
# "Ban Chỉ đạo 389 tỉnh …" is named after the decision that set it up.
_GIVEN_NUMBER = re.compile(r" (\d{2,4})(?![\d/.,-]*\d)(?!\w)")
# "Vụ 1", "Vụ II": units that go by a number, and no "Vụ 3 học sinh …".
_UNIT_NUMBER = re.compile(
    rf" (\d{{1,2}}|[IVX]{{1,4}})(?![\w/])(?= [{UPPER}]|[,;:.()](?!\d)|$| (?:cho|đã|của|thuộc|và|sẽ|là)(?!\w))"
)
_NUMBERED_UNITS = ("Vụ", "Cục", "Phòng")
# "trưởng phòng kinh tế huyện …": what is of a place is no common noun.
_LEVEL_FOLLOWS = re.compile(r" (?:huyện|quận|thị xã|thành phố|tỉnh|TP\.?|UBND)(?!\w)")
_UPPER_FOLLOWS = re.compile(r", (?:quận|huyện|thị xã|thành phố|TP|Q\.|H\.) ?(?=[A-ZĐ\d])", re.IGNORECASE)
# "Hội đồng chính sách xã Vân Trạch": a name in small letters that the place after it closes.
_LOCAL_NAME = re.compile(
    rf" ([{LOWER}]+(?: [{LOWER}]+){{0,4}}?)"
    rf"(?= (?:xã|phường|thị trấn|huyện|quận|thị xã|thành phố|tỉnh|TP\.?) ?(?:[{UPPER}]|\d))"
)
_NUMBER_SAID = re.compile(r"số \d{1,3}(?!\d)")
_REGION = re.compile(r" (\d{1,2}|[IVX]{1,5})(?!\w)(?: ?[-–] |, | )?")
_NUMBERED_UNIT = re.compile(rf" (\d{{1,2}}|[IVX]{{1,4}})(?![\w/.,-])(?! [{LOWER}])")
_COUNTED = re.compile(
    r" \d+(?=[.,]\d| (?:triệu|tỷ|tỉ|nghìn|ngàn|đồng|người|cán bộ|học sinh|sinh viên|em|cháu|hộ|căn|tấn|ha|km|lần|vụ"
    r"|trường hợp|thành viên|suất|ngày|giờ|tuổi|chiếc|phần)(?!\w))"
)
"""A figure after a name: "Phòng khám Thử Mẫu | 40,7 triệu đồng"."""
_COUNTS = re.compile(rf" (?!(?:làm|báo cáo|và|đã|được|tổ chức|cho|của|tại)(?![{LETTER}]))[{LOWER}]")
_NUMBERED_TRADES = (
    "xây dựng ",
    "xây lắp ",
    "vận tải ",
    "phát điện ",
    "may ",
    "lắp máy ",
    "cơ khí ",
    "đầu tư xây dựng ",
)
_COMPANIES = ("công ty", "công ty cổ phần", "trách nhiệm hữu hạn", "một thành viên")
# "Đoàn đại biểu Quốc hội khóa XIV | tỉnh …": the term stands between the body and its place.
_TERM = re.compile(r" (?:\()?khóa (?:[IVXL]+|\d{1,2})\)?(?= (?:của )?(?:tỉnh|thành phố|TP|Tp))")
_OF_A_TERM = ("Đoàn đại biểu Quốc hội", "Hội đồng nhân dân", "Thường trực Hội đồng nhân dân")
_LONGEST_SMALL = 8
"""So many syllables a name in small letters has at most."""
_CLOSED_BY_PLACES = (
    *("Hiệp hội", "Cảng vụ", "Tổng công ty", "Công ty", "Nhà máy", "Trung tâm", "Ban Quản lý", "Hợp tác xã"),
    *("Bệnh viện", "Trường", "Đồn Biên phòng", "Câu lạc bộ", "Liên hiệp"),
)
_WITH_TOPICS = ("Ban Chỉ đạo", "Ban Quản lý", "Ban Quản lý dự án")
_ABOUT = re.compile(r" (?:về )?(?=\S)")
_GROUNDS = ("Khu công nghiệp", "Khu kinh tế", "Khu bảo tồn thiên nhiên")
_PORTS = ("Cảng", "Vườn quốc gia")
_AT = re.compile(r"(?:tại|ở|trong|vào|đến|tới|quanh|gần|qua|từ|khu vực|luồng|dự án|đường|rời|về|ra|tuyến|vùng) $")
_OVER_UNITS = ("Cục", "Vụ", "Sở", "Chi cục", "Tổng cục", "Bộ", "Công an", "Ủy ban nhân dân")
# "Chánh Thanh tra Bộ": which ministry, the article says elsewhere.
_OF_A_MINISTRY = ("Thanh tra", "Văn phòng", "Đảng ủy", "Công đoàn", "Ban cán sự đảng", "Đảng bộ")
_BARE_MINISTRY = re.compile(
    rf"(?:Bộ|Sở|(?<=[Tt]hanh tra )(?:bộ|sở))(?!\w)"
    rf"(?! [{UPPER}])(?! (?:phận|máy|môn|đội|mặt|chính|tộc|trưởng|hữu|tại)(?!\w))"
)
_CREDITED = re.compile(rf"[{LETTER}.]/$")
_NO_END = (
    " và",
    " &",
    " -",
    " –",
    ",",
    " TP",
    " Thành phố",
    " T",
    " tỉnh",
    " thành phố",
    " huyện",
    " quận",
    " xã",
    " phường",
)
_LEVELS_AT_END = (" Tỉnh", " Huyện", " Quận", " Xã", " Phường")
"""A level that a place follows: "Nhà văn hóa Thiếu nhi | Quận Ba Đình"; but "Cảng Lạch Huyện"."""
_PLACE_FOLLOWS = re.compile(rf" (?:[{UPPER}]|\d)")
_NEXT_WORD = re.compile(rf" ([{LOWER}]+)")
_CENTRE = re.compile(r" (?:Trung ương|T\.Ư|TƯ|TW|T\.W)(?!\w)(?! (?:Đảng|Đoàn|Hội|MTTQ|Mặt trận))")
_TOPIC = re.compile(
    r" (?:việc|về|công tác|công vụ|liên ngành|đặc biệt|tình hình|kết quả)[^.;:()“”\"\n]{0,110}?(?= của )"
)
_TRADE = re.compile(r" (công vụ|liên ngành|đặc biệt|cải cách hành chính|cấp cao|đại biểu)(?![" + LETTER + "])")
_BLOC = re.compile(
    r" (?:các )?(?:cơ quan(?: và [Dd]oanh nghiệp)?|[Dd]oanh nghiệp|trường [Đđ]ại học(?:(?:,| và) [Cc]ao đẳng)*"
    r"|[Dd]ân chính [Đđ]ảng)(?: Trung ương)?(?! trực thuộc)"
)
_COUNTRY = re.compile(rf" (?:Việt Nam|nước Cộng hòa xã hội chủ nghĩa Việt Nam)(?![{LETTER}])")


_PART_LINK = re.compile(r", | - | – | thuộc | trực thuộc | của | \(")
_WHOLES = {
    "Phòng": ("Sở", "Công an", "Cục", "Tổng cục", "Bảo hiểm xã hội", "Bộ Chỉ huy"),
    "Phòng Cảnh sát giao thông": ("Công an",),
    "Phòng Cảnh sát hình sự": ("Công an",),
    "Cơ quan Cảnh sát điều tra": ("Công an", "Bộ Công an"),
    "Cơ quan An ninh điều tra": ("Công an", "Bộ Công an"),
    "Đội": ("Công an", "Phòng Cảnh sát"),
    "Đội Cảnh sát giao thông": ("Công an", "Phòng Cảnh sát"),
    "Khoa": ("Bệnh viện", "Trường Đại học", "Đại học", "Học viện", "Trung tâm Y tế"),
    "Vụ": ("Bộ", "Tổng cục", "Ngân hàng Nhà nước", "Thanh tra Chính phủ", "Kiểm toán Nhà nước", "Ủy ban Dân tộc"),
    "Tòa": ("Tòa án nhân dân",),
}
"""The heads of the bodies whose units are named with them, by the head of the unit."""


@cache
def function_words() -> frozenset[str]:
    """The words, in lower case, that end a name."""
    return frozenset(row["word"] for row in load("function_words"))


@cache
def _compounds() -> Mapping[str, tuple[str, ...]]:
    """The second syllables of words of two, by the first, in small letters."""
    pairs: dict[str, list[str]] = {}
    for row in load("compounds"):
        first, second = row["word"].split(" ")
        pairs.setdefault(first, []).append(second)
    return {first: tuple(seconds) for first, seconds in pairs.items()}


@cache
def _wants_an_object() -> frozenset[str]:
    """Words of a name that say nothing without what follows them."""
    return frozenset(row["word"] for row in load("object_words"))


_AFTER_CAPITAL = ("dự", "không")
"""First syllables that after a name rather begin what it does: "Trung tâm Khí tượng Thủy văn | dự báo"."""


def _ending_words(always: tuple[str, ...]) -> str:
    """A pattern of the words that end a name.

    One that begins a word of two does not ("giao", but "giao thông"), unless it is among ``always``.
    """
    words = function_words()
    forms: list[str] = []
    for word in sorted(words, key=len, reverse=True):
        pairs = () if word in always else _compounds().get(word, ())
        seconds = [second for second in pairs if f"{word} {second}" not in words]
        forms.append(rf"{word}(?! (?:{'|'.join(seconds)})(?![{LETTER}]))" if seconds else word)
    return "|".join(forms)


_TRADES = ("vận tải", "xây dựng", "thương mại", "dịch vụ", "đầu tư", "du lịch", "công nghệ", "truyền thông")
"""What a company does, in small letters after "và": "Công ty Xuất nhập khẩu và | vận tải …"."""


@cache
def _unknown_field() -> re.Pattern[str]:
    """A field or a name that no lexicon has: capitalised words, with small ones that are no function words.

    Up to five small words may follow a capital where the name goes on or plainly ends after them (a capital, a
    number, a comma, a
    bracket, the end): "Phòng Quản lý hồ sơ, …". Elsewhere ``_plain_end`` says how many belong to the name.
    """
    stop, stop_at_first = _ending_words(_AFTER_CAPITAL), _ending_words(())
    trade = "|".join(sorted({*_wants_an_object(), *_TRADES}, key=len, reverse=True))
    small = rf"(?:(?! (?:{stop})(?![{LETTER}])) [{LOWER}]+(?: và (?:{trade})(?![{LETTER}]))?)"
    word = rf"(?:{CAP}|\d+)(?:{small}){{0,7}}"
    join = r"(?:, (?=[A-ZĐ])| - | – |-| và | & |&| )"
    # "Tổng công ty | xây dựng công trình …": what a company does may begin its name.
    lead = rf"(?:xây dựng )?(?:(?!(?:{stop_at_first})(?![{LETTER}]))[{LOWER}]+ ){{0,7}}"
    return re.compile(rf" ({lead}{word}(?:{join}{word}){{0,9}})")


def _plain_end(text: str, start: int, stop: int) -> int:
    """Where a name from ``start`` ends that the pattern takes up to ``stop``.

    Small words at its end belong to it where the text plainly ends the name after them; else only the second syllable
    of a compound does.
    """
    if stop >= len(text) or text[stop] in ",.;:()…\n\u2028" or text[stop : stop + 2] in (" (", " -", " –"):
        return stop
    words = text[start:stop].split(" ")
    last = max((index for index, word in enumerate(words) if not word.islower()), default=0)
    kept = last + 1
    while kept < len(words) and words[kept] in _compounds().get(words[kept - 1].lower(), ()):
        kept += 1
    if " ".join(words[max(kept - 2, 0) : kept]).lower() in _wants_an_object():
        # "Trung tâm Quản lý | di tích tại …": what is managed belongs to the name.
        return stop
    return start + len(" ".join(words[:kept]))


_SMALL_WORDS = re.compile(rf"(\w+) ([{LOWER}]+)(?=[ ,.;:()\n]|$)")


def _compound_end(text: str, stop: int) -> int:
    """Where a name ends that a function word cut inside a word of two syllables ("Khoa Thận nhân | tạo")."""
    begin = text.rfind(" ", 0, stop) + 1
    match = _SMALL_WORDS.match(text, begin)
    if match and match.end(1) == stop and match[2] in _compounds().get(match[1].lower(), ()):
        before = text[text.rfind(" ", 0, max(begin - 1, 0)) + 1 : max(begin - 1, 0)].lower()
        # "Ngân hàng | không …": its last syllable belongs to the word before it.
        return stop if match[2] == "không" and match[1] in _compounds().get(before, ()) else match.end()
    return stop


@cache
def countries() -> frozenset[str]:
    """The names of foreign countries: "Chính phủ Lào" is not the Government."""
    return frozenset(row["country"] for row in load("countries"))


@cache
def _foreign_state() -> re.Pattern[str]:
    """A foreign country after a body or an office: "Lào", "nước Cộng hòa Dân chủ Nhân dân Lào"."""
    names = "|".join(map(re.escape, sorted(countries(), key=len, reverse=True)))
    form = r"(?:Vương quốc|Đại Công quốc|Liên bang|(?:CHDCND|CHND|CH|Cộng hòa)(?: \w+){0,5}?) "
    return re.compile(rf" (?:nước |của nước )?(?:{form})?({names})(?![\w-])")


@cache
def _most_frequent() -> frozenset[str]:
    """The surnames that nine of ten people of the country bear: the lexicon has them first."""
    return frozenset(row["surname"] for row in load("surnames")[:22])


@cache
def not_bodies() -> Mapping[str, str]:
    """Names that begin like a body and are something else: a place or a person."""
    return {**{row["name"]: row["kind"] for row in load("not_bodies")}, **dict.fromkeys(countries(), "place")}


@cache
def _document_types() -> re.Pattern[str]:
    """The words for a document's type, which begin its name and end a body's."""
    words = [row[next(iter(row))] for row in load("document_types")]
    return re.compile(rf"(?:{'|'.join(re.escape(word) for word in words if ' ' in word)})(?![{LETTER}])")


@cache
def organ_rows() -> dict[str, Row]:
    """The rows of organs.tsv by canonical name."""
    return {row["organ"]: row for row in load("organs")}


@cache
def fields() -> Mapping[str, tuple[Row, ...]]:
    """The fields of administration ("Nội vụ", "Y tế"): printed form in small letters → rows of the lexicon."""
    rows: dict[str, tuple[Row, ...]] = {}
    for row in load("fields"):
        for form in (form for name in variants(row, "field") for form in spellings(name)):
            rows[form.lower()] = (*rows.get(form.lower(), ()), row)
    return rows


@cache
def _fields_by_start() -> Mapping[str, re.Pattern[str]]:
    """The fields as patterns by their first two letters, for hundreds of alternatives take long to be tried in turn."""
    forms: dict[str, list[str]] = {}
    for form in sorted(fields(), key=len, reverse=True):
        forms.setdefault(form[:2], []).append(form)
    return {
        start: expression(f"(?i:({'|'.join(map(re.escape, alike))}))(?![{LETTER}&])") for start, alike in forms.items()
    }


def match_field(text: str, start: int) -> re.Match[str] | None:
    """The longest field that is printed at ``start``."""
    pattern = _fields_by_start().get(text[start : start + 2].lower())
    return pattern.match(text, start) if pattern is not None else None


def field_of(organ: str, printed: str) -> str:
    """The canonical field that ``printed`` means after ``organ`` ("VH-TT" is another field of a Sở than of a Phòng)."""
    rows = fields()[printed.lower()]
    return next((row["field"] for row in rows if organ in row["organs"].split(" | ")), rows[0]["field"])


def _is_word(row: Row) -> bool:
    """Whether a head is a word of the language where it has small letters: "đại hội", "cơ sở", "cán bộ"."""
    return "name" in row or " " not in row["organ"]


@cache
def _former_provinces() -> re.Pattern[str]:
    """The provinces that ended before those of the gazetteer: "Tỉnh ủy | Hà Bắc", "tỉnh | Quảng Nam - Đà Nẵng"."""
    names = [form for row in load("former_provinces") for form in variants(row, "name")]
    return re.compile(rf"(?:{'|'.join(sorted(names, key=len, reverse=True))})(?![{LETTER}])")


@cache
def _short_words() -> Mapping[str, str]:
    """The abbreviations that stand inside a name, and what they mean: "Hiệp hội DN" → doanh nghiệp."""
    two_letters = ("VN", "TW", "TƯ", "DN", "ĐH")
    rows = (row for row in load("abbreviations") if row["kind"] != "body")
    forms = {row["short"]: row["full"] for row in rows if " " not in row["short"]}
    return {
        short: "Doanh nghiệp" if short == "DN" else full
        for short, full in forms.items()
        if (len(short) > 2 or short in two_letters) and not short.endswith(".") and short.upper() == short
    }


_SHORT_WORD = re.compile(r"(?<![\w&.-])[A-ZĐƯ][A-ZĐƯ&.,-]*[A-ZĐƯ](?![\w&-])")


def written_out(name: str) -> str:
    """A name with the abbreviations inside it written out."""
    return _SHORT_WORD.sub(lambda word: _short_words().get(word.group(), word.group()), name)


class BodyReader:
    """Reads the bodies of one text. ``organs`` are the anchors of heads of bodies by offset.

    Readings are kept by offset.
    """

    def __init__(self, text: str, organs: Anchors, surnames: frozenset[str], common: frozenset[str]) -> None:
        self.text = text
        self.organs = organs
        self.surnames = surnames
        self.common = common
        self._readings: dict[tuple[int, bool], BodyReading | None] = {}
        self._depth = 0

    def read(self, start: int, inner: bool = False) -> BodyReading | None:
        """The body whose head starts at ``start``, or None. ``inner``: it stands inside an office or another body."""
        key = (start, inner)
        if key not in self._readings:
            self._readings[key] = None
            anchor = self.organs.get(start)
            if anchor is not None and self._depth < _DEEPEST:
                self._depth += 1
                self._readings[key] = self._read(anchor, inner)
                self._depth -= 1
        return self._readings[key]

    def outside(self) -> Iterator[int]:
        """Where a body, or a list of bodies, can begin outside an office; most heads in small letters are words."""
        text = self.text
        for start, anchor in self.organs.items():
            if not (text[start].islower() and _is_word(anchor.row)) or (
                anchor.row.get("organ") in _LISTED and _PLURAL.search(text, max(0, start - 12), start)
            ):
                yield start

    def listed(self, start: int) -> list[BodyReading]:
        """The bodies of a list that shares its head: "các sở: Nội vụ, Tài chính và Y tế"."""
        anchor = self.organs.get(start)
        text = self.text
        if anchor is None or anchor.row.get("organ") not in _LISTED:
            return []
        if not _PLURAL.search(text, max(0, start - 12), start):
            return []
        organ = anchor.row["organ"]
        link = _LIST_HEAD.match(text, anchor.end)
        found: list[BodyReading] = []
        at = link.end() if link else -1
        while at > 0:
            known = match_field(text, at)
            rows = fields()[known.group(1).lower()] if known and text[at].isupper() else ()
            if known is None or not any(organ in row["organs"].split(" | ") for row in rows):
                break
            own = f"{organ} {field_of(organ, known.group(1))}"
            central = organ == "Bộ"
            level = "central" if central else "province"
            found.append(BodyReading(at, known.end(), own, organ, "state", level, ("field",), unique=central))
            more = _LIST_MORE.match(text, known.end())
            at = more.end() if more else -1
        return found if len(found) > 1 or (found and link and ":" in link.group()) else []

    def bureau(self, organ: str, start: int, whole: BodyReading) -> BodyReading | None:
        """The office or inspectorate of a department or ministry that stands after a comma or dash."""
        if not (whole.own.startswith(("Sở ", "Tổng cục ", "Bộ ")) and (whole.unique or whole.own != whole.organ)):
            return None
        kind = "state"
        return BodyReading(start, whole.end, organ, organ, kind, whole.level, ("body",), parent=whole)

    def joins(self, end: int, last: str) -> bool:
        """Whether a capitalised syllable that ends here is the first of a word of two ("Quản | lý")."""
        small = _NEXT_WORD.match(self.text, end)
        return small is not None and small[1] in _compounds().get(last.lower(), ())

    def continued(self, organ: str, start: int, end: int) -> BodyReading | None:
        """The body whose head is implied by an office ("Bộ trưởng | Y tế").

        ``organ`` from ``start``, its tail from ``end`` on.
        """
        row = organ_rows().get(organ)
        following = [self.text[a:b] for a, b in capitalised(self.text, end + 1, 6)]
        named = len(following) > 2 and self._person_shaped(following)
        if row is None or named or (organ == "Trường" and len(following) == 1):
            # "Hiệu trưởng Trần Văn Thử": whoever is named, and no school.
            return None
        again = self._said_again(organ, end)
        if again is not None:
            return again
        if organ != "Phòng" and self.text.startswith(f" {organ} ", end):
            # "Đội trưởng | Đội đo đạc …" says the head twice, and the name is not read.
            return None
        reading = self._tail(Anchor(start, end, row), row)
        if reading is None or reading.end <= end:
            return None
        return reading

    def _said_again(self, organ: str, end: int) -> BodyReading | None:
        """The body whose head an office and the name itself both print: "Trưởng phòng | Phòng Giáo dục …"."""
        again = self.organs.get(end + 1)
        if again is None or again.row.get("organ") != organ or self.text[end] != " ":
            return None
        return self.read(end + 1, inner=True)

    def _read(self, anchor: Anchor, inner: bool) -> BodyReading | None:
        text, row = self.text, anchor.row
        printed = text[anchor.start : anchor.end]
        small = printed[0].islower()
        if small and not inner and _is_word(row):
            return None
        if not inner and _PLURAL.search(text, max(0, anchor.start - 12), anchor.start):
            return None
        if _GENERIC_TAIL.match(text, anchor.end) or self._is_place_name(anchor):
            return None
        if (
            not inner
            and row["kind"] != "delegation"
            and _NO_BODY_BEFORE.search(text, max(0, anchor.start - 12), anchor.start)
        ):
            return None
        if not inner and _CREDITED.search(text, max(0, anchor.start - 2), anchor.start):
            # "Thu Hằng/VOV": whose report it is.
            return None
        if "name" in row:
            return self._national(anchor)
        one_word = " " not in row["organ"]
        if row["kind"] == "delegation" and _LEADING.search(text, max(0, anchor.start - 11), anchor.start):
            follows = _ITS_ACT.match(text, anchor.start)
            if follows:
                return None
        again = self._said_again(row["organ"], anchor.end) if inner else None
        if again is not None:
            return again
        reading = self._tail(anchor, row)
        if reading is None or (reading.own != row["organ"] and _GENERIC_AFTER_FIELD.match(text, reading.end)):
            return None
        settled = reading.parent is not None or (reading.place is not None) or reading.own != row["organ"]
        if small and one_word and not (inner and reading.own != row["organ"]):
            # "đại hội", "cơ sở", "cán bộ": a head of one syllable is a word of the language unless it is capitalised.
            return None
        if small and not inner and reading.tails[0] in ("field", "free") and row["kind"] != "delegation":
            return None
        if not inner and (
            row["organ"] in _GROUNDS
            or (row["organ"].startswith(_PORTS) and _AT.search(text, max(0, anchor.start - 9), anchor.start))
        ):
            # "tại Khu công nghiệp Thử Sơn": where something is; its Ban Quản lý is a body.
            return None
        if row["organ"] == "Trung tâm" and reading.own == "Trung tâm":
            # "trung tâm TP …": the middle of a city.
            return None
        if row["organ"] == "Thuế" and not (reading.place is not None and reading.place.level):
            # A tax is none; "Thuế tỉnh …" is the office of a province since July 2025.
            return None
        if small and row["organ"] == "Thanh tra" and not (reading.place is None or reading.place.level):
            # "kết luận thanh tra Vân Trạch": what was inspected.
            return None
        if small and not settled and inner and (" " in row["organ"] and row["kind"] in ("party", "state")):
            return reading
        if small and not settled:
            return reading if row["kind"] == "delegation" else None
        if not settled and reading.tails[0] in ("free", "field") and (one_word or row["kind"] != "delegation"):
            # "Đoàn kiểm tra đề nghị …" is the delegation named before; "Đoàn viên" is a word.
            return None
        return reading

    def _is_place_name(self, anchor: Anchor) -> bool:
        """Whether the head only begins the name of something else: "Hội An", "Đài Loan", "Trường Chinh"."""
        if " " in self.text[anchor.start : anchor.end]:
            return False
        before = _CAPITAL_BEFORE.search(self.text, max(0, anchor.start - 12), anchor.start)
        if (
            before
            and self.text[anchor.start].isupper()
            and not self.text[anchor.start : anchor.end].isupper()
            and before.group().strip().lower() not in function_words()
            and before.group().strip() not in _SHORT_TITLES
        ):
            # "Tây Ban Nha", "Lê Trường Sơn"; but "Tại Sở Y tế", "PGĐ Sở Y tế", "Bắc Giang: UBND huyện"
            return True
        following = capitalised(self.text, anchor.start, 3)
        words = [self.text[anchor.start : last] for _, last in following[1:]]
        return places.longest_name(self.text, anchor.start) > anchor.end or any(word in not_bodies() for word in words)

    def country_end(self, end: int) -> int:
        """Where a foreign country that follows at ``end`` ends ("Bộ Quốc phòng | Nga"), or -1."""
        match = _foreign_state().match(self.text, end)
        if match is None or places.longest_name(self.text, match.start(1)) > match.end():
            return -1
        return match.end()

    def _national(self, anchor: Anchor) -> BodyReading | None:
        row, end = anchor.row, anchor.end
        foreign = self.country_end(end)
        if foreign > 0:
            return self._foreign(anchor, foreign)
        if _SEVERAL_STATES.match(self.text, end):
            return None
        if row["name"] == "Ban Chấp hành Trung ương Đảng" and "Đảng" not in self.text[anchor.start : end]:
            union = self.read(end + 1, inner=True) if self.text[end : end + 1] == " " else None
            if union is not None and union.kind == "mass":
                # "BCH Trung ương Hội Nông dân Việt Nam" is the union's.
                own = "Ban Chấp hành Trung ương"
                return BodyReading(anchor.start, union.end, own, own, "mass", "central", ("body",), parent=union)
        local = organ_rows().get(row["name"])
        if local is not None and "place" in local["tail"] and self.text[end : end + 1] == " ":
            # "Kho bạc Nhà nước tỉnh Nghệ An" is one of many.
            gloss = _GLOSS.match(self.text, end)
            after = gloss.end() if gloss else end
            branch = self._place_tail(
                BodyReading(anchor.start, after, row["name"], row["name"], row["kind"], "", ("place",))
            )
            if branch.place is not None:
                return branch
        country = _COUNTRY.match(self.text, end)
        if country and not row["name"].endswith("Việt Nam"):
            end = country.end()
        return BodyReading(anchor.start, end, row["name"], row["name"], row["kind"], "central", ("none",), unique=True)

    def _foreign(self, anchor: Anchor, end: int) -> BodyReading | None:
        """A body of another country: its name has the country ("Bộ Ngoại giao Lào")."""
        row = anchor.row
        name = row["name"] if "name" in row else row["organ"]
        if "Việt Nam" in name or row["kind"] not in ("state", "party"):
            return None
        name = f"{name}{self.text[anchor.end : end]}"
        return BodyReading(anchor.start, end, name, name, "state", "", ("none",), unique=True)

    def _tail(self, anchor: Anchor, row: Row) -> BodyReading | None:
        text, end, own = self.text, anchor.end, row["organ"]
        gloss = _GLOSS.match(text, end)
        if gloss:
            end = gloss.end()
        tails = tuple(row["tail"].split(" | "))
        reading = BodyReading(anchor.start, end, own, own, row["kind"], row["level"], tails, row["unique"] == "yes")
        if reading.unique or tails == ("none",):
            return reading
        if row["kind"] == "delegation":
            return self._delegation(reading)
        numbered = _NUMBERED_UNIT.match(text, end) if own == "Vụ" else None
        if numbered:
            return self._owner(replace(reading, end=numbered.end(), own=f"{own} {numbered[1]}"))
        region = _REGION.match(text, end) if own.endswith((" khu vực", " cơ sở")) else None
        if region:
            # "Tòa án nhân dân khu vực 3 - Nghệ An"
            reading = replace(reading, end=region.end(1), own=f"{own} {region[1]}")
            place = self.read_place(region.end()) if region.end() > region.end(1) else None
            return replace(reading, end=place.end, place=place) if place and place.name else reading
        if own.endswith(" Khối"):
            bloc = _BLOC.match(text, end)
            reading = replace(reading, end=bloc.end(), own=own + bloc.group()) if bloc else reading
            return self._place_tail(replace(reading, tails=("place",)))
        if tails[0] in ("field", "free"):
            return self._owner(self._central(self._field(reading, tails[0] == "free")))
        reading = self._central(reading)
        owned = self._owner(reading)
        if owned.end == reading.end and "free" in tails:
            return self._owner(self._field(reading, True))
        return owned

    def _central(self, reading: BodyReading) -> BodyReading:
        """A body whose name ends in "Trung ương": the nation has one of it."""
        centre = _CENTRE.match(self.text, reading.end)
        if centre is None or reading.tails[0] == "body" or reading.own.endswith("Trung ương"):
            return reading
        own = f"{reading.own} Trung ương"
        return replace(reading, end=centre.end(), own=own, level="central", unique=True)

    def _field(self, reading: BodyReading, free: bool) -> BodyReading:
        text, end = self.text, reading.end
        given = _GIVEN_NUMBER.match(text, end) if reading.organ == "Ban Chỉ đạo" else None
        if given:
            return replace(reading, end=given.end(), own=f"{reading.organ} {given[1]}")
        unit = _UNIT_NUMBER.match(text, end) if reading.organ in _NUMBERED_UNITS else None
        if unit:
            return replace(reading, end=unit.end(), own=f"{reading.organ} {unit[1]}")
        topic = self._topic(reading)
        if topic is not None:
            return topic
        local = _LOCAL_NAME.match(text, end) if free and text[reading.start].isupper() else None
        if local and not function_words() & set(local[1].split(" ")):
            return replace(reading, end=local.end(1), own=f"{reading.organ} {local[1]}")
        if text[end : end + 1] != " ":
            return reading
        known = match_field(text, end + 1) if not free else None
        if known and reading.organ in _ONLY_KNOWN_FIELDS:
            among = fields()[known.group(1).lower()]
            known = known if any(reading.organ in row["organs"].split(" | ") for row in among) else None
        small = known is not None and reading.organ == "Phòng" and _LEVEL_FOLLOWS.match(text, known.end()) is not None
        if known and (small or text[end + 1 : end + 2].isupper() or text[reading.start].isupper()):
            field = field_of(reading.organ, known.group(1))
            longer = _unknown_field().match(text, end) if reading.organ not in _ONLY_KNOWN_FIELDS else None
            after = _NEXT_WORD.match(text, known.end())
            level = _LEVEL.match(text, known.end() + 1)
            if longer and known.end() < longer.end() and after and after[1] not in function_words() and not level:
                # "Cục Quản lý | cạnh tranh": the field that is known only begins the name.
                stop = _plain_end(text, end + 1, self._cut_name(end + 1, longer.end(), free))
                field = text[end + 1 : max(stop, known.end())].rstrip(" -–,&")
                if stop > known.end():
                    return replace(reading, end=end + 1 + len(field), own=f"{reading.organ} {field}")
                field = field_of(reading.organ, known.group(1))
            return replace(reading, end=known.end(), own=f"{reading.organ} {field}")
        small = not text[end + 1 : end + 2].isupper()
        if reading.organ in _ONLY_KNOWN_FIELDS or (small and (not free or " " not in reading.organ)):
            return reading
        match = _unknown_field().match(text, end)
        inner = self.organs.get(end + 1)
        if inner is not None and inner.row.get("organ") == reading.organ == "Cục":
            return reading
        if inner is not None and reading.organ in ("Phòng", "Khoa") and inner.row.get("organ", "Bộ") in _OVER_UNITS:
            # "Phó Trưởng phòng Cục Quản lý cạnh tranh": the unit has no name here.
            return reading
        blocked = (
            inner is not None
            and " " in text[inner.start : inner.end]
            and not (free and (inner.row["kind"] == "other" or inner.row.get("organ") in _GROUNDS))
        )
        if not match or blocked:
            return reading
        stop = self._cut_name(end + 1, _compound_end(text, match.end()), free)
        stop = _plain_end(text, end + 1, stop) if stop >= match.end() else stop
        stop = self._cut_before_person(end + 1, stop)
        following = [text[a:b] for a, b in capitalised(text, end + 1, 6)]
        if not free and (
            self._person_shaped(following) or (len(following) in (3, 4) and following[0] in self.surnames)
        ):
            return reading
        counted = _COUNTED.search(text, end + 1, stop + 12)
        stop = min(stop, counted.start()) if counted else stop
        words = text[end + 1 : stop].strip()
        for word in (*_NO_END, *_LEVELS_AT_END):
            if word in _LEVELS_AT_END and not _PLACE_FOLLOWS.match(text, stop):
                continue
            words = "" if words == word.strip() else words.removesuffix(word)
        said = _NUMBER_SAID.match(words)
        words = said.group() if said else words
        numbered = (
            said is not None
            or (words.isdigit() and reading.organ.endswith((" đoàn", "Trung đoàn", "Quân khu", "Vùng")))
            or (
                # "Tổng công ty xây dựng công trình giao thông 4"
                words.lower().startswith(_NUMBERED_TRADES)
                and words[-1:].isdigit()
                and reading.organ.lower().endswith(_COMPANIES)
                and not _COUNTS.match(text, end + 1 + len(words))
            )
        )
        closed = small and self._closed_by_place(reading.organ, words, end + 1 + len(words))
        if not words or not (numbered or closed or any(char.isupper() for char in words)):
            return reading
        return replace(reading, end=end + 1 + len(words), own=f"{reading.organ} {written_out(words)}")

    def _closed_by_place(self, organ: str, words: str, end: int) -> bool:
        """Whether a place closes a name in small letters: "Hiệp hội | du lịch | Đà Nẵng".

        Its words must be pairs that the language has, so that no verb stands among them.
        """
        syllables = words.split(" ")
        if len(syllables) % 2 or len(syllables) > _LONGEST_SMALL or not organ.startswith(_CLOSED_BY_PLACES):
            return False
        placed = places.longest_name(self.text, end + 1) > 0 or _LEVEL.match(self.text, end + 1)
        if self.text[end : end + 1] != " " or not placed:
            return False
        pairs = zip(syllables[::2], syllables[1::2], strict=True)
        return all(second in _compounds().get(first, ()) for first, second in pairs)

    def _topic(self, reading: BodyReading) -> BodyReading | None:
        """A steering committee or a management board with what it is for: "Ban Chỉ đạo | phòng, chống tham nhũng"."""
        if reading.organ not in _WITH_TOPICS:
            return None
        about = _ABOUT.match(self.text, reading.end)
        known = match_field(self.text, about.end()) if about else None
        if known is None:
            return None
        rows = fields()[known.group(1).lower()]
        if not any(reading.organ in row["organs"].split(" | ") for row in rows):
            return None
        return replace(reading, end=known.end(), own=f"{reading.organ} {field_of(reading.organ, known.group(1))}")

    def _cut_name(self, start: int, stop: int, free: bool) -> int:
        """Where the name of a body from ``start`` to at most ``stop`` ends.

        Before a place, before the next body, and (``free``) at a comma.
        """
        text = self.text
        for found in _WORD_START.finditer(text, start + 1, stop):
            at = found.end()
            anchor = self.organs.get(at)
            if (
                (free and text[found.start()] == ",")
                or (anchor is not None and " " in text[at : anchor.end])
                or places.longest_name(text, at) > 0
            ):
                return found.start()
            if anchor is not None and text[at : anchor.end].isupper():
                return found.start()
            if _document_types().match(text, at):
                return found.start()
        return stop

    def _person_shaped(self, words: list[str]) -> bool:
        """Whether capitalised words look like a person's name.

        Two to five, of which the first is a surname that many bear.
        """
        if not 2 <= len(words) <= 5:
            return False
        return words[0] in self.common

    def _cut_before_person(self, start: int, stop: int) -> int:
        """Where a run of capitalised words that ends in a person's name ends without it."""
        tail = _CAPITALS_AT_END.search(self.text[start:stop])
        if not tail:
            return stop
        spans = capitalised(self.text, start + tail.start(), 7)
        words = [self.text[a:b] for a, b in spans]
        names = [index for index in range(1, len(spans) - 1) if self._person_shaped(words[index:])]
        if not names:
            return stop
        # "Trường Mầm non Sen Vàng | Phạm Thị Thử": a rare surname is rather the name's than a frequent one after it.
        frequent = [index for index in names if words[index] in _most_frequent() and len(words) - index > 2]
        first = names[0] if words[names[0]] in _most_frequent() or not frequent else frequent[0]
        first = next((index for index in frequent if words[index + 1] in ("Văn", "Thị")), first)
        return spans[first - 1][1]

    def _delegation(self, reading: BodyReading) -> BodyReading:
        text, end, own = self.text, reading.end, reading.own
        number = _NUMBER_STATED.match(text, end)
        if number:
            end, own = number.end(), f"{own} số {number.group(1) or number.group(2)}"
        trade = _TRADE.match(text, end)
        if trade:
            end, own = trade.end(), f"{own} {trade.group(1)}"
        reading = replace(reading, end=end, own=own)
        owned = self._of_inspectorate(reading) or self._sender(reading, end)
        if owned is None:
            topic = _TOPIC.match(text, end)
            if topic:
                longer = replace(reading, end=topic.end(), own=own + text[end : topic.end()])
                owned = self._sender(longer, topic.end())
        return owned or replace(reading, cut=self._goes_on(end))

    def _goes_on(self, end: int) -> bool:
        """Whether a sender follows that was not read ("đoàn công tác của bộ này", "Đoàn đại biểu Đảng Nhân dân …").

        A person may follow too: "Trưởng đoàn công tác Trần Văn Thử".
        """
        if _OF.match(self.text, end):
            return True
        word = _CAPITALISED.match(self.text, end)
        return word is not None and word[1] not in _most_frequent()

    def _of_inspectorate(self, reading: BodyReading) -> BodyReading | None:
        """The team of an inspectorate.

        "Đoàn thanh tra Chính phủ" is the Government Inspectorate's, whose name begins inside the head.
        """
        head = reading.start + len("Đoàn ")
        if reading.organ != "Đoàn thanh tra" or reading.own != reading.organ:
            return None
        sender = self.read(head, inner=True)
        if sender is None or sender.end <= reading.end or not (sender.unique or self.text[head].isupper()):
            return None
        return replace(reading, end=sender.end, parent=sender, linked=True)

    def _sender(self, reading: BodyReading, end: int) -> BodyReading | None:
        """The sender after "của" ("… của Ban Thường vụ Thành ủy") or directly ("Đoàn công tác Bộ Công an")."""
        of = _OF.match(self.text, end)
        start = of.end() if of else end + 1
        if not of and self.text[end : end + 1] != " ":
            return None
        chair = _CHAIR.match(self.text, start) if of else None
        if chair:
            # "Tổ công tác của Chủ tịch UBND tỉnh": sent in the chairman's own name.
            of_chair = self.read(chair.end(), inner=True)
            if of_chair is None or of_chair.organ not in ("Ủy ban nhân dân", "Bộ"):
                return None
            own = f"{reading.own} của {chair[1][0].upper()}{chair[1][1:]}"
            return replace(reading, end=of_chair.end, own=own, parent=of_chair, linked=False)
        body = self.read(start, inner=True)
        if body is not None:
            # A delegation sends none.
            sent = body.kind != "delegation" and (bool(of) or body.kind != "other")
            return replace(reading, end=body.end, parent=body, linked=bool(of)) if sent else None
        holder = _HOLDER.match(self.text, start) if of else None
        if holder and self.country_end(holder.end()) < 0:
            sender = BodyReading(
                start, holder.end(), _HOLDERS[holder[1]], _HOLDERS[holder[1]], "state", "central", ("none",), True
            )
            return replace(reading, end=holder.end(), parent=sender, linked=True)
        place = self.read_place(start)
        if place is not None:
            return replace(reading, end=place.end, place=place, linked=bool(of))
        return None

    def _owner(self, reading: BodyReading) -> BodyReading:
        """The tail that says whose organ it is: a higher body or a place."""
        text, end = self.text, reading.end
        whole = self._unit_of(reading)
        if whole is not None:
            return whole
        gloss = _GLOSS.match(text, end) if reading.own != reading.organ else None
        if gloss:
            # The short form stands before the place: "Hiệp hội Doanh nghiệp (DN) TP …".
            placed = self._place_tail(replace(reading, end=gloss.end()))
            if placed.place is not None:
                return placed
        term = _TERM.match(text, end) if reading.organ in _OF_A_TERM else None
        if term:
            end = term.end()
            reading = replace(reading, end=end)
        of = _OF.match(text, end)
        start = of.end() if of else end + 1
        if reading.organ in _OF_A_MINISTRY and _BARE_MINISTRY.match(text, start) and text[end : end + 1] == " ":
            head = text[start].upper() + text[start + 1]
            level = "central" if head == "Bộ" else "province"
            ministry = BodyReading(start, start + 2, head, head, "state", level, ("field",))
            return replace(reading, end=start + 2, parent=ministry, linked=bool(of))
        people = _AND_PEOPLE.match(text, end) if "place" in reading.tails else None
        if people:
            # "Đảng bộ, chính quyền và nhân dân tỉnh …": the place closes the whole coordination.
            place = self.read_place(people.end())
            if place is not None:
                return replace(reading, place=place)
        if text[end : end + 1] != " ":
            return reading
        inner = self.read(start, inner=True)
        if (
            inner is not None
            and inner.kind != "delegation"
            and ("body" in reading.tails or (not of and reading.own != reading.organ))
        ):
            small_head = text[start].islower()
            # "Ban Thường vụ huyện ủy": a committee of the Party, though printed small and without its place.
            if not (small_head and inner.bare) or inner.organ in LEVEL_OF_COMMITTEE:
                return replace(reading, end=inner.end, parent=inner, linked=bool(of))
        if of:
            return reading
        return self._place_tail(reading)

    def _unit_of(self, reading: BodyReading) -> BodyReading | None:
        """A unit with the body that it is part of, where a comma, a dash or "thuộc" links them.

        "Phòng Hợp tác quốc tế, Sở Ngoại vụ tỉnh …", "Vụ Pháp chế - Bộ Y tế", "Khoa Nội (Bệnh viện …)".
        """
        wholes = _WHOLES.get(reading.organ)
        if wholes is None or (reading.own == reading.organ and "field" in reading.tails):
            return None
        link = _PART_LINK.match(self.text, reading.end)
        anchor = self.organs.get(link.end()) if link else None
        if link is None or anchor is None:
            return None
        name = anchor.row["name"] if "name" in anchor.row else anchor.row["organ"]
        whole = self.read(link.end(), inner=True) if name.startswith(wholes) else None
        if whole is None or (whole.organ == whole.own and not whole.unique and whole.place is None):
            return None
        end = whole.end
        if "(" in link.group():
            if self.text[end : end + 1] != ")":
                return None
            end += 1
        return replace(reading, end=end, parent=whole, linked=True)

    def _place_tail(self, reading: BodyReading) -> BodyReading:
        if self.text[reading.end : reading.end + 1] != " ":
            return reading
        level = LEVEL_OF_COMMITTEE.get(reading.organ, "")
        open_name = bool(level) or "place" in reading.tails
        place = self.read_place(reading.end + 1, level, open_name)
        return replace(reading, end=place.end, place=place) if place else reading

    def read_place(self, start: int, expected: str = "", open_name: bool = False) -> PlaceReading | None:
        """The place at ``start``: with its level, or a name of the gazetteer, or (``open_name``) any name.

        ``expected`` is the level that the head before it implies ("Quận ủy" → quận).
        """
        text = self.text
        whole = places.longest_name(text, start) if text[start : start + 1] in "TtQq" else -1
        if whole > 0 and text[start : start + 2].lower() == "tp":
            name = text[start:whole]
            # "TP Thủ Đức" is printed so in the table; a province's form is found with its kind.
            return PlaceReading(start, whole, "thành phố", name if places.province(name) else _CITY.sub("", name))
        match = _LEVEL.match(text, start)
        if match:
            word = match.group(1).lower().rstrip(".")
            level = _LEVEL_FULL.get(word, word)
            end = match.end()
            if level == "thủ đô":
                named = text.startswith(" Hà Nội", end)
                return PlaceReading(start, end + 7 if named else end, "thành phố", "Hà Nội")
            gloss = _GLOSS.match(text, end)
            after = gloss.end() if gloss else end
            if text[after : after + 1] == " ":
                after += 1
            elif not match.group(1).endswith("."):
                after = -1
            number = _PLACE_NUMBER.match(text, after) if after > 0 else None
            if number and level in ("quận", "phường"):
                place = PlaceReading(start, number.end(), level, number.group())
            else:
                dotted = match.group(1).endswith(".")
                name_end = self._name_end(after, not dotted, level) if after > 0 else -1
                if name_end < 0:
                    # "… của Đảng bộ TP. Trong đó": the stop ends the sentence unless a known place follows.
                    return PlaceReading(start, end - 1 if dotted else end, level, "")
                place = PlaceReading(start, name_end, level, text[after:name_end])
            return self._qualified(place)
        former = _former_provinces().match(text, start) if expected == "tỉnh" else None
        name_end = former.end() if former else self._name_end(start, open_name)
        if name_end < 0:
            return None
        return self._qualified(PlaceReading(start, name_end, expected, text[start:name_end]))

    def _name_end(self, start: int, open_name: bool, level: str = "") -> int:
        """Where the place's name that starts here ends, or -1.

        It is the longest name of the gazetteer, else (``open_name``) the capitalised syllables up to a person's
        surname.
        """
        text = self.text
        former = _former_provinces().match(text, start) if level == "tỉnh" else None
        if former:
            return former.end()
        known = places.longest_name(text, start)
        spans = capitalised(text, start, 7)
        if not spans:
            return known
        if known > 0 and (known >= spans[-1][1] or not open_name):
            return known
        words = [text[a:b] for a, b in spans]
        if known > 0 and RANK.get(level, 0) == 3:
            # "phường Vinh Lộc | Trần Văn Thử": the commune's name is longer than the city's with which it begins.
            longer = [n for n in (4, 3, 2) if n <= len(words) and places.is_place(" ".join(words[:n]), communes=True)]
            return max(known, spans[longer[0] - 1][1]) if longer else known
        if known > 0 or not open_name or start in self.organs:
            return known
        if len(words) == 1 and len(words[0]) == 1:
            return known
        if RANK.get(level, 0) < 3 and words[0] in self.common and self._person_shaped(words):
            # "Sở Nội vụ TP Trần Hoàng Thử": every larger place that is named like a person is in the gazetteer.
            return -1
        if RANK.get(level, 0) < 3 and self.joins(spans[-1][1], words[-1]):
            # "Công đoàn Giao | thông vận tải": a field, and no place.
            return -1
        if RANK.get(level, 0) == 3 and len(words) > 2 and _UPPER_FOLLOWS.match(text, spans[-1][1]):
            # "phường Nguyễn Thử Vân, quận 1": of which district it is, is told of a place only.
            return spans[-1][1]
        for cut in (2, 3, 1, 4):
            if cut == 1 and words[0] in self.common:
                continue
            if cut < len(words) and self._person_shaped(words[cut:]):
                return spans[cut - 1][1]
        if len(words) >= 4 and words[2] in self.surnames:
            return spans[1][1]
        if RANK.get(level, 0) < 3 and 3 <= len(words) <= 4 and words[0] in self.surnames:
            # "Phó Bí thư Thành ủy Lều Văn Thử": the surname is rare, but no larger place is unknown and that long.
            return -1
        if self._person_shaped(words) and not self._commune(words, level):
            # "HĐND Thành phố Trần Văn Thử": every place that is named like a person is in the gazetteer.
            return -1
        limit = next((i for i, (a, _) in enumerate(spans) if i and a in self.organs), len(spans))
        if limit < len(spans) and RANK.get(level, 0) == 3 and self._commune(words[: limit + 1], level):
            # "phường Lý Thái Tổ": the last syllable is no team.
            limit += 1
        return spans[min(limit, 4) - 1][1]

    def _commune(self, words: list[str], level: str) -> bool:
        """Whether a person-shaped name after xã or phường is the commune's.

        Two words are, more where the gazetteer has them.
        """
        if RANK.get(level, 0) < 3:
            return False
        return len(words) == 2 or places.is_place(" ".join(words), communes=True)

    def _qualified(self, place: PlaceReading) -> PlaceReading:
        """Take in what a comma or a bracket adds: "xã A, huyện B, tỉnh C", "phường A (quận B)"."""
        text = self.text
        rank = RANK.get(place.level, 2)
        while rank > 1:
            match = _QUALIFIER.match(text, place.end)
            if not match:
                break
            level = _LEVEL.match(text, match.end())
            bracketed = _IN_BRACKETS.match(text, place.end)
            if bracketed and places.longest_name(text, place.end + 2) == bracketed.end() - 1:
                # As in "xã A, huyện B (Bắc Giang)".
                upper = bracketed.group(1)
                return replace(place, end=bracketed.end(), within=(*place.within, ("tỉnh", upper)))
            if not level or text[match.end()].isupper():
                break
            word = level.group(1).lower().rstrip(".")
            full = _LEVEL_FULL.get(word, word)
            after = level.end() + (1 if text[level.end() : level.end() + 1] == " " else 0)
            name_end = self._name_end(after, True, full)
            if name_end < 0 or RANK.get(full, 9) >= rank:
                break
            closing = (
                1 if text[match.start() : match.start() + 2] == " (" and text[name_end : name_end + 1] == ")" else 0
            )
            if text[match.start() : match.start() + 2] == " (" and not closing:
                break
            place = replace(place, end=name_end + closing, within=(*place.within, (full, text[after:name_end])))
            rank = RANK.get(full, 9)
        return place


def share_tails(readings: list[BodyReading], text: str) -> list[BodyReading]:
    """Give a bare head the tail of the next one in a coordination: "Ban Thường vụ, Ban Chấp hành Đảng bộ Thành phố".

    ``readings`` are in order of their start; a head whose tail is printed keeps it.
    """
    shared = list(readings)
    for index in range(len(readings) - 2, -1, -1):
        here, following = shared[index], shared[index + 1]
        gap = text[here.end : following.start]
        if following.organ in LEVEL_OF_COMMITTEE or here.organ in LEVEL_OF_COMMITTEE:
            continue
        if (
            here.unique
            or here.place is not None
            or here.parent is not None
            or gap not in (", ", " và ", ", và ", " & ", " cùng ")
        ):
            continue
        same_sort = bool({"body", "place"} & set(here.tails) and {"body", "place"} & set(following.tails))
        if not same_sort or here.kind == "delegation":
            continue
        shared[index] = replace(here, place=following.place, parent=following.parent)
    for index in range(1, len(readings)):
        before, here = shared[index - 1], shared[index]
        level = LEVEL_OF_COMMITTEE.get(before.organ, "")
        if not level or here.place is not None or here.parent is not None or here.tails != ("place",):
            continue
        if text[before.end : here.start] in (", ", " và ", ", và ") and before.organ in LEVEL_OF_COMMITTEE:
            # "lãnh đạo Tỉnh ủy, HĐND, UBND": the committee's place is theirs.
            name = before.place.name if before.place is not None else ""
            shared[index] = replace(here, place=PlaceReading(here.end, here.end, level, name))
    return shared
