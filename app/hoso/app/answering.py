"""A saved question as it is understood, and a graph → its answer, with how it was read and what was left out."""

from __future__ import annotations

import json
import re
import shlex
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING, Any

from hoso.app.heads import head, worded
from hoso.app.meant import Meant
from hoso.app.narrowing import BAR, Only, Row, kept, only, seen_within, sought
from hoso.app.questions import LABELS, SOURCES, Asked, prepare, resolved, with_sources
from hoso.app.refusing import OFFERED, SAY
from hoso.app.tables import Answer, plain
from hoso.app.whether import proves
from hoso.graph.saved import find
from hoso.graph.saying import said, say

if TYPE_CHECKING:
    from hoso.graph.saved import SavedQuery
    from hoso.graph.stores.base import View

_LISTED = 500
"""How many rows a question gives that could list everything, unless --top says more."""

_DONE = re.compile(r"modality IN \['done', 'ongoing'\]")
"""The part of a question's Cypher by which only what was done, or is going on, is counted."""


@dataclass(frozen=True, slots=True)
class Understood:
    """A sentence as it is understood: the question, and what its names mean.

    A name may mean several nodes: the question is asked for each. ``only`` says which of the rows are the answer.
    ``told`` are the names as a command has them, so that it gives the same rows. ``instead`` has what was named and the
    party organisations that are meant, for there is nothing of it itself. ``see`` is a question that may have an answer
    where this one has none. ``now``: it was asked for today, of which nothing is known; ``counted``: how many;
    ``whether``: for a yes or a no; ``spelled`` has the words that were mistyped, and what they were read as.
    """

    asked: Asked
    lang: str
    typed: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, Meant] = field(default_factory=dict)
    only: Only = field(default_factory=Only)
    told: Mapping[str, str] = field(default_factory=dict)
    instead: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    see: str = ""
    now: bool = False
    counted: bool = False
    whether: bool = False
    spelled: Mapping[str, str] = field(default_factory=dict)

    def command(self) -> str:
        """The same as ``hoso ask`` with a question's name and options; it gives the same rows."""
        told = {**self.typed, **self.told}
        options = [part for name, value in told.items() for part in (f"--{name}", value)]
        options += [part for value in self.only.options() for part in ("--only", value)]
        return shlex.join(["hoso", "ask", self.asked.question.name, *options])


