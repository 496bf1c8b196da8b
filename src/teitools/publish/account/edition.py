"""The account of an edition from the files that a build made."""

from collections import defaultdict
from collections.abc import Mapping

from teitools.edition import Document, Edition
from teitools.publish.account.account import Account, DocumentAccount, account
from teitools.publish.account.epub import read_epub
from teitools.publish.account.html import document_of, read_pages, words_of_pages
from teitools.publish.account.plain import read_plain
from teitools.publish.account.print import read_print
from teitools.publish.account.shown import Shown

Files = Mapping[str, Mapping[str, bytes]]
"""Files by output and path."""


def account_of(
    edition: Edition,
    outputs: Files,
    print_xml: Mapping[str, bytes] | None = None,
    known: Mapping[str, DocumentAccount] | None = None,
    further: str | None = None,
) -> Account:
    """Account for every document of an edition in the outputs that show texts.

    ``print_xml`` has by the document's id what its PDF was set from, ``known`` the accounts that need not be
    made, ``further`` the words of pages that show no document, where these are not among the outputs.
    """
    pages, known = Pages(outputs.get("html", {})), known or {}
    if further is not None:
        pages.further = further

    def of(document: Document) -> DocumentAccount:
        if document.id in known:
            return known[document.id]
        return account(document, shown_of(document, outputs, pages, (print_xml or {}).get(document.id)))

    return Account([of(document) for document in edition.documents])


class Pages:
    """The pages of a website by the document that they show; ``further`` are the words of all others."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self.of: defaultdict[str, list[bytes]] = defaultdict(list)
        for path, content in files.items():
            if path.endswith(".html"):
                self.of[document_of(content)].append(content)
        self.further = f" {' '.join(words_of_pages(self.of.pop('', [])))} "


def shown_of(
    document: Document, outputs: Files, pages: Pages, print_xml: bytes | None = None
) -> dict[str, Shown]:
    """Return what each output shows of a document; ``print_xml`` is what its PDF was set from."""
    shown: dict[str, Shown] = {}
    if document.id in pages.of:
        shown["html"] = read_pages(pages.of[document.id])
        shown["html"].further = pages.further
    for_print = outputs.get("print", {}).get(f"{document.id}.print.xml")
    if for_print is not None:
        shown["print"] = read_print(for_print)
    pdf = outputs.get("pdf", {}).get(f"{document.id}.pdf")
    if pdf is not None and print_xml is not None:
        from teitools.publish.account.pdf import read_pdf  # PDFium is loaded where there is a PDF

        shown["pdf"] = read_pdf(pdf, print_xml)
    book = outputs.get("epub", {}).get(f"{document.id}.epub")
    if book is not None:
        shown["epub"] = read_epub(book)
    text = outputs.get("text", {}).get(f"text/{document.id}.txt")
    if text is not None:
        shown["text"] = read_plain(text)
    return shown
