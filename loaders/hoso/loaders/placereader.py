"""Read a place where it is printed: "quận Vân Trạch", "xã A, huyện B", "TP", "Hà Nội"."""

from __future__ import annotations

import re
from dataclasses import replace

from hoso.loaders import places
from hoso.loaders.bodywords import GLOSS, former_provinces, goes_on
from hoso.loaders.letters import CAP, LETTER, LOWER, capitalised
from hoso.loaders.nameends import OPENING, NameEnds, name_ending
from hoso.loaders.readings import HAMLETS, LEVEL, LEVEL_FULL, RANK, PlaceReading
from hoso.loaders.surnames import most_frequent

_CITY = re.compile(r"^tp\.? ?", re.IGNORECASE)
_PLACE_NUMBER = re.compile(r"\d{1,2}(?![\d/.,-]\d)")
_HAMLET_NUMBER = re.compile(r"(?:số )?\d{1,2}[A-D]?(?![\w/.,-])")
_HAMLET_COUNT = re.compile(r" \d{1,2}(?![\w/]|[.,]\d)")
_COUNT_ENDS = re.compile(r"[,.;:)(]| [-–]| (?:xã|phường|thị trấn|huyện|quận) |$")
_HALF_SMALL = re.compile(rf"{CAP} [{LOWER}]+(?![{LETTER}])")
_IN_BRACKETS = re.compile(r" \(([^()]{2,24})\)")
# The city; without its level these are the man.
_NAMED_AFTER = re.compile(r"(?:Hồ Chí Minh|HCM)(?!\w)", re.IGNORECASE)
# "xã Thử, Huyện ủy …" goes on to another body, "phường 7, Q.3, TP.HCM" does not.
_BRIEF = re.compile(r"TP\.?|Tp\.?|Q\.|H\.|TX\.?")
_QUALIFIER = re.compile(r"(?:, | \()(?:thuộc )?(?=\S)")
# "Thủ đô Thử-chăn" of another state.
_CAPITAL_ABROAD = re.compile(rf" ({CAP})(?:-[{LETTER}]+)*(?: {CAP}(?:-[{LETTER}]+)*)?(?! {CAP})(?![{LETTER}])")
_UPPER_FOLLOWS = re.compile(r", (?:quận|huyện|thị xã|thành phố|TP|Q\.|H\.) ?(?=[A-ZĐ\d])", re.IGNORECASE)


def _in_capitals(name: str) -> str:
    """The name of a place with capitals, where the second syllable was printed small, or it is the city of the man."""
    if _NAMED_AFTER.fullmatch(name) and len(name) > 3:
        return "Hồ Chí Minh"
    return name.title() if _HALF_SMALL.fullmatch(name) else name


def _level(printed: re.Match[str]) -> str:
    """The level of a place in full, from how it is printed: "TP." → thành phố."""
    word = printed.group().lower().rstrip(".")
    return LEVEL_FULL.get(word, word)


def _is_commune(words: list[str]) -> bool:
    """Whether a person-shaped name after xã or phường is the commune's: two words are, more where it is known."""
    return len(words) == 2 or places.is_place(" ".join(words), communes=True)


