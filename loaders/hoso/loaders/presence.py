"""Who was at which event of an article: who spoke, attended, chaired it or one of its sites."""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from hoso.loaders.eventdays import day_told, number_told, on_another_day, opens_with
from hoso.loaders.expression import expression
from hoso.loaders.frames import Reading, kind_of_noun
from hoso.loaders.gathering import HAD, MEETINGS, ROLES, SHOWN, TALKS, Gathering, apart, gathering_at, people
from hoso.loaders.openings import BEFORE_THAT
from hoso.loaders.record import record
from hoso.loaders.tagged import DATE, PERSON, Tag, TaggedSentence
from hoso.loaders.thread import (
    ANOTHER_TIME,
    BY_THE_PRESS,
    NAMED,
    ON_SITE,
    SHORT,
    SILENCE,
    Thread,
    absent,
    dead,
    speaks_of_it,
    to_the_press,
)
from hoso.loaders.understanding import Understanding

_ATTENDED = expression(
    r" (?:trực tiếp )?(lễ|hội nghị|hội thảo|đại hội|kỳ họp|phiên họp|tọa đàm|diễn đàn)(?!\w)", re.IGNORECASE
)
_JOURNEYS = ("visit", "inspection", "working_session")
"""Kinds of events that are somebody's going to others, at which there is no ceremony or conference to attend."""
_AT_GATHERING = expression(
    r"tại ((?:hội nghị|hội thảo|kỳ họp|phiên họp|đại hội|lễ|buổi lễ|cuộc tiếp xúc|buổi tiếp xúc)(?:\w| ){0,12})",
    re.IGNORECASE,
)
_AT_PRESS = expression(r"(?<!\w)(?:[Tt]ại|[Tt]rong) (?:cuộc |buổi )?họp báo(?!\w)")
_MEETING = expression(
    r"(?<!\w)(?:buổi|cuộc|hội nghị|hội thảo|họp|lễ|phiên|kỳ|đại hội|tọa đàm|dự|đến|tới|tại đây|làm việc|kiểm tra|thăm"
    r"|tiếp)(?!\w)",
    re.IGNORECASE,
)
# "Trước đó, sáng 10/5, các quyết định đã được công bố": the article leaves the event for what came before it.
_BEFORE_THAT = re.compile(r"[Tt]rước đó,? (?:vào )?(?:(?:sáng|trưa|chiều|tối|ngày|hôm) ?)*\ue004")
# "Bí thư A tiếp | và làm việc với đoàn": the delegation of which the article tells.
_THE_DELEGATION = re.compile(r" (?:và làm việc (?:với|cùng) )?[Đđ]oàn(?!\w)")
_MARK = re.compile(r"(?P<opens>“|(?<![^\s(:])[”\"](?=\S))|[”\"]")
_NAMED_WITH_DAY = expression(
    lambda: rf"{NAMED.pattern}[^.;:,]{{0,80}} (?:(?:sáng|trưa|chiều|tối|ngày) )*{DATE}", re.IGNORECASE
)
"""A gathering that is named with its day."""
# "kết quả hội đàm giữa ông A và ông B, ông C hoan nghênh …"
_BETWEEN = re.compile(rf"(?<!\w)giữa [^.,;:]{{0,60}}(?<!\w)và (?:[^.,;:{PERSON}]{{1,20}} )?$")
# "Ông A thông tin trước Tết, | ông B phản ánh …": B did so in what A tells.
_IN_ANOTHERS_WORDS = re.compile(
    rf"{PERSON}[^.;:“”\"{PERSON}]{{0,60}} (?:cho biết|thông tin|cho hay|cho rằng|kể|nói|dẫn chứng)(?: rằng)?,?"
    rf"(?: [^.;:“”\"{PERSON}]{{0,40}},)?(?: (?:ông|bà|đồng chí))? $"
)
_BETWEEN_WITHIN = 100
_NEAR = 40
"""Characters after which a sentence that says who speaks no longer says where."""
_ORDERS = frozenset({"chỉ đạo", "giao", "thống nhất", "nhất trí", "đồng ý"})
_HAS_ORDERED = expression(rf"(?<!\w)(?:đã|vừa)(?: có| cũng| trực tiếp)? (?:{'|'.join(sorted(_ORDERS))})(?!\w)")
# "Trước đó, ông A trình bày tờ trình": earlier at the event, where "trước đó, ông A cho biết" is earlier anywhere.
_ON_THE_FLOOR = expression(
    r"(?<!\w)(?:báo cáo|trình|trình bày|phát biểu|khai mạc|chất vấn|thảo luận|truyền đạt|tham luận|giải trình|đại biểu"
    r"|đb)(?!\w)",
    re.IGNORECASE,
)
NAMED_AT = ("at-gathering", "said-at-gathering")
"""The patterns that read no more of a gathering than that something was said at it."""
WAS_THERE = ("took_part", "site")
"""What the patterns read of who was there."""
_SITE = expression(
    r"(?:điểm|đầu) cầu (?:của |tại |ở )?(?:[Tt]rụ sở )?"
    r"((?:(?:tỉnh|thành phố|TP\.?|huyện|quận) )?[A-ZĐ]\w+(?: [A-ZĐ]\w+){0,3}|Trung ương)"
)
"""Where a site of an online conference is."""
_SPEECH = frozenset({"speaks", "in-words-of", "opinion-of"})
"""The patterns that read who speaks, wherever that is."""
_SAID_OF = _SPEECH | {"attends", "spoken-by"}
"""Those of which a match inside a quotation is no more than what somebody tells."""


