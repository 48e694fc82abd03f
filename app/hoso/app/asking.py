"""A sentence and a graph → a saved question with its parameters; or why there is none.

A sentence is refused rather than guessed at: every word of it has to be accounted for by a template or by a name that
the graph knows, and of several things that a name can mean none is chosen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hoso.app import when
from hoso.app.answering import Understood, left_of, rows_left, rows_of
from hoso.app.beside import beside, shared
from hoso.app.hints import language
from hoso.app.known import Names
from hoso.app.meant import Meant, Unclear, alone, together
from hoso.app.narrowing import Holds, Only
from hoso.app.parts import two
from hoso.app.questions import prepare
from hoso.app.refusing import OFFERED, SAY, WORDS, Nearest, NotUnderstood, refusal
from hoso.app.remembering import Remembering
from hoso.app.rewording import rewordings
from hoso.app.roles import by_frames
from hoso.app.rulebook import rules
from hoso.app.sentences import LONGEST, LONGEST_TEXT, Reading, read
from hoso.app.tables import plain
from hoso.app.told import EVENT, STRICT, required, steps
from hoso.app.whether import asks_whether
from hoso.app.words import Word, joined, stands_at, words
from hoso.graph.saved import find

if TYPE_CHECKING:
    from hoso.graph.stores.base import View

_TENURE = ("first_seen", "last_seen")
"""The columns by which rows are chosen where a question takes no dates but tells of offices."""


_UNDER_WAY = {"modality": "ongoing", "status": "under way"}
"""The columns of inspections that say how far they are, and their values for those that are not over."""

_TITLE = 4
"""Words by which a document is meant that is named without its number, and without a question."""

_DAYS = "MATCH (e:Event) WHERE e.date_from = e.date_to RETURN DISTINCT e.date_from AS day"


def understand(sentence: str, given: Mapping[str, Any], view: View, store: Path | None = None) -> Understood:
    """What the sentence asks of this graph. ``given`` are parameters that stand beside it; they must not differ.

    Raises NotUnderstood with what is not understood, and what could be asked or meant.
    """
    view = view if isinstance(view, Remembering) else Remembering(view)
    names = names_of(view)
    dated = _with_years(sentence, view)
    found, failed, undated = _asked(dated, given, names, store)
    if found and (found.whether or rows_left(found, view)):
        return found
    for text, typed in rewordings(sentence, names):
        # Of what is understood but not told another wording counts only for its abbreviations, and where it is told.
        if found and not typed:
            continue
        other, _, _ = _asked(_with_years(text, view), given, names, store)
        if other and (not found or rows_left(other, view)):
            return replace(other, spelled=typed)
    if found:
        return found

    def answers(text: str) -> bool:
        return _tried(read(text), text, {}, names, store).has_rows(view)

    def asks(text: str) -> bool:
        return (found := _asked(text, {}, names, store)[0]) is not None and bool(rows_left(found, view))

    if not view.query("MATCH (a:Article) RETURN a.id AS id", limit=1).rows:
        raise NotUnderstood(SAY[language(sentence)]["void"])
    nearest = _nearest(dated, names, store, asks)
    # "Who is X, and what office does X hold?" asks one thing twice.
    both = [_asked(text, given, names, store)[0] for text in nearest.parts]
    if both and both[0] and both[1] and both[0].command() == both[1].command():
        return both[0]
    raise NotUnderstood(refusal(dated, failed, names, undated=undated, nearest=nearest, answers=answers))


def names_of(view: Remembering) -> Names:
    """The names of a graph, read once for all its sentences."""
    return view.once("names", lambda: Names(view))


def _asked(
    sentence: str, given: Mapping[str, Any], names: Names, store: Path | None
) -> tuple[Understood | None, list[tuple[Reading, dict[str, Unclear]]], bool]:
    """What a sentence asks, by templates or by its words and names; else why not, and whether it lacks a date."""
    view = names.view
    by_templates = _tried(read(sentence), sentence, given, names, store)
    if by_templates.found and by_templates.has_rows(view):
        return _polar(by_templates.found, sentence), [], False
    # What no template has, or what nothing is told of as it has it, may still be read by its words and names.
    other = _tried(by_frames(sentence, names), sentence, given, names, store)
    if by_templates.found and (_drops(other.found, by_templates.found) or not other.has_rows(view)):
        return _polar(by_templates.found, sentence), [], False
    if other.found:
        return _polar(other.found, sentence), [], False
    # "The plan for 2023": the year is the plan's.
    whole = _tried(by_frames(sentence, names, apart=False), sentence, given, names, store)
    if whole.found and whole.has_rows(view):
        return _polar(whole.found, sentence), [], False
    return None, by_templates.failed + other.failed, by_templates.undated or other.undated


def _drops(other: Understood | None, first: Understood) -> bool:
    """Whether another reading asks the same question and leaves out what the first keeps: then it is no better."""
    if other is None or other.asked.question.name != first.asked.question.name:
        return False
    return other.only.keep != first.only.keep


def _polar(understood: Understood, sentence: str) -> Understood:
    """The same with whether the sentence asks for a yes or a no."""
    return replace(understood, whether=asks_whether(sentence, understood.lang))


def _nearest(sentence: str, names: Names, store: Path | None, asks: Callable[[str], bool]) -> Nearest:
    """What comes nearest to a sentence: the two questions that it asks, else a command with what is understood."""
    if parts := two(sentence, asks):
        return Nearest(parts=parts)
    left: tuple[str, ...] = ()
    for reading in by_frames(sentence, names, unknown=True):
        named = {slot: some for slot, some in reading.slots.items() if slot not in reading.rows}
        # Words that a row has to hold, and that are no name, are those that were not understood.
        told = tuple(some for some in reading.told if joined(some) not in reading.strange)
        bare = replace(reading, told=told, columns=reading.columns if told else ())
        # A document goes by its number: words that its title has were said of something else.
        known = all(slot != "document" or any(c.isdigit() for c in joined(some)) for slot, some in named.items())
        tried = _tried((bare,), sentence, {}, names, store) if (named or told) and known else _Tried()
        if tried.found and tried.has_rows(names.view):
            return Nearest(tried.found.command(), reading.strange)
        left = left or reading.strange
    return Nearest("", left)


@dataclass(slots=True)
class _Tried:
    """What came of some readings: a question that answers, or why none does."""

    found: Understood | None = None
    failed: list[tuple[Reading, dict[str, Unclear]]] = field(default_factory=list)
    undated: bool = False

    def has_rows(self, view: View) -> bool:
        """Whether what was found has an answer."""
        return self.found is not None and bool(rows_left(self.found, view))


def _tried(
    readings: Sequence[Reading], sentence: str, given: Mapping[str, Any], names: Names, store: Path | None
) -> _Tried:
    """The first of the readings that has rows, else the first that is understood."""
    tried = _Tried()
    empty: Understood | None = None
    for reading in _with_spoken(readings):
        dated = _dates(reading)
        needed = {parameter.name for parameter in find(reading.question).parameters if parameter.required}
        found, unclear = _meant(reading, names)
        if unclear:
            tried.failed.append((reading, unclear))
        elif _too_little(reading) or (
            reading.unnamed and any("Person" in names.kinds_of(some) for some in reading.told)
        ):
            tried.failed.append((reading, {WORDS: Unclear(joined(reading.told[0]) if reading.told else "")}))
        elif reading.parts and asks_whether(sentence, reading.lang):
            tried.failed.append((reading, {WORDS: Unclear("")}))  # Rows of one of them are no yes.
        elif dated is None or needed - {*reading.slots, *reading.given, *dated, *given}:
            tried.undated = True
        else:
            strange = ""
            for how in steps(reading):
                looked = [one for some in reading.told for one in required(some, reading, names, how)]
                holds_told = [one for one in looked if one]
                # A figure is in no title: of what it is may stand there.
                figured = not (reading.quoted and "quote" in reading.columns) or any(one.figure for one in holds_told)
                if len(holds_told) < len(looked) or not figured:
                    break
                if reading.spoken:
                    holds_told.append(Holds(reading.spoken[0], ("quote",), reading.spoken, named=True))
                kept = replace(reading, keep={**reading.keep, **_under_way(reading, sentence)})
                understood = _understood(kept, found, holds_told, dated, given, names, store, language(sentence))
                understood, strange = _settled(understood, names.view)
                if not strange and not reading.told:
                    rows = {column: found[column] for column in reading.rows if column in found}
                    understood = _of_kin(understood, rows, reading.names(), names) or understood
                if reading.shared and not strange:
                    understood = shared(understood, reading.shared, names.view)
                if reading.beside and not strange:
                    others = beside(understood, reading.beside, next(iter(reading.rows)), names.view)
                    if others is None:
                        continue
                    understood = others
                left = not strange and bool(rows_left(understood, names.view))
                if reading.quoted and not strange and not left:
                    # A figure is not told as asked: which of its words is the reason is not known.
                    if not reading.told:
                        empty = empty or understood
                        continue
                    strange = next((one.typed for one in holds_told if not one.named), "")
                if left:
                    tried.found = _picked(understood, reading.pick, names.view)
                    return tried
                if not strange and (how != STRICT or not reading.told):
                    # What describes no event may be the name of something, which another template asks about.
                    empty = empty or understood
            if not empty:
                tried.failed.append((reading, {WORDS: Unclear(strange)}))
    tried.found = empty
    return tried


def _meant(reading: Reading, names: Names) -> tuple[dict[str, Meant], dict[str, Unclear]]:
    """What the names of a sentence mean, by their slots, and those that mean nothing of which its question can tell."""
    found: dict[str, Meant] = {}
    unclear: dict[str, Unclear] = {}
    for slot, some in reading.slots.items():
        kind, label = reading.rows.get(slot, slot), reading.labels.get(slot, "")
        means = (
            _each(reading.parts[slot], kind, label, names) if slot in reading.parts else names.meant(kind, some, label)
        )
        if isinstance(means, Unclear) and means.several and slot == "body" and names.placed(reading.question):
            # A place with many bodies: those of them that were inspected.
            placed = names.located(some)
            means = placed if isinstance(placed, Meant) else means
        if isinstance(means, Unclear):
            unclear[slot] = means
        elif names.never(reading.question, slot, means):
            unclear[slot] = Unclear(joined(some))
        else:
            own = alone(means) if reading.alone else means
            found[slot] = names.able(reading.question, slot, own, own=reading.own)
    return found, unclear


def _under_way(reading: Reading, sentence: str) -> dict[str, tuple[str, ...]]:
    """How a sentence narrows rows that are as likely announced or under way as done: "Ai đang kiểm tra …"."""
    columns = find(reading.question).columns
    column = next((one for one in _UNDER_WAY if one in columns), "") if "inspected" in columns else ""
    said = words(sentence)
    asked = any(stands_at(said, i, one) for one in rules().phrases_of("under_way") for i in range(len(said)))
    return {column: (_UNDER_WAY[column],)} if column and asked else {}


def _too_little(reading: Reading) -> bool:
    """Whether a phrase without any word of a question has too little in it: one syllable, or a title's first words."""
    titled = {"Directive", "Program"} & set(reading.labels.values()) and not reading.fixed
    numbered = any(c.isdecimal() for some in reading.slots.values() for one in some for c in one.text)
    short = max((len(some) for some in reading.slots.values()), default=0) < _TITLE
    return bool(titled and short and not numbered) or (reading.unnamed and any(len(some) < 2 for some in reading.told))


