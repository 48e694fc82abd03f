"""The pieces of a sentence → who does what to whom in it, and the saved question that this asks.

Where a relation goes from body to body, its sentence has to show which is which: by "được", "bị", "do", "by", by the
passive, or by the order of the words. Where it does not, or where two ways fit, nothing is read.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from hoso.app.abbreviations import bare
from hoso.app.frames import ASKING, RELATING, SPEAKING, TOLD, Frame, Lexicon, Role, Way, frames, relating
from hoso.app.hints import language, unanswered
from hoso.app.known import Names, provinces
from hoso.app.pieces import NAME, OTHER, THEIRS, Piece, Spans, common, phrases, spans, ways
from hoso.app.rulebook import LANGUAGES, rules
from hoso.app.sentences import Reading, Timed, dates_of, timed
from hoso.app.words import Word, joined, stands_at, words
from hoso.graph.saved import find

_TOLERANCE = 0.31
"""How much more a way to read a sentence may cost than the best, so that it is looked at too."""

_PARAMETERS = {"Person": "person", "Body": "body", "Delegation": "body", "Document": "document", "Post": "post"}
"""The parameter by which a name of each kind is looked up; several kinds are "who"."""

_ASKED_BY = frozenset(["must", "what", "when", "now", "will", "count", "times", "latest", "first"])
"""The sorts of words that a frame may ask by, and that elsewhere ask what is not answered."""

_SPOKEN_OF = frozenset(["body", "document", "post"])
"""The nouns for what texts speak of without its name: "the province", "guidance", "job positions"."""

_AGENT, _WHOSE, _PLACE = "agent", "whose", "place"
"""The roles of who does it, of who sent the delegation that somebody else leads, and of where those are asked for."""

_DOCUMENTS, _BODIES = {"Directive", "Program"}, {"Body", "Delegation"}
"""The kinds of documents, and of bodies."""


@dataclass(frozen=True, slots=True)
class _Item:
    """What fills a role: a name (``kinds``), words to be found (``told``), or what is asked for (``asks``).

    ``parts``: the names of one that are several.
    """

    at: int
    words: tuple[Word, ...] = ()
    kinds: frozenset[str] = frozenset()
    asks: str = ""
    values: tuple[str, ...] = ()
    told: bool = False
    topic: bool = False
    parts: tuple[tuple[Word, ...], ...] = ()

    def fits(self, name: str, frame: Frame) -> bool:
        """Whether it can fill the role; what is the name of a body is no office in it, where a body can be meant."""
        role = frame.roles[name]
        if self.told:
            return name == TOLD
        if self.parts and not role.each:
            return False
        if self.asks:
            return self.asks in role.asks
        body = "Body" in self.kinds and any("Body" in other.kinds for other in frame.roles.values())
        return bool((self.kinds - {"Post"} if body else self.kinds) & role.kinds)


def by_frames(text: str, names: Names, *, unknown: bool = False, apart: bool = True) -> tuple[Reading, ...]:
    """What a sentence can ask by the frames, the likeliest first. ``unknown``: with words left out that nothing knows.

    Not ``apart``: its dates are words like others; nothing for one that has none.

    Other than the readings of templates, these rest on the names of the graph.
    """
    time = timed(text, apart=apart)
    if time is None or not time.said or (not apart and not dates_of(text)):
        return ()
    # "Có phải X …" asks whether it is so; within a sentence it may ask whether it must be.
    polar = max((len(one) for one in rules().phrases_of("asking_first") if stands_at(time.said, 0, one)), default=0)
    if polar < len(time.said):
        time = replace(time, said=time.said[polar:], at=max(0, time.at - polar))
    # Names have words of their language, so that the other may be the sentence's.
    first = language(text)
    named = spans(time.said, names)
    for lang in sorted(LANGUAGES, key=lambda one: one != first):
        if found := _in(lang, time, named, unknown=unknown):
            return found
    return ()


def _in(lang: str, time: Timed, named: Spans, *, unknown: bool) -> tuple[Reading, ...]:
    """What a sentence can ask as one in this language."""
    said = _without_question_mark(time.said, lang)
    all_frames = frames()
    answered = unknown or not unanswered(joined(_plainly(said, all_frames.general[lang])), lang)
    plain = {one.plain for one in said}
    shared = common(said, all_frames, lang)
    found: list[tuple[float, Reading]] = []
    for frame in all_frames.frames:
        if plain.isdisjoint(frame.lexicon[lang]):
            continue
        if not (answered or _answered(said, frame.lexicon[lang], all_frames.general[lang], lang)):
            continue
        for cost, pieces in ways(said, frame, all_frames, lang, named, shared, unknown=unknown):
            if unknown and not _speaks(said, pieces, lang):
                continue
            known = tuple(one for one in pieces if one.term.sort != OTHER or TOLD in frame.roles)
            others = (one for one in pieces if one.term.sort == OTHER) if unknown else ()
            strange = tuple(joined(said[one.start : one.end]) for one in others)
            found += [
                (cost, replace(reading, strange=strange)) for reading in _readings(said, frame, known, lang, time)
            ]
    best = min((cost for cost, _ in found), default=0.0)
    near = [reading for cost, reading in sorted(found, key=lambda one: one[0]) if cost <= best + _TOLERANCE]
    unique: dict[str, Reading] = {}
    for one in near:
        asked = f"{one.question} {one.names()} {one.keep} {one.labels} {one.told} {one.columns} {one.beside}"
        unique.setdefault(asked, one)
    return tuple(unique.values())


def _speaks(said: Sequence[Word], pieces: Sequence[Piece], lang: str) -> bool:
    """Whether one of the relation's own words is none of those that every sentence may have."""
    own = (piece for piece in pieces if piece.term.sort in RELATING)
    return any(one.plain in relating(lang) for piece in own for one in said[piece.start : piece.end])


