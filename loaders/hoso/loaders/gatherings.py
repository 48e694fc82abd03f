"""From what the patterns read to the events of one article: who met whom, when, who led, who chaired, who was there.

Sentences that speak of one gathering join: dates that do not contradict, kinds that go together, company in common.
Only what has taken place becomes an event.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence

from hoso.loaders.acts import acted
from hoso.loaders.delegations import unread
from hoso.loaders.eventdays import date_of, day_told, month_and_day, number_told, opens_with
from hoso.loaders.expression import expression
from hoso.loaders.facts import HAPPENED
from hoso.loaders.frames import (
    Reading,
    dates_of,
    delegations_in,
    inspects,
    kind_of_noun,
    last_with,
)
from hoso.loaders.gathering import (
    ADOPTS,
    HAD,
    HELD,
    MEETINGS,
    NAMED_AFTER,
    ROLES,
    SHOWN,
    TALKS,
    UNNAMED,
    Gathering,
    only_chaired,
    people,
    same,
)
from hoso.loaders.leads import Led, heads_of_unnamed, led_as_office, led_in
from hoso.loaders.openings import ANOTHER, BEFORE_THAT, GOES_ON, ON_THAT_DAY
from hoso.loaders.presence import WAS_THERE, Presence, TookPart
from hoso.loaders.record import record
from hoso.loaders.tagged import PERSON, Tag, TaggedSentence
from hoso.loaders.thread import to_the_press
from hoso.loaders.understanding import Understanding


@record
class Story:
    """The events of an article in order of first mention, who led which delegation, who took part in which event."""

    gatherings: tuple[Gathering, ...]
    led: tuple[Led, ...]
    took_part: tuple[TookPart, ...]


# "Ông A cho biết, tháng 11 đoàn kiểm tra đã làm việc với …": who tells of an event speaks elsewhere.
_TOLD = expression(
    r"(?<!\w)(?:cho biết|cho hay|nói|khẳng định|theo báo cáo|thông tin)(?!\w)"
    r"(?! (?:của|như (?:vậy|thế|trên)|trên)(?!\w))"
)
# "Đoàn đại biểu Lào do …", "đoàn các cấp": which delegation is spoken of, where no more than "đoàn" is said of it.
_SORT = re.compile(
    r"(?<![Tt]rưởng )(?<!phó )(?<!\w)[Đđ]oàn"
    r" (?!(?:cùng|do|gồm|là|có|đã|đến|về|làm|tiến|và|với|cũng|được|trong|này|ta)(?!\w))\w+ \w+"
)
_SAYS = re.compile(
    rf"{PERSON}(?: \([^()]{{1,40}}\))?,?(?: [-–])?(?: (?:cũng|đã))?"
    r" (?:cho biết|cho hay|khẳng định|nói|thông tin|xác nhận)(?!\w)"
)
_SAYING = expression(r"(?<!\w)(?:cho biết|cho hay|khẳng định)(?!\w)")
# "hội nghị | giám sát Huyện ủy …": the conference is the meeting of the inspection.
_AT_WHICH = re.compile(r" (?:(?:công bố|triển khai|thông báo|thông qua)[^.;,]{0,50} )?")
# "Hội nghị do đồng chí A chủ trì.": the one told of before.
_BARE_NOUN = re.compile(r"(?:Hội nghị|Cuộc họp|Buổi làm việc|Phiên họp|Kỳ họp)(?: này)? do (?!\w+ (?:chức|hợp))")
_AT_IT = re.compile(r"(?<!\w)(?:[Tt]ại|[Tt]rong|[Ss]au|[Dd]ự)(?: (?:buổi|cuộc|các))? $")
_REPORTER = expression(r"(?<!\w)(?:phóng viên|PV|nhà báo|chúng tôi)(?!\w)", re.IGNORECASE)
_DAY_GOES_ON = expression(r"[Cc]ùng ngày|trong ngày")
# Who is leaving for a conference has not been there.
_DEPARTS = expression(r"lên đường(?: (?:đi|sang|tới|đến)(?: [^.;:]{1,60}?)?)?,? (?:thăm|dự|tham dự|công tác)(?!\w)")
_CALLED_INSPECTION = expression(
    r"(?:[Bb]uổi|[Cc]uộc|[Đđ]ợt|[Đđ]oàn|công tác|nội dung) (kiểm tra|giám sát|khảo sát|thanh tra)"
    r"(?! và|, giám sát|, khảo sát)(?!\w)"
)
_TERM = expression(r"[Tt]hời (?:hạn|gian) (?:thanh tra|kiểm tra)[^.;]{0,40} \d+ ngày")
_RESULT = expression(r"(?:[Qq]ua|[Kk]ết quả|[Kk]ết luận|[Kk]ết thúc)(?: \w+){0,2} (?:thanh tra|kiểm tra)(?!\w)")
_TEAMS = ("Đoàn", "Tổ")
"""How the names of those begin that somebody leads: a province's deputies are no delegation, but are led too."""
_ASSEMBLIES = ("Quốc hội", "Ủy ban Thường vụ Quốc hội", "Hội đồng nhân dân")


