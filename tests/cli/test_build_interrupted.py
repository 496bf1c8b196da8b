"""A build that is interrupted, or finds the disk full, leaves the last output as it was."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from time import sleep

import pytest

from teitools.publish.manifest import NAME

SMALL = Path(__file__).parents[1] / "editions" / "small"
Snapshot = dict[str, bytes]

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="looks at processes of Linux"),
]


class Place:
    """An edition, its output, which holds a file of somebody else's, and a folder for temporary files."""

    def __init__(self, folder: Path) -> None:
        self.edition, self.output, self.temporary = (folder / name for name in ("edition", "site", "tmp"))
        self._said = folder / "said.txt"
        shutil.copytree(SMALL, self.edition)
        self.temporary.mkdir()
        (self.output / "own").mkdir(parents=True)
        (self.output / "own" / "CNAME").write_text("letters.example", "utf-8")

    def begin(self, before: Callable[[], None] | None = None) -> "subprocess.Popen[bytes]":
        command = [sys.executable, "-m", "teitools", "build", str(self.edition), "-o", str(self.output)]
        with self._said.open("wb") as said:
            return subprocess.Popen(
                [*command, "--only", "html,text,tei"],
                env=os.environ | {"TMPDIR": str(self.temporary)},
                stdout=said,
                stderr=said,
                preexec_fn=before,
            )

    @property
    def said(self) -> str:
        return self._said.read_text("utf-8")

    def build(self) -> Snapshot:
        assert self.begin().wait() == 0, self.said
        return self.files()

    def change(self) -> None:
        letter = self.edition / "letter.xml"
        changed = letter.read_text("utf-8").replace("</p>", " Once more.</p>")
        letter.write_text(changed, "utf-8")

    def files(self) -> Snapshot:
        """What stands in the output; ``build.json`` says what was built anew, which differs."""
        found = (each for each in sorted(self.output.rglob("*")) if each.is_file() and each.name != NAME)
        return {path.relative_to(self.output).as_posix(): path.read_bytes() for path in found}

    def left(self) -> list[Path]:
        """Temporary files and folders that nobody took away."""
        return [*self.temporary.iterdir(), *self.output.glob(".*")]


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path)


def children(process: int) -> list[int]:
    try:
        return [int(each) for each in Path(f"/proc/{process}/task/{process}/children").read_text().split()]
    except OSError:
        return []


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("after", [0.05, 0.5, 1.0, 1.5])
def test_who_stops_a_build_has_the_last_one_or_the_new_one(
    how: signal.Signals, after: float, place: Place
) -> None:
    last = place.build()
    place.change()
    building = place.begin()
    sleep(after)
    building.send_signal(how)
    building.wait()
    found = place.files()
    assert place.left() == []
    assert found == last or found == place.build()


def test_a_process_beside_that_is_killed_takes_nothing_with_it(place: Place) -> None:
    building = place.begin()
    killed = False
    while building.poll() is None and not killed:
        for child in children(building.pid):
            os.kill(child, signal.SIGKILL)
            killed = True
    assert building.wait() == 0, place.said
    assert killed
    assert place.left() == []
    found = place.files()
    shutil.rmtree(place.output / "text")
    assert place.build() == found


def test_a_full_disk_leaves_the_last_build(place: Place) -> None:
    import resource  # Linux has it

    last = place.build()
    place.change()
    full = place.begin(lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (1_000, 1_000)))
    full.wait()
    assert "Nothing was changed." in place.said
    assert full.returncode == 3
    assert place.files() == last
    assert place.left() == []
