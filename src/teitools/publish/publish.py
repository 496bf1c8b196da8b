"""From an edition's path to its published folder: read, check, build, write."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from teitools.checks import check_edition
from teitools.checks.report import Report
from teitools.diagnostics.text import typed
from teitools.edition import read_edition
from teitools.publish.build import build
from teitools.publish.listing import Row, listing, readable
from teitools.publish.write import Written, write
from teitools.schemas.find import furnished
from teitools.schemas.lookup import Lookup
from teitools.timings import Timings


@dataclass(frozen=True, slots=True)
class Publication:
    """What was found in the edition, and what was written: nothing, if it had errors."""

    report: Report
    written: Written | None

    def complaints(self) -> Iterator[str]:
        """What is wrong with the edition, in lines."""
        if self.report.diagnostics:
            yield from self.report.lines("text")
        if self.written is None:
            yield "Nothing was built: mend this first."

    def lines(self) -> Iterator[str]:
        """The list of outputs: where each is, what it is, how large."""
        rows = listing(self.written.manifest) if self.written else []
        cells = [(self._place(row), row.what, readable(row.size)) for row in rows]
        wide = [max(map(len, column)) for column in zip(*cells, strict=True)]
        for place, what, size in cells:
            yield f"{place:<{wide[0]}}  {what:<{wide[1]}}  {size:>{wide[2]}}"

    def _place(self, row: Row) -> str:
        folder = self.written.folder if self.written else Path()
        return typed(folder / row.path) + (os.sep if row.path.endswith("/") else "")


def publish(
    path: Path | None, folder: Path, only: Iterable[str], clock: Timings, *, strict: bool, force: bool
) -> Publication:
    with clock.stage("reading"):
        edition = furnished(read_edition(path), Lookup())
    report = Report.of(edition, check_edition(edition, clock), clock)
    if report.failed(strict):
        return Publication(report, None)
    made = build(edition, only, clock)
    with clock.stage("writing"):
        return Publication(report, write(made, folder, force))
