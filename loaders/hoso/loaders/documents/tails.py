"""What stands around a document's name to its date, issuer, term and title.

``NUMBER [","] ["ngày" DATE | "(" DATE ")"] ["của" ISSUER] ["(" "khóa" TERM ")"] [("về" | quote) TITLE]``, in any order,
and "Ngày DATE, ISSUER ban hành" before it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import replace

from hoso.loaders.documents.issuers import (
    DANGLING,
    HEADS,
    names_body,
    of_another_register,
    org_end,
    stated_register,
)
from hoso.loaders.documents.mention import DOCUMENTS, ROMAN, DocumentMention, ordinal, roman
from hoso.loaders.documents.treaties import RULE as TREATY
from hoso.loaders.documents.words import any_of
from hoso.loaders.expression import expression
from hoso.loaders.letters import UPPER

DayOf = Callable[[int, int], str]
"""A month and a day without a year to an ISO date, or "" where nothing settles the year."""

_ISO_DAY = (
    r"(?P<d>\d{1,2}) ?(?:[-/.] ?(?P<m>\d{1,2})(?: ?[-/.] ?(?P<y>\d{4}))?|"
    r"tháng (?P<m2>\d{1,2})(?:,? năm (?P<y2>\d{4})|/(?P<y3>\d{4}))?)(?!\d)"
)
_TAIL_DATE = expression(
    r"(?:,|;(?= ngày \d{1,2}[-/.]\d{1,2}[-/.]\d{4}(?: của|[,;.])))? ?(?:\((?:ngày |ban hành ngày |ký ngày )?|"
    r"(?:(?:được|do|đều|cùng|vừa|mới|đã) ){0,3}(?:(?:ký ban hành|ký|ban hành|ra|đề) )?(?:cùng |vào |hôm )?ngày:? ?|"
    rf"(?:(?:được|vừa|mới|đã) ){{0,3}}(?:ký ban hành|ký|ban hành) hôm ){_ISO_DAY}\)?"
)
_SIGNED_ON = expression(
    r",? (?:do|được) (?!đề nghị)[^.;:\n“”\"()]{3,90}? (?:ký,? ban hành|ký|ban hành|thông qua|phê duyệt) (?:vào )?"
    rf"ngày {_ISO_DAY}"
)
"""Who signed it between the number and the day: "do Thứ trưởng … ký ngày 30/5/2031"."""
_LAW_DATE = expression(rf",? (?:được )?(?:thông qua |ban hành )?ngày {_ISO_DAY}")
_TAIL_MONTH = expression(r",? \(?(?:ban hành )?tháng (?P<m>\d{1,2})(?:/| năm |-)(?P<y>\d{4})\)?")
_TAIL_YEAR = expression(r" (?:\((?:năm )?|năm )(?P<y>(?:19|20)\d\d)(?!\d| ?[-–])\)?")
_TAIL_TERM = expression(rf",? ?\(?(?:của Đảng )?[Kk]hóa (?P<term>{ROMAN}|\d{{1,2}})\b ?\)?")
_TAIL_OF = expression(r",? ?\(?(?:mới đây |vừa qua )?của (?:đồng chí )?(?=\w)")
_PROPOSED = expression(r"(?<!\w)(?:kiến nghị|đề nghị|đề xuất|ý kiến|góp ý|phản biện)(?: [a-zđà-ỹ]+){0,3} $")
_TAIL_IN_BRACKETS = expression(r" \((?=[A-ZĐ])")
_TAIL_BY = expression(r",? do (?!Phó|Chủ tịch|Bí thư|Giám|Bộ trưởng|Thứ)(?=[A-ZĐ])")
_APPROVED_BY = expression(
    r",? (?:do|(?:(?:đã|vừa|mới) ){0,2}được) (?P<holder>Thủ tướng(?: Chính phủ)?|Chủ tịch nước)"
    r" (?:(?:đã|vừa|mới) )?(?:ký,? ban hành|ban hành|ký|phê duyệt)(?!\w)"
)
"""Who issues in their own name, after a document with or without a number: "đã được Thủ tướng Chính phủ phê duyệt"."""
_OF_PLENUM = expression(
    r",? ?\(?(?:của |tại )?Hội nghị (?:(?:lần thứ )?\w+ )?(?:Ban [Cc]hấp hành |BCH )?(?:Trung ương|TW|TƯ|T\.Ư)"
    rf"(?: Đảng)?(?: (?:lần thứ )?(?:\d{{1,2}}|[a-zư]+(?=,? \(?khóa)))?(?:,? ?\(?[Kk]hóa (?P<term>{ROMAN}))?\b ?\)?"
)
"""The plenum that decided it: "Nghị quyết số 18-NQ/TW, Hội nghị Trung ương 6 khóa XII"."""
_OF_A_PLENUM = ("Nghị quyết", "Kết luận")
"""What a plenum issues, and names in print by its number alone: "Nghị quyết số 05, Hội nghị Trung ương 4 khóa XII"."""
PLENUM = "Hội nghị Trung ương"
"""What stands for the issuer of such a document."""
_TAIL_TITLE = expression(
    r",? ?(?P<how>[Vv]/v|(?:quy định )?[Vv]ề(?: việc)?|với (?:chủ đề|tên gọi|tiêu đề)|"
    rf"(?<!, )(?:{any_of('title_verb')}))?:? ?(?P<quote>[“\"”])?"
)
_ISSUES = expression(
    r"(?: (?:đã|vừa|mới|cũng|lại|chính thức|tiếp tục|kịp thời|chủ động|tiếp))*"
    r" (?:ký,? ban hành|ban hành|ký|ra|có|gửi|thông qua|phê duyệt)(?: tiếp)?(?: các| bản)? $"
)
_ISSUES_AFTER = expression(r" (?:đã |vừa |mới )?(?:ban hành|ký|ra)")
_NAMED_HOLDER = expression(rf"(?P<holder>Thủ tướng(?: Chính phủ)?|Chủ tịch nước)(?: [{UPPER}]\w+){{2,5}}")
"""One of those who issue in their own name, with the name: "Thủ tướng Trần Văn Thử đã ký"."""
_HOLDER_DECIDES = expression(
    rf",? (?P<holder>Thủ tướng(?: Chính phủ)?|Chủ tịch nước)(?: [{UPPER}]\w+){{0,5}}(?: (?:đã|cũng|vừa))*"
    r" (?:quyết định|yêu cầu|giao|chỉ đạo|chấp thuận|đồng ý|phê duyệt|cho phép|bổ sung|bãi bỏ|quy định)(?!\w)"
)
_WHEREIN = expression(r"(?:^|[\n.…;:,“\"(] ?)(?:[Tt]ại|[Bb]ằng|[Tt]rong) $")
_QUOTED_TITLE = expression(r"[^“”\"\n]{3,400}(?=[”\"])")
_NAMES_QUOTED = expression(r"(?:[Đđ]ề án|[Cc]hương trình|[Kk]ế hoạch|[Dd]ự án|[Cc]hiến lược|[Qq]uy hoạch) $")
_QUOTED = expression(r"[“\"][^“”\"\n]{3,300}[”\"]")
_DAY_BEFORE = expression(rf"(?:[Nn]gày|[Ss]áng|[Tt]rưa|[Cc]hiều|[Tt]ối) {_ISO_DAY}")
_WHO_ISSUES = expression(
    r"(?:, | )(?:(?!(?<!\w)(?:nhận|theo|căn cứ|thực hiện|trước|sau|đến nay|yêu cầu|đề nghị|cho biết|tới|khi|là|và)"
    r"(?!\w))(?:[^.;:\n“”\"()]|\([^()\n]{1,25}\))){3,140}"
)
"""Between a date and "ban hành" stands only who issues."""
_CLAUSE = (
    r"đã|sẽ|vừa|đang|cho biết|cho hay|cho rằng|khẳng định|nhấn mạnh|yêu cầu|đề nghị|chỉ đạo|giao|ban hành|tổ chức"
    r"|phải|cần|nêu|có (?:văn bản|công văn|báo cáo)"
)
"""Verbs that come after whom a new clause is about: ", Sở Nội vụ Nghệ An đã …" is no part of the title before it."""
_TITLE_STOP = expression(
    rf"[;:\n“”\"()!?]|\.(?=\s|$)|…|, (?:{any_of('title_stop')})(?!\w)"
    rf"|, (?=[{UPPER}][^,.;:()“”\"\n]{{1,80}}?(?: \([^()\n]{{1,30}}\))? (?:{_CLAUSE})(?!\w))"
    r"| (?=(?:đã |vừa |mới |đang )+được (?:triển khai|ban hành|thực hiện|quán triệt|thông qua|ký|công bố)"
    r"|được (?:ban hành|ký|thông qua) (?:tháng|ngày|năm|vào|từ|hồi)|(?:chính thức )?có hiệu lực"
    r"|và (?:ngày \d|(?:sau đó |đã )?(?:ra|ký|ban hành) (?:các )?(?:[Qq]uyết định|[Nn]ghị|[Cc]hỉ thị|[Kk]ế|[Cc]ông))"
    r"|được tổ chức (?:vào|sáng|chiều|tối|ngày|tại|trực|theo)|(?:đặt|đề)(?: ra)? (?:các )?mục tiêu"
    r"|nêu rõ|chỉ rõ|cho thấy|cho biết|mà theo đó|theo đó|với (?:nội dung|lý do)|như sau|nhưng|cũng|sẽ|thì"
    rf"|và (?:giao|yêu cầu|đề nghị|chỉ đạo) [{UPPER}]"
    r"|bằng (?:các|những|nhiều)|được triển khai (?:đồng bộ|bài bản|nghiêm|tốt|sâu|có|rộng|hiệu)"
    r"|vừa (?:được|có|ban|ký|mới|qua|tổng)|đang (?:được cho|yêu cầu|gây|khiến|tạo|nhận)"
    r"|đã (?!nghỉ|hoàn thành|xây dựng|qua sử dụng|hy sinh|từ trần|được (?:cấp|giao|phê duyệt)|học|tốt nghiệp|mất"
    r"|đăng ký)"
    rf"|do [{UPPER}][^,.;:()“”\"\n]{{2,70}} (?:ban hành|ký|tổ chức|làm|chủ trì|đưa)|(?:sáng|trưa|chiều|tối) \d"
    r"|(?:đối với|tại) (?:Ban [Tt]hường vụ|Ban [Cc]án sự|(?:Đảng|Tỉnh|Thành|Huyện|Quận|Thị) ủy|Đảng bộ|Chi bộ|UBND|Sở"
    r"|Ủy ban)(?!\w))"
)
"""A title is what a document is about: no verb with a tense stands in it, and no clause about what came of it."""
_TITLE_DANGLES = expression(r"(?:,? (?:gồm|bao gồm|quy định|nêu|và|kể từ|từ|để|mà))+$")


def with_tail(text: str, mention: DocumentMention, boundaries: Sequence[int], day_of: DayOf) -> DocumentMention:
    """The mention with date, issuer, term and title that follow it."""
    if mention.status not in DOCUMENTS:
        return mention
    index = bisect_left(boundaries, mention.end)
    limit = boundaries[index] if index < len(boundaries) else len(text)
    position = mention.extent  # Of most the end; of some a title is read already.
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
        issuer = (start, org_end(text, start))
        issuer_text = text[slice(*issuer)]
    if mention.rule == "law":
        passed = _LAW_DATE.match(text, position)
        return replace(mention, date=_iso(passed, day_of)) if passed is not None else mention
    if mention.rule == TREATY:
        return mention
    dated = mention.rule not in ("congress", "plenum", "named", "titled", "programme", "issued title")
    for _ in range(5):
        if dated and not date and (match := _TAIL_DATE.match(text, position) or _TAIL_MONTH.match(text, position)):
            date = _iso(match, day_of)
            position = match.end()
        elif not date and mention.number and (match := _TAIL_YEAR.match(text, position)) is not None:
            date = match["y"]
            position = match.end()
        elif not term and (match := _TAIL_TERM.match(text, position)) is not None:
            term = roman(ordinal(match["term"]))
            position = match.end()
        elif (
            issuer is None
            and (mention.issuer_symbol == "TW" or (mention.type in _OF_A_PLENUM and not mention.symbol))
            and mention.number
            and (match := _OF_PLENUM.match(text, position)) is not None
            and (match["term"] or "Ban" in match[0] or "BCH" in match[0] or match[0][-1].isdigit())
        ):
            issuer, issuer_text = match.span(), PLENUM
            term = term or match["term"] or ""
            position = match.end()
        elif issuer is None and mention.rule != "congress" and (match := _TAIL_OF.match(text, position)) is not None:
            if not mention.number and _PROPOSED.search(text, max(0, mention.start - 30), mention.start):
                break  # "kiến nghị điều chỉnh quy hoạch … của Hiệp hội …": whose proposal it is.
            end = min(org_end(text, match.end()), max(limit, match.end()))
            if end <= match.end() or not names_body(text, match.end()):
                break
            end = match.end() + len(DANGLING.sub("", text[match.end() : end]))
            if of_another_register(mention.issuer_symbol, text[match.end() : end]):
                if mention.issuer_symbol in ("UBND", "HĐND"):
                    # "Nghị quyết số 12/NQ-HĐND của UBND huyện …": nor do the letters say which place's council.
                    mention = replace(mention, issuer_symbol="")
                break
            issuer = (match.end(), end)
            issuer_text = text[slice(*issuer)]
            position = end
        elif issuer is None and mention.number and (match := _TAIL_IN_BRACKETS.match(text, position)) is not None:
            end = org_end(text, match.end())
            if not HEADS.match(text, match.end()) or not text.startswith(")", end):
                break  # "Nghị định 86 (Chính phủ)"
            issuer = (match.end(), end)
            issuer_text = text[slice(*issuer)]
            position = end + 1
        elif issuer is None and mention.number and (match := _TAIL_BY.match(text, position)) is not None:
            end = org_end(text, match.end())
            if not _ISSUES_AFTER.match(text, end) or not HEADS.match(text, match.end()):
                break
            issuer = (match.end(), end)
            issuer_text = text[slice(*issuer)]
            position = end
        else:
            break
    if issuer is None and mention.rule not in ("congress", "plenum", "law"):
        approved = _APPROVED_BY.match(text, position)
        issuer = approved.span("holder") if approved is not None else None
        issuer_text = text[slice(*issuer)] if issuer else ""
    if issuer is None and (mention.number or mention.rule in ("issued title", "own")):
        issuer = _issued_before(text, mention.start) or _decided_after(text, mention.start, position)
        issuer_text = text[slice(*issuer)] if issuer else ""
        register = stated_register(issuer_text)
        another = register and mention.issuer_symbol not in ("", register, "TW", "TU", "CP", "TTg")
        if another or of_another_register(mention.issuer_symbol, issuer_text):
            issuer, issuer_text = None, ""  # "… cùng Bộ Y tế ban hành Quyết định số 12/QĐ-NHNN": the letters say whose.
    if dated and not date and mention.number:
        signed = _SIGNED_ON.match(text, position)
        date = _iso(signed, day_of) if signed is not None else _dated_before(text, mention.start, day_of)
    if not title and mention.rule not in ("quoted", "named", "titled", "programme", "issued title"):
        title, position = _title(text, position, boundaries, text[mention.start - 1 : mention.start] in '"“')
        if title and dated and not date and mention.number and (signed := _SIGNED_ON.match(text, position)) is not None:
            date = _iso(signed, day_of)  # "Quy định số 37 về … do Ban Bí thư ban hành ngày 25/10/2031"
    symbol, letters, conflict = mention.symbol, mention.issuer_symbol, mention.conflict
    stated = stated_register(issuer_text)
    if {stated, letters} == {"TW", "TU"}:
        # What is said in words beats the letters, which the press misprints.
        symbol, letters, conflict = symbol.replace(f"/{letters}", f"/{stated}"), stated, "symbol"
    mention = replace(mention, extent=position, date=date, term=term, title=title, conflict=conflict)
    return replace(mention, issuer=issuer, issuer_text=issuer_text, symbol=symbol, issuer_symbol=letters)


def _iso(match: re.Match[str], day_of: DayOf) -> str:
    groups = match.groupdict()
    year = groups.get("y") or groups.get("y2") or groups.get("y3") or ""
    month, day = groups.get("m") or groups.get("m2"), groups.get("d")
    if month is None or not 1 <= int(month) <= 12 or (day is not None and not 1 <= int(day) <= 31):
        return ""
    if not year:
        return day_of(int(month), int(day)) if day is not None else ""
    if not 1930 <= int(year) <= 2100:
        return ""
    return f"{year}-{int(month):02}-{int(day):02}" if day else f"{year}-{int(month):02}"


def _issued_before(text: str, start: int) -> tuple[int, int] | None:
    """The issuer from "Ngày 5/3/2021, UBND tỉnh … đã ban hành" right before a document."""
    window = max(0, start - 160)
    before = text[window:start]
    verb = _ISSUES.search(before)
    if verb is None:
        return None
    clause = max(before.rfind(mark, 0, verb.start()) for mark in (", ", "; ", ". ", "\n", ": ", "( ", "“")) + 1
    while clause < verb.start() and not before[clause].isalnum():
        clause += 1
    begin = window + clause
    if (holder := _NAMED_HOLDER.match(text, begin)) is not None and holder.end() == window + verb.start():
        return holder.span("holder")
    if not HEADS.match(text, begin) or org_end(text, begin) != window + verb.start():
        return None
    return begin, window + verb.start()


def _decided_after(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The issuer from "Tại Quyết định số 326 ngày 1/3/2031, Thủ tướng Chính phủ đã bổ sung …"."""
    if not _WHEREIN.search(text, max(0, start - 8), start):
        return None
    holder = _HOLDER_DECIDES.match(text, end)
    return holder.span("holder") if holder is not None else None


