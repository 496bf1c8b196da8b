"""A schema as a value: abstract parts made concrete, and only what the phase runs (ISO 19757-3, 5.4)."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from lxml import etree

from teitools.ncname import NCNAME
from teitools.schematron.problem import SchemaError
from teitools.schematron.source import DEEPEST, SCH, SQF, Files, Part

XSL = "{http://www.w3.org/1999/XSL/Transform}"
BINDINGS = frozenset({"xslt", "xslt2", "xslt3", "xpath", "xpath2", "xpath3", "xpath31", "exslt"})
_BODY = tuple(SCH + name for name in ("let", "assert", "report", "extends"))


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """A rule about the nodes of ``context``: ``body`` holds variables, assertions and reports in order."""

    part: Part
    context: str
    body: Sequence[Part]
    label: str

    @property
    def attribute(self) -> str:
        """The attribute that holds the context, where it is the rule's own."""
        return "context" if self.part.element.get("context") is not None else ""


@dataclass(frozen=True, slots=True, eq=False)
class Pattern:
    """Of the rules of a pattern the first that matches a node is applied to it (5.4.9)."""

    part: Part
    id: str
    lets: Sequence[Part]
    rules: Sequence[Rule]
    documents: str | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Schema:
    """What one phase of a schema runs."""

    path: Path
    part: Part
    prefixes: Mapping[str, str]
    phase: str
    start: Part | None
    """The phase, where its ``@from`` says which parts of a document are looked at."""
    lets: Sequence[Part]
    foreign: Sequence[Part]
    patterns: Sequence[Pattern]
    diagnostics: Mapping[str, Part]
    properties: Mapping[str, Part]
    fixes: Mapping[str, Part]
    """What checks can propose to do (Schematron QuickFix)."""
    problems: Sequence[SchemaError]
    """What is wrong with patterns and checks that are left out."""


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads the parts that stand at the top of a schema."""

    path: Path
    root: Part
    top: Sequence[Part]
    loose: Sequence[Pattern] = ()
    """Patterns that stand around rules without one."""
    shared: dict[str, Part] = field(default_factory=dict)
    """The abstract rules of all patterns."""
    problems: list[SchemaError] = field(default_factory=list)

    def schema(self, phase: str) -> Schema:
        """Return what the phase runs. Raises ``SchemaError``."""
        name, chosen = self._phase(phase)
        for rules in self._all("rules"):
            self.shared.update(_by_id(rules.children(SCH + "rule")))
        loose = self.loose if chosen is None else ()
        lets = [*self._all("let"), *(chosen.children(SCH + "let") if chosen else ())]
        patterns = _numbered([*self._patterns(chosen), *loose], {let.get("name") or "" for let in lets})
        return Schema(
            self.path,
            self.root,
            self._prefixes(),
            name,
            chosen if chosen is not None and chosen.get("from") else None,
            lets,
            [part for part in self.top if part.tag.startswith(XSL)],
            patterns,
            self._named("diagnostics", "diagnostic"),
            self._named("properties", "property"),
            _by_id(
                fix for part in self.top if part.tag == f"{SQF}fixes" for fix in part.children(f"{SQF}fix")
            ),
            self.problems,
        )

    def _all(self, name: str, namespace: str = SCH) -> Iterator[Part]:
        return (part for part in self.top if part.tag == namespace + name)

    def _named(self, container: str, name: str) -> dict[str, Part]:
        inner = (each for pattern in self._all("pattern") for each in pattern.children(SCH + container))
        holders = (*self._all(container), *inner)
        return _by_id(part for holder in holders for part in holder.children(SCH + name))

    def _prefixes(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for ns in self._all("ns"):
            prefix, uri = ns.get("prefix") or "", ns.get("uri") or ""
            if not re.fullmatch(NCNAME, prefix) or not uri:
                raise ns.problem(
                    'a namespace is declared by a prefix and its uri: <ns prefix="tei" uri="…"/>'
                )
            found[prefix] = uri
        return found

    def _phase(self, asked: str) -> tuple[str, Part | None]:
        name = (self.root.get("defaultPhase") or "#ALL") if asked == "#DEFAULT" else asked
        chosen = next((part for part in self._all("phase") if part.get("id") == name), None)
        if chosen is None and name != "#ALL":
            known = ", ".join(part.get("id") or "" for part in self._all("phase")) or "none at all"
            raise self.root.problem(f'the schema has no phase "{name}": it has {known}')
        return name, chosen

    def _patterns(self, phase: Part | None) -> Iterator[Pattern]:
        templates = _by_id(part for part in self._all("pattern") if is_abstract(part))
        active = None if phase is None else {part.get("pattern") for part in phase.children(SCH + "active")}
        for part in self._all("pattern"):
            if not is_abstract(part) and (active is None or part.get("id") in active):
                try:
                    yield self._pattern(part, templates)
                except SchemaError as problem:
                    self.problems.append(problem)

    def _pattern(self, part: Part, templates: Mapping[str, Part]) -> Pattern:
        body = part
        if (name := part.get("is-a")) is not None:
            if name not in templates:
                raise part.problem(f'there is no abstract pattern "{name}": mend the name', "is-a")
            template = templates[name]
            given = (*template.children(SCH + "param"), *part.children(SCH + "param"))
            body = replace(template, values={p.get("name") or "": p.get("value") or "" for p in given})
        named = part.get("id") or (body.get("id") if body is not part else None) or ""
        return Pattern(
            body,
            named,
            [named_let(let) for let in body.children(SCH + "let")],
            list(rules_of(list(body.children(SCH + "rule")), self.shared, named, self.problems)),
            part.get("documents") or body.get("documents"),
        )


def rules_of(
    rules: Sequence[Part], shared: Mapping[str, Part], pattern: str, problems: list[SchemaError]
) -> Iterator[Rule]:
    """Return the rules of a pattern, with what they extend and without checks that have no test.

    Raises ``SchemaError`` where the pattern cannot be applied.
    """
    abstract = {**shared, **_by_id(rule for rule in rules if is_abstract(rule))}
    concrete = _by_id(rule for rule in rules if not is_abstract(rule))
    for rule in rules:
        if is_abstract(rule):
            continue
        if not (context := rule.get("context")):
            raise rule.problem("the rule has no context: say which nodes it is about")
        label = rule.get("id") or pattern or f"rule about {context}"
        yield Rule(rule, context, list(tested(_body(rule, abstract, concrete, 0), problems)), label)


def tested(body: Iterable[Part], problems: list[SchemaError]) -> Iterator[Part]:
    """Leave out checks without a test. Raises ``SchemaError`` where a variable has no name."""
    for part in body:
        if part.tag == SCH + "let":
            yield named_let(part)
        elif part.get("test"):
            yield part
        else:
            problems.append(part.problem('the check has no test: say what is to hold, in test="…"'))


def named_let(let: Part) -> Part:
    """Return a variable. Raises ``SchemaError`` where it has no name."""
    if not let.get("name"):
        raise let.problem("the variable has no name: give it one")
    return let


def _numbered(patterns: Sequence[Pattern], taken: set[str]) -> list[Pattern]:
    """Variables of patterns are global in XSLT: a name that is taken gets the pattern's number."""
    found = []
    for number, pattern in enumerate(patterns, 1):
        own = {let.get("name") or "" for let in pattern.lets}
        names = {name: f"{name}.pattern{number}" for name in own & taken}
        taken |= own
        found.append(_with_names(pattern, names) if names else pattern)
    return found


