"""How long the PDF of a book takes, and how much memory: of 200 pages, with 450 notes.

python benchmarks/book.py [--notes 450] [--readings 0] [--seed 1] [--runs 3]

The book is made of invented words, the same for a seed: chapters, paragraphs, notes of one to six lines. With
--readings it has a critical apparatus too. Each build, validation and all, is a process of its own.
"""

import random
import resource
import subprocess
import sys
import tempfile
from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from time import perf_counter

CHAPTERS, PARAGRAPHS, WORDS = 12, 34, 176
"""So many chapters, paragraphs in each, and words in a paragraph on average make 200 pages."""

HEADER = """<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="en"><teiHeader><fileDesc>
<titleStmt><title>An Invented Book</title><author>Nobody</author></titleStmt>
<publicationStmt><publisher>Nobody</publisher><date when="2026-01-01"/></publicationStmt>
<sourceDesc><p>Made by a program.</p></sourceDesc></fileDesc></teiHeader><text><body>
"""


def main(notes: int, readings: int, seed: int, runs: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "book.xml"
        source.write_text(book(random.Random(seed), notes, readings), "utf-8")  # noqa: S311
        seconds = [set_book(source) for _ in range(runs)]
        pages = pages_of(source.with_name("output") / "book.pdf")
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"{pages} pages, {notes} notes, {readings} readings: {median(seconds):.2f} s, {peak:.0f} MB")


def set_book(source: Path) -> float:
    output = source.with_name("output")
    command = [sys.executable, "-m", "teitools", "build", str(source), "--only", "pdf", "-o", str(output)]
    start = perf_counter()
    subprocess.run(command, capture_output=True, check=False)
    return perf_counter() - start


def pages_of(pdf: Path) -> int:
    return pdf.read_bytes().count(b"/Type/Page/") + pdf.read_bytes().count(b"/Type/Page\n")


def book(chance: random.Random, notes: int, readings: int) -> str:
    places = CHAPTERS * PARAGRAPHS
    noted, read = ([chance.randrange(places) for _ in range(number)] for number in (notes, readings))
    chapters = (chapter(chance, number, noted, read) for number in range(CHAPTERS))
    return HEADER + "\n".join(chapters) + "\n</body></text></TEI>\n"


def chapter(chance: random.Random, number: int, noted: list[int], read: list[int]) -> str:
    first = number * PARAGRAPHS
    text = "\n".join(
        paragraph(chance, noted.count(place), read.count(place)) for place in range(first, first + PARAGRAPHS)
    )
    return f'<div type="chapter"><head>{sentence(chance, 4)}</head>\n{text}\n</div>'


def paragraph(chance: random.Random, notes: int, readings: int) -> str:
    marks = [f"<note>{sentence(chance, chance.randrange(8, 70))}</note>" for _ in range(notes)]
    marks += [
        f"<app><lem>{word(chance)}</lem><rdg wit='#A'>{word(chance)}</rdg></app>" for _ in range(readings)
    ]
    sentences = [*sentences_of(chance, chance.randrange(WORDS // 2, WORDS * 3 // 2))]
    for mark in marks:
        sentences.insert(chance.randrange(1, len(sentences) + 1), mark)
    return f"<p>{' '.join(sentences)}</p>"


def sentences_of(chance: random.Random, words: int) -> Iterator[str]:
    while words > 0:
        length = chance.randrange(6, 24)
        yield sentence(chance, length)
        words -= length


def sentence(chance: random.Random, words: int) -> str:
    return " ".join(word(chance) for _ in range(words)).capitalize() + "."


def word(chance: random.Random) -> str:
    return "".join(
        chance.choice("bdfglmnprst") + chance.choice("aeiou") for _ in range(chance.randrange(1, 5))
    )


if __name__ == "__main__":
    parser = ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--notes", type=int, default=450)
    parser.add_argument("--readings", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--runs", type=int, default=3)
    main(**vars(parser.parse_args()))
