"""How long a cold validation and build of an edition takes, stage by stage: the median of several processes.

python benchmarks/build.py [EDITION] [RUNS]
"""

import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter

EDITION = Path(__file__).parents[1] / "edition"
RUNS = 5


def main(edition: str = str(EDITION), runs: str = str(RUNS)) -> None:
    samples = [cold_build(edition) for _ in range(int(runs))]
    print(f"{'stage':<20} {'median':>9} {'slowest':>9}")
    for stage in samples[0]:
        seconds = [sample[stage] for sample in samples]
        print(f"{stage:<20} {median(seconds):>7.3f} s {max(seconds):>7.3f} s")


def cold_build(edition: str) -> dict[str, float]:
    """The seconds of each stage of one process that validates and builds into a new folder."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "teitools", "build", edition, "--output", folder, "--timings"]
        start = perf_counter()
        done = subprocess.run(command, capture_output=True, encoding="utf-8", check=True)
        whole = perf_counter() - start
    stages = {name: float(seconds) for name, seconds in map(stage_of, timing_lines(done.stderr))}
    return stages | {"the whole process": whole}


def timing_lines(printed: str) -> list[str]:
    return [line for line in printed.splitlines() if line.endswith(" s")]


def stage_of(line: str) -> tuple[str, str]:
    name, _, seconds = line.removesuffix(" s").rpartition(" ")
    return name.strip(), seconds


if __name__ == "__main__":
    main(*sys.argv[1:])
