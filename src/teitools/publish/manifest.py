"""``build.json``: what a build made, from what, and by which version. No times, no machine's names."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Self

from teitools import __version__
from teitools.edition import Edition
from teitools.publish.content import Content, digest, size
from teitools.publish.own import own_paths

NAME = "build.json"


@dataclass(frozen=True, slots=True)
class Source:
    """One file that the editors wrote: ``path`` counts from the edition's folder."""

    path: str
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class Product:
    """One file that a build made, under ``output``'s name (``html``).

    ``outdated`` marks a file that a build of other outputs left standing, and whose sources have changed.
    """

    path: str
    output: str
    sha256: str
    size: int
    outdated: bool = False


@dataclass(frozen=True, slots=True)
class Manifest:
    """What stands in an output folder by teitools' own doing.

    ``account`` says by document and output how many of its words are shown, left out by which rule, or lost;
    ``redone`` why what the last build made anew was, by documents.
    """

    version: str
    edition: str
    sources: tuple[Source, ...]
    products: tuple[Product, ...]
    account: Mapping[str, Any] = field(default_factory=dict)
    redone: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        edition: Edition,
        outputs: Mapping[str, Mapping[str, Content]],
        account: Mapping[str, Any] | None = None,
        redone: Mapping[str, str] | None = None,
    ) -> Self:
        made = (product(path, name, content) for name in outputs for path, content in outputs[name].items())
        return cls(
            __version__, edition.settings.title, sources(edition), in_order(made), account or {}, redone or {}
        )

    @classmethod
    def read(cls, folder: Path) -> Self | None:
        """The manifest of an earlier build, or None where there is none that teitools can have written."""
        try:
            return cls.parse((folder / NAME).read_bytes())
        except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
            return None

    @classmethod
    def parse(cls, content: bytes) -> Self:
        data: dict[str, Any] = json.loads(content)
        return cls(
            version=text(data["teitools"]),
            edition=text(data["edition"]),
            sources=tuple(Source(path, **fields) for path, fields in data["sources"].items()),
            products=tuple(Product(relative(path), **fields) for path, fields in data["outputs"].items()),
            account=data.get("account", {}),
            redone={text(name): text(why) for name, why in data.get("redone", {}).items()},
        )

    @property
    def digests(self) -> dict[str, str]:
        return {product.path: product.sha256 for product in self.products}

    def keeping(self, earlier: Iterable[Product], outdated: bool) -> Self:
        """This manifest with the products of other outputs that an earlier build left standing."""
        kept = (replace(product, outdated=product.outdated or outdated) for product in earlier)
        return replace(self, products=in_order((*self.products, *kept)))

    def to_json(self) -> bytes:
        data = {
            "teitools": self.version,
            "edition": self.edition,
            "sources": {
                source.path: {"sha256": source.sha256, "size": source.size} for source in self.sources
            },
            "outputs": {product.path: product_fields(product) for product in self.products},
            "account": self.account,
            "redone": self.redone,
        }
        return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode()


def product(path: str, output: str, content: Content) -> Product:
    return Product(path, output, digest(content), size(content))


def product_fields(product: Product) -> dict[str, str | int | bool]:
    fields: dict[str, str | int | bool] = {
        "output": product.output,
        "sha256": product.sha256,
        "size": product.size,
    }
    return fields | ({"outdated": True} if product.outdated else {})


def sources(edition: Edition) -> tuple[Source, ...]:
    """Every file of the edition that decides what is built; teitools' own files go with its version."""
    contents = {file.name: file.source for file in edition.files} | settings_files(edition)
    return tuple(Source(path, digest(content), len(content)) for path, content in sorted(contents.items()))


def settings_files(edition: Edition) -> dict[str, bytes]:
    settings = edition.settings
    paths = (
        settings.file,
        settings.schema,
        *settings.schematron,
        *settings.stylesheets.values(),
        *own_paths(edition),
    )
    own = (path for path in paths if path and path.is_relative_to(edition.root) and path.is_file())
    return {path.relative_to(edition.root).as_posix(): path.read_bytes() for path in own}


def in_order(products: Iterable[Product]) -> tuple[Product, ...]:
    return tuple(sorted(products, key=lambda product: product.path))


def text(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError(f"not a text: {value!r}")
    return value


def relative(path: str) -> str:
    if not is_inside(path):
        raise ValueError(f"not a path inside the output folder: {path!r}")
    return path


def is_inside(path: str) -> bool:
    """Whether a path can only lead to a file below the output folder, on any system."""
    parts = path.split("/")
    return not {"", ".", ".."} & {*parts} and not any(character in path for character in '\\:\0"<>|?*')
