"""Normal text to the mentions of official documents in it: numbered, partial, unnumbered, in lists, and mere groups.

Type words and numbers with a symbol are found in one pass each; everything else is matched at those anchors,
so the time is linear.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace

from hoso.loaders.dates import DateMention, resolve
from hoso.loaders.documents.anchors import Anchor, find_anchors
from hoso.loaders.documents.issued_titles import RULE as ISSUED_TITLE
from hoso.loaders.documents.issued_titles import issued_title
from hoso.loaders.documents.issuers import stated_register
from hoso.loaders.documents.mention import DOCUMENTS, WORD_ORDINALS, DocumentMention, make
from hoso.loaders.documents.numbers import DocumentNumber, abbreviations, iter_numbers, types
from hoso.loaders.documents.tails import with_tail
from hoso.loaders.documents.unnumbered import unnumbered
from hoso.loaders.documents.words import any_of
from hoso.loaders.expression import expression

_SO = expression(r"(?:[Ss]ố|SỐ)? ?[:.]? ?$")
_BREAK = expression(r"[.;:!?\n“”\"()]|,")
_MODIFIER = rf"(?: (?:{any_of('modifier')}))?"
_DIGITS = r"(?P<digits>\d{1,5})(?P<suffix>[a-eA-E](?!\w))?"
_NO_MORE = r"(?![\w%°]|[.,:]\d|[-–/] ?\d|[-–/] ?[A-ZĐ])"
_BARE = re.compile(
    rf"(?P<modifier>{_MODIFIER})(?: \((?:NQ|QĐ|NĐ|CT|KL|TT)\))?(?P<no> ?(?:số|Số|SỐ) ?:?)? ?{_DIGITS}"
    rf"(?: ?[-/.] ?(?P<year>(?:19|20)\d\d))?{_NO_MORE}"
)
_IN_BRACKETS = re.compile(
    rf"(?P<modifier>(?: [“\"]?[a-zđà-ỹ]{{1,8}}[”\"]?){{0,5}}) \((?P<no>(?:số|Số) ?:?) ?{_DIGITS}"
    rf"(?: ?[-/.] ?(?P<year>(?:19|20)\d\d))?(?=\)|,? ngày )"
)
"""The number in brackets after the type: "văn bản “khẩn” (số 453)"."""
_DESCRIBED = expression(
    rf"(?P<modifier>(?: [a-zđà-ỹ]{{1,8}}){{1,9}})(?P<no> số ?:?) {_DIGITS}(?:/(?P<year>(?:19|20)\d\d))?"
    r"(?=,? \(?(?:ngày|của|về)\b|[.;,)]|$)(?![.,/]\d)"
)
"""A number after a description: "Quyết định giải quyết khiếu nại số 333 của …"."""
_DESCRIBABLE = ("Quyết định", "Kết luận", "Thông báo", "Công văn", "Công điện", "Bản án")
_MORE = expression(rf"(?P<sep>,| và|, và|;) (?:số )?{_DIGITS}(?:/(?P<year>(?:19|20)\d\d))?{_NO_MORE}")
_COUNTED = expression(rf" (?:{any_of('counted')}|(?:tháng|ngày)(?! \d))\b")
_DAY = expression(r" năm (?:19|20)\d\d\b")
_GOES_ON = expression(rf"$|[\n.,;:)”\"?!(]| (?:[-–(“\"]|(?:{any_of('goes_on')})\b)")
_TAIL_OF_WORD = expression(r" (?:của|về|ngày|gửi|yêu cầu|đề nghị) |[,.;)] ?$")
_COUNT_BEFORE = re.compile(
    r"(?<![\w/.,-])(\d{1,4}|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười) (?:bản |loại |cuốn )?$", re.IGNORECASE
)
_PLURAL_BEFORE = re.compile(r"(?<!\w)(?:các|những|nhiều|một số|mọi|toàn bộ|hệ thống) $", re.IGNORECASE)


_NAMED_INSIDE = ("number", "type and number", "type and bare number", "plenum", "congress", "law")
"""How documents are told of that a title in quotation marks may hold."""
_NAMED_AGAIN = ("Nghị quyết", "Chỉ thị", "Nghị định", "Thông tư", "Đề án", "Công điện")
_DRAFTED_AGAIN = (*_NAMED_AGAIN, "Kế hoạch", "Quy định", "Hướng dẫn", "Kết luận")
_DRAFTED_BY = expression(r" (?:này )?do [^.;\n]{3,90}? (?:tham mưu|soạn thảo|dự thảo)(?!\w)")
_SENTENCE_BEFORE = expression(r"(?:^|[.;…\n] ?)$")
_THIS_ONE = expression(r" (?:này|nói trên|nêu trên)(?!\w)")
_ALONE = expression(r"[,.;]| (?:đến|tới|trên địa bàn|trong thời gian|vào (?:thực tiễn )?cuộc sống)(?!\w)")
_CARRIED_OUT = expression(
    r"(?:[Tt]hực hiện|[Tt]riển khai|[Qq]uán triệt|[Cc]ụ thể hóa|[Bb]ám sát|[Đđ]ưa)(?: nội dung| tinh thần)? $"
)


def find_documents(text: str, published: str = "", dates: Sequence[DateMention] = ()) -> list[DocumentMention]:
    """The mentions of documents in normal text, in order, with groups and generic mentions (see ``DOCUMENTS``).

    ``published``, an ISO date, gives the year to a document's date that is printed without one ("ngày 3/2"), and where
    it is empty ``dates``, the other dates of the text, as far as they settle it (see ``dates.resolve``). Else such a
    date is left out.
    """

    def day_of(month: int, day: int) -> str:
        return resolve(DateMention(0, 0, month=month, day=day), published, dates)[0]

    anchors = find_anchors(text)
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
    for index, anchor in enumerate(anchors):
        if anchor.start in used:
            continue
        limit = anchors[index + 1].start if index + 1 < len(anchors) else len(text)
        found.extend(
            _bare(text, anchor, limit, number_starts)
            or unnumbered(text, anchor, limit)
            or _issued(text, anchor, found)
            or _counted(text, anchor)
            or _again(text, anchor)
        )
    found = _without_overlaps(found)
    boundaries = sorted({m.start for m in found if m.status in DOCUMENTS} | {a.start for a in anchors} | number_starts)
    found = [with_tail(text, m, boundaries, day_of) for m in found]
    return _distributed(text, found)


def _issued(text: str, anchor: Anchor, found: Sequence[DocumentMention]) -> list[DocumentMention]:
    before = next((m for m in reversed(found) if m.rule == ISSUED_TITLE), None)
    mention = issued_title(text, anchor, before)
    return [mention] if mention is not None else []


def _without_overlaps(found: Iterable[DocumentMention]) -> list[DocumentMention]:
    """In order, the earlier and longer of two that overlap; a group or generic mention always gives way."""
    kept: list[DocumentMention] = []
    for mention in sorted(found, key=lambda m: (m.start, -m.end)):
        if kept and mention.start < kept[-1].end:
            if kept[-1].status not in DOCUMENTS and mention.status in DOCUMENTS:
                kept[-1] = mention
            elif kept[-1].rule == "law" and mention.status == "numbered":
                kept[-1] = replace(kept[-1], end=mention.start, extent=mention.start)
                kept.append(mention)
            elif _names(kept[-1], mention):
                # "Đề án “Tổng kết 10 năm thực hiện Chỉ thị số 15 …”": both are named.
                printed = kept[-1].printed[: mention.start - kept[-1].start]
                kept[-1] = replace(kept[-1], end=mention.start, printed=printed)
                kept.append(mention)
            continue
        kept.append(mention)
    return kept


def _names(outer: DocumentMention, inner: DocumentMention) -> bool:
    """Whether a document whose mention begins inside that of another is named by its title.

    "Luật sửa đổi, bổ sung một số điều của Luật Đất đai năm 2001": the year is that of the first.
    """
    if outer.rule == "quoted":
        return inner.rule in _NAMED_INSIDE and inner.end <= outer.extent
    if outer.rule == "titled":
        return inner.rule in _NAMED_INSIDE
    return outer.rule == inner.rule == "law" and not outer.date


def _numbered(
    text: str,
    number: DocumentNumber,
    anchors: Sequence[Anchor],
    starts: Sequence[int],
    found: Sequence[DocumentMention],
) -> tuple[DocumentMention | None, Anchor | None]:
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
        # The Party's letters are its register; a "Công điện số 541/CT-TTg" is what the article calls it.
        letters_win = (conflict and number.system == "party") or (number.type and anchor.word == "Văn bản")
        word = number.type if letters_win else anchor.word
    elif previous is not None and _is_list(text[previous.end : edge]):
        rule, head = "list", previous.head
        if not word and previous.type in possible:
            word = previous.type
    elif not (word or number.abbreviation or number.issuer == "QH"):
        return None, None  # Letters that name no type are a number only after a type word or in a list.
    elif not number.abbreviation and number.issuer != "QH" and edge == number.start:
        return None, None  # So are those of an official letter, unless "số" stands before.
    status = "numbered" if word else "ambiguous"
    digits = number.number
    if number.system in ("party", "mass") and digits.isdigit():
        digits = digits.lstrip("0").zfill(2)
    mention = make(text, start, number.end, word, status, rule, number=digits, symbol=number.symbol, head=head)
    return replace(
        mention, issuer_symbol=number.issuer, system=number.system, conflict="type" if conflict else ""
    ), anchor


def _possible_types(number: DocumentNumber) -> tuple[str, ...]:
    if number.type and number.abbreviation and number.abbreviation != "QĐ":
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
    anchors: Sequence[Anchor],
    starts: Sequence[int],
) -> tuple[Anchor | None, bool]:
    """The type word that a number belongs to, and whether it contradicts the number's letters."""
    index = bisect_left(starts, edge) - 1
    nearest: Anchor | None = None
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


