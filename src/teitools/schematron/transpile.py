"""Schematron to XSLT 3.0: one traversal that runs the first matching rule of every pattern on each node.

The stylesheet's initial template returns ``map{'findings': JSON}``: an array of maps that say which check
(its number in ``Rules.checks``), the ``path()`` of the node and the message, or the dynamic error.
"""

import re
from collections.abc import Iterable
from copy import deepcopy
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree

from teitools.diagnostics import Level
from teitools.schematron.messages import write_message
from teitools.schematron.patterns import concrete_patterns, phase_variables
from teitools.schematron.problem import FILE, SchemaError, problem_at
from teitools.schematron.source import SCH, read_schema
from teitools.schematron.variables import rename

XSLT = "http://www.w3.org/1999/XSL/Transform"
OWN = "urn:teitools:schematron"
LINE = f"{{{OWN}}}line"
LEVELS = {
    "warn": Level.WARNING,
    "warning": Level.WARNING,
    "nonfatal": Level.WARNING,
    "info": Level.INFO,
    "information": Level.INFO,
    "hint": Level.INFO,
}
FRAME = Path(__file__).with_name("frame.xsl")
"""The parts that are the same for every schema: the mode, the functions and the initial template."""


@dataclass(frozen=True, slots=True)
class Check:
    """An assertion, a report or a rule as a whole: what its findings are called and how much they matter."""

    rule: str
    level: Level


@dataclass(frozen=True, slots=True)
class Rules:
    """A Schematron schema made ready to run."""

    path: Path
    stylesheet: etree._Element
    checks: list[Check] = field(default_factory=list)

    def place(self, line: int) -> tuple[Path, int]:
        """The file and line of the schema that stand behind a line of the serialised stylesheet."""
        root = etree.fromstring(self.text().encode())
        before = (e for e in root.iter("*") if e.get(LINE) and (e.sourceline or 0) <= line)
        found = max(before, key=lambda element: element.sourceline or 0, default=None)
        if found is None:
            return self.path, 0
        return Path(found.get(FILE, str(self.path))), int(found.get(LINE))

    def text(self) -> str:
        """The stylesheet as it is compiled."""
        return etree.tostring(self.stylesheet, encoding="unicode")


def transpile(path: Path, phase: str = "#DEFAULT") -> Rules:
    """Read the schema at ``path`` and turn the patterns of ``phase`` into a stylesheet."""
    schema = read_schema(path)
    patterns = concrete_patterns(schema, path, phase)
    rules = Rules(path, _frame(schema))
    _foreign(schema, rules.stylesheet)
    _globals([*schema.iterchildren(SCH + "let"), *phase_variables(schema, phase)], rules, {})
    diagnostics = {d.get("id"): d for d in schema.iter(SCH + "diagnostic")}
    taken: set[str] = set()
    priority = sum(1 for pattern in patterns for _ in pattern.iterchildren(SCH + "rule"))
    for number, pattern in enumerate(patterns, 1):
        _scope(pattern, number, taken, rules)
        for rule in pattern.iterchildren(SCH + "rule"):
            _rule(rule, pattern, number, priority, diagnostics, rules)
            priority -= 1
    _traverse(patterns, rules.stylesheet)
    for element in rules.stylesheet.iter(f"{{{XSLT}}}*"):
        element.tail = element.tail or "\n"
    return rules


def _frame(schema: etree._Element) -> etree._Element:
    frame = etree.fromstring(
        FRAME.read_bytes(), etree.XMLParser(remove_blank_text=True, remove_comments=True)
    )
    prefixes = {prefix: uri for prefix, uri in schema.nsmap.items() if prefix and uri != XSLT}
    prefixes |= {ns.get("prefix"): ns.get("uri") for ns in schema.iterchildren(SCH + "ns")}
    stylesheet = etree.Element(f"{{{XSLT}}}stylesheet", frame.attrib, nsmap={**frame.nsmap, **prefixes})
    stylesheet.extend(list(frame))
    return stylesheet


def _add(
    parent: etree._Element, instruction: str, source: etree._Element | None = None, /, **attributes: str
) -> etree._Element:
    """A new instruction; ``source`` is the part of the schema that it stands for."""
    added = etree.SubElement(
        parent, f"{{{XSLT}}}{instruction}", {k.rstrip("_"): v for k, v in attributes.items()}
    )
    if source is not None:
        added.set(LINE, str(source.sourceline or 0))
        file = next((e.get(FILE) for e in (source, *source.iterancestors()) if e.get(FILE)), None)
        if file:
            added.set(FILE, file)
    return added


def _foreign(schema: etree._Element, stylesheet: etree._Element) -> None:
    """Keys, functions and other XSLT that the schema brings along."""
    for part in schema.iterchildren(f"{{{XSLT}}}*"):
        copied = deepcopy(part)
        copied.set(LINE, str(part.sourceline or 0))
        copied.tail = None
        stylesheet.append(copied)


