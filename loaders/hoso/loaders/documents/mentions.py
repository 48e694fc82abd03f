"""Normal text to the mentions of official documents in it: numbered, partial, unnumbered, in lists, and mere groups.

Type words are found by Aho-Corasick, numbers with a symbol by one expression; everything else is matched at those anchors, so
the time is linear. What stands where follows ``MENTION = [TYPE] [số] NUMBER [date] [của ISSUER] [khóa TERM] [về TITLE]``; the parts
after the number come in any order.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from hoso.loaders.documents.numbers import DocumentNumber, abbreviations, iter_numbers, spellings, symbols, types
from hoso.loaders.lexicon import load

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick

DOCUMENTS = ("numbered", "partial", "unnumbered", "ambiguous")
"""The statuses that make a document; ``group`` ("8 đề án") and ``generic`` ("các nghị quyết") make none."""


@dataclass(frozen=True, slots=True)
class DocumentMention:
    """One place where a document is named. Offsets are into the normal text.

    ``start``–``end`` is the name itself ("Quy định số 55-QĐ/TƯ"), ``extent`` the end of all that belongs to it (date, issuer,
    term, title). ``type`` is the canonical word, empty for QĐ without one; ``kind`` directive or program. ``number`` has the year
    where it is part of the number, ``symbol`` is normal ("QĐ/TW"), ``issuer_symbol`` its issuer ("TW"). ``date`` is ISO, as exact as
    printed; ``term`` Roman. ``issuer`` is the span of the issuer printed after "của", or None; for a congress resolution
    it is the Đảng bộ or organisation whose congress it was. ``name`` is set for unnumbered documents. ``status`` is numbered, partial (no
    symbol), unnumbered, ambiguous, group (with ``count``) or generic. ``ordinal`` is the number of a plenum. ``conflict`` says what contradicts: symbol, type, or nothing.
    """

    start: int
    end: int
    extent: int
    type: str
    kind: str
    status: str
    rule: str
    printed: str
    number: str = ""
    symbol: str = ""
    issuer_symbol: str = ""
    system: str = ""
    date: str = ""
    term: str = ""
    title: str = ""
    name: str = ""
    issuer: tuple[int, int] | None = None
    issuer_text: str = ""
    head: int = -1
    count: int = 0
    ordinal: int = 0
    conflict: str = ""


# --- pieces of the grammar, each matched at a known place ---

_ROMAN = r"[IVXL]{1,7}"
_SO = re.compile(r"(?:[Ss]ố|SỐ)? ?[:.]? ?$")
_BREAK = re.compile(r"[.;:!?\n“”\"()]|,")
_MODIFIER = r"(?: (?:hành động|công tác|toàn khóa|chuyên đề|liên tịch|khẩn|hỏa tốc|điều hành|mục tiêu quốc gia))?"
_BARE = re.compile(
    rf"(?P<modifier>{_MODIFIER})(?P<no> ?(?:số|Số|SỐ) ?:?)? ?(?P<digits>\d{{1,5}})(?P<suffix>[a-eA-E](?!\w))?"
    r"(?: ?[-/] ?(?P<year>(?:19|20)\d\d))?(?![\w%°]|[.,:]\d|[-–/] ?\d|[-–/] ?[A-ZĐ])"
)
_MORE = re.compile(
    r"(?P<sep>,| và|, và|;) (?:số )?(?P<digits>\d{1,5})(?P<suffix>[a-eA-E](?!\w))?(?:/(?P<year>(?:19|20)\d\d))?"
    r"(?![\w%°]|[.,:]\d|[-–/] ?\d|[-–/] ?[A-ZĐ])"
)
_COUNTED = re.compile(
    r" (?:năm|tháng|ngày|tuần|giờ|phút|giây|quý|lần|người|đồng chí|điểm|điều|khoản|mục|chương|bước|giai đoạn|nội dung|nhiệm vụ|vấn đề|"
    r"đồng|tỷ|tỉ|triệu|nghìn|ngàn|trăm|vị|cán bộ|trường hợp|dự án|đề án|công trình|mét|km|ha|tấn|xã|huyện|tỉnh|đơn vị|hộ|bị|"
    r"cơ quan|bộ|ngành|sở|doanh nghiệp|công ty|trang|bài|chỉ tiêu|nhóm|loại|con|cái|cặp|đội|nước|khu|cây|phần|môn|lớp|học sinh)\b"
)
_DAY = re.compile(r" năm (?:19|20)\d\d\b")
_GOES_ON = re.compile(
    r"$|[\n.,;:)”\"?!(]| (?:[-–(“\"]|của|về|và|ngày|năm|có|đã|được|là|do|quy|qui|ban|cho|trong|tại|thì|với|hay|hoặc|nêu|yêu|cũng|này|"
    r"nói|trên|từ|theo|để|ra|vào|sẽ|đang|còn|bao|cùng|gồm|chỉ|không|như|đối|đến|khóa|Khóa|nhằm|gắn|vẫn|lên|đi|đề|phê|phải|nhưng|một|mà|hết|vừa|mới|khi|rất|thực)\b"
)
_ISSUED_BY_FIRST = re.compile(r"(?: [^\s,.;:“”\"()\d]+){1,9} ?$")

_ISO_DAY = r"(?P<d>\d{1,2}) ?(?:[-/.] ?(?P<m>\d{1,2})(?: ?[-/.] ?(?P<y>\d{4}))?|tháng (?P<m2>\d{1,2})(?:,? năm (?P<y2>\d{4})|/(?P<y3>\d{4}))?)(?!\d)"
_TAIL_DATE = re.compile(
    rf",? ?(?:\((?:ngày |ban hành ngày |ký ngày )?|(?:được |do )?(?:ký |ban hành |ra |đề )?ngày:? ?){_ISO_DAY}\)?"
)
_TAIL_MONTH = re.compile(r",? \(?(?:ban hành )?tháng (?P<m>\d{1,2})(?:/| năm |-)(?P<y>\d{4})\)?")
_TAIL_YEAR = re.compile(r" (?:\((?:năm )?|năm )(?P<y>(?:19|20)\d\d)(?!\d| ?[-–])\)?")
_TAIL_TERM = re.compile(rf",? ?\(?(?:của Đảng )?[Kk]h(?:óa|oá|óA) (?P<term>{_ROMAN}|\d{{1,2}})\b ?\)?")
_TAIL_OF = re.compile(r",? ?\(?(?:mới đây |vừa qua )?của (?:đồng chí )?(?=\w)")
_TAIL_BY = re.compile(r",? do (?=[A-ZĐ])")
_TAIL_TITLE = re.compile(
    r",? ?(?P<how>[Vv]/v|(?:quy định )?[Vv]ề(?: việc)?|với (?:chủ đề|tên gọi|tiêu đề)|ban hành|phê duyệt|quy định|hướng dẫn|triển khai|"
    r"thành lập|sửa đổi|thi hành)?:? ?(?P<quote>[“\"”])?"
)
_TITLE_STOP = re.compile(
    r"[;\n“”\"()!?]|\.(?=\s|$)|, (?:gắn|đồng thời|coi|trong đó|nhằm|góp phần|theo|tạo|để|các|ông|bà|đồng chí|đến nay|tuy|nhưng|có|do|khi|"
    r"vì|nên|từ|với|UBND|Ban |Bộ |Sở |hôm|sáng|chiều|thời gian|ngày|nơi|yêu cầu|đề nghị|bảo đảm|cần|phải)"
)

_HEADS = re.compile(
    r"(?:Bộ|Ban|BCH|BTV|Thường trực|Trung ương|Đảng|Thành|Tỉnh|Quận|Huyện|Thị|Quân|Chính phủ|Thủ tướng|Phó|Quốc hội|Ủy ban|UBND|UB|HĐND|"
    r"Hội|Chủ tịch|Sở|Văn phòng|Thanh tra|Tòa|TAND|Viện|Công an|Cục|Tổng|Ngân hàng|Liên|Kiểm toán|Mặt trận|Đoàn|MTTQ|Bí thư|lãnh đạo|Giám)\b"
)
_TOKEN = re.compile(r" ?(?:TP\. ?|T\.(?:Ư|W)|[^\s,.;:()“”\"!?…\[\]/]+)")
_ORG_WORDS = frozenset(
    "tỉnh thành phố huyện quận thị xã phường trấn đặc khu nhân dân thường vụ chấp hành chính trị bí thư ương hội phủ tướng ủy trị kiểm "
    "tra tổ chức tuyên giáo dân vận nội cơ quan các tải đào tạo đầu tư nông thôn môi trường công nghệ thông truyền xã thể thao du lịch "
    "thương tế tối cao nhà nước đảng cán sự đoàn bộ trưởng bầu cử quốc gia đồng liên tịch vận phòng viện kiểm sát tiêu dùng khối trường "
    "doanh nghiệp trung tín dụng lực lượng điều cảnh sát hợp tác hóa phát triển dục nghiệp khoa học thực hành pháp luật toán binh hiểm nghĩa".split()
)
_DANGLING = re.compile(r"(?: (?:và|các|-|–))* ?$")
_WORD_ORDINALS = {
    "nhất": 1, "một": 1, "hai": 2, "nhì": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9, "mười": 10,
}  # fmt: skip
_COUNT_BEFORE = re.compile(r"(?<![\w/.,-])(\d{1,4}|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười) (?:bản |loại |cuốn )?$", re.I)
_PLURAL_BEFORE = re.compile(r"(?<!\w)(?:các|những|nhiều|một số|mọi|toàn bộ|hệ thống) $", re.I)


@dataclass(frozen=True, slots=True)
class _Anchor:
    start: int
    end: int
    word: str
    capital: bool


@cache
def _automaton() -> tuple[AhoCorasick, tuple[str, ...]]:
    from ahocorasick_rs import AhoCorasick, MatchKind

    # These contain a type word and are none.
    words = (*spellings(), *_NOT_TYPES)
    return AhoCorasick(words, matchkind=MatchKind.LeftmostLongest), words


_NOT_TYPES = (
    "nghị định thư", "kế hoạch hóa", "luật sư", "chiến lược gia", "pháp luật", "kỷ luật", "quy luật", "kế hoạch và đầu tư", "kế hoạch - đầu tư",
    "kế hoạch đầu tư", "kế hoạch - tài chính", "sở kế hoạch", "bộ kế hoạch", "phòng kế hoạch", "đại học luật", "mệnh lệnh", "ra lệnh",
    "khẩu lệnh", "hiệu lệnh", "chương trình nghị sự",
)  # fmt: skip
_SHORT = re.compile(r"(?<!\w)(NQ|NĐ|QĐ|CV|HD|KH|TB|CT|KL|TT)(?= (?:số )?\d| TW| Trung ương| Đại hội| ĐH)")


def _lower(text: str) -> str:
    """The lower-case text, of the same length."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c if len(c.lower()) != 1 else c.lower() for c in text)


