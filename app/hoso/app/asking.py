"""A sentence and a graph → a saved question with its parameters, and its answer; or why there is none.

A sentence is refused rather than guessed at: every word of it has to be accounted for by a template or by a name that
the graph knows, and of several things that a name can mean none is chosen.
"""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hoso.app import when
from hoso.app.abbreviations import bare, expanded
from hoso.app.hints import language, near, unanswered, unknown
from hoso.app.meant import Known, Lists, Meant, Unclear, alone, forms_of, lists, meant, spelled, together
from hoso.app.names import Named, holds, nearest
from hoso.app.narrowing import BAR, Holds, Only, Row, kept, only, seen_within
from hoso.app.questions import LABELS, SOURCES, Asked, prepare, resolved, value_of, with_sources
from hoso.app.rulebook import rules
from hoso.app.scenes import Scene, described, scenes
from hoso.app.sentences import LONGEST, LONGEST_TEXT, Reading, fitting_dates, read
from hoso.app.tables import Answer, plain
from hoso.app.words import Word, joined, stands_for, words
from hoso.graph.saved import SavedQuery, find
from hoso.graph.saying import said, say
from hoso.loaders.errors import HosoError

if TYPE_CHECKING:
    from hoso.graph.stores.base import View

_LISTED = 500
"""How many rows a question gives that could list everything, unless --top says more."""

OFFERED = 8
"""How many names a refusal offers."""

_SHOWN = 60
"""Characters of the user's words that a message repeats."""

_TENURE = ("first_seen", "last_seen")
"""The columns by which rows are chosen where a question takes no dates but tells of offices."""


_DONE = re.compile(r"modality IN \['done', 'ongoing'\]")
"""The part of a question's Cypher by which only what was done, or is going on, is counted."""

_OFFICES = "MATCH (p:Person {id: $id})-[:HELD]->(:Tenure)-[:IN_POST]->(o:Post) RETURN o.name AS office"


_KINDS_OF = {"Delegation": "Body"}
"""Kinds of nodes that are of another kind besides, to which a slot may be narrowed."""

_PLACE = "place"
"""The kind of a slot for a place, which means the bodies that are located there and were inspected."""

_LOCATED = (
    "MATCH (p:Place {id: $id})<-[:LOCATED_IN*1..3]-(b:Body)<-[r:INSPECTED]-() "
    "WHERE r.modality IN ['done', 'ongoing'] RETURN DISTINCT b.id AS id"
)

_HOLDERS = (
    "MATCH (p:Person)-[:HELD]->(:Tenure)-[:IN_POST]->(o:Post {id: $id}) WITH DISTINCT p "
    "MATCH (p)-[:HELD]->(t:Tenure) RETURN p.id AS id, t.status AS status"
)

_WORDS = "words"
"""The slot under which words that describe nothing are refused."""

_EVENT = "event"
"""The column of events: words that a row has to hold there may stand in whatever tells of the event."""


class NotUnderstood(HosoError):
    """A sentence that is not answered: a word of it, or a name in it, is unknown or can mean several things."""


@dataclass(frozen=True, slots=True)
class Understood:
    """A sentence as it is understood: the question, and what its names mean.

    A name may mean several nodes: the question is asked for each. ``only`` says which of the rows are the answer.
    ``told`` are the names as a command has them, so that it gives the same rows. ``instead`` says that they mean not
    what was named, of which there is nothing, but the party organisation of it. ``see`` is a question that may have an
    answer where this one has none.
    """

    asked: Asked
    lang: str
    typed: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, Meant] = field(default_factory=dict)
    only: Only = field(default_factory=Only)
    told: Mapping[str, str] = field(default_factory=dict)
    instead: bool = False
    see: str = ""

    def command(self) -> str:
        """The same as ``hoso ask`` with a question's name and options; it gives the same rows."""
        told = {**self.typed, **self.told}
        options = [part for name, value in told.items() for part in (f"--{name}", value)]
        options += [part for value in self.only.options() for part in ("--only", value)]
        return shlex.join(["hoso", "ask", self.asked.question.name, *options])


