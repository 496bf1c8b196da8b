"""Whether a text satisfies a regular expression of XML Schema (Part 2, F), in time linear in the text.

An expression becomes an automaton whose states are made when a text first needs them: a state is what may
still follow, as a set of cells. No way is ever gone back, and numbered repeats are counted, not written out.
"""

from collections.abc import Collection, Iterable
from functools import lru_cache

from teitools.relaxng.datatypes.characters import Characters
from teitools.relaxng.datatypes.expression_syntax import Either, One, Part, Repeat, Sequence, parse, repeat

_MOST_KEPT = 100_000
"""So many cells and ways on are kept for one expression before its states are made anew."""
_MANY = 64
_MOST_CELLS = 50_000
"""No state is larger, and the large ones on the way of a text are together no larger than ``_MOST_WORK``."""
_MOST_WORK = 1_000_000


class ComplexityError(ValueError):
    """An expression that has too many ways to satisfy it, as only those made to explode have."""


class Cell:
    """A part that a text has still to satisfy, and what follows it: None at the end."""

    __slots__ = ("following", "part")

    def __init__(self, part: Part, following: "Cell | None") -> None:
        self.part, self.following = part, following


class State(dict[str, "State"]):
    """What may follow at a point of a text, and the ways on from there by character."""

    __slots__ = ("expression", "may_end", "size", "ways")

    def __init__(
        self, expression: "Expression", ways: list[tuple[Characters, Cell | None]], may_end: bool, size: int
    ) -> None:
        super().__init__()
        self.expression, self.ways, self.may_end, self.size = expression, ways, may_end, size

    def __missing__(self, character: str) -> "State":
        left = [following for characters, following in self.ways if characters(character)]
        found = self[character] = self.expression.state(left)
        return found


class Expression:
    """A regular expression. Raises ``ExpressionError``."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._whole = parse(text)
        self._forget()

    def matches(self, text: str) -> bool:
        """Whether the whole text satisfies the expression. Raises ``ComplexityError``."""
        state, work = self._start, 0
        for character in text:
            state = state[character]
            if state.size > _MANY:
                work += state.size
                if work > _MOST_WORK:
                    raise ComplexityError(self.text)
        return state.may_end

    def stop(self, text: str) -> int:
        """Return how many characters of the text may stand at the beginning. Raises ``ComplexityError``."""
        state = self._start
        for place, character in enumerate(text):
            state = state[character]
            if not state.ways and not state.may_end:
                return place
        return len(text)

    def _forget(self) -> None:
        self._cells: dict[tuple[object, ...], Cell] = {}
        self._states: dict[frozenset[Cell | None], State] = {}
        self._kept = 0
        self._start = self.state([self._cell(self._whole, None)])

    def state(self, left: Collection[Cell | None]) -> State:
        """Return the state in which any of the cells may follow."""
        cells = self._merged(left)
        if self._kept > _MOST_KEPT:
            self._forget()
        self._kept += 1
        if cells not in self._states:
            self._states[cells] = found = self._opened(cells)
            self._kept += found.size
        return self._states[cells]

    def _cell(self, part: Part, following: Cell | None) -> Cell:
        """Return the one cell of its kind."""
        key = (part.part, part.least, part.most) if isinstance(part, Repeat) else (part,)
        found = self._cells.get((*key, following))
        if found is None:
            found = self._cells[*key, following] = Cell(part, following)
        return found

    def _merged(self, cells: Collection[Cell | None]) -> frozenset[Cell | None]:
        """Make one cell of the repeats of a part that differ in their numbers only, where these touch."""
        if len(cells) == 1:
            return frozenset(cells)
        found: set[Cell | None] = set()
        repeats: dict[tuple[Part, Cell | None], list[Repeat]] = {}
        for cell in cells:
            if cell is not None and isinstance(cell.part, Repeat):
                repeats.setdefault((cell.part.part, cell.following), []).append(cell.part)
            else:
                found.add(cell)
        for (_, following), parts in repeats.items():
            found.update(self._cell(part, following) for part in _union(parts))
        return frozenset(found)

    def _opened(self, cells: Iterable[Cell | None]) -> State:
        """Look into the cells for the characters that may come next."""
        todo, seen, ways = list(cells), set[Cell | None](), list[tuple[Characters, Cell | None]]()
        widest: dict[tuple[Part, Cell | None], int] = {}
        while todo:
            cell = todo.pop()
            if cell in seen:
                continue
            seen.add(cell)
            if len(seen) > _MOST_CELLS:
                raise ComplexityError(self.text)
            if cell is None or _is_covered(cell, widest):
                continue
            if isinstance(cell.part, One):
                ways.append((cell.part.characters, cell.following))
            else:
                todo += self._inside(cell.part, cell.following)
        return State(self, ways, None in seen, len(seen))

    def _inside(self, part: Part, following: Cell | None) -> list[Cell | None]:
        """Return the cells that a compound part stands for."""
        match part:
            case Either():
                return [self._cell(each, following) for each in part.alternatives]
            case Sequence():
                for each in reversed(part.parts):
                    following = self._cell(each, following)
                return [following]
            case Repeat(part=repeated, least=least, most=most):
                skipped = [following] if least == 0 else []
                if most == 0:
                    return skipped
                again = repeat(repeated, max(least - 1, 0), None if most is None else most - 1)
                return [*skipped, self._cell(repeated, self._cell(again, following))]
        raise AssertionError(part)


def _is_covered(cell: Cell, widest: dict[tuple[Part, Cell | None], int]) -> bool:
    """Whether the same part may be repeated more often already: an optional one would count down to 0."""
    part = cell.part
    if not isinstance(part, Repeat) or part.least > 0 or part.most is None:
        return False
    key = part.part, cell.following
    covered = part.most <= widest.get(key, -1)
    widest[key] = max(part.most, widest.get(key, -1))
    return covered


def _union(repeats: list[Repeat]) -> list[Repeat]:
    """Return repeats of one part that allow the same numbers, with no two that touch."""
    found: list[Repeat] = []
    for each in sorted(repeats, key=lambda each: each.least):
        last = found[-1] if found else None
        if last is not None and (last.most is None or each.least <= last.most + 1):
            most = None if last.most is None or each.most is None else max(last.most, each.most)
            found[-1] = Repeat(last.optional or each.optional, last.part, last.least, most)
        else:
            found.append(each)
    return found


@lru_cache(maxsize=1_000)
def expression(text: str) -> Expression:
    """Return the expression of a text. Raises ``ExpressionError``."""
    return Expression(text)
