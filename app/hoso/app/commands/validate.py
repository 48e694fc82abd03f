"""``hoso validate``: linked data → what in it breaks a rule."""

from __future__ import annotations

from pathlib import Path

import click

from hoso.app.options import ARTICLES, format_option, show_answer, store_option


@click.command()
@click.argument("file", metavar="[FILE]", required=False, type=ARTICLES)
@store_option
@format_option
def validate(file: str | None, store: Path, form: str) -> int:
    """Check linked data against shapes.ttl: every fault with its node, the rule that it breaks, and what to do.

    FILE is Turtle, N-Triples or JSON-LD (.ttl, .nt, .jsonld); without one, the store's own export is checked. A file
    whose syntax is wrong is told with line and column. The exit status is 1 where there are faults.

    \b
    Example:
      hoso validate
    """
    from hoso.app import linked

    answer = linked.validate(Path(file) if file else None, store)
    show_answer(answer, form, full=True)
    return 1 if answer.rows else 0
