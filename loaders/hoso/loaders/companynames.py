"""Read the company after a manager's title by its own name: "Tổng Giám đốc Samvina"."""

from __future__ import annotations

import re

from hoso.loaders.bodywords import abbreviated
from hoso.loaders.letters import LETTER, capitalised, is_foreign_word
from hoso.loaders.personnames import NameReader
from hoso.loaders.readings import BodyReading

# The own name of a company: words in Latin letters without tones, then a number or a place.
_OWN_NAME = re.compile(
    rf" [A-Z][A-Za-z0-9&-]+(?: [A-Z][A-Za-z0-9&-]*(?![{LETTER}])| \d{{1,4}}| Việt Nam| Hà Nội){{0,3}}(?![{LETTER}])"
)
_CAPITALS_OF_WORDS = re.compile(r"UB|TT|HH|BQ|GD|CL|HT|TQ")
_BRANCHES = (", chi nhánh", " chi nhánh", " Chi nhánh", ", Chi nhánh", " - chi nhánh", " - Chi nhánh")


def _is_foreign_word(word: str) -> bool:
    """Whether a word is none of the language, and so a name ("Samvina", "VNS"); no abbreviation of common words."""
    if word.isupper() and len(word) > 2:
        return not _CAPITALS_OF_WORDS.match(word) and (len(word) == 3 or any(c in "AEIOUY" for c in word))
    return is_foreign_word(word)


def leads_companies(role: str) -> bool:
    """Whether a role is one that companies have: an article may give it with the company's own name alone."""
    return role.endswith(
        ("Giám đốc", "Giám đốc điều hành", "Hội đồng quản trị", "Hội đồng thành viên", "Tổng Biên tập", "Chủ tịch")
    )


def company_after(names: NameReader, role: str, end: int, named: bool) -> BodyReading | None:
    """A company by its own name after an office: "Tổng Giám đốc Samvina".

    Only after or before a name: alone, the words may be those of a foreigner ("CEO Tom Thử").
    """
    text = names.text
    match = _OWN_NAME.match(text, end) if leads_companies(role) else None
    if match is None:
        return None
    stop = match.end()
    for first, last in capitalised(text, end + 1, 8):
        word = text[first:last]
        if (
            word in names.surnames
            or (first in names.bodies.organs and first == end + 1)
            or first in names.roles
            or word in abbreviated()
        ):
            # "Chủ tịch Vinamex Trần Văn Thử"
            stop = first - 1
            break
        if last >= match.end():
            break
    own = text[end + 1 : stop]
    if not own or not any(map(_is_foreign_word, own.split(" "))) or text.startswith(_BRANCHES, stop):
        return None
    holder = text[stop : stop + 1] == " " and names.end(stop + 1, strong=False) > 0
    if not (named or holder):
        return None
    return BodyReading(end + 1, stop, own, "", "other", "", ("none",))
