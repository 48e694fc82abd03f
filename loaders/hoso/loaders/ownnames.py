"""Read what follows the head of a body as its own name: a field ("Nội vụ"), a topic, a number, a free name."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from hoso.loaders import places
from hoso.loaders.bodywords import (
    compounds,
    foreign_state,
    function_words,
    goes_on,
    heads_named,
    wants_an_object,
    written_out,
)
from hoso.loaders.fields import field_of, has_field, match_field
from hoso.loaders.letters import LETTER, LOWER, UPPER, capitalised
from hoso.loaders.nameends import (
    DEGREE,
    NEXT_WORD,
    OPENING,
    WORK_OR_OFFICE,
    NameEnds,
    compound_end,
    plain_end,
    unknown_field,
    word_units,
)
from hoso.loaders.readings import LEVEL, BodyReading

_ONLY_KNOWN_FIELDS = ("Bộ", "Sở")
"""Ministries and departments are a closed set: after these heads only a field of the lexicon makes a body."""
# "Ban Chỉ đạo 389 tỉnh …" is named after the decision that set it up.
_GIVEN_NUMBER = re.compile(r" (\d{2,4})(?![\d/.,-]*\d)(?!\w)")
# "Vụ 1", "Vụ II": units that go by a number, and no "Vụ 3 học sinh …".
_UNIT_NUMBER = re.compile(
    rf" (\d{{1,2}}|[IVX]{{1,4}})(?![\w/])(?= [{UPPER}]|[,;:.()](?!\d)|$| (?:cho|đã|của|thuộc|và|sẽ|là)(?!\w))"
)
_NUMBERED_UNITS = ("Vụ", "Cục", "Phòng", "Kiểm toán Nhà nước chuyên ngành")
# "Sư đoàn 2", "Lữ đoàn Phòng không 297", and no more of the name: "Sư đoàn 3 Thử Mẫu" is read as a whole.
_TROOPS_NUMBER = re.compile(rf" ((?:Phòng không )?\d{{1,3}})(?![\w/.-])(?! [{UPPER}])(?!,\d)")
_GO_BY_A_NUMBER = {
    "Ban Chỉ đạo": _GIVEN_NUMBER,
    **dict.fromkeys(_NUMBERED_UNITS, _UNIT_NUMBER),
    **dict.fromkeys(("Sư đoàn", "Lữ đoàn", "Trung đoàn", "Tiểu đoàn"), _TROOPS_NUMBER),
}
"""The heads of bodies that go by a number, and how it follows."""
# "trưởng phòng kinh tế huyện …": what is of a place is no common noun.
_LEVEL_FOLLOWS = re.compile(r" (?:huyện|quận|thị xã|thành phố|tỉnh|TP\.?|UBND)(?!\w)")
# "Hội đồng chính sách xã Vân Trạch": a name in small letters that the place after it closes.
_LOCAL_NAME = re.compile(
    rf" ([{LOWER}]+(?: [{LOWER}]+){{0,4}}?)"
    rf"(?= (?:xã|phường|thị trấn|huyện|quận|thị xã|thành phố|tỉnh|TP\.?) ?(?:[{UPPER}]|\d))"
)
_NUMBER_SAID = re.compile(r"số \d{1,3}(?!\d)")
_COUNTED = re.compile(
    r" khóa (?=[\dIVX])"
    r"| \d+(?=[.,]\d| (?:triệu|tỷ|tỉ|nghìn|ngàn|đồng|người|cán bộ|học sinh|sinh viên|em|cháu|hộ|căn|tấn|ha|km|lần|vụ"
    r"|trường hợp|thành viên|suất|ngày|giờ|tuổi|chiếc|phần)(?!\w))"
)
"""A figure after a name: "Phòng khám Thử Mẫu | 40,7 triệu đồng"."""
_COUNTS = re.compile(rf" (?!(?:làm|báo cáo|và|đã|được|tổ chức|cho|của|tại)(?![{LETTER}]))[{LOWER}]")
_NUMBERED_TRADES = (
    "xây dựng ",
    "xây lắp ",
    "vận tải ",
    "phát điện ",
    "may ",
    "lắp máy ",
    "cơ khí ",
    "đầu tư xây dựng ",
)
_COMPANIES = ("công ty", "công ty cổ phần", "trách nhiệm hữu hạn", "một thành viên")
_LONG_TRADE = 5
_LONGEST_SMALL = 8
"""So many syllables a name in small letters has at most."""
_LEGAL_FORMS = ("cổ phần", "trách nhiệm hữu hạn", "một thành viên", "Nhà máy")
# What a board manages that bears the name of its place: "Ban Quản lý | chợ | Đà Lạt".
_SITES = ("bán đảo", "bến xe", "cảng", "chợ", "hồ", "phố cổ", "vịnh")
_WITH_TOPICS = ("Ban Chỉ đạo", "Ban Quản lý", "Ban Quản lý dự án")
_CAPITALS = re.compile(rf" [{UPPER}]{{2,}}(?![{LETTER}]) [{UPPER}]{{2,}}(?![{LETTER}])")
_AND_SMALL = re.compile(rf" (?:và|&) [{LOWER}]+(?: [{LOWER}]+){{0,3}}(?= [{UPPER}])")
_TWO_SYLLABLES = re.compile(rf" ([{LOWER}]+ [{LOWER}]+)(?![{LETTER}])")
_OF_ALL = ("Ban Chỉ đạo liên ngành", "Ban Chỉ đạo Trung ương")
_ABOUT = re.compile(r" (?:về )?(?=\S)")
_ON = re.compile(r" về(?= )")
_AIM = re.compile(rf" ([{LOWER}]+(?:,? [{LOWER}]+){{1,14}})(?![{LETTER}])")
_OF_THE_NATION = re.compile(r" (Nhà nước|[Qq]uốc gia)(?!\w)")
_NATIONAL = re.compile(r" quốc gia(?!\w)")
# "Ban Chỉ đạo | phát triển kinh tế tập thể, hợp tác xã | tỉnh …": the place closes what it is for.
_PURPOSE = re.compile(
    rf" ((?:về )?[{LOWER}]+(?:(?:,| và)? [{LOWER}]+){{1,13}}?)"
    rf"(?= (?:(?:xã|phường|đặc khu|thị trấn|huyện|quận|thị xã|thành phố|tỉnh|TP\.?) ?[{UPPER}\d]"
    rf"|(?:Tỉnh|Thành|Huyện|Quận|Thị) ủy)| của [{UPPER}])"
)
# "Ban Chỉ đạo | Chương trình số 03-CTr/TU | của Thành ủy …": the document that it is to carry out.
_ITS_DOCUMENT = re.compile(
    r" ((?:thực hiện |triển khai )?(?:Chương trình|Đề án|Chỉ thị|Nghị quyết|Kế hoạch|Kết luận) (?:số )?\d{1,4}"
    rf"(?:[-/][{LETTER}]{{1,5}}(?:[-/][{UPPER}]{{1,6}})?)?)(?![\w/-])"
)
# "Kế hoạch số 19 của Ban Chỉ đạo | thực hiện Chỉ thị số 50": what the plan is for is no name of the committee.
_ITS_PLAN = re.compile(r"(?:[Kk]ế hoạch|[Cc]hương trình|[Hh]ướng dẫn)(?: hành động)?(?: số \S+)?(?: ngày \S+)? của $")
_MOVEMENT = re.compile(r" ((?:[Pp]hong trào|[Cc]uộc vận động|Chương trình) [“\"][^”\"\n]{4,90}[”\"])")
_OVER_UNITS = ("Cục", "Vụ", "Sở", "Chi cục", "Tổng cục", "Bộ", "Công an", "Ủy ban nhân dân")
_NO_END = (
    " và",
    " &",
    " -",
    " –",
    ",",
    " TP",
    " Thành phố",
    " T",
    " tỉnh",
    " thành phố",
    " huyện",
    " quận",
    " xã",
    " phường",
    *(f" {word}" for word in OPENING),
)
_LEVELS_AT_END = (" Tỉnh", " Huyện", " Quận", " Xã", " Phường")
"""A level that a place follows: "Nhà văn hóa Thiếu nhi | Quận Ba Đình"; but "Cảng Lạch Huyện"."""
_PLACE_FOLLOWS = re.compile(rf" (?:[{UPPER}]|\d)")
GROUNDS = ("Khu công nghiệp", "Khu kinh tế", "Khu bảo tồn thiên nhiên")
"""What is a place as well as a body: "tại Khu công nghiệp …" says where something is."""
_MANAGED = (*GROUNDS, "Vườn quốc gia")
"""Grounds whose board is named after them: "Ban Quản lý | Vườn quốc gia …"."""

_SMALL_NAME = re.compile(
    rf" ([{LOWER}]+(?:(?! (?:xã|phường|thị trấn|huyện|quận|thị xã|thành phố|tỉnh) [{UPPER}]) [{LOWER}]+){{1,9}})"
    rf"(?![{LETTER}])"
)
# "Trường Trung học phổ thông | Chuyên | Phan Đình Phùng": what sort of school stands before whom it is named after.
_KIND_OF_SCHOOL = re.compile(
    r" (?:[Cc]huyên|[Nn]ăng khiếu|[Dd]ân lập|[Tt]ư thục|[Bb]án công|[Nn]ội trú|[Bb]án trú|[Cc]hất lượng cao)(?= )"
)
_MORE_THAN_CULTURE = re.compile(
    r"(?:(?:, | và | & | ?[-–] ?| )(?:[Tt]hông tin|[Tt]hể (?:dục,? thể )?thao|[Tt]ruyền (?:thông|thanh|hình)|[Dd]u lịch"
    rf"|[Nn]ghệ thuật|[Đđ]iện ảnh|[Tt]riển lãm)(?![{LETTER}]))+"
)
_OFFICE = r"(?:Phó|Trưởng|Chủ|Giám|Bí|Ủy viên|Thư|Tổng|Đại|Thành viên|Thiếu|Trung|Thượng|Ông|Bà|Đồng chí)(?!\w)"
_JOINT = re.compile(rf"(?: - | – |-| và | )(?!{_OFFICE})(?=[{UPPER}][{LOWER}])")
_NEXT_OFFICE = re.compile(rf"(?:,| -| –) (?={_OFFICE})")
_WITH_JOINTS = ("Phòng", "Khoa", "Viện", "Vụ", "Cục", "Chi cục", "Đội")
"""Heads after whose field a dash or "và" may go on with the name: "Phòng Tài chính | - Kế toán"."""
_WITH_NAMES = ("Viện",)
"""Those after whose field it may go on without: "Viện Khoa học | Thử Mẫu"."""
_GOVERNS = re.compile(r"(?:[Gg]iám đốc|[Vv]iện trưởng|[Cc]hủ tịch|[Tt]rưởng|của|thuộc|tại|ở|với|từ|đến|cho) $")
_ENDS = re.compile(r"[,;.:)…\n\u2028]| \(| [-–] |$")


_IN_PURPOSES = frozenset(["và", "về"])
_OF_WORK = _IN_PURPOSES | {"công tác", "kiểm tra", "giám sát", "thanh tra", "thi hành", "xây dựng"}
"""Of "công tác" there may be these: "Ban Chỉ đạo | công tác kiểm tra, giám sát | của …"."""


def _pairs(words: str) -> list[str]:
    """The words of two syllables that stand in a phrase."""
    syllables = words.replace(",", "").split(" ")
    return [" ".join(pair) for pair in pairwise(syllables)]


def _before_function_word(words: str) -> str:
    """The words before the first that ends a name; "và" and the syllables of longer words do not."""
    syllables = words.split(" ")
    for index, word in enumerate(syllables):
        before, following = (syllables[index - 1] if index else ""), " ".join(syllables[index + 1 : index + 2])
        joined = word in compounds().get(before, ()) or following in compounds().get(word, ())
        alone = word in function_words() and word != "và" and not joined
        if alone or f"{word} {following}" in function_words():
            return " ".join(syllables[:index]).removesuffix(" và").rstrip(",")
    return words


class OwnNames:
    """Reads the own names of the bodies of one text."""

    def __init__(self, names: NameEnds) -> None:
        self.text = names.text
        self.organs = names.organs
        self.names = names

    def read(self, reading: BodyReading, free: bool) -> BodyReading:
        """The body with its own name. ``free``: any name may follow its head, and not only a field."""
        named = self._by_number(reading) or self._of_more_fields(reading) or self._topic(reading)
        named = named or (self._local(reading) if free else None)
        if named is not None:
            return named
        text, start = self.text, reading.end + 1
        if text[reading.end : start] != " ":
            return reading
        known = self._known_field(reading) if not free else None
        if known:
            return self._of_a_field(reading, known)
        if free and LEVEL.match(text, start) and places.longest_name(text, start) > 0:
            # "Cảng vụ TP HCM": its place, and no name of its own.
            return reading
        if self._in_a_heading(reading):
            return reading
        named = self._in_any_words(reading, free)
        if self._is_cut(named):
            return reading
        if named.own == "Ban Chỉ đạo Trung ương":
            named = replace(named, level="central", unique=True)
        return self.about(named) if named.own.startswith(_OF_ALL) else named

    def _in_a_heading(self, reading: BodyReading) -> bool:
        """Whether a head of one syllable is a word of a heading in capitals: "ĐỘI HÌNH RA SÂN"."""
        printed, after = self.text[reading.start : reading.end], _CAPITALS.match(self.text, reading.end)
        return after is not None and printed.isupper() and printed == reading.organ.upper()

    def _is_cut(self, named: BodyReading) -> bool:
        """Whether the name is a word for what is done, and the text goes on with to what: "Vụ Quản lý | các …"."""
        after = NEXT_WORD.match(self.text, named.end)
        acts = named.own.removeprefix(named.organ).strip().lower() in wants_an_object()
        return acts and after is not None and (after[1] == "các" or after[1] not in function_words())

    def _by_number(self, reading: BodyReading) -> BodyReading | None:
        """A body that goes by a number: "Ban Chỉ đạo | 389", "Vụ | II"."""
        numbers = _GO_BY_A_NUMBER.get(reading.organ)
        number = numbers.match(self.text, reading.end) if numbers else None
        return replace(reading, end=number.end(), own=f"{reading.organ} {number[1]}") if number else None

    def _of_more_fields(self, reading: BodyReading) -> BodyReading | None:
        """A centre for culture that is for more than that: "Trung tâm Văn hóa | - Thông tin và Truyền thông"."""
        more = _MORE_THAN_CULTURE.match(self.text, reading.end) if reading.organ == "Trung tâm Văn hóa" else None
        return replace(reading, end=more.end(), own=reading.organ + more.group()) if more else None

    def _local(self, reading: BodyReading) -> BodyReading | None:
        """A body with a name in small letters that the place after it closes."""
        local = _LOCAL_NAME.match(self.text, reading.end) if self.text[reading.start].isupper() else None
        if local is None:
            return None
        words = local[1].split(" ")
        one_word = words[0] in compounds().get(reading.organ.lower(), ())
        if one_word or not function_words().isdisjoint(words):
            return None
        return replace(reading, end=local.end(1), own=f"{reading.organ} {local[1]}")

    def _known_field(self, reading: BodyReading) -> re.Match[str] | None:
        """The field of the lexicon after a head, where it is the body's and not a word of the sentence."""
        text, start = self.text, reading.end + 1
        known = match_field(text, start)
        if known is None or (reading.organ in _ONLY_KNOWN_FIELDS and not has_field(reading.organ, known[1])):
            return None
        if reading.organ in _ONLY_KNOWN_FIELDS and self._runs_on(known.end()):
            return None
        of_a_place = reading.organ == "Phòng" and _LEVEL_FOLLOWS.match(text, known.end()) is not None
        return known if of_a_place or text[start].isupper() or text[reading.start].isupper() else None

    def _runs_on(self, end: int) -> bool:
        """Whether a name goes on that only begins like a department's: "Bộ Giáo dục | Cao học" of another country.

        Also "Bộ Nông nghiệp | và tài nguyên Úc".
        """
        joined = _AND_SMALL.match(self.text, end)
        if joined and foreign_state().match(self.text, joined.end()):
            return True
        if self.text[end : end + 1] != " " or foreign_state().match(self.text, end) or self.names.place_begins(end + 1):
            return False
        following = capitalised(self.text, end + 1, 1)
        return any(goes_on(self.text, self.text[first:last], last) for first, last in following)

    def _of_a_field(self, reading: BodyReading, known: re.Match[str]) -> BodyReading:
        """The body of a field that is known, or that the known one only begins."""
        organ, start = reading.organ, reading.end + 1
        stop = self._beyond_field(organ, start, known.end())
        if stop < 0:
            own, end = f"{organ} {field_of(organ, known[1])}", known.end()
            number = _UNIT_NUMBER.match(self.text, end) if organ == "Vụ" else None
            # "Vụ Địa phương | II"
            return replace(reading, end=number.end() if number else end, own=own + (number.group() if number else ""))
        field = self._closed(self.text[start:stop], stop).rstrip(" -–,&")
        return replace(reading, end=start + len(field), own=f"{organ} {field}")

    def _beyond_field(self, organ: str, start: int, end: int) -> int:
        """Where a name ends that a known field only begins, or -1: "Cục Quản lý | cạnh tranh"."""
        text = self.text
        after = NEXT_WORD.match(text, end)
        link = self._joint(organ, end)
        goes_on = link > 0 or (after is not None and after[1] not in function_words())
        acts = link < 0 and _TWO_SYLLABLES.match(text, end)
        if organ in _ONLY_KNOWN_FIELDS or not goes_on or LEVEL.match(text, end + 1):
            return -1
        if acts and acts[1] in wants_an_object() and text[start:end].lower() not in wants_an_object():
            # "Vụ Kế hoạch - Tài chính | nghiên cứu"
            return -1
        longer = unknown_field().match(text, start - 1)
        if longer is None and link > 0:
            # "Khoa kinh tế | và Kế toán"
            longer = unknown_field().match(text, link - 1)
        if longer is None or longer.end() <= end:
            return -1
        stop = plain_end(text, start, self.names.cut_name(start, longer.end(), free=False))
        office = _NEXT_OFFICE.search(text, start, stop)
        stop = self.names.cut_before_person(start, office.start() if office else stop, named_after=False)
        return stop if stop > end else -1

    def _in_any_words(self, reading: BodyReading, free: bool) -> BodyReading:
        """The body with a name in words that no lexicon has."""
        text, organ, start = self.text, reading.organ, reading.end + 1
        small = not text[start : start + 1].isupper()
        stop = self._small_end(reading) if small else -1
        if stop > 0:
            return replace(reading, end=stop, own=f"{organ} {written_out(text[start:stop])}")
        if organ in _ONLY_KNOWN_FIELDS or (small and (not free or " " not in organ)):
            return reading
        if self._other_begins(organ, start, free) or (not free and self._person_begins(start)):
            return reading
        stop = self._words_end(reading, free)
        words = self._closed(text[start:stop].strip(), stop) if stop > 0 else ""
        said = _NUMBER_SAID.match(words)
        words = said.group() if said else words
        end = start + len(words)
        if len(words) == 1 and text.startswith(".", end):
            # "Ban Quản lý rừng phòng hộ H.Thử Mẫu": the level of a place.
            return reading
        numbered = said is not None or self._numbered(organ, words, end)
        closed = small and self._closed_by_place(organ, words, end)
        if not words or not (numbered or closed or any(char.isupper() for char in words)):
            return reading
        if _NATIONAL.match(text, end):
            # "Hội đồng Giải Báo chí | quốc gia"
            words += " quốc gia"
        return replace(reading, end=start + len(words), own=f"{organ} {written_out(words)}")

    def _other_begins(self, organ: str, start: int, free: bool) -> bool:
        """Whether what follows a head is another body, and no name of this one."""
        if DEGREE.match(self.text, start):
            # "Hội đồng trường ĐH | PGS.TS Trần Văn Thử"
            return True
        inner = self.organs.get(start)
        if inner is None or inner.row.get("organ") in WORK_OR_OFFICE:
            return False
        other = inner.row.get("organ", "Bộ")
        if other == organ == "Cục" or (organ in ("Phòng", "Khoa") and other in _OVER_UNITS):
            # "Phó Trưởng phòng Cục Quản lý cạnh tranh": the unit has no name here.
            return True
        named_like_it = free and (inner.row["kind"] == "other" or other in _MANAGED)
        return " " in self.text[inner.start : inner.end] and not named_like_it

    def _person_begins(self, start: int) -> bool:
        """Whether a person's name begins here, also one of a rare surname."""
        words = [self.text[a:b] for a, b in capitalised(self.text, start, 6)]
        return self.names.person_shaped(words) or (len(words) in (3, 4) and words[0] in self.names.surnames)

    def _words_end(self, reading: BodyReading, free: bool) -> int:
        """Where the name ends that follows a head in words that no lexicon has, or -1."""
        text, start = self.text, reading.end + 1
        match = unknown_field().match(text, reading.end)
        if match is None:
            return -1
        stop = compound_end(text, match.end())
        more = unknown_field().match(text, stop) if stop > match.end() and _PLACE_FOLLOWS.match(text, stop) else None
        # "Trung tâm Lưu ký | Chứng khoán": after a word of two the name goes on.
        stop = self.names.cut_name(start, more.end() if more else stop, free)
        stop = plain_end(text, start, stop) if stop >= match.end() else stop
        kind = _KIND_OF_SCHOOL.match(text, reading.end) if reading.organ.startswith("Trường") else None
        own = kind.end() + 1 if kind else start
        stop = self.names.cut_before_person(own, stop, named_after=free and not self._holder_follows(reading))
        if free:
            stop = self.names.cut_at_person(own, stop)
        if reading.organ.startswith(heads_named("called_after")):
            stop = self.names.cut_after_proper_name(start, self.names.cut_after_short_form(start, stop))
        stop = self.names.cut_before_degree(start, self.names.cut_after_nation(start, stop))
        # "Báo Thử | và Báo Mẫu"
        twin = text.find(f" và {reading.organ} ", start, stop)
        stop = twin if twin > 0 else stop
        counted = _COUNTED.search(text, start, stop + 12)
        return min(stop, counted.start()) if counted else stop

    def _holder_follows(self, reading: BodyReading) -> bool:
        """Whether an office stands before the body, so that a person's name after it is rather its holder's."""
        return self.names.governed(reading.start) and not reading.organ.startswith(heads_named("after_a_man"))

    def _numbered(self, organ: str, words: str, end: int) -> bool:
        """Whether a number may end the name of a body: "Trung đoàn | 1", or of a firm, with what it does before it."""
        if words.isdigit() and organ.endswith((" đoàn", "Quân khu", "Vùng", "Quốc phòng")):
            return True
        # "Tổng công ty xây dựng công trình giao thông 4"
        trade = words.lower().startswith(_NUMBERED_TRADES) and words[-1].isdigit()
        return trade and organ.lower().endswith(_COMPANIES) and not _COUNTS.match(self.text, end)

    def _closed(self, words: str, stop: int) -> str:
        """The words of a name up to ``stop`` without what no name ends with: "và", the level of a place."""
        levels = _LEVELS_AT_END if _PLACE_FOLLOWS.match(self.text, stop) else ()
        for word in (*_NO_END, *levels):
            words = "" if words == word.strip() else words.removesuffix(word)
        return words

    def _joint(self, organ: str, end: int) -> int:
        """Where a name goes on in capitals after the field that is known at its beginning, or -1.

        "Phòng Tài chính | - Kế toán", "Viện Khoa học | Thử Mẫu"; neither a place, a body nor a person does.
        """
        link = _JOINT.match(self.text, end)
        if link is None or organ not in (_WITH_NAMES if link.group() == " " else _WITH_JOINTS):
            return -1
        begins = link.end()
        other = (
            begins in self.organs
            or self._person_begins(begins)
            or places.longest_name(self.text, begins) > 0
            or foreign_state().match(self.text, end) is not None
        )
        return -1 if other else begins

    def _small_end(self, reading: BodyReading) -> int:
        """Where a name in small letters after a capitalised head ends, or -1: "Trung tâm | hỗ trợ xuất khẩu;".

        Its words must be those of the language in pairs, but for one, none that ends a name; and the text must plainly
        end it, or a place closes it.
        """
        text = self.text
        match = _SMALL_NAME.match(text, reading.end) if reading.organ.startswith(heads_named("small")) else None
        if match is None or not text[reading.start].isupper():
            return -1
        syllables = match[1].split(" ")
        governed = _GOVERNS.search(text, max(0, reading.start - 12), reading.start) is not None
        units = word_units(syllables)
        if not units and governed and " ".join(syllables[:2]) in wants_an_object():
            # "tại Trung tâm hỗ trợ xuất khẩu,": after such a word the head is no subject, so what follows names it.
            units = word_units(syllables[2:]) and word_units(syllables[2:]) + 1
        placed = text[match.end() : match.end() + 1] == " " and self.names.place_begins(match.end() + 1)
        if not units or not (placed or (units > 1 and _ENDS.match(text, match.end()))):
            return -1
        return match.end()

    def _closed_by_place(self, organ: str, words: str, end: int) -> bool:
        """Whether a place closes a name in small letters: "Hiệp hội | du lịch | Đà Nẵng".

        Its words must be pairs that the language has, so that no verb stands among them; after the legal form of a
        company or what makes something ("Nhà máy | đạm | Ninh Bình") a few syllables do, none of which ends a name, and
        so they do where a board manages a site ("Ban Quản lý | chợ | Đà Lạt").
        """
        syllables = words.split(" ")
        trade = len(syllables) < _LONG_TRADE and function_words().isdisjoint((*syllables, *_pairs(words)))
        trade = trade and (organ.endswith(_LEGAL_FORMS) or (organ == "Ban Quản lý" and words.startswith(_SITES)))
        pairs = not len(syllables) % 2 and len(syllables) <= _LONGEST_SMALL
        if not (trade or pairs) or not organ.startswith(heads_named("closed")):
            return False
        if self.text[end : end + 1] != " " or not self.names.place_begins(end + 1):
            return False
        words_of_two = zip(syllables[::2], syllables[1::2], strict=False)
        return trade or all(second in compounds().get(first, ()) for first, second in words_of_two)

    def about(self, board: BodyReading) -> BodyReading:
        """A board of the nation with what "về" says it is for, in words that no lexicon has: "… | về Du lịch"."""
        about = _ON.match(self.text, board.end)
        if about is None:
            return board
        field = unknown_field().match(self.text, about.end())
        if field:
            stop = plain_end(self.text, field.start(1), field.end())
            stop = self.names.cut_before_person(field.start(1), stop, named_after=False)
        else:
            aim = _AIM.match(self.text, about.end())
            words = _before_function_word(aim[1]) if aim else ""
            if not words or aim is None:
                return board
            stop = aim.start(1) + len(words)
        return replace(board, end=stop, own=f"{board.own}{self.text[board.end : stop]}")

    def after_its_place(self, board: BodyReading) -> BodyReading:
        """A steering committee with what it is for where that stands after whose it is.

        "Ban Chỉ đạo tỉnh Nghệ An | về chuyển đổi số", "Ban Chỉ đạo của Chính phủ | về …".
        """
        if board.own != "Ban Chỉ đạo" or _ON.match(self.text, board.end) is None:
            return board
        plain = replace(board, place=None, parent=None)
        named = self._topic(plain) or self.about(plain)
        if named.end == board.end:
            return board
        if board.parent is not None and board.parent.own == "Chính phủ":
            own = f"{board.own} của {board.parent.own}{self.text[board.end : named.end]}"
            return replace(named, own=own, level="central", unique=True)
        return replace(board, own=named.own, end=named.end)

    def _topic(self, reading: BodyReading) -> BodyReading | None:
        """A steering committee or a management board with what it is for: "Ban Chỉ đạo | phòng, chống tham nhũng"."""
        if reading.organ not in _WITH_TOPICS:
            return None
        nation = _OF_THE_NATION.match(self.text, reading.end) if reading.own == "Ban Chỉ đạo" else None
        if nation:
            own = f"{reading.own} {nation[1].capitalize()}"
            whole = replace(reading, end=nation.end(), own=own, level="central", unique=True)
            return self._topic(whole) or self.about(whole)
        about = _ABOUT.match(self.text, reading.end)
        known = match_field(self.text, about.end()) if about else None
        if known and has_field(reading.organ, known[1]):
            return replace(reading, end=known.end(), own=f"{reading.own} {field_of(reading.organ, known[1])}")
        if reading.organ != "Ban Chỉ đạo":
            return None
        purpose = _PURPOSE.match(self.text, reading.end)
        words = {*purpose[1].replace(",", "").split(" "), *_pairs(purpose[1])} if purpose else set()
        if purpose and function_words() & words <= (_OF_WORK if purpose[1].startswith("công tác ") else _IN_PURPOSES):
            return replace(reading, end=purpose.end(), own=f"{reading.own} {purpose[1]}")
        named = _MOVEMENT.match(self.text, reading.end) or _ITS_DOCUMENT.match(self.text, reading.end)
        if named and _ITS_PLAN.search(self.text, max(0, reading.start - 40), reading.start):
            return None
        return replace(reading, end=named.end(), own=f"{reading.own} {named[1]}") if named else None
