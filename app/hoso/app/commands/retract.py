"""``hoso retract``: articles → a store without them."""

from __future__ import annotations

from pathlib import Path

import click

from hoso.app.options import format_option, into_existing_option, neo4j_from, neo4j_options, show_answer, store_option


@click.command()
@click.argument("articles", nargs=-1, required=True, metavar="ARTICLE...")
@store_option
@neo4j_options
@into_existing_option
@format_option
def retract(
    articles: tuple[str, ...],
    store: Path,
    uri: str | None,
    user: str,
    password: str | None,
    into_existing: bool,
    form: str,
) -> None:
    """Take articles out of a store, with every claim that no other article supports.

    ARTICLE is an id, as answers have it in their column articles. All of them go or none does; where an id is
    unknown, the nearest are offered. What is left is what it would be had the articles never been built; only the log
    keeps their ids. With --neo4j they go out of the database as well.

    \b
    Example:
      hoso retract 2023-03-14-van-trach --store demo/copy.store
    """
    from hoso.app.upkeep import retract as taken_out

    show_answer(taken_out(store, articles, neo4j_from(uri, user, password), into_existing=into_existing), form)
