"""Names of provinces, terms and national bodies → rows of the shipped tables."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from types import MappingProxyType

from hoso.graph.keys import name_key
from hoso.loaders.errors import LexiconError
from hoso.loaders.lexicon import load, read

DATA = Path(__file__).parent / "data"

STRUCTURE_TYPES = ("PART_OF", "GOVERNS", "SUCCEEDED_BY")


@dataclass(frozen=True, slots=True)
class Province:
    """A province or city under the central government, through all its lives: ``successors`` are other names."""

    name: str
    kind: str
    code: str
    iso: str
    successors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TermRow:
    """A term: ``begins`` is its first day, ``ends`` the day on which the next one begins, None for the current one."""

    register: str
    term: str
    name: str
    begins: date
    ends: date | None


@cache
def provinces() -> Mapping[str, Province]:
    """Provinces by the key of their name."""
    rows = load("provinces")
    names = {row["unit"]: row["name"] for row in rows}
    found: dict[str, Province] = {}
    for row in rows:
        key = name_key(row["name"])
        old = found.get(key)
        successors = set(old.successors) if old else set()
        successor = names.get(row["successor"], "")
        if successor and successor != row["name"]:
            successors.add(successor)
        # The first row of a name is its older life, by whose code the documents of that time are filed.
        first = (old.kind, old.code, old.iso) if old else (row["kind"], row["code"], row["iso"])
        found[key] = Province(row["name"], *first, tuple(sorted(successors)))
    return MappingProxyType(found)


@cache
def later_cities() -> Mapping[str, tuple[date, Province]]:
    """Provinces whose name was a town's before: the name → their first day, and the province until then.

    "thành phố Huế" was a town of Thừa Thiên Huế until the end of 2024.
    """
    rows = load("provinces")
    first = {row["name"]: row for row in reversed(rows)}
    found: dict[str, tuple[date, Province]] = {}
    for name, row in first.items():
        before = [old["name"] for old in rows if old["successor"] == row["unit"] and old["name"] != name]
        if row["valid_from"] and len(before) == 1:
            found[name] = date.fromisoformat(row["valid_from"]), provinces()[name_key(before[0])]
    return MappingProxyType(found)


@cache
def _printed() -> Mapping[str, str]:
    forms = {name_key(row["name"]): row["name"] for row in load("provinces")}
    for row in load("provinces"):
        for form in (f"{row['kind']} {row['name']}", *row["printed"].split(" | ")):
            if form:
                forms.setdefault(name_key(form), row["name"])
    return MappingProxyType(forms)


def province(name: str) -> Province | None:
    """The province of a name as printed ("Hà Nội", "TP Hà Nội", "tỉnh Cao Bằng"), or None."""
    canonical = _printed().get(name_key(name))
    return provinces()[name_key(canonical)] if canonical else None


@cache
def province_pattern() -> re.Pattern[str]:
    """Matches a province's name with or without its own kind before it; group 1 is the name.

    "tỉnh Cao Bằng" and "Cao Bằng" are one; "thành phố Cao Bằng" is a town in it, and is not matched with its kind.
    """
    rows = sorted(provinces().values(), key=lambda p: (-len(p.name), p.name))
    return re.compile(
        "|".join(rf"(?:(?<!\w){p.kind} )?(?<!\w)({re.escape(p.name)})(?!\w)" for p in rows), re.IGNORECASE
    )


def without_province_kinds(name: str) -> str:
    """A name in which every province stands without its own kind: "UBND tỉnh Cao Bằng" → "UBND Cao Bằng"."""
    lower = name.casefold()
    if not any(kind in lower for kind in _kinds()):
        return name  # most names
    for printed, kind in _with_kinds():
        if printed in lower:
            name = kind.sub("", name)
    return name


@cache
def _kinds() -> frozenset[str]:
    return frozenset(known.kind.casefold() + " " for known in provinces().values())


@cache
def _with_kinds() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Each province with its kind in small letters, and what matches the kind before it."""
    return tuple(
        (f"{p.kind} {p.name}".casefold(), re.compile(rf"(?<!\w){p.kind} (?={re.escape(p.name)}(?!\w))", re.IGNORECASE))
        for p in provinces().values()
    )


