"""A sentence that is not understood → what is not, why such questions are not answered, and what could be asked."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from hoso.app import when
from hoso.app.abbreviations import expanded
from hoso.app.rulebook import LANGUAGES, Rules, Sentence, rules
from hoso.app.sentences import LONGEST_TEXT
from hoso.app.words import Word, joined, stands_for, words
from hoso.graph.saved import find


def unknown(text: str, names: frozenset[str] = frozenset(), known: Rules | None = None) -> str:
    """The first words of a sentence that no template has and no name (``names``: their words without marks)."""
    known = known or rules()
    said = words(text[:LONGEST_TEXT])
    dated = {i for phrase in when.find(said, known.numbered) for i in range(phrase.start, phrase.end)}
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
    dated = {i for phrase in when.find(said, known.numbered) for i in range(phrase.start, phrase.end)}
    said = unasked(tuple(one for i, one in enumerate(said) if i not in dated), known)
    innocent = [words(text) for text in known.lists.get("innocent", ())]
    for phrase, own, why in known.unanswered:
        for i in range(len(said) - len(phrase) + 1):
            here = said[i : i + len(phrase)]
            if not all(map(stands_for, here, phrase)):
                continue
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
    return any(len(said) >= at + len(phrase) and all(map(stands_for, said[at:], phrase)) for at in starts)


def unasked(said: tuple[Word, ...], known: Rules) -> tuple[Word, ...]:
    """The words without those that only make a yes-or-no question of them: "không" at the end denies nothing."""
    for phrase in sorted(map(words, known.lists.get("asking", ())), key=len, reverse=True):
        for i in range(len(said) - len(phrase), -1, -1):
            if all(map(stands_for, said[i : i + len(phrase)], phrase)):
                said = said[:i] + said[i + len(phrase) :]
    for start in (words(text) for text in known.lists.get("asking_first", ())):
        if len(said) > len(start) and all(map(stands_for, said[: len(start)], start)):
            said = said[len(start) :]
    ends = [words(text) for text in known.lists.get("asking_last", ())]
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


def near(
    text: str, lang: str, known: Rules | None = None, most: int = 3, fits: Callable[[str], bool] = lambda _: True
) -> list[tuple[str, str]]:
    """Questions that come near the sentence: an example in its language, without its names, and the question's name.

    ``fits`` says of which questions, by their names, something may be offered.
    """
    known = known or rules()
    said = {one.plain for one in words(text[:LONGEST_TEXT])}
    weights = _rarity(known)
    every = _names(known)
    best: dict[str, tuple[float, str]] = {}
    for sentence in known.sentences:
        for example in sentence.examples:
            names = {one.plain for key, value in example.items() if key != "ask" for one in words(value)}
            own = {one.plain for one in words(example["ask"])} - names
            score = sum(weights[plain] for plain in said & own) / (1 + len(own)) ** 0.5
            if language(example["ask"]) == lang and score > best.get(sentence.question, (0.0, ""))[0]:
                best[sentence.question] = (score, _nameless(sentence, example, every))
    ranked = sorted(best.items(), key=lambda item: (-item[1][0], item[0]))
    return [(ask, question) for question, (_, ask) in ranked if fits(question)][:most]


def _nameless(sentence: Sentence, example: Mapping[str, str], every: frozenset[str]) -> str:
    """The words of an example, with … for its names: they are in no store."""
    ask = example["ask"]
    slots = {parameter.name for parameter in find(sentence.question).parameters if parameter.type == "text"}
    named = {example.get(name) or "\0" for name in slots | set(sentence.rows)}
    for name in sorted(named | every, key=len, reverse=True):
        ask = ask.replace(name, "…")
    return ask


def _names(known: Rules) -> frozenset[str]:
    """The names of people, bodies and documents in the examples."""
    values = (value for sentence in known.sentences for example in sentence.examples for value in example.values())
    parts = (part for value in values for part in value.split(" | "))
    return frozenset(part for part in parts if part[:1].isupper() and " " in part and part[-1:] not in "?!*")


def _rarity(known: Rules) -> dict[str, float]:
    """How much a word says: 1 over the number of questions among whose examples it is."""
    found: dict[str, set[str]] = {}
    for sentence in known.sentences:
        for example in sentence.examples:
            for one in words(example["ask"]):
                found.setdefault(one.plain, set()).add(sentence.question)
    return {plain: 1 / len(questions) for plain, questions in found.items()}
