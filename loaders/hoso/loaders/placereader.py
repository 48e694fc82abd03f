"""Read a place where it is printed: "quận Vân Trạch", "xã A, huyện B", "TP", "Hà Nội"."""

from __future__ import annotations

import re
from dataclasses import replace

from hoso.loaders import places
from hoso.loaders.bodywords import GLOSS, former_provinces, most_frequent
from hoso.loaders.letters import CAP, LETTER, LOWER, capitalised
from hoso.loaders.nameends import NameEnds
from hoso.loaders.readings import HAMLETS, LEVEL, LEVEL_FULL, RANK, PlaceReading

_CITY = re.compile(r"^tp\.? ?", re.IGNORECASE)
_PLACE_NUMBER = re.compile(r"\d{1,2}(?![\d/.,-]\d)")
_HALF_SMALL = re.compile(rf"{CAP} [{LOWER}]+(?![{LETTER}])")
_IN_BRACKETS = re.compile(r" \(([^()]{2,24})\)")
# The city; without its level these are the man.
_NAMED_AFTER = re.compile(r"(?:Hồ Chí Minh|HCM)(?!\w)", re.IGNORECASE)
_QUALIFIER = re.compile(r"(?:, | \()(?:thuộc )?(?=\S)")
# "Thủ đô Thử-chăn" of another state.
_CAPITAL_ABROAD = re.compile(rf" ({CAP})(?:-[{LETTER}]+)*(?: {CAP}(?:-[{LETTER}]+)*)?(?! {CAP})(?![{LETTER}])")
_UPPER_FOLLOWS = re.compile(r", (?:quận|huyện|thị xã|thành phố|TP|Q\.|H\.) ?(?=[A-ZĐ\d])", re.IGNORECASE)


def _in_capitals(name: str) -> str:
    """The name of a place with capitals, where the second syllable was printed small, or it is the city of the man."""
    if _NAMED_AFTER.fullmatch(name) and len(name) > 3:
        return "Hồ Chí Minh"
    return name.title() if _HALF_SMALL.fullmatch(name) else name


