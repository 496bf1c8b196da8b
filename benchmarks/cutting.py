"""Files of one size from real texts: each is a stretch of a text, with the notes on it, and with own ids."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from copy import deepcopy
from itertools import cycle, islice
from pathlib import Path
from shutil import copytree

from lxml import etree

from teitools.edition.parsing import parse_xml

TEI = "{http://www.tei-c.org/ns/1.0}"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
_ID = re.compile(rb'xml:id="([^"\s]+)"')
_NAMED = re.compile(rb'(?:xml:id="|["\s]#)([^"\s]+)')
_REGISTERS = "registers"
_PIECES = 8
"""What is larger than this part of a file is cut itself."""


def copied(folder: Path, texts: Sequence[Path], size: int, files: int) -> list[Path]:
    """Write so many files of about ``size`` bytes, cut from each text in turn; return their paths.

    The registers beside the texts are copied too. A text with more than that around its body is left out.
    """
    folder.mkdir()
    for each in texts:
        if (each.parent / _REGISTERS).is_dir():
            copytree(each.parent / _REGISTERS, folder / _REGISTERS)
    registers = sorted(folder.glob(f"{_REGISTERS}/*.xml"))
    corpus = [folder / f"{number:05}.xml" for number in range(files - len(registers))]
    sought = (list(_stretches(each.read_bytes(), size, -(-files // len(texts)))) for each in texts)
    rows = [cycle(row) for row in sought if row]
    for number, path in enumerate(corpus):
        path.write_bytes(renamed(next(rows[number % len(rows)]), b"%05d" % number))
    return [*corpus, *registers]


def _stretches(text: bytes, size: int, most: int) -> Iterator[bytes]:
    """Return stretches of a text that begin at different places, at most so many.

    A text that is somewhat short is repeated in part.
    """
    if len(text) < size // 2:
        return
    if len(text) <= size:
        yield repeated(text, size)
        return
    whole = parse_xml(text)
    pieces = len(list(_pieces(whole, size)))
    starts = range(0, pieces, max(pieces // most, 1))
    yield from islice(
        filter(None, (_stretch(deepcopy(whole), len(text), size, start) for start in starts)), most
    )


def _stretch(tree: etree._ElementTree, length: int, size: int, start: int) -> bytes:
    """Return a text from a place on, as long as the size allows; nothing where it is not that long."""
    pieces, notes, gone = list(_pieces(tree, size)), _notes(tree), set[str]()
    for number, piece in enumerate((*pieces[:start], *reversed(pieces[start:]))):
        if number >= start and length <= size:
            break
        for each in list(_with_notes(piece, notes)):
            gone.update(_ids(each))
            length -= _removed(each)
    if not size // 2 < length < size * 1.2:
        return b""
    _forget(tree, gone)
    return etree.tostring(tree, encoding="utf-8", xml_declaration=True)


def _forget(tree: etree._ElementTree, gone: Set[str]) -> None:
    """Take away the attributes that point to what is gone."""
    for element in tree.iter("*"):
        for name, value in element.items():
            if "#" in value and not gone.isdisjoint(each.lstrip("#") for each in value.split()):
                del element.attrib[name]


def _pieces(tree: etree._ElementTree, size: int) -> Iterator[etree._Element]:
    """Return what the body holds, in parts that are small beside a file."""
    waiting = list(tree.iterfind(f".//{TEI}body/*"))[::-1]
    while waiting:
        piece = waiting.pop()
        if len(piece) and len(etree.tostring(piece)) > size // _PIECES:
            waiting += reversed(piece)
        else:
            yield piece


def _notes(tree: etree._ElementTree) -> defaultdict[str, list[etree._Element]]:
    """Return the notes behind the text by the ids to which they point."""
    found: defaultdict[str, list[etree._Element]] = defaultdict(list)
    for note in tree.iterfind(f".//{TEI}back//{TEI}note[@target]"):
        found[note.get("target", "").lstrip("#")].append(note)
    return found


def _with_notes(
    element: etree._Element, notes: Mapping[str, Sequence[etree._Element]]
) -> Iterator[etree._Element]:
    """Return an element, the notes on what it holds, and the notes on these."""
    yield element
    for name in _ids(element):
        for note in notes.get(name, ()):
            yield from _with_notes(note, notes)


def _ids(element: etree._Element) -> list[str]:
    return [name for each in element.iter("*") if (name := each.get(XML_ID))]


def _removed(element: etree._Element) -> int:
    """Take an element away; return how many bytes it has."""
    parent = element.getparent()
    if parent is None:
        return 0
    length = len(etree.tostring(element, encoding="utf-8"))
    parent.remove(element)
    return length


def repeated(text: bytes, size: int) -> bytes:
    """Return a text in which what the body holds follows again, piece by piece and with other ids."""
    body = next(parse_xml(text).iter(f"{TEI}body"))
    pieces = [etree.tostring(each, encoding="utf-8") for each in body.iterchildren("*")]
    end, again, length = text.rindex(b"</body>"), list[bytes](), len(text)
    for number, piece in enumerate(cycle(pieces)):
        if length >= size:
            break
        again.append(renamed(piece, b"again%d" % number))
        length += len(again[-1])
    return text[:end] + b"".join(again) + text[end:]


def renamed(text: bytes, ending: bytes) -> bytes:
    """Return a text with other ids, and pointers to them."""
    ids = set(_ID.findall(text))
    return _NAMED.sub(lambda each: each[0] + b"-" + ending if each[1] in ids else each[0], text)
