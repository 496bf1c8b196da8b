"""From a path on the command line to an ``Edition``: which files belong to it, read and parsed once."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import takewhile
from pathlib import Path
from typing import Any, NamedTuple

from lxml import etree

from teitools.diagnostics import Diagnostic, Level
from teitools.edition.encoding import source_text
from teitools.edition.error import EditionError
from teitools.edition.model import Document, Edition, Settings, default_settings
from teitools.edition.naming import ids_of
from teitools.edition.parsing import TOO_DEEP, parse_xml, too_deep
from teitools.edition.positions import finding

PROJECT_FILE = "edition.toml"
TEI = "{http://www.tei-c.org/ns/1.0}"

_ROOTS = (f"{TEI}TEI", f"{TEI}teiCorpus")


class Given(NamedTuple):
    """A document that is not read from its file: the path stands for it, whether there is a file or not."""

    path: Path
    source: bytes


def read_edition(path: Path | None = None) -> Edition:
    """Read an edition's folder, its ``edition.toml``, or a TEI file; by default the edition one stands in.

    A TEI file that an ``edition.toml`` in its folder or above lists stands for that edition. One that none
    lists is an edition by itself: its folder is the root, its schema the one that its ``xml-model`` names,
    if that is at hand. Raises ``EditionError``.
    """
    found = _find(path)
    if found.name.endswith(".toml"):
        return _edition(found)
    project = project_of(found)
    return _edition(project) if project else read_single(found)


def _find(path: Path | None) -> Path:
    """Return the ``edition.toml``, or the TEI file, that a path means."""
    if path is None:
        return project_near(Path.cwd())
    if path.is_dir():
        return project_in(path) or _no_project(path)
    if not path.is_file():
        problem = "is no file" if path.exists() else "does not exist"
        raise EditionError(f"{path} {problem}: name an edition's folder or a TEI file.")
    return path


def project_near(folder: Path) -> Path:
    """Return the ``edition.toml`` of the edition that a folder holds or lies in. Raises ``EditionError``."""
    above = (parent / PROJECT_FILE for parent in folder.parents)
    found = project_in(folder) or next((file for file in above if file.is_file()), None)
    if found is None:
        raise EditionError(
            "There is no edition here: neither this folder, nor edition/ in it, nor a folder above "
            f"holds an {PROJECT_FILE}. Name an edition's folder or a TEI file."
        )
    return found


def project_in(folder: Path) -> Path | None:
    """Return the ``edition.toml`` in a folder, or in ``edition/`` below it."""
    candidates = (folder / PROJECT_FILE, folder / "edition" / PROJECT_FILE)
    return next((file for file in candidates if file.is_file()), None)


def _no_project(folder: Path) -> Path:
    example = next(iter(sorted(folder.glob("*.xml"))), None)
    remedy = f"To take one file, name it: {example}" if example else "Name an edition's folder or a TEI file."
    raise EditionError(f"{folder} holds no {PROJECT_FILE}. {remedy}")


def project_of(file: Path) -> Path | None:
    """Return the nearest ``edition.toml`` in the file's folder or above, if it lists the file."""
    resolved = file.resolve()
    near = (folder / PROJECT_FILE for folder in resolved.parents)
    project = next((candidate for candidate in near if candidate.is_file()), None)
    return project if project and resolved in files_of(project) else None


def files_of(project: Path) -> tuple[Path, ...]:
    """Return the files that an ``edition.toml`` lists, whether they can be read or not."""
    settings, _ = _settings(project)
    return settings.documents + settings.registers


def _settings(project: Path) -> tuple[Settings, tuple[Diagnostic, ...]]:
    from teitools.edition.settings import read_settings  # a file that stands alone has none

    return read_settings(project, _bytes(project))


def _edition(file: Path) -> Edition:
    settings, problems = _settings(file)
    root = file.parent.resolve()
    names = ids_of({path: path.stem for path in settings.documents})
    documents, document_problems = _read(root, settings.documents, names)
    registers, register_problems = _read(root, settings.registers)
    problems += document_problems + register_problems + tuple(_same_names(documents))
    return Edition(root, settings, documents, registers, problems)


def read_single(file: Path, root: Path | None = None) -> Edition:
    """Read a TEI file that stands alone: what is in ``root``, by default its folder, can be pointed to."""
    path = file.resolve()
    folder = root or path.parent
    documents, problems = _read(folder, [path], ids_of({path: path.stem}))
    settings = default_settings(path.stem, (path,))
    return Edition(folder, settings, documents, (), problems)


def read_files(files: Sequence[Path], root: Path) -> Edition:
    """Read TEI files without an ``edition.toml`` as one edition; each is called by its path from ``root``."""
    names = ids_of({path: path.relative_to(root).with_suffix("").as_posix() for path in files})
    documents, problems = _read(root, files, names)
    return Edition(root, default_settings(root.name, tuple(files)), documents, (), problems)


