"""An article's normal text to labelled blocks: what is the report, and what is the page around it.

By-lines, photo credits and furniture (related news, comment forms) name people who are in no office, so that extraction
must leave them out; captions stay readable, for they name people in office, but they repeat what the text says.
``published`` reads the day of publication from a stamp; the day of an event is never taken for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import pairwise

from hoso.loaders.expression import expression
from hoso.loaders.lexicon import load
from hoso.loaders.text.blocks import BODY, BYLINE, CAPTION, CREDIT, DATELINE, FURNITURE, READABLE, TITLE, Block
from hoso.loaders.text.credits import agency_mark, announces_credit, credits_in, is_byline, signature
from hoso.loaders.text.sentences import sentences

_HEAD = 8
"""So many lines from the top may hold a publication stamp or an agency's mark."""
_TAIL = 6
"""So many lines from the end may be by-lines."""
_LONG = 160
"""Characters of a line that must be a paragraph: no by-line, caption or item of a menu is longer."""
_TITLE_LENGTH = 250
_CAPTION_LENGTH = 400

# --- stamps ---

_DAY = expression(
    r"(?<![\d/.-])(?P<d>\d{1,2}) ?[/.-] ?(?P<m>\d{1,2}) ?[/.-] ?(?P<y>(?:19|20)\d\d)(?!\d)"
    r"|(?<![\d/.-])(?P<y2>(?:19|20)\d\d)-(?P<m2>\d\d)-(?P<d2>\d\d)(?!\d)"
    r"|(?:ngày )?(?<!\d)(?P<d3>\d{1,2}) tháng (?P<m3>\d{1,2}),? (?:năm )?(?P<y3>(?:19|20)\d\d)(?!\d)",
    re.IGNORECASE,
)
_CLOCK = expression(r"(?<!\d)\d{1,2} ?(?:[:hg]|giờ) ?(?:\d{2}(?: phút|'|:\d{2})?)?(?: ?[ap]m)?(?!\w)", re.IGNORECASE)
_STAMP_WORDS = expression(
    r"(?<!\w)(?:thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật|t[2-7]|cn|gmt ?(?:[+-] ?\d{1,2})?|utc|ngày|lúc|vào|"
    r"cập nhật|đăng|ra|xuất bản|đã|gửi|thời gian|giờ|phút|lần cuối|đăng tải|post(?:ed)?|on|at|[ap]m)(?!\w)",
    re.IGNORECASE,
)
_STAMP_IN_TITLE = expression(r" ?[(\[][^()\[\]\n]{0,60}[)\]] ?\Z")

# --- other words ---

_LABELLED = expression(r" ?(?:\Z|[:|.()*\d-])")
_BOX = expression(
    r">>+|\((?:Xem tiếp|Còn nữa|Xem thêm)[^()\n]{0,60}\)|Xem thêm:|Bấm xem|Mời (?:quý |bạn )?(?:độc giả|bạn đọc|đọc)"
)
_WORD = expression(r"[^\W_]+")


def layout(text: str) -> tuple[Block, ...]:
    """The blocks of a normal text in order; every character that is not a space is in exactly one. Takes linear time.

    Body lines that follow each other are one block: cut them with ``sentences(text, block.start, block.end)``.
    """
    lines = _mark_captions(text, _mark_bylines(text, _mark_head(text, _mark_furniture(text, list(_lines(text))))))
    last = max((i for i, block in enumerate(lines) if block.kind in READABLE), default=0)
    blocks: list[Block] = []
    read = 0
    for i, block in enumerate(lines):
        if block.kind in READABLE:
            blocks += _parts(text, block, front=read < _HEAD, last=i == last)
            read += 1
        else:
            blocks.append(block)
    return tuple(_merged(text, blocks))


def published(text: str, blocks: Sequence[Block]) -> str:
    """The day of the first publication stamp as an ISO date, or nothing: no other date of the text is one."""
    for block in blocks:
        if block.kind == DATELINE and (day := _day(text[block.start : block.end])):
            return day
    return ""


def _lines(text: str) -> Iterator[Block]:
    start = 0
    for line in text.split("\n"):
        if kept := line.strip():
            left = start + len(line) - len(line.lstrip())
            yield Block(BODY, left, left + len(kept))
        start += len(line) + 1


