"""The bodies of many articles → one entity each, and what their names say of each other.

A body is its canonical name with its place. Two bodies of one name in two provinces are two; where an article does
not tell the place, its body joins the only one of that name, or stays apart where there are several. Those of a commune
of whose name its province has several are parted by their districts. Nothing is
merged by likeness: ``Đảng bộ X``, ``X ủy``, ``Ban Thường vụ X ủy`` and ``Thường trực X ủy`` are four bodies.
Delegations are not resolved here (``delegations``): their number recurs, so their name is no key.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from typing import NamedTuple

from hoso.graph.keys import digest, name_key, naming, slug, uniform
from hoso.graph.model import Entity, Value
from hoso.graph.resolve.gazetteer import (
    Province,
    communes_alike,
    generic_names,
    province,
    structure,
    without_province_kinds,
)
from hoso.graph.resolve.reading import Reading, commonest
from hoso.graph.resolve.ruled import Bound
from hoso.graph.terms import BODY_LABELS
from hoso.loaders.facts import Body
from hoso.loaders.letters import UPPER
from hoso.loaders.lexicon import load

DISTRICTS_END = date(2025, 6, 30)
"""The last day of districts and of their committees and councils: two-level government from 1 July 2025."""

_PROVINCE = re.compile(rf"(?:(?<!\w)tỉnh|(?<!\w)Tỉnh ủy) ([{UPPER}][^,;(]*)$")
_UNIT = re.compile(r"(?:Phòng|Khoa|Tổ(?! chức)|Đội|Bộ phận|Ban Giám hiệu|Ban Giám đốc)(?= |$)")
_OWNED = re.compile(
    r"(?<!\w)(?:tỉnh|thành phố|quận|huyện|thị xã|phường|xã|thị trấn|Công an|Sở|Bộ|Cục|Tổng cục|Ủy ban|Hội đồng|Tỉnh ủy"
    r"|Thành ủy|Quận ủy|Huyện ủy|Thị ủy|Đảng ủy|Trường|Bệnh viện|Công ty|Tòa án|Viện|Việt Nam|Chính phủ"
    r"|Thủ tướng)(?!\w)"
)
_NATION = re.compile(r"(?<=\w) Việt Nam(?!\w)", re.IGNORECASE)
_NATION_WIDE = re.compile(rf"(?:Báo|Tạp chí|Nhà xuất bản|Tập đoàn|Học viện) (?=[{UPPER}])")
"""Heads of bodies whose own name is one in the nation, wherever they are spoken of."""
_OF = re.compile(r"(?<=\w) của(?= \w)", re.IGNORECASE)
COMMITTEE = re.compile(r"(Thành|Tỉnh|Quận|Huyện|Thị|Đảng) ủy (.+)")
PARTY_UNITS = {"Thành": "thành phố ", "Tỉnh": "tỉnh ", "Quận": "quận ", "Huyện": "huyện ", "Thị": "thị xã ", "Đảng": ""}
_ENDED = re.compile(
    r"(?:(?:Ban Thường vụ|Thường trực|Ban Chấp hành) )*"
    r"(?:(?:Quận|Huyện|Thị|Thành) ủy|Đảng bộ|Hội đồng nhân dân|Ủy ban nhân dân)"
    r" (?:quận |huyện |thị xã |thành phố )?\S"
)
_COMMUNE = re.compile(r"(?<!\w)(?P<kind>phường|xã|thị trấn) (?P<name>[^,;(]+)$")
_LOWER_LEVELS = frozenset({"district", "commune", "base"})
_LOCAL = _LOWER_LEVELS | {"province"}


@lru_cache(maxsize=65536)
def is_generic(name: str) -> bool:
    """Whether many bodies of one place have the name: a unit within a body that is not named ("Phòng Kế hoạch")."""
    name = uniform(name)
    return name_key(name) in generic_names() or bool(_UNIT.match(name) and not _OWNED.search(name))


@dataclass(frozen=True, slots=True)
class Resolved:
    """Bodies resolved: ``ids`` of the articles' bodies, the entities, and for each its name, place and level.

    ``districts``: the district of each that is told apart by it, else empty.
    """

    ids: Mapping[tuple[str, str], str]
    entities: tuple[Entity, ...]
    names: Mapping[str, str]
    places: Mapping[str, str]
    levels: Mapping[str, str]
    districts: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Link:
    """What names or tables say: a relationship between two bodies, its basis and its source."""

    subject: str
    type: str
    object: str
    basis: str
    source: str


@lru_cache(maxsize=65536)
def body_key(name: str) -> str:
    """The key under which two names are one body's: without a province's own kind, "của" and "Việt Nam" behind."""
    return name_key(_plain(uniform(name)))


def _is_national(body: Body) -> bool:
    """Whether a body of no known level is called of Việt Nam, or of a sort that is the nation's by its own name.

    "Đài Truyền hình Việt Nam" is no city's, nor is "Báo Mẫu Mới".
    """
    name = uniform(body.name)
    return not body.level and (name.endswith(" Việt Nam") or _NATION_WIDE.match(name) is not None)


def place_of(body: Body) -> str:
    """The canonical province of a body, or its place as given.

    A central body has none, wherever the article was written; nor has one that is named after the nation.
    """
    if body.level == "central" or _is_national(body):
        return ""
    known = province(body.place) if body.place else None
    if known:
        return known.name
    if body.place:
        return uniform(body.place)
    name = uniform(body.name)
    # "Công an Hà Tĩnh", "Sở Y tế thành phố Hải Phòng".
    if body.level == "province" and (known := province_at_end(name)):
        return known.name
    # "Hội đồng nhân dân tỉnh X": a province that no table has to know.
    named = _PROVINCE.search(name)
    return named[1] if named else ""


@lru_cache(maxsize=65536)
def province_at_end(name: str) -> Province | None:
    """The province that a body's name ends with, or None."""
    words = name.split()
    return next(filter(None, (province(" ".join(words[-count:])) for count in (4, 3, 2))), None)


