"""Many findings with one cause are one, which stands at the first place and says how many more there are."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import ParamSpec

from teitools.diagnostics import Diagnostic

Given = ParamSpec("Given")


@dataclass
class _Found:
    diagnostic: Diagnostic
    more: int = 0


class Causes:
    """The findings of one file, by their cause, in the order in which they were found."""

    def __init__(self) -> None:
        self._found: dict[object, _Found] = {}

    def add(
        self, cause: object, make: Callable[Given, Diagnostic], *given: Given.args, **named: Given.kwargs
    ) -> None:
        """Count a finding; it is made only where it is the first of its cause."""
        if cause in self._found:
            self._found[cause].more += 1
        else:
            self._found[cause] = _Found(make(*given, **named))

    def findings(self) -> Iterator[Diagnostic]:
        """Return the first finding of each cause."""
        for each in self._found.values():
            yield _counted(each.diagnostic, each.more)


def _counted(found: Diagnostic, more: int) -> Diagnostic:
    if not more:
        return found
    places = "place" if more == 1 else "places"
    return replace(found, message=f"{found.message} The same holds for {more:,} more {places} in this file.")