def understand(sentence: str, given: Mapping[str, Any], view: View, store: Path | None = None) -> Understood:
    """What the sentence asks of this graph. ``given`` are parameters that stand beside it; they must not differ.

    Raises NotUnderstood with what is not understood, and what could be asked or meant.
    """
    names = _Names(view)
    sentence = _with_years(sentence, view)
    failed: list[tuple[Reading, dict[str, Unclear]]] = []
    undated = False
    empty: Understood | None = None
    for reading in read(sentence):
        dated = _dates(reading)
        needed = {parameter.name for parameter in find(reading.question).parameters if parameter.required}
        found: dict[str, Meant] = {}
        unclear: dict[str, Unclear] = {}
        for slot, some in reading.slots.items():
            means = names.meant(reading.rows.get(slot, slot), some, reading.labels.get(slot, ""))
            if isinstance(means, Meant):
                found[slot] = alone(means) if reading.alone else means
            else:
                unclear[slot] = means
        if unclear:
            failed.append((reading, unclear))
        elif dated is None or needed - {*reading.slots, *reading.given, *dated, *given}:
            undated = True
        else:
            strange = ""
            for wide in (False, True) if reading.told else (False,):
                told = [one for some in reading.told for one in names.told(some, reading, wide=wide)]
                if None in told:
                    break
                holds_told = [one for one in told if one]
                understood = _understood(reading, found, holds_told, dated, given, names, store, language(sentence))
                understood, left, strange = _settled(understood, view)
                if not strange and not reading.told:
                    understood, left = _of_kin(understood, names, view) or understood, left or empty is None
                if not strange and left:
                    return understood
                if not strange and wide:
                    # What describes no event may be the name of something, which another template asks about.
                    empty = empty or understood
            if not empty:
                failed.append((reading, {_WORDS: Unclear(strange)}))
    if empty:
        return empty
    raise NotUnderstood(_refusal(sentence, failed, names, undated=undated))


def _understood(
    reading: Reading,
    found: Mapping[str, Meant],
    told: Sequence[Holds],
    dated: Mapping[str, str],
    given: Mapping[str, Any],
    names: _Names,
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
    alike = {column: tuple(node.name for node in found[column].nodes) for column in reading.rows if column in found}
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
        Only({**reading.keep, **alike}, tuple(told), seen),
        {name: names.replayed(name, typed[name], means) for name, means in found.items()},
        see=reading.see,
    )


def _settled(understood: Understood, view: View) -> tuple[Understood, bool, str]:
    """The sentence with its descriptions narrowed to events of the question; whether rows are left; strange words.

    Strange is what no row holds, at whatever time: what it means is not known.
    """
    told = understood.only.told
    if not told:
        kin = any(means.others for means in understood.names.values())
        return understood, not kin or bool(_left(understood, *_rows(understood, view))), ""
    if all(one.columns == (_EVENT,) for one in told):
        if strange := next((one.typed for one in told if not one.named and not one.forms), ""):
            return understood, False, strange
        columns, rows = _rows(understood, view)
        left = _left(understood, columns, rows)
        if left:
            names = tuple(sorted({row[columns.index(_EVENT)] for row in left}))
            told = (Holds(" · ".join(one.typed for one in told), (_EVENT,), names, named=True),)
        return replace(understood, only=replace(understood.only, told=told)), bool(left), ""
    days = {parameter.name for parameter in understood.asked.question.parameters if parameter.type == "date"}
    values = {name: None if name in days else value for name, value in understood.asked.values.items()}
    columns, rows = _rows(replace(understood, asked=replace(understood.asked, values=values)), view)
    cells = [dict(zip(columns, row, strict=True)) for row in rows]
    strange = next((one.typed for one in told if not one.named and not any(map(one.fits, cells))), "")
    return understood, bool(_left(understood, *_rows(understood, view))), strange


def _of_kin(understood: Understood, names: _Names, view: View) -> Understood | None:
    """The same, asked of a body's party organisation where there is nothing of the body itself; else nothing."""
    kin = {name: names.kin(means) for name, means in understood.names.items()}
    if not any(kin.values()):
        return None
    found = {name: together(kin[name] or means.nodes) for name, means in understood.names.items()}
    told = {name: names.replayed(name, understood.typed[name], means) for name, means in found.items()}
    values = {**understood.asked.values, **{name: means.value for name, means in found.items()}}
    tried = replace(understood, asked=replace(understood.asked, values=values), names=found, told=told)
    return replace(tried, instead=True) if _left(tried, *_rows(tried, view)) else None


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


_DAYS = "MATCH (e:Event) WHERE e.date_from = e.date_to RETURN DISTINCT e.date_from AS day"


def _with_years(sentence: str, view: View) -> str:
    """The sentence with the year of each day that has none ("28/3"), if the events of the graph know one such day only.

    Raises NotUnderstood where they know several.
    """
    said = words(sentence[:LONGEST_TEXT])
    if len(said) > LONGEST or not (bare := when.bare_days(said, rules().numbered)):
        return sentence
    known = sorted(str(plain(day)) for (day,) in view.query(_DAYS).rows if day)
    texts = [one.text for one in said]
    for i, month_and_day in bare:
        years = [day[:4] for day in known if day[5:] == month_and_day]
        if len(years) > 1:
            told = ", ".join(f"{said[i].text}/{year}" for year in years[:OFFERED])
            raise NotUnderstood(_SAY[language(sentence)]["year"].format(what=said[i].text, days=told))
        if years:
            texts[i] = f"{said[i].text}/{years[0]}"
    return joined(
        tuple(
            replace(one, text=text, low=text) if one.text != text else one
            for one, text in zip(said, texts, strict=True)
        )
    )


