"""``coverage.html``: the account to be read, and the same in short for ``build.json``."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from teitools.diagnostics import Diagnostic
from teitools.publish.account.account import Account, OutputAccount
from teitools.publish.account.findings import LOST, OUTPUT_NAMES
from teitools.publish.account.suppression import REASONS
from teitools.publish.bare_page import bare_page, in_html, table

PAGE = "coverage.html"

MOST = 500
"""The words, and the passages, that one list of the page shows."""


def figures(account: Account) -> dict[str, dict[str, Any]]:
    """Return the account in numbers of words, by document and output, as ``build.json`` has it."""
    return {
        each.document: {name: _figures(output) for name, output in each.outputs.items()}
        for each in account.documents
        if each.outputs
    }


def _figures(output: OutputAccount) -> dict[str, Any]:
    return {
        "words": output.words,
        "shown": output.shown,
        "suppressed": dict(output.suppressed),
        "lost": output.lost,
        "repeated": _words(output.repeated),
        "added": _words(output.added),
        "generated": sum(output.generated.values()),
        "generic": dict(output.generic),
        **({"by_letters": output.by_letters} if output.by_letters else {}),
    }


def _words(passages: Iterable[str]) -> int:
    return sum(len(passage.split()) for passage in passages)


def coverage_files(account: Account) -> dict[str, bytes]:
    """Return the page, if there is anything to account for."""
    if not any(each.outputs for each in account.documents):
        return {}
    return {PAGE: bare_page("Coverage", "\n".join([_LEAD, *_parts(account)]))}


def _parts(account: Account) -> Iterator[str]:
    rows = [
        [each.document, OUTPUT_NAMES[name], *_numbers(_figures(output))]
        for each in account.documents
        for name, output in each.outputs.items()
    ]
    yield table("Words of the documents in the outputs", _COLUMNS, rows)
    yield _list("Lost", [_told(each) for each in account.diagnostics if each.code == LOST])
    yield _rules(account)
    for each in account.documents:
        for name, output in each.outputs.items():
            where = f"in the {OUTPUT_NAMES[name]} of {each.document}"
            yield _list(f"Shown more than once {where}", output.repeated)
            yield _list(f"In no document, but {where}", output.added)
    for name in OUTPUT_NAMES:
        yield _counted(f"Words that the {OUTPUT_NAMES[name]} adds", account, name, "generated")
        yield _counted(
            f"Elements without a rendering of their own, {OUTPUT_NAMES[name]}", account, name, "generic"
        )


def _told(finding: Diagnostic) -> str:
    return f"{finding.file}, line {finding.line}, column {finding.column}: {finding.message}"


def _numbers(figures: Mapping[str, Any]) -> Iterator[str]:
    for name in ("words", "shown", "suppressed", "lost", "repeated", "added", "generated"):
        number = sum(figures[name].values()) if name == "suppressed" else figures[name]
        yield f"{number:,}"


def _rules(account: Account) -> str:
    words: Counter[str] = Counter()
    for each in account.documents:
        for output in each.outputs.values():
            words.update(output.suppressed)
    rows = [[rule, REASONS[rule], f"{number:,}"] for rule, number in sorted(words.items())]
    return table("Left out by rule", ("Rule", "Reason", "Words"), rows) if rows else ""


def _counted(title: str, account: Account, output: str, what: str) -> str:
    counts: Counter[str] = Counter()
    for each in account.documents:
        if output in each.outputs:
            counts.update(getattr(each.outputs[output], what))
    return _list(title, [f"{name} × {number:,}" for name, number in counts.most_common()])


def _list(title: str, items: Iterable[str]) -> str:
    items = list(items)
    if not items:
        return ""
    further = [f"… and {len(items) - MOST:,} more"] if len(items) > MOST else []
    shown = "\n".join(f"<li>{in_html(each)}</li>" for each in [*items[:MOST], *further])
    return f"<h2>{in_html(title)}</h2>\n<ul>\n{shown}\n</ul>"


_COLUMNS = (
    "Document", "Output", "Words", "Shown", "Left out", "Lost", "Shown again", "In no document", "Generated",
)  # fmt: skip
_LEAD = "<p>What became of each word of each document in each output: shown, left out by a rule, or lost.</p>"
