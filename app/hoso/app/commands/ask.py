"""``hoso ask``: a saved question → its answer."""

from __future__ import annotations

from pathlib import Path

import click

from hoso.app.options import format_option, full_option, neo4j_from, neo4j_options, show_answer, store_option


def questions_from(_: click.Context, __: click.Parameter, begun: str) -> list[str]:
    """The saved questions whose names begin so; a completion of click."""
    from hoso.app import questions

    return [name for name in questions.names() if name.startswith(begun)]


@click.command()
@click.argument("name", required=False, shell_complete=questions_from)
@click.option("--person", metavar="NAME", help="Only this person (đồng chí).")
@click.option("--body", metavar="NAME", help="Only this body (cơ quan, tổ chức).")
@click.option("--document", metavar="NAME", help="Only this document (văn bản): its number or its name.")
@click.option("--who", metavar="NAME", help="The person or body that the question is about.")
@click.option("--other", metavar="NAME", help="The one to which the question seeks a way from --who.")
@click.option("--post", metavar="NAME", help="The post (chức vụ) that the question is about.")
@click.option("--event", metavar="NAME", help="Only this event (sự kiện).")
@click.option("--about", metavar="NAME", help="Whatever the question is about: a name or an id.")
@click.option("--text", metavar="TEXT", help="Only what has this in its name or topic.")
@click.option(
    "--since",
    metavar="DATE",
    help="From this day, month or year on: 2023-03-14, 2023-03, 2023; new-since takes a number of the log too.",
)
@click.option("--until", metavar="DATE", help="Up to and including this day, month or year.")
@click.option("--as-of", metavar="DATE", help="Only what is known to have been so on this day: 2023-03-14.")
@click.option("--date", metavar="DATE", help="On this day.")
@click.option("--rule", metavar="NAME", help="Only what this rule read: a name that hoso extract --explain shows.")
@click.option("--top", metavar="N", help="At most so many rows.")
@click.option("--param", "params", metavar="NAME=VALUE", multiple=True, help="Any other parameter; may be repeated.")
@click.option("--evidence", is_flag=True, help="Show titles, addresses and days of the articles in a table too.")
@full_option
@store_option
@neo4j_options
@format_option
def ask(
    name: str | None,
    store: Path,
    uri: str | None,
    user: str,
    password: str | None,
    form: str,
    params: tuple[str, ...],
    evidence: bool,
    full: bool,
    **options: str | None,
) -> None:
    """Ask a saved question; without a NAME, list the questions and the options that each takes.

    \b
    Example:
      hoso ask who-inspected-whom --since 2023 --until 2023
    """
    from hoso.app import questions
    from hoso.app.store import open_graph

    if name is None:
        show_answer(questions.listing(), form)
        return
    given = {option: value for option, value in options.items() if value is not None}
    asked = questions.prepare(name, {**given, **questions.parameters(params)}, store)
    with open_graph(store, neo4j_from(uri, user, password)) as view:
        show_answer(questions.answer(asked, view, evidence=evidence), form, full=full)
