"""``hoso diff``: two stores → what differs."""

from __future__ import annotations

from pathlib import Path

import click

from hoso.app.options import format_option, full_option, show_answer

_STORE = click.Path(file_okay=False, path_type=Path)


@click.command()
@click.argument("first", metavar="STORE", type=_STORE)
@click.argument("second", metavar="STORE", type=_STORE)
@full_option
@format_option
def diff(first: Path, second: Path, full: bool, form: str) -> None:
    """List what the second store has otherwise than the first: claims gained and lost, and what became of entities.

    An entity was merged, split, renamed, is gone or new; only its id changed where it is renumbered. A claim is changed
    where the same is said by other articles or in other words.

    \b
    Example:
      hoso diff hoso.store hoso.store
    """
    from hoso.app.changes import difference

    show_answer(difference(first, second), form, full=full)