def _dated_before(text: str, start: int, day_of: DayOf) -> str:
    """The date from "Ngày 5/3/2021, Chủ tịch UBND tỉnh … đã ký" right before a document."""
    window = max(0, start - 200)
    before = text[window:start]
    verb = _ISSUES.search(before)
    if verb is None:
        return ""
    days = [match for match in _DAY_BEFORE.finditer(before, 0, verb.start()) if match.end() <= verb.start()]
    if not days or not (days[-1].end() == verb.start() or _WHO_ISSUES.fullmatch(before, days[-1].end(), verb.start())):
        return ""  # "và ngày 26/6/2031 ra Quyết định số 15" names nobody between.
    return _iso(days[-1], day_of)


def _title(text: str, position: int, boundaries: Sequence[int], quoted: bool) -> tuple[str, int]:
    match = _TAIL_TITLE.match(text, position)
    if match is None or not (match["how"] or match["quote"]):
        return "", position
    if quoted and not match["how"]:
        return "", position  # The mark closes what was opened before the document's name.
    start = match.end()
    if match["quote"]:
        close = _QUOTED_TITLE.match(text, start)
        return (close[0].strip(), close.end()) if close is not None else ("", position)
    index = bisect_left(boundaries, start)
    stop = _TITLE_STOP.search(text, start, min(len(text), start + 320))
    end = stop.start() if stop is not None else min(len(text), start + 320)
    # Another document set off by a comma or "và" is no part of the title; "thực hiện Nghị quyết …" inside it is.
    for boundary in boundaries[index : index + 4]:
        if boundary >= end:
            break
        if (join := re.search(r"(?:,| và|, và) (?:các |thực hiện )?$", text[start:boundary])) is not None:
            end = start + join.start()
            break
    if _NAMES_QUOTED.search(text, max(start, end - 14), end) and (quote := _QUOTED.match(text, end)) is not None:
        end = quote.end()  # "phê duyệt Đề án “…”"
    title = _TITLE_DANGLES.sub("", text[start:end].strip(" ,"))
    if match["how"] not in ("V/v", "v/v") and not match["how"].lower().endswith(("về", "việc", "đề", "gọi")):
        title = f"{match['how']} {title}"
    return (title, end) if title.count(" ") else ("", position)
