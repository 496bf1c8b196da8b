"""docs/schema.md tells of every rule and of every closed list, and of no others."""

import re
from pathlib import Path

from lxml import etree

from teitools.edition.parsing import parse_xml
from teitools.resources import resource
from teitools.schematron.source import SCH

RNG = "{http://relaxng.org/ns/structure/1.0}"
PAGE = (Path(__file__).resolve().parents[2] / "docs/schema.md").read_text("utf-8")


def test_every_rule_is_documented_with_its_level() -> None:
    schema = parse_xml(resource("schema/edition.sch").read_bytes())
    rules = [(c.get("id"), c.get("role")) for c in schema.iter(f"{SCH}assert", f"{SCH}report")]
    documented = re.findall(r"^#### `([a-z-]+)`\n\n(Error|Warning)\. ", PAGE, re.MULTILINE)
    assert sorted(rules) == sorted((name, level.lower()) for name, level in documented)


def test_every_rule_has_an_example_and_what_to_write_instead() -> None:
    sections = PAGE.split("\n#### ")[1:]
    assert all("\n- Instead of: " in section and "\n- write: " in section for section in sections)


def test_every_value_of_a_closed_list_is_documented() -> None:
    grammar = parse_xml(resource("schema/edition.rng").read_bytes())
    values = {value.text for value in grammar.iter(f"{RNG}value") if not _in_the_header(value)}
    assert {value for value in values if f"`{value}`" not in PAGE} == set()


def _in_the_header(value: etree._Element) -> bool:
    """The header's own attributes are TEI's and explained there."""
    names = {element.get("name") for element in value.iterancestors(f"{RNG}element")}
    return bool(
        names & {"availability", "revisionDesc", "quotation", "hyphenation", "punctuation", "variantEncoding"}
    )