def _anchors(text: str) -> list[_Anchor]:
    automaton, words = _automaton()
    known = spellings()
    found = []
    for index, start, end in automaton.find_matches_as_indexes(_lower(text)):
        word = known.get(words[index])
        inside = (start and text[start - 1].isalnum()) or (end < len(text) and text[end].isalnum())
        if word is not None and not inside:
            found.append(_Anchor(start, end, word, text[start].isupper()))
    for match in _SHORT.finditer(text):
        names = abbreviations()[match[1]][1]
        word = {"QĐ": "Quyết định", "TT": "Thông tư"}.get(match[1], names[0])
        found.append(_Anchor(match.start(), match.end(), word, True))
    return sorted(found, key=lambda a: a.start)


def find_documents(text: str, published: str = "") -> list[DocumentMention]:
    """The mentions of documents in normal text, in order, with groups and generic mentions (see ``DOCUMENTS``).

    ``published``, an ISO date, gives the year to a document's date that is printed without one ("ngày 3/2"): the
    latest such day not after it. Without it such a date is left out.
    """
    anchors = _anchors(text)
    numbers = list(iter_numbers(text))
    starts = [a.start for a in anchors]
    number_starts = {n.start for n in numbers}
    found: list[DocumentMention] = []
    used: set[int] = set()
    for number in numbers:
        mention, anchor = _numbered(text, number, anchors, starts, found)
        if mention is not None:
            found.append(mention)
            if anchor is not None:
                used.add(anchor.start)
    taken = [(m.start, m.end) for m in found]
    for index, anchor in enumerate(anchors):
        if anchor.start in used:
            continue
        limit = anchors[index + 1].start if index + 1 < len(anchors) else len(text)
        found.extend(
            _bare(text, anchor, number_starts) or _unnumbered(text, anchor, limit) or _counted(text, anchor, taken)
        )
    found = _without_overlaps(found)
    boundaries = sorted({m.start for m in found if m.status in DOCUMENTS} | {a.start for a in anchors} | number_starts)
    found = [_with_tail(text, m, boundaries, published) for m in found]
    return _distributed(text, found)