@cache
def _how() -> Lists:
    return lists(rules().lists)


class _Names:
    """The names of a graph, each kind read once."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._known: dict[str, Known] = {}
        self._slots: dict[tuple[str, str], Known] = {}
        self._found: dict[tuple[str, str, str], Meant | Unclear] = {}
        self._scenes: dict[str, Scene] | None = None
        self._how = _how()

    def of(self, slot: str, label: str = "") -> Known:
        from hoso.app.dossier import named

        for one in LABELS[slot]:
            if one not in self._known:
                self._known[one] = Known(named(self._view, (one,)))
        if (slot, label) not in self._slots:
            kinds = [one for one in LABELS[slot] if label in {"", one}] or [label]
            if label in _KINDS_OF and label not in self._known:
                self._known[label] = Known(named(self._view, (label,)))
            self._slots[slot, label] = (
                self._known[kinds[0]]
                if len(kinds) == 1
                else Known([node for one in kinds for node in self._known[one]])
            )
        return self._slots[slot, label]

    def meant(self, slot: str, some: Sequence[Word], label: str = "") -> Meant | Unclear:
        key = (slot, joined(some), label)
        if key not in self._found:
            self._found[key] = self._meant(slot, some, label)
        return self._found[key]

    def _meant(self, slot: str, some: Sequence[Word], label: str) -> Meant | Unclear:
        if slot == _PLACE:
            return self.located(some)
        if slot not in LABELS:
            text = joined(some)
            return Meant(text, ()) if text.isdecimal() and len(text) < 5 else Unclear(text)
        if slot == "text":
            return spelled(some, self.of(slot))
        if label == "" and "Person" in LABELS[slot] and _addressed(some):
            label = "Person"
        found = meant(some, self.of(slot, label), self._how)
        if isinstance(found, Unclear) and not found.several and label in {"", "Person"} and "Person" in LABELS[slot]:
            return self.with_title(some) or self.in_office(some) or found
        return found

    def told(self, some: Sequence[Word], reading: Reading, *, wide: bool) -> list[Holds | None]:
        """What rows have to hold for the words, or each piece of them between prepositions; nothing where they ask."""
        if _asks(some, reading.lang):
            return [None]
        whole = self._told(some, reading, wide=wide)
        pieces = _pieces(some)
        if whole.named or len(pieces) < 2 or (whole.columns == (_EVENT,) and whole.forms):
            return [whole]
        return [self._told(piece, reading, wide=wide) for piece in pieces]

    def _told(self, some: Sequence[Word], reading: Reading, *, wide: bool) -> Holds:
        means = self.meant("who", some)
        nodes = means.nodes if isinstance(means, Meant) else ()
        # A word of a document's title names no document.
        nodes = tuple(node for node in nodes if not node.number or any(one.text.isdecimal() for one in _parts(some)))
        names = tuple(dict.fromkeys(node.name for node in nodes))
        # A quote has the place, not the name of its body.
        forms = (*names, *forms_of(some, self._how)) if "quote" in reading.columns or not names else names
        if reading.columns == (_EVENT,):
            if self._scenes is None:
                self._scenes = scenes(self._view, *_span(reading))
            forms = (*forms, joined(some)) if wide else forms
            forms = described(self._scenes, forms, named=bool(names), wide=wide and bool(names))
        return Holds(joined(some), reading.columns, forms, bool(names))

    def replayed(self, slot: str, typed: str, means: Meant) -> str:
        """What the option of a parameter has to be for the question to find just what is meant: as typed, or ids."""
        if slot == "text":
            return means.value
        if not means.nodes or slot not in LABELS:
            return means.value if slot in LABELS else typed
        ids = {node.id for node in means.nodes}
        nodes = list(self.of(slot))
        names = sorted({node.name for node in means.nodes}, key=len)
        for form in (*names[:1], typed):
            value = value_of(form, nodes, slot)
            if value and {node.id for node in nodes if holds(node, value)} == ids:
                return form
        return BAR.join(node.id for node in means.nodes)

    def kin(self, means: Meant) -> list[Named]:
        """Of the others that have a body's name in theirs, the party organisations of it."""
        organs = [bare(text) for text in rules().lists.get("kin", ())]
        own = {bare(node.name) for node in means.nodes}
        return [node for node in means.others if any(bare(node.name) == f"{o} {name}" for o in organs for name in own)]

    def with_title(self, some: Sequence[Word]) -> Meant | None:
        """The person whose whole name ends the words, those before it being part of the name of an office of theirs."""
        for start in range(1, len(some) - 1):
            found = [node for node in self.of("person").near(some[start:]) if words(node.name) == tuple(some[start:])]
            title = f" {expanded(joined(some[:start]))} ".casefold()
            for node in found:
                rows = self._view.query(_OFFICES, {"id": node.id}).rows
                if any(title in f" {office} ".casefold() for (office,) in rows):
                    return Meant(node.id, (node,))
        return None

    def in_office(self, some: Sequence[Word]) -> Meant | Unclear | None:
        """The one person who is shown in the office that the words name; several are those who could be meant.

        Somebody who has left an office is not told by one: what they said may belong to the other.
        """
        post = meant(some, self.of("post", "Post"), self._how)
        if not isinstance(post, Meant) or len(post.nodes) != 1:
            return None
        holders = self._view.query(_HOLDERS, {"id": post.nodes[0].id}).rows
        ids = {id for id, _ in holders}
        found = tuple(node for node in self.of("person") if node.id in ids)
        if len(found) > 1:
            return Unclear(joined(some), found, several=True)
        stays = all(status == "current" for _, status in holders)
        return Meant(found[0].id, found) if found and stays else None

    def located(self, some: Sequence[Word]) -> Meant | Unclear:
        """The inspected bodies in the place that the words name; "the province" is the only one that there is."""
        if _PLACE not in self._known:
            from hoso.app.dossier import named

            self._known[_PLACE] = Known(named(self._view, ("Place",)))
        text, places = joined(some), self._known[_PLACE].nodes
        forms = {bare(form) for form in forms_of(some, self._how)}
        units = {bare(form) for form in rules().lists.get("provinces", ())}
        forms |= {form.removeprefix(f"{unit} ") for form in forms for unit in units}
        marked = any(one.marked for one in some)
        found = [node for node in places if bare(node.name) in forms]
        if marked:
            found = [node for node in found if node.name.casefold() in text.casefold()]
        if not found and len(places) == 1 and forms & units:
            found = list(places)
        if len(found) != 1:
            return Unclear(text, tuple(found), several=len(found) > 1)
        ids = {id for (id,) in self._view.query(_LOCATED, {"id": found[0].id}).rows}
        bodies = [node for node in self.of("body") if node.id in ids]
        return together(bodies) if bodies else Unclear(text)

    def kinds(self, sentence: str) -> frozenset[str]:
        """The kinds of what the capitalised words and the numbers of a sentence name; a look for what to offer."""
        said = words(sentence[:LONGEST_TEXT])[:LONGEST]
        found: set[str] = set()
        at = 0
        while at < len(said):
            end = at + 1
            if said[at].text[:1].isupper() or any(c.isdigit() for c in said[at].text):
                for size in range(min(6, len(said) - at), 0, -1):
                    labels = {
                        LABELS[slot][0]
                        for slot in ("person", "body", "document")
                        if size > 1 or slot == "document"
                        if isinstance(self.meant(slot, said[at : at + size]), Meant)
                    }
                    if labels:
                        found |= labels
                        end = at + size
                        break
            at = end
        return frozenset(found)

    def nearest(self, slot: str, typed: str) -> list[str]:
        """Names that come near the typed one and have a word of it."""
        if slot not in LABELS:
            return []
        nodes = {node.id: node for one in words(typed) if len(one.plain) > 1 for node in self.of(slot).near((one,))}
        return nearest(typed, nodes.values())

    def told_apart(self, nodes: Sequence[Named]) -> list[str]:
        """The names, with an id and an office or date where two are alike or a document's number is shared."""
        from hoso.app.dossier import with_offices

        told = with_offices(list(nodes), self._view)
        return [_called(node, told) for node in told]

    def words(self) -> frozenset[str]:
        """All words of the names that were read."""
        return frozenset(one.plain for nodes in self._known.values() for node in nodes for one in words(node.name))


