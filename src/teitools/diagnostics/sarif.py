"""Diagnostics for code scanning, as SARIF 2.1.0 (OASIS, Static Analysis Results Interchange Format)."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from teitools import __version__
from teitools.diagnostics.address import uri
from teitools.diagnostics.codes import CODES
from teitools.diagnostics.control import escaped
from teitools.diagnostics.diagnostic import Diagnostic, Level
from teitools.diagnostics.explanations import explanations

_LEVELS = {Level.ERROR: "error", Level.WARNING: "warning", Level.INFO: "note"}
_HERE = "%SRCROOT%"


def to_sarif(diagnostics: Sequence[Diagnostic], root: Path) -> str:
    """Return a log with one run: the codes as rules, the findings as results."""
    codes = sorted({diagnostic.code for diagnostic in diagnostics})
    run = {
        "tool": {
            "driver": {"name": "teitools", "version": __version__, "rules": [_rule(code) for code in codes]}
        },
        "originalUriBaseIds": {_HERE: {"uri": Path.cwd().as_uri().rstrip("/") + "/"}},
        "columnKind": "unicodeCodePoints",
        "results": [_result(each, codes.index(each.code), root) for each in diagnostics],
    }
    log = {"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [run]}
    return escaped(json.dumps(log, ensure_ascii=False, indent=2))


def _rule(code: str) -> dict[str, Any]:
    rule: dict[str, Any] = {"id": code, "shortDescription": {"text": CODES.get(code, code)}}
    if page := explanations().get(code):
        rule["help"] = {"text": page, "markdown": page}
    return rule


def _result(diagnostic: Diagnostic, index: int, root: Path) -> dict[str, Any]:
    return {
        "ruleId": diagnostic.code,
        "ruleIndex": index,
        "level": _LEVELS[diagnostic.level],
        "message": {"text": diagnostic.message},
        "locations": [
            {"physicalLocation": {"artifactLocation": _artifact(diagnostic, root)} | _place(diagnostic)}
        ],
        "properties": {"rule": diagnostic.rule},
    } | _fixes(diagnostic, root)


def _artifact(diagnostic: Diagnostic, root: Path) -> dict[str, str]:
    address = uri(diagnostic.file, root)
    return {"uri": address} if address.startswith("file:") else {"uri": address, "uriBaseId": _HERE}


def _place(diagnostic: Diagnostic) -> dict[str, Any]:
    region = _region(diagnostic)
    return {"region": region} if region else {}


def _fixes(diagnostic: Diagnostic, root: Path) -> dict[str, Any]:
    """Return what is to be written, at all places: an element's name stands in its end tag too."""
    if diagnostic.fix is None or diagnostic.byte_range is None:
        return {}
    regions = (_region(diagnostic), *(_full(*span) for span in diagnostic.also))
    content = {"text": diagnostic.fix}
    replacements = [{"deletedRegion": region, "insertedContent": content} for region in regions]
    change = {"artifactLocation": _artifact(diagnostic, root), "replacements": replacements}
    return {"fixes": [{"artifactChanges": [change]}]}


def _region(diagnostic: Diagnostic) -> dict[str, int]:
    """Return what is known of the place: SARIF counts as we do, its end too is after the last character."""
    place = (diagnostic.line, diagnostic.column, diagnostic.end_line, diagnostic.end_column)
    return _full(*place, *(diagnostic.byte_range or ()))


def _full(
    line: int, column: int, end_line: int, end_column: int, start: int | None = None, end: int | None = None
) -> dict[str, int]:
    if not line:
        return {}
    lines = {"startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column}
    found = {key: number for key, number in lines.items() if number}
    return found if start is None or end is None else found | {"byteOffset": start, "byteLength": end - start}
