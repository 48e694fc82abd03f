"""The documents of many articles → one entity each, by the key of their number, never by their title.

Keys: ``dang/{register}/khoa-{term}/{type}/{number}`` for the Party, ``nn/{register}/{year}/…`` for the State,
``doan/…`` for mass organisations, ``dang/{register}/dai-hoi-{term}/nghi-quyet/nghi-quyet-dai-hoi`` for a congress
resolution. Party numbers run within one term of a committee and start again after its congress; a committee, its
standing committee and its permanent members share one register. A part that is unknown is ``_`` and makes the key
provisional: it joins a full key where exactly one fits and it is known whose number it is; two provisional ones are one
document only where date or title agrees (both, where it is not known whose number it is), else they go to review.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import cache

from hoso.graph.model import Entity, Value
from hoso.graph.resolve import dates
from hoso.graph.resolve.bodies import body_key
from hoso.graph.resolve.gazetteer import province, province_pattern, term_on, term_row
from hoso.graph.resolve.keys import ascii_slug, digest, name_key, slug, sort_key, uniform
from hoso.graph.resolve.reading import Ids, Reading, commonest
from hoso.graph.resolve.ruled import Bound
from hoso.graph.terms import DOCUMENT_LABELS
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
_CENTRAL = (
    "Ban Chấp hành Trung ương Đảng",
    "Ban Chấp hành Trung ương",
    "Bộ Chính trị",
    "Ban Bí thư",
    "Trung ương Đảng",
    "Trung ương",
)
_NATIONAL = frozenset({"luat", "bo-luat", "hien-phap", "phap-lenh", "dieu-le"})
"""Types of which there is one register in the nation, so that a name alone picks one out."""

_COMMITTEES = (
    ("Tỉnh ủy", "tu"),
    ("Thành ủy", "tu"),
    ("Đảng bộ tỉnh", "tu"),
    ("Đảng bộ thành phố", "tu"),
    ("Quận ủy", "qu"),
    ("Đảng bộ quận", "qu"),
    ("Huyện ủy", "hu"),
    ("Đảng bộ huyện", "hu"),
    ("Thị ủy", "thu"),
    ("Đảng bộ thị xã", "thu"),
    ("Đảng ủy Khối", "duk"),
    ("Đảng bộ Khối", "duk"),
    ("Đảng ủy", "du"),
    ("Đảng bộ", "du"),
    ("Hội đồng nhân dân", "hdnd"),
    ("Ủy ban nhân dân", "ubnd"),
)
_TERM = timedelta(days=5 * 365)
"""How long a term lasts where no table tells its days."""

_UNIT = re.compile(r"^(?:tỉnh|thành phố|quận|huyện|thị xã|phường|xã|thị trấn)\s+", re.IGNORECASE)
_DISTRICTS = frozenset({"qu", "hu", "thu"})
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
    def provisional(self) -> bool:
        """Whether a part is unknown."""
        parts = (self.system, self.register, self.series.removeprefix("khoa-"), self.type, self.number)
        return UNKNOWN in (*parts, *self.place.split("."))

    @property
    def text(self) -> str:
        """The key as in the design: ``dang/tu-01/khoa-xvii/nghi-quyet/4``."""
        register = f"{self.register}-{self.place}" if self.place else self.register
        return f"{self.system}/{register}/{self.series}/{self.type}/{self.number}"


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
    systems = {"party": "dang", "state": "nn", "mass": "doan"}
    for row in load("document_symbols"):
        for symbol in (row["symbol"], *row["variants"].split(",")):
            if symbol:
                found[symbol.upper()] = (row["register"], systems.get(row["system"], UNKNOWN), row["level"])
    return found


@cache
def _issuers() -> Mapping[str, tuple[str, str]]:
    """Key of a national issuer's name → register and system."""
    systems = {"party": "dang", "state": "nn", "mass": "doan"}
    found = {
        body_key(row["issuer"]): (row["register"], systems[row["system"]])
        for row in load("document_symbols")
        if row["issuer"] and "{" not in row["issuer"]
    }
    return found | {body_key(name): ("tw", "dang") for name in _CENTRAL}


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
    for head, register in _COMMITTEES:
        if plain.startswith(head):
            rest = plain[len(head) :].strip()
            rest = f"tỉnh {rest}" if head == "Đảng bộ tỉnh" else rest
            system = "nn" if register in ("hdnd", "ubnd") else "dang"
            return register, system, _place_code(head, rest, place)
    return "", "", ""


