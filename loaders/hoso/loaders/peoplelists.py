"""Read the lists of people that share a title: "các đồng chí Phó Bí thư Tỉnh ủy: Trần Văn Thử, Lê Thị Mẫu"."""

from __future__ import annotations

import re

from hoso.loaders.address import after_honorific
from hoso.loaders.deputies import Seats
from hoso.loaders.officereading import OfficeReading
from hoso.loaders.personnames import NameReader
from hoso.loaders.personreading import PersonReading
from hoso.loaders.record import record
from hoso.loaders.titlesafter import TitlesAfter

PLURAL_BEFORE = re.compile(
    r"(?:^|[\s,;:(])(?<!áng )(?<!gày )(?<!số )"
    r"(các|hai|ba|bốn|năm|sáu|bảy|tám|\d{1,2}|một loạt|hàng loạt|nhiều|những)"
    r" (?:đồng chí |đ/c |ông |bà )?(?:nguyên (?:là )?)?$",
    re.IGNORECASE,
)
"""How a title begins that several people share."""
_COUNTED = {"hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8}
_NAMELY = re.compile(
    r"(?:(?:,? (?:bao )?gồm| là|: gồm)(?: có)?:?| như) (?:các (?!(?:đồng chí|đ/c|ông|bà|cụ|anh|chị)\b))?"
)
_NAMELY_ALL = re.compile(r",? (?:bao )?gồm(?: có)?:? (?=các (?:đồng chí|đ/c|ông|bà)\b)")
"""What follows a title in the singular that several people share: "Phó Chủ tịch UBND gồm các ông: …"."""
_EVERYONE = 99
"""The size of a list that names all whom its title means: "Các Phó Trưởng ban gồm: ông A, ông B"."""
# Who else has a title in the singular: "nguyên Chủ tịch nước Trần Văn Thử, Lê Thị Mẫu; …".
_OF_SEVERAL = ("Phó ", "Thứ trưởng", "Ủy viên", "Thành viên", "Đại biểu")
_LIST_ENDS = re.compile(r"[;)\n]|\.(?!\.)|$| (?:tham dự|cùng dự|dự|đã|cùng)(?!\w)")
_LIST_SEP = re.compile(r"(?:, | và |; |, và | cùng )")
_LONGEST_RANK = 20
_OF_WHERE = re.compile(r" \([^()\n]{2,40}\)(?=, |; | và )")


@record
class Sharing:
    """Whether a title is that of several people, of how many (0 where it does not say), and where their names begin."""

    plural: bool
    size: int
    position: int


class ListReader:
    """Reads the people of the lists of one text."""

    def __init__(self, names: NameReader, titles: TitlesAfter, seats: Seats) -> None:
        self.text = names.text
        self.names = names
        self.titles = titles
        self.seats = seats

    def sharing(self, begin: int, end: int, plural: bool) -> Sharing:
        """Whether the title from ``begin`` to ``end`` is shared; ``plural``: its form of address says so already."""
        shared = PLURAL_BEFORE.search(self.text, max(0, begin - 16), begin)
        count = shared[1].lower() if shared else ""
        size = int(count) if count.isdigit() else _COUNTED.get(count, 0)
        plural = plural or shared is not None or _NAMELY_ALL.match(self.text, end) is not None
        namely = _NAMELY.match(self.text, end) if plural else None
        if namely and (self.names.end(namely.end(), strong=False) > 0 or namely.end() in self.names.honorifics):
            return Sharing(plural, size or _EVERYONE, namely.end() - 1)
        return Sharing(plural, size, end)

    def seats_go_on(self, end: int) -> bool:
        """Whether deputies with their seats go on: "Đại biểu Trần Văn Thử (Nghệ An), Lê Thị Mẫu (Hà Nội) đề nghị"."""
        where = _OF_WHERE.match(self.text, end)
        link = _LIST_SEP.match(self.text, where.end()) if where else None
        close = self.names.end(link.end(), strong=True) if link else -1
        return close > 0 and self.seats.end(close, delegate=True) > 0

    def read(
        self, first: PersonReading, shared: tuple[OfficeReading, ...], comrade: bool, size: int, plural: bool = False
    ) -> list[PersonReading]:
        """The people of the list that ``first`` begins; the ``shared`` offices and being a ``comrade`` are of all.

        A form of address ends it, but not before ``size`` people: "hai Phó Bí thư là ông A và bà B". Where a
        ``plural`` title is that of officers, a rank may stand before each.
        """
        people, ranked = [first], plural and self._rank_before(first.name_start)
        while (following := self._next(people[-1].end, len(people) < size, ranked)) is not None:
            begin, start, end = following
            after, close = self.titles.read(end)
            if after and ranked and begin < start:
                # "các Thứ trưởng: Thượng tướng A, Trung tướng B, Cục trưởng …": B holds an office of his own.
                break
            name = self.names.name(start, end)
            offices = (*shared, *after)
            people.append(PersonReading(begin, close, name, start, end, offices, "list-of-names", comrade=comrade))
        return people

    def alike(self, first: PersonReading, comrade: bool) -> list[PersonReading]:
        """Those who are named with ``first`` after a title in the singular that several have, or had one after another.

        "nguyên Chủ tịch nước Trần Văn Thử, Lê Thị Mẫu; …": names with no office of their own, to the end of the list.
        """
        last = first.offices[-1] if first.rule == "title-before-name" else None
        if last is None or not (last.status == "former" or last.role["role"].startswith(_OF_SEVERAL)):
            return [first]
        people = self.read(first, first.offices, comrade, 0)
        ours = all(person.name.partition(" ")[0] in self.names.surnames for person in people)
        alone = ours and all(person.end == person.name_end for person in people)
        if not self.text.startswith(", ", first.end):
            # "Phó Thủ tướng Trần Văn Thử và Kim Thu Mẫu đã hội đàm": whoever is met has another office.
            return [first]
        return people if alone and _LIST_ENDS.match(self.text, people[-1].end) else [first]

    def _rank_before(self, start: int) -> bool:
        """Whether a military or police rank ends right before a place."""
        ranks = (self.names.honorifics.get(at) for at in range(max(0, start - _LONGEST_RANK), start))
        return any(
            rank is not None and rank.row.get("class") and after_honorific(self.text, rank.end) == start
            for rank in ranks
        )

    def _next(self, end: int, addressed: bool, ranked: bool) -> tuple[int, int, int] | None:
        """Where the next mention of a list begins, and where its name begins and ends.

        ``addressed``: a form of address may stand before it; ``ranked``: a rank may.
        """
        # As in "Các đại biểu Trần Văn Thử (Nghệ An), Lê Thị Mẫu (Hà Nội)".
        where = _OF_WHERE.match(self.text, end)
        link = _LIST_SEP.match(self.text, where.end() if where else end)
        if link is None:
            return None
        begin = start = link.end()
        honorifics = self.names.honorifics
        if start in honorifics and (addressed or (ranked and honorifics[start].row.get("class"))):
            start = after_honorific(self.text, honorifics[start].end)
        if start in self.names.roles or start in honorifics or start in self.names.bodies.organs:
            return None
        stop = self.names.end(start, strong=True)
        if stop < 0:
            return None
        return (begin if ranked else start), start, stop
