"""Splices change the bytes that they name, and no others."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from teitools.editing.splice import Shift, Splice, Unshift, applied, composed, disjoint

SOURCE = bytes(range(97, 123))


@st.composite
def splices(draw: st.DrawFn, length: int = len(SOURCE)) -> list[Splice]:
    """Splices that keep off one another, in any order."""
    places = sorted(draw(st.lists(st.integers(0, length), max_size=8, unique=True)))
    pairs = list(zip(places[::2], places[1::2], strict=False))
    made = [Splice(start, end, draw(st.binary(max_size=3))) for start, end in pairs]
    return list(draw(st.permutations(made)))


@given(splices())
def test_all_other_bytes_stay(made: list[Splice]) -> None:
    ordered = sorted(made)
    starts = [0, *(each.end for each in ordered)]
    ends = [*(each.start for each in ordered), len(SOURCE)]
    between = [SOURCE[start:end] for start, end in zip(starts, ends, strict=True)]
    new = [*(each.new for each in ordered), b""]
    assert applied(SOURCE, made) == b"".join(a + b for a, b in zip(between, new, strict=True))


@given(st.data())
def test_splices_of_the_result_of_others_can_be_made_at_once(data: st.DataObject) -> None:
    first = data.draw(splices())
    between = applied(SOURCE, first)
    second = data.draw(splices(len(between)))
    together = composed(first, second)
    assert applied(SOURCE, together) == applied(between, second)
    assert all(one.end < other.start for one, other in pairwise(together))


@given(splices(), st.integers(0, len(SOURCE) - 1))
def test_a_place_outside_of_splices_moves_with_its_byte(made: list[Splice], place: int) -> None:
    if not any(each.start <= place < each.end for each in made):
        moved = Shift(made)(place)
        assert applied(SOURCE, made)[moved : moved + 1] == SOURCE[place : place + 1]


@given(splices(), st.integers(0, len(SOURCE) - 1))
def test_places_can_be_found_again(made: list[Splice], place: int) -> None:
    inside = next((each for each in made if each.start <= place < each.end), None)
    if inside is None:
        assert Unshift(made)(Shift(made)(place)) == place
    elif inside.new:
        assert Unshift(made)(Shift(made)(inside.start)) == inside.start


def test_of_two_that_overlap_the_first_is_taken() -> None:
    groups = [
        [Splice(5, 8, b""), Splice(20, 22, b"")],
        [Splice(7, 9, b"")],
        [Splice(8, 9, b"")],
        [Splice(21, 21, b"x")],
        [Splice(5, 5, b"x")],
        [Splice(2, 3, b""), Splice(8, 10, b"")],
        [Splice(0, 5, b"")],
        [Splice(3, 4, b"")],
    ]
    assert disjoint(groups) == [True, False, True, False, False, False, True, False]


@given(st.lists(splices(), max_size=6))
def test_what_is_free_can_be_applied_together(groups: list[list[Splice]]) -> None:
    judged = zip(groups, disjoint(groups), strict=True)
    ordered = sorted(each for group, is_free in judged if is_free for each in group)
    assert all(one.end <= other.start for one, other in pairwise(ordered))
