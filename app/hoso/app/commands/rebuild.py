"""``hoso rebuild``: a store's ledger → its graph, written anew."""

from __future__ import annotations

from pathlib import Path

import click

from hoso.app.options import format_option, into_existing_option, neo4j_from, neo4j_options, show_answer, store_option


@click.command()
@store_option
@neo4j_options
@into_existing_option
@format_option
def rebuild(store: Path, uri: str | None, user: str, password: str | None, into_existing: bool, form: str) -> None:
    """Make the graph of a store anew from its ledger, and bring a Neo4j database to hold the same if asked.

    No article is read again. What somebody changed in the graph by hand goes, what was lost comes back.

    \b
    Example:
      hoso rebuild
    """
    from hoso.app.upkeep import rebuild as made_anew

    show_answer(made_anew(store, neo4j_from(uri, user, password), into_existing=into_existing), form)