def _split_symbol(symbol: str) -> tuple[str, list[str]]:
    """A symbol's type abbreviation and its issuer symbols: "QĐ/TW" → "QĐ", ["TW"]; "UBND-KT" → "", ["UBND"]."""
    pieces = [piece for piece in _SPLIT.split(symbol.strip()) if piece]
    if pieces and pieces[0].upper() in _abbreviations():
        return pieces[0], pieces[1:]
    return "", pieces


def document_key(document: Document, home: str = "") -> Key:
    """The key of one mention of a document; ``home`` is its article's place, for a bare name.

    The date of the article gives no term: what an article cites may be of an earlier one.
    """
    number, _, year = document.number.partition("/")
    number = number.strip().lstrip("0").lower() or (UNKNOWN if not document.number else "0")
    abbreviation, issuers = _split_symbol(document.symbol)
    type_ = _types().get(name_key(document.type), ascii_slug(document.type)) if document.type else UNKNOWN
    possible = _abbreviations().get(abbreviation.upper(), frozenset())
    if len(possible) == 1:
        # Where type word and letters differ, the letters are right: "Kế hoạch số 65-CTr/TU".
        type_ = next(iter(possible))
    if abbreviation.upper() == "QĐI":
        type_ = "quy-dinh-qdi"

    register, system, place = UNKNOWN, UNKNOWN, ""
    legislature = ""
    level = ""
    if issuers:
        match = _LEGISLATURE.fullmatch(issuers[0])
        if match:
            legislature = match[2]
        symbol = match[1].upper() if match else issuers[0].upper()
        register, system, level = _symbols().get(symbol, (ascii_slug(issuers[0]), "nn", ""))
        if (
            len(issuers) > 1
            and all(piece.upper() in _symbols() for piece in issuers)
            and abbreviation.upper() == "TTLT"
        ):
            register = "-".join(_symbols()[piece.upper()][0] for piece in issuers)
    stated, stated_system, stated_place = _by_issuer(document.issuer, document.place)
    misprinted = "tw" in (register, stated) and {register, stated} <= _PARTY_REGISTERS
    if stated and (register == UNKNOWN or misprinted):
        # "Chỉ thị 35-CT/TU của Bộ Chính trị": who is named as issuer beats the letters, which the press misprints.
        register, system, level = stated, stated_system, "central" if stated == "tw" else ""
    if register == stated and stated_place:
        place = stated_place
    elif level != "central" and register not in ("tw", UNKNOWN):
        home_code = _home_code(document.place)
        central = _issuers().get(body_key(document.issuer)) if document.issuer else None
        place = "" if central and central[0] == register else home_code
        if place not in ("", UNKNOWN) and level in ("district", "base"):
            place = f"{home_code}.{UNKNOWN}"

    day = dates.day(document.date)
    span = dates.bounds(document.date)
    if not document.number:
        return _unnumbered(document, Key(system, register, place, UNKNOWN, type_, UNKNOWN), home)
    if system in ("dang", "doan"):
        term = document.term.lower()
        if not term and day:
            row = term_on(f"{register}-{place}" if place else register, day)
            term = row.term.lower() if row else ""
        series = f"khoa-{term or UNKNOWN}"
    elif register == "ubtvqh" and legislature:
        series = f"khoa-{legislature}"
    else:
        series = year.strip() or (str(span[0].year) if span else UNKNOWN)
    return Key(system, register, place, series, type_, number)


