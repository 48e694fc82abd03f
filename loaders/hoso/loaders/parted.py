"""Part a mention into the two people of whom it tells: who has an office, and who is named beside it.

A fronted phrase ends at a comma as an apposition does: "Theo quyết định của Bộ trưởng Bộ Y tế, bà Thử sẽ …" is of two
people, "Bộ trưởng Bộ Y tế, bà Thử, nói" of one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from hoso.loaders.holders import of_another
from hoso.loaders.letters import CAP, LOWER
from hoso.loaders.officereading import OfficeReading
from hoso.loaders.personreading import PersonReading, title_alone
from hoso.loaders.surnames import most_frequent

# What leads up to an office that ends a fronted phrase: "Về trách nhiệm của | Hiệu trưởng …, luật sư Thử cho biết".
_OF_WHOM = re.compile(r"(?<!\w)(?:của|với|cho|tới|bởi|từ|[Tt]hay lời|[Đđ]áp lời|[Tt]rả lời|[Tt]hay mặt) $")
_PREDICATE = re.compile(
    r"(?: \([^()\n]{2,40}\))? (?!(?:và|cùng|với|để|tại|ở|trong|về|khi|từ|của|thuộc|là)(?!\w))" rf"[{LOWER}]"
)
# "Theo đại biểu A, Bí thư Tỉnh ủy phải làm rõ": what somebody else is to do.
_ACCORDING_TO = re.compile(r"(?:^|[.!?…:;\n\u2028“\"”–-] ?)Theo $")
_IS_TO = re.compile(r" (?:phải|cần|sẽ|nên|đã)(?!\w)")
# "vợ | Chủ tịch …, bà A", "thư ký của | Chủ tịch …, ông B": who is named is no holder of the office.
_KIN = re.compile(
    r"(?:^|[^\w])(?:[Pp]hu nhân|[Vv]ợ|[Cc]hồng|[Cc]on(?: trai| gái| rể| dâu| ruột| nuôi)?|[Cc]ha|[Mm]ẹ"
    r"|(?<!tuyên )(?<!công )(?<!phân )[Bb]ố|[Cc]háu(?: ruột)?|[Ee]m(?: trai| gái| ruột| rể| vợ| dâu| họ)"
    r"|[Aa]nh(?: trai| ruột| rể| vợ| họ)|[Cc]hị(?: gái| ruột| dâu| họ)"
    r"|[Tt]hư ký(?: riêng)?|[Tt]rợ lý(?: riêng)?|[Ll]ái xe|[Tt]ài xế|[Vv]ệ sĩ)"
    r"(?: của)? (?:nguyên |cựu |cố |đồng chí |ông |bà )?$"
)
# "KT. | Chủ tịch, Phó Chủ tịch … A": for whom somebody signs.
_SIGNS_FOR = re.compile(r"(?:^|\W)(?:K\.?T|T\.?M|T\.?L|TUQ)\.? ?$")
_APPOSED_KIN = re.compile(r"(?:, | [-–] | là | \(|\()\w+(?: \w+){0,3} $")
_LONGEST_KIN = 50
_NAME_BEFORE = re.compile(rf"(?:^|[.…!?\n“(;] ?)({CAP})(?: {CAP}){{1,3}}, $")
"""A name that nothing introduces, and that is not read: "Trần Văn Thử, | nguyên Bí thư …"."""
_LONGEST_NAME = 40
_PARTED = ("title-before-name", "titles-around-name", "name-with-title-after")
"""The rules whose mentions may be of two; what a biography tells is of one."""


def parted(text: str, people: Sequence[PersonReading]) -> list[PersonReading]:
    """The mentions in order, each of one person; a by-line right after a title is none."""
    found: list[PersonReading] = []
    for person in people:
        before = found[-1] if found else None
        if before is not None and _is_by_line(text, before, person):
            end, offices = person.offices[-1].end, person.offices
            found[-1] = replace(before, end=end, offices=offices, rule="name-with-title-after")
        elif _follows_a_name(text, before, person):
            theirs, own = _divided(person)
            if theirs and before is not None and before.end == person.start - len(", "):
                found[-1] = replace(before, end=theirs[-1].end, offices=theirs, rule="name-with-title-after")
            found.append(replace(person, start=own[0].start, offices=own))
        elif person.rule in _PARTED:
            found += _apart(text, person)
        else:
            found.append(person)
    return found


def _follows_a_name(text: str, before: PersonReading | None, person: PersonReading) -> bool:
    """Whether several offices stand between two names: "ông A, nguyên Bí thư …, Chủ tịch … | B"."""
    if len(person.offices) < 2 or person.offices[-1].end >= person.name_start:
        return False
    if before is not None and before.name and not before.offices and text[before.end : person.start] == ", ":
        return True
    unread = _NAME_BEFORE.search(text, max(0, person.start - _LONGEST_NAME), person.start)
    return unread is not None and (before is None or before.end <= unread.start()) and unread[1] in most_frequent()


def _divided(person: PersonReading) -> tuple[tuple[OfficeReading, ...], tuple[OfficeReading, ...]]:
    """The offices of the name before, and those of who is named behind them.

    What somebody was once is of the first, what the other is now stands beside his name; else it stays open whose all
    but the last are.
    """
    former, last = person.offices[:-1], person.offices[-1:]
    told = all(office.status == "former" for office in former) and last[0].status != "former"
    return former if told else (), last


def _apart(text: str, person: PersonReading) -> Iterator[PersonReading]:
    ahead = tuple(office for office in person.offices if office.end <= person.name_start)
    after = person.offices[len(ahead) :]
    if len(ahead) > 1 and _SIGNS_FOR.search(text, max(0, ahead[0].start - 6), ahead[0].start):
        person = replace(person, start=ahead[1].start, offices=(*ahead[1:], *after))
        ahead = ahead[1:]
    if ahead and _of_kin(text, person, ahead):
        yield title_alone(ahead[0].start, ahead, person.comrade)
        start = person.name_start
        yield replace(person, start=start, offices=after, rule="honorific-name")
        return
    if ahead and _of_the_phrase_before(text, person, ahead[-1], titled=bool(after)):
        yield title_alone(ahead[0].start, ahead, person.comrade)
        gap = text[ahead[-1].end : person.name_start]
        start = person.name_start - len(gap.lstrip(", "))
        person = replace(person, start=start, offices=after, rule="honorific-name")
        ahead = ()
    if after and _is_of_another(text, person, (*ahead, *after[:-1]), after[-1]):
        kept = (*ahead, *after[:-1])
        yield replace(person, end=after[-2].end if len(after) > 1 else person.name_end, offices=kept)
        yield title_alone(after[-1].start, after[-1:], person.comrade)
    else:
        yield person


def _of_kin(text: str, person: PersonReading, ahead: Sequence[OfficeReading]) -> bool:
    """Whether who is named is a relative or an aide of who holds the offices before the name: "vợ Chủ tịch …, bà A".

    Behind a name, such words tell of whom: "ông A, em ruột Bí thư … | B".
    """
    begin = max(0, ahead[0].start - _LONGEST_KIN)
    if _KIN.search(text, begin, ahead[0].start) is None:
        return False
    return "," in text[ahead[-1].end : person.name_start] or not _APPOSED_KIN.search(text, begin, ahead[0].start)


def _of_the_phrase_before(text: str, person: PersonReading, office: OfficeReading, titled: bool) -> bool:
    """Whether the office before a name ends the phrase that a comma parts from the clause about who is named.

    ``titled``: the one named has an office of his own after the name.
    """
    if text[office.end : office.end + 1] != "," or not _OF_WHOM.search(text, max(0, person.start - 10), person.start):
        return False
    return titled or _PREDICATE.match(text, person.name_end) is not None


def _is_of_another(text: str, person: PersonReading, held: Sequence[OfficeReading], last: OfficeReading) -> bool:
    """Whether the last office after a name is the subject of what follows, and not who is named."""
    if not _PREDICATE.match(text, last.end):
        return False
    said = _ACCORDING_TO.search(text, max(0, person.start - 7), person.start)
    return (said is not None and _IS_TO.match(text, last.end) is not None) or of_another(held, last)


def _is_by_line(text: str, before: PersonReading, person: PersonReading) -> bool:
    """Whether the name that ends a text is the reporter's: "Ông A, Bí thư Tỉnh ủy | Trần Thử"."""
    if not before.name or before.offices or not person.offices or text[before.end : person.start] != ", ":
        return False
    return person.offices[-1].end < person.name_start and not text[person.end :].strip()
