"""A printed document number to its parts: "55/QĐ-TƯ" is number 55, type abbreviation QĐ, issuer TW, of the Party.

Forms: the Party's ``NUM-TYPE/ISSUER`` and the State's ``NUM/[YEAR/]TYPE-ISSUER``, each also printed in the other's
shape (the issuer decides whose it is, not the stroke); the National Assembly's ``NUM/YEAR/QH15``; official letters,
``NUM/ISSUER-UNIT``; joint circulars, ``NUM/YEAR/TTLT-A-B``. Sources: Hướng dẫn 36-HD/VPTW for the Party, Nghị định
30/2020/NĐ-CP for the State.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from hoso.loaders.expression import expression
from hoso.loaders.lexicon import load
from hoso.loaders.record import record

# A piece of a symbol: capitals, each with at most one small letter (TTg, CTr, QyĐ), digits at the end (QH15); or "T.Ư".
_PIECE = r"(?:T\.(?:Ư|W)|C\.(?:I{1,3}|IV|V)|[Cc]tr|Ttg|QDD|(?:[A-ZĐƯÔ&][a-zđ]?){1,16}(?:\d{1,3}[A-ZĐ]{0,2})?)(?![\w&])"
_DASH = r"[-–—/_]"
# What may not stand before is asked after the first digit: what begins with a set of characters is searched faster.
# "QCVN 01:2009/BYT" is a technical standard, and its year no number.
_NUMBER = expression(
    rf"(?P<digits>[0-9](?<![\d/.,–-][0-9])(?<!\d:[0-9])(?:\d{{0,2}}\.\d{{3}}|\d{{0,5}}))(?P<suffix>[a-eA-E](?![\w]))?"
    rf"(?: ?[-–/] ?(?P<year>(?:19|20)\d\d)(?!\d))?"
    rf"(?P<gap> ?{_DASH} ?| )(?P<symbol>{_PIECE}(?: ?{_DASH} ?{_PIECE})?(?:(?:{_DASH} ?| {_DASH}){_PIECE}){{0,5}})"
)
_SPLIT = expression(rf" ?{_DASH} ?")
_LEGISLATURE = expression(r"(QH|UBTVQH)(\d{1,2})")
_JUDGMENT = expression(r"(?:HS|DS|HC|KDTM|LĐ)(?:ST|PT|GĐT)")
_JOINED = expression(r"(QĐ|NQ|CT|KH|TB|NĐ)(UB|UBND|TTG|HĐND|(?<=[ĐQ])CP)")
_QUALIFIED = expression(r"(?:QĐ|NQ|TB|CV|KH)[A-ZĐ]{2,}")


@record
class DocumentNumber:
    """A number and what its letters say.

    ``number`` is the digits as printed, with the year where it is part of the number ("30/2020"); ``symbol`` is the
    rest in its normal spelling ("QĐ/TW", "NĐ-CP", "QH15", "UBND-KT"). ``type`` is the type word that the letters name,
    empty where they name none or two (the Party's QĐ). ``issuer`` is the issuer's symbol ("TW", "BYT"; several joined
    by "-" in a joint circular), ``unit`` the drafting unit after it, ``system`` party, state, mass or empty,
    ``legislature`` the number in QH15, ``abbreviation`` the type letters ("QĐ"). Offsets are into the text read.
    """

    start: int
    end: int
    number: str
    symbol: str
    type: str
    issuer: str
    unit: str = ""
    system: str = ""
    legislature: str = ""
    abbreviation: str = ""

    @property
    def ambiguous(self) -> bool:
        """Whether the letters leave the type open: QĐ, or no type letters at all (QH15)."""
        return not self.type

    @property
    def year(self) -> str:
        """The year within the number, or empty."""
        return self.number.partition("/")[2]

    @property
    def text(self) -> str:
        """The number in its normal form: "55-QĐ/TW", "30/2020/NĐ-CP"."""
        if not self.symbol:
            return self.number
        return f"{self.number}{'-' if self.system in ('party', 'mass') else '/'}{self.symbol}"


@record
class DocumentType:
    """A row of ``document_types.tsv``."""

    word: str
    slug: str
    kind: str
    bare: str


@record
class Symbol:
    """A row of ``document_symbols.tsv``."""

    symbol: str
    register: str
    system: str
    issuer: str
    level: str


@cache
def types() -> Mapping[str, DocumentType]:
    """The types of documents by their word."""
    return {r["word"]: DocumentType(r["word"], r["slug"], r["kind"], r["bare"]) for r in load("document_types")}


@cache
def spellings() -> Mapping[str, str]:
    """Lower-case spellings of type words → the word."""
    found = {row["word"].lower(): row["word"] for row in load("document_types")}
    for row in load("document_types"):
        found |= {v.lower(): row["word"] for v in row["variants"].split(",") if v}
    return found


@cache
def symbols() -> Mapping[str, Symbol]:
    """Issuer symbols by their upper-case spelling, variants included."""
    found: dict[str, Symbol] = {}
    for row in load("document_symbols"):
        entry = Symbol(row["symbol"], row["register"], row["system"], row["issuer"], row["level"])
        for spelling in (row["symbol"], *row["variants"].split(",")):
            if spelling:
                found[spelling.upper()] = entry
    return found


@cache
def abbreviations() -> Mapping[str, tuple[str, tuple[str, ...]]]:
    """Upper-case type abbreviations → their normal spelling and the type words they may stand for."""
    found: dict[str, tuple[str, tuple[str, ...]]] = {}
    for row in load("document_types"):
        for spelling in row["symbols"].split(","):
            if spelling:
                normal, words = found.get(spelling.upper(), (spelling, ()))
                found[spelling.upper()] = (normal, (*words, row["word"]))
    return found


def parse_number(text: str) -> DocumentNumber | None:
    """The first document number in ``text`` ("Quy định số 55/QĐ-TƯ" → 55-QĐ/TW), or None. A number alone is none."""
    return next((n for n in iter_numbers(text) if n.type or n.system), None)


def iter_numbers(text: str) -> Iterator[DocumentNumber]:
    """Every number with a symbol in ``text``, in order. Ratios, dates, speeds and prices are none.

    One with neither type nor system has letters that no list holds: it is a number only after a type word.
    """
    position = 0
    while (match := _NUMBER.search(text, position)) is not None:
        found = _read(text, match)
        if found is None:
            position = match.start("digits") + len(match["digits"])
        else:
            yield found
            position = found.end


_STANDARD = re.compile(r"(?:(?:QCVN|TCVN|TCXDVN|QCXDVN) ?[\w:/-]{1,12}|-[A-Z]{2}): ?$")


def _read(text: str, match: re.Match[str]) -> DocumentNumber | None:
    start = match.start()
    # Digits glued to letters are a number only in "số31-QĐ/TW" and "HD38-HD/BTCTW".
    if start and text[start - 1].isalpha():
        before = re.search(r"[^\W\d_]+$", text[max(0, start - 8) : start])
        if before is None or (before[0].lower() != "số" and before[0].upper() not in abbreviations()):
            return None
    if _STANDARD.search(text, max(0, start - 24), start):
        return None  # "QCVN 10-MT:2015/BTNMT": a technical standard.
    pieces = _SPLIT.split(match["symbol"])
    offsets = [0, *(m.start() for m in _SPLIT.finditer(match["symbol"]))]
    if match["gap"] == " " and not (pieces[0].upper() in abbreviations() and len(pieces) > 1):
        return None
    digits = match["digits"].replace(".", "") + (match["suffix"] or "")
    number = f"{digits}/{match['year']}" if match["year"] else digits
    strokes = _SPLIT.findall(match["symbol"])
    of_party = "/" not in match["gap"] and bool(strokes) and strokes[0].strip() == "/"
    read = _letters(pieces, bool(match["year"]), of_party)
    if read is None:
        return None
    used, symbol, type_, issuer, unit, system, legislature, abbreviation = read
    end = match.start("symbol") + (offsets[used] if used < len(pieces) else len(match["symbol"]))
    return DocumentNumber(start, end, number, symbol, type_, issuer, unit, system, legislature, abbreviation)


_Letters = tuple[int, str, str, str, str, str, str, str]


def _letters(pieces: list[str], dated: bool, of_party: bool = False) -> _Letters | None:
    """How many pieces were read, then symbol, type, issuer, unit, system, legislature, type abbreviation; or None.

    ``of_party``: the number is printed in the Party's shape, which tells whose it is where no list has the letters.
    """
    head = pieces[0].upper()
    if assembly := _LEGISLATURE.fullmatch(head):
        return 1, head, "", assembly[1], "", "state", assembly[2], ""
    if len(pieces) == 1 and _JUDGMENT.fullmatch(head):
        return 1, head, "Bản án", "", "", "state", "", head
    entry = abbreviations().get(head)
    if entry is None and (qualified := _QUALIFIED.fullmatch(head)) is not None and len(pieces) > 1:
        entry = (head, abbreviations().get(qualified[0][:2], ("", ()))[1])
    if head in ("HS", "DS", "HC", "KDTM", "LĐ") and len(pieces) == 2 and pieces[1].upper() in ("ST", "PT", "GĐT"):
        return 2, f"{head}-{pieces[1].upper()}", "Bản án", "", "", "state", "", head
    if head == "QDD" and len(pieces) > 1:  # A common slip of the keyboard for QĐ.
        entry = abbreviations()["QĐ"]
    if entry is None:
        return _letter(pieces, dated)
    if len(pieces) == 1:
        if head not in ("SL", "GP"):
            # "Thông báo số 431/TB": the issuer is left out, and only the word before makes it a number.
            return 1, entry[0], "", "", "", "", "", ""
        return 1, entry[0], entry[1][0], "", "", "state", "", entry[0]
    abbreviation, words = entry
    rest = pieces[1:]
    if head == "TTLT":
        named = [symbols().get(piece.upper()) for piece in rest]
        joint = "-".join(s.symbol if s else piece for s, piece in zip(named, rest, strict=True))
        return len(pieces), f"TTLT-{'-'.join(rest)}", words[0], joint, "", "state", "", abbreviation
    issuer, unit, system, legislature = _issuer(rest, of_party)
    if not issuer:
        return None
    if system in ("party", "mass"):
        words = tuple("Thông tri" if w == "Thông tư" else w for w in words)
        symbol = f"{abbreviation}/{'-'.join([issuer, *([unit] if unit else [])])}"
    else:
        symbol = "-".join([abbreviation, issuer + legislature, *([unit] if unit else [])])
    if abbreviation == "QĐ" and system != "party":
        words = ("Quyết định",)  # Only the Party writes QĐ for Quy định; the State's is QyĐ.
    return len(pieces), symbol, words[0] if len(words) == 1 else "", issuer, unit, system, legislature, abbreviation


def _issuer(pieces: list[str], of_party: bool) -> tuple[str, str, str, str]:
    """Issuer symbol, drafting unit, system and legislature of the pieces after the type."""
    head = pieces[0].upper()
    if assembly := _LEGISLATURE.fullmatch(head):
        return assembly[1], "-".join(pieces[1:]), "state", assembly[2]
    for count in range(len(pieces), 0, -1):
        known = symbols().get("-".join(pieces[:count]).upper())
        if known is not None:
            return known.symbol, "-".join(pieces[count:]), known.system, ""
    if len(head) < 2:
        return "", "", "", ""
    # An office, company or department that no list holds: its letters are the symbol.
    system = "party" if of_party or re.search(r"(?:TW|TƯ|TU|HU|QU|ĐU)$", head) else "state"
    return pieces[0], "-".join(pieces[1:]), system, ""


def _letter(pieces: list[str], dated: bool) -> _Letters | None:
    """An official letter, whose symbol is its issuer and drafting unit, or a number of the old form 132/CP."""
    known = symbols().get(pieces[0].upper())
    if known is not None and known.system == "state":
        symbol = "-".join([known.symbol if known.symbol != "UBND" else pieces[0], *pieces[1:]])
        type_ = "Công văn" if len(pieces) > 1 or known.symbol not in ("CP", "TTg") else ""
        return len(pieces), symbol, type_, known.symbol, "-".join(pieces[1:]), "state", "", ""
    if joined := _JOINED.fullmatch(pieces[0].upper()):
        # "QĐUB": type and issuer without a stroke.
        return _letters([joined[1], joined[2], *pieces[1:]], dated)
    if not dated or len(pieces) > 1:
        # Letters that no list holds make a number only where a type word stands before them.
        return len(pieces), "-".join(pieces), "", pieces[0], "-".join(pieces[1:]), "", "", ""
    return None
