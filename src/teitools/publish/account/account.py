"""The account itself: of one document in its outputs, and of an edition."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from teitools.diagnostics import Diagnostic
from teitools.edition import Document
from teitools.publish.account.balance import LOST, SHOWN, Balance
from teitools.publish.account.findings import findings
from teitools.publish.account.shown import Shown
from teitools.publish.account.source import read_source


@dataclass(frozen=True, slots=True)
class OutputAccount:
    """What became of a document's words in one output.

    ``words`` is how many the document has: ``shown``, ``suppressed`` (by rule) and ``lost`` add up to it.
    ``added`` and ``repeated`` are what the output shows beside, as passages; ``generated`` are the words that
    it says are its own, ``generic`` the elements that it renders in a generic way. Of ``by_letters`` of the
    shown words only the letters could be compared. ``diagnostics`` say what is wrong.
    """

    words: int
    shown: int
    suppressed: Mapping[str, int]
    lost: int
    added: Sequence[str]
    repeated: Sequence[str]
    generated: Mapping[str, int]
    generic: Mapping[str, int]
    by_letters: int = 0
    diagnostics: Sequence[Diagnostic] = ()


@dataclass(frozen=True, slots=True)
class DocumentAccount:
    """The account of one document by output."""

    document: str
    outputs: Mapping[str, OutputAccount]

    @property
    def diagnostics(self) -> list[Diagnostic]:
        """What was lost, repeated or added, output by output."""
        return [each for output in self.outputs.values() for each in output.diagnostics]


@dataclass(frozen=True, slots=True)
class Account:
    """The account of an edition: of its documents, in their order."""

    documents: Sequence[DocumentAccount] = ()

    @property
    def diagnostics(self) -> list[Diagnostic]:
        """What was lost, repeated or added, document by document."""
        return [each for document in self.documents for each in document.diagnostics]


def account(document: Document, outputs: Mapping[str, Shown]) -> DocumentAccount:
    """Account for a document in what its outputs show: nothing else is read but the source tree."""
    source = read_source(document.tree)
    balances = {name: Balance(source, name, shown) for name, shown in outputs.items()}
    accounts = {name: _of_output(document, name, balance) for name, balance in balances.items()}
    return DocumentAccount(document.id, accounts)


def _of_output(document: Document, name: str, balance: Balance) -> OutputAccount:
    counts = balance.counts()
    return OutputAccount(
        words=len(balance.fates),
        shown=counts.get(SHOWN, 0),
        suppressed={rule: number for rule, number in sorted(counts.items()) if rule not in (SHOWN, LOST)},
        lost=counts.get(LOST, 0),
        added=[" ".join(passage.words) for passage in balance.added()],
        repeated=[" ".join(passage.words) for passage in balance.repeated()],
        generated=dict(balance.output.generated.most_common()),
        generic=dict(balance.output.generic.most_common()),
        by_letters=balance.output.by_letters,
        diagnostics=tuple(findings(document, name, balance)),
    )
