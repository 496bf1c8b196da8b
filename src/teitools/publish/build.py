"""A build: the edition's outputs, made one after another in memory, all from the same material."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

import click

from teitools.diagnostics.text import typed
from teitools.edition import Edition
from teitools.edition.addresses import addressed
from teitools.index.build import build_indexes
from teitools.publish.data import data_files
from teitools.publish.html import html_files
from teitools.publish.manifest import NAME, Manifest, is_inside
from teitools.publish.material import Material
from teitools.publish.pdf import pdf_files
from teitools.publish.tei import tei_files
from teitools.publish.typeset import print_files
from teitools.resources import is_resource
from teitools.saxon import StylesheetError
from teitools.timings import Timings
from teitools.typesetter import TypesettingError

OUTPUTS: dict[str, Callable[[Material], dict[str, bytes]]] = {
    "html": html_files,
    "print": print_files,
    "pdf": pdf_files,
    "data": data_files,
    "tei": tei_files,
}
"""What can be made, by the names of ``edition.toml``; each function makes files by their paths."""


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

    @property
    def files(self) -> dict[str, bytes]:
        return {path: content for files in self.outputs.values() for path, content in files.items()}

    @property
    def manifest(self) -> Manifest:
        return Manifest.of(self.edition, self.outputs)


def build(edition: Edition, only: Iterable[str] = (), clock: Timings | None = None) -> Build:
    """Makes the outputs that ``edition.toml`` asks for, or only the named ones."""
    clock = clock or Timings()
    wanted = set(only) or set(edition.settings.outputs)
    material = prepare(edition, clock)
    outputs = {name: make(name, material, clock) for name in OUTPUTS if name in wanted}
    refuse_paths(outputs)
    return Build(edition, outputs)


def prepare(edition: Edition, clock: Timings) -> Material:
    with clock.stage("addresses"):
        trees = {document.id: addressed(document) for document in edition.documents}
    with clock.stage("indexes"):
        return Material(edition, trees, build_indexes(edition, trees))


def make(name: str, material: Material, clock: Timings) -> dict[str, bytes]:
    with clock.stage(name):
        try:
            return OUTPUTS[name](material)
        except StylesheetError as error:
            raise fault(error) from error
        except TypesettingError as error:
            raise ToolError(f"{error} Nothing was built.") from error


def fault(error: StylesheetError) -> BuildError:
    place = f"{typed(error.path)}:{error.line}" if error.line else typed(error.path)
    message = f"{place}: {error.code} {error.message}".rstrip(". ") + "."
    if is_resource(error.path):
        return ToolError(f"{message} This is a fault in teitools. Nothing was built.")
    return BuildError(f"{message} Nothing was built.")


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