def _without_overlaps(found: Iterable[DocumentMention]) -> list[DocumentMention]:
    """In order, the earlier and longer of two that overlap; a group or generic mention always gives way."""
    kept: list[DocumentMention] = []
    for mention in sorted(found, key=lambda m: (m.start, -m.end)):
        if kept and mention.start < kept[-1].end:
            if kept[-1].status not in DOCUMENTS and mention.status in DOCUMENTS:
                kept[-1] = mention
            continue
        kept.append(mention)
    return kept


def _make(text: str, start: int, end: int, word: str, status: str, rule: str, **more: object) -> DocumentMention:
    kind = types()[word].kind if word else "directive"
    mention = DocumentMention(start, end, end, word, kind, status, rule, text[start:end])
    return replace(mention, **more)  # type: ignore[arg-type]


# --- numbers with a symbol ---


def _numbered(
    text: str,
    number: DocumentNumber,
    anchors: Sequence[_Anchor],
    starts: Sequence[int],
    found: Sequence[DocumentMention],
) -> tuple[DocumentMention | None, _Anchor | None]:
    """The mention of a number with a symbol, and the type word that it belongs to."""
    window = max(0, number.start - 8)
    prefix = _SO.search(text[window : number.start])
    edge = window + prefix.start() if prefix else number.start
    while edge and text[edge - 1] == " ":
        edge -= 1
    possible = _possible_types(number)
    anchor, conflict = _head(text, edge, number, possible, anchors, starts)
    word, start, rule, head = number.type, number.start if edge == number.start else edge, "number", -1
    while start < number.start and text[start] == " ":
        start += 1
    previous = found[-1] if found else None
    if anchor is not None:
        start, rule, head = anchor.start, "type and number", anchor.start
        if conflict:
            word = number.type
        elif number.type and anchor.word == "Văn bản":
            word = number.type
        else:
            word = anchor.word
    elif previous is not None and _is_list(text[previous.end : edge]):
        rule, head = "list", previous.head
        if not word and previous.type in possible:
            word = previous.type
    elif not word and number.abbreviation == "" and number.issuer in ("CP", "TTg", "") or not (word or number.system):
        return None, None
    elif number.abbreviation == "" and number.issuer not in ("QH",) and edge == number.start:
        return None, None
    status = "numbered" if word else "ambiguous"
    digits = number.number
    if number.system in ("party", "mass") and digits.isdigit():
        digits = digits.lstrip("0").zfill(2)
    mention = _make(
        text, start, number.end, word, status, rule, number=digits, symbol=number.symbol, issuer_symbol=number.issuer, system=number.system,
        head=head, conflict="type" if conflict else "",
    )  # fmt: skip
    return mention, anchor


def _possible_types(number: DocumentNumber) -> tuple[str, ...]:
    if number.type and number.abbreviation:
        return (number.type,)
    if number.abbreviation:
        return abbreviations().get(number.abbreviation.upper(), abbreviations()["QĐ"])[1]
    if number.issuer == "QH":
        return ("Nghị quyết", "Luật", "Bộ luật")
    return ()


def _head(
    text: str,
    edge: int,
    number: DocumentNumber,
    possible: Sequence[str],
    anchors: Sequence[_Anchor],
    starts: Sequence[int],
) -> tuple[_Anchor | None, bool]:
    """The type word that a number belongs to, and whether it contradicts the number's letters."""
    index = bisect_left(starts, edge) - 1
    nearest: _Anchor | None = None
    tried = 0
    while index >= 0 and tried < 4 and edge - anchors[index].end <= 160:
        anchor = anchors[index]
        gap = text[anchor.end : edge]
        if anchor.end > edge or _BREAK.search(gap) or gap.count(" ") > 24 or re.search(r"\d[-/]\D", gap):
            break
        adjacent = gap.strip() in ("", "của Bộ Chính trị", "của Ban Bí thư") or re.fullmatch(_MODIFIER, gap) is not None
        if adjacent:
            nearest = nearest or anchor
        fits = not possible or anchor.word in possible or (anchor.word == "Văn bản" and bool(number.type))
        if not possible and not adjacent and not (gap.count(" ") <= 8):
            fits = False
        if anchor.word == "Thông tư" and "Thông tư liên tịch" in possible:
            fits = True
        if fits:
            return anchor, False
        index -= 1
        tried += 1
    if nearest is not None:
        return nearest, bool(number.type)
    return None, False


