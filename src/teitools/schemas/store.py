"""Schemas that were copied to this machine under their public addresses: ``teitools schema add``."""

import hashlib
import json
import os
import shutil
from collections.abc import Mapping
from pathlib import Path
from tempfile import mkdtemp
from urllib.parse import unquote, urlsplit

import click

_INDEX = "schemas.json"
FOLDER = "TEITOOLS_SCHEMAS"
"""The variable of the environment that names another folder for them."""


def folder() -> Path:
    """Return where the schemas are kept."""
    return Path(os.environ.get(FOLDER) or Path(click.get_app_dir("teitools")) / "schemas")


def stored(address: str) -> Path | None:
    """Return the copy of the schema with this address, if there is one."""
    path = addresses().get(address)
    return path if path is not None and path.is_file() else None


def addresses() -> Mapping[str, Path]:
    """Return the addresses that are known, each with its file."""
    try:
        known = json.loads((folder() / _INDEX).read_text(encoding="utf-8"))
        return {str(address): folder() / str(file) for address, file in known.items()}
    except (OSError, ValueError, AttributeError):
        return {}


def add(address: str, files: Mapping[str, bytes], main: str) -> Path:
    """Keep a schema's files, named from its folder, under its address. Raises ``OSError``.

    A copy is complete before it takes the place of an older one.
    """
    home = folder()
    home.mkdir(parents=True, exist_ok=True)
    name = hashlib.sha256(address.encode()).hexdigest()[:16]
    made = Path(mkdtemp(dir=home, prefix="new-"))
    for file, content in files.items():
        (made / file).parent.mkdir(parents=True, exist_ok=True)
        (made / file).write_bytes(content)
    place = home / name
    if place.exists():
        shutil.rmtree(place)
    made.replace(place)
    known = {each: path.relative_to(home).as_posix() for each, path in addresses().items()}
    known[address] = f"{name}/{main}"
    index = home / f"{_INDEX}.new"
    index.write_text(json.dumps(dict(sorted(known.items())), indent=1, ensure_ascii=False), encoding="utf-8")
    index.replace(home / _INDEX)
    return place / main


def remove(address: str) -> bool:
    """Forget an address and its files; return whether there was one. Raises ``OSError``."""
    known = dict(addresses())
    path = known.pop(address, None)
    if path is None:
        return False
    home = folder()
    rest = {each: file.relative_to(home).as_posix() for each, file in known.items()}
    index = home / f"{_INDEX}.new"
    index.write_text(json.dumps(rest, indent=1, ensure_ascii=False), encoding="utf-8")
    index.replace(home / _INDEX)
    shutil.rmtree(home / path.relative_to(home).parts[0], ignore_errors=True)
    return True


def file_name(address: str) -> str:
    """Return the name of the file in an address."""
    return unquote(urlsplit(address).path).rpartition("/")[2] or "schema.rng"
