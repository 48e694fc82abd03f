"""Read how somebody is addressed: the honorifics, degrees and ranks before an office or a name ("đồng chí Đại tá")."""

from __future__ import annotations

import re

from hoso.loaders.anchors import Anchors
from hoso.loaders.lexicon import Row
from hoso.loaders.record import record

_LONGEST = 8
"""So many honorifics, degrees and ranks may stand before one name."""
_AFTER = re.compile(r"[ ,.:]{0,2}")


@record
class Address:
    """An address that ends at ``end``, where the office or the name begins; an empty one ends where it begins.

    ``comrade``: it is that of an official or of a delegate, whom an article may name for it; ``delegate``: of a
    delegate; ``plural``: of more than one person.
    """

    end: int
    comrade: bool
    delegate: bool
    plural: bool


def read_address(text: str, start: int, honorifics: Anchors, roles: Anchors) -> Address:
    """The address that begins at ``start``."""
    end, comrade, delegate, plural = start, False, False, False
    for _ in range(_LONGEST):
        anchor = honorifics.get(end)
        if anchor is None:
            break
        comrade = comrade or _public(anchor.row)
        if end in roles and roles[end].end > anchor.end:
            # "Đại biểu | Quốc hội": the form of address begins the office.
            break
        plural = plural or anchor.row.get("plural") == "yes"
        delegate = delegate or anchor.row.get("honorific", "").endswith("đại biểu")
        end = after_honorific(text, anchor.end)
    return Address(end, comrade, delegate, plural)


def _public(honorific: Row) -> bool:
    return next(iter(honorific.values())).endswith(("đồng chí", "đại biểu"))


def after_honorific(text: str, end: int) -> int:
    """Where what follows an honorific begins that ends at ``end``: a stop or a comma may stand between."""
    gap = _AFTER.match(text, end)
    return gap.end() if gap else end