@cache
def terms() -> Mapping[str, tuple[TermRow, ...]]:
    """Terms by register, in order of time."""
    found: dict[str, list[TermRow]] = {}
    path = DATA / "terms.tsv"
    for row in read(path, ("register", "term")):
        try:
            begins = date.fromisoformat(row["begins"])
        except ValueError as error:
            raise LexiconError(f"{row['begins']!r} is not a day (YYYY-MM-DD)", path) from error
        found.setdefault(row["register"], []).append(TermRow(row["register"], row["term"], row["name"], begins, None))
    ordered: dict[str, tuple[TermRow, ...]] = {}
    for register, rows in found.items():
        rows.sort(key=lambda row: row.begins)
        following = [*(row.begins for row in rows[1:]), None]
        ordered[register] = tuple(
            TermRow(row.register, row.term, row.name, row.begins, end) for row, end in zip(rows, following, strict=True)
        )
    return MappingProxyType(ordered)


def term_register(register: str) -> str:
    """The register whose terms a register follows: every organ of the centre follows the national congresses."""
    if register == "twdtn":
        return register
    return "tw" if register.endswith("tw") else re.sub(r"^(?:ubkt|btc|btg|bdv|bnc|vp)tu", "tu", register)


def term_on(register: str, day: date) -> TermRow | None:
    """The term to which a document of a day belongs, or None where the table does not tell."""
    for row in terms().get(term_register(register), ()):
        if row.begins <= day and (row.ends is None or day < row.ends):
            return row
    return None


def term_row(register: str, term: str) -> TermRow | None:
    """The term of a register by its Roman figures, or None where the table does not have it."""
    return next((row for row in terms().get(term_register(register), ()) if row.term == term), None)


@dataclass(frozen=True, slots=True)
class Issuer:
    """A body that issues documents, or, with ``open``, every body whose name begins so: its register and system."""

    name: str
    open: bool
    register: str
    system: str


@cache
def issuers() -> tuple[Issuer, ...]:
    """Issuers that no symbol names, in the order in which they are to be tried."""
    return tuple(
        Issuer(row["name"].removesuffix(_PLACE), row["name"].endswith(_PLACE), row["register"], row["system"])
        for row in read(DATA / "issuers.tsv")
    )


_PLACE = " {place}"


@cache
def rare_roles() -> frozenset[str]:
    """Keys of the offices that so few hold that, even without a body, a name in one is one person."""
    return frozenset(name_key(row["role"]) for row in read(DATA / "rare_roles.tsv"))


@cache
def generic_names() -> frozenset[str]:
    """Keys of names that several bodies have, so that two articles that give one need not mean one body."""
    return frozenset(name_key(row["name"]) for row in read(DATA / "generic_names.tsv"))


@cache
def communes_alike() -> frozenset[tuple[str, str, str]]:
    """Province, kind and name of communes of which a province had several, until districts ended."""
    rows = read(DATA / "communes_alike.tsv", ("province", "kind", "name"))
    return frozenset((row["province"], row["kind"], row["name"]) for row in rows)


@cache
def structure() -> tuple[tuple[str, str, str], ...]:
    """What national bodies belong to: (key of a body's name, relationship type, key of a body's name)."""
    path = DATA / "structure.tsv"
    rows = read(path, ("subject", "type", "object"))
    for row in rows:
        if row["type"] not in STRUCTURE_TYPES:
            raise LexiconError(f"{row['type']!r} is none of {', '.join(STRUCTURE_TYPES)}", path)
    return tuple((row["subject"], row["type"], row["object"]) for row in rows)
