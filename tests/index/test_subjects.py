"""Subjects: terms for the index, in one or two levels, and references to names that stand elsewhere."""

from pathlib import Path

from lxml import etree

from inline import tei
from materials import material_of_text
from teitools.index import to_xml
from teitools.publish.typeset import print_xml

PRINT = "{urn:teitools:print}"
TERMS = (
    "<p>a<index><term>Schools</term><index><term>reform</term></index><index><term>Teachers</term></index></index></p>"
    "<p>b<index><term>Art</term></index></p><p>c<index><term>Schools of thought</term></index></p>"
    "<p>d<index><term>Schools</term></index><index><term>Schools</term><index><term>reform</term></index></index></p>"
)


def test_terms_are_sorted_with_their_sub_entries(tmp_path: Path) -> None:
    (subjects,) = material_of_text(tmp_path, tei(TERMS)).indexes
    found = [(entry.name, len(entry.mentions)) for entry in subjects.entries]
    assert found == [
        ("Art", 1),
        ("Schools", 1),
        ("Schools: reform", 2),
        ("Schools: Teachers", 1),
        ("Schools of thought", 1),
    ]


def printed(folder: Path, xml: str) -> list[tuple[str, str]]:
    """The rows of the printed indexes: what stands before a name, and the name."""
    article = etree.fromstring(print_xml(material_of_text(folder, xml))["text"])
    rows = article.iter(f"{PRINT}entry")
    return [("".join(row.attrib.values()), row.findtext(f"{PRINT}name", "")) for row in rows]


def test_a_heading_without_places_of_its_own_is_printed(tmp_path: Path) -> None:
    terms = "<p>a<index><term>Schools</term><index><term>reform</term></index></index></p>"
    assert printed(tmp_path, tei(terms)) == [("", "Schools"), ("2", "reform")]


def test_other_names_say_where_to_look(tmp_path: Path) -> None:
    names = "<persName>Sand, George</persName><persName>Dupin, Aurore</persName>"
    others = "<person xml:id='b' corresp='#a'><persName>Chopin</persName></person>"
    register = f"<listPerson><person xml:id='a'>{names}</person>{others}</listPerson>"
    body = "<p><persName ref='#a'>George</persName> <persName ref='#b'>Chopin</persName></p>"
    xml = tei(body).replace("</TEI>", f"<standOff>{register}</standOff></TEI>")
    assert printed(tmp_path, xml) == [
        ("Sand, George", "Chopin"),
        ("Sand, George", "Dupin, Aurore"),
        ("", "Sand, George"),
    ]
    seen = to_xml(material_of_text(tmp_path, xml).indexes).findall(".//{urn:teitools:index}see")
    assert [(each.get("name"), each.get("to")) for each in seen] == [("Dupin, Aurore", "a")]