@record
class TookPart:
    """A person was at the gathering with this index; ``act`` is the verb that says so."""

    person: str
    gathering: int
    start: int
    end: int
    rule: str
    act: str = ""


class Presence:
    """Collects who was there, sentence by sentence, once the events of an article (``gatherings``) are known.

    The sites of an online conference are found here and added to them.
    """

    def __init__(self, known: Understanding, gatherings: list[Gathering]) -> None:
        self.took_part: list[TookPart] = []
        self._known = known
        self._gatherings = gatherings
        self._lead_end = known.lead_end
        self._thread = Thread()
        self._thread.elsewhere |= absent(known.tagged) if gatherings else set()
        self._there: defaultdict[int, set[str]] = defaultdict(set)

    def take_part(self, sentence: TaggedSentence, found: Sequence[Reading]) -> None:
        """Take in who was there: who spoke, attended, chaired, chaired a site."""
        if not self._gatherings:
            return
        begun = sum(sentence.start <= event.start < sentence.end for event in self._gatherings)
        index = self._named_again(sentence, self._event_at(sentence.end))
        event = self._gatherings[index]
        press = to_the_press(self._known.text, sentence, conference=self._is_press_conference(event))
        there = self._there[index] | event.of("leaders", "chairs", "present")
        tells = begun > 0 or any(tag.kind == PERSON and not there.isdisjoint(tag.ids) for tag in sentence.tags)
        self._thread.go_on(sentence, press=press, tells=tells)
        later = None if begun else self._at_another_time(sentence, event)
        before = not event.told and _BEFORE_THAT.match(sentence.text) is not None
        if (before and self._on_another_day(sentence, event)) or (later and later["day"]):
            self._thread.turn_away()
        if press or later:
            own = set[str]() if later and later["past"] else _only_one(sentence)
            self._thread.elsewhere.update(_speakers(found) or own)
        if press or later or _is_no_visit(event) or _of_the_press(sentence):
            return
        if event.start > (sentence.end if event.aside else max(sentence.end, self._lead_end)):
            return
        if all(reading.pattern.reads not in WAS_THERE for reading in found):
            return
        sited = [r for r in found if r.pattern.reads == "site" and r.modality == "done"]
        for reading in sited:
            self._site(index, reading)
        elsewhere = 0 if event.told else self._elsewhere(sentence, event)
        for reading in found:
            if reading.modality != "done" or reading.pattern.reads not in WAS_THERE:
                continue
            at_it = reading.pattern.name == "acts-at-gathering" and event.told
            if reading.end > elsewhere and reading.pattern.reads == "took_part" and not at_it:
                if not begun and day_told(self._known, sentence) is not None:
                    self._thread.elsewhere.update(_speakers([reading]))
                continue
            if reading.pattern.name in _SAID_OF and _quoted(sentence, reading.at):
                continue
            if reading.pattern.name == "attends" and (
                self._receives_apart(reading, event) or self._attends_apart(reading, event)
            ):
                continue
            role = "participant" if reading.pattern.reads == "took_part" else "chair"
            here = gathering_at(self._gatherings, reading.end) if begun > 1 else index
            for item in reading.roles.get(role, ()):
                if not item.ids:
                    continue
                where = here if begun else self._back_from_aside(item.ids[0], here)
                if not self._gone(item, where, reading):
                    self._there[where].add(item.ids[0])
                    self.took_part.append(
                        TookPart(
                            item.ids[0],
                            where,
                            reading.start,
                            reading.end,
                            reading.pattern.name,
                            reading.groups.get("verb", ""),
                        )
                    )

    def settled(self) -> list[TookPart]:
        """Who was there, without those who only a headline lets speak, who spoke elsewhere, or whose funeral it is."""
        sure, gone = self._sure(), dead(self._known.tagged) if self.took_part else set()
        return [
            part
            for part in self.took_part
            if part.person not in gone
            if (part.person, part.gathering) in sure
            or not (part.person in self._thread.elsewhere or self._of_others(part))
        ]

    def _sure(self) -> set[tuple[str, int]]:
        """Who is said to have been at which event by more than words that stand before it is told of."""
        return {(part.person, part.gathering) for part in self.took_part if not self._in_advance(part)}

    def _in_advance(self, part: TookPart) -> bool:
        """Whether somebody is said to speak before the article tells of the event."""
        return part.rule in _SPEECH and part.end <= self._gatherings[part.gathering].start

    def _of_others(self, part: TookPart) -> bool:
        """Whether an event of which only the place is named, after somebody has spoken, is one of others.

        "Bộ trưởng A yêu cầu làm rõ. Tại cuộc họp báo, Thứ trưởng B cho biết …"
        """
        event = self._gatherings[part.gathering]
        if event.rule not in NAMED_AT or event.kind not in TALKS or not self._in_advance(part):
            return False
        told = next((s for s in self._known.tagged if s.start <= event.start < s.end), None)
        named = {i for tag in told.tags if tag.kind == PERSON for i in tag.ids} if told is not None else set()
        return bool(named) and part.person not in named

    def _event_at(self, position: int) -> int:
        """The event that is spoken of at a place: an inspection of which no visit is told is none to speak at."""
        last = gathering_at(self._gatherings, position)
        return next((index for index in range(last, -1, -1) if not _is_no_visit(self._gatherings[index])), last)

    def _named_again(self, sentence: TaggedSentence, last: int) -> int:
        """The event that a sentence names: "cũng tại buổi lễ" is the ceremony, whatever else was told of since."""
        noun = _AT_GATHERING.search(sentence.text)
        kind = kind_of_noun(noun.group(1)) if noun is not None else self._gatherings[last].kind
        if kind in ("meeting", self._gatherings[last].kind):
            return last
        known = [
            index
            for index, event in enumerate(self._gatherings)
            if event.kind == kind and event.site_of < 0 and event.start < sentence.start
        ]
        return known[-1] if known else last

    def _back_from_aside(self, person: str, last: int) -> int:
        """The event at which a person speaks after one that the article only looked back on.

        Who spoke there goes on to speak there, all others speak at the one told of before.
        """
        if not self._gatherings[last].aside or person in self._there[last]:
            return last
        told = (index for index in range(last, -1, -1) if not self._gatherings[index].aside)
        return next(told, last)

    def _attends_apart(self, reading: Reading, event: Gathering) -> bool:
        """Whether somebody attends a gathering of another kind, who is not known to have been where the others went.

        "Bộ trưởng A thăm …; cùng ngày, Thứ trưởng B dự lễ …": of the ceremony nothing else is told.
        """
        noun = _ATTENDED.match(self._known.text, reading.end)
        if noun is None or event.kind not in _JOURNEYS or kind_of_noun(noun[1]) in ("meeting", event.kind):
            return False
        who = {item.ids[0] for item in reading.roles.get("participant", ()) if item.ids}
        return who.isdisjoint(people(event.of("leaders", "agents", "chairs", "present")))

    def _receives_apart(self, reading: Reading, event: Gathering) -> bool:
        """Whether somebody is said to receive a guest, who is not known to have been where another went."""
        text = self._known.text
        if not text.endswith(" tiếp", 0, reading.end) or _THE_DELEGATION.match(text, reading.end):
            return False
        who = {item.ids[0] for item in reading.roles.get("participant", ()) if item.ids}
        made = people(event.of("leaders", "agents", "chairs"))
        return bool(made) and who.isdisjoint(event.of("leaders", "agents", "chairs", "present"))

    def _gone(self, item: Tag, here: int, reading: Reading) -> bool:
        """Whether somebody speaks who is not known to have been at an event, after the article has left it."""
        event, person = self._gatherings[here], item.ids[0]
        if reading.pattern.name not in _SPEECH or person in event.of("leaders", "chairs", "present"):
            return False
        before = reading.sentence.before(item, _BETWEEN_WITHIN)
        if _BETWEEN.search(before) or _IN_ANOTHERS_WORDS.search(before):
            return True
        if person in self._thread.elsewhere and not NAMED.search(reading.sentence.text[: reading.at + _NEAR]):
            return (person, here) not in self._sure()
        orders = reading.groups.get("verb") in _ORDERS and _HAS_ORDERED.search(reading.sentence.text)
        if orders and not speaks_of_it(reading.sentence):
            # "Thủ tướng đã chỉ đạo làm rõ": what somebody has ordered before is no word spoken there.
            return person not in self._there[here]
        brief = event.rule in HAD | SHOWN and event.kind != "session"
        by_words = reading.pattern.name == "in-words-of"
        # "Theo ông A, …" may have been said anywhere: at what the article reports, if there is talking there.
        cited = by_words and (brief or event.kind in ("visit", "ceremony") or event.start > self._lead_end)
        if event.rule == "is-on-a-visit" or cited:
            return person not in self._there[here]
        says = reading.groups.get("verb") == "nói"
        if says and (event.kind not in TALKS or self._thread.left(person, 3)):
            return person not in self._there[here]
        silence = 2 if brief else SHORT if event.start > self._lead_end else SILENCE
        if by_words and event.kind == "inspection":
            silence = min(silence, ON_SITE)
        if self._thread.left(person, silence):
            return person not in self._there[here]
        self._thread.stay()
        return False

    def _is_press_conference(self, event: Gathering) -> bool:
        return "họp báo" in self._known.text[event.start : event.end]

    def _at_another_time(self, sentence: TaggedSentence, event: Gathering) -> re.Match[str] | None:
        """How a sentence opens, after the one of an event, that goes on to another time and names no gathering."""
        opening = ANOTHER_TIME.match(sentence.text) if sentence.start > event.end else None
        if opening is None or NAMED.search(sentence.text) or speaks_of_it(sentence):
            return None
        floor = opening["past"] and _ON_THE_FLOOR.search(self._known.text, sentence.start, sentence.end)
        return None if floor else opening

    def _on_another_day(self, sentence: TaggedSentence, event: Gathering) -> bool:
        """Whether a sentence tells of a day that is not the event's."""
        day = day_told(self._known, sentence)
        return day is not None and on_another_day(self._known, day, event)

    def _elsewhere(self, sentence: TaggedSentence, event: Gathering) -> int:
        """From where on a sentence speaks of a day or a gathering of its own, which is not the event's.

        "Ngày 17/2, ông H. cho biết": from its day on; where it does not, from nowhere.
        """
        tag = day_told(self._known, sentence)
        if tag is not None:
            if on_another_day(self._known, tag, event):
                return tag.start
            undated = sentence.start > event.end and not (event.date or event.day)
            opens = opens_with(sentence, tag)
            if undated and (
                (opens and not _MEETING.search(sentence.text))
                or (sentence.start > self._lead_end and (opens or _NAMED_WITH_DAY.search(sentence.text)))
            ):
                # "Ngày 10/5, bà B đã thông báo …": what has a day of its own is of no event that has none.
                return tag.start if opens else sentence.start
        number = number_told(self._known, sentence.start, sentence.end)
        if apart(event.number, number) or (sentence.start > event.end and BEFORE_THAT.match(sentence.text)):
            return sentence.start
        if _AT_PRESS.search(sentence.text) and not self._is_press_conference(event):
            return sentence.start
        noun = _AT_GATHERING.search(sentence.text)
        if noun is None:
            return sys.maxsize
        kinds = {kind_of_noun(noun.group(1)), event.kind}
        other = len(kinds) > 1 and "meeting" not in kinds and not kinds <= MEETINGS
        return sentence.start if other else sys.maxsize

    def _site(self, index: int, reading: Reading) -> None:
        """The chairs of a site of an online conference chair that site, which is an event of its own."""
        event = self._gatherings[index]
        host = reading.roles.get("host", ())
        said = _SITE.search(self._known.text, reading.start, reading.end)
        place = self._known.bodies.names[host[0].ids[0]].name if host else said[1] if said else ""
        name = f"điểm cầu {place}".strip()
        site = next((g for g in self._gatherings if g.site_of == index and g.name == name), None)
        if site is None:
            site = replace(
                event,
                name=name,
                site_of=index,
                start=reading.start,
                end=reading.end,
                rule=reading.pattern.name,
                members={role: {} for role in ROLES},
            )
            self._gatherings.append(site)
        site.say_all("chairs", "chair", [reading])


