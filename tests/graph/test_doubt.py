"""Which pairs of things that may be one are put up for review."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from hoso.graph.resolve.doubt import FEW, pairs

IDS = st.sets(st.integers(100, 999).map(str), max_size=FEW + 1)


@given(IDS)
def test_of_a_few_every_two_are_a_pair(ids: set[str]) -> None:
    assert set(pairs(ids)) == set(combinations(sorted(ids), 2))


def test_of_many_each_is_in_a_pair_and_the_pairs_are_few() -> None:
    ids = [f"{n:03}" for n in range(600)]
    found = list(pairs(ids))
    assert {id_ for pair in found for id_ in pair} == set(ids)
    assert len(found) <= FEW * len(ids)


def test_only_what_is_alike_is_a_pair() -> None:
    assert list(pairs(["b1", "a2", "a1", "b2"], lambda one, other: one[0] == other[0])) == [("a1", "a2"), ("b1", "b2")]
