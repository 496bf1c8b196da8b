"""When and where persons of a register were born and died, as the index has it."""

from lxml import etree

from teitools.edition.notes import TEI
from teitools.index.registers import describe_person


def test_a_birthplace_is_its_name_without_its_coordinates() -> None:
    place = "<placeName>Rostock</placeName><location><geo>54.1 12.1</geo></location>"
    birth = f'<birth><date when="1829-02-13"/><settlement>{place}</settlement></birth>'
    person = etree.fromstring(f'<person xmlns="{TEI[1:-1]}"><persName>E</persName>{birth}</person>')
    assert describe_person(person, str).fields["born"] == "13 February 1829, Rostock"