def _each(parts: Sequence[Sequence[Word]], kind: str, label: str, names: Names) -> Meant | Unclear:
    """What several names mean together; the first that is unclear, where one is."""
    every = [names.meant(kind, some, label) for some in parts]
    unclear = [one for one in every if isinstance(one, Unclear)]
    nodes = {node.id: node for one in every if isinstance(one, Meant) for node in one.nodes}
    return unclear[0] if unclear else together(nodes.values())


def _with_spoken(readings: Sequence[Reading]) -> Iterator[Reading]:
    """The readings, and before each that may mean a time of which a quote speaks the same with that time's words.

    A figure "of 2022" may be told in another year, and in 2022 one of the year before.
    """
    for reading in readings:
        since, until, words = when.spoken(reading.since, reading.until)
        if reading.quoted and words:
            yield replace(reading, since=since, until=until, spoken=words)
        yield reading


def _understood(
    reading: Reading,
    found: Mapping[str, Meant],
    told: Sequence[Holds],
    dated: Mapping[str, str],
    given: Mapping[str, Any],
    names: Names,
    store: Path | None,
    lang: str,
) -> Understood:
    slots = {name: text for name, text in reading.names().items() if name not in reading.rows}
    typed = {**reading.given, **slots, **dated}
    for name, value in given.items():
        if name in typed and str(value) != typed[name]:
            raise NotUnderstood(
                f"--{name} {value} and the sentence ({typed[name]}) say different things; leave one out"
            )
    # The bodies of an event are those that came too: a body stands for its delegations there.
    alike = {
        column: tuple(
            node.name for node in names.able(reading.question, column, found[column], own=column != "bodies").nodes
        )
        for column in reading.rows
        if column in found
    }
    found = {name: means for name, means in found.items() if name not in reading.rows}
    values = {**typed, **{name: means.value for name, means in found.items()}, **given}
    seen = ("", "")
    if not dated and (reading.since or reading.until):
        seen = (reading.since, reading.until)
    typed |= {name: str(value) for name, value in given.items()}
    return Understood(
        prepare(reading.question, values, store),
        reading.lang if reading.fixed else lang,
        typed,
        found,
        Only({**reading.keep, **_of_level(alike, reading.keep)}, tuple(told), seen),
        {name: names.replayed(name, typed[name], means, reading.question) for name, means in found.items()},
        see=reading.see,
        now=reading.now,
        counted=reading.counted,
    )


