"""Language tags are tags, and name languages, scripts and regions that there are.

BCP 47 (RFC 5646); TEI P5, chapter 6, "Language identification", and the class att.global.
"""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from lxml import etree

from teitools.checks.causes import Causes
from teitools.diagnostics import Diagnostic
from teitools.edition import Document, Edition
from teitools.edition.positions import finding_at, positions
from teitools.edition.uses import uses

if TYPE_CHECKING:
    from teitools.checks.language_tags import Mistake

_TEI = "{http://www.tei-c.org/ns/1.0}"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_LANGUAGE = f"{_TEI}language"
_RULES = {"E411": "language-form", "E412": "language", "E413": "language-replaced"}

_Use = tuple[str, etree._Element, str]
"""A tag, the element and the attribute in which it stands."""


def check(edition: Edition) -> Iterator[Diagnostic]:
    """Check the language tags of all files. A wrong tag is said once in a file, at its first use."""
    for document in edition.files:
        if tags := _tags(document):
            from teitools.checks.language_tags import mistake_in  # tables, for texts that name languages

            wrong = {tag: mistake for tag in tags if (mistake := mistake_in(tag))}
            yield from _check(document, wrong) if wrong else ()


def _tags(document: Document) -> set[str]:
    """Return what may be a tag."""
    found = uses(document)
    in_lists = {*found.get("mainLang", ()), *found.get("otherLangs", ())}
    named = {
        ident
        for ident, elements in found.get("ident", {}).items()
        if any(each.tag == _LANGUAGE for each in elements)
    }
    return {*found.get(_LANG, ()), *named, *" ".join(in_lists).split()} - {""}


def _uses(document: Document) -> Iterator[_Use]:
    """Return all tags but empty ones: they say that no language is meant, or are the schema's to report."""
    for element in document.tree.iter(_LANGUAGE):
        if tag := element.get("ident"):
            yield tag, element, "ident"
    for element in document.tree.iter(f"{_TEI}textLang"):
        for attribute in ("mainLang", "otherLangs"):
            for tag in element.get(attribute, "").split():
                yield tag, element, attribute
    for element in document.tree.iter(f"{_TEI}*"):
        if tag := element.get(_LANG):
            yield tag, element, _LANG


def _check(document: Document, wrong: Mapping[str, "Mistake"]) -> Iterator[Diagnostic]:
    causes, all_uses = Causes(), list(_uses(document))
    for tag, element, attribute in all_uses:
        if mistake := wrong.get(tag):
            causes.add(tag, _at, document, element, attribute, tag, mistake, all_uses)
    yield from causes.findings()


def _at(
    document: Document,
    element: etree._Element,
    attribute: str,
    tag: str,
    mistake: "Mistake",
    all_uses: list[_Use],
) -> Diagnostic:
    name = "xml:lang" if attribute == _LANG else attribute
    value = positions(document).value
    span = value(element, attribute)
    fix = mistake.fix if element.get(attribute) == tag else None
    whole = (each for each in all_uses if fix and each[0] == tag == each[1].get(each[2]))
    also = (value(other, own) for _, other, own in whole if (other, own) != (element, attribute))
    message = f'@{name} "{tag}" {mistake.words}.'
    return finding_at(
        document,
        span,
        mistake.code,
        _RULES[mistake.code],
        message,
        mistake.level,
        fix=fix,
        also=tuple(also),
    )
