"""Walks a document along a schema; after a problem it goes on, so that one slip gives one problem."""

from dataclasses import dataclass, field
from functools import cached_property, partial
from itertools import chain

from lxml import etree

from teitools.relaxng import wording
from teitools.relaxng.attempts import Attempts, at_any_place
from teitools.relaxng.automaton import State, given, opening, state
from teitools.relaxng.datatypes import WithNamespaces
from teitools.relaxng.derivative import (
    characters,
    close_start_tag,
    end_tag,
    start_tag,
    without_attributes,
)
from teitools.relaxng.expectation import (
    attribute_names,
    attributes_named,
    missing_elements,
    next_elements,
    required_attributes,
    takes_text,
)
from teitools.relaxng.names import local_of, namespace_of
from teitools.relaxng.outlook import (
    beyond,
    fits,
    goes_on,
    holds,
    interruption,
    items,
    reach,
    run_in,
    stands_after_stray_text,
    stands_again,
)
from teitools.relaxng.pattern import NOT_ALLOWED, SPACES, Pattern
from teitools.relaxng.placing import likely_containers, placing, text_container
from teitools.relaxng.reader import Patterns
from teitools.relaxng.start_tags import accepted, taken
from teitools.relaxng.syntax import text_of
from teitools.relaxng.wording import Words

_MANY = 100
"""For so many wrong attributes of one element it is said what could stand there instead."""
_ALIKE = 5
"""How many names that are spelt alike are tried."""
_MANY = 100
"""So many mistakes in an element are not one."""


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

    @cached_property
    def attempts(self) -> Attempts:
        # Nothing of the walk goes into it: in a circle, the walk and its document would outlive their use.
        return Attempts(self.schema, partial(_reads, self.schema))

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
        attributes = [
            given(opened, str(name), self._value(element, str(value)))
            for name, value in element.attrib.items()
        ]
        right = accepted(opened, attributes)
        pattern, fine = taken(opened, right), {each.name for each in right}
        refused = [each.name for each in attributes if each.name not in fine]
        closed = close_start_tag(pattern)
        missing = required_attributes(pattern) - set(refused) if closed is NOT_ALLOWED else frozenset()
        allowed = attribute_names(pattern) - set(map(str, element.keys())) if refused else frozenset()
        for number, name in enumerate(refused):
            self._refused(element, name, pattern, allowed if number < _MANY else None, missing)
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

    def _refused(
        self,
        element: etree._Element,
        name: str,
        pattern: Pattern,
        allowed: frozenset[str] | None,
        missing: frozenset[str],
    ) -> None:
        if attributes_named(pattern, name):
            words = wording.wrong_value(name, element.get(name, ""), pattern)
            self._report(element, "E106", words, name)
        else:
            self._report(element, "E105", wording.wrong_attribute(element, name, allowed, missing), name)

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
                container = text_container(element, here)
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
            if parent is not None and (others := self.attempts.other_names(element, here, here)):
                return self._replaced(element, here, parent, others)
            self._too_early(element, here, parent)
            return later.after[self._content(element, later.inside)]
        if parent is not None and (left := self._stray_text(element, parent, content)) is not None:
            return self.element(element, left, parent)
        return self._misplaced(element, here, parent, content)

    def _misplaced(
        self, element: etree._Element, here: State, parent: etree._Element | None, content: State
    ) -> State:
        self.refused.add(element)
        name = str(element.tag)
        if element in self.told:
            self._anywhere(element, name)
            return here
        if parent is None:
            self._report(element, "E102", wording.misplaced(element, parent, here.pattern, ""))
            return self._without(element, here)
        others = self.attempts.other_names(element, here, here)
        if (left := self.attempts.only_wraps(element, here, others)) is not None:
            self._report(element, "E102", wording.tags_too_many(element, parent))
            return left
        if others:
            return self._replaced(element, here, parent, others)
        if (left := self._interrupted(element, here, parent, content)) is not None:
            return self.element(element, left, parent)
        if run := self._run(element, here):
            container, elements = run
            self.told.update(elements)
            words = wording.unwrapped(element, elements[-1], container, parent, here.pattern)
            self._report(element, "E102", words)
            self._anywhere(element, name)
            way = here.openings[container]
            return here if way is None else beyond(way)
        if self._says(parent, name):
            self._forget_attributes_of(parent)
            instead = None if self._would_be_whole(element, here) else self._instead(element, here)
            if instead is not None:
                words = wording.replaced(element, parent, [instead], here.pattern)
                self._report(element, "E102", words)
                return self._read_as(element, instead, here)
            where = placing(self.schema, self.attempts.usage(element), element, here, content)
            self._report(element, "E102", wording.misplaced(element, parent, here.pattern, where))
        return self._without(element, here)

    def _replaced(
        self, element: etree._Element, here: State, parent: etree._Element, names: list[str]
    ) -> State:
        self.refused.add(element)
        self._report(element, "E102", wording.replaced(element, parent, names, here.pattern))
        return self._read_as(element, names[0], here)

    def _interrupted(
        self, element: etree._Element, here: State, parent: etree._Element, content: State
    ) -> State | None:
        """Report an element that interrupts a series of others; return the state without it."""
        found = interruption(element, here, content)
        if found is None or found[0] in self.silent:
            return None
        wrong, left = found
        self.refused.add(wrong)
        words = wording.in_the_way(wrong, parent, element)
        known = self.found
        at = len(known)
        while at and _is_within(known[at - 1].element, wrong):
            at -= 1
        self._report(wrong, "E102", words)
        known.insert(at, known.pop())
        return left

    def _reconsidered(self, element: etree._Element, here: State, then: State, before: int) -> State:
        """Ask whether an element with mistakes is itself one; return the state after it.

        ``here`` and ``then`` are the states before and after it, ``before`` is how much was found before it.
        It is one mistake if all is well when it has another name, when its tags are gone, or when it is gone.
        """
        found = self.found[before : before + _MANY + 1]
        own = [each for each in found if each.element is element or each.element.getparent() is element]
        parent = element.getparent()
        if len(found) > _MANY or not own or parent is None or element in self.silent:
            return then
        far, many = reach(then, element), len(own) > 1
        attempts = self.attempts
        if many or not far or attempts.is_strange(element):
            others = attempts.other_names(element, here, then)
            if (left := attempts.only_wraps(element, here, others)) is not None:
                return self._instead_of(before, element, wording.tags_too_many(element, parent), left)
            if others and (many or not far or len(others) == 1 or len(list(items(element))) > 1):
                words = wording.mistaken(element, others, _faults(element, own))
                way = here.openings[others[0]]
                return self._instead_of(before, element, words, then if way is None else beyond(way))
        left = attempts.without_tags(element, here)
        if left is not None and _is_better(reach(left, element), far, many):
            return self._instead_of(before, element, wording.tags_too_many(element, parent), left)
        if _is_better(reach(here, element), far, many) and attempts.is_well(element):
            after = next(element.itersiblings("*"), None) if reach(here, element) > far else None
            attributes = [each.attribute for each in own if each.attribute]
            words = wording.too_many(element, parent, after, attributes)
            return self._instead_of(before, element, words, here)
        return then

    def _instead_of(self, before: int, element: etree._Element, words: Words, left: State) -> State:
        """Report an element instead of all that was found since; return the state that is left."""
        del self.found[before:]
        self.refused.add(element)
        self._report(element, "E102", words)
        return left

    def _run(self, element: etree._Element, here: State) -> tuple[str, list[etree._Element]] | None:
        """Return the container that is missing around an element and others after it, and all of these."""
        if reach(here, element):
            return None
        likely = likely_containers(self.attempts.usage(element), element, here)
        runs = [(name, run_in(element, here, name)) for name in likely]
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
        space = namespace_of(name)
        if parent is not None and space and space not in map(namespace_of, self.schema.elements):
            if self._says(parent, name):
                self._report(element, "E101", wording.foreign(element, parent))
            return here
        meant = self._meant(element, here)
        if parent is None or self._says(parent, name):
            self._report(element, "E101", wording.unknown(element, parent, meant, here.pattern))
        if meant:
            return self._read_as(element, meant[0], here)
        if namespace_of(name) in {namespace_of(known) for known in self.schema.elements}:
            return self._without(element, here)
        return here

    def _meant(self, element: etree._Element, here: State) -> list[str]:
        """Return the known names that may be meant: those spelt alike, or that hold the same here."""
        name = str(element.tag)
        spelt_alike = wording.likeliest(name, next_elements(here.pattern))[:_ALIKE]
        for each in spelt_alike:
            way = here.openings[each]
            if wording.meant(name, [each]) and way is not None and fits(element, way.inside):
                return [each]
        if near := wording.meant(name, spelt_alike):
            return [near]
        if others := self.attempts.other_names(element, here, here):
            return others
        found = self._instead(element, here) or wording.meant(name, self._beside(name))
        return [found] if found else []

    def _beside(self, name: str) -> list[str]:
        """Return the names of elements in the namespace of one, or all where it has none."""
        alike = [each for each in self.schema.elements if namespace_of(each) == namespace_of(name)]
        return alike or list(self.schema.elements)

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
        if way is None or not fits(element, way.inside) or not goes_on(beyond(way), element):
            return False
        return reach(beyond(way), element) >= reach(here, element)

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


