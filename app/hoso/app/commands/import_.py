"""``hoso import``: linked data → a store."""

from __future__ import annotations

from pathlib import Path

import click

from hoso.app.options import (
    ARTICLES,
    complain,
    format_option,
    into_existing_option,
    neo4j_from,
    neo4j_options,
    show_answer,
    store_option,
)


@click.command("import")
@click.argument("file", metavar="FILE", type=ARTICLES)
@store_option
@neo4j_options
@into_existing_option
@format_option
def import_(
    file: str, store: Path, uri: str | None, user: str, password: str | None, into_existing: bool, form: str
) -> None:
    """Take linked data into a store: an export of hoso comes back as it was, claims with their quotes.

    FILE is Turtle, N-Triples or JSON-LD (.ttl, .nt, .jsonld). The texts of its articles are not in it and so not held;
    where an article is built later, its own reading takes the place of what was imported. Of other tools' data, what
    is said in terms of FOAF, ORG, schema.org, ELI and Dublin Core is taken where it needs no quote, and the rest is
    listed. With a fault in the file nothing is changed. hoso retract takes an article out again, or what another
    tool's file said, by the name that is shown.

    \b
    Example:
      hoso import demo/graph.ttl --store demo/copy.store
    """
    from hoso.app import linked

    answer, left = linked.take_in(
        Path(file), store, neo4j_from(uri, user, password), into_existing=into_existing
    )  # fmt: skip
    for line in left:
        complain(f"left out: {line}")
    show_answer(answer, form)
