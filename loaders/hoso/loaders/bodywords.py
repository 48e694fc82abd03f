"""What the lexicons say of the words in and around the name of a body."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from hoso.loaders.alternation import any_of
from hoso.loaders.anchors import variants
from hoso.loaders.letters import LETTER
from hoso.loaders.lexicon import Row, load

VIET_NAM = re.compile(rf" (?:của )?(?:nước )?(?:Cộng hòa xã hội chủ nghĩa )?Việt Nam(?![{LETTER}])")
"""The country after the name of a body or a delegation of the nation, which needs it not."""

GLOSS = re.compile(
    r" ?\((?:sau đây )?(?:gọi tắt là |viết tắt là )?[“\"]?[A-ZĐ][A-ZĐa-z&.-]{0,12}(?: [A-ZĐ]{2,5})?[”\"]?\)"
)
"""The short form of a name, in brackets after it."""
OF = re.compile(r" (?:của|thuộc|trực thuộc) ")

UNREAD_WHOLE = re.compile(
    r" (?:công đoàn|hội|chi hội|hiệp hội|câu lạc bộ|tập đoàn|tổng công ty|công ty|hội đồng|ban|tổ|nhóm|liên đoàn"
    r"|liên minh|quỹ|trường|học viện|lớp|hợp tác xã|hãng|cơ quan|trung tâm|viện|bệnh viện|nhà máy|xí nghiệp|chi nhánh"
    r"|phiên tòa|giáo xứ|thôn|ấp|bản|khu phố)(?!\w)"
)
"""After an office or a body that is one's: a whole that was not read, "Chủ tịch | công đoàn cơ sở Thử Mẫu"."""
NEXT_SYLLABLE = re.compile(r" ([^\W\d_]+)")


@cache
def function_words() -> frozenset[str]:
    """The words, in lower case, that end a name."""
    return frozenset(row["word"] for row in load("function_words"))


@cache
def compounds() -> Mapping[str, tuple[str, ...]]:
    """The second syllables of words of two, by the first, in small letters."""
    pairs: dict[str, list[str]] = {}
    for row in load("compounds"):
        first, second = row["word"].split(" ")
        pairs.setdefault(first, []).append(second)
    return {first: tuple(seconds) for first, seconds in pairs.items()}


@cache
def wants_an_object() -> frozenset[str]:
    """Words of a name that say nothing without what follows them."""
    return frozenset(row["word"] for row in load("object_words"))


@cache
def joined_words() -> frozenset[str]:
    """What a body does, as its name has it in small letters after "và", besides what wants an object."""
    return frozenset(row["word"] for row in load("joined_words"))


@cache
def unit_words(place: str) -> frozenset[str]:
    """The words that stand in this place of a unit's name in small letters; see the lexicon."""
    return frozenset(row["word"] for row in load("unit_words") if row["place"] == place)


@cache
def heads_named(name: str) -> tuple[str, ...]:
    """How the heads of bodies begin whose own names are of this kind; see the lexicon."""
    return tuple(row["head"] for row in load("named_heads") if name in row["name"].split(" | "))


@cache
def monuments() -> frozenset[str]:
    """What is named after somebody: "Đền | Trần", "Lăng | …"; in small letters, one syllable each."""
    rows = (row for row in load("not_people") if row["where"] == "before" and row["kind"] == "monument")
    return frozenset(row["word"].lower() for row in rows if " " not in row["word"])


@cache
def countries() -> frozenset[str]:
    """The names of foreign countries: "Chính phủ Lào" is not the Government."""
    return frozenset(row["country"] for row in load("countries"))


@cache
def foreign_state() -> re.Pattern[str]:
    """A foreign country after a body or an office: "Lào", "nước Cộng hòa Dân chủ Nhân dân Lào"."""
    names = any_of(countries())
    form = r"(?:Vương quốc|Đại Công quốc|Liên bang|(?:CHDCND|CHND|CH|Cộng hòa)(?: \w+){0,5}?) "
    return re.compile(rf" (?:nước |của nước )?(?:{form})?({names})(?![\w-])")


def goes_on(text: str, word: str, end: int) -> bool:
    """Whether ``word``, which ends at ``end``, is the first syllable of a word of two ("Pháp | chế", "Pháp | luật")."""
    following = NEXT_SYLLABLE.match(text, end)
    return following is not None and following[1] in compounds().get(word.lower(), ())


@cache
def not_bodies() -> Mapping[str, str]:
    """Names that begin like a body and are something else: a place or a person."""
    names = {row["name"]: row["kind"] for row in load("not_bodies") if row["kind"] != "thing"}
    return {**names, **dict.fromkeys(countries(), "place")}


@cache
def things() -> tuple[str, ...]:
    """How what is no body begins though its first word is the head of one: "Vụ việc", "Cơ quan chức năng"."""
    return tuple(row["name"] for row in load("not_bodies") if row["kind"] == "thing")


@cache
def document_types() -> re.Pattern[str]:
    """The words for a document's type, which begin its name and end a body's."""
    words = [row[next(iter(row))] for row in load("document_types")]
    return re.compile(rf"(?:{'|'.join(re.escape(word) for word in words if ' ' in word)})(?![{LETTER}])")


@cache
def organ_rows() -> dict[str, Row]:
    """The rows of organs.tsv by canonical name."""
    return {row["organ"]: row for row in load("organs")}


@cache
def former_provinces() -> re.Pattern[str]:
    """The provinces that ended before those of the gazetteer: "Tỉnh ủy | Hà Bắc", "tỉnh | Quảng Nam - Đà Nẵng"."""
    names = [form for row in load("former_provinces") for form in variants(row, "name")]
    return re.compile(rf"(?:{'|'.join(sorted(names, key=len, reverse=True))})(?![{LETTER}])")


@cache
def abbreviated() -> frozenset[str]:
    """The abbreviations of common words: "MTV", "TNHH"."""
    return frozenset(row["short"] for row in load("abbreviations"))


@cache
def _short_words() -> Mapping[str, str]:
    """The abbreviations that stand inside a name, and what they mean: "Hiệp hội DN" → doanh nghiệp."""
    two_letters = ("VN", "TQ", "TW", "TƯ", "DN", "ĐH")
    rows = (row for row in load("abbreviations") if row["kind"] != "body")
    forms = {row["short"]: row["full"] for row in rows if " " not in row["short"]}
    return {
        short: "Doanh nghiệp" if short == "DN" else full
        for short, full in forms.items()
        if (len(short) > 2 or short in two_letters) and not short.endswith(".") and short.upper() == short
    }


_SHORT_WORD = re.compile(r"(?<![\w&./-])[A-ZĐƯ][A-ZĐƯ&.,-]*[A-ZĐƯ](?![\w&-])")


def written_out(name: str) -> str:
    """A name with the abbreviations inside it written out."""
    return _SHORT_WORD.sub(lambda word: _short_words().get(word.group(), word.group()), name)
