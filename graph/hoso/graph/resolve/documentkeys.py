"""A document as one article names it → the key of its number.

Keys: ``dang/{register}/khoa-{term}/{type}/{number}`` for the Party, ``nn/{register}/{year}/…`` for the State,
``doan/…`` for mass organisations, ``dang/{register}/dai-hoi-{term}/nghi-quyet/nghi-quyet-dai-hoi`` for a congress
resolution. Party numbers run within one term of a committee and start again after its congress; a committee, its
standing committee and its permanent members share one register. A part that is unknown is ``_``.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache

from hoso.graph import dates
from hoso.graph.keys import ascii_slug, name_key, slug, uniform
from hoso.graph.resolve.bodies import body_key
from hoso.graph.resolve.gazetteer import issuers, province, province_pattern, term_on
from hoso.loaders.facts import Document
from hoso.loaders.lexicon import load

UNKNOWN = "_"

_SPLIT = re.compile(r"\s*[-–—/]\s*")
_LEGISLATURE = re.compile(r"(UBTVQH|QH)(\d{1,2})", re.IGNORECASE)
_CONGRESS = re.compile(r"^Nghị quyết (?:của )?(?:Đại hội(?: đại biểu)?(?: toàn quốc)?\s*)?(.*?)\b([IVXL]+)\b(.*)$")
_SHARED = re.compile(
    r"^(?:(?:Ban Thường vụ|Thường trực|Ban Chấp hành) )+"
    r"(?=(?:Đảng bộ|Thành ủy|Tỉnh ủy|Quận ủy|Huyện ủy|Thị ủy|Đảng ủy)\b)"
)
_NATIONAL = frozenset({"luat", "bo-luat", "hien-phap", "phap-lenh", "dieu-le"})
"""Types of which there is one register in the nation, so that a name alone picks one out."""

_NATIONAL_CONGRESS = frozenset(map(name_key, ("Đảng", "toàn quốc của Đảng", "Đảng toàn quốc")))
_SYSTEMS = {"party": "dang", "state": "nn", "mass": "doan"}
_UNIT = re.compile(r"^(?:tỉnh|thành phố|quận|huyện|thị xã|phường|xã|thị trấn)\s+", re.IGNORECASE)
_PARTY_REGISTERS = frozenset({"tw", "tu", "qu", "hu", "thu", "du", "duk"})


@dataclass(frozen=True, slots=True, order=True)
class Key:
    """A document's key in its parts.

    ``_`` is unknown. ``place`` is a province's code, with the unit below it after a dot.
    """

    system: str
    register: str
    place: str
    series: str
    type: str
    number: str

    @property
    def dated(self) -> bool:
        """Whether the year or term of the number is known."""
        return self.series.removeprefix("khoa-") != UNKNOWN

    @property
    def provisional(self) -> bool:
        """Whether a part is unknown."""
        return not self.dated or UNKNOWN in (self.system, self.register, self.type, self.number, *self.place.split("."))

    @property
    def numbering(self) -> str:
        """The register with its place, in which numbers run and terms are told: ``tu-01``."""
        return f"{self.register}-{self.place}" if self.place else self.register

    @property
    def term(self) -> str:
        """The term, or the congress, in Roman figures; empty where the series is a year or unknown."""
        kind, _, term = self.series.rpartition("-")
        return term.upper() if kind and term != UNKNOWN else ""

    @property
    def text(self) -> str:
        """The key as in the design: ``dang/tu-01/khoa-xvii/nghi-quyet/4``."""
        return f"{self.system}/{self.numbering}/{self.series}/{self.type}/{self.number}"


def lacking(document: str) -> tuple[str, ...]:
    """What is unknown in the key that a document's id is made of, by the names of its fields."""
    _, system, numbering, series, type_, number = [*document.split("/", 5), *[""] * 5][:6]
    register, _, place = numbering.partition("-")
    unknown = {
        "issuer": UNKNOWN in (system, register),
        "place": UNKNOWN in place.split("."),
        "term" if series.startswith(("khoa-", "dai-hoi-")) else "date": UNKNOWN in (series, series.rpartition("-")[2]),
        "type": type_ == UNKNOWN,
        "number": number.partition("--")[0] == UNKNOWN,
    }
    return tuple(name for name, is_unknown in unknown.items() if is_unknown)


