"""``edition.toml``: what an editor may say in it, and what is wrong with what was said."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from teitools.diagnostics import Diagnostic, Level
from teitools.diagnostics.nearest import did_you_mean
from teitools.edition.model import OUTPUTS, Settings
from teitools.resources import MissingResourceError, resource

if TYPE_CHECKING:
    from teitools.edition.toml import Key, TomlPlaces

SCHEMA = "teitools:edition.rng"
SCHEMATRON = "teitools:edition.sch"

_OWN = "teitools:"
_KEYS: "Mapping[Key, tuple[str, ...]]" = {
    (): ("edition", "validation", "publication"),
    ("edition",): ("title", "documents", "registers"),
    ("validation",): ("schema", "schematron"),
    ("publication",): ("outputs", "stylesheets"),
    ("publication", "stylesheets"): ("html", "print"),
}
_TOML_PLACE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")


def read_settings(file: Path, source: bytes) -> tuple[Settings, tuple[Diagnostic, ...]]:
    """Read an ``edition.toml``. What is wrong with it is left out of the settings, and reported."""
    import tomllib

    from teitools.edition.toml import toml_places  # a file that stands alone needs neither

    try:
        text = source.decode("utf-8-sig").replace("\r\n", "\n")
        table = tomllib.loads(text)
    except UnicodeDecodeError as error:
        line = source[: error.start].count(b"\n") + 1
        return _nothing(file, line, 0, "This file is not in UTF-8: save it as UTF-8.")
    except tomllib.TOMLDecodeError as error:
        return _nothing(file, *_toml_error(text, str(error)))
    reader = _Reader(file, table, toml_places(text))
    settings = reader.settings()
    return settings, tuple(reader.diagnostics)


def _nothing(file: Path, line: int, column: int, message: str) -> tuple[Settings, tuple[Diagnostic, ...]]:
    settings = Settings("", None, (), {}, OUTPUTS, file=file)
    return settings, (Diagnostic(file.name, line, "E010", "toml", message, column=column),)


def _toml_error(text: str, error: str) -> tuple[int, int, str]:
    place = _TOML_PLACE.search(error)
    message = f"This is not TOML: {_TOML_PLACE.sub('', error)}."
    if place and place[1]:
        return int(place[1]), int(place[2]), message
    return text.count("\n") + 1, 0, message


class _Reader:
    """Reads one table of settings, and gathers what is wrong with it."""

    def __init__(self, file: Path, table: Mapping[str, Any], places: "TomlPlaces") -> None:
        self.file, self.table, self.places = file, table, places
        self.diagnostics: list[Diagnostic] = []

    def settings(self) -> Settings:
        self._check_keys((), self.table)
        documents = tuple(self._files(("edition", "documents")))
        if not documents and not self.diagnostics:
            self._report("E015", "documents", ("edition", "documents"), _NO_DOCUMENTS)
        return Settings(
            title=self._text(("edition", "title")) or self.file.parent.name,
            schema=self._schema(),
            schematron=tuple(self._schematron()),
            stylesheets=self._stylesheets(),
            outputs=self._outputs(),
            documents=documents,
            registers=tuple(self._registers(documents)),
            file=self.file,
        )

    def _check_keys(self, table: "Key", values: Mapping[str, Any]) -> None:
        allowed = _KEYS[table]
        for name, value in values.items():
            key = (*table, name)
            if name not in allowed:
                what = "table" if isinstance(value, dict) else "key"
                message = f"There is no {what} {_named(key)}{did_you_mean(name, allowed)}"
                self._report("E011", "key", key, message)
            elif key in _KEYS:
                self._check_table(key, value)

    def _check_table(self, key: "Key", value: Any) -> None:
        if isinstance(value, dict):
            self._check_keys(key, value)
        else:
            self._report("E012", "value", key, f"{_named(key)} is a table: write [{'.'.join(key)}].")

    def _registers(self, documents: tuple[Path, ...]) -> Iterator[Path]:
        for path in self._files(("edition", "registers")):
            if path in documents:
                self._twice(("edition", "registers"), path)
            else:
                yield path

    def _schema(self) -> Path | None:
        key = ("validation", "schema")
        return self._file(key, self._text(key) or SCHEMA)

    def _schematron(self) -> Iterator[Path]:
        key = ("validation", "schematron")
        names = self._texts(key) if self._value(key) is not None else [SCHEMATRON]
        for name in names:
            if path := self._file(key, name):
                yield path

    def _stylesheets(self) -> dict[str, Path]:
        table = ("publication", "stylesheets")
        paths = {name: self._stylesheet((*table, name)) for name in _KEYS[table]}
        return {name: path for name, path in paths.items() if path}

    def _stylesheet(self, key: "Key") -> Path | None:
        name = self._text(key)
        return self._file(key, name) if name else None

    def _outputs(self) -> tuple[str, ...]:
        key = ("publication", "outputs")
        if self._value(key) is None:
            return OUTPUTS
        chosen = self._texts(key)
        for name in (name for name in chosen if name not in OUTPUTS):
            end = did_you_mean(name, OUTPUTS)
            self._report("E012", "value", key, f'There is no output "{name}"{end}', name)
        return tuple(name for name in OUTPUTS if name in chosen)

    def _files(self, key: "Key") -> Iterator[Path]:
        """Return the files of a list, patterns such as ``letters/*.xml`` spelled out."""
        seen: set[Path] = set()
        for name in self._texts(key):
            for path in self._matching(key, name):
                if path in seen:
                    self._twice(key, path)
                else:
                    seen.add(path)
                    yield path

    def _matching(self, key: "Key", name: str) -> list[Path]:
        if "*" not in name:
            path = self._file(key, name)
            return [path] if path else []
        if Path(name).is_absolute() or ".." in Path(name).parts:
            self._outside(key, name)
            return []
        found = sorted(path.resolve() for path in self.file.parent.glob(name) if path.is_file())
        if not found:
            self._report("E003", "missing", key, f'No file matches "{name}".', name)
        return found

    def _file(self, key: "Key", name: str) -> Path | None:
        if name.startswith(_OWN):
            return self._own(key, name)
        root = self.file.parent.resolve()
        try:
            path = (root / name).resolve()
            if path.is_file() and path.is_relative_to(root):
                return path
            folder, siblings = path.is_dir(), _names(path.parent)
        except (OSError, ValueError, RuntimeError):  # a name too long, with a null in it, a link to itself
            path, folder, siblings = root, False, []
        if not path.is_relative_to(root):
            self._outside(key, name)
            return None
        problem = "is a folder, not a file" if folder else "does not exist"
        self._report(
            "E003", "missing", key, f'The file "{name}" {problem}{did_you_mean(path.name, siblings)}', name
        )
        return None

    def _own(self, key: "Key", name: str) -> Path | None:
        """Return a file that travels with teitools: ``teitools:edition.rng``."""
        folder = "xslt" if key[-2:-1] == ("stylesheets",) else "schema"
        wanted = name.removeprefix(_OWN)
        try:
            if re.fullmatch(r"[\w-]+\.\w+", wanted):
                return resource(f"{folder}/{wanted}")
        except MissingResourceError:
            pass
        self._report(
            "E003", "missing", key, f'"{name}" is not among the files that come with teitools.', name
        )
        return None

    def _outside(self, key: "Key", name: str) -> None:
        message = f'"{name}" lies outside the edition\'s folder: an edition reads no files but its own.'
        self._report("E013", "outside", key, message, name)

    def _twice(self, key: "Key", path: Path) -> None:
        name = path.relative_to(self.file.parent.resolve()).as_posix()
        self._report("E014", "twice", key, f'"{name}" is listed twice.', name, Level.WARNING)

    def _text(self, key: "Key") -> str:
        value = self._value(key)
        if value is None or isinstance(value, str):
            return value or ""
        self._report("E012", "value", key, f'{_named(key)} is a text: write {key[-1]} = "…".')
        return ""

    def _texts(self, key: "Key") -> list[str]:
        value = self._value(key)
        if isinstance(value, str):
            return [value]
        if isinstance(value, list) and all(isinstance(item, str) for item in value):
            return value
        if value is not None:
            self._report("E012", "value", key, f'{_named(key)} is a list of texts: write {key[-1]} = ["…"].')
        return []

    def _value(self, key: "Key") -> Any:
        value: Any = self.table
        for part in key:
            value = value.get(part) if isinstance(value, dict) else None
        return value

    def _report(
        self,
        code: str,
        rule: str,
        key: "Key",
        message: str,
        value: str | None = None,
        level: Level = Level.ERROR,
    ) -> None:
        line, column = self.places.line(key, value)
        self.diagnostics.append(Diagnostic(self.file.name, line, code, rule, message, level, column))


_NO_DOCUMENTS = 'The edition has no documents: name its TEI files, documents = ["letter.xml"].'


def _named(key: "Key") -> str:
    return key[-1] if len(key) == 1 else f"{key[-1]} in [{'.'.join(key[:-1])}]"


def _names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []
