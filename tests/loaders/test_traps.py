"""The traps of the language of this press, each in a text of our own: what must be read and what must not."""

from __future__ import annotations

from collections.abc import Iterator
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from hoso.loaders.article import Article
from hoso.loaders.extraction import extract

TABLE = Path(__file__).parents[1] / "cases" / "traps.tsv"


def _rows() -> list[Any]:
    rows = []
    for number, line in enumerate(TABLE.read_text(encoding="utf-8").splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        trap, text, must, must_not, reason = (line.split("\t") + [""] * 3)[:5]
        rows.append(
            pytest.param(
                text.replace("⏎", "\n"),
                [part for part in must.split(" | ") if part],
                [part for part in must_not.split(" | ") if part],
                id=f"trap-{trap}-line-{number}",
                marks=[pytest.mark.xfail(reason=reason)] if reason else [],
            )
        )
    return rows


@cache
def read(text: str) -> frozenset[str]:
    """What is read of an article, as the table writes it."""
    return frozenset(_lines(text))


def _lines(text: str) -> Iterator[str]:
    facts = extract(Article("example", text))
    names = {item.id: item.name for part in (facts.people, facts.bodies, facts.documents) for item in part}
    names |= {event.id: f"[{f'{event.kind} {event.name}'.strip()}]" for event in facts.events}
    for person in facts.people:
        yield f"P {person.name}"
        for office in person.offices:
            yield f"T {person.name}: {office.name}" + ("" if office.status == "current" else f" ({office.status})")
        for mention in person.mentions:
            yield f"M {person.name}: {text[mention.start : mention.end]}"
    for body in facts.bodies:
        yield f"B {body.name}"
    for item in facts.documents:
        issuer = f" ← {item.issuer}" if item.issuer else ""
        yield f"D {item.name}{issuer}" + (f" @ {item.date}" if item.date else "")
    for event in facts.events:
        yield f"E {event.kind} {event.date}"
    for fact in facts.facts:
        modality = "" if fact.modality == "done" else f" ({fact.modality})"
        yield f"F {fact.type} {names[fact.subject]} → {names[fact.object]}{modality}"


@pytest.mark.parametrize(("text", "must", "must_not"), _rows())
def test_trap(text: str, must: list[str], must_not: list[str]) -> None:
    found = read(text)
    missed = [line for line in must if line not in found]
    wrong = [line for line in found if any(fnmatchcase(line, p.replace("[", "[[]")) for p in must_not)]
    assert not missed and not wrong, f"missed {missed}, wrong {wrong} among {sorted(found)}"


def test_table_has_every_trap() -> None:
    numbers = {line.split("\t")[0] for line in TABLE.read_text(encoding="utf-8").splitlines() if line[:1].isdigit()}
    assert numbers == {str(number) for number in range(1, 76)}
