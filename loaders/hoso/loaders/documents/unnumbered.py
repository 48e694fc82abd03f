"""A type word to the one document that its name picks out without a number: of a congress, a law, a title in quotes."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from hoso.loaders.documents.anchors import Anchor, lower
from hoso.loaders.documents.issuers import HEADS, org_end
from hoso.loaders.documents.mention import ROMAN, WORD_ORDINALS, DocumentMention, make, ordinal, roman
from hoso.loaders.documents.titles import ENDS, title_end
from hoso.loaders.documents.treaties import TREATIES, treaty
from hoso.loaders.documents.wellknown import well_known
from hoso.loaders.documents.words import any_of
from hoso.loaders.expression import expression
from hoso.loaders.letters import UPPER
from hoso.loaders.lexicon import load

_ORDINAL = rf"(?:{ROMAN}|\d{{1,2}}|{'|'.join(WORD_ORDINALS)})"
_TW = r"(?:[Tt]rung ương|T\.Ư|TƯ|TW|T\.W)"
_SHORT_TW = expression(r"(?<!\w)(?:T\.Ư|TƯ|T\.W)(?!\w)")
_PLENUM_TERM = (
    rf"(?:,? ?\(?(?:của Đảng,? ?)?[Kk]hóa \(?(?P<term>{ROMAN}|\d\d?)(?:(?:,| và|, và) "
    rf"(?:khóa )?(?P<term2>{ROMAN}))?\b ?\)?)?"
)
_PLENUM = expression(
    rf" (?:của )?(?:(?:[Hh]ội nghị |HN )?(?:BCH )?{_TW}(?: Đảng)?(?: lần thứ)? (?P<n>{_ORDINAL})\b"
    rf"(?:(?:,| và) (?P<n2>\d{{1,2}})(?![\d/.]))?"
    rf"|(?:[Hh]ội nghị|HN) (?:{_TW} )?(?:lần thứ )?(?P<m>{_ORDINAL}) ?,? ?(?:của )?"
    rf"(?:Ban [Cc]hấp hành|BCH) {_TW}(?: Đảng)?)"
    rf"{_PLENUM_TERM}"
)
_AND_CONCLUSION = expression(r"(?:,| và) [Kk]ết luận(?= )")
"""Between a resolution and the plenum that it shares: "Nghị quyết, Kết luận Hội nghị Trung ương 8"."""
_CONGRESS = expression(r" (?:của )?(?:[Đđ]ại hội|ĐH)(?!\w)")
_NATIONWIDE = {"Đoàn": "Đoàn Thanh niên Cộng sản Hồ Chí Minh", "Công đoàn": "Công đoàn Việt Nam"}
"""Whose congress is meant by the short name: "Đại hội Đoàn toàn quốc lần thứ XII"."""
_SHORT_CONGRESS = expression(rf" (?P<n>{ROMAN}) (?:của )?(?P<org>Đảng(?! [Bb]ộ| ủy|\w)|[Đđ]ảng bộ(?= \w))")
_STEPS = expression(
    rf"(?P<skip> (?:[Đđ]ại biểu|[Tt]oàn quốc)(?!\w))|,? ?(?:lần thứ |khóa )(?P<nth>{_ORDINAL})(?!\w)"
    rf"| (?P<roman>{ROMAN}|\d{{1,2}}(?=(?: của)? (?:Đảng|[Đđ]ảng [Bb]ộ)(?!\w)))(?!\w)"
    r"|(?: của)? (?P<party>Đảng(?: Cộng sản Việt Nam| CSVN)?)(?! [Bb]ộ| ủy|\w)|(?P<all> (?:đảng )?(?:bộ )?các cấp)"
    r"|,? ?\(?nhiệm kỳ ?(?P<years>(?:19|20)\d\d ?[-–] ?(?:19|20)\d\d)\)?"
    r"|(?: của)? (?P<org>(?:[Đđ]ảng [Bb]ộ|Công đoàn|Đoàn|Hội|MTTQ|Mặt trận)(?!\w))"
)
_QUOTE = expression(
    r"(?: nổi tiếng| lịch sử| mang tên| có tên| với tên gọi| về)?:? ?[“\"](?P<title>[^“”\"\n]{8,300}?)"
    r"(?:[”\"]|(?=; [A-ZĐ][^;:“”\"\n]{2,20}:? ?[“\"]))"
)
"""A title in quotation marks; where the closing one is missing, it ends before the next of a list."""
_NAMED_UNTIL = expression(
    r" (?P<body>[^.;:“”\"()\n!?]{8,200}?"
    r"(?:(?:,? giai đoạn (?:năm )?|,? nhiệm kỳ | trung hạn | 0?5 năm )\d{4} ?[-–] ?\d{4}"
    r"(?:,? (?:và )?(?:định hướng|tầm nhìn)(?: đến)?(?: năm)? \d{4})?"
    r"|,? đến (?:năm )?\d{4}(?:,? (?:và )?(?:định hướng|tầm nhìn)(?: đến)?(?: năm)? \d{4})?)"
    r"(?:,? (?:có )?xét đến năm \d{4})?)(?!\d)"
)
_TITLED = expression(rf"(?: (?!(?:{any_of('title_lacks')}) )[^\s,.;:“”\"()!?\d]+){{4,18}}")
_TITLE_OPENS = {
    "Đề án": re.compile(rf" (?!(?:{any_of('title_opens_not')})(?!\w))[^\W\d]"),
    "Chiến lược": re.compile(r" (?:phát triển|quốc gia|bảo vệ|cải cách|xây dựng|xuất khẩu|[Bb]iển|tăng trưởng)(?!\w)"),
    "Quy hoạch": re.compile(r" (?:tổng thể|chi tiết|chung|phát triển|bảo vệ|hệ thống|mạng lưới|vùng|tỉnh)(?!\w)"),
    "Nghị quyết": re.compile(r" về (?!\d)"),
    "Chỉ thị": re.compile(r" về (?!\d)"),
}
"""How a title without a number and without quotation marks opens, by type."""
_ABOUT = ("Nghị quyết", "Chỉ thị")
_NEXT_ONE = expression(
    r"(?:[,;:.“”\"(]|(?<!\w)(?:và|hoặc|với|trong|tại|theo|cùng|số|là|để|đã|sẽ))(?: (?:các|dự thảo|dự án))? ?$"
)
"""Before a type word: it is of the next document, and not of the title of this one."""
_OF_A_PLACE = re.compile(rf" tổng thể(?: [^\W\d_]+){{1,8}}(?: [{UPPER}][^\W\d]*){{2}}")
"""What makes a plan in small letters one: "quy hoạch tổng thể phát triển Khu du lịch quốc gia Núi Thử"."""
_AND_ANOTHER = expression(
    r",? (?:và )?(?:Nghị quyết|Luật|Bộ luật|Pháp lệnh|Chỉ thị|Quyết định)(?= về)|,? và (?:Nghị quyết|Luật|Bộ luật) "
)
"""A document named after another, beside it."""
_LEAST_WORDS = {"Đề án": 4, "Chiến lược": 4, "Quy hoạch": 5, "Nghị quyết": 6, "Chỉ thị": 6}
_OF_ITS_ISSUER = expression(rf" của (?=[{UPPER}])")
_ENUMERATES = expression(
    r", (?:(?:chống|lãng phí|tiêu cực)(?!\w)"
    r"|(?!(?:lãnh đạo|các|đại diện|chính quyền|nhân dân|người|cán bộ|đồng chí)(?!\w))"
    r"(?:[^\W\dA-ZĐ]\w*(?: \w+){0,4}, )?[^\W\dA-ZĐ]\w*(?: \w+){0,4} và(?!\w))"
)
"""A comma inside a title: "phòng, chống …", "thu hút, đào tạo và sử dụng …"."""
_NO_TITLE_BEFORE = expression(
    r"(?<!\w)(?:[Dd]ự thảo|[Dd]ự án|[Xx]ây dựng|các|những|nhiều|một|\d|Viện|Vụ|Trung tâm|Ban|Phòng|Cục|Sở|Hội"
    r"|Chính sách và) $"
)
_STATUTE = expression(
    r"(?: của)? (?P<who>Đảng(?: Cộng sản Việt Nam)?(?! [Bb]ộ| ủy|\w)|Công đoàn Việt Nam|Mặt trận Tổ quốc Việt Nam"
    rf"|Hội [{UPPER}][^.,;:()“”\"\n]{{2,40}}? Việt Nam)"
)
_RULES_OF = expression(r" làm việc (?:mẫu )?của (?=\w)")
_PROGRAMME_OF = expression(r" hành động của (?=\w)")
_PROGRAMME_FOR = expression(
    r"(?: để| nhằm| về)?(?: việc)? (?P<what>(?:triển khai thực hiện|tổ chức thực hiện|thực hiện|triển khai|cụ thể hóa)"
    r" (?:các )?(?:Nghị quyết|nghị quyết|Chỉ thị|Kết luận|Quyết định|Chiến lược|Đề án|Quy định)"
    r"(?=[^,.;:()“”\"\n]{0,60}(?:\d| [IVX]+(?!\w)))[^,.;:()“”\"\n]{2,70}?)"
    r"(?=[,.;:()“”\"\n]|$| (?:về|đã|được|là|và|nhằm|cũng|để)(?!\w))"
)
"""What a body's programme of action is for: it has one for each resolution."""
_NOT_ISSUED_YET = expression(r"(?<!\w)(?:dự thảo|xây dựng|soạn thảo|góp ý|các|những)(?:,? [a-zđà-ỹ]+){0,3} $")
_DRAFT_BEFORE = expression(r"(?<!\w)dự thảo $", re.IGNORECASE)
_ISSUED = ("Nghị quyết", "Chỉ thị", "Công điện", "Kết luận", "Quyết định")
_OFTEN_A_VERB = ("Kết luận",)
_NO_ISSUER = ("Đảng", "Trung ương")
_CUT_SHORT = expression(r"[.,]\d")
_OF = expression(r"(?: khẩn| hỏa tốc)? của (?:đồng chí )?(?=\w)")
_NOT_ONE_BEFORE = expression(
    r"(?<!\w)(?:[Dd]ự thảo|[Xx]ây dựng|[Cc]ác|những|nhiều|một số|mọi|hai|\d|đề nghị|trình|[Nn]ghị quyết(?:,| và)"
    r"|luật,) $"
)
_ABOUT_WHAT = expression(
    rf"(?: khóa [IVXLC\d]+)?(?: (?:[{UPPER}][^\W\d]+)(?: [{UPPER}][^\W\d]+){{1,3}})?,? về(?: việc)? (?=[^\W\d])"
)
_ON_PERSONS = expression(
    r"(?:công tác (?:cán bộ|nhân sự|tổ chức)|nhân sự|phân công|bổ nhiệm|điều động|điều chuyển|ông |bà |chỉ định|kỷ luật"
    r"|thi hành kỷ luật|luân chuyển|chuẩn y|thôi|miễn nhiệm|cách chức|cho |vụ|vấn đề|các |những |một số "
    r"|giải quyết khiếu nại|xử phạt|chất vấn|giám sát"
    r"|thành lập (?:[Đđ]oàn|[Tt]ổ) (?:kiểm tra|giám sát) (?:việc|công tác|số|đối với) )"
)
"""What is decided of a person is told as an event; what is about "các vấn đề …" has no title."""
_COUNTS = expression(r" (?:đồng chí|người|năm|tháng|ngày|lần|nội dung)")
_ANY_LEVEL = expression(r" các cấp| cơ sở")
_OF_THE_STATE = expression(r"(?: nước (?:Cộng hòa xã hội chủ nghĩa|CHXHCN) Việt Nam)?")
_QUOTED_NAME = expression(r"[^“”\"\n.!?]{20,260}(?=[”\"])")
_GIVEN = expression(r"[Kk]ý kết $")
_NAMED = expression(r"(?!của|này|định hướng|trong|cho|để|từ|với|chiến lược giai)(?:[^ ]+ ){4}")
_CLAUSE = expression(
    r", (?!chống|chỉnh|phát triển|xây dựng|định hướng|tầm nhìn|giai đoạn|đến năm|(?:có )?xét đến)|"
    r" (?:là|đã|sẽ|được|đang|vừa|phải|cần|do|mà|thì|theo)(?!\w)"
)
_LAW_YEAR = expression(r"(?:,? năm | \(năm | \( ?| )(?P<y>(?:19[4-9]|20[0-4])\d)(?!\d| ?[-–/])\)?")
_UNLISTED = expression(
    r"(?P<name> [A-ZĐ](?:(?! (?:đã|được|là|có|cho|theo|từ|sẽ|do|ngày|tại|trong|vào|đến) )[^.;:“”\"()\n]){5,110}?)"
    r",? \(?năm (?P<y>(?:19[4-9]|20[0-4])\d)\)?(?!\d| ?[-–/])"
)
_AMENDED = expression(r" \(?[Ss]ửa đổi(?:, bổ sung)?\)?(?! một số| [Đđ]iều)")
_CHANGES = expression(r" [Ss]ửa đổi,? ?(?:và )?bổ sung một số [Đđ]iều (?:của )?(?:các )?(?:[Bb]ộ )?[Ll]uật ")
_NOT_LAW_BEFORE = expression(rf"(?<!\w)(?:{any_of('not_law')}) $")
_NO_LAW_YET = expression(r"(?<!\w)(?:[Dd]ự|[Đđ]ạo|hẳn một|một bộ|khi có) $")
"""Before the name of a law in small letters: a bill, or a law of no country that is named."""
_QUOTED = {"Đề án": 3, "Chỉ thị": 4, "Nghị quyết": 4, "Quy chế": 4, "Chiến lược": 5, "Quy hoạch": 5, "Kế hoạch": 5}
"""Types whose quoted title of so many words names one document. A "Chương trình" in quotes is mostly a show."""
_DATED = ("Chiến lược", "Quy hoạch", "Đề án", "Chương trình", "Kế hoạch")


