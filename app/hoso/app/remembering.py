"""A view that asks the same query once: several readings of one sentence look at the same rows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from hoso.app.tables import json_text
from hoso.graph.stores.base import View

if TYPE_CHECKING:
    from hoso.graph.model import Graph
    from hoso.graph.stores.base import Change, Counts, Rows

_Made = TypeVar("_Made")


class Remembering(View):
    """Another view, with the answers that it gave; for as long as nothing changes it."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._answers: dict[tuple[str, str, int | None], Rows] = {}
        self._made: dict[str, Any] = {}

    def query(
        self,
        cypher: str,
        parameters: Mapping[str, Any] | None = None,
        *,
        limit: int | None = None,
        timeout: float | None = None,
    ) -> Rows:
        """As the view itself."""
        key = (cypher, json_text(parameters or {}, None), limit)
        if key not in self._answers:
            self._answers[key] = self._view.query(cypher, parameters, limit=limit, timeout=timeout)
        return self._answers[key]

    def once(self, key: str, make: Callable[[], _Made]) -> _Made:
        """What is made of the answers of this view, made once: each further sentence has it."""
        if key not in self._made:
            self._made[key] = make()
        found: _Made = self._made[key]
        return found

    def update(self, graph: Graph) -> Change:
        """As the view itself; what was remembered is forgotten."""
        self._answers.clear()
        self._made.clear()
        return self._view.update(graph)

    def contents(self) -> Graph:
        """As the view itself."""
        return self._view.contents()

    def hash(self) -> str:
        """As the view itself."""
        return self._view.hash()

    def counts(self) -> Counts:
        """As the view itself."""
        return self._view.counts()

    def claims(self) -> dict[str, Any]:
        """As the view itself."""
        return self._view.claims()

    def close(self) -> None:
        """As the view itself."""
        self._view.close()
