"""Walks a document along a schema; after a problem it goes on, so that one slip gives one problem."""

from dataclasses import dataclass, field

from lxml import etree

from teitools.relaxng import wording
from teitools.relaxng.datatypes import WithNamespaces
from teitools.relaxng.derivative import (
    attribute,
    characters,
    close_start_tag,
    end_tag,
    start_tag,
    without_attributes,
)
from teitools.relaxng.expectation import attributes, next_elements, required_attributes, takes_text
from teitools.relaxng.names import namespace_of
from teitools.relaxng.pattern import (
    EMPTY,
    NOT_ALLOWED,
    After,
    Pattern,
    Rest,
    after,
    alternatives,
    choice,
    rest,
)
from teitools.relaxng.reader import Schema


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong at one element, at one of its attributes, or at a text in it.

    The text is that after ``after``: a child, or the element itself where the text stands first.
    """

    element: etree._Element
    code: str
    message: str
    attribute: str | None = None
    after: etree._Element | None = None


def problems(schema: Schema, tree: etree._ElementTree) -> list[Problem]:
    """Return what a document does wrong, in the order of its text."""
    walk = _Walk(schema)
    root = tree.getroot()
    left = walk.element(root, schema.start, None)
    if not walk.found and not left.nullable:
        walk.found.append(Problem(root, "E109", "The schema expects something else here."))
    return walk.found


@dataclass
class _Walk:
    """The walk through one document; ``found`` fills as it goes.

    ``said`` remembers what was said of the content of an element, so as to say it once.
    """

    schema: Schema
    found: list[Problem] = field(default_factory=list)
    said: dict[etree._Element, set[str]] = field(default_factory=dict)

    def element(self, element: etree._Element, pattern: Pattern, parent: etree._Element | None) -> Pattern:
        """Return what is left of the pattern after the element."""
        opened = start_tag(pattern, element.tag)
        if opened is NOT_ALLOWED:
            return self._unexpected(element, pattern, parent)
        return self._inside(element, opened)

    def _inside(self, element: etree._Element, opened: Pattern) -> Pattern:
        """Read the inside of an element, apart from what comes after it; return what then is left."""
        ways = [way for way in alternatives(opened) if isinstance(way, After)]
        left = self._content(element, choice(*(after(way.inside, rest(n)) for n, way in enumerate(ways))))
        return choice(*(ways[each.index].after for each in alternatives(left) if isinstance(each, Rest)))

    def _content(self, element: etree._Element, opened: Pattern) -> Pattern:
        pattern = self._attributes(element, opened)
        content = pattern
        text, last = element.text or "", element
        for child in element.iterchildren():
            if isinstance(child.tag, str):
                pattern = self._text(element, text, last, pattern, content)
                pattern = self.element(child, pattern, element)
                text, last = "", child
            text += child.tail or ""
        return self._end(element, self._text(element, text, last, pattern, content))

    def _attributes(self, element: etree._Element, opened: Pattern) -> Pattern:
        pattern = opened
        refused = []
        for name, value in element.attrib.items():
            left = attribute(pattern, str(name), self._value(element, str(value)))
            if left is NOT_ALLOWED:
                refused.append(str(name))
            else:
                pattern = left
        for name in refused:
            self._refused(element, name, pattern)
        closed = close_start_tag(pattern)
        if closed is not NOT_ALLOWED:
            return closed
        missing = required_attributes(pattern)
        missing -= {*refused, *(wording.meant(name, missing) for name in refused)}
        if missing or not refused:
            self._report(element, "E107", wording.missing_attributes(element, missing, pattern))
        return without_attributes(pattern)

    def _value(self, element: etree._Element, text: str) -> str:
        """Return a text with the prefixes around it, where the schema asks what they mean."""
        if not self.schema.needs_namespaces:
            return text
        xml = "http://www.w3.org/XML/1998/namespace"
        return WithNamespaces(text, {**element.nsmap, "xml": xml})

    def _refused(self, element: etree._Element, name: str, pattern: Pattern) -> None:
        if any(each.names.contains(name) for each in attributes(pattern)):
            message = wording.wrong_value(name, element.get(name, ""), pattern)
            self._report(element, "E106", message, name)
        else:
            self._report(element, "E105", wording.wrong_attribute(element, name, pattern), name)

    def _text(
        self, element: etree._Element, text: str, last: etree._Element, pattern: Pattern, content: Pattern
    ) -> Pattern:
        """Read the text that stands after ``last``: the element's start tag, or one of its children."""
        if not text.strip():
            return pattern
        left = characters(pattern, self._value(element, text))
        if left is not NOT_ALLOWED:
            return left
        if self._says(element, "text"):
            code, words = (
                ("E106", wording.wrong_content) if takes_text(content) else ("E103", wording.wrong_text)
            )
            self.found.append(Problem(element, code, words(element, text, pattern), after=last))
        return pattern

    def _end(self, element: etree._Element, pattern: Pattern) -> Pattern:
        left = end_tag(pattern)
        if left is NOT_ALLOWED and not len(element):
            left = end_tag(characters(pattern, self._value(element, element.text or "")))
        if left is not NOT_ALLOWED:
            return left
        # What is missing may be what stands there in a wrong form.
        if element not in self.said:
            self._report(element, "E104", wording.missing_content(element, pattern))
        return end_tag(pattern, lenient=True)

    def _unexpected(
        self, element: etree._Element, pattern: Pattern, parent: etree._Element | None
    ) -> Pattern:
        """Report an element that may not stand here, and find the best way to go on."""
        name = str(element.tag)
        if name not in self.schema.elements:
            return self._unknown(element, pattern, parent)
        left = start_tag(pattern, name, lenient=True)
        if left is not NOT_ALLOWED:
            self._report(element, "E104", wording.missing_before(element, parent, pattern))
            return self._inside(element, left)
        if parent is None or self._says(parent, name):
            self._report(element, "E102", wording.misplaced(element, parent, pattern))
            self._children_anywhere(element)
        return pattern

    def _unknown(self, element: etree._Element, pattern: Pattern, parent: etree._Element | None) -> Pattern:
        """An unknown element is a misspelt one, which is read as what was meant, or one too many."""
        name = str(element.tag)
        expected = next_elements(pattern)
        meant = wording.meant(name, expected) or wording.meant(name, self.schema.elements)
        self._report(element, "E101", wording.unknown(element, parent, meant, expected))
        if parent is not None:
            self._says(parent, name)
        if meant is not None and (left := start_tag(pattern, meant)) is not NOT_ALLOWED:
            return self._inside(element, left)
        if meant is not None:
            self._inside(element, self._anywhere(meant))
        elif namespace_of(name) in {namespace_of(known) for known in self.schema.elements}:
            self._children_anywhere(element)
        return pattern

    def _children_anywhere(self, element: etree._Element) -> None:
        """Judge the children of an element that means nothing here each by itself."""
        for child in element.iterchildren("*"):
            if str(child.tag) in self.schema.elements:
                self._inside(child, self._anywhere(str(child.tag)))

    def _anywhere(self, name: str) -> Pattern:
        """Return an open element of this name, as the schema describes it at any place."""
        return choice(*(after(each.content, EMPTY) for each in self.schema.elements[name]))

    def _says(self, element: etree._Element, what: str) -> bool:
        """Note what is said of an element's content; return whether it is new."""
        said = self.said.setdefault(element, set())
        new = what not in said
        said.add(what)
        return new

    def _report(self, element: etree._Element, code: str, message: str, attribute: str | None = None) -> None:
        self.found.append(Problem(element, code, message, attribute))
