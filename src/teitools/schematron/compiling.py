"""Compiling a schema, without the parts that cannot be compiled."""

from collections.abc import Iterator, Sequence

from teitools.schematron.problem import SchemaError
from teitools.schematron.running import Runner, Stopped
from teitools.schematron.schema import Schema
from teitools.schematron.script import Origin
from teitools.schematron.transpile import Left, Rules, problem_of, transpile

_ROUNDS = 20
"""Leaving one part out can show what is wrong with another; this often it is tried."""


def compiled(
    schema: Schema, runner: Runner, limit: float, stopped: dict[int, str]
) -> tuple[Sequence[SchemaError], Left, Rules]:
    """Return what cannot be compiled, by problem and by number, and the rules without it.

    Patterns whose compilation does not end are added to ``stopped``. Raises ``SchemaError`` where what all
    rules share cannot be compiled.
    """
    problems = list(schema.problems)
    without: Left = frozenset()
    only: frozenset[int] | None = None
    for _ in range(_ROUNDS):
        rules = transpile(schema, only, without)
        try:
            complaints = runner.compile(rules.text, limit)
        except Stopped as reason:
            only = _ending(schema, runner, limit, without, stopped)
            if only is None:
                raise SchemaError(schema.path, 0, f"what the rules have in common {reason}") from None
            continue
        if not complaints:
            return problems, without, rules
        found = list(_placed(schema, rules, complaints))
        for origin, problem in found:
            if origin.pattern is None:
                raise problem
            if _key(problem) not in map(_key, problems):
                problems.append(problem)
        without |= {_left_out(origin) for origin, _ in found}
    raise problems[-1]


def _key(problem: SchemaError) -> tuple[object, ...]:
    return problem.path, problem.line, problem.column


def _placed(
    schema: Schema, rules: Rules, complaints: Sequence[tuple[int, str, str]]
) -> Iterator[tuple[Origin, SchemaError]]:
    """Return what stands behind each complaint; those about contexts that were joined say nothing new."""
    found = []
    for line, code, message in complaints:
        origin = _origin(rules, line)
        if origin is None:
            raise SchemaError(schema.path, 0, f"{code} {message}".strip())
        found.append((origin, problem_of(origin, code, message)))
    told = {origin.pattern for origin, _ in found if not _is_joined(origin)}
    yield from (each for each in found if not (_is_joined(each[0]) and each[0].pattern in told))


def _is_joined(origin: Origin) -> bool:
    return origin.rule is None and not origin.attribute


def _left_out(origin: Origin) -> tuple[int | None, int | None, int | None]:
    """Return what to leave out. Without one context, other rules would match what is not theirs."""
    if origin.check is None and origin.attribute in ("context", ""):
        return origin.pattern, None, None
    return origin.pattern, origin.rule, origin.check


def _origin(rules: Rules, line: int) -> Origin | None:
    before = [each for each in rules.origins if each <= line]
    return rules.origins[max(before)] if before else None


def _ending(
    schema: Schema, runner: Runner, limit: float, without: Left, stopped: dict[int, str]
) -> frozenset[int] | None:
    """Return the patterns whose compilation ends, or None if what they share does not."""
    try:
        runner.compile(transpile(schema, frozenset(), without).text, limit)
    except Stopped:
        return None
    for number in range(1, len(schema.patterns) + 1):
        try:
            runner.compile(transpile(schema, frozenset({number}), without).text, limit)
        except Stopped as reason:
            stopped[number] = f"{reason} while it was compiled"
    return frozenset(range(1, len(schema.patterns) + 1)) - stopped.keys()
