"""Which of the findings a command is to show, and which make it fail."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import click

from teitools.diagnostics.selection import is_unknown, matches_any
from teitools.diagnostics.summary import counted

if TYPE_CHECKING:
    from teitools.diagnostics import Diagnostic
    from teitools.diagnostics.baseline import Baseline


class Names(click.ParamType):  # type: ignore[type-arg,unused-ignore]
    """Codes, beginnings of codes, and rules, which commas separate."""

    name = "names"

    def convert(
        self, value: str | tuple[str, ...], param: click.Parameter | None, context: click.Context | None
    ) -> tuple[str, ...]:
        names = value if isinstance(value, tuple) else tuple(filter(None, map(str.strip, value.split(","))))
        for name in names:
            if is_unknown(name):
                self.fail(f"there is no code {name}: teitools explain lists them.", param, context)
        return names


@dataclass
class Choice:
    """The findings that are wanted: selected, all if none are, not ignored, and not of the baseline."""

    selected: tuple[str, ...]
    ignored: tuple[str, ...]
    baseline: "Baseline | None" = None
    known: int = field(default=0, init=False)
    editions: dict[Path, "Baseline"] = field(default_factory=dict, init=False)
    """The baselines that editions name, as far as they were asked."""

    @classmethod
    def of(
        cls, select: Iterable[tuple[str, ...]], ignore: Iterable[tuple[str, ...]], baseline: Path | None
    ) -> "Choice":
        """Return what options say. Raises ``click.BadParameter``."""
        return cls(tuple(chain(*select)), tuple(chain(*ignore)), _read(baseline) if baseline else None)

    def keeps(self, diagnostic: "Diagnostic", root: Path, baseline: Path | None = None) -> bool:
        """Whether a finding is wanted; ``baseline`` is that of its edition, if it has one."""
        if self.selected and not matches_any(diagnostic, self.selected):
            return False
        if matches_any(diagnostic, self.ignored):
            return False
        if not any(each.knows(diagnostic, root) for each in self._baselines(baseline)):
            return True
        self.known += 1
        return False

    def _baselines(self, named: Path | None) -> Iterator["Baseline"]:
        if self.baseline is not None:
            yield self.baseline
        if named is not None:
            if named not in self.editions:
                self.editions[named] = _read(named, "edition.toml")
            yield self.editions[named]

    def chosen(
        self, diagnostics: Sequence["Diagnostic"], root: Path, baseline: Path | None = None
    ) -> list["Diagnostic"]:
        """Return the findings that are wanted, without counting those of the baseline as met."""
        choice = deepcopy(self)
        return [each for each in diagnostics if choice.keeps(each, root, baseline)]

    def note(self) -> str:
        """Say what the baseline has left out, and what of it is mended."""
        asked = [*([self.baseline] if self.baseline else []), *self.editions.values()]
        if not asked:
            return ""
        mended = sum(each.mended for each in asked)
        told = f"; {counted(mended, 'other')} mended: write the baseline anew" if mended else ""
        return f" ({counted(self.known, 'known finding')} left out{told})"


def _read(path: Path, named_by: str = "--baseline") -> "Baseline":
    from teitools.diagnostics.baseline import Baseline, BaselineError  # few have one

    try:
        return Baseline.read(path)
    except OSError as error:
        reason = f"{path} cannot be read: {error.strerror}. --write-baseline writes it."
    except BaselineError as error:
        reason = str(error)
    raise click.BadParameter(reason, param_hint=named_by)


def written_baseline(diagnostics: Sequence["Diagnostic"], root: Path, path: Path) -> str:
    """Write a baseline, all at once, and say so. Raises ``OSError``."""
    from tempfile import NamedTemporaryFile

    from teitools.diagnostics.baseline import to_text

    text, folder = to_text(diagnostics, root, path), path.resolve().parent
    with NamedTemporaryFile("w", encoding="utf-8", dir=folder, delete=False, newline="\n") as file:
        file.write(text)
    Path(file.name).replace(path)
    return f"{path} knows {counted(len(diagnostics), 'finding')}."


def overruling(select: bool, ignore: bool, baseline: bool) -> frozenset[str]:
    """Return the keys of ``edition.toml`` that do not hold, since the command line says what they say."""
    said = {"select": select, "ignore": ignore, "baseline": baseline}
    return frozenset(key for key, is_said in said.items() if is_said)


def choice_options(command: Callable[..., None]) -> Callable[..., None]:
    """Add the options that say which findings are wanted."""
    options = (
        click.option(
            "--select",
            type=Names(),
            multiple=True,
            metavar="NAMES",
            help="Show these findings only: codes (E311), beginnings of codes (E3) or rules, with commas.",
        ),
        click.option(
            "--ignore", type=Names(), multiple=True, metavar="NAMES", help="Leave these findings out."
        ),
        click.option(
            "--baseline",
            type=click.Path(path_type=Path, dir_okay=False),
            metavar="FILE",
            help="Leave out the findings that this file knows: only new ones count.",
        ),
        click.option(
            "--write-baseline",
            type=click.Path(path_type=Path, dir_okay=False),
            metavar="FILE",
            help="Write a file that knows all findings of now, and end with 0.",
        ),
        click.option("--summary", is_flag=True, help="Show the kinds of findings, not each of them."),
    )
    for option in reversed(options):
        command = option(command)
    return command
