"""A sentence that is not answered → why, in its language, and what could be asked or meant instead."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from hoso.app.frames import relating
from hoso.app.hints import language, unanswered, unknown
from hoso.app.known import Names
from hoso.app.meant import Meant, Unclear
from hoso.app.offering import offers
from hoso.app.rulebook import rules
from hoso.app.sentences import LONGEST, LONGEST_TEXT, Reading, backwards, fitting_dates
from hoso.app.words import Word, joined, words
from hoso.graph import saying
from hoso.loaders.errors import HosoError

OFFERED = 8
"""How many names a refusal offers."""

_SHOWN = 60
"""Characters of the user's words that a message repeats."""

WORDS = "words"
"""The slot under which words that describe nothing are refused."""

_LONG_NAME = 5
"""Words of a name that is mistyped at most; more of them are a clause with a name in it."""


class NotUnderstood(HosoError):
    """A sentence that is not answered: a word of it, or a name in it, is unknown or can mean several things."""


@dataclass(frozen=True, slots=True)
class Nearest:
    """The command that comes nearest to a sentence, empty for none, and the words that it leaves out.

    ``parts`` are the two questions of a sentence that asks two.
    """

    command: str = ""
    strange: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()


SAY = {
    "vi": {
        "word": "chưa hiểu “{what}” trong câu hỏi",
        "sentence": "chưa hiểu câu hỏi này",
        "backwards": "{since} là sau {until}: khoảng thời gian ấy không có ngày nào",
        "dates": "câu hỏi này thiếu thời gian, hoặc không hỏi được với thời gian ấy",
        "year": "“{what}” có trong nhiều năm; hãy nói rõ: {days}",
        "yearless": "“{what}” không có năm, và kho không có sự kiện nào vào ngày ấy: hãy thêm năm",
        "two": "câu này hỏi hai điều; hãy hỏi từng câu: {questions}",
        "empty": "câu hỏi trống",
        "long": "câu hỏi quá dài",
        "name": "không biết tên “{what}”",
        "void": "trong kho chưa có bài nào: hoso build PATH đọc bài vào kho",
        "known": "“{what}” có trong kho, nhưng không hỏi như thế được về tên ấy",
        "told": "trong kho không có điều nào khớp với “{what}”",
        "close": "gần giống: {names}",
        "several": "“{what}” có thể là {n} tên; hãy nói rõ: {names}",
        "more": "và {n} nữa",
        "ask": "có thể hỏi: {questions}",
        "command": "gần nhất là: {command}",
        "list": "gõ hoso ask để xem các câu hỏi có sẵn",
    },
    "en": {
        "word": "“{what}” is not understood",
        "sentence": "this question is not understood",
        "backwards": "{since} is after {until}: no day is in such a span",
        "dates": "this question needs a date, or cannot be asked with this one",
        "year": "“{what}” is a day of several years; say which: {days}",
        "yearless": "“{what}” has no year, and no event of this store is of such a day: add the year",
        "two": "this asks two things; ask one after the other: {questions}",
        "empty": "the question is empty",
        "long": "the question is too long",
        "name": "no name is known like “{what}”",
        "void": "there is no article in this store yet: hoso build PATH reads some",
        "known": "“{what}” is known, but this cannot be asked of it",
        "told": "nothing in this store matches “{what}”",
        "close": "near to it: {names}",
        "several": "“{what}” can mean {n} names; say which: {names}",
        "more": "and {n} more",
        "ask": "you can ask: {questions}",
        "command": "the nearest is: {command}",
        "list": "hoso ask alone lists the questions there are",
    },
}


_NEXT_NAME = re.compile(r"\s*[,;]\s+|\s+(?:và|and|với)\s+")
"""What stands between names that are all of a sentence."""

_LONGEST_NAME = 12
"""Words of a name that is a sentence."""


