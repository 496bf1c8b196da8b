"""What the validator says, in an editor's words."""

from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from teitools.diagnostics.likeness import likely, likeness
from teitools.diagnostics.nearest import nearest
from teitools.relaxng.datatypes import words as value_words
from teitools.relaxng.derivative import satisfies
from teitools.relaxng.expectation import attributes_named, missing_elements, next_elements, values_of
from teitools.relaxng.names import local_of, namespace_of
from teitools.relaxng.pattern import Data, Pattern
from teitools.relaxng.start_tags import sufficient
from teitools.relaxng.value_words import descriptions, no_such_date, reason

if TYPE_CHECKING:
    from teitools.relaxng.dates import Advice

_XML = "http://www.w3.org/XML/1998/namespace"
_XINCLUDE = "http://www.w3.org/2001/XInclude"
_MANY = 6
"""Longer lists help nobody: the whole list is in ``expected``."""
_LONGEST_VALUE = 200
"""Of longer values messages quote the beginning."""
_GUESSES = 3
"""More guesses at what was meant are none."""


class Words(NamedTuple):
    """A message, all that could stand there, and what to write instead where that is certain."""

    message: str
    expected: tuple[str, ...] = ()
    fix: str | None = None


@lru_cache(maxsize=10_000)
def tag(name: str) -> str:
    return f"<{local_of(name)}>"


def a_tag(name: str) -> str:
    """Write an element's name after its article."""
    return f"{'an' if local_of(name)[:1].lower() in 'aeiou' else 'a'} {tag(name)}"


@lru_cache(maxsize=10_000)
def at(name: str) -> str:
    """Write an attribute's name as the editor does."""
    return f"@{_typed(name)}"


def _typed(name: str) -> str:
    prefix = "xml:" if namespace_of(name) == _XML else ""
    return f"{prefix}{local_of(name)}"


def meant(name: str, known: Iterable[str]) -> str | None:
    """Return the known name that an unknown one is a misspelling of."""
    by_local: dict[str, str] = {}
    for each in sorted(known):
        by_local.setdefault(local_of(each), each)
    found = nearest(local_of(name), by_local)
    return by_local[found] if found else None


def unknown(
    element: etree._Element, parent: etree._Element | None, meant: Sequence[str], pattern: Pattern
) -> Words:
    start = f"{tag(str(element.tag))} is not an element of this schema"
    expected = _elements(pattern, element)
    if meant:
        return _did_you_mean(start, meant, expected)
    return Words(f"{start}{_instead(parent, expected, 'take it away')}", expected)


def foreign(element: etree._Element, parent: etree._Element) -> Words:
    """An element is of a vocabulary of which the schema knows nothing."""
    name, space = str(element.tag), namespace_of(str(element.tag))
    what = tag(f"{element.prefix}:{local_of(name)}" if element.prefix else name)
    if space == _XINCLUDE and local_of(name) == "include":
        file = f"what {element.get('href')} holds" if element.get("href") else "what it stands for"
        return Words(f"{what} is not followed: put {file} in its place.")
    where = f"the schema knows no elements of the namespace {space}"
    return Words(f"{what} may not stand here{_inside(parent)}, for {where}: take it away.")


def replaced(
    element: etree._Element, parent: etree._Element, names: Sequence[str], pattern: Pattern
) -> Words:
    """An element stands where another one must or may, which would hold the same."""
    start = f"{tag(str(element.tag))} may not stand here{_inside(parent)}"
    return _did_you_mean(start, names, _elements(pattern, element))


def mistaken(element: etree._Element, names: Sequence[str], fault: str) -> Words:
    """An element may stand here, but not be as it is, which another one could."""
    what = tag(str(element.tag))
    start = f"{what} may not have {fault}" if fault else f"{what} is not complete"
    return _did_you_mean(start, names, tuple(map(tag, names)))


