"""Where a name ends that no lexicon has: before a function word, a place, another body, a person."""

from __future__ import annotations

import re
from functools import cache

from hoso.loaders import places
from hoso.loaders.alternation import any_of, grouped
from hoso.loaders.anchors import Anchors
from hoso.loaders.bodywords import (
    abbreviated,
    compounds,
    document_types,
    function_words,
    goes_on,
    joined_words,
    monuments,
    wants_an_object,
)
from hoso.loaders.letters import CAP, LETTER, LOWER, UPPER, capitalised, capitalised_runs
from hoso.loaders.readings import LEVEL
from hoso.loaders.surnames import most_frequent

_CAPITALS_AT_END = re.compile(rf"(?:{CAP} ?){{1,6}}$")
_WORD_START = re.compile(rf"[ ,&–-]+(?=[{UPPER}])")
NEXT_WORD = re.compile(rf" ([{LOWER}]+)")
_AFTER_CAPITAL = ("dự", "không")
"""First syllables that after a name rather begin what it does: "Trung tâm Khí tượng Thủy văn | dự báo"."""
_BUILT = "".join(
    rf"(?<!{word} )"
    for word in (
        *("đầu tư", "đầu tư và", "Đầu tư và", "tư vấn", "Tư vấn và", "thương mại", "Thương mại và", "sản xuất và"),
        *("quản lý", "quản lý đầu tư"),
        *("Đầu tư", "Tư vấn", "Thiết kế", "Cấp phép", "Thương mại", "Sản xuất", "Kinh doanh", "Phát triển"),
        *("ật liệu", "Kỹ thuật", "Cơ khí", "Quản lý", "Thi công"),
    )
)
"""Of what else a company builds nothing: "Công ty Cổ phần Đầu tư | xây dựng Thử Mẫu"."""
# "Đội Cảnh sát điều tra tội phạm | về kinh tế"
_NOT_AFTER = {"xây": _BUILT, "xây dựng": _BUILT, "về": "(?<!tội phạm )"}
"""Words that end a name, but not after these."""
_SHORT = re.compile(rf"(?<![\w&])(?:[{UPPER}]{{2,}}|[{UPPER}]+&[{UPPER}]+)(?= [{LOWER}])(?! và )")
_PARTED = re.compile(r",| [-–] ")
_DASH = re.compile(r" ?[-–] ?")
_AND_NUMBER = re.compile(r" và \d")
_NUMBER = re.compile(r"(?: (?:số|cơ sở))? \d+(?!\w)")
# Also "… cán bộ xã Thử Mẫu", where the place is that of what is done.
_ONLY_SMALL = re.compile(
    rf"(?: \d+)?(?: [{LOWER}]+)+(?: (?:xã|phường|thị trấn|huyện|quận|tỉnh|thành phố)(?: {CAP})+)?"
    rf"(?: (?:\d[\d.,]*|[{LOWER}]+))*"
)
WORK_OR_OFFICE = ("Thuế", "Thống kê", "Thi hành án dân sự")
"""Names of offices that say what these do, as they say what other bodies do: "Đội | Thi hành án dân sự"."""
_LEVELS = ("tỉnh", "huyện", "quận")
OPENING = ("Theo", "Đến", "Các", "Lúc", "Là", "Cho", "Ngày", "Về", "Với", "Những", "Khi")
"""Words that open the next sentence where a full stop was lost, and end no name: "Viện Thử Trung ương | Đến các …"."""
_DEGREES = r"(?:PGS|GS|TSKH|TS|ThS|Th\.S|BSCK\w*|BS|Phó [Gg]iáo sư)(?![\w&])"
DEGREE = re.compile(_DEGREES)
_THEN_DEGREE = re.compile(rf",? {_DEGREES}")
_NATION_THEN_SMALL = re.compile(rf"(?<=Việt Nam) [{LOWER}]")
_PLAIN_HEADS = ("Viện", "Sở", "Bộ", "Cục", "Vụ", "Trường", "Cảng")
"""Heads of one syllable that begin no other word of a name."""
_SMALL_WORDS = re.compile(rf"(\w+) ([{LOWER}]+)(?=[ ,.;:()\n]|$)")


