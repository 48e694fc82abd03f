"""``hoso show``: a name → all there is of it."""

from __future__ import annotations

from pathlib import Path

import click

from hoso.app.options import Whole, colour, complain, full_option, store_option


@click.command()
@click.argument("name")
@store_option
@click.option("--limit", default=20, show_default=True, type=Whole(min=1), help="Rows of each part.")
@full_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json", "markdown"]),
    default="table",
    show_default=True,
    help="table is for reading, the others are for programs.",
)
def show(name: str, store: Path, limit: int, full: bool, form: str) -> None:
    """Show one person, body or document: offices (chức vụ) with the days they were seen, events, quotes.

    A NAME in part, without tones or with abbreviations (UBND, TP.HCM) shows what there is of it when it can mean one
    thing only, and else the names or ids that it can mean. A document can be called by its number.

    \b
    Example:
      hoso show "Ngô Bá Thuyên"
    """
    from hoso.app import dossier
    from hoso.app.store import open_store

    with open_store(store, complain) as view:
        found = dossier.dossier(dossier.look_up(name, view), view)
    click.echo(dossier.text_of(found, form, limit=limit, colour=colour(), full=full), nl=False)
