"""At which event of an article a remark was made: the one told of there, or none.

An article goes from its event to what somebody told a reporter, said the day before or said elsewhere, and back. What
the sentence says of the occasion ("Trước đó, …", "trao đổi với phóng viên", "tại cuộc họp báo") goes before where in
the article it stands, and where it fits no known event at which the speaker was, the remark has none.
"""

from __future__ import annotations

import re
from collections import defaultdict

from hoso.loaders.eventdays import on_another_day
from hoso.loaders.expression import expression
from hoso.loaders.frames import kind_of_noun
from hoso.loaders.gathering import SITTINGS, Gathering, gathering_at
from hoso.loaders.gatherings import Story
from hoso.loaders.speech import Utterance
from hoso.loaders.tagged import DATE, PERSON
from hoso.loaders.thread import ANOTHER_TIME, NAMED, speaks_of_it, to_the_press
from hoso.loaders.understanding import Understanding

_CALLED = {
    "phiên": frozenset({"session", "conference", "congress", "meeting"}),
    "lễ": frozenset({"conference", "congress"}),
    "gặp": frozenset({"visit"}),
    "hội đàm": frozenset({"visit"}),
    "hội kiến": frozenset({"visit"}),
    "làm việc": SITTINGS | {"visit"},
    "họp": SITTINGS,
    "hội nghị": SITTINGS,
    "kiểm tra": SITTINGS,
}
"""The kinds of event that a noun is used of, beside the one that it names; the others are used of that alone."""
_NEAR = 60
"""Characters within which a sentence says at what is spoken; farther on it speaks of what there was."""
_OPENING = 24
"""Characters within which a sentence opens with a day: "Trước đó, ngày 10/5, …"."""
_WELCOME = expression(r"(?<!\w)lễ (?:đón|tiễn)(?! (?:nhận|bằng))(?!\w)", re.IGNORECASE)
_PRESS = expression(r"họp báo|báo chí")
_LOOKS_BACK = expression(
    r"[ :,]*[“\"] ?(?:Tại|Trong|Sau) (?:buổi|cuộc) (?:họp|làm việc|kiểm tra|gặp|tiếp)(?! (?:này|hôm nay))(?!\w)"
)
_OF_WHOM = expression(r"(?: họp)? (?:của|với|giữa) (?!đoàn)", re.IGNORECASE)


