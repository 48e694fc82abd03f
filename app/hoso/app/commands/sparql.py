"""``hoso sparql``: free SPARQL → rows; it only reads."""

from __future__ import annotations

from pathlib import Path

import click

from hoso.app.options import format_option, full_option, limit_options, show_answer, store_option


@click.command()
@click.argument("query", metavar="QUERY|FILE.rq")
@click.option("--param", "params", metavar="NAME=VALUE", multiple=True, help="A parameter ($NAME); may be repeated.")
@limit_options
@full_option
@store_option
@format_option
def sparql(
    query: str, params: tuple[str, ...], limit: int | None, seconds: float | None, full: bool, store: Path, form: str
) -> None:
    """Ask the store's linked data in SPARQL, as its Turtle would answer; nothing is fetched, nothing changed.

    QUERY is the query itself or a file that ends in .rq. The prefixes of the export (hoso:, oa:, skos: …) need no
    declaration. A VALUE that is a JSON number, true or false is one, <IRI> is an IRI, anything else is text. A table
    shows the id of a node for its IRI; json, csv and markdown have whole IRIs.

    \b
    Example:
      hoso sparql "SELECT ?who ?whom WHERE { ?a hoso:inspected ?b . ?a hoso:name ?who . ?b hoso:name ?whom }"
    """
    from hoso.app import linked, questions

    text = questions.query_text(query, ".rq")
    found = linked.ask(
        store, text, questions.parameters(params), readable=form == "table", limit=limit, seconds=seconds
    )
    show_answer(found, form, full=full)