def _is_list(between: str) -> bool:
    return bool(re.fullmatch(r"(?:,|;| và| hoặc|, và| &|,? cùng)? ?", between)) and between != ""


# --- type words with a number but no symbol ---


def _bare(text: str, anchor: _Anchor, numbered: set[int]) -> list[DocumentMention]:
    match = _BARE.match(text, anchor.end)
    if match is None or match.start("digits") in numbered or types()[anchor.word].bare == "symbol":
        return []
    if match["no"] is None and text[anchor.end : anchor.end + 1] != " ":
        return []
    digits, strong = match["digits"], types()[anchor.word].bare == "strong"
    after = text[match.end() : match.end() + 16]
    counted = bool(_COUNTED.match(after)) and not _DAY.match(after)
    if match["no"] is None:
        yearlike = len(digits) == 4 and 1900 <= int(digits) <= 2100 and not match["year"]
        if yearlike or (counted and not (digits.startswith("0") and len(digits) > 1)):
            return []
        if not digits.startswith("0") and not match["year"]:
            if not strong and not (anchor.capital and _GOES_ON.match(after)):
                return []
            if not anchor.capital and not _GOES_ON.match(after):
                return []
    elif not anchor.capital and types()[anchor.word].kind == "program" and len(digits) < 2:
        return []
    found = [_partial(text, anchor, anchor.start, match, "type and bare number")]
    plural = bool(_PLURAL_BEFORE.search(text[max(0, anchor.start - 9) : anchor.start]))
    while (more := _MORE.match(text, found[-1].end)) is not None and more.start("digits") not in numbered:
        after = text[more.end() : more.end() + 16]
        if _COUNTED.match(after) or not (plural or _GOES_ON.match(after)) or len(more["digits"]) > len(digits) + 2:
            break
        found.append(_partial(text, anchor, more.start("digits"), more, "list"))
    return found


def _partial(text: str, anchor: _Anchor, start: int, match: re.Match[str], rule: str) -> DocumentMention:
    number = match["digits"] + (match["suffix"] or "") + (f"/{match['year']}" if match["year"] else "")
    return _make(text, start, match.end(), anchor.word, "partial", rule, number=number, head=anchor.start)


# --- documents without a number ---

_ORDINAL = rf"(?:{_ROMAN}|\d{{1,2}}|{'|'.join(_WORD_ORDINALS)})"
_TW = r"(?:[Tt]rung ương|T\.Ư|TƯ|TW|T\.W)"
_PLENUM_TERM = (
    rf"(?:,? ?\(?(?:của Đảng,? ?)?[Kk]hóa (?P<term>{_ROMAN})(?:(?:,| và|, và) (?:khóa )?(?P<term2>{_ROMAN}))?\b ?\)?)?"
)
_PLENUM = re.compile(
    rf" (?:của )?(?:(?:Hội nghị |HN )?(?:BCH )?{_TW}(?: Đảng)?(?: lần thứ)? (?P<n>{_ORDINAL})\b(?:(?:,| và) (?P<n2>\d{{1,2}})(?![\d/.]))?"
    rf"|(?:Hội nghị|HN) (?:{_TW} )?lần thứ (?P<m>{_ORDINAL}) ?,? ?(?:của )?(?:Ban [Cc]hấp hành|BCH) {_TW}(?: Đảng)?){_PLENUM_TERM}"
)
_CONGRESS = re.compile(r" (?:của )?(?:[Đđ]ại hội|ĐH)(?!\w)")
_SHORT_CONGRESS = re.compile(rf" (?P<n>{_ROMAN}) (?:của )?Đảng(?! bộ| ủy|\w)")
_STEPS = re.compile(
    rf"(?P<skip> (?:[Đđ]ại biểu|[Tt]oàn quốc)(?!\w))|,? ?(?:lần thứ |khóa )(?P<nth>{_ORDINAL})(?!\w)| (?P<roman>{_ROMAN})(?!\w)"
    r"|(?: của)? (?P<party>Đảng(?: Cộng sản Việt Nam| CSVN)?)(?! bộ| ủy|\w)|(?P<all> (?:đảng )?(?:bộ )?các cấp)"
    r"|,? ?\(?nhiệm kỳ (?P<years>(?:19|20)\d\d ?[-–] ?(?:19|20)\d\d)\)?|(?: của)? (?P<org>(?:[Đđ]ảng bộ|Công đoàn|Đoàn|Hội|MTTQ|Mặt trận)(?!\w))"
)
_QUOTE = re.compile(r":? ?[“\"](?P<title>[^“”\"\n]{8,300})[”\"]")
_NAMED_UNTIL = re.compile(
    r" (?P<body>[^.;:“”\"()\n!?]{8,200}?(?:(?:,? giai đoạn (?:năm )?\d{4} ?[-–] ?\d{4})|(?:,? đến (?:năm )?\d{4}(?:,? (?:và )?(?:định hướng|tầm nhìn)(?: đến)?(?: năm)? \d{4})?)))"
    r"(?!\d)"
)
_CLAUSE = re.compile(
    r", (?!chống|chỉnh|phát triển|xây dựng|định hướng|tầm nhìn|giai đoạn|đến năm)| (?:là|đã|sẽ|được|đang|vừa|phải|cần|do|mà|thì|theo)(?!\w)"
)
_TARGET = re.compile(r" mục tiêu quốc gia (?:về )?(?P<body>[^.,;:“”\"()\n!?]{6,80})")
_LAW_YEAR = re.compile(r"(?:,? năm| \(năm| \()? (?P<y>(?:19[4-9]|20[0-4])\d)(?!\d| ?[-–/])\)?")
_AMENDED = re.compile(r" \(?[Ss]ửa đổi(?:, bổ sung)?\)?(?! một số| [Đđ]iều)")
_CHANGES = re.compile(r" [Ss]ửa đổi,? ?(?:và )?bổ sung một số [Đđ]iều (?:của )?(?:các )?(?:[Bb]ộ )?[Ll]uật ")
_NOT_LAW_BEFORE = re.compile(
    r"(?:[Pp]háp|[Kk]ỷ|[Bb]áo|[Đđ]ại học|ĐH|[Kk]hoa|[Nn]gành|[Cc]ông ty|[Tt]ư vấn|[Vv]ăn phòng|[Vv]iện|[Hh]ội) $"
)
_QUOTED = {"Đề án": 3, "Chỉ thị": 4, "Nghị quyết": 4, "Quy chế": 4, "Chiến lược": 5, "Quy hoạch": 5, "Kế hoạch": 5}
"""Types whose quoted title names one document, and from how many words on; a "Chương trình" in quotes is mostly a show."""
_DATED = ("Chiến lược", "Quy hoạch", "Đề án", "Chương trình", "Kế hoạch")


