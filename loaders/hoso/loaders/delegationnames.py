"""Which delegation a reading means: by who sent it, by its place, or the one that the article names before."""

from __future__ import annotations

import re
from collections.abc import Sequence

from hoso.loaders.articleplaces import province_in_full, province_name
from hoso.loaders.bodynames import BodyName
from hoso.loaders.namedbodies import NamedBodies
from hoso.loaders.readings import RANK, BodyReading

_NUMBER = re.compile(r" số \d+$")
_IN_OWN_NAME = (" của Chủ tịch", " của Bộ trưởng")
"""How the own name of a delegation ends that the head of a body sends in his own name."""


def sent_by(reading: BodyReading, sender: BodyName) -> BodyName:
    """The delegation with its sender: "Đoàn kiểm tra số 1 của Tỉnh ủy Nghệ An"."""
    # "Tổ công tác của Chủ tịch | Ủy ban nhân dân …"
    of = " " if reading.own.endswith(_IN_OWN_NAME) else " của "
    return BodyName(f"{reading.own}{of}{sender.name}", "delegation", sender.level, sender.place, sender, reading.organ)


def sent_from(reading: BodyReading, level: str, name: str, home: str) -> BodyName:
    """The delegation with the place that sent it: "Đoàn công tác của tỉnh Nghệ An"."""
    province = province_name(name) if RANK.get(level, 1) == 1 else ""
    where = province_in_full(province) if province else f"{level} {name}".strip()
    of = "của " if reading.linked else ""
    return BodyName(f"{reading.own} {of}{where}", "delegation", "", province or home, None, reading.organ)


def deputies_of(place: str, readings: Sequence[BodyReading]) -> BodyReading | None:
    """The deputies of a province, whom "Đoàn" and its name mean where the article names them in full."""
    province = province_name(place)
    groups = (body for body in readings if body.own == "Đoàn đại biểu Quốc hội" and province)
    theirs = (body for body in groups if body.place is not None and province_name(body.place.name) == province)
    return next(theirs, None)


def numbered(reading: BodyReading, named: NamedBodies) -> BodyName | None:
    """The delegation with a number of its own, though nobody is said to have sent it: "Đoàn kiểm tra số 30".

    Where one body alone sends the delegations of its sort that the article names, it sent this one too.
    """
    printed = len(reading.own) == reading.end - reading.start  # "Đoàn 1 kiểm tra liên ngành": the name goes on
    if reading.cut or not printed or reading.organ == "Đoàn" or not _NUMBER.search(reading.own):
        return None
    senders = {body.part_of for body in named if body.kind == "delegation" and body.organ == reading.organ}
    sender = next(iter(senders)) if len(senders) == 1 else None
    if sender is not None:
        return sent_by(reading, sender)
    return BodyName(reading.own, "delegation", "", "", None, reading.organ)


def named_before(reading: BodyReading, named: NamedBodies) -> BodyName | None:
    """The delegation that an article has named before it speaks of it as "Đoàn kiểm tra", else one named later."""
    if reading.cut:
        return None
    known = [body for body in named if body.kind == "delegation"]
    in_order = named.before(reading.start, known) or named.in_order_of_last(known)
    alike = [body for body in in_order if body.organ.startswith(reading.organ) or reading.organ == "Đoàn"]
    if reading.own != reading.organ:
        # "Đoàn kiểm tra số 2" may be the "Đoàn kiểm tra của …", but not the one for a field of its own.
        alike = [body for body in alike if body.name.startswith((reading.own, f"{reading.organ} của "))]
    same = [body for body in alike if body.name.startswith(reading.own)]
    for candidates in (same, alike):
        if len(candidates) == 1:
            return candidates[0]
    return alike[-1] if alike and reading.own == reading.organ else None
