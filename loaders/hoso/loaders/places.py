"""A place's name to the place: provinces and districts with the years in which they stood, communes when asked for.

Pure look-ups over the tables ``provinces``, ``districts`` and ``communes``. A name is found in any of its printed forms
("TPHCM", "Đăk Lăk"), with its kind or without, in normal case or in capitals, whatever its tone placement. A name in
small letters is no place ("hòa bình" is peace). Where a name had several lives (Bắc Ninh before and after July 2025),
a day chooses; without a day it is the life that lasts, else the last one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache, lru_cache
from itertools import product

import ahocorasick_rs

from hoso.loaders.letters import UPPER, toneless
from hoso.loaders.lexicon import Row, load
from hoso.loaders.record import record
from hoso.loaders.surnames import common_surnames
from hoso.loaders.text.normal import normalise

CITY = "thành phố"

COMMITTEES: Mapping[str, str] = {
    "tỉnh": "Tỉnh ủy",
    CITY: "Thành ủy",
    "quận": "Quận ủy",
    "huyện": "Huyện ủy",
    "thị xã": "Thị ủy",
    "phường": "Đảng ủy phường",
    "xã": "Đảng ủy xã",
    "thị trấn": "Đảng ủy thị trấn",
    "đặc khu": "Đảng ủy đặc khu",
}
"""The Party committee of a unit by its kind."""

_KINDS: Mapping[str, str] = {
    **{kind: kind for kind in COMMITTEES},
    "thủ đô": CITY,
    "tp": CITY,
    "tp.": CITY,
    "t.p": CITY,
    "tx": "thị xã",
    "tx.": "thị xã",
    "tt.": "thị trấn",
    "q.": "quận",
    "h.": "huyện",
    "p.": "phường",
    "x.": "xã",
}
_KIND = re.compile(
    rf"({'|'.join(map(re.escape, sorted(_KINDS, key=len, reverse=True)))}) ?(?=[^\W_])",
    re.IGNORECASE,
)
_APOSTROPHES = re.compile("['’ʼ] ?")
_DASH = re.compile(r" ?[-–] ?")
_TOKEN = re.compile(r"[^\W_]+")
_CAPITALISED = re.compile(rf" [{UPPER}]")
_WORD_BEFORE = re.compile(r"([^\W\d_]+) \Z")
_NO_PLACE = frozenset(["Hồ Chí Minh", "HCM"])
"""Forms that are not the place where they stand alone: "Chủ tịch Hồ Chí Minh", "Đoàn TNCS HCM"."""
_LONGER = ("Thái Bình Dương", "Hà Nam Ninh")
"""Names that begin with a province's and are something else."""
_MIDDLE_NAMES = frozenset(["Văn", "Thị"])
_NEVER_BEFORE_A_PERSON = frozenset(["Đoàn"])
"""A surname that far oftener is the head of a body: "Đoàn Hà Nội" is a delegation."""


@record
class Place:
    """One life of an administrative unit.

    ``level``: province, district, commune. ``province``: the name of the province or city it is in (its own, for a
    province). ``code``: the statistics office's. ``valid_from``, ``valid_until``: first and last day in ISO 8601, as
    exactly as known, empty for not known or not ended. ``unit``: the row in its table. ``successors``: the rows of the
    same table that followed it. ``district``: for a commune, the code of its district.
    """

    name: str
    kind: str
    level: str
    province: str
    code: str
    valid_from: str
    valid_until: str
    unit: str = ""
    printed: tuple[str, ...] = ()
    former_kinds: tuple[str, ...] = ()
    successors: tuple[str, ...] = ()
    iso: str = ""
    district: str = ""

    def stood_on(self, day: date) -> bool:
        """Whether the unit existed on ``day``, as far as the table knows."""
        iso = day.isoformat()
        return (not self.valid_from or self.valid_from <= iso) and (
            not self.valid_until or iso[: len(self.valid_until)] <= self.valid_until
        )


@record
class Gazetteer:
    """The provinces and districts with their indexes: by the key of a name, and by the first word of a printed form."""

    provinces: tuple[Place, ...]
    districts: tuple[Place, ...]
    provinces_by_key: Mapping[str, tuple[Place, ...]]
    districts_by_key: Mapping[str, tuple[Place, ...]]
    forms_by_word: Mapping[str, tuple[str, ...]]


@cache
def gazetteer() -> Gazetteer:
    """Provinces and districts, read once. Raises LexiconError for a damaged table."""
    provinces = tuple(_province(row) for row in load("provinces"))
    districts = tuple(_district(row) for row in load("districts"))
    forms: dict[str, set[str]] = {}
    for place in (*provinces, *districts):
        for form in (place.name, *place.printed):
            if form in _NO_PLACE or form[-1].isdigit():
                continue  # quận 1: read by its kind and number, not as a name
            for shape in (form, form.upper()):
                forms.setdefault(_TOKEN.findall(shape)[0], set()).add(shape)
    return Gazetteer(
        provinces,
        districts,
        _by_key(provinces),
        _by_key(districts),
        {word: tuple(sorted(shapes, key=lambda s: (-len(s), s))) for word, shapes in forms.items()},
    )


