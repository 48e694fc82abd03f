"""``hoso verify``: a store → what is wrong in it."""

from __future__ import annotations

from pathlib import Path

import click

from hoso.app.options import format_option, full_option, neo4j_from, neo4j_options, show_answer, store_option


@click.command()
@store_option
@neo4j_options
@full_option
@format_option
def verify(store: Path, uri: str | None, user: str, password: str | None, full: bool, form: str) -> int:
    """Check that the graph holds exactly what the ledger says: every node, claim and quote, and the hash of each text.

    With --neo4j a Neo4j database is checked as well. Nothing is written. The exit status is 1 when anything differs.

    \b
    Example:
      hoso verify
    """
    from hoso.app.upkeep import verify as found

    answer, wrong = found(store, neo4j_from(uri, user, password))
    show_answer(answer, form, full=full)
    return 1 if wrong else 0