def unnumbered(text: str, anchor: Anchor, limit: int) -> list[DocumentMention]:
    """A document that its name alone picks out: of a congress or a plenum, a law, a title in quotes."""
    if anchor.word in ("Nghị quyết", "Kết luận"):
        if plenum := _plenum(text, anchor):
            return plenum
        if anchor.word == "Nghị quyết" and (congress := _congress(text, anchor)) is not None:
            return [congress]
    if anchor.word in ("Luật", "Bộ luật", "Pháp lệnh", "Hiến pháp"):
        law = _law(text, anchor)
        return [law] if law is not None else []
    if anchor.word in TREATIES:
        named = treaty(text, anchor, limit)
        return [named] if named is not None else []
    if (known := well_known(text, anchor)) is not None:
        return [known]
    if (own := _own(text, anchor) or _of_its_issuer(text, anchor, limit)) is not None:
        return [own]
    quoted = _quoted(text, anchor, limit) or _titled(text, anchor, limit)
    return [quoted] if quoted is not None else []


def _titled(text: str, anchor: Anchor, limit: int) -> DocumentMention | None:
    """A capital type with its title and no number: "Đề án quản lý phương tiện giao thông", "Nghị quyết về …"."""
    opening = _TITLE_OPENS.get(anchor.word)
    if opening is None or opening.match(text, anchor.end) is None:
        return None
    if not anchor.capital and not (anchor.word == "Quy hoạch" and _OF_A_PLACE.match(text, anchor.end)):
        return None
    if _NO_TITLE_BEFORE.search(text, max(0, anchor.start - 16), anchor.start):
        return None
    about = anchor.word in _ABOUT
    title = _title_from(text, anchor.end, min(limit, anchor.end + 220), ends=not about)
    if about and not _NEXT_ONE.search(text, max(anchor.end, limit - 16), limit):
        # "Nghị quyết về việc thi hành Bộ luật Hình sự": the title names another.
        longer = _title_from(text, anchor.end, anchor.end + 220, ends=False)
        title = longer if text.count(" ", limit, anchor.end + len(longer)) > 1 else title
    end, words = anchor.end + len(title), title.count(" ")
    if not _LEAST_WORDS[anchor.word] <= words <= 30:
        return None
    name = anchor.word + title
    # "… chất vấn tại kỳ họp thứ ba": the title names a gathering, which is told of there too.
    end -= len(title) - len(title.partition(" tại kỳ họp")[0])
    return make(text, anchor.start, end, anchor.word, "unnumbered", "titled", name=name)