def _unnumbered(document: Document, key: Key, home: str) -> Key:
    """The key of a document without a number: a congress's resolution by its congress, any other by its name."""
    name = uniform(document.name)
    match = _CONGRESS.match(name)
    if key.type == "nghi-quyet" and match:
        congress = re.sub(r"\s*lần thứ\s*", " ", f"{match[1]} {match[3]}")
        congress = re.sub(r"\b(?:nhiệm kỳ|khóa)\b.*$", "", congress).strip(" ,;")
        congress = re.sub(r"^của\s+|^Đảng bộ\s+của\s+", "", congress)
        series = f"dai-hoi-{match[2].lower()}"
        if not congress or name_key(congress) in (
            name_key("Đảng"),
            name_key("toàn quốc của Đảng"),
            name_key("Đảng toàn quốc"),
        ):
            return Key("dang", "tw", "", series, "nghi-quyet", "nghi-quyet-dai-hoi")
        register, system, place = _by_issuer(congress, document.place)
        if register:
            return Key(system, register, place, series, "nghi-quyet", "nghi-quyet-dai-hoi")
    if key.type in _NATIONAL:
        return Key(
            "nn" if key.type != "dieu-le" else "dang",
            "qh" if key.type != "dieu-le" else "tw",
            "",
            UNKNOWN,
            key.type,
            ascii_slug(name),
        )
    if key.register == UNKNOWN:
        # A bare name ("Quy chế dân chủ") is looked for only among articles about one province.
        key = replace(key, place=_home_code(document.place or home))
    return replace(key, number=slug(name))


@dataclass(frozen=True, slots=True)
class _Item:
    source: Reading
    document: Document
    key: Key

    @property
    def ref(self) -> tuple[str, str]:
        return self.source.id, self.document.id


@dataclass(frozen=True, slots=True)
class Documents:
    """Documents resolved: ids, entities, the dates and terms by id, and the pairs for review."""

    ids: Ids
    entities: tuple[Entity, ...]
    dates: Mapping[str, str]
    terms: Mapping[str, tuple[str, str]]
    doubtful: tuple[tuple[str, str], ...]


def _may_be(provisional: Key, full: Key) -> bool:
    """Whether a provisional key may mean a full one: every known part is the same."""

    def same(a: str, b: str) -> bool:
        return UNKNOWN in (a, a.removeprefix("khoa-")) or a == b

    ours, theirs = provisional.place.partition(".")[::2], full.place.partition(".")[::2]
    place = provisional.place == UNKNOWN or all(same(a, b) for a, b in zip(ours, theirs, strict=True))
    return (
        provisional.number == full.number
        and same(provisional.type, full.type)
        and same(provisional.system, full.system)
        and same(provisional.register, full.register)
        and place
        and same(provisional.series, full.series)
    )


def resolve_documents(readings: Sequence[Reading], bound: Bound) -> Documents:
    """Give every document of every article its entity."""
    items = [
        _Item(source, document, document_key(document, source.facts.place))
        for source in readings
        for document in source.facts.documents
    ]
    clusters: defaultdict[str, list[_Item]] = defaultdict(list)
    full: defaultdict[str, list[_Item]] = defaultdict(list)
    by_number: defaultdict[str, set[Key]] = defaultdict(set)
    for item in items:
        if not item.key.provisional:
            clusters[item.key.text].append(item)
            full[item.key.text].append(item)
            by_number[item.key.number].add(item.key)
    keys: dict[str, Key] = {key.text: key for found in by_number.values() for key in found}
    open_: list[_Item] = []
    for item in items:
        if not item.key.provisional:
            continue
        fitting = [
            key.text
            for key in by_number.get(item.key.number, ())
            if _may_be(item.key, key) and _in_time(item, full[key.text], key)
        ]
        if len(fitting) == 1 and _can_join(item, full[fitting[0]]):
            clusters[fitting[0]].append(item)
        else:
            open_.append(item)
    loose: dict[str, list[_Item]] = defaultdict(list)
    sharp = _sharpened(open_)
    homes = _homes(sharp)
    for item in sharp:
        loose[_loose_identity(item, homes)].append(item)
    for identity, members in loose.items():
        key = members[0].key
        node = key.text + "--" + (members[0].document.date or digest(identity)[:8])
        if node in clusters:
            node += "-" + digest(identity)[:8]
        clusters[node] = members
        keys[node] = key
    ids: dict[tuple[str, str], str] = {}
    entities: list[Entity] = []
    when: dict[str, str] = {}
    terms: dict[str, tuple[str, str]] = {}
    review: defaultdict[tuple[str, ...], list[tuple[str, Key]]] = defaultdict(list)
    nodes = sorted(clusters)
    regrouped = bound.regroup(
        # A full key names the document that it is joined with.
        [clusters[node] for node in nodes], lambda item: item.ref, rank=lambda index: (keys[nodes[index]].provisional,)
    )  # fmt: skip
    for group in regrouped:
        members = group.members
        id_ = "doc/" + nodes[group.origin] + ("-" + digest(min(i.ref for i in members))[:8] if group.parted else "")
        key = keys[nodes[group.origin]]
        entity, date = _entity(id_, key, members)
        entities.append(entity)
        when[id_] = date
        term = key.series.removeprefix("khoa-").removeprefix("dai-hoi-").upper()
        if key.system == "dang" and term != UNKNOWN:
            terms[id_] = (f"{key.register}-{key.place}" if key.place else key.register, term)
        review[key.number, key.type].append((id_, key))
        for item in members:
            ids[item.ref] = id_
    doubtful = [
        (one, other)
        for group in review.values()
        for index, (one, one_key) in enumerate(group)
        for other, other_key in group[index + 1 :]
        if _doubtful(one_key, other_key) and dates.fits(when[one], when[other])
    ]
    return Documents(ids, tuple(entities), when, terms, tuple(sorted((min(p), max(p)) for p in doubtful)))


