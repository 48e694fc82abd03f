"""Whose a delegation is that the text names without its sender ("Đoàn thanh tra gồm 6 người do ông … làm trưởng đoàn").

The press says it beside the name: who set it up ("Bộ Y tế đã thành lập đoàn kiểm tra"), or the office of whoever leads
it: an inspectorate's team is led by one of its own ("… do ông A, Phó Chánh Thanh tra tỉnh …, làm trưởng đoàn"), and a
working delegation (đoàn công tác) goes for the body that its leader heads, where the text gives the leader one only.
Of another delegation the leader's office tells no more: a higher body sends inspections led by the heads of lower ones.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from hoso.loaders.officereading import OfficeReading
from hoso.loaders.personreading import PersonReading
from hoso.loaders.readings import BodyReading

_SET_UP = re.compile(
    # "Bộ Y tế đã thành lập đoàn kiểm tra": whose it is; but "giao Sở Nội vụ thành lập …" tells of none yet.
    r" (?:về (?:việc )?)?(?:cũng |đã |vừa |cũng đã |cũng vừa )?(?:ra quyết định |quyết định |có quyết định )?"
    r"(?:thành lập|tổ chức|cử|lập) (?:một )?"
)
# "Đoàn kiểm tra số 2 | theo Quyết định số 123-QĐ/TU, ngày 5/3/2031 của | Ban Thường vụ …"
_UNDER_DECISION = re.compile(
    r",? ?\(?(?:được )?(?:thành lập )?theo (?:Quyết định|quyết định|QĐ|Kế hoạch)[^.;:\n]{0,60}? của "
)
_TOLD_TO = re.compile(r"(?:giao|chỉ đạo|yêu cầu|đề nghị|phân công|cho phép)(?: cho)? $")
_NEW = re.compile(r"(?:thành lập|lập)(?: một)? $")
# "Chánh Thanh tra tỉnh … đã ký quyết định số 9/QĐ-TTr thành lập | đoàn thanh tra"
_SIGNS = re.compile(
    r",? (?:cũng |đã |vừa |mới |có |trực tiếp )*"
    r"(?:(?:ký|ra|ban hành)(?: ban hành)? (?:[Qq]uyết định|QĐ)[^.;:()]{0,60}? )?"
    r"(?:về việc |về )?(?:thành lập|lập|cử) (?:một |ngay )?"
)
_BY_A_LEADER = re.compile(
    r"[^.;:“”\"\n]{0,110}?(?:,? \(?do|,? trong đó(?: có)?|,? gồm:?)(?: các)?(?: đồng chí| ông| bà)? "
)
_WITHIN = re.compile(
    # "Cục trưởng | Cục chống tham nhũng, | Thanh tra Chính phủ": a unit that no lexicon holds may stand before.
    r"(?: (?:Cục|Vụ|Phòng|Ban|Viện|Trung tâm) [^.,;:()“”\"\n]{2,50})?,? \(?(?:thuộc )?"
)
# "Thực hiện Quyết định số 12-QĐ/TU của | Ban Thường vụ Tỉnh ủy | …, ngày 5/4, | Đoàn kiểm tra …"; "Đoàn kiểm tra được
# thành lập theo quyết định của | Bộ Chính trị"
_BY_DECISION = re.compile(r"(?:[Tt]hực hiện|[Tt]heo|[Cc]ăn cứ) [Qq]uyết định[^.;:\n]{0,80} của (?:đồng chí )?$")
_UP_TO_IT = re.compile(r"(?: về [^.;:\n]{1,160}?)?,(?: [^.;:\n]{1,60}?,)? (?:(?:sáng|chiều|ngày) [^.;:,\n]{1,20},? )?")
_SET_UP_BY = re.compile(r"(?: này)?,? (?:\()?(?:được |do )?thành lập theo [Qq]uyết định[^.;:\n]{0,60} của ")
# "Bộ trưởng Bộ Y tế … đã cử đoàn công tác | của Bộ": of the ministry just named.
_OF_THE_SAME = re.compile(
    r" của ([Bb]ộ|[Ss]ở|[Cc]ục|[Tt]ổng cục|[Vv]iện|[Pp]hòng|[Tt]rung tâm|[Bb]ệnh viện|[Tt]hanh tra)(?: này)?"
    r"(?=[,.;:)”\"\n]|$| (?:đã|do|về|đến|tới|sẽ|lên|xuống|vào|có|tiến hành|cũng|và|kiểm tra|làm việc|đang|vừa|trực tiếp"
    r"|tiếp tục|để|thăm|đi|sang|gồm)(?!\w))"
)
_NOT_FAR = 700
"""Characters within which a body was named that "của Bộ" means."""
_LEADS = re.compile(
    r"[^.;:“”\"\n]{0,40}?,? [-–]? ?(?:(?:được giao |được phân công )?(?:làm |là )?[Tt]rưởng [Đđ]oàn|dẫn đầu"
    r"|(?:được giao )?(?:làm |là )?[Tt]ổ trưởng)(?!\w)(?! (?:đại biểu|ĐBQH))"
)
_INSPECTORATE = "Thanh tra"
"""How the names of the bodies begin that sanction and inspect by decisions of their own."""
_THEIR_TEAMS = ("Đoàn thanh tra", "Tổ thanh tra")
_HEAD = "Trưởng đoàn thanh tra"
_AT_WORK = "Đoàn công tác"
# "Phó Tổng cục trưởng Tổng cục … đã dẫn đầu | đoàn công tác"
_LEADING = re.compile(r",?(?: (?:đã|vừa|cũng|trực tiếp|tiếp tục))* (?:dẫn đầu|(?:làm|là) [Tt]rưởng)(?: một)? ")
_UNITS = ("Cục", "Vụ", "Phòng", "Ban", "Viện", "Khoa", "Chi cục", "Trung tâm", "Văn phòng", "Thanh tra")
"""Parts of a ministry or a committee, which sends delegations that their heads lead."""
_MEMBER = ("Ủy viên", "Thành viên", "Đại biểu", "Đảng viên")
_LONGEST = 260
"""So many characters may stand between a delegation and the words that say who leads it."""


def with_senders(
    text: str, people: Sequence[PersonReading], standing: Sequence[BodyReading]
) -> tuple[list[PersonReading], list[BodyReading]]:
    """The readings of a text with the senders that stand beside its delegations.

    ``people`` and ``standing`` are in order of their start, and so are the results. A delegation whose sort the text
    names elsewhere with its sender is that one, and keeps its reading.
    """
    bodies = list(standing)
    for index, body in enumerate(standing):
        if index and (_open(body) or body.own != body.organ):
            # "… đã thành lập đoàn kiểm tra việc chấp hành pháp luật của Hội …": whose work it looks into.
            _send(bodies, index, _set_up_by(text, standing[index - 1], body))
        if _open(bodies[index]) and index + 1 < len(standing):
            _send(bodies, index, _decision_after(text, body, standing[index + 1]))
    for index, body in enumerate(bodies):
        same = _OF_THE_SAME.match(text, body.end) if body.cut and _open(body) else None
        sender = _named_before(people, standing, body, same[1]) if same else None
        if same and sender is not None:
            after = bodies[index + 1].start if index + 1 < len(bodies) else len(text)
            bodies[index] = replace(body, cut=False, end=same.end() if same.end() <= after else body.end)
            _send(bodies, index, sender)
    for tell in (_decided_by, _founder, _by_its_leader):
        named = {body.organ for body in bodies if body.kind == "delegation" and not _open(body)}
        for index, body in enumerate(bodies):
            if _open(body) and body.organ not in named and not body.cut:
                _send(bodies, index, tell(text, people, standing, body))
    for index, body in enumerate(bodies):
        if _open(body) and _NEW.search(text, max(0, body.start - 20), body.start):
            # "Thủ tướng đã chỉ đạo thành lập đoàn kiểm tra": none that another sentence names.
            bodies[index] = replace(body, cut=True)
    named = {body.organ for body in bodies if body.kind == "delegation" and not _open(body)}
    return [_leading_their_own(person, named) for person in people], bodies


def _send(bodies: list[BodyReading], index: int, sender: BodyReading | None) -> None:
    if sender is not None:
        bodies[index] = replace(bodies[index], parent=sender, place=None, linked=True)


def _open(body: BodyReading) -> bool:
    return body.kind == "delegation" and not body.told_apart


def _set_up_by(text: str, sender: BodyReading, body: BodyReading) -> BodyReading | None:
    """The body right before a delegation that is said to have set it up."""
    if (
        body.kind != "delegation"
        or sender.kind == "delegation"
        or _SET_UP.fullmatch(text, sender.end, body.start) is None
    ):
        return None
    return None if _TOLD_TO.search(text, max(0, sender.start - 20), sender.start) else sender


def _decided_by(
    text: str, _: Sequence[PersonReading], standing: Sequence[BodyReading], body: BodyReading
) -> BodyReading | None:
    """The body by whose decision, as the sentence says, a delegation went or was set up."""
    set_up = _SET_UP_BY.match(text, body.end)
    if set_up is not None:
        return next((sender for sender in standing if sender.start == set_up.end()), None)
    before = bisect_left(standing, body.start, key=lambda item: item.start) - 1
    if before < 0 or standing[before].kind not in ("party", "state"):
        return None
    sender = standing[before]
    said = _BY_DECISION.search(text, max(0, sender.start - 110), sender.start)
    return sender if said and _UP_TO_IT.fullmatch(text, sender.end, body.start) else None


def _decision_after(text: str, body: BodyReading, following: BodyReading) -> BodyReading | None:
    """The body right after a delegation by whose decision it was set up."""
    decided = following.kind != "delegation" and _UNDER_DECISION.fullmatch(text, body.end, following.start)
    return following if decided else None


def _named_before(
    people: Sequence[PersonReading], standing: Sequence[BodyReading], body: BodyReading, head: str
) -> BodyReading | None:
    """The body near before a delegation whose name begins with this word, in an office or by itself."""
    of_people = [
        own
        for person in people[: bisect_left(people, body.start, key=lambda person: person.start)]
        if body.start - person.start < _NOT_FAR
        for office in person.offices
        for own in (office.body, office.within)
    ]
    named = [own for own in standing if body.start - _NOT_FAR < own.start < body.start]
    wanted = f"{head[0].upper()}{head[1:]} "
    fit = [own for own in (*of_people, *named) if own is not None and own.own.startswith(wanted) and not own.bare]
    return fit[-1] if len({own.own for own in fit}) == 1 else None


def _founder(
    text: str, people: Sequence[PersonReading], _: Sequence[BodyReading], body: BodyReading
) -> BodyReading | None:
    """The body of the official right before a delegation who is said to have set it up."""
    before = bisect_left(people, body.start, key=lambda person: person.start) - 1
    if before < 0 or _SIGNS.fullmatch(text, people[before].end, body.start) is None:
        return None
    person = people[before]
    if _TOLD_TO.search(text, max(0, person.start - 20), person.start):
        return None
    bodies = [office.body for office in person.offices if office.body is not None]
    return bodies[0] if len(bodies) == 1 and bodies[0].kind == "state" else None


def _by_its_leader(
    text: str, people: Sequence[PersonReading], standing: Sequence[BodyReading], body: BodyReading
) -> BodyReading | None:
    """The body of whoever leads: of an inspectorate's team the inspectorate, of a working delegation the one headed."""
    if body.own not in _THEIR_TEAMS and body.own != _AT_WORK:
        return None
    leader, whole = _leader(text, people, standing, body)
    if leader is None:
        return None
    if body.own in _THEIR_TEAMS:
        return next(_inspectorates(leader.offices, whole), None)
    return _only_body(person for person in people if person is leader or leader.name == person.name != "")


