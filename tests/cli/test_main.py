"""The group of commands."""

import subprocess
import sys

import pytest
from click.testing import CliRunner

from teitools import __version__
from teitools.cli.main import main


def test_without_a_command_there_is_help() -> None:
    result = CliRunner().invoke(main, [])
    assert "Examples:" in result.output
    for command in ("validate", "build", "index", "show", "schema", "explain"):
        assert f"  {command} " in result.output


@pytest.mark.parametrize("command", ["validate", "build", "index", "show", "schema", "explain"])
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
