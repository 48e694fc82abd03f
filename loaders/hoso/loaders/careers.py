"""Read the offices of a biography that is told by dates: "4/1985-7/1988: Trưởng ban … rồi Phó Bí thư Thành đoàn …".

A career is a series of entries that begin with a period each, in a paragraph of their own or run into one::

    career = entry entry {entry}
    entry  = ["-"] PERIOD (":" | "," | "-") [words] chain {(";" | "," | "rồi" | …) [words] chain}

Whose it is: of the one named after a heading ("Tiểu sử ông A"), of whom the text before it tells birth or home, or who
alone is named right before it. Where that is open, nothing is read. What somebody studied is no office.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from hoso.loaders import places
from hoso.loaders.appointments import RULE as SAID_OF_PERSON
from hoso.loaders.appointments import AppointmentReader, said_of
from hoso.loaders.expression import expression
from hoso.loaders.letters import LETTER, UPPER
from hoso.loaders.lexicon import load
from hoso.loaders.officereading import OfficeReading
from hoso.loaders.periods import Period, periods
from hoso.loaders.personnames import given_name
from hoso.loaders.personreading import PersonReading
from hoso.loaders.readings import LEVEL_OF_COMMITTEE, LEVEL_OF_YOUTH, BodyReading, PlaceReading
from hoso.loaders.record import record

RULE = "career"

_TOLD = (RULE, SAID_OF_PERSON)
"""The rules of offices that are told of somebody named elsewhere."""
_APART = 700
"""So many characters at most lie between the dates of two entries of one career."""
_FAR_HEADING = 3000
"""So far back at most is the heading that says whose career it is, and the words that tell a birth."""
_FAR_NAME = 600
_HEADING_TO_NAME = 120

# Quick to find: a year with what may stand behind the date of an entry.
_ENTRY = re.compile(r"(?:19|20)\d\d\)?(?: ?[:,–—-]|\s*\n| (?:đến|tới|là|làm|giữ|được)(?!\w)| [A-ZĐ]| nay)")
_BEGINS = expression(r"(?:^|[\n\u2028.:;…)•+*]|(?:^|[\s\u2028])[-–—])[ \u2028]*$")
_COLON = expression(r"\)? ?: ?")
_MARK = expression(r"\)?(?: ?[,–—-] ?| (?=(?:là|làm|giữ|được)(?!\w)))")
_FIGURE = expression(r"[0-9]")
_GAP = expression(r"\)?(?:\s*\n\s*| (?=[A-ZĐ]))")
"""What may stand for the mark after a span that begins a line."""
_LINE = expression(r"(?:^|[\n\u2028])[ –+*•-]*$")
_SENTENCE = expression(r"[.!?…](?=\s+[A-ZĐÀ-Ỹ]|\s*$)|\n")
_STOP_BEFORE = expression(r"(?<!\w)(?:TP|Tp|tp|T\.Ư|Q|P|TX|H|ThS|TS|PGS|GS|Tr)$")
_NEXT_SENTENCE = expression(r"[.;] (?:[-–+•] ?)?")
# "Họ và tên: TRẦN VĂN THỬ Sinh ngày …": as personnel files print a name.
_SHOUTED = expression(rf"[{UPPER}]{{2,}}(?: [{UPPER}]{{2,}}){{1,4}}(?![{LETTER}])")
_TO_NAME = expression(r"(?: (?:tóm tắt|công tác))?(?: của)?:?(?: (?:ông|bà|đồng chí|đ/c))?:? (?=\S)", re.IGNORECASE)
# More words there are more of the body's name than was read, or tell what somebody did.
_ENDS = expression(
    r"\s*$|[.,;:)\n\u2028]| ?[(–-]| (?:rồi|kiêm|và|đồng thời|phụ trách)(?!\w)| [0-9-]"
    r"| (?:cho đến|đến|từ) (?:nay|ngày|tháng|năm|khi|[0-9])"
)
_STOPS = expression(r"\s*$|[.;\n\u2028]")
_SEPARATED = expression(r"(?:[,;:]|[,;]? (?:rồi|kiêm|và|sau đó|đồng thời|sau đó là|rồi là)) $")


@cache
def _words(means: str) -> re.Pattern[str]:
    """The words of a meaning, the longest first."""
    found = sorted((row["word"] for row in load("career_words") if row["means"] == means), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, found))})(?!\w)", re.IGNORECASE)


@cache
def _leads() -> re.Pattern[str]:
    """Nothing but words that lead to an office: "được bầu giữ chức "."""
    return re.compile(rf"(?:(?:{_words('takes').pattern})[,:]? |[,:;] )*", re.IGNORECASE)


@record
class Entry:
    """What a career tells of one period: from ``start``, behind the date, to ``end``; ``colon``: the date is a label.

    ``last``: whether it may last, for nothing later is told: up to now, or the newest of all whose end is not told.
    """

    start: int
    end: int
    period: Period
    colon: bool
    last: bool


Career = tuple[Entry, ...]
"""The entries of one career in the order of the text."""


def careers(text: str) -> tuple[Career, ...]:
    """The series of at least two dated entries of a text."""
    if len(_ENTRY.findall(text)) < 2:
        return ()
    found: list[Career] = []
    series: list[Period] = []
    for period in _heads(text):
        gap = (series[-1].end, period.start) if series else (0, 0)
        if gap[1] - gap[0] > _APART or _words("heading").search(text, *gap):
            found += _career(text, series)
            series = []
        series.append(period)
    return (*found, *_career(text, series))


def _heads(text: str) -> Iterator[Period]:
    """The periods that begin an entry: a span with a colon anywhere, else where a sentence or a clause begins."""
    for period in periods(text):
        colon = _COLON.match(text, period.end) is not None
        spans = bool(period.until) or period.lasting
        begins = _BEGINS.search(text, max(0, period.start - 4), period.start) is not None
        marked = colon or _MARK.match(text, period.end) is not None
        lined = spans and _GAP.match(text, period.end) and _LINE.search(text, max(0, period.start - 6), period.start)
        if (begins and marked) or (colon and spans) or lined:
            yield period


def _career(text: str, series: Sequence[Period]) -> Iterator[Career]:
    if len(series) < 2:
        return
    newest = "" if any(period.lasting for period in series) else max(period.until or period.since for period in series)
    limits = [*(period.start for period in series[1:]), min(len(text), series[-1].end + _APART)]
    entries: list[Entry] = []
    for period, limit in zip(series, limits, strict=True):
        colon = _COLON.match(text, period.end)
        mark = colon or _MARK.match(text, period.end) or _GAP.match(text, period.end)
        start = mark.end() if mark else period.end
        lasts = period.lasting or (not period.until and period.since == newest)
        end = _end(text, start, limit) if period is series[-1] else limit
        entries.append(Entry(start, end, period, colon is not None, lasts))
    yield tuple(entries)


def _end(text: str, start: int, limit: int) -> int:
    """Where the last entry ends: with its first sentence or its line."""
    for stop in _SENTENCE.finditer(text, start, limit):
        if stop[0] == "\n" or not _STOP_BEFORE.search(text, max(start, stop.start() - 4), stop.start()):
            return stop.start()
    return limit


class CareerReader:
    """Reads the offices of the careers of one text."""

    def __init__(self, appointments: AppointmentReader) -> None:
        self.appointments = appointments
        self.text = appointments.text
        self.careers = careers(self.text)
        self._starts = [entry.start for career in self.careers for entry in career]
        self._entries = [(career, entry) for career in self.careers for entry in career]

    def read(self, start: int, before: Sequence[PersonReading]) -> PersonReading | None:
        """The offices from ``start`` on as a mention of whose career they are in, or None.

        ``before`` are the mentions of people so far, in their order.
        """
        index = bisect_right(self._starts, start) - 1
        if index < 0 or start >= self._entries[index][1].end:
            return None
        career, entry = self._entries[index]
        own = [person for person in before if person.start >= career[0].period.start]
        inside = [person for person in own if person.end > entry.start]
        if any(person.name and person.rule not in _TOLD for person in inside):
            # "thay ông B, Giám đốc …": what follows may be another's.
            return None
        if not self._leads_to(entry, max([entry.start, *(person.end for person in inside)]), start):
            return None
        person = self._whose(career[0].period.start, before)
        surnames = self.appointments.reader.names.surnames
        if person is None or not (person.given or person.name.partition(" ")[0] in surnames):
            # Another country's bodies are printed in a foreigner's biography as if they were ours.
            return None
        offices = self._offices(entry, start)
        if not offices:
            return None
        told = said_of(person, start, self._placed(offices, own))
        return replace(told, rule=RULE, since=entry.period.since, until=entry.period.until)

    def _offices(self, entry: Entry, start: int) -> list[OfficeReading]:
        """The offices from ``start`` on, none where the text goes on in words that are none of an office's."""
        offices = self.appointments.listed(start, "current" if entry.last else "former")
        # "Năm 2007, Bí thư Tỉnh ủy … đến thăm ông": without a colon, a span or a verb it may be who did something.
        told = entry.colon or entry.period.until or entry.period.lasting or self.text[entry.start : start].strip()
        ends = _ENDS if told else _STOPS
        return offices if offices and offices[-1].end <= entry.end and ends.match(self.text, offices[-1].end) else []

    def settled(self, people: Sequence[PersonReading]) -> list[PersonReading]:
        """The mentions, those of a career's earlier entries over where a later entry gives a like office.

        "Năm 2016, ông được bầu làm Phó Chủ tịch …. Năm 2020, ông được bầu làm Chủ tịch …." Whoever is in a committee or
        an assembly stays in it.
        """
        entered = [(person, self._entry(person.start)) for person in people if person.rule in _TOLD]
        found = list(people)
        for index, person in enumerate(people):
            entry = self._entry(person.start) if person.rule == SAID_OF_PERSON else None
            if entry is None or entry.period.lasting or entry.period.until:
                continue
            after = [
                office
                for other, later in entered
                if later is not None and other.name == person.name and later.period.since > entry.period.since
                for office in other.offices
            ]
            offices = tuple(
                replace(office, status="former") if any(_follows(later, office) for later in after) else office
                for office in person.offices
            )
            if offices != person.offices:
                found[index] = replace(person, offices=offices)
        return found

    def _entry(self, start: int) -> Entry | None:
        """The entry in which something stands, or None."""
        index = bisect_right(self._starts, start) - 1
        entry = self._entries[index][1] if index >= 0 else None
        return entry if entry is not None and start < entry.end else None

    def _leads_to(self, entry: Entry, done: int, start: int) -> bool:
        """Whether the words between what was read last, to ``done``, and an office lead to it and to nobody else's."""
        gap = self.text[done:start]
        after = done > entry.start
        if after and (_NEXT_SENTENCE.match(gap)):
            gap = gap[2:]
            return _leads().fullmatch(gap) is not None
        if _leads().fullmatch(gap) is not None:
            return True
        if not entry.colon or _SENTENCE.search(gap) or _FIGURE.search(gap) or _words("unlike").search(gap):
            return False
        last = gap.rstrip().rpartition(" ")[2].strip(",;:")
        return _SEPARATED.search(gap) is not None or _words("takes").fullmatch(last) is not None

    def _whose(self, start: int, before: Sequence[PersonReading]) -> PersonReading | None:
        """The one person whose career begins at ``start``, or None where it is open."""
        lives = [person.end for person in before if person.start >= start and self._is_life_of(person)]
        start = max([start, *lives])
        told = [person for person in before if person.start >= start and person.rule in _TOLD and person.name]
        entered = [person for person in told if person.rule == RULE]
        if entered:
            return entered[-1]
        if told:
            return _one(told)
        named = [person for person in before if person.name and person.end <= start <= person.end + _FAR_HEADING]
        headed = self._headed(start, named)
        born = next((person for person in reversed(named) if self._is_life_of(person)), None)
        if headed is not None and born is not None and headed.name != born.name:
            return max(headed, born, key=lambda person: person.end)
        if headed is not None or born is not None:
            return headed or born
        return _one([person for person in named if start <= person.end + _FAR_NAME])

    def _headed(self, start: int, named: Sequence[PersonReading]) -> PersonReading | None:
        """Who is named after the last heading before ``start``, in its line."""
        names = self.appointments.reader.names
        found: PersonReading | None = None
        for heading in _words("heading").finditer(self.text, max(0, start - _FAR_HEADING), start):
            link = _TO_NAME.match(self.text, heading.end())
            shouted = _SHOUTED.match(self.text, link.end()) if link else None
            end = shouted.end() if shouted else names.end(link.end(), strong=True) if link else -1
            after = (p for p in named if heading.end() <= p.name_start <= heading.end() + _HEADING_TO_NAME)
            who = next(after, None)
            if who is not None and not _SENTENCE.search(self.text, heading.end(), who.start):
                found = who
            elif link and 0 < end <= start:
                name = names.name(link.end(), end)
                found = PersonReading(link.end(), end, name, link.end(), end, (), RULE)
        return found

    def _is_life_of(self, person: PersonReading) -> bool:
        """Whether birth, home or learning is told right after a name: "Ông A, Giám đốc Sở Y tế, sinh năm …"."""
        end = max(person.end, person.name_end)
        stop = _SENTENCE.search(self.text, end, end + 60)
        return _words("born").search(self.text, end, stop.start() if stop else end + 60) is not None

    def _placed(self, offices: Sequence[OfficeReading], own: Sequence[PersonReading]) -> list[OfficeReading]:
        """The offices with the place of the entry, or of the one before, where a body is printed without its own."""
        known = [place for person in own for office in person.offices if (place := _place(office)) is not None]
        found: list[OfficeReading] = []
        for index, read in enumerate(offices):
            office, body = read, read.body
            ahead = [place for other in offices[index + 1 :] if (place := _place(other)) is not None]
            # "Ủy viên Đảng đoàn, Phó Chủ tịch Ủy ban …": of the next office's body, and of no place.
            of_the_next = body is not None and body.tails[0] == "body" and any(o.body for o in offices[index + 1 :])
            if body is not None and body.bare and not (body.parent or of_the_next or body.kind == "delegation"):
                level = _level(body)
                near = [place for place in (*reversed(ahead), *reversed(known)) if _fits(place, level or body.level)]
                if near:
                    office = replace(office, body=replace(body, place=replace(near[0], level=level)))
            if (place := _place(office)) is not None:
                known.append(place)
            found.append(office)
        return found


