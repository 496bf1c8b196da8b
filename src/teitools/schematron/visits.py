"""Which nodes are visited for which patterns: those that their rules can be about, and each once.

A visit costs as much as hundreds of looks at a name or an attribute. So patterns about elements of known
names, those about elements with known attributes, and all others go separate ways through a document.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from teitools.schematron.contexts import ANYTHING, ELEMENT, Target

MANY = 100
"""So many names, and it is quicker to visit all elements than to look for each."""


class Visit(NamedTuple):
    """A way through a document: the mode of the rules, and the nodes as XPath from the document's node."""

    mode: str
    nodes: str


def ways(patterns: Mapping[int, frozenset[Target]]) -> tuple[dict[int, str], list[Visit]]:
    """Return the mode of each pattern, by number, and the visits in all."""
    modes = {number: _mode(targets) for number, targets in patterns.items()}
    visits = []
    for mode in dict.fromkeys(modes.values()):
        together = (targets for number, targets in patterns.items() if modes[number] == mode)
        visits.append(Visit(mode, selection(frozenset().union(*together))))
    return modes, visits


def _mode(targets: frozenset[Target]) -> str:
    kinds = {target.kind for target in targets}
    if ANYTHING in targets:
        return "own.sch:anything"
    if kinds == {"attributes"}:
        return "own.sch:attributed"
    return "own.sch:elements" if kinds & {"element", "attributes"} else "own.sch:named"


def selection(targets: Iterable[Target]) -> str:
    """Return the XPath of all nodes that rules with these targets can be about."""
    if ANYTHING in targets:
        return "(descendant-or-self::node(), descendant-or-self::*/@*)"
    attributes = _whats(targets, "attribute")
    steps = [_node(what) for what in _whats(targets, "node")]
    steps += _elements(targets)
    if attributes:
        steps.append(f"descendant-or-self::*/({' | '.join(attributes)})")
    return f"({', '.join(steps)})"


def _elements(targets: Iterable[Target]) -> Sequence[str]:
    names, attributes = _whats(targets, "name"), _whats(targets, "attributes")
    root = any(target.kind == "root" for target in targets)
    if ELEMENT in targets or len(names) > MANY or (attributes and (names or root)):
        return ["descendant-or-self::*"]
    if attributes:
        return [f"descendant-or-self::*[{' | '.join(attributes)}]"]
    found = [f"descendant-or-self::{name}" for name in names]
    if root:
        others = f"[not({' | '.join(f'self::{name}' for name in names)})]" if names else ""
        found.append(f"descendant-or-self::*[not(parent::*)]{others}")
    return found


def _node(test: str) -> str:
    return f"self::{test}" if test == "document-node()" else f"descendant-or-self::{test}"


def _whats(targets: Iterable[Target], kind: str) -> list[str]:
    return sorted({target.what for target in targets if target.kind == kind})
