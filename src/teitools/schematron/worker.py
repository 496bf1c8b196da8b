"""The process that runs rules: it can be ended, and takes nothing with it.

``python worker.py PATH…`` gets the folders of its modules as arguments and hears of its work on standard
input. It has no environment.
"""

import os
import signal
import sys
from collections.abc import Sequence
from typing import Any

MEMORY = 4 * 2**30


def main() -> None:
    """Answer one message after another, until nobody asks any more."""
    questions, answers = _streams()
    os.environ.clear()
    _limit_memory()
    from teitools.schematron.frames import read_frame, write_frame
    from teitools.schematron.running import RunError

    desk = Desk()
    while True:
        try:
            asked, texts = read_frame(questions)
        except EOFError:
            os._exit(0)  # taking Saxon apart takes longer than anybody waits
        _end_after(asked["limit"])
        try:
            answer, told = desk.answer(asked, texts)
        except RunError as error:
            answer, told = {"failed": True}, [str(error)]
        write_frame(answers, answer, told)
        _end_after(0)


class Desk:
    """Does what messages ask for, and keeps the stylesheets and documents that they bring."""

    def __init__(self) -> None:
        from teitools.schematron.here import InProcess
        from teitools.schematron.running import Text

        self._runner, self._text = InProcess(), Text
        self._runner.get_ready()
        self._sheets: dict[int, str] = {}
        self._documents: dict[int, Text] = {}

    def answer(self, asked: dict[str, Any], texts: Sequence[str]) -> tuple[dict[str, Any], list[str]]:
        """Return the answer's header and texts. Raises ``RunError``."""
        match asked["do"]:
            case "compile":
                self._sheets[asked["sheet"]] = texts[0]
                return {"complaints": self._runner.compile(texts[0])}, []
            case "keep":
                kept = {number: self._documents[number] for number in asked["documents"]}
                new = (self._text(uri, xml) for uri, xml in zip(asked["uris"], texts, strict=True))
                self._documents = kept | dict(zip(asked["new"], new, strict=True))
                return {}, []
        sheet, source = self._sheets[asked["sheet"]], self._documents[asked["source"]]
        if asked["do"] == "documents":
            return {}, [self._runner.documents(sheet, source)]
        given = {
            name: [self._documents[each] for each in numbers] for name, numbers in asked["given"].items()
        }
        return {}, [self._runner.run(sheet, source, given)]


def _end_after(seconds: float) -> None:
    """Let the system end this process, should its owner have gone and left it in a loop."""
    if hasattr(signal, "alarm"):
        signal.alarm(int(seconds) + 2 if seconds else 0)


def _limit_memory() -> None:
    """Let rules have no more memory than large documents need, where the system can see to it."""
    try:
        import resource
    except ImportError:
        return
    _, most = resource.getrlimit(resource.RLIMIT_DATA)
    limit = MEMORY if most == resource.RLIM_INFINITY else min(MEMORY, most)
    resource.setrlimit(resource.RLIMIT_DATA, (limit, limit))


def _streams() -> tuple[Any, Any]:
    """Keep standard input and output for messages: what Saxon prints must not get among them."""
    questions, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nothing, stream)
    return questions, answers


if __name__ == "__main__":
    sys.path[:] = sys.argv[1:]
    main()
