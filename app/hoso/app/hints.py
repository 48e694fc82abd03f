"""A sentence that is not understood → what is not, and why such questions are not answered."""

from __future__ import annotations

from hoso.app import when
from hoso.app.abbreviations import expanded
from hoso.app.rulebook import LANGUAGES, Rules, rules
from hoso.app.sentences import LONGEST_TEXT, dates_of
from hoso.app.words import Word, joined, stands_at, words


def unknown(text: str, names: frozenset[str] = frozenset(), known: Rules | None = None) -> str:
    """The first words of a sentence that no template has and no name (``names``: their words without marks)."""
    known = known or rules()
    said = words(text[:LONGEST_TEXT])
    dated = when.places(dates_of(text, known))
    start = None
    for i, one in enumerate(said):
        strange = i not in dated and one.plain not in known.plain and one.plain not in names
        strange = strange and expanded(one.text) == one.text and not one.plain.isdecimal()
        if strange and start is None:
            start = i
        if not strange and start is not None:
            return joined(said[start:i])
    return joined(said[start:]) if start is not None else ""


def unanswered(text: str, lang: str, known: Rules | None = None) -> str:
    """Why hoso does not answer questions of this kind (not, why, how many), by the words for it; empty for others."""
    known = known or rules()
    said = words(text[:LONGEST_TEXT])
    # "First" of "the first half of 2022" is part of a date.
    dated = when.places(dates_of(text, known))
    said = unasked(tuple(one for i, one in enumerate(said) if i not in dated), known)
    innocent = known.phrases_of("innocent")
    begin = {one.plain for one in said}
    for phrase, own, why in known.unanswered:
        if phrase[0].plain not in begin:
            continue
        for i in range(len(said)):
            if not stands_at(said, i, phrase):
                continue
            here = said[i : i + len(phrase)]
            # "Chi" of "Ho Chi Minh City" is not "chỉ", nor is "30 May" "mấy", or "Lai" of "Lai Châu" "lại".
            spelled = all(typed.low == one.low for typed, one in zip(here, phrase, strict=True))
            if not spelled and (own != lang or (i and here[0].text[:1].isupper() and not here[0].text.isupper())):
                continue
            # "Chỉ" of "Chỉ thị" is not "only".
            document = any(tuple(one.plain for one in said[i : i + n]) in known.numbered for n in (2, 3))
            if not document and not any(_stands(said, i, other) for other in innocent):
                return why[lang]
    return ""


def _stands(said: tuple[Word, ...], i: int, phrase: tuple[Word, ...]) -> bool:
    """Whether the phrase stands over the i-th word."""
    starts = range(max(0, i - len(phrase) + 1), i + 1)
    return any(stands_at(said, at, phrase) for at in starts)


def unasked(said: tuple[Word, ...], known: Rules) -> tuple[Word, ...]:
    """The words without those that only make a yes-or-no question of them: "không" at the end denies nothing."""
    for phrase in sorted(known.phrases_of("asking"), key=len, reverse=True):
        for i in range(len(said) - len(phrase), -1, -1):
            if stands_at(said, i, phrase):
                said = said[:i] + said[i + len(phrase) :]
    for start in known.phrases_of("asking_first"):
        if len(said) > len(start) and stands_at(said, 0, start):
            said = said[len(start) :]
    ends = known.phrases_of("asking_last")
    while any(said[-len(end) :] == end for end in ends):
        said = said[:-1]
    return said


def language(text: str, known: Rules | None = None) -> str:
    """The language in which to answer a sentence: the one that has more of its words, Vietnamese where both have."""
    known = known or rules()
    every = words(text[:LONGEST_TEXT])
    # Names say nothing of it: "Ho" and "Chi" of "Ho Chi Minh City" are no Vietnamese words.
    said = [one for i, one in enumerate(every) if not i or not one.text[:1].isupper()]
    return max(LANGUAGES, key=lambda lang: sum(one.low in known.vocabulary[lang] for one in said))
