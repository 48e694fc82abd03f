"""A sentence and a graph → a saved question with its parameters, and its answer; or why there is none.

A sentence is refused rather than guessed at: every word of it has to be accounted for by a template or by a name that
the graph knows, and of several things that a name can mean none is chosen.
"""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hoso.app.abbreviations import expanded
from hoso.app.hints import language, near, unanswered, unknown
from hoso.app.meant import Lists, Meant, Unclear, lists, meant, spelled
from hoso.app.names import Named
from hoso.app.questions import LABELS, SOURCES, Asked, prepare, resolved, with_sources
from hoso.app.rulebook import rules
from hoso.app.sentences import LONGEST, LONGEST_TEXT, Reading, fitting_dates, read
from hoso.app.tables import Answer, plain
from hoso.app.words import Word, joined, words
from hoso.graph.saved import SavedQuery, find
from hoso.graph.saying import said, say
from hoso.loaders.errors import HosoError

if TYPE_CHECKING:
    from hoso.graph.stores.base import View

OFFERED = 8
"""How many names a refusal offers."""

_SHOWN = 60
"""Characters of the user's words that a message repeats."""

_TENURE = ("first_seen", "last_seen")
"""The columns by which rows are chosen where a question takes no dates but tells of offices."""


_DONE = re.compile(r"modality IN \['done', 'ongoing'\]")
"""The part of a question's Cypher by which only what was done, or is going on, is counted."""

_OFFICES = "MATCH (p:Person {id: $id})-[:HELD]->(:Tenure)-[:IN_POST]->(o:Post) RETURN o.name AS office"


class NotUnderstood(HosoError):
    """A sentence that is not answered: a word of it, or a name in it, is unknown or can mean several things."""


@dataclass(frozen=True, slots=True)
class Understood:
    """A sentence as it is understood: the question, and what its names mean.

    ``ids`` are parameters for which the question is asked several times; ``keep`` are the values of columns that rows
    must have to be part of the answer; ``seen`` the days within which an office must have been seen.
    """

    asked: Asked
    lang: str
    typed: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, Meant] = field(default_factory=dict)
    keep: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    seen: tuple[str, str] = ("", "")

    def command(self) -> str:
        """The same as ``hoso ask`` with a question's name and options."""
        typed = {**self.typed, **{name: found.value for name, found in self.names.items() if not found.ids}}
        named = {name: found.nodes[0] for name, found in self.names.items() if len(found.nodes) == 1}
        told = {name: typed[name] if name not in named else _called(named[name]) for name in typed}
        options = [part for name, value in told.items() for part in (f"--{name}", value)]
        return shlex.join(["hoso", "ask", self.asked.question.name, *options])


def understand(sentence: str, given: Mapping[str, Any], view: View, store: Path | None = None) -> Understood:
    """What the sentence asks of this graph. ``given`` are parameters that stand beside it; they must not differ.

    Raises NotUnderstood with what is not understood, and what could be asked or meant.
    """
    names = _Names(view)
    failed: list[tuple[Reading, dict[str, Unclear]]] = []
    undated = False
    for reading in read(sentence):
        dated = _dates(reading)
        needed = {parameter.name for parameter in find(reading.question).parameters if parameter.required}
        found: dict[str, Meant] = {}
        unclear: dict[str, Unclear] = {}
        for slot, some in reading.slots.items():
            means = names.meant(reading.rows.get(slot, slot), some, reading.labels.get(slot, ""))
            if isinstance(means, Meant):
                found[slot] = means
            else:
                unclear[slot] = means
        if unclear:
            failed.append((reading, unclear))
        elif dated is None or needed - {*reading.slots, *reading.given, *dated, *given}:
            undated = True
        else:
            return _understood(reading, found, dated, given, store)
    raise NotUnderstood(_refusal(sentence, failed, names, undated=undated))


def _understood(
    reading: Reading,
    found: Mapping[str, Meant],
    dated: Mapping[str, str],
    given: Mapping[str, Any],
    store: Path | None,
) -> Understood:
    slots = {name: text for name, text in reading.names().items() if name not in reading.rows}
    typed = {**reading.given, **slots, **dated}
    for name, value in given.items():
        if name in typed and str(value) != typed[name]:
            raise NotUnderstood(
                f"--{name} {value} and the sentence ({typed[name]}) say different things; leave one out"
            )
    kept = {column: tuple(node.name for node in found[column].nodes) for column in reading.rows if column in found}
    found = {name: means for name, means in found.items() if name not in reading.rows}
    values = {**typed, **{name: means.value for name, means in found.items()}, **given}
    seen = ("", "")
    if not dated and (reading.since or reading.until):
        seen = (reading.since, reading.until)
    typed |= {name: str(value) for name, value in given.items()}
    return Understood(
        prepare(reading.question, values, store), reading.lang, typed, found, {**reading.keep, **kept}, seen
    )


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