def _span(reading: Reading) -> tuple[object, object]:
    """The first and the last day of which a sentence asks, as a question gets them."""
    days = {"since": reading.since, "until": reading.until}
    takes = {parameter.name: parameter for parameter in find(reading.question).parameters}
    since, until = (takes[name].read(day) if day and name in takes else None for name, day in days.items())
    return since, until


def _addressed(some: Sequence[Word]) -> bool:
    """Whether the words begin as those for a person do: "chị Hoa"."""
    forms = (words(text) for text in rules().lists.get("persons", ()))
    return any(
        len(some) > len(form) and all(map(stands_for, some, form)) and some[0].low == form[0].low for form in forms
    )


def _asks(some: Sequence[Word], lang: str) -> bool:
    """Whether words that should describe ask, join, deny or compare instead, or are too many."""
    apart = {words(text) for text in rules().lists.get("apart", ())}
    said = tuple(some)
    runs = {tuple(said[i:j]) for i in range(len(said)) for j in range(i + 1, min(i + 4, len(said) + 1))}
    asking = any(len(run) == len(phrase) and all(map(stands_for, run, phrase)) for run in runs for phrase in apart)
    return asking or len(said) > _MOST_WORDS or bool(unanswered(joined(some), lang))


def _parts(some: Sequence[Word]) -> tuple[Word, ...]:
    """The words with what is between strokes and dots apart: "37-QĐ/TW" has a number."""
    return words(re.sub(r"[-/.]", " ", joined(some)))


