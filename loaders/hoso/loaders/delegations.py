"""Read what follows the head of a delegation: its number, what it is for, who sent it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Protocol

from hoso.loaders.bodywords import GLOSS, OF, VIET_NAM
from hoso.loaders.fields import fields, match_field
from hoso.loaders.letters import LETTER, LOWER, UPPER
from hoso.loaders.readings import BodyReading, PlaceReading
from hoso.loaders.surnames import most_frequent

_NUMBER_STATED = re.compile(
    r" số (\d{1,3})(?![\d./])|(?: số)? (\d{1,4})(?= (?:của|do|đã|tiến hành|làm việc|kiểm tra|giám sát)(?!\w))"
)
# "Tổ công tác số 1 | , số 3 và số 4 | của Bộ Chính trị"
_MORE_NUMBERS = re.compile(r"(?:(?:,| và) (?:số )?\d{1,3})+(?= của )")
_CAPITALISED = re.compile(rf" ([{UPPER}][{LETTER}]*)")
# A head of State or Government who sends a team in his own name.
_HOLDER = re.compile(r"(Thủ tướng|Chủ tịch nước)(?: Chính phủ)?(?!\w)")
_HOLDERS = {"Thủ tướng": "Thủ tướng Chính phủ", "Chủ tịch nước": "Chủ tịch nước"}
_CHAIR = re.compile(r"([Cc]hủ tịch|[Bb]ộ trưởng) (?=UBND|Ủy ban nhân dân|Bộ )")
# "Đoàn kiểm tra | việc chấp hành kỷ luật hành chính | của Sở …": what it looks into; but of a law, an order or a
# resolution "của" says whose it is.
_TOPIC = re.compile(
    r" (?:việc|về|công tác|công vụ|tình hình|hoạt động|kết quả)(?:[^.;:()“”\"\n]|\([A-ZĐ&]{2,8}\)){0,160}?"
    r"(?<!luật)(?<!nghị quyết)(?<!chỉ thị)(?<!chỉ đạo)(?<!quy định)(?<!kết luận)(?<!nhiệm vụ)(?<!kiến nghị)(?= của )"
)
_IN_BRACKETS = re.compile(r" \([^()]*\)")
_LOOKS_INTO = re.compile(r"kiểm tra|giám sát|thanh tra|khảo sát|liên ngành|phúc tra|xác minh")
_TRADE = re.compile(
    r" (công vụ|liên ngành|đặc biệt|cải cách hành chính|(?:[Qq]uân sự )?[Cc]ấp cao|đại biểu|chuyên đề|chuyên ngành"
    r"|chuyên môn)(?: năm \d{4})?"
    rf"(?![{LETTER}])"
)
_ABOUT = re.compile(r" (?:về )?(?=\S)")
_ABROAD = ("Đoàn đại biểu", "Đoàn đại biểu cấp cao", "Đoàn đại biểu quân sự cấp cao", "Đoàn công tác cấp cao")
"""The delegations that stand for a country: one that nobody is said to have sent may be another country's."""
_OURS = re.compile(r" (?:của )?nước ta(?!\w)")
_CENTRAL = re.compile(r"(?: của)? Trung ương(?=[,.]| (?:do|đã|đến|về|làm việc|có|gồm|tại|thăm|kiểm tra)(?!\w))")
_STANDS_ALONE = re.compile(
    r"[^\w ]|$| (?:do|đã|vừa|đang|sẽ|cũng|đến|tới|về|sang|rời|lên|có|và|là|gồm|tham dự|dự)(?!\w)"
)
# "Đoàn đại biểu | Đảng, Nhà nước và Quốc hội nước … Lào | do …": a name that ends with the country, and holds no verb.
_GUESTS = re.compile(
    rf"(?: của| nước| các| quân sự| thanh niên)? (?=[{UPPER}])(?:(?!(?:do|thăm|sang|đến|tới|dự|rời|tại|ở|từ|với|gặp|đã"
    rf"|đang|sẽ|về|là|có)(?![{LETTER}]))[^\s.;:()“”\"]+ ){{0,18}}?"
)
_GUESTS_END = re.compile(
    r"[,.;:)\n]|$| (?:do|thăm|sang|đến|tới|dự|tham dự|rời|đã|đang|sẽ|về|có|hội đàm|làm việc|kết thúc|và)(?!\w)"
)
_LONGEST_NAME = 120
# "đoàn chuyên gia": a delegation, of whatever sort.
_ANY_SORT = re.compile(rf"(?<![Tt]rưởng )(?<!\w)[Đđ]oàn(?: (?!của )[{LOWER}]+){{1,2}}(?![{LETTER}])")
_OF_SEVERAL = re.compile(rf"(?<!\w)[Đđ]oàn(?: [{LOWER}]+){{1,5}}? (?:hai|các) (?:nước|bên|Đảng|đảng)(?!\w)")


