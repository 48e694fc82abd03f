"""Who wrote a report and who took its pictures: by-lines, credits and agencies' marks in a line.

They name people who are in no office, so that extraction must leave them out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice

from hoso.loaders.expression import expression
from hoso.loaders.lexicon import load
from hoso.loaders.text.blocks import BYLINE, CREDIT, Block

# Words with a capital: "Bích", "NGUYỄN", "H.QUÂN", "VOV.VN". No separator of names is among their characters, so that a
# run of names can be taken apart in one way only.
_WORD_OF_NAME = r"[A-ZÀ-ÖØ-ÞĂĐĨŨƠƯẠ-Ỹ][\w.’']{0,24}"
_NAME = rf"{_WORD_OF_NAME}(?: {_WORD_OF_NAME}){{0,4}}"
_NAMES = rf"{_NAME}(?:(?: ?[-–,&/] ?| và ){_NAME}){{0,4}}(?: ?\([^()\n]{{1,40}}\))?"
_BYLINE = expression(rf"(?:{_NAMES})[.,]?(?: ?-)?")
_STAFF = expression(r"(?:Nhóm |Theo )?(?:P\.?V|CTV|BBT|BTV|[Pp]hóng viên|Ban Biên tập|Tổng hợp|\(?tổng hợp\)?)\.?")
_FROM = expression(r"\(?(?:Theo|Nguồn|Dịch|Lược dịch)[: ] ?[A-ZĐ][^.\n]{0,50}\)?\.?")
_AT_END = expression(rf"(?<=[.!?…”\")])(?: |(?=\())(?P<name>(?:\([Tt]ổng hợp\) )?{_NAMES}) *\Z")
_NO_NAME = expression(r"(?:UBND|HĐND|MTTQ|TP|TX|KCN)\b")
_CREDIT_OPEN = expression(r"(?:[Ảả]nh|Nguồn|minh họa) ?:\Z")
_AGENCY = expression(r"(?:\((?P<inside>[^()\s][^()\n]{1,29})\)|(?P<token>[A-ZĐ][A-Za-zĐ&.0-9]{1,15})) ?[-–—] ?(?=\S)")
_AGENCY_LAST = expression(r"\w/[A-ZĐ]{2,}\Z")
_DOMAIN = expression(r"\w\.(?:vn|com|net|org)\Z", re.IGNORECASE)
_TOKEN = expression(r"[^\s()\[\]]+")
_MAY_BE_CREDIT = re.compile(r"[:(\[Ả]")
_DASHED_CREDIT = expression(r"Ảnh (?=[A-ZĐ])")
_GOES_ON = expression(r" ?[a-zà-öø-ÿăđĩũơưạ-ỹ,;]")
_SENTENCE_END = expression(r"[.!?…”\")] ?\Z|[-–] \Z")
_LABEL = 24
"""Characters that the longest label of a credit may have, and the one before it."""
_BETWEEN = frozenset("-–/&")


def is_byline(line: str) -> bool:
    """Whether a line is nothing but who wrote it: names, initials, a source."""
    if len(line) > 80:
        return False
    if _STAFF.fullmatch(line) or _FROM.fullmatch(line) or _opens_with_credit(line):
        return True
    return _BYLINE.fullmatch(line) is not None and _name_like(line)


def _opens_with_credit(line: str) -> bool:
    return any(credit.start == 0 for credit in islice(credits_in(line, 0, len(line)), 1))


def _name_like(line: str) -> bool:
    """Names without an office or a number: "Bích Phương", "NGUYỄN AN", "N.H", "Lê An - Vũ Bình", "An Bình (TTXVN)"."""
    return len(line) > 1 and not any(c.isdigit() for c in line) and not _NO_NAME.match(line)


def announces_credit(text: str, end: int) -> bool:
    """Whether the line that ends at ``end`` has a credit's label for the next one: "Ảnh:"."""
    return _CREDIT_OPEN.search(text[max(0, end - _LABEL) : end]) is not None


def signature(text: str, start: int, end: int) -> int:
    """Where the names after the last full stop of a line begin, or ``end``: "… trong năm 2031. Lê An – Vũ Bình"."""
    found = _AT_END.search(text, max(start, end - 100), end)
    return found.start("name") if found and _name_like(found["name"]) else end


