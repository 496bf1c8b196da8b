"""What kinds of node the contexts of rules are about, so that no others are visited.

A context is read as far as its last step (XSLT 3.0, 5.5.2); what is not understood may be any node.
"""

import re
from collections.abc import Iterable, Iterator

_SIGN = re.compile(r""""[^"]*"|'[^']*'|\(:.*?:\)|Q\{[^}]*\}|[\[\]()|/]|\s+|[^\s"'\[\]()|/]+""", re.DOTALL)
_NAME = re.compile(r"(?:child::)?(?:Q\{[^}]*\}|[\w.-]+:|\*:)?[^\W\d][\w.-]*")
_ANY_NAME = re.compile(r"(?:child::)?(?:[\w.-]+:|Q\{[^}]*\})?\*|element\(\)")
_ATTRIBUTE = re.compile(r"(?:@|attribute::)(Q\{[^}]*\}|[\w.-]+:|\*:)?([\w.-]+|\*)")
_NODES = "text()", "comment()", "processing-instruction()"
_EVERYTHING = "(descendant-or-self::node(), descendant-or-self::*/@*)"


def selection(contexts: Iterable[str]) -> str:
    """Return the XPath of the nodes, from a node downwards, that the contexts may be about."""
    steps = [step for context in contexts for step in last_steps(context)]
    attributes = {_attribute(step) for step in steps} - {""}
    kinds = [kind for kind in _NODES if any(step.startswith(kind[:-1]) for step in steps)]
    elements = any(map(_is_element, steps))
    known = tuple(kind[:-1] for kind in kinds)
    if not all(not step or _attribute(step) or _is_element(step) or step.startswith(known) for step in steps):
        return _EVERYTHING
    chosen = ["self::document-node()"] if "" in steps else []
    chosen += ["descendant-or-self::*"] if elements else []
    chosen += [f"descendant-or-self::{kind}" for kind in kinds]
    chosen += [f"descendant-or-self::*/({' | '.join(sorted(attributes))})"] if attributes else []
    return f"({', '.join(chosen)})"


def _attribute(step: str) -> str:
    """Return the attributes that a step may be about, whatever their namespace; for other nodes nothing."""
    found = _ATTRIBUTE.fullmatch(step)
    if not found:
        return ""
    return f"@*:{found[2]}" if found[1] and found[2] != "*" else f"@{found[2]}"


def _is_element(step: str) -> bool:
    return bool(_NAME.fullmatch(step) or _ANY_NAME.fullmatch(step))


def last_steps(context: str) -> Iterator[str]:
    """Return the last step of each alternative, without predicates; of ``/`` it is empty."""
    step, depth, group = "", 0, ""
    for sign in _SIGN.findall(context):
        if sign in "[(":
            depth += 1
        if depth == 0 or (sign in "()" and depth == 1):
            if sign == "|" or (sign == "union" and step):
                yield from _finished(step, group)
                step, group = "", ""
            elif sign == "/":
                step, group = "", ""
            elif not sign.isspace() and not sign.startswith("(:"):
                step += sign
        elif "[" not in step:
            group += sign
        if sign in "])":
            depth -= 1
    yield from _finished(step, group)


def _finished(step: str, group: str) -> Iterator[str]:
    if step == "()":
        yield from last_steps(group)
    else:
        yield step
