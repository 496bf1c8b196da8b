"""How long a site of many documents takes to build, at first and after one change, and with how much memory.

python benchmarks/site.py [DOCUMENTS [FOLDER]]

DOCUMENTS (1,000) letters of 50 KB and their registers, always the same ones, are written into FOLDER/edition
(by default a temporary folder) and validated and built to HTML by processes of their own.
"""

import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from random import Random
from time import perf_counter, sleep

SIZE = 50_000
SEED = 1893
PERSONS, PLACES = 400, 150
OUTPUT = "html"

SYLLABLES = """
    an bel cor dan el for gar hel in jor kal len mar nor ol per quin ras sel tor ul ven wil yor zan
"""
WORDS = """
    a the of to in and that was had been not with from which letter reply journey winter paper friend house
    answer week council question matter minister garden printer proof volume chapter harvest river weather
"""


def main(documents: str = "1000", folder: str = "") -> None:
    with tempfile.TemporaryDirectory() as temporary:
        place = Path(folder or temporary)
        edition, site = place / "edition", place / "site"
        size = write_edition(edition, int(documents))
        processors = len(os.sched_getaffinity(0))
        print(f"{int(documents):,} letters, {size / 1e6:.1f} MB of TEI; {processors} processors")
        print(f"{'build':<34} {'time':>8} {'processor':>10} {'memory':>9}")
        report("first, everything", edition, site)
        report("second, nothing changed", edition, site)
        letter = edition / "letters" / "0500.xml"
        letter = letter if letter.exists() else edition / "letters" / "0001.xml"
        letter.write_text(letter.read_text("utf-8").replace("the letter", "the long letter", 1), "utf-8")
        report("after a change in one letter", edition, site)
        made = [file for file in site.rglob("*") if file.is_file()]
        print(f"{len(made):,} files, {sum(file.stat().st_size for file in made) / 1e6:.1f} MB")


def report(name: str, edition: Path, site: Path) -> None:
    command = [sys.executable, "-m", "teitools", "build", str(edition), "-o", str(site), "--only", OUTPUT]
    seconds, processor, memory = measured(command)
    print(f"{name:<34} {seconds:>6.1f} s {processor:>8.1f} s {memory:>6.0f} MB", flush=True)


def measured(command: list[str]) -> tuple[float, float, float]:
    """The seconds that a command takes, those of the processor, and the most MB that its processes hold.

    What processes share counts once (Linux: PSS); memory is looked at every tenth of a second.
    """
    start, before = perf_counter(), os.times()
    child = os.posix_spawnp(command[0], [*command, "--quiet"], os.environ)
    peak = 0.0
    while os.waitpid(child, os.WNOHANG) == (0, 0):
        peak = max(peak, sum(memory(process) for process in family(child)))
        sleep(0.1)
    after = os.times()
    used = after.children_user + after.children_system - before.children_user - before.children_system
    return perf_counter() - start, used, peak


def family(process: int) -> Iterator[int]:
    yield process
    try:
        children = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    except OSError:
        return
    for child in children:
        yield from family(int(child))


def memory(process: int) -> float:
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("Pss:")), 0.0)


def write_edition(folder: Path, documents: int) -> int:
    """Write the edition; return the size of its letters in bytes."""
    random = Random(SEED)  # noqa: S311  (the same letters each time)
    persons = [f"{name(random)}, {name(random)}" for _ in range(PERSONS)]
    places = [name(random) for _ in range(PLACES)]
    for part in ("letters", "registers"):
        (folder / part).mkdir(parents=True, exist_ok=True)
    (folder / "edition.toml").write_text(PROJECT, "utf-8")
    (folder / "registers" / "persons.xml").write_text(register("person", persons), "utf-8")
    (folder / "registers" / "places.xml").write_text(register("place", places), "utf-8")
    sizes = []
    for number in range(1, documents + 1):
        text = letter(Random(SEED + number), number, persons, places)  # noqa: S311
        (folder / "letters" / f"{number:04}.xml").write_text(text, "utf-8")
        sizes.append(len(text.encode()))
    return sum(sizes)


def name(random: Random) -> str:
    return "".join(random.choices(SYLLABLES.split(), k=4)).capitalize()


def register(kind: str, names: list[str]) -> str:
    element, whole, entry, more = {
        "person": ("persName", "listPerson", "person", ""),
        "place": ("placeName", "listPlace", "place", ' type="town"'),
    }[kind]
    entries = "\n".join(
        f'<{entry} xml:id="{kind}{number}"{more}><{element} type="main">{each}</{element}></{entry}>'
        for number, each in enumerate(names)
    )
    return (
        f"{HEAD.format(title=whole, author='')}<standOff><{whole}>\n{entries}\n</{whole}></standOff></TEI>\n"
    )


def letter(random: Random, number: int, persons: list[str], places: list[str]) -> str:
    """A letter of many paragraphs with names, dates and notes."""
    writer = random.randrange(len(persons))
    head = HEAD.format(title=f"Letter {number}", author=f"<author>{persons[writer]}</author>")
    paragraphs, size = [], len(head)
    while size < SIZE:
        paragraphs.append(paragraph(random, persons, places))
        size += len(paragraphs[-1]) + 1
    body = "\n".join(paragraphs)
    return f"{head}<text><body>\n{body}\n</body></text></TEI>\n"


def paragraph(random: Random, persons: list[str], places: list[str]) -> str:
    person, place = random.randrange(len(persons)), random.randrange(len(places))
    day = f"18{random.randrange(60, 99)}-{random.randrange(1, 13):02}-{random.randrange(1, 29):02}"
    pieces = [
        words(random, 60),
        f'<persName ref="person:person{person}">{persons[person].split(",")[0]}</persName>',
        words(random, 40),
        f'<placeName ref="place:place{place}">{places[place]}</placeName>',
        words(random, 50),
        f'<date when="{day}">{day}</date><note place="bottom"><p>{words(random, 30)}</p></note>',
        f"{words(random, 60)} the letter.",
    ]
    return f"<p>{' '.join(pieces)}</p>"


def words(random: Random, number: int) -> str:
    return " ".join(random.choices(WORDS.split(), k=number))


PROJECT = """[edition]
title = "Letters"
documents = ["letters/*.xml"]
registers = ["registers/persons.xml", "registers/places.xml"]
"""

HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="en"><teiHeader><fileDesc>
<titleStmt><title>{title}</title>{author}</titleStmt>
<publicationStmt><p>Made by a program.</p></publicationStmt>
<sourceDesc><p>No source.</p></sourceDesc></fileDesc>
<encodingDesc><listPrefixDef>
<prefixDef ident="person" matchPattern="([a-z0-9]+)"
  replacementPattern="../registers/persons.xml#$1"><p>Persons.</p></prefixDef>
<prefixDef ident="place" matchPattern="([a-z0-9]+)"
  replacementPattern="../registers/places.xml#$1"><p>Places.</p></prefixDef>
</listPrefixDef></encodingDesc></teiHeader>
"""


if __name__ == "__main__":
    main(*sys.argv[1:])
