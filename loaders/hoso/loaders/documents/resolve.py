"""The mentions of documents in one article to its documents: which mentions are one, its number, issuer and name.

One document: same type, number and register, and no date, term or year that contradicts. A number without a symbol
joins the only document that it can be; where there are two it stays open. A title is never a key.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from hoso.loaders.documents.issuers import stated_register
from hoso.loaders.documents.mention import DOCUMENTS, DocumentMention
from hoso.loaders.documents.numbers import symbols, types
from hoso.loaders.documents.treaties import RULE as TREATY
from hoso.loaders.expression import expression
from hoso.loaders.facts import Document, Mention, OpenMention
from hoso.loaders.places import committee, province
from hoso.loaders.record import record

PLENUM_ISSUER = "Ban Chấp hành Trung ương Đảng"
"""Whose plenum "Nghị quyết Trung ương 4" is of: the name says it."""

IssuerName = Callable[[DocumentMention], str]


@record
class ResolvedDocument:
    """A document of the article, and how its issuer is known.

    ``issuer_basis`` is ``stated`` (the text says "của X"), ``symbol`` (read from the symbol and the place) or empty.
    ``issuer_evidence`` is the span of the mention that says so, from its name to the end of the issuer.
    ``mentions`` are those that were joined; ``conflict`` is symbol or type where the print contradicts itself.
    """

    document: Document
    mentions: tuple[DocumentMention, ...]
    issuer_basis: str = ""
    issuer_evidence: tuple[int, int] | None = None
    issuer_span: tuple[int, int] | None = None
    conflict: str = ""


@record
class Resolution:
    """The documents of an article in order of first mention, and the mentions that could be two of them."""

    documents: tuple[ResolvedDocument, ...]
    open: tuple[OpenMention, ...]


_TELLING = ("type", "status", "number", "symbol", "issuer_symbol", "issuer_text", "date", "term", "name")
"""What the mentions of a document are compared by."""


@dataclass(slots=True)
class _Cluster:
    """A document as its mentions are gathered.

    ``telling`` are those of them that say something that no earlier one says: to look at these and not at all mentions
    keeps the time linear where an article names one document again and again.
    """

    mentions: list[DocumentMention] = field(default_factory=list)
    issuers: list[str] = field(default_factory=list)
    telling: dict[tuple[str, ...], DocumentMention] = field(default_factory=dict)
    known_issuers: dict[str, None] = field(default_factory=dict)

    def add(self, mention: DocumentMention, issuer: str) -> None:
        self.mentions.append(mention)
        self.issuers.append(issuer)
        self.telling.setdefault(tuple(str(getattr(mention, name)) for name in _TELLING), mention)
        self.known_issuers.setdefault(issuer)

    def first(self, attribute: str) -> str:
        return next((str(v) for m in self.telling.values() if (v := getattr(m, attribute))), "")

    @property
    def symbol(self) -> str:
        return self.first("symbol")

    @property
    def issuer(self) -> str:
        return next((i for i in self.known_issuers if i), "")

    @property
    def register(self) -> str:
        return self.first("issuer_symbol") or next((r for i in self.known_issuers if (r := stated_register(i))), "")


def resolve_documents(
    mentions: Sequence[DocumentMention],
    issuer_name: IssuerName,
    place: str = "",
    committees: Mapping[str, str] = MappingProxyType({}),
) -> Resolution:
    """The documents that the mentions of one article name.

    ``issuer_name`` gives the canonical full name of the body at ``mention.issuer``, or "" if it is none; it is asked
    only for mentions that have one. ``place`` is the province or city, without its kind, whose register TU, UBND or
    HĐND means ("" if not known: then such a symbol names no issuer). ``committees`` are the full names that the symbols
    of the committees below (HU, QU, ThU) mean in this article.
    """
    named = _numbered_by_title([m for m in sorted(mentions, key=lambda m: (m.start, m.end)) if m.status in DOCUMENTS])
    stated = {id(m): issuer_name(m) if m.issuer is not None else "" for m in named}
    clusters: list[_Cluster] = []
    alike: dict[tuple[object, ...], list[_Cluster]] = {}
    open_mentions: list[OpenMention] = []
    # The fullest first, so that a partial mention meets every document that it could be.
    for mention in sorted(named, key=lambda m: (_rank(m, stated[id(m)]), m.start)):
        issuer = stated[id(mention)]
        possible = alike.setdefault(_shared(mention), [])
        fits = [c for c in possible if _same(c, mention, issuer)]
        if not fits:
            fits = [_Cluster()]
            clusters += fits
            possible += fits
        if len(fits) == 1 or _rank(mention, issuer) == 0:
            fits[0].add(mention, issuer)
        else:
            reason = "could be " + " or ".join(sorted({_name(c) for c in fits}))
            open_mentions.append(OpenMention(mention.start, mention.end, mention.printed, reason))
    for mention in mentions:
        if mention.status == "again":
            alone = [c for c in clusters if c.first("type") == mention.type]
            if len(alone) == 1 and min(m.start for m in alone[0].mentions) < mention.start:
                alone[0].add(mention, "")
    for cluster in clusters:
        order = sorted(range(len(cluster.mentions)), key=lambda i: cluster.mentions[i].start)
        cluster.mentions, cluster.issuers = [cluster.mentions[i] for i in order], [cluster.issuers[i] for i in order]
    clusters.sort(key=lambda c: (c.mentions[0].start, c.mentions[0].end))
    documents = tuple(_document(f"d{n}", cluster, place, committees) for n, cluster in enumerate(clusters, 1))
    return Resolution(documents, tuple(sorted(open_mentions, key=lambda o: o.start)))


def _numbered_by_title(mentions: Sequence[DocumentMention]) -> list[DocumentMention]:
    """The mentions, those by title alone with the number of the one document of the article that has that title."""
    titled = {(m.type, m.number, f"{m.type} về {m.title}"): m for m in mentions if m.number and m.title}

    def numbered(mention: DocumentMention) -> DocumentMention:
        name = _plain(mention.name)
        same = [m for (type_, _, t), m in titled.items() if type_ == mention.type and _one_title(_plain(t), name)]
        if len({m.number for m in same}) != 1:
            return mention
        return replace(mention, status="partial", number=same[0].number, name="")

    return [numbered(m) if m.rule == "titled" and titled else m for m in mentions]


def _rank(mention: DocumentMention, issuer: str) -> int:
    """0 for a full mention; more the less it says."""
    if mention.status == "numbered":
        return 0 if mention.date or mention.term else 1
    if mention.status == "ambiguous":
        return 2
    if mention.status == "unnumbered":
        return 0 if mention.term and (mention.rule != "congress" or mention.issuer_text) else 3
    return 3 if issuer and (mention.date or mention.term) else 4 if issuer else 5


_LEADING = expression(r"(\d+)([a-z]?)")


def _digits(number: str) -> tuple[int, str]:
    match = _LEADING.match(number.lower())
    return (int(match[1]), match[2]) if match else (0, "")


def _shared(mention: DocumentMention) -> tuple[object, ...]:
    """What all mentions of one document have in common; only those that share it are compared."""
    if mention.status == "unnumbered":
        return _family(mention.rule), mention.type
    return _digits(mention.number)


def _same(cluster: _Cluster, mention: DocumentMention, issuer: str) -> bool:
    """Whether a mention can be the document of a cluster."""
    one = cluster.mentions[0]
    if (one.status == "unnumbered") != (mention.status == "unnumbered"):
        return False
    if mention.status == "unnumbered":
        return _same_unnumbered(cluster, mention, issuer)
    if _digits(one.number) != _digits(mention.number) or not _types_agree(cluster, mention):
        return False
    year, other = cluster_year(cluster), mention.number.partition("/")[2]
    if year != other and (year and other):
        return False
    if (
        bool(year) != bool(other)
        and cluster.symbol
        and mention.symbol
        and one.type not in ("Nghị định", "Thông tư", "Thông tư liên tịch")
    ):
        return False  # With the year in the number and without are two series: 19/2025/QĐ-TTg and 19/QĐ-TTg.
    if any(_contradict(getattr(m, a), getattr(mention, a)) for m in cluster.telling.values() for a in ("date", "term")):
        return False
    if cluster.symbol and mention.symbol and _letters(cluster.symbol) != _letters(mention.symbol):
        return False
    return _issuers_agree(cluster, mention, issuer)


def cluster_year(cluster: _Cluster) -> str:
    """The year in a cluster's number, or empty."""
    return next((y for m in cluster.telling.values() if (y := m.number.partition("/")[2])), "")