def _pieces(some: Sequence[Word]) -> list[tuple[Word, ...]]:
    """The words between prepositions."""
    joints = {word for text in rules().lists.get("joints", ()) for word in words(text)}
    found: list[list[Word]] = [[]]
    for one in some:
        if any(stands_for(one, joint) for joint in joints):
            found.append([])
        else:
            found[-1].append(one)
    return [tuple(piece) for piece in found if piece]


_LONG_NAME = 5
"""Words of a name that is mistyped at most; more of them are a clause with a name in it."""

_MOST_WORDS = 14
"""Words of a description."""


def _called(node: Named, among: Sequence[Named] = ()) -> str:
    if not node.number and sum(other.name == node.name for other in among) <= 1:
        return node.name
    if not among:
        return node.id if node.number else node.name
    return f"{node.name} ({', '.join(part for part in (node.id, node.hint) if part)})"


# --- refusals ---------------------------------------------------------------------------------------------------------

_SAY = {
    "vi": {
        "word": "chưa hiểu “{what}” trong câu hỏi",
        "sentence": "chưa hiểu câu hỏi này",
        "dates": "câu hỏi này thiếu thời gian, hoặc không hỏi được với thời gian ấy",
        "year": "“{what}” có trong nhiều năm; hãy nói rõ: {days}",
        "empty": "câu hỏi trống",
        "long": "câu hỏi quá dài",
        "name": "không biết tên “{what}”",
        "known": "“{what}” có trong kho, nhưng không hỏi như thế được về tên ấy",
        "told": "không dòng nào có “{what}”",
        "close": "gần giống: {names}",
        "several": "“{what}” có thể là {n} tên; hãy nói rõ: {names}",
        "more": "và {n} nữa",
        "ask": "có thể hỏi: {questions}",
    },
    "en": {
        "word": "“{what}” is not understood",
        "sentence": "this question is not understood",
        "dates": "this question needs a date, or cannot be asked with this one",
        "year": "“{what}” is a day of several years; say which: {days}",
        "empty": "the question is empty",
        "long": "the question is too long",
        "name": "no name is known like “{what}”",
        "known": "“{what}” is known, but this cannot be asked of it",
        "told": "nothing that is told has “{what}”",
        "close": "near to it: {names}",
        "several": "“{what}” can mean {n} names; say which: {names}",
        "more": "and {n} more",
        "ask": "you can ask: {questions}",
    },
}


def _refusal(
    sentence: str, failed: Sequence[tuple[Reading, Mapping[str, Unclear]]], names: _Names, *, undated: bool
) -> str:
    """Why there is no answer, in the language of the sentence, and what could be asked."""
    # The surest template, without the politeness; one that is a name alone says nothing of what is asked.
    failed = sorted((one for one in failed if one[0].fixed), key=lambda one: (-one[0].fixed, one[0].size))
    lang = failed[0][0].lang if failed else language(sentence)
    say = _SAY[lang]
    if undated or not fitting_dates(sentence):
        return _with_near(say["dates"], sentence, lang, names)
    described = [unclear[_WORDS].typed for _, unclear in failed if _WORDS in unclear]
    if described and described[0]:
        return _with_near(say["told"].format(what=_short(described[0])), sentence, lang, names)
    if why := unanswered(sentence, lang):
        return _with_near(why, sentence, lang, names)
    for reading, unclear in failed:
        if all(one.several for one in unclear.values()):
            return _several(next(iter(unclear.values())), names, _SAY[reading.lang])
    for slot in ("who", "document", "post"):
        names.of(slot)
    strange = unknown(sentence, names.words())
    if strange and not _like_a_name(strange):
        return _with_near(say["word"].format(what=_short(strange)), sentence, lang, names)
    for reading, unclear in failed:
        for slot, one in unclear.items():
            kind = reading.rows.get(slot, slot)
            long = slot != _WORDS and len(reading.slots[slot]) > _LONG_NAME
            part = _not_in_name(reading.slots[slot], kind, reading.labels.get(slot, ""), names) if long else ""
            # An office before a name may be another's: the name is what is to be looked at.
            if part and one.typed.endswith(part):
                return _with_near(say["word"].format(what=_short(part)), sentence, lang, names)
            if near := one.near or names.nearest(kind, one.typed):
                return f"{say['name'].format(what=_short(one.typed))}; {say['close'].format(names='; '.join(near))}"
            if slot != _WORDS and (
                part := _not_in_name(reading.slots[slot], kind, reading.labels.get(slot, ""), names)
            ):
                return _with_near(say["word"].format(what=_short(part)), sentence, lang, names)
    if failed:
        slot, one = next((slot, one) for slot, one in failed[0][1].items() if not one.several)
        known = slot != _WORDS and isinstance(names.meant("about", words(one.typed)), Meant)
        what = say["sentence" if slot == _WORDS else "known" if known else "name"]
        return _with_near(what.format(what=_short(one.typed)), sentence, lang, names)
    if not words(sentence[:LONGEST_TEXT]):
        return _with_near(say["empty"], "", lang, names)
    if len(sentence) > LONGEST_TEXT or len(words(sentence)) > LONGEST:
        return _with_near(say["long"], sentence, lang, names)
    if strange:
        return _with_near(say["word"].format(what=_short(strange)), sentence, lang, names)
    return _with_near(say["sentence"], sentence, lang, names)


