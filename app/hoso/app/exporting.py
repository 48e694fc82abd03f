"""A store and the name of a format → the graph in that format, in a file or on standard output."""

from __future__ import annotations

import difflib
import sys
from pathlib import Path

import click

from hoso.app.tables import Answer


def listing() -> Answer:
    """The formats that there are."""
    from hoso.graph.exports import formats

    rows = tuple((form.name, form.suffix, form.en, form.vi) for form in formats())
    return Answer(("format", "file", "for", "dùng cho"), rows, note="hoso export FORMAT --out FILE writes one of them")


def export(form: str, store: Path, out: Path | None, *, quotes: bool = True) -> None:
    """Write the store's graph to the path, or to standard output; without ``quotes``, no words of an article.

    Raises click.UsageError for a format that is none, StoreError where there is no store or the path cannot be written.
    """
    from hoso.app.store import open_store
    from hoso.graph.errors import StoreError
    from hoso.graph.exports import formats, write

    names = [known.name for known in formats()]
    if form not in names:
        near = difflib.get_close_matches(form, names, n=1)
        meant = f"did you mean {near[0]}? " if near else ""
        raise click.UsageError(f"no format {form!r}; {meant}there are {', '.join(names)}")
    with open_store(store) as view:
        graph = view.contents()
    if out is None:
        write(graph, form, sys.stdout.buffer, quotes=quotes)
        return
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(f"{out}: cannot be written ({error.strerror}); choose another place") from error
    write(graph, form, out, quotes=quotes)
    click.echo(f"hoso: wrote {out}", err=True)
