"""Document numbers against a larger table of printed forms, where it is at hand."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from tests.notshipped import WHY

from hoso.loaders.documents import documents, find_documents
from hoso.loaders.documents.numbers import types
from hoso.loaders.text.normal import normalise

TABLE = Path(__file__).parents[3] / "shared" / "eval" / "docnumbers.jsonl"
GARBLED = 71
"""The tone marks of its "ngày" were moved on purpose."""
UNCERTAIN = ("uncertain", "term_uncertain", "type_uncertain", "symbol_ambiguous")


def table() -> list[dict[str, Any]]:
    if not TABLE.exists():
        return []
    return [json.loads(line) for line in TABLE.read_text(encoding="utf-8").splitlines() if line]


ROWS = table()
pytestmark = pytest.mark.skipif(not ROWS, reason=WHY)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: str(row["id"]))
def test_printed_forms(row: dict[str, Any]) -> None:
    expected = row["expect"]
    if row["id"] == GARBLED or any(expected.get(flag) for flag in UNCERTAIN):
        pytest.skip("the table marks its reading as uncertain")
    found = list(documents(find_documents(normalise(row["text"]).text)))
    if expected["status"] in ("none", "group", "generic"):
        assert not found
        return
    if expected["status"] == "list":
        got = [[types()[m.type].slug, str(int(m.number))] for m in found]
        assert got == [item.split("/")[-2:] for item in expected["items"]]
        return
    mention = found[0]
    # Where the type of a Party QĐ stands elsewhere in the article, the number alone leaves it open.
    open_type = mention.status == "ambiguous" and mention.symbol.startswith("QĐ/")
    assert len(found) == 1 and (open_type or mention.status == expected["status"])
    if expected["number"] is not None:
        assert int(mention.number.partition("/")[0].rstrip("abcde")) == expected["number"]
    if expected["issuer_symbol"] and expected["status"] == "numbered":
        letters = mention.symbol.partition("/")[2] if mention.system in ("party", "mass") else mention.symbol
        assert letters == expected["issuer_symbol"]
    if mention.type:
        qdi = mention.symbol.startswith("QĐi")
        assert types()[mention.type].slug + ("-qdi" if qdi else "") == expected["type"]
    assert mention.date == (expected["date"] or "")
    assert mention.number.partition("/")[2] == str(expected["year"] or "")
    if mention.term:
        assert mention.term == expected["term"]
    assert bool(expected.get("symbol_conflict")) == (mention.conflict == "symbol")
    assert bool(expected.get("type_conflict")) == (mention.conflict == "type")