# --- whole lines ---


def _mark_furniture(text: str, lines: Sequence[Block]) -> list[Block]:
    marked: list[Block] = []
    body = rest = False
    for block in lines:
        line = text[block.start : block.end]
        short = len(line) < _LONG
        reach = _furniture(line) if short else ""
        if reach == "rest":
            # At the top, a word of the menu ("Bình luận") is the section that the article is in.
            rest = body
        elif rest and not short:
            rest = False
        if reach or rest or (short and not _WORD.search(line)):
            marked.append(replace(block, kind=FURNITURE))
        else:
            marked.append(block)
            body = body or not short
    return marked


def _mark_head(text: str, lines: list[Block]) -> list[Block]:
    """Title and stamps. A stamp at the end of the title ("… năm 2022 (15:17 13/01/2022)") is cut off."""
    marked = list(lines)
    readable = [i for i, block in enumerate(lines) if block.kind == BODY]
    for i in readable[:_HEAD] + readable[-2:]:
        if _is_stamp(text[lines[i].start : lines[i].end]):
            marked[i] = replace(lines[i], kind=DATELINE)
    left = [i for i in readable if marked[i].kind == BODY]
    if not left:
        return marked
    first = marked[left[0]]
    line = text[first.start : first.end]
    tail = _STAMP_IN_TITLE.search(line)
    stamped = tail is not None and _is_stamp(tail[0].strip(" ()[]"))
    head = line[: tail.start()] if tail and stamped else line
    ends = head.endswith(".") and not head.endswith("...")
    if (len(left) > 1 or stamped) and len(head) <= _TITLE_LENGTH and not ends and not head.endswith((":", ";", ",")):
        marked[left[0]] = Block(TITLE, first.start, first.start + len(head.rstrip()))
        if tail and stamped:
            marked.insert(left[0] + 1, Block(DATELINE, first.start + tail.start() + (tail[0][0] == " "), first.end))
    return marked


def _mark_bylines(text: str, lines: list[Block]) -> list[Block]:
    """Names, initials and sources that stand alone at the end, and names that the line before announces ("Ảnh:")."""
    marked = list(lines)
    left = [i for i, block in enumerate(lines) if block.kind in (BODY, TITLE)]
    for before, i in pairwise(left):
        line = text[lines[i].start : lines[i].end]
        if announces_credit(text, lines[before].end) and is_byline(line):
            marked[i] = replace(lines[i], kind=CREDIT)
    for i in reversed(left[1:][-_TAIL:]):
        if marked[i].kind == BODY and is_byline(text[lines[i].start : lines[i].end]):
            marked[i] = replace(lines[i], kind=BYLINE)
        elif marked[i].kind != CREDIT:
            break
    return marked


def _mark_captions(text: str, lines: list[Block]) -> list[Block]:
    """Short lines without a full stop that stand under a picture or speak as captions do."""
    marked = list(lines)
    lead = next((i for i, block in enumerate(lines) if block.kind == BODY), 0)
    for i, block in enumerate(lines):
        if block.kind != BODY or block.end - block.start > _CAPTION_LENGTH:
            continue
        line = text[block.start : block.end]
        under = i > 0 and lines[i - 1].kind == FURNITURE and text[lines[i - 1].start : lines[i - 1].end].startswith("[")
        stop = line.endswith((".", "!", "?", ":", ";", ",", "…", '."', ".”"))
        bullet = line[0] in "-+*•–" or line[0].isdigit()
        if (under and len(line) <= _LONG) or (
            i != lead and not stop and not bullet and len(line) <= _LONG + 60 and _speaks_as_caption(line)
        ):
            marked[i] = replace(block, kind=CAPTION)
    return marked


def _furniture(line: str) -> str:
    bare = line.strip(" :;.,|/-–•*()>»<«").rstrip().casefold()
    whole, starts = _furniture_words()
    if line.startswith(("[img", "[image", "[video")):
        return "line"
    if bare in whole:
        return whole[bare]
    folded = line.casefold()
    for start in starts:
        # "Chia sẻ: 12" and "Mã xác nhận:  L?y l?i" but not "Chia sẻ tại hội nghị, ông An …", which is a sentence.
        if folded.startswith(start) and _LABELLED.match(line, len(start)):
            return "line"
    return ""