@cache
def _how() -> Lists:
    return lists(rules().lists)


class _Names:
    """The names of a graph, each kind read once."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._known: dict[str, list[Named]] = {}
        self._how = _how()

    def of(self, slot: str) -> list[Named]:
        from hoso.app.dossier import named

        for label in LABELS[slot]:
            if label not in self._known:
                self._known[label] = named(self._view, (label,))
        return [node for label in LABELS[slot] for node in self._known[label]]

    def meant(self, slot: str, some: Sequence[Word], label: str = "") -> Meant | Unclear:
        if slot not in LABELS:
            text = joined(some)
            return Meant(text, ()) if text.isdecimal() and len(text) < 5 else Unclear(text)
        nodes = self.of(slot)
        if slot == "text":
            return spelled(some, nodes)
        found = meant(some, [node for node in nodes if label in {"", node.label}], self._how)
        if isinstance(found, Unclear) and not found.several and label in {"", "Person"} and "Person" in LABELS[slot]:
            return self.with_title(some) or found
        return found

    def with_title(self, some: Sequence[Word]) -> Meant | None:
        """The person whose whole name ends the words, those before it being part of the name of an office of theirs."""
        for start in range(1, len(some) - 1):
            found = [node for node in self.of("person") if words(node.name) == tuple(some[start:])]
            title = f" {expanded(joined(some[:start]))} ".casefold()
            for node in found:
                rows = self._view.query(_OFFICES, {"id": node.id}).rows
                if any(title in f" {office} ".casefold() for (office,) in rows):
                    return Meant(node.id, (node,))
        return None

    def told_apart(self, nodes: Sequence[Named]) -> list[str]:
        """The names, with an id and an office or date where two are alike or a document's number is shared."""
        from hoso.app.dossier import with_offices

        told = with_offices(list(nodes), self._view)
        return [_called(node, told) for node in told]

    def words(self) -> frozenset[str]:
        """All words of the names that were read."""
        return frozenset(one.plain for nodes in self._known.values() for node in nodes for one in words(node.name))


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
        "empty": "câu hỏi trống",
        "long": "câu hỏi quá dài",
        "name": "không biết tên “{what}”",
        "close": "gần giống: {names}",
        "several": "“{what}” có thể là {n} tên; hãy nói rõ: {names}",
        "more": "và {n} nữa",
        "ask": "có thể hỏi: {questions}",
    },
    "en": {
        "word": "“{what}” is not understood",
        "sentence": "this question is not understood",
        "dates": "this question needs a date, or cannot be asked with this one",
        "empty": "the question is empty",
        "long": "the question is too long",
        "name": "no name is known like “{what}”",
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
    # The surest template, without the politeness.
    failed = sorted(failed, key=lambda one: (-one[0].fixed, one[0].size))
    lang = failed[0][0].lang if failed else language(sentence)
    say = _SAY[lang]
    if undated or not fitting_dates(sentence):
        return _with_near(say["dates"], sentence, lang)
    if why := unanswered(sentence, lang):
        return _with_near(why, sentence, lang)
    for reading, unclear in failed:
        if all(one.several for one in unclear.values()):
            return _several(next(iter(unclear.values())), names, _SAY[reading.lang])
    for reading, unclear in failed:
        for slot, one in unclear.items():
            if one.near:
                return f"{say['name'].format(what=_short(one.typed))}; {say['close'].format(names='; '.join(one.near))}"
            if part := _not_in_name(
                reading.slots[slot], reading.rows.get(slot, slot), reading.labels.get(slot, ""), names
            ):
                return _with_near(say["word"].format(what=_short(part)), sentence, lang)
    if failed:
        typed = next(one.typed for one in failed[0][1].values() if not one.several)
        return _with_near(say["name"].format(what=_short(typed)), sentence, lang)
    if not words(sentence[:LONGEST_TEXT]):
        return _with_near(say["empty"], "", lang)
    if len(sentence) > LONGEST_TEXT or len(words(sentence)) > LONGEST:
        return _with_near(say["long"], sentence, lang)
    for slot in ("who", "document", "post"):
        names.of(slot)
    if strange := unknown(sentence, names.words()):
        return _with_near(say["word"].format(what=_short(strange)), sentence, lang)
    return _with_near(say["sentence"], sentence, lang)


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


def _with_near(why: str, sentence: str, lang: str) -> str:
    questions = [f"“{ask}” ({name})" for ask, name in near(sentence, lang)]
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
        "others": "tên khác có các từ này: {names}",
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
        "others": "other names with these words: {names}",
        "kept": "only {column}: {values}; {n} other rows are left out",
        "seen": "only offices in which the press shows the person within that time; {n} other rows are left out",
    },
}


