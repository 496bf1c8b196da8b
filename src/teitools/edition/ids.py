"""Every ``xml:id`` of a document."""

from collections.abc import Mapping, Sequence

from lxml import etree

from teitools.edition.model import Document
from teitools.edition.uses import uses

XML_ID = "{http://www.w3.org/XML/1998/namespace}id"


def ids(document: Document) -> Mapping[str, Sequence[etree._Element]]:
    """Map each ``xml:id`` to its elements in document order: more than one where the id is not unique."""
    return uses(document).get(XML_ID, {})


def taken(document: Document, name: str, first: etree._Element, attribute: str = "xml:id") -> str:
    """Say that an id, the value of an attribute, is another element's already."""
    from teitools.edition.positions import positions  # only a mistake needs it

    line = positions(document).start_tag(first).line
    local = etree.QName(first).localname
    return f'The {attribute} "{name}" is taken: <{local}> in line {line} has it. Choose another.'