def _of_level(alike: Mapping[str, tuple[str, ...]], keep: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """The names that a column has to have, without those that are not of a level which the sentence asks for.

    Where none is left, no row is: of that level there is nothing in that place.
    """
    found = dict(alike)
    for column, names in alike.items():
        starts = tuple(value.removesuffix("*") for value in keep.get(column, ()) if value.endswith("*"))
        if starts:
            found[column] = tuple(name for name in names if name.startswith(starts)) or ("—",)
    return found


def _settled(understood: Understood, view: View) -> tuple[Understood, str]:
    """The sentence with its descriptions narrowed to events of the question, and what is strange of them.

    Strange is what no row holds, at whatever time: what it means is not known.
    """
    told = understood.only.told
    if not told:
        return understood, ""
    if all(one.columns == (EVENT,) for one in told):
        if strange := next((one.typed for one in told if not one.named and not one.forms), ""):
            return understood, strange
        columns, rows = rows_of(understood, view)
        left = left_of(understood, columns, rows)
        if left:
            names = tuple(sorted({row[columns.index(EVENT)] for row in left}))
            ids = {id for row in left for id in row[columns.index("articles")]}
            articles = frozenset(ids) if any(one.articles for one in told) else frozenset()
            told = (Holds(" · ".join(one.typed for one in told), (EVENT,), names, articles, named=True, exact=True),)
        return replace(understood, only=replace(understood.only, told=told)), ""
    days = {parameter.name for parameter in understood.asked.question.parameters if parameter.type == "date"}
    values = {name: None if name in days else value for name, value in understood.asked.values.items()}
    columns, rows = rows_of(replace(understood, asked=replace(understood.asked, values=values)), view)
    cells = [dict(zip(columns, row, strict=True)) for row in rows]
    strange = next((one.typed for one in told if not one.named and not any(map(one.fits, cells))), "")
    return understood, strange


def _of_kin(
    understood: Understood, rows: Mapping[str, Meant], typed: Mapping[str, str], names: Names
) -> Understood | None:
    """The same, asked of a body's party organisation where there is nothing of the body itself; else nothing.

    ``rows`` are the names that a column has to have, ``typed`` all names as they were typed.
    """
    kin = {name: nodes for name, means in {**understood.names, **rows}.items() if (nodes := names.kin(means))}
    if not kin or rows_left(understood, names.view):
        return None
    found = {name: together(kin.get(name) or means.nodes) for name, means in understood.names.items()}
    asked = understood.asked.question.name
    values = {**understood.asked.values, **{name: means.value for name, means in found.items()}}
    alike = {column: tuple(node.name for node in nodes) for column, nodes in kin.items() if column in rows}
    tried = replace(
        understood,
        asked=replace(understood.asked, values=values),
        names=found,
        told={name: names.replayed(name, understood.typed[name], means, asked) for name, means in found.items()},
        only=replace(understood.only, keep={**understood.only.keep, **alike}),
        instead={typed[name]: tuple(node.name for node in nodes) for name, nodes in kin.items()},
    )
    return tried if rows_left(tried, names.view) else None


def _picked(understood: Understood, pick: str, view: View) -> Understood:
    """The same with the latest or the first day of its rows alone, and with what may be as late, or as early."""
    if not pick:
        return understood
    columns, rows = rows_of(understood, view)
    days = {str(plain(row[columns.index("date")]) or "") for row in left_of(understood, columns, rows)} - {""}
    if not days:
        return understood
    day = max(days) if pick == "latest" else min(days, key=lambda day: f"{day}~")
    also = tuple(sorted(one for one in days if day.startswith(one) or one.startswith(day)))
    return replace(understood, only=replace(understood.only, keep={**understood.only.keep, "date": also}))


def _dates(reading: Reading) -> dict[str, str] | None:
    """The dates of the sentence as parameters of the question; nothing where it can do nothing with them."""
    if not reading.since and not reading.until:
        return {} if not reading.day else None
    question = find(reading.question)
    takes = {parameter.name for parameter in question.parameters}
    if reading.day:
        return {reading.day: reading.since} if reading.on_a_day else None
    dates = {name: value for name, value in (("since", reading.since), ("until", reading.until)) if value}
    if set(dates) <= takes:
        return dates
    return {} if set(_TENURE) <= set(question.columns) else None


def _with_years(sentence: str, view: View) -> str:
    """The sentence with the year of each day or month without one ("28/3"), if the graph has events of one year only.

    Raises NotUnderstood where they know several.
    """
    said = words(sentence[:LONGEST_TEXT])
    if len(said) > LONGEST:
        return sentence
    bare = when.bare_days(said, rules().numbered)
    if not bare and not when.bare_months(said, rules().numbered):
        return sentence
    known = sorted(str(plain(day)) for (day,) in view.query(_DAYS).rows if day)
    texts = [one.text for one in said]
    say = SAY[language(sentence)]
    for start, end, month_and_day in bare:
        typed = joined(said[start:end])
        day = "/".join(str(int(number)) for number in reversed(month_and_day.split("-")))
        years = [one[:4] for one in known if one[5:] == month_and_day]
        if len(years) > 1:
            raise NotUnderstood(say["year"].format(what=typed, days=", ".join(f"{day}/{y}" for y in years[:OFFERED])))
        if not years:
            raise NotUnderstood(say["yearless"].format(what=typed))
        texts[start:end] = [f"{day}/{years[0]}", *[""] * (end - start - 1)]
    return _with_years_of_months(" ".join(filter(None, texts)), known, say)


def _with_years_of_months(sentence: str, days: Sequence[str], say: Mapping[str, str]) -> str:
    """The sentence with the year of each month that has none, if only in one year something is told of that month."""
    said = words(sentence)
    texts = [one.text for one in said]
    for start, end, number in reversed(when.bare_months(said, rules().numbered)):
        typed = joined(said[start:end])
        years = sorted({day[:4] for day in days if day[5:7] == f"{number:02d}"})
        if len(years) > 1:
            told = ", ".join(f"{number}/{year}" for year in years[:OFFERED])
            raise NotUnderstood(say["year"].format(what=typed, days=told))
        if not years:
            raise NotUnderstood(say["yearless"].format(what=typed))
        texts[start:end] = [f"{number}/{years[0]}"]
    return " ".join(texts) if texts != [one.text for one in said] else sentence