def _doubtful(one: Key, other: Key) -> bool:
    """Whether two nodes may be one document: one of them provisional, the known parts the same."""
    if one.provisional and other.provisional:
        return (
            one.register == other.register and one.place == other.place and (_may_be(one, other) or _may_be(other, one))
        )
    if one.provisional:
        return one.register != UNKNOWN and _may_be(one, other)
    return other.provisional and other.register != UNKNOWN and _may_be(other, one)


def _in_time(item: _Item, full: Sequence[_Item], key: Key) -> bool:
    """Whether the article could cite that document: the same date where both have one, and not before it was issued."""
    date = commonest(other.document.date for other in full if dates.bounds(other.document.date))
    if item.document.date and date and not dates.fits(item.document.date, date):
        return False
    written = dates.bounds(item.source.published)
    if written is None:
        return True
    issued = dates.bounds(date)
    if issued:
        return issued[0] <= written[1]
    row = term_row(
        f"{key.register}-{key.place}" if key.place else key.register, key.series.removeprefix("khoa-").upper()
    )
    return row is None or row.begins <= written[1]


def _vague(key: Key) -> bool:
    """Whether so many registers are meant that two documents of one number and day are nothing strange.

    All councils meet in the same weeks, and number their resolutions from 1.
    """
    return key.number != UNKNOWN and (
        key.register == UNKNOWN or (UNKNOWN in key.place.split(".") and key.register != "tu")
    )


def _is_current(item: _Item, full: Sequence[_Item]) -> bool:
    """Whether a number without its year or term was written down while that series ran, or soon after.

    Numbers of the State begin anew each year, those of the Party with each term: "Chỉ thị 16" of 2021 is not that of
    2017, and a resolution 26 that is cited in the twelfth term can be of the tenth or the eleventh.
    """
    key, written = full[0].key, dates.bounds(item.source.published)
    if item.document.date and any(other.document.date == item.document.date for other in full):
        return True
    if written is None:
        return False
    if key.series.isdigit():
        return int(key.series) <= written[1].year <= int(key.series) + 1
    register = f"{key.register}-{key.place}" if key.place else key.register
    row = term_row(register, key.series.removeprefix("khoa-").upper())
    if row is not None:
        return row.begins <= written[1] and (row.ends is None or written[0] < row.ends)
    issued = [span for other in full if (span := dates.bounds(other.document.date))]
    return any(span[0] <= written[1] <= span[1] + _TERM for span in issued)


def _can_join(item: _Item, full: Sequence[_Item]) -> bool:
    """Whether a provisional mention tells enough to be the only full one: of whom it is, else its day or its title."""
    document = item.document
    placed = item.key.register != UNKNOWN and UNKNOWN not in item.key.place.split(".")
    if placed and (item.key.series.removeprefix("khoa-") != UNKNOWN or _is_current(item, full)):
        return True
    if not document.number:
        return True
    titles = {name_key(other.document.title) for other in full} - {""}
    if document.title and name_key(document.title) in titles:
        return True
    return (
        not _vague(item.key) and bool(dates.day(document.date)) and any(o.document.date == document.date for o in full)
    )


