"""A look at the letters tells which words are worth a comparison, and never hides one that is alike."""

from difflib import SequenceMatcher

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teitools.diagnostics.likeness import likely, likeness, likeness_at_most
from teitools.diagnostics.nearest import nearest

WORDS = st.text("abcdé\u0101-", max_size=12) | st.text(max_size=8)


@given(WORDS, WORDS)
def test_nothing_is_more_alike_than_its_letters(one: str, other: str) -> None:
    alike = SequenceMatcher(None, one, other).ratio()
    assert likeness_at_most(one, other) >= alike or not one + other
    assert likeness(one, other) == alike or not one + other


def test_of_many_words_those_with_the_same_letters_are_compared() -> None:
    words = {f"name{n}": n for n in range(20_000)}
    found = likely("anme77", [*words, "paragraph"])
    assert len(found) == 200
    assert {"name77", "name770"} <= set(found)


@pytest.mark.parametrize("word", ["a" * 5_000_000, "persName" * 500_000])
def test_a_very_long_word_is_like_none(word: str) -> None:
    assert nearest(word, ["persName", "a"]) is None
    assert likeness(word, "persName") == 0
