"""Who issued and who carries out which document, in articles of one or two sentences."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.loaders.tables import Case, cases

from hoso.loaders.article import Article
from hoso.loaders.extraction import extract

CASES = cases(Path(__file__).parents[1] / "cases" / "document_relations.tsv")


@pytest.mark.parametrize("case", CASES)
def test_documents_are_related_as_said(case: Case) -> None:
    facts = extract(Article("case", case.text))
    names = {body.id: body.name for body in facts.bodies} | {one.id: one.name for one in facts.documents}
    found = [
        f"{'' if fact.modality == 'done' else fact.modality + ' '}{fact.type}: {names[fact.subject]} → {names[fact.object]}"
        for fact in facts.facts
        if fact.type in ("issued", "implements", "supersedes")
    ]
    assert case.expected == (" | ".join(sorted(found)) or "-"), f"{case.path}:{case.line}"
