"""What articles of one or two sentences say of documents: who issued them, who carries them out, what rests on them."""

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
    names = {one.id: one.name for kind in (facts.bodies, facts.documents) for one in kind}
    names |= {event.id: event.kind for event in facts.events}
    found = [
        f"{'' if fact.modality == 'done' else fact.modality + ' '}{fact.type}: {names[fact.subject]} → {names[fact.object]}"
        for fact in facts.facts
        if fact.type in ("issued", "implements", "supersedes", "advised", "cites", "about", "disseminated")
    ]
    assert case.expected == (" | ".join(sorted(found)) or "-"), f"{case.path}:{case.line}"
