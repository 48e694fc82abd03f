"""What a user says of the graph → rows of the rulings file.

A name, an id or ``ARTICLE:START-END`` → places in articles; a relationship's id → the places that attest it. What is
written never names an entity: ids change, places in a text that did not change stay.
"""

from __future__ import annotations

import getpass
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import click

from hoso.app.tables import Answer, counted
from hoso.loaders.errors import HosoError

if TYPE_CHECKING:
    from hoso.graph.ledger import Ledger
    from hoso.graph.rulings import Place, Ruling
    from hoso.graph.stores.base import View

SORTS = {"Person": "person", "Body": "body", "Directive": "document", "Program": "document", "Event": "event"}
"""The first label of a node → the sort of thing that a ruling calls it."""

_PARTS = {"person": "people", "body": "bodies", "document": "documents", "event": "events"}
"""The sorts of things → where an article's facts have them."""

_SPOT = re.compile(r"(.+):(\d+)-(\d+)")
_STATEMENT = re.compile(r"[0-9a-f]{32}")

_CLAIM = """
MATCH (a:Hoso)-[r]->(b:Hoso) WHERE r.id = $id
RETURN r.id AS id, type(r) AS type, a.id AS subject, a.name AS subject_name, b.id AS object, b.name AS object_name,
       r.articles AS articles, r.starts AS starts, r.ends AS ends
"""

_CLAIMS = _CLAIM.replace("r.id = $id", "$article IN r.articles")

_NAMED = """
MATCH (:Article {id: $id})-[m:MENTIONS]->(n:Hoso)
RETURN n.id AS id, m.starts AS starts, m.ends AS ends
"""

_PLACES = """
MATCH (:Article)-[m:MENTIONS]->(n:Hoso {id: $id})
RETURN labels(n) AS labels, m.articles AS articles, m.starts AS starts, m.ends AS ends
"""

_LEFT_OPEN = """
MATCH (a:Hoso)-[r:POSSIBLY_SAME]-(b:Hoso) WHERE a.id IN $one AND b.id IN $other
RETURN r.id AS id
"""

_ROLE = "MATCH (:Tenure {id: $id})-[:IN_POST]->(p:Post) RETURN p.role AS role, p.name AS name"


class RulingError(HosoError):
    """Something that cannot be ruled on, or a ruling that nothing can be made of."""


class WrongValue(RulingError):
    """A field, value or relationship that no ruling can have."""

    misuse = True


@dataclass(frozen=True, slots=True)
class Ruler:
    """Who rules, why and when: what every row carries beside its subject."""

    who: str
    reason: str
    when: str


