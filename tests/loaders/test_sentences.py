"""Sentences of normal text, against drawn answers."""

from __future__ import annotations

import time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hoso.loaders.text.normal import normalise
from hoso.loaders.text.sentences import explain, sentences

CASES = [
    line.replace("⏎", "\n")
    for line in (Path(__file__).parents[1] / "cases" / "sentences.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


@pytest.mark.parametrize("drawn", CASES)
def test_sentences_are_those_drawn(drawn: str) -> None:
    text = drawn.replace("|", "")
    expected = [part.strip() for part in drawn.split("|")]
    actual = [text[span.start : span.end] for span in sentences(text)]
    assert expected == actual, explain(text)


@given(st.one_of(st.text(), st.text(st.sampled_from('aBĐ1. .!?…"”()\n-TP'))))
def test_sentences_hold_every_character_once_and_no_newline(text: str) -> None:
    text = normalise(text).text
    spans = sentences(text)
    assert all(span.start < span.end for span in spans)
    assert all(left.end <= right.start for left, right in pairwise(spans))
    assert not any("\n" in text[s.start : s.end] for s in spans)
    left_out = set(range(len(text))) - {i for s in spans for i in range(s.start, s.end)}
    assert all(text[i].isspace() for i in left_out)


@given(st.text(st.sampled_from("aB1. .!?…\n")), st.text(st.sampled_from("aB1. .!?…\n")))
def test_sentences_between_offsets_are_those_of_the_slice(left: str, text: str) -> None:
    whole = left + "\n" + text
    shifted = [(s.start + len(left) + 1, s.end + len(left) + 1) for s in sentences(text)]
    assert shifted == [(s.start, s.end) for s in sentences(whole, len(left) + 1)]


@pytest.mark.timed
@pytest.mark.parametrize("unit", ["a. ", ".", "1.", "a", ". . ", "…”", "TP. ", "A.B."])
def test_sentences_take_linear_time(unit: str) -> None:
    started = time.perf_counter()
    sentences(unit * (100_000 // len(unit)))
    assert time.perf_counter() - started < 5