@cache
def _types() -> Mapping[str, str]:
    """Key of a type word, variants too → its slug."""
    found = {name_key(row["word"]): row["slug"] for row in load("document_types")}
    for row in load("document_types"):
        found |= {name_key(word): row["slug"] for word in row["variants"].split(",") if word}
    return found


@cache
def _abbreviations() -> Mapping[str, frozenset[str]]:
    """Upper-case abbreviation → slugs of the types that it may mean."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for row in load("document_types"):
        for symbol in row["symbols"].split(","):
            if symbol:
                found[symbol.upper()].add(row["slug"])
    return {symbol: frozenset(slugs) for symbol, slugs in found.items()}


@cache
def _symbols() -> Mapping[str, tuple[str, str, str]]:
    """Upper-case issuer symbol → register, system, and the level of the issuer."""
    found: dict[str, tuple[str, str, str]] = {}
    for row in load("document_symbols"):
        for symbol in (row["symbol"], *row["variants"].split(",")):
            if symbol:
                found[symbol.upper()] = (row["register"], _SYSTEMS.get(row["system"], UNKNOWN), row["level"])
    return found


@cache
def _issuers() -> Mapping[str, tuple[str, str]]:
    """Key of a national issuer's name → register and system."""
    found = {
        body_key(row["issuer"]): (row["register"], _SYSTEMS[row["system"]])
        for row in load("document_symbols")
        if row["issuer"] and "{" not in row["issuer"]
    }
    return found | {
        body_key(issuer.name): (issuer.register, _SYSTEMS[issuer.system]) for issuer in issuers() if not issuer.open
    }


def _home_code(place: str) -> str:
    """A province's code; of one that the table does not have, its name; ``_`` for none."""
    known = province(place) if place else None
    return known.code if known else ascii_slug(place)


def _place_code(head: str, rest: str, given: str) -> str:
    """The code of an issuer's place: the province's, and the unit's after a dot where it is not the province's own."""
    if province(rest):
        return _home_code(rest)
    plain = _UNIT.sub("", province_pattern().sub("", rest) if province(given) else rest).strip()
    unit = ascii_slug(plain)
    if head == "Tỉnh ủy" or rest.startswith("tỉnh ") or name_key(plain) == name_key(given):
        return _home_code(given) if unit == UNKNOWN else unit
    return _home_code(given) if unit == UNKNOWN else f"{_home_code(given)}.{unit}"


def _by_issuer(issuer: str, place: str) -> tuple[str, str, str]:
    """Register, system and place that an issuer's name means; empty strings where it means none."""
    name = uniform(issuer)
    if not name:
        return "", "", ""
    if found := _issuers().get(body_key(name)):
        return found[0], found[1], ""
    plain = _SHARED.sub("", name)
    for known in issuers():
        if known.open and plain.startswith(known.name):
            rest = plain[len(known.name) :].strip()
            rest = f"tỉnh {rest}" if known.name == "Đảng bộ tỉnh" else rest
            return known.register, _SYSTEMS[known.system], _place_code(known.name, rest, place)
    return "", "", ""


def _split_symbol(symbol: str) -> tuple[str, list[str]]:
    """A symbol's type abbreviation and its issuer symbols: "QĐ/TW" → "QĐ", ["TW"]; "UBND-KT" → "", ["UBND"]."""
    pieces = [piece for piece in _SPLIT.split(symbol.strip()) if piece]
    if pieces and pieces[0].upper() in _abbreviations():
        return pieces[0], pieces[1:]
    return "", pieces


@dataclass(frozen=True, slots=True)
class _Register:
    """Where a document's number runs: ``legislature`` is the one that its letters tell ("UBTVQH14")."""

    name: str = UNKNOWN
    system: str = UNKNOWN
    place: str = ""
    legislature: str = ""


def document_key(document: Document, home: str = "") -> Key:
    """The key of one mention of a document; ``home`` is its article's place, for a bare name.

    The date of the article gives no term: what an article cites may be of an earlier one.
    """
    number, _, year = document.number.partition("/")
    number = number.strip().lstrip("0").lower() or (UNKNOWN if not document.number else "0")
    abbreviation, letters = _split_symbol(document.symbol)
    type_ = _type(document, abbreviation.upper())
    register = _register(document, abbreviation.upper(), [piece.upper() for piece in letters])
    key = Key(register.system, register.name, register.place, UNKNOWN, type_, number)
    if not document.number:
        return _unnumbered(document, key, home)
    if key.register == UNKNOWN and type_ == "nghi-dinh":
        # Nobody but the Government issues decrees.
        key = replace(key, register="cp", system="nn")
    return replace(key, series=_series(document, key, year.strip(), register.legislature))


