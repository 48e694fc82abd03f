"""The schema and the saved questions → what Neo4j Browser takes: a style, favourites, and a page that says how.

Neo4j Browser 5 takes a file that is dropped on it: ``style.grass`` becomes its style, every file of
``favourites.zip`` a favourite, in the folder that the file stands in, named by its first line.
"""

from __future__ import annotations

import html
import io
import zipfile
from collections.abc import Iterable, Sequence

from hoso.graph.palette import ASIDE, COLOURS, darker, readable_on
from hoso.graph.saved import Parameter, SavedQuery
from hoso.graph.terms import LABELS

STYLE = "style.grass"
FAVOURITES = "favourites.zip"
GUIDE = "guide.html"

_FOLDER = "hoso"
_PLAIN = "#8d99ae"
_TEXT = 'text-color-internal: #ffffff; font-size: 7px; caption: "{name}";'
_LINE = 'text-color-external: #33394a; text-color-internal: #ffffff; font-size: 8px; caption: "<type>";'
_EPOCH = (1980, 1, 1, 0, 0, 0)
"""A zip file knows no time before it; the same one in every kit."""


def kit(questions: Sequence[SavedQuery]) -> dict[str, bytes]:
    """The files of the kit by their names. The same questions give the same bytes.

    A question with a parameter that nobody can type (what a build brought, which only the ledger knows) is left out.
    """
    questions = [one for one in questions if all(parameter.type in _EXAMPLES for parameter in one.parameters)]
    return {
        STYLE: style().encode("utf-8"),
        FAVOURITES: _zipped(
            [
                (f"{_FOLDER}/parameters.cypher", parameters(questions)),
                *((f"{_FOLDER}/{one.name}.cypher", favourite(one)) for one in questions),
            ]
        ),
        GUIDE: guide(questions).encode("utf-8"),
    }


def style() -> str:
    """A GraSS style sheet: a colour for each label, the name as caption. Neo4j Browser reads no comment in it."""
    rules = [
        f"node {{ diameter: 64px; color: {_PLAIN}; border-color: {darker(_PLAIN)}; border-width: 2px; {_TEXT} }}",
        f"relationship {{ color: {_PLAIN}; shaft-width: 1px; padding: 3px; {_LINE} }}",
    ]
    # Of a node's labels the last one in the sheet gives the colour, so the general ones come first.
    for label in ("Hoso", *LABELS):
        colour = COLOURS[label][0] if label in COLOURS else ASIDE.get(label, COLOURS["Event"][0])
        colour = _PLAIN if label in ("Hoso", "Body") else colour
        rules.append(
            f"node.{label} {{ color: {colour}; border-color: {darker(colour)}; "
            f'text-color-internal: {readable_on(colour)}; caption: "{{name}}"; }}'
        )
    rules.append("relationship.INSPECTED { color: #33394a; shaft-width: 2px; }")
    return "\n".join(rules) + "\n"


def parameters(questions: Sequence[SavedQuery]) -> str:
    """A script that gives every parameter of the questions its default, as Neo4j Browser wants before any is asked.

    A question of its own statement shows its table at once; with its parameters before it, it would not.
    """
    found: dict[str, Parameter] = {}
    for question in questions:
        for one in question.parameters:
            if one.name not in found or found[one.name].required:
                found[one.name] = one
    lines = [f"// {_FIRST}"]
    lines += [f":param {one.name} => {_value(one)};" for _, one in sorted(found.items())]
    return "\n".join(lines) + "\n"


def favourite(question: SavedQuery) -> str:
    """A saved question as a script of Neo4j Browser: its name and titles, how to narrow it, its Cypher."""
    lines = [f"// {question.name}: {question.en} · {question.vi}"]
    for one in question.parameters:
        needed = "needed" if one.required else "any" if one.default is None else f"default {one.default}"
        lines.append(f"// :param {one.name} => {_EXAMPLES[one.type]}   {one.en} ({needed})")
    return "\n".join([*lines, question.text.rstrip(";") + ";"]) + "\n"


_FIRST = "(1) Run this first: every parameter has its default · Chạy trước: đặt mọi tham số"
_EXAMPLES = {"text": "'Vân Trạch'", "date": "date('2023-01-01')", "integer": "10"}


def _value(parameter: Parameter) -> str:
    if parameter.required:
        return {"text": "''", "date": "date()", "integer": "0"}[parameter.type]
    if parameter.default is None:
        return "null"
    if parameter.type == "date":
        return f"date('{parameter.default}')"
    if isinstance(parameter.default, int):
        return str(parameter.default)
    return "'" + str(parameter.default).replace("\\", "\\\\").replace("'", "\\'") + "'"


def _zipped(files: Iterable[tuple[str, str]]) -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as archive:
        for name, text in files:
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, text.encode("utf-8"))
    return whole.getvalue()


_PAGE = """<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>hoso in Neo4j Browser</title>
<style>
body {{ font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; color: #222 }}
pre {{ background: #f4f4f6; padding: .8rem; overflow-x: auto; font-size: 13px }}
summary {{ cursor: pointer; padding: .25rem 0 }}
small {{ color: #555 }}
</style>
<h1>hoso in Neo4j Browser</h1>
<ol>
<li>Open Neo4j Browser (<code>http://localhost:7474</code>) and log in.</li>
<li>Drag <code>{style}</code> from this folder and drop it anywhere on the page: every label has its colour now.</li>
<li>Drag <code>{favourites}</code> and drop it on the page: the saved questions stand under <b>Favorites</b> (the star),
in the folder <b>{folder}</b>.</li>
<li>Run the first of them, <b>(1)</b>, once: Neo4j Browser wants a value for every parameter, and <code>null</code>
means any.</li>
<li>Run any other with the triangle beside it, or click it to have it in the editor. To narrow what is asked, first run
a line such as <code>:param body =&gt; 'Vân Trạch'</code>; each question names its parameters in its first lines.</li>
</ol>
<p>A name matches whole words, with their tones. Answers tell what the press reported, with its quotes: an inspection is
no accusation. What was only planned, asked for or denied is no answer.</p>
<p>The first query of your own:</p>
<pre>MATCH (a)-[r:INSPECTED]-&gt;(b) RETURN a, r, b</pre>
<h2>The saved questions</h2>
{questions}
</html>
"""


def guide(questions: Sequence[SavedQuery]) -> str:
    """A page, in HTML, that says what to do with the files, and shows every question with its Cypher."""
    told = "\n".join(
        f"<details><summary><b>{html.escape(one.name)}</b> — {html.escape(one.en)}<br>"
        f'<small lang="vi">{html.escape(one.vi)}</small></summary>\n'
        f"<p>{html.escape(one.about)}</p>\n<pre>{html.escape(favourite(one))}</pre></details>"
        for one in questions
    )
    return _PAGE.format(style=STYLE, favourites=FAVOURITES, folder=_FOLDER, questions=told)
