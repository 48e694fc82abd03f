"""The words of a question that name something → what in the graph they mean, or who could be meant.

Sterner than the options of ``hoso ask``, for a sentence is answered without a second look: words stand for a name only
as they follow each other in it, and a name typed with other tones is another name. One thing that fits is used; of
several, none is.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from hoso.app.abbreviations import bare, expanded
from hoso.app.names import Named, numbered
from hoso.app.words import Word, goes_on, joined, letters, spelled_in, stands_at, stands_for, words

MOST = 40
"""How many things one name may mean together, as a place means its bodies."""


_ORDINAL = re.compile(r"\b(\d+)(?:st|nd|rd|th)\b")
"""An English number of an event: the 55th session is the one "thứ 55"."""

ITSELF = "-"
"""What stands for no other name: "Chủ tịch Hồ Chí Minh" is no chairman of a city."""


class Known:
    """Nodes that can be named; one search through the letters of all their names tells which can hold some words."""

    def __init__(self, nodes: Iterable[Named]) -> None:
        self.nodes = tuple(nodes)
        self.numbered = tuple(node for node in self.nodes if node.number)
        self.ids = {node.id: node for node in self.nodes}
        self._ends: list[int] = []
        self._letters = ""

    def __iter__(self) -> Iterator[Named]:
        return iter(self.nodes)

    def near(self, said: Sequence[Word]) -> list[Named]:
        """The nodes of which a name has the letters of the longest of the words, and of the others, among more."""
        if not said:
            return []
        self._spell()
        longest, *others = sorted({one.plain for one in said}, key=len, reverse=True)
        found: list[Named] = []
        at = self._letters.find(longest)
        while at >= 0:
            line = bisect_left(self._ends, at)
            start, end = (self._ends[line - 1] if line else 0), self._ends[line]
            if all(self._letters.find(other, start, end) >= 0 for other in others):
                found.append(self.nodes[line])
            at = self._letters.find(longest, end)
        return found

    def words(self) -> set[str]:
        """All words of the names, in small letters without marks."""
        self._spell()
        return spelled_in(self._letters)

    def _spell(self) -> None:
        if not self._ends and self.nodes:
            texts = [" ".join((node.name, *node.aliases, node.also)) for node in self.nodes]
            self._letters = letters("\n".join(texts)) + "\n"
            self._ends = [match.start() for match in re.finditer("\n", self._letters)]


@dataclass(frozen=True, slots=True)
class Meant:
    """What a name means. ``value`` is what the question gets for it.

    ``ids`` is empty where the value finds just the ``nodes``; else the question is asked for each of them. ``perhaps``:
    the nodes may be one thing that was not recognised as one. ``others`` have the words in their names too.
    """

    value: str
    nodes: tuple[Named, ...]
    ids: tuple[str, ...] = ()
    perhaps: bool = False
    others: tuple[Named, ...] = ()


@dataclass(frozen=True, slots=True)
class Unclear:
    """A name that means nothing in the graph, or several things: the ``candidates``; ``several`` says which of both."""

    typed: str
    candidates: tuple[Named, ...] = ()
    several: bool = False
    near: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Lists:
    """The words of ``[names]`` in ``sentences.toml`` that tell how names are made; each reading of them is its own."""

    address: tuple[tuple[Word, ...], ...]
    committees: tuple[str, ...]
    units: frozenset[str]
    inner: tuple[tuple[Word, ...], ...]
    english: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...]
    phrases: Mapping[str, tuple[str, ...]]
    parties: tuple[tuple[tuple[Word, ...], str], ...]


def lists(named: Mapping[str, Sequence[str]]) -> Lists:
    """The lists as they are needed here. Raises ValueError for an English pattern that is none."""
    address = sorted((words(text) for text in named.get("address", ())), key=len, reverse=True)
    english: list[tuple[re.Pattern[str], tuple[str, ...]]] = []
    phrases: dict[str, tuple[str, ...]] = {}
    for line in named.get("english", ()):
        pattern, arrow, forms = line.partition(" = ")
        if not arrow:
            raise ValueError(f"{line!r} has no ' = '")
        stands = tuple(form.strip() for form in forms.split("|"))
        if "{}" not in pattern:
            whole = joined(words(pattern)).casefold()
            phrases |= {typed: (*phrases.get(typed, ()), *stands) for typed in {whole, bare(whole)}}
            continue
        # As the words of a sentence are joined.
        pieces = [part for text in pattern.split("{}") for part in ("(.+)", re.escape(joined(words(text)))) if part][1:]
        found = " ".join(pieces).replace("(.+) 's", "(.+)'s")
        # Without marks as with them: "chu tich {}".
        regexes = dict.fromkeys((found, bare(found)))
        english += [(re.compile(regex, re.IGNORECASE), stands) for regex in regexes]
    return Lists(
        tuple(address), tuple(bare(text) for text in named.get("committees", ())),
        frozenset(one.plain for text in named.get("units", ()) for one in words(text)),
        tuple(words(text) for text in named.get("inner", ())), tuple(english), phrases,
        tuple((words(unit), party) for unit, _, party in (text.partition(" = ") for text in named.get("parties", ()))),
    )  # fmt: skip


def meant(typed: Sequence[Word], nodes: Known, how: Lists) -> Meant | Unclear:
    """What the words mean among the nodes."""
    text = joined(typed)
    if text in nodes.ids:
        return Meant(text, (nodes.ids[text],))
    unclear: list[Unclear] = []
    # The Vietnamese for an English name has marks of its own, which nobody typed.
    marked = any(one.marked for one in typed)
    for form in _forms(tuple(typed), how):
        found = _one_form(form, nodes, how, strict=marked and any(one.marked for one in words(form)))
        if isinstance(found, Meant):
            return _with_standing(_with_party(typed, found, nodes, how), nodes)
        unclear.append(found)
    offered = tuple(dict.fromkeys(node for one in unclear if one.several for node in one.candidates))
    if offered:
        return Unclear(text, offered, several=True)
    near = tuple(dict.fromkeys(name for one in unclear for name in one.near))
    return Unclear(text, near=near[:3])


def _with_party(typed: Sequence[Word], found: Meant, nodes: Known, how: Lists) -> Meant:
    """Of a place by its name ("quận X") its bodies and the committee of the Party there ("Quận ủy X")."""
    if not all(node.label == "Body" and len(words(node.name)) > len(typed) for node in found.nodes):
        return found
    for unit, party in how.parties:
        if len(typed) > len(unit) and stands_at(typed, 0, unit):
            strict = any(one.marked for one in typed[len(unit) :])
            other = _one_form(f"{party} {joined(typed[len(unit) :])}", nodes, how, strict=strict)
            if isinstance(other, Meant) and all(node.label == "Body" for node in other.nodes):
                more = {node.id: node for node in (*found.nodes, *other.nodes)}
                return replace(together(more.values()), others=found.others)
    return found


_DEPUTY, _STANDING = "pho ", " thuong truc"
"""What begins a deputy's office, and what the standing one of several has in its name, both without marks."""