def named(asked: Asked, view: View, lang: str) -> Understood:
    """A saved question that was asked for by its name, with its names as the graph has them."""
    given = {name: str(plain(value)) for name, value in asked.values.items() if value is not None}
    return Understood(resolved(asked, view), lang, given)


def answer(understood: Understood, view: View, *, evidence: bool = False) -> Answer:
    """The answer of a graph, with the articles' titles and addresses; beneath it, how the sentence was read.

    ``evidence`` puts the quote and the articles under each row.
    """
    asked, say = understood.asked, _NOTES[understood.lang]
    columns, rows = _rows(understood, view)
    notes: list[str] = []
    left = rows
    for column, values in understood.keep.items():
        kept = [row for row in left if _has(row[columns.index(column)], values)]
        if len(kept) < len(left):
            notes.append(say["kept"].format(column=column, values=", ".join(values), n=len(left) - len(kept)))
        left = kept
    if any(understood.seen):
        kept = [row for row in left if _seen(dict(zip(columns, row, strict=True)), *understood.seen)]
        if len(kept) < len(left):
            notes.append(say["seen"].format(n=len(left) - len(kept)))
        left = kept
    count = say["row" if len(left) == 1 else "rows"].format(n=len(left)) if left else _nothing(understood)
    if not rows:
        others = [node.name for means in understood.names.values() for node in means.others]
        notes += [say["others"].format(names="; ".join(others[:OFFERED]))] if others else []
    title = asked.question.vi if understood.lang == "vi" else asked.question.en
    found = Answer(columns, tuple(left), title=title, note="\n".join((count, *readings(understood), *notes)))
    return in_sentences(with_sources(found, view, shown=evidence), asked.question, understood.lang)


def _nothing(understood: Understood) -> str:
    """What no rows mean: that nothing of the kind is told, of what the question counts and of the time asked for."""
    asked, say = understood.asked, _NOTES[understood.lang]
    days = {parameter.name for parameter in asked.question.parameters if parameter.type == "date"}
    dated = any(understood.seen) or any(asked.values.get(day) is not None for day in days)
    done = _DONE.search(asked.question.text) is not None
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
            notes.append(say["perhaps" if means.perhaps else "means"].format(typed=understood.typed[name], names=told))
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
    lines += [f"only rows with {column} in: {', '.join(values)}" for column, values in understood.keep.items()]
    if any(understood.seen):
        lines.append(f"only rows with first_seen to last_seen within: {' – '.join(understood.seen)}")
    return "\n".join([*lines, "", asked.question.text, ""])


def _rows(understood: Understood, view: View) -> tuple[tuple[str, ...], list[tuple[Any, ...]]]:
    """The rows for each meaning of the names, once each."""
    asked = understood.asked
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


def _has(cell: Any, wanted: Sequence[str]) -> bool:
    """Whether a cell is one of the values, names one among others (as an act does), or begins with one (``word*``)."""
    cells = [str(one) for one in (cell if isinstance(cell, list | tuple) else [cell]) if one is not None]
    begun = [value.removesuffix("*").casefold() for value in wanted if value.endswith("*")]
    return any(
        one in wanted
        or set(re.split(r", | và ", one)) & set(wanted)
        or any(one.casefold().startswith(b) for b in begun)
        for one in cells
    )


def _seen(row: Mapping[str, Any], since: str, until: str) -> bool:
    """Whether the press shows the person in the office within the time: a day seen, or a term that the text gives."""
    spans = [(row.get("first_seen"), row.get("last_seen")), (row.get("held_from"), row.get("held_until"))]
    for first, last in spans:
        start, end = str(plain(first) or ""), str(plain(last) or "")
        if (
            (start or end)
            and (not until or (start or end) <= until + "~")
            and (not since or (end or start) + "~" >= since)
        ):
            return True
    return False
