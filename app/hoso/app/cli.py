"""The ``hoso`` command: words on the command line → one call of the folders below → text on the screen.

Nothing heavy is imported here: a command imports what it needs when it runs, so that ``hoso --help`` is quick.
"""

# The docstrings hold click's sign for lines that are not run together, a real backspace: none of them may be raw.
# ruff: noqa: D301

from __future__ import annotations

import contextlib
import io
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from hoso.app.settings import Neo4jSettings
    from hoso.app.tables import Answer

DEFAULT_STORE = "hoso.store"
"""The store's folder, in the working folder, unless ``--store`` names another."""

_INTERRUPTED = 130
_BROKEN_PIPE = 141

_Command = TypeVar("_Command", bound=Callable[..., Any])


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and end the process with its exit status."""
    sys.exit(run(arguments))


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; the exit status: 0 done, 1 a failure that is explained, 2 misuse, 130 interrupted."""
    if sys.stdout is None or sys.stderr is None:
        # What is opened next would take the closed stream's number, and get what is meant for the stream.
        if sys.stderr is not None:
            _complain("standard output is closed; send it to a file or to /dev/null")
        return 1
    _speak_utf8()
    try:
        status = cli.main(arguments, prog_name="hoso", standalone_mode=False)
        sys.stdout.flush()
    except (ReaderLeft, BrokenPipeError):
        # Whoever read has read enough ("hoso … | head"); Python would complain again when it closes the pipe.
        _leave_stdout()
        return _BROKEN_PIPE
    except click.exceptions.Exit as error:
        return error.exit_code
    except (Interrupted, click.Abort, KeyboardInterrupt):
        # On a terminal the line already begins with ^C.
        line = "hoso: interrupted; what was finished is kept, nothing is half-written"
        click.echo(f"\n{line}" if sys.stderr.isatty() else line, err=True)
        return _INTERRUPTED
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except Exception as error:
        explained = _explain(error)
        if explained is None:
            raise
        return explained
    return status if isinstance(status, int) else 0


def _explain(error: Exception) -> int | None:
    """One line on standard error and the exit status for what hoso can explain; ``None`` for a fault of hoso's own."""
    from hoso.app.settings import SettingsError
    from hoso.loaders.errors import HosoError

    if isinstance(error, HosoError):
        _complain(str(error))
        return 2 if isinstance(error, SettingsError) else 1
    if isinstance(error, OSError):
        # An error without a name comes from the one stream that hoso did not open itself.
        _complain(f"{error.filename or 'standard output'}: {error.strerror or error}")
        if not error.filename:
            _leave_stdout()
        return 1
    return None


def _leave_stdout() -> None:
    """Let what is still to be written go nowhere: Python would fail with it once more when it ends."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _complain(message: str) -> None:
    """A message as one line of standard error, with what a terminal would obey made visible."""
    from hoso.app.tables import visible

    click.echo(f"hoso: {visible(' '.join(message.split()))}", err=True)


def _speak_utf8() -> None:
    """Vietnamese is written out right whatever the locale says; a character that is none is escaped."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


# --- options that several commands have -------------------------------------------------------------------------------


_ARTICLES = click.Path(readable=False)
"""What is wrong with a path is said by whoever reads it, so that the others are read."""


def _check_given(_: click.Context, __: click.Parameter, paths: tuple[str, ...]) -> tuple[Path, ...]:
    # pathlib takes an empty name, which a script's unset variable gives, for the working folder.
    if not all(paths):
        raise click.BadParameter("an empty name; for the working folder, write a point (.)")
    return tuple(map(Path, paths))


def _check_store(_: click.Context, __: click.Parameter, folder: str) -> Path:
    if not folder:
        raise click.BadParameter("an empty name; name a folder, or leave the option out")
    return Path(folder)


def _check_encoding(_: click.Context, __: click.Parameter, encoding: str) -> str:
    from hoso.loaders.errors import HosoError
    from hoso.loaders.readers.decode import check_encoding

    try:
        return encoding and check_encoding(encoding)
    except HosoError as error:
        raise click.BadParameter(str(error)) from error


def _store_option(command: _Command) -> _Command:
    return click.option(
        "--store",
        metavar="DIR",
        default=DEFAULT_STORE,
        show_default=True,
        type=click.Path(file_okay=False),
        callback=_check_store,
        help="The store's folder.",
    )(command)


def _format_option(command: _Command) -> _Command:
    return click.option(
        "--format",
        "form",
        type=click.Choice(["table", "json", "csv", "markdown"]),
        default="table",
        show_default=True,
        help="table is for reading, the others are for programs.",
    )(command)


def _full_option(command: _Command) -> _Command:
    return click.option("--full", is_flag=True, help="Show long quotes whole in a table.")(command)


