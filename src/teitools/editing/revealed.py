"""What a fix only shows: while a name is wrong, nobody judges what stands beside it in its tag."""

from collections.abc import Iterable, Sequence

from teitools.checks.once import waits
from teitools.diagnostics import Diagnostic
from teitools.editing.proposal import NAMES, Proposal
from teitools.editing.tags import tags
from teitools.edition import Document, Edition

_POINTERS = "E31"
"""Codes of pointers to nothing, which say nothing against the name of their attribute."""


def without_revealed(
    new: Sequence[Diagnostic], made: Iterable[Proposal], edition: Edition
) -> list[Diagnostic]:
    """Return of new findings, which have their places before the change, those that fixes have made.

    A name that was wrong in its capitals only is right whatever its tag, and the text up to the next, show
    then; one that was misspelt is, where a pointer leads nowhere.
    """
    if not new:
        return []
    documents = {document.name: document for document in edition.files}
    named: dict[tuple[str, int], bool] = {}
    for each in made:
        if each.found.code in NAMES:
            document = documents[each.found.file]
            for splice in each.splices:
                written = document.source[splice.start : splice.end]
                is_case = written.lower() == splice.new.lower()
                named[document.name, tags(document).number(splice.start)] = is_case
    return [each for each in new if not (waits(each) or _is_revealed(each, named, documents))]


def _is_revealed(
    found: Diagnostic, named: dict[tuple[str, int], bool], documents: dict[str, Document]
) -> bool:
    if found.byte_range is None or found.file not in documents:
        return False
    start, end = found.byte_range
    within = tags(documents[found.file])
    is_case = named.get((found.file, within.number(start)))
    if is_case is None:
        return False
    return is_case or (within.hold(start, end) and found.code.startswith(_POINTERS))
