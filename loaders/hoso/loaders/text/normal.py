"""An article's text to its normal form, with the way back to the original offsets.

The normal form: NFC; one plain space for a run of spaces, whatever their kind; one newline for every line end; no
zero-width characters; the tone mark on the first vowel of a final oa, oe, uy (hòa, khỏe, ủy, never qúy); Đ for the
look-alike Ð. Quotes and dashes stay. Each pass that changes lengths keeps the list of its replacements,
so text that is normal already, the usual case, costs a few scans and carries no map.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import field
from itertools import product

from hoso.loaders.article import Span
from hoso.loaders.expression import expression
from hoso.loaders.record import record

# Space separators (Zs) without the plain space, and the tab. Written as escapes: they cannot be told apart in print.
_SPACES = "\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_BREAKS = "\r\x0b\x0c\x85\u2028\u2029"
# Zero-width and joiner characters, the soft hyphen, marks of direction, the byte order mark.
_INVISIBLE = "\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"

# Single plain spaces and newlines, which most are, stay as they are and are passed over.
_SPACING = expression(rf"\r\n?|[\x0b\x0c\x85\u2028\u2029]|[ {_SPACES}]{{2,}}|[{_SPACES}]")
_ODD = expression(rf"[{_SPACES}{_BREAKS}{_INVISIBLE}]")
_HIDDEN = expression(rf"[{_INVISIBLE}]+")

# The segments within which NFC can change anything: nothing composes across the front of an ASCII character.
_SEGMENT = expression(r"[\x00-\x7f]?[^\x00-\x7f]+")
_MANY = 64
"""Longer segments are normalised in pieces: ordering one long run of combining marks takes quadratic time."""

_TONES = "\u0300\u0301\u0303\u0309\u0323"
_PLAIN = {unicodedata.normalize("NFC", v + tone): (v, tone) for v, tone in product("aeyAEY", _TONES)}
_TONED = {(v, tone): unicodedata.normalize("NFC", v + tone) for v, tone in product("ouOU", _TONES)}
_LATE_AE = "".join(c for c, (v, _) in _PLAIN.items() if v in "aeAE")
_LATE_Y = "".join(c for c, (v, _) in _PLAIN.items() if v in "yY")
# A late mark at the end of a word; the cheap test comes first, the look at the letters before it last.
_LATE = expression(
    rf"[oOuU](?:(?<=[oO])[{_LATE_AE}]|(?<=[uU])[{_LATE_Y}])(?![\w\u0300-\u036f])(?<![qQ]..)",
)
# Vietnamese initials only: "Hoàn" ends otherwise, "Chloé" begins otherwise. Where a foreign word is taken for
# Vietnamese ("Noé"), a mark moves in the normal form and never in a quote.
_INITIAL = expression(
    r"(?:^|\W)(?:b|ch?|[dđ]|g[hi]?|h|kh?|l|m|n(?:gh?|h)?|ph?|r|s|t[hr]?|v|x)?\Z",
    re.IGNORECASE,
)


@record
class _Pass:
    """The replacements of one pass: ``after[i]`` in its output stands for ``before[i]`` in its input, sorted."""

    after: tuple[int, ...]
    after_end: tuple[int, ...]
    before: tuple[int, ...]
    before_end: tuple[int, ...]

    def start(self, position: int) -> int:
        i = bisect_right(self.after, position) - 1
        if i < 0:
            return position
        return self.before[i] if position < self.after_end[i] else self.before_end[i] + position - self.after_end[i]

    def end(self, last: int) -> int:
        """The input offset after the character that became the output character ``last``."""
        i = bisect_right(self.after, last) - 1
        if i < 0:
            return last + 1
        return self.before_end[i] if last < self.after_end[i] else self.before_end[i] + last + 1 - self.after_end[i]


@record
class NormalText:
    """Normal text, and the spans of the original that its spans stand for."""

    text: str
    _passes: tuple[_Pass, ...] = field(default=(), repr=False)

    def original(self, start: int, end: int) -> Span:
        """The span of the original text for a span of the normal text, in code points, half-open.

        A normal character that stems from several original ones covers all of them; what was dropped inside the
        span belongs to it, what was dropped at its ends does not. An empty span gives an empty span.
        """
        return Span(*self.offsets(start, end))

    def offsets(self, start: int, end: int) -> tuple[int, int]:
        """``original`` as two numbers: start and end of the span."""
        if start >= end:
            for done in reversed(self._passes):
                start = done.start(start)
            return start, start
        last = end - 1
        for done in reversed(self._passes):
            start, last = done.start(start), done.end(last) - 1
        return start, last + 1


def normalise(text: str) -> NormalText:
    """The normal form of a text. Linear in its length; any string is taken, lone surrogates and controls too."""
    passes: list[_Pass] = []
    odd = _ODD.search(text) is not None
    if not text.isascii():
        if odd:
            text = _rewrite(text, ((m.start(), m.end(), "") for m in _HIDDEN.finditer(text)), passes)
        if not unicodedata.is_normalized("NFC", text):
            text = _rewrite(text, _composed(text), passes)
        if "\u00d0" in text or "\u00f0" in text or "\u0189" in text:
            # Capital eth and African D print as Đ and are what old converters wrote for it; eth is their small letter.
            text = text.replace("\u00d0", "Đ").replace("\u0189", "Đ").replace("\u00f0", "đ")
        text = _LATE.sub(_early, text)
    if odd or "  " in text:
        text = _rewrite(text, _spaced(text), passes)
    return NormalText(text, tuple(passes))


def _rewrite(text: str, changes: Iterable[tuple[int, int, str]], passes: list[_Pass]) -> str:
    """Apply replacements (start, end, new), sorted and apart; append them to ``passes`` if any changed a length."""
    parts: list[str] = []
    after: list[int] = []
    after_end: list[int] = []
    before: list[int] = []
    before_end: list[int] = []
    done = length = 0
    for start, end, new in changes:
        parts += text[done:start], new
        length += start - done
        done = end
        if len(new) != end - start:
            after.append(length)
            after_end.append(length + len(new))
            before.append(start)
            before_end.append(end)
        length += len(new)
    if after:
        passes.append(_Pass(tuple(after), tuple(after_end), tuple(before), tuple(before_end)))
    return "".join(parts) + text[done:]


def _spaced(text: str) -> Iterator[tuple[int, int, str]]:
    for match in _SPACING.finditer(text):
        yield match.start(), match.end(), "\n" if match[0][0] in _BREAKS else " "


def _composed(text: str) -> Iterator[tuple[int, int, str]]:
    for match in _SEGMENT.finditer(text):
        segment = match[0]
        if len(segment) > _MANY:
            for piece_start, piece in _pieces(segment):
                new = unicodedata.normalize("NFC", piece)
                if new != piece:
                    yield match.start() + piece_start, match.start() + piece_start + len(piece), new
        elif not unicodedata.is_normalized("NFC", segment):
            yield from _clusters(match.start(), segment)


def _clusters(offset: int, segment: str) -> Iterator[tuple[int, int, str]]:
    """The changes of a segment letter by letter where that gives its NFC ("ưu" + acute), else as a whole (Hangul)."""
    whole = unicodedata.normalize("NFC", segment)
    starts = [i for i, c in enumerate(segment) if i == 0 or not unicodedata.combining(c)]
    pieces = [segment[a:b] for a, b in zip(starts, [*starts[1:], len(segment)], strict=True)]
    news = [unicodedata.normalize("NFC", piece) for piece in pieces]
    if "".join(news) != whole:
        yield offset, offset + len(segment), whole
        return
    for start, piece, new in zip(starts, pieces, news, strict=True):
        if piece != new:
            yield offset + start, offset + start + len(piece), new


def _pieces(segment: str) -> Iterator[tuple[int, str]]:
    """A long segment in pieces of at least ``_MANY``, cut before a letter if one comes within as many again."""
    start = 0
    for i, c in enumerate(segment):
        if i - start >= _MANY and (not unicodedata.combining(c) or i - start >= 2 * _MANY):
            yield start, segment[start:i]
            start = i
    yield start, segment[start:]


def _early(match: re.Match[str]) -> str:
    first, late = match[0][0], match[0][1]
    # Four characters hold the longest initial and what stands before it.
    if not _INITIAL.search(match.string[max(0, match.start() - 4) : match.start()]):
        return match[0]
    second, tone = _PLAIN[late]
    return _TONED[first, tone] + second
