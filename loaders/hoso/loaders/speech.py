"""Whose word each sentence is: from tagged sentences to utterances, each with its speaker and what is said.

"Theo Ban Thường vụ …, …", "Đồng chí A đề nghị …", "“…”, ông A nhấn mạnh". A quotation that goes on over several
sentences stays its speaker's until it closes or another speaks. What nobody is said to say is the article's own word.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import islice

from hoso.loaders.expression import expression
from hoso.loaders.patterns import Pattern
from hoso.loaders.patterns.anchored import able, common_anchors
from hoso.loaders.record import record
from hoso.loaders.tagged import BODY, DATE, DELEGATION, DOCUMENT, PERSON, TITLE, TaggedSentence
from hoso.loaders.understanding import Understanding

ACTS = ("requested", "stressed", "admitted", "reported", "assessed", "concluded")
"""The groups of the patterns in which the verb of a remark stands."""

LONGEST_SPEECH = 8
"""A quotation is followed over at most so many sentences: a closing mark that was forgotten makes nobody say it all."""

SHORTEST = 8
"""Fewer characters than this say nothing: "… nhấn mạnh như vậy"."""

MOST_IN_SENTENCE = 20
"""No more attributions of one form are read in one sentence, so that the time stays linear."""

FAR_BACK = 4
"""A bare "đồng chí" is the one who spoke last, if that was at most so many sentences before."""

_GOING_ON = frozenset({"goes_on", "goes_on_praising", "goes_on_after"})
_PRAISES = re.compile(r"(?:ghi nhận|biểu dương|hoan nghênh|đánh giá cao|khen|cảm ơn|bày tỏ)(?!\w)[^;:“”\"]*\Z")
"""From the verb to where the speaker goes on: what is praised is no clause that tells what somebody else asked for."""
_ONLY_TOLD = frozenset({"according-to", "report-says"})
"""Patterns whose speaker is told of, and does not go on speaking."""
WHO_GOES_ON = "words-before-speaker-who-goes-on"
_SPEAKERS = frozenset({PERSON, BODY, DELEGATION})
_NAMED = (BODY, DELEGATION, DOCUMENT)
"""Marks that stand for names: whoever praises or asks a body says something, however short the sentence."""
_MUST = expression(r"(?<!\w)(?<!không )(?<!chẳng )(?:[Cc]ần|[Pp]hải)(?!\w)(?! (?:thiết|làm (?:thế nào|sao)))")
# "… đang cân nhắc việc buộc nước kia | phải trả giá": told, and not asked.
_FORCED = expression(r"(?<!\w)(?:buộc|khiến) [^.;:]{1,40}? phải(?!\w)")
_MUST_WITHIN = 110
_ISSUES = re.compile(
    rf"(?:[^.;:{PERSON}-{DOCUMENT}]{{0,60}}, |{DATE},? )?(?P<who>{BODY})(?: (?:đã|vừa|mới|cũng))*"
    rf" (?:có|ban hành|phát hành) {DOCUMENT}"
)
_BARE = re.compile(r"[^.;]{0,120}?,? ?(?:đồng chí|ông|bà|đại biểu|ĐB|ĐBQH) ", re.IGNORECASE)
_OTHERS = expression(r"(?<!\w)(?:[Ôô]ng|[Bb]à|[Aa]nh|[Cc]hị|[Cc]ô|[Đđ]ồng chí|[Cc]ác|vợ|chồng|con) (?![\ue000-\ue005])")
# "Bà Mai, Phó phòng Năng lượng, Sở Công Thương, cho biết": who speaks is nobody that was read, and not the Sở.
_NAMELESS = expression(r"(?:[^,]{0,40}, )?(?:[Ôô]ng|[Bb]à|[Đđ]ồng chí|[Aa]nh|[Cc]hị|TS|GS|PGS|BS|[Ll]uật sư)[. ]")


@record
class Utterance:
    """What one speaker says in one go.

    ``speaker`` is the id of a person or body; ``act`` is reported, assessed, admitted, requested or concluded;
    ``spans`` are the places of the normal text that hold the words said, the first beside the verb; ``at`` is the
    number of the sentence with the verb, ``rule`` the pattern that read it.
    """

    speaker: str
    act: str
    spans: tuple[tuple[int, int], ...]
    at: int
    rule: str


class Speech:
    """The utterances of an article, in order, and whose word a place in it is."""

    def __init__(self, utterances: Sequence[Utterance]) -> None:
        """``utterances`` in order; none of their spans overlap."""
        self.utterances = tuple(utterances)
        self._spans = sorted((start, end, item.speaker) for item in utterances for start, end in item.spans)
        self._starts = [start for start, _, _ in self._spans]

    def speaker_at(self, position: int) -> str:
        """The id of the person or body whose word stands at a position of the normal text; empty: the article's own."""
        index = self._at(position)
        return self._spans[index][2] if index >= 0 else ""

    def begin_at(self, position: int) -> int:
        """Where the words begin among which a position of the normal text stands; -1: they are the article's own."""
        index = self._at(position)
        return self._starts[index] if index >= 0 else -1

    def _at(self, position: int) -> int:
        index = bisect_right(self._starts, position) - 1
        return index if index >= 0 and position < self._spans[index][1] else -1