def _like_a_name(text: str) -> bool:
    """Whether all the words begin with a capital or are numbers."""
    return all(one.text[:1].isupper() or one.text[:1].isdecimal() for one in words(text))


def _several(one: Unclear, names: _Names, say: Mapping[str, str]) -> str:
    told = names.told_apart(one.candidates[:OFFERED])
    left = len(one.candidates) - len(told)
    told += [say["more"].format(n=left)] if left else []
    return say["several"].format(what=_short(one.typed), n=len(one.candidates), names="; ".join(told))


def _not_in_name(some: Sequence[Word], slot: str, label: str, names: _Names) -> str:
    """The words behind or before the longest part of a slot, of two words at least, that is a name; else nothing."""
    for size in range(len(some) - 1, 1, -1):
        for start in (0, len(some) - size):
            means = names.meant(slot, some[start : start + size], label)
            if isinstance(means, Meant) or means.several:
                return joined(some[size:] if start == 0 else some[:start])
    return ""


def _with_near(why: str, sentence: str, lang: str, names: _Names) -> str:
    """The reason with questions that come near the sentence, and that can be asked of what it names."""
    kinds = names.kinds(sentence)

    def fits(question: str) -> bool:
        needed = [LABELS[p.name] for p in find(question).parameters if p.required and p.name in LABELS]
        return not kinds or all(kinds & set(labels) or ("Post" in labels and "Body" in kinds) for labels in needed)

    questions = [f"“{ask}” ({name})" for ask, name in near(sentence, lang, fits=fits)]
    return f"{why}; {_SAY[lang]['ask'].format(questions=' · '.join(questions))}" if questions else f"{why}; hoso ask"


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"


# --- answers ----------------------------------------------------------------------------------------------------------

_NOTES = {
    "vi": {
        "row": "1 dòng",
        "rows": "{n} dòng",
        "none": "không có dòng nào: trong kho không có điều nào như thế",
        "undone": "không có dòng nào: kho không nêu điều nào như thế là đã hay đang làm",
        "then": " trong thời gian ấy",
        "uncounted": "; điều chỉ dự kiến, yêu cầu hay phủ nhận thì không tính",
        "undated": "; điều không có ngày thì không tính",
        "unsure": "; như thế chưa có nghĩa là không có",
        "read": "đọc là: {command}",
        "means": "“{typed}” là: {names}",
        "perhaps": "“{typed}” có thể là: {names}",
        "instead": "không có dòng nào của chính “{typed}”; các dòng này là của: {names}",
        "first": "có thể còn dòng khác: --top N lấy nhiều hơn",
        "see": "hãy xem cả: {command}",
        "others": "tên khác có các từ này: {names}",
        "narrowed": "không còn dòng nào sau khi chọn như dưới đây; như thế chưa có nghĩa là không có",
        "told": "chỉ lấy dòng có “{typed}”; bỏ {n} dòng khác",
        "kept": "chỉ lấy {column}: {values}; bỏ {n} dòng khác",
        "seen": "chỉ lấy chức vụ mà báo chí nêu trong thời gian ấy; bỏ {n} dòng khác",
    },
    "en": {
        "row": "1 row",
        "rows": "{n} rows",
        "none": "no rows: this store holds nothing of the kind",
        "undone": "no rows: nothing of the kind is told in this store as done or going on",
        "then": " in that time",
        "uncounted": "; what was only planned, asked for or denied is not counted",
        "undated": "; what has no date is not counted",
        "unsure": "; this is no sign that it was not so",
        "read": "read as: {command}",
        "means": "“{typed}” means: {names}",
        "perhaps": "“{typed}” may be: {names}",
        "instead": "there are no rows of “{typed}” itself; these are of: {names}",
        "first": "there may be more rows: --top N takes more",
        "see": "see also: {command}",
        "others": "other names with these words: {names}",
        "narrowed": "no rows are left of those that there are, as said below; this is no sign that it was not so",
        "told": "only rows that have “{typed}”; {n} other rows are left out",
        "kept": "only {column}: {values}; {n} other rows are left out",
        "seen": "only offices in which the press shows the person within that time; {n} other rows are left out",
    },
}