def _is_stamp(line: str) -> bool:
    """Whether a line is a date with what belongs to it (weekday, clock, "Cập nhật lúc"), or a section and a stamp."""
    if len(line) > 120 or not ("20" in line or "19" in line) or not _DAY.search(line):
        return False
    left = _STAMP_WORDS.sub(" ", _CLOCK.sub(" ", _DAY.sub(" ", line)))
    words = _WORD.findall(left)
    if not words:
        return True
    sectioned = "|" in line or _CLOCK.search(_DAY.sub(" ", line)) is not None
    return sectioned and len(words) <= 4 and len(line) <= 70 and not line.endswith(".")


def _speaks_as_caption(line: str) -> bool:
    opens, within = _caption_words()
    return line.startswith(opens) or any(word in line for word in within)


# --- within a line ---


def _parts(text: str, block: Block, *, front: bool, last: bool) -> Iterator[Block]:
    """A readable line cut at its agency's mark, its credits and its by-line; before a photo credit stands a caption."""
    start, end = block.start, block.end
    if front and block.kind == BODY and (mark := agency_mark(text, start, end)):
        yield Block(CREDIT, start, mark)
        start = mark
    tail: list[Block] = []
    if last and block.kind != TITLE:
        end = _without_tail(text, start, end, tail)
    for credit in credits_in(text, start, end):
        if credit.start < start:
            continue
        caption = [] if credit.kind == BYLINE else sentences(text, start, credit.start)
        if caption and credit.start - caption[-1].start <= _CAPTION_LENGTH:
            yield Block(block.kind, start, caption[-1].start)
            yield Block(CAPTION, caption[-1].start, credit.start)
        else:
            yield Block(block.kind, start, credit.start)
        yield credit
        start = credit.end
    yield Block(block.kind, start, end)
    yield from tail


def _without_tail(text: str, start: int, end: int, tail: list[Block]) -> int:
    """Where the last line's report ends; what comes after it goes to ``tail``: a by-line and links to other pages."""
    for _ in range(2):
        box = _BOX.search(text, max(start, end - _LONG), end)
        if box and not tail:
            tail.insert(0, Block(FURNITURE, box.start(), end))
            end = box.start()
        signed = signature(text, start, end)
        if signed < end:
            tail.insert(0, Block(BYLINE, signed, end))
            end = signed
    return end


def _merged(text: str, blocks: Sequence[Block]) -> Iterator[Block]:
    """Blocks without spaces around them or empty ones, neighbours of a kind joined where they are body or furniture."""
    held: Block | None = None
    for block in blocks:
        part = text[block.start : block.end]
        kept = part.strip()
        if not kept:
            continue
        start = block.start + len(part) - len(part.lstrip())
        if held and held.kind == block.kind and block.kind in (BODY, FURNITURE):
            held = replace(held, end=start + len(kept))
            continue
        if held:
            yield held
        held = Block(block.kind, start, start + len(kept))
    if held:
        yield held


# --- the data ---


@cache
def _furniture_words() -> tuple[dict[str, str], tuple[str, ...]]:
    rows = load("furniture")
    whole = {row["text"].casefold(): "rest" if row["reach"] == "rest" else "line" for row in rows}
    return whole, tuple(row["text"].casefold() for row in rows if row["reach"] == "start")


@cache
def _caption_words() -> tuple[tuple[str, ...], tuple[str, ...]]:
    rows = load("captions")
    return (
        tuple(row["word"] for row in rows if row["where"] == "opens"),
        tuple(row["word"] for row in rows if row["where"] == "within"),
    )


def _day(line: str) -> str:
    for match in _DAY.finditer(line):
        for suffix in ("", "2", "3"):
            if match["y" + suffix]:
                try:
                    return date(
                        int(match["y" + suffix]), int(match["m" + suffix]), int(match["d" + suffix])
                    ).isoformat()
                except ValueError:
                    break
    return ""
