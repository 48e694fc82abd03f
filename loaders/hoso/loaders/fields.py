"""The fields of administration, which follow the head of a department: "Nội vụ", "Tài nguyên và Môi trường"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from hoso.loaders.anchors import spellings, variants
from hoso.loaders.expression import expression
from hoso.loaders.letters import LETTER
from hoso.loaders.lexicon import Row, load


@cache
def fields() -> Mapping[str, tuple[Row, ...]]:
    """The fields of administration ("Nội vụ", "Y tế"): printed form in small letters → rows of the lexicon."""
    rows: dict[str, tuple[Row, ...]] = {}
    for row in load("fields"):
        for form in (form for name in variants(row, "field") for form in spellings(name)):
            rows[form.lower()] = (*rows.get(form.lower(), ()), row)
    return rows


@cache
def _fields_by_start() -> Mapping[str, re.Pattern[str]]:
    """The fields as patterns by their first two letters, for hundreds of alternatives take long to be tried in turn."""
    forms: dict[str, list[str]] = {}
    for form in sorted(fields(), key=len, reverse=True):
        forms.setdefault(form[:2], []).append(form)
    return {
        start: expression(f"(?i:({'|'.join(map(re.escape, alike))}))(?![{LETTER}&])") for start, alike in forms.items()
    }


def match_field(text: str, start: int) -> re.Match[str] | None:
    """The longest field that is printed at ``start``."""
    pattern = _fields_by_start().get(text[start : start + 2].lower())
    return pattern.match(text, start) if pattern is not None else None


def field_of(organ: str, printed: str) -> str:
    """The canonical field that ``printed`` means after ``organ`` ("VH-TT" is another field of a Sở than of a Phòng)."""
    rows = fields()[printed.lower()]
    return next((row["field"] for row in rows if _has(organ, row)), rows[0]["field"])


def has_field(organ: str, printed: str) -> bool:
    """Whether a field that is ``printed`` so is one that this organ has: there is a Sở, and no Bộ, "Du lịch"."""
    return any(_has(organ, row) for row in fields()[printed.lower()])


def _has(organ: str, row: Row) -> bool:
    return organ in row["organs"].split(" | ")
