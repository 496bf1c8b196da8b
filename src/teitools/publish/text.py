"""Plain text: the edited text of each document, for reading machines and for programs that count words."""

from teitools.publish.material import Material
from teitools.publish.plain import plain_text


def text_files(material: Material) -> dict[str, bytes]:
    """For each document ``text/ID.txt``, in UTF-8."""
    trees = ((document.id, material.addressed[document.id]) for document in material.edition.documents)
    return {f"text/{document}.txt": plain_text(tree).encode() for document, tree in trees}
