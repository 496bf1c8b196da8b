"""Ids that an edition had in its last release and has no longer: addresses on the web may end in them.

Only an edition in a work tree of git with tags is asked. Nothing is fetched, nothing that the repository
names is run, and what git cannot answer is no finding.
"""

import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from lxml import etree

from teitools.diagnostics import Diagnostic, Level
from teitools.edition import Document, Edition
from teitools.edition.ids import XML_ID, ids
from teitools.edition.parsing import parse_xml
from teitools.edition.positions import finding

_SECONDS = 5
_SHOWN = 5
_HEADER = re.compile(rb"\S+ blob (\d+)\n")
_SAFE = ("-c", "core.fsmonitor=false", "-c", f"core.hooksPath={os.devnull}", "--no-optional-locks")
_ALONE = {"GIT_ALLOW_PROTOCOL": "none", "GIT_NO_LAZY_FETCH": "1", "GIT_TERMINAL_PROMPT": "0"}


def check(edition: Edition) -> Iterator[Diagnostic]:
    """Compare the ids of an edition's files with those of its newest tag."""
    if edition.settings.file is None or not _has_tags(edition.root):
        return
    tag = _git(edition.root, b"", "describe", "--tags", "--abbrev=0").decode("utf-8", "replace").strip()
    if tag:
        for document, source in zip(edition.files, _released(edition, tag), strict=False):
            if gone := [name for name in _ids(source) if name not in ids(document)]:
                yield _gone(document, gone, tag)


def _has_tags(folder: Path) -> bool:
    """Whether a folder lies in a work tree whose repository has tags; git itself is not asked."""
    found = next((each / ".git" for each in (folder, *folder.parents) if (each / ".git").exists()), None)
    if found is None:
        return False
    try:
        repository = _repository(found)
        tags = repository / "refs" / "tags"
        packed = repository / "packed-refs"
        return (tags.is_dir() and any(tags.iterdir())) or (
            packed.is_file() and b" refs/tags/" in packed.read_bytes()
        )
    except OSError:
        return False


def _repository(found: Path) -> Path:
    """Return the folder of a repository; a further work tree has a file that names it."""
    if found.is_dir():
        return found
    own = found.parent / found.read_text(encoding="utf-8", errors="replace").removeprefix("gitdir:").strip()
    common = own / "commondir"
    return own / common.read_text(encoding="utf-8", errors="replace").strip() if common.is_file() else own


def _git(folder: Path, given: bytes, *arguments: str) -> bytes:
    """Return what git answers; nothing where there is no git, no answer, or none in time."""
    import shutil
    import subprocess  # few editions ask git

    program = shutil.which("git")
    if program is None or Path(program).resolve().is_relative_to(folder):
        return b""
    command = [program, *_SAFE, "-C", str(folder), *arguments]
    try:
        done = subprocess.run(  # noqa: S603  (git, with arguments of our own)
            command,
            input=given,
            capture_output=True,
            timeout=_SECONDS,
            check=True,
            env={**os.environ, **_ALONE},
        )
    except (OSError, subprocess.SubprocessError):
        return b""
    return done.stdout


def _released(edition: Edition, tag: str) -> Iterator[bytes]:
    """Return the files of an edition as they were; those that were not there are empty."""
    names = ["" if "\n" in each.name else each.name for each in edition.files]
    asked = "".join(f"{tag}:./{name}\n" for name in names)
    answer, place = _git(edition.root, asked.encode(), "cat-file", "--batch"), 0
    while place < len(answer):
        header = _HEADER.match(answer, place)
        end = answer.find(b"\n", place) + 1
        if header is None:
            yield b""
            place = end or len(answer)
        else:
            yield answer[end : end + int(header[1])]
            place = end + int(header[1]) + 1


def _ids(source: bytes) -> list[str]:
    try:
        tree = parse_xml(source)
    except etree.XMLSyntaxError:
        return []
    return list(dict.fromkeys(name for each in tree.iter("*") if (name := each.get(XML_ID))))


def _gone(document: Document, gone: Sequence[str], tag: str) -> Diagnostic:
    shown = ", ".join(gone[:_SHOWN])
    more = f" and {len(gone) - _SHOWN:,} more" if len(gone) > _SHOWN else ""
    ids, have = ("id", "has") if len(gone) == 1 else ("ids", "have")
    message = (
        f"The {ids} {shown}{more} of {tag} {have} gone from this file, and addresses on the web may end in "
        f"{'it' if len(gone) == 1 else 'them'}: put the {ids} back, as an <anchor> where the element is gone."
    )
    return finding(document, document.tree.getroot(), "E490", "vanished", message, level=Level.INFO)