def _with_standing(found: Meant, nodes: Known) -> Meant:
    """Of a deputy's office, of which there may be several, the standing deputy's too."""
    name = bare(found.nodes[0].name)
    if len(found.nodes) != 1 or found.nodes[0].label != "Post" or not name.startswith(_DEPUTY) or _STANDING in name:
        return found
    near = (node for node in nodes.near(words(name)) if node.label == "Post")
    standing = [node for node in near if bare(node.name) != name and bare(node.name).replace(_STANDING, "", 1) == name]
    return together([*found.nodes, *standing])


def alone(means: Meant) -> Meant:
    """What is meant without the committees and delegations that act for it."""
    own = [
        node for node in means.nodes if not any(n is not node and bare(n.name) in bare(node.name) for n in means.nodes)
    ]
    return together(own) if own else means


def forms_of(typed: Sequence[Word], how: Lists) -> tuple[str, ...]:
    """The words as typed, with abbreviations written out, and as Vietnamese says them."""
    found = [form for text in _forms(tuple(typed), how) for form in (text, expanded(text))]
    return tuple(dict.fromkeys(found))


def spelled(typed: Sequence[Word], nodes: Known) -> Meant | Unclear:
    """Words that stand in names, as a question gets them that searches for them there: with the marks of the names."""
    held = _holding(typed, nodes, strict=any(one.marked for one in typed))
    forms = {joined(own[at : at + len(typed)]).casefold(): own[at : at + len(typed)] for _, (own, at) in held}
    found = tuple(node for node, _ in held)
    if len(forms) == 1:
        return Meant(joined(next(iter(forms.values()))), found)
    return Unclear(joined(typed), found, several=bool(forms))


