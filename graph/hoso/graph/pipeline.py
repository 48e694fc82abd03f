"""Articles → the ledger (``build``) → the graph (``resolve_ledger``).

An article whose version the present rules have read is not read again. One that cannot be read is reported and leaves
the ledger as it was; the others go on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from hoso.graph.errors import StoreError
from hoso.graph.ledger import Ledger
from hoso.graph.model import Graph
from hoso.graph.tombstones import NONE, Tombstones
from hoso.graph.versions import code_version
from hoso.loaders.article import Article
from hoso.loaders.errors import HosoError, LexiconError, PatternError
from hoso.loaders.facts import ArticleFacts, Evidence

Extract = Callable[[Article], ArticleFacts]
"""Reads the facts of one article."""

BATCH = 200
"""Articles of one transaction: what an interruption can cost."""


@dataclass(frozen=True, slots=True)
class Failure:
    """An article that was not loaded, and why."""

    article: str
    reason: str


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did: articles given, and of them new, changed and unchanged ones, and those that failed.

    ``suppressed`` are those that a tombstone keeps out.
    """

    articles: int = 0
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    failed: tuple[Failure, ...] = ()
    suppressed: int = 0

    @property
    def read(self) -> int:
        """The articles whose facts were read in this build."""
        return self.new + self.changed


@dataclass(frozen=True, slots=True)
class Attempt:
    """What became of reading one article: its facts, or the reason that there are none."""

    article: Article
    facts: ArticleFacts | None = None
    reason: str = ""


Map = Callable[[Callable[[Article], Attempt], Iterable[Article]], Iterable[Attempt]]
"""``map``, or the ``imap`` of a pool of processes."""


def rules_version() -> str:
    """A hash of everything that reads articles: the code, the lexicons and the patterns of the loaders."""
    return code_version("hoso.loaders")


def build(
    articles: Iterable[Article],
    ledger: Ledger,
    extract: Extract | None = None,
    *,
    rules: str | None = None,
    batch: int = BATCH,
    progress: Callable[[BuildReport], None] | None = None,
    map_: Map = map,
) -> BuildReport:
    """Read articles into the ledger.

    ``extract`` reads one article (the loaders' own if none is given), ``rules`` is the version of its rules (that of
    the loaders), ``progress`` is called with the report so far after every batch, ``map_`` applies a function to
    articles and keeps their order. Raises StoreError where one id comes with two texts, naming both, and where the
    ledger cannot be written; what was written before stays.
    """
    reader = _shipped() if extract is None else extract
    version = rules if rules is not None else rules_version()
    known = ledger.versions()
    graves = ledger.graves.tombstones()
    suppressed = 0
    count = unchanged = new = changed = 0
    failed: list[Failure] = []
    seen: dict[str, tuple[str, str]] = {}
    """Id → version, and what a message calls the article. Not the texts, of which there may be gigabytes."""

    def fresh() -> Iterator[Article]:
        nonlocal count, unchanged, suppressed
        for article in articles:
            count += 1
            if graves.buries(article):
                suppressed += 1
                continue
            if article.id in seen:
                before, called = seen[article.id]
                if before != article.version:
                    raise StoreError(_conflict(article.id, called, _called(article)))
                unchanged += 1
                continue
            seen[article.id] = article.version, _called(article)
            if known.get(article.id) == (article.version, version) and not graves.touches(article):
                unchanged += 1
            else:
                yield article

    def report() -> BuildReport:
        return BuildReport(count, new, changed, unchanged, tuple(failed), suppressed)

    for attempts in _batches(map_(partial(attempt, reader, graves=graves), fresh()), batch):
        with ledger.batch():
            for item in attempts:
                if item.facts is None:
                    failed.append(Failure(item.article.id, item.reason))
                    continue
                outcome = ledger.put(item.article, item.facts, version)
                new += outcome == "new"
                changed += outcome == "changed"
                unchanged += outcome == "unchanged"
        if progress is not None:
            progress(report())
    return report()


def _shipped() -> Extract:
    from hoso.loaders.extraction import extract

    return extract


