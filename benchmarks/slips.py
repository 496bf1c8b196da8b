"""What slips of many kinds are found, and how they are told, beside jing.

python benchmarks/slips.py [SEEDS [FIRST]]

Slips are made at random in the edition and in the samples that TEI's complete schema allows, and are kept if
jing refuses what comes out. ``at line``: the first finding stands where the slip is; ``names it``: it says
the name of what is wrong; ``findings``: how many there are; ``all found``: each of five slips in one document
has a finding at its line. Needs TEITOOLS_SAMPLES, TEITOOLS_TEI and a Java runtime. Slips that are not told
well go to standard error.
"""

import os
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from random import Random

from teitools.relaxng.reader import Patterns, read_schema
from teitools.relaxng.schema import Schema

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from jing import findings  # noqa: E402
from relaxng.slips import Slip, Tally, slips, together  # noqa: E402

SEEDS = 3
LARGEST = 150_000
"""Bytes: in larger documents jing and we would read for long without learning more."""
FIVE = 5


def main(seeds: int, first: int) -> None:
    ours: dict[str, Tally] = defaultdict(Tally)
    theirs: dict[str, Tally] = defaultdict(Tally)
    for schema, documents in materials():
        made = [slip for seed in range(first, first + seeds) for slip in kept(schema, documents, seed)]
        validator = Schema.load(schema)
        for slip, jings in made:
            kind = slip.kinds[0] if len(slip.kinds) == 1 else "five together"
            found = [(each.line, each.message) for each in validator.validate(slip.xml)]
            if not ours[kind].count(slip, found):
                report(slip, found)
            theirs[kind].count(slip, jings)
    table(ours, theirs)


def materials() -> Iterator[tuple[Path, list[Path]]]:
    """Return each schema with the documents that it allows."""
    yield ROOT / "schema" / "edition.rng", sorted((ROOT / "edition").rglob("*.xml"))
    samples = Path(os.environ["TEITOOLS_SAMPLES"])
    rows = (line.split("\t") for line in (samples / "MANIFEST.tsv").read_text(encoding="utf-8").splitlines())
    valid = [samples / row[0] for row in rows if row[4] == "yes" and int(row[3]) <= LARGEST]
    yield Path(os.environ["TEITOOLS_TEI"]) / "tei_all.rng", valid


def kept(path: Path, documents: Iterable[Path], seed: int) -> list[tuple[Slip, list[tuple[int, str]]]]:
    """Return the slips that jing finds, alone and five at a time, with what it says of them."""
    schema = read_schema(path)
    singles: list[tuple[Slip, list[tuple[int, str]]]] = []
    for document in documents:
        singles += refused(path, list(slips(schema, document, seed)))
    fives = [five for document in documents for five in several(schema, document, singles, seed)]
    return singles + refused(path, fives)


def several(
    schema: Patterns, document: Path, singles: Iterable[tuple[Slip, list[tuple[int, str]]]], seed: int
) -> Iterator[Slip]:
    """Return two documents with five of the slips of this one."""
    own = [slip for slip, _ in singles if slip.document == document and slip.kinds != ("no namespace",)]
    random = Random(seed)  # noqa: S311
    drawn = (random.sample(own, FIVE) for _ in range(30) if len(own) >= FIVE)
    made = (together(schema, document, each) for each in drawn)
    yield from islice((each for each in made if each is not None), 2)


def refused(schema: Path, made: list[Slip]) -> list[tuple[Slip, list[tuple[int, str]]]]:
    with tempfile.TemporaryDirectory() as folder:
        files = {Path(folder) / f"{n}.xml": slip for n, slip in enumerate(made)}
        for file, slip in files.items():
            file.write_bytes(slip.xml)
        found = findings(schema, list(files)) if files else {}
    return [(slip, found[file]) for file, slip in files.items() if file in found]


def report(slip: Slip, found: list[tuple[int, str]]) -> None:
    lines = [sorted(each) for each in slip.lines]
    print(f"{slip.document.name}: {slip.seeds}: {lines} {list(map(sorted, slip.names))}", file=sys.stderr)
    source = slip.xml.decode().splitlines()
    for line in lines[0][:1]:
        print(f"    | {source[line - 1].strip()[:150]}", file=sys.stderr)
    for line, message in found[:6]:
        print(f"    {line}: {message}", file=sys.stderr)


def table(ours: Mapping[str, Tally], theirs: Mapping[str, Tally]) -> None:
    columns = ("slips", "at line", "names it", "findings", "all found")
    print(f"{'kind':<28}" + "".join(f"{each:>11}" for each in columns) + " | jing" + " " * 40)
    rows = [(kind, tally, theirs[kind]) for kind, tally in ours.items()]
    singles = [row for row in rows if row[0] != "five together"]
    rows.append(
        ("alone, all kinds", total(each for _, each, _ in singles), total(each for *_, each in singles))
    )
    for kind, our, their in rows:
        cells = "".join(f"{our.row()[each]:>11}" for each in columns)
        print(f"{kind:<28}{cells} |" + "".join(f"{their.row()[each]:>11}" for each in columns[1:]))


def total(tallies: Iterable[Tally]) -> Tally:
    every = Tally()
    for each in tallies:
        every.slips += each.slips
        every.at_line += each.at_line
        every.named += each.named
        every.findings += each.findings
        every.all_found += each.all_found
    return every


if __name__ == "__main__":
    given = [int(each) for each in sys.argv[1:]]
    main(*given, *(SEEDS, 0)[len(given) :])