def province(name: str, on: date | None = None) -> Place | None:
    """The province or centrally-run city of this name or printed form, on the day ``on``; None for any other name.

    A kind printed with it must be its kind: "thành phố Bắc Ninh" is no province.
    """
    return _choose(_named(gazetteer().provinces_by_key, name), on)


def districts_named(name: str, on: date | None = None) -> tuple[Place, ...]:
    """Every district-level unit of this name ("Châu Thành", "quận 1"), in the order of the table, or those of a day."""
    found = _named(gazetteer().districts_by_key, name)
    return found if on is None else tuple(place for place in found if place.stood_on(on))


@lru_cache(maxsize=4096)
def province_of_district(kind: str, name: str, on: date | None = None) -> str:
    """The name of the only province with a district of this kind (any kind if empty) and name; '' if none or several.

    A kind that the unit had earlier counts too ("thị xã Từ Sơn", a city since 2021).
    """
    wanted = kind.casefold()
    found = [place for place in districts_named(name, on) if not wanted or _is(place, wanted)]
    owners = {place.province for place in found}
    return next(iter(owners)) if len(owners) == 1 else ""


def communes_named(name: str, on: date | None = None) -> tuple[Place, ...]:
    """Every commune-level unit of this name, in the order of the table. The first call reads a long table."""
    found = _named(_communes(), name)
    return found if on is None else tuple(place for place in found if place.stood_on(on))


def is_place(name: str, communes: bool = False) -> bool:
    """Whether this is the name of a province or a district, or (``communes``) of a commune."""
    tables = gazetteer()
    known = _named(tables.provinces_by_key, name) or _named(tables.districts_by_key, name)
    return bool(known or (communes and _named(_communes(), name)))


def committee(place: Place) -> str:
    """The word for the Party committee of a unit ("Quận ủy"), which its name follows."""
    return COMMITTEES[place.kind]


def city_committee(name: str, on: date | None = None) -> str:
    """Thành ủy or Tỉnh ủy for the name of a province-level unit, '' for any other name."""
    place = province(name, on)
    return committee(place) if place is not None else ""


def misspelled(name: str) -> bool:
    """Whether this is the name of a province but for its tones ("Hà Nôi")."""
    printed = _toneless_provinces().get(toneless(name))
    return printed is not None and name not in printed


@cache
def _toneless_provinces() -> Mapping[str, frozenset[str]]:
    """The names of provinces by their letters without tones: two are spelled alike but for these at times."""
    names: dict[str, set[str]] = {}
    for place in gazetteer().provinces:
        names.setdefault(toneless(place.name), set()).add(place.name)
    return {bare: frozenset(printed) for bare, printed in names.items()}


def longest_name(text: str, start: int) -> int:
    """Where the longest name of a province or district that begins at ``start`` of a normal text ends, or -1.

    Numbered districts and the bare "Hồ Chí Minh" are no names here: only their kind before them makes them places.
    """
    word = _TOKEN.match(text, start) if text[start : start + 1].isupper() else None
    if word is None:
        return -1
    for form in gazetteer().forms_by_word.get(word.group(), ()):
        if form in ("Thái Bình", "Hà Nam") and text.startswith(_LONGER, start):
            continue
        if form == "Bình Dương" and text.endswith("Thái ", 0, start):
            # The ocean, Thái Bình Dương.
            continue
        if text.startswith(form, start) and not text[start + len(form) : start + len(form) + 1].isalnum():
            return start + len(form)
    return -1


def provinces_named(text: str) -> list[tuple[int, int, str]]:
    """Where a text in normal form names provinces and cities: start, end, name of the table, in order.

    Left out are the syllables of a person's name ("Trần Thái Bình"), longer names ("Thái Bình Dương") and the capital
    of another country ("Thủ đô Viêng Chăn").
    """
    forms, automaton = _scanner()
    found: list[tuple[int, int, str]] = []
    for index, start, end in automaton.find_matches_as_indexes(text):
        if text[start - 1 : start].isalnum() or text[end : end + 1].isalnum() or not forms[index]:
            continue
        if text[start:end].casefold() == "thủ đô" and _CAPITALISED.match(text, end):
            continue
        before = _WORD_BEFORE.search(text[max(0, start - 12) : start])
        if before is not None and before[1] in _before_given_names():
            continue
        found.append((start, end, forms[index]))
    return found


