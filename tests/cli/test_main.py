"""The group of commands."""

import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from teitools import __version__
from teitools.cli.main import main


def test_without_a_command_there_is_help() -> None:
    result = CliRunner().invoke(main, [])
    assert "Examples:" in result.output
    for command in ("validate", "check", "build", "index", "show", "schema", "explain"):
        assert f"  {command} " in result.output


@pytest.mark.parametrize("command", ["validate", "check", "build", "index", "show", "schema", "explain"])
@pytest.mark.parametrize("option", ["-h", "--help"])
def test_each_command_has_help_with_examples(command: str, option: str) -> None:
    result = CliRunner().invoke(main, [command, option])
    assert result.exit_code == 0
    assert f"teitools {command}" in result.output
    assert "Examples:" in result.output


def test_version() -> None:
    assert CliRunner().invoke(main, ["--version"]).output == f"teitools, version {__version__}\n"


def test_a_misspelt_command() -> None:
    result = CliRunner().invoke(main, ["validat"])
    assert result.exit_code == 2
    assert "Did you mean validate?" in result.output


def test_help_loads_nothing_heavy() -> None:
    script = (
        "import sys; from teitools.cli import main; main(['--help'], standalone_mode=False); "
        "print(sorted({'lxml', 'saxonche', 'typst', 'rich'} & set(sys.modules)), file=sys.stderr)"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert run.stderr == "[]\n"


def test_as_a_module() -> None:
    run = subprocess.run(
        [sys.executable, "-m", "teitools", "--version"], capture_output=True, text=True, check=True
    )
    assert run.stdout == f"teitools, version {__version__}\n"


def test_the_end_of_the_process_keeps_the_exit_code_and_all_that_was_printed(tmp_path: Path) -> None:
    output = tmp_path / "output"
    with output.open("wb") as file:
        run = subprocess.run([sys.executable, "-m", "teitools", "validate", "nowhere.xml"], stderr=file)
    assert run.returncode == 3
    assert output.read_text(encoding="utf-8").endswith("\n")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is full")
def test_what_cannot_be_printed_is_said() -> None:
    with Path("/dev/full").open("wb") as full:
        command = [sys.executable, "-m", "teitools", "explain", "E103"]
        run = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True)
    assert run.returncode == 3
    assert "No space left" in run.stderr


@pytest.mark.parametrize(
    ("error", "code", "words"),
    [
        (PermissionError(13, "Permission denied", "a.xml"), 3, "Error: a.xml: Permission denied."),
        (KeyboardInterrupt(), 130, "Stopped."),
    ],
)
def test_what_is_nobodys_bug_is_one_line(
    error: BaseException, code: int, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr("teitools.checks.report.validate", fail)
    result = CliRunner().invoke(main, ["validate"])
    assert (result.exit_code, result.output) == (code, f"{words}\n")
