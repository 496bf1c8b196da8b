"""Slips of many kinds, made at random in real documents; the same seed makes the same slips.

A slip changes a copy of a document. It knows the lines at which it may rightly be reported, and the names of
which a message has to say one.
"""

import copy
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from lxml import etree

from teitools.edition.parsing import parse_xml
from teitools.relaxng.expectation import attribute_names, attributes, required_attributes, values_of
from teitools.relaxng.names import local_of, namespace_of, qualified
from teitools.relaxng.reader import Patterns

NOWHERE = "urn:elsewhere"
UNKNOWN = ("widget", "gizmo", "kludge")
DAYS = ("1960-13-01", "1960-02-30", "19600101", "12.11.1960", "12 November 1960", "1960-11-12/1960-11-14")
DATED = frozenset({"when", "from", "to", "notBefore", "notAfter"})
_TRIES = 60


class _TakenOutError(Exception):
    """An element is not there any more: an earlier slip took it out."""


@dataclass
class Change:
    """What a slip did to a tree: the elements at whose start it may be reported, and the names that say it.

    ``touched`` are other elements in whose content no further slip may be made.
    """

    at: list[etree._Element]
    names: Collection[str]
    touched: list[etree._Element] = field(default_factory=list)


@dataclass(frozen=True)
class Slip:
    """A document with slips: of each the kind, the seed, the lines, the names, and what it touches.

    That is told by numbers of elements in the document without slips.
    """

    kinds: tuple[str, ...]
    seeds: tuple[str, ...]
    document: Path
    xml: bytes
    lines: tuple[frozenset[int], ...]
    names: tuple[frozenset[str], ...]
    touches: tuple[frozenset[int], ...]


Kind = Callable[[Random, list[etree._Element], Patterns], Change | None]
KINDS: dict[str, Kind] = {}


def kind(words: str) -> Callable[[Kind], Kind]:
    """Register a function that makes one kind of slip in a tree whose elements it is given, or does not."""

    def register(make: Kind) -> Kind:
        KINDS[words] = make
        return make

    return register


def slips(schema: Patterns, document: Path, seed: int) -> Iterator[Slip]:
    """Return a slip of each kind. Whether they make the document invalid is not asked."""
    source = parse_xml(document.read_bytes())
    for words in KINDS:
        for n in range(_TRIES):
            slip = _slip(schema, document, source, (words,), (f"{seed} {document.name} {words} {n}",))
            if slip is not None:
                yield slip
                break


def together(schema: Patterns, document: Path, singles: Sequence[Slip]) -> Slip | None:
    """Return several slips in one document, if none is made where another is, and each where it is alone."""
    kinds = tuple(each.kinds[0] for each in singles)
    seeds = tuple(each.seeds[0] for each in singles)
    made = _slip(schema, document, parse_xml(document.read_bytes()), kinds, seeds)
    if made is None or made.names != tuple(each.names[0] for each in singles):
        return None
    return made if made.touches == tuple(each.touches[0] for each in singles) else None


def _slip(
    schema: Patterns,
    document: Path,
    source: etree._ElementTree,
    kinds: tuple[str, ...],
    seeds: tuple[str, ...],
) -> Slip | None:
    tree = copy.deepcopy(source)
    elements = list(tree.getroot().iter("*"))
    near: set[etree._Element] = set()
    changes = []
    for words, seed in zip(kinds, seeds, strict=True):
        try:
            change = KINDS[words](Random(seed), elements, schema)  # noqa: S311
        except _TakenOutError:
            return None
        if change is None or near.intersection((*change.at, *change.touched)):
            return None
        changes.append(change)
        for each in (*change.at, *change.touched):
            near.update(each.iter("*"), each.iterancestors("*"), each.itersiblings("*"))
            near.update(each.itersiblings("*", preceding=True))
    order = {element: n for n, element in enumerate(tree.getroot().iter())}
    xml = etree.tostring(tree, encoding="UTF-8", xml_declaration=True)
    read = list(parse_xml(xml).getroot().iter())
    lines = tuple(
        frozenset(read[order[element]].sourceline or 0 for element in change.at if element in order)
        for change in changes
    )
    if not all(lines):  # It is in what a later one took out.
        return None
    names = tuple(frozenset(map(local_of, change.names)) for change in changes)
    numbers = {element: n for n, element in enumerate(elements)}
    touches = tuple(
        frozenset(numbers[each] for each in (*change.at, *change.touched) if each in numbers)
        for change in changes
    )
    return Slip(kinds, seeds, document, xml, lines, names, touches)


