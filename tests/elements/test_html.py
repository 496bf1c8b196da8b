"""Every element of TEI that may hold text, as the website shows it."""

from collections import Counter
from pathlib import Path

import pytest
from lxml import html

from element_examples import SOURCES, TEI, Example, all_examples, compare, header_texts, source_texts, words
from html_pages import page_of, readable, shown_texts


def parts(example: Example) -> list[html.HtmlElement]:
    """What the page shows of an example: the text, or title and colophon for what stands in the header."""
    article = page_of(example.document).find(".//article")
    element = example.element
    if element.getparent() is None:
        return [article]
    of_the_header = next(element.iterancestors(f"{TEI}teiHeader"), None) is not None
    return [part for part in article if (part.tag in ("header", "footer")) == of_the_header]


def render(example: Example) -> str:
    """The example without what is around every text: its section, the division, the numbers of paragraphs."""
    shown = parts(example)
    if example.element.getparent() is not None:
        shown = [inner for part in shown for inner in without_frame(part)]
    for number in [number for part in shown for number in part.find_class("par")]:
        number.drop_tree()
    return "\n".join(map(readable, shown))


def without_frame(part: html.HtmlElement) -> list[html.HtmlElement]:
    if "body" not in part.classes and dict(part.attrib) != {"id": "div.1"}:
        return [part]
    inner = [each for each in part if "for-outline" not in each.classes]
    return [found for each in inner for found in without_frame(each)]


@pytest.mark.parametrize("module", [source.stem for source in SOURCES])
def test_golden(module: str, tmp_path: Path) -> None:
    """Accept what is made now: ``TEITOOLS_UPDATE_GOLDEN=1 pytest -q tests/elements/test_html.py``."""
    compare("html", module, render, tmp_path)


@pytest.mark.parametrize("example", [*all_examples()], ids=lambda each: f"{each.module}-{each.name}")
def test_every_word_of_the_text_is_shown_once(example: Example) -> None:
    """The header is another matter: the page shows of it what it needs."""
    article = page_of(example.document).find(".//article")
    shown = words(text for part in article.iterchildren() for text in shown_texts(part))
    source, header = words(source_texts(example)), words(header_texts(example))
    lost, strange = source - shown, shown - source - header
    assert letters(lost) == letters(strange), (lost, strange)


def letters(parts: Counter[str]) -> list[str]:
    """All letters: a page may join what tags divide in the source."""
    return sorted("".join(parts.elements()))
