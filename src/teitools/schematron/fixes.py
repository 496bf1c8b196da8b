"""Quick fixes that a schema proposes (Schematron QuickFix), read as data where they are simple.

A fix is simple that asks nothing, calls no other and depends on no condition. Nothing here changes a file.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from teitools.schematron.schema import Schema
from teitools.schematron.source import SQF, Part

_OPERATIONS = frozenset({"add", "delete", "replace", "stringReplace"})
_CONDITIONS = frozenset({"use-when", "use-for-each"})
_DESCRIPTION = f"{SQF}description"


@dataclass(frozen=True, slots=True)
class Operation:
    """What a fix does: ``kind`` is add, delete, replace or stringReplace.

    ``match`` is the XPath of the nodes, from the node that was found; ``attributes`` are the others that the
    operation has (``node-type``, ``target``, ``position``, ``select``, ``regex`` …); ``text`` is its content,
    if that is text alone.
    """

    kind: str
    match: str
    attributes: Mapping[str, str]
    text: str


@dataclass(frozen=True, slots=True)
class Fix:
    """A fix under the name that checks call it by."""

    id: str
    title: str
    operations: tuple[Operation, ...]


def fixes(check: Part, schema: Schema) -> tuple[Fix, ...]:
    """Return the simple fixes that a check proposes, in its order."""
    known = {**schema.fixes, **_by_id(check)}
    named = (check.element.get(f"{SQF}fix") or "").split()
    found = (_fix(replace(known[name], values=check.values)) for name in named if name in known)
    return tuple(fix for fix in found if fix is not None)


def _by_id(check: Part) -> Mapping[str, Part]:
    """The fixes of the rule that a check stands in."""
    rule = check.element.getparent()
    here = [] if rule is None else rule.iterchildren(f"{SQF}fix")
    return {element.get("id", ""): replace(check, element=element) for element in here}


def _fix(part: Part) -> Fix | None:
    operations, title = [], ""
    for child in part.children():
        if child.tag == _DESCRIPTION:
            title = " ".join("".join(map(str, child.element.itertext())).split())
        elif (operation := _operation(child)) is None:
            return None
        else:
            operations.append(operation)
    if not operations or _CONDITIONS & {*part.element.attrib}:
        return None
    return Fix(part.get("id") or "", title, tuple(operations))


def _operation(part: Part) -> Operation | None:
    kind = part.tag.removeprefix(SQF)
    if kind not in _OPERATIONS or len(part.element) or _CONDITIONS & {*part.element.attrib}:
        return None
    attributes = {str(name): part.shown(str(value)) for name, value in part.element.attrib.items()}
    return Operation(kind, attributes.pop("match", "."), attributes, part.shown(part.element.text or ""))
