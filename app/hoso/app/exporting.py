"""A store and the name of a format → the graph in that format, in a file or on standard output."""

from __future__ import annotations

import difflib
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from hoso.app.tables import Answer

if TYPE_CHECKING:
    from hoso.graph.exports.rdf import RdfOptions


def listing() -> Answer:
    """The formats that there are."""
    from hoso.graph.exports import formats

    rows = tuple((form.name, form.suffix, form.en, form.vi) for form in formats())
    return Answer(("format", "file", "for", "dùng cho"), rows, note="hoso export FORMAT --out FILE writes one of them")


def rdf_options(store: Path, *, rdf12: bool = False, materialize: bool = False) -> RdfOptions:
    """How a store's linked data is written: with the versions of the rules and the rulings that made it."""
    from hoso.graph.exports.rdf import RdfOptions
    from hoso.graph.pipeline import rules_version
    from hoso.graph.rulingsfile import of_store

    return RdfOptions(rdf12=rdf12, materialize=materialize, rules=rules_version(), rulings=of_store(store).version)


def export(
    form: str, store: Path, out: Path | None, *, quotes: bool = True, rdf12: bool = False, materialize: bool = False
) -> None:
    """Write the store's graph to the path, or to standard output; without ``quotes``, no words of an article.

    ``rdf12`` and ``materialize`` are for the formats of linked data.
    Raises click.UsageError for a format that is none, or that cannot do what is asked, and for a path that does not fit
    it; StoreError where there is no store or the path cannot be written.
    """
    from hoso.app.store import open_store
    from hoso.graph.exports import formats, write

    known = {one.name: one for one in formats()}
    if form not in known:
        near = difflib.get_close_matches(form, known, n=1)
        meant = f"did you mean {near[0]}? " if near else ""
        raise click.UsageError(f"no format {form!r}; {meant}there are {', '.join(known)}")
    if rdf12 and not known[form].rdf12:
        able = " and ".join(name for name, one in known.items() if one.rdf12)
        raise click.UsageError(f"--rdf12 is for {able}; {form} has no triples about triples")
    if materialize and known[form].write_rdf is None:
        able = ", ".join(name for name, one in known.items() if one.write_rdf is not None)
        raise click.UsageError(f"--materialize is for linked data ({able})")
    if out is not None:
        _check(out, form, {one.suffix: one.name for one in known.values()})
    with open_store(store) as view:
        graph = view.contents()
    options = rdf_options(store, rdf12=rdf12, materialize=materialize)
    if out is None:
        write(graph, form, sys.stdout.buffer, quotes=quotes, rdf=options)
        return
    write(graph, form, out, quotes=quotes, rdf=options)
    click.echo(f"hoso: wrote {out}", err=True)


def _check(out: Path, form: str, endings: Mapping[str, str]) -> None:
    """Raises click.UsageError where a file's ending is that of another format, or its folder is not there."""
    meant = endings.get(out.suffix.lower(), form)
    if meant != form:
        raise click.UsageError(f"{out}: {out.suffix} is the ending of {meant}, and {form} would stand in the file")
    if not out.parent.is_dir():
        raise click.UsageError(f"{out}: there is no folder {out.parent}; make it first")
