"""The back-off: names that no rule explains, found by underthesea's word segmentation, in the sentences that need it.

A name without an office makes nobody a person of the graph. It is listed as open, so that a reader sees whom the rules
left out: "Cùng dự có Trần Văn Thử, Lê Thị Mẫu." underthesea is loaded when the first sentence needs it, never before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hoso.loaders import places
from hoso.loaders.article import Span
from hoso.loaders.facts import OpenMention
from hoso.loaders.letters import capitalised_runs
from hoso.loaders.personnames import not_persons
from hoso.loaders.recognise import stands_for_no_person
from hoso.loaders.surnames import surnames
from hoso.loaders.tagged import TaggedSentence
from hoso.loaders.text.normal import normalise
from hoso.loaders.understanding import Understanding

REASON = "a name that no rule explains: the text gives no office"

_ACTS = re.compile(
    r"(?<!\w)(?:dự|tham dự|phát biểu|cho biết|chủ trì|báo cáo|trao|tiếp|dẫn đầu|tham gia|kết luận|đề nghị|yêu cầu"
    r"|gồm)(?!\w)"
)


def unexplained(known: Understanding) -> tuple[OpenMention, ...]:
    """The names of an article that no rule explains, in its order, with offsets into the article's own text."""
    found: list[OpenMention] = []
    for sentence in known.tagged:
        candidates = list(_candidates(known, sentence))
        words = _words(known.text[sentence.start : sentence.end]) if candidates else frozenset()
        for span in candidates:
            if known.text[span.start : span.end] in words:
                original = known.normal.original(span.start, span.end)
                quote = known.article.text[original.start : original.end]
                found.append(OpenMention(original.start, original.end, quote, REASON))
    return tuple(found)


def _candidates(known: Understanding, sentence: TaggedSentence) -> Iterator[Span]:
    """Two to five capitalised syllables, a surname first, outside every mention, in a sentence in which people act."""
    if not _ACTS.search(sentence.text):
        return
    text = known.text[sentence.start : sentence.end]
    for first, last in capitalised_runs(text):
        name = text[first:last]
        start, end = sentence.start + first, sentence.start + last
        syllables = name.split(" ")
        if syllables[0] not in surnames() or not 2 <= len(syllables) <= 5 or name in not_persons():
            continue
        mentioned = any(item.start < end and start < item.end for item in sentence.tags)
        if (
            not mentioned
            and places.longest_name(known.text, start) < end
            and not stands_for_no_person(known.text, start)
        ):
            yield Span(start, end)


def _words(sentence: str) -> frozenset[str]:
    """The words of a sentence as underthesea cuts it, in our normal form (it rewrites tone marks)."""
    from underthesea import word_tokenize  # type: ignore[import-untyped]  # it has no types

    return frozenset(normalise(str(word)).text for word in word_tokenize(sentence))
