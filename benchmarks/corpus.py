"""How fast many files are validated, beside jing, which gets all in one call and checks the schema alone.

python benchmarks/corpus.py SCHEMA FILE [--files 1000 10000] [--size 50000] [--jobs 2] [--runs 3]

FILE is written again and again, each time with other ids; what its body holds is repeated until it is of the
size wanted. A row of its own tells what the rules inside SCHEMA add. Beside the times stand the peaks of
memory of the first process and of the largest of the others.
"""

import re
import resource
import subprocess
import sys
import tempfile
from argparse import ArgumentParser
from collections.abc import Sequence
from itertools import cycle
from pathlib import Path
from threading import Event, Thread
from time import perf_counter
from typing import NamedTuple

from lxml import etree

sys.path.insert(0, str(Path(__file__).parent))

from validate import PROCESS, TEI, jing

from teitools.edition.parsing import parse_xml
from teitools.schematron.holders import holds_rules

_PEAK = re.compile(r"^VmHWM:\s*(\d+) kB", re.M)
_OFTEN = 0.02
"""Seconds between two looks at the memory of processes: Linux tells their peaks as long as they run."""


class Run(NamedTuple):
    """How long a command took, and all processors for it, in seconds, and its processes' peaks in MB."""

    seconds: float
    processors: float
    first: float
    others: float

    def told(self, megabytes: float) -> str:
        return (
            f"{self.seconds:>7.2f} s {megabytes / self.seconds:>7.1f} MB/s, "
            f"processors {self.processors:>6.2f} s, peaks {self.first:>4.0f} MB and {self.others:>4.0f} MB"
        )


def main() -> None:
    parser = ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("schema", type=Path)
    parser.add_argument("file", type=Path)
    parser.add_argument("--files", type=int, nargs="+", default=[1_000])
    parser.add_argument("--size", type=int, default=50_000, help="bytes of each file, at least")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--runs", type=int, default=3, help="of which the fastest counts")
    parser.add_argument("options", nargs="*", help="options for teitools validate, after --")
    given = parser.parse_args()
    source = of_size(given.file.read_bytes(), given.size)
    for files in given.files:
        with tempfile.TemporaryDirectory() as folder:
            PROCESS["PYTHONPYCACHEPREFIX"] = f"{folder}/compiled"
            corpus = written(Path(folder) / "corpus", source, files)
            megabytes = sum(each.stat().st_size for each in corpus) / 1e6
            print(f"{files:,} files of {len(source):,} bytes, {given.schema.name}")
            for name, command in commands(given.schema, corpus, given.jobs, given.options).items():
                best = min((measured(command) for _ in range(given.runs)), key=lambda run: run.seconds)
                print(f"{name:<20} {best.told(megabytes)}", flush=True)


def commands(
    schema: Path, corpus: Sequence[Path], jobs: int, options: Sequence[str]
) -> dict[str, Sequence[str]]:
    folder = str(corpus[0].parent)
    ours = [sys.executable, "-m", "teitools", "validate", folder, "--schema", str(schema), *options]
    rows: dict[str, Sequence[str]] = {
        f"teitools, {n} job{'s' * (n > 1)}": [*ours, "--no-rules", "--jobs", str(n)]
        for n in sorted({1, jobs})
    }
    if holds_rules(schema):
        rows["  with the rules"] = [*ours, "--jobs", str(jobs)]
    if program := jing():
        rows["jing"] = [*program, str(schema), *map(str, corpus)]
    return rows


def of_size(source: bytes, size: int) -> bytes:
    """Return a text in which what the body holds follows again, piece by piece and with other ids."""
    body = next(parse_xml(source).iter(f"{TEI}body"))
    pieces = [etree.tostring(each, encoding="utf-8") for each in body.iterchildren("*")]
    end = source.rindex(b"</body>")
    repeated, length = list[bytes](), len(source)
    for number, piece in enumerate(cycle(pieces)):
        if length >= size:
            break
        repeated.append(renamed(piece, b"again%d" % number))
        length += len(repeated[-1])
    return source[:end] + b"".join(repeated) + source[end:]


def written(folder: Path, source: bytes, files: int) -> list[Path]:
    folder.mkdir()
    corpus = [folder / f"{number:05}.xml" for number in range(files)]
    for number, each in enumerate(corpus):
        each.write_bytes(renamed(source, b"%05d" % number))
    return corpus


def renamed(source: bytes, ending: bytes) -> bytes:
    """Return a text with other ids, and pointers to them."""
    return re.sub(rb'((?:xml:id="|target="#)[^"\s]+)', rb"\1-" + ending, source)


def measured(command: Sequence[str]) -> Run:
    start, before = perf_counter(), processor_time()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=PROCESS)
    peaks, ended = dict[int, float](), Event()
    watcher = Thread(target=watch, args=(process.pid, peaks, ended))
    watcher.start()
    process.wait()
    seconds = perf_counter() - start
    ended.set()
    watcher.join()
    first = peaks.pop(process.pid, 0.0)
    return Run(seconds, processor_time() - before, first, max(peaks.values(), default=0.0))


def processor_time() -> float:
    """Return the seconds that processes which have ended spent on processors."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def watch(process: int, peaks: dict[int, float], ended: Event) -> None:
    """Note the peaks of memory of a process and of those that it has started."""
    while not ended.wait(_OFTEN):
        for each in family(process):
            if found := _PEAK.search(read(Path(f"/proc/{each}/status"))):
                peaks[each] = int(found[1]) / 1024


def family(process: int) -> list[int]:
    children = map(int, read(Path(f"/proc/{process}/task/{process}/children")).split())
    return [process, *(below for child in children for below in family(child))]


def read(path: Path) -> str:
    try:
        return path.read_text()
    except OSError:
        return ""


if __name__ == "__main__":
    main()
