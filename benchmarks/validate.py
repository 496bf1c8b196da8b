"""How fast documents are validated against RELAX NG, beside jing and libxml2 in the same run.

python benchmarks/validate.py [--quick] [SCHEMA FILE...]

The edition is validated by its own schema, and each FILE by SCHEMA: tei_all.rng and an article, say. One
table: cold processes, from start to verdict; the speed of a schema that has been used before, with parsing;
documents of up to 100 MB with their memory; registers of up to 20,000 persons; and for every list of the
edition how much longer ten times as many children take (10 is linear). Other validators are given as
multiples of teitools' time. ``--quick`` leaves out all but the cold processes and the speed.
"""

import copy
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from statistics import median
from time import perf_counter, process_time

from lxml import etree

from teitools.edition.parsing import parse_xml
from teitools.relaxng.reader import Patterns, read_schema
from teitools.relaxng.validator import problems
from teitools.schematron.holders import holds_rules

ROOT = Path(__file__).parents[1]
EDITION = ROOT / "edition"
OWN_SCHEMA = ROOT / "schema" / "edition.rng"
TEI = "{http://www.tei-c.org/ns/1.0}"
RUNS = 5
LONGEST = 30
"""Seconds after which another validator is given up: libxml2 can take for ever over a large schema."""
SIZES = (1, 10, 100)
REGISTERS = (2_000, 20_000)
LISTS = (500, 5_000)
FEWEST = 4
"""So many children of one name make a list."""

LOAD = "import sys; from teitools.relaxng import Schema; Schema.load(sys.argv[1])"
LIBXML2 = """
import sys
from lxml import etree
schema = etree.RelaxNG(etree.parse(sys.argv[1]))
for file in sys.argv[2:]:
    schema.validate(etree.parse(file))
"""
PROCESS: dict[str, str] = {**os.environ, "PYTHONDONTWRITEBYTECODE": ""}
"""Child processes find their modules compiled, as pip installs them."""
MEMORY = """
import sys
from pathlib import Path
from time import process_time
from teitools.relaxng import Schema
schema = Schema.load(sys.argv[1])
start = process_time()
found = sum(1 for _ in schema.validate(sys.argv[2]))
seconds = process_time() - start
try:
    import resource
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
except ImportError:
    memory = 0
print(seconds, memory, found)
"""


def main(arguments: Sequence[str]) -> None:
    quick = "--quick" in arguments
    given = [Path(each) for each in arguments if each != "--quick"]
    with tempfile.TemporaryDirectory() as folder:
        PROCESS["PYTHONPYCACHEPREFIX"] = f"{folder}/compiled"
        for row in rows(Path(folder), given, quick):
            print(row, flush=True)


def rows(folder: Path, given: Sequence[Path], quick: bool) -> Iterator[str]:
    texts = sorted(EDITION.glob("*.xml"))
    tasks = [(OWN_SCHEMA, texts), *([(given[0], [*given[1:], *texts])] if given else [])]
    yield f"{'cold process':<52} {'teitools':>10} {'jing':>9} {'libxml2':>9}"
    for schema, files in tasks:
        yield from cold_rows(folder, schema, files)
    yield f"\n{'warm, with parsing':<52} {'teitools':>10} {'':>9} {'libxml2':>9}"
    for schema, files in tasks:
        yield from warm_rows(schema, files)
    if quick:
        return
    yield f"\n{'size, the first document of a schema':<52} {'s':>10} {'s/MB':>9} {'peak MB':>9}"
    for schema, files in tasks:
        yield from size_rows(folder, schema, files[0])
    yield f"\n{'register':<52} {'teitools':>10} {'jing':>9}"
    for schema, _ in tasks:
        yield from register_rows(folder, schema)
    yield f"\n{'list: so many children, and ten times as many':<52} {'few':>10} {'many':>9} {'ratio':>9}"
    yield from list_rows(read_schema(OWN_SCHEMA))


def cold_rows(folder: Path, schema: Path, files: Sequence[Path]) -> Iterator[str]:
    """Compare whole processes: the schema alone, and ``teitools validate``, which also checks pointers.

    Files are copied away from their edition, and the rules inside a schema are left out, which are no part
    of the comparison; a row of its own tells what they add.
    """
    alone = cold([sys.executable, "-c", LOAD, str(schema)]) or LONGEST
    yield cold_row(f"{schema.name} alone", alone, [str(schema)])
    for each in files:
        file = Path(shutil.copy(each, folder))
        command = [sys.executable, "-m", "teitools", "validate", str(file), "--schema", str(schema)]
        name = f"{schema.name}: teitools validate {file.name}"
        yield cold_row(name, cold([*command, "--no-rules"]) or LONGEST, [str(schema), str(file)])
        if holds_rules(schema):
            yield f"{'  with the rules inside the schema':<52} {cold(command) or LONGEST:>8.3f} s"


def cold_row(name: str, seconds: float, arguments: list[str]) -> str:
    jings = times(jing(), arguments, seconds)
    libxml2s = times([sys.executable, "-c", LIBXML2], arguments, seconds)
    return f"{name[:52]:<52} {seconds:>8.3f} s {jings:>9} {libxml2s:>9}"


def times(command: list[str] | None, arguments: list[str], seconds: float) -> str:
    """Return how many times as long another validator takes."""
    if command is None:
        return "none"
    other = cold([*command, *arguments])
    return "gave up" if other is None else f"× {other / seconds:.1f}"


