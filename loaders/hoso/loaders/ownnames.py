"""Read what follows the head of a body as its own name: a field ("Nội vụ"), a topic, a number, a free name."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from hoso.loaders import places
from hoso.loaders.bodywords import compounds, foreign_state, function_words, wants_an_object, written_out
from hoso.loaders.fields import field_of, fields, match_field
from hoso.loaders.letters import LETTER, LOWER, UPPER, capitalised
from hoso.loaders.nameends import NEXT_WORD, NameEnds, compound_end, plain_end, unknown_field
from hoso.loaders.readings import LEVEL, BodyReading

_ONLY_KNOWN_FIELDS = ("Bộ", "Sở")
"""Ministries and departments are a closed set: after these heads only a field of the lexicon makes a body."""
# "Ban Chỉ đạo 389 tỉnh …" is named after the decision that set it up.
_GIVEN_NUMBER = re.compile(r" (\d{2,4})(?![\d/.,-]*\d)(?!\w)")
# "Vụ 1", "Vụ II": units that go by a number, and no "Vụ 3 học sinh …".
_UNIT_NUMBER = re.compile(
    rf" (\d{{1,2}}|[IVX]{{1,4}})(?![\w/])(?= [{UPPER}]|[,;:.()](?!\d)|$| (?:cho|đã|của|thuộc|và|sẽ|là)(?!\w))"
)
_NUMBERED_UNITS = ("Vụ", "Cục", "Phòng")
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
_FIRMS = ("Công ty", "Tổng công ty", "Tập đoàn", "Doanh nghiệp", "Nông trường")
_WITH_PROPER_NAMES = (
    *(*_FIRMS, "Bệnh viện", "Nhà máy", "Ngân hàng", "Nhà xuất bản", "Báo", "Đài", "Trường", "Đại học"),
    *("Đồn Biên phòng", "Đội", "Câu lạc bộ", "Khách sạn"),
)
"""Heads of bodies whose own names are of the person, place or thing that they are called after."""
_LONG_TRADE = 5
_LONGEST_SMALL = 8
"""So many syllables a name in small letters has at most."""
_CLOSED_BY_PLACES = (
    *("Hiệp hội", "Cảng vụ", "Tổng công ty", "Công ty", "Nhà máy", "Trung tâm", "Ban Quản lý", "Hợp tác xã"),
    *("Bệnh viện", "Trường", "Đồn Biên phòng", "Câu lạc bộ", "Liên hiệp"),
)
_LEGAL_FORMS = ("cổ phần", "trách nhiệm hữu hạn", "một thành viên", "Nhà máy")
_WITH_TOPICS = ("Ban Chỉ đạo", "Ban Quản lý", "Ban Quản lý dự án")
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
)
_LEVELS_AT_END = (" Tỉnh", " Huyện", " Quận", " Xã", " Phường")
"""A level that a place follows: "Nhà văn hóa Thiếu nhi | Quận Ba Đình"; but "Cảng Lạch Huyện"."""
_PLACE_FOLLOWS = re.compile(rf" (?:[{UPPER}]|\d)")
GROUNDS = ("Khu công nghiệp", "Khu kinh tế", "Khu bảo tồn thiên nhiên")
"""What is a place as well as a body: "tại Khu công nghiệp …" says where something is."""


_SMALL_NAMED = ("Trung tâm", "Viện", "Hiệp hội", "Ban Quản lý")
"""Heads, printed with a capital, after which a name may be in small letters throughout."""
_SMALL_NAME = re.compile(
    rf" ([{LOWER}]+(?:(?! (?:xã|phường|thị trấn|huyện|quận|thị xã|thành phố|tỉnh) [{UPPER}]) [{LOWER}]+){{1,9}})"
    rf"(?![{LETTER}])"
)
# "Trường Trung học phổ thông | Chuyên | Phan Đình Phùng": what sort of school stands before whom it is named after.
_KIND_OF_SCHOOL = re.compile(
    r" (?:[Cc]huyên|[Nn]ăng khiếu|[Dd]ân lập|[Tt]ư thục|[Bb]án công|[Nn]ội trú|[Bb]án trú|[Cc]hất lượng cao)(?= )"
)
_OFFICE = r"(?:Phó|Trưởng|Chủ|Giám|Bí|Ủy viên|Thư|Tổng|Đại|Thành viên|Thiếu|Trung|Thượng|Ông|Bà|Đồng chí)(?!\w)"
_JOINT = re.compile(rf"(?: - | – |-| và | )(?!{_OFFICE})(?=[{UPPER}][{LOWER}])")
_NEXT_OFFICE = re.compile(rf"(?:,| -| –) (?={_OFFICE})")
_WITH_JOINTS = ("Phòng", "Khoa", "Viện", "Vụ", "Cục", "Chi cục", "Đội")
_WITH_NAMES = ("Viện",)
"""Heads that more than a field may follow: "Bộ" and "Sở" are a closed set."""
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


def _units(syllables: list[str]) -> int:
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


class OwnNames:
    """Reads the own names of the bodies of one text."""

    def __init__(self, names: NameEnds) -> None:
        self.text = names.text
        self.organs = names.organs
        self.names = names

    def read(self, reading: BodyReading, free: bool) -> BodyReading:
        """The body with its own name. ``free``: any name may follow its head, and not only a field."""
        text, end = self.text, reading.end
        given = _GIVEN_NUMBER.match(text, end) if reading.organ == "Ban Chỉ đạo" else None
        if given:
            return replace(reading, end=given.end(), own=f"{reading.organ} {given[1]}")
        unit = _UNIT_NUMBER.match(text, end) if reading.organ in _NUMBERED_UNITS else None
        if unit:
            return replace(reading, end=unit.end(), own=f"{reading.organ} {unit[1]}")
        topic = self._topic(reading)
        if topic is not None:
            return topic
        local = _LOCAL_NAME.match(text, end) if free and text[reading.start].isupper() else None
        one_word = local is not None and local[1].split(" ")[0] in compounds().get(reading.organ.lower(), ())
        if local and not one_word and not function_words() & set(local[1].split(" ")):
            return replace(reading, end=local.end(1), own=f"{reading.organ} {local[1]}")
        if text[end : end + 1] != " ":
            return reading
        known = match_field(text, end + 1) if not free else None
        if known and reading.organ in _ONLY_KNOWN_FIELDS:
            among = fields()[known.group(1).lower()]
            known = known if any(reading.organ in row["organs"].split(" | ") for row in among) else None
        small = known is not None and reading.organ == "Phòng" and _LEVEL_FOLLOWS.match(text, known.end()) is not None
        if known and (small or text[end + 1 : end + 2].isupper() or text[reading.start].isupper()):
            field = field_of(reading.organ, known.group(1))
            longer = unknown_field().match(text, end) if reading.organ not in _ONLY_KNOWN_FIELDS else None
            after = NEXT_WORD.match(text, known.end())
            level = LEVEL.match(text, known.end() + 1)
            goes_on = after is not None and after[1] not in function_words()
            link = self._joint(reading.organ, known.end())
            goes_on = goes_on or link > 0
            if longer is None and link > 0:
                # "Khoa kinh tế | và Kế toán"
                longer = unknown_field().match(text, link - 1)
            if longer and known.end() < longer.end() and goes_on and not level:
                # "Cục Quản lý | cạnh tranh": the field that is known only begins the name.
                stop = plain_end(text, end + 1, self.names.cut_name(end + 1, longer.end(), free))
                office = _NEXT_OFFICE.search(text, end + 1, stop)
                stop = office.start() if office else stop
                stop = self.names.cut_before_person(end + 1, stop, named_after=False)
                field = self._closed(text[end + 1 : max(stop, known.end())], stop).rstrip(" -–,&")
                if stop > known.end():
                    return replace(reading, end=end + 1 + len(field), own=f"{reading.organ} {field}")
                field = field_of(reading.organ, known.group(1))
            return replace(reading, end=known.end(), own=f"{reading.organ} {field}")
        if free and LEVEL.match(text, end + 1) and places.longest_name(text, end + 1) > 0:
            # "Cảng vụ TP HCM": its place, and no name of its own.
            return reading
        small = not text[end + 1 : end + 2].isupper()
        stop = self._small_end(reading, end) if small else -1
        if stop > 0:
            return replace(reading, end=stop, own=f"{reading.organ} {written_out(text[end + 1 : stop])}")
        if reading.organ in _ONLY_KNOWN_FIELDS or (small and (not free or " " not in reading.organ)):
            return reading
        match = unknown_field().match(text, end)
        inner = self.organs.get(end + 1)
        if inner is not None and inner.row.get("organ") == reading.organ == "Cục":
            return reading
        if inner is not None and reading.organ in ("Phòng", "Khoa") and inner.row.get("organ", "Bộ") in _OVER_UNITS:
            # "Phó Trưởng phòng Cục Quản lý cạnh tranh": the unit has no name here.
            return reading
        blocked = (
            inner is not None
            and " " in text[inner.start : inner.end]
            and not (free and (inner.row["kind"] == "other" or inner.row.get("organ") in GROUNDS))
        )
        if not match or blocked:
            return reading
        stop = compound_end(text, match.end())
        more = unknown_field().match(text, stop) if stop > match.end() and _PLACE_FOLLOWS.match(text, stop) else None
        # "Trung tâm Lưu ký | Chứng khoán": after a word of two the name goes on.
        stop = self.names.cut_name(end + 1, more.end() if more else stop, free)
        stop = plain_end(text, end + 1, stop) if stop >= match.end() else stop
        kind = _KIND_OF_SCHOOL.match(text, end) if reading.organ.startswith("Trường") else None
        own = (kind.end() if kind else end) + 1
        stop = self.names.cut_before_person(own, stop, named_after=free)
        if free:
            stop = self.names.cut_at_person(own, stop)
        if reading.organ.startswith(_WITH_PROPER_NAMES):
            stop = self.names.cut_after_proper_name(end + 1, self.names.cut_after_short_form(end + 1, stop))
        following = [text[a:b] for a, b in capitalised(text, end + 1, 6)]
        if not free and (
            self.names.person_shaped(following) or (len(following) in (3, 4) and following[0] in self.names.surnames)
        ):
            return reading
        counted = _COUNTED.search(text, end + 1, stop + 12)
        stop = min(stop, counted.start()) if counted else stop
        words = self._closed(text[end + 1 : stop].strip(), stop)
        said = _NUMBER_SAID.match(words)
        words = said.group() if said else words
        numbered = (
            said is not None
            or (words.isdigit() and reading.organ.endswith((" đoàn", "Trung đoàn", "Quân khu", "Vùng")))
            or (
                # "Tổng công ty xây dựng công trình giao thông 4"
                words.lower().startswith(_NUMBERED_TRADES)
                and words[-1:].isdigit()
                and reading.organ.lower().endswith(_COMPANIES)
                and not _COUNTS.match(text, end + 1 + len(words))
            )
        )
        closed = small and self._closed_by_place(reading.organ, words, end + 1 + len(words))
        if not words or not (numbered or closed or any(char.isupper() for char in words)):
            return reading
        if _NATIONAL.match(text, end + 1 + len(words)):
            # "Hội đồng Giải Báo chí | quốc gia"
            words += " quốc gia"
        return replace(reading, end=end + 1 + len(words), own=f"{reading.organ} {written_out(words)}")

    def _closed(self, words: str, stop: int) -> str:
        """The words of a name up to ``stop`` without what no name ends with: "và", the level of a place."""
        for word in (*_NO_END, *_LEVELS_AT_END):
            if word in _NO_END or _PLACE_FOLLOWS.match(self.text, stop):
                words = "" if words == word.strip() else words.removesuffix(word)
        return words

    def _joint(self, organ: str, end: int) -> int:
        """Where a name goes on in capitals after the field that is known at its beginning, or -1.

        "Phòng Tài chính | - Kế toán", "Viện Khoa học | Thử Mẫu"; neither a place, a body nor a person does.
        """
        link = _JOINT.match(self.text, end)
        if link is None or organ not in (_WITH_NAMES if link.group() == " " else _WITH_JOINTS):
            return -1
        following = [self.text[a:b] for a, b in capitalised(self.text, link.end(), 6)]
        person = self.names.person_shaped(following)
        person = person or (len(following) in (3, 4) and following[0] in self.names.surnames)
        country = foreign_state().match(self.text, end) is not None
        body = self.organs.get(link.end())
        other = person or country or body is not None or places.longest_name(self.text, link.end()) > 0
        return -1 if other else link.end()

    def _small_end(self, reading: BodyReading, end: int) -> int:
        """Where a name in small letters after a capitalised head ends, or -1: "Trung tâm | hỗ trợ xuất khẩu;".

        Its words must be those of the language in pairs, but for one, none that ends a name; and the text must plainly
        end it, or a place closes it.
        """
        text = self.text
        match = _SMALL_NAME.match(text, end) if reading.organ.startswith(_SMALL_NAMED) else None
        if match is None or not text[reading.start].isupper():
            return -1
        syllables = match[1].split(" ")
        governed = _GOVERNS.search(text, max(0, reading.start - 12), reading.start) is not None
        units = _units(syllables)
        if not units and governed and " ".join(syllables[:2]) in wants_an_object():
            # "tại Trung tâm hỗ trợ xuất khẩu,": after such a word the head is no subject, so what follows names it.
            units = _units(syllables[2:]) and _units(syllables[2:]) + 1
        placed = text[match.end() : match.end() + 1] == " " and (
            places.longest_name(text, match.end() + 1) > 0 or LEVEL.match(text, match.end() + 1) is not None
        )
        if not units or not (placed or (units > 1 and _ENDS.match(text, match.end()))):
            return -1
        return match.end()

    def _closed_by_place(self, organ: str, words: str, end: int) -> bool:
        """Whether a place closes a name in small letters: "Hiệp hội | du lịch | Đà Nẵng".

        Its words must be pairs that the language has, so that no verb stands among them; after the legal form of a
        company or what makes something ("Nhà máy | đạm | Ninh Bình") a few syllables do, none of which ends a name.
        """
        syllables = words.split(" ")
        trade = len(syllables) < _LONG_TRADE and function_words().isdisjoint((*syllables, *_pairs(words)))
        trade = trade and organ.endswith(_LEGAL_FORMS)
        pairs = not len(syllables) % 2 and len(syllables) <= _LONGEST_SMALL
        if not (trade or pairs) or not organ.startswith(_CLOSED_BY_PLACES):
            return False
        placed = places.longest_name(self.text, end + 1) > 0 or LEVEL.match(self.text, end + 1)
        if self.text[end : end + 1] != " " or not placed:
            return False
        words_of_two = zip(syllables[::2], syllables[1::2], strict=False)
        return trade or all(second in compounds().get(first, ()) for first, second in words_of_two)

    def _about(self, board: BodyReading) -> BodyReading:
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

    def _topic(self, reading: BodyReading) -> BodyReading | None:
        """A steering committee or a management board with what it is for: "Ban Chỉ đạo | phòng, chống tham nhũng"."""
        if reading.organ not in _WITH_TOPICS:
            return None
        nation = _OF_THE_NATION.match(self.text, reading.end) if reading.own == "Ban Chỉ đạo" else None
        if nation:
            own = f"{reading.own} {nation[1].capitalize()}"
            whole = replace(reading, end=nation.end(), own=own, level="central", unique=True)
            return self._topic(whole) or self._about(whole)
        about = _ABOUT.match(self.text, reading.end)
        known = match_field(self.text, about.end()) if about else None
        rows = fields()[known.group(1).lower()] if known else ()
        if known and any(reading.organ in row["organs"].split(" | ") for row in rows):
            return replace(reading, end=known.end(), own=f"{reading.own} {field_of(reading.organ, known.group(1))}")
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
