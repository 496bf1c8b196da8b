"""Compiling a schema, without the parts that cannot be compiled."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from teitools.schematron.problem import SchemaError
from teitools.schematron.running import Runner, Stopped
from teitools.schematron.schema import Schema
from teitools.schematron.script import Origin
from teitools.schematron.transpile import Left, Rules, problem_of, transpile

_ROUNDS = 20
"""Leaving one part out can show what is wrong with another; this often it is tried."""


class Trouble(NamedTuple):
    """A problem of a schema, with the number of its pattern, where that is known."""

    pattern: int | None
    problem: SchemaError


def compiled(
    schema: Schema,
    runner: Runner,
    limit: float,
    stopped: dict[int, str],
    concerned: frozenset[int] | None = None,
) -> tuple[Sequence[Trouble], Left, Rules]:
    """Return what cannot be compiled, by problem and by number, and the rules without it.

    Patterns whose compilation does not end are added to ``stopped``. Of ``concerned`` patterns no others are
    compiled, unless there is trouble with them. Raises ``SchemaError`` where what all rules share cannot be
    compiled.
    """
    problems = [Trouble(None, problem) for problem in schema.problems]
    without: Left = frozenset()
    only = concerned
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
        if concerned is not None:
            only = concerned = None
            continue
        for origin, problem in _placed(schema, rules, complaints):
            if origin is None or origin.pattern is None:
                origin = _guilty(schema, runner, limit, without)
                if origin is None:
                    raise problem
                problem = origin.part.problem(problem.reason)
            if _key(problem) not in (_key(each.problem) for each in problems):
                problems.append(Trouble(origin.pattern, problem))
            without |= {_left_out(origin, without)}
    raise problems[-1].problem


def _key(problem: SchemaError) -> tuple[object, ...]:
    return problem.path, problem.line, problem.column


def _placed(
    schema: Schema, rules: Rules, complaints: Sequence[tuple[int, str, str]]
) -> Iterator[tuple[Origin | None, SchemaError]]:
    """Return what stands behind each complaint; those about contexts that were joined say nothing new."""
    found: list[tuple[Origin | None, SchemaError]] = []
    for line, code, message in complaints:
        origin = _origin(rules, line)
        if origin is None:
            found.append((None, SchemaError(schema.path, 0, f"{code} {message}".strip())))
        else:
            found.append((origin, problem_of(origin, code, message)))
    told = {origin.pattern for origin, _ in found if origin and not _is_joined(origin)}
    for origin, problem in found:
        if origin is None or not (_is_joined(origin) and origin.pattern in told):
            yield origin, problem


def _is_joined(origin: Origin) -> bool:
    return origin.pattern is not None and origin.rule is None and not origin.attribute


def _left_out(origin: Origin, without: Left) -> tuple[int | None, int | None, int | None]:
    """Return what to leave out: the least that is not left out already.

    Without one of its contexts a pattern goes: other rules would match what is not theirs.
    """
    check, rule = (
        (origin.pattern, origin.rule, origin.check),
        (origin.pattern, origin.rule, None),
    )
    if origin.check is not None and check not in without:
        return check
    if origin.rule is not None and origin.attribute not in ("context", "") and rule not in without:
        return rule
    return origin.pattern, None, None


def _origin(rules: Rules, line: int) -> Origin | None:
    before = [each for each in rules.origins if each <= line]
    return rules.origins[max(before)] if before else None


def _guilty(schema: Schema, runner: Runner, limit: float, without: Left) -> Origin | None:
    """Return the first pattern that cannot be compiled by itself, where nothing tells which one is wrong.

    It is None where what all patterns share cannot be compiled.
    """
    if runner.compile(transpile(schema, frozenset(), without).text, limit):
        return None
    for number, pattern in enumerate(schema.patterns, 1):
        try:
            if runner.compile(transpile(schema, frozenset({number}), without).text, limit):
                return Origin(pattern.part, "", number)
        except Stopped:
            continue
    return None


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