def named(asked: Asked, view: View, lang: str) -> Understood:
    """A saved question that was asked for by its name, with its names as the graph has them."""
    given = {name: str(plain(value)) for name, value in asked.values.items() if value is not None}
    return Understood(resolved(asked, view), lang, given)


def narrowed(asked: Asked, view: View, lang: str, texts: Sequence[str]) -> Understood:
    """A saved question asked for by its name, a name perhaps being several ids, and which rows are to be kept.

    Raises ValueError for a text of ``--only`` that cannot be read.
    """
    limits = only(texts, asked.question.columns)
    given = {name: str(plain(value)) for name, value in asked.values.items() if value is not None}
    several = {name: value.split(BAR) for name, value in given.items() if name in LABELS and BAR in value}
    single = replace(asked, values={**asked.values, **{name: ids[0] for name, ids in several.items()}})
    means = {name: Meant(ids[0], (), tuple(ids)) for name, ids in several.items()}
    return Understood(resolved(single, view), lang, given, means, limits)


def answer(understood: Understood, view: View, *, evidence: bool = False) -> Answer:
    """The answer of a graph, with the articles' titles and addresses; beneath it, how the sentence was read.

    ``evidence`` puts the quote and the articles under each row.
    """
    asked, say = understood.asked, _NOTES[understood.lang]
    columns, rows = _rows(understood, view)
    notes: list[str] = []
    left = _left(understood, columns, rows, notes)
    count = say["row" if len(left) == 1 else "rows"].format(n=len(left)) if left else _nothing(understood, bool(rows))
    if any(len(rows) == value for value in (asked.values.get("top"), _MOST_ROWS) if value):
        notes.append(say["first"])
    if not left and understood.see:
        instead = replace(understood, asked=prepare(understood.see, asked.values), only=Only())
        notes.append(say["see"].format(command=instead.command()))
    if not rows:
        others = [node.name for means in understood.names.values() for node in means.others]
        notes += [say["others"].format(names="; ".join(others[:OFFERED]))] if others else []
    title = asked.question.vi if understood.lang == "vi" else asked.question.en
    found = Answer(columns, tuple(left), title=title, note="\n".join((count, *readings(understood), *notes)))
    return in_sentences(with_sources(found, view, shown=evidence), asked.question, understood.lang)


def _left(
    understood: Understood, columns: Sequence[str], rows: list[tuple[Any, ...]], notes: list[str] | None = None
) -> list[tuple[Any, ...]]:
    """The rows that are meant; ``notes`` gets what narrows them and how many rows each leaves out."""
    left = rows
    for what, fits in _narrowed(understood, _NOTES[understood.lang]):
        fitting = [row for row in left if fits(dict(zip(columns, row, strict=True)))]
        if notes is not None and len(fitting) < len(left):
            notes.append(what.replace("{n}", str(len(left) - len(fitting))))
        left = fitting
    return left


def _narrowed(understood: Understood, say: Mapping[str, str]) -> list[tuple[str, Callable[[Row], bool]]]:
    """What narrows the answer: how a note says it, and which rows it keeps."""
    found: list[tuple[str, Callable[[Row], bool]]] = []
    for column, values in understood.only.keep.items():
        what = say["kept"].replace("{column}", column).replace("{values}", ", ".join(values))
        found.append((what, partial(kept, column=column, wanted=values)))
    found += [(say["told"].replace("{typed}", one.typed), one.fits) for one in understood.only.told]
    if any(understood.only.seen):
        since, until = understood.only.seen
        found.append((say["seen"], partial(seen_within, since=since, until=until)))
    return found


def _nothing(understood: Understood, narrowed: bool) -> str:
    """What no rows mean: that nothing of the kind is told, of what the question counts and of the time asked for."""
    asked, say = understood.asked, _NOTES[understood.lang]
    if narrowed:
        return say["narrowed"]
    days = {parameter.name for parameter in asked.question.parameters if parameter.type == "date"}
    dated = any(understood.only.seen) or any(asked.values.get(day) is not None for day in days)
    done = _DONE.search(asked.question.text) is not None and asked.values.get("modality") is None
    return "".join(
        (
            say["undone" if done else "none"],
            say["then"] if dated else "",
            say["uncounted"] if done else "",
            say["undated"] if dated else "",
            say["unsure"],
        )
    )