def _answered(said: tuple[Word, ...], own: Lexicon, general: Lexicon, lang: str) -> bool:
    """Whether a frame's own phrases ("how much") leave nothing that asks what is not answered."""
    asks = any(
        end > i + 1 and term.sort == "own noun" for i in range(len(said)) for end, term, _ in phrases(said, i, own)
    )
    return asks and not unanswered(joined(_plainly(said, own, general)), lang)


def _plainly(said: tuple[Word, ...], *lexicons: Lexicon) -> tuple[Word, ...]:
    """The words without those that a frame asks by, and that elsewhere ask what is not answered."""
    asking = {
        n
        for i in range(len(said))
        for lexicon in lexicons
        for end, term, _ in phrases(said, i, lexicon)
        if term.sort in _ASKED_BY or (term.sort in {"filler", "own noun"} and end > i + 1)
        for n in range(i, end)
    }
    return tuple(one for i, one in enumerate(said) if i not in asking)


def _without_question_mark(said: tuple[Word, ...], lang: str) -> tuple[Word, ...]:
    """The words without the "không" or "chưa" that only makes a question of them, where nothing else asks."""
    known = rules()
    general = frames().general[lang]
    asks = any(term.sort in ASKING for i in range(len(said)) for _, term, _ in phrases(said, i, general))
    has = any(one.low in known.listed("affirming") for one in said)
    # "phải không" is one phrase.
    whole = any(end == len(said) for i in range(len(said) - 1) for end, _, _ in phrases(said, i, general))
    ends = len(said) > 1 and said[-1].low in known.listed("asking_last")
    return said[:-1] if ends and (has or not asks) and not whole else said


