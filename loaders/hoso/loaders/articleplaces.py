"""Where an article is set: its places as they are printed, and the province or city that it is about."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from heapq import heappop, heappush
from itertools import pairwise

from hoso.loaders import places
from hoso.loaders.readings import CITY_OR_DISTRICT, LEVEL_OF_COMMITTEE, RANK
from hoso.loaders.recognise import Recognised
from hoso.loaders.record import record

# "Tại Hải Phòng, ông Trần Văn Thử, Giám đốc Sở Y tế cho biết": of which province that sentence's Sở is.
# "Đoàn công tác của Tỉnh ủy | Nghệ An | do đồng chí A, Bí thư Tỉnh ủy, làm Trưởng đoàn": whoever leads is of there too.
_SENT_FROM = re.compile(
    r"(?<!\w)[Đđ]oàn (?:công tác|kiểm tra|giám sát|khảo sát|đại biểu|cán bộ|lãnh đạo)(?: cấp cao)?(?: của)?"
    r"(?: Ban Thường vụ| BTV| Thường trực)?"
    r" (?:Tỉnh [uủ][ỷy]|Thành [uủ][ỷy]|(?:UBND |HĐND |Đảng bộ )?(?:tỉnh|thành phố|TP\.?)) (?=[A-ZĐ])"
)
_LED = ("rưởng đoàn", "rưởng Đoàn", "dẫn đầu")
_LED_BY = re.compile(r",? do (?:(?!\. [A-ZĐ])[^;\n]){1,300}?(?:(?:làm|là) [Tt]rưởng [Đđ]oàn|dẫn đầu)")
# "Về phía tỉnh | Nghệ An | có đồng chí B, Bí thư Tỉnh ủy"
_SIDE = re.compile(r"(?<!\w)[Vv]ề phía (?:lãnh đạo )?(?:tỉnh |thành phố |TP\.? )?(?=[A-ZĐ])")
# "Đồng chí B, Bí thư Tỉnh ủy cùng lãnh đạo tỉnh | Nghệ An | tiếp đoàn": the hosts.
_HOSTS = re.compile(r" cùng (?:các )?(?:đồng chí )?(?:đại diện )?lãnh đạo (?:tỉnh|thành phố|TP\.?) (?=[A-ZĐ])")
_RECEIVE = re.compile(r",? (?:đã )?(?:đón|tiếp|làm việc với)(?!\w)")
# Each alternative begins with a letter of its own, so that the search passes over all others at once.
_SET_IN = re.compile(r"(?:Tại|Còn tại|Còn ở|Riêng tại|Riêng ở|Ở(?<!\wỞ)) (?:tỉnh |thành phố |TP\.? )?(?=[A-ZĐ])")
# "Sơn La: Ngày 10/7, …. Nghệ An: Thừa ủy quyền của …": news of several provinces, each under its name.
_NEWS = re.compile(r": (?:Ngày|Sáng|Trưa|Chiều|Tối|Hôm) ")
_BEFORE_A_HEAD = ("", *".!?…\n")
_SEVERAL = 2
"""Of so many provinces an article tells what happened there on a day before it counts as news of each."""
_SENTENCE_ENDS = re.compile(r"[.!?…\n\u2028](?= |$|[\n\u2028])")


@record
class Places:
    """The places of an article by where they are printed, and the province or city that it is about.

    ``home`` is empty where that is not told; ``settings`` says from each position on up to the next in which province
    or city the text sets itself, or that it sets itself in none.
    """

    home: str
    mentions: tuple[tuple[int, str, str], ...]
    levels: Mapping[str, Sequence[tuple[int, str]]]
    settings: tuple[tuple[int, str], ...] = ()

    def set_in(self, position: int) -> str:
        """The province or city in which the sentence at ``position`` begins by setting itself, or empty."""
        index = bisect_right(self.settings, position, key=lambda setting: setting[0])
        return self.settings[index - 1][1] if index else ""

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


def _without_level(given: str) -> str:
    """A place that somebody states, as provinces are called: "tỉnh Vân Trạch" → Vân Trạch."""
    level, _, name = given.partition(" ")
    if level.lower() == "tỉnh" and name:
        return name
    return f"T{given[1:]}" if given.startswith("thành phố ") else given


def is_district(level: str, name: str) -> bool:
    """Whether a place is of a district's level: "quận Thử", "thành phố Cà Mau", and not "thành phố Hà Nội"."""
    return level in CITY_OR_DISTRICT and not (level == "thành phố" and is_city(province_name(name)))


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
        if reading.place is None or not reading.place.name or reading.among:
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
    provinces = places.provinces_named(recognised.text)
    for start, _, name in provinces:
        votes[name] += 3 if start < title_end else 1
        mentions.append((start, "thành phố" if is_city(name) else "tỉnh", name))
    # "Đại biểu Trần Văn Thử (đoàn Nghệ An)": whom a province sent is elsewhere, and no bare committee after him its.
    sent = {b.place.start for b in recognised.bodies if b.organ == "Đoàn đại biểu Quốc hội" and b.place is not None}
    ranked = votes.most_common(2)
    home = ""
    if ranked and (len(ranked) == 1 or ranked[0][1] > ranked[1][1]):
        home = ranked[0][0]
    if not home:
        home = province_name(given) or _without_level(given)
    in_order = tuple(sorted(mention for mention in set(mentions) if mention[0] not in sent))
    levels: dict[str, list[tuple[int, str]]] = {}
    for start, level, name in in_order:
        levels.setdefault(level, []).append((start, name))
    return Places(
        home, in_order, levels, _one_by_one([*_settings(recognised.text), *_of_its_news(recognised.text, provinces)])
    )