def _did_you_mean(start: str, names: Sequence[str], expected: tuple[str, ...]) -> Words:
    fix = local_of(names[0]) if len(names) == 1 else None
    return Words(f"{start}: did you mean {any_of(map(tag, names[:_GUESSES]))}?", expected, fix)


def in_the_way(element: etree._Element, parent: etree._Element, later: etree._Element) -> Words:
    """An element stands before others that may not follow it."""
    what, other = tag(str(element.tag)), a_tag(str(later.tag))
    line = f", as the one of line {later.sourceline} does" if later.sourceline else ""
    start = f"{what} may not stand here inside {tag(str(parent.tag))}"
    return Words(f"{start}, for {other} cannot follow it{line}: move it.")


def tags_too_many(element: etree._Element, parent: etree._Element) -> Words:
    """An element stands around others that should stand in its place."""
    what = tag(str(element.tag))
    start = f"{what} may not stand here inside {tag(str(parent.tag))}, but what is in it may"
    return Words(f"{start}: take its start tag and its end tag away.")


def no_container(element: etree._Element) -> Words:
    """An element may stand here, but not hold what is in it, which could stand in its place."""
    start = f"{tag(str(element.tag))} may not hold what is in it, which could stand here itself"
    return Words(f"{start}: take its start tag and its end tag away.")


def too_many(
    element: etree._Element,
    parent: etree._Element,
    after: etree._Element | None,
    attributes: Collection[str],
) -> Words:
    """An element may not stand here as it is: because of its attributes, or for what comes ``after`` it."""
    what, inside = tag(str(element.tag)), f"inside {tag(str(parent.tag))}"
    if after is not None:
        return Words(f"{what} may not stand here {inside} before {a_tag(str(after.tag))}: move it.")
    if not attributes:
        return Words(f"{what} may not stand here {inside} as it is: move it, or take it away.")
    named = all_of(map(at, attributes))
    return Words(f"{what} with {named} may not stand here {inside}: move it, or take away {named}.")


def wrong_namespace(element: etree._Element, right: str) -> Words:
    """An element has a known name, but in a namespace that the schema does not know for it."""
    wrong = namespace_of(str(element.tag))
    what = tag(f"{element.prefix}:{local_of(str(element.tag))}" if element.prefix else str(element.tag))
    if not right:
        return Words(f"{what} is in the namespace {wrong}, but this schema has none: take away its xmlns.")
    declaration = f'xmlns="{right}"'
    if element.prefix:
        declaration = f'xmlns:{element.prefix}="{right}"'
    if not wrong:
        return Words(f"{what} is in no namespace: write {declaration} in its start tag.")
    bound = [prefix for prefix, namespace in element.nsmap.items() if namespace == right]
    if bound and element.prefix not in bound:
        declaration = tag(f"{bound[0]}:{local_of(str(element.tag))}" if bound[0] else str(element.tag))
    return Words(f"{what} is in the namespace {wrong} instead of {right}: write {declaration}.")


def misplaced(
    element: etree._Element, parent: etree._Element | None, pattern: Pattern, placing: str
) -> Words:
    """An element stands where it may not; ``placing`` says where it may."""
    expected = _elements(pattern, element)
    if placing:
        return Words(placing, expected)
    start = f"{tag(str(element.tag))} may not stand here{_inside(parent)}"
    return Words(f"{start}{_instead(parent, expected, 'move it')}", expected)


def unwrapped(
    element: etree._Element, last: etree._Element, container: str, parent: etree._Element, pattern: Pattern
) -> Words:
    """An element and those after it stand without the element that should hold them."""
    what, until = tag(str(element.tag)), tag(str(last.tag))
    line = f" of line {last.sourceline}" if last.sourceline else ""
    return Words(
        f"{what} may not stand here{_inside(parent)}: "
        f"wrap all from it to the {until}{line} in {a_tag(container)}.",
        _elements(pattern, element),
    )