def cold(command: list[str]) -> float | None:
    """Return the seconds of a process: one that takes long is run once, one that takes too long is None."""
    samples: list[float] = []
    while len(samples) < RUNS and sum(samples) < LONGEST / RUNS:
        start = perf_counter()
        try:
            subprocess.run(command, capture_output=True, timeout=LONGEST, env=PROCESS)
        except subprocess.TimeoutExpired:
            return None
        samples.append(perf_counter() - start)
    return median(samples)


def jing() -> list[str] | None:
    """Return the command that starts jing, where Java is there; like ours it leaves ids to other checks."""
    program = shutil.which("pyjing", path=sysconfig.get_path("scripts"))
    return [program, "-i"] if program and shutil.which("java") else None


def warm_rows(path: Path, files: Sequence[Path]) -> Iterator[str]:
    schema = read_schema(path)
    other = etree.RelaxNG(etree.parse(path)) if path == OWN_SCHEMA else None
    for file in files:
        source = file.read_bytes()
        megabytes = len(source) / 1e6
        ours = megabytes / warm(lambda source=source: problems(schema, parse_xml(source)))
        theirs = ""
        if other is not None:
            seconds = warm(lambda source=source: other.validate(etree.ElementTree(etree.fromstring(source))))
            theirs = f"{megabytes / seconds:.1f} MB/s"
        name = f"{path.name}: {file.name}, {megabytes:.2f} MB"
        yield f"{name[:52]:<52} {ours:>5.1f} MB/s {'':>9} {theirs:>9}"


def warm(work: Callable[[], object]) -> float:
    """Return the seconds of the processor for what has been done before."""
    samples = []
    for _ in range(2 * RUNS + 1):
        start = process_time()
        work()
        samples.append(process_time() - start)
    return median(samples[1:])


def size_rows(folder: Path, schema: Path, file: Path) -> Iterator[str]:
    """Validate a text whose body is repeated until it has so many megabytes, each in a process of its own."""
    for size in SIZES:
        path = folder / "long.xml"
        path.write_bytes(long_text(file.read_bytes(), size * 1_000_000))
        command = [sys.executable, "-c", MEMORY, str(schema), str(path)]
        found = subprocess.run(
            command, capture_output=True, text=True, check=True, env=PROCESS
        ).stdout.split()
        seconds, megabytes = float(found[0]), path.stat().st_size / 1e6
        name = f"{schema.name}: {file.name} as {megabytes:.0f} MB"
        yield f"{name[:52]:<52} {seconds:>8.2f} s {seconds / megabytes:>9.3f} {found[1]:>9}"


def long_text(source: bytes, size: int) -> bytes:
    """Return a text with the divisions or paragraphs that end its body again and again, ids changed."""
    body = next(parse_xml(source).iter(f"{TEI}body"))
    content = b"".join(etree.tostring(each, encoding="utf-8") for each in body.iterchildren(body[-1].tag))
    end = source.rindex(b"</body>")
    copies = (
        re.sub(rb'(\sxml:id="[^"]*)', rb"\1-%d" % number, content)
        for number in range((size - len(source)) // len(content))
    )
    return source[:end] + b"".join(copies) + source[end:]


def register_rows(folder: Path, schema: Path) -> Iterator[str]:
    patterns = read_schema(schema)
    for size in REGISTERS:
        path = folder / "register.xml"
        path.write_text(register_of(size), encoding="utf-8")
        seconds = warm(lambda path=path: problems(patterns, parse_xml(path.read_bytes())))
        other = cold([*command, str(schema), str(path)]) if (command := jing()) else None
        theirs = f"{other:.2f} s" if other else "none"
        yield f"{f'{schema.name}: {size:,} persons':<52} {seconds:>8.3f} s {theirs:>9}"


def register_of(size: int) -> str:
    """Return the edition's register with its first person so many times."""
    source = (EDITION / "registers" / "persons.xml").read_text(encoding="utf-8")
    person = source[source.index("<person ") : source.index("</person>") + len("</person>")]
    persons = (re.sub('xml:id="[^"]*"', f'xml:id="p{n}"', person) for n in range(size))
    return source[: source.index(person)] + "\n".join(persons) + source[source.rindex("</listPerson>") :]


def list_rows(schema: Patterns) -> Iterator[str]:
    """For each kind of list in the edition, lengthen one and validate the file that it stands in."""
    for file, (parent, child) in lists_of_edition():
        seconds = [warm(lambda tree=tree: problems(schema, tree)) for tree in lengthened(file, parent, child)]
        name = f"{parent}/{child} in {file.name}"
        few, many = seconds
        yield f"{name[:52]:<52} {few:>8.4f} s {many:>7.4f} s {many / few:>9.1f}"


def lists_of_edition() -> Iterator[tuple[Path, tuple[str, str]]]:
    seen: set[tuple[str, str]] = set()
    for file in sorted(EDITION.rglob("*.xml")):
        for element in etree.parse(file).iter(f"{TEI}*"):
            names = Counter(local(child) for child in element.iterchildren(f"{TEI}*"))
            for name, count in names.items():
                kind = local(element), name
                if count >= FEWEST and kind not in seen:
                    seen.add(kind)
                    yield file, kind


def lengthened(file: Path, parent: str, child: str) -> Iterator[etree._ElementTree]:
    """Return the file's longest list of a kind by itself as often as ``LISTS`` says, for each number."""
    for size in LISTS:
        tree = etree.parse(file)
        longest = max(
            tree.iter(f"{TEI}{parent}"), key=lambda each: len(list(each.iterchildren(f"{TEI}{child}")))
        )
        one = next(longest.iterchildren(f"{TEI}{child}"))
        for _ in range(size):
            one.addnext(copy.copy(one))
        yield tree


def local(element: etree._Element) -> str:
    return etree.QName(element).localname


if __name__ == "__main__":
    main(sys.argv[1:])