def _dateline(text: str) -> list[tuple[int, str, str]]:
    """The district with which a headline says where it is set, "Nghi Lộc: Sơ kết …", at each level that it has had."""
    end = places.longest_name(text, 0)
    if end < 0 or text[end : end + 2] != ": " or province_name(text[:end]):
        return []
    return [(0, level, text[:end]) for level in sorted({place.kind for place in places.districts_named(text[:end])})]


def _settings(text: str) -> list[tuple[int, int, str]]:
    """The stretches that are set in a province or city: where each starts and ends, and which.

    Those are the sentences that begin with it, and what says who leads its delegation, who was there for it, and who
    of it received others.
    """
    found = [*_of_its_leaders(text)]
    for match in _SET_IN.finditer(text):
        end = places.longest_name(text, match.end())
        province = province_name(text[match.end() : end]) if end > 0 and text[end : end + 1] == "," else ""
        if province:
            close = _SENTENCE_ENDS.search(text, end)
            found.append((match.start(), close.start() if close else len(text), province))
    return found


def _of_its_news(text: str, provinces: Sequence[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Where the news of each of several provinces stand that an article brings together under their names.

    A name with a colon that no day follows is a head only where a sentence begins.
    """
    heads: list[tuple[int, str]] = []
    told: set[str] = set()
    for start, end, province in provinces:
        if not text.startswith(": ", end):
            continue
        if _NEWS.match(text, end):
            told.add(province)
        elif not text[end + 2 : end + 3].isupper() or text[:start].rstrip(" ")[-1:] not in _BEFORE_A_HEAD:
            continue
        heads.append((start, province))
    if len(told) < _SEVERAL:
        return []
    return [(start, end, name) for (start, name), (end, _) in pairwise([*heads, (len(text), "")])]


def _one_by_one(stretches: Sequence[tuple[int, int, str]]) -> tuple[tuple[int, str], ...]:
    """From which position on which province or city holds, or none: of overlapping stretches the first listed."""
    starts = sorted((start, number) for number, (start, _, _) in enumerate(stretches))
    settings: list[tuple[int, str]] = []
    begun: list[int] = []
    following = 0
    for position in sorted({edge for start, end, _ in stretches for edge in (start, end)}):
        while following < len(starts) and starts[following][0] == position:
            heappush(begun, starts[following][1])
            following += 1
        while begun and stretches[begun[0]][1] <= position:
            heappop(begun)
        settings.append((position, stretches[begun[0]][2] if begun else ""))
    return tuple(settings)


def _of_its_leaders(text: str) -> Iterator[tuple[int, int, str]]:
    """Where a sentence gives the offices of those who lead, stand for or receive in the name of a province or city."""
    for sent in _SENT_FROM.finditer(text) if any(word in text for word in _LED) else ():
        end, province = _province_at(text, sent.end())
        led = _LED_BY.match(text, end) if province else None
        if led is not None:
            yield end, led.end(), province
    for side in _SIDE.finditer(text) if "ề phía" in text else ():
        end, province = _province_at(text, side.end())
        close = _SENTENCE_ENDS.search(text, end) if text.startswith((" có", ", có"), end) else None
        if province and close is not None:
            yield end, close.start(), province
    for hosts in _HOSTS.finditer(text):
        end, province = _province_at(text, hosts.end())
        if province and _RECEIVE.match(text, end):
            yield max(text.rfind(mark, 0, hosts.start()) for mark in (". ", "\n")) + 1, hosts.start(), province


def _province_at(text: str, start: int) -> tuple[int, str]:
    """Where the name of a province or city ends that starts there, and which it is; -1 and nothing where none does."""
    end = places.longest_name(text, start)
    province = province_name(text[start:end]) if end > 0 else ""
    return (end, province) if province else (-1, "")