def _letters(symbol: str) -> str:
    """The symbol without the drafting unit and the type letters' habits: what makes the register."""
    pieces = re.split(r"[-/]", symbol.upper())
    return "-".join(pieces[:2]).replace("CTHĐ", "CTR").replace("CTRHĐ", "CTR")


def _contradict(one: str, other: str) -> bool:
    """Two dates or terms of which neither begins the other."""
    if one[:1].isdigit() and other[:1].isdigit():
        return not (one.startswith(other) or other.startswith(one))
    return bool(one and other) and one != other


_LETTER_TYPES = ("Công văn", "Văn bản")


def _types_agree(cluster: _Cluster, mention: DocumentMention) -> bool:
    for other in cluster.telling.values():
        if other.type == mention.type or (other.type in _LETTER_TYPES and mention.type in _LETTER_TYPES):
            return True
        if "type" in (other.conflict, mention.conflict) and other.symbol == mention.symbol:
            return True
        if "ambiguous" in (other.status, mention.status) and {other.type, mention.type} <= {
            "",
            "Quyết định",
            "Quy định",
            "Nghị quyết",
            "Luật",
        }:
            return True
    return False


def _issuers_agree(cluster: _Cluster, mention: DocumentMention, issuer: str) -> bool:
    if issuer and cluster.issuer and issuer.casefold() != cluster.issuer.casefold():
        here, there = stated_register(issuer), stated_register(cluster.issuer)
        # A committee and its standing committee keep one register, so does the centre; two provinces do not.
        return bool(here) and here == there and (here == "TW" or _tail(issuer) == _tail(cluster.issuer))
    here, there = mention.issuer_symbol or stated_register(issuer), cluster.register
    return not here or not there or here == there


