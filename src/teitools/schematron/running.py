"""What runs stylesheets over documents, as those see it who need it done."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple, Protocol


class RunError(Exception):
    """A stylesheet failed as a whole: the message is Saxon's."""


class Stopped(Exception):  # noqa: N818  (it is the rules', not the program's)
    """A stylesheet did not come to its end; the message says how it was ended."""


class Text(NamedTuple):
    """A document as it is handed over: its address and its XML."""

    uri: str
    xml: str


class Runner(Protocol):
    """Compiles stylesheets and runs them. Each is named by its text and compiled once."""

    def compile(self, sheet: str, limit: float) -> Sequence[tuple[int, str, str]]:
        """Return what is wrong with a stylesheet: line, code and message. Raises ``Stopped``."""

    def documents(self, sheet: str, source: Text, limit: float) -> str:
        """Return which documents the patterns look at, as JSON. Raises ``RunError`` or ``Stopped``."""

    def run(self, sheet: str, source: Text, given: Mapping[str, Sequence[Text]], limit: float) -> str:
        """Return the findings as JSON; ``given`` are parameters. Raises ``RunError`` or ``Stopped``."""
