"""``hoso rule``: one decision about what was read → a row of the rulings file."""

from __future__ import annotations

from pathlib import Path

import click

from hoso.app.options import complain, format_option, rulings_option, show_answer, store_option


@click.command()
@click.argument("kind", type=click.Choice(["list", "same", "different", "reject", "dispute", "correct", "undo"]))
@click.argument("what", nargs=-1, metavar="[WHAT]...")
@click.option("--reason", metavar="TEXT", default="", help="Why; a dispute is shown with it.")
@click.option("--who", metavar="NAME", default=None, help="Who decides; else the user of this machine.")
@click.option("--relation", metavar="TYPE", default="", help="At a place: only claims of this type (CHAIRED).")
@rulings_option
@store_option
@format_option
def rule(
    kind: str,
    what: tuple[str, ...],
    reason: str,
    who: str | None,
    relation: str,
    rulings: Path | None,
    store: Path,
    form: str,
) -> None:
    """Say that something was read wrongly; it is kept and applied to every later build.

    \b
    same, different   two people, bodies, documents or events
    reject, dispute   a claim: the id of a relationship
    correct           a thing, a field (name, date, number, …) and its value
    undo              the id of a ruling, or of several; list shows them

    A thing is a name, an id, or ARTICLE:START-END: where an article names it. Two people who were merged are told
    apart by two such places. Of claims, a place means those of its sentence about two things that it names, else about
    one, or all if it is the whole sentence; each is listed and has a ruling of its own. What is ruled on goes by its
    place and its article's text, so a ruling on a text that changed is not applied, and hoso build says so.

    \b
    Example:
      hoso rule list
    """
    from hoso.app import ruling
    from hoso.app.tables import counted

    if rulings is not None and kind == "list":
        raise click.UsageError("list shows the rulings in force and changes nothing: leave --rulings out")
    ruling.rulings_file(store, rulings, complain)
    if kind == "list":
        show_answer(ruling.listing(store), form)
        return
    made = ruling.rule(store, kind, what, by=ruling.ruler(reason, who), relation=relation)
    for row in made.rows:
        click.echo(row.id)
    for claim in made.claims:
        complain(f"{kind} {claim}")
    if made.remark:
        complain(made.remark)
    reach = f" on {counted(len(made.claims), 'claims')}" if made.claims else ""
    complain(f"{counted(len(made.rows), 'rulings')} written{reach}; the next command applies it")
