"""Schematron inside other schemas: in RELAX NG of either syntax, and in the ODD of TEI."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree

from teitools.schematron.problem import SchemaError
from teitools.schematron.schema import XSL, Pattern, Reader, Rule, Schema, rules_of, tested
from teitools.schematron.source import SCH, File, Files, Part

RNG = "{http://relaxng.org/ns/structure/1.0}"
TEI = "{http://www.tei-c.org/ns/1.0}"
SCHEMES = frozenset({"schematron", "isoschematron"})
_LINKS = f"{RNG}include", f"{RNG}externalRef"
_LOOSE = tuple(SCH + name for name in ("rule", "assert", "report"))
_EXAMPLE = "{http://www.tei-c.org/ns/Examples}egXML"


def embedded_schema(path: Path, phase: str = "#DEFAULT") -> Schema | None:
    """Return the Schematron inside a schema, or None where there is none. Raises ``SchemaError``."""
    files = Files(path)
    outer = files.read(path)
    found = Found(files)
    (found.odd if outer.root.tag.startswith(TEI) else found.grammar)(outer.part)
    if not (found.patterns() or found.loose or found.problems):
        return None
    return found.reader(path, outer).schema(phase)


@dataclass
class Found:
    """The parts of a Schematron, collected from the files of another schema."""

    files: Files
    top: list[Part] = field(default_factory=list)
    loose: list[Pattern] = field(default_factory=list)
    """Rules that stand in no pattern, each group as the pattern that it makes."""
    problems: list[SchemaError] = field(default_factory=list)
    _seen: set[Path] = field(default_factory=set)

    def patterns(self) -> bool:
        return any(part.tag == SCH + "pattern" for part in self.top)

    def reader(self, path: Path, outer: File) -> Reader:
        return Reader(path, outer.part, self.top, self.loose, problems=self.problems)

    def grammar(self, grammar: Part) -> None:
        """Collect from a file of RELAX NG and those that it includes."""
        if grammar.file.path in self._seen:
            return
        self._seen.add(grammar.file.path)
        groups: dict[etree._Element | None, list[Part]] = {}
        for part in _outermost(grammar):
            if part.tag in _LOOSE:
                groups.setdefault(part.element.getparent(), []).append(part)
            else:
                self._take(part)
        for parent, parts in groups.items():
            if parent is not None:
                self._group(Part(parent, grammar.file, grammar.depth), parts, "", _rng_context(parent))
        for link in grammar.element.iter(*_LINKS):
            self.grammar(self.files.included(Part(link, grammar.file, grammar.depth)))

    def odd(self, odd: Part) -> None:
        """Collect from the constraints of an ODD; in its examples stands nothing that is meant."""
        for spec in odd.element.iter(f"{TEI}constraintSpec"):
            in_use = spec.get("scheme") in SCHEMES and spec.get("mode") != "delete"
            if in_use and next(spec.iterancestors(_EXAMPLE), None) is None:
                for constraint in spec.iterchildren(f"{TEI}constraint"):
                    self._constraint(Part(constraint, odd.file), spec)

    def _constraint(self, constraint: Part, spec: etree._Element) -> None:
        loose = []
        for part in _outermost(constraint):
            if part.tag in _LOOSE:
                loose.append(part)
            else:
                self._take(part)
        self._group(constraint, loose, spec.get("ident") or "", _odd_context(spec))

    def _take(self, part: Part) -> None:
        if part.tag == SCH + "schema":
            self.top += part.children()
        else:
            self.top.append(part)

    def _group(self, around: Part, parts: Sequence[Part], name: str, context: str) -> None:
        rules = [part for part in parts if part.tag == SCH + "rule"]
        checks = tested((part for part in parts if part.tag != SCH + "rule"), self.problems)
        try:
            found = tuple(rules_of(rules, {}, name, self.problems))
        except SchemaError as problem:
            found = ()
            self.problems.append(problem)
        if found:
            self.loose.append(Pattern(around, name, (), found))
        if context and (body := list(checks)):
            label = name or f"rule about {context}"
            self.loose.append(Pattern(around, name, (), (Rule(around, context, body, label),)))


def _outermost(around: Part) -> Iterator[Part]:
    """Return the parts of Schematron and of XSLT that stand in no other."""
    for element in around.element.iter(SCH + "*", XSL + "*"):
        if next(element.iterancestors(SCH + "*", XSL + "*"), None) is None:
            yield Part(element, around.file, around.depth)


def _rng_context(element: etree._Element) -> str:
    """Return the context of checks that stand in no rule: the element that is defined around them."""
    for around in (element, *element.iterancestors()):
        if around.tag == f"{RNG}element" and (name := around.get("name")):
            prefix, _, local = name.rpartition(":")
            spaces = (each.get("ns") for each in (around, *around.iterancestors()))
            space = around.nsmap.get(prefix) if prefix else next((s for s in spaces if s is not None), "")
            return f"Q{{{space}}}{local.strip()}"
    return ""


def _odd_context(spec: etree._Element) -> str:
    element = next(spec.iterancestors(f"{TEI}elementSpec"), None)
    if element is None:
        return ""
    spaces = (each.get("ns") for each in (element, *element.iterancestors()))
    return f"Q{{{next((s for s in spaces if s is not None), TEI[1:-1])}}}{element.get('ident')}"
