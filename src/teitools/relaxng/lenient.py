"""The walk through a text that may be unfinished or wrong: which elements are open, and what they await.

Where the text is wrong the walk supposes the likeliest meaning and goes on.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from html import unescape

from teitools.edition.markup import Kind, Markup, WrittenAttribute
from teitools.relaxng.automaton import Opening, State, given, opening, state
from teitools.relaxng.datatypes import WithNamespaces
from teitools.relaxng.derivative import close_start_tag, end_tag, start_tag, without_attributes
from teitools.relaxng.expectation import next_elements
from teitools.relaxng.names import qualified
from teitools.relaxng.pattern import EMPTY, NOT_ALLOWED, SPACES, Pattern, after, choice
from teitools.relaxng.reader import Patterns
from teitools.relaxng.start_tags import Given, accepted, taken
from teitools.relaxng.wording import meant

XML = "http://www.w3.org/XML/1998/namespace"


@dataclass(slots=True)
class OpenElement:
    """An element that is open, or the document itself.

    ``here`` is None where the schema does not know the element; ``opening`` is None where the element may
    not stand, so that its end changes nothing around it.
    """

    name: str
    namespaces: Mapping[str, str]
    here: State | None
    opening: Opening | None = None


class Walk:
    """The elements that are open at a point of the text."""

    def __init__(self, schema: Patterns) -> None:
        self.schema = schema
        self._known = frozenset(schema.elements)
        self.open = [OpenElement("", {"xml": XML}, state(schema.start))]

    def text(self, text: str) -> None:
        inner = self.open[-1]
        if inner.here is not None and not inner.here.ignores_text and text.strip(SPACES):
            inner.here = inner.here.text or inner.here

    def markup(self, piece: Markup) -> None:
        match piece.kind:
            case Kind.START:
                self.open.append(self._started(piece))
                if piece.empty:
                    self._end()
            case Kind.END:
                self._end_of(piece.name)
            case Kind.CDATA:
                self.text(piece.text[len("<![CDATA[") : -len("]]>")])

    def _end_of(self, name: str) -> None:
        """Close the elements that are still open in the one that ends; an end tag of none means nothing."""
        if any(each.name == name for each in reversed(self.open[1:])):
            while self.open[-1].name != name:
                self._end()
            self._end()

    def _end(self) -> None:
        ended = self.open.pop()
        if ended.here is not None and ended.opening is not None:
            left = ended.here.end
            if left is NOT_ALLOWED:
                left = end_tag(ended.here.pattern, lenient=True)
            self.open[-1].here = ended.opening.after[left]

    def _started(self, piece: Markup) -> OpenElement:
        written = piece.attributes()
        opened = self.opened(piece.name, written)
        if opened.here is not None:
            pattern = self.given(opened, opened.here.pattern, written)
            closed = close_start_tag(pattern)
            opened.here = state(without_attributes(pattern) if closed is NOT_ALLOWED else closed)
        return opened

    def opened(self, name: str, written: Iterable[WrittenAttribute]) -> OpenElement:
        """Return the element as it is before its attributes."""
        around = self.open[-1]
        namespaces = _declared(around.namespaces, written)
        way, inside = self._way(around.here, expanded(name, namespaces))
        return OpenElement(name, namespaces, inside, way)

    def _way(self, here: State | None, name: str) -> tuple[Opening | None, State | None]:
        """Return the way into an element and the state there: by its place, or by what its name may mean."""
        way = None if here is None else here.openings[name] or _later(here, name)
        if way is not None:
            return way, way.inside
        if name in self.schema.elements:
            contents = (after(each.content, EMPTY) for each in self.schema.elements[name])
            return None, state(choice(*contents))
        near = next_elements(here.pattern) if here is not None else frozenset()
        likely = _meant(name, near) or _meant(name, self._known)
        return self._way(here, likely) if likely else (None, None)

    def given(self, opened: OpenElement, pattern: Pattern, written: Iterable[WrittenAttribute]) -> Pattern:
        """Return what is left after attributes; a wrong value counts as a right one."""
        attributes = [
            given(
                pattern,
                expanded(each.name, opened.namespaces, attribute=True),
                self.value(opened, each.value),
            )
            for each in written
            if each.value is not None and not _declares(each.name)
        ]
        right = accepted(pattern, attributes)
        pattern, fine = taken(pattern, right), {each.name for each in right}
        wrong = [
            Given(each.name, each.named, frozenset(each.named))
            for each in attributes
            if each.name not in fine
        ]
        return taken(pattern, accepted(pattern, wrong))

    def value(self, opened: OpenElement, written: str) -> str:
        value = unescape(written)
        if not self.schema.needs_namespaces:
            return value
        return WithNamespaces(value, {prefix or None: uri for prefix, uri in opened.namespaces.items()})


def _later(here: State, name: str) -> Opening | None:
    return opening(start_tag(here.pattern, name, lenient=True))


@lru_cache(maxsize=1_000)
def _meant(name: str, known: frozenset[str]) -> str | None:
    return meant(name, known)


def _declares(attribute: str) -> bool:
    return attribute == "xmlns" or attribute.startswith("xmlns:")


def _declared(around: Mapping[str, str], written: Iterable[WrittenAttribute]) -> Mapping[str, str]:
    """Return the prefixes in a tag; the default namespace is that of the prefix ``""``."""
    own = {
        each.name.partition(":")[2]: unescape(each.value)
        for each in written
        if _declares(each.name) and each.value is not None
    }
    return {**around, **own} if own else around


def expanded(written: str, namespaces: Mapping[str, str], attribute: bool = False) -> str:
    prefix, colon, local = written.rpartition(":")
    namespace = namespaces.get(prefix, "") if colon or not attribute else ""
    return qualified(namespace, local)