def _agreement(item: _Item) -> str:
    """What two provisional mentions must share to be one document, beside their known parts: a day, else a title.

    Where even the register is unknown, or its place, both.
    """
    document = item.document
    if document.number and _vague(item.key):
        both = dates.day(document.date) and document.title
        return f"{document.date}|{name_key(document.title)}" if both else ""
    if dates.day(document.date):
        return document.date
    if document.title and document.number:
        return name_key(document.title)
    return ""


def _sharpened(items: Sequence[_Item]) -> list[_Item]:
    """Provisional mentions that agree with exactly one better known one, with its key: "11-CT/TU" of the same day."""
    by_agreement: defaultdict[tuple[str, str], set[Key]] = defaultdict(set)
    for item in items:
        by_agreement[item.key.number, _agreement(item)].add(item.key)
    sharp: list[_Item] = []
    for item in items:
        others = by_agreement[item.key.number, _agreement(item)] if _agreement(item) else set()
        better = [key for key in others if key != item.key and _may_be(item.key, key) and not _may_be(key, item.key)]
        # The best known of them, where the others may be that one too.
        best = [key for key in better if all(other == key or _may_be(other, key) for other in better)]
        sharp.append(replace(item, key=best[0]) if len(best) == 1 else item)
    return sharp


def _homes(items: Sequence[_Item]) -> Mapping[tuple[str, str], frozenset[str]]:
    """By key and day, the provinces of the articles that cite documents of a district committee of no named province.

    Of districts, no two in a province have one name; of communes, many do.
    """
    found: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for item in items:
        home, _, unit = item.key.place.partition(".")
        if item.document.number and item.key.register in _DISTRICTS and home == UNKNOWN and unit not in ("", UNKNOWN):
            found[item.key.text, item.document.date].add(item.source.facts.place)
    return {key: frozenset(places) for key, places in found.items()}


def _loose_identity(item: _Item, homes: Mapping[tuple[str, str], frozenset[str]]) -> str:
    """What makes two provisional mentions one document: one key, and one day or title; or, unnumbered, one name.

    "Chương trình số 8-CTr/HU ngày 2/6/2031 của Huyện ủy Nghi Thử": whose it is leaves only the province open, and where
    all who cite it write about one province, number, district and day are enough.
    """
    key = item.key.text
    about = homes.get((key, item.document.date), frozenset())
    if dates.day(item.document.date) and len(about) == 1 and "" not in about:
        return f"{key}|{item.document.date}|{next(iter(about))}"
    if dates.day(item.document.date) and (agreed := _agreement(item)):
        return f"{key}|{agreed}"
    if not item.document.number and item.key.place != UNKNOWN:
        return f"{key}|named"
    if agreed := _agreement(item):
        return f"{key}|{agreed}"
    return f"{key}|{item.source.id}|{item.document.id}"


def _entity(id_: str, key: Key, members: Sequence[_Item]) -> tuple[Entity, str]:
    documents = [item.document for item in members]
    numbered = [document for document in documents if document.symbol] or documents
    name = commonest(uniform(document.name) for document in numbered)
    date = commonest(document.date for document in documents if dates.bounds(document.date))
    kind = commonest(document.kind for document in documents)
    props: dict[str, Value] = {"name": name, "sort_key": sort_key(name), **dates.properties(date)}
    texts = {
        "type": commonest(document.type for document in numbered),
        "number": commonest(document.number for document in numbered),
        "symbol": commonest(document.symbol for document in numbered),
        "title": commonest(uniform(document.title) for document in documents),
    }
    props.update({field: text for field, text in texts.items() if text})
    term = key.series.removeprefix("khoa-").removeprefix("dai-hoi-").upper()
    if key.system != "nn" and term != UNKNOWN:
        props["term"] = term
    if key.provisional:
        props["provisional"] = True
    forms = {uniform(form) for document in documents for form in (document.name, *document.aliases)} - {name, ""}
    if forms:
        props["aliases"] = tuple(sorted(forms, key=lambda form: (sort_key(form), form))[:40])
    return Entity(id_, (DOCUMENT_LABELS.get(kind, "Directive"),), props), date
