"""Small TEI, written inside the tests that read it."""

from pathlib import Path

from teitools.edition import Document, Edition, read_edition
from teitools.edition.parsing import parse_xml

NAMESPACE = "http://www.tei-c.org/ns/1.0"
HEADER = (
    "<teiHeader><fileDesc><titleStmt><title>T</title></titleStmt>"
    "<publicationStmt><p>P</p></publicationStmt><sourceDesc><p>S</p></sourceDesc></fileDesc></teiHeader>"
)

ANY_SCHEMA = """<grammar xmlns="http://relaxng.org/ns/structure/1.0"><start><ref name="any"/></start>
<define name="any"><element><anyName/><zeroOrMore><choice><text/><attribute><anyName/></attribute>
<ref name="any"/></choice></zeroOrMore></element></define></grammar>"""
"""A schema that allows everything."""


def tei(body: str, header: str = HEADER) -> str:
    """A TEI document whose line 1 is the root and the header; ``body`` begins on line 2."""
    return f'<TEI xmlns="{NAMESPACE}">{header}<text><body>\n{body}\n</body></text></TEI>'


def document(xml: str | bytes, name: str = "a.xml") -> Document:
    """A document that no file holds."""
    source = xml.encode() if isinstance(xml, str) else xml
    return Document(Path(name), name, source, parse_xml(source))


def edition_of(folder: Path, toml: str, **files: str) -> Edition:
    """An edition written into a folder; ``a=…`` is the text of ``a.xml``."""
    (folder / "edition.toml").write_text(toml, encoding="utf-8")
    for name, text in files.items():
        (folder / f"{name}.xml").write_text(text, encoding="utf-8")
    return read_edition(folder)


def shown(diagnostics: object) -> list[str]:
    """Diagnostics in few words: ``a.xml:2:5 E311``."""
    return [f"{d.file}:{d.line}:{d.column} {d.code}" for d in diagnostics]  # type: ignore[attr-defined]
