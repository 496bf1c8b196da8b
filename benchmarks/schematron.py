"""How fast Schematron is: the rules inside a schema, and the edition's own.

python benchmarks/schematron.py [--quick] [SCHEMA FILE...]

SCHEMA is a RELAX NG schema or an ODD with rules inside, or a Schematron file. One table: cold
processes, from start to findings; and with rules that have been used before: a new document, which is handed
over and parsed, the same document again, and both for a megabyte made of the first. ``--quick`` leaves out
the cold processes.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from statistics import median
from time import perf_counter

from lxml import etree

from teitools.edition import Document, Edition, Settings
from teitools.edition.parsing import parse_xml
from teitools.schematron import Schematron

ROOT = Path(__file__).parents[1]
OWN = ROOT / "schema" / "edition.sch"
RUNS = 11
MEGABYTE = 1_000_000
COLD = """
import sys
from pathlib import Path
from teitools.edition import Document, Edition, Settings
from teitools.edition.parsing import parse_xml
from teitools.schematron import Schematron
schema, file = map(Path, sys.argv[1:])
rules = Schematron.load(schema) if schema.suffix == ".sch" else Schematron.embedded(schema)
source = file.read_bytes()
document = Document(file, file.name, source, parse_xml(source))
rules.validate(document, Edition(file.parent, Settings("", None, (), {}, ()), (document,), (), ()))
"""


def main(arguments: Sequence[str]) -> None:
    quick = "--quick" in arguments
    given = [Path(each) for each in arguments if each != "--quick"]
    texts = sorted((ROOT / "edition").glob("*.xml"))
    tasks = [(OWN, texts), *([(given[0], [*given[1:], *texts])] if given else [])]
    if not quick:
        print(f"{'cold process':<60} {'ms':>8}")
        for schema, files in tasks:
            for file in files:
                print(f"{name(schema, file):<60} {cold(schema, file):>8.0f}", flush=True)
    print(f"{'warm':<60} {'new, ms':>8} {'again, ms':>10} {'found':>6}")
    for schema, files in tasks:
        for row in warm_rows(schema, files):
            print(row, flush=True)


def name(schema: Path, file: Path) -> str:
    return f"{schema.name}: {file.name}, {file.stat().st_size / MEGABYTE:.2f} MB"[:60]


def cold(schema: Path, file: Path) -> float:
    """Return the milliseconds of a process from its start to its end."""
    samples = []
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": ""}
    for _ in range(RUNS // 2):
        start = perf_counter()
        subprocess.run([sys.executable, "-c", COLD, str(schema), str(file)], check=True, env=environment)
        samples.append(perf_counter() - start)
    return median(samples) * 1000


def warm_rows(schema: Path, files: Sequence[Path]) -> Iterator[str]:
    rules = Schematron.load(schema) if schema.suffix == ".sch" else Schematron.embedded(schema)
    if rules is None:
        yield f"{schema.name} has no rules inside"
        return
    with tempfile.TemporaryDirectory() as folder:
        for file in files:
            yield warm_row(rules, file)
        long = Path(folder) / f"long-{files[0].name}"
        long.write_bytes(lengthened(files[0].read_bytes()))
        yield warm_row(rules, long)


def warm_row(rules: Schematron, file: Path) -> str:
    """Validate copies of a document, each of which is new, and each again."""
    source = file.read_bytes()
    first = Document(file, file.name, source, parse_xml(source))
    edition = Edition(file.parent, Settings("", None, (), {}, ()), (first,), (), ())
    new, again = [], []
    for number in range(RUNS + 1):
        document = replace(first, tree=marked(source, number))
        of_it = replace(edition, documents=(document,))
        for samples in (new, again):
            start = perf_counter()
            found = rules.validate(document, of_it)
            samples.append((perf_counter() - start) * 1000)
    times = f"{median(new[1:]):>8.1f} {median(again[1:]):>10.1f}"
    return f"{name(rules.path, file):<60} {times} {len(found):>6}"


def marked(source: bytes, number: int) -> etree._ElementTree:
    """Return a document that differs from all others: what has been parsed is not parsed again."""
    tree = parse_xml(source)
    tree.getroot().append(etree.Comment(str(number)))
    return tree


def lengthened(source: bytes) -> bytes:
    """Return a text whose body holds its divisions or paragraphs again and again, up to a megabyte."""
    tree = parse_xml(source)
    body = next(tree.iter("{*}body"), tree.getroot())
    content = b"".join(etree.tostring(each, with_tail=False) for each in body.iterchildren("*"))
    copies = max(0, MEGABYTE - len(source)) // max(1, len(content))
    end = source.rindex(b"</body>") if b"</body>" in source else source.rindex(b"</")
    return source[:end] + content * copies + source[end:]


if __name__ == "__main__":
    main(sys.argv[1:])
