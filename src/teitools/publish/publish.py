"""From an edition's path to its published folder: read, check, build, write."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from teitools.checks import check_edition
from teitools.checks.report import Report
from teitools.diagnostics.text import typed
from teitools.edition import read_edition
from teitools.publish.build import build
from teitools.publish.listing import listing, readable
from teitools.publish.write import Written, write
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
            yield "Nothing was built: an edition with errors is not published."

    def lines(self) -> Iterator[str]:
        """The list of outputs: where each is, what it is, how large."""
        if self.written:
            rows = [(typed(self.written.folder / row.path), row) for row in listing(self.written.manifest)]
            places, words = (
                max(map(len, column)) for column in zip(*((p, r.what) for p, r in rows), strict=True)
            )
            for place, row in rows:
                yield f"{place:<{places}}  {row.what:<{words}}  {readable(row.size):>7}"


def publish(
    path: Path | None, folder: Path, only: Iterable[str], clock: Timings, *, strict: bool, force: bool
) -> Publication:
    with clock.stage("reading"):
        edition = read_edition(path)
    report = Report(edition, check_edition(edition, clock), clock)
    if report.failed(strict):
        return Publication(report, None)
    made = build(edition, only, clock)
    with clock.stage("writing"):
        return Publication(report, write(made, folder, force))
