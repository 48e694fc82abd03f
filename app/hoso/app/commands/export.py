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
def export(form: str | None, store: Path, out: Path | None, quotes: bool) -> None:
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
    exporting.export(form, store, out, quotes=quotes)
