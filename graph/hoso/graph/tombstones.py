"""What was suppressed, as hashes only: articles that are not read, names and passages that are masked in texts.

A tombstone has no name, no text and no quote: a keyed hash (BLAKE2b, the key is the ledger's own random salt) of the
key of a name, of an article's id, address and text, or of the words of a passage, and how many words they are. Whoever
reads an article computes the same hashes of it, and so finds what is to go. Whoever has the ledger can try a name that
they know already; they cannot read one off.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, is_dataclass, replace
from functools import lru_cache
from itertools import pairwise
from typing import Any, Final, TypeVar

from hoso.graph.keys import ascii_slug, name_key
from hoso.loaders.article import Article
from hoso.loaders.facts import ArticleFacts, Evidence, Mention, Office, OpenMention, Person

MASK: Final = "█"
"""What stands for each character of what was masked, so that all other places in a text stay what they were."""

_WORD = re.compile(r"[^\W_](?:[^\W_]|[\u0300-\u036f])*")
_GAP = re.compile(r"[\s'’ʼ‘`._\u00ad\u200b-]{1,4}")
_HEAD = 4
"""Of a passage so many words are looked for before the whole is."""

_ADDRESSES = ("đồng chí", "đ/c", "ông", "bà", "anh", "chị", "cô", "chú", "bác", "em")

_T = TypeVar("_T")
_Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Redacted:
    """An article with its facts as they may be kept. ``places``: how many places in the text were masked."""

    article: Article
    facts: ArticleFacts
    places: int


@dataclass(frozen=True, slots=True)
class Tombstones:
    """All tombstones of a ledger: kind of mark → marks. Without any, nothing is touched."""

    salt: bytes = b""
    marks: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.marks)

    def mark(self, kind: str, *parts: str) -> str:
        """The keyed hash of some texts, 32 hexadecimal digits; another kind gives another hash."""
        plain = "\0".join((kind, *parts)).encode("utf-8", "surrogatepass")
        return hashlib.blake2b(plain, key=self.salt, digest_size=16).hexdigest()

    def has(self, kind: str, *parts: str) -> bool:
        """Whether there is such a mark."""
        return kind in self.marks and self.mark(kind, *parts) in self.marks[kind]

    # ── Making marks ─────────────────────────────────────────────────────────────────────────────────────────

    def of_article(self, article: Article) -> dict[str, set[str]]:
        """The marks of an article: it stays out under another id, at its address, and as the same text."""
        made = {"article": {self.mark("article", article.id)}, "text": {self.mark("text", article.sha256)}}
        if article.url:
            made["url"] = {self.mark("url", article.url)}
        return made

    def of_name(self, name: str) -> dict[str, set[str]]:
        """The marks of a person's name: in its own letters, and as addresses and file names have it."""
        key, slug = name_key(name), ascii_slug(name).replace("-", " ")
        names, slugs = f"name:{len(key.split())}", f"slug:{len(slug.split())}"
        return {names: {self.mark(names, key)}, slugs: {self.mark(slugs, slug)}}

    def of_passage(self, text: str) -> dict[str, set[str]]:
        """The marks of a passage by its words."""
        keys = [key for _, _, key in _words(text)]
        if not keys:
            return {}
        head, whole = f"head:{min(_HEAD, len(keys))}", f"passage:{len(keys)}"
        return {head: {self.mark(head, " ".join(keys[:_HEAD]))}, whole: {self.mark(whole, " ".join(keys))}}

    def of_seats(self, kind: str, person: Person, facts: ArticleFacts) -> dict[str, set[str]]:
        """The marks ("spared", "out") of a person in an article: the name with the article, and with each office."""
        key = name_key(person.name)
        seats = {self.mark(f"{kind}:seat", key, *seat) for seat in _seats(person, facts)}
        return {f"{kind}:article": {self.mark(f"{kind}:article", key, facts.id)}, f"{kind}:seat": seats}

    # ── Finding ──────────────────────────────────────────────────────────────────────────────────────────────

    def buries(self, article: Article) -> bool:
        """Whether the article is one that is never read."""
        return (
            self.has("article", article.id)
            or self.has("text", article.sha256)
            or bool(article.url and self.has("url", article.url))
        )

    def touches(self, article: Article) -> bool:
        """Whether something of the article has to be looked at before it is kept."""
        texts = (article.text, article.title, article.author, article.publisher, article.url, article.id)
        return any(self._found(text) for text in texts)

    def masked(self, text: str) -> str:
        """A text without the suppressed names and passages that stand in it."""
        return _masked(text, self._found(text))

    def _found(self, text: str) -> list[_Span]:
        """Where suppressed names and passages stand in a text."""
        if not text or not self.marks:
            return []
        words = _words(text)
        found: list[_Span] = []
        for kind, marks in self.marks.items():
            sort, _, count = kind.partition(":")
            if sort in ("name", "slug"):
                found += self._names(text, words, kind, int(count), marks)
            elif sort == "passage":
                found += self._passages(words, kind, int(count), marks)
        return sorted(found)

    def _names(
        self, text: str, words: Sequence[tuple[int, int, str]], kind: str, count: int, marks: frozenset[str]
    ) -> Iterator[_Span]:
        slugs = kind.startswith("slug")
        for index in range(len(words) - count + 1):
            several = words[index : index + count]
            start, end = several[0][0], several[-1][1]
            if slugs:
                # Letters without tones are another name, unless the whole of it is written so.
                if not text[start:end].isascii():
                    continue
                key = " ".join(text[a:b].lower() for a, b, _ in several)
            else:
                key = " ".join(word for _, _, word in several)
            if self.mark(kind, key) not in marks:
                continue
            gaps = (text[one[1] : other[0]] for one, other in pairwise(several))
            if all(_GAP.fullmatch(gap) for gap in gaps):
                yield start, end

    def _passages(
        self, words: Sequence[tuple[int, int, str]], kind: str, count: int, marks: frozenset[str]
    ) -> Iterator[_Span]:
        size = min(_HEAD, count)
        head, heads = f"head:{size}", self.marks.get(f"head:{size}", frozenset())
        for index in range(len(words) - count + 1):
            keys = [key for _, _, key in words[index : index + count]]
            if self.mark(head, " ".join(keys[:size])) in heads and self.mark(kind, " ".join(keys)) in marks:
                yield words[index][0], words[index + count - 1][1]

    # ── Redacting ────────────────────────────────────────────────────────────────────────────────────────────

    def redact(self, article: Article, facts: ArticleFacts) -> Redacted:
        """The article and what was read in it, without what was suppressed.

        ``facts`` are read in the article as it is given: read in the masked text, what a person did could be put to
        another. A namesake who was told apart when the name was suppressed stays.
        """
        people = [person for person in facts.people if self._is_name(person.name)]
        spared = [person for person in people if self._is_spared(person, facts)]
        out = [person for person in people if person not in spared]
        whole = self._found(article.text)
        passages = {span for span in whole if self._is_passage(article.text[span[0] : span[1]])}
        spans = [span for span in whole if span in passages]
        names = bool(out) or not spared
        if names:
            kept = [(m.start, m.end) for person in spared for m in person.mentions]
            spans += [span for span in whole if span not in passages and not _within(span, kept)]
            spans += [span for person in out for span in _short_forms(article.text, person)]
        # Where only a namesake is, texts stay as they are.
        clean = self.masked if names else _as_it_is
        text = _masked(article.text, spans)
        shorts = [name_key(person.name).split()[-1] for person in out]
        id_ = self.masked_id(article.id) if names else article.id
        kept_article = Article(
            id=id_,
            text=text,
            title=_without_short(clean(article.title), shorts),
            url=self._address(article.url) if names else article.url,
            publisher=clean(article.publisher),
            published=article.published,
            author=clean(article.author),
            place=article.place,
        )
        kept_facts = _without(facts, {person.id for person in out}, sorted(passages))
        kept_facts = replace(_rewritten(kept_facts, text, lambda value: _without_short(clean(value), shorts)), id=id_)
        return Redacted(kept_article, kept_facts, len(set(spans)))

    def _is_name(self, name: str) -> bool:
        key = name_key(name)
        return self.has(f"name:{len(key.split())}", key)

    def _is_passage(self, text: str) -> bool:
        keys = [key for _, _, key in _words(text)]
        return self.has(f"passage:{len(keys)}", " ".join(keys))

    def _is_spared(self, person: Person, facts: ArticleFacts) -> bool:
        key = name_key(person.name)
        if self.has("out:article", key, facts.id):
            return False
        if self.has("spared:article", key, facts.id):
            return True
        seats = list(_seats(person, facts))
        known = any(self.has("spared:seat", key, *seat) for seat in seats)
        return known and not any(self.has("out:seat", key, *seat) for seat in seats)

    def masked_id(self, id_: str) -> str:
        """An article's id; one that spells a suppressed name gets a hash in place of the name."""
        found = self._found(id_)
        for start, end in reversed(found):
            id_ = f"{id_[:start]}x{self.mark('id', id_)[:8]}{id_[end:]}"
        return id_

    def _address(self, url: str) -> str:
        """An address; none where it spells a suppressed name."""
        return "" if self._found(url) else url