def resolve_bodies(readings: Sequence[Reading], bound: Bound) -> Resolved:
    """Give every body of every article, delegations left out, its entity."""
    groups: dict[str, list[tuple[Reading, Body]]] = {}
    for source in readings:
        for body in source.facts.bodies:
            if body.kind != "delegation":
                groups.setdefault(body_key(body.name), []).append((source, body))
    ids: dict[tuple[str, str], str] = {}
    entities: list[Entity] = []
    names: dict[str, str] = {}
    places: dict[str, str] = {}
    levels: dict[str, str] = {}
    districts: dict[str, str] = {}
    clusters = [(key, *split) for key, members in sorted(groups.items()) for split in sorted(_split(members).items())]
    regrouped = bound.regroup([members for _, _, members in clusters], lambda member: (member[0].id, member[1].id))
    for group in regrouped:
        key, (place, tier, district, alone), _ = clusters[group.origin]
        cluster = group.members
        name = commonest(uniform(body.name) for _, body in cluster)
        if district:
            name = f"{name}, {district}"
        id_ = "body/" + slug(_plain(name))
        if place and place.casefold() not in name.casefold():
            id_ += "--" + slug(place)
        if tier:
            id_ += "--" + tier
        if group.parted or alone:
            id_ += "-" + digest(min((source.id, body.id) for source, body in cluster))[:8]
        if id_ in names:
            id_ += "-" + digest(key, place, tier)[:8]
        level = commonest(body.level for _, body in cluster)
        entities.append(Entity(id_, _labels(cluster), _props(name, level, cluster)))
        names[id_], places[id_], levels[id_], districts[id_] = name, place, level, district
        for source, body in cluster:
            ids[source.id, body.id] = id_
    return Resolved(ids, tuple(entities), names, places, levels, districts)


def _plain(name: str) -> str:
    plain = _OF.sub("", without_province_kinds(name))
    without = _NATION.sub("", plain)
    return without if " " in without else plain


class _Apart(NamedTuple):
    """What tells bodies of one name apart: ``tier`` where it is met on two levels, ``alone`` the id of an article."""

    place: str
    tier: str = ""
    district: str = ""
    alone: str = ""


def _split(members: list[tuple[Reading, Body]]) -> dict[_Apart, list[tuple[Reading, Body]]]:
    """Bodies of one name by place, and by level or district where one name is met on two levels or in two districts.

    A body of a province or below it of which nobody knows where it is stands alone, by its article: "Đảng ủy xã Tân
    Mẫu" may be in any province, and so may "Sở Nội vụ". So does what has a name that many bodies of one place have.
    """
    known = sorted({place_of(body) for _, body in members} - {""})
    clusters: dict[_Apart, list[tuple[Reading, Body]]] = {}
    for place in ["", *known]:
        # Without a place of its own, a body of which the level is not known joins the only placed one of its name.
        joined = known[0] if not place and len(known) == 1 else place
        for source, body in members:
            if place_of(body) == place:
                stays = is_generic(body.name) or (not place and body.level in _LOCAL)
                of_nation = body.level == "central" or _is_national(body)
                key = _Apart(place, alone=source.id) if stays else _Apart("" if of_nation else joined)
                clusters.setdefault(key, []).append((source, body))
    for whole, here in list(clusters.items()):
        tiers = {body.level for _, body in here}
        if "province" in tiers and tiers & _LOWER_LEVELS:
            lower = [member for member in here if member[1].level in _LOWER_LEVELS]
            clusters[whole] = [member for member in here if member not in lower]
            clusters[whole._replace(tier="cấp-dưới")] = lower
    for whole, here in list(clusters.items()):
        if whole.place and whole == _Apart(whole.place) and _of_several_communes(whole.place, here):
            clusters[whole] = []
            for source, body in here:
                key = whole._replace(district=body.district, alone="" if body.district else source.id)
                clusters.setdefault(key, []).append((source, body))
    return {key: here for key, here in clusters.items() if here}


