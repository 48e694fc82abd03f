"""``hoso conflicts``: a graph → where its articles disagree."""

from __future__ import annotations

from pathlib import Path

import click

from hoso.app.options import complain, format_option, full_option, neo4j_from, neo4j_options, show_answer, store_option


@click.command()
@click.option("--who", metavar="NAME", help="Only what concerns this person, body or document.")
@click.option("--evidence", is_flag=True, help="Show titles, addresses and days of the articles in a table too.")
@full_option
@store_option
@neo4j_options
@format_option
def conflicts(
    who: str | None,
    evidence: bool,
    full: bool,
    store: Path,
    uri: str | None,
    user: str,
    password: str | None,
    form: str,
) -> None:
    """List where articles disagree: holders of a post, a document's issuer or date, a delegation's leader, figures.

    Each with its quotes and articles. Nothing is decided: a handover or a misreading can look like a conflict. The
    same as hoso ask conflicts.

    \b
    Example:
      hoso conflicts
    """
    from hoso.app import questions
    from hoso.app.store import open_graph

    asked = questions.prepare("conflicts", {"who": who} if who else {})
    with open_graph(store, neo4j_from(uri, user, password), complain) as view:
        show_answer(questions.answer(asked, view, evidence=evidence), form, full=full)
