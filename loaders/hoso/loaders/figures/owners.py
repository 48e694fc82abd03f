"""Whose a figure is: the body that did, has or measured what is counted, where the article says so.

It is the subject of the clause, the only body named in what was measured, who reports the figure of itself, the
authority of the land that one word names ("toàn huyện"), or the body that was inspected.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property

from hoso.loaders.antecedents import named_before
from hoso.loaders.expression import expression
from hoso.loaders.figures.figure import Figure
from hoso.loaders.gathering import gathering_at
from hoso.loaders.gatherings import Story
from hoso.loaders.readings import COMMITTEES
from hoso.loaders.speech import Speech
from hoso.loaders.tagged import BODY, TaggedSentence
from hoso.loaders.understanding import Understanding

OFFICIAL = ("party", "state", "mass")
"""The kinds of body of which an article must name one to have figures."""

_SUBJECT = expression(
    r"(?:^|[,;:.] |^\ue004,? )(?:(?:Theo đó|Trong đó|Đến nay|Tính đến nay|Kết quả|Cụ thể|Riêng|Hiện nay|Hiện"
    r"|Nhiệm kỳ qua|Tuy nhiên|Thời gian qua|Bên cạnh đó|Cùng với đó),? )?(?:[Tt]oàn |[Tt]ập thể )?(?P<body>\ue001)"
    r"(?:, \ue004,)? "
    r"(?!và |cho biết|cho hay|cho rằng|đề nghị|yêu cầu|về |số |tại |ước tính|thông báo|thông tin|xác nhận"
    r"|khẳng định|nêu |dự báo|đánh giá"
    r"|(?:đã |vừa |cũng )*(?:công bố|ghi nhận|thống kê))(?=[a-zđăâêôơưàáảãạ])"
)
_OF_BODY = expression(r"(?<!\w)(?:của|thuộc) \Z")
_SHORT = expression(r"[^,;:]{0,60}")
"""Between a body and a measure of it: what stands after a comma may be another's."""
_OTHERS = expression(f"[:;{BODY}]|(?<!\\w)(?:về việc|đối với)(?!\\w)")
_DEED = expression(r"(?:giải ngân|huy động|nộp ngân sách|tiết kiệm|vận động|quyên góp)(?!\w)", re.IGNORECASE)
_HAS = expression(r"(?<!\w)(?:có|còn|số|xảy ra|đạt|tỷ lệ|diện tích|tổng)(?!\w)")
_ELSEWHERE = expression(
    r"(?<!\w)(?:[Cc]ả nước|[Tt]oàn (?:quốc|tỉnh|thành phố|huyện|quận|ngành|cầu|thế giới)|[Tt]rên địa bàn|[Nn]ước ta"
    r"|Việt Nam|[Tt]hế giới|(?:[Tt]ỉnh|[Tt]hành phố|TP|[Hh]uyện|[Qq]uận|[Xx]ã|[Pp]hường) [A-ZĐ])"
)
_ITSELF = expression(
    r"(?:^|[,;:“] |(?:[Hh]iện|[Hh]iện nay|nay|qua|năm|\ue004),? )(?:[Tt]oàn )?(?P<head>"
    r"Bộ|Sở|Cục|Chi cục|Tổng cục|Ban|Công ty|Tập đoàn|Tổng công ty|Hội|Đảng bộ|Đảng ủy|Chi bộ|Công đoàn)"
    r" (?:này |ta )?(?:đã|hiện|đang|có|còn|được)(?!\w)[^;:.\ue000-\ue003\ue005]{0,80}\Z"
)
"""One word for a body that was named before and has the figure: "đến nay Sở đã giải ngân …"."""
_LAND = expression(
    r"(?:(?:^|[,;:“.] |(?:hiện|nay|qua|(?:^|, )\ue004),? )(?:[Tt]oàn |[Cc]ả )?"
    r"|(?:trên |Trên )?địa bàn (?:toàn )?|(?<!\w)toàn |Toàn |(?<!\w)của )"
    r"(?P<land>[Tt]ỉnh|[Hh]uyện|[Tt]hành phố|TP|[Qq]uận|[Tt]hị xã|[Xx]ã|[Pp]hường)(?!\w)(?! [A-ZĐ0-9\ue001]|\.)"
)
"""The land of which a figure is, by one word: "toàn huyện có …", "…, tỉnh đã …", "trên địa bàn thành phố"."""
_HERE = expression(
    r"(?<!\w)trên địa bàn(?! (?:tỉnh|huyện|thành phố|TP|quận|thị xã|xã|phường|cả|toàn|các|\w+ [A-ZĐ]))(?!\w)"
)
_ABROAD = expression(
    r"(?<!\w)(?:[Cc]ả nước|[Tt]oàn (?:quốc|ngành|cầu|thế giới)|[Nn]ước ta|Việt Nam|[Tt]hế giới|cấp (?:tỉnh|huyện|xã)"
    r"|(?:[Tt]ỉnh|[Tt]hành phố|TP|[Hh]uyện|[Qq]uận|[Xx]ã|[Pp]hường)\.? [A-ZĐ0-9])"
)
"""Another land than the one of the speaker."""
_OF_THE_PARTY = expression(r"(?<!\w)(?:đảng|chi bộ|cấp ủy|quần chúng ưu tú)(?!\w)", re.IGNORECASE)


