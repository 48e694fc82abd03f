"""Read the bodies of which the nation has one ("Chính phủ"), their branches and what other countries call so."""

from __future__ import annotations

import re
from typing import Protocol

from hoso.loaders import places
from hoso.loaders.anchors import Anchor
from hoso.loaders.bodywords import GLOSS, VIET_NAM, organ_rows
from hoso.loaders.readings import BodyReading

# "Công ty | CP | đầu tư …": cổ phần, and no Government.
_SHARES = re.compile(r"(?:[Cc]ông ty|[Cc]ty|TM) CP$")
# "toàn | quốc Hội | nghị": the whole country.
_WHOLE_COUNTRY = re.compile(r"(?<!\w)[Tt]oàn $")
_SEVERAL_STATES = re.compile(r" (?:hai nước|các nước|hai bên|điện tử|kiến tạo|một số nước)(?!\w)")
# "Ủy ban Kinh tế | APEC": of states together, and not ours.
_OF_STATES = re.compile(r" (?:APEC|ASEAN|G7|G20|EU|LHQ|Liên [Hh]ợp [Qq]uốc|[Cc]hâu Âu)(?!\w)")
_AND_ITS_PEOPLE = re.compile(r" và (?:[Nn]hân dân|[Nn]hà nước|[Cc]hính phủ|[Qq]uốc hội)(?= )")
_SOME_UNION = re.compile(r" (?:Hội|Đoàn|Mặt trận)(?! [A-ZĐ])(?!\w)")
_BRANCH = re.compile(r"(?:(?: [-–])?(?P<of> [Cc]hi nhánh))? (?:tỉnh |TP |thành phố )?(?=[A-ZĐ])")


class Bodies(Protocol):
    """What is asked of the reader of bodies."""

    text: str

    def read(self, start: int, inner: bool = False) -> BodyReading | None:
        """The body whose head starts here."""

    def country_end(self, end: int) -> int:
        """Where a foreign country that follows at ``end`` ends, or -1."""

    def place_tail(self, reading: BodyReading) -> BodyReading:
        """The body with the place that follows it."""


