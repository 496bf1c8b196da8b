"""Diagnostics for other programs, as JSON."""

import json
from collections.abc import Sequence
from pathlib import Path
from textwrap import indent
from typing import Any

from teitools.diagnostics.address import address
from teitools.diagnostics.control import escaped
from teitools.diagnostics.diagnostic import Diagnostic


def to_json(diagnostics: Sequence[Diagnostic], root: Path) -> str:
    """Return an array with an object for each finding; what is unknown is null, what is expected a list."""
    objects = (json.dumps(_data(each, root), ensure_ascii=False, indent=2) for each in diagnostics)
    inside = ",".join(f"\n{indent(escaped(each), '  ')}" for each in objects)
    return f"[{inside}\n]" if inside else "[]"


def _data(diagnostic: Diagnostic, root: Path) -> dict[str, Any]:
    return {
        "file": address(diagnostic.file, root),
        "line": diagnostic.line or None,
        "column": diagnostic.column or None,
        "end_line": diagnostic.end_line or None,
        "end_column": diagnostic.end_column or None,
        "code": diagnostic.code,
        "rule": diagnostic.rule,
        "level": diagnostic.level.value,
        "message": diagnostic.message,
        "expected": list(diagnostic.expected),
        "fix": diagnostic.fix,
    }
