"""Bodies that share the word they begin with: "các sở: Nội vụ, Y tế", "các Ban Tổ chức, Dân vận Tỉnh ủy"."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache

from hoso.loaders.anchors import Anchors
from hoso.loaders.fields import field_of, fields, match_field
from hoso.loaders.lexicon import load
from hoso.loaders.readings import BodyReading

HEADS = ("Sở", "Bộ", "Phòng", "Ban")
_ONE_HEAD = ("Sở", "Ban")
"""Heads that a list may have without a word for several: "Bộ Thương mại, Công nghiệp …" may be one ministry."""
_HEAD = re.compile(r"(?:[Ss]ở|[Bb]ộ|[Pp]hòng|[Bb]an)(?:, (?:ban, )?ngành)?:? ")
_MORE = re.compile(r", và |, | và |; ")
_CLOSED = re.compile(r"(?:, | )và $")
PLURAL = re.compile(
    # "Kỳ họp thứ 4 | HĐND", "Điều 20 | Bộ luật": such a number does not count what follows.
    r"(?:^|[\s(,;:“\"])(?:các|những|mỗi|từng|một số|nhiều|mọi|hai|ba|bốn"
    r"|(?<!thứ )(?<!điều )(?<!năm )(?<!tháng )(?<!ngày )(?<!số )(?<!khóa )(?<!khoản )(?<!lớp )(?<!PC )\d+) $",
    re.IGNORECASE,
)
"""What stands before several bodies, or none in particular."""


@cache
def _commissions() -> Mapping[str, str]:
    """What the commissions of a committee or council are called without "Ban", and their kind: "Tổ chức" → party."""
    rows = (row for row in load("organs") if row["organ"].startswith("Ban ") and row["inherits"] == "no")
    named = {row["organ"].removeprefix("Ban "): row for row in rows if row["tail"].split(" | ")[0] == "body"}
    return {name: row["kind"] for name, row in named.items() if name[0].isupper() and row["kind"] in ("party", "state")}


@cache
def _commission() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(map(re.escape, sorted(_commissions(), key=len, reverse=True)))})(?!\w)")


def listed(text: str, organs: Anchors, start: int, owner: Callable[[BodyReading], BodyReading]) -> list[BodyReading]:
    """The bodies of a list whose head is at ``start``, or none. ``owner`` reads the tail that closes the list.

    Without a word for several before it, a list must have three at least, or be closed by "và" or by what all of them
    are of: "Sở Nội vụ, Tài chính tỉnh …".
    """
    head = _HEAD.match(text, start)
    if head is None or start not in organs:
        return []
    several = PLURAL.search(text, max(0, start - 12), start) is not None
    organ = head.group().split(" ")[0].rstrip(":,").capitalize()
    if not several and organ not in _ONE_HEAD:
        return []
    found: list[BodyReading] = []
    at, link = head.end(), ""
    while at > 0:
        item = _item(text, at, organ)
        if item is None:
            break
        found.append(item)
        more = _MORE.match(text, item.end)
        at, link = (more.end(), more.group()) if more else (-1, link)
    if not found or (len(found) < 2 and not (several and ":" in head.group())):
        return []
    last = owner(found[-1])
    whole = last.place is not None or last.parent is not None
    more = _MORE.match(text, last.end)
    # "các ban: Tổ chức, Nội chính | và Ủy ban Kiểm tra Tỉnh ủy": what comes next says whose they are.
    goes_on = several and more is not None and more.end() in organs
    if organ in ("Phòng", "Ban") and not whole and not goes_on:
        return []
    closed = whole or len(found) > 2 or _CLOSED.search(text, found[-2].end, found[-1].start)
    if not several and not closed:
        return []
    if whole:
        found = [*(replace(item, place=last.place, parent=last.parent) for item in found[:-1]), last]
    return found


def _item(text: str, at: int, organ: str) -> BodyReading | None:
    """One body of the list at ``at``: a field, or a commission, that ``organ`` is of."""
    if not text[at : at + 1].isupper() or text.startswith("TP", at):
        return None
    if organ == "Ban":
        known = _commission().match(text, at)
        own = f"Ban {known.group()}" if known else ""
        kind = _commissions()[known.group()] if known else ""
        return BodyReading(at, known.end(), own, own, kind, "", ("body",)) if known else None
    known = match_field(text, at)
    rows = fields()[known.group(1).lower()] if known else ()
    if known is None or not any(organ in row["organs"].split(" | ") for row in rows):
        return None
    level = {"Bộ": "central", "Sở": "province", "Phòng": "district"}[organ]
    own = f"{organ} {field_of(organ, known.group(1))}"
    return BodyReading(at, known.end(), own, organ, "state", level, ("field",), unique=organ == "Bộ")
