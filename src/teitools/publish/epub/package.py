"""The package document: metadata, the list of files, the order of reading; EPUB 3.3, 5."""

import os
import re
import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from lxml import etree

from teitools.publish.epub import navigation
from teitools.publish.epub.accessibility import accessibility, has_formulas
from teitools.publish.epub.chapter import Chapter, root_of, serialized
from teitools.publish.epub.pictures import Picture

FILE = "package.opf"
OPF = "{http://www.idpf.org/2007/opf}"
DC = "{http://purl.org/dc/elements/1.1/}"
_PREFIXES: Mapping[str | None, str] = {None: OPF[1:-1], "dc": DC[1:-1]}
DATELESS = "2000-01-01"
"""The day of a book of which nobody says when it was published."""
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class Package:
    """A book but for its package document; ``metadata`` is what the header gives for it."""

    edition: str
    document: str
    metadata: etree._Element
    chapters: Sequence[Chapter]
    styles: Sequence[str]
    pictures: Sequence[Picture]
    direction: str

    @property
    def language(self) -> str:
        return self.metadata.findtext(f"{DC}language", "und")

    def xml(self) -> bytes:
        """The package document."""
        root = root_of(f"{OPF}package", _PREFIXES)
        root.set("version", "3.0")
        root.set("unique-identifier", "book")
        root.set("{http://www.w3.org/XML/1998/namespace}lang", "en")
        root.set("prefix", "a11y: http://www.idpf.org/epub/vocab/package/a11y/#")
        root.append(self._metadata())
        manifest = etree.SubElement(root, f"{OPF}manifest")
        for id, file, media_type, properties in self._items():
            item = {"id": id, "href": file, "media-type": media_type}
            etree.SubElement(
                manifest, f"{OPF}item", item | ({"properties": properties} if properties else {})
            )
        spine = etree.SubElement(root, f"{OPF}spine")
        spine.set("page-progression-direction", self.direction)
        for number, _ in enumerate(self.chapters, 1):
            etree.SubElement(spine, f"{OPF}itemref", {"idref": f"chapter-{number}"})
        return serialized(root)

    def _metadata(self) -> etree._Element:
        metadata = self.metadata
        identifier = etree.Element(f"{DC}identifier", {"id": "book"})
        identifier.text = self._identifier()
        metadata.insert(0, identifier)
        persons = [each for each in metadata.iterchildren("*") if each.get("role")]
        for number, person in enumerate(persons, 1):
            role = str(person.attrib.pop("role"))
            person.set("id", f"person-{number}")
            _add(metadata, "role", role, refines=f"#person-{number}", scheme="marc:relators")
        _add(metadata, "dcterms:modified", modified(metadata.findtext(f"{DC}date", "")))
        for name, value in accessibility(self.chapters, self.language):
            _add(metadata, name, value)
        source = metadata.findtext(f"{DC}source")
        if source and any(navigation.page_breaks(self.chapters)):
            _add(metadata, "pageBreakSource", source)
        return metadata

    def _identifier(self) -> str:
        """The same for every build: it is made of what the edition and the document are called."""
        known = self.metadata.findtext(f"{DC}identifier", "")
        name = known or f"{self.edition}\n{self.document}\n{self.metadata.findtext(f'{DC}title', '')}"
        return uuid.uuid5(uuid.NAMESPACE_URL, name).urn

    def _items(self) -> Iterator[tuple[str, str, str, str]]:
        """Id, file, media type and properties of each file."""
        xhtml = "application/xhtml+xml"
        yield "nav", navigation.FILE, xhtml, "nav"
        for number, chapter in enumerate(self.chapters, 1):
            yield f"chapter-{number}", chapter.file, xhtml, "mathml" if has_formulas(chapter) else ""
        yield from ((f"css-{number}", name, "text/css", "") for number, name in enumerate(self.styles, 1))
        yield from _pictures(self.pictures)


def _pictures(pictures: Iterable[Picture]) -> Iterator[tuple[str, str, str, str]]:
    for number, picture in enumerate(pictures, 1):
        yield f"image-{number}", picture.file, picture.media_type, ""


def modified(day: str) -> str:
    """When the book was last changed: ``SOURCE_DATE_EPOCH``, or else the day of the edition."""
    seconds = os.environ.get("SOURCE_DATE_EPOCH", "")
    if seconds.isdecimal():
        return datetime.fromtimestamp(int(seconds), UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return f"{day if _DAY.fullmatch(day) else DATELESS}T00:00:00Z"


def _add(metadata: etree._Element, property: str, text: str, **attributes: str) -> None:
    etree.SubElement(metadata, f"{OPF}meta", {"property": property, **attributes}).text = text
