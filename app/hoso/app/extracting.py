"""Article files → the facts of each, as JSON or as a table; no store."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from hoso.app.tables import Answer, counted, json_text, visible
from hoso.graph.files import write_whole
from hoso.loaders.errors import HosoError, LoadError

if TYPE_CHECKING:
    from hoso.loaders.facts import ArticleFacts

_UNSAFE = re.compile(r'[/\\:*?"<>|\x00-\x1f]')

_LONGEST_NAME = 200
"""Bytes of a file's name: file systems take 255, and the file has a longer name until it is whole."""


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one article: a table, a line of JSON, or an error; nothing where a file was written."""

    answer: Answer | None = None
    text: str = ""
    error: str = ""


def extract_files(
    files: Sequence[Path],
    *,
    form: str,
    out: Path | None = None,
    place: str = "",
    encoding: str = "",
    back_off: bool = False,
) -> Iterator[Result]:
    """One result for each article or error.

    ``form``: facts, table or explain; with ``out``, facts go to ``out/ID.json``. ``back_off`` lists the names that no
    rule explains as open, too.
    """
    from hoso.graph.pipeline import attempt
    from hoso.loaders.explain import explain
    from hoso.loaders.extraction import extract
    from hoso.loaders.factsfile import to_dict
    from hoso.loaders.readers import read_paths

    written: set[str] = set()
    for item in read_paths(files, encoding=encoding, place=place):
        if isinstance(item, LoadError):
            yield Result(error=str(item))
            continue
        tried = attempt(partial(extract, back_off=back_off), item)
        facts = tried.facts
        if facts is None:
            yield Result(error=f"article {item.id!r}: {tried.reason}; the others are read")
            continue
        if form == "explain":
            yield Result(text=visible(explain(item, facts)))
            continue
        if form == "table" and out is None:
            yield Result(answer=facts_table(facts))
            continue
        if out is None:
            yield Result(text=json_text(to_dict(facts), indent=None))
            continue
        name = file_name(item.id)
        if len(os.fsencode(name)) > _LONGEST_NAME:
            yield Result(error=f"article {item.id[:60]!r}…: its id is too long for the name of a file; shorten the id")
            continue
        if name in written:
            yield Result(error=f"article {item.id!r}: another article of this run is in {out / name} already")
            continue
        written.add(name)
        data = json.dumps(to_dict(facts), ensure_ascii=False, indent=1) + "\n"
        try:
            write_whole(out / name, data.encode("utf-8", "backslashreplace"))
        except HosoError as error:
            yield Result(error=str(error))
            continue
        yield Result()


def file_name(id: str) -> str:
    """The name of an article's facts file: its id, which can be a URL, with ``_`` for what no file system takes."""
    return (_UNSAFE.sub("_", id).lstrip(".") or "_") + ".json"


def facts_table(facts: ArticleFacts) -> Answer:
    """The relations of one article as a reader sees them: names in place of ids, with the quote."""
    names = {item.id: item.name or item.id for part in (facts.people, facts.bodies, facts.documents) for item in part}
    for event in facts.events:
        names[event.id] = event.name or " ".join(word for word in (event.act or event.kind, event.date) if word)
    rows = tuple(
        (
            fact.type,
            names.get(fact.subject, fact.subject),
            names.get(fact.object, fact.object),
            fact.date or None,
            fact.modality,
            fact.evidence[0].quote if fact.evidence else None,
        )
        for fact in facts.facts
    )
    parts = {"people": facts.people, "bodies": facts.bodies, "documents": facts.documents, "events": facts.events}
    counts = ", ".join(counted(len(items), word) for word, items in parts.items())
    counts += f", {counted(len(facts.open), 'mentions left open')}"
    return Answer(("relation", "from", "to", "date", "modality", "quote"), rows, title=facts.id, note=counts)