def _type(document: Document, abbreviation: str) -> str:
    """The slug of a document's type. Where word and letters differ, the letters are right: "Kế hoạch số 65-CTr/TU"."""
    if abbreviation == "QĐI":
        return "quy-dinh-qdi"
    possible = _abbreviations().get(abbreviation, frozenset())
    if len(possible) == 1:
        return next(iter(possible))
    return _types().get(name_key(document.type), ascii_slug(document.type)) if document.type else UNKNOWN


def _register(document: Document, abbreviation: str, letters: list[str]) -> _Register:
    """The register by a document's letters (upper case), by the issuer that is named, and by the place of both."""
    name, system, legislature, level = UNKNOWN, UNKNOWN, "", ""
    if letters:
        match = _LEGISLATURE.fullmatch(letters[0])
        symbol, legislature = (match[1], match[2]) if match else (letters[0], "")
        name, system, level = _symbols().get(symbol, (ascii_slug(letters[0]), "nn", ""))
        if abbreviation == "TTLT" and len(letters) > 1 and all(piece in _symbols() for piece in letters):
            name = "-".join(_symbols()[piece][0] for piece in letters)
    stated, stated_system, stated_place = _by_issuer(document.issuer, document.place)
    misprinted = "tw" in (name, stated) and {name, stated} <= _PARTY_REGISTERS
    if stated and (name == UNKNOWN or misprinted):
        # "Chỉ thị 35-CT/TU của Bộ Chính trị": who is named as issuer beats the letters, which the press misprints.
        name, system, level = stated, stated_system, "central" if stated == "tw" else ""
    if name == stated and stated_place:
        return _Register(name, system, stated_place, legislature)
    if level == "central" or name in ("tw", UNKNOWN):
        return _Register(name, system, "", legislature)
    central = _issuers().get(body_key(document.issuer)) if document.issuer else None
    place = "" if central and central[0] == name else _home_code(document.place)
    if place not in ("", UNKNOWN) and level in ("district", "base"):
        place = f"{place}.{UNKNOWN}"
    return _Register(name, system, place, legislature)


def _series(document: Document, key: Key, year: str, legislature: str) -> str:
    """What a register's numbers start again with: a term of the Party, a legislature, a year of the State."""
    if key.system in ("dang", "doan"):
        term, day = document.term, dates.day(document.date)
        if not term and day and (row := term_on(key.numbering, day)):
            term = row.term
        return f"khoa-{term.lower() or UNKNOWN}"
    if key.register == "ubtvqh" and legislature:
        return f"khoa-{legislature}"
    span = dates.bounds(document.date)
    return year or (str(span[0].year) if span else UNKNOWN)


def _unnumbered(document: Document, key: Key, home: str) -> Key:
    """The key of a document without a number: a congress's resolution by its congress, any other by its name."""
    name = uniform(document.name)
    match = _CONGRESS.match(name)
    if key.type == "nghi-quyet" and match:
        congress = re.sub(r"\s*lần thứ\s*", " ", f"{match[1]} {match[3]}")
        congress = re.sub(r"\b(?:nhiệm kỳ|khóa)\b.*$", "", congress).strip(" ,;")
        congress = re.sub(r"^của\s+|^Đảng bộ\s+của\s+", "", congress)
        series = f"dai-hoi-{match[2].lower()}"
        if not congress or name_key(congress) in _NATIONAL_CONGRESS:
            return Key("dang", "tw", "", series, "nghi-quyet", "nghi-quyet-dai-hoi")
        register, system, place = _by_issuer(congress, document.place)
        if register:
            return Key(system, register, place, series, "nghi-quyet", "nghi-quyet-dai-hoi")
    if key.type in _NATIONAL:
        system, register = ("dang", "tw") if key.type == "dieu-le" else ("nn", "qh")
        return Key(system, register, "", UNKNOWN, key.type, ascii_slug(name))
    if key.register == UNKNOWN:
        # A bare name ("Quy chế dân chủ") is looked for only among articles about one province.
        key = replace(key, place=_home_code(document.place or home))
    return replace(key, number=slug(name))
