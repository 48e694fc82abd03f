"""What a user types for a name → the nodes that it can mean, exact names first."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from hoso.loaders.errors import HosoError

SUGGESTIONS = 8
"""How many candidates a message names."""


class UnknownName(HosoError):
    """A name that nothing in the graph has, or that several things have; the message offers candidates."""


@dataclass(frozen=True, slots=True)
class Named:
    """A node as it can be called: ``hint`` tells two of one name apart (an office, a date)."""

    id: str
    name: str
    label: str
    aliases: tuple[str, ...] = ()
    sort_key: str = ""
    hint: str = ""


def matches(typed: str, nodes: Iterable[Named]) -> tuple[bool, list[Named]]:
    """The nodes that the typed name can mean, and whether it is their exact name (or id, or alias).

    Exact is exact in tone and word order; letter case and the place of a tone mark in its syllable do not count. If
    nothing is exact: nodes whose name has the typed words without their tones; each is a candidate and no more.
    """
    nodes = list(nodes)
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
    """Whether the typed text is, tones and all, the node's id, its name or a part of its name."""
    part = unicodedata.normalize("NFC", typed).casefold()
    return typed == node.id or any(part in name.casefold() for name in (node.name, *node.aliases))


def toned(typed: str, nodes: Iterable[Named]) -> set[str]:
    """The forms that words typed without tones have in the names: "van trach" → {"Vân Trạch"}."""
    words = _bare(typed).split()
    found: set[str] = set()
    for node in nodes:
        for name in (node.name, *node.aliases):
            own = name.split()
            bare = [_bare(word) for word in own]
            places = range(len(own) - len(words) + 1) if words else ()
            found |= {" ".join(own[i : i + len(words)]) for i in places if bare[i : i + len(words)] == words}
    return found


def one(typed: str, nodes: Iterable[Named], what: str) -> Named:
    """The single node whose exact name was typed, or which alone the typed part or toneless name can mean.

    ``what`` is the word for it in messages ("person"). Raises UnknownName with candidates otherwise: also for a name
    typed with other tones than the only candidate has, because another tone is another name.
    """
    exact, found = matches(typed, nodes)
    if not found:
        raise UnknownName(f"no {what} is called {typed!r}, with or without tones; try a part of the name")
    if len(found) == 1 and (exact or _agrees(typed, found[0])):
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
    return all(
        word == _bare(word) or _syllable(word) in own for word in unicodedata.normalize("NFC", typed).casefold().split()
    )


def _offer(node: Named, among: list[Named]) -> str:
    """The name; where two share it, the id, which can be typed in its place, and what tells them apart."""
    if sum(other.name == node.name for other in among) == 1:
        return node.name
    return f"{node.id}" + (f" ({node.hint})" if node.hint else f" ({node.name})")


def _bare(text: str) -> str:
    """Lower case without tones and marks: "Tỉnh ủy" → "tinh uy"."""
    decomposed = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    return " ".join("".join(c for c in decomposed if not unicodedata.combining(c)).split())


def _key(text: str) -> tuple[tuple[str, str], ...]:
    """One value for all spellings of a name: per syllable its letters, and its tone wherever that is written."""
    return tuple(_syllable(word) for word in unicodedata.normalize("NFC", text).casefold().split())


_TONES = "\u0300\u0301\u0303\u0309\u0323"


def _syllable(word: str) -> tuple[str, str]:
    decomposed = unicodedata.normalize("NFD", word)
    tone = "".join(c for c in decomposed if c in _TONES)
    return unicodedata.normalize("NFC", "".join(c for c in decomposed if c not in _TONES)), tone