def _reads(schema: Patterns, element: etree._Element, inside: State) -> bool:
    """Whether an element has no mistake from its attributes to its end."""
    try:
        _Reading(schema)._content(element, inside)
    except _AmissError:
        return False
    return True


class _Reading(_Walk):
    """A walk that ends at the first mistake."""

    def _wrong_attributes(self, element: etree._Element, opened: Pattern) -> State:
        raise _AmissError

    def _wrong_text(
        self, element: etree._Element, text: str, last: etree._Element, here: State, content: State
    ) -> State:
        raise _AmissError

    def _incomplete(self, element: etree._Element, pattern: Pattern) -> Pattern:
        raise _AmissError

    def _unexpected(
        self, element: etree._Element, here: State, parent: etree._Element | None, content: State
    ) -> State:
        raise _AmissError


def _is_better(reached: int, before: int, many: bool) -> bool:
    """Whether a way to read is better than another, after which so many elements could be read."""
    return reached > before or (many and reached == before)


def _is_within(element: etree._Element, sibling: etree._Element) -> bool:
    """Whether an element is one, or inside it or one after it."""
    around = sibling.getparent()
    own = next(
        (each for each in chain([element], element.iterancestors("*")) if each.getparent() is around), None
    )
    return own is not None and (own is sibling or sibling in own.itersiblings("*", preceding=True))


def _faults(element: etree._Element, own: list[Problem]) -> str:
    """Say in short what an element should not have."""
    for each in own:
        if each.element is not element:
            return wording.tag(str(each.element.tag))
        if each.code == "E103":
            return "text"
    attributes = [wording.at(each.attribute) for each in own if each.attribute]
    return wording.all_of(attributes) if attributes else ""
