"""Read offices that are said of somebody: "ông Trần Văn Thử được bầu làm Bí thư Huyện ủy Vân Trạch".

The office stands after a verb of holding or taking it; whose it is, is the person named before in the same sentence:

- who holds or takes it: "ông A (giữ chức | là | trở thành) Phó Giám đốc …";
- to whom it is given: "ông A được … (bầu | bổ nhiệm | làm | giữ chức) …";
- whom somebody appoints: "bổ nhiệm ông A, … (giữ chức | làm) …";
- or, where the sentence says only ông or bà, the person named last before it.

What is proposed, planned or denied is no office.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hoso.loaders import appointmentwords as words
from hoso.loaders.letters import capitalised
from hoso.loaders.officereading import OfficeReading
from hoso.loaders.people import PeopleReader
from hoso.loaders.personreading import PersonReading
from hoso.loaders.readings import BOARDS, LEVEL_OF_COMMITTEE

RULE = "said-of-person"

_FARTHEST = 260
"""So many characters at most lie between a person and the office that is said of the person."""
_FARTHEST_PRONOUN = 1200
_NEAR_PRONOUN = 400
"""So far back at most is the person whose office stands before the pronoun."""
_NEAR = 30
_SHORTEST = 8
_NEAR_VERB = 80
"""So far before one who is replaced a verb says whose office another one is."""


_OF_THE_NEXT = (*BOARDS, "Ban Thường vụ", "Ban Chấp hành")
"""Organs in a chain that are the next office's body's: "Ủy viên Ban Thường vụ, | Phó Bí thư Tỉnh ủy …"."""


def said_of(person: PersonReading, start: int, offices: Sequence[OfficeReading]) -> PersonReading:
    """The offices that begin at ``start`` as a mention of somebody who is named elsewhere."""
    end, held = offices[-1].end, tuple(offices)
    return replace(person, start=start, end=end, offices=held, rule=RULE, comrade=False, since="", until="")


def _head_of(office: OfficeReading) -> str:
    """What an office heads, without its rank: "Phó Chủ tịch Thường trực" is of the same kind as "Chủ tịch"."""
    return office.role["role"].removeprefix("Phó ").removesuffix(" Thường trực").removesuffix(" phụ trách").lower()


def _printed(office: OfficeReading) -> tuple[str, str, str]:
    """What is printed of an office: its role, its body and the place of this."""
    body = office.body
    place = body.place if body is not None else office.place
    return office.role["role"], body.own if body is not None else "", place.name if place is not None else ""


def _with_next_body(chain: Sequence[OfficeReading]) -> list[OfficeReading]:
    """A chain in which a bare office has the body of the next of its kind: "Phó Giám đốc, Giám đốc Sở Y tế"."""
    offices = list(chain)
    for index in range(len(offices) - 2, -1, -1):
        here, following = offices[index], offices[index + 1]
        bare = here.body is None and here.place is None and not here.foreign and here.role["takes_body"] == "yes"
        of_a_place = following.place is not None and "hủ tịch" in here.role["role"]
        if bare and (_head_of(here) == _head_of(following) or of_a_place):
            offices[index] = replace(here, body=following.body, place=following.place)
    return offices


def _open(gap: str) -> bool:
    """Whether the words between a person and an office say that the office is not yet, or not, the person's."""
    return words.OPEN.search(words.LISTING.sub(" ", gap)) is not None


def _taken(gap: str) -> bool:
    """Whether the words between a person and an office say that it was taken from the person."""
    return (
        any(word in gap for word in ("bị ", "phải chịu", "hình thức", "cách "))
        and words.TAKEN.fullmatch(gap) is not None
    )


