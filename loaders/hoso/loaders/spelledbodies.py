"""Read the body that an office names in words that no lexicon has, where the office's holder is named right beside it.

"ông Trần Văn Thử, Trưởng phòng | đăng kiểm tàu cá, nói", "Chủ tịch | Hiệp hội các nhà thầu xây dựng Việt Nam - Lê Thị
Mẫu": beside a holder the words after a head name the body, up to a mark, a verb, a place or the holder's name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hoso.loaders.anchors import Anchors
from hoso.loaders.bodies import BodyReader
from hoso.loaders.bodywords import GLOSS, compounds, function_words, heads_named, organ_rows, unit_words, written_out
from hoso.loaders.letters import LETTER, SYLLABLE, UPPER
from hoso.loaders.lexicon import Row
from hoso.loaders.readings import BodyReading

_CLOSED = ("Bộ", "Ủy ban nhân dân", "Hội đồng nhân dân", "Chi bộ", "Đảng ủy", "Đảng bộ", "Quân khu", "Cơ quan")
"""Heads after which no other words name a body."""
_HEADS_OF_UNITS = ("Phòng", "Ban", "Khoa", "Đội", "Trạm", "Chi cục", "Trung tâm", "Ban Chỉ đạo", "Ban Quản lý")
"""Heads inside a role that need not be said again: "Trưởng phòng | tham mưu"."""
_GOES_ON = re.compile(rf" [{UPPER}]")
_WORD = re.compile(rf" (?P<word>[{LETTER}\d]+(?:[-&/.][{LETTER}\d]+)*)")
_MARK = re.compile(r"[,;:.)…\n\u2028“”\"]| \(| [-–] |- |$")
_MOST = 12
_FEW_SMALL = 5
"""So many small words at most where a verb and no mark ends a name."""


class SpelledBodies:
    """Reads such bodies of one text; ``stops`` are the offsets at which an office or a form of address begins."""

    def __init__(self, bodies: BodyReader, roles: Anchors, honorifics: Anchors) -> None:
        self.text = bodies.text
        self.bodies = bodies
        self.names = bodies.names
        self.roles = roles
        self.honorifics = honorifics

    def read(self, role: Row, start: int, end: int) -> BodyReading | None:
        """The body after a role from ``start`` to ``end``, or None."""
        head = self._head(role, start, end) if role["event_role"] == "no" else None
        if head is None:
            return None
        row, begin, after = head
        organ = row["organ"]
        stop = self._end(after, organ)
        if stop <= after or self.text[after + 1 : stop] in ("các", "toàn") or self.names.place_begins(after + 1):
            return None
        said = self.text[after + 1 : stop]
        if organ.startswith(heads_named("never_small")) and said.islower() and not self.names.place_begins(stop + 1):
            return None
        if sum(word.istitle() and word.isascii() and not SYLLABLE.fullmatch(word) for word in said.split(" ")) > 2:
            # A company's name and perhaps a foreigner's after it.
            return None
        own = f"{organ} {written_out(said)}"
        level, tails = row["level"], tuple(row["tail"].split(" | "))
        return self.bodies.owned(BodyReading(begin, stop, own, organ, row["kind"], level, tails))

    def _head(self, role: Row, start: int, end: int) -> tuple[Row, int, int] | None:
        """The head of the body: its row, where it begins and where its name goes on."""
        said = next((self.bodies.organs[at] for at in (end + 1, end + 5) if self._is_head(at, end)), None)
        if said is not None and "organ" in said.row:
            row = said.row
            if row["organ"] in _CLOSED or row["kind"] == "delegation" or row["tail"] in ("none", "place", "body"):
                return None
            return row, said.start, said.end
        organ = role["organ"]
        if said is None and organ in _HEADS_OF_UNITS and self.text[start:end].lower().endswith(organ.lower()):
            return organ_rows()[organ], end - len(organ), end
        return None

    def _is_head(self, at: int, end: int) -> bool:
        return at in self.bodies.organs and self.text[end:at] in (" ", " của ")

    def _words(self, start: int) -> Iterator[tuple[int, int, str]]:
        position = start
        while match := _WORD.match(self.text, position):
            yield match.start("word"), match.end(), match["word"]
            position = match.end()

    def _end(self, start: int, organ: str) -> int:
        """Where the words end that name the body, or -1 where nothing says so."""
        text, small, last, open_end = self.text, 0, start, False
        words = list(self._words(start))[: _MOST + 2]
        if not words or words[0][2] in unit_words("never") or self._name_begins(words[0][0]):
            return -1
        for index, (first, end, word) in enumerate(words):
            following = words[index + 1][2] if index + 1 < len(words) else ""
            marked = self._stops(first, index) or (text[first].isupper() and index and self._name_begins(first))
            if marked or (index and self.names.place_begins(first)):
                return last if index else -1
            before = words[index - 1][2] if index else ""
            if index and following not in function_words() and self._goes_on(before, word):
                open_end = True
                continue
            if self._ends_a_name(before, word, following) or (word == "và" and self._is_next(words, index + 1)):
                return last if index and not (open_end or before.isdigit()) and small <= _FEW_SMALL else -1
            if word == "và" and index + 1 == len(words):
                return -1
            small += text[first].islower()
            last = end
            gloss = GLOSS.match(text, end)
            if gloss and _GOES_ON.match(text, gloss.end()):
                # "Vườn quốc gia (VQG) | Thử Mẫu": more of the name than is read.
                return -1
            if index >= _MOST:
                return -1
            if _MARK.match(text, end):
                return -1 if self._parted(end, organ) else last
        return -1

    def _stops(self, at: int, index: int) -> bool:
        """Whether an office, a form of address or (after the first word) another body begins here."""
        other = self.bodies.organs.get(at) if index else None
        nested = other is not None and (" " in self.text[at : other.end] or self.text[at : other.end].isupper())
        return at in self.roles or self._addressed(at) or nested

    def _addressed(self, at: int) -> bool:
        title = self.honorifics.get(at)
        return title is not None and self.text[title.end : title.end + 2].strip()[:1].isupper()

    @staticmethod
    def _ends_a_name(before: str, word: str, following: str) -> bool:
        """Whether a word is no more the name's: it begins what is said of the holder, and is no part of a word."""
        pair = f"{word} {following}"
        if word == "và" or pair in unit_words("inside") or word in compounds().get(before.lower(), ()):
            return False
        if f"{before} {word}" in function_words() or f"{before} {word}" in unit_words("inside"):
            return False
        if not before and (word in unit_words("begins") or pair in unit_words("begins")):
            return False
        if pair in function_words() or pair in unit_words("ends"):
            return True
        return (word in function_words() or word in unit_words("ends")) and following not in compounds().get(word, ())

    def _parted(self, at: int, organ: str) -> bool:
        """Whether a mark parts the name itself: "Cục bảo vệ, | chăm sóc trẻ em", "Sở Tài nguyên - | Môi trường"."""
        if organ == "Sở" and self.text[at : at + 3] in (" - ", " – "):
            return self.text[at + 3 : at + 4].isupper()
        if not self.text.startswith(", ", at):
            return False
        words = list(self._words(at + 1))[:2]
        if not words or not self.text[at + 2].islower() or self._stops(at + 2, 1):
            return False
        return not self._ends_a_name(",", words[0][2], words[1][2] if len(words) > 1 else "")

    @staticmethod
    def _goes_on(before: str, word: str) -> bool:
        """Whether "các" or "về" stands inside a name: "quản lý các dự án", "phòng chống tội phạm về ma túy"."""
        return word == "các" or (word == "về" and before.lower() in unit_words("before_about"))

    def _is_next(self, words: list[tuple[int, int, str]], index: int) -> bool:
        """Whether somebody or something else is joined with "và"."""
        if index >= len(words):
            return True
        first, _, word = words[index]
        following = words[index + 1][2] if index + 1 < len(words) else ""
        return self._stops(first, 1) or self._ends_a_name("và", word, following) or self._name_begins(first)

    def _name_begins(self, at: int) -> bool:
        words = re.match(rf"[{LETTER}]+(?: [{LETTER}]+){{1,4}}", self.text[at : at + 60])
        if words is None:
            return False
        capitals = []
        for word in words.group().split(" "):
            if not word[0].isupper():
                break
            capitals.append(word)
        return self.names.person_shaped(capitals)