def read_given(given: Given) -> Edition:
    """Read a document as a TEI file that stands alone: what is in the folder of its path can be pointed to.

    If that folder lies in the current one, so can all that is there.
    """
    path, here = given.path.parent.resolve() / given.path.name, Path.cwd().resolve()
    root = here if path.is_relative_to(here) else path.parent
    document, problems = document_of(path, path.relative_to(root).as_posix(), given.source)
    documents = (document,) if document else ()
    return Edition(root, default_settings(path.stem, (path,)), documents, (), tuple(problems))


def prologue_of(file: Path) -> str:
    """Return what stands before the root of a file, which may be unfinished. Raises ``EditionError``."""
    from teitools.edition.markup import Kind, markup  # a file that is parsed needs neither

    text = source_text(_bytes(file)).text
    return "".join(each.text for each in takewhile(lambda each: each.kind is not Kind.START, markup(text)))


def settings_of(project: Path) -> Settings:
    """Return what an ``edition.toml`` says. Raises ``EditionError``."""
    return _settings(project)[0]


def _read(
    root: Path, paths: Sequence[Path], ids: Mapping[Path, str] | None = None
) -> tuple[tuple[Document, ...], tuple[Diagnostic, ...]]:
    documents, problems = [], []
    for path in paths:
        read, found = read_document(path, path.relative_to(root).as_posix(), ids[path] if ids else "")
        documents += [read] if read else []
        problems += found
    return tuple(documents), tuple(problems)


def read_document(path: Path, name: str, id: str = "") -> tuple[Document | None, list[Diagnostic]]:
    """Read a TEI file: the document, or nothing and the reason why not."""
    return document_of(path, name, _bytes(path), id)


def document_of(
    path: Path, name: str, source: bytes, id: str = ""
) -> tuple[Document | None, list[Diagnostic]]:
    """Return the document that the bytes of a TEI file are, or nothing and the reason why not."""
    try:
        document = Document(path, name, source, parse_xml(source), id=id)
    except etree.XMLSyntaxError as error:
        from teitools.edition.faults import fault  # most files are well-formed

        return None, [fault(name, source, error)]
    if problem := _not_tei(document) or _too_deep(document):
        return None, [problem]
    return document, list(_unread_entities(document))


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise EditionError(f"{path} cannot be read: {error.strerror}. Check its permissions.") from None


def _too_deep(document: Document) -> Diagnostic | None:
    element = too_deep(document.tree)
    return None if element is None else finding(document, element, "E004", "limits", TOO_DEEP)


def _not_tei(document: Document) -> Diagnostic | None:
    root = document.tree.getroot()
    if root.tag in _ROOTS:
        return None
    return finding(document, root, "E002", "tei", _what_instead(etree.QName(root)))


def _what_instead(root: etree.QName) -> str:
    name = root.localname
    if name in ("TEI", "teiCorpus"):
        return f'<{name}> is not in TEI\'s namespace: write <{name} xmlns="http://www.tei-c.org/ns/1.0">.'
    if name in ("TEI.2", "teiCorpus.2"):
        return f"<{name}> is TEI P4: convert the file to P5, whose root element is <TEI>."
    return f"This is not a TEI document: its root element is <{name}>, not <TEI>."


def _unread_entities(document: Document) -> Iterator[Diagnostic]:
    """What a DOCTYPE leaves to other files is not read; only a text that needs none of it gets here."""
    doctype: Any = document.tree.docinfo
    if doctype.internalDTD is None:
        return
    unread = [str(entity.name) for entity in doctype.internalDTD.iterentities() if entity.content is None]
    for name in [doctype.system_url, *unread] if doctype.system_url else unread:
        message = f"The DOCTYPE refers to another file ({name}), which is not read: remove what refers to it."
        line = _line_of(document, name)
        yield Diagnostic(document.name, line, "E005", "external-entity", message, Level.WARNING)


def _line_of(document: Document, name: str) -> int:
    before, found, _ = document.source.partition(name.encode())
    return before.count(b"\n") + 1 if found else 1


def _same_names(documents: Iterable[Document]) -> Iterator[Diagnostic]:
    """Readers cite a document by its file's name without ending, so no two may share one."""
    same = defaultdict(list)
    for document in documents:
        same[document.path.stem].append(document)
    for first, *others in same.values():
        for other in others:
            message = (
                f"{other.name} and {first.name} have one name, {first.id}, under which readers cite them: "
                f"this one is published as {other.id}. Rename one of the two."
            )
            yield finding(other, other.tree.getroot(), "E016", "names", message)
