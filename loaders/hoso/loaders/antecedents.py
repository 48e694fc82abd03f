"""Who carries a document out, or signs it, where the sentence does not name the body.

What a sentence asked or told of, the next goes on with ("Hai là, tiếp tục thực hiện …"); "Sở", "đơn vị" stand for a
body named before; whoever heads a body acts for it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from hoso.loaders.expression import expression
from hoso.loaders.frames import Reading
from hoso.loaders.patterns import vocabulary
from hoso.loaders.tagged import BODY, DELEGATION, PERSON, TITLE, Tag, TaggedSentence
from hoso.loaders.understanding import Understanding

_ASKED = re.compile(
    rf"(?P<asked>{BODY})(?=,? (?:cần|phải|tiếp tục|tập trung|quan tâm|chú trọng|thời gian tới)(?!\w))"
    rf"|(?P<short>{BODY}) [^.;:{BODY}]{{1,120}}?,? (?:nhưng|song) (?:vẫn |còn )?(?:cần|phải)(?!\w)"
    rf"|(?:yêu cầu|đề nghị|lưu ý|kêu gọi)(?:,? (?:trong )?thời gian tới,)? (?:lực lượng |tập thể |toàn )?"
    rf"(?P<addressed>{BODY})(?= [a-zđ])"
)
_TOLD = re.compile(
    rf"\W*(?:[^.;:\ue000-\ue003]{{1,60}}, )?(?P<who>{BODY}) (?:đã|cũng|luôn|tiếp tục|tập trung|chủ động)(?!\w)"
)


def _words(name: str) -> str:
    return vocabulary("documents")[name]


_GOES_ON = expression(lambda: rf"\W*(?:{_words('ALSO')})(?!\w)")
_NO_SUBJECT = expression(
    lambda: (
        rf"\W*(?:(?:{_words('ALSO')}|{_words('GOES_ON')})(?!\w)|{_words('ITEM')}(?!{_words('OTHERS_ACT')})[a-zđ])"
        r"(?:[^\ue000-\ue002]{40}|[^\ue000-\ue002]*$)"
    )
)
"""How a sentence begins that goes on with what the one before asked or told of a body, and names nobody."""

_NEAR_BEFORE = 700
"""Characters within which a body is named before the first word of its name is enough for it."""


LOOKS_BACK = ("asked_again", "implements_unit")
"""What the patterns read that goes on with the sentences before."""


class Antecedents:
    """Which body the sentences before asked, told of, or named alone, as an article is read on."""

    def __init__(self, known: Understanding) -> None:
        self._known = known
        self._asked = self._told = ""
        self._naming: TaggedSentence | None = None
        """The last sentence that names anybody."""

    def implementer(self, sentence: TaggedSentence, reading: Reading) -> tuple[str, str]:
        """The body that a reading means and does not name, or "", and the modality of what it says of it."""
        reads = reading.pattern.reads
        if reads == "asked_again":
            told = self._told if _GOES_ON.match(sentence.text) else ""
            return (self._asked, "requested") if self._asked else (told, reading.modality)
        if reads == "implements_again":
            head = reading.groups["again"] + " "
            return named_before(self._known, (head,), reading.start, reading.end), reading.modality
        if reads == "implements_unit" and not any(tag.kind in _WHO for tag in sentence.tags_in(0, reading.at)):
            return self._only_body(self._naming) if self._naming is not None else "", reading.modality
        return "", ""

    def read(self, sentence: TaggedSentence) -> None:
        """Take note of a sentence before the next is read."""
        goes_on = bool(self._asked or self._told) and _NO_SUBJECT.match(sentence.text) is not None
        self._asked = _asked_body(sentence) or (self._asked if goes_on else "")
        self._told = "" if self._asked else _told_body(sentence) or (self._told if goes_on else "")
        if not sentence.kinds.isdisjoint(_WHO):
            self._naming = sentence

    def _only_body(self, sentence: TaggedSentence) -> str:
        """The one body that a sentence names, itself or as that of the only official in it: "đơn vị" means it."""
        who = [tag for tag in sentence.tags if tag.kind in _WHO]
        bodies = {tag.ids[0] for tag in who if tag.kind == BODY}
        officials = {only_body_of(self._known, tag) for tag in who if tag.kind in (PERSON, TITLE)}
        found = bodies | officials
        return found.pop() if len(found) == 1 and all(tag.kind != DELEGATION for tag in who) else ""


_WHO = frozenset({PERSON, BODY, DELEGATION, TITLE})


def _asked_body(sentence: TaggedSentence) -> str:
    """The body of which a sentence asks something ("Công an tỉnh … phải bám sát"), and the next may go on asking."""
    if BODY not in sentence.kinds:
        return ""
    found = list(_ASKED.finditer(sentence.text))
    return sentence.tag_at(found[-1].start(found[-1].lastgroup or 0)).ids[0] if found else ""


def _told_body(sentence: TaggedSentence) -> str:
    """The body of which a sentence tells something ("Huyện ủy … đã ban hành"), and the next may go on telling."""
    found = _TOLD.match(sentence.text) if BODY in sentence.kinds else None
    return sentence.tag_at(found.start("who")).ids[0] if found is not None else ""


def named_before(known: Understanding, heads: tuple[str, ...], start: int, end: int) -> str:
    """The body that a word at ``start`` means ("Sở", "Bộ này", "toàn huyện").

    It is the only one whose name begins with one of ``heads``, near before the word or before ``end``.
    """
    found = {
        identity
        for identity, name in known.bodies.names.items()
        if name.name.startswith(heads)
        and any(start - _NEAR_BEFORE < span.start < end for span in known.bodies.spans.get(identity, ()))
    }
    return found.pop() if len(found) == 1 else ""


def _only_held(known: Understanding, official: Tag, kinds: tuple[str, ...]) -> str:
    """The one body of these kinds, not the Government, in which the words at a tag give the official an office."""
    mentions = known.cast.mentions
    first = bisect_left(mentions, official.start, key=lambda mention: mention.reading.start)
    last = bisect_right(mentions, official.start, key=lambda mention: mention.reading.start)
    offices = [office for mention in mentions[first:last] for office in mention.offices]
    current = (office.body for office in offices if office.status == "current")
    found = {body.name for body in current if body is not None and body.kind in kinds}
    return known.bodies.ids.get(found.pop(), "") if len(found) == 1 and "Chính phủ" not in found else ""


def headed_by(known: Understanding, signer: Tag) -> str:
    """The state body in which the official at a tag has an office, if the words there give one and no other.

    Not the Government: a deputy prime minister signs for the Prime Minister.
    """
    return _only_held(known, signer, ("state",))


def only_body_of(known: Understanding, official: Tag) -> str:
    """The body of a State or Party official who has an office in one alone, as the words at a tag give it."""
    return _only_held(known, official, ("state", "party", "mass"))
