"""Small examples of every TEI element that may hold text, for the outputs to render one by one.

``tests/elements/MODULE.xml``, and ``MODULE-part.xml`` where one document is not enough, are TEI documents. An
example in them is an element with an ``xml:id`` that stands in no other example. Its id is its name, or its
name and what is special about it (``note``, ``note-margin``). Elements inside an example have ids of the same
kind: so each element of TEI is found by its name in one example.
"""

import copy
import os
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from lxml import etree

from teitools.edition import Document
from teitools.edition.parsing import parse_xml

FOLDER = Path(__file__).parent / "elements"
TEI = "{http://www.tei-c.org/ns/1.0}"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
SOURCES = sorted(FOLDER.glob("*.xml"))


@dataclass(frozen=True, slots=True, eq=False)
class Example:
    """A document that holds one example, in its place, and none of its neighbours.

    ``names`` are the ids of the example and of the elements in it.
    """

    module: str
    names: tuple[str, ...]
    document: Document

    @property
    def name(self) -> str:
        return self.names[0]

    @property
    def element(self) -> etree._Element:
        found: list[etree._Element] = self.document.tree.xpath("//*[@xml:id = $name]", name=self.name)
        return found[0]


@cache
def examples(module: str) -> Sequence[Example]:
    """The examples of a file of ``tests/elements``, in its order."""
    source = FOLDER / f"{module}.xml"
    tree = parse_xml(source.read_bytes())
    return [_example(module, tree, element) for element in tree.iter(etree.Element) if _is_example(element)]


def all_examples() -> Iterator[Example]:
    for source in SOURCES:
        yield from examples(source.stem)


def _is_example(element: etree._Element) -> bool:
    around = element.iterancestors()
    return XML_ID in element.attrib and not any(XML_ID in each.attrib for each in around)


def _example(module: str, tree: etree._ElementTree, element: etree._Element) -> Example:
    alone = copy.deepcopy(tree)
    twin = alone.xpath("//*[@xml:id = $name]", name=element.get(XML_ID))[0]
    for around in (twin, *twin.iterancestors()):
        for neighbour in (*around.itersiblings(), *around.itersiblings(preceding=True)):
            if _holds_examples(neighbour, twin):
                _remove(neighbour)
    names = tuple(each.get(XML_ID) for each in twin.iter(etree.Element) if XML_ID in each.attrib)
    xml = etree.tostring(alone, encoding="utf-8")
    return Example(module, names, Document(Path(f"{module}.xml"), f"{module}.xml", xml, parse_xml(xml)))


def _remove(element: etree._Element) -> None:
    """Take an element away, but not the text after it."""
    before, parent, tail = element.getprevious(), element.getparent(), element.tail or ""
    if before is None:
        parent.text = (parent.text or "") + tail
    else:
        before.tail = (before.tail or "") + tail
    parent.remove(element)


def _holds_examples(element: etree._Element, example: etree._Element) -> bool:
    """Whether an element is there for another example; the header serves those of the text."""
    of_the_text = next(example.iterancestors(f"{TEI}teiHeader"), None) is None
    if of_the_text and element.tag == f"{TEI}teiHeader":
        return False
    return any(XML_ID in each.attrib for each in element.iter(etree.Element))


WORD = re.compile(r"\w+")

SUPPRESSED = {
    "header": "//t:teiHeader",
    "rejected reading of a choice": "//t:sic[../t:corr] | //t:orig[../t:reg] | //t:abbr[../t:expan]",
    "running head": "//t:fw",
    "description of a figure": "//t:figure[t:graphic[not(t:desc)]]/t:figDesc[1] | //t:graphic[@url]/t:desc",
    "index term": "//t:index",
    "binary data": "//t:binaryObject",
}
"""What a reading page leaves out, and why."""


def source_texts(example: Example) -> Iterator[str]:
    """The pieces of text that a page of the example has to show."""
    tree = example.document.tree
    left_out = (tree.xpath(path, namespaces={"t": TEI[1:-1]}) for path in SUPPRESSED.values())
    yield from _texts(tree.getroot(), {element for elements in left_out for element in elements})


def header_texts(example: Example) -> Iterator[str]:
    """The pieces of text of the headers."""
    return (
        str(text) for header in example.document.tree.iter(f"{TEI}teiHeader") for text in header.itertext()
    )


def _texts(element: etree._Element, left_out: set[etree._Element]) -> Iterator[str]:
    if element in left_out:
        return
    yield element.text or ""
    for child in element:
        if isinstance(child.tag, str):
            yield from _texts(child, left_out)
        yield child.tail or ""


def words(texts: Iterator[str]) -> Counter[str]:
    """The words of pieces of text, each with how often it stands there."""
    return Counter(word for text in texts for word in WORD.findall(text))


def compare(kind: str, module: str, render: Callable[[Example], str], kept: Path) -> None:
    """Hold what is made of a module's examples against ``tests/elements/KIND/MODULE.KIND``.

    With ``TEITOOLS_UPDATE_GOLDEN=1`` what is made now is accepted. ``kept`` is a folder for what was made.
    """
    found = "\n".join(f"<!-- {' '.join(each.names)} -->\n{render(each)}\n" for each in examples(module))
    expected = FOLDER / kind / f"{module}.{kind}"
    if os.environ.get("TEITOOLS_UPDATE_GOLDEN"):
        expected.parent.mkdir(exist_ok=True)
        expected.write_text(found, "utf-8")
    made = kept / expected.name
    made.write_text(found, "utf-8")
    assert expected.is_file(), f"there is no {expected}: what was made is in {made}"
    assert found == expected.read_text("utf-8"), f"what was made is in {made}"
