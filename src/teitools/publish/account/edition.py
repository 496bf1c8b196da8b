"""The account of an edition from the files that a build made."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from teitools.edition import Document, Edition
from teitools.publish.account.account import Account, account
from teitools.publish.account.html import document_of, read_pages, words_of_pages
from teitools.publish.account.plain import read_plain
from teitools.publish.account.print import read_print
from teitools.publish.account.shown import Shown

Files = Mapping[str, Mapping[str, bytes]]
"""Files by output and path."""


def account_of(edition: Edition, outputs: Files) -> Account:
    """Account for every document of an edition in the outputs that show texts."""
    pages = Pages(outputs.get("html", {}))
    return Account([account(each, shown_of(each, outputs, pages)) for each in edition.documents])


class Pages:
    """The pages of a website by the document that they show; ``further`` are the words of all others."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self.of: defaultdict[str, list[bytes]] = defaultdict(list)
        for path, content in files.items():
            if path.endswith(".html"):
                self.of[document_of(content)].append(content)
        self.further: Sequence[str] = words_of_pages(self.of.pop("", []))


def shown_of(document: Document, outputs: Files, pages: Pages) -> dict[str, Shown]:
    """Return what each output shows of a document."""
    shown: dict[str, Shown] = {}
    if document.id in pages.of:
        shown["html"] = read_pages(pages.of[document.id])
        shown["html"].elsewhere += pages.further
    print_xml = outputs.get("print", {}).get(f"{document.id}.print.xml")
    if print_xml is not None:
        shown["print"] = read_print(print_xml)
    text = outputs.get("text", {}).get(f"text/{document.id}.txt")
    if text is not None:
        shown["text"] = read_plain(text)
    return shown
