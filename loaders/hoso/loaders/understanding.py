"""Who and what one article names: its people, bodies, documents and dates with ids, and its tagged sentences.

All offsets here are into the normal text; ``Understanding.evidence`` brings a span back to the article's own text as
a quote.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from hoso.loaders.appointments import RULE as SAID_OF_PERSON
from hoso.loaders.article import Article, Span
from hoso.loaders.articleplaces import find_places, is_district
from hoso.loaders.bodynames import BodyName
from hoso.loaders.careers import RULE as CAREER
from hoso.loaders.coreference import BodyResolver
from hoso.loaders.dates import DateMention, find_dates
from hoso.loaders.dates import resolve as resolve_date
from hoso.loaders.documents import DocumentMention, Resolution, find_documents, resolve_documents
from hoso.loaders.documents.resolve import PLENUM_ISSUER
from hoso.loaders.documents.tails import PLENUM
from hoso.loaders.entities import Cast, PersonMention, cast_of
from hoso.loaders.expression import expression
from hoso.loaders.facts import Evidence, Mention
from hoso.loaders.lettered import issuers_by_letters
from hoso.loaders.officenames import OfficeResolver
from hoso.loaders.ranges import Taken
from hoso.loaders.readings import RANK
from hoso.loaders.recognise import Recognised, recognise
from hoso.loaders.record import record
from hoso.loaders.tagged import BODY, DATE, DELEGATION, DOCUMENT, PERSON, TITLE, Tag, TaggedSentence, tag
from hoso.loaders.text.blocks import READABLE, Block
from hoso.loaders.text.blocks import TITLE as HEADLINE
from hoso.loaders.text.layout import layout, published
from hoso.loaders.text.normal import NormalText, normalise
from hoso.loaders.text.runons import parted
from hoso.loaders.text.sentences import sentences

LONGEST_QUOTE = 700
"""A sentence longer than this many characters is quoted in part."""

LEAD = 6
"""So many sentences are the lead."""

_LATELY = 14
"""A document that many days old, at most, is one of the days of which an article tells."""

ONLY_ISSUERS = {
    "Nghị định": ("Chính phủ", "Hội đồng Chính phủ", "Hội đồng Bộ trưởng"),
    "Luật": ("Quốc hội",),
    "Bộ luật": ("Quốc hội",),
    "Pháp lệnh": ("Ủy ban Thường vụ Quốc hội",),
}
"""Types that one body alone issues (Luật Ban hành văn bản quy phạm pháp luật).

"của Bộ …" after one is a slip, or whose draft it is.
"""

OFFICE_HOLDERS = {
    "Thủ tướng Chính phủ": "Thủ tướng Chính phủ",
    "Thủ tướng": "Thủ tướng Chính phủ",
    "Chủ tịch nước": "Chủ tịch nước",
    PLENUM: PLENUM_ISSUER,
}
"""Holders of office who issue documents in their own name, and the plenum, as printed, and their full name."""

# Before a document: a steering committee that is named after it.
_STEERED = re.compile(r"(?:[Bb]an [Cc]hỉ đạo|BCĐ)(?: thực hiện| triển khai)? $")


@record
class Bodies:
    """The bodies of an article: ``names`` by id, ``ids`` by full name, ``spans`` where each id is printed.

    ``districts``: by id of a body of a commune, the district in which the article says that this lies.
    """

    names: dict[str, BodyName]
    ids: dict[str, str]
    spans: dict[str, tuple[Span, ...]]
    districts: dict[str, str]


@record
class Understanding:
    """One article with everybody and everything that it names, ready for the patterns."""

    article: Article
    normal: NormalText
    sentences: tuple[Span, ...]
    published: str
    title: str
    home: str
    cast: Cast
    person_ids: dict[str, str]
    bodies: Bodies
    documents: Resolution
    dates: tuple[DateMention, ...]
    told_dates: tuple[DateMention, ...]
    """The dates by which the year of a day is told: of documents those alone that are from right before one."""
    tagged: tuple[TaggedSentence, ...]

    @property
    def text(self) -> str:
        """The normal text."""
        return self.normal.text

    @property
    def lead_end(self) -> int:
        """Where the first sentences end: in them an article says what it reports."""
        lead = self.sentences[:LEAD]
        return lead[-1].end if lead else 0

    def evidence(self, start: int, end: int) -> Evidence:
        """The quote for a span of the normal text.

        The sentence around it, or of a sentence too long as many whole clauses as fit.
        """
        index = bisect_right(self.sentences, start, key=lambda span: span.start) - 1
        sentence = self.sentences[index] if index >= 0 else None
        if sentence is not None and end <= sentence.end:
            start, end = _quoted(self.text, sentence, start, end)
        start, end = self.normal.offsets(start, end)
        return Evidence(start, end, self.article.text[start:end])

    def mention(self, start: int, end: int, form: str, rule: str) -> Mention:
        """A mention at a span of the normal text, with offsets into the article's own text."""
        return Mention(*self.normal.offsets(start, end), form, rule)

    def dated(self, tag: Tag) -> DateMention:
        """The mention that the tag of a date stands for."""
        return self.dates[int(tag.ids[0])]

    def date(self, mention: DateMention) -> tuple[str, str]:
        """The ISO date that a mention of a day means and its basis; empty where it names no day."""
        if mention.day is None and mention.offset is None:
            return "", ""
        return resolve_date(mention, self.published, self.told_dates)


