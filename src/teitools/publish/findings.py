"""What was found in the edition, beside what was made of it all the same: a page to read, and data.

No page of the site leads there. An edition in which nothing was found has neither file.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby
from pathlib import Path

from teitools.diagnostics import Diagnostic
from teitools.diagnostics.json import to_json
from teitools.publish.bare_page import bare_page, in_html, table

DATA, PAGE = "diagnostics.json", "diagnostics.html"


def finding_files(findings: Sequence[Diagnostic], summary: str) -> dict[str, bytes]:
    """Return the page and the data; files are named from the edition's folder, on every machine alike."""
    if not findings:
        return {}
    named = [replace(each, file=_name(each.file)) for each in findings]
    data = to_json(named, Path.cwd())
    return {DATA: f"{data}\n".encode(), PAGE: _page(named, summary)}


def _name(file: str) -> str:
    return Path(file).name if Path(file).is_absolute() else file


def _page(findings: Iterable[Diagnostic], summary: str) -> bytes:
    lead = f"<p>{in_html(_line(summary))}. What a code means is said by teitools explain.</p>"
    files = groupby(findings, key=lambda each: each.file)
    return bare_page(
        "Diagnostics", "\n".join([lead, *(_section(file, list(found)) for file, found in files)])
    )


def _section(file: str, findings: Iterable[Diagnostic]) -> str:
    return table(_line(file), _COLUMNS, map(_row, findings))


def _row(found: Diagnostic) -> tuple[str, ...]:
    place = ":".join(str(number) for number in (found.line, found.column) if number)
    return place, str(found.level), found.code, _line(found.message)


def _line(text: str) -> str:
    return " ".join(text.split())


_COLUMNS = ("Line", "What", "Code", "Finding")
