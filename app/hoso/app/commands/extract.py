"""``hoso extract``: single articles → their facts, without a store."""

from __future__ import annotations

from pathlib import Path

import click

from hoso.app.options import ARTICLES, check_given, complain, reading_options, show_answer


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=ARTICLES, callback=check_given)
@click.option(
    "--format",
    "form",
    type=click.Choice(["facts", "table"]),
    default="facts",
    show_default=True,
    help="facts is JSON with everything; table is for reading.",
)
@click.option("--explain", is_flag=True, help="Print each sentence with what was read in it, and by which rule.")
@click.option(
    "--back-off", is_flag=True, help="List the names that no rule explains as open too (underthesea; slower)."
)
@click.option("--out", metavar="DIR", type=click.Path(path_type=Path, file_okay=False), help="Write DIR/ID.json.")
@reading_options
def extract(
    files: tuple[Path, ...],
    form: str,
    explain: bool,
    back_off: bool,
    out: Path | None,
    place: str,
    encoding: str,
) -> int:
    """Print the facts of single articles, without a store.

    Facts go to standard output, one JSON object a line and article, or with --out to one file an article. Reads
    whatever "hoso build" reads.

    \b
    Example:
      hoso extract samples/2023-03-14-van-trach.txt --format table
    """
    from hoso.app.extracting import extract_files

    if explain and out is not None:
        raise click.UsageError("--explain prints to standard output: leave out --out")
    if form == "table" and out is not None:
        raise click.UsageError("--format table prints to standard output: leave out --out")
    failed = False
    form = "explain" if explain else form
    results = extract_files(files, form=form, out=out, place=place, encoding=encoding, back_off=back_off)
    for result in results:
        if result.error:
            failed = True
            complain(result.error)
        elif result.answer is not None:
            show_answer(result.answer, "table")
        elif result.text:
            click.echo(result.text)
    return 1 if failed else 0