_NOTES = {
    "vi": {
        "row": "1 dòng",
        "rows": "{n} dòng",
        "yes": "Có: các bài trong kho nêu như vậy ({rows})",
        "so": "Có: ",
        "shown": "Có, vào những ngày mà các bài trong kho cho thấy ({rows})",
        "was": "Từng có, theo các bài trong kho; bài mới nhất nêu là đã thôi ({rows})",
        "no": "các bài trong kho không nêu như vậy; như thế chưa có nghĩa là không",
        "counted": "; chỉ đếm điều mà các bài trong kho nêu, thực tế có thể nhiều hơn",
        "none": "không có dòng nào: trong kho không có điều nào như thế",
        "undone": "không có dòng nào: kho không nêu điều nào như thế là đã hay đang làm",
        "then": " trong thời gian ấy",
        "uncounted": "; điều chỉ dự kiến, yêu cầu hay phủ nhận thì không tính",
        "undated": "; điều không có ngày thì không tính",
        "unsure": "; như thế chưa có nghĩa là không có",
        "spelled": "“{typed}” đọc là “{meant}”",
        "read": "đọc là: {command}",
        "means": "“{typed}” là: {names}",
        "perhaps": "“{typed}” có thể là: {names}",
        "instead": "không có dòng nào của chính “{typed}”; các dòng này là của: {names}",
        "first": "có thể còn dòng khác: --top N lấy nhiều hơn",
        "see": "hãy xem cả: {command}",
        "wider": "không chọn như thế thì có {rows}: {command}",
        "now": "hoso không biết hôm nay: đây là những ai không thấy báo nói là đã thôi, đến ngày ở cột “báo thấy đến”",
        "others": "tên khác có các từ này: {names}",
        "narrowed": "không còn dòng nào sau khi chọn như dưới đây; như thế chưa có nghĩa là không có",
        "out": "bỏ 1 dòng khác",
        "outs": "bỏ {n} dòng khác",
        "told": "chỉ lấy dòng có “{typed}”; {left}",
        "kept": "chỉ lấy {column}: {values}; {left}",
        "seen": "chỉ lấy chức vụ mà báo chí nêu trong thời gian ấy; {left}",
    },
    "en": {
        "row": "1 row",
        "rows": "{n} rows",
        "yes": "Yes: the articles of this store say so ({rows})",
        "so": "Yes: ",
        "shown": "Yes, on the days on which the articles of this store show it ({rows})",
        "was": "Formerly, by the articles of this store, which tell of it as over ({rows})",
        "no": "nothing in the articles of this store says so; this is no sign that it was not so",
        "counted": "; this counts only what the articles of this store tell, there may be more",
        "none": "no rows: this store holds nothing of the kind",
        "undone": "no rows: nothing of the kind is told in this store as done or going on",
        "then": " in that time",
        "uncounted": "; what was only planned, asked for or denied is not counted",
        "undated": "; what has no date is not counted",
        "unsure": "; this is no sign that it was not so",
        "spelled": "“{typed}” is read as “{meant}”",
        "read": "read as: {command}",
        "means": "“{typed}” means: {names}",
        "perhaps": "“{typed}” may be: {names}",
        "instead": "there are no rows of “{typed}” itself; these are of: {names}",
        "first": "there may be more rows: --top N takes more",
        "see": "see also: {command}",
        "wider": "without these limits the answer has {rows}: {command}",
        "now": "hoso knows of no today: these are not told to have left, and were in office up to the day in last_seen",
        "others": "other names with these words: {names}",
        "narrowed": "no rows are left of those that there are, as said below; this is no sign that it was not so",
        "out": "1 other row is left out",
        "outs": "{n} other rows are left out",
        "told": "only rows that have “{typed}”; {left}",
        "kept": "only {column}: {values}; {left}",
        "seen": "only offices in which the press shows the person within that time; {left}",
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
    columns, rows = rows_of(understood, view)
    notes: list[str] = []
    left = left_of(understood, columns, rows, notes)
    count = say["row" if len(left) == 1 else "rows"].format(n=len(left)) if left else _nothing(understood, bool(rows))
    verdict = _verdict(understood, columns, left)
    if verdict:
        count = say[verdict].format(rows=count)
    if any(len(rows) == value for value in (asked.values.get("top"), _MOST_ROWS) if value):
        notes.append(say["first"])
    notes += [say["now"]] if understood.now and left else []
    count += say["counted"] if left and understood.counted else ""
    if not left and understood.see:
        takes = {parameter.name for parameter in find(understood.see).parameters} - {"since", "until"}
        values = {name: value for name, value in asked.values.items() if name in takes}
        instead = replace(understood, asked=prepare(understood.see, values), only=Only())
        instead = replace(instead, typed={name: text for name, text in understood.typed.items() if name in takes})
        notes += [say["see"].format(command=instead.command())] if rows_of(instead, view)[1] else []
    if rows and not left:
        total = say["row" if len(rows) == 1 else "rows"].format(n=len(rows))
        notes.append(say["wider"].format(rows=total, command=replace(understood, only=Only()).command()))
    if not rows:
        others = [node.name for means in understood.names.values() for node in means.others]
        notes += [say["others"].format(names="; ".join(others[:OFFERED]))] if others else []
    title = asked.question.vi if understood.lang == "vi" else asked.question.en
    note = "\n".join((count, *readings(understood), *notes))
    found = Answer(columns, tuple(left), title=title, note=note, sought=sought(understood.only))
    found = in_sentences(with_sources(found, view, shown=evidence), asked.question, understood.lang)
    if verdict in {"yes", "shown"}:
        return replace(found, sentences=(say["so"] + found.sentences[0], *found.sentences[1:]))
    return found


def _verdict(understood: Understood, columns: Sequence[str], left: Sequence[tuple[Any, ...]]) -> str:
    """Of a question for a yes or a no: "yes" where the rows prove it, of an office "shown" or "was"; "no" for none.

    Nothing where rows that are there may be of something else, or only hold words that look like it.
    """
    if not understood.whether or not proves(understood.asked.question.name):
        return ""
    if not left:
        return "no"
    loose = any("+" in value for values in understood.only.keep.values() for value in values)
    loose = loose or any(not one.named for one in understood.only.told)
    if loose or understood.instead or any(means.perhaps for means in understood.names.values()):
        return ""
    if not {"status", "last_seen"} <= set(columns):
        return "yes"
    return "was" if all(row[columns.index("status")] == "former" for row in left) else "shown"


def rows_left(understood: Understood, view: View) -> list[tuple[Any, ...]]:
    """The rows of the graph that are meant."""
    return left_of(understood, *rows_of(understood, view))


def left_of(
    understood: Understood, columns: Sequence[str], rows: list[tuple[Any, ...]], notes: list[str] | None = None
) -> list[tuple[Any, ...]]:
    """The rows that are meant; ``notes`` gets what narrows them and how many rows each leaves out."""
    left = rows
    for what, fits in _narrowed(understood, _NOTES[understood.lang]):
        fitting = [row for row in left if fits(dict(zip(columns, row, strict=True)))]
        if notes is not None and len(fitting) < len(left):
            out = len(left) - len(fitting)
            say = _NOTES[understood.lang]["outs" if out > 1 else "out"].replace("{n}", str(out))
            notes.append(what.replace("{left}", say))
        left = fitting
    return left


def _narrowed(understood: Understood, say: Mapping[str, str]) -> list[tuple[str, Callable[[Row], bool]]]:
    """What narrows the answer: how a note says it, and which rows it keeps."""
    found: list[tuple[str, Callable[[Row], bool]]] = []
    for column, values in understood.only.keep.items():
        told = ", ".join(worded(value, understood.lang) for value in values)
        what = say["kept"].replace("{column}", head(column, understood.lang)).replace("{values}", told)
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
    title = question.vi if lang == "vi" and found.title == question.en else found.title
    return replace(found, sentences=tuple(sentences), lang=lang, title=title)


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
        told = [*told[:_NAMED_SOURCES], SAY[lang]["more"].format(n=len(told) - _NAMED_SOURCES)]
    return f"{'theo' if lang == 'vi' else 'according to'} {'; '.join(told)}" if told else ""


def readings(understood: Understood) -> list[str]:
    """How the sentence was read: as which question, and its names as whom or what."""
    say = _NOTES[understood.lang]
    notes = [say["spelled"].format(typed=typed, meant=meant) for typed, meant in understood.spelled.items()]
    notes.append(say["read"].format(command=understood.command()))
    for name, means in understood.names.items():
        own = Counter(node.name for node in means.nodes)
        called = [node.name if own[node.name] == 1 else f"{node.name} ({node.id})" for node in means.nodes]
        told, typed = _names(understood, called), understood.typed[name]
        if told and told != typed and typed not in understood.instead:
            notes.append(say["perhaps" if means.perhaps else "means"].format(typed=typed, names=told))
    for typed, names in understood.instead.items():
        notes.append(say["instead"].format(typed=typed, names=_names(understood, names)))
    return notes


def _names(understood: Understood, names: Sequence[str]) -> str:
    """The first of the names, and how many more there are."""
    more = SAY[understood.lang]["more"].format(n=len(names) - OFFERED)
    return "; ".join([*names[:OFFERED], *([more] if len(names) > OFFERED else [])])


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


def rows_of(understood: Understood, view: View) -> tuple[tuple[str, ...], list[tuple[Any, ...]]]:
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
