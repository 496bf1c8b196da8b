"""The PDF of each document, set from its print XML, with the TEI that it was made from attached."""

import json

from teitools.edition import Document
from teitools.publish.material import Material
from teitools.publish.typeset import Copy, copies, typst_source
from teitools.typesetter import set_pdf

ATTACHMENT = """\
#pdf.attach({name}, relationship: "source", mime-type: "application/tei+xml", description: {about})
"""


def pdf_files(material: Material) -> dict[str, bytes]:
    """For each document ``ID.pdf``; raises ``TypesettingError``."""
    made = copies(material)
    return {
        f"{document.id}.pdf": pdf_of(made[document.id], document) for document in material.edition.documents
    }


def pdf_of(copy: Copy, document: Document) -> bytes:
    name = f"{document.id}.xml"
    about = "The TEI document from which these pages were made"
    attachment = ATTACHMENT.format(name=_quoted(name), about=_quoted(about))
    return set_pdf(attachment + typst_source(copy), {**copy.files, name: document.source}, copy.fonts)


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