def _own(text: str, anchor: Anchor) -> DocumentMention | None:
    """The one document of its kind that a body has: "Quy chế làm việc của Chính phủ", "Điều lệ Công đoàn Việt Nam".

    Or that it has for one resolution: "Chương trình hành động của Chính phủ thực hiện Nghị quyết Trung ương 4".
    """
    if anchor.word == "Điều lệ" and anchor.capital and (match := _STATUTE.match(text, anchor.end)) is not None:
        name = f"Điều lệ {match['who'].removesuffix(' Cộng sản Việt Nam')}"
        return make(text, anchor.start, match.end(), anchor.word, "unnumbered", "own", name=name)
    if anchor.word == "Quy chế" and (match := _RULES_OF.match(text, anchor.end)) is not None:
        start, end = match.end(), org_end(text, match.end())
        if end <= start or not HEADS.match(text, start) or _ANY_LEVEL.match(text, end):
            return None
        if _DRAFT_BEFORE.search(text, max(0, anchor.start - 12), anchor.start):
            return None
        found = make(text, anchor.start, end, anchor.word, "unnumbered", "own", name="Quy chế làm việc")
        return replace(found, issuer=(start, end), issuer_text=text[start:end])
    if anchor.word == "Chương trình" and (match := _PROGRAMME_OF.match(text, anchor.end)) is not None:
        start, end = match.end(), org_end(text, match.end())
        purpose = _PROGRAMME_FOR.match(text, end) if end > start and HEADS.match(text, start) else None
        if purpose is None or _NOT_ISSUED_YET.search(text, max(0, anchor.start - 40), anchor.start):
            return None
        name = f"{anchor.word} hành động"
        found = make(text, anchor.start, anchor.start + len(name), anchor.word, "unnumbered", "own", name=name)
        return replace(
            found, issuer=(start, end), issuer_text=text[start:end], title=_SHORT_TW.sub("Trung ương", purpose["what"])
        )
    return None