def _leader(
    text: str, people: Sequence[PersonReading], standing: Sequence[BodyReading], body: BodyReading
) -> tuple[PersonReading | None, BodyReading | None]:
    """Who is said right there to lead a delegation, and the body that a comma adds to the office."""
    first = bisect_left(people, body.end, key=lambda person: person.start)
    for person in people[first : first + 3]:
        if person.start - body.end > _LONGEST or _BY_A_LEADER.fullmatch(text, body.end, person.start) is None:
            continue
        after = bisect_left(standing, person.end, key=lambda item: item.start)
        whole = standing[after] if after < len(standing) else None
        if whole is not None and not _WITHIN.fullmatch(text, person.end, whole.start):
            whole = None
        if _LEADS.match(text, person.end if whole is None else whole.end):
            return person, whole
        break
    before = people[first - 1] if first else None
    if before is not None and _LEADING.fullmatch(text, before.end, body.start):
        return before, None
    return None, None


def _only_body(mentions: Iterable[PersonReading]) -> BodyReading | None:
    """The one body that somebody heads or helps to head, if the text gives no office in another."""
    offices = [o for person in mentions for o in person.offices if o.role["event_role"] != "yes"]
    held = [o for o in offices if not o.role["role"].startswith(_MEMBER)]
    bodies = [o.body for o in held if o.body is not None]
    # "Thứ trưởng A" elsewhere is "Thứ trưởng Bộ … A".
    told = {o.role["role"] for o in held if o.body is not None}
    held = [o for o in held if o.body is not None or o.role["role"] not in told]
    if not bodies or len(bodies) < len(held) or len({body.own for body in bodies}) > 1:
        return None
    if bodies[0].organ in _UNITS:
        return None
    return min(bodies, key=lambda body: body.bare)


def _leading_their_own(person: PersonReading, named: set[str]) -> PersonReading:
    """A person with the team led: "Phó Chánh Thanh tra tỉnh …, Trưởng đoàn thanh tra" leads the inspectorate's."""
    sender = next(_inspectorates(person.offices), None)
    heads = [office for office in person.offices if office.role["role"] == _HEAD and office.body is None]
    if sender is None or not heads or _THEIR_TEAMS[0] in named:
        return person
    team = _THEIR_TEAMS[0]
    offices = [
        replace(o, body=BodyReading(o.start, o.end, team, team, "delegation", "", (), parent=sender, linked=True))
        if o is heads[0]
        else o
        for o in person.offices
    ]
    return replace(person, offices=tuple(offices))


def _inspectorates(offices: Sequence[OfficeReading], *more: BodyReading | None) -> Iterator[BodyReading]:
    """The inspectorates among the bodies of some offices, and among those of which they are parts."""
    for named in (*more, *(body for office in offices for body in (office.body, office.within))):
        for body in named.with_wholes() if named is not None else ():
            if body.kind != "delegation" and body.own.startswith(_INSPECTORATE):
                yield body
