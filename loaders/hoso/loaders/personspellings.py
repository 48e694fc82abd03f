"""One spelling for each person of an article, and every place where a known name stands again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

import ahocorasick_rs

from hoso.loaders.letters import LETTER, LOWER, toneless
from hoso.loaders.personreading import PersonReading
from hoso.loaders.ranges import Taken
from hoso.loaders.recognise import Recognised

_NEXT_SMALL = re.compile(rf" ([{LOWER}]+)(?![{LETTER}])")


def whole_names(readings: Sequence[PersonReading], text: str) -> tuple[PersonReading, ...]:
    """One spelling for each person whose name the text prints cut or run on.

    A lost stop lets a name run on ("… Trần Văn Thử Nhưng", a by-line after it): where the beginning stands elsewhere as
    a name of three syllables, or the rest is one word that stands only once, the beginning is the name. A name without
    its surname ("bà Kim Thử") is that of the only person whose name ends so; one whose last syllable is in small
    letters ("Trần Văn thử") is that of whoever bears it in capitals.
    """
    full = {reading.name for reading in readings if reading.name and not reading.given}
    readings = [
        replace(reading, name=small) if (small := _in_small(reading, text)) in full else reading for reading in readings
    ]
    printed = Counter(reading.name for reading in readings if reading.name and not reading.given)
    result: list[PersonReading] = []
    for reading in readings:
        words = reading.name.split(" ")
        begun = _begun(words, printed) if reading.name_end == reading.end and not reading.given else ""
        whole = len(words) > 1 or "-" in reading.name
        ends = [name for name in printed if name.endswith(" " + reading.name)] if whole and not begun else []
        if begun:
            end = reading.name_end - len(reading.name) + len(begun)
            result.append(replace(reading, name=begun, name_end=end, end=end))
        elif len(ends) == 1 and not reading.given:
            result.append(replace(reading, name=ends[0]))
        else:
            result.append(reading)
    return tuple(result)


def _in_small(reading: PersonReading, text: str) -> str:
    """A name with the word in small letters after it as its last syllable, or empty where there is none."""
    word = _NEXT_SMALL.match(text, reading.name_end) if reading.name and not reading.given else None
    return f"{reading.name} {word[1].capitalize()}" if word else ""


def one_spelling(readings: Sequence[PersonReading]) -> tuple[PersonReading, ...]:
    """One name for each person whose name the text prints with and without a tone: "Trần Thành A", "Trần Thanh A".

    They are one where the text gives both the same office of the same body; the name printed more often, else first, is
    right.
    """
    alike: dict[str, Counter[str]] = {}
    for reading in readings:
        if reading.name and not reading.given:
            alike.setdefault(toneless(reading.name), Counter())[reading.name] += 1
    right: dict[str, str] = {}
    for names in (found for found in alike.values() if len(found) > 1):
        first, *others = (name for name, _ in names.most_common())
        held = {
            name: {(o.role["role"], o.body.own) for r in readings if r.name == name for o in r.offices if o.body}
            for name in names
        }
        right |= {other: first for other in others if held[first] & held[other]}
    return tuple(replace(r, name=right[r.name]) if r.name in right else r for r in readings)


def _begun(words: Sequence[str], printed: Mapping[str, int]) -> str:
    """The shorter name with which these words begin, if they run on beyond it; else empty."""
    for size in range(len(words) - 1, 1, -1):
        shorter = " ".join(words[:size])
        if printed.get(shorter, 0) and (size >= 3 or (size == len(words) - 1 and printed[" ".join(words)] == 1)):
            return shorter
    return ""


def repeated(recognised: Recognised, names: Sequence[str]) -> list[PersonReading]:
    """Known full names where they stand without title or honorific."""
    text = recognised.text
    taken = Taken((r.start, r.end) for r in recognised.people)
    found: list[PersonReading] = []
    for name, start, end in _places_of(names, text):
        whole = not (text[start - 1 : start].isalnum() or text[end : end + 1].isalnum())
        if whole and not taken.overlaps(start, end):
            found.append(PersonReading(start, end, name, start, end, (), "name-again"))
    return found


_FEW = 12
"""So many names are looked for one by one; to look for more at once takes less time."""


def _places_of(names: Sequence[str], text: str) -> Iterator[tuple[str, int, int]]:
    """Where some names stand in a text."""
    if len(names) > _FEW:
        automaton = ahocorasick_rs.AhoCorasick(names)
        for index, start, end in automaton.find_matches_as_indexes(text, overlapping=True):
            yield names[index], start, end
        return
    for name in names:
        start = text.find(name)
        while start >= 0:
            yield name, start, start + len(name)
            start = text.find(name, start + 1)
