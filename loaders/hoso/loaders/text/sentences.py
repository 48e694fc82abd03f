"""Normal text to the spans of its sentences.

A line end always ends a sentence. Elsewhere a run of stops (. ! ? …) with its closing quotes is put before the rules
below, in their order; the first that has an opinion decides. A semicolon does not end a sentence: it separates persons.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache

from hoso.loaders.article import Span
from hoso.loaders.expression import expression
from hoso.loaders.lexicon import load
from hoso.loaders.record import record

JOIN = "join"
SPLIT = "split"

_STOPS = re.compile(r"[.!?…](?: ?[.!?…]|[\"”’»)\]]+(?=[.!?…]))*(?P<closers>[\"”’»)\]]*)(?P<space> *)")
_LAST_WORD = re.compile(r"[\w./@&'’-]*\Z")
_WORD_BEFORE = expression(r"(\w+) \w\Z")
_NEXT_WORDS = expression(r"([^\W_]+)( [^\W\d_])?")
_VOWELS = "aeiouyăâêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ"
_VOWEL = expression(f"[{_VOWELS}]")
_SYLLABLE = expression(
    rf"(?:b|ch?|[dđ]|g[hi]?|h|kh?|l|m|n(?:gh?|h)?|ph?|qu?|r|s|t[hr]?|v|x)?[{_VOWELS}]{{1,3}}(?:ch?|m|n[gh]?|p|t)?",
    re.IGNORECASE,
)
_LIST_NUMBER = expression(r"\W*(?:\d{1,2}(?:\.\d{1,2})*|[IVX]{1,5}|[a-zA-ZđĐ])")
_WORD_WINDOW = 40
"""How far back the word before a stop is looked for: no abbreviation or word is longer, and the time stays linear."""
_LONGEST = 6
"""A word of more letters is no abbreviation."""
_PRONOUNS = frozenset(["anh", "chị", "ông", "bà", "em", "cháu", "bé", "cô", "chú", "bác", "cụ", "tên", "bạn", "thầy"])
_ONE_SYLLABLE_TOWNS = frozenset(["Huế", "Vinh"])


@record
class Stop:
    """A run of stops in its surroundings. ``start`` is where the running sentence began."""

    text: str
    start: int
    at: int
    end: int
    after: int
    closers: str

    @property
    def mark(self) -> str:
        """The stops themselves, without closing quotes."""
        return self.text[self.at : self.end - len(self.closers)]

    @property
    def word(self) -> str:
        """What stands before the stops, back to the last space: "PGS.TS" before the second stop of "PGS.TS."."""
        found = _LAST_WORD.search(self.text[max(self.start, self.at - _WORD_WINDOW) : self.at])
        return found[0] if found else ""

    @property
    def word_before(self) -> str:
        """The word before a lone letter: "chị" before the stop of "chị L."."""
        found = _WORD_BEFORE.search(self.text[max(self.start, self.at - _WORD_WINDOW) : self.at])
        return found[1] if found else ""

    @property
    def before(self) -> str:
        """The character before the stops, or nothing at the start of the sentence."""
        return self.text[self.at - 1] if self.at > self.start else ""

    @property
    def next(self) -> str:
        """The first character after the stops and spaces, or nothing at the end of the line."""
        char = self.text[self.after : self.after + 1]
        return "" if char == "\n" else char


Rule = Callable[[Stop], str | None]


def line_end(stop: Stop) -> str | None:
    """Nothing else stands in the line."""
    return None if stop.next else SPLIT


def nothing_yet(stop: Stop) -> str | None:
    """Stops at the start of a sentence or of a quotation, or within "(…)", end nothing."""
    if stop.before in ("(", "["):
        return JOIN if stop.mark in ("…", "...") else None
    if stop.before == '"' and stop.text[stop.at - 2 : stop.at - 1] not in ("", " ", "("):
        return None
    return JOIN if stop.before in ("", "“", "‘", "«", '"') else None


def list_number(stop: Stop) -> str | None:
    """The sentence so far is a number only: "1. Nội dung", "II. Nhiệm vụ"."""
    short = stop.mark == "." and not stop.closers and stop.at - stop.start <= 8
    return JOIN if short and _LIST_NUMBER.fullmatch(stop.text, stop.start, stop.at) else None


def glued(stop: Stop) -> str | None:
    """No space follows: "1.950", "T.Ư", "gov.vn", but also "hội nghị.Phát biểu", where the space was forgotten."""
    if stop.end != stop.after:
        return None
    if not stop.next.isupper():
        return JOIN if stop.next.isalnum() or stop.next in "-–/,;:" else None
    if stop.closers or stop.mark != ".":
        return SPLIT
    following = stop.text[stop.after + 1 : stop.after + 2]
    if not (following.islower() or following == " "):
        return JOIN
    word = stop.word
    if not word or word.isdigit():
        return SPLIT
    plain = len(word) > 1 and word[-1].islower() and not (set(word) & set("./@"))
    proper = word.islower() or (len(word) > 2 and _VOWEL.search(word[1:]))
    return SPLIT if plain and proper and word not in _abbreviations() else JOIN


def attribution(stop: Stop) -> str | None:
    """Who said it belongs to what was said: "… phải khoa học!” – ông A nói"."""
    return JOIN if set(stop.closers) & set('"”’»') and stop.next in "-–—," else None


def lower_case(stop: Stop) -> str | None:
    """A small letter or a comma goes on: "v.v. trong đó", "mâu thuẫn… trong lĩnh vực"."""
    return JOIN if stop.next.islower() or stop.next in ",;:" else None


def abbreviation(stop: Stop) -> str | None:
    """Known abbreviations with what belongs after them: "TP. Hà Nội", "PGS.TS. Trần Văn A", "T.Ư. Đảng"."""
    if stop.mark != "." or stop.closers or not (stop.next.isupper() or stop.next.isdigit()):
        return None
    word = stop.word.lstrip("'’-./")
    last = word.rpartition(".")[2]
    # One-letter forms count only alone: "Q. Ba Đình", but not the last letter of the initials "N.V.Q.".
    before = _abbreviations().get(word) or (_abbreviations().get(last) if len(last) > 1 else None)
    if before is None or (len(word) == 1 and stop.word_before in _PRONOUNS):
        return None
    return JOIN if before != "place" or _place_follows(stop) else SPLIT


def initial(stop: Stop) -> str | None:
    """A lone letter goes on before a foreign name, "George W. Bush"; else it ends: "chị L. Sau đó", "40 độ C. Mai"."""
    word = stop.word
    if stop.mark != "." or stop.closers or len(word) != 1 or not word.isupper() or not stop.next.isupper():
        return None
    following = _NEXT_WORDS.match(stop.text, stop.after)
    return JOIN if following and not _SYLLABLE.fullmatch(following[1]) else SPLIT


RULES: tuple[Rule, ...] = (line_end, nothing_yet, list_number, glued, attribution, lower_case, abbreviation, initial)


def sentences(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """The sentences of normal text between two offsets, in order, without the spaces around them.

    Every character that is not a space is in exactly one sentence. Linear in the length of the text.
    """
    end = len(text) if end is None else end
    spans: list[Span] = []
    line = start
    while line < end:
        stop = text.find("\n", line, end)
        stop = end if stop < 0 else stop
        for left, right in _cut(text, line, stop):
            first, last = _stripped(text, left, right)
            if first < last:
                spans.append(Span(first, last))
        line = stop + 1
    return spans


def explain(text: str) -> list[tuple[str, str, str]]:
    """For every stop: the last words before it, the rule that decided, and its vote. For whoever tends the rules."""
    found = []
    for line in text.split("\n"):
        start = 0
        for match in _STOPS.finditer(line):
            vote, rule = _decide(_stop(line, start, match))
            found.append((line[max(0, match.start() - 20) : match.end()], rule, vote))
            start = match.end() if vote == SPLIT else start
    return found


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for match in _STOPS.finditer(text, start, end):
        after = match.end()
        if after == end or _within(text, match.start(), after):
            continue
        if _plain(text, start, match.start(), after) or _decide(_stop(text, start, match))[0] == SPLIT:
            yield start, after
            start = after
    yield start, end


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    """The range without the spaces at its ends."""
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end


def _stop(text: str, start: int, match: re.Match[str]) -> Stop:
    return Stop(text, start, match.start(), match.start("space"), match.end(), match["closers"])


def _decide(stop: Stop) -> tuple[str, str]:
    for rule in RULES:
        vote = rule(stop)
        if vote:
            return vote, rule.__name__
    return SPLIT, "default"


def _within(text: str, at: int, after: int) -> bool:
    """Whether this is the usual case of a stop that all rules join: "1.950", "gov.vn"."""
    return after == at + 1 and text[after].isalnum() and not text[after].isupper()


def _plain(text: str, start: int, at: int, after: int) -> bool:
    """Whether this is the usual case that no rule has an opinion on: "… công tác. Phát biểu …"."""
    if after != at + 2 or text[at] != "." or text[at + 1] != " " or not text[after].isupper():
        return False
    word = text[max(start, at - _LONGEST) : at]
    word = word[word.rfind(" ") + 1 :]
    return len(word) > 1 and word[-1].islower() and word.isalpha() and word not in _abbreviations()


def _place_follows(stop: Stop) -> bool:
    """Places have two capitals, are numbers, abbreviations, foreign, or one of few; not so "kinh tế TP. Không nên"."""
    found = _NEXT_WORDS.match(stop.text, stop.after)
    if not found:
        return False
    word, then = found[1], found[2] or ""
    return not word[-1:].islower() or then[1:].isupper() or word in _ONE_SYLLABLE_TOWNS or not _SYLLABLE.fullmatch(word)


@cache
def _abbreviations() -> Mapping[str, str]:
    """Each form, and the kind of thing that it goes before."""
    return {row["form"]: row["before"] for row in load("abbreviations_with_stop")}
