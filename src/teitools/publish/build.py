"""A build: the edition's outputs, made one after another in memory, all from the same material."""

from collections.abc import Callable, Iterable, Mapping, Set
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from typing import Self

import click

from teitools.diagnostics.text import typed
from teitools.edition import Edition
from teitools.edition.addresses import addressed
from teitools.index.build import build_indexes
from teitools.publish.account.account import Account
from teitools.publish.account.coverage import coverage_files, figures
from teitools.publish.data import data_files
from teitools.publish.html import html_files
from teitools.publish.manifest import NAME, Manifest, is_inside
from teitools.publish.material import Material
from teitools.publish.pdf import pdf_files
from teitools.publish.tei import tei_files
from teitools.publish.text import text_files
from teitools.publish.typeset import print_files, print_xml, template_files
from teitools.resources import is_resource
from teitools.saxon import StylesheetError
from teitools.timings import Timings
from teitools.typesetter import TypesettingError

OUTPUTS: dict[str, Callable[[Material], dict[str, bytes]]] = {
    "html": html_files,
    "print": lambda material: template_files(material) | print_files(material),
    "pdf": pdf_files,
    "text": text_files,
    "data": data_files,
    "tei": tei_files,
}
"""What can be made, by the names of ``edition.toml``; each function makes files by their paths."""


TYPESET = frozenset({"print", "pdf"})
"""The outputs that are set by Typst from the text that ``print_xml`` makes."""


class BuildError(click.ClickException):
    """An output cannot be made, and the edition's own files are at fault."""

    exit_code = 1


class ToolError(BuildError):
    """An output cannot be made, and teitools is at fault."""

    exit_code = 3


@dataclass(frozen=True, slots=True)
class Build:
    """What was made, by output and by path inside the output folder; nothing of it is on the disk yet."""

    edition: Edition
    outputs: Mapping[str, Mapping[str, bytes]]
    account: Account = field(default_factory=Account)
    print_xml: Mapping[str, bytes] = field(default_factory=dict)
    """What each PDF was set from, by the document's id."""

    @property
    def files(self) -> dict[str, bytes]:
        return {path: content for files in self.outputs.values() for path, content in files.items()}

    def beside(self, name: str, files: Mapping[str, bytes]) -> Self:
        """Returns the build with files that are no output of its own."""
        return replace(self, outputs={**self.outputs, name: files} if files else self.outputs)

    def accounted(self, account: Account) -> Self:
        """Returns the build with the account of its words, and the page that shows it."""
        return replace(self.beside("account", coverage_files(account)), account=account)

    @property
    def manifest(self) -> Manifest:
        return Manifest.of(self.edition, self.outputs, figures(self.account))


def build(edition: Edition, only: Iterable[str] = (), clock: Timings | None = None) -> Build:
    """Makes the outputs that ``edition.toml`` asks for, or only the named ones."""
    clock = clock or Timings()
    wanted = set(only) or set(edition.settings.outputs)
    material = prepare(edition, clock)
    try:
        outputs = make(wanted, material, clock)
    except StylesheetError as error:
        raise fault(error) from error
    except TypesettingError as error:
        raise typesetting_fault(error, edition) from error
    refuse_paths(outputs)
    return Build(edition, outputs, print_xml=print_xml(material) if "pdf" in wanted else {})


def prepare(edition: Edition, clock: Timings) -> Material:
    with clock.stage("addresses"):
        trees = {document.id: addressed(document) for document in edition.documents}
    with clock.stage("indexes"):
        return Material(edition, trees, build_indexes(edition, trees))


def make(wanted: Set[str], material: Material, clock: Timings) -> dict[str, dict[str, bytes]]:
    """Typst lets Python go on while it works: pages are set beside the rest. Saxon stays in this thread."""
    with ThreadPoolExecutor(max_workers=1) as other_thread:
        if wanted & TYPESET:
            with clock.stage("print"):
                print_xml(material)
        pages = {
            name: other_thread.submit(OUTPUTS[name], material) for name in OUTPUTS if name in wanted & TYPESET
        }
        made = {name: timed(name, material, clock) for name in OUTPUTS if name in wanted - TYPESET}
        if pages:
            with clock.stage("typesetter"):
                made |= {name: files.result() for name, files in pages.items()}
    return {name: made[name] for name in OUTPUTS if name in made}


def timed(name: str, material: Material, clock: Timings) -> dict[str, bytes]:
    with clock.stage(name):
        return OUTPUTS[name](material)


def fault(error: StylesheetError) -> BuildError:
    place = f"{typed(error.path)}:{error.line}" if error.line else typed(error.path)
    message = f"{place}: {error.code} {error.message}".rstrip(". ") + "."
    if is_resource(error.path):
        return ToolError(f"{message} This is a fault in teitools. Nothing was built.")
    return BuildError(f"{message} Nothing was built.")


def typesetting_fault(error: TypesettingError, edition: Edition) -> BuildError:
    """An error in a template is the edition's own where it has a file of that name."""
    own = edition.root / "theme" / error.file
    if error.file and edition.settings.file and own.is_file():
        place = f"{typed(own)}:{error.line}:{error.column}"
        return BuildError(f"{place}: {error.message.rstrip('.')}. Nothing was built.")
    return ToolError(f"{str(error).rstrip('.')}. Nothing was built.")


def refuse_paths(outputs: Mapping[str, Mapping[str, bytes]]) -> None:
    """No output makes a file outside the output folder, nor one that another output makes."""
    seen: set[str] = set()
    for name, files in outputs.items():
        for path in files:
            if not is_inside(path) or path == NAME:
                raise BuildError(f"“{path}” is no file that the output “{name}” may make. Nothing was built.")
            if path in seen:
                raise BuildError(f"Two outputs want to make {path}, one of them “{name}”. Nothing was built.")
        seen.update(files)
