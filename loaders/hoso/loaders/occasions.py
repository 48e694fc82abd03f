"""At which event of an article a remark was made: the one told of there, or none.

An article goes from its event to what somebody told a reporter, said the day before or said elsewhere, and back. What
the sentence says of the occasion ("Trước đó, …", "trao đổi với phóng viên", "tại cuộc họp báo") goes before where in
the article it stands, and where it fits no known event at which the speaker was, the remark has none.
"""

from __future__ import annotations

import re
from collections import defaultdict

from hoso.loaders.eventdays import month_and_day
from hoso.loaders.expression import expression
from hoso.loaders.frames import kind_of_noun
from hoso.loaders.gathering import SITTINGS, Gathering, gathering_at
from hoso.loaders.gatherings import Story
from hoso.loaders.speech import Utterance
from hoso.loaders.tagged import DATE
from hoso.loaders.thread import speaks_of_it, to_the_press
from hoso.loaders.understanding import Understanding

_NAMED = expression(
    r"(?<!\w)(?:tại|trong|ở|dự|kết luận|khai mạc|bế mạc)(?: các| một)? (?:buổi |cuộc )?"
    r"(?P<noun>hội nghị|hội thảo|tọa đàm|họp báo|đại hội|lễ|diễn đàn|kỳ họp|phiên|họp|làm việc|kiểm tra|giám sát"
    r"|khảo sát|đối thoại|tiếp xúc|gặp|tiếp|hội đàm|hội kiến|giao ban)(?!\w)",
    re.IGNORECASE,
)
"""Where the sentence says that something was said: "tại cuộc họp báo"."""
_CALLED = {
    "phiên": frozenset({"session", "conference", "congress"}),
    "gặp": frozenset({"visit"}),
    "hội đàm": frozenset({"visit"}),
    "hội kiến": frozenset({"visit"}),
    "làm việc": SITTINGS | {"visit"},
    "họp": SITTINGS,
    "hội nghị": SITTINGS,
    "kiểm tra": SITTINGS,
}
"""The kinds of event that a noun is used of, beside the one that it names; the others are used of that alone."""
_OPENING = 24
"""Characters within which a sentence opens with a day: "Trước đó, ngày 10/5, …"."""
_PRESS = expression(r"họp báo|báo chí")
_ANOTHER_TIME = expression(
    r"(?:Nhưng|Còn|Tuy nhiên,)? ?"
    r"(?:Trước đó|Trước đây|Hôm qua|Hôm trước|Cùng ngày|Cũng trong ngày|Mới đây|Gần đây|Năm ngoái|Nhiều lần)(?!\w)"
)


class Occasions:
    """The events at which the utterances of one article were made; they are asked for in their order."""

    def __init__(self, known: Understanding, story: Story) -> None:
        self._known = known
        self._story = story
        self._pressed: dict[str, int] = {}
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
        last = gathering_at(events, sentence.end)
        if events[last].start >= sentence.end or self._to_the_press(said, events[last]):
            return -1
        begins = sentence.start <= events[last].start
        told = self._around(said)
        noun = _NAMED.search(told)
        if noun is None:
            other = not begins and (_ANOTHER_TIME.match(told) or self._on_another_day(said, events[last]))
            index = -1 if other else last
        elif begins:
            index = last
        else:
            index = self._called(noun["noun"].lower(), last)
        return index if index >= 0 and said.speaker in self._there[index] else -1

    def _to_the_press(self, said: Utterance, event: Gathering) -> bool:
        """Whether it is said to the press outside the event, there or in what the speaker said before."""
        if _PRESS.search(self._known.text, event.start, event.end):
            return False
        sentence = self._known.tagged[said.at]
        if to_the_press(self._known.text, sentence):
            self._pressed[said.speaker] = said.at
            return True
        since = self._pressed.get(said.speaker, -1)
        if since < 0:
            return False
        if any(speaks_of_it(between) for between in self._known.tagged[since + 1 : said.at + 1]):
            del self._pressed[said.speaker]
            return False
        return True

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
        day = month_and_day(self._known, days[0]) if days else None
        date = self._known.date(self._known.dated(days[0]))[0] if days else ""
        return bool((date and event.date and date != event.date) or (day and event.day and day != event.day))

    def _called(self, noun: str, last: int) -> int:
        """The last event before that is told of by this noun, else the last that it may mean; -1 where it fits none."""
        events = self._story.gatherings
        before = [i for i, event in enumerate(events) if event.site_of < 0 and event.start <= events[last].start]
        printed = [i for i in before if noun in self._known.text[events[i].start : events[i].end].lower()]
        fitting = [i for i in before if _fits(noun, events[i].kind)]
        return next(reversed(printed or fitting), -1)


def _fits(noun: str, kind: str) -> bool:
    own = kind_of_noun(noun)
    return kind in _CALLED.get(noun, ()) or (kind == own and kind != "meeting")
