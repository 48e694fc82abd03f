"""The short forms and second names of bodies that stand in brackets after their names in one article."""

from __future__ import annotations

import re
from itertools import pairwise

from hoso.loaders.readings import BodyReading
from hoso.loaders.recognise import Recognised

_GLOSS = re.compile(r" ?\((?:sau đây )?(?:gọi tắt là |viết tắt là |gọi là )?[“\"]?([A-ZĐ][A-ZĐ&-]{1,11})[”\"]?\)")


def short_forms(recognised: Recognised) -> dict[str, BodyReading]:
    """The companies and associations whose short form stands in brackets after them: "Tổng công ty … (VTM)"."""
    found: dict[str, BodyReading] = {}
    for reading in recognised.bodies:
        gloss = _GLOSS.match(recognised.text, reading.end) if reading.own != reading.organ else None
        if gloss is not None and reading.kind in ("other", "mass") and reading.parent is None:
            found.setdefault(gloss[1], reading)
    return found


def second_names(recognised: Recognised) -> dict[str, BodyReading]:
    """The bodies that a bracket names a second time: "Ban Chỉ đạo chống buôn lậu … (Ban Chỉ đạo 389 tỉnh)"."""
    found: dict[str, BodyReading] = {}
    for first, second in pairwise(recognised.bodies):
        in_brackets = recognised.text[first.end : second.start] == " (" and recognised.text.startswith(")", second.end)
        if in_brackets and first.organ == second.organ and first.own != second.own and not first.bare:
            found.setdefault(second.own, first)
    return found