def _tail(issuer: str) -> str:
    return re.sub(r"^.*?(?:ủy|tỉnh|thành phố|nhân dân) (?:tỉnh |thành phố )?", "", issuer).casefold()


def _same_unnumbered(cluster: _Cluster, mention: DocumentMention, issuer: str) -> bool:
    one = cluster.mentions[0]
    if _family(one.rule) != _family(mention.rule) or one.type != mention.type:
        return False
    if mention.rule == "plenum":
        return one.ordinal == mention.ordinal and not _contradict(cluster.first("term"), mention.term)
    if mention.rule == "congress":
        # "Nghị quyết Đại hội Đảng bộ huyện" is that of the one congress of it that the article numbers.
        if mention.term and cluster.first("term") != mention.term:
            return False
        here, there = issuer or mention.issuer_text, cluster.issuer or cluster.first("issuer_text")
        return not here or not there or here.casefold() == there.casefold()
    if mention.rule in ("law", TREATY):
        bare = [re.sub(r" (?:năm )?\d{4}$", "", m.name).casefold() for m in (one, mention)]
        # "Hiệp định Paris về biến đổi khí hậu" is called "Hiệp định Paris" too.
        one_of_two = mention.rule == TREATY and (bare[0].startswith(f"{bare[1]} ") or bare[1].startswith(f"{bare[0]} "))
        return (bare[0] == bare[1] or one_of_two) and not _contradict(cluster.first("date"), mention.date)
    here, there = issuer or mention.issuer_text, cluster.issuer or cluster.first("issuer_text")
    if here and there and here.casefold() != there.casefold():
        return False
    if mention.rule == "own":
        return (one.name, one.title) == (mention.name, mention.title)
    return any(_one_title(_plain(m.name), _plain(mention.name)) for m in cluster.telling.values())


def _family(rule: str) -> str:
    """Documents known by their title are one kind, however the title was told."""
    return "title" if rule in ("named", "titled", "quoted", "issued title") else rule


def _one_title(one: str, other: str) -> bool:
    """Whether two titles in one article are one: the words of the shorter, of six or more, all stand in the longer."""
    if one == other:
        return True
    shorter, longer = sorted((one.split(), other.split()), key=len)
    if longer[: len(shorter)] == shorter and len(shorter) > 4:
        return True
    rest = iter(longer)
    return len(shorter) > 5 and all(word in rest for word in shorter)


def _plain(name: str) -> str:
    return " ".join(re.sub(r"[^\w ]", " ", name.casefold()).split())


def symbol_issuer(letters: str, place: str) -> str:
    """The full name of the body that an issuer symbol names in an article of a place, or "".

    TW is shared by the Central Committee, the Politburo and the Secretariat and names none; TU, UBND and the like
    need the place.
    """
    if letters.count("-"):
        return ""
    known = symbols().get(letters.upper())
    if known is None or not known.issuer or ("{" in known.issuer and not place):
        return ""
    if "{" not in known.issuer:
        return known.issuer
    unit = province(place)
    if unit is None:
        return ""
    # "Thành phố Hồ Chí Minh" has its kind in its name.
    full = unit.name if unit.name.lower().startswith(unit.kind) else f"{unit.kind} {unit.name}"
    return known.issuer.replace("{tu}", f"{committee(unit)} {unit.name}").replace("{place}", full)