def missing_before(
    element: etree._Element,
    parent: etree._Element | None,
    pattern: Pattern,
    later: etree._Element | None,
) -> Words:
    """Something is missing before an element; ``later`` is where it stands, too late."""
    here = tag(str(element.tag))
    expected = _missing(pattern)
    if later is not None:
        line = f" of line {later.sourceline}" if later.sourceline else ""
        moved = f"put the {tag(str(later.tag))}{line} before it"
        return Words(f"{here} may not stand here{_inside(parent)} yet: {moved}.", expected)
    what = f"{any_of(expected)} is" if expected else "Something is"
    end = f": add {'it' if len(expected) == 1 else 'one'} there" if expected else ""
    return Words(f"{what} missing before this {here}{_inside(parent)}{end}.", expected)


def missing_content(element: etree._Element, pattern: Pattern) -> Words:
    what, expected = tag(str(element.tag)), _missing(pattern)
    if not expected:
        return Words(f"{what} is not complete: it needs content.")
    another = "another " if {tag(str(each.tag)) for each in element.iterchildren("*")} >= {*expected} else ""
    return Words(f"{what} is not complete: add {another}{any_of(expected)}.", expected)


def missing_attributes(element: etree._Element, missing: Collection[str], pattern: Pattern) -> Words:
    """An element lacks all of the missing attributes, or one of those that would do."""
    name = tag(str(element.tag))
    lacking = sorted(missing or sufficient(pattern))
    if not lacking:
        return Words(f"{name} lacks attributes.")
    values, types = values_of(pattern, lacking[0]) if len(lacking) == 1 else ([], [])
    allowed = _allowed(values, types)
    end = f" ({any_of(allowed)})" if allowed else ""
    named = tuple(sorted(map(at, lacking)))
    return Words(f"{name} lacks {all_of(named) if missing else any_of(named)}{end}.", named)


def wrong_attribute(
    element: etree._Element, name: str, allowed: frozenset[str] | None, missing: Collection[str] = ()
) -> Words:
    """An attribute does not belong to an element, which maybe lacks others of those that are ``allowed``.

    These are None where they have been told often enough.
    """
    if allowed is None:
        return Words(f"{at(name)} is not an attribute of {tag(str(element.tag))}.")
    expected = tuple(map(at, likeliest(name, allowed, frozenset(missing))))
    found = meant(name, missing) or meant(name, allowed)
    start = f"{at(name)} is not an attribute of {tag(str(element.tag))}"
    if found:
        return Words(f"{start}: did you mean {at(found)}?", expected, _typed(found))
    if missing:
        return Words(f"{start} here: take it away. What it lacks is {all_of(map(at, missing))}.", expected)
    if not expected:
        return Words(f"{start} here, which takes no more attributes: take it away.")
    return Words(f"{start} here: take it away{_or_one_of(expected, 'or write one that is')}.", expected)


def wrong_value(name: str, value: str, pattern: Pattern) -> Words:
    from teitools.relaxng.dates import DATES, advice

    values, types = values_of(pattern, name)
    ways = attributes_named(pattern, name)

    def allowed(text: str) -> bool:
        return any(satisfies(way.value, text) for way in ways)

    expected = _allowed(likeliest(value, frozenset(values)), types)
    start = f'{at(name)} may not be "{_cut(value)}"' if value.strip() else f"{at(name)} may not be empty"
    found = nearest(value, values)
    if found:
        return Words(f"{start}: did you mean {found}?", expected, found)
    if DATES.intersection(each.type.name for each in types):
        advised = advice(value, allowed)
        if advised is not None:
            return _dated(start, advised, expected)
        if impossible := no_such_date(value, types):
            return Words(f"{start}: {impossible}.", expected)
    words = value_words(value)
    if words and allowed(" ".join([*words, words[-1]])):
        many = "one value" if len(words) == 1 else f"{len(words)} values"
        return Words(f"{start}: it takes more than {many}, with spaces between them.", expected)
    if len(words) > 1 and all(map(allowed, words)):
        return Words(f"{start}: it takes one word without spaces, and here are {len(words)}.", expected)
    why = reason(types[0], value) if len(types) == 1 and not values and words else ""
    if not expected:
        return Words(f"{start}: take it away.")
    if why.startswith("allowed is "):
        return Words(f"{start}: {why}.", expected)
    return Words(f"{start}: {why}{'; ' if why else ''}allowed is {any_of(expected)}.", expected)