def _neo4j_options(command: _Command) -> _Command:
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


def _check_uri(_: click.Context, __: click.Parameter, value: str | None) -> str | None:
    # "--neo4j samples" takes the folder for the address.
    if value and "://" not in value:
        raise click.BadParameter("the address looks like bolt://localhost:7687; for NEO4J_URI, write --neo4j last")
    return value


def _neo4j(uri: str | None, user: str, password: str | None) -> Neo4jSettings | None:
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


def _print(answer: Answer, form: str, *, full: bool = False) -> None:
    from hoso.app.tables import render

    click.echo(render(answer, form, colour=_colour(), full=full), nl=False)


def _colour() -> bool:
    return sys.stdout.isatty() and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"


def _questions_from(_: click.Context, __: click.Parameter, begun: str) -> list[str]:
    from hoso.app import questions

    return [name for name in questions.names() if name.startswith(begun)]


# --- the commands -----------------------------------------------------------------------------------------------------


class Interrupted(Exception):
    """Ctrl-C, in a form in which click lets it through."""


class ReaderLeft(Exception):
    """A closed pipe, in a form in which click lets it through."""


class _Commands(click.Group):
    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt as error:
            raise Interrupted from error
        except BrokenPipeError as error:
            raise ReaderLeft from error


@click.group(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Begin with: hoso build FOLDER, then: hoso ask who-inspected-whom",
)
@click.version_option(package_name="hoso", prog_name="hoso")
def cli() -> None:
    """Read Vietnamese official press (báo chí) into a graph of people, bodies, directives and programmes.

    Who chaired (chủ trì), inspected (kiểm tra, giám sát), issued (ban hành), implements (thực hiện),
    with the sentence that says so.
    """


@cli.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...", type=_ARTICLES, callback=_check_given)
@_store_option
@click.option("--place", metavar="NAME", default="", help='City or province of articles that never say it ("Hà Nội").')
@click.option(
    "--encoding",
    metavar="NAME",
    default="",
    callback=_check_encoding,
    help="Encoding of files that are not UTF-8 (windows-1258).",
)
@_neo4j_options
@click.option("--into-existing", is_flag=True, help="Write to a Neo4j database that holds other content too.")
@_format_option
def build(
    paths: tuple[Path, ...],
    store: Path,
    place: str,
    encoding: str,
    uri: str | None,
    user: str,
    password: str | None,
    into_existing: bool,
    form: str,
) -> int:
    """Read articles into a store, and bring a Neo4j database up to date with it if asked.

    PATH is a file (.txt, .html, .jsonl, .jsonl.gz) or a folder of such files. A row of a .jsonl file has the
    fields id, title, text, url, date and author; other fields are ignored. Building again changes nothing; a new
    version of an article replaces the old one. A file that cannot be read is named, the others are read, and the
    exit status is 1.

    \b
    Example:
      hoso build samples --place "An Giao"
    """
    from hoso.app.building import build_store

    settings = _neo4j(uri, user, password)
    report = build_store(
        paths, store, place=place, encoding=encoding, neo4j=settings, into_existing=into_existing,
        complain=_complain,
    )  # fmt: skip
    _print(report.answer(), form)
    return 1 if report.failed else 0


@cli.command()
@click.argument("name", required=False, shell_complete=_questions_from)
@click.option("--person", metavar="NAME", help="Only this person (đồng chí).")
@click.option("--body", metavar="NAME", help="Only this body (cơ quan, tổ chức).")
@click.option("--document", metavar="NAME", help="Only this document (văn bản): its number or its name.")
@click.option("--who", metavar="NAME", help="The person or body that the question is about.")
@click.option("--post", metavar="NAME", help="The post (chức vụ) that the question is about.")
@click.option("--event", metavar="NAME", help="Only this event (sự kiện).")
@click.option("--about", metavar="NAME", help="Whatever the question is about: a name or an id.")
@click.option("--text", metavar="TEXT", help="Only what has this in its name or topic.")
@click.option("--since", metavar="DATE", help="From this day, month or year on: 2023-03-14, 2023-03, 2023.")
@click.option("--until", metavar="DATE", help="Up to and including this day, month or year.")
@click.option("--top", metavar="N", help="At most so many rows.")
@click.option("--param", "params", metavar="NAME=VALUE", multiple=True, help="Any other parameter; may be repeated.")
@click.option("--evidence", is_flag=True, help="Show titles, addresses and days of the articles in a table too.")
@_full_option
@_store_option
@_neo4j_options
@_format_option
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
        _print(questions.listing(), form)
        return
    given = {option: value for option, value in options.items() if value is not None}
    asked = questions.prepare(name, {**given, **questions.parameters(params)})
    with open_graph(store, _neo4j(uri, user, password)) as view:
        _print(questions.answer(asked, view, evidence=evidence), form, full=full)