def ruler(reason: str, who: str | None = None) -> Ruler:
    """The user of this process, now. The clock is read here and nowhere else; replay knows only what is written."""
    if who is None:
        try:
            who = getpass.getuser()
        except (OSError, KeyError):
            who = ""
    return Ruler(who, reason, datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"))


def keep_rulings(store: Path, file: Path) -> str:
    """Have the store take its rulings from a file, now and later; what that changes, in words ("" if nothing).

    Raises HosoError where it cannot be written down, and where rulings would count no more because the file is not
    there: a name that was mistyped takes no decision back.
    """
    from hoso.graph.files import write_whole
    from hoso.graph.rulings import FILE, NONE
    from hoso.graph.rulingsfile import RECORD, load, path_of

    rulings = load(file)
    try:
        former = load(path_of(store))
    except HosoError:
        # Naming another file is the way out of one that cannot be read.
        if not file.exists():
            raise
        former = NONE
    if former.rows and not file.exists():
        raise RulingError(
            f"{file}: no such file, and the rulings of {former.name} (rows: {len(former.rows)}) would count no more; "
            "correct the name, or copy them there first"
        )
    record = store / RECORD
    if file.resolve() == (store / FILE).resolve():
        record.unlink(missing_ok=True)
    else:
        if not file.exists():
            write_whole(file, b"")
        write_whole(record, f"{file.resolve()}\n".encode("utf-8", "surrogateescape"))
    if former.name and file.resolve() == Path(former.name).resolve():
        return ""
    before = f"{former.name} (rows: {len(former.rows)})" if former.name else "a file that cannot be read"
    return f"the rulings in force are now those of {file} (rows: {len(rulings.rows)}), before those of {before}"


Mark = tuple[str, int, int]
"""An article, and start and end of what it says."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A relationship that a text states, and where."""

    id: str
    type: str
    subject: str
    subject_name: str
    object: str
    object_name: str
    marks: tuple[Mark, ...]

    def __str__(self) -> str:
        return f"{self.type} {self.subject_name} → {self.object_name}"


class Bench:
    """Where rulings are made: an open graph, its ledger, and the rulings file, of which new rows become a part."""

    def __init__(self, view: View, ledger: Ledger, file: Path, by: Ruler) -> None:
        self.view = view
        self.ledger = ledger
        self.file = file
        self.by = by
        self.written: list[Ruling] = []

    def write(self, ruling: Ruling) -> Ruling:
        """Append one row, on the disk before this returns. Raises WrongValue where it is no ruling."""
        from hoso.graph.rulingsfile import append

        row = replace(ruling, who=self.by.who, reason=ruling.reason or self.by.reason, when=self.by.when)
        try:
            row = append(self.file, row)
        except ValueError as error:
            raise WrongValue(str(error)) from error
        self.written.append(row)
        return row

    # ── Places ───────────────────────────────────────────────────────────────────────────────────────────────

    def place(self, sort: str, article: str, start: int, end: int) -> Place:
        """A place with the hash of its article's text as it is now."""
        from hoso.graph.rulings import Place

        found = self.ledger.article(article)
        if found is None:
            raise RulingError(f"there is no article {article!r} in the store")
        if not start < end <= len(found.text):
            raise RulingError(f"{article}:{start}-{end}: no place in this text, which has {len(found.text)} characters")
        return Place(sort, article, start, end, found.sha256)

    def of_node(self, id_: str) -> list[Place]:
        """Where the articles name a node, one place an article; none for what no text names."""
        found: list[Place] = []
        for labels, articles, starts, ends in self.view.query(_PLACES, {"id": id_}).rows:
            sort = next((SORTS[label] for label in labels if label in SORTS), "")
            if sort and articles and articles[0] in self.ledger:
                found.append(self.place(sort, articles[0], starts[0], ends[0]))
        return sorted(found)

    def of_thing(self, typed: str) -> list[Place]:
        """The places of a name, an id, or of ``ARTICLE:START-END``. Raises HosoError where it means none or several."""
        from hoso.app import dossier

        spot = self.spot(typed)
        if spot is not None:
            facts = self.ledger.facts_of(spot[0])
            for sort, part in _PARTS.items():
                for item in getattr(facts, part, ()):
                    if any((m.start, m.end) == spot[1:] for m in item.mentions):
                        return [self.place(sort, *spot)]
            raise RulingError(f"{typed}: no person, body, document or event is named just there")
        node = dossier.look_up(typed, self.view)
        places = self.of_node(node.id)
        if not places:
            raise RulingError(f"{node.name}: no text names it, so there is no place to rule on")
        return places

    def claims(self, typed: str, relation: str = "") -> list[Claim]:
        """The claims that a relationship's id or a place means, each with the marks that are meant.

        Raises RulingError where that is none.
        """
        spot = self.spot(typed)
        return [self._by_id(typed)] if spot is None else self._at(spot, relation)

    def _by_id(self, typed: str) -> Claim:
        """The claim with this id, and all that attests it in the texts that are held."""
        if not _STATEMENT.fullmatch(typed):
            raise RulingError(
                f"{typed!r} is no relationship: give its id (32 digits; hoso query, hoso export) or ARTICLE:START-END"
            )
        found = self._claims(_CLAIM, {"id": typed})
        if not found:
            raise RulingError(f"the graph has no relationship with the id {typed}")
        (claim,) = found
        if not _judged(claim):
            raise RulingError(f"{claim.type}: no text says it, so there is nothing to reject or dispute")
        held = tuple(mark for mark in claim.marks if mark[0] in self.ledger)
        if not held:
            # A ruling is tied to the text that it judges.
            raise RulingError(
                f"{claim.type}: imported, and the text of {claim.marks[0][0]!r} is not held; hoso suppress can hide it"
            )
        return replace(claim, marks=held)

    def _at(self, spot: Mark, relation: str) -> list[Claim]:
        """The claims of a place: those whose whole quote it is, else those of its sentence about what it names.

        About two things that it names where there are such, else about one. A quote is a whole sentence, of which a
        place that names nothing says no more than ``relation`` does.
        """
        stated = self.stated_at(spot, relation)
        marks = {mark for claim in stated for mark in claim.marks}
        if marks == {spot}:
            return stated
        named = self._named(spot)
        about = {claim.id: len({claim.subject, claim.object} & named) for claim in stated}
        most = max(about.values())
        if not (most or relation):
            sentences = ", ".join(map(_typed, sorted(marks)))
            raise RulingError(
                f"{_typed(spot)}: names nothing that a claim is about; name the place of whom or what it is about, "
                f"give --relation, or rule on all {counted(len(stated), 'claims')} of the sentence ({sentences})"
            )
        return [claim for claim in stated if about[claim.id] == most]

    def stated_at(self, spot: Mark, relation: str = "") -> list[Claim]:
        """The claims whose quote a place is, or, where it is none, whose quotes share a character with it.

        Raises RulingError where there are none.
        """
        self.place("claim", *spot)
        stated = [claim for claim in self._claims(_CLAIMS, {"article": spot[0]}) if _judged(claim)]
        near = [claim for claim in map(_meeting(spot), stated) if claim.marks]
        exact = [replace(claim, marks=(spot,)) for claim in near if spot in claim.marks]
        found = [claim for claim in exact or near if relation in ("", claim.type)]
        if not found:
            raise RulingError(f"{_typed(spot)}: no claim {f'{relation} ' if relation else ''}is read there")
        return found

    def _claims(self, query: str, parameters: dict[str, str]) -> list[Claim]:
        rows = self.view.query(query, parameters).rows
        found: list[Claim] = []
        for *said, articles, starts, ends in sorted(rows, key=lambda row: str(row[0])):
            id_, type_, subject, subject_name, object_, object_name = map(str, said)
            marks = tuple(zip(articles or (), starts or (), ends or (), strict=True))
            found.append(Claim(id_, type_, subject, subject_name, object_, object_name, marks))
        return found

    def _named(self, spot: Mark) -> set[str]:
        """The ids of what the article names at a place. The graph has only where each is named first."""
        article, start, end = spot
        facts = self.ledger.facts_of(article)
        things = (item for part in _PARTS.values() for item in getattr(facts, part, ()))
        spans = ([(mention.start, mention.end) for mention in item.mentions] for item in things)
        named = {span for several in spans if any(a < end and start < b for a, b in several) for span in several}
        rows = self.view.query(_NAMED, {"id": f"article/{article}"}).rows
        return {id_ for id_, *marks in rows if not named.isdisjoint(zip(*marks, strict=True))}

    def half_made(self, claim: Claim) -> list[Ruling]:
        """What rulings on a claim are about: one for each article and sentence that attests it."""
        from hoso.graph.rulings import Ruling

        own = {place.article: place for place in self.of_node(claim.subject)}
        others = {place.article: place for place in self.of_node(claim.object)}
        role = ""
        if claim.type == "HELD":
            role = next((row[0] or row[1] for row in self.view.query(_ROLE, {"id": claim.object}).rows), "")
        return [
            Ruling(
                "",
                "",
                (self.place("claim", *mark),),
                relation=claim.type,
                subject=own.get(mark[0]),
                object=others.get(mark[0]),
                value=role,
            )
            for mark in claim.marks
        ]

    def spot(self, typed: str) -> Mark | None:
        """The place that is meant, if it is one of an article of the store."""
        match = _SPOT.fullmatch(typed)
        if match is None or match[1] not in self.ledger:
            return None
        return match[1], int(match[2]), int(match[3])

    # ── Rulings ──────────────────────────────────────────────────────────────────────────────────────────────

    def pair(self, kind: str, one: Sequence[Place], other: Sequence[Place]) -> Ruling:
        """Rule two things the same or different, by the first place of each."""
        from hoso.graph.rulings import Ruling

        if one[0] == other[0]:
            raise RulingError(
                f"both are read as one thing; to say that it is two, name two places of it as ARTICLE:START-END "
                f"({', '.join(spot(place) for place in one[:4])})"
                if kind == "different"
                else "both are one thing already"
            )
        return self.write(Ruling("", kind, (one[0], other[0])))

    def apart(self, one: Place, other: Place) -> bool:
        """Whether two things are two already in the graph, and not left open."""
        found = [self._named((place.article, place.start, place.end)) for place in (one, other)]
        ids = {"one": sorted(found[0] - found[1]), "other": sorted(found[1] - found[0])}
        return bool(ids["one"] and ids["other"]) and not self.view.query(_LEFT_OPEN, ids).rows

    def on_claim(self, kind: str, claim: Claim) -> list[Ruling]:
        """Reject or dispute a claim in every place that attests it."""
        return [self.write(replace(half, kind=kind)) for half in self.half_made(claim)]

    def correct(self, places: Sequence[Place], field: str, value: str) -> list[Ruling]:
        """Correct a value of a thing, in every article that names it."""
        from hoso.graph.rulings import Ruling

        return [self.write(Ruling("", "correct", (place,), field=field, value=value.strip())) for place in places]


def node_places(view: View, id_: str) -> list[tuple[str, int, int]]:
    """Where the articles name a node: article, start and end."""
    rows = view.query(_PLACES, {"id": id_}).rows
    return sorted(set(chain.from_iterable(zip(*lists, strict=True) for _, *lists in rows if lists[0])))


def _judged(claim: Claim) -> bool:
    """Whether a text states it, so that it can be rejected or disputed."""
    from hoso.graph.rulings import REJECTABLE

    return claim.type in REJECTABLE and bool(claim.marks)


def _typed(mark: Mark) -> str:
    article, start, end = mark
    return f"{article}:{start}-{end}"


def _meeting(spot: Mark) -> Callable[[Claim], Claim]:
    """A claim with those of its marks alone that share a character with a place."""
    article, start, end = spot
    return lambda claim: replace(
        claim, marks=tuple(mark for mark in claim.marks if mark[0] == article and mark[1] < end and start < mark[2])
    )


def claim_places(typed: str, view: View, ledger: Ledger) -> list[Mark]:
    """The places that attest a relationship (its id), or all that is said at a place. Raises RulingError."""
    bench = Bench(view, ledger, Path(), Ruler("", "", ""))
    named = bench.spot(typed)
    claims = bench.claims(typed) if named is None else bench.stated_at(named)
    return sorted({mark for claim in claims for mark in claim.marks})


def spot(place: Place) -> str:
    """A place as it can be typed."""
    return _typed((place.article, place.start, place.end))


def listing(store: Path) -> Answer:
    """The rows of a store's rulings file, and what is to be said of them."""
    from hoso.graph.ledger import Ledger
    from hoso.graph.pipeline import notices
    from hoso.graph.rulingsfile import of_store

    with Ledger.open(store, readonly=True) as ledger:
        rulings = of_store(store)
        told = notices(ledger)
    force = {row.id for row in rulings.in_force()}
    rows = tuple(
        (
            row.id,
            row.kind,
            row.of or ", ".join(spot(place) for place in row.about),
            " ".join(filter(None, (row.relation, row.field, row.value))),
            row.reason,
            row.who,
            row.when,
            row.kind if row.kind in ("undo", "redacted") else "in force" if row.id in force else "undone",
        )
        for row in rulings.rows
    )
    columns = ("id", "kind", "about", "what", "reason", "who", "when", "state")
    return Answer(
        columns,
        rows,
        note="\n".join(told) or f"{rulings.name}: {counted(len(rows), 'rulings') if rows else 'no rulings yet'}",
    )


@dataclass(frozen=True, slots=True)
class Made:
    """The rows that were written, the claims that they are about, and what is to be said of them."""

    rows: Sequence[Ruling]
    claims: Sequence[Claim] = ()
    remark: str = ""


def rule(store: Path, kind: str, what: Sequence[str], *, by: Ruler, relation: str = "") -> Made:
    """Make rulings from the words of a command line.

    Raises click.UsageError for the wrong number of words, HosoError where they name nothing or several things.
    """
    from hoso.app.store import open_store
    from hoso.graph.ledger import Ledger
    from hoso.graph.rulings import Ruling
    from hoso.graph.rulingsfile import load, path_of

    wanted = {"same": 2, "different": 2, "reject": 1, "dispute": 1, "correct": 3, "undo": 1}[kind]
    if len(what) != wanted and not (kind == "undo" and what):
        words = {1: "one thing", 2: "two things", 3: "a thing, a field and a value"}[wanted]
        raise click.UsageError(f"{kind} takes {words}")
    if kind == "dispute" and not by.reason:
        raise click.UsageError("dispute needs --reason: it is shown with the claim")
    file = path_of(store)
    rulings = load(file)
    with open_store(store) as view, Ledger.open(store, readonly=True) as ledger:
        bench = Bench(view, ledger, file, by)
        claims: Sequence[Claim] = ()
        remark = ""
        if kind == "undo":
            known = {row.id for row in rulings.rows}
            if unknown := next((id_ for id_ in what if id_ not in known), ""):
                raise RulingError(f"no ruling has the id {unknown!r}; hoso rule list shows them")
            for id_ in what:
                bench.write(Ruling("", "undo", of=id_))
        elif kind == "correct":
            bench.correct(bench.of_thing(what[0]), what[1], what[2])
        elif kind in ("reject", "dispute"):
            claims = bench.claims(what[0], relation)
            for claim in claims:
                bench.on_claim(kind, claim)
        else:
            one, other = bench.of_thing(what[0]), bench.of_thing(what[1])
            bench.pair(kind, one, other)
            if kind == "different" and bench.apart(one[0], other[0]):
                remark = f"{what[0]} and {what[1]} are two already, and nothing says that they may be one"
        return Made(bench.written, claims, remark)


def rulings_file(store: Path, given: Path | None, complain: Callable[[str], None]) -> None:
    """Have ``given`` be the store's rulings file; ``complain`` gets a line if it was another.

    Raises StoreError where there is no store.
    """
    from hoso.graph.ledger import Ledger

    with Ledger.open(store, readonly=True):
        pass
    if given is not None and (changed := keep_rulings(store, given)):
        complain(changed)