def _bare(text: str, anchor: Anchor, limit: int, numbered: set[int]) -> list[DocumentMention]:
    match = (
        _BARE.match(text, anchor.end)
        or _IN_BRACKETS.match(text, anchor.end, limit)
        or (_DESCRIBED.match(text, anchor.end, limit) if anchor.word in _DESCRIBABLE else None)
    )
    if match is None or match.start("digits") in numbered or types()[anchor.word].bare == "symbol":
        return []
    if match["no"] is None and text[anchor.end : anchor.end + 1] != " ":
        return []
    digits, strong = match["digits"], types()[anchor.word].bare == "strong"
    after = text[match.end() : match.end() + 16]
    counted = bool(_COUNTED.match(after)) and not _DAY.match(after)
    if match["no"] is None:
        yearlike = len(digits) == 4 and 1900 <= int(digits) <= 2100
        if yearlike or (counted and not (digits.startswith("0") and len(digits) > 1)):
            return []
        if not digits.startswith("0") and not match["year"]:
            if not strong and not _GOES_ON.match(after):
                return []
            if not anchor.capital and not (len(digits) > 1 and (strong or _TAIL_OF_WORD.match(after))):
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


def _partial(text: str, anchor: Anchor, start: int, match: re.Match[str], rule: str) -> DocumentMention:
    number = match["digits"] + (match["suffix"] or "") + (f"/{match['year']}" if match["year"] else "")
    return make(text, start, match.end(), anchor.word, "partial", rule, number=number, head=anchor.start)


