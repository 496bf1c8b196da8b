"""The mending of an edition in memory: fixes are tried, and kept where nothing else becomes wrong by them."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from lxml import etree

from teitools.diagnostics import Diagnostic
from teitools.editing.proposal import Proposal, proposals
from teitools.editing.revealed import without_revealed
from teitools.editing.sameness import same_text, strangers
from teitools.editing.splice import Shift, Splice, Unshift, applied, composed
from teitools.edition import Document, Edition
from teitools.edition.parsing import parse_xml

Check = Callable[[Edition], list[Diagnostic]]
Splices = Mapping[str, Sequence[Splice]]
"""What is to be written, by the names of files."""
Choose = Callable[[Sequence[Diagnostic], Path], list[Diagnostic]]
"""Returns the findings that are wanted, of an edition with this folder."""


_PATIENCE = 8
"""So many times those at fault are looked for; then halves are tried, which takes longer and always ends."""
_REMEMBERED = 16
"""So many editions' findings are kept while one is mended."""


class Mended(NamedTuple):
    """An edition after mending, what is left to find in it, and what was written into which file."""

    edition: Edition
    left: list[Diagnostic]
    mended: list[Diagnostic]
    splices: Splices


def mend(edition: Edition, found: list[Diagnostic], check: Check, choose: Choose) -> Mended:
    """Mend what is certain of the findings that are wanted, until no more of them can be mended."""
    state, check = Mended(edition, found, [], {}), _remembered(check)
    while (better := _round(state, check, choose)) is not state:
        state = better
    return state


def _remembered(check: Check) -> Check:
    """Keep what was found last: what could not be mended is tried once more with all that could."""
    known: dict[tuple[bytes, ...], list[Diagnostic]] = {}

    def look_up(edition: Edition) -> list[Diagnostic]:
        key = tuple(sha256(document.source).digest() for document in edition.files)
        if key not in known:
            if len(known) >= _REMEMBERED:
                del known[next(iter(known))]
            known[key] = check(edition)
        return known[key]

    return look_up


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


class _Refused(NamedTuple):
    """Why proposals are not kept together: findings that are new, or none where the text would change."""

    strangers: Sequence[Diagnostic]


class _Trial:
    """Tries which proposals do good together; ``best`` is what has come of those that are kept."""

    def __init__(self, state: Mended, check: Check) -> None:
        self._state, self._check = state, check
        self._kept: list[Proposal] = []
        self.best = state

    def keep(self, wanted: Sequence[Proposal], patience: int = _PATIENCE) -> None:
        """Keep proposals: all at once, or else those that do no harm.

        First those are set aside that stand where something is new, to be tried by themselves; where that
        does not help, those of each half are kept.
        """
        if not wanted:
            return
        tried = self._tried([*self._kept, *wanted])
        if isinstance(tried, Mended):
            self.best, self._kept = tried, [*self._kept, *wanted]
        elif len(wanted) > 1:
            suspects = _suspects(wanted, tried.strangers) if patience else set[int]()
            if not 0 < len(suspects) < len(wanted):
                suspects = set(range(len(wanted) // 2, len(wanted)))
            for is_suspect in (False, True):
                part = [each for n, each in enumerate(wanted) if (n in suspects) is is_suspect]
                self.keep(part, max(patience - 1, 0))

    def _tried(self, wanted: Sequence[Proposal]) -> "Mended | _Refused":
        splices: defaultdict[str, list[Splice]] = defaultdict(list)
        for each in wanted:
            splices[each.found.file] += each.splices
        edition = _changed(self._state.edition, splices)
        if edition is None:
            return _Refused(())
        left = self._check(edition)
        mended = {id(each.found) for each in wanted}
        others = (each for each in self._state.left if id(each) not in mended)
        moved = {file: Shift(each) for file, each in splices.items()}
        new = [_back(each, splices.get(each.file, ())) for each in strangers(others, left, moved)]
        if harm := without_revealed(new, wanted, self._state.edition):
            return _Refused(harm)
        found = [*self._state.mended, *(each.found for each in wanted)]
        return Mended(edition, left, found, _together(self._state.splices, splices))


def _back(found: Diagnostic, splices: Sequence[Splice]) -> Diagnostic:
    """Return a finding with the place that it would have had before a change."""
    if found.byte_range is None:
        return found
    start, end = map(Unshift(splices), found.byte_range)
    return replace(found, byte_range=(start, end))


def _suspects(wanted: Sequence[Proposal], new: Sequence[Diagnostic]) -> set[int]:
    """Return the numbers of proposals that change what is in, or last before, the place of something new."""
    starts = sorted(
        (each.found.file, splice.start, n) for n, each in enumerate(wanted) for splice in each.splices
    )
    numbers: set[int] = set()
    for each in new:
        if each.byte_range is not None:
            start, end = each.byte_range
            first = bisect_right(starts, (each.file, start, len(wanted))) - 1
            last = bisect_right(starts, (each.file, end, len(wanted)))
            numbers.update(n for file, _, n in starts[max(first, 0) : last] if file == each.file)
    return numbers


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