def _allowed(values: Iterable[str], types: Iterable[Data]) -> tuple[str, ...]:
    """Return what a value may be: the texts of a list, but not the empty one, and descriptions of others."""
    return (*filter(str.strip, values), *descriptions(types))


def _dated(start: str, advised: "Advice", expected: tuple[str, ...]) -> Words:
    todo = advised.words or f"write {advised.value}"
    fix = advised.value if advised.certain else None
    return Words(f"{start}: {advised.reason}; {todo}.", expected, fix)


def wrong_text(element: etree._Element, text: str, pattern: Pattern, container: str | None) -> Words:
    expected = _elements(pattern, element)
    start = f'{tag(str(element.tag))} takes no text of its own, but here is "{_short(text)}"'
    todo = f"put it into {a_tag(container)}, or take it away" if container else "take it away"
    return Words(f"{start}: {todo}.", expected)


def wrong_content(element: etree._Element, text: str, pattern: Pattern) -> Words:
    start = f'{tag(str(element.tag))} may not contain "{_short(text)}" here'
    return Words(f"{start}: change it, or take it away.")


@lru_cache(maxsize=256)
def likeliest(name: str, among: frozenset[str], first: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """Return names by how likely they are meant: those of ``first``, then the nearest in spelling."""
    wanted = local_of(name).casefold()
    words = {each: local_of(each).casefold() for each in among}
    compared = frozenset(likely(wanted, frozenset(words.values())))

    def unlike(each: str) -> tuple[bool, float, str]:
        alike = likeness(wanted, words[each]) if words[each] in compared else 0.0
        return each not in first, -alike, local_of(each)

    return tuple(sorted(among, key=unlike))


def _elements(pattern: Pattern, element: etree._Element) -> tuple[str, ...]:
    """Return the tags of what may stand here, the likeliest first."""
    names = likeliest(str(element.tag), next_elements(pattern), missing_elements(pattern))
    return tuple(dict.fromkeys(map(tag, names)))


def _missing(pattern: Pattern) -> tuple[str, ...]:
    return tuple(sorted(set(map(tag, missing_elements(pattern)))))


def _inside(parent: etree._Element | None) -> str:
    return f" inside {tag(str(parent.tag))}" if parent is not None else ""


def _instead(parent: etree._Element | None, expected: Sequence[str], first: str) -> str:
    """Say what to do with an element that may not stand, as the end of a sentence."""
    if parent is None:
        return f". The document begins with {any_of(sorted(expected))}."
    if not expected:
        return f": take it away, for nothing more may stand in {tag(str(parent.tag))}."
    listed = _or_one_of(expected, "or write one that may stand here")
    return f": {first}{listed or ('' if first == 'take it away' else ', or take it away')}."


def _or_one_of(names: Sequence[str], words: str) -> str:
    """List names after some words, by the alphabet: nothing where nobody would read so many."""
    return f", {words}: {', '.join(sorted(names))}" if len(names) <= 2 * _MANY else ""


def any_of(names: Iterable[str]) -> str:
    return _joined(list(names), "or")


def all_of(names: Iterable[str]) -> str:
    return _joined(sorted(names), "and")


def _joined(names: list[str], word: str) -> str:
    if len(names) > _MANY:
        return f"{', '.join(names[:_MANY])} {word} {len(names) - _MANY} more"
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} {word} {names[-1]}"


def _cut(value: str) -> str:
    """Return a value as it is written, or the beginning of one that nobody would read."""
    return value if len(value) <= _LONGEST_VALUE else f"{value[: _LONGEST_VALUE - 1]}…"


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= 30 else f"{words[:29]}…"
