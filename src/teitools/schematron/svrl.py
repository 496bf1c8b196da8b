"""The report in the form that Schematron's own standard gives it (SVRL, ISO 19757-3, Annex D)."""

from collections.abc import Iterable, Mapping, Sequence

from lxml import etree

from teitools.edition.parsing import parse_xml
from teitools.schematron.report import Finding
from teitools.schematron.schema import Pattern, Schema
from teitools.schematron.source import Part

NAMESPACE = "http://purl.oclc.org/dsdl/svrl"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_RICH = ("fpi", "icon", "see")


def svrl(schema: Schema, found: Sequence[Finding], documents: Mapping[int, Sequence[str]]) -> etree._Element:
    """Return ``svrl:schematron-output``; ``documents`` are the addresses that each pattern looked at."""
    root = etree.Element(_name("schematron-output"), nsmap={"svrl": NAMESPACE})
    _set(root, phase=schema.phase, schemaVersion=schema.part.get("schemaVersion"))
    for prefix, uri in schema.prefixes.items():
        etree.SubElement(root, _name("ns-prefix-in-attribute-values"), prefix=prefix, uri=uri)
    for number, pattern in enumerate(schema.patterns, 1):
        _pattern(
            root, pattern, documents.get(number, ()), [each for each in found if each.check.pattern == number]
        )
    return root


def _name(local: str) -> str:
    return f"{{{NAMESPACE}}}{local}"


def _set(element: etree._Element, **attributes: str | None) -> None:
    for name, value in attributes.items():
        if value:
            element.set(name, value)


def _pattern(root: etree._Element, pattern: Pattern, uris: Iterable[str], found: Iterable[Finding]) -> None:
    active = etree.SubElement(root, _name("active-pattern"))
    _set(active, id=pattern.id, documents=" ".join(uris))
    for finding in found:
        if finding.fired:
            rule = etree.SubElement(root, _name("fired-rule"))
            part = finding.check.part
            _set(rule, id=part.get("id"), context=part.get("context"), document=finding.uri)
            _set(rule, role=finding.role, flag=finding.flag)
        elif finding.error is None:
            _finding(root, finding)
        else:
            _error(root, finding)


def _finding(root: etree._Element, finding: Finding) -> None:
    part = finding.check.part
    name = "successful-report" if finding.check.is_report else "failed-assert"
    spoken = etree.SubElement(root, _name(name))
    _set(spoken, id=part.get("id"), test=part.get("test"), location=finding.path)
    _set(spoken, role=finding.role, flag=finding.flag)
    _language(spoken, part)
    for say, text in finding.says:
        if say.kind == "message":
            etree.SubElement(spoken, _name("text")).text = text.strip()
        elif say.kind == "diagnostic":
            reference = etree.SubElement(spoken, _name("diagnostic-reference"), diagnostic=say.name)
            _rich(etree.SubElement(reference, _name("text")), say.part).text = text
        elif say.kind == "property":
            _property(spoken, say.name, say.part, text, finding)


def _property(spoken: etree._Element, name: str, part: Part, text: str, finding: Finding) -> None:
    reference = etree.SubElement(spoken, _name("property-reference"), property=name)
    _set(reference, scheme=part.get("scheme"), role=finding.text("property-role", name) or part.get("role"))
    reference.append(_rich(parse_xml(text.encode()).getroot(), part))


def _rich(element: etree._Element, part: Part) -> etree._Element:
    _set(element, **{name: part.get(name) for name in _RICH})
    _language(element, part)
    return element


def _language(element: etree._Element, part: Part) -> None:
    if language := part.inherited(_LANG):
        element.set(_LANG, language)


def _error(root: etree._Element, finding: Finding) -> None:
    """The standard has no word for a rule that fails; other tools have this one."""
    error = etree.SubElement(root, _name("error"), location=finding.path)
    error.text = finding.error
