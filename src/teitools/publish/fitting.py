"""Fitting: paragraphs are set closer or wider by a hair where a page would begin with the last line of one.

Typst keeps two lines together, but moves the second alone when its footnote no longer fits on the page.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

Fit = Mapping[str, str]
"""Ids of paragraphs, and the way in which each is set: ``closer`` or ``wider``."""

WAYS = ("closer", "wider")
LAYOUTS = 16
"""How often the pages are laid out anew at most."""


@dataclass(frozen=True, slots=True)
class Extent:
    """The pages on which a paragraph begins and ends, and whether its last line begins a page."""

    first: int
    last: int
    widow: bool


Layout = Callable[[Fit], Mapping[str, Extent]]


def fitted(layout: Layout) -> Fit:
    """The fewest changes found that leave no widow that can be helped."""
    fit: Fit = {}
    extents = layout(fit)
    helpless: set[str] = set()
    left = LAYOUTS
    while (widow := _first_widow(extents, helpless)) and left:
        for paragraph, way in _attempts(extents, widow, fit):
            tried = {**fit, paragraph: way}
            found = layout(tried)
            left -= 1
            if _is_better(found, extents, widow, helpless):
                fit, extents = tried, found
                break
            if not left:
                break
        else:
            helpless.add(widow)
    return fit


def _first_widow(extents: Mapping[str, Extent], helpless: set[str]) -> str:
    return next((name for name, extent in extents.items() if extent.widow and name not in helpless), "")


def _attempts(extents: Mapping[str, Extent], widow: str, fit: Fit) -> Iterator[tuple[str, str]]:
    """The paragraphs that share the page before the widow, the widow's own first, then the nearest."""
    page = extents[widow].last - 1
    above = [
        name for name, extent in extents.items() if extent.first <= page <= extent.last and name != widow
    ]
    for paragraph in (widow, *reversed(above)):
        if paragraph not in fit:
            yield from ((paragraph, way) for way in WAYS)


def _is_better(
    found: Mapping[str, Extent], extents: Mapping[str, Extent], widow: str, helpless: set[str]
) -> bool:
    """Whether the widow is gone and no page up to its own has a new one."""
    page = extents[widow].last
    return not any(
        extent.widow and extent.last <= page for name, extent in found.items() if name not in helpless
    )