def is_abstract(part: Part) -> bool:
    return part.element.get("abstract") == "true"


def is_xpath_1(root: Part) -> bool:
    """Whether rules are expressly written for XPath 1.0, where the first of several values is taken."""
    return (root.get("queryBinding") or "").lower() in ("xslt", "exslt", "xpath")


def checked_binding(root: Part) -> None:
    """Raise ``SchemaError`` where rules are written for another language than XPath."""
    binding = (root.get("queryBinding") or "xslt").lower()
    if binding not in BINDINGS:
        reason = f'the query binding "{binding}" is not supported: use queryBinding="xslt3"'
        raise root.problem(reason, "queryBinding")


def _by_id(parts: Iterable[Part]) -> dict[str, Part]:
    return {name: part for part in parts if (name := part.element.get("id"))}


def _body(
    rule: Part, abstract: Mapping[str, Part], concrete: Mapping[str, Part], depth: int
) -> Iterator[Part]:
    for part in rule.children(*_BODY):
        if part.tag != SCH + "extends":
            yield part
            continue
        name = part.get("rule") or ""
        if name in concrete and name not in abstract:
            raise part.problem(
                f'the rule "{name}" is not abstract: give it abstract="true", or extend another', "rule"
            )
        if name not in abstract:
            reason = f'this pattern has no abstract rule "{name}": move it here, or mend the name'
            raise part.problem(reason, "rule" if part.element.get("rule") is not None else "")
        if depth > DEEPEST:
            raise part.problem(
                f'the rule "{name}" extends itself in a circle: take one of the links out', "rule"
            )
        base = replace(abstract[name], values=rule.values, names=rule.names)
        yield from _body(base, abstract, concrete, depth + 1)


def _with_names(pattern: Pattern, names: Mapping[str, str]) -> Pattern:
    def named(part: Part) -> Part:
        return replace(part, names=names)

    rules = [
        replace(
            rule,
            part=named(rule.part),
            context=named(rule.part).shown(rule.context),
            body=list(map(named, rule.body)),
        )
        for rule in pattern.rules
    ]
    return replace(pattern, part=named(pattern.part), lets=list(map(named, pattern.lets)), rules=rules)


def read_schema(path: Path, phase: str = "#DEFAULT") -> Schema:
    """Read a Schematron file. Raises ``SchemaError`` where it is missing, broken or not Schematron."""
    root = Files(path).read(path).part
    if root.tag != SCH + "schema":
        name = etree.QName(root.element).localname
        raise root.problem(f"<{name}> is not a Schematron schema: expected <schema>")
    checked_binding(root)
    return Reader(path, root, list(root.children())).schema(phase)
