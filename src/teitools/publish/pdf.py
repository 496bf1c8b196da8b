"""The PDF of each document, set from its print XML."""

from teitools.publish.material import Material
from teitools.publish.typeset import print_xml, typst_source, xml_name
from teitools.typesetter import set_pdf


def pdf_files(material: Material) -> dict[str, bytes]:
    """For each document ``ID.pdf``; raises ``TypesettingError``."""
    documents = print_xml(material).items()
    return {
        f"{document}.pdf": set_pdf(typst_source(document, xml), {xml_name(document): xml})
        for document, xml in documents
    }
