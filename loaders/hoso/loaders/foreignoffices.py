"""Read the offices of other countries, and of this one's envoys: "Thủ tướng Canada", "Đại sứ Việt Nam tại Nhật Bản"."""

from __future__ import annotations

import re
from dataclasses import replace

from hoso.loaders.anchors import Anchor
from hoso.loaders.bodywords import countries, written_out
from hoso.loaders.foreign import country_of, foreign_body, governed, with_country
from hoso.loaders.letters import CAP, LOWER, capitalised, is_foreign_word
from hoso.loaders.lexicon import Row
from hoso.loaders.officereading import MISSIONS, OURS_ABROAD, OfficeReading
from hoso.loaders.personnames import NameReader
from hoso.loaders.readings import LEVEL_OF_COMMITTEE, BodyReading

_ENVOY_OF_OURS = re.compile(r"(?: nước (?:Cộng hòa xã hội chủ nghĩa|CHXHCN))? Việt Nam tại (?:nước )?(?=\S)")
_HERE = re.compile(r" (?:Việt Nam|Hà Nội|Đà Nẵng|(?:TP\.? ?|[Tt]hành phố )(?:HCM|Hồ Chí Minh))(?!\w)")
# "Bộ trưởng | Giáo dục | Cao học | Cuba", "Bộ trưởng | Kinh tế, | Thương mại | và Công nghiệp | Nhật Bản".
_FIELD = re.compile(rf"(?:,| và| -)? ({CAP})( [{LOWER}]+)?")
_LONGEST_FIELD = 50
# "Bí thư Khu ủy Khu tự trị dân tộc Choang Quảng Tây (Trung Quốc)": China has five such regions.
_REGION_OF_CHINA = re.compile(
    r" Khu ủy(?: Khu tự trị(?: dân tộc [^\W\d_]+)?)?[ -](?:Quảng Tây|Ninh Hạ|Nội Mông(?: Cổ)?|Tân Cương|Tây Tạng)"
    r"(?:,? Trung Quốc| \(Trung Quốc\))?"
)
# As in "Bê-la-rút", and where several states sit.
_SPELLED_COUNTRY = re.compile(r" (?:[A-ZĐ]\w*(?:-\w+)+|Liên [Hh]ợp [Qq]uốc|LHQ|Liên minh châu Âu|EU)(?!\w)")