def _quoted(text: str, sentence: Span, start: int, end: int) -> tuple[int, int]:
    if sentence.end - sentence.start <= LONGEST_QUOTE:
        return sentence.start, sentence.end
    room = LONGEST_QUOTE - (end - start)
    if start - sentence.start <= room:
        start = sentence.start
    room = LONGEST_QUOTE - (end - start)
    clause = max(text.rfind(mark, end, min(sentence.end, end + max(room, 0))) for mark in ";,")
    return start, max(end, clause)


_COMMUNE = 3
"""The rank of a place below the districts."""
_LIES_IN = (" ", ", ", " (", " thuộc ", " thuộc Đảng bộ ", " của ", " - ")
"""Between a commune and its district."""
_FOREIGN = expression("[\ud800-\udfff\ue000-\ue005]")


def understand(article: Article) -> Understanding:
    """Read who and what the article names."""
    normal = normalise(article.text)
    # Lone surrogates are no text that a finder of words takes, and the characters of tags mean mentions here; the
    # length stays.
    normal = replace(normal, text=_FOREIGN.sub("\ufffd", normal.text))
    blocks = layout(normal.text)
    normal = replace(normal, text=parted(normal.text))
    text = normal.text
    spans = tuple(
        span for block in blocks if block.kind in READABLE for span in sentences(text, block.start, block.end)
    )
    # A stamp in the text is of use where the source gives no day, or only its month or year.
    stamp = published(text, blocks)
    day = stamp if stamp.startswith(article.published) else article.published
    shown = _masked(text, blocks)
    recognised = recognise(shown)
    title = next((block for block in blocks if block.kind == HEADLINE), Block(HEADLINE, 0, 0))
    where = find_places(recognised, title.end, article.place)
    resolver = BodyResolver(recognised, where)
    cast = cast_of(recognised, OfficeResolver(resolver, where), resolver)
    dates = tuple(find_dates(shown))
    mentions = find_documents(shown, day, dates)
    documents = resolve_documents(
        mentions, lambda mention: _issuer(mention, resolver), where.home, issuers_by_letters(resolver, mentions)
    )
    bodies = _bodies(recognised, resolver, cast, documents)
    person_ids = {name: f"p{number}" for number, name in enumerate(cast.people, 1)}
    tags = _tags(recognised, resolver, cast, person_ids, bodies, documents, mentions, dates)
    tagged = tuple(tag(text, span.start, span.end, among) for span, among in _apportioned(spans, tags))
    headline = text[title.start : title.end]
    return Understanding(
        article,
        normal,
        spans,
        day,
        headline,
        where.home,
        cast,
        person_ids,
        bodies,
        documents,
        dates,
        _told(dates, mentions),
        tagged,
    )


def _told(dates: Sequence[DateMention], documents: Sequence[DocumentMention]) -> tuple[DateMention, ...]:
    """The dates without those of documents, unless one is from the days before a day whose year is left open."""
    of_documents = {d for d in dates if any(item.start < d.start < item.extent for item in documents)}
    open_days = [(d.month or 0, d.day or 0) for d in dates if d.year is None and d.month and d.day]

    def lately(date: DateMention) -> bool:
        day = 31 * (date.month or 0) + (date.day or 0)
        return any(0 <= 31 * month + other - day <= _LATELY for month, other in open_days)

    return tuple(date for date in dates if date not in of_documents or lately(date))


def _apportioned(spans: Iterable[Span], tags: Sequence[Tag]) -> Iterator[tuple[Span, Sequence[Tag]]]:
    """Each sentence with the tags that start in it."""
    starts = [item.start for item in tags]
    for span in spans:
        yield span, tags[bisect_left(starts, span.start) : bisect_left(starts, span.end)]


def _masked(text: str, blocks: Iterable[Block]) -> str:
    """The text with by-lines, credits and furniture blanked, offsets kept: what stands there is nobody's fact."""
    parts: list[str] = []
    position = 0
    for block in blocks:
        if block.kind not in READABLE:
            parts += (text[position : block.start], re.sub(r"[^\n]", "\u2028", text[block.start : block.end]))
            position = block.end
    parts.append(text[position:])
    return "".join(parts)


