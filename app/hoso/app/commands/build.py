"""``hoso build``: articles → a store."""

from __future__ import annotations

import os
from pathlib import Path

import click

from hoso.app.options import (
    ARTICLES,
    Whole,
    check_given,
    complain,
    format_option,
    into_existing_option,
    neo4j_from,
    neo4j_options,
    reading_options,
    rulings_option,
    show_answer,
    store_option,
)


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...", type=ARTICLES, callback=check_given)
@store_option
@reading_options
@click.option(
    "--workers",
    metavar="N",
    type=Whole(min=1),
    default=lambda: os.cpu_count() or 1,
    show_default="one a processor",
    help="Processes that read where there are many articles.",
)
@neo4j_options
@into_existing_option
@rulings_option
@format_option
def build(
    paths: tuple[Path, ...],
    store: Path,
    place: str,
    encoding: str,
    workers: int,
    uri: str | None,
    user: str,
    password: str | None,
    into_existing: bool,
    rulings: Path | None,
    form: str,
) -> int:
    """Read articles into a store, and bring a Neo4j database up to date with it if asked.

    PATH is a file (.txt, .html, .jsonl, .jsonl.gz) or a folder of such files. A row of a .jsonl file has the
    fields id, title, text, url, date and author; other fields are ignored. Building again changes nothing; a new
    version of an article replaces the old one. A file that cannot be read is named, the others are read, and the
    exit status is 1; where none can be read, no store is made.

    \b
    Example:
      hoso build samples --place "An Giao"
    """
    from hoso.app.building import build_store

    settings = neo4j_from(uri, user, password)
    report = build_store(
        paths, store, place=place, encoding=encoding, neo4j=settings, into_existing=into_existing,
        rulings=rulings, workers=workers, complain=complain,
    )  # fmt: skip
    if report.articles or not report.failed:
        show_answer(report.answer(), form)
    return 1 if report.failed else 0
