"""``hoso export``: a store → a file of another format."""

from __future__ import annotations

from pathlib import Path

import click

from hoso.app.options import show_answer, store_option


@click.command()
@click.argument("form", metavar="[FORMAT]", required=False)
@store_option
@click.option("--out", metavar="FILE", type=click.Path(path_type=Path, dir_okay=False), help="Write to this file.")
@click.option("--no-quotes", "quotes", flag_value=False, default=True, help="Leave out the articles' own words.")
@click.option("--rdf12", is_flag=True, help="Annotate triples as in RDF 1.2 (turtle, ntriples).")
@click.option("--materialize", is_flag=True, help="Add the terms of FOAF, ORG, PROV-O and others (linked data).")
def export(form: str | None, store: Path, out: Path | None, quotes: bool, rdf12: bool, materialize: bool) -> None:
    """Write the graph in another format; without a FORMAT, list the formats.

    The same graph always gives the same bytes. In CSV, a text that a spreadsheet would run as a formula (=, +, @, or -
    before anything but a digit) has an apostrophe before it.

    \b
    Example:
      hoso export turtle --out demo/graph.ttl
    """
    from hoso.app import exporting

    if form is None:
        show_answer(exporting.listing(), "table")
        return
    exporting.export(form, store, out, quotes=quotes, rdf12=rdf12, materialize=materialize)
