"""The last act of a build: everything is made, now it goes to the disk in one go."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from teitools.diagnostics.text import typed
from teitools.exchange import exchange, is_aside
from teitools.publish.build import Build
from teitools.publish.manifest import NAME, Manifest, Product
from teitools.publish.standing import OutputError, Standing, examine, refuse_foreign, refuse_obstacles
from teitools.publish.vanished import vanished


@dataclass(frozen=True, slots=True)
class Written:
    """What a folder holds after a build. ``changed`` and ``removed`` are paths; the manifest lists all.

    ``vanished`` are addresses that its pages had before and have no longer.
    """

    folder: Path
    manifest: Manifest
    changed: tuple[str, ...]
    removed: tuple[str, ...]
    vanished: tuple[str, ...] = ()


def write(build: Build, folder: Path, force: bool = False) -> Written:
    """Writes a build into a folder, whose other files stay as they are; raises OutputError or does it all."""
    try:
        return write_all(build, examine(folder, build.edition), force)
    except OSError as error:
        raise OutputError(unwritable(folder, error)) from error


def write_all(build: Build, standing: Standing, force: bool) -> Written:
    manifest = manifest_of(build, standing)
    files = build.files | {NAME: manifest.to_json()}
    refuse_obstacles(standing, files, build.edition)
    if not force:
        refuse_foreign(standing, build.files if standing.earlier else files)
    changed = {path: content for path, content in files.items() if standing.differs(path, content)}
    removed = superseded(manifest, standing)
    gone = tuple(vanished(standing.folder, standing_pages(standing, changed, removed), build.files))
    if changed or removed:
        exchange(standing.folder, changed, removed)
    return Written(standing.folder, manifest, tuple(changed), removed, gone)


def standing_pages(standing: Standing, changed: Iterable[str], removed: Iterable[str]) -> list[str]:
    """The pages of the website that stand there from the build before, and change or go."""
    pages = [product.path for product in standing.products() if product.output == "html"]
    touched = {*changed, *removed}
    return [path for path in pages if path.endswith(".html") and path in touched and standing.is_ours(path)]


def manifest_of(build: Build, standing: Standing) -> Manifest:
    kept = [product for product in standing.products() if is_kept(product, build, standing)]
    manifest, earlier = build.manifest, standing.earlier
    if earlier is not None and not manifest.redone:
        manifest = replace(manifest, redone=earlier.redone)
    return manifest.keeping(kept, earlier is not None and earlier.sources != manifest.sources)


def is_kept(product: Product, build: Build, standing: Standing) -> bool:
    """Whether a file of the earlier build stays: its output is still asked for, and not made this time."""
    wanted = product.output in build.edition.settings.outputs and product.output not in build.outputs
    return wanted and product.path not in build.files and (standing.folder / product.path).is_file()


def superseded(manifest: Manifest, standing: Standing) -> tuple[str, ...]:
    """Files of the earlier build that no build makes any more, as long as nobody changed them."""
    paths = (product.path for product in standing.products() if product.path not in manifest.digests)
    return tuple(path for path in paths if standing.is_ours(path) and not leads_away(standing.folder, path))


def leads_away(folder: Path, path: str) -> bool:
    return not (folder / path).resolve().is_relative_to(folder)


def unwritable(folder: Path, error: OSError) -> str:
    reason = (error.strerror or str(error)).lower()
    named = (Path(name) for name in (error.filename, error.filename2) if isinstance(name, str))
    files = [typed(path) for path in named if not is_aside(path)]
    place = f" ({files[0]})" if files and files[0] != str(folder) else ""
    return f"Cannot write to {folder}: {reason}{place}. Nothing was changed."