def _readings(said: Sequence[Word], frame: Frame, pieces: Sequence[Piece], lang: str, time: Timed) -> Iterator[Reading]:
    own = [piece for piece in pieces if piece.term.sort.startswith("own ")]
    acts = _acts([piece.term.values for piece in own if piece.term.values])
    if acts is None or not any(piece.term.sort in SPEAKING for piece in own):
        return
    items = _items(frame, said, pieces, lang)
    if items is None:
        return
    # "Her inspection": whose it is has to be told before.
    whose = next((piece.start for piece in pieces if piece.term.name == THEIRS), None)
    if whose is not None and not any(piece.term.sort == NAME and piece.end <= whose for piece in pieces):
        return
    sorts_of = [piece.term.sort for piece in pieces]
    sorts = set(sorts_of)
    how = {sort: sort in sorts for sort in ("must", "now", "will")}
    # "Kế hoạch kiểm tra" are no inspections, but plans of them.
    how["will"] |= any(
        term.sort == "will"
        for piece in own
        if piece.term.sort == "own noun"
        for _, term, _ in phrases(said, piece.start, frame.lexicon[lang])
    )
    # "Who inspected X more than once": of each it would have to be counted.
    if "times" in sorts and any(item.asks in {"who", "person", "body"} for item in items):
        return
    counted, picks = bool(sorts & {"count", "times"}), sorts & {"latest", "first"}
    if len(picks) > 1:
        return
    leads = any(piece.term.sort == "own lead" for piece in pieces)
    cues: Mapping[int, str] = {}
    found: list[dict[str, list[_Item]]] = []
    several = _of_each(items, said, pieces)
    for some in (several, items) if several else (items,):
        if not found:
            items, cues = some, _cues(frame, some, said, pieces, lang)
            found = list(_filled(frame, items, cues))
    # "What did X inspect in Y", "which units in Y": whatever it is, it is of the place.
    placed = any(not item.asks and _sort_of(_mark(item.at, sorts_of), sorts_of) == "place" for item in items)
    rest = [item for item in items if item.asks not in ({"what", "body", "where"} if placed else {"what"})]
    if not found and len(rest) < len(items):
        found = list(_filled(frame, rest, cues))
    # Two ways to fill the roles: the sentence does not show which is meant.
    if len({tuple(sorted((name, tuple(i.at for i in some)) for name, some in roles.items())) for roles in found}) != 1:
        return
    roles = found[0]
    given = frozenset(name for name, some in roles.items() if not some[0].asks)
    asked = frozenset(name for name, some in roles.items() if any(item.asks for item in some))
    # Who sent a delegation does not lead it.
    if leads and any("Person" not in item.kinds for item in roles.get(_AGENT, ()) if not item.asks):
        return
    # "Who was on the delegation that X led": nobody asks whom it inspected.
    if leads and _AGENT in given and any(item.asks == "who" for name in asked - given for item in roles[name]):
        return
    led = any(way.leads for way in frame.ways)
    limited = any(way.due for way in frame.ways)
    due = _due(pieces, time)
    for way in frame.ways:
        # What happened somewhere is shown by its description, without the word for an event.
        needs = way.needs - {"event"} if any(item.told for item in roles.get(TOLD, ())) else way.needs
        if (
            way.given == given
            and (way.leads == leads or not led)
            and (way.due == due or not limited)
            and needs <= asked <= way.asked | given
            and all(getattr(way, sort) == said for sort, said in how.items())
        ):
            reading = _reading(way, frame, roles, acts, lang, time, pieces, leads=leads)
            if reading and not (counted and way.uncounted) and _picks(reading, picks, counted=counted):
                yield replace(reading, counted=counted, pick="".join(picks))


def _due(pieces: Sequence[Piece], time: Timed) -> bool:
    """Whether the time is that by which something has to be done: "asked X to do by 30 June", "to finish in May"."""
    before = [piece.term.values for piece in pieces if piece.term.sort == "filler" and piece.end <= time.at]
    finishes = any("finish" in values for values in before) and time.at == sum(p.end - p.start for p in pieces)
    return bool(time.until) and (finishes or (any("do" in values for values in before) and not time.since))


def _picks(reading: Reading, picks: Collection[str], *, counted: bool) -> bool:
    """Whether the rows have days by which one is the first or last; the first session is the one of that number."""
    kinds = set(reading.keep.get("kind", ()))
    sessions = bool(kinds) and kinds <= {"Session", "Congress"}
    told = counted or reading.told or sessions or reading.parts
    return not picks or ("date" in find(reading.question).columns and not told)


def _acts(every: Sequence[tuple[str, ...]]) -> tuple[str, ...] | None:
    """The values that all words of the relation share ("admitted", "faults" → admitted); nothing where they do not."""
    if not every:
        return ()
    shared = tuple(value for some in every for value in some if all(_covers(one, value) for one in every))
    return tuple(dict.fromkeys(shared)) or None


def _covers(values: Sequence[str], value: str) -> bool:
    """Whether one of the values is this, or more: faults in whatever words are more than those in its own words."""
    return value in values or value.replace("+own", "+faults") in values


