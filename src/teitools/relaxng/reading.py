"""Reads a document along a schema: reports what is plainly wrong, and goes on after it."""

from abc import ABC, abstractmethod

from lxml import etree

from teitools.edition import attributes
from teitools.relaxng import wording
from teitools.relaxng.attempts import at_any_place
from teitools.relaxng.automaton import State, given, state
from teitools.relaxng.datatypes import WithNamespaces
from teitools.relaxng.derivative import characters, close_start_tag, end_tag, without_attributes
from teitools.relaxng.expectation import (
    attribute_names,
    attributes_named,
    required_attributes,
    takes_text,
)
from teitools.relaxng.pattern import NOT_ALLOWED, SPACES, Pattern
from teitools.relaxng.placing import text_container
from teitools.relaxng.problem import Problem
from teitools.relaxng.reader import Patterns
from teitools.relaxng.start_tags import accepted, taken
from teitools.relaxng.syntax import text_of
from teitools.relaxng.usage import Usage
from teitools.relaxng.wording import Words

_MANY = 100
"""For so many wrong attributes of one element it is said what could stand there instead."""


class Reading(ABC):
    """The reading of one document; ``found`` fills as it goes. Strange elements are left to who derives.

    ``said`` remembers what was said of the content of an element, so as to say it once; ``refused`` are the
    elements that may not stand where they stand, ``silent`` those that are read under another name,
    ``told`` those that a report on an element before them speaks of.
    """

    def __init__(self, schema: Patterns) -> None:
        self.schema = schema
        self.found: list[Problem] = []
        self.said: dict[etree._Element, set[str]] = {}
        self.refused: set[etree._Element] = set()
        self.silent: set[etree._Element] = set()
        self.told: set[etree._Element] = set()

    def element(self, element: etree._Element, here: State, parent: etree._Element | None) -> State:
        """Return the state after an element that begins here."""
        opening = here.openings[element.tag]
        if opening is None:
            return self._unexpected(element, here, parent, here)
        before = len(self.found)
        then = opening.after[self._content(element, opening.inside)]
        return then if len(self.found) == before else self._reconsidered(element, here, then, before)

    def _content(self, element: etree._Element, opened: State) -> Pattern:
        """Read an element from its attributes to its end; return what is then left.

        Every element comes through here: what cannot change anything is not looked at.
        """
        here = content = self._attributes(element, opened)
        text, last, found = element.text, element, self.found
        for child in element:
            tag = child.tag
            if tag.__class__ is not str:
                text = f"{text or ''}{child.tail or ''}"
                continue
            if text and not here.ignores_text and text.strip(SPACES):
                here = here.text or self._text(element, text, last, here, content)
            opening = here.openings[tag]
            if opening is None:
                here = self._unexpected(child, here, element, content)
            else:
                before = len(found)
                then = opening.after[self._content(child, opening.inside)]
                here = then if len(found) == before else self._reconsidered(child, here, then, before)
            text, last = child.tail, child
        if text and not here.ignores_text and text.strip(SPACES):
            here = here.text or self._text(element, text, last, here, content)
        return here.end if here.end is not NOT_ALLOWED else self._end(element, here.pattern)

    def _attributes(self, element: etree._Element, opened: State) -> State:
        names = tuple(element.keys())
        given = opened.attributes[names]
        if given.checks:
            values = attributes.values(element, names)
            if self.schema.needs_namespaces:
                values = [self._value(element, value) for value in values]
            closed = given.closed[tuple([fits[values[n]] for n, fits in given.checks])]
        else:
            closed = given.closed[()]
        return closed or self._wrong_attributes(element, opened.pattern)

    def _wrong_attributes(self, element: etree._Element, opened: Pattern) -> State:
        names = list(map(str, element.keys()))
        written = dict(zip(names, attributes.values(element, names), strict=True))
        found = [given(opened, name, self._value(element, value)) for name, value in written.items()]
        right = accepted(opened, found)
        pattern, fine = taken(opened, right), {each.name for each in right}
        refused = [name for name in names if name not in fine]
        closed = close_start_tag(pattern)
        missing = required_attributes(pattern) - set(refused) if closed is NOT_ALLOWED else frozenset()
        allowed = attribute_names(pattern).difference(names) if refused else frozenset()
        for number, name in enumerate(refused):
            if attributes_named(pattern, name):
                words = wording.wrong_value(name, written[name], pattern)
                self._report(element, "E106", words, name)
            else:
                words = wording.wrong_attribute(element, name, allowed if number < _MANY else None, missing)
                self._report(element, "E105", words, name)
        if closed is not NOT_ALLOWED:
            return state(closed)
        if not refused:
            self._report(element, "E107", wording.missing_attributes(element, missing, pattern))
        return state(without_attributes(pattern))

    def _value(self, element: etree._Element, text: str) -> str:
        """Return a text with the prefixes around it, where the schema asks what they mean."""
        if not self.schema.needs_namespaces:
            return text
        xml = "http://www.w3.org/XML/1998/namespace"
        return WithNamespaces(text, {**element.nsmap, "xml": xml})

    def _text(
        self, element: etree._Element, text: str, last: etree._Element, here: State, content: State
    ) -> State:
        """Read the text that stands after ``last``: the element's start tag, or one of its children."""
        left = characters(here.pattern, self._value(element, text))
        return self._wrong_text(element, text, last, here, content) if left is NOT_ALLOWED else state(left)

    def _wrong_text(
        self, element: etree._Element, text: str, last: etree._Element, here: State, content: State
    ) -> State:
        if self._says(element, "text"):
            if takes_text(content.pattern):
                self._report(element, "E106", wording.wrong_content(element, text, here.pattern), after=last)
            else:
                container = text_container(self.usage(element), element, here)
                words = wording.wrong_text(element, text, here.pattern, container)
                self._report(element, "E103", words, after=last)
        return here

    def _end(self, element: etree._Element, pattern: Pattern) -> Pattern:
        if next(element.iterchildren("*"), None) is None:
            left = end_tag(characters(pattern, self._value(element, text_of(element))))
            if left is not NOT_ALLOWED:
                return left
        return self._incomplete(element, pattern)

    def _incomplete(self, element: etree._Element, pattern: Pattern) -> Pattern:
        # What is missing may be what stands there in a wrong form.
        if element not in self.said:
            self._report(element, "E104", wording.missing_content(element, pattern))
        return end_tag(pattern, lenient=True)

    @abstractmethod
    def _unexpected(
        self, element: etree._Element, here: State, parent: etree._Element | None, content: State
    ) -> State:
        """Return the state after an element that may not stand here.

        ``content`` is the state at the beginning of its parent.
        """

    @abstractmethod
    def usage(self, element: etree._Element) -> Usage:
        """Return what the document of an element uses."""

    @abstractmethod
    def _reconsidered(self, element: etree._Element, here: State, then: State, before: int) -> State:
        """Return the state after an element with mistakes.

        ``here`` and ``then`` are the states before and after it, ``before`` is how much was found before it.
        """

    def _anywhere(self, element: etree._Element, name: str) -> None:
        """Judge an element by itself, as one of this name at any place."""
        self._content(element, at_any_place(self.schema, name))

    def _says(self, element: etree._Element, what: str) -> bool:
        """Note what is said of an element's content; return whether it is new."""
        said = self.said.setdefault(element, set())
        new = what not in said
        said.add(what)
        return new

    def _report(
        self,
        element: etree._Element,
        code: str,
        words: Words,
        attribute: str | None = None,
        after: etree._Element | None = None,
    ) -> None:
        if element not in self.silent:
            self.found.append(
                Problem(element, code, words.message, attribute, after, words.expected, words.fix)
            )


class _AmissError(Exception):
    """Something is wrong, whatever it is."""


def is_faultless(schema: Patterns, element: etree._Element, inside: State) -> bool:
    """Whether an element has no mistake from its attributes to its end."""
    try:
        _Faultless(schema)._content(element, inside)
    except _AmissError:
        return False
    return True


class _Faultless(Reading):
    """A reading that ends at the first mistake."""

    def _wrong_attributes(self, element: etree._Element, opened: Pattern) -> State:
        raise _AmissError

    def _wrong_text(
        self, element: etree._Element, text: str, last: etree._Element, here: State, content: State
    ) -> State:
        raise _AmissError

    def usage(self, element: etree._Element) -> Usage:
        raise _AmissError

    def _incomplete(self, element: etree._Element, pattern: Pattern) -> Pattern:
        raise _AmissError

    def _unexpected(
        self, element: etree._Element, here: State, parent: etree._Element | None, content: State
    ) -> State:
        raise _AmissError

    def _reconsidered(self, element: etree._Element, here: State, then: State, before: int) -> State:
        raise _AmissError
