"""``hoso suppress``: an article, a person or a claim → out of the store, its views, and later builds."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from hoso.app.options import format_option, into_existing_option, neo4j_from, neo4j_options, show_answer, store_option


@click.command()
@click.argument("kind", type=click.Choice(["article", "person", "claim", "list", "lift"]))
@click.argument("what", required=False)
@click.option("--yes", is_flag=True, help="Do not ask.")
@store_option
@neo4j_options
@into_existing_option
@format_option
def suppress(
    kind: str,
    what: str | None,
    yes: bool,
    store: Path,
    uri: str | None,
    user: str,
    password: str | None,
    into_existing: bool,
    form: str,
) -> int:
    """Take an article, a person or a claim out of the store and keep it out of later builds.

    \b
    article   an id: it is never read again, under another id or address neither
    person    a name or an id: the name is masked in every text, and what they did and said goes
    claim     a relationship's id, or ARTICLE:START-END: the sentences that say it, or stand there, are masked
    list      the tombstones; lift takes one away, and building the articles again brings back what it kept out

    What is kept is a keyed hash, no name, no text and no reason, which could name them; rulings lose it too. With
    --neo4j it goes out of that database as well. Files that were exported before are not reached.

    \b
    Example:
      hoso suppress list
    """
    from hoso.app import suppressing

    if kind == "list":
        show_answer(suppressing.listing(store), form)
        return 0
    if what is None:
        raise click.UsageError(f"{kind} what? Name it")
    if kind == "lift":
        suppressing.lift(store, [what])
        click.echo("hoso: lifted; build the articles again to bring back what was kept out", err=True)
        return 0
    asks = sys.stdin is not None and sys.stdin.isatty()
    if not yes and not asks:
        raise click.UsageError("it goes from the store, its graph and every later build; say --yes")
    settings = neo4j_from(uri, user, password)
    made = suppressing.plan(store, kind, what)
    if not yes:
        from hoso.app.tables import visible

        click.echo(f"{visible(made.told)}\nThis goes out of the store and of every later build.", err=True)
        if not click.confirm("Suppress it?", err=True):
            click.echo("hoso: nothing was changed", err=True)
            return 1
    show_answer(suppressing.suppress(store, made, settings, into_existing=into_existing), form)
    return 0
