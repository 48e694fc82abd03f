"""A type word to the document that everybody calls by its name alone, and in small letters too."""

from __future__ import annotations

import re
from functools import cache

from hoso.loaders.documents.anchors import Anchor
from hoso.loaders.documents.mention import DocumentMention, make
from hoso.loaders.documents.words import any_of
from hoso.loaders.expression import expression

_WELL_KNOWN = (
    (
        "Quy định",
        expression(r" về (?:những|các) điều [Đđ]ảng viên không được làm(?!\w)"),
        "Quy định về những điều đảng viên không được làm",
    ),
    (
        "Chương trình",
        expression(r" (?:giáo dục phổ thông|GDPT)(?: mới)?,? \(?(?:năm )?2018(?!\d)\)?"),
        "Chương trình giáo dục phổ thông 2018",
    ),
)
"""Type, what follows it in print, and the name of documents of which there is one, in small letters too."""


def well_known(text: str, anchor: Anchor) -> DocumentMention | None:
    """The document whose name begins at a type word, if it is one of those of which there is one."""
    for word, spellings, name in _WELL_KNOWN:
        if anchor.word == word and (match := spellings.match(text, anchor.end)) is not None:
            return make(text, anchor.start, match.end(), word, "unnumbered", "titled", name=name)
    return _national_programme(text, anchor) if anchor.word == "Chương trình" else None


@cache
def _programmes() -> re.Pattern[str]:
    names = any_of("national_programme").replace("nông thôn mới", "(?:nông thôn mới|NTM)")
    return re.compile(
        rf" (?:mục tiêu quốc gia|MTQG)(?: về)?:? [“\"]?(?:(?P<aim>{names})|(?P<short>nông thôn mới|NTM))", re.IGNORECASE
    )


def _national_programme(text: str, anchor: Anchor) -> DocumentMention | None:
    """The national target programme of an aim ("Chương trình MTQG xây dựng NTM"): there is one for each."""
    match = _programmes().match(text, anchor.end)
    if match is None:
        return None
    printed = match["aim"] or "xây dựng nông thôn mới"
    aim = printed[0].lower() + printed[1:].replace("NTM", "nông thôn mới").replace("Nông thôn", "nông thôn")
    name = f"Chương trình mục tiêu quốc gia {aim}"
    return make(text, anchor.start, match.end(), anchor.word, "unnumbered", "programme", name=name)