class AppointmentReader:
    """Reads the offices that a text says of somebody whom it names elsewhere."""

    def __init__(self, reader: PeopleReader) -> None:
        self.reader = reader
        self.text = reader.text

    def read(self, start: int, before: Sequence[PersonReading]) -> PersonReading | None:
        """The offices from ``start`` on as a mention of the person of whom they are said, or None.

        ``before`` are the mentions of people so far, in their order.
        """
        if not words.ENDS_WITH_VERB.search(self.text, max(0, start - 12), start):
            return None
        conferred = self._conferred(start, before)
        if conferred is not None:
            return conferred
        whose = self._whose(start, before)
        if whose is None:
            return None
        person, gap = whose
        said = start - len(gap)
        past = (
            words.PAST.search(gap if words.LISTING.search(gap) else gap[-_NEAR:])
            or words.AT_THE_TIME.search(self.text, max(0, said - 60), said)
            or (words.BEFORE_THAT.search(self.text, max(0, said - _FARTHEST), said) and not words.BECOMES.search(gap))
        )
        offices = self._offices(start, "former" if past else "current")
        if not offices or self._name_follows(offices[-1].end):
            return None
        return said_of(person, start, offices)

    def _conferred(self, start: int, before: Sequence[PersonReading]) -> PersonReading | None:
        """An office that is given to or taken from the person named after it.

        "bổ nhiệm chức vụ Vụ trưởng Vụ Pháp chế cho bà A", "cách chức Bí thư Huyện ủy Vân Trạch đối với ông B".
        """
        said = self.text[max(0, start - 90) : start]
        verb = words.CONFERS.search(said)
        if verb is None:
            return self._during(start, said, before)
        taken = verb[1] is not None
        clause = said[: verb.start()].lower()
        proposed = words.OPEN.search(clause[max(clause.rfind(mark) for mark in ".;,\n") + 1 :]) is not None
        if proposed and not taken:
            return None
        # What is only to be taken from somebody is still held.
        offices = self._offices(start, "former" if taken and not proposed else "current")
        to = words.TO_WHOM.match(self.text, offices[-1].end) if offices else None
        end = self.reader.names.end(to.end(), strong=True) if to else -1
        if to is None or end < 0:
            return None
        name = self.text[to.end() : end]
        return PersonReading(start, offices[-1].end, name, to.end(), end, tuple(offices), RULE)

    def _during(self, start: int, said: str, before: Sequence[PersonReading]) -> PersonReading | None:
        """An office during which, or after or before which, the person named after it did something.

        "Trước khi làm Giám đốc Sở Y tế, ông Trần Văn Thử …", "trên cương vị Bộ trưởng Bộ Y tế, bà Mẫu …". A pronoun
        there means whoever was named last.
        """
        while_in = words.WHILE.search(said)
        if while_in is None or words.OPEN.search(said[: while_in.start()].rpartition(".")[2].lower()[-40:]):
            return None
        over = while_in[1] is None and while_in[2] is None
        offices = self._offices(start, "former" if over else "current")
        who = words.WHO_NEXT.match(self.text, offices[-1].end) if offices else None
        he = words.HE_NEXT.match(self.text, offices[-1].end) if offices else None
        if he:
            last = next((person for person in reversed(before) if person.name), None)
            if last is None or start - last.end > _NEAR_PRONOUN or not self._fits(he[1], last):
                return None
            return said_of(last, start, offices)
        if who is None:
            return None
        spans = capitalised(self.text, who.end(), 5)
        end = self.reader.names.end(who.end(), strong=True)
        given = end < 0 and len(spans) == 1
        if given:
            end = spans[0][1]
        if end < 0:
            return None
        name = self.text[who.end() : end]
        return PersonReading(start, offices[-1].end, name, who.end(), end, tuple(offices), RULE, given=given)

    def untitled(self, start: int) -> PersonReading | None:
        """A name without anything before it of which an office is said: "Trần Văn Thử được bầu làm Bí thư …"."""
        end = self.reader.names.end(start, strong=False)
        if end < 0:
            return None
        for at in sorted(at for at in self.reader.roles if end < at <= end + _FARTHEST):
            gap = self.text[end:at]
            if (words.HOLDING.fullmatch(gap) or words.APPOINTED.fullmatch(gap)) and not words.OPEN.search(gap):
                named = PersonReading(start, end, self.text[start:end], start, end, (), RULE)
                return named if self._offices(at, "current") else None
        return None

    def _whose(self, start: int, before: Sequence[PersonReading]) -> tuple[PersonReading, str] | None:
        """The person of whom an office at ``start`` is said, and the words between."""
        pronoun = self._pronoun(start)
        named, aside = 0, (start, start)
        for mention in reversed(before[-6:]):
            person = self._titled(mention, before) if not mention.name else mention
            if person is None:
                continue
            replaced = words.REPLACED.search(self.text, max(0, person.start - 20), person.start)
            if replaced is not None and (pronoun is not None or self._takes_over(replaced.start(), person.end, start)):
                # "Bà B | thay ông A | giữ chức …": hers.
                aside = (replaced.start() - 1, person.end)
                continue
            gap = self.text[person.end : aside[0]] + self.text[aside[1] : start]
            if pronoun is not None and person.end <= pronoun[0]:
                far = start - person.end > _FARTHEST_PRONOUN
                if far or not self._fits(pronoun[1], person) or self._another(person.end, pronoun[0]):
                    return None
                return person, pronoun[2]
            named += 1
            kin = words.KIN.search(self.text, max(0, person.start - 20), person.start)
            if pronoun is not None or named > 1 or len(gap) > _FARTHEST or kin:
                return None
            if _open(gap):
                return None
            ordered = words.ORDERS.search(self.text, max(0, person.start - 60), person.start)
            if (
                words.HOLDING.fullmatch(gap)
                or words.APPOINTED.fullmatch(gap)
                or _taken(gap)
                or (ordered and words.ORDERED.fullmatch(gap))
            ):
                return person, gap
            if person.rule == RULE and len(gap) > _SHORTEST and words.NEXT_POST.fullmatch(gap):
                return person, gap
            begins = words.SENTENCE_BEGINS.search(self.text, max(0, person.start - 2), person.start)
            if begins and (words.LATER.fullmatch(gap) or words.CLAUSE.fullmatch(gap)):
                return person, gap
            if words.SUBJECT.search(self.text, max(0, person.start - 14), person.start) and words.AS.fullmatch(gap):
                return person, gap
            if words.IN_THAT_TIME.fullmatch(gap):
                return person, gap
            return None
        return None

    def _takes_over(self, replaced: int, end: int, start: int) -> bool:
        """Whether an office is that of who takes somebody's place, named before ``replaced``, and nothing else is."""
        near = self.text[max(0, replaced - _NEAR_VERB) : replaced]
        return words.TAKES_OVER.fullmatch(self.text, end, start) is not None and not words.HELD.search(near)

    def _titled(self, title: PersonReading, before: Sequence[PersonReading]) -> PersonReading | None:
        """Whom a title alone means ("Tân Bí thư Thành ủy Đà Nẵng từng …"): the only one named in this office before."""
        wanted = {_printed(office) for office in title.offices if office.body is not None}
        holders = {
            person.name: person
            for person in before
            if person.name and not person.given and wanted & {_printed(office) for office in person.offices}
        }
        holder = next(iter(holders.values())) if len(holders) == 1 else None
        return holder and replace(holder, start=title.start, end=title.end)

    def _pronoun(self, start: int) -> tuple[int, str, str] | None:
        """The pronoun of whom the office at ``start`` is said: where it stands, the word, and what follows it."""
        found = None
        for match in words.PRONOUN.finditer(self.text, max(0, start - 150), start):
            found = match
        if found is None:
            return None
        gap = self.text[found.end() : start]
        if _open(gap) or not any(form.fullmatch(gap) for form in (words.HOLDING, words.APPOINTED, words.CLAUSE)):
            return None
        return found.start(), found[1].lower(), gap

    def _fits(self, pronoun: str, person: PersonReading) -> bool:
        printed = self.text[person.start : person.name_end].lower()
        other = {"ông": "bà ", "bà": "ông ", "anh": "bà ", "chị": "ông "}.get(pronoun, "\n")
        middle = f" {person.name.lower()} "
        female, male = " thị " in middle, " văn " in middle
        wrong = (female and pronoun in ("ông", "anh")) or (male and pronoun in ("bà", "chị"))
        return other not in printed and not wrong

    def _another(self, start: int, end: int) -> bool:
        """Whether a sentence between is about somebody whom no title names: "… dự. Tố Thử là nhà thơ. Ông từng …"."""
        for match in words.NEXT_SENTENCE.finditer(self.text, start, end):
            name = capitalised(self.text, match.end(), 4)
            known = match.end() in self.reader.roles or match.end() in self.reader.bodies.organs
            if len(name) > 1 and not known and self.text.startswith(" là ", name[-1][1]):
                return True
        return False

    def listed(self, start: int, status: str) -> list[OfficeReading]:
        """The chain from ``start`` on that a biography lists, as far as its offices have a body.

        Nothing where a name follows: then the offices are the named one's.
        """
        chain = self._chain(start, status)
        counted = [index for index, office in enumerate(chain) if self._counts(office)]
        if not counted or self._name_follows(chain[-1].end):
            return []
        return [office for office in chain[: counted[-1] + 1] if office.role["weak"] == "no" or self._counts(office)]

    def _offices(self, start: int, status: str) -> list[OfficeReading]:
        """The chain from ``start`` on and what a semicolon adds to it: each an office with its body, or of a place."""
        chain = self._chain(start, status)
        offices = [o for o in chain if self._counts(o) or (len(chain) > 1 and o.role["organ"] in _OF_THE_NEXT)]
        while offices:
            more = words.MORE.match(self.text, offices[-1].end)
            following = self._chain(more.end(), status) if more else []
            if not following or not all(map(self._counts, following)) or self._name_follows(following[-1].end):
                break
            offices += following
        return offices

    def _chain(self, start: int, status: str) -> list[OfficeReading]:
        """A chain of which all is over where its verb says so, but for what somebody is now."""
        offices = _with_next_body(self.reader.offices.chain(start, status, named=True))
        if status != "former":
            return offices
        begins = [start, *(office.end for office in offices)]
        return [
            office
            if office.status != "current" or words.NOW.search(self.text, before, office.start)
            else replace(office, status="former")
            for before, office in zip(begins, offices, strict=False)
        ]

    def _counts(self, office: OfficeReading) -> bool:
        row = office.role
        if row["takes_body"] == "inherent" or row["organ"] in LEVEL_OF_COMMITTEE:
            return True
        if row["event_role"] == "yes" or (row["weak"] == "yes" and self.text[office.start].islower()):
            # "thôi chức ủy viên Bộ Chính trị"
            known = office.body is not None and (row["organ"] == "Hội đồng nhân dân" or office.body.kind == "party")
            return known and row["event_role"] == "no"
        return bool(office.body or office.place or office.foreign)

    def _name_follows(self, end: int) -> bool:
        return self.text[end : end + 1] == " " and self.reader.names.end(end + 1, strong=True) > 0