class PlaceReader:
    """Reads the places of one text."""

    def __init__(self, names: NameEnds) -> None:
        self.text = names.text
        self.names = names

    def read(self, start: int, expected: str = "", open_name: bool = False) -> PlaceReading | None:
        """The place at ``start``: with its level, or a name of the gazetteer, or (``open_name``) any name.

        ``expected`` is the level that the head before it implies ("Quận ủy" → quận).
        """
        text = self.text
        whole = places.longest_name(text, start) if text[start : start + 1] in "TtQq" else -1
        if whole > 0 and text[start : start + 2].lower() == "tp":
            name = text[start:whole]
            # "TP Thủ Đức" is printed so in the table; a province's form is found with its kind.
            return PlaceReading(start, whole, "thành phố", name if places.province(name) else _CITY.sub("", name))
        match = LEVEL.match(text, start)
        if match:
            word = match.group(1).lower().rstrip(".")
            level = LEVEL_FULL.get(word, word)
            end = match.end()
            if level == "thủ đô":
                named = text.startswith(" Hà Nội", end)
                theirs = None if named else _CAPITAL_ABROAD.match(text, end)
                if theirs is not None and theirs[1] not in most_frequent():
                    return PlaceReading(start, theirs.end(), level, theirs.group().strip())
                return PlaceReading(start, end + 7 if named else end, "thành phố", "Hà Nội")
            gloss = GLOSS.match(text, end)
            after = gloss.end() if gloss else end
            if text[after : after + 1] == " ":
                after += 1
            elif not match.group(1).endswith("."):
                after = -1
            number = _PLACE_NUMBER.match(text, after) if after > 0 else None
            if number and level in ("quận", "phường"):
                place = PlaceReading(start, number.end(), level, number.group())
            else:
                dotted = match.group(1).endswith(".")
                # "P.Thử Mẫu" is one word; "… của TP. Trong đó" is the end of a sentence.
                open_name = not dotted or after == end
                name_end = self._name_end(after, open_name, level) if after > 0 else -1
                if name_end < 0:
                    # "… của Đảng bộ TP. Trong đó": the stop ends the sentence unless a known place follows.
                    return PlaceReading(start, end - 1 if dotted else end, level, "")
                place = PlaceReading(start, name_end, level, _in_capitals(text[after:name_end]))
            return self._qualified(place)
        former = former_provinces().match(text, start) if expected == "tỉnh" else None
        name_end = former.end() if former else self._name_end(start, open_name, expected if open_name else "")
        if name_end < 0:
            return None
        return self._qualified(PlaceReading(start, name_end, expected, _in_capitals(text[start:name_end])))

    def _name_end(self, start: int, open_name: bool, level: str = "") -> int:
        """Where the place's name that starts here ends, or -1.

        It is the longest name of the gazetteer, else (``open_name``) the capitalised syllables up to a person's
        surname.
        """
        text = self.text
        named_after = _NAMED_AFTER.match(text, start) if level == "thành phố" else None
        if named_after:
            return named_after.end()
        former = former_provinces().match(text, start) if level == "tỉnh" else None
        if former:
            return former.end()
        known = places.longest_name(text, start)
        spans = capitalised(text, start, 7)
        if not spans:
            return known
        half = _HALF_SMALL.match(text, start) if open_name and known < 0 and len(spans) == 1 else None
        if half and places.is_place(half.group().title()):
            # "Thị ủy Từ | sơn"
            return half.end()
        if known > 0 and (known >= spans[-1][1] or not open_name):
            return known
        words = [text[a:b] for a, b in spans]
        if RANK.get(level, 0) == 3 and (known > 0 or (open_name and start in self.names.organs)):
            # "phường Vinh Lộc | Trần Văn Thử": the commune's name is longer than the city's with which it begins.
            # "xã Trường Sơn": what follows the level is no school, where there is a commune of the name.
            longer = [n for n in (4, 3, 2) if n <= len(words) and places.is_place(" ".join(words[:n]), communes=True)]
            return max(known, spans[longer[0] - 1][1]) if longer else known
        if known > 0 or not open_name or (start in self.names.organs and level not in HAMLETS):
            return known
        if len(words) == 1 and len(words[0]) == 1:
            return known
        if RANK.get(level, 0) < 3 and words[0] in self.names.common and self.names.person_shaped(words):
            # "Sở Nội vụ TP Trần Hoàng Thử": every larger place that is named like a person is in the gazetteer.
            return -1
        if RANK.get(level, 0) < 3 and self.names.joins(spans[-1][1], words[-1]):
            # "Công đoàn Giao | thông vận tải": a field, and no place.
            return -1
        if RANK.get(level, 0) == 3 and len(words) > 2 and _UPPER_FOLLOWS.match(text, spans[-1][1]):
            # "phường Nguyễn Thử Vân, quận 1": of which district it is, is told of a place only.
            return spans[-1][1]
        for cut in (2, 3, 1, 4):
            if cut == 1 and words[0] in self.names.common:
                continue
            if cut < len(words) and self.names.person_shaped(words[cut:]):
                return spans[cut - 1][1]
        if len(words) >= 4 and words[2] in self.names.surnames:
            return spans[1][1]
        if RANK.get(level, 0) < 3 and 3 <= len(words) <= 4 and words[0] in self.names.surnames:
            # "Phó Bí thư Thành ủy Lều Văn Thử": the surname is rare, but no larger place is unknown and that long.
            return -1
        if self.names.person_shaped(words) and not self._commune(words, level):
            # "HĐND Thành phố Trần Văn Thử": every place that is named like a person is in the gazetteer.
            return -1
        limit = next((i for i, (a, _) in enumerate(spans) if i and a in self.names.organs), len(spans))
        if limit < len(spans) and RANK.get(level, 0) == 3 and self._commune(words[: limit + 1], level):
            # "phường Lý Thái Tổ": the last syllable is no team.
            limit += 1
        return spans[min(limit, 4) - 1][1]

    def _commune(self, words: list[str], level: str) -> bool:
        """Whether a person-shaped name after xã or phường is the commune's.

        Two words are, more where the gazetteer has them.
        """
        if RANK.get(level, 0) < 3:
            return False
        return len(words) == 2 or places.is_place(" ".join(words), communes=True)

    def _qualified(self, place: PlaceReading) -> PlaceReading:
        """Take in what a comma or a bracket adds: "xã A, huyện B, tỉnh C", "phường A (quận B)"."""
        text = self.text
        rank = RANK.get(place.level, 2)
        while rank > 1:
            match = _QUALIFIER.match(text, place.end)
            if not match:
                break
            level = LEVEL.match(text, match.end())
            bracketed = _IN_BRACKETS.match(text, place.end)
            if bracketed and places.longest_name(text, place.end + 2) == bracketed.end() - 1:
                # As in "xã A, huyện B (Bắc Giang)".
                upper = bracketed.group(1)
                return replace(place, end=bracketed.end(), within=(*place.within, ("tỉnh", upper)))
            if not level or text[match.end()].isupper():
                break
            word = level.group(1).lower().rstrip(".")
            full = LEVEL_FULL.get(word, word)
            after = level.end() + (1 if text[level.end() : level.end() + 1] == " " else 0)
            name_end = self._name_end(after, True, full)
            if name_end < 0 or RANK.get(full, 9) >= rank:
                break
            closing = (
                1 if text[match.start() : match.start() + 2] == " (" and text[name_end : name_end + 1] == ")" else 0
            )
            if text[match.start() : match.start() + 2] == " (" and not closing:
                break
            place = replace(place, end=name_end + closing, within=(*place.within, (full, text[after:name_end])))
            rank = RANK.get(full, 9)
        return place
