"""Remembering a build that has been written, for the next one."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from teitools.diagnostics import Diagnostic
from teitools.edition import Document
from teitools.publish.again import digests
from teitools.publish.again.keeping import Keeping
from teitools.publish.again.state import Made, Remembered, State, made, remember
from teitools.publish.build import Build
from teitools.publish.content import Content, digest

Findings = Mapping[str, Sequence[Diagnostic]]
"""What was found in documents by themselves, by their ids."""


def remember_build(keeping: Keeping, build: Build, findings: Findings, folder: Path) -> None:
    """Remember what a build made, from what, and what was found; the folder is as it was written."""
    if build.plan is None:
        return
    sheets = {
        id: {name: _made(folder, files) for name, files in outputs.items()}
        for id, outputs in build.parts.items()
    }
    accounts = {each.document: each for each in build.account.documents}
    plan = build.plan

    def remembered(document: Document) -> Remembered:
        id, found = document.id, findings.get(document.id)
        return Remembered(
            source=keeping.sources[document.name],
            images=digests.images_of(build.edition, plan.surveys[id]),
            checked_by="" if found is None else digests.means_of_checking(build.edition, document),
            findings=tuple(found or ()),
            survey=keeping.pickled(plan, id),
            whole=keeping.whole(plan, id),
            words=keeping.words(plan, id),
            outline=keeping.outline(plan, id),
            read=keeping.read(plan, document),
            made=sheets[id],
            account=accounts[id],
        )

    documents = {each.id: remembered(each) for each in build.edition.documents}
    site = {name: (keeping.made_from(plan, name), files) for name, files in sheets[""].items()}
    remember(folder, State(keeping.facts, keeping.registers, documents, site, keeping.further))


def _made(folder: Path, files: Mapping[str, Content]) -> dict[str, Made]:
    found = ((path, made(folder / path, digest(content))) for path, content in files.items())
    return {path: each for path, each in found if each is not None}
