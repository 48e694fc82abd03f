"""From readings of bodies to the bodies that are meant, within one article: bare ones get their place.

What the rules of this press leave open stays open: a body that cannot be placed is no entity.
"""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from hoso.loaders import places
from hoso.loaders.articleplaces import Places, is_city, province_name
from hoso.loaders.expression import expression
from hoso.loaders.foreign import short_state
from hoso.loaders.lexicon import load
from hoso.loaders.readings import COMMITTEES, LEVEL_OF_COMMITTEE, LEVEL_OF_YOUTH, RANK, BodyReading, PlaceReading
from hoso.loaders.recognise import Recognised
from hoso.loaders.record import record
from hoso.loaders.secondnames import second_names, short_forms

ORGANS_OF_COMMITTEE = ("Ban Thường vụ", "Ban Chấp hành", "Thường trực")
"""Organs that belong to a committee of the Party where nothing else is said."""

_SHORT_HEADS = ("Công ty", "Trường", "Bệnh viện")
"""Heads that an article prints short once it has given the full name."""

_NOT_FAR = 1500
"""So many characters further an article still speaks of the same ward or district."""

_WHOLES_OF_THE_NATION = (
    ("Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam", "mass", expression(r"MTTQ|[Mm]ặt trận")),
    ("Ủy ban Thường vụ Quốc hội", "state", expression(r"[Tt]hường vụ|UBTV")),
)
"""National bodies whose parts are named with them, their kind, and how it shows that the whole is printed."""
_ELECTED_AND_ELECTING = {"Hội đồng nhân dân": "Ủy ban nhân dân", "Ủy ban nhân dân": "Hội đồng nhân dân"}
# "Ban Chấp hành | , Ban Thường vụ và giữ chức Phó Bí thư"
_TAKES_OFFICE = expression(
    r"(?:,? (?:và )?(?:Ban Thường vụ|Ban thường vụ|BTV|Ban Chấp hành|Ban chấp hành|BCH))?,?"
    r"(?: (?:và|để|đồng thời|rồi))*(?: (?:giữ|nhận|đảm nhiệm|đảm nhận|làm))(?: (?:chức|chức vụ|chức danh))?"
    r" (?:Phó )?Bí thư(?: [Tt]hường trực)?(?=[ ,])"
)
_IN_A_TITLE = 40
"""Within so many characters a title names the committee it is of: "Bí thư | Ban cán sự, Phó Bí thư Tỉnh ủy"."""
_IN_OWN_NAME = (" của Chủ tịch", " của Bộ trưởng")
"""How the own name of a delegation ends that the head of a body sends in his own name."""

_DISTRICT_OFFICES = (
    *("Phòng Giáo dục và Đào tạo", "Phòng Tài nguyên và Môi trường", "Phòng Nội vụ", "Phòng Tư pháp"),
    *("Phòng Tài chính - Kế hoạch", "Phòng Kinh tế", "Phòng Kinh tế và Hạ tầng", "Phòng Quản lý đô thị"),
    *("Phòng Văn hóa và Thông tin", "Phòng Văn hóa - Thông tin", "Phòng Lao động - Thương binh và Xã hội"),
    *("Phòng Nông nghiệp và Phát triển nông thôn", "Phòng Y tế"),
)
"""Offices that every district had; the article that names one district means its office."""

_POLICE = ("Phòng Cảnh sát ", "Phòng Kỹ thuật hình sự", "Phòng An ninh ", "Phòng Quản lý xuất nhập cảnh")
"""Offices of a province's police by how their names begin."""

_NAMED_BY_PLACE = (
    *("Công ty", "Tổng công ty", "Tập đoàn", "Ngân hàng", "Nhà máy", "Xí nghiệp", "Hợp tác xã", "Câu lạc bộ"),
    *("Trường Đại học", "Đại học", "Học viện", "Trường Cao đẳng", "Bệnh viện", "Viễn thông"),
)
"""Heads of names that a place closes without its level: "Công ty cổ phần Thử Mẫu Nghệ An"."""