@record
class _Said:
    """One attribution in a sentence, in positions of its tagged text."""

    speaker: str
    act: str
    start: int
    end: int
    verb: int
    before: bool
    rule: str


@record
class _Before:
    """Who spoke before a sentence: ``last``, the last person; ``just``, whoever spoke in the sentence right before."""

    last: str
    woman: bool
    just: str


def listen(known: Understanding, anchors: Sequence[int]) -> Speech:
    """Who says what in an article; ``anchors`` are those that each of its sentences holds (``patterns.held``)."""
    women = {identity for name, identity in known.person_ids.items() if " Thị " in name}
    found: list[tuple[int, TaggedSentence, list[_Said]]] = []
    last, last_at = "", -FAR_BACK - 1
    just, just_at = "", -2
    met, met_at = "", -2
    common = common_anchors("remarks")
    for number, (sentence, own) in enumerate(zip(known.tagged, anchors, strict=True)):
        patterns = able("remarks", sentence.kinds, own) if own & common else ()
        near = last if number - last_at <= FAR_BACK else ""
        if met and number - met_at == 1:
            near = met if near in ("", met) else ""
        before = _Before(near, near in women, just if number - just_at == 1 else "")
        said = _said(known, sentence, patterns, before) if patterns and _may_speak(sentence) else []
        if said:
            found.append((number, sentence, said))
            just, just_at = "" if said[-1].rule in _ONLY_TOLD else said[-1].speaker, number
            if said[-1].speaker.startswith("p"):
                last, last_at = said[-1].speaker, number
        elif (issuer := _issuer(sentence)) != "":
            # "… ban hành Công văn số 5. | Theo đó, giao Sở …": what it asks for, its document asks for.
            just, just_at = issuer, number
            met, met_at = _only_person(sentence), number
        elif TITLE in sentence.kinds or (PERSON in sentence.kinds and sentence.text.count(PERSON) > 1):
            # Somebody else comes in: a bare "ông" may be either.
            last = ""
        else:
            met, met_at = _only_person(sentence), number
    return Speech(_utterances(known, found))


def _issuer(sentence: TaggedSentence) -> str:
    """The body that a sentence says to have issued a document, and nobody else besides; empty where none did."""
    if sentence.kinds & _SPEAKERS != {BODY} or DOCUMENT not in sentence.kinds:
        return ""
    found = _ISSUES.match(sentence.text)
    ids = sentence.tag_at(found.start("who")).ids if found else ()
    return ids[0] if ids else ""


def _only_person(sentence: TaggedSentence) -> str:
    """The person whom a sentence tells of, where it names nobody else: "Bí thư … chủ trì hội nghị."; else empty."""
    people = [tag for tag in sentence.tags if tag.kind == PERSON and tag.ids]
    if len(people) != 1 or len(people[0].ids) != 1 or _OTHERS.search(sentence.text):
        return ""
    return people[0].ids[0]


