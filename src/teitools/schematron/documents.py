"""The documents that rules look at: the one in hand, the edition's, and those that a document names."""

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from urllib.parse import unquote, urlsplit

from lxml import etree

from teitools.edition import Document, Edition
from teitools.edition.parsing import parse_xml
from teitools.schematron.running import RunError, Text
from teitools.xml_text import xml_text

_PARAMETER = "{{urn:teitools:schematron}}documents{}"


class MissingError(RunError):
    """A document that another names is not there, or is not to be read."""


class Shelf:
    """Holds documents as they are handed to the rules: each is made ready once."""

    def __init__(self) -> None:
        self._texts: dict[Document, Text] = {}
        self._others: dict[Path, Document] = {}

    def text(self, document: Document) -> Text:
        """Return a document's address and XML."""
        if document not in self._texts:
            self._texts[document] = Text(_address(document), xml_text(document.tree))
        return self._texts[document]

    def keep(self, documents: Iterable[Document]) -> None:
        """Put away all documents but these."""
        self._texts = {each: self._texts[each] for each in documents if each in self._texts}

    def by_address(self, document: Document, edition: Edition) -> dict[str, Document]:
        """Return what rules over a document can speak of: its edition's files, and others handed out."""
        known = (*self._others.values(), *edition.files, document)
        return {_address(each): each for each in known}

    def named(self, answer: str, document: Document, edition: Edition) -> dict[str, Sequence[Text]]:
        """Return the documents that patterns look at, by parameter. Raises ``MissingError``."""
        return {
            _PARAMETER.format(number): [self.text(self._other(uri, document, edition)) for uri in uris]
            for number, uris in json.loads(answer).items()
        }

    def _other(self, uri: str, document: Document, edition: Edition) -> Document:
        address = urlsplit(uri)
        path = (document.path.parent / unquote(address.path)).resolve()
        known = {file.path.resolve(): file for file in edition.files} | self._others
        if path in known:
            return known[path]
        if address.scheme or address.netloc or not path.is_relative_to(edition.root.resolve()):
            raise MissingError(f'"{uri}" lies outside the edition: rules look at no file there')
        try:
            source = path.read_bytes()
            found = Document(path, edition.name_of(path), source, parse_xml(source))
        except OSError:
            raise MissingError(f'there is no file "{uri}"') from None
        except etree.XMLSyntaxError:
            raise MissingError(f'"{uri}" is not well-formed') from None
        self._others[path] = found
        return found


def _address(document: Document) -> str:
    return document.path.absolute().as_uri()
