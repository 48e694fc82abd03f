"""Where an article is set: its places as they are printed, and the province or city that it is about."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache

from hoso.loaders import places
from hoso.loaders.readings import CITY_OR_DISTRICT, LEVEL_OF_COMMITTEE, RANK
from hoso.loaders.recognise import Recognised
from hoso.loaders.record import record

# "Tại Hải Phòng, ông Trần Văn Thử, Giám đốc Sở Y tế cho biết": of which province that sentence's Sở is.
_SET_IN = re.compile(r"(?:Tại|(?<!\w)Ở|Còn tại|Còn ở|Riêng tại|Riêng ở) (?:tỉnh |thành phố |TP\.? )?(?=[A-ZĐ])")
_SENTENCE_ENDS = re.compile(r"[.!?…\n\u2028](?= |$|[\n\u2028])")


@record
class Places:
    """The places of an article by where they are printed, and the province or city that it is about.

    ``home`` is empty where that is not told; ``settings`` are the sentences that begin with another place.
    """

    home: str
    mentions: tuple[tuple[int, str, str], ...]
    levels: Mapping[str, Sequence[tuple[int, str]]]
    settings: tuple[tuple[int, int, str], ...] = ()

    def set_in(self, position: int) -> str:
        """The province or city in which the sentence at ``position`` begins by setting itself, or empty."""
        return next((province for start, end, province in self.settings if start <= position < end), "")

    def nearest(self, level: str, position: int) -> str:
        """The name of the place of this level that was named last before ``position``, else the first after it."""
        of_level = self.levels.get(level, ())
        index = bisect_right(of_level, position, key=lambda place: place[0])
        return of_level[max(index - 1, 0)][1] if of_level else ""


@lru_cache(maxsize=256)
def is_city(province: str) -> bool:
    """Whether the province-level unit is a centrally-run city."""
    found = places.province(province)
    return found is not None and found.kind == "thành phố"


@lru_cache(maxsize=4096)
def province_name(printed: str) -> str:
    """The canonical name of the province or city printed so ("TPHCM" → "Thành phố Hồ Chí Minh"), or empty."""
    found = places.province(printed)
    return found.name if found is not None else ""


def province_in_full(province: str) -> str:
    """A province or city with its level: "tỉnh Nghệ An", "thành phố Hà Nội", "Thành phố Hồ Chí Minh"."""
    if province.startswith("Thành phố "):
        return province
    return f"thành phố {province}" if is_city(province) else f"tỉnh {province}"


def find_places(recognised: Recognised, title_end: int, given: str) -> Places:
    """Where the article is set.

    ``given`` is the place that the reader or the publisher states; it counts only where the text is silent.
    The province or city named most often wins, its committees and its headline counting most; a tie leaves the place
    open.
    """
    votes: Counter[str] = Counter()
    mentions: list[tuple[int, str, str]] = []
    for reading in recognised.bodies:
        if reading.place is None or not reading.place.name:
            continue
        level = reading.place.level or LEVEL_OF_COMMITTEE.get(reading.organ, "")
        mentions.append((reading.place.start, level, reading.place.name))
    mentions += [(place.start, place.level, place.name) for place in recognised.places if place.name]
    mentions += _dateline(recognised.text)
    for start, level, name in list(mentions):
        province = province_name(name) if RANK.get(level, 1) == 1 else ""
        if province:
            votes[province] += 3 if start < title_end else 2
        elif level in CITY_OR_DISTRICT:
            owner = places.province_of_district(level, name)
            if owner:
                votes[owner] += 1
    for start, _, name in places.provinces_named(recognised.text):
        votes[name] += 3 if start < title_end else 1
        mentions.append((start, "thành phố" if is_city(name) else "tỉnh", name))
    ranked = votes.most_common(2)
    home = ""
    if ranked and (len(ranked) == 1 or ranked[0][1] > ranked[1][1]):
        home = ranked[0][0]
    if not home:
        home = province_name(given) or given
    in_order = tuple(sorted(set(mentions)))
    levels: dict[str, list[tuple[int, str]]] = {}
    for start, level, name in in_order:
        levels.setdefault(level, []).append((start, name))
    return Places(home, in_order, levels, _settings(recognised.text))


def _dateline(text: str) -> list[tuple[int, str, str]]:
    """The district with which a headline says where it is set, "Nghi Lộc: Sơ kết …", at each level that it has had."""
    end = places.longest_name(text, 0)
    if end < 0 or text[end : end + 2] != ": " or province_name(text[:end]):
        return []
    return [(0, level, text[:end]) for level in sorted({place.kind for place in places.districts_named(text[:end])})]


def _settings(text: str) -> tuple[tuple[int, int, str], ...]:
    """The sentences that begin with a province or city: where each starts and ends, and which."""
    found = []
    for match in _SET_IN.finditer(text):
        end = places.longest_name(text, match.end())
        province = province_name(text[match.end() : end]) if end > 0 and text[end : end + 1] == "," else ""
        if province:
            close = _SENTENCE_ENDS.search(text, end)
            found.append((match.start(), close.start() if close else len(text), province))
    return tuple(found)
