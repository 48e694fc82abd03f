"""What a figure counts or measures, in the words of the text, what it is compared with, and what it is a part of."""

from __future__ import annotations

import re
from dataclasses import replace

from hoso.loaders.expression import expression
from hoso.loaders.figures.figure import NEAR, Figure, Told, units
from hoso.loaders.figures.lead import Lead, goes_on, lead
from hoso.loaders.figures.words import listed
from hoso.loaders.patterns import Pattern
from hoso.loaders.tagged import BODY, DATE, DELEGATION, DOCUMENT, PERSON, TITLE, TaggedSentence
from hoso.loaders.understanding import Understanding

_HAD = re.compile(r" ?(?<!\w)(?:có|còn|xảy ra)\Z")
_EARLIER = expression(r"(?<!\w)(?:cùng kỳ|năm trước|năm ngoái|trước đó)(?!\w)")
_HAVING = expression(r",? ?với (?:tổng số )?")
_JOINED = (", ", " và ", ", và ", "; ")
_CHANGED = expression(r"(?<!\w)(?:tăng|giảm|vượt)(?: \w+){0,2} ?\Z")
# "…, chiếm 12% tổng số …": the share is of what stands before.
_TAKES = expression(
    r"(?<!\w)(?P<verb>chiếm|bằng|tương đương|tương ứng|đạt)(?: với)?(?: (?:tỷ|tỉ) lệ| hơn| gần| trên)? ?\Z"
)
_SHARES = expression(r"(?<!\w)chiếm[^;:.]{1,80}%[^;:.]{1,80}(?:, | và )\Z")
_GRANTED = expression(lambda: rf"(?<!\w)(?:{listed('GRANTED')})(?: \w+){{0,2}} ?\Z")
_WITH = expression(r"(?<!\w)(?:với|có) \Z")
_WITH_SO_MANY = expression(r"(?<!\w)(?<!đối )với \Z")
_SUM = expression(r"(?:[Tt]ổng )?(?:số )?(?:tiền|kinh phí|vốn|giá trị|trị giá)(?!\w)")
_AMONG = expression(
    r"(?:^|[.;:] |, )[Tt]rong (?:tổng )?số (?:hơn |gần |khoảng |trên )?[0-9][0-9.]* "
    rf"(?P<whole>[^,;:.…()0-9{PERSON}{TITLE}]{{2,90}}?)(?:,| (?:đến nay|hiện|đã|có|mới|chỉ)(?!\w))[^;:.]*\Z"
)
"""Before a figure, what it is a part of: "Trong số 436 đơn vị thuộc ngành, | 18 đơn vị đã tự chủ"."""
_GROWN = expression(r"(?<!\w)(?:tăng|giảm|lên|xuống|giảm còn)\Z")
_BASIS = expression(
    rf",? ?(?P<basis>so (?:với|cùng) [^,;:.()0-9{PERSON}{TITLE}]{{1,60}}?)"
    rf"(?=[,;:.()0-9{PERSON}{TITLE}]|\Z| (?:gây|làm|và|nhưng|do|vì|trong đó|còn|khiến)(?!\w))"
)
# "…, tăng 12%", "…, con số này giảm 12%": of the figure before, where "… (cá giảm 12%)" is of what is named.
_STILL_OF_IT = expression(
    r"(?:^|[,;(]|(?<!\w)và)(?:\s|(?:đã|cũng|có|lại|đều|ước|con số này|số này|so (?:với|cùng)[^,;()]*+)(?!\w))*\Z"
)
# What has changed may follow: "tăng 8% về số dự án".
_ON = expression(
    rf" (?:về|ở) (?P<what>[^,;:.…()0-9{PERSON}{BODY}{DELEGATION}{DOCUMENT}{DATE}{TITLE}]{{3,50}}?)"
    r"(?= so (?:với|cùng)| và|[,;.)]|\Z)"
)
_BRACKET_ENDS = expression(
    r"\Z|[.;:!?…]|, (?:trong|với|chiếm|tăng|giảm|đạt|[0-9]|gồm|bao gồm|bằng|tương)"
    r"| (?:trong đó|(?:và|với) (?:tổng|[0-9])|tăng|giảm)"
)
"""After a bracket: what stands before it is whole."""


