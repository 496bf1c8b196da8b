"""The TEI files themselves, byte for byte, in a folder where their pointers still resolve."""

from teitools.publish.material import Material


def tei_files(material: Material) -> dict[str, bytes]:
    return {f"tei/{file.name}": file.source for file in material.edition.files}
