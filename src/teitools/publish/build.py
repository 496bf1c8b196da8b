"""A build: the edition's outputs, made one after another in memory, all from the same material."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from importlib import import_module

from teitools.edition import Edition
from teitools.edition.addresses import addressed
from teitools.index.build import build_indexes
from teitools.publish.manifest import Manifest
from teitools.publish.material import Material
from teitools.publish.standing import OutputError
from teitools.timings import Timings


@dataclass(frozen=True, slots=True)
class Output:
    """A kind of output. Its module is imported only when the output is made: engines are heavy."""

    name: str
    module: str
    function: str

    def files(self, material: Material) -> dict[str, bytes]:
        make: Callable[[Material], dict[str, bytes]] = getattr(import_module(self.module), self.function)
        return make(material)


OUTPUTS = {
    output.name: output
    for output in (
        Output("html", "teitools.publish.html", "html_files"),
        Output("print", "teitools.publish.typeset", "print_files"),
        Output("pdf", "teitools.publish.pdf", "pdf_files"),
        Output("data", "teitools.publish.data", "data_files"),
        Output("tei", "teitools.publish.tei", "tei_files"),
    )
}


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
    outputs = {name: make(output, material, clock) for name, output in OUTPUTS.items() if name in wanted}
    refuse_collisions(outputs)
    return Build(edition, outputs)


def prepare(edition: Edition, clock: Timings) -> Material:
    with clock.stage("addresses"):
        trees = {document.id: addressed(document) for document in edition.documents}
    with clock.stage("indexes"):
        return Material(edition, trees, build_indexes(edition, trees))


def make(output: Output, material: Material, clock: Timings) -> dict[str, bytes]:
    with clock.stage(output.name):
        return output.files(material)


def refuse_collisions(outputs: Mapping[str, Mapping[str, bytes]]) -> None:
    seen: set[str] = set()
    for name, files in outputs.items():
        if twice := sorted(seen.intersection(files)):
            raise OutputError(f"Two outputs want to make {twice[0]}, the second of them “{name}”.")
        seen.update(files)
