"""Read the names of people: where a name that starts at a place ends, and what only has the shape of one."""

from __future__ import annotations

import re
from functools import cache

from hoso.loaders import places
from hoso.loaders.anchors import Anchors
from hoso.loaders.bodies import BodyReader
from hoso.loaders.bodywords import countries, former_provinces, goes_on, not_bodies
from hoso.loaders.letters import CAP, LETTER, LOWER, SYLLABLE, capitalised
from hoso.loaders.lexicon import load

# What begins no name without a surname, and what ends a company's ("Chủ tịch Vinagold Group").
_NO_NAME = frozenset(
    ("Đảng", "Làng", "Thôn", "Nếu", "Một", "Khi", "Những", "Trong", "Sau", "Theo", "Tỉnh", "Khu", "Vùng")
)
_COMPANY_WORDS = frozenset(
    (
        "Group",
        "Bank",
        "Holding",
        "Holdings",
        "Airlines",
        "Airways",
        "Corp",
        "Corporation",
        "Media",
        "Inc",
        "Ltd",
        "Motors",
    )
)
# A stop is often lost between a caption and what follows: "… Trần Văn Thử Việc này …".
_NEW_SENTENCE = re.compile(
    r"(?:Tại|Trong|Theo|Việc|Ảnh|Với|Sau|Trước|Khi|Những|Các|Ông|Bà|Đây|Đó|Trên|Từ|Để|Cũng|Được|Cùng|Về"
    r"|Hội nghị|Đồng chí|Phát biểu)(?![\w,)]| [-–(]"
    r"| (?:cho (?:biết|rằng|hay)|nói|đã|nhấn mạnh|khẳng định|phát biểu)(?!\w))"
)
# As in "Thuzo bin Malu", "Thuzo von der Malu".
_PARTICLE = r"(?:al|el|as)[ -]|(?:bin|ibn|bint|de|da|do|dos|del|della|der|van|von|di|zu|den|ten)(?: der| la| den)? "
# As in "Moon Jae-in".
_FOREIGN_TAIL = re.compile(
    rf"-[a-z]{{2,6}}(?![\w-])|(?: (?:{_PARTICLE})[A-Z][A-Za-z-]+)+(?: [A-Z][A-Za-z-]+){{0,2}}(?![\w-])"
)
_MIDDLE = re.compile(r"\. [A-Z][a-z]+(?: [A-Z][a-z]+)?(?![\w-])")
# As in "Xu-căng Thử-lít", the letters of another language spelled as they sound, "Jean-Luc Thuzo"; and "V. Thuzov".
_SPELLED = re.compile(
    rf"{CAP}(?:-(?!nguyên|phó|cựu|trưởng|giám|chủ|bí|cán|tổng)[{LETTER}]+)*"
    rf"(?: (?:{_PARTICLE})?{CAP}(?:-[{LETTER}]+)*){{0,3}}(?![\w-])"
)
_AS_IT_SOUNDS = re.compile(rf"[{LOWER}]-[{LOWER}]")
_DOUBLE = re.compile(r"([A-Z][a-z]+)-([A-Z][a-z]+)(?= |$)")
_WITH_INITIAL = re.compile(rf"(?:[A-Z]\. ?){{1,2}}(?:[A-Z][a-z]{{3,}}|{CAP}(?=-))(?:-[{LETTER}]+)*(?![\w-])")
_PREFIX_NAME = re.compile(rf"(?:[YAK]|H['’ʼ]?|K['’ʼ]?) ?(?=[A-ZĐÊÔĂÂƠƯ][{LETTER}])")


@cache
def not_persons() -> frozenset[str]:
    """Capitalised words that have the shape of a name and name nobody who takes part in what is reported."""
    return frozenset(row["word"] for row in load("not_people") if row["where"] == "name")


def given_name(name: str) -> str:
    """The given name, by which a person is called after the first mention: the last syllable."""
    return name.rpartition(" ")[2]


