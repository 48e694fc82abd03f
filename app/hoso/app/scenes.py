"""Words that describe an event ("online", "of the council", "the opening") → the events of a graph that are told so.

What is described is mostly not the event's name: it stands in the quotes of those who chaired or came, or in the title
of the article. A name that the graph knows has to be that of a body or person of the event, or stand in the event's own
name; where that gives nothing, ``wide`` takes events whose articles have the name in their titles.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from hoso.app.narrowing import holds_loosely, holds_words
from hoso.app.words import letters, words
from hoso.graph.stores.base import View

_CLAIMS = (
    "MATCH (e:Event)-[r:CHAIRED|LED|TOOK_PART|ORGANIZED|CONDUCTED|TARGET|ABOUT|DISSEMINATED]-(x) "
    "WHERE r.modality IN ['done', 'ongoing'] AND NOT x:Delegation "
    "AND ($since IS NULL OR e.date_to >= $since) AND ($until IS NULL OR e.date_from <= $until) "
    "OPTIONAL MATCH (e)-[:PART_OF]->(w:Event) "
    "RETURN e.id AS id, e.name AS name, e.topic AS topic, w.id AS whole, x.name AS other, type(r) AS relation, "
    "r.quotes AS quotes, r.articles AS articles"
)
TITLES = "MATCH (a:Article) RETURN a.id AS id, a.name AS title"
"""The titles of all articles, by the ids of their nodes."""


@dataclass(slots=True)
class Scene:
    """What tells of one event: its name, the event that it is part of, those at it, quotes, and articles' titles.

    ``spelled`` has the letters of some of these, by what they are: a sentence looks through them again and again.
    """

    name: str
    whole: str = ""
    others: set[str] = field(default_factory=set)
    quotes: set[str] = field(default_factory=set)
    articles: set[str] = field(default_factory=set)
    titles: set[str] = field(default_factory=set)
    spelled: dict[str, str] = field(default_factory=dict)


def scenes(view: View, since: object = None, until: object = None) -> dict[str, Scene]:
    """The events of a time that somebody held or was at, by their ids; without a time all of them."""
    titles = {id: title or "" for id, title in view.query(TITLES).rows}
    found: dict[str, Scene] = {}
    for id, name, topic, whole, other, relation, quotes, articles in view.query(
        _CLAIMS, {"since": since, "until": until}
    ).rows:
        scene = found.setdefault(id, Scene(name, whole or ""))
        scene.others |= {name, topic or ""} | ({other} if relation not in {"ABOUT", "DISSEMINATED"} else set())
        scene.quotes |= {*(quotes or ()), topic or "", name}
        scene.articles |= {*(articles or ())}
        scene.titles |= {titles.get(f"article/{article}", "") for article in articles or ()}
    return found


def described(
    known: dict[str, Scene], forms: Iterable[str], *, named: bool, wide: bool, ground: bool = False, loose: bool = False
) -> frozenset[str]:
    """The ids of the events that hold one of the forms, and of those that are part of them.

    ``ground``: they name what an event is held at, which its quotes tell; ``loose``: other words may stand between.
    """
    wanted = tuple(forms)
    longest = [max((one.plain for one in words(form)), key=len, default="") for form in wanted]

    kind = "all" if wide and ground else "titles" if wide else "others" if named else "told"
    holds = holds_loosely if loose else holds_words

    def texts(scene: Scene) -> set[str]:
        if wide:
            return scene.titles | scene.quotes if ground else scene.titles
        return scene.others if named else scene.quotes | scene.titles

    fits: set[str] = set()
    for id, scene in known.items():
        # Most are passed over by a look at their letters alone.
        letters_of = scene.spelled.get(kind)
        if letters_of is None:
            letters_of = scene.spelled[kind] = letters("\n".join(texts(scene)))
        likely = [form for form, word in zip(wanted, longest, strict=True) if word in letters_of]
        if likely and any(holds(form, text) for text in texts(scene) for form in likely):
            fits.add(id)
    return frozenset(id for id, scene in known.items() if {id, scene.whole} & fits)


def called(known: dict[str, Scene], ids: frozenset[str]) -> tuple[tuple[str, ...], frozenset[str]]:
    """The names of events; and the articles that tell of them, where one of the names is another's too ("Làm việc")."""
    names = {known[id].name for id in ids}
    shared = any(scene.name in names and id not in ids for id, scene in known.items())
    articles = frozenset(article for id in ids for article in known[id].articles) if shared else frozenset()
    return tuple(sorted(names)), articles
