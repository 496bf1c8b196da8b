"""What checks propose (Schematron QuickFix), read as data where they are simple.

A fix is simple that asks nothing, calls no other and depends on no condition. Of these it is certain what is
meant where a check has one only, or names its default, and where one attribute is all that it changes.
Nothing here changes a file.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from teitools.schematron.schema import Schema
from teitools.schematron.source import SQF, Part

_OPERATIONS = frozenset({"add", "delete", "replace", "stringReplace"})
_CONDITIONS = frozenset({"use-when", "use-for-each"})
_XML = "{http://www.w3.org/XML/1998/namespace}"
_ATTRIBUTE = re.compile(r"(xml:)?([^\W\d][\w.-]*)")
_SAID = frozenset({"node-type", "target", "select"})
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
    part: Part | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Fix:
    """A fix under the name that checks call it by."""

    id: str
    title: str
    operations: tuple[Operation, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """What is done to one attribute of the node that a check is about: ``kind`` is add, delete or replace.

    ``attribute`` is its name (``{uri}id``), which may be empty where the node is the attribute. ``value`` is
    the XPath of its new value, to be worked out at the node that ``match`` leads to.
    """

    part: Part
    kind: str
    attribute: str
    match: str
    value: str


def change(check: Part, schema: Schema) -> Change | None:
    """Return the change that a check is certain to propose."""
    named = (check.element.get(f"{SQF}fix") or "").split()
    default = check.element.get(f"{SQF}default-fix") or (named[0] if len(named) == 1 else "")
    for fix in fixes(check, schema) if default in named else ():
        if fix.id == default and len(fix.operations) == 1:
            return _change(fix.operations[0])
    return None


def _change(operation: Operation) -> Change | None:
    given = operation.attributes
    match = operation.match.strip()
    if operation.part is None or not given.keys() <= _SAID:
        return None
    of_match, target = _name(match.removeprefix("@")), _name(given.get("target", ""))
    here = match == "."
    value = given.get("select") or (_literal(operation.text.strip()) if operation.text.strip() else "")
    match operation.kind, given.get("node-type"):
        case "delete", None if here or of_match:
            return Change(operation.part, "delete", of_match, match, "")
        case "add", "attribute" if here and target and value:
            return Change(operation.part, "add", target, ".", value)
        case "replace", "attribute" | "keep" if value and (here or (of_match and target in ("", of_match))):
            return Change(operation.part, "replace", of_match or target, match, value)
    return None


def _name(written: str) -> str:
    """Return the name of an attribute in lxml's form, or nothing if its prefix is another than ``xml``."""
    found = _ATTRIBUTE.fullmatch(written)
    return f"{_XML if found[1] else ''}{found[2]}" if found else ""


def _literal(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


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
    return Operation(
        kind, attributes.pop("match", "."), attributes, part.shown(part.element.text or ""), part
    )