def in_sentences(found: Answer, question: SavedQuery, lang: str) -> Answer:
    """The answer with a sentence for each row: what the question's template says of it, and which articles do."""
    sentences: list[str] = []
    for row in found.rows:
        cells = dict(zip(found.columns, row, strict=True))
        own = {column: cells[column] for column in found.columns if column not in SOURCES}
        text = say(question.say.get(lang, ""), own, lang)
        told = _sources(cells, lang)
        sentences.append(f"{text}, {told}." if told else f"{text}.")
    return replace(found, sentences=tuple(sentences))


_NAMED_SOURCES = 3
"""How many articles a sentence names."""


def _sources(cells: Mapping[str, Any], lang: str) -> str:
    """The newspapers and days of a row's articles, a title where no newspaper is known: "theo Báo A, 14/3/2023"."""
    if "titles" not in cells:
        return ""
    told: list[str] = []
    columns = (cells[name] for name in ("publishers", "titles", "articles", "published"))
    for publisher, title, id, day in zip(*columns, strict=True):
        who = publisher or (f"“{title}”" if title and title != id else "") or id
        when = said(plain(day), lang).split(" ", 1)[-1]
        told.append(f"{who} ({when})" if when else str(who))
    told = list(dict.fromkeys(told))
    if len(told) > _NAMED_SOURCES:
        told = [*told[:_NAMED_SOURCES], _SAY[lang]["more"].format(n=len(told) - _NAMED_SOURCES)]
    return f"{'theo' if lang == 'vi' else 'according to'} {'; '.join(told)}" if told else ""


def readings(understood: Understood) -> list[str]:
    """How the sentence was read: as which question, and its names as whom or what."""
    say = _NOTES[understood.lang]
    notes = [say["read"].format(command=understood.command())]
    for name, means in understood.names.items():
        told = "; ".join(node.name for node in means.nodes[:OFFERED])
        if len(means.nodes) > OFFERED:
            told += f"; {_SAY[understood.lang]['more'].format(n=len(means.nodes) - OFFERED)}"
        if told and told != understood.typed[name]:
            notes.append(
                say["instead" if understood.instead else "perhaps" if means.perhaps else "means"].format(
                    typed=understood.typed[name], names=told
                )
            )
    return notes


def explained(understood: Understood) -> str:
    """Which question, which parameters and which Cypher would answer the sentence."""
    asked = understood.asked
    lines = [f"{asked.question.name}: {asked.question.vi if understood.lang == 'vi' else asked.question.en}"]
    lines += readings(understood)
    lines += [
        f":param {name} => {json.dumps(plain(value), ensure_ascii=False)}" for name, value in asked.values.items()
    ]
    lines += [f"${name} is each of: {', '.join(means.ids)}" for name, means in understood.names.items() if means.ids]
    lines += [f"only rows with {text}" for text in understood.only.options()]
    return "\n".join([*lines, "", asked.question.text, ""])


_MOST_ROWS = 10_000_000


def _all_of(understood: Understood) -> Asked:
    """The question without its own limit of rows where some of them are chosen afterwards."""
    asked = understood.asked
    limits = {p.name: p.default for p in asked.question.parameters if p.type == "integer" and p.default == _LISTED}
    chosen = understood.only.options() and any(asked.values[name] == limit for name, limit in limits.items())
    return replace(asked, values={**asked.values, **dict.fromkeys(limits, _MOST_ROWS)}) if chosen else asked


def _rows(understood: Understood, view: View) -> tuple[tuple[str, ...], list[tuple[Any, ...]]]:
    """The rows for each meaning of the names, once each."""
    asked = _all_of(understood)
    values = [dict(asked.values)]
    for name, means in understood.names.items():
        if means.ids:
            values = [{**one, name: id} for one in values for id in means.ids]
    answers = [view.query(asked.question.text, one) for one in values]
    columns = answers[0].columns
    if len(answers) == 1:
        return columns, list(answers[0].rows)
    unique = {json.dumps(plain(row), ensure_ascii=False): row for one in answers for row in one.rows}
    return columns, _merged(columns, list(unique.values()), [one.rows for one in answers])


def _merged(
    columns: Sequence[str], rows: list[tuple[Any, ...]], parts: Iterable[Sequence[tuple[Any, ...]]]
) -> list[tuple[Any, ...]]:
    """Rows of several answers in the order of their dates, where each of the answers is in such an order."""
    if "date" not in columns:
        return rows
    at = columns.index("date")

    def day(row: tuple[Any, ...]) -> str:
        return str(plain(row[at]) or "")

    for latest_first in (True, False):
        if all(list(part) == sorted(part, key=day, reverse=latest_first) for part in parts):
            return sorted(rows, key=day, reverse=latest_first)
    return rows
