"""A sentence in Vietnamese or English → what saved questions it can ask, by the rules of ``queries/sentences.toml``.

A template (see ``templates``) has to account for every word of the sentence, after politeness at either end and dates
have been taken off; so what no template knows is never passed over. A slot is a parameter of the question, which has to
be a name (``{body}``), or a ``[choice]`` of words (``{act}``). Whether a slot is a name, the graph has to say.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from hoso.app import when
from hoso.app.rulebook import Rules, Sentence, rules
from hoso.app.templates import Slot, matches, skips
from hoso.app.words import Word, joined, stands_at, words

LONGEST = 60
"""Words of a sentence; a question is shorter, and the time to read one grows faster than its length."""

LONGEST_TEXT = 1000
"""Characters of a sentence."""

TOLD = ("words", "more")
"""The slots of a template for words that a row has to hold, and that are no parameter."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a sentence can ask: a saved question, the words in its slots, the dates, and which rows are meant.

    ``slots`` are the words for parameters that are names, ``given`` values that the way of asking fixes. ``rows`` are
    slots for a name that a column has to have, with the parameter whose names they are; ``labels`` the kinds that a
    slot is narrowed to. ``alone`` says that a body does not stand for its committees, ``own`` not for its delegations,
    ``see`` names a question for where there are no rows. ``told`` are words that one of the ``columns`` of a row has to
    hold. ``fixed`` is how many words the template itself has: the more, the surer; ``size`` how many words it was read
    from. ``now`` asks for offices that nobody is known to have left, ``counted`` how many there are, ``pick`` for the
    "latest" or the "first" alone. ``quoted``: the time may be that of which a quote speaks; ``spoken`` are its words.
    ``framed``: it was read by a frame, of which ``strange`` are the words that it does not know.
    ``beside``: asked for is what stands beside the rows of its one name in ``rows``.
    ``parts``: the names in a slot that has several, each of which is asked of.
    ``shared``: the column whose values all names in a slot of several have.
    ``unnamed``: none of the words that are told name a person.
    """

    question: str
    lang: str
    slots: Mapping[str, tuple[Word, ...]]
    given: Mapping[str, str] = field(default_factory=dict)
    keep: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)
    rows: Mapping[str, str] = field(default_factory=dict)
    told: tuple[tuple[Word, ...], ...] = ()
    columns: tuple[str, ...] = ()
    alone: bool = False
    see: str = ""
    since: str = ""
    until: str = ""
    day: str = ""
    fixed: int = 0
    size: int = 0
    now: bool = False
    counted: bool = False
    pick: str = ""
    quoted: bool = False
    own: bool = False
    framed: bool = False
    spoken: tuple[str, ...] = ()
    strange: tuple[str, ...] = ()
    beside: Mapping[str, str] = field(default_factory=dict)
    parts: Mapping[str, tuple[tuple[Word, ...], ...]] = field(default_factory=dict)
    unnamed: bool = False
    shared: str = ""

    @property
    def on_a_day(self) -> bool:
        """Whether the sentence names one whole day and the question is about a day."""
        return bool(self.day) and self.since == self.until and self.since.count("-") == 2

    def names(self) -> dict[str, str]:
        """The slots as text."""
        return {name: joined(some) for name, some in self.slots.items()}


@dataclass(frozen=True, slots=True)
class Timed:
    """A sentence without its dates, and the span that they give; ``limit`` is the day itself of "before that day".

    ``at``: how many of the words stand before a date that is the only one.
    """

    said: tuple[Word, ...]
    since: str = ""
    until: str = ""
    limit: str = ""
    dated: bool = False
    at: int = 0


def timed(text: str, known: Rules | None = None, *, apart: bool = True) -> Timed | None:
    """The sentence and its dates apart; nothing where they do not fit together, or the text is too long.

    Not ``apart``: the dates are words like others, as of a plan for a year.
    """
    if len(text) > LONGEST_TEXT:
        return None
    said = words(text)
    phrases = dates_of(text, known) if apart else []
    dates = _together(phrases)
    if (phrases and dates is None) or len(said) > LONGEST:
        return None
    taken = when.places(phrases)
    left = tuple(one for i, one in enumerate(said) if i not in taken)
    limit = phrases[0].limit if len(phrases) == 1 else ""
    at = phrases[0].start if len(phrases) == 1 else 0
    return Timed(left, *(dates or ("", "")), limit, bool(phrases), at)


def read(text: str, known: Rules | None = None) -> tuple[Reading, ...]:
    """What the sentence can ask, the surest first; nothing where no template accounts for all of it."""
    known = known or rules()
    time = timed(text, known)
    if time is None:
        return ()
    said = time.said
    found: list[Reading] = []
    plain = {one.plain for one in said}
    # Without tones, what looks like politeness may begin a name ("hoi", hỏi, of "Hội đồng"): whole sentences go first.
    limited = bool(time.until) and not time.since and time.at == len(said)
    for left in stripped(said, known):
        passed = {lang: skips(left, small) for lang, small in known.small.items()}
        for sentence in known.sentences:
            if (sentence.undue and limited) or (sentence.undated and time.dated):
                continue
            for lang, templates in sentence.templates.items():
                for template, need in zip(templates, sentence.needed[lang], strict=True):
                    if any(map(plain.isdisjoint, need)):
                        continue
                    for end, slots, fixed in matches(template, left, 0, known.phrases[lang], passed[lang]):
                        told = any(slot.name in TOLD for slot, _, _ in slots)
                        if len(left) in passed[lang][end] and not (sentence.deadline and told and not time.dated):
                            found.append(_reading(sentence, lang, slots, fixed, left, time, known))
    # The first of those that say the same stays; sorting keeps their order.
    unique: dict[str, Reading] = {}
    for one in sorted(found, key=lambda one: (-one.fixed, not one.on_a_day)):
        unique.setdefault(f"{one.question} {one.names()} {one.given} {one.keep} {one.labels} {one.told}", one)
    return tuple(unique.values())


def _reading(
    sentence: Sentence,
    lang: str,
    slots: Sequence[tuple[Slot, int, int]],
    fixed: int,
    said: Sequence[Word],
    time: Timed,
    known: Rules,
) -> Reading:
    keep = dict(sentence.keep)
    open_slots: dict[str, tuple[Word, ...]] = {}
    told: list[tuple[Word, ...]] = []
    fields = sentence.fields
    labels = {fields.get(slot.name, slot.name): slot.label for slot, _, _ in slots if slot.label}
    for slot, start, end in slots:
        choice = known.choices.get(slot.name)
        if slot.name in TOLD:
            told.append(tuple(said[start:end]))
            continue
        if choice is None:
            open_slots[fields.get(slot.name, slot.name)] = tuple(said[start:end])
            continue
        column, values = choice.words[lang][_phrase(said[start:end], choice.words[lang])]
        if values:
            keep[column] = values
    until = time.limit if sentence.deadline and time.limit else time.until
    return Reading(
        sentence.question, lang, open_slots, sentence.given, keep, labels,
        {fields[slot]: parameter for slot, parameter in sentence.rows.items()}, tuple(told), sentence.told,
        sentence.alone, sentence.see, time.since, until, sentence.day, fixed, len(said), sentence.now,
        quoted=sentence.quoted, unnamed=sentence.unnamed,
    )  # fmt: skip


def _phrase(said: Sequence[Word], phrases: Iterable[tuple[Word, ...]]) -> tuple[Word, ...]:
    return next(phrase for phrase in phrases if len(phrase) == len(said) and stands_at(said, 0, phrase))


def dates_of(text: str, known: Rules | None = None) -> list[when.When]:
    """The date phrases of a sentence, in order."""
    return when.find(words(text[:LONGEST_TEXT]), (known or rules()).numbered)


def fitting_dates(text: str, known: Rules | None = None) -> bool:
    """Whether the dates of the sentence give one span, or there are none."""
    phrases = dates_of(text, known)
    return not phrases or _together(phrases) is not None


def backwards(text: str, known: Rules | None = None) -> tuple[str, str] | None:
    """The beginning and the end of a span that ends before it begins; nothing where the dates give no such span."""
    phrases = dates_of(text, known)
    since = max((phrase.since for phrase in phrases), default="")
    until = min((phrase.until for phrase in phrases if phrase.until), default="")
    return (since, until) if since and until and since > until + "-99" else None


def _together(phrases: Sequence[when.When]) -> tuple[str, str] | None:
    """The one span that the date phrases give together; nothing where there is none, or they do not fit together."""
    if len(phrases) == 1:
        return phrases[0].since, phrases[0].until
    if len(phrases) == 2:
        since, until = (phrases[0].since or phrases[1].since), (phrases[0].until or phrases[1].until)
        one_each = all(bool(phrase.since) != bool(phrase.until) for phrase in phrases)
        if one_each and since and until and since <= until + "-99":
            return since, until
    return None


def stripped(said: tuple[Word, ...], known: Rules) -> list[tuple[Word, ...]]:
    """The sentence, and what is left of it when politeness is taken off its ends, step by step."""
    found = [said]
    while left := found[-1]:
        first = max((end for filler in known.openings for end, _, _ in matches(filler, left, 0, {})), default=0)
        last = min(
            (
                i
                # With its marks: "hả" without them may be the end of a name.
                for i in range(len(left))
                if left[i].low in known.ends
                for filler in known.closings
                for end, _, _ in matches(filler, left, i, {})
                if end == len(left)
            ),
            default=len(left),
        )
        if not first and last == len(left):
            break
        found.append(left[first:] if first else left[:last])
    return [left for left in found if left]
