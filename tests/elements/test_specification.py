"""There is an example for every element of TEI that may hold text, and the examples are valid."""

import os
from collections.abc import Mapping
from pathlib import Path

import pytest
from lxml import etree

from element_examples import SOURCES, TEI, XML_ID, all_examples
from teitools.edition.parsing import parse_xml
from teitools.relaxng.schema import Schema

STORED = Path(__file__).with_name("elements.txt")
HOLDS_TEXT = tuple(f"{TEI}{name}" for name in ("textNode", "dataRef", "valList", "anyElement"))
REFERENCES = tuple(f"{TEI}{name}" for name in ("elementRef", "classRef", "macroRef"))

STRANGE = {("dictionaries.xml", "E101"), ("dictionaries.xml", "E102"), ("figures.xml", "E101")}
"""What tei_all.rng does not know: ``re``, which the specification still has, and MathML in a formula."""


def stored() -> list[str]:
    return STORED.read_text("utf-8").split()


def tei(name: str) -> Path:
    folder = os.environ.get("TEITOOLS_TEI")
    if folder is None:
        pytest.skip("TEITOOLS_TEI names no folder with TEI's specification")
    return Path(folder) / name


def test_every_element_that_may_hold_text_has_an_example() -> None:
    names = {name for example in all_examples() for name in example.names}
    assert sorted(set(stored()) - names) == []


def test_an_example_is_named_after_its_element() -> None:
    wrong = [
        f"{source.name}: {element.get(XML_ID)}"
        for source in SOURCES
        for element in parse_xml(source.read_bytes()).iter(etree.Element)
        if element.get(XML_ID, "").split("-")[0] not in ("", etree.QName(element).localname)
    ]
    assert wrong == []


@pytest.mark.samples
def test_examples_are_valid() -> None:
    schema = Schema.load(tei("tei_all.rng"))
    found = [each for source in SOURCES for each in schema.validate(source, source.name)]
    strange = [each for each in found if (each.file, each.code) not in STRANGE]
    assert [f"{each.file}:{each.line}: {each.message}" for each in strange] == []


@pytest.mark.samples
def test_the_list_of_elements_that_may_hold_text_is_that_of_the_specification() -> None:
    """When TEI gains an element: write an example for it, and add its name to elements.txt."""
    assert sorted(holders_of_text(parse_xml(tei("p5subset.xml").read_bytes()))) == stored()


def holders_of_text(specification: etree._ElementTree) -> set[str]:
    """The elements whose content, through classes and macros, has text, or elements that hold text."""
    specs = {spec.get("ident"): spec for spec in specification.iter(f"{TEI}elementSpec", f"{TEI}macroSpec")}
    members = members_of_classes(specification)
    content = {name: spec.find(f"{TEI}content") for name, spec in specs.items()}
    holders = {name for name, each in content.items() if next(each.iter(*HOLDS_TEXT), None) is not None}
    parts = {
        name: {
            part for ref in each.iter(*REFERENCES) for part in members.get(ref.get("key"), {ref.get("key")})
        }
        for name, each in content.items()
    }
    while more := {name for name in parts if name not in holders and parts[name] & holders}:
        holders |= more
    return {name for name in holders if specs[name].tag == f"{TEI}elementSpec"}


def members_of_classes(specification: etree._ElementTree) -> Mapping[str, set[str]]:
    """The elements of each class and of the classes in it."""
    members: dict[str, set[str]] = {
        spec.get("ident"): set() for spec in specification.iter(f"{TEI}classSpec")
    }
    for spec in specification.iter(f"{TEI}elementSpec", f"{TEI}classSpec"):
        for member in spec.iterfind(f"{TEI}classes/{TEI}memberOf"):
            members[member.get("key")].add(spec.get("ident"))
    while any(members[inner] - outer for outer in members.values() for inner in outer & members.keys()):
        for outer in members.values():
            outer.update(*(members[inner] for inner in outer & members.keys()))
    return {name: each - members.keys() for name, each in members.items()}
