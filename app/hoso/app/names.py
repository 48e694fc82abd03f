"""What a user types for a name → the nodes that it can mean, exact names first."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from hoso.app.abbreviations import bare as _bare
from hoso.app.abbreviations import expanded
from hoso.loaders.errors import HosoError

SUGGESTIONS = 8
"""How many candidates a message names."""


class UnknownName(HosoError):
    """A name that nothing in the graph has, or that several things have; the message offers candidates."""


@dataclass(frozen=True, slots=True)
class Named:
    """A node as it can be called: ``hint`` tells two of one name apart (an office, a date).

    ``also`` is what questions search beside names (a document's title, an event's topic), ``number`` a document's.
    ``provisional`` says of a document that its number is all that is known of it.
    """

    id: str
    name: str
    label: str
    aliases: tuple[str, ...] = ()
    sort_key: str = ""
    hint: str = ""
    also: str = ""
    number: str = ""
    provisional: bool = False


def matches(typed: str, nodes: Iterable[Named]) -> tuple[bool, list[Named]]:
    """The nodes that the typed name can mean, and whether it is their exact name (or id, or alias).

    Exact is exact in tone and word order; letter case and the place of a tone mark in its syllable do not count. If
    nothing is exact: nodes whose name has the typed words without their tones; each is a candidate and no more.
    Abbreviations count as what they stand for, and a document's number as its name.
    """
    nodes = list(nodes)
    exact, found = _matches(typed, nodes)
    full = expanded(typed)
    if not exact and full != typed:
        written_out = _matches(full, nodes)
        if written_out[0] or not found:
            exact, found = written_out
    named_so = [node for node in found if exact and _key(node.name) == _key(typed)]
    if len(named_so) == 1 or any(node.id == typed for node in found):
        return exact, found
    # Documents of other terms and other bodies have the same number: all of them are meant.
    documents = numbered(typed, nodes)
    return (False, documents) if documents else (exact, found)


def _matches(typed: str, nodes: list[Named]) -> tuple[bool, list[Named]]:
    wanted = _key(typed)
    exact = [node for node in nodes if typed == node.id or wanted == _key(node.name)]
    exact = exact or [node for node in nodes if wanted in map(_key, node.aliases)]
    if exact:
        return True, exact
    words = _bare(typed).split()
    part = " ".join(words)
    if not part:
        return False, []

    def score(node: Named) -> int:
        names = [_bare(name) for name in (node.name, *node.aliases)]
        if part in names:
            return 4
        if any(f" {part} " in f" {name} " for name in names):
            return 3
        if any(set(words) <= set(name.split()) for name in names):
            return 2
        return 1 if len(part) > 1 and any(part in name for name in names) else 0

    scored = [(score(node), node) for node in nodes]
    best = max((points for points, _ in scored), default=0)
    found = [node for points, node in scored if points == best > 0]
    return False, sorted(found, key=lambda node: (node.sort_key, node.id))


def holds(node: Named, typed: str) -> bool:
    """Whether the typed text is the node's id or whole words, tones and all, of what the saved questions search."""
    part = f" {unicodedata.normalize('NFC', typed).lower()} "
    texts = (f"{node.name} {node.also}",) if node.label == "Event" else (node.name, node.also, *node.aliases)
    return typed == node.id or any(part in f" {text.lower()} " for text in texts)


def numbered(typed: str, nodes: Iterable[Named]) -> list[Named]:
    """The documents that a number, with its type or symbol or both, can mean: "37", "Chỉ thị 05", "37-QĐ/TW"."""
    wanted = _tokens(typed)
    if not any(token.isdigit() for token in wanted):
        return []
    nodes = list(nodes)
    found = _numbered(wanted, nodes)
    if not found and typed.isascii() and "tu" in wanted:
        found = _numbered(["tw" if word == "tu" else word for word in wanted], nodes)
    return sorted(found, key=lambda node: (node.sort_key, node.id))


def _numbered(wanted: list[str], nodes: Iterable[Named]) -> list[Named]:
    best: list[list[Named]] = [[], [], []]
    for node in nodes:
        number = _tokens(node.number)
        if not number or number[0] not in wanted:
            continue
        tiers = [_tier(wanted, _tokens(name)) for name in (node.name, *node.aliases)]
        if fitting := [tier for tier in tiers if tier is not None]:
            best[min(fitting)].append(node)
    return next((nodes for nodes in best if nodes), [])


def _tier(wanted: list[str], name: list[str]) -> int | None:
    """How well a document's name fits: 0 as it is typed, 1 in this order, 2 in any order; nothing where it does not."""
    if wanted in (name[i : i + len(wanted)] for i in range(len(name))):
        return 0
    return 1 if _in_order(wanted, name) else 2 if set(wanted) <= set(name) else None


