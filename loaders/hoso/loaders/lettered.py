"""The letters of documents' numbers to the bodies that an article means by them, by the names that it gives."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hoso.loaders.bodynames import BodyName
from hoso.loaders.coreference import BodyResolver
from hoso.loaders.documents import DocumentMention
from hoso.loaders.documents.issuers import stated_register
from hoso.loaders.documents.numbers import symbols
from hoso.loaders.expression import expression

_BELOW = {"HU", "QU", "ThU"}
_COMMITTEES = ("Huyện ủy ", "Quận ủy ", "Thị ủy ")
_LEAST = 4
"""So many letters are hardly those of two bodies."""
_SKIPPED = expression(r"(?<!\w)(?:và|của|về)(?!\w)|[-–,]")
_OF_A_PLACE = expression(r" (?:[Tt]ỉnh|[Tt]hành phố|[Hh]uyện|[Qq]uận|[Tt]hị xã|[Xx]ã|[Pp]hường|Việt Nam)(?!\w)")


def issuers_by_letters(resolver: BodyResolver, mentions: Sequence[DocumentMention]) -> dict[str, str]:
    """The letters of the documents' issuers that mean one body of the article, and it alone → that body's full name.

    Those of committees below the province (HU, QU, ThU), and those that no lexicon has and that are the first letters
    of its words: "BCĐCCHC" is the Ban Chỉ đạo Cải cách hành chính.
    """
    letters = {mention.issuer_symbol for mention in mentions if mention.issuer_symbol}
    below = letters & _BELOW
    unknown = {s for s in letters if len(s) >= _LEAST and s.upper() not in symbols() and "-" not in s}
    named: dict[str, set[str]] = {}
    for body in _bodies(resolver) if below or unknown else ():
        if body.kind == "party" and body.name.startswith(_COMMITTEES) and body.place:
            named.setdefault(stated_register(body.name), set()).add(body.name)
        for letters_of in _initials(body.name) if unknown else ():
            named.setdefault(letters_of, set()).add(body.name)
    wanted = {symbol: symbol if symbol in below else _folded(symbol) for symbol in below | unknown}
    return {symbol: next(iter(named[key])) for symbol, key in wanted.items() if len(named.get(key, ())) == 1}


def _bodies(resolver: BodyResolver) -> Iterator[BodyName]:
    """Every body that the article names, and those that it is a part of."""
    for reading in resolver.readings:
        found = resolver.resolve(reading)
        while found is not None:
            yield found
            found = found.part_of


def _initials(name: str) -> set[str]:
    """The first letters of a name as numbers spell them: without its place, and with it but not its kind (CAHN)."""
    place = _OF_A_PLACE.search(name)
    forms = {name} if place is None else {name[: place.start()], name[: place.start()] + name[place.end() :]}
    return {_folded("".join(word[0] for word in _SKIPPED.sub(" ", form).split())) for form in forms}


def _folded(letters: str) -> str:
    return letters.upper().replace("Ư", "W").replace("&", "")
