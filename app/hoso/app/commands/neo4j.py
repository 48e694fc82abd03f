"""``hoso neo4j``: files for Neo4j's own tools."""

from __future__ import annotations

import re
from pathlib import Path

import click

from hoso.app.options import Commands, show_answer, store_option

_FOLDER = click.Path(path_type=Path, file_okay=False)
_DATABASE = re.compile(r"[a-z][a-z0-9.-]{2,62}")


def _check_database(_: click.Context, __: click.Parameter, name: str) -> str:
    if not _DATABASE.fullmatch(name):
        raise click.BadParameter(
            "a database's name has 3 to 63 of a-z, 0-9, point and hyphen, and begins with a letter"
        )
    return name


@click.group(cls=Commands)
def neo4j() -> None:
    """Write files that Neo4j's own tools take: Neo4j Browser, neo4j-admin.

    \b
    Example:
      hoso neo4j browser-kit demo/kit
    """


@neo4j.command("browser-kit")
@click.argument("folder", type=_FOLDER)
def browser_kit(folder: Path) -> None:
    """Write the saved questions as favourites, a style, and a page that says how, for Neo4j Browser.

    \b
    Example:
      hoso neo4j browser-kit demo/kit
    """
    from hoso.app.neo4jfiles import browser_kit as write_kit

    show_answer(write_kit(folder), "table")


@neo4j.command("import-files")
@click.argument("folder", type=_FOLDER)
@click.option(
    "--database", metavar="NAME", default="neo4j", show_default=True, callback=_check_database, help="The new database."
)
@store_option
def import_files(folder: Path, database: str, store: Path) -> None:
    """Write the graph as CSV files, with the command that makes a Neo4j database of them.

    For graphs too large to load with "hoso build --neo4j", into a database that is not running. What hoso then finds
    in it is up to date.

    \b
    Example:
      hoso neo4j import-files demo/import
    """
    from hoso.app.neo4jfiles import import_files as write_files

    show_answer(write_files(store, folder, database), "table")
