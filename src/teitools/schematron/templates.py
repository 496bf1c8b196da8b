"""A rule of Schematron as a template of XSLT: its variables, and its checks in ``xsl:try``.

A node that a rule has matched is shown to the rules of the next patterns by ``xsl:next-match``; the
parameter ``own:done`` says which patterns have had their one rule (ISO 19757-3, 6.5).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree

from teitools.diagnostics import Level
from teitools.schematron.instructions import add, add_variable
from teitools.schematron.messages import write_message
from teitools.schematron.problem import problem_at
from teitools.schematron.source import SCH

LEVELS = {
    "warn": Level.WARNING,
    "warning": Level.WARNING,
    "nonfatal": Level.WARNING,
    "info": Level.INFO,
    "information": Level.INFO,
    "hint": Level.INFO,
}


@dataclass(frozen=True, slots=True)
class Check:
    """An assertion, a report or a rule as a whole: what its findings are called and how much they matter."""

    rule: str
    level: Level


@dataclass(frozen=True, slots=True)
class Templates:
    """Writes the rules of a schema into a stylesheet and keeps the list of their checks."""

    path: Path
    stylesheet: etree._Element
    diagnostics: Mapping[str, etree._Element]
    checks: list[Check] = field(default_factory=list)

    def write(self, rule: etree._Element, pattern: int, priority: int) -> None:
        """Write the template of one rule of the pattern with this number."""
        template = add(
            self.stylesheet, "template", rule, match=rule.get("context", ""), mode="own:rules",
            priority=str(priority), as_="map(*)*",
        )  # fmt: skip
        add(template, "param", name="own:done", as_="own.xs:integer*", select="()")
        self._body(rule, add(template, "if", test=f"not($own:done = {pattern})"))
        onward = add(template, "next-match")
        add(onward, "with-param", name="own:done", select=f"$own:done, {pattern}")

    def _body(self, rule: etree._Element, parent: etree._Element) -> None:
        tried = add(parent, "try")
        for let in rule.iterchildren(SCH + "let"):
            add_variable(tried, "variable", let, variable_name(let, self.path))
        for check in rule.iterchildren(SCH + "assert", SCH + "report"):
            self._check(check, rule, tried)
        if len(tried):
            self._catch(tried, _label(rule))

    def _check(self, check: etree._Element, rule: etree._Element, parent: etree._Element) -> None:
        test = check.get("test")
        if not test:
            raise problem_at(check, self.path, "the check has no test")
        role = check.get("role") or rule.get("role") or ""
        name = check.get("id") or _label(rule)
        number = self._number(Check(name, LEVELS.get(role.strip().lower(), Level.ERROR)))
        tried = add(parent, "try")
        found = self._where(check, test, tried)
        message = add(
            add(found, "variable", name="own:message", as_="own.xs:string"), "value-of", separator=""
        )
        write_message(check, message, self.diagnostics)
        subject = check.get("subject") or rule.get("subject") or "."
        add(found, "sequence", check, select=f"own:finding(({subject})[1], {number}, $own:message)")
        self._catch(tried, name)

    def _where(self, check: etree._Element, test: str, parent: etree._Element) -> etree._Element:
        """The branch that runs where there is something to say: the test stands in it as it was written."""
        if check.tag == SCH + "report":
            return add(parent, "if", check, test=test)
        choice = add(parent, "choose")
        add(choice, "when", check, test=test)
        return add(choice, "otherwise")

    def _catch(self, tried: etree._Element, name: str) -> None:
        caught = add(tried, "catch")
        number = self._number(Check(name, Level.ERROR))
        add(caught, "sequence", select=f"own:failure(., {number}, $own.err:description)")

    def _number(self, check: Check) -> int:
        self.checks.append(check)
        return len(self.checks) - 1


def variable_name(let: etree._Element, path: Path) -> str:
    """The name that a ``let`` must have."""
    name = let.get("name")
    if not name:
        raise problem_at(let, path, "the variable has no name")
    return name


def _label(rule: etree._Element) -> str:
    pattern = rule.getparent()
    of_pattern = pattern.get("id") if pattern is not None else None
    return rule.get("id") or of_pattern or f"rule about {rule.get('context')}"