def _ending_words(always: tuple[str, ...]) -> str:
    """A pattern of the words that end a name.

    One that begins a word of two does not ("giao", but "giao thông"), unless it is among ``always``.
    """
    words = function_words()
    forms: list[str] = []
    looking_back: list[str] = []
    for word in sorted(words, key=len, reverse=True):
        pairs = () if word in always else compounds().get(word, ())
        seconds = [second for second in pairs if f"{word} {second}" not in words]
        form = rf"{word}(?! (?:{'|'.join(seconds)})(?![{LETTER}]))" if seconds else word
        if word in _NOT_AFTER:
            looking_back.append(_NOT_AFTER[word] + form)
        else:
            forms.append(form)
    # "Báo Thử Mẫu | thông tin về …": a noun as well, so only what follows says that it is a verb.
    forms.append(r"thông tin(?= (?:về|thêm|cho|rằng|tới)(?!\w)|:)")
    return "|".join((grouped(forms), *looking_back))


@cache
def name_ending() -> re.Pattern[str]:
    """A space and a word that ends a name: "Giám đốc Sở | chủ trì …"."""
    return re.compile(rf" (?:{_ending_words(())})(?![{LETTER}])")


@cache
def unknown_field() -> re.Pattern[str]:
    """A field or a name that no lexicon has: capitalised words, with small ones that are no function words.

    Up to five small words may follow a capital where the name goes on or plainly ends after them (a capital, a
    number, a comma, a
    bracket, the end): "Phòng Quản lý hồ sơ, …". Elsewhere ``plain_end`` says how many belong to the name.
    """
    stop, stop_at_first = _ending_words(_AFTER_CAPITAL), _ending_words(())
    trade = any_of({*wants_an_object(), *joined_words()})
    small = rf"(?:(?! (?:{stop})(?![{LETTER}])) [{LOWER}]+(?: và (?:{trade})(?![{LETTER}]))?)"
    word = rf"(?:[A-Z]\d{{1,2}}(?!\w)|{CAP}|\d+)(?:{small}){{0,7}}"
    join = r"(?:, (?=[A-ZĐ])| - | – |-| và (?!\d)| & |&| )"
    # "Tổng công ty | xây dựng công trình …": what a company does may begin its name.
    also = rf"(?:và (?=(?:{trade})(?![{LETTER}])))?"
    lead = rf"(?:xây dựng )?(?:(?!(?:{stop_at_first})(?![{LETTER}]))[{LOWER}]+ {also}){{0,7}}"
    return re.compile(rf" ({lead}{word}(?:{join}{word}){{0,9}})")


def word_units(syllables: list[str]) -> int:
    """How many words of the language these syllables are; none where one of them ends a name, or two stand alone."""
    units = alone = index = 0
    while index < len(syllables):
        pair = syllables[index : index + 2]
        inside = 0 < index < len(syllables) - 1
        if len(pair) == 2 and pair[1] in compounds().get(pair[0], ()) and " ".join(pair) not in function_words():
            index += 2
        elif pair[0] == "và" and inside:
            index += 1
            continue
        elif pair[0] in function_words() or alone or not inside:
            return 0
        else:
            alone, index = alone + 1, index + 1
        units += 1
    # "Trung tâm … quản lý," does something; "Viện nghiên cứu giới và phát triển" is a name.
    ends_open = " ".join(syllables[-2:]) in wants_an_object() and syllables[-3:-2] != ["và"]
    return 0 if ends_open else units


def plain_end(text: str, start: int, stop: int) -> int:
    """Where a name from ``start`` ends that the pattern takes up to ``stop``.

    Small words at its end belong to it where the text plainly ends the name after them; else only the second syllable
    of a compound does.
    """
    if stop >= len(text) or text[stop] in ",.;:()…\n\u2028" or text[stop : stop + 2] in (" (", " -", " –"):
        return stop
    if _AND_NUMBER.match(text, stop):
        return stop
    words = text[start:stop].split(" ")
    last = max((index for index, word in enumerate(words) if not word.islower()), default=0)
    kept = last + 1
    while kept < len(words) and words[kept] in compounds().get(words[kept - 1].lower(), ()):
        kept += 1
    level = next((index for index in range(kept, len(words)) if words[index] in _LEVELS), kept)
    if word_units(words[kept:level]):
        # "Bệnh viện Y học | cổ truyền | tỉnh tổ chức": the level of its place ends the name.
        kept = level
    if " ".join(words[max(kept - 2, 0) : kept]).lower() in wants_an_object():
        # "Trung tâm Quản lý | di tích tại …": what is managed belongs to the name.
        return stop
    return start + len(" ".join(words[:kept]))


def compound_end(text: str, stop: int) -> int:
    """Where a name ends that a function word cut inside a word of two syllables ("Khoa Thận nhân | tạo")."""
    begin = text.rfind(" ", 0, stop) + 1
    match = _SMALL_WORDS.match(text, begin)
    if match and match.end(1) == stop and match[2] in compounds().get(match[1].lower(), ()):
        before = text[text.rfind(" ", 0, max(begin - 1, 0)) + 1 : max(begin - 1, 0)].lower()
        # "Ngân hàng | không …": its last syllable belongs to the word before it.
        return stop if match[2] == "không" and match[1] in compounds().get(before, ()) else match.end()
    return stop