def _of_several_communes(place: str, members: Sequence[tuple[Reading, Body]]) -> bool:
    """Whether bodies of one name in a province are of several communes: "UBND phường 7" of each city with wards.

    Their articles say different districts, or the table has several communes of the name, before districts ended.
    """
    if len({body.district for _, body in members} - {""}) > 1:
        return True
    commune = _COMMUNE.search(uniform(members[0][1].name))
    days = (source.facts.published for source, _ in members)
    while_districts = any(not day or day <= DISTRICTS_END.isoformat() for day in days)
    return while_districts and commune is not None and (place, commune["kind"], commune["name"]) in communes_alike()


def _labels(cluster: Iterable[tuple[Reading, Body]]) -> tuple[str, ...]:
    kinds = [body.kind for _, body in cluster if body.kind in BODY_LABELS]
    kind = commonest(kind for kind in kinds if kind != "other") or "other"
    return "Body", BODY_LABELS[kind]


def _props(name: str, level: str, cluster: list[tuple[Reading, Body]]) -> dict[str, Value]:
    props: dict[str, Value] = {**naming(name, (form for _, body in cluster for form in (body.name, *body.aliases)))}
    if level:
        props["level"] = level
    if level == "district" and _ENDED.match(name):
        props["valid_until"] = DISTRICTS_END
    return props


@cache
def _organs() -> tuple[str, ...]:
    """The heads that stand before the name of the body whose organ they are, longest first."""
    heads = {row["organ"] for row in load("organs") if "body" in row["tail"].split(" | ")}
    return tuple(sorted(heads, key=lambda head: (-len(head), head)))


def parent_name(name: str) -> str:
    """The body whose organ a name says it is: "Ban Thường vụ Quận ủy A" → "Quận ủy A"; empty where it says none."""
    for head in _organs():
        if name.startswith(head + " ") and name[len(head) + 1].isupper():
            rest = name[len(head) + 1 :]
            # What the organs of the centre belong to is in structure.tsv: "Trung ương" alone names several bodies.
            return "" if rest.startswith("Trung ương") else rest
    return ""


@lru_cache(maxsize=65536)
def family(name: str) -> str:
    """A key that a committee shares with its organs and its party organisation: a reason to doubt, not identity."""
    while parent := parent_name(name):
        name = parent
    match = COMMITTEE.fullmatch(name)
    if match:
        name = "Đảng bộ " + PARTY_UNITS[match[1]] + match[2]
    return body_key(name)


def links(resolved: Resolved, readings: Sequence[Reading]) -> list[Link]:
    """``PART_OF``, ``GOVERNS`` and ``SUCCEEDED_BY`` between bodies of the graph, from names, articles and tables."""
    by_key: dict[str, list[str]] = {}
    for id_, name in resolved.names.items():
        by_key.setdefault(body_key(name), []).append(id_)

    def find(name: str, place: str) -> str:
        """The body of a name in a place, or the only one of that name; empty where there is none or doubt."""
        candidates = sorted(by_key.get(body_key(name), ()))
        here = [id_ for id_ in candidates if resolved.places[id_] == place]
        chosen = here or candidates
        return chosen[0] if len(chosen) == 1 else ""

    found: set[tuple[str, str, str]] = set()
    out: list[Link] = []

    def add(subject: str, type_: str, object_: str, basis: str, source: str) -> None:
        if subject and object_ and subject != object_ and (subject, type_, object_) not in found:
            found.add((subject, type_, object_))
            out.append(Link(subject, type_, object_, basis, source))

    for subject_name, type_, object_name in structure():
        add(find(subject_name, ""), type_, find(object_name, ""), "gazetteer", "structure.tsv")
    for id_, name in sorted(resolved.names.items()):
        place, level = resolved.places[id_], resolved.levels[id_]
        if parent := parent_name(name):
            add(id_, "PART_OF", find(parent, place), "name", "organ named after its body")
            if name.startswith("Ban Chấp hành Đảng bộ "):
                add(
                    id_,
                    "GOVERNS",
                    find(name.removeprefix("Ban Chấp hành "), place),
                    "name",
                    "executive committee of it",
                )
        if match := COMMITTEE.fullmatch(name):
            party = find(f"Đảng bộ {PARTY_UNITS[match[1]]}{match[2]}", place) or find(f"Đảng bộ {match[2]}", place)
            add(id_, "GOVERNS", party, "name", "committee of the party organisation of that name")
        if not place:
            continue
        known = province(place)
        if known and name.startswith("Đảng bộ ") and level == "district":
            add(
                id_,
                "PART_OF",
                find(f"Đảng bộ {known.kind} {known.name}", place),
                "gazetteer",
                "district of the province",
            )
        if known and name.startswith("Sở ") and level in ("", "province"):
            owner = find(f"Ủy ban nhân dân {known.kind} {known.name}", place)
            add(id_, "PART_OF", owner, "gazetteer", "department under the People's Committee")
    for source in readings:
        for body in source.facts.bodies:
            if body.part_of and body.kind != "delegation":
                child, parent = resolved.ids[source.id, body.id], resolved.ids.get((source.id, body.part_of), "")
                add(child, "PART_OF", parent, "name", "named in the text as part of it")
    return sorted(out, key=lambda link: (link.subject, link.type, link.object))