def refusal(
    sentence: str,
    failed: Sequence[tuple[Reading, Mapping[str, Unclear]]],
    names: Names,
    *,
    undated: bool,
    nearest: Nearest,
    answers: Callable[[str], bool],
) -> str:
    """Why there is no answer, in the language of the sentence, and what could be asked: what ``answers`` says of."""
    # The surest template, without the politeness; one that is a name alone says nothing of what is asked.
    failed = sorted((one for one in failed if one[0].fixed), key=lambda one: (-one[0].fixed, one[0].size))
    lang = language(sentence)
    if nearest.parts:
        return SAY[lang]["two"].format(questions=" · ".join(f"“{one}”" for one in nearest.parts))
    why, offering = _why(sentence, failed, names, lang, undated=undated, left=nearest.strange)
    if not offering:
        return why
    command = f"; {SAY[lang]['command'].format(command=nearest.command)}" if nearest.command else ""
    # A reason says what to ask instead: "ask who issued it".
    offered = offers(sentence, lang, names, answers) or offers(f"{sentence} {why}", lang, names, answers)
    questions = [f"“{ask}” ({name})" for ask, name in offered]
    asked = f"; {SAY[lang]['ask'].format(questions=' · '.join(questions))}" if questions else ""
    return f"{why}{command}{asked}" if command or asked else f"{why}; {SAY[lang]['list']}"


def _why(
    sentence: str,
    failed: Sequence[tuple[Reading, Mapping[str, Unclear]]],
    names: Names,
    lang: str,
    *,
    undated: bool,
    left: Sequence[str],
) -> tuple[str, bool]:
    """Why there is no answer, and whether questions are to be offered: not where a name is all that has to be said.

    ``left`` are the words that are left out of what comes nearest.
    """
    say = SAY[lang]
    if span := backwards(sentence):
        since, until = (saying.said(day, lang).removeprefix("on ").removeprefix("in ") for day in span)
        return say["backwards"].format(since=since, until=until), True
    if undated or not fitting_dates(sentence):
        return say["dates"], True
    described = [unclear[WORDS].typed for _, unclear in failed if WORDS in unclear]
    if described and described[0]:
        return say["told"].format(what=_short(described[0])), True
    if why := unanswered(sentence, lang):
        return why, True
    for reading, unclear in failed:
        if all(one.several and not _vague(one, sentence, names) for one in unclear.values()):
            return _several(next(iter(unclear.values())), names, SAY[reading.lang]), False
    if not failed and (alone := _name_alone(sentence, names, say)):
        return alone
    for slot in ("who", "document", "post"):
        names.of(slot)
    strange = unknown(sentence, names.words())
    if strange and not _like_a_name(strange):
        return say["word"].format(what=_short(strange)), True
    if part := next((run for text in left if (run := _unknown_run(text, lang))), ""):
        return say["word"].format(what=_short(part)), True
    for reading, unclear in failed:
        for slot, one in unclear.items():
            if one.several:
                continue
            kind = reading.rows.get(slot, slot)
            some = reading.slots.get(slot, ())
            part = _not_in_name(some, kind, reading.labels.get(slot, ""), names) if some else ""
            # An office before a name may be another's: the name is what is to be looked at.
            whose = bool(part) and isinstance(names.meant(kind, words(part)), Meant)
            if len(some) > _LONG_NAME and part and one.typed.endswith(part) and not whose:
                return say["word"].format(what=_short(part)), True
            if near := one.near or names.nearest(kind, one.typed):
                close = say["close"].format(names="; ".join(near))
                return f"{say['name'].format(what=_short(one.typed))}; {close}", False
            if part:
                return say["word"].format(what=_short(part)), True
    clear = [(slot, one) for _, unclear in failed for slot, one in unclear.items() if not one.several]
    if clear:
        slot, one = clear[0]
        known = slot != WORDS and isinstance(names.meant("about", words(one.typed)), Meant)
        what = say["sentence" if slot == WORDS else "known" if known else "name"]
        return what.format(what=_short(one.typed)), True
    if not words(sentence[:LONGEST_TEXT]):
        return say["empty"], True
    if len(sentence) > LONGEST_TEXT or len(words(sentence)) > LONGEST:
        return say["long"], True
    if strange:
        return say["word"].format(what=_short(strange)), True
    return say["sentence"], True


