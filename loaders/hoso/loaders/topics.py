"""What a gathering is called: its noun and its topic, "hội nghị" + "tổng kết công tác năm 2031".

The words are the article's own, cut where the press goes on to who, where and when. What may name a private person
("họp báo về vụ …") is no topic.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from hoso.loaders.letters import LOWER, capitalised_runs
from hoso.loaders.lexicon import load
from hoso.loaders.surnames import surnames

LONGEST = 120
"""A topic of more characters is none: it has run on into the sentence."""

_WORD = re.compile(rf" (?:[-–] (?=[{LOWER}\d]))?(?P<word>[\w%]+(?:[/.&–-][\w%]+)*)")
_QUOTED = re.compile(r" (?:về )?(?:chủ đề )?(?:“[^”\n]{3,110}”|\"[^\"\n]{3,110}\")")
_CUT_NOUN = re.compile(r"(?:lễ|buổi|cuộc) (?!(?:họp|gặp|lễ|ký|đón|trao|hội|tiếp|tang|viếng|giỗ|cưới)\Z)\w+")
"""A noun that was read with one syllable after "lễ": "lễ công" of "lễ công bố"; "lễ ký" is whole."""


@cache
def _words(*parts: str) -> frozenset[str]:
    return frozenset(row["word"] for row in load("topics") if set(row["part"].split(" | ")).intersection(parts))


def called(text: str, start: int, end: int, bodies: Mapping[int, int]) -> tuple[str, str]:
    """The noun of a gathering that stands at ``start`` to ``end``, whole and in lower case, and its topic or "".

    ``bodies``: where the names of bodies stand, start to end. Whose gathering it is may stand before the topic
    ("hội nghị Ban Chấp hành lần thứ 5"), and is then part of it.
    """
    noun = text[start:end].lower()
    if noun.partition(" ")[2] in _words("ends"):
        return noun.partition(" ")[0], ""
    if _CUT_NOUN.fullmatch(noun) and not _has(text, end, _words("ends")):
        more = _WORD.match(text, end)
        end = more.end() if more is not None and more["word"].islower() else end
        noun = text[start:end].lower()
    more = _WORD.match(text, end)
    if more is not None and f"{noun.rpartition(' ')[2]} {more['word'].lower()}" in _words("whole"):
        end = more.end()
        noun = text[start:end].lower()
    own = bodies.get(end + 1, end)
    quoted = _QUOTED.match(text, own)
    if quoted is not None:
        return noun, text[end + 1 : quoted.end()]
    begins = not _has(text, own, _words("ends")) if noun.startswith("lễ ") else _has(text, own, _words("begins"))
    stop = _stop(text, own, bodies) if begins else own
    found = own < stop <= end + LONGEST and not _somebody(text, end, stop, bodies)
    return noun, text[end:stop].strip(" ,") if found else ""


def _stop(text: str, start: int, bodies: Mapping[int, int]) -> int:
    """Where a topic ends that goes on from ``start``; ``start`` where nothing is left of it."""
    stop, last = start, ""
    while stop <= start + LONGEST and (word := _next(text, stop, last, bodies)) is not None:
        stop, last = bodies.get(word.start("word"), word.end()), word["word"].lower()
    while weak := next((word for word in _words("weak") if text[start:stop].lower().endswith(" " + word)), ""):
        stop -= len(weak) + 1
    return stop


def _next(text: str, end: int, last: str, bodies: Mapping[int, int]) -> re.Match[str] | None:
    """The word of the topic after ``last`` (at ``end``), if need be after a comma or "và"; None where it ends."""
    if text.startswith((", ", " và "), end):
        after = text.index(" ", end + 1)
        return _WORD.match(text, after) if _has(text, after, _words("begins", "goes_on")) else None
    found = _WORD.match(text, end)
    if found is None:
        return None
    word = found["word"].lower()
    if word == "của" and text.startswith(" về ", bodies.get(found.end() + 1, len(text))):
        return found
    return found if f"{last} {word}" in _words("whole") or not _has(text, end, _words("ends")) else None


def _has(text: str, end: int, words: frozenset[str]) -> bool:
    """Whether the next word, or the next two, are among these."""
    first = _WORD.match(text, end)
    if first is None:
        return False
    second = _WORD.match(text, first.end())
    word = first["word"].lower()
    return word in words or (second is not None and f"{word} {second['word'].lower()}" in words)


def _somebody(text: str, start: int, end: int, bodies: Mapping[int, int]) -> bool:
    """Whether what may be a person's name stands here, outside the names of bodies."""
    covered = [(first, last) for first, last in bodies.items() if start <= first < end]
    return any(
        " " in text[first:last]
        and text[first:last].partition(" ")[0] in surnames()
        and not any(one <= first < other for one, other in covered)
        for first, last in capitalised_runs(text, start, end)
    )