def _counted(text: str, anchor: Anchor) -> list[DocumentMention]:
    window = text[max(0, anchor.start - 18) : anchor.start]
    if (count := _COUNT_BEFORE.search(window)) is not None:
        printed = count[1].lower()
        value = int(printed) if printed.isdigit() else WORD_ORDINALS.get(printed, 0)
        start = anchor.start - len(window) + count.start()
        return [make(text, start, anchor.end, anchor.word, "group", "count", count=value)]
    if _PLURAL_BEFORE.search(window):
        return [make(text, anchor.start, anchor.end, anchor.word, "generic", "plural")]
    return []


def _again(text: str, anchor: Anchor) -> list[DocumentMention]:
    """A document named before, by its type alone: "Chỉ thị này", "thực hiện Nghị quyết", "Kế hoạch do … tham mưu"."""
    drafted = anchor.capital and anchor.word in _DRAFTED_AGAIN and _DRAFTED_BY.match(text, anchor.end)
    if drafted and _SENTENCE_BEFORE.search(text, max(0, anchor.start - 2), anchor.start):
        return [make(text, anchor.start, anchor.end, anchor.word, "again", "again")]
    if not (
        (anchor.word in _NAMED_AGAIN and _THIS_ONE.match(text, anchor.end))
        or (
            anchor.capital
            and anchor.word in _DRAFTED_AGAIN
            and _ALONE.match(text, anchor.end)
            and _CARRIED_OUT.search(text, max(0, anchor.start - 20), anchor.start)
        )
    ):
        return []
    return [make(text, anchor.start, anchor.end, anchor.word, "again", "again")]


