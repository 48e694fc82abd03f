"""What the reader of offices makes: an office as it is printed."""

from __future__ import annotations

from hoso.loaders.lexicon import Row
from hoso.loaders.readings import BodyReading, PlaceReading
from hoso.loaders.record import record

MISSIONS = ("Đại sứ quán", "Tổng Lãnh sự quán", "Thương vụ", "Phái đoàn")
"""What represents a state in another one."""

OURS_ABROAD = " Việt Nam tại "
"""Of an office of this country's in another ("Đại sứ Việt Nam tại Nhật Bản"), which is no foreigner's."""


@record
class OfficeReading:
    """One office as printed: its role, and the body or place after it if there is one.

    ``foreign`` is the whole title where it is of another country, or held in one ("Thủ tướng Canada"); ``within`` is
    the body that a comma or a bracket adds to the office's own ("Cục trưởng Cục Thú y, Bộ …"); ``sort`` is a body's
    sort where its name is left unsaid ("Giám đốc Công ty").
    """

    start: int
    end: int
    role: Row
    status: str = "current"
    body: BodyReading | None = None
    place: PlaceReading | None = None
    foreign: str = ""
    within: BodyReading | None = None
    sort: str = ""

    @property
    def abroad(self) -> bool:
        """Whether it is another country's, and not one of this country's in another."""
        return self.foreign != "" and OURS_ABROAD not in self.foreign