_INVESTIGATORS = ("Cơ quan Cảnh sát điều tra", "Cơ quan An ninh điều tra")

DISTRICT = ("quận", "huyện", "thị xã")


@record
class BodyName:
    """A body as meant: its full canonical name, kind, level, the province or city it lies in, and whose organ it is."""

    name: str
    kind: str
    level: str
    place: str
    part_of: BodyName | None = None
    organ: str = ""


@cache
def _provincial_branches() -> frozenset[str]:
    """The branches (Chi cục) that every province has one of."""
    local = ("Hải quan", "Hải quan cửa khẩu", "Thuế", "Thống kê", "Thi hành án dân sự")
    rows = (row for row in load("fields") if "Chi cục" in row["organs"].split(" | ") and row["field"] not in local)
    return frozenset(f"Chi cục {row['field']}" for row in rows)


def _of_the_nation(reading: BodyReading) -> bool:
    """Whether a body, or the one whose organ it is, is read as the nation's only one: it may mean a local branch."""
    return reading.unique or (reading.parent is not None and _of_the_nation(reading.parent))


_HYPHEN = re.compile(r" ?[-–] ?")
_NO_MINISTRIES = ("Bộ Chính trị", "Bộ Tư lệnh", "Bộ Chỉ huy", "Bộ Tham mưu", "Bộ Tổng Tham mưu")


def is_ministry(body: BodyName) -> bool:
    """Whether a body is a ministry: "Bộ Chính trị" and "Bộ Tư lệnh …" only begin like one."""
    return body.name.startswith("Bộ ") and body.part_of is None and not body.name.startswith(_NO_MINISTRIES)


