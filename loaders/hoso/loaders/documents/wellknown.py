"""A type word to the document that everybody calls by its name alone, and in small letters too."""

from __future__ import annotations

import re
from functools import cache

from hoso.loaders.documents.anchors import Anchor
from hoso.loaders.documents.mention import DocumentMention, make
from hoso.loaders.documents.words import words
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


_SHORT_FORMS = {
    "nông thôn mới": "nông thôn mới|NTM",
    "kinh tế - xã hội": "kinh tế ?[-–] ?xã hội|KT ?[-–] ?XH|KTXH",
    "dân tộc thiểu số": "dân tộc thiểu số|DTTS",
}
"""How the press prints what the names of the national programmes hold."""


@cache
def _programmes() -> tuple[tuple[re.Pattern[str], str], ...]:
    """An expression for each national target programme, and what it is for."""
    found = []
    for aim in words("national_programme"):
        printed = re.escape(aim).replace(r"\ ", " ").replace(r"\-", "-").removeprefix("xây dựng ")
        for full, forms in _SHORT_FORMS.items():
            printed = printed.replace(full, f"(?:{forms})")
        start = "(?:xây dựng )?" if aim.startswith("xây dựng ") else ""
        pattern = rf" (?:mục tiêu quốc gia|MTQG)(?: về)?:? [“\"]?{start}{printed}(?!\w)"
        found.append((re.compile(pattern, re.IGNORECASE), aim))
    return tuple(found)


def _national_programme(text: str, anchor: Anchor) -> DocumentMention | None:
    """The national target programme of an aim ("Chương trình MTQG xây dựng NTM"): there is one for each."""
    for pattern, aim in _programmes():
        if (match := pattern.match(text, anchor.end)) is not None:
            name = f"Chương trình mục tiêu quốc gia {aim}"
            return make(text, anchor.start, match.end(), anchor.word, "unnumbered", "programme", name=name)
    return None
