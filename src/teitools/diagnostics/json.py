"""Diagnostics for other programs, as JSON."""

import json
from collections.abc import Sequence
from dataclasses import asdict

from teitools.diagnostics.diagnostic import Diagnostic, Level


def to_json(diagnostics: Sequence[Diagnostic], files: Sequence[str], folder: str) -> str:
    """Return the checked files, the number of findings of each level, and the findings.

    The files are named from ``folder``, the edition's.
    """
    report = {
        "folder": folder,
        "files": list(files),
        "counts": {level.value: sum(d.level is level for d in diagnostics) for level in Level},
        "diagnostics": [asdict(diagnostic) for diagnostic in diagnostics],
    }
    return json.dumps(report, ensure_ascii=False, indent=2)
