"""An edition's checks in parts: what is found in each document by itself, and what only all together show.

Both together say what ``check_edition`` says. A document by itself is checked beside the registers: that can
be done in another process, or left undone where nothing of it has changed.
"""

from dataclasses import replace
from itertools import chain

from teitools.checks.registry import CHECKS
from teitools.checks.relaxng import check_schema
from teitools.checks.run import check_all_rules
from teitools.diagnostics import Diagnostic
from teitools.edition import Document, Edition
from teitools.schemas.find import furnished
from teitools.schemas.lookup import Lookup

_TOGETHER = frozenset({"ids", "targets", "registers", "mentions", "vanished"})
"""The checks that compare the files of an edition with one another."""


def check_apart(edition: Edition, document: Document) -> list[Diagnostic]:
    """Return what one document's schema, rules and checks show, without a look at other documents."""
    alone = replace(edition, documents=(document,), registers=(), known={})
    found: list[Diagnostic] = []
    if edition.settings.file is None:
        alone = furnished(replace(alone, diagnostics=()), Lookup())
        found += alone.diagnostics
    found += check_schema(alone)
    found += check_all_rules(replace(alone, registers=edition.registers, known={}), (document,))
    return found + _check_texts(alone, apart=True)


def check_together(edition: Edition) -> list[Diagnostic]:
    """Return what reading found, what is in the registers, and what the files show beside one another."""
    registers = replace(edition, documents=(), known={})
    found = [*edition.diagnostics, *check_schema(registers)]
    if edition.complete:
        found += check_all_rules(edition, edition.registers)
    found += _check_texts(registers, apart=True)
    return found + _check_texts(edition, apart=False)


def _check_texts(edition: Edition, apart: bool) -> list[Diagnostic]:
    checks = [check for check in CHECKS if (check.name not in _TOGETHER) is apart]
    return list(chain.from_iterable(check.run(edition) for check in checks))