def _may_speak(sentence: TaggedSentence) -> bool:
    """Whether a sentence names anybody, be it as ông, bà or đồng chí."""
    return not sentence.kinds.isdisjoint(_SPEAKERS) or _BARE.match(sentence.text) is not None


def _said(known: Understanding, sentence: TaggedSentence, patterns: Sequence[Pattern], before: _Before) -> list[_Said]:
    """The attributions of one sentence in order, at most one for each verb."""
    found: dict[int, _Said] = {}
    for pattern in patterns:
        if pattern.reads in _GOING_ON:
            continue
        for match in islice(pattern.matches(sentence.text), MOST_IN_SENTENCE):
            act, verb = _act(pattern, sentence.text, match)
            speaker = _speaker(known, sentence, pattern, match, before)
            item = _Said(speaker, act, match.start(), match.end(), verb, pattern.reads == "said_before", pattern.name)
            if pattern.name == WHO_GOES_ON and not _opens_or_goes_on(sentence.text[: match.start()]):
                continue
            if speaker and not any(item.start < other.end and other.start < item.end for other in found.values()):
                found[item.verb] = item
    said = sorted(found.values(), key=lambda item: item.start)
    said = [item for item in said if item.before or not _quoted(sentence.text, item.start, said)]
    # Most sentences hold no attribution with which another could go on.
    for pattern in patterns if said else ():
        if pattern.reads in _GOING_ON:
            said = _gone_on(sentence, pattern, said)
    return said


def _gone_on(sentence: TaggedSentence, pattern: Pattern, said: Sequence[_Said]) -> list[_Said]:
    """The attributions of a sentence with those that go on with one of them: "… nói và đề nghị …"."""
    found = list(said)
    for match in islice(pattern.matches(sentence.text), MOST_IN_SENTENCE):
        act, verb = _act(pattern, sentence.text, match)
        if pattern.reads == "goes_on_after":
            leading = [other for other in found if other.end == match.start() and other.before]
        else:
            # A conclusion is one, with what it asks for.
            before = (other for other in found if other.end <= match.start() and not other.before)
            leading = [other for other in before if other.act != "concluded"]
        if pattern.reads == "goes_on_praising":
            leading = [other for other in leading if _PRAISES.match(sentence.text, other.verb, match.start())]
        if leading and leading[-1].rule not in _ONLY_TOLD and not any(verb == other.verb for other in found):
            found.append(_Said(leading[-1].speaker, act, match.start(), match.end(), verb, False, pattern.name))
            found.sort(key=lambda other: other.start)
    return found


def _speaker(
    known: Understanding, sentence: TaggedSentence, pattern: Pattern, match: re.Match[str], before: _Before
) -> str:
    """Who speaks in a match; empty where that is another's word, or nobody that is known."""
    if pattern.reads == "asks_on":
        # Nobody asks himself: the sentence before was of who is asked here.
        return "" if any(before.just in tag.ids for tag in sentence.tags) else before.just
    if pattern.reads == "said_again":
        return before.last if _is(known, match, before.last, before.woman) else ""
    named = match.start("speaker")
    if sentence.text[named] == BODY and sentence.text[named - 2 : named] == ", " and _NAMELESS.match(sentence.text):
        return ""
    ids = sentence.tag_at(named).ids
    return ids[0] if ids else ""


def _quoted(text: str, position: int, said: Sequence[_Said]) -> bool:
    """Whether a position is inside a quotation: who is said to speak there speaks in another's words."""
    if text.count("“", 0, position) > text.count("”", 0, position):
        return True
    closing = next((item for item in said if item.before and item.start > position), None)
    return closing is not None and text[closing.start] in '”"' and "“" not in text[position : closing.start]


def _is(known: Understanding, match: re.Match[str], last: str, woman: bool) -> bool:
    """Whether "ông", "bà", "đại biểu" goes with who spoke last."""
    who = match["who"].lower()
    if who not in ("ông", "bà", "đồng chí"):
        offices = (o for m in known.cast.mentions if m.name and known.person_ids.get(m.name) == last for o in m.offices)
        return any(office.role.startswith("Đại biểu") for office in offices)
    return who == "đồng chí" or (who == "bà") == woman