def _issuer(mention: DocumentMention, resolver: BodyResolver) -> str:
    """The full name of the body printed as a document's issuer, or empty."""
    if mention.issuer is None:
        return ""
    start, end = mention.issuer
    first = bisect_left(resolver.readings, start, key=lambda reading: reading.start)
    if first < len(resolver.readings) and resolver.readings[first].start < min(end, start + 3):
        reading = resolver.readings[first]
        goes_on = mention.issuer_text[reading.end - start :].lstrip()[:1].isupper()
        if mention.rule == "congress" and reading.bare and goes_on:
            return ""  # "Đại hội Đảng bộ | Quân đội": not that of this place.
        found = resolver.resolve(reading)
        if found is None or (mention.type in ONLY_ISSUERS and found.name not in ONLY_ISSUERS[mention.type]):
            return ""
        return found.name
    if _HEAD_OF_BODY.match(mention.issuer_text) and first < len(resolver.readings):
        # "của Bộ trưởng Bộ Y tế": who heads a body issues for it.
        found = resolver.resolve(resolver.readings[first]) if resolver.readings[first].start < end else None
        return found.name if found is not None and found.kind == "state" else ""
    if mention.issuer_text in _SHORT_NAMES:
        # "Kế hoạch số 19 của Ban Chỉ đạo": the one of the article.
        resolved = {body.name for reading in resolver.readings if (body := resolver.resolve(reading)) is not None}
        known = [name for name in resolved if name.startswith(f"{mention.issuer_text} ")]
        return known[0] if len(known) == 1 else ""
    return OFFICE_HOLDERS.get(mention.issuer_text, "")


_SHORT_NAMES = ("Ban Chỉ đạo", "Ban chỉ đạo", "BCĐ", "Ban Tổ chức", "Hội đồng", "Ủy ban")
"""First words of names that alone mean one of the article, where it names one alone of them."""

_HEAD_OF_BODY = re.compile(
    r"(?:Phó )?(?:Bộ trưởng|Thứ trưởng|Chủ tịch|Giám đốc|Cục trưởng|Tổng [Cc]ục trưởng|Chánh [Tt]hanh tra|Chánh án"
    r"|Viện trưởng|Tổng Thanh tra|Thống đốc|Tổng [Gg]iám đốc) "
)


def _bodies(recognised: Recognised, resolver: BodyResolver, cast: Cast, documents: Resolution) -> Bodies:
    names: dict[str, BodyName] = {}
    ids: dict[str, str] = {}
    spans: dict[str, list[Span]] = {}

    def add(name: BodyName) -> str:
        if name.part_of is not None:
            add(name.part_of)
        if name.name not in ids:
            ids[name.name] = f"b{len(ids) + 1}"
            names[ids[name.name]] = name
        return ids[name.name]

    for reading in recognised.bodies:
        found = resolver.resolve(reading)
        if found is not None:
            spans.setdefault(add(found), []).append(Span(reading.start, reading.end))
    for mention in cast.mentions:
        if mention.name in cast.people:
            for office in mention.offices:
                if office.body is not None:
                    add(office.body)
    for item in documents.documents:
        issuer = item.document.issuer
        if issuer and issuer not in ids:
            head = issuer.split(" ")[0]
            kind = "party" if head in ("Ban", "Bộ Chính") or head.endswith("ủy") or "Trung ương" in issuer else "state"
            add(BodyName(issuer, kind, "", item.document.place))
    return Bodies(
        names,
        ids,
        {identity: tuple(sorted(set(found))) for identity, found in spans.items()},
        _districts(recognised, names),
    )


def _districts(recognised: Recognised, names: Mapping[str, BodyName]) -> dict[str, str]:
    """The district of each body of a commune, where an address says one and no other: "phường 7, quận Thử"."""
    said: dict[str, set[str]] = {}
    for place, following in pairwise((*recognised.places, None)):
        if place is None or RANK.get(place.level) != _COMMUNE:
            continue
        within = place.within
        if following is not None and recognised.text[place.end : following.start] in _LIES_IN:
            within = (*within, (following.level, following.name))
        own = said.setdefault(f" {place.level} {place.name}", set())
        own.update(f"{level} {name}" for level, name in within if is_district(level, name))
    return {
        identity: next(iter(districts))
        for identity, name in names.items()
        if name.level == "commune"
        for commune, districts in said.items()
        if len(districts) == 1 and name.name.endswith(commune)
    }