def _of_its_chair(issuer: str, letters: str) -> bool:
    """Whether the Assembly is named by its chair alone, who signs what its Standing Committee numbers.

    "Chủ tịch Quốc hội A đã ký ban hành Nghị quyết số 9/NQ-UBTVQH15".
    """
    return letters == "UBTVQH" and stated_register(issuer) == "QH"


def _document(id_: str, cluster: _Cluster, place: str, committees: Mapping[str, str]) -> ResolvedDocument:
    number = max((m.number for m in cluster.mentions), key=lambda n: (bool(n.partition("/")[2]), len(n)), default="")
    type_ = next((m.type for m in cluster.mentions if m.type and m.status != "ambiguous"), cluster.first("type"))
    issuer, basis, evidence, span = "", "", None, None
    letters = cluster.first("issuer_symbol")
    for mention, named in zip(cluster.mentions, cluster.issuers, strict=True):
        if _of_its_chair(named, letters):
            continue
        if named and mention.issuer is not None and mention.rule != "congress":
            issuer, basis, span = named, "stated", mention.issuer
            evidence = (min(mention.start, mention.issuer[0]), max(mention.end, mention.issuer[1]))
            break
    if cluster.mentions[0].rule == "plenum":
        source = cluster.mentions[0]
        issuer, basis, evidence = PLENUM_ISSUER, "stated", (source.start, source.end)
    if not issuer and letters and (by_symbol := symbol_issuer(letters, place) or committees.get(letters, "")):
        source = next(m for m in cluster.mentions if m.issuer_symbol)
        issuer, basis, evidence = by_symbol, "symbol", (source.start, source.end)
    local = symbols().get(letters.upper())
    document = Document(
        id=id_,
        kind=types()[type_].kind if type_ else "directive",
        type=type_,
        name=_name(cluster),
        number=number,
        symbol=cluster.symbol,
        term=cluster.first("term") if cluster.first("rule") != "law" else "",
        date=max((m.date for m in cluster.mentions), key=len),
        issuer=issuer,
        place=place if local is not None and local.level == "province" else "",
        title=max((m.title for m in cluster.mentions), key=len),
        aliases=tuple(dict.fromkeys(m.printed for m in cluster.mentions if m.status != "again")),
        mentions=tuple(Mention(m.start, m.end, _form(m), f"document: {m.rule}") for m in cluster.mentions),
    )
    return ResolvedDocument(document, tuple(cluster.mentions), basis, evidence, span, cluster.first("conflict"))


def _fullness(mention: DocumentMention) -> tuple[object, ...]:
    """What makes the name of one mention of an unnumbered document fuller than that of another."""
    capital = mention.printed[:1].isupper()
    told = bool(mention.issuer_text), bool(mention.date), _title_length(mention)
    return bool(mention.name), bool(mention.term), capital, *told


def _title_length(mention: DocumentMention) -> int:
    return len(mention.name) if _family(mention.rule) in ("title", TREATY) else 0


def _form(mention: DocumentMention) -> str:
    return mention.name or " ".join(
        x for x in (mention.type, _full_number(mention.number, mention.symbol, mention.system)) if x
    )


def _full_number(number: str, symbol: str, system: str) -> str:
    return f"{number}{'-' if system in ('party', 'mass') else '/'}{symbol}" if symbol else number


def _name(cluster: _Cluster) -> str:
    """The canonical name: "Quy định số 55-QĐ/TW", "Chỉ thị 15 của Tỉnh ủy …", "Nghị quyết Đại hội XIII của Đảng"."""
    one = next((m for m in cluster.mentions if m.symbol), cluster.mentions[0])
    if one.status == "unnumbered":
        full = max(cluster.mentions, key=_fullness)
        if full.rule == "congress" and not full.name.endswith("của Đảng"):
            congress, of_term, years = full.name.partition(" nhiệm kỳ ")
            # With a number "Đại hội XX Đảng bộ …", without one "Đại hội Đảng bộ … nhiệm kỳ 2020-2025".
            return f"{congress} {cluster.issuer or cluster.first('issuer_text')}".rstrip() + of_term + years
        if full.rule == "own" and full.issuer_text:
            return f"{full.name} của {cluster.issuer or full.issuer_text} {full.title}".rstrip()
        return full.name
    type_ = next((m.type for m in cluster.mentions if m.type), "")
    number = max((m.number for m in cluster.mentions), key=lambda n: (bool(n.partition("/")[2]), len(n)))
    if one.symbol:
        return " ".join(x for x in (type_, "số", _full_number(number, one.symbol, one.system)) if x)
    printed = " số " if any(re.search(r" số ?:? ?\d", m.printed) for m in cluster.mentions) else " "
    return f"{type_}{printed}{number}" + (f" của {cluster.issuer}" if cluster.issuer else "")
