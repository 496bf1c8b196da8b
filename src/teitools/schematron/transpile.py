"""Schematron to XSLT 3.0: one traversal that runs the first matching rule of every pattern on each node.

The stylesheet's initial template returns ``map{'findings': JSON}``: an array of maps that say which check
(its number in ``Rules.checks``), the ``path()`` of the node and the message, or the dynamic error.
"""

import re
from collections.abc import Iterable
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from teitools.schematron.instructions import LINE, XSLT, add, add_variable, mark
from teitools.schematron.patterns import concrete_patterns, phase_variables
from teitools.schematron.problem import FILE, line_of, problem_at
from teitools.schematron.source import SCH, read_schema
from teitools.schematron.templates import Check, Templates, variable_name
from teitools.schematron.variables import rename

USUAL = {
    "xs": "http://www.w3.org/2001/XMLSchema",
    "map": "http://www.w3.org/2005/xpath-functions/map",
    "array": "http://www.w3.org/2005/xpath-functions/array",
    "math": "http://www.w3.org/2005/xpath-functions/math",
}
"""Prefixes that schemas use and often forget to declare."""
FRAME = Path(__file__).with_name("frame.xsl")
"""The parts that are the same for every schema: the mode, the functions and the initial template."""

_OTHER_NODES = {
    "@*": r"@|attribute\(",
    "text()": r"text\(",
    "comment()": r"comment\(",
    "processing-instruction()": r"processing-instruction\(",
}
_ANY_NODE = r"(^|[|\s])[.$]|node\(\)|key\(|id\("


@dataclass(frozen=True, slots=True)
class Rules:
    """A Schematron schema made ready to run."""

    path: Path
    stylesheet: etree._Element
    checks: tuple[Check, ...]

    def text(self) -> str:
        """The stylesheet as it is compiled."""
        return etree.tostring(self.stylesheet, encoding="unicode", with_tail=False)

    def place(self, line: int) -> tuple[Path, int]:
        """The file and line of the schema that stand behind a line of the stylesheet's text."""
        marked = [element for element in etree.fromstring(self.text()).iter("*") if element.get(LINE)]
        before = [element for element in marked if line_of(element) <= line]
        if not before:
            return self.path, 0
        return Path(before[-1].get(FILE, str(self.path))), int(before[-1].get(LINE, "0"))


def transpile(path: Path, phase: str = "#DEFAULT") -> Rules:
    """Read the schema at ``path`` and turn the patterns of ``phase`` into a stylesheet."""
    schema = read_schema(path)
    patterns = concrete_patterns(schema, path, phase)
    stylesheet = _frame(schema)
    _foreign(schema, stylesheet)
    _globals([*schema.iterchildren(SCH + "let"), *phase_variables(schema, phase)], stylesheet, path)
    _pattern_variables(patterns, stylesheet, path)
    diagnostics = {part.get("id", ""): part for part in schema.iter(SCH + "diagnostic")}
    templates = Templates(path, stylesheet, diagnostics)
    numbered = [(rule, n) for n, p in enumerate(patterns, 1) for rule in p.iterchildren(SCH + "rule")]
    for place, (rule, number) in enumerate(numbered):
        templates.write(rule, number, len(numbered) - place)
    _traverse([rule.get("context", "") for rule, _ in numbered], stylesheet)
    for element in stylesheet.iter(f"{{{XSLT}}}*"):
        element.tail = element.tail or "\n"
    return Rules(path, stylesheet, tuple(templates.checks))


def _frame(schema: etree._Element) -> etree._Element:
    frame = etree.fromstring(
        FRAME.read_bytes(), etree.XMLParser(remove_blank_text=True, remove_comments=True)
    )
    prefixes = {prefix: uri for prefix, uri in schema.nsmap.items() if prefix and uri != XSLT}
    prefixes |= {ns.get("prefix", ""): ns.get("uri", "") for ns in schema.iterchildren(SCH + "ns")}
    namespaces = {**USUAL, **frame.nsmap, **prefixes}
    stylesheet: etree._Element = etree.Element(f"{{{XSLT}}}stylesheet", dict(frame.attrib), nsmap=namespaces)
    stylesheet.extend(list(frame))
    return stylesheet


def _foreign(schema: etree._Element, stylesheet: etree._Element) -> None:
    """Keys, functions and other XSLT that the schema brings along."""
    for part in schema.iterchildren(f"{{{XSLT}}}*"):
        copied = deepcopy(part)
        copied.tail = None
        mark(copied, part)
        stylesheet.append(copied)


def _globals(lets: Iterable[etree._Element], stylesheet: etree._Element, path: Path) -> None:
    for let in lets:
        name = variable_name(let, path)
        add_variable(stylesheet, "param" if name == "edition" else "variable", let, name)


def _pattern_variables(patterns: Iterable[etree._Element], stylesheet: etree._Element, path: Path) -> None:
    """A pattern's variables are global in XSLT: a name that another pattern has taken gets a number."""
    taken: set[str] = set()
    for number, pattern in enumerate(patterns, 1):
        if pattern.get("documents") is not None:
            raise problem_at(pattern, path, "patterns with @documents are not supported")
        lets = {variable_name(let, path): let for let in pattern.iterchildren(SCH + "let")}
        renamed = {name: f"{name}.pattern{number}" for name in lets.keys() & taken}
        taken |= lets.keys()
        for element in pattern.iter("*") if renamed else ():
            rename(element, renamed)
        for name, let in lets.items():
            add_variable(stylesheet, "variable", let, renamed.get(name, name))


def _traverse(contexts: list[str], stylesheet: etree._Element) -> None:
    """Go on to the children, and to attributes, text and comments only where a rule is about them."""
    everything = any(re.search(_ANY_NODE, context) for context in contexts)
    steps = [
        step
        for step, sign in _OTHER_NODES.items()
        if everything or any(re.search(sign, context) for context in contexts)
    ]
    template = add(stylesheet, "template", match="/ | *", mode="own:rules", priority="-1", as_="map(*)*")
    add(template, "apply-templates", select=" | ".join([*steps, "*"]), mode="own:rules")