def _name_alone(sentence: str, names: Names, say: Mapping[str, str]) -> tuple[str, bool] | None:
    """What there is to say of a sentence that is a name, or several, and nothing else; nothing of any other."""
    asking = {one.low for text in rules().listed("apart") for one in words(text)}
    if any(one.low in asking and (not i or one.text == one.low) for i, one in enumerate(words(sentence))):
        return None
    every = _NEXT_NAME.split(sentence.strip(" ?.!"))
    for text in every:
        said = words(text)
        if not (2 <= len(said) <= _LONGEST_NAME and _like_a_name(said[0].text) and _like_a_name(said[-1].text)):
            return None
        means = names.meant("about", said)
        if isinstance(means, Unclear):
            if means.several:
                return _several(means, names, say), False
            near = means.near or names.nearest("about", text)
            close = f"; {say['close'].format(names='; '.join(near))}" if near else ""
            return f"{say['name'].format(what=_short(text))}{close}", False
    both = " · ".join(f"“{_short(text)}”" for text in every)
    return (say["two"].format(questions=both), False) if len(every) > 1 else None


def _unknown_run(text: str, lang: str) -> str:
    """The first words of those that are left over that are no name, do not ask, and speak of no relation."""
    asking = set(rules().listed("apart"))
    run: list[Word] = []
    for one in words(text):
        if one.text[:1].isupper() or one.text[:1].isdecimal():
            break
        run.append(one)
    if all(one.low in asking for one in run) or not relating(lang).isdisjoint(one.plain for one in run):
        return ""
    return joined(run)


def _vague(one: Unclear, sentence: str, names: Names) -> bool:
    """Whether it is a word that too many names have, or one within a longer name: a list of those helps nobody."""
    crowd = len(words(one.typed)) == 1 and len(one.candidates) > OFFERED
    return crowd or _part_of_a_name(one.typed, sentence, names)


def _part_of_a_name(typed: str, sentence: str, names: Names) -> bool:
    """Whether the sentence has the words within a longer name: "Phú" of "Phú Ngàn", "Sở Nội" of "Sở Nội vụ"."""
    said, own = words(sentence[:LONGEST_TEXT])[:LONGEST], words(typed)
    spans = [(i, i + len(own)) for i in range(len(said)) if said[i : i + len(own)] == own]
    longer = [(start, end + more) for start, end in spans for more in (1, 2, 3) if end + more <= len(said)]
    longer += [(start - 1, end) for start, end in spans if start and len(own) == 1]
    return any(
        names.kinds_of(said[start:end]) for start, end in longer if len(own) > 1 or said[start].text[:1].isupper()
    )


def _like_a_name(text: str) -> bool:
    """Whether all the words begin with a capital or are numbers."""
    return all(one.text[:1].isupper() or one.text[:1].isdecimal() for one in words(text))


def _several(one: Unclear, names: Names, say: Mapping[str, str]) -> str:
    told = names.told_apart(one.candidates[:OFFERED])
    left = len(one.candidates) - len(told)
    told += [say["more"].format(n=left)] if left else []
    return say["several"].format(what=_short(one.typed), n=len(one.candidates), names="; ".join(told))


def _not_in_name(some: Sequence[Word], slot: str, label: str, names: Names) -> str:
    """The words behind or before the longest part of a slot, of two words at least, that is a name; else nothing."""
    for size in range(len(some) - 1, 1, -1):
        for start in (0, len(some) - size):
            means = names.meant(slot, some[start : start + size], label)
            if isinstance(means, Meant) or means.several:
                return joined(some[size:] if start == 0 else some[:start])
    return ""


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
