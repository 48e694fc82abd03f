"""What stands around the clause of a figure and changes what it says: of which group it is, whether it is an aim."""

from __future__ import annotations

from hoso.loaders.expression import expression
from hoso.loaders.figures.figure import Figure
from hoso.loaders.figures.words import any_of, listed
from hoso.loaders.tagged import PERSON, TaggedSentence
from hoso.loaders.understanding import Understanding

# "Đối với nhóm nghề gốm, huyện có 12 cơ sở", "Tại xã Thử, có 12 hộ": the figure is of these alone.
_TOPIC = expression(
    lambda: (
        rf"(?:{listed('TOPIC')})(?!\w)(?! (?:{listed('TOPIC_NOT')})(?!\w))[^,;:.!?0-9“”\"(){PERSON}]{{2,80}}(?=, \S)"
    )
)
_CUT = expression(r"[0-9][.,] ?\Z")


def topic(known: Understanding, sentence: TaggedSentence, figure: Figure) -> str:
    """What the sentence says at its beginning that its figures are of, as printed; empty where it says nothing."""
    found = _TOPIC.match(sentence.text, 0, figure.start)
    if found is None or ";" in sentence.text[: figure.start]:
        return ""
    start, end = sentence.original(*found.span())
    return " ".join(known.text[start:end].split())


def goes_on_aiming(sentence: TaggedSentence, before: TaggedSentence | None) -> bool:
    """Whether the sentence ``before`` tells of aims, and this one goes on with them: it says of nothing that it is so.

    "Mục tiêu đến năm 2035 là … . 100% các xã có nhà văn hóa."
    """
    if before is None or any_of("AIMS").search(before.text) is None:
        return False
    return any_of("IS_SO").search(sentence.text) is None


def begins_in_number(known: Understanding, sentence: TaggedSentence) -> bool:
    """Whether a sentence begins in the middle of a number: "có hơn 11. 700 người"."""
    begin = max(sentence.start - 3, 0)
    return sentence.text[:1].isdigit() and _CUT.search(known.text, begin, sentence.start) is not None
