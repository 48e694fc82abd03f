"""Templates of sentences: words with slots → all the ways in which they fit the words of a sentence.

A template is words with ``[what may be left out]``, ``(one|or the other)``, ``WORD`` for a list of words, and
``{slot}`` for a run of words: one of a choice's own, or any, which ``{slot:Label}`` narrows to names of that kind.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from hoso.app.words import Word, stands_at, stands_for, word

Choices = Mapping[str, Collection[tuple[Word, ...]]]
"""The slots that have words of their own, and these words."""


@dataclass(frozen=True, slots=True)
class Fixed:
    """A word of the template itself."""

    word: Word


@dataclass(frozen=True, slots=True)
class Slot:
    """Words that the sentence supplies."""

    name: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class One:
    """One of several runs; one that may be left out has an empty run among them."""

    runs: tuple[Run, ...]


Node = Fixed | Slot | One
Run = tuple[Node, ...]

Found = tuple[int, tuple[tuple[Slot, int, int], ...], int]
"""Where a match ends, the slots with their places, and how many words the template itself had."""

Skips = Sequence[Sequence[int]]
"""For each place in a sentence the places that are reached from it by passing over small words, itself the first."""


def matches(
    nodes: Sequence[Node], said: Sequence[Word], i: int, choices: Choices, skips: Skips = ()
) -> Iterator[Found]:
    """All the ways in which the nodes fit the words from the i-th on, small words before each of them passed over."""
    if not nodes:
        yield i, (), 0
        return
    head, rest = nodes[0], nodes[1:]
    for end, slots, fixed in _first(head, said, i, choices, skips):
        for last, more, also in matches(rest, said, end, choices, skips):
            yield last, slots + more, fixed + also


def _first(node: Node, said: Sequence[Word], i: int, choices: Choices, skips: Skips) -> Iterator[Found]:
    if isinstance(node, One):
        for run in node.runs:
            yield from matches(run, said, i, choices, skips)
        return
    for at in skips[i] if skips else (i,):
        if isinstance(node, Fixed):
            if at < len(said) and stands_for(said[at], node.word):
                yield at + 1, (), 1
        elif node.name in choices:
            for phrase in choices[node.name]:
                if stands_at(said, at, phrase):
                    end = at + len(phrase)
                    yield end, ((node, at, end),), len(phrase)
        else:
            for end in range(at + 1, len(said) + 1):
                yield end, ((node, at, end),), 0


def skips(said: Sequence[Word], small: Collection[tuple[Word, ...]]) -> Skips:
    """From each place on, where the words go on when small words are passed over."""
    found: list[tuple[int, ...]] = [(len(said),)]
    for i in range(len(said) - 1, -1, -1):
        ends = [i + len(one) for one in small if stands_at(said, i, one) and not _as_a_name(said, i, one)]
        after = dict.fromkeys(at for end in ends for at in found[len(said) - end])
        found.append((i, *after))
    return tuple(reversed(found))


def _as_a_name(said: Sequence[Word], i: int, phrase: Sequence[Word]) -> bool:
    """Whether a word is written as part of a name and no small word: "La" of "Son La", "An" of "Nghe An"."""
    return i > 0 and said[i].text[:1].isupper() and (said[i].low != phrase[0].low or said[i].text == "An")


_PIECE = re.compile(
    r"\s*(?:(?P<open>[\[(])|(?P<close>[\])])|(?P<bar>\|)"
    r"|\{(?P<slot>[a-z_]+)(?::(?P<label>[A-Z][A-Za-z]+))?\}|(?P<word>[^\s\[\](){}|]+))"
)
_LIST = re.compile(r"[A-Z][A-Z_]+")


def compiled(source: str, lists: Mapping[str, Run]) -> Run:
    """The template as nodes, a name of a list as that list's. Raises ValueError with what is wrong in it."""
    nodes, at = _run(source, 0, lists, "")
    if at != len(source):
        raise ValueError(f"{source[at:]!r} is left over")
    return nodes


def _run(source: str, at: int, lists: Mapping[str, Run], until: str) -> tuple[Run, int]:
    """Nodes up to the closing bracket ``until`` or the end; alternatives at this level become one node."""
    runs: list[list[Node]] = [[]]
    while at < len(source.rstrip()):
        piece = _PIECE.match(source, at)
        if not piece:
            raise ValueError(f"{source[at:]!r} is no template")
        at = piece.end()
        if piece["close"]:
            if piece["close"] != until:
                raise ValueError(f"{piece['close']!r} closes nothing")
            return _either(runs), at
        if piece["bar"]:
            runs.append([])
        elif piece["open"]:
            inner, at = _run(source, at, lists, "]" if piece["open"] == "[" else ")")
            runs[-1] += [One((inner, ()))] if piece["open"] == "[" else inner
        elif piece["slot"]:
            runs[-1].append(Slot(piece["slot"], piece["label"] or ""))
        elif _LIST.fullmatch(piece["word"]):
            if piece["word"] not in lists:
                raise ValueError(f"there is no list {piece['word']} among [words]")
            runs[-1] += lists[piece["word"]]
        else:
            runs[-1].append(Fixed(word(piece["word"].casefold())))
    if until:
        raise ValueError(f"{until!r} is missing")
    return _either(runs), len(source)


def _either(runs: Sequence[Sequence[Node]]) -> Run:
    return tuple(runs[0]) if len(runs) == 1 else (One(tuple(tuple(run) for run in runs)),)


def needed(run: Run, choices: Choices, seen: dict[int, frozenset[str]]) -> tuple[frozenset[str], ...]:
    """Sets of words, without marks; a sentence that has none of one of the sets cannot fit.

    ``seen`` remembers the words of the parts that many templates share, for as long as these are there.
    """
    found = (_words_of(node, choices, seen) for node in run if not isinstance(node, One) or () not in node.runs)
    return tuple(words for words in found if words)


def _words_of(node: Node, choices: Choices, seen: dict[int, frozenset[str]]) -> frozenset[str]:
    """Words of which a sentence needs at least one to fit the node; none where it may do without."""
    if id(node) not in seen:
        if isinstance(node, Fixed):
            words = frozenset({node.word.plain})
        elif isinstance(node, Slot):
            words = frozenset(phrase[0].plain for phrase in choices.get(node.name, ()))
        else:
            each = [_rarest(inner, choices, seen) for inner in node.runs]
            words = frozenset().union(*each) if all(each) else frozenset()
        seen[id(node)] = words
    return seen[id(node)]


def _rarest(run: Run, choices: Choices, seen: dict[int, frozenset[str]]) -> frozenset[str]:
    """Words of which a sentence needs one to fit the run. The rarest is not known: the smallest set says most."""
    every = (_words_of(node, choices, seen) for node in run)
    return min((words for words in every if words), key=len, default=frozenset())


def leaves(nodes: Sequence[Node]) -> Iterator[Fixed | Slot]:
    """The words and slots of a template, those of all its alternatives."""
    for node in nodes:
        if isinstance(node, One):
            for run in node.runs:
                yield from leaves(run)
        else:
            yield node
