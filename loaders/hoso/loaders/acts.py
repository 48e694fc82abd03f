"""From the acts of one sentence to the gatherings that they are: who inspected, visited or worked with whom."""

from __future__ import annotations

import re
from collections.abc import Sequence

from hoso.loaders.expression import expression
from hoso.loaders.frames import Reading, delegations_in, inspects, subject_before, with_company
from hoso.loaders.gathering import HELD, Gathering
from hoso.loaders.leads import Led
from hoso.loaders.tagged import DELEGATION, PERSON, Tag, TaggedSentence
from hoso.loaders.understanding import Understanding

_AND = re.compile(r"(?: thực tế| thực địa| hiện trường| trực tiếp)?(?:,| và|, và) ?")
_UNFORESEEN = expression(r"(?<!\w)(?:đột xuất|bất ngờ)(?!\w)")
_HAS_HAPPENED = expression(r"(?<!\w)(?:đã|vừa|đến|tiến hành|đang (?:được|bị)|(?:cũng|đều) (?:được|bị))(?!\w)")
_CAPTION_ENDS = 40
"""Within so many characters a caption ends after "… làm việc với"."""
_INSPECTING_TEAM = expression(
    r"(?:dẫn đầu|[Tt]rưởng) [Đđ]oàn (?:kiểm tra|giám sát|khảo sát|thanh tra)(?!\w)"
    r"|[Đđ]oàn (?:kiểm tra|giám sát|khảo sát|thanh tra)(?: [^\s.;:,]+){0,6},? do "
)
_OF_INSPECTION = "Ủy ban Kiểm tra "
# "tại buổi kiểm tra và làm việc với …"
_INSPECTS = expression(r"(?<!\w)(kiểm tra|giám sát|khảo sát|thanh tra)(?!\w)")
# "làm việc với Đảng ủy xã | để kiểm tra việc thực hiện …"
_TO_INSPECT = re.compile(
    r",? (?:để |nhằm )?(?:tiến hành )?(kiểm tra|giám sát|khảo sát) (?:việc|công tác|tình hình|kết quả|tiến độ)(?!\w)"
)
# "đi kiểm tra thực tế | các tàu cá bị hỏng và | làm việc với Sở …": the boats were inspected.
_OWN_OBJECT = re.compile(
    r"(?: (?:thực tế|trực tiếp|hiện trường|đột xuất))* (?:các |những |một số |\d+ )?"
    r"(?!công tác|việc|tình hình|tiến độ|kết quả|thực tế|thực địa|trực tiếp|hiện trường|đột xuất)"
    r"[^\W\d_A-ZĐ]+ [^.;:“”\"]{2,120}?,? và (?:có |đã )*(?:buổi |cuộc )?"
)
# "Sáng 8/7, Đoàn kiểm tra | đã kiểm tra, làm việc với Sở …": whose team it is stays open, but not whom it inspected.
_OPEN_TEAM = re.compile(
    # but "thành lập đoàn kiểm tra, làm việc với …" tells of none yet
    r"(?<!\w)(?<!lập )(?<!tổ chức )(?<!cử )(?<!các )[Đđ]oàn (?:kiểm tra|giám sát|khảo sát|thanh tra)(?: liên ngành)?"
    r"(?: (?:đã|vừa|cũng|đến|tới|về|xuống|tiến hành|trực tiếp|có buổi|có cuộc|tổ chức))* "
    r"(?:(?:kiểm tra|giám sát|khảo sát|thanh tra|làm việc)(?:,| và)? ?){1,3}"
)