def _inner(elements: list[etree._Element]) -> list[etree._Element]:
    return elements[1:]


def _known(schema: Patterns, element: etree._Element) -> list[str]:
    space = namespace_of(str(element.tag))
    return sorted(name for name in schema.elements if namespace_of(name) == space)


def _rename(element: etree._Element, local: str) -> None:
    element.tag = qualified(namespace_of(str(element.tag)), local)


@kind("renamed to another")
def renamed(random: Random, elements: list[etree._Element], schema: Patterns) -> Change | None:
    element = random.choice(elements)
    was, known = str(element.tag), _known(schema, element)
    if not known:
        return None
    element.tag = random.choice(known)
    return Change([element], {was, str(element.tag)})


@kind("unknown element")
def unknown(random: Random, elements: list[etree._Element], schema: Patterns) -> Change | None:
    element = random.choice(elements)
    _rename(element, random.choice(UNKNOWN))
    return Change([element], {str(element.tag)})


@kind("misspelt element")
def misspelt(random: Random, elements: list[etree._Element], schema: Patterns) -> Change | None:
    element = random.choice(elements)
    wrong = _misspelling(random, local_of(str(element.tag)))
    if qualified(namespace_of(str(element.tag)), wrong) in schema.elements:
        return None
    _rename(element, wrong)
    return Change([element], {str(element.tag)})


@kind("element in wrong case")
def wrong_case(random: Random, elements: list[etree._Element], schema: Patterns) -> Change | None:
    element = random.choice(elements)
    name = local_of(str(element.tag))
    _rename(element, name.lower() if name.lower() != name else name.upper())
    return Change([element], {str(element.tag)})


@kind("attribute in wrong case")
def attribute_case(random: Random, elements: list[etree._Element], schema: Patterns) -> Change | None:
    return _attribute_renamed(random, elements, lambda name: name.swapcase())


@kind("misspelt attribute")
def misspelt_attribute(random: Random, elements: list[etree._Element], schema: Patterns) -> Change | None:
    return _attribute_renamed(random, elements, lambda name: _misspelling(random, name))


def _attribute_renamed(
    random: Random, elements: list[etree._Element], new: Callable[[str], str]
) -> Change | None:
    element = random.choice(elements)
    own = [str(name) for name in element.attrib if not str(name).startswith("{")]
    if not own:
        return None
    name = random.choice(own)
    wrong = new(name)
    if wrong in element.attrib:
        return None
    value = element.attrib.pop(name)
    element.set(wrong, value)
    return Change([element], {wrong})


@kind("attribute of another element")
def strange_attribute(random: Random, elements: list[etree._Element], schema: Patterns) -> Change | None:
    element = random.choice(elements)
    every = {
        name
        for each in schema.elements.values()
        for way in each
        for name in attribute_names(way.content)
        if not name.startswith("{")
    }
    name = random.choice(sorted(every - set(map(str, element.keys()))))
    element.set(name, "x")
    return Change([element], {name})


@kind("value not of the list")
def wrong_value(random: Random, elements: list[etree._Element], schema: Patterns) -> Change | None:
    element = random.choice(elements)
    closed = [
        str(name)
        for name in element.attrib
        for way in schema.elements.get(str(element.tag), ())
        if values_of(way.content, str(name))[0] and not values_of(way.content, str(name))[1]
    ]
    if not closed:
        return None
    name = random.choice(closed)
    wrong = random.choice(["wrong", _misspelling(random, element.get(name, ""))])
    element.set(name, wrong)
    return Change([element], {name})