_TO_CARRY_OUT = expression(
    r"(?<![,;])(?: (?:về|để|nhằm|và|trong|được|theo|đã|cùng|gắn|liền|đi đôi|kết hợp|với)){0,4}"
    r"(?: việc| tiếp tục| đẩy mạnh| tăng cường| tổ chức)*"
    r" (?:triển khai|thực hiện|thi hành|quán triệt|cụ thể hóa|hướng dẫn|quy định chi tiết|sửa đổi|bổ sung|thay thế"
    r"|phê duyệt|ban hành)"
    r"[^.;:“”\"]{0,90}$"
)
"""The end of a title before another document: "… về triển khai thực hiện", "… quy định chi tiết một số điều của"."""

_LOOKS_INTO = expression(r"(?<!\w)(?:kiểm tra|giám sát|thanh tra|khảo sát)(?!\w)")


def _until_next(text: str, mention: DocumentMention, starts: Sequence[int]) -> int:
    """Where a document with its title ends: at the latest where the next document begins.

    What the one says of carrying out or changing the other is no part of it; what it says of looking into that is.
    """
    following = bisect_right(starts, mention.start)
    limit = starts[following] if following < len(starts) else mention.extent
    if limit >= mention.extent:
        return max(mention.end, mention.extent)
    relation = _TO_CARRY_OUT.search(text, mention.end, limit)
    if relation is not None and _LOOKS_INTO.search(text, mention.end, relation.start()):
        return limit
    return max(mention.end, relation.start() if relation is not None else limit)


def _own_start(text: str, person: PersonMention) -> int:
    """Where the mention of a person begins: "ông A làm trưởng đoàn, ông B" leaves the lead to A."""
    start, name = person.reading.start, person.reading.name_start
    comma = text.rfind(", ", start, name)
    if comma < 0 or not text.endswith(("làm ", "là "), 0, start) or not any(o.event_role for o in person.offices):
        return start
    return comma + 2


def _names_a_body(recognised: Recognised, document: DocumentMention) -> int:
    """Where the person or the body begins of which a document only says which body is meant; -1: it says more.

    "Trưởng Ban Chỉ đạo | Chương trình số 03-CTr/TU của Thành ủy": the issuer is the document's.
    """
    start = document.start
    if not _STEERED.search(recognised.text, max(0, start - 24), start):
        return -1
    people = (person.start for person in recognised.people if person.start < start < person.end)
    return next(people, next((body.start for body in recognised.standing if body.start < start < body.end), -1))


def _with_issuer(recognised: Recognised, document: DocumentMention) -> int:
    """Where a document ends with the body that is named as its issuer: "Chương trình số 03-CTr/TU | của Thành ủy"."""
    if not recognised.text.startswith(" của ", document.end):
        return document.end
    issuer = document.end + len(" của ")
    return next((body.end for body in recognised.standing if body.start == issuer), document.end)


def _tags(
    recognised: Recognised,
    resolver: BodyResolver,
    cast: Cast,
    person_ids: dict[str, str],
    bodies: Bodies,
    documents: Resolution,
    mentions: Sequence[DocumentMention],
    dates: Sequence[DateMention],
) -> list[Tag]:
    """The mentions as tags, none overlapping: a document with its title first, then who starts first and is longest."""
    ids = {(m.start, m.end): item.document.id for item in documents.documents for m in item.mentions}
    within = {m: _names_a_body(recognised, m) for m in mentions if (m.start, m.end) in ids}
    ends = {begin: _with_issuer(recognised, m) for m, begin in within.items() if begin >= 0}
    known = [m for m, begin in within.items() if begin < 0]
    starts = [m.start for m in known]
    tags = [Tag(DOCUMENT, m.start, _until_next(recognised.text, m, starts), (ids[m.start, m.end],)) for m in known]
    blocked = Taken((item.start, item.end) for item in tags)
    others: list[Tag] = []
    for person in cast.mentions:
        if person.reading.rule in (SAID_OF_PERSON, CAREER) and person.reading.offices:
            continue  # the office that somebody takes is no mention of who acts
        identity = person_ids.get(person.name, "")
        start = _own_start(recognised.text, person)
        end = max(person.reading.end, ends.get(person.reading.start, 0))
        others.append(Tag(PERSON if identity else TITLE, start, end, (identity,) if identity else ()))
    for reading in recognised.standing:
        found = resolver.resolve(reading)
        if found is not None:
            kind = DELEGATION if found.kind == "delegation" else BODY
            end = max(reading.end, ends.get(reading.start, 0))
            others.append(Tag(kind, reading.start, end, (bodies.ids[found.name],)))
    others += [Tag(DATE, date.start, date.end, (str(index),)) for index, date in enumerate(dates)]
    tags += [item for item in others if not blocked.overlaps(item.start, item.end)]
    tags.sort(key=lambda item: (item.start, -item.end))
    kept: list[Tag] = []
    for item in tags:
        if not kept or item.start >= kept[-1].end:
            kept.append(item)
    return kept