def _items(frame: Frame, said: Sequence[Word], pieces: Sequence[Piece], lang: str) -> list[_Item] | None:
    """What can fill roles; nothing where a word asks and it does not show for what."""
    asking = {noun for role in frame.roles.values() for noun in role.asks}
    small = {"filler", "own filler"}
    rest = [(n, piece) for n, piece in enumerate(pieces) if piece.term.sort not in small]
    asked: set[int] = set()
    found: list[_Item] = []
    for k, (n, piece) in enumerate(rest):
        if piece.term.sort == "count":
            behind = rest[k + 1] if k + 1 < len(rest) else None
            # Of the people at something only those with a name are told.
            if behind is None or behind[1].term.sort not in {"noun", "own noun", "own team"}:
                return None
            if behind[1].term.name == "person":
                return None
            asked.add(behind[0])
        if piece.term.sort == "number":
            # "The resolution on …, of what number": whatever stands between, it is the document's.
            asked |= {at for at, one in rest[:k] if one.term.name == "document"}
        if piece.term.sort != "which":
            continue
        beside = rest[k - 1] if lang == "vi" and k else rest[k + 1] if lang == "en" and k + 1 < len(rest) else None
        if beside and beside[1].term.sort in {"noun", "own noun", "own team"}:
            asked.add(beside[0])
        elif lang == "vi" and said[piece.start].plain != "gi":
            return None
        elif said[piece.start].low == "which" and k:
            continue  # "the inspections which …"
        else:
            found.append(_Item(n, asks=_topic(k, rest, frame, lang)))
    for k, (n, piece) in enumerate(rest):
        sort, words = piece.term.sort, tuple(said[piece.start : piece.end])
        if sort == NAME:
            found.append(_Item(n, words, piece.kinds))
        elif sort in {OTHER, "own topic"}:
            found.append(_Item(n, words, told=True, topic=sort != OTHER))
        elif sort in {"who", "where", "what"}:
            found.append(_Item(n, asks=_topic(k, rest, frame, lang) if sort == "what" else sort))
        elif sort == "noun":
            if n not in asked and k + 1 < len(rest) and _apposed(piece, rest[k + 1][1]):
                continue
            if n not in asked and k and rest[k - 1][1].term.sort == NAME and piece.term.name != "event":
                return None  # "the Sông Trà district office": of what is named, only a part is known.
            # "Asked the province for …": whose noun nobody asks for is one that the row has to hold.
            told = TOLD in frame.roles and n not in asked and piece.term.name in _SPOKEN_OF - asking
            values = tuple(part.strip() for value in piece.term.values for part in value.split("|"))
            # "Tỉnh" is the only province there is, and no part of what stands behind it.
            whole = bare(joined(words)) in provinces()
            asked_for = _Item(n, asks=piece.term.name, values=values)
            found.append(_Item(n, words, told=True, topic=whole) if told else asked_for)
        elif sort == "own team" and n in asked:
            found.append(_Item(n, asks="body", values=("Delegation",)))
    return _joined(sorted(found, key=lambda item: item.at))


def _joined(items: Sequence[_Item]) -> list[_Item]:
    """The items with told words that stand beside each other as one: "job" and "positions"."""
    found: list[_Item] = []
    for item in items:
        if item.told and found and found[-1].told and item.at == found[-1].at + 1 and not found[-1].topic:
            found[-1] = replace(found[-1], at=item.at, words=(*found[-1].words, *item.words))
        else:
            found.append(item)
    return found


def _of_each(items: Sequence[_Item], said: Sequence[Word], pieces: Sequence[Piece]) -> list[_Item]:
    """The items with names that "and" joins as one: "Huyện ủy A và Huyện ủy B"; nothing where none are, or for both.

    Of two that did something together, what each of them did is not asked.
    """
    known = rules()
    joins = known.listed("and")
    if any(one.low in known.listed("jointly") for one in said):
        return []
    found: list[_Item] = []
    for item in items:
        last = found[-1] if found else item
        between = [said[n].low for one in pieces[last.at + 1 : item.at] for n in range(one.start, one.end)]
        kinds = last.kinds & item.kinds
        if found and kinds and len(between) == 1 and between[0] in joins:
            start, end = pieces[last.at].end - len(last.words), pieces[item.at].end
            parts = (*(last.parts or (last.words,)), item.words)
            found[-1] = replace(item, words=tuple(said[start:end]), kinds=kinds, parts=parts)
        else:
            found.append(item)
    return found if len(found) < len(items) else []


