"""What several commands share: their options, and how an answer and a complaint are shown."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from hoso.app.settings import Neo4jSettings
    from hoso.app.tables import Answer

DEFAULT_STORE = "hoso.store"
"""The store's folder, in the working folder, unless ``--store`` names another."""

_Command = TypeVar("_Command", bound=Callable[..., Any])


class Commands(click.Group):
    """A group that lists each command with the whole first sentence of its help, which click would cut."""

    def format_commands(self, _: click.Context, formatter: click.HelpFormatter) -> None:
        """The section of the help that lists the commands."""
        rows = [(name, command.get_short_help_str(limit=1_000)) for name, command in sorted(self.commands.items())]
        with formatter.section("Commands"):
            formatter.write_dl(rows)


class Whole(click.IntRange):
    """A whole number, under the name that a message has for it."""

    name = "whole number"


def complain(message: str) -> None:
    """Write a message as one line of standard error, with what a terminal would obey made visible."""
    from hoso.app.tables import visible

    click.echo(f"hoso: {visible(' '.join(message.split()))}", err=True)


ARTICLES = click.Path(readable=False)
"""What is wrong with a path is said by whoever reads it, so that the others are read."""


def check_given(_: click.Context, __: click.Parameter, paths: tuple[str, ...]) -> tuple[Path, ...]:
    """Paths as given; a callback of click that refuses an empty one."""
    # pathlib takes an empty name, which a script's unset variable gives, for the working folder.
    if not all(paths):
        raise click.BadParameter("an empty name; for the working folder, write a point (.)")
    return tuple(map(Path, paths))


def _check_store(_: click.Context, __: click.Parameter, folder: str) -> Path:
    if not folder:
        raise click.BadParameter("an empty name; name a folder, or leave the option out")
    return Path(folder)


def _check_encoding(_: click.Context, __: click.Parameter, encoding: str) -> str:
    """An encoding's name, checked; a callback of click."""
    from hoso.loaders.errors import HosoError
    from hoso.loaders.readers.decode import check_encoding

    try:
        return encoding and check_encoding(encoding)
    except HosoError as error:
        raise click.BadParameter(str(error)) from error


def reading_options(command: _Command) -> _Command:
    """Give a command ``--place`` and ``--encoding``: what files of articles may not say themselves."""
    place = click.option(
        "--place", metavar="NAME", default="", help='City or province of articles that never say it ("Hà Nội").'
    )
    encoding = click.option(
        "--encoding",
        metavar="NAME",
        default="",
        callback=_check_encoding,
        help="Encoding of files that are not UTF-8 (windows-1258).",
    )
    return place(encoding(command))


def store_option(command: _Command) -> _Command:
    """Give a command ``--store``."""
    return click.option(
        "--store",
        metavar="DIR",
        default=DEFAULT_STORE,
        show_default=True,
        type=click.Path(file_okay=False),
        callback=_check_store,
        help="The store's folder.",
    )(command)


def rulings_option(command: _Command) -> _Command:
    """Give a command ``--rulings``."""
    return click.option(
        "--rulings",
        metavar="FILE",
        default=None,
        type=click.Path(dir_okay=False, path_type=Path),
        help="The file of the store's rulings, from now on, in place of rulings.jsonl in its folder.",
    )(command)


def format_option(command: _Command) -> _Command:
    """Give a command ``--format``."""
    return click.option(
        "--format",
        "form",
        type=click.Choice(["table", "json", "csv", "markdown"]),
        default="table",
        show_default=True,
        help="table is for reading, the others are for programs.",
    )(command)


def limit_options(command: _Command) -> _Command:
    """Give a command that runs a user's own query ``--limit`` and ``--time-limit`` (as ``seconds``)."""
    limit = click.option("--limit", metavar="N", type=Whole(min=1), help="At most so many rows.")
    time = click.option(
        "--time-limit",
        "seconds",
        metavar="SECONDS",
        type=click.FloatRange(min=0, min_open=True),
        help="Stop the query after so long (60 seconds if not given).",
    )
    return limit(time(command))


def full_option(command: _Command) -> _Command:
    """Give a command ``--full``."""
    return click.option("--full", is_flag=True, help="Show long quotes whole in a table.")(command)


def neo4j_options(command: _Command) -> _Command:
    """Give a command ``--neo4j`` and what goes with it."""
    options: tuple[Callable[[_Command], _Command], ...] = (
        click.option(
            "--neo4j",
            "uri",
            metavar="[URI]",
            is_flag=False,
            flag_value="",
            default=None,
            callback=_check_uri,
            help="Use the Neo4j server at this address (bolt://localhost:7687); without an address, at NEO4J_URI.",
        ),
        click.option("--neo4j-user", "user", metavar="NAME", default="", help="Default: NEO4J_USERNAME, else neo4j."),
        click.option(
            "--neo4j-password",
            "password",
            metavar="PASSWORD",
            default=None,
            help="Default: NEO4J_PASSWORD, else it is asked for. Other users of the machine can see an option.",
        ),
    )
    for option in reversed(options):
        command = option(command)
    return command


def into_existing_option(command: _Command) -> _Command:
    """Give a command ``--into-existing``."""
    return click.option(
        "--into-existing", is_flag=True, help="Write to a Neo4j database that holds other content too."
    )(command)


def _check_uri(_: click.Context, __: click.Parameter, value: str | None) -> str | None:
    # "--neo4j samples" takes the folder for the address.
    if value and "://" not in value:
        raise click.BadParameter("the address looks like bolt://localhost:7687; for NEO4J_URI, write --neo4j last")
    return value


def neo4j_from(uri: str | None, user: str, password: str | None) -> Neo4jSettings | None:
    """The settings if ``--neo4j`` was given, else ``None``."""
    if uri is None:
        return None
    from hoso.app.settings import neo4j_settings

    can_ask = sys.stdin is not None and sys.stdin.isatty() and sys.stderr.isatty()

    def prompt(text: str) -> str:
        return str(click.prompt(text, hide_input=True, default="", show_default=False, err=True))

    return neo4j_settings(
        uri=uri, user=user, password=password, environ=os.environ, env_file=Path(".env"),
        prompt=prompt if can_ask else None,
    )  # fmt: skip


def show_answer(answer: Answer, form: str, *, full: bool = False) -> None:
    """Print an answer on standard output."""
    from hoso.app.tables import render

    click.echo(render(answer, form, colour=colour(), full=full), nl=False)


def colour() -> bool:
    """Whether standard output is a terminal that wants colours."""
    return sys.stdout.isatty() and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"
