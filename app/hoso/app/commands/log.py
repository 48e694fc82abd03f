"""``hoso log``: a store → what was done to it."""

from __future__ import annotations

from pathlib import Path

import click

from hoso.app.options import Whole, format_option, full_option, show_answer, store_option


@click.command()
@click.argument("number", required=False, type=Whole(min=0))
@store_option
@full_option
@format_option
def log(number: int | None, store: Path, full: bool, form: str) -> None:
    """List what was done to a store: each build, retraction and rebuild, when, and what it added, changed and removed.

    With the NUMBER of an entry, list the articles that came with it: 0 for those that came before there was a log.
    Times are those of Greenwich (UTC).

    \b
    Example:
      hoso log
    """
    from hoso.app.history import came_with, listing

    show_answer(listing(store) if number is None else came_with(store, number), form, full=full)