def acted(
    known: Understanding,
    gatherings: Sequence[Gathering],
    sentence: TaggedSentence,
    acts: Sequence[Reading],
    leads: Sequence[Led],
    led: Sequence[Reading],
    dated: bool,
) -> list[Gathering]:
    """The gatherings that the acts of one sentence are: a visit is one of its own, all other acts are one."""
    teams = list(dict.fromkeys([item.ids[0] for item in delegations_in(sentence)] + [led.delegation for led in leads]))
    inspecting = any(inspects(known.bodies.names[team].organ) for team in teams)
    inspecting = inspecting or bool(not teams and _INSPECTING_TEAM.search(known.text, sentence.start, sentence.end))
    found: dict[tuple[bool, str], Gathering] = {}
    for reading in acts:
        own = [item for role in ("agent", "participant") for item in reading.roles.get(role, ()) if item.ids]
        subject = own[0] if own else subject_before(reading) or _doer_of(acts, reading, known.text)
        if subject is None and led and led[0].start < reading.end:
            subject = led[0].roles["leader"][0]
        if not dated and (
            reading.pattern.values.get("when") == "dated"
            or (
                reading.roles.keys().isdisjoint(("target", "guest"))
                and reading.start > known.lead_end
                and not _on_its_way(reading, teams, gatherings)
            )
        ):
            continue
        kind = reading.pattern.values.get("event", "meeting")
        # What a lead or a caption tells in the present ("Chủ tịch A kiểm tra Sở B") has happened; a working session
        # only where nothing else is told.
        told_alone = (
            kind == "working_session"
            and subject is not None
            and subject.start == sentence.start
            and sentence.end - reading.end < _CAPTION_ENDS
        )
        by_a_person = kind in ("inspection", "visit") and subject is not None and subject.kind == PERSON
        unforeseen = kind == "inspection" and _UNFORESEEN.search(sentence.text) is not None
        shown = kind == "ceremony" or told_alone or by_a_person or unforeseen
        happened = dated or "modality" in reading.pattern.values or (shown and sentence.start <= known.lead_end)
        if not teams and not (happened or _HAS_HAPPENED.search(sentence.text)):
            continue
        open_team = not teams and subject is None and _by_open_team(known, reading)
        committee = _in_session(known, gatherings) if reading.pattern.values.get("when") == "in_session" else ""
        if not (teams or subject is not None or open_team or committee):
            continue
        act = reading.groups.get("verb", reading.pattern.values.get("act", ""))
        named = None
        if kind == "working_session":
            named = _INSPECTS.search(known.text, reading.start, reading.end)
            named = named or _TO_INSPECT.match(known.text, reading.end)
        if kind == "working_session" and (inspecting or named or open_team):
            kind, act = "inspection", named[1] if named else act
        # A lost stop lets two sentences run together: each has its own person.
        actor = subject.ids[0] if subject is not None and subject.kind == PERSON else ""
        actors = {"", actor, *(item.ids[0] for item in own if item.kind == PERSON)}
        alike = [key for key in found if key[0] == (kind == "visit") and (not actor or key[1] in actors)]
        key = alike[-1] if alike else (kind == "visit", actor)
        gathering = found.get(key)
        if gathering is not None and _looked_at_else(known.text, gathering, kind, reading):
            key = (False, f"{actor} {len(found)}")
            gathering = None
        if gathering is None:
            gathering = found[key] = Gathering(
                kind, act, start=reading.start, end=reading.end, rule=reading.pattern.name, apart=bool(found)
            )
        elif kind == "inspection" and gathering.kind == "working_session":
            gathering.kind, gathering.act = kind, act
        gathering.ongoing = gathering.ongoing or reading.modality == "ongoing"
        gathering.say_all("present", "guest", [reading])
        for doer in own or ([subject] if subject is not None else []):
            item = with_company(sentence, doer) or doer
            if item.kind == PERSON and item.ids:
                gathering.say("present", item.ids[0], reading.start, reading.end, reading.pattern.name)
        doers = (*teams, *(subject.ids if subject is not None else ()))
        for item in reading.roles.get("target", ()):
            if item.ids[0] not in doers and not _sent(known, item.ids[0], teams):
                gathering.say("targets", item.ids[0], reading.start, reading.end, reading.pattern.name)
        for team in teams:
            gathering.say("delegations", team, sentence.start, sentence.end, reading.pattern.name)
        if subject is not None and subject.kind != DELEGATION and subject.ids:
            gathering.say("agents", subject.ids[0], reading.start, reading.end, reading.pattern.name)
        if committee and not teams and subject is None:
            gathering.say("agents", committee, reading.start, reading.end, reading.pattern.name)
    return list(found.values())


def _looked_at_else(text: str, gathering: Gathering, kind: str, reading: Reading) -> bool:
    """Whether one of the two is an inspection of something, and the other whom its makers then met.

    "Đoàn đi kiểm tra các tàu cá và làm việc với Sở …": the boats were inspected.
    """
    if {gathering.kind, kind} != {"inspection", "working_session"}:
        return False
    first, then = (gathering.end, reading.start) if kind == "working_session" else (reading.end, gathering.start)
    return _OWN_OBJECT.fullmatch(text, first, then) is not None


def _by_open_team(known: Understanding, reading: Reading) -> bool:
    """Whether an inspecting team of which nobody is told to have sent it does what a reading tells.

    Not where the article names an inspecting team: then it may be that one, or another.
    """
    if any(name.kind == "delegation" and inspects(name.organ) for name in known.bodies.names.values()):
        return False
    text = reading.sentence.text
    team = next((m for m in _OPEN_TEAM.finditer(text) if m.start() <= reading.at < m.end()), None)
    return team is not None and "target" in reading.roles


def _in_session(known: Understanding, gatherings: Sequence[Gathering]) -> str:
    """The committee of inspection whose session the article tells of, if of no other's."""
    hosts = dict.fromkeys(host for event in gatherings for host in event.members["hosts"])
    found = [host for host in hosts if known.bodies.names[host].name.startswith(_OF_INSPECTION)]
    return found[0] if len(found) == 1 else ""


def _on_its_way(reading: Reading, teams: Sequence[str], gatherings: Sequence[Gathering]) -> bool:
    """Whether a delegation told of before goes on to visit: "Trong chuyến công tác, Đoàn đã đến thăm nhà máy"."""
    if reading.pattern.values.get("event") != "visit" or not HELD.search(reading.sentence.text):
        return False
    return any(team in event.members["delegations"] for event in gatherings for team in teams)


def _sent(known: Understanding, body: str, teams: Sequence[str]) -> bool:
    """Whether a body sent one of the delegations: what they met is another."""
    senders = (known.bodies.names[team].part_of for team in teams)
    return any(sender is not None and known.bodies.ids[sender.name] == body for sender in senders)


def _doer_of(acts: Sequence[Reading], reading: Reading, text: str) -> Tag | None:
    """Who does what a reading tells, as another says of the same words or of those right before.

    "ông A và đoàn công tác đã khảo sát …", "ông A đi kiểm tra thực tế và làm việc với …".
    """
    for other in acts:
        near = other.start < reading.start < other.end or _AND.fullmatch(text, other.end, reading.start)
        doer = next((item for item in other.roles.get("agent", ()) if item.ids), None)
        if near and doer is not None:
            return doer
    return None
