"""Words of a source and of an output are paired, whatever the output has moved, joined or divided."""

from collections import Counter
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from teitools.publish.account.matching import OPEN, Text
from teitools.publish.account.pairing import pair


def text_of(*stretches: str) -> Text:
    text = Text()
    for stretch in stretches:
        text.add(stretch.split())
    return text


def found(source: Sequence[str], output: Sequence[str], claimed: Sequence[int] = ()) -> tuple[str, str, str]:
    """The words of the source that are not shown, of the output those repeated and those added."""
    ours, theirs = text_of(*source), text_of(*output)
    pairs = pair(ours, [n in claimed for n in range(len(source))], theirs)
    lost = [word for word, is_shown in zip(ours.words, pairs.shown, strict=True) if not is_shown]
    repeated = [theirs.words[j] for j in sorted(pairs.repeated)]
    added = [
        word for j, word in enumerate(theirs.words) if pairs.sources[j] == OPEN and j not in pairs.repeated
    ]
    return " ".join(lost), " ".join(repeated), " ".join(added)


ALL_SHOWN = ("", "", "")


@pytest.mark.parametrize(
    ("source", "output"),
    [
        (["a note", "the mark", "in text"], ["a note", "in text", "the mark"]),
        (["the", "the same", "the other"], ["the", "the other", "the same"]),
        (["F", "oo bar"], ["Foo bar"]),
        (["Foobar baz"], ["Foo", "bar baz"]),
        (["see", "ibid", "306", "end"], ["see", "end", "ibid 306"]),
        (["so be it", "x", "so be it", "y"], ["x", "y", "so be it", "so be it"]),
        (["one", "ditto", "two", "ditto", "three"], ["one", "two", "three", "ditto", "ditto"]),
    ],
)
def test_what_an_output_moves_joins_or_divides_is_shown(source: list[str], output: list[str]) -> None:
    assert found(source, output) == ALL_SHOWN


@pytest.mark.parametrize(
    ("source", "output", "expected"),
    [
        (["the cat and the dog"], ["the cat and dog"], ("the", "", "")),
        (["the cat and the dog"], ["the cat and and the dog"], ("", "", "and")),
        (["a b c d", "e"], ["a b c d", "a b c d", "e"], ("", "a b c d", "")),
        (["a"], ["cat"], ("a", "", "cat")),
        (["Foobar"], ["Fobar"], ("Foobar", "", "Fobar")),
    ],
)
def test_what_is_lost_repeated_or_added_is_told_apart(
    source: list[str], output: list[str], expected: tuple[str, str, str]
) -> None:
    assert found(source, output) == expected


def test_a_lost_word_is_not_made_up_for_by_a_passage_that_is_shown_twice() -> None:
    source = ["here is", "the", "word", "and so on to the end of the line"]
    output = ["here is", "word", "and so on to the end of the line", "and so on to the end of the line"]
    assert found(source, output) == ("the", "and so on to the end of the line", "")


def test_words_that_a_rule_claims_may_be_shown_or_not() -> None:
    source = ["a title of the file", "the text of the file"]
    assert found(source, ["the text of the file"], claimed=[0]) == ("a title of the file", "", "")
    assert found(source, ["a title of the file", "the text of the file"], claimed=[0]) == ALL_SHOWN


def test_one_word_among_a_hundred_thousand_is_found() -> None:
    lines = [f"the {n} of the {n * 7919 % 1000} and the end" for n in range(12_500)]
    output = [*lines[6_000:], *lines[:6_000]]
    output[3] = output[3].replace("and ", "", 1)
    assert found(lines, output) == ("and", "", "")


COMMON = st.sampled_from(["the", "of", "and", "a", "dust", "light"])
STRETCHES = st.lists(st.lists(COMMON, min_size=1, max_size=8).map(" ".join), min_size=1, max_size=12)


@settings(deadline=None)
@given(STRETCHES, st.data())
def test_stretches_in_any_order_are_all_shown(source: list[str], data: st.DataObject) -> None:
    assert found(source, data.draw(st.permutations(source))) == ALL_SHOWN


@settings(deadline=None)
@given(STRETCHES, STRETCHES)
def test_each_word_of_an_output_is_one_of_the_source_or_repeated_or_added(
    source: list[str], output: list[str]
) -> None:
    lost, repeated, added = (Counter(each.split()) for each in found(source, output))
    assert Counter(" ".join(source).split()) - lost == Counter(" ".join(output).split()) - repeated - added