@lru_cache(maxsize=8192)
def _forms(typed: tuple[Word, ...], how: Lists) -> tuple[str, ...]:
    """The words themselves, without a form of address, and as Vietnamese says an English name."""
    found = [typed]
    found += [
        typed[len(address) :] for address in how.address if len(typed) > len(address) and stands_at(typed, 0, address)
    ]
    texts = list(dict.fromkeys(joined(some) for some in found))
    texts += [form for text in texts if (form := _ORDINAL.sub(r"thứ \1", text)) != text]
    for text in tuple(texts):
        texts += _in_vietnamese(text, how)
    return tuple(dict.fromkeys(texts))


@lru_cache(maxsize=8192)
def _in_vietnamese(text: str, how: Lists, depth: int = 6) -> tuple[str, ...]:
    own = how.phrases.get(text.casefold(), ()) if depth > 0 else ()
    if ITSELF in own:
        return ()
    found = list(own)
    for pattern, forms in how.english if depth > 0 else ():
        if match := pattern.fullmatch(text):
            inside = [text for part in match.groups() for text in (part, *_in_vietnamese(part, how, depth - 1))]
            found += [form.replace("{}", part) for form in forms for part in inside]
    # "Transport of Ho Chi Minh City": what it is of stands behind it.
    left, of, right = text.rpartition(" of ") if depth > 0 else ("", "", "")
    if of and (known := _in_vietnamese(left, how, depth - 2)):
        parts = (*_in_vietnamese(right, how, depth - 2), right)
        found += [f"{one}{of}{part}" for one in known for part in parts for of in (" ", " của ")]
    # "Sông Trà's Department of Health".
    owner, apart, owned = text.partition("'s ") if depth > 0 else ("", "", "")
    if apart and (known := _in_vietnamese(owned, how, depth - 2)):
        found += [f"{one} {part}" for one in known for part in (*_in_vietnamese(owner, how, depth - 2), owner)]
    return tuple(dict.fromkeys(found)) or _compound(text, how)


def _compound(text: str, how: Lists) -> tuple[str, ...]:
    """A phrase of two that are known, the second told by the first: "social housing prices" are "giá nhà ở xã hội"."""
    said = text.casefold().split()
    pairs = ((" ".join(said[:i]), " ".join(said[i:])) for i in range(1, len(said)))
    known = ((how.phrases.get(first, ()), how.phrases.get(second, ())) for first, second in pairs)
    return tuple(f"{one} {other}" for firsts, seconds in known for other in firsts for one in seconds)


def _one_form(text: str, nodes: Known, how: Lists, *, strict: bool) -> Meant | Unclear:
    documents = numbered(text, nodes.numbered)
    if documents:
        return _documents(text, documents)
    for form in dict.fromkeys((text, expanded(text))):
        said = words(form)
        held = _holding(said, nodes, how, strict=strict and form == text)
        if found := _choose(text, said, held, how):
            return found
    loose = _holding(words(bare(expanded(text))), nodes, how, strict=False)
    near = [node.name for node, _ in loose[:3]] if strict else []
    return Unclear(text, near=tuple(dict.fromkeys(near)))


