"""Who led which delegation, where an office or a sentence of its own says so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from hoso.loaders.frames import Reading, delegations_in
from hoso.loaders.record import record
from hoso.loaders.tagged import TaggedSentence
from hoso.loaders.understanding import Understanding

# "Trưởng đoàn Trần Văn Thử", "…, Trưởng đoàn kiểm tra chủ trì": nothing follows that says of which delegation.
_LEAD_ENDS = re.compile(
    r"\s*(?:[,.;:)–-]|$)| (?:[A-ZĐ]\w+ [A-ZĐ]\w+ |chủ trì|phát biểu|kết luận|cho biết|ghi nhận|đề nghị|yêu cầu"
    r"|nhấn mạnh|đánh giá|thông qua)"
)
_OF_INSPECTORS = tuple(f"Trưởng đoàn{sort}" for sort in ("", " kiểm tra", " giám sát", " khảo sát", " thanh tra"))
_LED_BY = re.compile(r"(?:[^.;:\ue000]{0,30},)? do ")


@record
class Led:
    """A person leads a delegation."""

    person: str
    delegation: str
    start: int
    end: int
    rule: str


def led_as_office(known: Understanding) -> list[Led]:
    """Who led by an office of the event: "…, Trưởng đoàn công tác số 12 của Ban Thường vụ Thành ủy"."""
    found: list[Led] = []
    for mention in known.cast.mentions:
        person = known.person_ids.get(mention.name, "")
        for office in mention.offices:
            head = office.event_role and office.role.startswith(("Trưởng đoàn", "Tổ trưởng"))
            # "do ông A làm trưởng đoàn, ông B làm phó": the lead is A's.
            if not (person and head) or known.text.endswith(("làm ", "là "), 0, office.start):
                continue
            team = ""
            if office.body is not None and office.body.kind == "delegation":
                team = known.bodies.ids[office.body.name]
            elif office.body is None and _LEAD_ENDS.match(known.text, office.end):
                team = _only_delegation(known, office.role)
            if team:
                found.append(Led(person, team, mention.reading.start, mention.reading.end, "lead-as-office"))
    return found


def heads_of_unnamed(known: Understanding) -> list[Led]:
    """Who is called the head of an inspecting team ("…, Trưởng đoàn giám sát") where no delegation is named."""
    if any(name.kind == "delegation" for name in known.bodies.names.values()):
        return []
    found: dict[str, Led] = {}
    for mention in known.cast.mentions:
        person = known.person_ids.get(mention.name, "")
        if person and any(office.role in _OF_INSPECTORS for office in mention.offices):
            found.setdefault(person, Led(person, "", mention.reading.start, mention.reading.end, "lead-as-office"))
    return list(found.values())


def _only_delegation(known: Understanding, role: str) -> str:
    """The delegation whose head somebody is called: the only one of its sort that the article names, or empty."""
    sort = role.removeprefix("Trưởng ").removeprefix("Tổ trưởng ").lower()
    sort = {"tổ trưởng": "tổ"}.get(sort, sort)
    teams = [identity for identity, name in known.bodies.names.items() if name.kind == "delegation"]
    fit = [team for team in teams if known.bodies.names[team].name.lower().startswith(sort)]
    return fit[0] if len(fit) == 1 and (len(teams) == 1 or " " in sort) else ""


def led_in(sentence: TaggedSentence, led: Sequence[Reading]) -> Iterator[Led]:
    """Who leads the one delegation that a sentence names, with words between that no pattern lets stand."""
    teams = delegations_in(sentence)
    for reading in led if len({team.ids[0] for team in teams}) == 1 else ():
        leader = reading.roles["leader"][0]
        team = teams[0]
        if team.end < leader.start and _LED_BY.match(sentence.after(team, 40)):
            yield Led(leader.ids[0], team.ids[0], team.start, reading.end, reading.pattern.name)