def _distributed(text: str, found: Sequence[DocumentMention]) -> list[DocumentMention]:
    """Lists give to each item what stands once: a head's symbol and date, the issuer and term of a coordination."""
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
        same_head = here.head >= 0 and here.head == after.head
        if not (same_head and _is_list(_gap(text, here, after))) and not _coordinated(text, here, after):
            continue
        if same_head and not here.symbol and after.symbol and here.type == after.type:
            here = replace(
                here,
                symbol=after.symbol,
                issuer_symbol=after.issuer_symbol,
                system=after.system,
                status="numbered",
                rule="list",
            )
        plural = here.rule == "list" or _PLURAL_BEFORE.search(text[max(0, here.head - 9) : here.head])
        if same_head and not here.date and (plural or here.status == "partial"):
            here = replace(here, date=after.date)
        if here.issuer is None and after.issuer is not None and _shares_issuer(here, after):
            here = replace(here, issuer=after.issuer, issuer_text=after.issuer_text, term=here.term or after.term)
        elif same_head and not here.term:
            here = replace(here, term=after.term)
        result[index] = here
    for index in range(1, len(result)):
        result[index] = _as_before(text, result[index - 1], result[index])
    return result


def _as_before(text: str, before: DocumentMention, item: DocumentMention) -> DocumentMention:
    """An item with the day and issuer that stand before its list: "Ngày 5/3/2031, Bộ Chính trị có Quyết định 217, 218".

    What stands between two items belongs to the first alone.
    """
    told = before.number and item.number and before.extent == before.end and _coordinated(text, before, item)
    if not told:
        return item
    if before.date and not item.date:
        item = replace(item, date=before.date)
    ahead = before.issuer is not None and before.issuer[1] <= before.start
    if ahead and item.issuer is None and _shares_issuer(item, before):
        item = replace(item, issuer=before.issuer, issuer_text=before.issuer_text)
    return item


def _gap(text: str, here: DocumentMention, after: DocumentMention) -> str:
    """What stands between two mentions, up to a short length, without "số"."""
    return text[here.end : min(after.start, here.end + 24)].removesuffix("số ").removesuffix("số").rstrip() + " "


def _coordinated(text: str, here: DocumentMention, after: DocumentMention) -> bool:
    if here.title or here.extent > after.start:
        return False
    between = text[here.extent : after.start]
    return bool(re.fullmatch(r",? ?(?:và|cùng|hoặc|&)? ?(?:các )?(?:số )?", between)) and bool(between.strip())


def _shares_issuer(here: DocumentMention, after: DocumentMention) -> bool:
    if here.issuer_symbol and after.issuer_symbol:
        return here.issuer_symbol == after.issuer_symbol
    return not here.issuer_symbol or stated_register(after.issuer_text) == here.issuer_symbol
