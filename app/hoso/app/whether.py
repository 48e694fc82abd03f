"""A sentence → whether it asks for a yes or a no, so that rows which prove it can be called a yes."""

from __future__ import annotations

from collections.abc import Sequence

from hoso.app.frames import ASKING, frames
from hoso.app.hints import unasked
from hoso.app.pieces import phrases
from hoso.app.rulebook import Rules, rules
from hoso.app.sentences import LONGEST_TEXT
from hoso.app.words import Word, words

_ASKING = ASKING | {"count", "times", "latest", "first"}
"""The sorts of words that ask for more than a yes."""

_SOME = frozenset(["who", "which", "what"])
"""The sorts of those that ask of nobody and nothing where it is asked whether there is one."""


def asks_whether(sentence: str, lang: str, known: Rules | None = None) -> bool:
    """Whether the sentence asks for a yes or a no, and rows of its one answer would prove the yes.

    Not where it asks of all, or of one thing or another.
    """
    known = known or rules()
    said = words(sentence[:LONGEST_TEXT])
    polar = unasked(said, known) != said if lang == "vi" else _at(said, 0, known.phrases_of("whether_first"))
    if not polar:
        return False
    of_all = known.phrases_of("whether_all")
    # "Có cuộc kiểm tra nào … không" asks whether there is one.
    there_is = next((i for i, one in enumerate(said) if one.low in known.listed("there_is")), len(said))
    sorts = (_ASKING, _ASKING - _SOME)
    return not any(_at(said, i, of_all) or _asks(said, i, lang, sorts[i > there_is]) for i in range(len(said)))


def proves(question: str, known: Rules | None = None) -> bool:
    """Whether rows of this saved question say that what was asked is so."""
    return question in (known or rules()).listed("proving")


def _at(said: Sequence[Word], i: int, some: Sequence[tuple[Word, ...]]) -> bool:
    """Whether one of the phrases stands at the i-th word, with its marks."""
    return any([one.low for one in said[i : i + len(phrase)]] == [one.low for one in phrase] for phrase in some)


def _asks(said: Sequence[Word], i: int, lang: str, sorts: frozenset[str]) -> bool:
    """Whether a word at this place asks; in a sentence without marks it stands for one with them."""
    plain = not any(one.marked for one in said)
    found = phrases(said, i, frames().general[lang])
    return any(term.sort in sorts and (exact or plain) for _, term, exact in found)
