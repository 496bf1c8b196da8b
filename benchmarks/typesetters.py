"""How long four typesetters take for the same text: teitools, LuaLaTeX, WeasyPrint and FOP, side by side.

python benchmarks/typesetters.py [DOCUMENT [RUNS]]

All are given the text of one print XML (writers.py), without the indexes and the list of decisions that
teitools alone sets. teitools appears twice: as it sets that print XML, and as it validates the TEI, makes the
PDF with indexes from it and accounts for its words. Each run is a process of its own; one that is not counted
comes first, in which LuaLaTeX looks for fonts. LuaLaTeX runs once each time, though references to pages,
which the others have in one run, would need it twice; it sets a PDF without tags, and one that has tags and
is PDF/A, as that of teitools. WeasyPrint and FOP set tags too. A typesetter that is not on the path is named.

Needs pdftotext and pdfinfo (poppler), and the fonts of DejaVu in Debian's place.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from time import perf_counter

from lxml import etree
from writers import fo, html, latex

DOCUMENT = Path(__file__).parents[1] / "edition" / "edemskiy-2019.xml"
DEJAVU = Path("/usr/share/fonts/truetype/dejavu")
PRINT = "{urn:teitools:print}"

SET = """
from pathlib import Path
from teitools.typesetter import set_pdf
files = {str(path): path.read_bytes() for path in Path().rglob("*") if path.suffix in (".typ", ".xml")}
Path("text.pdf").write_bytes(set_pdf(Path("text.typ").read_text("utf-8"), files))
"""
TAGGED = "\\DocumentMetadata{pdfversion=1.7, lang=en, pdfstandard=A-3u, testphase=phase-II}\n"
FOP_FONTS = "".join(
    f'<font embed-url="{DEJAVU}/DejaVuSerif{file}.ttf">'
    f'<font-triplet name="Serif" style="{style}" weight="{weight}"/></font>'
    for file, style, weight in (
        ("", "normal", "normal"),
        ("-Bold", "normal", "bold"),
        ("-Italic", "italic", "normal"),
        ("-BoldItalic", "italic", "bold"),
    )
)
FOP_SETTINGS = (
    f'<fop version="1.0"><renderers><renderer mime="application/pdf"><fonts>{FOP_FONTS}</fonts></renderer>'
    "</renderers></fop>"
)


def main(document: str = str(DOCUMENT), runs: str = "3") -> None:
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        write_sources(Path(document).resolve(), place)
        print(f"{'typesetter':<24} {'words':>6} {'pages':>6} {'median':>9} {'processor':>9}")
        ours = report("teitools, print XML", [sys.executable, "-c", SET], place, int(runs))
        build = [
            sys.executable,
            "-m",
            "teitools",
            "build",
            str(Path(document).resolve()),
            "--only",
            "pdf",
            "-o",
            str(place / "built"),
        ]
        report(
            "teitools, TEI to PDF",
            build,
            place,
            int(runs),
            ours,
            place / "built" / f"{Path(document).stem}.pdf",
        )
        for name, file in (("LuaLaTeX, plain PDF", "plain"), ("LuaLaTeX, tagged PDF/A", "text")):
            lualatex = ["lualatex", "-interaction=batchmode", f"{file}.tex"]
            report(name, lualatex, place, int(runs), ours, place / f"{file}.pdf")
        report(
            "WeasyPrint", ["weasyprint", "-q", "--pdf-tags", "text.html", "text.pdf"], place, int(runs), ours
        )
        report("FOP", ["fop", "-q", "-a", "-c", "fop.xml", "text.fo", "text.pdf"], place, int(runs), ours)


def write_sources(document: Path, place: Path) -> None:
    """The print XML without indexes and decisions, its templates, and the same text for the others."""
    command = [sys.executable, "-m", "teitools", "build", str(document), "--only", "print", "-o", str(place)]
    subprocess.run(command, capture_output=True, check=False)
    (xml,) = place.glob("*.print.xml")
    (source,) = place.glob("*.typ")
    source.rename(place / "text.typ")
    article = etree.parse(xml).getroot()
    for part in (*article.iterfind(f"{PRINT}indexes"), *article.iterfind(f"{PRINT}apparatus")):
        article.remove(part)
    etree.ElementTree(article).write(xml, encoding="utf-8", xml_declaration=True)
    (place / "fop.xml").write_text(FOP_SETTINGS, "utf-8")
    (place / "text.tex").write_text(TAGGED + latex(article), "utf-8")
    for name, writer in (("plain.tex", latex), ("text.html", html), ("text.fo", fo)):
        (place / name).write_text(writer(article), "utf-8")


def report(
    name: str, command: Sequence[str], place: Path, runs: int, ours: float = 0.0, pdf: Path | None = None
) -> float:
    """Print what a typesetter made and took; return the median of its seconds."""
    made = pdf or place / "text.pdf"
    made.unlink(missing_ok=True)
    if shutil.which(command[0]) is None:
        print(f"{name:<24} {command[0]} is not installed")
        return 0.0
    failure = seconds_of(command, place)[-1]
    if not made.is_file():
        print(f"{name:<24} made no PDF: {failure}")
        return 0.0
    timed = [seconds_of(command, place) for _ in range(runs)]
    seconds, processor = median(run[0] for run in timed), median(run[1] for run in timed)
    words, pages = counted(made)
    against = f" {seconds / ours:>6.1f} times as long" if ours else ""
    print(f"{name:<24} {words:>6,} {pages:>6} {seconds:>7.2f} s {processor:>7.2f} s{against}", flush=True)
    return seconds


def seconds_of(command: Sequence[str], place: Path) -> tuple[float, float, str]:
    """The seconds of a process, those of the processor, and the last line that it printed."""
    shutil.rmtree(place / "built", ignore_errors=True)
    start, before = perf_counter(), os.times()
    done = subprocess.run(command, cwd=place, capture_output=True, check=False)
    seconds, after = perf_counter() - start, os.times()
    processor = after.children_user + after.children_system - before.children_user - before.children_system
    lines = (done.stderr + done.stdout).decode(errors="replace").strip().splitlines()
    return seconds, processor, lines[-1] if lines else f"exit code {done.returncode}"


def counted(pdf: Path) -> tuple[int, int]:
    """The words and the pages of a PDF."""
    text, facts = printed_by("pdftotext", str(pdf), "-"), printed_by("pdfinfo", str(pdf))
    pages = re.search(r"^Pages:\s+(\d+)", facts, re.MULTILINE)
    return len(text.split()), int(pages[1]) if pages else 0


def printed_by(*command: str) -> str:
    return subprocess.run(command, capture_output=True, check=True).stdout.decode()


if __name__ == "__main__":
    main(*sys.argv[1:])
