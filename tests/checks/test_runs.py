"""One slip in a row of numbers is one break, where it was made."""

from collections.abc import Iterable

import pytest

from teitools.checks.runs import Kind, Numbers, breaks

ODD, GAP, REPEATED = Kind.ODD, Kind.GAP, Kind.REPEATED


def found(*numbers: int) -> list[tuple[int, Kind, int]]:
    """Breaks in a row that goes on long after these numbers: place, kind, and the number expected."""
    return shown([*numbers, *range(numbers[-1] + 1, numbers[-1] + 40)])


def shown(row: Iterable[int]) -> list[tuple[int, Kind, int]]:
    return [(each.place, each.kind, each.expected) for each in breaks([Numbers(n, n) for n in row])]


@pytest.mark.parametrize(
    "numbers",
    [
        (1, 2, 3),
        (7, 8, 9),
        (1, 2, 3, 1, 2),
        (1, 1, 1, 1, 2),
        (1, 2, 1, 1, 2, 1, 2),
        (5, 1, 2),
        (21, 22, 12, 13, 14),
        (0, 1, 2, 0, 1, 2, 0, 0, 1),
        (2, 3, 2, 3, 4),
    ],
)
def test_rows_that_run(numbers: tuple[int, ...]) -> None:
    assert found(*numbers) == []


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        ((1, 2, 4, 5), (2, GAP, 3)),
        ((1, 2, 7, 4, 5), (2, ODD, 3)),
        ((1, 2, 3, 1, 5, 6), (3, ODD, 4)),
        ((4, 5, 6, 6, 8), (3, ODD, 7)),
        ((4, 5, 6, 6, 7), (3, REPEATED, 7)),
        ((4, 5, 6, 2, 7, 8), (3, ODD, 7)),
        ((4, 5, 60, 6, 7), (2, ODD, 6)),
        ((9, 2, 3, 4), (0, ODD, 1)),
        ((1, 2, 3, 5, 4, 6, 7), (3, ODD, 4)),
        ((1, 2, 6, 3, 4, 5, 7, 8), (2, ODD, 3)),
    ],
)
def test_one_slip_is_one_break(numbers: tuple[int, ...], expected: tuple[int, Kind, int]) -> None:
    assert found(*numbers) == [expected]


@pytest.mark.parametrize(("last", "kind"), [(19, ODD), (99, GAP), (90, REPEATED)])
def test_the_last_number(last: int, kind: Kind) -> None:
    assert shown([*range(80, 91), last]) == [(11, kind, 91)]


def test_a_number_is_certain_only_if_the_row_runs_on_with_it() -> None:
    rows = [[1, 2, 7, 4, 5, 6, 7], [1, 2, 3, 4, 6, 7, 8], [4, 5, 6, 7, 8, 2]]
    assert [breaks([Numbers(n, n) for n in row])[0].certain for row in rows] == [True, False, False]


def test_what_is_broken_again_and_again_counts_something_else() -> None:
    assert breaks([Numbers(n, n) for n in (3, 17, 20, 41, 44, 45, 60)]) == []


def test_where_counts_begin_with_other_numbers_none_stands_twice() -> None:
    assert shown([2, 3, 4, 2, 2, 3, 4, 5, 2, 3, 4, 5, 6, 7, 2]) == []


def test_gaps_that_come_again_are_meant() -> None:
    one = [*range(1, 10), *range(11, 20)]
    assert shown(one) == [(9, GAP, 10)]
    assert shown([*one, *range(21, 25)]) == [(9, GAP, 10), (18, GAP, 20)]
    assert shown([*range(1, 7), *range(8, 12), *range(13, 16)]) == []


def test_a_row_of_none() -> None:
    assert breaks([]) == []


def test_pages_with_letters_and_double_pages() -> None:
    loose = [Numbers(12, 12), Numbers(12, 12, True), Numbers(12, 12, True), Numbers(13, 14), Numbers(15, 15)]
    assert breaks(loose) == []
