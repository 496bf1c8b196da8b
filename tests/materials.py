"""What outputs are made from, for tests that publish."""

from pathlib import Path

from teitools.edition import read_edition
from teitools.publish import plan
from teitools.publish.material import Material


def material_of(path: Path) -> Material:
    """The material of an edition's folder, or of a single file."""
    return plan.material_of(read_edition(path))


def material_of_text(folder: Path, xml: str) -> Material:
    """The material of a TEI document that is written into ``folder`` as ``text.xml``."""
    file = folder / "text.xml"
    file.write_text(xml, encoding="utf-8")
    return material_of(file)