def _unnumbered(text: str, anchor: _Anchor, limit: int) -> list[DocumentMention]:
    """A document that its name alone picks out: of a congress or a plenum, a law, a title in quotes."""
    if anchor.word in ("Nghị quyết", "Kết luận"):
        if plenum := _plenum(text, anchor):
            return plenum
        if anchor.word == "Nghị quyết" and (congress := _congress(text, anchor)) is not None:
            return [congress]
    if anchor.word in ("Luật", "Bộ luật", "Pháp lệnh", "Hiến pháp"):
        law = _law(text, anchor)
        return [law] if law is not None else []
    quoted = _quoted(text, anchor, limit)
    return [quoted] if quoted is not None else []


def _plenum(text: str, anchor: _Anchor) -> list[DocumentMention]:
    match = _PLENUM.match(text, anchor.end)
    if match is None:
        return []
    if re.match(r" (?:đồng chí|người|năm|tháng|ngày|lần|nội dung)", text[match.end() :]) and not match["term"]:
        return []
    numbers = [_ordinal(n) for n in (match["n"] or match["m"], match["n2"]) if n]
    terms = [t for t in (match["term"], match["term2"]) if t] or [""]
    found = []
    for number in numbers:
        for term in terms:
            name = f"{anchor.word} Trung ương {number}" + (f" khóa {term}" if term else "")
            found.append(
                _make(
                    text,
                    anchor.start,
                    match.end(),
                    anchor.word,
                    "unnumbered",
                    "plenum",
                    name=name,
                    term=term,
                    system="party",
                    ordinal=number,
                )
            )
    if len(found) > 1:  # Several share one span: each keeps a part of it, so that none is dropped as an overlap.
        width = max(1, (match.end() - anchor.start) // len(found))
        found = [
            replace(m, start=anchor.start + i * width, end=anchor.start + (i + 1) * width) for i, m in enumerate(found)
        ]
    return found


def _ordinal(printed: str) -> int:
    if printed.isdigit():
        return int(printed)
    if printed in _WORD_ORDINALS:
        return _WORD_ORDINALS[printed]
    value = 0
    digits = [{"I": 1, "V": 5, "X": 10, "L": 50}[c] for c in printed]
    for here, after in pairwise([*digits, 0]):
        value += here if here >= after else -here
    return value


def roman(number: int) -> str:
    """1 to 89 in Roman figures."""
    tens, ones = divmod(number, 10)
    return ("", "X", "XX", "XXX", "XL", "L", "LX", "LXX", "LXXX")[tens] + (
        "",
        "I",
        "II",
        "III",
        "IV",
        "V",
        "VI",
        "VII",
        "VIII",
        "IX",
    )[ones]


def _congress(text: str, anchor: _Anchor) -> DocumentMention | None:
    if (short := _SHORT_CONGRESS.match(text, anchor.end)) is not None:
        name = f"Nghị quyết Đại hội {short['n']} của Đảng"
        return _make(
            text,
            anchor.start,
            short.end(),
            anchor.word,
            "unnumbered",
            "congress",
            name=name,
            term=short["n"],
            system="party",
            issuer_text="Đảng",
        )
    match = _CONGRESS.match(text, anchor.end)
    if match is None:
        return None
    position, nth, years, scope = match.end(), "", "", None
    national = generic = False
    for _ in range(8):
        step = _STEPS.match(text, position)
        if step is None:
            break
        if step["all"]:
            generic = True
        elif step["nth"] or step["roman"]:
            if nth:
                break
            nth = roman(_ordinal(step["nth"] or step["roman"]))
        elif step["party"]:
            national = True
        elif step["years"]:
            years = re.sub(r" ?[-–] ?", "-", step["years"])
        elif step["org"]:
            if scope is not None:
                break
            scope = (step.start("org"), _org_end(text, step.start("org")))
            if re.match(r" các cấp| cơ sở", text[step.end() :]) or re.search(r" các cấp$", text[slice(*scope)]):
                generic = True
            position = scope[1]
            continue
        position = step.end()
    org = text[slice(*scope)] if scope else "Đảng" if national else ""
    if generic or not (nth or (years and scope and org.count(" ") > 1)):
        return _make(text, anchor.start, position, anchor.word, "generic", "congress")
    if national and not scope:
        name = f"Nghị quyết Đại hội {nth} của Đảng"
    else:
        # The organisation's full name is put in by whoever resolves ``issuer``.
        name = f"Nghị quyết Đại hội {nth}" if nth else f"Nghị quyết Đại hội nhiệm kỳ {years}"
    return _make(
        text, anchor.start, position, anchor.word, "unnumbered", "congress", name=name, term=nth or years, system="party", issuer=scope, issuer_text=org
    )  # fmt: skip


@cache
def _laws() -> tuple[re.Pattern[str], dict[str, tuple[str, str]]]:
    """An expression for the names of laws, longest first, and each spelling's full name and act."""
    names: dict[str, tuple[str, str]] = {}
    for row in load("law_names"):
        for spelling in (row["name"], *row["variants"].split(" | ")):
            if spelling:
                names.setdefault(_plain(spelling), (row["law"], row["act"]))
    body = "|".join(re.escape(n).replace(r"\ ", ",? ").replace(" ", " ") for n in sorted(names, key=len, reverse=True))
    return re.compile(rf" (?:về )?({body})(?!\w)"), names


def _plain(name: str) -> str:
    return re.sub(r",? +", " ", name.lower())


def _law(text: str, anchor: _Anchor) -> DocumentMention | None:
    before = text[max(0, anchor.start - 12) : anchor.start]
    if anchor.word == "Hiến pháp":
        return _constitution(text, anchor)
    if anchor.word == "Luật" and _NOT_LAW_BEFORE.search(before):
        return None
    position, changes = anchor.end, ""
    if anchor.word == "Luật" and (match := _CHANGES.match(text, position)) is not None:
        position, changes = match.end() - 1, "Luật sửa đổi, bổ sung một số điều của "
    pattern, names = _laws()
    match = pattern.match(_lower(text[position : position + 160]))
    if match is None:
        return None
    capital = text[position + match.start(1)].isupper()
    end = position + match.end()
    full, act = names[_plain(match[1])]
    if act == "Pháp lệnh" and anchor.word != act:
        act, full = anchor.word, f"{anchor.word} {full.partition(' ')[2].partition(' ')[2]}"
    year = _LAW_YEAR.match(text, end)
    if not capital and not year and not (anchor.word == "Bộ luật" and act == anchor.word):
        return None
    if not capital and not anchor.capital and not year and anchor.word != "Bộ luật":
        return None
    if anchor.word == "Pháp lệnh":
        full = f"Pháp lệnh {names_case(match[1], full)}"
    name, date = changes + full, ""
    if (amended := _AMENDED.match(text, end)) is not None and not changes:
        name, end = f"{name} (sửa đổi)", amended.end()
    elif year is not None:
        name, date, end = (
            name + text[year.start() : year.end()].replace("(", "").replace(")", "").replace(",", ""),
            year["y"],
            year.end(),
        )
    word = "Luật" if changes else act
    return _make(text, anchor.start, end, word, "unnumbered", "law", name=name, date=date, system="state")


def names_case(printed: str, full: str) -> str:
    """The part of a full name after its act, or the printed words where the act has two words."""
    for act in ("Bộ luật ", "Pháp lệnh ", "Luật "):
        if full.startswith(act):
            return full[len(act) :]
    return printed


def _constitution(text: str, anchor: _Anchor) -> DocumentMention | None:
    if not anchor.capital:
        return None
    match = re.compile(r"(?: nước (?:Cộng hòa xã hội chủ nghĩa|CHXHCN) Việt Nam)?").match(text, anchor.end)
    end = match.end() if match else anchor.end
    year = _LAW_YEAR.match(text, end)
    if year is None:
        return None if text[end : end + 3] in (" Mỹ", " Ph", " Th", " Nh", " Hà", " củ") else _make(
            text, anchor.start, end, "Hiến pháp", "unnumbered", "law", name="Hiến pháp", system="state")  # fmt: skip
    return _make(
        text,
        anchor.start,
        year.end(),
        "Hiến pháp",
        "unnumbered",
        "law",
        name=f"Hiến pháp năm {year['y']}",
        date=year["y"],
        system="state",
    )


def _quoted(text: str, anchor: _Anchor, limit: int) -> DocumentMention | None:
    least = _QUOTED.get(anchor.word, 0)
    opened = anchor.start and text[anchor.start - 1] in '“"'
    if opened and anchor.capital and anchor.word in ("Quy hoạch", "Chiến lược", "Đề án"):
        close = re.compile(r"[^“”\"\n.!?]{20,260}(?=[”\"])").match(text, anchor.end)
        if close is not None and not re.search(r" (?:là|đã|sẽ|không|chưa|có)(?!\w)", close[0]):
            return _make(
                text,
                anchor.start,
                close.end(),
                anchor.word,
                "unnumbered",
                "quoted",
                name=text[anchor.start : close.end()],
            )
    if least and (anchor.capital or anchor.word == "Đề án"):
        match = _QUOTE.match(text, anchor.end)
        if match is not None and match["title"].count(" ") + 1 >= least and match["title"].strip()[:1].isupper():
            name = f"{anchor.word} “{match['title'].strip()}”"
            return _make(
                text,
                anchor.start,
                match.end(),
                anchor.word,
                "unnumbered",
                "quoted",
                name=name,
                title=match["title"].strip(),
            )
    if anchor.capital and anchor.word in _DATED and not opened:
        match = _NAMED_UNTIL.match(text, anchor.end)
        if match is not None and not _CLAUSE.search(match["body"]) and match.end() <= max(limit, anchor.end):
            return _make(
                text,
                anchor.start,
                match.end(),
                anchor.word,
                "unnumbered",
                "named",
                name=anchor.word + text[anchor.end : match.end()],
            )
    return None


def _counted(text: str, anchor: _Anchor, taken: Sequence[tuple[int, int]]) -> list[DocumentMention]:
    if any(s <= anchor.start < e for s, e in taken[:0]):
        return []
    window = text[max(0, anchor.start - 18) : anchor.start]
    if (count := _COUNT_BEFORE.search(window)) is not None:
        printed = count[1].lower()
        value = int(printed) if printed.isdigit() else _WORD_ORDINALS.get(printed, 0)
        start = anchor.start - len(window) + count.start()
        return [_make(text, start, anchor.end, anchor.word, "group", "count", count=value)]
    if _PLURAL_BEFORE.search(window):
        return [_make(text, anchor.start, anchor.end, anchor.word, "generic", "plural")]
    return []


# --- what follows the name ---


def _org_end(text: str, start: int) -> int:
    """Where the name of an organisation that begins at ``start`` ends: capitals, and the small words that such names hold."""
    position = end = start
    head = text[start : start + 4]
    for _ in range(18):
        token = _TOKEN.match(text, position)
        if token is None:
            break
        word = token[0].strip()
        if re.fullmatch(_ROMAN, word) and position > start or word in ("lần", "nhiệm", "khóa", "về", "ngày"):
            break
        upper = word[:1].isupper() or word[:1].isdigit()
        if word in ("và", "-", "–"):
            following = _TOKEN.match(text, token.end())
            nxt = following[0].strip() if following else ""
            if not (nxt[:1].isupper() and head.startswith(("Bộ ", "Sở ", "Ủy ", "Ban ")) and not _HEADS.match(nxt)):
                break
        elif not upper and word.lower() not in _ORG_WORDS:
            break
        position = token.end()
        if upper or word not in ("các", "và", "-", "–"):
            end = position
    return end


def _iso(match: re.Match[str], published: str) -> str:
    groups = match.groupdict()
    year = groups.get("y") or groups.get("y2") or groups.get("y3") or ""
    month, day = groups.get("m") or groups.get("m2"), groups.get("d")
    if month is None or not 1 <= int(month) <= 12 or (day is not None and not 1 <= int(day) <= 31):
        return ""
    if not year:
        if len(published) < 10 or day is None:
            return ""
        year = published[:4]
        if f"{year}-{int(month):02}-{int(day):02}" > published[:10]:
            year = str(int(year) - 1)
    if not 1930 <= int(year) <= 2100:
        return ""
    return f"{year}-{int(month):02}-{int(day):02}" if day else f"{year}-{int(month):02}"


def _with_tail(text: str, mention: DocumentMention, boundaries: Sequence[int], published: str) -> DocumentMention:
    """The mention with date, issuer, term and title that follow it."""
    if mention.status not in DOCUMENTS:
        return mention
    index = bisect_left(boundaries, mention.end)
    limit = boundaries[index] if index < len(boundaries) else len(text)
    position = mention.end
    date, term, issuer, issuer_text, title = (
        mention.date,
        mention.term,
        mention.issuer,
        mention.issuer_text,
        mention.title,
    )
    between = text[mention.start : mention.end]
    if (
        issuer is None
        and (inner := re.search(r" của (?=[A-ZĐỦ])", between)) is not None
        and mention.rule == "type and number"
    ):
        start = mention.start + inner.end()
        issuer = (start, _org_end(text, start))
        issuer_text = text[slice(*issuer)]
    if mention.rule in ("congress", "plenum", "law", "named"):
        if mention.rule == "law":
            return mention
    for _ in range(5):
        if not date and (match := _TAIL_DATE.match(text, position)) is not None:
            date = _iso(match, published)
            position = match.end()
        elif not date and (match := _TAIL_MONTH.match(text, position)) is not None:
            date = _iso(match, published)
            position = match.end()
        elif not date and mention.number and (match := _TAIL_YEAR.match(text, position)) is not None:
            date = match["y"]
            position = match.end()
        elif not term and (match := _TAIL_TERM.match(text, position)) is not None:
            term = roman(_ordinal(match["term"]))
            position = match.end()
        elif issuer is None and mention.rule != "congress" and (match := _TAIL_OF.match(text, position)) is not None:
            end = min(_org_end(text, match.end()), max(limit, match.end()))
            if end <= match.end() or not _names_body(text, match.end()):
                break
            end = match.end() + len(_DANGLING.sub("", text[match.end() : end]))
            issuer = (match.end(), end)
            issuer_text = text[slice(*issuer)]
            position = end
        elif issuer is None and mention.number and (match := _TAIL_BY.match(text, position)) is not None:
            end = _org_end(text, match.end())
            if not re.match(r" (?:đã |vừa |mới )?(?:ban hành|ký|ra)", text[end:]) or not _HEADS.match(
                text, match.end()
            ):
                break
            issuer = (match.end(), end)
            issuer_text = text[slice(*issuer)]
            position = end
        else:
            break
    if not title:
        title, position = _title(text, position, boundaries)
    symbol, letters, conflict = mention.symbol, mention.issuer_symbol, mention.conflict
    stated = stated_register(issuer_text)
    if {stated, letters} == {"TW", "TU"}:
        # What is said in words beats the letters, which the press misprints.
        symbol, letters, conflict = symbol.replace(f"/{letters}", f"/{stated}"), stated, "symbol"
    return replace(
        mention, extent=position, date=date, term=term, issuer=issuer, issuer_text=issuer_text, title=title, symbol=symbol, issuer_symbol=letters,
        conflict=conflict,
    )  # fmt: skip


def _names_body(text: str, start: int) -> bool:
    return (
        bool(_HEADS.match(text, start))
        or text[start].isupper()
        or bool(
            re.match(r"(?:thành phố|tỉnh|huyện|quận|thành ủy|tỉnh ủy|huyện ủy|quận ủy)(?!\w)", text[start : start + 10])
        )
    )


def _title(text: str, position: int, boundaries: Sequence[int]) -> tuple[str, int]:
    match = _TAIL_TITLE.match(text, position)
    if match is None or not (match["how"] or match["quote"]):
        return "", position
    start = match.end()
    if match["quote"]:
        close = re.compile(r"[^“”\"\n]{3,400}(?=[”\"])").match(text, start)
        return (close[0].strip(), close.end()) if close is not None else ("", position)
    index = bisect_left(boundaries, start)
    stop = _TITLE_STOP.search(text, start, min(len(text), start + 320))
    end = stop.start() if stop is not None else min(len(text), start + 320)
    # Another document, set off by a comma or "và", is no part of the title; one inside it ("thực hiện Nghị quyết …") is.
    for boundary in boundaries[index : index + 4]:
        if boundary >= end:
            break
        if (join := re.search(r"(?:,| và|, và) (?:các |thực hiện )?$", text[start:boundary])) is not None:
            end = start + join.start()
            break
    title = text[start:end].strip(" ,")
    if match["how"] not in ("V/v", "v/v") and not match["how"].lower().endswith(("về", "việc", "đề", "gọi")):
        title = f"{match['how']} {title}"
    return (title, end) if title.count(" ") else ("", position)


_REGISTERS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), symbol)
    for pattern, symbol in (
        (
            r"(?:Bộ Chính trị|Ban Bí thư|(?:Ban [Cc]hấp hành|BCH) (?:Trung ương|TW|TƯ|T\.Ư)|Trung ương|T\.?Ư|TW)(?!\w)",
            "TW",
        ),
        (r"(?:Ban Thường vụ |BTV |Thường trực |Bí thư )?(?:[Tt]hành|[Tt]ỉnh) ủy", "TU"),
        (r"(?:Ban [Cc]hấp hành|BCH) (?:Đảng bộ )?(?:tỉnh|thành phố|TP|Thành phố|Tỉnh)", "TU"),
        (r"(?:Ban Thường vụ |BTV )?[Hh]uyện ủy", "HU"),
        (r"(?:Ban Thường vụ |BTV )?[Qq]uận ủy", "QU"),
        (r"(?:Ban Thường vụ |BTV )?[Tt]hị ủy", "ThU"),
        (r"Đảng ủy", "ĐU"),
        (r"Thủ tướng|TTg", "TTg"),
        (r"Chính phủ|CP(?!\w)", "CP"),
        (r"Ủy ban [Tt]hường vụ Quốc hội|UBTVQH", "UBTVQH"),
        (r"Quốc hội|QH(?!\w)", "QH"),
        (r"Chủ tịch nước", "CTN"),
        (r"(?:Chủ tịch )?(?:UBND|Ủy ban nhân dân|UB(?!\w))", "UBND"),
        (r"HĐND|Hội đồng nhân dân", "HĐND"),
    )
)


