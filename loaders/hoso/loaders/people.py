"""Read people: chains of offices before and after a name, names, and titles that stand for a person named elsewhere.

Grammar::

    person = {HONORIFIC} [chain] {HONORIFIC} NAME [("," | "-" | "(") chain]      "Bí thư Tỉnh ủy Trần Văn Thử"
    title  = {HONORIFIC} chain                                                  "Đồng chí Bí thư Tỉnh ủy"

A chain of offices (``offices.py``) that a name follows belongs to that name; else it belongs to the name before it.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cached_property

from hoso.loaders import places
from hoso.loaders.bodywords import monuments
from hoso.loaders.deputies import deputy, group_of, is_of_the_assembly, seat_end
from hoso.loaders.holders import one_holder
from hoso.loaders.letters import LOWER, SYLLABLE, UPPER, capitalised
from hoso.loaders.lexicon import Row
from hoso.loaders.offices import STATUS_MEANS, OfficeReader, OfficeReading, leads_companies
from hoso.loaders.personnames import NameReader, not_persons
from hoso.loaders.record import record


@record
class PersonReading:
    """A mention of a person, ``start`` to ``end`` with all titles.

    An empty ``name`` is a title that stands for its holder; ``given`` says that the name is a given name only ("Ông
    Thử");
    ``comrade`` that the text calls the person đồng chí or đại biểu, which it does of officials and delegates only.
    ``since`` and ``until`` are those of the offices as ISO dates, where the mention itself dates them (a biography).
    """

    start: int
    end: int
    name: str
    name_start: int
    name_end: int
    offices: tuple[OfficeReading, ...]
    rule: str
    given: bool = False
    comrade: bool = False
    since: str = ""
    until: str = ""


_SHORT_BRACKET, _LONGEST_BRACKET = 60, 140
"""So far behind an office its bracket closes where it only adds the place, and where it says more."""
_HONORIFICS = 8
"""So many honorifics, degrees and ranks may stand before one name."""

_STATUS_AHEAD = re.compile(r"(nguyên|cố|quyền|cựu) ", re.IGNORECASE)
_AFTER_HONORIFIC = re.compile(r"[ ,.:]{0,2}")
_TO_NEXT_NAME = re.compile(r" (?:(?:đồng chí|ông|bà|đ/c) )?")
_SMALL_WORD = re.compile(rf" (?!và |cùng )[{LOWER}]|, (?:đã|vừa|cho)(?!\w)")
_SMALL_WORD_OR_MORE = re.compile(rf"{_SMALL_WORD.pattern}|, (?=[{UPPER}])| \((?=\d|SN|[Ss]inh )")
_WHOLE = re.compile(r", | - | – | của ")
_BEGINS = re.compile(r"(?:^|[.!?…\n\u2028] ?)$")
_NAME_COMES = re.compile(r", (?:ông|bà) (?=[A-ZĐ])")
_IS_WHO = re.compile(
    r"( khi ấy| khi đó| lúc đó| lúc bấy giờ| thời điểm đó)?(?: hiện nay| hiện tại| hôm đó)? là "
    r"(?:(?:đồng chí|ông|bà) )?(?=[A-ZĐ])"
)
_NEXT_BEGINS = re.compile(r" (?:Ông|Bà|Đồng chí) (?=[A-ZĐ])")
_OF_WHERE = re.compile(r" \([^()\n]{2,40}\)(?=, |; | và )")
# To whom something is said, and in whose name it is done: not who says or does it.
_TOLD = re.compile(
    r"(?:(?:^|(?<=[\s“\"”]))(?:Báo cáo|Báo cáo với|Trả lời|Thưa)|(?<!\w)(?:ủy quyền|ủy quyền của|[Tt]hay mặt)) $"
)
_TOLD_ENDS = ("cáo ", "với ", "lời ", "Thưa ", "quyền ", "của ", "mặt ")
"""The ends of all of these, which are sooner looked at."""
_FAMILIAR = re.compile(r"(?:anh|chị|em|cháu) (?=[A-ZĐ])")
_INITIAL = re.compile(r"[A-ZĐ]\. ?[A-ZĐ]")
# What an article tells of a person between the name and the office: age, birth, home, degree.
_LIFE = (
    r"(?:(?:\d\d tuổi|(?:sinh|SN)(?: ngày| năm)? ?\d[\d/.-]*|(?:quê(?: quán)?|trú|người|Việt kiều) [^,;.()\n]{2,60}"
    r"|dân tộc \w+|(?:giáo|đăng kiểm|đảng|nhân|kế toán|điều tra|thanh tra|kiểm sát) viên[^,;.()\n]{0,40}"
    r"|(?:thương|bệnh) binh[^,;.()\n]{0,20}"
    r"|(?:trình độ|học vị|thạc s[ĩỹ]|tiến s[ĩỹ]|cử nhân|kỹ sư|bác s[ĩỹ])[^,;.()\n]{0,60})[,;] )"
)
# "(45 tuổi, quê Nghệ An)": what an article tells of a person between the name and what follows.
# Or where the person stands in the picture: "(bìa trái)"; or the name in its own letters: "(Malu Thuzo)".
_AGE = (
    r"(?: \((?:(?:[^()\n]{3,30}(?: - | – |, ))?(?:\d\d tuổi|sinh (?:năm |ngày )?\d|SN ?\d)[^()\n]{0,80}|\d{4}"
    r"|(?:thứ (?:hai|ba|tư|nhất|\d)|bìa|trái|phải|giữa|đứng|ngồi|ngoài|hàng|áo|ảnh|cầm)(?!\w)[^()\n]{0,40}"
    r"|(?-i:[A-Z][a-z]+(?: [A-Z][a-z.]*){1,3}))\))?"
)
_THEN = r"(?:(?:khi đó|lúc đó|lúc ấy|khi ấy|bấy giờ|lúc bấy giờ|thời điểm đó|khi còn) là|khi còn) "
_THEN_SAID = re.compile(_THEN.rstrip())
_AFTER_NAME = re.compile(
    rf"{_AGE}(?: ?, | --? | – |- |– | \( ?|: | ?[-–](?=(?-i:[{UPPER}])|nguyên )|,(?=(?-i:[{UPPER}])))"
    rf"(?:{_LIFE}{{1,4}})?"
    r"(nguyên (?:là )?|cố |quyền |cựu |tân |hiện (?:(?:nay |đang )*là |(?:được \w+ \w+ )?(?:làm|giữ chức) )?"
    rf"|{_THEN}|một trong (?:các|những|hai|ba|bốn|\d+) )?",
    re.IGNORECASE,
)
_TO_NAME = re.compile(r"(?: - | – | |, |: |,)(?=\S)")
_UNPARTED = re.compile(r" (?:(nguyên|cựu|tân) )?(?=\S)")
_SAYS = re.compile(r" (?:cho biết|cho hay|cho rằng|nhấn mạnh|khẳng định|chia sẻ|phát biểu)(?!\w)")
_APPOSED = re.compile(r", (?:đã|cho|nói|yêu cầu|khẳng định|nhấn mạnh|phát biểu|chia sẻ|đề nghị)(?!\w)")
_FORMERLY = re.compile(r" \((nguyên|cựu) (?=\S)")
_BEGIN_ANEW = (" Theo", " Tại", " Trong", " Sau", " Khi", " Với", " Về", " Từ", " Trên", " Trước")
_ENDS = re.compile(r"[,;)]|\.?(?:\n|$)")
# "Chủ tịch UBND quận 1 (TP.HCM) Trần Văn Thử": what the bracket adds is of the office.
_ADDED = re.compile(r" ?\([^()\n]{2,60}\)(?= [A-ZĐ])")
_COUNTED = {"hai": 2, "2": 2, "ba": 3, "3": 3, "bốn": 4, "4": 4}
_NAMELY = re.compile(r"(?:(?:,? gồm| là|: gồm)(?: có)?:?| như) (?:các )?")
_LIST_SEP = re.compile(r"(?:, | và |; |, và | cùng )")
PLURAL_BEFORE = re.compile(
    r"(?:^|[\s,;:(])(các|hai|ba|bốn|2|3|4|một loạt|hàng loạt) (?:đồng chí |đ/c |ông |bà )?(?:nguyên (?:là )?)?$",
    re.IGNORECASE,
)
# "do … làm trưởng đoàn", "giữ chức Bí thư": an office that is said of somebody is no mention of its holder.
_PREDICATE = re.compile(r"(?:làm|là|giữ chức|giữ chức vụ|chức vụ|chức danh|chức|vai trò|bầu|bổ nhiệm) $", re.IGNORECASE)
# A sentence that begins with whom or what it is about, and no comma since: what comes after the comma is its subject.
_ADDRESSED = re.compile(
    r"(?:(?:^|(?<=[\s“\"”]))(?:Báo cáo|Trả lời|Trao đổi|Kiến nghị|Đề xuất|Thưa|Chào)[^,.;:\n]{0,60} (?:với|cho|tới)"
    r"|(?<!\w)(?:ủy quyền(?: của)?|[Tt]hay mặt)) $"
)
_ABOUT = re.compile(
    r"(?:^|[.!?…\n“\"”] ?)(?:Về|Đối với|Với|Liên quan|Trước|Ngoài|Riêng|Báo cáo|Trả lời|Thay mặt) [^,.;:\n]{0,110}$"
)
_VERB = re.compile(
    r" (?:đã |cũng |vừa |sẽ )*"
    r"(?:cho|nói|gửi|nhấn|khẳng|yêu|đề|nêu|cảm|bày|chỉ|phát|đánh|ghi|giao|lưu|chia|trả|kết)(?!\w)"
)


def _public(honorific: Row) -> bool:
    """Whether a form of address is that of an official or of a delegate, whom an article may name for it."""
    return next(iter(honorific.values())).endswith(("đồng chí", "đại biểu"))


def _is_delegate(honorific: Row) -> bool:
    return honorific.get("honorific", "").endswith("đại biểu")


class PeopleReader:
    """Reads the people of one text from the anchors of roles and honorifics."""

    def __init__(self, names: NameReader, offices: OfficeReader) -> None:
        self.text = names.text
        self.roles = names.roles
        self.honorifics = names.honorifics
        self.bodies = names.bodies
        self.names = names
        self.offices = offices

    def read(self, start: int) -> list[PersonReading]:
        """The people whose mention starts at ``start``, or none. A list shares its plural title.

        All of it is read at once.
        """
        text = self.text
        begin, position, plural, comrade, polite, delegate = start, start, False, False, False, False
        told = _TOLD.search(text, max(0, start - 16), start) if text.endswith(_TOLD_ENDS, 0, start) else None
        for _ in range(_HONORIFICS):
            if position not in self.honorifics:
                break
            anchor = self.honorifics[position]
            comrade = comrade or _public(anchor.row)
            if position in self.roles and self.roles[position].end > anchor.end:
                # "Đại biểu | Quốc hội": the form of address begins the office.
                break
            plural = plural or anchor.row.get("plural") == "yes"
            delegate = delegate or _is_delegate(anchor.row)
            polite = True
            position = self._after(anchor.end)
        status = "current"
        word = _STATUS_AHEAD.match(text, position)
        if word and word.end() in self.roles:
            status, position = STATUS_MEANS[word.group(1).lower()], word.end()
        elif not polite:
            begin, status = self.offices.status_before(start)
        offices = self.offices.chain(position, status)
        alone = 1 if told else one_holder(offices)
        if 0 < alone < len(offices):
            # "Báo cáo với Bí thư Thành ủy, Phó Giám đốc Sở … Trần Văn Thử": to whom, and who.
            first = tuple(offices[:alone])
            return [PersonReading(begin, first[-1].end, "", 0, 0, first, "title-only", comrade=comrade)]
        if not offices and (not polite or not text[position : position + 1].isupper()):
            return []
        if offices and _PREDICATE.search(text, max(0, begin - 14), begin) and _NEXT_BEGINS.match(text, offices[-1].end):
            # A lost stop: "Ông A làm Phó Trưởng ban Ông B sau đó …": B has nothing of it.
            return []
        size = 0
        if offices:
            offices[-1] = self._within(offices[-1])
            shared = PLURAL_BEFORE.search(text, max(0, begin - 16), begin)
            size = _COUNTED.get(shared[1].lower(), 0) if shared else 0
            plural = plural or shared is not None
            position = offices[-1].end
            namely = _NAMELY.match(text, position) if plural else None
            if namely and (self.names.end(namely.end(), strong=False) > 0 or namely.end() in self.honorifics):
                position = namely.end() - 1
        if offices and text[position : position + 1] == " ":
            spans = capitalised(text, position + 1, 3)
            if spans and any(text[spans[0][0] : b] in not_persons() for _, b in spans):
                return []
        named = self._named(begin, position, offices, comrade, bool(offices))
        if named is None:
            given = self._given(begin, position, offices, comrade)
            if given is not None:
                return [given]
            told_of = self._is_who(begin, offices) if offices else None
            if told_of is not None:
                return [told_of]
            if (
                not offices
                or _PREDICATE.search(text, max(0, begin - 14), begin)
                or all(o.role["event_role"] == "yes" and o.body is None for o in offices)
            ):
                return []
            return [PersonReading(begin, offices[-1].end, "", 0, 0, tuple(offices), "title-only", comrade=comrade)]
        people = [named]
        if plural or (delegate and self._next_has_a_seat(named.end)):
            people = self._list(named, tuple(offices), comrade, size)
        if delegate and not offices and places.province(named.name) is not None:
            # "ĐB Hà Nội đặt câu hỏi": who was sent from there.
            return []
        return [self._seated(person, delegate) for person in people]

    def _next_has_a_seat(self, end: int) -> bool:
        """Whether deputies with their seats go on: "Đại biểu Trần Văn Thử (Nghệ An), Lê Thị Mẫu (Hà Nội) đề nghị"."""
        where = _OF_WHERE.match(self.text, end)
        link = _LIST_SEP.match(self.text, where.end()) if where else None
        close = self.names.end(link.end(), strong=True) if link else -1
        return close > 0 and self._seat_end(close, delegate=True) > 0

    def _seat_end(self, end: int, delegate: bool) -> int:
        close = seat_end(self.text, end, delegate)
        return close if close > 0 and self._of_the_assembly else -1

    @cached_property
    def _of_the_assembly(self) -> bool:
        # Counted once: an article of many deputies is long.
        return is_of_the_assembly(self.text)

    def _seated(self, person: PersonReading, delegate: bool) -> PersonReading:
        """Somebody with a seat in the National Assembly if a province after the name says so."""
        seat = -1 if person.offices else self._seat_end(person.end, delegate)
        if seat < 0:
            return person
        after, close = self._titles_after(seat)
        office = OfficeReading(person.start, seat, deputy(), within=group_of(self.text, person.end))
        return replace(person, end=close, offices=(office, *after))

    def _within(self, office: OfficeReading) -> OfficeReading:
        """The office with the body of the nation that a comma adds to its own, where a name follows.

        "Cục trưởng Cục Thú y, Bộ Nông nghiệp và Phát triển nông thôn Trần Văn Thử".
        """
        link = _WHOLE.match(self.text, office.end) if office.body is not None else None
        whole = self.bodies.read(link.end(), inner=True) if link else None
        if whole is None or not whole.unique or whole.kind != "state" or self.text[whole.end : whole.end + 1] != " ":
            return office
        named = self.names.end(whole.end + 1, strong=True) > 0
        return replace(office, end=whole.end, within=whole) if named else office

    def _after(self, end: int) -> int:
        gap = _AFTER_HONORIFIC.match(self.text, end)
        return gap.end() if gap else end

    def _named(
        self, begin: int, position: int, offices: list[OfficeReading], comrade: bool, titled: bool
    ) -> PersonReading | None:
        """The name after honorifics and offices, and the offices after it."""
        start = position
        added = _ADDED.match(self.text, position) if titled and offices[-1].body is not None else None
        if added and self.names.end(added.end() + 1, strong=False) > 0:
            position = added.end()
        if titled:
            gap = _TO_NAME.match(self.text, position)
            if gap is None:
                return None
            start = gap.end()
            comma = gap.group()[:1] in (",", ":") or "-" in gap.group() or "–" in gap.group()
            moved, delegate = False, False
            if gap.group()[:1] == "," and _FAMILIAR.match(self.text, start):
                # "… của Bí thư Thành ủy, anh Trần Văn Thử viết": a citizen.
                return None
            while start in self.honorifics:
                anchor = self.honorifics[start]
                delegate = delegate or _is_delegate(anchor.row)
                comrade = comrade or _public(anchor.row)
                start = self._after(anchor.end)
                moved = True
            if comma and not moved and gap.group()[:1] != ":" and not self._dashed(gap, offices[-1], begin):
                return None
            if moved and gap.group()[:1] == ":" and _SMALL_WORD.match(self.text, self.names.end(start, strong=True)):
                # "Tổng Bí thư: Ông Trần Văn A là …": who says it, and of whom.
                return None
            if delegate and gap.group()[:1] == "," and all(o.body is None for o in offices):
                # "Chất vấn Bộ trưởng, đại biểu Trần Văn A …": whom the deputy asks.
                return None
            if moved and gap.group()[:1] == "," and _ADDRESSED.search(self.text, max(0, begin - 90), begin):
                # "Báo cáo với Chủ tịch nước, bác sĩ Trần Văn A, Giám đốc Bệnh viện …": two people.
                return None
        end = self.names.end(start, strong=True)
        if end < 0 and titled and (offices[-1].foreign or self._of_many_states(offices[-1])):
            end = self.names.end_of_foreign(start)
        if end < 0 or (titled and start == position + 1 and places.longest_name(self.text, start) >= end):
            # "Phó Tổng Giám đốc EVN Hà Nội": a place right after an office is the office's.
            return None
        if titled and start == position + 1 and self._of_a_company(start, end, offices[-1]):
            return None
        after, close = self._titles_after(end)
        if titled and after and self.text[position] == "," and self.text.endswith(" của ", 0, begin):
            # "công bố quyết định của Thủ tướng, ông Trần Văn A, Vụ trưởng …": who has his own office is another.
            return None
        if not after and not titled:
            after, close = self._unparted(end)
        rule = (
            "titles-around-name"
            if titled and after
            else "title-before-name"
            if titled
            else "name-with-title-after"
            if after
            else "honorific-name"
        )
        name = self._name(start, end)
        return PersonReading(begin, close, name, start, end, (*offices, *after), rule, comrade=comrade)

    def _of_many_states(self, office: OfficeReading) -> bool:
        return office.body is not None and office.body.unique and office.body.kind == "other"

    def _of_a_company(self, start: int, end: int, office: OfficeReading) -> bool:
        """Whether foreign words after a manager's title are the company, for the name is yet to come.

        "Chủ tịch Samvina, ông Trần Văn Thử …".
        """
        first = self.text[start:end].split(" ")[0]
        bare = office.body is None and leads_companies(office.role["role"]) and first not in self.names.surnames
        return bare and _NAME_COMES.match(self.text, end) is not None

    def _dashed(self, gap: re.Match[str], office: OfficeReading, begin: int) -> bool:
        """Whether a dash joins an office to the name of who acts: "Chủ tịch UBND TP Hà Nội - Trần Văn Thử cho rằng".

        Or a comma, where the office opens the sentence.
        """
        opens = gap.group() == ", " and _BEGINS.search(self.text, max(0, begin - 2), begin) is not None
        if office.body is None and office.place is None and office.role["takes_body"] != "inherent":
            return False
        if gap.group() == ", " and _APPOSED.match(self.text, self.names.end(gap.end(), strong=False)):
            # "Chủ tịch UBND tỉnh, Trần Văn Thử, đã giao …"
            return True
        if not opens and gap.group() not in (" - ", " – "):
            return False
        end = self.names.end(gap.end(), strong=False)
        follows = _SMALL_WORD if opens else _SMALL_WORD_OR_MORE
        return end > 0 and follows.match(self.text, end) is not None

    def _name(self, start: int, end: int) -> str:
        """The name that stands here, in capitals and small letters however it is printed."""
        name = self.text[start:end]
        return name.title() if name.isupper() else name

    def _titles_after(self, end: int) -> tuple[tuple[OfficeReading, ...], int]:
        """The offices after a name, unless they lead up to the next name; and where the whole ends."""
        text = self.text
        link = _AFTER_NAME.match(text, end)
        if link is None:
            return (), end
        position = self.offices.role_at(link)
        while position in self.honorifics and self.honorifics[position].row.get("class"):
            position = self._after(self.honorifics[position].end)
        word = (link.group(1) or "").strip().lower()
        status = STATUS_MEANS.get(word, "former" if _THEN_SAID.match(word) else "current")
        offices = self.offices.chain(position, status, named=True)
        if not offices:
            return (), end
        close = offices[-1].end
        if link.group().count("(") > link.group().count(")"):
            # The bracket may say more: "(Chủ tịch UBND huyện Quỳ Hợp, Nghệ An)".
            closing = text.find(")", close, close + _SHORT_BRACKET)
            if closing < 0 and text.find(")", close, close + _LONGEST_BRACKET) > 0:
                # What else it says is read for itself.
                return tuple(offices), close
            return (tuple(offices), closing + 1) if closing >= 0 else ((), end)
        formerly = _FORMERLY.match(text, close)
        held = self.offices.chain(formerly.end(), "former", named=True) if formerly else []
        if held and text[held[-1].end : held[-1].end + 1] == ")":
            # As in "…, Bí thư Thành ủy Hà Nội (nguyên Bí thư Tỉnh ủy Nghệ An)".
            offices += [replace(office, status="former") for office in held]
            close = held[-1].end + 1
        gap = _TO_NEXT_NAME.match(text, close)
        following = self._next_name(gap.end()) if gap else -1
        body = offices[-1].body
        known = -1 if gap is None or (body is not None and body.unique) else places.longest_name(text, gap.end())
        if following < 0 and link.group().strip() == "," and self._given_follows(offices[-1]):
            # "… Thủ tướng Trần Văn A, Tổng Thư ký Thuzo mong muốn": the last office is the next person's.
            return tuple(offices[:-1]), offices[-2].end if len(offices) > 1 else end
        told = offices[-1].foreign or (body is not None and body.unique)
        if gap and not told and leads_companies(offices[-1].role["role"]) and self.names.end(gap.end(), False) < 0:
            # "…, Phó Giám đốc Khu Thử": more of the company's name than hoso reads, rather than a foreigner's.
            following = following if len(gap.group()) > 1 else -1
        if gap and (following > max(known, 0) or _INITIAL.match(text, gap.end())):
            # "…, Chủ tịch UBND tỉnh Trần Văn A": the offices are the next person's, but for those of another's chain.
            # After a dash the first are still whose name stands before it: "A - Chủ tịch UBND huyện, Phó Chủ tịch B".
            alone = one_holder(offices) % len(offices) or ("-" in link.group() or "–" in link.group()) * (
                len(offices) - 1
            )
            return tuple(offices[:alone]), offices[alone - 1].end if alone else end
        if link.group().strip() == "," and _VERB.match(text, close) and _ABOUT.search(text, max(0, end - 120), end):
            # "Về việc xử lý ông Trần Văn A, Bí thư Tỉnh ủy cảm ơn …": another person speaks.
            return (), end
        return tuple(offices), close

    def _given_follows(self, office: OfficeReading) -> bool:
        """Whether one word of another language stands right after an office without a body: who is called by it."""
        bare = office.body is None and office.place is None and not office.foreign and not office.sort
        spans = capitalised(self.text, office.end + 1, 2) if self.text[office.end : office.end + 1] == " " else []
        word = self.text[spans[0][0] : spans[0][1]] if len(spans) == 1 else ""
        foreign = word.isascii() and not word.isupper() and SYLLABLE.fullmatch(word) is None
        return bool(word) and bare and foreign and not leads_companies(office.role["role"])

    def _next_name(self, start: int) -> int:
        """Where the name of somebody else ends that stands right after offices, or -1; "Đền Thử Mẫu" is nobody's."""
        named_after = self.text[start : start + 12].partition(" ")[0].lower() in monuments()
        return -1 if named_after else self.names.end(start, strong=True)

    def _unparted(self, end: int) -> tuple[tuple[OfficeReading, ...], int]:
        """The offices right after a name that no comma parts from it: "Ông Trần Văn Thử phó giám đốc Sở Y tế …".

        In capitals they may begin the next sentence, whose stop is lost, unless a comma or the end comes after them.
        """
        text = self.text
        link = _UNPARTED.match(text, end)
        if link is None or link.end() not in self.roles or text.endswith(_BEGIN_ANEW, 0, end):
            return (), end
        role = self.roles[link.end()].row
        offices = self.offices.chain(link.end(), STATUS_MEANS.get(link[1], "current"), named=True)
        if not offices or role["weak"] == "yes" or role["event_role"] == "yes" or offices[0].body is None:
            return (), end
        close = offices[-1].end
        if text[link.end()].isupper() and not (link[1] or _ENDS.match(text, close) or _SAYS.match(text, close)):
            return (), end
        if text[close : close + 1] == " " and self.names.end(close + 1, strong=True) > 0:
            return (), end
        return tuple(offices), close

    def _given(self, begin: int, position: int, offices: list[OfficeReading], comrade: bool) -> PersonReading | None:
        """A given name alone after an honorific or an office: "Ông Thử", "Chủ tịch Thử"."""
        start = position + 1 if offices and self.text[position : position + 1] == " " else position
        if offices and start == position:
            return None
        spans = capitalised(self.text, start, 2)
        if len(spans) != 1:
            return None
        first, last = spans[0]
        if first in self.roles or first in self.bodies.organs or self.text[first:last].isupper():
            return None
        if self.bodies.names.joins(last, self.text[first:last]):
            # "Tiến sĩ Kinh tế": a word of two syllables.
            return None
        # "Theo Bộ trưởng Thử, Thủ tướng …": a comma ends the clause, a dash or a bracket does not.
        after, close = self._titles_after(last) if self.text[last : last + 1] != "," else ((), last)
        held = (*offices, *after)
        return PersonReading(
            begin, close, self.text[first:last], first, last, held, "given-name", given=True, comrade=comrade
        )

    def _is_who(self, begin: int, offices: list[OfficeReading]) -> PersonReading | None:
        """Whoever an office is said to be: "Trưởng đoàn đại biểu Quốc hội tỉnh Nghệ An lúc đó là ông Trần Văn Thử"."""
        settled = offices[-1].body is not None or offices[-1].role["takes_body"] == "inherent"
        link = _IS_WHO.match(self.text, offices[-1].end) if settled else None
        end = self.names.end(link.end(), strong=True) if link else -1
        if link is None or end < 0 or _PREDICATE.search(self.text, max(0, begin - 14), begin):
            return None
        held = [replace(office, status="former") for office in offices] if link[1] else offices
        after, close = self._titles_after(end)
        name = self._name(link.end(), end)
        return PersonReading(begin, close, name, link.end(), end, (*held, *after), "office-is-who")

    def _list(
        self, first: PersonReading, shared: tuple[OfficeReading, ...], comrade: bool, size: int
    ) -> list[PersonReading]:
        """The people of a list after a plural title or honorific: "các đồng chí Phó Bí thư Tỉnh ủy: A, B và C".

        A form of address ends it, but not before ``size`` people: "hai Phó Bí thư là ông A và bà B".
        """
        people = [first]
        while True:
            # As in "Các đại biểu Trần Văn Thử (Nghệ An), Lê Thị Mẫu (Hà Nội)".
            where = _OF_WHERE.match(self.text, people[-1].end)
            link = _LIST_SEP.match(self.text, where.end() if where else people[-1].end)
            if link is None:
                return people
            start = link.end()
            if start in self.honorifics and len(people) < size:
                start = self._after(self.honorifics[start].end)
            if start in self.roles or start in self.honorifics or start in self.bodies.organs:
                return people
            end = self.names.end(start, strong=True)
            if end < 0:
                return people
            after, close = self._titles_after(end)
            people.append(
                PersonReading(
                    start,
                    close,
                    self._name(start, end),
                    start,
                    end,
                    (*shared, *after),
                    "list-of-names",
                    comrade=comrade,
                )
            )

    def untitled(self, start: int) -> PersonReading | None:
        """A name without anything before it, if offices follow: "Trần Văn Thử, Bí thư Huyện ủy Thanh Lãng"."""
        end = self.names.end(start, strong=False)
        if end < 0:
            return None
        after, close = self._titles_after(end)
        if not after or (self.text[end] == ":" and self.text.count(" ", start, end) < 2):
            # A headline about a place, and what deputies say: "Vụ án ở Vân Trạch: Đại biểu Quốc hội nói gì?"
            return None
        return PersonReading(start, close, self.text[start:end], start, end, after, "name-with-title-after")
