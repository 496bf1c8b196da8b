"""What is left of a pattern after the attributes of a start tag: all are taken at once.

No two attributes side by side in a group or an interleave have a name in common, and none is repeated within
one (RELAX NG, section 7.1.1 and 7.3). So the name of an attribute says into which part of a group it goes,
and of a choice those parts remain into which all go.
"""

from collections import defaultdict
from collections.abc import Callable, Container, Sequence
from typing import NamedTuple

from teitools.relaxng.derivative import close_start_tag
from teitools.relaxng.expectation import attributes
from teitools.relaxng.names import names_in
from teitools.relaxng.pattern import (
    EMPTY,
    NOT_ALLOWED,
    After,
    Attribute,
    Choice,
    Group,
    Interleave,
    OneOrMore,
    Pattern,
    after,
    choice,
    group,
    interleave,
    optional,
    remembered,
)


class Given(NamedTuple):
    """An attribute of a document: the patterns that take its name, and those that take its value too."""

    name: str
    named: Sequence[Attribute]
    fitting: frozenset[Attribute]

    def restricted(self, values: Container[Pattern]) -> "Given":
        """Return the attribute when its value satisfies only some patterns."""
        return Given(self.name, self.named, frozenset(each for each in self.named if each.value in values))


def taken(pattern: Pattern, given: Sequence[Given]) -> Pattern:
    """Return what is left after attributes, while others may follow."""
    return _Taking(given, lambda part: part).left_of(pattern)


def closed(pattern: Pattern, given: Sequence[Given]) -> Pattern:
    """Return what is left after all attributes: impossible where one is missing."""
    return _Taking(given, close_start_tag).left_of(pattern)


def accepted(pattern: Pattern, given: Sequence[Given]) -> list[Given]:
    """Return the attributes that can be taken one after another, without those that then cannot."""
    fitting = [each for each in given if each.fitting]
    match pattern:
        case After():
            return accepted(pattern.inside, fitting)
        case Group() | Interleave():
            scopes = [frozenset(attributes(part)) for part in pattern.parts]
            return [
                each
                for part, scope in zip(pattern.parts, scopes, strict=True)
                for each in accepted(part, [one for one in fitting if not scope.isdisjoint(one.named)])
            ]
        case _:
            return _accepted_by_halves(pattern, fitting)[1]


def _accepted_by_halves(pattern: Pattern, given: Sequence[Given]) -> tuple[Pattern, list[Given]]:
    """Return what is left after the attributes that can be taken, and these."""
    left = taken(pattern, given)
    if left is not NOT_ALLOWED:
        return left, list(given)
    if len(given) <= 1:
        return pattern, []
    middle = len(given) // 2
    left, first = _accepted_by_halves(pattern, given[:middle])
    left, second = _accepted_by_halves(left, given[middle:])
    return left, first + second


@remembered
def sufficient(pattern: Pattern) -> frozenset[str]:
    """Return the attributes of which one alone would do, where some attribute is missing."""
    lacking = [each for each in pattern.parts if close_start_tag(each) is NOT_ALLOWED]
    match pattern:
        case Attribute():
            return names_in(pattern.names)
        case Group() | Interleave() if len(lacking) > 1:
            return frozenset()
        case _:
            return frozenset().union(*map(sufficient, lacking))


class _Taking:
    """Takes attributes from a pattern; ``untouched`` makes of its parts that none goes into what is left."""

    def __init__(self, given: Sequence[Given], untouched: Callable[[Pattern], Pattern]) -> None:
        self._given, self._untouched = given, untouched
        self._named: defaultdict[Attribute, list[int]] = defaultdict(list)
        for number, each in enumerate(given):
            for attribute in each.named:
                self._named[attribute].append(number)
        self._reaching: dict[Pattern, frozenset[int]] = {}
        self._known: dict[Pattern, Pattern] = {}

    def left_of(self, pattern: Pattern) -> Pattern:
        """Return what is left, if all attributes can be taken."""
        return self._left(pattern) if len(self._into(pattern)) == len(self._given) else NOT_ALLOWED

    def _into(self, pattern: Pattern) -> frozenset[int]:
        """Return the numbers of the attributes that go into a pattern."""
        if pattern not in self._reaching:
            named = self._named.keys() & attributes(pattern)
            self._reaching[pattern] = frozenset().union(*(self._named[each] for each in named))
        return self._reaching[pattern]

    def _left(self, pattern: Pattern) -> Pattern:
        if not self._into(pattern):
            return self._untouched(pattern)
        if pattern not in self._known:
            self._known[pattern] = self._after_some(pattern)
        return self._known[pattern]

    def _after_some(self, pattern: Pattern) -> Pattern:
        into = self._into(pattern)
        match pattern:
            case Attribute():
                return EMPTY if len(into) == 1 and self._fitting(pattern) else NOT_ALLOWED
            case Choice():
                return choice(*(self._left(each) for each in pattern.parts if self._into(each) == into))
            case Group():
                return group(self._left(pattern.first), self._left(pattern.second))
            case Interleave():
                return interleave(self._left(pattern.one), self._left(pattern.other))
            case OneOrMore():
                # Each is taken by a repetition of its own, in which nothing else is.
                fitting = set[int]().union(*map(self._fitting, attributes(pattern)))
                return optional(self._untouched(pattern)) if fitting == into else NOT_ALLOWED
            case After():
                return after(self._left(pattern.inside), pattern.after)
            case _:
                return NOT_ALLOWED

    def _fitting(self, attribute: Attribute) -> set[int]:
        """Return the numbers of the attributes whose value a pattern takes."""
        return {each for each in self._named.get(attribute, ()) if attribute in self._given[each].fitting}