def tell(known: Understanding, readings: Sequence[tuple[TaggedSentence, Sequence[Reading]]]) -> Story:
    """The story of an article from what was read in each of its sentences."""
    teller = _Teller(known)
    for sentence, found in readings:
        teller.gather(sentence, found)
    teller.spread_leaders()
    presence = Presence(known, teller.gatherings)
    for sentence, found in readings[: last_with(readings, WAS_THERE) + 1]:
        presence.take_part(sentence, found)
    teller.name_inspections()
    return Story(tuple(teller.gatherings), tuple(dict.fromkeys(teller.led)), tuple(dict.fromkeys(presence.settled())))


class _Teller:
    """Collects the events of one article, sentence by sentence."""

    def __init__(self, known: Understanding) -> None:
        self.known = known
        self.gatherings: list[Gathering] = []
        self._led_as_office = sorted(led_as_office(known), key=lambda led: led.start)
        self.led: list[Led] = list(self._led_as_office)
        self._lead_end = known.lead_end
        self._departs = bool(_DEPARTS.search(known.text, 0, known.lead_end))
        self._opening: Tag | None = None
        self._pending: Sequence[Reading] = ()
        self._last_day: Tag | None = None

    def gather(self, sentence: TaggedSentence, found: Sequence[Reading]) -> None:
        """Take in what one sentence says of who met, led, chaired, inspected."""
        day = day_told(self.known, sentence) if found or sentence.start <= self._lead_end else None
        opening, self._opening = self._opening, self._opening_day(sentence, day)
        pending, self._pending = self._pending, ()
        last_day, self._last_day = self._last_day, day or self._last_day
        if not found:
            return
        done = {
            name: [r for r in found if r.pattern.reads == name and r.modality in HAPPENED]
            for name in ("led", "led_event", "act", "held", "shown", "chaired", "chaired_known", "named", "spoken_of")
        }
        leads = self._leads(sentence, done)
        self._found([r for r in found if r.pattern.reads == "found" and r.modality != "planned"])
        dated = day is not None or bool(_DAY_GOES_ON.search(sentence.text))
        date = self._date(day, dated, last_day)
        held = self._held(sentence, done["held"], dated)
        if pending and not self.gatherings and (done["chaired_known"] or _attended(found)):
            # "Huyện ủy tổ chức hội nghị. Đồng chí A chủ trì.": without a day, who came shows that it was held.
            held = [*held, *pending]
        chaired = [*done["chaired"], *(done["chaired_known"] if self.gatherings or held else [])]
        sites = [r for r in found if r.pattern.reads == "site" and r.modality in HAPPENED]
        sited = {item.ids[0] for r in sites for item in r.roles["chair"] if item.ids}
        chaired = [r for r in chaired if not sited.issuperset(item.ids[0] for item in r.roles["chair"] if item.ids)]
        gatherings = acted(self.known, self.gatherings, sentence, done["act"], leads, done["led_event"], dated)
        if gatherings and all(gathering.kind in ("visit", "inspection") for gathering in gatherings):
            # "… đã đến kiểm tra nhà máy và chủ trì cuộc họp": the meeting is another event.
            own = [
                r
                for r in chaired
                if kind_of_noun(r.groups.get("gathering", "")) not in MEETINGS
                and not any(_AT_WHICH.fullmatch(self.known.text, r.end, event.start) for event in gatherings)
            ]
            gatherings += self._named(own, sentence)
        if not gatherings:
            gatherings = self._named([*held, *chaired, *self._spoken_of(sentence, done, dated)], sentence)
        if not gatherings:
            held = self._shown(sentence, done["shown"], dated)
            gatherings = self._named(held, sentence)
        if not (gatherings or self.gatherings) and sentence.start <= self._lead_end:
            # "Hội nghị do ông A chủ trì tại điểm cầu Trung ương": whoever chairs a site, there is a conference.
            gatherings = self._named(sites, sentence)
        if not gatherings:
            self._date_the_headlines(sentence, [*done["named"], *done["spoken_of"]], day)
        if not (gatherings and done["act"]):
            self._led_elsewhere(sentence, done["led_event"])
        for gathering in gatherings:
            gathering.told = self._told(sentence, gathering, held)
            gathering.date, gathering.date_basis = date
            gathering.after_day = date_of(self.known, last_day)[0]
            self._set_day(gathering, sentence, day, opening)
            gathering.aside = bool(BEFORE_THAT.match(sentence.text))
            gathering.goes_on = day is None and bool(GOES_ON.match(sentence.text))
            gathering.apart = gathering.apart or gathering.aside or bool(ANOTHER.match(sentence.text))
            teams = gathering.of("delegations")
            for led in leads:
                if led.delegation in teams or not teams:
                    gathering.say("leaders", led.person, led.start, led.end, led.rule)
                    gathering.say("delegations", led.delegation, led.start, led.end, led.rule)
            gathering.say_all("hosts", "host", held)
            gathering.say_all("hosts", "cohost", held)
            gathering.say_all("present", "participant", held)
            if not gathering.of("delegations"):
                by_whom = done["led_event"]
                if len(gatherings) > 1:
                    # "Đoàn số 1 do ông A làm trưởng đoàn kiểm tra X; đoàn số 2 do bà B làm trưởng đoàn kiểm tra Y."
                    by_whom = [reading for reading in by_whom if reading.start < gathering.start][-1:] or by_whom
                gathering.say_all("leaders", "leader", by_whom)
                gathering.say_all("agents", "sender", by_whom)
            if gathering is gatherings[-1]:
                gathering.say_all("chairs", "chair", chaired)
            self._join(gathering)

    def _opening_day(self, sentence: TaggedSentence, day: Tag | None) -> Tag | None:
        """The day with which a sentence of the lead opens: that of what the next names, if it is the first event.

        "Sáng 5/4, UBND huyện bàn giao 20 ngôi nhà. Dự lễ bàn giao có ông A."
        """
        if day is None or sentence.start > self._lead_end:
            return None
        return day if opens_with(sentence, day) else None

    def _leads(self, sentence: TaggedSentence, done: Mapping[str, Sequence[Reading]]) -> list[Led]:
        """Who leads which delegation, as the sentence says."""
        before = len(self.led)
        for reading in done["led"]:
            person, team = reading.roles["leader"][0].ids[0], reading.roles["delegation"][0].ids[0]
            if not self.known.bodies.names[team].name.startswith(_TEAMS):
                continue
            self.led.append(Led(person, team, reading.start, reading.end, reading.pattern.name))
        if len(self.led) == before:
            self.led += led_in(sentence, done["led_event"])
        first = bisect_left(self._led_as_office, sentence.start, key=lambda led: led.start)
        last = bisect_left(self._led_as_office, sentence.end, key=lambda led: led.start)
        return [*self._led_as_office[first:last], *self.led[before:]]

    def _held(self, sentence: TaggedSentence, held: Sequence[Reading], dated: bool) -> Sequence[Reading]:
        """What the sentence says was held, where that is the event of which the article tells.

        What was held on no day is kept for the next sentence, which may say who came.
        """
        if not dated or (self.gatherings and sentence.start > self._lead_end) or _REPORTER.search(sentence.text):
            held = [r for r in held if r.pattern.name not in HAD]
        if not dated:
            held = held if sentence.start <= self._lead_end else []
            self._pending = () if self.gatherings else held
            held = held if HELD.search(sentence.text) else []
        return held

    def _spoken_of(
        self, sentence: TaggedSentence, done: Mapping[str, Sequence[Reading]], dated: bool
    ) -> Sequence[Reading]:
        """What only names a gathering, or speaks of one, where that is the first or another than those known."""
        known = {event.kind for event in self.gatherings if event.rule not in SHOWN}
        if known:
            return [r for r in done["spoken_of"] if self._is_new(r, known, dated)]
        named = done["named"] if sentence.start <= self._lead_end and not self._departs else []
        return [*named, *done["spoken_of"]]

    def _date_the_headlines(self, sentence: TaggedSentence, named: Sequence[Reading], day: Tag | None) -> None:
        """Give the event of a headline its day, where the lead opens with one and names a gathering of that kind.

        "Bí thư Huyện ủy A dự hội nghị⏎Ngày 17/11, Bí thư Huyện ủy A đã dự Hội nghị …"
        """
        if day is None or len(self.gatherings) != 1 or sentence.start > self._lead_end or not opens_with(sentence, day):
            return
        event = self.gatherings[0]
        kinds = {kind_of_noun(reading.groups.get("gathering", "")) for reading in named}
        if event.date or event.day or event.kind not in kinds:
            return
        event.date, event.date_basis = date_of(self.known, day)
        event.day = month_and_day(self.known, day)

    def _shown(self, sentence: TaggedSentence, shown: Sequence[Reading], dated: bool) -> Sequence[Reading]:
        """What shows in the lead that there was a gathering, where the article has told of none."""
        if self.gatherings or sentence.start > self._lead_end:
            return []
        happened = dated or HELD.search(sentence.text)
        return [
            r
            for r in shown
            if (happened or r.pattern.name == "answers-in-parliament")
            and (dated or r.pattern.values.get("when") != "dated")
            and (r.pattern.name != ADOPTS or self._legislates([r]))
        ]

    def _date(self, day: Tag | None, dated: bool, last_day: Tag | None) -> tuple[str, str]:
        """The date of what a sentence tells, and its basis: of its ``day``, else where the day goes on the last one.

        ``last_day``: the one told of last, where no event has been told of yet.
        """
        if day is None and dated and self.gatherings:
            return self.gatherings[-1].date, self.gatherings[-1].date_basis
        return date_of(self.known, last_day if day is None and dated else day)

    def _set_day(self, event: Gathering, sentence: TaggedSentence, day: Tag | None, opening: Tag | None) -> None:
        """The day of an event, which may be another ``day`` than the first of the sentence that tells of it.

        ``opening``: the day with which the sentence before opens.
        """
        said = _SAYING.search(self.known.text, sentence.start, event.start) if event.told else None
        if said is not None and day is not None and day.start < said.start():
            # "Ngày 17/5, ông A cho biết, ngày 10/5 đoàn đã kiểm tra": the first day is that of the telling.
            day = day_told(self.known, sentence, said.end())
            event.date, event.date_basis = date_of(self.known, day)
        undated = not self.gatherings and next(dates_of(sentence), None) is None
        by_hand = event.kind == "inspection" and bool(people(event.of("agents")))
        if undated and opening is not None and (by_hand or event.rule in NAMED_AFTER):
            day = opening
            event.date, event.date_basis = date_of(self.known, day)
        event.day = month_and_day(self.known, day)

    def _told(self, sentence: TaggedSentence, event: Gathering, held: Sequence[Reading]) -> bool:
        """Whether somebody tells of the event in this sentence: what is said "tại hội nghị …" is said at it."""
        own = next((reading for reading in held if reading.start == event.start), None)
        if own is None:
            if to_the_press(self.known.text, sentence):
                return True
            return bool(_TOLD.search(self.known.text, sentence.start, event.start))
        before = sentence.text[: own.at]
        return _AT_IT.search(before) is None and _SAYS.search(before) is not None

    def _led_elsewhere(self, sentence: TaggedSentence, led: Sequence[Reading]) -> None:
        """Who leads the delegation, said in a sentence of its own: "Đồng chí A làm Trưởng đoàn"."""
        here = {item.ids[0] for item in delegations_in(sentence)}
        met = [team for event in self.gatherings for team in event.members["delegations"]]
        teams = here or set(met) or {i for i, name in self.known.bodies.names.items() if name.kind == "delegation"}
        team = teams.pop() if len(teams) == 1 else ""
        if team and self._of_sort(sentence, team):
            for reading in led:
                leader = reading.roles["leader"][0].ids[0]
                self.led.append(Led(leader, team, reading.start, reading.end, reading.pattern.name))
        event = self.gatherings[-1] if self.gatherings else None
        if event is not None and event.kind == "inspection" and not (teams or met or event.members["leaders"]):
            # "Ủy ban Kiểm tra … kiểm tra Đảng ủy X. Bà A làm Trưởng đoàn": of the delegation nothing else is said.
            event.say_all("leaders", "leader", led)

    def _of_sort(self, sentence: TaggedSentence, team: str) -> bool:
        """Whether every delegation that a sentence speaks of may be this one: "Đoàn đại biểu" is no "Đoàn kiểm tra"."""
        if unread(sentence.text):
            return False
        name = self.known.bodies.names[team].name.lower()
        return all(name.startswith(sort.lower()) for sort in _SORT.findall(sentence.text))

    def spread_leaders(self) -> None:
        """Whoever is said to lead a delegation leads it wherever it goes, until another does."""
        leaders: dict[str, dict[str, Led]] = {}
        for led in self.led:
            leaders.setdefault(led.delegation, {}).setdefault(led.person, led)
        for event in self.gatherings:
            for team in list(event.members["delegations"]):
                own = list(leaders.get(team, {}).values())
                if len(own) > 1:
                    # Two delegations by one name, each with its leader: the one told of last.
                    own = [led for led in own if led.start <= event.start][-1:]
                if len(own) == 1 and not event.members["leaders"]:
                    event.say("leaders", own[0].person, own[0].start, own[0].end, own[0].rule)
        inspections = [event for event in self.gatherings if event.kind == "inspection" and event.members["targets"]]
        heads = heads_of_unnamed(self.known) if len(inspections) == 1 and not inspections[0].of("delegations") else []
        if len(heads) == 1 and not inspections[0].of("leaders"):
            inspections[0].say("leaders", heads[0].person, heads[0].start, heads[0].end, heads[0].rule)

    def _named(self, readings: Sequence[Reading], sentence: TaggedSentence) -> list[Gathering]:
        if not readings:
            return []
        readings = sorted(readings, key=lambda r: not r.pattern.reads.startswith("chaired"))
        first, rule = readings[0], readings[0].pattern.name
        nouns = [r.groups["gathering"] for r in readings if "gathering" in r.groups]
        # "dưới sự chủ trì của …, Chính phủ họp phiên thường kỳ": the noun that says most.
        noun = next((called for called in nouns if called.lower() != "họp"), next(iter(nouns), ""))
        held = first.pattern.reads in ("held", "shown")
        goes_on = not noun and not held and bool(self.gatherings)
        if first.pattern.reads == "site":
            noun = "hội nghị"
        kind = first.pattern.values.get("event", self.gatherings[-1].kind if goes_on else kind_of_noun(noun))
        noun = first.pattern.values.get("act", noun)
        if kind == "meeting" and self._legislates(readings):
            kind = "session"
        start = first.start if held else sentence.start
        bare = rule == "chairs" and self.known.text[first.end : first.end + 1] in ".,;"
        again = (
            bare or rule == "chair-of-gathering-follows" or _BARE_NOUN.match(self.known.text, first.start) is not None
        )
        event = Gathering(kind, noun.lower(), start=start, end=sentence.end, rule=rule, again=again)
        event.number = number_told(self.known, start, sentence.end)
        return [event]

    @staticmethod
    def _is_new(reading: Reading, known: set[str], dated: bool) -> bool:
        """Whether "tại cuộc họp báo sáng nay" is of a kind of which the article tells of no event."""
        noun = reading.groups.get("gathering", "")
        kind = kind_of_noun(noun)
        if kind in known or ("công bố" in noun and "inspection" in known):
            # "Tại buổi công bố quyết định thanh tra": where the inspection is announced of which was told.
            return False
        if BEFORE_THAT.match(reading.sentence.text) or ON_THAT_DAY.match(reading.sentence.text):
            return True
        return dated and (kind == "congress" or known.isdisjoint(TALKS))

    def _legislates(self, readings: Sequence[Reading]) -> bool:
        """Whether it is an elected assembly or its standing committee that is said to meet, and nobody else with it."""
        hosts = [item.ids[0] for reading in readings for item in reading.roles.get("host", ()) if item.ids]
        return bool(hosts) and all(self.known.bodies.names[host].name.startswith(_ASSEMBLIES) for host in hosts)

    def _found(self, readings: Sequence[Reading]) -> None:
        """What the inspecting delegation finds at a body, it inspected, and what it goes on to.

        "Tại UBND huyện …, đoàn kiểm tra ghi nhận …", "Tiếp đó, đoàn kiểm tra tại …".
        """
        for reading in readings:
            named = reading.roles.get("delegation", ())
            if not named:
                last = self.gatherings[-1] if self.gatherings else None
                if last is not None and last.kind == "inspection" and len(last.members["delegations"]) == 1:
                    last.say_all("targets", "target", [reading])
                continue
            team = named[0].ids[0]
            event = next((g for g in reversed(self.gatherings) if team in g.members["delegations"]), None)
            if event is not None and inspects(self.known.bodies.names[team].organ):
                event.say_all("targets", "target", [reading])

    def _join(self, new: Gathering) -> None:
        """Add what a sentence says to the event that it speaks of: one known already, or a new one."""
        for event in self.gatherings:
            if event.site_of < 0 and same(event, new) and not _is_of_a_later_day(event, new):
                shown = (event.rule in UNNAMED and new.rule not in UNNAMED) or only_chaired(event, new)
                if (new.kind == "inspection" and event.kind != "inspection") or shown:
                    event.kind, event.act, event.rule = new.kind, new.act, new.rule if shown else event.rule
                if not event.date:
                    event.date, event.date_basis = new.date, new.date_basis
                event.day, event.number = event.day or new.day, event.number or new.number
                event.told, event.ongoing = event.told and new.told, event.ongoing or new.ongoing
                for role in ROLES:
                    for identity, said in new.members[role].items():
                        event.say(role, identity, *said)
                return
        self.gatherings.append(new)

    def name_inspections(self) -> None:
        """A delegation's working session is an inspection where the article calls it one ("tại buổi kiểm tra").

        An inspection of which the article tells the term and no result goes on.
        """
        text = self.known.text
        inspections = [event for event in self.gatherings if event.kind == "inspection"]
        if inspections and _TERM.search(text) and not _RESULT.search(text):
            for event in inspections:
                event.ongoing = event.ongoing or not (event.day or event.date)
        for event in self.gatherings:
            organs = [self.known.bodies.names[team].organ for team in event.members["delegations"]]
            own = next((organ for organ in organs if inspects(organ)), "")
            if event.kind == "inspection" and event.act == "làm việc" and own:
                event.act = own.split(" ", 1)[1].split(",")[0].removesuffix(" liên ngành")
            if event.kind == "working_session" and event.members["delegations"]:
                called = _CALLED_INSPECTION.search(self.known.text)
                if called:
                    event.kind, event.act = "inspection", called.group(1)


def _is_of_a_later_day(event: Gathering, new: Gathering) -> bool:
    """Whether a day is the next of what lasts for days, told of without one but after an earlier day.

    "Ngày 22/5, Quốc hội khai mạc kỳ họp. Đúng 9 giờ, Quốc hội họp phiên … Ngày 23/5, Quốc hội thảo luận ở tổ."
    """
    lasts = event.kind in ("session", "congress")
    return bool(lasts and not event.date and event.after_day and new.date > event.after_day)


def _attended(found: Sequence[Reading]) -> bool:
    """Whether a sentence says who came: "Dự có đồng chí A"."""
    return any(reading.pattern.name == "attended-by" and reading.modality == "done" for reading in found)
