"""The mending of an edition in memory: fixes are tried, and kept where nothing else becomes wrong by them."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from lxml import etree

from teitools.diagnostics import Diagnostic
from teitools.editing.proposal import Proposal, proposals
from teitools.editing.sameness import nothing_new, same_text
from teitools.editing.splice import Shift, Splice, applied, composed
from teitools.edition import Document, Edition
from teitools.edition.parsing import parse_xml

Check = Callable[[Edition], list[Diagnostic]]
Splices = Mapping[str, Sequence[Splice]]
"""What is to be written, by the names of files."""
Choose = Callable[[Sequence[Diagnostic], Path], list[Diagnostic]]
"""Returns the findings that are wanted, of an edition with this folder."""


class Mended(NamedTuple):
    """An edition after mending, what is left to find in it, and what was written into which file."""

    edition: Edition
    left: list[Diagnostic]
    mended: list[Diagnostic]
    splices: Splices


def mend(edition: Edition, found: list[Diagnostic], check: Check, choose: Choose) -> Mended:
    """Mend what is certain of the findings that are wanted, until no more of them can be mended."""
    state = Mended(edition, found, [], {})
    while (better := _round(state, check, choose)) is not state:
        state = better
    return state


def _round(state: Mended, check: Check, choose: Choose) -> Mended:
    """Mend what can be mended at once."""
    wanted, found = _by_file(choose(state.left, state.edition.root)), _by_file(state.left)
    proposed = [
        each
        for document in state.edition.files
        if document.name in wanted
        for each in proposals(document, wanted[document.name], found[document.name])
    ]
    trial = _Trial(state, check)
    trial.keep(proposed)
    return trial.best


def _by_file(found: Iterable[Diagnostic]) -> Mapping[str, list[Diagnostic]]:
    files: defaultdict[str, list[Diagnostic]] = defaultdict(list)
    for each in found:
        files[each.file].append(each)
    return files


class _Trial:
    """Tries which proposals do good together; ``best`` is what has come of those that are kept."""

    def __init__(self, state: Mended, check: Check) -> None:
        self._state, self._check = state, check
        self._kept: list[Proposal] = []
        self.best = state

    def keep(self, wanted: Sequence[Proposal]) -> None:
        """Keep proposals: all at once, or else those of each half that do no harm."""
        if not wanted:
            return
        together = [*self._kept, *wanted]
        tried = self._tried(together)
        if tried is not None:
            self.best, self._kept = tried, together
        elif len(wanted) > 1:
            half = len(wanted) // 2
            self.keep(wanted[:half])
            self.keep(wanted[half:])

    def _tried(self, wanted: Sequence[Proposal]) -> Mended | None:
        """Return what comes of proposals, or None where one does not help, or does harm."""
        splices: defaultdict[str, list[Splice]] = defaultdict(list)
        for each in wanted:
            splices[each.found.file] += each.splices
        edition = _changed(self._state.edition, splices)
        if edition is None:
            return None
        left = self._check(edition)
        mended = {id(each.found) for each in wanted}
        others = (each for each in self._state.left if id(each) not in mended)
        if not nothing_new(others, left, {file: Shift(each) for file, each in splices.items()}):
            return None
        found = [*self._state.mended, *(each.found for each in wanted)]
        return Mended(edition, left, found, _together(self._state.splices, splices))


def _together(first: Splices, second: Splices) -> Splices:
    names = dict.fromkeys([*first, *second])
    return {name: composed(first.get(name, ()), second.get(name, ())) for name in names}


def _changed(edition: Edition, splices: Splices) -> Edition | None:
    """Return an edition whose files are changed, or None where more than markup would be."""
    changed: dict[str, Document] = {}
    for document in edition.files:
        if document.name in splices:
            new = _document(document, applied(document.source, splices[document.name]))
            if new is None:
                return None
            changed[document.name] = new
    documents = tuple(changed.get(each.name, each) for each in edition.documents)
    registers = tuple(changed.get(each.name, each) for each in edition.registers)
    return replace(edition, documents=documents, registers=registers, known={})


def _document(old: Document, source: bytes) -> Document | None:
    try:
        tree = parse_xml(source)
    except etree.XMLSyntaxError:
        return None
    same = same_text(old.tree, tree) and tree.getroot().tag == old.tree.getroot().tag
    return Document(old.path, old.name, source, tree) if same else None