def _act(pattern: Pattern, text: str, match: re.Match[str]) -> tuple[str, int]:
    groups = match.groupdict()
    act = next((name for name in ACTS if groups.get(name)), "reported")
    verb = match.start(act) if groups.get(act) else match.end()
    if act == "stressed":
        rest = text[: match.start()] if pattern.reads == "said_before" else text[match.end() :]
        act = "requested" if _MUST.search(_FORCED.sub("", rest[:_MUST_WITHIN])) else "assessed"
    return act, verb


def _utterances(known: Understanding, found: Sequence[tuple[int, TaggedSentence, list[_Said]]]) -> list[Utterance]:
    utterances: list[Utterance] = []
    taken = {number for number, _, _ in found}
    for number, sentence, said in found:
        position = 0
        for index, item in enumerate(said):
            start, end = (position, item.start) if item.before else (item.end, len(sentence.text))
            if not item.before and index + 1 < len(said):
                following = said[index + 1]
                end = following.start if not following.before else len(sentence.text)
            position = item.end
            words = sentence.text[start:end]
            spans = [sentence.original(start, end)]
            if len(words.strip(' .,:;–-“”"’!?…')) < SHORTEST and not any(mark in words for mark in _NAMED):
                continue
            if item.before:
                # With the closing mark, at which the attribution begins.
                went_before = _went_before(known, number, sentence.text[start : end + 1], taken)
                if not went_before and not _is_said(sentence.text, item, words):
                    continue
                spans += went_before
            elif index == len(said) - 1:
                spans += _goes_on(known, number, words, taken)
            utterances.append(Utterance(item.speaker, item.act, tuple(spans), number, item.rule))
    return utterances


def _is_said(text: str, item: _Said, words: str) -> bool:
    """Whether the words before an attribution are what is said.

    They are where it ends the sentence; where that goes on ("…”, ông A nói tại hội nghị"), if a quotation opens them.
    """
    return not text[item.end :].strip(' .…!”"*/') or words.lstrip(" .–-").startswith(("“", '"', "‘"))


def _opens_or_goes_on(words: str) -> bool:
    """Whether the words before a closing mark are a quotation from their beginning on, or from a sentence before."""
    straight = "“" not in words and "”" not in words
    return words.lstrip(" .–-").startswith(("“", '"', "‘")) or ('"' if straight else "“") not in words


def _open_quote(words: str) -> bool:
    """Whether a quotation that begins in the words is still open at their end."""
    return words.count("“") > words.count("”") if "“" in words or "”" in words else words.count('"') % 2 == 1


def _goes_on(known: Understanding, number: int, words: str, taken: set[int]) -> list[tuple[int, int]]:
    """The sentences after ``number`` that are still inside the quotation that opened in its words."""
    if not _open_quote(words):
        return []
    straight = "“" not in words
    spans: list[tuple[int, int]] = []
    for following in range(number + 1, min(number + 1 + LONGEST_SPEECH, len(known.tagged))):
        sentence = known.tagged[following]
        if following in taken:
            return spans
        spans.append((sentence.start, sentence.end))
        taken.add(following)
        if ('"' if straight else "”") in sentence.text:
            return spans
    # The closing mark was forgotten: no more is sure than the sentence that opened.
    for following in range(number + 1, number + 1 + len(spans)):
        taken.discard(following)
    return []


def _went_before(known: Understanding, number: int, words: str, taken: set[int]) -> list[tuple[int, int]]:
    """The sentences before ``number`` in which the quotation began that closes in its words."""
    straight = "”" not in words and "“" not in words
    opening, closing = ('"', '"') if straight else ("“", "”")
    if words.count('"') % 2 == 0 if straight else words.count("”") <= words.count("“"):
        return []
    spans: list[tuple[int, int]] = []
    for before in range(number - 1, max(number - 1 - LONGEST_SPEECH, -1), -1):
        sentence = known.tagged[before]
        if before in taken or sentence.text.count(closing) > straight:
            return []
        spans.append((sentence.start, sentence.end))
        if opening in sentence.text:
            opened = sentence.text.index(opening)
            spans[-1] = sentence.original(opened, len(sentence.text))
            taken |= set(range(before, number))
            return spans[::-1]
    return []
