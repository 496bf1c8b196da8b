"""The wheel works by itself, in a clean environment and a folder that has nothing of the checkout."""

import os
import shutil
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path
from zipfile import ZipFile

import pytest

CHECKOUT = Path(__file__).parents[1]
SMALL = CHECKOUT / "tests" / "editions" / "small"

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(CHECKOUT)],
        folder,
    )
    [built] = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The `teitools` program of a new environment, which borrows only the dependencies of this one."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, with_pip=False)
    scripts = folder / ("Scripts" if os.name == "nt" else "bin")
    python = str(scripts / ("python.exe" if os.name == "nt" else "python"))
    pip = [sys.executable, "-m", "pip", "--python", python, "--disable-pip-version-check"]
    run([*pip, "install", "--quiet", "--no-index", "--no-deps", str(wheel)], folder)
    purelib = run([python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"], folder).strip()
    (Path(purelib) / "dependencies.pth").write_text(sysconfig.get_path("purelib"))
    return scripts / "teitools"


@pytest.fixture
def elsewhere(tmp_path: Path) -> Path:
    """A folder with an edition, its path with spaces and Cyrillic letters."""
    folder = tmp_path / "мои издания"
    shutil.copytree(SMALL, folder / "edition")
    return folder


def run(command: list[str], folder: Path) -> str:
    without = {key: value for key, value in os.environ.items() if key not in ("PYTHONPATH", "PYTHONHOME")}
    done = subprocess.run(command, cwd=folder, env=without, capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_stylesheets_schemas_and_theme_travel_in_the_wheel(wheel: Path) -> None:
    names = ZipFile(wheel).namelist()
    for name in (
        "xslt/html.xsl",
        "xslt/print.xsl",
        "schema/edition.rng",
        "schema/edition.sch",
        "theme/site.css",
        "diagnostics/codes.md",
        "docs/schema.md",
    ):
        assert f"teitools/{name}" in names
    assert "teitools/py.typed" in names


def test_the_installed_program_is_the_wheel_s(installed: Path, elsewhere: Path) -> None:
    python = installed.with_name("python")
    place = run([str(python), "-c", "import teitools; print(teitools.__file__)"], elsewhere)
    assert str(installed.parents[1]) in place


@pytest.mark.parametrize(
    "command",
    [["validate"], ["show"], ["index", "--kind", "persons"], ["explain", "E311"], ["explain", "date-year"]],
)
def test_commands_run_outside_the_checkout(installed: Path, elsewhere: Path, command: list[str]) -> None:
    run([str(installed), *command], elsewhere)


def test_a_build_makes_every_output(installed: Path, elsewhere: Path) -> None:
    assert "index.html" in run([str(installed), "build"], elsewhere)
    made = {path.name for path in (elsewhere / "output").iterdir()}
    assert {"index.html", "letter.pdf", "letter.typ", "data", "tei", "build.json"} <= made
