"""All checks of an edition, one after another."""

from collections.abc import Iterable
from itertools import chain

from teitools.checks.once import once
from teitools.checks.registry import CHECKS
from teitools.checks.relaxng import check_schema
from teitools.diagnostics import Diagnostic
from teitools.diagnostics.summary import in_order
from teitools.edition import Edition
from teitools.timings import Timings


def check_edition(
    edition: Edition, timings: Timings | None = None, embedded: bool = False
) -> list[Diagnostic]:
    """Return what reading the edition found, and what its schema, its rules and all checks show.

    ``embedded`` says that the Schematron inside its schema is among the rules.
    """
    clock = timings or Timings()
    found = list(edition.diagnostics)
    with clock.stage("schema"):
        found += check_schema(edition)
    with clock.stage("rules"):
        found += _check_rules(edition, embedded)
    with clock.stage("texts"):
        found += chain.from_iterable(check.run(edition) for check in CHECKS)
    return _judged(edition, found)


def check_texts(edition: Edition) -> list[Diagnostic]:
    """Return what reading the edition found, and what the checks show without its schema and its rules."""
    found = [*edition.diagnostics, *chain.from_iterable(check.run(edition) for check in CHECKS)]
    return _judged(edition, found, all_checked=False)


def _judged(edition: Edition, found: list[Diagnostic], all_checked: bool = True) -> list[Diagnostic]:
    """Say each mistake once, leave out what is excused, and put the rest in order."""
    found = once(found)
    if any(each.rule == "entry-unmentioned" for each in found):
        from teitools.checks.consequences import without_consequences  # few registers have one

        found = without_consequences(edition, found)
    if any(b"teitools-ignore" in document.source for document in edition.files):
        from teitools.checks.excuses import without_excused  # few need one

        found = without_excused(edition.files, found, all_checked)
    return in_order(found, [document.name for document in edition.files])


def _check_rules(edition: Edition, embedded: bool) -> Iterable[Diagnostic]:
    if not (edition.settings.schematron or embedded):
        return ()
    from teitools.checks.rules import check_rules  # Saxon takes time to load

    return check_rules(edition, embedded)