@cache
def _scanner() -> tuple[tuple[str, ...], ahocorasick_rs.AhoCorasick]:
    """For each literal the name of its province (empty: a longer name that hides one), and their automaton."""
    table: dict[str, str] = dict.fromkeys([*_LONGER, *(form.upper() for form in _LONGER)], "")
    for place in gazetteer().provinces:
        for form in (place.name, *place.printed):
            if form not in _NO_PLACE:
                table.setdefault(form, place.name)
                table.setdefault(form.upper(), place.name)
    automaton = ahocorasick_rs.AhoCorasick(list(table), matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)
    return tuple(table.values()), automaton


@cache
def _before_given_names() -> frozenset[str]:
    return (common_surnames() | _MIDDLE_NAMES) - _NEVER_BEFORE_A_PERSON


@cache
def _communes() -> Mapping[str, tuple[Place, ...]]:
    return _by_key(_commune(row) for row in load("communes"))


def _named(index: Mapping[str, tuple[Place, ...]], name: str) -> tuple[Place, ...]:
    """The places of this name; of its kind, if a kind stands before it that is no part of a printed form (TT.Huế)."""
    name = normalise(name).text.strip()
    found = index.get(_shared(name))
    if found is not None:
        return found
    kind, bare = _bare(name)
    return tuple(place for place in index.get(_shared(bare), ()) if _is(place, kind))


def _is(place: Place, kind: str) -> bool:
    return kind == place.kind or kind in place.former_kinds


def _bare(name: str) -> tuple[str, str]:
    """The kind printed in front, or '', and the name without it."""
    found = _KIND.match(name)
    return (_KINDS[found[1].casefold()], name[found.end() :]) if found else ("", name)


def _shared(name: str) -> str:
    """What the forms of a name share whatever their case, dashes and apostrophes; '' for a name in small letters."""
    if not name[:1].isdigit() and not name[:1].isupper():
        return ""
    words: list[str] = _TOKEN.findall(_APOSTROPHES.sub("", name))
    if len(words) == 1 and words[0].isdigit():
        return words[0].lstrip("0")  # phường 01 is phường 1
    return " ".join(words).casefold()


def _by_key(places: Iterable[Place]) -> Mapping[str, tuple[Place, ...]]:
    index: dict[str, dict[str, Place]] = {}
    for place in places:
        for form in (place.name, *place.printed):
            kind, bare = _bare(form)
            for key in (_shared(form), _shared(bare) if _is(place, kind) else ""):
                if key:
                    index.setdefault(key, {})[place.unit] = place
    return {key: tuple(found.values()) for key, found in index.items()}


def _choose(found: tuple[Place, ...], on: date | None) -> Place | None:
    """The life of that day; if no day is given or none stood on it, the one that lasts, else the last to end."""
    if on is not None:
        for place in found:
            if place.stood_on(on):
                return place
    return max(found, key=lambda place: (not place.valid_until, place.valid_until), default=None)


def _cells(cell: str) -> tuple[str, ...]:
    return tuple(cell.split(" | ")) if cell else ()


def _province(row: Row) -> Place:
    return Place(
        row["name"],
        row["kind"],
        "province",
        row["name"],
        row["code"],
        row["valid_from"],
        row["valid_until"],
        row["unit"],
        _printed(row),
        successors=_cells(row["successor"]),
        iso=row["iso"],
    )


def _printed(row: Row) -> tuple[str, ...]:
    """The printed forms of a row; a hyphen stands with and without blanks, short or long ("Bà Rịa– Vũng Tàu")."""
    forms = _cells(row["printed"])
    if not any(dash in form for form in (row["name"], *forms) for dash in "-–"):
        return forms
    spelled = (
        _DASH.sub(f"{before}{dash}{after}", form)
        for form in (row["name"], *forms)
        for before, dash, after in product(("", " "), "-–", ("", " "))
    )
    return tuple(dict.fromkeys(form for form in (*forms, *spelled) if form != row["name"]))


def _district(row: Row) -> Place:
    return Place(
        row["name"],
        row["kind"],
        "district",
        row["province"],
        row["code"][:3],
        row["valid_from"],
        row["valid_until"],
        row["code"],
        _printed(row),
        _cells(row["former_kinds"]),
    )


def _commune(row: Row) -> Place:
    return Place(
        row["name"],
        row["kind"],
        "commune",
        _province_names()[row["province"], bool(row["valid_until"])],
        row["unit"][:5],
        row["valid_from"],
        row["valid_until"],
        row["unit"],
        _printed(row),
        successors=tuple(f"{code}-2025" for code in row["successor"].split()),
        district=row["district"].split(" ")[0],
    )


@cache
def _province_names() -> Mapping[tuple[str, bool], str]:
    """The name of a province by its code, before July 2025 (True) and since: the codes were given out again."""
    eve, day = date(2025, 6, 30), date(2025, 7, 1)
    places = gazetteer().provinces
    names = {(place.code, True): place.name for place in places if place.stood_on(eve)}
    return names | {(place.code, False): place.name for place in places if place.stood_on(day)}
