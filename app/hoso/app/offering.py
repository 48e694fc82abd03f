"""A sentence that is not answered → questions that come near it, with the names of the sentence in them.

An example of ``sentences.toml`` comes near a sentence where both have words for one relation ("inspected", "kiểm tra");
its names are exchanged for those of the sentence that are of their kinds.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache

from hoso.app.frames import SPEAKING, frames, relating
from hoso.app.hints import language
from hoso.app.known import Names
from hoso.app.pieces import phrases, spans
from hoso.app.questions import LABELS
from hoso.app.rulebook import rules
from hoso.app.sentences import LONGEST, LONGEST_TEXT
from hoso.app.words import joined, words
from hoso.graph.saved import find

_KINDS = {"Directive": "Document", "Program": "Document"}
"""The kinds of nodes that have one kind as names."""

_ALIKE = 0.5
"""What part of an example's words a sentence without names has to have."""

_TRIED = 8
"""How many questions are tried at most, so that a refusal comes quickly."""


def offers(
    sentence: str, lang: str, names: Names, answers: Callable[[str], bool], most: int = 3
) -> list[tuple[str, str]]:
    """Questions that have an answer, the nearest first, each with the name of the saved question that it asks."""
    found: list[tuple[str, str]] = []
    for text, question in _near(sentence, lang, names)[:_TRIED]:
        if answers(text):
            found.append((text, question))
        if len(found) == most:
            break
    return found


def _near(sentence: str, lang: str, names: Names) -> list[tuple[str, str]]:
    """For each question the example that comes nearest, with names of the sentence; the nearest question first."""
    here = _relations(sentence[:LONGEST_TEXT], lang)
    said = {one.plain for one in words(sentence[:LONGEST_TEXT])}
    weights = _rarity(lang)
    typed = _typed(sentence, names)
    best: dict[str, tuple[float, str]] = {}
    for question, example, own in _examples(lang):
        shared = here & own
        # Where the sentence has names, a question without any says nothing of them.
        if not shared or (text := _with_names(question, example, typed)) is None or (typed and text == example["ask"]):
            continue
        words_of = {one.plain for one in words(example["ask"])}
        alike = len(words_of & said) / len(words_of)
        if not typed and alike < _ALIKE:
            continue
        score = sum(weights[one] for one in shared) + alike
        if score > best.get(question, (0.0, ""))[0]:
            best[question] = (score, text)
    ranked = sorted(best.items(), key=lambda item: (-item[1][0], item[0]))
    return [(text, question) for question, (_, text) in ranked]


@cache
def _relations(text: str, lang: str) -> frozenset[str]:
    """The frames of which a text has a word that tells of a relation."""
    said = words(text)
    return frozenset(
        frame.name
        for frame in frames().frames
        for i in range(len(said))
        for end, term, _ in phrases(said, i, frame.lexicon[lang])
        if term.sort in SPEAKING and not relating(lang).isdisjoint(one.plain for one in said[i:end])
    )


def _typed(sentence: str, names: Names) -> dict[str, list[str]]:
    """The names of a sentence by their kinds, the longest at each place; none that goes on with what is not known.

    "Huyện ủy Vân" of a mistyped "Huyện ủy Vân Trach" is the name of nothing that was meant.
    """
    said = words(sentence[:LONGEST_TEXT])[:LONGEST]
    found: dict[str, list[str]] = {}
    taken: set[int] = set()
    known = spans(said, names)
    begun = {start for start, end in known if end - start > 1}  # one word may be the rest of a name
    for (start, end), kinds in sorted(known.items(), key=lambda item: item[0][0] - item[0][1]):
        if end < len(said) and end not in begun and said[end].text[:1].isupper():
            continue
        if taken.isdisjoint(range(start, end)) and said[start].text[:1].isupper():
            taken |= {*range(start, end)}
            # Words of an office's name that name a body are the body.
            for kind in kinds - {"Post"} if "Body" in kinds else kinds:
                found.setdefault(kind, []).append(joined(said[start:end]))
    return found


def _with_names(question: str, example: Mapping[str, str], typed: Mapping[str, list[str]]) -> str | None:
    """The words of an example with names of the sentence for its own; nothing where there are none of their kinds."""
    text = example["ask"]
    parameters = {parameter.name: parameter for parameter in find(question).parameters}
    left = {kind: list(some) for kind, some in typed.items()}
    for slot, value in example.items():
        if slot == "ask":
            continue
        if slot not in parameters or slot not in LABELS or value not in text:
            return None  # A day, words to be found, a value: they are the example's.
        kind = next((kind for label in LABELS[slot] if left.get(kind := _KINDS.get(label, label))), None)
        if kind is None:
            return None
        text = text.replace(value, left[kind].pop(0))
    return text


@cache
def _examples(lang: str) -> tuple[tuple[str, Mapping[str, str], frozenset[str]], ...]:
    """The examples of a language that speak of relations, with their questions and these."""
    return tuple(
        (sentence.question, example, own)
        for sentence in rules().sentences
        for example in sentence.examples
        # One that is typed without tones is no example to others.
        if lang == "en" or any(one.marked for one in words(example["ask"]))
        if language(example["ask"]) == lang and (own := _relations(example["ask"], lang))
    )


@cache
def _rarity(lang: str) -> dict[str, float]:
    """How much a relation says: 1 over the number of questions among whose examples it is."""
    found: dict[str, set[str]] = {}
    for question, _, own in _examples(lang):
        for one in own:
            found.setdefault(one, set()).add(question)
    return {relation: 1 / len(questions) for relation, questions in found.items()}
