"""How fast documents are validated against RELAX NG, beside jing and libxml2 in the same run.

python benchmarks/validate.py [SCHEMA FILE...]

The edition and a register of 20,000 persons are validated by its schema, and by SCHEMA where one is given.
The process is the median of several cold ones, from start to verdict; jing and libxml2 are given as multiples
of it. Warm is the speed of one that has validated the same before, with parsing.
"""

import re
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter

from teitools.edition.parsing import parse_xml
from teitools.relaxng.reader import read_schema
from teitools.relaxng.validator import problems

ROOT = Path(__file__).parents[1]
EDITION = ROOT / "edition"
RUNS = 5
PERSONS = 20_000
LONGEST = 30
"""Seconds after which another validator is given up: libxml2 can take for ever over a large schema."""

TEITOOLS = """
import sys
from pathlib import Path
from teitools.edition.parsing import parse_xml
from teitools.relaxng.reader import read_schema
from teitools.relaxng.validator import problems
schema = read_schema(Path(sys.argv[1]))
for file in sys.argv[2:]:
    problems(schema, parse_xml(Path(file).read_bytes()))
"""
LIBXML2 = """
import sys
from lxml import etree
schema = etree.RelaxNG(etree.parse(sys.argv[1]))
for file in sys.argv[2:]:
    schema.validate(etree.parse(file))
"""


@dataclass(frozen=True)
class Task:
    """What is validated by what; without files the schema is only read."""

    name: str
    schema: Path
    files: Sequence[Path] = ()


def main(arguments: Sequence[str]) -> None:
    print(f"{'task':<44} {'MB':>7} {'process':>9} {'warm':>9} {'jing':>8} {'libxml2':>8}")
    with tempfile.TemporaryDirectory() as folder:
        register = Path(folder) / "register.xml"
        register.write_text(register_of(PERSONS), encoding="utf-8")
        for task in tasks(register, *map(Path, arguments)):
            print(row(task), flush=True)


def tasks(register: Path, given: Path | None = None, *files: Path) -> Iterator[Task]:
    for schema in (ROOT / "schema" / "edition.rng", given):
        if schema is not None:
            yield Task("the schema alone", schema)
            yield Task("the edition", schema, sorted(EDITION.rglob("*.xml")))
            yield Task(f"a register of {PERSONS:,} persons", schema, [register])
    if given is not None:
        yield from (Task(file.name, given, [file]) for file in files)


def register_of(size: int) -> str:
    """Return the edition's register with its first person so many times."""
    source = (EDITION / "registers" / "persons.xml").read_text(encoding="utf-8")
    person = source[source.index("<person ") : source.index("</person>") + len("</person>")]
    persons = (re.sub('xml:id="[^"]*"', f'xml:id="p{n}"', person) for n in range(size))
    return source[: source.index(person)] + "\n".join(persons) + source[source.rindex("</listPerson>") :]


def row(task: Task) -> str:
    name = f"{task.schema.stem}: {task.name}"[:44]
    size = sum(file.stat().st_size for file in task.files) / 1e6
    seconds = cold([sys.executable, "-c", TEITOOLS], task)
    if seconds is None:
        return f"{name:<44} more than {LONGEST} s"
    speed = f"{size / warm(task):.1f} MB/s" if task.files else ""
    others = [times(jing(), task, seconds), times([sys.executable, "-c", LIBXML2], task, seconds)]
    return f"{name:<44} {size:>7.2f} {seconds:>7.3f} s {speed:>9} {others[0]:>8} {others[1]:>8}"


def warm(task: Task) -> float:
    """Return the seconds for all files when the schema is read and has been used."""
    schema = read_schema(task.schema)
    samples = []
    for _ in range(RUNS + 1):
        start = perf_counter()
        for file in task.files:
            problems(schema, parse_xml(file.read_bytes()))
        samples.append(perf_counter() - start)
    return median(samples[1:])


def times(command: list[str] | None, task: Task, seconds: float) -> str:
    """Return how many times as long another validator takes."""
    if command is None:
        return "none"
    other = cold(command, task)
    return "gave up" if other is None else f"× {other / seconds:.1f}"


def cold(command: list[str], task: Task) -> float | None:
    """Return the seconds of a process: one that takes long is run once, one that takes too long is None."""
    samples: list[float] = []
    while len(samples) < RUNS and sum(samples) < LONGEST / RUNS:
        start = perf_counter()
        try:
            subprocess.run(
                [*command, str(task.schema), *map(str, task.files)], capture_output=True, timeout=LONGEST
            )
        except subprocess.TimeoutExpired:
            return None
        samples.append(perf_counter() - start)
    return median(samples)


def jing() -> list[str] | None:
    """Return the command that starts jing, where Java is there; like ours it leaves ids to other checks."""
    program = shutil.which("pyjing", path=sysconfig.get_path("scripts"))
    return [program, "-i"] if program and shutil.which("java") else None


if __name__ == "__main__":
    main(sys.argv[1:])
