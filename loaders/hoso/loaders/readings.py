"""What the readers of places and bodies make: a place or a body as it is printed, and the levels of places."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hoso.loaders.letters import LETTER
from hoso.loaders.record import record

COMMITTEES = {
    "thành phố": "Thành ủy",
    "tỉnh": "Tỉnh ủy",
    "quận": "Quận ủy",
    "huyện": "Huyện ủy",
    "thị xã": "Thị ủy",
    "xã": "Đảng ủy xã",
    "phường": "Đảng ủy phường",
    "thị trấn": "Đảng ủy thị trấn",
}
"""The committee of the Party at each level of place."""

LEVEL_OF_YOUTH = {
    "Tỉnh đoàn": "tỉnh",
    "Thành đoàn": "thành phố",
    "Quận đoàn": "quận",
    "Huyện đoàn": "huyện",
    "Thị đoàn": "thị xã",
}
"""The youth unions whose name has the level in it, so that their place does not repeat it."""

LEVEL_OF_COMMITTEE = {
    "Thành ủy": "thành phố",
    "Tỉnh ủy": "tỉnh",
    "Quận ủy": "quận",
    "Huyện ủy": "huyện",
    "Thị ủy": "thị xã",
}

DISTRICT = ("quận", "huyện", "thị xã")
"""The levels that are a district's alone."""
CITY_OR_DISTRICT = (*DISTRICT, "thành phố")
"""Those of what lies below a province: a city of one shares its word with the cities that are provinces."""

RANK = {
    "tỉnh": 1,
    "thành phố": 1,
    "quận": 2,
    "huyện": 2,
    "thị xã": 2,
    "xã": 3,
    "phường": 3,
    "thị trấn": 3,
    "đặc khu": 3,
    "thôn": 4,
    "ấp": 4,
    "bản": 4,
    "buôn": 4,
    "khóm": 4,
    "khu phố": 4,
    "tổ dân phố": 4,
}
"""How deep a level lies: a qualifier after a comma must lie higher than what it qualifies."""

# No place is in "Viện Nghiên cứu phát triển xã hội".
LEVEL = re.compile(
    r"(tp\.|q\.|h\.|tx\.|p\.|tt\.|x\.|(?:thành phố|tp|tỉnh|quận|huyện|thị xã|tx|xã(?-i:(?! hội))|phường|thị trấn|thủ đô"
    r"|đặc khu|thôn|ấp|bản|khu phố|tổ dân phố)"
    rf"(?![{LETTER}]))",
    re.IGNORECASE,
)
LEVEL_FULL = {"tp": "thành phố", "q": "quận", "h": "huyện", "tx": "thị xã", "p": "phường", "tt": "thị trấn", "x": "xã"}


HAMLETS = ("thôn", "ấp", "bản", "khu phố", "khóm", "buôn", "xóm", "tổ dân phố")
"""What lies below a commune and has a head: no authority, and in no gazetteer."""

BOARDS = ("Hội đồng quản trị", "Hội đồng thành viên")
"""The boards of companies, whose officers name the company once: "Chủ tịch HĐQT kiêm Tổng Giám đốc Công ty …"."""

PARTY_OF = ("Ban cán sự đảng", "Đảng đoàn", "Đảng ủy", "Chi bộ")
"""What of the Party is named with the body that it leads or its officers: "Bí thư Đảng ủy, Giám đốc Sở …"."""


@record
class PlaceReading:
    """A place as printed: its ``level`` ("quận") and its ``name``, each empty where it is not printed."""

    start: int
    end: int
    level: str
    name: str
    within: tuple[tuple[str, str], ...] = ()


@record
class BodyReading:
    """A body as printed. ``own`` is its head with number and field ("Sở Nội vụ", "Đoàn kiểm tra số 1")."""

    start: int
    end: int
    own: str
    organ: str
    kind: str
    level: str
    tails: tuple[str, ...]
    unique: bool = False
    place: PlaceReading | None = None
    parent: BodyReading | None = None
    linked: bool = False
    cut: bool = False
    """Whether its name goes on in words that were not read, so that it is none named before: "Đảng ủy | công ty …"."""
    among: bool = False
    """Whether a list of places names it, so that no bare name after it means it: "UBND các xã A | và B"."""

    @property
    def bare(self) -> bool:
        """Whether the printed name leaves open which body of its sort is meant."""
        if self.unique:
            return False
        if self.parent is not None:
            return self.parent.bare
        return self.place is None or not self.place.name

    def with_wholes(self) -> Iterator[BodyReading]:
        """The body and those that it is a part of, the largest last."""
        body: BodyReading | None = self
        while body is not None:
            yield body
            body = body.parent

    @property
    def national(self) -> bool:
        """Whether it is one of the state's of which there is one: a ministry, "Quốc hội"; no company."""
        return (self.unique or self.organ == "Bộ") and self.kind != "other"

    @property
    def told_apart(self) -> bool:
        """Whether the name is more than its sort: by a place or a level ("UBND tỉnh"), a delegation's by its sender."""
        sent = self.kind == "delegation" and self.parent is not None
        return not self.bare or self.place is not None or sent
