"""The checks of an edition's texts, beside its schema and its rules: each is a module with one subject.

A module's ``check`` takes an edition and returns diagnostics.
"""

from collections.abc import Callable, Iterator
from functools import cache
from importlib import import_module
from typing import NamedTuple, cast

from teitools.diagnostics import Diagnostic
from teitools.edition import Edition


class Check(NamedTuple):
    """A check: its name, which is its module's, and the codes of what it finds."""

    name: str
    codes: tuple[str, ...]

    def run(self, edition: Edition) -> Iterator[Diagnostic]:
        """Apply the check to an edition."""
        return self.load()(edition)

    def load(self) -> Callable[[Edition], Iterator[Diagnostic]]:
        """Return the function of the check's module."""
        return _function(f"{__package__}.{self.name}")


@cache
def _function(module: str) -> Callable[[Edition], Iterator[Diagnostic]]:
    return cast("Callable[[Edition], Iterator[Diagnostic]]", import_module(module).check)


CHECKS = (
    Check("ids", ("E301", "E302", "E303")),
    Check("targets", ("E310", "E311", "E312", "E313", "E314", "E315", "E316")),
    Check("dates", ("E401", "E402", "E403", "E404")),
    Check("languages", ("E411", "E412", "E413")),
    Check("notes", ("E421", "E422", "E423", "E424")),
    Check("pages", ("E431", "E432")),
    Check("characters", ("E450", "E451", "E452", "E453")),
    Check("misreadings", ("E454",)),
    Check("letters", ("E455", "E456")),
    Check("apostrophes", ("E457",)),
    Check("spaces", ("E458", "E459")),
    Check("registers", ("E460", "E461")),
    Check("mentions", ("E462", "E463")),
    Check("images", ("E470", "E471", "E472")),
    Check("xinclude", ("E475", "E476")),
    Check("addresses", ("E480", "E481")),
    Check("identifiers", ("E482",)),
    Check("vanished", ("E490",)),
)
"""All checks, in the order in which they run."""
