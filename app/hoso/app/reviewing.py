"""What hoso left open → one case after another, with both quotes side by side, and a ruling for each answer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from textwrap import shorten
from typing import TYPE_CHECKING

from hoso.app.ruling import SORTS, Bench, Ruler, RulingError, node_places, spot
from hoso.app.tables import Answer, terminal_width, visible
from hoso.loaders.errors import HosoError

if TYPE_CHECKING:
    from hoso.graph.ledger import Ledger
    from hoso.graph.rulings import Place
    from hoso.graph.stores.base import View

WHAT = ("pairs", "documents", "open")
"""Two things that may be one; documents whose key has a gap; mentions that the reading left open."""

_PAIRS = """
MATCH (a:Hoso)-[r:POSSIBLY_SAME]->(b:Hoso)
RETURN a.id AS one, b.id AS other, r.source AS why, a.sort_key AS sort_key
ORDER BY sort_key, one, other
"""

_PROVISIONAL = "MATCH (d:{label}) WHERE d.provisional = true RETURN d.id AS id, d.sort_key AS key ORDER BY key, id"

_NODE = "MATCH (n:Hoso {id: $id}) RETURN labels(n) AS labels, properties(n) AS props"

_OFFICES = """
MATCH (p:Person {id: $id})-[:HELD]->(t:Tenure)-[:IN_POST]->(o:Post)
RETURN o.name AS office, t.first_seen AS first, t.last_seen AS last ORDER BY first, office
"""

_CLAIMS = """
MATCH (n:Hoso {id: $id})-[r]-(m:Hoso)
WHERE r.quotes IS NOT NULL
RETURN type(r) AS relation, m.name AS name, r.id AS id, r.quotes AS quotes ORDER BY relation, name, id
"""

_TOLD = ("number", "symbol", "term", "date", "title", "level", "topic")
_QUOTE = 400
_HELP = "s same · d different · Enter skip · r reject a claim · c correct a value · q quit"
_HELP_ONE = "Enter skip · r reject a claim · c correct a value · q quit"
_HELP_OPEN = "Enter skip · q quit"


@dataclass(frozen=True, slots=True)
class Side:
    """One thing of a case: where a text names it, and what tells it from another."""

    id: str
    name: str
    sort: str
    told: str = ""
    article: str = ""
    title: str = ""
    publisher: str = ""
    day: str = ""
    quote: str = ""
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """Something to be decided. ``kind`` is one of ``WHAT``; a pair has two sides, the others one."""

    kind: str
    why: str
    sides: tuple[Side, ...]


def cases(bench: Bench, what: Sequence[str], sort: str = "") -> Iterator[Case]:
    """The open cases of some kinds, by name; ``sort`` (person, body, document, event) leaves the others out."""
    if "pairs" in what:
        for one, other, why, _ in bench.view.query(_PAIRS).rows:
            sides = (_side(bench, one), _side(bench, other))
            if sort in ("", sides[0].sort):
                yield Case("pairs", why, sides)
    if "documents" in what and sort in ("", "document"):
        from hoso.graph.resolve.documentkeys import lacking

        for label in ("Directive", "Program"):
            for id_, _ in bench.view.query(_PROVISIONAL.format(label=label)).rows:
                why = ", ".join(lacking(id_)) or "a part of its number"
                yield Case("documents", f"not known: {why}", (_side(bench, id_),))
    if "open" in what and not sort:
        for facts in bench.ledger.facts():
            if facts.open:
                article = bench.ledger.article(facts.id)
                for item in facts.open if article is not None else ():
                    quote = _around(article.text if article else "", item.start, item.end)
                    side = Side("", item.quote, "", "", facts.id, quote=quote, day=facts.published)
                    yield Case("open", item.reason, (side,))


def count(bench: Bench, what: Sequence[str], sort: str = "") -> int:
    """How many cases there are. Cheaper than to make them."""
    if sort:
        return sum(1 for _ in cases(bench, what, sort))
    total = len(bench.view.query(_PAIRS).rows) if "pairs" in what else 0
    if "documents" in what:
        total += sum(len(bench.view.query(_PROVISIONAL.format(label=label)).rows) for label in ("Directive", "Program"))
    if "open" in what:
        total += sum(len(facts.open) for facts in bench.ledger.facts())
    return total


def _side(bench: Bench, id_: str) -> Side:
    rows = bench.view.query(_NODE, {"id": id_}).rows
    labels, props = rows[0] if rows else ([], {})
    sort = next((SORTS[label] for label in labels if label in SORTS), "")
    if sort == "person":
        offices = bench.view.query(_OFFICES, {"id": id_}).rows
        told = "; ".join(f"{office} ({first}–{last})" if first else str(office) for office, first, last in offices)
    else:
        told = "; ".join(f"{name} {props[name]}" for name in _TOLD if props.get(name) not in (None, props.get("name")))
    own = node_places(bench.view, id_)
    name = str(props.get("name", id_))
    if not own:
        return Side(id_, name, sort, told)
    article_id, start, end = own[0]
    article = bench.ledger.article(article_id)
    if article is None:
        return Side(id_, name, sort, told)
    return Side(
        id_, name, sort, told, article_id, article.title, article.publisher, article.published,
        _around(article.text, start, end), bench.place(sort, article_id, start, end),
    )  # fmt: skip


def _around(text: str, start: int, end: int) -> str:
    """The line or sentence in which something stands; where it is long, whole words on both sides between two "…"."""
    line, stop = text.rfind("\n", 0, start), text.rfind(". ", 0, start)
    first = max(line + 1, stop + 2 if stop >= 0 else 0)
    stops = [at for at in (text.find("\n", end), text.find(". ", end) + 1) if at > 0]
    last = min(stops, default=len(text))
    before, after = text[first:start], text[end:last]
    if len(before) > _QUOTE // 2:
        before = "… " + before[-_QUOTE // 2 :].partition(" ")[2]
    if len(after) > _QUOTE // 2:
        after = after[: _QUOTE // 2].rpartition(" ")[0] + " …"
    return " ".join(f"{before}{text[start:end]}{after}".split())


def listing(bench: Bench, what: Sequence[str], sort: str = "") -> Answer:
    """All open cases as a table; the places can be given to ``hoso rule``."""
    rows = []
    for case in cases(bench, what, sort):
        one, other = case.sides[0], case.sides[-1] if len(case.sides) > 1 else None
        row: list[object] = [case.kind, one.sort, case.why]
        for side in (one, other):
            if side is None:
                row += [None] * 6
            else:
                row += [side.name, side.id, side.told, side.article, side.quote, spot(side.place) if side.place else ""]
        rows.append(tuple(row))
    fields = ("name", "id", "told", "article", "quote", "place")
    columns = ("case", "sort", "why", *fields, *(f"other_{name}" for name in fields))
    aside = ("id", "told", "article", "place", "other_id", "other_told", "other_article", "other_place")
    return Answer(columns, tuple(rows), note=f"open cases: {len(rows)}", aside=aside)


def shown(case: Case, number: int, total: int, *, colour: bool = False) -> str:
    """A case as a reader sees it: its sides beside each other where the terminal is wide enough."""
    import io

    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    out = io.StringIO()
    width = terminal_width()
    console = Console(
        file=out, width=width, force_terminal=colour, no_color=not colour, highlight=False, markup=False, emoji=False,
        legacy_windows=False,
    )  # fmt: skip
    console.print(f"{number} of {total} · {case.kind} · {visible(case.why)}", style="bold")
    texts = [
        "\n".join(
            visible(line)
            for line in (
                side.name,
                side.told,
                " · ".join(filter(None, (side.day, side.publisher, side.title))),
                f"{side.article}:" if side.article else "no text names it",
                side.quote,
            )
            if line
        )
        for side in case.sides
    ]
    if len(texts) == 2 and width >= 60:
        table = Table(box=box.SIMPLE, show_header=False, pad_edge=False, expand=True)
        for _ in texts:
            table.add_column(ratio=1, overflow="fold")
        table.add_row(*(Text(text) for text in texts))
        console.print(table)
    else:
        for index, text in enumerate(texts, 1):
            console.print(f"{index}." if len(texts) > 1 else "", Text(text))
    return "".join(line.rstrip(" ") + "\n" for line in out.getvalue().splitlines())


def review(
    bench: Bench,
    what: Sequence[str],
    sort: str,
    *,
    read: Callable[[str], str | None],
    say: Callable[[str], None],
    colour: bool = False,
) -> Counter[str]:
    """Go through the cases; what was decided, by word.

    ``read`` shows a prompt and gives the answer, None at the end of the answers; ``say`` shows a text. Each ruling is
    on the disk before the next question, so that an end at any point loses nothing.
    """
    total = count(bench, what, sort)
    done: Counter[str] = Counter()
    for number, case in enumerate(cases(bench, what, sort), 1):
        say(shown(case, number, total, colour=colour))
        if not _decide(bench, case, read, say, done):
            break
        done["seen"] += 1
    done["left"] = total - done["seen"]
    return done


def _decide(
    bench: Bench, case: Case, read: Callable[[str], str | None], say: Callable[[str], None], done: Counter[str]
) -> bool:
    """Ask about one case until it is decided or skipped; False where the user has enough."""
    places = [side.place for side in case.sides]
    ruled = all(place is not None for place in places)
    pair = case.kind == "pairs" and ruled
    keys = _HELP if pair else _HELP_ONE if ruled and case.kind != "open" else _HELP_OPEN
    while True:
        answer = read(f"{keys} > ")
        key = answer.strip().lower() if answer is not None else "q"
        try:
            if key in ("q", "quit"):
                return False
            if key in ("", "k", "skip"):
                done["skipped"] += 1
                return True
            if key in ("s", "same", "d", "different") and pair:
                kind = "same" if key[0] == "s" else "different"
                bench.pair(kind, [p for p in places[:1] if p], [p for p in places[1:] if p])
                done[kind] += 1
                return True
            if key in ("r", "reject") and keys != _HELP_OPEN:
                done["rejected"] += _reject(bench, case, read, say)
                continue
            if key in ("c", "correct") and keys != _HELP_OPEN:
                done["corrected"] += _correct(bench, case, read)
                continue
            say(f"{key!r} is no answer here\n")
        except HosoError as error:
            say(f"{error}\n")


def _which(case: Case, read: Callable[[str], str | None]) -> Side:
    if len(case.sides) == 1:
        return case.sides[0]
    answer = (read("which, 1 or 2? > ") or "").strip()
    if answer not in ("1", "2"):
        raise RulingError(f"{answer!r} is neither 1 nor 2; nothing was written")
    return case.sides[int(answer) - 1]


def _reject(bench: Bench, case: Case, read: Callable[[str], str | None], say: Callable[[str], None]) -> int:
    from hoso.graph.rulings import REJECTABLE

    side = _which(case, read)
    claims = [row for row in bench.view.query(_CLAIMS, {"id": side.id}).rows if row[0] in REJECTABLE]
    if not claims:
        raise RulingError("no text claims anything of it")
    for index, (relation, name, _, quotes) in enumerate(claims, 1):
        say(visible(f"{index}. {relation} {name}: {shorten(quotes[0], 160, placeholder=' …')}\n"))
    answer = (read(f"which, 1 to {len(claims)}? > ") or "").strip()
    if not answer.isdecimal() or not 1 <= int(answer) <= len(claims):
        raise RulingError(f"{answer!r} is none of them; nothing was written")
    return len(bench.on_claim("reject", *bench.claims(claims[int(answer) - 1][2])))


def _correct(bench: Bench, case: Case, read: Callable[[str], str | None]) -> int:
    from hoso.graph.rulings import FIELDS

    side = _which(case, read)
    fields = FIELDS[side.sort]
    name = fields[0] if len(fields) == 1 else (read(f"which value ({', '.join(fields)})? > ") or "").strip()
    value = read(f"{name} is > ")
    if value is None:
        return 0
    return len(bench.correct(bench.of_node(side.id), name, value))


def opened(view: View, ledger: Ledger, store: Path, by: Ruler) -> Bench:
    """The bench of a store. Raises RulingError for a malformed rulings file."""
    from hoso.graph.rulingsfile import load, path_of

    file = path_of(store)
    load(file)  # what is malformed is named before the first question
    return Bench(view, ledger, file, by)
