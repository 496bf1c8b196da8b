"""The text of a PDF's pages, as pypdfium2 extracts it."""

import ctypes
import re
from collections.abc import Iterator
from typing import Any

import pypdfium2
import pypdfium2.raw as raw

_HYPHEN = re.compile("\ufffe(?!\\d)")
"""What PDFium writes for a hyphen at a line's end: the word goes on, if no number of a note comes next."""

_PIECE = re.compile(r"\S+")
_NAME_SIZE = 64


def pages_of(pdf: bytes) -> Iterator[str]:
    """Return the text of each page in the order of its content.

    What the PDF marks as an artifact is left out: running heads, and what stands in the margin.
    """
    document = pypdfium2.PdfDocument(pdf)
    try:
        for number in range(len(document)):
            page = document[number]
            text_page = page.get_textpage()
            yield _text_of(page.raw, text_page)
            text_page.close()
            page.close()
    finally:
        document.close()


def _text_of(page: Any, text_page: Any) -> str:
    text = text_page.get_text_range()
    artifacts = _artifacts(page)
    pieces = (
        found[0]
        for found in _PIECE.finditer(text)
        if not artifacts or _object_at(text_page.raw, found.start()) not in artifacts
    )
    return _HYPHEN.sub("", " ".join(pieces)).replace("\ufffe", " ")


def _object_at(text_page: Any, place: int) -> int:
    """Return the address of the text object in which a character of the page stands."""
    index = raw.FPDFText_GetCharIndexFromTextIndex(text_page, place)
    return _address(raw.FPDFText_GetTextObject(text_page, index))


def _artifacts(page: Any) -> set[int]:
    """Return the addresses of the objects that are artifacts (PDF 1.7, 14.8.2.2)."""
    objects = (raw.FPDFPage_GetObject(page, number) for number in range(raw.FPDFPage_CountObjects(page)))
    return {_address(each) for each in objects if _is_artifact(each)}


def _is_artifact(page_object: Any) -> bool:
    marks = raw.FPDFPageObj_CountMarks(page_object)
    return any(_name(raw.FPDFPageObj_GetMark(page_object, number)) == "Artifact" for number in range(marks))


def _name(mark: Any) -> str:
    size, buffer = ctypes.c_ulong(), ctypes.create_string_buffer(_NAME_SIZE)
    characters = ctypes.cast(buffer, ctypes.POINTER(raw.FPDF_WCHAR))
    raw.FPDFPageObjMark_GetName(mark, characters, _NAME_SIZE, size)
    return buffer.raw[: size.value].decode("utf-16-le").rstrip("\0")


def _address(pointer: Any) -> int:
    return ctypes.cast(pointer, ctypes.c_void_p).value or 0
