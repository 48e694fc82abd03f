"""Read the names of bodies: from the head of a body ("Ban Thường vụ") to a reading of the whole name.

A reading says what is printed and nothing more: "Quận ủy" without a place stays bare here; ``coreference`` puts the
place in.
Grammar (design: the head decides what may follow)::

    body  = HEAD [number] [tail]
    tail  = body | place | field [place | "thuộc" body] | free name [place]
    place = [LEVEL] NAME {("," | "(") LEVEL NAME} | LEVEL        "thành phố Hà Nội", "TP", "xã A, huyện B"
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from hoso.loaders import places
from hoso.loaders.anchors import Anchor, Anchors
from hoso.loaders.bodylists import HEADS as LIST_HEADS
from hoso.loaders.bodylists import PLURAL, listed
from hoso.loaders.bodywords import (
    GLOSS,
    OF,
    UNREAD_WHOLE,
    foreign_state,
    function_words,
    goes_on,
    not_bodies,
    organ_rows,
)
from hoso.loaders.delegations import DelegationReader
from hoso.loaders.fields import has_field, match_field
from hoso.loaders.foreign import mission
from hoso.loaders.letters import CAP, LETTER, LOWER, UPPER, capitalised
from hoso.loaders.lexicon import Row
from hoso.loaders.nameends import NEXT_WORD, NameEnds
from hoso.loaders.nationalbodies import NationalReader
from hoso.loaders.otherthings import is_another_thing
from hoso.loaders.ownnames import OwnNames
from hoso.loaders.placelists import of_places
from hoso.loaders.placereader import PlaceReader
from hoso.loaders.readings import LEVEL_OF_COMMITTEE, BodyReading, PlaceReading
from hoso.loaders.unitsof import unit_of

_SHORT_TITLES = ("GĐ", "PGĐ", "TGĐ", "PTGĐ", "CT", "PCT", "BT", "PBT", "HĐQT", "HĐTV", "CĐ")
"""Abbreviations that end a title or begin a body, and no name: a body may begin after them."""
_DEEPEST = 12
"""So many bodies may stand one in another: "Văn phòng | Ban Thường vụ | Tỉnh ủy" are three."""
# "… do bà A làm trưởng đoàn giám sát UBND huyện": what the delegation does, not which one it is.
_LEADING = re.compile(r"(?:làm|là) [Tt]rưởng $")
_ITS_ACT = re.compile(
    r"[Đđ]oàn (?:kiểm tra|giám sát|thanh tra|khảo sát)(?=,? (?:việc|tại|đối với|tình hình|công tác|UBND|HĐND|Sở|Ban"
    r"|Bộ|Công an|Trường|Công ty|Huyện|Thành|Quận|Tỉnh|Đảng|Chi|Ủy|Hội|Liên đoàn|Tổng|Bệnh viện|Cục|Viện|Học viện"
    r"|Đại học|Trung tâm|Ngân hàng|Tòa án|Kho bạc|Phòng|Trạm|Nhà máy|Đội)(?!\w))"
)
# "UBND các cấp"; "Chủ tịch UBND tỉnh, thành phố chịu trách nhiệm": every one of the level.
_GENERIC_TAIL = re.compile(
    r" (?:các cấp|cấp |cơ sở|trực thuộc|ngang [Bb]ộ(?!\w)|(?:ở )?(?:một )?(?:địa phương|tỉnh) khác"
    r"|các (?:quận|huyện|tỉnh|xã|phường|địa phương)"
    r"|(?:tỉnh(?:, ?|/)(?:thành phố|thành|TP)|(?:quận|huyện|thị xã)(?:, ?|/| )(?:quận|huyện|thị xã)"
    r"|(?:xã|phường|thị trấn)(?:, ?|/)(?:xã|phường|thị trấn))(?! ủy)(?! đoàn)(?!\w| ?[A-ZĐ\d]))"
)
_AND_PEOPLE = re.compile(
    r"(?:,| và) (?:chính quyền|[Nn]hân dân|quân và dân|quân, dân)"
    r"(?:(?:,| và) (?:chính quyền|[Nn]hân dân|quân và dân|quân, dân|các lực lượng vũ trang))*"
    r"(?: các dân tộc)? (?:trong )?"
)
_IN_SHORT_FORM = re.compile(rf"[{UPPER}][&-]$")
_IN_A_NUMBER = re.compile(rf"(?<!\S)\d+(?:/\d{{4}})?/[{UPPER}\d]{{1,10}}-(?:[{UPPER}\d]{{1,10}}[-.])*$")
_NAMED_SO = re.compile(r"(?:^|[ “\"])(?:anh|chị|em|cháu|Anh|Chị) $")
_CAPITAL_BEFORE = re.compile(rf"(?:^|(?<=[^{LETTER}])){CAP} $")
_NO_BODY_BEFORE = re.compile(r"(?:trái phiếu|tín phiếu|dự án|sân golf) $", re.IGNORECASE)
_GENERIC_AFTER_FIELD = re.compile(r" (?:các (?:tỉnh|huyện|quận|thành phố|địa phương|nước|cấp|xã)|hai nước)(?!\w)")
_REGION = re.compile(r" (\d{1,2}|[IVX]{1,5})(?!\w)(?: ?[-–] |, | )?")
_SHARED_REGION = re.compile(rf" ({CAP}(?: {CAP})*(?: ?[-–] ?{CAP}(?: {CAP})*)+)")
_PARTS = re.compile(r" ?[-–] ?")
_NUMBERED_UNIT = re.compile(rf" (\d{{1,2}}|[IVX]{{1,4}})(?![\w/.,-])(?! [{LOWER}])")
_NUMBERED_GROUP = re.compile(r" ((?:số |đơn vị (?:bầu cử )?số )?\d{1,2})(?![\w/.,-])")
_NUMBERED_GROUPS = ("Tổ đại biểu", "Chi bộ")
# "Đoàn đại biểu Quốc hội khóa XIV | tỉnh …": the term stands between the body and its place.
_OF_A_YEAR = re.compile(r",? năm \d{4}(?= (?:tỉnh|thành phố|TP\.?|huyện|quận|thị xã|xã|phường)(?!\w))")
_FOR_A_YEAR = ("Ban Chỉ đạo", "Ban Tổ chức", "Hội đồng")
_OF_A_PLACE = ("Ban Chỉ đạo", "Ban Tổ chức", "Ban Chỉ huy", "Hội đồng", "Tiểu ban", "Đoàn đại biểu Quốc hội")
"""Bodies whose place "của" may link to their names."""
_IS_AT = re.compile(r" (?:tại|ở) ")
_TERM = re.compile(r" (?:\()?khóa (?:[IVXL]+|\d{1,2})\)?(?= (?:của )?(?:tỉnh|thành phố|TP|Tp))")
_OF_A_TERM = ("Đoàn đại biểu Quốc hội", "Hội đồng nhân dân", "Thường trực Hội đồng nhân dân")
_OFTEN_SMALL = ("Trường ", "Bệnh viện ", "Công ty ", "Ngân hàng ")
"""How heads begin that the press often prints small before their capitals: "trường Đại học …", "công ty TNHH …"."""
_CAPITALISED = re.compile(rf"{CAP}(?![{LETTER}\d])")
_OF_NO_SINGLE_WORD = ("Cục", "Vụ", "Chi cục", "Tòa án nhân dân")
"""Bodies that no single word names but a field or a place."""
# "Chánh Thanh tra Bộ": which ministry, the article says elsewhere.
_OF_A_MINISTRY = ("Thanh tra", "Văn phòng", "Đảng ủy", "Công đoàn", "Ban cán sự đảng", "Đảng bộ")
_BARE_MINISTRY = re.compile(
    rf"(?:Bộ|Sở|(?<=[Tt]hanh tra )(?:bộ|sở))(?!\w)"
    rf"(?! [{UPPER}])(?! (?:phận|máy|môn|đội|mặt|chính|tộc|trưởng|hữu|tại|tham mưu|tổng tham mưu|chỉ huy|tư lệnh|luật)"
    r"(?!\w))"
)
_CREDITED = re.compile(rf"[{LETTER}.]/$")
_CENTRE = re.compile(r" (?:Trung ương|T\.Ư|TƯ|TW|T\.W)(?!\w)(?! (?:Đảng|Đoàn|Hội|MTTQ|Mặt trận))")
_BLOC = re.compile(
    r" (?:[Cc]ác )?(?:[Cc]ơ quan(?:(?: và |, | ?[-–] ?)[Dd]oanh nghiệp)?|[Dd]oanh nghiệp"
    r"|trường [Đđ]ại học(?:(?:,| và) [Cc]ao đẳng)*|[Dd]ân ?[-–]? ?[Cc]hính ?[-–]? ?[Đđ]ảng)"
    r"(?: Trung ương)?(?! trực thuộc)"
)
_MISSIONS = ("Đại sứ quán", "Tổng Lãnh sự quán", "Thương vụ")
_LEVEL_OF_POLICE = {"CATP": "thành phố", "CAQ": "quận", "CAH": "huyện", "CAP": "phường"}
"""The level that an abbreviation of "Công an" says."""


def _is_word(row: Row) -> bool:
    """Whether a head is a word of the language where it has small letters: "đại hội", "cơ sở", "cán bộ"."""
    return "name" in row or " " not in row["organ"]


def _at(place: PlaceReading | None, reading: BodyReading) -> BodyReading:
    """A body with the place after it, if that has a name."""
    return replace(reading, end=place.end, place=place) if place is not None and place.name else reading


class BodyReader:
    """Reads the bodies of one text. ``organs`` and ``roles`` are the anchors of heads of bodies and offices by offset.

    Readings are kept by offset.
    """

    def __init__(
        self, text: str, organs: Anchors, surnames: frozenset[str], common: frozenset[str], roles: Anchors
    ) -> None:
        self.text = text
        self.organs = organs
        self.names = NameEnds(text, organs, surnames, common, roles)
        self.places = PlaceReader(self.names)
        self.own_names = OwnNames(self.names)
        self.delegations = DelegationReader(self)
        self.nationals = NationalReader(self)
        self._readings: dict[tuple[int, bool], BodyReading | None] = {}
        self._depth = 0

    def read(self, start: int, inner: bool = False) -> BodyReading | None:
        """The body whose head starts at ``start``, or None. ``inner``: it stands inside an office or another body."""
        key = (start, inner)
        if key not in self._readings:
            self._readings[key] = None
            anchor = self.organs.get(start)
            if anchor is not None and self._depth < _DEEPEST:
                self._depth += 1
                self._readings[key] = self._read(anchor, inner)
                self._depth -= 1
        return self._readings[key]

    def outside(self) -> Iterator[int]:
        """Where a body, or a list of bodies, can begin outside an office; most heads in small letters are words."""
        text = self.text
        for start, anchor in self.organs.items():
            if not (text[start].islower() and _is_word(anchor.row)) or (
                anchor.row.get("organ") in LIST_HEADS and PLURAL.search(text, max(0, start - 12), start)
            ):
                yield start

    def listed(self, start: int) -> list[BodyReading]:
        """The bodies of a list that shares its head: "các sở: Nội vụ, Tài chính và Y tế", "UBND các xã A và B"."""
        found = listed(self.text, self.organs, start, self.owned)
        return found or of_places(self.text, self.organs, start, self.read_place)

    def bureau(self, organ: str, start: int, whole: BodyReading) -> BodyReading | None:
        """The office or inspectorate of a department or ministry that stands after a comma or dash."""
        if not (whole.own.startswith(("Sở ", "Tổng cục ", "Bộ ")) and (whole.unique or whole.own != whole.organ)):
            return None
        return BodyReading(start, whole.end, organ, organ, "state", whole.level, ("body",), parent=whole)

    def continued(self, organ: str, start: int, end: int) -> BodyReading | None:
        """The body whose head is implied by an office ("Bộ trưởng | Y tế").

        ``organ`` from ``start``, its tail from ``end`` on.
        """
        row = organ_rows().get(organ)
        following = [self.text[a:b] for a, b in capitalised(self.text, end + 1, 6)]
        named = len(following) > 2 and self.names.person_shaped(following)
        if row is None or named or (len(following) == 1 and self._is_a_given_name(organ, end + 1)):
            # "Hiệu trưởng Trần Văn Thử", "Cục trưởng Thử": whoever is named, and no body.
            return None
        again = self._said_again(organ, end)
        if again is not None:
            return again
        if organ != "Phòng" and self.text.startswith(f" {organ} ", end):
            # "Đội trưởng | Đội đo đạc …" says the head twice, and the name is not read.
            return None
        reading = self._tail(Anchor(start, end, row), row)
        if reading is None or reading.end <= end:
            return None
        return reading

    def _is_a_given_name(self, organ: str, start: int) -> bool:
        """Whether the one capitalised word at ``start`` after an office is who holds it, and names no body."""
        if organ == "Trường" or organ not in _OF_NO_SINGLE_WORD:
            return organ == "Trường"
        known = match_field(self.text, start) is not None or self.names.place_begins(start) or start in self.organs
        word = _CAPITALISED.match(self.text, start)
        return not known and word is not None and not goes_on(self.text, word.group(), word.end())

    def _said_again(self, organ: str, end: int) -> BodyReading | None:
        """The body whose head an office and the name itself both print: "Trưởng phòng | Phòng Giáo dục …"."""
        again = self.organs.get(end + 1)
        if again is None or again.row.get("organ") != organ or self.text[end] != " ":
            return None
        return self.read(end + 1, inner=True)

    def _read(self, anchor: Anchor, inner: bool) -> BodyReading | None:
        row = anchor.row
        if not inner and self._names_none_outside(anchor):
            return None
        if _GENERIC_TAIL.match(self.text, anchor.end) or self._is_place_name(anchor):
            return None
        if "name" in row:
            return self.nationals.read(anchor)
        if self._ends_a_short_form(anchor) or self._says_what_it_does(anchor) or self._is_a_small_word(anchor):
            return None
        again = self._said_again(row["organ"], anchor.end) if inner else None
        if again is not None:
            return again
        reading = self._tail(anchor, row)
        if reading is None or (reading.own != row["organ"] and _GENERIC_AFTER_FIELD.match(self.text, reading.end)):
            return None
        if self._is_too_small(anchor, reading, inner) or is_another_thing(self.names, anchor, reading, inner=inner):
            return None
        settled = reading.parent is not None or reading.place is not None or reading.own != row["organ"]
        return reading if settled or self._stands_alone(anchor, reading, inner) else None

    def _names_none_outside(self, anchor: Anchor) -> bool:
        """Whether a head outside an office is a word of the language, one of several, or tells whose something is."""
        text, start, row = self.text, anchor.start, anchor.row
        if text[start].islower() and _is_word(row):
            return True
        if PLURAL.search(text, max(0, start - 12), start):
            return True
        if row["kind"] != "delegation" and _NO_BODY_BEFORE.search(text, max(0, start - 12), start):
            return True
        # "Thu Hằng/VOV": whose report it is.
        return _CREDITED.search(text, max(0, start - 2), start) is not None

    def _ends_a_short_form(self, anchor: Anchor) -> bool:
        """Whether a head is the end of a longer abbreviation, or of a number: "(KH&CN) TP …", "05/TTLT-BYT-BTC"."""
        printed = self.text[anchor.start : anchor.end]
        if printed.isupper() and _IN_A_NUMBER.search(self.text, max(0, anchor.start - 24), anchor.start):
            return True
        short = len(printed) == 2 and printed.isupper()
        return short and _IN_SHORT_FORM.search(self.text, max(0, anchor.start - 2), anchor.start) is not None

    def _is_a_small_word(self, anchor: Anchor) -> bool:
        """Whether what would be an abbreviation is a word in small letters: "giọng | ca Thử", no "CA Thử"."""
        printed = self.text[anchor.start : anchor.end]
        return printed.islower() and " " not in printed and " " in anchor.row["organ"]

    def _says_what_it_does(self, anchor: Anchor) -> bool:
        """Whether the name of a delegation is what somebody leads it to do: "trưởng đoàn | giám sát UBND huyện"."""
        return (
            anchor.row["kind"] == "delegation"
            and _LEADING.search(self.text, max(0, anchor.start - 11), anchor.start) is not None
            and _ITS_ACT.match(self.text, anchor.start) is not None
        )

    def _is_too_small(self, anchor: Anchor, reading: BodyReading, inner: bool) -> bool:
        """Whether a head in small letters is a word of the language: "đại hội", "cơ sở", "cán bộ"."""
        organ = anchor.row["organ"]
        printed = self.text[anchor.start : anchor.end]
        if not printed[0].islower() or (organ.startswith(_OFTEN_SMALL) and not printed.islower()):
            return False
        if " " not in organ and not (inner and reading.own != organ):
            return True
        return not inner and reading.tails[0] in ("field", "free") and anchor.row["kind"] != "delegation"

    def _stands_alone(self, anchor: Anchor, reading: BodyReading, inner: bool) -> bool:
        """Whether a body may be named by its head alone, with neither place nor whole nor name of its own."""
        organ, delegation = anchor.row["organ"], anchor.row["kind"] == "delegation"
        if self.text[anchor.start].islower():
            return delegation or (inner and " " in organ and anchor.row["kind"] in ("party", "state"))
        if reading.organ == "Ban Chỉ đạo":
            # The one that the article has named, unless a name follows that was not read.
            after = NEXT_WORD.match(self.text, reading.end)
            ended = after[1] in function_words() if after else self.text[reading.end : reading.end + 1] != " "
            return ended and reading.own == reading.organ
        # "Đoàn kiểm tra đề nghị …" is the delegation named before; "Đoàn viên" is a word.
        return reading.tails[0] not in ("free", "field") or (delegation and " " in organ)

    def _is_place_name(self, anchor: Anchor) -> bool:
        """Whether the head only begins the name of something else: "Hội An", "Đài Loan", "Trường Chinh"."""
        if " " in self.text[anchor.start : anchor.end]:
            return False
        if _NAMED_SO.search(self.text, max(0, anchor.start - 6), anchor.start):
            # "anh Khoa tỉnh dậy"
            return True
        before = _CAPITAL_BEFORE.search(self.text, max(0, anchor.start - 12), anchor.start)
        if (
            before
            and self.text[anchor.start].isupper()
            and not self.text[anchor.start : anchor.end].isupper()
            and before.group().strip().lower() not in function_words()
            and before.group().strip() not in _SHORT_TITLES
            and not self._field_follows(anchor)
        ):
            # "Tây Ban Nha", "Lê Trường Sơn"; but "Tại Sở Y tế", "PGĐ Sở Y tế", "Bắc Giang: UBND huyện"
            return True
        following = capitalised(self.text, anchor.start, 3)
        words = [self.text[anchor.start : last] for _, last in following[1:]]
        return places.longest_name(self.text, anchor.start) > anchor.end or any(word in not_bodies() for word in words)

    def _field_follows(self, anchor: Anchor) -> bool:
        """Whether a field of this head follows, so that what stands before it is no name: "ở Nghệ An | Cục Thuế"."""
        if "organ" not in anchor.row or self.text[anchor.end : anchor.end + 1] != " ":
            return False
        known = match_field(self.text, anchor.end + 1) if self.text[anchor.end + 1 : anchor.end + 2].isupper() else None
        return known is not None and has_field(anchor.row["organ"], known[1])

    def read_place(self, start: int, expected: str = "", open_name: bool = False) -> PlaceReading | None:
        """The place at ``start``; see ``PlaceReader.read``."""
        return self.places.read(start, expected, open_name)

    def country_end(self, end: int) -> int:
        """Where a foreign country that follows at ``end`` ends ("Bộ Quốc phòng | Nga"), or -1."""
        match = foreign_state().match(self.text, end)
        if match is None or places.longest_name(self.text, match.start(1)) > match.end():
            return -1
        return -1 if goes_on(self.text, match[1], match.end()) else match.end()

    def _tail(self, anchor: Anchor, row: Row) -> BodyReading | None:
        """The body with what its name goes on with, marked where that is the name of a whole that is not read."""
        reading = self._with_tail(anchor, row)
        if reading is not None and (reading.place is not None or reading.parent is not None):
            reading = self.own_names.after_its_place(reading)
        if reading is None or not reading.bare or reading.kind != "party" or "body" not in reading.tails:
            return reading
        return replace(reading, cut=True) if UNREAD_WHOLE.match(self.text, reading.end) else reading

    def _with_tail(self, anchor: Anchor, row: Row) -> BodyReading | None:
        text, end, own = self.text, anchor.end, row["organ"]
        gloss = GLOSS.match(text, end)
        if gloss:
            end = gloss.end()
        tails = tuple(row["tail"].split(" | "))
        reading = BodyReading(anchor.start, end, own, own, row["kind"], row["level"], tails, row["unique"] == "yes")
        if reading.unique or tails == ("none",):
            return reading
        if row["kind"] == "delegation":
            return self.delegations.read(reading)
        if tails == ("country",):
            stop = self.country_end(end)
            return replace(reading, end=stop, own=f"{own}{text[end:stop]}", unique=True) if stop > 0 else None
        if own in _MISSIONS:
            stop, whose = mission(text, end)
            return replace(reading, end=stop, own=f"{own} {whose}", unique=True) if stop > 0 else reading
        group = _NUMBERED_GROUP.match(text, end) if own in _NUMBERED_GROUPS else None
        if group:
            return self.owned(replace(reading, end=group.end(), own=f"{own} {group[1]}"))
        numbered = _NUMBERED_UNIT.match(text, end) if own == "Vụ" else None
        if numbered:
            return self.owned(replace(reading, end=numbered.end(), own=f"{own} {numbered[1]}"))
        regional = own.endswith((" khu vực", " cơ sở"))
        shared = _SHARED_REGION.match(text, end) if regional else None
        if shared and all(places.is_place(name) for name in _PARTS.split(shared[1])):
            # "Chi cục Thuế khu vực Thử Mẫu - Vân Trạch": of two districts, and of neither alone.
            return replace(reading, end=shared.end(1), own=f"{own} {shared[1]}")
        region = _REGION.match(text, end) if regional else None
        if region:
            # "Tòa án nhân dân khu vực 3 - Nghệ An"
            reading = replace(reading, end=region.end(1), own=f"{own} {region[1]}")
            return _at(self.read_place(region.end()), reading) if region.end() > region.end(1) else reading
        if own.endswith(" Khối"):
            bloc = _BLOC.match(text, end)
            reading = replace(reading, end=bloc.end(), own=own + bloc.group()) if bloc else reading
            return self.place_tail(replace(reading, tails=("place",)))
        if tails[0] in ("field", "free"):
            return self.owned(self._central(self.own_names.read(reading, tails[0] == "free")))
        reading = self._central(reading)
        owned = self.owned(reading)
        police = _LEVEL_OF_POLICE.get(text[anchor.start : anchor.end], "")
        if police and (owned.end == reading.end or police != "thành phố"):
            # Its abbreviation says the level.
            place = self.read_place(end + 1, police, True) if text[end : end + 1] == " " else None
            if place is not None and place.name and place.level == police:
                return replace(reading, end=place.end, place=place)
            return replace(reading, place=PlaceReading(end, end, police, ""))
        if owned.end == reading.end and "free" in tails:
            named = self.own_names.read(reading, True)
            if own == "Ban Tổ chức" and named.end > end:
                # "Ban Tổ chức | Đại hội Thể dục thể thao tỉnh …" is none of the Party.
                named = replace(named, kind="other", tails=("free",))
            return self.owned(named)
        return owned

    def _central(self, reading: BodyReading) -> BodyReading:
        """A body whose name ends in "Trung ương": the nation has one of it."""
        centre = _CENTRE.match(self.text, reading.end)
        if centre is None or reading.tails[0] == "body" or reading.own.endswith("Trung ương"):
            return reading
        own, end = f"{reading.own} Trung ương", centre.end()
        place_end = places.longest_name(self.text, end + 1) if reading.organ.startswith("Bệnh viện") else -1
        if place_end > 0 and self.text[end] == " ":
            # "Bệnh viện Đa khoa Trung ương | Thái Nguyên": there are several.
            own, end = f"{own} {self.text[end + 1 : place_end]}", place_end
        central = replace(reading, end=end, own=own, level="central", unique=True)
        return self.own_names.about(central) if reading.organ == "Ban Chỉ đạo" else central

    def owned(self, reading: BodyReading) -> BodyReading:
        """A body with the tail that says whose organ it is: a higher body or a place."""
        text, end = self.text, reading.end
        whole = unit_of(text, reading, self.organs, self.read)
        if whole is not None:
            return whole
        gloss = GLOSS.match(text, end) if reading.own != reading.organ else None
        if gloss:
            # The short form stands before the place: "Hiệp hội Doanh nghiệp (DN) TP …".
            placed = self.place_tail(replace(reading, end=gloss.end()))
            if placed.place is not None:
                return placed
        term = _TERM.match(text, end) if reading.organ in _OF_A_TERM else None
        if term:
            end = term.end()
            reading = replace(reading, end=end)
        of = OF.match(text, end)
        start = of.end() if of else end + 1
        if reading.organ in _OF_A_MINISTRY and _BARE_MINISTRY.match(text, start) and text[end : end + 1] == " ":
            head = text[start].upper() + text[start + 1]
            level = "central" if head == "Bộ" else "province"
            ministry = BodyReading(start, start + 2, head, head, "state", level, ("field",))
            return replace(reading, end=start + 2, parent=ministry, linked=bool(of))
        year = _OF_A_YEAR.match(text, end) if reading.organ in _FOR_A_YEAR else None
        if year:
            # "Ban Chỉ đạo Kỳ thi … năm 2031 | tỉnh …"
            place = self.read_place(year.end() + 1)
            return replace(reading, end=year.end(), place=place) if place is not None else reading
        people = _AND_PEOPLE.match(text, end) if "place" in reading.tails else None
        if people:
            # "Đảng bộ, chính quyền và nhân dân tỉnh …": the place closes the whole coordination.
            place = self.read_place(people.end())
            if place is not None:
                return replace(reading, place=place)
        if text[end : end + 1] != " ":
            return reading
        whole = self._whole(reading, start, linked=bool(of))
        if whole is not None:
            organ = replace(reading, end=whole.end, parent=whole, linked=bool(of))
            if reading.organ == "Chi nhánh" and whole.unique:
                # "Chi nhánh Ngân hàng Nhà nước | tỉnh Vân Trạch"
                return _at(self.read_place(whole.end + 1), organ)
            return self._branch_at(organ) if reading.organ == "Văn phòng đại diện" else organ
        if of:
            # "Ban Chỉ đạo phòng, chống dịch | của Hà Nội"
            return _at(self.read_place(of.end()), reading) if reading.organ in _OF_A_PLACE else reading
        return self.place_tail(reading)

    def _whole(self, reading: BodyReading, start: int, linked: bool) -> BodyReading | None:
        """The body at ``start`` of which this one is an organ. ``linked``: "của" or another word stands between."""
        whole = self.read(start, inner=True)
        if whole is None or whole.kind == "delegation" or whole.own == reading.own:
            return None
        board = reading.organ == "Ban Chỉ đạo" and not whole.bare
        named = board or (reading.own != reading.organ and not linked)
        # "Ban Thường vụ huyện ủy": a committee of the Party, though printed small and without its place.
        a_word = self.text[start].islower() and whole.bare and whole.organ not in LEVEL_OF_COMMITTEE
        return whole if ("body" in reading.tails or named) and not a_word else None

    def _branch_at(self, branch: BodyReading) -> BodyReading:
        """A branch office with where it is: "Văn phòng đại diện Báo … | tại TP HCM"."""
        at = _IS_AT.match(self.text, branch.end)
        return _at(self.read_place(at.end(), "", True), branch) if at else branch

    def place_tail(self, reading: BodyReading) -> BodyReading:
        """The body with the place that follows it: "UBND | huyện Vân Trạch"."""
        if self.text[reading.end : reading.end + 1] != " ":
            return reading
        level = LEVEL_OF_COMMITTEE.get(reading.organ, "")
        open_name = bool(level) or "place" in reading.tails
        place = self.read_place(reading.end + 1, level, open_name)
        return replace(reading, end=place.end, place=place) if place else reading
