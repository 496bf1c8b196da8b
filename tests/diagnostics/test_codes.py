"""Every code that a check gives is in the table, and none is there in vain."""

import re
from pathlib import Path

from teitools.diagnostics.codes import CODES
from teitools.diagnostics.explanations import explanations

SOURCE = Path(__file__).parents[2] / "src" / "teitools"


def test_the_table_is_complete() -> None:
    used = {
        code
        for path in SOURCE.rglob("*.py")
        if path.name != "codes.py"
        for code in re.findall(r'"(E\d{3})"', path.read_text(encoding="utf-8"))
    }
    assert used == set(CODES)


def test_every_code_is_explained() -> None:
    assert list(explanations()) == list(CODES)
    assert [code for code, text in CODES.items() if not explanations()[code].startswith(text)] == []
