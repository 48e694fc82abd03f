"""``queries/frames.toml`` → what sentences can be about: relations with their words, and what answers them.

A *frame* is a relation ("inspect") with its words in both languages, the roles in it (who does it, to whom), and the
saved question for each set of roles that a sentence fills with names. The rest of the file are words that do not depend
on a relation: those that say nothing, those that ask, and those that show who does it and to whom.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from hoso.app.rulebook import LANGUAGES, SentenceFileError, read_toml, single
from hoso.app.words import Word, words
from hoso.graph.assets import asset
from hoso.graph.saved import SavedQuery, catalogue

KINDS = ("Person", "Body", "Delegation", "Document", "Post", "Event")
"""What a name can be, for a role."""

HOWS = ("with", "before", "after")
"""How rows are beside each other: with the same value of a column, or an earlier or a later one."""

TOLD = "told"
"""The role of words that are no name, and that a row has to hold."""


@dataclass(frozen=True, slots=True)
class Term:
    """What a phrase is in a sentence: its ``sort`` (a relation's word, a noun, a mark, …), and what it adds."""

    sort: str
    name: str = ""
    values: tuple[str, ...] = ()


Lexicon = Mapping[str, tuple[tuple[tuple[Word, ...], Term], ...]]
"""Phrases by the first word without marks."""


@dataclass(frozen=True, slots=True)
class Role:
    """Who or what can fill it: kinds of names, and nouns with which a sentence asks for it.

    ``many``: more than one; ``wide``: the nouns narrow nothing, for all that can be asked for is of their kind;
    ``each``: of several names joined by "and" each is asked of.
    """

    kinds: frozenset[str]
    asks: frozenset[str]
    many: bool = False
    wide: bool = False
    each: bool = False


@dataclass(frozen=True, slots=True)
class Way:
    """The saved question for a sentence that names ``given`` and asks for some of ``asked``, all of ``needs``.

    ``slots`` are the roles that are parameters, ``rows`` those that are names in a column, ``kinds`` the column that
    what is asked for narrows, or for each of its values the column that must not be empty, ``acts`` the column of the
    relation's own values, ``told`` the columns of words. ``own``: a body does not stand for its delegations;
    ``uncounted``: its rows are no answer to how many; ``words``: told words are needed that are no name; ``dated``: a
    time is; ``quoted``: it may stand in the quote of a row; ``leads``: for sentences that ask
    who leads, of a frame where others may be asked for; ``due``: for those whose time is that of what has to be done;
    ``beside``: it asks for the rows beside those of the one row that is named; ``shared``: the column whose values all
    of several names in one slot have.
    """

    question: str
    given: frozenset[str]
    asked: frozenset[str]
    needs: frozenset[str]
    slots: Mapping[str, str]
    rows: Mapping[str, str]
    kinds: Mapping[str, str | Mapping[str, str]]
    acts: str
    keep: Mapping[str, tuple[str, ...]]
    fixed: Mapping[str, str]
    told: tuple[str, ...]
    alone: bool
    own: bool
    must: bool
    now: bool
    will: bool
    deadline: bool
    uncounted: bool
    words: bool
    dated: bool
    quoted: bool
    leads: bool
    due: bool
    see: str
    beside: Mapping[str, str]
    shared: str


@dataclass(frozen=True, slots=True)
class Frame:
    """A relation. ``of``: the role of a name behind "of" or "của" where the relation is a noun.

    ``ordered``: of two names the first is the agent.
    """

    name: str
    roles: Mapping[str, Role]
    lexicon: Mapping[str, Lexicon]
    of: Mapping[str, str]
    ordered: bool
    ways: tuple[Way, ...]


@dataclass(frozen=True, slots=True)
class Frames:
    """All of ``frames.toml``: the words of every sentence by language, of these the ``vague`` ones, and the frames."""

    general: Mapping[str, Lexicon]
    vague: Mapping[str, frozenset[str]]
    frames: tuple[Frame, ...]


@cache
def frames() -> Frames:
    """The frames that are shipped. Raises SentenceFileError for a fault in them."""
    return load(asset("queries") / "frames.toml")


def load(path: Path) -> Frames:
    """Read a file of frames. Raises SentenceFileError with the file, and with the line of a faulty frame."""
    data, lines = read_toml(path, "frame")
    questions = {question.name: question for question in catalogue()}
    general = {
        lang: _lexicon(
            [
                *((Term(sort), data[sort].get(lang, "")) for sort in _SORTS if sort in data),
                *(
                    (Term("noun", name, tuple(noun.get("values", ()))), noun.get(lang, ""))
                    for name, group in data.get("noun", {}).items()
                    for noun in (group if isinstance(group, list) else [group])
                ),
            ]
        )
        for lang in LANGUAGES
    }
    found = tuple(_frame(item, line, questions, path) for item, line in zip(data["frame"], lines, strict=True))
    vague = {
        lang: frozenset(first for first, some in lexicon.items() if any(term.sort == "vague" for _, term in some))
        for lang, lexicon in general.items()
    }
    return Frames(general, vague, found)


@cache
def relating(lang: str) -> frozenset[str]:
    """The words that tell of what relation a sentence speaks, without marks: those of frames that are no others."""
    known = frames()
    general = {
        phrase[0].plain
        for some in known.general[lang].values()
        for phrase, term in some
        if len(phrase) == 1 and term.sort != "noun"
    }
    own = {
        one.plain
        for frame in known.frames
        for some in frame.lexicon[lang].values()
        for phrase, term in some
        if term.sort in RELATING
        for one in phrase
    }
    return frozenset(own - general)


RELATING = frozenset(["own verb", "own noun", "own team", "own lead", "own topic"])
"""The sorts of a frame's words by which one sees what it is about."""

SPEAKING = RELATING - {"own lead"}
"""Those of them by which a text speaks of the relation; who leads, leads in many."""

ASKING = frozenset(["which", "who", "where", "what", "when"])
"""The sorts of words that ask for something."""

_SORTS = (
    "filler", "passive", "agent", "of", "place", "move", "copula", "which", "number", "who", "where", "when", "what",
    "must", "now", "will", "count", "times", "latest", "first", "vague",
)  # fmt: skip
"""The sorts of words that every frame has: the tables of the file beside ``noun`` and ``frame``."""

_FLAGS = ("alone", "own", "must", "now", "will", "deadline", "uncounted", "words", "dated", "quoted", "leads", "due")
"""What a way says with true."""

_WORDS = ("verb", "noun", "team", "lead", "light", "topic", "filler", "now", "will")
"""The lists of a frame: verbs, nouns, nouns for those who do it, who leads it, words that carry a noun, told words.

And those of the whole file that a frame has more of.
"""

_MORE = frozenset(["verb", "noun", "team"])
"""The lists of which the words may have another behind them: "kiểm tra đột xuất"."""


def _lexicon(lists: Iterable[tuple[Term, str]]) -> Lexicon:
    found: dict[str, list[tuple[tuple[Word, ...], Term]]] = {}
    for term, text in lists:
        for phrase in (words(part) for part in text.split("|") if part.strip()):
            found.setdefault(phrase[0].plain, []).append((phrase, term))
    return {first: tuple(phrases) for first, phrases in found.items()}


def _frame(item: Mapping[str, Any], line: int, questions: Mapping[str, SavedQuery], path: Path) -> Frame:
    name = item.get("name", "")

    def fault(text: str) -> SentenceFileError:
        return SentenceFileError(f"{name}: {text}", path, line)

    roles = {
        role: Role(
            frozenset(text.get("kinds", ())),
            frozenset(text.get("asks", ())),
            bool(text.get("many")),
            bool(text.get("wide")),
            bool(text.get("each")),
        )
        for role, text in item.get("roles", {}).items()
    }
    if strange := {kind for role in roles.values() for kind in role.kinds} - set(KINDS):
        raise fault(f"no name is of the kind {', '.join(sorted(strange))}")
    lexicon: dict[str, Lexicon] = {}
    for lang in LANGUAGES:
        lists: list[tuple[Term, str]] = []
        own_lists = dict(item.get(lang, {}))
        behind = [word for word in own_lists.pop("behind", "").split("|") if word]
        for sort, given in own_lists.items():
            if sort not in _WORDS:
                raise fault(f"there is no list {sort}; there are {', '.join(_WORDS)}")
            each = {"": given} if isinstance(given, str) else given
            each = {**each, **_with_more(each, behind if sort in _MORE else [])}
            own = sort if sort in {"filler", "now", "will"} else f"own {sort}"
            lists += [
                (Term(own, name, tuple(part.strip() for part in values.split("|") if part.strip())), text)
                for values, text in each.items()
            ]
        lexicon[lang] = _lexicon(lists)
    ways = tuple(_way(way, roles, questions, fault) for way in item.get("ways", ()))
    if not ways:
        raise fault("no ways")
    return Frame(name, roles, lexicon, dict(item.get("of", {})), bool(item.get("ordered")), ways)


def _with_more(each: Mapping[str, str], behind: Sequence[str]) -> dict[str, str]:
    """The same words with another behind them, which the quote of a row has besides their values."""
    return {
        f"{values or '*'}+{word}": "|".join(f"{phrase} {word}" for phrase in text.split("|"))
        for values, text in each.items()
        for word in behind
    }


def _way(way: Mapping[str, Any], roles: Mapping[str, Role], questions: Mapping[str, SavedQuery], fault: Any) -> Way:
    name = way.get("question", "")
    if name not in questions:
        raise fault(f"there is no saved question {name!r}")
    if surplus := set(way) - set(Way.__dataclass_fields__):
        raise fault(f"unknown key {', '.join(sorted(surplus))}")
    question = questions[name]
    parameters = {parameter.name for parameter in question.parameters}
    slots, rows, kinds = (dict(way.get(key, {})) for key in ("slots", "rows", "kinds"))
    for role in {*way.get("given", ()), *way.get("asked", ()), *slots, *rows, *kinds}:
        if role not in roles:
            raise fault(f"{name}: there is no role {role!r}")
    if missing := {*slots.values(), *way.get("fixed", {})} - parameters:
        raise fault(f"{name} has no parameter {', '.join(sorted(missing))}")
    acts = way.get("acts", "")
    keep = {column: tuple(values) for column, values in way.get("keep", {}).items()}
    narrowed = [column for some in kinds.values() for column in ([some] if isinstance(some, str) else some.values())]
    beside = way.get("beside", {})
    if beside and (len(rows) != 1 or set(beside) not in ({how, "other"} for how in HOWS)):
        raise fault(f"{name}: beside has a column for one of {', '.join(HOWS)}, one for other, and a way one row")
    columns = {*rows.values(), *narrowed, *keep, *beside.values(), *way.get("told", ()), *([acts] if acts else [])}
    columns |= {way["shared"]} if "shared" in way else set()
    if missing := single(columns) - set(question.columns):
        raise fault(f"{name} has no column {', '.join(sorted(missing))}")
    said = {sort: bool(way.get(sort)) for sort in _FLAGS}
    return Way(
        name, frozenset(way.get("given", ())), frozenset(way.get("asked", ())),
        frozenset(way.get("needs", ())), slots, rows, kinds, acts, keep,
        dict(way.get("fixed", {})), tuple(way.get("told", ())), **said, see=way.get("see", ""),
        beside=dict(beside), shared=way.get("shared", ""),
    )  # fmt: skip
