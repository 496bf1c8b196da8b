"""What the context of a rule can match, read from its last step (XSLT 3.0, 5.5.2): no more is visited.

What is not understood here may be any node: that costs time alone, for the context decides in the end.
"""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

_SIGN = re.compile(r""""[^"]*"|'[^']*'|\(:.*?:\)|Q\{[^}]*\}|[\[\]()|/]|\s+|[^\s"'\[\]()|/]+""", re.DOTALL)
_NAME = re.compile(r"(?:child::)?(?:Q\{([^}]*)\}|([\w.-]+):)?([^\W\d][\w.-]*)")
_ANY_NAME = re.compile(r"(?:child::)?(?:[\w.-]+:|Q\{[^}]*\})?\*|(?:child::)?\*:[\w.-]+|element\(\)")
_ATTRIBUTE = re.compile(r"(?:@|attribute::)(Q\{[^}]*\}|[\w.-]+:|\*:)?([\w.-]+|\*)")
_KINDS = "text()", "comment()", "processing-instruction()"
_ATTRIBUTE_NEEDED = re.compile(
    r"""@([\w.-]+)(?:\s*(?:=(?!>)|!=|<|>|\beq\b|\bne\b|\blt\b|\bgt\b|\ble\b|\bge\b).*)?"""
    r"""|(?:starts-with|ends-with|contains)\(\s*@([\w.-]+)\s*,\s*(?:'[^']+'|"[^"]+")\s*\)""",
    re.DOTALL,
)


class Step(NamedTuple):
    """A last step: its test (of ``/`` it is empty), what stands before it, and its predicates."""

    test: str
    before: str = ""
    predicates: tuple[str, ...] = ()


class Target(NamedTuple):
    """What a rule can be about. ``kind`` is name, attributes, attribute, node, root, element or anything.

    ``what`` is the name of an element (``Q{uri}p``), attributes of which an element has one, an attribute,
    or the test of another kind of node.
    """

    kind: str
    what: str = ""


ANYTHING = Target("anything")
ELEMENT = Target("element")


def targets(context: str, prefixes: Mapping[str, str], default: str = "") -> Iterator[Target]:
    """Return what a context can match; ``default`` is the namespace of names without a prefix."""
    for step in last_steps(context):
        yield _target(step, prefixes, default)


def _target(step: Step, prefixes: Mapping[str, str], default: str) -> Target:
    if not step.test:
        return Target("node", "document-node()")
    if found := _ATTRIBUTE.fullmatch(step.test):
        return Target("attribute", f"@*:{found[2]}" if found[1] and found[2] != "*" else f"@{found[2]}")
    if found := _NAME.fullmatch(step.test):
        return _named(found, prefixes, default)
    if _ANY_NAME.fullmatch(step.test):
        if step.before == "/":
            return Target("root")
        needed = next(filter(None, map(_needed, step.predicates)), None)
        return Target("attributes", f"@{needed}") if needed else ELEMENT
    return Target("node", step.test) if step.test in _KINDS else ANYTHING


def _named(found: re.Match[str], prefixes: Mapping[str, str], default: str) -> Target:
    uri, prefix, local = found.groups()
    if prefix:
        uri = prefixes.get(prefix)
        if uri is None:
            return ANYTHING
    return Target("name", f"Q{{{default if uri is None else uri}}}{local}")


def _needed(predicate: str) -> str | None:
    """Return an attribute without which a predicate cannot hold, if it is plain that there is one."""
    conjuncts, depth = [""], 0
    for sign in _SIGN.findall(predicate):
        depth += (sign in ("(", "[")) - (sign in (")", "]"))
        if depth == 0 and (sign == "or" or "," in sign):
            return None
        if depth == 0 and sign == "and":
            conjuncts.append("")
        else:
            conjuncts[-1] += sign
    found = map(_ATTRIBUTE_NEEDED.fullmatch, (each.strip() for each in conjuncts))
    return next((each[1] or each[2] for each in found if each), None)


def last_steps(context: str) -> Iterator[Step]:
    """Return the last step of each alternative; of alternatives in parentheses, theirs."""
    step, before, depth = _Reading(), "", 0
    for sign in _SIGN.findall(context):
        depth -= sign in (")", "]")
        if depth > 0:
            step.inner += sign
        elif sign in ("|", "union"):
            yield from step.steps(before)
            step, before = _Reading(), ""
        elif sign == "/":
            step, before = _Reading(), before + step.test + "/"
        elif not sign.isspace() and not sign.startswith("(:"):
            step.take(sign)
        depth += sign in ("(", "[")
    yield from step.steps(before)


class _Reading:
    """A step while it is read."""

    def __init__(self) -> None:
        self.test, self.inner, self.group = "", "", ""
        self.predicates: list[str] = []

    def take(self, sign: str) -> None:
        """Take a sign that stands in no parentheses or brackets, or one of the outermost of these."""
        if sign == "]":
            self.predicates.append(self.inner)
        elif sign == ")":
            self.group = self.inner
        if sign in ("(", "["):
            self.inner = ""
        if sign not in ("[", "]"):
            self.test += sign

    def steps(self, before: str) -> Iterator[Step]:
        if self.test == "()":
            yield from last_steps(self.group)
        else:
            yield Step(self.test, before, tuple(self.predicates))
