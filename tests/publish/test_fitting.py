"""Fitting: widows are helped with few changes, and what cannot be helped ends the search."""

from teitools.publish.fitting import LAYOUTS, Extent, Fit, Layout, fitted

WIDOW = {"a": Extent(1, 1, False), "b": Extent(1, 2, True), "c": Extent(2, 2, False)}
GOOD = {"a": Extent(1, 1, False), "b": Extent(1, 1, False), "c": Extent(2, 2, False)}
LATER = {"a": Extent(1, 1, False), "b": Extent(1, 1, False), "c": Extent(2, 3, True)}


def helped_by(*fits: Fit, then: dict[str, Extent] = GOOD) -> tuple[Layout, list[Fit]]:
    """A layout whose widow goes away with one of the given fits, and the fits that were asked for."""
    asked: list[Fit] = []

    def layout(fit: Fit) -> dict[str, Extent]:
        asked.append(fit)
        return then if fit in fits else WIDOW

    return layout, asked


def test_nothing_is_changed_without_need() -> None:
    assert fitted(lambda fit: GOOD) == {}


def test_the_paragraph_itself_comes_first() -> None:
    layout, asked = helped_by({"b": "wider"})
    assert fitted(layout) == {"b": "wider"}
    assert asked == [{}, {"b": "closer"}, {"b": "wider"}]


def test_then_its_neighbours_on_the_page() -> None:
    layout, _ = helped_by({"a": "closer"})
    assert fitted(layout) == {"a": "closer"}


def test_a_widow_later_on_is_helped_next() -> None:
    layouts = {"": WIDOW, "b": LATER, "bc": GOOD}
    assert fitted(lambda fit: layouts.get("".join(sorted(fit)), WIDOW)) == {"b": "closer", "c": "closer"}


def test_what_cannot_be_helped_stays() -> None:
    layout, asked = helped_by()
    assert fitted(layout) == {}
    assert len(asked) <= LAYOUTS + 1


def test_the_search_ends() -> None:
    many = {str(n): Extent(1, 2, True) for n in range(100)}
    asked: list[Fit] = []

    def layout(fit: Fit) -> dict[str, Extent]:
        asked.append(fit)
        return many

    assert fitted(layout) == {}
    assert len(asked) == LAYOUTS + 1