class NationalReader:
    """Reads the bodies of national_bodies.tsv in one text."""

    def __init__(self, bodies: Bodies) -> None:
        self.text = bodies.text
        self.bodies = bodies

    def read(self, anchor: Anchor) -> BodyReading | None:
        """The body whose name is at ``anchor``: the nation's, a branch of it, or another country's; None for none."""
        if _SHARES.search(self.text, max(0, anchor.start - 10), anchor.end):
            return None
        if _WHOLE_COUNTRY.search(self.text, max(0, anchor.start - 6), anchor.start):
            return None
        if self._of_some_union(anchor):
            return None
        theirs = self.bodies.country_end(anchor.end)
        if theirs > 0:
            return self.foreign(anchor, theirs, self.text[anchor.end : theirs])
        if _SEVERAL_STATES.match(self.text, anchor.end) or _OF_STATES.match(self.text, anchor.end):
            return None
        both = _AND_ITS_PEOPLE.match(self.text, anchor.end)
        theirs = self.bodies.country_end(both.end()) if both else -1
        if both and theirs > 0:
            # "Chính phủ và Nhân dân nước Cộng hòa Cuba"
            return self.foreign(anchor, anchor.end, self.text[both.end() : theirs])
        return self._of_union(anchor) or self._branch(anchor) or self._of_company(anchor) or self._whole(anchor)

    def foreign(self, anchor: Anchor, end: int, country: str) -> BodyReading | None:
        """A body of another country up to ``end``: its name has the country ("Bộ Ngoại giao Lào")."""
        row = anchor.row
        name = row["name"] if "name" in row else row["organ"]
        if "Việt Nam" in name or row["kind"] not in ("state", "party"):
            return None
        printed = self.text[anchor.start : anchor.end]
        if "nhân dân" in name and "nhân dân" not in printed.lower() and not printed.isupper():
            # "Tòa án Tối cao Canada" is not called as ours is, Tòa án nhân dân tối cao.
            name = printed[0].upper() + printed[1:]
        name = f"{name}{country}"
        return BodyReading(anchor.start, end, name, name, row["kind"], "", ("none",), unique=True)

    def _of_some_union(self, anchor: Anchor) -> bool:
        """Whether a central committee is that of a union by its sort alone: "Ban Chấp hành Trung ương | Hội họp"."""
        return self._may_be_unions(anchor) and _SOME_UNION.match(self.text, anchor.end) is not None

    def _may_be_unions(self, anchor: Anchor) -> bool:
        """Whether a central committee is printed without a word of the Party's."""
        printed = self.text[anchor.start : anchor.end]
        return anchor.row["name"] == "Ban Chấp hành Trung ương Đảng" and "Đảng" not in printed

    def _of_union(self, anchor: Anchor) -> BodyReading | None:
        """The central committee of a union or front: "BCH Trung ương | Hội Nông dân Việt Nam"."""
        if not self._may_be_unions(anchor):
            return None
        union = self.bodies.read(anchor.end + 1, inner=True) if self._goes_on(anchor) else None
        if union is None or union.kind != "mass":
            return None
        own = "Ban Chấp hành Trung ương"
        return BodyReading(anchor.start, union.end, own, own, "mass", "central", ("body",), parent=union)

    def _branch(self, anchor: Anchor) -> BodyReading | None:
        """One of many: "Kho bạc Nhà nước | tỉnh Nghệ An", "Ngân hàng Chính sách xã hội | tỉnh …".

        What is printed with Việt Nam is one only where the level of its place is printed too ("Hội Nông dân Việt Nam |
        tỉnh …").
        """
        name, kind = anchor.row["name"], anchor.row["kind"]
        whole = name in organ_rows()
        local = name if whole else name.removesuffix(" Việt Nam")
        row = organ_rows().get(local)
        if row is None or "place" not in row["tail"] or not self._goes_on(anchor):
            return None
        gloss = GLOSS.match(self.text, anchor.end)
        end = gloss.end() if gloss else anchor.end
        branch = self.bodies.place_tail(BodyReading(anchor.start, end, local, local, kind, "", ("place",)))
        levelled = not whole and self.text.endswith("Việt Nam", anchor.start, anchor.end)
        return branch if branch.place is not None and (branch.place.level or not levelled) else None

    def _of_company(self, anchor: Anchor) -> BodyReading | None:
        """A branch of a national company, told by a province: "VNPT Thử Mẫu", "Agribank - Chi nhánh Bắc Giang"."""
        start, end, kind = anchor.start, anchor.end, anchor.row["kind"]
        link = _BRANCH.match(self.text, end) if kind == "other" else None
        name_end = places.longest_name(self.text, link.end()) if link else -1
        if link is None or not places.province(self.text[link.end() : name_end]):
            return None
        branch = " chi nhánh" if link["of"] else ""
        own = f"{self.text[start:end]}{branch} {self.text[link.end() : name_end]}"
        return BodyReading(start, name_end, own, own, kind, "", ("none",), unique=True)

    def _whole(self, anchor: Anchor) -> BodyReading:
        """The nation's own, also "Ủy ban Trung ương Mặt trận Tổ quốc (UBTW MTTQ) Việt Nam"."""
        name, kind, end = anchor.row["name"], anchor.row["kind"], anchor.end
        gloss = GLOSS.match(self.text, end)
        country = VIET_NAM.match(self.text, gloss.end() if gloss else end)
        if country and (gloss or not name.endswith("Việt Nam")):
            end = country.end()
        return BodyReading(anchor.start, end, name, name, kind, "central", ("none",), unique=True)

    def _goes_on(self, anchor: Anchor) -> bool:
        return self.text[anchor.end : anchor.end + 1] == " "
