"""The edition is valid against TEI's own complete schema, as jing judges."""

import os
import shutil
import subprocess
import sysconfig
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parents[1]
FILES = [
    path
    for folder in (CHECKOUT / "edition", CHECKOUT / "tests" / "editions" / "small")
    for path in sorted(folder.rglob("*.xml"))
]


@pytest.mark.samples
@pytest.mark.java
@pytest.mark.slow
def test_every_file_is_valid_against_tei_all() -> None:
    done = subprocess.run([jing(), str(schema()), *map(str, FILES)], capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (0, ""), done.stdout + done.stderr


def schema() -> Path:
    folder = os.environ.get("TEITOOLS_TEI")
    if folder is None:
        pytest.skip("TEITOOLS_TEI names no folder with tei_all.rng")
    return Path(folder) / "tei_all.rng"


def jing() -> str:
    program = shutil.which("pyjing", path=sysconfig.get_path("scripts"))
    if program is None or shutil.which("java") is None:
        pytest.skip("no jing, or no Java runtime for it")
    return program
