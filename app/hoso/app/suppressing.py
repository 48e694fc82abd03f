"""An article, a person or a claim → gone from a store and its views, and kept out of later builds by hashes alone.

The order is such that a crash leaves nothing of it in a view: rulings are redacted and the embedded graph is removed
first, the ledger changes in one transaction, and only then the graph is made anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from hoso.app.settings import Neo4jSettings
from hoso.app.tables import Answer, counted
from hoso.loaders.article import Article
from hoso.loaders.errors import HosoError

if TYPE_CHECKING:
    from hoso.graph.ledger import Ledger
    from hoso.graph.rulings import Place
    from hoso.graph.stores.base import View
    from hoso.graph.tombstones import Redacted, Tombstones
    from hoso.loaders.facts import ArticleFacts, Person

KINDS = ("article", "person", "claim")


class SuppressError(HosoError):
    """What cannot be suppressed as it was asked."""


@dataclass(slots=True)
class Plan:
    """What is to go: marks of tombstones, whole articles, people by article and local id, and what it is, in words."""

    kind: str
    told: str
    marks: dict[str, set[str]] = field(default_factory=dict)
    articles: set[str] = field(default_factory=set)
    people: set[tuple[str, str]] = field(default_factory=set)

    def add(self, marks: dict[str, set[str]]) -> None:
        """Add marks to those that there are."""
        for sort, several in marks.items():
            self.marks.setdefault(sort, set()).update(several)


def plan(store: Path, kind: str, what: str) -> Plan:
    """What suppressing would take out. Nothing is changed, but that the ledger gets the salt of its hashes.

    Raises HosoError where the name, the id or the place means nothing or several things.
    """
    from hoso.app.store import open_store
    from hoso.graph.ledger import Ledger

    with open_store(store) as view:
        with Ledger.open(store) as ledger:
            graves = replace(ledger.graves.tombstones(), salt=ledger.graves.salt())
        with Ledger.open(store, readonly=True) as ledger:
            if kind == "article":
                return _article(what, ledger, graves)
            if kind == "person":
                return _person(what, view, ledger, graves)
            return _claim(what, view, ledger, graves)


def _article(what: str, ledger: Ledger, graves: Tombstones) -> Plan:
    found = ledger.article(what) or ledger.article(what.removeprefix("article/"))
    if found is None:
        return _imported_article(what, ledger, graves)
    made = Plan("article", f"the article {found.id!r}")
    made.add(graves.of_article(found))
    for other in ledger.articles():
        if other.id == found.id or other.sha256 == found.sha256 or (found.url and other.url == found.url):
            made.articles.add(other.id)
    if len(made.articles) > 1:
        made.told += f" and the same text or address under {', '.join(sorted(made.articles - {found.id}))}"
    return made


def _imported_article(what: str, ledger: Ledger, graves: Tombstones) -> Plan:
    """An article that came by import only: its text is not held, but its id and address are known."""
    for bundle in ledger.imports.bundles():
        if bundle.article and bundle.article in (what, what.removeprefix("article/")):
            made = Plan("article", f"the article {bundle.article!r}", articles={bundle.article})
            urls = [str(e.props.get("url", "")) for e in bundle.entities if e.id == f"article/{bundle.article}"]
            made.add(graves.of_article(Article(id=bundle.article, text="", url="".join(urls))))
            # Of a text that is not held there is no hash; an empty one would bury all empty articles.
            made.marks.pop("text", None)
            return made
    raise SuppressError(f"{ledger.folder}: no article {what!r}; name its id, as answers have it")


def _person(what: str, view: View, ledger: Ledger, graves: Tombstones) -> Plan:
    from hoso.app import dossier
    from hoso.app.ruling import node_places
    from hoso.graph.keys import name_key

    node = dossier.look_up(what, view)
    if node.label != "Person":
        raise SuppressError(f"{node.name}: a {node.label}, no person; articles and claims about it can be suppressed")
    own = [
        (facts, person)
        for article, start, end in node_places(view, node.id)
        if (facts := ledger.facts_of(article)) is not None
        for person in _at(facts, start, end)
    ]
    # A ruling may have given the person another name than the texts have. A name of one word is half the country's:
    # it goes where it stands for this person.
    names = {node.name, *node.aliases, *(person.name for _, person in own)}
    full = {name for name in names if len(name_key(name).split()) > 1} or {node.name}
    keys = {name_key(name) for name in full}
    made = Plan("person", node.name, people={(facts.id, person.id) for facts, person in own})
    for name in full:
        made.add(graves.of_name(name))
    for facts, person in own:
        made.add(graves.of_seats("out", person, facts))
    people = dossier.named(view, ("Person",))
    others = [p for p in people if p.id != node.id and keys & {name_key(name) for name in (p.name, *p.aliases)}]
    for other in others:
        for article, start, end in node_places(view, other.id):
            if (facts := ledger.facts_of(article)) is not None:
                for person in _at(facts, start, end):
                    made.add(graves.of_seats("spared", person, facts))
    if others:
        made.told += f" ({node.id}); {len(others)} of the same name stay"
    return made


def _at(facts: ArticleFacts | None, start: int, end: int) -> list[Person]:
    people = facts.people if facts is not None else ()
    return [person for person in people if any((m.start, m.end) == (start, end) for m in person.mentions)]


def _claim(what: str, view: View, ledger: Ledger, graves: Tombstones) -> Plan:
    from hoso.app.ruling import RulingError, claim_places

    made = Plan("claim", "")
    imported = [
        mark
        for bundle in ledger.imports.bundles()
        for statement in bundle.statements
        if statement.id == what
        for mark in statement.attestations
        if mark.quote
    ]
    try:
        places = claim_places(what, view, ledger)
    except RulingError:
        if not imported:
            raise
        places = []
    for mark in imported:
        made.add(graves.of_passage(mark.quote))
    places += [(mark.article, mark.start, mark.end) for mark in imported]
    for article, start, end in places:
        found = ledger.article(article)
        if found is not None:
            made.add(graves.of_passage(found.text[start:end]))
    if not made.marks:
        raise SuppressError(f"{what}: no text says it, so there is nothing to suppress")
    made.told = (
        f"{counted(len(places), 'passages')} in {counted(len({article for article, _, _ in places}), 'articles')}, "
        "and all read there"
    )
    return made


def suppress(store: Path, made: Plan, neo4j: Neo4jSettings | None = None, *, into_existing: bool = False) -> Answer:
    """Do what was planned; the counts. Raises HosoError where the store or Neo4j cannot be opened or written."""
    from hoso.app.store import STATE, open_neo4j, tally, update_view
    from hoso.graph.ledger import Ledger
    from hoso.graph.pipeline import resolve_ledger
    from hoso.graph.stores.difference import difference
    from hoso.graph.stores.embedded import FILE, open_view, remove_view
    from hoso.graph.stores.storable import storable

    with ExitStack() as stack:
        server = None
        if neo4j is not None:
            server = stack.enter_context(open_neo4j(neo4j, into_existing=into_existing))
        ledger = stack.enter_context(Ledger.open(store))
        graves = _with_marks(ledger, made)
        masked = {
            article.id: graves.redact(article, facts)
            for article in ledger.articles()
            if article.id not in made.articles and graves.touches(article) and (facts := ledger.facts_of(article.id))
        }
        _redact_rulings(ledger, made, graves, _moved(ledger, masked))
        with open_view(store / FILE) as view:
            before = view.contents()
        (store / STATE).unlink(missing_ok=True)
        remove_view(store / FILE)
        counts = stack.enter_context(ledger.log.entry("suppress", [made.kind]))
        with ledger.batch():
            tombstone = ledger.graves.bury(made.kind, made.marks)
            _take_out(ledger, made.articles, masked)
            imported = _cut_imports(ledger, graves)
            ledger.log.rewrite(lambda text: _log_text(text, made, graves))
        counts["articles removed"] = len(made.articles)
        counts["articles masked"] = len(masked)
        ledger.shred()
        graph = resolve_ledger(ledger)
        update_view(ledger, lambda: graph, anew=True)
        # What was taken out, and not that the file was written from nothing.
        counts.update(tally("graph", difference(before, storable(graph)).change))
        if server is not None:
            counts.update(tally("Neo4j", server.update(graph)))
        left = len(ledger)
    rows = (
        ("tombstone", tombstone),
        ("articles removed", len(made.articles)),
        ("articles masked", len(masked)),
        ("imported articles cut", imported),
        ("places masked", sum(item.places for item in masked.values())),
        ("articles in the store", left),
    )
    return Answer(("what", "count"), rows, note="what was exported or copied before is not reached; neither is git")


def _with_marks(ledger: Ledger, made: Plan) -> Tombstones:
    """The ledger's tombstones with those that are planned."""
    from hoso.graph.tombstones import Tombstones

    held = ledger.graves.tombstones().marks
    none: frozenset[str] = frozenset()
    merged = {sort: held.get(sort, none) | made.marks.get(sort, set()) for sort in {*held, *made.marks}}
    return Tombstones(ledger.graves.salt(), merged)


