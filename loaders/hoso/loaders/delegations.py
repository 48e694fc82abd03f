"""Read what follows the head of a delegation: its number, what it is for, who sent it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Protocol

from hoso.loaders.bodywords import OF, most_frequent
from hoso.loaders.letters import LETTER, UPPER
from hoso.loaders.readings import BodyReading, PlaceReading

_NUMBER_STATED = re.compile(r" số (\d{1,3})(?![\d./])|(?: số)? (\d{1,4})(?= của )")
_CAPITALISED = re.compile(rf" ([{UPPER}][{LETTER}]*)")
# A head of State or Government who sends a team in his own name.
_HOLDER = re.compile(r"(Thủ tướng|Chủ tịch nước)(?: Chính phủ)?(?!\w)")
_HOLDERS = {"Thủ tướng": "Thủ tướng Chính phủ", "Chủ tịch nước": "Chủ tịch nước"}
_CHAIR = re.compile(r"([Cc]hủ tịch|[Bb]ộ trưởng) (?=UBND|Ủy ban nhân dân|Bộ )")
_TOPIC = re.compile(
    r" (?:việc|về|công tác|công vụ|liên ngành|đặc biệt|tình hình|kết quả)[^.;:()“”\"\n]{0,110}?(?= của )"
)
_TRADE = re.compile(r" (công vụ|liên ngành|đặc biệt|cải cách hành chính|cấp cao|đại biểu)(?![" + LETTER + "])")


class Readers(Protocol):
    """What reads the bodies and places after the head of a delegation."""

    text: str

    def read(self, start: int, inner: bool = False) -> BodyReading | None:
        """The body whose head starts at ``start``, or None."""

    def read_place(self, start: int, expected: str = "", open_name: bool = False) -> PlaceReading | None:
        """The place at ``start``, or None."""

    def country_end(self, end: int) -> int:
        """Where a foreign country that follows at ``end`` ends, or -1."""


class DelegationReader:
    """Reads the delegations of one text."""

    def __init__(self, bodies: Readers) -> None:
        self.text = bodies.text
        self.bodies = bodies

    def read(self, reading: BodyReading) -> BodyReading:
        text, end, own = self.text, reading.end, reading.own
        number = _NUMBER_STATED.match(text, end)
        if number:
            end, own = number.end(), f"{own} số {number.group(1) or number.group(2)}"
        trade = _TRADE.match(text, end)
        if trade:
            end, own = trade.end(), f"{own} {trade.group(1)}"
        reading = replace(reading, end=end, own=own)
        owned = self._of_inspectorate(reading) or self._sender(reading, end)
        if owned is None:
            topic = _TOPIC.match(text, end)
            if topic:
                longer = replace(reading, end=topic.end(), own=own + text[end : topic.end()])
                owned = self._sender(longer, topic.end())
        return owned or replace(reading, cut=self._goes_on(end))

    def _goes_on(self, end: int) -> bool:
        """Whether a sender follows that was not read ("đoàn công tác của bộ này", "Đoàn đại biểu Đảng Nhân dân …").

        A person may follow too: "Trưởng đoàn công tác Trần Văn Thử".
        """
        if OF.match(self.text, end):
            return True
        word = _CAPITALISED.match(self.text, end)
        return word is not None and word[1] not in most_frequent()

    def _of_inspectorate(self, reading: BodyReading) -> BodyReading | None:
        """The team of an inspectorate.

        "Đoàn thanh tra Chính phủ" is the Government Inspectorate's, whose name begins inside the head.
        """
        head = reading.start + len("Đoàn ")
        if reading.organ != "Đoàn thanh tra" or reading.own != reading.organ:
            return None
        sender = self.bodies.read(head, inner=True)
        if sender is None or sender.end <= reading.end or not (sender.unique or self.text[head].isupper()):
            return None
        return replace(reading, end=sender.end, parent=sender, linked=True)

    def _sender(self, reading: BodyReading, end: int) -> BodyReading | None:
        """The sender after "của" ("… của Ban Thường vụ Thành ủy") or directly ("Đoàn công tác Bộ Công an")."""
        of = OF.match(self.text, end)
        start = of.end() if of else end + 1
        if not of and self.text[end : end + 1] != " ":
            return None
        chair = _CHAIR.match(self.text, start) if of else None
        if chair:
            # "Tổ công tác của Chủ tịch UBND tỉnh": sent in the chairman's own name.
            of_chair = self.bodies.read(chair.end(), inner=True)
            if of_chair is None or of_chair.organ not in ("Ủy ban nhân dân", "Bộ"):
                return None
            own = f"{reading.own} của {chair[1][0].upper()}{chair[1][1:]}"
            return replace(reading, end=of_chair.end, own=own, parent=of_chair, linked=False)
        body = self.bodies.read(start, inner=True)
        if body is not None:
            # A delegation sends none.
            sent = body.kind != "delegation" and (bool(of) or body.kind != "other")
            return replace(reading, end=body.end, parent=body, linked=bool(of)) if sent else None
        holder = _HOLDER.match(self.text, start) if of else None
        if holder and self.bodies.country_end(holder.end()) < 0:
            sender = BodyReading(
                start, holder.end(), _HOLDERS[holder[1]], _HOLDERS[holder[1]], "state", "central", ("none",), True
            )
            return replace(reading, end=holder.end(), parent=sender, linked=True)
        place = self.bodies.read_place(start)
        if place is not None:
            return replace(reading, end=place.end, place=place, linked=bool(of))
        return None