def _one(people: Sequence[PersonReading]) -> PersonReading | None:
    """The person of these mentions if they can be one ("ông Trần Văn Thử", "ông Thử"), else None."""
    called = {given_name(person.name) for person in people}
    full = {person.name for person in people if not person.given}
    return people[-1] if len(called) == 1 and len(full) <= 1 else None


def _follows(later: OfficeReading, office: OfficeReading) -> bool:
    """Whether nobody keeps an office who takes a later one.

    Both are of the Party or of the State, or of places of different levels; Bí thư and Chủ tịch of one place is one
    person often.
    """
    if _is_member(later) or _is_member(office):
        return False
    levels = {place.level for one in (later, office) if (place := _place(one)) is not None and place.level}
    return _kind(later) == _kind(office) or len(levels) == 2


def _kind(office: OfficeReading) -> str:
    """Whether an office is of the Party, the State, a union or none of them."""
    return office.body.kind if office.body is not None else office.role["kind"]


def _is_member(office: OfficeReading) -> bool:
    return (
        office.role["role"].startswith(("Ủy viên", "Đại biểu", "Bí thư Trung ương")) or "ủy viên" in office.role["role"]
    )


def _place(office: OfficeReading) -> PlaceReading | None:
    """The named place of an office or of its body, with the level that either says."""
    place, level = office.place, ""
    for body in office.body.with_wholes() if office.body is not None else ():
        place, level = body.place or place, _level(body)
    if place is None or not place.name:
        return None
    return replace(place, level=place.level or level)


def _level(body: BodyReading) -> str:
    """The level of the place that a body is of by its name: "Thành đoàn", "Tỉnh ủy", "UBND tỉnh"."""
    said = body.place.level if body.place is not None else ""
    return said or LEVEL_OF_COMMITTEE.get(body.organ, "") or LEVEL_OF_YOUTH.get(body.own, "")


def _fits(place: PlaceReading, level: str) -> bool:
    """Whether a place is of a level: as printed, or by the list of provinces; "province" is either kind of them."""
    province = places.province(place.name)
    if level == "province":
        return province is not None and place.level in ("", province.kind)
    return place.level == level or (not place.level and province is not None and province.kind == level)