def _moved(ledger: Ledger, masked: Mapping[str, Redacted]) -> dict[str, tuple[str, Article]]:
    """The hashes of the texts as they were, and the articles as they will be, by the ids as they were."""
    before = {id_: ledger.article(id_) for id_ in masked}
    return {id_: (old.sha256, masked[id_].article) for id_, old in before.items() if old is not None}


def _take_out(ledger: Ledger, gone: Iterable[str], masked: Mapping[str, Redacted]) -> None:
    """Remove whole articles, and put masked ones, read by the rules that read them before, in place of theirs."""
    versions = ledger.versions()
    for id_ in sorted(gone):
        ledger.remove(id_)
    for id_, item in sorted(masked.items()):
        if item.article.id != id_:
            ledger.remove(id_)
        ledger.put(item.article, item.facts, versions[id_][1])


def _cut_imports(ledger: Ledger, graves: Tombstones) -> int:
    """Take what goes out of what was imported, which has no text to mask; how many articles that touched."""
    from hoso.graph.bundles import without_suppressed

    cut = 0
    for bundle in list(ledger.imports.bundles(superseded=True)):
        kept = without_suppressed(bundle, graves)
        if kept == bundle:
            continue
        cut += 1
        ledger.imports.remove(bundle.article)
        if kept is not None:
            ledger.imports.put(kept)
        if bundle.article not in ledger and (kept is None or kept.article != bundle.article):
            ledger.log.left(bundle.article)
    return cut