def _of_its_issuer(text: str, anchor: Anchor, limit: int) -> DocumentMention | None:
    """A type with its issuer and its title: "Chỉ thị của Thủ tướng về công tác quản lý lễ hội"."""
    if anchor.word not in _ISSUED or (anchor.word in _OFTEN_A_VERB and not anchor.capital):
        return None
    of = _OF.match(text, anchor.end)
    if of is None or _NOT_ONE_BEFORE.search(text, max(0, anchor.start - 16), anchor.start):
        return None
    start, end = of.end(), org_end(text, of.end())
    if end <= start or not HEADS.match(text, start) or text[start:end] in _NO_ISSUER:
        return None
    about = _ABOUT_WHAT.match(text, end)
    if about is None or _ON_PERSONS.match(text, about.end()):
        return None
    title = _one_clause(_title_from(text, about.end() - 1, min(limit, about.end() + 220), ends=False))
    stop = about.end() - 1 + len(title)
    if not (5 if anchor.capital else 6) <= title.count(" ") <= 30 or _CUT_SHORT.match(text, stop):
        return None
    name = f"{anchor.word} về{title}"
    found = make(text, anchor.start, stop, anchor.word, "unnumbered", "titled", name=name)
    return replace(found, issuer=(start, end), issuer_text=text[start:end])


