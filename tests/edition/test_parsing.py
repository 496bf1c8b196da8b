"""The parser reads no other file and no network, and keeps its limits."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from lxml import etree

from teitools.edition.parsing import parse_xml


@pytest.fixture
def server() -> Iterator[tuple[str, list[str]]]:
    """An address, and the list of what was asked of it."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(404)
            self.end_headers()

    httpd = HTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=httpd.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{httpd.server_port}", asked
    httpd.shutdown()
    httpd.server_close()


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "iso-8859-1", "windows-1252", "mac-roman"]
)
def test_encodings(encoding: str) -> None:
    declared = {"utf-8-sig": "utf-8", "mac-roman": "macintosh"}.get(encoding, encoding)
    source = f'<?xml version="1.0" encoding="{declared}"?><p>café</p>'.encode(encoding)
    assert parse_xml(source).getroot().text == "café"


def test_cyrillic_encodings() -> None:
    for encoding in ("windows-1251", "koi8-r", "iso-8859-5"):
        source = f'<?xml version="1.0" encoding="{encoding}"?><p>жизнь</p>'.encode(encoding)
        assert parse_xml(source).getroot().text == "жизнь"


def test_a_doctype_that_names_another_file_is_not_followed(server: tuple[str, list[str]]) -> None:
    address, asked = server
    tree = parse_xml(f'<!DOCTYPE TEI SYSTEM "{address}/tei.dtd"><TEI>text</TEI>'.encode())
    assert tree.getroot().text == "text"
    assert asked == []


@pytest.mark.parametrize(
    "doctype",
    ['[<!ENTITY e SYSTEM "{}">]', '[<!ENTITY % e SYSTEM "{}"> %e;]', '[<!ENTITY e PUBLIC "p" "{}">]'],
)
def test_an_external_entity_is_an_error(doctype: str, tmp_path: Path, server: tuple[str, list[str]]) -> None:
    secret = tmp_path / "secret"
    secret.write_text("secret", encoding="utf-8")
    address, asked = server
    for place in (secret.as_uri(), f"{address}/e"):
        with pytest.raises(etree.XMLSyntaxError):
            parse_xml(f"<!DOCTYPE p {doctype.format(place)}><p>&e;</p>".encode())
    assert asked == []


def test_internal_entities_are_text() -> None:
    assert parse_xml(b'<!DOCTYPE p [<!ENTITY e "text">]><p>&e;</p>').getroot().text == "text"


def test_an_xinclude_stays_as_it_is(tmp_path: Path) -> None:
    xml = '<p xmlns:xi="http://www.w3.org/2001/XInclude"><xi:include href="/etc/hostname" parse="text"/></p>'
    assert len(parse_xml(xml.encode()).getroot()) == 1


def test_ids_that_are_no_names_do_not_stop_the_parser() -> None:
    assert len(parse_xml(b'<p xml:id="1 2"><s xml:id="x"/><s xml:id="x"/></p>').getroot()) == 2