NONE: Final = Tombstones()
"""Nothing was suppressed."""


@lru_cache(maxsize=65536)
def _key(word: str) -> str:
    return name_key(unicodedata.normalize("NFC", word))


def _words(text: str) -> list[tuple[int, int, str]]:
    return [(match.start(), match.end(), _key(match[0])) for match in _WORD.finditer(text)]


def _seats(person: Person, facts: ArticleFacts) -> Iterator[tuple[str, str]]:
    """The offices that tell a person from a namesake: role and body."""
    names = {body.id: body.name for body in facts.bodies}
    for office in person.offices:
        yield name_key(office.role or office.name), name_key(names.get(office.body, ""))


def _within(span: _Span, others: Iterable[_Span]) -> bool:
    return any(start <= span[0] and span[1] <= end for start, end in others)


def _masked(text: str, spans: Iterable[_Span]) -> str:
    for start, end in spans:
        # Line ends stay: they are no word of anybody, and end a sentence.
        text = text[:start] + "".join(c if c in "\r\n" else MASK for c in text[start:end]) + text[end:]
    return text


def _short_forms(text: str, person: Person) -> Iterator[_Span]:
    """Where a part of the name stands for the person: at the end of a mention, or behind a form of address."""
    syllables = set(name_key(person.name).split())
    for mention in person.mentions:
        run: _Span | None = None
        for match in reversed(list(_WORD.finditer(text, mention.start, mention.end))):
            if _key(match[0]) not in syllables:
                break
            run = (match.start(), run[1] if run else match.end())
        if run:
            yield run
    given = name_key(person.name).split()[-1]
    for match in _ADDRESSED.finditer(text):
        if _key(match[1]) == given:
            yield match.span(1)