def _one_clause(title: str) -> str:
    """The title up to a comma that begins no enumeration: behind an issuer most end it ("…, lãnh đạo các sở họp")."""
    end = title.find(",")
    while end >= 0 and (listed := _ENUMERATES.match(title, end)) is not None:
        end = title.find(",", listed.end())
    return title if end < 0 else title[:end]


def _title_from(text: str, start: int, limit: int, ends: bool = True) -> str:
    """The words of a title without quotation marks that begins at ``start``, with the space before them."""
    stops = (ENDS, _OF_ITS_ISSUER if ends else _AND_ANOTHER)
    return text[start : title_end(text, start, limit, *stops)]


def _plenum(text: str, anchor: Anchor) -> list[DocumentMention]:
    shared = _AND_CONCLUSION.match(text, anchor.end) if anchor.word == "Nghị quyết" else None
    match = _PLENUM.match(text, shared.end() if shared is not None else anchor.end)
    if match is None or (shared is not None and _NO_TITLE_BEFORE.search(text, max(0, anchor.start - 16), anchor.start)):
        return []
    if _COUNTS.match(text, match.end()) and not match["term"]:
        return []
    printed, term = match["n"] or match["m"], roman(ordinal(match["term"])) if match["term"] else ""
    read = [(anchor.start, match.end() if shared is None else anchor.end, ordinal(printed), term)]
    if shared is not None:
        pass
    elif match["n2"]:
        read = [
            (anchor.start, match.end("n"), ordinal(printed), term),
            (match.start("n2"), match.end(), ordinal(match["n2"]), term),
        ]
    elif match["term2"]:
        read = [
            (anchor.start, match.end("term"), ordinal(printed), term),
            (match.start("term2"), match.end(), ordinal(printed), match["term2"]),
        ]
    found = []
    for start, end, number, of in read:
        name = f"{anchor.word} Trung ương {number}" + (f" khóa {of}" if of else "")
        mention = make(
            text, start, end, anchor.word, "unnumbered", "plenum", name=name, term=of, system="party", ordinal=number
        )
        found.append(mention)
    return found


