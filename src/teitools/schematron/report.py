"""What running rules over a document found: which check spoke of which node, and what it said."""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from teitools.schematron.checks import Check, Say
from teitools.schematron.places import Node
from teitools.schematron.schema import Schema

if TYPE_CHECKING:
    from teitools.schematron.fixes import Fix

_SPACES = re.compile("[ \t\r\n]+")


@dataclass(frozen=True)
class Finding:
    """A check that spoke, a rule that was applied (``fired``), or either that failed (``error``)."""

    check: Check
    node: Node
    uri: str
    """The document of the node."""
    path: str
    """The node in the form of ``path()``, where a report in SVRL is wanted."""
    texts: Sequence[str] = ()
    error: str | None = None
    fired: bool = False

    @cached_property
    def says(self) -> Sequence[tuple[Say, str]]:
        return tuple(zip(self.check.says, self.texts, strict=True))

    def text(self, kind: str, name: str = "") -> str | None:
        """Return what the check says of one kind: its message, or the value of an attribute."""
        return next((text for say, text in self.says if (say.kind, say.name) == (kind, name)), None)

    @property
    def role(self) -> str | None:
        worked_out = self.text("role")
        return self.check.part.get("role") if worked_out is None else worked_out

    @property
    def flag(self) -> str | None:
        worked_out = self.text("flag")
        return self.check.part.get("flag") if worked_out is None else worked_out

    def fixes(self, schema: Schema) -> "Sequence[Fix]":
        """Return what the schema proposes to do, where it is simple."""
        from teitools.schematron.fixes import fixes  # few are asked for

        return fixes(self.check.part, schema)

    @property
    def message(self) -> str:
        """The message, and the diagnostics after it."""
        said = (text for say, text in self.says if say.kind in ("message", "diagnostic"))
        return _SPACES.sub(" ", " ".join(said)).strip(" ")


def findings(result: str, checks: Sequence[Check]) -> Iterator[Finding]:
    """Return the findings of a stylesheet's result, in the order in which they were made."""
    for found in json.loads(result):
        fired = "r" in found
        check = checks[found["r" if fired else "c"]]
        uri, node = _node(found["p"])
        yield Finding(check, node, uri, found.get("l", ""), found.get("t", ()), found.get("e"), fired)


def _node(found: Sequence[Any]) -> tuple[str, Node]:
    """Return a node's document and number; what is no node is at the document."""
    if not found:
        return "", Node(0)
    uri, element, *more = found
    if not more:
        return uri, Node(element)
    return uri, Node(element, more[0]) if isinstance(more[0], str) else Node(element, None, more[0])
