"""The words of a sentence → the ways to take them apart into pieces that a frame knows, names, and other words.

Every word is in a piece. The fewer and longer the pieces, the better a way is: a name is not taken apart where all of
it is known, and what a phrase says whole goes before what its words say.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from hoso.app.frames import TOLD, Frame, Frames, Lexicon, Term
from hoso.app.hints import language
from hoso.app.known import Names
from hoso.app.rulebook import rules
from hoso.app.words import Word, joined, stands_at

NAME, OTHER = "name", "other"
"""The sorts of pieces that are in no lexicon: a name that the graph knows, and words that are told or unknown."""

THEIRS = "theirs"
"""The name of a word for whose something is, which says nothing more where that one is named before."""

_COSTS = {
    "own verb": 0.05, "own noun": 0.05, "own team": 0.05, "own topic": 0.05, "own lead": 0.05, "own light": 0.08,
    "now": 0.05, "will": 0.05, "filler": 0.1, "noun": 0.3, NAME: 1.0, OTHER: 1.2,
}  # fmt: skip
"""What a piece costs: the least where it is a frame's own word, so that the frame which explains most words wins."""

_COST_OF_A_MARK = 0.15
_COST_OF_A_WORD = 0.6
"""What each further word costs that is in no lexicon and no name."""

_WITHOUT_MARKS = 0.6
"""What a word costs more that would need marks in a sentence that has marks elsewhere: "do" is not "đó"."""

_UNKNOWN = 4.0
"""What it costs more where such words are not even told: the sentence is not understood."""

_MOST = 24
"""Ways that are followed at each place."""

_LONGEST_OTHER = 12
_LONGEST_NAME = 14


@dataclass(frozen=True, slots=True)
class Piece:
    """The words ``start`` to ``end`` of a sentence as one ``term``; a name has the ``kinds`` that it can be of."""

    term: Term
    start: int
    end: int
    kinds: frozenset[str] = frozenset()


Spans = Mapping[tuple[int, int], frozenset[str]]
"""The runs of words that are names, with their kinds."""


def spans(said: Sequence[Word], names: Names) -> Spans:
    """The runs of words that mean something in the graph, alone or as one of several."""
    found: dict[tuple[int, int], frozenset[str]] = {}
    lang = language(joined(said))
    sayable = [names.sayable(one) for one in said]
    for i in range(len(said)):
        for j in range(i + 1, min(len(said), i + _LONGEST_NAME) + 1):
            if not sayable[j - 1]:
                break
            if kinds := names.kinds_of(said[i:j], lang):
                found[i, j] = kinds
    return found


Phrases = Sequence[Sequence[tuple[int, Term, bool]]]
"""The phrases at each word of a sentence: where each ends, what it is, whether with all its marks."""


def common(said: Sequence[Word], frames: Frames, lang: str) -> Phrases:
    """The phrases of a sentence that do not depend on a frame."""
    return [tuple(phrases(said, i, frames.general[lang])) for i in range(len(said))]


def ways(
    said: Sequence[Word], frame: Frame, frames: Frames, lang: str, named: Spans, shared: Phrases, *,
    unknown: bool = False,
) -> list[tuple[float, tuple[Piece, ...]]]:  # fmt: skip
    """The best ways to take the words apart, with their costs; ``unknown``: words that nothing knows are left over.

    ``shared`` are the phrases that are common to all frames.
    """
    told = TOLD in frame.roles
    marked = any(one.marked for one in said)
    capitals = any(one.text[:1].isupper() for one in said[1:])
    known = [[*phrases(said, i, frame.lexicon[lang]), *shared[i]] for i in range(len(said))]
    best: list[list[tuple[float, tuple[Piece, ...]]]] = [[] for _ in range(len(said) + 1)]
    best[0] = [(0.0, ())]
    for i in range(len(said)):
        if not best[i]:
            continue
        best[i] = sorted(best[i], key=lambda way: way[0])[:_MOST]
        for piece, cost in _pieces(
            said,
            i,
            known,
            frames.vague[lang],
            named,
            told=told,
            unknown=unknown,
            marked=marked,
            capitals=capitals,
        ):
            # Two runs of other words beside each other are one.
            best[piece.end] += [
                (before + cost, (*pieces, piece))
                for before, pieces in best[i]
                if not (piece.term.sort == OTHER and pieces and pieces[-1].term.sort == OTHER)
            ]
    return sorted(best[-1], key=lambda way: way[0])[:_MOST]


def _pieces(
    said: Sequence[Word],
    i: int,
    known: Phrases,
    vague: frozenset[str],
    named: Spans,
    *,
    told: bool,
    unknown: bool,
    marked: bool,
    capitals: bool,
) -> Iterator[tuple[Piece, float]]:
    """The pieces that can begin at the i-th word, and what each costs."""
    for end, term, exact in known[i]:
        if term.sort == "vague" or (unknown and marked and not exact):
            continue
        # "Mười một" is eleven.
        if term.sort == "filler" and said[i].low in {"một", "mot"} and i and said[i - 1].plain == "muoi":
            continue
        cost = _COSTS.get(term.sort, _COST_OF_A_MARK) + (_WITHOUT_MARKS if marked and not exact else 0)
        yield Piece(term, i, end), cost
    behind = {term.sort for _, term, _ in known[i + 1]} if i + 1 < len(said) else set()
    if said[i].low in rules().listed("whose") and behind & {"own noun", "own team", "noun"}:
        yield Piece(Term("filler", THEIRS), i, i + 1), _COSTS["filler"]
    for j in range(i + 1, min(len(said), i + _LONGEST_NAME) + 1):
        # Of a name no first or last word is left over; a document's number may have small words beside it.
        longer = named.get((i - 1, j), frozenset()) | named.get((i, j + 1), frozenset())
        if (kinds := named.get((i, j))) and not longer - {"Document"}:
            yield Piece(Term(NAME), i, j, kinds), _COSTS[NAME]
    if (told and said[i].plain not in vague) or unknown:
        for j in range(i + 1, min(len(said), i + _LONGEST_OTHER) + 1):
            # A name is a piece of its own.
            over = [one for one in named if one[0] < j and i < one[1] and one[1] - one[0] > 1]
            if not unknown and any(said[start].text[:1].isupper() or not capitals for start, _ in over):
                break
            # Small letters among capitals may be no name ("khảo sát" of a delegation), but are no less one phrase.
            if not unknown and any(start < i or j < end for start, end in over):
                continue
            if said[j - 1].plain in vague and not unknown:
                continue
            cost = _COSTS[OTHER] + _COST_OF_A_WORD * (j - i) + (_UNKNOWN if unknown else 0)
            yield Piece(Term(OTHER), i, j), cost


def phrases(said: Sequence[Word], i: int, lexicon: Lexicon) -> Iterator[tuple[int, Term, bool]]:
    """The phrases of a lexicon that stand at the i-th word: where each ends, what it is, whether with all its marks."""
    for phrase, term in lexicon.get(said[i].plain, ()):
        if stands_at(said, i, phrase):
            end = i + len(phrase)
            yield end, term, all(typed.low == own.low for typed, own in zip(said[i:end], phrase, strict=True))
