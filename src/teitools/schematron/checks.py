"""What a schema checks: assertions and reports, with all that they can say (ISO 19757-3, 5.4)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from teitools.diagnostics import Level
from teitools.schematron.schema import Rule, Schema
from teitools.schematron.source import SCH, SQF, Part

if TYPE_CHECKING:
    from teitools.schematron.fixes import Change

LEVELS = {
    "warn": Level.WARNING,
    "warning": Level.WARNING,
    "nonfatal": Level.WARNING,
    "info": Level.INFO,
    "information": Level.INFO,
    "hint": Level.INFO,
}


@dataclass(frozen=True, slots=True, eq=False)
class Say:
    """A text that a check says: ``kind`` is message, role, flag, diagnostic, property or fix."""

    kind: str
    part: Part
    name: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Check:
    """An assertion, a report, or a rule as a whole (``part`` is its own then)."""

    rule: str
    """The name of its findings: its id, or its rule's or pattern's."""
    part: Part
    pattern: int
    says: tuple[Say, ...] = ()
    default_role: str = ""
    change: "Change | None" = None
    """What is to be done about its findings, where that is certain."""

    @property
    def is_report(self) -> bool:
        return self.part.tag == SCH + "report"

    def level(self, role: str | None) -> Level:
        """Return how much a finding matters; without any role it is an error."""
        return LEVELS.get((role or self.default_role).strip().lower(), Level.ERROR)


def check(part: Part, rule: Rule, pattern: int, schema: Schema) -> Check:
    """Return the check that an assertion or report of a rule is."""
    role = rule.part.get("role") or ""
    certain = _change(part, rule, schema)
    says = [*_says(part, schema), *([Say("fix", certain.part)] if certain and certain.value else [])]
    return Check(part.get("id") or rule.label, part, pattern, tuple(says), role, certain)


def _change(part: Part, rule: Rule, schema: Schema) -> "Change | None":
    """Return what a check proposes for the node that its rule is about."""
    elsewhere = part.get("subject") or rule.part.get("subject") or rule.part.get("visit-each")
    if elsewhere or not part.element.get(f"{SQF}fix"):
        return None
    from teitools.schematron.fixes import change  # few checks propose anything

    return change(part, schema)


def rule_check(rule: Rule, pattern: int) -> Check:
    """Return the rule as a whole: the name under which its failure is told."""
    return Check(rule.label, rule.part, pattern, tuple(_templates(rule.part)))


def _says(part: Part, schema: Schema) -> Iterator[Say]:
    yield Say("message", part)
    yield from _templates(part)
    yield from _named(part, "diagnostics", schema.diagnostics, "diagnostic")
    yield from _named(part, "properties", schema.properties, "property")


def _templates(part: Part) -> Iterator[Say]:
    """The attributes whose values are to be worked out."""
    for name in ("role", "flag"):
        if "{" in (part.element.get(name) or ""):
            yield Say(name, part)


def _named(part: Part, attribute: str, known: Mapping[str, Part], kind: str) -> Iterator[Say]:
    for name in (part.get(attribute) or "").split():
        if name in known:
            found = replace(known[name], values=part.values, names=part.names)
            yield Say(kind, found, name)
            if kind == "property" and "{" in (found.element.get("role") or ""):
                yield Say("property-role", found, name)
