"""Search: the index of the edition; the texts of documents are made with their pages."""

from teitools.publish.material import Material
from teitools.search.files import index_files


def search_files(material: Material) -> dict[str, bytes]:
    """The index of all that can be found, in files below ``search/``."""
    titles = {document.id: document.about.title for document in material.site.documents}
    return index_files(titles, material.findable, material.indexes)