def stated_register(issuer: str) -> str:
    """The symbol of the register in which an issuer, as printed or in full, numbers its documents; "" if not known."""
    for pattern, symbol in _REGISTERS:
        if pattern.match(issuer):
            return symbol
    return _ministries().get(issuer.casefold(), "")


@cache
def _ministries() -> dict[str, str]:
    return {s.issuer.casefold(): s.symbol for s in symbols().values() if s.issuer and "{" not in s.issuer}


# --- lists ---

_JOIN = re.compile(r"(?:,| và|, và|;| cùng| hoặc|, cùng| &) ?(?:các |của |với |theo )?|,? gắn với |,? ")


def _distributed(text: str, found: Sequence[DocumentMention]) -> list[DocumentMention]:
    """Lists give to each item what stands once: the symbol and date of a head's numbers, the issuer and term of a coordination."""
    result = list(found)
    for index in range(1, len(result)):
        before, item = result[index - 1], result[index]
        if (
            before.head >= 0
            and item.rule == "number"
            and _is_list(_gap(text, before, item))
            and item.type in ("", before.type)
        ):
            result[index] = replace(
                item, head=before.head, type=before.type, kind=before.kind, status="numbered", rule="list"
            )
    for index in range(len(result) - 2, -1, -1):
        here, after = result[index], result[index + 1]
        if here.status not in ("numbered", "partial") or after.status not in ("numbered", "partial"):
            continue
        if not _is_list(_gap(text, here, after)) and not _coordinated(text, here, after):
            continue
        same_head = here.head >= 0 and here.head == after.head
        if same_head and not here.symbol and after.symbol and here.type == after.type:
            here = replace(
                here,
                symbol=after.symbol,
                issuer_symbol=after.issuer_symbol,
                system=after.system,
                status="numbered",
                rule="list",
            )
        if same_head and not here.date and _PLURAL_BEFORE.search(text[max(0, here.head - 9) : here.head]):
            here = replace(here, date=after.date)
        if here.issuer is None and after.issuer is not None and _shares_issuer(here, after):
            here = replace(here, issuer=after.issuer, issuer_text=after.issuer_text, term=here.term or after.term)
        elif same_head and not here.term:
            here = replace(here, term=after.term)
        result[index] = here
    return result


def _gap(text: str, here: DocumentMention, after: DocumentMention) -> str:
    """What stands between two mentions, up to a short length, without "số"."""
    return text[here.end : min(after.start, here.end + 24)].removesuffix("số ").removesuffix("số").rstrip() + " "


def _coordinated(text: str, here: DocumentMention, after: DocumentMention) -> bool:
    if here.title or here.extent > after.start:
        return False
    between = text[here.extent : after.start]
    return bool(re.fullmatch(r"(?:,|;)? ?(?:và|cùng|hoặc|&)? ?(?:các )?(?:số )?", between)) and bool(between.strip())


def _shares_issuer(here: DocumentMention, after: DocumentMention) -> bool:
    if here.issuer_symbol and after.issuer_symbol:
        return here.issuer_symbol == after.issuer_symbol
    return not here.issuer_symbol or stated_register(after.issuer_text) == here.issuer_symbol


def documents(mentions: Iterable[DocumentMention]) -> Iterator[DocumentMention]:
    """The mentions that name a document."""
    return (m for m in mentions if m.status in DOCUMENTS)
