"""Tables of cases for the tests of this folder: a text, the answer, and, where it is not given yet, the reason."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from hoso.loaders.facts import ArticleFacts


@dataclass(frozen=True, slots=True)
class Case:
    """One line of a table: ``text`` with its line ends, ``expected`` as written."""

    path: Path
    line: int
    text: str
    expected: str


def cases(path: Path) -> list[Any]:
    """The cases of a TSV, as parameters of a test: TEXT, ANSWER, and perhaps the reason for which it fails as yet."""
    found = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        text, expected, *reason = line.split("\t")
        marks = [pytest.mark.xfail(reason=reason[0])] if reason and reason[0] else []
        case = Case(path, number, text.replace("⏎", "\n"), expected)
        found.append(pytest.param(case, id=f"{path.stem}-{number}", marks=marks))
    return found


def told(facts: ArticleFacts) -> list[str]:
    """Each event with its kind, and what the people of the article did in it, by their given names."""
    people = {person.id: person.name.split()[-1] for person in facts.people}
    return [
        f"{event.kind}: "
        + ", ".join(
            sorted(f"{f.type} {people[f.subject]}" for f in facts.facts if f.object == event.id and f.subject in people)
        )
        for event in facts.events
    ]
