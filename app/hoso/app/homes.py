"""The facts of articles, as they are read → whether ``--place`` would tell of where they are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from hoso.app.tables import counted

if TYPE_CHECKING:
    from hoso.graph.pipeline import Attempt, Map
    from hoso.loaders.article import Article
    from hoso.loaders.facts import ArticleFacts

_AGREEING = 0.9
"""So large a part of the articles that name a province has to name the same one; a national paper is left alone."""

_NAMING = 0.5
"""So large a part of all articles has to name one."""

_FEWEST = 2
"""So many articles at least have to name the same."""


@dataclass(slots=True)
class Homes:
    """Of which provinces the articles of a build are: how many were read, and how many are set in none."""

    read: int = 0
    unset: int = 0
    named: Counter[str] = field(default_factory=Counter)

    def through(self, map_: Map) -> Map:
        """A ``map`` of which the facts are seen."""

        def seen(function: Callable[[Article], Attempt], articles: Iterable[Article]) -> Iterator[Attempt]:
            for attempt in map_(function, articles):
                if attempt.facts is not None:
                    self.see(attempt.facts)
                yield attempt

        return seen

    def see(self, facts: ArticleFacts) -> None:
        """Count one article: by its province, else by the only one that its bodies name, which hoso may not know."""
        self.read += 1
        self.unset += not facts.place
        names = {facts.place} if facts.place else {body.place for body in facts.bodies if body.level == "province"}
        names.discard("")
        if len(names) == 1:
            self.named.update(names)

    def hint(self) -> str:
        """One line that suggests ``--place``; empty where it would tell nothing, or several places are written of."""
        ((place, most),) = self.named.most_common(1) or [("", 0)]
        naming = self.named.total()
        if not self.unset or naming < _NAMING * self.read or most < max(_FEWEST, _AGREEING * naming):
            return ""
        articles = counted(self.read, "articles")
        return (
            f"of {articles}, {self.unset} cannot be placed, and those that name a province name {place}: "
            f'if all are of there, build again with --place "{place}"'
        )
