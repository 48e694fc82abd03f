"""Things that may be one → the pairs of them that are put up for review."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice

FEW = 3
"""With so many others at most, of those before it, each is paired: pairs of all with all would bury the reviewer."""


def pairs(ids: Iterable[str], alike: Callable[[str, str], bool] | None = None) -> Iterator[tuple[str, str]]:
    """The pairs of ids that are ``alike`` (None: all are), in their order.

    Every two of a few; of many, each with the first three.
    """
    own = sorted(ids)
    for index, other in enumerate(own):
        for one in islice((one for one in own[:index] if alike is None or alike(one, other)), FEW):
            yield one, other
