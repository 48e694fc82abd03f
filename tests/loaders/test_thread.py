"""What spares a sentence the search for words to the press."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from hoso.loaders.thread import MAY_BE_TO_THE_PRESS, TO_A_PAPER, TO_THE_PRESS


@settings(max_examples=30)
@given(st.one_of(st.from_regex(TO_THE_PRESS.pattern), st.from_regex(TO_A_PAPER.pattern)))
def test_no_word_to_the_press_is_passed_over(text: str) -> None:
    assert MAY_BE_TO_THE_PRESS.search(text)
