"""Adding a schema to those of this machine, from a file or from the web."""

from pathlib import Path

from teitools.edition import EditionError
from teitools.relaxng import Schema, SchemaError
from teitools.schemas.fetch import FetchError, fetch
from teitools.schemas.parts import PartsError, parts
from teitools.schemas.store import add, file_name, remove, stored


def add_from_web(address: str) -> Path:
    """Fetch a schema and keep it under its address. Raises ``EditionError``."""
    try:
        fetch(address)
    except (FetchError, PartsError) as error:
        raise EditionError(str(error)) from None
    return _checked(address)


def add_file(file: Path, address: str) -> Path:
    """Copy a schema with what it includes, and keep it under an address. Raises ``EditionError``."""
    if not address.startswith(("http://", "https://")):
        raise EditionError(f"“{address}” is no public address: it is what files name, such as https://….")
    try:
        add(address, parts(file.name, lambda name: (file.parent / name).read_bytes()), file.name)
    except PartsError as error:
        raise EditionError(f"{file} was not added: {error}") from None
    except OSError as error:
        raise EditionError(f"{error.filename} cannot be read: {error.strerror}.") from None
    return _checked(address)


def _checked(address: str) -> Path:
    """Return the copy, if it can be used."""
    path = stored(address)
    if path is None:
        raise EditionError(f"{address} was not kept.")
    if file_name(address).endswith((".rng", ".rnc")):
        try:
            Schema.load(path)
        except SchemaError as error:
            remove(address)
            raise EditionError(f"{address} was not added, for it cannot be used: {error}") from None
    return path