def _log_text(text: str, made: Plan, graves: Tombstones) -> str:
    """A path or an article's id of the log, without what goes."""
    named = {f"/{text}", f"/{Path(text).with_suffix('')}"} if Path(text).name else {f"/{text}"}
    gone = any(name.endswith(f"/{id_}") for name in named for id_ in made.articles)
    return "(suppressed)" if gone else graves.masked(text)


def _redact_rulings(ledger: Ledger, made: Plan, graves: Tombstones, changed: dict[str, tuple[str, Article]]) -> None:
    """Take what goes out of the rulings: rows about it keep their id alone, others lose the words."""
    from hoso.graph.rulings import Ruling
    from hoso.graph.rulingsfile import of_store, path_of, rewrite

    if not of_store(ledger.folder).rows:
        return

    def moved(place: Place | None) -> Place | None:
        if place is None or place.article not in changed:
            return place
        old, new = changed[place.article]
        return replace(place, article=new.id, text=new.sha256) if place.text == old else place

    def redacted(row: Ruling) -> Ruling:
        gone = any(place.article in made.articles or _is_of(place, made, ledger) for place in row.places)
        if gone or any(graves.masked(text) != text for text in (row.value, *(p.article for p in row.places))):
            return Ruling(row.id, "redacted", when=row.when)
        about = tuple(place for place in map(moved, row.about) if place is not None)
        kept = replace(row, about=about, subject=moved(row.subject), object=moved(row.object))
        return replace(kept, reason=graves.masked(row.reason), who=graves.masked(row.who))

    rewrite(path_of(ledger.folder), redacted)


def _is_of(place: Place, made: Plan, ledger: Ledger) -> bool:
    if place.sort != "person" or not any(article == place.article for article, _ in made.people):
        return False
    people = _at(ledger.facts_of(place.article), place.start, place.end)
    return any((place.article, person.id) in made.people for person in people)


def listing(store: Path) -> Answer:
    """The tombstones: ids, kinds and times, and nothing of what lies under them."""
    from hoso.graph.ledger import Ledger

    with Ledger.open(store, readonly=True) as ledger:
        rows = ledger.graves.listed()
    return Answer(("tombstone", "kind", "when"), tuple(rows), note=f"tombstones: {len(rows)}")


def lift(store: Path, tombstones: Sequence[str]) -> None:
    """Take tombstones away. Raises SuppressError for one that is not there."""
    from hoso.graph.ledger import Ledger

    with Ledger.open(store) as ledger, ledger.batch(), ledger.log.entry("suppress", ["lift", *tombstones]):
        for tombstone in tombstones:
            if not ledger.graves.exhume(tombstone):
                raise SuppressError(f"{store}: no tombstone {tombstone!r}; hoso suppress list shows them")
