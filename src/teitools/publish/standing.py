"""What already stands in an output folder, and what teitools therefore refuses to do there."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import click

from teitools.diagnostics.text import typed
from teitools.edition import Edition
from teitools.publish.content import Content, Left, digest
from teitools.publish.manifest import Manifest, Product

SHOWN = 5


class OutputError(click.ClickException):
    """Nothing can be written as asked; nothing was."""

    exit_code = 3


@dataclass(frozen=True, slots=True)
class Standing:
    """An output folder before a build writes into it, with the manifest of the build before."""

    folder: Path
    earlier: Manifest | None

    @property
    def digests(self) -> dict[str, str]:
        return self.earlier.digests if self.earlier else {}

    def differs(self, path: str, content: Content) -> bool:
        return not isinstance(content, Left) and current_digest(self.folder / path) != digest(content)

    def is_ours(self, path: str) -> bool:
        """Whether the earlier build made the file at this path and nobody changed it since."""
        return path in self.digests and current_digest(self.folder / path) == self.digests[path]

    def is_foreign(self, path: str, content: Content) -> bool:
        place = self.folder / path
        return present(place) and self.differs(path, content) and not self.is_ours(path)

    def products(self) -> tuple[Product, ...]:
        return self.earlier.products if self.earlier else ()


def examine(folder: Path, edition: Edition) -> Standing:
    """The folder as it is; refuses one that is no folder, or that holds the edition itself."""
    place = folder.resolve()
    if present(place) and not place.is_dir():
        raise OutputError(f"{folder} is a file, and the output is a folder: name another with --output.")
    if edition.root.resolve().is_relative_to(place):
        raise OutputError(
            f"{folder} holds the edition itself, and its files could be overwritten: "
            "name another folder with --output."
        )
    return Standing(place, Manifest.read(place))


def refuse_obstacles(standing: Standing, paths: Iterable[str], edition: Edition) -> None:
    """"""
    sources = {document.path.resolve() for document in edition.files}
    for path in paths:
        place = standing.folder / path
        for above in reversed(place.relative_to(standing.folder).parents[:-1]):
            refuse_gate(standing.folder / above)
        if place.is_dir() and not place.is_symlink():
            raise OutputError(f"{typed(place)} is a folder, and a file has to go there: move it away.")
        if place.resolve() in sources:
            raise OutputError(f"{typed(place)} is a file of the edition: name another folder with --output.")


def refuse_gate(above: Path) -> None:
    if above.is_symlink():
        raise OutputError(
            f"{typed(above)} is a link to another place, where nothing may be changed: remove it."
        )
    if present(above) and not above.is_dir():
        raise OutputError(f"{typed(above)} is a file, and a folder has to go there: move it away.")


def refuse_foreign(standing: Standing, files: Mapping[str, Content]) -> None:
    foreign = [path for path, content in files.items() if standing.is_foreign(path, content)]
    if foreign:
        shown = ", ".join(foreign[:SHOWN]) + (f" and {len(foreign) - SHOWN} more" if foreign[SHOWN:] else "")
        raise OutputError(
            f"{typed(standing.folder)} has files that teitools did not write, or that were changed since: "
            f"{shown}. Nothing was written. Move them away, name another folder with --output, "
            "or replace them with --force."
        )


def current_digest(place: Path) -> str | None:
    """The digest of a regular file; a link counts as somebody else's."""
    return digest(place) if place.is_file() and not place.is_symlink() else None


def present(place: Path) -> bool:
    return place.is_symlink() or place.exists()
