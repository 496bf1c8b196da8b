"""The forms for other programs, by name: each takes the findings and the edition's folder."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from teitools.diagnostics.checkstyle import to_checkstyle
from teitools.diagnostics.diagnostic import Diagnostic
from teitools.diagnostics.github import to_github
from teitools.diagnostics.json import to_json
from teitools.diagnostics.sarif import to_sarif

FORMS: Mapping[str, Callable[[Sequence[Diagnostic], Path], str]] = {
    "json": to_json,
    "sarif": to_sarif,
    "github": to_github,
    "checkstyle": to_checkstyle,
}