def unread(text: str) -> bool:
    """Whether a text speaks of a delegation whose name was not read: another one than those that are named.

    In ``text`` the mentions that were read are no letters (``TaggedSentence.text``).
    """
    return bool(_OF_SEVERAL.search(text)) or any(goes_on(text, found.end()) for found in _ANY_SORT.finditer(text))


def goes_on(text: str, end: int) -> bool:
    """Whether the name of a delegation goes on at ``end``, with who sent it.

    "đoàn công tác của bộ này", "Đoàn đại biểu Đảng Nhân dân …". A person may follow too: "Trưởng đoàn công tác Trần
    Văn Thử".
    """
    of = OF.match(text, end)
    if of is not None:
        return text[of.end() : of.end() + 1].isalpha()
    word = _CAPITALISED.match(text, end)
    return word is not None and word[1] not in most_frequent()


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
        """The delegation whose head was read, with its number, its topic, and the body or place that sent it."""
        text, end, own = self.text, reading.end, reading.own
        number = _NUMBER_STATED.match(text, end)
        if number:
            end, own = number.end(), f"{own} số {number.group(1) or number.group(2)}"
            more = _MORE_NUMBERS.match(text, end)
            shared = self._sender(replace(reading, end=more.end(), own=own), more.end()) if more else None
            if shared is not None:
                return shared
        trade = _TRADE.match(text, end)
        if trade:
            end, own = trade.end(), f"{own} {trade.group(1).lower()}"
        reading = replace(reading, end=end, own=own)
        country = (VIET_NAM.match(text, end) or _OURS.match(text, end)) if own in _ABROAD else None
        if country:
            return replace(reading, end=country.end(), own=f"{own} Việt Nam", level="central", unique=True)
        central = _CENTRAL.match(text, end)
        if central:
            return replace(reading, end=central.end(), own=f"{own} Trung ương", level="central", unique=True)
        owned = self._of_inspectorate(reading) or self._sender(reading, end)
        if owned is None and _LOOKS_INTO.search(reading.organ):
            owned = self._of_a_field(reading) or self._of_a_topic(reading)
        if own in _ABROAD and (owned is None or goes_on(text, owned.end)):
            # "Đoàn đại biểu Quốc hội của Chính quyền Nhân dân nước …": what follows says whose assembly it is.
            owned = self._of_guests(reading) or owned
        cut = goes_on(text, end) or (own in _ABROAD and not _STANDS_ALONE.match(text, end))
        return owned or replace(reading, cut=cut)

    def _of_a_field(self, reading: BodyReading) -> BodyReading | None:
        """A team for a field of administration: "Đoàn kiểm tra liên ngành | an toàn thực phẩm | phường …"."""
        about = _ABOUT.match(self.text, reading.end)
        field = match_field(self.text, about.end()) if about else None
        if field is None or not (field[1][0].islower() or field[1].isupper()):
            return None
        name = fields()[field[1].lower()][0]["field"] if field[1].isupper() else field[1]
        gloss = GLOSS.match(self.text, field.end())
        end = gloss.end() if gloss else field.end()
        own = f"{reading.own} {name[0].lower()}{name[1:]}"
        return self._sender(replace(reading, end=end, own=own), end)

    def _of_a_topic(self, reading: BodyReading) -> BodyReading | None:
        """A team with what it looks into, sent by a body of the Party or of the State, as those are that inspect."""
        topic = _TOPIC.match(self.text, reading.end)
        if topic is None:
            return None
        longer = replace(reading, end=topic.end(), own=reading.own + _IN_BRACKETS.sub("", topic.group()))
        owned = self._sender(longer, topic.end())
        if owned is not None and owned.parent is not None and owned.parent.kind not in ("party", "state"):
            return None
        return owned

    def _of_guests(self, reading: BodyReading) -> BodyReading | None:
        """The delegation of another country, whose parties and assemblies no lexicon holds, by its printed name."""
        text, end = self.text, reading.end
        for space in range(end, min(end + _LONGEST_NAME, len(text))):
            after = self.bodies.country_end(space) if text[space] == " " else -1
            if after < 0 or not _GUESTS_END.match(text, after):
                continue
            if space == end or _GUESTS.fullmatch(text, end, space + 1):
                own = reading.own + text[end:after].replace(" của ", " ", 1)
                return replace(reading, end=after, own=own, unique=True)
            return None
        return None

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
            # A delegation sends none; "Đoàn kiểm tra Công ty …" is sent to it.
            sent = body.kind != "delegation" and (
                bool(of) or body.kind != "other" or not _LOOKS_INTO.search(reading.organ)
            )
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