class ForeignOffices:
    """Reads the offices of one text that are another country's, or held in one."""

    def __init__(self, names: NameReader) -> None:
        self.text = names.text
        self.bodies = names.bodies
        self.names = names

    def read(self, anchor: Anchor, end: int, status: str, named: bool) -> OfficeReading | None:
        """The office whose role ends at ``end`` if words after it, or the role itself, say that it is foreign."""
        text, row, start = self.text, anchor.row, anchor.start
        country = self.bodies.country_end(end)
        if country > 0:
            close = max(country, self._posted(row, country))
            said = self._named_in_role(anchor, close)
            return OfficeReading(start, close, row, status, said, foreign=written_out(text[start:close]))
        theirs = foreign_body(text, start, end)
        if theirs is not None:
            title = f"{text[start : theirs.start]}{theirs.own}"
            return OfficeReading(start, theirs.end, row, status, theirs if theirs.kind else None, foreign=title)
        # "Thống đốc" alone is the State Bank's, but for the words that follow it.
        seat = governed(text, written_out(text[start:end]), end, named)
        if seat > 0:
            close = max(self.bodies.country_end(seat), seat)
            return OfficeReading(start, close, row, status, foreign=written_out(text[start:close]))
        minister = self._minister(row, end)
        if minister > 0:
            return OfficeReading(start, minister, row, status, foreign=written_out(text[start:minister]))
        abroad = self._abroad(row, end)
        if abroad > 0:
            ours = text.index(OURS_ABROAD, end)
            return OfficeReading(start, abroad, row, status, foreign=row["role"] + text[ours:abroad])
        region = _REGION_OF_CHINA.match(text, end)
        if region is not None:
            return OfficeReading(start, region.end(), row, status, foreign=written_out(text[start : region.end()]))
        holder = capitalised(text, end + 1, 1)
        if row["organ"] == "Tòa án nhân dân" and any(is_foreign_word(text[first:last]) for first, last in holder):
            # "thẩm phán John Smith": of a court elsewhere, which the article names otherwise or not at all.
            return OfficeReading(start, end, row, status, foreign=written_out(text[start:end]))
        return None

    def of_body(self, anchor: Anchor, status: str, body: BodyReading) -> OfficeReading | None:
        """The office of a ``body`` if that is another country's."""
        start, row = anchor.start, anchor.row
        if not body.unique and body.place is None and body.parent is None:
            country = self.bodies.country_end(body.end)
            if country > 0:
                return OfficeReading(start, country, row, status, foreign=self.text[start:country])
        if body.organ == body.own and body.own.endswith(tuple(countries())):
            title = written_out(self.text[start : body.end])
            return OfficeReading(start, body.end, row, status, body, foreign=title)
        return None

    def _minister(self, row: Row, end: int) -> int:
        """Where the country ends whose minister a role up to ``end`` and his field name, or -1."""
        limit, country = end + _LONGEST_FIELD, -1
        while country < 0 and row["organ"] == "Bộ" and end < limit:
            field = _FIELD.match(self.text, end)
            if field is None or field.start(1) in self.names.roles or field[1] == "Bộ":
                break
            if field[1] in self.names.surnames and field[2] is None:
                # "Bộ trưởng Y tế | Chu Thử Anh"
                break
            end, country = field.end(), self.bodies.country_end(field.end())
        return country

    def goes_on(self, office: OfficeReading, before: OfficeReading, named: bool) -> OfficeReading | None:
        """An office after a foreign one as it is meant; None where it is another person's."""
        if not before.foreign or office.foreign or not self._of_a_state(office):
            return office
        # "…, Đại sứ Lào tại Việt Nam, Chủ tịch UBND tỉnh Nghệ An Trần Văn Thử": the next person's.
        return self._theirs(office, before, named)

    def of_one_country(self, offices: list[OfficeReading]) -> list[OfficeReading]:
        """A chain of which the last office says the country: "Tổng Bí thư, Chủ tịch Trung Quốc"."""
        if not offices or not offices[-1].abroad:
            return offices
        country = country_of(offices[-1].foreign)
        return [self._of_country(office, offices[-1], country) for office in offices]

    def _posted(self, row: Row, end: int) -> int:
        """Where the place ends in which an envoy of another state serves ("Đại sứ Cuba | tại Việt Nam"), or -1."""
        if row["organ"] not in MISSIONS or not self.text.startswith(" tại ", end):
            return -1
        here = _HERE.match(self.text, end + 4)
        return here.end() if here else self._country_after(end + 4)

    def _country_after(self, end: int) -> int:
        spelled = _SPELLED_COUNTRY.match(self.text, end)
        return max(self.bodies.country_end(end), spelled.end() if spelled else -1)

    def _abroad(self, row: Row, end: int) -> int:
        """Where the country ends in which an envoy of this one serves ("Đại sứ | Việt Nam tại Nhật Bản"), or -1."""
        ours = _ENVOY_OF_OURS.match(self.text, end) if row["organ"] in MISSIONS else None
        return self._country_after(ours.end() - 1) if ours else -1

    def _named_in_role(self, anchor: Anchor, end: int) -> BodyReading | None:
        """The body of another state that a role prints whole: "Chủ tịch | Quốc hội Lào"."""
        row, text = anchor.row, self.text
        body = row["body"] if row["takes_body"] == "inherent" else ""
        if not body or body == "Chủ tịch nước" or not text[anchor.start : anchor.end].endswith(body):
            return None
        own = written_out(f"{body}{text[anchor.end : end]}")
        return BodyReading(anchor.end - len(body), end, own, own, row["kind"], "", ("none",), unique=True)

    def _of_country(self, office: OfficeReading, last: OfficeReading, country: str) -> OfficeReading:
        """An office of a chain that ends with another country's: "Ủy viên Bộ Chính trị, Bộ trưởng … | Lào"."""
        if office.foreign:
            body = office.body and replace(office.body, own=with_country(office.body.own, country))
            return replace(office, foreign=with_country(office.foreign, country), body=body)
        title = self.text[office.start : office.end]
        if office.body is not None and office.body.bare and office.body.organ in LEVEL_OF_COMMITTEE:
            # "Bí thư Tỉnh ủy, Tỉnh trưởng tỉnh Thu Thử": no committee of this country's.
            return replace(office, foreign=title, body=None)
        if office.body is not None or office.place is not None:
            return office
        if last.body is not None and last.body.kind == "other":
            # "Chủ tịch kiêm Giám đốc Viện … Nga"
            return replace(office, foreign=f"{title} {last.body.own}", body=last.body)
        return replace(office, foreign=with_country(title, country.removeprefix("nước ")))

    @staticmethod
    def _of_a_state(office: OfficeReading) -> bool:
        return office.body is not None or (office.role["takes_body"] == "inherent" and office.role["kind"] == "state")

    def _theirs(self, office: OfficeReading, before: OfficeReading, named: bool) -> OfficeReading | None:
        """An office of a state's own body after another country's: "…, Chủ tịch Quốc hội Lào, Bộ trưởng Bộ Y tế".

        Whoever is named after it without a name of this country holds both.
        """
        country = country_of(before.foreign)
        start = office.end + 1
        name = self.names.end(start, strong=True) if self.text[office.end : start] == " " else -1
        ours = self.text[start:name].partition(" ")[0] in self.names.surnames
        if not country or (named and name > 0) or (not named and (name < 0 or ours)):
            return None
        if office.body is None:
            return replace(office, foreign=f"{self.text[office.start : office.end]} {country}")
        if not office.body.unique or office.body.kind != "state":
            return None
        own = f"{office.body.own} {country}"
        body = replace(office.body, own=own, organ=own)
        return replace(office, foreign=f"{self.text[office.start : office.body.start]}{own}", body=body)