def _tokens(name: str) -> list[str]:
    """The words and figures of a document's name, without "số" and leading zeros.

    TƯ and TW are the Party's centre, TU is a province's Party committee: without its marks, TƯ would be that.
    """
    words = re.findall(r"[a-z]+|\d+", _bare(_CENTRE.sub("tw", name)))
    return [word.lstrip("0") or "0" if word.isdigit() else word for word in words if word != "so"]


_CENTRE = re.compile(r"(?<=[/-])T[Ưư](?!\w)", re.IGNORECASE)


def _in_order(part: list[str], whole: list[str]) -> bool:
    rest = iter(whole)
    return all(word in rest for word in part)


def toned(typed: str, nodes: Iterable[Named]) -> set[str]:
    """The forms that words typed without tones have in the names: "van trach" → {"Vân Trạch"}.

    A word that is typed with its tones keeps them; forms that differ only in case or spelling are one.
    """
    words = _bare(typed).split()
    asked = _key(typed)
    found: dict[object, str] = {}
    for node in nodes:
        for name in (node.name, *node.aliases, node.also):
            own = name.split()
            plain = [_bare(word) for word in own]
            for i in range(len(own) - len(words) + 1) if words else ():
                form = " ".join(own[i : i + len(words)])
                given = zip(words, asked, _key(form), strict=True) if plain[i : i + len(words)] == words else None
                if given is not None and all(t in (k, (w, "")) for w, t, k in given):
                    found.setdefault(_key(form), form)
    return set(found.values())


_NEAR = 3
"""How many names are offered for one that nothing has."""


def nearest(typed: str, nodes: Iterable[Named]) -> list[str]:
    """Names that come near the typed one, tones aside, documents of its number first: at most three."""
    nodes = list(nodes)
    names = {_bare(node.name): node.name for node in nodes}
    close = [names[near] for near in difflib.get_close_matches(_bare(expanded(typed)), names, n=_NEAR, cutoff=0.6)]
    numbers = {token for token in _tokens(typed) if token.isdigit()}
    same = [node for node in nodes if node.number and numbers.intersection(_tokens(node.number)[:1])]
    first = [node.name for node in sorted(same, key=lambda node: (node.sort_key, node.id))]
    return list(dict.fromkeys((*first, *close)))[:_NEAR]


def one(typed: str, nodes: Iterable[Named], what: str) -> Named:
    """The single node whose exact name was typed, or which alone the typed part or toneless name can mean.

    ``what`` is the word for it in messages ("person"). Raises UnknownName with candidates otherwise: also for a name
    typed with other tones than the only candidate has, because another tone is another name.
    """
    nodes = list(nodes)
    exact, found = matches(typed, nodes)
    if not found:
        near = nearest(typed, nodes)
        advice = f"did you mean {' or '.join(near)}?" if near else "try a part of the name"
        called = "is called, or is about," if "event," in what else "is called"
        raise UnknownName(f"no {what} {called} {typed!r}, with or without tones; {advice}")
    if len(found) == 1 and (exact or _agrees(typed, found[0]) or _agrees(expanded(typed), found[0])):
        return found[0]
    if len(found) == 1:
        raise UnknownName(f"no {what} is called {typed!r}; did you mean {found[0].name}?")
    offered = "; ".join(_offer(node, found) for node in found[:SUGGESTIONS])
    more = f"; and {len(found) - SUGGESTIONS} more" if len(found) > SUGGESTIONS else ""
    several = "have this name" if exact else "have this in their name"
    raise UnknownName(f"{typed!r}: {len(found)} {several}; say which: {offered}{more}")


def _agrees(typed: str, node: Named) -> bool:
    """Whether each typed word has no tones or is, tones and all, a word of the name."""
    own = {syllable for name in (node.name, *node.aliases) for syllable in _key(name)}
    if node.number and numbered(typed, (node,)):
        return True
    return all(
        word == _bare(word) or _syllable(word) in own for word in unicodedata.normalize("NFC", typed).casefold().split()
    )


def _offer(node: Named, among: list[Named]) -> str:
    """The name; of a document, or where two share a name, the id, which can be typed in its place, and a hint."""
    if sum(other.name == node.name for other in among) == 1:
        return f"{node.name} ({node.id})" if node.number else node.name
    told = node.hint or node.also
    return f"{node.id}" + (f" ({told})" if told else f" ({node.name})")


def _key(text: str) -> tuple[tuple[str, str], ...]:
    """One value for all spellings of a name: per syllable its letters, and its tone wherever that is written."""
    return tuple(_syllable(word) for word in unicodedata.normalize("NFC", text).casefold().split())


_TONES = "\u0300\u0301\u0303\u0309\u0323"


def _syllable(word: str) -> tuple[str, str]:
    decomposed = unicodedata.normalize("NFD", word)
    tone = "".join(c for c in decomposed if c in _TONES)
    return unicodedata.normalize("NFC", "".join(c for c in decomposed if c not in _TONES)), tone