def attempt(extract: Extract, article: Article, graves: Tombstones = NONE) -> Attempt:
    """Read one article and check what was read; whatever goes wrong becomes the reason, so that the others go on.

    What was suppressed leaves the article here, before anything of it is kept. Raises LexiconError or PatternError
    where a list of the loaders is wrong.
    """
    try:
        facts = extract(article)
        fault = faults(article, facts)
        if graves.touches(article):
            redacted = graves.redact(article, facts)
            article, facts = redacted.article, redacted.facts
            fault = fault or faults(article, facts)
    except (LexiconError, PatternError):
        raise  # No fault of the article: every other one would fail in the same way.
    except HosoError as error:
        return Attempt(article, None, str(error))
    except Exception as error:  # noqa: BLE001  # one strange article must not stop the other ten thousand
        return Attempt(article, None, f"a fault of hoso: {type(error).__name__}: {error}")
    return Attempt(article, None, f"a fault of hoso: {fault}") if fault else Attempt(article, facts)


def faults(article: Article, facts: ArticleFacts) -> str:
    """What is wrong with an article's facts: another article's, an id twice or unknown, a missing or inexact quote."""
    if facts.id != article.id:
        return f"the facts are those of {facts.id!r}"
    ids = [item.id for part in (facts.people, facts.bodies, facts.documents, facts.events) for item in part]
    known = set(ids)
    if len(known) != len(ids):
        return "two of its entities have one id"
    for fact in facts.facts:
        missing = {fact.subject, fact.object, *filter(None, (fact.event, fact.said_by, fact.on_behalf_of))} - known
        if missing:
            return f"{fact.type} names {', '.join(sorted(missing))}, which is nothing of the article"
        if not fact.evidence:
            return f"{fact.type} from {fact.subject} to {fact.object} has no evidence"
    for quote in _evidence(facts):
        if article.text[quote.start : quote.end] != quote.quote or not 0 <= quote.start < quote.end:
            return f"the quote at {quote.start} is not what stands there"
    return ""


def _evidence(facts: ArticleFacts) -> Iterator[Evidence]:
    for person in facts.people:
        for office in person.offices:
            yield from office.evidence
    for fact in facts.facts:
        yield from fact.evidence
    for remark in facts.remarks:
        yield from remark.evidence
    for indicator in facts.indicators:
        yield from indicator.evidence


def _batches(attempts: Iterable[Attempt], size: int) -> Iterator[list[Attempt]]:
    waiting: list[Attempt] = []
    for item in attempts:
        waiting.append(item)
        if len(waiting) >= size:
            yield waiting
            waiting = []
    if waiting:
        yield waiting


def _called(article: Article) -> str:
    return f"{(article.title or article.text[:60]).strip()!r} ({article.url or 'no URL'}, text {article.sha256[:12]})"


def _conflict(id_: str, one: str, other: str) -> str:
    return (
        f"two articles of this run have the id {id_!r}: {one} and {other}; "
        "give them two ids, or load the newer version in a run of its own"
    )


def resolve_ledger(ledger: Ledger) -> Graph:
    """The graph of all articles of the ledger, as its rulings have it, and of what was imported.

    The same however articles came in. Of an imported article that was read since, its own reading counts.
    """
    from hoso.graph.bundles import merged
    from hoso.graph.garbage import many_objects
    from hoso.graph.resolve import resolve
    from hoso.graph.rulingsfile import of_store

    with many_objects():
        graph = resolve(ledger.facts(), ledger.articles(), of_store(ledger.folder))
        return merged(graph, ledger.imports.bundles()) if ledger.imports.articles() else graph


def notices(ledger: Ledger) -> tuple[str, ...]:
    """What is to be said of the ledger's rulings: which are stale, and which contradict each other."""
    from hoso.graph.resolve.reading import reading
    from hoso.graph.resolve.ruled import bind
    from hoso.graph.rulingsfile import of_store

    rulings = of_store(ledger.folder)
    named = sorted({place.article for row in rulings.in_force() for place in row.places})
    found = ((ledger.facts_of(id_), ledger.article(id_)) for id_ in named)
    return tuple(bind(rulings, [reading(facts, article) for facts, article in found if facts]).notices)
