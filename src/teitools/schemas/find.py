"""The schemas of a TEI file that stands alone: what its ``xml-model`` instructions name, on this machine.

An address is looked for beside the file, then in the catalogs, then among the schemas that were added.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote, urlsplit

from teitools.diagnostics import Diagnostic, Level
from teitools.edition import Document, Edition
from teitools.schemas.lookup import Lookup
from teitools.schemas.models import RELAXNG, SCHEMATRON, Model, models_in, models_of


def furnished(edition: Edition, lookup: Lookup) -> Edition:
    """Give a file that stands alone the schemas and rules that it names; say which are not to be had."""
    if edition.settings.file is not None or not edition.documents:
        return edition
    (document,) = edition.documents
    search = _Search(document.path, lookup)
    relaxng, schematron = search.found(models_of(document.tree))
    if not search.missing and not relaxng and not schematron:
        return edition
    schema, further = (relaxng[0], tuple(relaxng[1:])) if relaxng else (None, ())
    settings = edition.settings._replace(schema=schema, further_schemas=further, schematron=tuple(schematron))
    problems = (*edition.diagnostics, *_problems(document, search.missing))
    return replace(edition, settings=settings, diagnostics=problems)


def schemas_in(prologue: str, file: Path, lookup: Lookup) -> tuple[list[Path], list[Path]]:
    """Return the RELAX NG schemas and the rules at hand that the text before a root element names."""
    return _Search(file, lookup).found(models_in(prologue))


class _Search:
    """A search for the schemas of one file; ``missing`` are the reasons why some were not found."""

    def __init__(self, file: Path, lookup: Lookup) -> None:
        self._file, self._lookup = file, lookup.with_those_of_the_environment()
        self.missing: dict[str, str] = {}

    def found(self, models: Iterable[Model]) -> tuple[list[Path], list[Path]]:
        """Return the RELAX NG schemas, and the files of Schematron rules."""
        languages: dict[str, list[Path]] = {RELAXNG: [], SCHEMATRON: []}
        for model in models:
            if model.language in languages and (path := self._path(model.href)) is not None:
                languages[model.language].append(path)
        return list(dict.fromkeys(languages[RELAXNG])), list(dict.fromkeys(languages[SCHEMATRON]))

    def _path(self, href: str) -> Path | None:
        try:
            address = urlsplit(href)
        except ValueError:
            return None
        if address.scheme in ("http", "https"):
            return self._public(href)
        beside = self._file.parent / unquote(address.path)
        if not address.scheme and not address.netloc and beside.is_file():
            return beside.resolve()
        self.missing[href] = "is not there: mend its address in the xml-model, or name a schema with --schema"
        return None

    def _public(self, address: str) -> Path | None:
        from teitools.schemas.catalog import CatalogError, resolve
        from teitools.schemas.store import stored

        try:
            path = resolve(address, list(self._lookup.catalogs)) or stored(address)
        except CatalogError as error:
            self.missing[address] = f"is not found. {str(error).rstrip('.')}"
            return None
        if path is None and self._lookup.network:
            path = self._fetched(address)
        elif path is None:
            self.missing[address] = (
                "is not on this machine, so that nothing is checked against it: "
                f"“teitools schema add {address} --allow-network” fetches it once"
            )
        return path

    def _fetched(self, address: str) -> Path | None:
        from teitools.schemas.fetch import FetchError, fetch
        from teitools.schemas.parts import PartsError
        from teitools.schemas.store import stored

        try:
            fetch(address)
        except (FetchError, PartsError, OSError) as error:
            self.missing[address] = f"was not fetched: {str(error).rstrip('.')}"
        return stored(address)


def _problems(document: Document, missing: dict[str, str]) -> Iterator[Diagnostic]:
    for address, reason in missing.items():
        message = f"The schema {address} {reason}."
        yield Diagnostic(document.name, 1, "E111", "schema-missing", message, Level.WARNING, column=1)
