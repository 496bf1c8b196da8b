"""Abstract patterns and rules made concrete (ISO 19757-3, 5.4 and 6): what is left is only what runs."""

import re
from collections.abc import Mapping
from copy import deepcopy
from pathlib import Path

from lxml import etree

from teitools.schematron.problem import problem_at
from teitools.schematron.source import DEEPEST, SCH


def concrete_patterns(schema: etree._Element, path: Path, phase: str) -> list[etree._Element]:
    """The patterns of the phase in order, each with rules that have a context and no ``extends``."""
    templates = {p.get("id", ""): p for p in schema.iterchildren(SCH + "pattern") if _is_abstract(p)}
    patterns = [
        _instance(pattern, templates, path) if pattern.get("is-a") else deepcopy(pattern)
        for pattern in _active(schema, path, phase)
    ]
    rules = {r.get("id", ""): r for r in schema.iter(SCH + "rule") if _is_abstract(r) and r.get("id")}
    for pattern in patterns:
        _make_rules_concrete(pattern, rules, path)
    return patterns


def phase_variables(schema: etree._Element, phase: str) -> list[etree._Element]:
    """The variables that a phase declares for its patterns."""
    chosen = _phase(schema, phase)
    return [] if chosen is None else list(chosen.iterchildren(SCH + "let"))


def _is_abstract(part: etree._Element) -> bool:
    return bool(part.get("abstract") == "true")


def _phase(schema: etree._Element, name: str) -> etree._Element | None:
    wanted = schema.get("defaultPhase", "#ALL") if name == "#DEFAULT" else name
    return next((p for p in schema.iterchildren(SCH + "phase") if p.get("id") == wanted), None)


def _active(schema: etree._Element, path: Path, phase: str) -> list[etree._Element]:
    patterns = [p for p in schema.iterchildren(SCH + "pattern") if not _is_abstract(p)]
    wanted = schema.get("defaultPhase", "#ALL") if phase == "#DEFAULT" else phase
    if wanted == "#ALL":
        return patterns
    chosen = _phase(schema, wanted)
    if chosen is None:
        raise problem_at(schema, path, f'the schema has no phase "{wanted}"')
    names = {active.get("pattern") for active in chosen.iterchildren(SCH + "active")}
    return [pattern for pattern in patterns if pattern.get("id") in names]


def _instance(pattern: etree._Element, templates: Mapping[str, etree._Element], path: Path) -> etree._Element:
    template = templates.get(pattern.get("is-a", ""))
    if template is None:
        raise problem_at(pattern, path, f'there is no abstract pattern "{pattern.get("is-a")}"')
    values = {
        p.get("name", ""): p.get("value", "")
        for part in (template, pattern)
        for p in part.iter(SCH + "param")
    }
    instance = deepcopy(template)
    del instance.attrib["abstract"]
    instance.attrib.pop("id", "")
    instance.attrib.update({name: value for name, value in pattern.attrib.items() if name != "is-a"})
    for element in instance.iter("*"):
        for name, value in element.attrib.items():
            element.set(name, _filled(str(value), values))
    return instance


def _filled(text: str, values: Mapping[str, str]) -> str:
    return re.sub(r"\$([\w.-]+)", lambda found: values.get(found[1], found[0]), text)


def _make_rules_concrete(pattern: etree._Element, rules: Mapping[str, etree._Element], path: Path) -> None:
    for rule in list(pattern.iterchildren(SCH + "rule")):
        if _is_abstract(rule):
            pattern.remove(rule)
        else:
            if not rule.get("context"):
                raise problem_at(rule, path, "the rule has no context: say which nodes it is about")
            _extend(rule, rules, path, 0)


def _extend(rule: etree._Element, rules: Mapping[str, etree._Element], path: Path, depth: int) -> None:
    for link in list(rule.iterchildren(SCH + "extends")):
        base = rules.get(link.get("rule", ""))
        if base is None:
            raise problem_at(link, path, f'there is no abstract rule "{link.get("rule")}" to extend')
        if depth > DEEPEST:
            raise problem_at(link, path, f'the rule "{link.get("rule")}" extends itself in a circle')
        inherited = deepcopy(base)
        _extend(inherited, rules, path, depth + 1)
        place = rule.index(link)
        rule[place : place + 1] = list(inherited.iterchildren("*"))
