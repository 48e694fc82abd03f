"""Read what an office of another state names: its body with the country, or the province or city that somebody governs.

"Chủ tịch | Thượng viện Myanmar", "Ủy viên Trung ương | Đảng Nhân dân Cách mạng Lào", "Tỉnh trưởng | tỉnh Chăm-pa-sắc".
"""

from __future__ import annotations

import re
from functools import cache

from hoso.loaders import places
from hoso.loaders.alternation import any_of
from hoso.loaders.bodywords import GLOSS, NEXT_SYLLABLE, countries, goes_on, written_out
from hoso.loaders.letters import CAP, LETTER, LOWER, UPPER
from hoso.loaders.lexicon import load
from hoso.loaders.readings import BodyReading
from hoso.loaders.surnames import all_surnames, most_frequent

GOVERNORS = (
    "Tỉnh trưởng",
    "Phó Tỉnh trưởng",
    "Thị trưởng",
    "Phó Thị trưởng",
    "Thủ hiến",
    "Đô trưởng",
    "Thống đốc",
    "Phó Thống đốc",
)
"""Who governs a province or city of another state."""

_STOP = (
    r"đã|cho|tại|với|sang|thăm|là|đến|về|ông|bà|do|được|sẽ|cũng|vừa|nói|tiếp|cùng|dự|khi|đồng chí|ngài|từ|để|nhằm|này"
    r"|hai|các|Việt|kiêm|nguyên|Nguyên|tỉnh|huyện|quận|xã|phường|[Pp]hó|[Cc]hủ tịch|(?<!Hội đồng )[Bb]ộ trưởng"
    r"|[Tt]hứ trưởng|Tổng|[ỦUủu]y viên|(?<!Bộ )[Tt]rưởng|[Bb]í thư|[Gg]iám đốc|[Tt]hủ tướng|[Tt]ư lệnh|[Đđ]ại sứ"
)
"""What no body's name holds before its country."""
_ALSO_GIVEN = ("Anh", "Đức", "Nga", "Mỹ", "Pháp", "Nhật", "Bỉ", "Ý", "Úc", "Áo")
"""Countries of one syllable that ends names of this country as well."""
_SPELLED = rf"{CAP}(?:-[{LETTER}]+)*(?![{LETTER}-])"
_FORM = r"(?:của )?(?:nước )?(?:(?:Vương quốc|Đại Công quốc|Liên bang|CHDCND|CHND|CH|Cộng hòa(?: [^\W\d_]+){0,5}?) )?"


# "Ủy ban Trung ương Mặt trận Lào | xây dựng đất nước"
_FRONT = re.compile(r"(?<=Mặt trận Lào) (?i:xây dựng đất nước)(?!\w)")


@cache
def _country() -> str:
    return any_of(countries())


@cache
def _kinds() -> dict[str, str]:
    return {row["organ"].lower(): row["kind"] for row in load("foreign_organs")}


@cache
def _named() -> re.Pattern[str]:
    heads = any_of(row["organ"] for row in load("foreign_organs"))
    word = rf"(?!(?:{_STOP})(?![{LETTER}]))[^\W\d_]+(?:-[^\W\d_]+|&[^\W\d_]+)*"
    words = rf"(?:(?:,(?= [{UPPER}]))? {word}){{0,9}}?"
    return re.compile(rf" (?P<name>(?P<head>{heads})(?![{LETTER}]){words} {_FORM}(?P<country>{_country()})(?![\w-]))")


@cache
def _bare() -> re.Pattern[str]:
    heads = "|".join(re.escape(row["organ"]) for row in load("foreign_organs") if row["only"] == "yes")
    return re.compile(rf" (?P<name>(?P<head>{heads}))(?![{LETTER}])")


@cache
def _of_a_party() -> re.Pattern[str]:
    """What follows the word Đảng of a role: "Ủy viên Trung ương Đảng | Nhân dân Cách mạng Lào"."""
    return re.compile(rf"(?: [{UPPER}][{LETTER}]+(?: [^\W\d_]+){{0,5}}?)? {_FORM}(?P<country>{_country()})(?![\w-])")


@cache
def _and_head() -> re.Pattern[str]:
    return re.compile(rf" và (?:{'|'.join(map(re.escape, _kinds()))})(?![{LETTER}])", re.IGNORECASE)


def foreign_body(text: str, start: int, end: int) -> BodyReading | None:
    """The body of another state that the role from ``start`` to ``end`` is followed by, or None.

    Its name runs to the country; a body that only other states have may stand without. Where two are named in
    one, its kind is empty.
    """
    if text.endswith("Đảng", start, end):
        party = _of_a_party().match(text, end)
        if party is None or not _is_country(text, party):
            return None
        own = text[end - len("Đảng") : party.end()]
        return _reading(end - len("Đảng"), party.end(), own, "party")
    match = _named().match(text, end)
    if match is not None and (_holds_a_name(match["name"]) or not _is_country(text, match)):
        return None
    match = match or _bare().match(text, end)
    if match is None:
        return None
    # "Chủ tịch Hội đồng Nhà nước và Hội đồng Bộ trưởng Cuba": two bodies in one office.
    several = _and_head().search(match["name"]) is not None
    gloss = GLOSS.match(text, match.end())
    close = gloss.end() if gloss else match.end()
    front = _FRONT.match(text, match.end())
    if front is not None:
        return _reading(match.start("name"), front.end(), match["name"] + front.group(), "mass")
    return _reading(match.start("name"), close, match["name"], "" if several else _kinds()[match["head"].lower()])


