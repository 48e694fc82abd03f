"""Names → sort keys, keys of identity, and the words of ids. Pure functions of one string.

Vietnamese order: syllable by syllable, in a syllable first the letters (a ă â b c d đ e ê … o ô ơ … u ư … y), then
the tone (none, huyền, hỏi, ngã, sắc, nặng), as in the dictionaries; where a tone mark stands in the syllable (hoà,
hòa) does not count.
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from json.encoder import encode_basestring_ascii

from hoso.loaders.text.normal import normalise

_TONES = {"\u0300": "1", "\u0309": "2", "\u0303": "3", "\u0301": "4", "\u0323": "5"}
# A modified letter sorts behind everything that begins with the plain one: "~" is above all letters and digits.
_MODIFIED = {"ă": "a~", "â": "a~~", "đ": "d~", "ê": "e~", "ô": "o~", "ơ": "o~~", "ư": "u~"}
_SHAPES = {"\u0302": {"a": "â", "e": "ê", "o": "ô"}, "\u0306": {"a": "ă"}, "\u031b": {"o": "ơ", "u": "ư"}}
_WORD = re.compile(r"[^\W_]+", re.UNICODE)
_ALIKE = {"’": "'", "ʼ": "'", "‘": "'", "`": "'", "Ð": "Đ", "ð": "đ", "Ɖ": "Đ"}
"""Also letters of other alphabets that look like đ, which some keyboards give."""
_UNUSUAL = re.compile(f"[{''.join(_ALIKE)}]")


_MOST_FORMS = 40
"""So many forms of a name are kept of one thing: more would tell a reader nothing."""


@lru_cache(maxsize=65536)
def uniform(name: str) -> str:
    """A name in uniform spelling: NFC, one space, tone marks in the newer place, straight apostrophes."""
    return " ".join(_usual(normalise(name).text).split())


def _usual(name: str) -> str:
    """A name with the usual characters for those that look like them."""
    # To look for them is ten times as quick as str.translate, and hardly any name has one.
    return _UNUSUAL.sub(lambda found: _ALIKE[found[0]], name)


def _syllable(word: str) -> tuple[str, str]:
    """A word's letters (with ă â đ ê ô ơ ư, without tones and foreign marks) and its tones as digits, "" for none."""
    letters: list[str] = []
    tones = ""
    for char in unicodedata.normalize("NFD", unicodedata.normalize("NFKC", word).casefold()):
        if char in _TONES:
            tones += _TONES[char]
        elif unicodedata.combining(char):
            shaped = _SHAPES.get(char, {}).get(letters[-1]) if letters else None
            if shaped:
                letters[-1] = shaped
        else:
            letters.append(char)
    return "".join(letters), tones


@lru_cache(maxsize=65536)
def sort_key(name: str) -> str:
    """A string of ASCII whose byte order is the Vietnamese order of names; numbers sort by value.

    Names that differ only in case, punctuation or the place of a tone mark have one key.
    """
    return " ".join(_sorted_as(word) for word in _WORD.findall(unicodedata.normalize("NFC", _usual(name))))


# Names repeat their words: kept word by word, each is worked out once.
@lru_cache(maxsize=65536)
def _sorted_as(word: str) -> str:
    """A word of a sort key."""
    letters, tones = _syllable(word)
    if letters.isascii() and letters.isdigit():
        digits = letters.lstrip("0")
        return f"!{len(digits):02d}{digits}"
    encoded = "".join(_MODIFIED.get(c) or (c if c.isascii() else "{" + f"{ord(c):06x}") for c in letters)
    return encoded + (tones or "0")


@lru_cache(maxsize=65536)
def name_key(name: str) -> str:
    """The key under which two spellings are one name: exact in letters, tone and order, blind to case and punctuation.

    "Hoà" and "Hòa" are one; "Hoa", "Hóa" and "Hòa" are three.
    """
    return " ".join(_compared_as(word) for word in _WORD.findall(unicodedata.normalize("NFC", _usual(name))))


@lru_cache(maxsize=65536)
def _compared_as(word: str) -> str:
    """A word of a name's key."""
    split = unicodedata.normalize("NFD", word)
    tones = "".join(_TONES[c] for c in split if c in _TONES)
    bare = "".join(c for c in split if c not in _TONES)
    return unicodedata.normalize("NFC", bare).casefold() + tones


def naming(name: str, forms: Iterable[str]) -> dict[str, str | tuple[str, ...]]:
    """What an entity is called, as properties: its name, its sort key, and in the order of names the other forms."""
    named: dict[str, str | tuple[str, ...]] = {"name": name, "sort_key": sort_key(name)}
    others = {uniform(form) for form in forms} - {name, ""}
    if others:
        named["aliases"] = tuple(sorted(others, key=lambda form: (sort_key(form), form))[:_MOST_FORMS])
    return named


def slug(name: str, limit: int = 96) -> str:
    """The words of a name for an id: Vietnamese letters kept, lower case, hyphens.

    A longer one is cut and told by a hash.
    """
    whole = "-".join(_WORD.findall(uniform(name).lower())) or "_"
    if len(whole) <= limit:
        return whole
    return whole[: limit - 9].rstrip("-") + "-" + digest(whole)[:8]


def ascii_slug(name: str) -> str:
    """The words of a name in plain ASCII, for the keys of documents: "Cô Tô" → "co-to"."""
    bare = unicodedata.normalize("NFD", uniform(name).lower().replace("đ", "d"))
    return "-".join(re.findall(r"[a-z0-9]+", "".join(c for c in bare if not unicodedata.combining(c)))) or "_"


def digest(*parts: object) -> str:
    """32 hexadecimal digits of a hash over the parts, the same on every machine."""
    # As json.dumps would write the parts, which makes an encoder for each call.
    told = ", ".join([encode_basestring_ascii(part) if type(part) is str else json.dumps(part) for part in parts])
    return hashlib.sha256(f"[{told}]".encode("ascii")).hexdigest()[:32]
