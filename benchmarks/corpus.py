"""How fast many files are validated, beside jing, which gets all in one call and checks the schema alone.

python benchmarks/corpus.py SCHEMA FILE [FILES [JOBS]]

FILE, whose body is repeated or kept until it is 50 KB long, is written FILES times (1,000) with other ids.
A row of its own tells what the rules inside SCHEMA add.
"""

import resource
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter

sys.path.insert(0, str(Path(__file__).parent))

from validate import PROCESS, jing, long_text

from teitools.schematron.holders import holds_rules

SIZE = 50_000
RUNS = 3


def main(schema: Path, file: Path, files: int = 1_000, jobs: int = 2) -> None:
    with tempfile.TemporaryDirectory() as folder:
        PROCESS["PYTHONPYCACHEPREFIX"] = f"{folder}/compiled"
        text = long_text(file.read_bytes(), SIZE)
        corpus = [Path(folder) / "corpus" / f"{number:04}.xml" for number in range(files)]
        corpus[0].parent.mkdir()
        for each in corpus:
            each.write_bytes(text)
        megabytes = len(text) * files / 1e6
        print(f"{files:,} files of {len(text):,} bytes, {schema.name}")
        ours = [sys.executable, "-m", "teitools", "validate", str(corpus[0].parent), "--schema", str(schema)]
        rows = {
            f"teitools, {number} jobs": [*ours, "--no-rules", "--jobs", str(number)] for number in {1, jobs}
        }
        if holds_rules(schema):
            rows["  with the rules"] = [*ours, "--jobs", str(jobs)]
        if program := jing():
            rows["jing"] = [*program, str(schema), *map(str, corpus)]
        for name, command in rows.items():
            seconds = min(timed(command) for _ in range(RUNS))
            print(f"{name:<20} {seconds:>7.2f} s {megabytes / seconds:>7.1f} MB/s")
        print(
            f"peak of a process    {resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024:>7.0f} MB"
        )


def timed(command: Sequence[str]) -> float:
    start = perf_counter()
    subprocess.run(command, capture_output=True, env=PROCESS)
    return perf_counter() - start


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), *map(int, sys.argv[3:]))
