"""All checks of an edition."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from itertools import chain
from pathlib import Path

from teitools.beside import beside
from teitools.checks.once import once
from teitools.checks.registry import CHECKS
from teitools.checks.relaxng import check_schema, load
from teitools.checks.wanted import idle, wanted
from teitools.diagnostics import Diagnostic
from teitools.diagnostics.summary import in_order
from teitools.edition import Document, Edition
from teitools.relaxng import SchemaError
from teitools.schematron.holders import rule_files
from teitools.timings import Timings


def check_edition(edition: Edition, timings: Timings | None = None) -> list[Diagnostic]:
    """Return what reading the edition found, and what its schema, its rules and all checks show."""
    return _checked(edition, timings or Timings(), lambda: check_all_rules(edition))


def check_edition_once(edition: Edition, timings: Timings) -> list[Diagnostic]:
    """Return the same, with the rules applied beside, so that nothing of them stays for another edition.

    The time of the rules is then the time that the others have waited for them.
    """
    if not rule_files(edition):
        return _checked(edition, timings, list)
    with beside(lambda: check_all_rules(edition, once=True)) as rules:
        return _checked(edition, timings, rules)


def _checked(
    edition: Edition, clock: Timings, check_rules: Callable[[], list[Diagnostic]]
) -> list[Diagnostic]:
    with clock.stage("schema"):
        structure = list(check_schema(edition))
    with clock.stage("texts"):
        texts = list(chain.from_iterable(check.run(edition) for check in CHECKS))
    with clock.stage("rules"):
        rules = check_rules()
    return judged(edition, [*edition.diagnostics, *structure, *rules, *texts])


def get_ready(schema: Path | None) -> None:
    """Load what checks of many files need, and the schema, if it is known and can be used."""
    for check in CHECKS:
        check.load()
    if schema is not None:
        with suppress(SchemaError):
            load(schema)


def check_texts(edition: Edition) -> list[Diagnostic]:
    """Return what reading the edition found, and what the checks show without its schema and its rules."""
    found = [*edition.diagnostics, *chain.from_iterable(check.run(edition) for check in CHECKS)]
    return judged(edition, found, all_checked=False)


def judged(edition: Edition, found: list[Diagnostic], all_checked: bool = True) -> list[Diagnostic]:
    """Say each mistake once, leave out what is excused or not wanted, and put the rest in order."""
    found = once(found)
    if any(each.rule == "entry-unmentioned" for each in found):
        from teitools.checks.consequences import without_consequences  # few registers have one

        found = without_consequences(edition, found)
    if has_excuses(edition):
        from teitools.checks.excuses import without_excused  # few need one

        found = without_excused(edition.files, found, all_checked)
    if all_checked:
        found += idle(edition, found)
    return in_order(wanted(edition, found), [document.name for document in edition.files])


def judged_later(edition: Edition, found: Sequence[Diagnostic]) -> list[Diagnostic]:
    """Return what is neither excused nor unwanted of findings that a build made, in their order."""
    if found and has_excuses(edition):
        from teitools.checks.excuses import unexcused  # few need one

        found = unexcused(edition.files, found)
    return wanted(edition, found)


def has_excuses(edition: Edition) -> bool:
    """Whether some file of an edition excuses something."""
    return any(b"teitools-ignore" in document.source for document in edition.files)


def check_all_rules(
    edition: Edition, to: Sequence[Document] | None = None, once: bool = False
) -> list[Diagnostic]:
    """Return what the edition's rules find in all its files, or in those named.

    ``once`` says that the rules will not be needed for others.
    """
    files = rule_files(edition)
    if not files:
        return []
    from teitools.checks.rules import check_rules  # many editions need none

    return list(check_rules(edition, files, to, once))