def _reading(start: int, end: int, name: str, kind: str) -> BodyReading:
    own = written_out(name)
    return BodyReading(start, end, own, own, kind, "", ("none",), unique=True)


def _holds_a_name(name: str) -> bool:
    """Whether a person of this country is named among the words: "Bộ Công Thương | Trần Văn Thử"."""
    *words, last = name.split(" ")
    if not most_frequent().isdisjoint(words):
        return True
    return last in _ALSO_GIVEN and len(words) > 2 and words[-1].istitle() and words[-2] in all_surnames()


def _is_country(text: str, match: re.Match[str]) -> bool:
    """Whether the country stands for itself: no part of a word or a name of this one ("Lào | Cai", "Pháp | luật").

    And it is not the first of two that are named together.
    """
    start, country = match.start("country"), match["country"]
    following = NEXT_SYLLABLE.match(text, match.end())
    if country in _ALSO_GIVEN and following is not None:
        before = match.group().removesuffix(country).split(" ")[-2]
        if goes_on(text, country, match.end()) or (following[1].istitle() and before in all_surnames()):
            return False
    return places.longest_name(text, start) <= match.end() and not _runs_on(text, match.end())


def _runs_on(text: str, end: int) -> bool:
    """Whether the country is the first of two that are named together: "Hội Hữu nghị Lào - …", "Lào và …"."""
    return text.startswith((" - ", " – ", "-", " và Việt Nam"), end)


@cache
def _long_state() -> re.Pattern[str]:
    return re.compile(rf" {_FORM}(?P<country>{_country()})$")


def short_state(name: str) -> str:
    """The name of a body with its state in short: "Quốc hội nước Cộng hòa Dân chủ Nhân dân | Lào"."""
    return _long_state().sub(r" \g<country>", name) if " nước " in name or "ộng hòa " in name else name


@cache
def _mission() -> re.Pattern[str]:
    state = rf"(?:(?:nước )?(?:Cộng hòa xã hội chủ nghĩa |CHXHCN )?Việt Nam|{_FORM}(?:{_country()}))(?![\w-])"
    surnames = "|".join(most_frequent())
    here = r"(?:TP\.? ?|[Tt]hành phố )?(?:Hồ Chí Minh|HCM|Hà Nội|Đà Nẵng|Cần Thơ)"
    where = rf"(?:{state}|{here}(?!\w)|{CAP}(?: (?!(?:{surnames})(?!\w)){CAP}(?! {CAP}))?)"
    return re.compile(rf"(?: của)? (?P<name>{state}(?: (?:tại|ở) {where})?)")


def mission(text: str, end: int) -> tuple[int, str]:
    """Where the name of an embassy or consulate ends that begins before ``end``, and what it adds; or -1.

    "Đại sứ quán | Việt Nam tại Lào", "Tổng Lãnh sự quán | Nhật Bản tại TP Hồ Chí Minh".
    """
    match = _mission().match(text, end)
    return (match.end(), written_out(match["name"].replace(" ở ", " tại "))) if match else (-1, "")


@cache
def _last_country() -> re.Pattern[str]:
    return re.compile(rf" (?:{_FORM}(?:{_country()})(?![\w-]))(?= tại |$)")


def with_country(title: str, country: str) -> str:
    """A title with the country that another title of the same person says; one that has a country stays."""
    return title if not country or country_of(title) else f"{title} {country}"


def country_of(title: str) -> str:
    """The country that ends the title of an office of another state, with its form, or empty."""
    found = _last_country().search(title)
    return found.group().strip() if found else ""


@cache
def _governed(named: bool) -> re.Pattern[str]:
    level = "(?:của )?(?:tỉnh|bang|thành phố|TP|vùng|khu tự trị|thủ đô|Thủ đô)"
    name = f" {_SPELLED}"
    theirs = rf" {_FORM}(?:{_country()})(?![\w-])"
    ends = [rf"(?:{name}){{1,3}}(?=[,.;)]| \()", rf"(?:{name}){{1,3}}?(?={theirs})"]
    if named:
        ends += [rf"(?:{name}){{1,3}}(?= [{LOWER}])"]
    else:
        # The holder's name follows, mostly of two words: "tỉnh | Thu Thử | Mauko Thuzo".
        ends += [rf"{name}(?= [{LOWER}])", rf"(?:{name}){{2}}(?=(?:{name}){{2}})", rf"{name}(?=(?:{name}){{2}})"]
    return re.compile(rf" {level}(?:{'|'.join(ends)})|(?:{name}){{1,3}}?(?={theirs})")


def governed(text: str, role: str, end: int, named: bool) -> int:
    """Where the province or city ends that somebody governs, or -1. ``named``: the holder is named before."""
    match = _governed(named).match(text, end) if role in GOVERNORS else None
    return match.end() if match else -1
