"""The indexes as XML."""

from collections.abc import Mapping

from lxml import etree

from teitools.index import Index, to_xml

NAMES = {"i": "urn:teitools:index", "t": "http://www.tei-c.org/ns/1.0"}


def test_entries_have_their_fields_source_and_mentions(small: Mapping[str, Index]) -> None:
    tree = to_xml(small.values())
    [hoxha] = tree.xpath("//i:index[@kind='persons']/i:entry[@id='hoxha']", namespaces=NAMES)
    assert (hoxha.get("key"), hoxha.get("letter")) == ("person:hoxha", "H")
    assert hoxha.xpath("string(i:field[@name='born'])", namespaces=NAMES) == "1908"
    assert len(hoxha.xpath("i:source/t:person", namespaces=NAMES)) == 1
    assert hoxha.xpath("i:mention[1]/@anchor", namespaces=NAMES) == ["m.3"]


def test_entries_stand_under_letters_years_and_fonds(small: Mapping[str, Index]) -> None:
    tree = to_xml(small.values())
    headings = {
        kind: tree.xpath(f"//i:index[@kind='{kind}']/i:entry/@letter", namespaces=NAMES) for kind in small
    }
    assert headings["dates"] == ["1955", "1960", "1960", "1960", "1960", "1963"]
    assert headings["archives"] == ["RGANI, fonds 3"]
    assert headings["places"] == ["A", "C", "T"]


def test_the_registers_are_not_changed(small: Mapping[str, Index]) -> None:
    source = small["persons"].entries[0].source
    assert source is not None
    before = etree.tostring(source)
    to_xml(small.values())
    assert etree.tostring(source) == before
    assert source.getparent() is not None
