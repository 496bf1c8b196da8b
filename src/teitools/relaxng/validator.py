"""Walks a document along a schema; after a problem it goes on, so that one slip gives one problem."""

from dataclasses import dataclass, field

from lxml import etree

from teitools.relaxng import wording
from teitools.relaxng.automaton import State, attribute_value, opening, state
from teitools.relaxng.datatypes import WithNamespaces
from teitools.relaxng.derivative import (
    characters,
    close_start_tag,
    end_tag,
    start_tag,
    without_attributes,
)
from teitools.relaxng.expectation import (
    attributes,
    missing_elements,
    next_elements,
    required_attributes,
    takes_text,
)
from teitools.relaxng.names import local_of, namespace_of
from teitools.relaxng.outlook import (
    beside_of,
    beyond,
    fits,
    goes_on,
    holds,
    items,
    run_in,
    stands_after_stray_text,
    stands_again,
)
from teitools.relaxng.pattern import EMPTY, NOT_ALLOWED, SPACES, Pattern, after, choice
from teitools.relaxng.placing import placing, text_container
from teitools.relaxng.reader import Patterns
from teitools.relaxng.wording import Words

_ALIKE = 5
"""How many names that are spelt alike are tried."""


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong at one element, at one of its attributes, or at a text in it.

    The text is that after ``after``: a child, or the element itself where the text stands first.
    ``expected`` names all that could stand there, the likeliest first; ``fix`` is what to write in the place
    of the wrong name or value, where that is certain enough to be proposed.
    """

    element: etree._Element
    code: str
    message: str
    attribute: str | None = None
    after: etree._Element | None = None
    expected: tuple[str, ...] = ()
    fix: str | None = None


def problems(schema: Patterns, tree: etree._ElementTree) -> list[Problem]:
    """Return what a document does wrong, in the order of its text."""
    walk = _Walk(schema)
    root = tree.getroot()
    left = walk.element(root, state(schema.start), None)
    if not walk.found and not left.pattern.nullable:
        walk.found.append(Problem(root, "E109", "The schema expects something else here."))
    return walk.found


@dataclass
class _Walk:
    """The walk through one document; ``found`` fills as it goes.

    ``said`` remembers what was said of the content of an element, so as to say it once; ``refused`` are the
    elements that may not stand where they stand, ``silent`` those that are read under another name,
    ``told`` those that a report on an element before them speaks of.
    """

    schema: Patterns
    found: list[Problem] = field(default_factory=list)
    said: dict[etree._Element, set[str]] = field(default_factory=dict)
    refused: set[etree._Element] = field(default_factory=set)
    silent: set[etree._Element] = field(default_factory=set)
    told: set[etree._Element] = field(default_factory=set)

    def element(self, element: etree._Element, here: State, parent: etree._Element | None) -> State:
        """Return the state after an element that begins here."""
        opening = here.openings[element.tag]
        if opening is None:
            return self._unexpected(element, here, parent, here)
        return opening.after[self._content(element, opening.inside)]

    def _content(self, element: etree._Element, opened: State) -> Pattern:
        """Read an element from its attributes to its end; return what is then left.

        Every element comes through here: what cannot change anything is not looked at.
        """
        here = content = self._attributes(element, opened)
        text, last = element.text, element
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
                here = opening.after[self._content(child, opening.inside)]
            text, last = child.tail, child
        if text and not here.ignores_text and text.strip(SPACES):
            here = here.text or self._text(element, text, last, here, content)
        return here.end if here.end is not NOT_ALLOWED else self._end(element, here.pattern)

    def _attributes(self, element: etree._Element, opened: State) -> State:
        given = opened.attributes[tuple(element.keys())]
        if given.checks:
            values = element.values()
            if self.schema.needs_namespaces:
                values = [self._value(element, str(value)) for value in values]
            closed = given.closed[tuple([fits[values[n]] for n, fits in given.checks])]
        else:
            closed = given.closed[()]
        return closed or self._wrong_attributes(element, opened.pattern)

    def _wrong_attributes(self, element: etree._Element, opened: Pattern) -> State:
        pattern = opened
        refused = []
        for name, value in element.attrib.items():
            left = attribute_value(pattern, str(name), self._value(element, str(value)))
            if left is NOT_ALLOWED:
                refused.append(str(name))
            else:
                pattern = left
        closed = close_start_tag(pattern)
        missing = required_attributes(pattern) - set(refused) if closed is NOT_ALLOWED else frozenset()
        for name in refused:
            self._refused(element, name, pattern, missing)
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

    def _refused(self, element: etree._Element, name: str, pattern: Pattern, missing: frozenset[str]) -> None:
        if any(each.names.contains(name) for each in attributes(pattern)):
            words = wording.wrong_value(name, element.get(name, ""), pattern)
            self._report(element, "E106", words, name)
        else:
            self._report(element, "E105", wording.wrong_attribute(element, name, pattern, missing), name)

    def _text(
        self, element: etree._Element, text: str, last: etree._Element, here: State, content: State
    ) -> State:
        """Read the text that stands after ``last``: the element's start tag, or one of its children."""
        left = characters(here.pattern, self._value(element, text))
        if left is not NOT_ALLOWED:
            return state(left)
        if self._says(element, "text"):
            if takes_text(content.pattern):
                self._report(element, "E106", wording.wrong_content(element, text, here.pattern), after=last)
            else:
                container = text_container(element, here)
                words = wording.wrong_text(element, text, here.pattern, container)
                self._report(element, "E103", words, after=last)
        return here

    def _end(self, element: etree._Element, pattern: Pattern) -> Pattern:
        if not len(element):
            left = end_tag(characters(pattern, self._value(element, element.text or "")))
            if left is not NOT_ALLOWED:
                return left
        # What is missing may be what stands there in a wrong form.
        if element not in self.said:
            self._report(element, "E104", wording.missing_content(element, pattern))
        return end_tag(pattern, lenient=True)

    def _unexpected(
        self, element: etree._Element, here: State, parent: etree._Element | None, content: State
    ) -> State:
        """Report an element that may not stand here, and find the best way to go on.

        ``content`` is the state at the beginning of its parent.
        """
        name = str(element.tag)
        if name not in self.schema.elements:
            return self._unknown(element, here, parent)
        later = opening(start_tag(here.pattern, name, lenient=True))
        if later is not None and not stands_again(element, here):
            self._too_early(element, here, parent)
            return later.after[self._content(element, later.inside)]
        if parent is not None and (left := self._stray_text(element, parent, content)) is not None:
            return self.element(element, left, parent)
        return self._misplaced(element, here, parent, content)

    def _misplaced(
        self, element: etree._Element, here: State, parent: etree._Element | None, content: State
    ) -> State:
        self.refused.add(element)
        if element in self.told:
            self._anywhere(element, str(element.tag))
            return here
        if parent is None:
            self._report(element, "E102", wording.misplaced(element, parent, here.pattern, ""))
        elif run := self._run(element, here):
            container, elements = run
            self.told.update(elements)
            words = wording.unwrapped(element, elements[-1], container, parent, here.pattern)
            self._report(element, "E102", words)
            self._anywhere(element, str(element.tag))
            way = here.openings[container]
            return here if way is None else beyond(way)
        elif self._says(parent, str(element.tag)):
            self._forget_attributes_of(parent)
            instead = None if self._would_be_whole(element, here) else self._instead(element, here)
            if instead is not None:
                words = wording.replaced(element, parent, instead, here.pattern)
                self._report(element, "E102", words)
                return self._read_as(element, instead, here)
            where = placing(self.schema, element, parent, here, content)
            self._report(element, "E102", wording.misplaced(element, parent, here.pattern, where))
        return self._without(element, here)

    def _run(self, element: etree._Element, here: State) -> tuple[str, list[etree._Element]] | None:
        """Return the container that is missing around an element and others after it, and all of these."""
        runs = [(name, run_in(element, here, name)) for name in sorted(next_elements(here.pattern))]
        container, longest = max(runs, key=lambda run: len(run[1]), default=("", []))
        return (container, longest) if len(longest) > 1 else None

    def _forget_attributes_of(self, parent: etree._Element) -> None:
        """Take back what an element lacks if it is only wrapped around another that it may not hold."""
        last = self.found[-1] if self.found else None
        if last is None or last.element is not parent or last.code != "E107":
            return
        if len(list(items(parent))) == 1:
            self.found.pop()

    def _stray_text(self, element: etree._Element, parent: etree._Element, content: State) -> State | None:
        """Report a text that would not let an element stand after it; return the state without the text."""
        if not takes_text(content.pattern) or not stands_after_stray_text(element, parent, content):
            return None
        words = wording.wrong_text(parent, parent.text or "", content.pattern, str(element.tag))
        self._report(parent, "E103", words, after=parent)
        return content

    def _too_early(self, element: etree._Element, here: State, parent: etree._Element | None) -> None:
        """Report what is missing before an element: not where it stands in another form, and only once."""
        before = next(element.itersiblings("*", preceding=True), None)
        if before is not None and before in self.refused:
            return
        missing = missing_elements(here.pattern)
        late = next((each for each in element.itersiblings("*") if each.tag in missing), None)
        if parent is not None and late is not None:
            self._says(parent, str(late.tag))
        self._report(element, "E104", wording.missing_before(element, parent, here.pattern, late))

    def _unknown(self, element: etree._Element, here: State, parent: etree._Element | None) -> State:
        """An unknown element is a misspelt one, which is read as what was meant, or one too many."""
        name = str(element.tag)
        self.refused.add(element)
        namesakes = [known for known in self.schema.elements if local_of(known) == local_of(name)]
        if namesakes:
            return self._in_wrong_namespace(element, here, parent, namesakes)
        meant = self._meant(element, here)
        if parent is None or self._says(parent, name):
            self._report(element, "E101", wording.unknown(element, parent, meant, here.pattern))
        if meant is not None:
            return self._read_as(element, meant, here)
        if namespace_of(name) in {namespace_of(known) for known in self.schema.elements}:
            return self._without(element, here)
        return here

    def _meant(self, element: etree._Element, here: State) -> str | None:
        """Return the known name that is meant: one that is spelt alike, or that holds the same here."""
        name = str(element.tag)
        spelt_alike = wording.likeliest(name, next_elements(here.pattern))[:_ALIKE]
        for each in spelt_alike:
            way = here.openings[each]
            if wording.meant(name, [each]) and way is not None and fits(element, way.inside):
                return each
        near = wording.meant(name, spelt_alike)
        beside = (str(each.tag) for each in beside_of(element))
        like = (each for each in beside if len(element) and self._would_stand(element, each, here))
        other = next(like, None) or self._instead(element, here)
        return other or near or wording.meant(name, self.schema.elements)

    def _in_wrong_namespace(
        self, element: etree._Element, here: State, parent: etree._Element | None, namesakes: list[str]
    ) -> State:
        """Say it of the outermost element only: what is inside it is wrong for the same reason."""
        right = next((each for each in namesakes if here.openings[each] is not None), namesakes[0])
        if parent is None or self._says(parent, str(element.tag)):
            self._report(element, "E101", wording.wrong_namespace(element, namespace_of(right)))
        way = here.openings[right]
        return beyond(way) if way is not None else here

    def _instead(self, element: etree._Element, here: State) -> str | None:
        """Return the name that must stand here and would hold what the element holds."""
        ways = {name: way for name in missing_elements(here.pattern) if (way := here.openings[name])}
        if any(holds(way, str(element.tag)) for way in ways.values()):
            return None
        return next((name for name in sorted(ways) if self._would_stand(element, name, here)), None)

    def _would_stand(self, element: etree._Element, name: str, here: State) -> bool:
        """Whether all would be well if an element had another name."""
        way = here.openings[name]
        return way is not None and fits(element, way.inside) and goes_on(beyond(way), element)

    def _read_as(self, element: etree._Element, name: str, here: State) -> State:
        """Read an element under another name: its children are judged, but not how it is filled itself."""
        self.silent.add(element)
        way = here.openings[name] or opening(start_tag(here.pattern, name, lenient=True))
        if way is not None:
            return way.after[self._content(element, way.inside)]
        self._anywhere(element, name)
        return here

    def _without(self, element: etree._Element, here: State) -> State:
        """Go on as if an element that may not stand here were not there, but what is in it maybe were."""
        if not goes_on(here, element) and self._would_be_whole(element, here):
            for child in element.iterchildren("*"):
                here = self.element(child, here, element)
            return here
        for child in element.iterchildren("*"):
            if str(child.tag) in self.schema.elements:
                self._anywhere(child, str(child.tag))
        return here

    def _would_be_whole(self, element: etree._Element, here: State) -> bool:
        """Whether all would be well if the children of an element stood in its place."""
        for child in element.iterchildren("*"):
            way = here.openings[str(child.tag)]
            if way is None:
                return False
            here = beyond(way)
        return goes_on(here, element)

    def _anywhere(self, element: etree._Element, name: str) -> None:
        """Judge an element by itself, as one of this name at any place."""
        ways = (after(each.content, EMPTY) for each in self.schema.elements[name])
        self._content(element, state(choice(*ways)))

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