def _of_the_press(sentence: TaggedSentence) -> bool:
    """Whether a sentence tells what a newspaper tells, and names no gathering at which it was said."""
    if not BY_THE_PRESS.search(sentence.text):
        return False
    return not (_AT_GATHERING.search(sentence.text) or _AT_PRESS.search(sentence.text))


def _speakers(found: Sequence[Reading]) -> set[str]:
    """Who is said to speak."""
    said = [item for r in found if r.pattern.name in _SPEECH for item in r.roles.get("participant", ())]
    return {item.ids[0] for item in said if item.ids}


def _only_one(sentence: TaggedSentence) -> set[str]:
    """Who alone is named in a sentence; nobody where there are several."""
    named = {identity for tag in sentence.tags if tag.kind == PERSON for identity in tag.ids}
    return named if len(named) == 1 else set()


def _quoted(sentence: TaggedSentence, position: int) -> bool:
    """Whether a place in a sentence is inside a quotation: it is what somebody tells."""
    before: re.Match[str] | None = None
    for mark in _MARK.finditer(sentence.text):
        if mark.start() >= position:
            # What closes here was opened before, if not in this sentence.
            return before["opens"] is not None if before else mark["opens"] is None
        before = mark
    return before is not None and before["opens"] is not None


def _is_no_visit(event: Gathering) -> bool:
    """Whether all that is told of an inspection is which body made it: no day, and nobody who went."""
    if event.kind != "inspection" or event.day or event.date or people(event.of(*ROLES)):
        return False
    return bool(event.of("agents")) and not event.of("delegations")