def agency_mark(text: str, start: int, end: int) -> int:
    """Where an agency's mark at the front of a line ends, "(ĐCSVN) – " or "HNP - ", or 0."""
    match = _AGENCY.match(text, start, end)
    if not match:
        return 0
    inside, token = match["inside"], match["token"]
    if inside:
        return match.end() if not any(c.isdigit() for c in inside) and len(inside.split()) <= 5 else 0
    # "TP.HCM - Sáng nay" says where; a word with one capital opens a sentence unless it is long and foreign.
    capitals = sum(c.isupper() for c in token)
    known = capitals > 1 or _DOMAIN.search(token) or (len(token) > 7 and token.isascii())
    return match.end() if known and not token.startswith("TP") else 0


def credits_in(text: str, start: int, end: int) -> Iterator[Block]:
    """The credits in a line: "(Ảnh: Lê An)", "Ảnh: Lê An/TTXVN", "- Ảnh LÊ AN", "Tin, ảnh: Lê An" (a by-line)."""
    bracketed, photo, other = _labels()
    for match in _MAY_BE_CREDIT.finditer(text, start, end):
        at = match.start()
        if match[0] in "([":
            # "Ông An (ảnh) nói": within a sentence, the brackets belong to it.
            if (found := bracketed.match(text, at, end)) and not _GOES_ON.match(text, found.end(), end):
                yield Block(CREDIT, at, found.end())
        elif match[0] == ":":
            before = text[max(start, at - _LABEL) : at]
            if found := photo.search(before):
                yield Block(CREDIT, at - len(before) + found.start(), _credit_end(text, at + 1, end))
            elif found := other.search(before):
                front = at - len(before) + found.start()
                if front == start or _SENTENCE_END.search(text[max(start, front - 2) : front]):
                    yield Block(BYLINE, front, _credit_end(text, at + 1, end))
        elif _DASHED_CREDIT.match(text, at, end) and text[max(start, at - 2) : at] in ("- ", "– "):
            yield Block(CREDIT, at, _credit_end(text, at + 4, end))


def _credit_end(text: str, at: int, end: int) -> int:
    """Where a credit whose name begins at ``at`` ends: at its full stop or line end, or before the next sentence."""
    if end - at <= 40 and not re.search(r"[.!?] \S", text[at:end]):
        return end
    tokens: list[re.Match[str]] = []
    for token in _TOKEN.finditer(text, at, min(end, at + 90)):
        word = token[0]
        joined = not tokens or tokens[-1][0] in _BETWEEN
        if word not in _BETWEEN:
            if not joined and (word in _openers() or (_shouts(tokens[0][0]) and not _shouts(word))):
                return token.start()
            if not (word[0].isupper() or "/" in word or "." in word[:-1]):
                # A small letter: the word before it opened the next sentence, unless it is all there is.
                return tokens[-1].start() if len(tokens) > 1 else token.start()
            if sum(before[0] not in _BETWEEN for before in tokens) >= 5:
                return token.start()
        tokens.append(token)
        if (word.endswith((".", "…")) and len(word) > 3) or _AGENCY_LAST.search(word):
            return token.end()
    return tokens[-1].end() if tokens else at


def _shouts(word: str) -> bool:
    letters = [c for c in word if c.isalpha()]
    return len(letters) > 1 and all(c.isupper() for c in letters)


@cache
def _labels() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Credits in brackets, and the ends of what stands before a colon: a photo's label, a text's or a source's."""
    rows = sorted(load("credits"), key=lambda row: -len(row["label"]))
    photo = "|".join(re.escape(row["label"]) for row in rows if row["for"] == "photo")
    other = "|".join(re.escape(row["label"]) for row in rows if row["for"] != "photo")
    return (
        re.compile(rf"[(\[](?:(?:{photo})(?![^\W_])|(?:{other}) ?:)[^()\[\]\n]{{0,80}}[)\]]\.?", re.IGNORECASE),
        # With a small letter only at the end of a sentence: "Trong ảnh: ông An" goes on.
        re.compile(rf"(?<![\w(\[])(?:{photo}) ?\Z|(?:(?<=[.!?…”\")] )|\A)(?i:{photo}) ?\Z"),
        re.compile(rf"(?<!\w)(?i:{other}) ?\Z"),
    )


@cache
def _openers() -> frozenset[str]:
    return frozenset(row["word"] for row in load("after_credits"))
