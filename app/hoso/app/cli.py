"""The ``hoso`` command: words on the command line → one call of the folders below → text on the screen.

Nothing heavy is imported here: a command imports what it needs when it runs, so that ``hoso --help`` is quick.
"""

from __future__ import annotations

import contextlib
import io
import os
import signal
import sys
from collections.abc import Sequence
from typing import Any, NoReturn

import click

from hoso.app.commands.ask import ask
from hoso.app.commands.build import build
from hoso.app.commands.completion import completion
from hoso.app.commands.conflicts import conflicts
from hoso.app.commands.diff import diff
from hoso.app.commands.export import export
from hoso.app.commands.extract import extract
from hoso.app.commands.import_ import import_
from hoso.app.commands.log import log
from hoso.app.commands.neo4j import neo4j
from hoso.app.commands.query import query
from hoso.app.commands.rebuild import rebuild
from hoso.app.commands.retract import retract
from hoso.app.commands.review import review
from hoso.app.commands.rule import rule
from hoso.app.commands.show import show
from hoso.app.commands.sparql import sparql
from hoso.app.commands.stats import stats
from hoso.app.commands.suppress import suppress
from hoso.app.commands.validate import validate
from hoso.app.commands.verify import verify
from hoso.app.options import Commands, complain

_INTERRUPTED = 130
_BROKEN_PIPE = 141
_ENDED = 143


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and end the process with its exit status."""
    # "kill" ends what is going on as Ctrl-C does: what was finished is kept, and the other processes end too.
    signal.signal(signal.SIGTERM, _end)
    sys.exit(run(arguments))


def _end(*_: object) -> NoReturn:
    raise Ended


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; the exit status: 0 done, 1 a failure that is explained, 2 misuse, 130 interrupted."""
    if sys.stdout is None or sys.stderr is None:
        # What is opened next would take the closed stream's number, and get what is meant for the stream.
        if sys.stderr is not None:
            complain("standard output is closed; send it to a file or to /dev/null")
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
    except (Interrupted, click.Abort, KeyboardInterrupt) as error:
        ended = isinstance(error.__cause__ or error, Ended)
        line = f"hoso: {'ended' if ended else 'interrupted'}; what was finished is kept, nothing is half-written"
        # On a terminal the line already begins with ^C.
        click.echo(f"\n{line}" if sys.stderr.isatty() else line, err=True)
        return _ENDED if ended else _INTERRUPTED
    except click.exceptions.NoArgsIsHelpError as error:
        # Its message is the whole help, in its lines.
        click.echo(error.format_message(), err=True)
        return error.exit_code
    except click.UsageError as error:
        command = error.ctx.command_path if error.ctx is not None else "hoso"
        complain(f"{error.format_message().rstrip('.')}; {command} --help says what there is")
        return error.exit_code
    except click.ClickException as error:
        complain(error.format_message())
        return error.exit_code
    except Exception as error:
        explained = _explain(error)
        if explained is None:
            raise
        return explained
    return status if isinstance(status, int) else 0


def _explain(error: Exception) -> int | None:
    """One line on standard error and the exit status for what hoso can explain; ``None`` for a fault of hoso's own."""
    from hoso.app.tables import visible
    from hoso.graph.errors import WrongQuery
    from hoso.loaders.errors import HosoError

    if isinstance(error, HosoError):
        complain(str(error))
        if isinstance(error, WrongQuery):
            click.echo("\n".join(map(visible, error.shown.split("\n"))), err=True)
        return 2 if error.misuse else 1
    if isinstance(error, OSError):
        # An error without a name comes from the one stream that hoso did not open itself.
        complain(f"{error.filename or 'standard output'}: {error.strerror or error}")
        if not error.filename:
            _leave_stdout()
        return 1
    return None


def _leave_stdout() -> None:
    """Let what is still to be written go nowhere: Python would fail with it once more when it ends."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _speak_utf8() -> None:
    """Vietnamese is written out right whatever the locale says; a character that is none is escaped."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


# --- the commands -----------------------------------------------------------------------------------------------------


class Interrupted(Exception):
    """Ctrl-C, in a form in which click lets it through."""


class Ended(KeyboardInterrupt):
    """SIGTERM, which is told as what it is."""


class ReaderLeft(Exception):
    """A closed pipe, in a form in which click lets it through."""


class _Commands(Commands):
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


for _command in (
    build,
    ask,
    extract,
    export,
    query,
    sparql,
    validate,
    import_,
    show,
    review,
    rule,
    suppress,
    stats,
    conflicts,
    diff,
    retract,
    log,
    verify,
    rebuild,
    completion,
    neo4j,
):
    cli.add_command(_command)


if __name__ == "__main__":
    main()
