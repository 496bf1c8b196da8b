"""The mending of one task of many, in the process that checks it: nothing is written there."""

from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from teitools.checks import check_edition
from teitools.diagnostics import Diagnostic
from teitools.diagnostics.text import typed
from teitools.editing.change import Change
from teitools.editing.comparison import unified
from teitools.editing.mending import mend
from teitools.edition import Edition


class Mending(NamedTuple):
    """What to mend: ``choose`` returns the findings that are wanted, of an edition with this folder and this
    baseline.

    ``compared`` says that the differences are to be shown.
    """

    choose: Callable[[Sequence[Diagnostic], Path, Path | None], list[Diagnostic]]
    compared: bool = False


class Mended(NamedTuple):
    """How many findings were wanted, what is to be written to mend some, and the lines of the diff."""

    wanted: int
    changes: tuple[Change, ...]
    diff: tuple[str, ...] = ()


def mended_in(
    edition: Edition, found: list[Diagnostic], mending: Mending, baseline: Path | None = None
) -> tuple[Edition, list[Diagnostic], Mended]:
    """Mend an edition in memory; return it, what is left to find in it, and what was done."""

    def choose(diagnostics: Sequence[Diagnostic], root: Path) -> list[Diagnostic]:
        return mending.choose(diagnostics, root, baseline)

    wanted = len(choose(found, edition.root))
    done = mend(edition, found, check_edition, choose)
    numbers = Counter(each.file for each in done.mended)
    changes, diff = [], list[str]()
    for document in edition.files:
        if splices := done.splices.get(document.name):
            number = numbers[document.name]
            changes.append(Change.of(document.path, document.source, splices, number))
            if mending.compared:
                diff += unified(typed(document.path), document.source, splices)
    return done.edition, done.left, Mended(wanted, tuple(changes), tuple(diff))