def _topic(k: int, rest: Sequence[tuple[int, Piece]], frame: Frame, lang: str) -> str:
    """Whether "what" asks what something is about: "về việc gì", "about what", "what … about"."""
    if not any("topic" in role.asks for role in frame.roles.values()):
        return "what"  # "Asked the province for what".
    before = rest[k - 1][1].term.sort if k else ""
    last = rest[-1][1].term.sort
    return "topic" if before == "of" or (lang == "en" and k == 0 and last == "of") else "what"


def _apposed(noun: Piece, name: Piece) -> bool:
    """Whether a noun only says what the name behind it is: "thành phố Lộc Khê", "document 05-NQ/TU"."""
    of = {"person": "Person", "body": "Body", "document": "Document", "post": "Post"}.get(noun.term.name)
    if noun.term.name == "body" and noun.term.values == ("Delegation",):
        return False
    return noun.end == name.start and of in name.kinds


def _cues(
    frame: Frame, items: Sequence[_Item], said: Sequence[Word], pieces: Sequence[Piece], lang: str
) -> Mapping[int, str]:
    """Of each item whether it must be the agent ("A"), must not ("N"), sent the delegation ("S"), is the place ("P").

    Or nothing of it.
    """
    agent = frame.roles.get(_AGENT)
    if agent is None:
        return {}
    others = [role for name, role in frame.roles.items() if name != _AGENT]
    passive = lang == "vi" and any(piece.term.sort == "passive" for piece in pieces)
    if not passive and not any(agent.kinds & role.kinds or agent.asks & role.asks for role in others):
        return {}
    if frame.ordered:
        return {item.at: "A" if k == 0 else "N" for k, item in enumerate(items)}
    sorts = [piece.term.sort for piece in pieces]
    senders = {item.at for item in items if _sends(item.at, said, pieces)}
    found = _shown(frame, items, said, pieces, sorts, lang)
    # Who sent a delegation does not lead it.
    sent = "S" if "own lead" in sorts and _WHOSE in frame.roles else "A"
    cues = {item.at: sent if item.at in senders and not item.asks else found[item.at] for item in items}
    if _PLACE in frame.roles:
        cues |= {item.at: "P" for one, item in pairwise(items) if cues[one.at] == "N" and _within(item, one, sorts)}
    return cues


def _within(item: _Item, asked: _Item, sorts: Sequence[str]) -> bool:
    """Whether a name is where those are that a noun before it asks for: "quận nào ở X", "cơ quan nào của X"."""
    mark = _sort_of(_mark(item.at, sorts), sorts)
    level = any(value.endswith("*") for value in asked.values)
    bodies = asked.asks == "body" and asked.values != ("Delegation",)
    return bodies and "Body" in item.kinds and not item.asks and (mark == "of" or (mark == "place" and level))


def _sends(at: int, said: Sequence[Word], pieces: Sequence[Piece]) -> bool:
    """Whether an item is whose delegation it is: "đoàn kiểm tra của X", "X's delegation"."""
    rest = [n for n, piece in enumerate(pieces) if piece.term.sort not in {"filler", "own filler", "which"} or n == at]
    k = rest.index(at)

    def of(n: int) -> bool:
        return n < len(pieces) and _owns(said[pieces[n].start])

    start = pieces[rest[k - 1]].start if k else 0
    teams = any(one.plain == "doan" for one in said[max(0, start - 3) : start])
    before = k > 1 and of(rest[k - 1]) and (teams or pieces[rest[k - 2]].term.sort == "own team")
    behind = k + 2 < len(rest) and of(rest[k + 1]) and pieces[rest[k + 2]].term.sort == "own team"
    return before or (behind and said[pieces[rest[k + 1]].start].low in {"'s", "s"})


def _owns(one: Word) -> bool:
    """Whether the word stands between a delegation and who sent it."""
    return one.low in rules().listed("sent_by")