@kind("impossible date")
def impossible_date(random: Random, elements: list[etree._Element], schema: Patterns) -> Change | None:
    dated = [(each, name) for each in elements for name in each.attrib if name in DATED]
    if not dated:
        return None
    element, name = random.choice(dated)
    element.set(name, random.choice(DAYS))
    return Change([element], {str(name)})


@kind("child gone")
def child_gone(random: Random, elements: list[etree._Element], schema: Patterns) -> Change | None:
    inner = _inner(elements)
    if not inner:
        return None
    element = random.choice(inner)
    parent, after = _parent(element), next(element.itersiblings("*"), None)
    name = str(element.tag)
    _take_out(element)
    return Change([parent, *([after] if after is not None else [])], {name, str(parent.tag)}, [parent])


@kind("required attribute gone")
def attribute_gone(random: Random, elements: list[etree._Element], schema: Patterns) -> Change | None:
    element = random.choice(elements)
    given = set(map(str, element.keys()))
    required = {
        name
        for way in schema.elements.get(str(element.tag), ())
        for each in attributes(way.content)
        for name in required_attributes(each)
    }
    if not given & required:
        return None
    name = random.choice(sorted(given & required))
    del element.attrib[name]
    return Change([element], {name})


@kind("child too many")
def extra_child(random: Random, elements: list[etree._Element], schema: Patterns) -> Change | None:
    """A copy: what it is made of must hold no other slip, which would be in the document twice."""
    source = random.choice(elements)
    extra = copy.deepcopy(source)
    if sum(1 for _ in extra.iter()) > _TRIES:
        return None
    change = _inserted(random, elements, extra)
    if change is not None:
        change.touched += source.iter("*")
    return change


@kind("misplaced element")
def misplaced(random: Random, elements: list[etree._Element], schema: Patterns) -> Change | None:
    inner = [
        each
        for each in _inner(elements)
        if next(each.itersiblings(each.tag), None) is not None and sum(1 for _ in each.iter()) < _TRIES
    ]
    if not inner:
        return None
    element = random.choice(inner)
    targets = [each for each in elements if each not in set(element.iter())]
    _take_out(element)
    return _inserted(random, targets, element)


def _inserted(random: Random, elements: list[etree._Element], element: etree._Element) -> Change | None:
    """Put an element somewhere.

    Of two of a name beside one another nobody could say which is too many. Where others of its name stand in
    the same parent only the order may be wrong, as of siblings that are swapped: nobody could say then
    whether it stands too early or the next one too late.
    """
    parent = random.choice(elements)
    at_home = any(each.tag == element.tag for each in parent)
    element.tail = None
    before = random.randint(0, len(parent))
    parent.insert(before, element)
    if before == 0:
        element.tail, parent.text = parent.text, None
    siblings = [each for each in (element.getprevious(), element.getnext()) if each is not None]
    same = [each for each in siblings if isinstance(each.tag, str)]
    alike = [each for each in same if each.tag == element.tag or (at_home and each is element.getnext())]
    return Change([element, *alike], {str(element.tag)}, [parent, *same])


@kind("siblings swapped")
def swapped(random: Random, elements: list[etree._Element], schema: Patterns) -> Change | None:
    element = random.choice(elements)
    after = next(element.itersiblings("*"), None)
    if after is None or after.tag == element.tag or after not in elements:
        return None
    parent = _parent(element)
    one, other = parent.index(element), parent.index(after)
    tails = element.tail, after.tail
    parent.remove(after)
    parent.remove(element)
    parent.insert(one, after)
    parent.insert(other, element)
    after.tail, element.tail = tails
    return Change([element, after], {str(element.tag), str(after.tag)}, [parent])


@kind("stray text")
def stray_text(random: Random, elements: list[etree._Element], schema: Patterns) -> Change | None:
    inner = _inner(elements)
    if not inner:
        return None
    element = random.choice(inner)
    parent, before = _parent(element), element.getprevious()
    if before is None:
        parent.text = f"{parent.text or ''}stray "
    else:
        before.tail = f"{before.tail or ''}stray "
    return Change([element], {"stray"}, [parent])


