"""Every element of TEI that may hold text, as the print XML has it."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from lxml import etree

from element_examples import SOURCES, TEI, Example, all_examples, compare, header_texts, source_texts, words
from teitools.edition.addresses import addressed
from teitools.resources import resource
from teitools.saxon import stylesheet, to_node

PRINT = "{urn:teitools:print}"
SCHEMA = etree.RelaxNG(etree.parse(resource("schema/print.rng")))
ABOUT = (f"{PRINT}metadata", f"{PRINT}unhandled")
"""What the print XML says beside the text."""

TAG = re.compile(r"<[^>]*>")
"""Code that is shown has its tags as text."""


@cache
def printed(example: Example) -> etree._Element:
    sheet = stylesheet(resource("xslt/print.xsl"))
    made = sheet.run(to_node(addressed(example.document)), name="-")
    return etree.fromstring(made["-.print.xml"].encode())


def render(example: Example) -> str:
    """What is printed beside the title page; for what stands in the header, and for whole documents, all."""
    article = printed(example)
    of_the_header = any(each.tag == f"{TEI}teiHeader" for each in (*example.element.iterancestors(),))
    title_page = article.find(f"{PRINT}titlepage")
    left_out = {*article.iter(*ABOUT)} | (set() if of_the_header else {title_page})
    return "\n".join(bare(part) for part in article if part not in left_out)


def bare(element: etree._Element) -> str:
    text = etree.tostring(element, encoding="unicode", with_tail=False)
    return text.replace(' xmlns="urn:teitools:print"', "").rstrip()


@pytest.mark.parametrize("module", [source.stem for source in SOURCES])
def test_golden(module: str, tmp_path: Path) -> None:
    """Accept what is made now: ``TEITOOLS_UPDATE_GOLDEN=1 pytest -q tests/elements/test_print.py``."""
    compare("print", module, render, tmp_path)


@pytest.mark.parametrize("example", [*all_examples()], ids=lambda each: f"{each.module}-{each.name}")
def test_every_word_of_the_text_is_printed_once(example: Example) -> None:
    """The header is another matter: print has of it what it needs. A figure without image is described."""
    article = printed(example)
    assert SCHEMA.validate(article), SCHEMA.error_log
    shown, source = words(printed_texts(article)), words(source_texts(example))
    elsewhere = words(header_texts(example)) + words(descriptions(example))
    letters_lost = letters(source) - letters(shown)
    assert (letters_lost, letters(shown - source) - letters(source - shown) - letters(elsewhere)) == ({}, {})


def letters(counted: Counter[str]) -> Counter[str]:
    """Words that an element divides are whole in print: so letters are counted where words differ."""
    return Counter("".join(counted.elements()))


def printed_texts(article: etree._Element) -> Iterator[str]:
    for part in article:
        if part.tag not in ABOUT:
            for element in part.iter():
                typed = element.text or ""
                yield TAG.sub(" ", typed) if "display" in element.attrib else typed
                yield element.tail or ""


def descriptions(example: Example) -> Iterator[str]:
    elements = example.document.tree.iter(f"{TEI}figDesc", f"{TEI}graphic")
    return (str(text) for element in elements for text in element.itertext())


def unhandled() -> Iterator[str]:
    for example in all_examples():
        for element in printed(example).iter(f"{PRINT}unhandled"):
            yield from (each.get("name", "") for each in element)


def test_elements_without_a_rule_of_their_own() -> None:
    """Their words are kept all the same; this list is to grow shorter."""
    assert sorted(set(unhandled())) == []