class Owners:
    """Finds the owners of the figures of one article, which are asked for in their order."""

    def __init__(self, known: Understanding, story: Story, speech: Speech) -> None:
        self._known = known
        self._names = known.bodies.names
        self._story = story
        self._speech = speech

    def owner_of(self, sentence: TaggedSentence, figure: Figure) -> str:
        """The id of the body that a figure is of; empty where the article does not say."""
        own = self._named(sentence, figure)
        if own:
            return own
        start, _ = sentence.original(figure.start, figure.end)
        speaker = self._speech.speaker_at(start)
        says_enough = not figure.bare or _DEED.match(figure.of) is not None
        meant = self._meant(sentence, figure, speaker) if says_enough else ""
        if meant:
            return meant
        named = any(tag.kind == BODY for tag in sentence.tags_in(0, figure.end))
        if named or _ELSEWHERE.search(sentence.text, 0, figure.start):
            return ""
        # Of what is so in the land the speaker may tell as well; what was done is the speaker's own.
        if not _DEED.match(figure.of) and (
            figure.reads == "measure" or not figure.led[:1].islower() or _HAS.search(figure.led)
        ):
            return ""
        if speaker in self._names:
            return speaker if self._names[speaker].kind != "delegation" else ""
        return self._inspected(sentence.end)

    def _named(self, sentence: TaggedSentence, figure: Figure) -> str:
        """The body that the sentence names as the owner: in what was measured, or as the subject of the clause."""
        inside = [tag for tag in sentence.tags_in(figure.start, figure.end) if tag.kind == BODY]
        official = len(inside) == 1 and self._names[inside[0].ids[0]].kind in OFFICIAL
        if official and _OF_BODY.search(self._known.text, sentence.start, inside[0].start):
            return inside[0].ids[0]
        own = [match.start("body") for match in _SUBJECT.finditer(sentence.text, 0, figure.start)]
        between = sentence.text[own[-1] + 1 : figure.start] if own else ""
        if (
            own
            and not _OTHERS.search(between)
            and not (_ELSEWHERE.search(between) or figure.led[:1].isupper())
            and (figure.within or "trong đó" not in between)
            and "gồm" not in between.partition(",")[2]
            and (figure.reads not in ("measure", "share") or _SHORT.fullmatch(between))
        ):
            return sentence.tag_at(own[-1]).ids[0]
        return ""

    def _meant(self, sentence: TaggedSentence, figure: Figure, speaker: str) -> str:
        """The body that one word means: "Sở", which was named before, or "toàn huyện", for which its authority is."""
        bodies = self._spoken_for(speaker)
        itself = _ITSELF.search(sentence.text, 0, figure.start)
        if itself is None:
            return self._of_land(sentence, figure, bodies)
        head = f"{itself['head']} "
        own = [body for body in bodies if self._names[body].name.startswith(head)]
        if own:
            return own[0] if len(own) == 1 else ""
        at, _ = sentence.original(itself.start("head"), itself.end("head"))
        return named_before(self._known, (head,), at, at)

    def _of_land(self, sentence: TaggedSentence, figure: Figure, bodies: Sequence[str]) -> str:
        """The authority of the land that the sentence names by one word, and no other land.

        It is the one of ``bodies``, which speak, else the only one named near before: the committee of the Party of
        what the Party has, that of the people of all else.
        """
        text = sentence.text
        if _ABROAD.search(text, 0, figure.end):
            return ""
        lands = {found["land"].lower().replace("tp", "thành phố") for found in _LAND.finditer(text, 0, figure.end)}
        here = not lands and _HERE.search(text, 0, figure.end) is not None
        if len(lands) != 1 and not here:
            return ""
        heads = tuple(head for land in (lands or COMMITTEES) for head in _authorities(land))
        if any(tag.kind == BODY and tag.ids[0] not in bodies for tag in sentence.tags_in(0, figure.end)):
            return ""
        found = [body for body in bodies if self._names[body].name.startswith(heads)]
        if found or (here and _HERE.search(figure.of) is None):
            return found[0] if len(found) == 1 else ""
        party = _OF_THE_PARTY.search(f"{figure.unit} {figure.of}") is not None
        heads = tuple(head for head in heads if party != head.startswith("Ủy ban nhân dân"))
        return named_before(self._known, heads, sentence.start, sentence.start)

    def _spoken_for(self, speaker: str) -> list[str]:
        """The bodies for which somebody speaks: itself, or those in which a person has an office."""
        if speaker in self._names:
            return [speaker]
        return self._held.get(speaker, [])

    @cached_property
    def _held(self) -> dict[str, list[str]]:
        """By person, the bodies in which the article gives an office."""
        found: dict[str, dict[str, None]] = {}
        for mention in self._known.cast.mentions:
            for office in mention.offices:
                person = self._known.person_ids.get(mention.name, "")
                body = self._known.bodies.ids.get(office.body.name, "") if office.body is not None else ""
                if person and body and office.status == "current":
                    found.setdefault(person, {})[body] = None
        return {person: list(bodies) for person, bodies in found.items()}

    def _inspected(self, position: int) -> str:
        """The body that was inspected or visited, where that is one in the whole article."""
        gatherings = self._story.gatherings
        if not gatherings:
            return ""
        event = gatherings[gathering_at(gatherings, position)]
        targets = list(event.members["targets"])
        one = len({target for other in gatherings for target in other.members["targets"]}) == 1
        return targets[0] if one and targets and event.start < position and event.kind == "inspection" else ""


def _authorities(land: str) -> tuple[str, ...]:
    """How the names of the bodies begin that speak for a land of this level."""
    committee = COMMITTEES[land]
    return (
        f"Ủy ban nhân dân {land} ",
        f"Đảng bộ {land} ",
        f"Ban Chấp hành Đảng bộ {land} ",
        f"{committee} ",
        f"Ban Thường vụ {committee} ",
    )
