"""Runs rules in a process of their own, and ends it when they do not end."""

import atexit
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from threading import RLock
from typing import Any, BinaryIO, cast

from teitools.resources import PACKAGE
from teitools.schematron.frames import read_frame, write_frame
from teitools.schematron.patience import BUSY, patience
from teitools.schematron.running import RunError, Stopped, Text

_WORKER = Path(__file__).with_name("worker.py")
_CRASHED = "ended the process that it ran in: it calls itself without end, or needs too much memory"
_MOST = 100
"""So many stylesheets, and it is time for a new process."""
_NEEDED = ("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "SYSTEMROOT", "TEMP", "TMP")
"""What a process needs of the environment to start. The rules see nothing of it."""


@dataclass
class Apart:
    """A worker, started when it is first asked and anew after it was ended."""

    _process: "subprocess.Popen[bytes] | None" = None
    _sheets: dict[str, int] = field(default_factory=dict)
    """The stylesheets that the process has, by their text."""
    _documents: dict[Text, int] = field(default_factory=dict)
    _lock: Any = field(default_factory=RLock)
    _number: int = 0
    _owner: int = field(default_factory=os.getpid)

    def start(self) -> None:
        """Start the process, if it does not run."""
        with self._lock:
            if self._owner != os.getpid():  # a fork: the process is its parent's
                self._process, self._owner = None, os.getpid()
                self._sheets.clear()
                self._documents.clear()
            self._process = self._process or _started()

    def compile(self, sheet: str, limit: float) -> Sequence[tuple[int, str, str]]:
        """Return what is wrong with a stylesheet: line, code and message. Raises ``Stopped``."""
        with self._lock:
            self.start()
            if sheet in self._sheets:
                return ()
            if len(self._sheets) == _MOST:
                self.close()
            self._number += 1
            number = self._number
            header, _ = self._ask({"do": "compile", "sheet": number}, [sheet], limit)
            if not header["complaints"]:
                self._sheets[sheet] = number
            return [(line, code, message) for line, code, message in header["complaints"]]

    def documents(self, sheet: str, source: Text, limit: float) -> str:
        """Return which documents the patterns look at, as JSON. Raises ``RunError`` or ``Stopped``."""
        with self._lock:
            return self._told("documents", sheet, source, {}, limit)

    def run(self, sheet: str, source: Text, given: Mapping[str, Sequence[Text]], limit: float) -> str:
        """Return the findings as JSON. Raises ``RunError`` or ``Stopped``."""
        with self._lock:
            return self._told("run", sheet, source, given, limit)

    def close(self) -> None:
        """End the process."""
        with self._lock:
            process, self._process = self._process, None
            self._sheets.clear()
            self._documents.clear()
            if process is not None and self._owner == os.getpid():
                process.kill()
                process.wait()
                for stream in (process.stdin, process.stdout):
                    _closed(stream)

    def _told(
        self, what: str, sheet: str, source: Text, given: Mapping[str, Sequence[Text]], limit: float
    ) -> str:
        if complaints := self.compile(sheet, limit):
            raise RunError(complaints[0][2])
        self._keep([source, *(text for texts in given.values() for text in texts)], limit)
        numbers = {name: [self._documents[text] for text in texts] for name, texts in given.items()}
        question = {
            "do": what,
            "sheet": self._sheets[sheet],
            "source": self._documents[source],
            "given": numbers,
        }
        header, texts = self._ask(question, [], limit)
        if "failed" in header:
            raise RunError(texts[0])
        return texts[0]

    def _keep(self, texts: Sequence[Text], limit: float) -> None:
        """See to it that the process has these documents, and no others."""
        wanted = dict.fromkeys(texts)
        if wanted.keys() == self._documents.keys():
            return
        kept = {text: number for text, number in self._documents.items() if text in wanted}
        new = [text for text in wanted if text not in kept]
        numbers = range(self._number + 1, self._number + 1 + len(new))
        self._number += len(new)
        question = {
            "do": "keep",
            "documents": [*kept.values()],
            "new": [*numbers],
            "uris": [t.uri for t in new],
        }
        self._ask(question, [text.xml for text in new], limit)
        self._documents = kept | dict(zip(new, numbers, strict=True))

    def _ask(
        self, question: dict[str, Any], texts: Sequence[str], limit: float
    ) -> tuple[dict[str, Any], list[str]]:
        self.start()
        process = cast("subprocess.Popen[bytes]", self._process)
        with patience(process, limit) as late:
            try:
                write_frame(cast("BinaryIO", process.stdin), {**question, "limit": BUSY * limit}, texts)
                return read_frame(cast("BinaryIO", process.stdout))
            except (EOFError, OSError):
                self.close()
                ended = f"did not end within {round(limit, 1):g} s" if late.is_set() else _CRASHED
                raise Stopped(ended) from None
            except BaseException:  # an answer that nobody waits for would be taken for the next
                self.close()
                raise


def _started() -> "subprocess.Popen[bytes]":
    folders = [str(PACKAGE.parent), *(folder for folder in sys.path if folder)]
    environment = {name: os.environ[name] for name in _NEEDED if name in os.environ}
    command = [sys.executable, "-I", "-S", str(_WORKER), *folders]
    return subprocess.Popen(  # noqa: S603  (it is our own program)
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment
    )


def _closed(stream: Any) -> None:
    with suppress(OSError):  # what was not written yet has no reader any more
        stream.close()


@cache
def worker() -> Apart:
    """Return the one worker of this process."""
    apart = Apart()
    atexit.register(apart.close)
    return apart