class Teller:
    """Says what one figure of a sentence, as a pattern matched it, is of; ``before`` is the figure it speaks of."""

    def __init__(
        self,
        known: Understanding,
        sentence: TaggedSentence,
        pattern: Pattern,
        match: re.Match[str],
        before: Figure | None,
    ) -> None:
        self._known = known
        self._sentence = sentence
        self._text = sentence.text
        self._reads = pattern.reads
        self._match = match
        self._groups = match.groupdict()
        self._change = self._groups.get("change") or ""
        self._unit = (self._groups.get("unit") or "").partition("/")[0].lower()
        self._before = before
        self._near = max(match.start() - NEAR, 0)

    def told(self) -> Told | None:
        """What was measured; None where the words do not tell it."""
        if self._reads in ("change", "plan"):
            return self._compared()
        told = self._told()
        if told is None or told.within or self._reads == "measure":
            return told
        among = _AMONG.search(self._text, 0, self._match.start())
        return told if among is None else replace(told, within=f" trong số {self._printed(*among.span('whole'))}")

    def _told(self) -> Told | None:
        if self._reads == "share":
            return self._shared()
        words = lead(self._text, self._match.start())
        led = "" if words.long else self._printed(words.start, words.end)
        return self._measured(led) if self._reads == "measure" else self._counted(words, led)

    def _printed(self, start: int, end: int) -> str:
        if start >= end:
            return ""
        start, end = self._sentence.original(start, end)
        return " ".join(self._known.text[start:end].split())

    def _preceded(self, words: re.Pattern[str]) -> re.Match[str] | None:
        """Whether an expression matches right before the figure."""
        return words.search(self._text, self._near, self._match.start())

    def _basis(self, end: int) -> str:
        """What a change is compared with, as it stands after the figure or in the name of a plan."""
        plan = self._groups.get("plan")
        if plan:
            return f" so với {plan.removeprefix('so với ')}"
        found = _BASIS.match(self._text, end) if self._change else None
        return f" {self._printed(found.start('basis'), found.end('basis'))}" if found is not None else ""

    def _compared(self) -> Told | None:
        """What a change or a share of a plan is of: what it counts, else what the figure before it is of."""
        text, match, before = self._text, self._match, self._before
        basis = self._basis(match.end())
        counted, tail = self._groups.get("counted"), (self._groups.get("tail") or "").strip()
        same = before is not None and before.unit == units()[counted.lower()]["unit"] if counted else True
        if counted and (tail or not same or before is None):
            return Told(self._printed(match.start("counted"), match.end("tail")), match.end(), "", self._change, basis)
        on = _ON.match(text, match.end()) if self._change else None
        if on is not None:
            return Told(self._printed(*on.span("what")), on.end(), "", self._change, self._basis(on.end()))
        if before is None or before.reads == "change" or (before.bare and self._change):
            return None
        if not counted and before.reads in ("count", "ratio") and units()[self._unit]["kind"] != "share":
            return None  # "120 dự án, tăng 12 tỷ đồng" is of the money
        between = text[before.end : match.start()]
        if self._change and (_EARLIER.search(between) or not _STILL_OF_IT.search(between)):
            return None
        had = _HAD.search(before.led)
        if had is not None:
            # "địa bàn quận xảy ra 226 vụ cháy, giảm 37%": in the district there are so many fewer.
            change = " ".join(part for part in (before.led[: had.start()], self._change) if part)
            return Told(before.core, match.end(), "", change, basis, before.within)
        return Told(before.core, match.end(), before.led, self._change, basis, before.within)

    def _measured(self, led: str) -> Told | None:
        """A measure by its name: "tổng thu ngân sách", or what the count beside it has: "12 dự án với tổng vốn …"."""
        match, before = self._match, self._before
        basis = self._basis(match.end())
        its = before is not None and before.reads == "count" and before.core.lower() not in units()
        if its and before is not None and self._preceded(_WITH):
            if self._text.endswith(" và ", 0, before.start):
                return None  # "12 dự án mới và 30 dự án cũ với tổng vốn …" is of both
            return Told(self._printed(*match.span("of")), match.end(), "", self._change, basis, f" của {before.core}")
        if self._preceded(_WITH_SO_MANY):
            return None
        return Told(self._printed(*match.span("of")), match.end(), led, self._change, basis)

    def _counted(self, words: Lead, led: str) -> Told | None:
        """So many of what follows, or so many of so many."""
        text, match, before = self._text, self._match, self._before
        end = goes_on(text, match.end())
        core = self._printed(match.start("unit"), end)
        counts = before is not None and before.reads in ("count", "ratio")
        if before is not None and counts and text[before.end : match.start()] in _JOINED and not led:
            return Told(core, end, before.led, within=before.within)
        if before is not None and is_beside(text, before, match):
            return Told(core, end, within=f" của {before.core}")
        aside = text.rfind("(", 0, match.start()) > text.rfind(")", 0, match.start())
        if before is not None and counts and text[before.end : match.start()].strip() == "(" and not led:
            # What a bracket tells the parts of: "45 tổ chức cơ sở đảng (21 đảng bộ, 24 chi bộ)".
            return Told(core, end, within=f" trong số {before.core}")
        if words.long or _SUM.match(led) or (aside and not led):
            return None
        if led and self._preceded(_WITH_SO_MANY):
            # "huyện đông dân nhất tỉnh với 12 nghìn người": the words before it tell of something else.
            led = ""
        if _GROWN.search(led):
            return None
        if not words.part:
            return Told(core, end, led)
        # Of a part the whole must be told.
        return Told(core, end, led, within=f" trong số {before.core}") if before is not None and counts else None

    def _shared(self) -> Told | None:
        """What a percentage is a share of, and of what it is the share."""
        text, match, before = self._text, self._match, self._before
        if self._preceded(_CHANGED) or self._preceded(_GRANTED):
            return None
        end = goes_on(text, match.end())
        core = self._printed(match.start("of"), end).partition(" - Ảnh")[0]
        taken = self._preceded(_TAKES)
        words = lead(text, taken.start() if taken is not None else match.start())
        if words.long:
            return None
        led = self._printed(words.start, words.end) if not self._preceded(_WITH_SO_MANY) else ""
        if taken is None:
            # "các xã chiếm 78% vốn, 75% hàng hóa": of whom the second share is stands before the first.
            return Told(core, end, led) if led or not _SHARES.search(text, 0, match.start()) else None
        if text.rfind("(", self._near, match.start()) > text.rfind(")", self._near, match.start()):
            # "72 thí sinh (chiếm 2,5% …) không đến": what the figure before counts goes on after the bracket.
            closing = text.find(")", match.end())
            # "có dịch ở 224 xã (chiếm 38% số xã của tỉnh)": what is so of them stands before.
            alike = before is not None and before.of.startswith(core.split(" của ")[0])
            if closing < 0 or alike or not is_whole(text, closing + 1):
                return None
        told = before is not None and before.reads in ("count", "ratio", "measure") and not before.bare
        if not led and before is not None and told and " " in before.core:
            led = before.of
        if not led and text[words.end - 2 : words.end - 1] != BODY:
            return None
        return Told(core, end, f"{led} {taken['verb']}".strip())


def is_beside(text: str, before: Figure | None, match: re.Match[str]) -> bool:
    """Whether a count is of what the one right before has: "45 tổ chức cơ sở đảng với 6.214 đảng viên"."""
    return (
        before is not None
        and before.reads == "count"
        and _HAVING.fullmatch(text, before.end, match.start()) is not None
    )


def is_whole(text: str, position: int) -> bool:
    """Whether what was measured ends at a bracket that closes before this place of a tagged sentence."""
    return _BRACKET_ENDS.match(text, position) is not None