def _shown(
    frame: Frame, items: Sequence[_Item], said: Sequence[Word], pieces: Sequence[Piece], sorts: Sequence[str], lang: str
) -> Mapping[int, str]:
    """What the voice of the verb and the order of the words show."""
    verb = next((n for n, sort in enumerate(sorts) if sort in {"own lead", "own light"}), None)
    verb = verb if verb is not None else next((n for n, sort in enumerate(sorts) if sort == "own verb"), None)
    if verb is None:
        noun = next(n for n, sort in enumerate(sorts) if sort in {"own noun", "own team"})
        return {item.at: _beside_noun(frame, item, noun, said, pieces, sorts, lang) for item in items}
    before = [item for item in items if item.at < verb]
    if lang == "vi":
        marks = [n for n in range(verb) if sorts[n] in {"passive", "agent"}]
        first = marks[0] if marks else None
        return {item.at: _in_vietnamese(item, before, verb, first, sorts) for item in items}
    by = [n for n in range(verb, len(sorts)) if sorts[n] == "agent"]
    passive = any(sorts[n] in {"passive", "copula"} for n in range(verb)) or bool(by)
    word = said[pieces[verb].start].plain
    passive = passive and (word.endswith("ed") or word in rules().listed("participles"))
    return {item.at: _in_english(item, before, verb, passive, sorts) for item in items}


def _mark(at: int, sorts: Sequence[str]) -> int:
    """Where the mark of an item stands before it, words that say nothing passed over; -1 where there is none."""
    for n in range(at - 1, -1, -1):
        if sorts[n] in {"agent", "of", "place", "move", "copula", "passive"}:
            return n
        if sorts[n] not in {"filler", "own filler", "noun", "which"}:
            return -1
    return -1


def _sort_of(n: int, sorts: Sequence[str]) -> str:
    return sorts[n] if n >= 0 else ""


def _in_vietnamese(item: _Item, before: Sequence[_Item], verb: int, mark: int | None, sorts: Sequence[str]) -> str:
    own = _sort_of(_mark(item.at, sorts), sorts)
    if item.at > verb:
        return "A" if own == "agent" else "" if own == "copula" else "N"
    if mark is not None:
        return "N" if item.at < mark else "A"
    # "X kiểm tra", "văn bản nào X viện dẫn": who does it stands next to the verb, but for where somebody goes to do it.
    goes = _sort_of(_mark(before[-1].at, sorts), sorts) in {"move", "place"}
    if len(before) == 1 or item is before[-1]:
        return "N" if goes and len(before) > 1 else "A"
    return "" if goes else "N"


def _in_english(item: _Item, before: Sequence[_Item], verb: int, passive: bool, sorts: Sequence[str]) -> str:
    if _sort_of(_mark(item.at, sorts), sorts) == "agent":
        return "A"
    if item.at > verb or passive:
        return "N"
    return "A" if item is before[-1] else "N"


def _beside_noun(
    frame: Frame, item: _Item, noun: int, said: Sequence[Word], pieces: Sequence[Piece], sorts: Sequence[str], lang: str
) -> str:
    n = _mark(item.at, sorts)
    own = _sort_of(n, sorts)
    if own == "agent":
        return "A"
    if item.at < noun and "passive" in sorts[item.at : noun]:
        return "N"
    if item.at > noun and own == "of" and _owns(said[pieces[n].start]) and (role := frame.of.get(lang)):
        return "A" if role == _AGENT else "N"
    return "" if item.asks else "N"


def _filled(frame: Frame, items: Sequence[_Item], cues: Mapping[int, str]) -> Iterator[dict[str, list[_Item]]]:
    """All the ways in which the items fill the roles."""
    if not items:
        yield {}
        return
    first, rest = items[0], items[1:]
    cue = cues.get(first.at, "")
    for name, role in frame.roles.items():
        if not first.fits(name, frame) or (cue == "S") != (name == _WHOSE) or (cue == "P") != (name == _PLACE):
            continue
        if (cue == "A" and name != _AGENT) or (cue == "N" and name == _AGENT):
            continue
        for others in _filled(frame, rest, cues):
            there = others.get(name, [])
            again = bool(there) and bool(first.asks) and (_beside(first, there[0]) or name == "event")
            if there and not (role.many or again):
                continue
            yield {**others, name: [first, *there]}


def _beside(one: _Item, other: _Item) -> bool:
    """Whether two that are asked for are one: "who or which body", a noun said again; "who …, and who …" asks twice."""
    again = bool(one.values) and one.values == other.values
    return bool(one.asks) and bool(other.asks) and (again or abs(one.at - other.at) <= _NEAR)


_NEAR = 2
"""How many pieces of a sentence two words that ask for one thing are apart at most."""