_Held = tuple[Named, tuple[tuple[Word, ...], int]]
"""A node, and of its names the one that the words are, else the first that holds them, and where they begin in it."""


def _holding(said: Sequence[Word], nodes: Known, how: Lists | None = None, *, strict: bool) -> list[_Held]:
    """The nodes of which a name holds the words, one after the other. ``strict``: with the marks as they are typed.

    ``how``: of an office or a body the name may have been typed without what stands before a place in it.
    """
    fits: Callable[[Word, Word], bool] = same if strict else stands_for
    found: list[_Held] = []
    for node in nodes.near(said):
        places: list[tuple[tuple[Word, ...], int]] = []
        for name in (node.name, *node.aliases, *([node.also] if node.also else [])):
            own = _words_of(name)
            places += [(own, i) for i in _runs(said, own, fits)][:1]
        if not places and how and node.label in {"Body", "Post"}:
            short = _unitless(node.name, how)
            places = [(short, 0)] if len(short) == len(said) and all(map(fits, said, short)) else []
        if places:
            found.append((node, next((place for place in places if len(place[0]) == len(said)), places[0])))
    return found


@lru_cache(maxsize=32768)
def _unitless(name: str, how: Lists) -> tuple[Word, ...]:
    """The words of a name without those that stand within it before a place: "Sở Y tế Hà Nội"."""
    own = _words_of(name)
    found = list(own[:1])
    i = 1
    while i < len(own):
        unit = next((one for one in how.inner if own[i : i + len(one)] == one and i + len(one) < len(own)), ())
        found += own[i + len(unit) : i + len(unit) + 1]
        i += len(unit) + 1
    return tuple(found)


@lru_cache(maxsize=32768)
def _words_of(name: str) -> tuple[Word, ...]:
    return words(name)


def _runs(said: Sequence[Word], own: Sequence[Word], fits: Callable[[Word, Word], bool]) -> Iterable[int]:
    """Where the words begin in a name, one after the other."""
    return (
        i
        for i in range(len(own) - len(said) + 1)
        if all(map(fits, said, own[i : i + len(said)])) and not goes_on(own[i + len(said) - 1], own[i + len(said) :])
    )


def same(typed: Word, name: Word) -> bool:
    """Whether two words are alike but for capitals."""
    return typed.low == name.low


def _choose(typed: str, said: Sequence[Word], held: Sequence[_Held], how: Lists) -> Meant | Unclear | None:
    """What is meant of the nodes that hold the words."""
    # The name of an event or an office holds those of others: it is meant where the words begin it, or stand in a
    # topic ("Thường trực Tỉnh ủy" is no "Phó Bí thư Thường trực Tỉnh ủy").
    held = [
        (node, (own, at))
        for node, (own, at) in held
        if node.label not in {"Event", "Post"} or at == 0 or own != words(node.name)
    ]
    if not held:
        return None
    whole = [node for node, (own, _) in held if len(own) == len(said) == len(words(node.name))]
    # Typed without tones, names that differ in them are several names.
    exact = [node for node in whole if joined(words(node.name)).casefold() == typed.casefold()] or whole
    if not exact and any(len(own) == len(said) for _, (own, _) in held):
        # A short form of an article ("Ban Thường vụ Huyện ủy") may be another's that only its full name tells of.
        exact = [node for node, (own, at) in held if at == 0 and (len(own) == len(said) or node.label == "Body")]
        exact = _for_themselves(exact, how)
    if len(exact) == 1:
        return _with_committees(exact[0], held, how)
    if exact:
        return Unclear(typed, tuple(exact), several=True)
    if all(node.label == "Event" for node, _ in held) and len(held) <= MOST:
        return together(node for node, _ in held)
    if len(held) == 1:
        return Meant(held[0][0].id, (held[0][0],))
    starting = [node for node, (own, at) in held if at == 0]
    if len(starting) == 1 and starting[0].label == "Post":
        return Meant(starting[0].id, (starting[0],))
    if place := _place(said, held, how):
        return place
    nodes = [node for node, _ in held]
    own = _for_themselves(nodes, how)
    return _with_committees(own[0], held, how) if len(own) == 1 else Unclear(typed, tuple(own), several=True)


