"""A sentence in which every mention is one character, so that a pattern can say "a person, then do … làm trưởng đoàn".

``tag`` replaces each mention of a sentence by one private-use character of its kind and keeps which mention stands
where;
patterns run on the tagged text, and their matches lead back to the mentions and to the offsets of the normal text.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from hoso.loaders.record import record

_NONE: frozenset[str] = frozenset()

PERSON, BODY, DELEGATION, DOCUMENT, DATE, TITLE = "\ue000", "\ue001", "\ue002", "\ue003", "\ue004", "\ue005"


@record
class Tag:
    """A mention in the text.

    Its kind's character, where it stands, and the ids that it means (a list of documents has several).
    """

    kind: str
    start: int
    end: int
    ids: tuple[str, ...]


@record
class TaggedSentence:
    """A sentence, ``start`` to ``end`` of the normal text, with its mentions as single characters in ``text``.

    ``kinds`` are those of its mentions.
    """

    start: int
    end: int
    text: str
    tags: tuple[Tag, ...]
    kinds: frozenset[str]
    _at: tuple[int, ...]

    def tag_at(self, position: int) -> Tag:
        """The mention whose character stands at ``position`` of the tagged text."""
        return self.tags[bisect_left(self._at, position)]

    def before(self, tag: Tag, size: int) -> str:
        """Up to ``size`` characters of the tagged text before a mention."""
        at = self._at[bisect_left(self.tags, tag.start, key=lambda item: item.start)]
        return self.text[max(0, at - size) : at]

    def after(self, tag: Tag, size: int) -> str:
        """Up to ``size`` characters of the tagged text after a mention."""
        at = self._at[bisect_left(self.tags, tag.start, key=lambda item: item.start)]
        return self.text[at + 1 : at + 1 + size]

    def tags_in(self, start: int, end: int) -> list[Tag]:
        """The mentions whose characters stand between two positions of the tagged text."""
        return list(self.tags[bisect_left(self._at, start) : bisect_left(self._at, end)])

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The span of the normal text that a non-empty span of the tagged text stands for."""
        return self._back(start), self._back(end - 1, last=True)

    def _back(self, position: int, last: bool = False) -> int:
        index = bisect_right(self._at, position) - 1
        if index < 0:
            return self.start + position + (1 if last else 0)
        tag, at = self.tags[index], self._at[index]
        if position == at:
            return tag.end if last else tag.start
        return tag.end + (position - at - 1) + (1 if last else 0)


def tag(text: str, start: int, end: int, tags: Sequence[Tag]) -> TaggedSentence:
    """The sentence ``text[start:end]`` with ``tags`` (in order, not overlapping) drawn in.

    Tags that cross its ends are left out.
    """
    parts: list[str] = []
    inside: list[Tag] = []
    at: list[int] = []
    position, length = start, 0
    for item in tags:
        if item.start < position or item.end > end:
            continue
        gap = text[position : item.start]
        parts += (gap, item.kind)
        length += len(gap)
        at.append(length)
        inside.append(item)
        length += 1
        position = item.end
    if not inside:
        return TaggedSentence(start, end, text[start:end], (), _NONE, ())
    parts.append(text[position:end])
    kinds = frozenset([item.kind for item in inside])
    return TaggedSentence(start, end, "".join(parts), tuple(inside), kinds, tuple(at))
