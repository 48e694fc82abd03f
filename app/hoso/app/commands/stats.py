"""``hoso stats``: a store → counts."""

from __future__ import annotations

from pathlib import Path

import click

from hoso.app.options import complain, format_option, show_answer, store_option


@click.command()
@store_option
@format_option
def stats(store: Path, form: str) -> None:
    """Count what is in the store: articles, nodes by label, relationships by type.

    \b
    Example:
      hoso stats
    """
    from hoso.app.statistics import statistics

    show_answer(statistics(store, complain), form)
