"""Words of a sentence → the people, bodies, documents, offices, events, places of a graph that they mean."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from hoso.app.abbreviations import bare, expanded
from hoso.app.meant import Known, Lists, Meant, Unclear, forms_of, lists, meant, same, spelled, together
from hoso.app.names import Named, holds, nearest
from hoso.app.narrowing import BAR, holds_words
from hoso.app.questions import LABELS, value_of
from hoso.app.rulebook import rules
from hoso.app.scenes import TITLES, Scene, scenes
from hoso.app.sentences import Reading
from hoso.app.words import Word, joined, letters, stands_at, stands_for, words
from hoso.graph.saved import find

if TYPE_CHECKING:
    from hoso.graph.stores.base import View

_PEOPLE = "nhan dan"
"""What the names of the state's bodies of a place have, and the party's have not."""

_ISSUERS = (
    "MATCH (b:Body)-[r:ISSUED]->(d:Directive|Program) "
    "WHERE d.id = $id AND r.modality IN ['done', 'ongoing'] RETURN b.id AS id, b.name AS name"
)
_OFFICES = "MATCH (p:Person {id: $id})-[:HELD]->(:Tenure)-[:IN_POST]->(o:Post) RETURN o.name AS office"


_OF = frozenset(["cua"])
"""What may stand between an office and its body, and is in no name, without marks."""

_PLACE = "place"
"""The kind of a slot for a place, which means the bodies that are located there and were inspected."""

_LOCATED = (
    "MATCH (p:Place {id: $id})<-[:LOCATED_IN*1..3]-(b:Body)<-[r:INSPECTED]-() "
    "WHERE r.modality IN ['done', 'ongoing'] RETURN DISTINCT b.id AS id"
)

_HOLDERS = (
    "MATCH (p:Person)-[:HELD]->(:Tenure)-[:IN_POST]->(o:Post {id: $id}) WITH DISTINCT p "
    "MATCH (p)-[:HELD]->(t:Tenure) RETURN p.id AS id, t.status AS status"
)


_NAMED = ("person", "body", "document", "post")
"""What has names that sentences say."""


@cache
def _how() -> Lists:
    return lists(rules().lists)


@cache
def provinces() -> frozenset[str]:
    """What stands before the name of a province, without marks."""
    return frozenset(bare(text) for text in rules().listed("provinces"))


class Names:
    """The names of a graph, each kind read once."""

    def __init__(self, view: View) -> None:
        self.view = view
        self._known: dict[str, Known] = {}
        self._slots: dict[tuple[str, str], Known] = {}
        self._found: dict[tuple[str, str, str], Meant | Unclear] = {}
        self._scenes: dict[tuple[object, object], dict[str, Scene]] = {}
        self._sayable: frozenset[str] | None = None
        self._pairs: frozenset[tuple[str, str]] | None = None
        self._posts: frozenset[str] | None = None
        self._how = _how()

    def of(self, slot: str, label: str = "") -> Known:
        """The nodes that can be named for a slot, or those of them that are of one kind."""
        if (slot, label) not in self._slots:
            kinds = {one: self._of_kind(one) for one in LABELS[slot]}
            some = [kinds[one] for one in kinds if label in {"", one}] or [self._of_kind(label)]
            self._slots[slot, label] = some[0] if len(some) == 1 else Known(node for one in some for node in one)
        return self._slots[slot, label]

    def _of_kind(self, label: str) -> Known:
        from hoso.app.dossier import named

        if label not in self._known:
            self._known[label] = Known(named(self.view, (label,)))
        return self._known[label]

    def meant(self, slot: str, some: Sequence[Word], label: str = "") -> Meant | Unclear:
        key = (slot, joined(some), label)
        if key not in self._found:
            self._found[key] = self._meant(slot, some, label)
        return self._found[key]

    def _meant(self, slot: str, some: Sequence[Word], label: str) -> Meant | Unclear:
        if slot == _PLACE:
            return self.located(some)
        if slot not in LABELS:
            text = joined(some)
            return Meant(text, ()) if text.isdecimal() and len(text) < 5 else Unclear(text)
        if slot == "text":
            found = spelled(some, self.of(slot))
            return found if isinstance(found, Meant) else spelled(words(expanded(joined(some))), self.of(slot))
        if slot == "who" and len(some) == 1 and some[0].text.isdecimal():
            return Unclear(joined(some))  # "Chỉ thị 11" has two words.
        if label == "" and "Person" in LABELS[slot] and _addressed(some):
            label = "Person"
        if label == "Delegation":
            body, sent = self.meant(slot, some, "Body"), self.of(slot, label).ids
            if isinstance(body, Meant) and any(node.id not in sent for node in body.nodes):
                return Unclear(joined(some))  # Who sent a delegation is none.
        found = meant(some, self.of(slot, label), self._how)
        if isinstance(found, Meant) and slot == "who" and len(found.nodes) == 1 and self._is_office(found.nodes[0]):
            # "Thủ tướng" issues as a body, and speaks as who is in the office.
            holder = self.in_office(words(found.nodes[0].name))
            return together([*found.nodes, *holder.nodes]) if isinstance(holder, Meant) else found
        document_of = "Directive" in LABELS[slot] and label in {"", "Directive", "Program"}
        if isinstance(found, Unclear) and document_of and (document := self.of_issuer(some) or self.of_subject(some)):
            return document
        if isinstance(found, Unclear) and "Person" in LABELS[slot] and (person := self.of_body(some)):
            return person
        if isinstance(found, Unclear) and not found.several and slot == "post":
            # "Giám đốc của Sở X".
            bare_of = tuple(one for one in some if one.plain not in _OF)
            found = meant(bare_of, self.of(slot, "Post"), self._how) if 1 < len(bare_of) < len(some) else found
        if isinstance(found, Unclear) and not found.several and label in {"", "Person"} and "Person" in LABELS[slot]:
            return self.with_title(some) or self.in_office(some) or found
        return found

    def _is_office(self, node: Named) -> bool:
        """Whether a body goes by the name of an office."""
        if self._posts is None:
            self._posts = frozenset(one.name for one in self.of("post", "Post"))
        return node.label == "Body" and node.name in self._posts

    def sayable(self, one: Word) -> bool:
        """Whether the word can be in a name: names have it, or it stands for words of names."""
        if self._sayable is None:
            said = {one.plain for line in rules().listed("english") for one in words(line)}
            said |= {word for text in rules().listed("address") for word in letters(text).split()}
            for slot in _NAMED:
                said |= self.of(slot).words()
            self._sayable = frozenset(said)
        return one.plain in self._sayable or one.plain[:1].isdecimal() or expanded(one.text) != one.text

    def pair_sayable(self, one: Word, other: Word) -> bool:
        """Whether some name has the two words beside each other, as they are typed or without marks."""
        if self._pairs is None:
            names = (node.name for slot in _NAMED for node in self.of(slot))
            both = [(a, b) for name in names for a, b in pairwise(words(name))]
            self._pairs = frozenset({(a.low, b.low) for a, b in both} | {(a.plain, b.plain) for a, b in both})
        return (one.low, other.low) in self._pairs

    def kinds_of(self, some: Sequence[Word], lang: str = "") -> frozenset[str]:
        """The kinds of what the words name, alone or as one of several; nothing where they name nothing.

        One word names something only where it is written as a name, and a number only with the word for a document.
        """
        if lang == "en" and some[0].low == "the":
            return frozenset()
        number = any(any(c.isdigit() for c in one.text) for one in some)
        if len(some) == 1 and not (some[0].text[:1].isupper() or (number and not some[0].text.isdecimal())):
            return frozenset()
        if _addressed(some) and self._names("person", some, several=True):
            return frozenset(["Person"])
        found: set[str] = set()
        # "To" and "an" begin Vietnamese names that are typed without marks.
        ends = {*rules().listed("no_name"), *(() if lang == "vi" else rules().listed("no_name_en"))}
        edge = any(one.low in ends and not one.text[:1].isupper() for one in (some[0], some[-1]))
        body = None if edge else self._names("body", some, several=len(some) > 1)
        person = self._names("person", some, several=True)
        # Words of an office's name that name a body are the body, not who holds the office.
        if person and (not body or any(some[0].plain in words_of(node.name) for node in _nodes(person))):
            found.add("Person")
        if edge:
            return frozenset(found)
        if body:
            delegation = self.meant("body", some, "Delegation")
            only = {node.id for node in _nodes(body)} <= {node.id for node in _nodes(delegation)}
            found.add("Delegation" if only else "Body")
        if (number or len(some) > _SHORT_TITLE) and self._names("document", some, several=number):
            found.add("Document")
        if len(some) > 1 and self._names("post", some, "Post", several=True):
            found.add("Post")
        return frozenset(found)

    def _names(self, slot: str, some: Sequence[Word], label: str = "", *, several: bool) -> Meant | Unclear | None:
        means = self.meant(slot, some, label)
        return means if isinstance(means, Meant) or (several and means.several) else None

    def forms(self, some: Sequence[Word]) -> tuple[str, ...]:
        """The words as typed, with abbreviations written out, and as Vietnamese says them."""
        return forms_of(some, self._how)

    def translated(self, some: Sequence[Word]) -> bool:
        """Whether the words are an English phrase of which the rules have the Vietnamese."""
        return joined(some).casefold() in self._how.phrases

    def scenes(self, reading: Reading) -> dict[str, Scene]:
        """What tells of the events of the time that a sentence asks of."""
        span = _span(reading)
        if span not in self._scenes:
            self._scenes[span] = scenes(self.view, *span)
        return self._scenes[span]

    def province(self) -> str:
        """The name of the only place that the graph knows; empty where there is none, or there are several."""
        places = self._of_kind("Place").nodes
        return places[0].name if len(places) == 1 else ""

    def titled(self, forms: Sequence[str]) -> tuple[str, ...]:
        """The ids of the articles whose titles hold one of the forms."""
        rows = self.view.query(TITLES).rows
        found = (id for id, title in rows if any(holds_words(form, title or "") for form in forms))
        return tuple(sorted(id.removeprefix("article/") for id in found))

    def never(self, question: str, slot: str, means: Meant) -> bool:
        """Whether the question never has rows of what is meant, for its kind."""
        return bool(means.nodes) and {node.id for node in means.nodes} <= self._idle(question, slot)

    def able(self, question: str, slot: str, means: Meant, *, own: bool = False) -> Meant:
        """What is meant without those of which the question never has rows; ``own``: without delegations of others."""
        idle = self._idle(question, slot)
        if own and means.ids:
            idle |= {node.id for node in self.of("body", "Delegation")}
        left = [node for node in means.nodes if node.id not in idle]
        return means if len(left) == len(means.nodes) else replace(together(left), others=means.others)

    def _idle(self, question: str, slot: str) -> frozenset[str]:
        """The ids of all that the question never has rows of, for their kind."""
        kinds = rules().never.get(question, {}).get(slot, ())
        nodes = [node for node in self.of(slot) if node.label in kinds] if kinds else []
        nodes += self.of("body", "Delegation") if "Delegation" in kinds else []
        return frozenset(node.id for node in nodes)

    def replayed(self, slot: str, typed: str, means: Meant, question: str) -> str:
        """What the option of a parameter has to be for the question to find just what is meant: as typed, or ids."""
        if slot == "text":
            return means.value
        if not means.nodes or slot not in LABELS:
            return means.value if slot in LABELS else typed
        ids, idle = {node.id for node in means.nodes}, self._idle(question, slot)
        nodes = list(self.of(slot))
        names = sorted({node.name for node in means.nodes}, key=len)
        for form in (*names[:1], typed):
            value = value_of(form, nodes, slot)
            if value and {node.id for node in nodes if holds(node, value)} - idle == ids:
                return form
        return BAR.join(node.id for node in means.nodes)

    def kin(self, means: Meant) -> list[Named]:
        """Of the others that have a body's name in theirs, the party organisations of it."""
        organs = [bare(text) for text in rules().listed("kin")]
        own = {bare(node.name) for node in means.nodes}
        return [node for node in means.others if any(bare(node.name) == f"{o} {name}" for o in organs for name in own)]

    def with_title(self, some: Sequence[Word]) -> Meant | None:
        """The person whose whole name ends the words, those before it being part of the name of an office of theirs."""
        for start in range(1, len(some) - 1):
            name, fits = tuple(some[start:]), (same if any(one.marked for one in some) else stands_for)
            found = [node for node in self.of("person").near(name) if _spells(name, words(node.name), fits)]
            # The name of a body before a person's is no office of theirs: it says something else of them.
            if found and isinstance(meant(some[:start], self.of("body", "Body"), self._how), Meant):
                continue
            spelled = str.casefold if any(one.marked for one in some) else bare
            title = spelled(expanded(joined(some[:start])))
            titled = [
                node
                for node in found
                if any(_is_title(title, spelled(o)) for (o,) in self.view.query(_OFFICES, {"id": node.id}).rows)
            ]
            if len(titled) == 1:
                return Meant(titled[0].id, (titled[0],))
        return None

    def of_body(self, some: Sequence[Word]) -> Meant | None:
        """The one of those with a name who is shown in an office of the body behind it: "X ở xã Y", "X of Y"."""
        for i in range(2, len(some) - 1):
            if not rules().has(some[i], "joints", "office_of"):
                continue
            who = meant(some[:i], self.of("person", "Person"), self._how)
            if isinstance(who, Meant) or not who.several:
                continue
            forms = [f" {bare(form)} " for form in self.forms(some[i + 1 :])]
            offices = {
                node.id: [f" {bare(office)} " for (office,) in self.view.query(_OFFICES, {"id": node.id}).rows]
                for node in who.candidates
            }
            found = [n for n in who.candidates if any(form in office for form in forms for office in offices[n.id])]
            if len(found) == 1:
                return Meant(found[0].id, (found[0],))
        return None

    def of_issuer(self, some: Sequence[Word]) -> Meant | None:
        """The one document of those with a number that the body behind it issued: "Chỉ thị 05 của X", "X's plan 3"."""
        for i in range(1, len(some) - 1):
            if not rules().has(some[i], "issued_by"):
                continue
            left = meant(some[:i], self.of("document"), self._how)
            # "No 1 of X" is a delegation's number.
            said = [tuple(one.plain for one in some[:n]) for n in (1, 2, 3) if n < i]
            typed = any(one in rules().numbered for one in said) and some[0].plain not in rules().listed("any_number")
            if not _nodes(left) or not (typed or "/" in some[i - 1].text):
                continue
            right = self.meant("body", some[i + 1 :])
            issuers = {node.id for node in _nodes(right)} if isinstance(right, Meant) else set()
            issuer = f" {bare(expanded(joined(some[i + 1 :])))} "
            place = f" {' '.join(issuer.split()[-2:])} " if _loosely(issuer) else "\0"
            found = [
                node
                for node in _nodes(left)
                for id, name in self.view.query(_ISSUERS, {"id": node.id}).rows
                if id in issuers or (place in f" {bare(name)} " and (_PEOPLE in issuer) == (_PEOPLE in bare(name)))
            ]
            found = list(dict.fromkeys(found))
            if len(found) == 1:
                return Meant(found[0].id, (found[0],))
        return None

    def of_subject(self, some: Sequence[Word]) -> Meant | None:
        """The one document of a kind that is about what the words say: "nghị quyết về chuyển đổi số"."""
        at = next((i for i in (1, 2, 3) if i < len(some) - 1 and rules().has(some[i], "subject_of")), 0)
        if not at or tuple(one.plain for one in some[:at]) not in rules().numbered:
            return None
        # As Vietnamese says it where a number follows.
        kinds = [bare(form.removesuffix(" 1")) for form in self.forms((*some[:at], *words("1")))]
        means = meant(some[at + 1 :], self.of("document"), self._how)
        found = [node for node in _nodes(means) if bare(node.name).startswith(tuple(f"{kind} " for kind in kinds))]
        return Meant(found[0].id, (found[0],)) if len(found) == 1 else None

    def in_office(self, some: Sequence[Word]) -> Meant | Unclear | None:
        """The one person who is shown in the office that the words name; several are those who could be meant.

        Somebody who has left an office is not told by one: what they said may belong to the other.
        """
        post = meant(some, self.of("post", "Post"), self._how)
        if not isinstance(post, Meant) or len(post.nodes) != 1 or not self._begins(some, post.nodes[0].name):
            return None
        holders = self.view.query(_HOLDERS, {"id": post.nodes[0].id}).rows
        ids = {id for id, _ in holders}
        found = tuple(node for node in self.of("person") if node.id in ids)
        if len(found) > 1:
            return Unclear(joined(some), found, several=True)
        stays = all(status == "current" for _, status in holders)
        return Meant(found[0].id, found) if found and stays else None

    def _begins(self, some: Sequence[Word], name: str) -> bool:
        """Whether the words, as typed or as Vietnamese has them, begin as the name does."""
        first = bare(name).split()[:1]
        return any(bare(form).split()[:1] == first for form in self.forms(some))

    def placed(self, question: str) -> bool:
        """Whether a place stands for the inspected bodies in it, where the question asks of a body."""
        return question in rules().listed("placed")

    def located(self, some: Sequence[Word]) -> Meant | Unclear:
        """The inspected bodies in the place that the words name; "the province" is the only one that there is."""
        text, places = joined(some), self._of_kind("Place").nodes
        forms = {bare(form) for form in self.forms(some)}
        forms |= {form.removeprefix(f"{unit} ") for form in forms for unit in provinces()}
        marked = any(one.marked for one in some)
        found = [node for node in places if bare(node.name) in forms]
        if marked:
            found = [node for node in found if node.name.casefold() in text.casefold()]
        if not found and len(places) == 1 and forms & provinces():
            found = list(places)
        if len(found) != 1:
            return Unclear(text, tuple(found), several=len(found) > 1)
        ids = {id for (id,) in self.view.query(_LOCATED, {"id": found[0].id}).rows}
        bodies = [node for node in self.of("body") if node.id in ids]
        return together(bodies) if bodies else Unclear(text)

    def nearest(self, slot: str, typed: str) -> list[str]:
        """Names that come near the typed one and have a word of it."""
        if slot not in LABELS:
            return []
        near = [one for one in words(typed) if len(one.plain) > 1 or one.plain.isdecimal()]
        nodes = {node.id: node for one in near for node in self.of(slot).near((one,))}
        return nearest(typed, nodes.values())

    def told_apart(self, nodes: Sequence[Named]) -> list[str]:
        """The names, with an id and an office or date where two are alike or a document's number is shared."""
        from hoso.app.dossier import with_offices

        told = with_offices(list(nodes), self.view)
        return [_called(node, told) for node in told]

    def words(self) -> frozenset[str]:
        """All words of the names that were read."""
        return frozenset(one.plain for nodes in self._known.values() for node in nodes for one in words(node.name))


