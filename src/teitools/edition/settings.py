"""``edition.toml``: what an editor may say in it, and what is wrong with what was said."""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from teitools.diagnostics import Diagnostic, Level
from teitools.diagnostics.nearest import did_you_mean
from teitools.diagnostics.selection import is_unknown
from teitools.edition.model import OUTPUTS, Ignored, Publication, Settings, Wanted
from teitools.resources import MissingResourceError, resource

if TYPE_CHECKING:
    from teitools.edition.toml import Key, TomlPlaces
    from teitools.parameters import Value

TEMPLATES = ("article", "book", "letters", "verse", "drama")
"""The templates of ``theme/print`` that set a whole document."""

SCHEMA = "teitools:edition.rng"
SCHEMATRON = "teitools:edition.sch"

_OWN = "teitools:"
_KEYS: "Mapping[Key, tuple[str, ...]]" = {
    (): ("edition", "validation", "publication", "print", "parameters", "labels"),
    ("edition",): ("title", "documents", "registers"),
    ("validation",): ("schema", "schematron", "select", "ignore", "strict", "baseline"),
    ("publication",): ("outputs", "pages", "divisions", "stylesheets"),
    ("publication", "stylesheets"): ("html", "print", "epub"),
    ("print",): ("template",),
}
_OPEN = (("parameters",), ("labels",))
"""Tables whose keys are not ours to list."""
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
            template=self._template(),
            wanted=self._wanted(),
            publication=self._publication(),
            parameters=self._parameters(),
            labels=self._labels(),
        )

    def _publication(self) -> Publication:
        key = ("publication", "pages")
        pages = self._text(key) or _PAGES[0]
        if pages not in _PAGES:
            message = f'There are no pages by "{pages}": write {" or ".join(_PAGES)}.'
            self._report("E012", "value", key, message, pages)
        divisions = tuple(self._texts(("publication", "divisions")))
        return Publication(pages == "division" or bool(divisions), divisions)

    def _wanted(self) -> Wanted:
        select = ("validation", "select")
        return Wanted(
            tuple(self._names_of_findings(select, self._texts(select))),
            tuple(self._ignored()),
            self._truth(("validation", "strict")),
            self._baseline(),
        )

    def _names_of_findings(self, key: "Key", names: Iterable[str]) -> Iterator[str]:
        for name in names:
            if is_unknown(name):
                message = f'There is no code "{name}": teitools explain lists them.'
                self._report("E012", "value", key, message, name)
            else:
                yield name

    def _ignored(self) -> Iterator[Ignored]:
        key = ("validation", "ignore")
        entries = self._value(key)
        if entries is None:
            return
        if not isinstance(entries, list) or not all(isinstance(each, dict) for each in entries):
            self._report("E012", "value", key, f"{_named(key)} is a list of tables: {_IGNORE}.")
            return
        for number, entry in enumerate(entries):
            if (read := self._ignored_by(key, entry)) is not None:
                before = sum(each.get("reason") == entry["reason"] for each in entries[:number])
                yield read._replace(place=self.places.line(key, entry["reason"], before))

    def _ignored_by(self, key: "Key", entry: Mapping[str, Any]) -> Ignored | None:
        for name in entry.keys() - set(_IGNORE_KEYS):
            message = f"There is no key {name} in an entry of {_named(key)}{did_you_mean(name, _IGNORE_KEYS)}"
            self._report_at(self.places.word(key, name), "E011", "key", message)
        names, files = (_listed(entry.get(name, [])) for name in ("names", "files"))
        reason = entry.get("reason")
        if names is None or files is None or not names or not isinstance(reason, str) or not reason.strip():
            written = next((each for each in (*(names or ()), reason) if isinstance(each, str)), None)
            message = f"An entry of {_named(key)} says what it ignores, and why: {_IGNORE}."
            self._report("E012", "value", key, message, written)
            return None
        known = tuple(self._names_of_findings(key, names))
        return Ignored(known, tuple(files), reason.strip()) if known else None

    def _truth(self, key: "Key") -> bool:
        value = self._value(key)
        if value is not None and not isinstance(value, bool):
            self._report("E012", "value", key, f"{_named(key)} is true or false: write {key[-1]} = true.")
        return value is True

    def _baseline(self) -> Path | None:
        """Return the file of known findings, which need not be written yet."""
        key = ("validation", "baseline")
        if not (name := self._text(key)):
            return None
        root = self.file.parent.resolve()
        try:
            path = (root / name).resolve()
        except (OSError, ValueError, RuntimeError):  # a name too long, with a null in it, a link to itself
            path = root.parent
        if path.is_relative_to(root) and not path.is_dir():
            return path
        self._outside(key, name)
        return None

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
            elif key in _OPEN and not isinstance(value, dict):
                self._report("E012", "value", key, _NO_TABLE.format(name=_named(key), table=name))

    def _check_table(self, key: "Key", value: Any) -> None:
        if isinstance(value, dict):
            self._check_keys(key, value)
        else:
            self._report("E012", "value", key, _NO_TABLE.format(name=_named(key), table=".".join(key)))

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

    def _template(self) -> str:
        key = ("print", "template")
        name = self._text(key)
        own = self.file.parent / "theme" / "print"
        known = [*TEMPLATES, *sorted(path.stem for path in own.glob("*.typ") if path.stem not in TEMPLATES)]
        if name and name not in known:
            end = did_you_mean(name, known)
            self._report("E012", "value", key, f'There is no template "{name}"{end}', name)
            return ""
        return name

    def _outputs(self) -> tuple[str, ...]:
        key = ("publication", "outputs")
        if self._value(key) is None:
            return OUTPUTS
        chosen = self._texts(key)
        for name in (name for name in chosen if name not in OUTPUTS):
            end = did_you_mean(name, OUTPUTS)
            self._report("E012", "value", key, f'There is no output "{name}"{end}', name)
        return tuple(name for name in OUTPUTS if name in chosen)

    def _parameters(self) -> "dict[str, Value]":
        """Return the parameters that have a value of their type."""
        table = self._table("parameters")
        if not table:
            return {}
        from teitools.parameters import parameters  # few editions set any

        known = {each.name: each for each in parameters()}
        found: dict[str, Value] = {}
        for name, value in table.items():
            key = ("parameters", name)
            if name not in known:
                message = f"There is no parameter {name}{did_you_mean(name, known)}"
                self._report("E011", "key", key, message)
            elif not known[name].allows(value):
                message = f"{name} in [parameters] is {known[name].kind}: {name} = {known[name].default}."
                self._report("E012", "value", key, message)
            else:
                found[name] = value
        return found

    def _labels(self) -> dict[str, str]:
        names = self._table("labels")
        return {name: text for name in names if (text := self._text(("labels", name)))}

    def _table(self, name: str) -> Mapping[str, Any]:
        """Return a table whose keys anybody may choose."""
        value = self.table.get(name, {})
        return value if isinstance(value, dict) else {}

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
        self._report_at(self.places.line(key, value), code, rule, message, level)

    def _report_at(
        self, place: tuple[int, int], code: str, rule: str, message: str, level: Level = Level.ERROR
    ) -> None:
        line, column = place
        self.diagnostics.append(Diagnostic(self.file.name, line, code, rule, message, level, column))


_PAGES = ("document", "division")
_IGNORE_KEYS = ("names", "files", "reason")
_IGNORE = 'write {names = ["E457"], files = "letters/*.xml", reason = "typed so"}'
_NO_TABLE = "{name} is a table: write [{table}]."
_NO_DOCUMENTS = 'The edition has no documents: name its TEI files, documents = ["letter.xml"].'


def _named(key: "Key") -> str:
    return key[-1] if len(key) == 1 else f"{key[-1]} in [{'.'.join(key[:-1])}]"


def _listed(value: Any) -> list[str] | None:
    """Return one text or several as several; nothing for another value."""
    texts = [value] if isinstance(value, str) else value
    return texts if isinstance(texts, list) and all(isinstance(each, str) for each in texts) else None


def _names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []
