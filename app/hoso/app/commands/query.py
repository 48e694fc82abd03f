"""``hoso query``: free Cypher → rows; it only reads."""

from __future__ import annotations

from pathlib import Path

import click

from hoso.app.options import (
    complain,
    format_option,
    full_option,
    limit_options,
    neo4j_from,
    neo4j_options,
    show_answer,
    store_option,
)


@click.command()
@click.argument("cypher", metavar="CYPHER|FILE.cypher")
@click.option("--param", "params", metavar="NAME=VALUE", multiple=True, help="A parameter ($NAME); may be repeated.")
@limit_options
@full_option
@store_option
@neo4j_options
@format_option
def query(
    cypher: str,
    params: tuple[str, ...],
    limit: int | None,
    seconds: float | None,
    full: bool,
    store: Path,
    uri: str | None,
    user: str,
    password: str | None,
    form: str,
) -> None:
    """Run a query of your own, which only reads.

    CYPHER is the query itself or a file that ends in .cypher. A VALUE that is a JSON number, list, true, false or
    null is one; anything else is text. The same on the store and, with --neo4j, on a server.

    \b
    Example:
      hoso query "MATCH (a)-[r:INSPECTED]->(b) WHERE r.modality = 'done' RETURN a.name, b.name"
    """
    from hoso.app import questions
    from hoso.app.store import open_graph

    text = questions.query_text(cypher)
    values = questions.parameters(params)
    with open_graph(store, neo4j_from(uri, user, password), complain) as view:
        show_answer(questions.run(view, text, values, limit=limit, seconds=seconds), form, full=full)