def _loosely(issuer: str) -> bool:
    """Whether an issuer goes by its place: "Tỉnh ủy X" for "Ban Chấp hành Đảng bộ tỉnh X"."""
    return any(issuer.startswith(f" {bare(one)} ") for one in rules().listed("issuers"))


def _spells(typed: Sequence[Word], name: Sequence[Word], fits: Callable[[Word, Word], bool]) -> bool:
    return len(typed) == len(name) and all(map(fits, typed, name))


def _is_title(title: str, office: str) -> bool:
    """Whether words before a name are part of an office's name, or leave words of it out: "Chủ tịch tỉnh"."""
    rest = iter(office.split())
    return office.split()[:1] == title.split()[:1] and all(word in rest for word in title.split())


def _nodes(means: Meant | Unclear) -> tuple[Named, ...]:
    return means.nodes if isinstance(means, Meant) else means.candidates


def words_of(name: str) -> frozenset[str]:
    """The words of a name without marks."""
    return frozenset(one.plain for one in words(name))


_SHORT_TITLE = 2
"""Words of a title that do not say yet which document is meant."""


def _span(reading: Reading) -> tuple[object, object]:
    """The first and the last day of which a sentence asks, as a question gets them."""
    days = {"since": reading.since, "until": reading.until}
    takes = {parameter.name: parameter for parameter in find(reading.question).parameters}
    since, until = (takes[name].read(day) if day and name in takes else None for name, day in days.items())
    return since, until


def _addressed(some: Sequence[Word]) -> bool:
    """Whether the words begin as those for a person do: "chị Hoa"."""
    forms = rules().phrases_of("persons")
    return any(len(some) > len(form) and stands_at(some, 0, form) and some[0].low == form[0].low for form in forms)


def _called(node: Named, among: Sequence[Named] = ()) -> str:
    if not node.number and sum(other.name == node.name for other in among) <= 1:
        return node.name
    if not among:
        return node.id if node.number else node.name
    return f"{node.name} ({', '.join(part for part in (node.id, node.hint) if part)})"
