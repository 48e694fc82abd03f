"""Which offices somebody leaves for another: "ông Trần Văn Thử, Bí thư Huyện ủy A, được điều động làm Giám đốc Sở B".

The office beside the name is left

- for one that somebody is moved to (*điều động*, *luân chuyển*, *điều chuyển*), or for work in another place ("đến nhận
  công tác tại …");
- for the one above it in the same body: a "Phó Giám đốc" who becomes "Giám đốc".

Over are the offices before "nay là Giám đốc …", and those of who is told to have retired: "(đã nghỉ hưu)".

Who is only elected or appointed to another may keep it. A seat in a committee or an assembly ("Ủy viên …", "đại biểu
…") goes with no office.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from hoso.loaders.appointments import RULE as SAID_OF_PERSON
from hoso.loaders.appointmentwords import OPEN
from hoso.loaders.careers import RULE as CAREER
from hoso.loaders.entities import PersonMention
from hoso.loaders.expression import expression
from hoso.loaders.officenames import OfficeName

_MOVED = expression(r"[^.;:\n]*(?<!\w)(?:điều động|luân chuyển|điều chuyển)(?!\w)[^.;:\n]*")
_MOVES = expression(r"(?<!\w)(?:[Đđ]iều động|[Ll]uân chuyển|[Đđ]iều chuyển)(?:,? (?:và )?\w+ \w+){0,3}(?: các)? $")
_ELSEWHERE = expression(
    r"[^.;:\n]{0,60}? (?:đến|về|sang)(?: nhận)? (?:công tác|nhiệm vụ|làm việc) (?:tại|ở) (?=[A-ZĐ])"
)
_STAYS = expression(r"(?<!\w)(?:kiêm|kiêm nhiệm|tăng cường|biệt phái|tiếp tục|đồng thời|phụ trách|thêm)(?!\w)")
# As in "Chủ tịch UBND huyện …, | nay là | Giám đốc …", "… (hiện là | Giám đốc …)".
_NOW = expression(
    r"[^.;:\n]{0,6}(?<!\w)(?:nay|hiện|hiện nay|hiện giờ)(?: đang)? (?:là|giữ chức|giữ chức vụ|làm) (?:\w{0,9} )?"
)
_RETIRED = expression(
    r"\)?(?:,| –| -)? ?\(?(?:nay |hiện |hiện nay )?(?:đều )?"
    r"(?:đã (?:nghỉ (?:hưu|công tác|chế độ|việc)|về hưu|thôi việc|mất|từ trần|qua đời)|nghỉ hưu|về hưu"
    r"|(?:đã )?bị (?:cách chức|bãi nhiệm|miễn nhiệm))"
    r"(?=[).,;]|$| (?:theo|từ|năm|tháng|ngày)(?!\w))"
)
_SEATS = ("viên", "biểu")
"""How the roles end that are a seat: "Tỉnh ủy viên", "Đại biểu"."""


def left(text: str, own: Sequence[PersonMention]) -> frozenset[int]:
    """Where the offices start that somebody leaves for another by what the text says.

    ``own`` are the mentions of one person in the order of the text.
    """
    told = [mention for mention in own if mention.reading.rule not in (SAID_OF_PERSON, CAREER) and mention.offices]
    moved = (office.start for mention in told if _sent_away(text, mention) for office in _held(mention))
    return frozenset(moved) | {start for before, after in pairwise(own) for start in _left(text, before, after)}


def ended(text: str, own: Sequence[PersonMention]) -> frozenset[int]:
    """Where the offices start that the words right behind them say to be over; ``own`` as above."""
    told = [mention for mention in own if mention.reading.rule not in (SAID_OF_PERSON, CAREER) and mention.offices]
    retired = (mention for mention in told if mention.reading.name and _RETIRED.match(text, mention.reading.end))
    found = {office.start for mention in retired for office in _held(mention)}
    for mention in told:
        offices = sorted(mention.offices, key=lambda office: office.start)
        for index, (before, after) in enumerate(pairwise(offices)):
            if _NOW.fullmatch(text, before.end, after.start):
                found |= {office.start for office in offices[: index + 1] if office.status == "current"}
    return frozenset(found)


def _sent_away(text: str, mention: PersonMention) -> bool:
    """Whether somebody is moved to work in another place: "điều động đồng chí A, Bí thư …, đến nhận công tác tại …"."""
    away = _ELSEWHERE.match(text, mention.reading.end)
    if away is None or OPEN.search(away[0]) or _STAYS.search(away[0]):
        return False
    return _MOVED.fullmatch(away[0]) is not None or _moves(text, mention)


def _left(text: str, before: PersonMention, after: PersonMention) -> Iterator[int]:
    """The offices of one mention that the offices said of the person in the next one put an end to."""
    named, said = before.reading, after.reading
    gap = text[named.end : said.start]
    given = [office for office in after.offices if office.status == "current"]
    if said.rule != SAID_OF_PERSON or not named.name or not given:
        return
    if "\n" in gap or ". " in gap or _STAYS.search(gap):
        return
    moved = _MOVED.fullmatch(gap) or _moves(text, before)
    for office in _held(before):
        if (moved and all(new.body != office.body for new in given)) or any(_above(new, office) for new in given):
            yield office.start


def _moves(text: str, mention: PersonMention) -> bool:
    """Whether the words before somebody say that the person is moved: "quyết định điều động đồng chí A, Bí thư …"."""
    start = mention.reading.start
    return _MOVES.search(text, max(0, start - 60), start) is not None


def _held(mention: PersonMention) -> Iterator[OfficeName]:
    """The offices beside a name that can be left for another one: a seat among others goes with none."""
    for office in mention.offices:
        seat = office.role.startswith(("Ủy viên", "Thành viên")) or office.role.lower().endswith(_SEATS)
        if office.body is not None and not office.event_role and office.status == "current" and not seat:
            yield office


def _above(new: OfficeName, office: OfficeName) -> bool:
    """Whether an office is the head's of a body whose deputy is the other."""
    return new.body == office.body and office.role.removesuffix(" Thường trực") == f"Phó {new.role}"