def _is_words(item: _Item) -> bool:
    """Whether it is words that no name has, or of names only the title of a document."""
    return item.told or (item.kinds <= {"Document"} and not any(c.isdigit() for c in joined(item.words)))


def _narrowed(columns: str | Mapping[str, str], values: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """Which rows a noun keeps: with its values in the column, or with anything in the columns of its values."""
    names = any(value.endswith("*") for value in values)
    if isinstance(columns, str):
        # A column of names has no kinds; that all in it are documents narrows nothing.
        every = (set(values) == _DOCUMENTS and columns == "document") or set(values) <= _BODIES
        return {} if every else {columns: values}
    if "" in columns:
        return {columns["*" if names else ""]: values}
    if names:
        return {columns.get("*", columns["Body"]): values}
    if "*" in columns and "Body" in values:
        return {}
    return {",".join(columns[value] for value in values): ("*",)}


def _moot(values: tuple[str, ...], role: Role) -> bool:
    """Whether a noun narrows nothing, for whatever fills the role is of its kind."""
    documents = set(values) == _DOCUMENTS and role.kinds <= {"Document"}
    if "body" in role.asks and any(value.endswith("*") for value in values):
        return False  # A level of bodies.
    return role.wide or documents or (bool(role.kinds) and role.kinds <= {*values})


def _reading(
    way: Way, frame: Frame, roles: Mapping[str, Sequence[_Item]], acts: tuple[str, ...], lang: str, time: Timed,
    pieces: Sequence[Piece], *, leads: bool,
) -> Reading | None:  # fmt: skip
    slots: dict[str, tuple[Word, ...]] = {}
    labels: dict[str, str] = {}
    rows: dict[str, str] = {}
    parts: dict[str, tuple[tuple[Word, ...], ...]] = {}
    keep = dict(way.keep)
    told: list[tuple[Word, ...]] = []
    for name, some in sorted(roles.items(), key=lambda role: role[1][0].at):
        for item in some:
            if item.asks:
                columns = way.kinds.get(name)
                # Of the names in a column, none is known to be a delegation's.
                if item.values and columns and not (isinstance(columns, str) and item.values == ("Delegation",)):
                    narrowed = _narrowed(columns, item.values)
                    if name == "event":  # "Hội nghị và kỳ họp" are both.
                        also = {column: keep.get(column, ()) for column in narrowed if column not in way.keep}
                        narrowed = {c: tuple(dict.fromkeys((*also.get(c, ()), *v))) for c, v in narrowed.items()}
                    keep |= narrowed
                elif item.values and not _moot(item.values, frame.roles[name]):
                    return None
                continue
            if name == TOLD:
                told.append(item.words)
                continue
            kinds = sorted(item.kinds & frame.roles[name].kinds)
            slot = way.slots.get(name) or way.rows.get(name)
            if slot is None:
                return None
            if way.shared and slot in slots:
                parts[slot] = (slots[slot], item.words)
                slots[slot] = (*slots[slot], *words(rules().listed("and")[0] if lang == "vi" else "and"), *item.words)
                continue
            slots[slot] = item.words
            if item.parts:
                parts[slot] = item.parts
            if name in way.rows:
                kind = _PARAMETERS[kinds[0]] if len(kinds) == 1 else "who"
                rows[slot] = _PLACE if name == _PLACE else kind
            elif len(kinds) == 1 and kinds[0] in {"Person", "Body", "Post"}:
                labels[slot] = kinds[0]
    if way.dated and not (time.since or time.until):
        return None
    if (acts and not way.acts) or (way.words and not any(map(_is_words, roles.get(TOLD, ())))):
        return None
    if acts:
        keep[way.acts] = acts
    if leads and _AGENT in way.kinds and _AGENT not in way.given:
        keep |= _narrowed(way.kinds[_AGENT], ("Person",))
    until = time.limit if way.deadline and time.limit else time.until
    size = sum(piece.end - piece.start for piece in pieces)
    return Reading(
        way.question, lang, slots, way.fixed, keep, labels, rows, tuple(told), way.told if told else (), way.alone,
        way.see, time.since, until, "", len(pieces), size, way.now, quoted=way.quoted, own=way.own, framed=True,
        beside=way.beside, parts=parts, shared=way.shared,
    )  # fmt: skip
