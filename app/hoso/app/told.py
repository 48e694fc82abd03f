"""Words of a sentence that are no name of a question → what a row of its answer has to hold for them.

They are looked for several times, each time less strictly: as they stand; word by word; of a figure in the titles of
articles; with other words between them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from hoso.app.abbreviations import bare
from hoso.app.frames import frames
from hoso.app.hints import unanswered
from hoso.app.known import Names, provinces
from hoso.app.meant import Meant
from hoso.app.narrowing import Holds
from hoso.app.rulebook import rules
from hoso.app.scenes import called, described
from hoso.app.sentences import Reading
from hoso.app.words import Word, joined, stands_at, words
from hoso.graph.saved import find

EVENT = "event"
"""The column of events: words that a row has to hold there may stand in whatever tells of the event."""

STRICT, WIDE, TITLED, LOOSE = range(4)
"""How strictly words are looked for."""

_STEPS = {False: (STRICT, WIDE, LOOSE), True: (STRICT, WIDE, TITLED, LOOSE)}
"""In what order they are looked for, of what is no figure and of a figure."""

_LOOSE_WORDS = 3
"""Words that have to be looked for, so that others may stand between them."""


def steps(reading: Reading) -> tuple[int, ...]:
    """How strictly to look for the words of a sentence, one after the other; once where there are none."""
    return _STEPS[reading.quoted] if reading.told else (STRICT,)


def required(some: Sequence[Word], reading: Reading, names: Names, how: int) -> list[Holds | None]:
    """What rows have to hold for the words, or each piece between prepositions; nothing where they ask, or join."""
    pieces = _pieces(some, names)
    vague = frames().vague[reading.lang]
    if reading.columns == (EVENT,) and _with_somebody(some, names):
        return [None]  # It is asked who else was there.
    # "Bộ Tài nguyên và Môi trường" is one name, for all its "và".
    asks = _asks(some, reading.lang) and not isinstance(names.meant("body", some), Meant)
    if asks or not pieces or all(one.plain in vague for piece in pieces for one in piece):
        return [None]
    if how == LOOSE:
        return [_told(some, reading, names, how)]
    wide = how != STRICT
    whole = _told(some, reading, names, how)
    if wide and reading.framed and reading.columns != (EVENT,):
        pieces = [pair for piece in pieces for pair in _pairs(piece)]
    if whole.named or len(pieces) < 2 or (whole.columns in {(EVENT,), _ARTICLES} and whole.forms):
        return [whole]
    typed = joined(some) if wide and reading.framed else ""
    return [replace(one, typed=typed or one.typed) for one in (_told(p, reading, names, how) for p in pieces)]


_ARTICLES = ("articles",)


def _told(some: Sequence[Word], reading: Reading, names: Names, how: int) -> Holds:
    typed = joined(some)
    if (province := names.province()) and bare(typed) in provinces():
        # "The province" is the only one of the graph, in the names of its bodies; of who is asked for something,
        # the quote has the word alone.
        asked = () if reading.quoted or "quote" not in reading.columns else (typed,)
        return Holds(typed, reading.columns, (f"tỉnh {province}", f"thành phố {province}", *asked))
    means = names.meant("who", some)
    nodes = means.nodes if isinstance(means, Meant) else ()
    # "Thu" is a given name, "thu" a word.
    alone = len(some) == 1 and some[0].low == some[0].text
    nodes = tuple(node for node in nodes if not (alone and node.label == "Person"))
    # A word of a document's title names no document.
    numbered = any(one.text.isdecimal() for one in _parts(some))
    nodes = tuple(node for node in nodes if numbered or not (node.number or node.label in {"Directive", "Program"}))
    called_so = tuple(dict.fromkeys(node.name for node in nodes))
    # A quote has the place, not the name of its body.
    spoken = "quote" in reading.columns or how == WIDE
    forms = (*called_so, *names.forms(some)) if spoken or not called_so else called_so
    columns, named = reading.columns, bool(called_so)
    if "acts" in reading.keep and numbered and any(node.number for node in nodes):
        # Of an event on one document another may be presented too: what was is said where the act is.
        columns = ("quote",)
    loose = how == LOOSE and len(some) >= _LOOSE_WORDS and not named
    spoken_of = how == WIDE or all(node.label == "Person" for node in nodes)
    if nodes and spoken_of and "quote" in find(reading.question).columns:
        # Who is spoken of stands in the quote, where bodies and documents have columns; so may these where those fail.
        columns = tuple(dict.fromkeys((*columns, "quote"))) if columns != (EVENT,) else columns
    if reading.columns == (EVENT,):
        known = names.scenes(reading)
        forms = (*forms, typed) if how == WIDE else forms
        ground, wide = _is_ground(some, names), how == WIDE and named
        fits = described(known, forms, named=named, wide=wide, ground=ground, loose=loose)
        return Holds(typed, columns, *called(known, fits), named=named, exact=True)
    if reading.quoted and not named and "quote" in columns:
        if how == TITLED and (articles := names.titled(forms)):
            # The figure is told under a title that says of what.
            return Holds(typed, _ARTICLES, articles, exact=True)
        return Holds(typed, ("quote",), forms, figure=True, loose=loose and reading.framed)
    if not named and "about" in columns and "quote" in find(reading.question).columns:
        # A subject that is no name stands in what was said of it, not only in the title of a document.
        columns = tuple(dict.fromkeys((*columns, "quote")))
    return Holds(typed, columns, forms, named=named, loose=loose)


def _is_ground(some: Sequence[Word], names: Names) -> bool:
    """Whether the words name what an event can be held at, and that takes no part in it: a school, a hall."""
    found = [one for one in rules().phrases_of("grounds") if stands_at(some, 0, one)]
    # A "school opening" is no school.
    return bool(found) and not (names.translated(some) and all(len(one) < len(some) for one in found))


def _asks(some: Sequence[Word], lang: str) -> bool:
    """Whether words that should describe ask, join, deny or compare instead, or are too many."""
    apart = rules().phrases_of("apart")
    asking = any(stands_at(some, i, phrase) for i in range(len(some)) for phrase in apart)
    return asking or len(some) > _MOST_WORDS or bool(unanswered(joined(some), lang))


def _with_somebody(some: Sequence[Word], names: Names) -> bool:
    """Whether words that describe an event end with somebody who was there: "lễ khai giảng với X"."""
    beside = [i for i in range(1, len(some) - 1) if rules().has(some[i], "beside")]
    return any("Person" in names.kinds_of(some[i + 1 :]) for i in beside)


def _parts(some: Sequence[Word]) -> tuple[Word, ...]:
    """The words with what is between strokes and dots apart: "37-QĐ/TW" has a number."""
    return words(re.sub(r"[-/.]", " ", joined(some)))


def _pieces(some: Sequence[Word], names: Names) -> list[tuple[Word, ...]]:
    """The words between prepositions; a phrase with one that has a Vietnamese word of its own ("on time") is whole."""
    found: list[list[Word]] = [[]]
    at = 0
    while at < len(some):
        joint = rules().has(some[at], "joints")
        if joint and names.translated(some[at : at + 2]):
            found += [list(some[at : at + 2]), []]
            at += 1
        elif joint:
            found.append([])
        else:
            found[-1].append(some[at])
        at += 1
    return [tuple(piece) for piece in found if piece]


def _pairs(some: Sequence[Word]) -> list[tuple[Word, ...]]:
    """Two and two syllables, as most Vietnamese words have ("kế hoạch", "giải ngân"); the whole where they are odd."""
    if len(some) not in _PAIRED:
        return [tuple(some)]
    return [tuple(some[i : i + 2]) for i in range(0, len(some), 2)]


_PAIRED = (4, 6)
"""How many syllables may be two or three words beside each other."""

_MOST_WORDS = 14
"""Words of a description."""