def _congress(text: str, anchor: Anchor) -> DocumentMention | None:
    if (short := _SHORT_CONGRESS.match(text, anchor.end)) is not None:
        of_party = short["org"] == "Đảng"
        scope = None if of_party else (short.start("org"), org_end(text, short.start("org")))
        name = f"Nghị quyết Đại hội {short['n']}" + (" của Đảng" if of_party else "")
        end = short.end() if scope is None else scope[1]
        found = make(text, anchor.start, end, anchor.word, "unnumbered", "congress", name=name, term=short["n"])
        return replace(found, system="party", issuer=scope, issuer_text=text[slice(*scope)] if scope else "Đảng")
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
            nth = roman(ordinal(step["nth"] or step["roman"]))
        elif step["party"]:
            national = True
        elif step["years"]:
            years = re.sub(r" ?[-–] ?", "-", step["years"])
        elif step["org"]:
            if scope is not None:
                break
            scope = (step.start("org"), org_end(text, step.start("org")))
            if _ANY_LEVEL.match(text, step.end()) or re.search(r" các cấp$", text[slice(*scope)]):
                generic = True
            position = scope[1]
            continue
        position = step.end()
    org = text[slice(*scope)] if scope else "Đảng" if national else ""
    if org in _NATIONWIDE and " toàn quốc" in text[anchor.end : position]:
        org, scope = _NATIONWIDE[org], None
    if generic or not (nth or (scope and org.count(" ") > 1)):
        return make(text, anchor.start, position, anchor.word, "generic", "congress")
    if national and org == "Đảng":
        name = f"Nghị quyết Đại hội {nth} của Đảng"
    else:
        # The organisation's full name is put in by whoever resolves ``issuer``.
        which = nth or (f"nhiệm kỳ {years}" if years else "")
        name = f"Nghị quyết Đại hội {which}".rstrip()
    mention = make(text, anchor.start, position, anchor.word, "unnumbered", "congress", name=name, term=nth or years)
    return replace(mention, system="party", issuer=scope, issuer_text=org)


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