def _with_committees(node: Named, held: Sequence[_Held], how: Lists) -> Meant:
    """A body with its own standing committee and the delegations of both; anything else is itself alone."""
    found = together([node, *(other for other, _ in held if _acts_for(other, node, how))])
    others = (other for other, _ in held if other not in found.nodes)
    return replace(found, others=tuple(others) if node.label == "Body" else ())


def _acts_for(other: Named, node: Named, how: Lists) -> bool:
    """Whether one body is a committee of the other, or a delegation of it or of its committee, going by their names."""
    if other is node or {other.label, node.label} != {"Body"}:
        return False
    name, own = bare(other.name), bare(node.name)
    lead = name.removesuffix(f" {own}")
    return lead != name and _acts(lead, how)


def _acts(lead: str, how: Lists) -> bool:
    """Whether words before a body's name, without marks, make it a committee or delegation of that body."""
    committee = "|".join(map(re.escape, how.committees))
    return re.fullmatch(rf"(?:(?:doan|to) .*\bcua ?)?(?:{committee})?", lead) is not None


def _for_themselves(nodes: Sequence[Named], how: Lists) -> list[Named]:
    """The nodes without those that act for another of them; looked up by the ends of their names, for they are many."""
    bodies = {bare(node.name) for node in nodes if node.label == "Body"}

    def acts(node: Named) -> bool:
        said = bare(node.name).split() if node.label == "Body" else []
        return any(" ".join(said[k:]) in bodies and _acts(" ".join(said[:k]), how) for k in range(1, len(said)))

    return [node for node in nodes if not acts(node)]


def _place(said: Sequence[Word], held: Sequence[_Held], how: Lists) -> Meant | None:
    """Bodies of the place that the words name: "Tây Hồ" ends each name, behind "quận" or "ủy"."""
    if not all(node.label == "Body" for node, _ in held):
        return None
    # A name that has the place only in an addition ("Huyện ủy A (tỉnh B)") is not of the place itself.
    named = [(node, (own, at)) for node, (own, at) in held if own == words(node.name)]
    spelled = {joined(own[at : at + len(said)]).casefold() for _, (own, at) in named}
    whole_place = said[0].plain in how.units
    ends = all(
        at + len(said) == len(own) and (whole_place or (at > 0 and own[at - 1].plain in how.units))
        for _, (own, at) in named
    )
    if not named or not ends or len(spelled) > 1 or len(named) > MOST:
        return None
    found = together([node for node, _ in named])
    return replace(found, others=tuple(node for node, _ in held if node not in found.nodes))


def together(nodes: Iterable[Named], *, perhaps: bool = False) -> Meant:
    """Several nodes as the meaning of one name."""
    family = sorted(nodes, key=lambda node: (node.sort_key, node.id))
    if len(family) == 1:
        return Meant(family[0].id, (family[0],))
    return Meant(family[0].id, tuple(family), tuple(node.id for node in family), perhaps)


def _documents(typed: str, found: Sequence[Named]) -> Meant | Unclear:
    """The document with this number. Those known by their number alone may be the one that is known in full."""
    known = [node for node in found if not node.provisional]
    if len(found) == 1 or len(known) <= 1:
        return together(found, perhaps=True)
    named = [node for node in known if words(node.name) == words(typed)]
    return Meant(named[0].id, (named[0],)) if len(named) == 1 else Unclear(typed, tuple(found), several=True)
