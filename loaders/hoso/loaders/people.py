"""Read people: chains of offices before and after a name, names, and titles that stand for a person named elsewhere.

Grammar::

    person = {HONORIFIC} [chain] {HONORIFIC} NAME [("," | "-" | "(") chain]      "Bí thư Tỉnh ủy Trần Văn Thử"
    title  = {HONORIFIC} chain                                                  "Đồng chí Bí thư Tỉnh ủy"

A chain of offices (``offices.py``) that a name follows belongs to that name; else it belongs to the name before it.
"""

from __future__ import annotations

import re
from dataclasses import replace

from hoso.loaders import places
from hoso.loaders.address import Address, read_address
from hoso.loaders.bodywords import goes_on
from hoso.loaders.deputies import Seats, deputy, group_of
from hoso.loaders.expression import expression
from hoso.loaders.holders import of_two_places, one_holder
from hoso.loaders.letters import capitalised
from hoso.loaders.officereading import OfficeReading
from hoso.loaders.offices import STATUS_MEANS, OfficeReader
from hoso.loaders.peoplelists import ListReader, Sharing
from hoso.loaders.personnames import NameReader, not_persons
from hoso.loaders.personreading import PersonReading, title_alone
from hoso.loaders.titlednames import TitledNames
from hoso.loaders.titlesafter import TitlesAfter

_STATUS_AHEAD = re.compile(r"(nguyên|cố|quyền|cựu) ", re.IGNORECASE)
_WHOLE = re.compile(r", | - | – | của ")
_IS_WHO = re.compile(
    r"( khi ấy| khi đó| lúc đó| lúc bấy giờ| thời điểm đó)?(?: hiện nay| hiện tại| hôm đó)? là "
    r"(?:(?:đồng chí|ông|bà) )?(?=[A-ZĐ])"
)
_DASH = re.compile(r" [-–] (?=\S)")
_NEXT_BEGINS = re.compile(r" (?:Ông|Bà|Đồng chí) (?=[A-ZĐ])")
# To whom something is said, and in whose name it is done: not who says or does it.
_TOLD = re.compile(
    r"(?:(?:^|(?<=[\s“\"”]))(?:Báo cáo|Báo cáo với|Trả lời|Thưa)|(?<!\w)(?:ủy quyền|ủy quyền của|[Tt]hay mặt)) $"
)
_TOLD_ENDS = ("cáo ", "với ", "lời ", "Thưa ", "quyền ", "của ", "mặt ")
"""The ends of all of these, which are sooner looked at."""
# "do … làm trưởng đoàn", "giữ chức Bí thư": an office that is said of somebody is no mention of its holder.
_PREDICATE = re.compile(r"(?:làm|là|giữ chức|giữ chức vụ|chức vụ|chức danh|chức|vai trò|bầu|bổ nhiệm) $", re.IGNORECASE)
# "ứng cử viên | tổng thống Trần Văn Thử": an office that somebody only seeks is nobody's yet.
_SOUGHT = re.compile(r"(?<!\w)(?:ứng cử viên|ứng viên|tranh cử)(?: chức)? $", re.IGNORECASE)
_SOUGHT_ENDS = ("viên ", "cử ", "chức ")
"""The ends of all of these, which are sooner looked at."""
# "Đoàn công tác của UBND tỉnh do ông Trần Văn Thử | làm trưởng đoàn": the lead is his part in what is reported.
_HEADS = re.compile(r",? (?:làm|là|giữ vai trò) [Tt]rưởng [Đđ]oàn(?!\w)|,? dẫn đầu(?=[,.]| (?:đã|đến|tới|về|có)(?!\w))")


_LEADS = tuple(f"Trưởng đoàn {sort}" for sort in ("công tác", "kiểm tra", "giám sát", "thanh tra", "khảo sát"))
_DELEGATION_TOLD = expression(r"(?<!\w)[Đđ]oàn (?:công tác|kiểm tra|giám sát|thanh tra|khảo sát)(?!\w)")


