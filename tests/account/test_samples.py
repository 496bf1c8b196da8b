"""Real editions: nothing of them is lost, shown twice or added, in any output."""

import os
from pathlib import Path

import pytest

from teitools.diagnostics import Diagnostic
from teitools.edition import read_edition
from teitools.publish.account.edition import account_of
from teitools.publish.build import build

SAMPLES = os.environ.get("TEITOOLS_SAMPLES", "")
OUTPUTS = ("html", "print", "pdf", "epub", "text")
FILES = sorted(Path(SAMPLES).glob("*/*.xml")) if SAMPLES else []
EDITION = Path(__file__).parents[2] / "edition"

pytestmark = pytest.mark.slow


def test_the_reference_edition_is_shown_whole() -> None:
    of_whole(EDITION)


@pytest.mark.samples
@pytest.mark.skipif(not FILES, reason="TEITOOLS_SAMPLES names no folder of documents")
@pytest.mark.parametrize("file", FILES, ids=[file.stem for file in FILES])
def test_the_samples_are_shown_whole(file: Path) -> None:
    of_whole(file)


def is_piece(finding: Diagnostic) -> bool:
    """Whether it is of a word that a PDF gives back in pieces: it is found, and a piece is left over."""
    return finding.code in ("E502", "E503") and finding.message.startswith("The PDF shows")


def of_whole(path: Path) -> None:
    """Nothing is missing from any output, and nothing is there that is not in the source."""
    edition = read_edition(path)
    made = build(edition, OUTPUTS)
    account = account_of(edition, made.outputs, made.print_xml)
    assert [each for each in account.diagnostics if not is_piece(each)] == []
    for document in account.documents:
        assert list(document.outputs) == list(OUTPUTS)
        for output in document.outputs.values():
            assert output.shown + sum(output.suppressed.values()) == output.words