def _globals(lets: Iterable[etree._Element], rules: Rules, renamed: dict[str, str]) -> None:
    for let in lets:
        kind = "param" if let.get("name") == "edition" and not renamed else "variable"
        _variable(let, rules.stylesheet, rules.path, kind, renamed)


def _variable(
    let: etree._Element, parent: etree._Element, path: Path, kind: str, renamed: dict[str, str]
) -> None:
    name = let.get("name")
    if not name:
        raise problem_at(let, path, "the variable has no name")
    variable = _add(parent, kind, let, name=renamed.get(name, name))
    if let.get("as"):
        variable.set("as", let.get("as"))
    if let.get("value") is not None:
        variable.set("select", let.get("value"))
    else:
        variable.text = let.text
        variable.extend([deepcopy(child) for child in let])


def _scope(pattern: etree._Element, number: int, taken: set[str], rules: Rules) -> None:
    """A pattern's variables are global in XSLT: a name that another pattern has taken gets a number."""
    if pattern.get("documents") is not None:
        raise problem_at(pattern, rules.path, "patterns with @documents are not supported")
    lets = list(pattern.iterchildren(SCH + "let"))
    names = {let.get("name") for let in lets}
    renamed = {name: f"{name}.pattern{number}" for name in names & taken}
    taken |= names
    for element in pattern.iter("*") if renamed else ():
        rename(element, renamed)
    _globals(lets, rules, renamed or {"": ""})


def _rule(
    rule: etree._Element,
    pattern: etree._Element,
    number: int,
    priority: int,
    diagnostics: dict[str, etree._Element],
    rules: Rules,
) -> None:
    context = rule.get("context")
    template = _add(
        rules.stylesheet,
        "template",
        rule,
        match=context,
        mode="own:rules",
        priority=str(priority),
        as_="map(*)*",
    )
    _add(template, "param", name="own:done", as_="xs:integer*", select="()")
    body = _add(template, "if", test=f"not($own:done = {number})")
    tried = _add(body, "try")
    for let in rule.iterchildren(SCH + "let"):
        _variable(let, tried, rules.path, "variable", {})
    label = rule.get("id") or pattern.get("id") or f"rule about {context}"
    for check in rule.iterchildren(SCH + "assert", SCH + "report"):
        _check(check, rule, label, tried, diagnostics, rules)
    if len(tried):
        _catch(tried, label, Level.ERROR, rules)
    onward = _add(template, "next-match")
    _add(onward, "with-param", name="own:done", select=f"$own:done, {number}")


def _check(
    check: etree._Element,
    rule: etree._Element,
    label: str,
    parent: etree._Element,
    diagnostics: dict[str, etree._Element],
    rules: Rules,
) -> None:
    test = check.get("test")
    if not test:
        raise problem_at(check, rules.path, "the check has no test")
    name = check.get("id") or label
    level = LEVELS.get((check.get("role") or rule.get("role") or "").strip().lower(), Level.ERROR)
    tried = _add(parent, "try")
    found = _add(tried, "if", check, test=test if check.tag == SCH + "report" else f"not({test})")
    message = _add(_add(found, "variable", name="own:message", as_="xs:string"), "value-of", separator="")
    write_message(check, message, diagnostics)
    subject = check.get("subject") or rule.get("subject") or "."
    rules.checks.append(Check(name, level))
    _add(found, "sequence", select=f"own:finding(({subject})[1], {len(rules.checks) - 1}, $own:message)")
    _catch(tried, name, Level.ERROR, rules)


def _catch(tried: etree._Element, name: str, level: Level, rules: Rules) -> None:
    rules.checks.append(Check(name, level))
    caught = _add(tried, "catch")
    _add(caught, "sequence", select=f"own:failure(., {len(rules.checks) - 1}, $err:description)")


def _traverse(patterns: list[etree._Element], stylesheet: etree._Element) -> None:
    """Go on to the children, and to attributes, text and comments only where a rule is about them."""
    contexts = " ".join(rule.get("context") for p in patterns for rule in p.iterchildren(SCH + "rule"))
    anything = re.search(r"(^|[|\s])[.$]|node\(\)|key\(|id\(", contexts)
    steps = [
        step
        for step, sign in {
            "@*": r"@|attribute\(",
            "text()": r"text\(",
            "comment()": r"comment\(",
            "processing-instruction()": r"processing-instruction\(",
        }.items()
        if anything or re.search(sign, contexts)
    ]
    template = _add(stylesheet, "template", match="/ | *", mode="own:rules", priority="-1", as_="map(*)*")
    _add(template, "apply-templates", select=" | ".join([*steps, "*"]), mode="own:rules")


__all__ = ["Check", "Rules", "SchemaError", "transpile"]
