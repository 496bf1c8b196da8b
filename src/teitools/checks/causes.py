"""Many findings with one cause are one, which stands at the first place and says how many more there are."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import ParamSpec

from teitools.diagnostics import Diagnostic

Given = ParamSpec("Given")


class Causes:
    """The findings of one file, by their cause, in the order in which they were found."""

    def __init__(self) -> None:
        self._first: dict[object, Diagnostic] = {}
        self._more: dict[object, int] = {}

    def add(
        self, cause: object, make: Callable[Given, Diagnostic], *given: Given.args, **named: Given.kwargs
    ) -> None:
        """Count a finding; it is made only where it is the first of its cause."""
        if cause in self._first:
            self._more[cause] += 1
        else:
            self._first[cause], self._more[cause] = make(*given, **named), 0

    def findings(self) -> Iterator[Diagnostic]:
        """Return the first finding of each cause."""
        for cause, first in self._first.items():
            yield _counted(first, self._more[cause])


def _counted(found: Diagnostic, more: int) -> Diagnostic:
    if not more:
        return found
    places = "place" if more == 1 else "places"
    return replace(found, message=f"{found.message} The same holds for {more:,} more {places} in this file.")
