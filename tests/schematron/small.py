"""Small schemas over small documents."""

from pathlib import Path

from teitools.diagnostics import Diagnostic
from teitools.edition import Document, Edition, Settings
from teitools.edition.parsing import parse_xml
from teitools.schematron import Schematron

SCHEMA = """<schema xmlns="http://purl.oclc.org/dsdl/schematron" queryBinding="xslt3"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform">{}</schema>"""
POEM = """<poem xml:lang="en">
  <line n="1">One</line>
  <line n="2">Two</line>
    <line
      n="4">Four <b>bold</b></line>
</poem>"""


def read(text: str, name: str = "poem.xml") -> Document:
    return Document(Path(name), name, text.encode(), parse_xml(text.encode()))


def edition(*documents: Document) -> Edition:
    return Edition(Path(), Settings("", None, (), {}, ()), documents, (), ())


def load(folder: Path, body: str, phase: str = "#DEFAULT") -> Schematron:
    path = folder / "rules.sch"
    path.write_text(SCHEMA.format(body), "utf-8")
    return Schematron.load(path, phase)


def check(folder: Path, body: str, text: str = POEM, phase: str = "#DEFAULT") -> list[Diagnostic]:
    document = read(text)
    return load(folder, body, phase).validate(document, edition(document))


def said(found: list[Diagnostic]) -> list[tuple[int, str]]:
    return [(diagnostic.line, diagnostic.message) for diagnostic in found]
