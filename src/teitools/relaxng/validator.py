"""Finds what is wrong with a document; after a problem it goes on, so that one slip gives one problem."""

from functools import cached_property, partial
from itertools import chain, islice

from lxml import etree

from teitools.relaxng import wording
from teitools.relaxng.attempts import Attempts
from teitools.relaxng.automaton import State, opening, state
from teitools.relaxng.derivative import (
    start_tag,
)
from teitools.relaxng.expectation import (
    missing_elements,
    next_elements,
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
from teitools.relaxng.placing import likely_containers, placing
from teitools.relaxng.problem import Problem
from teitools.relaxng.reader import Patterns
from teitools.relaxng.reading import Reading, is_faultless
from teitools.relaxng.usage import Usage
from teitools.relaxng.wording import Words

_ALIKE = 5
"""How many names that are spelt alike are tried."""
_FARTHEST = 500
"""How many elements are looked at for what stands too late."""
_MANY = 100
"""So many mistakes in an element are not one."""


def problems(schema: Patterns, tree: etree._ElementTree) -> list[Problem]:
    """Return what a document does wrong, in the order of its text."""
    walk = _Walk(schema)
    root = tree.getroot()
    left = walk.element(root, state(schema.start), None)
    if not walk.found and not left.pattern.nullable:
        walk.found.append(Problem(root, "E109", "The schema expects something else here."))
    return walk.found


class _Walk(Reading):
    """A reading that looks for the likeliest mistake where an element is strange."""

    @cached_property
    def attempts(self) -> Attempts:
        # Nothing of the walk goes into it: in a circle, the walk and its document would outlive their use.
        return Attempts(self.schema, partial(is_faultless, self.schema))

    def usage(self, element: etree._Element) -> Usage:
        return self.attempts.usage(element)

    def _unexpected(
        self, element: etree._Element, here: State, parent: etree._Element | None, content: State
    ) -> State:
        """Report an element that may not stand here, and find the best way to go on."""
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
            where = placing(self.schema, self.usage(element), element, here, content)
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

        It is one if all is well when it has another name, when its tags are gone, or when it is gone.
        """
        found = self.found[before : before + _MANY + 1]
        own = [each for each in found if each.element is element or each.element.getparent() is element]
        parent = element.getparent()
        if len(found) > _MANY or not own or parent is None or element in self.silent:
            return then
        far, many = reach(then, element), len(own) > 1
        attempts = self.attempts
        # What holds something of it rightly may hold some more that it should not.
        whole = many and (bool(own[0].attribute) or not attempts.holds_some(element))
        if whole or not far or attempts.is_strange(element):
            others = attempts.other_names(element, here, then)
            if (left := attempts.only_wraps(element, here, others)) is not None:
                return self._instead_of(before, element, wording.no_container(element), left)
            if others and (whole or not far or len(others) == 1 or len(list(items(element))) > 1):
                words = wording.mistaken(element, others, _faults(element, own))
                way = here.openings[others[0]]
                return self._instead_of(before, element, words, then if way is None else beyond(way))
        left = attempts.without_tags(element, here)
        if left is not None and _is_better(reach(left, element), far, whole):
            return self._instead_of(before, element, wording.no_container(element), left)
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
        likely = likely_containers(self.schema, self.usage(element), element, here)
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
        later = islice(element.itersiblings("*"), _FARTHEST)
        late = next((each for each in later if each.tag in missing), None)
        if parent is not None and late is not None:
            self._says(parent, str(late.tag))
        self._report(element, "E104", wording.missing_before(element, parent, here.pattern, late))

    def _unknown(self, element: etree._Element, here: State, parent: etree._Element | None) -> State:
        """An unknown element is a misspelt one, which is read as what was meant, or one too many."""
        name = str(element.tag)
        self.refused.add(element)
        namesakes = self.schema.by_local_name.get(local_of(name))
        if namesakes:
            return self._in_wrong_namespace(element, here, parent, namesakes)
        space = namespace_of(name)
        if parent is not None and space and space not in self.schema.namespaces:
            if self._says(parent, name):
                self._report(element, "E101", wording.foreign(element, parent))
            return here
        meant = self._meant(element, here)
        if parent is None or self._says(parent, name):
            self._report(element, "E101", wording.unknown(element, parent, meant, here.pattern))
        if meant:
            return self._read_as(element, meant[0], here)
        if namespace_of(name) in self.schema.namespaces:
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