@cli.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=_ARTICLES, callback=_check_given)
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
@click.option("--place", metavar="NAME", default="", help='City or province of articles that never say it ("Hà Nội").')
@click.option(
    "--encoding",
    metavar="NAME",
    default="",
    callback=_check_encoding,
    help="Encoding of files that are not UTF-8 (windows-1258).",
)
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
    failed = False
    form = "explain" if explain else form
    results = extract_files(files, form=form, out=out, place=place, encoding=encoding, back_off=back_off)
    for result in results:
        if result.error:
            failed = True
            _complain(result.error)
        elif result.answer is not None:
            _print(result.answer, "table")
        elif result.text:
            click.echo(result.text)
    return 1 if failed else 0


@cli.command()
@click.argument("form", metavar="[FORMAT]", required=False)
@_store_option
@click.option("--out", metavar="FILE", type=click.Path(path_type=Path, dir_okay=False), help="Write to this file.")
@click.option("--no-quotes", "quotes", flag_value=False, default=True, help="Leave out the articles' own words.")
def export(form: str | None, store: Path, out: Path | None, quotes: bool) -> None:
    """Write the graph in another format; without a FORMAT, list the formats.

    The same graph always gives the same bytes. In CSV, a text that a spreadsheet would run as a formula (=, +, @, or -
    before anything but a digit) has an apostrophe before it.

    \b
    Example:
      hoso export turtle --out demo/graph.ttl
    """
    from hoso.app import exporting

    if form is None:
        _print(exporting.listing(), "table")
        return
    exporting.export(form, store, out, quotes=quotes)


@cli.command()
@click.argument("cypher", metavar="CYPHER|FILE.cypher")
@click.option("--param", "params", metavar="NAME=VALUE", multiple=True, help="A parameter ($NAME); may be repeated.")
@_full_option
@_store_option
@_neo4j_options
@_format_option
def query(
    cypher: str,
    params: tuple[str, ...],
    full: bool,
    store: Path,
    uri: str | None,
    user: str,
    password: str | None,
    form: str,
) -> None:
    """Run a query of your own, which only reads.

    CYPHER is the query itself or a file that ends in .cypher. A VALUE that is a JSON number, list, true, false or
    null is one; anything else is text.

    \b
    Example:
      hoso query "MATCH (a)-[:INSPECTED]->(b) RETURN a.name, b.name"
    """
    from hoso.app import questions
    from hoso.app.store import open_graph

    text = questions.query_text(cypher)
    values = questions.parameters(params)
    with open_graph(store, _neo4j(uri, user, password)) as view:
        _print(questions.run(view, text, values), form, full=full)


@cli.command()
@click.argument("name")
@_store_option
@click.option("--limit", default=20, show_default=True, type=click.IntRange(min=1), help="Rows of each part.")
@_full_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json", "markdown"]),
    default="table",
    show_default=True,
    help="table is for reading, the others are for programs.",
)
def show(name: str, store: Path, limit: int, full: bool, form: str) -> None:
    """Show one person, body or document: offices (chức vụ) with the days they were seen, events, quotes.

    A NAME in part, without tones or with abbreviations (UBND, TP.HCM) shows what there is of it when it can mean one
    thing only, and else the names or ids that it can mean. A document can be called by its number.

    \b
    Example:
      hoso show "Ngô Bá Thuyên"
    """
    from hoso.app import dossier
    from hoso.app.store import open_store

    with open_store(store) as view:
        found = dossier.dossier(dossier.look_up(name, view), view)
    click.echo(dossier.text_of(found, form, limit=limit, colour=_colour(), full=full), nl=False)


@cli.command()
@_store_option
@_format_option
def stats(store: Path, form: str) -> None:
    """Count what is in the store: articles, nodes by label, relationships by type.

    \b
    Example:
      hoso stats
    """
    from hoso.app.statistics import statistics

    _print(statistics(store), form)


@cli.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> None:
    """Print the lines that let a shell complete hoso's commands, options and questions.

    \b
    Example:
      mkdir -p ~/.local/share/bash-completion/completions
      hoso completion bash > ~/.local/share/bash-completion/completions/hoso
    """
    from click.shell_completion import get_completion_class

    kind = get_completion_class(shell)
    if kind is None:  # pragma: no cover  # the choices above are those of click
        raise click.UsageError(f"no completion for {shell}")
    click.echo(kind(cli, {}, "hoso", "_HOSO_COMPLETE").source())


if __name__ == "__main__":
    main()
