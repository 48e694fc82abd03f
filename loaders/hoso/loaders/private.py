"""Who is a private person: suspects, victims, citizens without a public office are nobody's node.

A public office is one of the Party, the State or a front, or of a foreign state. Whoever holds one is named in office.
Whoever has only a post in a company, a school or a bank is left out where the text speaks of a crime or an accident
around the name, or of one anywhere and tells the person's age after the name, or calls the person anh, chị, em.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from hoso.loaders.expression import expression
from hoso.loaders.lexicon import load
from hoso.loaders.officenames import OfficeName
from hoso.loaders.officereading import OfficeReading
from hoso.loaders.personreading import PersonReading
from hoso.loaders.readings import HAMLETS

_ONLY_OF_THE_STATE = ("Bộ", "Hạt", "Tổng cục", "Cục", "Chi cục", "Công an", "Tòa án nhân dân", "Viện kiểm sát nhân dân")
PUBLIC = ("party", "state", "mass", "delegation")

_FAMILIAR = expression(r"(?<!\w)(?:anh|chị|em|cháu|bé|cậu|Anh|Chị|Em|Cháu|Bé) $")
_AGED = expression(r" \((?:\d\d tuổi|SN|[Ss]inh (?:năm|ngày))")
_END = expression(r"[.!?…\n]")


@cache
def _crime() -> re.Pattern[str]:
    words = sorted((row["word"] for row in load("crime_words")), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w)", re.IGNORECASE)


@cache
def _weak_roles() -> frozenset[str]:
    return frozenset(row["role"] for row in load("roles") if row["weak"] == "yes")


def _hamlet(role: str) -> bool:
    return role.endswith(HAMLETS)


@cache
def _public_roles() -> frozenset[str]:
    """The roles that are public without a body.

    Those of the Party, the heads of hamlets and quarters, and those that only a state body has ("Bộ trưởng").
    """
    rows = (row for row in load("roles") if row["weak"] == "no")
    public = (
        row
        for row in rows
        if row["kind"] == "party"
        or row["takes_body"] == "inherent"
        or row["organ"] in _ONLY_OF_THE_STATE
        or _hamlet(row["role"])
    )
    return frozenset(row["role"] for row in public)


def counts_as_office(office: OfficeName) -> bool:
    """Whether an office makes its holder somebody whom an article may name.

    A word like "cán bộ" only with a public body.
    """
    if office.event_role:
        return False
    return office.role not in _weak_roles() or is_public(office)


def is_public(office: OfficeName) -> bool:
    """Whether an office is of the Party, the State, a front or a foreign state."""
    if office.body is not None:
        return office.body.kind in PUBLIC
    return office.name != office.role or office.role in _public_roles()


def of_the_public(office: OfficeReading) -> bool:
    """Whether an office as printed is of a body of the Party, the State or a front, even where it is open which."""
    return office.body is not None and office.body.kind in PUBLIC and office.role["weak"] == "no"


def is_private(text: str, readings: Sequence[PersonReading], offices: Iterable[OfficeName]) -> bool:
    """Whether a person of these mentions and offices is private in this text."""
    public = [office for office in offices if is_public(office)]
    familiar = any(_FAMILIAR.search(text, max(0, r.name_start - 6), r.name_start) for r in readings)
    if public:
        # "chị Trần Thị Thử, cán bộ UBND thành phố": a citizen who works there.
        return familiar and all(office.role in _weak_roles() for office in public)
    # "Trần Văn Thử (37 tuổi), Giám đốc Công ty …": so the press tells of suspects, and of candidates.
    aged = any(_AGED.match(text, reading.name_end) for reading in readings) and _crime().search(text) is not None
    return familiar or aged or any(_crime().search(text, *_clause(text, reading)) for reading in readings)


def _clause(text: str, reading: PersonReading) -> tuple[int, int]:
    """The sentence around a mention, at most 200 characters to each side."""
    before = [match.end() for match in _END.finditer(text, max(0, reading.start - 200), reading.start)]
    after = _END.search(text, reading.end, reading.end + 200)
    begin = before[-1] if before else max(0, reading.start - 200)
    return begin, after.start() if after else min(len(text), reading.end + 200)
