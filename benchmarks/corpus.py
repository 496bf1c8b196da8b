"""How fast many files are validated, beside jing, which gets all in one call and checks the schema alone.

python benchmarks/corpus.py [SCHEMA TEXT...] [--files 1000 10000] [--size 50000] [--jobs 2] [--runs 3]

The files are stretches of real texts: of the edition's article and, where TEITOOLS_SAMPLES and TEITOOLS_TEI
name them, of the samples that TEI's complete schema allows; or of the texts that are named. A row of its own
tells what the rules inside SCHEMA add. Beside the times, and what part of jing's they are, stand the peaks of
memory of the first process and of the largest of the others.
"""

import os
import re
import resource
import subprocess
import sys
import tempfile
from argparse import ArgumentParser
from collections.abc import Sequence
from pathlib import Path
from threading import Event, Thread
from time import perf_counter
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parent))

from cutting import copied
from validate import EDITION, OWN_SCHEMA, PROCESS, jing

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

    def told(self, megabytes: float, beside: float) -> str:
        return (
            f"{self.seconds:>7.2f} s × {self.seconds / beside:>4.2f} {megabytes / self.seconds:>7.1f} MB/s, "
            f"processors {self.processors:>6.2f} s, peaks {self.first:>4.0f} MB and {self.others:>4.0f} MB"
        )


def main() -> None:
    parser = ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("schema", type=Path, nargs="?")
    parser.add_argument("texts", type=Path, nargs="*")
    parser.add_argument("--files", type=int, nargs="+", default=[1_000])
    parser.add_argument("--size", type=int, default=50_000, help="bytes of each file, about")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--runs", type=int, default=3, help="of which the fastest counts")
    given = parser.parse_args()
    schema, texts = (given.schema, given.texts) if given.texts else materials()
    for files in given.files:
        with tempfile.TemporaryDirectory() as folder:
            PROCESS["PYTHONPYCACHEPREFIX"] = f"{folder}/compiled"
            corpus = copied(Path(folder) / "corpus", texts, given.size, files)
            megabytes = sum(each.stat().st_size for each in corpus) / 1e6
            print(f"{files:,} files of {megabytes / files * 1e3:,.0f} KB, {schema.name}")
            rows = commands(schema, Path(folder) / "corpus", corpus, given.jobs)
            best = {name: fastest(command, given.runs) for name, command in rows.items()}
            beside = best.get("jing", next(iter(best.values()))).seconds
            for name, run in best.items():
                print(f"{name:<20} {run.told(megabytes, beside)}", flush=True)


def materials() -> tuple[Path, list[Path]]:
    """Return the schema and the texts that are at hand."""
    samples, tei = (os.environ.get(name) for name in ("TEITOOLS_SAMPLES", "TEITOOLS_TEI"))
    article = sorted(EDITION.glob("*.xml"))
    if not samples or not tei:
        return OWN_SCHEMA, article
    rows = (line.split("\t") for line in (Path(samples) / "MANIFEST.tsv").read_text("utf-8").splitlines())
    return Path(tei) / "tei_all.rng", [*article, *(Path(samples) / row[0] for row in rows if row[4] == "yes")]


def commands(schema: Path, folder: Path, corpus: Sequence[Path], jobs: int) -> dict[str, Sequence[str]]:
    ours = [sys.executable, "-m", "teitools", "validate", str(folder), "--schema", str(schema)]
    rows: dict[str, Sequence[str]] = {
        f"teitools, {n} job{'s' * (n > 1)}": [*ours, "--no-rules", "--jobs", str(n)]
        for n in sorted({1, jobs})
    }
    if holds_rules(schema):
        rows["  with the rules"] = [*ours, "--jobs", str(jobs)]
    if program := jing():
        rows["jing"] = [*program, str(schema), *map(str, corpus)]
    return rows


def fastest(command: Sequence[str], runs: int) -> Run:
    return min((measured(command) for _ in range(runs)), key=lambda run: run.seconds)


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