@kind("wrong namespace")
def wrong_namespace(random: Random, elements: list[etree._Element], schema: Patterns) -> Change | None:
    element = random.choice(elements)
    _into_namespace(element, NOWHERE)
    return Change([element], {NOWHERE, str(element.tag)})


@kind("no namespace")
def no_namespace(random: Random, elements: list[etree._Element], schema: Patterns) -> Change | None:
    root = elements[0]
    space = namespace_of(str(root.tag))
    _into_namespace(root, "")
    etree.cleanup_namespaces(root)
    return Change([root], {space})


@kind("wrapped")
def wrapped(random: Random, elements: list[etree._Element], schema: Patterns) -> Change | None:
    inner = _inner(elements)
    if not inner:
        return None
    element = random.choice(inner)
    parent, place, known = _parent(element), _parent(element).index(element), _known(schema, element)
    if not known:
        return None
    wrapper = etree.Element(random.choice(known))
    tail, element.tail = element.tail, None
    parent.insert(place, wrapper)
    wrapper.append(element)
    wrapper.tail = tail
    return Change([wrapper, element], {str(wrapper.tag), str(element.tag)}, [parent])


@kind("duplicated")
def duplicated(random: Random, elements: list[etree._Element], schema: Patterns) -> Change | None:
    inner = [each for each in _inner(elements) if sum(1 for _ in each.iter()) < _TRIES]
    if not inner:
        return None
    element = random.choice(inner)
    again = copy.deepcopy(element)
    element.tail = None
    element.addnext(again)
    return Change([again, element], {str(element.tag)}, [_parent(element)])


def _into_namespace(element: etree._Element, namespace: str) -> None:
    space = namespace_of(str(element.tag))
    for each in element.iter("*"):
        if namespace_of(str(each.tag)) == space:
            each.tag = qualified(namespace, local_of(str(each.tag)))


def _misspelling(random: Random, name: str) -> str:
    if len(name) < 3:
        return name + name[-1:]
    n = random.randrange(1, len(name) - 1)
    return random.choice(
        [
            name[:n] + name[n + 1 :],
            name[:n] + name[n] + name[n:],
            name[:n] + name[n + 1] + name[n] + name[n + 2 :],
        ]
    )


def _parent(element: etree._Element) -> etree._Element:
    parent = element.getparent()
    if parent is None:
        raise _TakenOutError
    return parent


def _take_out(element: etree._Element) -> None:
    """Remove an element, and leave the text after it."""
    parent, before = _parent(element), element.getprevious()
    if element.tail:
        if before is None:
            parent.text = f"{parent.text or ''}{element.tail}"
        else:
            before.tail = f"{before.tail or ''}{element.tail}"
    parent.remove(element)
    element.tail = None


@dataclass
class Tally:
    """How findings answer to slips: first at its line, names it, how many in all, all of several found."""

    slips: int = 0
    at_line: int = 0
    named: int = 0
    findings: int = 0
    all_found: int = 0

    def count(self, slip: Slip, findings: Sequence[tuple[int, str]]) -> bool:
        """Count the findings (line and message) for a document with slips; return whether all is well."""
        self.slips += 1
        self.findings += len(findings)
        if not findings:
            return False
        line, message = findings[0]
        here = [n for n, lines in enumerate(slip.lines) if line in lines]
        named = any(name in message for n in here or range(len(slip.names)) for name in slip.names[n])
        lines = {line for line, _ in findings}
        every = all(lines & each for each in slip.lines)
        self.at_line += bool(here)
        self.named += named
        self.all_found += every
        return bool(here) and named and every and len(findings) <= len(slip.kinds)

    def row(self) -> Mapping[str, str]:
        of = max(self.slips, 1)
        return {
            "slips": str(self.slips),
            "at line": f"{100 * self.at_line / of:.1f} %",
            "names it": f"{100 * self.named / of:.1f} %",
            "findings": f"{self.findings / of:.2f}",
            "all found": f"{100 * self.all_found / of:.1f} %",
        }