# "bà Lê Thị Mẫu, Phó Chủ tịch UBND huyện | …": a name that the office right after it, and nothing else, follows.
_APPOSED = re.compile(
    rf"(?<!\w)(?:[Ôô]ng|[Bb]à|[Đđ]ồng chí|[Aa]nh|[Cc]hị) {CAP}(?: {CAP}){{1,4}}, (?=[A-ZĐa-zđ])[^,.;:()“”\n]{{4,110}}$"
)


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
        printed = LEVEL.match(text, start)
        if printed:
            return self._levelled(printed)
        name_end = self._with_count(self._name_end(start, open_name, expected), expected)
        if name_end < 0:
            return None
        return self._qualified(PlaceReading(start, name_end, expected, _in_capitals(text[start:name_end])))

    def _levelled(self, printed: re.Match[str]) -> PlaceReading:
        """The place whose level is printed, with its name where one follows: "quận Vân Trạch", "TP"."""
        text, (start, end), level = self.text, printed.span(), _level(printed)
        if level == "thủ đô":
            return self._capital(start, end)
        dotted = printed.group().endswith(".")
        gloss = GLOSS.match(text, end)
        after = gloss.end() if gloss else end
        if text[after : after + 1] == " ":
            after += 1
        elif not dotted:
            return PlaceReading(start, end, level, "")
        number = self._number(after, level)
        if number:
            return self._qualified(PlaceReading(start, number.end(), level, number.group()))
        # "P.Thử Mẫu" is one word; "… của TP. Trong đó" is the end of a sentence.
        name_end = self._with_count(self._name_end(after, not dotted or after == end, level), level)
        if name_end < 0:
            # "… của Đảng bộ TP. Trong đó": the stop ends the sentence unless a known place follows.
            return PlaceReading(start, end - 1 if dotted else end, level, "")
        return self._qualified(PlaceReading(start, name_end, level, _in_capitals(text[after:name_end])))

    def _number(self, start: int, level: str) -> re.Match[str] | None:
        """The number by which a place of this level goes: "quận | 3", "thôn | số 2"."""
        numbers = _HAMLET_NUMBER if level in HAMLETS else _PLACE_NUMBER if level in ("quận", "phường") else None
        return numbers.match(self.text, start) if numbers else None

    def _capital(self, start: int, end: int) -> PlaceReading:
        """The capital after the words for it: Hà Nội, printed or not, unless another state's is printed."""
        if self.text.startswith(" Hà Nội", end):
            return PlaceReading(start, end + len(" Hà Nội"), "thành phố", "Hà Nội")
        theirs = _CAPITAL_ABROAD.match(self.text, end)
        if theirs is not None and theirs[1] not in most_frequent():
            return PlaceReading(start, theirs.end(), "thủ đô", theirs.group().strip())
        return PlaceReading(start, end, "thành phố", "Hà Nội")

    def _with_count(self, name_end: int, level: str) -> int:
        """The end of a place's name with the number by which hamlets of one name are told apart: "thôn Nội Thử | 2"."""
        counted = _HAMLET_COUNT.match(self.text, name_end) if level in HAMLETS and name_end > 0 else None
        ended = counted and (
            _COUNT_ENDS.match(self.text, counted.end()) or name_ending().match(self.text, counted.end())
        )
        return counted.end() if counted and ended else name_end

    def _name_end(self, start: int, open_name: bool, level: str) -> int:
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
        head = start in self.names.organs
        if RANK.get(level, 0) == 3 and (known > 0 or (open_name and head)):
            # "phường Vinh Lộc | Trần Văn Thử": the commune's name is longer than the city's with which it begins.
            # "xã Trường Sơn": what follows the level is no school, where there is a commune of the name.
            words = [text[a:b] for a, b in spans]
            longer = [n for n in (4, 3, 2) if n <= len(words) and places.is_place(" ".join(words[:n]), communes=True)]
            return max(known, spans[longer[0] - 1][1]) if longer else known
        if known > 0 or not open_name or (head and level not in HAMLETS):
            return known
        return self._open_end(spans, RANK.get(level, 0))

    def _open_end(self, spans: list[tuple[int, int]], rank: int) -> int:
        """Where the name of a place of this rank (0: of no level) ends that no gazetteer has; -1 if it is none.

        ``spans`` are its capitalised syllables and those after it, of a person's name perhaps. Of what is larger than a
        commune the gazetteer has every name that is long or like a person's.
        """
        names = self.names
        words = [self.text[a:b] for a, b in spans]
        if words[0] in OPENING or (len(words) == 1 and len(words[0]) == 1):
            return -1
        if rank and len(words) == 2 and _APPOSED.search(self.text, max(0, spans[0][0] - 160), spans[0][0]):
            # "bà Lê Thị Mẫu, Phó Chủ tịch UBND huyện Lý Thử dự lễ": the office is hers.
            return spans[1][1]
        if rank < 3 and len(words) == 5 and words[1] not in ("Thị", "Văn") and names.person_shaped(words[2:]):
            # "Chủ tịch UBND tỉnh Hà Thử | Trần Văn Mẫu"
            return spans[1][1]
        if rank < 3 and names.person_shaped(words):
            # "Sở Nội vụ TP Trần Hoàng Thử": every larger place that is named like a person is in the gazetteer.
            return -1
        if rank < 3 and (words[0] in ("Y", "H", "K") or words[0].startswith(("H'", "H’", "K'", "K’"))):
            # "Phó Chủ tịch UBND tỉnh H'Thử Êban": so names of the Central Highlands begin.
            return -1
        if rank < 3 and goes_on(self.text, words[-1], spans[-1][1]):
            # "Công đoàn Giao | thông vận tải": a field, and no place.
            return -1
        if rank == 3 and len(words) > 2 and _UPPER_FOLLOWS.match(self.text, spans[-1][1]):
            # "phường Nguyễn Thử Vân, quận 1": of which district it is, is told of a place only.
            return spans[-1][1]
        for cut in (2, 3, 1, 4):
            if cut == 1 and words[0] in names.common:
                continue
            if cut < len(words) and names.person_shaped(words[cut:]):
                return spans[cut - 1][1]
        if len(words) >= 4 and words[2] in names.surnames:
            return spans[1][1]
        if rank < 3 and 3 <= len(words) <= 4 and words[0] in names.surnames:
            # "Phó Bí thư Thành ủy Lều Văn Thử": the surname is rare, but no larger place is unknown and that long.
            return -1
        if names.person_shaped(words) and not _is_commune(words):
            # "xã Trần Văn Thử": every commune that is named like a person is in the gazetteer.
            return -1
        limit = next((i for i, (a, _) in enumerate(spans) if i and a in names.organs), len(spans))
        if limit < len(spans) and rank == 3 and _is_commune(words[: limit + 1]):
            # "phường Lý Thái Tổ": the last syllable is no team.
            limit += 1
        return spans[min(limit, 4) - 1][1]

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
            if not level or (text[match.end()].isupper() and not _BRIEF.fullmatch(level.group())):
                break
            full = _level(level)
            after = level.end() + (1 if text[level.end() : level.end() + 1] == " " else 0)
            number = self._number(after, full)
            name_end = number.end() if number else self._name_end(after, True, full)
            if name_end < 0 or RANK.get(full, 9) >= rank:
                break
            closed = name_end
            if match.group().startswith(" ("):
                if text[name_end : name_end + 1] != ")":
                    break
                closed += 1
            place = replace(place, end=closed, within=(*place.within, (full, text[after:name_end])))
            rank = RANK.get(full, 9)
        return place