class PeopleReader:
    """Reads the people of one text from the anchors of roles and honorifics."""

    def __init__(self, names: NameReader, offices: OfficeReader) -> None:
        self.text = names.text
        self.roles = names.roles
        self.honorifics = names.honorifics
        self.bodies = names.bodies
        self.names = names
        self.offices = offices
        self._titles = TitlesAfter(names, offices)
        self._names_after = TitledNames(names)
        self._seats = Seats(names.text)
        self._lists = ListReader(names, self._titles, self._seats)

    def read(self, start: int) -> list[PersonReading]:
        """The people whose mention starts at ``start``, or none. A list shares its plural title.

        All of it is read at once.
        """
        address = read_address(self.text, start, self.honorifics, self.roles)
        begin, status, position = self._status(start, address.end)
        if self._is_sought(begin):
            return []
        offices = self.offices.chain(position, status)
        alone = 1 if self._is_told(start) else one_holder(offices)
        if alone < len(offices):
            # "Báo cáo với Bí thư Thành ủy, Phó Giám đốc Sở … Trần Văn Thử": to whom, and who.
            return [title_alone(begin, offices[:alone], address.comrade)]
        if not offices:
            return self._addressed(begin, position, address) if position > start else []
        if self._is_predicate(begin) and _NEXT_BEGINS.match(self.text, offices[-1].end):
            # A lost stop: "Ông A làm Phó Trưởng ban Ông B sau đó …": B has nothing of it.
            return []
        offices[-1] = self._within(offices[-1])
        return self._titled(begin, offices, address)

    def untitled(self, start: int) -> PersonReading | None:
        """A name without anything before it, if offices follow: "Trần Văn Thử, Bí thư Huyện ủy Thanh Lãng"."""
        end = self.names.end(start, strong=False)
        if end < 0:
            return None
        after, close = self._titles.read(end)
        if not after or (self.text[end] == ":" and self.text.count(" ", start, end) < 2):
            # A headline about a place, and what deputies say: "Vụ án ở Vân Trạch: Đại biểu Quốc hội nói gì?"
            return None
        return PersonReading(start, close, self.text[start:end], start, end, after, "name-with-title-after")

    def _status(self, start: int, position: int) -> tuple[int, str, int]:
        """A status word at ``position`` or before a mention without address: where that begins, what it means.

        And where the offices begin.
        """
        word = _STATUS_AHEAD.match(self.text, position)
        if word and word.end() in self.roles:
            return start, STATUS_MEANS[word.group(1).lower()], word.end()
        if position > start:
            return start, "current", position
        begin, status = self.offices.status_before(start)
        return begin, status, position

    def _is_told(self, start: int) -> bool:
        """Whether the mention at ``start`` is of whom something is said to: "Báo cáo với | Bí thư Thành ủy"."""
        near = self.text.endswith(_TOLD_ENDS, 0, start)
        return near and _TOLD.search(self.text, max(0, start - 16), start) is not None

    def _is_sought(self, begin: int) -> bool:
        """Whether an office that begins here is what a candidate stands for."""
        near = self.text.endswith(_SOUGHT_ENDS, 0, begin)
        return near and _SOUGHT.search(self.text, max(0, begin - 18), begin) is not None

    def _is_predicate(self, begin: int) -> bool:
        """Whether an office that begins here is said of somebody named before it."""
        return _PREDICATE.search(self.text, max(0, begin - 14), begin) is not None

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

    # -- without offices before the name -----------------------------------------------------------------------------

    def _addressed(self, begin: int, position: int, address: Address) -> list[PersonReading]:
        """The people whose name begins at ``position``, after an address alone: "Ông Trần Văn Thử"."""
        if not self.text[position : position + 1].isupper():
            return []
        end = self.names.end(position, strong=True)
        if end < 0:
            given = self._given(begin, position, [], address.comrade)
            return [given] if given is not None else []
        after, close = self._titles.read(end)
        if not after:
            after, close = self._titles.unparted(end)
        name = self.names.name(position, end)
        if address.delegate and places.province(name) is not None:
            # "ĐB Hà Nội đặt câu hỏi": who was sent from there.
            return []
        rule = "name-with-title-after" if after else "honorific-name"
        leads = self.text.endswith("do ", 0, begin) and _HEADS.match(self.text, close) is not None
        first = PersonReading(begin, close, name, position, end, after, rule, comrade=address.comrade or leads)
        return self._all(first, 0, address, Sharing(address.plural, 0, position))

    # -- with offices before the name --------------------------------------------------------------------------------

    def _titled(self, begin: int, offices: list[OfficeReading], address: Address) -> list[PersonReading]:
        """The people whose offices these are: by the name that follows, a given name, or nothing but the title."""
        sharing = self._lists.sharing(begin, offices[-1].end, address.plural)
        if self._no_person_at(sharing.position):
            return []
        first = self._named(begin, sharing.position, offices, address.comrade)
        if first is not None:
            return self._all(first, len(offices), address, sharing)
        other = self._given(begin, sharing.position, offices, address.comrade) or self._is_who(begin, offices)
        if other is not None:
            return [other]
        of_an_event = all(o.role["event_role"] == "yes" and o.body is None for o in offices)
        return [] if self._is_predicate(begin) or of_an_event else [title_alone(begin, offices, address.comrade)]

    def _no_person_at(self, position: int) -> bool:
        """Whether capitalised words after an office have the shape of a name and are nobody's."""
        spans = capitalised(self.text, position + 1, 3) if self.text[position : position + 1] == " " else []
        return any(self.text[spans[0][0] : end] in not_persons() for _, end in spans)

    def _named(self, begin: int, position: int, offices: list[OfficeReading], comrade: bool) -> PersonReading | None:
        """The holder of offices who is named after them, and the offices after the name."""
        found = self._names_after.read(begin, position, offices)
        if found is None:
            return None
        after, close = self._titles.read(found.end)
        if after and self.text[found.titled] == "," and self.text.endswith(" của ", 0, begin):
            # "công bố quyết định của Thủ tướng, ông Trần Văn A, Vụ trưởng …": who has his own office is another.
            return None
        if after and self.text.endswith((" - ", " – "), 0, found.start) and self._dashed_name(close):
            # "Bí thư Huyện ủy - Trần Văn A, Chủ tịch UBND huyện - Lê Văn B": the office is the next person's.
            after, close = (), found.end
        if after and of_two_places(offices[-1], after[0]):
            after, close = (), found.end
        rule = "titles-around-name" if after else "title-before-name"
        name, held = self.names.name(found.start, found.end), (*offices, *after)
        comrade = comrade or found.comrade or self._leads(offices[-1], begin)
        return PersonReading(begin, close, name, found.start, found.end, held, rule, comrade=comrade)

    def _leads(self, office: OfficeReading, begin: int) -> bool:
        """Whether it is the lead of a delegation that inspects or works, which makes its holder no private person."""
        role = office.role["role"]
        if role.startswith(_LEADS):
            return True
        return role == "Trưởng đoàn" and _DELEGATION_TOLD.search(self.text, 0, begin) is not None

    def _dashed_name(self, position: int) -> bool:
        """Whether a dash and somebody's name follow, as after his office."""
        dash = _DASH.match(self.text, position)
        return dash is not None and self.names.end(dash.end(), strong=True) > 0

    def _is_who(self, begin: int, offices: list[OfficeReading]) -> PersonReading | None:
        """Whoever an office is said to be: "Trưởng đoàn đại biểu Quốc hội tỉnh Nghệ An lúc đó là ông Trần Văn Thử"."""
        settled = offices[-1].body is not None or offices[-1].role["takes_body"] == "inherent"
        link = _IS_WHO.match(self.text, offices[-1].end) if settled else None
        end = self.names.end(link.end(), strong=True) if link else -1
        if link is None or end < 0 or self._is_predicate(begin):
            return None
        held = [replace(office, status="former") for office in offices] if link[1] else offices
        after, close = self._titles.read(end)
        name = self.names.name(link.end(), end)
        return PersonReading(begin, close, name, link.end(), end, (*held, *after), "office-is-who")

    # -- with and without --------------------------------------------------------------------------------------------

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
        if goes_on(self.text, self.text[first:last], last):
            # "Tiến sĩ Kinh tế": a word of two syllables.
            return None
        # "Theo Bộ trưởng Thử, Thủ tướng …": a comma ends the clause, a dash or a bracket does not.
        after, close = self._titles.read(last) if self.text[last : last + 1] != "," else ((), last)
        held = (*offices, *after)
        return PersonReading(
            begin, close, self.text[first:last], first, last, held, "given-name", given=True, comrade=comrade
        )

    def _all(self, first: PersonReading, shared: int, address: Address, sharing: Sharing) -> list[PersonReading]:
        """Who is named, and those named with him; ``shared``: so many of his offices are those of all."""
        people = [first]
        if sharing.plural or (address.delegate and self._lists.seats_go_on(first.end)):
            people = self._lists.read(first, first.offices[:shared], address.comrade, sharing.size, sharing.plural)
        elif shared:
            people = self._lists.alike(first, address.comrade)
        return [self._seated(person, address.delegate) for person in people]

    def _seated(self, person: PersonReading, delegate: bool) -> PersonReading:
        """Somebody with a seat in the National Assembly if a province after the name says so."""
        seat = -1 if person.offices else self._seats.end(person.end, delegate)
        if seat < 0:
            return person
        after, close = self._titles.read(seat)
        office = OfficeReading(person.start, seat, deputy(), within=group_of(self.text, person.end))
        return replace(person, end=close, offices=(office, *after))
