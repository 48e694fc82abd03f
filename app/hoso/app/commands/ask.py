"""``hoso ask``: a saved question, by its name or as a sentence → its answer."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click

from hoso.app.options import complain, full_option, neo4j_from, neo4j_options, show_answer, store_option


def questions_from(_: click.Context, __: click.Parameter, begun: str) -> list[str]:
    """The saved questions whose names begin so; a completion of click."""
    from hoso.app import questions

    return [name for name in questions.names() if name.startswith(begun)]


@click.command()
@click.argument("words", metavar="[NAME|SENTENCE]", nargs=-1, shell_complete=questions_from)
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
@click.option("--modality", metavar="requested", help="Who was only asked to carry a document out (who-implements).")
@click.option("--top", metavar="N", help="At most so many rows.")
@click.option("--param", "params", metavar="NAME=VALUE", multiple=True, help="Any other parameter; may be repeated.")
@click.option(
    "--only",
    metavar="COLUMN=VALUE",
    multiple=True,
    help="Only rows whose column has this value, or holds these words (COLUMN~WORDS); may be repeated.",
)
@click.option("--evidence", is_flag=True, help="Show quote, title, publisher, day and address under each row.")
@click.option("--explain", is_flag=True, help="Show which question, parameters and Cypher would answer; ask nothing.")
@click.option("--lang", type=click.Choice(["vi", "en"]), help="The language of --format text; default: the sentence's.")
@full_option
@store_option
@neo4j_options
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "text", "json", "csv", "markdown"]),
    default="table",
    show_default=True,
    help="table and text (a sentence for each row) are for reading, the others are for programs.",
)
def ask(
    words: tuple[str, ...],
    store: Path,
    uri: str | None,
    user: str,
    password: str | None,
    form: str,
    params: tuple[str, ...],
    only: tuple[str, ...],
    evidence: bool,
    explain: bool,
    lang: str | None,
    full: bool,
    **options: str | None,
) -> None:
    """Ask a saved question, by its name or in a sentence; without either, list the questions and their options.

    The sentence is Vietnamese, with or without tones, or English. One that is not understood whole, or in which a name
    can mean several things, is not answered: a line says why, and the exit status is 1.

    \b
    Example:
      hoso ask who-inspected-whom --since 2023 --until 2023
    """
    from hoso.app import answering, questions
    from hoso.app.narrowing import BAR
    from hoso.app.remembering import Remembering
    from hoso.app.store import open_graph
    from hoso.app.tables import visible

    given = {option: value for option, value in options.items() if value is not None}
    given |= questions.parameters(params)
    if not words:
        if given or only:
            raise click.UsageError("name the question that the options are for; hoso ask lists the questions")
        show_answer(questions.listing(), form)
        return
    if not " ".join(words).strip():
        raise click.UsageError("there is no question; hoso ask lists those that are saved")
    name = words[0] if len(words) == 1 and questions.is_name(words[0]) else None
    if only and not name:
        raise click.UsageError("--only narrows a saved question that is asked for by its name")
    asked = questions.prepare(name, given, store) if name else None
    with open_graph(store, neo4j_from(uri, user, password), complain) as graph:
        # What a sentence was understood by is often its answer.
        view = Remembering(graph)
        if asked is None:
            from hoso.app.asking import understand

            understood = understand(" ".join(words), given, view, store)
            understood = replace(understood, lang=lang or understood.lang)
        elif only or any(BAR in value for value in asked.values.values() if isinstance(value, str)):
            try:
                understood = answering.narrowed(asked, view, lang or "en", only)
            except ValueError as error:
                raise click.UsageError(str(error)) from error
        elif explain:
            understood = answering.named(asked, view, lang or "en")
        else:
            found = questions.answer(asked, view, evidence=evidence)
            show_answer(answering.in_sentences(found, asked.question, lang or "en"), form, full=full)
            return
        if explain:
            click.echo(visible(answering.explained(understood)), nl=False)
        else:
            show_answer(answering.answer(understood, view, evidence=evidence), form, full=full)