class NameEnds:
    """Where names end in one text. ``organs`` and ``roles`` are the anchors of heads of bodies and offices by offset.

    ``surnames`` begin a person's name; those in ``common`` do so even before one more word only.
    """

    def __init__(
        self, text: str, organs: Anchors, surnames: frozenset[str], common: frozenset[str], roles: Anchors
    ) -> None:
        self.text = text
        self.organs = organs
        self.roles = roles
        self.surnames = surnames
        self.common = common
        last_words = (text.rfind(" ", role.start, role.end) + 1 for role in roles.values())
        self._by_roles = {*last_words, *(role.end + 1 for role in roles.values()), *roles}

    def governed(self, start: int) -> bool:
        """Whether an office stands right before the body at ``start`` or holds its head.

        "Chủ tịch | Hiệp hội …", "Trưởng | ban Tổ chức …".
        """
        return start in self._by_roles

    def place_begins(self, at: int) -> bool:
        """Whether a level of a place or the name of a province or district begins here."""
        return LEVEL.match(self.text, at) is not None or places.longest_name(self.text, at) > 0

    def person_shaped(self, words: list[str]) -> bool:
        """Whether capitalised words look like a person's name.

        Two to five, of which the first is a surname that many bear.
        """
        if not 2 <= len(words) <= 5:
            return False
        return words[0] in self.common

    def cut_name(self, start: int, stop: int, free: bool) -> int:
        """Where the name of a body from ``start`` to at most ``stop`` ends.

        Before a place, the next body or an office, and (``free``) at a comma.
        """
        text = self.text
        for found in _WORD_START.finditer(text, start + 1, stop):
            at = found.end()
            anchor = self.organs.get(at)
            if anchor is not None and anchor.row.get("organ") in WORK_OR_OFFICE:
                continue
            if (
                (text[found.start()] == "," and free)
                or (anchor is not None and _PARTED.match(text, found.start()))
                or (anchor is not None and " " in text[at : anchor.end])
                or (self._place_begins_whole(at) and not self._of_two_places(found.start(), at))
            ):
                return found.start()
            if anchor is not None and text[at : anchor.end].isupper():
                return found.start()
            if (
                anchor is not None
                and text[at : anchor.end] in _PLAIN_HEADS
                and text.endswith(" và", start, found.start())
            ):
                # "Viện Khoa học Thử Mẫu | và Viện Thử Vân"
                return found.start() - len(" và")
            if document_types().match(text, at) and found.group() != "-":
                return found.start()
            if self._office_begins(at):
                # "Trung tâm Hội nghị Thử Mẫu | Bộ trưởng …"
                return plain_end(text, start, found.start())
        return stop

    def _place_begins_whole(self, at: int) -> bool:
        """Whether a place begins here, and not a longer name that begins like one: "Hàng không | Tân Sơn Nhất"."""
        end = places.longest_name(self.text, at)
        if end < 0 or places.province(self.text[at:end]):
            return end > 0
        dash = _DASH.match(self.text, end)
        if dash and self._of_two_places(end, dash.end()):
            return False
        following = capitalised(self.text, end + 1, 2) if self.text[end : end + 1] == " " else []
        last = self.text[slice(*following[0])] if len(following) == 1 else ""
        return not last or last in self.surnames or following[0][0] in self.organs or following[0][0] in self.roles

    def _of_two_places(self, end: int, at: int) -> bool:
        """Whether a dash joins the place that ends at ``end`` with the next: "Thủy lợi Thử Tiếng | – Vân Hòa".

        A province says where the body is: "Điện lực Đống Đa - Hà Nội".
        """
        if not _DASH.fullmatch(self.text, end, at) or places.longest_name(self.text, at) < 0:
            return False
        before = _CAPITALS_AT_END.search(self.text, max(0, end - 40), end)
        joined = before is not None and any(
            places.is_place(before.group()[found.start() :]) for found in re.finditer(r"\b\w", before.group())
        )
        return joined and not places.province(self.text[at : places.longest_name(self.text, at)])

    def _office_begins(self, at: int) -> bool:
        role = self.roles.get(at)
        return role is not None and role.row["weak"] == "no" and " " in self.text[at : role.end]

    def cut_after_short_form(self, start: int, stop: int) -> int:
        """Where a name ends that small words follow after its abbreviation: "Tập đoàn T&T | quản lý".

        An abbreviation of common words ("MTV") ends none, nor do small words before a capital ("… MTV xổ số Thử Mẫu").
        """
        for short in _SHORT.finditer(self.text, start, stop):
            rest = self.text[short.end() : stop]
            if rest.islower() and short.group() not in abbreviated():
                number = _NUMBER.match(self.text, short.end())
                return number.end() if number else short.end()
        return stop

    def cut_before_degree(self, start: int, stop: int) -> int:
        """Where a name ends that the degree of its head follows: "Học viện Thử | TS Trần Văn Mẫu"."""
        degree = _THEN_DEGREE.search(self.text, start, stop)
        return degree.start() if degree is not None else stop

    def cut_after_nation(self, start: int, stop: int) -> int:
        """Where a name ends that the nation's closes: "do Viện Khoa học Thử Việt Nam | khảo sát,"."""
        after = _NATION_THEN_SMALL.search(self.text, start + len("Việt Nam") + 1, stop)
        return after.start() if after is not None and self.text[after.start() : stop].islower() else stop

    def cut_after_proper_name(self, start: int, stop: int) -> int:
        """Where a company's name ends that small words follow after two capitalised syllables: "… Thử Mẫu | thi công".

        Two that make one word of the language are none of its own: "… Dịch Vụ bảo vệ".
        """
        for first, last in capitalised_runs(self.text, start, stop):
            words = self.text[first:last].split(" ")
            rest = self.text[last:stop].strip()
            if len(words) == 1 and rest in wants_an_object() and not goes_on(self.text, words[0], last):
                # "Tập đoàn Vinamex | đầu tư"
                return last
            if len(words) > 1 and _ONLY_SMALL.fullmatch(self.text, last, stop):
                number = _NUMBER.match(self.text, last)
                of_two = words[-1].lower() in compounds().get(words[-2].lower(), ())
                one_word = of_two or goes_on(self.text, words[-1], last)
                return stop if one_word else number.end() if number else last
        return stop

    def cut_at_person(self, start: int, stop: int) -> int:
        """Where a name ends that runs on into a person's and what the person does.

        "Hội Hữu nghị … - Cuba | Trần Thị Thử cảm ơn …", "Tổng công ty … Việt Nam | và Trần Văn Thử nộp".
        """
        for first, last in capitalised_runs(self.text, start, stop):
            joined = self.text.endswith(" và ", start, first)
            if last >= stop and not joined:
                break
            spans = capitalised(self.text, first, 8)
            words = [self.text[a:b] for a, b in spans]
            if joined:
                if len(words) in (3, 4) and words[0] in self.common:
                    return first - len(" và ")
                continue
            for index in range(1, len(words) - 2):
                if words[index] in most_frequent() and len(words) - index <= 4:
                    return spans[index - 1][1]
        return stop

    def cut_before_person(self, start: int, stop: int, *, named_after: bool) -> int:
        """Where a run of capitalised words that ends in a person's name ends without it.

        ``named_after``: the body may be named after a person, so that small words before the name do not part it.
        """
        tail = _CAPITALS_AT_END.search(self.text[start:stop])
        if not tail:
            return stop
        run = tail.group().split()
        if not named_after and tail.start() and len(run) in (3, 4) and run[0] in most_frequent():
            # "Viện Khoa học | Trần Văn Thử"
            return start + tail.start() - 1
        spans = capitalised(self.text, start + tail.start(), 7)
        words = [self.text[a:b] for a, b in spans]
        if len(words) in (3, 4) and words[0] in self.common and self.text[start + tail.start() - 2].isdigit():
            # "Công ty Vinamex 6 | Trần Văn Thử"
            return start + tail.start() - 1
        names = [
            index
            for index in range(1, len(spans) - 1)
            if self.person_shaped(words[index:])
            and words[index].lower() not in compounds().get(words[index - 1].lower(), ())
            and words[index - 1].lower() not in monuments()
        ]
        if not names:
            return stop
        # "Trường Mầm non Sen Vàng | Phạm Thị Thử": a rare surname is rather the name's than a frequent one after it.
        frequent = [index for index in names if words[index] in most_frequent() and len(words) - index > 2]
        first = names[0] if words[names[0]] in most_frequent() or not frequent else frequent[0]
        if first == 1 and words[2] in most_frequent() and len(words) > 4:
            # "Bệnh viện Sao Mai | Nguyễn Văn Thử": a name of one syllable is rarer than a surname that ends one.
            first = 2
        first = next((index for index in frequent if words[index + 1] in ("Văn", "Thị")), first)
        return spans[first - 1][1]