def _law(text: str, anchor: Anchor) -> DocumentMention | None:
    before = text[max(0, anchor.start - 12) : anchor.start]
    if anchor.word == "Hiến pháp":
        return _constitution(text, anchor)
    if anchor.word == "Luật" and _NOT_LAW_BEFORE.search(before):
        return None
    position, changes = anchor.end, ""
    if anchor.word == "Luật" and (match := _CHANGES.match(text, position)) is not None:
        position, changes = match.end() - 1, "Luật sửa đổi, bổ sung một số điều của "
    pattern, names = _laws()
    match = pattern.match(lower(text[position : position + 160]))
    if match is None:
        return _unlisted_law(text, anchor, position) if not changes else None
    capital = text[position + match.start(1)].isupper()
    end = position + match.end()
    full, act = names[_plain(match[1])]
    if act == "Pháp lệnh" and anchor.word != act:
        act, full = anchor.word, f"{anchor.word} {full.partition(' ')[2].partition(' ')[2]}"
    year = _LAW_YEAR.match(text, end)
    # "pháp lệnh về cảnh vệ": no other word is spelt so, as "luật" is.
    spelt_out = (match[1].count(" ") > 1 or anchor.word == "Pháp lệnh") and not _NO_LAW_YET.search(before)
    if not (capital or anchor.capital or year or spelt_out or (anchor.word == "Bộ luật" and act == anchor.word)):
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
    return make(text, anchor.start, end, word, "unnumbered", "law", name=name, date=date, system="state")


def _unlisted_law(text: str, anchor: Anchor, position: int) -> DocumentMention | None:
    """A law that the lexicon lacks: a capital name that ends in a year."""
    match = _UNLISTED.match(text, position)
    if match is None or not anchor.capital:
        return None
    name = f"{anchor.word}{text[position : match.end('name')]} năm {match['y']}"
    return make(
        text, anchor.start, match.end(), anchor.word, "unnumbered", "law", name=name, date=match["y"], system="state"
    )


def names_case(printed: str, full: str) -> str:
    """The part of a full name after its act, or the printed words where the act has two words."""
    for act in ("Bộ luật ", "Pháp lệnh ", "Luật "):
        if full.startswith(act):
            return full[len(act) :]
    return printed


def _constitution(text: str, anchor: Anchor) -> DocumentMention | None:
    if not anchor.capital:
        return None
    match = _OF_THE_STATE.match(text, anchor.end)
    end = match.end() if match else anchor.end
    year = _LAW_YEAR.match(text, end)
    if year is None and text.startswith((" và pháp luật", ", pháp luật"), end):
        return None
    if year is None:
        return None if text[end : end + 3] in (" Mỹ", " Ph", " Th", " Nh", " Hà", " củ") else make(
            text, anchor.start, end, "Hiến pháp", "unnumbered", "law", name="Hiến pháp", system="state")  # fmt: skip
    return make(
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


def _quoted(text: str, anchor: Anchor, limit: int) -> DocumentMention | None:
    least = _QUOTED.get(anchor.word, 0)
    opened = anchor.start and text[anchor.start - 1] in '“"'
    if opened and anchor.capital and anchor.word in ("Quy hoạch", "Chiến lược", "Đề án"):
        close = _QUOTED_NAME.match(text, anchor.end)
        if close is not None and not re.search(r"^ được| (?:là|đã|sẽ|không|chưa|có)(?!\w)", close[0]):
            return make(
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
            return make(
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
        if (
            match is not None
            and _NAMED.match(match["body"])
            and not _CLAUSE.search(match["body"])
            and not (anchor.word == "Quy hoạch" and "nhiệm kỳ" in match["body"])
            and match.end() <= max(limit, anchor.end)
        ):
            return make(
                text,
                anchor.start,
                match.end(),
                anchor.word,
                "unnumbered",
                "named",
                name=anchor.word + text[anchor.end : match.end()],
            )
        given = _GIVEN.search(text[max(0, anchor.start - 12) : anchor.start])
        if given and (match := _TITLED.match(text, anchor.end)) is not None and match.end() <= max(limit, anchor.end):
            name = anchor.word + match[0]
            return make(text, anchor.start, match.end(), anchor.word, "unnumbered", "titled", name=name)
    return None
