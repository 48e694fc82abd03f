"""A sentence that asks two things → the two sentences of which each asks one.

"Who inspected X, and when did Y meet?": each part is a question by itself. "Which delegation inspected X, who led it?":
the second part has no name, and asks of what the first is about; it is tried with the end of the first.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from hoso.app.frames import ASKING, frames, relating
from hoso.app.hints import language
from hoso.app.pieces import phrases
from hoso.app.sentences import LONGEST_TEXT
from hoso.app.words import words

_BETWEEN = re.compile(r"\s*(?:[,;?.]\s+(?:và|and)\s+|[,;?]\s+|\s(?:và|and|đồng thời)\s+)", re.IGNORECASE)
_ASKING = ASKING | {"count", "times"}
_LONGEST_TAIL = 10
"""Words of the first part that the second is tried with at most."""


def two(sentence: str, answers: Callable[[str], bool]) -> tuple[str, str] | None:
    """The two questions that a sentence asks, each with an answer; nothing where it does not ask two."""
    for left, right in _splits(sentence):
        if not answers(left):
            continue
        for text in (*_with_the_end(left, right), right):
            if answers(text):
                return left, text
    return None


def _splits(sentence: str) -> Iterator[tuple[str, str]]:
    """The sentence in two where both parts ask; nowhere where one of them has to be longer than a sentence."""
    if len(sentence) > 2 * LONGEST_TEXT:
        return
    for match in _BETWEEN.finditer(sentence):
        left, right = sentence[: match.start()].strip(), sentence[match.end() :].strip()
        if _asks(left) and _asks(right):
            yield left, right


def _asks(text: str) -> bool:
    said = words(text)
    general = frames().general[language(text)] if said else {}
    return any(term.sort in _ASKING for i in range(len(said)) for _, term, _ in phrases(said, i, general))


def _with_the_end(left: str, right: str) -> Iterator[str]:
    """The second part with the end of the first, from a name or a word for a relation on: "ai dẫn đầu" "kiểm tra X"."""
    if any(one.text[:1].isupper() for one in words(right)[1:]):
        return  # It has a name.
    own = left.rstrip(" ?.!").split()
    # "Who is X, and what did … say": who the first is about does it.
    if named := next((end for end in range(len(own), 0, -1) if own[end - 1][0].isupper()), 0):
        yield " ".join([*own[:named], right])
    telling = relating(language(left))
    for start in range(max(1, len(own) - _LONGEST_TAIL), len(own) - 1):
        if _asks(" ".join(own[start:])):
            continue
        name = own[start][0].isupper() and not own[start - 1][0].isupper()
        if name or not telling.isdisjoint(one.plain for one in words(own[start])):
            yield f"{right.rstrip(' ?.!')} {' '.join(own[start:])}"
