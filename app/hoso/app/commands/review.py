"""``hoso review``: what was left open → a person's rulings."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from hoso.app.options import colour, complain, format_option, full_option, rulings_option, show_answer, store_option


@click.command()
@click.option("--list", "listed", is_flag=True, help="List the open cases instead of asking.")
@click.option(
    "--what",
    type=click.Choice(["pairs", "documents", "open"]),
    multiple=True,
    default=("pairs", "documents"),
    show_default=True,
    help="pairs that may be one, documents with a gap in their key, mentions left open; may be repeated.",
)
@click.option("--sort", type=click.Choice(["person", "body", "document", "event"]), help="Only things of this sort.")
@click.option("--reason", metavar="TEXT", default="", help="Kept with every ruling of this session.")
@click.option("--who", metavar="NAME", default=None, help="Who decides; else the user of this machine.")
@rulings_option
@full_option
@store_option
@format_option
def review(
    listed: bool,
    what: tuple[str, ...],
    sort: str | None,
    reason: str,
    who: str | None,
    rulings: Path | None,
    full: bool,
    store: Path,
    form: str,
) -> None:
    """Go through what hoso left open: two who may be one, documents of which a part is unknown.

    Both quotes stand side by side. Each answer is on the disk before the next question; what was decided does not
    come again. Answers may come from a pipe, one a line. hoso rule makes single rulings and takes them back.

    \b
    Example:
      hoso review --list
    """
    from hoso.app import reviewing, ruling
    from hoso.app.store import open_store
    from hoso.graph.ledger import Ledger
    from hoso.graph.pipeline import notices

    if rulings is not None and listed:
        raise click.UsageError("--list changes nothing: leave --rulings out")
    ruling.rulings_file(store, rulings, complain)
    with open_store(store) as view, Ledger.open(store, readonly=True) as ledger:
        for notice in notices(ledger):
            complain(notice)
        bench = reviewing.opened(view, ledger, store, ruling.ruler(reason, who))
        if listed or form != "table":
            show_answer(reviewing.listing(bench, what, sort or ""), form, full=full)
            return

        def say(text: str) -> None:
            click.echo(text, nl=False)

        def read(prompt: str) -> str | None:
            click.echo(prompt, nl=False)
            sys.stdout.flush()
            line = sys.stdin.readline() if sys.stdin is not None else ""
            if not line:
                click.echo()
            return line.rstrip("\r\n") if line else None

        done = reviewing.review(bench, what, sort or "", read=read, say=say, colour=colour())
    words = [f"{done[word]} {word}" for word in ("same", "different", "rejected", "corrected", "skipped") if done[word]]
    click.echo(f"{done['seen']} seen, {done['left']} left" + (f": {', '.join(words)}" if words else ""))