class BodyResolver:
    """Says which body each reading means.

    Readings are resolved in the order of the text, so that "the last one named" is known.
    """

    def __init__(self, recognised: Recognised, where: Places) -> None:
        self.where = where
        self.readings = recognised.bodies
        self._text = recognised.text
        alike: dict[tuple[str, str, bool, bool], BodyReading] = {}
        for reading in recognised.bodies:
            alike.setdefault((reading.own, reading.organ, reading.place is None, reading.parent is None), reading)
        self._distinct = tuple(alike.values())
        self._named: dict[BodyName, list[int]] = {}
        self._known: dict[tuple[int, int, str], BodyName | None] = {}
        self._printed: dict[str, BodyName] = {}
        self._short_forms = short_forms(recognised)
        self._second_names = second_names(recognised)
        own = (start for start, _, name in where.mentions if province_name(name) == where.home)
        self._home_named = next(own, len(recognised.text)) if where.home else 0
        for reading in sorted(recognised.bodies, key=lambda b: (b.start, -b.end)):
            if not reading.bare and not _of_the_nation(reading):
                self.resolve(reading)
        for reading in recognised.bodies:
            if reading.bare and reading.told_apart:
                self.resolve(reading)
        for reading in recognised.bodies:
            if _of_the_nation(reading):
                self.resolve(reading)

    def printed(self, reading: BodyReading) -> str:
        """A body as the text prints it."""
        return self._text[reading.start : reading.end]

    def resolve(self, reading: BodyReading) -> BodyName | None:
        """The body that the reading means, or None if it stays open."""
        key = (reading.start, reading.end, reading.own)
        if key not in self._known:
            found = self._resolve(reading)
            if found is not None:
                # "Công ty Cổ phần Thử Mẫu" and "Công ty cổ phần Thử Mẫu" are one: as it is printed first.
                found = self._printed.setdefault(_HYPHEN.sub("-", short_state(found.name).lower()), found)
            self._known[key] = found
            if found is not None and reading.told_apart:
                insort(self._named.setdefault(found, []), reading.start)
        return self._known[key]

    def _before(self, position: int, bodies: Iterable[BodyName]) -> list[BodyName]:
        """Those of some named bodies that are named before ``position``, the last one named last."""
        last: list[tuple[int, BodyName]] = []
        for body in bodies:
            starts = self._named[body]
            index = bisect_left(starts, position)
            if index:
                last.append((starts[index - 1], body))
        return [body for _, body in sorted(last, key=lambda pair: pair[0])]

    def _first(self, bodies: Iterable[BodyName]) -> BodyName | None:
        """The one of some named bodies that is named first."""
        return min(bodies, key=lambda body: self._named[body][0], default=None)

    def _last(self, organ: str, position: int) -> BodyName | None:
        bodies = [body for body in self._named if body.organ == organ]
        before = self._before(position, bodies)
        return before[-1] if before else self._first(bodies)

    def only_of_sort(self, organ: str) -> BodyName | None:
        """The only body of this sort that the article names: "Thứ trưởng" alone is of the one ministry named."""
        alike = [name for name in self._named if name.name.startswith(organ + " ")]
        found = [name for name in alike if organ != "Bộ" or is_ministry(name)]
        return found[0] if len(found) == 1 else None

    def only_printed(self, sort: str) -> BodyName | None:
        """The only body of a sort that the article prints with a name, whether or not a place is told of it."""
        named = (r for r in self.readings if r.own != r.organ and r.own.startswith(sort + " "))
        found = {body for reading in named if (body := self.resolve(reading)) is not None}
        return next(iter(found)) if len(found) == 1 else None

    def _last_committee(self, position: int) -> BodyName | None:
        committees = [n for n in self._named if n.organ in LEVEL_OF_COMMITTEE or n.organ.startswith("Đảng ủy")]
        before = self._before(position, committees)
        return before[-1] if before else None

    def _resolve(self, reading: BodyReading) -> BodyName | None:
        first = self._second_names.get(reading.own)
        if first is not None and (
            reading.place is None or reading.place.name in ("", first.place and first.place.name)
        ):
            return self.resolve(first)
        if reading.unique:
            branches = [name for name in self._named if name.organ == reading.own and name.name != reading.own]
            if len(branches) == 1 and branches[0].level != "central":
                # "Kho bạc Nhà nước" of the article that names one branch of it.
                return branches[0]
            whole = self._whole_printed(reading)
            return BodyName(reading.own, reading.kind, reading.level or "central", "", whole, reading.organ)
        if reading.kind == "delegation":
            return self._delegation(reading)
        if reading.parent is not None:
            return self._with_parent(reading, reading.parent)
        if reading.organ in LEVEL_OF_COMMITTEE:
            return self._committee(reading)
        if reading.place is not None:
            return self._placed(reading, reading.place)
        return self._bare(reading)

    def _whole_printed(self, reading: BodyReading) -> BodyName | None:
        """The national body that a part of it is printed with: "Ban Dân nguyện | của Ủy ban Thường vụ Quốc hội"."""
        for name, kind, printed in _WHOLES_OF_THE_NATION:
            if reading.own.endswith(f" {name}") and printed.search(self._text, reading.start, reading.end):
                return BodyName(name, kind, "central", "", None, name)
        return None

    # -- committees ------------------------------------------------------------------------------------------------

    def _committee(self, reading: BodyReading) -> BodyName | None:
        level = LEVEL_OF_COMMITTEE[reading.organ]
        name = reading.place.name if reading.place is not None else ""
        if not name:
            name = self._unsaid(level, reading.start)
        return self.committee(level, name) if name else None

    def _unsaid(self, level: str, position: int) -> str:
        """The place of ``level`` that the text leaves unsaid at ``position``."""
        home = self.where.home
        if level in ("tỉnh", "thành phố") and home and is_city(home) == (level == "thành phố"):
            # Where the article has named only another one so far, it is that one's.
            return self._named_instead(position, level) or home
        if level == "tỉnh":
            return self._nearest_province(position, city=False)
        if level == "thành phố":
            return self.where.nearest("thành phố", position)
        return self.where.nearest(level, position)

    def _named_instead(self, position: int, level: str) -> str:
        """The province or city named before ``position``, twice at least, while the article's own is not yet."""
        if position >= self._home_named:
            return ""
        before = [
            province
            for start, _, name in self.where.mentions
            if start <= position and (province := province_name(name)) and is_city(province) == (level == "thành phố")
        ]
        return before[-1] if len(before) > 1 and len(set(before)) == 1 else ""

    def _nearest_province(self, position: int, city: bool) -> str:
        found = [
            name
            for start, level, name in self.where.mentions
            if start <= position and province_name(name) and is_city(province_name(name)) == city
        ]
        return found[-1] if found else ""

    def committee(self, level: str, name: str) -> BodyName:
        """The committee of the Party of a place: Thành ủy Hà Nội, Huyện ủy Thanh Lãng."""
        province = province_name(name) if RANK[level] == 1 else ""
        head = COMMITTEES[level]
        if province:
            return BodyName(
                f"{head} {province}",
                "party",
                "province",
                province,
                None,
                head.split(" xã")[0] if RANK[level] < 3 else "Đảng ủy",
            )
        owner = places.province_of_district(level, name) if RANK[level] <= 2 else ""
        tier = "province" if level == "tỉnh" else "district" if RANK[level] <= 2 else "commune"
        if level == "quận" and name.isdigit():
            name = f"Quận {name}"
        return BodyName(
            f"{head} {name}",
            "party",
            tier,
            owner or (name if level == "tỉnh" else self.where.home),
            None,
            head if RANK[level] < 3 else "Đảng ủy",
        )

    # -- bodies of a place ---------------------------------------------------------------------------------------

    def _placed(self, reading: BodyReading, place: PlaceReading) -> BodyName | None:
        level, name = place.level, place.name
        if not name:
            said = f"{reading.own} {level} "
            alike = [n for n in self._named if n.organ == reading.organ and n.name.startswith(said)]
            before = self._before(reading.start, alike)
            if len(alike) == 1 and before and RANK.get(level, 0) > 1:
                # "Công an phường": the only one that the article has named, whatever wards it speaks of besides.
                last = self._named[before[0]][bisect_left(self._named[before[0]], reading.start) - 1]
                if reading.start - last < _NOT_FAR:
                    return before[0]
            name = self._unsaid(level, reading.start)
            if not name:
                return None
        of_committee = reading.organ in ORGANS_OF_COMMITTEE or (reading.kind == "party" and reading.tails[0] == "body")
        if of_committee and (level in COMMITTEES or province_name(name)):
            parent = self.committee(level or ("thành phố" if is_city(province_name(name)) else "tỉnh"), name)
            whose = self._branch_of(parent) if reading.own == "Ban Chấp hành" else parent.name
            return replace(parent, name=f"{reading.own} {whose}", part_of=parent, organ=reading.organ)
        province = province_name(name) if not level or RANK.get(level, 3) == 1 else ""
        if level == "thành phố" and province and not is_city(province):
            # A city of the same name as its province (Thái Bình, Hà Giang) is a district-level unit.
            return BodyName(f"{reading.own} thành phố {name}", reading.kind, "district", province, None, reading.organ)
        if province:
            # "Công ty cổ phần Thử Mẫu Nghệ An", "Trường Đại học Y Hải Phòng": the place is part of the name.
            in_name = reading.own in LEVEL_OF_YOUTH or (
                not level and reading.own != reading.organ and reading.organ.startswith(_NAMED_BY_PLACE)
            )
            return BodyName(
                f"{reading.own} {province if in_name else self._province_in_full(province)}",
                reading.kind,
                "province",
                province,
                None,
                reading.organ,
            )
        owner = places.province_of_district(level, name) if level in (*DISTRICT, "thành phố") else ""
        for upper, upper_name in place.within:
            if RANK.get(upper) == 1 and province_name(upper_name):
                owner = province_name(upper_name)
        if (
            not level
            and reading.kind != "other"
            and not reading.organ.startswith("Ban Quản lý")
            and (reading.tails[0] == "place" or reading.own in _DISTRICT_OFFICES)
        ):
            # "UBND Thanh Lãng": the level that the article or the gazetteer has for the name.
            level, owner = self._level_of(name)
        tier = {1: "province", 2: "district", 3: "commune"}.get(RANK.get(level, 0), reading.level)
        if level == "thành phố":
            tier = "district"
        in_full = f"{level} {name}" if level and reading.own not in LEVEL_OF_YOUTH else name
        return BodyName(f"{reading.own} {in_full}", reading.kind, tier, owner or self.where.home, None, reading.organ)

    def _level_of(self, name: str) -> tuple[str, str]:
        """The level of a place printed without it, and its province; both empty where it is open."""
        home = self.where.home
        tiers = (*DISTRICT, "thành phố")
        said = {tier for tier in tiers if any(other == name for _, other in self.where.levels.get(tier, ()))}
        found = places.districts_named(name)
        here = [place for place in found if place.province == home] or (list(found) if len(found) == 1 else [])
        kinds = {place.kind for place in here}
        level = next(iter(said)) if len(said) == 1 else next(iter(kinds)) if len(kinds) == 1 else ""
        owner = next((place.province for place in here if place.kind == level), "") if level else ""
        return level, owner

    def _province_in_full(self, province: str) -> str:
        if province.startswith("Thành phố "):
            return province
        return f"thành phố {province}" if is_city(province) else f"tỉnh {province}"

    def _with_parent(self, reading: BodyReading, parent_reading: BodyReading) -> BodyName | None:
        parent = self.resolve(parent_reading)
        if parent is None:
            return None
        if reading.own == "Ban Thường vụ" and parent.organ == "Đảng bộ":
            parent = self._committee_of(parent) or parent
        kind = parent.kind if reading.organ in ORGANS_OF_COMMITTEE or reading.organ == "Văn phòng" else reading.kind
        shared = reading.own == "Ban Chấp hành" and parent_reading.start > reading.end
        joined = f"{reading.own} {self._branch_of(parent) if shared else parent.name}"
        at = province_name(reading.place.name) if reading.place is not None else ""
        if at:
            # "Văn phòng đại diện Báo … tại …"
            joined = f"{joined} tại {self._province_in_full(at)}"
        return BodyName(joined, kind, parent.level, parent.place, parent, reading.organ)

    def _taken_up(self, reading: BodyReading) -> BodyName | None:
        """The committee in which somebody takes an office who is to join a bare organ of it.

        "… tham gia Ban Chấp hành, Ban Thường vụ và giữ chức Bí thư | Tỉnh ủy …".
        """
        office = _TAKES_OFFICE.match(self._text, reading.end)
        if office is None:
            return None
        index = bisect_left(self.readings, office.end(), key=lambda body: body.start)
        near = self.readings[index] if index < len(self.readings) else None
        committee = near is not None and near.organ in LEVEL_OF_COMMITTEE and near.start - office.end() < _IN_A_TITLE
        return self.resolve(near) if near is not None and committee else None

    def _branch_of(self, committee: BodyName) -> str:
        """Huyện ủy Vân Trạch → Đảng bộ huyện Vân Trạch: the executive committee is that of the branch."""
        for level, head in COMMITTEES.items():
            place = committee.name.removeprefix(f"{head} ")
            if place != committee.name and committee.organ in LEVEL_OF_COMMITTEE:
                return f"Đảng bộ {place if place.startswith(('Thành phố ', 'Quận ')) else f'{level} {place}'}"
        return committee.name

    def _committee_of(self, branch: BodyName) -> BodyName | None:
        """Đảng bộ quận Ba Đình → Quận ủy Ba Đình: the standing committee is that of the committee."""
        for level in ("thành phố", "tỉnh", "quận", "huyện", "thị xã"):
            prefix = f"Đảng bộ {level} "
            if branch.name.startswith(prefix):
                return self.committee(level, branch.name.removeprefix(prefix))
        return None

    def _bare(self, reading: BodyReading) -> BodyName | None:
        if reading.organ in ORGANS_OF_COMMITTEE:
            parent = self._taken_up(reading) or self._last_committee(reading.start)
            if parent is None:
                return None
            whose = self._branch_of(parent) if reading.own == "Ban Chấp hành" else parent.name
            return BodyName(f"{reading.own} {whose}", "party", parent.level, parent.place, parent, reading.organ)
        if reading.own in LEVEL_OF_YOUTH:
            level = LEVEL_OF_YOUTH[reading.own]
            name = self._unsaid(level, reading.start)
            place = PlaceReading(reading.start, reading.end, level, name)
            return self._placed(reading, place) if name else None
        if reading.own == "Ban Chỉ đạo":
            boards = [name for name in self._named if name.name.startswith("Ban Chỉ đạo ")]
            return boards[0] if len(boards) == 1 else None
        if reading.own in _ELECTED_AND_ELECTING:
            # "HĐND bầu": of the place whose UBND alone the article names.
            twin = _ELECTED_AND_ELECTING[reading.own]
            alike = [name for name in self._named if name.organ == twin and name.name.startswith(twin)]
            if len(alike) == 1 and self._last(reading.organ, reading.start) is None:
                own = alike[0].name.replace(twin, reading.own, 1)
                return replace(alike[0], name=own, organ=reading.organ, part_of=None)
        if reading.own == "Bộ":
            named = [name for name in self._named if is_ministry(name)]
            before = self._before(reading.start, named)
            return before[-1] if before else self._first(named)
        if reading.own != reading.organ or reading.organ.startswith(("Đảng bộ Khối", "Đảng ủy Khối")):
            return self._fielded(reading)
        if reading.own == "Công đoàn":
            unions = [name for name in self._named if name.organ.startswith("Công đoàn ")]
            if len(unions) == 1:
                # "Ban Thường vụ | Công đoàn" where the article names "Công đoàn ngành Y tế" only.
                return unions[0]
        return self._last(reading.organ, reading.start) or self._whole_of(reading)

    def _fielded(self, reading: BodyReading) -> BodyName | None:
        """A body with a field or a name of its own and no place: "Sở Nội vụ", "Công ty Cổ phần …", "Đảng ủy Khối"."""
        own = reading.own + " "
        alike = [n for n in self._named if n.organ == reading.organ and n.name.startswith(own)]
        before = self._before(reading.start, alike)
        if alike:
            return before[-1] if before else self._first(alike)
        twin = self._twin(reading)
        if twin is not None:
            return twin
        longer = self._short_forms.get(reading.own.removeprefix(reading.organ).strip()) or self._longer(reading)
        if longer is not None and longer.own != reading.own:
            return self.resolve(longer)
        if reading.organ == "Sở" and self.where.home:
            return BodyName(
                f"{reading.own} {self._province_in_full(self.where.home)}"
                if province_name(self.where.home)
                else f"{reading.own} {self.where.home}",
                reading.kind,
                "province",
                self.where.home,
                None,
                reading.organ,
            )
        if reading.organ == "Sở":
            return None
        whole = self._whole_of(reading)
        if whole is not None:
            return whole
        level = reading.level
        return BodyName(
            reading.own, reading.kind, level, "" if level == "central" else self.where.home, None, reading.organ
        )

    def _whole_of(self, reading: BodyReading) -> BodyName | None:
        """An office that the text names without its district, province or police, where it can only be one."""
        own, home = reading.own, self.where.home
        if reading.organ == "Chi cục" and home and province_name(home) and own in _provincial_branches():
            return BodyName(f"{own} {self._province_in_full(home)}", "state", "province", home, None, reading.organ)
        if own in _DISTRICT_OFFICES:
            named = {(level, name) for level in DISTRICT for _, name in self.where.levels.get(level, ())}
            if len(named) == 1:
                level, name = named.pop()
                owner = places.province_of_district(level, name) or home
                return BodyName(f"{own} {level} {name}", "state", "district", owner, None, reading.organ)
        if own.startswith(_POLICE) or own in _INVESTIGATORS:
            levels = ("province", "district") if own in _INVESTIGATORS else ("province",)
            forces = {n for n in self._named if n.organ == "Công an" and n.level in levels}
            if len(forces) == 1:
                force = forces.pop()
                return BodyName(f"{own} {force.name}", "state", force.level, force.place, force, reading.organ)
        return None

    def _longer(self, reading: BodyReading) -> BodyReading | None:
        """The only body of the article whose full name a short one means.

        "Công ty Thử Vân" of "Công ty cổ phần Dược phẩm Thử Vân", "Trường Thử Vân" of "Trường Mầm non Thử Vân".
        """
        if reading.own == reading.organ:
            return None
        with_nation = f"{reading.own} Việt Nam"
        for other in self._distinct:
            if other.own == with_nation and other.organ == reading.organ and other.place is None:
                # "Đại học Thử Mẫu" of "Đại học Thử Mẫu Việt Nam"
                return other
        if reading.organ not in _SHORT_HEADS:
            return None
        name = reading.own.removeprefix(reading.organ)
        longer: dict[str, BodyReading] = {}
        for other in self._distinct:
            same_sort = other.organ.startswith(reading.organ) and other.parent is None and other.place is None
            if same_sort and len(other.own) > len(reading.own) and other.own.endswith(name):
                longer.setdefault(other.own, other)
        return next(iter(longer.values())) if len(longer) == 1 else None

    def _twin(self, reading: BodyReading) -> BodyName | None:
        """Đảng bộ Khối where the article names only Đảng ủy Khối in full, and the other way round."""
        for head, other in (("Đảng bộ Khối", "Đảng ủy Khối"), ("Đảng ủy Khối", "Đảng bộ Khối")):
            if reading.own.startswith(head):
                wanted = other + reading.own.removeprefix(head)
                full = self._first(n for n in self._named if n.organ == other and n.name.startswith(wanted + " "))
                if full is not None:
                    return replace(full, name=head + full.name.removeprefix(other), organ=head)
        return None

    def _deputies_of(self, place: str) -> BodyName | None:
        """The deputies of a province, whom "Đoàn" and its name mean where the article names them in full."""
        province = province_name(place)
        groups = (body for body in self.readings if body.own == "Đoàn đại biểu Quốc hội" and province)
        theirs = (body for body in groups if body.place is not None and province_name(body.place.name) == province)
        found = next(theirs, None)
        return self.resolve(found) if found is not None else None

    # -- delegations ---------------------------------------------------------------------------------------------

    def _delegation(self, reading: BodyReading) -> BodyName | None:
        sender: BodyName | None = None
        if reading.parent is not None:
            sender = self.resolve(reading.parent)
            if sender is None:
                return None
            # "Tổ công tác của Chủ tịch | Ủy ban nhân dân …"
            of = " " if reading.own.endswith(_IN_OWN_NAME) else " của "
            return BodyName(
                f"{reading.own}{of}{sender.name}", "delegation", sender.level, sender.place, sender, reading.organ
            )
        if reading.place is not None:
            level = reading.place.level
            name = reading.place.name or self._unsaid(level, reading.start)
            if not name:
                return None
            if reading.own == "Đoàn" and (deputies := self._deputies_of(name)) is not None:
                return deputies
            province = province_name(name) if RANK.get(level, 1) == 1 else ""
            where = self._province_in_full(province) if province else f"{level} {name}".strip()
            of = "của " if reading.linked else ""
            return BodyName(
                f"{reading.own} {of}{where}", "delegation", "", province or self.where.home, None, reading.organ
            )
        if reading.cut:
            return None
        known = [name for name in self._named if name.kind == "delegation"]
        same = self._before(reading.start, known) or sorted(known, key=lambda name: self._named[name][-1])
        exact = [
            name
            for name in same
            if name.organ == reading.organ or name.organ.startswith(reading.organ) or reading.organ == "Đoàn"
        ]
        if reading.own != reading.organ:
            # "Đoàn kiểm tra số 2" may be the "Đoàn kiểm tra của …", but not the one for a field of its own.
            exact = [name for name in exact if name.name.startswith((reading.own, f"{reading.organ} của "))]
        numbered = [name for name in exact if name.name.startswith(reading.own)]
        for candidates in (numbered, exact):
            if len(candidates) == 1:
                return candidates[0]
        return exact[-1] if exact and reading.own == reading.organ else None
