"""Every console example of the manual runs as it stands and prints what the manual says.

A console block holds commands after ``$`` and, below each, what it prints. A line ``...`` stands for any
lines, ``...`` inside a line for any characters; ``$ echo $?`` tells the exit code, which is 0 otherwise. The
commands of a page run one after another in a folder that holds the reference edition as ``edition/``, and
only the program ``teitools`` is run.
"""

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from teitools.diagnostics.codes import CODES
from teitools.publish.account.suppression import RULES

CHECKOUT = Path(__file__).parents[2]
PAGES = [CHECKOUT / "README.md", *sorted((CHECKOUT / "docs").glob("*.md"))]
BLOCK = re.compile(r"^```console\n(.*?)^```$", re.M | re.S)


@dataclass(frozen=True)
class Example:
    command: str
    expected: str
    code: str


def examples(page: Path) -> Iterator[Example]:
    for block in BLOCK.findall(page.read_text(encoding="utf-8")):
        steps = re.split(r"^\$ ", block, flags=re.M)[1:]
        for step, after in zip(steps, [*steps[1:], ""], strict=True):
            command, _, expected = step.partition("\n")
            code = after.partition("\n")[2].strip() if after.startswith("echo $?") else "0"
            if not command.startswith("echo $?"):
                yield Example(command, expected, code)


def pattern(expected: str) -> str:
    """A regular expression for the output that an example shows."""
    lines = [
        ".*" if line == "..." else re.escape(line).replace(r"\.\.\.", ".*") for line in expected.splitlines()
    ]
    return r"\n".join(lines)


def run(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    program, *arguments = shlex.split(command)
    assert program == "teitools", f"an example runs {program}"
    environment = os.environ | {"COLUMNS": "110", "NO_COLOR": "1", "PYTHONIOENCODING": "utf-8"}
    return subprocess.run(
        [sys.executable, "-m", "teitools", *arguments],
        cwd=folder,
        env=environment,
        encoding="utf-8",
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )


@pytest.mark.slow
@pytest.mark.parametrize(
    "page", [page for page in PAGES if BLOCK.search(page.read_text("utf-8"))], ids=lambda p: p.name
)
def test_examples_print_what_the_manual_says(page: Path, tmp_path: Path) -> None:
    shutil.copytree(CHECKOUT / "edition", tmp_path / "edition")
    for example in examples(page):
        done = run(example.command, tmp_path)
        assert str(done.returncode) == example.code, f"{example.command}\n{done.stdout}"
        lines = "\n".join(line.rstrip() for line in done.stdout.strip().splitlines())
        assert re.fullmatch(pattern(example.expected), lines, re.S), f"{example.command}\n{lines}"


def test_every_page_of_the_manual_is_in_its_contents() -> None:
    contents = (CHECKOUT / "docs" / "index.md").read_text(encoding="utf-8")
    assert [
        page.name for page in PAGES[1:] if page.name != "index.md" and f"({page.name})" not in contents
    ] == []


def test_links_of_the_manual_lead_somewhere() -> None:
    broken = [
        f"{page.name}: {link}"
        for page in PAGES
        for link in re.findall(r"\]\((?!https?:|mailto:|#)([^)#\s]+)", page.read_text(encoding="utf-8"))
        if not (page.parent / link).exists()
    ]
    assert not broken, ", ".join(broken)


def test_every_code_of_a_message_is_explained() -> None:
    explained = (CHECKOUT / "docs" / "validating.md").read_text(encoding="utf-8")
    assert [
        code for code, text in CODES.items() if f"codes.md#{code.lower()}) | {text} |" not in explained
    ] == []


def test_every_rule_of_suppression_is_in_the_manual() -> None:
    manual = (CHECKOUT / "docs" / "account.md").read_text(encoding="utf-8")
    rows = [line for line in manual.splitlines() if line.startswith("| `")]
    assert [row.split("|")[1].strip(" `") for row in rows] == [rule.name for rule in RULES]
    assert [row.split("|")[4].strip() for row in rows] == [rule.reason for rule in RULES]