class NameReader:
    """Says where the names of one text end."""

    def __init__(
        self, text: str, roles: Anchors, honorifics: Anchors, bodies: BodyReader, surnames: frozenset[str]
    ) -> None:
        self.text = text
        self.roles = roles
        self.honorifics = honorifics
        self.bodies = bodies
        self.surnames = surnames

    def end(self, start: int, strong: bool) -> int:
        """Where the person's name that starts here ends, or -1. ``strong``: a title or honorific stands before it."""
        text = self.text
        spelled = _SPELLED.match(text, start) if strong else None
        if spelled and "-" in spelled.group() and self._is_spelled(spelled.group()):
            return spelled.end()
        spans = capitalised(text, start, 6)
        if not spans:
            return -1
        limit = len(spans)
        for index, (first, last) in enumerate(spans):
            if index and (
                self._starts_something(first, last, index) or (index > 1 and _NEW_SENTENCE.match(text, first))
            ):
                limit = index
                break
        spans = spans[:limit]
        words = [text[a:b] for a, b in spans]
        name = text[spans[0][0] : spans[-1][1]]
        if (
            words[-1] == "Tộc"
            or (words[0] in ("Ông", "Bà") and start in self.honorifics)
            or name in not_persons()
            or (words[0] in self.surnames and self._is_province(name))
            or (start in self.roles and self.roles[start].end > spans[0][1])
            or (any(len(word) > 1 and word.isupper() for word in words) and not (strong and self._in_capitals(words)))
        ):
            return -1
        if words[0].isupper() and len(words[0]) > 1:
            return spans[-1][1]
        if words[0] == "Đoàn" and len(words) > 1 and self._of_a_place(text[spans[1][0] : spans[-1][1]]):
            # "các đại biểu Đoàn Hà Nội", "Đoàn Việt Nam": whom a place or a country sends.
            return -1
        if words[:2] in (["Đoàn", "Khối"], ["Đoàn", "Trường"]):
            # "Bí thư Đoàn Khối các cơ quan": a youth union.
            return -1
        if len(words) == 2 and goes_on(text, words[1], spans[1][1]):
            # "Giám đốc Khu Quản | lý …": the second word goes on in small letters.
            return -1
        prefix = bool(_PREFIX_NAME.match(text, start)) and strong
        foreign = strong and words[0] not in self.surnames
        initial = _MIDDLE.match(text, spans[-1][1]) if foreign and len(words) > 1 and len(words[-1]) == 1 else None
        tail = initial or (_FOREIGN_TAIL.match(text, spans[-1][1]) if strong else None)
        if len(words) == 1 and not prefix and (tail is None or " " not in tail[0]):
            return -1
        if words[0] in self.surnames and tail is None:
            if not strong and (places.longest_name(text, start) >= spans[-1][1]):
                return -1
            return spans[min(len(spans), 5) - 1][1]
        headed = start in self.bodies.organs and not any(
            not_bodies().get(text[start:last]) == "person" for _, last in spans
        )
        if not strong or headed or start in self.roles or words[0] in _NO_NAME or not _COMPANY_WORDS.isdisjoint(words):
            return -1
        known = places.longest_name(text, start)
        if known >= spans[0][1] and not prefix:
            return -1
        # "Y Thử Mẫu Niê Kđăm": those peoples' names are the longest.
        most = 5 if prefix else 4
        return tail.end() if tail and len(spans) <= most else spans[min(len(spans), most) - 1][1]

    @staticmethod
    def _is_province(name: str) -> bool:
        """Whether a name that begins like a person's is that of a province, misspelled or a former one."""
        misspelled = name.count(" ") == 1 and places.misspelled(name)
        return misspelled or former_provinces().fullmatch(name) is not None

    def _is_spelled(self, name: str) -> bool:
        """Whether a hyphen is one of another language's inside a name, and not of a place or between two things."""
        first = name.partition(" ")[0]
        if (
            first in countries()
            or name in countries()
            or first in self.surnames
            or (len(first) > 1 and first.isupper())
        ):
            return False
        double = _DOUBLE.search(name)
        return _AS_IT_SOUNDS.search(name) is not None or (
            double is not None and not all(map(SYLLABLE.fullmatch, double.groups()))
        )

    def name(self, start: int, end: int) -> str:
        """The name that stands here, in capitals and small letters however it is printed."""
        # "H’Thử Êban" and "H'Thử Êban" are one.
        name = self.text[start:end].replace("’", "'").replace("ʼ", "'")
        return name.title() if name.isupper() else name

    def end_of_foreign(self, start: int) -> int:
        """Where the name of somebody of another state ends that begins with an initial, or -1."""
        match = _WITH_INITIAL.match(self.text, start)
        return match.end() if match else -1

    def _of_a_place(self, name: str) -> bool:
        return name == "Việt Nam" or name in countries() or places.longest_name(name, 0) == len(name)

    def _in_capitals(self, words: list[str]) -> bool:
        """Whether a name is printed in capitals throughout: "đồng chí TRẦN VĂN THỬ"."""
        return 2 < len(words) < 5 and all(word.isupper() for word in words) and words[0].title() in self.surnames

    def _starts_something(self, first: int, last: int, index: int) -> bool:
        """Whether an office or a body begins here, at a name's syllable ``index``.

        A head of more than one syllable ("Khoa" alone is also a given name); a degree right after the surname, both of
        its syllables capitalised, is none ("Trần | Tiến Sỹ").
        """
        body = self.bodies.organs.get(first)
        if index == 1 and body is not None and self.text[first : body.end] == "Quốc Hội":
            # "ông Trần Quốc Hội": no name has one syllable.
            return False
        title = self.honorifics.get(first)
        if title is not None and index == 1 and title.row.get("kind") == "degree":
            title = None if self.text[first : title.end].istitle() else title
        anchors = (self.roles.get(first), body, title)
        return any(anchor is not None and anchor.end > last for anchor in anchors)