_ADDRESSED = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, _ADDRESSES))})\s+({_WORD.pattern})", re.IGNORECASE)


def _without_short(text: str, given: Sequence[str]) -> str:
    """A text without the given names that stand behind a form of address in it."""
    return _masked(text, [match.span(1) for match in _ADDRESSED.finditer(text) if _key(match[1]) in given])


def _as_it_is(text: str) -> str:
    return text


def _without(facts: ArticleFacts, people: set[str], passages: Sequence[_Span]) -> ArticleFacts:
    """The facts without some people, and without what rests on some passages alone."""

    def outside(items: Sequence[_T]) -> tuple[_T, ...]:
        return tuple(i for i in items if not any(i.start < end and start < i.end for start, end in passages))  # type: ignore[attr-defined]

    gone = set(people)
    parts: dict[str, Any] = {}
    for part in ("people", "bodies", "documents", "events"):
        items = []
        for item in getattr(facts, part):
            mentions = outside(item.mentions)
            if item.id in gone or (item.mentions and not mentions):
                gone.add(item.id)
                continue
            items.append(replace(item, mentions=mentions))
        parts[part] = tuple(items)

    def office(item: Office) -> Office | None:
        evidence = outside(item.evidence)
        if item.evidence and not evidence:
            return None
        return replace(item, evidence=evidence, body="" if item.body in gone else item.body)

    parts["people"] = tuple(
        replace(person, offices=tuple(filter(None, map(office, person.offices)))) for person in parts["people"]
    )
    parts["bodies"] = tuple(replace(b, part_of="" if b.part_of in gone else b.part_of) for b in parts["bodies"])
    parts["events"] = tuple(replace(e, site_of="" if e.site_of in gone else e.site_of) for e in parts["events"])
    parts["facts"] = tuple(
        replace(fact, evidence=outside(fact.evidence), event="" if fact.event in gone else fact.event)
        for fact in facts.facts
        if not gone & {fact.subject, fact.object, fact.said_by, fact.on_behalf_of} and outside(fact.evidence)
    )
    parts["remarks"] = tuple(
        replace(
            remark,
            evidence=outside(remark.evidence),
            event="" if remark.event in gone else remark.event,
            about=tuple(id_ for id_ in remark.about if id_ not in gone),
        )
        for remark in facts.remarks
        if remark.said_by not in gone and outside(remark.evidence)
    )
    parts["indicators"] = tuple(
        replace(item, evidence=outside(item.evidence), subject="" if item.subject in gone else item.subject)
        for item in facts.indicators
        if outside(item.evidence)
    )
    parts["open"] = outside(facts.open)
    return replace(facts, **parts)


def _rewritten(value: Any, text: str, clean: Any) -> Any:
    """The same with every quote taken from the text anew and every other string cleaned."""
    if isinstance(value, Evidence | OpenMention):
        return replace(value, quote=text[value.start : value.end])
    if isinstance(value, Mention):
        return replace(value, form=clean(value.form))
    if isinstance(value, tuple):
        return tuple(_rewritten(item, text, clean) for item in value)
    if is_dataclass(value) and not isinstance(value, type):
        changes = {
            spec.name: _rewritten(getattr(value, spec.name), text, clean)
            for spec in fields(value)
            if spec.name not in ("id", "rule", "type", "subject", "object", "event", "said_by", "on_behalf_of")
        }
        return replace(value, **changes)
    return clean(value) if isinstance(value, str) else value