class Occasions:
    """The events at which the utterances of one article were made; they are asked for in their order."""

    def __init__(self, known: Understanding, story: Story) -> None:
        self._known = known
        self._story = story
        self._read = -1
        self._pressed: set[str] = set()
        self._left = False
        self._there: defaultdict[int, set[str]] = defaultdict(set)
        for part in story.took_part:
            self._there[part.gathering].add(part.person)
        for index, event in enumerate(story.gatherings):
            self._there[index].update(member for members in event.members.values() for member in members)

    def event_of(self, said: Utterance) -> int:
        """The index of the event at which it was said, if the speaker was there; -1 for none."""
        events, sentence = self._story.gatherings, self._known.tagged[said.at]
        if not events:
            return -1
        last = self._spoken_at(gathering_at(events, sentence.end))
        if events[last].start >= sentence.end or self._to_the_press(said, events[last]) or self._looks_back(said):
            return -1
        index = self._told_of(said, last)
        if index < 0 or said.speaker not in self._there[index] or self._concludes(said.speaker, events[index]):
            return -1
        return index

    def _concludes(self, speaker: str, event: Gathering) -> bool:
        """Whether a body that inspected speaks, without a delegation: in its conclusion, which it writes later."""
        body = self._known.bodies.names.get(speaker)
        inspects = event.kind == "inspection" and speaker in event.members["agents"]
        return inspects and body is not None and body.kind != "delegation"

    def _looks_back(self, said: Utterance) -> bool:
        """Whether the words themselves name the gathering, so that they are said after it: "“Tại cuộc họp, chúng …"."""
        start, end = min(said.spans)
        return _LOOKS_BACK.match(self._known.text, start, end) is not None

    def _spoken_at(self, last: int) -> int:
        """The last event up to this one at which there is speaking: after a welcome, guest and host go to talks."""
        events = self._story.gatherings
        before = (i for i in range(last, -1, -1) if events[i].site_of < 0 and not self._is_welcome(events[i]))
        return next(before, last)

    def _is_welcome(self, event: Gathering) -> bool:
        return event.kind == "ceremony" and _WELCOME.search(self._known.text, event.start, event.end) is not None

    def _told_of(self, said: Utterance, last: int) -> int:
        """The event that the sentence of an utterance tells of, after the ``last`` one told of before; -1 for none."""
        event, told = self._story.gatherings[last], self._around(said)
        noun = NAMED.search(told)
        if self._known.tagged[said.at].start <= event.start:
            self._left = False
            return last
        if noun is not None:
            owned = _OF_WHOM.match(told, noun.end()) is not None
            index = self._called(noun["noun"].lower(), last, owned=owned)
            here = noun.start() < _NEAR or self._comes_after(said) or _PRESS.search(noun["noun"]) is not None
            if here or index >= 0:
                # What was said elsewhere is gone on with until the article says that it is back.
                self._left = index < 0 and not owned
                return index
        return -1 if self._left or ANOTHER_TIME.match(told) or self._on_another_day(said, event) else last

    def _to_the_press(self, said: Utterance, event: Gathering) -> bool:
        """Whether it is said to the press outside the event, there or in what the speaker said before."""
        for sentence in self._known.tagged[self._read + 1 : said.at + 1]:
            if PERSON in sentence.kinds and to_the_press(self._known.text, sentence):
                self._pressed.update(tag.ids[0] for tag in sentence.tags if tag.kind == PERSON and tag.ids)
            elif self._pressed and speaks_of_it(sentence):
                self._pressed.clear()
        self._read = max(self._read, said.at)
        if _PRESS.search(self._known.text, event.start, event.end):
            return False
        return said.speaker in self._pressed or to_the_press(self._known.text, self._known.tagged[said.at])

    def _comes_after(self, said: Utterance) -> bool:
        """Whether who speaks, and where, is said after the words."""
        return said.spans[0][0] <= self._known.tagged[said.at].start + 1

    def _around(self, said: Utterance) -> str:
        """The words of the sentence that say who speaks, and where, without those that are said."""
        text, sentence = self._known.text, self._known.tagged[said.at]
        parts: list[str] = []
        at = sentence.start
        for start, end in sorted(said.spans):
            if sentence.start <= start < sentence.end:
                parts.append(text[at:start])
                at = end
        return "".join((*parts, text[at : sentence.end]))

    def _on_another_day(self, said: Utterance, event: Gathering) -> bool:
        """Whether the sentence opens with a day that is not the event's."""
        sentence = self._known.tagged[said.at]
        first = min(sentence.start + _OPENING, *(start for start, _ in said.spans))
        days = [tag for tag in sentence.tags if tag.kind == DATE and tag.start < first]
        return bool(days) and on_another_day(self._known, days[0], event)

    def _called(self, noun: str, last: int, *, owned: bool) -> int:
        """The last event before that is told of by this noun, else the last that it may mean; -1 where it fits none.

        ``owned``: the sentence says whose the gathering is, so that it means none that is called otherwise.
        """
        events = self._story.gatherings
        before = [i for i, event in enumerate(events) if event.site_of < 0 and event.start <= events[last].start]
        printed = [i for i in before if noun in self._known.text[events[i].start : events[i].end].lower()]
        own = kind_of_noun(noun)
        alike = [i for i in before if events[i].kind == own != "meeting"]
        fitting = [i for i in before if events[i].kind in _CALLED.get(noun, ()) and not owned]
        return next(reversed(printed or alike or fitting), -1)
